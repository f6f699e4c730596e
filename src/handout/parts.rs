//! Sections made of a study file: questions with room, terms, dates, sources.

use super::ArticleLines;
use crate::diagnostic::Span;
use crate::lang::{HandoutWords, fill};
use crate::model::HandoutLayout;
use crate::model::{
    AsidePlace, Block, Blocks, Book, Event, Heading, Inline, Inlines, Lang, List, Metadata, Node,
    ParagraphRange, Question, QuestionKind, Role, Section, SectionIndex, SectionKind, Study, StudyPart,
    Target, Term, TimelineEvent, plain_text, visit,
};
use std::collections::BTreeSet;

/// Lines of room where a question asks for none: by what it asks.
const ROOM: [(Option<QuestionKind>, u16); 4] = [
    (Some(QuestionKind::Factual), 3),
    (Some(QuestionKind::Interpretive), 5),
    (Some(QuestionKind::Evaluative), 6),
    (None, 5),
];
/// Lines of room for notes, and the fewest before they begin a page of their own.
const NOTES: u16 = 8;
const LEAST_NOTES: u16 = 4;
/// Blank questions where nobody wrote any.
const SLOTS: usize = 3;

/// The letters of a date that is never divided.
const LONGEST_DATE: usize = 22;

/// What a study group has for one article.
#[derive(Debug)]
pub struct StudyParts<'a> {
    pub(super) section: &'a Section,
    pub(super) study: Option<&'a Study>,
    /// The language of what stands beside the article: the study file's, else the article's.
    pub(super) lang: &'a Lang,
    /// The terms that are explained to it, its own and the series'.
    terms: Vec<&'a Term>,
    /// Its events and the series', by date.
    events: Vec<&'a Event>,
    /// The lines of the article, where they bear the numbers.
    pub(super) lines: &'a ArticleLines,
    /// The article's place in its book, where paragraphs that are named are linked to.
    linked: Option<SectionIndex>,
    pub(super) words: HandoutWords<'a>,
}

impl<'a> StudyParts<'a> {
    /// Gathers what belongs to an article.
    pub fn of(book: &'a Book, index: SectionIndex, lines: &'a ArticleLines) -> Self {
        let section = book.section(index);
        let study = section.study.as_ref();
        let own = |study: &'a Study| study.chronology.iter();
        let mut events: Vec<&Event> = study.into_iter().flat_map(own).collect();
        if study.is_some() {
            events.extend(&book.study.chronology);
        }
        events.sort_by_key(|event| (event.date.is_none(), event.date));
        let lang = study.map_or(&section.lang, |study| &study.lang);
        let words = book.metadata.words_in(lang).handouts;
        Self { section, study, lang, terms: terms(book, section), events, lines, linked: None, words }
    }

    /// Links the paragraphs that are named, as a screen can.
    pub fn linked(self, index: SectionIndex) -> Self {
        Self { linked: Some(index), ..self }
    }

    /// Tells whether somebody wrote questions.
    pub fn has_questions(&self) -> bool {
        self.study.is_some_and(|study| !study.questions.is_empty())
    }

    /// Returns the terms that are explained to the article, in their order.
    pub fn terms(&self) -> &[&'a Term] {
        &self.terms
    }

    /// Returns what the participants work on: questions with room, dates, sources, room for notes.
    ///
    /// Where each page of the text has room for notes already, there is none at the end.
    pub fn work(&self, layout: HandoutLayout) -> Section {
        let mut blocks = self.questions();
        if blocks.is_empty() {
            blocks = self.slots();
        }
        blocks.extend(self.chronology());
        blocks.extend(self.sources());
        blocks.extend(self.own_parts());
        if !matches!(layout, HandoutLayout::Cornell | HandoutLayout::Facing) {
            blocks.push(heading(2, self.words.room));
            let room = Block::Room { lines: NOTES, least: LEAST_NOTES };
            blocks.push(Node::new(room, Span::default()));
        }
        self.made("work", blocks)
    }

    /// Returns what there is to work on, for a screen: questions, terms, dates and sources under the title of the
    /// article, each that there is.
    pub fn after_text(&self) -> Option<Section> {
        let mut blocks = self.questions();
        blocks.extend(self.aids());
        let title = headings(&blocks);
        let over = said_as(Role::Masthead, text(self.words.for_study));
        let subtitle = self.section.subtitle.clone().map(|content| self.of_article(content));
        let mut header = vec![over, self.title()];
        header.extend(subtitle.map(|content| said_as(Role::Subtitle, content)));
        (!blocks.is_empty()).then(|| Section { title: text(&title), header, ..self.made("work", blocks) })
    }

