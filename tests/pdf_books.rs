//! The PDFs of every fixture and of the real seeds, read back: their tag trees held against the model, their
//! page numbers against the pages.
//!
//! veraPDF sees neither whether a role is right nor whether a word is missing: that is seen here.

use crate::support;

use chapbook::diagnostic::Severity;
use chapbook::font::FontBook;
use chapbook::frame::{Added, Bearing, Content, EntryPart, Item, Page};
use chapbook::lang;
use chapbook::model::visit::NodeRef as Visited;
use chapbook::model::{
    Alt, Block, Book, Inline, Lang, Node, NodeId, Section, SectionKind, Target, plain_text, visit,
};
use chapbook::pdf::{Request, write};
use lopdf::Object;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;
use support::tagged::{Element, Kid, Tagged, text};
use support::{series, words};
use unicode_normalization::char::is_combining_mark;

/// A book with its pages and what is read in its PDF.
struct Made {
    name: String,
    book: Book,
    pages: Vec<Page>,
    tagged: Tagged,
}

fn made(folder: &Path, fonts: &FontBook) -> Option<Made> {
    let (book, laid) = series::lay_out(folder, "A5", fonts)?;
    let written = write(&book, &laid.pages, Request::new(fonts));
    assert!(written.diagnostics.iter().all(|d| d.severity != Severity::Error), "{:?}", written.diagnostics);
    let tagged = Tagged::read(&written.value);
    Some(Made { name: folder.display().to_string(), book, pages: laid.pages, tagged })
}

/// All books, made once for all tests.
static BOOKS: LazyLock<Vec<Made>> = LazyLock::new(|| {
    let fonts = FontBook::new(&[]).value;
    let made: Vec<Made> = series::all().par_iter().filter_map(|folder| made(folder, &fonts)).collect();
    assert!(made.len() > 20, "{} books", made.len());
    made
});

fn each(check: impl Fn(&Made)) {
    BOOKS.iter().for_each(check);
}

/// Returns words in small letters, without marks: that of a ligature's first letter comes after its last.
fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|c| !is_combining_mark(*c)).collect();
    words::of_text(&text).into_iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
}

/// Returns the elements of sections, which stand in the order of the book.
fn sections(root: &Element) -> Vec<&Element> {
    root.all().into_iter().filter(|element| matches!(element.tag.as_str(), "Sect" | "Part")).collect()
}

/// Returns the sections that have something to show, each with its element.
fn pairs<'a>(made: &'a Made, root: &'a Element) -> Vec<(&'a Section, &'a Element)> {
    let has_words = |section: &&Section| {
        let mut any = false;
        section.visit(&mut |_| any = true);
        any || section.kind == SectionKind::Contents
    };
    let shown: Vec<&Section> = made.book.sections.iter().filter(has_words).collect();
    let elements = sections(root);
    assert_eq!(elements.len(), shown.len(), "{}: sections", made.name);
    shown.into_iter().zip(elements).collect()
}

/// What the tests look at in an element: its own words, without labels, numbers of notes and pages, and what
/// stands for a picture that is missing.
fn own_words(element: &Element, book: &Book) -> String {
    let mut text = String::new();
    gather(element, &mut text);
    let phrases = lang::of(book.metadata.lang.tag()).book;
    let missing: Vec<&str> =
        book.sections.iter().map(|section| lang::of(section.lang.tag()).book.picture_missing).collect();
    for missing in missing.into_iter().chain([phrases.picture_missing]) {
        while let Some(start) = text.find(&format!("[{missing}:")) {
            let end = text[start..].find(']').map_or(text.len(), |end| start + end + 1);
            text.replace_range(start..end, " ");
        }
    }
    let (before, after) = phrases.see_page.split_once("{}").expect("a place for the page");
    let opening = format!("({before}");
    let mut from = 0;
    while let Some(start) = text[from..].find(&opening).map(|at| from + at) {
        let number = text[start + opening.len()..].trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        if number.starts_with(&format!("{after})")) {
            let end = text.len() - number.len() + after.len() + 1;
            text.replace_range(start..end, " ");
        }
        from = start + 1;
    }
    plain(&text)
}

/// Tells whether an element is the heading over notes or addresses, which print adds.
fn is_added(element: &Element, book: &Book) -> bool {
    let phrases = lang::of(book.metadata.lang.tag()).book;
    element.tag.starts_with('H') && [phrases.notes, phrases.links].contains(&element.words().trim())
}

