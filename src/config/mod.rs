//! What `chapbook.toml` says, as the options of each stage.
//!
//! Every key is optional. Each stage declares the options it obeys and their defaults; [`keys`](sections) maps the keys
//! of the file to them. No stage knows of this room.
//!
//! # How a key is added
//!
//! 1. The stage that obeys it declares the option, with its default: `read::Options`, `style::Options` and so on.
//! 2. One entry in `keys.rs` names the key, says in a sentence what it does, gives its [`kind`] of value and the option
//!    that it sets. `.like(..)` adds an example if the default is to leave the key out.
//!
//! That is all: what reads the file, what says "write `page-list`" to somebody who typed `pagelist`, the file that
//! `chapbook new` writes, the manual page, and the JSON Schema are made of that entry. Tests go over all entries: each
//! example must be read, each default must be the stage's, each word of a choice must be explained in the sentence.
//!
//! A value of a new kind is a type that implements `Kind` in `kind.rs`. Keys that need one another meet in `parse::fit`.

mod forms;
mod keys;
mod kind;
mod parse;
mod reader;
mod show;
mod syntax;
mod table;

pub use keys::{corrections, sections};
pub use parse::parse;
pub use show::{manual, sample, schema, words};
pub use table::{Key, KeySection};

use crate::diagnostic::Placed;
use crate::unit::Length;
use crate::{assemble, cover, epub, handout, impose, layout, pdf, read, style};

/// The options of every stage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// How files are found and read: a part of `[series]`.
    pub read: read::Options,
    /// What the series is called, and which articles are taken in: a part of `[series]`.
    pub assemble: assemble::Options,
    /// The user's own files: a part of `[series]`.
    pub own: OwnFiles,
    /// `[epub]`
    pub epub: epub::Options,
    /// How pages are set: a part of `[print]`.
    pub style: style::Options,
    /// Where notes and addresses stand: a part of `[print]`.
    pub layout: layout::Options,
    /// How the pages are printed: a part of `[print]`.
    pub pdf: pdf::Options,
    /// `[booklet]`
    pub booklet: impose::Options,
    /// `[cover]`
    pub cover: cover::Options,
    /// `[handouts]`
    pub handouts: handout::Options,
    /// The entry of `[[correct]]` that is being read; what was read is a part of `read`.
    correction: read::correct::Correction,
}

/// The user's own files, relative to the series' folder. Whoever opens files obeys them: no stage does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnFiles {
    /// The style sheet.
    pub style: Option<Placed<String>>,
    /// The cover picture.
    pub cover: Option<Placed<String>>,
}

/// Reads how far ink runs beyond the edge that is trimmed, as it is typed for `--bleed`.
///
/// # Errors
/// What is wrong, and what to type.
pub fn bleed(typed: &str) -> Result<Length, String> {
    let said = |flaw: kind::Flaw| format!("the bleed {}: type `--bleed {}`", flaw.is, flaw.write);
    keys::BLEED.parse(typed).map_err(said)
}