    /// Returns what is worked on in a pack, where terms and dates of all articles stand together at the end; for
    /// notes there is the margin.
    pub fn work_in_pack(&self) -> Section {
        let mut blocks = self.questions();
        if blocks.is_empty() {
            blocks = self.slots();
        }
        blocks.extend(self.sources());
        blocks.extend(self.own_parts());
        self.made("work", blocks)
    }

    /// Gathers terms and dates of several articles, each once, to be explained in the language of a book.
    pub fn together(all: &[Self], series: &'a Metadata) -> Option<Self> {
        let first = all.first()?;
        let mut seen = BTreeSet::new();
        let terms = all.iter().flat_map(|parts| &parts.terms).copied();
        let terms = terms.filter(|term| seen.insert(term.word.to_lowercase())).collect();
        let mut events: Vec<&Event> = all.iter().flat_map(|parts| &parts.events).copied().collect();
        events.sort_by_key(|event| (event.date.is_none(), event.date));
        let mut seen = BTreeSet::new();
        events.retain(|event| seen.insert((event.span.source, event.span.start)));
        Some(Self {
            section: first.section,
            study: None,
            lang: &series.lang,
            terms,
            events,
            lines: first.lines,
            linked: None,
            words: series.words().handouts,
        })
    }

    /// Returns terms and dates.
    pub fn glossary(&self) -> Blocks {
        let mut blocks = self.term_list();
        blocks.extend(self.chronology());
        blocks
    }

    /// Returns what helps to read: terms, dates, sources.
    fn aids(&self) -> Blocks {
        let mut blocks = self.glossary();
        blocks.extend(self.sources());
        blocks.extend(self.own_parts());
        blocks
    }

    /// Returns what the study file has under headings of its own for everybody.
    fn own_parts(&self) -> Blocks {
        self.parts_for(false)
    }

    /// Returns what it has under headings of its own, for the leader only or for everybody.
    pub(super) fn parts_for(&self, leaders: bool) -> Blocks {
        let parts = self.study.into_iter().flat_map(|study| &study.parts);
        let parts = parts.filter(|part| part.leaders == leaders);
        let part = |part: &StudyPart| {
            let title = Heading { level: 2, capitals: false, id: None, content: part.title.clone() };
            let title = Node::new(Block::Heading(title), part.span);
            std::iter::once(title).chain(plain(self.placed(part.blocks.clone()))).collect::<Blocks>()
        };
        parts.flat_map(part).collect()
    }

    pub(super) fn sources(&self) -> Blocks {
        let Some(study) = self.study.filter(|study| !study.sources.is_empty()) else { return Vec::new() };
        let mut blocks = vec![heading(2, self.words.sources)];
        blocks.extend(plain(self.placed(study.sources.clone())));
        blocks
    }

    /// Returns only the questions, under the title of the article.
    pub fn question_sheet(&self) -> Option<Section> {
        let blocks = self.questions();
        (!blocks.is_empty()).then(|| self.sheet("questions", blocks))
    }

    /// Returns only the terms, under the title of the article.
    pub fn term_sheet(&self) -> Option<Section> {
        let blocks = self.term_list();
        (!blocks.is_empty()).then(|| self.sheet("terms", blocks))
    }

    fn sheet(&self, name: &str, mut blocks: Blocks) -> Section {
        blocks.insert(0, self.title());
        self.made(name, blocks)
    }

