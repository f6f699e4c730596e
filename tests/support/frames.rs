//! What print asks of pages, seen from only the frames.

use chapbook::frame::{Added, Bearing, Content, EntryPart, GlyphRun, Grid, Item, Page, RegionKind, Side};
use chapbook::layout::Laid;
use chapbook::model::visit::NodeRef as Visited;
use chapbook::model::{Block, Book, Inline, NodeId, Paragraph, Section, Target};
use chapbook::unit::{Length, Point, Rect, Size};
use std::collections::{BTreeMap, BTreeSet};

/// The papers that books are tried on.
pub const PAPERS: [&str; 4] = ["A5", "half-letter", "A6", "A4"];
/// How far marks may hang beyond the measure, and letters lean out of their advance.
const HANG: Length = Length::pt(6);
const LEAN: Length = Length::pt(2);

/// Returns everything in which pages are not as print asks.
pub fn complaints(book: &Book, laid: &Laid) -> Vec<String> {
    let mut check = Check { book, pages: &laid.pages, said: Vec::new() };
    if !laid.uneven.is_empty() {
        check.said.push(format!("spreads that end uneven: {:?}", laid.uneven));
    }
    check.sides_and_labels();
    for page in laid.pages.iter().filter(|page| !page.blank) {
        check.in_place(page);
        check.notes_under_the_text(page);
        check.apart(page);
        check.begins_where_it_says(page);
        check.no_hyphen_at_the_end(page);
    }
    check.spreads_are_level();
    check.notes_begin_where_they_are_called();
    check.no_heading_is_stranded();
    check.paragraphs();
    check.folios_are_right();
    check.said
}

/// Returns the share of the lines of paragraphs in a language that end inside a word.
pub fn hyphens(book: &Book, laid: &Laid, language: &str) -> f64 {
    let spoken = |section: &Section| section.lang.tag().starts_with(language);
    let mut lines = (0_u32, 0_u32);
    for paragraph in paragraphs(book, &laid.pages, spoken) {
        lines.0 += paragraph.iter().filter(|line| line.divided.is_some()).count() as u32;
        lines.1 += paragraph.len() as u32;
    }
    f64::from(lines.0) / f64::from(lines.1.max(1))
}

struct Check<'a> {
    book: &'a Book,
    pages: &'a [Page],
    said: Vec<String>,
}

