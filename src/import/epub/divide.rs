//! Files of an e-book that hold several chapters: the contents lead to places within them (EPUB 3.3, section 5.4.2).

use super::{EpubPart, is_sign};
use crate::limits::TEXT_BYTES;
use crate::read::html;
use dom_query::{NodeId, NodeRef};
use std::collections::{BTreeMap, BTreeSet};

/// So many empty elements before a heading are looked at.
const EMPTY: usize = 64;
/// The name of a language is no longer (BCP 47, 4.4.1), in bytes.
const LONGEST_LANG: usize = 35;

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
    let mut known = BTreeSet::new();
    let cuts = places.iter().filter(|place| place.depth <= level && known.insert(place.id.as_deref()));
    let cuts: Vec<&ListedPlace> = cuts.collect();
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
    let mut over = BTreeSet::new();
    for node in places.iter().filter_map(|place| anchors.get(place.id.as_deref()?)) {
        over.insert(node.id);
        over.extend(node.ancestors(None).iter().map(|above| above.id));
    }
    let mut title = None;
    for (at, cut) in cuts.iter().enumerate() {
        match cut.id.as_deref().and_then(|id| anchors.get(id)) {
            Some(node) => {
                begins.entry(outermost(node).id).or_insert(cut);
            }
            // The first of them is the beginning, whatever it is called.
            None if at == 0 => title = Some(cut.words.clone()),
            None => {}
        }
    }
    let body = page.body()?;
    let holders = holders(&begins, &body);
    let mut notes = Notes { begins: &begins, over: &over, anchors: &anchors }.moved(&body);
    let spare = usize::try_from(TEXT_BYTES).unwrap_or(usize::MAX);
    let mut pieces = Pieces {
        spare,
        open: Vec::new(),
        begins: &begins,
        holders: &holders,
        done: vec![(title, String::new())],
    };
    body.children().iter().for_each(|child| pieces.take(child));
    let lang = page
        .select("html")
        .attr("lang")
        .filter(|lang| lang.len() <= LONGEST_LANG)
        .map(|lang| format!(" lang=\"{}\"", escaped(&lang)));
    let lang = lang.unwrap_or_default();
    let chapter = |(at, (title, text)): (usize, (Option<String>, String))| {
        let notes = notes.remove(&at).map(|notes| format!("<section>{notes}</section>")).unwrap_or_default();
        let text = format!("<html{lang}><body>{text}{notes}</body></html>");
        Chapter { title, part: EpubPart { name: part.name.clone(), text } }
    };
    let chapters: Vec<Chapter> = pieces.done.into_iter().enumerate().map(chapter).collect();
    (chapters.len() > 1).then_some(chapters)
}

fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('"', "&quot;")
}

/// Returns the outermost element that begins with another: a heading with its anchor, a section with its heading.
fn outermost<'a>(node: &NodeRef<'a>) -> NodeRef<'a> {
    let mut outer = *node;
    while let Some(parent) = outer.parent().filter(|parent| !parent.has_name("body") && parent.is_element()) {
        let (mut before, mut passed) = (outer.prev_sibling(), 0);
        while let Some(sibling) = before.filter(|sibling| passed < EMPTY && is_empty(sibling)) {
            passed += 1;
            before = sibling.prev_sibling();
        }
        if before.is_some() {
            break;
        }
        outer = parent;
    }
    outer
}

/// Tells whether an element has neither words nor pictures.
fn is_empty(node: &NodeRef<'_>) -> bool {
    node.text().trim().is_empty() && !node.has_name("img") && node.find(&["img"]).is_empty()
}

/// Returns the elements within which a chapter begins, in order.
fn holders(begins: &BTreeMap<NodeId, &ListedPlace>, body: &NodeRef<'_>) -> BTreeSet<NodeId> {
    let nodes = body.descendants().into_iter().filter(|node| begins.contains_key(&node.id));
    nodes.flat_map(|node| node.ancestors(None)).map(|above| above.id).collect()
}

/// What finds the notes of a file that is divided.
struct Notes<'n, 'a> {
    begins: &'n BTreeMap<NodeId, &'n ListedPlace>,
    /// The places that the contents lead to, and all around them.
    over: &'n BTreeSet<NodeId>,
    anchors: &'n BTreeMap<String, NodeRef<'a>>,
}

