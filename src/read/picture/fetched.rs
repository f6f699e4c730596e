//! Pictures that `chapbook fetch-pictures` brought from the web.
//!
//! They lie in `images/` below names made from their content, so that no address decides what a file is called, two
//! addresses of one picture share a file, and what is fetched again changes nothing. Which file belongs to which
//! address says a list beside them, `images/addresses.toml`:
//!
//! ```toml
//! "https://cdn.example/boats/lock.png" = "3f0a1b2c4d5e6f70.png"
//! ```
//!
//! The texts keep the addresses that their author wrote. To write paths into them instead would change files that are
//! the author's own, could not be done in a `.docx`, a mail or a saved page, and would be undone by the next export. A
//! name made from the address would need no list, but pictures of several sites have one name, and most addresses of
//! platforms are longer than a file's name may be.

use super::decode::understand;
use super::svg;
use crate::diagnostic::{Diagnostic, Warned};
use crate::files::{Files, Unread};
use crate::limits::{self, TEXT_BYTES};
use crate::model::address::asked_for;
use image::ImageFormat;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

/// The folder of fetched pictures, below the series'.
const FOLDER: &str = "images";

/// The list of fetched pictures, in that folder.
const LIST: &str = "addresses.toml";

/// How the list begins: whoever opens it learns what it is.
const HEAD: &str = "# Pictures that `chapbook fetch-pictures` brought from the web: the address that stands in a text, and the file\n\
                    # in this folder that is shown for it.\n\n";

/// So many bytes of the hash of a picture's content are its name: two of a series never agree in them by chance.
const NAMED_BY: usize = 8;

/// Which file of a series' `images/` belongs to which address of the web.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FetchedPictures(BTreeMap<String, String>);

impl FetchedPictures {
    /// The folder in which the pictures lie, and their list.
    pub const FOLDER: &'static str = FOLDER;

    /// The name of the list.
    pub const LIST: &'static str = LIST;

    /// The code of what is said of a list that cannot be read.
    pub const DAMAGED: &'static str = "R268";

    /// Reads the list of the series in a folder; it is empty if there is none.
    ///
    /// # Errors
    /// `R268` if it cannot be read, and nothing of it counts.
    pub fn read(files: &dyn Files, folder: &Path) -> Warned<Self> {
        let shown = Path::new(FOLDER).join(LIST);
        let wrong = |why: &str| {
            let message = format!("the list of fetched pictures cannot be read: {why}");
            let hint = "put it right, or remove it and run `chapbook fetch-pictures` again";
            Warned::new(
                Self::default(),
                vec![Diagnostic::warning(Self::DAMAGED, message).in_file(&shown).hint(hint)],
            )
        };
        let bytes = match files.read(&folder.join(&shown), TEXT_BYTES) {
            Ok(bytes) => bytes,
            Err(Unread::Missing) => return Warned::clean(Self::default()),
            Err(unread) => return wrong(&unread.to_string()),
        };
        let Ok(text) = String::from_utf8(bytes) else { return wrong("it is not a text in UTF-8") };
        match toml::from_str(&text) {
            Ok(list) => Warned::clean(Self(list)),
            Err(error) => wrong(error.message()),
        }
    }

    /// Returns the file of an address, relative to the series' folder.
    pub fn file(&self, address: &str) -> Option<PathBuf> {
        let name = Path::new(self.0.get(&asked_for(address)?)?);
        // Somebody may have written a path into the list that leads elsewhere.
        let is_name = matches!(name.components().collect::<Vec<_>>()[..], [Component::Normal(_)]);
        is_name.then(|| Path::new(FOLDER).join(name))
    }

    /// Notes what an address, as [`asked_for`] writes it, has brought.
    pub fn insert(&mut self, asked: &str, name: &str) {
        self.0.insert(asked.to_owned(), name.to_owned());
    }

    /// Returns how many addresses there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Writes the list, by address.
    ///
    /// # Errors
    /// If an address cannot be written; none is known.
    pub fn text(&self) -> Result<String, String> {
        let list = toml::to_string(&self.0).map_err(|error| error.to_string())?;
        Ok(format!("{HEAD}{list}"))
    }
}

/// A picture as it is kept in `images/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFile {
    /// Its name, made from its content: 16 hexadecimal digits and the ending of its kind.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl PictureFile {
    /// Makes the file of a picture from bytes that came from anywhere.
    ///
    /// What is pixels is kept as it came. A drawing is written anew, as it is shown: it may have come with a script, which
    /// would run as soon as somebody opened the file in a browser.
    ///
    /// # Errors
    /// Why it cannot be shown.
    pub fn of(bytes: Vec<u8>) -> Result<Self, String> {
        let ending = match image::guess_format(&bytes) {
            Ok(ImageFormat::Png) => "png",
            Ok(ImageFormat::Jpeg) => "jpg",
            Ok(ImageFormat::Gif) => "gif",
            Ok(ImageFormat::WebP) => "webp",
            Ok(_) => return Err("it is a picture of a kind that few readers show".to_owned()),
            Err(_) if is_page(&bytes) => return Err("it is a web page".to_owned()),
            Err(_) if svg::is_svg(&bytes) => "svg",
            Err(_) => return Err("it is no picture".to_owned()),
        };
        let shown = understand(bytes.clone())?;
        let bytes = if ending == "svg" { shown.bytes } else { bytes };
        let mut name = String::new();
        for byte in Sha256::digest(&bytes).iter().take(NAMED_BY) {
            let _ = write!(name, "{byte:02x}");
        }
        Ok(Self { name: format!("{name}.{ending}"), bytes })
    }
}

