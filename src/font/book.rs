//! All faces of a run, and which of them serve a style.

use super::{Face, FaceId};
use crate::diagnostic::{Diagnostic, Warned};
use crate::limits;
use crate::num::saturate;
use crate::typefaces::{self, MONO, SANS, SERIF};
use skrifa::raw::FileRef;
use std::path::PathBuf;
use std::sync::{Arc, RwLock};
use write_fonts::FontBuilder;

/// A font file of the series' `fonts/` folder.
#[derive(Clone, Debug)]
pub struct FontFile {
    /// Where it lies, for messages.
    pub path: PathBuf,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// The faces that serve one style, the preferred first; never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chain(Arc<[FaceId]>);

impl Chain {
    /// Returns the preferred face.
    pub fn first(&self) -> FaceId {
        self.0[0]
    }

    /// Returns the faces in order.
    pub fn faces(&self) -> &[FaceId] {
        &self.0
    }
}

/// As many chains are kept: a style sheet may ask for thousands, and each is looked through.
const MOST_CHAINS: usize = 64;

/// All faces of a run; [`FaceId`] is the place in it.
///
/// Safe to share between threads; what it caches does not change what it answers.
#[derive(Debug)]
pub struct FontBook {
    faces: Vec<Face>,
    pub(super) plans: super::shape::Plans,
    /// The chains asked for so far. A book has few, and asks for them in each of its sections.
    chains: RwLock<Vec<KnownChain>>,
}

/// A chain with what it was asked for by.
#[derive(Debug)]
struct KnownChain {
    families: Box<[Box<str>]>,
    weight: u16,
    italic: bool,
    chain: Chain,
}

impl KnownChain {
    fn is_for(&self, families: &[&str], weight: u16, italic: bool) -> bool {
        let same = || self.families.iter().map(|family| &**family).eq(families.iter().copied());
        self.weight == weight && self.italic == italic && same()
    }
}

impl FontBook {
    /// Makes a book of the embedded faces and the series' own.
    ///
    /// The series' faces are preferred to embedded ones of the same family. `F001` for a file that is not a
    /// font, or has no names or characters.
    pub fn new(files: &[FontFile]) -> Warned<Self> {
        let mut faces = embedded();
        let mut diagnostics = Vec::new();
        for file in files {
            let read: Vec<Face> = single(&file.bytes).into_iter().filter_map(Face::parse).collect();
            if read.is_empty() {
                let name = file.path.display();
                let (message, hint) = match is_of_the_web(&file.bytes) {
                    true => (
                        format!("{name} is a typeface for web sites, packed so that it cannot be read"),
                        "get the same typeface as a file ending in .otf or .ttf",
                    ),
                    false => (
                        format!("{name} is not a font, or is damaged"),
                        "use OpenType or TrueType files (.otf, .ttf, .ttc) with Unicode characters",
                    ),
                };
                diagnostics.push(Diagnostic::warning("F001", message).in_file(&file.path).hint(hint));
            }
            let room = usize::from(u16::MAX) - faces.len();
            faces.extend(read.into_iter().take(room).map(|face| face.in_file(&file.path)));
        }
        let (plans, chains) = Default::default();
        Warned::new(Self { faces, plans, chains }, diagnostics)
    }

    /// Returns a face; an id of another book gives the first.
    pub fn face(&self, id: FaceId) -> &Face {
        self.faces.get(usize::from(id.0)).unwrap_or(&self.faces[0])
    }

    /// Returns all faces with their ids.
    pub fn faces(&self) -> impl Iterator<Item = (FaceId, &Face)> {
        self.faces.iter().enumerate().map(|(index, face)| (FaceId(saturate(index)), face))
    }

    /// Tells whether a family is known, by its name or as `serif`, `sans-serif` or `monospace`.
    pub fn has_family(&self, family: &str) -> bool {
        self.closest(family, 400, false).is_some()
    }

