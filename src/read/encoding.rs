//! Bytes to text: UTF-8, UTF-16, and single-byte encodings by detection.
//!
//! A byte order mark is believed; then valid UTF-8 is UTF-8, and what holds NUL bytes is UTF-16 or no
//! text at all. Only what is left is guessed, by `chardetng` and by what DOS and the Macintosh had, and each guess is said
//! in a warning.

mod fit;
mod form;
mod page;

pub use form::TextForm;
pub use page::{DosPage, TextEncoding};

use super::language;
use crate::model::Lang;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_2022_JP, ISO_8859_2, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252,
    WINDOWS_1254, WINDOWS_1257, WINDOWS_1258,
};
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

/// The encoding of the files of a series that do not say theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettledEncoding {
    /// Somebody has said it.
    Given(TextEncoding),
    /// All of them together show it.
    Found(TextEncoding),
}

/// Decodes a file's bytes by themselves. `None` for what is no text.
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    decode_in(bytes, None)
}

/// Settles one encoding for the files of a folder whose bytes do not say theirs and that are in Latin letters: one hand
/// or program made them, and all of them tell more than each. `None` if there are none.
pub fn settle(files: &[&[u8]]) -> Option<SettledEncoding> {
    let latin = |bytes: &&&[u8]| !says(bytes) && is_latin(guess(&[bytes]));
    let latin: Vec<&[u8]> = files.iter().filter(latin).copied().collect();
    (!latin.is_empty()).then(|| SettledEncoding::Found(guess(&latin)))
}

fn is_latin(encoding: TextEncoding) -> bool {
    match encoding {
        TextEncoding::Web(encoding) => {
            encoding == WINDOWS_1252 || encoding == MACINTOSH || LATIN.contains(&encoding)
        }
        TextEncoding::Dos(_) => true,
    }
}

/// Tells whether bytes say what they are: by a mark, by zeros, or as UTF-8.
fn says(bytes: &[u8]) -> bool {
    Encoding::for_bom(bytes).is_some()
        || std::str::from_utf8(bytes).is_ok()
        || bytes.contains(&0)
        || is_mostly_utf_8(bytes)
}

/// Decodes a file's bytes, in the encoding that is settled for its folder if they do not say theirs. `None` for what is
/// no text.
pub fn decode_in(bytes: &[u8], settled: Option<SettledEncoding>) -> Option<Decoded> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return finish(encoding.into(), bytes.get(length..)?, None);
    }
    let given = match settled {
        Some(SettledEncoding::Given(encoding)) => Some(encoding),
        _ => None,
    };
    if let Some(given) = given.filter(|given| is_given(*given, bytes)) {
        return finish(given, bytes, None);
    }
    if bytes.contains(&0) {
        let encoding = utf_16_without_mark(bytes)?;
        return finish(encoding.into(), bytes, Some(encoding.name()));
    }
    if std::str::from_utf8(bytes).is_ok() {
        return finish(UTF_8.into(), bytes, None);
    }
    if is_mostly_utf_8(bytes) {
        return finish(UTF_8.into(), bytes, Some("UTF-8 with damaged characters"));
    }
    let own = guess(&[bytes]);
    let encoding = match settled {
        Some(SettledEncoding::Found(found)) if found != own && is_of_all(bytes, own, found) => found,
        _ => own,
    };
    finish(encoding, bytes, Some(encoding.name()))
}

/// Tells whether bytes may be in the encoding that somebody has said for the series: what says its own is not.
fn is_given(given: TextEncoding, bytes: &[u8]) -> bool {
    let is = |encoding: &'static Encoding| given == TextEncoding::Web(encoding);
    if is(UTF_16LE) || is(UTF_16BE) {
        return bytes.contains(&0);
    }
    // It is ASCII, with an escape where other signs begin.
    let escapes = is(ISO_2022_JP) && bytes.contains(&0x1B);
    let own = bytes.contains(&0) || std::str::from_utf8(bytes).is_ok() || is_mostly_utf_8(bytes);
    escapes || !own
}

/// Tells whether a file is in the encoding of the others of its folder, and not in the one that was guessed for it.
fn is_of_all(bytes: &[u8], own: TextEncoding, found: TextEncoding) -> bool {
    // Where its words tell the language, a file is known by itself.
    let unsure = |own| LATIN.contains(&own) && language_of(&[bytes]).is_none();
    match (own, found) {
        (TextEncoding::Web(own), TextEncoding::Web(found)) if found != MACINTOSH && own.is_single_byte() => {
            unsure(own)
        }
        _ => fit::fits_better(bytes, found, own),
    }
}

