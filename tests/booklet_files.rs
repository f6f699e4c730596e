//! The files of the booklet as the command writes them: set tighter to save a sheet, and with a cover around.

use crate::support::command;

use chapbook::driver::{Memory, Output, Project, Request};
use chapbook::impose;
use chapbook::model::visit;
use command::{Place, Ran};
use lopdf::Document;
use std::fs;

/// A series of one letter of so many paragraphs, and a booklet configured so.
fn booklet(paragraphs: usize, booklet: &str) -> (Place, Ran) {
    let [(_, letter), (_, config)] = series(paragraphs, booklet);
    let place = Place::new(&[("letter.md", &letter), ("chapbook.toml", &config)]);
    let ran = place.run(&["booklet", "series", "--format", "json"]);
    assert_eq!(ran.status, 0, "{}{}", ran.stdout, ran.stderr);
    (place, ran)
}

/// Returns its files.
fn series(paragraphs: usize, booklet: &str) -> [(&'static str, String); 2] {
    let words = "Paper is folded before it is cut, and cut before it is sewn. ".repeat(6);
    let text = format!("{words}\n\n").repeat(paragraphs);
    let letter = format!("---\ntitle: A Long Letter\ndate: 2025-02-06\n---\n\n{text}");
    let config =
        format!("[series]\ntitle = \"Letters\"\nlanguage = \"en\"\npaper = \"a4\"\n[booklet]\n{booklet}\n");
    [("letter.md", letter), ("chapbook.toml", config)]
}

fn pdf(place: &Place, name: &str) -> Document {
    let bytes = fs::read(place.path("out").join(name)).expect("a file");
    Document::load_mem(&bytes).expect("a PDF that can be read")
}

/// Returns the sheets of the booklet: two sides each.
fn sheets(place: &Place) -> usize {
    pdf(place, "letters-booklet.pdf").get_pages().len() / 2
}

/// Returns message and hint of what was reported under a code.
fn reported(ran: &Ran, code: &str) -> Option<(String, String)> {
    let report = ran.json();
    let found = report["diagnostics"].as_array()?.iter().find(|diagnostic| diagnostic["code"] == code)?;
    assert_eq!(found["severity"], "note");
    Some((found["message"].as_str()?.to_owned(), found["hints"][0].as_str()?.to_owned()))
}

/// Returns how many pages a message says the book is over, before these words.
fn pages_over(message: &str, words: &str) -> usize {
    let before = message.split(words).next().expect("a beginning");
    let number = before.split_whitespace().rev().nth(1).expect("a number and `pages`");
    number.parse().expect("a number")
}

/// Letters of many lengths, so that some are a little too long for their sheets whatever a page holds.
#[test]
fn fit_saves_a_sheet_or_tells_how_much_too_long_the_book_stays() {
    let (mut saved, mut missed) = (0, 0);
    for paragraphs in (20..100).step_by(4) {
        let (plain, _) = booklet(paragraphs, "");
        let (fitted, ran) = booklet(paragraphs, "fit = true");
        let (before, after) = (sheets(&plain), sheets(&fitted));
        match (reported(&ran, "I006"), reported(&ran, "I007")) {
            (Some((message, hint)), None) => {
                let end = format!("on {after} sheets in place of {before}");
                assert!(after < before && message.ends_with(&end), "{message}");
                assert!(hint.starts_with("made smaller: leading by "), "{hint}");
                saved += 1;
            }
            (None, Some((message, hint))) => {
                assert_eq!(after, before, "{message}");
                let as_it_is = pages_over(&message, " over as it is");
                let tightest = pages_over(&message, " over at its tightest");
                assert!((1..=as_it_is).contains(&tightest) && as_it_is < 4, "{message}");
                assert!(hint.contains("fit-limit"), "{hint}");
                missed += 1;
            }
            // Full sheets have nothing to save.
            (None, None) => assert_eq!(after, before),
            both => panic!("saved and not saved: {both:?}"),
        }
    }
    assert!(saved > 0 && missed > 0, "{saved} saved, {missed} missed: lengths that show both are missing");
}

/// A PNG of one colour.
fn picture(columns: u32, rows: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, columns, rows);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("a head");
    writer.write_image_data(&vec![0x55; (columns * rows) as usize]).expect("rows");
    writer.finish().expect("an end");
    bytes
}

