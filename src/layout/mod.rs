//! `Book` to pages.

pub mod inline;
pub mod page;