    /// Returns the title of the article as a heading.
    pub(super) fn title(&self) -> Node<Block> {
        let mut content = self.section.title.clone();
        // A title that a subtitle goes on from ends in a colon, which leads nowhere here.
        if let Some(Node { value: Inline::Text { text }, .. }) = content.last_mut() {
            text.truncate(text.trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']).len());
        }
        let content = self.of_article(content);
        let title = Heading { level: 1, capitals: false, id: None, content };
        Node::new(Block::Heading(title), Span::default())
    }

    pub(super) fn made(&self, name: &str, blocks: Blocks) -> Section {
        // No id of an article has an underscore.
        let id = format!("{}_{name}", self.section.id);
        Section { blocks, ..Section::empty(SectionKind::Study, id, self.lang.clone()) }
    }

    /// Returns the questions in the order of their kinds, counted through, each with its room.
    fn questions(&self) -> Blocks {
        let questions: Vec<&Question> = self.study.into_iter().flat_map(in_order).collect();
        if questions.is_empty() {
            return Vec::new();
        }
        // A heading of the file's own over all of them stands for the tool's.
        let has_own = has_heading(&questions);
        let mut blocks = if has_own { Blocks::new() } else { vec![heading(2, self.words.questions)] };
        let mut next = 1;
        for group in questions.chunk_by(|a, b| a.kind == b.kind) {
            let kind = group.first().and_then(|question| question.kind);
            blocks.extend(kind.map(|kind| heading(3, self.asks(kind))));
            blocks.extend(
                self.counted(group, next, if has_own { 2 } else { 3 }, |question| self.with_room(question)),
            );
            next += group.len() as u64;
        }
        blocks
    }

    /// Returns questions counted from a number, each list after what stands before its first; `level` is that of a heading
    /// before them all.
    pub(super) fn counted(
        &self,
        questions: &[&Question],
        first: u64,
        level: u8,
        item: impl Fn(&Question) -> Blocks,
    ) -> Blocks {
        let (mut blocks, mut next) = (Blocks::new(), first);
        for part in questions.chunk_by(|_, next| next.before.is_empty()) {
            let before = part.first().map(|question| question.before.clone()).unwrap_or_default();
            let level = if next == 1 { level } else { 3 };
            blocks.extend(plain(self.placed(at_level(level, before))));
            blocks.push(list(next, part.iter().map(|question| item(question)).collect()));
            next += part.len() as u64;
        }
        blocks
    }

    /// Returns a question with room to write on.
    fn with_room(&self, question: &Question) -> Blocks {
        let lines = question.lines.unwrap_or_else(|| usual_room(question.kind));
        let mut item = vec![said(self.asked(question))];
        item.extend(plain(self.placed(question.more.clone())));
        item.extend((lines > 0).then(|| room(lines)));
        item
    }

    /// Returns blank questions, where nobody wrote any.
    fn slots(&self) -> Blocks {
        let slot = || vec![said(text(self.words.own_question)), room(4)];
        vec![heading(2, self.words.questions), list(1, (0..SLOTS).map(|_| slot()).collect())]
    }

    fn asks(&self, kind: QuestionKind) -> &'a str {
        match kind {
            QuestionKind::Factual => self.words.factual,
            QuestionKind::Interpretive => self.words.interpretive,
            QuestionKind::Evaluative => self.words.evaluative,
        }
    }

    /// Returns a question with the paragraphs that it points to, unless its own words name them.
    pub(super) fn asked(&self, question: &Question) -> Inlines {
        let mut content = self.placed_words(question.content.clone());
        let words = plain_text(&content);
        let names_them = match self.lines.is_empty() {
            true => words.contains('¶'),
            false => question.paragraphs.iter().all(|range| words.contains(&self.reference(&[*range]))),
        };
        if !question.paragraphs.is_empty() && !names_them {
            content.extend(text(" ("));
            content
                .extend(self.leading_to(&question.paragraphs, text(&self.reference(&question.paragraphs))));
            content.extend(text(")"));
        }
        content
    }

    /// Returns words as a link to the first of the paragraphs, where links are wanted and it is there.
    fn leading_to(&self, paragraphs: &[ParagraphRange], content: Inlines) -> Inlines {
        let last = super::check::count(self.section);
        let first = paragraphs.first().map(|range| range.first).filter(|first| *first <= last);
        match self.linked.zip(first) {
            Some((section, first)) => {
                let fragment = Some(self.section.paragraph_id(first));
                let target = Target::Internal { section, fragment };
                vec![Node::new(Inline::Link { target, content }, Span::default())]
            }
            None => content,
        }
    }

    /// Returns paragraphs as a group finds them: `¶ 4–6, 9`, or by their lines where these bear the numbers.
    pub(super) fn reference(&self, paragraphs: &[ParagraphRange]) -> String {
        let lines: Vec<_> =
            paragraphs.iter().filter_map(|range| self.lines.over(range.first, range.last)).collect();
        match lines.as_slice() {
            [] => format!("¶\u{a0}{}", listed(paragraphs.iter().map(|range| (range.first, range.last)))),
            [(first, last)] if first == last => fill(self.words.line, first),
            _ => fill(self.words.lines, listed(lines)),
        }
    }