/// Returns where the pictures of the first page are drawn: left, foot, width and height, in mm.
fn pictures(pdf: &Document) -> Vec<[f64; 4]> {
    let page = pdf.get_pages()[&1];
    let content = pdf.get_and_decode_page_content(page).expect("content");
    let (mut saved, mut at) = (Vec::new(), [1.0, 1.0, 0.0, 0.0]);
    let mut found = Vec::new();
    for operation in &content.operations {
        match operation.operator.as_str() {
            "q" => saved.push(at),
            "Q" => at = saved.pop().expect("a state"),
            "cm" => {
                let by: Vec<f64> = operation
                    .operands
                    .iter()
                    .map(|number| number.as_float().expect("a number").into())
                    .collect();
                assert_eq!((by[1], by[2]), (0.0, 0.0), "nothing is turned on a cover");
                let [across, up, x, y] = at;
                at = [by[0] * across, by[3] * up, by[4] * across + x, by[5] * up + y];
            }
            "Do" => found.push([at[2], at[3], at[0], at[1]].map(|points| points * 25.4 / 72.0)),
            _ => {}
        }
    }
    found
}

/// The picture is narrower than the page is for its height: it fills the width, and is cut at head and foot.
#[test]
fn a_cover_of_the_users_own_is_the_front_of_the_wrap() {
    let (place, _) = booklet(40, "cover = 'wrap'");
    assert_eq!(pictures(&pdf(&place, "letters-cover.pdf")), Vec::<[f64; 4]>::new());
    place.put("front.png", picture(300, 480));
    let config = fs::read_to_string(place.path("series/chapbook.toml")).expect("a configuration");
    place.put("chapbook.toml", config.replace("[booklet]", "cover = \"front.png\"\n[booklet]"));
    let ran = place.run(&["booklet", "series", "--format", "json"]);
    assert_eq!(ran.status, 0, "{}{}", ran.stdout, ran.stderr);
    let found = pictures(&pdf(&place, "letters-cover.pdf"));
    // A stapled booklet has no spine: the front is the right half of one more A4 that lies on its side.
    let (width, height) = (148.0, 148.0 * 480.0 / 300.0);
    let wanted = [297.0 / 2.0, (210.0 - height) / 2.0, width, height];
    assert_eq!(found.len(), 1);
    assert!(
        found[0].iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() < 0.01),
        "{found:?} {wanted:?}"
    );
}

/// Returns how what lies on its side on the first page is turned and where its corner stands, in mm.
fn turned(pdf: &Document) -> Vec<([f32; 4], [f32; 2])> {
    let content = pdf.get_and_decode_page_content(pdf.get_pages()[&1]).expect("content");
    let changes = content.operations.iter().filter(|operation| operation.operator == "cm");
    let numbers = changes.map(|operation| {
        let number = |at: usize| operation.operands[at].as_float().expect("a number");
        ([0, 1, 2, 3].map(number), [4, 5].map(|at| number(at) * 25.4 / 72.0))
    });
    numbers.filter(|(linear, _)| linear[1] != 0.0).collect()
}

