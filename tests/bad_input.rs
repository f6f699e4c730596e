//! Bad input: each kind is reported with code, file, line and hint, and leaves the last good output as it is.

use crate::support::command;

use command::{Place, Ran, ran};
use std::fs;
use std::process::Command;

pub(super) const GOOD: &str =
    "---\ntitle: A Good Letter\ndate: 2025-01-06\n---\n\nPaper is folded before it is cut.\n";

pub(super) const CONFIG: &str = "[series]\ntitle = \"Letters\"\nlanguage = \"en\"\n";

/// A series that was built once.
pub(super) fn built() -> Place {
    let place = Place::new(&[("good.md", GOOD), ("chapbook.toml", CONFIG)]);
    let ran = place.run(&["build", "series", "--strict", "--format", "json"]);
    assert_eq!((ran.status, ran.said()), (0, vec![]), "{}", ran.stderr);
    assert!(!place.files("out").is_empty());
    place
}

/// Builds a series that must fail so, and leave the outputs as they were.
pub(super) fn fails(place: &Place, said: &str) -> Ran {
    let before = place.files("out");
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!(ran.status, 1, "{}{}", ran.stdout, ran.stderr);
    assert!(place.files("out") == before, "a failed build must leave the last good outputs");
    tells(&ran, said);
    ran
}

/// Builds a series about which something is reported, and which is made nonetheless.
pub(super) fn warns(place: &Place, said: &str) -> Ran {
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!(ran.status, 0, "{}{}", ran.stdout, ran.stderr);
    tells(&ran, said);
    ran
}

/// Looks for one diagnostic, and for a hint on every one that was reported.
pub(super) fn tells(ran: &Ran, said: &str) {
    assert!(ran.said().iter().any(|line| line == said), "{said} is not among {:#?}", ran.said());
    for diagnostic in ran.json()["diagnostics"].as_array().expect("a list") {
        let hinted = diagnostic["severity"] == "note" || diagnostic["hints"][0].is_string();
        assert!(hinted, "no hint: {diagnostic}");
    }
}

#[test]
fn an_empty_file_is_left_out() {
    let place = built();
    place.put("empty.txt", "");
    warns(&place, "warning R009 empty.txt:null");
    place.put("empty.txt", " \n\t\n");
    warns(&place, "warning R009 empty.txt:null");
}

