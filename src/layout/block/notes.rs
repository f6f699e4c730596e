//! Notes and printed addresses: called in the text, set at the foot of the page or after the article.

use super::{Body, CalledNote, Marker, Set, TextLeaf, Walker};
use crate::frame::{Added, ArtifactKind, Bearing, LinkSource, LinkTarget};
use crate::layout::inline::{Collected, Collector, LineMark, ParagraphShape};
use crate::layout::{LinksPlace, NotesPlace};
use crate::model::{AsideIndex, NodeId, Note, NoteIndex};
use crate::num::saturate;
use crate::style::{Align, Element, ElementName, Styled};
use crate::unit::Length;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is called for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Called {
    /// A note of the section.
    Note(NoteIndex),
    /// A term, which stands among the notes without a number.
    Term(AsideIndex),
    /// An address, as a note of its own; the node is its link.
    Address(NodeId, Arc<str>),
    /// An address in the list after the article; the node is the first link with it.
    Listed(NodeId, Arc<str>),
}

/// A note or an address with its number.
#[derive(Clone, Debug)]
struct Call {
    called: Called,
    /// Its place among all calls, 0-based.
    index: u32,
    /// Counts from 1; listed addresses are counted apart from notes, terms are not.
    number: u32,
    /// Whether nothing has called for it before: it stands on the page of its first call.
    is_first: bool,
}

impl Call {
    /// Returns the number as it is shown: in brackets where it is counted apart.
    fn shown(&self) -> String {
        match self.called {
            Called::Listed(..) => format!("[{}]", self.number),
            _ => self.number.to_string(),
        }
    }
}

/// What a section calls for, in the order of the first calls.
#[derive(Debug, Default)]
pub(super) struct Calls {
    all: Vec<Call>,
    /// How many of them the text calls for; nothing refers to those after them.
    in_text: u32,
    notes: BTreeMap<NoteIndex, u32>,
    /// How many of all are terms.
    terms: u32,
    /// Listed addresses, each once.
    listed: BTreeMap<Arc<str>, u32>,
}

impl Calls {
    fn note(&mut self, note: NoteIndex) -> Call {
        let next = saturate::<u32>(self.all.len());
        let index = *self.notes.entry(note).or_insert(next);
        self.get(index, Called::Note(note))
    }

    fn address(&mut self, link: NodeId, address: &str, is_listed: bool) -> Call {
        let next = saturate::<u32>(self.all.len());
        if !is_listed {
            return self.get(next, Called::Address(link, address.into()));
        }
        let index = *self.listed.entry(address.into()).or_insert(next);
        self.get(index, Called::Listed(link, address.into()))
    }

    /// Returns how many there are, to be given to [`Calls::forget`].
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// Forgets all but the first so many: the words that called for the others are collected anew.
    pub(super) fn forget(&mut self, kept: usize) {
        for call in self.all.drain(kept.min(self.all.len())..) {
            match call.called {
                Called::Note(note) => drop(self.notes.remove(&note)),
                Called::Listed(_, address) => drop(self.listed.remove(&address)),
                Called::Term(_) => self.terms -= 1,
                Called::Address(..) => {}
            }
        }
    }

    fn term(&mut self, term: AsideIndex) -> Call {
        let call = self.get(saturate::<u32>(self.all.len()), Called::Term(term));
        self.terms += 1;
        call
    }

    /// Returns the call at a place, a new one at the end.
    fn get(&mut self, index: u32, called: Called) -> Call {
        if let Some(known) = self.all.get(index as usize) {
            return Call { is_first: false, ..known.clone() };
        }
        let listed = saturate::<u32>(self.listed.len());
        let number = match called {
            Called::Listed(..) => listed,
            _ => index + 1 - listed - self.terms,
        };
        let call = Call { called, index, number, is_first: true };
        self.all.push(call.clone());
        call
    }
}

/// How far the number of a note after the article stands from its text, in widths of its type.
const GAP: f64 = 0.5;

impl<'a> Walker<'a> {
    /// Adds the raised number that calls for a note; the node is the reference.
    pub(super) fn call_note(
        &mut self,
        note: NoteIndex,
        node: NodeId,
        styled: &Arc<Styled>,
        out: &mut Collector,
    ) {
        let call = self.calls.note(note);
        self.reference(&call, LinkSource::Node(node), styled, out);
    }

