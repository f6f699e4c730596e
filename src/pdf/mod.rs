//! Pages to PDF: tagged, PDF/UA-1 and PDF/A-2a at once, and nothing decided that layout has not.
//!
//! 1. **Gather**: the glyphs ([`fonts`]) and pictures ([`pictures`]) in use.
//! 2. **Plan**: the tag tree of the book ([`tags`]), whose order is the model's.
//! 3. **Draw**: each side's content ([`content`]), on all threads, marked with the element it belongs to.
//! 4. **Build**: the document with its pages, fonts and pictures ([`document`], by `printpdf`).
//! 5. **Finish**: links, the filled tag tree, and all that the catalog says ([`finish`], [`metadata`]).
//! 6. **Write**: objects, packed and deflated ([`mod@file`]).
//!
//! A page of the PDF is a [`Side`]: a page of the book, or the side of a sheet with several.

mod content;
mod document;
mod file;
mod finish;
mod fonts;
mod metadata;
mod pictures;
mod side;
mod syntax;
mod tags;

pub use side::{Placed, Side, Transform, singly};

use crate::diagnostic::{Warned, has_errors};
use crate::font::FontBook;
use crate::frame::Page;
use crate::model::Book;
use crate::unit::Length;
use finish::Unfinished;

/// How a PDF is made.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The faces that the pages are set in.
    pub fonts: &'a FontBook,
    /// Whether everything is grey.
    pub grey: bool,
    /// How far ink runs over the edge to be trimmed.
    pub bleed: Length,
    /// Whether crop marks are drawn.
    pub marks: bool,
}

/// Returns the PDF of a book's pages, each on a side of its own.
///
/// The same book and pages give the same bytes with any number of threads.
///
/// # Errors
/// `P001` where a face cannot be embedded; then there are no bytes.
pub fn write(book: &Book, pages: &[Page], options: Options<'_>) -> Warned<Vec<u8>> {
    write_sides(book, pages, &singly(pages, &options), options)
}

/// Returns the PDF of sides on which a book's pages are placed.
///
/// Links, bookmarks and tags lead to where the pages stand.
///
/// # Errors
/// As [`fn@write`].
pub fn write_sides(book: &Book, pages: &[Page], sides: &[Side], options: Options<'_>) -> Warned<Vec<u8>> {
    let mut all = Vec::new();
    let fonts = fonts::Fonts::of(pages, options.fonts).take(&mut all);
    let pictures = pictures::Pictures::of(book, pages, options.grey).take(&mut all);
    if has_errors(&all) {
        return Warned::new(Vec::new(), all);
    }
    let tree = tags::Tree::plan(book, finish::leading(book, pages));
    let context =
        content::Context { pages, fonts: &fonts, pictures: &pictures, tree: &tree, grey: options.grey };
    let mut contents = content::all(sides, context);
    let marks = contents.iter_mut().flat_map(|content| std::mem::take(&mut content.marks)).collect();

    let skeleton = document::skeleton(&book.metadata.title, sides, &fonts, pictures);
    let mut unfinished = Unfinished::new(book, pages, sides, skeleton);
    fonts::complete(&fonts, options.fonts, &unfinished.resources, &mut unfinished.document);
    unfinished.add_content(contents);
    let links = finish::add_links(&mut unfinished, &tree);

    let filled = tree.fill(marks, links.clone(), sides.len());
    let objects: Vec<u32> = unfinished.objects.iter().map(|(id, _)| *id).collect();
    let mut written = file::Written::default();
    let first = unfinished.document.max_id + 1;
    let (root, next) =
        tags::write(&filled, tags::Objects { sides: &objects, links: &links, first }, &mut written);
    unfinished.document.max_id = next - 1;
    unfinished.add_catalog(root, &options);
    Warned::new(file::bytes(unfinished.document, written), all)
}
