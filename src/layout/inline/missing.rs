//! A small box with its name or code, drawn for a character that no font has, and what is reported about it.

use super::collect::TextStyle;
use super::word::Scale;
use crate::diagnostic::{Diagnostic, Span};
use crate::font::{FontBook, OutlineSink};
use crate::frame::{Color, Paint, Path, Segment};
use crate::num::saturate;
use crate::unit::{Length, Point};
use deunicode::deunicode_with_tofu;
use rustc_hash::FxBuildHasher;
use std::collections::BTreeSet;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};
use unicode_script::{Script, UnicodeScript};

/// What to do about it.
pub(super) const HINT: &str = "put a font that has it into the series' fonts folder; until then a small box is printed, with its name or its code";

/// More characters than these are counted, not named.
const SHOWN: usize = 12;

/// Says once for each script which of its characters no font has (`F002`); those of no script go together.
///
/// A text in a script that the faces lack would otherwise be reported letter by letter.
pub fn missing_characters(found: impl Iterator<Item = (char, Option<Span>)>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let mut scripts: Vec<(Script, Vec<char>, Option<Span>)> = Vec::new();
    for (c, span) in found.filter(|(c, _)| seen.insert(*c)) {
        match scripts.iter_mut().find(|(script, ..)| *script == c.script()) {
            Some((_, chars, _)) => chars.push(c),
            None => scripts.push((c.script(), vec![c], span)),
        }
    }
    let reported = scripts.into_iter().map(|(_, chars, span)| {
        let warning = Diagnostic::warning("F002", message(&chars)).hint(HINT);
        span.into_iter().fold(warning, Diagnostic::at)
    });
    reported.collect()
}

/// Names characters of one script that no font has.
pub(super) fn message(chars: &[char]) -> String {
    if let [c] = chars {
        return format!("no font has the character U+{:04X} {c}", u32::from(*c));
    }
    let of = match chars.first().map(|c| c.script()) {
        None | Some(Script::Common | Script::Inherited | Script::Unknown) => String::new(),
        Some(script) => format!(" of the {} script", script.full_name()),
    };
    let shown: String = chars.iter().take(SHOWN).collect();
    let more = if chars.len() > SHOWN { "…" } else { "" };
    format!("no font has {} characters{of}: {shown}{more}", chars.len())
}

/// Returns how wide the box of a cluster is, with the space around it.
pub(super) fn width(cluster: &str, size: Length) -> Length {
    Inscription::of(cluster).width(size)
}

/// What stands in a box, in one row or two. All measures are in hundredths of the size of the text around it.
struct Inscription {
    rows: Vec<String>,
    /// From letter to letter.
    step: i64,
    /// What the box has beyond its letters, on both sides.
    around: i64,
}

/// A name of more letters is set in two rows.
const LONGEST_ROW: usize = 9;

impl Inscription {
    /// Writes the name of an emoji, as readers would be lost with its code; the code of anything else.
    fn of(cluster: &str) -> Self {
        if let Some(name) = name(cluster) {
            let middle = name.len() / 2;
            let spaces = name.match_indices(' ').map(|(at, _)| at);
            let divided = spaces.min_by_key(|at| at.abs_diff(middle)).filter(|_| name.len() > LONGEST_ROW);
            let rows = match divided {
                Some(at) => vec![name[..at].to_owned(), name[at + 1..].to_owned()],
                None => vec![name],
            };
            return Self { rows, step: 31, around: 30 };
        }
        let code = cluster.chars().next().map_or(0, u32::from);
        let code = if code > 0xFFFF { format!("{code:06X}") } else { format!("{code:04X}") };
        let (top, bottom) = code.split_at(code.len() / 2);
        Self { rows: vec![top.to_owned(), bottom.to_owned()], step: 36, around: 24 }
    }

    fn width(&self, size: Length) -> Length {
        let columns = self.rows.iter().map(|row| row.len()).max().unwrap_or(0) as i64;
        size * (columns * self.step + self.around) / 100
    }
}

