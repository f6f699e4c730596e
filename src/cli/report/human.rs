//! Reports for people.

use super::WrittenOutput;
use crate::diagnostic::{Diagnostic, Severity, Sources, Span, family};
use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str as plain,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

/// How many characters of a line are shown around a place; what is beyond is cut off.
const AROUND: usize = 72;

/// How many diagnostics of one kind are shown one by one; of more, the first stands for all.
const SHOWN: usize = 3;

/// Where more than these would be shown, each kind is shown once.
const MOST: usize = 12;

/// Renders diagnostics, each with the line it is about, the place marked, its code and its hints.
///
/// What is said more than three times is said once, with how often and three more places: a long series has the same
/// thing hundreds of times, and what matters would be lost among it.
pub fn diagnostics(diagnostics: &[&Diagnostic], sources: &Sources, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    for (first, others) in kinds(diagnostics) {
        let mut shown = group(first, sources);
        for hint in other_hints(first, &others, sources) {
            shown = shown.element(Level::HELP.message(plain(&hint)));
        }
        for more in and_more(first, &others, sources) {
            shown = shown.element(Level::NOTE.message(plain(&more)));
        }
        text.push_str(&renderer.render(&[shown]));
        text.push_str("\n\n");
    }
    text
}

/// Returns what is shown, each with what it stands for beside itself. What is to be seen to first comes first: errors,
/// then what the readers say, what is said of the book, and what is said of its outputs.
fn kinds<'d>(diagnostics: &[&'d Diagnostic]) -> Vec<(&'d Diagnostic, Vec<&'d Diagnostic>)> {
    let mut sorted = diagnostics.to_vec();
    sorted.sort_by_key(|diagnostic| (Reverse(diagnostic.severity), stage(diagnostic.code.0)));
    let exact = in_kinds(&sorted, SHOWN, |diagnostic| (diagnostic.code.0, Some(diagnostic.severity)));
    if exact.len() <= MOST {
        return exact;
    }
    in_kinds(&sorted, 1, |diagnostic| family(diagnostic.code.0))
}

/// Returns diagnostics one by one where their kind has no more than `most`; else the first, with the others of its kind.
fn in_kinds<'d, K: Ord>(
    sorted: &[&'d Diagnostic],
    most: usize,
    kind: impl Fn(&Diagnostic) -> K,
) -> Vec<(&'d Diagnostic, Vec<&'d Diagnostic>)> {
    let mut all: BTreeMap<K, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in sorted {
        all.entry(kind(diagnostic)).or_default().push(diagnostic);
    }
    let mut shown = Vec::new();
    for diagnostic in sorted {
        let kind = kind(diagnostic);
        if all.get(&kind).is_some_and(|all| all.len() <= most) {
            shown.push((*diagnostic, Vec::new()));
        } else if let Some(others) = all.remove(&kind) {
            shown.push((diagnostic, others.into_iter().skip(1).collect()));
        }
    }
    shown
}

/// Returns the place of a code's stage in the order in which a series is mended: its configuration first.
fn stage(code: &str) -> usize {
    "CRASFLHEPION".find(code.get(..1).unwrap_or_default()).unwrap_or_default()
}

/// Returns the line or the file that a diagnostic is about.
fn location(diagnostic: &Diagnostic, sources: &Sources) -> Option<String> {
    match (diagnostic.primary, &diagnostic.path) {
        (Some(span), _) => Some(format!("{}:{}", sources.path(span.source).display(), sources.line(span))),
        (None, Some(path)) => Some(path.display().to_string()),
        (None, None) => None,
    }
}

/// Returns what to do about those of a kind that ask for something else than the first of them, each with a place. Where
/// many ask for many things they speak of single words, and who follows the first knows how.
fn other_hints(first: &Diagnostic, others: &[&Diagnostic], sources: &Sources) -> Vec<String> {
    let mut known: BTreeSet<&str> = first.hints.iter().map(String::as_str).collect();
    let mut hints = Vec::new();
    for (diagnostic, hint) in
        others.iter().flat_map(|other| other.hints.iter().map(move |hint| (other, hint)))
    {
        if known.insert(hint) {
            hints.push(match location(diagnostic, sources) {
                Some(location) => format!("{location}: {hint}"),
                None => hint.clone(),
            });
        }
    }
    if hints.len() > SHOWN { Vec::new() } else { hints }
}

/// Says how many more there are of each code, where three of them are, and, where it is another code than the first's, what
/// it says.
fn and_more(first: &Diagnostic, others: &[&Diagnostic], sources: &Sources) -> Vec<String> {
    let mut by_code: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for other in others {
        by_code.entry(other.code.0).or_default().push(other);
    }
    // Those of its own code come first.
    let own = by_code.remove(first.code.0).map(|own| (None, own));
    let rest = by_code.into_values().map(|all| (all.first().map(|one| one.message.as_str()), all));
    let more = |(said, all): (Option<&str>, Vec<&Diagnostic>)| {
        let mut places: Vec<String> = all.iter().filter_map(|other| location(other, sources)).collect();
        places.dedup();
        places.truncate(3);
        let at = if places.is_empty() { String::new() } else { format!(", as at {}", places.join(", ")) };
        match said {
            None => format!("{} more like this{at}", all.len()),
            Some(said) => format!("{} more of another kind{at}: {said}", all.len()),
        }
    };
    own.into_iter().chain(rest).map(more).collect()
}

