//! Sheets printed on both sides by hand: four printers as a model, whatever end of the paper they print the head at, and
//! the booklet that comes of each folded; and backs that are put right by what is read off a test sheet.

use crate::support;

use chapbook::diagnostic::Placed;
use chapbook::driver::{Memory, Output, Project};
use chapbook::impose::{
    self, Binding, Copies, Flip, Format, FormatRequest, GridCell, Marks, Offset, Options, PaperPath, Plan,
    Printed, Request, Scheme, Turn, Turning, format, plan,
};
use chapbook::lang::{self, BookletWords};
use chapbook::model::{Book, visit};
use chapbook::unit::{Length, Point, Size, page_named};
use rayon::prelude::*;
use support::folding::{self, Page, Pile, Seen};

/// How a printer takes and delivers paper.
#[derive(Clone, Copy, Debug)]
struct Printer {
    /// Whether it prints the side that lies up in the tray.
    prints_upper_side: bool,
    /// Whether it delivers paper with the printed side up.
    delivers_face_up: bool,
    /// Whether the head of what it prints is at the edge that goes in first.
    head_first: bool,
}

/// A sheet of paper. Its sides are 0, which lay up when it was new, and 1.
#[derive(Clone, Debug, Default)]
struct Paper {
    /// Which page of a file is on each side.
    printed: [Option<usize>; 2],
    /// Whether the head of that is at the edge that went in first when it was new.
    head: [bool; 2],
    /// The side that lies up.
    up: usize,
}

/// Paper from the lowest sheet to the uppermost.
type Stack = Vec<Paper>;

impl Printer {
    /// Takes sheets from the top and lays each on the one before. The edge that went in first when the paper was new
    /// goes in first. `None` if a side would be printed twice.
    fn print(self, mut tray: Stack, pages: impl IntoIterator<Item = usize>) -> Option<Stack> {
        let mut out = Stack::new();
        for page in pages {
            let mut paper = tray.pop().expect("paper enough");
            let side = if self.prints_upper_side { paper.up } else { 1 - paper.up };
            if paper.printed[side].replace(page).is_some() {
                return None;
            }
            paper.head[side] = self.head_first;
            paper.up = if self.delivers_face_up { side } else { 1 - side };
            out.push(paper);
        }
        Some(out)
    }

    /// What the test of two sheets shows: the arrow is drawn on the side that lies up.
    fn tested(self) -> PaperPath {
        let out = self.print(vec![Paper::default(); 2], 0..2).expect("new paper");
        let top = out.last().expect("two sheets");
        match (top.printed[top.up].is_some(), top.up == 0) {
            (true, true) => PaperPath::A,
            (true, false) => PaperPath::B,
            (false, false) => PaperPath::C,
            (false, true) => PaperPath::D,
        }
    }
}

const PRINTERS: [(bool, bool); 4] = [(true, true), (false, true), (true, false), (false, false)];

fn printers() -> impl Iterator<Item = Printer> {
    PRINTERS.into_iter().flat_map(|(prints_upper_side, delivers_face_up)| {
        [true, false].map(|head_first| Printer { prints_upper_side, delivers_face_up, head_first })
    })
}

fn turned_over(stack: Stack) -> Stack {
    stack.into_iter().rev().map(|paper| Paper { up: 1 - paper.up, ..paper }).collect()
}

fn named(name: &str) -> Size {
    page_named(name).expect("a page that has a name")
}

fn planned(options: &Options, paper: &str, count: u32, binding: Binding) -> Plan {
    let request = FormatRequest { options, page: named("A5"), page_is_chosen: false, paper: named(paper) };
    let format = format(request).unwrap_or_else(|diagnostic| panic!("{}", diagnostic.message));
    let page = |number: u32| Printed { label: number.to_string(), ..Printed::default() };
    let pages: Vec<Printed> = (1..=count).map(page).collect();
    plan(Request { options, format, binding, pages: &pages, second: None }).value
}

