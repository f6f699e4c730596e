//! The tool's own words are in the book's language: nothing that it adds to a Russian, Greek, French, German,
//! Arabic, Hebrew, Italian, Spanish or Portuguese book is English.
//!
//! Looked at is all that is read or heard in the unpacked EPUB: text and titles of every XHTML file, the
//! navigation document and the older table of contents, alternatives and labels, and what the package says
//! in words. What the sources themselves say in English is theirs.

use crate::support;

use chapbook::driver::{Made, Memory, Output, Project, Request};
use chapbook::lang::ALL;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use support::container::Container;
use support::tagged::Tagged;

/// The fixtures, with their language and whether it is written in Latin letters.
const SERIES: &[(&str, &str, bool)] = &[
    ("russian", "ru", false),
    ("greek", "el", false),
    ("arabic", "ar", false),
    ("hebrew", "he", false),
    ("french", "fr", true),
    ("german", "de", true),
    ("italian", "it", true),
    ("spanish", "es", true),
    ("portuguese", "pt", true),
];
/// Names that are the same in every language.
const NAMES: [&str; 3] = ["chapbook", "isbn", "pdf"];
/// English that does not stand among the phrases: a library might supply it.
const MORE_ENGLISH: &str = "January February March April May June July August September October November \
    December Monday Tuesday Wednesday Thursday Friday Saturday Sunday and the with untitled unknown chapter \
    author publisher by of figure table back return next previous start";

/// Returns the words of a text in lower case.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Returns every word that the tool says in a language.
fn own(tag: &str) -> BTreeSet<String> {
    let shown = format!("{:#?}", chapbook::lang::of(tag).book);
    let values = shown.lines().filter_map(|line| line.split_once(": \"")).map(|(_, value)| value.to_owned());
    values.flat_map(|value| words(&value).collect::<Vec<_>>()).collect()
}

/// Makes the EPUB of a series as a user would.
fn epub(folder: &Path) -> Container {
    let out = tempfile::tempdir().expect("a folder for the EPUB");
    let ran = Command::new(env!("CARGO_BIN_EXE_chapbook"))
        .args(["epub", "--quiet", "-o"])
        .arg(out.path())
        .arg(folder)
        .output()
        .expect("the command starts");
    assert!(ran.status.success(), "{}: {}", folder.display(), String::from_utf8_lossy(&ran.stderr));
    let mut files = std::fs::read_dir(out.path()).expect("the folder is there");
    let file = files.next().expect("an EPUB").expect("an entry").path();
    Container::read(&std::fs::read(file).expect("the EPUB can be read"))
}

/// Returns every text of the series' files, and the folder's name, which may name the series.
fn sources(folder: &Path) -> BTreeSet<String> {
    let mut all: BTreeSet<String> = words(&folder.to_string_lossy()).collect();
    for entry in std::fs::read_dir(folder).expect("the fixture is there") {
        let bytes = std::fs::read(entry.expect("an entry").path()).unwrap_or_default();
        all.extend(words(&String::from_utf8_lossy(&bytes)));
    }
    all
}

/// Returns what is read or heard of a file: its text, and the attributes that are words.
fn heard(file: &str) -> String {
    let mut reader = Reader::from_str(file);
    let mut all = String::new();
    let mut vocabulary = false;
    loop {
        match reader.read_event().expect("the file is well formed") {
            Event::Eof => return all,
            Event::Start(tag) => {
                vocabulary = is_vocabulary(&tag);
                spoken(&tag, &mut all);
            }
            Event::Empty(tag) => spoken(&tag, &mut all),
            Event::End(_) => vocabulary = false,
            Event::Text(text) if !vocabulary => {
                all.push(' ');
                all.push_str(&text);
            }
            _ => {}
        }
    }
}

