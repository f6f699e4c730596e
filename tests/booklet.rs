//! Booklets as finished PDFs: folded by simulation from what stands where on their sides, and read by tags.

use crate::support;

use chapbook::font::FontBook;
use chapbook::frame::{Bearing, Page, TextPosition};
use chapbook::guide::MarkDrawer;
use chapbook::impose::{self, BookletCover, Copies, Flip, Marks, Scheme, Signature};
use chapbook::impose::{Binding, Format, FormatRequest, Plan, Printed, Request, Second, Turn, format, plan};
use chapbook::layout::inline::{Align, Collector, ParagraphShape, Setter, TextStyle};
use chapbook::model::{Block, Book, Inline, Lang, Metadata, Node, NodeId, Paragraph, Section, SectionKind};
use chapbook::pdf::{self, Duplex, PrintedSide, imposed, write, write_sides};
use chapbook::unit::page_named;
use chapbook::unit::{Length, Size};
use lopdf::{Dictionary, Object};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::num::NonZeroU8;
use std::sync::Arc;
use support::folding::{self, Pile, Seen};
use support::tagged::{Tagged, text};

/// The place of the number on each page, from its upper left corner: what is read is where it begins.
const AT: Length = Length::mm(30);

/// A book whose pages each say their number, and nothing else.
struct Numbered {
    fonts: FontBook,
    book: Book,
    pages: Vec<Page>,
}

impl Numbered {
    fn new(count: u32, size: Size) -> Self {
        let fonts = FontBook::new(&[]).value;
        let setter = Setter::new(&fonts);
        let style = Arc::new(TextStyle::new(fonts.chain(&["serif"], 400, false), Length::pt(12), "en"));
        let mut section = Section::empty(SectionKind::Article, "numbers".into(), Lang::default());
        section.title = vec![Node::new(Inline::Text { text: "Numbers".into() }, Default::default())];
        let mut pages = Vec::new();
        for number in 1..=count {
            let (block, inline) = (NodeId(number * 2 - 2), NodeId(number * 2 - 1));
            let words = Node {
                id: inline,
                span: Default::default(),
                value: Inline::Text { text: number.to_string() },
            };
            let value = Block::Paragraph(Paragraph { content: vec![words], ..Paragraph::default() });
            section.blocks.push(Node { id: block, span: Default::default(), value });
            let mut builder = Collector::new(false);
            builder.text(&number.to_string(), &style, Bearing::Text(TextPosition { node: inline, byte: 0 }));
            let lines = setter.set(&builder.build(), &ParagraphShape::ragged(Length::mm(40), Align::Start));
            let items = lines.into_iter().flat_map(|line| line.items).map(|mut item| {
                item.at.x += AT;
                item.at.y += AT;
                item
            });
            pages.push(Page { size, label: number.to_string(), items: items.collect(), ..Page::default() });
        }
        let metadata = Metadata {
            title: "Numbers".into(),
            modified: "2020-01-01T00:00:00Z".into(),
            ..Metadata::default()
        };
        let book = Book { metadata, sections: vec![section], node_count: count * 2, ..Book::default() };
        Self { fonts, book, pages }
    }

    /// Returns the book of only the first pages.
    fn first(&self, count: usize) -> (Book, &[Page]) {
        let mut book = self.book.clone();
        book.sections[0].blocks.truncate(count);
        (book, &self.pages[..count])
    }
}

fn printed(pages: &[Page]) -> Vec<Printed> {
    pages
        .iter()
        .map(|page| Printed {
            label: page.label.clone(),
            ink: page.ink(),
            stands_apart: false,
            begins_section: false,
        })
        .collect()
}

