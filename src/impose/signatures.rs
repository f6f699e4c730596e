//! How many sheets are folded together.

use super::{Request, has_room};
use crate::diagnostic::Warned;
use crate::impose::Signature;

/// The fewest and the most bifolia of a signature where there are several: fewer make too much thread, more
/// do not fold well.
const FEWEST: u32 = 3;
const MOST: u32 = 5;

/// Returns how many sheets each signature has, for so many in all, each of so many bifolia. `None` after an error.
///
/// Of its own, a book is one signature up to the stitch limit, and several of three to five beyond it, as even
/// as can be: every number from three on is a sum of these, so that no blank is needed for it. Where a number
/// is given, the last signature has what is left; where all are given, the booklet has all of them. Sheets that are
/// glued are folded one by one.
///
/// # Errors
/// `I002` for more pages than the signatures hold that are given.
pub(super) fn of(sheets: u32, bifolia: u32, request: Request<'_>) -> Warned<Option<Vec<u32>>> {
    let options = request.options;
    let in_all = sheets * bifolia;
    let sizes = match &options.signature {
        Signature::Sheets(each) => filled(sheets, each.get().into()),
        Signature::Each(sizes) => {
            let sizes: Vec<u32> = sizes.iter().map(|size| size.get().into()).collect();
            let held = sizes.iter().sum::<u32>() * bifolia * 4;
            return has_room(request, held).map(|()| (held >= in_all * 4).then_some(sizes));
        }
        Signature::Auto if options.scheme.is_glued() => filled(sheets, 1),
        Signature::Auto if in_all * 4 <= options.stitch_limit || in_all <= MOST => vec![sheets],
        Signature::Auto if bifolia > 1 => filled(sheets, (MOST / bifolia).max(1)),
        Signature::Auto => even(sheets),
    };
    Warned::new(Some(sizes), Vec::new())
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
