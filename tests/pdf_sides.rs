//! Several pages on a side: what is read, and where links and bookmarks lead, is as on sides of their own.

use crate::support;

use chapbook::font::FontBook;
use chapbook::frame::{ArtifactKind, Bearing, Item, Page, RegionKind};
use chapbook::layout::inline::{Collector, ParagraphShape, Setter, TextStyle};
use chapbook::model::{Block, Book, Inline};
use chapbook::pdf::{Duplex, Matrix, PageOnSide, PrintedSide, Request, write, write_sides};
use chapbook::unit::{Length, Point, Rect, Size};
use lopdf::{Dictionary, Object};
use std::collections::BTreeMap;
use std::sync::Arc;
use support::tagged::{Kid, Tagged, text};
use support::{book, pages};

/// How pages stand on a side: the paper, and of each place how far it is turned and its lower left corner.
struct Sheet {
    paper: Size,
    places: &'static [(u8, i64, i64)],
}

/// Pages of 105 mm by 148 mm.
const SHEETS: [Sheet; 4] = [
    // As a folded sheet has them.
    Sheet {
        paper: Size { width: Length::mm(210), height: Length::mm(148) },
        places: &[(0, 0, 0), (0, 105, 0)],
    },
    Sheet {
        paper: Size { width: Length::mm(148), height: Length::mm(210) },
        places: &[(1, 0, 0), (3, 0, 105)],
    },
    Sheet {
        paper: Size { width: Length::mm(210), height: Length::mm(296) },
        places: &[(0, 0, 0), (0, 105, 0), (2, 0, 148), (2, 105, 148)],
    },
    Sheet {
        paper: Size { width: Length::mm(296), height: Length::mm(210) },
        places: &[(1, 0, 0), (1, 148, 0), (3, 0, 105), (3, 148, 105)],
    },
];

struct Made {
    fonts: FontBook,
    book: Book,
    pages: Vec<Page>,
}

impl Made {
    fn new() -> Self {
        let fonts = FontBook::new(&[]).value;
        let mut book = book::rich();
        lengthen(&mut book);
        let pages = pages::of(&book, &fonts);
        Self { fonts, book, pages }
    }

    /// Returns sides with pages in an order that is not the book's: last and first, as on a folded sheet.
    fn sides(&self, sheet: &Sheet) -> Vec<PrintedSide> {
        let (mut from, mut to) = (0, self.pages.len());
        let mut order = Vec::new();
        while from < to {
            to -= 1;
            order.push(to);
            if from < to {
                order.push(from);
                from += 1;
            }
        }
        order
            .chunks(sheet.places.len())
            .enumerate()
            .map(|(index, chunk)| PrintedSide {
                size: sheet.paper,
                trim: Rect { origin: Point::default(), size: sheet.paper },
                bleed: Length::ZERO,
                placed: chunk
                    .iter()
                    .zip(sheet.places)
                    .map(|(page, place)| self.placed(*page, place))
                    .collect(),
                extras: self.label(&format!("Side {index}")),
            })
            .collect()
    }

    fn placed(&self, page: usize, (quarters, x, y): &(u8, i64, i64)) -> PageOnSide {
        let size = self.pages[page].size;
        let clip = Some(Rect { origin: Point::default(), size });
        PageOnSide { page, transform: Matrix::turned(*quarters, size, Length::mm(*x), Length::mm(*y)), clip }
    }

    /// A label in a face that no page uses.
    fn label(&self, words: &str) -> Vec<Item> {
        let chain = self.fonts.chain(&["sans-serif"], 700, false);
        let style = Arc::new(TextStyle::new(chain, Length::pt(6), "en"));
        let mut label = Collector::new(false);
        label.text(words, &style, Bearing::Artifact(ArtifactKind::Layout));
        let setter = Setter::new(&self.fonts);
        let lines = setter.set(&label.build(), &ParagraphShape::justified(Length::mm(60)));
        let mut items: Vec<Item> = lines.into_iter().flat_map(|line| line.items).collect();
        for item in &mut items {
            item.at.x += Length::mm(5);
            item.at.y += Length::mm(5);
            item.region = RegionKind::Head;
        }
        items
    }

    fn options(&self) -> Request<'_> {
        Request::new(&self.fonts)
    }

    fn singly(&self) -> Vec<u8> {
        write(&self.book, &self.pages, self.options()).value
    }

    fn on(&self, sides: &[PrintedSide]) -> Vec<u8> {
        let made = write_sides(&self.book, &self.pages, sides, self.options());
        assert_eq!(made.diagnostics, []);
        made.value
    }
}

