//! Files to articles.
//!
//! [`read`] shows the stage: files are found, decoded, relieved of their front matter, surveyed
//! together, read each by itself, and merged with what their names and front matter say.

pub mod date;
pub mod encoding;
pub mod files;
pub mod front_matter;
pub mod language;
pub mod markdown;
pub mod name;
pub mod picture;
pub mod quote_marks;
pub mod study;
pub mod text;

mod keep;
mod merge;
mod options;

pub use keep::Kept;
pub use options::{MissingImages, Options, Quotes, Recurse};

use crate::diagnostic::{Diagnostic, SourceId, Sources, Warned};
use crate::files::Files;
use crate::model::{Article, Block, Companion, Companions, Epigraph, Format, Lang, Node, Series};
use files::Entry;
use front_matter::FrontMatter;
use markdown::Input;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// What to read.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Where the files come from.
    pub files: &'a dyn Files,
    /// A folder, or files of one series.
    pub inputs: &'a [PathBuf],
    /// The options in force.
    pub options: &'a Options,
}

/// What a reader makes of one file, before front matter and the rest of the series are brought to it.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The article; its `date` is not yet set.
    pub article: Article,
    /// The date that was found in the text.
    pub date: Option<date::Written>,
}

/// Reads a series; every text that was read is added to `sources`.
///
/// The order of articles and diagnostics is that of the files, whatever the number of threads.
pub fn read(request: Request<'_>, sources: &mut Sources) -> Warned<Series> {
    read_again(request, sources, &mut Kept::default())
}

/// Reads a series that was read before; the result is that of [`read`]. Articles whose text has not changed since,
/// nor what it has in common with the others, are not read again.
pub fn read_again(request: Request<'_>, sources: &mut Sources, kept: &mut Kept) -> Warned<Series> {
    let Request { files, options, .. } = request;
    let mut all = Vec::new();
    let found = files::discover(request.inputs, options.recurse, files).take(&mut all);
    let articles = load(&found.articles, files, sources).take(&mut all);
    let foreword = load(found.foreword.as_slice(), files, sources).take(&mut all);
    let imprint = load(found.imprint.as_slice(), files, sources).take(&mut all);
    let study = study::read_files(&found, files, sources).take(&mut all);

    let lang = series_language(&articles, sources, options);
    let context = Context { sources, options, lang: &lang.clone().unwrap_or_default() };
    let survey = text::survey(&plain_texts(&articles, context)).take(&mut all);
    let readings = read_all(&articles, &survey, context, kept).take(&mut all);
    let (articles, readings): (Vec<_>, Vec<_>) =
        articles.into_iter().zip(readings).filter_map(|(file, reading)| Some((file, reading?))).unzip();
    let leads = leads(&articles);
    let finder = picture::Finder::new(files, &found.folder, options);
    let mut articles = merge::articles(&articles, readings, context).take(&mut all);
    all.extend(picture::place_leads(&mut articles, &leads, &finder));
    let foreword = foreword.first().map(|file| companion(file, context).take(&mut all));
    let imprint = imprint.first().map(|file| companion(file, context).take(&mut all));

    let study = study::read(&study, &mut articles, context).take(&mut all);

    let companions = Companions { foreword, imprint, study };
    let mut series =
        Series { folder: named(&found.folder, files), articles, lang, companions, pictures: Vec::new() };
    all.extend(picture::load(&mut series, &finder, options));
    Warned::new(series, all)
}

/// Returns a folder by its name, where it is given without one: `.` and `..`.
fn named(folder: &Path, files: &dyn Files) -> PathBuf {
    match folder.file_name() {
        Some(_) => folder.to_owned(),
        None => files.find(folder).map_or_else(|_| folder.to_owned(), |found| found.real),
    }
}

/// A file that was decoded and relieved of its front matter.
#[derive(Clone, Debug)]
struct Loaded {
    id: SourceId,
    entry: Entry,
    front_matter: Option<FrontMatter>,
    /// Where the text begins, in bytes.
    start: usize,
}

/// What all files of a series are read with.
#[derive(Clone, Copy)]
struct Context<'a> {
    sources: &'a Sources,
    options: &'a Options,
    lang: &'a Lang,
}

