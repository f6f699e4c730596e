//! What only the whole series tells of one file: which lines repeat, and which words there are.

use super::columns;
use super::flow::halves;
use super::furniture::{beside_folios, is_known, is_tag_row};
use super::line::{Line, lines};
use super::pattern::small::SmallWords;
use super::pattern::{Pattern, Sketch};
use super::site::{PageTitle, Site};
use crate::lang::Lexicon;
use crate::read::Input;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

/// How many lines at the head of a file are compared.
pub(super) const NEAR: usize = 14;

/// How many at the foot, where pages have their menus.
const FOOT: usize = 40;

/// So many texts are several.
const SEVERAL: usize = 2;

/// In so many texts the head of a page stands beside its number.
const RUNNING: usize = 3;

/// What only the whole series tells: lines that repeat, and words that were hyphenated at line ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    files: usize,
    head: Repeated,
    foot: Repeated,
    /// The first lines of all texts, in small letters.
    near_head: Arc<BTreeSet<String>>,
    /// Those that several texts have.
    near_heads: BTreeSet<String>,
    /// Lines at the head, and short ones at the foot, that differ only in their numbers.
    counted: [Repeated; 2],
    /// Lines at the foot right below a row of tags, and how many texts have each so.
    below_tags: BTreeMap<String, usize>,
    /// What stands beside the numbers of pages in several texts.
    running: BTreeSet<String>,
    words: Arc<BTreeSet<String>>,
    hyphenates: bool,
    /// The name of the site in the titles of its pages.
    site: Site,
    /// What their heads have in common.
    pattern: Arc<Pattern>,
}

/// Lines that repeat, and how many texts have each.
type Repeated = BTreeMap<String, usize>;