/// A text of so many bytes is a line at least.
const LINE: usize = 20;

/// Decodes in an encoding that is settled. `None` if what comes out is no text.
fn finish(encoding: TextEncoding, bytes: &[u8], guessed: Option<&'static str>) -> Option<Decoded> {
    // Programs of DOS end a text with a sign that is no part of it.
    let ended = bytes.strip_suffix(b"\x1a").filter(|_| matches!(encoding, TextEncoding::Dos(_)));
    let bytes = ended.unwrap_or(bytes);
    let text = encoding.decode(bytes);
    let damaged = text.matches('\u{FFFD}').count();
    let controls = text.chars().filter(|c| is_forbidden(*c)).count();
    // A stray control character is an accident of a text; one in a hundred is a program or a picture.
    // So is one damaged character of a line.
    let is_one = controls == 0 && damaged == 1 && text.len() >= LINE;
    if (damaged + controls).saturating_mul(100) > text.len() && !is_one {
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
    let (mut whole, mut broken, mut surplus) = (0_usize, 0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        let signs = chunk.valid().chars().filter(|c| !c.is_ascii());
        for c in signs {
            whole += 1;
            surplus += c.len_utf8() - 1;
        }
        broken += usize::from(!chunk.invalid().is_empty());
    }
    // Few characters, but each stands where it can: no other encoding gives such sequences by chance.
    let few = || {
        let fit = fit::EncodingFit::of(&String::from_utf8_lossy(bytes), "");
        let usual = |c: char| matches!(c, '\u{a0}'..='\u{17f}' | '\u{370}'..='\u{52f}' | '\u{2010}'..='\u{206f}' | '\u{20ac}' | '\u{fffd}');
        fit.bad == broken && String::from_utf8_lossy(bytes).chars().all(|c| c.is_ascii() || usual(c))
    };
    whole > broken * 8 || surplus >= broken * 2 && whole > 0 && few()
}

/// Languages that windows-1252 was made for.
const WESTERN: &str = " da de en es fi fr it nb nl no pt sv ";

/// Guesses the legacy encoding of files of one kind.
fn guess(files: &[&[u8]]) -> TextEncoding {
    let guessed = guess_web(files);
    let unknown =
        guessed.is_single_byte() || guessed != UTF_8 && files.iter().all(|bytes| bytes.len() < SHORT);
    let old = || fit::old(files, guessed.into(), language_of(files).as_ref());
    if unknown { old().unwrap_or(guessed.into()) } else { guessed.into() }
}

/// A text of fewer bytes may be taken for one in two bytes to a character.
const SHORT: usize = 4096;

/// Guesses which encoding of the web files of one kind are in.
fn guess_web(files: &[&[u8]]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    for bytes in files {
        detector.feed(bytes, false);
        detector.feed(b"\n", false);
    }
    detector.feed(b"", true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    let capitals = |encoding| files.iter().map(|bytes| capitals_inside_words(bytes, encoding)).sum::<usize>();
    let marks = || files.iter().map(|bytes| macintosh_marks(bytes)).sum::<usize>();
    // The detector knows only the web's encodings, and takes a classic Macintosh's curly quotes and
    // accents for the capitals that Windows has in their place.
    if guessed.is_single_byte()
        && capitals(guessed) > 0
        && capitals(MACINTOSH) == 0
        && (guessed == WINDOWS_1252 || marks() > 0)
    {
        return MACINTOSH;
    }
    if LATIN.contains(&guessed) && is_western(files) { WINDOWS_1252 } else { guessed }
}

/// Encodings of Latin letters, between which a few accents tell little: `£` of one is `Ł` of another.
const LATIN: [&Encoding; 5] = [WINDOWS_1250, WINDOWS_1254, WINDOWS_1257, WINDOWS_1258, ISO_8859_2];

/// Tells whether files read as windows-1252 are in a language that it was made for, and have all its characters.
fn is_western(files: &[&[u8]]) -> bool {
    let undefined = |byte: &u8| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
    language_of(files).is_some_and(|lang| WESTERN.contains(&format!(" {} ", lang.tag())))
        && !files.iter().any(|bytes| bytes.iter().any(undefined))
}

/// Returns the language that the plain words of files in Latin letters are of.
fn language_of(files: &[&[u8]]) -> Option<Lang> {
    let texts: Vec<Cow<'_, str>> =
        files.iter().map(|bytes| WINDOWS_1252.decode_without_bom_handling(bytes).0).collect();
    language::detect(texts.iter().map(|text| &**text).collect::<Vec<_>>().into_iter())
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
