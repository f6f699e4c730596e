use super::*;
use crate::num::saturate;
use proptest::prelude::*;

const FRAME: Frame = Frame {
    lines: Lines::new(20),
    note_gap: 100,
    note_line: 100,
    least_last: Lines::new(4),
    slack: Lines::new(3),
    level: true,
};

const fn lines(count: u32) -> Lines {
    Lines::new(count)
}

fn variant(count: usize, cost: f32) -> Variant {
    Variant { lines: vec![LineBox::default(); count], cost, whole: false }
}

fn paragraph(count: usize) -> Piece {
    let mut variants = vec![variant(count, 0.0)];
    if count > 3 {
        variants.push(variant(count - 1, 0.25));
        variants.push(variant(count + 1, 0.17));
    }
    Piece { variants, orphans: lines(2), widows: lines(2), ..Piece::default() }
}

fn heading() -> [Piece; 2] {
    let head = Piece { variants: vec![variant(1, 0.0)], space: lines(2), give: lines(1), ..Piece::default() };
    [head, Piece { break_before: PageCost::NEVER, ..paragraph(9) }]
}

/// The pages of a section that begins on a recto.
fn break_recto(pieces: &[Piece], frame: Frame) -> Vec<PageFill> {
    let [pages, _] = break_pages(pieces, frame, [true, false]);
    pages
}

/// How many states are tried on the way to the end.
fn states(pieces: &[Piece], frame: Frame) -> usize {
    let pass = Pass { slack: frame.slack, limit: f32::INFINITY, forced: true };
    let search = Pagination::new(pieces, frame, pass).search([true, false], f32::INFINITY);
    assert!(search.last[0].is_some());
    search.tried.len()
}

/// Each line of each piece's chosen variant, in order.
fn put_lines(pages: &[PageFill]) -> Vec<(u32, u8, Lines)> {
    pages
        .iter()
        .flat_map(|p| &p.puts)
        .flat_map(|p| p.lines.start.to(p.lines.end - lines(1)).map(move |l| (p.piece, p.variant, l)))
        .collect()
}

fn assert_whole(pieces: &[Piece], pages: &[PageFill]) {
    let mut put = put_lines(pages);
    put.sort_unstable();
    let mut expected = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let variant = put.iter().find(|l| l.0 == saturate::<u32>(index)).map_or(0, |l| l.1);
        let count = piece.variants[usize::from(variant)].lines.len();
        expected.extend((0..count).map(Lines::of).map(|line| (saturate::<u32>(index), variant, line)));
    }
    assert_eq!(put, expected);
}

/// No two pieces share a grid line, and none leaves the page.
fn assert_apart(pieces: &[Piece], pages: &[PageFill], frame: Frame) {
    for page in pages {
        let mut used = lines(0);
        for put in &page.puts {
            assert!(put.top >= used, "{page:?}");
            used = put.end();
        }
        assert!(used <= frame.lines && page.text + page.notes <= frame.lines, "{page:?}");
    }
    assert_whole(pieces, pages);
}

#[test]
fn a_short_section_is_one_page() {
    let pieces = [paragraph(6), paragraph(5)];
    let pages = break_recto(&pieces, FRAME);
    assert_eq!(pages.len(), 1);
    assert_eq!(pages[0].text, lines(11));
}

#[test]
fn paragraphs_give_way_so_that_pages_are_full_without_widows() {
    // 21 lines: the first page would end one line before the paragraph does.
    let pieces = [paragraph(10), paragraph(11), paragraph(12)];
    let pages = break_recto(&pieces, FRAME);
    assert_apart(&pieces, &pages, FRAME);
    assert_eq!(pages[0].text, lines(20));
    for page in &pages {
        for put in &page.puts {
            let count = pieces[put.piece as usize].variants[usize::from(put.variant)].height();
            assert!(put.begins() || count - put.lines.start >= lines(2));
            assert!(put.lines.end == count || put.lines.end >= lines(2));
        }
    }
}

#[test]
fn a_heading_is_not_left_at_the_foot() {
    let [head, text] = heading();
    for before in 10..20 {
        let pieces = [paragraph(before), head.clone(), text.clone(), paragraph(12)];
        let pages = break_recto(&pieces, FRAME);
        assert_apart(&pieces, &pages, FRAME);
        for page in &pages {
            assert_ne!(page.puts.last().map(|p| p.piece), Some(1), "{before}: {pages:?}");
        }
    }
}

