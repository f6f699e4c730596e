//! The page that says how to print, fold and bind a booklet, over every language, both papers and every scheme.

use chapbook::driver::{Memory, Output, Project, Request};
use chapbook::frame::{Content, Page};
use chapbook::impose::{self, MarkKind, MarkShape};
use chapbook::lang;
use chapbook::model::visit;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Settings of `[booklet]`, with how many paragraphs the letter has.
const BOOKLETS: [(usize, &str); 21] = [
    (12, ""),
    (12, "cover = 'wrap'\ntrim = true\nseparate = true"),
    (12, "flip = 'long-edge'"),
    (12, "flip = 'single-sided'"),
    (12, "flip = 'single-sided'\nprinter = 'A'"),
    (12, "flip = 'single-sided'\nprinter = 'C'\ncover = 'wrap'"),
    (2, "scheme = 'zine'"),
    (2, "scheme = 'leaflet'"),
    (2, "scheme = 'concertina'"),
    (2, "scheme = 'gate'"),
    (2, "copies = 4\npage = 'A7'\nsheet = 'A4'"),
    (6, "copies = 2"),
    (10, "scheme = 'quarto'"),
    (10, "scheme = 'octavo'"),
    (90, "scheme = 'octavo'"),
    (12, "scheme = 'ring'"),
    (12, "scheme = 'ring'\nholes = 'comb'"),
    (12, "scheme = 'four-up'"),
    (60, "scheme = 'perfect'\ncover = 'wrap'"),
    (120, "signature = 2"),
    (120, "signature = 2\ncover = 'wrap'\nflip = 'single-sided'"),
];

/// Opens a letter with such a booklet.
fn project(language: &str, paper: &str, (paragraphs, settings): (usize, &str)) -> Project {
    let text = format!(
        "---\ntitle: 12\ndate: 2025-02-06\n---\n\n{}",
        format!("{}\n\n", "7 ".repeat(120)).repeat(paragraphs)
    );
    let config = format!(
        "[series]\ntitle = \"1905\"\nlanguage = \"{language}\"\npaper = \"{paper}\"\n[booklet]\n{settings}\n"
    );
    let files = Memory::from_iter([("letter.md", text), ("chapbook.toml", config)]);
    let mut project = Project::open(files, Request::default());
    project.load();
    project
}

/// Returns what the page says, paragraph by paragraph, in English.
fn said(paper: &str, booklet: (usize, &str)) -> Vec<String> {
    said_in("en", paper, booklet)
}

fn said_in(language: &str, paper: &str, booklet: (usize, &str)) -> Vec<String> {
    let project = project(language, paper, booklet);
    let shared = project.share(&[Output::Booklet]).expect("a book").value;
    let imposed = shared.booklet();
    let imposed = imposed.value.unwrap_or_else(|| panic!("{}: {:?}", booklet.1, imposed.diagnostics));
    let sections = shared.how_to(&imposed).value.0.sections;
    let blocks = sections.iter().flat_map(|section| &section.blocks);
    blocks.map(|block| visit::text(std::slice::from_ref(block))).collect()
}

/// Returns the pages of such a booklet's page that says how.
fn how_to(language: &str, paper: &str, (paragraphs, settings): (usize, &str)) -> Vec<Page> {
    let project = project(language, paper, (paragraphs, settings));
    let shared = project.share(&[Output::Booklet]).expect("a book").value;
    let imposed = shared.booklet();
    let imposed = imposed.value.unwrap_or_else(|| panic!("{settings}: {:?}", imposed.diagnostics));
    shared.how_to(&imposed).value.1.pages
}

/// Languages of long words and of short ones, and of scripts that run either way.
const LANGUAGES: [&str; 8] = ["en", "de", "fr", "ru", "hu", "hi", "ar", "he"];
/// The fewest lines, or as much room as they take, on a second page.
const FEWEST: u32 = 8;

