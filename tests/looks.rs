//! What looking at pages has shown to be wrong once, seen from the frames.

use crate::support;

use chapbook::font::FontBook;
use chapbook::frame::{Added, Bearing, Content, EntryPart, Item, Page, RegionKind};
use chapbook::layout::Laid;
use chapbook::model::{Book, SectionKind};
use chapbook::unit::Length;
use support::series::lay_out;

/// Lays out one article of an Arabic or an English series.
fn laid(text: &str) -> (Book, Laid) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("2020-01-02-one.md"), text).expect("an article");
    lay_out(folder.path(), "A5", &FontBook::new(&[]).value).expect("a book")
}

fn page(book: &Book, laid: &Laid, kind: SectionKind) -> Page {
    let of_kind = |page: &&Page| page.section.is_some_and(|index| book.section(index).kind == kind);
    laid.pages.iter().find(of_kind).expect("a page of the kind").clone()
}

/// Returns the first item of the text that shows these words.
fn item<'p>(page: &'p Page, words: &str) -> &'p Item {
    page.items
        .iter()
        .find(|item| item.region == RegionKind::Main && shown(item).starts_with(words))
        .unwrap_or_else(|| panic!("{words:?} is not on page {}", page.label))
}

fn shown(item: &Item) -> &str {
    match &item.content {
        Content::Glyphs(run) => run.text.as_str(),
        _ => "",
    }
}

// They stood at the head of their pages, with the rest empty under them.
#[test]
fn imprint_and_colophon_stand_at_the_foot_of_their_pages() {
    let (book, laid) = laid("---\ntitle: One\n---\n\nText.\n");
    for kind in [SectionKind::Imprint, SectionKind::Colophon] {
        let page = page(&book, &laid, kind);
        let grid = page.grid.expect("a grid");
        let main = page.regions.iter().find(|region| region.kind == RegionKind::Main).expect("main").area;
        let last = page.items.iter().map(|item| item.at.y).max().expect("words");
        assert!(last + grid.step > main.origin.y + main.size.height - grid.step, "{kind:?}");
    }
}

#[test]
fn the_colophon_names_every_typeface_the_text_s_first() {
    let (book, laid) = laid("---\ntitle: One\n---\n\nText and more text, with `code` in it.\n");
    let page = page(&book, &laid, SectionKind::Colophon);
    let line: String = page
        .items
        .iter()
        .filter(|item| matches!(item.bearing, Bearing::Added(Added::Typefaces(_))))
        .map(shown)
        .collect();
    assert_eq!(line, "Typefaces: Libertinus Serif, DejaVu Sans Mono");
}

// The first stanza was taken for a first paragraph, and stood two ems further in than the others.
#[test]
fn all_stanzas_begin_at_one_place() {
    let (book, laid) = laid(
        "---\ntitle: One\n---\n\nIt was sung:\n\n> Alpha is the first of all,\\\n> and the next is near.\n>\n\
         > Beta is the second call,\\\n> and the end is here.\n>\n> — A song of the circle\n",
    );
    let page = page(&book, &laid, SectionKind::Article);
    // Except for what each first letter hangs over the margin.
    let apart = item(&page, "Alpha").at.x - item(&page, "Beta").at.x;
    assert!(apart.units().abs() < Length::pt(1).units(), "{apart:?}");
}

// Spaces at the start of a line of code were folded away, and those within it into one.
#[test]
fn code_keeps_its_spaces() {
    let (book, laid) = laid("---\ntitle: One\n---\n\nText.\n\n```\nouter\n    inner  apart\n```\n");
    let page = page(&book, &laid, SectionKind::Article);
    let indent = item(&page, "inner").at.x - item(&page, "outer").at.x;
    let Content::Glyphs(run) = &item(&page, "outer").content else { panic!("letters") };
    let letter = run.width().units() / 5;
    assert!((indent.units() - 4 * letter).abs() < letter / 10, "{indent:?}, of letters {letter}");
    let end = item(&page, "apart").at.x - item(&page, "inner").at.x;
    assert!((end.units() - 7 * letter).abs() < letter / 10, "{end:?}, of letters {letter}");
}

// Tabs were one space, and a line that began with a quotation mark or a hyphen hung over its column.
#[test]
fn columns_of_code_stand_under_one_another() {
    let (book, laid) =
        laid("---\ntitle: One\n---\n\nText.\n\n```\nplain\twide\n\"so\"\tword\n- dash\n\tinner\n```\n");
    let page = page(&book, &laid, SectionKind::Article);
    let x = |words: &str| item(&page, words).at.x;
    assert_eq!(x("\"so"), x("plain"));
    assert_eq!(x("-"), x("plain"));
    assert_eq!(x("wide"), x("word"));
    assert_eq!(x("inner"), x("word"));
}

