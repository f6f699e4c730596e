//! Newsletter plain text to an article.
//!
//! The source is cut into lines, lines of the web page are taken off, what is left is gathered to
//! paragraphs; the head of the article is divided from its body, and the body read block by block. Whatever is
//! inferred, taken off or changed is a [`Finding`]. Marks of emphasis (`*word*`, `_word_`) and of quotation
//! in mails (`>`) are markup, not words, and go without one each.

mod body;
mod caseless;
mod code;
mod columns;
mod correct;
mod count;
mod credits;
mod dateline;
mod doubt;
mod drawing;
mod epigraph;
mod flow;
mod foot;
mod furniture;
mod given;
mod head;
mod heading;
mod inline;
mod labels;
#[cfg(test)]
mod languages_tests;
mod line;
mod list;
mod mail;
mod measures;
mod motto;
mod notes;
mod paragraph;
mod part;
mod parted;
mod pattern;
mod quotation;
mod row;
mod scan;
mod sign;
mod signature;
mod site;
mod speech;
mod stamp;
mod stanza;
mod survey;
mod table;
mod title;
mod who;

pub use head::{mentions_series, speaks_of_series};
pub use survey::{Facts, KeptSurvey as Surveyed, Survey};

use super::{HeadFit, Input, Quotes, Reading, date, punctuation};
use crate::diagnostic::{Diagnostic, Span, Warned};
use crate::model::{Article, Certainty, Doubt, Finding, FindingKind, SourceFormat};
use part::HeadLine;
use std::ops::Range;

/// Tells whether a line is known from pages and mails, and is no text.
pub(super) fn is_known_line(line: &str) -> bool {
    furniture::is_known(line)
}

/// Tells whether a line says how to get no more mails of a list.
pub(super) fn tells_how_to_leave(line: &str) -> bool {
    furniture::tells_how_to_leave(line)
}

/// Tells whether a line stands over links to other texts.
pub(super) fn heads_list(line: &str) -> bool {
    furniture::heads_list(line)
}

/// Tells whether a line stands over the comments of readers.
pub(super) fn heads_comments(line: &str) -> bool {
    furniture::heads_comments(line)
}

/// Tells whether a line is about what a reader said: when, who, or the button to answer.
pub(super) fn is_of_reader(line: &str) -> bool {
    furniture::is_of_reader(line)
}

/// What a line about a text says of it.
pub(super) struct AboutText {
    pub(super) authors: Vec<String>,
    /// The day, as it is written.
    pub(super) date: Option<String>,
}

/// Reads a line that says only who wrote a text, when, how long it is and the like; `None` if it says anything else.
pub(super) fn about(words: &str) -> Option<AboutText> {
    let line = line::Line { text: words, start: 0, indent: 0, width: words.len(), quoted: 0, page: false };
    let whole = part::part(&line);
    let parts = match whole {
        HeadLine::Row(parts) => parts,
        HeadLine::Short | HeadLine::Text => row::divide(&line)?,
        part => vec![(line, part)],
    };
    let mut about = AboutText { authors: Vec::new(), date: None };
    let mut is_about = false;
    let mut person = None;
    for (piece, part) in parts {
        let day = |found: &date::FoundDate| {
            let is_day = found.precision() == date::Precision::Day;
            piece.text.get(found.range.clone()).filter(|_| is_day).map(str::to_owned)
        };
        match part {
            HeadLine::Date(found) => {
                let place = found.place.clone().and_then(|place| piece.text.get(place));
                person = person.or(place.filter(|name| is_person(name)).map(str::to_owned));
                about.date = about.date.or(day(&found));
            }
            HeadLine::Byline(names) => about.authors.extend(names),
            HeadLine::Both(names, found) => {
                about.date = about.date.or(day(&found));
                about.authors.extend(names);
            }
            HeadLine::Aside => is_about = true,
            HeadLine::Short if is_person(piece.text) => person = person.or(Some(piece.text.to_owned())),
            _ => {}
        }
    }
    // `Ann Lee, 3 May 2003`: a name beside a day is that of the author.
    if about.authors.is_empty() && about.date.is_some() {
        about.authors.extend(person);
    }
    (is_about || about.date.is_some() || !about.authors.is_empty()).then_some(about)
}

