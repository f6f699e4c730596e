//! What only the whole series tells of one file: which lines repeat, and which words there are.

use super::flow::halves;
use super::furniture::{is_known, is_tag_row};
use super::line::{Line, lines};
use super::pattern::{Pattern, Sketch};
use super::site::{PageTitle, Site};
use crate::lang::Lexicon;
use crate::read::markdown::Input;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// How many lines at the head of a file are compared.
const NEAR: usize = 14;

/// How many at the foot, where pages have their menus.
const FOOT: usize = 40;

/// What only the whole series tells: lines that repeat, and words that were hyphenated at line ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    files: usize,
    head: Repeated,
    foot: Repeated,
    /// The first lines of all texts, in small letters.
    near_head: BTreeSet<String>,
    /// Lines at the head, and short ones at the foot, that differ only in their numbers.
    counted: [Repeated; 2],
    /// Lines at the foot right below a row of tags, and how many texts have each so.
    below_tags: BTreeMap<String, usize>,
    words: BTreeSet<String>,
    hyphenates: bool,
    /// The name of the site in the titles of its pages.
    site: Site,
    /// What their heads have in common.
    pattern: Pattern,
}

/// Lines that repeat, and how many texts have each.
type Repeated = BTreeMap<String, usize>;

impl Survey {
    /// Looks through the texts; what is known of those that have not changed is used again.
    pub(super) fn of(inputs: &[Input<'_>], facts: &mut [Facts], kept: &mut KeptSurvey) -> Self {
        let pairs = facts.par_iter_mut().zip(inputs);
        pairs.for_each(|(facts, input)| {
            facts.own.get_or_insert_with(|| Own::of(*input));
        });
        let (words, hyphenates) = words(inputs, facts, kept);
        let own = || facts.iter().filter_map(|facts| facts.own.as_ref());
        let mut survey = Self {
            files: inputs.len(),
            head: repeated(own().map(|own| &own.head)),
            foot: repeated(own().map(|own| &own.foot)),
            counted: [repeated(own().map(|own| &own.counted[0])), repeated(own().map(|own| &own.counted[1]))],
            near_head: own().flat_map(|own| &own.near_head).cloned().collect(),
            below_tags: count(own().map(|own| &own.below_tags))
                .into_iter()
                .map(|(line, count)| (line.to_owned(), count))
                .collect(),
            words,
            hyphenates,
            site: Site::of(own().filter_map(|own| own.first.as_deref())),
            pattern: Pattern::default(),
        };
        survey.pattern = Pattern::learn(inputs, &survey, facts, kept);
        survey
    }

    /// Returns what the heads of the texts have in common.
    pub(super) fn pattern(&self) -> &Pattern {
        &self.pattern
    }

    /// Tells whether tags of the text stand right above a line in most texts that have it.
    pub(super) fn has_tags_above(&self, line: &str) -> bool {
        let all = self.foot.get(&key(line)).copied().unwrap_or(0);
        self.below_tags.get(&key(line)).is_some_and(|tagged| *tagged >= 2 && tagged * 2 >= all)
    }

    /// Divides the title of a page into the title of the text and the name of the site, in their order.
    pub(super) fn page_title(&self, line: &str) -> Option<PageTitle> {
        self.site.divide(line)
    }

    /// Returns how many texts there are.
    pub(super) fn files(&self) -> usize {
        self.files
    }

    /// Tells whether a line stands at the head of most articles.
    pub(super) fn repeats_at_head(&self, line: &str) -> bool {
        self.head.contains_key(&key(line))
    }

    /// Tells whether words are a line near the head of some text, as a title is.
    pub(super) fn is_near_head(&self, line: &str) -> bool {
        self.near_head.contains(&folded(line))
    }

    /// Tells whether a line stands at the head of all articles.
    pub(super) fn is_everywhere(&self, line: &str) -> bool {
        self.head.get(&key(line)) == Some(&self.files)
    }

    /// Tells whether a line stands at the head of most articles, with a number of its own in each.
    pub(super) fn counts_at_head(&self, line: &str) -> bool {
        has_number(line) && self.counted[0].contains_key(&counted(line))
    }

    /// Tells whether a line stands at the foot of most articles; a number may be another in each where a
    /// word or two stand beside it: `Reacties (2)`.
    pub(super) fn repeats_at_foot(&self, line: &str) -> bool {
        let few = line.split_whitespace().count() <= 3 && has_number(line);
        self.foot.contains_key(&key(line)) || (few && self.counted[1].contains_key(&counted(line)))
    }

    /// Tells whether two halves of a word, parted by a hyphen at a line's end, are one word.
    ///
    /// The series has it whole and not with the hyphen; where both halves are words too (`in-to`), it
    /// counts how the lines of the series are commonly broken.
    pub(super) fn joins(&self, half: &str, other: &str) -> bool {
        let has = |word: &str| self.words.contains(&word.to_lowercase());
        if !has(&format!("{half}{other}")) || has(&format!("{half}-{other}")) {
            return false;
        }
        self.hyphenates || !(has(half) && has(other))
    }
}

/// Returns a line as it is compared: white space folded, and the number of an issue as a sign.
fn key(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 5;
    let folded = words.iter().enumerate().map(|(index, word)| {
        let before = index.checked_sub(1).and_then(|index| words.get(index));
        let issue = before.is_some_and(|before| ISSUE.contains(&before.trim_end_matches('.').to_lowercase()));
        if issue && is_number(word) { "#" } else { word }
    });
    folded.collect::<Vec<_>>().join(" ")
}

fn folded(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Returns a line as it is compared: without its numbers.
fn counted(line: &str) -> String {
    let folded = line.split_whitespace().map(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if is_number(bare) { word.replacen(bare, "#", 1) } else { word.to_owned() }
    });
    folded.collect::<Vec<_>>().join(" ")
}

/// Tells whether a line has a number, and a word too.
fn has_number(line: &str) -> bool {
    let words = || line.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words().any(is_number) && words().any(|word| word.chars().any(char::is_alphabetic))
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

static ISSUE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.head.issue));

