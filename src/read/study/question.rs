//! Questions with their markers and answers, and remarks on paragraphs.

use super::Reader;
use super::headings::{self, Own, StudyHeading};
use super::numbered;
use crate::diagnostic::Span;
use crate::lang::Lexicon;
use crate::model::{
    Block, Blocks, Inline, Inlines, Node, Paragraph, ParagraphRange, ParagraphReference, Question,
    QuestionKind, Remark, Role, plain_text,
};
use std::ops::Range;
use std::sync::LazyLock;

/// The most lines of room that a question may ask for.
const MOST_LINES: u16 = 100;

/// Returns the text with indented paragraphs under *Questions* made quotations, and where one stands right under
/// its question; no byte moves.
///
/// Where the indent is too small for its list, Markdown takes an answer for a text of its own, and it would
/// stand among the questions; where there is no list, for program text. Right under a question that has come to
/// its end it would be read as part of that, and everybody would have the answer in hand.
pub fn set_answers_off(text: &str, start: usize, own: &Own) -> (String, Vec<Range<usize>>) {
    let mut out = String::with_capacity(text.len());
    out.push_str(text.get(..start).unwrap_or_default());
    let lines: Vec<&str> = text.get(start..).unwrap_or_default().split_inclusive('\n').collect();
    let mut inside = false;
    // Whether the last line was blank, and whether it belonged to an answer.
    let (mut blank, mut answer) = (true, false);
    let (mut close, mut place) = (Vec::new(), start);
    for (at, line) in lines.iter().enumerate() {
        if let Some(heading) = heading(&lines, at, own) {
            inside = headings::known(heading, own) == Some(StudyHeading::Questions);
        }
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let is_blank = line.trim().is_empty();
        let deep = indent >= 2 || line.starts_with('\t');
        let was_answer = answer;
        answer = !is_blank && inside && deep && (blank || answer);
        if !answer && !is_blank && inside && deep && at > 0 && is_answer_below(&lines, at) {
            answer = true;
            close.push(place + indent..place + line.trim_end().len());
        }
        place += line.len();
        if answer {
            // A sign every four columns, so that no part of the indent is deep enough for program text.
            out.extend(line.bytes().take(indent).enumerate().map(|(column, byte)| match column % 4 {
                0 => '>',
                _ if byte == b'\t' => '>',
                _ => ' ',
            }));
            out.push_str(line.get(indent..).unwrap_or_default());
        } else {
            let number = line.bytes().take_while(u8::is_ascii_digit).count();
            // Right under an answer only an item of the number 1 begins a list.
            if was_answer && number > 0 {
                out.extend(std::iter::repeat_n('0', number - 1).chain(['1']));
            }
            out.push_str(line.get(if was_answer { number } else { 0 }..).unwrap_or_default());
        }
        blank = is_blank;
    }
    (out, close)
}

/// Tells whether an indented line answers the one above: that has come to its end, and nothing more is asked.
fn is_answer_below(lines: &[&str], at: usize) -> bool {
    let above = lines.get(at - 1).copied().unwrap_or_default();
    let below = lines.get(at..).unwrap_or_default();
    let indented = |line: &&&str| line.starts_with([' ', '\t']) && !line.trim().is_empty();
    let mut paragraph = below.iter().take_while(indented);
    let begins_item = |line: &str| {
        let words = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        words.starts_with(['-', '*', '+', '.', ')', '>', '[', '|', '!']) || begins_choice(words)
    };
    ends_sentence(above)
        && !begins_item(below.first().copied().unwrap_or_default())
        && !paragraph.any(|line| line.contains(ASKING))
}

/// The signs that end a question; the Greek one is a semicolon too often to count.
pub(super) const ASKING: [char; 4] = ['?', '\u{37e}', '؟', '？'];

/// Tells whether a line ends with a sentence, markers after it aside.
fn ends_sentence(line: &str) -> bool {
    let end = line.rfind(|c: char| ASKING.contains(&c) || matches!(c, '.' | '!' | '…' | ';'));
    let Some(rest) = end.and_then(|end| line.get(end..)) else { return false };
    let mut words = rest.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.all(|word| LINES.contains(&word.to_lowercase()))
}

