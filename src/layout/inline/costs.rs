//! What lines may cost: every penalty, bound and share by which a paragraph is broken.
//!
//! Penalties and demerits are on TeX's scale: a line costs the square of its badness and penalties, and what is
//! called demerits here is added to that. Tried on running text at 90 to 120 mm: these keep spaces within a seventh of
//! their mean, and leave one line in two hundred with spaces half as wide again as they should be, in eight languages. A
//! line in thirty-five ends in a hyphen in English, in fifteen in Spanish and German, in six in Russian and Polish.

use super::breaker::Widths;
use super::parameters::{LineFit, Parameters};
use super::{Align, ParagraphShape};
use crate::num::saturate;

/// How far a word space stretches at ratio 1, in 1/1000 of its width.
pub(super) const STRETCH: i64 = 280;
/// How far a word space shrinks at ratio -1, in 1/1000 of its width.
pub(super) const SHRINK: i64 = 270;
/// How far letters may be fitted, in 1/10,000 of their own width. At 200, spaces vary half as much again
/// (tried with Libertinus); more is seen in the letters.
pub(super) const LETTERFIT: i64 = 300;
/// The ratio from which letters are fitted as far as they usually are: a change of letters is seen less than one of
/// spaces.
pub(super) const LETTERS_FULL: f64 = 0.7;
/// How far letters are usually fitted, of the whole: the rest is kept for lines whose spaces would else be seen.
pub(super) const LETTERS_USUAL: f64 = 0.95;
/// By how much letters of lines in a row may differ, of the whole: 2.5 points of 100, for 4 are seen.
pub(super) const LETTER_STEP: f64 = 2.5 / 3.0;
/// By how much a space may be wider before letters give what they can, of its width.
pub(super) const WIDE_SPACE: f64 = 0.35;
/// By how much it may be narrower before they do.
pub(super) const NARROW_SPACE: f64 = 0.24;

/// The penalty of a hyphen that is added: less than a line that gapes, more than any other. It is the same in every
/// language: where words are long more lines need one, and what would make it cost more there leaves gaps instead.
pub(super) const HYPHEN_PENALTY: f64 = 430.0;
/// The penalty of a break after a hyphen that stands in the word: a little less, as nothing is added.
pub(super) const OWN_HYPHEN_PENALTY: f64 = 350.0;
/// What a hyphen in a word that may be a name costs, in per cent of one in another word.
pub(super) const NAME: u32 = 200;
/// What a hyphen costs in a word that has one of its own, in per cent of one in another word.
pub(super) const SECOND_HYPHEN: u32 = 300;
/// The penalty of a line's end between what the language's readers take as one: more than a line
/// that gapes, less than one beyond the tolerance.
pub(super) const HELD_PENALTY: f64 = 1_250.0;
/// The penalty of a line's end after a word that seldom has one: a third more than a hyphen costs, by their squares. Held as fast as others, such
/// words cost a hyphen in a hundred Russian and Polish lines, and a runt in two hundred paragraphs; now one line in a
/// hundred ends so, where TeX has six.
pub(super) const SELDOM_PENALTY: f64 = 500.0;

/// The penalty of a line of a title that ends in an article or a preposition: of two lines one is rather twice as long.
pub(super) const OPEN_WORD: f64 = 700.0;
/// That of one which ends before such a word.
pub(super) const BEFORE_OPEN_WORD: f64 = -300.0;
/// That of one which ends where a reader makes a pause.
pub(super) const PAUSE: f64 = -450.0;

/// The mean ratio of lines that are let out: their spaces are a quarter wider than they should be.
pub(super) const LET_OUT: f64 = 0.9;

