//! Pages of every fixture held against what print asks of them.

use crate::support;

use chapbook::font::FontBook;
use support::frames::{PAPERS, complaints};
use support::series::{all, lay_out};

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
