//! From files to the book: configuration, reading, assembly.

use super::keep::{Kept, LastPages};
use super::own_files::{self, LoadedFiles};
use super::{Output, Overrides, Shared, shared};
use crate::assemble::{self, assemble};
use crate::config::{self, Config};
use crate::diagnostic::{
    Diagnostic, Placed, Severity, SourceId, Sources, Warned, has_errors, leaves_no_book,
};
use crate::files::{Files, PathKind, Unread};
use crate::impose::Scheme;
use crate::limits;
use crate::model::{Book, Series};
use crate::read;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Which series is opened, and how.
#[derive(Clone, Debug)]
pub struct Request {
    /// A folder, or files of one series.
    pub inputs: Vec<PathBuf>,
    /// Where the configuration comes from.
    pub configuration: Configuration,
    /// What is set over the configuration.
    pub overrides: Overrides,
    /// When the book was last changed, in seconds since 1970; as the articles' dates say, if `None`.
    pub source_date_epoch: Option<i64>,
    /// Whether warnings are errors.
    pub strict: bool,
    /// Whether the configuration may name folders anywhere.
    pub trust: bool,
}

impl Default for Request {
    /// The series in the folder from which paths are understood, as it stands.
    fn default() -> Self {
        let (configuration, overrides) = Default::default();
        let inputs = vec![PathBuf::from(".")];
        Self { inputs, configuration, overrides, source_date_epoch: None, strict: false, trust: false }
    }
}

impl Request {
    /// Tells whether a diagnostic counts as an error.
    pub fn is_error(&self, diagnostic: &Diagnostic) -> bool {
        diagnostic.severity >= if self.strict { Severity::Warning } else { Severity::Error }
    }
    /// Tells whether what was noticed forbids the whole book: if it is strict anything does, else what concerns
    /// more than one file or place.
    pub fn stops_book(&self, diagnostics: &[Diagnostic]) -> bool {
        let forbids = |diagnostic: &Diagnostic| {
            diagnostic.severity == Severity::Error && leaves_no_book(diagnostic.code.0)
        };
        (self.strict && self.stops(diagnostics)) || diagnostics.iter().any(forbids)
    }

    /// Tells whether what was noticed forbids an output.
    pub fn stops(&self, diagnostics: &[Diagnostic]) -> bool {
        diagnostics.iter().any(|diagnostic| self.is_error(diagnostic))
    }
}

/// Where a configuration comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Configuration {
    /// `chapbook.toml` in the series' folder, if there is one.
    #[default]
    InFolder,
    /// A file.
    File(PathBuf),
    /// A text.
    Text(String),
}

/// A series that was opened, with what was read of it and what there is to say about it.
#[derive(Debug)]
pub struct Project {
    request: Request,
    files: Box<dyn Files>,
    sources: Sources,
    series: Opened,
    book: Option<Book>,
    /// The last book there was, while there is none.
    last_book: Option<Book>,
    /// The second book of a head-to-head booklet.
    second: Option<Book>,
    diagnostics: Vec<Diagnostic>,
    kept: Mutex<Kept>,
    /// Whether nothing is kept for a next time.
    once: bool,
}

/// The folder of a series, its configuration, and the files that it names.
#[derive(Debug)]
struct Opened {
    folder: PathBuf,
    config: Config,
    own: LoadedFiles,
    readings: read::KeptReadings,
}

impl Project {
    /// Reads the configuration of a series and the files that it names, and sets the overrides.
    pub fn open(files: impl Files + 'static, request: Request) -> Self {
        Self::open_boxed(Box::new(files), request)
    }

    /// Opens a series whose outputs are made once: what was read of each file and what is known of words is not kept for
    /// a next time, so that their memory is there for the outputs.
    pub fn open_once(files: impl Files + 'static, request: Request) -> Self {
        let mut project = Self { once: true, ..Self::open(files, request) };
        project.series.readings = read::KeptReadings::once();
        project
    }

    fn open_boxed(mut files: Box<dyn Files>, request: Request) -> Self {
        let (mut sources, mut diagnostics) = (Sources::default(), Vec::new());
        let series = Opened::new(&request, &mut *files, &mut sources).take(&mut diagnostics);
        let (book, last_book, second, kept) = Default::default();
        Self { request, files, sources, series, book, last_book, second, diagnostics, kept, once: false }
    }

    /// Reads the articles and puts them together, whatever is wrong with them.
    pub fn read(&mut self) {
        let series = self.series.read(&self.request, &*self.files, &mut self.sources);
        let series = series.take(&mut self.diagnostics);
        self.kept().outdate();
        let book = self.series.assemble(series, &self.request, &self.sources);
        self.book = Some(book.take(&mut self.diagnostics));
    }

    /// Makes the book; there is none if an error of the series stands in the way.
    pub fn load(&mut self) {
        let book = self.series.book(&self.request, &*self.files, &mut self.sources, &mut self.diagnostics);
        self.book = book;
        self.kept().outdate();
        if self.once {
            self.series.readings = read::KeptReadings::once();
        }
    }

