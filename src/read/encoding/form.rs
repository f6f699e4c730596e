//! How a file's text is written, so that a changed text is written in the same way.

use super::{DosPage, TextEncoding, is_forbidden};
use encoding_rs::{
    EUC_JP, EUC_KR, Encoding, GB18030, IBM866, ISO_8859_2, KOI8_U, MACINTOSH, SHIFT_JIS, UTF_8, UTF_16BE,
    UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255,
    WINDOWS_1256, WINDOWS_1257, WINDOWS_1258, X_MAC_CYRILLIC,
};

/// Encodings that are tried for a file that does not say its own.
const OTHERS: [&Encoding; 18] = [
    WINDOWS_1252,
    MACINTOSH,
    WINDOWS_1250,
    ISO_8859_2,
    WINDOWS_1254,
    WINDOWS_1257,
    WINDOWS_1258,
    WINDOWS_1251,
    KOI8_U,
    IBM866,
    X_MAC_CYRILLIC,
    WINDOWS_1253,
    WINDOWS_1255,
    WINDOWS_1256,
    SHIFT_JIS,
    EUC_JP,
    EUC_KR,
    GB18030,
];

/// The pages of DOS.
const DOS: [DosPage; 3] = [DosPage::Cp850, DosPage::Cp437, DosPage::Cp852];

/// The encoding of a file, and its byte order mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextForm {
    encoding: TextEncoding,
    mark: &'static [u8],
}

impl TextForm {
    /// UTF-8 without a mark: how a new file is written.
    pub const NEW: Self = Self { encoding: TextEncoding::Web(UTF_8), mark: b"" };

    /// Finds how bytes say a text. `None` if no form gives back the very bytes: then they hold what no text has.
    pub fn of(bytes: &[u8], text: &str) -> Option<Self> {
        let marked =
            [(UTF_8, &b"\xef\xbb\xbf"[..]), (UTF_16LE, &b"\xff\xfe"[..]), (UTF_16BE, &b"\xfe\xff"[..])];
        let with_mark = marked.into_iter().filter(|(_, mark)| bytes.starts_with(mark));
        let guessed = super::guess(&[bytes]);
        let web = [UTF_8, UTF_16LE, UTF_16BE].into_iter().map(TextEncoding::Web).chain([guessed]);
        let plain = web.chain(OTHERS.into_iter().map(TextEncoding::Web)).chain(DOS.map(TextEncoding::Dos));
        let with_mark = with_mark.map(|(encoding, mark)| (TextEncoding::Web(encoding), mark));
        let forms = with_mark.chain(plain.map(|encoding| (encoding, &b""[..])));
        forms
            .map(|(encoding, mark)| Self { encoding, mark })
            .find(|form| form.encode(text).is_ok_and(|encoded| encoded == bytes))
    }

    /// Writes a text.
    ///
    /// # Errors
    /// The first character that the encoding does not have.
    pub fn encode(self, text: &str) -> Result<Vec<u8>, char> {
        let mut bytes = self.mark.to_vec();
        if let Some(c) = text.chars().find(|c| is_forbidden(*c)) {
            return Err(c);
        }
        if self.encoding == TextEncoding::Web(UTF_16LE) {
            bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        } else if self.encoding == TextEncoding::Web(UTF_16BE) {
            bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
        } else {
            let lacks = |c: &char| self.encoding.encode(c.encode_utf8(&mut [0; 4])).is_none();
            let Some(encoded) = self.encoding.encode(text) else {
                return Err(text.chars().find(lacks).unwrap_or('\u{fffd}'));
            };
            bytes.extend_from_slice(&encoded);
        }
        Ok(bytes)
    }

    /// Returns the name of the encoding.
    pub fn name(self) -> &'static str {
        self.encoding.name()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::encoding::decode;

    #[test]
    fn a_text_is_written_as_it_was_read() {
        let text = "Café – “Zürich”\r\nsecond line\n";
        let utf_16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            [&b"\xff\xfe"[..], &utf_16(u16::to_le_bytes)].concat(),
            [&b"\xfe\xff"[..], &utf_16(u16::to_be_bytes)].concat(),
            WINDOWS_1252.encode(text).0.into_owned(),
        ] {
            let read = decode(&bytes).expect("a text").text;
            let form = TextForm::of(&bytes, &read).expect("a form");
            assert_eq!(form.encode(&read), Ok(bytes));
        }
    }

    #[test]
    fn what_cannot_be_written_back_is_left_to_a_person() {
        // A damaged character, and one that was taken off.
        for bytes in [&b"caf\xc3 \xc3\xa9t\xc3\xa9 \xc3\xa9t\xc3\xa9 \xc3\xa9t\xc3\xa9 \xc3\xa9t\xc3\xa9 \xc3\xa9t\xc3\xa9"[..], b"a\x01b and more words in it, so many that it is a text all the same, with one stray sign of no meaning to anybody"] {
            let text = decode(bytes).map(|decoded| decoded.text).unwrap_or_default();
            assert_eq!(TextForm::of(bytes, &text), None, "{text}");
        }
        let form = TextForm::of(b"caf\xe9", "café").expect("a form");
        assert_eq!(form.encode("café ж"), Err('ж'));
        assert_eq!(TextForm::NEW.encode("a\0"), Err('\0'));
    }
}
