//! From the settings to the book: configuration, reading, assembly.

use super::own_files::{self, OwnFiles};
use super::settings::{Choice, Settings};
use super::status::Status;
use super::terminal::Terminal;
use crate::assemble::{self, assemble};
use crate::config::{self, Config, Scheme};
use crate::diagnostic::{Diagnostic, Sources, has_errors};
use crate::model::{Book, Series};
use crate::read::{self, files};
use std::path::PathBuf;

/// A run over one series: what was read and what there is to say about it.
#[derive(Debug, Default)]
pub struct Run {
    /// The series' folder.
    pub folder: PathBuf,
    /// Every text that was read.
    pub sources: Sources,
    /// The configuration in force.
    pub config: Config,
    /// The user's own style sheet and cover.
    pub own: OwnFiles,
    /// The second book of a head-to-head booklet.
    pub second: Option<Book>,
    /// What was noticed.
    pub diagnostics: Vec<Diagnostic>,
    /// How lines and pages were set, where that is asked for.
    pub measures: Option<String>,
    /// How the run ends, as far as the diagnostics do not say it.
    pub status: Status,
}

/// Reads the configuration of a series and the files that it names, and lays the command line over it.
pub fn configure(settings: &Settings) -> Run {
    configure_with(settings, Sources::default())
}

/// Does so with texts that were read before.
fn configure_with(settings: &Settings, sources: Sources) -> Run {
    let mut run = Run { folder: files::folder(&settings.inputs), sources, ..Run::default() };
    let default = run.folder.join("chapbook.toml");
    let path = settings.config.as_ref().or(Some(&default).filter(|path| path.symlink_metadata().is_ok()));
    if let Some(path) = path
        && let Some(text) = read::file(path).take(&mut run.diagnostics)
    {
        let id = run.sources.add(path, text);
        run.config = config::parse(id, &run.sources.get(id).text).take(&mut run.diagnostics);
    }
    run.own = own_files::read(&run.folder, &run.config, &mut run.sources).take(&mut run.diagnostics);
    settings.choice.lay_over(&mut run.config);
    run
}

/// Reads the articles; what is wrong with them is said in `run`.
pub fn read(run: &mut Run, settings: &Settings, terminal: Terminal) -> Series {
    terminal.progress("reading");
    let request = read::Request { inputs: &settings.inputs, config: &run.config };
    read::read(request, &mut run.sources).take(&mut run.diagnostics)
}

/// Puts the articles together; what is wrong with them is said in `run`.
pub fn put_together(run: &mut Run, series: Series, settings: &Settings) -> Book {
    let options = assemble::Options {
        config: &run.config,
        sources: &run.sources,
        source_date_epoch: settings.source_date_epoch,
    };
    assemble(series, options).take(&mut run.diagnostics)
}

/// Makes the book; none where an error of the series stands in the way.
///
/// Each stage runs to its end, so that one run tells everything there is to put right.
pub fn make(run: &mut Run, settings: &Settings, terminal: Terminal) -> Option<Book> {
    if has_errors(&run.diagnostics) {
        return None;
    }
    let series = read(run, settings, terminal);
    if series.articles.is_empty() {
        return None;
    }
    let book = put_together(run, series, settings);
    (!settings.stops(&run.diagnostics)).then_some(book)
}

/// Makes the second book of a head-to-head booklet, where one is configured; what is wrong with it is said in
/// `run`.
///
/// It is read as its own configuration says, and printed as the first one's does.
pub fn make_second(run: &mut Run, settings: &Settings, terminal: Terminal) {
    let booklet = &run.config.booklet;
    let Some(with) = booklet.with.clone().filter(|_| booklet.scheme == Scheme::HeadToHead) else { return };
    let folder = run.folder.join(&with.value);
    if !folder.is_dir() {
        let message = format!("`with` names `{}`, which is no folder", with.value);
        let hint = "write the way from this series' folder to that of the second, such as `../other`";
        let diagnostic = Diagnostic::error("C009", message).hint(hint);
        run.diagnostics.push(match with.span {
            Some(span) => diagnostic.at(span),
            None => diagnostic,
        });
        return;
    }
    let own = Settings { inputs: vec![folder], config: None, choice: Choice::default(), ..settings.clone() };
    let mut second = configure_with(&own, std::mem::take(&mut run.sources));
    let book = make(&mut second, &own, terminal);
    run.sources = second.sources;
    run.diagnostics.append(&mut second.diagnostics);
    run.second = book;
}
