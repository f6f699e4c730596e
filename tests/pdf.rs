//! The PDF of a book made by hand: what readers find in it, and what it says of itself.

mod support;

use chapbook::font::FontBook;
use chapbook::pdf::{Options, write};
use chapbook::unit::Length;
use support::{book, pages};

fn made(grey: bool) -> Vec<u8> {
    let fonts = FontBook::new(&[]).value;
    let book = book::rich();
    let pages = pages::of(&book, &fonts);
    let options = Options { fonts: &fonts, grey, bleed: Length::ZERO, marks: false };
    let made = write(&book, &pages, options);
    assert_eq!(made.diagnostics, []);
    made.value
}

/// Not a test of its own: leaves the book for the validators of `tests/run`.
#[test]
fn the_validators_get_the_book_by_hand() {
    for (name, grey) in [("by-hand", false), ("by-hand-grey", true)] {
        let path = format!("{}/{name}.pdf", env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(path, made(grey)).expect("the target folder can be written");
    }
}
