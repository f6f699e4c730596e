//! The book in large print for a screen, where the size that a reader chooses multiplies that of the book.

use super::edition::copy;
use super::large_print;
use crate::model::{Book, Metadata, SharedStudy};
use uuid::Uuid;

/// Returns the book in large print: all that it has, made ready as copies in large print are.
pub fn large_edition(book: &Book) -> Book {
    let name = name(&book.metadata);
    let sections = book.sections.iter().map(|section| {
        let mut section = copy(section, &book.metadata, name);
        large_print::prepare(&mut section);
        section
    });
    let mut edition = Book {
        metadata: metadata(&book.metadata),
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

/// Returns what the edition says about itself; its identifier is its own, and follows from the book's.
fn metadata(book: &Metadata) -> Metadata {
    let seed = format!("chapbook:large-print\n{}", book.identifier);
    Metadata {
        title: format!("{} – {}", book.title, name(book)),
        series: Some(book.title.clone()),
        identifier: format!("urn:uuid:{}", Uuid::new_v5(&Uuid::NAMESPACE_URL, seed.as_bytes())),
        slug: format!("{}-large-print", book.slug),
        isbn: None,
        ..book.clone()
    }
}
