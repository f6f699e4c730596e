//! Whole sheets: copies set a little tighter where that saves one.

use super::copy_setter::CopySetter;
use crate::diagnostic::{Diagnostic, Warned};
use crate::driver::Shared;
use crate::frame::Page;
use crate::handout::{self, ArticleLines, Handout, HandoutKind};
use crate::impose::{self, Budget, Tightening};
use crate::layout::Laid;
use crate::model::{HandoutLayout, SectionIndex};
use crate::num::saturate;
use crate::style::{self, Cascade, PageQuery};
use crate::unit::PageSetting;

/// By how many hundredths leading, margins and size may be made smaller.
const LIMIT: u32 = 3;
/// By how many lines each room to write in may.
const ROOM: u16 = 2;
/// Of more lines too many to a page it is not tried whether one less saves a sheet: paragraphs that are set in fewer
/// lines make up for no more.
const MOST_OVER: u32 = 3;
/// So many lines at most are few on a last page: those of room for notes with its heading.
const FEW: u32 = 17;

/// How much tighter the participant's and the leader's copy of an article are set, both alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    tightening: Tightening,
    /// Lines taken off each room to write in.
    room: u16,
    /// Whether spaces between the parts that are worked on are smaller too.
    gaps: bool,
    /// Whether pages hold a line more, to see what a line less on each would do.
    longer: bool,
}

impl Fit {
    /// Returns what is tried, from what is seen least: less room to write, then that and tighter print.
    ///
    /// The margins of a manuscript, whose versos are as its rectos, stay.
    fn steps(layout: HandoutLayout) -> Vec<Self> {
        let mut tighter = Tightening::steps(LIMIT);
        if layout == HandoutLayout::Manuscript {
            tighter.iter_mut().for_each(|step| step.margins = 0);
            tighter.dedup();
        }
        let room = (1..=ROOM).map(|room| Self { room, ..Self::default() });
        let tighter =
            tighter.into_iter().map(|tightening| Self { tightening, room: ROOM, ..Self::default() });
        room.chain(tighter).collect()
    }

    /// Returns what is tried so that a last page of few lines goes, from what is seen least.
    fn drawing_back() -> Vec<Self> {
        let room = (1..=ROOM).map(|room| Self { room, ..Self::default() });
        room.chain([Self { room: ROOM, gaps: true, ..Self::default() }]).collect()
    }

    /// Takes so many lines off room to write in a copy.
    pub fn take_room(self, copy: &mut Handout) {
        handout::take_room(copy, self.room);
    }

    /// Tells whether spaces between the parts that are worked on are smaller.
    pub fn has_small_gaps(self) -> bool {
        self.gaps
    }

    /// Returns the configuration of a copy, made so much tighter.
    pub fn apply(self, copy: &Handout, print: &style::Options, cascade: &Cascade) -> style::Options {
        if self.longer {
            return self.with_longer_pages(copy, print, cascade);
        }
        if self.tightening == Tightening::default() {
            return print.clone();
        }
        let tight = print.set_with(self.tightening.apply(measures(copy, cascade)));
        match self.tightening.margins {
            0 => style::Options { margins: print.margins.clone(), ..tight },
            _ => tight,
        }
    }

    fn with_longer_pages(self, copy: &Handout, print: &style::Options, cascade: &Cascade) -> style::Options {
        let as_set = Self { longer: false, ..self }.apply(copy, print, cascade);
        let now = print.set_with(self.tightening.apply(measures(copy, cascade)));
        let leading = as_set.leading.as_ref().map_or_else(|| measures(copy, cascade).leading, |l| l.value);
        let margins = now.margins.map(|mut margins| {
            margins.value.foot -= leading;
            margins
        });
        style::Options { margins, ..as_set }
    }

    /// Tells whether pages or type have other measures than without it.
    pub fn sets_otherwise(self) -> bool {
        self.longer || self.tightening != Tightening::default()
    }

    fn saved(self, copy: &Handout, before: Budget, after: Budget) -> Diagnostic {
        let of = |number: u32, one: &str| format!("{number} {one}{}", if number == 1 { "" } else { "s" });
        let message = format!(
            "{} is set in {} in place of {}, on {} in place of {}",
            copy.name,
            of(after.pages, "page"),
            before.pages,
            of(after.sheets, "sheet"),
            before.sheets
        );
        handout::saved(message, &self.changed())
    }

    /// Names what is smaller, and by how much.
    fn changed(self) -> Vec<String> {
        let lines = if self.room == 1 { "line" } else { "lines" };
        let room = (self.room > 0).then(|| format!("room to write by {} {lines}", self.room));
        let gaps = self.gaps.then(|| "spaces".to_owned());
        room.into_iter().chain(gaps).chain(self.tightening.changed()).collect()
    }
}

/// Returns what a copy is set with.
fn measures(copy: &Handout, cascade: &Cascade) -> PageSetting {
    let lang = &copy.book.metadata.lang;
    let body = cascade.body(lang);
    let query = PageQuery { name: Some("chapter"), recto: true, ..PageQuery::default() };
    let margins = cascade.page(query, lang).margin;
    PageSetting { font_size: body.style.font.size, leading: body.grid(), margins }
}

