//! Chooses where lines end, over the whole paragraph at once.
//!
//! Source: Knuth and Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11 (1981);
//! costs as in TeX, sections 829 to 878. Deviations: the number of lines is part of the state, so that one
//! run gives the best breaks for each number of lines (TeX's looseness); the number of hyphens in a row is
//! too, so that ladders can be forbidden; letters stretch and shrink beside spaces, up to a bound; lines
//! that follow each other are compared by their ratios, not only by their class; a short last line costs, and so does a
//! line that gapes or whose letters are strained.
//! Knows neither words nor fonts: widths are [`crate::unit::Length`] units, or any other.

use super::parameters::{LineFit, Parameters};
use crate::num::saturate;

/// Sums from the paragraph's beginning, whose differences are the measures of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Natural width.
    pub width: i64,
    /// How far spaces stretch at ratio 1.
    pub stretch: i64,
    /// How far spaces shrink at ratio -1.
    pub shrink: i64,
    /// Width of the letters that may themselves be fitted.
    pub letters: i64,
}

impl Sum {
    /// Returns the sums from another place to here.
    pub fn since(self, start: Self) -> Self {
        Self {
            width: self.width - start.width,
            stretch: self.stretch - start.stretch,
            shrink: self.shrink - start.shrink,
            letters: self.letters - start.letters,
        }
    }
}

/// A place where a line may end; the first of a paragraph is its beginning, the last its end.
#[derive(Clone, Copy, Debug, Default)]
pub struct LineEnd {
    /// Sums up to here for a line that ends here, without the space that vanishes, with a hyphen added.
    pub end: Sum,
    /// Sums up to where the next line begins.
    pub start: Sum,
    /// How far the end of the line may stand out of the measure.
    pub end_hang: i64,
    /// How far the start of the next line may.
    pub start_hang: i64,
    /// What it costs to break here, in TeX's sense.
    pub penalty: f64,
    /// Whether the line then ends in a hyphen or dash.
    pub marked: bool,
    /// Whether a line must end here.
    pub forced: bool,
    /// Whether the line may end short of its width, for it has few spaces or none: within an address.
    pub may_end_short: bool,
    /// Whether this lies in a word that is broken anywhere. There are so many of these that only the best way to each,
    /// for a number of lines, is followed up.
    pub anywhere: bool,
}

/// The widths of a paragraph's lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Widths {
    /// Of the first lines.
    pub first: Vec<i64>,
    /// Of all others.
    pub rest: i64,
}

impl Widths {
    fn of(&self, line: usize) -> i64 {
        self.first.get(line).copied().unwrap_or(self.rest)
    }
}

/// The best breaks for one number of lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BestBreaks {
    /// The points at which the lines end, ascending; the last is the paragraph's end.
    pub breaks: Vec<u32>,
    /// How far each line is stretched (positive) or shrunk; 1 is as far as is meant.
    pub ratios: Vec<f32>,
    /// What it costs.
    pub demerits: f64,
}

impl BestBreaks {
    /// Returns the number of lines.
    pub fn lines(&self) -> usize {
        self.breaks.len()
    }

    /// Tells whether every line is within its width.
    pub fn fits(&self) -> bool {
        self.ratios.iter().all(|ratio| f64::from(*ratio) > TOO_LONG)
    }
}

/// Returns the best breaks for each number of lines that can be had, ascending by it.
///
/// `points` begin with the paragraph's beginning and end with its end, which is forced. Empty for fewer than
/// two points. When no breaks keep the tolerance, lines are stretched beyond it; only when that does not
/// help either does a line overflow, as little as can be.
pub fn solve(points: &[LineEnd], widths: &Widths, parameters: &Parameters) -> Vec<BestBreaks> {
    if points.len() < 2 {
        return Vec::new();
    }
    let shortest = Shortest::of(points, widths, parameters);
    let attempt = |parameters: Parameters, overflow| {
        let (nodes, active) = (Vec::new(), Vec::new());
        Search { points, widths, parameters, shortest, overflow, nodes, active }.run()
    };
    // Only the last attempt shrinks spaces beyond what is meant: so tight, words are taken for one.
    let kept = attempt(Parameters { extra_shrink: 0.0, ..*parameters }, false);
    if !kept.is_empty() {
        return kept;
    }
    let stretched = attempt(Parameters { tolerance: f64::INFINITY, extra_shrink: 0.0, ..*parameters }, false);
    if !stretched.is_empty() {
        return stretched;
    }
    // A word of many lines may be all there is: then ladders cannot be helped.
    attempt(Parameters { tolerance: f64::INFINITY, most_hyphens: u8::MAX, ..*parameters }, true)
}

