//! Numbers of lines: what the participant's copy calls line 40 is called so in every copy, at the same word, and
//! nobody hears or copies it.

use crate::support;

use chapbook::diagnostic::Placed;
use chapbook::driver::{Memory, Output, Project};
use chapbook::epub::{self, CoverImage};
use chapbook::font::FontBook;
use chapbook::frame::{ArtifactKind, Bearing, Content, Item, Page, Paint, RegionKind, TextPosition};
use chapbook::handout::{self, HandoutKind};
use chapbook::handout::{ArticleLines, CountedLine, Handout, chosen, edition, handout};
use chapbook::layout::inline::Setter;
use chapbook::layout::{Laid, NumberedLine, Options, Request, layout};
use chapbook::model::visit::{self, NodeRef as Walked};
use chapbook::model::{Block, Book, Direction, LineName, Node, NodeId, Section, SectionIndex, Stanza, Verse};
use chapbook::model::{LargePrint, LineNumbers};
use chapbook::style::{self};
use chapbook::style::{HandoutLooks, Sheets};
use chapbook::unit::page_named;
use std::collections::{BTreeMap, BTreeSet};
use support::book::PIXEL;
use support::container::{Container, attributes};
use support::series::{all, book};
use support::study;
use support::tagged::Tagged;

/// How many letters after a place tell it from others.
const LETTERS: usize = 30;

/// Returns the article of a copy.
fn article(copy: &Book) -> &Section {
    copy.articles().next().expect("an article").1
}

/// Lays a copy out on A4.
fn laid(copy: &Handout, lines: LineNumbers, fonts: &FontBook) -> Laid {
    let page = page_named("A4").expect("a page");
    let print =
        style::Options { page: Some(Placed { value: page, span: None }), ..style::Options::default() };
    let large = (copy.kind == HandoutKind::LargePrint).then_some(LargePrint::Acb);
    let looks = HandoutLooks { large, lines: Some(lines), ..HandoutLooks::default() };
    let cascade = Sheets::load(None).value.handout_cascade(looks, &print, &copy.book.metadata);
    assert!(cascade.diagnostics.is_empty(), "{}", copy.name);
    layout(Request {
        book: &copy.book,
        cascade: &cascade.value,
        setter: &Setter::new(fonts),
        options: Options::default(),
    })
    .value
}

/// Returns the lines of a laid out copy.
fn lines_of(copy: &Handout, laid: &Laid, counted: LineNumbers) -> ArticleLines {
    let page = |line: &NumberedLine| (counted == LineNumbers::Page).then_some(line.page + 1);
    let line = |line: &NumberedLine| {
        let TextPosition { node, byte } = line.begins?;
        let name = LineName { page: page(line), number: line.number };
        Some(CountedLine { name, shown: line.shown, begins: (node, byte) })
    };
    let lines: Vec<CountedLine> = laid.numbered.iter().filter_map(line).collect();
    ArticleLines::of(article(&copy.book), &lines)
}

fn words(item: &Item) -> &str {
    match &item.content {
        Content::Glyphs(run) => run.text.as_str(),
        _ => "",
    }
}

/// The letters of an article's numbered paragraphs as they stand on pages, and where in them lines bear a number.
#[derive(Debug, Default)]
struct Numbered {
    letters: Vec<char>,
    /// What stands in the margin, each with how many letters come before the line or word that it names.
    numbers: Vec<(String, usize)>,
}

impl Numbered {
    /// Reads the article of a copy on its pages; in large print the word that a number names stands after a sign.
    fn of(copy: &Handout, pages: &[Page]) -> Self {
        let has_signs = copy.kind == HandoutKind::LargePrint;
        let nodes = nodes_of_numbered(article(&copy.book));
        let mut found = Self::default();
        let mut waiting: Vec<String> = Vec::new();
        for item in pages.iter().flat_map(|page| &page.items) {
            match (&item.content, item.bearing, item.region) {
                (Content::Glyphs(_), Bearing::Artifact(_), RegionKind::Aside) if has_signs => {
                    waiting.push(words(item).to_owned());
                }
                (Content::Glyphs(_), Bearing::Artifact(_), RegionKind::Aside) => {
                    found.numbers.push((words(item).to_owned(), found.letters.len()));
                }
                (Content::Path(path), Bearing::Artifact(_), RegionKind::Main)
                    if has_signs && matches!(path.paint, Paint::Fill(_)) =>
                {
                    assert_eq!(waiting.len(), 1, "a sign and a number beside its line");
                    found.numbers.push((waiting.remove(0), found.letters.len()));
                }
                (_, Bearing::Text(place), RegionKind::Main) if nodes.contains(&place.node) => {
                    found.letters.extend(letters(words(item)));
                }
                _ => {}
            }
        }
        assert!(waiting.is_empty(), "a number without its sign: {waiting:?}");
        found
    }