    /// Adds the raised number that calls for the address of a link.
    pub(super) fn call_address(
        &mut self,
        link: NodeId,
        address: &str,
        styled: &Arc<Styled>,
        out: &mut Collector,
    ) {
        let call = self.calls.address(link, address, self.context.links == LinksPlace::End);
        let style = self.child(styled, Element::new(ElementName::A).class("noteref"));
        self.reference(&call, LinkSource::Reference(link), &style, out);
    }

    /// Calls for the explanation of the words that were added last.
    pub(super) fn call_term(&mut self, term: AsideIndex, out: &mut Collector) {
        let call = self.calls.term(term);
        out.mark(LineMark::Note(self.first_mark + call.index));
    }

    fn reference(&mut self, call: &Call, source: LinkSource, styled: &Arc<Styled>, out: &mut Collector) {
        let style = self.text_style(styled);
        let (LinkSource::Node(node) | LinkSource::Reference(node)) = source else { return };
        let bearing = Bearing::Added(Added::Reference(node));
        if out.ends_in_reference() {
            // 1 and 2 are not 12.
            out.text(",", &style, Bearing::Artifact(ArtifactKind::Layout));
        }
        // A reference never begins a line.
        out.text("\u{2060}", &style, bearing);
        if self.in_link {
            out.text(&call.shown(), &style, bearing);
        } else {
            out.begin_link(source, LinkTarget::Internal(self.note_id(call)));
            out.text(&call.shown(), &style, bearing).end_link();
        }
        if call.is_first {
            out.mark(LineMark::Note(self.first_mark + call.index));
        }
    }

    fn note_id(&self, call: &Call) -> Arc<str> {
        match call.called {
            Called::Note(note) => self.section.note_id(note).into(),
            Called::Term(term) => self.section.aside_id(term).into(),
            _ => format!("{}-a{}", self.section.id, call.number).into(),
        }
    }

    fn reference_id(&self, call: &Call) -> Arc<str> {
        match call.called {
            Called::Note(note) => self.section.reference_id(note, 0).into(),
            Called::Term(term) => self.section.beside_id(term).into(),
            _ => format!("{}-ar{}", self.section.id, call.number).into(),
        }
    }

    /// Tells whether what is called stands at the foot of the page where it is called first.
    fn is_at_foot(&self, call: &Call) -> bool {
        match call.called {
            Called::Term(_) => true,
            Called::Listed(..) => false,
            _ => self.context.notes == NotesPlace::Foot && call.index < self.calls.in_text,
        }
    }

    /// Adds what stands after the text: notes and addresses that the configuration wants there, and notes
    /// that nothing refers to.
    pub(super) fn after_text(&mut self, holder: &Arc<Styled>) {
        self.calls.in_text = saturate::<u32>(self.calls.all.len());
        for note in 0..saturate::<u32>(self.section.notes.len()) {
            self.calls.note(NoteIndex(note));
        }
        let rest = self.calls.all.iter().filter(|call| !self.is_at_foot(call)).cloned();
        let (listed, notes): (Vec<Call>, Vec<Call>) =
            rest.partition(|call| matches!(call.called, Called::Listed(..)));
        let phrases = self.context.phrases;
        self.end_notes(phrases.notes, Added::Heading(self.index), &notes, holder);
        self.end_notes(phrases.links, Added::AddressHeading(self.index), &listed, holder);
        self.listed_terms(holder);
    }

    fn end_notes(&mut self, heading: &str, added: Added, calls: &[Call], holder: &Arc<Styled>) {
        if calls.is_empty() {
            return;
        }
        let section = self.child(holder, Element::new(ElementName::Section).class("notes"));
        self.inside(&section, |walker| {
            let style = walker.child(&section, Element::new(ElementName::H2));
            let words = walker.added(heading, Bearing::Added(added), &style);
            walker.text(words, None, &style);
            walker.keep = true;
            let item = walker.note_item(&section);
            let paragraph = walker.child(&item, Element::new(ElementName::P));
            let gap = paragraph.style.font.size.scale(GAP);
            let labels: Vec<Collected> = calls.iter().map(|call| walker.label(call, &paragraph)).collect();
            let widest = labels.iter().map(|label| walker.natural_width(label)).max();
            walker.indent(widest.unwrap_or_default() + gap);
            for (call, words) in calls.iter().zip(labels) {
                walker.anchors.push(walker.note_id(call));
                let mut marker = Some(Marker { words, gap });
                for set in walker.note_texts(call, &item) {
                    let text = TextLeaf { marker: marker.take(), ..TextLeaf::plain(set) };
                    walker.push(Body::Text(Box::new(text)), &paragraph);
                }
            }
        });
    }