/// The least that any line has to fill, by which it is seen that a line is too short from some point on, whichever of
/// the points after that it starts from.
#[derive(Clone, Copy, Debug)]
struct Shortest {
    /// The narrowest line.
    width: i64,
    /// The least that the start of a line stands out of it.
    hang: i64,
}

impl Shortest {
    /// `None` if a line may be longer than one that starts before it, or short ones are not known by their ratio.
    fn of(points: &[LineEnd], widths: &Widths, parameters: &Parameters) -> Option<Self> {
        let ascend = |pair: &[LineEnd]| {
            let (one, next) = (pair[0].start, pair[1].start);
            one.width <= next.width && one.stretch <= next.stretch && one.letters <= next.letters
        };
        let can_tell = parameters.fit == LineFit::Justified && !parameters.whole_badness;
        let width = widths.first.iter().copied().fold(widths.rest, i64::min);
        let hang = points.iter().map(|point| point.start_hang).min()?;
        (can_tell && points.windows(2).all(ascend)).then_some(Self { width, hang })
    }
}

/// A way to break the paragraph up to a point.
#[derive(Clone, Copy, Debug)]
struct Node {
    point: u32,
    /// Lines up to here.
    line: u32,
    class: u8,
    /// Hyphens at line ends in a row, up to here.
    hyphens: u8,
    ratio: f32,
    demerits: f64,
    previous: u32,
}

/// How well a line would be filled.
#[derive(Clone, Copy, Debug)]
struct Filling {
    ratio: f64,
    badness: f64,
    class: u8,
}

const TIGHT: u8 = 0;
const DECENT: u8 = 1;
const LOOSE: u8 = 2;
const VERY_LOOSE: u8 = 3;

/// How many more lines than the fewest at a point are followed up.
const MOST_EXTRA_LINES: u32 = 3;

struct Search<'a> {
    points: &'a [LineEnd],
    widths: &'a Widths,
    parameters: Parameters,
    shortest: Option<Shortest>,
    /// Whether a line may overflow where nothing else is left.
    overflow: bool,
    nodes: Vec<Node>,
    /// Indices into `nodes`, ascending by point.
    active: Vec<u32>,
}

