//! Text to glyphs: fallback by coverage, then shaping by face.

use super::{Chain, FaceId, FontBook};
use crate::limits;
use crate::num::saturate;
use harfrust::{Buffer, Direction, Feature, Font, Language, ShapeOptions, ShapePlan, ShaperFont, Tag};
use std::ops::Range;
use std::sync::{Arc, RwLock};
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

/// How capitals and small letters are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Caps {
    /// As written.
    #[default]
    Normal,
    /// Small letters as small capitals.
    Small,
    /// All letters as small capitals.
    AllSmall,
}

/// How digits are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figures {
    /// As the face has them.
    #[default]
    Normal,
    /// With ascenders and descenders, for running text.
    OldStyle,
    /// As high as capitals.
    Lining,
}

/// The features asked of a face; one that lacks a feature sets the text without it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Features {
    /// Capitals and small letters.
    pub caps: Caps,
    /// Digits.
    pub figures: Figures,
    /// Whether all digits are of one width.
    pub tabular: bool,
    /// Whether ligatures are left out, as in letterspaced text.
    pub no_ligatures: bool,
    /// Whether the face's own raised letters are used.
    pub superiors: bool,
}

impl Features {
    fn tags(self) -> Vec<Feature> {
        let caps: &[&[u8; 4]] = match self.caps {
            Caps::Normal => &[],
            Caps::Small => &[b"smcp"],
            Caps::AllSmall => &[b"smcp", b"c2sc"],
        };
        let figures: &[&[u8; 4]] = match self.figures {
            Figures::Normal => &[],
            Figures::OldStyle => &[b"onum"],
            Figures::Lining => &[b"lnum"],
        };
        let more = [(self.tabular, b"tnum"), (self.superiors, b"sups")];
        let more = more.into_iter().filter(|(on, _)| *on).map(|(_, tag)| tag);
        let on = caps.iter().chain(figures).copied().chain(more).map(|tag| (tag, 1));
        let off: &[&[u8; 4]] = if self.no_ligatures { &[b"liga", b"clig", b"dlig"] } else { &[] };
        let off = off.iter().map(|tag| (*tag, 0));
        on.chain(off).map(|(tag, value)| Feature::new(Tag::new(tag), value, ..)).collect()
    }
}

/// A piece of text to be shaped; all of one script and direction.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The words.
    pub text: &'a str,
    /// The faces, the preferred first.
    pub chain: &'a Chain,
    /// What is asked of them.
    pub features: Features,
    /// The BCP 47 tag of the text's language.
    pub lang: &'a str,
    /// Whether it runs from right to left.
    pub rtl: bool,
}

/// A glyph as shaped; distances are in the face's font units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShapedGlyph {
    /// The glyph in its face.
    pub id: u16,
    /// The byte of the request's text at which its characters begin.
    pub cluster: u32,
    /// To the next glyph.
    pub advance: i32,
    /// How far it is drawn from its place: to the right, and upwards.
    pub offset: (i32, i32),
    /// Whether the text may be cut before its cluster without changing what is on either side.
    pub safe: bool,
}

/// What a stretch of a request became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShapedStretch {
    /// The bytes of the request's text.
    pub range: Range<usize>,
    /// What they became.
    pub kind: PieceKind,
}

/// Glyphs, or the lack of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// Glyphs of one face, from left to right on the page.
    Glyphs(FaceId, Vec<ShapedGlyph>),
    /// A cluster that no face has.
    Missing,
}

/// How text of one face, script, direction, set of features and language is shaped.
struct Plan {
    face: FaceId,
    script: Script,
    rtl: bool,
    asked: Features,
    lang: Box<str>,
    features: Vec<Feature>,
    shaping: ShapePlan,
}

impl Plan {
    fn is_for(&self, face: FaceId, script: Script, request: &Request<'_>) -> bool {
        (self.face, self.script, self.rtl) == (face, script, request.rtl)
            && self.asked == request.features
            && *self.lang == *request.lang
    }
}

