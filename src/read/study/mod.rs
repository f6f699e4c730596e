//! Study files, terms, dates and ground rules: what a reading circle puts beside the articles.
//!
//! A study file is Markdown whose headings say what stands under them ([`headings`], [`sections`]): questions
//! ([`question`]) with their answers ([`answer`]), terms ([`term`]), dates ([`event`]), sources, notes for the
//! facilitator. What stands under a question and is not known to be of it goes to the leader. The file belongs to the article
//! whose stem, or the number that stem starts with, is its own name. Whether paragraphs and terms that it names occur is for
//! the assembled book to tell.

mod answer;
mod answer_key;
mod answers_off;
mod asking;
mod choices;
mod entry_lines;
mod event;
mod headings;
mod lead;
mod markers;
mod notes;
mod numbered;
mod question;
mod remark;
mod rows;
mod sections;
mod term;
#[cfg(test)]
mod tests;

use super::files::{FolderContents, SourceFile};
use super::front_matter::{self, Keys, Spanned};
use super::load::{Loaded, Loader, decode};
use super::name::is_study_of;
use super::{Context, account, companion};
use super::{Input, markdown};
use crate::diagnostic::nearest;
use crate::diagnostic::{Diagnostic, Source, SourceId, Span, Warned};
use crate::model::visit;
use crate::model::{
    Article, Block, Blocks, Inline, Inlines, Lang, Node, SharedStudy, SourceFormat, Study, Term, plain_text,
};
use crate::proof::source::{Gathered, Written, source};
use entry_lines::{Entries, EntriesApart};
use headings::Own;
use notes::StudyNotes;
use std::path::Path;
use std::sync::Arc;

/// The files of a series that are for study, decoded.
#[derive(Debug, Default)]
pub(super) struct StudyFiles {
    studies: Vec<File>,
    terms: Option<File>,
    chronology: Option<File>,
    ground_rules: Option<Arc<Loaded>>,
}

/// A file with the keys of its front matter.
#[derive(Debug)]
struct File {
    id: SourceId,
    entry: SourceFile,
    keys: Keys,
    /// Where the text begins, in bytes.
    start: usize,
}

/// Decodes the files and adds them to the sources.
pub(super) fn read_files(found: &FolderContents, loader: &mut Loader<'_>) -> Warned<StudyFiles> {
    let mut all = Vec::new();
    let mut one = |entry: &SourceFile, all: &mut Vec<Diagnostic>| {
        let text = decode(entry, loader.files).take(all)?;
        let id = loader.sources.add(&entry.shown, text);
        let (keys, start) = front_matter::keys(id, &loader.sources.get(id).text).take(all);
        Some(File { id, entry: entry.clone(), keys: keys.unwrap_or_default(), start })
    };
    let studies = found.studies.iter().filter_map(|entry| one(entry, &mut all)).collect();
    let terms = found.terms.as_ref().and_then(|entry| one(entry, &mut all));
    let chronology = found.chronology.as_ref().and_then(|entry| one(entry, &mut all));
    let ground_rules = loader.load(found.ground_rules.as_slice()).take(&mut all).into_iter().next();
    Warned::new(StudyFiles { studies, terms, chronology, ground_rules }, all)
}

/// Gives each article its study file, and returns what the articles share.
///
/// # Errors
/// None stops the series: `R400` to `R412` warn of what is left out, each with its place.
pub(super) fn read(
    files: &StudyFiles,
    articles: &mut [Article],
    context: Context<'_>,
) -> Warned<SharedStudy> {
    let mut all = Vec::new();
    for file in &files.studies {
        let Some(article) = articles.iter_mut().find(|article| is_study_of(&file.entry.shown, &article.path))
        else {
            all.push(stray(file));
            continue;
        };
        if let Some(first) = &article.study {
            let shown = context.sources.path(first.source).display().to_string();
            let message = format!("`{}` is a second study file of one article", file.entry.shown.display());
            let warning = Diagnostic::warning("R401", message).in_file(&file.entry.shown);
            all.push(
                warning
                    .hint(format!("move its text into `{shown}` and remove it; until then it is left out")),
            );
            continue;
        }
        let lang = article.lang.clone().unwrap_or_else(|| context.lang.clone());
        article.study = Some(Reader::new(file, context, lang).study().take(&mut all));
    }
    let terms = files.terms.as_ref().map(|file| Reader::shared(file, context).terms_file().take(&mut all));
    let chronology =
        files.chronology.as_ref().map(|file| Reader::shared(file, context).chronology_file().take(&mut all));
    let ground_rules = files.ground_rules.as_ref().and_then(|file| companion(file, context).take(&mut all));
    let study = SharedStudy {
        terms: terms.unwrap_or_default(),
        chronology: chronology.unwrap_or_default(),
        ground_rules,
    };
    Warned::new(study, all)
}

