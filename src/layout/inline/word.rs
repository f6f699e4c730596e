//! Each distinct word of a style, shaped and divided once.

use super::address;
use super::collect::TextStyle;
use super::costs;
use super::hyphenate::{self, Hyphenators};
use super::numbers::without_accents;
use super::protrude;
use crate::font::{Chain, FaceId, Features, FontBook, PieceKind, Request, ShapedGlyph, ShapedStretch};
use crate::frame::{Glyph, GlyphOffset};
use crate::lang;
use crate::num::saturate;
use crate::unit::Length;
use rustc_hash::FxBuildHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::{Arc, RwLock};

/// Glyphs of one face within a word, or the lack of them.
#[derive(Clone, Debug)]
pub(super) struct WordRun {
    /// The face. `None` if no face has the cluster and a box stands for it.
    pub face: Option<FaceId>,
    /// Bytes of the word.
    pub range: Range<usize>,
    /// The glyphs; clusters count from the beginning of the word.
    pub glyphs: Box<[Glyph]>,
    /// Offsets of marks.
    pub offsets: Box<[GlyphOffset]>,
    /// The sum of the advances, or the width of the box.
    pub width: i64,
}

/// A word, or a part of one at a line's edge, shaped; widths are [`Length`] units.
#[derive(Clone, Debug, Default)]
pub(super) struct Shaped {
    /// From left to right on the page.
    pub runs: Box<[WordRun]>,
    /// The whole width.
    pub width: i64,
    /// How far its first character may stand out where a line starts.
    pub start: i64,
    /// How far its last character may stand out where a line ends.
    pub end: i64,
}

impl Shaped {
    /// Makes it wider after a byte, or at its end.
    pub fn widen(&mut self, after: Option<usize>, by: i64) {
        let at =
            |run: &WordRun| run.glyphs.iter().rposition(|glyph| after == Some(usize::from(glyph.cluster)));
        let found = self.runs.iter().enumerate().find_map(|(index, run)| Some((index, at(run)?)));
        let last = self.runs.len().saturating_sub(1);
        let (index, glyph) = found.map_or((last, None), |(index, glyph)| (index, Some(glyph)));
        let Some(run) = self.runs.get_mut(index) else { return };
        let glyph = glyph.unwrap_or(run.glyphs.len().saturating_sub(1));
        if let Some(glyph) = run.glyphs.get_mut(glyph) {
            glyph.advance += saturate::<i32>(by);
        }
        run.width += by;
        self.width += by;
    }
}

/// A word with the places where it may be broken.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    /// The whole word.
    pub shaped: Shaped,
    /// Where it may be broken, ascending.
    pub breaks: Box<[WordBreak]>,
}

/// A place where a word may be broken.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordBreak {
    /// The byte of the word that the next line begins with.
    pub at: u32,
    /// Whether a hyphen is added.
    pub hyphen: bool,
    /// What an added hyphen costs in the word's language, in per cent of what it usually does.
    pub cost: u32,
    /// Whether the line then ends in a hyphen or dash, added or not.
    pub marked: bool,
    /// Whether this lies in an address: the line may then end short.
    pub address: bool,
    /// Whether the word has no such place, and is broken here only because it is wider than its line.
    pub anywhere: bool,
    /// Width of what stays, with the hyphen.
    pub before: i64,
    /// Width of what goes to the next line.
    pub after: i64,
    /// How far the end of what stays may stand out.
    pub end: i64,
    /// How far the start of what goes may stand out.
    pub start: i64,
}

/// Words of more characters are not kept, for they do not come again: addresses, and in scripts without spaces whole
/// sentences, which took a fifth of a book's memory.
const LONGEST_KEPT: usize = 32;

/// What makes two styles shape words alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct StyleKey {
    size: Length,
    features: Features,
    tracking: Length,
    hyphenate: bool,
    hang: bool,
    rtl: bool,
    lang: Arc<str>,
    chain: Chain,
}

#[allow(clippy::disallowed_types, reason = "only looked up, never iterated")]
type Shard = RwLock<std::collections::HashMap<Box<str>, Arc<Word>, FxBuildHasher>>;

