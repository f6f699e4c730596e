//! What can be made of a book.

use super::{Project, Shared, booklet, handouts};
use crate::diagnostic::Warned;
use crate::handout;

/// What can be made of a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// `<slug>.epub`
    Epub,
    /// `<slug>.pdf`
    Pdf,
    /// `<slug>-booklet.pdf` and what goes with it.
    Booklet,
    /// `<slug>-calibration.pdf`, made only on request.
    TestSheet,
    /// `handouts/` with a file for each copy of each article.
    Handouts,
}

impl Output {
    /// All that belongs to a book, in the order in which it is written.
    pub const ALL: &[Self] = &[Self::Epub, Self::Pdf, Self::Booklet, Self::Handouts];

    /// Returns what `build` makes of a series: handouts only where a study file, a session or a key asks for them.
    pub fn built(project: &Project) -> Vec<Self> {
        let config = &project.config().handouts;
        let asked = project.book().is_some_and(|book| handout::is_asked(book, config));
        Self::ALL.iter().copied().filter(|output| asked || *output != Self::Handouts).collect()
    }

    /// Returns what it is called while it is made.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Epub => "the EPUB",
            Self::Pdf => "the print edition",
            Self::Booklet => "the booklet",
            Self::TestSheet => "the test sheet",
            Self::Handouts => "the handouts",
        }
    }

    /// Makes the files of the output in memory.
    pub fn make(self, shared: &Shared<'_>) -> Warned<Vec<Made>> {
        match self {
            Self::Epub => shared.epub().map(|made| vec![made]),
            Self::Pdf => shared.pdf().map(|made| vec![made]),
            Self::Booklet => booklet::make(shared),
            Self::TestSheet => booklet::write_test_sheet(shared).map(|made| vec![made]),
            Self::Handouts => handouts::make(shared),
        }
    }
}

/// A file that was made, not yet written.
#[derive(Debug, Default)]
pub struct Made {
    /// Its name, below the folder of outputs.
    pub name: String,
    /// The whole file.
    pub bytes: Vec<u8>,
    /// How many pages it has; `None` if it has no pages.
    pub pages: Option<usize>,
    /// What else there is to say about it.
    pub remark: Option<String>,
}
