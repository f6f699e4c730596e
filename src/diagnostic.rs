//! What is wrong, where, and what to do about it.
//!
//! A mistake of the author is a [`Diagnostic`], many per run; a stage that goes on in spite of them
//! returns [`Warned`]. Nothing here prints: the command line renders them.

mod codes;

pub use codes::{CODES, family, leaves_no_book};

use crate::num::saturate;
use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

/// Names one source text of a run; an index into [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct SourceId(pub u32);

/// A range of bytes, 0-based and half open, in the decoded text of one source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Span {
    /// The source the bytes lie in.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Makes a span of `start..end` in `source`.
    pub fn new(source: SourceId, start: usize, end: usize) -> Self {
        Self { source, start: saturate(start), end: saturate(end) }
    }

    /// Returns the smallest span over both; invariant: both lie in one source.
    pub fn to(self, other: Self) -> Self {
        Self { source: self.source, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A value with the place it was read from, for messages.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands; `None` for one from the command line, or one that was computed.
    pub span: Option<Span>,
}

impl<T> Placed<T> {
    /// Wraps a value that stands in no file.
    pub const fn nowhere(value: T) -> Self {
        Self { value, span: None }
    }
}

/// One file of the series, as it was decoded.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The path as shown to the user: relative to the series' folder where it lies below it.
    pub path: PathBuf,
    /// The decoded text, with the line ends of the file.
    pub text: String,
}

/// A source with the places of its lines; runs that read the same text share it.
#[derive(Clone, Debug)]
pub struct SourceText(Arc<(Source, Vec<u32>)>);

impl SourceText {
    /// Makes a source, and finds its lines.
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        let source = Source { path: path.into(), text: text.into() };
        let lines = line_starts(&source.text);
        Self(Arc::new((source, lines)))
    }

    /// Returns the source.
    pub fn source(&self) -> &Source {
        &self.0.0
    }

    /// Tells whether both are one, not only equal.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Returns the first byte of each line.
    fn lines(&self) -> &[u32] {
        &self.0.1
    }
}

/// All source texts of a run, in the order of their ids.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceText>,
}

impl Sources {
    /// Adds a source and returns its id.
    pub fn add(&mut self, path: impl Into<PathBuf>, text: impl Into<String>) -> SourceId {
        self.share(SourceText::new(path, text))
    }

    /// Adds a source that other runs may have too, and returns its id.
    pub fn share(&mut self, text: SourceText) -> SourceId {
        self.files.push(text);
        SourceId(saturate::<u32>(self.files.len()) - 1)
    }

    /// Returns the source of that id; an empty one without a name for an id of another run.
    ///
    /// Where no file could be read there are no sources, and places in the book all the same.
    pub fn get(&self, id: SourceId) -> &Source {
        static NOWHERE: LazyLock<Source> = LazyLock::new(Source::default);
        self.files.get(id.0 as usize).map_or(&NOWHERE, SourceText::source)
    }

    /// Returns the path of that id.
    pub fn path(&self, id: SourceId) -> &Path {
        &self.get(id).path
    }

    /// Returns the 1-based line and column (in characters) of a span's first byte.
    ///
    /// CR, LF and CRLF each end one line.
    pub fn line_column(&self, span: Span) -> (usize, usize) {
        let line = self.line(span);
        let start = self.starts(span.source).get(line - 1).map_or(0, |start| *start as usize);
        let before = self.get(span.source).text.bytes().take(span.start as usize).skip(start);
        // Every character has one byte that does not continue another.
        (line, before.filter(|byte| byte & 0b1100_0000 != 0b1000_0000).count() + 1)
    }

    /// Returns the 1-based line of a span's first byte.
    pub fn line(&self, span: Span) -> usize {
        self.starts(span.source).partition_point(|start| *start <= span.start).max(1)
    }

    fn starts(&self, id: SourceId) -> &[u32] {
        self.files.get(id.0 as usize).map_or(&[], SourceText::lines)
    }

    /// Returns every source with its id, in order.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.files.iter().enumerate().map(|(i, text)| (SourceId(saturate::<u32>(i)), text.source()))
    }
}

/// Returns the first byte of each line; there is always one.
fn line_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    [0].into_iter().chain(ends.map(|(at, _)| saturate::<u32>(at) + 1)).collect()
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; changes nothing, not even under `--strict`.
    Note,
    /// The result may not be what was meant.
    Warning,
    /// The series cannot be built as it stands.
    Error,
}

