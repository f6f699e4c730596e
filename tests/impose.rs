//! Plans of sheets, folded by simulation, and where things stand on them.

use crate::support;

use chapbook::diagnostic::Placed;
use chapbook::diagnostic::{Diagnostic, Severity, Warned};
use chapbook::impose::{self, Blank, BookletCover, Copies, Flip, MarkKind, Marks, Scheme, Signature};
use chapbook::impose::{
    Binding, Format, FormatRequest, Plan, Printed, Request, Second, SheetSide, Turn, format, plan,
};
use chapbook::unit::page_named;
use chapbook::unit::{Length, Point, Rect, Size};
use std::num::NonZeroU8;
use support::folding::{Page, Pile, Seen};

pub const FLIPS: [Flip; 3] = [Flip::ShortEdge, Flip::LongEdge, Flip::SingleSided];
pub const COVERS: [BookletCover; 2] = [BookletCover::Own, BookletCover::Wrap];
pub const BINDINGS: [Binding; 2] = [Binding::Left, Binding::Right];

pub fn named(name: &str) -> Size {
    page_named(name).expect("a page that has a name")
}

pub fn placed<T>(value: T) -> Option<Placed<T>> {
    Some(Placed { value, span: None })
}

fn sheets(count: u8) -> Signature {
    Signature::Sheets(NonZeroU8::new(count).expect("at least one"))
}

/// A booklet of a scheme on A4, nothing marked.
pub fn plain(scheme: Scheme) -> impose::Options {
    impose::Options { scheme, marks: Marks::Only(Vec::new()), ..impose::Options::default() }
}

pub fn chosen(config: &impose::Options) -> Format {
    let request =
        FormatRequest { options: config, page: named("A5"), page_is_chosen: false, paper: named("A4") };
    format(request).unwrap_or_else(|diagnostic| panic!("{}", diagnostic.message))
}

/// Pages whose text leaves 12 mm around it.
pub fn pages(count: u32, page: Size) -> Vec<Printed> {
    let edge = Length::mm(12);
    let size = Size { width: page.width - edge * 2, height: page.height - edge * 2 };
    let ink = Some(Rect { origin: Point { x: edge, y: edge }, size });
    let printed =
        |number: u32| Printed { label: number.to_string(), ink, stands_apart: false, begins_section: false };
    (1..=count).map(printed).collect()
}

pub fn planned(config: &impose::Options, count: u32, binding: Binding) -> Warned<Plan> {
    let format = chosen(config);
    plan(Request { options: config, format, binding, pages: &pages(count, format.page), second: None })
}

fn seen(side: &SheetSide) -> Vec<Seen> {
    let middle = |at: Length, extent: Length| (at + extent / 2).to_mm();
    side.cells
        .iter()
        .filter_map(|cell| {
            let Rect { origin, size } = cell.area;
            let at = (middle(origin.x, size.width), middle(origin.y, size.height));
            Some(Seen { page: cell.page?.0 + 1, at, upright: cell.turn == Turn::Upright })
        })
        .collect()
}

/// Folds a plan.
pub fn folded(plan: &Plan) -> Vec<Page> {
    let sheets: Vec<[Vec<Seen>; 2]> =
        plan.sheets.iter().map(|sheet| [seen(&sheet.front), seen(&sheet.back)]).collect();
    let size = plan.format.sheet;
    Pile {
        scheme: plan.scheme,
        binding: plan.binding,
        turned: plan.turning(),
        sheet: (size.width.to_mm(), size.height.to_mm()),
        sheets: &sheets,
        signatures: &plan.signatures,
        copies: plan.format.copies,
    }
    .read()
}

/// Returns what a booklet of so many pages must read like, with blanks at the end.
pub fn expected(count: u32, slots: usize) -> Vec<Page> {
    let mut pages: Vec<Page> = (1..=count).map(|page| Some((page, true))).collect();
    pages.resize(slots, None);
    pages
}

