//! Files of word processors: their paragraphs, styles and notes as HTML, which [`super::html`] writes as Markdown.
//!
//! A file is a ZIP of XML parts. Only the parts that say something of the text are unpacked, each within its bound;
//! nothing is fetched or run, and a macro is never looked at. RTF is one text, with its pictures in it.

mod docx;
mod markup;
mod odt;
mod package;
mod rtf;

pub use docx::convert as docx;
pub use odt::convert as odt;
pub use package::member;
pub use rtf::{convert as rtf, member as rtf_member};
