//! Which glyphs a book uses, and which words each of them shows.
//!
//! A glyph may show different texts in different places: a small capital both `e` and `E`. A font of a PDF has
//! one text for each of its codes, so a face is embedded in [`Layer`]s: the first has what each glyph shows
//! most, the next what it shows too.

use crate::font::FaceId;
use crate::frame::{Content, Glyph, GlyphRun, Item};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// The glyphs of each face in use.
type Usage = BTreeMap<FaceId, BTreeMap<u16, Shown>>;

/// The glyphs of a face in one embedded font, each with what it shows there.
pub type Layer = BTreeMap<u16, Box<str>>;

/// How many fonts are made of a face at most.
const LAYERS: usize = 3;

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

    /// Returns its texts, one for each layer.
    ///
    /// Capitals come after all else, so that what is set in small capitals throughout is in one layer; then
    /// what is shown more often comes first.
    fn layers(&self) -> impl Iterator<Item = &str> {
        let is_capital = |text: &str| text.chars().any(char::is_uppercase);
        let mut texts: Vec<&(Box<str>, u32)> = self.texts.iter().collect();
        texts.sort_by(|(a, n), (b, m)| {
            is_capital(a).cmp(&is_capital(b)).then_with(|| m.cmp(n)).then_with(|| a.cmp(b))
        });
        texts.into_iter().take(LAYERS).map(|(text, _)| &**text)
    }
}

/// Glyphs that show one stretch of text together.
#[derive(Clone, Debug)]
pub struct Cluster<'a> {
    /// Their places in the run.
    pub glyphs: Range<usize>,
    /// They themselves.
    drawn: &'a [Glyph],
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
        let mut next = start + 1;
        while glyphs.get(next).is_some_and(|glyph| glyph.cluster == at) {
            next += 1;
        }
        let range = start..next;
        let neighbour =
            if run.rtl { start.checked_sub(1).and_then(|i| glyphs.get(i)) } else { glyphs.get(range.end) };
        let end = neighbour.map_or(text.len(), |glyph| usize::from(glyph.cluster));
        start = range.end;
        let drawn = &glyphs[range.clone()];
        Some(Cluster { glyphs: range, drawn, text: text.get(usize::from(at)..end).unwrap_or_default() })
    })
}

/// The most glyphs of one cluster that are told apart: no letter of any script has as many marks.
const MOST_SIGNS: usize = 64;

impl<'a> Cluster<'a> {
    /// Returns what it shows if that is one letter, heard as it is written.
    fn letter(&self) -> Option<char> {
        let mut chars = self.text.chars();
        let letter = chars.next()?;
        (chars.as_str().is_empty() && !is_heard_otherwise(letter)).then_some(letter)
    }

    /// Returns what one of its glyphs shows, or nothing where glyphs and characters do not pair off.
    ///
    /// In a run from right to left the characters of a ligature come in the order they are seen from left to
    /// right: PDFium, MuPDF and poppler all turn such a run around by character.
    pub fn part(&self, glyph: usize, rtl: bool) -> Option<Cow<'a, str>> {
        let count = self.glyphs.len();
        if count == 1 {
            let several = rtl && self.text.chars().nth(1).is_some();
            return Some(if several { self.text.chars().rev().collect() } else { self.text.into() });
        }
        // Each glyph would look through all characters.
        if count > MOST_SIGNS {
            return None;
        }
        let place = glyph - self.glyphs.start;
        if self.text.chars().count() == count {
            return self.character(if rtl { count - 1 - place } else { place });
        }
        // From left to right the words of such a run are given in place of its glyphs; the other way readers
        // would turn them around. There a mark, which takes no room, shows one or the last of several; the first
        // letter shows all the others.
        if !rtl {
            return None;
        }
        let is_mark = |index: &usize| self.drawn[*index].advance == 0;
        let alike = |index: &usize| is_mark(index) == is_mark(&place);
        let is_last = !(0..place).any(|index| alike(&index));
        let before = (place + 1..count).filter(alike).count();
        let chars = self.text.chars().filter(|c| is_combining_mark(*c) == is_mark(&place)).skip(before);
        let shown: Vec<char> = match (is_mark(&place), before) {
            (true, _) if !is_last => chars.take(1).collect(),
            (false, 1..) => Vec::new(),
            _ => chars.collect(),
        };
        Some(shown.into_iter().rev().collect())
    }

    fn character(&self, place: usize) -> Option<Cow<'a, str>> {
        let (start, c) = self.text.char_indices().nth(place)?;
        self.text.get(start..start + c.len_utf8()).map(Cow::from)
    }
}

/// Spaces and ends of lines that are heard as a space.
const SPACES: [char; 3] = ['\u{A0}', '\u{2028}', '\u{202F}'];

fn is_heard_otherwise(c: char) -> bool {
    c == '\u{AD}' || SPACES.contains(&c)
}