/// Every scheme but that of two books, each with the most pages that are tried.
pub const SCHEMES: [(Scheme, u32); 10] = [
    (Scheme::Saddle, 400),
    (Scheme::Perfect, 400),
    (Scheme::FourUp, 400),
    (Scheme::Zine, 8),
    (Scheme::Leaflet, 6),
    (Scheme::Concertina, 8),
    (Scheme::Gate, 8),
    (Scheme::Quarto, 400),
    (Scheme::Octavo, 400),
    (Scheme::Ring, 400),
];

#[test]
fn every_booklet_reads_from_first_to_last_when_it_is_folded() {
    for (scheme, most) in SCHEMES {
        for signature in [Signature::Auto, sheets(1), sheets(3), sheets(8)] {
            for (flip, binding) in FLIPS.into_iter().flat_map(|flip| BINDINGS.map(|side| (flip, side))) {
                for cover in COVERS {
                    let signature = signature.clone();
                    let config = impose::Options { signature, flip, cover, ..plain(scheme) };
                    for count in 1..=most {
                        let Warned { value: plan, diagnostics } = planned(&config, count, binding);
                        assert_eq!(diagnostics, [], "{count} {config:?}");
                        let read = folded(&plan);
                        assert_eq!(read, expected(count, read.len()), "{count} {config:?}");
                    }
                }
            }
        }
    }
}

// A zine of seven pages had its blank between the last two: readers turned a page that was not there.
#[test]
fn blanks_never_part_the_text() {
    for (scheme, most) in SCHEMES {
        for (blank, cover) in
            [Blank::End, Blank::Front].into_iter().flat_map(|blank| COVERS.map(|cover| (blank, cover)))
        {
            let config = impose::Options { blank, cover, ..plain(scheme) };
            let format = chosen(&config);
            for (count, title, colophon) in (1..=most)
                .flat_map(|count| [(count, false, false), (count, true, false), (count, true, true)])
            {
                let mut pages = pages(count, format.page);
                pages[0].stands_apart = title;
                pages[count as usize - 1].stands_apart |= colophon;
                let request =
                    Request { options: &config, format, binding: Binding::Left, pages: &pages, second: None };
                let plan = plan(request).value;
                let read = folded(&plan);
                let numbers: Vec<u32> = read.iter().flatten().map(|(page, _)| *page).collect();
                assert_eq!(numbers, (1..=count).collect::<Vec<u32>>());
                let blanks = read.iter().filter(|page| page.is_none()).count();
                // Half a sheet of leaves that is left over when sheets are cut is no leaf of the booklet.
                let left_over = if plan.left_over && scheme == Scheme::Ring { 2 } else { 0 };
                assert_eq!(plan.blanks as usize + left_over, blanks, "the count told is the count there is");
                let own = cover == BookletCover::Own && count > 1;
                let parted = |at: usize| {
                    let before = read[..at].iter().rev().flatten().next();
                    let after = read[at..].iter().flatten().next();
                    before.map(|(page, _)| *page).zip(after.map(|(page, _)| *page))
                };
                for (at, _) in read.iter().enumerate().filter(|(_, page)| page.is_none()) {
                    let Some((before, after)) = parted(at) else { continue };
                    let is_apart = title && before == 1 || colophon && after == count;
                    assert!(own && is_apart, "{scheme:?} {count} {blank:?} {cover:?}: {read:?}");
                }
            }
        }
    }
}

#[test]
fn two_books_meet_head_to_head() {
    for (first, second) in [(1, 1), (7, 12), (64, 3), (100, 101)] {
        for (binding, other) in BINDINGS.into_iter().flat_map(|one| BINDINGS.map(|other| (one, other))) {
            for flip in FLIPS {
                let config = impose::Options { flip, ..plain(Scheme::HeadToHead) };
                let format = chosen(&config);
                let pages = pages(first + second, format.page);
                let second_book = Second { first, binding: other };
                let request =
                    Request { options: &config, format, binding, pages: &pages, second: Some(second_book) };
                let read = folded(&plan(request).value);
                let upright = |page| Some((page, true));
                // A book bound on the other side is opened from the other cover without being turned round.
                let backwards = |page| Some((page, binding != other));
                let mut wanted: Vec<Page> = (1..=first).map(upright).collect();
                wanted.resize(read.len() - second as usize, None);
                wanted.extend((first + 1..=first + second).rev().map(backwards));
                assert_eq!(read, wanted);
                assert!(read.len() - ((first + second) as usize) < 4);
            }
        }
    }
}

