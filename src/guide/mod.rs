//! What helps the hand that prints and folds: the marks on sheets, a page that says how, a sheet to test the
//! printer with.

mod drawing;
mod how_to;
mod marks;
mod measures;
mod sketches;
mod test_words;
mod turned;
mod writer;

pub use how_to::{
    CoverFile, HowTo, HowToPages, MOST_EXTRAS, PrintedFiles, WITH_TABLE, how_to, needs_signatures, page,
};
pub use marks::MarkDrawer;
pub use test_words::{hand_test, hand_test_page, test_page, test_sheet};
pub use turned::turned;
