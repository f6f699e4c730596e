//! Files to texts: decoded, named among the sources, relieved of their front matter.

use super::encoding::{self, Decoded, SettledEncoding};
use super::files::{self, SourceFile};
use super::foreign::Foreign;
use super::front_matter::{self, FrontMatter};
use super::html::Converted;
use crate::diagnostic::{Diagnostic, SourceId, SourceText, Sources, Warned};
use crate::files::Files;
use crate::model::SourceFormat;
use crate::proof;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;

/// A file that was decoded and relieved of its front matter.
#[derive(Clone, Debug)]
pub(super) struct Loaded {
    pub(super) id: SourceId,
    pub(super) entry: SourceFile,
    pub(super) front_matter: Option<FrontMatter>,
    /// Where the text begins, in bytes.
    pub(super) start: usize,
    /// What was left out around the text when it was made of another form.
    pub(super) left_out: Vec<String>,
    /// How many words of that may be words of the text.
    pub(super) doubtful: usize,
}

impl Loaded {
    fn is_drawing(&self) -> bool {
        self.front_matter.as_ref().is_some_and(|front| front.drawing)
    }
}

/// What is kept of files whose bytes are their text, by the paths that are shown. These are compared as bytes: comparing
/// them part by part costs more than all else that is done with a file that has not changed.
pub(super) type KnownFiles = BTreeMap<OsString, Unchanged>;

/// A file that needs no decoding as long as its bytes are the same.
#[derive(Clone, Debug)]
pub(super) struct Unchanged {
    text: SourceText,
    /// What it became, and what there was to say about its front matter.
    loaded: Warned<Arc<Loaded>>,
}

/// Loads the files of a series, one list of them after another.
pub(super) struct Loader<'a> {
    pub(super) files: &'a dyn Files,
    pub(super) sources: &'a mut Sources,
    /// The encoding that somebody has said for the series.
    pub(super) encoding: Option<SettledEncoding>,
    /// What was loaded the last time.
    pub(super) before: KnownFiles,
    /// What is loaded this time.
    pub(super) now: KnownFiles,
}

impl Loader<'_> {
    /// Reads and decodes files, several at a time, and adds them to the sources in their order. What has not changed
    /// since the last time is taken over.
    pub(super) fn load(&mut self, entries: &[SourceFile]) -> Warned<Vec<Arc<Loaded>>> {
        let before = &self.before;
        let raw: Vec<_> = entries.par_iter().map(|entry| raw(entry, self.files, before)).collect();
        let own = entries.iter().zip(&raw).filter(|(entry, _)| entry.foreign.is_none());
        let unread: Vec<&[u8]> = own.filter_map(|(_, raw)| raw.bytes()).collect();
        let settled = self.encoding.or_else(|| encoding::settle(&unread));
        let pairs = entries.par_iter().zip(raw);
        let decoded: Vec<_> = pairs.map(|(entry, raw)| decoded(entry, raw, settled)).collect();
        let mut all = Vec::new();
        let mut guessed = Vec::new();
        let mut texts = Vec::with_capacity(entries.len());
        for (entry, decoded) in entries.iter().zip(decoded) {
            let Some(mut decoded) = decoded.take(&mut all) else { continue };
            guessed.extend(decoded.guessed.take().map(|encoding| (encoding, entry)));
            texts.push((entry, self.sources.share(decoded.text.clone()), decoded));
        }
        all.extend(guesses(&guessed));
        let loaded: Vec<_> = texts
            .par_iter()
            .map(|(entry, id, decoded)| match before.get(entry.shown.as_os_str()) {
                Some(known) if known.is(entry, *id, &decoded.text) => known.loaded.clone(),
                _ => relieved(entry, *id, decoded).map(Arc::new),
            })
            .collect();
        for ((entry, _, decoded), loaded) in texts.into_iter().zip(&loaded) {
            if decoded.is_bytes {
                let unchanged = Unchanged { text: decoded.text, loaded: loaded.clone() };
                self.now.insert(entry.shown.clone().into_os_string(), unchanged);
            }
        }
        let texts = loaded.into_iter().map(|loaded| loaded.take(&mut all));
        Warned::new(texts.filter(|loaded| !loaded.is_drawing()).collect(), all)
    }
}

impl Unchanged {
    /// Tells whether this is what a text becomes under a name.
    fn is(&self, entry: &SourceFile, id: SourceId, text: &SourceText) -> bool {
        let loaded = &self.loaded.value;
        self.text.is(text) && loaded.id == id && loaded.entry == *entry
    }
}

/// What is found of a file before it is decoded.
enum Raw {
    /// The text that the same bytes became before.
    Known(SourceText),
    Bytes(Vec<u8>),
    Failed(Box<Diagnostic>),
}

impl Raw {
    fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Known(_) | Self::Failed(_) => None,
        }
    }
}