#[test]
fn at_most_three_pages_are_blank_and_one_and_a_half_on_the_average() {
    for signature in [Signature::Auto, sheets(4)] {
        let config = impose::Options { signature, ..plain(Scheme::Saddle) };
        let blanks: Vec<u32> =
            (1..=400).map(|count| planned(&config, count, Binding::Left).value.blanks).collect();
        assert!(blanks.iter().all(|blanks| *blanks <= 3));
        assert!(blanks.iter().sum::<u32>() <= 400 * 3 / 2);
    }
}

#[test]
fn one_signature_up_to_the_stitch_limit_and_three_to_five_sheets_beyond_it() {
    let config = plain(Scheme::Saddle);
    for count in 1..=400 {
        let signatures = planned(&config, count, Binding::Left).value.signatures;
        match count {
            ..=64 => assert_eq!(signatures.len(), 1),
            _ => assert!(signatures.iter().all(|sheets| (3..=5).contains(sheets)), "{signatures:?}"),
        }
    }
    let limited = impose::Options { stitch_limit: 32, ..config };
    assert_eq!(planned(&limited, 33, Binding::Left).value.signatures, [5, 4]);
}

/// What is a right-hand page stays one, whatever is left blank in front; but the colophon of a booklet that is
/// its own cover is its back.
#[test]
fn odd_folios_are_rectos() {
    for blank in [Blank::End, Blank::Front] {
        for cover in COVERS {
            let config = impose::Options { blank, cover, ..plain(Scheme::Saddle) };
            let format = chosen(&config);
            for count in 1..=100 {
                let mut pages = pages(count, format.page);
                pages.first_mut().expect("a title page").stands_apart = true;
                pages.last_mut().expect("a colophon").stands_apart = true;
                let request =
                    Request { options: &config, format, binding: Binding::Left, pages: &pages, second: None };
                let read = folded(&plan(request).value);
                for (place, page) in read.iter().enumerate() {
                    let Some((page, _)) = page else { continue };
                    let is_back = cover == BookletCover::Own && *page == count && count > 1;
                    assert!(is_back || (place % 2 == 0) == (page % 2 == 1), "{count}: {read:?}");
                }
                if cover == BookletCover::Own && count > 1 {
                    assert_eq!(read.first().copied().flatten(), Some((1, true)));
                    assert_eq!(read.last().copied().flatten(), Some((count, true)));
                }
            }
        }
    }
}

#[test]
fn blanks_stand_in_front_in_pairs() {
    let config = impose::Options { blank: Blank::Front, cover: BookletCover::Wrap, ..plain(Scheme::Saddle) };
    let first = |count| {
        let read = folded(&planned(&config, count, Binding::Left).value);
        read.iter().take_while(|page| page.is_none()).count()
    };
    assert_eq!([5, 6, 7, 8].map(first), [2, 2, 0, 0]);
}

pub fn said(config: &impose::Options, count: u32) -> Vec<Diagnostic> {
    planned(config, count, Binding::Left).diagnostics
}

#[test]
fn a_scheme_of_one_sheet_holds_so_many_pages_and_names_what_holds_more() {
    for (scheme, most, hint) in
        [(Scheme::Zine, 8, "octavo"), (Scheme::Leaflet, 6, "zine"), (Scheme::Gate, 16, "saddle")]
    {
        let said = said(&plain(scheme), most + 1);
        assert_eq!((said[0].code.0, said[0].severity), ("I002", Severity::Error));
        assert!(said[0].hints[0].contains(hint), "{said:?}");
    }
}

#[test]
fn blanks_can_be_forbidden() {
    let config = impose::Options { blank: Blank::Error, ..plain(Scheme::Saddle) };
    assert_eq!(said(&config, 8), []);
    let said = said(&config, 9);
    assert_eq!(said[0].code.0, "I003");
    assert_eq!(said[0].message, "the booklet has 12 pages, of which 3 would be blank");
}

