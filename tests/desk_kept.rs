//! What somebody types at the desk is kept, or it is said why not; and what is found there again.

use crate::support::desk::*;
use chapbook::desk::{Desk, FileSave, Guard, Reply, Response};
use chapbook::driver::{self, Memory, Project, is_date};
use chapbook::lang::desk::DESK_LANGUAGES;

fn html(response: Response) -> String {
    String::from_utf8(response.body).expect("a text")
}

/// Sends a form that is not obeyed, and returns what is said.
fn refused(desk: &mut Desk, target: &str, fields: &[(&str, &str)]) -> String {
    let Reply::Show(response) = send(desk, target, fields) else { panic!("{target} saves") };
    assert_eq!(response.status, 409, "{target}");
    html(response)
}

fn written(saves: &[FileSave]) -> String {
    let [FileSave { bytes, .. }] = saves else { panic!("one file: {saves:?}") };
    String::from_utf8(bytes.clone().expect("bytes")).expect("a text")
}

// --- What is typed beside the button that is pressed ---

// A title was typed, "Make the booklet" pressed below it, and the booklet had the old title.
#[test]
fn what_is_typed_above_the_button_that_makes_the_booklet_is_saved_first() {
    let texts = |settings: &str| files([("2025-01-06-mill.txt", MILL), ("chapbook.toml", settings)]);
    let mut desk = desk([("2025-01-06-mill.txt", MILL), ("chapbook.toml", "# mine\n")]);
    let first = seen(&mut desk, "/");
    let steps = first.split("<form method=\"post\" action=\"/make\"").nth(1).expect("the way");
    let steps = steps.split("</form>").next().expect("its end");
    for field in
        ["name=\"series.title\"", "name=\"booklet.flip\"", "name=\"series.paper\"", "value=\"booklet\""]
    {
        assert!(steps.contains(field), "{field}: {steps}");
    }
    let fields = [
        ("make", "booklet"),
        ("from", "/"),
        ("was:series.title", "2025-01-06 Mill"),
        ("series.title", "Crafts & Mills"),
        ("was:booklet.flip", "short-edge"),
        ("booklet.flip", "single-sided"),
        ("was:series.paper", ""),
        ("series.paper", ""),
    ];
    let Reply::Save(saves) = send(&mut desk, "/make", &fields) else { panic!("it is saved first") };
    let settings = "# mine\n\n[series]\ntitle = \"Crafts & Mills\"\n\n[booklet]\nflip = \"single-sided\"\n";
    assert_eq!(written(&saves), settings);
    desk.update(texts(settings));
    let again = desk.saved(None);
    assert_eq!(
        (again.status, again.location.as_deref()),
        (307, Some("/make")),
        "the same form is sent again"
    );
    let Reply::Write(made) = send(&mut desk, "/make", &fields) else { panic!("it is made") };
    assert!(
        made.iter().any(|made| made.name.contains("crafts") && made.name.contains("booklet")),
        "{made:?}"
    );
    assert!(seen(&mut desk, "/").contains("Take it back"));
    // What was not touched is neither saved nor in the way.
    let untouched = [("make", "booklet"), ("was:series.title", "x"), ("series.title", "x")];
    assert!(matches!(send(&mut desk, "/make", &untouched), Reply::Write(_)));
}

#[test]
fn a_wrong_setting_beside_what_is_made_is_refused_with_what_was_typed() {
    let mut desk = two();
    let fields = [("make", "booklet"), ("booklet.flip", "sideways"), ("from", "/booklet")];
    let said = refused(&mut desk, "/make", &fields);
    assert!(said.contains("short-edge") && said.contains("action=\"/set\""), "{said}");
    assert!(said.contains("<a href=\"/booklet\""), "{said}");
}

