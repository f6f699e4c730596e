//! Changes of `chapbook.toml` that keep its comments and its layout.

use super::edit::Hindrance;
use super::html::Filling::Value as Place;
use super::html::Html;
use crate::config;
use crate::diagnostic::{Diagnostic, SourceId};
use crate::driver::PassageKind;
use crate::lang::desk::DeskWords;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value, value};

/// An entry of `[[correct]]`.
#[derive(Clone, Debug)]
pub(super) struct CorrectEntry {
    pub(super) article: String,
    pub(super) of: CorrectedPart,
}

/// What is corrected of an article.
#[derive(Clone, Debug)]
pub(super) enum CorrectedPart {
    /// What lines are; `is` is `None` to take the entry out.
    Lines { from: String, to: Option<String>, nth: u32, is: Option<PassageKind> },
    /// What is given without a line; `value` is `None` to take the entry out.
    Value { is: PassageKind, value: Option<String> },
}

fn document(text: &str, t: &DeskWords) -> Result<DocumentMut, Hindrance> {
    text.parse().map_err(|_| t.settings_not_valid.into())
}

/// Returns the text with a correction, in place of one of the same line or value.
pub(super) fn correct(text: &str, entry: &CorrectEntry, t: &DeskWords) -> Result<String, Hindrance> {
    let mut document = document(text, t)?;
    let mut fresh = match entry.is_taken_out() {
        false if !is_known(&document, entry) => Some(at_end(&mut document)),
        _ => None,
    };
    let all = document.entry("correct").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(all) = all.as_array_of_tables_mut() else {
        return Err(Html::said(t.correct_no_list, &[]));
    };
    let known = all.iter().position(|table| entry.is_in(table));
    match (known, entry.is_taken_out()) {
        (Some(at), true) => drop(all.remove(at)),
        (None, true) => {}
        (Some(at), false) => {
            if let Some(table) = all.get_mut(at) {
                entry.fill(table);
            }
        }
        (None, false) => {
            let mut table = fresh.take().unwrap_or_default();
            entry.fill(&mut table);
            all.push(table);
        }
    }
    Ok(document.to_string())
}

fn is_known(document: &DocumentMut, entry: &CorrectEntry) -> bool {
    let all = document.get("correct").and_then(Item::as_array_of_tables);
    all.is_some_and(|all| all.iter().any(|table| entry.is_in(table)))
}

impl CorrectEntry {
    fn is_taken_out(&self) -> bool {
        match &self.of {
            CorrectedPart::Lines { is, .. } => is.is_none(),
            CorrectedPart::Value { value, .. } => value.is_none(),
        }
    }

    /// Tells whether a table is of the same line, or gives the same.
    fn is_in(&self, table: &Table) -> bool {
        let text = |key: &str| table.get(key).and_then(Item::as_str);
        if text("article") != Some(&self.article) {
            return false;
        }
        match &self.of {
            CorrectedPart::Lines { from, nth, .. } => {
                let own = table.get("nth").and_then(Item::as_integer).unwrap_or(1);
                text("from") == Some(from) && own == i64::from(*nth)
            }
            CorrectedPart::Value { is, .. } => table.contains_key("value") && text("as") == Some(is.word()),
        }
    }

    fn fill(&self, table: &mut Table) {
        let mut set = |key: &str, new: Option<Value>| match new {
            Some(new) if table.get(key).and_then(Item::as_value).is_some_and(|old| same(old, &new)) => {}
            Some(new) => table[key] = value(new),
            None => drop(table.remove(key)),
        };
        set("article", Some(self.article.as_str().into()));
        match &self.of {
            CorrectedPart::Lines { from, to, nth, is } => {
                set("from", Some(from.as_str().into()));
                set("to", to.as_deref().map(Value::from));
                set("nth", (*nth > 1).then(|| i64::from(*nth).into()));
                set("as", is.map(|kind| kind.word().into()));
            }
            CorrectedPart::Value { is, value } => {
                set("as", Some(is.word().into()));
                set("value", value.as_deref().map(Value::from));
            }
        }
    }
}

/// Tells whether two values say the same, however they are written.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::String(one), Value::String(other)) => one.value() == other.value(),
        (Value::Integer(one), Value::Integer(other)) => one.value() == other.value(),
        _ => false,
    }
}

