//! Turns a series of dated articles into an EPUB, a print book, a booklet and handouts.
//!
//! Data flows one way: [`read`] makes articles of files, [`mod@assemble`] makes a [`model::Book`] of
//! articles, and the backends start from that book and never see source text again.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod assemble;
pub mod cli;
pub mod config;
pub mod cover;
pub mod diagnostic;
pub mod epub;
pub mod font;
pub mod frame;
pub mod layout;
pub mod model;
pub mod pdf;
pub mod phrase;
pub mod raster;
pub mod read;
pub mod style;
pub mod unit;