impl<'a> Notes<'_, 'a> {
    /// Takes out the notes that only other chapters call, and returns the notes that each calls from another.
    fn moved(&self, body: &NodeRef<'a>) -> BTreeMap<usize, String> {
        let (mut at, mut chapters, mut links) = (0, BTreeMap::new(), Vec::new());
        for node in body.descendants() {
            at += usize::from(self.begins.contains_key(&node.id));
            chapters.insert(node.id, at);
            if node.has_name("a") && is_sign(&node.text()) {
                links.push((at, node));
            }
        }
        let mut notes: BTreeMap<NodeId, NodeRef<'a>> = BTreeMap::new();
        let mut callers: BTreeSet<(NodeId, usize)> = BTreeSet::new();
        let mut seen: BTreeMap<NodeId, Option<(NodeRef<'a>, BTreeSet<usize>)>> = BTreeMap::new();
        for (caller, link) in links {
            let Some(target) = html::target(&link).and_then(|id| self.anchors.get(&id)) else { continue };
            // A number may lead to a chapter, too, and its heading back to a list of them.
            let known = seen.entry(target.id).or_insert_with(|| {
                let note = html::whole_note(target).filter(|note| !self.over.contains(&note.id))?;
                Some((note, self.leads_back(&note, &chapters)))
            });
            // What stands before the sign is the place to which a note leads back.
            if let Some((note, back)) = known
                && *back == BTreeSet::from([caller])
                && chapters.get(&note.id).is_some_and(|own| *own >= caller)
            {
                notes.insert(note.id, *note);
                callers.insert((note.id, caller));
            }
        }
        // A note within another goes where that goes.
        let within =
            |note: &NodeRef<'a>| note.ancestors(None).iter().any(|above| notes.contains_key(&above.id));
        let inner: BTreeSet<NodeId> =
            notes.values().filter(|note| within(note)).map(|note| note.id).collect();
        notes.retain(|id, _| !inner.contains(id));
        let mut moved: BTreeMap<usize, String> = BTreeMap::new();
        for (id, caller) in &callers {
            if chapters.get(id) != Some(caller)
                && let Some(note) = notes.get(id)
            {
                moved.entry(*caller).or_default().push_str(&note.html());
            }
        }
        let own = |id: &NodeId| chapters.get(id).is_some_and(|own| callers.contains(&(*id, *own)));
        notes.iter().filter(|(id, _)| !own(id)).for_each(|(_, note)| note.remove_from_parent());
        moved
    }

    /// Returns the chapters to which the links of a note lead: one of a page leads nowhere, and a list of notes to several.
    fn leads_back(&self, note: &NodeRef<'_>, chapters: &BTreeMap<NodeId, usize>) -> BTreeSet<usize> {
        let links = note.find(&["a"]);
        let back = links.iter().filter_map(|link| self.anchors.get(&html::target(link)?));
        back.filter_map(|place| chapters.get(&place.id).copied()).collect()
    }
}

/// The chapters of a file while its elements are passed.
struct Pieces<'p> {
    /// So many bytes may still be written of elements that are opened anew.
    spare: usize,
    /// The elements that are open, as they are written.
    open: Vec<(String, String)>,
    begins: &'p BTreeMap<NodeId, &'p ListedPlace>,
    holders: &'p BTreeSet<NodeId>,
    done: Vec<(Option<String>, String)>,
}

impl Pieces<'_> {
    fn take(&mut self, node: &NodeRef<'_>) {
        if let Some(place) = self.begins.get(&node.id) {
            let ends: String = self.open.iter().rev().map(|(_, end)| end.as_str()).collect();
            let starts: String = self.open.iter().map(|(start, _)| start.as_str()).collect();
            // Elements with long attributes around thousands of places would fill the memory.
            if let Some(left) = self.spare.checked_sub(starts.len() + ends.len()) {
                self.spare = left;
                self.write(&ends);
                self.done.push((Some(place.words.clone()), starts));
            }
        }
        if !self.holders.contains(&node.id) {
            self.write(&node.html());
            return;
        }
        let name = node.node_name().unwrap_or_default();
        let attributes: String = node
            .attrs()
            .iter()
            .map(|attribute| (attribute.name.local.to_string(), escaped(&attribute.value)))
            .filter(|(key, _)| key != "id")
            .map(|(key, value)| format!(" {key}=\"{value}\""))
            .collect();
        let id = node.attr("id").map(|id| format!(" id=\"{}\"", escaped(&id))).unwrap_or_default();
        let end = format!("</{name}>");
        self.write(&format!("<{name}{id}{attributes}>"));
        // It has its name only once.
        let element = (format!("<{name}{attributes}>"), end.clone());
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