fn stray(file: &File) -> Diagnostic {
    let name = name_of(&file.entry.shown);
    let message = format!("`{name}` is a study file, but no article has that name");
    Diagnostic::warning("R400", message)
        .in_file(&file.entry.shown)
        .hint("name it after its article: `paper.study.md` belongs to `paper.txt`, and `007.study.md` to `007-paper.txt`")
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Reads one file.
struct Reader<'a> {
    file: &'a File,
    context: Context<'a>,
    lang: Lang,
    diagnostics: Vec<Diagnostic>,
    /// Words that say what others are, and words that a message says are left out: the proof looks for no others.
    accounted: Vec<String>,
    /// The notes of the file, each until it is called.
    notes: StudyNotes,
    /// What stands under a question and is taken for its answer though nothing says so.
    taken_for_answers: Vec<Span>,
}

impl<'a> Reader<'a> {
    fn new(file: &'a File, context: Context<'a>, lang: Lang) -> Self {
        let mut reader = Self {
            file,
            context,
            lang,
            diagnostics: Vec::new(),
            accounted: Vec::new(),
            notes: StudyNotes::default(),
            taken_for_answers: Vec::new(),
        };
        if let Some(placed) = front_matter::find(&file.keys.table, "lang") {
            match words(placed).and_then(|tag| Lang::new(&tag)) {
                Some(lang) => reader.lang = lang,
                None => reader.useless(placed, "lang", "the tag of a language"),
            }
        }
        reader
    }

    /// Starts on a file that is not of one article.
    fn shared(file: &'a File, context: Context<'a>) -> Self {
        Self::new(file, context, context.lang.clone())
    }