/// Returns the English name of an emoji, of ASCII letters; of one that is joined of several, all their names.
fn name(cluster: &str) -> Option<String> {
    let mut name = String::new();
    for c in cluster.chars() {
        let ascii;
        let words = match c {
            // What joins emoji, draws a key around a digit, or chooses colour or sex has no name of its own.
            '\u{200D}' | '\u{20E3}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' => continue,
            '♀' | '♂' if !name.is_empty() => continue,
            '0'..='9' | '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}' => {
                // `deunicode_char` would be inlined, with a second copy of its table of 400 kB.
                ascii = deunicode_with_tofu(c.encode_utf8(&mut [0; 4]), "\u{FFFD}");
                ascii.trim()
            }
            _ => return None,
        };
        // The letters of a flag belong together.
        if words.len() > 1 && !name.is_empty() {
            name.push(' ');
        }
        name.push_str(words);
    }
    let is_letter = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'-' | b'+');
    (name.bytes().any(|b| b.is_ascii_alphanumeric()) && name.bytes().all(is_letter)).then_some(name)
}

/// What was made once, by what it was made for.
#[allow(clippy::disallowed_types, reason = "only looked up, never iterated")]
type Made<K, V> = RwLock<std::collections::HashMap<K, Arc<V>, FxBuildHasher>>;

fn known<K: Eq + Hash, V: ?Sized>(made: &Made<K, V>, key: K, make: impl FnOnce() -> Arc<V>) -> Arc<V> {
    if let Some(known) = made.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return known.clone();
    }
    let value = make();
    made.write().unwrap_or_else(PoisonError::into_inner).entry(key).or_insert(value).clone()
}

/// The boxes that were drawn so far: a page in a script that no face has shows hundreds of them.
#[derive(Debug, Default)]
pub(super) struct Boxes {
    /// By cluster, size and colour.
    boxes: Made<(String, Length, Color), Path>,
    /// The outlines of the letters in them, by letter and size: with its own in each, the boxes of a Chinese book took
    /// half of its memory.
    letters: Made<(char, Length), [Segment]>,
}

impl Boxes {
    /// Returns the box of a cluster, with what stands in it.
    pub fn of(&self, cluster: &str, style: &TextStyle, fonts: &FontBook) -> Arc<Path> {
        let key = (cluster.to_owned(), style.size, style.color);
        known(&self.boxes, key, || Arc::new(draw(cluster, style, fonts, &self.letters)))
    }
}

/// Draws the box and what stands in it as one shape, for a page may hold a thousand; the origin is on the baseline at
/// its left.
fn draw(
    cluster: &str,
    style: &TextStyle,
    fonts: &FontBook,
    known_letters: &Made<(char, Length), [Segment]>,
) -> Path {
    let size = style.size;
    let inscription = Inscription::of(cluster);
    let wide = inscription.width(size);
    let (margin, thickness) = (size * 6 / 100, size * 4 / 100);
    let (top, bottom) = (-(size * 72 / 100), size * 12 / 100);
    let at = |x, y| Point { x, y };
    // The line is what lies between two rectangles of opposite directions.
    let rectangle = |outset: Length, turns: bool| {
        let (left, right) = (margin - outset, wide - margin + outset);
        let (above, below) = (top - outset, bottom + outset);
        let (first, last) = if turns { (right, left) } else { (left, right) };
        [
            Segment::Move(at(first, below)),
            Segment::Line(at(first, above)),
            Segment::Line(at(last, above)),
            Segment::Line(at(last, below)),
            Segment::Close,
        ]
    };
    let segments = [rectangle(thickness / 2, false), rectangle(-(thickness / 2), true)].concat();
    let chain = fonts.chain(&["monospace"], 400, false);
    let small = TextStyle { size: size * 50 / 100, ..style.clone() };
    let scale = Scale::new(fonts, chain.first(), &small);
    let face = fonts.face(chain.first());
    let mut letters = Vec::new();
    let baselines: &[i64] = if inscription.rows.len() > 1 { &[-33, 6] } else { &[-14] };
    // Digits stand a little closer than their columns are wide.
    let step = inscription.step.min(33);
    for (row, baseline) in inscription.rows.iter().zip(baselines) {
        for (column, letter) in row.chars().enumerate() {
            let from = at(size * (15 + step * column as i64) / 100, size * *baseline / 100);
            let outline = known(known_letters, (letter, size), || {
                let mut outline = Outline { segments: Vec::new(), scale: &scale };
                if let Some(glyph) = face.glyph(letter) {
                    face.outline(glyph, &mut outline);
                }
                outline.segments.into()
            });
            letters.push((from, outline));
        }
    }
    Path::new(segments, Paint::Fill(style.color)).with(letters)
}

