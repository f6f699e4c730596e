//! Lines to paragraphs: blank lines, hard wraps, first-line indents, or a line each.

use super::code;
use super::drawing;
use super::line::{Chunk, Line, ends_sentence, range};
use super::sign::{self, ListSign};
use super::table;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Lines that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Para<'a> {
    /// The lines; never empty.
    pub(super) lines: Vec<Line<'a>>,
    /// Whether they run on or each stands for itself.
    pub(super) shape: Shape,
    /// How many blank lines stand before it; 0 for one that follows in the same chunk.
    pub(super) gap: usize,
    /// Whether it stands in from the margin of the text.
    pub(super) indented: bool,
}

/// How the lines of a paragraph are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// They run on.
    Prose,
    /// Each ends where its author ended it.
    Lines,
    /// Each is a row of a table.
    Rows,
    /// They are program text, or a drawing made of signs.
    Code,
}

impl<'a> Para<'a> {
    /// Returns the bytes from the first line's text to the last's.
    pub(super) fn range(&self) -> Range<usize> {
        range(&self.lines)
    }

    /// Returns the first line's words.
    pub(super) fn first(&self) -> &'a str {
        self.lines.first().map_or("", |line| line.text)
    }

    /// Returns the last line's words.
    pub(super) fn last(&self) -> &'a str {
        self.lines.last().map_or("", |line| line.text)
    }

    /// Returns how many `>` marks stand before its lines.
    pub(super) fn quoted(&self) -> usize {
        self.lines.first().map_or(0, |line| line.quoted)
    }

    /// Returns the least indentation of its lines, in columns.
    pub(super) fn indent(&self) -> usize {
        self.lines.iter().map(|line| line.indent).min().unwrap_or(0)
    }

    /// Counts its words.
    pub(super) fn words(&self) -> usize {
        self.lines.iter().map(|line| line.text.split_whitespace().count()).sum()
    }

    /// Returns it with the lines of another after its own.
    pub(super) fn joined(mut self, other: Self) -> Self {
        self.lines.extend(other.lines);
        self
    }

    /// Returns its words if it is a single line.
    pub(super) fn only(&self) -> Option<&'a str> {
        (self.lines.len() == 1).then(|| self.first())
    }
}

/// How the lines of one file were made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Habit {
    /// The column at which lines are wrapped. `None` if a paragraph is a line.
    pub(super) wrap: Option<usize>,
    /// The margin: the indentation of most text.
    pub(super) margin: usize,
    /// The indentation of first lines, where paragraphs have it.
    pub(super) first: Option<usize>,
}

/// Nobody wraps prose at fewer columns; verse often goes on in small letters.
const NARROWEST: usize = 45;

