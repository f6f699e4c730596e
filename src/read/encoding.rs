//! Bytes to text: UTF-8, UTF-16, and single-byte encodings by detection.
//!
//! A byte order mark is believed; then valid UTF-8 is UTF-8, and what holds NUL bytes is UTF-16 or no
//! text at all. Only what is left is guessed, by `chardetng`, and each guess is said in a warning.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// A file's text and how its bytes were understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark or control characters; line ends as in the file.
    pub text: String,
    /// The encoding's name where it was guessed, to be said in a warning.
    pub guessed: Option<Cow<'static, str>>,
    /// How many characters the encoding could not say, each now U+FFFD.
    pub damaged: usize,
    /// How many control characters were taken off: no output may hold them.
    pub controls: usize,
}

/// Decodes a file's bytes. `None` for what is no text.
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return finish(encoding, bytes.get(length..)?, None);
    }
    if bytes.contains(&0) {
        let encoding = utf_16_without_mark(bytes)?;
        return finish(encoding, bytes, Some(encoding.name()));
    }
    if std::str::from_utf8(bytes).is_ok() {
        return finish(UTF_8, bytes, None);
    }
    if is_mostly_utf_8(bytes) {
        return finish(UTF_8, bytes, Some("UTF-8 with damaged characters"));
    }
    let encoding = guess(bytes);
    finish(encoding, bytes, Some(encoding.name()))
}

/// Decodes in an encoding that is settled. `None` if what comes out is no text.
fn finish(encoding: &'static Encoding, bytes: &[u8], guessed: Option<&'static str>) -> Option<Decoded> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let damaged = text.matches('\u{FFFD}').count();
    let controls = text.chars().filter(|c| is_forbidden(*c)).count();
    // A stray control character is an accident of a text; one in a hundred is a program or a picture.
    if (damaged + controls).saturating_mul(100) > text.len() {
        return None;
    }
    let text = if controls == 0 { text.into_owned() } else { text.replace(is_forbidden, "") };
    Some(Decoded { text, guessed: guessed.map(Cow::Borrowed), damaged, controls })
}

/// Tells whether no XML document, and so no EPUB, may hold the character (XML 1.0, production 2).
pub fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{E}'..='\u{1F}' | '\u{7F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Returns the byte order of UTF-16 that has no mark. `None` if neither order gives text.
///
/// Every text has spaces or line ends, and these are what tells the orders apart: U+0020 read the
/// wrong way round is U+2000, which no text has.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    [UTF_16LE, UTF_16BE]
        .into_iter()
        .filter_map(|encoding| {
            let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
            let spaces = text.matches([' ', '\n']).count();
            (spaces > 0 && !text.contains(is_forbidden)).then_some((spaces, encoding))
        })
        .max_by_key(|(spaces, _)| *spaces)
        .map(|(_, encoding)| encoding)
}

/// Tells whether the bytes are UTF-8 except a few: one broken character must not turn all others to noise.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken * 8
}

/// Guesses a legacy encoding.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    // The detector knows only the web's encodings, and takes a classic Macintosh's curly quotes and
    // accents for the capitals that Windows has in their place.
    if capitals_inside_words(bytes, guessed) > 0
        && capitals_inside_words(bytes, MACINTOSH) == 0
        && guessed.is_single_byte()
        && (guessed == WINDOWS_1252 || macintosh_marks(bytes) > 0)
    {
        return MACINTOSH;
    }
    guessed
}

/// Counts letters above ASCII that are capitals and stand right after a small letter.
fn capitals_inside_words(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let letters = text.chars().zip(text.chars().skip(1));
    letters.filter(|(a, b)| a.is_lowercase() && !b.is_ascii() && b.is_uppercase()).count()
}

/// Counts curly apostrophes of the Macintosh between ASCII letters.
fn macintosh_marks(bytes: &[u8]) -> usize {
    bytes
        .windows(3)
        .filter(|w| matches!(w, [a, 0xD5, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic()))
        .count()
}

#[cfg(test)]
mod tests;