/// Returns the words of a heading: by number signs, by the line under it, or where a line of its own says what others
/// put over such things, as people write who know no signs.
pub fn heading<'a>(lines: &[&'a str], at: usize, own: &Own) -> Option<&'a str> {
    let line = lines.get(at).copied()?;
    let words = line.trim_start_matches('#');
    if words.len() < line.len() {
        return Some(words.trim().trim_end_matches('#').trim());
    }
    let next = lines.get(at + 1).map_or("", |next| next.trim());
    let ruled = !next.is_empty() && (next.bytes().all(|b| b == b'=') || next.bytes().all(|b| b == b'-'));
    if ruled && !line.trim().is_empty() {
        return Some(line.trim());
    }
    let begins =
        at.checked_sub(1).and_then(|before| lines.get(before)).is_none_or(|before| before.trim().is_empty());
    let written = line.trim();
    let words = written.trim_matches(['*', '_']).trim();
    let is_set_off = words.len() + 4 <= written.len();
    let ends = next.is_empty() || is_set_off || words.ends_with(':');
    let is_over =
        begins && ends && !line.starts_with([' ', '\t']) && headings::stands_over(words, is_set_off, own);
    is_over.then(|| words.trim_end_matches(':'))
}

impl Reader<'_> {
    /// Reads questions from items and paragraphs; what follows one inside its item, or set off under it, is
    /// its answer.
    ///
    /// Warns (`R403`, `R407`, `R410`) of a question without words and of markers that say nothing.
    pub(super) fn questions(&mut self, blocks: Blocks) -> Vec<Question> {
        let mut questions: Vec<Question> = Vec::new();
        for node in blocks {
            // Below a question with a letter another letter begins the next one.
            let is_lettered = questions.last().is_some_and(|last| is_choice(&last.content));
            match node.value {
                Block::List(list) => {
                    let items = list.items.into_iter();
                    questions.extend(items.filter_map(|item| self.question(item, node.span, false)));
                }
                Block::Paragraph(ref words)
                    if !questions.is_empty()
                        && (!is_lettered && is_choice(&words.content) || self.is_answer(&words.content)) =>
                {
                    self.add_to(questions.last_mut(), vec![node]);
                }
                Block::Paragraph(_) => {
                    questions.extend(self.question(vec![node], Span::default(), is_lettered));
                }
                // Headings divide the questions for the eye of who writes them.
                Block::Heading(_) => self.leave_out(&[node]),
                other => {
                    let span = node.span;
                    self.add_to(questions.last_mut(), flat(Node::new(other, span)));
                }
            }
        }
        self.take_numbers(&mut questions);
        questions
    }

    /// Adds blocks to a question: what belongs to it until an answer begins, and then to its answer.
    fn add_to(&mut self, question: Option<&mut Question>, blocks: Blocks) {
        let Some(question) = question else {
            let span = blocks.first().map_or_else(Span::default, |node| node.span);
            self.leave_out(&blocks);
            return self.wordless(span);
        };
        for node in blocks {
            let is_own = match &node.value {
                Block::Paragraph(words) => is_choice(&words.content),
                Block::Table(_) | Block::List(_) | Block::Figure(_) => true,
                _ => false,
            };
            match is_own && question.answer.is_empty() {
                true => question.more.extend(in_choices(node)),
                false => {
                    let begins = question.answer.is_empty();
                    question.answer.extend(if begins { self.without_label(node) } else { Some(node) });
                }
            }
        }
    }

    /// Tells whether words begin with `Answer:`.
    fn is_answer(&self, content: &Inlines) -> bool {
        matches!(content.first(), Some(Node { value: Inline::Text { text }, .. }) if answer_label(text).is_some())
    }

    /// Takes `Answer:` off the head of an answer. `None` if nothing follows it.
    fn without_label(&mut self, mut node: Node<Block>) -> Option<Node<Block>> {
        if let Block::Paragraph(Paragraph { content, .. }) = &mut node.value
            && let Some(Node { value: Inline::Text { text }, .. }) = content.first_mut()
            && let Some(label) = answer_label(text)
        {
            self.accounted.push(text.get(..label).unwrap_or_default().to_owned());
            *text = text.get(label..).unwrap_or_default().trim_start().to_owned();
            return (!plain_text(content).trim().is_empty()).then_some(node);
        }
        Some(node)
    }

    fn question(&mut self, mut item: Blocks, around: Span, is_lettered: bool) -> Option<Question> {
        let rest: Blocks = item.split_off(item.len().min(1)).into_iter().flat_map(flat).collect();
        let (mut content, span) = match item.pop() {
            Some(Node { value: Block::Paragraph(Paragraph { content, .. }), span, .. }) => (content, span),
            Some(other) => (Vec::new(), other.span),
            None => (Vec::new(), around),
        };
        let kind = take_kind(&mut content, is_lettered).map(|(kind, marker)| {
            self.accounted.push(marker);
            kind
        });
        let lines = self.take_lines(&mut content, span);
        let paragraphs = self.take_paragraphs(&mut content, span);
        let said =
            take_answer(&mut content).map(|words| Node::new(Block::paragraph(Role::Plain, words), span));
        let choices = take_choices(&mut content).into_iter();
        let more = choices.map(|words| Node::new(Block::paragraph(Role::Plain, words), span)).collect();
        if plain_text(&content).trim().is_empty() {
            self.leave_out(&rest);
            self.wordless(span);
            return None;
        }
        let mut question = Question { kind, content, more, paragraphs, lines, answer: Vec::new(), span };
        self.add_to(Some(&mut question), said.into_iter().chain(rest).collect());
        Some(question)
    }

    fn wordless(&mut self, span: Span) {
        let warning = self.warning("R403", "this question has no words", span);
        self.diagnostics.push(warning.hint("write the question after its marker: `1. [f] What ..?`"));
    }

    /// Reads remarks: each item and paragraph that names paragraphs speaks of them, what follows it too.
    pub(super) fn remarks(&mut self, blocks: Blocks) -> Vec<Remark> {
        let mut remarks: Vec<Remark> = Vec::new();
        for node in blocks {
            match node.value {
                Block::List(list) if list.items.iter().any(names_paragraphs) => {
                    remarks.extend(list.items.into_iter().filter_map(|item| self.remark(item)));
                }
                value => {
                    let block = Node::new(value, node.span);
                    let starts = matches!(block.value, Block::Paragraph(_));
                    match remarks.last_mut() {
                        Some(last) if !starts => last.blocks.push(block),
                        _ => remarks.extend(self.remark(vec![block])),
                    }
                }
            }
        }
        remarks
    }

    fn remark(&mut self, mut blocks: Blocks) -> Option<Remark> {
        let first = blocks.first_mut()?;
        let span = first.span;
        let paragraphs = match &mut first.value {
            Block::Paragraph(paragraph) => self.take_paragraphs(&mut paragraph.content, span),
            _ => Vec::new(),
        };
        Some(Remark { paragraphs, blocks, span })
    }

    /// Takes `lines: 8` out of words.
    fn take_lines(&mut self, content: &mut Inlines, span: Span) -> Option<u16> {
        let (text, (range, written)) = texts(content).find_map(|text| {
            let found = lines(text)?;
            Some((text, found))
        })?;
        self.accounted.push(text.get(range.clone()).unwrap_or_default().to_owned());
        text.replace_range(range, " ");
        tidy_end(text);
        let lines = written.parse().ok().filter(|lines| (0..=MOST_LINES).contains(lines));
        if lines.is_none() {
            let message = format!("a question asks for {written} lines");
            let warning = self.warning("R407", message, span);
            self.diagnostics.push(warning.hint(format!("it may ask for 0 to {MOST_LINES}")));
        }
        lines
    }

    /// Returns the paragraphs that words name, and takes a reference off that stands at their beginning or end.
    fn take_paragraphs(&mut self, content: &mut Inlines, span: Span) -> Vec<ParagraphRange> {
        let mut named = Vec::new();
        let places = self.places(span);
        let last = content.len().saturating_sub(1);
        let mut seen = 0;
        for (at, node) in content.iter_mut().enumerate() {
            let Inline::Text { text } = &mut node.value else { continue };
            let found = ParagraphReference::all_in(text);
            let ranges: Vec<Range<usize>> = found.iter().map(|reference| reference.bytes.clone()).collect();
            for reference in found {
                let span = places.get(seen).copied().unwrap_or(span);
                seen += 1;
                match reference.paragraphs {
                    Some(numbers) => {
                        let range = |(first, last)| ParagraphRange { first, last, span };
                        named.extend(numbers.into_iter().map(range));
                    }
                    None => {
                        let warning = self.warning("R410", "this names no paragraph", span);
                        self.diagnostics.push(warning.hint("write `¶ 4`, `¶ 4-6` or `¶ 4, 9`"));
                    }
                }
            }
            if let Some(range) = ranges.last().filter(|_| at == last)
                && is_bare(text.get(range.end..).unwrap_or_default())
            {
                self.accounted.push(text.split_off(range.start));
                tidy_end(text);
            }
            if let Some(range) = ranges.first().filter(|_| at == 0)
                && is_bare(text.get(..range.start).unwrap_or_default())
                && text.len() >= range.end
            {
                let rest = text.split_off(range.end);
                self.accounted.push(std::mem::take(text));
                *text = rest.trim_start_matches(|c: char| is_edge(c)).to_owned();
            }
        }
        content.retain(|node| !matches!(&node.value, Inline::Text { text } if text.is_empty()));
        named
    }

    /// Returns where the references of a stretch of the source stand, in order.
    fn places(&self, span: Span) -> Vec<Span> {
        let (start, end) = (span.start as usize, span.end as usize);
        let Some(text) = self.text().get(start..end) else { return Vec::new() };
        let found = ParagraphReference::all_in(text).into_iter();
        found
            .map(|ParagraphReference { bytes, .. }| {
                Span::new(span.source, start + bytes.start, start + bytes.end)
            })
            .collect()
    }
}