    /// Returns the faces for a list of families, a weight of 100 to 900 and a posture.
    ///
    /// After those named come the embedded serif and sans, so that a letter is drawn whenever any has it. A letter
    /// that a family's italics lack comes from its upright, so that words stay in one typeface. Families that are not
    /// known are passed over.
    pub fn chain(&self, families: &[&str], weight: u16, italic: bool) -> Chain {
        let known = self.chains.read().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(known) = known.iter().find(|known| known.is_for(families, weight, italic)) {
            return known.chain.clone();
        }
        drop(known);
        let chain = self.find_chain(families, weight, italic);
        let families = families.iter().map(|family| Box::from(*family)).collect();
        let known = KnownChain { families, weight, italic, chain: chain.clone() };
        let mut all = self.chains.write().unwrap_or_else(|poisoned| poisoned.into_inner());
        if all.len() < MOST_CHAINS {
            all.push(known);
        }
        chain
    }

    fn find_chain(&self, families: &[&str], weight: u16, italic: bool) -> Chain {
        let postures: &[bool] = if italic { &[true, false] } else { &[false] };
        let named = families.iter().copied().chain([SERIF, SANS]);
        let named = named.flat_map(|family| postures.iter().map(move |italic| (family, weight, *italic)));
        let mut faces: Vec<FaceId> = Vec::new();
        for (family, weight, italic) in named.chain([(SANS, 400, false), (MONO, 400, false)]) {
            if let Some(face) = self.closest(family, weight, italic)
                && !faces.contains(&face)
            {
                faces.push(face);
            }
        }
        // Any other face of the series is a last resort for the letters that only it has. An upright letter is better
        // than none: many scripts have no italics.
        for posture in [italic, !italic] {
            for (id, face) in self.faces().skip(embedded_count()) {
                if !faces.contains(&id) && face.italic() == posture {
                    faces.push(id);
                }
            }
        }
        Chain(faces.into())
    }

