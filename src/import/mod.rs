//! Exports that hold many articles, as a series that one can edit.
//!
//! [`import`] looks at each source ([`source`]), has the reader of its form take it apart into [`post::Post`]s, and turns each
//! into Markdown by the readers of [`read`](crate::read): what is kept of a page is kept of a post. It writes nothing
//! itself: whoever calls it puts the files where they belong, and what is there already is looked at and left.
//!
//! | form | read from | reader |
//! |---|---|---|
//! | Substack | `posts.csv` with `posts/*.html` | `substack` |
//! | WordPress | WXR (`.xml`), with `uploads` beside it | `wordpress` |
//! | Ghost | `.json`, with `content/images` | `ghost` |
//! | Medium | `posts/*.html` | `medium` |
//! | Atom, RSS | `.xml`, `.atom`, `.rss` with whole texts, those of Blogger among them | `feed` |
//! | JSON Feed | `.json` | `json_feed` |
//! | mails | `.mbox`, one mail at a time | `mbox` |
//! | EPUB | a chapter is an article | `epub` |
//! | pages | a folder or an archive of `.html` | `pages` |

mod archive;
mod epub;
mod feed;
mod ghost;
mod json_feed;
mod mbox;
mod medium;
mod pages;
mod post;
mod shelf;
mod source;
mod substack;
mod wordpress;

pub use post::PostKind;
pub use shelf::NewFile;

use crate::files::Files;
use crate::model::PartialDate;
use shelf::Shelf;
use std::path::{Path, PathBuf};

/// What to import.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Where the sources and the series lie.
    pub files: &'a dyn Files,
    /// The exports: files or folders.
    pub sources: &'a [PathBuf],
    /// The folder of the series.
    pub folder: &'a Path,
    /// Which articles are taken.
    pub choice: &'a ImportChoice,
}

/// Which articles are taken.
#[derive(Clone, Debug, Default)]
pub struct ImportChoice {
    /// None before this day, month or year.
    pub from: Option<PartialDate>,
    /// None after it.
    pub to: Option<PartialDate>,
    /// Only those with one of these tags.
    pub tags: Vec<String>,
    /// Only those by one of these authors.
    pub authors: Vec<String>,
    /// Only these kinds; all except pages if there are none.
    pub kinds: Vec<PostKind>,
}

/// What was imported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The articles that are new, each by its file and title.
    pub written: Vec<(PathBuf, String)>,
    /// How many pictures are new.
    pub pictures: usize,
    /// The articles that are there already, and were left as they are.
    pub kept: usize,
    /// What was left out, each with the reason.
    pub left_out: Vec<(String, String)>,
    /// What is known of the series.
    pub about: About,
}

/// What an export says of the whole series.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Its title.
    pub title: Option<String>,
    /// Its subtitle.
    pub subtitle: Option<String>,
    /// The tag of its language.
    pub lang: Option<String>,
    /// Its address on the web.
    pub site: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
}

impl About {
    /// Returns what is known as keys of the section `series` of a configuration, each with its value in TOML.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        let quoted = |words: &String| serde_json::Value::from(words.as_str()).to_string();
        let authors: Vec<String> = self.authors.iter().map(quoted).collect();
        let known = [
            ("title", self.title.as_ref().map(quoted)),
            ("subtitle", self.subtitle.as_ref().map(quoted)),
            ("author", (!authors.is_empty()).then(|| format!("[{}]", authors.join(", ")))),
            ("language", self.lang.as_ref().map(|tag| quoted(&tag.replace('_', "-")))),
            ("site", self.site.as_ref().map(quoted)),
        ];
        known.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
    }
}

/// Why a source cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{}` cannot be imported: {why}", .source_file.display())]
pub struct NotImported {
    /// The source.
    pub source_file: PathBuf,
    /// What is wrong with it.
    pub why: String,
}

/// Imports sources, one after the other, and gives each new file to `put`.
///
/// # Errors
/// [`NotImported`] for a source that cannot be read or holds no articles; what was put before it is of no use by itself.
pub fn import(request: Request<'_>, put: &mut dyn FnMut(NewFile)) -> Result<Imported, NotImported> {
    let mut shelf = Shelf::new(request, put);
    for path in request.sources {
        let failed = |why: String| NotImported { source_file: path.clone(), why };
        let source = source::open(path, request.files).map_err(failed)?;
        let before = shelf.seen();
        source.read(&mut shelf).map_err(failed)?;
        shelf.flush();
        if shelf.seen() == before {
            return Err(failed("no articles were found in it".to_owned()));
        }
    }
    Ok(shelf.done())
}