/// Returns a text as it is heard and looked for: without soft hyphens, every space and every end of a line a
/// space.
pub fn heard(text: &str) -> Cow<'_, str> {
    if !text.is_ascii() && text.contains(is_heard_otherwise) {
        text.replace('\u{AD}', "").replace(SPACES, " ").into()
    } else {
        text.into()
    }
}

/// Returns the layers of each face in use, the first holding every glyph that is drawn.
pub fn layers(drawn: &[&[Item]]) -> BTreeMap<FaceId, Vec<Layer>> {
    let usage = of(drawn);
    let mut all: BTreeMap<FaceId, Vec<Layer>> = BTreeMap::new();
    for (face, glyphs) in &usage {
        let layers = all.entry(*face).or_default();
        layers.push(Layer::new());
        for (glyph, shown) in glyphs {
            // A glyph that stands for no text is a hyphen at a line end.
            layers[0].insert(*glyph, "\u{AD}".into());
            for (index, text) in shown.layers().enumerate() {
                layers.resize_with(layers.len().max(index + 1), Layer::new);
                layers[index].insert(*glyph, text.into());
            }
        }
    }
    for ((face, index, glyph), text) in neighbours(drawn, &all) {
        if let Some(layer) = all.get_mut(&face).and_then(|layers| layers.get_mut(index)) {
            layer.entry(glyph).or_insert(text);
        }
    }
    all
}

/// Tells of each glyph whether it is in a further layer too.
pub fn in_several(layers: &[Layer]) -> Vec<bool> {
    let further = layers.iter().skip(1).flat_map(|layer| layer.keys());
    let mut several = Vec::new();
    for glyph in further.map(|glyph| usize::from(*glyph)) {
        several.resize(several.len().max(glyph + 1), false);
        several[glyph] = true;
    }
    several
}

/// What stands in a run with glyphs of a further layer: face, layer and glyph, with the text of the first.
type Neighbours = BTreeMap<(FaceId, usize, u16), Box<str>>;

