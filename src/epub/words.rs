//! The few words that the EPUB adds, until [`crate::phrase`] has them by language.

use crate::model::Lang;

#[derive(Clone, Copy, Debug)]
pub(super) enum Phrase {
    AccessibilitySummary,
    AccessibilitySummaryUndescribed,
    BeginReading,
    ByYear,
    Colophon,
    Contents,
    Cover,
    Epigraph,
    Imprint,
    Landmarks,
    Notes,
    Page,
    PageList,
    TitlePage,
}

impl Phrase {
    pub(super) const fn of(self, _lang: &Lang) -> &'static str {
        match self {
            Self::AccessibilitySummary => "All text can be read aloud, enlarged and navigated by headings.",
            Self::AccessibilitySummaryUndescribed => {
                "All text can be read aloud, enlarged and navigated by headings; some pictures are not described."
            }
            Self::BeginReading => "Start of text",
            Self::ByYear => "By year",
            Self::Colophon => "Colophon",
            Self::Contents => "Contents",
            Self::Cover => "Cover",
            Self::Epigraph => "Epigraph",
            Self::Imprint => "Imprint",
            Self::Landmarks => "Landmarks",
            Self::Notes => "Notes",
            Self::Page => "Page",
            Self::PageList => "Pages",
            Self::TitlePage => "Title page",
        }
    }
}