/// Takes the quotations off that set an answer apart.
fn flat(node: Node<Block>) -> Blocks {
    match node.value {
        Block::Quote(quote) if quote.attribution.is_none() => {
            quote.blocks.into_iter().flat_map(flat).collect()
        }
        value => vec![Node { value, ..Node::new(Block::SceneBreak, node.span) }],
    }
}

/// Returns how many bytes `Answer:` or `A1.` takes at the head of a text.
fn answer_label(text: &str) -> Option<usize> {
    let numbered = numbered::ANSWERS.number(text).map(|(_, label)| label);
    numbered.or_else(|| {
        let (before, _) = text.split_once(':')?;
        ANSWERS.contains(&before.trim().to_lowercase()).then_some(before.len() + 1)
    })
}

/// What stands before an answer.
static ANSWERS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.study.answers));

/// Takes an answer off the end of a question: from `Answer:` after a sentence that has come to its end.
fn take_answer(content: &mut Inlines) -> Option<Inlines> {
    let (at, cut) = content.iter().enumerate().find_map(|(at, node)| {
        let Inline::Text { text } = &node.value else { return None };
        let starts =
            text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(space, c)| space + c.len_utf8());
        let is_answer = |start: &usize| {
            let before = text.get(..*start).unwrap_or_default().trim_end();
            before.ends_with([')', ']', '.', '!', '…', '?', '\u{37e}', '؟', '？'])
                && text.get(*start..).and_then(answer_label).is_some()
        };
        Some((at, starts.into_iter().find(is_answer)?))
    })?;
    let mut answer = content.split_off(at + 1);
    let Node { value: Inline::Text { text }, span, .. } = content.last_mut()? else { return None };
    answer.insert(0, Node::new(Inline::Text { text: text.split_off(cut) }, *span));
    text.truncate(text.trim_end().len());
    Some(answer)
}

