//! What `chapbook.toml` says, typed.
//!
//! Every key is optional; what is not set stays `None` where something is inferred in its place and
//! takes its default where not. Keys are those of the file, in kebab case.

mod booklet;
mod handouts;
mod length;
mod parse;
mod setting;
mod value;

pub use booklet::{Blank, BookletConfig, BookletCover, Correction, Flip, MarkKind, Marks, Scheme, Signature};

pub use handouts::{
    HandoutKind, HandoutLayout, HandoutsConfig, LargePrint, LineNumbers, Numbers, TermsPlace,
};
pub use length::{name_of_page, page_named, parse as parse_length, shown as shown_length};
pub use parse::{KEYS, parse};
pub use setting::PageSetting;
pub use value::nearest;

use crate::diagnostic::Span;
use crate::unit::{Length, Sides, Size};

/// The whole configuration of a series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// `[series]`
    pub series: SeriesConfig,
    /// `[epub]`
    pub epub: EpubConfig,
    /// `[print]`
    pub print: PrintConfig,
    /// `[booklet]`
    pub booklet: BookletConfig,
    /// `[handouts]`
    pub handouts: HandoutsConfig,
}

/// A configured value with the place it was read from, for messages; none for one from the command line.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Option<Span>,
}

/// `[series]`: what the series is and how it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesConfig {
    /// Its title.
    pub title: Option<String>,
    /// Its subtitle.
    pub subtitle: Option<String>,
    /// Who wrote it.
    pub author: Vec<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Its language, a BCP 47 tag as written.
    pub language: Option<Placed<String>>,
    /// Its identifier.
    pub identifier: Option<String>,
    /// Who holds the rights.
    pub rights: Option<String>,
    /// The licence.
    pub licence: Option<String>,
    /// The ISBN as written.
    pub isbn: Option<Placed<String>>,
    /// The edition.
    pub edition: Option<String>,
    /// The address the articles come from.
    pub site: Option<Placed<String>>,
    /// How articles are ordered.
    pub order: Order,
    /// File names or stems, for [`Order::Listed`]; those not listed are left out.
    pub articles: Vec<Placed<String>>,
    /// Whether folders below are read too.
    pub recurse: bool,
    /// The first date taken in, as written.
    pub from: Option<Placed<String>>,
    /// The last date taken in, as written.
    pub to: Option<Placed<String>>,
    /// Tags of which an article must bear one.
    pub tags: Vec<String>,
    /// File names, stems or numbers to take in alone (`--only`).
    pub only: Vec<String>,
    /// How the body is divided.
    pub parts: Parts,
    /// Whether `03/04/2017` is 3 April; none where dates of the series settle it.
    pub day_first: Option<bool>,
    /// What happens to the marks of block quotes.
    pub quotes: Quotes,
    /// Lines to take off as furniture.
    pub drop: Vec<String>,
    /// The one folder outside the series that pictures may come from, as written.
    pub static_folder: Option<Placed<String>>,
    /// What a missing picture is.
    pub missing_images: MissingImages,
    /// The paper of sheets, pages and handouts.
    pub paper: Paper,
    /// The user's own style sheet, relative to the series' folder.
    pub style: Option<Placed<String>>,
    /// The user's own cover picture, relative to the series' folder.
    pub cover: Option<Placed<String>>,
    /// Whether drafts are taken in (`--drafts`).
    pub drafts: bool,
}

impl Default for SeriesConfig {
    fn default() -> Self {
        Self {
            title: None,
            subtitle: None,
            author: Vec::new(),
            publisher: None,
            language: None,
            identifier: None,
            rights: None,
            licence: None,
            isbn: None,
            edition: None,
            site: None,
            order: Order::Date,
            articles: Vec::new(),
            recurse: false,
            from: None,
            to: None,
            tags: Vec::new(),
            only: Vec::new(),
            parts: Parts::None,
            day_first: None,
            quotes: Quotes::Style,
            drop: Vec::new(),
            static_folder: None,
            missing_images: MissingImages::Error,
            paper: Paper::Auto,
            style: None,
            cover: None,
            drafts: false,
        }
    }
}

/// `order`: how articles are put in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By date, then by the number in the file's name.
    #[default]
    Date,
    /// By file name.
    Name,
    /// As `articles` lists them.
    Listed,
}

/// `parts`: how the body is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Parts {
    /// Not at all.
    #[default]
    None,
    /// By year.
    Year,
    /// By month.
    Month,
}

/// `quotes`: what happens to the marks of block quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quotes {
    /// Outer marks go, inner single marks become double.
    #[default]
    Style,
    /// All stay as they stood.
    Keep,
}

/// `missing-images`: what a picture that is not there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MissingImages {
    /// An error.
    #[default]
    Error,
    /// A line with its alt text, and a warning.
    Placeholder,
}

/// `paper`: what the user's printer takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// Inferred from language and dates.
    #[default]
    Auto,
    /// ISO A4.
    A4,
    /// US letter.
    Letter,
}

/// `[epub]`.
#[derive(Clone, Debug, PartialEq)]
pub struct EpubConfig {
    /// Whether the typefaces are embedded, subset.
    pub fonts: bool,
    /// Whether the print edition's pages are marked.
    pub page_list: bool,
    /// Whether paragraphs show their numbers.
    pub paragraph_numbers: bool,
    /// The accessibility standard that the publisher claims to meet.
    pub conforms_to: Option<String>,
}

impl Default for EpubConfig {
    fn default() -> Self {
        Self { fonts: false, page_list: true, paragraph_numbers: false, conforms_to: None }
    }
}

/// `[print]`; what is not set comes from `styles/print.css`, or by the page's width from [`PageSetting`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PrintConfig {
    /// The page, a preset's or its own size; none follows `paper`.
    pub page: Option<Placed<Size>>,
    /// The size of the text.
    pub font_size: Option<Placed<Length>>,
    /// From baseline to baseline.
    pub leading: Option<Placed<Length>>,
    /// The margins.
    pub margins: Option<Placed<Sides>>,
    /// Where an article starts.
    pub start: Start,
    /// Where notes stand.
    pub notes: NotesPlace,
    /// What becomes of addresses.
    pub links: LinksPlace,
    /// Whether paragraphs show their numbers.
    pub paragraph_numbers: bool,
    /// Whether everything is printed in grey.
    pub grey: bool,
    /// How far ink runs over the edge to be trimmed.
    pub bleed: Length,
    /// Whether crop marks are drawn.
    pub marks: bool,
}

/// `start`: where an article starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// On a new page.
    #[default]
    Any,
    /// On a new right-hand page.
    Recto,
    /// Where the one before it ends.
    RunOn,
}

/// `notes`: where notes stand in print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NotesPlace {
    /// At the foot of the page.
    #[default]
    Foot,
    /// At the end of the article.
    End,
}

/// `links`: what becomes of addresses in print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinksPlace {
    /// Each is a numbered note.
    #[default]
    Notes,
    /// Listed at the end of the article.
    End,
    /// Not printed.
    None,
}