/// A stable name for one kind of diagnostic: a letter for the stage and three digits, such as `R003`.
///
/// [`CODES`] lists them with their meanings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// One thing to tell the user: lower case, no full stop, names the thing; hints say what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The stable code.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Where, if it has a place in a source text.
    pub primary: Option<Span>,
    /// The file, where there is no source text to point into (an image, a folder).
    pub path: Option<PathBuf>,
    /// Other places that explain it.
    pub labels: Vec<(Span, String)>,
    /// What to do about it.
    pub hints: Vec<String>,
}

/// Keeps the first of those that are the same: several outputs notice the same thing.
pub fn once(mut all: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    all.retain(|diagnostic| seen.insert(diagnostic.clone()));
    all
}

impl Diagnostic {
    fn new(severity: Severity, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code: Code(code),
            severity,
            message: message.into(),
            primary: None,
            path: None,
            labels: Vec::new(),
            hints: Vec::new(),
        }
    }

    /// Makes an error.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// Makes a warning.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// Makes a note.
    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, message)
    }

    /// Says where.
    pub fn at(mut self, span: Span) -> Self {
        self.primary = Some(span);
        self
    }

    /// Says which file, where there is no text to point into.
    pub fn in_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Adds another place with what it shows.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push((span, text.into()));
        self
    }

    /// Adds what to do about it.
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hints.push(text.into());
        self
    }
}

/// A value with everything there is to say about it, errors included.
#[derive(Clone, Debug, Default)]
pub struct Warned<T> {
    /// The value, the best that could be made.
    pub value: T,
    /// What was noticed on the way, in the order of the sources.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Warned<T> {
    /// Wraps a value with nothing to say about it.
    pub fn clean(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// Wraps a value with what was noticed.
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value, diagnostics }
    }

    /// Moves the diagnostics to the end of `all` and returns the value.
    pub fn take(self, all: &mut Vec<Diagnostic>) -> T {
        all.extend(self.diagnostics);
        self.value
    }

    /// Changes the value and keeps the diagnostics.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Warned<U> {
        Warned { value: change(self.value), diagnostics: self.diagnostics }
    }
}

/// Tells whether any of them is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity == Severity::Error)
}

/// A name with more letters missing, added, exchanged or changed than this is no slip of a known one.
///
/// Among many known names a word that is no slip has neighbours too: `Weather` is three letters away from the Danish
/// for homework.
const MOST_SLIPS: usize = 2;
/// How many letters of a name may hold one slip: every name of two letters is two slips away from any other.
const LETTERS_PER_SLIP: usize = 3;
/// The longest name, in bytes, that is looked for among known ones.
const LONGEST_NAME: usize = 80;

/// Returns the known name of which a written one is likely to be a slip; case does not count.
pub fn nearest<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let written = Some(written.to_lowercase()).filter(|written| written.len() <= LONGEST_NAME)?;
    let distances = known.iter().map(|name| (strsim::damerau_levenshtein(&written, name), *name));
    let (distance, name) = distances.min_by_key(|(distance, _)| *distance)?;
    let longest = name.chars().count().max(written.chars().count());
    (distance <= MOST_SLIPS.min(longest / LETTERS_PER_SLIP)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_each_of_the_three_ways_and_columns_count_characters() {
        let mut sources = Sources::default();
        let id = sources.add("a.txt", "één\r\ntwo\rthree\n\nfive");
        let at = |byte| sources.line_column(Span::new(id, byte, byte));
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(4), (1, 3));
        assert_eq!(at(6), (1, 5), "a line end belongs to the line that it ends");
        assert_eq!(at(7), (2, 1));
        assert_eq!(at(11), (3, 1));
        assert_eq!(at(17), (4, 1));
        assert_eq!(at(18), (5, 1));
        assert_eq!(at(99), (5, 5), "a place beyond the end is the end");
    }

    /// `paper` was taken for `page`, `foo` for the element `ol`, and `Weather` for the Danish for homework.
    #[test]
    fn only_a_slip_has_a_nearest_name() {
        let known = ["page", "ol", "font-size", "lektier", "title", "scheme"];
        for (written, name) in
            [("titel", "title"), ("Titles", "title"), ("fontsize", "font-size"), ("pge", "page")]
        {
            assert_eq!(nearest(written, &known), Some(name), "{written}");
        }
        for written in ["paper", "foo", "weather", "ul", "tilt", ""] {
            assert_eq!(nearest(written, &known), None, "{written}");
        }
    }

    /// `inspect --format json` of a folder that is not there stopped with a panic.
    #[test]
    fn a_place_in_no_source_is_nowhere() {
        let sources = Sources::default();
        assert_eq!(sources.line_column(Span::default()), (1, 1));
        assert_eq!(sources.path(SourceId(7)), Path::new(""));
    }
}
