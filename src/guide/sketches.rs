//! The drawings of the page that says how: made for this very booklet.

use super::drawing::{Drawing, Pen};
use super::measures::Measures;
use crate::font::FontBook;
use crate::impose::{Binding, Flip, LineKind, PaperPath, Plan, Scheme, SheetSide, Turn};
use crate::lang::BookletWords;
use crate::unit::{Length, Size};

/// What drawings are made of.
#[derive(Clone, Copy)]
pub struct Sketcher<'a> {
    pub fonts: &'a FontBook,
    pub plan: &'a Plan,
    /// The folio of each page.
    pub labels: &'a [String],
    pub words: &'a BookletWords<'a>,
    pub measures: Measures,
}

/// How wide drawings are: the measure of the page that says how.
const WIDTH: f64 = 124.0;
/// The sizes of letters.
const FOLIO: f64 = 4.5;
const NAME: f64 = 3.2;

/// How a side of a sheet is drawn.
#[derive(Clone, Copy)]
struct Shown {
    /// Where its left edge is, in millimetres.
    left: f64,
    /// How much smaller than the sheet.
    scale: f64,
    /// Whether it is seen through the sheet.
    is_back: bool,
}

impl<'a> Sketcher<'a> {
    /// Draws a sheet with its pages: front and back, or the one side that is printed.
    pub fn sheet(&self) -> Drawing<'a> {
        let Size { width, height } = self.plan.format.sheet;
        let sides = if self.plan.flip.is_some() { 2.0 } else { 1.0 };
        let room = (WIDTH - 14.0) / 2.0;
        let scale = (room / width.to_mm()).min(34.0 / height.to_mm());
        let (across, down) = (width.to_mm() * scale, height.to_mm() * scale);
        let mut drawing = Drawing::new(self.fonts, WIDTH, down + 8.0);
        let left = (WIDTH - across * sides - 14.0 * (sides - 1.0)) / 2.0;
        let Some(sheet) = self.plan.sheets.first() else { return drawing };
        self.side(&mut drawing, &sheet.front, Shown { left, scale, is_back: false });
        if sides > 1.0 {
            let second = left + across + 14.0;
            self.side(&mut drawing, &sheet.back, Shown { left: second, scale, is_back: true });
            // By hand a pile is turned, and no sheet about its edge.
            if self.plan.flip != Some(Flip::SingleSided) {
                drawing.arrow((left + across + 3.5, down / 2.0), (second - 3.5, down / 2.0));
                self.flip_edge(&mut drawing, [left, second], across, down);
            }
            let foot = down + 4.5;
            drawing.words(self.words.front, (left + across / 2.0, foot), NAME, false);
            drawing.words(self.words.back, (second + across / 2.0, foot), NAME, false);
        }
        drawing
    }

    fn side(&self, drawing: &mut Drawing<'a>, side: &SheetSide, shown: Shown) {
        let Shown { left, scale, is_back } = shown;
        let Size { width, height } = self.plan.format.sheet;
        drawing.sheet((left, 0.5), (width.to_mm() * scale, height.to_mm() * scale));
        let mirror = |x: Length| if is_back { width - x } else { x };
        for line in &self.plan.lines {
            let place =
                |at: crate::unit::Point| (left + mirror(at.x).to_mm() * scale, 0.5 + at.y.to_mm() * scale);
            let pen = if line.kind == LineKind::Fold { Pen::Dashed } else { Pen::Cut };
            drawing.line(&[place(line.from), place(line.to)], pen);
        }
        let has_turned = self.has_turned_pages();
        for cell in &side.cells {
            let label = cell.page.and_then(|page| self.labels.get(page.0 as usize));
            let Some(label) = label else { continue };
            let (origin, size) = (cell.window.origin, cell.window.size);
            let x = left + (origin.x + size.width / 2).to_mm() * scale;
            let y = 0.5 + (origin.y + size.height / 2).to_mm() * scale;
            let is_over = cell.turn == Turn::UpsideDown;
            // A folio is short; a word is set as large as its page allows.
            let room = size.width.to_mm() * scale * 1.4 / label.chars().count().max(1) as f64;
            drawing.words(label, (x, y), FOLIO.min(room), is_over);
            if has_turned {
                // Where some pages stand on their heads, each shows where its head is.
                let half = size.height.to_mm() * scale / 2.0 - 1.2;
                let (head, down) = if is_over { (y + half, -1.0) } else { (y - half, 1.0) };
                drawing.filled(&[(x, head), (x - 1.1, head + down * 1.8), (x + 1.1, head + down * 1.8)]);
            }
        }
    }

    /// Tells whether pages of the first sheet stand on their heads, on either side.
    pub fn has_turned_pages(&self) -> bool {
        let sides = self.plan.sheets.first().map(|sheet| [&sheet.front, &sheet.back]);
        let mut cells = sides.into_iter().flatten().flat_map(|side| &side.cells);
        cells.any(|cell| cell.page.is_some() && cell.turn == Turn::UpsideDown)
    }

    /// Draws the edge about which a sheet is turned: the one between front and back, or the lower one.
    fn flip_edge(&self, drawing: &mut Drawing<'a>, [first, second]: [f64; 2], across: f64, down: f64) {
        let (top, foot) = (0.5, down + 0.5);
        if self.plan.is_turned_as_in_hand() {
            let right = first + across;
            drawing.line(&[(right, top), (right, foot)], Pen::Thick);
            drawing.line(&[(second, top), (second, foot)], Pen::Thick);
        } else {
            drawing.line(&[(first, foot), (first + across, foot)], Pen::Thick);
            drawing.line(&[(second, top), (second + across, top)], Pen::Thick);
        }
    }

    /// Draws what is seen from above after the test of two sheets: print and arrow, print, neither, arrow.
    pub fn piles(&self) -> Drawing<'a> {
        let mut drawing = Drawing::new(self.fonts, WIDTH, 33.0);
        let (across, down, step) = (18.0, 25.0, WIDTH / 4.0);
        let seen = [(true, true), (true, false), (false, false), (false, true)];
        for (at, ((letter, _), (print, arrow))) in PaperPath::ALL.into_iter().zip(seen).enumerate() {
            let left = step * (at as f64 + 0.5) - across / 2.0;
            drawing.sheet((left + 1.0, 1.5), (across, down)).sheet((left, 0.5), (across, down));
            for line in (0..9).filter(|_| print) {
                let y = 4.5 + f64::from(line) * 2.2;
                drawing.line(&[(left + 2.5, y), (left + 8.0, y)], Pen::Thin);
                drawing.line(&[(left + 10.0, y), (left + 15.5, y)], Pen::Thin);
            }
            if arrow {
                let x = left + across / 2.0;
                drawing.line(&[(x, 22.0), (x, 6.0)], Pen::Thick);
                drawing.filled(&[(x, 3.0), (x - 2.5, 8.0), (x + 2.5, 8.0)]);
            }
            drawing.words(letter, (left + across / 2.0, down + 5.0), FOLIO, false);
        }
        drawing
    }

    /// Draws sheets folded into one another from their lower edge; of several signatures the first ones, and all of
    /// them as they are laid on one another, the first page of the book up.
    pub fn folded(&self) -> Drawing<'a> {
        let signatures = &self.plan.signatures;
        if signatures.len() < 2 {
            let mut drawing = Drawing::new(self.fonts, WIDTH, 17.0);
            let count = signatures.first().copied().unwrap_or(1);
            roof(&mut drawing, WIDTH / 2.0, 2.0, 17.0, count);
            return drawing;
        }
        let shown = numbers_shown(signatures.len());
        let high = LAYER * shown.len() as f64 + 6.0;
        let mut drawing = Drawing::new(self.fonts, WIDTH, high.max(17.0));
        let step = 24.0;
        for (at, count) in signatures.iter().take(2).enumerate() {
            let middle = 16.0 + step * at as f64;
            roof(&mut drawing, middle, 2.0, step * 0.4, *count);
            drawing.words(&(at + 1).to_string(), (middle, 14.0), NAME, false);
        }
        drawing.arrow((16.0 + step * 1.55, high / 2.0), (16.0 + step * 1.95, high / 2.0));
        // Their numbers stand beside the edges that are not bound.
        let aside = if self.plan.binding == Binding::Left { 52.0 } else { 44.0 };
        self.stack(&mut drawing, &shown, WIDTH - aside);
        drawing
    }

    /// Draws folded signatures on one another from their head, the page of the first one that lies up above them.
    fn stack(&self, drawing: &mut Drawing<'a>, shown: &[Option<usize>], left: f64) {
        let wide = 34.0;
        let mirror = |x: f64| match self.plan.binding {
            Binding::Left => left + x,
            Binding::Right => left + wide - x,
        };
        for (at, number) in shown.iter().enumerate() {
            let top = 5.0 + LAYER * at as f64;
            let middle = top + LAYER / 2.0 - 0.4;
            let words = number.map_or("…".to_owned(), |number| number.to_string());
            drawing.words(&words, (mirror(wide + 4.0), middle), NAME, false);
            if number.is_some() {
                let foot = top + LAYER - 0.8;
                let fold = [(wide, top), (1.0, top), (0.0, middle), (1.0, foot), (wide, foot)];
                drawing.line(&fold.map(|(x, y)| (mirror(x), y)), Pen::Thin);
            }
        }
        let first = self.labels.first().map_or("1", String::as_str);
        drawing.words(first, (mirror(wide / 2.0), 2.6), NAME, false);
    }

    /// Draws the booklet and the cover around it from their head, the front of the cover up: folded on both sides of its
    /// spine, or once.
    pub fn covered(&self, is_folded_twice: bool) -> Drawing<'a> {
        let mut drawing = Drawing::new(self.fonts, WIDTH, 14.0);
        let (left, wide) = (WIDTH / 2.0 - 20.0, 40.0);
        let mirror = |x: f64| match self.plan.binding {
            Binding::Left => left + x,
            Binding::Right => left + wide - x,
        };
        // What is folded once has a few leaves.
        let (leaves, around) = match is_folded_twice {
            true => (7..=12, vec![(wide, 5.8), (0.0, 5.8), (0.0, 13.2), (wide, 13.2)]),
            false => (9..=10, vec![(wide, 7.8), (2.5, 7.8), (0.0, 9.5), (2.5, 11.2), (wide, 11.2)]),
        };
        for y in leaves.map(f64::from) {
            drawing.line(&[(mirror(1.8), y), (mirror(wide), y)], Pen::Thin);
        }
        let around: Vec<(f64, f64)> = around.into_iter().map(|(x, y)| (mirror(x), y)).collect();
        drawing.line(&around, Pen::Thick);
        drawing.words(self.words.drawn_title, (mirror(wide / 2.0), 2.6), NAME, false);
        drawing
    }

    /// Draws sheets folded into one another, and beside them the booklet with its staples.
    pub fn folded_and_stapled(&self) -> Drawing<'a> {
        let height = 27.0;
        let mut drawing = Drawing::new(self.fonts, WIDTH, height + 2.0);
        let count = self.plan.signatures.first().copied().unwrap_or_default();
        roof(&mut drawing, WIDTH * 0.22, 9.0, 17.0, count);
        self.staples(&mut drawing, WIDTH * 0.65, height);
        drawing
    }

    /// Draws a leaflet from its lower edge: one third inwards, the other over it.
    pub fn leaflet(&self) -> Drawing<'a> {
        let mut drawing = Drawing::new(self.fonts, WIDTH, 18.0);
        let middle = WIDTH / 2.0;
        let mirror = |x: f64| match self.plan.binding {
            Binding::Left => middle + x,
            Binding::Right => middle - x,
        };
        let points = [(18.0, 9.5), (-17.0, 9.5), (20.0, 13.5), (-20.0, 13.5)];
        // From the end that is tucked in: over the middle, then the cover over both.
        let spiral = [
            (mirror(-14.0), 9.0),
            (mirror(points[0].0), 9.0),
            (mirror(points[2].0), 12.5),
            (mirror(points[3].0), 12.5),
            (mirror(-23.0), 9.0),
            (mirror(14.0), 3.0),
        ];
        drawing.line(&spiral, Pen::Thin);
        drawing
    }

    /// Draws a concertina from its lower edge, its first page up: the first fold goes back, the next one forwards.
    pub fn concertina(&self) -> Drawing<'a> {
        let mut drawing = Drawing::new(self.fonts, WIDTH, 18.0);
        let mirror = |x: f64| match self.plan.binding {
            Binding::Left => WIDTH / 2.0 + x,
            Binding::Right => WIDTH / 2.0 - x,
        };
        let zigzag = [(-30.0, 15.0), (-15.0, 3.0), (0.0, 15.0), (15.0, 3.0), (30.0, 15.0)];
        drawing.line(&zigzag.map(|(x, y)| (mirror(x), y)), Pen::Thin);
        let first = self.labels.first().map_or("1", String::as_str);
        let aside = 24.0 + first.chars().count() as f64 * NAME * 0.6;
        drawing.words(first, (mirror(-aside), 6.0), NAME, false);
        drawing
    }

    /// Draws a gate from its lower edge: both wings folded in until they meet.
    pub fn gate(&self) -> Drawing<'a> {
        let mut drawing = Drawing::new(self.fonts, WIDTH, 18.0);
        let wings = [(-1.0, 6.0), (-30.0, 13.0), (30.0, 13.0), (1.0, 6.0)];
        drawing.line(&wings.map(|(x, y)| (WIDTH / 2.0 + x, y)), Pen::Thin);
        drawing
    }

    /// Draws a sheet and what becomes of it fold by fold, each with its next fold dashed.
    pub fn folds(&self) -> Drawing<'a> {
        let Size { width, height } = self.plan.format.of_one_copy().sheet;
        let (width, height) = (width.to_mm(), height.to_mm());
        // Down the middle, or across it.
        let folds: &[bool] =
            if self.plan.scheme == Scheme::Octavo { &[true, false, true] } else { &[false, true] };
        let mut sizes = vec![(width, height)];
        for is_down in folds {
            let (across, down) = sizes.last().copied().unwrap_or_default();
            sizes.push(if *is_down { (across / 2.0, down) } else { (across, down / 2.0) });
        }
        let gap = 14.0;
        let room = WIDTH - gap * folds.len() as f64;
        let scale = (room / sizes.iter().map(|(across, _)| across).sum::<f64>()).min(22.0 / height);
        let high = height * scale + 1.0;
        let mut drawing = Drawing::new(self.fonts, WIDTH, high);
        let taken: f64 = sizes.iter().map(|(across, _)| across * scale).sum();
        let mut left = (room - taken) / 2.0;
        for (at, (across, down)) in sizes.iter().map(|(x, y)| (x * scale, y * scale)).enumerate() {
            // The lower edge stays where it is: the upper half goes behind the lower one.
            let top = high - 0.5 - down;
            drawing.sheet((left, top), (across, down));
            let (middle, centre) = (left + across / 2.0, top + down / 2.0);
            match folds.get(at) {
                Some(true) => drawing.line(&[(middle, top), (middle, top + down)], Pen::Dashed),
                Some(false) => drawing.line(&[(left, centre), (left + across, centre)], Pen::Dashed),
                None => &mut drawing,
            };
            if at < folds.len() {
                let aside = left + across;
                drawing.arrow((aside + 3.0, high / 2.0), (aside + gap - 3.0, high / 2.0));
            }
            left += across + gap;
        }
        drawing
    }

    /// Draws a zine before its pages are laid round: the sheet, folded lengthwise and opened to a cross.
    pub fn cross(&self) -> Drawing<'a> {
        let mut drawing = Drawing::new(self.fonts, WIDTH, 34.0);
        let (x, y, arm) = (WIDTH / 2.0, 17.0, 14.0);
        for (dx, dy) in [(-1.0, 0.0), (1.0, 0.0), (0.0, -0.7), (0.0, 0.7)] {
            let (end_x, end_y) = (x + dx * arm * 1.6, y + dy * arm);
            // Each arm is a pair of pages back to back.
            let (aside_x, aside_y) = (dy.abs() * 0.5, dx.abs() * 0.5);
            drawing.line(&[(x + aside_x, y + aside_y), (end_x + aside_x, end_y + aside_y)], Pen::Thin);
            drawing.line(&[(x - aside_x, y - aside_y), (end_x - aside_x, end_y - aside_y)], Pen::Thin);
        }
        drawing.arrow((x - arm * 2.4, y), (x - arm * 1.8, y));
        drawing.arrow((x + arm * 2.4, y), (x + arm * 1.8, y));
        drawing
    }

    /// Draws the pile cut across, its upper half laid on the lower one.
    pub fn cut(&self) -> Drawing<'a> {
        let mut drawing = Drawing::new(self.fonts, WIDTH, 34.0);
        let (left, width, half) = (WIDTH / 2.0 - 38.0, 24.0, 15.0);
        drawing.sheet((left, 1.0), (width, half)).sheet((left, 1.0 + half), (width, half));
        drawing.line(&[(left - 4.0, 1.0 + half), (left + width + 4.0, 1.0 + half)], Pen::Cut);
        drawing.words(self.words.upper, (left + width / 2.0, 1.0 + half / 2.0), NAME, false);
        drawing.words(self.words.lower, (left + width / 2.0, 1.0 + half * 1.5), NAME, false);
        drawing.arrow((left + width + 7.0, 1.0 + half), (left + width + 19.0, 1.0 + half));
        let right = left + width + 26.0;
        drawing.sheet((right, 8.0), (width, half)).sheet((right + 2.0, 10.0), (width, half));
        drawing.words(self.words.upper, (right + 2.0 + width / 2.0, 10.0 + half / 2.0), NAME, false);
        drawing
    }

    /// Draws the booklet from outside with its staples and how far they stand from head and foot.
    fn staples(&self, drawing: &mut Drawing<'a>, spine: f64, height: f64) {
        let page = self.plan.format.printed();
        let width = page.width.ratio(page.height) * height;
        drawing.sheet((spine - width, 1.0), (width, height)).sheet((spine, 1.0), (width, height));
        let (high, low) = (1.0 + height / 4.0, 1.0 + height * 0.75);
        let aside = spine + width + 4.0;
        for (from, to) in [(1.0, high), (1.0 + height, low)] {
            let staple = [(-0.4, -1.5), (0.4, -1.5), (0.4, 1.5), (-0.4, 1.5)];
            drawing.filled(&staple.map(|(x, y)| (spine + x, to + y)));
            let middle = f64::midpoint(from, to);
            drawing.line(&[(spine + 1.0, to), (aside + 2.0, to)], Pen::Dashed);
            drawing.arrow((aside, middle), (aside, to)).arrow((aside, middle), (aside, from));
            let words = self.measures.drawn(self.staple_distance());
            drawing.words(
                &words,
                (aside + 3.0 + words.chars().count() as f64 * NAME * 0.3, middle),
                NAME,
                false,
            );
        }
    }

    /// Draws the fold from inside with its three holes: out in the middle, in above, out below, in again in the middle.
    pub fn stitch(&self) -> Drawing<'a> {
        let mut drawing = Drawing::new(self.fonts, WIDTH, 16.0);
        let (left, right, y) = (WIDTH / 2.0 - 40.0, WIDTH / 2.0 + 40.0, 8.0);
        drawing.sheet((left, 2.0), (80.0, 12.0));
        drawing.line(&[(left, y), (right, y)], Pen::Dashed);
        let holes = [(right - 20.0, "2"), (WIDTH / 2.0, "1, 4"), (left + 20.0, "3")];
        // The long stitch lies inside, over the middle hole.
        drawing.line(&[(left + 20.0, y), (right - 20.0, y)], Pen::Thick);
        for (x, order) in holes {
            let dot = [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)];
            drawing.filled(&dot.map(|(dx, dy)| (x + dx, y + dy)));
            drawing.words(order, (x, y - 3.4), NAME, false);
        }
        drawing
    }

    /// Returns how far staples stand from the head and the foot of the sheets: these are cut afterwards where pages are
    /// smaller.
    pub fn staple_distance(&self) -> Length {
        let page = self.plan.format.printed();
        let waste = if self.plan.is_cut_to_size() {
            self.plan.format.sheet.height - page.height
        } else {
            Length::ZERO
        };
        waste / 2 + page.height / 4
    }

    /// Draws a rule of 100 mm; below it inches, where they are used.
    pub fn rule(&self) -> Drawing<'a> {
        let has_inches = self.measures.in_inches;
        let mut drawing = Drawing::new(self.fonts, WIDTH, if has_inches { 15.2 } else { 11.0 });
        let left = (WIDTH - 100.0) / 2.0;
        rule(&mut drawing, (left, 9.5));
        if has_inches {
            inches(&mut drawing, (left, 9.5));
        }
        drawing
    }
}

