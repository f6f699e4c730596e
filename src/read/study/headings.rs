//! What the headings of a study file say, in six languages and the file's own words.

use crate::diagnostic::nearest;
use deunicode::deunicode;

/// What stands under a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
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
pub const KEYS: &[(&str, Known)] = &[
    ("questions", Known::Questions),
    ("terms", Known::Terms),
    ("chronology", Known::Chronology),
    ("sources", Known::Sources),
    ("facilitator", Known::Facilitator),
];

/// What to do about words under no heading that is known.
pub const HINT: &str = "it is left out; the headings are Questions, Terms, Chronology, Sources, For the \
    facilitator, or what front matter names: `questions: Domande`";

/// Every known heading: English, French, German, Spanish, Russian, Greek.
const HEADINGS: &[(&str, Known)] = &[
    ("questions", Known::Questions),
    ("question", Known::Questions),
    ("discussion questions", Known::Questions),
    ("questions for discussion", Known::Questions),
    ("questions pour la discussion", Known::Questions),
    ("fragen", Known::Questions),
    ("frage", Known::Questions),
    ("preguntas", Known::Questions),
    ("cuestiones", Known::Questions),
    ("вопросы", Known::Questions),
    ("вопросы для обсуждения", Known::Questions),
    ("ερωτήσεις", Known::Questions),
    ("terms", Known::Terms),
    ("glossary", Known::Terms),
    ("names and terms", Known::Terms),
    ("termes", Known::Terms),
    ("glossaire", Known::Terms),
    ("lexique", Known::Terms),
    ("begriffe", Known::Terms),
    ("namen und begriffe", Known::Terms),
    ("glossar", Known::Terms),
    ("términos", Known::Terms),
    ("glosario", Known::Terms),
    ("термины", Known::Terms),
    ("понятия", Known::Terms),
    ("словарь", Known::Terms),
    ("имена и термины", Known::Terms),
    ("όροι", Known::Terms),
    ("γλωσσάριο", Known::Terms),
    ("chronology", Known::Chronology),
    ("timeline", Known::Chronology),
    ("dates", Known::Chronology),
    ("chronologie", Known::Chronology),
    ("repères chronologiques", Known::Chronology),
    ("zeittafel", Known::Chronology),
    ("zeitleiste", Known::Chronology),
    ("cronología", Known::Chronology),
    ("fechas", Known::Chronology),
    ("хронология", Known::Chronology),
    ("даты", Known::Chronology),
    ("χρονολόγιο", Known::Chronology),
    ("χρονολογία", Known::Chronology),
    ("sources", Known::Sources),
    ("further reading", Known::Sources),
    ("bibliographie", Known::Sources),
    ("pour aller plus loin", Known::Sources),
    ("quellen", Known::Sources),
    ("literatur", Known::Sources),
    ("zum weiterlesen", Known::Sources),
    ("fuentes", Known::Sources),
    ("bibliografía", Known::Sources),
    ("источники", Known::Sources),
    ("литература", Known::Sources),
    ("πηγές", Known::Sources),
    ("βιβλιογραφία", Known::Sources),
    ("for the facilitator", Known::Facilitator),
    ("facilitator", Known::Facilitator),
    ("for the leader", Known::Facilitator),
    ("notes for the facilitator", Known::Facilitator),
    ("notes for the leader", Known::Facilitator),
    ("pour l’animateur", Known::Facilitator),
    ("pour l’animatrice", Known::Facilitator),
    ("pour l’animation", Known::Facilitator),
    ("für die leitung", Known::Facilitator),
    ("für die moderation", Known::Facilitator),
    ("für den moderator", Known::Facilitator),
    ("für die moderatorin", Known::Facilitator),
    ("para el facilitador", Known::Facilitator),
    ("para la facilitadora", Known::Facilitator),
    ("para la moderación", Known::Facilitator),
    ("para quien modera", Known::Facilitator),
    ("для ведущего", Known::Facilitator),
    ("для ведущей", Known::Facilitator),
    ("ведущему", Known::Facilitator),
    ("για τον συντονιστή", Known::Facilitator),
    ("για τη συντονίστρια", Known::Facilitator),
    ("για τον εμψυχωτή", Known::Facilitator),
];

/// Headings that a file's front matter names.
#[derive(Clone, Debug, Default)]
pub struct Own(Vec<(String, Known)>);

impl Own {
    /// Adds a heading.
    pub fn push(&mut self, heading: &str, known: Known) {
        self.0.push((plain(heading), known));
    }
}

/// Returns what stands under a heading of these words; case, accents and signs do not count.
pub fn known(words: &str, own: &Own) -> Option<Known> {
    let words = plain(words);
    let own = own.0.iter().find(|(heading, _)| *heading == words).map(|(_, known)| *known);
    own.or_else(|| HEADINGS.iter().find(|(heading, _)| plain(heading) == words).map(|(_, known)| *known))
}

/// Returns what to do about a heading that nobody knows, with the known one that it is likely to mean.
pub fn hint(words: &str, own: &Own) -> String {
    let own = own.0.iter().map(|(heading, _)| heading.as_str());
    let known: Vec<&str> = own.chain(HEADINGS.iter().map(|(heading, _)| *heading)).collect();
    match nearest(words, &known) {
        Some(heading) => format!("it is left out; the nearest known one is `{heading}`"),
        None => HINT.to_owned(),
    }
}

/// Returns words in lower case without accents, signs aside.
fn plain(words: &str) -> String {
    let letters = deunicode(words).to_lowercase();
    let words = letters.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