/// Lets a paragraph run over several pages.
fn lengthen(book: &mut Book) {
    let Block::Paragraph(paragraph) = &mut book.sections[5].blocks[0].value else { panic!("a paragraph") };
    let sentences = (1..=150).map(|number| format!("This is sentence {number} of a long paragraph."));
    let text = sentences.collect::<Vec<_>>().join(" ");
    let Inline::Text { text: words } = &mut paragraph.content[0].value else { panic!("words") };
    words.push_str(&text);
}

/// Returns the links in the order in which they are read: each with its side, its area and its name.
fn links(tagged: &Tagged) -> Vec<(usize, Vec<f32>, Option<String>)> {
    let mut sides = BTreeMap::new();
    for (side, page) in tagged.document.get_pages().into_values().enumerate() {
        let page = tagged.document.get_dictionary(page).expect("a page");
        for annotation in page.get(b"Annots").and_then(Object::as_array).into_iter().flatten() {
            sides.insert(key(tagged.dictionary(annotation)), side);
        }
    }
    let mut found = Vec::new();
    for element in tagged.root().all() {
        for kid in &element.kids {
            if let Kid::Annotation(link) = kid {
                found.push((sides[&key(link)], rect(link), link.get(b"Dest").ok().map(text)));
            }
        }
    }
    found
}

fn key(annotation: &Dictionary) -> i64 {
    annotation.get(b"StructParent").and_then(Object::as_i64).expect("a key")
}

fn rect(annotation: &Dictionary) -> Vec<f32> {
    let numbers = annotation.get(b"Rect").and_then(Object::as_array).expect("an area");
    numbers.iter().map(|number| number.as_float().expect("a number")).collect()
}

/// Returns where a page's place comes to stand, reckoned anew: points, from the lower left corner.
fn moved((x, y): (f32, f32), (quarters, left, foot): (u8, i64, i64), page: Size) -> (f32, f32) {
    let (width, height) = (page.width.to_pt() as f32, page.height.to_pt() as f32);
    let (x, y) = match quarters {
        0 => (x, y),
        1 => (height - y, x),
        2 => (width - x, height - y),
        _ => (y, width - x),
    };
    (x + Length::mm(left).to_pt() as f32, y + Length::mm(foot).to_pt() as f32)
}