/// Tells whether words begin with the letter of a choice.
fn is_choice(content: &Inlines) -> bool {
    matches!(content.first(), Some(Node { value: Inline::Text { text }, .. }) if begins_choice(text))
}

/// Tells whether a text begins with the letter of a choice: `b) it was arrested`, `(b) it was arrested`.
fn begins_choice(text: &str) -> bool {
    let text = text.strip_prefix('(').unwrap_or(text);
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.get(1..).is_some_and(|rest| rest.starts_with(") "))
}

/// Returns the byte at which a choice of a letter begins: `b) it was arrested`, `(b) it was arrested`.
fn choice(text: &str, letter: char) -> Option<usize> {
    let signs = [format!("({letter}) "), format!("{letter}) ")];
    let begins = |at: usize| {
        text.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
    };
    signs
        .iter()
        .flat_map(|sign| text.match_indices(sign.as_str()))
        .map(|(at, _)| at)
        .filter(|at| begins(*at))
        .min()
}

/// Takes choices off the end of words, each with its letter. Empty if there are not two at least.
fn take_choices(content: &mut Inlines) -> Vec<Inlines> {
    let mut parts: Vec<Inlines> = vec![Vec::new()];
    let mut letters = ('a'..='z').peekable();
    let push = |parts: &mut Vec<Inlines>, text: &str, span: Span| {
        if let Some(part) = parts.last_mut().filter(|_| !text.is_empty()) {
            part.push(Node::new(Inline::Text { text: text.to_owned() }, span));
        }
    };
    for node in content.iter() {
        let Inline::Text { text } = &node.value else {
            parts.iter_mut().last().into_iter().for_each(|part| part.push(node.clone()));
            continue;
        };
        let mut rest = text.as_str();
        while let Some(at) = letters.peek().and_then(|letter| choice(rest, *letter)) {
            push(&mut parts, rest.get(..at).unwrap_or_default().trim_end(), node.span);
            parts.push(Vec::new());
            rest = rest.get(at..).unwrap_or_default();
            letters.next();
        }
        push(&mut parts, rest, node.span);
    }
    if parts.len() < 3 {
        return Vec::new();
    }
    *content = parts.remove(0);
    parts
}

