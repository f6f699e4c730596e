//! A small box with its code, drawn for a character that no font has, and what is reported about it.

use super::collect::TextStyle;
use super::word::Scale;
use crate::diagnostic::{Diagnostic, Span};
use crate::font::{FontBook, OutlineSink};
use crate::frame::{Cap, Color, Paint, Path, Segment, Stroke};
use crate::num::saturate;
use crate::unit::{Length, Point};
use rustc_hash::FxBuildHasher;
use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError, RwLock};
use unicode_script::{Script, UnicodeScript};

/// What to do about it.
pub(super) const HINT: &str = "put a font that has it into the series' fonts folder";

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
    let columns = (code(cluster).len().max(4) / 2) as i64;
    size * (columns * 36 + 24) / 100
}

/// Returns the code of the cluster's first character, four or six digits.
fn code(cluster: &str) -> String {
    let code = cluster.chars().next().map_or(0, u32::from);
    if code > 0xFFFF { format!("{code:06X}") } else { format!("{code:04X}") }
}

#[allow(clippy::disallowed_types, reason = "only looked up, never iterated")]
type Drawn = std::collections::HashMap<(Option<char>, Length, Color), [Arc<Path>; 2], FxBuildHasher>;

/// The boxes that were drawn so far, by character, size and colour: a page in a script that no face has shows
/// hundreds of them.
#[derive(Debug, Default)]
pub(super) struct Boxes(RwLock<Drawn>);

impl Boxes {
    /// Returns the box of a cluster, and its code.
    pub fn of(&self, cluster: &str, style: &TextStyle, fonts: &FontBook) -> [Arc<Path>; 2] {
        let key = (cluster.chars().next(), style.size, style.color);
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let drawn = draw(cluster, style, fonts).map(Arc::new);
        self.0.write().unwrap_or_else(PoisonError::into_inner).entry(key).or_insert(drawn).clone()
    }
}

/// Draws the box and its code in two rows of digits; the origin is on the baseline at its left.
fn draw(cluster: &str, style: &TextStyle, fonts: &FontBook) -> [Path; 2] {
    let size = style.size;
    let wide = width(cluster, size);
    let margin = size * 6 / 100;
    let (top, bottom) = (-(size * 72 / 100), size * 12 / 100);
    let at = |x, y| Point { x, y };
    let frame = Path {
        segments: vec![
            Segment::Move(at(margin, bottom)),
            Segment::Line(at(margin, top)),
            Segment::Line(at(wide - margin, top)),
            Segment::Line(at(wide - margin, bottom)),
            Segment::Close,
        ],
        paint: Paint::Stroke(Stroke {
            color: style.color,
            width: size * 4 / 100,
            dash: Vec::new(),
            cap: Cap::Butt,
        }),
    };
    let code = code(cluster);
    let half = code.len() / 2;
    let chain = fonts.chain(&["monospace"], 400, false);
    let small = TextStyle { size: size * 50 / 100, ..style.clone() };
    let scale = Scale::new(fonts, chain.first(), &small);
    let face = fonts.face(chain.first());
    let mut digits = Digits { segments: Vec::new(), scale, from: Point::default() };
    for (index, digit) in code.chars().enumerate() {
        let (row, column) = (index / half, (index % half) as i64);
        let y = if row == 0 { -(size * 33 / 100) } else { size * 6 / 100 };
        digits.from = at(size * 15 / 100 + size * (column * 33) / 100, y);
        if let Some(glyph) = face.glyph(digit) {
            face.outline(glyph, &mut digits);
        }
    }
    [frame, Path { segments: digits.segments, paint: Paint::Fill(style.color) }]
}

/// Collects outlines as a path.
struct Digits {
    segments: Vec<Segment>,
    scale: Scale,
    from: Point,
}

impl Digits {
    fn at(&self, (x, y): (f32, f32)) -> Point {
        let units =
            |value: f32| Length::from_units(i64::from(self.scale.units(saturate::<i32>(value.round()))));
        Point { x: self.from.x + units(x), y: self.from.y - units(y) }
    }
}

impl OutlineSink for Digits {
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