impl Survey {
    /// Looks through the texts; what is known of those that have not changed is used again. `gone` is what was known of
    /// those that have changed or are no longer there.
    pub(super) fn of(
        inputs: &[Input<'_>],
        facts: &mut [Facts],
        gone: Vec<Facts>,
        kept: &mut KeptSurvey,
    ) -> Self {
        let is_new = |at: &usize| facts.get(*at).is_some_and(|facts| facts.own.is_none());
        let change = Change { gone, new: (0..facts.len()).filter(is_new).collect() };
        let pairs = facts.par_iter_mut().zip(inputs);
        pairs.for_each(|(facts, input)| {
            facts.own.get_or_insert_with(|| Own::of(*input));
        });
        kept.count(facts, &change);
        let (words, hyphenates) = kept.words(inputs, facts, &change);
        let files = inputs.len();
        let mut survey = Self {
            files,
            head: kept.head.repeated(files),
            foot: kept.foot.repeated(files),
            counted: [kept.counted[0].repeated(files), kept.counted[1].repeated(files)],
            near_head: kept.near_head.clone(),
            near_heads: kept.head.at_least(SEVERAL),
            below_tags: kept.below_tags.0.clone(),
            running: kept.running.at_least(RUNNING),
            words,
            hyphenates,
            site: kept.site.clone(),
            pattern: Arc::default(),
        };
        survey.pattern = Pattern::learn(inputs, &survey, facts, kept, &change);
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

    /// Tells whether a line differs from one at the head of most articles in a few words: pages change a motto over the
    /// years, or leave its first words out.
    pub(super) fn is_like_masthead(&self, line: &str) -> bool {
        let own = words_of(line);
        own.len() >= LIKE && self.head.keys().any(|other| is_like(&own, &words_of(other)))
    }

    /// Tells whether words are a line near the head of some text, as a title is.
    pub(super) fn is_near_head(&self, line: &str) -> bool {
        self.near_head.contains(&folded(line))
    }

    /// Tells whether a line stands near the heads of several texts.
    pub(super) fn is_near_heads(&self, line: &str) -> bool {
        self.near_heads.contains(&key(line))
    }

    /// Tells whether words, as they are compared, stand beside the numbers of pages in several texts.
    pub(super) fn is_running_head(&self, words: &str) -> bool {
        self.running.contains(words)
    }

    /// Tells whether the pages of several texts have heads.
    pub(super) fn has_running_heads(&self) -> bool {
        !self.running.is_empty()
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

/// Fewest words in which a line may be like another.
const LIKE: usize = 5;

/// Returns the words of a line in small letters, without signs.
fn words_of(line: &str) -> Vec<String> {
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Tells whether one line ends as another does, or begins as it does and has most of its words. A line that goes on where
/// the other ends is a title made of the name of the series.
fn is_like(own: &[String], other: &[String]) -> bool {
    if other.len() < LIKE || own.starts_with(other) {
        return false;
    }
    let shorter = own.len().min(other.len());
    let ends = own.iter().rev().zip(other.iter().rev()).take_while(|(own, other)| own == other).count();
    let begins = own.iter().zip(other).take_while(|(own, other)| own == other).count();
    ends == shorter || (begins >= LIKE && begins * 10 >= own.len().max(other.len()) * 7)
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
    pub(super) small: Option<SmallWords>,
}

/// What all texts showed the last time, and what was asked of them.
#[derive(Debug, Default)]
pub struct KeptSurvey {
    head: Tally,
    foot: Tally,
    counted: [Tally; 2],
    below_tags: Tally,
    running: Tally,
    near_head: Arc<BTreeSet<String>>,
    site: Site,
    asked: BTreeSet<String>,
    words: Option<(Arc<BTreeSet<String>>, bool)>,
    /// What the heads were read with: a survey that knows no pattern yet.
    plain: Survey,
    pub(super) open: OpenWords,
    pub(super) pattern: Option<Arc<Pattern>>,
}

/// Words of open lines at heads, which all texts are asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct OpenWords {
    /// In so much of each text they are looked for, in bytes.
    pub(super) share: usize,
    pub(super) asked: BTreeSet<String>,
}

/// Which texts are others than the last time.
pub(super) struct Change {
    /// What was known of those that have changed or are no longer there.
    gone: Vec<Facts>,
    /// The places of those that have changed or were not there.
    new: Vec<usize>,
}

impl Change {
    /// Tells whether the new texts show the same as those that are gone.
    pub(super) fn keeps<T: PartialEq>(&self, facts: &[Facts], part: impl Fn(&Facts) -> Option<&T>) -> bool {
        let new = self.new.iter().map(|at| facts.get(*at).and_then(&part));
        self.gone.iter().map(&part).eq(new)
    }

    /// The same of what a text shows by itself.
    fn keeps_own<T: PartialEq>(&self, facts: &[Facts], part: impl Fn(&Own) -> &T) -> bool {
        self.keeps(facts, |facts| facts.own.as_ref().map(&part))
    }
}

/// How many texts have each line.
#[derive(Debug, Default)]
struct Tally(BTreeMap<String, usize>);

impl Tally {
    fn add(&mut self, lines: &BTreeSet<String>) {
        for line in lines {
            match self.0.get_mut(line) {
                Some(count) => *count += 1,
                None => drop(self.0.insert(line.clone(), 1)),
            }
        }
    }

    fn remove(&mut self, lines: &BTreeSet<String>) {
        for line in lines {
            match self.0.get_mut(line) {
                Some(count) if *count > 1 => *count -= 1,
                _ => drop(self.0.remove(line)),
            }
        }
    }

    /// Returns the lines that so many texts have at the least.
    fn at_least(&self, files: usize) -> BTreeSet<String> {
        self.0.iter().filter(|(_, count)| **count >= files).map(|(line, _)| line.clone()).collect()
    }

    /// Returns the lines that more than half of the texts have, two at the least.
    fn repeated(&self, files: usize) -> Repeated {
        let most = self.0.iter().filter(|(_, count)| **count >= 2 && **count * 2 > files);
        most.map(|(line, count)| (line.clone(), *count)).collect()
    }
}

impl KeptSurvey {
    /// Returns what heads are read with. If it has changed, all of them are read again.
    pub(super) fn plain(&mut self, survey: &Survey, facts: &mut [Facts]) {
        if self.plain != *survey {
            self.plain = survey.clone();
            self.pattern = None;
            facts.iter_mut().for_each(|facts| facts.sketch = None);
        }
    }

    /// Counts what the texts show by themselves.
    fn count(&mut self, facts: &[Facts], change: &Change) {
        for own in change.gone.iter().filter_map(|facts| facts.own.as_ref()) {
            self.tallies(own).for_each(|(tally, lines)| tally.remove(lines));
        }
        let own = || facts.iter().filter_map(|facts| facts.own.as_ref());
        for own in change.new.iter().filter_map(|at| facts.get(*at)?.own.as_ref()) {
            self.tallies(own).for_each(|(tally, lines)| tally.add(lines));
        }
        if !change.keeps_own(facts, |own| &own.near_head) {
            self.near_head = Arc::new(own().flat_map(|own| &own.near_head).cloned().collect());
        }
        if !change.keeps_own(facts, |own| &own.first) {
            self.site = Site::of(own().filter_map(|own| own.first.as_deref()));
        }
    }

    /// Returns each tally with the lines of a text that are counted in it.
    fn tallies<'a>(
        &'a mut self,
        own: &'a Own,
    ) -> impl Iterator<Item = (&'a mut Tally, &'a BTreeSet<String>)> {
        let [head, foot] = &mut self.counted;
        [
            (&mut self.head, &own.head),
            (&mut self.foot, &own.foot),
            (head, &own.counted[0]),
            (foot, &own.counted[1]),
            (&mut self.below_tags, &own.below_tags),
            (&mut self.running, &own.running),
        ]
        .into_iter()
    }

    /// Returns those words of the series that settle what is hyphenated at line ends, in small letters, and
    /// whether hyphens there are commonly not the words' own.
    fn words(
        &mut self,
        inputs: &[Input<'_>],
        facts: &mut [Facts],
        change: &Change,
    ) -> (Arc<BTreeSet<String>>, bool) {
        let known = self.words.take().filter(|_| change.keeps_own(facts, |own| &own.breaks));
        if known.is_none() {
            let breaks = facts.iter().filter_map(|facts| facts.own.as_ref()).flat_map(|own| &own.breaks);
            let asked: BTreeSet<String> = breaks
                .flat_map(|(half, other)| {
                    [half.clone(), other.clone(), format!("{half}{other}"), format!("{half}-{other}")]
                })
                .collect();
            if asked != self.asked {
                facts.iter_mut().for_each(|facts| facts.found = None);
                self.asked = asked;
            }
        }
        let asked = &self.asked;
        if !asked.is_empty() {
            facts.par_iter_mut().zip(inputs).for_each(|(facts, input)| {
                facts.found.get_or_insert_with(|| found(&written(*input), asked));
            });
        }
        let known = known.filter(|_| change.keeps(facts, |facts| facts.found.as_ref()));
        self.words.insert(known.unwrap_or_else(|| words(facts))).clone()
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
    /// What may be the heads of pages.
    running: BTreeSet<String>,
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
            running: beside_folios(&lines),
            breaks: breaks(&lines),
        }
    }
}

/// Returns the lines of a text that are not blank.
fn written(input: Input<'_>) -> Vec<Line<'_>> {
    let lines = columns::in_order(lines(&input.source.text, input.start));
    lines.into_iter().filter(|line| !line.is_blank()).collect()
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

/// Returns those of the words asked for that texts have, and whether hyphens at line ends are commonly not the words' own.
fn words(facts: &[Facts]) -> (Arc<BTreeSet<String>>, bool) {
    let found: BTreeSet<String> = facts.iter().flat_map(|facts| &facts.found).flatten().cloned().collect();
    let breaks = || facts.iter().filter_map(|facts| facts.own.as_ref()).flat_map(|own| &own.breaks);
    let whole = breaks().filter(|(a, b)| found.contains(&format!("{a}{b}"))).count();
    let hyphenates = whole * 2 > breaks().count();
    (Arc::new(found), hyphenates)
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
