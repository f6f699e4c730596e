//! Punctuation that was typed as on a typewriter, set as a compositor of the language would: straight quotation marks,
//! apostrophes, dashes and dots.
//!
//! Independent of how the source was written, so that plain text and Markdown share it. Feet and inches, code and
//! addresses stay as typed.

mod heads;

use crate::lang::habits::{NEUTRAL, QuotationMarks};
use crate::lang::{self, Habits};
use crate::model::visit::{self, ItemMut};
use crate::model::{Article, Block, Epigraph, Inline, Inlines, Lang, Node, Verse, VerseLine};
use std::ops::Range;

/// Sets the punctuation of all words of an article.
pub fn article(article: &mut Article, lang: &Lang) {
    if let Some(Epigraph::Verse(verse)) = &mut article.epigraph {
        poem(&mut verse.value, lang);
    }
    article.visit_mut(&mut |item| see(item, lang));
    for name in &mut article.authors {
        if let Some(set) = words(name, lang) {
            *name = set;
        }
    }
}

/// Sets the punctuation of blocks; what is set already stays.
pub fn blocks(blocks: &mut [Node<Block>], lang: &Lang) {
    visit::blocks_mut(blocks, &mut |item| see(item, lang));
}

fn see(item: ItemMut<'_>, lang: &Lang) {
    match item {
        ItemMut::Block(Node { value: Block::Verse(verse), .. }) => poem(verse, lang),
        ItemMut::Run(run) => inlines(vec![run], lang),
        _ => {}
    }
}

/// Sets the lines of a poem as one: a quotation goes on over them.
fn poem(verse: &mut Verse, lang: &Lang) {
    let lines = verse.stanzas.iter_mut().flat_map(|stanza| &mut stanza.lines);
    inlines(lines.map(|VerseLine { content, .. }| content).collect(), lang);
}

/// Sets the punctuation of words. `None` if nothing changes.
fn words(text: &str, lang: &Lang) -> Option<String> {
    let mut run = Typewritten::default();
    run.text(text, false, lang);
    run.set()?.pop()
}

/// Sets the punctuation of inlines that are read as one.
fn inlines(mut parts: Vec<&mut Inlines>, lang: &Lang) {
    let mut signs = lang::habits(lang.tag()).spaced_marks;
    for part in &parts {
        visit::inlines(part, &mut |item| {
            if let visit::NodeRef::Inline(Node { value: Inline::Text { text }, .. }) = item {
                signs |= has_signs(text);
            }
        });
    }
    if !signs {
        return;
    }
    let mut run = Typewritten::default();
    for part in &parts {
        visit::inlines(part, &mut |item| match item {
            visit::NodeRef::Inline(Node { value: Inline::Text { text }, .. }) => run.text(text, false, lang),
            visit::NodeRef::Inline(Node { value: Inline::Break, .. }) => run.stand_in(' '),
            visit::NodeRef::Inline(Node { value: Inline::Code { .. } | Inline::Image { .. }, .. }) => {
                run.stand_in('x');
            }
            _ => {}
        });
        run.stand_in(' ');
    }
    let Some(set) = run.set() else { return };
    let mut set = set.into_iter();
    for part in &mut parts {
        visit::inlines_mut(part, &mut |item| {
            if let ItemMut::Inline(Node { value: Inline::Text { text }, .. }) = item {
                *text = set.next().unwrap_or_default();
            }
        });
    }
}

/// The texts of one paragraph, and the characters of all of them.
#[derive(Default)]
pub struct Typewritten {
    /// All texts in a row, with what stands for something else.
    text: String,
    parts: Vec<Part>,
    /// Made only where anything may have to be put right.
    letters: Vec<Letter>,
    habits: Vec<&'static Habits>,
    /// Whether anything may have to be put right.
    signs: bool,
}

/// A text, or what stands for something that is none.
struct Part {
    /// Where it ends, in bytes of all texts.
    end: usize,
    /// As of a [`Letter`].
    text: Option<usize>,
    literal: bool,
}

#[derive(Clone, Copy)]
struct Letter {
    char: char,
    /// Which text it stands in. `None` for what only stands for a picture or program text.
    text: Option<usize>,
    literal: bool,
}

