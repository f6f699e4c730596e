//! What the headings of a study file say, in any language and the file's own words.

use super::asking::{self, ASKING};
use crate::diagnostic::nearest;
use crate::lang;
use crate::lang::circle::{self, Circle};
use deunicode::deunicode;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

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
    /// Answers to the questions, apart from them.
    Answers,
    /// What is done at home; a section like one of the file's own.
    Homework,
}

/// The keys of front matter under which a file names headings of its own.
pub const KEYS: &[(&str, StudyHeading)] = &[
    ("questions", StudyHeading::Questions),
    ("terms", StudyHeading::Terms),
    ("chronology", StudyHeading::Chronology),
    ("sources", StudyHeading::Sources),
    ("facilitator", StudyHeading::Facilitator),
    ("answers", StudyHeading::Answers),
];

/// What to do about words under no heading that is known.
pub const HINT: &str = "the headings are Questions, Terms, Chronology, Sources, Answers, \
    For the facilitator, or what front matter names: `questions: Domande`";

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
            .chain(under(study.answer_keys, StudyHeading::Answers))
    })
}

/// The most words of a heading that says for whom it is; a longer one is a sentence about something.
const MOST_WORDS: usize = 7;

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
    // `What is the answer?`
    let is_asked = words.trim_end().ends_with(ASKING);
    let words = plain(&without_time(words));
    let bare = without_number(&words);
    let exact = exactly(&words, own).or_else(|| exactly(bare, own));
    // Homework is a section of its own wherever its heading stands in a list.
    let exact = exact.map(|known| match CIRCLES.iter().any(|circle| speaks(bare, &circle.homework)) {
        true if known == StudyHeading::Questions => StudyHeading::Homework,
        _ => known,
    });
    exact.or_else(|| (!is_asked).then(|| leaders(bare).or_else(|| by_words(bare)))?)
}

/// Returns a heading without what stands in brackets and has a figure: `Discussion (20 min)`.
fn without_time(words: &str) -> String {
    let Some((before, rest)) = words.split_once(['(', '[']) else { return words.to_owned() };
    match rest.split_once([')', ']']) {
        Some((inside, after))
            if inside.contains(|c: char| c.is_ascii_digit()) && !before.trim().is_empty() =>
        {
            format!("{before}{after}")
        }
        _ => words.to_owned(),
    }
}

/// Returns a heading without a number before or after it: `1 discussion questions`, `question 2`.
fn without_number(words: &str) -> &str {
    let is_sign = |c: char| c.is_ascii_digit() || c == ' ';
    let bare = words.trim_matches(is_sign);
    if bare.is_empty() { words } else { bare }
}

/// Returns what stands under a heading by single words in it: whom it speaks to, questions, answers.
fn by_words(words: &str) -> Option<StudyHeading> {
    let count = words.split(' ').count();
    if count > MOST_WORDS {
        return None;
    }
    let find = |test: fn(&str, &Circle) -> bool| CIRCLES.iter().any(|circle| test(words, circle));
    // `Notes for the moderator`; `A great leader` is of what the text is about.
    if find(|words, circle| speaks(words, &circle.leaders) && speaks(words, &circle.guidance)) {
        return Some(StudyHeading::Facilitator);
    }
    // `Leader helps`
    let first = words.split(' ').next().unwrap_or_default();
    if (2..=MOST_OF_LEADERS).contains(&count) && CIRCLES.iter().any(|circle| circle.leaders.contains(first)) {
        return Some(StudyHeading::Facilitator);
    }
    if find(|words, circle| speaks(words, &circle.questions)) {
        return Some(StudyHeading::Questions);
    }
    let of_answers = count <= MOST_OF_ANSWERS && find(|words, circle| speaks(words, &circle.answers));
    of_answers.then_some(StudyHeading::Answers)
}

/// The most words of a heading that begins with who leads: more are of what the text is about.
const MOST_OF_LEADERS: usize = 3;

/// The most words of a heading that one of them makes one over answers.
const MOST_OF_ANSWERS: usize = 3;

/// Tells whether one of the words is of a lexicon, or a compound with one of it: *Lehrerhinweise*, *Leitfragen*.
fn speaks(words: &str, lexicon: &lang::Lexicon) -> bool {
    words.split(' ').any(|word| asking::is_in(lexicon, word) || begins_compound(lexicon, word))
}

/// Tells whether a word is a compound that one of a lexicon begins.
fn begins_compound(lexicon: &lang::Lexicon, word: &str) -> bool {
    lexicon
        .lead(word)
        .is_some_and(|lead| lead.len() >= LEAST_OF_COMPOUND && word.len() >= lead.len() + LEAST_OF_COMPOUND)
}

/// The fewest letters of each part of such a compound.
const LEAST_OF_COMPOUND: usize = 5;