/// Says how many errors and warnings there are; nothing where there are none.
pub fn count(diagnostics: &[&Diagnostic]) -> String {
    let number = |severity, one, many| {
        let n = diagnostics.iter().filter(|d| d.severity == severity).count();
        match n {
            0 => None,
            1 => Some(format!("1 {one}")),
            n => Some(format!("{n} {many}")),
        }
    };
    let counts = [
        number(Severity::Error, "error", "errors"),
        number(Severity::Warning, "warning", "warnings"),
        number(Severity::Note, "note", "notes"),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    if counts.is_empty() { String::new() } else { format!("{}\n", counts.join(", ")) }
}

/// Returns the table of what was written: file, pages, size; then what else there is to say.
pub fn table(written: &[WrittenOutput]) -> String {
    let rows: Vec<[String; 3]> = written
        .iter()
        .map(|file| {
            let pages =
                file.pages.map_or("—".into(), |n| format!("{n} {}", if n == 1 { "page" } else { "pages" }));
            [plain(&file.path.to_string_lossy()), pages, size(file.bytes)]
        })
        .collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (file, pages, bytes) = (width(0), width(1), width(2));
    let mut text = String::new();
    for row in &rows {
        let _ = writeln!(text, "{:file$}  {:>pages$}  {:>bytes$}", row[0], row[1], row[2]);
    }
    for remark in written.iter().filter_map(|file| file.remark.as_deref()) {
        let _ = writeln!(text, "{remark}");
    }
    text
}

/// Returns a number of bytes as people read it.
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", (bytes + 500) / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// Builds what is shown of one diagnostic.
fn group<'a>(diagnostic: &Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(plain(&diagnostic.message)).id(diagnostic.code.0);
    let mut group = Group::with_title(title);
    match (diagnostic.primary, &diagnostic.path) {
        (Some(span), _) => group = place(group, sources, span, None),
        (None, Some(path)) => group = group.element(Origin::path(plain(&path.to_string_lossy()))),
        (None, None) => {}
    }
    for (span, text) in &diagnostic.labels {
        group = place(group, sources, *span, Some(text));
    }
    for hint in &diagnostic.hints {
        group = group.element(Level::HELP.message(plain(hint)));
    }
    group
}

/// Adds the line of a place, the place marked.
fn place<'a>(group: Group<'a>, sources: &'a Sources, span: Span, label: Option<&str>) -> Group<'a> {
    let (line, column) = sources.line_column(span);
    let path = plain(&sources.path(span.source).to_string_lossy());
    let excerpt = Excerpt::of(&sources.get(span.source).text, span.start as usize..span.end as usize);
    let kind = if label.is_none() { AnnotationKind::Primary } else { AnnotationKind::Context };
    let snippet = Snippet::source(excerpt.text)
        .line_start(line)
        .annotation(kind.span(excerpt.place).label(label.map(plain)));
    if excerpt.head_is_cut {
        // The renderer would count the column from the cut.
        group.element(Origin::path(path).line(line).char_column(column)).element(snippet)
    } else {
        group.element(snippet.path(path))
    }
}

/// What is shown of the line in which a place begins.
struct Excerpt {
    text: String,
    /// The place in `text`, in bytes.
    place: Range<usize>,
    head_is_cut: bool,
}

impl Excerpt {
    /// Cuts a line, which may be a megabyte long, to what stands around a place.
    fn of(text: &str, place: Range<usize>) -> Self {
        let start = floor(text, place.start);
        let line_start = text[..start].rfind(['\n', '\r']).map_or(0, |i| i + 1);
        let line_end = text[start..].find(['\n', '\r']).map_or(text.len(), |i| start + i);
        let end = floor(text, place.end).clamp(start, line_end);
        let before = text[line_start..start].char_indices().rev().nth(AROUND - 1);
        let from = before.map_or(line_start, |(i, _)| line_start + i);
        let end = text[start..end].char_indices().nth(AROUND).map_or(end, |(i, _)| start + i);
        let to = text[end..line_end].char_indices().nth(AROUND).map_or(line_end, |(i, _)| end + i);
        let head = if from > line_start { "…" } else { "" };
        let tail = if to < line_end { "…" } else { "" };
        let shift = |at: usize| at - from + head.len();
        Self {
            text: format!("{head}{}{tail}", &text[from..to]),
            place: shift(start)..shift(end),
            head_is_cut: from > line_start,
        }
    }
}