fn seen(cells: &[GridCell]) -> Vec<Seen> {
    let seen = |cell: &GridCell| {
        let (origin, size) = (cell.area.origin, cell.area.size);
        let at = ((origin.x + size.width / 2).to_mm(), (origin.y + size.height / 2).to_mm());
        Some(Seen { page: cell.page?.0 + 1, at, upright: cell.turn == Turn::Upright })
    };
    cells.iter().filter_map(seen).collect()
}

/// Prints a plan in two passes and folds what comes out. `None` if a side was printed twice.
fn printed(plan: &Plan, printer: Printer, path: PaperPath) -> Option<Vec<Page>> {
    let count = plan.sheets.len();
    let fronts = printer.print(vec![Paper::default(); count], 0..count)?;
    let done = match path.turns_pile() {
        true => printer.print(turned_over(fronts), 0..count)?,
        false => printer.print(fronts, (0..count).rev())?,
    };
    // The side that was printed first is the same on all sheets.
    let first = if printer.prints_upper_side { 0 } else { 1 };
    let mut sheets: Vec<Option<[Vec<Seen>; 2]>> = vec![None; count];
    let mut heads_agree = true;
    for paper in done {
        let (front, back) = (paper.printed[first]?, paper.printed[1 - first]?);
        heads_agree &= paper.head[0] == paper.head[1];
        sheets[front] = Some([seen(&plan.sheets[front].front.cells), seen(&plan.sheets[back].back.cells)]);
    }
    let sheets: Vec<[Vec<Seen>; 2]> = sheets.into_iter().collect::<Option<_>>()?;
    let Size { width, height } = plan.format.sheet;
    let pile = Pile {
        scheme: plan.scheme,
        binding: plan.binding,
        // Both heads at one short edge of the paper: it was turned about its long one.
        turned: Some(if heads_agree { Turning::LongEdge } else { Turning::ShortEdge }),
        sheet: (width.to_mm(), height.to_mm()),
        sheets: &sheets,
        signatures: &plan.signatures,
        copies: plan.format.copies,
    };
    Some(pile.read())
}

// The page that says how had the pile turned for every printer: two of four printed over the fronts.
#[test]
fn what_the_test_shows_is_right_for_every_printer() {
    for printer in printers() {
        let path = printer.tested();
        for (scheme, count, copies) in [
            (Scheme::Saddle, 4, Copies::One),
            (Scheme::Saddle, 30, Copies::One),
            (Scheme::Perfect, 23, Copies::One),
            (Scheme::FourUp, 40, Copies::One),
            (Scheme::Saddle, 130, Copies::One),
            (Scheme::Quarto, 60, Copies::One),
            (Scheme::Octavo, 90, Copies::One),
            (Scheme::Ring, 41, Copies::One),
            (Scheme::Saddle, 22, Copies::Two),
            (Scheme::Saddle, 14, Copies::Four),
        ] {
            for (paper, binding) in ["A4", "letter"]
                .into_iter()
                .flat_map(|paper| [Binding::Left, Binding::Right].map(|side| (paper, side)))
            {
                let options = Options {
                    scheme,
                    copies,
                    printer: Some(path),
                    marks: Marks::Only(Vec::new()),
                    ..Options::default()
                };
                let plan = planned(&options, paper, count, binding);
                assert_eq!(plan.flip, Some(Flip::SingleSided));
                let read = printed(&plan, printer, path)
                    .unwrap_or_else(|| panic!("{printer:?} prints a side twice"));
                let mut wanted: Vec<Page> = (1..=count).map(|page| Some((page, true))).collect();
                wanted.resize(read.len(), None);
                assert_eq!(read, wanted, "{printer:?} {path:?} {scheme:?}");
            }
        }
    }
}

