//! Nothing is lost: the words of every source, in order, are the words of the book and of its XHTML, apart
//! from what findings list as lifted, moved, taken off or changed.
//!
//! The source's words are found here without the readers: as they stand in a plain text, and by
//! pulldown-cmark's own events in Markdown.

use crate::support;

use chapbook::assemble::{self, assemble};
use chapbook::config::{self, Config};
use chapbook::diagnostic::{Severity, Sources};
use chapbook::epub::{self, CoverImage};
use chapbook::files::Disk;
use chapbook::lang;
use chapbook::model::visit::NodeRef;
use chapbook::model::{
    Block, Book, Finding, FindingKind, Inline, Node, Role, Section, SectionKind, SourceFormat, plain_text,
    visit,
};
use chapbook::read::{self, Request};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use support::container::Container;
use support::words::{self, Word, difference};

/// A book with the texts it was made from.
struct Made {
    sources: Sources,
    formats: BTreeMap<PathBuf, SourceFormat>,
    book: Book,
}

fn make(folder: &Path) -> Made {
    let mut sources = Sources::default();
    let mut said = Vec::new();
    let settings = folder.join("chapbook.toml");
    let mut config = Config::default();
    if let Ok(text) = std::fs::read_to_string(&settings) {
        let id = sources.add(&settings, text);
        config = config::parse(id, &sources.get(id).text).take(&mut said);
    }
    config.assemble.drafts = true;
    config.read.recurse = chapbook::read::Recurse::Yes;
    let inputs = [folder.to_owned()];
    let series = read::read(
        Request { files: &Disk::of(&inputs), inputs: &inputs, options: &config.read },
        &mut sources,
    )
    .take(&mut said);
    let formats = series.articles.iter().map(|article| (article.path.clone(), article.format)).collect();
    let request = assemble::Request { options: &config.assemble, sources: &sources, source_date_epoch: None };
    let book = assemble(series, request).take(&mut said);
    let errors: Vec<_> =
        said.iter().filter(|d| d.severity == Severity::Error && d.code.0 != "A004").collect();
    assert!(errors.is_empty(), "{}: {errors:?}", folder.display());
    Made { sources, formats, book }
}

/// The two real seeds where they are, the sample, and every fixture that is a series.
fn series() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = vec![root.join("seeds")];
    let shared = root.join("../shared/seeds");
    if shared.is_dir() {
        all.push(shared);
    } else {
        eprintln!("SKIPPED the real seeds: there is no ../shared/seeds");
    }
    let fixtures = std::fs::read_dir(root.join("tests/fixtures")).expect("fixtures");
    let fixtures = fixtures.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir());
    let mut fixtures: Vec<PathBuf> = fixtures.collect();
    fixtures.sort();
    assert!(fixtures.len() >= 10, "there are fixtures: {fixtures:?}");
    all.extend(fixtures);
    all
}

