//! Questions with their markers and answers.
//!
//! What stands under a question and is not known to be of it goes to whoever leads: an answer in everybody's hands spoils
//! an evening, a sentence that only the leader has does not.

use super::asking::{asks, asks_first, is_task};
use super::markers::take_kind;
use super::{Reader, answer, choices, numbered};
use crate::diagnostic::Span;
use crate::model::{
    Block, Blocks, Inline, Inlines, List, Node, Paragraph, Question, Role, Verse, plain_text,
};

/// How a text counts its questions.
struct Way {
    /// Whether they are items or have numbers: a paragraph without is none.
    counted: bool,
    /// Whether any of them asks something: where none does they are topics.
    asks: bool,
}

/// The questions of a section as far as they are read.
struct Gathered {
    way: Way,
    questions: Vec<Question>,
    /// What stands before the next one.
    before: Blocks,
    /// Whether `Answer` was read on a line of its own.
    answer_follows: bool,
}

impl Reader<'_> {
    /// Reads questions from items and paragraphs; what follows one inside its item, or set off under it, is
    /// its answer, and so is a paragraph that neither asks nor sets a task nor has a number where others have one.
    ///
    /// `before` stands before the first. Warns (`R403`, `R407`, `R410`) of a question without words and of markers that say
    /// nothing.
    pub(super) fn questions(&mut self, blocks: Blocks, before: Blocks) -> Vec<Question> {
        let mut so_far =
            Gathered { way: Way::of(&blocks), questions: Vec::new(), before, answer_follows: false };
        let mut blocks = blocks.into_iter().peekable();
        while let Some(node) = blocks.next() {
            let node = match node.value {
                Block::Verse(verse) if asks_at_first(&verse) => {
                    Node::new(Block::paragraph(Role::Plain, in_one(verse)), node.span)
                }
                value => Node::new(value, node.span),
            };
            match node.value {
                Block::List(list) => self.list(list, node.span, &mut so_far),
                Block::Paragraph(ref words) => {
                    let next = blocks.peek().map(|next| &next.value);
                    let next = if let Some(Block::Paragraph(next)) = next {
                        Some(plain_text(&next.content))
                    } else {
                        None
                    };
                    let choices = choices::begin_in_order(
                        [plain_text(&words.content)].iter().chain(&next).map(String::as_str),
                    );
                    self.paragraph(node, choices, &mut so_far);
                }
                Block::Heading(ref words) => {
                    let asked = asks(&plain_text(&words.content));
                    let over = Node::new(node.value, node.span);
                    match asked {
                        true => self.ask(in_paragraph(over), false, &mut so_far),
                        false => so_far.before.push(over),
                    }
                    so_far.answer_follows = asked;
                }
                Block::SceneBreak => {}
                Block::Definitions { entries } => {
                    for (asked, answers) in entries {
                        let asked = Node::new(Block::paragraph(Role::Plain, asked), node.span);
                        self.ask(asked, false, &mut so_far);
                        let answers = answers.into_iter().flatten();
                        answers.for_each(|node| self.answered(node, so_far.questions.last_mut()));
                    }
                }
                Block::Table(ref table) if table.columns.len() > 1 => {
                    match self.rows_of_questions(table, node.span) {
                        Some(asked) => so_far.add(asked),
                        None => self.below(vec![node], &mut so_far),
                    }
                }
                other => self.below(flat(Node::new(other, node.span)), &mut so_far),
            }
        }
        // What stands at the end before no question any more is of the last one.
        let left = std::mem::take(&mut so_far.before);
        match so_far.questions.last_mut() {
            Some(last) => self.add_to(last, left),
            None if left.is_empty() => {}
            None => {
                self.wordless(left.first().map_or_else(Span::default, |node| node.span));
                self.leave_out(&left);
            }
        }
        let mut questions = so_far.questions;
        self.take_numbers(&mut questions);
        questions
    }

    /// Reads a paragraph; `choices` tells whether it begins choices.
    fn paragraph(&mut self, node: Node<Block>, choices: bool, so_far: &mut Gathered) {
        let Block::Paragraph(Paragraph { content, .. }) = &node.value else { return };
        let said = so_far.sort(content, choices);
        let text = plain_text(content);
        match said {
            Said::Room => self.room(&text, so_far),
            Said::Question => {
                let is_lettered = so_far.is_lettered();
                self.ask(node, is_lettered, so_far);
            }
            Said::Before => so_far.before.push(node),
            Said::Label => {
                self.accounted.push(text);
                so_far.answer_follows = true;
            }
            Said::Part => {
                if let Some(last) = so_far.questions.last_mut() {
                    self.own_part(last, node);
                }
            }
            Said::Answer => {
                if so_far.is_in_doubt(content) {
                    self.taken_for_answers.push(node.span);
                }
                // A heading over it goes with it.
                let over = std::mem::take(&mut so_far.before);
                for node in over.into_iter().chain([node]) {
                    self.answered(node, so_far.questions.last_mut());
                }
            }
        }
    }

    /// Reads a list: of questions, of answers to those that have its numbers, or of what is below the last question.
    fn list(&mut self, list: List, span: Span, so_far: &mut Gathered) {
        let asking = list.items.iter().filter(|item| asks_or_tasks(item)).count();
        let is_first = so_far.questions.is_empty();
        let restarts = list.start == Some(1) && so_far.way.asks && asking == 0;
        if !is_first && restarts {
            let key = vec![Node::new(Block::List(list), span)];
            if let Some(left) = self.answer_key(&mut so_far.questions, key) {
                self.taken_for_answers.push(span);
                left.into_iter().for_each(|node| self.answered(node, so_far.questions.last_mut()));
            }
            return;
        }
        if !is_first && list.start.is_none() && so_far.way.asks && !so_far.way.counted && asking == 0 {
            return self.below(vec![Node::new(Block::List(list), span)], so_far);
        }
        for item in list.items {
            let asked = self.question(item, span, false);
            so_far.add(asked);
        }
    }

    fn ask(&mut self, node: Node<Block>, is_lettered: bool, so_far: &mut Gathered) {
        let asked = self.question(vec![node], Span::default(), is_lettered);
        so_far.add(asked);
    }

    /// Adds blocks to the last question; before the first they stand before it.
    fn below(&mut self, blocks: Blocks, so_far: &mut Gathered) {
        match so_far.questions.last_mut() {
            Some(last) if so_far.answer_follows => {
                blocks.into_iter().for_each(|node| self.answered(node, Some(last)))
            }
            Some(last) => self.add_to(last, blocks),
            None => so_far.before.extend(blocks),
        }
    }

    /// Takes lines to write on that somebody drew: `______`.
    fn room(&mut self, drawn: &str, so_far: &mut Gathered) {
        self.accounted.push(drawn.to_owned());
        let lines = drawn.split_whitespace().count();
        if let Some(last) = so_far.questions.last_mut() {
            last.lines = last.lines.or(u16::try_from(lines).ok().filter(|lines| *lines > 1));
        }
    }

    /// Adds blocks to a question: what belongs to it until an answer begins, and then to its answer.
    fn add_to(&mut self, question: &mut Question, blocks: Blocks) {
        let mut blocks = blocks.into_iter().peekable();
        while let Some(node) = blocks.next() {
            let is_answered = !question.answer.is_empty();
            let is_own = match &node.value {
                Block::Paragraph(words) => {
                    let text = plain_text(&words.content);
                    let next = blocks.peek().and_then(first_words);
                    let begins =
                        choices::begin_in_order([&text].into_iter().chain(&next).map(String::as_str));
                    let goes_on = choices::goes_on(&words.content, choices::count(&question.more));
                    let asks_on = asks(&text) || is_task(&text);
                    goes_on && asks_on
                        || !is_answered
                            && (begins
                                || goes_on && choices::count(&question.more) > 0
                                || choices::is_choice(&words.content))
                }
                Block::List(list) => !is_answered && self.is_of_question(list, &question.content),
                Block::Table(_) | Block::Figure(_) => !is_answered,
                _ => false,
            };
            if !is_own {
                self.answered(node, Some(question));
                continue;
            }
            self.own_part(question, node);
        }
    }

    /// Adds to a question what belongs to it, and to its answer what answers a part of it.
    fn own_part(&mut self, question: &mut Question, mut node: Node<Block>) {
        if let Block::List(list) = &mut node.value {
            let answers = self.take_answers_of_parts(list);
            question.answer.extend(answers);
        }
        for part in choices::apart(node) {
            let (part, answer) = self.apart_from_answer(part);
            question.more.extend(part);
            question.answer.extend(answer);
        }
    }

    /// Tells whether a list below a question is of it: parts that ask, choices with letters or of a few words, or what the
    /// question leads to with a colon.
    fn is_of_question(&self, list: &List, question: &Inlines) -> bool {
        let begins = |test: fn(&str) -> bool| {
            list.items
                .iter()
                .any(|item| item.first().and_then(first_words).is_some_and(|words| test(words.trim())))
        };
        let is_labelled = list.items.first().and_then(|item| item.first()).and_then(first_words);
        let is_labelled =
            is_labelled.is_some_and(|words| answer::label(&words).is_some() || answer::is_label(&words));
        !is_labelled
            && (begins(asks)
                || begins(is_task)
                || begins(choices::begins_choice)
                || plain_text(question).trim_end().ends_with([':', '：', ','])
                || choices::are_short(&list.items))
    }

    /// Takes what stands below the parts of a question, and after them, which answers them.
    fn take_answers_of_parts(&mut self, list: &mut List) -> Blocks {
        let mut answers = Blocks::new();
        for item in &mut list.items {
            let first = item.first().and_then(first_words).unwrap_or_default();
            if !asks(&first) && !is_task(&first) {
                continue;
            }
            let below = item.split_off(1);
            if let Some(node) = item.pop() {
                let (part, answer) = self.apart_from_answer(node);
                item.extend(part);
                answers.extend(answer);
            }
            below.into_iter().flat_map(flat).for_each(|node| answers.extend(self.without_label(node)));
        }
        answers
    }

    /// Takes the answer off a part of a question.
    fn apart_from_answer(&mut self, mut node: Node<Block>) -> (Option<Node<Block>>, Option<Node<Block>>) {
        let span = node.span;
        let Block::Paragraph(words) = &mut node.value else { return (Some(node), None) };
        let answer = self.take_answer(&mut words.content, span);
        let answer = answer.map(|words| Node::new(Block::paragraph(Role::Plain, words), span));
        (Some(node), answer.and_then(|node| self.without_label(node)))
    }

    /// Takes the answer off the end of a question.
    fn take_answer(&mut self, content: &mut Inlines, span: Span) -> Option<Inlines> {
        let answer = answer::take_answer(content)?;
        if answer::label(&plain_text(&answer)).is_none() {
            self.taken_for_answers.push(span);
        }
        Some(answer)
    }

    /// Adds a block to the answer of a question.
    fn answered(&mut self, node: Node<Block>, question: Option<&mut Question>) {
        let Some(question) = question else { return };
        question.answer.extend(flat(node).into_iter().filter_map(|node| self.without_label(node)));
    }

    /// Takes `Answer:` off the head of an answer. `None` if nothing follows it.
    fn without_label(&mut self, mut node: Node<Block>) -> Option<Node<Block>> {
        let content = match &mut node.value {
            Block::Paragraph(Paragraph { content, .. }) => content,
            Block::List(list) => {
                let first = list.items.first_mut().and_then(|item| item.first_mut());
                if let Some(Node { value: Block::Paragraph(words), .. }) = first {
                    self.accounted.extend(answer::take_label(&mut words.content));
                }
                return Some(node);
            }
            _ => return Some(node),
        };
        if let Some(label) = answer::take_label(content) {
            self.accounted.push(label);
            return (!plain_text(content).trim().is_empty()).then_some(node);
        }
        Some(node)
    }

    /// Reads a question from its words and what stands below them inside its item.
    pub(super) fn question(&mut self, mut item: Blocks, around: Span, is_lettered: bool) -> Option<Question> {
        let notes = self.take_notes(&mut item);
        let rest: Blocks = item.split_off(item.len().min(1)).into_iter().flat_map(flat).collect();
        let (mut content, span) = match item.pop() {
            Some(Node { value: Block::Paragraph(Paragraph { content, .. }), span, .. }) => (content, span),
            Some(Node { value: Block::Verse(verse), span, .. }) => (in_one(verse), span),
            Some(other) => (Vec::new(), other.span),
            None => (Vec::new(), around),
        };
        let kind = take_kind(&mut content, is_lettered).map(|(kind, marker)| {
            self.accounted.push(marker);
            kind
        });
        if let Some(number) = number(&plain_text(&content)) {
            self.accounted.push(answer::take_head(&mut content, number));
        }
        let lines = self.take_lines(&mut content, span);
        let paragraphs = self.take_paragraphs(&mut content, span);
        let parts = choices::take(&mut content);
        let said = self.take_answer(&mut content, span);
        let in_blocks = |words| Node::new(Block::paragraph(Role::Plain, words), span);
        if plain_text(&content).trim().is_empty() {
            self.leave_out(&rest);
            self.wordless(span);
            return None;
        }
        let mut question = Question {
            before: Vec::new(),
            kind,
            content,
            more: Vec::new(),
            paragraphs,
            lines,
            answer: Vec::new(),
            span,
        };
        self.add_to(&mut question, parts.into_iter().map(in_blocks).collect());
        said.map(in_blocks).into_iter().for_each(|node| self.answered(node, Some(&mut question)));
        self.add_to(&mut question, rest);
        if !notes.is_empty() {
            self.taken_for_answers.push(span);
            question.answer.extend(notes);
        }
        Some(question)
    }

    fn wordless(&mut self, span: Span) {
        let warning = self.warning("R403", "this question has no words", span);
        self.diagnostics.push(warning.hint("write the question after its marker: `1. [f] What ..?`"));
    }
}

