//! The head of an electronic text of Project Gutenberg: above the mark where it starts stand lines `Title: …`, `Author: …`.

use super::fields::read_fields;
use super::{FrontMatter, NamedValues, Spanned, Value};
use crate::diagnostic::{SourceId, Warned};

/// The mark stands within so many lines.
const HEAD: usize = 120;

/// A line of so many bytes was full: what follows it goes on, and is no subtitle.
const FULL: usize = 60;

/// Tells whether a line is a mark of Project Gutenberg, of the start or the end of a text by the word.
pub fn is_mark(line: &str, word: &str) -> bool {
    line.starts_with("***")
        && line.contains("PROJECT GUTENBERG")
        && line.trim_start_matches(['*', ' ']).starts_with(word)
}

/// Tells whether a line says who made the electronic text.
pub fn is_of_makers(line: &str) -> bool {
    const SAID: [&str; 5] = [
        "produced by",
        "e-text prepared by",
        "etext prepared by",
        "this etext was produced by",
        "transcribed from the",
    ];
    let line = line.trim_start().to_lowercase();
    SAID.iter().any(|said| line.starts_with(said))
}

/// Reads title and authors of such a head; the text is left as it is. `None` if it has no such mark or no title.
pub fn of_gutenberg(source: SourceId, text: &str) -> Warned<Option<FrontMatter>> {
    let mut head = Head::default();
    let mut at = 0;
    for line in text.split_inclusive('\n').take(HEAD) {
        let start = at;
        at += line.len();
        let words = line.trim();
        let own = start + line.len() - line.trim_start().len();
        if is_mark(line, "START") {
            let mut all = Vec::new();
            let front = head.table().map(|table| read_fields(&table, source, 0, &mut all));
            return Warned::new(front, all);
        }
        if let Some(value) = words.strip_prefix("Title:") {
            head.open = HeadField::Title;
            head.title = Some(of(text, own + "Title:".len(), value.trim()));
        } else if let Some(value) = words.strip_prefix("Author:") {
            head.open = HeadField::Author;
            head.authors.push(of(text, own + "Author:".len(), value.trim()));
        } else if line.starts_with([' ', '\t']) && !words.is_empty() {
            head.go_on(of(text, own, words));
        } else {
            head.open = HeadField::Other;
        }
    }
    Warned::clean(None)
}

/// What a line of the head goes on with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum HeadField {
    Title,
    Subtitle,
    Author,
    #[default]
    Other,
}

/// What a head has said so far.
#[derive(Debug, Default)]
struct Head {
    open: HeadField,
    title: Option<Spanned>,
    subtitle: Option<Spanned>,
    authors: Vec<Spanned>,
}

impl Head {
    /// Takes a line that is set in: a full line goes on in it, below a short title stands the subtitle, and each further
    /// author has a line of their own.
    fn go_on(&mut self, more: Spanned) {
        let is_short = |before: &Option<&mut Spanned>| {
            before.as_ref().is_some_and(|it| (1..FULL).contains(&it.range.len()))
        };
        let before = match self.open {
            HeadField::Title => self.title.as_mut(),
            HeadField::Subtitle => self.subtitle.as_mut(),
            HeadField::Author => self.authors.last_mut(),
            HeadField::Other => return,
        };
        match (self.open, is_short(&before)) {
            (HeadField::Title, true) => {
                self.open = HeadField::Subtitle;
                self.subtitle = Some(more);
            }
            (HeadField::Author, true) => self.authors.push(more),
            _ => {
                if let (Some(Spanned { value: Value::Text(words), range }), Value::Text(rest)) =
                    (before, more.value)
                {
                    *words = format!("{words} {rest}").trim().to_owned();
                    range.end = more.range.end;
                }
            }
        }
    }

    fn table(self) -> Option<NamedValues> {
        let mut table = NamedValues::new();
        table.push(("title".to_owned(), self.title?));
        table.extend(self.subtitle.map(|subtitle| ("subtitle".to_owned(), subtitle)));
        if let Some(range) = self.authors.first().map(|first| first.range.clone()) {
            table.push(("authors".to_owned(), Spanned { value: Value::List(self.authors), range }));
        }
        Some(table)
    }
}

/// Returns words of the line that begins at a byte, with their place.
fn of(text: &str, start: usize, words: &str) -> Spanned {
    let from = start + text.get(start..).and_then(|rest| rest.find(words)).unwrap_or_default();
    Spanned { value: Value::Text(words.to_owned()), range: from..from + words.len() }
}
