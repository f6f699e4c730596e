//! How far letters are fitted: their part of what a line lacks or has too much.
//!
//! The breaker says how much spaces and letters give together. Letters take most of a small lack, so that spaces stay
//! alike; of a great one they take a little less than they could; and lines in a row do not differ so much that the
//! eye takes one for bolder than the next.

use super::costs::{LETTER_STEP, LETTERS_FULL, LETTERS_USUAL};

/// Returns how far the letters of each line of a paragraph are fitted, by the lines' ratios: 1 is as far as they may be
/// stretched, -1 as far as they may shrink.
///
/// A ratio of 0 is that of a line which is as wide as it comes, and stays so. Invariant: neighbours differ by at most
/// [`LETTER_STEP`].
pub(super) fn shares(ratios: &[f32]) -> Vec<f64> {
    let mut shares: Vec<f64> = ratios.iter().map(|ratio| share(f64::from(*ratio))).collect();
    let near = |share: f64| share.clamp(-LETTER_STEP, LETTER_STEP);
    for at in 1..shares.len() {
        if ratios[at].abs() < f32::EPSILON {
            shares[at - 1] = near(shares[at - 1]);
        }
        if ratios[at - 1].abs() < f32::EPSILON {
            shares[at] = near(shares[at]);
        }
    }
    // Between the least and the most that all other lines leave to each: of two that differ too much, both give way.
    let (mut least, mut most) = (shares.clone(), shares);
    for at in 1..least.len() {
        least[at] = least[at].min(least[at - 1] + LETTER_STEP);
        most[at] = most[at].max(most[at - 1] - LETTER_STEP);
    }
    for at in (1..least.len()).rev() {
        least[at - 1] = least[at - 1].min(least[at] + LETTER_STEP);
        most[at - 1] = most[at - 1].max(most[at] - LETTER_STEP);
    }
    least.iter().zip(&most).map(|(least, most)| (least + most) / 2.0).collect()
}

/// Returns how far letters are fitted by a ratio, whatever the lines beside them are like.
fn share(ratio: f64) -> f64 {
    let part = (ratio / LETTERS_FULL).clamp(-1.0, 1.0);
    LETTERS_USUAL * part * (1.5 - 0.5 * part * part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// One line in six had letters 2.5 to 6 points wider or narrower than the line before it.
    #[test]
    fn of_two_lines_that_differ_much_both_give_way() {
        let together = shares(&[1.0, -1.0]);
        assert!((together[0] - together[1] - LETTER_STEP).abs() < 1e-9, "{together:?}");
        assert!((together[0] + together[1]).abs() < 1e-9, "{together:?}");
        let apart = shares(&[1.0, 0.5, 0.1, -0.3, -1.0]);
        for (apart, ratio) in apart.iter().zip([1.0, 0.5, 0.1, -0.3, -1.0]) {
            assert!((apart - share(ratio)).abs() < 1e-6, "{apart} by {ratio}");
        }
    }

    #[test]
    fn a_line_as_wide_as_it_comes_is_not_fitted() {
        let found = shares(&[-1.0, 1.0, 0.0]);
        assert!(found[2].abs() < 1e-9 && found[1] <= LETTER_STEP, "{found:?}");
    }

    proptest! {
        #[test]
        fn neighbours_never_differ_by_more_than_a_step(
            ratios in proptest::collection::vec(prop_oneof![Just(0.0_f32), -1.6_f32..4.0], 0..12),
        ) {
            let found = shares(&ratios);
            prop_assert_eq!(found.len(), ratios.len());
            for (ratio, share) in ratios.iter().zip(&found) {
                prop_assert!(share.abs() <= LETTERS_USUAL + 1e-9);
                prop_assert!(*ratio != 0.0 || share.abs() < 1e-9, "{:?}: {:?}", ratios, found);
            }
            for two in found.windows(2) {
                prop_assert!((two[0] - two[1]).abs() <= LETTER_STEP + 1e-9, "{:?}: {:?}", ratios, found);
            }
        }

        #[test]
        fn letters_give_the_more_the_more_a_line_lacks(ratio in -2.0_f64..2.0, more in 0.0_f64..1.0) {
            prop_assert!(share(ratio + more) >= share(ratio) - 1e-9);
        }
    }
}