#[test]
fn facing_pages_end_level() {
    let pieces: Vec<Piece> = [7, 3, 9, 3, 5, 11, 3, 3, 4, 8, 12, 3].map(paragraph).into();
    let [_, pages] = break_pages(&pieces, FRAME, [false, true]);
    assert_apart(&pieces, &pages, FRAME);
    for spread in pages.chunks(2).filter(|s| s.len() == 2 && !std::ptr::eq(&s[1], pages.last().unwrap())) {
        assert_eq!(spread[0].text, spread[1].text, "{pages:?}");
    }
}

#[test]
fn a_last_page_has_four_lines_where_a_variant_helps() {
    let pieces = [paragraph(12), paragraph(10)];
    let pages = break_recto(&pieces, FRAME);
    let last = pages.last().unwrap();
    assert!(pages.len() == 1 || last.text >= lines(4), "{pages:?}");
}

#[test]
fn notes_stand_on_the_page_of_their_reference() {
    let mut pieces = [paragraph(12), paragraph(12), paragraph(12)];
    for variant in &mut pieces[1].variants {
        variant.lines[4].notes = 300;
    }
    let pages = break_recto(&pieces, FRAME);
    assert_apart(&pieces, &pages, FRAME);
    for page in &pages {
        let called = page.puts.iter().any(|p| p.piece == 1 && p.lines.contains(&lines(4)));
        assert_eq!(called, page.notes >= lines(4), "{pages:?}");
    }
}

#[test]
fn a_note_longer_than_its_page_goes_on_overleaf() {
    let mut pieces = [paragraph(4), paragraph(4)];
    for variant in &mut pieces[0].variants {
        variant.lines[1].notes = 2_500;
    }
    let pages = break_recto(&pieces, FRAME);
    assert_apart(&pieces, &pages, FRAME);
    assert!(pages[0].carried > 0);
    assert_eq!(pages.last().unwrap().carried, 0);
}

/// Every place was tried with each amount of notes that pages before it could have left over: an article of a
/// thousand notes took two minutes.
#[test]
fn what_is_tried_grows_with_the_notes_and_not_with_their_square() {
    let tried = |count: usize| {
        let boxes = [0, 0, 0, 0, 0, 90].map(|notes| LineBox { notes, ..LineBox::default() });
        let variants = vec![Variant { lines: boxes.into(), ..Variant::default() }];
        let pieces = vec![Piece { variants, orphans: lines(2), widows: lines(2), ..Piece::default() }; count];
        states(&pieces, Frame { lines: lines(35), note_gap: 80, note_line: 80, ..FRAME })
    };
    let (few, many) = (tried(100), tried(400));
    assert!(many < few * 5, "{few} for 100 notes, {many} for 400");
}

/// Where pages were so low that a line and a note had no room on one, the way that was followed ended there; each place
/// was then tried with each amount of notes left over, which took minutes.
#[test]
fn a_page_too_low_for_a_line_and_a_note_still_has_an_end() {
    for height in 1..4 {
        let frame = Frame { lines: lines(height), note_gap: 120, note_line: 80, ..FRAME };
        let mut pieces = [paragraph(9), paragraph(5)];
        for variant in pieces.iter_mut().flat_map(|piece| &mut piece.variants) {
            variant.lines.iter_mut().step_by(3).for_each(|line| line.notes = 240);
        }
        // None of the states is a dead end, or this would find no way.
        assert!(states(&pieces, frame) > 0, "{height}");
        let pages = break_recto(&pieces, frame);
        assert_whole(&pieces, &pages);
        assert_eq!(pages.last().map(|page| page.carried), Some(0), "{height}");
    }
}

/// Each of sixty ways to rule room to write was divided at each of its lines: seven such rooms took minutes.
#[test]
fn room_with_fewer_rules_is_not_divided() {
    let tried = |least: usize| {
        let fewer = |count| Variant { whole: true, ..variant(count, 0.25) };
        let variants = [variant(60, 0.0)].into_iter().chain((least..60).rev().map(fewer)).collect();
        states(&vec![Piece { variants, space: lines(1), ..Piece::default() }; 5], FRAME)
    };
    let (few, many) = (tried(59), tried(1));
    assert!(many < few * 3, "{few} for 2 ways, {many} for 60");
}