/// How high a folded signature is drawn.
const LAYER: f64 = 3.6;

/// Returns which signatures of a pile are drawn, counted from 1: of many the first ones and the last, with a gap between.
fn numbers_shown(count: usize) -> Vec<Option<usize>> {
    match count {
        0..=5 => (1..=count).map(Some).collect(),
        _ => vec![Some(1), Some(2), Some(3), None, Some(count)],
    }
}

/// Draws three inches and their eighths below a place.
fn inches(drawing: &mut Drawing<'_>, (x, y): (f64, f64)) {
    for eighths in 0..=24 {
        let along = x + f64::from(eighths) * 25.4 / 8.0;
        let long = match eighths {
            at if at % 8 == 0 => 2.4,
            at if at % 4 == 0 => 1.8,
            _ => 1.2,
        };
        drawing.line(&[(along, y), (along, y + long)], Pen::Thin);
        if eighths % 8 == 0 {
            let words = if eighths == 24 { "3 in".to_owned() } else { (eighths / 8).to_string() };
            drawing.words(&words, (along, y + 4.2), 2.6, false);
        }
    }
}

/// Draws so many folded sheets under one another, their fold upwards.
fn roof(drawing: &mut Drawing<'_>, middle: f64, top: f64, half: f64, sheets: u32) {
    for sheet in 0..sheets.min(8) {
        let top = top + f64::from(sheet) * 0.9;
        let foot = top + 8.0;
        drawing.line(&[(middle - half, foot), (middle, top), (middle + half, foot)], Pen::Thin);
    }
}

/// Draws a rule of 100 mm to the right of a place.
fn rule(drawing: &mut Drawing<'_>, (x, y): (f64, f64)) {
    let place = |along: f64, aside: f64| (x + along, y - aside);
    drawing.line(&[place(0.0, 0.0), place(100.0, 0.0)], Pen::Thin);
    for millimetres in 0..=100 {
        let long = match millimetres {
            at if at % 10 == 0 => 4.0,
            at if at % 5 == 0 => 2.8,
            _ => 1.8,
        };
        let at = f64::from(millimetres);
        drawing.line(&[place(at, 0.0), place(at, long)], Pen::Thin);
        if millimetres % 10 == 0 {
            drawing.words(&millimetres.to_string(), place(at, 6.4), 2.6, false);
        }
    }
}
