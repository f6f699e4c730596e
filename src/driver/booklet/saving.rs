//! Which settings would save a sheet, found by laying the book out with each.

use super::{Imposed, Shared};
use crate::diagnostic::has_errors;
use crate::impose::{self, Budget, Build, Tightening};
use crate::num::saturate;
use crate::style::{self, FrontPages, Start};

/// Only so many pages over a full sheet can be saved by a setting.
const MOST_OVER: u32 = 2;
/// A longer book is not laid out again for it: a sheet more or less matters little there, and takes long to find out.
const MOST_PAGES: usize = 200;

/// What was tried to save a sheet, each as it is written in `chapbook.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// What saves one.
    pub saves: Vec<&'static str>,
    /// What does not, by itself.
    pub fails: Vec<&'static str>,
}

impl Tried {
    /// Lays the book out with each setting that makes books shorter and is not yet taken, if the booklet is a little
    /// over a full sheet. `None` if nothing is tried.
    pub fn of(shared: &Shared<'_>, imposed: &Imposed<'_>) -> Option<Self> {
        let config = shared.config();
        let Budget { sheets, over, spare, .. } = imposed.budget(&config.booklet);
        let is_one_sheet = matches!(imposed.plan.scheme.traits().build, Build::OneSheet { .. });
        if is_one_sheet
            || shared.second().is_some()
            || !(1..=MOST_OVER).contains(&over)
            || spare == 0
            || imposed.pages.len() > MOST_PAGES
        {
            return None;
        }
        let page = imposed.plan.format.page;
        let print =
            if page == shared.page_size() { shared.print().clone() } else { shared.print().on_page(page) };
        let saves = |options: &style::Options| {
            let laid = shared.lay_out(&imposed.book, options);
            let pages = saturate::<u32>(laid.value.pages.len());
            !has_errors(&laid.diagnostics)
                && pages > 0
                && impose::budget(&config.booklet, imposed.plan.format, pages).sheets < sheets
        };
        let mut ways = Vec::new();
        if print.front == FrontPages::Full {
            ways.push((
                "front = \"compact\"",
                style::Options { front: FrontPages::Compact, ..print.clone() },
            ));
        }
        if print.start == Start::Recto {
            ways.push(("start = \"any\"", style::Options { start: Start::Any, ..print.clone() }));
        }
        if print.start != Start::RunOn {
            ways.push(("start = \"run-on\"", style::Options { start: Start::RunOn, ..print.clone() }));
        }
        if let (false, Some(most)) = (config.booklet.fit, Tightening::steps(config.booklet.fit_limit).last())
        {
            ways.push(("fit = true", print.set_with(most.apply(shared.measures(&print)))));
        }
        let mut tried = Self::default();
        for (key, options) in ways {
            if saves(&options) { &mut tried.saves } else { &mut tried.fails }.push(key);
        }
        (tried != Self::default()).then_some(tried)
    }

    /// Says what was found, as the end of a sentence.
    pub fn said(&self) -> String {
        let quoted = |keys: &[&str], last: &str| {
            let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
            match keys.split_last() {
                Some((end, before @ [_, ..])) => format!("{} {last} {end}", before.join(", ")),
                Some((only, _)) => only.clone(),
                None => String::new(),
            }
        };
        match (&*self.saves, &*self.fails) {
            ([], fails) => format!(", but {} by itself does not do it", quoted(fails, "or")),
            (saves, _) => format!(": {} does it", quoted(saves, "or")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_saves_a_sheet_is_named_and_else_what_does_not() {
        let said = |saves: &[&'static str], fails: &[&'static str]| {
            Tried { saves: saves.to_vec(), fails: fails.to_vec() }.said()
        };
        assert_eq!(said(&["a"], &["b"]), ": `a` does it");
        assert_eq!(said(&["a", "b", "c"], &[]), ": `a`, `b` or `c` does it");
        assert_eq!(said(&[], &["a", "b"]), ", but `a` or `b` by itself does not do it");
    }
}
