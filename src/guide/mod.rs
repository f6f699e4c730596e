//! What helps the hand that prints and folds: the marks on sheets, a page that says how, a sheet to test the
//! printer with.

mod marks;

pub use marks::Marker;