/// The words met in one style and direction.
#[derive(Debug)]
pub(super) struct StyleWords {
    style: TextStyle,
    rtl: bool,
    /// The width of a word space.
    pub space: i64,
    /// The words of the language that no line ends with.
    pub never_last: BTreeSet<&'static str>,
    /// Words that rather end no line.
    pub seldom_last: BTreeSet<&'static str>,
    /// The units that no line begins with after a number, as they are written.
    pub units: BTreeSet<&'static str>,
    /// The names of the months, in small letters, without accents.
    pub months: BTreeSet<String>,
    shards: [Shard; 16],
    /// What a hyphen adds after each letter.
    hyphens: RwLock<BTreeMap<char, Added>>,
}

/// What a hyphen adds to the letters before it.
#[derive(Clone, Copy, Debug)]
struct Added {
    /// Its width, with what it is kerned by.
    width: i64,
    /// How far it may stand out.
    end: i64,
}

/// A word with the places where it may be cut without a change on either side.
#[derive(Default)]
struct Whole {
    shaped: Shaped,
    /// Bytes, ascending, each with the width of what stands before it.
    cuts: Vec<(usize, i64)>,
}

/// All words met so far, by style.
#[derive(Debug, Default)]
pub(super) struct SeenWords(RwLock<BTreeMap<StyleKey, Arc<StyleWords>>>);

impl SeenWords {
    /// Returns the words of a style in one direction.
    pub fn of_style(&self, fonts: &FontBook, style: &TextStyle, rtl: bool) -> Arc<StyleWords> {
        let key = StyleKey {
            size: style.size,
            features: style.features,
            tracking: style.tracking,
            hyphenate: style.hyphenate,
            hang: style.hang,
            rtl,
            lang: style.lang.clone(),
            chain: style.chain.clone(),
        };
        let known = self.0.read().unwrap_or_else(|poisoned| poisoned.into_inner()).get(&key).cloned();
        if let Some(words) = known {
            return words;
        }
        let words = Arc::new(StyleWords::new(fonts, style, rtl));
        let mut all = self.0.write().unwrap_or_else(|poisoned| poisoned.into_inner());
        all.entry(key).or_insert(words).clone()
    }
}

impl StyleWords {
    fn new(fonts: &FontBook, style: &TextStyle, rtl: bool) -> Self {
        let faces = style.chain.faces().iter();
        let found = faces.copied().find_map(|face| Some((face, fonts.face(face).glyph(' ')?)));
        // A face without a space is taken for a symbol face: its first glyph is never drawn for it.
        let space_glyph = found.unwrap_or((style.chain.first(), 1));
        let advance = fonts.face(space_glyph.0).advance(space_glyph.1);
        let scale = Scale::new(fonts, space_glyph.0, style);
        let space = i64::from(scale.units(advance)) + style.tracking.units();
        let words = |words: &'static str| words.split_whitespace().collect();
        let never_last = words(lang::habits(&style.lang).never_last);
        let seldom_last = words(lang::habits(&style.lang).seldom_last);
        let units = lang::units(&style.lang).into_iter().collect();
        let months = lang::months(&style.lang).into_iter().map(without_accents).collect();
        let (shards, hyphens): ([Shard; 16], _) = Default::default();
        Self { style: style.clone(), rtl, space, never_last, seldom_last, units, months, shards, hyphens }
    }

    /// Returns a word, shaped and divided.
    pub fn word(&self, text: &str, fonts: &FontBook, hyphenators: &Hyphenators) -> Arc<Word> {
        // The lowest bits choose the place within a shard.
        let shard = &self.shards[(FxBuildHasher.hash_one(text) >> 32) as usize % self.shards.len()];
        let known = shard.read().unwrap_or_else(|poisoned| poisoned.into_inner()).get(text).cloned();
        if let Some(word) = known {
            return word;
        }
        let whole = self.whole(text, fonts);
        let breaks = self.breaks(text, &whole, fonts, hyphenators);
        let word = Arc::new(Word { shaped: whole.shaped, breaks });
        if text.chars().nth(LONGEST_KEPT).is_some() {
            return word;
        }
        let mut shard = shard.write().unwrap_or_else(|poisoned| poisoned.into_inner());
        shard.entry(text.into()).or_insert(word).clone()
    }

