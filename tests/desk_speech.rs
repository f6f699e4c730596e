//! The desk in the languages of those who ask, and that no text of it stands anywhere but in their files.

use crate::support::desk::*;
use chapbook::desk::{Desk, Method, Reply, Request};
use chapbook::lang::desk::{DESK_LANGUAGES, DeskWords, EN, TextPiece, pieces};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What somebody can look at.
const VIEWS: [&str; 24] = [
    "/",
    "/text?file=2025-01-06-mill.txt",
    "/text?file=2025-01-06-mill.txt&line=4",
    "/text?file=2025-02-03-forge.md&line=3&facts=yes",
    "/text?file=2025-01-06-mill.txt&edit=yes",
    "/text?file=2025-03-03-saved.html",
    "/book",
    "/book?page=2&guides=yes",
    "/book?contents=yes",
    "/reader",
    "/reader?flow=pages",
    "/cover",
    "/cover?design=paper&colour=bottle-green",
    "/booklet",
    "/booklet?show=sheets",
    "/booklet?show=folded&at=2",
    "/booklet?show=how-to",
    "/booklet?show=test",
    "/handouts",
    "/handouts?article=2025-02-03-the-forge",
    "/handouts?article=2025-02-03-the-forge&edit=yes",
    "/problems",
    "/settings",
    "/make",
];

fn series() -> Desk {
    let saved = "<html><body><article><h1>A Saved Page</h1><p>3 March 2025</p><p>Nobody had read it.</p></article></body></html>";
    desk([
        ("2025-01-06-mill.txt", MILL),
        ("2025-02-03-forge.md", FORGE),
        ("2025-03-03-saved.html", saved),
        ("draft.md", "---\ntitle: A Draft\ndraft: true\n---\n\nNot yet.\n"),
    ])
}

fn asked<'a>(target: &'a str, languages: &'a str) -> Request<'a> {
    Request { languages: Some(languages), ..get(target) }
}

fn page(desk: &mut Desk, target: &str, languages: &str) -> String {
    let response = show(desk, &asked(target, languages));
    assert_eq!(response.status, 200, "{target}");
    String::from_utf8(response.body).expect("a text")
}

/// Returns the words of a text between its places, each as a page has it: those of two words and more.
fn phrases(text: &'static str) -> Vec<String> {
    let mut found = Vec::new();
    for form in text.split('|') {
        for piece in pieces(form) {
            match piece {
                TextPiece::Words(words) => found.push(words.trim().to_owned()),
                TextPiece::Around(_, words) => found.extend(phrases(words)),
                TextPiece::Place(_) | TextPiece::Backtick => {}
            }
        }
    }
    found.retain(|words| {
        words.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic)).count() > 1
    });
    found
}

/// Takes out what says of itself that it is in English.
fn without_english(html: &str) -> String {
    let mut parts = html.split("<span lang=\"en\">");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest += part.split_once("</span>").expect("it ends").1;
    }
    rest
}

// A sentence that a language lacks would stand in English on its pages.
#[test]
fn no_view_falls_to_english_in_a_language_that_the_desk_speaks() {
    let english: BTreeSet<String> = EN.entries().iter().flat_map(|(_, text)| phrases(text)).collect();
    let mut desk = series();
    for words in DESK_LANGUAGES.iter().filter(|words| words.tag != "en") {
        let own: BTreeSet<String> = words.entries().iter().flat_map(|(_, text)| phrases(text)).collect();
        let mut seen_own = 0;
        for view in VIEWS {
            let html = page(&mut desk, view, words.tag);
            let opens = format!("<html lang=\"{}\" dir=\"{}\"", words.tag, words.direction);
            assert!(html.contains(&opens), "{view}");
            let html = without_english(&html);
            let main = html.split_once("<body>").expect("a page").1;
            let strays: Vec<&String> = english
                .difference(&own)
                .filter(|phrase| {
                    main.contains(&format!(">{phrase}")) || main.contains(&format!("\"{phrase}"))
                })
                .collect();
            assert!(strays.is_empty(), "{}: {view}: {strays:?}", words.tag);
            seen_own += own.iter().filter(|phrase| main.contains(*phrase)).count();
        }
        assert!(seen_own > VIEWS.len() * 5, "{}: {seen_own} phrases were seen", words.tag);
    }
}