// Each field of the head had a button of its own, which took that field and forgot the others.
#[test]
fn the_head_of_an_article_is_one_form_and_is_saved_at_once() {
    let mut desk = two();
    let id = id_of(&mut desk, "The Forge");
    let view = seen(&mut desk, &format!("/text?article={id}&facts=yes"));
    let form = view.split("action=\"/facts\"").nth(1).and_then(|rest| rest.split("</form>").next());
    let form = form.expect("the form");
    assert_eq!(form.matches("type=\"submit\"").count(), 1, "{form}");
    for name in ["title", "subtitle", "author", "date"] {
        assert!(
            form.contains(&format!("name=\"{name}\"")) && form.contains(&format!("was:{name}")),
            "{name}"
        );
    }
    let fields = [
        ("article", id.as_str()),
        ("was:title", "The Forge"),
        ("title", "The Old Forge"),
        ("was:subtitle", ""),
        ("subtitle", " "),
        ("was:author", ""),
        ("author", "Ann Lee"),
        ("was:date", "2025-02-03"),
        ("date", "4 February 2025"),
    ];
    let (shown, saves) = confirmed(&mut desk, "/facts", &fields);
    let head = "---\ndate: \"4 February 2025\"\nauthor: \"Ann Lee\"\n---\n\n";
    let text = FORGE.replace("# The Forge", "# The Old Forge");
    assert_eq!(written(&saves), format!("{head}{text}"), "an empty field that was empty says nothing");
    assert!(shown.contains("Title: “The Forge” becomes “The Old Forge”."), "{shown}");
    assert!(shown.contains("Author: “Ann Lee” is new; there was nothing."), "{shown}");
    assert!(shown.contains("Date: “2025-02-03” becomes “4 February 2025”."), "{shown}");
}

// A title that was typed stood in front matter; the old one stayed in the text, as a heading or as verse, and took the date
// with it.
#[test]
fn a_title_is_changed_where_it_stands() {
    const LOOM: &str =
        "The Loom\nA tale\n7 April 2025\n\nThread by thread it grew, and nobody came to see it.\n";
    let mut desk = desk([("2025-04-07-loom.txt", LOOM), ("2025-02-03-forge.md", FORGE)]);
    let id = id_of(&mut desk, "The Loom");
    let fields = [("article", id.as_str()), ("title", "The Old Loom"), ("subtitle", "A fable")];
    let (_, saves) = confirmed(&mut desk, "/facts", &fields);
    let text = written(&saves);
    assert_eq!(text, LOOM.replace("The Loom", "The Old Loom").replace("A tale", "A fable"));
    desk.update(files([("2025-04-07-loom.txt", &text), ("2025-02-03-forge.md", FORGE)]));
    desk.saved(None);
    let view = seen(&mut desk, "/text?file=2025-04-07-loom.txt&facts=yes");
    for value in ["The Old Loom", "A fable", "2025-04-07"] {
        assert!(view.contains(&format!("value=\"{value}\"")), "{value}: {view}");
    }
    // In front matter it is changed there, and so it is where signs of Markdown would be read as such.
    let id = id_of(&mut desk, "The Forge");
    let (_, saves) = confirmed(&mut desk, "/facts", &[("article", &id), ("title", "The *Forge*")]);
    assert_eq!(written(&saves), format!("---\ntitle: \"The *Forge*\"\n---\n\n{FORGE}"));
    let named =
        "---\ntitle: The Mill\n---\nThe Mill\n6 January 2025\n\nThe wheel turned slowly that winter.\n";
    let mut desk = self::desk([("2025-01-06-mill.txt", named)]);
    let id = id_of(&mut desk, "The Mill");
    let (_, saves) = confirmed(&mut desk, "/facts", &[("article", &id), ("title", "The Weir")]);
    assert_eq!(written(&saves), named.replace("title: The Mill", "title: \"The Weir\""));
}

// --- What cannot be read ---

