//! Sections one after another: where each begins, what its pages are called, what stands in their margins.

use super::block::{self, Flow};
use super::context::{Context, Folios, MainRegion};
use super::inline::{Line, Setter};
use super::page::breaking::{self, Filled, Frame, Lines};
use super::page::{self, Composer, Fitted, Notes, Noticed, Ready, Strings};
use crate::config::PrintConfig;
use crate::diagnostic::{Span, Warned};
use crate::font::{FaceId, FontBook};
use crate::frame::{Bearing, Content, Page, Side, TextPosition};
use crate::model::{Book, Direction, Matter, NodeId, SectionIndex, visit};
use crate::phrase;
use crate::style::{AlignContent, Break, Cascade, CounterStyle, Element, PageQuery, Styled};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is laid out, with what.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The book.
    pub book: &'a Book,
    /// The styles.
    pub cascade: &'a Cascade,
    /// The faces.
    pub fonts: &'a FontBook,
    /// `[print]`
    pub print: &'a PrintConfig,
}

/// A book as pages.
#[derive(Debug, Default)]
pub struct Laid {
    /// All pages in order, blanks too; a recto comes first.
    pub pages: Vec<Page>,
    /// How each justified line was fitted.
    pub lines: Vec<Fitted>,
    /// How many justified paragraphs there are, and how many were set otherwise than is best for them alone.
    pub paragraphs: (u32, u32),
    /// Versos, by their 0-based places, that do not end level with the recto beside them.
    pub uneven: Vec<u32>,
}

/// How many sections are held at once between breaking and composing.
const CHUNK: usize = 32;
/// How often the contents and references to pages are set anew before they are left as they are.
const MOST_PASSES: usize = 4;

/// Lays out a book.
///
/// # Errors
/// `L001` for a line wider than its measure, `F002` for a character that no face has, each with its place.
pub fn layout(request: Request<'_>) -> Warned<Laid> {
    let setter = Setter::new(request.fonts);
    let groups = groups(request);
    let mut folios = Folios::new();
    let mut typefaces = String::new();
    let mut laid: Vec<Option<Group>> = Vec::new();
    laid.resize_with(groups.len(), || None);
    for _ in 0..MOST_PASSES {
        let base = Base { request, setter: &setter, folios: &folios, typefaces: &typefaces };
        if base.lay(&groups, &mut laid).is_err() {
            // A section begins on another side than before: everything after it may move.
            laid.iter_mut().for_each(|group| *group = None);
            continue;
        }
        let found = (base.folios(&laid), base.typefaces(&laid));
        if (&found.0, &found.1) == (&folios, &typefaces) {
            break;
        }
        (folios, typefaces) = found;
        for group in laid.iter_mut().filter(|group| group.as_ref().is_some_and(|group| group.uses_folios)) {
            *group = None;
        }
        if laid.iter().all(Option::is_some) {
            break;
        }
    }
    let base = Base { request, setter: &setter, folios: &folios, typefaces: &typefaces };
    if laid.iter().any(Option::is_none) && base.lay(&groups, &mut laid).is_err() {
        laid.iter_mut().for_each(|group| *group = None);
        let _ = base.lay(&groups, &mut laid);
    }
    base.finish(laid)
}

/// Sections that follow one another on the same pages; one, unless articles run on.
#[derive(Clone, Debug)]
struct Members {
    sections: Vec<SectionIndex>,
    matter: Matter,
    break_before: Break,
    /// The name of its pages.
    page: Option<Arc<str>>,
    /// Where on a page that they do not fill they stand.
    align: AlignContent,
}

fn groups(request: Request<'_>) -> Vec<Members> {
    let mut groups: Vec<Members> = Vec::new();
    for (at, section) in request.book.sections.iter().enumerate() {
        let index = SectionIndex(at as u32);
        let body = request.cascade.body(&section.lang);
        let styled: Arc<Styled> = request.cascade.styled(&body, &Element::section(section.kind));
        let style = &styled.style.block;
        let align = style.align_content;
        let runs_on = matches!(style.break_before, Break::Auto | Break::Avoid);
        match groups.last_mut() {
            Some(last) if runs_on && last.matter == section.matter() && last.page == style.page => {
                last.sections.push(index);
            }
            _ => groups.push(Members {
                sections: vec![index],
                matter: section.matter(),
                break_before: style.break_before,
                page: style.page.clone(),
                align,
            }),
        }
    }
    groups
}