/// The worst badness of a line: that of a ratio of 2.4, at which spaces are two thirds wider than they should be.
/// Beyond, a hyphen is better.
const TOLERANCE: f64 = 600.0;
/// The same where a page would else end two lines early: a ratio of 3.5, at which spaces are not yet twice as wide.
pub(super) const WIDER_TOLERANCE: f64 = 1_200.0;
/// What each line costs by itself, as badness: fewer lines are better if all else is equal.
const LINE_PENALTY: f64 = 60.0;
/// Demerits for two lines in a row that end in hyphens: about as much as for a line of half the worst badness.
const DOUBLE_HYPHEN: f64 = 100_000.0;
/// Demerits for a hyphen before the last line, or beside a drop initial: as much as for another hyphen, so that only a
/// line that gapes is worse. In paragraphs of two or three lines nothing else can help.
const EXPOSED_HYPHEN: f64 = 150_000.0;
/// The ratio from which a line gapes: its spaces are then nearly half as wide again as they should be, and the eye sees
/// holes and not words.
const GAPING_RATIO: f64 = 1.65;
/// Demerits for a line that gapes: a divided name is better, a hyphen before the last line, and the end of a word on the
/// last line. At a third of this, one line in a hundred gaped in French and Polish speeches.
const GAPING: f64 = 1_000_000.0;
/// Demerits for a line whose letters are fitted as far as they may be: it looks lighter or darker than its neighbours.
/// With a third of a hyphen, about three lines in a hundred are so in English.
const STRAINED: f64 = 50_000.0;
/// How many lines in a row may end in hyphens: three make a ladder.
const MOST_HYPHENS: u8 = 2;
/// Demerits for a tight line beside a loose one, by their classes.
const ADJACENT: f64 = 1_000.0;
/// Demerits for lines in a row whose ratios differ by 1. Most of what keeps neighbours alike: classes are coarse.
/// With half of it, spaces of one Russian line in twenty were half a space wider or narrower than those of the line
/// before, for letters of neighbours may not differ as much; a third more costs about a hyphen in every hundred lines, in
/// English too, which needs none of them.
const CONTRAST: f64 = 35_000.0;
/// A last line narrower than this share of the measure is a runt: it should be clearly longer than the indent of the
/// next paragraph. At a sixth, hyphens were paid for lines that nobody takes for short.
const RUNT_SHARE: i64 = 8;
/// Demerits for a runt: more than for a hyphen, less than for a line that gapes.
const RUNT: f64 = 600_000.0;
/// Demerits for a runt that is only the rest of a word which was divided, or parted after a dash, beside those: it is the
/// least that a line can be. A line that gapes is still worse in most places.
const RUNT_REST: f64 = 250_000.0;
/// How far below -1 a ratio may go where only an overflow is left: spaces are then a little over half as wide.
const EXTRA_SHRINK: f64 = 0.6;
/// What is left over in a ragged line counts as a ratio of 1 if it is this share of the measure.
const RAGGED_SHARE: i64 = 5;

/// What may be paid in demerits to be rid of a river: less than a hyphen.
pub(super) const RIVER: f64 = 100_000.0;

/// Returns how wide the lines of a format are.
pub(super) fn line_widths(format: &ParagraphShape) -> Widths {
    let special = format.initial.map_or(1, |(lines, _)| lines.max(1));
    Widths {
        first: (0..special).map(|line| format.width_of(line).units()).collect(),
        rest: format.width_of(usize::MAX).units(),
    }
}

/// Returns the costs of lines of a format.
pub(super) fn parameters(format: &ParagraphShape) -> Parameters {
    let measure = format.measure.units();
    let justified = Parameters {
        fit: LineFit::Justified,
        tolerance: TOLERANCE,
        line_penalty: LINE_PENALTY,
        double_hyphen: DOUBLE_HYPHEN,
        exposed_hyphen: EXPOSED_HYPHEN,
        initial_lines: format.initial.map_or(0, |(lines, _)| saturate::<u32>(lines)),
        most_hyphens: MOST_HYPHENS,
        adjacent: ADJACENT,
        contrast: CONTRAST,
        gaping_ratio: GAPING_RATIO,
        gaping: GAPING,
        strained: STRAINED,
        letterfit: LETTERFIT,
        runt_width: measure / RUNT_SHARE,
        runt: RUNT,
        runt_rest: RUNT_REST,
        extra_shrink: EXTRA_SHRINK,
        whole_badness: false,
    };
    match format.align {
        Align::Justify => justified,
        _ => Parameters {
            fit: LineFit::Ragged { unit: (measure / RAGGED_SHARE).max(1), balanced: format.balance },
            tolerance: f64::INFINITY,
            letterfit: 0,
            contrast: 0.0,
            gaping: 0.0,
            strained: 0.0,
            ..justified
        },
    }
}
