//! Turns a series of dated articles into an EPUB, a print book, a booklet and handouts.
//!
//! Data flows one way: `read` makes articles of files, `assemble` makes a [`model::Book`] of
//! articles, and the backends start from that book and never see source text again.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod config;
pub mod diagnostic;
pub mod model;
pub mod unit;