/// A group on its pages.
#[derive(Debug)]
struct Group {
    drafts: Vec<Draft>,
    starts_verso: bool,
    uses_folios: bool,
    noticed: Noticed,
    /// How many glyphs each face has.
    faces: BTreeMap<FaceId, usize>,
    /// Versos that do not end level with the recto beside them, 0-based.
    uneven: Vec<u32>,
}

/// A name for running heads with its words.
type Named = (Arc<str>, Arc<str>);

/// A page without its margins.
#[derive(Debug)]
struct Draft {
    page: Page,
    /// Names that are set on it, in order.
    strings: Vec<Named>,
}

/// A group that a page breaker has seen from both sides.
struct Broken<'f> {
    ready: Vec<Ready<'f>>,
    notes: Notes,
    /// The pages if it starts on a recto, and if on a verso.
    plans: [Vec<Filled>; 2],
}

/// A section begins on another side than when it was laid out.
struct Moved;

#[derive(Clone, Copy)]
struct Base<'a> {
    request: Request<'a>,
    setter: &'a Setter<'a>,
    folios: &'a Folios,
    typefaces: &'a str,
}

impl<'a> Base<'a> {
    fn context(&self, members: &Members) -> Context<'a> {
        let Request { book, cascade, print, .. } = self.request;
        let lang = &book.metadata.lang;
        let query = PageQuery { name: members.page.as_deref(), recto: true, first: false, blank: false };
        let style = cascade.page(query, lang);
        let grid = cascade.body(lang).grid();
        let room = style.size.height - style.margin.head - style.margin.foot;
        let main = MainRegion {
            measure: style.size.width - style.margin.inner - style.margin.outer,
            grid,
            lines: (room.ratio(grid) + 0.01).floor().clamp(1.0, 1000.0) as Lines,
        };
        Context {
            book,
            cascade,
            setter: self.setter,
            phrases: phrase::of(lang.tag()),
            main,
            notes: print.notes,
            links: print.links,
            folios: self.folios,
            typefaces: self.typefaces,
        }
    }

    /// Lays out the groups that are not laid out yet.
    fn lay(&self, groups: &[Members], laid: &mut [Option<Group>]) -> Result<(), Moved> {
        let mut next_verso = false;
        let mut matter = Matter::Front;
        for (members, laid) in groups.chunks(CHUNK).zip(laid.chunks_mut(CHUNK)) {
            let flows: Vec<Option<Flow>> = members
                .par_iter()
                .zip(&*laid)
                .map(|(members, known)| known.is_none().then(|| self.flow(members)))
                .collect();
            let broken: Vec<Option<Broken<'_>>> = members
                .par_iter()
                .zip(&flows)
                .map(|(members, flow)| flow.as_ref().map(|flow| self.break_pages(members, flow)))
                .collect();
            let mut starts = Vec::with_capacity(members.len());
            for ((members, broken), known) in members.iter().zip(&broken).zip(&*laid) {
                // The body begins anew on a recto, whatever the front took.
                if members.matter != Matter::Front && matter == Matter::Front {
                    next_verso = false;
                }
                matter = members.matter;
                let verso = starts_verso(members.break_before, next_verso);
                let count = match (broken, known) {
                    (Some(broken), _) => broken.plans[usize::from(verso)].len(),
                    (None, Some(known)) if known.starts_verso == verso => known.drafts.len(),
                    _ => return Err(Moved),
                };
                starts.push(verso);
                next_verso = verso ^ (count % 2 == 1);
            }
            members
                .par_iter()
                .zip(broken.into_par_iter().zip(&flows))
                .zip(starts.par_iter().zip(&mut *laid))
                .for_each(|((members, (broken, flow)), (verso, laid))| {
                    if let (Some(broken), Some(flow)) = (broken, flow) {
                        *laid = Some(self.compose(members, (broken, flow), *verso));
                    }
                });
        }
        Ok(())
    }

    fn flow(&self, members: &Members) -> Flow {
        let context = self.context(members);
        let mut all = Flow::default();
        for index in &members.sections {
            let flow = block::flow(&context, *index, all.notes.len() as u32);
            all.leaves.extend(flow.leaves);
            all.notes.extend(flow.notes);
            all.uses_folios |= flow.uses_folios;
            all.said.extend(flow.said);
        }
        all
    }

    fn break_pages<'f>(&self, members: &Members, flow: &'f Flow) -> Broken<'f> {
        let context = self.context(members);
        let (notes, heights) = Notes::set(&context, &flow.notes);
        let (ready, pieces) = page::pieces(&context, flow, &heights);
        let frame = |starts_verso| Frame {
            lines: context.main.lines,
            starts_verso,
            note_gap: 100,
            note_line: context.main.hundredths(notes.leading(&context)),
            least_last: 4,
            slack: 3,
        };
        let plans = [false, true].map(|verso| breaking::break_pages(&pieces, frame(verso)));
        Broken { ready, notes, plans }
    }

    fn compose(&self, members: &Members, (broken, flow): (Broken<'_>, &Flow), starts_verso: bool) -> Group {
        let context = self.context(members);
        let Broken { ready, mut notes, mut plans } = broken;
        let mut noticed = Noticed { said: flow.said.clone(), ..Noticed::default() };
        let mut set: Vec<Option<Vec<Line>>> = Vec::new();
        set.resize_with(ready.len(), || None);
        let mut plan = std::mem::take(&mut plans[usize::from(starts_verso)]);
        plan.iter_mut().for_each(|filled| filled.align(members.align, context.main.lines));
        let mut faces = BTreeMap::new();
        let mut drafts = Vec::with_capacity(plan.len());
        for (at, filled) in plan.iter().enumerate() {
            let recto = starts_verso == (at % 2 == 1);
            let query = PageQuery { name: members.page.as_deref(), recto, first: at == 0, blank: false };
            let style = context.cascade.page(query, &context.book.metadata.lang);
            let side = if recto { Side::Recto } else { Side::Verso };
            let composer =
                Composer::new(&context, &style, (side, self.is_right_hand(recto)), (&mut noticed, at as u32));
            let mut page = composer.fill(filled, &ready, &mut set, &mut notes);
            page.section = members.sections.first().copied();
            for item in &page.items {
                if let Content::Glyphs(run) = &item.content {
                    *faces.entry(run.face).or_default() += run.glyphs.len();
                }
            }
            let begun = filled.puts.iter().filter(|put| put.lines.start == 0);
            let strings = begun.flat_map(|put| ready[put.piece as usize].leaf.strings.clone()).collect();
            drafts.push(Draft { page, strings });
        }
        let uneven = uneven(&plan, starts_verso);
        Group { drafts, starts_verso, uses_folios: flow.uses_folios, noticed, faces, uneven }
    }

    fn is_right_hand(&self, recto: bool) -> bool {
        recto == (self.request.book.metadata.direction == Direction::Ltr)
    }

    /// Returns the folio of every id.
    fn folios(&self, laid: &[Option<Group>]) -> Folios {
        let mut folios = Folios::new();
        for (number, front, group) in numbered(self, laid) {
            for (at, draft) in group.drafts.iter().enumerate() {
                let label: Arc<str> = label(number + at as u64, front).into();
                folios.extend(draft.page.anchors.iter().map(|anchor| (anchor.id.clone(), label.clone())));
            }
        }
        folios
    }

    /// Returns the names of all typefaces, the one with the most glyphs first.
    fn typefaces(&self, laid: &[Option<Group>]) -> String {
        let mut families: BTreeMap<&str, usize> = BTreeMap::new();
        for (face, count) in laid.iter().flatten().flat_map(|group| &group.faces) {
            *families.entry(self.request.fonts.face(*face).family()).or_default() += count;
        }
        let mut families: Vec<_> = families.into_iter().collect();
        families.sort_by_key(|(_, count)| Reverse(*count));
        families.iter().map(|(family, _)| *family).collect::<Vec<_>>().join(", ")
    }

    /// Puts all pages in a row, with blanks, running heads and folios.
    fn finish(&self, laid: Vec<Option<Group>>) -> Warned<Laid> {
        let places: Vec<(u64, bool)> =
            numbered(self, &laid).map(|(number, front, _)| (number, front)).collect();
        let mut out = Laid::default();
        let mut strings = Strings::new();
        let (mut notices, mut diagnostics) = (Vec::new(), Vec::new());
        let mut was_front = true;
        for ((number, front), group) in places.into_iter().zip(laid.into_iter().flatten()) {
            let verso = group.starts_verso;
            while (out.pages.len() % 2 == 1) != verso || (was_front && !front && out.pages.len() % 2 == 1) {
                self.blank(&mut out, front || was_front);
            }
            was_front = front;
            let first = out.pages.len() as u32;
            for (at, draft) in group.drafts.into_iter().enumerate() {
                let number = number + at as u64;
                let Draft { mut page, strings: set } = draft;
                page.label = label(number, front);
                self.put_heads(&mut page, &mut strings, (set, at == 0, number));
                out.pages.push(page);
            }
            let Noticed { notices: found, lines, paragraphs, said } = group.noticed;
            out.lines.extend(lines.into_iter().map(|line| Fitted { page: first + line.page, ..line }));
            out.paragraphs.0 += paragraphs.0;
            out.paragraphs.1 += paragraphs.1;
            out.uneven.extend(group.uneven.iter().map(|page| first + page));
            notices.extend(found);
            diagnostics.extend(said);
        }
        let spans = if notices.is_empty() { BTreeMap::new() } else { spans(self.request.book) };
        let span = |bearing: &Bearing| match bearing {
            Bearing::Text(TextPosition { node, .. }) => spans.get(node).copied(),
            _ => None,
        };
        diagnostics.extend(notices.iter().map(|notice| notice.diagnostic(span(&notice.at))));
        diagnostics.dedup();
        Warned::new(out, diagnostics)
    }

    fn blank(&self, out: &mut Laid, front: bool) {
        let recto = out.pages.len().is_multiple_of(2);
        let query = PageQuery { name: None, recto, first: false, blank: true };
        let style = self.request.cascade.page(query, &self.request.book.metadata.lang);
        let side = if recto { Side::Recto } else { Side::Verso };
        let number = out.pages.iter().rev().take_while(|page| is_front(page) == front).count() as u64 + 1;
        out.pages.push(Page {
            size: style.size,
            side,
            blank: true,
            label: label(number, front),
            ..Page::default()
        });
    }

    fn put_heads(
        &self,
        page: &mut Page,
        strings: &mut Strings,
        (set, first, number): (Vec<Named>, bool, u64),
    ) {
        // A head names what begins first on its page, else what goes on from before.
        let mut shown = strings.clone();
        for (name, words) in set.iter().rev() {
            shown.insert(name.clone(), words.clone());
        }
        strings.extend(set);
        let Some(section) = page.section.and_then(|index| self.request.book.sections.get(index.0 as usize))
        else {
            return;
        };
        let Request { cascade, .. } = self.request;
        let styled = cascade.styled(&cascade.body(&section.lang), &Element::section(section.kind));
        let name = styled.style.block.page.clone();
        let query = PageQuery { name: name.as_deref(), recto: page.side == Side::Recto, first, blank: false };
        let style = cascade.page(query, &section.lang);
        let members = Members {
            sections: Vec::new(),
            matter: section.matter(),
            break_before: Break::Auto,
            page: name,
            align: AlignContent::Start,
        };
        page::put_heads(&self.context(&members), page, &style, (&shown, number));
    }
}

