//! Damages to pages, each of which the proof must find.
//!
//! The proof runs in every build and is silent as long as the layout is right: only damage shows that it sees anything.

use crate::support;

use chapbook::diagnostic::{Sources, Span};
use chapbook::files::Memory;
use chapbook::frame::{Added, Bearing, Content, Item, Page, RegionKind};
use chapbook::model::visit::{self, ItemMut};
use chapbook::model::{Article, Block, Inline, Node, NodeId, PictureIndex, SourceFormat};
use chapbook::proof::source::{Gathered, Written};
use chapbook::proof::{self, Excused, Fault, source};
use std::path::PathBuf;
use support::series::{Print, words};

/// A series with everything that a page can lose.
fn series() -> Vec<(&'static str, String)> {
    let filler =
        "The sheets were counted twice before they were cut, and the boards were pressed. ".repeat(30);
    let rows: String = (0..60).map(|row| format!("| row {row} | sheet {row} |\n")).collect();
    let ink = format!(
        "---\ntitle: On Ink\ndate: 2020-01-01\n---\n\n\
         Ink was made of soot[^soot]. See [the list](https://example.org/list).\n\n\
         {filler}\n\n\
         ![A mill](mill.png \"The mill, after [a drawing](https://example.org/mill).\")\n\n\
         {filler}\n\n\
         | Year | Sheets |\n|---|---|\n{rows}\n\
         ```\ncrease here\n  cut there\n```\n\n\
         > A page is a leaf seen from one side.\n\n\
         [^soot]: Lamp black, which is the finest.\n"
    );
    vec![("ink.md", ink)]
}

fn laid() -> Print {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in series() {
        std::fs::write(folder.path().join(name), text).expect("an article");
    }
    let picture = image::GrayImage::from_pixel(400, 300, image::Luma([90]));
    picture.save(folder.path().join("mill.png")).expect("a picture");
    Print::folder(folder.path(), "notes = \"foot\"\nlinks = \"notes\"")
}

fn faults(print: &Print, pages: &[Page]) -> Vec<Fault> {
    let excused = Excused { nodes: &print.laid.left_out, asides: &print.laid.unplaced, addresses: false };
    proof::pages(&print.book, pages, excused)
}

/// Returns the page and the place on it of the first item that is as asked.
fn find(pages: &[Page], wanted: impl Fn(&Item) -> bool) -> (usize, usize) {
    let at = |page: &Page| page.items.iter().position(&wanted);
    pages.iter().enumerate().find_map(|(number, page)| Some((number, at(page)?))).expect("such an item")
}

fn remove(pages: &mut [Page], wanted: impl Fn(&Item) -> bool) {
    let (page, item) = find(pages, wanted);
    pages[page].items.remove(item);
}

fn is_text(item: &Item) -> bool {
    matches!(item.bearing, Bearing::Text(_))
}

fn says(part: &'static str) -> impl Fn(&Item) -> bool {
    move |item| is_text(item) && words(item).contains(part)
}

type Damage = (&'static str, &'static str, fn(&mut Vec<Page>));