    /// Explains the terms of an article where they first occur in it.
    pub fn explain(&self, article: &mut Section, place: AsidePlace) {
        super::terms::mark(article, &self.terms, place, |term, met| {
            (text(&label(&term.word, met)), self.beside(plain(term.explanation.clone()), &term.lang))
        });
        article.asides_lang = (*self.lang != article.lang).then(|| self.lang.clone());
    }

    /// Returns what stands beside the article, its words marked where they are in another language.
    pub fn beside(&self, mut blocks: Blocks, lang: &Lang) -> Blocks {
        if lang.primary() != self.section.lang.primary() {
            visit::blocks_mut(&mut blocks, &mut |item| {
                if let visit::ItemMut::Block(Node { value: Block::Paragraph(paragraph), .. }) = item {
                    let content = std::mem::take(&mut paragraph.content);
                    let foreign = Inline::Lang { lang: lang.clone(), italic: false, content };
                    paragraph.content = vec![Node::new(foreign, Span::default())];
                }
            });
        }
        blocks
    }

    fn term_list(&self) -> Blocks {
        if self.terms.is_empty() {
            return Vec::new();
        }
        let entry = |term: &&Term| {
            let mut word = term.word.clone();
            if !term.variants.is_empty() {
                word.push_str(&format!(" ({})", term.variants.join(", ")));
            }
            (self.of_article(text(&word)), vec![self.given(&term.explanation, &term.lang)])
        };
        let entries = self.terms.iter().map(entry).collect();
        vec![heading(2, self.words.terms), Node::new(Block::Definitions { entries }, Span::default())]
    }

    /// Marks words of the article, where what stands beside it is in another language.
    fn of_article(&self, content: Inlines) -> Inlines {
        self.in_other(content, &self.section.lang)
    }

    fn in_other(&self, content: Inlines, lang: &Lang) -> Inlines {
        match lang.primary() == self.lang.primary() {
            true => content,
            false => {
                let foreign = Inline::Lang { lang: lang.clone(), italic: false, content };
                vec![Node::new(foreign, Span::default())]
            }
        }
    }

    /// Returns what explains or tells something, marked where it is in another language.
    fn given(&self, blocks: &Blocks, lang: &Lang) -> Blocks {
        let blocks = plain(blocks.clone());
        match lang.primary() == self.lang.primary() {
            true => blocks,
            false => vec![Node::new(Block::Lang { lang: lang.clone(), blocks }, Span::default())],
        }
    }

    fn chronology(&self) -> Blocks {
        if self.events.is_empty() {
            return Vec::new();
        }
        let event = |event: &&Event| TimelineEvent {
            date: event.date,
            shown: self.in_other(text(&in_whole_dates(&event.written)), &event.lang),
            blocks: self.given(&event.content, &event.lang),
        };
        let events = self.events.iter().map(event).collect();
        vec![heading(2, self.words.chronology), Node::new(Block::Timeline { events }, Span::default())]
    }
}

/// Returns the headings of what is worked on, in a line.
pub fn headings(blocks: &Blocks) -> String {
    let named = blocks.iter().filter_map(|node| match &node.value {
        Block::Heading(Heading { level: 2, content, .. }) => Some(plain_text(content)),
        _ => None,
    });
    named.collect::<Vec<_>>().join(" · ")
}

