//! Other values of keys of `chapbook.toml`: as many at once as a form has.

use super::configure::{self, NewValue};
use super::edit::{FileChange, Hindrance, OnDisk};
use super::form::SentForm;
use super::html::Filling::{Made, Value as Shown};
use super::html::Html;
use super::printer;
use crate::config::{self, Key, KeySection};
use crate::driver::Project;
use crate::lang::desk::{DeskWords, EN, filled};
use toml_edit::Value;

/// How the value of a key is asked for.
pub(super) enum KeyInput {
    /// One of some words, each as it is written in TOML.
    Words(Vec<String>),
    /// A text, without quotation marks.
    Text,
    /// Anything else, in TOML.
    Written,
}

impl KeyInput {
    /// Returns how a key is asked for; a schema is that of all keys.
    pub(super) fn of(schema: &serde_json::Value, section: &str, key: &str) -> Self {
        let shape = &schema["properties"][section]["properties"][key];
        if let Some(words) = shape["enum"].as_array() {
            return Self::Words(words.iter().map(ToString::to_string).collect());
        }
        match shape["type"].as_str() {
            Some("boolean") => Self::Words(vec!["true".to_owned(), "false".to_owned()]),
            Some("string") => Self::Text,
            _ => Self::Written,
        }
    }
}

/// A key with what was typed for it.
pub(super) struct TypedKey<'a> {
    pub(super) section: &'static KeySection,
    pub(super) key: &'static Key,
    pub(super) typed: &'a str,
}

/// Returns what was typed in a form, where that is not what was shown: a field is called `print.grey`.
///
/// # Errors
/// If a field is called like no key.
pub(super) fn typed<'a>(form: &'a SentForm, t: &DeskWords) -> Result<Vec<TypedKey<'a>>, Hindrance> {
    let named = form.changed().filter_map(|(name, value)| Some((name.split_once('.')?, value.trim())));
    named
        .map(|((section, key), typed)| TypedKey::of(section, key, typed).ok_or(t.no_such_key.into()))
        .collect()
}

impl<'a> TypedKey<'a> {
    /// Says what was typed for a key; `None` if there is no such key.
    pub(super) fn of(section: &str, key: &str, typed: &'a str) -> Option<Self> {
        let section = config::sections().iter().find(|own| own.name == section)?;
        Some(Self { section, key: section.key(key)?, typed })
    }

    /// Returns the value in TOML; `None` for that which is usual.
    fn value(&self) -> Option<Value> {
        let value = match KeyInput::of(&config::schema(), self.section.name, &self.key.name) {
            _ if self.typed.is_empty() => return None,
            KeyInput::Text => Value::from(self.typed),
            // Whoever leaves the quotation marks out means a text.
            KeyInput::Words(_) | KeyInput::Written => {
                self.typed.parse().unwrap_or_else(|_| Value::from(self.typed))
            }
        };
        let is_usual = self.key.default().is_some_and(|usual| usual == value.to_string().trim());
        (!is_usual).then_some(value)
    }

    /// Says what becomes of the key.
    fn said(&self, was: Option<String>, t: &DeskWords) -> Html {
        let (section, key) = (self.section.name, &*self.key.name);
        let what = called(section, key, t);
        let new = self.value().map(|value| bare(&value.to_string()));
        let usual = self.key.default().map(|usual| bare(&usual));
        let [was, new, usual] = [was, new, usual].map(|value| value.map(|value| shown(key, &value, t)));
        match (was.or_else(|| usual.clone()), new.or(usual)) {
            (Some(old), Some(new)) => {
                Html::said(t.becomes, &[("what", Made(&what)), ("old", Shown(&old)), ("new", Shown(&new))])
            }
            (None, Some(new)) => Html::said(t.is_new, &[("what", Made(&what)), ("new", Shown(&new))]),
            (Some(old), None) => Html::said(t.again_usual, &[("what", Made(&what)), ("old", Shown(&old))]),
            (None, None) => what,
        }
    }
}

/// Returns a value without the quotation marks of TOML.
pub(super) fn bare(written: &str) -> String {
    match written.parse::<Value>() {
        Ok(Value::String(text)) => text.value().clone(),
        _ => written.trim().to_owned(),
    }
}