#[test]
fn a_picture_that_does_not_fit_moves_on_and_the_text_closes_up() {
    let figure = Piece {
        variants: vec![variant(10, 0.0)],
        space: lines(1),
        floats: true,
        orphans: lines(10),
        ..Piece::default()
    };
    let pieces = [paragraph(14), figure, paragraph(12), paragraph(9)];
    let pages = break_recto(&pieces, FRAME);
    assert_apart(&pieces, &pages, FRAME);
    assert_eq!(pages[0].text, lines(20));
    assert_eq!(pages[1].puts[0].piece, 1);
}

/// A small picture stood on a page by itself, after the last words of its article.
#[test]
fn a_picture_does_not_move_past_the_end_of_its_text() {
    for (first, last) in [(16, 2), (16, 4), (17, 2), (17, 3), (18, 2)] {
        let figure = Piece {
            variants: vec![variant(6, 0.0)],
            space: lines(1),
            floats: true,
            orphans: lines(6),
            ..Piece::default()
        };
        let pieces = [paragraph(first), figure, paragraph(last)];
        let pages = break_recto(&pieces, FRAME);
        assert_apart(&pieces, &pages, FRAME);
        let ends = pages.last().is_some_and(|page| page.puts.iter().any(|put| put.piece == 2));
        assert!(ends, "{first}, {last}: {pages:?}");
    }
}

/// A picture that moves to the next page left the notes of its caption behind: they stood on no page, and a rule for
/// notes stood over nothing.
#[test]
fn notes_of_a_caption_stand_on_the_page_of_its_picture() {
    let mut figure =
        Piece { variants: vec![variant(10, 0.0)], space: lines(1), floats: true, ..Piece::default() };
    figure.variants[0].lines[9].notes = 200;
    let pieces = [paragraph(14), figure, paragraph(12), paragraph(9)];
    let pages = break_recto(&pieces, FRAME);
    assert_apart(&pieces, &pages, FRAME);
    for page in &pages {
        let holds = page.puts.iter().any(|put| put.piece == 1);
        assert_eq!(holds, page.notes > Lines::ZERO, "{pages:?}");
    }
    assert_eq!(pages[1].puts[0].piece, 1);
}

/// Such a picture had no page at all, and neither had the rest of its section.
#[test]
fn notes_of_a_picture_that_fills_its_page_go_to_the_next() {
    let mut figure = Piece { variants: vec![variant(20, 0.0)], floats: true, ..Piece::default() };
    figure.variants[0].lines[19].notes = 200;
    let pieces = [paragraph(14), figure, paragraph(12)];
    let pages = break_recto(&pieces, FRAME);
    assert_apart(&pieces, &pages, FRAME);
    assert!(pages.iter().any(|page| page.carried > 0), "{pages:?}");
    assert_eq!(pages.last().map(|page| page.carried), Some(0));
}

/// Counts of lines had 16 bits: of a table of 70,000 rows the last 4,464 were printed, with exit 0.
#[test]
fn a_piece_of_more_lines_than_sixteen_bits_count_is_put_whole() {
    let lines_in_all = usize::from(u16::MAX) + 2_000;
    let pieces = [Piece { variants: vec![variant(lines_in_all, 0.0)], ..Piece::default() }];
    let frame = Frame { lines: lines(50), ..FRAME };
    let pages = break_recto(&pieces, frame);
    assert_whole(&pieces, &pages);
}

/// Four pictures in a row: of the ways to put them, the best so far ended at a page that they fill, with text yet to
/// come, and was the only one that was followed.
#[test]
fn text_after_pictures_that_fill_their_page_is_not_lost() {
    let mut pieces: Vec<Piece> = [(1, 0), (19, 1), (2, 0), (18, 2)]
        .map(|(count, space)| Piece {
            variants: vec![variant(count, 0.0)],
            space: lines(space),
            floats: true,
            ..Piece::default()
        })
        .into();
    pieces.push(Piece { space: lines(1), break_before: PageCost::NEVER, ..paragraph(20) });
    let pages = break_recto(&pieces, FRAME);
    assert_apart(&pieces, &pages, FRAME);
}

#[test]
fn head_rows_stand_again_where_a_table_goes_on() {
    let table = Piece {
        variants: vec![variant(30, 0.0)],
        again: lines(2),
        orphans: lines(3),
        widows: lines(2),
        ..Piece::default()
    };
    let pages = break_recto(std::slice::from_ref(&table), FRAME);
    assert_apart(std::slice::from_ref(&table), &pages, FRAME);
    assert_eq!(pages[1].puts[0].top, lines(2));
}

