//! Plans of booklets that are cut apart, of leaves that are not folded, and of signatures that are given one by one.

use crate::impose::{
    BINDINGS, COVERS, FLIPS, SCHEMES, boxes, chosen, expected, folded, named, pages, placed, plain, planned,
    said,
};
use chapbook::diagnostic::{Severity, Warned};
use chapbook::impose::{self, BookletCover, Copies, Holes, MarkKind, Marks, Scheme, Signature};
use chapbook::impose::{Binding, LineKind, Printed, Request, plan};
use chapbook::unit::{Length, Point, Rect, Size};
use std::num::NonZeroU8;

#[test]
fn copies_that_are_cut_apart_are_read_alike() {
    for (scheme, most) in SCHEMES {
        for (flip, binding) in FLIPS.into_iter().flat_map(|flip| BINDINGS.map(|side| (flip, side))) {
            for copies in [Copies::Two, Copies::Four] {
                let config = impose::Options { copies, flip, ..plain(scheme) };
                for count in [1, 2, 3, 5, 8, 31, 64, 130].into_iter().filter(|count| *count <= most) {
                    let plan = planned(&config, count, binding).value;
                    let read = folded(&plan);
                    assert_eq!(read, expected(count, read.len()), "{count} {config:?}");
                    let alone =
                        planned(&impose::Options { copies: Copies::One, ..config.clone() }, count, binding);
                    assert_eq!(
                        plan.sheets.len(),
                        alone.value.sheets.len(),
                        "as many sheets for so many more"
                    );
                }
            }
        }
    }
}

/// The cut lies between copies, never through a page, and is marked at the edge.
#[test]
fn copies_lie_on_either_side_of_the_cut() {
    for (copies, page, cuts) in [(Copies::Two, "A6", 1), (Copies::Four, "A7", 2)] {
        let config = impose::Options { copies, marks: Marks::Auto, ..impose::Options::default() };
        let plan = planned(&config, 8, Binding::Left).value;
        assert_eq!(
            (plan.format.page, plan.lines.iter().filter(|line| line.kind == LineKind::Cut).count()),
            (named(page), cuts)
        );
        let side = &plan.sheets[0].front;
        assert_eq!(side.cells.len(), 2 * copies.count() as usize);
        for line in plan.lines.iter().filter(|line| line.kind == LineKind::Cut) {
            for Rect { origin, size } in side.cells.iter().map(|cell| cell.window) {
                let is_down = line.from.x == line.to.x;
                let (at, near, far) = match is_down {
                    true => (line.from.x, origin.x, origin.x + size.width),
                    false => (line.from.y, origin.y, origin.y + size.height),
                };
                assert!(at <= near || far <= at, "{copies:?}: {at:?} parts {near:?} to {far:?}");
            }
        }
        assert_eq!(boxes(side, MarkKind::Crop).len(), 2 * cuts);
    }
}

#[test]
fn a_list_of_signatures_is_what_the_booklet_has() {
    let each =
        |sizes: &[u8]| Signature::Each(sizes.iter().filter_map(|size| NonZeroU8::new(*size)).collect());
    for scheme in [Scheme::Saddle, Scheme::Perfect, Scheme::FourUp, Scheme::Quarto, Scheme::Octavo] {
        let signature = each(&[4, 2, 3]);
        let config = impose::Options { signature: signature.clone(), ..plain(scheme) };
        let bifolia = if scheme == Scheme::FourUp { 1 } else { scheme.traits().pages_of_a_sheet() / 4 };
        for binding in BINDINGS {
            for count in [1, 20, 36 * bifolia] {
                let Warned { value: plan, diagnostics } = planned(&config, count, binding);
                assert_eq!(diagnostics, [], "{scheme:?} {count}");
                assert_eq!(plan.signatures, [4 * bifolia, 2 * bifolia, 3 * bifolia]);
                let read = folded(&plan);
                assert_eq!(read, expected(count, saturated(36 * bifolia)), "{scheme:?} {count}");
            }
        }
        let [error] = &said(&config, 36 * bifolia + 1)[..] else { panic!("an error") };
        assert_eq!((error.code.to_string().as_str(), error.severity), ("I002", Severity::Error));
        assert!(error.message.contains(&format!("hold {} pages", 36 * bifolia)), "{}", error.message);
    }
}

fn saturated(count: u32) -> usize {
    usize::try_from(count).expect("a small number")
}

