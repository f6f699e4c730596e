//! What the leader has for a session: the clock with each question, who does what, the rules, what the study files say to
//! the leader, a sheet for the record and one to look back.
//!
//! Its sections are all the leader's own, so that none of them is taken for one of a participant's pack.

use super::edition::rules;
use super::pack::Session;
use super::parts::{StudyParts, heading, room, said, said_as, text};
use super::schedule::Detail;
use super::{ArticleLines, article};
use crate::diagnostic::Span;
use crate::model::{
    Block, Blocks, Book, Inlines, List, Node, Role, Section, SectionIndex, SectionKind, plain_text,
};
use std::collections::BTreeMap;

/// Lines to write on in the record: who came, what was said, what remained open, what comes next.
const RECORD: [u16; 4] = [2, 5, 2, 2];
/// Lines to write on under each question of the sheet to look back.
const BACK: u16 = 4;

impl Session<'_> {
    /// Returns the pack; `lines` are those of the participants' copies, by article.
    pub(super) fn for_leader(&self, name: &str, lines: &BTreeMap<SectionIndex, ArticleLines>) -> Book {
        let none = ArticleLines::default();
        let mut sections = vec![self.running_order()];
        let parts: Vec<StudyParts<'_>> = self
            .articles
            .iter()
            .map(|index| StudyParts::of(self.book, *index, lines.get(index).unwrap_or(&none)))
            .collect();
        for (index, parts) in self.articles.iter().zip(&parts) {
            // No remark stands beside a text that is not here.
            sections.extend(parts.leader_in_pack(&article::bare(self.book.section(*index))));
        }
        sections
            .extend(self.glossary(&parts).map(|glossary| Section { kind: SectionKind::Leader, ..glossary }));
        sections.extend([self.record(), self.looking_back()]);
        let pictures = self.book.pictures.clone();
        let mut pack = Book { metadata: self.metadata(name), sections, pictures, ..Book::default() };
        article::lead_inside(&mut pack, &BTreeMap::new());
        pack.number_nodes();
        pack
    }

    fn running_order(&self) -> Section {
        let words = &self.words;
        let roles = [words.role_leads, words.role_time, words.role_reads, words.role_notes];
        let role = |role: &str| vec![said(text(role)), room(1)];
        let items = roles.into_iter().map(role).collect();
        let roles = Block::List(List { start: None, items });
        let mut blocks = vec![
            heading(2, words.schedule),
            self.schedule(Detail::Questions),
            heading(2, words.roles),
            Node::new(roles, Span::default()),
        ];
        let over = said_as(Role::Masthead, text(words.facilitator));
        let mut notes = Vec::new();
        if let Some(rules) = rules(self.book) {
            blocks.push(heading(2, &plain_text(&rules.title)));
            blocks.extend(rules.blocks);
            notes = rules.notes;
        }
        let order = self.leaders("session", vec![over, heading(1, &self.title())], blocks);
        Section { notes, ..order }
    }

    fn record(&self) -> Section {
        let words = &self.words;
        let parts = [words.present, words.said, words.left_open, words.next_time];
        let blocks = parts.into_iter().zip(RECORD).flat_map(|(part, lines)| [heading(2, part), room(lines)]);
        self.sheet("record", words.record, blocks.collect())
    }

    fn looking_back(&self) -> Section {
        let words = &self.words;
        let asked = [words.went_well, words.do_otherwise, words.was_new];
        let blocks = asked.into_iter().flat_map(|asked| [heading(2, asked), room(BACK)]);
        self.sheet("looking-back", words.evaluation, blocks.collect())
    }

    fn sheet(&self, id: &str, title: &str, blocks: Blocks) -> Section {
        self.leaders(id, vec![said_as(Role::Masthead, text(&self.title())), heading(1, title)], blocks)
    }

    fn leaders(&self, id: &str, header: Vec<Node<Block>>, blocks: Blocks) -> Section {
        let title: Inlines = header.iter().find_map(title_of).unwrap_or_default();
        Section {
            header,
            title,
            blocks,
            ..Section::empty(SectionKind::Leader, id.into(), self.lang().clone())
        }
    }
}

fn title_of(node: &Node<Block>) -> Option<Inlines> {
    match &node.value {
        Block::Heading(heading) => Some(heading.content.clone()),
        _ => None,
    }
}