impl Typewritten {
    /// Adds a text; one that is literal stays as it is.
    pub fn text(&mut self, text: &str, literal: bool, lang: &Lang) {
        let index = Some(self.habits.len());
        let habits = lang::habits(lang.tag());
        self.signs |= habits.spaced_marks || has_signs(text);
        self.habits.push(habits);
        self.text.push_str(text);
        self.parts.push(Part { end: self.text.len(), text: index, literal });
    }

    /// Adds a sign that stands for something that is no text.
    pub fn stand_in(&mut self, char: char) {
        self.text.push(char);
        self.parts.push(Part { end: self.text.len(), text: None, literal: true });
    }

    /// Parts the texts into letters; those of addresses and of program text are literal.
    fn part(&mut self) {
        let mut from = 0;
        for part in std::mem::take(&mut self.parts) {
            let text = self.text.get(from..part.end).unwrap_or_default();
            let Part { end, text: index, literal } = part;
            from = end;
            let start = self.letters.len();
            self.letters.extend(text.chars().map(|char| Letter { char, text: index, literal }));
            if !literal && (text.contains(CODE) || text.contains("www.")) {
                for word in code(text) {
                    let from = start + text.get(..word.start).unwrap_or_default().chars().count();
                    let count = text.get(word).unwrap_or_default().chars().count();
                    self.letters.iter_mut().skip(from).take(count).for_each(|letter| letter.literal = true);
                }
            }
        }
    }

    /// Returns the texts as they are set, in their order. `None` if nothing can change.
    pub fn set(mut self) -> Option<Vec<String>> {
        if !self.signs {
            return None;
        }
        self.part();
        self.mark_code();
        let mut out = vec![String::new(); self.habits.len()];
        let mut setter = Setter {
            letters: &self.letters,
            closers: self.closers(),
            last_dash: self.last_dash(),
            open: Vec::new(),
        };
        let mut at = 0;
        while let Some(letter) = self.letters.get(at) {
            let Some((text, index)) = letter.text.and_then(|i| Some((out.get_mut(i)?, i))) else {
                at += 1;
                continue;
            };
            let habits = self.habits.get(index).copied().unwrap_or(&NEUTRAL);
            at += setter.set(at, habits, text);
        }
        Some(out)
    }

    /// Marks what stands between two single backticks: program text.
    fn mark_code(&mut self) {
        let is = |at: usize, sign: char| self.letters.get(at).is_some_and(|letter| letter.char == sign);
        let ticks: Vec<usize> = (0..self.letters.len())
            .filter(|at| is(*at, '`') && !is(at + 1, '`') && !at.checked_sub(1).is_some_and(|at| is(at, '`')))
            .collect();
        let word = |at: usize| self.letters.get(at).is_some_and(|letter| letter.char.is_alphanumeric());
        let mut code = Vec::new();
        let mut at = 0;
        while let [open, close, ..] = *ticks.get(at..).unwrap_or_default() {
            // `these' and `those' are quotations.
            let quotes = (open + 1..close).any(|at| is(at, '\'') && !word(at + 1));
            if !quotes {
                code.push(open..=close);
            }
            at += if quotes { 1 } else { 2 };
        }
        for letter in code.into_iter().flatten() {
            self.letters.iter_mut().skip(letter).take(1).for_each(|letter| letter.literal = true);
        }
    }

    /// Returns where the last two hyphens stand that touch a word before them.
    fn last_dash(&self) -> usize {
        let closes = |w: &[Letter]| {
            !w[0].char.is_whitespace() && w[0].char != '-' && w[1].char == '-' && w[2].char == '-'
        };
        self.letters.windows(3).rposition(closes).map_or(0, |at| at + 1)
    }

