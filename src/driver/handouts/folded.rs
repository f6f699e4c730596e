//! Copies as booklets: sheets folded into one another and stapled.

use super::copy_setter::{CopySetter, paper};
use super::fit::{Fit, LaidOut};
use crate::diagnostic::{Warned, has_errors};
use crate::driver::Made;
use crate::driver::booklet::{self, Imposed};
use crate::handout::Handout;
use crate::impose::{
    self, Binding, Blank, BookletCover, Copies, FormatRequest, Marks, Printed, Scheme, Signature,
};
use crate::model::Direction;
use std::borrow::Cow;

/// Makes the files of a copy as a booklet: one to a folded pile, printed as the booklet of the series is.
pub fn make(setter: &CopySetter<'_>, copy: Handout) -> Warned<Vec<Made>> {
    let mut all = Vec::new();
    let shared = setter.shared;
    let LaidOut { copy, laid, .. } = LaidOut::of(setter, &copy, Fit::default());
    let Some(laid) = laid.take(&mut all) else { return Warned::new(Vec::new(), all) };
    let Some(page) = laid.pages.first().map(|page| page.size) else { return Warned::new(Vec::new(), all) };
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
    let request =
        FormatRequest { options: &options, page, page_is_chosen: true, paper: paper(shared, &copy) };
    let format = match impose::format(request) {
        Ok(format) => format,
        Err(diagnostic) => return Warned::new(Vec::new(), vec![*diagnostic]),
    };
    let printed = laid.pages.iter().map(|page| Printed {
        label: page.label.clone(),
        ink: page.ink(),
        stands_apart: false,
    });
    let printed: Vec<Printed> = printed.collect();
    let binding = match copy.book.metadata.direction {
        Direction::Ltr => Binding::Left,
        Direction::Rtl => Binding::Right,
    };
    let request = impose::Request { options: &options, format, binding, pages: &printed, second: None };
    let plan = impose::plan(request).take(&mut all);
    if has_errors(&all) {
        return Warned::new(Vec::new(), all);
    }
    let imposed = Imposed { book: Cow::Owned(copy.book), pages: Cow::Owned(laid.pages), plan };
    let mut made = booklet::write(shared, &imposed, &mut all);
    if let Some(first) = made.first_mut() {
        let amount = booklet::remark_on_sheets(&imposed, &options);
        first.remark = Some(format!("{} as a booklet: {amount}", copy.name));
    }
    made.iter_mut().for_each(|made| made.name = format!("handouts/{}", made.name));
    Warned::new(made, all)
}