/// What is done to the pages, and what is said of it.
const DAMAGES: &[Damage] = &[
    ("a line is lost", "stands on no page", |pages| remove(pages, says("counted"))),
    ("the last page is lost", "stands on no page", |pages| {
        pages.retain(|page| !page.items.iter().any(says("leaf seen")));
    }),
    ("a page in the middle is lost", "stands on no page", |pages| {
        let (page, _) = find(pages, says("sheet 30"));
        pages.remove(page);
    }),
    ("a page is there twice", "stands twice", |pages| {
        let (page, _) = find(pages, says("sheet 30"));
        pages.insert(page + 1, pages[page].clone());
    }),
    ("a line is there twice", "stands twice", |pages| {
        let (page, item) = find(pages, says("counted"));
        let again = pages[page].items[item].clone();
        pages[page].items.insert(item + 1, again);
    }),
    ("a run of one letter is lost", "stands on no page", |pages| {
        remove(pages, |item| {
            is_text(item) && words(item).trim().chars().count() <= 3 && !words(item).trim().is_empty()
        });
    }),
    ("a cell is lost", "\"sheet 41\"", |pages| remove(pages, says("sheet 41"))),
    ("a table ends early, as when rows were counted in 16 bits", "\"row 20\"", |pages| {
        let is_later = |item: &Item| (20..60).any(|row| words(item).trim().ends_with(&format!("row {row}")));
        pages.iter_mut().for_each(|page| page.items.retain(|item| !(is_text(item) && is_later(item))));
    }),
    ("program text is lost", "cut", |pages| remove(pages, says("cut "))),
    ("a title is lost", "On Ink", |pages| {
        remove(pages, |item| is_text(item) && words(item).contains("On Ink"));
    }),
    ("a note is lost", "Lamp", |pages| {
        pages.iter_mut().for_each(|page| page.items.retain(|item| !words(item).contains("Lamp")));
    }),
    ("all notes of a page are lost", "stands on no page", |pages| {
        pages.iter_mut().for_each(|page| page.items.retain(|item| item.region != RegionKind::Foot));
    }),
    ("the number of a note is lost", "the number of a note", |pages| {
        let first = pages.iter().flat_map(|page| &page.items).find_map(|item| match item.bearing {
            Bearing::Added(Added::Reference(node)) => Some(node),
            _ => None,
        });
        let is_of = |item: &Item| matches!(item.bearing, Bearing::Added(Added::Reference(node)) if Some(node) == first);
        pages.iter_mut().for_each(|page| page.items.retain(|item| !is_of(item)));
    }),
    ("an address is lost", "https://example.org/list", |pages| {
        remove(pages, |item| matches!(item.bearing, Bearing::Added(Added::Address(_))));
    }),
    ("the address of a caption is lost", "https://example.org/mill", |pages| {
        let is_mill = |item: &Item| words(item).contains("example.org/mill");
        pages.iter_mut().for_each(|page| page.items.retain(|item| !is_mill(item)));
    }),
    ("a caption is lost", "The mill", |pages| remove(pages, says("The mill"))),
    ("a picture is lost", "a picture stands on no page", |pages| {
        remove(pages, |item| matches!(item.content, Content::Picture(_)));
    }),
    ("a picture is there twice", "a picture stands twice", |pages| {
        let (page, item) = find(pages, |item| matches!(item.content, Content::Picture(_)));
        let again = pages[page].items[item].clone();
        pages[0].items.push(again);
    }),
    ("another picture stands in its place", "a picture stands on no page", |pages| {
        let (page, item) = find(pages, |item| matches!(item.content, Content::Picture(_)));
        if let Content::Picture(placed) = &mut pages[page].items[item].content {
            placed.picture = PictureIndex(7);
        }
    }),
    ("two lines change places", "stands", |pages| {
        let (page, first) = find(pages, says("counted"));
        let second =
            first + 1 + pages[page].items[first + 1..].iter().position(is_text).expect("another line");
        pages[page].items.swap(first, second);
    }),
    ("words are shown in a place that is not theirs", "in place of other words", |pages| {
        let (page, item) = find(pages, says("counted"));
        if let Bearing::Text(at) = &mut pages[page].items[item].bearing {
            at.byte += 1;
        }
    }),
    ("words are shown as those of another paragraph", "stands", |pages| {
        let (page, item) = find(pages, says("leaf seen"));
        if let Bearing::Text(at) = &mut pages[page].items[item].bearing {
            at.node = NodeId(at.node.0 - 3);
        }
    }),
    ("words become an artifact, which no voice reads", "stands on no page", |pages| {
        let (page, item) = find(pages, says("counted"));
        pages[page].items[item].bearing = Bearing::Artifact(chapbook::frame::ArtifactKind::Layout);
    }),
];

#[test]
fn whole_pages_have_no_fault() {
    let print = laid();
    assert_eq!(print.said, []);
    assert_eq!(faults(&print, &print.laid.pages), []);
}

#[test]
fn each_damage_is_found_and_named() {
    let print = laid();
    assert!(DAMAGES.len() >= 20);
    for (what, said, damage) in DAMAGES {
        let mut pages = print.laid.pages.clone();
        damage(&mut pages);
        let found = faults(&print, &pages);
        assert!(found.iter().any(|fault| fault.message.contains(said)), "{what}: {found:#?}");
    }
}

