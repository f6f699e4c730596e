use super::*;
use crate::diagnostic::{Diagnostic, SourceId};

fn read(text: &str) -> (Option<FrontMatter>, &str, Vec<Diagnostic>) {
    let warned = split(SourceId(0), text);
    let (front, start) = warned.value;
    (front, &text[start..], warned.diagnostics)
}

/// Reads front matter that must be right.
fn clean(text: &str) -> FrontMatter {
    let (front, _, diagnostics) = read(text);
    assert_eq!(diagnostics, [], "{text}");
    front.expect(text)
}

fn value<T: Clone>(given: &Given<T>) -> Option<T> {
    given.as_ref().map(|(value, _)| value.clone())
}

#[test]
fn the_three_sites_say_the_same() {
    let jekyll = "---\nlayout: post\ntitle:  \"The Fold\"\nsubtitle: On paper\ndate:   2017-11-13 08:30:00 +0100\n\
                  author: Ruth Weil\ntags: paper folding\npublished: true\n---\nText\n";
    let hugo = "+++\ntitle = 'The Fold'\nsubtitle = \"On paper\"\ndate = 2017-11-13T08:30:00+01:00\n\
                authors = ['Ruth Weil']\ntags = ['paper', 'folding']\n+++\nText\n";
    let zola = "+++\ntitle = \"The Fold\"\ndate = 2017-11-13\n[taxonomies]\ntags = [\"paper\", \"folding\"]\n\
                [extra]\nsubtitle = \"On paper\"\nauthor = \"Ruth Weil\"\n+++\nText\n";
    let json = "{\n  \"title\": \"The Fold\", \"subtitle\": \"On paper\", \"date\": \"2017-11-13\",\n\
                \"author\": {\"name\": \"Ruth Weil\"}, \"tags\": [\"paper\", \"folding\"]\n}\nText\n";
    let fenced = format!("---json\n{}", json.replace("}\nText", "}\n---\nText"));
    let named = zola.replace("+++\n", "---\n").replacen("---", "---toml", 1);
    for text in [jekyll, hugo, zola, json, fenced.as_str(), named.as_str()] {
        let front = clean(text);
        assert_eq!(value(&front.title).as_deref(), Some("The Fold"), "{text}");
        assert_eq!(value(&front.subtitle).as_deref(), Some("On paper"), "{text}");
        assert!(value(&front.date).is_some_and(|date| date.starts_with("2017-11-13")), "{text}");
        assert_eq!(front.authors.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["Ruth Weil"]);
        assert_eq!(front.tags, ["paper", "folding"]);
        assert!(!front.draft);
        assert_eq!(read(text).1, "Text\n");
    }
}

#[test]
fn spans_point_at_the_value() {
    for text in ["---\ntitle: Ångström and paper\n---\n", "+++\ntitle = 'Ångström and paper'\n+++\n"] {
        let (title, span) = clean(text).title.expect("a title");
        assert!(text[span.start as usize..span.end as usize].contains(&title), "{text}");
    }
}

