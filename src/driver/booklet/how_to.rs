//! The page that says how to print, fold and bind the booklet.

use super::{Imposed, Pass, cover_name, cover_size, hand_test_name, paper};
use crate::diagnostic::Warned;
use crate::driver::Shared;
use crate::guide::{self, CoverFile, HowTo, HowToPages, MOST_EXTRAS, PrintedFiles};
use crate::layout::Laid;
use crate::model::Book;
use crate::unit::Length;

/// From baseline to baseline, in points: what is read with ease, and what is still read where that saves the page.
const LEADINGS: [f64; 3] = [12.5, 12.0, 11.5];

/// Makes the page and lays it out, with a cover of its own where there is one.
///
/// It is one page where a little less leading makes it so; else two, of which the first is for the printer and the
/// second for the table.
pub fn how_to(
    shared: &Shared<'_>,
    imposed: &Imposed<'_>,
    cover: Option<&Imposed<'_>>,
) -> Warned<(Book, Laid)> {
    let set = |book: &Book, leading: f64| {
        shared.lay_out_how_to(book, &guide::page(paper(shared), Length::from_pt(leading)))
    };
    let about = |pages, extras| words(shared, imposed, cover, pages, extras);
    for (pages, most) in [(HowToPages::One, 1), (HowToPages::Two, 2)] {
        let fits = |laid: &Warned<Laid>| laid.value.pages.len() <= most;
        // Extras are said where they take no further page, as many as find room.
        for extras in (1..=MOST_EXTRAS).rev() {
            let book = about(pages, extras);
            let laid = set(&book, LEADINGS[1]);
            if fits(&laid) {
                return laid.map(|laid| (book, laid));
            }
        }
        let book = about(pages, 0);
        if let Some(laid) = LEADINGS.into_iter().map(|leading| set(&book, leading)).find(fits) {
            return laid.map(|laid| (book, laid));
        }
    }
    let book = about(HowToPages::One, 0);
    let laid = set(&book, LEADINGS[0]);
    laid.map(|laid| (book, laid))
}

/// Makes what is said, with its drawings.
fn words(
    shared: &Shared<'_>,
    imposed: &Imposed<'_>,
    cover: Option<&Imposed<'_>>,
    how_many: HowToPages,
    extras: u32,
) -> Book {
    let Imposed { book, pages, plan } = imposed;
    let slug = &book.metadata.slug;
    let names = [Pass::Both, Pass::Fronts, Pass::Backs, Pass::BacksReversed].map(|pass| pass.file_name(slug));
    let hand_test = hand_test_name(slug);
    let labels: Vec<String> = pages.iter().map(|page| page.label.clone()).collect();
    let [sheets, fronts, backs, reversed] = &names;
    let cover_name = cover.map(cover_name);
    let cover = cover.zip(cover_name.as_deref()).map(|(cover, name)| CoverFile {
        name,
        sheet: cover.plan.format.sheet,
        cut: cover_size(shared, imposed, cover),
    });
    let about = HowTo {
        metadata: &book.metadata,
        options: &shared.config().booklet,
        plan,
        labels: &labels,
        files: PrintedFiles { sheets, passes: [fronts, backs, reversed], hand_test: &hand_test, cover },
        fonts: shared.fonts(),
    };
    guide::how_to(about, how_many, extras)
}