impl Way {
    fn of(blocks: &Blocks) -> Self {
        let (mut counted, mut any_asks) = (false, false);
        for node in blocks {
            match &node.value {
                Block::List(list) => {
                    let asking = list.items.iter().any(asks_or_tasks);
                    counted |= list.start.is_some() || asking || !any_asks;
                    any_asks |= asking;
                }
                Block::Paragraph(words) => {
                    let text = plain_text(&words.content);
                    counted |= number(&text).is_some() || numbered::QUESTIONS.number(&text).is_some();
                    any_asks |= asks(&text) || is_task(&text);
                }
                _ => {}
            }
        }
        Self { counted, asks: any_asks }
    }
}

/// What a paragraph among questions is.
enum Said {
    /// Signs to write on: `______`.
    Room,
    /// A question.
    Question,
    /// What stands before the next question.
    Before,
    /// `Answer`, on a line of its own.
    Label,
    /// Of the question above.
    Part,
    /// Of the answer to it, or not known to be anything else.
    Answer,
}

impl Gathered {
    /// Tells whether questions are counted by letters: below one with a letter another letter begins the next one.
    fn is_lettered(&self) -> bool {
        self.questions.last().is_some_and(|last| choices::is_choice(&last.content))
    }

    /// Tells whether the last question has an answer.
    fn is_answered(&self) -> bool {
        self.questions.last().is_some_and(|last| !last.answer.is_empty())
    }

