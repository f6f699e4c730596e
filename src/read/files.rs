//! Which files of a folder are articles, and their bytes.
//!
//! The rule is the pinned one: `*.txt`, `*.md` and `*.markdown`, web pages and files of word processors ([`Foreign`]),
//! in capitals or not, except the files that other parts of the tool read and those that are about the folder itself.

mod passed_over;
mod unnamed;

use super::Recurse;
use super::foreign::Foreign;
use super::name::is_study_of;
use crate::diagnostic::{Diagnostic, Warned, has_errors};
use crate::files::{Files, PathKind as Leads, Unread};
use crate::limits::{FOLDERS, TEXT_BYTES};
use crate::model::SourceFormat;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Folders that hold a site's machinery, or what was made of it, and no articles; in lower case.
const NO_ARTICLES: [&str; 16] = [
    "node_modules",
    "vendor",
    "target",
    "out",
    "dist",
    "themes",
    "layouts",
    "archetypes",
    "templates",
    "shortcodes",
    "_includes",
    "_layouts",
    "_site",
    "_sass",
    "_drafts",
    "__pycache__",
];

/// One file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it is opened.
    pub path: PathBuf,
    /// How it is shown: relative to the series' folder where it lies below it.
    pub shown: PathBuf,
    /// How its text is written, by its extension.
    pub format: SourceFormat,
    /// What another program wrote it as, if one did: its text is made of that.
    pub foreign: Option<Foreign>,
}

/// What a folder, or a list of files, holds.
#[derive(Clone, Debug, Default)]
pub struct FolderContents {
    /// The series' folder.
    pub folder: PathBuf,
    /// The articles, in natural order of their names.
    pub articles: Vec<SourceFile>,
    /// `foreword.md`, if there is one.
    pub foreword: Option<SourceFile>,
    /// `imprint.md`, if there is one.
    pub imprint: Option<SourceFile>,
    /// Study files, in natural order of their names.
    pub studies: Vec<SourceFile>,
    /// `terms.md`, if there is one.
    pub terms: Option<SourceFile>,
    /// `chronology.md`, if there is one.
    pub chronology: Option<SourceFile>,
    /// `ground-rules.md`, if there is one.
    pub ground_rules: Option<SourceFile>,
}

