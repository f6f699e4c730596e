//! Chapters of e-books become articles, however the book is cut into files.

use crate::support::exports::packed;
use chapbook::driver::Memory;
use chapbook::import::{self, ImportChoice};
use std::path::{Path, PathBuf};

/// Imports a book of these files, in this order, with contents of these lines; returns the articles with their titles.
fn articles(files: &[(&str, &str)], contents: &str) -> Vec<(String, String)> {
    let page = |body: &str| {
        format!(
            "<html xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title>The Book</title></head><body>{body}</body></html>"
        )
    };
    let item = |(name, _): &(&str, &str)| {
        format!("<item id=\"{name}\" href=\"{name}\" media-type=\"application/xhtml+xml\"/>")
    };
    let items: String = files.iter().map(item).collect();
    let refs: String = files.iter().map(|(name, _)| format!("<itemref idref=\"{name}\"/>")).collect();
    let nav = "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>";
    let package =
        format!("<package><metadata/><manifest>{nav}{items}</manifest><spine>{refs}</spine></package>");
    let container = "<container><rootfiles><rootfile full-path=\"p.opf\"/></rootfiles></container>";
    let nav = page(&format!("<nav epub:type=\"toc\"><ol>{contents}</ol></nav>"));
    let pages: Vec<(&str, String)> = files.iter().map(|(name, body)| (*name, page(body))).collect();
    let mut all = vec![("META-INF/container.xml", container), ("p.opf", &package), ("nav.xhtml", &nav)];
    all.extend(pages.iter().map(|(name, text)| (*name, text.as_str())));
    let all: Vec<(&str, &[u8])> = all.into_iter().map(|(name, text)| (name, text.as_bytes())).collect();
    let book = Memory::from_iter([("book.epub", packed(&all))]);
    let (sources, choice) = ([PathBuf::from("book.epub")], ImportChoice::default());
    let request =
        import::Request { files: &book, sources: &sources, folder: Path::new("series"), choice: &choice };
    let mut written = Vec::new();
    import::import(request, &mut |file| written.push(file)).expect("an import");
    let texts = written.into_iter().filter(|file| file.path.extension().is_some_and(|end| end == "md"));
    texts
        .map(|file| {
            let text = String::from_utf8(file.bytes).expect("text");
            let title = text.lines().find_map(|line| line.strip_prefix("title: ")).unwrap_or_default();
            (title.trim_matches('"').to_owned(), text)
        })
        .collect()
}

fn titles(articles: &[(String, String)]) -> Vec<&str> {
    articles.iter().map(|(title, _)| title.as_str()).collect()
}

fn link(to: &str, words: &str) -> String {
    format!("<li><a href=\"{to}\">{words}</a></li>")
}

const WORDS: &str = "The wheel turned all night, and nobody in the town could sleep for the noise of it";

