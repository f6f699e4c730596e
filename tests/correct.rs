//! `[[correct]]`: what somebody says of lines is what they are, and no word is lost over it.

use chapbook::config;
use chapbook::diagnostic::{Diagnostic, SourceId, Sources};
use chapbook::driver::Memory;
use chapbook::model::{Article, Block, Epigraph, plain_text, visit};
use chapbook::read::{Request, read};
use std::path::PathBuf;

const TEXT: &str = "The Weekly Wheel\n\nThe Mill\n6 January 2025\n\nThe wheel turned slowly that winter, and nobody came \
    down to the water before noon.\n\nBelow the weir\n\nNobody knew the man who stood there, and nobody asked him for \
    his name or for his papers.\n\nStay out of the water.\nThe miller\n\nThe next day he was gone, and with him the boat \
    that had lain at the wall since autumn.\n\nShare this page with a friend of yours\n";

/// Corrects lines of the text, each with what it is, and reads it.
fn corrected(lines: &[(&str, &str)]) -> (Article, Vec<Diagnostic>) {
    read_with("a.txt", TEXT, lines)
}

fn read_with(name: &str, text: &str, lines: &[(&str, &str)]) -> (Article, Vec<Diagnostic>) {
    let entry = |(from, is): &(&str, &str)| {
        let (from, to) = from
            .split_once(" ... ")
            .map_or((*from, String::new()), |(from, to)| (from, format!("to = {to:?}\n")));
        format!("[[correct]]\narticle = \"a.txt\"\nfrom = {from:?}\n{to}as = {is:?}\n\n")
    };
    let settings: String = lines.iter().map(entry).collect();
    let config = config::parse(SourceId(9), &settings);
    assert_eq!(config.diagnostics, [], "{settings}");
    let files = Memory::from_iter([(name, text)]);
    let inputs = [PathBuf::from(".")];
    let request = Request { files: &files, inputs: &inputs, options: &config.value.read };
    let series = read(request, &mut Sources::default());
    let [article] = &series.value.articles[..] else { panic!("one article") };
    let lost = series.diagnostics.iter().find(|said| said.code.0 == "R020");
    assert!(lost.is_none(), "{lines:?}: {lost:?}");
    (article.clone(), series.diagnostics)
}

fn title(article: &Article) -> String {
    article.title.as_ref().map(|title| plain_text(title)).unwrap_or_default()
}

/// Returns each block of the text by its kind and words.
fn body(article: &Article) -> Vec<(&'static str, String)> {
    let kind = |block: &Block| match block {
        Block::Paragraph(_) => "paragraph",
        Block::Heading(_) => "heading",
        Block::Quote(_) => "quotation",
        _ => "other",
    };
    article
        .body
        .iter()
        .map(|node| (kind(&node.value), visit::text(std::slice::from_ref(node)).trim().to_owned()))
        .collect()
}

fn is(article: &Article, wanted: &str, words: &str) -> bool {
    body(article).iter().any(|(kind, text)| *kind == wanted && text.starts_with(words))
}

#[test]
fn a_line_is_the_title_that_somebody_says_it_is() {
    let (article, _) = corrected(&[("The Mill", "title")]);
    assert_eq!(title(&article), "The Mill");
    assert!(article.date.is_some());
    assert_eq!(
        article.masthead.iter().map(|line| plain_text(line)).collect::<Vec<_>>(),
        ["The Weekly Wheel"]
    );
    let (article, _) = corrected(&[("The Weekly", "title"), ("The Mill", "subtitle")]);
    assert_eq!(title(&article), "The Weekly Wheel");
    assert_eq!(article.subtitle.map(|line| plain_text(&line)).as_deref(), Some("The Mill"));
    let (article, _) = corrected(&[("The Weekly", "kicker"), ("The Mill", "title")]);
    assert_eq!(article.kicker.iter().map(|line| plain_text(line)).collect::<Vec<_>>(), ["The Weekly Wheel"]);
    assert!(article.masthead.is_empty());
    // A line may stand anywhere.
    let (article, _) = corrected(&[("Below", "title")]);
    assert_eq!(title(&article), "Below the weir");
    assert!(!body(&article).iter().any(|(_, text)| text.contains("weir")));
}

#[test]
fn author_and_date_are_read_where_somebody_says_they_stand() {
    let (article, _) = corrected(&[("The miller", "author")]);
    assert_eq!(article.authors, ["The miller"]);
    let text = TEXT.replace("6 January 2025\n", "").replace("Share this page", "4 May 2003 at noon");
    let (article, _) = read_with("a.txt", &text, &[("4 May", "date")]);
    assert_eq!(article.date.map(|date| date.date.to_string()).as_deref(), Some("2003-05-04"));
    let (article, said) = corrected(&[("The next day", "date")]);
    assert!(said.iter().any(|said| said.code.0 == "R104"), "{said:?}");
    assert!(is(&article, "paragraph", "The next day"));
}