fn sides(plan: &Plan, pages: &[Page], fonts: &FontBook) -> Vec<PrintedSide> {
    let series = Metadata::default();
    let marker = MarkDrawer::new(fonts, &series);
    let printed = plan.sheets.iter().flat_map(|sheet| match plan.flip {
        Some(_) => vec![&sheet.front, &sheet.back],
        None => vec![&sheet.front],
    });
    printed.map(|side| imposed(side, plan.format, pages, marker.items(&side.marks))).collect()
}

fn a4(config: &impose::Options) -> Format {
    let named = |name| page_named(name).expect("a known page");
    let request =
        FormatRequest { options: config, page: named("A5"), page_is_chosen: false, paper: named("A4") };
    format(request).expect("a format")
}

/// Two by two numbers and two more, as PDF's `cm` has them.
type Matrix = [f64; 6];

/// Returns what comes of a matrix and another after it.
fn then([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix) -> Matrix {
    [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u]
}

/// Finds the numbers on the sides of a PDF, each with the middle of the page it stands on. A page that is repeated is
/// read only where it first stands; where copies are looked at, each counts.
fn seen(pdf: &[u8], format: Format) -> Vec<Vec<Seen>> {
    let (page, has_copies) = (format.page, format.copies != Copies::One);
    let tagged = Tagged::read(pdf);
    let document = &tagged.document;
    let mut sides = Vec::new();
    for (_, id) in document.get_pages() {
        let dictionary = document.get_dictionary(id).expect("a page");
        let media: Vec<f64> = numbers(dictionary.get(b"MediaBox").expect("a box"));
        let fonts: BTreeMap<Vec<u8>, BTreeMap<u16, String>> = document
            .get_page_fonts(id)
            .expect("fonts")
            .into_iter()
            .map(|(name, font)| (name, tagged.to_unicode(font)))
            .collect();
        let content = document.get_and_decode_page_content(id).expect("content");
        let mut matrix: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
        let (mut saved, mut at, mut font, mut is_artifact) = (Vec::new(), (0.0, 0.0), Vec::new(), false);
        let mut found = Vec::new();
        for operation in &content.operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "q" => saved.push(matrix),
                "Q" => matrix = saved.pop().expect("a state"),
                "cm" => matrix = then(numbers_of(operands).try_into().expect("six numbers"), matrix),
                "BT" => at = (0.0, 0.0),
                "Td" => {
                    let by = numbers_of(operands);
                    at = (at.0 + by[0], at.1 + by[1]);
                }
                "Tf" => font = operands[0].as_name().expect("a name").to_vec(),
                "BMC" => is_artifact = true,
                "BDC" => is_artifact = text(&operands[0]) == "Artifact",
                "TJ" if !is_artifact || has_copies => {
                    let words: String = operands[0]
                        .as_array()
                        .expect("pieces")
                        .iter()
                        .filter_map(|piece| piece.as_str().ok())
                        .flat_map(|codes| codes.chunks_exact(2))
                        .map(|code| fonts[&font][&u16::from_be_bytes([code[0], code[1]])].as_str())
                        .collect();
                    if let Ok(number) = words.trim().parse() {
                        found.push((number, then([1.0, 0.0, 0.0, 1.0, at.0, at.1], matrix)));
                    }
                }
                _ => {}
            }
        }
        // The number begins 30 mm from the left and above; the middle of the page is as far from there.
        let side = found.into_iter().map(|(page_number, [a, b, c, d, e, f])| {
            let scale = 25.4 / 72.0;
            let (x, y) = (page.width.to_pt() / 2.0 - AT.to_pt(), AT.to_pt() - page.height.to_pt() / 2.0);
            let (x, y) = (a * x + c * y + e, b * x + d * y + f);
            Seen { page: page_number, at: (x * scale, (media[3] - y) * scale), upright: a > 0.0 }
        });
        sides.push(side.collect());
    }
    sides
}

fn numbers(object: &Object) -> Vec<f64> {
    numbers_of(object.as_array().expect("numbers"))
}

fn numbers_of(objects: &[Object]) -> Vec<f64> {
    objects.iter().map(|object| f64::from(object.as_float().expect("a number"))).collect()
}