#[test]
fn pages_are_placed_and_never_stretched() {
    for (scheme, page, sheet, found) in [
        (Scheme::Saddle, None, None, ("A5", "A4", true)),
        (Scheme::Saddle, Some("A4"), None, ("A4", "A3", true)),
        (Scheme::Saddle, None, Some("A3"), ("A4", "A3", true)),
        (Scheme::Saddle, Some("half-letter"), None, ("half-letter", "A3", true)),
        (Scheme::Saddle, Some("half-letter"), Some("letter"), ("half-letter", "letter", true)),
        (Scheme::Saddle, Some("digest"), Some("legal"), ("digest", "legal", true)),
        (Scheme::Saddle, None, Some("letter"), ("half-letter", "letter", true)),
        (Scheme::FourUp, None, None, ("A6", "A4", false)),
        (Scheme::Zine, None, None, ("A7", "A4", true)),
        (Scheme::Leaflet, None, None, ("98.3 x 210 mm", "A4", true)),
        (Scheme::Concertina, None, None, ("74.3 x 210 mm", "A4", true)),
        (Scheme::Gate, None, None, ("74.3 x 210 mm", "A4", true)),
        (Scheme::Quarto, None, None, ("A6", "A4", false)),
        (Scheme::Octavo, None, None, ("A7", "A4", true)),
        (Scheme::Ring, None, None, ("A5", "A4", true)),
        (Scheme::Ring, Some("A4"), None, ("A4", "A4", false)),
    ] {
        let config = impose::Options {
            page: page.and_then(|page| placed(named(page))),
            sheet: sheet.and_then(|sheet| placed(named(sheet))),
            ..plain(scheme)
        };
        let format = chosen(&config);
        let names = (
            chapbook::unit::name_of_page(format.page),
            chapbook::unit::name_of_page(format.sheet),
            format.is_landscape(),
        );
        assert_eq!(names, (found.0.to_owned(), found.1.to_owned(), found.2), "{scheme:?} {page:?}");
        assert_eq!(format.scale, 1.0);
    }
}

#[test]
fn a_sheet_smaller_than_its_pages_is_an_error_that_says_what_would_fit() {
    let config = impose::Options {
        page: placed(named("A5")),
        sheet: placed(named("letter")),
        ..plain(Scheme::Saddle)
    };
    let request =
        FormatRequest { options: &config, page: named("A5"), page_is_chosen: true, paper: named("letter") };
    let said = format(request).expect_err("letter is too narrow");
    assert_eq!(said.code.0, "I001");
    assert_eq!(said.message, "a sheet of letter is too small for two pages of A5");
    assert!(said.hints[0].contains("a page of half-letter"), "{said:?}");
    let scaled = impose::Options { scale: true, ..config.clone() };
    let format = format(FormatRequest { options: &scaled, ..request }).expect("smaller pages");
    assert!((format.scale - 279.4 / 296.0).abs() < 1e-9);
    let huge = impose::Options {
        page: placed(Size { width: Length::mm(300), height: Length::mm(300) }),
        sheet: None,
        ..config.clone()
    };
    let request = FormatRequest { options: &huge, ..request };
    assert_eq!(chapbook::impose::format(request).expect_err("no such sheet").code.0, "I001");
    // Only a page of the print edition has a sheet made for it: nobody asked for a booklet.
    let unasked = plain(Scheme::Saddle);
    let page = Size { width: Length::mm(300), height: Length::mm(300) };
    let request = FormatRequest { options: &unasked, page, page_is_chosen: true, ..request };
    let made = chapbook::impose::format(request).expect("a sheet of its own");
    assert_eq!(made.sheet, Size { width: Length::mm(600), height: Length::mm(300) });
}

/// Returns the way of each page from its place, in mm towards the right.
fn moved(side: &SheetSide) -> Vec<f64> {
    side.cells.iter().map(|cell| (cell.area.origin.x - cell.window.origin.x).to_mm()).collect()
}