/// Tells whether words are the name of a person, as far as they say so by themselves.
pub(super) fn is_person(name: &str) -> bool {
    name.contains(' ') && Survey::default().pattern().is_name(name)
}

/// Looks through all plain texts of a series before any of them is read.
pub fn survey(inputs: &[Input<'_>]) -> Warned<Survey> {
    let mut facts: Vec<Facts> = Vec::new();
    facts.resize_with(inputs.len(), Facts::default);
    survey_again(inputs, &mut facts, Vec::new(), &mut Surveyed::default())
}

/// Looks through all plain texts of a series again; the result is that of [`survey()`]. What is known of each text is used
/// again: give none of one that has changed, but what was known of it, and of those that are no longer there, as `gone`.
pub fn survey_again(
    inputs: &[Input<'_>],
    facts: &mut [Facts],
    gone: Vec<Facts>,
    kept: &mut Surveyed,
) -> Warned<Survey> {
    Warned::clean(Survey::of(inputs, facts, gone, kept))
}

/// Reads one plain-text file; links are left as [`crate::model::Target::Unresolved`].
///
/// # Errors
/// `R101` where `>` marks or lists are nested too deep. `R110` warns of a quotation that never closes, `R104` of a
/// corrected line that is no date.
pub fn read(input: Input<'_>, survey: &Survey) -> Warned<Reading> {
    let text = input.source.text.as_str();
    let mut context = Context::new(input, survey);
    let mut lines = columns::in_order(line::lines(text, input.start));
    drawing::restore(&mut lines, text);
    context.check_depth(&lines);
    context.corrected = correct::Corrected::of(&lines, input);
    let corrected = correct::take_head(&mut lines, &mut context);
    furniture::take_off(&mut lines, &mut context);
    let mut chunks = context.corrected.part(line::chunks(&lines));
    let above = drawing::take_above(&mut chunks);
    context.habit = paragraph::Habit::of(&chunks);
    context.notes = notes::NoteTable::of(&paragraph::paragraphs(&chunks, context.habit), &context.corrected);
    let mut article = Article {
        source: input.id,
        path: input.source.path.clone(),
        format: SourceFormat::Text,
        ..Article::default()
    };
    let head_at = chunks.first().and_then(|chunk| chunk.lines.first()).map_or(0..0, line::Line::range);
    let head_at = context.span(head_at);
    let writer = context.survey.pattern().heading_writer(&chunks);
    let date = head::read(&mut chunks, &mut article, &mut context);
    let date = corrected.set(&mut article, &mut context).or(date);
    let row = context.survey.pattern().take_row(&mut chunks, &mut article, &mut context);
    let date = date.or(row);
    chunks.splice(0..0, above);
    let mut paras = paragraph::paragraphs(&chunks, context.habit);
    let notes = notes::take(&mut paras, &mut context);
    let date = date.or_else(|| dateline::run_in(&paras, dateline::PAPERS, &mut context));
    let date = date.or_else(|| dateline::at_foot(&paras, &mut context));
    let date = foot::read(&mut article, date, &mut context);
    if let Some((line, name)) = writer.filter(|_| article.authors.is_empty()) {
        context.find(
            FindingKind::Byline,
            line.range(),
            "the heading says who wrote to whom; it stays there too",
        );
        article.authors.push(name);
    }
    // The day at the foot is that of the text, whatever day it tells of first.
    let date = date.or_else(|| dateline::run_in(&paras, dateline::AFTER_DAY, &mut context));
    let date = date.or_else(|| dateline::in_first_words(&paras, &mut context));
    head::series_note(&mut paras, &mut article, &mut context);
    article.body = body::blocks(&paras, &mut context);
    foot::settle(&mut context);
    article.notes = notes::read(notes, &mut context);
    if input.options.quotes == Quotes::Style {
        punctuation::article(&mut article, input.lang);
    }
    // What is said of single lines goes before what is said of all heads.
    let is_told = !input.options.head.is_empty() && context.corrected.is_empty();
    let given = is_told.then(|| HeadFit { lines: context.given.take(), at: head_at });
    context.finish(Reading { article, date, given, ..Reading::default() })
}

/// What every step of reading one file shares.
struct Context<'a> {
    input: Input<'a>,
    survey: &'a Survey,
    habit: paragraph::Habit,
    marks: quotation::FileMarks,
    notes: notes::NoteTable,
    /// What the configuration says of single lines.
    corrected: correct::Corrected,
    /// The line whose name signs the article, until the body has set it.
    signed: Option<line::Line<'a>>,
    findings: Vec<Finding>,
    doubts: Vec<HeldDoubt>,
    /// Which lines of the head that the configuration tells are there; `None` if it is other than that.
    given: Option<Vec<bool>>,
    diagnostics: Vec<Diagnostic>,
}

/// A doubt, until it is known what was made of the line that it is about.
struct HeldDoubt {
    doubt: Doubt,
    /// The bytes of the line.
    at: Range<usize>,
}

/// The words of a longer finding are cut here, in characters, unless they were taken off.
const SHOWN: usize = 80;

impl<'a> Context<'a> {
    fn new(input: Input<'a>, survey: &'a Survey) -> Self {
        Self {
            input,
            survey,
            habit: paragraph::Habit::default(),
            marks: quotation::FileMarks::of(&input.source.text),
            notes: notes::NoteTable::default(),
            corrected: correct::Corrected::default(),
            signed: None,
            findings: Vec::new(),
            doubts: Vec::new(),
            given: None,
            diagnostics: Vec::new(),
        }
    }

    fn span(&self, range: Range<usize>) -> Span {
        // Lines of two columns run from the foot of one to the head of the other.
        Span::new(self.input.id, range.start.min(range.end), range.start.max(range.end))
    }

    fn source(&self, range: Range<usize>) -> &'a str {
        self.input.source.text.get(range).unwrap_or_default()
    }

    /// Notes what was understood, with the words as the source has them.
    fn find(&mut self, kind: FindingKind, range: Range<usize>, reason: &str) {
        use FindingKind as Kind;
        let range = range.start.min(range.end)..range.start.max(range.end);
        let words = self.source(range.clone());
        let whole = matches!(
            kind,
            Kind::Masthead | Kind::Date | Kind::Byline | Kind::Furniture | Kind::Removed | Kind::Changed
        );
        let text = match words.char_indices().nth(SHOWN).filter(|_| !whole) {
            Some((end, _)) => format!("{}…", words[..end].trim_end()),
            None => words.to_owned(),
        };
        let span = Some(self.span(range));
        self.findings.push(Finding::new(kind, text, span, reason));
    }

    fn check_depth(&mut self, lines: &[line::Line<'_>]) {
        let deep =
            |line: &&line::Line<'_>| line.quoted == crate::limits::NESTING && line.text.starts_with('>');
        if let Some(line) = lines.iter().find(deep) {
            let message = format!("quotation marks `>` nested deeper than {}", crate::limits::NESTING);
            let diagnostic = Diagnostic::error("R101", message)
                .at(self.span(line.start..line.start + 1))
                .hint("take some of the `>` at the start of this line off");
            self.diagnostics.push(diagnostic);
        }
    }

    /// Lays each doubt on what was made of its line; a line that stays in the text is a finding of its own then.
    fn settle_doubts(&mut self) {
        for HeldDoubt { doubt, at } in std::mem::take(&mut self.doubts) {
            let is_of = |finding: &&mut Finding| {
                let span = finding.span.map(|span| span.start as usize..span.end as usize);
                !matches!(finding.kind, FindingKind::Removed | FindingKind::Changed)
                    && span.is_some_and(|span| span.contains(&at.start))
            };
            if self.findings.iter_mut().find(is_of).is_none() {
                self.find(FindingKind::Left, at.clone(), "a line near the head that stays in the text");
            }
            if let Some(finding) = self.findings.iter_mut().find(is_of) {
                finding.certainty = Certainty::Doubt(Box::new(doubt));
            }
        }
    }

    fn finish(mut self, mut reading: Reading) -> Warned<Reading> {
        self.settle_doubts();
        let mut findings = self.findings;
        findings.sort_by_key(|finding| finding.span.map_or(0, |span| span.start));
        reading.article.findings = findings;
        let mut diagnostics = self.diagnostics;
        diagnostics.sort_by_key(|diagnostic| diagnostic.primary.map_or(0, |span| span.start));
        Warned::new(reading, diagnostics)
    }
}
