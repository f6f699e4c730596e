//! Series in folders, made into books and pages as the program makes them.

use chapbook::assemble::{self, assemble};
use chapbook::config::{self, Config};
use chapbook::diagnostic::{Diagnostic, Severity, Sources, Warned};
use chapbook::files::Disk;
use chapbook::font::FontBook;
use chapbook::frame::{Content, Item, Page};
use chapbook::layout::inline::Setter;
use chapbook::layout::{Laid, Request, layout_again};
use chapbook::model::Book;
use chapbook::style::Sheets;
use chapbook::{pdf, read};
use std::path::{Path, PathBuf};

/// A series written in a test, on its pages.
pub struct Print {
    /// The book.
    pub book: Book,
    /// Its pages.
    pub laid: Laid,
    /// What was said of its texts before they were laid out.
    pub read: Vec<Diagnostic>,
    /// What the layout said of it.
    pub said: Vec<Diagnostic>,
    fonts: FontBook,
    config: Config,
}

impl Print {
    /// Lays out a series of these files with these settings under `[print]`.
    pub fn of(files: &[(&str, String)], settings: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("a file of the series");
        }
        Self::folder(folder.path(), settings)
    }

    /// Lays out the series of a folder.
    pub fn folder(folder: &Path, settings: &str) -> Self {
        let text = format!("[series]\ntitle = \"Letters\"\nlanguage = \"en\"\n\n[print]\n{settings}\n");
        let fonts = FontBook::new(&[]).value;
        let Warned { value: (book, config), diagnostics: read } = assembled(folder, text);
        assert!(!has_errors(&read), "{read:#?}");
        let laid =
            laid(&book, &config, &fonts, Laid::default()).unwrap_or_else(|errors| panic!("{errors:#?}"));
        Self { book, laid: laid.value, read, said: laid.diagnostics, fonts, config }
    }

    /// Lays the book out again, of pages that somebody changed in the meantime.
    pub fn again(mut self, change: impl FnOnce(&mut Vec<Page>)) -> Self {
        change(&mut self.laid.pages);
        let laid = laid(&self.book, &self.config, &self.fonts, self.laid);
        let Warned { value, diagnostics } = laid.unwrap_or_else(|errors| panic!("{errors:#?}"));
        Self { laid: value, said: diagnostics, ..self }
    }

    /// Returns its PDF.
    pub fn pdf(&self) -> Vec<u8> {
        let made = pdf::write(&self.book, &self.laid.pages, pdf::Request::new(&self.fonts));
        assert_eq!(made.diagnostics, []);
        made.value
    }
}

/// Returns the words of an item.
pub fn words(item: &Item) -> &str {
    match &item.content {
        Content::Glyphs(run) => run.text.as_str(),
        _ => "",
    }
}

/// Returns the words of a page in the order they are drawn, those of each line after those of the last.
pub fn page_words(page: &Page) -> String {
    page.items.iter().map(words).collect()
}

/// Reads, assembles and lays out a folder on a page. `None` if the series has errors of its own.
pub fn lay_out(folder: &Path, page: &str, fonts: &FontBook) -> Option<(Book, Laid)> {
    let (book, config) = book(folder, &format!("[print]\npage = \"{page}\"\n"))?;
    let laid = laid(&book, &config, fonts, Laid::default()).ok()?.value;
    Some((book, laid))
}

/// Reads and assembles a folder, with a section `[print]` if it has none. `None` if the series has errors
/// of its own.
pub fn book(folder: &Path, print: &str) -> Option<(Book, Config)> {
    let mut text = std::fs::read_to_string(folder.join("chapbook.toml")).unwrap_or_default();
    if !text.contains("[print]") {
        text = format!("{text}\n{print}");
    }
    let Warned { value, diagnostics } = assembled(folder, text);
    (!has_errors(&diagnostics)).then_some(value)
}

fn has_errors(said: &[Diagnostic]) -> bool {
    said.iter().any(|said| said.severity == Severity::Error)
}

/// Reads and assembles a folder and those below it with these settings.
fn assembled(folder: &Path, settings: String) -> Warned<(Book, Config)> {
    let mut sources = Sources::default();
    let mut said = Vec::new();
    let id = sources.add(folder.join("chapbook.toml"), settings);
    let mut config: Config = config::parse(id, &sources.get(id).text).take(&mut said);
    config.read.recurse = chapbook::read::Recurse::Yes;
    let inputs = [folder.to_owned()];
    let series = read::read(
        read::Request { files: &Disk::of(&inputs), inputs: &inputs, options: &config.read },
        &mut sources,
    )
    .take(&mut said);
    let request = assemble::Request { options: &config.assemble, sources: &sources, source_date_epoch: None };
    let book = assemble(series, request).take(&mut said);
    Warned::new((book, config), said)
}

/// Lays out a book in the style of the program; the errors of the styles where there are some.
fn laid(
    book: &Book,
    config: &Config,
    fonts: &FontBook,
    before: Laid,
) -> Result<Warned<Laid>, Vec<Diagnostic>> {
    let cascade = Sheets::load(None).value.cascade(&config.style, &book.metadata);
    if has_errors(&cascade.diagnostics) {
        return Err(cascade.diagnostics);
    }
    let setter = Setter::new(fonts);
    let request = Request { book, cascade: &cascade.value, setter: &setter, options: config.layout };
    Ok(layout_again(request, before))
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