/// Returns the last character boundary at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, place: Range<usize>) -> String {
        let excerpt = Excerpt::of(text, place);
        let Range { start, end } = excerpt.place;
        let (before, rest) = excerpt.text.split_at(start);
        let (marked, after) = rest.split_at(end - start);
        format!("{before}[{marked}]{after}")
    }

    #[test]
    fn a_place_is_shown_in_its_line() {
        assert_eq!(shown("one\ntwo three\nfour", 4..7), "[two] three");
        assert_eq!(shown("one\r\ntwo", 5..8), "[two]");
        assert_eq!(shown("one\ntwo", 0..7), "[one]", "a place over several lines is its first");
        assert_eq!(shown("", 0..0), "[]");
        assert_eq!(shown("é", 1..9), "[é]", "a place off the boundaries of characters is put right");
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let text = format!("{}place{}", "é".repeat(1000), "ü".repeat(1000));
        let around = |c: &str| c.repeat(AROUND);
        assert_eq!(shown(&text, 2000..2005), format!("…{}[place]{}…", around("é"), around("ü")));
        assert_eq!(shown(&text, 0..4000), format!("[{}]{}…", around("é"), around("é")));
    }

    // 79 links that lead nowhere were "79 more like this" of an address that no reader follows.
    #[test]
    fn what_is_of_another_kind_is_said_to_be() {
        let said = |code, message: &str, times: usize| {
            (0..times).map(|_| Diagnostic::warning(code, message)).collect::<Vec<_>>()
        };
        let others =
            ["C001", "C002", "C003", "C004", "C005", "R301", "R302", "R303", "S001", "S002", "S003", "S004"];
        let all: Vec<_> = others.iter().flat_map(|code| said(code, "so", 1)).collect();
        let all: Vec<_> =
            all.into_iter().chain(said("R220", "irc", 2)).chain(said("A011", "lost", 3)).collect();
        let text = diagnostics(&all.iter().collect::<Vec<_>>(), &Sources::default(), false);
        assert!(text.contains("1 more like this") && text.contains("3 more of another kind: lost"), "{text}");
    }

    #[test]
    fn what_is_said_often_is_said_once() {
        let said = |code, times: usize| {
            (0..times).map(move |n| Diagnostic::warning(code, "so").in_file(format!("{n}.md")))
        };
        let all: Vec<_> = said("R260", 3).chain(said("R262", 9)).chain(said("R260", 0)).collect();
        let text = diagnostics(&all.iter().collect::<Vec<_>>(), &Sources::default(), false);
        assert_eq!(text.matches("R260").count(), 3, "{text}");
        assert_eq!(text.matches("R262").count(), 1, "{text}");
        assert!(text.contains("8 more like this, as at 1.md, 2.md, 3.md"), "{text}");
    }

    /// Of a `.doc`, a `.pdf` and a `.zip` in one folder it was said that all are saved as `.docx`.
    #[test]
    fn what_else_is_to_be_done_about_a_kind_is_said_too() {
        let said = |name: &str, hint: &str| Diagnostic::warning("R008", "left out").in_file(name).hint(hint);
        let all = [
            said("a.doc", "save it"),
            said("b.doc", "save it"),
            said("c.pdf", "copy it"),
            said("d.pdf", "copy it"),
            said("e.zip", "import it"),
        ];
        let text = diagnostics(&all.iter().collect::<Vec<_>>(), &Sources::default(), false);
        assert_eq!(text.matches("R008").count(), 1, "{text}");
        for (hint, times) in [("save it", 1), ("c.pdf: copy it", 1), ("copy it", 1), ("e.zip: import it", 1)]
        {
            assert_eq!(text.matches(hint).count(), times, "{text}");
        }
        let single: Vec<_> = (0..9).map(|n| said("a.md", &format!("write word {n}"))).collect();
        let text = diagnostics(&single.iter().collect::<Vec<_>>(), &Sources::default(), false);
        assert_eq!(text.matches("write word").count(), 1, "{text}");
    }

    // Twenty kinds with three messages each are sixty: whoever reads them does not find what to do first.
    #[test]
    fn where_much_is_said_each_kind_is_said_once_and_errors_come_first() {
        let kinds = ["L003", "R201", "R203", "R262", "R263", "A011", "A012", "F002"];
        let warn = |code| Diagnostic::warning(code, "so");
        let mut all: Vec<_> = kinds.iter().flat_map(|code| [warn(code), warn(code)]).collect();
        all.push(Diagnostic::note("A009", "so"));
        all.push(Diagnostic::error("R250", "so"));
        let text = diagnostics(&all.iter().collect::<Vec<_>>(), &Sources::default(), false);
        let lines = text.lines().filter(|line| !line.starts_with(' '));
        let said: Vec<&str> = lines.filter_map(|line| Some(line.split_once(": so")?.0)).collect();
        let right = [
            "error[R250]",
            "warning[R201]",
            "warning[R262]",
            "warning[A011]",
            "warning[F002]",
            "warning[L003]",
            "note[A009]",
        ];
        assert_eq!(said, right, "{text}");
        assert_eq!(text.matches("2 more of another kind: so").count(), 3, "{text}");
    }

    #[test]
    fn sizes_are_read_at_a_glance() {
        for (bytes, text) in
            [(0, "0 B"), (999, "999 B"), (1_499, "1 kB"), (48_500, "49 kB"), (3_250_000, "3.2 MB")]
        {
            assert_eq!(size(bytes), text);
        }
    }
}
