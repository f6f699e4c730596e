//! What the program carries beside its code: typefaces, and the patterns by which words are divided.
//!
//! They are part of the program itself, except in a web page. There each comes over the network when it is first needed:
//! one that is not there yet is put on a list, and whoever runs the library brings it and asks again. What was made
//! without it is thrown away.

#[cfg(target_arch = "wasm32")]
pub use page::{bring, bytes, wanted};

#[cfg(target_arch = "wasm32")]
mod page {
    use std::cell::RefCell;
    use std::collections::{BTreeMap, BTreeSet};

    thread_local! {
        /// What was brought, by its name.
        static BROUGHT: RefCell<BTreeMap<String, &'static [u8]>> = RefCell::default();
        static WANTED: RefCell<BTreeSet<String>> = RefCell::default();
    }

    /// Brings a file, which stays as long as the library does.
    pub fn bring(name: &str, bytes: Vec<u8>) {
        BROUGHT.with_borrow_mut(|brought| brought.insert(name.to_owned(), bytes.leak()));
    }

    /// Returns a file; one that was not brought yet is empty, and is wanted from now on.
    pub fn bytes(name: &str) -> &'static [u8] {
        BROUGHT.with_borrow(|brought| brought.get(name).copied()).unwrap_or_else(|| {
            WANTED.with_borrow_mut(|wanted| wanted.insert(name.to_owned()));
            &[]
        })
    }

    /// Returns the names of what was asked for and is not there.
    pub fn wanted() -> Vec<String> {
        WANTED.take().into_iter().collect()
    }
}