    /// For each letter, how many `'` from it on can close a quotation.
    fn closers(&self) -> Vec<usize> {
        let mut count = 0;
        let mut closers = vec![0; self.letters.len() + 1];
        for at in (0..self.letters.len()).rev() {
            let before = at.checked_sub(1).and_then(|at| self.letters.get(at));
            let after = self.letters.get(at + 1);
            if self.letters.get(at).is_some_and(|letter| letter.char == '\'')
                && before.is_some_and(|letter| !letter.char.is_whitespace())
                && after.is_none_or(|letter| !letter.char.is_alphanumeric())
            {
                count += 1;
            }
            if let Some(slot) = closers.get_mut(at) {
                *slot = count;
            }
        }
        closers
    }
}

/// Tells whether a text has a straight mark, dashes or dots in a row, or a hyphen between spaces or numbers.
fn has_signs(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_pair = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        match bytes[at] {
            // One at the head may begin a speech.
            b'-' => matches!(before, None | Some(b'-' | b' ' | b'0'..=b'9')),
            _ => before == Some(&b'.'),
        }
    };
    // Most letters are none of these.
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'"' | b'\'' | b'`' => true,
        b'-' | b'.' => is_pair(at),
        // The last byte of an ellipsis.
        b'\xa6' => at.checked_sub(3).is_some_and(|from| &bytes[from..=at] == " …".as_bytes()),
        _ => false,
    })
}

/// Signs of which a word of code or an address has one.
const CODE: [char; 9] = ['@', '\\', '=', '{', '}', '<', '>', '/', '('];

/// Returns the words of a text that are addresses or program text, without the marks around them.
fn code(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_whitespace().filter_map(move |word| {
        let around = |c: char| "\"'“”‘’.,;:!?()[]*_-".contains(c);
        let bare = word.trim_start_matches(around);
        // The mark at the end of `name="well"` is its own.
        let own = word.ends_with("()") || (bare.contains('=') && bare.matches('"').count() == 2);
        let bare = if own { bare } else { bare.trim_end_matches(around) };
        let is_code = bare.len() > 1
            && (bare.contains("://")
                || bare.starts_with("www.")
                || bare.contains("()")
                || bare.contains(['\\', '=', '{', '}', '<', '>'])
                || bare.split_once('@').is_some_and(|(_, host)| host.contains('.')));
        let start = bare.as_ptr() as usize - text.as_ptr() as usize;
        is_code.then(|| start..start + bare.len())
    })
}

/// What stands before the numbers of pages, in the languages that are known here, without a dot.
const PAGES: [&str; 16] =
    ["p", "pp", "pg", "S", "s", "ss", "str", "sid", "стр", "с", "pág", "págs", "pag", "σ", "σσ", "bls"];

struct Setter<'l> {
    letters: &'l [Letter],
    closers: Vec<usize>,
    /// Where the last two hyphens stand that can close what two opened.
    last_dash: usize,
    /// The straight marks that are open.
    open: Vec<char>,
}