fn raw(entry: &SourceFile, files: &dyn Files, before: &KnownFiles) -> Raw {
    let bytes = match files::bytes(&entry.path, &entry.shown, files) {
        Ok(bytes) => bytes,
        Err(diagnostic) => return Raw::Failed(diagnostic),
    };
    match before.get(entry.shown.as_os_str()).filter(|known| known.text.source().text.as_bytes() == bytes) {
        Some(known) => Raw::Known(known.text.clone()),
        None => Raw::Bytes(bytes),
    }
}

/// A file's text.
struct DecodedFile {
    text: SourceText,
    /// Whether it is the file's bytes, with nothing to say about them.
    is_bytes: bool,
    /// The encoding that was guessed.
    guessed: Option<Cow<'static, str>>,
    /// How it is written.
    format: SourceFormat,
    /// What another program wrote it as.
    foreign: Option<Foreign>,
    /// What was left out when it was made of another form.
    left_out: Vec<String>,
    /// How many words of that may be words of the text.
    doubtful: usize,
}

impl DecodedFile {
    fn new(entry: &SourceFile, text: String) -> Self {
        let text = SourceText::new(&entry.shown, text);
        let (format, foreign) = (entry.format, entry.foreign);
        Self { text, is_bytes: false, guessed: None, format, foreign, left_out: Vec::new(), doubtful: 0 }
    }
}

/// Returns a file's text; `None` if it has none.
fn decoded(entry: &SourceFile, raw: Raw, settled: Option<SettledEncoding>) -> Warned<Option<DecodedFile>> {
    let bytes = match raw {
        Raw::Known(text) => {
            let known = DecodedFile { is_bytes: true, text, ..DecodedFile::new(entry, String::new()) };
            return Warned::clean(Some(known));
        }
        Raw::Failed(diagnostic) => return Warned::new(None, vec![*diagnostic]),
        Raw::Bytes(bytes) => bytes,
    };
    let seen = || Foreign::of_content(&bytes).filter(|_| Foreign::may_be_other(entry.foreign));
    if let Some(foreign) = seen().or(entry.foreign) {
        return converted(entry, foreign, &bytes);
    }
    text(entry, &bytes, settled).map(|decoded| {
        let Decoded { text, guessed, damaged, controls } = decoded?;
        let is_bytes = guessed.is_none() && damaged + controls == 0 && text.as_bytes() == bytes;
        Some(DecodedFile { is_bytes, guessed, ..DecodedFile::new(entry, text) })
    })
}

/// Returns the Markdown that a file of another program becomes; `None` if it holds no text (`R009`) or cannot be read
/// (`R010`).
fn converted(entry: &SourceFile, foreign: Foreign, bytes: &[u8]) -> Warned<Option<DecodedFile>> {
    let name = entry.shown.display();
    let file = entry.path.file_name().unwrap_or_default().to_string_lossy();
    match foreign.convert(bytes, &file) {
        Ok(made) if made.text.trim().is_empty() => {
            let message = format!("no text was found in `{name}`, and it is left out");
            let empty = Diagnostic::warning("R009", message).in_file(&entry.shown);
            Warned::new(None, vec![empty.hint("copy its text into a .txt file, or remove the file")])
        }
        Ok(made) => {
            let format = if made.is_plain { SourceFormat::Text } else { SourceFormat::Markdown };
            let said = incomplete(entry, &made);
            let file = DecodedFile {
                format,
                foreign: Some(foreign),
                left_out: made.left_out,
                doubtful: made.doubtful,
                ..DecodedFile::new(entry, made.text)
            };
            Warned::new(Some(file), said)
        }
        Err(why) => {
            let unread = Diagnostic::error("R010", format!("`{name}` cannot be read: {why}"));
            let hint = "copy its text into a .txt file, or take it out of the folder";
            Warned::new(None, vec![unread.in_file(&entry.shown).hint(hint)])
        }
    }
}

/// Says what of a file did not come through when it became Markdown.
fn incomplete(entry: &SourceFile, made: &Converted) -> Vec<Diagnostic> {
    let name = entry.shown.display();
    let mut all = Vec::new();
    let mut warn = |code, message: String, hint: &str| {
        all.push(Diagnostic::warning(code, message).in_file(&entry.shown).hint(hint));
    };
    let damaged = made.text.matches('\u{FFFD}').count();
    if damaged > 0 {
        let message = format!("damaged characters in `{name}`, {damaged} of them, were read as \u{FFFD}");
        warn(
            "R012",
            message,
            "save it anew from the program that it comes from; or copy its text into a .txt file, and put the characters right there",
        );
    }
    if let Some(first) = made.lost.first() {
        let more = match made.lost.len() {
            1 => String::new(),
            2 => " (nor is 1 more passage of this file)".to_owned(),
            count => format!(" (nor are {} more passages of this file)", count - 1),
        };
        let message = format!("\"{}\" in `{name}` is not in the book{more}", proof::shown(first));
        let hint = "copy the passage into a text of its own, or save the file in another form, such as .odt";
        warn("R020", message, hint);
    }
    all
}

