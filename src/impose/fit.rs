//! A book set a little tighter, where that saves a sheet.

use super::Budget;
use crate::diagnostic::Diagnostic;
use crate::unit::{Length, PageSetting, Sides};

/// By how many hundredths what a book is set with is made smaller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tightening {
    /// The leading.
    pub leading: u32,
    /// The margins.
    pub margins: u32,
    /// The size of the text.
    pub size: u32,
}

impl Tightening {
    /// Returns what is tried up to a limit, from what is seen least to what is seen most: only the leading, then
    /// the margins, then the size.
    pub fn steps(limit: u32) -> Vec<Self> {
        let one = |leading| {
            [(leading, 0, 0), (leading, leading, 0), (leading, leading, leading)]
                .map(|(leading, margins, size)| Self { leading, margins, size })
        };
        (1..=limit).flat_map(one).collect()
    }

    /// Returns a setting from which so much is taken off.
    pub fn apply(self, setting: PageSetting) -> PageSetting {
        let less = |length: Length, hundredths: u32| length * i64::from(100 - hundredths.min(99)) / 100;
        let Sides { inner, outer, head, foot } = setting.margins;
        let margin = |length| less(length, self.margins);
        let margins =
            Sides { inner: margin(inner), outer: margin(outer), head: margin(head), foot: margin(foot) };
        PageSetting {
            font_size: less(setting.font_size, self.size),
            leading: less(setting.leading, self.leading),
            margins,
        }
    }

    /// Returns what is made smaller, each with by how much.
    pub fn changed(self) -> Vec<String> {
        [("leading", self.leading), ("margins", self.margins), ("size of type", self.size)]
            .into_iter()
            .filter(|(_, hundredths)| *hundredths > 0)
            .map(|(what, hundredths)| format!("{what} by {hundredths} %"))
            .collect()
    }

    /// Tells what was changed, and what it saved.
    pub fn saved(self, before: Budget, after: Budget) -> Diagnostic {
        let message = format!(
            "the booklet is set in {} pages in place of {}, on {} sheets in place of {}",
            after.pages, before.pages, after.sheets, before.sheets
        );
        Diagnostic::note("I006", message).hint(format!("made smaller: {}", self.changed().join(", ")))
    }

    /// Tells that no sheet could be saved, and by how many pages it was missed.
    pub fn not_saved(limit: u32, before: Budget, tightest: Budget) -> Diagnostic {
        let pages = |number: u32| format!("{number} {}", if number == 1 { "page" } else { "pages" });
        let message = format!(
            "no sheet is saved by making leading, margins and size up to {limit} % smaller: the booklet is {} over as it is, and {} over at its tightest",
            pages(before.over),
            pages(tightest.over)
        );
        Diagnostic::note("I007", message).hint("a larger `fit-limit`, or a smaller `font-size`, may do it")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_made_smaller_than_the_limit_allows() {
        let setting = PageSetting {
            font_size: Length::pt(10),
            leading: Length::pt(14),
            margins: Sides { inner: Length::mm(20), ..Sides::default() },
        };
        let steps = Tightening::steps(3);
        assert_eq!(steps.len(), 9);
        for step in steps {
            let less = step.apply(setting);
            assert!(less.leading.ratio(setting.leading) >= 0.97);
            assert!(less.font_size.ratio(setting.font_size) >= 0.97);
            assert!(less.margins.inner.ratio(setting.margins.inner) >= 0.97);
        }
    }
}