impl Habit {
    /// Finds the habits of a file.
    ///
    /// Lines are wrapped where a line goes on in small letters below, which a paragraph or a verse seldom
    /// does; the column is that which all but one line in twenty of these keep.
    pub(super) fn of(chunks: &[Chunk<'_>]) -> Self {
        let (mut wrapped, mut pairs, mut inside, mut first) = (Vec::new(), 0_usize, 0_usize, 0_usize);
        let (mut margins, mut firsts) = (BTreeMap::<usize, usize>::new(), BTreeMap::<usize, usize>::new());
        for chunk in chunks.iter().filter(|chunk| chunk.lines.first().is_some_and(|line| line.quoted == 0)) {
            for (line, next) in chunk.lines.iter().zip(chunk.lines.iter().skip(1)) {
                pairs += 1;
                if (line.width >= NARROWEST || line.text.ends_with('-'))
                    && (next.starts_small() || (next.is_caseless() && !line.ends_sentence()))
                {
                    wrapped.push(line.width);
                }
            }
            *margins.entry(chunk.indent()).or_default() +=
                chunk.lines.iter().map(|l| l.text.len()).sum::<usize>();
            if let [head, rest @ ..] = chunk.lines.as_slice()
                && let Some(least) = rest.iter().map(|line| line.indent).min()
            {
                inside += 1;
                if (1..=10).contains(&head.indent.saturating_sub(least)) {
                    first += 1;
                    *firsts.entry(head.indent).or_default() += 1;
                }
            }
        }
        wrapped.sort_unstable();
        // A pair or two prove little beside paragraphs of a line each.
        let widest = chunks.iter().flat_map(|chunk| &chunk.lines).map(|line| line.width).max().unwrap_or(0);
        let few = wrapped.len() * 3 >= pairs && wrapped.last().is_some_and(|last| widest < last * 2);
        let wraps = wrapped.len() >= 3 || few;
        Self {
            wrap: wrapped
                .get((wrapped.len() * 95 / 100).min(wrapped.len().saturating_sub(1)))
                .copied()
                .filter(|_| wraps),
            margin: most(&margins).unwrap_or(0),
            first: most(&firsts).filter(|_| first * 2 > inside),
        }
    }
}

/// Returns the key with the greatest count, the least such key where several have it.
fn most(counts: &BTreeMap<usize, usize>) -> Option<usize> {
    let best = counts.values().max()?;
    counts.iter().find(|(_, count)| *count == best).map(|(key, _)| *key)
}

/// Parts chunks into paragraphs.
pub(super) fn paragraphs<'a>(chunks: &[Chunk<'a>], habit: Habit) -> Vec<Para<'a>> {
    let mut out = Vec::new();
    for (chunk, is_stanza) in chunks.iter().zip(stanzas(chunks, habit)) {
        let from = out.len();
        let lines = || chunk.lines.clone();
        let ruled = table::ruled(&chunk.lines).map_or(0..0, |ruled| ruled.lines);
        if ruled.is_empty() && (code::is_code(&chunk.lines) || drawing::is_drawing(&chunk.lines)) {
            out.push(Para { lines: lines(), shape: Shape::Code, gap: 0, indented: false });
        } else if is_stanza {
            let indented = is_set_in(&chunk.lines, habit);
            out.push(Para { lines: lines(), shape: Shape::Lines, gap: 0, indented });
        } else {
            let (before, after) = (&chunk.lines[..ruled.start], &chunk.lines[ruled.end..]);
            runs(before, habit).into_iter().for_each(|run| split(run, habit, &mut out));
            if !ruled.is_empty() {
                let lines = chunk.lines[ruled].to_vec();
                out.push(Para { lines, shape: Shape::Rows, gap: 0, indented: false });
            }
            runs(after, habit).into_iter().for_each(|run| split(run, habit, &mut out));
        }
        for (index, para) in out.iter_mut().skip(from).enumerate() {
            para.gap = if index == 0 { chunk.gap.max(1) } else { 0 };
        }
    }
    code::gather(&mut out);
    out
}

/// Reads lines as paragraphs whose first line was something else before: the label of a note.
pub(super) fn reshape<'a>(lines: &[Line<'a>], habit: Habit) -> Vec<Para<'a>> {
    let mut out = Vec::new();
    split(lines, habit, &mut out);
    out
}