impl Search<'_> {
    fn run(mut self) -> Vec<BestBreaks> {
        self.nodes.push(Node {
            point: 0,
            line: 0,
            class: DECENT,
            hyphens: 0,
            ratio: 0.0,
            demerits: 0.0,
            previous: u32::MAX,
        });
        self.active.push(0);
        let mut found: Vec<Node> = Vec::new();
        for index in 1..self.points.len() {
            found.clear();
            self.try_point(index, &mut found);
            if self.points[index].forced {
                self.active.clear();
            }
            self.admit(&found);
            if self.active.is_empty() {
                return Vec::new();
            }
        }
        self.variants()
    }

    /// Finds the ways to end a line at a point and drops the nodes from which every line is now too long.
    fn try_point(&mut self, index: usize, found: &mut Vec<Node>) {
        let point = self.points[index];
        let mut kept = 0;
        let mut last_dropped = None;
        // Nodes of one point stand side by side, and most of them start a line of the same width.
        let mut known: Option<((u32, i64), Filling)> = None;
        for at in 0..self.active.len() {
            let from = self.active[at];
            let node = &self.nodes[from as usize];
            let (start, width) = (node.point, self.widths.of(node.line as usize));
            let filling = match known {
                Some((same, filling)) if same == (start, width) => filling,
                _ => self.filling(start, width, &point, index),
            };
            // Most nodes begin a line that is by far too short yet, and so do all after the first of them.
            if filling.badness > self.parameters.tolerance && self.stays_short(start, &point) {
                self.active.copy_within(at.., kept);
                kept += self.active.len() - at;
                break;
            }
            known = Some(((start, width), filling));
            if filling.ratio < -1.0 - self.parameters.extra_shrink {
                last_dropped = Some((from, filling));
                continue;
            }
            self.active[kept] = from;
            kept += 1;
            if filling.badness <= self.parameters.tolerance && !self.holds_more(start, width, index) {
                self.consider(index, from, filling, found);
            }
        }
        self.active.truncate(kept);
        // Nothing left but lines that overflow: the one that begins last overflows least.
        if let Some((from, filling)) = last_dropped
            && self.overflow
            && kept == 0
            && found.is_empty()
        {
            self.consider(index, from, filling, found);
        }
    }

    /// Tells whether every line to a point is stretched beyond the tolerance that starts at `from` or later.
    fn stays_short(&self, from: u32, point: &LineEnd) -> bool {
        let Some(Shortest { width, hang }) = self.shortest.filter(|_| !point.forced && !point.may_end_short)
        else {
            return false;
        };
        let line = point.end.since(self.points[from as usize].start);
        let short = width + point.end_hang + hang - line.width;
        let letters = line.letters * self.parameters.letterfit / 10_000;
        short > 0 && {
            let ratio = stretch_ratio(short, line.stretch, letters);
            100.0 * ratio * ratio > self.parameters.tolerance * ROUNDING
        }
    }

    /// Tells whether a line that ends within a word that is broken anywhere could as well end two letters later: it would
    /// be fuller, and nothing else would change. The best two places are left, for the next line has to do with one.
    fn holds_more(&self, from: u32, width: i64, index: usize) -> bool {
        let next = self.points.get(index + 2).filter(|_| self.points[index].anywhere);
        let from = &self.points[from as usize];
        next.is_some_and(|next| next.end.since(from.start).width <= width + next.end_hang + from.start_hang)
    }

    /// Fits a line from a point, of a width, to the next point, whose index is given too.
    fn filling(&self, from: u32, width: i64, point: &LineEnd, index: usize) -> Filling {
        let from = &self.points[from as usize];
        let line = point.end.since(from.start);
        let width = width + point.end_hang + from.start_hang;
        let short = width - line.width;
        match self.parameters.fit {
            LineFit::Ragged { unit, balanced } => {
                let last = point.forced && !(balanced && index + 1 == self.points.len());
                let ratio = if short < 0 { TOO_LONG } else { short as f64 / unit as f64 };
                let badness = if last { 0.0 } else { 100.0 * ratio * ratio };
                Filling { ratio, badness, class: DECENT }
            }
            LineFit::Justified if short >= 0 && point.forced => {
                Filling { ratio: 0.0, badness: 0.0, class: DECENT }
            }
            LineFit::Justified if point.may_end_short => {
                self.end_short(self.justify(short, line), short, width)
            }
            LineFit::Justified => self.justify(short, line),
        }
    }

    /// Returns how a line is filled that may end short of its width: where it would gape, by as much as is left.
    fn end_short(&self, filling: Filling, short: i64, width: i64) -> Filling {
        if filling.ratio <= SHORT_RATIO {
            return filling;
        }
        let left = short as f64 / width.max(1) as f64;
        Filling {
            ratio: SHORT_RATIO,
            badness: 100.0 * SHORT_RATIO + SHORT_BADNESS * left * left,
            class: LOOSE,
        }
    }

    /// Fits a line that is `short` of its width; a negative shortfall is an excess.
    fn justify(&self, short: i64, line: Sum) -> Filling {
        let letters = line.letters * self.parameters.letterfit / 10_000;
        let ratio = if short >= 0 {
            stretch_ratio(short, line.stretch, letters)
        } else {
            let give = line.shrink + letters;
            let extra = saturate::<i64>(line.shrink as f64 * self.parameters.extra_shrink);
            if -short > give + extra {
                TOO_LONG - (-short - give) as f64
            } else if -short > give {
                -1.0 - (-short - give) as f64 / line.shrink.max(1) as f64
            } else {
                short as f64 / give.max(1) as f64
            }
        };
        let badness = if self.parameters.whole_badness {
            whole_badness(short.abs(), if short >= 0 { line.stretch } else { line.shrink })
        } else {
            100.0 * ratio * ratio
        };
        let class = match (short < 0, badness) {
            (true, b) if b > NEIGHBOURLY => TIGHT,
            (false, b) if b > FULL => VERY_LOOSE,
            (false, b) if b > NEIGHBOURLY => LOOSE,
            _ => DECENT,
        };
        Filling { ratio, badness, class }
    }

    /// Takes a line into account, unless a better one ends here in the same state.
    fn consider(&self, index: usize, from: u32, filling: Filling, found: &mut Vec<Node>) {
        let point = &self.points[index];
        let node = &self.nodes[from as usize];
        let parameters = &self.parameters;
        let is_last = index + 1 == self.points.len();
        let hyphens = if point.marked { node.hyphens.saturating_add(1) } else { 0 };
        if hyphens > parameters.most_hyphens {
            return;
        }
        let base = parameters.line_penalty + filling.badness;
        let mut demerits = if filling.ratio < -1.0 - parameters.extra_shrink {
            OVERFLOW * -filling.ratio
        } else if base >= INFINITE {
            // TeX stops counting here; so that the least bad line is still found, this goes on linearly.
            INFINITE * INFINITE + base
        } else {
            base * base
        };
        if !point.forced {
            demerits += point.penalty * point.penalty.abs();
        }
        if filling.ratio >= parameters.gaping_ratio {
            demerits += parameters.gaping;
        }
        if filling.ratio.abs() >= 1.0 {
            demerits += parameters.strained;
        }
        if node.hyphens > 0 && (point.marked || is_last) {
            demerits += if is_last { parameters.exposed_hyphen } else { parameters.double_hyphen };
        }
        if point.marked && node.line + 1 < parameters.initial_lines {
            demerits += parameters.exposed_hyphen;
        }
        if filling.class.abs_diff(node.class) > 1 {
            demerits += parameters.adjacent;
        }
        if node.line > 0 && !point.forced {
            let jump = filling.ratio - f64::from(node.ratio);
            demerits += parameters.contrast * jump * jump;
        }
        if is_last && node.line > 0 {
            demerits += self.runt_demerits(node, point);
        }
        let candidate = Node {
            point: saturate(index),
            line: node.line + 1,
            class: filling.class,
            hyphens,
            ratio: saturate(filling.ratio.clamp(-FARTHEST, FARTHEST)),
            demerits: node.demerits + demerits,
            previous: from,
        };
        let same = |n: &&mut Node| {
            n.line == candidate.line && n.class == candidate.class && n.hyphens == candidate.hyphens
        };
        match found.iter_mut().find(same) {
            Some(best) if best.demerits <= candidate.demerits => {}
            Some(best) => *best = candidate,
            None => found.push(candidate),
        }
    }

    fn runt_demerits(&self, node: &Node, point: &LineEnd) -> f64 {
        let line = point.end.since(self.points[node.point as usize].start);
        let short = (self.parameters.runt_width - line.width).max(0);
        let one_word = line.stretch == 0 && self.parameters.fit == LineFit::Justified;
        if short == 0 && !one_word {
            return 0.0;
        }
        let share = short as f64 / self.parameters.runt_width.max(1) as f64;
        let rest = if one_word && node.hyphens > 0 { self.parameters.runt_rest } else { 0.0 };
        rest + self.parameters.runt * (if one_word { 1.0 } else { 0.0 } + share + ANY_RUNT)
    }

    /// Makes nodes of what was found, except what can never be part of the best breaks.
    fn admit(&mut self, found: &[Node]) {
        let Some(fewest) = found.iter().map(|node| node.line).min() else { return };
        let future = self.parameters.adjacent
            + self.parameters.double_hyphen.max(self.parameters.exposed_hyphen)
            + self.parameters.contrast * MOST_CONTRAST;
        for node in found {
            let rivals = found.iter().filter(|rival| rival.line == node.line);
            let best = rivals.map(|rival| rival.demerits).fold(f64::INFINITY, f64::min);
            let future = if self.points[node.point as usize].anywhere { 0.0 } else { future };
            let hopeless = node.demerits > best + future;
            if !hopeless && node.line <= fewest + MOST_EXTRA_LINES {
                self.active.push(saturate::<u32>(self.nodes.len()));
                self.nodes.push(*node);
            }
        }
    }

    fn variants(&self) -> Vec<BestBreaks> {
        let mut best: Vec<u32> = Vec::new();
        for index in &self.active {
            let node = &self.nodes[*index as usize];
            match best.iter_mut().find(|b| self.nodes[**b as usize].line == node.line) {
                Some(rival) if self.nodes[*rival as usize].demerits <= node.demerits => {}
                Some(rival) => *rival = *index,
                None => best.push(*index),
            }
        }
        best.sort_by_key(|index| self.nodes[*index as usize].line);
        best.into_iter().map(|index| self.variant(index)).collect()
    }

    fn variant(&self, end: u32) -> BestBreaks {
        let node = self.nodes[end as usize];
        let mut variant = BestBreaks { breaks: Vec::new(), ratios: Vec::new(), demerits: node.demerits };
        let mut at = node;
        while at.previous != u32::MAX {
            variant.breaks.push(at.point);
            variant.ratios.push(at.ratio);
            at = self.nodes[at.previous as usize];
        }
        variant.breaks.reverse();
        variant.ratios.reverse();
        variant
    }
}