    /// Shapes what stays on a line when a word is broken, with its hyphen.
    pub fn shape_before(&self, text: &str, hyphen: bool, fonts: &FontBook) -> Shaped {
        if hyphen {
            self.shape(&format!("{}-", text.trim_end_matches('\u{AD}')), fonts)
        } else {
            self.shape(text, fonts)
        }
    }

    /// Shapes a word or the part of it that begins a line.
    pub fn shape(&self, text: &str, fonts: &FontBook) -> Shaped {
        self.whole(text, fonts).shaped
    }

    fn whole(&self, text: &str, fonts: &FontBook) -> Whole {
        let request = Request {
            text,
            chain: &self.style.chain,
            features: self.style.features,
            lang: &self.style.lang,
            rtl: self.rtl,
        };
        let pieces = fonts.shape(&request);
        let mut runs: Vec<WordRun> = Vec::with_capacity(pieces.len());
        let mut cuts = Vec::new();
        for piece in &pieces {
            let run = self.run(fonts, piece, text);
            if let PieceKind::Glyphs(_, glyphs) = &piece.kind {
                let before = runs.iter().map(|run| run.width).sum();
                self.find_cuts(&run, glyphs, before, &mut cuts);
            }
            runs.push(run);
        }
        if self.rtl {
            runs.reverse();
        }
        let width = runs.iter().map(|run| run.width).sum();
        let edge = |at: usize, c: char, right: bool| self.outward(c, glyph_at(&runs, at), right, fonts);
        let start = text.chars().next().map_or(0, |c| edge(0, c, self.rtl));
        let end = text.chars().next_back().map_or(0, |c| edge(text.len() - c.len_utf8(), c, !self.rtl));
        Whole { shaped: Shaped { runs: runs.into(), width, start, end }, cuts }
    }

    /// Notes where a run may be cut; only within one from left to right whose glyphs are all drawn.
    fn find_cuts(&self, run: &WordRun, shaped: &[ShapedGlyph], before: i64, cuts: &mut Vec<(usize, i64)>) {
        if self.rtl || run.glyphs.len() != shaped.len() {
            return;
        }
        let mut width = before;
        let mut last = None;
        for (glyph, shaped) in run.glyphs.iter().zip(shaped) {
            if shaped.safe && last != Some(shaped.cluster) {
                cuts.push((shaped.cluster as usize, width));
            }
            last = Some(shaped.cluster);
            width += i64::from(glyph.advance);
        }
    }

    fn run(&self, fonts: &FontBook, piece: &ShapedStretch, text: &str) -> WordRun {
        let range = piece.range.clone();
        let &PieceKind::Glyphs(face, ref shaped) = &piece.kind else {
            let width = super::missing::width(&text[range.clone()], self.style.size).units();
            return WordRun { face: None, width, range, glyphs: Box::default(), offsets: Box::default() };
        };
        let scale = Scale::new(fonts, face, &self.style);
        let tracking = saturate::<i32>(self.style.tracking.units());
        let mut glyphs = Vec::with_capacity(shaped.len());
        let mut offsets = Vec::new();
        for glyph in shaped {
            // A soft hyphen is not drawn but where it divides a word.
            if text.get(glyph.cluster as usize..).is_some_and(|rest| rest.starts_with('\u{AD}')) {
                continue;
            }
            if glyph.offset != (0, 0) {
                let (x, y) = (scale.units(glyph.offset.0), scale.units(glyph.offset.1));
                offsets.push(GlyphOffset { glyph: saturate::<u16>(glyphs.len()), x, y });
            }
            // Marks of no width stay on their letters.
            let advance = match glyph.advance {
                0 => 0,
                advance => scale.units(advance) + tracking,
            };
            glyphs.push(Glyph { id: glyph.id, cluster: saturate(glyph.cluster), advance });
        }
        let width = glyphs.iter().map(|g| i64::from(g.advance)).sum();
        WordRun { face: Some(face), range, glyphs: glyphs.into(), offsets: offsets.into(), width }
    }