    /// Returns the face of a family nearest to a weight and posture; posture counts first.
    fn closest(&self, family: &str, weight: u16, italic: bool) -> Option<FaceId> {
        let family = match family.to_ascii_lowercase().as_str() {
            "serif" => SERIF,
            "sans-serif" => SANS,
            "monospace" => MONO,
            _ => family,
        };
        let same = self.faces().filter(|(_, face)| face.family().eq_ignore_ascii_case(family));
        let distance = |face: &Face| {
            let posture = if face.italic() == italic { 0 } else { 1000 };
            let between = i32::from(face.weight()) - i32::from(weight);
            // From 600 up a heavier face is nearer than a lighter one, as CSS Fonts 4, 5.2, has it.
            let side = (between != 0 && (between > 0) != (weight > 500)) as i32;
            posture + between.abs() * 2 + side
        };
        // The last of equals: the series' own face before an embedded one of the same name.
        same.min_by_key(|(id, face)| (distance(face), std::cmp::Reverse(*id))).map(|(id, _)| id)
    }
}

/// Tells whether a file is one of WOFF or WOFF2.
fn is_of_the_web(bytes: &[u8]) -> bool {
    bytes.starts_with(b"wOFF") || bytes.starts_with(b"wOF2")
}

/// Returns the faces of a file, each as a file of its own: all but collections hold one.
///
/// Source: OpenType 1.9, "Font Collections".
fn single(bytes: &Arc<[u8]>) -> Vec<Arc<[u8]>> {
    let Ok(FileRef::Collection(collection)) = FileRef::new(bytes) else { return vec![bytes.clone()] };
    let faces = (0..collection.len().min(limits::FACES)).filter_map(|index| collection.get(index).ok());
    faces.map(|face| FontBuilder::new().copy_missing_tables(face).build().into()).collect()
}

/// How many faces the program carries.
fn embedded_count() -> usize {
    typefaces::all().len()
}

fn embedded() -> Vec<Face> {
    typefaces::all().into_iter().map(Face::embedded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_faces_are_what_the_table_says() {
        let book = FontBook::new(&[]).value;
        assert_eq!(book.faces().count(), embedded_count());
        for (_, face) in book.faces() {
            let parsed = Face::parse(face.data().into()).expect("an embedded face is a font");
            assert_eq!(
                (parsed.family(), parsed.weight(), parsed.italic()),
                (face.family(), face.weight(), face.italic())
            );
        }
    }

    #[test]
    fn chain_prefers_what_is_named_and_ends_in_the_embedded_faces() {
        let book = FontBook::new(&[]).value;
        let names = |chain: &Chain| -> Vec<String> {
            chain.faces().iter().map(|id| book.face(*id).postscript_name()).collect()
        };
        let chain = book.chain(&["Nobody Has This", "monospace", "serif"], 700, true);
        assert_eq!(
            names(&chain),
            [
                "DejaVuSansMono-BoldOblique",
                "DejaVuSansMono-Bold",
                "LibertinusSerif-BoldItalic",
                "LibertinusSerif-Bold",
                "DejaVuSans-BoldOblique",
                "DejaVuSans-Bold",
                "DejaVuSans",
                "DejaVuSansMono"
            ]
        );
        assert_eq!(names(&book.chain(&["serif"], 600, false))[0], "LibertinusSerif-Semibold");
        assert_eq!(names(&book.chain(&["sans-serif"], 600, false))[0], "DejaVuSans-Bold");
    }

    // A series had one upright typeface for its script, and its words in italics were boxes.
    #[test]
    fn a_typeface_of_the_series_serves_both_postures() {
        let bytes = typst_assets::fonts().nth(6).expect("a face that the program does not carry");
        let book = FontBook::new(&[FontFile { path: "fonts/own.otf".into(), bytes: bytes.into() }]).value;
        let (own, _) = book.faces().nth(embedded_count()).expect("the face of the file");
        for italic in [false, true] {
            assert!(book.chain(&["serif"], 400, italic).faces().contains(&own), "italic: {italic}");
        }
    }

    #[test]
    fn a_collection_of_thousands_is_cut() {
        let face = dejavu::sans::regular();
        let head: u32 = 12 + 4 * 4_000;
        let mut bytes = [&b"ttcf"[..], &[0, 1, 0, 0], &4_000_u32.to_be_bytes()].concat();
        (0..4_000).for_each(|_| bytes.extend(head.to_be_bytes()));
        let mut face = face.to_vec();
        for table in 0..usize::from(face[5]) {
            let at = 12 + 16 * table + 8;
            let place = u32::from_be_bytes([face[at], face[at + 1], face[at + 2], face[at + 3]]) + head;
            face[at..at + 4].copy_from_slice(&place.to_be_bytes());
        }
        bytes.extend(face);
        assert_eq!(single(&bytes.into()).len(), limits::FACES as usize);
    }

    /// A collection was passed over without a word; the faces of one share their tables.
    #[test]
    fn each_face_of_a_collection_is_read() {
        let faces = [dejavu::sans::regular(), dejavu::sans::bold()];
        let head: u32 = 12 + 4 * 2;
        let mut bytes = [&b"ttcf"[..], &[0, 1, 0, 0], &2_u32.to_be_bytes()].concat();
        let starts = [head, head + saturate::<u32>(faces[0].len())];
        starts.iter().for_each(|start| bytes.extend(start.to_be_bytes()));
        for (face, start) in faces.iter().zip(starts) {
            let mut face = face.to_vec();
            // Tables of a collection are counted from its own beginning.
            for table in 0..usize::from(face[5]) {
                let at = 12 + 16 * table + 8;
                let place = u32::from_be_bytes([face[at], face[at + 1], face[at + 2], face[at + 3]]) + start;
                face[at..at + 4].copy_from_slice(&place.to_be_bytes());
            }
            bytes.extend(face);
        }
        let file = FontFile { path: "fonts/two.ttc".into(), bytes: bytes.into() };
        let book = FontBook::new(&[file]);
        assert!(book.diagnostics.is_empty(), "{:?}", book.diagnostics);
        let read: Vec<u16> =
            book.value.faces().skip(embedded_count()).map(|(_, face)| face.weight()).collect();
        assert_eq!(read, [400, 700]);
    }

    #[test]
    fn a_typeface_of_the_web_is_named_as_such() {
        let file = FontFile { path: "fonts/x.woff2".into(), bytes: Arc::from(&b"wOF2 and more"[..]) };
        let said = FontBook::new(&[file]).diagnostics;
        assert!(said.len() == 1 && said[0].message.contains("web sites"), "{said:?}");
    }

    #[test]
    fn bytes_that_are_no_font_are_named_and_left_out() {
        let file = FontFile { path: "fonts/x.ttf".into(), bytes: Arc::from(&b"not a font"[..]) };
        let book = FontBook::new(&[file]);
        assert_eq!(book.diagnostics.len(), 1);
        assert_eq!(book.diagnostics[0].code.0, "F001");
        assert_eq!(book.value.faces().count(), embedded_count());
    }
}
