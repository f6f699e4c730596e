//! Nothing of the leader's reaches another file: no sentence of an aim, a remark or an answer stands in any
//! file but the leader's copies, in words, tags, outlines or metadata, whatever is made and however it is set.

use crate::support;

use chapbook::model::visit::{self, NodeRef};
use chapbook::model::{Block, Blocks, Book, Study, plain_text};
use lopdf::Object;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use support::command::Place;
use support::container::Container;
use support::series::book;
use support::study;
use support::tagged::Tagged;
use unicode_normalization::UnicodeNormalization;

/// Of fewer letters, words may stand together by chance.
const LEAST: usize = 12;

/// Every way to set handouts that changes what stands where.
const SETTINGS: [(&str, &str, &str); 5] = [
    ("margin", "paragraphs", "acb"),
    ("margin", "lines", "rnib"),
    ("cornell", "lines", "acb"),
    ("manuscript", "lines", "acb"),
    ("facing", "paragraphs", "rnib"),
];

#[test]
fn no_sentence_of_the_leaders_is_in_another_file() {
    for (name, place) in study::series() {
        let (book, _) = book(&place.series(), "").expect("a series without errors");
        let secrets = secrets(&book);
        let count: usize = secrets.values().map(BTreeSet::len).sum();
        eprintln!("{name}: {count} sentences");
        assert!(count >= 3, "{name}: only {count} sentences are only for the leader");
        let settings = std::fs::read_to_string(place.series().join("chapbook.toml")).unwrap_or_default();
        for (number, (layout, numbers, large)) in SETTINGS.into_iter().enumerate() {
            place.put("chapbook.toml", settings.clone() + &handouts(&book, layout, numbers, large));
            // The book and its booklet are the same whatever the handouts are.
            let command = if number == 0 { "build" } else { "handouts" };
            let out = format!("out-{number}");
            let ran = place.run(&[command, "series", "-o", &out, "-q"]);
            assert_eq!(ran.status, 0, "{name}, {layout}: {}", ran.stderr);
            search(&format!("{name}, {layout}, {numbers}"), &place, &out, &secrets);
        }
    }
}

/// Returns a section that asks for every kind of handout, of one session with every article.
fn handouts(book: &Book, layout: &str, numbers: &str, large: &str) -> String {
    let ids: Vec<&str> = book.articles().map(|(_, section)| section.id.as_str()).collect();
    let (first, last) = (ids.first().expect("an article"), ids.last().expect("an article"));
    format!(
        "\n[handouts]\nmake = [\"participant\", \"leader\", \"large-print\", \"questions\", \"terms\", \"pack\"]\n\
         layout = \"{layout}\"\nnumbers = \"{numbers}\"\nlarge-print = \"{large}\"\nsessions = [[\"{first}\", \"{last}\"]]\n"
    )
}

/// Looks for every secret in every file: all must be in the leader's copies and none elsewhere.
fn search(series: &str, place: &Place, out: &str, secrets: &BTreeMap<String, BTreeSet<String>>) {
    let files = place.files(out);
    let (leaders, others): (BTreeMap<_, _>, BTreeMap<_, _>) =
        files.into_iter().partition(|(name, _)| is_leaders(name));
    for kind in ["", "-large-print", "-questions"] {
        let made = secrets.keys().filter(|id| others.contains_key(&handout(id, kind))).count();
        assert_eq!(made, secrets.len(), "{series}: a copy `{kind}` for every article with a study file");
    }
    let is_study = |name: &PathBuf| name.to_string_lossy().ends_with("-study.epub");
    assert!(others.keys().any(is_study), "{series}: there is a study edition");
    for pack in ["handouts/session-1.pdf", "handouts/session-1-large-print.pdf"] {
        assert!(others.contains_key(Path::new(pack)), "{series}: there is {pack}");
    }
    for (id, secrets) in secrets {
        let bytes = leaders.get(&handout(id, "-leader")).expect("a leader's copy");
        let text = of_pdf(bytes);
        for secret in secrets {
            assert!(text.contains(secret), "{series}: the leader's copy of {id} lacks `{secret}`");
        }
    }
    let secrets: BTreeSet<&String> = secrets.values().flatten().collect();
    for (name, bytes) in &others {
        let text = match name.extension().and_then(|extension| extension.to_str()) {
            Some("pdf") => of_pdf(bytes),
            Some("epub") => of_epub(bytes),
            _ => panic!("{series}: nobody knows how to read {}", name.display()),
        };
        assert!(text.chars().count() > 20, "{series}: nothing is read in {}", name.display());
        for secret in &secrets {
            assert!(!text.contains(*secret), "{series}: {} has `{secret}`", name.display());
        }
    }
}

fn handout(id: &str, kind: &str) -> PathBuf {
    PathBuf::from(format!("handouts/{id}{kind}.pdf"))
}

