//! SVG through `usvg`: what is left are shapes, and pictures that lie within the file.
//!
//! Scripts, event handlers, links, animations and outside references do not pass its tree. Words become
//! outlines of the typefaces that the tool carries, since no reader has the ones that the author's machine had;
//! the words themselves are the business of the picture's alt text.

use quick_xml::events::Event;
use std::sync::Arc;

/// Elements that lie deeper in one another than this would exhaust the stack of those who draw them.
const MAX_DEPTH: usize = 200;
/// Drawings of more bytes than this are not read.
const MAX_BYTES: usize = 16 << 20;

/// Tells whether bytes begin as SVG does, comments and declarations aside.
pub fn is_svg(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    head.trim_start_matches('\u{feff}').trim_start().starts_with('<') && head.contains("<svg")
}

/// Writes a drawing anew, and returns it with its width and height in pixels of its own, at least 1 each.
pub fn clean(bytes: &[u8]) -> Result<(String, u32, u32), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "its text is not UTF-8".to_owned())?;
    if text.len() > MAX_BYTES {
        return Err(format!("it has more than {} MB", MAX_BYTES >> 20));
    }
    check_depth(text)?;
    let mut options = usvg::Options { resources_dir: None, ..usvg::Options::default() };
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    if text.contains("<text") || text.contains(":text") {
        options.fontdb = Arc::new(typefaces());
        options.font_family = "Libertinus Serif".into();
    }
    let tree = usvg::Tree::from_str(text, &options).map_err(|error| error.to_string().to_lowercase())?;
    let write = usvg::WriteOptions { indent: usvg::Indent::None, ..usvg::WriteOptions::default() };
    let size = tree.size();
    let pixels = |length: f32| length.ceil().clamp(1.0, 1e6) as u32;
    Ok((tree.to_string(&write), pixels(size.width()), pixels(size.height())))
}

fn check_depth(text: &str) -> Result<(), String> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            // What is wrong with it is said by the parser that reads it.
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
        if depth > MAX_DEPTH {
            return Err(format!("its elements lie more than {MAX_DEPTH} deep in one another"));
        }
    }
}

fn typefaces() -> usvg::fontdb::Database {
    let mut faces = usvg::fontdb::Database::new();
    for face in typst_assets::fonts() {
        faces.load_font_data(face.to_vec());
    }
    for face in [dejavu::sans::regular(), dejavu::sans::bold()] {
        faces.load_font_data(face.to_vec());
    }
    faces.set_serif_family("Libertinus Serif");
    faces.set_sans_serif_family("DejaVu Sans");
    faces.set_monospace_family("DejaVu Sans Mono");
    faces.set_cursive_family("Libertinus Serif");
    faces.set_fantasy_family("DejaVu Sans");
    faces
}
