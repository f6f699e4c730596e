//! What the keys of sites mean.

use super::value::{NamedValues, Spanned, Value};
use super::{FrontMatter, Given};
use crate::diagnostic::{Diagnostic, SourceId, Span};
use crate::model::{Alt, Lang};
use crate::read::encoding::is_forbidden;
use std::collections::BTreeSet;

/// Reads what is known of a table; `offset` is the byte at which the table's text begins.
///
/// A value of the wrong kind is a warning (`R252`) and left out, an unknown language likewise (`R253`).
pub fn read_fields(
    table: &NamedValues,
    source: SourceId,
    offset: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> FrontMatter {
    let mut fields = Fields { scopes: scopes(table), source, offset, diagnostics };
    FrontMatter {
        title: fields.words(&["title"]),
        subtitle: fields.words(&["subtitle", "subheading", "subhead", "tagline"]),
        date: fields.date(),
        authors: fields.names(&["authors", "author", "byline"]),
        description: fields.words(&["description", "summary", "excerpt", "abstract"]),
        draft: fields.is(&["draft"], true)
            || fields.is(&["published"], false)
            || fields.has_status(&["draft", "private", "hidden", "trash"]),
        drawing: fields.find(&["excalidrawplugin"]).is_some(),
        outline: false,
        lang: fields.lang(),
        tags: fields.tags(),
        slug: fields.words(&["slug"]),
        aliases: fields.aliases(),
        url: fields.words(&["url", "permalink", "path"]).filter(|(url, _)| !is_template(url)),
        origin: fields.words(&["source", "original", "origin", "canonicalurl", "canonical"]),
        image: fields.image(),
    }
}

/// Says that a date cannot be read as one (`R252`).
pub fn no_date(text: &str, span: Span) -> Diagnostic {
    Diagnostic::warning("R252", format!("front matter's date, `{text}`, cannot be read as one"))
        .at(span)
        .hint("write it as `2017-11-13`")
}

/// Tells whether a Jekyll permalink holds names to be filled in, as `/:year/:title/` does.
fn is_template(url: &str) -> bool {
    url.split('/').any(|part| part.starts_with(':'))
}

/// Returns the table and those in it that sites keep further keys in.
fn scopes(table: &NamedValues) -> Vec<&NamedValues> {
    let nested = table.iter().filter_map(|(key, placed)| match &placed.value {
        Value::Table(inner)
            if matches!(plain(key).as_str(), "extra" | "params" | "taxonomies" | "header") =>
        {
            Some(inner)
        }
        _ => None,
    });
    std::iter::once(table).chain(nested).collect()
}

fn plain(key: &str) -> String {
    key.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase).collect()
}

/// Returns the last value of a key, compared without case, spaces, `-` and `_`.
pub fn find<'a>(table: &'a NamedValues, name: &str) -> Option<&'a Spanned> {
    // Of a key written twice the last counts, as in Jekyll.
    table.iter().rev().find(|(key, placed)| plain(key) == name && placed.value != Value::Null).map(|(_, v)| v)
}