#[test]
fn keys_of_every_kind() {
    type Holds = fn(&FrontMatter) -> bool;
    let table: &[(&str, Holds)] = &[
        ("title: No", |f| value(&f.title).as_deref() == Some("No")),
        ("draft: yes", |f| f.draft),
        ("published: no", |f| f.draft),
        ("title: 1917", |f| value(&f.title).as_deref() == Some("1917")),
        ("title: 1.10", |f| value(&f.title).as_deref() == Some("1.10")),
        ("title: >\n  Two\n  lines", |f| value(&f.title).as_deref() == Some("Two lines")),
        ("title:", |f| f.title.is_none()),
        ("Title: A", |f| value(&f.title).as_deref() == Some("A")),
        ("title: a\ntitle: b", |f| value(&f.title).as_deref() == Some("b")),
        ("date: 2017-11-13T10:00:00Z", |f| value(&f.date).as_deref() == Some("2017-11-13T10:00:00Z")),
        ("publishDate: 2017-11-13", |f| value(&f.date).as_deref() == Some("2017-11-13")),
        ("authors: [A, {name: B}]", |f| f.authors.len() == 2 && f.authors[1].0 == "B"),
        ("author:\n  name: A\n  email: a@b.c", |f| f.authors.len() == 1 && f.authors[0].0 == "A"),
        ("draft: true", |f| f.draft),
        ("draft: \"true\"", |f| f.draft),
        ("published: false", |f| f.draft),
        ("lang: pt_BR", |f| value(&f.lang).is_some_and(|l| l.tag() == "pt-BR")),
        ("tags: [a, b, a]\ncategories: [c]", |f| f.tags == ["a", "b", "c"]),
        ("tags: new paper, old paper", |f| f.tags == ["new paper", "old paper"]),
        ("category: Old paper", |f| f.tags == ["Old paper"]),
        ("permalink: /:year/:title/", |f| f.url.is_none()),
        ("permalink: /fold/", |f| value(&f.url).as_deref() == Some("/fold/")),
        ("canonical_url: https://a.example/x", |f| f.origin.is_some()),
        (
            "cover:\n  image: a.jpg\n  alt: A press",
            |f| matches!(&f.image, Some((address, Alt::Text(alt), _)) if address == "a.jpg" && alt == "A press"),
        ),
        ("image: a.jpg\nimage_alt: ''", |f| matches!(&f.image, Some((_, Alt::Decoration, _)))),
        ("image: a.jpg", |f| matches!(&f.image, Some((_, Alt::Missing, _)))),
        ("theme: {colour: red}\nlayout: post", |f| *f == FrontMatter::default()),
    ];
    for (keys, holds) in table {
        let front = clean(&format!("---\n{keys}\n---\n"));
        assert!(holds(&front), "{keys}: {front:?}");
    }
}

#[test]
fn what_is_no_front_matter_stays_text() {
    let table = [
        "Text\n",
        "",
        "---\nA rule above prose.\n\n---\n\nMore.\n",
        "---\n\nA rule above prose that goes on.\n",
        "--- title\n",
        "{{< figure >}}\n",
        "{one} of the\n",
    ];
    for text in table {
        let (front, rest, diagnostics) = read(text);
        assert_eq!((front, rest, diagnostics), (None, text, vec![]));
    }
}

#[test]
fn empty_front_matter_is_taken_off() {
    for text in ["---\n---\nText", "---\n\n---\nText", "+++\n+++\nText", "---\r\n---\r\nText"] {
        let (front, rest, _) = read(text);
        assert_eq!((front, rest), (Some(FrontMatter::default()), "Text"));
    }
}

#[test]
fn mistakes_name_their_line() {
    let table = [
        ("---\nlayout: post\ntitle: September: the advance\n---\nText", "R250", "title"),
        ("---\ntitle: [a\n---\nText", "R250", ""),
        ("---\ndate: x\n\ttitle: a\n---\nText", "R250", ""),
        ("+++\ntitle = The Fold\n+++\nText", "R250", "The Fold"),
        ("---\ntitle: a\n\nText", "R251", "---"),
        ("---\ntitle: [a, b]\n---\nText", "R252", "[a, b]"),
        ("---\nlang: '?'\n---\nText", "R253", "?"),
    ];
    for (text, code, at) in table {
        let (front, rest, diagnostics) = read(text);
        assert!(front.is_some());
        assert!(rest.trim_start().ends_with("Text") && rest.len() < text.len());
        let [diagnostic] = &diagnostics[..] else { panic!("{text}: {diagnostics:?}") };
        assert_eq!(diagnostic.code.0, code, "{text}");
        assert!(!diagnostic.hints.is_empty());
        let span = diagnostic.primary.expect("a place");
        let line = text[..span.start as usize].rfind('\n').map_or(0, |i| i + 1);
        assert!(text[line..].lines().next().unwrap_or_default().contains(at), "{text}: {diagnostic:?}");
    }
}