/// Series of others, for which no word may be lost either; they are no part of the project.
fn corpora() -> Vec<PathBuf> {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let Ok(folders) = std::fs::read_dir(&corpora) else {
        eprintln!("SKIPPED the corpora: there is no ../shared/corpora");
        return Vec::new();
    };
    let folders = folders.filter_map(|entry| Some(entry.ok()?.path().join("articles")));
    let mut folders: Vec<PathBuf> = folders.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

#[test]
fn every_word_of_every_source_is_in_the_book_in_order() {
    let mut wrong = Vec::new();
    let mut articles = 0;
    for folder in series().into_iter().chain(corpora()) {
        let made = make(&folder);
        let sections: Vec<&Section> = made.book.articles().map(|(_, section)| section).collect();
        articles += sections.len();
        let lost: Vec<_> =
            sections.par_iter().map(|section| (section, lost_or_added(&made, section))).collect();
        for (section, what) in
            lost.iter().flat_map(|(section, lost)| lost.iter().map(move |what| (section, what)))
        {
            wrong.push(format!("{}: {}: {what}", folder.display(), section.id));
        }
    }
    assert!(articles > 20, "articles were compared: {articles}");
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_word_of_the_book_is_in_its_xhtml_in_order() {
    let mut wrong = Vec::new();
    for folder in series() {
        let book = make(&folder).book;
        let cover = CoverImage { bytes: support::book::PIXEL, media_type: "image/png" };
        let options =
            epub::Request { options: &epub::Options::default(), css: "", cover, fonts: &[], pages: &[] };
        let container = Container::read(&epub::write(&book, options).value);
        for section in book.sections.iter().filter(|section| section.kind != SectionKind::Contents) {
            let missing = lang::of(section.lang.tag()).book.picture_missing;
            let xhtml = words::of_xhtml(container.text(&format!("OEBPS/text/{}.xhtml", section.id)), missing);
            let expected = of_section(section, lang::of(book.metadata.lang.tag()).book.notes);
            if let Some(place) =
                (0..xhtml.len().max(expected.len())).find(|i| xhtml.get(*i) != expected.get(*i))
            {
                let around = |words: &[String]| {
                    words.iter().skip(place.saturating_sub(3)).take(8).cloned().collect::<Vec<_>>().join(" ")
                };
                wrong.push(format!(
                    "{}: {}: `{}` became `{}`",
                    folder.display(),
                    section.id,
                    around(&expected),
                    around(&xhtml)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

/// The words of a section in reading order, with the heading that the XHTML has above notes.
fn of_section(section: &Section, heading: &str) -> Vec<String> {
    let mut all = vec![visit::text(&section.header), visit::text(&section.blocks)];
    if !section.notes.is_empty() {
        all.push(heading.to_owned());
        for (index, note) in section.notes.iter().enumerate() {
            // A note that nothing calls has its number as plain text, not as the way back.
            if !is_called(section, index) {
                all.push((index + 1).to_string());
            }
            all.push(visit::text(&note.blocks));
        }
    }
    words::of_text(&all.join(" ")).into_iter().map(|word| word.text).collect()
}

fn is_called(section: &Section, index: usize) -> bool {
    let mut called = false;
    section.visit(&mut |item| {
        called |= matches!(item, NodeRef::Inline(Node { value: Inline::NoteRef { note, .. }, .. }) if note.0 as usize == index);
    });
    called
}

/// Compares the text and notes of an article with its source; returns what nothing explains.
fn lost_or_added(made: &Made, section: &Section) -> Vec<String> {
    let span = section.findings.iter().find_map(|finding| finding.span);
    let Some(source) = span.or(section.blocks.first().map(|block| block.span)).map(|span| span.source) else {
        return vec!["no finding has a place".to_owned()];
    };
    let file = made.sources.get(source);
    let start = read::front_matter::split(source, &file.text).value.1;
    let format = made.formats.get(&file.path).copied().unwrap_or_default();
    let all = match format {
        SourceFormat::Text => words::of_text(&without_calls(&file.text, section)[start..]),
        SourceFormat::Markdown => words::of_markdown(&file.text[start..]),
    };
    let all: Vec<Word> =
        all.into_iter().map(|word| Word { at: word.at.start + start..word.at.end + start, ..word }).collect();
    let explained = Explained::new(section);
    // Captions of tables, which may stand after them, are set before them: a sequence of their own.
    let (captions, all): (Vec<Word>, Vec<Word>) =
        all.into_iter().partition(|word| explained.is_caption(&word.at));
    // Notes stand at the end, in the order in which they are called: they are compared where they stood.
    let apart = format == SourceFormat::Text;
    let notes: Vec<Range<usize>> =
        section.notes.iter().map(|note| note.span.start as usize..note.span.end as usize).collect();
    let is_note =
        |at: &Range<usize>| apart && notes.iter().any(|note| note.start <= at.start && at.end <= note.end);
    let expected = all.into_iter().filter(|word| !explained.is_set_apart(&word.at));
    // What was taken off a note must not be taken for another word of it, nor the name of a picture's file for a word of
    // its caption.
    let expected: Vec<Word> = expected
        .filter(|word| !explained.is_code(&word.at) && (!is_note(&word.at) || !explained.is_off(&word.at)))
        .collect();
    let (in_notes, expected): (Vec<Word>, Vec<Word>) =
        expected.into_iter().partition(|word| is_note(&word.at));
    // A subtitle may stand over the title in the source, as a line that leads to it.
    let (over, expected): (Vec<Word>, Vec<Word>) =
        expected.into_iter().partition(|word| apart && explained.is_subtitle(&word.at));

    let mut section = section.clone();
    let set = match captions.is_empty() {
        true => Vec::new(),
        false => take_captions(&mut section),
    };
    let set_notes = if apart { take_notes(&mut section) } else { Vec::new() };
    let set_over = if over.is_empty() { Vec::new() } else { take_subtitle(&mut section) };
    let section = &section;
    let found: Vec<Word> = of_body(section, start);
    let (missing, added) = difference(&expected, &found);
    let of_captions = difference(&captions, &set);
    let of_notes = difference(&in_notes, &set_notes);
    let of_subtitle = difference(&over, &set_over);
    let missing = missing.into_iter().chain(of_captions.0).chain(of_notes.0).chain(of_subtitle.0);
    let added = added.into_iter().chain(of_captions.1).chain(of_notes.1).chain(of_subtitle.1);
    let mut added: BTreeMap<&str, usize> = added.into_iter().fold(BTreeMap::new(), |mut counts, word| {
        *counts.entry(word.text.as_str()).or_default() += 1;
        counts
    });
    let mut lost: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for word in missing {
        // Moved, as a note is to the end and an attribution below its quotation: it is there once more.
        let moved = added.get_mut(word.text.as_str()).filter(|count| **count > 0);
        match moved {
            Some(count) if explained.may_move(&word.at) => *count -= 1,
            _ if is_note_sign(section, &file.text, word) => {}
            _ if explained.is_gone(word) => {}
            _ => lost.entry(line(&file.text, word.at.start)).or_default().push(&word.text),
        }
    }
    let lost = lost.into_iter().map(|(line, words)| format!("line {line} loses `{}`", words.join(" ")));
    let mut wrong: Vec<String> = lost.collect();
    let templates = match format {
        SourceFormat::Text => Vec::new(),
        SourceFormat::Markdown => words::of_templates(&file.text[start..]),
    };
    for (word, count) in added.into_iter().filter(|(word, count)| {
        *count > 0 && !explained.is_new(word) && !templates.iter().any(|other| other == word)
    }) {
        wrong.push(format!("`{word}` is in the book {count} times more than in the source"));
    }
    wrong
}

/// Takes the subtitle off the header and returns its words.
fn take_subtitle(section: &mut Section) -> Vec<Word> {
    let is_subtitle =
        |node: &Node<Block>| matches!(&node.value, Block::Paragraph(p) if p.role == Role::Subtitle);
    let (subtitle, header): (Vec<_>, Vec<_>) =
        std::mem::take(&mut section.header).into_iter().partition(is_subtitle);
    section.header = header;
    words::of_text(&visit::text(&subtitle))
}

/// Empties the notes and returns their words, in the order of the source.
fn take_notes(section: &mut Section) -> Vec<Word> {
    let mut notes: Vec<_> = section.notes.iter_mut().collect();
    notes.sort_by_key(|note| note.span.start);
    notes
        .into_iter()
        .flat_map(|note| words::of_text(&visit::text(&std::mem::take(&mut note.blocks))))
        .collect()
}

/// Returns a text with spaces in the place of the marks that call notes: the book sets numbers of its own.
fn without_calls(text: &str, section: &Section) -> String {
    let mut bytes = text.as_bytes().to_vec();
    section.visit(&mut |item| {
        if let NodeRef::Inline(Node { value: Inline::NoteRef { .. }, span, .. }) = item {
            bytes[span.start as usize..span.end as usize].fill(b' ');
        }
    });
    String::from_utf8(bytes).expect("marks are whole characters")
}

/// Takes the captions off the tables and returns their words.
fn take_captions(section: &mut Section) -> Vec<Word> {
    let mut words = Vec::new();
    section.visit_mut(&mut |item| {
        if let visit::ItemMut::Block(Node { value: Block::Table(table), .. }) = item
            && let Some(caption) = table.caption.take()
        {
            words.extend(words::of_text(&plain_text(&caption)));
        }
    });
    words
}

/// Tells whether a word is the sign of a note, which the book numbers itself: `[1]`.
fn is_note_sign(section: &Section, text: &str, word: &Word) -> bool {
    let opened = text[..word.at.start].trim_end_matches('^').ends_with(['[', '(', '*']);
    opened && section.notes.iter().any(|note| note.label.to_lowercase() == word.text)
}

/// The words of title, subtitle, series note, own masthead and epigraph, text and notes: without what
/// comes from front matter or is written anew.
fn of_body(section: &Section, start: usize) -> Vec<Word> {
    let in_text = |kind| {
        let spans = section.findings.iter().filter(|f| f.kind == kind).filter_map(|f| f.span);
        spans.into_iter().any(|span| span.start as usize >= start)
    };
    let lifted =
        section.findings.iter().any(|f| f.kind == FindingKind::Masthead && f.reason.starts_with("lifted"));
    let from_source = |node: &&Node<Block>| match &node.value {
        Block::Heading(heading) if heading.level == 1 => in_text(FindingKind::Title),
        Block::Paragraph(paragraph) => match paragraph.role {
            Role::Dateline | Role::Byline | Role::Source | Role::Placeholder => false,
            Role::Subtitle => in_text(FindingKind::Subtitle),
            // What of it is lifted stands on the title page, and the rest of it here.
            Role::Masthead => !lifted,
            _ => true,
        },
        _ => true,
    };
    let header: Vec<Node<Block>> = section.header.iter().filter(from_source).cloned().collect();
    let blocks: Vec<Node<Block>> = section.blocks.iter().filter(from_source).cloned().collect();
    let notes = section.notes.iter().map(|note| visit::text(&note.blocks));
    let all: Vec<String> = [visit::text(&header), visit::text(&blocks)].into_iter().chain(notes).collect();
    words::of_text(&all.join(" "))
}

/// What findings say of words.
struct Explained<'a> {
    findings: &'a [Finding],
    masthead_lifted: bool,
    epigraph_lifted: bool,
}

impl<'a> Explained<'a> {
    fn new(section: &'a Section) -> Self {
        let findings = &section.findings;
        let lifted = |kind| findings.iter().any(|f| f.kind == kind && f.reason.starts_with("lifted"));
        Self {
            findings,
            masthead_lifted: lifted(FindingKind::Masthead),
            epigraph_lifted: lifted(FindingKind::Epigraph),
        }
    }

    fn covering(&self, at: &'a Range<usize>) -> impl Iterator<Item = &'a Finding> {
        self.findings.iter().filter(|finding| {
            finding.span.is_some_and(|span| span.start as usize <= at.start && at.end <= span.end as usize)
        })
    }

    /// Lifted to the front, taken off as furniture, or set anew from what it says.
    fn is_set_apart(&self, at: &Range<usize>) -> bool {
        self.covering(&at.clone()).any(|finding| match finding.kind {
            FindingKind::Furniture | FindingKind::Date | FindingKind::Byline => true,
            FindingKind::Masthead => self.masthead_lifted,
            FindingKind::Epigraph | FindingKind::Attribution => self.epigraph_lifted && self.is_epigraph(at),
            _ => false,
        })
    }

    fn is_off(&self, at: &Range<usize>) -> bool {
        self.covering(at).any(|finding| {
            finding.kind == FindingKind::Removed || finding.reason.starts_with("a mark that the book sets")
        })
    }

    fn is_code(&self, at: &Range<usize>) -> bool {
        self.covering(at).any(|finding| finding.reason.starts_with("a code of a site"))
    }

    fn is_subtitle(&self, at: &Range<usize>) -> bool {
        self.covering(at).any(|finding| finding.kind == FindingKind::Subtitle)
    }

    fn is_caption(&self, at: &Range<usize>) -> bool {
        self.covering(&at.clone()).any(|finding| finding.kind == FindingKind::Caption)
    }

    fn is_epigraph(&self, at: &Range<usize>) -> bool {
        let lifted = self.findings.iter().filter(|f| f.kind == FindingKind::Epigraph).filter_map(|f| f.span);
        lifted.into_iter().any(|span| span.start as usize <= at.start && at.end <= span.end as usize)
    }

    fn may_move(&self, at: &Range<usize>) -> bool {
        self.covering(&at.clone()).any(|finding| {
            matches!(
                finding.kind,
                FindingKind::Note
                    | FindingKind::Title
                    | FindingKind::Subtitle
                    | FindingKind::SeriesNote
                    | FindingKind::Epigraph
                    | FindingKind::Masthead
                    | FindingKind::Issue
                    | FindingKind::Kicker
                    | FindingKind::Attribution
            )
        })
    }

    /// Taken off or changed: the finding's own words hold it.
    fn is_gone(&self, word: &Word) -> bool {
        self.covering(&word.at.clone()).any(|finding| {
            matches!(finding.kind, FindingKind::Removed | FindingKind::Changed)
                && words::of_text(&finding.text).iter().any(|other| other.text == word.text)
        })
    }

    /// Made of what stood otherwise in the source, as a finding says.
    fn is_new(&self, word: &str) -> bool {
        self.findings.iter().filter(|finding| finding.kind == FindingKind::Changed).any(|finding| {
            let said = [&finding.text, &finding.reason].map(|text| words::of_text(text));
            let joined: String = said[0].iter().map(|word| word.text.as_str()).collect();
            joined.contains(word) || said[1].iter().any(|other| other.text == word)
        })
    }
}

fn line(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

// The same series written as Markdown and as plain text is the same book, except the capitals of headings.
#[test]
fn plain_text_gives_the_book_that_markdown_gives() {
    let generator = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/measure/gen.py");
    let folder = tempfile::tempdir().expect("a folder for the test");
    let made = std::process::Command::new("python3").arg(&generator).arg("20").arg(folder.path()).output();
    if !generator.exists() || !made.is_ok_and(|output| output.status.success()) {
        eprintln!("SKIPPED: the generator of series, or python3, is not at hand");
        return;
    }
    let [markdown, text] = ["src", "src-txt"].map(|name| make(&folder.path().join(name)).book);
    let articles = |book: &Book| book.articles().map(|(_, section)| outline(section)).collect::<Vec<_>>();
    let (markdown, text) = (articles(&markdown), articles(&text));
    assert_eq!(markdown.len(), 20);
    for (markdown, text) in markdown.iter().zip(&text) {
        let differs = markdown.iter().zip(text).find(|(a, b)| a != b);
        assert_eq!((differs, markdown.len()), (None, text.len()));
    }
}

/// What an article is made of: kinds of blocks and inlines with their words, ids and numbers. Of an epigraph
/// only the words, for the generator's Markdown leaves out what is stressed in it.
fn outline(section: &Section) -> Vec<String> {
    let mut lines = vec![format!("{} {:?}", section.id, section.date.as_ref().map(|dated| &dated.shown))];
    for node in section.header.iter().chain(&section.blocks) {
        let block = std::slice::from_ref(node);
        match &node.value {
            Block::Quote(quote) if quote.epigraph => lines.push(format!("epigraph {}", visit::text(block))),
            _ => visit::blocks(block, &mut |item| lines.extend(line_of(item))),
        }
    }
    lines
}

fn line_of(item: NodeRef<'_>) -> Option<String> {
    Some(match item {
        NodeRef::Block(node) => match &node.value {
            Block::Paragraph(paragraph) => format!("paragraph {:?} {:?}", paragraph.role, paragraph.number),
            Block::Heading(heading) => format!("heading {} {:?}", heading.level, heading.id),
            Block::Quote(quote) => format!("quotation {:?}", quote.attribution.is_some()),
            other => format!("{other:?}"),
        },
        NodeRef::Run(_) => return None,
        NodeRef::Inline(node) => match &node.value {
            Inline::Text { text } => text.to_lowercase(),
            Inline::Emph { .. } => "emphasis".to_owned(),
            other => format!("{other:?}"),
        },
    })
}
