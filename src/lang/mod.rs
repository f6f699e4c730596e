//! What depends on a language, one file each.
//!
//! A [`Language`] holds the tool's own words ([`words`]), the words by which the readers know dates,
//! bylines, notes and what web pages put around a text ([`reading`]), and the habits of its printers
//! ([`mod@habits`]). What the desk says lies in [`desk`]. No entry is optional: a language
//! with a file has all of them. To add a language, write its file and name it here, in [`ALL`].
//!
//! A text is read before anybody knows its language, and a text in one language may quote another. So the
//! readers look a word up in all languages at once: see [`Lexicon`].

mod accents;
mod ar;
mod call_outs;
pub mod circle;
mod cs;
mod da;
mod de;
pub mod desk;
mod dialogs;
mod el;
mod en;
mod es;
mod fi;
mod fr;
pub mod habits;
mod he;
mod hi;
mod hu;
mod it;
mod lexicon;
pub mod months;
mod nb;
mod nl;
mod other;
mod own;
mod pl;
pub mod plural;
mod pt;
mod pt_br;
pub mod reading;
mod ro;
mod ru;
mod superiors;
pub mod surnames;
mod sv;
mod tr;
mod uk;
mod units;
pub mod unspaced;
mod vi;
mod word_places;
pub mod words;

#[cfg(test)]
mod tests;

use ar::AR;
use cs::CS;
use da::DA;
use de::DE;
pub use dialogs::{PrintDialog, print_dialogs};
use el::EL;
use en::{EN, EN_US};
use es::ES;
use fi::FI;
use fr::FR;
use habits::{Hyphenation, NEUTRAL, QuotationMarks};
use he::HE;
use hi::HI;
use hu::HU;
use it::IT;
use nb::NB;
use nl::NL;
use pl::PL;
use plural::Plural;
use pt::PT;
use pt_br::PT_BR;
use reading::{Dates, HeadWords, MailWords, NoteWords, StudyWords, Web};
use ro::RO;
use ru::RU;
use sv::SV;
use tr::TR;
use uk::UK;
use vi::VI;

pub use accents::accents;
pub use call_outs::call_out;
pub use habits::Habits;
pub use lexicon::Lexicon;
pub use own::{OwnWords, Words};
pub use plural::fill_counted;
pub use reading::ReadingWords;
pub use superiors::{raised_parts, raises};
pub use units::{months, units};
pub use word_places::word_places;
pub use words::{BookWords, BookletWords, HandoutWords, fill};

/// Everything that depends on one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// Its BCP 47 tag: a language, or a language and a region.
    pub tag: &'static str,
    /// Other tags that mean it.
    pub also: &'static [&'static str],
    /// What the tool says in a book.
    pub book: BookWords<'static>,
    /// What the tool says to whoever prints and folds a booklet.
    pub booklet: BookletWords<'static>,
    /// What the tool says in handouts.
    pub handouts: HandoutWords<'static>,
    /// The words by which texts are read.
    pub reading: ReadingWords,
    /// The habits of its printers.
    pub habits: Habits,
}

/// Every language that has a file.
pub const ALL: &[Language] = &[
    AR, CS, DA, DE, EL, EN, EN_US, ES, FI, FR, HE, HI, HU, IT, NB, NL, PL, PT, PT_BR, RO, RU, SV, TR, UK, VI,
];

/// Returns the language of a BCP 47 tag: of the whole tag, or of its primary language; `None` if there is no
/// file for it.
pub fn known(tag: &str) -> Option<&'static Language> {
    let find =
        |wanted: &str| ALL.iter().find(|language| language.tag == wanted || language.also.contains(&wanted));
    find(tag).or_else(|| find(primary(tag)))
}

/// Returns the language of a BCP 47 tag, or English if there is no file for it. What is printed asks
/// [`OwnWords::over`] for its words, so that the user's own are in their places.
pub fn of(tag: &str) -> &'static Language {
    known(tag).unwrap_or(&EN)
}

/// Returns the name of an entry of the words as it is written in a file: `title-page` for `title_page`.
pub fn key(entry: &str) -> String {
    entry.replace('_', "-")
}

/// Returns the habits of a language, also of one that has no file.
pub fn habits(tag: &str) -> &'static Habits {
    let whole = ALL.iter().find(|language| language.tag == tag).map(|language| &language.habits);
    let listed =
        |wanted: &str| other::HABITS.iter().find(|(tag, _)| *tag == wanted).map(|(_, habits)| habits);
    whole
        .or_else(|| listed(tag))
        .or_else(|| known(tag).map(|language| &language.habits))
        .or_else(|| listed(primary(tag)))
        .unwrap_or(&NEUTRAL)
}

/// Returns the words for reading of every language, of those without a file too.
pub fn readings() -> impl Iterator<Item = &'static ReadingWords> {
    ALL.iter().map(|language| &language.reading).chain([&other::READING])
}

/// Returns what the tool says in handouts, in every language.
pub fn handout_words() -> impl Iterator<Item = &'static HandoutWords<'static>> {
    ALL.iter().map(|language| &language.handouts)
}

/// Returns the words by which texts of a language are read; `None` if they are not known.
pub fn reading_of(tag: &str) -> Option<&'static ReadingWords> {
    ALL.iter().find(|language| language.tag == primary(tag)).map(|language| &language.reading)
}

/// Returns the commonest words of each language, and the letters that only it has, with its tag.
pub fn commonest() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let own = ALL.iter().filter(|language| !language.tag.contains('-'));
    own.map(|language| (language.tag, language.reading.commonest, language.reading.letters))
        .chain(other::COMMONEST.iter().copied())
}

/// Returns the commonest words of a language; none for one of which they are not known.
pub fn commonest_of(tag: &str) -> impl Iterator<Item = &'static str> {
    let own = commonest().find(|(known, ..)| *known == primary(tag));
    own.map_or("", |(_, words, _)| words).split_whitespace()
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}
