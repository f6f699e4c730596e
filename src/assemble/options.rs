//! What assembly obeys of the configuration.

use crate::diagnostic::Placed;
use crate::model::Paper;
use std::collections::BTreeMap;

/// What the series is called, and which articles are taken in, in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// The title of the series.
    pub title: Option<String>,
    /// Its subtitle.
    pub subtitle: Option<String>,
    /// Who wrote it.
    pub author: Vec<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Its language, a BCP 47 tag as written; `None` is found out from the articles.
    pub language: Option<Placed<String>>,
    /// Its identifier; `None` is made of title and language.
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
    /// The first date taken in, as written.
    pub from: Option<Placed<String>>,
    /// The last date taken in, as written.
    pub to: Option<Placed<String>>,
    /// Tags of which an article must bear one.
    pub tags: Vec<String>,
    /// The only articles to take in, by file name, stem or number (`--only`); all if there is none.
    pub only: Vec<String>,
    /// How the body is divided.
    pub parts: Parts,
    /// The paper of sheets, pages and handouts; `None` is inferred from language and dates.
    pub paper: Option<Paper>,
    /// Whether drafts are taken in (`--drafts`).
    pub drafts: bool,
    /// The user's own words (`[words]`) by the names of the entries whose place they take.
    pub words: BTreeMap<String, String>,
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