/// Returns the folder of a series: the one that is given, or the one in which the first file lies.
pub fn folder(inputs: &[PathBuf], files: &dyn Files) -> PathBuf {
    let Some(first) = inputs.first() else { return PathBuf::from(".") };
    if is_folder(first, files) {
        return first.clone();
    }
    match first.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// Finds the articles of a folder, or of a list of folders and files; `recurse` tells of folders below.
pub fn discover(inputs: &[PathBuf], recurse: Recurse, files: &dyn Files) -> Warned<FolderContents> {
    let folder = folder(inputs, files);
    let mut walk = Walk::new(files, folder.clone(), recurse);
    for input in inputs {
        match files.find(input) {
            Ok(found) if found.kind == Leads::Folder => walk.folder(input, 0),
            Ok(_) => walk.named(input),
            Err(unread) => walk.diagnostics.push(unreadable(input, &unread)),
        }
    }
    walk.beside_named();
    walk.take_lone_studies();
    walk.take_listings();
    walk.weigh_texts_below();
    walk.say_what_lies_below();
    walk.say_what_is_passed_over();
    let Walk { mut found, mut diagnostics, .. } = walk;
    found.folder = folder;
    found.articles.sort_by(|a, b| natural(&a.shown, &b.shown));
    found.articles.dedup_by(|a, b| a.path == b.path);
    found.studies.sort_by(|a, b| natural(&a.shown, &b.shown));
    found.studies.dedup_by(|a, b| a.path == b.path);
    diagnostics.sort_by(|a, b| natural_option(a.path.as_deref(), b.path.as_deref()));
    if found.articles.is_empty() && !has_errors(&diagnostics) {
        let none = Diagnostic::error("R001", "there are no articles here").in_file(&found.folder);
        let below = match recurse {
            Recurse::No => ", or leave `recurse = false` out if they lie in folders below",
            Recurse::Auto | Recurse::Yes => "",
        };
        diagnostics.push(none.hint(format!(
            "put files ending in .txt, .md, .html, .docx, .odt, .rtf or .eml into the folder{below}"
        )));
    }
    Warned::new(found, diagnostics)
}

fn is_folder(path: &Path, files: &dyn Files) -> bool {
    match files.find(path) {
        Ok(found) => found.kind == Leads::Folder,
        Err(unread) => unread == Unread::Outside(Leads::Folder),
    }
}

/// Reads a file's bytes: a regular one, of at most [`TEXT_BYTES`] if it is a text.
///
/// # Errors
/// `R003` for what cannot be read, `R004` for a file that is too large, `R005` for what is no regular file, `R015`
/// for a link that leads out of the series.
pub fn bytes(path: &Path, shown: &Path, files: &dyn Files) -> Result<Vec<u8>, Box<Diagnostic>> {
    files.read(path, most_bytes(path)).map_err(|unread| Box::new(unreadable(shown, &unread)))
}

/// What the name of a file says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Article(SourceFormat),
    Foreword,
    Imprint,
    Study,
    Terms,
    Chronology,
    GroundRules,
    /// A page of the site about a folder, not an article.
    Section,
    /// A page of a site that an article may be, if there is no other.
    Listing,
    /// A text about the folder, its programs or its rights by its name.
    AboutFolder,
    /// Text in a form that must be converted first; holds what to say about it.
    Foreign(&'static str),
    /// Of no concern to the readers.
    Other,
}

/// Tells what a file is by its name.
fn kind(name: &str) -> Kind {
    let name = name.to_lowercase();
    let Some((stem, extension)) = name.rsplit_once('.') else { return Kind::Other };
    // Word keeps a small file of this name beside each that is open.
    if stem.is_empty() || name.starts_with('.') || name.starts_with("~$") {
        return Kind::Other;
    }
    let format = match extension {
        "txt" => SourceFormat::Text,
        "md" | "markdown" | "mdx" | "mdown" | "mkd" | "mkdn" | "mdwn" | "qmd" | "rmd" => {
            SourceFormat::Markdown
        }
        // A page of Lektor; nothing else of its site has this ending.
        "lr" if stem == "contents" => SourceFormat::Markdown,
        // A page that only says that another was not found, or lists the others.
        "html" | "htm" | "xhtml" if matches!(stem, "404" | "index") => return Kind::Listing,
        "html" | "htm" | "xhtml" | "docx" | "odt" | "rtf" | "eml" | "mhtml" | "mht" => SourceFormat::Markdown,
        other => return foreign(other),
    };
    match (stem, format) {
        ("foreword", SourceFormat::Markdown) => Kind::Foreword,
        ("imprint", SourceFormat::Markdown) => Kind::Imprint,
        ("terms", SourceFormat::Markdown) => Kind::Terms,
        ("chronology", SourceFormat::Markdown) => Kind::Chronology,
        ("ground-rules", SourceFormat::Markdown) => Kind::GroundRules,
        ("readme" | "license" | "licence" | "changelog", _) => Kind::AboutFolder,
        ("_index", SourceFormat::Markdown) => Kind::Section,
        _ if format == SourceFormat::Markdown && stem.starts_with("_index.") => Kind::Section,
        _ if stem.starts_with("license-") || stem.starts_with("readme.") => Kind::AboutFolder,
        _ if stem.ends_with(".study") => Kind::Study,
        _ => Kind::Article(format),
    }
}

/// Tells whether a file of this name is read: as an article, or as another part of a book.
pub fn is_read(name: &str) -> bool {
    !matches!(kind(name), Kind::Other | Kind::AboutFolder | Kind::Foreign(_))
}

/// Returns what to do with a file of this name so that it can be read, if something can be done.
pub fn way_to_read(name: &str) -> Option<&'static str> {
    match kind(name) {
        Kind::Foreign(hint) => Some(hint),
        _ => None,
    }
}

