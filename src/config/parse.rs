//! Reads `chapbook.toml` with the place of every value.

use super::keys::{WORDS, corrections, sections};
use super::reader::{KeyValue, Reader, list};
use super::table::KeySection;
use super::{Config, syntax};
use crate::assemble::Order;
use crate::diagnostic::{SourceId, Warned, nearest};
use crate::impose::Scheme;
use std::borrow::Cow;
use toml::Spanned;
use toml::de::DeTable;

/// Reads the configuration from the text of `chapbook.toml`.
///
/// What is wrong is an error with its place, many per run, in the order of the file; the value holds
/// what could be read, and defaults for the rest.
pub fn parse(source: SourceId, text: &str) -> Warned<Config> {
    let mut reader = Reader::new(source);
    let mut config = Config::default();
    let (document, errors) = DeTable::parse_recoverable(text);
    syntax::report(text, &errors, &mut reader);
    // After an error of syntax the rest is guesswork, and messages about it would mislead.
    if errors.is_empty() {
        read(document.get_ref(), &mut config, &mut reader);
        fit(document.get_ref(), &config, &mut reader);
    }
    reader.diagnostics.sort_by_key(|diagnostic| diagnostic.primary.map(|span| span.start));
    Warned::new(config, reader.diagnostics)
}

/// A name as it stands in the file.
type Name<'a> = Spanned<Cow<'a, str>>;

/// Reads every section.
fn read(document: &DeTable<'_>, config: &mut Config, reader: &mut Reader) {
    for (name, value) in document.iter() {
        if name.get_ref() == corrections().name {
            correct::read(value, config, reader);
            continue;
        }
        let section = sections().iter().find(|section| section.name == name.get_ref().as_ref());
        match (section, value.get_ref().as_table()) {
            (Some(section), Some(table)) => read_section(section, table, config, reader),
            (Some(KeySection { name: known, .. }), None) => {
                let message = format!("`{known}` is a section, not a key");
                let hint = format!("write `[{known}]` on a line of its own, and its keys below it");
                reader.error("C003", reader.span(name), message, hint);
            }
            (None, Some(_)) => unknown_section(name, reader),
            (None, None)
                if value
                    .get_ref()
                    .as_array()
                    .is_some_and(|all| all.iter().any(|entry| entry.get_ref().is_table())) =>
            {
                unknown_section(name, reader);
            }
            (None, None) => outside(name, reader),
        }
    }
}

fn read_section(section: &KeySection, table: &DeTable<'_>, config: &mut Config, reader: &mut Reader) {
    for (name, value) in table.iter() {
        let Some(key) = section.key(name.get_ref()) else {
            unknown_key(section, name, reader);
            continue;
        };
        if section.name == "handouts" {
            config.handouts.given.push((key.name.to_string(), reader.span(value)));
        }
        key.read(KeyValue { key: &key.name, value }, reader, config);
    }
}

/// Reports a section that there is not.
fn unknown_section(name: &Name<'_>, reader: &mut Reader) {
    let names: Vec<&str> = sections().iter().map(|section| section.name).collect();
    let hint = match nearest(name.get_ref(), &[&names[..], &[corrections().name]].concat()) {
        Some(known) if known == corrections().name => format!("write `[[{known}]]`"),
        Some(known) => format!("write `[{known}]`"),
        None => format!("the sections are {}", list(names.into_iter().map(bracketed), "and")),
    };
    reader.error("C001", reader.span(name), format!("there is no section `[{}]`", name.get_ref()), hint);
}

/// Reports a key that its section does not have, with the one that is likely to be meant.
fn unknown_key(section: &KeySection, name: &Name<'_>, reader: &mut Reader) {
    let written = name.get_ref().as_ref();
    let own: Vec<&str> = section.keys.iter().map(|key| &*key.name).collect();
    let homes = homes(written);
    let hint = if !homes.is_empty() {
        format!("it belongs to {}: move the line below that", list(homes.into_iter().map(bracketed), "or"))
    } else if let Some(known) = nearest(written, &own) {
        format!("write `{known}`")
    } else if let Some(known) = nearest(written, &all_names()) {
        let home = list(self::homes(known).into_iter().map(bracketed), "or");
        format!("there is `{known}`, which belongs to {home}")
    } else {
        format!("its keys are {}", list(own.iter().map(|key| format!("`{key}`")), "and"))
    };
    reader.error("C001", reader.span(name), format!("`[{}]` has no key `{written}`", section.name), hint);
}

/// Reports a key that stands above every section.
fn outside(name: &Name<'_>, reader: &mut Reader) {
    let written = name.get_ref().as_ref();
    let all = all_names();
    let meant = if all.contains(&written) { Some(written) } else { nearest(written, &all) };
    let (message, hint) = match meant {
        Some(known) => {
            let home = list(homes(known).into_iter().map(bracketed), "or");
            let below = format!("write {home} on a line above it");
            let hint = if known == written { below } else { format!("write `{known}`, and {below}") };
            (format!("the key `{written}` stands above every section"), hint)
        }
        None => {
            let names = list(sections().iter().map(|section| bracketed(section.name)), "and");
            (format!("there is no key `{written}`"), format!("keys stand below one of the sections {names}"))
        }
    };
    reader.error("C001", reader.span(name), message, hint);
}

/// Returns the sections that have a key of this name. The user's own words are not among them: some are called as
/// keys are that far more people mean.
fn homes(name: &str) -> Vec<&'static str> {
    sections()
        .iter()
        .filter(|section| section.name != WORDS && section.key(name).is_some())
        .map(|section| section.name)
        .collect()
}

/// Returns the names of all keys.
fn all_names() -> Vec<&'static str> {
    sections()
        .iter()
        .filter(|section| section.name != WORDS)
        .flat_map(|section| &section.keys)
        .map(|key| &*key.name)
        .collect()
}

fn bracketed(section: &str) -> String {
    format!("`[{section}]`")
}

/// Looks at keys that need one another.
fn fit(document: &DeTable<'_>, config: &Config, reader: &mut Reader) {
    let needs = [
        (
            config.assemble.order == Order::Listed && config.assemble.articles.is_empty(),
            ("series", "order"),
            "the order is `listed`, and `articles` lists none",
            "add `articles = [\"first\", \"second\"]`, or take `order` out",
        ),
        (
            config.booklet.scheme == Scheme::HeadToHead && config.booklet.with.is_none(),
            ("booklet", "scheme"),
            "the scheme is `head-to-head`, and `with` names no second series",
            "add `with = \"../other\"`, the folder of the second series",
        ),
    ];
    for (lacks, (section, key), message, hint) in needs {
        let table = document.get(section).and_then(|value| value.get_ref().as_table());
        if lacks && let Some(value) = table.and_then(|table| table.get(key)) {
            reader.error("C007", reader.span(value), message.to_owned(), hint.to_owned());
        }
    }
}

mod correct;
#[cfg(test)]
mod tests;
