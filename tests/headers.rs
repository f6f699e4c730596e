//! Where the titles and the texts of articles begin on the pages that they open.

use crate::support;

use chapbook::font::FontBook;
use chapbook::frame::{Bearing, Content, Item, Page, RegionKind};
use chapbook::layout::Laid;
use chapbook::model::{Block, Book, NodeId, Section, SectionIndex};
use std::fmt::Write as _;
use support::frames::PAPERS;
use support::series::{Print, all, lay_out};

/// Returns the first grid line of the items whose nodes are these: an initial letter stands on its last.
fn line_of(page: &Page, nodes: std::ops::Range<NodeId>) -> Option<i64> {
    let grid = page.grid?;
    let bears = |item: &&Item| {
        let node = match item.bearing {
            Bearing::Text(position) => position.node,
            _ => return false,
        };
        item.region == RegionKind::Main && matches!(item.content, Content::Glyphs(_)) && nodes.contains(&node)
    };
    page.items.iter().filter(bears).map(|item| (item.at.y - grid.first).ratio(grid.step).round() as i64).min()
}

/// Returns the lines of title and first text of each article that opens a page, with its id.
fn lines(book: &Book, laid: &Laid) -> Vec<(String, Option<i64>, Option<i64>)> {
    let opens = |index: usize, section: &Section| {
        let index = SectionIndex(index as u32);
        let page = laid.pages.iter().find(|page| page.section == Some(index) && !page.blank)?;
        page.anchors.iter().any(|anchor| *anchor.id == *section.id).then_some(page)
    };
    let articles = book.sections.iter().enumerate().filter(|(_, section)| {
        section.kind == chapbook::model::SectionKind::Article && !section.header.is_empty()
    });
    articles
        .filter_map(|(index, section)| {
            let page = opens(index, section)?;
            let is_title = |node: &&chapbook::model::Node<Block>| matches!(node.value, Block::Heading(_));
            let title = section.header.iter().find(is_title)?.id;
            let after_title = section.header.iter().map(|node| node.id).find(|id| *id > title);
            let text = section.blocks.first()?.id;
            let title = line_of(page, title..after_title.unwrap_or(text));
            Some((section.id.clone(), title, line_of(page, text..NodeId(text.0 + 40))))
        })
        .collect()
}

fn article(head: &str, title: &str) -> String {
    let mut text = format!("---\n{head}\n---\n\n# {title}\n");
    for _ in 0..5 {
        let _ = write!(
            text,
            "\nThe press stood in the back room of the reading circle, and whoever came early inked it. Nobody \
             remembered who had carried it up the stairs, and the floor below it was worn.\n"
        );
    }
    text
}

/// A kicker more above a title, a subtitle or a second line of the title below it move neither title nor text.
#[test]
fn titles_and_first_lines_of_text_stand_on_one_line_of_their_pages() {
    let long = "What the Paper Remembers of Hands that Fold It, and How Often in a Year it May be Folded";
    let files = [
        ("1.md", article("date: 2025-01-06", "Paper")),
        ("2.md", article("date: 2025-02-03\nkicker: From the Bench", "Thread")),
        ("3.md", article("date: 2025-03-03", long)),
        ("4.md", article("date: 2025-04-07\nsubtitle: A second look", "Glue")),
        ("5.md", article("date: 2025-05-05", "Boards")),
    ];
    for settings in ["", "page = \"trade\"", "start = \"recto\""] {
        let print = Print::of(&files, settings);
        let found = lines(&print.book, &print.laid);
        assert_eq!(found.len(), files.len());
        let first = found[0].clone();
        assert!(first.1.is_some() && first.2.is_some());
        for (article, title, text) in &found {
            assert_eq!((*title, *text), (first.1, first.2), "{settings}: {article}");
        }
        // As is reported.
        for header in &print.laid.headers {
            assert_eq!(Some(i64::from(header.text)), first.2);
        }
    }
}

/// Lines are not given up where articles run on: only the first opens a page.
#[test]
fn articles_that_run_on_are_as_their_style_has_them() {
    let files = [
        ("1.md", article("date: 2025-01-06", "Paper")),
        ("2.md", article("date: 2025-04-07\nsubtitle: A second look", "Glue")),
    ];
    let print = Print::of(&files, "start = \"run-on\"");
    assert_eq!(print.laid.headers.len(), 1);
}

/// In every fixture titles stand on one line, except below what is too high above them.
#[test]
fn titles_of_every_fixture_stand_on_one_line() {
    let fonts = FontBook::new(&[]).value;
    let mut opened = 0;
    for (folder, paper) in all().iter().flat_map(|folder| PAPERS.map(|paper| (folder, paper))) {
        let Some((book, laid)) = lay_out(folder, paper, &fonts) else { continue };
        let found = lines(&book, &laid);
        opened += found.len();
        let placed: Vec<Option<i64>> = laid
            .headers
            .iter()
            .filter(|header| header.title.is_some())
            .map(|h| h.title.map(i64::from))
            .collect();
        let usual =
            placed.iter().copied().max_by_key(|line| placed.iter().filter(|other| *other == line).count());
        for (article, title, _) in found.iter().filter(|(_, title, _)| title.is_some()) {
            // Of those higher up there is none.
            assert!(
                usual.is_none_or(|usual| *title >= usual),
                "{}, {paper}: {article} stands on line {title:?}, others on {usual:?}",
                folder.display()
            );
        }
    }
    assert!(opened > 100, "only {opened} articles open pages");
}