/// Leaves of 0.4 mm make a spine of 6 mm in the middle of an A3; the page is an A5.
#[test]
fn the_title_runs_along_a_spine_that_is_wide_enough() {
    for (caliper, language, downwards) in
        [("0.4mm", "en", Some(true)), ("0.4mm", "fr", Some(false)), ("0.1mm", "en", None)]
    {
        let (place, _) = booklet(160, &format!("scheme = 'perfect'\ncover = 'wrap'\ncaliper = '{caliper}'"));
        let config = fs::read_to_string(place.path("series/chapbook.toml")).expect("a configuration");
        place.put("chapbook.toml", config.replace("\"en\"", &format!("{language:?}")));
        let ran = place.run(&["booklet", "series", "--format", "json"]);
        assert_eq!(ran.status, 0, "{}{}", ran.stdout, ran.stderr);
        let spine = sheets(&place) as f32 * 2.0 * 0.4;
        assert!((5.0..20.0).contains(&spine), "{spine}");
        let (left, head, foot) = (210.0 - spine / 2.0, 297.0 - 43.5, 43.5);
        let wanted = downwards.map(|downwards| match downwards {
            true => ([0.0, -1.0, 1.0, 0.0], [left, head]),
            false => ([0.0, 1.0, -1.0, 0.0], [left + spine, foot]),
        });
        let found = turned(&pdf(&place, "letters-cover.pdf"));
        assert_eq!(found.len(), usize::from(wanted.is_some()), "{caliper} {language}");
        for (found, wanted) in found.iter().zip(wanted) {
            assert_eq!(found.0, wanted.0, "{language}");
            assert!(found.1.iter().zip(wanted.1).all(|(a, b)| (a - b).abs() < 0.01), "{found:?} {wanted:?}");
        }
    }
}

// A test that stands while the booklet lies tells of the printer what is not true of the booklet.
#[test]
fn the_sheet_that_tests_a_printer_lies_as_the_sheets_of_the_booklet_do() {
    for scheme in ["saddle", "four-up"] {
        let (place, _) = booklet(3, &format!("scheme = '{scheme}'"));
        assert_eq!(place.run(&["booklet", "series", "--calibrate"]).status, 0);
        let size = |name: &str| {
            let pdf = pdf(&place, name);
            let page = pdf.get_pages().into_values().next().expect("a page");
            let page = pdf.get_dictionary(page).expect("a page");
            page.get(b"MediaBox").and_then(lopdf::Object::as_array).expect("a box").clone()
        };
        assert_eq!(size("letters-calibration.pdf"), size("letters-booklet.pdf"), "{scheme}");
    }
}

/// Returns what the report says of the file of a name.
fn remark(ran: &Ran, name: &str) -> String {
    let report = ran.json();
    let written = report["outputs"].as_array().expect("files").clone();
    let is_it = |file: &&serde_json::Value| file["path"].as_str().is_some_and(|path| path.ends_with(name));
    written.iter().find(is_it).and_then(|file| file["remark"].as_str()).unwrap_or_default().to_owned()
}

/// A booklet of a few pages too many says which setting saves the sheet; who takes it has a sheet less, and who takes
/// one of those that do not has not.
#[test]
fn what_is_said_to_save_a_sheet_saves_it() {
    let (mut saved, mut missed) = (0, 0);
    let short = "[print]\nfront = \"compact\"\nstart = \"run-on\"";
    for (paragraphs, print) in (2..40)
        .step_by(3)
        .map(|count| (count, "[print]"))
        .chain((2..60).step_by(3).map(|count| (count, short)))
    {
        let (plain, ran) = booklet(paragraphs, print);
        let said = remark(&ran, "letters-booklet.pdf");
        assert!(said.starts_with("booklet: ") && said.contains(" sheet"), "{said}");
        let Some((_, keys)) = said.split_once("would save a sheet") else { continue };
        let does = keys.ends_with(" does it");
        for key in keys.split('`').skip(1).step_by(2) {
            let settings =
                if key.starts_with("fit") { format!("{key}\n{print}") } else { format!("{print}\n{key}") };
            let (set, _) = booklet(paragraphs, &settings);
            match does {
                true => assert!(sheets(&set) < sheets(&plain), "{paragraphs}: {said}"),
                false => assert_eq!(sheets(&set), sheets(&plain), "{paragraphs}: {said}"),
            }
            saved += usize::from(does);
            missed += usize::from(!does);
        }
    }
    assert!(saved > 0 && missed > 0, "{saved} saved, {missed} missed: lengths that show both are missing");
}

