//! What `printpdf` leaves out of a font or writes wrongly: exact widths, the text of every glyph, flags and
//! the height of capitals.

use super::{Embedded, Fonts};
use crate::font::{FontBook, Metrics};
use crate::pdf::file::deflate;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

/// Sets right every font of the document.
///
/// Nothing to do for a font that the document does not hold.
pub fn complete(fonts: &Fonts, book: &FontBook, resources: &Dictionary, document: &mut Document) {
    let Ok(all) = resources.get_deref(b"Font", document).and_then(Object::as_dict) else { return };
    let all = all.clone();
    for (id, face) in fonts.iter() {
        let Ok(font) = all.get(face.resource.as_bytes()).and_then(Object::as_reference) else { continue };
        let posture = book.face(id);
        let flags = Flags { italic: posture.italic(), serif: !posture.family().contains("Sans") };
        let _ = one(face, posture.metrics(), flags, font, document);
    }
}

/// What a descriptor says of a face's looks.
#[derive(Clone, Copy)]
struct Flags {
    italic: bool,
    serif: bool,
}

impl Flags {
    /// Returns the bits (9.8.2): serif, symbolic, italic. A subset with glyphs beyond Adobe's standard set of
    /// Latin letters counts as symbolic.
    fn bits(self) -> i64 {
        i64::from(self.serif) << 1 | 1 << 2 | i64::from(self.italic) << 6
    }
}

fn one(
    face: &Embedded,
    metrics: Metrics,
    flags: Flags,
    font: ObjectId,
    document: &mut Document,
) -> lopdf::Result<()> {
    let map = document.get_dictionary(font)?.get(b"ToUnicode")?.as_reference()?;
    *document.get_object_mut(map)? = Object::Stream(to_unicode(face));
    let font = document.get_dictionary_mut(font)?;
    let descendant = font
        .get_mut(b"DescendantFonts")?
        .as_array_mut()?
        .first_mut()
        .ok_or(lopdf::Error::DictKey("DescendantFonts".into()))?
        .as_dict_mut()?;
    descendant.set("W", widths(face));
    descendant.set("DW", 0);
    let descriptor = descendant.get(b"FontDescriptor")?.as_reference()?;
    let descriptor = document.get_dictionary_mut(descriptor)?;
    let scaled = |value: i32| i64::from(value) * 1000 / i64::from(metrics.units_per_em.max(1));
    descriptor.set("CapHeight", scaled(metrics.cap_height));
    descriptor.set("XHeight", scaled(metrics.x_height));
    descriptor.set("Ascent", scaled(metrics.ascent));
    descriptor.set("Descent", scaled(metrics.descent));
    descriptor.set("Flags", flags.bits());
    let file = [b"FontFile2".as_slice(), b"FontFile3"].into_iter().find_map(|key| descriptor.get(key).ok());
    if let Some(file) = file.and_then(|file| file.as_reference().ok()) {
        let stream = document.get_object_mut(file)?.as_stream_mut()?;
        if !stream.dict.has(b"Filter") {
            stream.content = deflate(&stream.content);
            stream.dict.set("Filter", "FlateDecode");
        }
    }
    Ok(())
}

/// Returns `/W` (9.7.4.3) with widths to a hundredth of a thousandth of an em, as content streams count with.
fn widths(face: &Embedded) -> Vec<Object> {
    let width = |width: &i32| match width % 100 {
        0 => Object::Integer(i64::from(width / 100)),
        _ => Object::Real(*width as f32 / 100.0),
    };
    vec![1.into(), Object::Array(face.widths().iter().map(width).collect())]
}

/// What stands in the map for a character that it may not hold; it joins words as U+FEFF does.
const WORD_JOINER: char = '\u{2060}';

/// Returns a character as the map may hold it: none is 0, U+FEFF or U+FFFE.
///
/// Source: ISO 14289-1, 7.21.7; ISO 19005-2, 6.2.11.7.2.
fn mapped(c: char) -> char {
    if matches!(c, '\0' | '\u{FEFF}' | '\u{FFFE}') { WORD_JOINER } else { c }
}

/// Returns the map from codes to text (9.10.3).
fn to_unicode(face: &Embedded) -> Stream {
    let mut map = String::from(
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n\
         /CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n",
    );
    let coded: Vec<(usize, &str)> =
        face.texts.iter().enumerate().map(|(index, text)| (index + 1, &**text)).collect();
    // A section holds a hundred at most.
    for section in coded.chunks(100) {
        map.push_str(&format!("{} beginbfchar\n", section.len()));
        for (code, text) in section {
            let text: String = text.chars().map(mapped).collect();
            let units: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            map.push_str(&format!("<{code:04X}><{units}>\n"));
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend");
    let mut stream = Stream::new(Dictionary::new(), deflate(map.as_bytes()));
    stream.dict.set("Filter", "FlateDecode");
    stream
}