fn has_letters(element: &Element) -> bool {
    element.words().chars().any(char::is_alphabetic)
}

fn gather(element: &Element, out: &mut String) {
    let is_inline = ["Span", "Link", "Quote", "Code", "Figure"].contains(&element.tag.as_str());
    if !is_inline {
        out.push(' ');
    }
    for kid in &element.kids {
        match kid {
            Kid::Element(element) if ["Reference", "Sect"].contains(&element.tag.as_str()) => {}
            // Numbers and bullets; the terms that definitions are given of are words.
            Kid::Element(element) if element.tag == "Lbl" && !has_letters(element) => {}
            Kid::Element(element) => gather(element, out),
            Kid::Words(words) => out.push_str(words),
            Kid::Annotation(_) => {}
        }
    }
    if !is_inline || element.tag == "Span" {
        out.push(' ');
    }
}

/// Returns the notes of a section's element that the model has; those of addresses come after them.
fn notes<'a>(section: &Section, element: &'a Element) -> Vec<&'a Element> {
    element.all().into_iter().filter(|e| e.tag == "Note").take(section.notes.len()).collect()
}

#[test]
fn the_tag_tree_says_every_word_in_the_models_order() {
    each(|made| {
        let root = made.tagged.root();
        let mut count = 0;
        for (section, element) in pairs(made, &root) {
            if section.kind == SectionKind::Contents {
                continue;
            }
            let at = format!("{}: {}", made.name, section.id);
            let mut text = String::new();
            for kid in &element.kids {
                match kid {
                    Kid::Element(kid) if ["Note", "Sect"].contains(&kid.tag.as_str()) => {}
                    Kid::Element(kid) if is_added(kid, &made.book) => {}
                    Kid::Element(kid) => text.push_str(&format!(" {}", own_words(kid, &made.book))),
                    _ => {}
                }
            }
            let blocks = visit::text(&section.header) + &visit::text(&section.blocks);
            // The typefaces are known only to print.
            let faces = added(&made.pages, |added| matches!(added, Added::Typefaces(_)).then_some(()));
            let faces =
                faces.get(&()).map(|words| plain(words)).filter(|_| section.kind == SectionKind::Colophon);
            let text = faces.map_or(plain(&text), |faces| plain(&text.replacen(&faces, "", 1)));
            assert_eq!(text, plain(&blocks), "{at}");
            for (note, element) in section.notes.iter().zip(notes(section, element)) {
                let said = own_words(element, &made.book);
                assert_eq!(said, plain(&visit::text(&note.blocks)), "{at}: note {}", note.label);
            }
            count += text.len();
        }
        assert!(count > 100, "{}: {count} bytes", made.name);
    });
}