#[test]
fn inner_sheets_are_moved_towards_the_spine_where_the_fore_edge_is_cut() {
    let config = impose::Options { trim: true, ..plain(Scheme::Saddle) };
    let plan = planned(&config, 24, Binding::Left).value;
    for (around, sheet) in plan.sheets.iter().enumerate() {
        let creep = 0.1 * around as f64;
        for side in [&sheet.front, &sheet.back] {
            let moved = moved(side);
            assert!((moved[0] - creep).abs() < 0.005 && (moved[1] + creep).abs() < 0.005, "{moved:?}");
        }
    }
    let uncut = planned(&plain(Scheme::Saddle), 24, Binding::Left).value;
    assert!(uncut.sheets.iter().all(|sheet| moved(&sheet.front) == [0.0, 0.0]));
}

#[test]
fn creep_begins_anew_with_each_signature() {
    let config = impose::Options { trim: true, signature: sheets(2), ..plain(Scheme::Saddle) };
    let plan = planned(&config, 16, Binding::Left).value;
    let creep: Vec<f64> = plan.sheets.iter().map(|sheet| moved(&sheet.front)[0]).collect();
    assert_eq!(creep, [0.0, 0.1, 0.0, 0.1]);
}

#[test]
fn the_gutter_moves_pages_from_the_spine() {
    for (scheme, count, millimetres) in
        [(Scheme::Saddle, 32, 0.0), (Scheme::Saddle, 200, 2.0), (Scheme::Perfect, 60, 3.0)]
    {
        let plan = planned(&plain(scheme), count, Binding::Left).value;
        for side in plan.sheets.iter().flat_map(|sheet| [&sheet.front, &sheet.back]) {
            let moved = moved(side);
            assert!((moved[0] + millimetres).abs() < 0.005 && (moved[1] - millimetres).abs() < 0.005);
        }
    }
}

/// Returns the boxes of marks of a kind in mm: left, top, right, bottom.
pub fn boxes(side: &SheetSide, kind: MarkKind) -> Vec<[f64; 4]> {
    side.marks
        .iter()
        .filter(|mark| mark.kind == kind)
        .map(|mark| {
            let Rect { origin, size } = mark.area();
            let far = (origin.x + size.width, origin.y + size.height);
            [origin.x, origin.y, far.0, far.1].map(|length| (length.to_mm() * 100.0).round() / 100.0)
        })
        .collect()
}

#[test]
fn without_waste_folds_and_staples_are_ticks_on_the_fold_and_the_rest_is_left_out() {
    let config = impose::Options { marks: Marks::Auto, ..plain(Scheme::Saddle) };
    let Warned { value: plan, diagnostics } = planned(&config, 16, Binding::Left);
    assert_eq!(diagnostics, []);
    let [first, .., last] = &plan.sheets[..] else { panic!("four sheets") };
    assert_eq!(boxes(&first.back, MarkKind::Fold), [] as [[f64; 4]; 0]);
    assert_eq!(boxes(&last.back, MarkKind::Fold), [[148.5, 5.0, 148.5, 8.0], [148.5, 202.0, 148.5, 205.0]]);
    assert_eq!(
        boxes(&first.front, MarkKind::Staple),
        [[148.5, 51.0, 148.5, 54.0], [148.5, 156.0, 148.5, 159.0]]
    );
    for kind in [MarkKind::Crop, MarkKind::Label, MarkKind::Collation, MarkKind::Sewing] {
        assert!(plan.sheets.iter().all(|sheet| boxes(&sheet.front, kind).is_empty()));
    }
}

// On paper without waste nothing said which sheet belongs to which signature.
#[test]
fn sheets_of_signatures_that_fill_the_paper_are_numbered_on_the_fold() {
    for (scheme, labelled) in [(Scheme::Saddle, 1), (Scheme::Perfect, 0)] {
        let config = impose::Options { marks: Marks::Auto, signature: sheets(3), ..plain(scheme) };
        let plan = planned(&config, 40, Binding::Left).value;
        assert_eq!(plan.signatures, [3, 3, 3, 1]);
        let label = |side: &SheetSide| -> Vec<(u32, u32, f64)> {
            let label = |mark: &impose::Mark| match mark.shape {
                impose::MarkShape::Label { sheet, signature, size } => {
                    Some((signature.number, sheet.number, (mark.at.x + size.width / 2).to_mm()))
                }
                _ => None,
            };
            side.marks.iter().filter_map(label).collect()
        };
        let found: Vec<_> = plan.sheets.iter().flat_map(|sheet| label(&sheet.front)).collect();
        assert_eq!(found.len(), plan.sheets.len() * labelled);
        let numbers = (1..=4).flat_map(|signature| (1..=3).map(move |sheet| (signature, sheet, 148.5)));
        assert!(found.into_iter().zip(numbers).all(|(found, number)| found == number), "{scheme:?}");
        assert!(plan.sheets.iter().all(|sheet| label(&sheet.back).is_empty()));
    }
}