/// Folds a finished PDF.
fn read(pdf: &[u8], plan: &Plan) -> Vec<folding::Page> {
    let mut found = seen(pdf, plan.format).into_iter();
    let mut sheets: Vec<[Vec<Seen>; 2]> = Vec::new();
    while let Some(front) = found.next() {
        let back = plan.flip.map_or_else(Vec::new, |_| found.next().expect("a back to each front"));
        sheets.push([front, back]);
    }
    let Size { width, height } = plan.format.sheet;
    let sheet = (width.to_mm(), height.to_mm());
    let Plan { scheme, binding, signatures, format, .. } = plan;
    let (scheme, binding, turned, copies) = (*scheme, *binding, plan.turning(), format.copies);
    Pile { scheme, binding, turned, sheet, sheets: &sheets, signatures, copies }.read()
}

/// What counts is what is found in the file, not what was planned.
#[test]
fn a_finished_booklet_reads_from_first_to_last_when_it_is_folded() {
    let sheets = |count| Signature::Sheets(NonZeroU8::new(count).expect("at least one"));
    let some = || [1, 2, 3, 5, 8, 31, 64, 65, 130].to_vec();
    let mut cases: Vec<(impose::Options, Binding, Vec<usize>)> = Vec::new();
    let of = |scheme| impose::Options { scheme, ..impose::Options::default() };
    for scheme in [Scheme::Saddle, Scheme::Perfect, Scheme::FourUp] {
        cases.push((of(scheme), Binding::Left, (1..=400).collect()));
    }
    for flip in [Flip::ShortEdge, Flip::LongEdge, Flip::SingleSided] {
        for binding in [Binding::Left, Binding::Right] {
            for signature in [Signature::Auto, sheets(1), sheets(4)] {
                for scheme in [Scheme::Saddle, Scheme::Perfect, Scheme::FourUp] {
                    cases.push((
                        impose::Options { flip, signature: signature.clone(), trim: true, ..of(scheme) },
                        binding,
                        some(),
                    ));
                }
            }
            cases.push((impose::Options { flip, ..of(Scheme::Zine) }, binding, (1..=8).collect()));
            cases.push((impose::Options { flip, ..of(Scheme::Leaflet) }, binding, (1..=6).collect()));
            cases.push((impose::Options { flip, ..of(Scheme::Concertina) }, binding, (1..=8).collect()));
            cases.push((impose::Options { flip, ..of(Scheme::Gate) }, binding, (1..=8).collect()));
            for scheme in [Scheme::Quarto, Scheme::Octavo, Scheme::Ring] {
                cases.push((impose::Options { flip, ..of(scheme) }, binding, some()));
            }
            for copies in [Copies::Two, Copies::Four] {
                // Copies bear the numbers of their pages; no label of a sheet stands among them.
                let marks = Marks::Only(Vec::new());
                let config = impose::Options { flip, copies, marks, ..of(Scheme::Saddle) };
                cases.push((config, binding, vec![1, 8, 31]));
            }
        }
    }
    for (config, binding, counts) in cases {
        let format = a4(&config);
        let numbered = Numbered::new(counts.iter().copied().max().unwrap_or(1) as u32, format.page);
        counts.into_par_iter().for_each(|count| {
            let (book, pages) = numbered.first(count);
            let printed = printed(pages);
            let request = Request { options: &config, format, binding, pages: &printed, second: None };
            let plan = plan(request);
            // Where two pages fill the sheet there is no room for marks, which is reported.
            assert!(plan.diagnostics.iter().all(|reported| reported.code.to_string() == "I009"));
            let plan = plan.value;
            let sides = sides(&plan, pages, &numbered.fonts);
            let pdf = write_sides(&book, pages, &sides, pdf::Request::new(&numbered.fonts)).value;
            let found = read(&pdf, &plan);
            assert_eq!(found, expected(count as u32, found.len()), "{count} {config:?} {binding:?}");
        });
    }
}

