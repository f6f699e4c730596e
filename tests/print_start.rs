//! Where articles begin: `start` under `[print]`, and what stands before them: `front`.

use chapbook::assemble::{self, assemble};
use chapbook::config;
use chapbook::diagnostic::Sources;
use chapbook::driver::{Memory, Output, Project, Request as DriverRequest};
use chapbook::files::Disk;
use chapbook::font::FontBook;
use chapbook::frame::{Content, Page, RegionKind, Side};
use chapbook::layout::inline::Setter;
use chapbook::layout::{Request, layout};
use chapbook::read;
use chapbook::style::Sheets;
use std::fmt::Write as _;

/// Lays out four articles of one to three pages, and returns the pages and the articles' ids.
fn pages(start: &str) -> (Vec<Page>, Vec<String>) {
    pages_set(&format!("start = \"{start}\""))
}

/// The same, set as `[print]` says.
fn pages_set(print: &str) -> (Vec<Page>, Vec<String>) {
    pages_styled(print, None)
}

/// The same, with a style sheet too.
fn pages_styled(print: &str, css: Option<&str>) -> (Vec<Page>, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for number in 1..=4 {
        let mut text = format!("---\ntitle: Letter number {number}\ndate: 2025-0{number}-06\n---\n");
        for _ in 0..number * 2 + 1 {
            let _ = write!(
                text,
                "\nThe press stood in the back room of the reading circle, and whoever came early inked it. \
                 Nobody remembered who had carried it up the stairs; it weighed as much as three people, and \
                 the floor below it was worn. Paper lay on the shelf beside the window.\n"
            );
        }
        std::fs::write(folder.path().join(format!("{number}.md")), text).expect("an article");
    }
    let mut sources = Sources::default();
    let mut said = Vec::new();
    let settings = format!("[series]\ntitle = \"Letters\"\nlanguage = \"en\"\n[print]\n{print}\n");
    let id = sources.add(folder.path().join("chapbook.toml"), settings);
    let config = config::parse(id, &sources.get(id).text).take(&mut said);
    let inputs = [folder.path().to_owned()];
    let series = read::read(
        read::Request { files: &Disk::of(&inputs), inputs: &inputs, options: &config.read },
        &mut sources,
    )
    .take(&mut said);
    let request = assemble::Request { options: &config.assemble, sources: &sources, source_date_epoch: None };
    let book = assemble(series, request).take(&mut said);
    let own = css.map(|css| (id, css));
    let cascade = Sheets::load(own).take(&mut said).cascade(&config.style, &book.metadata).take(&mut said);
    let fonts = FontBook::new(&[]).take(&mut said);
    let request =
        Request { book: &book, cascade: &cascade, setter: &Setter::new(&fonts), options: config.layout };
    let laid = layout(request).take(&mut said);
    assert_eq!(said, []);
    (laid.pages, book.articles().map(|(_, section)| section.id.clone()).collect())
}

/// Returns the places of the pages on which articles begin, in their order, each article once.
fn openings(pages: &[Page], articles: &[String]) -> Vec<usize> {
    let opens = |id: &String| {
        let mut on = pages.iter().enumerate().filter(|(_, page)| page.anchors.iter().any(|a| *a.id == **id));
        let (at, _) = on.next().expect("every article begins somewhere");
        assert!(on.next().is_none(), "{id} begins twice");
        at
    };
    articles.iter().map(opens).collect()
}

fn has_folio(page: &Page) -> bool {
    let foot = page
        .regions
        .iter()
        .filter(|region| region.kind == RegionKind::Main)
        .map(|region| region.area.origin.y + region.area.size.height);
    let foot = foot.max().expect("a region of text");
    page.items.iter().any(|item| item.at.y > foot)
}

#[test]
fn articles_begin_on_a_page_of_their_own() {
    let (pages, articles) = pages("any");
    let openings = openings(&pages, &articles);
    assert!(openings.is_sorted_by(|a, b| a < b), "{openings:?}");
    assert!(pages[openings[0]..].iter().all(|page| !page.blank), "no page is left out between articles");
    assert!(
        openings.iter().all(|at| has_folio(&pages[*at])),
        "a book of short articles had no folios at all"
    );
}

#[test]
fn articles_begin_on_a_recto_after_a_blank_where_one_is_needed() {
    let (pages, articles) = pages("recto");
    let openings = openings(&pages, &articles);
    assert!(openings.iter().all(|at| pages[*at].side == Side::Recto));
    let blanks: Vec<usize> = (openings[0]..pages.len()).filter(|at| pages[*at].blank).collect();
    assert!(!blanks.is_empty(), "an article that ends on a recto is among them");
    for at in blanks {
        assert!(pages[at].items.is_empty() && pages[at].side == Side::Verso);
        assert!(!pages[at - 1].blank && openings.contains(&(at + 1)), "one blank, before an opening");
    }
}

#[test]
fn articles_that_run_on_share_pages() {
    let (pages, articles) = pages("run-on");
    let openings = openings(&pages, &articles);
    assert_eq!(pages[openings[0]].label, "1");
    let shared = openings.windows(2).any(|pair| pair[0] == pair[1]);
    assert!(shared, "a short article and the next begin on one page: {openings:?}");
    assert!(pages[openings[0]..].iter().all(|page| !page.blank));
    // Only the first page is an opening; an article that begins below another's end hides no folio.
    for at in openings.iter().filter(|at| **at > openings[0]) {
        assert!(has_folio(&pages[*at]), "page {}", pages[*at].label);
    }
    let body: Vec<&str> = pages[openings[0]..].iter().map(|page| page.label.as_str()).collect();
    let counted: Vec<String> = (1..=body.len()).map(|number| number.to_string()).collect();
    assert_eq!(body, counted);
}

