//! `Book` to pages.
//!
//! 1. **Block** ([`block`]): a section becomes leaves, with styles asked for and words collected.
//! 2. **Pieces** ([`page`]): leaves become lines of the grid, paragraphs in several numbers of them.
//! 3. **Breaking** ([`page::breaking`]): where pages end, over the whole section.
//! 4. **Composing** ([`page`]): the chosen lines become items in their places.
//!
//! Sections are laid out side by side. What depends on pages that come later, the contents and references
//! to pages, is laid out again until nothing moves.

mod block;
mod context;
mod folios;
pub mod inline;
mod lines;
mod options;
pub mod page;
mod page_cost;
mod sequence;
mod text_style;

pub use lines::Lines;
pub use options::{LinksPlace, NotesPlace, Options};
pub use page::{Fitted, NumberedLine};
pub use page_cost::PageCost;
pub use sequence::{Laid, PlacedHeader, Request, layout, layout_again};