    /// Returns what a hyphen adds after a letter.
    fn hyphen_after(&self, letter: char, fonts: &FontBook) -> Added {
        let known = self.hyphens.read().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(added) = known.get(&letter) {
            return *added;
        }
        drop(known);
        let letter_alone = self.shape(letter.encode_utf8(&mut [0; 4]), fonts);
        let with = self.shape(&format!("{letter}-"), fonts);
        let added = Added { width: with.width - letter_alone.width, end: with.end };
        self.hyphens.write().unwrap_or_else(|poisoned| poisoned.into_inner()).insert(letter, added);
        added
    }

    fn breaks(
        &self,
        text: &str,
        whole: &Whole,
        fonts: &FontBook,
        hyphenators: &Hyphenators,
    ) -> Box<[WordBreak]> {
        let of_address = address::places_in(text);
        let is_free = |at: usize| of_address.is_none() || address::is_beside(text, at);
        let mut places: Vec<(usize, bool)> = Vec::new();
        for (at, _) in unicode_linebreak::linebreaks(text) {
            if at < text.len() && is_free(at) && !is_bad_break(text, at) {
                places.push((at, text[..at].ends_with('\u{AD}')));
            }
        }
        let is_divided = of_address.is_none();
        let of_address = of_address.unwrap_or_default();
        if !is_divided {
            places.extend(of_address.iter().map(|at| (*at, false)));
            places.sort_unstable();
            places.dedup();
        }
        if self.style.hyphenate && is_divided && !text.contains('\u{AD}') {
            let divided = hyphenators.divide(text, &self.style.lang);
            places.extend(divided.into_iter().map(|at| (at, true)));
            places.sort_unstable();
            places.dedup_by_key(|(at, _)| *at);
        }
        let habits = &lang::habits(&self.style.lang).hyphens;
        let is_name = hyphenate::may_be_name(text, habits);
        let cost = if is_name { habits.cost * costs::NAME / 100 } else { habits.cost };
        // A word that has a hyphen is divided there.
        let has_own = text.contains(['-', '\u{2010}']);
        let cost = if has_own { cost * costs::SECOND_HYPHEN / 100 } else { cost };
        let measure = |(at, hyphen): (usize, bool)| {
            let (head, tail) = text.split_at(at);
            let (before, end, after, start) =
                match (whole.cut(at), head.chars().next_back(), tail.chars().next()) {
                    (Some(width), Some(last), Some(first)) if is_letter(last) => {
                        let edge =
                            |at, c, right| self.outward(c, glyph_at(&whole.shaped.runs, at), right, fonts);
                        let hyphen = match hyphen {
                            true => self.hyphen_after(last, fonts),
                            false => Added { width: 0, end: edge(at - last.len_utf8(), last, true) },
                        };
                        (width + hyphen.width, hyphen.end, whole.shaped.width - width, edge(at, first, false))
                    }
                    _ => {
                        let before = self.shape_before(head, hyphen, fonts);
                        let after = self.shape(tail, fonts);
                        (before.width, before.end, after.width, after.start)
                    }
                };
            let address = of_address.binary_search(&at).is_ok();
            let marked = !address && (hyphen || head.ends_with(['-', '\u{2010}', '–', '—']));
            let at = saturate(at);
            WordBreak { at, hyphen, cost, marked, address, anywhere: false, before, after, end, start }
        };
        places.into_iter().map(measure).collect()
    }

    /// Returns how far a character may stand out at a side, which depends on the glyph it is drawn with.
    fn outward(&self, c: char, glyph: Option<(FaceId, &Glyph)>, right: bool, fonts: &FontBook) -> i64 {
        let Some((face, glyph)) = glyph.filter(|_| self.style.hang) else { return 0 };
        let (left_part, right_part) = protrude::of(c, fonts.face(face).italic());
        i64::from(glyph.advance) * (if right { right_part } else { left_part }) / 1000
    }
}

impl Whole {
    /// Returns the width of what stands before a byte, where the word may be cut there as it is.
    fn cut(&self, at: usize) -> Option<i64> {
        self.cuts.iter().find(|(cut, _)| *cut == at).map(|(_, width)| *width)
    }
}

/// Tells whether a character stands for itself, so that a hyphen after it depends on no other.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !unicode_normalization::char::is_combining_mark(c)
}