    /// Takes the files as they are now, and makes the book anew. Pages that the change does not reach are taken over
    /// when they are next asked for; the result is that of a project that is opened anew.
    pub fn update(&mut self, files: impl Files + 'static) {
        self.files = Box::new(files);
        (self.sources, self.diagnostics, self.second) = Default::default();
        let series = Opened::new(&self.request, &mut *self.files, &mut self.sources);
        let readings = std::mem::take(&mut self.series.readings);
        self.series = Opened { readings, ..series.take(&mut self.diagnostics) };
        let before = self.book.take().or(self.last_book.take());
        self.load();
        self.last_book = before.filter(|_| self.book.is_none());
    }

    /// Returns the pages of the print edition as they were last laid out, for whoever shows a series in which something
    /// has gone wrong since.
    pub fn last_pages(&self) -> Option<LastPages<'_>> {
        self.kept().last(self.book.as_ref().or(self.last_book.as_ref())?)
    }

    /// Returns the files of articles that are not in the book, as they are shown: drafts, and what the configuration
    /// leaves out.
    pub fn left_out(&self) -> Vec<PathBuf> {
        let found =
            read::files::discover(&self.request.inputs, self.config().read.recurse, &*self.files).value;
        let sections =
            self.book.iter().flat_map(Book::articles).filter_map(|(_, section)| section.file.as_ref());
        let taken: BTreeSet<&Path> = sections.map(|file| file.path.as_path()).collect();
        let shown = found.articles.into_iter().map(|article| article.shown);
        shown.filter(|shown| !taken.contains(shown.as_path())).collect()
    }

    /// Makes the second book of a head-to-head booklet, if one is configured.
    ///
    /// It is read as its own configuration says, and printed as the first one's does.
    pub fn load_second(&mut self) {
        let booklet = &self.series.config.booklet;
        let Some(with) = booklet.with.clone().filter(|_| booklet.scheme == Scheme::HeadToHead) else {
            return;
        };
        let folder = self.series.folder.join(&with.value);
        if let Err(diagnostic) = let_in(&self.request, "with", &with, &self.series.folder, &mut *self.files) {
            self.diagnostics.push(*diagnostic);
            return;
        }
        if !self.files.find(&folder).is_ok_and(|found| found.kind == PathKind::Folder) {
            let message = format!("`with` names `{}`, which is no folder", with.value);
            let hint =
                "write the path of the second series' folder, relative to this one, such as `../other`";
            let diagnostic = Diagnostic::error("C009", message).hint(hint);
            self.diagnostics.push(match with.span {
                Some(span) => diagnostic.at(span),
                None => diagnostic,
            });
            return;
        }
        let Request { source_date_epoch, strict, trust, .. } = self.request;
        let own = Request { inputs: vec![folder], source_date_epoch, strict, trust, ..Request::default() };
        let mut noticed = Vec::new();
        let mut second = Opened::new(&own, &mut *self.files, &mut self.sources).take(&mut noticed);
        self.second = second.book(&own, &*self.files, &mut self.sources, &mut noticed);
        self.diagnostics.append(&mut noticed);
    }

    /// Makes what outputs of the book share; the pages are laid out once for all of them. There is nothing to share
    /// without a book.
    pub fn share(&self, outputs: &[Output]) -> Option<Warned<Shared<'_>>> {
        self.book.as_ref().map(|book| shared::share(self, book, outputs))
    }

    /// Returns the book, as far as there is one.
    pub fn book(&self) -> Option<&Book> {
        self.book.as_ref()
    }

    /// Returns the second book of a head-to-head booklet.
    pub(super) fn second(&self) -> Option<&Book> {
        self.second.as_ref()
    }

    /// Returns the configuration in force.
    pub fn config(&self) -> &Config {
        &self.series.config
    }

    /// Returns the user's own style sheet, cover and fonts.
    pub(super) fn own(&self) -> &LoadedFiles {
        &self.series.own
    }

    /// Tells whether nothing is kept for a next time.
    pub(super) fn is_once(&self) -> bool {
        self.once
    }

    /// Returns what is kept from one layout to the next.
    pub(super) fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns where a file lies that is shown by this path, and its bytes; `None` if it cannot be read.
    pub fn file(&self, shown: &Path) -> Option<(PathBuf, Vec<u8>)> {
        let path = self.series.folder.join(shown);
        let bytes = self.files.read(&path, limits::TEXT_BYTES).ok()?;
        Some((path, bytes))
    }

    /// Returns where the configuration lies, and its bytes if it is there; `None` if it comes from no file.
    pub fn settings_file(&self) -> Option<(PathBuf, Option<Vec<u8>>)> {
        let path = match &self.request.configuration {
            Configuration::Text(_) => return None,
            Configuration::InFolder => self.series.folder.join("chapbook.toml"),
            Configuration::File(path) => path.clone(),
        };
        let bytes = self.files.read(&path, limits::TEXT_BYTES).ok();
        Some((path, bytes))
    }

    /// Returns the folder of the series.
    pub fn folder(&self) -> &Path {
        &self.series.folder
    }

    /// Returns every text that was read.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Returns what was noticed while the series was opened and read.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