/// What is known of one text, as long as it does not change.
#[derive(Debug, Default)]
pub struct Facts {
    own: Option<Own>,
    /// The words that are asked of all texts and that it has.
    found: Option<BTreeSet<String>>,
    pub(super) sketch: Option<Sketch>,
    /// The words of open lines that it has in small letters.
    pub(super) small: Option<BTreeSet<String>>,
}

/// What was asked of all texts the last time.
#[derive(Debug, Default)]
pub struct KeptSurvey {
    asked: BTreeSet<String>,
    /// What the heads were read with: a survey that knows no pattern yet.
    plain: Survey,
    pub(super) open: (usize, BTreeSet<String>),
}

impl KeptSurvey {
    /// Returns what heads are read with. If it has changed, all of them are read again.
    pub(super) fn plain(&mut self, survey: &Survey, facts: &mut [Facts]) {
        if self.plain != *survey {
            self.plain = survey.clone();
            facts.iter_mut().for_each(|facts| facts.sketch = None);
        }
    }
}

/// What one text shows by itself.
#[derive(Debug)]
struct Own {
    first: Option<String>,
    head: BTreeSet<String>,
    foot: BTreeSet<String>,
    /// The same lines, compared without their numbers.
    counted: [BTreeSet<String>; 2],
    near_head: BTreeSet<String>,
    below_tags: BTreeSet<String>,
    /// The halves of words that are hyphenated at line ends.
    breaks: Vec<(String, String)>,
}

impl Own {
    fn of(input: Input<'_>) -> Self {
        let lines = written(input);
        let head = &lines[..lines.len().min(NEAR)];
        let foot = &lines[lines.len().saturating_sub(FOOT)..];
        let compared = |lines: &[Line<'_>], key: &dyn Fn(&str) -> String| -> BTreeSet<String> {
            lines.iter().filter(|line| line.text.len() <= 400).map(|line| key(line.text)).collect()
        };
        Self {
            first: lines.first().map(|line| line.text.to_owned()),
            head: compared(head, &key),
            foot: compared(foot, &key),
            counted: [compared(head, &counted), compared(foot, &counted)],
            near_head: head
                .iter()
                .filter(|line| line.text.len() <= 160)
                .map(|line| folded(line.text))
                .collect(),
            below_tags: below_tags(foot),
            breaks: breaks(&lines),
        }
    }
}

