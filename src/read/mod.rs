//! Files to articles.
//!
//! [`read`] shows the stage: files are found, decoded, relieved of their front matter, surveyed
//! together, read each by itself, and merged with what their names and front matter say.

pub mod correct;
pub mod date;
pub mod encoding;
pub mod files;
pub mod foreign;
pub mod front_matter;
pub mod head_pattern;
pub mod html;
pub mod language;
pub mod letters;
pub mod mail;
pub mod markdown;
pub mod name;
pub mod office;
pub mod picture;
pub mod punctuation;
pub mod quote_marks;
pub mod study;
pub mod text;
pub mod xml;

mod account;
mod byline;
mod compare;
mod input;
mod keep;
mod load;
mod members;
mod merge;
mod options;
mod speeches;
mod translations;

pub use input::Input;
pub use keep::KeptReadings;
pub use load::file;
pub use options::{MissingImages, Options, Quotes, Recurse};

use crate::diagnostic::{Diagnostic, Sources, Span, Warned, has_errors};
use crate::files::Files;
use crate::model::{Article, Companion, Companions, Finding, FindingKind, Lang, Series, SourceFormat};
use crate::proof;
use foreign::Foreign;
use load::{Loaded, Loader};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
    pub date: Option<date::WrittenDate>,
    /// How its head agrees with what the configuration tells; `None` if that tells nothing, or not of such articles.
    pub given: Option<HeadFit>,
    /// What became of the words of its file.
    pub account: proof::source::Account,
}

/// How the head of an article agrees with the lines that the configuration tells.
#[derive(Clone, Debug)]
pub struct HeadFit {
    /// Which of the lines are there; `None` if the head is other than given.
    pub lines: Option<Vec<bool>>,
    /// Where the head begins.
    pub at: Span,
}

/// Reads a series; every text that was read is added to `sources`.
///
/// The order of articles and diagnostics is that of the files, whatever the number of threads.
pub fn read(request: Request<'_>, sources: &mut Sources) -> Warned<Series> {
    read_again(request, sources, &mut KeptReadings::default())
}

/// Reads a series that was read before; the result is that of [`read`]. Articles whose text has not changed since,
/// nor what it has in common with the others, are not read again.
pub fn read_again(request: Request<'_>, sources: &mut Sources, kept: &mut KeptReadings) -> Warned<Series> {
    let Request { files, options, .. } = request;
    let mut all = Vec::new();
    let found = files::discover(request.inputs, options.recurse, files).take(&mut all);
    let given = options.encoding.as_deref().and_then(encoding::TextEncoding::named);
    let encoding = given.map(encoding::SettledEncoding::Given);
    let mut loader =
        Loader { files, sources, encoding, before: std::mem::take(&mut kept.files), now: Default::default() };
    let articles = loader.load(&found.articles).take(&mut all);
    let mut articles = translations::leave_out(articles, request, loader.sources).take(&mut all);
    correct::lay_over(&mut articles, &options.correct);
    let foreword = loader.load(found.foreword.as_slice()).take(&mut all);
    let imprint = loader.load(found.imprint.as_slice()).take(&mut all);
    let study = study::read_files(&found, &mut loader).take(&mut all);
    kept.files = loader.now;

    let lang = series_language(&articles, sources, options);
    let context = Context { sources, options, lang: &lang.clone().unwrap_or_default() };
    let survey = kept.survey(&articles, context).take(&mut all);
    let readings = read_all(&articles, &survey, context, kept).take(&mut all);
    let (articles, readings): (Vec<_>, Vec<_>) =
        articles.into_iter().zip(readings).filter_map(|(file, reading)| Some((file, reading?))).unzip();
    if articles.is_empty() && !has_errors(&all) {
        let none = Diagnostic::error("R001", "there are no articles here: every file is left out");
        all.push(none.in_file(&found.folder).hint("see above what is wrong with each of them"));
    }
    all.extend(correct::report(&articles, request, sources));
    all.extend(account::report_taken_off(&articles, &readings, context));
    all.extend(compare::report_heads(&readings, options, sources));
    let leads = leads(&articles);
    let packed = members::WithMembers(files);
    let finder = picture::PictureFinder::new(&packed, &found.folder, options);
    let mut articles = merge::articles(&articles, readings, context).take(&mut all);
    let remote = picture::place_leads(&mut articles, &leads, &finder).take(&mut all);
    let foreword = foreword.first().and_then(|file| companion(file, context).take(&mut all));
    let imprint = imprint.first().and_then(|file| companion(file, context).take(&mut all));

    let study = study::read(&study, &mut articles, context).take(&mut all);

    let companions = Companions { foreword, imprint, study };
    let (folder, pictures) = (named(&found.folder, files), Vec::new());
    let mut series = Series { folder, articles, lang, companions, pictures, remote };
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

/// Returns the language a series is in: as configured, else as its texts tell.
fn series_language(files: &[Arc<Loaded>], sources: &Sources, options: &Options) -> Option<Lang> {
    let configured = options.language.as_ref().and_then(|tag| Lang::new(&tag.value));
    configured.or_else(|| {
        let texts = files.iter().filter_map(|file| sources.get(file.id).text.get(file.start..));
        language::detect(texts.collect::<Vec<_>>().into_iter())
    })
}

/// Reads every article, several at a time. `None` for one that cannot be read.
fn read_all(
    files: &[Arc<Loaded>],
    survey: &text::Survey,
    context: Context<'_>,
    kept: &mut KeptReadings,
) -> Warned<Vec<Option<Reading>>> {
    kept.read_with(survey, context);
    let known = &*kept;
    let readings: Vec<_> = files
        .par_iter()
        .map(|file| {
            known.get(file, context).unwrap_or_else(|| {
                let mut reading = match file.entry.format {
                    SourceFormat::Text => text::read(context.input(file), survey).map(Some),
                    SourceFormat::Markdown => markdown::read(context.input(file)),
                };
                if let Some(reading) = &mut reading.value {
                    reading.article.findings.extend(left_out(file));
                }
                account::prove(reading, file, context)
            })
        })
        .collect();
    kept.keep(files, &readings, context);
    let mut all = Vec::new();
    let readings = readings.into_iter().map(|reading| reading.take(&mut all)).collect();
    Warned::new(readings, all)
}

/// Lists what was left out around an article that another program wrote.
fn left_out(file: &Loaded) -> impl Iterator<Item = Finding> {
    let reason = file.entry.foreign.map_or("", Foreign::why_left_out);
    file.left_out
        .iter()
        .map(move |passage| Finding::new(FindingKind::Furniture, passage.clone(), None, reason))
}

/// Returns the picture that each file's front matter names.
fn leads(files: &[Arc<Loaded>]) -> Vec<Option<&picture::Lead>> {
    files.iter().map(|file| file.front_matter.as_ref()?.image.as_ref()).collect()
}

/// Reads a file that is set before or after the articles. `None` if it cannot be read.
fn companion(file: &Arc<Loaded>, context: Context<'_>) -> Warned<Option<Companion>> {
    let mut all = Vec::new();
    let reading = account::prove(markdown::read(context.input(file)), file, context).take(&mut all);
    let text = reading.and_then(|reading| {
        merge::articles(std::slice::from_ref(file), vec![reading], context).take(&mut all).pop()
    });
    Warned::new(text.map(|text| Companion { source: file.id, text }), all)
}
