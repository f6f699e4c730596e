//! Runs of glyphs as `TJ`.

use super::canvas::Canvas;
use crate::font::FaceId;
use crate::frame::{GlyphOffset, GlyphRun};
use crate::num::saturate;
use crate::pdf::fonts::{Cluster, Fonts, LayeredFace, clusters, heard};
use crate::pdf::syntax;
use crate::unit::{Length, Point};

/// Kerns of less than this, in thousandths of an em, wait until they add up: a hundredth of a point is not
/// seen, and a number costs more than a letter.
const LEAST_KERN: f64 = 1.5;

/// Returns the words that a run shows where its glyphs do not say them by themselves.
pub fn needs_words(run: &GlyphRun, fonts: &Fonts) -> Option<String> {
    let face = fonts.get(run.face)?;
    if face.says_all(run) {
        return None;
    }
    let says = |cluster: &Cluster<'_>| {
        cluster.glyphs.clone().all(|index| face.layer(run, cluster, index, 0).is_some())
    };
    let clear = clusters(run).all(|cluster| says(&cluster));
    (!clear).then(|| heard(run.text.as_str()).into_owned())
}

impl Canvas<'_> {
    /// Draws a run whose first glyph's origin is at a place.
    pub fn glyphs(&mut self, run: &GlyphRun, at: Point, fonts: &Fonts) {
        let Some(face) = fonts.get(run.face) else { return };
        self.fill_color(run.color);
        self.text_state(run);
        if !run.rtl {
            return self.stretch(run, face, clusters(run), at);
        }
        // The letters of a run from right to left come from left to right, and readers turn them around (ISO
        // 32000-1, 14.8.2.3.3); MuPDF takes no space that a line begins with.
        let all: Vec<Cluster<'_>> = clusters(run).collect();
        let spaces = all.iter().take_while(|cluster| cluster.text.trim().is_empty()).count();
        let (spaces, words) = all.split_at(if spaces < all.len() { spaces } else { 0 });
        let before = spaces.iter().flat_map(|cluster| &run.glyphs[cluster.glyphs.clone()]);
        let before = Length::from_units(before.map(|glyph| i64::from(glyph.advance)).sum());
        self.stretch(run, face, words.iter().cloned(), Point { x: at.x + before, ..at });
        if !spaces.is_empty() {
            self.stretch(run, face, spaces.iter().cloned(), at);
        }
    }

    /// Draws clusters of a run that stand side by side, from a place on.
    fn stretch<'r>(
        &mut self,
        run: &GlyphRun,
        face: &LayeredFace,
        clusters: impl Iterator<Item = Cluster<'r>>,
        at: Point,
    ) {
        self.line_at(at, run.slanted);
        let em = run.size.units() as f64 * f64::from(run.scale) / 10_000.0;
        let tracking = self.text.tracking as f64 / 1000.0 * Length::UNITS_PER_PT as f64;
        let tracking = tracking * f64::from(run.scale) / 10_000.0;
        let font = (run.face, run.size);
        let mut line = Shown {
            canvas: self,
            font,
            face,
            layer: 0,
            em,
            tracking,
            pen: 0.0,
            open: false,
            in_string: false,
        };
        let mut clusters = clusters.peekable();
        let first = clusters.peek().map_or(0, |cluster| cluster.glyphs.start);
        let known = run.offsets.partition_point(|offset| usize::from(offset.glyph) < first);
        let mut offsets = run.offsets[known..].iter().peekable();
        let says_all = face.says_all(run);
        let mut ideal = 0_i64;
        for cluster in clusters {
            for index in cluster.glyphs.clone() {
                let glyph = run.glyphs[index];
                let offset = offsets.next_if(|offset| usize::from(offset.glyph) == index);
                // A soft hyphen that is not drawn would be read as the space whose glyph stands for it.
                if glyph.advance != 0 || !is_unseen(cluster.text) {
                    let layer = if says_all { None } else { face.layer(run, &cluster, index, line.layer) };
                    line.set_layer(layer.unwrap_or_default());
                    line.glyph(glyph.id, ideal, offset);
                }
                ideal += i64::from(glyph.advance);
            }
        }
        line.end();
    }

    fn text_state(&mut self, run: &GlyphRun) {
        if self.text.scale != run.scale {
            self.text.scale = run.scale;
            syntax::hundredths(self.out, run.scale.into());
            self.out.extend(b" Tz\n");
        }
        // `Tz` scales what `Tc` adds too (9.4.4).
        let tracking = i64::from(run.tracking) * 10_000_000 / i64::from(run.scale.max(1));
        let tracking = (tracking + Length::UNITS_PER_PT / 2).div_euclid(Length::UNITS_PER_PT);
        if self.text.tracking != tracking {
            self.text.tracking = tracking;
            syntax::thousandths(self.out, tracking);
            self.out.extend(b" Tc\n");
        }
    }

    /// Moves to a place. It is written relative to the last one, because that offset repeats from line to line; from
    /// and to letters that lean it cannot be, for their offsets lean too.
    fn line_at(&mut self, at: Point, slanted: bool) {
        let (x, y) = super::upwards(at, self.height);
        let at = (syntax::in_hundredths(x), syntax::in_hundredths(y));
        let (dx, dy) = (at.0 - self.text.at.0, at.1 - self.text.at.1);
        self.text.at = at;
        if slanted || self.text.slanted {
            self.text.slanted = slanted;
            let lean = if slanted { GlyphRun::SLANT } else { 0.0 };
            self.out.extend(format!("1 0 {lean} 1 ").bytes());
            syntax::hundredths(self.out, at.0);
            self.out.push(b' ');
            syntax::hundredths(self.out, at.1);
            self.out.extend(b" Tm\n");
            return;
        }
        syntax::hundredths(self.out, dx);
        self.out.push(b' ');
        syntax::hundredths(self.out, dy);
        self.out.extend(b" Td\n");
    }
}