// Who sews had the stations only in millimetres, and nothing on the folds showed the order of signatures.
#[test]
fn sewing_on_paper_without_waste_has_ticks_in_the_fold_and_dots_on_the_spine() {
    let auto = |scheme| impose::Options { marks: Marks::Auto, signature: sheets(3), ..plain(scheme) };
    let Warned { value: plan, diagnostics } = planned(&auto(Scheme::Saddle), 40, Binding::Left);
    assert_eq!(diagnostics, []);
    let stations: Vec<f64> = plan.stations().into_iter().map(Length::to_mm).collect();
    assert_eq!(stations.len(), 5);
    let innermost = [2, 5, 8, 9];
    for (at, sheet) in plan.sheets.iter().enumerate() {
        let ticks = boxes(&sheet.back, MarkKind::Sewing);
        let expected = if innermost.contains(&at) { stations.len() } else { 0 };
        assert_eq!(ticks.len(), expected, "sheet {at}");
        for ([left, top, right, bottom], down) in ticks.into_iter().zip(&stations) {
            assert_eq!([left, right, top - bottom], [147.0, 150.0, 0.0]);
            assert!((top - down).abs() < 0.01, "{top} and {down}");
        }
        assert!(boxes(&sheet.front, MarkKind::Sewing).is_empty());
    }
    let dots: Vec<_> = plan.sheets.iter().map(|sheet| boxes(&sheet.front, MarkKind::Collation)).collect();
    let steps: Vec<f64> = [0, 3, 6, 9].into_iter().map(|sheet| dots[sheet][0][1]).collect();
    assert_eq!(dots.iter().map(Vec::len).sum::<usize>(), 4);
    assert_eq!(steps, [15.0, 20.0, 25.0, 30.0]);
    assert!(dots.iter().flatten().all(|[left, _, right, _]| (left + right) / 2.0 == 148.5));
    // What is glued is not sewn; one signature is stapled.
    assert!(!planned(&auto(Scheme::Perfect), 40, Binding::Left).value.marks(MarkKind::Sewing));
    let one = impose::Options { marks: Marks::Auto, ..plain(Scheme::Saddle) };
    let one = planned(&one, 16, Binding::Left).value;
    assert!(!one.marks(MarkKind::Sewing) && !one.marks(MarkKind::Collation));
}

/// Pages whose text reaches the fold at head and foot, and signatures on sheets that their pages fill.
#[test]
fn marks_that_are_missed_are_reported_once_with_the_reason() {
    let config = impose::Options { marks: Marks::Auto, ..plain(Scheme::Saddle) };
    let format = chosen(&config);
    let whole = Rect { origin: Point::default(), size: format.page };
    let printed = |ink| Printed { label: "1".to_owned(), ink, stands_apart: false, begins_section: false };
    // Where pages fill the sheet, as they mostly do, nobody misses the marks.
    for (pages, reasons) in [
        (vec![printed(Some(whole)); 4], Some("fold, staple (type stands within 3mm of them)")),
        (vec![printed(None); 200], None),
    ] {
        let request =
            Request { options: &config, format, binding: Binding::Left, pages: &pages, second: None };
        let reported: Vec<Diagnostic> = plan(request).diagnostics;
        let reported: Vec<_> = reported.iter().filter(|reported| reported.code.0 == "I009").collect();
        let messages: Vec<_> = reported.iter().map(|reported| reported.message.clone()).collect();
        let expected =
            reasons.map(|reasons| format!("there is no room for marks: {reasons}, and they are left out"));
        assert_eq!(messages, expected.into_iter().collect::<Vec<_>>());
        assert!(reported.iter().all(|reported| reported.severity == Severity::Note));
    }
}