// A booklet of two articles had six pages before them, two of these blank.
#[test]
fn title_imprint_and_contents_share_two_pages_where_that_is_asked_for() {
    let (full, articles) = pages_set("front = \"full\"");
    let (compact, _) = pages_set("front = \"compact\"");
    let before = |pages: &[Page]| openings(pages, &articles)[0];
    assert_eq!((before(&full) > 3, before(&compact)), (true, 2));
    assert!(compact[..2].iter().all(|page| !page.blank && page.first.is_some()));
    assert_eq!(compact[2].label, "1");
    let texts =
        |pages: &[Page]| pages[before(pages)..].iter().map(|page| page.items.len()).collect::<Vec<_>>();
    // How the book was made has a page of its own in the full book, and stands below the last text here.
    let (mut articles, mut last) = (texts(&full), texts(&compact));
    let colophon = articles.pop().expect("a page");
    assert!(
        last.pop()
            .zip(articles.pop())
            .is_some_and(|(both, text)| (text + 1..=text + colophon).contains(&both))
    );
    assert_eq!(articles, last, "the articles are set as before");
}

/// Returns all words of pages, in the order of their items.
fn words(pages: &[Page]) -> String {
    let runs = pages.iter().flat_map(|page| &page.items).filter_map(|item| match &item.content {
        Content::Glyphs(run) => Some(run.text.as_str()),
        _ => None,
    });
    runs.collect::<Vec<_>>().join("\n")
}

// Each part around the text can be left out, by its key and by a style sheet: in print the sheet did nothing, though
// the EPUB obeyed it.
#[test]
fn parts_that_are_left_out_are_on_no_page() {
    let said = [
        ("contents", "toc", "Contents"),
        ("imprint", "copyright-page", "4 articles"),
        ("colophon", "colophon", "Colophon"),
    ];
    let whole = words(&pages_set("").0);
    for (part, class, sign) in said {
        assert!(whole.contains(sign), "{sign} is printed");
        let css = format!("section.{class} {{ display: none }}");
        for (pages, articles) in
            [pages_set(&format!("leave-out = [\"{part}\"]")), pages_styled("", Some(&css))]
        {
            let words = words(&pages);
            assert!(!words.contains(sign), "{part} is left out");
            let others = said.iter().filter(|(other, ..)| *other != part);
            assert!(others.clone().all(|(.., sign)| words.contains(sign)), "what is not {part} stays");
            assert_eq!(openings(&pages, &articles).len(), articles.len());
        }
    }
}

// The contents named a page 000 for each article that a style sheet had hidden.
#[test]
fn the_contents_name_no_part_that_is_not_printed() {
    let hidden = "section.chapter { display: none }";
    let (pages, _) = pages_styled("", Some(hidden));
    let words = words(&pages);
    assert!(words.contains("Contents") && !words.contains("Letter number"), "{words}");
}

#[test]
fn with_no_front_pages_the_first_article_is_on_the_first_page() {
    let (pages, articles) = pages_set("front = \"none\"");
    assert_eq!(openings(&pages, &articles)[0], 0);
    assert_eq!(pages[0].label, "1");
    assert!(words(&pages).contains("Colophon"), "what stands behind the text is not in front of it");
}

// A booklet of two articles had six pages before them, and nobody knew the key that makes them two.
#[test]
fn a_short_book_has_few_pages_before_its_text_and_a_long_one_its_own_page_for_each() {
    let pages = |paragraphs: usize| {
        let paragraph =
            "The press stood in the back room of the reading circle, and whoever came early inked it.\n\n";
        let text = format!("Letter\n\n6 January 2025\n\n{}", paragraph.repeat(paragraphs));
        let mut project =
            Project::open(Memory::from_iter([("letter.txt", text.as_str())]), DriverRequest::default());
        project.load();
        let shared = project.share(&[Output::Pdf]).expect("a book").value;
        let is_front = |page: &&Page| page.label.starts_with(['i', 'v', 'x']);
        shared.laid().pages.iter().filter(is_front).count()
    };
    assert_eq!([40, 400, 1_000].map(|paragraphs| pages(paragraphs) > 2), [false, false, true]);
}

// Its lines were divided between two pages where the last text left room for some of them.
#[test]
fn a_colophon_below_the_last_text_is_never_divided() {
    for paragraphs in 1..24 {
        let text = format!(
            "---\ntitle: A Letter\ndate: 2020-01-01\n---\n\n{}",
            "They went down to the water in the morning and came back at night.\n\n".repeat(paragraphs)
        );
        let config =
            "[series]\ntitle = \"Letters\"\n[print]\npage = \"A6\"\nfront = \"compact\"\n".to_owned();
        let mut project = Project::open(
            Memory::from_iter([("a.md", text), ("chapbook.toml", config)]),
            DriverRequest::default(),
        );
        project.load();
        let shared = project.share(&[Output::Pdf]).expect("a book").value;
        let pages = &shared.laid().pages;
        let at = |word: &str| pages.iter().position(|page| words(std::slice::from_ref(page)).contains(word));
        assert_eq!(at("Typefaces"), at("Fingerprint"), "{paragraphs} paragraphs");
        assert_eq!(at("Colophon"), at("Fingerprint"), "{paragraphs} paragraphs");
    }
}