/// Above this badness a line is tight or loose, above the next one very loose: TeX's 13 and 100 (section 817), between
/// whole numbers.
const NEIGHBOURLY: f64 = 12.5;
const FULL: f64 = 99.5;
/// TeX's badness of what cannot be (section 108), at which it stops counting.
const INFINITE: f64 = 10_000.0;
/// The ratio of a line that nothing in it can stretch to its width.
const NO_STRETCH: f64 = 1e4;
/// Ratios are kept as small numbers; beyond this one they no longer tell lines apart.
const FARTHEST: f64 = 1e6;
/// More than what is lost where a ratio is rounded.
const ROUNDING: f64 = 1.000_001;
/// The ratio from which a line that may end short does so.
pub(super) const SHORT_RATIO: f64 = 1.3;
/// The badness of such a line of which all is left over: two fifths of a line are as bad as the worst that is borne.
const SHORT_BADNESS: f64 = 3_000.0;
/// What lines to come can still make up for, as the square of a difference of ratios: 2.
const MOST_CONTRAST: f64 = 4.0;
/// The share of its demerits that every runt has, be it nearly long enough.
const ANY_RUNT: f64 = 0.5;

/// The ratio of a line that no shrinking makes fit; below it, the more the line overflows.
const TOO_LONG: f64 = -9.0;

/// Demerits for each unit by which a line overflows.
const OVERFLOW: f64 = 1e9;

/// Returns how far a line is stretched: letters and spaces together up to 1, only spaces beyond.
fn stretch_ratio(short: i64, stretch: i64, letters: i64) -> f64 {
    let give = stretch + letters;
    if short <= give {
        return if short == 0 { 0.0 } else { short as f64 / give as f64 };
    }
    if stretch == 0 {
        return NO_STRETCH;
    }
    1.0 + (short - give) as f64 / stretch as f64
}

/// Returns TeX's badness of section 108, a whole number.
fn whole_badness(short: i64, give: i64) -> f64 {
    if short == 0 {
        return 0.0;
    }
    if give <= 0 {
        return INFINITE;
    }
    let ratio = short.saturating_mul(297) / give;
    if ratio > 1290 { INFINITE } else { ((ratio * ratio * ratio + 0x20000) / 0x40000) as f64 }
}
