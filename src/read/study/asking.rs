//! What asks something of a reader: questions, and tasks such as *Discuss …*.

use crate::lang::Lexicon;
use crate::lang::circle::{self, Circle};
use crate::model::{Block, Node, ParagraphReference, plain_text};
use std::sync::LazyLock;

/// The signs that end a question; the Greek one is a semicolon too often to count.
pub(super) const ASKING: [char; 4] = ['?', '\u{37e}', '؟', '？'];

/// The word before the lines of room.
pub(super) static LINES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.study.room));

static CIRCLES: LazyLock<Vec<Circle>> = LazyLock::new(|| circle::circles(str::to_owned));

/// Tells whether words ask something.
pub(super) fn asks(text: &str) -> bool {
    text.contains(ASKING)
}

/// Tells whether the first sentence of words asks something.
pub(super) fn asks_first(text: &str) -> bool {
    // `II. Who came?`
    let (lead, rest) = text.trim_start().split_once(char::is_whitespace).unwrap_or(("", text));
    let figures = lead.strip_suffix(['.', ')']).unwrap_or_default();
    let is_count = (1..=LONGEST_COUNT).contains(&figures.len())
        && (figures.bytes().all(|byte| b"IVXL".contains(&byte))
            || figures.bytes().all(|byte| byte.is_ascii_digit()));
    let text = if is_count { rest } else { text };
    let end = text.find(|c: char| ASKING.contains(&c) || matches!(c, '.' | '!' | '…'));
    end.and_then(|end| text.get(end..)).is_some_and(|rest| rest.starts_with(ASKING))
}

/// The most figures of what counts a question: `XVIII.`
const LONGEST_COUNT: usize = 5;

/// Tells whether words set a task: they begin, or where the verb stands last end, with what tasks do.
pub(super) fn is_task(text: &str) -> bool {
    let is_part = |c: char| c.is_alphabetic() || is_mark(c);
    let mut words = text.split(|c: char| !is_part(c)).filter(|word| !word.is_empty()).map(str::to_lowercase);
    let Some(first) = words.next() else { return false };
    let last = words.next_back();
    CIRCLES.iter().any(|circle| {
        circle.tasks.contains(&first) || last.as_ref().is_some_and(|last| circle.ends.contains(last))
    })
}

/// Tells whether a sign is of a word though it is no letter.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}' | '\u{900}'..='\u{963}' | '\u{971}'..='\u{97f}' | '\u{64b}'..='\u{65f}')
}

/// Tells whether a word is one of a lexicon, or a compound that one of them ends: *Musterantwort*.
pub(super) fn is_in(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.contains(word) || lexicon.iter().any(|end| end.len() >= LEAST_OF_COMPOUND && word.ends_with(end))
}

/// The fewest bytes of a word that ends compounds.
const LEAST_OF_COMPOUND: usize = 6;

/// Tells whether words name a paragraph, or room to write on.
pub(super) fn is_marker(text: &str) -> bool {
    text.contains('¶')
        || !ParagraphReference::all_in(text).is_empty()
        || text.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|word| LINES.contains(word))
}

/// Tells whether a line ends with a sentence, markers after it aside.
pub(super) fn ends_sentence(line: &str) -> bool {
    let end = line.rfind(|c: char| ASKING.contains(&c) || matches!(c, '.' | '!' | '…' | ';'));
    let Some(rest) = end.and_then(|end| line.get(end..)) else { return false };
    let mut words = rest.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.all(|word| LINES.contains(&word.to_lowercase()))
}

/// How many of the items and paragraphs of blocks ask something.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Asking {
    all: usize,
    asking: usize,
    tasks: usize,
    /// How many are items with numbers.
    counted: usize,
}

impl Asking {
    /// Counts them.
    pub(super) fn of(blocks: &[Node<Block>]) -> Self {
        let mut count = Self::default();
        for node in blocks {
            match &node.value {
                Block::List(list) => {
                    count.counted += list.start.map_or(0, |_| list.items.len());
                    list.items.iter().for_each(|item| count.add(item.first()));
                }
                _ => count.add(Some(node)),
            }
        }
        count
    }

    fn add(&mut self, block: Option<&Node<Block>>) {
        let words = match block.map(|node| &node.value) {
            Some(Block::Paragraph(paragraph)) => plain_text(&paragraph.content),
            Some(Block::Heading(heading)) => plain_text(&heading.content),
            _ => return,
        };
        self.all += 1;
        self.asking += usize::from(asks(&words));
        self.tasks += usize::from(!asks(&words) && is_task(&words));
    }

    /// Tells whether some ask, and half or more ask or set tasks.
    pub(super) fn is_of_questions(self) -> bool {
        self.asking > 0 && (self.asking + self.tasks) * 2 >= self.all
    }

    /// Tells whether they are as many as there are questions, each with a number, and ask nothing.
    pub(super) fn is_key(self, questions: usize) -> bool {
        questions > 1 && self.counted == questions && self.all == questions && self.asking + self.tasks == 0
    }

    /// Tells whether half of them or more ask.
    pub(super) fn is_mostly_questions(self) -> bool {
        self.asking > 0 && self.asking * 2 >= self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_begin_with_what_is_to_be_done_and_end_with_it_where_verbs_do() {
        for (text, task) in [
            ("Discuss the role of paper.", true),
            ("Explain it to your neighbour", true),
            ("Beschreibt den Müller.", true),
            ("Опишите мельника.", true),
            ("Comparez les deux textes.", true),
            ("Değirmenciyi anlatınız.", true),
            ("मिल का वर्णन कीजिए।", true),
            // Answers begin otherwise.
            ("He was tired, as they say.", false),
            ("In 1848 the mill burned.", false),
            ("Da er müde war.", false),
            ("", false),
        ] {
            assert_eq!(is_task(text), task, "{text}");
        }
    }

    #[test]
    fn the_first_sentence_asks_or_does_not() {
        for (text, first) in [
            ("Who? He did.", true),
            ("He did. Who would not?", false),
            ("Who", false),
            ("Why, said he?", true),
            ("II. Who came?", true),
        ] {
            assert_eq!(asks_first(text), first, "{text}");
        }
    }
}
