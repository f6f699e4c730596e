//! Tables, code and words that are too wide for their page: they are fitted, or reported if that is impossible.

use crate::support;

use chapbook::frame::{ArtifactKind, Bearing, Content, Page, RegionKind};
use chapbook::unit::Length;
use std::fmt::Write as _;
use support::series::{Print, page_words, words};

fn article(text: &str) -> Vec<(&'static str, String)> {
    vec![("wide.md", format!("---\ntitle: Wide\ndate: 2020-01-01\n---\n\nBefore the table.\n\n{text}"))]
}

/// A table of so many columns and rows whose cells begin with such a word.
fn table(columns: usize, rows: usize, word: &str) -> String {
    let mut out = String::new();
    (0..columns).for_each(|column| write!(out, "| Head{column} ").expect("a string"));
    out.push_str("|\n");
    out.push_str(&"|---".repeat(columns));
    out.push_str("|\n");
    for row in 0..rows {
        (0..columns).for_each(|column| write!(out, "| {word}{row}x{column} ").expect("a string"));
        out.push_str("|\n");
    }
    out
}

/// Every glyph stands in the region of the text, except marks that hang half their width.
fn stays_in_its_region(pages: &[Page]) {
    for page in pages {
        let Some(main) = page.regions.iter().find(|region| region.kind == RegionKind::Main) else { continue };
        let area = main.area;
        for item in page.items.iter().filter(|item| item.region == RegionKind::Main) {
            let Content::Glyphs(run) = &item.content else { continue };
            let right = item.at.x + run.width();
            assert!(item.at.x >= area.origin.x - Length::pt(3), "page {}: {:?}", page.label, run.text);
            assert!(
                right <= area.origin.x + area.size.width + Length::pt(3),
                "page {}: {:?}",
                page.label,
                run.text
            );
            assert!(item.at.y <= area.origin.y + area.size.height, "page {}: {:?}", page.label, run.text);
        }
    }
}

fn type_sizes(pages: &[Page], word: &str) -> Vec<Length> {
    let items = pages.iter().flat_map(|page| &page.items);
    let runs = items.filter_map(|item| match &item.content {
        Content::Glyphs(run) if run.text.as_str().contains(word) => Some(run.size),
        _ => None,
    });
    runs.collect()
}

#[test]
fn a_table_a_little_too_wide_is_set_in_smaller_type() {
    let fits = Print::of(&article(&table(3, 4, "paper")), "page = \"A5\"");
    assert_eq!(fits.said, []);
    let own = type_sizes(&fits.laid.pages, "paper")[0];
    let tight = Print::of(&article(&table(6, 4, "paperwork")), "page = \"A5\"");
    assert_eq!(tight.said, [], "it is readable still");
    stays_in_its_region(&tight.laid.pages);
    let sizes = type_sizes(&tight.laid.pages, "paperwork");
    assert_eq!(sizes.len(), 24, "no word is divided");
    assert!(sizes.iter().all(|size| *size < own && *size >= Length::pt(7)), "{sizes:?}");
}

#[test]
fn a_table_that_nothing_makes_fit_breaks_its_words_and_is_told_once() {
    let print = Print::of(&article(&table(16, 40, "incomprehensible")), "page = \"A6\"");
    let codes: Vec<&str> = print.said.iter().map(|said| said.code.0).collect();
    assert_eq!(codes, ["L003"]);
    assert!(print.said[0].primary.is_some() && !print.said[0].hints.is_empty());
    stays_in_its_region(&print.laid.pages);
}

#[test]
fn head_rows_stand_again_on_each_page_as_artifacts() {
    let print = Print::of(&article(&table(3, 90, "row")), "page = \"A5\"");
    let shown: Vec<(bool, usize)> = print
        .laid
        .pages
        .iter()
        .filter(|page| page_words(page).contains("row"))
        .map(|page| {
            let heads = page.items.iter().filter(|item| words(item).contains("Head"));
            let again = heads.clone().filter(|item| item.bearing == Bearing::Artifact(ArtifactKind::Layout));
            assert_eq!(heads.count(), 3, "page {}", page.label);
            (again.count() == 3, page.items.iter().filter(|item| words(item).contains("row")).count())
        })
        .collect();
    assert!(shown.len() >= 3, "it takes three pages");
    assert!(!shown[0].0 && shown[1..].iter().all(|(again, _)| *again), "only the first head is said");
    assert_eq!(shown.iter().map(|(_, rows)| rows).sum::<usize>(), 270, "every row stands once");
}

/// A row that no page holds goes on on the next: it once ran off the foot.
#[test]
fn a_row_higher_than_a_page_goes_on() {
    let text = format!("| A | B |\n|---|---|\n| {} | short |\n", "sheet after sheet ".repeat(500));
    let print = Print::of(&article(&text), "page = \"A6\"");
    stays_in_its_region(&print.laid.pages);
    let shown: String = print.laid.pages.iter().map(page_words).collect();
    assert_eq!(shown.matches("after").count(), 500);
}

#[test]
fn a_word_wider_than_its_line_is_broken_and_told() {
    let word = "x".repeat(120);
    let print = Print::of(&article(&format!("Here {word} stands.\n")), "page = \"A6\"");
    assert_eq!(print.said.iter().map(|said| said.code.0).collect::<Vec<_>>(), ["L002"]);
    stays_in_its_region(&print.laid.pages);
    let drawn: usize = print.laid.pages.iter().map(|page| page_words(page).matches('x').count()).sum();
    assert_eq!(drawn, 120);
}

/// Where a line of code wraps it goes on two letters' widths further in than it began; each line begins anew.
#[test]
fn long_lines_of_code_hang() {
    let code = format!("short\n    indented {}\n\nlong {}\nlast", "word ".repeat(30), "word ".repeat(30));
    let print = Print::of(&article(&format!("```\n{code}\n```\n\nAfter it.")), "page = \"A5\"");
    assert_eq!(print.said, []);
    let mut lines: Vec<(Length, String)> = Vec::new();
    for page in &print.laid.pages {
        let mut at = None;
        for item in &page.items {
            let (true, Content::Glyphs(run)) = (item.region == RegionKind::Main, &item.content) else {
                continue;
            };
            if at != Some(item.at.y) {
                lines.push((item.at.x, String::new()));
            }
            at = Some(item.at.y);
            if let Some((_, line)) = lines.last_mut() {
                line.push_str(run.text.as_str());
            }
        }
    }
    let begin = |word: &str| {
        let at = lines.iter().position(|(_, line)| line.trim().starts_with(word)).expect("the line is there");
        let points = |at: usize| lines[at].0.to_pt();
        (points(at), points(at + 1))
    };
    let (short, after_short) = begin("short");
    let (long, after_long) = begin("long");
    let (last, _) = begin("last");
    // Spaces that indent are drawn.
    assert!((after_short - short).abs() < 1.0 && (long - short).abs() < 1.0 && (last - short).abs() < 1.0);
    let hang = after_long - long;
    assert!((10.0..30.0).contains(&hang), "{hang} pt");
    let (indented, after_indented) = begin("indented");
    assert!(after_indented - indented > hang + 10.0, "{after_indented} after {indented}");
}