/// Shaping plans, each made once; a book has few, so they are looked through.
#[derive(Default)]
pub(super) struct Plans(RwLock<Vec<Arc<Plan>>>);

impl std::fmt::Debug for Plans {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Plans")
    }
}

impl FontBook {
    /// Shapes a piece of text, in the order it is read.
    ///
    /// Each grapheme cluster is taken from the first face of the chain that has all its characters, so that
    /// an accent never parts from its letter; signs beside letters from the face of these where it has them.
    /// No glyph is ever `.notdef`.
    pub fn shape(&self, request: &Request<'_>) -> Vec<ShapedStretch> {
        let mut pieces = Vec::new();
        for (range, face) in self.by_face(request) {
            match face {
                Some(face) => self.shape_with(face, range, request, &mut pieces),
                None => pieces.push(ShapedStretch { range, kind: PieceKind::Missing }),
            }
        }
        pieces
    }

    /// Divides the text into stretches that one face covers; `None` for each cluster that none does.
    fn by_face(&self, request: &Request<'_>) -> Vec<(Range<usize>, Option<FaceId>)> {
        let first = request.chain.first();
        if request.text.chars().all(|c| self.covers(first, c)) {
            return vec![(0..request.text.len(), Some(first))];
        }
        let letter = request.text.chars().find(|c| c.is_alphabetic());
        let of_letters =
            letter.and_then(|c| request.chain.faces().iter().find(|face| self.covers(**face, c)));
        let mut stretches: Vec<(Range<usize>, Option<FaceId>)> = Vec::new();
        for (start, cluster) in request.text.grapheme_indices(true) {
            let range = start..start + cluster.len();
            let covers = |face: &&FaceId| cluster.chars().all(|c| self.covers(**face, c));
            let beside = of_letters.filter(|_| !cluster.starts_with(char::is_alphanumeric));
            let face = beside.into_iter().chain(request.chain.faces()).find(covers).copied();
            match stretches.last_mut() {
                Some((last, same)) if *same == face && face.is_some() => last.end = range.end,
                _ => stretches.push((range, face)),
            }
        }
        stretches
    }

    fn covers(&self, face: FaceId, character: char) -> bool {
        is_ignorable(character) || self.face(face).glyph(character).is_some()
    }

    fn shape_with(
        &self,
        face: FaceId,
        range: Range<usize>,
        request: &Request<'_>,
        out: &mut Vec<ShapedStretch>,
    ) {
        let missing = || ShapedStretch { range: range.clone(), kind: PieceKind::Missing };
        let text = &request.text[range.clone()];
        let Some(font) = self.face(face).font() else { return out.push(missing()) };
        let script = script_of(text);
        let plan = self.plan(face, font, script, request);
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(plan.shaping.direction());
        buffer.set_script(plan.shaping.script());
        buffer.set_language(plan.shaping.language().cloned());
        let options = ShapeOptions::new().plan(Some(&plan.shaping)).features(&plan.features);
        let shaped = limits::caught(|| harfrust::shape(&ShaperFont::new(font), &mut buffer, options));
        if !matches!(shaped, Some(Ok(_))) {
            return out.push(missing());
        }
        let glyphs: Vec<ShapedGlyph> = buffer
            .glyph_infos()
            .iter()
            .zip(buffer.glyph_positions())
            .map(|(info, position)| ShapedGlyph {
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                cluster: info.cluster + saturate::<u32>(range.start),
                advance: position.x_advance,
                offset: (position.x_offset, position.y_offset),
                safe: !info.unsafe_to_break(),
            })
            .collect();
        // A face may claim a character and still draw it as .notdef, or as what is not there, by a substitution
        // gone wrong.
        if glyphs.iter().any(|glyph| glyph.id == 0 || !self.face(face).has(glyph.id)) {
            return out.push(missing());
        }
        out.push(ShapedStretch { range, kind: PieceKind::Glyphs(face, glyphs) });
    }