/// Returns the pages in order, upright, with blanks after the last.
fn expected(count: u32, slots: usize) -> Vec<folding::Page> {
    let mut pages: Vec<folding::Page> = (1..=count).map(|page| Some((page, true))).collect();
    pages.resize(slots, None);
    pages
}

#[test]
fn two_books_head_to_head_are_read_from_either_cover() {
    let config = impose::Options { scheme: Scheme::HeadToHead, ..impose::Options::default() };
    let format = a4(&config);
    let numbered = Numbered::new(120, format.page);
    let counts = [(1, 1), (1, 2), (2, 3), (4, 4), (9, 5), (5, 9), (16, 1), (31, 33), (50, 70)];
    counts.into_par_iter().for_each(|(first, other)| {
        let (book, pages) = numbered.first(first + other);
        let printed = printed(pages);
        let second = Some(Second { first: first as u32, binding: Binding::Left });
        let request = Request { options: &config, format, binding: Binding::Left, pages: &printed, second };
        let plan = plan(request).value;
        let sides = sides(&plan, pages, &numbered.fonts);
        let pdf = write_sides(&book, pages, &sides, pdf::Request::new(&numbered.fonts)).value;
        let found = read(&pdf, &plan);
        assert_eq!(found.len() % 4, 0, "{first} and {other}");
        // The blanks lie where the books meet.
        let mut wanted: Vec<folding::Page> = (1..=first as u32).map(|page| Some((page, true))).collect();
        wanted.resize(found.len() - other, None);
        wanted.extend((first as u32 + 1..=(first + other) as u32).rev().map(|page| Some((page, false))));
        assert_eq!(found, wanted, "{first} and {other}");
        assert!(found.len() - first - other < 4, "{first} and {other}: more blanks than a sheet asks for");
    });
}

/// Whoever listens hears the book, not the sheets.
#[test]
fn the_tags_of_a_booklet_are_in_the_order_of_the_book() {
    for scheme in [Scheme::Saddle, Scheme::FourUp] {
        let config = impose::Options { scheme, marks: Marks::Auto, ..impose::Options::default() };
        let format = a4(&config);
        let numbered = Numbered::new(90, format.page);
        let printed = printed(&numbered.pages);
        let request =
            Request { options: &config, format, binding: Binding::Left, pages: &printed, second: None };
        let plan = plan(request).value;
        let sides = sides(&plan, &numbered.pages, &numbered.fonts);
        let pdf =
            write_sides(&numbered.book, &numbered.pages, &sides, pdf::Request::new(&numbered.fonts)).value;
        let root = Tagged::read(&pdf).root();
        let words: Vec<String> = root
            .all()
            .into_iter()
            .filter(|element| element.tag == "P")
            .map(|element| element.words().trim().to_owned())
            .collect();
        let numbers: Vec<String> = (1..=90).map(|number| number.to_string()).collect();
        assert_eq!(words, numbers);
    }
}

/// A book with links, imposed.
fn linked(config: &impose::Options) -> (Vec<u8>, Vec<u8>, Plan) {
    let fonts = FontBook::new(&[]).value;
    let book = support::book::rich();
    let pages = support::pages::of(&book, &fonts);
    let size = pages[0].size;
    let sheet = Size { width: size.width * 2, height: size.height };
    let format = Format { page: size, sheet, scale: 1.0, ..Format::default() };
    let printed = printed(&pages);
    let request = Request { options: config, format, binding: Binding::Left, pages: &printed, second: None };
    let plan = plan(request).value;
    let sides = sides(&plan, &pages, &fonts);
    let duplex = Some(Duplex::ShortEdge);
    let options = pdf::Request { duplex, ..pdf::Request::new(&fonts) };
    let single = write(&book, &pages, pdf::Request::new(&fonts)).value;
    (single, write_sides(&book, &pages, &sides, options).value, plan)
}