impl Opened {
    /// Reads the configuration and the files that it names.
    fn new(request: &Request, files: &mut dyn Files, sources: &mut Sources) -> Warned<Self> {
        let mut all = Vec::new();
        let folder = read::files::folder(&request.inputs, files);
        let mut config = configuration(request, &folder, files, sources).take(&mut all);
        let own = own_files::read(&folder, &config, files, sources).take(&mut all);
        if let Some(other) = &config.read.static_folder {
            all.extend(let_in(request, "static", other, &folder, files).err().map(|diagnostic| *diagnostic));
        }
        request.overrides.lay_over(&mut config);
        Warned::new(Self { folder, config, own, readings: read::KeptReadings::default() }, all)
    }

    fn read(&mut self, request: &Request, files: &dyn Files, sources: &mut Sources) -> Warned<Series> {
        let request = read::Request { files, inputs: &request.inputs, options: &self.config.read };
        let mut read = read::read_again(request, sources, &mut self.readings);
        if !self.config.assemble.drafts {
            forget_drafts(&read.value, &mut read.diagnostics);
        }
        read
    }

    fn assemble(&self, series: Series, request: &Request, sources: &Sources) -> Warned<Book> {
        let source_date_epoch = request.source_date_epoch;
        assemble(series, assemble::Request { options: &self.config.assemble, sources, source_date_epoch })
    }

    /// Makes the book; there is none if an error stands in the way.
    ///
    /// Each stage runs to its end, so that one run tells everything there is to put right.
    fn book(
        &mut self,
        request: &Request,
        files: &dyn Files,
        sources: &mut Sources,
        all: &mut Vec<Diagnostic>,
    ) -> Option<Book> {
        if has_errors(all) {
            return None;
        }
        let series = self.read(request, files, sources).take(all);
        if series.articles.is_empty() {
            return None;
        }
        let book = self.assemble(series, request, sources).take(all);
        (!request.stops_book(all)).then_some(book)
    }
}

/// Takes out what is said of drafts, which are not in the book: their author is not done with them.
fn forget_drafts(series: &Series, diagnostics: &mut Vec<Diagnostic>) {
    let drafts = series.articles.iter().filter(|article| article.draft);
    let drafts: BTreeMap<SourceId, &Path> =
        drafts.map(|draft| (draft.source, draft.path.as_path())).collect();
    diagnostics.retain(|said| match (&said.primary, &said.path) {
        (Some(span), _) => !drafts.contains_key(&span.source),
        (None, Some(path)) => !drafts.values().any(|draft| draft == path),
        (None, None) => true,
    });
}

/// Lets a folder be read that the configuration of the one at `folder` names.
///
/// A series may come from anybody, and what it names ends up in a book that is given away.
///
/// # Errors
/// `C006` if it lies neither in the series nor beside it, and the user has not said that the series is trusted.
fn let_in(
    request: &Request,
    key: &str,
    named: &Placed<String>,
    folder: &Path,
    files: &mut dyn Files,
) -> Result<(), Box<Diagnostic>> {
    let path = folder.join(&named.value);
    if request.trust || files.is_beside(&path, folder) {
        files.allow(&path);
        return Ok(());
    }
    let message =
        format!("`{key}` names `{}`, which lies neither in the series' folder nor beside it", named.value);
    let hint = "if you wrote this chapbook.toml yourself, run the command again with `--trust`; else move what you need beside the series";
    let diagnostic = Diagnostic::error("C006", message).hint(hint);
    Err(Box::new(match named.span {
        Some(span) => diagnostic.at(span),
        None => diagnostic,
    }))
}

/// Tells whether a folder has a file, be it a link that leads nowhere: that is wrong, and to be reported.
fn is_there(path: &PathBuf, folder: &Path, files: &dyn Files) -> bool {
    files.find(path) != Err(Unread::Missing) || files.list(folder).is_ok_and(|paths| paths.contains(path))
}

/// Reads the configuration.
fn configuration(
    request: &Request,
    folder: &Path,
    files: &mut dyn Files,
    sources: &mut Sources,
) -> Warned<Config> {
    let default = folder.join("chapbook.toml");
    let mut all = Vec::new();
    let text = match &request.configuration {
        Configuration::Text(text) => Some((&default, text.clone())),
        Configuration::InFolder if !is_there(&default, folder, files) => None,
        Configuration::InFolder => read::file(&default, files).take(&mut all).map(|text| (&default, text)),
        Configuration::File(path) => {
            files.allow(path);
            read::file(path, files).take(&mut all).map(|text| (path, text))
        }
    };
    let Some((path, text)) = text else { return Warned::new(Config::default(), all) };
    let id = sources.add(path, text);
    let config = config::parse(id, &sources.get(id).text).take(&mut all);
    Warned::new(config, all)
}