/// Chapters that shared a file were one article, with the title of the first.
#[test]
fn a_file_is_divided_where_the_contents_lead_into_it() {
    let body = format!(
        "<div><div id=\"c1\"><h2>I</h2><p>{WORDS}: one.<a id=\"r1\" href=\"#n1\">1</a></p></div>\
         <p><a id=\"c2\"></a></p><h2>II</h2><p>{WORDS}: two.<a id=\"r2\" href=\"#n2\">2</a></p></div>\
         <h2>Notes</h2><p id=\"n1\"><a href=\"#r1\">1</a> Of wood.</p><p id=\"n2\"><a href=\"#r2\">2</a> Of iron.</p>"
    );
    let contents = link("a.xhtml#c1", "One") + &link("a.xhtml#c2", "Two");
    let found = articles(&[("a.xhtml", &body)], &contents);
    assert_eq!(titles(&found), ["One", "Two"]);
    let (first, second) = (&found[0].1, &found[1].1);
    assert!(first.contains(": one.[^") && !first.contains(": two."), "{first}");
    assert!(second.contains(": two.[^") && !second.contains(": one."), "{second}");
    // Each has the note that it calls.
    assert!(first.contains("Of wood.") && !first.contains("Of iron."), "{first}");
    assert!(second.contains("Of iron.") && !second.contains("Of wood."), "{second}");
    assert_eq!(second.matches("Of iron.").count(), 1, "{second}");
    // Near: a number that leads to a page of another chapter takes nothing out of it.
    let paged = format!(
        "<h2 id=\"c1\">I</h2><p>{WORDS}: see page <a href=\"#p2\">2</a>.</p><h2 id=\"c2\">II</h2><p>{WORDS}: two<a id=\"p2\"></a>.</p>"
    );
    let found = articles(&[("a.xhtml", &paged)], &contents);
    assert!(found[1].1.contains(": two") && !found[0].1.contains(": two"), "{found:?}");
    // Near: a list of chapters to which their headings lead back is none of notes.
    let listed = format!(
        "<p><a id=\"t1\" href=\"#c1\">I</a> <a id=\"t2\" href=\"#c2\">II</a></p>\
         <div class=\"chapter\"><h2 id=\"c1\"><a href=\"#t1\">I</a></h2><p>{WORDS}: one.</p></div>\
         <div class=\"chapter\"><h2 id=\"c2\"><a href=\"#t2\">II</a></h2><p>{WORDS}: two.</p></div>"
    );
    let found = articles(&[("a.xhtml", &listed)], &contents);
    assert_eq!(titles(&found), ["One", "Two"], "{found:?}");
    assert!(found[0].1.contains(": one.") && found[1].1.contains(": two."), "{found:?}");
    // Near: headings within a chapter that the contents list below it part nothing.
    let nested =
        format!("<li><a href=\"a.xhtml\">All</a><ol>{contents}</ol></li>{}", link("b.xhtml", "More"));
    let other = format!("<p>{WORDS}.</p>");
    let found =
        articles(&[("a.xhtml", &format!("<h1>All</h1><p>{WORDS}.</p>{body}")), ("b.xhtml", &other)], &nested);
    assert_eq!(titles(&found), ["All", "More"]);
}

/// A book that was cut into files where they grew too long had articles called `The Book`, as each of its pages is.
#[test]
fn a_file_that_nobody_lists_goes_on_or_has_its_own_heading() {
    let first = format!("<h2 id=\"c1\">I</h2><p>{WORDS}: one.</p>");
    let rest = format!(
        "<p>{WORDS}: the rest.</p><h2 id=\"c2\">II</h2><p>{WORDS}: two.</p><h2 id=\"c3\">III</h2><p>{WORDS}: three.</p>"
    );
    let extra = format!("<h2>An afterword</h2><p>{WORDS}: after.</p>");
    let contents = link("a.xhtml#c1", "One") + &link("b.xhtml#c2", "Two") + &link("b.xhtml#c3", "Three");
    let found = articles(&[("a.xhtml", &first), ("b.xhtml", &rest), ("c.xhtml", &extra)], &contents);
    assert_eq!(titles(&found), ["One", "Two", "Three", "An afterword"]);
    assert!(found[0].1.contains(": one.") && found[0].1.contains(": the rest."), "{}", found[0].1);
    assert!(!found[1].1.contains(": the rest."), "{}", found[1].1);
    // Near: where the contents lead to files only, each is a chapter, with a heading or without.
    let plain = |words: &str| format!("<p class=\"title\">I</p><p>{WORDS}: {words}.</p>");
    let files = [("a.xhtml", plain("one")), ("b.xhtml", plain("two")), ("c.xhtml", plain("three"))];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    assert_eq!(articles(&files, &link("a.xhtml", "Start")).len(), 3);
}

/// Chapters of a few sentences in Chinese were pages of a few words: between them stand no spaces.
#[test]
fn a_chapter_without_spaces_is_counted_by_its_letters() {
    let read = |body: &str| articles(&[("a.xhtml", &format!("<h1>河</h1><p>{body}</p>"))], "").len();
    let count = [
        "水车在河边转了整整一夜，镇上没有一个人睡得着，磨坊主说劳动就是祈祷。",
        "กังหันหมุนอยู่ริมแม่น้ำตลอดทั้งคืนและไม่มีใครในเมืองหลับได้",
    ]
    .map(read);
    assert_eq!(count, [1, 1]);
}