/// Returns the words of an article in which terms are looked for.
pub fn text_of(section: &Section) -> String {
    let notes = section.notes.iter().map(|note| visit::text(&note.blocks));
    [visit::text(&section.header), visit::text(&section.blocks)]
        .into_iter()
        .chain(notes)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Returns the terms that are explained to an article: those that occur in it, in their order, and then those of its own
/// study file that do not. Its own explanation of one goes before the series'.
fn terms<'a>(book: &'a Book, section: &'a Section) -> Vec<&'a Term> {
    let mut terms = occurring(book, section);
    let own = section.study.iter().flat_map(|study| &study.terms);
    let others: Vec<&Term> = own.filter(|own| !terms.iter().any(|term| term.word == own.word)).collect();
    terms.extend(others);
    terms
}

/// Returns the terms that occur in an article, in their order.
pub fn occurring<'a>(book: &'a Book, section: &'a Section) -> Vec<&'a Term> {
    let own = section.study.iter().flat_map(|study| &study.terms);
    let mut seen = BTreeSet::new();
    let all: Vec<&Term> =
        own.chain(&book.study.terms).filter(|term| seen.insert(term.word.to_lowercase())).collect();
    if all.is_empty() {
        return all;
    }
    let found = super::terms::finder(&all).find(&text_of(section));
    found.into_iter().filter_map(|number| all.get(number).copied()).collect()
}

/// Returns questions in the order of their kinds; those that are not marked come last.
pub(super) fn in_order(study: &Study) -> impl Iterator<Item = &Question> {
    let mut questions: Vec<&Question> = study.questions.iter().collect();
    questions.sort_by_key(|question| (question.kind.is_none(), question.kind));
    questions.into_iter()
}

/// Tells whether a heading stands over all questions. Where they have kinds, these have theirs.
fn has_heading(questions: &[&Question]) -> bool {
    let first = questions.first().filter(|first| first.kind.is_none()).and_then(|first| first.before.first());
    first.is_some_and(|node| matches!(node.value, Block::Heading(_)))
}

/// Gives the first of headings before questions such a level, and others the level below *Questions*.
fn at_level(mut first: u8, mut blocks: Blocks) -> Blocks {
    for node in &mut blocks {
        if let Block::Heading(heading) = &mut node.value {
            heading.level = std::mem::replace(&mut first, 3);
        }
    }
    blocks
}

fn usual_room(kind: Option<QuestionKind>) -> u16 {
    ROOM.iter().find(|(known, _)| *known == kind).map_or(0, |(_, lines)| *lines)
}

/// Returns what a word is found by where the text has it as given: a spelling that differs by more than an ending
/// stands after it.
fn label(word: &str, met: Option<&str>) -> String {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let own = letters(word);
    let differs = |met: &&str| {
        let met = letters(met);
        !met.starts_with(&own) && !own.starts_with(&met)
    };
    match met.filter(differs) {
        Some(met) => format!("{word} ({})", met.replace('\u{ad}', "")),
        None => word.to_owned(),
    }
}

/// Returns a date that is divided only between two styles, if both are given: `2 September` before
/// `(13 September) 1752`.
fn in_whole_dates(written: &str) -> String {
    let joined = written.replace(' ', "\u{a0}").replace("\u{a0}(", " (").replace("\u{a0}/", " /");
    match joined.split(' ').all(|date| date.chars().count() <= LONGEST_DATE) {
        true => joined,
        false => written.to_owned(),
    }
}

/// Returns ranges as they are listed: `4–6, 9`.
fn listed<T: PartialEq + std::fmt::Display>(ranges: impl IntoIterator<Item = (T, T)>) -> String {
    let name = |(first, last): (T, T)| match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    };
    ranges.into_iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Makes body paragraphs plain: what stands beside an article is not numbered as the article is.
pub(super) fn plain(mut blocks: Blocks) -> Blocks {
    visit::blocks_mut(&mut blocks, &mut |item| {
        if let visit::ItemMut::Block(Node { value: Block::Paragraph(paragraph), .. }) = item
            && paragraph.role.is_text()
        {
            paragraph.role = Role::Plain;
        }
    });
    blocks
}

/// Makes words of the tool's own.
pub fn text(words: &str) -> Inlines {
    if words.is_empty() {
        return Vec::new();
    }
    vec![Node::new(Inline::Text { text: words.to_owned() }, Span::default())]
}

pub(super) fn said(content: Inlines) -> Node<Block> {
    said_as(Role::Plain, content)
}

/// Makes a paragraph of a role.
pub fn said_as(role: Role, content: Inlines) -> Node<Block> {
    Node::new(Block::paragraph(role, content), Span::default())
}

/// Makes a heading of the tool's own.
pub fn heading(level: u8, words: &str) -> Node<Block> {
    Node::new(
        Block::Heading(Heading { level, capitals: false, id: None, content: text(words) }),
        Span::default(),
    )
}

pub(super) fn list(start: u64, items: Vec<Blocks>) -> Node<Block> {
    Node::new(Block::List(List { start: Some(start), items }), Span::default())
}

pub(super) fn room(lines: u16) -> Node<Block> {
    Node::new(Block::Room { lines, least: lines }, Span::default())
}
