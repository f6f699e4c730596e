//! The page that says how to print, fold and bind a booklet, over every language, both papers and every scheme.

use chapbook::driver::{Memory, Output, Project, Request};
use chapbook::frame::{Content, Page};
use rayon::prelude::*;

/// Settings of `[booklet]`, with how many paragraphs the letter has.
const BOOKLETS: [(usize, &str); 21] = [
    (12, ""),
    (12, "cover = 'wrap'\ntrim = true\nseparate = true"),
    (12, "flip = 'long-edge'"),
    (12, "flip = 'single-sided'"),
    (12, "flip = 'single-sided'\nprinter = 'A'"),
    (12, "flip = 'single-sided'\nprinter = 'C'\ncover = 'wrap'"),
    (2, "scheme = 'zine'"),
    (2, "scheme = 'leaflet'"),
    (2, "scheme = 'concertina'"),
    (2, "scheme = 'gate'"),
    (2, "copies = 4\npage = 'A7'\nsheet = 'A4'"),
    (6, "copies = 2"),
    (10, "scheme = 'quarto'"),
    (10, "scheme = 'octavo'"),
    (90, "scheme = 'octavo'"),
    (12, "scheme = 'ring'"),
    (12, "scheme = 'ring'\nholes = 'comb'"),
    (12, "scheme = 'four-up'"),
    (60, "scheme = 'perfect'\ncover = 'wrap'"),
    (120, "signature = 2"),
    (120, "signature = 2\ncover = 'wrap'\nflip = 'single-sided'"),
];

/// Returns the pages of such a booklet's page that says how.
fn how_to(language: &str, paper: &str, (paragraphs, settings): (usize, &str)) -> Vec<Page> {
    let text = format!(
        "---\ntitle: 12\ndate: 2025-02-06\n---\n\n{}",
        format!("{}\n\n", "7 ".repeat(120)).repeat(paragraphs)
    );
    let config = format!(
        "[series]\ntitle = \"1905\"\nlanguage = \"{language}\"\npaper = \"{paper}\"\n[booklet]\n{settings}\n"
    );
    let files = Memory::from_iter([("letter.md", text), ("chapbook.toml", config)]);
    let mut project = Project::open(files, Request::default());
    project.load();
    let shared = project.share(&[Output::Booklet]).expect("a book").value;
    let imposed = shared.booklet();
    let imposed = imposed.value.unwrap_or_else(|| panic!("{settings}: {:?}", imposed.diagnostics));
    shared.how_to(&imposed).value.1.pages
}

/// Languages of long words and of short ones, and of scripts that run either way.
const LANGUAGES: [&str; 8] = ["en", "de", "fr", "ru", "hu", "hi", "ar", "he"];
/// The fewest lines, or as much room as they take, on a second page.
const FEWEST: u32 = 8;

// The page of a stapled booklet ran over to a second one with three lines, in all languages. What is said is one page;
// where backs are printed by hand, a cover is laid around, piles are cut or sheets folded again and again, what is done at the table may have a page
// of its own, never a few lines.
#[test]
fn what_is_said_on_how_to_print_and_fold_is_one_page_or_two_that_are_worth_it() {
    let booklets: Vec<_> = LANGUAGES
        .iter()
        .flat_map(|tag| ["a4", "letter"].map(|paper| (*tag, paper)))
        .flat_map(|(tag, paper)| BOOKLETS.map(|booklet| (tag, paper, booklet)))
        .collect();
    let one = |settings: &str| {
        ["cover", "four-up", "single-sided", "quarto", "octavo"].iter().all(|word| !settings.contains(word))
    };
    booklets.par_iter().for_each(|(tag, paper, booklet)| {
        let pages = how_to(tag, paper, *booklet);
        let most = if one(booklet.1) { 1 } else { 2 };
        assert!((1..=most).contains(&pages.len()), "{tag}, {paper}, {}: {} pages", booklet.1, pages.len());
        let last = pages.last().map(Page::lines_taken).unwrap_or_default();
        assert!(last >= FEWEST, "{tag}, {paper}, {}: {last} lines on the last page", booklet.1);
    });
}

// The text spoke of a dashed line where the drawing had a thick one, and dashes where the sheet is folded.
#[test]
fn a_sheet_is_cut_along_a_solid_line_and_folded_along_dashes_in_words_and_drawing_alike() {
    let pages = how_to("en", "a4", (2, "scheme = 'zine'"));
    let words = pages.iter().flat_map(|page| &page.items).filter_map(|item| match &item.content {
        Content::Glyphs(run) => Some(run.text.as_str()),
        _ => None,
    });
    let words: String = words.collect::<Vec<_>>().join(" ");
    assert!(words.contains("Cut along the solid line"), "{words}");
    assert!(!words.contains("dashed line"), "{words}");
    // The title page, which is no page 1.
    assert!(words.contains("page i in front"), "{words}");
}