#[test]
fn each_outcome_is_that_of_one_way_and_the_other_way_spoils_the_sheets() {
    let found: Vec<PaperPath> = printers().map(Printer::tested).collect();
    use PaperPath::{A, B, C, D};
    assert_eq!(found, [A, A, B, B, C, C, D, D]);
    let plan = planned(&Options { flip: Flip::SingleSided, ..Options::default() }, "A4", 30, Binding::Left);
    for printer in printers() {
        let wrong = if printer.tested().turns_pile() { B } else { A };
        assert_eq!(printed(&plan, printer, wrong), None, "{printer:?}");
    }
}

/// A sheet of the test as it lies in the hand: the pages of its file on its front and on its back, and how it was turned
/// between them.
struct Tested {
    pages: [usize; 2],
    turned: Turning,
}

/// Prints the test of two sheets by hand, as the page says. `None` if a side was printed twice.
fn tested(printer: Printer) -> Option<Vec<Tested>> {
    let fronts = printer.print(vec![Paper::default(); 2], 0..2)?;
    let done = match printer.tested().turns_pile() {
        true => printer.print(turned_over(fronts), 2..4)?,
        false => printer.print(fronts, 4..6)?,
    };
    let first = if printer.prints_upper_side { 0 } else { 1 };
    let of = |paper: Paper| {
        let pages = [paper.printed[first]?, paper.printed[1 - first]?];
        let heads_agree = paper.head[0] == paper.head[1];
        Some(Tested { pages, turned: if heads_agree { Turning::LongEdge } else { Turning::ShortEdge } })
    };
    done.into_iter().map(of).collect()
}

/// Tells whether both sides of the test stand the same way up when a sheet is turned so in the hand.
fn stand_alike(turning: Turning, sheet: Size, printer: Printer) -> bool {
    let plan = impose::hand_test(&Options { flip: Flip::SingleSided, ..Options::default() }, sheet);
    let turns: Vec<Turn> = plan
        .sheets
        .iter()
        .take(2)
        .map(|sheet| sheet.front.cells[0].turn)
        .chain(plan.sheets.iter().map(|sheet| sheet.back.cells[0].turn))
        .collect();
    let size = (sheet.width.to_mm(), sheet.height.to_mm());
    let keeps = |turning| folding::keeps_head(turning, size);
    let sheets = tested(printer).expect("no side twice");
    let alike = |Tested { pages: [front, back], turned }: &Tested| {
        // The back stands as in its file when the sheet is turned as it was for printing.
        let is_over = keeps(turning) != keeps(*turned);
        let seen = if is_over { turns[*back].over() } else { turns[*back] };
        seen == turns[*front]
    };
    let same: Vec<bool> = sheets.iter().map(alike).collect();
    assert_eq!(same[0], same[1]);
    same[0]
}

/// What the sentences of a text say of how a sheet is turned over, by what they mean to whoever reads them.
fn turnings_said(text: &str, words: &BookletWords<'_>) -> Vec<Turning> {
    let meant = [
        (words.short_edge, Turning::ShortEdge),
        (words.long_edge, Turning::LongEdge),
        (words.like_page, Turning::LikePage),
    ];
    meant.into_iter().filter(|(sentence, _)| text.contains(sentence)).map(|(_, turning)| turning).collect()
}

/// Returns what blocks of a book say.
fn text_of(book: &Book) -> String {
    let blocks = book.sections.iter().flat_map(|section| &section.blocks);
    blocks.map(|block| visit::text(std::slice::from_ref(block))).collect::<Vec<_>>().join("\n")
}

/// Booklets that are printed in any way, on sheets that lie and that stand, with how many pages they hold.
const TURNED: [&str; 12] = [
    "",
    "flip = 'single-sided'",
    "flip = 'long-edge'",
    "printer = 'B'",
    "scheme = 'four-up'",
    "scheme = 'four-up'\nflip = 'single-sided'",
    "scheme = 'quarto'\nflip = 'long-edge'",
    "scheme = 'octavo'\nflip = 'single-sided'",
    "scheme = 'perfect'",
    "scheme = 'ring'\npage = 'A4'\nflip = 'single-sided'",
    "scheme = 'ring'\npage = 'A4'",
    "copies = 2\nflip = 'single-sided'",
];