// Pages that were proven are taken over into the next layout, which must not believe that they are still whole.
#[test]
fn each_damage_to_pages_that_are_kept_is_found() {
    for (what, _, damage) in DAMAGES {
        let print = laid().again(damage);
        assert!(print.said.iter().any(|said| said.code.0 == "L010"), "{what}: {:#?}", print.said);
    }
    assert_eq!(laid().again(|_| {}).said, []);
}

// A fault of the program is not the author's: the message says so, and names the first few only.
#[test]
fn faults_become_few_errors() {
    let print = laid();
    let found = faults(&print, &[]);
    assert!(found.len() > 20);
    let said = proof::report("L010", &found);
    assert_eq!(said.len(), 3);
    assert!(said.iter().all(|said| said.primary.is_some()));
    assert!(
        said[2].message.ends_with(&format!("(and {} more faults of this kind)", found.len() - 3)),
        "{said:#?}"
    );
}

// What is not asked for is not missed: addresses, what a style hides.
#[test]
fn what_is_left_out_on_purpose_is_no_fault() {
    let print = laid();
    let mut pages = print.laid.pages.clone();
    let is_address =
        |item: &Item| matches!(item.bearing, Bearing::Added(Added::Address(_) | Added::AddressLabel(_)));
    pages.iter_mut().for_each(|page| page.items.retain(|item| !is_address(item)));
    let excused = Excused { addresses: true, ..Excused::default() };
    assert_eq!(proof::pages(&print.book, &pages, excused), []);
}

// A proof that cries wolf costs a good book: none of what typefaces, scripts and breaks do to words is a fault.
#[test]
fn words_that_are_hard_to_set_are_no_faults() {
    let hard = [
        "inter\u{ad}na\u{ad}tion\u{ad}al",
        "Donau\u{ad}dampf\u{ad}schiff\u{ad}fahrt",
        "e\u{301}\u{302}\u{303}f\u{fb01}nd",
        "\u{5e9}\u{5dc}\u{5d5}\u{5dd} abc \u{5d3}\u{5d4}",
        "\u{202e}abc\u{202c}",
        "\u{600}abc \u{600} \u{600}\u{5d0}",
        "\u{645}\u{631}\u{62d}\u{628}\u{627}",
        "\u{65e5}\u{672c}\u{8a9e}\u{306e}\u{6587}",
        "\u{1f469}\u{200d}\u{1f467} \u{e000} \u{fffd}",
        "zero\u{200b}width\u{200d}joined non\u{2011}break self\u{2010}made",
        "word\u{a0}bound thin\u{2009}space one\u{2028}two",
        "https://example.org/a/very/long/path?that=breaks&where=it#can",
    ];
    let mut text = String::from("---\ntitle: Hard\nsubtitle: \u{600} abc\ndate: 2020-01-01\n---\n\n");
    for first in 0..hard.len() {
        // Each stands at each place of a narrow line once.
        let words = hard.iter().cycle().skip(first).take(40).copied().collect::<Vec<_>>().join(" ");
        let other = hard[first];
        text += &format!(
            "{words}[^{first}]\n\n- *{other}* **{other}** `{other}`\n\n| {other} | b |\n|---|--:|\n| c | {words} |\n\n\
             [^{first}]: {words}\n\n"
        );
    }
    for settings in ["page = \"80mm x 120mm\"", "page = \"A5\"\nnotes = \"end\"\nlinks = \"none\""] {
        let print = Print::of(&[("hard.md", text.clone())], settings);
        assert!(print.said.iter().all(|said| said.code.0 != "L010"), "{settings}: {:#?}", print.said);
    }
}

/// A text with everything that a reader may lose, and what it becomes.
const SOURCE: &str = "# On Ink\n\nInk was made of *soot*[^soot] & **gum**. See [the list](https://example.org/list \"Title\").\n\n\
    > A page is a leaf.\n> -- Anna\n\n![A mill](mill.png)\n\n| Year | Sheets |\n|---|---|\n| 1904 | twelve | thirteen |\n\n\
    ```rust\ncrease here\n```\n\n1. first\n2. second\n\n<div class=\"box\">boxed <b>wo</b>rds</div>\n\n<!-- nothing -->\n\n\
    {{< figure src=\"x.png\" >}}\n\n[^soot]: Lamp black.\n\n[home]: https://example.org/ \"Home\"\n";

