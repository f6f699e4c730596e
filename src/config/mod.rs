//! What `chapbook.toml` says, as the options of each stage.
//!
//! Every key is optional. Each stage declares the options it obeys and their defaults; here the keys of the file are
//! mapped to them. No stage knows of this room.

mod booklet;
mod handouts;
mod parse;
mod value;

pub use parse::{KEYS, parse};

use crate::diagnostic::Placed;
use crate::{assemble, epub, handout, impose, layout, pdf, read, style};

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
    /// `[handouts]`
    pub handouts: handout::Options,
}

/// The user's own files, relative to the series' folder. Whoever opens files obeys them: no stage does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnFiles {
    /// The style sheet.
    pub style: Option<Placed<String>>,
    /// The cover picture.
    pub cover: Option<Placed<String>>,
}