/// Returns the lines of a text that are not blank.
fn written(input: Input<'_>) -> Vec<Line<'_>> {
    lines(&input.source.text, input.start).into_iter().filter(|line| !line.is_blank()).collect()
}

/// Counts how many texts have each line.
fn count<'a>(texts: impl Iterator<Item = &'a BTreeSet<String>>) -> Vec<(&'a str, usize)> {
    let mut all: Vec<&str> = texts.flatten().map(String::as_str).collect();
    all.sort_unstable();
    all.chunk_by(|a, b| a == b).map(|same| (same[0], same.len())).collect()
}

/// Returns the lines that more than half of the texts have, two at the least.
fn repeated<'a>(texts: impl Iterator<Item = &'a BTreeSet<String>> + Clone) -> Repeated {
    let files = texts.clone().count();
    let counts = count(texts).into_iter().filter(|(_, count)| *count >= 2 && count * 2 > files);
    counts.map(|(line, count)| (line.to_owned(), count)).collect()
}

/// Returns the known lines at a foot that stand right below a row of tags.
fn below_tags(foot: &[Line<'_>]) -> BTreeSet<String> {
    let pairs = foot.iter().zip(foot.iter().skip(1));
    let tagged = pairs.filter(|(line, below)| is_tag_row(line.text) && is_known(below.text));
    tagged.map(|(_, below)| key(below.text)).collect()
}

/// Returns the halves of words that are hyphenated at line ends, in small letters.
fn breaks(lines: &[Line<'_>]) -> Vec<(String, String)> {
    let mut breaks = Vec::new();
    for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
        let Some(hyphen) = line.text.chars().last().filter(|c| matches!(c, '-' | '\u{2010}')) else {
            continue;
        };
        let (half, other) = halves(line.text, next.text);
        let half = half.trim_end_matches(hyphen).to_lowercase();
        let other = other.to_lowercase();
        if !half.is_empty() && !other.is_empty() {
            breaks.push((half, other));
        }
    }
    breaks
}

/// Returns those words of the series that settle what is hyphenated at line ends, in small letters, and
/// whether hyphens there are commonly not the words' own.
fn words(inputs: &[Input<'_>], facts: &mut [Facts], kept: &mut KeptSurvey) -> (BTreeSet<String>, bool) {
    let own = facts.iter().filter_map(|facts| facts.own.as_ref());
    let breaks: Vec<&(String, String)> = own.flat_map(|own| &own.breaks).collect();
    let asked: BTreeSet<String> = breaks
        .iter()
        .flat_map(|(half, other)| {
            [half.clone(), other.clone(), format!("{half}{other}"), format!("{half}-{other}")]
        })
        .collect();
    if asked.is_empty() {
        return (asked, false);
    }
    let breaks: Vec<(String, String)> = breaks.into_iter().cloned().collect();
    if asked != kept.asked {
        facts.iter_mut().for_each(|facts| facts.found = None);
        kept.asked = asked;
    }
    let asked = &kept.asked;
    facts.par_iter_mut().zip(inputs).for_each(|(facts, input)| {
        facts.found.get_or_insert_with(|| found(&written(*input), asked));
    });
    let found: BTreeSet<String> = facts.iter().flat_map(|facts| &facts.found).flatten().cloned().collect();
    let whole = breaks.iter().filter(|(a, b)| found.contains(&format!("{a}{b}"))).count();
    let hyphenates = whole * 2 > breaks.len();
    (found, hyphenates)
}

/// Returns those of the asked words that a text has whole.
fn found(lines: &[Line<'_>], asked: &BTreeSet<String>) -> BTreeSet<String> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\u{2010}' | '’' | '\'');
    let mut found = BTreeSet::new();
    for (line, before) in lines.iter().zip([None].into_iter().chain(lines.iter().map(Some))) {
        // Where a line is cut, its last word and the first of the next are halves.
        let text = line.text.trim_end_matches(['-', '\u{2010}']);
        let cut = text.len() < line.text.len();
        let mut words = text.split(|c| !inside(c)).filter(|word| !word.is_empty()).peekable();
        if before.is_some_and(|before| before.text.ends_with(['-', '\u{2010}'])) {
            words.next();
        }
        while let Some(word) = words.next() {
            if (cut && words.peek().is_none()) || word.len() > 64 {
                continue;
            }
            let word = word.to_lowercase();
            if asked.contains(&word) {
                found.insert(word);
            }
        }
    }
    found
}
