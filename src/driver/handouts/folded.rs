//! Copies as booklets: sheets folded into one another and stapled.

use super::copy_setter::{CopySetter, paper};
use super::fit::{Fit, LaidOut};
use crate::diagnostic::{Warned, has_errors};
use crate::driver::booklet::{self, Folded, Imposed};
use crate::driver::{Made, Shared};
use crate::handout::Handout;
use crate::impose::{
    self, Binding, Blank, BookletCover, Copies, FormatRequest, Marks, Printed, Scheme, Signature,
};
use crate::model::Direction;
use crate::unit::Size;
use std::borrow::Cow;

/// The name of the file that tests the printer: one test serves all copies.
const HAND_TEST: &str = "booklet-hand-test.pdf";

/// The files of a copy as a booklet.
#[derive(Debug, Default)]
pub struct FoldedCopy {
    /// Its sheets, and the page that says how to print and fold them.
    pub files: Vec<Made>,
    /// The size of its sheets, where their backs are printed by hand and a test says how.
    pub tested: Option<Size>,
}

/// Makes the sheets that test a printer for copies.
pub fn hand_test(shared: &Shared<'_>, sheet: Size) -> Warned<Made> {
    let name = format!("handouts/{HAND_TEST}");
    booklet::write_hand_test(shared, sheet).map(|made| Made { name, ..made })
}

/// Makes the files of a copy as a booklet: one to a folded pile, printed as the booklet of the series is.
pub fn make(setter: &CopySetter<'_>, copy: Handout) -> Warned<FoldedCopy> {
    let mut all = Vec::new();
    let shared = setter.shared;
    let LaidOut { copy, laid, .. } = LaidOut::of(setter, &copy, Fit::default());
    let Some(laid) = laid.take(&mut all) else { return Warned::new(FoldedCopy::default(), all) };
    let Some(page) = laid.pages.first().map(|page| page.size) else {
        return Warned::new(FoldedCopy::default(), all);
    };
    let options = impose::Options {
        scheme: Scheme::Saddle,
        with: None,
        page: None,
        sheet: None,
        copies: Copies::One,
        signature: Signature::Auto,
        flyleaves: 0,
        // What is asked of the book is not asked of a copy.
        blank: Blank::End,
        cover: BookletCover::Own,
        scale: false,
        marks: Marks::Auto,
        ..shared.config().booklet.clone()
    };
    let paper = paper(shared, &copy);
    let request = FormatRequest { options: &options, page, page_is_chosen: true, paper };
    let format = match impose::format(request) {
        Ok(format) => format,
        Err(diagnostic) => return Warned::new(FoldedCopy::default(), vec![*diagnostic]),
    };
    let printed = laid.pages.iter().map(|page| Printed {
        label: page.label.clone(),
        ink: page.ink(),
        stands_apart: false,
        begins_section: false,
    });
    let printed: Vec<Printed> = printed.collect();
    let binding = match copy.book.metadata.direction {
        Direction::Ltr => Binding::Left,
        Direction::Rtl => Binding::Right,
    };
    let request = impose::Request { options: &options, format, binding, pages: &printed, second: None };
    let plan = impose::plan(request).take(&mut all);
    if has_errors(&all) {
        return Warned::new(FoldedCopy::default(), all);
    }
    let imposed = Imposed { book: Cow::Owned(copy.book), pages: Cow::Owned(laid.pages), plan };
    let mut files = booklet::write(shared, &imposed, &mut all);
    if let Some(first) = files.first_mut() {
        let amount = booklet::remark_on_sheets(&imposed, &options);
        first.remark = Some(format!("{} as a booklet: {amount}", copy.name));
    }
    let folded = Folded { imposed: &imposed, options: &options, cover: None, paper, hand_test: HAND_TEST };
    let (how_to, laid) = booklet::how_to(shared, folded).take(&mut all);
    files.push(shared.small_pdf(&how_to, &laid).take(&mut all));
    files.iter_mut().for_each(|made| made.name = format!("handouts/{}", made.name));
    let tested = booklet::is_tested(&imposed.plan, &options).then_some(format.sheet);
    Warned::new(FoldedCopy { files, tested }, all)
}
