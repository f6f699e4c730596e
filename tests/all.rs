//! Every test that goes through the library's front or the program, in one binary: it is linked once.
//!
//! One file a topic; `cargo test --test all labelled::` runs one of them. The list is held by
//! [`every_file_of_tests_is_run`].

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what a test counts is small, and one that were not would make it fail"
)]

mod support;

mod asides;
mod attack;
mod bad_input;
mod bad_places;
mod bad_study;
mod booklet;
mod booklet_files;
mod by_hand;
mod cli;
mod codes;
mod correct;
mod dependencies;
mod desk;
mod desk_kept;
mod desk_speech;
mod desk_views;
mod desk_way;
mod directions;
mod each_code;
mod encodings;
mod epub;
mod excerpts;
mod expected;
#[cfg(feature = "fetch")]
mod fetch;
#[cfg(feature = "fetch")]
mod fetch_secure;
mod fidelity;
mod folded_copies;
mod foreign;
mod fuzzed;
mod handout_pages;
mod handout_settings;
mod handouts;
mod headers;
mod heads;
mod how_to;
mod import;
mod import_books;
mod import_kinds;
mod imports;
mod impose;
mod impose_leaves;
mod in_doubt;
mod keep;
mod labelled;
mod layout;
mod leaks;
mod limits;
mod line_numbers;
mod looks;
mod on_one_side;
mod one_meaning;
mod one_number;
mod own_words;
mod parameters;
mod pdf;
mod pdf_books;
mod pdf_file;
mod pdf_sides;
mod pictures;
mod plain_english;
mod print_links;
mod print_start;
mod print_tables;
mod print_verse;
mod proof;
mod proof_book;
mod reading_text;
mod real_seeds;
mod same_bytes;
mod side_by_side;
mod stopped;
mod stress;
mod study_forms;
mod study_layouts;
mod style_epub;
mod style_names;
mod style_print;
mod web;

// A file that is not named above would be compiled by nobody, and its tests would never run.
#[test]
fn every_file_of_tests_is_run() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let own = include_str!("all.rs");
    for entry in std::fs::read_dir(folder).expect("the folder of tests") {
        let name = entry.expect("an entry").file_name().into_string().expect("a name in UTF-8");
        if let Some(stem) = name.strip_suffix(".rs").filter(|stem| *stem != "all") {
            assert!(own.contains(&format!("\nmod {stem};\n")), "tests/all.rs does not name {stem}");
        }
    }
}

// A key was pressed and the page it leads to waited for afterwards: where it came at once, the wait had no end. One place
// waits, and begins before it acts.
#[test]
fn one_place_waits_for_a_page_of_a_browser() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/validators");
    let mut found = Vec::new();
    for room in ["desk", "reach"] {
        for entry in std::fs::read_dir(folder.join(room)).expect("a folder of scripts") {
            let path = entry.expect("an entry").path();
            let script = std::fs::read_to_string(&path).unwrap_or_default();
            let name = format!("{room}/{}", path.file_name().expect("a name").display());
            found.extend(script.matches("waitForNavigation").map(|_| name.clone()));
        }
    }
    assert_eq!(found, ["desk/browser.mjs"], "use `leads`");
}