// "4 Febtober" was answered with "was corrected", and the article had its old date or none.
#[test]
fn a_date_that_is_not_understood_changes_nothing_and_is_said_with_examples() {
    let mut desk = two();
    let id = id_of(&mut desk, "The Forge");
    for date in ["4 Febtober", "soon", "2025-13-45", "the third"] {
        let fields = [("article", id.as_str()), ("title", "The Old Forge"), ("date", date)];
        let said = refused(&mut desk, "/facts", &fields);
        assert!(said.contains(&format!("“{date}” was not understood as a date")), "{said}");
        assert!(said.contains("6 January 2025; 2025-01-06; January 2025; 2025"), "{said}");
        // And what was typed beside it is not lost.
        assert!(said.contains("value=\"The Old Forge\"") && said.contains("action=\"/facts\""), "{said}");
    }
    for date in
        ["4 February 2025", "2025-02-04", "February 2025", "2025", "Feb 4, 2025", "Tuesday, 4 February 2025"]
    {
        let (_, saves) = confirmed(&mut desk, "/facts", &[("article", id.as_str()), ("date", date)]);
        assert!(written(&saves).contains(date), "{date}");
        desk.saved(Some("not saved in this test"));
    }
}

#[test]
fn a_line_without_a_date_is_not_said_to_be_one() {
    let mut desk = two();
    let id = id_of(&mut desk, "The Mill");
    let fields = |line| [("article", id.as_str()), ("line", line), ("to", line), ("as", "date")];
    assert!(refused(&mut desk, "/correct", &fields("4")).contains("was not understood as a date"));
    let (shown, _) = confirmed(&mut desk, "/correct", &fields("2"));
    assert!(shown.contains("Line 2, “6 January 2025”, is from now on: Date."), "{shown}");
    desk.saved(Some("not saved in this test"));
    // Nor is a passage corrected that ends where the text does not reach.
    let beyond = [("article", id.as_str()), ("line", "4"), ("to", "400"), ("as", "quotation")];
    assert!(refused(&mut desk, "/correct", &beyond).contains("The text has 4 lines: there is no line 400"));
    let id = id_of(&mut desk, "The Forge");
    let marked = [("article", id.as_str()), ("line", "3"), ("as", "date")];
    assert!(
        refused(&mut desk, "/correct", &marked).contains("“Iron is patient.” was not understood as a date")
    );
}

#[test]
fn the_examples_of_dates_are_understood_in_every_language() {
    for words in DESK_LANGUAGES {
        let examples: Vec<&str> = words.date_examples.split("; ").collect();
        assert_eq!(examples.len(), 4, "{}", words.tag);
        for example in examples {
            assert!(is_date(example), "{}: {example}", words.tag);
        }
    }
}

#[test]
fn what_stands_in_a_field_is_not_taken_off_by_emptying_it() {
    let mut desk = two();
    let id = id_of(&mut desk, "The Forge");
    let fields = [("article", id.as_str()), ("was:title", "The Forge"), ("title", ""), ("author", "Ann Lee")];
    let said = refused(&mut desk, "/facts", &fields);
    assert!(
        said.contains("Title: this cannot be left empty") && said.contains("value=\"Ann Lee\""),
        "{said}"
    );
}

#[test]
fn settings_that_are_wrong_come_back_as_they_were_typed_with_those_beside_them() {
    let mut desk = two();
    let fields =
        [("print.font-size", "12"), ("print.leading", "14pt"), ("was:print.grey", ""), ("print.grey", "")];
    let said = refused(&mut desk, "/set", &fields);
    assert!(said.contains("12pt"), "{said}");
    assert!(said.contains("id=\"print-font-size\"") && said.contains("value=\"14pt\""), "{said}");
    assert!(!said.contains("id=\"print-grey\""), "what was not touched is not asked for again");
    // Some keys need one another, and are set together.
    let (shown, saves) =
        confirmed(&mut desk, "/set", &[("print.font-size", "12pt"), ("print.leading", "14pt")]);
    assert_eq!(written(&saves), "[print]\nfont-size = \"12pt\"\nleading = \"14pt\"\n");
    assert!(shown.contains("<code>[print] leading</code>: “14pt” is new"), "{shown}");
}

// --- What would change, in sentences ---