#[test]
fn marks_lie_in_the_waste_where_there_is_some() {
    let config = impose::Options {
        marks: Marks::Auto,
        page: placed(named("A5")),
        sheet: placed(named("A3")),
        signature: sheets(2),
        ..plain(Scheme::Saddle)
    };
    let format = Format {
        page: named("A5"),
        sheet: Size { width: Length::mm(420), height: Length::mm(297) },
        scale: 1.0,
        copies: Copies::One,
    };
    let pages = pages(16, format.page);
    let Warned { value: plan, diagnostics } =
        plan(Request { options: &config, format, binding: Binding::Left, pages: &pages, second: None });
    assert_eq!(diagnostics, []);
    // The spread is 296 by 210 in the middle of 420 by 297: from 62 to 358, and from 43.5 to 253.5.
    let front = &plan.sheets[0].front;
    let crop = boxes(front, MarkKind::Crop);
    assert_eq!(crop.len(), 8);
    assert!(crop.contains(&[55.0, 43.5, 60.0, 43.5]) && crop.contains(&[62.0, 36.5, 62.0, 41.5]), "{crop:?}");
    assert_eq!(boxes(&plan.sheets[0].back, MarkKind::Fold)[0], [210.0, 37.5, 210.0, 42.5]);
    assert_eq!(boxes(front, MarkKind::Collation), [[209.5, 58.5, 210.5, 63.5]]);
    assert_eq!(boxes(&plan.sheets[2].front, MarkKind::Collation), [[209.5, 63.5, 210.5, 68.5]]);
    // Five holes, the first 12 mm from the head, beside the inside of each signature.
    let holes = boxes(&plan.sheets[1].back, MarkKind::Sewing);
    assert_eq!(holes.len(), 10);
    assert_eq!(holes[0], [58.0, 55.5, 61.0, 55.5]);
    assert!(boxes(&plan.sheets[0].back, MarkKind::Sewing).is_empty());
    assert_eq!(boxes(front, MarkKind::Label).len(), 1);
    let edges = |side: &SheetSide| {
        side.marks.iter().map(|mark| mark.area()).all(|area| {
            let near = Length::mm(5);
            area.origin.x >= near
                && area.origin.y >= near
                && area.origin.x + area.size.width <= format.sheet.width - near
                && area.origin.y + area.size.height <= format.sheet.height - near
        })
    };
    assert!(plan.sheets.iter().all(|sheet| edges(&sheet.front) && edges(&sheet.back)));
}

/// The type on the page leaves 12 mm; a tick of 3 mm stays 3 mm clear of it or is not drawn.
#[test]
fn no_tick_stands_near_type() {
    let config = impose::Options { marks: Marks::Only(vec![MarkKind::Fold]), ..plain(Scheme::Saddle) };
    let format = chosen(&config);
    let wide = |edge: i64| {
        let edge = Length::mm(edge);
        let size = Size { width: format.page.width - edge * 2, height: format.page.height - edge * 2 };
        let ink = Some(Rect { origin: Point { x: edge, y: edge }, size });
        let pages = vec![Printed { label: "1".into(), ink, stands_apart: false, begins_section: false }; 4];
        plan(Request { options: &config, format, binding: Binding::Left, pages: &pages, second: None })
    };
    assert_eq!(wide(12).diagnostics, []);
    let said: Vec<_> = wide(2).diagnostics.iter().map(|said| (said.code.0, said.severity)).collect();
    assert_eq!(said[0], ("I005", Severity::Error));
}

#[test]
fn ink_that_the_printer_leaves_out_is_reported_with_its_page() {
    let config = impose::Options { printer_margin: Length::mm(13), ..plain(Scheme::Saddle) };
    let Warned { value: plan, diagnostics } = planned(&config, 6, Binding::Left);
    assert_eq!(plan.sheets.len(), 2);
    assert_eq!((diagnostics[0].code.0, diagnostics[0].severity), ("I004", Severity::Warning));
    assert_eq!(
        diagnostics[0].message,
        "ink on pages 1, 2, 3, 4, 5, 6 lies 12.0 mm from the edge of the sheet, where the printer leaves out 13mm"
    );
}
