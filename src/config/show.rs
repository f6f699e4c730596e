//! The keys for readers: a file to start from, the manual's part, and a JSON Schema.

use super::keys::{NEEDED, WORDS, corrections, sections};
use super::reader::list;
use super::table::{Key, KeySection};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use toml::de::DeValue;

/// The longest line of a comment, in characters.
const WIDTH: usize = 100;

/// What stands above the first section.
const INTRODUCTION: &str = "What this series is and how it is made. Every key may be left out. Above each stands what it \
    does. A key behind `#` is not in force: it is shown with its default, or with an example if there is no default.";

/// Returns a `chapbook.toml` that explains every key. Those of `given` are in force, with a value in TOML; the others
/// are commented out, so that the file says no more than an empty one.
pub fn sample(given: &[(&str, &str, &str)]) -> String {
    let mut file = comment(INTRODUCTION);
    for KeySection { name, about, keys } in sections() {
        let _ = write!(file, "\n{}[{name}]\n", comment(about));
        if *name == WORDS {
            file.push('\n');
            file.push_str(&comment(&words_shown(keys)));
            continue;
        }
        for key in keys {
            let value = given.iter().find(|(section, given, _)| (*section, *given) == (*name, &*key.name));
            file.push('\n');
            let range = key.range().map(|range| format!(" It can be {range}.")).unwrap_or_default();
            file.push_str(&comment(&format!("{}{range}", key.about)));
            let _ = match value {
                Some((.., value)) => writeln!(file, "{} = {value}", key.name),
                None => writeln!(file, "# {} = {}", key.name, key.example()),
            };
        }
        if *name == "read" {
            file.push_str(&correction());
        }
    }
    file
}

/// Shows a correction, set in: in force it would be one of an article that is not there.
fn correction() -> String {
    let KeySection { name, about, keys } = corrections();
    let mut shown = format!("\n{}# [[{name}]]\n", comment(about));
    for key in keys {
        shown.push_str(&comment(key.about));
        let _ = writeln!(shown, "#   {} = {}", key.name, key.example());
    }
    shown
}

/// Names the words that can be set. They are many, and few languages need one of them: so none has a line of its own.
fn words_shown(keys: &[Key]) -> String {
    let names: Vec<String> = keys.iter().map(|key| format!("`{}`", key.name)).collect();
    format!("`chapbook config` shows each in English. Its keys are {}.", list(names, "and"))
}

/// Returns the words that can be set, each commented out, in English: they go on where [`sample`] ends.
pub fn words() -> String {
    let section = sections().iter().filter(|section| section.name == WORDS);
    section
        .flat_map(|section| &section.keys)
        .map(|key| format!("# {} = {}\n", key.name, key.example()))
        .collect()
}

/// Writes a text as lines of comment.
fn comment(text: &str) -> String {
    let mut lines = String::from("#");
    let mut width = 1;
    for word in text.split(' ') {
        let long = word.chars().count() + 1;
        if width + long > WIDTH {
            lines.push_str("\n#");
            width = 1;
        }
        let _ = write!(lines, " {word}");
        width += long;
    }
    lines.push('\n');
    lines
}

/// Returns the part of a manual page (roff) that explains every key.
pub fn manual() -> String {
    let mut page = String::from(".SH CONFIGURATION\n");
    let text = "A series is configured in chapbook.toml in its folder. Every key may be left out.";
    let _ = writeln!(page, "{}", roff(text));
    for section @ KeySection { name, about, keys } in sections().iter().chain([corrections()]) {
        let shown =
            if section.name == corrections().name { format!("[[{name}]]") } else { format!("[{name}]") };
        let _ = write!(page, ".SS {}\n{}\n", roff(&shown), roff(about));
        for key in keys {
            let default = match key.default() {
                Some(default) => format!("Default: {default}."),
                None => format!("For example: {}", key.example()),
            };
            let (about, wanted) = (roff(key.about), roff(&sentence(&key.wanted())));
            let _ = write!(page, ".TP\n\\fB{}\\fR\n{about}\n{wanted}\n{}\n", roff(&key.name), roff(&default));
        }
    }
    page
}

/// Writes what a value must be as a sentence.
fn sentence(wanted: &str) -> String {
    let mut letters = wanted.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).chain(['.']).collect()
}

/// Writes a text so that roff reads no commands in it.
fn roff(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}

/// Returns the JSON Schema of `chapbook.toml`, by which editors complete and check it.
pub fn schema() -> Value {
    let table = |KeySection { about, keys, .. }: &KeySection| {
        let keys: Map<String, Value> = keys.iter().map(|key| (key.name.to_string(), describe(key))).collect();
        json!({ "type": "object", "description": about, "properties": keys, "additionalProperties": false })
    };
    let mut correction = table(corrections());
    correction["anyOf"] = NEEDED.iter().map(|names| json!({ "required": names })).collect();
    let corrections = (corrections().name.to_owned(), json!({ "type": "array", "items": correction }));
    let tables =
        sections().iter().map(|section| (section.name.to_owned(), table(section))).chain([corrections]);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "chapbook.toml",
        "type": "object",
        "properties": tables.collect::<Map<String, Value>>(),
        "additionalProperties": false
    })
}

/// Returns the schema of a key's value, with what is said of the key.
fn describe(key: &Key) -> Value {
    let mut schema = key.schema();
    schema["description"] = json!(format!("{} {}", key.about, sentence(&key.wanted())));
    match key.default() {
        Some(default) => schema["default"] = json_of(&default),
        None => schema["examples"] = json!([json_of(&key.example())]),
    }
    schema
}

/// Returns a value in TOML as JSON.
fn json_of(toml: &str) -> Value {
    match DeValue::parse(toml) {
        Ok(value) => converted(value.get_ref()),
        Err(_) => Value::Null,
    }
}

fn converted(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => json!(text),
        DeValue::Integer(number) => json!(i64::from_str_radix(number.as_str(), number.radix()).ok()),
        DeValue::Float(number) => json!(number.as_str().parse::<f64>().ok()),
        DeValue::Boolean(flag) => json!(flag),
        DeValue::Datetime(date) => json!(date.to_string()),
        DeValue::Array(items) => items.iter().map(|item| converted(item.get_ref())).collect(),
        DeValue::Table(table) => {
            let entries =
                table.iter().map(|(key, value)| (key.get_ref().to_string(), converted(value.get_ref())));
            Value::Object(entries.collect())
        }
    }
}
