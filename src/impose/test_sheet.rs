//! A sheet that tests a printer: what is printed on both its sides must meet.

use super::{Format, GridCell, Mark, Plan, Sheet, SheetSide, Turn, backs};
use crate::frame::PageIndex;
use crate::impose::{MarkKind, Options};
use crate::num::saturate;
use crate::unit::{Length, Point, Rect, Size};

/// How far the frames lie from the edge, in millimetres.
const FRAMES: [i64; 4] = [3, 5, 8, 12];
/// How far the arms of the cross reach, in millimetres.
const ARM: i64 = 12;
/// How far the ring around it, in millimetres: beyond the figures of the scale, which it would run through against the
/// light.
const RING: i64 = 16;

/// Plans the sheet: two pages as large as the paper, the second printed as the backs of booklets are. The paper lies
/// as the sheets of the booklet do, since a printer that feeds askew does so along its own path.
///
/// On both sides stand frames near the edge, a cross in the middle, and an arrow above it; on the front also a ring
/// around the cross, and rules of 100 mm across and down; on the back the cross is a scale of millimetres. Held against
/// the light, nobody takes one for the other.
pub fn test_sheet(options: &Options, paper: Size) -> Plan {
    let area = Rect { origin: Point::default(), size: paper };
    let side = |page, marks| SheetSide {
        cells: vec![GridCell {
            page: Some(PageIndex(page)),
            area,
            window: area,
            turn: Turn::Upright,
            scale: 1.0,
        }],
        marks,
    };
    let both = [frames(paper), cross(paper), arrow(paper)].concat();
    let front = [both.clone(), ring(paper), rules(paper)].concat();
    let back = [both, scale(paper)].concat();
    let mut plan = Plan {
        format: Format { page: paper, sheet: paper, scale: 1.0, ..Format::default() },
        sheets: vec![Sheet { signature: 0, front: side(0, front), back: side(1, back) }],
        flip: Some(options.turned()),
        ..Plan::default()
    };
    backs::put_right(&mut plan, options);
    plan
}

/// Returns the height from which the page below the cross is free for words.
pub fn free_from(paper: Size) -> Length {
    paper.height / 2 + Length::mm(ARM + 8)
}

pub(super) fn line(from: (Length, Length), to: (Length, Length)) -> Mark {
    let point = |(x, y)| Point { x, y };
    Mark::line(MarkKind::Crop, point(from), point(to))
}

fn frames(paper: Size) -> Vec<Mark> {
    let frame = |near: i64| {
        let near = Length::mm(near);
        let (right, foot) = (paper.width - near, paper.height - near);
        [
            line((near, near), (right, near)),
            line((right, near), (right, foot)),
            line((right, foot), (near, foot)),
            line((near, foot), (near, near)),
        ]
    };
    FRAMES.into_iter().flat_map(frame).collect()
}

fn cross(paper: Size) -> Vec<Mark> {
    let (x, y) = (paper.width / 2, paper.height / 2);
    let arm = Length::mm(ARM);
    vec![line((x - arm, y), (x + arm, y)), line((x, y - arm), (x, y + arm))]
}

/// Ticks across the arms of the cross, and their figures.
fn scale(paper: Size) -> Vec<Mark> {
    ticks(paper).into_iter().chain(figures(paper).into_iter().flatten()).collect()
}

/// The figures of the scale, each with its strokes: to the right and up without a sign, to the left and down with a minus.
/// Those of the upright arm at 5 mm would stand among those of the other.
fn figures(paper: Size) -> Vec<Vec<Mark>> {
    let (x, y) = (paper.width / 2, paper.height / 2);
    let aside = Length::mm(6);
    let across = [-10, -5, 5, 10].map(|value| (value, Point { x: x + Length::mm(value), y: y + aside }));
    let upright =
        [-10, 10].map(|value| (value, Point { x: x + aside + Length::mm(1), y: y - Length::mm(value) }));
    across.into_iter().chain(upright).map(|(value, middle)| figure(value, middle)).collect()
}