fn source_faults(text: &str, article: &Article) -> Vec<String> {
    let written = Written { text, start: 0, format: SourceFormat::Markdown, span: Span::default() };
    source(written, &Gathered::of(article)).lost.into_iter().map(|fault| fault.message).collect()
}

fn article() -> Article {
    let files = Memory::from_iter([("2020-01-01-ink.md", SOURCE)]);
    let inputs = [PathBuf::from(".")];
    let options = chapbook::read::Options::default();
    let request = chapbook::read::Request { files: &files, inputs: &inputs, options: &options };
    let mut read = chapbook::read::read(request, &mut Sources::default());
    assert!(read.diagnostics.iter().all(|said| said.code.0 != "R020"), "{:?}", read.diagnostics);
    read.value.articles.remove(0)
}

type SourceDamage = (&'static str, &'static str, fn(&mut Article));

/// What is taken from the article, and a part of what is said of it.
const SOURCE_DAMAGES: &[SourceDamage] = &[
    ("the title is lost", "\"On\"", |article| article.title = None),
    ("the text is lost", "Ink was made of", |article| article.body.clear()),
    ("the first paragraph is lost", "Ink was made of", |article| drop(article.body.remove(0))),
    ("what a tag encloses is lost", "boxed", |article| {
        article.body.retain(|node| !visit::text(std::slice::from_ref(node)).contains("boxed"));
    }),
    ("a note is lost", "Lamp black", |article| article.notes.clear()),
    ("a word is lost", "\"gum\"", |article| change(article, |text| *text = text.replace("gum", ""))),
    ("a word is another", "\"leaf\"", |article| change(article, |text| *text = text.replace("leaf", "loaf"))),
    ("program text is lost", "crease here", |article| {
        article.body.retain(|node| !matches!(node.value, Block::Code { .. }));
    }),
    ("a table is lost", "Year | Sheets", |article| {
        article.body.retain(|node| !matches!(node.value, Block::Table(_)));
    }),
    ("a cell beyond the head is lost", "thirteen", |article| {
        change(article, |text| *text = text.replace("thirteen", ""));
    }),
    ("a figure is lost", "A mill", |article| {
        article.body.retain(|node| !matches!(node.value, Block::Figure(_)));
    }),
    ("an attribution is lost", "Anna", |article| change(article, |text| *text = text.replace("Anna", ""))),
    ("a list is lost", "first", |article| article.body.retain(|node| !matches!(node.value, Block::List(_)))),
    ("a year is another", "1904", |article| change(article, |text| *text = text.replace("1904", "1905"))),
];

/// Changes every text of an article.
fn change(article: &mut Article, with: impl Fn(&mut String)) {
    article.visit_mut(&mut |item| {
        if let ItemMut::Inline(Node { value: Inline::Text { text }, .. }) = item {
            with(text);
        }
    });
}

#[test]
fn each_damage_to_what_was_read_is_found_and_named() {
    let whole = article();
    assert_eq!(source_faults(SOURCE, &whole), [""; 0]);
    for (what, said, damage) in SOURCE_DAMAGES {
        let mut article = whole.clone();
        damage(&mut article);
        let found = source_faults(SOURCE, &article);
        assert!(found.iter().any(|fault| fault.contains(said)), "{what}: {found:#?}");
    }
}

// The words of the message lie where they are lost.
#[test]
fn a_lost_passage_has_its_place() {
    let mut article = article();
    change(&mut article, |text| *text = text.replace("leaf", ""));
    let written = Written { text: SOURCE, start: 0, format: SourceFormat::Markdown, span: Span::default() };
    let lost = source(written, &Gathered::of(&article)).lost;
    let places: Vec<_> =
        lost.iter().map(|fault| &SOURCE[fault.span.start as usize..fault.span.end as usize]).collect();
    assert_eq!(places, ["leaf"]);
}