// A name or a line within words that run the other way is else shown in pieces, its marks at the wrong end.
#[test]
fn what_is_of_the_series_keeps_its_direction_on_a_page_from_right_to_left() {
    let mut desk = series();
    let list = page(&mut desk, "/", "ar");
    for own in ["The Mill", "6 January 2025", "2025-01-06-mill.txt", "draft.md"] {
        assert!(list.contains(&format!("<bdi>{own}</bdi>")), "{own}: {list}");
    }
    let text = page(&mut desk, "/text?file=2025-01-06-mill.txt&line=4", "he");
    assert!(text.contains("<ol class=\"source\" dir=\"ltr\">"), "lines run as the series does");
    assert!(
        text.contains("<span class=\"k\" dir=\"rtl\">") && text.contains(" dir=\"rtl\"><input"),
        "{text}"
    );
    let area = page(&mut desk, "/text?file=2025-01-06-mill.txt&edit=yes", "he");
    assert!(area.contains("<textarea name=\"text\" dir=\"auto\""), "{area}");
    for view in ["/book?page=2", "/booklet?show=how-to", "/handouts?article=2025-02-03-the-forge"] {
        assert!(page(&mut desk, view, "ar").contains("<div class=\"spread\" dir=\"ltr\">"), "{view}");
    }
    let problems = page(&mut desk_with_pdf(), "/problems", "ar");
    assert!(problems.contains("<bdi>a.pdf</bdi>"), "{problems}");
}

fn desk_with_pdf() -> Desk {
    desk([("2025-01-06-mill.txt", MILL), ("a.pdf", "x")])
}

#[test]
fn no_side_of_a_view_is_left_or_right() {
    let css = include_str!("../src/desk/desk.css");
    let rules = css.split("*/").map(|part| part.split("/*").next().unwrap_or_default()).collect::<String>();
    let words: BTreeSet<&str> = rules.split(|c: char| !c.is_ascii_alphabetic()).collect();
    assert!(words.contains("inline") && words.contains("start"), "{words:?}");
    // The direction of drawings and of what is to be typed is said by itself.
    assert!(!words.contains("left") && !words.contains("right"), "say `inline-start` or `inline-end`");
}

// A check that sees nothing would pass for ever.
#[test]
fn the_check_of_views_sees_english() {
    let html = page(&mut series(), "/make", "en");
    assert!(phrases(EN.make_of_epub).iter().all(|phrase| html.contains(phrase)));
    assert_eq!(phrases("a {b:c d} e f `g`|h"), ["c d", "e f"]);
    assert_eq!(without_english("a <span lang=\"en\">b c</span> d"), "a  d");
}

#[test]
fn a_language_that_the_desk_does_not_speak_gets_all_in_english() {
    let mut desk = series();
    for view in VIEWS {
        let english = seen(&mut desk, view);
        assert!(
            english.contains("<html lang=\"en\" dir=\"ltr\"") && !english.contains("<span lang="),
            "{view}"
        );
        for languages in ["ja", "xx, tlh;q=0.5", "en-GB, de;q=0.9", "*", "no sense;;"] {
            assert!(page(&mut desk, view, languages) == english, "{view} in {languages}");
        }
    }
}

#[test]
fn messages_of_the_program_say_that_they_are_in_english() {
    let mut desk = desk_with_pdf();
    let html = page(&mut desk, "/problems", "de");
    let message = html.split("<li class=\"").nth(1).expect("a problem");
    assert!(message.contains(": <span lang=\"en\">"), "{message}");
    let html = page(&mut desk, "/settings", "fr");
    assert!(html.matches("<span lang=\"en\">").count() > 50, "what settings do is said in English");
    let reason = page(&mut desk, "/text?file=2025-01-06-mill.txt", "nl");
    assert!(reason.contains("</b>: <span lang=\"en\">"), "why a line was understood so");
}

// The shell saves and writes after the answer, and then asks what to show.
#[test]
fn what_was_done_is_said_in_the_language_of_whoever_did_it() {
    let mut desk = series();
    let form = |fields: &str| format!("token={TOKEN}&{fields}").into_bytes();
    let send = |desk: &mut Desk, target: &str, body: &[u8]| {
        let request = asked(target, "de");
        desk.answer(&Request { method: Method::Post, origin: Some(ORIGIN), body, ..request })
    };
    let Reply::Show(shown) = send(&mut desk, "/set", &form("series.title=Briefe")) else {
        panic!("it is shown first")
    };
    let html = String::from_utf8(shown.body).expect("a text");
    assert!(html.contains("Noch ist nichts gespeichert.") && html.contains(">Speichern</button>"), "{html}");
    let seen = asked_again(&html).into_iter().find(|(name, _)| name == "seen").expect("a mark").1;
    let saved = send(&mut desk, "/set", &form(&format!("series.title=Briefe&seen={seen}")));
    assert!(matches!(saved, Reply::Save(_)));
    desk.saved(None);
    let html = page(&mut desk, "/", "de");
    assert!(
        html.contains("Gesetzt: Titel des Buchs.") && html.contains(">Rückgängig machen</button>"),
        "{html}"
    );
    let refused = send(&mut desk, "/undo", b"token=wrong");
    let Reply::Show(refused) = refused else { panic!("it is refused") };
    assert!(String::from_utf8_lossy(&refused.body).contains("Laden Sie die Seite neu"));
    let Reply::Write(made) = send(&mut desk, "/make", &form("make=epub")) else { panic!("files are made") };
    let html = String::from_utf8(desk.wrote(made, "/tmp/out", &[]).body).expect("a text");
    assert!(html.contains("Die Dateien liegen im Ordner <code>/tmp/out</code>"), "{html}");
}