/// A place on a page of a file: the page, 0-based, and the place in points.
type Place = (usize, [f64; 2]);

/// Returns the areas of links by page, and the places of named destinations.
fn links(pdf: &[u8]) -> (Vec<Vec<[f64; 4]>>, BTreeMap<String, Place>) {
    let tagged = Tagged::read(pdf);
    let document = &tagged.document;
    let pages: Vec<_> = document.get_pages().into_values().collect();
    let areas = pages.iter().map(|id| {
        let page = document.get_dictionary(*id).expect("a page");
        let none = Vec::new();
        let annotations = page.get(b"Annots").and_then(Object::as_array).unwrap_or(&none);
        let rect = |annotation: &Object| -> [f64; 4] {
            let area = numbers(tagged.dictionary(annotation).get(b"Rect").expect("an area"));
            area.try_into().expect("four numbers")
        };
        annotations.iter().map(rect).collect()
    });
    let areas = areas.collect();
    let mut places = BTreeMap::new();
    let names =
        tagged.dictionary(document.catalog().expect("a catalog").get(b"Names").expect("names")).clone();
    let tree = tagged.dictionary(names.get(b"Dests").expect("destinations")).clone();
    for leaf in tree.get(b"Kids").and_then(Object::as_array).expect("leaves") {
        let names = tagged.dictionary(leaf).get(b"Names").and_then(Object::as_array).expect("names");
        for pair in names.chunks_exact(2) {
            let (_, place) = document.dereference(&pair[1]).expect("a place");
            let place = match place {
                Object::Dictionary(dictionary) => dictionary.get(b"D").expect("a place"),
                place => place,
            };
            let parts = place.as_array().expect("a place");
            let page = parts[0].as_reference().expect("a page");
            let at = pages.iter().position(|id| *id == page).expect("a page of the document");
            let number = |at: usize| parts[at].as_float().map_or(0.0, f64::from);
            places.insert(text(&pair[0]), (at, [number(2), number(3)]));
        }
    }
    (areas, places)
}

#[test]
fn links_and_destinations_go_with_their_pages() {
    for flip in [Flip::ShortEdge, Flip::LongEdge] {
        let config = impose::Options { flip, ..impose::Options::default() };
        let (single, booklet, plan) = linked(&config);
        let ((before, places), (after, moved)) = (links(&single), links(&booklet));
        let height = plan.format.sheet.height.to_pt();
        // The side and the way of each page.
        let mut ways: BTreeMap<usize, (usize, [f64; 2], Turn)> = BTreeMap::new();
        for (at, sheet) in plan.sheets.iter().enumerate() {
            for (side, cells) in [(at * 2, &sheet.front.cells), (at * 2 + 1, &sheet.back.cells)] {
                for cell in cells {
                    let Some(page) = cell.page else { continue };
                    let left = cell.area.origin.x.to_pt();
                    let foot = height - (cell.area.origin.y + cell.area.size.height).to_pt();
                    ways.insert(page.0 as usize, (side, [left, foot], cell.turn));
                }
            }
        }
        let size = plan.format.page;
        let place = |page: usize, [x, y]: [f64; 2]| {
            let (side, [left, foot], turn) = ways[&page];
            match turn {
                Turn::Upright => (side, [left + x, foot + y]),
                Turn::UpsideDown => (side, [left + size.width.to_pt() - x, foot + size.height.to_pt() - y]),
                Turn::Upwards | Turn::Downwards => panic!("no page of a booklet lies on its side"),
            }
        };
        let mut count = 0;
        for (page, areas) in before.iter().enumerate() {
            for [a, b, c, d] in areas {
                let (side, one) = place(page, [*a, *b]);
                let (_, other) = place(page, [*c, *d]);
                let wanted =
                    [one[0].min(other[0]), one[1].min(other[1]), one[0].max(other[0]), one[1].max(other[1])];
                let near = |found: &[f64; 4]| found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 0.5);
                assert!(after[side].iter().any(near), "page {page}: {wanted:?} in {:?}", after[side]);
                count += 1;
            }
        }
        assert_eq!(count, 8);
        assert_eq!(after.iter().map(Vec::len).sum::<usize>(), count);
        assert_eq!(places.len(), moved.len());
        for (name, (page, at)) in &places {
            let (side, wanted) = place(*page, *at);
            let (found_side, found) = moved[name];
            assert_eq!(found_side, side, "{name}");
            // Destinations are written in whole points.
            assert!(
                found.iter().zip(wanted).all(|(a, b)| (a - b).abs() <= 1.0),
                "{name}: {found:?} {wanted:?}"
            );
        }
    }
}