// The page asked people to turn a sheet about its long edge to see whether both sides stand alike, where only one that is
// turned like the page of a book shows it: sheets of booklets lie on their sides. No test read the sentence.
#[test]
fn who_does_what_the_sentences_say_gets_the_booklet_in_every_language() {
    // Plans are the same in each language that runs from left to right: all of them are made in English.
    let few = |tag: &str| if tag == "en" { &TURNED[..] } else { &TURNED[..2] };
    let cases: Vec<(&str, &str)> = lang::ALL
        .iter()
        .flat_map(|language| few(language.tag).iter().map(|settings| (language.tag, *settings)))
        .collect();
    let wrong: Vec<String> =
        cases.par_iter().filter_map(|(tag, settings)| wrong_turn(tag, settings).err()).collect();
    assert_eq!(wrong, [""; 0]);
}

/// Does with paper what the pages say of turning it.
fn wrong_turn(tag: &str, settings: &str) -> Result<(), String> {
    let text = format!("---\ntitle: 12\ndate: 2025-02-06\n---\n\n{}", "7 ".repeat(2_600));
    let config = format!("[series]\ntitle = \"1905\"\nlanguage = \"{tag}\"\n[booklet]\n{settings}\n");
    let files = Memory::from_iter([("letter.md", text), ("chapbook.toml", config)]);
    let mut project = Project::open(files, chapbook::driver::Request::default());
    project.load();
    let shared = project.share(&[Output::Booklet]).expect("a book").value;
    let imposed = shared.booklet().value.expect("a booklet");
    let words = shared.book().metadata.words().booklet;
    let plan = &imposed.plan;
    let said = turnings_said(&text_of(&shared.how_to(&imposed).value.0), &words);
    let is_tested = settings.contains("flip = 'single-sided'");
    let by_printer: Vec<&Turning> = said.iter().filter(|turning| **turning != Turning::IN_HAND).collect();
    let [by_printer] = by_printer[..] else { return Err(format!("{tag}, {settings}: {said:?}")) };
    let read = |turned: Turning| {
        let of = |sheet: &impose::Sheet| [seen(&sheet.front.cells), seen(&sheet.back.cells)];
        let sheets: Vec<[Vec<Seen>; 2]> = plan.sheets.iter().map(of).collect();
        let Size { width, height } = plan.format.sheet;
        let (scheme, binding, copies) = (plan.scheme, plan.binding, plan.format.copies);
        let sheet = (width.to_mm(), height.to_mm());
        let signatures = &plan.signatures;
        let pile = Pile { scheme, binding, turned: Some(turned), sheet, sheets: &sheets, signatures, copies };
        pile.read().into_iter().flatten().collect::<Vec<_>>()
    };
    let count = u32::try_from(imposed.pages.len()).expect("few");
    let wanted: Vec<(u32, bool)> = (1..=count).map(|page| (page, true)).collect();
    if read(*by_printer) != wanted {
        return Err(format!("{tag}, {settings}: {by_printer:?} gives {:?}", read(*by_printer)));
    }
    // The other edge gives something else, or copies that are not alike: the model tells them apart.
    let other = if *by_printer == Turning::LongEdge { Turning::ShortEdge } else { Turning::LongEdge };
    if plan.format.copies == Copies::One {
        assert_ne!(read(other), wanted, "{tag}, {settings}");
    }
    let calibration = turnings_said(&text_of(&shared.test_sheet().value.book), &words);
    if calibration != [Turning::IN_HAND] || is_tested != said.contains(&Turning::IN_HAND) {
        return Err(format!("{tag}, {settings}: in the hand {said:?}, on the test sheet {calibration:?}"));
    }
    for turning in said.iter().filter(|turning| **turning == Turning::IN_HAND) {
        if let Some(printer) = printers().find(|printer| !stand_alike(*turning, plan.format.sheet, *printer))
        {
            return Err(format!("{tag}, {settings}: {printer:?} does not show it"));
        }
    }
    Ok(())
}