// The rule stood at the left, where lines from right to left end.
#[test]
fn the_rule_over_notes_stands_where_lines_start() {
    let (book, laid) = laid("---\ntitle: ورقة\nlang: ar\n---\n\nنص قصير هنا.[^1]\n\n[^1]: حاشية.\n");
    let page = page(&book, &laid, SectionKind::Article);
    let main = page.regions.iter().find(|region| region.kind == RegionKind::Main).expect("main").area;
    let is_rule = |item: &&Item| item.region == RegionKind::Foot && matches!(item.content, Content::Path(_));
    let rule = page.items.iter().find(is_rule).expect("a rule");
    assert!(rule.at.x > main.origin.x + main.size.width.scale(0.5));
}

// Two notes of an article may follow one another at the foot: their paragraphs were not told apart.
#[test]
fn a_second_paragraph_of_a_note_is_indented() {
    let (book, laid) = laid("---\ntitle: One\n---\n\nText.[^1]\n\n[^1]: First.\n\n    Second.\n");
    let page = page(&book, &laid, SectionKind::Article);
    let second = page.items.iter().find(|item| shown(item).starts_with("Second")).expect("the note");
    let main = page.regions.iter().find(|region| region.kind == RegionKind::Main).expect("main").area;
    assert!(second.at.x > main.origin.x);
}

// Two notes in a row were called by one number, 12; so were the number of an address and the note after it.
#[test]
fn numbers_of_notes_in_a_row_are_parted_by_a_comma() {
    let text = "---\ntitle: One\n---\n\nFirst.[^1][^2] Second [there](https://example.org/x)[^3] and last.[^4]\n\n\
                [^1]: A.\n[^2]: B.\n[^3]: C.\n[^4]: D.\n";
    let (book, laid) = laid(text);
    let page = page(&book, &laid, SectionKind::Article);
    let main = page.items.iter().filter(|item| item.region == RegionKind::Main);
    let words: String = main.map(|item| shown(item).replace('\u{2060}', "")).collect();
    let words: String = words.split_whitespace().collect();
    assert!(words.contains("First.1,2Secondthere3,4andlast.5"), "{words}");
}

// A line was left free after every entry: the contents of sixty letters took four pages.
#[test]
fn contents_of_only_titles_are_set_line_under_line() {
    let contents = |subtitle: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        for day in 1..=60 {
            let date = format!("2020-{:02}-{:02}", 1 + day / 28, 1 + day % 28);
            let text = format!("---\ntitle: Letter {day}\n{subtitle}---\n\nAll is well.\n");
            std::fs::write(folder.path().join(format!("{date}.md")), text).expect("an article");
        }
        let (book, laid) = lay_out(folder.path(), "A5", &FontBook::new(&[]).value).expect("a book");
        let is_contents = |page: &&Page| {
            page.section.is_some_and(|index| book.section(index).kind == SectionKind::Contents)
        };
        laid.pages.iter().filter(is_contents).count()
    };
    assert_eq!(contents(""), 2);
    assert!(contents("subtitle: on the weather\n") > 4);
}

// In the small capitals of the contents the first of a month was `1ER`.
#[test]
fn the_first_of_a_month_is_raised_in_french_contents() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("chapbook.toml"), "[series]\nlanguage = \"fr\"\n").expect("a file");
    for day in ["01", "13"] {
        let text = format!("---\ntitle: Lettre {day}\ndate: 2017-09-{day}\n---\n\nTout va bien.\n");
        std::fs::write(folder.path().join(format!("{day}.md")), text).expect("an article");
    }
    let (book, laid) = lay_out(folder.path(), "A5", &FontBook::new(&[]).value).expect("a book");
    let page = page(&book, &laid, SectionKind::Contents);
    let dates: Vec<&Item> = page
        .items
        .iter()
        .filter(|item| matches!(item.bearing, Bearing::Added(Added::Entry(_, EntryPart::Date))))
        .collect();
    let size = |item: &Item| match &item.content {
        Content::Glyphs(run) => run.size,
        _ => Length::ZERO,
    };
    let of = |words: &str| dates.iter().find(|item| shown(item).trim() == words).expect(words);
    let (day, raised) = (of("1"), of("er"));
    assert!(raised.at.y < day.at.y && size(raised) < size(day), "{raised:?}");
    assert!(dates.iter().any(|item| shown(item).starts_with("13")), "{dates:?}");
}
