//! Files of an e-book that hold several chapters: the contents lead to places within them (EPUB 3.3, section 5.4.2).

use super::{EpubPart, is_sign};
use crate::read::html;
use dom_query::{NodeId, NodeRef};
use std::collections::{BTreeMap, BTreeSet};

/// A line of the contents that leads into a file.
#[derive(Clone, Debug)]
pub(super) struct ListedPlace {
    /// The element it leads to; none is the beginning.
    pub(super) id: Option<String>,
    /// What it says.
    pub(super) words: String,
    /// In how many lists it stands.
    pub(super) depth: usize,
}

/// A chapter of a file, with what the contents call it.
pub(super) struct Chapter {
    /// None for what stands before the first place that is listed.
    pub(super) title: Option<String>,
    pub(super) part: EpubPart,
}

/// Returns the level of the contents on which chapters stand: the first one with several lines.
pub(super) fn level<'p>(places: impl Iterator<Item = &'p ListedPlace>) -> usize {
    let mut counts = BTreeMap::<usize, usize>::new();
    for place in places {
        *counts.entry(place.depth).or_default() += 1;
    }
    counts.into_iter().find(|(_, count)| *count > 1).map_or(0, |(depth, _)| depth)
}

/// Returns the places at which a file is divided, if there are several: those of chapters, and what stands over them.
fn cuts(places: &[ListedPlace], level: usize) -> Vec<&ListedPlace> {
    let mut cuts: Vec<&ListedPlace> = Vec::new();
    for place in places.iter().filter(|place| place.depth <= level) {
        if cuts.iter().all(|known| known.id != place.id) {
            cuts.push(place);
        }
    }
    if cuts.len() > 1 { cuts } else { Vec::new() }
}

/// Divides a file into its chapters, in order, each with the notes that it calls from another; `None` if it is one.
pub(super) fn divided(part: &EpubPart, places: &[ListedPlace], level: usize) -> Option<Vec<Chapter>> {
    let cuts = cuts(places, level);
    if cuts.is_empty() {
        return None;
    }
    let page = html::parsed(&part.text).ok()?;
    let anchors = html::anchors(&page);
    let mut begins: BTreeMap<NodeId, &ListedPlace> = BTreeMap::new();
    for cut in &cuts {
        if let Some(node) = cut.id.as_deref().and_then(|id| anchors.get(id)) {
            begins.entry(outermost(node).id).or_insert(cut);
        }
    }
    let body = page.body()?;
    let mut pieces =
        Pieces { open: Vec::new(), begins: &begins, holders: holders(&begins, &body), done: Vec::new() };
    let title = cuts.iter().find(|cut| cut.id.is_none()).map(|cut| cut.words.clone());
    pieces.done.push((title, String::new()));
    let notes = moved_notes(&body, &begins, &anchors);
    body.children().iter().for_each(|child| pieces.take(child));
    let chapter = |(at, (title, text)): (usize, (Option<String>, String))| {
        let notes: String =
            notes.iter().filter(|(caller, _)| *caller == at).map(|(_, note)| note.as_str()).collect();
        let notes = if notes.is_empty() { notes } else { format!("<section>{notes}</section>") };
        let text = format!("<html><body>{text}{notes}</body></html>");
        Chapter { title, part: EpubPart { name: part.name.clone(), text } }
    };
    let chapters: Vec<Chapter> = pieces.done.into_iter().enumerate().map(chapter).collect();
    (chapters.len() > 1).then_some(chapters)
}

/// Returns the outermost element that begins with another: a heading with its anchor, a section with its heading.
fn outermost<'a>(node: &NodeRef<'a>) -> NodeRef<'a> {
    let mut outer = *node;
    while let Some(parent) = outer.parent().filter(|parent| !parent.has_name("body") && parent.is_element()) {
        let before = parent.children().into_iter().take_while(|child| child.id != outer.id);
        if before.into_iter().any(|child| !child.text().trim().is_empty() || !child.find(&["img"]).is_empty())
        {
            break;
        }
        outer = parent;
    }
    outer
}