#[test]
fn a_change_is_said_in_a_sentence_and_its_lines_are_folded_below() {
    let mut desk = desk([("2025-01-06-mill.txt", MILL), ("chapbook.toml", "[series]\ntitle = \"Mills\"\n")]);
    let id = id_of(&mut desk, "The Mill");
    for (target, fields, said) in [
        ("/set", vec![("series.title", "Crafts")], "Title of the book: “Mills” becomes “Crafts”."),
        ("/set", vec![("series.title", "")], "Title of the book: again what is usual, in place of “Mills”."),
        (
            "/set",
            vec![("booklet.flip", "single-sided")],
            "Your printer: “It prints on both sides by itself” becomes",
        ),
        ("/set", vec![("cover.colour", "teal")], "Colour: “auto” becomes “teal”."),
        (
            "/dates",
            vec![("from", "2025-01"), ("to", ""), ("tags", "")],
            "<code>[series] from</code>: “2025-01” is new",
        ),
        (
            "/correct",
            vec![("article", &*id), ("line", "1"), ("to", "2"), ("as", "epigraph")],
            "Lines 1 to 2, from “The Mill” on, are from now on: Quotation before the text.",
        ),
    ] {
        let Reply::Show(shown) = send(&mut desk, target, &fields) else { panic!("it is shown first") };
        let shown = html(shown);
        let sentences =
            shown.split("<ul class=\"would\">").nth(1).and_then(|rest| rest.split("</ul>").next());
        assert!(sentences.is_some_and(|own| own.contains(said)), "{said}: {shown}");
        let folded = shown.split("<details>").nth(1).and_then(|rest| rest.split("</details>").next());
        assert!(folded.is_some_and(|own| own.contains("<ol class=\"diff\">")), "{said}: {shown}");
    }
    // The text of an article is its own sentence.
    let editor = seen(&mut desk, &format!("/text?article={id}&edit=yes"));
    let base = asked_again(&editor).into_iter().find(|(name, _)| name == "base").expect("a base").1;
    let fields = [("article", &*id), ("base", &base), ("text", "The Mill\n6 January 2025\n\nIt turned.\n")];
    let Reply::Show(shown) = send(&mut desk, "/edit", &fields) else { panic!("it is shown first") };
    assert!(html(shown).contains("<details open>"));
}

// --- Where things are found ---

// "My printer prints one side only" could be said nowhere but among a hundred keys of the settings.
#[test]
fn the_printer_and_its_paper_are_asked_for_where_the_booklet_is_made() {
    let mut desk = two();
    for view in ["/", "/booklet", "/make"] {
        let html = seen(&mut desk, view);
        assert!(
            html.contains("prints on one side only") && html.contains("value=\"single-sided\">"),
            "{view}"
        );
        assert!(html.contains("A4 (default)") && html.contains("US Letter"), "{view}");
        assert!(html.contains("formaction=\"/set\""), "{view}: it can be saved by itself");
    }
    let fields = [
        ("from", "/booklet"),
        ("make", "booklet"),
        ("series.paper", "letter"),
        ("booklet.flip", "short-edge"),
    ];
    let (_, saves) = confirmed(&mut desk, "/set", &fields);
    assert_eq!(written(&saves), "[series]\npaper = \"letter\"\n", "what is usual needs no line");
    assert_eq!(desk.saved(None).location.as_deref(), Some("/booklet"));
    // Where the settings give a sheet or a page, the paper follows from that.
    let mut given =
        self::desk([("2025-01-06-mill.txt", MILL), ("chapbook.toml", "[booklet]\nsheet = \"A3\"\n")]);
    let html = seen(&mut given, "/booklet");
    assert!(!html.contains("series.paper") && html.contains("follows from the <a href"), "{html}");
}

// The cover was shown in oxblood, and the booklet came out white.
#[test]
fn the_cover_is_shown_beside_what_the_booklet_has_as_its_front() {
    let mut desk = two();
    let html = seen(&mut desk, "/cover");
    assert_eq!(html.matches("<svg").count(), 2);
    assert!(
        html.contains("The cover of the EPUB<") && html.contains("its first page, without colour"),
        "{html}"
    );
    let (shown, saves) = confirmed(&mut desk, "/set", &[("booklet.cover", "wrap"), ("from", "/cover")]);
    assert!(shown.contains("<a href=\"/cover\" data-leave>"), "{shown}");
    assert_eq!(written(&saves), "[booklet]\ncover = \"wrap\"\n");
    let mut own =
        self::desk([("2025-01-06-mill.txt", MILL), ("chapbook.toml", "[booklet]\ncover = \"wrap\"\n")]);
    let html = seen(&mut own, "/cover");
    assert_eq!(html.matches("<svg").count(), 1);
    assert!(
        html.contains("The cover of the EPUB and of the booklet") && html.contains("value=\"self\""),
        "{html}"
    );
    assert!(!seen(&mut own, "/booklet").contains("The front cover"), "what is folded begins within it");
}