/// Returns the text with one more value in a list.
pub(super) fn add(
    text: &str,
    section: &str,
    key: &str,
    new: &str,
    t: &DeskWords,
) -> Result<String, Hindrance> {
    let mut document = document(text, t)?;
    let table = section_of(&mut document, section, t)?;
    let list = table.entry(key).or_insert_with(|| value(Array::new()));
    if let Some(one) = list.as_str().map(str::to_owned) {
        *list = value(Array::from_iter([one]));
    }
    let Some(list) = list.as_array_mut() else {
        return Err(Html::said(t.key_no_list, &[("key", Place(&key))]));
    };
    if !list.iter().any(|known| known.as_str() == Some(new)) {
        list.push(new);
    }
    checked(document.to_string(), t)
}

/// A value that a key is to have, in TOML; `None` if the key is to be left out.
#[derive(Clone, Debug)]
pub(super) struct NewValue<'a> {
    pub(super) section: &'a str,
    pub(super) key: &'a str,
    pub(super) value: Option<Value>,
}

impl<'a> NewValue<'a> {
    /// Says what a key is to have.
    pub(super) fn of(section: &'a str, key: &'a str, value: Option<Value>) -> Self {
        Self { section, key, value }
    }
}

/// Returns the text with other values. They are checked together: some need one another.
pub(super) fn set(text: &str, new: Vec<NewValue<'_>>, t: &DeskWords) -> Result<String, Hindrance> {
    let mut document = document(text, t)?;
    for NewValue { section, key, value: new } in new {
        // What is not there need not be left out of a section made for that.
        if new.is_none() && !document.contains_key(section) {
            continue;
        }
        let table = section_of(&mut document, section, t)?;
        match new {
            None => drop(table.remove(key)),
            Some(new) => match table.get_mut(key).and_then(Item::as_value_mut) {
                Some(old) => {
                    // What stands around the value is a comment, as a rule.
                    let decor = old.decor().clone();
                    *old = new;
                    *old.decor_mut() = decor;
                }
                None => table[key] = value(new),
            },
        }
    }
    checked(document.to_string(), t)
}

fn section_of<'d>(
    document: &'d mut DocumentMut,
    section: &str,
    t: &DeskWords,
) -> Result<&'d mut Table, Hindrance> {
    if !document.contains_key(section) {
        let table = at_end(document);
        document.insert(section, Item::Table(table));
    }
    let item = &mut document[section];
    item.as_table_mut().ok_or_else(|| Html::said(t.no_section, &[("section", Place(&section))]))
}

/// Makes a section for the end of a document, apart from what is above it. Comments that end the document stay there.
fn at_end(document: &mut DocumentMut) -> Table {
    let before = document.to_string();
    let above = document.trailing().as_str().unwrap_or_default().to_owned();
    document.set_trailing("");
    let mut table = Table::new();
    let end =
        if before.is_empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n") { "" } else { "\n" };
    let open = if above.is_empty() || above.ends_with('\n') { "" } else { "\n" };
    table.decor_mut().set_prefix(format!("{above}{open}{end}"));
    table
}