struct Fields<'a, 'd> {
    scopes: Vec<&'a NamedValues>,
    source: SourceId,
    offset: usize,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'a> Fields<'a, '_> {
    /// Returns the value of the first of these names that is given.
    fn find(&self, names: &[&str]) -> Option<&'a Spanned> {
        names.iter().find_map(|name| self.scopes.iter().find_map(|table| find(table, name)))
    }

    fn span(&self, placed: &Spanned) -> Span {
        Span::new(self.source, self.offset + placed.range.start, self.offset + placed.range.end)
    }

    fn wrong(&mut self, placed: &Spanned, name: &str, wanted: &str) {
        let warning = Diagnostic::warning("R252", format!("front matter's {name} is not {wanted}"))
            .at(self.span(placed))
            .hint("it is left out; write it on one line after its key");
        self.diagnostics.push(warning);
    }

    fn words(&mut self, names: &[&str]) -> Given<String> {
        let placed = self.find(names)?;
        match words(&placed.value) {
            Some(words) if words.is_empty() => None,
            Some(words) => Some((words, self.span(placed))),
            None => {
                self.wrong(placed, names.first().unwrap_or(&""), "text");
                None
            }
        }
    }

    /// Reads the date under the first key that says one: of the article, else of its last change.
    fn date(&mut self) -> Given<String> {
        const KEYS: [&str; 34] = [
            "date",
            "publishdate",
            "pubdate",
            "pubdatetime",
            "datepublished",
            "publishedat",
            "publisheddate",
            "publishedon",
            "publishedtime",
            "firstpublished",
            "firstpublishedat",
            "originaldate",
            "published",
            "created",
            "createdat",
            "createdon",
            "createdtime",
            "createddate",
            "createdate",
            "creationdate",
            "datecreated",
            "dateadded",
            "posted",
            "postdate",
            "datetime",
            "timestamp",
            "modified",
            "modifiedat",
            "updated",
            "updatedat",
            "updateddate",
            "lastmod",
            "lastupdated",
            "lasteditedtime",
        ];
        KEYS.iter().find_map(|key| {
            let placed = self.find(&[key])?;
            let words = words(&placed.value).filter(|words| words.chars().any(|c| c.is_ascii_digit()))?;
            Some((words, self.span(placed)))
        })
    }

    fn has_status(&self, wanted: &[&str]) -> bool {
        let status = self.find(&["status"]).and_then(|placed| words(&placed.value));
        status.is_some_and(|status| wanted.contains(&status.to_lowercase().as_str()))
    }

    fn is(&self, names: &[&str], wanted: bool) -> bool {
        self.find(names).is_some_and(|placed| match &placed.value {
            Value::Bool(bool) => *bool == wanted,
            Value::Text(text) => {
                let words = if wanted { ["true", "yes", "on", "y"] } else { ["false", "no", "off", "n"] };
                words.iter().any(|word| text.trim().eq_ignore_ascii_case(word))
            }
            _ => false,
        })
    }

    /// Reads `author: A`, `authors: [A, B]`, and tables that hold a name.
    fn names(&mut self, names: &[&str]) -> Vec<(String, Span)> {
        let Some(placed) = self.find(names) else { return Vec::new() };
        let several = match &placed.value {
            Value::List(values) => values.iter().collect(),
            _ => vec![placed],
        };
        let mut authors = Vec::new();
        for one in several {
            let name = match &one.value {
                Value::Table(table) => {
                    find(table, "name").or_else(|| find(table, "display")).and_then(|name| words(&name.value))
                }
                other => words(other),
            };
            match name {
                Some(name) if name.is_empty() || is_nobody(&name) => {}
                Some(name) => authors.push((name, self.span(one))),
                None => self.wrong(one, "author", "a name"),
            }
        }
        authors
    }

    fn lang(&mut self) -> Given<Lang> {
        let (tag, span) = self.words(&["lang", "language", "locale"])?;
        let lang = Lang::new(&tag);
        if lang.is_none() {
            let warning = Diagnostic::warning("R253", format!("no language has the tag {tag:?}"))
                .at(span)
                .hint("write a tag such as `en`, `fr-CA` or `ru`");
            self.diagnostics.push(warning);
        }
        Some((lang?, span))
    }

    /// Gathers tags, keywords of taxonomies and categories, each once, in the order of the source.
    fn tags(&mut self) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        let mut known = BTreeSet::new();
        for name in ["tags", "tag", "categories", "category"] {
            let Some(placed) = self.find(&[name]) else { continue };
            let found: Vec<String> = match &placed.value {
                Value::List(values) => values.iter().filter_map(|value| words(&value.value)).collect(),
                Value::Text(text) if text.contains(',') => text.split(',').map(|t| t.trim().into()).collect(),
                // Jekyll: a string of several is divided at spaces, that of one is not.
                Value::Text(text) if name.ends_with('s') => {
                    text.split_whitespace().map(str::to_owned).collect()
                }
                Value::Text(text) => vec![text.trim().to_owned()],
                _ => Vec::new(),
            };
            for tag in found {
                if !tag.is_empty() && known.insert(tag.clone()) {
                    tags.push(tag);
                }
            }
        }
        tags
    }

    /// Gathers the other names and addresses that an article goes by.
    fn aliases(&self) -> Vec<String> {
        let placed = ["aliases", "alias", "redirectfrom"].iter().find_map(|name| self.find(&[name]));
        match placed.map(|placed| &placed.value) {
            Some(Value::List(values)) => values.iter().filter_map(|value| words(&value.value)).collect(),
            // Several with commas between them, or one that has a comma: `Paris, France`.
            Some(Value::Text(text)) => {
                let parts = text.split(',').map(str::trim);
                let whole = text.contains(',').then_some(text.trim());
                parts.chain(whole).map(str::to_owned).collect()
            }
            _ => Vec::new(),
        }
    }

    fn image(&self) -> Option<(String, Alt, Span)> {
        let placed = self.find(&["image", "featuredimage", "cover"])?;
        let placed = match &placed.value {
            Value::List(values) => values.first()?,
            _ => placed,
        };
        let (address, alt) = match &placed.value {
            Value::Table(table) => {
                let address =
                    ["image", "src", "url", "path", "feature"].iter().find_map(|k| find(table, k))?;
                (words(&address.value)?, find(table, "alt"))
            }
            other => (words(other)?, self.find(&["imagealt", "featuredimagealt", "coveralt"])),
        };
        let alt = match alt.and_then(|placed| words(&placed.value)) {
            Some(alt) if alt.is_empty() => Alt::Decoration,
            Some(alt) => Alt::Text(alt),
            None => Alt::Missing,
        };
        (!address.is_empty()).then(|| (address, alt, self.span(placed)))
    }
}

/// Tells whether an author is the name of an account, such as `admin`, `jdoe42` or `nicolò`: one word in small letters, an
/// address of mail. Georgian names have no others.
fn is_nobody(name: &str) -> bool {
    let is_georgian = |c: char| matches!(c, '\u{10D0}'..='\u{10FF}');
    let account = |c: char| {
        c.is_lowercase() && !is_georgian(c) || c.is_ascii_digit() || matches!(c, '.' | '_' | '-' | '@')
    };
    let known = ["admin", "administrator", "root", "webmaster", "editor", "guest", "anonymous", "user"];
    name.chars().all(account) || known.contains(&name.to_lowercase().as_str())
}

/// Returns a value's words on one line. `None` for lists and tables.
pub fn words(value: &Value) -> Option<String> {
    match value {
        // An escape of YAML, TOML or JSON may stand for a control character.
        Value::Text(text) => {
            let text: String = text.chars().filter(|c| c.is_whitespace() || !is_forbidden(*c)).collect();
            Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
        }
        Value::Bool(bool) => Some(bool.to_string()),
        _ => None,
    }
}