    fn plan(&self, face: FaceId, font: &Font, script: Script, request: &Request<'_>) -> Arc<Plan> {
        let wanted = |plan: &&Arc<Plan>| plan.is_for(face, script, request);
        let plans = self.plans.0.read().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(plan) = plans.iter().find(wanted) {
            return plan.clone();
        }
        drop(plans);
        let mut tag = *b"Zyyy";
        for (to, from) in tag.iter_mut().zip(script.short_name().bytes()) {
            *to = from;
        }
        let direction = if request.rtl { Direction::RightToLeft } else { Direction::LeftToRight };
        let iso = harfrust::Script::from_iso15924_tag(Tag::new(&tag));
        let language = Language::new(request.lang);
        let features = request.features.tags();
        let shaping = ShapePlan::new(font, direction, iso, language.as_ref(), &features);
        let (rtl, asked, lang) = (request.rtl, request.features, request.lang.into());
        let plan = Arc::new(Plan { face, script, rtl, asked, lang, features, shaping });
        let mut plans = self.plans.0.write().unwrap_or_else(|poisoned| poisoned.into_inner());
        plans.push(plan.clone());
        plan
    }
}

/// Returns the script of the first character that has one of its own.
fn script_of(text: &str) -> Script {
    let own = |script: &Script| !matches!(script, Script::Common | Script::Inherited | Script::Unknown);
    text.chars().map(|c| c.script()).find(own).unwrap_or(Script::Common)
}

/// Tells whether a character is drawn as nothing where a face does not have it.
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str, features: Features, lang: &str, rtl: bool) -> Vec<ShapedStretch> {
        let book = FontBook::new(&[]).value;
        let chain = book.chain(&["serif"], 400, false);
        book.shape(&Request { text, chain: &chain, features, lang, rtl })
    }

    fn glyphs(piece: &ShapedStretch) -> &[ShapedGlyph] {
        match &piece.kind {
            PieceKind::Glyphs(_, glyphs) => glyphs,
            PieceKind::Missing => &[],
        }
    }

    #[test]
    fn ligatures_form_and_can_be_left_out() {
        let with = shape("office", Features::default(), "en", false);
        let without = shape("office", Features { no_ligatures: true, ..Features::default() }, "en", false);
        assert!(glyphs(&with[0]).len() < glyphs(&without[0]).len());
        assert_eq!(glyphs(&without[0]).len(), 6);
    }

    #[test]
    fn pairs_are_kerned() {
        let width = |text| -> i32 {
            glyphs(&shape(text, Features::default(), "en", false)[0]).iter().map(|g| g.advance).sum()
        };
        assert!(width("AV") < width("A") + width("V"));
    }

    #[test]
    fn small_capitals_and_old_style_figures_are_glyphs_of_their_own() {
        let small = Features { caps: Caps::Small, figures: Figures::OldStyle, ..Features::default() };
        let plain = shape("ab12", Features::default(), "en", false);
        let drawn = shape("ab12", small, "en", false);
        for (plain, drawn) in glyphs(&plain[0]).iter().zip(glyphs(&drawn[0])) {
            assert_ne!(plain.id, drawn.id);
        }
    }

    #[test]
    fn a_letter_the_serif_lacks_comes_from_the_sans_with_its_marks() {
        let book = FontBook::new(&[]).value;
        let pieces = shape("سَلام", Features::default(), "ar", true);
        assert_eq!(pieces.len(), 1);
        let PieceKind::Glyphs(face, glyphs) = &pieces[0].kind else { panic!("no glyphs") };
        assert_eq!(book.face(*face).family(), crate::typefaces::SANS);
        // From left to right on the page: the last letter comes first.
        assert!(glyphs[0].cluster > glyphs[glyphs.len() - 1].cluster);
    }

    #[test]
    fn what_no_face_has_is_named_by_its_cluster() {
        let pieces = shape("a漢b", Features::default(), "en", false);
        let kinds: Vec<bool> = pieces.iter().map(|p| p.kind == PieceKind::Missing).collect();
        assert_eq!(kinds, [false, true, false]);
        assert_eq!(pieces[1].range, 1..4);
    }
}