impl Check<'_> {
    fn say(&mut self, page: &Page, what: impl std::fmt::Display) {
        self.said.push(format!("page {}: {what}", page.label));
    }

    fn sides_and_labels(&mut self) {
        let mut labels = BTreeSet::new();
        for (index, page) in self.pages.iter().enumerate() {
            let odd = page.label.parse::<usize>().map_or(index % 2 == 0, |number| number % 2 == 1);
            if (page.side == Side::Recto) != (index % 2 == 0) || odd != (page.side == Side::Recto) {
                self.say(page, "it stands on the wrong side of its leaf");
            }
            if page.blank && page.first.is_some() {
                self.say(page, "a blank page has words");
            }
            if !labels.insert(&page.label) {
                self.say(page, "another page bears the same number");
            }
        }
    }

    /// Every baseline of the text is on the grid; text, notes and heads stay in their places.
    fn in_place(&mut self, page: &Page) {
        let (Some(grid), Some(main)) = (page.grid, area(page, RegionKind::Main)) else {
            return self.say(page, "a page of text has no region or no grid");
        };
        let foot = area(page, RegionKind::Foot);
        for item in &page.items {
            let Some(space) = space(item) else { continue };
            let shown = shown(item);
            let region = match item.region {
                RegionKind::Main => main,
                RegionKind::Foot => foot.unwrap_or(main),
                _ => Rect { origin: Point::default(), size: page.size },
            };
            let (right, bottom) = corner(region);
            let inside = space.origin.x + HANG >= region.origin.x
                && corner(space).0 <= right + HANG
                && item.at.y >= region.origin.y
                && item.at.y <= bottom;
            if !inside {
                self.say(page, format_args!("{shown} leaves its region"));
            }
            if let (Content::Glyphs(run), RegionKind::Main) = (&item.content, item.region)
                && !is_on(grid, item.at.y)
                && !is_raised(run, grid)
            {
                self.say(page, format_args!("{shown} is off the grid"));
            }
        }
    }

    fn notes_under_the_text(&mut self, page: &Page) {
        let (Some(last), Some(main)) = (bottom(page, RegionKind::Main), area(page, RegionKind::Main)) else {
            return;
        };
        let above = |item: &&Item| item.region == RegionKind::Foot && item.at.y <= last.at.y;
        if page.items.iter().any(|item| above(&item)) {
            self.say(page, "a note stands in the text");
        }
        if bottom(page, RegionKind::Foot).is_some_and(|note| note.at.y > corner(main).1) {
            self.say(page, "notes leave the page");
        }
    }

    /// No two things stand in the same place.
    fn apart(&mut self, page: &Page) {
        let spaces: Vec<(Rect, &Item)> =
            page.items.iter().filter_map(|item| Some((space(item)?, item))).collect();
        for (at, (first, item)) in spaces.iter().enumerate() {
            for (second, other) in &spaces[at + 1..] {
                // What stands on one baseline may lean over: italics, a mark hung into a space.
                let lean = if item.at.y == other.at.y { LEAN } else { Length::from_pt(0.5) };
                if meet(*first, *second, lean) {
                    let (first, second) = (shown(item), shown(other));
                    self.say(page, format_args!("{first} and {second} stand in one place"));
                }
            }
        }
    }

    /// The place that the page-list gets is that of the first words of the page.
    fn begins_where_it_says(&mut self, page: &Page) {
        let first = page.items.iter().find_map(|item| match item.bearing {
            Bearing::Text(position) if item.region == RegionKind::Main => Some(position),
            _ => None,
        });
        if first != page.first {
            self.say(page, format_args!("begins with {first:?}, says {:?}", page.first));
        }
    }

    /// At the end of a recto the leaf is turned; at that of a verso the other half of the word is in sight.
    fn no_hyphen_at_the_end(&mut self, page: &Page) {
        let is_recto = page.side == Side::Recto;
        if is_recto && bottom(page, RegionKind::Main).is_some_and(is_divided) {
            self.say(page, "ends inside a word");
        }
    }

    /// Facing pages of a section end on one line, except the section's last page, which ends with its text.
    fn spreads_are_level(&mut self) {
        for pair in self.pages.windows(3) {
            let [verso, recto, next] = pair else { continue };
            let goes_on = verso.section == recto.section && recto.section == next.section;
            if verso.side != Side::Verso || !goes_on || verso.section.is_none() {
                continue;
            }
            let ends = [verso, recto].map(foot_of);
            let apart = (ends[0] - ends[1]).units().abs();
            if apart > Length::pt(1).units() {
                self.say(verso, format_args!("ends {:.1} pt from its recto", apart as f64 / 12_700.0));
            }
        }
    }

    fn notes_begin_where_they_are_called(&mut self) {
        let called = self.said(|added| if let Added::Reference(node) = added { Some(node) } else { None });
        let labels = self.said(|added| match added {
            Added::Label(node) | Added::AddressLabel(node) => Some(node),
            _ => None,
        });
        for section in &self.book.sections {
            let mut first = BTreeSet::new();
            section.visit(&mut |item| {
                let Visited::Inline(node) = item else { return };
                let label = match &node.value {
                    Inline::NoteRef { note, .. } if first.insert(*note) => section
                        .notes
                        .get(note.0 as usize)
                        .and_then(|note| note.blocks.first())
                        .map(|block| block.id),
                    Inline::Link { .. } => Some(node.id),
                    _ => None,
                };
                if let (Some(page), Some(note)) = (called.get(&node.id), label.and_then(|l| labels.get(&l)))
                    && page != note
                {
                    let page = &self.pages[*page].label;
                    self.said.push(format!("page {page}: a note that is called here begins elsewhere"));
                }
            });
        }
    }

    /// Returns the first page on which something of a kind is said, by what it is about.
    fn said(&self, about: impl Fn(Added) -> Option<NodeId>) -> BTreeMap<NodeId, usize> {
        let mut found = BTreeMap::new();
        for (index, page) in self.pages.iter().enumerate() {
            for item in &page.items {
                if let Bearing::Added(added) = item.bearing
                    && let Some(node) = about(added)
                {
                    found.entry(node).or_insert(index);
                }
            }
        }
        found
    }

    fn no_heading_is_stranded(&mut self) {
        let mut headings = BTreeSet::new();
        for section in &self.book.sections {
            section.visit(&mut |item| {
                if let Visited::Block(node) = item
                    && let Block::Heading(heading) = &node.value
                {
                    headings.extend(heading.content.iter().map(|inline| inline.id));
                }
            });
        }
        for page in self.pages {
            if let Some(Item { bearing: Bearing::Text(position), .. }) = bottom(page, RegionKind::Main)
                && headings.contains(&position.node)
            {
                self.say(page, "a heading stands at the foot");
            }
        }
    }

    /// No widow, no orphan, no three divided words under one another.
    fn paragraphs(&mut self) {
        for lines in paragraphs(self.book, self.pages, |_| true) {
            let (Some(first), Some(last)) = (lines.first(), lines.last()) else { continue };
            let is_single = |page: usize| lines.iter().filter(|line| line.page == page).count() == 1;
            if first.page != last.page {
                if is_single(first.page) {
                    self.say(
                        &self.pages[first.page],
                        "an orphan: a paragraph's first line by itself at the foot",
                    );
                }
                if is_single(last.page) {
                    self.say(
                        &self.pages[last.page],
                        "a widow: a paragraph's last line by itself at the head",
                    );
                }
            }
            for three in lines.windows(3) {
                let words: Vec<&str> = three.iter().filter_map(|line| line.divided.as_deref()).collect();
                if words.len() == 3 {
                    self.say(&self.pages[three[0].page], format_args!("a ladder: {words:?}"));
                }
            }
        }
    }

    /// Each entry of the contents and each `p. 12` names the page on which the thing stands.
    fn folios_are_right(&mut self) {
        let folios: BTreeMap<&str, &str> = self
            .pages
            .iter()
            .flat_map(|page| page.anchors.iter().map(|anchor| (&*anchor.id, page.label.as_str())))
            .collect();
        let mut targets = BTreeMap::new();
        for section in &self.book.sections {
            section.visit(&mut |item| {
                if let Visited::Inline(node) = item
                    && let Inline::Link { target: Target::Internal { section, fragment }, .. } = &node.value
                {
                    let id = fragment.as_deref().unwrap_or(&self.book.section(*section).id);
                    targets.insert(node.id, id);
                }
            });
        }
        for page in self.pages {
            for item in &page.items {
                let (Bearing::Added(added), Content::Glyphs(run)) = (item.bearing, &item.content) else {
                    continue;
                };
                let id = match added {
                    Added::Entry(section, EntryPart::Page) => Some(&*self.book.section(section).id),
                    Added::PageOf(node) => targets.get(&node).copied(),
                    _ => None,
                };
                let numbered = run.text.as_str().contains(|c: char| c.is_ascii_digit());
                if let (Some(id), true) = (id, numbered)
                    && folios.get(id).is_none_or(|folio| !run.text.as_str().contains(folio))
                {
                    self.say(page, format_args!("{:?} is not where {id} stands", run.text.as_str()));
                }
            }
        }
    }
}