    /// Tells whether nothing says that words below the last question answer it.
    fn is_in_doubt(&self, content: &Inlines) -> bool {
        !self.answer_follows && !self.is_answered() && answer::label(&plain_text(content)).is_none()
    }

    /// Tells what a paragraph is; `choices` tells whether it begins choices.
    fn sort(&self, content: &Inlines, choices: bool) -> Said {
        let text = plain_text(content);
        let text = text.trim();
        if !text.chars().any(char::is_alphanumeric) {
            return Said::Room;
        }
        let is_lettered = self.is_lettered();
        let is_counted = number(text).is_some()
            || numbered::QUESTIONS.number(text).is_some()
            || is_lettered && choices::is_choice(content)
            || take_kind(&mut content.clone(), is_lettered).is_some();
        let Some(last) = self.questions.last() else {
            let is_word_before = self.way.counted && !asks(text) && !is_counted;
            return if is_word_before { Said::Before } else { Said::Question };
        };
        let goes_on = choices::goes_on(content, choices::count(&last.more));
        if answer::is_label(text) {
            return Said::Label;
        }
        if answer::label(text).is_some() {
            return Said::Answer;
        }
        if !is_lettered
            && (choices || goes_on && (choices::is_choice(content) || asks(text) || last.answer.is_empty()))
        {
            return Said::Part;
        }
        match is_counted || !self.answer_follows && self.takes(text) {
            true => Said::Question,
            false => Said::Answer,
        }
    }