/// Refuses a text that is wrong, with what `check` would say.
fn checked(text: String, t: &DeskWords) -> Result<String, Hindrance> {
    let said = |wrong: &Diagnostic| format!("{}: {}.", wrong.message, wrong.hints.join("; "));
    match config::parse(SourceId(0), &text).diagnostics.first() {
        Some(wrong) => Err(std::mem::take(Html::default().english(&said(wrong), t))),
        None => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::diff;
    use crate::lang::desk::EN;
    use proptest::prelude::*;

    fn entry(is: Option<PassageKind>) -> CorrectEntry {
        let of = CorrectedPart::Lines { from: "The Mill".into(), to: None, nth: 1, is };
        CorrectEntry { article: "a.txt".into(), of }
    }

    fn given(is: PassageKind, value: Option<&str>) -> CorrectEntry {
        let of = CorrectedPart::Value { is, value: value.map(str::to_owned) };
        CorrectEntry { article: "a.docx".into(), of }
    }

    const ENTRY: &str = "[[correct]]\narticle = \"a.txt\"\nfrom = \"The Mill\"\nas = \"title\"\n";

    #[test]
    fn a_correction_is_added_changed_and_taken_out() {
        let title = Some(PassageKind::Title);
        let with = correct("", &entry(title), &EN).expect("a correction");
        assert_eq!(with, ENTRY);
        let before = "# mine\n[series]\ntitle = 'x' # why\n";
        let with = correct(before, &entry(title), &EN).expect("a correction");
        assert_eq!(with, format!("{before}\n{ENTRY}"));
        let other = correct(&with, &entry(Some(PassageKind::Kicker)), &EN).expect("a correction");
        assert_eq!(other, with.replace("as = \"title\"", "as = \"kicker\""));
        let without = correct(&other, &entry(None), &EN).expect("no correction");
        assert_eq!(without.trim_end(), before.trim_end());
    }

    #[test]
    fn a_value_is_given_once_for_an_article_and_taken_out() {
        let line = correct("", &entry(Some(PassageKind::Title)), &EN).expect("a correction");
        let with = correct(&line, &given(PassageKind::Title, Some("The Mill")), &EN).expect("a title");
        let title = "[[correct]]\narticle = \"a.docx\"\nas = \"title\"\nvalue = \"The Mill\"\n";
        assert_eq!(with, format!("{line}\n{title}"));
        assert_eq!(config::parse(SourceId(0), &with).diagnostics, []);
        let both = correct(&with, &given(PassageKind::Date, Some("2025")), &EN).expect("a date");
        assert_eq!(both, format!("{with}\n{}", title.replace("title", "date").replace("The Mill", "2025")));
        let other = correct(&both, &given(PassageKind::Title, Some("A \"Mill\"")), &EN).expect("a title");
        assert_eq!(other, both.replace("value = \"The Mill\"", "value = 'A \"Mill\"'"));
        let without = correct(&both, &given(PassageKind::Date, None), &EN).expect("no date");
        assert_eq!(without.trim_end(), with.trim_end());
    }

    #[test]
    fn values_are_set_and_lists_go_on() {
        let before = "[series]\n# the name\ntitle = 'x' # why\n[read]\nauthors = [\"A\"]\n";
        let set = |text, section, key, value| set(text, vec![NewValue::of(section, key, value)], &EN);
        let after = set(before, "series", "title", Some("y".into())).expect("a title");
        assert_eq!(after, before.replace("'x'", "\"y\""));
        let after = add(before, "read", "authors", "B", &EN).expect("an author");
        assert!(after.contains("authors = [\"A\", \"B\"]"), "{after}");
        assert!(
            set(before, "print", "grey", Some("no".into()))
                .is_err_and(|why| format!("{why:?}").contains("grey"))
        );
        // What is to be typed is set off, and shows no backticks.
        for (wrong, shown) in [
            (add("read = 1\n", "read", "authors", "B", &EN), "<code>[read]</code>"),
            (add("[read]\nauthors = 1\n", "read", "authors", "B", &EN), "<code>authors</code>"),
            (correct("correct = 1\n", &entry(Some(PassageKind::Title)), &EN), "<code>[[correct]]</code>"),
        ] {
            let why = format!("{:?}", wrong.expect_err("it is wrong"));
            assert!(why.contains(shown) && !why.contains('`'), "{why}");
        }
        assert!(set("[series", "series", "title", None).is_err());
    }

    proptest! {
        // Comments, blank lines, quotation marks and line ends are somebody's own.
        #[test]
        fn every_line_that_is_not_changed_stays_as_it_is(
            lines in proptest::collection::vec("(# [a-z é]{0,8}|title = '[a-z]{0,4}'  # [a-z]{0,3}|\\[print\\]|grey=true|)", 0..8),
            windows in any::<bool>(),
        ) {
            let end = if windows { "\r\n" } else { "\n" };
            let before: String = [&["[series]".to_owned()][..], &lines].concat().iter().map(|line| format!("{line}{end}")).collect();
            let Ok(with) = correct(&before, &entry(Some(PassageKind::Title)), &EN) else { return Ok(()) };
            let after = diff::rewritten(&before, &with);
            prop_assert!(after.starts_with(before.trim_end()), "{before:?} {after:?}");
            prop_assert_eq!(after.matches('\n').count(), after.matches(end).count());
        }
    }
}