// The page of a stapled booklet ran over to a second one with three lines, in all languages. What is said is one page;
// where backs are printed by hand, a cover is laid around, piles are cut or sheets folded again and again, what is done at the table may have a page
// of its own, never a few lines.
#[test]
fn what_is_said_on_how_to_print_and_fold_is_one_page_or_two_that_are_worth_it() {
    let booklets: Vec<_> = LANGUAGES
        .iter()
        .flat_map(|tag| ["a4", "letter"].map(|paper| (*tag, paper)))
        .flat_map(|(tag, paper)| BOOKLETS.map(|booklet| (tag, paper, booklet)))
        .collect();
    let one = |settings: &str| {
        ["cover", "copies", "four-up", "single-sided", "quarto", "octavo"]
            .iter()
            .all(|word| !settings.contains(word))
    };
    let wrong = booklets.par_iter().filter_map(|(tag, paper, booklet)| {
        let pages = how_to(tag, paper, *booklet);
        let most = if one(booklet.1) { 1 } else { 2 };
        let last = pages.last().map(Page::lines_taken).unwrap_or_default();
        let is_right = (1..=most).contains(&pages.len()) && last >= FEWEST;
        (!is_right).then(|| {
            format!("{tag}, {paper}, {}: {} pages, the last of {last} lines", booklet.1, pages.len())
        })
    });
    assert_eq!(wrong.collect::<Vec<_>>(), [""; 0]);
}

// Where the page was full, what programs call their settings went first, and whoever prints had to guess them.
#[test]
fn the_settings_are_named_as_programs_name_them_in_every_way() {
    for paper in ["a4", "letter"] {
        for settings in [
            "",
            "flip = 'long-edge'",
            "signature = 2",
            "copies = 2",
            "copies = 4",
            "cover = 'wrap'",
            "scheme = 'perfect'\ncover = 'wrap'",
            "flip = 'single-sided'",
            "flip = 'single-sided'\nprinter = 'B'",
            "flip = 'single-sided'\ncopies = 2",
        ] {
            let said = said(paper, (8, settings));
            let has = |words: &str| said.iter().any(|text| text.contains(words));
            assert!(has("Firefox: "), "{paper}, {settings}: {said:?}");
            // No test was made where the printer is known.
            let unless = settings.contains("single-sided") && !settings.contains("printer");
            assert_eq!(has("the test has shown"), unless, "{settings}");
        }
    }
}

// The text spoke of a dashed line where the drawing had a thick one, and dashes where the sheet is folded.
#[test]
fn a_sheet_is_cut_along_a_solid_line_and_folded_along_dashes_in_words_and_drawing_alike() {
    let pages = how_to("en", "a4", (2, "scheme = 'zine'"));
    let words = pages.iter().flat_map(|page| &page.items).filter_map(|item| match &item.content {
        Content::Glyphs(run) => Some(run.text.as_str()),
        _ => None,
    });
    let words: String = words.collect::<Vec<_>>().join(" ");
    assert!(words.contains("Cut along the solid line"), "{words}");
    assert!(!words.contains("dashed line"), "{words}");
    // No page bears an i: nobody finds a "page i".
    assert!(words.contains("its first page in front") && !words.contains("page i "), "{words}");
}

// Copies were cut apart, and then every one of them again, through the middle of its leaves.
#[test]
fn leaves_are_cut_in_two_only_where_two_stand_side_by_side() {
    for (settings, is_cut) in [
        ("scheme = 'ring'\ncopies = 2\npage = 'A5'\nsheet = 'A4'", false),
        ("scheme = 'ring'\ncopies = 2\npage = 'A6'\nsheet = 'A5'", false),
        ("scheme = 'ring'\ncopies = 2\npage = 'A6'\nsheet = 'A4'", true),
        ("scheme = 'ring'\npage = 'A5'\nsheet = 'A4'", true),
        ("scheme = 'ring'\npage = 'A4'\nsheet = 'A4'", false),
    ] {
        let said = said("a4", (8, settings));
        assert_eq!(
            said.iter().any(|text| text.contains("left half on its right")),
            is_cut,
            "{settings}: {said:?}"
        );
    }
}