    fn text(&self) -> &'a str {
        &self.context.sources.get(self.file.id).text
    }

    /// Reads the study file of an article.
    fn study(mut self) -> Warned<Study> {
        self.misspelt_keys();
        let own = self.own_headings();
        let mut study = Study { source: self.file.id, lang: self.lang.clone(), ..Study::default() };
        study.minutes = self.minutes();
        study.aim = self.aim();
        // Answers are made quotations first: Markdown would read some as program text, others as questions.
        let (text, close) = answers_off::set_answers_off(self.text(), self.file.start, &own);
        let close = close.into_iter().map(|place| Span::new(self.file.id, place.start, place.end));
        self.taken_for_answers.extend(close);
        let blocks = self.blocks(&EntriesApart::of(&text, self.file.start, &self.lang, Entries::Under(&own)));
        for section in self.sections(blocks, &own) {
            self.section(section, &mut study, &own);
        }
        self.say_what_is_taken_for_answers();
        self.end_notes();
        let mut made = Gathered::default();
        study.visit(&mut |item| made.see(item));
        made.say(study.terms.iter().flat_map(words_of_term));
        made.say(study.chronology.iter().map(|event| event.written.as_str()));
        self.prove(made);
        Warned::new(study, self.diagnostics)
    }

    /// Reports (`R020`) words of the file that are neither in what was made of it nor accounted for.
    fn prove(&mut self, made: Gathered<'_>) {
        let accounted = std::mem::take(&mut self.accounted);
        let mut made: Gathered<'_> = made;
        made.say(accounted.iter().map(String::as_str));
        let written = Written {
            text: self.text(),
            start: self.file.start,
            format: SourceFormat::Markdown,
            span: Span::new(self.file.id, 0, 0),
        };
        self.diagnostics.extend(account::lost(&source(written, &made)));
    }

    /// Accounts for the words of blocks that are left out, which a message says.
    fn leave_out(&mut self, blocks: &[Node<Block>]) {
        self.accounted.push(visit::text(blocks));
    }

    fn terms_file(mut self) -> Warned<Vec<Term>> {
        let blocks = self.blocks(&self.entries());
        let blocks = self.with_notes(blocks);
        let terms = self.terms(blocks);
        self.end_notes();
        let mut made = Gathered::default();
        terms.iter().for_each(|term| visit::blocks(&term.explanation, &mut |item| made.see(item)));
        made.say(terms.iter().flat_map(words_of_term));
        self.prove(made);
        Warned::new(terms, self.diagnostics)
    }

    fn chronology_file(mut self) -> Warned<Vec<crate::model::Event>> {
        let blocks = self.blocks(&self.entries());
        let blocks = self.with_notes(blocks);
        // A title over all of them says nothing of any.
        let is_title = |node: &Node<Block>| match &node.value {
            Block::Heading(heading) => event::dates(&plain_text(&heading.content), self.lang.tag()).is_none(),
            _ => false,
        };
        let mut blocks = blocks;
        if blocks.first().is_some_and(is_title) {
            let title = blocks.remove(0);
            self.leave_out(&[title]);
        }
        let events = self.events(blocks);
        self.end_notes();
        let mut made = Gathered::default();
        events.iter().for_each(|event| visit::blocks(&event.content, &mut |item| made.see(item)));
        made.say(events.iter().map(|event| event.written.as_str()));
        self.prove(made);
        Warned::new(events, self.diagnostics)
    }

    /// Returns the text of a file that holds nothing but entries.
    fn entries(&self) -> EntriesApart {
        EntriesApart::of(self.text(), self.file.start, &self.lang, Entries::Only)
    }

    /// Reads the file as Markdown; its places are those that they have in the file.
    fn blocks(&mut self, apart: &EntriesApart) -> Blocks {
        let source = Source { path: self.file.entry.shown.clone(), text: apart.text.clone() };
        let input = Input {
            id: self.file.id,
            source: &source,
            start: self.file.start,
            front_matter: None,
            options: self.context.options,
            lang: &self.lang,
        };
        let mut said = Vec::new();
        let (mut blocks, notes) = markdown::read_blocks(input).take(&mut said);
        for diagnostic in &mut said {
            diagnostic.primary = diagnostic.primary.map(|span| apart.before(span));
            diagnostic.labels.iter_mut().for_each(|(span, _)| *span = apart.before(*span));
        }
        self.diagnostics.append(&mut said);
        apart.put_back(&mut blocks);
        self.notes = StudyNotes::of(notes, apart);
        blocks
    }

    fn own_headings(&mut self) -> Own {
        let mut own = Own::default();
        for (key, known) in headings::KEYS {
            let Some(placed) = front_matter::find(&self.file.keys.table, key) else { continue };
            match words(placed) {
                Some(heading) => own.push(&heading, *known),
                None => self.useless(placed, key, "a heading of this file"),
            }
        }
        own
    }

    /// Warns (`R411`) of keys that are nearly one of a study file; others are the business of a site.
    fn misspelt_keys(&mut self) {
        let known: Vec<&str> = ["minutes", "aim", "lang"].into_iter().chain(own_keys()).collect();
        for (key, placed) in &self.file.keys.table {
            let plain = key.to_lowercase().replace(['-', '_'], "");
            let Some(meant) = nearest(&plain, &known).filter(|_| !known.contains(&plain.as_str())) else {
                continue;
            };
            let span = self.span_of(placed);
            let warning = self.warning("R411", format!("`{key}` means nothing in a study file"), span);
            self.diagnostics.push(warning.hint(format!("write `{meant}`")));
        }
    }

    fn minutes(&mut self) -> Option<u32> {
        let placed = front_matter::find(&self.file.keys.table, "minutes")?;
        let minutes = words(placed).and_then(|text| text.parse().ok());
        let minutes = minutes.filter(|minutes| (1..=1440).contains(minutes));
        if minutes.is_none() {
            self.useless(placed, "minutes", "a number of minutes");
        }
        minutes
    }

    fn aim(&mut self) -> Option<Inlines> {
        let placed = front_matter::find(&self.file.keys.table, "aim")?;
        let span = self.span_of(placed);
        let Some(text) = words(placed) else {
            self.useless(placed, "aim", "a sentence");
            return None;
        };
        let text = markdown::smart_words(&text, span, &self.lang);
        (!text.is_empty()).then(|| vec![Node::new(Inline::Text { text }, span)])
    }

    fn useless(&mut self, placed: &Spanned, key: &str, wanted: &str) {
        let span = self.span_of(placed);
        let warning = self.warning("R406", format!("`{key}` of the study file is not {wanted}"), span);
        self.diagnostics.push(warning.hint("it is left out; write it on one line after its key"));
    }

    fn span_of(&self, placed: &Spanned) -> Span {
        let offset = self.file.keys.offset;
        Span::new(self.file.id, offset + placed.range.start, offset + placed.range.end)
    }

    fn warning(&self, code: &'static str, message: impl Into<String>, span: Span) -> Diagnostic {
        Diagnostic::warning(code, message).at(span)
    }
}

/// Returns the words of a term beside its explanation.
fn words_of_term(term: &Term) -> impl Iterator<Item = &str> {
    [Some(&term.word), term.group.as_ref()].into_iter().flatten().chain(&term.variants).map(String::as_str)
}

/// Returns the keys that name headings.
fn own_keys() -> impl Iterator<Item = &'static str> {
    headings::KEYS.iter().map(|(key, _)| *key)
}

/// Returns a value's words on one line.
fn words(placed: &Spanned) -> Option<String> {
    front_matter::words(&placed.value)
}
