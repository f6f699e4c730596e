//! Files of other programs that hold one article each, and become Markdown when they are loaded.

use super::encoding;
use super::html::{self, Converted, MovedPictures};
use super::mail;
use super::office;
use crate::limits::{CONTAINER_BYTES, TEXT_BYTES};
use encoding_rs::Encoding;
use std::path::Path;

/// What another program wrote a file as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A web page that was saved.
    Page,
    /// A text of Word.
    Docx,
    /// A text of LibreOffice and its kin.
    Odt,
    /// A letter of electronic mail.
    Mail,
    /// A web page in one file with its pictures, as browsers save it (RFC 2557).
    WholePage,
}

/// How far into a page its encoding may be named, in bytes (WHATWG HTML, 13.2.3.2).
const DECLARED_WITHIN: usize = 1024;

impl Foreign {
    /// Tells by its name what a file is, if another program wrote it.
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "html" | "htm" | "xhtml" => Some(Self::Page),
            "docx" => Some(Self::Docx),
            "odt" => Some(Self::Odt),
            "eml" => Some(Self::Mail),
            "mhtml" | "mht" => Some(Self::WholePage),
            _ => None,
        }
    }

    /// Returns how many bytes such a file has at most.
    pub fn most_bytes(self) -> u64 {
        match self {
            Self::Page => TEXT_BYTES,
            Self::Docx | Self::Odt | Self::Mail | Self::WholePage => CONTAINER_BYTES,
        }
    }

    /// Turns a file of that name into Markdown.
    ///
    /// # Errors
    /// Why it cannot be read, to be put after "cannot be read: ".
    pub fn convert(self, bytes: &[u8], name: &str) -> Result<Converted, &'static str> {
        match self {
            Self::Page => page(bytes),
            Self::Docx => office::docx(bytes, name),
            Self::Odt => office::odt(bytes, name),
            Self::Mail => mail::letter(bytes, name),
            Self::WholePage => mail::page(bytes, name),
        }
    }

    /// Says why something was left out of such a file.
    pub fn why_left_out(self) -> &'static str {
        match self {
            Self::Page | Self::WholePage => "it stands around the article, on the page that was saved",
            Self::Docx | Self::Odt => "it is a comment or a table of contents, and no part of the text",
            Self::Mail => "it stands around the text, in the mail",
        }
    }
}

fn page(bytes: &[u8]) -> Result<Converted, &'static str> {
    let text = page_text(bytes).ok_or("it is not a text")?;
    // A template holds no text of its own.
    if is_template(&text) {
        return Ok(Converted::default());
    }
    html::page(&text, &MovedPictures::default())
}

/// Returns the text of a page, in the encoding that it names itself; `None` if it is none.
pub fn page_text(bytes: &[u8]) -> Option<String> {
    let text = match declared(bytes) {
        Some(encoding) => encoding.decode(bytes).0.into_owned(),
        None => encoding::decode(bytes)?.text,
    };
    Some(text.replace(encoding::is_forbidden, ""))
}

/// Returns the encoding that a page names, where its bytes do not say it themselves.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    if Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let start = String::from_utf8_lossy(bytes.get(..DECLARED_WITHIN.min(bytes.len()))?).to_ascii_lowercase();
    let (_, rest) = start.split_once("charset=")?;
    let label = rest.trim_start_matches(['"', '\'']);
    let label: String =
        label.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != encoding_rs::UTF_8)
}

/// Tells whether a file is filled in by a site generator before it is a page.
fn is_template(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with("---\n")
        || text.starts_with("---\r\n")
        || text.starts_with("{%")
        || text.starts_with("{{")
}
