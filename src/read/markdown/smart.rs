//! Smart punctuation by language: straight quotation marks, apostrophes, dashes and dots become what a
//! compositor would set. Program text, escaped marks and character references stay as they are.

use super::tree::{Child, ElementKind, TreeElement};
use crate::lang::habits::{NEUTRAL, QuotationMarks};
use crate::lang::{self, Habits};
use crate::model::Lang;

/// Puts the punctuation of an element right; `lang` is the language around it.
pub fn punctuate(element: &mut TreeElement, lang: &Lang) {
    let mut run = Run::default();
    walk(&mut element.children, lang, &mut run);
    run.flush();
}

/// The texts of one paragraph, and the characters of all of them.
#[derive(Default)]
struct Run<'a> {
    letters: Vec<Letter>,
    texts: Vec<&'a mut String>,
    langs: Vec<&'static Habits>,
}

#[derive(Clone, Copy)]
struct Letter {
    char: char,
    /// Which text it stands in. `None` for what only stands for a picture or program text.
    text: Option<usize>,
    literal: bool,
}

fn walk<'a>(children: &'a mut [Child], lang: &Lang, run: &mut Run<'a>) {
    for child in children {
        if child.is_block() {
            run.flush();
        }
        match child {
            Child::Text { text, literal, .. } => {
                let index = run.texts.len();
                let literal = *literal;
                run.letters.extend(text.chars().map(|char| Letter { char, text: Some(index), literal }));
                run.langs.push(lang::habits(lang.tag()));
                run.texts.push(text);
            }
            Child::SoftBreak(_) | Child::Break(_) => run.stand_in(' '),
            Child::Code(..) | Child::Image { .. } => run.stand_in('x'),
            Child::Element(element) => {
                let block = element.kind.is_block() || element.has_block;
                match &element.kind {
                    ElementKind::Code(_) | ElementKind::Skipped => continue,
                    ElementKind::LangBlocks(lang) | ElementKind::LangWords(lang, _) => {
                        let lang = lang.clone();
                        walk(&mut element.children, &lang, run);
                    }
                    _ => walk(&mut element.children, lang, run),
                }
                if block {
                    run.flush();
                }
            }
            Child::Rule(_) | Child::NoteRef(..) => {}
        }
    }
}

impl<'a> Run<'a> {
    fn stand_in(&mut self, char: char) {
        self.letters.push(Letter { char, text: None, literal: true });
    }

    /// Writes the texts anew and begins the next paragraph.
    fn flush(&mut self) {
        let run = std::mem::take(self);
        if run.has_signs() {
            let mut out = vec![String::new(); run.texts.len()];
            let mut setter = Setter { letters: &run.letters, closers: run.closers(), open: Vec::new() };
            let mut at = 0;
            while let Some(letter) = run.letters.get(at) {
                let Some((text, index)) = letter.text.and_then(|i| Some((out.get_mut(i)?, i))) else {
                    at += 1;
                    continue;
                };
                let habits = run.langs.get(index).copied().unwrap_or(&NEUTRAL);
                at += setter.set(at, habits, text);
            }
            for (text, out) in run.texts.into_iter().zip(out) {
                *text = out;
            }
        }
    }