/// Returns a number as strokes, its middle at a place. Words stay upright; strokes turn with their side.
fn figure(value: i64, middle: Point) -> Vec<Mark> {
    // Half millimetres from the upper left corner of a sign that is two wide and four high.
    type Strokes = &'static [((i64, i64), (i64, i64))];
    let strokes = |sign: char| -> Strokes {
        match sign {
            '1' => &[((1, 0), (1, 4)), ((0, 1), (1, 0))],
            '5' => {
                &[((2, 0), (0, 0)), ((0, 0), (0, 2)), ((0, 2), (2, 2)), ((2, 2), (2, 4)), ((2, 4), (0, 4))]
            }
            '0' => &[((0, 0), (2, 0)), ((2, 0), (2, 4)), ((2, 4), (0, 4)), ((0, 4), (0, 0))],
            _ => &[((0, 2), (2, 2))],
        }
    };
    let signs: Vec<char> = value.to_string().chars().collect();
    let half = |count: i64| Length::mm(count) / 2;
    let left = middle.x - half(i64::from(saturate::<u32>(signs.len())) * 3 - 1) / 2;
    let placed = |(at, sign): (i64, &char)| {
        let left = left + half(at * 3);
        let place = move |(right, down)| (left + half(right), middle.y + half(down - 2));
        strokes(*sign).iter().map(move |(from, to)| line(place(*from), place(*to)))
    };
    (0..).zip(&signs).flat_map(placed).collect()
}

/// Ticks across the arms of the cross, longer at 5 mm and longest at 10.
fn ticks(paper: Size) -> Vec<Mark> {
    let (x, y) = (paper.width / 2, paper.height / 2);
    let ticks = (-ARM..=ARM).filter(|millimetres| *millimetres != 0).flat_map(|millimetres| {
        let at = Length::mm(millimetres);
        let long = match millimetres % 10 {
            0 => Length::mm(4),
            5 | -5 => Length::mm(2),
            _ => Length::mm(1),
        };
        [line((x + at, y - long), (x + at, y + long)), line((x - long, y + at), (x + long, y + at))]
    });
    ticks.collect()
}

/// A ring around the cross, of short lines.
fn ring(paper: Size) -> Vec<Mark> {
    const STEPS: i64 = 24;
    let (x, y) = (paper.width / 2, paper.height / 2);
    let radius = Length::mm(RING).to_mm();
    // A root is the same on each machine; a sine is not.
    let half = |below: bool| {
        let corner = move |step: i64| {
            let across = radius * step as f64 / STEPS as f64;
            let down = (radius * radius - across * across).max(0.0).sqrt();
            let down = Length::from_mm(if below { down } else { -down });
            (x + Length::from_mm(across), y + down)
        };
        (-STEPS..STEPS).map(move |step| line(corner(step), corner(step + 1)))
    };
    half(false).chain(half(true)).collect()
}

/// An arrow upwards, above the cross.
fn arrow(paper: Size) -> Vec<Mark> {
    let (x, foot) = (paper.width / 2, paper.height / 2 - Length::mm(ARM + 6));
    let (head, aside) = (foot - Length::mm(30), Length::mm(5));
    let barb = head + Length::mm(8);
    vec![line((x, foot), (x, head)), line((x - aside, barb), (x, head)), line((x + aside, barb), (x, head))]
}

