//! What holds for every plain text, whatever it is: no word is lost, nothing panics, spans are true.

use chapbook::diagnostic::{Source, SourceId, Span};
use chapbook::model::{Article, Block, Epigraph, FindingKind, Inline, Lang, Node};
use chapbook::read::Input;
use chapbook::read::Options;
use chapbook::read::{Reading, text};
use proptest::prelude::*;

fn read(source: &str) -> (Reading, Vec<String>) {
    let (options, lang) = (Options::default(), Lang::default());
    let source = Source { path: "article.txt".into(), text: source.to_owned() };
    let input = Input {
        id: SourceId(0),
        source: &source,
        start: 0,
        front_matter: None,
        options: &options,
        lang: &lang,
    };
    let survey = text::survey(&[input]).value;
    let read = text::read(input, &survey);
    let codes = read.diagnostics.iter().map(|diagnostic| diagnostic.code.to_string()).collect();
    (read.value, codes)
}

/// Pieces of an article's text with the places they were read at.
#[derive(Default)]
struct Pieces(Vec<(Span, String)>);

impl Pieces {
    fn of(reading: &Reading) -> Self {
        let article: &Article = &reading.article;
        let mut all = Self::default();
        let heads = article.masthead.iter().chain(&article.title).chain(&article.subtitle);
        heads.for_each(|inlines| all.inlines(inlines));
        match &article.epigraph {
            Some(Epigraph::Prose(quote)) => {
                all.blocks(&[Node::new(Block::Quote(quote.value.clone()), quote.span)])
            }
            Some(Epigraph::Verse(verse)) => {
                all.blocks(&[Node::new(Block::Verse(verse.value.clone()), verse.span)])
            }
            None => {}
        }
        all.blocks(&article.series_note);
        all.blocks(&article.body);
        article.notes.iter().for_each(|note| all.blocks(&note.blocks));
        for finding in &article.findings {
            use FindingKind as Kind;
            let off =
                matches!(finding.kind, Kind::Furniture | Kind::Removed | Kind::Byline | Kind::SceneBreak);
            // What signs an article stays where it stands.
            let off = off && !finding.reason.starts_with("the name that signs the article");
            // The mark of a note is set by the book in its own manner.
            let mark = finding.reason.starts_with("a mark that the book sets");
            let head = finding.kind == Kind::Date && !finding.reason.contains("stays");
            if let Some(span) = finding.span.filter(|_| off || mark || head) {
                all.0.push((span, finding.text.clone()));
            }
        }
        all.0.sort_by_key(|(span, _)| (span.start, span.end));
        all
    }