/// Whoever holds the page that says how knows of every other file, and of the paper of the cover.
#[test]
fn the_page_that_says_how_names_every_file_that_was_made() {
    for (paragraphs, settings) in [
        (4, ""),
        (4, "separate = true"),
        (12, "flip = 'single-sided'"),
        (12, "flip = 'single-sided'\nprinter = 'A'\ncover = 'wrap'"),
        (12, "printer = 'C'"),
        (160, "cover = 'wrap'"),
        (30, "scheme = 'perfect'\ncover = 'wrap'"),
        (10, "scheme = 'quarto'\ncover = 'wrap'"),
        (10, "scheme = 'four-up'\ncover = 'wrap'"),
        (10, "copies = 2\ncover = 'wrap'"),
        (10, "cover-sheet = 'A3'\ncover = 'wrap'"),
    ] {
        let files = Memory::from_iter(series(paragraphs, settings));
        let mut project = Project::open(files, Request::default());
        project.load();
        let shared = project.share(&[Output::Booklet]).expect("a book").value;
        let made = Output::Booklet.make(&shared).value;
        assert!(made.len() > 1, "{settings}");
        let imposed = shared.booklet().value.expect("a booklet");
        let (book, laid) = shared.how_to(&imposed).value;
        let said: Vec<String> = book.sections.iter().map(|section| visit::text(&section.blocks)).collect();
        let said = said.concat();
        for file in made.iter().filter(|file| !file.name.ends_with("how-to.pdf")) {
            assert!(said.contains(&file.name), "{settings}: {} in\n{said}", file.name);
        }
        assert!(laid.pages.len() <= 2, "{settings}: {} pages", laid.pages.len());
        // Pages of the test are named too, those for a pile that is turned over and those for one that is not.
        let is_tested = made.iter().any(|file| file.name.ends_with("hand-test.pdf"));
        assert_eq!(said.contains("pages 3 and 4") && said.contains("pages 5 and 6"), is_tested, "{settings}");
        // The paper of a cover is one more sheet, or is named with its size.
        let cover = made.iter().find(|file| file.name.ends_with("cover.pdf"));
        if let Some(cover) = cover {
            let remark = cover.remark.clone().unwrap_or_default();
            // Where the booklet is smaller than its sheets, so is the cover: it was said to be one more of them.
            let is_whole = imposed.plan.is_stapled()
                && ["scheme", "copies", "cover-sheet"].iter().all(|key| !settings.contains(key));
            match is_whole {
                true => assert!(remark == "cover: one more sheet of A4" && said.contains("one more sheet")),
                false => {
                    let (paper, cut) = remark.split_once(", cut to ").expect("a size");
                    let paper = paper.rsplit(' ').next().expect("a paper");
                    assert!(said.contains(cut) && said.contains(paper), "{remark} in\n{said}");
                    let caliper = impose::Options::default().caliper;
                    let is_folded_twice = impose::is_folded_twice(impose::spine(&imposed.plan, caliper));
                    assert_eq!(said.contains("of the spine"), is_folded_twice, "{settings}");
                }
            }
        }
    }
}

// Four copies on a sheet warned of ink near the edge where nothing but this key was set.
#[test]
fn whatever_is_chosen_among_schemes_an_untouched_series_keeps_within_what_printers_print() {
    let text = format!("A letter\n6 February 2025\n\n{}", "Paper has a grain.\n\n".repeat(60));
    for paper in ["a4", "letter"] {
        for settings in [
            "",
            "copies = 2",
            "copies = 4",
            "scheme = 'quarto'",
            "scheme = 'octavo'",
            "scheme = 'four-up'",
            "scheme = 'perfect'",
            "scheme = 'ring'",
        ] {
            let config = format!("[series]\npaper = \"{paper}\"\n[booklet]\n{settings}\n");
            let files = Memory::from_iter([("letter.txt", text.clone()), ("chapbook.toml", config)]);
            let mut project = Project::open(files, Request::default());
            project.load();
            let shared = project.share(&[Output::Booklet]).expect("a book").value;
            let near: Vec<String> = shared
                .booklet()
                .diagnostics
                .into_iter()
                .filter(|diagnostic| diagnostic.code.0 == "I004")
                .map(|diagnostic| diagnostic.message)
                .collect();
            assert_eq!(near, [""; 0], "{paper}: {settings}");
        }
    }
}