/// What readers lost without a word until this proof looked: none of it is lost.
#[test]
fn nothing_of_these_is_lost() {
    let texts = [
        "{% comment %}<!-- the list\n-->{%\nendcomment %}\n\nAll that follows.\n\n- One [word]({{base}}1)\n",
        "Before.\n\n<?php\necho 'x';\n\nAll that follows.\n",
        "Before.\n\n<!-- a comment that never ends\n\nAll that follows.\n",
        "Before.\n\n## Places, {taken} of {all}\n\nText.\n",
        "| a | b |\n|---|---|\n| 1 | 2 | *three* | four |\n\nText.\n",
        // A stray tag divides a word of which a part stands elsewhere as well.
        "We were in the light</span>house, light as it was, and the house with it.\n",
        "> | a |\n> |---|\n> | 1 | two `x` words | [link](https://a.example) |\n",
        // Grave accents make no program text of what is preformatted in HTML: the entities are signs.
        "Before.\n\n<pre><code>let words: Work&lt;T&gt;;\n// a `Work&lt;T, 0&gt;` here\n</code></pre>\n\nText.\n",
        // In HTML a backslash escapes nothing, and what underlines a mistake opens no program text.
        "Of `<pre>` tags.\n\n```ts filename=words.ts\nconst words = one(\"./two.js\")\n```\n\nText.\n",
        "A shell.\n\n<pre>PS C:\\&gt; $b = 1\nPS C:\\&gt; $c = \\<b>2</b>\n</pre>\n\nText.\n",
        "A shell.\n\n<pre>import words\n+ ~~~~~~~~~~~~\n    + here\n</pre>\n\nAfter <b>it</b>.\n",
        // What is set in by four spaces closes nothing.
        "```rust\n    ```\n```\n\nOf [words](https://a.example/words/b).\n\n- ```rust\n  x\n  ```\n\n  An [end](/b/c).\n",
        // A note is called twice.
        "As in *One* [7] of the words, twice.\n\nAnd again [7], at the end.\n\nIt ends.\n\n[7] A. Lee. *Two*.\n",
        "As in *One* &amp; [7] of the words, twice.\n\nAnd &lt; again [7].\n\nIt ends.\n\n[7] A. Lee. *Two*.\n",
        // What never closes ends no list of addresses.
        "<pre>The list\n\n[One][1] of two.\n\n[1]: https://a.example/words/b\n[2]: /c\n",
        // A plural behind a reference is no address, and the label before it no word.
        "All [kinds][4](s) of words, and [one][2](s).\n\n[4]: https://a.example/b\n[2]: /c\n",
        "<div markdown=\"1\">\n*Q*: <https://a.example/words?v=7TjSspmHp3Q>\n\nText.\n</div>\n",
    ];
    for text in texts {
        let print = Print::of(&[("2020-01-01-a.md", format!("# Title\n\n{text}"))], "");
        assert!(print.read.iter().all(|said| said.code.0 != "R020"), "{text}: {:#?}", print.read);
        let whole = visit::text(&print.book.articles().next().expect("an article").1.blocks);
        for word in ["All that follows", "{taken} of {all}", "three", "four", "words", "link"] {
            assert_eq!(whole.contains(word), text.contains(word), "{word} of {text:?} in {whole:?}");
        }
    }
}

// A source proves itself whatever signs it opens and does not close; where one were looked for to the end of the text
// each time, this test would not end.
#[test]
fn signs_that_never_close_end_no_proof() {
    for sign in
        ["<a ", "{{", "{% comment %}", "](", "[", "<script>", "`x ``", "&", "%%", "<!-", "[[", "<svg>"]
    {
        let text = sign.repeat(60_000 / sign.len());
        let written =
            Written { text: &text, start: 0, format: SourceFormat::Markdown, span: Span::default() };
        let account = source(written, &Gathered::default());
        assert_eq!(account.taken_off, 0, "{sign}");
    }
}

// More than one word in a thousand that is taken off and is no furniture: a warning says so, and `--strict` stops.
#[test]
fn words_taken_off_are_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    let dates: String = (1..8).map(|day| format!("{day} January 2020\n\n")).collect();
    let text =
        |dates: &str| format!("# Title\n\n{dates}A paragraph of some words.\n\nAnother one goes on.\n");
    let write =
        |text: String| std::fs::write(folder.path().join("2020-01-01-a.md"), text).expect("an article");
    write(text(&dates));
    let run = |strict: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_chapbook"));
        command.arg("check").args(strict).arg(folder.path());
        let output = command.output().expect("the program");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, said) = run(&[]);
    assert!(said.contains("R021") && said.contains("18 of 31 words"), "{said}");
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(run(&["--strict"]).0, Some(1));
    write(text("1 January 2020\n\n2 January 2020\n\n"));
    assert!(!run(&[]).1.contains("R021"));
}