/// Finds the glyphs that stand beside those of further layers: a run then need not change its font.
fn neighbours(drawn: &[&[Item]], all: &BTreeMap<FaceId, Vec<Layer>>) -> Neighbours {
    let several: BTreeMap<FaceId, Vec<bool>> = all
        .iter()
        .filter(|(_, layers)| layers.len() > 1)
        .map(|(face, layers)| (*face, in_several(layers)))
        .collect();
    let of_run = |run: &GlyphRun, found: &mut Neighbours| {
        let (Some(several), Some(layers)) = (several.get(&run.face), all.get(&run.face)) else { return };
        if !run.glyphs.iter().any(|glyph| several.get(usize::from(glyph.id)) == Some(&true)) {
            return;
        }
        let first = |(glyph, text): &(u16, Cow<'_, str>)| {
            layers.iter().position(|layer| layer.get(glyph).is_some_and(|known| **known == **text))
        };
        let shown: Vec<(u16, Cow<'_, str>)> = texts(run).collect();
        if let Some(layer) = shown.iter().filter_map(first).max().filter(|layer| *layer > 0) {
            for (glyph, text) in shown {
                found.entry((run.face, layer, glyph)).or_insert_with(|| text.into());
            }
        }
    };
    let of_some = |drawn: &[&[Item]]| {
        let mut found = Neighbours::new();
        for item in drawn.iter().copied().flatten().filter(|_| !several.is_empty()) {
            if let Content::Glyphs(run) = &item.content {
                of_run(run, &mut found);
            }
        }
        found
    };
    // The first text stays, whichever thread is first.
    let merged = |mut all: Neighbours, more: Neighbours| {
        more.into_iter().for_each(|(key, text)| {
            all.entry(key).or_insert(text);
        });
        all
    };
    drawn.par_chunks(32).map(of_some).reduce(Neighbours::new, merged)
}

/// Returns each glyph of a run that shows a text by itself, with that text.
fn texts(run: &GlyphRun) -> impl Iterator<Item = (u16, Cow<'_, str>)> {
    clusters(run).flat_map(move |cluster| texts_of(run, &cluster))
}

/// Returns the same of one of its clusters.
fn texts_of<'a>(
    run: &'a GlyphRun,
    cluster: &Cluster<'a>,
) -> impl Iterator<Item = (u16, Cow<'a, str>)> + use<'a> {
    let cluster = cluster.clone();
    cluster.glyphs.clone().filter_map(move |glyph| {
        let text = match cluster.part(glyph, run.rtl)? {
            Cow::Borrowed(text) => heard(text),
            Cow::Owned(text) => heard(&text).into_owned().into(),
        };
        (!text.is_empty()).then_some((run.glyphs[glyph].id, text))
    })
}

/// Gathers the glyphs of all that is drawn; the order in which threads finish changes nothing.
fn of(drawn: &[&[Item]]) -> Usage {
    drawn.par_chunks(32).map(of_some).reduce(Usage::new, merged)
}

fn of_some(drawn: &[&[Item]]) -> Usage {
    let mut faces: BTreeMap<FaceId, Vec<Count>> = BTreeMap::new();
    for item in drawn.iter().copied().flatten() {
        let Content::Glyphs(run) = &item.content else { continue };
        let face = faces.entry(run.face).or_default();
        for cluster in clusters(run) {
            for glyph in cluster.drawn {
                let place = usize::from(glyph.id);
                if place >= face.len() {
                    face.resize_with(place + 1, Count::default);
                }
                face[place].is_drawn = true;
            }
            // Nearly all are one letter in one glyph.
            if let ([glyph], Some(letter)) = (cluster.drawn, cluster.letter()) {
                face[usize::from(glyph.id)].add_letter(letter);
                continue;
            }
            for (glyph, text) in texts_of(run, &cluster) {
                face[usize::from(glyph)].add(&text);
            }
        }
    }
    let in_use = |face: Vec<Count>| {
        let drawn = (0..).zip(face).filter(|(_, count)| count.is_drawn);
        drawn.map(|(glyph, count)| (glyph, count.shown())).collect()
    };
    faces.into_iter().map(|(face, glyphs)| (face, in_use(glyphs))).collect()
}

/// What a glyph shows while millions are counted: by place, for a map takes several times as long to look in; most
/// show one character wherever they stand.
#[derive(Default)]
struct Count {
    is_drawn: bool,
    /// The first character that was found to be all it shows, with how often it is.
    usual: Option<(char, u32)>,
    others: Shown,
}

impl Count {
    fn add(&mut self, text: &str) {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(letter), None) => self.add_letter(letter),
            _ => self.others.count(text, 1),
        }
    }

    fn add_letter(&mut self, letter: char) {
        match &mut self.usual {
            Some((usual, times)) if *usual == letter => *times += 1,
            usual @ None => *usual = Some((letter, 1)),
            _ => self.others.count(letter.encode_utf8(&mut [0; 4]), 1),
        }
    }

    fn shown(self) -> Shown {
        let mut shown = self.others;
        if let Some((c, times)) = self.usual {
            shown.count(c.encode_utf8(&mut [0; 4]), times);
        }
        shown
    }
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

    /// A cluster of glyphs with these advances.
    fn cluster<'a>(advances: &[i32], text: &'a str) -> Cluster<'a> {
        let glyphs = advances.iter().map(|advance| Glyph { id: 1, cluster: 0, advance: *advance });
        let drawn: Vec<Glyph> = glyphs.collect();
        Cluster { glyphs: 0..drawn.len(), drawn: drawn.leak(), text }
    }

    /// All three readers made "ال" of "لا" while its ligature said so in the order it is read.
    #[test]
    fn a_ligature_from_right_to_left_says_what_is_seen() {
        let cluster = cluster(&[500], "لا");
        assert_eq!(cluster.part(0, true).as_deref(), Some("ال"));
        assert_eq!(cluster.part(0, false).as_deref(), Some("لا"));
    }

    #[test]
    fn glyphs_and_characters_of_a_cluster_pair_off_or_say_nothing() {
        let letter = cluster(&[0, 500], "نّ");
        assert_eq!(letter.part(0, true).as_deref(), Some("\u{651}"));
        assert_eq!(letter.part(1, true).as_deref(), Some("ن"));
        assert_eq!(cluster(&[500, 0, 0], "e\u{301}").part(0, false), None);
    }

    /// The line with such a ligature was read from its end.
    #[test]
    fn letters_and_marks_share_what_a_cluster_says() {
        let ligature = cluster(&[0, 500], "لًا");
        assert_eq!(ligature.part(0, true).as_deref(), Some("\u{64B}"));
        assert_eq!(ligature.part(1, true).as_deref(), Some("ال"));
        // Two marks may be drawn as one.
        let letter = cluster(&[0, 500], "ي\u{64B}\u{651}");
        assert_eq!(letter.part(0, true).as_deref(), Some("\u{651}\u{64B}"));
        assert_eq!(letter.part(1, true).as_deref(), Some("ي"));
        // Or a letter as two shapes.
        let letter = cluster(&[200, 0, 300], "ي\u{651}");
        let parts: Vec<_> = (0..3).map(|index| letter.part(index, true).unwrap_or_default()).collect();
        assert_eq!(parts, ["", "\u{651}", "ي"]);
    }

    /// All layers of a word in capitals are one, whichever of its letters is capital more often than not.
    #[test]
    fn capitals_come_last_and_the_text_shown_most_often_first() {
        let mut shown = Shown::default();
        for (text, times) in [("B", 5), ("a", 2), ("c", 1), ("b", 2)] {
            shown.count(text, times);
        }
        assert_eq!(shown.layers().collect::<Vec<_>>(), ["a", "b", "c"]);
        let mut shown = Shown::default();
        shown.count("E", 9);
        shown.count("e", 1);
        assert_eq!(shown.layers().collect::<Vec<_>>(), ["e", "E"]);
    }
}
