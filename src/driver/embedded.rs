//! The typefaces of an EPUB that carries its own, cut down to what the book uses.

use crate::diagnostic::Warned;
use crate::epub::EmbeddedFont;
use crate::font::{FaceId, FontBook};
use crate::model::{Book, Metadata, plain_text, visit};
use std::collections::BTreeSet;

/// The family of the text where the style sheet names none that is known.
const TEXT: &str = "Libertinus Serif";

/// The faces that a family is embedded with, by weight and posture.
const FACES: [(u16, bool); 4] = [(400, false), (400, true), (700, false), (700, true)];

/// A face cut down, ready to be embedded.
#[derive(Clone, Debug)]
pub struct EmbeddedFace {
    family: String,
    weight: u16,
    italic: bool,
    bytes: Vec<u8>,
    file_name: String,
}

impl EmbeddedFace {
    /// Returns it as the EPUB takes it.
    pub fn as_font(&self) -> EmbeddedFont<'_> {
        EmbeddedFont {
            family: &self.family,
            style: if self.italic { "italic" } else { "normal" },
            weight: self.weight,
            bytes: &self.bytes,
            file_name: &self.file_name,
        }
    }
}

/// Cuts down the faces that a style sheet asks for and those that the letters of the book need beside them.
///
/// The first is of the family that the text is set in. `F003` for a face that cannot be cut down; it is not
/// embedded, and the reading system shows its own.
pub fn faces(book: &Book, css: &str, fonts: &FontBook) -> Warned<Vec<EmbeddedFace>> {
    let characters = characters(book);
    let mut diagnostics = Vec::new();
    let mut embedded = Vec::new();
    for id in wanted(css, &characters, fonts) {
        let face = fonts.face(id);
        match face.subset_for_reading(&characters) {
            Ok(bytes) => embedded.push(EmbeddedFace {
                family: face.family().to_owned(),
                weight: face.weight(),
                italic: face.italic(),
                file_name: file_name(&face.postscript_name(), id, &bytes),
                bytes,
            }),
            Err(error) => diagnostics.push(error.diagnostic()),
        }
    }
    Warned::new(embedded, diagnostics)
}

/// Returns the faces to embed: of the families named, and of those that have letters which these lack.
fn wanted(css: &str, characters: &BTreeSet<char>, fonts: &FontBook) -> Vec<FaceId> {
    let families = families(css, fonts);
    let families: Vec<&str> = families.iter().map(String::as_str).collect();
    let mut wanted: Vec<FaceId> = Vec::new();
    let mut add = |id| {
        if !wanted.contains(&id) {
            wanted.push(id);
        }
    };
    for family in &families {
        for (weight, italic) in FACES {
            add(fonts.chain(&[family], weight, italic).first());
        }
    }
    let mut lacking = characters.clone();
    for id in fonts.chain(&families, 400, false).faces() {
        let before = lacking.len();
        lacking.retain(|c| fonts.face(*id).glyph(*c).is_none());
        if lacking.len() < before {
            add(*id);
        }
    }
    wanted
}

/// Returns the known families that a style sheet names, that of the text first.
fn families(css: &str, fonts: &FontBook) -> Vec<String> {
    let mut of_text = None;
    let mut others = Vec::new();
    for (selectors, declarations) in css.split('}').filter_map(|rule| rule.rsplit_once('{')) {
        let names = declarations.split(';').filter_map(|declaration| declaration.split_once(':'));
        let names = names.filter(|(property, _)| property.trim() == "font-family");
        let names = names.flat_map(|(_, names)| names.split(','));
        let names = names.map(|name| name.trim().trim_matches(['"', '\'']).to_owned());
        let known: Vec<String> =
            names.filter(|name| !GENERIC.contains(&name.as_str()) && fonts.has_family(name)).collect();
        let is_text = selectors.split(',').any(|selector| matches!(selector.trim(), "body" | "html"));
        if is_text && !known.is_empty() {
            of_text = known.first().cloned();
        }
        others.extend(known);
    }
    let mut all = vec![of_text.unwrap_or_else(|| TEXT.to_owned())];
    for name in others {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// Families that the reading system chooses.
const GENERIC: [&str; 3] = ["serif", "sans-serif", "monospace"];

/// Returns the characters that may be shown, in both cases, for a style sheet may change it.
fn characters(book: &Book) -> BTreeSet<char> {
    let mut all: BTreeSet<char> = (' '..='~').chain("•–—‘’“”…".chars()).collect();
    let mut add = |text: &str| all.extend(text.chars().filter(|c| !c.is_control()));
    let Metadata { title, subtitle, authors, publisher, .. } = &book.metadata;
    let named = [Some(title), subtitle.as_ref(), publisher.as_ref()];
    named.into_iter().flatten().chain(authors).for_each(|name| add(name));
    for section in &book.sections {
        add(&plain_text(&section.title));
        add(&visit::text(&section.header));
        add(&visit::text(&section.blocks));
        section.notes.iter().for_each(|note| add(&visit::text(&note.blocks)));
        section.date.iter().for_each(|date| add(&date.shown));
    }
    // All that the tool itself may say, letter by letter, in this language.
    book.metadata.words().book.entries().iter().for_each(|(_, words)| add(words));
    let cased: Vec<char> = all.iter().flat_map(|c| c.to_uppercase().chain(c.to_lowercase())).collect();
    all.extend(cased);
    all
}

/// Returns a name in ASCII that no other face has.
fn file_name(name: &str, id: FaceId, bytes: &[u8]) -> String {
    let plain: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let kind = if bytes.starts_with(b"OTTO") { "otf" } else { "ttf" };
    format!("{plain}-{}.{kind}", id.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_are_those_of_the_sheet_with_that_of_the_text_first() {
        let fonts = FontBook::new(&[]).value;
        for (css, expected) in [
            ("p { margin: 0 }", &[TEXT][..]),
            ("code { font-family: monospace }", &[TEXT]),
            ("h1 { font-family: \"DejaVu Sans\", serif }", &[TEXT, "DejaVu Sans"]),
            ("h1 { color: red }\nhtml, body { margin: 0; font-family: DejaVu Sans; }", &["DejaVu Sans"]),
            ("body { font-family: Nobody Has This }", &[TEXT]),
        ] {
            assert_eq!(families(css, &fonts), expected, "{css}");
        }
    }

    /// Letters that the text's family lacks would be shown in any face of the reading system's.
    #[test]
    fn letters_of_other_scripts_bring_a_face_that_has_them() {
        let fonts = FontBook::new(&[]).value;
        let names = |text: &str| {
            let wanted = wanted("", &text.chars().collect(), &fonts);
            wanted.into_iter().map(|id| fonts.face(id).postscript_name()).collect::<Vec<_>>()
        };
        assert_eq!(names("ink").len(), 4);
        assert_eq!(names("حبر").last().map(String::as_str), Some("DejaVuSans"));
    }
}