impl<'a> Context<'a> {
    /// Returns what a reader is given of one file.
    fn input(self, file: &'a Loaded) -> Input<'a> {
        let own = file.front_matter.as_ref().and_then(|front| front.lang.as_ref());
        Input {
            id: file.id,
            source: self.sources.get(file.id),
            start: file.start,
            front_matter: file.front_matter.as_ref(),
            options: self.options,
            lang: own.map_or(self.lang, |(lang, _)| lang),
        }
    }
}

/// Reads and decodes files, several at a time, and adds them to the sources in their order.
fn load(entries: &[Entry], files: &dyn Files, sources: &mut Sources) -> Warned<Vec<Loaded>> {
    let texts: Vec<_> = entries.par_iter().map(|entry| decode(entry, files)).collect();
    let mut all = Vec::new();
    let mut loaded = Vec::new();
    for (entry, text) in entries.iter().zip(texts) {
        let Some(text) = text.take(&mut all) else { continue };
        let id = sources.add(&entry.shown, text);
        let text = &sources.get(id).text;
        let (front_matter, start) = match front_matter::split(id, text).take(&mut all) {
            (None, 0) if entry.format == Format::Markdown => front_matter::header(id, text).take(&mut all),
            split => split,
        };
        loaded.push(Loaded { id, entry: entry.clone(), front_matter, start });
    }
    Warned::new(loaded, all)
}

/// Returns the text of a file that is no article, such as the configuration. `None` if there is none.
pub fn file(path: &Path, files: &dyn Files) -> Warned<Option<String>> {
    decode(&Entry { path: path.to_path_buf(), shown: path.to_path_buf(), format: Format::Text }, files)
}

/// Returns a file's text. `None` if it has none, and why.
fn decode(entry: &Entry, files: &dyn Files) -> Warned<Option<String>> {
    let name = entry.shown.display();
    let bytes = match files::bytes(&entry.path, &entry.shown, files) {
        Ok(bytes) => bytes,
        Err(diagnostic) => return Warned::new(None, vec![*diagnostic]),
    };
    let Some(decoded) = encoding::decode(&bytes) else {
        let binary = Diagnostic::error("R010", format!("`{name}` is not a text")).in_file(&entry.shown);
        let hint = "save it as plain text in UTF-8, or take it out of the folder";
        return Warned::new(None, vec![binary.hint(hint)]);
    };
    let mut all = Vec::new();
    let mut warn = |code, message: String, hint: &str| {
        all.push(Diagnostic::warning(code, message).in_file(&entry.shown).hint(hint));
    };
    if decoded.text.trim().is_empty() {
        warn(
            "R009",
            format!("`{name}` is empty and is left out"),
            "write something in it, or remove the file",
        );
        return Warned::new(None, all);
    }
    if let Some(encoding) = &decoded.guessed {
        let message = format!("`{name}` says nothing of its encoding and was read as {encoding}");
        warn("R011", message, "look its accents and quotation marks over, and save it as UTF-8");
    }
    if decoded.damaged > 0 {
        let message =
            format!("{} characters of `{name}` are damaged and were read as \u{FFFD}", decoded.damaged);
        warn("R012", message, "put the characters right, and save the file as UTF-8");
    }
    if decoded.controls > 0 {
        let message = format!("{} control characters of `{name}` are taken off", decoded.controls);
        warn("R013", message, "remove them from the file");
    }
    Warned::new(Some(decoded.text), all)
}

/// Returns the language a series is in: as configured, else as its texts tell.
fn series_language(files: &[Loaded], sources: &Sources, options: &Options) -> Option<Lang> {
    let configured = options.language.as_ref().and_then(|tag| Lang::new(&tag.value));
    configured.or_else(|| {
        let texts = files.iter().filter_map(|file| sources.get(file.id).text.get(file.start..));
        language::detect(texts.collect::<Vec<_>>().into_iter())
    })
}

/// Returns what the survey looks through: the plain texts among the files.
fn plain_texts<'a>(files: &'a [Loaded], context: Context<'a>) -> Vec<Input<'a>> {
    let texts = files.iter().filter(|file| file.entry.format == Format::Text);
    texts.map(|file| context.input(file)).collect()
}

/// Reads every article, several at a time. `None` for one that cannot be read.
fn read_all(
    files: &[Loaded],
    survey: &text::Survey,
    context: Context<'_>,
    kept: &mut Kept,
) -> Warned<Vec<Option<Reading>>> {
    kept.read_with(survey, context);
    let known = &*kept;
    let readings: Vec<_> = files
        .par_iter()
        .map(|file| {
            known.get(file, context).unwrap_or_else(|| match file.entry.format {
                Format::Text => text::read(context.input(file), survey).map(Some),
                Format::Markdown => markdown::read(context.input(file)),
            })
        })
        .collect();
    kept.keep(files, &readings, context);
    let mut all = Vec::new();
    let readings = readings.into_iter().map(|reading| reading.take(&mut all)).collect();
    Warned::new(readings, all)
}

/// Returns the picture that each file's front matter names.
fn leads(files: &[Loaded]) -> Vec<Option<&picture::Lead>> {
    files.iter().map(|file| file.front_matter.as_ref()?.image.as_ref()).collect()
}

/// Reads a file that is set before or after the articles.
fn companion(file: &Loaded, context: Context<'_>) -> Warned<Companion> {
    markdown::read(context.input(file)).map(|reading| {
        let mut blocks = Vec::new();
        let Article { title, epigraph, body, notes, .. } = reading.unwrap_or_default().article;
        // A quotation at the head of a foreword is a part of it, no matter for the title page.
        blocks.extend(epigraph.map(|epigraph| match epigraph {
            Epigraph::Prose(quote) => Node::new(Block::Quote(quote.value), quote.span),
            Epigraph::Verse(verse) => Node::new(Block::Verse(verse.value), verse.span),
        }));
        blocks.extend(body);
        Companion { source: file.id, title, blocks, notes }
    })
}
