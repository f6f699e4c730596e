//! SVG through `usvg`: what is left are shapes, and pictures that lie within the file.
//!
//! Scripts, event handlers, links, animations and outside references do not pass its tree. Words become
//! outlines of the typefaces that the tool carries, since no reader has the ones that the author's machine had;
//! the words themselves are the business of the picture's alt text.

use crate::limits::DRAWING_BYTES;
use crate::limits::drawing::{self, Typefaces};
use crate::num::saturate;
use crate::typefaces::{self, MONO, SANS, SERIF};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Indent, WriteOptions};
use std::sync::{Arc, LazyLock};

/// Tells whether bytes begin as SVG does, comments and declarations aside.
pub fn is_svg(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    head.trim_start_matches('\u{feff}').trim_start().starts_with('<') && head.contains("<svg")
}

/// Writes a drawing anew, and returns it with its width and height in pixels of its own, at least 1 each.
pub fn clean(bytes: &[u8]) -> Result<(String, u32, u32), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "its text is not UTF-8".to_owned())?;
    let has_words = text.contains("<text") || text.contains(":text");
    let tree = drawing::parse(text, has_words.then(|| &*TYPEFACES))?;
    let write = WriteOptions { indent: Indent::None, ..WriteOptions::default() };
    let size = tree.size();
    let pixels = |length: f32| saturate::<u32>(length.ceil().clamp(1.0, 1e6));
    let written = tree.to_string(&write);
    // What stands here is what is drawn from now on, and must be borne as it is.
    if written.len() as u64 > DRAWING_BYTES {
        return Err(format!("it comes to more than {} MB", DRAWING_BYTES >> 20));
    }
    Ok((written, pixels(size.width()), pixels(size.height())))
}

static TYPEFACES: LazyLock<Typefaces> =
    LazyLock::new(|| Typefaces { faces: Arc::new(typefaces()), family: SERIF.into() });

fn typefaces() -> Database {
    let mut faces = Database::new();
    for face in typefaces::all() {
        faces.load_font_data(face.bytes().to_vec());
    }
    faces.set_serif_family(SERIF);
    faces.set_sans_serif_family(SANS);
    faces.set_monospace_family(MONO);
    faces.set_cursive_family(SERIF);
    faces.set_fantasy_family(SANS);
    faces
}
