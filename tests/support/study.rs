//! Series with study files, each in a folder of its own.

use super::command::Place;
use std::path::Path;

/// Returns the sample, the fixtures that have study files, and the two real seeds, where they are, with study
/// files written for them.
pub fn series() -> Vec<(&'static str, Place)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for name in ["seeds", "tests/fixtures/russian", "tests/fixtures/german", "tests/fixtures/arabic"] {
        let place = Place::new(&[]);
        place.take_in(&root.join(name));
        all.push((name, place));
    }
    match root.join("../shared/seeds") {
        real if real.is_dir() => {
            let place = Place::new(&[]);
            place.take_in(&real);
            place.take_in(&root.join("tests/newsletter-study"));
            all.push(("the real seeds", place));
        }
        _ => eprintln!("SKIPPED the real seeds: there is no ../shared/seeds"),
    }
    all
}