#[test]
fn a_binary_file_is_no_article() {
    let place = built();
    let noise: Vec<u8> = (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    place.put("picture.txt", noise);
    fails(&place, "error R010 picture.txt:null");
}

#[test]
fn an_article_without_a_title_is_named_after_its_file() {
    let place = built();
    place.put("untitled.md", "---\ndate: 2025-02-03\n---\n\nOnly text.\n");
    warns(&place, "warning A006 untitled.md:null");
}

// The reader of plain text said it of the same file too, in other words.
#[test]
fn a_plain_text_without_a_title_is_reported_once() {
    let text = "The wheel turned slowly that winter, and nobody came down to the water before noon, as it was cold.\n";
    let place = built();
    place.put("2025-02-03-wheel.txt", format!("{text}\n{text}"));
    let ran = warns(&place, "warning A006 2025-02-03-wheel.txt:null");
    let of_file = ran.said().into_iter().filter(|said| said.contains("wheel.txt")).collect::<Vec<_>>();
    assert_eq!(of_file, ["warning A006 2025-02-03-wheel.txt:null"]);
}

#[test]
fn an_article_without_a_date_is_reported() {
    let place = built();
    place.put("undated.md", "---\ntitle: Undated\n---\n\nOnly text.\n");
    warns(&place, "warning A005 undated.md:2");
}

#[test]
fn a_date_that_can_be_read_two_ways_is_reported_with_both() {
    let place = built();
    place.put("good.md", "---\ntitle: Either\ndate: 03/04/2017\n---\n\nOnly text.\n");
    // It concerns one article: the book is made.
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!(ran.status, 1, "{}", ran.stdout);
    tells(&ran, "error R301 good.md:3");
    assert!(place.files("out").keys().any(|name| name.extension().is_some_and(|ending| ending == "epub")));
    assert!(ran.stdout.contains("day-first"), "the key that settles it is named: {}", ran.stdout);
}

#[test]
fn broken_front_matter_is_reported_with_its_line() {
    let place = built();
    place.put("broken.md", "---\ntitle: [A\ndate: 2025-02-03\n---\n\nOnly text.\n");
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert!(ran.status <= 1, "{}", ran.stderr);
    let reported = ran.said().into_iter().find(|line| line.contains("broken.md:") && line.contains(" R25"));
    assert!(reported.is_some_and(|line| !line.ends_with(":null")), "{:?}", ran.said());
}

#[test]
fn an_unknown_key_is_reported_with_the_nearest() {
    let place = built();
    place.put("chapbook.toml", "[series]\ntitle = \"Letters\"\nlangauge = \"en\"\n");
    let before = place.files("out");
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!(ran.status, 1);
    assert!(place.files("out") == before);
    assert!(
        ran.said()[0].starts_with("error C001 ") && ran.said()[0].ends_with("chapbook.toml:3"),
        "{:?}",
        ran.said()
    );
    assert!(ran.stdout.contains("`language`"), "{}", ran.stdout);
}

#[test]
fn a_missing_picture_has_a_placeholder_unless_it_must_be_there() {
    let place = built();
    place.put("good.md", format!("{GOOD}\n![A press](press.png)\n"));
    warns(&place, "warning R260 good.md:8");
    let strict = place.run(&["build", "series", "--strict", "--format", "json"]);
    assert_eq!(strict.status, 1, "{}", strict.stdout);
    place.put(
        "chapbook.toml",
        "[series]\ntitle = \"Letters\"\nlanguage = \"en\"\nmissing-images = \"error\"\n",
    );
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!(ran.status, 1, "{}", ran.stdout);
    tells(&ran, "error R260 good.md:8");
}

/// Of ninety articles one is no text: the others are a book, and the exit code tells of the one.
#[test]
fn one_bad_file_stops_no_book() {
    let place = built();
    place.put("second.md", GOOD.replace("A Good Letter", "A second letter"));
    fs::write(place.series().join("bad.md"), [0u8, 159, 1, 2, 0, 255, 254, 0, 7]).expect("a file");
    let before = place.files("out");
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!(ran.status, 1, "{}", ran.stdout);
    tells(&ran, "error R010 bad.md:null");
    assert!(place.files("out") != before, "the second letter is in the book");
    let before = place.files("out");
    place.put("third.md", GOOD.replace("A Good Letter", "A third letter"));
    let strict = place.run(&["build", "series", "--strict"]);
    assert_eq!(strict.status, 1, "{}", strict.stderr);
    assert!(place.files("out") == before, "`--strict` stops");
}

#[test]
fn a_book_without_a_word_is_an_error() {
    let place = built();
    place.put("good.md", "---\ntitle: A Good Letter\ndate: 2020-01-02\n---\n");
    fails(&place, "error A016 good.md:2");
}

/// Two letters of one day and title are both in the book; only where their texts are equal is one left out.
#[test]
fn twins_are_both_in_the_book() {
    let place = built();
    place.put("other.md", format!("{GOOD}\nA further word.\n"));
    let ran = warns(&place, "warning A004 other.md:2");
    assert!(
        !ran.said().iter().any(|line| line.contains(" A010 ")),
        "one message is enough: {:?}",
        ran.said()
    );
    // What is there twice, word for word, is set once; the book is made and the exit code says so.
    place.put("other.md", GOOD);
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!(ran.status, 1, "{}{}", ran.stdout, ran.stderr);
    tells(&ran, "error A004 other.md:2");
}

#[test]
fn a_line_of_a_megabyte_is_read() {
    let place = built();
    let words = "paper thread needle press ".repeat(40_000);
    place.put("long.txt", format!("A Long Line\n\nFebruary 3, 2025\n\n{words}\n"));
    place.put("long.md", format!("---\ntitle: Longer\ndate: 2025-03-03\n---\n\n{words}\n"));
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!(ran.status, 0, "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn ten_thousand_nested_quotations_or_lists_are_an_error_with_a_line() {
    for text in [
        format!("{} deep\n", "> ".repeat(10_000)),
        (0..10_000).map(|depth| format!("{}- deep\n", "  ".repeat(depth.min(400)))).collect(),
        format!("{} deep\n", "- ".repeat(10_000)),
        format!("{}deep{}\n", "*".repeat(10_000), "*".repeat(10_000)),
        format!("{}deep\n", "<div>".repeat(10_000)),
        format!("{}deep\n", "[".repeat(10_000)),
    ] {
        let place = built();
        place.put("deep.md", format!("---\ntitle: Deep\ndate: 2025-02-03\n---\n\n{text}"));
        let ran = place.run(&["build", "series", "--format", "json"]);
        assert!(ran.status <= 1, "{}: {}", &text[..20], ran.stderr);
        if text.starts_with("> ") {
            let reported = ran.said().into_iter().find(|line| line.starts_with("error R"));
            assert!(reported.is_some_and(|line| line.ends_with("deep.md:6")), "{:?}", ran.said());
        }
    }
    let place = built();
    place.put("deep.txt", format!("Deep\n\nFebruary 3, 2025\n\n{} deep\n", "> ".repeat(10_000)));
    assert!(place.run(&["build", "series", "--format", "json"]).status <= 1);
}

const PAGE: &str = "[print]\npage = \"A5\"\n";

/// Where the page leaves no room, nothing is printed; the EPUB has no pages to list and is whole without.
#[test]
fn a_page_whose_margins_leave_no_room_is_an_error_only_of_print() {
    let place = built();
    place.put(
        "chapbook.toml",
        format!("{CONFIG}{PAGE}margins = {{ inner = \"90mm\", outer = \"90mm\", head = \"20mm\", foot = \"20mm\" }}\n"),
    );
    let ran = place.run(&["pdf", "series", "--format", "json"]);
    assert_eq!(ran.status, 1, "{}", ran.stdout);
    let reported = |ran: &Ran, start: &str, end: &str| {
        ran.said().iter().any(|line| line.starts_with(start) && line.ends_with(end))
    };
    assert!(reported(&ran, "error S008 ", "chapbook.toml:6"), "{:?}", ran.said());
    let ran = place.run(&["epub", "series", "-o", "other", "--format", "json"]);
    assert_eq!(ran.status, 0, "{}", ran.stdout);
    assert!(reported(&ran, "warning S008 ", "chapbook.toml:6"), "{:?}", ran.said());
    assert!(reported(&ran, "warning O002 ", ""), "{:?}", ran.said());
    assert_eq!(place.files("other").len(), 1);
    place.put("chapbook.toml", format!("{CONFIG}[epub]\npage-list = false\n{PAGE}margins = \"90mm\"\n"));
    let ran = place.run(&["epub", "series", "-o", "other", "--format", "json"]);
    assert_eq!((ran.status, ran.said()), (0, vec![]), "without pages nothing is said of them");
}

/// `epub` lays out for its list of pages, and tells what it saw there; `build` tells it once.
#[test]
fn what_is_noticed_in_laying_out_is_reported_by_each_command_once() {
    let place = built();
    place.put("good.md", format!("{GOOD}\nWhat 漢 is in no typeface of the tool's own.\n"));
    for command in ["epub", "pdf", "build"] {
        let ran = place.run(&[command, "series", "--format", "json"]);
        assert_eq!(ran.status, 0, "{}", ran.stdout);
        let reported = ran.said().iter().filter(|line| line.starts_with("warning F002 good.md:8")).count();
        assert_eq!(reported, 1, "{command}: {:?}", ran.said());
    }
}

#[test]
fn a_style_sheet_with_errors_is_reported_line_by_line() {
    let place = built();
    place.put("chapbook.toml", format!("{CONFIG}style = \"my.css\"\n"));
    place.put(
        "my.css",
        "p { color: }\n@frobnicate { x: y }\nh2 { font-size: 3bananas; }\np { text-indent: 1em\n",
    );
    let ran = warns(&place, "warning S005 series/my.css:1");
    for said in ["warning S002 series/my.css:2", "warning S005 series/my.css:3"] {
        tells(&ran, said);
    }
}

// The book was printed in another typeface than its style sheet asked for, without a word.
#[test]
fn a_family_that_nobody_has_is_reported() {
    let place = built();
    place.put("chapbook.toml", format!("{CONFIG}style = \"my.css\"\n"));
    for (css, said) in [
        ("p { font-family: \"Weir Old\", Lockface }", Some("warning S009 series/my.css:1")),
        ("p { font-family: \"Weir Old\", serif }", Some("note S009 series/my.css:1")),
        // One of the list is at hand, or nothing is asked for.
        ("p { font-family: \"Weir Old\", \"Libertinus Serif\" }", None),
        ("p { font-family: sans-serif }", None),
        ("p { font-family: inherit }", None),
    ] {
        place.put("my.css", css);
        let ran = place.run(&["check", "series", "--format", "json"]);
        let found = ran.said().into_iter().find(|said| said.contains("S009"));
        assert_eq!(found.as_deref(), said, "{css}: {:?}", ran.said());
    }
}

#[test]
fn a_typeface_that_is_none_is_reported_and_left_out() {
    let place = built();
    place.put("fonts/broken.otf", "no typeface at all");
    place.put("fonts/cut.ttf", b"\x00\x01\x00\x00\x00\x0c\x00\x80\x00\x03\x00\x40GSUB");
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!(ran.status, 0, "{}", ran.stdout);
    assert_eq!(
        ran.said().iter().filter(|line| line.starts_with("warning F001 ")).count(),
        2,
        "{:?}",
        ran.said()
    );
}

/// A PNG of one colour, 20,000 pixels by so many, some kilobytes long: decoded whole it takes 400 MB and more.
fn vast(rows: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 20_000, rows);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header().expect("a head");
    let mut stream = writer.stream_writer().expect("a stream");
    for _ in 0..rows {
        std::io::Write::write_all(&mut stream, &[0x55; 2_500]).expect("a row");
    }
    stream.finish().expect("an end");
    writer.finish().expect("an end");
    bytes
}

#[test]
#[cfg(target_os = "linux")]
fn a_picture_of_400_million_pixels_is_made_smaller_in_little_memory() {
    let place = built();
    place.put("vast.png", vast(20_000));
    place.put("good.md", format!("{GOOD}\n![A field of grey](vast.png)\n"));
    // The limit is on all the program maps, stacks of threads too: less than one copy of the decoded picture.
    let script =
        format!("ulimit -v 800000; exec {} build series --format json", env!("CARGO_BIN_EXE_chapbook"));
    let mut shell = Command::new("bash");
    shell.env("RAYON_NUM_THREADS", "2");
    let ran = ran(shell.arg("-c").arg(script).current_dir(place.path(".")).output().expect("bash runs"));
    assert_eq!(ran.status, 0, "{}{}", ran.stdout, ran.stderr);
    assert_eq!(ran.said(), ["note R267 good.md:8"]);
}

#[test]
fn a_film_is_printed_as_its_title_and_its_address() {
    let place = built();
    place.put(
        "good.md",
        format!("{GOOD}\n<iframe title=\"How to fold\" src=\"https://films.example/fold\"></iframe>\n"),
    );
    warns(&place, "warning R203 good.md:8");
    let pdf = fs::read(place.path("out/letters.pdf")).expect("a PDF");
    let pdf = lopdf::Document::load_mem(&pdf).expect("a PDF that can be read");
    let links: Vec<String> = pdf
        .objects
        .values()
        .filter_map(|object| {
            object.as_dict().ok()?.get(b"A").ok()?.as_dict().ok()?.get(b"URI").ok()?.as_str().ok()
        })
        .map(|address| String::from_utf8_lossy(address).into_owned())
        .collect();
    assert!(links.iter().any(|address| address == "https://films.example/fold"), "{links:?}");
}

/// Each booklet that cannot be made is reported with what would work; the other outputs are made all the same.
#[test]
fn a_booklet_that_cannot_be_is_reported_with_what_would_work() {
    for (booklet, said, hint) in [
        ("page = 'A5'\nsheet = 'letter'", "error I001 series/chapbook.toml:7", "a page of half-letter"),
        ("page = '400mm x 400mm'", "error I001 series/chapbook.toml:6", "give the sheet that you have"),
        ("blank = 'error'\n[print]\nfront = 'full'", "error I003 -:null", "fit = true"),
        ("marks = ['crop', 'sewing']\nsignature = 1\ntrim = true", "error I005 -:null", "larger `sheet`"),
        ("caliper = '0mm'", "error C005 series/chapbook.toml:6", "0.01mm to 2mm"),
        ("signature = 0", "error C005 series/chapbook.toml:6", "1 to 32"),
        ("signature = 1000", "error C005 series/chapbook.toml:6", "1 to 32"),
        ("signature = []", "error C005 series/chapbook.toml:6", "the sheets of each signature"),
        ("copies = 3", "error C005 series/chapbook.toml:6", "write 1, 2 or 4"),
        ("copies = 5", "error C005 series/chapbook.toml:6", "write 1, 2 or 4"),
        ("scheme = 'origami'", "error C004 series/chapbook.toml:6", "four-up"),
        ("scheme = 'head-to-head'", "error C007 series/chapbook.toml:6", "with ="),
        ("scheme = 'head-to-head'\nwith = '../other'", "error C009 series/chapbook.toml:7", "`../other`"),
    ] {
        let place = built();
        place.put("chapbook.toml", format!("{CONFIG}paper = \"a4\"\n[booklet]\n{booklet}\n"));
        let ran = place.run(&["build", "series", "--format", "json"]);
        assert_eq!(ran.status, 1, "{booklet}: {}", ran.stdout);
        tells(&ran, said);
        let diagnostics = ran.json();
        let hints = diagnostics["diagnostics"].to_string();
        assert!(hints.contains(hint), "{booklet}: {hints}");
    }
}

#[test]
fn a_scheme_of_one_sheet_names_one_that_holds_more() {
    let place = built();
    let words = "Paper is folded before it is cut, and cut before it is sewn. ".repeat(400);
    place.put("long.md", format!("---\ntitle: A Long Letter\ndate: 2025-02-06\n---\n\n{words}\n"));
    for scheme in ["zine", "leaflet"] {
        place.put("chapbook.toml", format!("{CONFIG}[booklet]\nscheme = '{scheme}'\n"));
        let ran = place.run(&["booklet", "series", "--format", "json"]);
        assert_eq!(ran.status, 1);
        tells(&ran, "error I002 -:null");
        assert!(ran.json().to_string().contains("scheme = \\\"saddle\\\""), "{}", ran.stdout);
    }
}

/// What a scheme of one sheet does not print is nobody's to find out from the paper.
#[test]
fn a_scheme_of_one_sheet_tells_what_of_the_book_it_leaves_out() {
    let place = built();
    for (scheme, parts) in [
        ("zine", Some("a zine leaves out of the book: imprint, contents and colophon")),
        ("leaflet", Some("a leaflet leaves out of the book: title page, imprint, contents and colophon")),
        ("saddle", None),
    ] {
        place.put("chapbook.toml", format!("{CONFIG}[booklet]\nscheme = '{scheme}'\n"));
        let ran = place.run(&["booklet", "series", "--format", "json"]);
        assert_eq!(ran.status, 0, "{}", ran.stdout);
        let reported: Vec<(&str, Option<&str>)> = parts.iter().map(|parts| ("note", Some(*parts))).collect();
        let report = ran.json();
        let diagnostics = report["diagnostics"].as_array().expect("a list");
        let found: Vec<(&str, Option<&str>)> = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic["code"] == "I008")
            .map(|diagnostic| (diagnostic["severity"].as_str().unwrap_or(""), diagnostic["message"].as_str()))
            .collect();
        assert_eq!(found, reported, "{scheme}");
    }
}
