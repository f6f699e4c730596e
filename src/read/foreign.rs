//! Files of other programs that hold one article each, and become Markdown when they are loaded.

use super::encoding;
use super::html::{self, Converted, MovedPictures};
use super::mail;
use super::office;
use crate::limits::{CONTAINER_BYTES, TEXT_BYTES};
use encoding_rs::Encoding;
use std::io::Cursor;
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
    /// A text in RTF, as WordPad and TextEdit keep it.
    Rtf,
    /// A letter of electronic mail.
    Mail,
    /// A web page in one file with its pictures, as browsers save it (RFC 2557).
    WholePage,
}

/// A page begins within so many bytes.
const BEGINS_WITHIN: usize = 256;

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
            "rtf" => Some(Self::Rtf),
            "eml" => Some(Self::Mail),
            "mhtml" | "mht" => Some(Self::WholePage),
            _ => None,
        }
    }

    /// Tells by its content what a file is, whatever it is called: pages are saved as text, and copies lose their endings.
    pub fn of_content(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"{\\rtf") {
            return Some(Self::Rtf);
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return match () {
                () if has_member(bytes, "word/document") => Some(Self::Docx),
                () if has_member(bytes, "content.xml") && !other_office(bytes) => Some(Self::Odt),
                () => None,
            };
        }
        let start =
            String::from_utf8_lossy(bytes.get(..BEGINS_WITHIN.min(bytes.len()))?).to_ascii_lowercase();
        let start = start.trim_start_matches('\u{feff}').trim_start();
        let start = start
            .strip_prefix("<?xml")
            .and_then(|rest| rest.split_once("?>"))
            .map_or(start, |(_, rest)| rest);
        let is_page =
            start.trim_start().starts_with("<!doctype html") || start.trim_start().starts_with("<html");
        let all = || String::from_utf8_lossy(bytes).to_ascii_lowercase();
        (is_page && ["<head", "<body", "</html"].iter().any(|tag| all().contains(tag))).then_some(Self::Page)
    }

    /// Tells whether a file of this kind may be another one: the endings of texts and of word processors say little.
    pub fn may_be_other(kind: Option<Self>) -> bool {
        matches!(kind, None | Some(Self::Docx | Self::Odt | Self::Rtf))
    }

    /// Returns how many bytes such a file has at most.
    pub fn most_bytes(self) -> u64 {
        match self {
            Self::Page => TEXT_BYTES,
            Self::Docx | Self::Odt | Self::Rtf | Self::Mail | Self::WholePage => CONTAINER_BYTES,
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
            Self::Rtf => office::rtf(bytes, name),
            Self::Mail => mail::letter(bytes, name),
            Self::WholePage => mail::page(bytes, name),
        }
    }

    /// Says why something was left out of such a file.
    pub fn why_left_out(self) -> &'static str {
        match self {
            Self::Page | Self::WholePage => "it stands around the article, on the page that was saved",
            Self::Docx | Self::Odt | Self::Rtf => {
                "it is a comment or a table of contents, and no part of the text"
            }
            Self::Mail => "it stands around the text, in the mail",
        }
    }
}

/// Tells whether a packed file lists a member whose name begins so.
fn has_member(bytes: &[u8], name: &str) -> bool {
    zip::ZipArchive::new(Cursor::new(bytes))
        .is_ok_and(|archive| archive.file_names().any(|member| member.starts_with(name)))
}

/// Tells whether a packed file of LibreOffice says that it is no text but a table, slides or a drawing.
fn other_office(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..BEGINS_WITHIN.min(bytes.len())]).into_owned();
    ["spreadsheet", "presentation", "graphics"]
        .iter()
        .any(|kind| start.contains(&format!("opendocument.{kind}")))
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
    // What is in ISO-2022-JP is ASCII, with an escape where other signs begin.
    let has_escapes = bytes.contains(&0x1B);
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    if Encoding::for_bom(bytes).is_some() || is_utf8 && !has_escapes {
        return None;
    }
    let start = String::from_utf8_lossy(bytes.get(..DECLARED_WITHIN.min(bytes.len()))?).to_ascii_lowercase();
    let (_, rest) = start.split_once("charset=")?;
    let label = rest.trim_start_matches(['"', '\'']);
    let label: String =
        label.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
    let escapes = |encoding: &&Encoding| *encoding == encoding_rs::ISO_2022_JP;
    let named = Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != encoding_rs::UTF_8);
    named.filter(|encoding| !is_utf8 || escapes(encoding))
}