/// Tells whether a note's label at the head of a line calls a note from within a sentence that was wrapped there.
fn calls_within(lines: &[Line<'_>], at: usize, habit: Habit) -> bool {
    let (Some(before), Some(line)) = (lines.get(at - 1), lines.get(at)) else { return false };
    let label = super::notes::label(line.text).map_or(0, |(_, len)| len);
    let rest = line.text.get(label..).unwrap_or_default().trim_start();
    let goes_on = rest.starts_with(|c: char| c.is_lowercase() || ".,;:!?)".contains(c));
    let note = lines.first().is_some_and(|first| super::notes::starts(first.text));
    !note
        && (goes_on
            || !before.ends_sentence()
                && habit.wrap.is_some_and(|wrap| full(before, line, wrap.saturating_sub(2))))
}

/// Parts a chunk at lines that cannot run on: rulings, items of a list, notes, a name after a dash.
fn runs<'c, 'a>(lines: &'c [Line<'a>], habit: Habit) -> Vec<&'c [Line<'a>]> {
    let items = lines.iter().filter(|line| sign::marker(line.text).is_some()).count();
    let letter = |line: &Line<'_>| sign::lettered(line.text).map(u32::from);
    let letters: BTreeSet<u32> = lines.iter().filter_map(letter).collect();
    let counts = |at: usize| {
        let own = lines.get(at).and_then(letter);
        own.is_some_and(|own| letters.contains(&(own + 1)) || own > 0 && letters.contains(&(own - 1)))
    };
    let led_back = lines.iter().any(|line| super::notes::leads_back(line.text));
    let mut out = Vec::new();
    let mut from = 0;
    for at in 1..lines.len() {
        let (Some(before), Some(line)) = (lines.get(at - 1), lines.get(at)) else { break };
        let last = at + 1 == lines.len();
        let new = sign::is_ruling(line.text)
            || sign::is_ruling(before.text)
            || counts(at)
            || sign::is_chat(line.text)
            || sign::hashes(line.text).is_some()
            || sign::hashes(before.text).is_some()
            || (sign::marker(line.text).is_some() && (items > 1 || before.text.ends_with(':')))
            || (super::notes::starts(line.text) && !calls_within(lines, at, habit))
            || (before.ends_sentence()
                && lines.get(from).is_some_and(|first| super::notes::comes_after(line.text, first.text)))
            || (led_back && super::notes::leads_back(before.text))
            || (sign::attribution_below(before.text, line.text).is_some() && (last || lines.len() - at <= 2));
        if new {
            out.extend(lines.get(from..at));
            from = at;
        }
    }
    out.extend(lines.get(from..));
    out
}

fn split<'a>(lines: &[Line<'a>], habit: Habit, out: &mut Vec<Para<'a>>) {
    let stepped = starts_in(lines, habit);
    let mut push = |lines: &[Line<'a>], shape| {
        if !lines.is_empty() {
            let indented = is_set_in(lines, habit) && !stepped;
            out.push(Para { lines: lines.to_vec(), shape, gap: 0, indented });
        }
    };
    match shape(lines, habit) {
        Run::Lines => push(lines, Shape::Lines),
        Run::Rows => push(lines, Shape::Rows),
        Run::Each => lines.iter().for_each(|line| push(std::slice::from_ref(line), Shape::Prose)),
        Run::Prose => {
            let mut from = 0;
            let strict = is_strict(lines, habit);
            let least = lines.iter().skip(1).map(|line| line.indent).min().unwrap_or(0);
            for at in 1..lines.len() {
                let (Some(before), Some(line)) = (lines.get(at - 1), lines.get(at)) else { break };
                let first = line.indent > least && line.indent - least <= 10 && before.indent <= line.indent;
                let rest = lines.get(at + 1).is_none_or(|next| next.indent < line.indent);
                let indent =
                    first && rest && (before.ends_sentence() || !full(before, line, habit.wrap.unwrap_or(0)));
                let indent = indent || (stepped && line.indent > least);
                if indent || (strict && ends_short(before, line, habit)) {
                    push(lines.get(from..at).unwrap_or_default(), Shape::Prose);
                    from = at;
                }
            }
            push(lines.get(from..).unwrap_or_default(), Shape::Prose);
        }
    }
}