#[test]
fn articles_are_found_by_title_author_date_file_and_text() {
    let mut texts = vec![
        ("2025-01-06-mill.txt".to_owned(), MILL.to_owned()),
        ("2025-02-03-forge.md".to_owned(), format!("---\nauthor: Ann Lee\n---\n{FORGE}")),
        ("draft.md".to_owned(), "---\ndraft: true\n---\n# Kiln\n\nNot yet.\n".to_owned()),
    ];
    texts.extend((1..9).map(|day| (format!("2025-03-0{day}-day.md"), format!("# Day {day}\n\nRain.\n"))));
    let memory =
        chapbook::driver::Memory::from_iter(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let mut desk = two();
    assert!(!seen(&mut desk, "/").contains("role=\"search\""), "two articles are seen at once");
    desk.update(memory);
    assert!(seen(&mut desk, "/").contains("role=\"search\""));
    let mut found = |query: &str| {
        let html = seen(&mut desk, &format!("/?find={query}"));
        let titles = html.split("<span class=\"about\">").skip(1);
        let titles =
            titles.filter_map(|item| item.split("<bdi>").nth(1)?.split('<').next().map(str::to_owned));
        (titles.collect::<Vec<_>>(), html)
    };
    for (query, titles) in [
        ("mill", &["The Mill"][..]),
        ("FORGE+the", &["The Forge"]),
        ("lee", &["The Forge"]),
        ("6+January", &["The Mill"]),
        ("2025-02", &["The Forge"]),
        ("forge.md", &["The Forge"]),
        ("slowly", &["The Mill"]),
        ("turned+nobody", &["The Mill"]),
        ("patient+nobody", &[]),
        // One word in the head, another in the text.
        ("lee+patient", &["The Forge"]),
        ("lee+slowly", &[]),
    ] {
        assert_eq!(found(query).0, titles, "{query}");
    }
    let (_, html) = found("slowly");
    assert!(html.contains("Found: 1 of 10") && html.contains("turned slowly that winter"), "{html}");
    assert!(html.contains("value=\"slowly\"") && html.contains("<a href=\"/\">Show all</a>"), "{html}");
    let (_, html) = found("%3Cb%3E%22");
    assert!(
        html.contains("Nothing has all these words.") && html.contains("value=\"&lt;b&gt;&quot;\""),
        "{html}"
    );
    // What is left out is found by its file.
    assert!(found("draft").1.contains("Left out: 1</h2><ul class=\"articles\"><li><bdi>draft.md</bdi>"));
}

// The settings were one page of 14 000 pixels.
#[test]
fn settings_are_folded_and_what_is_set_stands_open_above_them() {
    let mut desk = desk([("2025-01-06-mill.txt", MILL), ("chapbook.toml", "[print]\ngrey = true\n")]);
    let html = seen(&mut desk, "/settings");
    let (set, groups) = html.split_once("id=\"series\"").expect("the groups");
    assert!(set.contains("<details class=\"keys\" open>") && set.contains("id=\"print-grey\""), "{set}");
    assert!(!groups.contains("id=\"print-grey\"") && !groups.contains(" open>"), "each key stands once");
    assert_eq!(
        html.matches("action=\"/set\"").count(),
        1,
        "what is typed in one group is saved with any other"
    );
    let html = seen(&mut desk, "/settings?find=smaller+picture");
    assert!(
        html.contains("id=\"epub-picture-width\"") && html.contains("id=\"print-picture-dpi\""),
        "{html}"
    );
    assert!(!html.contains("id=\"print-start\"") && html.contains("id=\"print\" open>"), "{html}");
    assert!(seen(&mut desk, "/settings?find=nosuchthing").contains("Nothing has all these words."));
}

// "3 of 14" was the page printed as 1, and "page 1" led to the title page.
#[test]
fn pages_are_called_by_the_number_that_is_printed_on_them() {
    let long = "The wheel turned slowly that winter, and nobody came.\n\n".repeat(120);
    let text = format!("The Mill\n6 January 2025\n\n{long}");
    let mut desk = desk([("2025-01-06-mill.txt", &text), ("2025-02-03-forge.md", FORGE)]);
    let html = seen(&mut desk, "/book?folio=2");
    assert!(html.contains(">Page 2</") || html.contains(">Page 2 ·"), "{html}");
    assert!(
        html.contains("In the PDF: ") && html.contains("name=\"folio\" size=\"5\" value=\"2\""),
        "{html}"
    );
    assert!(!html.contains("2 of "), "{html}");
    assert!(seen(&mut desk, "/book").contains(">Page i"));
    let html = seen(&mut desk, "/book?folio=%3C9000");
    assert!(html.contains("No page bears the number &lt;9000.") && html.contains("<svg"), "{html}");
    // The contents name the same numbers.
    let html = seen(&mut desk, "/book?contents=yes");
    assert!(html.contains("The Mill</bdi></a> <span class=\"quiet\">1</span>"), "{html}");
    let folded = seen(&mut desk, "/booklet?show=folded&at=3");
    let captions: Vec<&str> =
        folded.split("<figcaption").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    assert_eq!(captions.len(), 2);
    assert!(captions.iter().all(|caption| caption.contains(">Page ")), "{captions:?}");
}

// "Write your letter into chapbook.toml" was said to people who had not seen that file.
#[test]
fn how_a_printer_of_one_side_takes_paper_is_asked_for_once_it_is_one() {
    let mut desk = two();
    assert!(!seen(&mut desk, "/booklet").contains("booklet.printer"));
    let mut own = self::desk([
        ("2025-01-06-mill.txt", MILL),
        ("chapbook.toml", "[booklet]\nflip = \"single-sided\"\n"),
    ]);
    assert!(seen(&mut own, "/booklet").contains("name=\"booklet.printer\""));
    let fields = [("from", "/booklet"), ("was:booklet.printer", ""), ("booklet.printer", "C")];
    let (shown, saves) = confirmed(&mut own, "/set", &fields);
    assert_eq!(written(&saves), "[booklet]\nflip = \"single-sided\"\nprinter = \"C\"\n");
    assert!(shown.contains("How it takes paper, as its test shows: “auto” becomes “C”."), "{shown}");
}

// --- What is there already is not lost ---

// `paper = "A4"` is understood, but no choice was marked: a browser sent none, and saving another key took it out.
#[test]
fn a_choice_in_capitals_is_marked_and_stays_while_another_key_is_saved() {
    let mut desk = desk([
        ("2025-01-06-mill.txt", MILL),
        ("chapbook.toml", "[series]\npaper = \"A4\"\nlanguage = \"en\"\n"),
    ]);
    let view = seen(&mut desk, "/settings");
    let list = view.split("name=\"series.paper\"").nth(1).and_then(|rest| rest.split("</select>").next());
    let list = list.expect("the choices");
    assert_eq!(list.matches("<option selected>").count(), 1, "{list}");
    let marked = list.split("<option selected>").nth(1).and_then(|rest| rest.split('<').next());
    assert_eq!(marked, Some("A4"));
    let sent = [("was:series.paper", "A4"), ("series.paper", "A4"), ("series.title", "The Weir")];
    let (_, saves) = confirmed(&mut desk, "/set", &sent);
    let text = written(&saves);
    assert!(text.contains("paper = \"A4\"") && text.contains("The Weir"), "{text}");
}

// Enter in a field pressed "as found" of the title, which stood first: what was typed was dropped.
#[test]
fn the_first_button_of_the_head_of_an_article_saves() {
    let settings = "[[correct]]\narticle = \"2025-01-06-mill.txt\"\nas = \"title\"\nvalue = \"The Weir\"\n";
    let mut desk = desk([("2025-01-06-mill.txt", MILL), ("chapbook.toml", settings)]);
    let view = seen(&mut desk, "/text?file=2025-01-06-mill.txt&facts=yes");
    let form = view.split("action=\"/facts\"").nth(1).and_then(|rest| rest.split("</form>").next());
    let form = form.expect("the form");
    assert!(form.contains("name=\"given\""), "{form}");
    let first = form.split("<button").nth(1).and_then(|rest| rest.split('>').next()).expect("a button");
    assert!(!first.contains("name="), "{first}");
}

// One sign that the encoding of a file lacks, and the whole text that was typed was gone.
#[test]
fn a_text_that_cannot_be_saved_stands_there_again() {
    let old: Vec<u8> =
        MILL.replace("nobody", "Zo@").bytes().map(|b| if b == b'@' { 0xeb } else { b }).collect();
    let file = [(std::path::PathBuf::from("2025-01-06-mill.txt"), old)];
    let mut project = Project::open(Memory::from_iter(file), driver::Request::default());
    project.load();
    let mut desk = Desk::new(project, Guard { hosts: vec![HOST.into()], token: TOKEN.into() });
    let editor = seen(&mut desk, "/text?file=2025-01-06-mill.txt&edit=yes");
    let fields = asked_again(&editor);
    let of = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value);
    let typed = "The Mill\n6 January 2025\n\nA long text about \u{5d0}.\n";
    let again =
        refused(&mut desk, "/edit", &[("article", of("article")), ("base", of("base")), ("text", typed)]);
    assert!(again.contains("role=\"alert\"") && again.contains("\u{5d0}"), "{again}");
    let area = again.split("<textarea").nth(1).expect("the text is asked for again");
    assert!(area.contains("A long text about \u{5d0}."), "{area}");
}