#[test]
fn flyleaves_stand_at_both_ends_within_the_cover() {
    for scheme in [Scheme::Saddle, Scheme::FourUp, Scheme::Octavo, Scheme::Ring] {
        for (flyleaves, cover) in [1, 2].into_iter().flat_map(|leaves| COVERS.map(|cover| (leaves, cover))) {
            let config = impose::Options { flyleaves, cover, ..plain(scheme) };
            let format = chosen(&config);
            let mut printed = pages(23, format.page);
            printed[0].stands_apart = true;
            printed[22].stands_apart = true;
            // The text begins behind the leaf that is the cover, and ends before the other.
            printed[2].begins_section = true;
            printed[21].begins_section = true;
            let plan = plan(Request {
                options: &config,
                format,
                binding: Binding::Left,
                pages: &printed,
                second: None,
            });
            assert_eq!(plan.diagnostics, []);
            let read = folded(&plan.value);
            // A leaf is two pages: a page that is empty on one side of a leaf is no flyleaf.
            let leaves: Vec<bool> = read.chunks(2).map(|leaf| leaf.iter().all(Option::is_none)).collect();
            let own = usize::from(cover == BookletCover::Own);
            let empty = saturated(flyleaves);
            let ends = [leaves.clone(), leaves.iter().rev().copied().collect()];
            for (at, leaves) in ends.iter().enumerate() {
                assert!(!leaves[..own].contains(&true), "the cover stays outside: {scheme:?} {read:?}");
                assert!(leaves[own..own + empty].iter().all(|is_empty| *is_empty), "{scheme:?} {read:?}");
                // Blanks that fill the sheets may stand before those at the end.
                assert!(at == 1 || !leaves[own + empty], "{scheme:?} {read:?}");
            }
            let own = own * 2;
            assert_eq!(read[own + empty * 2].map(|(page, _)| page), Some(saturated_page(own)));
        }
    }
}

// With a cover of its own a booklet had its flyleaves inside a text that runs on from the first leaf or to the last.
#[test]
fn flyleaves_part_no_text() {
    for scheme in [Scheme::Saddle, Scheme::FourUp, Scheme::Octavo, Scheme::Ring] {
        for ((count, apart), cover) in [22, 23, 24]
            .into_iter()
            .flat_map(|count| [(count, false), (count, true)])
            .flat_map(|of| COVERS.map(|cover| (of, cover)))
        {
            let config = impose::Options { flyleaves: 1, cover, ..plain(scheme) };
            let format = chosen(&config);
            let mut printed = pages(count, format.page);
            printed[0].stands_apart = apart;
            printed.last_mut().expect("a page").stands_apart = apart;
            let request =
                Request { options: &config, format, binding: Binding::Left, pages: &printed, second: None };
            let read = folded(&plan(request).value);
            let numbers: Vec<Option<u32>> = read.iter().map(|slot| slot.map(|(page, _)| page)).collect();
            let inked =
                |wanted: u32| numbers.iter().position(|number| *number == Some(wanted)).expect("it is there");
            let last = count;
            // Pages 1 and the last may stand apart; from the second to the last but one nothing parts the text.
            let (first, end) = if apart { (2, last - 1) } else { (1, last) };
            let between = &numbers[inked(first)..=inked(end)];
            assert!(between.iter().all(Option::is_some), "{scheme:?} {cover:?} {apart} {numbers:?}");
            let blank = numbers.iter().filter(|number| number.is_none()).count();
            assert!(blank >= 4, "two flyleaves: {numbers:?}");
        }
    }
}

fn saturated_page(pages_before: usize) -> u32 {
    u32::try_from(pages_before + 1).expect("a small number")
}

// A list of signatures for sheets that are cut across was counted twice: half of the sheets were not there.
#[test]
fn the_sheets_that_are_counted_are_the_sheets_that_there_are() {
    let lists = [&[4, 4][..], &[3, 2, 2], &[1]];
    let each =
        |sizes: &[u8]| Signature::Each(sizes.iter().filter_map(|size| NonZeroU8::new(*size)).collect());
    let signatures = lists.into_iter().map(each).chain([Signature::Auto]);
    for signature in signatures {
        for (scheme, most) in SCHEMES {
            for (flyleaves, copies) in [(0, Copies::One), (0, Copies::Two), (1, Copies::One)] {
                let config =
                    impose::Options { signature: signature.clone(), flyleaves, copies, ..plain(scheme) };
                for count in (1..=most.min(40)).step_by(3) {
                    let made = planned(&config, count, Binding::Left);
                    if !made.diagnostics.is_empty() {
                        continue;
                    }
                    let plan = made.value;
                    let budget = impose::budget(&config, plan.format, count);
                    assert_eq!(saturated(budget.sheets), plan.sheets.len(), "{count} {config:?}");
                    let added = planned(&config, count + budget.spare, Binding::Left);
                    assert_eq!((added.diagnostics.len(), added.value.sheets.len()), (0, plan.sheets.len()));
                }
            }
        }
    }
}