#[test]
fn a_passage_of_the_text_is_what_somebody_says_it_is() {
    let before = corrected(&[]).0;
    assert!(is(&before, "heading", "Below the weir") && !is(&before, "quotation", "Stay"));
    let (article, _) = corrected(&[("Below", "text")]);
    assert!(is(&article, "paragraph", "Below the weir"), "{:?}", body(&article));
    let (article, _) = corrected(&[("Nobody knew", "heading")]);
    assert!(is(&article, "heading", "Nobody knew"));
    let (article, _) = corrected(&[("Stay", "quotation"), ("The miller", "attribution")]);
    let quote = article.body.iter().find_map(|node| match &node.value {
        Block::Quote(quote) => Some(quote),
        _ => None,
    });
    let quote = quote.expect("a quotation");
    assert_eq!(visit::text(&quote.blocks).trim(), "Stay out of the water.");
    assert_eq!(quote.attribution.as_ref().map(|name| plain_text(name)).as_deref(), Some("The miller"));
    // Whose it is says that it is a quotation.
    let (article, _) = corrected(&[("The miller", "attribution")]);
    assert!(is(&article, "quotation", "Stay out of the water."), "{:?}", body(&article));
    let (article, _) = corrected(&[("Nobody knew ... Stay", "quotation")]);
    assert!(is(&article, "quotation", "Nobody knew"), "{:?}", body(&article));
    assert!(!is(&article, "paragraph", "Stay"));
    let (article, _) = corrected(&[("Stay", "note")]);
    assert_eq!(article.notes.len(), 1);
    assert!(!body(&article).iter().any(|(_, text)| text.contains("Stay")));
}

#[test]
fn an_epigraph_stands_before_the_text_with_its_name() {
    let (article, _) = corrected(&[("Stay", "epigraph"), ("The miller", "attribution")]);
    let Some(Epigraph::Prose(quote)) = &article.epigraph else { panic!("an epigraph") };
    assert_eq!(visit::text(&quote.value.blocks).trim(), "Stay out of the water.");
    assert_eq!(quote.value.attribution.as_ref().map(|name| plain_text(name)).as_deref(), Some("The miller"));
}

#[test]
fn a_line_is_taken_off_or_stays_as_somebody_says() {
    let (article, _) = corrected(&[("Below", "furniture")]);
    assert!(!body(&article).iter().any(|(_, text)| text.contains("weir")));
    let text = TEXT.replace("Share this page with a friend of yours", "Share this\n\nPrint this page");
    let gone = read_with("a.txt", &text, &[]).0;
    assert!(!body(&gone).iter().any(|(_, text)| text.contains("Share this")), "{:?}", body(&gone));
    let (kept, _) = read_with("a.txt", &text, &[("Share this", "not-furniture")]);
    assert!(body(&kept).iter().any(|(_, text)| text.contains("Share this")), "{:?}", body(&kept));
}

