//! Which glyphs a book uses, and which words each of them shows.

use crate::font::FaceId;
use crate::frame::{Content, GlyphRun, Item};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// The glyphs of each face in use.
pub type Usage = BTreeMap<FaceId, BTreeMap<u16, Shown>>;

/// What a glyph shows: each text with how often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    texts: Vec<(Box<str>, u32)>,
}

impl Shown {
    fn count(&mut self, text: &str, times: u32) {
        match self.texts.iter_mut().find(|(known, _)| **known == *text) {
            Some((_, count)) => *count += times,
            None => self.texts.push((text.into(), times)),
        }
    }

    /// Returns the text it shows most often; a glyph that stands for none is a hyphen at a line end.
    pub fn text(&self) -> &str {
        let most = self.texts.iter().max_by(|(a, n), (b, m)| n.cmp(m).then_with(|| b.cmp(a)));
        most.map_or("\u{AD}", |(text, _)| text)
    }

    /// Tells whether it shows other texts too.
    pub fn is_ambiguous(&self) -> bool {
        self.texts.len() > 1
    }
}

/// Glyphs that show one stretch of text together.
#[derive(Clone, Debug)]
pub struct Cluster<'a> {
    /// Their places in the run.
    pub glyphs: Range<usize>,
    /// What they show; may hold soft hyphens that are not drawn.
    pub text: &'a str,
}

/// Returns the clusters of a run from left to right.
pub fn clusters(run: &GlyphRun) -> impl Iterator<Item = Cluster<'_>> {
    let text = run.text.as_str();
    let glyphs = &run.glyphs;
    let mut start = 0;
    std::iter::from_fn(move || {
        let at = glyphs.get(start)?.cluster;
        let more = glyphs[start..].iter().take_while(|glyph| glyph.cluster == at).count();
        let range = start..start + more;
        let neighbour =
            if run.rtl { start.checked_sub(1).and_then(|i| glyphs.get(i)) } else { glyphs.get(range.end) };
        let end = neighbour.map_or(text.len(), |glyph| usize::from(glyph.cluster));
        start = range.end;
        Some(Cluster { glyphs: range, text: text.get(usize::from(at)..end).unwrap_or_default() })
    })
}

impl Cluster<'_> {
    /// Returns what one of its glyphs shows, or nothing where glyphs and characters do not pair off.
    ///
    /// In a run from right to left the characters of a ligature come in the order they are seen from left to
    /// right: PDFium, MuPDF and poppler all turn such a run around by character.
    pub fn part(&self, glyph: usize, rtl: bool) -> Option<Cow<'_, str>> {
        let count = self.glyphs.len();
        if count == 1 {
            let several = rtl && self.text.chars().nth(1).is_some();
            return Some(if several { self.text.chars().rev().collect() } else { self.text.into() });
        }
        if self.text.chars().count() != count {
            return None;
        }
        let place = glyph - self.glyphs.start;
        let place = if rtl { count - 1 - place } else { place };
        let (start, c) = self.text.char_indices().nth(place)?;
        self.text.get(start..start + c.len_utf8()).map(Cow::from)
    }
}

/// Returns a text without the soft hyphens that a reader need not hear.
pub fn heard(text: &str) -> Cow<'_, str> {
    if text.contains('\u{AD}') { text.replace('\u{AD}', "").into() } else { text.into() }
}

/// Gathers the glyphs of all that is drawn; the order in which threads finish changes nothing.
pub fn of(drawn: &[&[Item]]) -> Usage {
    drawn.par_chunks(32).map(of_some).reduce(Usage::new, merged)
}

fn of_some(drawn: &[&[Item]]) -> Usage {
    let mut usage = Usage::new();
    for item in drawn.iter().copied().flatten() {
        let Content::Glyphs(run) = &item.content else { continue };
        let face = usage.entry(run.face).or_default();
        for cluster in clusters(run) {
            for glyph in cluster.glyphs.clone() {
                let shown = face.entry(run.glyphs[glyph].id).or_default();
                if let Some(text) = cluster.part(glyph, run.rtl).filter(|text| !text.is_empty()) {
                    match heard(&text) {
                        text if text.is_empty() => {}
                        text => shown.count(&text, 1),
                    }
                }
            }
        }
    }
    usage
}

fn merged(mut all: Usage, more: Usage) -> Usage {
    for (face, glyphs) in more {
        let known = all.entry(face).or_default();
        for (glyph, shown) in glyphs {
            let entry = known.entry(glyph).or_default();
            for (text, times) in shown.texts {
                entry.count(&text, times);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All three readers made "ال" of "لا" while its ligature said so in the order it is read.
    #[test]
    fn a_ligature_from_right_to_left_says_what_is_seen() {
        let cluster = Cluster { glyphs: 0..1, text: "لا" };
        assert_eq!(cluster.part(0, true).as_deref(), Some("ال"));
        assert_eq!(cluster.part(0, false).as_deref(), Some("لا"));
    }

    #[test]
    fn glyphs_and_characters_of_a_cluster_pair_off_or_say_nothing() {
        let cluster = Cluster { glyphs: 3..5, text: "نّ" };
        assert_eq!(cluster.part(3, true).as_deref(), Some("\u{651}"));
        assert_eq!(cluster.part(4, true).as_deref(), Some("ن"));
        assert_eq!(Cluster { glyphs: 0..3, text: "نّ" }.part(0, true), None);
    }

    #[test]
    fn the_text_shown_most_often_counts() {
        let mut shown = Shown::default();
        shown.count("B", 2);
        shown.count("a", 2);
        shown.count("c", 1);
        assert_eq!((shown.text(), shown.is_ambiguous()), ("B", true));
    }
}