#[test]
fn the_script_of_the_page_takes_its_words_from_it() {
    let mut desk = series();
    let html = page(&mut desk, "/", "it");
    let words = DESK_LANGUAGES.iter().find(|words| words.tag == "it").expect("Italian");
    for (name, text) in [("changed", words.has_changed), ("anew", words.show_anew)] {
        assert!(html.contains(&format!("data-{name}=\"{text}\"")), "{name}");
    }
    let script = seen(&mut desk, "/desk.js");
    assert!(script.contains("dataset"), "{script}");
    for said in ["textContent = \"", "textContent = `", "append(\"", "alert(", "ariaLabel"] {
        assert!(!script.contains(said), "the script says something of its own after {said}");
    }
}

/// Literals of `src/desk` with two words that nobody reads, by what they hold.
const UNREAD: &[&str] = &[
    // Policies and style sheets.
    "default-src 'none'",
    "frame-ancestors",
    "color: inherit",
    "scroll-snap-align",
    "content: '",
    // Media types, and what a form's body is made of.
    "charset=utf-8",
    // What is written into a study file is read by the program, as is what a hint says.
    "# Questions",
    "front matter",
];

#[test]
fn every_text_of_the_desk_stands_in_the_files_of_its_languages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/desk");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let code = without_tests(&fs::read_to_string(&path).expect("a text"));
        let words = shown_words(&code);
        let all = literals(&code);
        let said = all.iter().filter(|literal| !UNREAD.iter().any(|part| literal.contains(part)));
        let said = said.filter_map(|literal| said_by(literal)).chain(words);
        found.extend(said.map(|said| format!("{}: {said}", path.display())));
    }
    assert!(found.is_empty(), "put these into src/lang/desk:\n{}", found.join("\n"));
}

// A check that sees nothing would pass for ever.
#[test]
fn the_check_of_sources_sees_what_a_person_reads() {
    let said = |literal: &str| said_by(literal).unwrap_or_default();
    assert_eq!(said("<p class=\"quiet\">Nothing is wrong.</p>"), "Nothing is wrong.");
    assert_eq!(said("\">Save</button>"), "Save");
    assert_eq!(said("</b> words <a href=\""), "words");
    assert_eq!(said("<nav aria-label=\"Views\"><ul>"), "Views");
    assert_eq!(said("\" placeholder=\"such as"), "such as");
    assert_eq!(said("It cannot be moved so."), "It cannot be moved so.");
    assert_eq!([said("Pages"), said(" Blank."), said("Übersicht")], ["Pages", " Blank.", "Übersicht"]);
    for markup in [
        "{caption}. {pages}",
        "<li class=\"",
        "\" value=\"",
        "<form class=\"row turn\" action=\"/book\">",
        "series",
        "Z",
        "GET",
        " · ",
        "¶ ",
        "-about\">",
    ] {
        assert_eq!(said(markup), "", "{markup}");
    }
    let code = "let a = \"one \\\" two\"; // \"no\"\nlet c = '\"'; let d = r#\"raw \" x\"#; b\"bytes\"";
    assert_eq!(literals(code), ["one \" two", "raw \" x", "bytes"]);
    assert_eq!(
        shown_words("html.text(\"blank\").heading( \"x1\").raw(\"b\").text(t.a_blank)"),
        ["blank", "x1"]
    );
    let code = "a\n#[cfg(test)]\nmod tests;\nb\nimpl A {\n    #[cfg(test)]\n    fn c() {\n        d\n    }\n    e\n}\n#[cfg(test)]\nmod f {\n    g\n}\nh\n";
    let kept: String = without_tests(code).split_whitespace().collect();
    assert_eq!(kept, "abimplA{e}h");
}