/// Tells whether an element of the package holds a term that programs read, not words.
fn is_vocabulary(tag: &BytesStart<'_>) -> bool {
    let value = |name: &str| {
        let mut attributes = tag.attributes().flatten();
        attributes.find(|a| a.key.as_ref() == name).map(|a| a.value.to_string()).unwrap_or_default()
    };
    let property = value("property");
    let is_term =
        ["schema:", "dcterms:", "role", "file-as", "title-type", "collection-type", "identifier-type"]
            .iter()
            .any(|start| property.starts_with(start));
    let name = tag.name();
    (is_term && property != "schema:accessibilitySummary")
        || ["dc:identifier", "dc:language", "dc:date", "dc:format"].contains(&name.as_ref())
}

fn spoken(tag: &BytesStart<'_>, all: &mut String) {
    for attribute in tag.attributes().flatten() {
        if ["alt", "title", "aria-label"].contains(&attribute.key.as_ref()) {
            all.push(' ');
            all.push_str(&attribute.value);
        }
    }
}

/// Tells whether a word is of Latin letters without signs, as English is.
fn is_plain_latin(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[test]
fn no_word_of_the_tools_own_is_english_in_a_book_of_another_language() {
    let english: BTreeSet<String> = own("en").into_iter().chain(words(MORE_ENGLISH)).collect();
    let mut found = Vec::new();
    for (series, tag, is_latin) in SERIES {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(series);
        let container = epub(&folder);
        let theirs = sources(&folder);
        let own = own(tag);
        let mut native = 0;
        for (name, text) in container.texts().filter(|(name, _)| !name.ends_with(".css")) {
            for word in words(&heard(text)) {
                native += usize::from(own.contains(&word));
                if own.contains(&word) || theirs.contains(&word) || NAMES.contains(&word.as_str()) {
                    continue;
                }
                // In other letters every Latin word would be a stranger, except folios in Roman numerals and
                // the fingerprint.
                let strange = if *is_latin { english.contains(&word) } else { is_plain_latin(&word) };
                let is_figure = word.bytes().all(|byte| b"ivxlc".contains(&byte))
                    || word.bytes().all(|byte| matches!(byte, b'a'..=b'f'));
                if strange && !is_figure {
                    found.push(format!("{series}/{name}: {word}"));
                }
            }
        }
        assert!(native > 20, "{series}: only {native} words of the tool's own were seen");
    }
    found.sort();
    found.dedup();
    assert_eq!(found, Vec::<String>::new());
}

/// Returns all that is seen and heard of a PDF: its words, its running heads, and what describes its drawings.
fn seen(bytes: &[u8]) -> String {
    let file = Tagged::read(bytes);
    let root = file.root();
    let described = root.all().into_iter().filter_map(|element| element.get("Alt")).collect::<Vec<_>>();
    [root.words(), file.artifacts.join(" "), described.join(" ")].join(" ")
}

/// Makes booklet and handouts of a series of numbers in a language, with more in its configuration.
fn printed(tag: &str, configured: &str) -> Vec<Made> {
    let settings = format!(
        "[series]\ntitle = \"1\"\nlanguage = \"{tag}\"\n[handouts]\nmake = [\"participant\", \"leader\"]\n{configured}"
    );
    let files = Memory::from_iter([
        ("chapbook.toml", settings.as_str()),
        ("2025-01-06.md", "---\ntitle: \"2\"\n---\n\n3, 4, 5.[^1]\n\n[^1]: 6.\n"),
        ("2025-01-06.study.md", "# Questions\n\n1. 7?\n2. 8?\n\n# For the facilitator\n\n9.\n"),
    ]);
    let mut project = Project::open(files, Request::default());
    project.load();
    let outputs = [Output::Epub, Output::Booklet, Output::Handouts];
    let shared = project.share(&outputs).expect("a book").value;
    let english = project.diagnostics().iter().filter(|diagnostic| diagnostic.code.0 == "A017").count();
    assert_eq!(english, usize::from(chapbook::lang::known(tag).is_none() && configured.is_empty()), "{tag}");
    outputs.map(|output| output.make(&shared).value).into_iter().flatten().collect()
}

/// Returns the English words among those that are seen, except numbers in hexadecimal digits.
fn strangers(seen: &str, english: &BTreeSet<String>, own: &BTreeSet<String>) -> BTreeSet<String> {
    words(seen)
        .filter(|word| word.len() > 1 && english.contains(word) && !own.contains(word))
        .filter(|word| !word.bytes().all(|byte| matches!(byte, b'a'..=b'f')))
        .collect()
}

/// Returns every word that the tool says in a language, in books, booklets and handouts.
fn every(tag: &str) -> BTreeSet<String> {
    let language = chapbook::lang::of(tag);
    let entries = [language.book.entries(), language.booklet.entries(), language.handouts.entries()];
    entries.concat().into_iter().flat_map(|(_, phrase)| words(phrase).collect::<Vec<_>>()).collect()
}

// A series in a language without a file had English headings, and nothing in the configuration changed them.
#[test]
fn a_language_without_a_file_is_given_its_words_by_the_configuration() {
    let language = chapbook::lang::of("en");
    let entries = [language.book.entries(), language.booklet.entries(), language.handouts.entries()];
    let lines: Vec<String> = entries
        .concat()
        .into_iter()
        .map(|(entry, phrase)| {
            let gaps = " {}".repeat(phrase.matches("{}").count());
            format!("{} = \"zz{}{gaps}\"", chapbook::lang::key(entry), entry.replace('_', ""))
        })
        .collect();
    let english = every("en");
    // The program is called so, and so are files.
    let names: BTreeSet<String> = ["chapbook", "booklet"].map(str::to_owned).into();
    let seen_in = |configured: &str| -> Vec<(String, BTreeSet<String>)> {
        let made = printed("sw", configured).into_iter();
        let shown = made.map(|made| match made.name.ends_with(".pdf") {
            true => (made.name, seen(&made.bytes)),
            false => {
                let container = Container::read(&made.bytes);
                let texts = container.texts().filter(|(name, _)| !name.ends_with(".css"));
                (made.name, texts.map(|(_, text)| heard(text)).collect::<Vec<_>>().join(" "))
            }
        });
        shown.map(|(name, seen)| (name, strangers(&seen, &english, &names))).collect()
    };
    assert!(seen_in("").iter().all(|(_, strange)| !strange.is_empty()), "the test sees no English");
    let strange = seen_in(&format!("[words]\n{}\n", lines.join("\n")));
    assert!(strange.len() > 4, "{strange:?}");
    assert!(strange.iter().all(|(_, strange)| strange.is_empty()), "{strange:?}");
}

// An Italian booklet had a page in English that said how to fold it. The series has no words of its own, only numbers,
// so that every word is the tool's. Every entry of every language is compared with the English one in
// `src/lang/tests.rs`; here it is seen whether what prints them asks for the right language.
#[test]
fn a_booklet_with_its_how_to_page_and_handouts_are_in_the_language_of_the_series() {
    let english = every("en");
    for tag in ALL.iter().map(|language| language.tag).filter(|tag| !tag.starts_with("en")) {
        let made = printed(tag, "");
        let names: Vec<&str> = made.iter().map(|made| made.name.as_str()).collect();
        assert!(names.iter().any(|name| name.ends_with("how-to.pdf")) && names.len() > 3, "{names:?}");
        let own = every(tag);
        for made in made.iter().filter(|made| made.name.ends_with(".pdf")) {
            let seen = seen(&made.bytes);
            let native = words(&seen).filter(|word| own.contains(word)).count();
            assert!(native > 1, "{tag}: {}: hardly a word of the tool's own was seen: {seen}", made.name);
            let strange = strangers(&seen, &english, &own);
            assert!(strange.is_empty(), "{tag}: {}: {strange:?}", made.name);
        }
    }
}