    /// Tells whether anything may have to be put right: a straight mark, dashes or dots in a row, or a space in a
    /// language that chooses among spaces.
    fn has_signs(&self) -> bool {
        let chars = || self.letters.iter().map(|letter| letter.char);
        let in_row = |(a, b): (char, char)| a == b && matches!(a, '-' | '.');
        self.langs.iter().any(|habits| habits.spaced_marks)
            || chars().any(|c| matches!(c, '"' | '\''))
            || chars().zip(chars().skip(1)).any(in_row)
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

struct Setter<'l> {
    letters: &'l [Letter],
    closers: Vec<usize>,
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
            '\'' => out.push_str(self.single(at, &habits.quotes)),
            '-' => {
                let row = self.row(at, '-');
                match row {
                    2 => out.push('–'),
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
            ' ' if habits.spaced_marks => out.push(self.french_space(at)),
            char => out.push(char),
        }
        1
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

    fn opens(&self, at: usize) -> bool {
        let before = self.before(at);
        before.is_none_or(|c| c.is_whitespace() || "([{—–-/“‘«„‚‹¿¡\"'".contains(c))
            && self.char(at + 1).is_some_and(|c| !c.is_whitespace())
    }

    fn double(&mut self, at: usize, marks: &QuotationMarks) -> &'static str {
        let before = self.before(at);
        let boundary = before.is_none_or(|c| c.is_whitespace() || "([{“‘«„‚‹¿¡".contains(c));
        let nested = self.open.last() == Some(&'\'') && self.open.contains(&'"');
        if self.opens(at) && (boundary || !self.open.contains(&'"') || nested) {
            self.open.push('"');
            let depth = self.open.len() - 1;
            let inner = nested || (self.open.first() == Some(&'"') && depth % 2 == 1);
            return if inner { marks.inner.0 } else { marks.outer.0 };
        }
        if let Some(depth) = self.open.iter().rposition(|mark| *mark == '"') {
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

    fn single(&mut self, at: usize, marks: &QuotationMarks) -> &'static str {
        let after = self.char(at + 1);
        let starts = self.before(at).is_none_or(|c| c.is_whitespace() || "([{—–-/“«„\"".contains(c));
        if starts && after.is_some_and(|c| !c.is_whitespace()) {
            let closes = self.closers.get(at + 1).copied().unwrap_or(0) > 0;
            if !closes || self.is_short(at) {
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
        "’"
    }

    /// Tells whether letters are left out at the head of a word: ’tis, ’em, ’90s.
    fn is_short(&self, at: usize) -> bool {
        let word: String = (at + 1..)
            .map_while(|at| self.char(at))
            .take_while(|c| c.is_alphanumeric())
            .take(8)
            .flat_map(char::to_lowercase)
            .collect();
        let known = [
            "tis", "twas", "twere", "twill", "em", "til", "till", "cause", "bout", "round", "neath", "n",
            "tween",
        ];
        let years = word.strip_suffix('s').unwrap_or(&word);
        known.contains(&word.as_str()) || (years.len() == 2 && years.chars().all(char::is_numeric))
    }

    /// Tells whether a `'` after an s rather belongs to it (the workers' council), since another closes later.
    fn is_possessive(&self, at: usize) -> bool {
        let goes_on = self.char(at + 1) == Some(' ') && self.char(at + 2).is_some_and(char::is_lowercase);
        self.before(at) == Some('s') && goes_on && self.closers.get(at + 1).copied().unwrap_or(0) > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;

    fn set(text: &str, lang: &str) -> String {
        let text = Child::Text { text: text.into(), span: Span::default(), literal: false };
        let mut element = TreeElement {
            kind: ElementKind::Paragraph,
            span: Span::default(),
            children: vec![text],
            has_block: false,
        };
        punctuate(&mut element, &Lang::new(lang).unwrap());
        super::super::tree::words(&element.children)
    }

    #[test]
    fn marks_follow_the_language() {
        let table = [
            ("en", "He said \"no\" and 'yes'.", "He said “no” and ‘yes’."),
            ("en", "\"He said 'no' twice.\"", "“He said ‘no’ twice.”"),
            ("en", "(\"so\") — \"then\"", "(“so”) — “then”"),
            ("en", "'Tis the workers' council's.", "’Tis the workers’ council’s."),
            ("en", "'the workers' power' grew", "‘the workers’ power’ grew"),
            ("en", "the '90s, rock 'n' roll", "the ’90s, rock ’n’ roll"),
            ("en", "a 6\" rule", "a 6\" rule"),
            ("en", "goes on without end.\"", "goes on without end.”"),
            ("en", "one -- two --- three---four -----", "one – two — three—four -----"),
            ("en", "well... so.... ......", "well… so…. ......"),
            ("fr", "Il dit : \"non\" ! L'un 'x'", "Il dit\u{a0}: «\u{202f}non\u{202f}»\u{202f}! L’un “x”"),
            ("fr-CH", "Il dit \"non\"", "Il dit «non»"),
            ("fr", "« mot »", "«\u{202f}mot\u{202f}»"),
            ("de", "Er sagt: \"nein, 'so' nicht\".", "Er sagt: „nein, ‚so‘ nicht“."),
            ("de", "Hans' Buch, geht's", "Hans’ Buch, geht’s"),
            ("es", "dijo \"no\"", "dijo «no»"),
            ("it", "l'uno disse \"no\"", "l’uno disse «no»"),
            ("pt-BR", "disse \"não\"", "disse “não”"),
            ("pt-PT", "disse \"não\"", "disse «não»"),
            ("ru", "он сказал \"нет\"", "он сказал «нет»"),
            ("el", "είπε \"όχι\"", "είπε «όχι»"),
            ("en", "", ""),
            ("en", "\"", "\""),
            ("en", "'", "’"),
        ];
        for (lang, before, after) in table {
            assert_eq!(set(before, lang), after, "{lang}: {before}");
        }
    }
}