// A colon in a title threw away date, author and tags.
#[test]
fn what_is_not_valid_is_read_line_by_line() {
    let rows = [
        ("---\ntitle: The Tower: A View\ndate: 2017-11-13\ntags:\n  - a\n---\nText", "The Tower: A View"),
        ("---\ntitle: @fold speaks\ndate: 2017-11-13\ntags: [a]\n---\nText", "@fold speaks"),
        (
            "---\ntitle: \"He said \"no\" again\"\ndate: 2017-11-13\ntags: [a]\n---\nText",
            "He said \"no\" again",
        ),
        ("---\ntitle: A\ndate: 2017-11-13\ntags: [a]\n\nText", "A"),
        ("+++\ntitle = The Fold\ndate = 2017-11-13\ntags = [\"a\"]\n+++\nText", "The Fold"),
        // A list whose values stand at the margin was lost, and the whole of it where no fence ends it.
        ("+++\ntitle = The Fold\ntags = [\n\"a\",\n]\ndate = 2017-11-13\n+++\nText", "The Fold"),
        ("+++\ntitle = \"The Fold\"\ntags = [ # all\n'a'\n]\ndate = 2017-11-13\n\nText", "The Fold"),
    ];
    for (text, title) in rows {
        let (front, rest, diagnostics) = read(text);
        let front = front.expect(text);
        assert_eq!(value(&front.title).as_deref(), Some(title), "{text}");
        assert_eq!(value(&front.date).as_deref(), Some("2017-11-13"), "{text}");
        assert_eq!((front.tags, rest.trim_start()), (vec!["a".to_owned()], "Text"), "{text}");
        let [warning] = &diagnostics[..] else { panic!("{text}: {diagnostics:?}") };
        assert_eq!(warning.severity, crate::diagnostic::Severity::Warning, "{text}");
        let span = front.date.expect("a date").1;
        assert_eq!(&text[span.start as usize..span.end as usize], "2017-11-13");
    }
}

// A name with a comma was two names, and no link to it found its article.
#[test]
fn other_names_may_have_commas() {
    let aliases = |value: &str| clean(&format!("---\ntitle: A\naliases: {value}\n---\nText")).aliases;
    assert_eq!(aliases("[\"Paris, France\"]"), ["Paris, France"]);
    assert_eq!(aliases("Paris, France"), ["Paris", "France", "Paris, France"]);
    assert_eq!(aliases("Paris"), ["Paris"]);
}

#[test]
fn front_matter_may_stand_below_blank_lines_or_a_comment_and_a_header_may_end_with_a_fence() {
    for before in ["\n\n", "\r\n", "<!-- exported -->\n"] {
        let text = format!("{before}---\ntitle: A\n---\nText");
        let (front, rest, _) = read(&text);
        assert_eq!((value(&front.expect(&text).title).as_deref(), rest), (Some("A"), "Text"), "{text}");
    }
    for text in ["\n---\nThe Weekly: Issue 5\n---\nText", "---\nNote: a sentence of its own.\n\nText"] {
        let (front, rest, _) = read(text);
        assert!(rest.contains("The Weekly") || rest.contains("Note"), "{front:?} {rest}");
    }
    let (front, rest, _) = read("\n\n---\n\nA rule, and text.\n\n---\n");
    assert_eq!((front, rest), (None, "\n\n---\n\nA rule, and text.\n\n---\n"));
    let text = "title: A\nauthor: Ruth Weil\n---\nText";
    let (front, start) = header(SourceId(0), text).value;
    assert_eq!((value(&front.expect("a header").title).as_deref(), &text[start..]), (Some("A"), "Text"));
}

/// No output may hold them, and an escape is a way around the reader of files.
#[test]
fn control_characters_do_not_come_in_as_escapes() {
    for text in [
        "---\ntitle: \"The\\x07 \\e[2JFold\"\n---\n",
        "+++\ntitle = \"The\\u0007 \\u001b[2JFold\"\n+++\n",
        "{\"title\": \"The\\u0007 \\u001b[2JFold\"}\n",
    ] {
        assert_eq!(value(&clean(text).title).as_deref(), Some("The [2JFold"), "{text}");
    }
}

/// Nine aliases of nine aliases, nine times: a thousand million values, were they all made.
#[test]
fn an_alias_bomb_is_an_error() {
    let mut text = String::from("---\na0: &a0 [x]\n");
    for level in 1..10 {
        let of = vec![format!("*a{}", level - 1); 9].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{of}]\n"));
    }
    text.push_str("---\n");
    assert_eq!(read(&text).2.first().map(|d| d.code.0), Some("R250"));
}

