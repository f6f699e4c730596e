//! What the headings of a study file say, in any language and the file's own words.

use crate::diagnostic::nearest;
use crate::lang;
use deunicode::deunicode;

/// What stands under a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StudyHeading {
    /// Questions with their answers.
    Questions,
    /// Names and words.
    Terms,
    /// Dated events.
    Chronology,
    /// Where to read on.
    Sources,
    /// Notes for whoever leads.
    Facilitator,
}

/// The keys of front matter under which a file names headings of its own.
pub const KEYS: &[(&str, StudyHeading)] = &[
    ("questions", StudyHeading::Questions),
    ("terms", StudyHeading::Terms),
    ("chronology", StudyHeading::Chronology),
    ("sources", StudyHeading::Sources),
    ("facilitator", StudyHeading::Facilitator),
];

/// What to do about words under no heading that is known.
pub const HINT: &str = "the headings are Questions, Terms, Chronology, Sources, For the \
    facilitator, or what front matter names: `questions: Domande`";

/// Every known heading of every language.
fn headings() -> impl Iterator<Item = (&'static str, StudyHeading)> {
    lang::readings().flat_map(|reading| {
        let study = reading.study;
        let under =
            |headings: &'static [&'static str], known| headings.iter().map(move |heading| (*heading, known));
        under(study.questions, StudyHeading::Questions)
            .chain(under(study.terms, StudyHeading::Terms))
            .chain(under(study.chronology, StudyHeading::Chronology))
            .chain(under(study.sources, StudyHeading::Sources))
            .chain(under(study.facilitator, StudyHeading::Facilitator))
    })
}

/// Headings that a file's front matter names.
#[derive(Clone, Debug, Default)]
pub struct Own(Vec<(String, StudyHeading)>);

impl Own {
    /// Adds a heading.
    pub fn push(&mut self, heading: &str, known: StudyHeading) {
        self.0.push((plain(heading), known));
    }
}

/// Returns what stands under a heading of these words; case, accents and signs do not count.
pub fn known(words: &str, own: &Own) -> Option<StudyHeading> {
    let words = plain(words);
    let own = own.0.iter().find(|(heading, _)| *heading == words).map(|(_, known)| *known);
    own.or_else(|| headings().find(|(heading, _)| plain(heading) == words).map(|(_, known)| known))
}

/// Returns what to do about a heading that nobody knows, with the known one that it is likely to mean.
pub fn hint(words: &str, own: &Own) -> String {
    let own = own.0.iter().map(|(heading, _)| heading.as_str());
    let known: Vec<&str> = own.chain(headings().map(|(heading, _)| heading)).collect();
    match nearest(words, &known) {
        Some(heading) => format!("write `{heading}` if you mean that"),
        None => HINT.to_owned(),
    }
}

/// Returns words in lower case without accents, signs aside.
fn plain(words: &str) -> String {
    let letters = deunicode(words).to_lowercase();
    let words = letters.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
