//! Names, weighed by their words and by where else they stand.

use super::Pattern;
use super::sketch::Open;
use crate::lang::Lexicon;
use crate::lang::surnames::is_of_name;
use crate::read::byline::split_names;
use crate::read::date;
use crate::read::text::caseless::{self, UnspacedName};
use crate::read::text::measures::{FULL_NAME, LONGEST_NAME};
use crate::read::text::{part, row, title, who};
use std::sync::LazyLock;

impl Pattern {
    /// Weighs whether words are names by themselves and by where else they stand.
    pub(super) fn name(&self, open: &Open) -> i32 {
        let text = self.without_lead(&open.text);
        if self.is_addressed(text) {
            return NEVER;
        }
        let names = names(text);
        let led = part::byline(text).is_some() || text.len() < open.text.len();
        let by = if led { BY } else { 0 };
        let single = names.iter().flat_map(|name| {
            WITH.iter()
                .find_map(|with| name.split_once(with.as_str()))
                .map_or(vec![name.as_str()], |(first, second)| vec![first.trim_end_matches(','), second])
        });
        single.map(|name| self.one(name)).min().unwrap_or(NEVER) + by
    }

    /// Tells whether words are a name by themselves.
    pub(in crate::read::text) fn is_name(&self, text: &str) -> bool {
        let names = names(text);
        !names.is_empty() && names.iter().all(|name| self.one(name) > IS_NAME)
    }

    /// Tells whether words are a name by themselves, with a work after it perhaps: `Edith Marsh, Letters`.
    pub(in crate::read::text) fn is_source(&self, text: &str) -> bool {
        names(text).first().is_some_and(|name| self.one(name) > IS_NAME)
    }

    fn one(&self, name: &str) -> i32 {
        let key = key(name);
        let known = if self.authors.contains(&key) { KNOWN } else { 0 };
        let seen = self.lines.get(&key);
        let recurs = seen.is_some_and(|seen| seen.files > 1);
        let own = self.words(name);
        if who::is_only_group(name) {
            let again = if recurs { AGAIN } else { 0 };
            return own.max(ONLY_GROUP) + known + again;
        }
        // A group is written like a heading: what stands in its place elsewhere says which it is.
        if own < GROUP && who::is_group(name) {
            return GROUP + known;
        }
        // So is the name by which somebody writes on a page.
        let topic = self.topics && !name.starts_with(char::is_uppercase);
        let handle =
            own < HANDLE && part::is_handle(name) && !topic && !self.commonest.contains(key.as_str());
        let own = if handle { HANDLE } else { own };
        // In a script without capitals and spaces a few signs may be a heading or a topic as well, which come back too.
        // So may one word in any script without capitals.
        let sure = match caseless::unspaced(name) {
            Some(kind) => {
                matches!(kind, UnspacedName::Family | UnspacedName::ShortFamily | UnspacedName::Joined)
            }
            None => !caseless::is_caseless(name) || name.contains(' ') || is_of_name(name),
        };
        own + known + if recurs && own > AGAIN_FROM && sure { AGAIN } else { 0 }
    }

    /// Weighs the words of a name.
    pub(super) fn words(&self, name: &str) -> i32 {
        let words: Vec<&str> = name.split_whitespace().collect();
        if !(1..=LONGEST_NAME).contains(&words.len())
            || name.contains([':', '?', '!', ';', '"', '“', '”', '«', '»', '(', ')', '…', '#'])
        {
            return NEVER;
        }
        // `פורסם בתאריך`: what introduces a day is nobody.
        if words.iter().all(|word| date::is_label(word)) {
            return NEVER;
        }
        if let Some(kind) = caseless::unspaced(name) {
            return kind.weight();
        }
        if caseless::is_caseless(name) {
            return self.caseless(name, &words);
        }
        // `St. Olave’s Church` is what somebody has, and no name.
        let (_, before) = words.split_last().unwrap_or((&"", &[]));
        if before.iter().any(|word| word.ends_with("’s") || word.ends_with("'s")) {
            return NEVER;
        }
        let (mut weight, mut full) = (0, 0);
        for word in &words {
            let Some(kind) = self.kind(word, full, words.len()) else { return NEVER };
            weight += kind.weight();
            full += usize::from(matches!(kind, NameWord::Common | NameWord::Capital));
        }
        match (full, words.len()) {
            (0, _) => NameWord::Stranger.weight(),
            (_, 1) => weight.min(MOST_OF_ONE),
            (_, 2..=FULL_NAME) => weight.min(MOST_OF_FULL),
            _ => weight.min(MOST_OF_LONG),
        }
    }