/// Tells whether a file is filled in by a site generator before it is a page.
fn is_template(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with("---\n")
        || text.starts_with("---\r\n")
        || text.starts_with("{%")
        || text.starts_with("{{")
}

#[cfg(test)]
mod tests {
    use super::Foreign;

    /// Reads a file, with one name for its picture.
    fn read(name: &str, bytes: &[u8]) -> String {
        let foreign = match name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("docx") => Foreign::Docx,
            Some("odt") => Foreign::Odt,
            Some("rtf") => Foreign::Rtf,
            _ => Foreign::Page,
        };
        let text = foreign.convert(bytes, name).expect("a text").text;
        let mut lines = Vec::new();
        for line in text.lines().filter(|line| !line.is_empty()) {
            let picture =
                line.split_once("src=\"").and_then(|(start, rest)| Some((start, rest.split_once('"')?)));
            lines.push(match picture {
                Some((start, (_, rest))) => format!("{start}src=\"PICTURE\"{rest}"),
                None => line.to_owned(),
            });
        }
        lines.join("\n")
    }

    /// What is read of the first text.
    const LOCK: &str = r#"---
title: "The Lock at Low Water"
date: "2021-03-14"
authors: ["Ann Lee"]
lang: "en-GB"
---
The lock keeper kept a *ledger* of every boat,[^1] and a **black book** of those that had not paid. It lay in a drawer with a key.
## What the ledger says
> A boat is a promise to the next lock.
>
> — Tom Orr
He wrote small. “Not a word too many,” he said, and [the Trust](https://trust.example/) keeps the books to this day.[^2]
- First the name
- Then the load
  1. coal
  2. lime
<table><caption>Boats through the lock</caption><tbody><tr><th>Year</th><th>Boats</th></tr>
<tr><td>1901</td><td>312</td></tr>
<tr><td>1902</td><td>298</td></tr>
</tbody>
</table>
<figure><img src="PICTURE" alt="The lock in winter"><figcaption>The lock in winter</figcaption></figure>
H<sub>2</sub>O froze at the sill, 3<sup>rd</sup> of January, and `sluice --open` was not yet thought of.
Four grey walls,\
and four grey towers,\
overlook a space of flowers.
* * *
It went on until the railway came. ~~Nobody wept.~~
[^1]: From the *first* of May, 1899.
[^2]: In three boxes, of which one is lost."#;

    /// What is read of the second.
    const LETTERS: &str = r#"---
title: "Briefe aus dem Wehrhaus"
subtitle: "Zweiter Teil"
date: "2019-11-02"
authors: ["Anna Berg", "Karl Roth"]
lang: "de-DE"
---
Am Abend stand das Wasser „bis zum Rand“, und niemand schlief. Das war im *November*, als die Blätter fielen.
# Der erste Brief
Lieber Freund, ich schreibe Dir bei Kerzenlicht.[^1] Die Fähre fährt nicht mehr.
1. Brot
2. Salz
3. Öl
> Wer das Wasser kennt, der baut nicht am Ufer.
# Der zweite Brief
Es ist vorbei.[^2]
[^1]: Es gab noch kein Licht im Haus.
    Erst 1931 kam es.
[^2]: Siehe den Brief vom 3. Mai."#;

    /// One text is the same, whichever program wrote it, except what a form cannot say: what is said, and what stands there.
    #[test]
    fn one_text_is_the_same_in_all_forms() {
        type Lost<'a> = &'a [(&'a str, &'a str)];
        let files: [(&str, &[u8], &str, Lost<'_>); 10] = [
            ("pandoc.docx", include_bytes!("../../tests/written/pandoc.docx"), LOCK, &[]),
            // It has no words that stand for a picture.
            (
                "pandoc.odt",
                include_bytes!("../../tests/written/pandoc.odt"),
                LOCK,
                &[(" alt=\"The lock in winter\"", "")],
            ),
            (
                "pandoc.html",
                include_bytes!("../../tests/written/pandoc.html"),
                LOCK,
                &[
                    ("</caption><tbody>", "</caption><thead>"),
                    ("<tr><td>1901", "</thead>\n<tbody><tr><td>1901"),
                ],
            ),
            ("libreoffice.docx", include_bytes!("../../tests/written/libreoffice.docx"), LOCK, &[]),
            ("libreoffice.odt", include_bytes!("../../tests/written/libreoffice.odt"), LOCK, &[]),
            // It says only by styles what is a quotation, a caption, the head of a table or program text.
            (
                "libreoffice.html",
                include_bytes!("../../tests/written/libreoffice.html"),
                LOCK,
                &[
                    ("lang: \"en-GB\"\n", ""),
                    (
                        "> A boat is a promise to the next lock.\n>\n> —",
                        "A boat is a promise to the next lock.\n—",
                    ),
                    ("  1. coal\n  2. lime", "<!-- -->\n1. 1. coal\n   2. lime"),
                    (
                        "<table><caption>Boats through the lock</caption><tbody>",
                        "*Boats through the lock*\n<table><thead>",
                    ),
                    (
                        "<tr><th>Year</th><th>Boats</th></tr>",
                        "<tr><td><p align=\"left\">Year</p></td><td><p align=\"right\">Boats</p></td></tr>\n</thead>",
                    ),
                    (
                        "<tr><td>1901</td><td>312</td></tr>",
                        "<tbody><tr><td><p align=\"left\">1901</p></td><td><p align=\"right\">312</p></td></tr>",
                    ),
                    (
                        "<tr><td>1902</td><td>298</td></tr>",
                        "<tr><td><p align=\"left\">1902</p></td><td><p align=\"right\">298</p></td></tr>",
                    ),
                    (
                        "<figure><img src=\"PICTURE\" alt=\"The lock in winter\"><figcaption>The lock in winter</figcaption></figure>",
                        "![](<one_html_af9e7a02d4862c86.png>)\n*The lock in winter*",
                    ),
                    ("`sluice --open`", "sluice --open"),
                    ("* * *", "![Shape1](<one_html_1d8037e165dd5c85.gif>)"),
                ],
            ),
            ("letters-pandoc.docx", include_bytes!("../../tests/written/letters-pandoc.docx"), LETTERS, &[]),
            (
                "letters-libreoffice.odt",
                include_bytes!("../../tests/written/letters-libreoffice.odt"),
                LETTERS,
                &[],
            ),
            (
                "libreoffice.rtf",
                include_bytes!("../../tests/written/libreoffice.rtf"),
                LOCK,
                // Its language has a number, its rule is a drawing, and no row is said to be a head.
                &[
                    ("lang: \"en-GB\"\n", ""),
                    ("* * *\n", ""),
                    ("<tr><th>Year</th><th>Boats</th></tr>", "<tr><td>Year</td><td>Boats</td></tr>"),
                ],
            ),
            (
                "letters-libreoffice.rtf",
                include_bytes!("../../tests/written/letters-libreoffice.rtf"),
                LETTERS,
                &[("lang: \"de-DE\"\n", "")],
            ),
        ];
        for (name, bytes, said, lost) in files {
            let expected = lost.iter().fold(said.to_owned(), |text, (said, stands)| {
                assert!(text.contains(said), "{name} cannot say {said}");
                text.replacen(said, stands, 1)
            });
            assert_eq!(read(name, bytes), expected, "{name}");
        }
    }
}
