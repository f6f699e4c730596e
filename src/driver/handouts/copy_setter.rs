//! What all copies are laid out with: styles by kind and language, and what is known of their words.

use super::MOST_PASSES;
use super::fit::Fit;
use crate::diagnostic::{Placed, Warned, has_errors};
use crate::driver::Shared;
use crate::handout::{Handout, HandoutKind, Numbers};
use crate::layout::inline::Setter;
use crate::layout::{self, Laid, NotesPlace};
use crate::model::{Lang, Paper};
use crate::style::{self, Cascade, HandoutLooks};
use crate::unit::{Size, page_named};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// Lays copies out; what several of them need is made once.
///
/// Shared by all threads; the order in which copies are laid out changes nothing in them.
#[derive(Debug)]
pub struct CopySetter<'a> {
    /// What the outputs of the book share.
    pub shared: &'a Shared<'a>,
    setter: Setter<'a>,
    settings: RwLock<BTreeMap<SettingKey, Arc<Setting>>>,
}

/// What the setting of a copy follows from beside the series: its kind, whether it is in large print and whether it is
/// folded, its language, and how tight it is set.
type SettingKey = (HandoutKind, [bool; 2], Lang, Fit);

/// How copies are set.
#[derive(Debug)]
struct Setting {
    options: layout::Options,
    cascade: Warned<Cascade>,
}

impl<'a> CopySetter<'a> {
    /// Makes one that has laid out no copy yet.
    pub fn new(shared: &'a Shared<'a>) -> Self {
        Self { shared, setter: Setter::new(shared.fonts()), settings: RwLock::default() }
    }

    /// Lays one copy out, tighter where it is one to write on and it shall be. `None` after an error.
    ///
    /// Terms that find no room in a margin go into the list after the text. That may move others: it is laid out again
    /// until every term has its place, in the end with all of them in the list.
    pub fn lay_out(&self, copy: &mut Handout, fit: Fit) -> Warned<Option<Laid>> {
        let setting = self.setting(copy, fit);
        let mut all = setting.cascade.diagnostics.clone();
        if has_errors(&all) {
            return Warned::new(None, all);
        }
        let Setting { options, cascade } = &*setting;
        let mut passes = 0;
        loop {
            let request = layout::Request {
                book: &copy.book,
                cascade: &cascade.value,
                setter: &self.setter,
                options: *options,
            };
            let laid = layout::layout(request);
            if laid.value.unplaced.is_empty() {
                return Warned::new(Some(laid.take(&mut all)), all);
            }
            passes += 1;
            match passes < MOST_PASSES {
                true => copy.list(&laid.value.unplaced),
                false => copy.list_all(),
            }
        }
    }

    /// Returns how a copy is set, made for the first of its like.
    fn setting(&self, copy: &Handout, fit: Fit) -> Arc<Setting> {
        let form = [copy.is_large, copy.is_folded];
        let key = (copy.kind, form, copy.book.metadata.lang.clone(), fit);
        if let Some(known) = self.settings.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let mut print = print_style(self.shared, copy);
        let mut cascade = self.cascade(copy, &print, fit);
        let is_to_write_on = matches!(copy.kind, HandoutKind::Participant | HandoutKind::Leader);
        if is_to_write_on && fit.sets_otherwise() {
            print = fit.apply(copy, &print, &cascade.value);
            cascade = self.cascade(copy, &print, fit);
        }
        let mut all = self.settings.write().unwrap_or_else(PoisonError::into_inner);
        all.entry(key)
            .or_insert(Arc::new(Setting { options: print_options(self.shared, copy), cascade }))
            .clone()
    }

    fn cascade(&self, copy: &Handout, print: &style::Options, fit: Fit) -> Warned<Cascade> {
        let config = &self.shared.config().handouts;
        let looks = HandoutLooks {
            large: copy.is_large.then_some(config.large_print),
            layout: config.layout_of(copy.kind),
            lines: (config.place_by() == Numbers::Lines).then_some(config.line_numbers),
            pack: copy.kind == HandoutKind::Pack,
            rules: config.rules,
            small_gaps: fit.has_small_gaps(),
            name_line: config.has_name_line(copy.kind),
            ruling: self.shared.config().style.ruling.filter(|_| !copy.is_large),
        };
        self.shared.sheets().handout_cascade(looks, print, &copy.book.metadata)
    }
}

/// Returns where notes and addresses stand in a copy: as in the print edition, except in large print.
fn print_options(shared: &Shared<'_>, copy: &Handout) -> layout::Options {
    let configured = shared.config().layout;
    if copy.is_large { layout::Options { notes: NotesPlace::End, ..configured } } else { configured }
}

/// Returns how the pages of a copy are set: on its paper.
fn print_style(shared: &Shared<'_>, copy: &Handout) -> style::Options {
    let single_sided = shared.config().handouts.is_single_sided(copy.kind) && !copy.is_folded;
    let paper = paper(shared, copy);
    let print = style::Options { single_sided, ..style::Options::default() };
    // Large print is not made smaller: its booklets are of larger sheets.
    if copy.is_folded && !copy.is_large {
        let half = Size { width: paper.height / 2, height: paper.width };
        return print.on_page(half);
    }
    style::Options { page: Some(Placed { value: paper, span: None }), ..print }
}

/// Returns the paper of a copy.
pub fn paper(shared: &Shared<'_>, copy: &Handout) -> Size {
    let name = match shared.config().handouts.paper.unwrap_or(copy.book.metadata.paper) {
        Paper::Letter => "letter",
        Paper::A4 => "A4",
    };
    page_named(name).unwrap_or_default()
}
