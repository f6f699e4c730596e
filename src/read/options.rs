//! What the readers obey of the configuration.

use super::correct::Correction;
use super::head_pattern::HeadPattern;
use crate::diagnostic::Placed;

/// How files are found and read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// The series' language, a BCP 47 tag as written; `None` is found out from the text.
    pub language: Option<Placed<String>>,
    /// The encoding of files whose bytes do not say theirs, by name; `None` is found out from their letters.
    pub encoding: Option<String>,
    /// Which folders below are read too.
    pub recurse: Recurse,
    /// Whether `03/04/2017` is 3 April; `None` is found out from the other dates of the series.
    pub day_first: Option<bool>,
    /// What happens to quotation marks, apostrophes and dashes.
    pub quotes: Quotes,
    /// Whether the configuration names who wrote the whole series.
    pub has_author: bool,
    /// The lines of the heads of plain texts; none if they are found out.
    pub head: Vec<Placed<HeadPattern>>,
    /// Headings that stand over several titles.
    pub kicker: Vec<String>,
    /// Who writes: lines with these names are bylines or signatures.
    pub authors: Vec<String>,
    /// What somebody says of articles and of single lines of them.
    pub correct: Vec<Correction>,
    /// Lines to take off as furniture.
    pub drop: Vec<String>,
    /// The one folder outside the series that pictures may come from, as written.
    pub static_folder: Option<Placed<String>>,
    /// What a missing picture is.
    pub missing_images: MissingImages,
}

/// `recurse`: whether folders below the series' folder are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Recurse {
    /// Those that hold articles are, and a note says which.
    #[default]
    Auto,
    /// All are.
    Yes,
    /// None is.
    No,
}

/// `quotes`: what happens to quotation marks, apostrophes and dashes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quotes {
    /// They are set as the language has them; around a block quote they go, and inner single marks become double.
    #[default]
    Style,
    /// All stay as they stood.
    Keep,
}

/// `missing-images`: what a picture that is not there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MissingImages {
    /// An error.
    Error,
    /// A line with its alt text, and a warning.
    #[default]
    Placeholder,
}