    /// Begins lines further in.
    fn indent(&mut self, by: Length) {
        self.place.measure -= by;
        if !self.is_rtl() {
            self.place.left += by;
        }
    }

    /// Hands over what was called for, set where it stands at the foot.
    pub(super) fn called_notes(&mut self) {
        let section = self.child(&self.body.clone(), Element::new(ElementName::Section).class("notes"));
        let item = self.note_item(&section);
        for call in self.calls.all.clone() {
            let texts = if self.is_at_foot(&call) { self.note_texts(&call, &item) } else { Vec::new() };
            let (id, reference) = (self.note_id(&call), self.reference_id(&call));
            self.flow.notes.push(CalledNote { id, reference, texts });
        }
    }

    fn note_item(&self, section: &Arc<Styled>) -> Arc<Styled> {
        let list = self.child(section, Element::new(ElementName::Ol));
        self.child(&list, Element::new(ElementName::Li))
    }

    /// Returns the paragraphs of a note, each set on its own, the first with its number.
    fn note_texts(&mut self, call: &Call, item: &Arc<Styled>) -> Vec<Set> {
        self.in_note = true;
        let texts = match &call.called {
            Called::Note(note) => match self.section.notes.get(note.0 as usize) {
                Some(note) => self.paragraphs_of(note, call, item),
                None => Vec::new(),
            },
            Called::Term(term) => match self.section.asides.get(term.0 as usize) {
                Some(aside) => self.aside_texts(aside, item),
                None => Vec::new(),
            },
            Called::Address(link, address) | Called::Listed(link, address) => {
                vec![self.address(*link, address, call, item)]
            }
        };
        self.in_note = false;
        texts
    }

    /// Sets a note's blocks one under the other, after its number.
    fn paragraphs_of(&mut self, note: &'a Note, call: &Call, item: &Arc<Styled>) -> Vec<Set> {
        let style = self.child(item, Element::new(ElementName::P));
        let mut label = Collector::new(self.is_rtl());
        self.begin_note(call, &style, &mut label);
        self.flat(&note.blocks, label, item)
    }

    fn address(&mut self, link: NodeId, address: &Arc<str>, call: &Call, item: &Arc<Styled>) -> Set {
        let style = self.child(item, Element::new(ElementName::P));
        let mut words = Collector::new(false);
        self.begin_note(call, &style, &mut words);
        words.begin_link(LinkSource::Address(link), LinkTarget::External(address.clone()));
        words.text(address, &self.text_style(&style), Bearing::Added(Added::Address(link)));
        words.end_link();
        // An address has few places to break at: its lines are left ragged.
        let format = ParagraphShape::ragged(self.place.measure, Align::Start);
        Set { words: words.build(), format, left: self.place.left, leading: style.style.text.leading }
    }

    /// Adds the number of a note to the line that it begins; after the article it stands in the margin of that line.
    fn begin_note(&mut self, call: &Call, styled: &Arc<Styled>, out: &mut Collector) {
        if self.is_at_foot(call) {
            let bearing = self.add_label(call, styled, out);
            out.text("\u{2002}", &self.text_style(styled), bearing);
        }
    }

    /// Returns the number of a note.
    fn label(&mut self, call: &Call, styled: &Arc<Styled>) -> Collected {
        let mut words = Collector::new(self.is_rtl());
        self.add_label(call, styled, &mut words);
        words.build()
    }

    /// Adds the number of a note, which leads back to its first reference in the text; returns what it says.
    fn add_label(&mut self, call: &Call, styled: &Arc<Styled>, out: &mut Collector) -> Bearing {
        let (node, label) = match &call.called {
            Called::Note(note) => {
                let note = self.section.notes.get(note.0 as usize);
                let first = note.and_then(|note| note.blocks.first()).map(|node| node.id).unwrap_or_default();
                (first, Added::Label(first))
            }
            // It has no number.
            Called::Term(_) => return Bearing::Artifact(ArtifactKind::Layout),
            Called::Address(link, _) | Called::Listed(link, _) => (*link, Added::AddressLabel(*link)),
        };
        let style = self.text_style(styled);
        let is_called = call.index < self.calls.in_text;
        if is_called {
            out.begin_link(LinkSource::Back(node), LinkTarget::Internal(self.reference_id(call)));
        }
        out.text(&call.shown(), &style, Bearing::Added(label));
        if is_called {
            out.end_link();
        }
        Bearing::Added(label)
    }
}