    /// Tells whether words below another question are one too; where others have answers below them they have to ask at once.
    fn takes(&self, text: &str) -> bool {
        let is_task = is_task(text);
        match (self.way.counted, self.is_answered()) {
            (true, true) => false,
            _ if self.questions.iter().any(|question| !question.answer.is_empty()) => {
                asks_first(text) || is_task
            }
            (counted, _) => asks(text) || is_task || !self.way.asks && !counted,
        }
    }

    /// Adds questions, the first with what stands before it.
    fn add(&mut self, asked: impl IntoIterator<Item = Question>) {
        for mut question in asked {
            question.before = std::mem::take(&mut self.before);
            self.questions.push(question);
            self.answer_follows = false;
        }
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

/// Returns how many bytes a number takes at the head of a text that Markdown does not count: `1. `, `12) `.
fn number(text: &str) -> Option<usize> {
    let inner = text.trim_start();
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let rest = inner.get(digits..)?.strip_prefix(['.', ')'])?;
    let words = rest.trim_start();
    (digits > 0 && digits < 3 && words.len() < rest.len() && !words.is_empty())
        .then(|| text.len() - words.len())
}

/// Returns lines that somebody ended by hand as one paragraph.
fn in_one(verse: Verse) -> Inlines {
    let mut words = Inlines::new();
    for line in verse.stanzas.into_iter().flat_map(|stanza| stanza.lines) {
        if let Some(at) = words.last().map(|last| last.span) {
            words.push(Node::new(Inline::Break, at));
        }
        words.extend(line.content);
    }
    if let (Some(attribution), Some(at)) = (verse.attribution, words.last().map(|last| last.span)) {
        words.push(Node::new(Inline::Break, at));
        words.extend(attribution);
    }
    words
}

/// Tells whether the first line of lines that somebody ended by hand asks something.
fn asks_at_first(verse: &Verse) -> bool {
    let first = verse.stanzas.first().and_then(|stanza| stanza.lines.first());
    first.is_some_and(|line| asks(&plain_text(&line.content)))
}

/// Returns the words of a paragraph.
fn first_words(node: &Node<Block>) -> Option<String> {
    match &node.value {
        Block::Paragraph(words) => Some(plain_text(&words.content)),
        _ => None,
    }
}

/// Tells whether an item asks something or sets a task.
fn asks_or_tasks(item: &Blocks) -> bool {
    item.first().and_then(first_words).is_some_and(|words| asks(&words) || is_task(&words))
}

/// Returns a heading as a paragraph.
fn in_paragraph(node: Node<Block>) -> Node<Block> {
    match node.value {
        Block::Heading(heading) => Node::new(Block::paragraph(Role::Plain, heading.content), node.span),
        value => Node::new(value, node.span),
    }
}

/// Returns the text that inlines begin with.
pub(super) fn text_of_head(content: &[Node<Inline>]) -> Option<&str> {
    match content.first() {
        Some(Node { value: Inline::Text { text }, .. }) => Some(text),
        _ => None,
    }
}