#[test]
fn what_is_read_is_the_book_whatever_the_sheet() {
    let made = Made::new();
    let expected = Tagged::read(&made.singly()).root().outline();
    for (index, sheet) in SHEETS.iter().enumerate() {
        let bytes = made.on(&made.sides(sheet));
        let path = format!("{}/by-hand-sides-{index}.pdf", env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(path, &bytes).expect("the target folder can be written");
        let tagged = Tagged::read(&bytes);
        assert_eq!(without_names(&tagged.root().outline()), without_names(&expected), "sheet {index}");
        let labels = tagged.artifacts.iter().filter(|words| words.starts_with("Side ")).count();
        assert_eq!(labels, tagged.document.get_pages().len(), "sheet {index}");
    }
}

/// Notes are named by object numbers, which differ from file to file.
fn without_names(outline: &str) -> String {
    let lines = outline.lines().map(|line| line.split(" ID=").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn links_and_names_move_with_their_pages() {
    let made = Made::new();
    let single = Tagged::read(&made.singly());
    let (alone_links, alone_names) = (links(&single), single.destinations());
    assert!(alone_links.len() >= 8 && alone_names.len() > 10);
    for sheet in &SHEETS {
        let sides = made.sides(sheet);
        let place = |page: usize| {
            let on = |side: &PrintedSide| side.placed.iter().position(|placed| placed.page == page);
            let (side, slot) =
                sides.iter().enumerate().find_map(|(s, side)| Some((s, on(side)?))).expect("placed");
            (side, sheet.places[slot])
        };
        let tagged = Tagged::read(&made.on(&sides));
        let near = |a: f32, b: f32| (a - b).abs() <= 0.5;
        let found = links(&tagged);
        assert_eq!(found.len(), alone_links.len());
        for ((side, area, name), (page, was, was_name)) in found.iter().zip(&alone_links) {
            let (expected, at) = place(*page);
            let size = made.pages[*page].size;
            let (a, b) = (moved((was[0], was[1]), at, size), moved((was[2], was[3]), at, size));
            let was = [a.0.min(b.0), a.1.min(b.1), a.0.max(b.0), a.1.max(b.1)];
            assert_eq!((*side, name), (expected, was_name));
            assert!(area.iter().zip(was).all(|(a, b)| near(*a, b)), "{area:?} is not {was:?}");
        }
        let found = tagged.destinations();
        assert_eq!(found.keys().collect::<Vec<_>>(), alone_names.keys().collect::<Vec<_>>());
        for (name, (side, x, y)) in &found {
            let (page, was_x, was_y) = alone_names[name];
            let (expected, at) = place(page);
            let was = moved((was_x, was_y), at, made.pages[page].size);
            assert_eq!(*side, expected);
            // Both are rounded to whole points.
            assert!((x - was.0).abs() <= 1.0 && (y - was.1).abs() <= 1.0, "{name}: {x} {y} is not {was:?}");
        }
    }
}

/// A page may be wanted twice on a sheet, to be cut apart: it is read once.
#[test]
fn a_page_placed_twice_is_read_once() {
    let made = Made::new();
    let mut sides = made.sides(&SHEETS[0]);
    let twice: Vec<PrintedSide> = sides
        .iter()
        .map(|side| {
            let mut copy = side.clone();
            copy.placed
                .iter_mut()
                .for_each(|placed| placed.transform = Matrix::shift(Length::mm(1), Length::ZERO));
            copy
        })
        .collect();
    let expected = Tagged::read(&made.on(&sides)).root().words();
    sides.extend(twice);
    let tagged = Tagged::read(&made.on(&sides));
    assert_eq!(tagged.root().words(), expected);
    assert!(tagged.artifacts.iter().any(|words| words.contains("Fold in the middle")));
}

#[test]
fn a_font_is_there_once_however_many_pages_share_a_side() {
    let made = Made::new();
    let fonts = |bytes: &[u8]| {
        let tagged = Tagged::read(bytes);
        let is_font = |object: &&Object| {
            object.as_dict().is_ok_and(|dictionary| dictionary.has_type(b"FontDescriptor"))
        };
        tagged.document.objects.values().filter(is_font).count()
    };
    let labelled = fonts(&made.on(&made.sides(&SHEETS[2])));
    // One more for the labels.
    assert_eq!(labelled, fonts(&made.singly()) + 1);
}

#[test]
fn the_printer_learns_how_to_turn_the_sheet() {
    let made = Made::new();
    let sides = made.sides(&SHEETS[0]);
    for (duplex, expected) in [
        (None, None),
        (Some(Duplex::ShortEdge), Some("DuplexFlipShortEdge")),
        (Some(Duplex::LongEdge), Some("DuplexFlipLongEdge")),
        (Some(Duplex::Simplex), Some("Simplex")),
    ] {
        let options = Request { duplex, ..made.options() };
        let bytes = write_sides(&made.book, &made.pages, &sides, options).value;
        let tagged = Tagged::read(&bytes);
        let catalog = tagged.document.catalog().expect("a catalog");
        let preferences = catalog.get(b"ViewerPreferences").and_then(Object::as_dict).expect("preferences");
        assert_eq!(preferences.get(b"Duplex").ok().map(text).as_deref(), expected);
        assert_eq!(text(preferences.get(b"PrintScaling").expect("a scaling")), "None");
        assert!(preferences.get(b"PickTrayByPDFSize").and_then(Object::as_bool).expect("a choice"));
    }
}

/// Rounding may not move the corner of a large sheet, be it turned by quarters or by a hair.
#[test]
fn changes_follow_one_another() {
    let page = Size { width: Length::mm(105), height: Length::mm(148) };
    let (x, y) = (Length::mm(30), Length::mm(40));
    for quarters in 0..4 {
        let turned = Matrix::turned(quarters, page, Length::mm(7), Length::mm(9));
        let back = Matrix::turned(4 - quarters, turned_size(quarters, page), Length::ZERO, Length::ZERO);
        let there = Matrix::shift(-Length::mm(7), -Length::mm(9));
        assert_eq!(turned.then(&there).then(&back).apply(x, y), (x, y), "{quarters} quarters");
    }
}

fn turned_size(quarters: u8, page: Size) -> Size {
    match quarters % 2 {
        0 => page,
        _ => Size { width: page.height, height: page.width },
    }
}