// A file of Word or a page that was saved has no front matter that somebody could write.
#[test]
fn what_is_given_of_an_article_is_laid_over_whatever_its_file_says() {
    let page = "<html><title>Home</title><body><article><h1>The Kiln</h1><p>3 March 2025</p><p>Ann Lee</p><p>It was cold \
        that night, and nobody slept in the house.</p><p>In the morning the fire was out.</p></article></body></html>";
    let give = |files: [(&'static str, &str); 1], given: &[(&str, &str)]| {
        let [(name, _)] = files;
        let entry = |(is, value): &(&str, &str)| {
            format!("[[correct]]\narticle = {name:?}\nas = {is:?}\nvalue = {value:?}\n\n")
        };
        let settings: String = given.iter().map(entry).collect();
        let config = config::parse(SourceId(9), &settings);
        assert_eq!(config.diagnostics, [], "{settings}");
        let inputs = [PathBuf::from(".")];
        let files = Memory::from_iter(files);
        let request = Request { files: &files, inputs: &inputs, options: &config.value.read };
        let series = read(request, &mut Sources::default());
        let [article] = &series.value.articles[..] else { panic!("one article") };
        (article.clone(), series.diagnostics)
    };
    let all =
        [("title", "The Cold Kiln"), ("subtitle", "A Letter"), ("date", "4 May 2024"), ("author", "Tom Ash")];
    for (name, text) in [
        ("kiln.html", page),
        ("kiln.txt", TEXT),
        ("kiln.md", "---\ntitle: Old\ndate: 2020-01-01\nauthor: Nan\n---\n\nText.\n"),
        ("bare.md", "Text of the kiln, and no more.\n"),
    ] {
        let (article, said) = give([(name, text)], &all);
        assert_eq!(said, [], "{name}");
        assert_eq!(title(&article), "The Cold Kiln", "{name}");
        assert_eq!(
            article.subtitle.as_ref().map(|line| plain_text(line)).as_deref(),
            Some("A Letter"),
            "{name}"
        );
        assert_eq!(
            article.date.as_ref().map(|date| date.date.to_string()).as_deref(),
            Some("2024-05-04"),
            "{name}"
        );
        assert_eq!(article.authors, ["Tom Ash"], "{name}");
        let given = article.findings.iter().filter(|found| found.reason.contains("[[correct]]"));
        assert_eq!(given.filter(|found| found.span.is_none()).count(), 4, "{name}: {:?}", article.findings);
    }
    // The line that holds the title above the text is not repeated in it; a text that is only that stays.
    let (article, _) = give([("a.md", "The Cold Kiln\n\nText.\n")], &all[..1]);
    assert_eq!(body(&article), [("paragraph", "Text.".to_owned())]);
    let (article, _) = give([("a.md", "The Cold Kiln\n")], &all[..1]);
    assert_eq!(body(&article), [("paragraph", "The Cold Kiln".to_owned())]);
    let dated = "---\ntitle: Old\ndate: 2020-01-01\n---\n\nText.\n";
    let (article, said) = give([("kiln.md", dated)], &[("date", "in spring, some day")]);
    assert!(article.date.is_some(), "the date that the file gives stays");
    assert!(matches!(&said[..], [wrong] if wrong.code.0 == "R026"), "{said:?}");
}

// A correction of a line was written for such files, and changed nothing.
#[test]
fn a_line_of_a_file_of_another_program_is_not_corrected_and_the_hint_says_how() {
    let files = Memory::from_iter([("kiln.html", "<body><h1>The Kiln</h1><p>It was cold.</p></body>")]);
    for (is, hint) in [("title", "`value`"), ("quotation", "change it in that program")] {
        let settings = format!("[[correct]]\narticle = \"kiln.html\"\nfrom = \"It\"\nas = {is:?}\n");
        let config = config::parse(SourceId(9), &settings).value;
        let inputs = [PathBuf::from(".")];
        let request = Request { files: &files, inputs: &inputs, options: &config.read };
        let said = read(request, &mut Sources::default()).diagnostics;
        let said: Vec<_> = said.iter().filter(|said| said.code.0 == "R024").collect();
        assert!(matches!(&said[..], [one] if one.hints.join(" ").contains(hint)), "{said:?}");
    }
}

// The text goes on being edited: a correction stays with its words, and one without them is reported.
#[test]
fn a_correction_stays_with_its_line_and_is_reported_without_it() {
    let moved = format!("A Line More\n\n{TEXT}");
    let (article, _) = read_with("a.txt", &moved, &[("The Mill", "title")]);
    assert_eq!(title(&article), "The Mill");
    let codes = |said: Vec<Diagnostic>| -> Vec<(&str, String)> {
        said.into_iter()
            .filter(|said| matches!(said.code.0, "R024" | "R025"))
            .map(|said| (said.code.0, said.hints.join(" ")))
            .collect()
    };
    let (_, said) = read_with("a.txt", &TEXT.replace("The Mill", "The Forge"), &[("The Mill", "title")]);
    let said = codes(said);
    assert!(matches!(&said[..], [("R025", hint)] if hint.contains("has changed")), "{said:?}");
    let (_, said) = read_with("b.txt", TEXT, &[("The Mill", "title")]);
    let said = codes(said);
    assert!(matches!(&said[..], [("R024", hint)] if hint.contains("article = \"b.txt\"")), "{said:?}");
    let files = Memory::from_iter([("a.txt", TEXT), ("a.md", "# The Mill\n\nText.\n")]);
    let settings = "[[correct]]\narticle = \"a.md\"\nfrom = \"x\"\nas = \"title\"\n";
    let config = config::parse(SourceId(9), settings).value;
    let inputs = [PathBuf::from(".")];
    let request = Request { files: &files, inputs: &inputs, options: &config.read };
    let said = codes(read(request, &mut Sources::default()).diagnostics);
    assert!(matches!(&said[..], [("R024", hint)] if hint.contains("# Title")), "{said:?}");
}

// Corrections may be laid over one another and over anything: words stay, whatever a line is said to be.
#[test]
fn no_word_is_lost_whatever_any_line_is_said_to_be() {
    let lines: Vec<&str> = TEXT.lines().filter(|line| !line.trim().is_empty()).collect();
    for (word, _) in chapbook::read::correct::PassageKind::ALL {
        for line in &lines {
            corrected(&[(line, word)]);
        }
        let all: Vec<(&str, &str)> = lines.iter().map(|line| (*line, word)).collect();
        corrected(&all);
    }
}
