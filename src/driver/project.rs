//! From files to the book: configuration, reading, assembly.

use super::own_files::{self, OwnFiles};
use super::{Output, Overrides, Shared, shared};
use crate::assemble::{self, assemble};
use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Severity, Sources, Warned, has_errors};
use crate::impose::Scheme;
use crate::model::{Book, Series};
use crate::read::{self, files};
use std::path::{Path, PathBuf};

/// Which series is opened, and how.
#[derive(Clone, Debug, Default)]
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
}

impl Request {
    /// Tells whether a diagnostic counts as an error.
    pub fn is_error(&self, diagnostic: &Diagnostic) -> bool {
        diagnostic.severity >= if self.strict { Severity::Warning } else { Severity::Error }
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
    folder: PathBuf,
    sources: Sources,
    config: Config,
    own: OwnFiles,
    book: Option<Book>,
    /// The second book of a head-to-head booklet.
    second: Option<Book>,
    diagnostics: Vec<Diagnostic>,
}

impl Project {
    /// Reads the configuration of a series and the files that it names, and sets the overrides.
    pub fn open(request: Request) -> Self {
        Self::open_with(request, Sources::default())
    }

    /// Opens a series beside texts that were read before.
    fn open_with(request: Request, mut sources: Sources) -> Self {
        let mut diagnostics = Vec::new();
        let folder = files::folder(&request.inputs);
        let mut config = configuration(&request, &folder, &mut sources).take(&mut diagnostics);
        let own = own_files::read(&folder, &config, &mut sources).take(&mut diagnostics);
        request.overrides.lay_over(&mut config);
        Self { request, folder, sources, config, own, book: None, second: None, diagnostics }
    }

    /// Reads the articles and puts them together, whatever is wrong with them.
    pub fn read(&mut self) -> &Book {
        let series = self.series();
        let book = self.assembled(series);
        self.book.insert(book)
    }

    /// Makes the book; there is none if an error of the series stands in the way.
    ///
    /// Each stage runs to its end, so that one run tells everything there is to put right.
    pub fn load(&mut self) -> Option<&Book> {
        self.book = None;
        if has_errors(&self.diagnostics) {
            return None;
        }
        let series = self.series();
        if series.articles.is_empty() {
            return None;
        }
        let book = self.assembled(series);
        self.book = (!self.request.stops(&self.diagnostics)).then_some(book);
        self.book.as_ref()
    }

    /// Makes the second book of a head-to-head booklet, if one is configured.
    ///
    /// It is read as its own configuration says, and printed as the first one's does.
    pub fn load_second(&mut self) {
        let booklet = &self.config.booklet;
        let Some(with) = booklet.with.clone().filter(|_| booklet.scheme == Scheme::HeadToHead) else {
            return;
        };
        let folder = self.folder.join(&with.value);
        if !folder.is_dir() {
            let message = format!("`with` names `{}`, which is no folder", with.value);
            let hint = "write the way from this series' folder to that of the second, such as `../other`";
            let diagnostic = Diagnostic::error("C009", message).hint(hint);
            self.diagnostics.push(match with.span {
                Some(span) => diagnostic.at(span),
                None => diagnostic,
            });
            return;
        }
        let Request { source_date_epoch, strict, .. } = self.request;
        let own = Request { inputs: vec![folder], source_date_epoch, strict, ..Request::default() };
        let mut second = Self::open_with(own, std::mem::take(&mut self.sources));
        second.load();
        self.sources = second.sources;
        self.diagnostics.append(&mut second.diagnostics);
        self.second = second.book;
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
        &self.config
    }

    /// Returns the user's own style sheet, cover and fonts.
    pub(super) fn own(&self) -> &OwnFiles {
        &self.own
    }

    /// Returns every text that was read.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Returns what was noticed while the series was opened and read.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    fn series(&mut self) -> Series {
        let request = read::Request { inputs: &self.request.inputs, options: &self.config.read };
        read::read(request, &mut self.sources).take(&mut self.diagnostics)
    }

    fn assembled(&mut self, series: Series) -> Book {
        let request = assemble::Request {
            options: &self.config.assemble,
            sources: &self.sources,
            source_date_epoch: self.request.source_date_epoch,
        };
        assemble(series, request).take(&mut self.diagnostics)
    }
}

/// Reads the configuration.
fn configuration(request: &Request, folder: &Path, sources: &mut Sources) -> Warned<Config> {
    let default = folder.join("chapbook.toml");
    let path = match &request.configuration {
        Configuration::InFolder => Some(&default).filter(|path| path.symlink_metadata().is_ok()),
        Configuration::File(path) => Some(path),
        Configuration::Text(_) => None,
    };
    let mut all = Vec::new();
    let text = match (&request.configuration, path) {
        (Configuration::Text(text), _) => Some((&default, text.clone())),
        (_, Some(path)) => read::file(path).take(&mut all).map(|text| (path, text)),
        (_, None) => None,
    };
    let Some((path, text)) = text else { return Warned::new(Config::default(), all) };
    let id = sources.add(path, text);
    let config = config::parse(id, &sources.get(id).text).take(&mut all);
    Warned::new(config, all)
}