/// Warns of guessed encodings, once for each.
fn guesses(guessed: &[(Cow<'static, str>, &SourceFile)]) -> Vec<Diagnostic> {
    let mut files: BTreeMap<&str, Vec<&SourceFile>> = BTreeMap::new();
    guessed.iter().for_each(|(encoding, entry)| files.entry(encoding).or_default().push(entry));
    let warning = |(encoding, entries): (&str, Vec<&SourceFile>)| {
        let first = entries.first()?;
        let name = first.shown.display();
        let message = match entries.len() {
            1 => format!("`{name}` says nothing of its encoding and was read as {encoding}"),
            count => format!(
                "{count} files, `{name}` the first, say nothing of their encoding and were read as {encoding}"
            ),
        };
        let hint = "look accents and quotation marks over, and save as UTF-8";
        Some(Diagnostic::warning("R011", message).in_file(&first.shown).hint(hint))
    };
    files.into_iter().filter_map(warning).collect()
}

/// Takes the front matter off a text.
fn relieved(entry: &SourceFile, id: SourceId, decoded: &DecodedFile) -> Warned<Loaded> {
    let text = &decoded.text.source().text;
    let left_out = decoded.left_out.clone();
    let mut all = Vec::new();
    let is_lektor = front_matter::is_lektor(&entry.path);
    let split = if is_lektor { front_matter::of_lektor(id, text) } else { front_matter::split(id, text) };
    let (front_matter, start) = match split.take(&mut all) {
        (None, 0) if entry.path.extension().is_some_and(|ending| ending == "mdx") => {
            (front_matter::of_module(id, text).take(&mut all), 0)
        }
        (None, 0) if decoded.format == SourceFormat::Markdown => {
            front_matter::header(id, text).take(&mut all)
        }
        (None, 0) => (front_matter::of_gutenberg(id, text).take(&mut all), 0),
        split => split,
    };
    let entry = SourceFile { format: decoded.format, foreign: decoded.foreign, ..entry.clone() };
    let loaded = Loaded { id, entry, front_matter, start, left_out, doubtful: decoded.doubtful };
    if loaded.is_drawing() {
        let shown = &loaded.entry.shown;
        let message = format!("`{}` is a drawing of Excalidraw and is left out", shown.display());
        let hint = "to have it in the book, export it as SVG or PNG and show that picture in a text";
        all.push(Diagnostic::warning("R008", message).in_file(shown).hint(hint));
    }
    Warned::new(loaded, all)
}

/// Returns the text of a file that is no article, such as the configuration; `None` if it has none.
pub fn file(path: &Path, files: &dyn Files) -> Warned<Option<String>> {
    decode(
        &SourceFile {
            path: path.to_path_buf(),
            shown: path.to_path_buf(),
            format: SourceFormat::Text,
            foreign: None,
        },
        files,
    )
}

/// Returns a file's text, as Markdown where it is of another program; `None` if it has none, and why.
pub(super) fn decode(entry: &SourceFile, files: &dyn Files) -> Warned<Option<String>> {
    match files::bytes(&entry.path, &entry.shown, files) {
        Ok(bytes) => {
            let seen = || Foreign::of_content(&bytes).filter(|_| Foreign::may_be_other(entry.foreign));
            if let Some(foreign) = seen().or(entry.foreign) {
                return converted(entry, foreign, &bytes)
                    .map(|decoded| decoded.map(|file| file.text.source().text.clone()));
            }
            let Warned { value, mut diagnostics } = text(entry, &bytes, None);
            let guessed = value.as_ref().and_then(|decoded| decoded.guessed.clone());
            diagnostics.extend(guesses(guessed.map(|encoding| (encoding, entry)).as_slice()));
            Warned::new(value.map(|decoded| decoded.text), diagnostics)
        }
        Err(diagnostic) => Warned::new(None, vec![*diagnostic]),
    }
}

/// Returns what a file's bytes say; `None` if that is no text, and why.
fn text(entry: &SourceFile, bytes: &[u8], settled: Option<SettledEncoding>) -> Warned<Option<Decoded>> {
    let name = entry.shown.display();
    let Some(decoded) = encoding::decode_in(bytes, settled) else {
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
    if decoded.damaged > 0 {
        let message =
            format!("damaged characters in `{name}`, {} of them, were read as \u{FFFD}", decoded.damaged);
        warn("R012", message, "put the characters right, and save the file as UTF-8");
    }
    if decoded.controls > 0 {
        let message = format!("control characters in `{name}`, {} of them, are taken off", decoded.controls);
        warn("R013", message, "remove them from the file");
    }
    Warned::new(Some(decoded), all)
}