/// Returns the elements within which a chapter begins.
fn holders(begins: &BTreeMap<NodeId, &ListedPlace>, body: &NodeRef<'_>) -> Vec<NodeId> {
    let nodes = body.descendants().into_iter().filter(|node| begins.contains_key(&node.id));
    let mut holders: Vec<NodeId> =
        nodes.flat_map(|node| node.ancestors(None)).map(|above| above.id).collect();
    holders.sort_unstable();
    holders.dedup();
    holders
}

/// Takes the notes out that a chapter calls from another, and returns each with the number of the chapter that calls it.
fn moved_notes(
    body: &NodeRef<'_>,
    begins: &BTreeMap<NodeId, &ListedPlace>,
    anchors: &BTreeMap<String, NodeRef<'_>>,
) -> Vec<(usize, String)> {
    let (mut at, mut chapter_of, mut links) = (0, BTreeMap::new(), Vec::new());
    for node in body.descendants() {
        at += usize::from(begins.contains_key(&node.id));
        chapter_of.insert(node.id, at);
        if node.has_name("a") && is_sign(&node.text()) {
            links.push((at, node));
        }
    }
    let mut notes: BTreeMap<NodeId, String> = BTreeMap::new();
    let mut moved: BTreeSet<(usize, NodeId)> = BTreeSet::new();
    for (caller, link) in links {
        let target = html::target(&link).and_then(|id| anchors.get(&id));
        let Some(note) = target.and_then(html::whole_note) else { continue };
        // A number may lead to a page, too, and one of a chapter to the chapter: only a note leads back.
        let chapter = |node: &NodeRef<'_>| chapter_of.get(&node.id).copied();
        let leads_back = note
            .find(&["a"])
            .iter()
            .any(|back| html::target(back).and_then(|id| anchors.get(&id)).and_then(chapter) == Some(caller));
        if chapter(&note).is_some_and(|own| own > caller) && leads_back && moved.insert((caller, note.id)) {
            notes.entry(note.id).or_insert_with(|| note.html().to_string());
        }
    }
    for node in body.descendants().iter().filter(|node| notes.contains_key(&node.id)) {
        node.remove_from_parent();
    }
    moved.into_iter().filter_map(|(caller, id)| Some((caller, notes.get(&id)?.clone()))).collect()
}

/// The chapters of a file while its elements are passed.
struct Pieces<'p> {
    /// The elements that are open, as they are written.
    open: Vec<(String, String)>,
    begins: &'p BTreeMap<NodeId, &'p ListedPlace>,
    holders: Vec<NodeId>,
    done: Vec<(Option<String>, String)>,
}

impl Pieces<'_> {
    fn take(&mut self, node: &NodeRef<'_>) {
        if let Some(place) = self.begins.get(&node.id) {
            let ends: String = self.open.iter().rev().map(|(_, end)| end.as_str()).collect();
            let starts: String = self.open.iter().map(|(start, _)| start.as_str()).collect();
            if let Some((_, text)) = self.done.last_mut() {
                text.push_str(&ends);
            }
            self.done.push((Some(place.words.clone()), starts));
        }
        if self.holders.binary_search(&node.id).is_err() {
            self.write(&node.html());
            return;
        }
        let name = node.node_name().unwrap_or_default();
        let class = node.attr("class").map(|class| format!(" class=\"{}\"", class.replace('"', "&quot;")));
        let element = (format!("<{name}{}>", class.unwrap_or_default()), format!("</{name}>"));
        self.write(&element.0.clone());
        let end = element.1.clone();
        self.open.push(element);
        node.children().iter().for_each(|child| self.take(child));
        self.open.pop();
        self.write(&end);
    }

    fn write(&mut self, html: &str) {
        if let Some((_, text)) = self.done.last_mut() {
            text.push_str(html);
        }
    }
}
