//! How many sheets are folded together.

use super::Request;
use crate::impose::Signature;

/// The fewest and the most bifolia of a signature where there are several: fewer make too much thread, more
/// do not fold well.
const FEWEST: u32 = 3;
const MOST: u32 = 5;

/// Returns how many bifolia each signature has, for so many in all.
///
/// Of its own, a book is one signature up to the stitch limit, and several of three to five beyond it, as even
/// as can be: every number from three on is a sum of these, so that no blank is needed for it. Where a number
/// is given, the last signature has what is left. Sheets that are glued are folded one by one.
pub(super) fn of(bifolia: u32, request: Request<'_>) -> Vec<u32> {
    let options = request.options;
    match options.signature {
        Signature::Sheets(sheets) => filled(bifolia, sheets.get().into()),
        Signature::Auto if options.scheme.is_glued() => filled(bifolia, 1),
        Signature::Auto if bifolia * 4 <= options.stitch_limit || bifolia <= MOST => vec![bifolia],
        Signature::Auto => even(bifolia),
    }
}

fn filled(bifolia: u32, each: u32) -> Vec<u32> {
    let whole = std::iter::repeat_n(each, (bifolia / each) as usize);
    let rest = Some(bifolia % each).filter(|rest| *rest > 0);
    whole.chain(rest).collect()
}

/// Divides more than five into signatures near four.
fn even(bifolia: u32) -> Vec<u32> {
    let count = (bifolia + 2) / 4;
    let (each, larger) = (bifolia / count, bifolia % count);
    let sizes: Vec<u32> = (0..count).map(|place| each + u32::from(place < larger)).collect();
    debug_assert!(sizes.iter().all(|size| (FEWEST..=MOST).contains(size)), "{bifolia}");
    sizes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_of_three_to_five_take_any_number() {
        for bifolia in MOST + 1..=1000 {
            let sizes = even(bifolia);
            assert_eq!(sizes.iter().sum::<u32>(), bifolia);
            assert!(sizes.iter().all(|size| (FEWEST..=MOST).contains(size)), "{bifolia}: {sizes:?}");
        }
    }

    #[test]
    fn a_number_given_leaves_the_rest_to_the_last() {
        assert_eq!(filled(10, 4), [4, 4, 2]);
        assert_eq!(filled(8, 4), [4, 4]);
        assert_eq!(filled(3, 4), [3]);
    }
}
