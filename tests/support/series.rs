//! Series in folders, made into pages as the program makes them.

use chapbook::assemble::{Options, assemble};
use chapbook::config::{self, Config};
use chapbook::diagnostic::{Severity, Sources};
use chapbook::font::FontBook;
use chapbook::layout::{Laid, Request, layout};
use chapbook::model::Book;
use chapbook::read;
use chapbook::style::Sheets;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Reads, assembles and lays out a folder on a page; none where the series has errors of its own.
pub fn lay_out(folder: &Path, page: &str, fonts: &FontBook) -> Option<(Book, Laid)> {
    let (book, config) = book(folder, &format!("[print]\npage = \"{page}\"\n"))?;
    let cascade = Sheets::load(None).value.cascade(&config.print, &book.metadata);
    if cascade.diagnostics.iter().any(|d| d.severity == Severity::Error) {
        return None;
    }
    let request = Request { book: &book, cascade: &cascade.value, fonts, print: &config.print };
    let laid = layout(request).value;
    Some((book, laid))
}

/// Reads and assembles a folder, with a section `[print]` where it has none; none where the series has errors
/// of its own.
pub fn book(folder: &Path, print: &str) -> Option<(Book, Config)> {
    let mut sources = Sources::default();
    let mut said = Vec::new();
    let settings = folder.join("chapbook.toml");
    let mut text = std::fs::read_to_string(&settings).unwrap_or_default();
    if !text.contains("[print]") {
        let _ = write!(text, "\n{print}");
    }
    let id = sources.add(&settings, text);
    let mut config: Config = config::parse(id, &sources.get(id).text).take(&mut said);
    config.series.recurse = true;
    let inputs = [folder.to_owned()];
    let series = read::read(read::Request { inputs: &inputs, config: &config }, &mut sources).take(&mut said);
    let options = Options { config: &config, sources: &sources, source_date_epoch: None };
    let book = assemble(series, options).take(&mut said);
    (!said.iter().any(|d| d.severity == Severity::Error)).then_some((book, config))
}

/// Returns the folders of the fixtures.
pub fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root)
        .expect("the fixtures")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

/// Returns the fixtures, the sample, and the two real seeds where they are.
pub fn all() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = fixtures();
    folders.push(root.join("seeds"));
    match root.join("../shared/seeds") {
        real if real.is_dir() => folders.push(real),
        _ => eprintln!("SKIPPED the real seeds: there is no ../shared/seeds"),
    }
    folders
}