/// Tells whether a text is nothing that is read.
fn is_unseen(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'))
}

/// A run that is being shown.
struct Shown<'c, 'o> {
    canvas: &'c mut Canvas<'o>,
    /// The face and the type size.
    font: (FaceId, Length),
    face: &'c LayeredFace,
    /// The layer of the face that is in use.
    layer: usize,
    /// The horizontal size of an em, in [`Length`] units.
    em: f64,
    /// What a viewer adds after each glyph, in [`Length`] units.
    tracking: f64,
    /// Where a viewer is, in [`Length`] units from the start: what is left over is carried on.
    pen: f64,
    /// Whether within `[` and `]`.
    open: bool,
    /// Whether within `(` and `)`.
    in_string: bool,
}

impl Shown<'_, '_> {
    /// Sets the font of a layer, unless it is set.
    fn set_layer(&mut self, layer: usize) {
        self.layer = layer;
        let font = Some((self.font, layer));
        if self.canvas.text.font != font {
            self.show();
            let out = &mut *self.canvas.out;
            syntax::name(out, self.face.embedded(layer).resource.as_bytes());
            out.push(b' ');
            syntax::length(out, self.font.1);
            out.extend(b" Tf\n");
            self.canvas.text.font = font;
        }
    }

    fn glyph(&mut self, glyph: u16, ideal: i64, offset: Option<&GlyphOffset>) {
        let font = self.face.embedded(self.layer);
        let (code, width) = font.code(glyph);
        let (dx, dy) = offset.map_or((0, 0), |offset| (offset.x, offset.y));
        if dy != 0 {
            self.rise(i64::from(dy));
        }
        self.move_to((ideal + i64::from(dx)) as f64);
        self.begin();
        for byte in code.to_be_bytes() {
            syntax::literal_byte(self.canvas.out, byte);
        }
        self.pen += f64::from(width) * self.em / 100_000.0 + self.tracking;
        if dy != 0 {
            self.rise(0);
        }
    }

    fn move_to(&mut self, place: f64) {
        let kern = (self.pen - place) * 1000.0 / self.em.max(1.0);
        if kern.abs() < LEAST_KERN {
            return;
        }
        let kern = kern.round();
        self.close_string();
        self.open();
        syntax::integer(self.canvas.out, saturate::<i64>(kern));
        self.pen -= kern * self.em / 1000.0;
    }

    /// Raises what follows, in [`Length`] units.
    fn rise(&mut self, by: i64) {
        self.show();
        syntax::length(self.canvas.out, Length::from_units(by));
        self.canvas.out.extend(b" Ts\n");
    }

    fn open(&mut self) {
        if !self.open {
            self.canvas.out.push(b'[');
            self.open = true;
        }
    }

    fn begin(&mut self) {
        self.open();
        if !self.in_string {
            self.canvas.out.push(b'(');
            self.in_string = true;
        }
    }

    fn close_string(&mut self) {
        if self.in_string {
            self.canvas.out.push(b')');
            self.in_string = false;
        }
    }

    fn show(&mut self) {
        self.close_string();
        if self.open {
            self.canvas.out.extend(b"]TJ\n");
            self.open = false;
        }
    }

    fn end(mut self) {
        self.show();
    }
}
