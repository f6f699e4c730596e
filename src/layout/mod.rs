//! `Book` to pages.

pub mod inline;