// What the sentence said before shows the opposite on a sheet that lies on its side.
#[test]
fn a_sheet_turned_about_the_wrong_edge_does_not_stand_alike() {
    let lying = Size { width: named("A4").height, height: named("A4").width };
    for (sheet, long) in [(lying, false), (named("A4"), true), (named("letter"), true)] {
        for printer in printers() {
            assert!(stand_alike(Turning::LikePage, sheet, printer), "{printer:?}");
            assert_eq!(stand_alike(Turning::LongEdge, sheet, printer), long, "{printer:?}");
            assert_eq!(stand_alike(Turning::ShortEdge, sheet, printer), !long, "{printer:?}");
        }
    }
}

// The sentence that was wrong had in each language the word for the long edge that the sentence for print dialogs has.
#[test]
fn no_other_sentence_names_an_edge_about_which_a_sheet_is_turned() {
    let tokens = |text: &str| -> Vec<String> {
        let marks = |sign: char| sign.is_whitespace() || ".,:;„“”«»()".contains(sign);
        text.to_lowercase().split(marks).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    for language in lang::ALL {
        let words = language.booklet;
        let (short, long) = (tokens(words.short_edge), tokens(words.long_edge));
        let only = |one: &[String], other: &[String]| -> Vec<String> {
            let differs = one.iter().filter(|word| !other.contains(word));
            differs
                .map(|word| word.chars().take(word.chars().count().saturating_sub(1).clamp(3, 4)).collect())
                .collect()
        };
        let stems = [only(&short, &long), only(&long, &short)].concat();
        assert!(stems.len() >= 2, "{}: {stems:?}", language.tag);
        for sentence in [
            words.like_page,
            words.hand_backs,
            words.hand_round,
            words.hand_turned,
            words.test_flip,
            words.test_by_hand,
            words.same_edge,
            words.turn_over,
            words.not_over,
            words.legend_edge,
            words.alt_sheet,
            words.upside_down,
        ] {
            let named =
                tokens(sentence).into_iter().find(|word| stems.iter().any(|stem| word.starts_with(stem)));
            assert_eq!(named, None, "{}: {sentence}", language.tag);
        }
    }
}

/// The place of a cell's middle on a back as one looks at it upright.
fn upright(cell: &GridCell, sheet: Size, over: bool) -> Point {
    let (origin, size) = (cell.area.origin, cell.area.size);
    let middle = Point { x: origin.x + size.width / 2, y: origin.y + size.height / 2 };
    match over {
        true => Point { x: sheet.width - middle.x, y: sheet.height - middle.y },
        false => middle,
    }
}

/// A printer that feeds askew moves what it prints on a back by as much, as it lies in the file.
fn printed_askew(cell: &GridCell, askew: Point) -> GridCell {
    let origin = Point { x: cell.area.origin.x + askew.x, y: cell.area.origin.y + askew.y };
    GridCell { area: chapbook::unit::Rect { origin, ..cell.area }, ..*cell }
}

fn tenths(length: Length) -> Length {
    Length::from_mm((length.to_mm() * 10.0).round() / 10.0)
}

// The offset went the wrong way, and on a test sheet that stood while the booklet lay it went the other way round.
#[test]
fn what_is_read_off_the_test_sheet_puts_the_next_print_right() {
    let askew = Point { x: Length::from_mm(1.73), y: Length::from_mm(-0.86) };
    for flip in [Flip::ShortEdge, Flip::LongEdge, Flip::SingleSided] {
        for (scheme, paper) in [
            (Scheme::Saddle, "A4"),
            (Scheme::Saddle, "letter"),
            (Scheme::FourUp, "A4"),
            (Scheme::Leaflet, "A4"),
        ] {
            let straight = Options { flip, scheme, marks: Marks::Only(Vec::new()), ..Options::default() };
            let ideal = planned(&straight, paper, 6, Binding::Left);
            let sheet = ideal.format.sheet;
            let mut options = straight.clone();
            // What is set already is tested, and added to.
            for _ in 0..2 {
                let test = impose::test_sheet(&options, sheet);
                assert_eq!(test.format.sheet, sheet, "the test lies as the booklet does");
                let back = test.sheets[0].back.cells[0];
                let at = upright(&printed_askew(&back, askew), sheet, back.turn == Turn::UpsideDown);
                // The cross of the front lies in the middle of the sheet, from whichever side it is seen.
                let read =
                    Offset { right: tenths(sheet.width / 2 - at.x), up: tenths(at.y - sheet.height / 2) };
                options.back_offset.right += read.right;
                options.back_offset.up += read.up;
            }
            let next = planned(&options, paper, 6, Binding::Left);
            for (wanted, found) in ideal.sheets.iter().zip(&next.sheets) {
                for (wanted, found) in wanted.back.cells.iter().zip(&found.back.cells) {
                    let over = found.turn == Turn::UpsideDown;
                    let (wanted, found) =
                        (upright(wanted, sheet, over), upright(&printed_askew(found, askew), sheet, over));
                    let apart = (wanted.x - found.x).abs().max((wanted.y - found.y).abs());
                    assert!(apart <= Length::from_mm(0.1), "{flip:?} {scheme:?}: {} mm", apart.to_mm());
                }
            }
        }
    }
}

#[test]
fn backs_move_right_and_up_as_one_looks_at_them() {
    for flip in [Flip::ShortEdge, Flip::LongEdge, Flip::SingleSided] {
        let straight = Options { flip, ..Options::default() };
        let askew =
            Options { back_offset: Offset { right: Length::mm(2), up: Length::mm(1) }, ..straight.clone() };
        let of = |options: &Options| planned(options, "A4", 4, Binding::Left).sheets.swap_remove(0);
        let (straight, askew) = (of(&straight), of(&askew));
        assert_eq!(straight.front, askew.front);
        let sheet = named("A4");
        let sheet = Size { width: sheet.height, height: sheet.width };
        for (before, after) in straight.back.cells.iter().zip(&askew.back.cells) {
            let over = after.turn == Turn::UpsideDown;
            let (before, after) = (upright(before, sheet, over), upright(after, sheet, over));
            assert_eq!((after.x - before.x, before.y - after.y), (Length::mm(2), Length::mm(1)), "{flip:?}");
        }
    }
}

/// A sheet asked for is the one that is tested.
#[test]
fn the_test_of_two_sheets_has_their_fronts_and_their_backs_both_ways() {
    let options = Options { flip: Flip::SingleSided, ..Options::default() };
    let sheet = Placed { value: named("A4"), span: None }.value;
    let lying = Size { width: sheet.height, height: sheet.width };
    let plan = impose::hand_test(&options, lying);
    let page = |cells: &[GridCell]| cells[0].page.map(|page| page.0);
    let fronts: Vec<_> = plan.sheets.iter().take(2).map(|sheet| page(&sheet.front.cells)).collect();
    let backs: Vec<_> = plan.sheets.iter().map(|sheet| page(&sheet.back.cells)).collect();
    assert_eq!((fronts, backs), (vec![Some(0), Some(1)], vec![Some(2), Some(3), Some(4), Some(5)]));
    assert_eq!(plan.format, Format { page: lying, sheet: lying, scale: 1.0, ..Format::default() });
    assert!(plan.sheets.iter().all(|sheet| sheet.back.cells[0].turn == Turn::UpsideDown));
}