/// Returns how pages fit their sheets: two to each, or one where one side is printed.
fn budget(shared: &Shared<'_>, kind: HandoutKind, pages: usize) -> Budget {
    let is_single = shared.config().handouts.is_single_sided(kind);
    impose::on_sheets(saturate::<u32>(pages), if is_single { 1 } else { 2 })
}

/// Finds how much tighter the copies of an article must be set so that the participant's saves a sheet; not at
/// all where that saves none, or nobody asks for it.
pub fn of(setter: &CopySetter<'_>, index: SectionIndex) -> Warned<Fit> {
    let none = Warned::new(Fit::default(), Vec::new());
    let shared = setter.shared;
    let config = &shared.config().handouts;
    let kind = HandoutKind::Participant;
    let is_made = config.make.contains(&kind) || config.make.contains(&HandoutKind::Leader);
    if !config.fit || !is_made {
        return none;
    }
    let Some(copy) = handout::handout(kind, shared.book(), index, config, &ArticleLines::default()) else {
        return none;
    };
    let set = |fit: Fit| {
        let mut copy = copy.clone();
        fit.take_room(&mut copy);
        let laid = setter.lay_out(&mut copy, fit).value;
        laid.map(|laid| budget(shared, kind, laid.pages.len()))
    };
    let Some(before) = set(Fit::default()).filter(|before| before.over == 1) else { return none };
    let steps = Fit::steps(config.layout_of(kind));
    let saves = |step: &Fit| set(*step).filter(|after| after.sheets < before.sheets);
    // What the most cannot do, less will not.
    if steps.last().and_then(saves).is_none() {
        return none;
    }
    match steps.iter().find_map(|step| Some((*step, saves(step)?))) {
        Some((step, after)) => Warned::new(step, vec![step.saved(&copy, before, after)]),
        None => none,
    }
}

/// Draws back the last page of a copy that is laid out, if it has few lines: the copy is laid out again with less room
/// to write and then with smaller spaces, until the pages before take these lines in. Else it stays as it is.
///
/// `copy` is as it was made, with no room taken.
pub fn draw_back(setter: &CopySetter<'_>, copy: &Handout, laid: LaidOut) -> LaidOut {
    let Some(pages) = laid.few_on_last() else { return laid };
    let saves = |fit: Fit| {
        let again = LaidOut { is_drawn_back: true, ..LaidOut::of(setter, copy, fit) };
        (again.count()? < pages).then_some(again)
    };
    Fit::drawing_back().into_iter().find_map(saves).unwrap_or(laid)
}

/// A copy that is laid out.
pub struct LaidOut {
    /// What stands in it.
    pub copy: Handout,
    /// How it is set.
    pub fit: Fit,
    /// Whether its last page was drawn back.
    is_drawn_back: bool,
    /// Its pages.
    pub laid: Warned<Option<Laid>>,
}

impl LaidOut {
    /// Lays a copy out as it was made, and no tighter than is said.
    pub fn of(setter: &CopySetter<'_>, copy: &Handout, fit: Fit) -> Self {
        let mut copy = copy.clone();
        fit.take_room(&mut copy);
        let laid = setter.lay_out(&mut copy, fit);
        Self { copy, fit, is_drawn_back: false, laid }
    }

    /// Says what was made smaller, if its last page was drawn back.
    pub fn said(&self) -> Option<String> {
        let changed = self.fit.changed().join(", ");
        self.is_drawn_back.then(|| format!("{}: made smaller to save a page: {changed}", self.copy.name))
    }

    fn count(&self) -> Option<usize> {
        self.laid.value.as_ref().map(|laid| laid.pages.len())
    }

    /// Returns how many pages it has, if the last of several has few lines.
    fn few_on_last(&self) -> Option<usize> {
        let pages = &self.laid.value.as_ref()?.pages;
        let last = pages.last().filter(|_| pages.len() > 1)?;
        (last.lines_taken() <= FEW).then_some(pages.len())
    }
}

/// Says whether a line less on each page would save a sheet, or a page where one side is printed; it is tried.
pub fn remark(setter: &CopySetter<'_>, copy: &Handout, fit: Fit, pages: &[Page]) -> Option<String> {
    let shared = setter.shared;
    let is_text = matches!(copy.kind, HandoutKind::Participant | HandoutKind::Leader);
    let before = budget(shared, copy.kind, pages.len());
    if !is_text || before.over != 1 || overhang(pages)? > MOST_OVER * (before.pages - 1) {
        return None;
    }
    let laid = setter.lay_out(&mut copy.clone(), Fit { longer: true, ..fit }).value?;
    let after = budget(shared, copy.kind, laid.pages.len());
    let what = if shared.config().handouts.is_single_sided(copy.kind) { "page" } else { "sheet" };
    let saves = after.sheets < before.sheets;
    saves.then(|| format!("{}: a line less on each page would save a {what}", copy.name))
}

/// Returns how many lines are too many for all pages but the last: those of the last, except what the others have
/// left free. Paragraphs can be set in fewer lines, so that it may be fewer.
fn overhang(pages: &[Page]) -> Option<u32> {
    let (last, others) = pages.split_last().filter(|(_, others)| !others.is_empty())?;
    let free = |page: &Page| page.lines().map_or(0, |lines| lines.saturating_sub(page.lines_taken()));
    let free: u32 = others.iter().filter(|page| !page.blank).map(free).sum();
    Some(last.lines_taken().saturating_sub(free))
}