/// Returns what a key is called in words, if it is one that is asked for in words.
fn in_words(section: &str, key: &str, t: &DeskWords) -> Option<&'static str> {
    Some(match (section, key) {
        ("series", "title") => t.book_title,
        ("series", "paper") => t.paper_size,
        ("booklet", "flip") => t.printer,
        ("booklet", "printer") => t.takes_paper,
        ("cover", "design") => t.design,
        ("cover", "colour") => t.colour,
        _ => return None,
    })
}

/// Returns what a key is called: in words, or else as the file has it.
fn called(section: &'static str, key: &str, t: &DeskWords) -> Html {
    in_words(section, key, t).map_or_else(|| as_written(section, key), Html::from)
}

/// Returns the name of a key as the file has it, with its section.
pub(super) fn as_written(section: &str, key: &str) -> Html {
    let mut html = Html::default();
    html.raw("<code>[").text(section).raw("] ").text(key).raw("</code>");
    html
}

/// Returns what a value is called.
fn shown(key: &str, value: &str, t: &DeskWords) -> String {
    let said = match key {
        "flip" => printer::called(value, t),
        "paper" => printer::paper_called(value, t),
        "design" => super::cover::design_named(value, t),
        "colour" => super::cover::colour_named(value, t),
        _ => None,
    };
    said.unwrap_or(value).to_owned()
}

/// Other values of keys: the configuration with them, and what is said of that.
pub(super) struct NewSettings {
    pub(super) text: String,
    pub(super) said: Vec<Html>,
    /// What was done: which keys are set, and which are left out.
    pub(super) done: String,
}

/// Writes other values of keys into a configuration.
pub(super) fn written(
    project: &Project,
    file: &OnDisk,
    changed: &[TypedKey<'_>],
    t: &DeskWords,
) -> Result<NewSettings, Hindrance> {
    let given: toml::Table = file.text().parse().unwrap_or_default();
    let set = |own: &TypedKey<'_>| {
        let set = given.get(own.section.name).and_then(|table| table.get(&*own.key.name));
        set.map(|value| bare(&value.to_string()))
    };
    let was = |own: &TypedKey<'_>| {
        let found = project.book().map(|book| book.metadata.title.clone());
        let found = found.filter(|_| own.section.name == "series" && own.key.name == "title");
        set(own).or(found)
    };
    // A form may hold keys that stay what they are.
    let is_other = |own: &&TypedKey<'_>| set(own) != own.value().map(|value| bare(&value.to_string()));
    let said = changed.iter().filter(is_other).map(|own| own.said(was(own), t)).collect();
    let names = |is_set: bool| -> String {
        let names = changed.iter().filter(|own| own.value().is_some() == is_set);
        let names = names.map(|own| in_words(own.section.name, &own.key.name, t).unwrap_or(&own.key.name));
        names.collect::<Vec<_>>().join(", ")
    };
    let done = [(t.was_set, names(true)), (t.was_unset, names(false))];
    let done = done.into_iter().filter(|(_, keys)| !keys.is_empty());
    let done: Vec<String> = done.map(|(words, keys)| filled(words, &[("key", &keys)])).collect();
    let all = changed.iter().map(|own| NewValue::of(own.section.name, &own.key.name, own.value()));
    let text = configure::set(file.text(), all.collect(), t)?;
    Ok(NewSettings { text, said, done: done.join(" ") })
}

/// Plans other values of keys.
pub(super) fn plan(project: &Project, form: &SentForm, t: &DeskWords) -> Result<FileChange, Hindrance> {
    let file = OnDisk::settings(project, t)?;
    let NewSettings { text, said, done } = written(project, &file, &typed(form, t)?, t)?;
    Ok(file.to(&text, &done, back(form), t)?.saying(said))
}

/// Returns the view in which settings were made: whoever chose among covers goes on there.
pub(super) fn back(form: &SentForm) -> String {
    let own = ["/cover", "/booklet", "/make", "/"].into_iter().find(|view| *view == form.get("from"));
    let first = || {
        let changed = typed(form, &EN).ok()?;
        let TypedKey { section, key, .. } = changed.first()?;
        Some(format!("/settings#{}-{}", section.name, key.name))
    };
    own.map(str::to_owned).or_else(first).unwrap_or_else(|| "/settings".to_owned())
}