// Where each page costs much and the first pass allows it, a bound that was too low ended that pass in silence.
#[test]
fn a_bound_that_is_too_low_is_followed_by_the_next() {
    let whole = |count, cost| Variant { whole: true, ..variant(count, cost) };
    let first = Piece { variants: vec![whole(10, 0.0), whole(4, 40.0)], ..Piece::default() };
    let cost = |line: usize| match line % 20 {
        9 => 20.0,
        15 => 0.0,
        _ => PageCost::NEVER,
    };
    let lines = (0..190).map(|line| LineBox { break_cost: cost(line), ..LineBox::default() }).collect();
    let long = Variant { lines, ..Variant::default() };
    let second = Piece { variants: vec![long], break_before: PageCost::NEVER, ..Piece::default() };
    let pieces = [first, second];
    let plans = break_pages(&pieces, FRAME, [true; 2]);
    assert_eq!(plans, break_within(&pieces, FRAME, [true; 2], &[f32::INFINITY]));
    assert!(plans.iter().all(|pages| pages[0].puts[0].variant == 0), "{plans:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_line_stands_once_in_order(
        sizes in prop::collection::vec((1usize..30, 0u16..3, 0u8..8, 0u32..250), 0..30),
        starts_verso: bool,
        low in prop::option::weighted(0.2, 1u32..6),
    ) {
        let frame = Frame { lines: low.map_or(FRAME.lines, lines), ..FRAME };
        let pieces: Vec<Piece> = sizes.iter().map(|(count, space, kind, notes)| {
            let mut piece = paragraph(*count);
            piece.space = Lines::from(*space);
            match kind {
                0 => { piece.floats = true; piece.variants = vec![variant((*count).min(frame.lines.index()), 0.0)]; }
                1 => piece.break_before = PageCost::NEVER,
                2 => piece.new_page = true,
                3 => for v in &mut piece.variants { v.lines[0].notes = *notes; },
                4 => for v in &mut piece.variants {
                    v.lines.iter_mut().enumerate().filter(|(at, _)| at % 7 != 2).for_each(|(_, line)| line.break_cost = 25.0);
                },
                _ => {}
            }
            piece
        }).collect();
        let plans = break_pages(&pieces, frame, [true; 2]);
        plans.iter().for_each(|pages| assert_apart(&pieces, pages, frame));
        // Neither what is tried first nor what is looked for beside it makes a difference.
        let without_bounds = break_within(&pieces, frame, [true; 2], &[f32::INFINITY]);
        let apart = [[true, false], [false, true]].map(|sides| break_pages(&pieces, frame, sides));
        prop_assert_eq!(&plans, &without_bounds);
        prop_assert_eq!([&plans[0], &plans[1]], [&apart[0][0], &apart[1][1]]);
    }
}

// Large print whose blocks stand one line apart on one page and two on the next looks careless.
#[test]
fn pages_that_need_not_end_level_keep_their_spaces() {
    let line = LineBox::default();
    let paragraph = |count: usize| Piece {
        variants: vec![Variant { lines: vec![line; count], ..Variant::default() }],
        space: lines(1),
        give: lines(1),
        orphans: lines(2),
        widows: lines(2),
        ..Piece::default()
    };
    let pieces: Vec<Piece> = (0..40).map(|at| paragraph(3 + at % 4)).collect();
    for level in [true, false] {
        let pages = break_recto(&pieces, Frame { level, ..FRAME });
        let mut opened = 0;
        for page in &pages {
            for (one, next) in page.puts.iter().zip(page.puts.iter().skip(1)) {
                opened += usize::from(next.top - one.end() != lines(1));
            }
        }
        assert_eq!(opened > 0, level, "{opened} spaces are not as they should be");
    }
}

// Handouts had a heading and one event at the foot of a page, and room to write on another page than its question:
// a page that fell short by more than three lines was not even looked at.
#[test]
fn a_page_that_faces_none_ends_early_rather_than_part_what_belongs_together() {
    let line = Piece { variants: vec![variant(1, 0.0)], ..Piece::default() };
    let kept = Piece { break_before: PageCost::NEVER, ..line.clone() };
    for before in 1..20 {
        let mut pieces = vec![paragraph(before), line.clone()];
        pieces.extend(vec![kept.clone(); 12]);
        pieces.push(paragraph(9));
        let pages = break_recto(&pieces, Frame { level: false, ..FRAME });
        let held = |page: &&PageFill| page.puts.iter().any(|put| (1..14).contains(&put.piece));
        assert_eq!(pages.iter().filter(held).count(), 1, "{before}: {pages:?}");
    }
}