/// Returns the versos whose recto goes on with the text but does not end level with them; the last page ends
/// where the text does.
fn uneven(plan: &[Filled], starts_verso: bool) -> Vec<u32> {
    let height = |page: &Filled| page.text + page.notes;
    let first = usize::from(!starts_verso);
    (first..plan.len().saturating_sub(2))
        .step_by(2)
        .filter(|verso| height(&plan[*verso]) != height(&plan[*verso + 1]))
        .map(|verso| verso as u32)
        .collect()
}

/// Returns the number of each group's first page, and whether it counts in Roman numerals.
fn numbered<'g>(base: &Base<'_>, laid: &'g [Option<Group>]) -> impl Iterator<Item = (u64, bool, &'g Group)> {
    let groups = groups(base.request);
    let mut next = 1;
    let mut was_front = true;
    laid.iter().zip(groups).filter_map(move |(group, members)| {
        let group = group.as_ref()?;
        let front = members.matter == Matter::Front;
        if was_front && !front {
            next = 1;
        }
        was_front = front;
        // Numbers are odd on rectos: a blank takes the number between.
        if (next % 2 == 0) != group.starts_verso {
            next += 1;
        }
        let number = next;
        next += group.drafts.len() as u64;
        Some((number, front, group))
    })
}

fn starts_verso(break_before: Break, next_verso: bool) -> bool {
    match break_before {
        Break::Recto => false,
        Break::Verso => true,
        Break::Auto | Break::Avoid | Break::Page => next_verso,
    }
}

fn label(number: u64, front: bool) -> String {
    block::count(number, if front { CounterStyle::LowerRoman } else { CounterStyle::Decimal })
}

fn is_front(page: &Page) -> bool {
    !page.label.starts_with(|c: char| c.is_ascii_digit())
}

/// Returns where each node was read.
fn spans(book: &Book) -> BTreeMap<NodeId, Span> {
    let mut spans = BTreeMap::new();
    for section in &book.sections {
        section.visit(&mut |item| {
            match item {
                visit::Item::Block(node) => spans.insert(node.id, node.span),
                visit::Item::Inline(node) => spans.insert(node.id, node.span),
                visit::Item::Run(_) => None,
            };
        });
    }
    spans
}