/// Takes out what is compiled only for tests: a module or a function, wherever it stands.
fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    for (at, part) in code.split("#[cfg(test)]").enumerate() {
        if at == 0 {
            kept += part;
            continue;
        }
        let margin = kept.rsplit('\n').next().unwrap_or_default();
        let item = part.trim_start().lines().next().unwrap_or_default();
        let end = if item.ends_with(';') { ";".to_owned() } else { format!("\n{margin}}}") };
        kept += part.split_once(&end).expect("the item ends").1;
    }
    kept
}

/// Returns the literals that are given to what shows words, with any letters.
fn shown_words(code: &str) -> Vec<String> {
    let calls = [".text(", ".heading(", ".say(", ".count("];
    let given = calls.iter().flat_map(|call| code.split(call).skip(1));
    let given = given.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next());
    given.filter(|words| words.contains(char::is_alphabetic)).map(str::to_owned).collect()
}

/// Returns what somebody would read of a literal: words around its markup, names of parts that a voice reads, or, where
/// there is no markup, two words and more, or one that begins as a label does.
fn said_by(literal: &str) -> Option<String> {
    // What is put into a text is named there: `{pages}`.
    let mut plain = String::new();
    for part in literal.split('{') {
        plain += part.split_once('}').map_or(part, |(_, rest)| rest);
    }
    let literal = plain.as_str();
    let has_letter = |text: &str| text.chars().any(char::is_alphabetic);
    for name in ["aria-label=\"", "placeholder=\"", "title=\"", "alt=\"", "data-meanwhile=\""] {
        let value = literal.split(name).skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
        if let Some(value) = value.into_iter().find(|value| has_letter(value)) {
            return Some(value.to_owned());
        }
    }
    let is_markup = literal.contains('<') || literal.contains("\">") || literal.contains("=\"");
    if !is_markup {
        let words =
            literal.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
        // Names of the program are in small letters, those of HTTP and of drawings in capitals or with signs.
        let mut signs = literal.trim_matches(|c: char| !c.is_alphabetic()).chars();
        let is_label = signs.next().is_some_and(char::is_uppercase)
            && signs.clone().count() > 0
            && signs.all(char::is_lowercase);
        return (is_label || words.count() > 1).then(|| literal.to_owned());
    }
    let mut shown = String::new();
    // A literal may begin within a tag, and end in one.
    let mut in_tag = literal.find('>').is_some_and(|end| literal.find('<').is_none_or(|begin| end < begin))
        || !literal.contains('<') && !literal.contains('>');
    for sign in literal.chars() {
        match sign {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => shown.push(sign),
            _ => {}
        }
    }
    Some(shown.trim().to_owned()).filter(|shown| has_letter(shown))
}

/// Returns the string literals of a source, outside of comments, as they are meant.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find(['"', '/', '\'']) {
        let (before, after) = rest.split_at(at);
        if after.starts_with("//") {
            rest = after.find('\n').map_or("", |end| &after[end..]);
        } else if let Some(later) = after.strip_prefix("'\"'") {
            rest = later;
        } else if let Some(inner) = after.strip_prefix('"').filter(|_| before.ends_with("r#")) {
            let (literal, later) = inner.split_once("\"#").expect("the literal ends");
            found.push(literal.to_owned());
            rest = later;
        } else if let Some(inner) = after.strip_prefix('"') {
            let mut literal = String::new();
            let mut signs = inner.chars();
            loop {
                match signs.next() {
                    Some('\\') => {
                        literal.extend(signs.next().map(|sign| if sign == 'n' { '\n' } else { sign }))
                    }
                    Some('"') | None => break,
                    Some(sign) => literal.push(sign),
                }
            }
            found.push(literal);
            rest = signs.as_str();
        } else {
            rest = &after[1..];
        }
    }
    found
}

// Labels of buttons stand in rows that a telephone shows; a sentence there would push others out of sight.
#[test]
fn labels_stay_short() {
    let buttons = |t: &DeskWords| {
        let of_articles =
            [t.move_up, t.move_down, t.leave_out, t.take_in, t.take_those, t.change_text, t.see_page];
        let of_all = [t.save, t.go_there, t.add, t.take_back, t.back, t.next, t.its_text];
        of_articles.into_iter().chain(of_all)
    };
    let menu = |t: &DeskWords| {
        let made = [t.articles, t.book, t.reader, t.cover, t.booklet, t.handouts];
        made.into_iter().chain([t.problems, t.settings, t.make])
    };
    for words in DESK_LANGUAGES {
        for label in buttons(words).chain(menu(words)) {
            assert!(label.chars().count() <= 20, "{}: {label}", words.tag);
        }
        // Nine entries of the menu take three rows at most.
        let all: usize = menu(words).map(|label| label.chars().count()).sum();
        assert!(all <= 90, "{}: the menu has {all} letters", words.tag);
    }
}
