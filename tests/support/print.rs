//! Lays out a series written in a test.

use chapbook::assemble::{Options, assemble};
use chapbook::config::{self, Config};
use chapbook::diagnostic::{Diagnostic, Severity, Sources};
use chapbook::font::FontBook;
use chapbook::frame::{Content, Item, Page};
use chapbook::layout::{Laid, Request, layout};
use chapbook::model::Book;
use chapbook::style::Sheets;
use chapbook::{pdf, read};
use std::path::Path;

/// A series on its pages.
pub struct Print {
    /// The book.
    pub book: Book,
    /// Its pages.
    pub laid: Laid,
    /// What the layout said of it.
    pub said: Vec<Diagnostic>,
    fonts: FontBook,
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
        let mut sources = Sources::default();
        let mut said = Vec::new();
        let text = format!("[series]\ntitle = \"Letters\"\nlanguage = \"en\"\n\n[print]\n{settings}\n");
        let id = sources.add(folder.join("chapbook.toml"), text);
        let config: Config = config::parse(id, &sources.get(id).text).take(&mut said);
        let inputs = [folder.to_owned()];
        let request = read::Request { inputs: &inputs, config: &config };
        let series = read::read(request, &mut sources).take(&mut said);
        let options = Options { config: &config, sources: &sources, source_date_epoch: None };
        let book = assemble(series, options).take(&mut said);
        let sheets = Sheets::load(None).take(&mut said);
        let cascade = sheets.cascade(&config.print, &book.metadata).take(&mut said);
        let errors: Vec<_> = said.iter().filter(|d| d.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let fonts = FontBook::new(&[]).value;
        let request = Request { book: &book, cascade: &cascade, fonts: &fonts, print: &config.print };
        let mut said = Vec::new();
        let laid = layout(request).take(&mut said);
        Self { book, laid, said, fonts }
    }

    /// Returns its PDF.
    pub fn pdf(&self) -> Vec<u8> {
        let made = pdf::write(&self.book, &self.laid.pages, pdf::Options::new(&self.fonts));
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