impl Setter<'_> {
    fn char(&self, at: usize) -> Option<char> {
        self.letters.get(at).map(|letter| letter.char)
    }

    fn before(&self, at: usize) -> Option<char> {
        self.char(at.checked_sub(1)?)
    }

    /// Counts how many times a sign that is not literal stands in a row from here on, in one text.
    fn row(&self, at: usize, sign: char) -> usize {
        let text = self.letters.get(at).and_then(|letter| letter.text);
        let same = |letter: &&Letter| letter.char == sign && !letter.literal && letter.text == text;
        self.letters.iter().skip(at).take_while(same).count()
    }

    /// Adds what stands at `at` to `out`, and returns how many letters that was.
    fn set(&mut self, at: usize, habits: &Habits, out: &mut String) -> usize {
        let Some(letter) = self.letters.get(at) else { return 1 };
        match letter.char {
            char if letter.literal => out.push(char),
            '"' => out.push_str(self.double(at, &habits.quotes)),
            '\'' | '`' => {
                let (set, count) = self.ticks(at, habits);
                out.push_str(set);
                return count;
            }
            '-' => {
                let row = self.row(at, '-');
                match row {
                    1 if self.opens_speech(at) && !habits.speech.is_empty() => {
                        out.push_str(habits.speech);
                        return 2;
                    }
                    1 if self.is_dash(at) => out.push(habits.dash),
                    1 if self.is_range(at) || self.is_range_of_pages(at) => out.push('–'),
                    2 if !self.is_option(at) => out.push(habits.dash),
                    3 => out.push('—'),
                    _ => out.extend(std::iter::repeat_n('-', row)),
                }
                return row;
            }
            '.' => {
                let row = self.row(at, '.');
                // Four are an ellipsis and the full stop; more are a leader.
                match row {
                    3 => out.push('…'),
                    4 => out.push_str("…."),
                    _ => out.extend(std::iter::repeat_n('.', row)),
                }
                return row;
            }
            ' ' if self.leads_to_dots(at) => out.push('\u{a0}'),
            ' ' if habits.spaced_marks => out.push(self.french_space(at)),
            char @ ('«' | '»') if habits.quotes.outer.0.starts_with('«') && !habits.spaced_marks => {
                self.typed(char);
                out.push(char);
            }
            char if habits.spaced_marks => {
                self.typed(char);
                out.extend(self.missing_space(at, char));
                out.push(char);
                let opens = char == '«' && self.char(at + 1).is_some_and(|next| !next.is_whitespace());
                out.extend(opens.then_some('\u{202f}'));
            }
            char => out.push(char),
        }
        1
    }

    /// Returns what `'` and backticks are set as, and how many letters that takes: ``so''` is a quotation too.
    fn ticks(&mut self, at: usize, habits: &Habits) -> (&'static str, usize) {
        let next = self.char(at + 1);
        let tick = self.char(at) == Some('`');
        let word = |at: usize| self.char(at).is_some_and(char::is_alphanumeric);
        let closes = || self.closers.get(at + 1).copied().unwrap_or(0) > 0;
        if tick && next == Some('`') && word(at + 2) && closes() {
            self.open.push('"');
            return (habits.quotes.outer.0, 2);
        }
        if tick && word(at + 1) && closes() {
            self.open.push('\'');
            return (habits.quotes.inner.0, 1);
        }
        if tick {
            return ("`", 1);
        }
        if next == Some('\'') && !word(at + 2) && self.open.last() == Some(&'"') {
            self.open.pop();
            return (habits.quotes.outer.1, 2);
        }
        (self.single(at, habits), 1)
    }

    /// Tells whether a hyphen between spaces is a dash between words, and no minus sign.
    fn is_dash(&self, at: usize) -> bool {
        let spaced = self.before(at) == Some(' ') && self.char(at + 1) == Some(' ');
        let (Some(left), Some(right)) = (at.checked_sub(2).and_then(|at| self.char(at)), self.char(at + 2))
        else {
            return false;
        };
        let single = |beside: Option<char>| beside.is_none_or(|c| !c.is_alphanumeric());
        let sum = (left.is_numeric() && right.is_numeric())
            || (single(at.checked_sub(3).and_then(|at| self.char(at))) && single(self.char(at + 3)));
        spaced && !left.is_whitespace() && left != '-' && !right.is_whitespace() && right != '-' && !sum
    }

    /// Tells whether a hyphen stands between two years: `1914-1918`, `1914-18`.
    fn is_range(&self, at: usize) -> bool {
        let digit = |at: usize| self.char(at).and_then(|c| c.to_digit(10));
        let Some(start) = at.checked_sub(4) else { return false };
        let count = (at + 1..at + 6).take_while(|at| digit(*at).is_some()).count();
        let number = |from: usize, count: usize| {
            (from..from + count).try_fold(0, |number, at| Some(number * 10 + digit(at)?))
        };
        let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "-/.,+:".contains(c));
        let end = at + 1 + count;
        let goes_on = match self.char(end) {
            Some('.' | ',' | ':') => digit(end + 1).is_some(),
            c => part(c),
        };
        let (Some(from), Some(to)) = (number(start, 4), number(at + 1, count)) else { return false };
        let later = match count {
            4 => to > from && to <= 2100,
            // `2017-11` is a month.
            2 => to > from % 100 && to > 12,
            _ => false,
        };
        later && (1000..=2100).contains(&from) && !part(self.before(start)) && !goes_on
    }

    /// Tells whether a hyphen stands between two numbers of pages: `pp. 12-14`, `S. 3-5`.
    ///
    /// Source: The Chicago Manual of Style, 17th edition, 6.78; Duden, "Bis-Strich"; Milchin; ČSN 01 6910.
    fn is_range_of_pages(&self, at: usize) -> bool {
        let digit = |at: &usize| self.char(*at).is_some_and(|c| c.is_ascii_digit());
        let before = (0..at).rev().take_while(digit).count();
        let after = (at + 1..self.letters.len()).take_while(digit).count();
        let ends = !self.char(at + 1 + after).is_some_and(|c| c.is_alphanumeric() || "-/:".contains(c));
        let space = (at - before).checked_sub(1).filter(|at| self.char(*at).is_some_and(char::is_whitespace));
        let Some(space) = space.filter(|_| (1..=4).contains(&before) && (1..=4).contains(&after) && ends)
        else {
            return false;
        };
        let is_sign = |at: &usize| self.char(*at).is_some_and(|c| c.is_alphabetic() || c == '.');
        let from = (0..space).rev().take_while(is_sign).last().unwrap_or(space);
        let sign: String = (from..space).filter_map(|at| self.char(at)).collect();
        PAGES.contains(&sign.trim_end_matches('.'))
    }

    /// Tells whether two hyphens before a word are an option of a program: no others close what they open.
    fn is_option(&self, at: usize) -> bool {
        let opens = self.before(at) == Some(' ')
            && at.checked_sub(2).and_then(|at| self.char(at)).is_some_and(char::is_alphanumeric)
            && self.char(at + 2).is_some_and(|c| c.is_ascii_lowercase());
        opens && self.last_dash <= at
    }

    /// Returns the space that French sets before high signs and within its quotation marks.
    fn french_space(&self, at: usize) -> char {
        match (self.before(at), self.char(at + 1)) {
            (Some('«'), _) | (_, Some('»')) => '\u{202f}',
            (Some(before), Some(';' | '!' | '?')) if !before.is_whitespace() => '\u{202f}',
            (Some(before), Some(':')) if !before.is_whitespace() => '\u{a0}',
            _ => ' ',
        }
    }

    /// Returns the space that French has before a mark and that was not typed: `Quoi?` is set as `Quoi ?`. Times, file
    /// names and what else goes on after the mark stay.
    fn missing_space(&self, at: usize, mark: char) -> Option<char> {
        let ends_word = |c: char| c.is_alphanumeric() || ")]»…”’\"%€".contains(c);
        let goes_on = |c: char| !c.is_whitespace() && !"!?»)]”’\"….,—–".contains(c);
        let (before, next) = (self.before(at)?, self.char(at + 1));
        let dots = before == '.' && at.checked_sub(2).and_then(|at| self.char(at)) == Some('.');
        let stands = (dots || ends_word(before)) && !next.is_some_and(goes_on);
        match mark {
            '»' => (!before.is_whitespace()).then_some('\u{202f}'),
            ';' | '!' | '?' => stands.then_some('\u{202f}'),
            ':' => (stands || (ends_word(before) && next == Some('«'))).then_some('\u{a0}'),
            _ => None,
        }
    }

    fn opens(&self, at: usize) -> bool {
        let before = self.before(at);
        before.is_none_or(|c| c.is_whitespace() || "([{—–-/“‘«„‚‹¿¡\"'".contains(c))
            && self.char(at + 1).is_some_and(|c| !c.is_whitespace())
    }

    /// Notes a mark of a quotation that was typed as the language has it: a straight one within it is of the inner kind.
    fn typed(&mut self, mark: char) {
        match mark {
            '«' => self.open.push('"'),
            '»' => {
                if let Some(depth) = self.open.iter().rposition(|mark| *mark == '"') {
                    self.open.truncate(depth);
                }
            }
            _ => {}
        }
    }

    fn double(&mut self, at: usize, marks: &QuotationMarks) -> &'static str {
        let before = self.before(at);
        let hebrew = |c: Option<char>| c.is_some_and(|c| ('\u{5d0}'..='\u{5ea}').contains(&c));
        if hebrew(before) && hebrew(self.char(at + 1)) {
            return "״";
        }
        let boundary = before.is_none_or(|c| c.is_whitespace() || "([{“‘«„‚‹¿¡".contains(c));
        let nested = self.open.last() == Some(&'\'') && self.open.contains(&'"');
        if self.opens(at) && (boundary || !self.open.contains(&'"') || nested) {
            self.open.push('"');
            let depth = self.open.len() - 1;
            let inner = nested || (self.open.first() == Some(&'"') && depth % 2 == 1);
            return if inner { marks.inner.0 } else { marks.outer.0 };
        }
        if let Some(depth) = self.open.iter().rposition(|mark| *mark == '"').filter(|_| !self.is_inch(at)) {
            let inner = depth % 2 == 1 && self.open.first() == Some(&'"');
            self.open.truncate(depth);
            return if inner { marks.inner.1 } else { marks.outer.1 };
        }
        // Inches and seconds of arc, and a mark that stands by itself, are no quotation marks.
        match before {
            Some(c) if c.is_numeric() || c.is_whitespace() => "\"",
            None => "\"",
            Some(_) => marks.outer.1,
        }
    }

    /// Tells whether a mark within a quotation stands for inches: after feet, or another mark still closes it.
    fn is_inch(&self, at: usize) -> bool {
        let Some(number) = self.number(at) else { return false };
        let feet = number.start.checked_sub(1).and_then(|at| self.char(at)) == Some('\'');
        let next = (at + 1..self.letters.len()).find(|at| self.char(*at) == Some('"'));
        feet || next.is_some_and(|next| {
            self.before(next).is_some_and(|c| !c.is_whitespace())
                && self.char(next + 1).is_none_or(|c| !c.is_alphanumeric())
        })
    }

    /// Returns the places of a number of one to three digits that stands before a sign.
    fn number(&self, at: usize) -> Option<Range<usize>> {
        let digit = |at: &usize| self.char(*at).is_some_and(|c| c.is_ascii_digit());
        let count = (0..at).rev().take_while(digit).count();
        (1..=3).contains(&count).then(|| at - count..at)
    }

    fn single(&mut self, at: usize, habits: &Habits) -> &'static str {
        let marks = &habits.quotes;
        let after = self.char(at + 1);
        let starts = self.before(at).is_none_or(|c| c.is_whitespace() || "([{—–-/“«„\"".contains(c));
        if starts && after.is_some_and(|c| !c.is_whitespace()) {
            let closes = self.closers.get(at + 1).copied().unwrap_or(0) > 0;
            if !closes || self.is_short(at, habits.short_words) {
                return "’";
            }
            // Within an outer quotation it is the inner pair; without one it is so too in English and its like.
            self.open.push('\'');
            return marks.inner.0;
        }
        let closing = after.is_none_or(|c| !c.is_alphanumeric());
        if closing && self.open.last() == Some(&'\'') && !self.is_possessive(at) {
            self.open.pop();
            return marks.inner.1;
        }
        // Feet and minutes of arc.
        if after.is_none_or(|c| !c.is_alphabetic()) && self.number(at).is_some() {
            return "'";
        }
        "’"
    }

    /// Tells whether letters are left out at the head of a word: ’tis, ’em, ’90s.
    fn is_short(&self, at: usize, short_words: &str) -> bool {
        let word: String = (at + 1..)
            .map_while(|at| self.char(at))
            .take_while(|c| c.is_alphanumeric())
            .take(8)
            .flat_map(char::to_lowercase)
            .collect();
        let years = word.strip_suffix('s').unwrap_or(&word);
        short_words.split(' ').any(|short| short == word)
            || (years.len() == 2 && years.chars().all(char::is_numeric))
    }

    /// Tells whether a `'` after an s rather belongs to it (the workers' council), since another closes later.
    fn is_possessive(&self, at: usize) -> bool {
        let goes_on = self.char(at + 1) == Some(' ') && self.char(at + 2).is_some_and(char::is_lowercase);
        self.before(at) == Some('s') && goes_on && self.closers.get(at + 1).copied().unwrap_or(0) > 0
    }
}

#[cfg(test)]
mod tests;
