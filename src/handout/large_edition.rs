//! The book in large print for a screen, where the size that a reader chooses multiplies that of the book.

use super::edition::{about, copy};
use super::large_print;
use crate::model::{Book, Metadata, SharedStudy};

/// Returns the book in large print: all that it has, made ready as copies in large print are.
pub fn large_edition(book: &Book) -> Book {
    let name = name(&book.metadata);
    let sections = book.sections.iter().map(|section| {
        let mut section = copy(section, &book.metadata, name);
        large_print::prepare(&mut section);
        section
    });
    let mut edition = Book {
        metadata: about(&book.metadata, name, "large-print", "large-print"),
        sections: sections.collect(),
        pictures: book.pictures.clone(),
        study: SharedStudy::default(),
        ..Book::default()
    };
    edition.number_nodes();
    edition
}

/// Returns what the edition is called in the language of the book.
pub fn name(metadata: &Metadata) -> &str {
    metadata.words().handouts.large_print
}
