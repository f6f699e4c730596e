//! One encoding of a text: those of the web, and the pages of DOS that the web never had.

use encoding_rs::Encoding;
use std::borrow::Cow;
use yore::CodePage;
use yore::code_pages::{CP437, CP850, CP852};

/// How bytes say letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextEncoding {
    /// One that browsers know.
    Web(&'static Encoding),
    /// A page of DOS.
    Dos(DosPage),
}

/// A page of DOS in Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DosPage {
    /// The first one, of the United States.
    Cp437,
    /// Western Europe.
    Cp850,
    /// Central Europe.
    Cp852,
}

impl From<&'static Encoding> for TextEncoding {
    fn from(encoding: &'static Encoding) -> Self {
        Self::Web(encoding)
    }
}

impl TextEncoding {
    /// Returns the encoding that a person means: `cp850`, `IBM 850` or `dos-850`, `mac-roman`, `windows-1252`, `latin1`.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase().replace(['_', ' '], "-");
        let number = ["windows", "cp", "ibm", "dos", "oem"].iter().find_map(|kind| {
            name.strip_prefix(kind).map(|rest| rest.trim_start_matches('-')).filter(|rest| rest.len() >= 3)
        });
        match number {
            Some("437") => return Some(Self::Dos(DosPage::Cp437)),
            Some("850" | "858") => return Some(Self::Dos(DosPage::Cp850)),
            Some("852") => return Some(Self::Dos(DosPage::Cp852)),
            _ => {}
        }
        let label = match (name.as_str(), number) {
            ("mac-roman" | "macroman" | "x-mac-roman", _) => "macintosh",
            ("mac-cyrillic" | "maccyrillic", _) => "x-mac-cyrillic",
            ("latin-1", _) => "latin1",
            ("latin-2", _) => "latin2",
            ("utf-16", _) => "utf-16le",
            (_, Some("866")) => "ibm866",
            (name, _) => name,
        };
        Encoding::for_label_no_replacement(label.as_bytes()).map(Self::Web)
    }

    /// Returns the name by which it is said.
    pub fn name(self) -> &'static str {
        match self {
            Self::Web(encoding) => encoding.name(),
            Self::Dos(DosPage::Cp437) => "CP437",
            Self::Dos(DosPage::Cp850) => "CP850",
            Self::Dos(DosPage::Cp852) => "CP852",
        }
    }

    /// Returns what bytes say; what it does not have is U+FFFD.
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Self::Web(encoding) => encoding.decode_without_bom_handling(bytes).0,
            Self::Dos(DosPage::Cp437) => CP437.decode(bytes),
            Self::Dos(DosPage::Cp850) => CP850.decode(bytes),
            Self::Dos(DosPage::Cp852) => CP852.decode(bytes),
        }
    }

    /// Returns the bytes that say a text. `None` if it does not have all its characters.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        let encoded = match self {
            Self::Web(encoding) => {
                let (encoded, _, lacking) = encoding.encode(text);
                return (!lacking).then(|| encoded.into_owned());
            }
            Self::Dos(DosPage::Cp437) => CodePage::encode(&CP437, text),
            Self::Dos(DosPage::Cp850) => CodePage::encode(&CP850, text),
            Self::Dos(DosPage::Cp852) => CodePage::encode(&CP852, text),
        };
        encoded.ok().map(Cow::into_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_known_by_the_names_that_people_give_it() {
        for (name, means) in [
            ("cp850", "CP850"),
            ("IBM 437", "CP437"),
            ("dos-852", "CP852"),
            ("CP866", "IBM866"),
            ("mac-roman", "macintosh"),
            ("Mac_Cyrillic", "x-mac-cyrillic"),
            ("Windows-1252", "windows-1252"),
            ("cp1250", "windows-1250"),
            ("latin1", "windows-1252"),
            ("UTF-8", "UTF-8"),
            ("shift_jis", "Shift_JIS"),
        ] {
            assert_eq!(TextEncoding::named(name).map(TextEncoding::name), Some(means), "{name}");
        }
        for name in ["", "dos", "cp1", "klingon", "auto"] {
            assert_eq!(TextEncoding::named(name), None, "{name}");
        }
    }

    #[test]
    fn pages_of_dos_have_the_letters_that_they_had() {
        for (name, bytes, said) in [
            ("cp437", &b"\x80\x81\x82\x84\x94\xa4\xe1\x9b\xc4\xcd\xb5\xe3"[..], "Çüéäöñß¢─═╡π"),
            ("cp850", b"\x80\x81\x82\x85\x8a\x97\x9b\x9d\xb5\xc6\xf5\xe1", "ÇüéàèùøØÁã§ß"),
            ("cp852", b"\x88\x98\xa5\xa9\xbe\xe4\xd8\xe7\x9f\x85", "łśąężńěščů"),
        ] {
            let page = TextEncoding::named(name).expect("a page");
            assert_eq!(page.decode(bytes), said, "{name}");
            assert_eq!(page.encode(said).as_deref(), Some(bytes), "{name}");
        }
        assert_eq!(TextEncoding::Dos(DosPage::Cp437).encode("ж"), None);
    }
}