#[test]
fn deep_nesting_is_harmless() {
    for text in ["[".repeat(100_000), "{a: ".repeat(100_000), "- ".repeat(100_000)] {
        read(&format!("---\nx: {text}\n---\n"));
        read(&format!("+++\nx = {text}\n+++\n"));
        read(&format!("{{\"a\": {text}"));
    }
}

proptest::proptest! {
    #[test]
    fn nothing_panics(text in "(---|\\+\\+\\+|\\{)\n([a-z]{1,3}[:=] ?[\\[\\]{}\"'&*|>#a-z0-9:éя-]{0,12}\n){0,6}(---|\\+\\+\\+|\\})?\n?.{0,9}") {
        let (_, rest, _) = read(&text);
        proptest::prop_assert!(rest.len() <= text.len());
    }
}

#[test]
fn headers_may_have_keys_of_their_site() {
    let rows = [
        (
            "Title: Salt\nVersion: 0.2\nDate: 2017-11-13\nPagecolors: blue\nOg_image: https://a.example/x.png\n\nText.",
            true,
        ),
        ("Title: Salt\nAuthor: Ann\nTags: sea\nNoco: 1EBY\n\nText.", true),
        // A review, a recipe and a scene of a play are text.
        ("Title: The Boat\nYear: 1979\nDirector: Ann Weil\nRating: 5\n\nText.", false),
        ("Title: Salt soup\nServes: 4\n\nText.", false),
        ("Anna: Where is it?\nTitle: Salt\nDate: 2017-11-13\n\nText.", false),
        ("Title: Salt\nDate: 2017-11-13\nWhat he said then: nothing\n\nText.", false),
    ];
    for (text, is_header) in rows {
        let (front, start) = header(SourceId(0), text).value;
        assert_eq!((front.is_some(), text[start..].trim() == "Text."), (is_header, is_header), "{text}");
    }
}

#[test]
fn programs_have_many_names_for_a_date() {
    for key in [
        "date",
        "created_time",
        "createdAt",
        "first-published-at",
        "publishedTime",
        "last_edited_time",
        "date created",
    ] {
        let front = clean(&format!("---\ntitle: Salt\n{key}: '2017-11-13T08:30:00.000Z'\n---\nText\n"));
        assert_eq!(value(&front.date).as_deref(), Some("2017-11-13T08:30:00.000Z"), "{key}");
    }
}

// Of seven texts of Project Gutenberg none had its title: it stands above the mark, where all was thrown away.
#[test]
fn the_head_of_an_electronic_text_says_its_title() {
    let read = |head: &str| {
        of_gutenberg(SourceId(0), &format!("{head}*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\nText.\n"))
    };
    let said = |given: &Given<String>| given.as_ref().map(|(words, _)| words.clone());
    let read_as = |head: &str| {
        let front = read(head).value?;
        Some((
            said(&front.title),
            said(&front.subtitle),
            front.authors.into_iter().map(|(name, _)| name).collect::<Vec<_>>(),
        ))
    };
    let of = |title: &str, subtitle: Option<&str>, author: &str| {
        Some((Some(title.to_owned()), subtitle.map(str::to_owned), vec![author.to_owned()]))
    };
    assert_eq!(
        read_as(
            "The EBook of X\n\nTitle: The Mill Paper\n       A Leaf for Every Week\n\nAuthor: Ann Reed\n\nLanguage: English\n\n"
        ),
        of("The Mill Paper", Some("A Leaf for Every Week"), "Ann Reed")
    );
    let long = "A Full and True History of the Paper Mills by the River";
    assert_eq!(
        read_as(&format!("Title: {long} Aire\n  and the Calder\n\nAuthor: Ann Reed\n\n")),
        of(&format!("{long} Aire and the Calder"), None, "Ann Reed")
    );
    // Two authors became one person.
    let two = read("Title: X\n\nAuthor: Ann Reed\n        Ben Fold\n\nAuthor: Cleo Weir\n\n")
        .value
        .expect("a head");
    let names: Vec<&str> = two.authors.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!((names, two.subtitle), (vec!["Ann Reed", "Ben Fold", "Cleo Weir"], None));
    // Near: no title above the mark, and no mark.
    assert_eq!(read_as("Author: Ann Reed\n\n"), None);
    assert_eq!(of_gutenberg(SourceId(0), "Title: X\n\nAuthor: Ann Reed\n\nText.\n").value, None);
}
