//! How a book fits the sheets it is printed on.

use super::leaf::leaves_of_a_sheet;
use crate::impose::{Build, Format, Options, Signature};

/// How many pages there are, and how many there could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// The pages of the book.
    pub pages: u32,
    /// The sheets they take.
    pub sheets: u32,
    /// How many pages more would take no further sheet.
    pub spare: u32,
    /// How many pages fewer would save a sheet; 0 where there is only one.
    pub over: u32,
}

/// Returns how a book fits its sheets; its flyleaves take room there.
pub fn budget(options: &Options, format: Format, pages: u32) -> Budget {
    let traits = options.scheme.traits();
    let each = match traits.build {
        Build::Leaves => leaves_of_a_sheet(format.of_one_copy()) * 2,
        _ => traits.pages_of_a_sheet(),
    };
    let needed = on_sheets(pages + options.empty_pages(), each);
    match &options.signature {
        // So many sheets were asked for, whatever the pages need.
        Signature::Each(sizes) if !matches!(traits.build, Build::OneSheet { .. } | Build::Leaves) => {
            let sizes: u32 = sizes.iter().map(|size| u32::from(size.get())).sum();
            // A list counts what is folded: halves, where sheets are cut across before.
            let (folded, halves) = match traits.build {
                Build::Bifolia { .. } => (4, traits.rows),
                _ => (each, 1),
            };
            let spare = (sizes * folded).saturating_sub(needed.pages);
            Budget { sheets: sizes.div_ceil(halves), over: 0, spare, ..needed }
        }
        _ => needed,
    }
}

/// Returns how pages fit sheets that hold so many each; invariant: each holds one at least.
pub fn on_sheets(pages: u32, each: u32) -> Budget {
    let sheets = pages.div_ceil(each).max(1);
    let spare = (sheets * each).saturating_sub(pages);
    let over = if sheets > 1 { pages - (sheets - 1) * each } else { 0 };
    Budget { pages, sheets, spare, over }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::impose::Scheme;

    #[test]
    fn sheets_hold_four_pages_or_eight() {
        let of = |scheme, pages| {
            let options = Options { scheme, ..Options::default() };
            let Budget { sheets, spare, over, .. } = budget(&options, Format::default(), pages);
            (sheets, spare, over)
        };
        assert_eq!(of(Scheme::Saddle, 48), (12, 0, 4));
        assert_eq!(of(Scheme::Saddle, 49), (13, 3, 1));
        assert_eq!(of(Scheme::FourUp, 49), (7, 7, 1));
        assert_eq!(of(Scheme::Zine, 3), (1, 5, 0));
        assert_eq!(of(Scheme::Leaflet, 6), (1, 0, 0));
    }
}