fn is_leaders(name: &Path) -> bool {
    name.file_stem().and_then(|stem| stem.to_str()).is_some_and(|stem| stem.ends_with("-leader"))
}

/// Returns the sentences that are only for the leader, as letters, by the id of their article.
fn secrets(book: &Book) -> BTreeMap<String, BTreeSet<String>> {
    let public = letters(&public(book));
    let mut all = BTreeMap::new();
    for (_, section) in book.articles() {
        let Some(study) = &section.study else { continue };
        let sentences = leaders(study).into_iter().flat_map(|text| sentences(&text));
        let secret = sentences.map(|sentence| letters(&sentence));
        // What the article says itself, an answer may quote.
        let secret = secret.filter(|secret| secret.chars().count() >= LEAST && !public.contains(secret));
        all.insert(section.id.clone(), secret.collect());
    }
    all
}

/// Returns the texts of an aim, of remarks and of answers.
fn leaders(study: &Study) -> Vec<String> {
    let aim = study.aim.iter().map(|aim| plain_text(aim));
    let answers = study.questions.iter().flat_map(|question| texts(&question.answer));
    let remarks = study.facilitator.iter().flat_map(|remark| texts(&remark.blocks));
    aim.chain(answers).chain(remarks).collect()
}

/// Returns everything that may stand in everybody's files.
fn public(book: &Book) -> String {
    let mut all = Vec::new();
    for section in &book.sections {
        all.push(plain_text(&section.title));
        all.extend(texts(&section.header).into_iter().chain(texts(&section.blocks)));
        all.extend(section.notes.iter().flat_map(|note| texts(&note.blocks)));
        let Some(study) = &section.study else { continue };
        all.extend(study.questions.iter().map(|question| plain_text(&question.content)));
        all.extend(study.terms.iter().flat_map(|term| texts(&term.explanation)));
        all.extend(study.chronology.iter().flat_map(|event| texts(&event.content)));
        all.extend(texts(&study.sources));
    }
    all.join("\n")
}

/// Returns the text of each paragraph, line, cell and block of code.
fn texts(blocks: &Blocks) -> Vec<String> {
    let mut texts = Vec::new();
    visit::blocks(blocks, &mut |item| match item {
        NodeRef::Run(run) => texts.push(plain_text(run)),
        NodeRef::Block(node) => {
            if let Block::Code { text, .. } = &node.value {
                texts.push(text.clone());
            }
        }
        NodeRef::Inline(_) => {}
    });
    texts
}

fn sentences(text: &str) -> Vec<String> {
    text.split_inclusive(['.', '!', '?', ';', '؟', '؛']).map(str::to_owned).collect()
}

/// Returns only letters and digits, in lower case: neither a hyphen, a line's end nor a vowel sign hides
/// anything.
fn letters(text: &str) -> String {
    let is_sign = |c: &char| matches!(c, '\u{300}'..='\u{36f}' | '\u{5b0}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}');
    let letters = text.nfkd().filter(|c| c.is_alphanumeric() && !is_sign(c));
    letters.flat_map(char::to_lowercase).collect()
}

/// Returns what a PDF says as letters: by its tags, as it is drawn, and every string and text in it.
fn of_pdf(bytes: &[u8]) -> String {
    let tagged = Tagged::read(bytes);
    let mut all = vec![tagged.root().words(), tagged.drawn()];
    for object in tagged.document.objects.values() {
        strings(object, &mut all);
    }
    all.iter().map(|text| letters(text) + "\n").collect()
}

/// Adds the strings in an object, and what a stream of it holds unless it is a picture.
fn strings(object: &Object, all: &mut Vec<String>) {
    let mut open = vec![object];
    while let Some(object) = open.pop() {
        match object {
            Object::String(..) => all.push(lopdf::decode_text_string(object).unwrap_or_default()),
            Object::Array(items) => open.extend(items),
            Object::Dictionary(dictionary) => open.extend(dictionary.iter().map(|(_, value)| value)),
            Object::Stream(stream) => {
                open.extend(stream.dict.iter().map(|(_, value)| value));
                let is_picture =
                    stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image");
                let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
                if !is_picture {
                    all.push(String::from_utf8_lossy(&content).into_owned());
                }
            }
            _ => {}
        }
    }
}

/// Returns what an EPUB says as letters: the words of each file, and the files as they are.
fn of_epub(bytes: &[u8]) -> String {
    let mut all = String::new();
    for (_, text) in Container::read(bytes).texts() {
        let mut words = String::new();
        for (number, part) in text.split('<').enumerate() {
            words.push_str(if number == 0 {
                part
            } else {
                part.split_once('>').map_or("", |(_, words)| words)
            });
        }
        let _ = writeln!(all, "{}\n{}", letters(&words), letters(text));
    }
    all
}
