//! Short lines: starts of those that are too short to end at a point are passed over together, and last lines are seldom the
//! rest of a word.

use crate::layout::inline::costs;
use crate::layout::inline::{LineEnd, ParagraphShape, Parameters, Sum, Widths, solve};
use crate::unit::Length;
use proptest::prelude::*;

/// Words with the spaces between them; words of some length may be divided in their middle.
fn points(words: &[i64]) -> Vec<LineEnd> {
    let mut points = vec![LineEnd::default()];
    let mut sum = Sum::default();
    for word in words {
        let whole = Sum { width: sum.width + word, letters: sum.letters + word, ..sum };
        if *word > 40_000 {
            let part = Sum { width: sum.width + word / 2, letters: sum.letters + word / 2, ..sum };
            let end = Sum { width: part.width + 4_000, letters: part.letters + 4_000, ..part };
            points.push(LineEnd { end, start: part, penalty: 430.0, marked: true, ..LineEnd::default() });
        }
        sum = Sum {
            width: whole.width + 33_000,
            stretch: whole.stretch + 9_240,
            shrink: whole.shrink + 8_910,
            ..whole
        };
        let (end_hang, start_hang) = (word % 7 * 500, word % 5 * 700);
        points.push(LineEnd { end: whole, start: sum, end_hang, start_hang, ..LineEnd::default() });
    }
    points.push(LineEnd { end: sum, start: sum, forced: true, ..LineEnd::default() });
    points
}

proptest! {
    /// Whichever nodes are not looked at, the breaks are the same. Where starts of lines do not ascend, each is looked at.
    #[test]
    fn passing_short_lines_over_changes_no_break(
        words in prop::collection::vec(9_000_i64..160_000, 1..90),
        measure in 60_i64..360,
        indent in 0_i64..30,
    ) {
        let measure = Length::pt(measure);
        let shape = ParagraphShape { indent: Length::pt(indent), ..ParagraphShape::justified(measure) };
        let widths = Widths { first: vec![shape.width_of(0).units()], rest: measure.units() };
        let ascending = points(&words);
        let mut other = ascending.clone();
        // Nothing starts at the end of a paragraph.
        if let Some(last) = other.last_mut() {
            last.start = Sum::default();
        }
        let parameters = costs::parameters(&shape);
        prop_assert_eq!(solve(&ascending, &widths, &parameters), solve(&other, &widths, &parameters));
    }
}

/// One Russian paragraph in a hundred ended in a line of two to four letters that a hyphen had left over, for it cost no
/// more than a last line of one whole word.
#[test]
fn a_last_line_that_is_the_rest_of_a_word_costs_more_than_one_of_a_word() {
    let parameters = costs::parameters(&ParagraphShape::justified(Length::pt(300)));
    assert!(parameters.runt_rest > 0.0);
    let cost = |points: &[LineEnd], measure: i64, parameters: &Parameters| {
        let ways = solve(points, &Widths { first: Vec::new(), rest: measure }, parameters);
        let two = ways.iter().find(|way| way.lines() == 2).expect("two lines");
        two.demerits
    };
    // The first line holds five words, and half of the sixth where that may be divided.
    for (measure, may_divide) in [(3_619_000, true), (3_132_000, false)] {
        let mut points = points(&[600_000, 600_000, 600_000, 600_000, 600_000, 900_000]);
        // No space follows the last word.
        points.pop();
        points.iter_mut().rev().take(1).for_each(|end| (end.start, end.forced) = (end.end, true));
        points.retain(|point| may_divide || !point.marked);
        let without = Parameters { runt_rest: 0.0, ..parameters };
        let more = cost(&points, measure, &parameters) - cost(&points, measure, &without);
        assert_eq!(more >= parameters.runt_rest, may_divide, "{more}");
    }
}