/// A line of a paragraph.
struct Line {
    /// The place of its page, 0-based.
    page: usize,
    /// The word that it ends inside of.
    divided: Option<String>,
}

/// Returns the lines of every paragraph of some sections, wherever in the text it stands; cells, captions,
/// verse and notes are none.
fn paragraphs(book: &Book, pages: &[Page], wanted: impl Fn(&Section) -> bool) -> Vec<Vec<Line>> {
    let mut holders: BTreeMap<NodeId, usize> = BTreeMap::new();
    let mut count = 0;
    for section in book.sections.iter().filter(|section| wanted(section)) {
        section.visit(&mut |item| {
            if let Visited::Block(node) = item
                && let Block::Paragraph(Paragraph { content, .. }) = &node.value
            {
                hold(content, count, &mut holders);
                count += 1;
            }
        });
    }
    let mut lines: Vec<BTreeMap<(usize, i64), Option<String>>> = Vec::new();
    lines.resize_with(count, BTreeMap::new);
    for (index, page) in pages.iter().enumerate() {
        let Some(grid) = page.grid else { continue };
        for item in page.items.iter().filter(|item| item.region == RegionKind::Main) {
            if let (Bearing::Text(position), Content::Glyphs(run)) = (item.bearing, &item.content)
                && let Some(holder) = holders.get(&position.node)
                && !is_raised(run, grid)
            {
                let line = (item.at.y - grid.first).units() / grid.step.units();
                let divided = item.actual_text.as_deref().filter(|_| is_divided(item)).map(str::to_owned);
                let line = lines[*holder].entry((index, line)).or_default();
                *line = divided.or(line.take());
            }
        }
    }
    let line = |((page, _), divided): ((usize, i64), Option<String>)| Line { page, divided };
    lines.into_iter().map(|lines| lines.into_iter().map(line).collect()).collect()
}

