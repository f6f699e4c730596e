//! The page that says how to print, fold and bind a booklet.

use super::{Imposed, Pass, cover_name, cover_size};
use crate::diagnostic::Warned;
use crate::driver::Shared;
use crate::guide::{self, CoverFile, HowTo, HowToPages, MOST_EXTRAS, PrintedFiles, WITH_TABLE};
use crate::impose;
use crate::layout::Laid;
use crate::model::{Book, SectionKind};
use crate::unit::{Length, Size};

/// From baseline to baseline, in points: what is read with ease, and what is still read where that saves the page.
const LEADINGS: [f64; 3] = [12.5, 12.0, 11.5];

/// What saves a second page where nothing else does.
const TIGHTEST: f64 = 10.7;

/// For so many extras lines are set as near to one another as saves a page.
const SAVED: u32 = 2;

/// A booklet that is to be printed and folded.
#[derive(Clone, Copy)]
pub struct Folded<'a> {
    /// Its sheets.
    pub imposed: &'a Imposed<'a>,
    /// How they were made.
    pub options: &'a impose::Options,
    /// A cover of its own.
    pub cover: Option<&'a Imposed<'a>>,
    /// The paper of the page that says how.
    pub paper: Size,
    /// The name of the file that tests the printer, where backs are printed by hand.
    pub hand_test: &'a str,
}

/// Makes the page and lays it out.
///
/// It is one page where a little less leading makes it so and it says what programs call their settings; else two, of which
/// the first is for the printer and the second for the table.
pub fn how_to(shared: &Shared<'_>, folded: Folded<'_>) -> Warned<(Book, Laid)> {
    let set = |book: &Book, leading: f64| {
        shared.lay_out_how_to(book, &guide::page(folded.paper, Length::from_pt(leading)))
    };
    let about = |pages, extras| words(shared, folded, pages, extras);
    for (pages, most) in [(HowToPages::One, 1), (HowToPages::Two, 2)] {
        let fits = |laid: &Warned<Laid>| laid.value.pages.len() <= most;
        let needs_table = pages == HowToPages::One && guide::needs_signatures(&folded.imposed.plan);
        let fewest = if needs_table { WITH_TABLE } else { 1 };
        // Extras are said where they take no further page, as many as find room.
        for extras in (fewest..=MOST_EXTRAS).rev() {
            let book = about(pages, extras);
            let leadings = match extras {
                1 => &[LEADINGS[1], LEADINGS[2], TIGHTEST][..],
                ..=SAVED => &LEADINGS[1..],
                _ => &LEADINGS[1..2],
            };
            if let Some(laid) = leadings.iter().map(|leading| set(&book, *leading)).find(fits) {
                return laid.map(|laid| (book, laid));
            }
        }
        // What programs call their settings is worth a second page.
        if pages == HowToPages::One {
            continue;
        }
        let book = about(pages, 0);
        let leadings = LEADINGS.into_iter().chain([TIGHTEST]);
        if let Some(laid) = leadings.map(|leading| set(&book, leading)).find(fits) {
            return laid.map(|laid| (book, laid));
        }
    }
    // Where what is done at the printer is longer than a page, the rest of the second has room for more.
    let running = |extras: u32| {
        let book = about(HowToPages::One, extras);
        let laid = set(&book, LEADINGS[0]);
        (laid.value.pages.len() <= 2).then(|| laid.map(|laid| (book, laid)))
    };
    let longest = (1..=MOST_EXTRAS).rev().find_map(running);
    longest.unwrap_or_else(|| {
        let book = about(HowToPages::One, 0);
        set(&book, LEADINGS[0]).map(|laid| (book, laid))
    })
}

/// Tells whether nothing at all is printed on some side: a printer that skips it puts all later backs on wrong fronts.
fn has_blank_sides(imposed: &Imposed<'_>) -> bool {
    let Imposed { pages, plan, .. } = imposed;
    let is_inked = |cell: &impose::GridCell| {
        let page = cell.page.and_then(|page| pages.get(page.0 as usize));
        page.is_some_and(|page| page.ink().is_some())
    };
    let sides = plan.sheets.iter().flat_map(|sheet| [&sheet.front, &sheet.back]);
    plan.flip.is_some()
        && sides.into_iter().any(|side| side.marks.is_empty() && !side.cells.iter().any(is_inked))
}

/// Makes what is said, with its drawings.
fn words(shared: &Shared<'_>, folded: Folded<'_>, how_many: HowToPages, extras: u32) -> Book {
    let Folded { imposed, options, cover, hand_test, .. } = folded;
    let Imposed { book, pages, plan } = imposed;
    let slug = &book.metadata.slug;
    let names = [Pass::Both, Pass::Fronts, Pass::Backs, Pass::BacksReversed].map(|pass| pass.file_name(slug));
    let mut labels: Vec<String> = pages.iter().map(|page| page.label.clone()).collect();
    // No number is printed on a title page: nobody finds a page i.
    let opening = book.sections.first().is_some_and(|section| section.kind == SectionKind::TitlePage);
    if let Some(first) = labels.first_mut().filter(|_| opening) {
        book.metadata.words().booklet.drawn_title.clone_into(first);
    }
    let [sheets, fronts, backs, reversed] = &names;
    let cover_name = cover.map(cover_name);
    let cover = cover.zip(cover_name.as_deref()).map(|(cover, name)| CoverFile {
        name,
        sheet: cover.plan.format.sheet,
        cut: cover_size(imposed, options, cover),
        is_folded_twice: impose::is_folded_twice(impose::spine(plan, options.caliper)),
    });
    let about = HowTo {
        metadata: &book.metadata,
        options,
        plan,
        labels: &labels,
        has_blank_sides: has_blank_sides(imposed),
        files: PrintedFiles { sheets, passes: [fronts, backs, reversed], hand_test, cover },
        fonts: shared.fonts(),
    };
    guide::how_to(about, how_many, extras)
}