/// Words about a circle, as [`plain`] makes them.
static CIRCLES: LazyLock<Vec<Circle>> =
    LazyLock::new(|| circle::circles(|word| plain(word).replace(' ', "")));

/// Returns what stands under a heading of just these words, as [`plain`] makes them.
fn exactly(words: &str, own: &Own) -> Option<StudyHeading> {
    let own = own.0.iter().find(|(heading, _)| *heading == words).map(|(_, known)| *known);
    own.or_else(|| KNOWN.get(words).copied())
}

/// Tells whether a heading is just one of those known.
pub fn is_exact(words: &str, own: &Own) -> bool {
    exactly(&plain(words), own).is_some()
}

/// Tells whether a heading is over one answer: `Answer`.
pub fn is_of_one_answer(words: &str) -> bool {
    LABELS.contains(without_number(&plain(words)))
}

/// Returns how many bytes a heading takes with its colon that answers with numbers follow in one paragraph: `Key: 1. thin
/// 2. folded`.
pub fn over_a_key(text: &str) -> Option<usize> {
    let (before, after) = text.split_once([':', '：'])?;
    let is_over = exactly(&plain(before), &Own::default()) == Some(StudyHeading::Answers);
    let number = after.trim_start().trim_start_matches('(');
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let is_counted = (1..3).contains(&digits)
        && number.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')', ':']));
    (is_over && is_counted).then(|| text.len() - after.trim_start().len())
}

/// All known headings, as [`plain`] makes them. The first language that has one says what it is.
static KNOWN: LazyLock<BTreeMap<String, StudyHeading>> = LazyLock::new(|| {
    let answers = lang::handout_words().map(|words| (words.answers, StudyHeading::Answers));
    // A letter before an answer is no heading.
    let labels = labels().filter(|label| label.chars().count() > 1);
    let answers = answers.chain(labels.map(|label| (label, StudyHeading::Answers)));
    let mut known = BTreeMap::new();
    for (heading, under) in headings().chain(answers) {
        known.entry(plain(heading)).or_insert(under);
    }
    known
});

/// What stands before one answer.
fn labels() -> impl Iterator<Item = &'static str> {
    lang::readings().flat_map(|reading| reading.study.answers).copied()
}

/// The same, as [`plain`] makes it.
static LABELS: LazyLock<BTreeSet<String>> = LazyLock::new(|| labels().map(plain).collect());

/// Tells whether a paragraph of its own is a heading: where people write so, or where it is set off or ends in a colon
/// and says for whom what follows is.
pub fn stands_over(words: &str, is_set_off: bool, own: &Own) -> bool {
    let bare = words.trim().trim_end_matches(':').trim();
    let count = bare.split_whitespace().take(MOST_WORDS + 1).count();
    // `Answer:` is a label before one answer; `Leader: wait` says something.
    if count > MOST_WORDS || bare.is_empty() || bare.contains([':', '：']) || LABELS.contains(&plain(bare)) {
        return false;
    }
    let by_sense = is_set_off || words.trim().ends_with(':') && count <= MOST_BEFORE_COLON;
    exactly(&plain(bare), own).is_some() || by_sense && known(bare, own).is_some()
}

/// The most words of a heading that only a colon ends; more are a sentence.
const MOST_BEFORE_COLON: usize = 3;

/// Returns what a heading of other words leads to, where it names answers or whoever leads: `Answer key`, `Suggested
/// answers to the questions`, `Some notes for the leader`. What stands under it would be in everybody's hands.
fn leaders(words: &str) -> Option<StudyHeading> {
    if words.split(' ').count() > MOST_WORDS {
        return None;
    }
    // One word of a longer heading is of what the text is about: `A great leader`.
    let first = |wanted, fewest: usize| {
        let phrases =
            KNOWN.iter().filter(|(heading, known)| **known == wanted && heading.split(' ').count() >= fewest);
        phrases.filter_map(|(phrase, _)| place(words, phrase)).min()
    };
    let over = lang::handout_words().filter_map(|of| place(words, &plain(of.answers))).min();
    match over.into_iter().chain(first(StudyHeading::Answers, 2)).min() {
        // `Questions and answers`
        Some(answers) if first(StudyHeading::Questions, 1).is_some_and(|questions| questions < answers) => {
            Some(StudyHeading::Questions)
        }
        Some(_) => Some(StudyHeading::Answers),
        None => first(StudyHeading::Facilitator, 2).map(|_| StudyHeading::Facilitator),
    }
}

/// Returns the byte at which a phrase stands among words, whole.
fn place(words: &str, phrase: &str) -> Option<usize> {
    let parts = |at: usize| {
        let before = words.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(' '));
        let after = words.get(at + phrase.len()..);
        before && after.is_some_and(|after| after.is_empty() || after.starts_with(' '))
    };
    let mut places = words.match_indices(phrase).map(|(at, _)| at);
    (!phrase.is_empty()).then(|| places.find(|at| parts(*at)))?
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
