//! What helps the hand that prints and folds: the marks on sheets, a page that says how, a sheet to test the
//! printer with.

mod drawing;
mod how_to;
mod marks;
mod sketches;
mod writer;

pub use how_to::{
    CoverFile, HowTo, HowToPages, MOST_EXTRAS, PrintedFiles, hand_test, hand_test_page, how_to, page,
    test_page, test_sheet,
};
pub use marks::MarkDrawer;