    /// Returns the letters that follow a place.
    fn after(&self, place: usize) -> String {
        self.letters[place..].iter().take(LETTERS).collect()
    }
}

/// Tells whether a mark stands where a line begins; one that begins inside a word is named at the word.
fn begin_alike(marked: &str, begins: &str) -> bool {
    let mut word = marked.char_indices().take(LETTERS).map(|(at, _)| &marked[at..]);
    // A mark near the end of its paragraph is followed by few letters.
    let is_same = |rest: &str| rest.starts_with(begins) || rest.len() > 3 && begins.starts_with(rest);
    !begins.is_empty() && (begins.starts_with(marked) || word.any(is_same))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Returns the articles of a folder that have handouts, with their book.
fn articles(book: &Book) -> Vec<SectionIndex> {
    chosen(book, &Default::default()).into_iter().map(|(index, _)| index).collect()
}

// A group that reads on from line 40 must begin together, whatever copy each has before them.
#[test]
fn a_line_begins_at_the_same_word_in_every_copy() {
    let fonts = FontBook::new(&[]).value;
    let mut seen = 0;
    for counted in [LineNumbers::Running, LineNumbers::Page] {
        for folder in all() {
            let Some((book, _)) = book(&folder, "") else { continue };
            for index in articles(&book) {
                let copy = |kind, lines: &ArticleLines| {
                    handout(kind, &book, index, &handout::Options::default(), lines)
                };
                let none = ArticleLines::default();
                let participant = copy(HandoutKind::Participant, &none).expect("a participant's copy");
                let pages = laid(&participant, counted, &fonts);
                let lines = lines_of(&participant, &pages, counted);
                let expected = Numbered::of(&participant, &pages.pages);
                let names: Vec<LineName> = pages
                    .numbered
                    .iter()
                    .filter(|line| line.shown)
                    .map(|line| LineName {
                        page: (counted == LineNumbers::Page).then_some(line.page + 1),
                        number: line.number,
                    })
                    .collect();
                let shown: Vec<&str> = expected.numbers.iter().map(|(number, _)| number.as_str()).collect();
                let counts: Vec<String> = names.iter().map(|name| name.number.to_string()).collect();
                assert_eq!(shown, counts, "{}: the numbers in the margin", participant.name);

                // The questions name lines now; no line moves for that.
                let again = copy(HandoutKind::Participant, &lines).expect("a participant's copy");
                let leader = copy(HandoutKind::Leader, &lines);
                for other in [Some(again), leader].into_iter().flatten() {
                    let found = Numbered::of(&other, &laid(&other, counted, &fonts).pages);
                    let places = |numbered: &Numbered| -> Vec<(String, String)> {
                        let place = |(name, at): &(String, usize)| (name.clone(), numbered.after(*at));
                        numbered.numbers.iter().map(place).collect()
                    };
                    if counted == LineNumbers::Running {
                        assert_eq!(places(&found), places(&expected), "{}", other.name);
                    }
                }

                let large = copy(HandoutKind::LargePrint, &lines).expect("large print");
                let found = Numbered::of(&large, &laid(&large, counted, &fonts).pages);
                let named: Vec<&str> = found.numbers.iter().map(|(name, _)| name.as_str()).collect();
                let names: Vec<String> = names.iter().map(LineName::to_string).collect();
                assert_eq!(named, names, "{}: every number, in order", large.name);
                for ((name, at), (_, line)) in found.numbers.iter().zip(&expected.numbers) {
                    let marked: String = found.letters[*at..].iter().take(2 * LETTERS).collect();
                    let begins = expected.after(*line);
                    assert!(begin_alike(&marked, &begins), "{}, line {name}: {marked} {begins}", large.name);
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 200, "only {seen} lines were looked at");
}

/// Returns the nodes of paragraphs and stanzas that have a number.
fn nodes_of_numbered(section: &Section) -> BTreeSet<NodeId> {
    let mut nodes = BTreeSet::new();
    visit::blocks(&section.blocks, &mut |item| {
        let Walked::Block(Node { value, .. }) = item else { return };
        let runs = match value {
            Block::Paragraph(paragraph) if paragraph.number.is_some() => vec![&paragraph.content],
            Block::Verse(Verse { stanzas, .. }) => {
                let lines = |stanza: &'_ Stanza| stanza.number.is_some();
                stanzas.iter().filter(|s| lines(s)).flat_map(|s| &s.lines).map(|l| &l.content).collect()
            }
            _ => Vec::new(),
        };
        for run in runs {
            visit::inlines(run, &mut |item| {
                if let Walked::Inline(node) = item {
                    nodes.insert(node.id);
                }
            });
        }
    });
    nodes
}

// Title block, headings, attributions, captions, tables and notes have no lines that one names.
#[test]
fn only_lines_of_the_text_are_counted_and_every_fifth_bears_its_number() {
    let fonts = FontBook::new(&[]).value;
    for folder in all() {
        let Some((book, _)) = book(&folder, "") else { continue };
        for index in articles(&book) {
            let copy = handout(
                HandoutKind::Participant,
                &book,
                index,
                &handout::Options::default(),
                &ArticleLines::default(),
            )
            .expect("a copy");
            for counted in [LineNumbers::Running, LineNumbers::Page] {
                let pages = laid(&copy, counted, &fonts);
                let nodes = nodes_of_numbered(article(&copy.book));
                let mut lines: BTreeMap<(usize, i64), usize> = BTreeMap::new();
                for (at, page) in pages.pages.iter().enumerate() {
                    let Some(grid) = page.grid else { continue };
                    for item in &page.items {
                        if let (Bearing::Text(TextPosition { node, .. }), RegionKind::Main) =
                            (item.bearing, item.region)
                            && nodes.contains(&node)
                            && matches!(item.content, Content::Glyphs(_))
                        {
                            // Raised figures stand on the line all the same.
                            let line = (item.at.y - grid.first).ratio(grid.step).round() as i64;
                            *lines.entry((at, line)).or_default() += 1;
                        }
                    }
                }
                assert_eq!(pages.numbered.len(), lines.len(), "{}: lines that are counted", copy.name);
                let mut expected = 0;
                let mut page = 0;
                for line in &pages.numbered {
                    let anew = counted == LineNumbers::Page && line.page != page;
                    (expected, page) = (if anew { 1 } else { expected + 1 }, line.page);
                    assert_eq!((line.number, line.shown), (expected, expected % 5 == 0), "{}", copy.name);
                }
            }
        }
    }
}

// Figures that do not stand under one another cannot be looked up at a glance.
#[test]
fn numbers_stand_in_one_column_where_lines_begin() {
    let fonts = FontBook::new(&[]).value;
    let mut directions = BTreeSet::new();
    for folder in all() {
        let Some((book, _)) = book(&folder, "") else { continue };
        for index in articles(&book) {
            for kind in [HandoutKind::Participant, HandoutKind::LargePrint] {
                let none = ArticleLines::default();
                let first =
                    handout(HandoutKind::Participant, &book, index, &handout::Options::default(), &none)
                        .expect("a copy");
                let lines =
                    lines_of(&first, &laid(&first, LineNumbers::Running, &fonts), LineNumbers::Running);
                let copy = handout(kind, &book, index, &handout::Options::default(), &lines).expect("a copy");
                let rtl = copy.book.metadata.direction == Direction::Rtl;
                for page in laid(&copy, LineNumbers::Running, &fonts).pages {
                    let main = page.regions.iter().find(|region| region.kind == RegionKind::Main);
                    let Some(main) = main.map(|region| region.area) else { continue };
                    // Terms stand on the other side, or beyond the numbers; they are words.
                    let artifact = Bearing::Artifact(ArtifactKind::Layout);
                    let beside = page.items.iter().filter(|item| item.region == RegionKind::Aside);
                    let mut edges = BTreeSet::new();
                    for item in beside.filter(|item| item.bearing == artifact) {
                        let Content::Glyphs(run) = &item.content else { panic!("a number is set") };
                        let (left, right) = (item.at.x, item.at.x + run.width());
                        match rtl {
                            false => assert!(right < main.origin.x, "{}: before the line", copy.name),
                            true => assert!(left > main.origin.x + main.size.width, "{}", copy.name),
                        }
                        assert!(left.units() > 0 && right < page.size.width, "{}: on the page", copy.name);
                        edges.insert(if rtl { left } else { right });
                        directions.insert(rtl);
                    }
                    assert!(edges.len() <= 1, "{}: numbers in one column: {edges:?}", copy.name);
                }
            }
        }
    }
    assert_eq!(directions.len(), 2, "lines from both sides were looked at");
}

// What a voice reads out every fifth line, or what is pasted into a quotation, would be taken for the author's.
#[test]
fn the_tag_tree_holds_no_number_and_no_copy_takes_one() {
    for (name, place) in study::series() {
        let settings = std::fs::read_to_string(place.series().join("chapbook.toml")).unwrap_or_default();
        assert!(!settings.contains("[handouts]"), "{name}");
        let make = "make = [\"participant\", \"leader\", \"large-print\"]";
        let mut said: BTreeMap<String, String> = BTreeMap::new();
        for numbers in ["paragraphs", "lines"] {
            place.put("chapbook.toml", format!("{settings}\n[handouts]\n{make}\nnumbers = \"{numbers}\"\n"));
            let ran = place.run(&["handouts", "series", "-o", numbers]);
            assert_eq!(ran.status, 0, "{name}: {}", ran.stderr);
            let mut seen = 0;
            for (path, bytes) in place.files(&format!("{numbers}/handouts")) {
                let file = path.file_name().expect("a name").to_string_lossy().into_owned();
                if !file.ends_with(".pdf") {
                    continue;
                }
                let tagged = Tagged::read(&bytes);
                let figures =
                    |words: &&String| words.chars().all(|c| c.is_ascii_digit()) && !words.is_empty();
                let drawn = tagged.artifacts.iter().filter(figures).count();
                let hidden = tagged.copied.iter().filter(|(words, copied)| figures(&words) && copied == " ");
                let (hidden, folios) = (hidden.count(), tagged.document.get_pages().len());
                assert!(drawn <= hidden + folios, "{name}, {file}: {drawn} numbers, {hidden} not copied");
                seen += hidden;
                // The article stands before the last section; questions name lines in one of the two and paragraphs
                // in the other, and so do remarks beside the text.
                let root = tagged.root();
                let sections: Vec<_> =
                    root.all().into_iter().filter(|element| element.tag == "Sect").collect();
                let [.., article, _] = sections[..] else { panic!("an article and its questions") };
                let article: String = article
                    .all()
                    .into_iter()
                    .filter(|element| matches!(element.tag.as_str(), "P" | "H1" | "H2"))
                    .map(|element| element.words())
                    .collect();
                match said.get(&file) {
                    Some(other) => assert_eq!(&article, other, "{name}, {file}: the same words"),
                    None => assert_eq!(said.insert(file, article), None),
                }
            }
            assert!(seen > 5, "{name}: only {seen} numbers were drawn");
        }
    }
}

// Who reads on a screen finds line 40 by a link or by eye, and hears nothing of it.
#[test]
fn the_study_edition_marks_lines_at_the_same_words() {
    let fonts = FontBook::new(&[]).value;
    let mut seen = 0;
    for folder in all() {
        let Some((book, _)) = book(&folder, "") else { continue };
        let mut lines = BTreeMap::new();
        let mut expected: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for index in articles(&book) {
            let copy = handout(
                HandoutKind::Participant,
                &book,
                index,
                &handout::Options::default(),
                &ArticleLines::default(),
            )
            .expect("a copy");
            let pages = laid(&copy, LineNumbers::Running, &fonts);
            let numbered = Numbered::of(&copy, &pages.pages);
            let id = &book.section(index).id;
            let named = numbered.numbers.iter().map(|(name, at)| (name.clone(), numbered.after(*at)));
            expected.insert(id.clone(), named.collect());
            lines.insert(index, lines_of(&copy, &pages, LineNumbers::Running));
        }
        let cover = CoverImage { bytes: PIXEL, media_type: "image/png" };
        let options =
            epub::Request { options: &epub::Options::default(), css: "", cover, fonts: &[], pages: &[] };
        let container = Container::read(&epub::write(&edition(&book, &lines), options).value);
        for (article, numbers) in &expected {
            let file =
                container.texts().find(|(_, text)| text.contains(&format!("<section id=\"{article}\"")));
            let (_, text) = file.expect("the article's file");
            for (number, begins) in numbers {
                let mark = format!(
                    "<span class=\"line-number\" id=\"{article}-l{number}\" aria-hidden=\"true\">|{number}\u{a0}</span>"
                );
                let (_, after) = text.split_once(&mark).unwrap_or_else(|| panic!("{article}, line {number}"));
                let marked = bare(after);
                assert!(begin_alike(&marked, begins), "{article}, line {number}: {marked} {begins}");
                seen += 1;
            }
            let ids = attributes(text, "id");
            let marks = ids.iter().filter(|id| id.starts_with(&format!("{article}-l")));
            assert_eq!(marks.count(), numbers.len(), "{article}");
        }
    }
    assert!(seen > 150, "only {seen} lines were looked at");
}

/// Returns the first letters of a paragraph's markup: no tags, no marks of lines, no numbers of references.
fn bare(markup: &str) -> String {
    let mut pieces = markup.split('<');
    let mut out: String = letters(&unescaped(pieces.next().unwrap_or_default())).collect();
    let mut hidden = false;
    for (tag, words) in pieces.filter_map(|piece| piece.split_once('>')) {
        let begins = |what: &str| tag.starts_with(what);
        hidden = begins("span class=\"line-number\"")
            || begins("a class=\"noteref\"")
            || hidden && !begins("/span") && !begins("/a");
        if !hidden {
            out.extend(letters(&unescaped(words)));
        }
        if begins("/p") || out.chars().count() > 2 * LETTERS {
            break;
        }
    }
    out
}

fn unescaped(markup: &str) -> String {
    [("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        .iter()
        .fold(markup.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}

// Beside `(lines 1–12)` a question went on to ask for `¶ 1`, which stands nowhere where lines have the numbers.
#[test]
fn copies_whose_lines_have_the_numbers_name_no_paragraph() {
    let sentence = "The keeper opens the lock when a boat comes, and closes it behind. ".repeat(4);
    let study = "## Questions\n\n1. Compare ¶ 1 with the last paragraph. Why?\n2. What do ¶¶ 2-3, 4 say?\n3. And ¶ 1, and ¶ 90?\n4. Who? ¶ 2\n\n\
                 ## Homework\n\nRead ¶ 2-4 again.\n";
    let made = |numbers: &str| {
        let files = [
            ("001-lock.md", format!("---\ntitle: Lock\n---\n\n{}", format!("{sentence}\n\n").repeat(4))),
            ("001-lock.study.md", study.to_owned()),
            (
                "chapbook.toml",
                format!(
                    "[series]\nlanguage = \"en\"\ntitle = \"1\"\n[handouts]\nnumbers = \"{numbers}\"\nmake = [\"participant\", \"questions\", \"large-print\"]\n"
                ),
            ),
        ];
        let mut project = Project::open(Memory::from_iter(files), chapbook::driver::Request::default());
        project.load();
        let shared = project.share(&[Output::Handouts]).expect("a book").value;
        let made = Output::Handouts.make(&shared).value;
        let texts = made.iter().filter(|made| made.name.ends_with(".pdf"));
        texts.map(|made| Tagged::read(&made.bytes).root().words()).collect::<Vec<String>>()
    };
    let lines = made("lines");
    assert_eq!(lines.len(), 3);
    for text in lines.iter().map(|text| text.replace('\u{a0}', " ")) {
        // There is no ninetieth paragraph, and no line of it: what was written stays.
        let mut named = text.split('¶').skip(1).map(str::trim_start);
        assert!(named.all(|after| after.starts_with("90")), "{text}");
        assert!(text.contains("Compare lines 1–") && !text.contains("Compare ¶"), "{text}");
        // What names its lines does not name them twice.
        let once = text.split("Compare").nth(1).unwrap_or_default();
        assert!(once.split("Why?").next().is_some_and(|words| words.matches("lines").count() == 1), "{once}");
    }
    assert!(made("paragraphs").iter().all(|text| text.contains("Compare ¶")));
}