/// Tells whether a file is a picture that can be shown.
pub fn is_shown(files: &dyn Files, path: &Path) -> bool {
    files.read(path, limits::PICTURE_BYTES).is_ok_and(|bytes| understand(bytes).is_ok())
}

/// Tells whether bytes begin as a web page does: pages may hold drawings.
fn is_page(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(PAGE_WITHIN)).unwrap_or_default().to_ascii_lowercase();
    let mut tags = head.split(|byte| *byte == b'<').skip(1);
    tags.any(|tag| {
        ["html", "!doctype html", "head", "body"].iter().any(|name| tag.starts_with(name.as_bytes()))
    })
}

/// The first tags of a page stand within so many bytes.
const PAGE_WITHIN: usize = 1024;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Memory;

    const SVG: &str =
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='7'><path d='M0 0h9v7z'/>X</svg>";

    fn list(text: &str) -> Warned<FetchedPictures> {
        let files = Memory::from_iter([("images/addresses.toml", text.to_owned())]);
        FetchedPictures::read(&files, Path::new("."))
    }

    #[test]
    fn a_list_that_was_written_is_read_again() {
        let mut fetched = FetchedPictures::default();
        for (address, name) in [
            ("https://b.example/a.png?w=1&h='\"\\", "0011223344556677.png"),
            ("https://a.example/", "8899aabbccddeeff.jpg"),
        ] {
            fetched.insert(&asked_for(address).expect("an address"), name);
        }
        let text = fetched.text().expect("a list");
        let again = list(&text);
        assert_eq!((&again.value, again.diagnostics), (&fetched, vec![]));
        assert!(text.find("a.example") < text.find("b.example"), "by address: {text}");
        // An address may be written in several ways in texts.
        assert_eq!(fetched.file("//a.example/#top"), Some("images/8899aabbccddeeff.jpg".into()));
        assert_eq!(fetched.file("http://a.example/"), None);
    }

    #[test]
    fn a_list_leads_nowhere_but_to_its_folder() {
        for name in ["../a.png", "/etc/passwd", "b/a.png", ".", "..", ""] {
            let fetched = list(&format!("\"https://a.example/a.png\" = \"{name}\"\n"));
            assert_eq!(fetched.diagnostics, []);
            assert_eq!(fetched.value.file("https://a.example/a.png"), None, "{name}");
        }
    }

    #[test]
    fn a_list_that_is_damaged_is_reported_and_does_not_count() {
        for text in ["\"https://a.example/a.png\" = 7\n", "not a list", "\"a\" = \"b\"\n\"a\" = \"c\"\n"] {
            let fetched = list(text);
            let codes: Vec<_> = fetched.diagnostics.iter().map(|diagnostic| diagnostic.code.0).collect();
            assert_eq!((fetched.value, codes), (FetchedPictures::default(), vec!["R268"]), "{text}");
        }
    }

    #[test]
    fn a_picture_is_named_after_what_it_holds_and_a_drawing_loses_its_scripts() {
        let script =
            SVG.replace('X', "<script>alert(1)</script><a href='javascript:x'><path d='M1 1h2'/></a>");
        let drawing = PictureFile::of(script.into_bytes()).expect("a drawing");
        let text = String::from_utf8(drawing.bytes).expect("text");
        assert!(text.contains("<path") && !text.contains("script"), "{text}");
        let plain = PictureFile::of(SVG.replace('X', "").into_bytes()).expect("a drawing");
        assert_ne!(plain.name, drawing.name);
        let (stem, ending) = plain.name.split_once('.').expect("an ending");
        assert!(stem.len() == 16 && stem.bytes().all(|byte| byte.is_ascii_hexdigit()) && ending == "svg");
    }

    #[test]
    fn what_is_no_picture_is_said_to_be_none() {
        let page = format!("<!DOCTYPE html><html><body>{SVG}</body></html>");
        for (bytes, why) in [
            (page.as_bytes(), "it is a web page"),
            (b"{\"error\": 404}", "it is no picture"),
            (b"", "it is no picture"),
            (b"\x89PNG\r\n\x1a\n", "it is damaged"),
        ] {
            let said = PictureFile::of(bytes.to_vec()).expect_err("no picture");
            assert!(said.starts_with(why) || why == "it is damaged", "{said}");
        }
    }
}