/// Returns a paragraph of choices as one for each.
fn in_choices(node: Node<Block>) -> Blocks {
    let Block::Paragraph(Paragraph { content, .. }) = &node.value else { return vec![node] };
    let mut before = content.clone();
    let choices = take_choices(&mut before);
    match choices.is_empty() {
        true => vec![node],
        false => choices
            .into_iter()
            .map(|words| Node::new(Block::paragraph(Role::Plain, words), node.span))
            .collect(),
    }
}

fn names_paragraphs(item: &Blocks) -> bool {
    matches!(item.first(), Some(Node { value: Block::Paragraph(first), .. })
        if !ParagraphReference::all_in(&plain_text(&first.content)).is_empty())
}

fn texts(content: &mut Inlines) -> impl Iterator<Item = &mut String> {
    content.iter_mut().rev().filter_map(|node| match &mut node.value {
        Inline::Text { text } => Some(text),
        _ => None,
    })
}

/// Takes `[f]`, `[i]` or `[e]` off the beginning of words, also in round brackets unless questions are counted so; returns
/// what it means, and the letter.
fn take_kind(content: &mut Inlines, is_lettered: bool) -> Option<(QuestionKind, String)> {
    let Some(Node { value: Inline::Text { text }, .. }) = content.first_mut() else { return None };
    let marked = text.trim_start();
    let in_square = marked.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let in_round = || marked.strip_prefix('(').filter(|_| !is_lettered)?.split_once(')');
    let (marker, rest) = in_square.or_else(in_round)?;
    let kind = match marker.trim() {
        "f" | "F" => QuestionKind::Factual,
        "i" | "I" => QuestionKind::Interpretive,
        "e" | "E" => QuestionKind::Evaluative,
        _ => return None,
    };
    let marker = marker.to_owned();
    *text = rest.trim_start().to_owned();
    Some((kind, marker))
}

/// The word before the lines of room.
static LINES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.study.room));

/// Returns the bytes of `lines: 8`, and its number.
fn lines(text: &str) -> Option<(Range<usize>, String)> {
    let colon = text.match_indices(':').find_map(|(at, _)| {
        let before = text.get(..at)?.trim_end();
        let start = before.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| {
            at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        let word = before.get(start..)?.to_lowercase();
        LINES.contains(&word).then_some((start, at + 1))
    });
    let (start, after) = colon?;
    let rest = text.get(after..)?;
    let digits = rest.trim_start();
    let number: String = digits.chars().take_while(char::is_ascii_digit).collect();
    let end = after + (rest.len() - digits.len()) + number.len();
    (!number.is_empty()).then_some((start..end, number))
}

/// Tells whether nothing but signs and spaces stands there.
fn is_bare(text: &str) -> bool {
    text.chars().all(is_edge)
}

fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | ';' | ':' | '.')
}

/// Takes spaces and what opened for something that is gone off the end of a text.
fn tidy_end(text: &mut String) {
    let kept =
        text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | ',' | ';' | ')' | ']'));
    // A bracket that was there before stays with what it closes.
    let balanced = |text: &str| text.matches(['(', '[']).count() == text.matches([')', ']']).count();
    let kept = match balanced(kept) {
        true => kept.len(),
        false => text.trim_end().len(),
    };
    text.truncate(kept);
}