    /// Weighs the words of a name in a script without capitals: as many may be a heading, unless the texts have its words.
    fn caseless(&self, name: &str, words: &[&str]) -> i32 {
        if !caseless::is_person(name) {
            return NEVER;
        }
        let common = |word: &&&str| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            self.common.contains(bare) || self.commonest.contains(bare)
        };
        let common = words.iter().filter(common).count();
        match (common, words.len()) {
            (0, _) if caseless::has_common_name(name) => MOST_OF_FULL,
            (0, 1) => NameWord::Common.weight() / 2,
            (0, _) => CASELESS,
            (1, _) => NameWord::Common.weight(),
            _ => NameWord::Stranger.weight(),
        }
    }

    /// Tells what a word of a name is, with `full` whole names before it, of `count` words; `None` if no name has it.
    fn kind(&self, word: &str, full: usize, count: usize) -> Option<NameWord> {
        static HONORIFICS: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::words(|reading| reading.head.honorifics));
        static PARTICLES: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::words(|reading| reading.head.name_particles));
        static RARER: LazyLock<Lexicon> =
            LazyLock::new(|| Lexicon::words(|reading| reading.head.rarer_particles));
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let (lower, pointed, letters) = (bare.to_lowercase(), word.ends_with('.'), bare.chars().count());
        if bare.is_empty() || bare.chars().any(|c| c.is_ascii_digit()) {
            return None;
        }
        // English has its particles in works and offices, `The Bishop of Exeter`, but not in names of people.
        let particle = (PARTICLES.contains(&lower) || PARTICLES.contains(word) || RARER.contains(&lower))
            && lower != "the"
            && lower != "of";
        let small = bare.chars().all(char::is_lowercase);
        Some(if HONORIFICS.contains(&lower) && (pointed || count > 1) {
            NameWord::Honorific
        } else if particle && (full > 0 || small && count > 1) {
            NameWord::Particle
        } else if small || letters > 1 && title::is_open_word(&lower) {
            NameWord::Stranger
        } else if letters > 1 && self.commonest.contains(lower.as_str()) {
            NameWord::Common
        } else if pointed && letters <= 2 {
            NameWord::Initial
        } else if !bare.starts_with(char::is_uppercase) {
            NameWord::Stranger
        } else if self.common.contains(&lower) {
            NameWord::Common
        } else {
            NameWord::Capital
        })
    }
}

/// A line that is surely no name, whatever stands in its place elsewhere: it has a sign or a figure that no name has.
const NEVER: i32 = -60;
/// The most that one word can say: it may as well be a title, a place or a heading.
const MOST_OF_ONE: i32 = 5;
/// The most that a usual name says: about one to a hundred and fifty.
const MOST_OF_FULL: i32 = 22;
/// What several words in a script without capitals say that no text has.
const CASELESS: i32 = 8;
/// The most that a longer one says.
const MOST_OF_LONG: i32 = 8;
/// What the name of a group says, and a word that may be a name by which somebody writes on a page.
const GROUP: i32 = 0;
/// What the name of those who make a paper says, where nothing else stands in it: `The Editors`.
const ONLY_GROUP: i32 = 10;
const HANDLE: i32 = -8;
/// Above this weight words are a name by themselves.
const IS_NAME: i32 = 10;
/// What "by" before it says.
const BY: i32 = 20;
/// What it says that front matter or a byline of another article names this author.
const KNOWN: i32 = 30;
/// What it says that the line comes back in other articles, and the weight below which it says nothing: a heading
/// comes back as well.
const AGAIN: i32 = 15;
const AGAIN_FROM: i32 = -25;

/// What a word of a name is.
#[derive(Clone, Copy)]
enum NameWord {
    /// `Dr.`, `Canon`.
    Honorific,
    /// `J.`
    Initial,
    /// In capitals, and in no text in small letters.
    Capital,
    /// `van`, `de la`.
    Particle,
    /// In capitals, but in small letters elsewhere: a word of a title.
    Common,
    /// One that stands in no name.
    Stranger,
}

impl NameWord {
    /// Returns what it says for a name: two words in capitals that are no others say as much as an honorific.
    const fn weight(self) -> i32 {
        match self {
            Self::Honorific => 15,
            Self::Initial => 10,
            Self::Capital => 8,
            Self::Particle => 0,
            Self::Common => -14,
            Self::Stranger => -30,
        }
    }
}

impl UnspacedName {
    /// Returns what words in a script without capitals and spaces say for a name.
    const fn weight(self) -> i32 {
        match self {
            Self::Family => 18,
            Self::ShortFamily => NameWord::Capital.weight(),
            Self::Joined => NameWord::Capital.weight(),
            Self::Few => 0,
            Self::Many => NameWord::Common.weight(),
            Self::Words => NameWord::Stranger.weight(),
            Self::Never => NEVER,
        }
    }
}

/// Words between two names of which the second helped, with their spaces.
static WITH: LazyLock<Vec<String>> = LazyLock::new(|| {
    let words = Lexicon::words(|reading| reading.head.with);
    words.iter().map(|word| format!(" {word} ")).collect()
});

/// Returns the names in an open line or a byline; roles after them are left out.
pub(in crate::read::text) fn names(text: &str) -> Vec<String> {
    static ROLES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.roles));
    if let Some(names) = part::byline(text) {
        return names;
    }
    let bare = row::without_mark(text).trim_matches(|c: char| c.is_whitespace() || "[]()*_,;".contains(c));
    let last = bare.rsplit(' ').next().unwrap_or_default();
    let bare =
        if last.ends_with('.') && last.chars().count() > 3 { bare.trim_end_matches('.') } else { bare };
    let spaced = row::spaced(bare);
    let bare = spaced.as_ref();
    let mut list: Vec<String> = split_names(who::without_function(bare))
        .iter()
        .map(|name| match name.split_once(" (").or_else(|| name.split_once('（')) {
            Some((own, group)) if who::has_group(group) => own.to_owned(),
            Some(_) => part::without_place(name).to_owned(),
            None => name.clone(),
        })
        .collect();
    who::without_places(bare, &mut list);
    let role = |name: &String| {
        let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
        ROLES.contains(&first) || name.starts_with(char::is_lowercase)
    };
    if list.len() > 1 && !role(&list[0]) {
        list.retain(|name| !role(name));
    }
    list
}

pub(super) fn key(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}