/// Returns the glyph of the character at a byte, with its face.
fn glyph_at(runs: &[WordRun], at: usize) -> Option<(FaceId, &Glyph)> {
    let run = runs.iter().find(|run| run.range.contains(&at) && run.face.is_some())?;
    let glyph = run.glyphs.iter().rev().find(|g| usize::from(g.cluster) <= at)?;
    Some((run.face?, glyph))
}

/// Tells whether a break that Unicode allows reads badly: before a dash, or with a single letter beside a
/// hyphen.
fn is_bad_break(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    if after.starts_with(['–', '—', '-', '\u{2010}']) {
        return true;
    }
    let hyphen = before.ends_with(['-', '\u{2010}']);
    let letters_before = before.chars().rev().skip(1).take_while(|c| c.is_alphanumeric()).take(2).count();
    // An article with an apostrophe goes with its word: "Tête-", "d’Aigle".
    let after = after.chars().filter(|c| *c != '’');
    let letters_after = after.take_while(|c| c.is_alphanumeric()).take(2).count();
    hyphen && (letters_before < 2 || letters_after < 2)
}

/// Font units to [`Length`] units at a size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    size: i64,
    units_per_em: i64,
}

impl Scale {
    /// Makes the scale of a face in a style.
    pub fn new(fonts: &FontBook, face: FaceId, style: &TextStyle) -> Self {
        let units_per_em = i64::from(fonts.face(face).metrics().units_per_em).max(1);
        Self { size: style.size.units(), units_per_em }
    }

    /// Returns so many font units, rounded to the nearest unit.
    pub fn units(self, font_units: i32) -> i32 {
        let doubled = i64::from(font_units) * self.size * 2 + self.units_per_em;
        saturate::<i32>(doubled.div_euclid(self.units_per_em * 2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Break widths are taken from the whole word where it may be cut as it is; a ligature or a kern across
    /// the break must not slip through.
    #[test]
    fn what_a_break_leaves_on_each_side_is_as_wide_as_shaped_by_itself() {
        let fonts = FontBook::new(&[]).value;
        let style = TextStyle::new(fonts.chain(&["serif"], 400, false), Length::pt(10), "en");
        let words = StyleWords::new(&fonts, &style, false);
        let hyphenators = Hyphenators::default();
        let mut seen = 0;
        for text in [
            "official,",
            "Traveller’s",
            "(typography)",
            "shelf-wearying",
            "afterthought;",
            "e\u{301}tablissement",
        ] {
            let word = words.word(text, &fonts, &hyphenators);
            for found in &word.breaks {
                let (head, tail) = text.split_at(found.at as usize);
                let before = words.shape_before(head, found.hyphen, &fonts);
                let after = words.shape(tail, &fonts);
                assert_eq!((found.before, found.end), (before.width, before.end), "{head}- of {text}");
                assert_eq!((found.after, found.start), (after.width, after.start), "-{tail} of {text}");
                seen += 1;
            }
        }
        assert!(seen > 8, "{seen}");
    }

    /// Each sentence of a Chinese book and each address was kept to the end, a fifth of the memory that the book took.
    #[test]
    fn what_does_not_come_again_is_not_kept() {
        let fonts = FontBook::new(&[]).value;
        let style = TextStyle::new(fonts.chain(&["serif"], 400, false), Length::pt(10), "zh");
        let words = StyleWords::new(&fonts, &style, false);
        let kept =
            || words.shards.iter().map(|shard| shard.read().expect("no thread failed").len()).sum::<usize>();
        let hyphenators = Hyphenators::default();
        for text in [
            "纸有纹理，逆着折就会裂开，所以先要看清它的方向。顺着纹理折，书脊才平，书页才肯躺下来。",
            "https://example.org/a-long-way/to-a-page/2025/01/06",
        ] {
            assert!(words.word(text, &fonts, &hyphenators).shaped.width > 0, "{text}");
        }
        assert_eq!(kept(), 0);
        words.word("Bogenrichtung,", &fonts, &hyphenators);
        words.word("Bogenrichtung,", &fonts, &hyphenators);
        assert_eq!(kept(), 1);
    }
}