// Three words that are explained at the foot, in three lines that follow one another: the page ends before the line
// whose explanation it cannot hold.
#[test]
fn many_short_notes_stand_where_they_are_called() {
    for before in 4..20 {
        let mut pieces = [paragraph(before), paragraph(12), paragraph(9)];
        for variant in &mut pieces[1].variants {
            variant.lines[2..8].iter_mut().for_each(|line| line.notes = 200);
        }
        let pages = break_recto(&pieces, Frame { level: false, ..FRAME });
        assert!(pages.iter().all(|page| page.carried == 0), "{before}: {pages:?}");
    }
}

// A thousand pictures in a row took a minute: each place was tried with each number that waits, and each page looked
// through all that are left.
#[test]
fn text_does_not_pass_a_long_row_of_pictures() {
    let picture = |space| Piece {
        variants: vec![variant(6, 0.0)],
        space: lines(space),
        give: lines(space.min(1)),
        floats: true,
        ..Piece::default()
    };
    let mut pieces = vec![paragraph(12)];
    pieces.extend((0..60).map(|_| picture(1)));
    pieces.push(paragraph(30));
    let pages = break_recto(&pieces, FRAME);
    assert_apart(&pieces, &pages, FRAME);
    let order: Vec<u32> = pages.iter().flat_map(|page| &page.puts).map(|put| put.piece).collect();
    let text = order.iter().position(|piece| *piece == 61).unwrap();
    // The text after them does not stand pages before them.
    assert!(text + 16 > 60, "{order:?}");
    assert!(pages[1..pages.len() - 3].iter().all(|page| page.text >= lines(20)), "{pages:?}");
    // What is looked through for one page does not grow with the row.
    let looked_through = |count: usize| {
        let pieces: Vec<Piece> = (0..count).map(|_| picture(1)).collect();
        let pass = Pass { slack: FRAME.lines, limit: f32::INFINITY, forced: true };
        let (mut layers, mut ends) = (Layers::default(), Vec::new());
        Pagination::new(&pieces, FRAME, pass).explore(
            State::default(),
            f32::INFINITY,
            &mut layers,
            &mut ends,
        );
        ends.len()
    };
    assert_eq!(looked_through(40), looked_through(400));
}

// A thousand pictures with a paragraph after each took a minute: any number of them could wait.
#[test]
fn what_is_tried_grows_with_the_pictures_and_not_with_their_square() {
    let tried = |count: usize| {
        let picture = Piece {
            variants: vec![variant(9, 0.0)],
            space: lines(1),
            floats: true,
            orphans: lines(9),
            ..Piece::default()
        };
        let pieces: Vec<Piece> = (0..count).flat_map(|_| [picture.clone(), paragraph(5)]).collect();
        states(&pieces, FRAME)
    };
    let (few, many) = (tried(50), tried(200));
    assert!(many < few * 5, "{few} for 50 pictures, {many} for 200");
}

// Pages fell a line short wherever a word was divided near their end: only the end of a recto matters, where the reader
// turns the leaf.
#[test]
fn a_word_is_divided_at_the_end_of_a_verso_rather_than_of_a_recto() {
    let mut divided = paragraph(9);
    for variant in &mut divided.variants {
        variant.lines.iter_mut().for_each(|line| line.divided = true);
    }
    let pieces = [paragraph(17), divided, paragraph(30)];
    let plans = break_pages(&pieces, FRAME, [true; 2]);
    for (pages, starts_verso) in plans.iter().zip([false, true]) {
        let within = pages[0].puts.last().is_some_and(|put| put.piece == 1 && put.lines.end < lines(8));
        assert_eq!(within, starts_verso, "{pages:?}");
    }
}

// A scale on which a line of text given up was worth next to nothing left half of all pages short.
#[test]
fn a_page_is_filled_by_a_paragraph_before_a_space_moves() {
    let mut quote = Piece { space: lines(1), give: lines(1), ..paragraph(4) };
    quote.variants.truncate(1);
    for before in 10..16 {
        let pieces = [paragraph(before), quote.clone(), paragraph(12), paragraph(14), paragraph(30)];
        let pages = break_recto(&pieces, FRAME);
        assert_apart(&pieces, &pages, FRAME);
        for (over, put) in pages.iter().flat_map(|page| page.puts.iter().zip(&page.puts[1..])) {
            assert_eq!(put.top - over.end(), pieces[put.piece as usize].space, "{before}: {pages:?}");
        }
        assert_eq!(pages[0].text, lines(20), "{before}: {pages:?}");
    }
}