// Four copies stand on each sheet, so that ten of them take three piles; two and a half were counted.
#[test]
fn ten_copies_take_whole_piles() {
    for (settings, piles) in [("copies = 4", 3), ("copies = 2", 5), ("", 10)] {
        let said = said("a4", (12, settings));
        let numbers = |text: &str| -> Vec<usize> {
            text.split(|sign: char| !sign.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
        };
        let amount = said.iter().find(|text| text.contains("Ten copies")).expect("the amount");
        let (once, ten) = amount.split_once("Ten copies").expect("both");
        let sheets = numbers(once.split_once("Sheets").expect("sheets").1)[0];
        assert_eq!(numbers(ten), [sheets * piles], "{settings}: {amount}");
        // 14 pages were named where four sheets have 16.
        assert_eq!(numbers(once)[0], sheets * 4, "{settings}: {amount}");
    }
}

// The page spoke of crosses on leaves that have none.
#[test]
fn where_holes_are_not_marked_it_is_said_where_they_are() {
    for (settings, crosses, places) in [
        ("", true, None),
        (
            "marks = 'none'",
            false,
            Some(
                "12 mm from their inner edge and at these distances from the head, in millimetres: 108, 188",
            ),
        ),
        ("marks = 'none'\nholes = 'four'", false, Some("28, 108, 188, 268")),
        ("marks = 'none'\nholes = 'comb'", false, None),
        ("marks = 'none'\nholes = 'none'", false, None),
    ] {
        let said =
            said("a4", (8, &format!("scheme = 'ring'\npage = 'A4'\nsheet = 'A4'\n{settings}"))).concat();
        assert_eq!(said.contains("crosses"), crosses, "{settings}: {said}");
        assert_eq!(said.contains("distances from the head"), places.is_some(), "{settings}: {said}");
        assert!(said.contains(places.unwrap_or_default()), "{settings}: {said}");
    }
}

// At a copy shop nobody turns a pile over; and the cover was left at home. The slip stands where there is room for it.
#[test]
fn the_copy_shop_gets_every_file_and_learns_on_which_edge_sheets_are_turned() {
    let (mut by_hand, mut covered) = (0, 0);
    for booklet in [
        (12, "scheme = 'ring'\nprinter = 'A'"),
        (12, "scheme = 'ring'\npage = 'A4'\nprinter = 'C'"),
        (12, "printer = 'A'"),
        (120, "signature = 2\ncover = 'wrap'\nprinter = 'A'"),
        (12, "flip = 'long-edge'\ncover = 'wrap'"),
        (60, "scheme = 'perfect'\ncover = 'wrap'"),
        (10, "scheme = 'quarto'\ncover = 'wrap'"),
        (120, "signature = 2\ncover = 'wrap'"),
    ] {
        let (_, settings) = booklet;
        let said = said("a4", booklet);
        let Some(slip) = said.iter().find(|text| text.contains("For a copy shop")) else { continue };
        let (is_by_hand, is_covered) = (settings.contains("printer"), settings.contains("wrap"));
        // What is said of a printer that turns the paper is right at the shop too.
        let edge = "printing on both sides, flipped on the long edge";
        let shop = said.iter().filter(|text| text.contains("-booklet.pdf") && text.contains(edge));
        assert_eq!(shop.count(), usize::from(is_by_hand), "{settings}: {said:?}");
        assert!(slip.contains("-booklet.pdf"), "{settings}: {slip}");
        // Its paper is another one, and it is printed on one side.
        let cover = said.iter().find(|text| text.contains("For the cover"));
        let is_said = cover.is_some_and(|text| text.contains("-cover.pdf") && text.contains("one side"));
        assert_eq!(is_said, is_covered, "{settings}: {said:?}");
        by_hand += usize::from(is_by_hand);
        covered += usize::from(is_covered);
    }
    assert!(by_hand > 0 && covered > 0, "{by_hand} by hand, {covered} with a cover");
}

// The cover lay around what was still to be roughened, glued or sewn, and its paper was counted nowhere.
#[test]
fn what_is_glued_or_sewn_gets_its_cover_at_last() {
    for (booklet, glued) in [
        ((60, "scheme = 'perfect'\ncover = 'wrap'"), "Roughen the folds"),
        ((120, "signature = 2\ncover = 'wrap'"), "Sew each signature"),
    ] {
        let said = said("a4", booklet);
        let at = |words: &str| said.iter().position(|text| text.contains(words)).expect(words);
        assert!(at(glued) < at("Print the cover from the file"), "{said:?}");
        assert!(at("Print the cover from the file") < at("along the marks at its corners"), "{said:?}");
        assert!(at("along the marks at its corners") < at("into the spine of the cover"), "{said:?}");
        assert!(said[at("Ten copies")].ends_with("covers take 10 more."), "{said:?}");
        assert!(
            said[at("along the marks at its corners")].contains("printers at home do not take"),
            "{said:?}"
        );
    }
    let stapled = said("a4", (12, "cover = 'wrap'"));
    let at = |words: &str| stapled.iter().position(|text| text.contains(words)).expect(words);
    assert!(at("lay it around before binding") < at("two staples"), "{stapled:?}");
}

// What counts for both passes was said after the second, and then how a printer prints that turns the paper.
#[test]
fn by_hand_each_step_follows_the_one_before() {
    for settings in ["flip = 'single-sided'", "flip = 'single-sided'\nprinter = 'A'"] {
        let said = said("a4", (12, settings));
        let at = |words: &str| said.iter().position(|text| text.contains(words)).expect(words);
        assert!(at("actual size (100") < at("-fronts.pdf"), "{said:?}");
        assert!(at("-fronts.pdf") < at("-backs.pdf"), "{said:?}");
        assert!(at("-backs.pdf") < at("for a copy shop or a printer that turns"), "{said:?}");
        assert!(at("turn the pile half round on the table before you print them") > 0);
        assert!(!said.concat().contains("thick edge"), "{said:?}");
    }
}

// Leaves that are not folded stood under the heading `Fold`, and sheets were laid into one another that are one by one.
#[test]
fn nothing_is_said_of_folds_that_are_not_made() {
    for (settings, folded, nested) in [
        ("scheme = 'ring'\ncopies = 2\npage = 'A5'", false, false),
        ("copies = 2", true, false),
        ("scheme = 'octavo'\nsignature = 1", true, false),
        ("scheme = 'octavo'\nsignature = 2", true, true),
    ] {
        let said = said("a4", (200, settings));
        assert_eq!(said.iter().any(|text| text.trim() == "Fold"), folded, "{settings}: {said:?}");
        assert_eq!(
            said.iter().any(|text| text.contains("into one another, its first")),
            nested,
            "{settings}"
        );
    }
}

// `flipped on the short edge` is in no dialog in these words: each program has its own.
#[test]
fn settings_are_named_as_programs_name_them_where_a_source_is_known() {
    let settings = |language: &str, booklet: &str| {
        let project = project(language, "a4", (12, booklet));
        let shared = project.share(&[Output::Booklet]).expect("a book").value;
        let imposed = shared.booklet().value.expect("a booklet");
        let sections = shared.how_to(&imposed).value.0.sections;
        let blocks = sections.iter().flat_map(|section| &section.blocks);
        let said: Vec<String> = blocks.map(|block| visit::text(std::slice::from_ref(block))).collect();
        said.into_iter().find(|text| text.contains("Firefox")).unwrap_or_default()
    };
    let short = settings("en", "");
    for words in [
        "Acrobat Reader: Print on both sides of paper, Flip on short edge, Actual size.",
        "Short Edge (Flip)",
    ] {
        assert!(short.contains(words), "{short}");
    }
    assert!(!short.contains("ong edge"), "{short}");
    let long = settings("en", "flip = 'long-edge'");
    assert!(long.contains("Flip on long edge") && !long.contains("hort"), "{long}");
    // In two passes the printer does not turn the paper.
    let by_hand = settings("en", "flip = 'single-sided'\nprinter = 'A'");
    assert!(by_hand.is_empty() || by_hand.contains("Actual size") && !by_hand.contains("edge"), "{by_hand}");
    assert!(settings("es", "").contains("Firefox: Impresión a doble cara, Pasar página por el borde corto."));
    assert_eq!(settings("hu", ""), "");
}

// How far apart the needle goes was said, and not what the lines in the folds are for.
#[test]
fn who_sews_learns_what_the_marks_in_the_folds_are_for() {
    let booklets =
        [(120, "signature = 2", true), (120, "signature = 2\nmarks = 'none'", false), (12, "", false)];
    for (paragraphs, booklet, expected) in booklets {
        let said = said("a4", (paragraphs, booklet));
        let is_said = said.iter().any(|text| text.contains("innermost sheet of each signature"));
        assert_eq!(is_said, expected, "{booklet}: {said:?}");
    }
}

// Sheets of a quarto bore no number, of many sheets there was no table, and nothing said which signature lies on top.
#[test]
fn signatures_are_numbered_listed_and_laid_in_order() {
    // The table of signatures stands where there are too many sheets for one of sheets.
    for (booklet, figures, rows) in [
        ((600, "scheme = 'quarto'\nsignature = 1"), true, true),
        ((200, "scheme = 'octavo'\nsignature = 1"), true, false),
        ((500, "signature = 3"), true, true),
        ((10, "scheme = 'quarto'"), false, false),
        ((12, ""), false, false),
    ] {
        let project = project("en", "a4", booklet);
        let shared = project.share(&[Output::Booklet]).expect("a book").value;
        let imposed = shared.booklet().value.expect("a booklet");
        let sheets = &imposed.plan.sheets;
        let label = |mark: &impose::Mark| match mark.shape {
            MarkShape::Label { sheet, signature, .. } => Some((signature.number, sheet.number)),
            _ => None,
        };
        let numbers: Vec<_> =
            sheets.iter().flat_map(|sheet| sheet.front.marks.iter().filter_map(label)).collect();
        let said = said("a4", booklet);
        let signatures = imposed.plan.signatures.len();
        if signatures > 1 {
            assert_eq!(numbers.len(), sheets.len(), "{}", booklet.1);
            assert!(numbers.is_sorted() && numbers[0] == (1, 1), "{}: {numbers:?}", booklet.1);
            assert!(said.iter().any(|text| text.contains("the first on top")), "{said:?}");
        }
        assert_eq!(signatures > 1, figures, "{}", booklet.1);
        let explained = said.iter().any(|text| text.contains("name signature and sheet"));
        assert_eq!(explained, figures, "{}: {said:?}", booklet.1);
        let listed =
            said.iter().any(|text| text.contains(&format!("signature {signatures} of {signatures}")));
        assert_eq!(rows, listed, "{}: {said:?}", booklet.1);
    }
}

// A cover could be glued on inside out or with its back in front; of a spine of half a millimetre the two marks looked
// like one.
#[test]
fn a_cover_lies_with_its_print_outside_and_is_folded_once_where_its_spine_is_narrow() {
    for (paragraphs, folds) in [(20, 1), (600, 2)] {
        let booklet = (paragraphs, "scheme = 'perfect'\ncover = 'wrap'");
        let project = project("en", "a4", booklet);
        let shared = project.share(&[Output::Booklet]).expect("a book").value;
        let imposed = shared.booklet().value.expect("a booklet");
        let cover = shared.booklet_cover(&imposed).expect("a cover").value;
        let marks = &cover.plan.sheets[0].front.marks;
        let places: BTreeSet<_> =
            marks.iter().filter(|mark| mark.kind == MarkKind::Fold).map(|mark| mark.at.x).collect();
        assert_eq!(places.len(), folds);
        let said = said("a4", booklet).concat();
        assert!(
            said.contains("The printed side of the cover lies outside, its front on the first page"),
            "{said}"
        );
        // The drawing showed two folds where the words said one: a thick line of so many corners.
        let pictures = shared.how_to(&imposed).value.0.pictures;
        let mut drawings = pictures.iter().map(|picture| String::from_utf8_lossy(&picture.bytes));
        let thick = drawings.rfind(|svg| svg.contains(r#"stroke-width="0.8""#)).expect("a cover");
        let [edges, ..] =
            thick.split(r#"" fill="none" stroke="black" stroke-width="0.8""#).collect::<Vec<_>>()[..]
        else {
            panic!("{thick}")
        };
        let line = edges.rsplit(r#"points=""#).next().expect("its points");
        let numbers = line.split([' ', ',']).map(|number| number.parse::<f64>().expect("a number"));
        let across: Vec<f64> = numbers.step_by(2).collect();
        let spine = across.iter().copied().fold(f64::INFINITY, f64::min);
        assert_eq!(across.iter().filter(|x| **x == spine).count(), folds, "{line}");
        assert_eq!(said.contains("fold it in the middle"), folds == 1, "{said}");
        assert_eq!(said.contains("both sides of the spine"), folds == 2, "{said}");
    }
}

// Whoever printed a concertina of three pages was asked to print both sides; a back left empty looked like a fault, and a
// printer that skips it puts all later backs on wrong fronts.
#[test]
fn sides_on_which_nothing_stands_are_not_printed_or_spoken_of() {
    let fan = said("a4", (1, "scheme = 'concertina'"));
    assert!(fan.iter().any(|text| text.contains("Print on one side only")), "{fan:?}");
    let long = said("a4", (40, "scheme = 'concertina'"));
    assert!(long.iter().any(|text| text.contains("printing on both sides")), "{long:?}");
    for said in [&fan, &long] {
        assert!(said.iter().any(|text| text.contains("at its short marks")), "{said:?}");
    }
    // The marks at which a gate is folded are on its back.
    let gate = said("a4", (1, "scheme = 'gate'\nmarks = ['fold']"));
    assert!(gate.iter().any(|text| text.contains("printing on both sides")), "{gate:?}");
    let said_of = |settings: &str| {
        let said = said("a4", (12, settings)).concat();
        ["skip blank pages", "(flyleaves): 1."].map(|words| said.contains(words))
    };
    assert_eq!(said_of("flyleaves = 1\nmarks = 'none'"), [true, true]);
    assert_eq!(said_of(""), [false, false]);
}

// Two sheets of a quarto bore `1 · 1` and `1 · 2`, and nothing said what that is: only of several signatures was it said.
#[test]
fn what_is_numbered_is_explained() {
    for (booklet, sheets) in [((60, "scheme = 'quarto'"), 2), ((1, "scheme = 'quarto'"), 1)] {
        let project = project("en", "a4", booklet);
        let shared = project.share(&[Output::Booklet]).expect("a book").value;
        let plan = shared.booklet().value.expect("a booklet").plan;
        assert_eq!((plan.signatures.len(), plan.sheets.len()), (1, sheets));
        let explained = said("a4", booklet).iter().any(|text| text.contains("name signature and sheet"));
        assert_eq!((explained, plan.has_figures_at_folds()), (sheets > 1, sheets > 1));
    }
}

// The words said `sheet 1 on top` where the table below them had `signature 1 of 15`.
#[test]
fn what_is_folded_singly_is_called_a_sheet_in_words_and_table_alike() {
    let mut listed = 0;
    for (paragraphs, settings, is_single) in
        [(500, "signature = 1", true), (500, "scheme = 'perfect'", true), (500, "signature = 3", false)]
    {
        let said = said("a4", (paragraphs, settings));
        assert_eq!(said.iter().any(|text| text.contains("sheet 1 on top")), is_single, "{settings}");
        let names =
            |word: &str| said.iter().any(|text| text.to_lowercase().contains(&format!("{word} 3 of ")));
        assert!(!is_single || !names("signature"), "{settings}: {said:?}");
        assert!(is_single || !names("sheet"), "{settings}: {said:?}");
        listed += usize::from(names(if is_single { "sheet" } else { "signature" }));
    }
    assert!(listed >= 2, "{listed} tables");
}

// By hand the sheet was held against the light before it was printed, and an edge chosen that is in no dialog.
#[test]
fn the_sheet_that_tests_a_printer_says_by_hand_what_holds_by_hand() {
    for (settings, by_hand) in [("flip = 'single-sided'", true), ("flip = 'long-edge'", false), ("", false)] {
        let project = project("en", "a4", (12, settings));
        let shared = project.share(&[Output::TestSheet]).expect("a book").value;
        let book = shared.test_sheet().value.book.into_owned();
        let blocks = book.sections.iter().flat_map(|section| &section.blocks);
        let said: Vec<String> = blocks.map(|block| visit::text(std::slice::from_ref(block))).collect();
        let said = said.join("\n");
        let at = |words: &str| said.find(words);
        let held = at("hold the sheet against the light").expect("how it is seen");
        assert!(at("Print both pages").expect("what is printed") < held, "{said}");
        assert_eq!(at("put the sheet back").is_some_and(|put| put < held), by_hand, "{said}");
        assert_eq!(at("put the pile back the other way round").is_some(), by_hand, "{said}");
        assert_eq!(at("other edge").is_some(), !by_hand, "{said}");
    }
}

// `Its printed side` came after words on glue and folds.
#[test]
fn what_lies_outside_is_the_print_of_the_cover() {
    for (tag, said) in [
        ("en", "The printed side of the cover"),
        ("de", "Die bedruckte Seite des Umschlags"),
        ("fr", "La face imprimée de la couverture"),
        ("ru", "сторона обложки"),
    ] {
        let language = lang::ALL.iter().find(|language| language.tag == tag).expect(tag);
        assert!(language.booklet.wrap_way.contains(said), "{tag}: {}", language.booklet.wrap_way);
    }
}

// All was given in millimetres to whoever has Letter paper, and a rule of inches.
#[test]
fn on_american_paper_lengths_are_given_in_inches_too() {
    for (booklet, inches) in [
        ((12, ""), "2 1/8 in = 54 mm from the head"),
        ((120, "signature = 2"), "12 (1/2 in)"),
        ((12, "scheme = 'ring'\nmarks = 'none'"), "1/2 in = 12 mm from their inner edge"),
    ] {
        let (there, here) = (said("letter", booklet).concat(), said("a4", booklet).concat());
        assert!(there.contains(inches), "{there}");
        assert!(!here.contains(" in = ") && !here.contains(" in)"), "{here}");
        // Among Hebrew words `2 1/8 in = 54` was set as `in = 54 1/8 2`.
        for right_to_left in ["he", "ar"] {
            let said = said_in(right_to_left, "letter", booklet).concat();
            assert!(!said.contains(" in") && !said.contains("1/"), "{said}");
        }
    }
}