/// Tells whether lines stand in from the margin of the text.
fn is_set_in(lines: &[Line<'_>], habit: Habit) -> bool {
    let least = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    let is_single = lines.len() == 1 && habit.first == Some(least);
    least >= habit.margin + 2 && !is_single
}

/// Tells whether paragraphs start with an indentation in a run: each line at the margin goes on from a full one.
///
/// Verse with an indentation in every other line is not wrapped, and its lines are not full.
fn starts_in(lines: &[Line<'_>], habit: Habit) -> bool {
    let Some(wrap) = habit.wrap else { return false };
    let least = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    let starts = lines.iter().filter(|line| (1..=10).contains(&(line.indent - least))).count();
    let on = || lines.iter().zip(lines.iter().skip(1)).filter(|(_, next)| next.indent == least);
    let full = on().filter(|(line, next)| full(line, next, wrap.saturating_sub(4))).count();
    let even = lines.iter().all(|line| line.indent <= least + 10);
    even && starts > 0 && full > 0 && full == on().count() && lines.first().is_some_and(|l| l.indent > least)
}

/// Tells whether numbers stand before lines of a run, and no line hangs under its number.
fn numbered_each(lines: &[Line<'_>]) -> bool {
    let least = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    lines.iter().any(is_numbered) && lines.iter().all(|line| line.indent == least || is_numbered(line))
}

fn is_numbered(line: &Line<'_>) -> bool {
    matches!(sign::marker(line.text), Some((ListSign::Number(..), _)))
}

/// Tells whether a word or three and a colon stand before more in a line: `Present: A. Bell, C. Dunn`.
fn is_labelled(line: &Line<'_>) -> bool {
    line.text.split_once(": ").is_some_and(|(label, _)| label.split_whitespace().count() <= 3)
}

/// How the lines of a run are meant.
enum Run {
    Prose,
    Lines,
    Rows,
    Each,
}

/// Below this many columns a line that is not wrapped may be one of verse.
const VERSE: usize = 70;

fn shape(lines: &[Line<'_>], habit: Habit) -> Run {
    if lines.len() < 2 {
        return Run::Prose;
    }
    if table::is_table(lines) {
        return Run::Rows;
    }
    let longest = lines.iter().map(|line| line.width).max().unwrap_or(0);
    let widest = lines.iter().map(|line| line.text.chars().count()).max().unwrap_or(0);
    let pairs = || lines.iter().zip(lines.iter().skip(1));
    let count = lines.len() - 1;
    let small = pairs().filter(|(_, next)| next.starts_small()).count();
    let short = pairs().filter(|(line, next)| !full(line, next, longest)).count();
    let Some(wrap) = habit.wrap else {
        // Mails wrap what they quote, also where they wrap nothing else.
        let long = |line: &Line<'_>| line.text.chars().count() >= if line.quoted > 0 { 30 } else { 55 };
        let long_lead = lines.first().is_some_and(long);
        let wrapped =
            small == count || (pairs().all(|(line, next)| next.is_caseless() && !line.ends_sentence()));
        return if wrapped && long_lead && widest <= 120 {
            Run::Prose
        } else if numbered_each(lines) || lines.iter().all(is_labelled) {
            // Verse has neither numbers nor names at the head of its lines; minutes have.
            Run::Each
        } else if widest <= VERSE && pairs().any(|(line, _)| !line.ends_sentence()) {
            Run::Lines
        } else {
            Run::Each
        };
    };
    if starts_in(lines, habit) {
        return Run::Prose;
    }
    let narrow = longest * 5 < wrap * 4;
    let capitals = (count - small) * 4 >= count * 3;
    // Prose seldom breaks at its points; verse mostly does.
    let pointed = pairs()
        .filter(|(line, _)| line.text.ends_with([',', ';', ':', '.', '!', '?', '—', '–', '…']))
        .count();
    let pointed = narrow && count >= 2 && pointed * 3 >= count * 2;
    // A last line that holds what is left, and lines as full as the longest, are signs of wrapping.
    let ragged = short * 2 > count || (short * 3 > count && small * 2 <= count);
    if widest <= VERSE
        && ((narrow && capitals)
            || pointed
            || (ragged && (small * 2 <= count || (short == count && count > 1 && widest <= NARROWEST))))
    {
        Run::Lines
    } else if longest > wrap * 2 && small * 2 < count {
        Run::Each
    } else {
        Run::Prose
    }
}

/// A poem has at least so many lines, if some of them are long;
const POEM: usize = 6;
/// one in so many is longer than [`VERSE`] at most, or most go on in the next,
const SHORT_LINES: usize = 4;
/// and none is longer than this.
const LONGEST_VERSE: usize = VERSE * 2;

/// What shows that lines are verse.
#[derive(Clone, Copy, Debug, Default)]
struct Signs {
    /// How many lines there are.
    lines: usize,
    /// How many of them are longer than [`VERSE`].
    long: usize,
    /// How many have another below in which their sentence goes on.
    open: usize,
    /// How many have another below.
    inner: usize,
}

impl Signs {
    /// Returns those of a chunk that may be a stanza.
    fn of(lines: &[Line<'_>], habit: Habit) -> Option<Self> {
        let columns = |line: &Line<'_>| line.text.chars().count();
        if lines.len() < 2
            || lines.iter().any(|line| columns(line) > LONGEST_VERSE)
            || numbered_each(lines)
            || lines.iter().all(is_labelled)
            || runs(lines, habit).len() > 1
            || code::is_code(lines)
            || table::ruled(lines).is_some()
        {
            return None;
        }
        let short: Vec<Line<'_>> = lines.iter().filter(|line| columns(line) <= VERSE).copied().collect();
        let inner = &lines[..lines.len() - 1];
        let open = inner.iter().filter(|line| !line.ends_sentence()).count();
        // Where nobody wraps lines, one that ends within a sentence was ended by its author.
        let is_open = habit.wrap.is_none() && open > 0 && !lines.iter().any(Line::starts_small);
        (is_open || matches!(shape(&short, habit), Run::Lines)).then(|| Self {
            lines: lines.len(),
            long: lines.len() - short.len(),
            open: if is_open { open } else { 0 },
            inner: inner.len(),
        })
    }

    fn and(self, other: Self) -> Self {
        Self {
            lines: self.lines + other.lines,
            long: self.long + other.long,
            open: self.open + other.open,
            inner: self.inner + other.inner,
        }
    }

    fn are_of_poem(self) -> bool {
        self.long > 0
            && self.lines >= POEM
            && (self.long * SHORT_LINES <= self.lines || self.open * 3 >= self.inner * 2)
    }
}

/// Tells for each chunk whether it is a stanza of a poem some of whose lines are long: verse is decided for the whole
/// poem, for a long line does not make prose of the stanza it stands in.
fn stanzas(chunks: &[Chunk<'_>], habit: Habit) -> Vec<bool> {
    let signs: Vec<Option<Signs>> = chunks.iter().map(|chunk| Signs::of(&chunk.lines, habit)).collect();
    let quoted = |at: usize| chunks[at].lines.first().map(|line| line.quoted);
    let mut out = Vec::with_capacity(chunks.len());
    while out.len() < chunks.len() {
        let from = out.len();
        let is_same = |at: &usize| signs[*at].is_some() && quoted(*at) == quoted(from);
        let end = (from..chunks.len()).take_while(is_same).count() + from;
        let all = signs[from..end].iter().flatten().copied().reduce(Signs::and);
        out.resize(end.max(from + 1), all.is_some_and(Signs::are_of_poem));
    }
    out
}

/// Tells whether the first word of the next line would not have fitted into `wrap` columns.
fn full(line: &Line<'_>, next: &Line<'_>, wrap: usize) -> bool {
    line.width + 1 + next.first_word() > wrap
}

/// Tells whether a paragraph ends with a line: far too short, a sentence done, and a new one below.
fn ends_short(line: &Line<'_>, next: &Line<'_>, habit: Habit) -> bool {
    let Some(wrap) = habit.wrap else { return false };
    line.width + 1 + next.first_word() + 4 < wrap && ends_sentence(line.text) && !next.starts_small()
}

/// Tells whether a run keeps the wrap so well that a short line in it must end a paragraph.
fn is_strict(lines: &[Line<'_>], habit: Habit) -> bool {
    let Some(wrap) = habit.wrap else { return false };
    let pairs = || lines.iter().zip(lines.iter().skip(1));
    let odd =
        pairs().filter(|(line, next)| !full(line, next, wrap) && !ends_short(line, next, habit)).count();
    let whole = pairs().filter(|(line, next)| full(line, next, wrap)).count();
    odd * 10 <= lines.len() && whole > 0
}