/// Returns how a file of another program becomes one that can be read.
fn foreign(extension: &str) -> Kind {
    Kind::Foreign(match extension {
        "doc" | "pages" => "open it, and save it as .docx or .odt: these are read as they are",
        "pdf" => "run `pdftotext` on it and look the result over, or copy its text into a .txt file",
        "epub" | "mobi" => {
            "run `chapbook import FILE`, which makes an article of each chapter; a .mobi must be made an .epub before"
        }
        "rst" | "org" | "adoc" | "textile" | "tex" | "ipynb" => {
            "run `pandoc -s -t gfm+yaml_metadata_block FILE -o FILE.md`, which keeps title, date and notes"
        }
        "text" => "rename it to end in .txt",
        "wps" | "wpd" | "one" | "enex" => {
            "open it in the program that made it, and export it as .docx, .odt or .html: these are read as they are"
        }
        "xml" | "zip" | "json" | "mbox" => {
            "if it holds articles, run `chapbook import FILE`, which makes a folder of them"
        }
        _ => return Kind::Other,
    })
}

/// A walk over folders, with what it has seen.
struct Walk<'a> {
    files: &'a dyn Files,
    base: PathBuf,
    recurse: Recurse,
    found: FolderContents,
    seen: BTreeSet<PathBuf>,
    /// Files that are passed over, each with what to say about its kind.
    foreign: Vec<(PathBuf, &'static str)>,
    /// Files of endings that are not known, each with what to say about its kind.
    unknown: Vec<(PathBuf, &'static str)>,
    /// Texts whose names have no ending.
    bare: Vec<PathBuf>,
    /// Texts about the folders.
    about: Vec<PathBuf>,
    /// The articles that were named on the command line.
    named: Vec<PathBuf>,
    /// Pages that are articles only if there are no others.
    listings: Vec<PathBuf>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Walk<'a> {
    fn new(files: &'a dyn Files, base: PathBuf, recurse: Recurse) -> Self {
        let (found, seen, foreign, about, named, listings, diagnostics) = Default::default();
        let (unknown, bare) = Default::default();
        Self {
            files,
            base,
            recurse,
            found,
            seen,
            foreign,
            unknown,
            bare,
            about,
            named,
            listings,
            diagnostics,
        }
    }

    /// Takes in what a folder holds.
    fn folder(&mut self, folder: &Path, depth: usize) {
        if depth > FOLDERS {
            let message = format!("folders below this one lie more than {FOLDERS} deep and are left out");
            self.diagnostics.push(Diagnostic::warning("R006", message).in_file(self.shown(folder)));
            return;
        }
        // Each folder is read once, by its real place: a link that leads back would never end.
        match self.files.find(folder) {
            Ok(found) if self.seen.insert(found.real.clone()) => {}
            Ok(_) => {
                let again = Diagnostic::warning("R007", "this link leads to a folder that was already read");
                self.diagnostics.push(again.in_file(self.shown(folder)).hint("remove the link"));
                return;
            }
            Err(error) => return self.diagnostics.push(unreadable(&self.shown(folder), &error)),
        }
        let mut paths = match self.files.list(folder) {
            Ok(paths) => paths,
            Err(error) => return self.diagnostics.push(unreadable(&self.shown(folder), &error)),
        };
        paths.sort_by(|a, b| natural(a, b));
        let pages: Vec<String> = paths.iter().filter_map(|path| page_stem(path)).collect();
        for path in paths {
            let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default().into_owned();
            if name.starts_with('.') {
                continue;
            }
            match kind(&name) {
                // What a browser saves beside a page is a part of that page.
                Kind::Other if pages.iter().any(|page| is_saved_beside(page, &name)) => {}
                Kind::Other if self.goes_into(&name) && self.is_folder(&path) => {
                    self.folder(&path, depth + 1)
                }
                Kind::Other if !self.is_folder(&path) => self.other(&path, &name),
                kind => self.take(&path, kind, depth),
            }
        }
    }

    fn is_folder(&self, path: &Path) -> bool {
        is_folder(path, self.files)
    }

    /// Takes in a file that was named on the command line, whatever it is called.
    fn named(&mut self, path: &Path) {
        self.named.push(path.to_path_buf());
        let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
        match kind(&name) {
            Kind::Other => self.article(path, SourceFormat::Text),
            Kind::AboutFolder if name.to_lowercase().ends_with(".txt") => {
                self.article(path, SourceFormat::Text)
            }
            Kind::AboutFolder => self.article(path, SourceFormat::Markdown),
            Kind::Listing => self.article(path, SourceFormat::Markdown),
            kind => self.take(path, kind, 0),
        }
    }

    /// Takes in what a study group has beside the articles that were named: their study files, and what the
    /// series shares.
    ///
    /// Study files of other articles are no matter here, and what cannot be listed was read all the same.
    fn beside_named(&mut self) {
        let named = std::mem::take(&mut self.named);
        let folder = |path: &Path| path.parent().map(Path::to_path_buf).unwrap_or_default();
        let folders: BTreeSet<PathBuf> = named.iter().map(|path| folder(path)).collect();
        for folder in folders {
            let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { &folder };
            let mut paths = self.files.list(listed).unwrap_or_default();
            paths.sort();
            for name in paths.iter().filter_map(|path| path.file_name()) {
                let path = folder.join(name);
                let is_shared = |kind| matches!(kind, Kind::Terms | Kind::Chronology | Kind::GroundRules);
                match kind(&name.to_string_lossy()) {
                    Kind::Study if named.iter().any(|article| is_study_of(&path, article)) => {
                        self.take(&path, Kind::Study, 0);
                    }
                    kind if is_shared(kind) && self.base == listed => self.take(&path, kind, 0),
                    _ => {}
                }
            }
        }
    }

    /// Takes plain texts called as study files are for articles, where no article has their name: `my.study.txt`.
    fn take_lone_studies(&mut self) {
        let articles = &self.found.articles;
        let is_lone = |entry: &SourceFile| {
            entry.path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"))
                && !articles.iter().any(|article| is_study_of(&entry.path, &article.path))
        };
        let (lone, studies) = std::mem::take(&mut self.found.studies).into_iter().partition(is_lone);
        self.found.studies = studies;
        let lone: Vec<SourceFile> = lone;
        lone.iter().for_each(|entry| self.article(&entry.path, SourceFormat::Text));
    }

    /// Takes pages that seem to list others for articles, if there are no others.
    fn take_listings(&mut self) {
        if self.found.articles.is_empty() {
            for path in std::mem::take(&mut self.listings) {
                self.article(&path, SourceFormat::Markdown);
            }
        }
    }

    /// Takes in one file for what it is; companions count only in the series' folder.
    fn take(&mut self, path: &Path, kind: Kind, depth: usize) {
        match kind {
            Kind::Article(format) => self.article(path, format),
            Kind::Foreword if depth == 0 => self.found.foreword = Some(self.companion(path)),
            Kind::Imprint if depth == 0 => self.found.imprint = Some(self.companion(path)),
            Kind::Terms if depth == 0 => self.found.terms = Some(self.companion(path)),
            Kind::Chronology if depth == 0 => self.found.chronology = Some(self.companion(path)),
            Kind::GroundRules if depth == 0 => self.found.ground_rules = Some(self.companion(path)),
            Kind::Study => self.found.studies.push(self.companion(path)),
            Kind::Listing => self.listings.push(path.to_path_buf()),
            Kind::Foreign(_) if is_output(&self.shown(path)) => {}
            Kind::Foreign(hint) => self.foreign.push((self.shown(path), hint)),
            Kind::AboutFolder => self.about.push(self.shown(path)),
            Kind::Foreword | Kind::Imprint | Kind::Terms | Kind::Chronology | Kind::GroundRules => {}
            Kind::Section | Kind::Other => {}
        }
    }

    /// Tells whether a folder of that name is looked into.
    fn goes_into(&self, name: &str) -> bool {
        match self.recurse {
            Recurse::Yes => true,
            Recurse::Auto => !NO_ARTICLES.contains(&name.to_lowercase().as_str()),
            Recurse::No => false,
        }
    }

    /// Leaves out plain texts of folders below where the series is kept in Markdown: `robots.txt`, credits of
    /// pictures and the like.
    fn weigh_texts_below(&mut self) {
        let articles = &mut self.found.articles;
        let is_markdown =
            |entry: &SourceFile| entry.format == SourceFormat::Markdown && entry.foreign.is_none();
        let texts_above = articles.iter().any(|entry| !is_markdown(entry) && !lies_below(&entry.shown));
        if self.recurse == Recurse::Auto && !texts_above && articles.iter().any(is_markdown) {
            articles.retain(|entry| is_markdown(entry) || !lies_below(&entry.shown));
        }
    }

    /// Says which articles were found in folders below without being asked for (`R014`).
    fn say_what_lies_below(&mut self) {
        let below = || self.found.articles.iter().filter(|entry| lies_below(&entry.shown));
        let folders: BTreeSet<_> = below().filter_map(|entry| entry.shown.components().next()).collect();
        if self.recurse != Recurse::Auto || folders.is_empty() {
            return;
        }
        let named: Vec<_> =
            folders.iter().take(3).map(|name| format!("`{}`", name.as_os_str().to_string_lossy())).collect();
        let more = if folders.len() > 3 { format!(" and {} more", folders.len() - 3) } else { String::new() };
        let articles = match below().count() {
            1 => "1 article lies".to_owned(),
            n => format!("{n} articles lie"),
        };
        let message = format!("{articles} in folders below: {}{more}", named.join(", "));
        let note = Diagnostic::note("R014", message).in_file(&self.base).hint(
            "they are taken in; write `recurse = false` under `[series]` to leave them out, or name the one folder you want",
        );
        self.diagnostics.push(note);
    }

    fn article(&mut self, path: &Path, format: SourceFormat) {
        let entry = self.entry(path, format);
        self.found.articles.push(entry);
    }

    fn companion(&self, path: &Path) -> SourceFile {
        self.entry(path, SourceFormat::Markdown)
    }

    fn entry(&self, path: &Path, format: SourceFormat) -> SourceFile {
        SourceFile { path: path.to_path_buf(), shown: self.shown(path), format, foreign: Foreign::of(path) }
    }

    /// Returns the path as it is shown: relative to the series' folder where it lies below it.
    fn shown(&self, path: &Path) -> PathBuf {
        match path.strip_prefix(&self.base) {
            Ok(below) if !below.as_os_str().is_empty() => below.to_path_buf(),
            _ => path.to_path_buf(),
        }
    }
}

/// Returns the name of a saved page without its ending.
fn page_stem(path: &Path) -> Option<String> {
    Foreign::of(path).filter(|foreign| *foreign == Foreign::Page)?;
    Some(path.file_stem()?.to_string_lossy().into_owned())
}

/// Tells whether a browser gave a folder this name for what a page needs: `Page_files`, `Seite-Dateien`.
fn is_saved_beside(page: &str, folder: &str) -> bool {
    folder.strip_prefix(page).is_some_and(|rest| rest.starts_with(['_', '-', '.']))
}

/// Tells whether a path, relative to the series' folder, leads into a folder below it.
fn lies_below(shown: &Path) -> bool {
    shown.is_relative() && shown.components().nth(1).is_some()
}

/// Tells whether a file is what this program made: a book in the folder into which it writes.
fn is_output(shown: &Path) -> bool {
    let is_book = shown.extension().is_some_and(|ending| ["epub", "pdf"].iter().any(|book| ending == *book));
    is_book && shown.starts_with("out")
}

fn unreadable(path: &Path, unread: &Unread) -> Diagnostic {
    // What is not there was named by somebody.
    let hint = match unread {
        Unread::Outside(kind) => return outside(path, *kind == Leads::Folder),
        Unread::NotAFile(kind) => return not_a_file(path, *kind == Leads::Folder),
        Unread::TooLarge(length) => return too_large(path, *length),
        Unread::Missing => {
            "look over the name as it was given; it is sought from the folder in which the command runs"
        }
        Unread::Failed(_) => "put the file right, or take it out of the folder",
    };
    Diagnostic::error("R003", format!("`{}` cannot be read: {unread}", path.display()))
        .in_file(path)
        .hint(hint)
}

/// Refuses a link: an article is missed in the book, a folder only may have held some.
fn outside(path: &Path, is_folder: bool) -> Diagnostic {
    let message = format!("`{}` is a link that leads out of the series' folder", path.display());
    let diagnostic = match is_folder {
        true => Diagnostic::warning("R015", format!("{message} and is left out")),
        false => Diagnostic::error("R015", message),
    };
    diagnostic.in_file(path).hint("copy what it leads to into the series' folder, or remove the link")
}

/// Returns how many bytes a file of that name has at most.
fn most_bytes(path: &Path) -> u64 {
    Foreign::of(path).map_or(TEXT_BYTES, Foreign::most_bytes)
}

fn too_large(path: &Path, length: u64) -> Diagnostic {
    let message = format!(
        "`{}` has {} MiB, and an article may have {} at most",
        path.display(),
        length.div_ceil(1 << 20),
        most_bytes(path) >> 20
    );
    Diagnostic::error("R004", message).in_file(path).hint("divide it into one file for each article")
}

fn not_a_file(path: &Path, is_folder: bool) -> Diagnostic {
    let what = if is_folder { "a folder" } else { "a pipe or a device" };
    let message = format!("`{}` is {what}, not a file, although it is named like an article", path.display());
    Diagnostic::error("R005", message).in_file(path).hint("rename it, or move it out of the series' folder")
}

/// Compares paths so that a number counts by its value: `2-spring.txt` comes before `10-winter.txt`.
///
/// Names that differ only in leading zeros, or in what is no text, are told apart by their bytes.
pub fn natural(a: &Path, b: &Path) -> Ordering {
    let (x, y) = (a.to_string_lossy(), b.to_string_lossy());
    natural_text(&x, &y).then_with(|| a.as_os_str().cmp(b.as_os_str()))
}

fn natural_option(a: Option<&Path>, b: Option<&Path>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => natural(a, b),
        _ => a.is_some().cmp(&b.is_some()),
    }
}

fn natural_text(mut a: &str, mut b: &str) -> Ordering {
    loop {
        let (digits_a, rest_a) = split_digits(a);
        let (digits_b, rest_b) = split_digits(b);
        if !digits_a.is_empty() && !digits_b.is_empty() {
            let (x, y) = (digits_a.trim_start_matches('0'), digits_b.trim_start_matches('0'));
            match x.len().cmp(&y.len()).then_with(|| x.cmp(y)) {
                Ordering::Equal => (a, b) = (rest_a, rest_b),
                unequal => return unequal,
            }
            continue;
        }
        let (mut chars_a, mut chars_b) = (a.chars(), b.chars());
        match (chars_a.next(), chars_b.next()) {
            (Some(x), Some(y)) if x == y => (a, b) = (chars_a.as_str(), chars_b.as_str()),
            (x, y) => return x.cmp(&y),
        }
    }
}

fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

#[cfg(test)]
mod tests;
