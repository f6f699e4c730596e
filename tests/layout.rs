//! Pages of every fixture held against what print asks of them.

use crate::support;

use chapbook::font::FontBook;
use chapbook::frame::{Page, RegionKind};
use std::fmt::Write as _;
use support::frames::{PAPERS, complaints};
use support::series::{Print, all, lay_out, words};

#[test]
fn pages_of_every_fixture_are_as_print_asks_on_every_paper() {
    let fonts = FontBook::new(&[]).value;
    let mut said = Vec::new();
    let mut laid_out = 0;
    for (folder, paper) in all().iter().flat_map(|folder| PAPERS.map(|paper| (folder, paper))) {
        let Some((book, laid)) = lay_out(folder, paper, &fonts) else { continue };
        laid_out += 1;
        assert!(!laid.pages.is_empty(), "{}: no pages", folder.display());
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        said.extend(complaints(&book, &laid).into_iter().map(|what| format!("{name}, {paper}, {what}")));
    }
    assert!(laid_out > 60, "only {laid_out} books were laid out");
    assert!(said.is_empty(), "{}", said.join("\n"));
}

/// The words of the last line of a page's text.
fn last_line(page: &Page) -> String {
    let text = || page.items.iter().filter(|item| item.region == RegionKind::Main);
    let foot = text().map(|item| item.at.y).max();
    text().filter(|item| Some(item.at.y) == foot).map(words).collect()
}

/// Both pages of a spread ended two lines early where a sign such as `* * *` stood next, for it was kept with what
/// comes after it.
#[test]
fn the_sign_of_a_break_in_the_text_may_stand_at_the_foot_of_a_page() {
    let line = "Whoever came early inked the press in the back room, and nobody knew who had carried it up. ";
    let mut at_the_foot = 0;
    for lines in 0..24 {
        let mut text = "---\ntitle: The press\ndate: 2025-01-06\n---\n".to_owned();
        for part in 0..6 {
            let _ = write!(text, "\n{}\n\n{}\n\n* * *\n", line.repeat(lines + 3 + part), line.repeat(5));
        }
        let _ = write!(text, "\n{}\n", line.repeat(12));
        let print = Print::of(&[("press.md", text)], "page = \"A5\"");
        let ends = print.laid.pages.iter().map(last_line);
        at_the_foot += ends.filter(|end| end.contains('*')).count();
    }
    assert!(at_the_foot > 0, "no sign stands at the foot of a page");
}