fn rules(paper: Size) -> Vec<Mark> {
    let (left, top) = (Length::mm(24), Length::mm(24));
    let across = (left, top);
    let start = (left, top + Length::mm(8));
    let mut marks = vec![
        line(across, (across.0 + Length::mm(100), across.1)),
        line(start, (start.0, start.1 + Length::mm(100).min(paper.height))),
    ];
    for centimetres in 0..=10 {
        let (at, long) = (Length::mm(centimetres * 10), Length::mm(if centimetres % 5 == 0 { 5 } else { 3 }));
        marks.push(line((across.0 + at, across.1 - long), (across.0 + at, across.1)));
        marks.push(line((start.0 - long, start.1 + at), (start.0, start.1 + at)));
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::super::rect;
    use super::*;
    use crate::impose::{Flip, Offset};

    const A4: Size = Size { width: Length::mm(210), height: Length::mm(297) };

    #[test]
    fn rules_are_a_hundred_millimetres_long() {
        let plan = test_sheet(&Options::default(), A4);
        let long = |mark: &Mark| {
            let Size { width, height } = mark.area().size;
            width == Length::mm(100) && height == Length::ZERO
                || height == Length::mm(100) && width == Length::ZERO
        };
        assert_eq!(plan.sheets[0].front.marks.iter().filter(|mark| long(mark)).count(), 2);
    }

    /// Where the back is printed as it should be, each of its marks lies on one of the front.
    #[test]
    fn both_sides_meet_when_the_sheet_is_turned() {
        for (flip, about_upright_axis) in [(Flip::LongEdge, true), (Flip::ShortEdge, false)] {
            let options = Options { flip, ..Options::default() };
            let plan = test_sheet(&options, A4);
            let through = |area: Rect| {
                let (x, y) = (area.origin.x, area.origin.y);
                match about_upright_axis {
                    true => rect(A4.width - x - area.size.width, y, area.size),
                    false => rect(x, A4.height - y - area.size.height, area.size),
                }
            };
            let Sheet { front, back, .. } = &plan.sheets[0];
            let front: Vec<Rect> = front.marks.iter().map(Mark::area).collect();
            // All but the scale, whose ticks are only on the back.
            let both = back.marks.len() - scale(A4).len();
            let met = back.marks.iter().filter(|mark| front.contains(&through(mark.area()))).count();
            assert_eq!(met, both);
        }
    }

    // Both sides bore the same scale: read the wrong way round, each number had the wrong sign.
    #[test]
    fn the_scale_is_only_on_the_back() {
        let plan = test_sheet(&Options { flip: Flip::LongEdge, ..Options::default() }, A4);
        let ticks = |side: &SheetSide| {
            let is_tick = |mark: &&Mark| scale(A4).iter().any(|tick| tick.area() == mark.area());
            side.marks.iter().filter(is_tick).count()
        };
        assert_eq!(ticks(&plan.sheets[0].front), 0);
        assert_eq!(ticks(&plan.sheets[0].back), scale(A4).len());
    }

    // The scale had no figures: whoever read it had to count ticks.
    #[test]
    fn the_figures_of_the_scale_do_not_touch_one_another() {
        let (x, y) = (A4.width / 2, A4.height / 2);
        let strokes = figure(-10, Point { x, y });
        assert_eq!(strokes.len(), 1 + 2 + 4);
        let left = strokes.iter().map(|stroke| stroke.area().origin.x).min();
        assert_eq!(left, Some(x - Length::mm(2)), "four millimetres wide, around its middle");
        let areas = |marks: &Vec<Mark>| marks.iter().map(Mark::area).collect::<Vec<Rect>>();
        let figures: Vec<Vec<Rect>> = figures(A4).iter().map(areas).collect();
        let meet = |one: &Rect, other: &Rect| {
            let apart = |near: Length, long: Length, other: Length, other_long: Length| {
                near + long < other || other + other_long < near
            };
            !apart(one.origin.x, one.size.width, other.origin.x, other.size.width)
                && !apart(one.origin.y, one.size.height, other.origin.y, other.size.height)
        };
        // No stroke of one of them meets one of another or a tick, or against the light the front.
        let front = test_sheet(&Options::default(), A4).sheets.swap_remove(0).front.marks;
        let by_itself = |mark: &Mark| !cross(A4).contains(mark) && !frames(A4).contains(mark);
        let mut others =
            vec![areas(&ticks(A4)), front.iter().filter(|mark| by_itself(mark)).map(Mark::area).collect()];
        others.extend(figures.iter().cloned());
        for (at, figure) in figures.iter().enumerate() {
            for (place, other) in others.iter().enumerate().filter(|(place, _)| *place != at + 2) {
                let met = figure.iter().any(|one| other.iter().any(|other| meet(one, other)));
                assert!(!met, "figure {at} meets {place}");
            }
        }
    }

    #[test]
    fn what_is_set_for_backs_is_tested_too() {
        let back_offset = Offset { right: Length::mm(2), up: Length::mm(1) };
        let options = Options { flip: Flip::LongEdge, back_offset, ..Options::default() };
        let plan = test_sheet(&options, A4);
        assert_eq!(plan.sheets[0].back.cells[0].area.origin, Point { x: Length::mm(2), y: Length::mm(-1) });
        // Where backs stand on their heads they are moved as one looks at them upright.
        let over = Options { flip: Flip::ShortEdge, back_offset, ..Options::default() };
        let plan = test_sheet(&over, A4);
        assert_eq!(plan.sheets[0].back.cells[0].area.origin, Point { x: Length::mm(-2), y: Length::mm(1) });
    }
}
