//! What several tests share.
#![allow(dead_code, reason = "each test uses its part")]

pub mod book;
pub mod command;
pub mod container;
pub mod desk;
pub mod exports;
pub mod folding;
pub mod frames;
pub mod pages;
pub mod series;
pub mod study;
pub mod tagged;
pub mod words;