#[test]
fn fonts_and_pictures_occur_once_and_the_file_grows_little() {
    let (single, booklet, _) = linked(&impose::Options::default());
    let count = |pdf: &[u8], key: &[u8], name: &[u8]| {
        let tagged = Tagged::read(pdf);
        let is = |object: &Object| {
            let dictionary = match object {
                Object::Stream(stream) => &stream.dict,
                Object::Dictionary(dictionary) => dictionary,
                _ => return false,
            };
            dictionary.get(key).and_then(Object::as_name).is_ok_and(|found| found == name)
        };
        tagged.document.objects.values().filter(|object| is(object)).count()
    };
    for (key, name) in [(&b"Type"[..], &b"Font"[..]), (b"Subtype", b"Image"), (b"Subtype", b"Form")] {
        assert_eq!(count(&single, key, name), count(&booklet, key, name));
    }
    assert!(booklet.len() * 100 <= single.len() * 105, "{} of {}", booklet.len(), single.len());
}

#[test]
fn the_printer_learns_how_to_turn_the_sheet_and_to_leave_its_size_as_it_is() {
    let numbered = Numbered::new(4, page_named("A5").expect("a page"));
    for (duplex, name) in [
        (Duplex::ShortEdge, "DuplexFlipShortEdge"),
        (Duplex::LongEdge, "DuplexFlipLongEdge"),
        (Duplex::Simplex, "Simplex"),
    ] {
        let options = pdf::Request { duplex: Some(duplex), ..pdf::Request::new(&numbered.fonts) };
        let tagged = Tagged::read(&write(&numbered.book, &numbered.pages, options).value);
        let catalog: &Dictionary = tagged.document.catalog().expect("a catalog");
        let preferences = tagged.dictionary(catalog.get(b"ViewerPreferences").expect("preferences"));
        assert_eq!(preferences.get(b"Duplex").map(text).ok().as_deref(), Some(name));
        assert_eq!(preferences.get(b"PrintScaling").map(text).ok().as_deref(), Some("None"));
        assert!(preferences.get(b"PickTrayByPDFSize").and_then(Object::as_bool).is_ok_and(|is| is));
    }
}

/// A cover of its own has the text begin and end inside.
#[test]
fn under_a_cover_of_its_own_blanks_stand_last() {
    let config = impose::Options { cover: BookletCover::Wrap, ..impose::Options::default() };
    let format = a4(&config);
    let numbered = Numbered::new(6, format.page);
    let printed = printed(&numbered.pages);
    let request = Request { options: &config, format, binding: Binding::Left, pages: &printed, second: None };
    let plan = plan(request).value;
    let sides = sides(&plan, &numbered.pages, &numbered.fonts);
    let pdf = write_sides(&numbered.book, &numbered.pages, &sides, pdf::Request::new(&numbered.fonts)).value;
    let mut wanted: Vec<folding::Page> = (1..=6).map(|page| Some((page, true))).collect();
    wanted.extend([None, None]);
    assert_eq!(read(&pdf, &plan), wanted);
}