    fn blocks(&mut self, blocks: &[Node<Block>]) {
        for block in blocks {
            match &block.value {
                Block::Paragraph(paragraph) => self.inlines(&paragraph.content),
                Block::Heading(heading) => self.inlines(&heading.content),
                Block::Quote(quote) => {
                    self.blocks(&quote.blocks);
                    quote.attribution.iter().for_each(|name| self.inlines(name));
                }
                Block::Verse(verse) => {
                    let lines = verse.stanzas.iter().flat_map(|stanza| &stanza.lines);
                    lines.for_each(|line| self.inlines(&line.content));
                    verse.attribution.iter().for_each(|name| self.inlines(name));
                }
                Block::List(list) => list.items.iter().for_each(|item| self.blocks(item)),
                _ => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &[Node<Inline>]) {
        for node in inlines {
            match &node.value {
                Inline::Text { text } => self.0.push((node.span, text.clone())),
                other => other.content().into_iter().for_each(|content| self.inlines(content)),
            }
        }
    }
}

/// Only letters and digits, in order: marks and white space are what the reader may change.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Paragraphs of many kinds, each with words of its own.
const PARAGRAPHS: &[&str] = &[
    "The Lamp",
    "Oil:\nA History of Light",
    "Nov 13, 2017",
    "By Ada Pell",
    "“Light is dear.”\n— Mary Coll",
    "This article continues our series on lamps.",
    "The mill stood on the river, and the river stood, in August, in the mill. Nobody minded it.",
    "She wrote the following down in a book that has been kept:",
    "“We went down in the morning, and the ‘old hands’ were there already.",
    "Nobody spoke for some time [not even the clerk]. It was the workers’ own silence.”",
    "“No,” said the clerk.",
    "“Yes.”",
    "> A quoted line that somebody sent,\n> and a second.\n>\n> -- The Sender",
    "    Set in from the margin, this\n    goes on for two lines.",
    "Roses are late,\nViolets are early,\nThe gardener’s gate\nIs hanging unfairly.",
    "- one thing\n- another thing\n- a third",
    "1. first of all\n2. then this",
    "* * *",
    "THE UPPER TOWN",
    "The hyphen-\nated word of the car-\npenter, who knew the carpenter of the other town.",
    "A price is given,[1] and *never* paid; see https://example.org/price.",
    "[1] In the ledger of that year.",
    "Share this article\nPrint",
    "5 min read",
    "— Vous partez ?",
    "«Nous restons,\n»dit-elle.",
    "Item\tPrice\nLamp\t4",
    "\u{c}- 3 -",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// The words that are kept and those that findings tell of are the words of the source, in their order.
    #[test]
    fn no_word_is_lost(parts in prop::collection::vec(prop::sample::select(PARAGRAPHS), 1..14), gap in 1..3_usize) {
        let source = parts.join(&"\n".repeat(gap));
        let (reading, _) = read(&source);
        let found: String = Pieces::of(&reading).0.iter().map(|(_, text)| letters(text)).collect();
        // References to notes have no words of their own, and what is taken off keeps theirs as they are typed.
        let without = |letters: &str| letters.replace("given1", "given");
        prop_assert_eq!(without(&found), without(&letters(&source)), "{}", source);
    }

    /// A span covers just what its text was read from.
    #[test]
    fn spans_cover_their_words(parts in prop::collection::vec(prop::sample::select(PARAGRAPHS), 1..10)) {
        let source = parts.join("\r\n\r\n");
        let (mut reading, _) = read(&source);
        reading.article.findings.clear();
        for (span, text) in Pieces::of(&reading).0 {
            let covered = source.get(span.start as usize..span.end as usize);
            prop_assert_eq!(covered.map(letters), Some(letters(&text)), "{}", text);
        }
    }

    /// Whatever the signs are, there is a reading.
    #[test]
    fn nothing_panics(source in "([ \t\n\r\u{c}>*_\\[\\]1.#=—“”‘’«»„\"'()-]|[a-z]|[A-Z]|\\PC){0,200}") {
        read(&source);
    }
}

/// A chunk of short lines and a date with no text below was read twice: as title and as text.
#[test]
fn a_text_that_is_all_head_is_read_once() {
    let (reading, _) =
        read("Item\tPrice\nLamp\t4\nWick\t1\n1. first of all\n2. then this\nLamps\nNov 13, 2017");
    let found: String = Pieces::of(&reading).0.iter().map(|(_, text)| letters(text)).collect();
    assert_eq!(found, "ItemPriceLamp4Wick11firstofall2thenthisLampsNov132017");
}

/// The item of a list below a note was taken for the rest of the item above it, as where a page ends within a sentence.
#[test]
fn an_item_below_a_note_is_an_item() {
    let text = "The Lamp\n\nMay 4, 2020\n\nA price is given,[1] and never paid.\n- one thing\n- a third\n[1] In the ledger.\n";
    let items = |rest: &str| {
        let (reading, _) = read(&format!("{text}{rest}"));
        let lists = reading.article.body.iter().filter_map(|block| match &block.value {
            Block::List(list) => Some(list.items.len()),
            _ => None,
        });
        lists.sum::<usize>()
    };
    assert_eq!(items("- another thing\n- a fourth\n"), 4);
    // What goes on in small letters is the rest of the item.
    assert_eq!(items("\nthat was never bought.\n"), 2);
}

/// Input that is hostile or broken: what is said of it, in a moment.
#[test]
fn hostile_texts_are_read() {
    let cases: Vec<(String, &str)> = vec![
        (String::new(), ""),
        ("a".repeat(1 << 20), ""),
        ("word ".repeat(200_000), ""),
        (format!("Title\n\n{} deep", "> ".repeat(10_000)), "R101"),
        (format!("Title\n\n{}", "“open\n\n".repeat(5_000)), "R110"),
        (format!("Title\n\n{}", "*a **b _c [1] ".repeat(20_000)), ""),
        (format!("Title\n\nwww.{}", ")".repeat(200_000)), ""),
    ];
    for (source, code) in cases {
        let (_, codes) = read(&source);
        let head: String = source.chars().take(20).collect();
        assert!(code.is_empty() || codes.iter().any(|found| found == code), "{head}: {codes:?}");
    }
}

/// Hundreds of steps of indentation are an error that names the line, not a list of that depth.
#[test]
fn lists_nested_too_deep_are_an_error() {
    let items: String = (0..400).map(|depth| format!("{}- item\n", " ".repeat(depth * 2))).collect();
    let (_, codes) = read(&format!("Title\n\n- item\n{items}"));
    assert!(codes.iter().any(|code| code == "R101"), "{codes:?}");
}

/// Reads letters as one series, and returns the lines that were taken off each.
fn taken_off(letters: &[String]) -> Vec<Vec<String>> {
    let (options, lang) = (Options::default(), Lang::default());
    let source = |text: &String| Source { path: "letter.txt".into(), text: text.clone() };
    let sources: Vec<Source> = letters.iter().map(source).collect();
    let input = |(id, source)| Input {
        id: SourceId(id),
        source,
        start: 0,
        front_matter: None,
        options: &options,
        lang: &lang,
    };
    let inputs: Vec<Input<'_>> = (0..).zip(&sources).map(input).collect();
    let survey = text::survey(&inputs).value;
    let off = |input: Input<'_>| {
        let findings = text::read(input, &survey).value.article.findings;
        let furniture = findings.into_iter().filter(|finding| finding.kind == FindingKind::Furniture);
        furniture.map(|finding| finding.text).collect()
    };
    inputs.into_iter().map(off).collect()
}

// Whatever stood at the foot of most letters went as a line of the site: the note in which two letters name
// one source, and all the text of a letter that was in the folder twice.
#[test]
fn what_repeats_at_the_foot_is_the_site_s_except_notes_that_are_called_and_copies() {
    let letter = |place: &str, foot: &str| {
        format!(
            "A LETTER FROM {place}\n\nThe mill of {place} stood by the water[1] and its people came to it on foot \
             from the villages round about, with sacks, in the cold months of the year.\n\n{foot}\n"
        )
    };
    let note = "[1] See the county archive, box 12.";
    let line = "Printed by the reading circle and given away";
    assert_eq!(taken_off(&[letter("ESK", note), letter("ULM", note)]), [[""; 0], [""; 0]]);
    let both = format!("{note}\n\n{line}");
    assert_eq!(taken_off(&[letter("ESK", &both), letter("ULM", &both)]), [[line], [line]]);
    let copy = letter("ESK", "It ground by night, and nobody counted the sacks that went in.");
    assert_eq!(taken_off(&[copy.clone(), copy]), [[""; 0], [""; 0]]);
    // Nothing calls for it.
    let loose = "[7] Subscribe to the letters of the circle";
    assert_eq!(taken_off(&[letter("ESK", loose), letter("ULM", loose)]), [[loose], [loose]]);
}
