//! What is wrong with a sheet, each thing reported once.

use crate::diagnostic::{Diagnostic, Span};
use std::collections::BTreeMap;

/// How many further places of one thing are shown.
const FURTHER_PLACES: usize = 8;

/// The kinds of trouble with a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trouble {
    /// No CSS that can be read.
    Syntax,
    /// An at-rule that nothing honours.
    AtRule,
    /// A selector that is not honoured, or that no element can meet.
    Selector,
    /// A property that nothing honours.
    Property,
    /// A value that nothing honours.
    Value,
    /// Something the print edition honours and the EPUB leaves out.
    NotInEpub,
    /// Something the EPUB carries and the print edition does not honour.
    NotInPrint,
    /// A page on which nothing can be set.
    Page,
    /// A family of typefaces that is not at hand.
    Family,
}

impl Trouble {
    const fn name(self) -> &'static str {
        match self {
            Self::Syntax => "S001",
            Self::AtRule => "S002",
            Self::Selector => "S003",
            Self::Property => "S004",
            Self::Value => "S005",
            Self::NotInEpub => "S006",
            Self::NotInPrint => "S007",
            Self::Page => "S008",
            Self::Family => "S009",
        }
    }
}

/// Gathers diagnostics: a thing said before is not said again, its place is added to the first.
#[derive(Debug, Default)]
pub(super) struct Report {
    diagnostics: Vec<Diagnostic>,
    reported: BTreeMap<(Trouble, String), usize>,
}

impl Report {
    /// Warns of something at `span`; `hint` is asked for only where it is new.
    pub(super) fn warn(&mut self, code: Trouble, span: Span, message: &str, hint: impl FnOnce() -> String) {
        self.tell(code, span, message, |message| Diagnostic::warning(code.name(), message).hint(hint()));
    }

    /// Notes something at `span` that is as it should be, but may surprise.
    pub(super) fn note(&mut self, code: Trouble, span: Span, message: &str, hint: impl FnOnce() -> String) {
        self.tell(code, span, message, |message| Diagnostic::note(code.name(), message).hint(hint()));
    }

    /// Reports what makes the series impossible to print; `span` is none for what no file says.
    pub(super) fn error(&mut self, code: Trouble, span: Option<Span>, message: &str, hint: &str) {
        let diagnostic = Diagnostic::error(code.name(), message).hint(hint);
        self.diagnostics.push(match span {
            Some(span) => diagnostic.at(span),
            None => diagnostic,
        });
    }

    fn tell(&mut self, code: Trouble, span: Span, message: &str, make: impl FnOnce(&str) -> Diagnostic) {
        match self.reported.get(&(code, message.to_owned())) {
            Some(&at) => {
                let labels = &mut self.diagnostics[at].labels;
                if labels.len() < FURTHER_PLACES {
                    labels.push((span, "and here".into()));
                }
            }
            None => {
                self.reported.insert((code, message.to_owned()), self.diagnostics.len());
                self.diagnostics.push(make(message).at(span));
            }
        }
    }

    /// Returns all that was reported, in the order of first places.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}
