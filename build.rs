//! Lays out the typefaces that the program carries, and no more of them: `typst-assets` gives all that it has, among
//! them 7 MB for mathematics, through one function, so that whoever asks for one face would carry them all.

use std::path::Path;
use std::{env, fs};

/// The faces by their places in `typst-assets`, 0-based: Libertinus Serif regular, bold, italic, bold italic, semibold
/// and semibold italic. `src/font/embedded.rs` takes them in under these numbers.
const LIBERTINUS: std::ops::Range<usize> = 0..6;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var_os("OUT_DIR").expect("cargo names a folder for what is made");
    for (index, face) in typst_assets::fonts().enumerate().filter(|(index, _)| LIBERTINUS.contains(index)) {
        let path = Path::new(&out).join(format!("libertinus-{index}.otf"));
        fs::write(path, face).expect("the folder can be written to");
    }
}
