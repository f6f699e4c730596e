//! Verse on the page: where its lines begin, and which of them are turned.

use chapbook::frame::{Content, RegionKind};
use chapbook::unit::Length;

use crate::support::series::Print;

/// Returns the lines of an article's first page: where each begins in the region of the text, and its words.
fn lines(text: &str) -> Vec<(Length, String)> {
    let article = format!("---\ntitle: Verse\ndate: 2020-01-01\n---\n\nBefore it.\n\n{text}\n\nAfter it.\n");
    let print = Print::of(&[("verse.md", article)], "page = \"A5\"\nfront = \"none\"");
    let page = print.laid.pages.first().expect("a page");
    let main = page.regions.iter().find(|region| region.kind == RegionKind::Main).expect("a text");
    let mut lines: Vec<(Length, Length, String)> = Vec::new();
    for item in page.items.iter().filter(|item| item.region == RegionKind::Main) {
        let Content::Glyphs(run) = &item.content else { continue };
        match lines.iter_mut().find(|(y, ..)| *y == item.at.y) {
            Some((_, _, words)) => words.push_str(run.text.as_str()),
            None => lines.push((item.at.y, item.at.x - main.area.origin.x, run.text.as_str().to_owned())),
        }
    }
    lines.into_iter().map(|(_, x, words)| (x, words)).collect()
}

/// Tells whether lines begin at one place, except for what hangs over it.
fn is_near(one: Length, other: Length) -> bool {
    (one - other).abs() < Length::pt(1)
}

/// Returns where the line that begins with these words begins, and whether all of a line of the poem stands in it.
fn line(all: &[(Length, String)], begins: &str, ends: &str) -> (Length, bool) {
    let found = all.iter().find(|(_, words)| words.starts_with(begins));
    let (x, words) = found.unwrap_or_else(|| panic!("{begins}: {all:?}"));
    (*x, words.trim_end().ends_with(ends))
}

const SHORT: &str = "I name the ferry and the rope,\\\nAnd the far bank.";
/// Longer than its margins would have it, and shorter than a line of prose.
const LONG: &str = "I name the ferry and the rope,\\\n\
    I name the river, and the rain that fills it all the way from the pastures,\\\nAnd the far bank.";
/// Longer than a line of prose.
const LONGEST: &str = "I name the ferry and the rope,\\\n\
    While we who warm our hands with many warm woollen mittens mend them, we hum,\\\nAnd the far bank.";

// A line that fitted was turned before a preposition, as a title is.
#[test]
fn a_line_that_fits_is_not_turned() {
    let all =
        lines("I name the river, and the rain that fills it all the way to the sea,\\\nAnd the far bank.");
    assert!(line(&all, "I name the river", "the sea,").1, "{all:?}");
}

// A line was turned beside a margin into which its last word would have gone.
#[test]
fn verse_gives_up_its_margins_before_a_line_is_turned() {
    let short = line(&lines(SHORT), "And the far", "bank.").0;
    assert!(short > Length::pt(12), "it is set in: {short:?}");
    let all = lines(LONG);
    assert!(line(&all, "I name the river", "pastures,").1, "{all:?}");
    let [first, long, last] =
        ["I name the ferry", "I name the river", "And the far"].map(|words| line(&all, words, "").0);
    assert!(is_near(first, long) && is_near(long, last), "one poem has one margin: {all:?}");
    assert!(last < short + Length::pt(1) && last > -Length::pt(1), "{last:?}");
}

#[test]
fn a_line_that_no_margin_holds_is_turned_and_its_poem_keeps_them() {
    let all = lines(LONGEST);
    assert!(!line(&all, "While we who", "we hum,").1, "{all:?}");
    let short = line(&lines(SHORT), "And the far", "bank.").0;
    assert!(is_near(line(&all, "And the far", "bank.").0, short));
}

// The margin of the quotation and that of the verse were added to each other.
#[test]
fn verse_in_a_quotation_is_set_in_once() {
    let quoted = SHORT.replace('\n', "\n> ");
    let all = lines(&format!("> It says:\n>\n> {quoted}"));
    let [prose, verse] = ["It says", "And the far"].map(|words| line(&all, words, "").0);
    assert!(prose > Length::pt(12), "{prose:?}");
    assert!(is_near(prose, verse), "{all:?}");
}
