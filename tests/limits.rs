//! The bounds on what untrusted input may cost.

use crate::support::command;

use crate::support::series::Print;
use chapbook::limits::{COLUMNS, FONT_BYTES, INNER_DRAWINGS, LISTED_SHEETS, PICTURE_BYTES, SIGNATURES};
use chapbook::model::Block;
use command::Place;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

const LETTER: &str = "---\ntitle: A Letter\ndate: 2025-01-06\n---\n\nPaper is folded before it is cut.\n";

/// Returns all sources of the project, one after another.
fn sources() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = String::new();
    let mut folders: Vec<PathBuf> = vec![root.join("src"), root.join("tests")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|ending| ending == "rs") {
                all += &fs::read_to_string(entry).expect("a file of the project");
            }
        }
    }
    all
}

/// Returns what stands between backticks.
fn names(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// A new bound gets its line in the table, and each bound and each promise a test that is there.
#[test]
fn each_bound_and_each_promise_is_listed_with_its_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = fs::read_to_string(root.join("src/limits/mod.rs")).expect("the bounds");
    let constructs = fs::read_to_string(root.join("benches/growth/constructs.rs")).expect("the constructs");
    let all = sources();
    let is_row = |line: &&str| {
        line.starts_with("//! | ") && !line.ends_with(" tested by |") && !line.ends_with(" held by |")
    };
    let rows: Vec<&str> = table.lines().filter(is_row).collect();
    let mut promises = 0;
    for row in &rows {
        let cell = row.trim_end_matches([' ', '|']).rsplit('|').next().expect("a column");
        let names = names(cell);
        assert!(!names.is_empty(), "no test: {row}");
        match cell.trim().strip_prefix("growth: ") {
            Some(_) => {
                assert!(names.iter().all(|name| constructs.contains(&format!("(\"{name}\","))), "{row}")
            }
            None => assert!(names.iter().all(|name| all.contains(&format!("fn {name}()"))), "{row}"),
        }
        promises += usize::from(!row.starts_with("//! | [`"));
    }
    assert!(promises >= 15, "only {promises}");
    let bounds = table.lines().filter_map(|line| line.strip_prefix("pub const ")?.split(':').next());
    for bound in bounds {
        let is_of = |row: &&str| row.starts_with("//! | [`") && row.contains(&format!("[`{bound}`]"));
        assert!(rows.iter().any(is_of), "{bound} is not in the table");
    }
}

// Sparse files: only their length counts, and nothing of them is read.
#[test]
fn files_larger_than_any_are_refused_by_their_length() {
    let place = Place::new(&[("a.md", &format!("{LETTER}\n![A press](press.png)\n"))]);
    fs::create_dir(place.series().join("fonts")).expect("a folder");
    for (name, bytes) in [("press.png", PICTURE_BYTES), ("fonts/own.ttf", FONT_BYTES)] {
        let file = File::create(place.series().join(name)).expect("a file");
        file.set_len(bytes + 1).expect("a sparse file");
    }
    let ran = place.run(&["check", "series", "--format", "json"]);
    assert_eq!(ran.status, 0, "{}", ran.stdout);
    let mut said = ran.said();
    said.sort();
    assert_eq!(said, ["warning F001 series/fonts/own.ttf:null", "warning R265 a.md:8"]);
}

#[test]
fn drawings_lie_only_a_few_deep_in_one_another() {
    let svg = |inner: &str| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='9' height='9'>{inner}</svg>"
        )
    };
    let within = |depth: u32| {
        (0..depth).fold(svg("<path d='M0 0h9v9z'/>"), |inner, _| {
            let written: String = inner.bytes().map(|byte| format!("%{byte:02X}")).collect();
            svg(&format!("<image width='9' height='9' xlink:href='data:image/svg+xml,{written}'/>"))
        })
    };
    let place = Place::new(&[("a.md", &format!("{LETTER}\n![A press](press.svg)\n"))]);
    for (depth, said) in
        [(INNER_DRAWINGS, vec![]), (INNER_DRAWINGS + 1, vec!["warning R265 a.md:8".to_owned()])]
    {
        place.put("press.svg", within(depth));
        let ran = place.run(&["check", "series", "--format", "json"]);
        assert_eq!((ran.status, ran.said()), (0, said), "{depth}: {}", ran.stdout);
    }
}

#[test]
fn a_cell_spans_no_more_columns_than_in_browsers() {
    let text = "<table><tr><td colspan=60000>all</td></tr><tr><td>one</td><td>two</td></tr></table>\n";
    let print = Print::of(&[("2020-01-01-a.md", format!("# Title\n\n{text}"))], "");
    let (_, article) = print.book.articles().next().expect("an article");
    let spans: Vec<u16> = article
        .blocks
        .iter()
        .filter_map(|node| match &node.value {
            Block::Table(table) => Some(table.rows.iter().flatten().map(|cell| cell.span.columns)),
            _ => None,
        })
        .flatten()
        .collect();
    assert!(!spans.is_empty() && spans.iter().all(|columns| *columns <= COLUMNS), "{spans:?}");
}

// A line of 20,000 numbers made a file of 1,280,000 empty pages; a list of none was taken for no list.
#[test]
fn a_list_of_signatures_is_bounded() {
    let place = Place::new(&[("a.md", LETTER)]);
    let most = LISTED_SHEETS as usize / 32;
    for (sizes, said) in [
        (vec![1; SIGNATURES], None),
        (vec![32; most], None),
        (vec![1; SIGNATURES + 1], Some("101 signatures")),
        (vec![32; most + 1], Some("1024 sheets")),
        (vec![], Some("0 signatures")),
    ] {
        place
            .put("chapbook.toml", format!("[series]\nlanguage = \"en\"\n[booklet]\nsignature = {sizes:?}\n"));
        let ran = place.run(&["check", "series", "--format", "json"]);
        let is_refused = ran.said().iter().any(|said| said.starts_with("error C005"));
        assert_eq!(is_refused, said.is_some(), "{sizes:?}: {}", ran.stdout);
        assert!(ran.stdout.contains(said.unwrap_or_default()), "{}", ran.stdout);
    }
}