/// A role with the words it should have.
type Fact = (&'static str, String);

/// Returns what a section's blocks should be, in the order of the tree.
fn expected(blocks: &[Node<Block>], lang: &Lang, out: &mut Vec<Fact>) {
    let all = |blocks: &[Node<Block>]| plain(&visit::text(blocks));
    for node in blocks {
        let this = std::slice::from_ref(node);
        match &node.value {
            Block::Heading(heading) => out.push(("H", plain(&plain_text(&heading.content)))),
            Block::Quote(_) => out.push(("BlockQuote", all(this))),
            Block::List(_) => out.push(("L", all(this))),
            Block::Code { text, .. } => out.push(("Code", plain(text))),
            Block::Figure(figure) if figure.picture.is_some() => {
                if let Alt::Text(alt) = &figure.alt {
                    out.push(("Figure", plain(alt)));
                }
            }
            _ => {}
        }
        match &node.value {
            Block::Paragraph(paragraph) => of_inlines(&paragraph.content, lang, out),
            Block::Heading(heading) => of_inlines(&heading.content, lang, out),
            Block::Quote(quote) => {
                expected(&quote.blocks, lang, out);
                quote.attribution.iter().for_each(|inlines| of_inlines(inlines, lang, out));
            }
            Block::List(list) => {
                for item in &list.items {
                    out.push(("LI", all(item)));
                    expected(item, lang, out);
                }
            }
            Block::Table(table) => {
                table.caption.iter().for_each(|inlines| of_inlines(inlines, lang, out));
                for (head, rows) in [(true, &table.head), (false, &table.rows)] {
                    for cell in rows.iter().flatten() {
                        let tag = if head || cell.heads_row { "TH" } else { "TD" };
                        out.push((tag, plain(&(plain_text(&cell.content) + &all(&cell.blocks)))));
                        of_inlines(&cell.content, lang, out);
                        expected(&cell.blocks, lang, out);
                    }
                }
            }
            Block::Verse(verse) => {
                for line in verse.stanzas.iter().flat_map(|stanza| &stanza.lines) {
                    of_inlines(&line.content, lang, out);
                }
                verse.attribution.iter().for_each(|inlines| of_inlines(inlines, lang, out));
            }
            Block::Definitions { entries } => {
                for (term, explanations) in entries {
                    of_inlines(term, lang, out);
                    explanations.iter().for_each(|blocks| expected(blocks, lang, out));
                }
            }
            Block::Timeline { events } => {
                for event in events {
                    of_inlines(&event.shown, lang, out);
                    expected(&event.blocks, lang, out);
                }
            }
            Block::Figure(figure) => {
                figure.caption.iter().for_each(|inlines| of_inlines(inlines, lang, out));
            }
            Block::Lang { lang: own, blocks } => {
                if own != lang {
                    out.push(("Lang", format!("{} {}", own.tag(), all(blocks))));
                }
                expected(blocks, own, out);
            }
            Block::SceneBreak | Block::Room { .. } | Block::Code { .. } => {}
        }
    }
}

fn of_inlines(inlines: &[Node<Inline>], lang: &Lang, out: &mut Vec<Fact>) {
    for node in inlines {
        let mut around = lang;
        match &node.value {
            Inline::Code { text } => out.push(("Code", plain(text))),
            Inline::Quote { content } => out.push(("Quote", plain(&plain_text(content)))),
            Inline::Lang { lang: own, content, .. } => {
                if own != lang {
                    out.push(("Lang", format!("{} {}", own.tag(), plain(&plain_text(content)))));
                }
                around = own;
            }
            _ => {}
        }
        if let Some(content) = node.value.content() {
            of_inlines(content, around, out);
        }
    }
}

/// Returns what the elements below one are.
fn found(element: &Element, book: &Book, out: &mut Vec<Fact>) {
    for kid in &element.kids {
        let Kid::Element(kid) = kid else { continue };
        let said = || own_words(kid, book);
        if let Some(lang) = kid.get("Lang") {
            out.push(("Lang", format!("{lang} {}", said())));
        }
        match kid.tag.as_str() {
            "Note" | "Sect" | "Part" => continue,
            _ if is_added(kid, book) => continue,
            "H1" | "H2" | "H3" | "H4" | "H5" | "H6" => out.push(("H", said())),
            "BlockQuote" => out.push(("BlockQuote", said())),
            "L" => out.push(("L", said())),
            "LI" => out.push(("LI", said())),
            "TH" => out.push(("TH", said())),
            "TD" => out.push(("TD", said())),
            "Code" => out.push(("Code", said())),
            "Quote" => out.push(("Quote", said())),
            "Figure" => out.push(("Figure", plain(&kid.get("Alt").expect("words for a picture")))),
            _ => {}
        }
        found(kid, book, out);
    }
}

#[test]
fn every_block_has_its_role() {
    each(|made| {
        let root = made.tagged.root();
        let mut kinds = BTreeSet::new();
        for (section, element) in pairs(made, &root) {
            if section.kind == SectionKind::Contents {
                continue;
            }
            let (mut model, mut tree) = (Vec::new(), Vec::new());
            expected(&section.header, &section.lang, &mut model);
            expected(&section.blocks, &section.lang, &mut model);
            found(element, &made.book, &mut tree);
            // A picture without words of its own has those of its caption or of its file.
            let described: BTreeSet<&str> = model.iter().filter(|f| f.0 == "Figure").map(|f| &*f.1).collect();
            tree.retain(|(tag, alt)| *tag != "Figure" || described.contains(alt.as_str()));
            // Quotations and lists of definitions are named otherwise, or not at all.
            let lists: BTreeSet<&str> =
                model.iter().filter(|f| f.0 == "L" || f.0 == "LI").map(|f| &*f.1).collect();
            tree.retain(|(tag, said)| !["L", "LI"].contains(tag) || lists.contains(said.as_str()));
            assert_eq!(tree, model, "{}: {}", made.name, section.id);
            kinds.extend(model.into_iter().map(|(kind, _)| kind));
            let titles = element.all().into_iter().filter(|e| e.tag == "H1").count();
            if section.kind == SectionKind::Article {
                assert_eq!(titles, 1, "{}: {}", made.name, section.id);
            }
        }
        assert!(kinds.contains("H"), "{}", made.name);
    });
}

#[test]
fn cells_lists_and_notes_say_what_they_must() {
    each(|made| {
        let root = made.tagged.root();
        let mut names = BTreeSet::new();
        for element in root.all() {
            let at = format!("{}: {}", made.name, element.tag);
            let attribute = |key: &str| {
                let attributes = element.dictionary.get(b"A").and_then(Object::as_dict).ok()?;
                attributes.get(key.as_bytes()).ok().map(text)
            };
            let kids: Vec<&str> = element
                .kids
                .iter()
                .filter_map(|kid| if let Kid::Element(e) = kid { Some(e.tag.as_str()) } else { None })
                .collect();
            match element.tag.as_str() {
                "TH" => assert_eq!(attribute("Scope").as_deref(), Some("Column"), "{at}"),
                "L" => assert!(attribute("ListNumbering").is_some(), "{at}"),
                "LI" => assert_eq!(kids, ["Lbl", "LBody"], "{at}"),
                "Figure" => assert!(element.get("Alt").is_some_and(|alt| !alt.is_empty()), "{at}"),
                "Note" => {
                    assert!(names.insert(element.get("ID").expect("a name")), "{at}: a name twice");
                    assert_eq!(kids.first(), Some(&"Lbl"), "{at}");
                }
                _ => {}
            }
        }
    });
}

#[test]
fn each_line_of_the_contents_is_a_link_to_its_section() {
    each(|made| {
        let root = made.tagged.root();
        let entries: Vec<&Element> = root.all().into_iter().filter(|e| e.tag == "TOCI").collect();
        let listed: Vec<&Section> = made.book.listed_in_print().map(|(_, section, _)| section).collect();
        if entries.is_empty() {
            assert!(!made.book.sections.iter().any(|s| s.kind == SectionKind::Contents), "{}", made.name);
            return;
        }
        assert_eq!(entries.len(), listed.len(), "{}", made.name);
        for (entry, section) in entries.iter().zip(&listed) {
            let links: Vec<&Element> = entry.all().into_iter().filter(|e| e.tag == "Link").collect();
            let [link] = links[..] else { panic!("{}: {} links in an entry", made.name, links.len()) };
            let targets: Vec<String> = link
                .kids
                .iter()
                .filter_map(
                    |kid| if let Kid::Annotation(a) = kid { a.get(b"Dest").ok().map(text) } else { None },
                )
                .collect();
            assert!(!targets.is_empty() && targets.iter().all(|id| *id == section.id), "{targets:?}");
            assert!(plain(&entry.words()).contains(&plain(&plain_text(&section.title))), "{}", section.id);
        }
    });
}

/// Nothing of the text is hidden: artifacts are heads, folios, leaders, and heads of tables that come again.
#[test]
fn artifacts_are_no_text() {
    each(|made| {
        let root = made.tagged.root();
        let mut allowed: BTreeSet<String> = made.pages.iter().map(|page| plain(&page.label)).collect();
        allowed.insert(plain(&made.book.metadata.title));
        for section in &made.book.sections {
            // A head without the colon that joins a title to its subtitle, or cut to its measure.
            allowed.insert(plain(&plain_text(&section.title)));
        }
        let heads: BTreeSet<String> =
            root.all().into_iter().filter(|e| e.tag == "TH").map(|e| own_words(e, &made.book)).collect();
        for artifact in &made.tagged.artifacts {
            let said = plain(artifact);
            let is_cut = allowed.iter().any(|title| !said.is_empty() && title.starts_with(&said));
            let is_head = heads.iter().any(|head| head.contains(&said));
            assert!(said.is_empty() || is_cut || is_head, "{}: {artifact:?} is an artifact", made.name);
        }
    });
}

/// Returns the words of items that are added to the text, by what they are about.
fn added<K: Ord>(pages: &[Page], about: impl Fn(Added) -> Option<K>) -> BTreeMap<K, String> {
    let mut found: BTreeMap<K, String> = BTreeMap::new();
    for Item { bearing, content, actual_text, .. } in pages.iter().flat_map(|page| &page.items) {
        if let (Bearing::Added(added), Content::Glyphs(run)) = (bearing, content)
            && let Some(key) = about(*added)
        {
            found.entry(key).or_default().push_str(actual_text.as_deref().unwrap_or(run.text.as_str()));
        }
    }
    found
}

#[test]
fn every_page_number_is_that_of_its_target() {
    let mut count = 0;
    for made in BOOKS.iter() {
        let mut places: BTreeMap<&str, &str> = BTreeMap::new();
        for page in &made.pages {
            for anchor in &page.anchors {
                places.entry(&anchor.id).or_insert(&page.label);
            }
        }
        let mut targets: BTreeMap<NodeId, String> = BTreeMap::new();
        for section in &made.book.sections {
            section.visit(&mut |item| {
                if let Visited::Inline(Node { id, value: Inline::Link { target, .. }, .. }) = item
                    && let Target::Internal { section, fragment } = target
                {
                    let whole = made.book.section(*section).id.clone();
                    targets.insert(*id, fragment.clone().unwrap_or(whole));
                }
            });
        }
        let see = lang::of(made.book.metadata.lang.tag()).book.see_page;
        let links =
            added(&made.pages, |added| if let Added::PageOf(node) = added { Some(node) } else { None });
        for (node, words) in links {
            let page = places[&*targets[&node]];
            let words = words.replace('\u{A0}', " ");
            assert_eq!(words.trim(), format!("({})", see.replace("{}", page)), "{}", made.name);
            count += 1;
        }
        let entries = added(&made.pages, |added| match added {
            Added::Entry(section, EntryPart::Page) => Some(section),
            _ => None,
        });
        for (section, words) in entries {
            assert_eq!(words.trim(), places[&*made.book.section(section).id], "{}", made.name);
            count += 1;
        }
    }
    assert!(count > 40, "{count} numbers");
}

/// Returns the id of each paragraph and stanza with its nodes that say something; notes are no part of it.
fn paragraphs(section: &Section) -> BTreeMap<String, Vec<NodeId>> {
    let mut found: BTreeMap<String, Vec<NodeId>> = BTreeMap::new();
    let mut number = None;
    section.visit(&mut |item| match item {
        Visited::Block(node) => {
            number = match &node.value {
                Block::Paragraph(paragraph) => paragraph.number,
                _ => None,
            };
            if let Some(number) = number {
                found.insert(section.paragraph_id(number), Vec::new());
            }
            if let Block::Verse(verse) = &node.value {
                let numbers = verse.stanzas.iter().filter_map(|stanza| stanza.number);
                found.extend(numbers.map(|number| (section.paragraph_id(number), Vec::new())));
            }
        }
        Visited::Inline(node) => {
            if let Some(nodes) = number.and_then(|number| found.get_mut(&section.paragraph_id(number))) {
                nodes.push(node.id);
            }
        }
        Visited::Run(_) => {}
    });
    found
}

/// Whoever cites a paragraph of the EPUB can do so of the print edition: every section and every paragraph is a named
/// destination, on the page where its first words stand and not below them.
#[test]
fn every_article_and_paragraph_is_a_named_destination_where_its_words_begin() {
    let (mut sections, mut places) = (0, 0);
    each(|made| {
        let found = made.tagged.destinations();
        let mut first: BTreeMap<NodeId, (usize, f64)> = BTreeMap::new();
        for (side, page) in made.pages.iter().enumerate() {
            for item in &page.items {
                if let Bearing::Text(at) = item.bearing {
                    let foot = (page.size.height - item.at.y).to_pt();
                    first.entry(at.node).or_insert((side, foot));
                }
            }
        }
        for section in &made.book.sections {
            let opens = made
                .pages
                .iter()
                .position(|page| page.section.is_some_and(|at| made.book.section(at).id == section.id));
            if let Some(opens) = opens {
                assert_eq!(
                    found.get(&section.id).map(|place| place.0),
                    Some(opens),
                    "{}: {}",
                    made.name,
                    section.id
                );
            }
            for (id, nodes) in paragraphs(section) {
                let Some((side, _, y)) = found.get(&id) else { panic!("{}: no {id}", made.name) };
                let words = nodes.iter().filter_map(|node| first.get(node)).min_by_key(|(side, _)| *side);
                if let Some((page, baseline)) = words {
                    assert_eq!(side, page, "{}: {id}", made.name);
                    assert!(
                        f64::from(*y) + 1.0 >= *baseline,
                        "{}: {id} at {y}, its words at {baseline}",
                        made.name
                    );
                }
            }
        }
    });
    for made in BOOKS.iter() {
        sections += made.book.sections.len();
        places += made.book.sections.iter().map(|section| paragraphs(section).len()).sum::<usize>();
    }
    assert!(sections > 100 && places > 300, "{sections} sections and {places} paragraphs");
}