fn hold(content: &[chapbook::model::Node<Inline>], holder: usize, holders: &mut BTreeMap<NodeId, usize>) {
    for node in content {
        holders.insert(node.id, holder);
        if let Some(content) = node.value.content() {
            hold(content, holder, holders);
        }
    }
}

/// Returns the space that letters or a picture take; none for rules and ornaments.
fn space(item: &Item) -> Option<Rect> {
    match &item.content {
        Content::Glyphs(run) if run.text.as_str().trim().is_empty() => None,
        // Letters without ascender or descender are not known here: what all of them fill is counted.
        Content::Glyphs(run) => Some(Rect {
            origin: Point { x: item.at.x, y: item.at.y - run.size.scale(0.66) },
            size: Size { width: run.width(), height: run.size.scale(0.70) },
        }),
        Content::Picture(placed) => Some(Rect { origin: item.at, size: placed.size }),
        Content::Path(_) => None,
    }
}

fn meet(first: Rect, second: Rect, lean: Length) -> bool {
    let (first_end, second_end) = (corner(first), corner(second));
    first.origin.x + lean < second_end.0
        && second.origin.x + lean < first_end.0
        && first.origin.y + lean < second_end.1
        && second.origin.y + lean < first_end.1
}

/// Returns the right and the lower edge.
fn corner(area: Rect) -> (Length, Length) {
    (area.origin.x + area.size.width, area.origin.y + area.size.height)
}

fn area(page: &Page, kind: RegionKind) -> Option<Rect> {
    page.regions.iter().find(|region| region.kind == kind).map(|region| region.area)
}

/// Returns the lowest words of a region, of one line the last.
fn bottom(page: &Page, kind: RegionKind) -> Option<&Item> {
    let shown = |item: &&Item| item.region == kind && matches!(item.content, Content::Glyphs(_));
    page.items.iter().filter(shown).max_by_key(|item| (item.at.y, item.at.x))
}

/// Returns where the text and the notes of a page end.
fn foot_of(page: &Page) -> Length {
    let ends = page.items.iter().filter(|item| matches!(item.region, RegionKind::Main | RegionKind::Foot));
    ends.filter_map(|item| match &item.content {
        Content::Glyphs(_) => Some(item.at.y),
        Content::Picture(placed) => Some(item.at.y + placed.size.height),
        Content::Path(_) => None,
    })
    .max()
    .unwrap_or_default()
}

fn is_on(grid: Grid, y: Length) -> bool {
    (y - grid.first).units() % grid.step.units() == 0
}

/// Tells whether a run is so small that it is a raised or lowered figure.
fn is_raised(run: &GlyphRun, grid: Grid) -> bool {
    run.size < grid.step.scale(0.62)
}

/// Tells whether an item is the first part of a word that ends on the next line: its last glyph is a hyphen
/// that the text does not have.
fn is_divided(item: &Item) -> bool {
    let (Content::Glyphs(run), Some(_)) = (&item.content, &item.actual_text) else { return false };
    run.glyphs.last().is_some_and(|glyph| usize::from(glyph.cluster) == run.text.as_str().len())
}

fn shown(item: &Item) -> String {
    match &item.content {
        Content::Glyphs(run) => format!("{:?}", run.text.as_str()),
        Content::Picture(_) => "a picture".to_owned(),
        Content::Path(_) => "a rule".to_owned(),
    }
}