#[test]
fn holes_stand_at_the_inner_edge_of_every_leaf() {
    for (paper, page, holes, count) in [
        ("A4", "A5", Holes::Auto, 2),
        ("letter", "half-letter", Holes::Auto, 3),
        ("A4", "A4", Holes::Four, 4),
        ("A4", "A5", Holes::None, 0),
    ] {
        for binding in BINDINGS {
            let config = impose::Options {
                holes,
                sheet: placed(named(paper)),
                page: placed(named(page)),
                marks: Marks::Only(vec![MarkKind::Hole]),
                ..plain(Scheme::Ring)
            };
            let format = chosen(&config);
            // Holes and type share the inner edge: the layout keeps it free.
            let kept = impose::kept_free(&config, format);
            let ink =
                |page: Printed| Printed { ink: page.ink.map(|ink| clear_of(ink, kept, binding)), ..page };
            let printed: Vec<Printed> = pages(12, format.page).into_iter().map(ink).collect();
            let made = plan(Request { options: &config, format, binding, pages: &printed, second: None });
            assert_eq!(made.diagnostics, [], "{paper} {page} {holes:?}");
            let leaf = if page == paper { format.sheet.width } else { format.sheet.width / 2 };
            for sheet in &made.value.sheets {
                let found = boxes(&sheet.front, MarkKind::Hole);
                // A cross of two lines for each hole of each leaf.
                assert_eq!(found.len(), count * 2 * sheet.front.cells.len(), "{paper} {page} {holes:?}");
                for [left, _, right, _] in found {
                    let middle = f64::midpoint(left, right) % leaf.to_mm();
                    let aside = if binding == Binding::Left { middle } else { leaf.to_mm() - middle };
                    assert!((aside - 12.0).abs() < 0.1, "{aside} mm from the inner edge");
                }
            }
        }
    }
}

/// Returns how far the holes of a leaf are from its head, in tenths of a millimetre.
fn down(scheme_options: &impose::Options) -> (f64, Vec<i64>) {
    let plan = planned(scheme_options, 4, Binding::Left).value;
    let height =
        plan.format.sheet.height / i64::from(if scheme_options.copies == Copies::One { 1 } else { 2 });
    let holes = plan.holes(scheme_options);
    (height.to_mm(), holes.iter().map(|hole| (hole.y.to_mm() * 10.0).round() as i64).collect())
}

// In low leaves the holes of a comb were pressed together, and no machine has such a comb.
#[test]
fn a_comb_keeps_its_pitch_in_leaves_of_any_height() {
    for page in ["A4", "A5", "A6", "letter", "half-letter"] {
        let config = impose::Options {
            holes: Holes::Comb,
            sheet: placed(named(page)),
            page: placed(named(page)),
            ..plain(Scheme::Ring)
        };
        let (height, holes) = down(&config);
        assert!(holes.windows(2).all(|pair| (142..=144).contains(&(pair[1] - pair[0]))), "{page}: {holes:?}");
        let clear = [holes[0], (height * 10.0) as i64 - holes[holes.len() - 1]];
        assert!(clear.iter().all(|clear| (119..192).contains(clear)), "{page}: {holes:?} in {height}");
    }
}

// Half of a sheet of letter paper had two holes 80 mm apart, which no American binder has.
#[test]
fn leaves_of_american_papers_have_three_holes_however_they_are_cut() {
    for (sheet, page, copies, count) in [
        ("letter", "half-letter", Copies::One, 3),
        ("letter", "half-letter", Copies::Two, 3),
        ("half-letter", "half-letter", Copies::One, 3),
        ("letter", "letter", Copies::One, 3),
        ("A4", "A5", Copies::Two, 2),
        ("A5", "A5", Copies::One, 2),
    ] {
        let config = impose::Options {
            copies,
            sheet: placed(named(sheet)),
            page: placed(named(page)),
            ..plain(Scheme::Ring)
        };
        assert_eq!(down(&config).1.len(), count, "{sheet} {page} {copies:?}");
    }
}

// A page that was printed at seven tenths kept seven tenths of the room that its holes need.
#[test]
fn room_for_holes_is_kept_on_paper() {
    let config = impose::Options {
        scale: true,
        sheet: placed(named("A5")),
        page: placed(named("A4")),
        ..plain(Scheme::Ring)
    };
    let format = chosen(&config);
    assert!(format.scale < 0.8, "{format:?}");
    let on_paper = impose::kept_free(&config, format).to_mm() * format.scale;
    assert!((on_paper - 18.0).abs() < 0.1, "{on_paper}");
}

/// Returns what is left of the ink of a recto when its inner edge is kept free.
fn clear_of(ink: Rect, kept: Length, binding: Binding) -> Rect {
    let by = (kept - ink.origin.x).max(Length::ZERO);
    let x = if binding == Binding::Left { ink.origin.x + by } else { ink.origin.x };
    Rect { origin: Point { x, ..ink.origin }, size: Size { width: ink.size.width - by, ..ink.size } }
}