// A title typed over a heading took the name, note or link of that heading with it.
#[test]
fn a_heading_with_signs_of_its_own_stays() {
    for heading in ["The Forge {#forge}", "The Forge[^1]", "The *Forge*", "[The Forge](https://example.org)"]
    {
        let text = format!("# {heading}\n\nIron is patient.\n\n[^1]: A note.\n");
        let mut desk = desk([("2025-02-03-forge.md", text.as_str())]);
        let list = seen(&mut desk, "/");
        let id = list.split("/text?article=").nth(1).and_then(|rest| rest.split('"').next()).expect("an id");
        let (_, saves) = confirmed(&mut desk, "/facts", &[("article", id), ("title", "The Anvil")]);
        assert_eq!(written(&saves), format!("---\ntitle: \"The Anvil\"\n---\n\n{text}"));
    }
}

// All three fields of the form were said, those too that stay as they are.
#[test]
fn of_articles_of_some_time_only_what_changes_is_said() {
    let mut desk = desk([
        ("2025-01-06-mill.txt", MILL),
        ("2025-02-03-forge.md", FORGE),
        ("chapbook.toml", "[series]\nfrom = \"2025-01\"\n"),
    ]);
    let sent = [("from", "2025-01"), ("to", "2025-02"), ("tags", "")];
    let (shown, _) = confirmed(&mut desk, "/dates", &sent);
    let said = shown.split("<ul class=\"would\">").nth(1).and_then(|rest| rest.split("</ul>").next());
    assert_eq!(said.expect("sentences").matches("<li>").count(), 1, "{shown}");
}

// "As found" where the configuration gives nothing took the text of the article for settings, which it is not.
#[test]
fn what_was_found_comes_from_the_settings_and_never_from_a_text() {
    let mut desk = desk([("2025-02-03-forge.md", FORGE), ("chapbook.toml", "[series]\ntitle = \"A\"\n")]);
    let id = id_of(&mut desk, "The Forge");
    let Reply::Show(shown) = send(&mut desk, "/facts", &[("article", id.as_str()), ("given", "title")])
    else {
        panic!("nothing is to be written")
    };
    let said = html(shown);
    assert!(said.contains("nothing changes"), "{said}");
}