/// Collects an outline as steps of a path.
struct Outline<'a> {
    segments: Vec<Segment>,
    scale: &'a Scale,
}

impl Outline<'_> {
    fn at(&self, (x, y): (f32, f32)) -> Point {
        let units =
            |value: f32| Length::from_units(i64::from(self.scale.units(saturate::<i32>(value.round()))));
        Point { x: units(x), y: Length::ZERO - units(y) }
    }
}

impl OutlineSink for Outline<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.segments.push(Segment::Move(self.at((x, y))));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.segments.push(Segment::Line(self.at((x, y))));
    }

    fn curve_to(&mut self, first: (f32, f32), second: (f32, f32), end: (f32, f32)) {
        self.segments.push(Segment::Curve(self.at(first), self.at(second), self.at(end)));
    }

    fn close(&mut self) {
        self.segments.push(Segment::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // A box with a code says nothing to who reads a printed newsletter.
    #[test]
    fn an_emoji_is_printed_as_its_name() {
        let rows = |cluster| Inscription::of(cluster).rows.join("/");
        assert_eq!(rows("🎉"), "tada");
        assert_eq!(rows("🔥"), "fire");
        assert_eq!(rows("👍🏽"), "+1");
        assert_eq!(rows("🤷\u{200D}♀\u{FE0F}"), "shrug");
        assert_eq!(rows("1\u{FE0F}\u{20E3}"), "1");
        assert_eq!(rows("🇫🇷"), "FR");
        assert_eq!(rows("👩\u{200D}💻"), "woman/computer");
        assert_eq!(rows("豆"), "8C/46", "a letter that no font has is no picture");
        assert_eq!(rows("\u{E000}"), "E0/00");
        let size = Length::from_pt(10.0);
        assert_eq!(width("豆", size), Length::from_pt(9.6));
        assert!(width("🌶", size) > width("🔥", size), "a box is as wide as what stands in it");
    }

    /// With outlines of its own in each, the boxes of the characters of a Chinese book took half of its memory.
    #[test]
    fn boxes_share_the_outlines_of_their_letters() {
        let fonts = FontBook::new(&[]).value;
        let style = TextStyle::new(fonts.chain(&["serif"], 400, false), Length::pt(10), "zh");
        let boxes = Boxes::default();
        let steps: usize =
            "纸有纹理逆着折就会裂开".chars().map(|c| boxes.of(&c.to_string(), &style, &fonts).count()).sum();
        let letters = boxes.letters.read().expect("no thread failed");
        assert!(letters.len() <= 16, "digits of codes: {}", letters.len());
        let own: usize = letters.values().map(|outline| outline.len()).sum();
        assert!(own * 3 < steps, "{own} steps are kept for {steps} that are drawn");
    }

    /// A Japanese series was reported in hundreds of warnings, one for each character.
    #[test]
    fn a_script_that_no_face_has_is_reported_once() {
        let text = "豆腐屋のe豆の👇🌱";
        let lacking = text.char_indices().filter(|(_, c)| *c != 'e');
        let lacking = lacking.map(|(at, c)| (c, Some(Span::new(crate::diagnostic::SourceId(0), at, at + 1))));
        let reported: Vec<String> =
            missing_characters(lacking).into_iter().map(|reported| reported.message).collect();
        assert_eq!(
            reported,
            [
                "no font has 3 characters of the Han script: 豆腐屋",
                "no font has the character U+306E の",
                "no font has 2 characters: 👇🌱"
            ]
        );
    }
}
