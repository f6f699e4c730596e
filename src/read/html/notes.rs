//! Notes: a link in the text leads to a note, and the note leads back.

use super::facts::folded;
use dom_query::{Document, NodeId, NodeRef};
use std::collections::{BTreeMap, BTreeSet};

/// A note of a page.
pub(super) struct PageNote {
    pub(super) label: String,
    pub(super) content: Document,
}

/// Elements that may be a whole note.
const NOTE: [&str; 9] = ["li", "p", "div", "dd", "aside", "section", "tr", "td", "blockquote"];

/// The attribute that an element bears in the place of a call.
pub(super) const CALL: &str = "data-note";

/// A link in the text, and the element that it leads to.
struct Call<'a> {
    link: NodeRef<'a>,
    note: NodeRef<'a>,
    sign: String,
}

/// Takes the notes off a page; in the place of each call stands a `sup` that names its note.
pub(super) fn take(document: &Document) -> Vec<PageNote> {
    let named = named(document);
    let calls: Vec<Call<'_>> = document
        .select("a[href*='#']")
        .nodes()
        .iter()
        .filter_map(|link| {
            let target = target(link).and_then(|name| named.get(name.as_str()))?;
            let note = whole_note(target)
                .filter(|note| !is_within(link, note))
                .or_else(|| lines_of(target, document))?;
            is_call(link, target, &note).then(|| Call { link: *link, note, sign: sign(link) })
        })
        .collect();
    let within: BTreeSet<NodeId> = calls.iter().map(|call| call.note.id).collect();
    let mut labels: BTreeMap<NodeId, String> = BTreeMap::new();
    let mut notes = Vec::new();
    for call in &calls {
        // A note that calls another is not taken apart.
        if call.link.ancestors_it(None).any(|above| within.contains(&above.id)) {
            continue;
        }
        let count = labels.len() + 1;
        let label = labels.entry(call.note.id).or_insert_with(|| {
            notes.push((call.note, call.sign.as_str()));
            count.to_string()
        });
        set_call(&call.link, label, document);
    }
    let lists: BTreeSet<NodeId> =
        notes.iter().filter_map(|(note, _)| note.parent()).map(|list| list.id).collect();
    let made = notes
        .iter()
        .enumerate()
        .map(|(at, (note, sign))| {
            take_labels(note, sign);
            let content = note.to_fragment();
            note.remove_from_parent();
            PageNote { label: (at + 1).to_string(), content }
        })
        .collect();
    for list in lists {
        if let Some(list) = document.tree.get(&list) {
            remove_empty(list);
        }
    }
    made
}

/// Returns the elements of a page that links can lead to, by name.
pub fn named(document: &Document) -> BTreeMap<String, NodeRef<'_>> {
    let mut named = BTreeMap::new();
    for node in document.select("[id], a[name]").nodes() {
        for name in ["id", "name"].iter().filter_map(|key| node.attr(key)) {
            named.entry(name.to_string()).or_insert(*node);
        }
    }
    named
}

/// Returns the name of the element that a link leads to.
pub fn target(link: &NodeRef<'_>) -> Option<String> {
    let href = link.attr("href")?;
    let (_, name) = href.split_once('#')?;
    let decoded = crate::model::address::decoded(name);
    String::from_utf8(decoded).ok().filter(|name| !name.is_empty())
}

/// Returns the element that is the whole note, of the place that a link leads to, with what is one note with it.
pub fn whole_note<'a>(target: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let is_note = |node: &NodeRef<'_>| node.node_name().is_some_and(|name| NOTE.contains(&name.as_ref()));
    let within = target.ancestors_it(Some(4));
    // The number of a note may stand in a cell beside it, and a table may be one note.
    let row = if target.has_name("table") { only_row(target) } else { None };
    let note =
        row.or_else(|| if is_note(target) { Some(*target) } else { within.into_iter().find(is_note) })?;
    // LibreOffice has the paragraphs of a note in a division that says so.
    let outer = note.parent().filter(|outer| {
        let is_first =
            || outer.children_it(false).find(NodeRef::is_element).is_some_and(|first| first.id == note.id);
        let ids = outer.attr("id").is_some_and(|id| id.to_ascii_lowercase().contains("note"));
        note.has_name("p") && outer.has_name("div") && ids && is_first() && is_one_note(outer)
    });
    let note = outer.unwrap_or(note);
    let row = note.parent().filter(|row| note.has_name("td") && row.has_name("tr"));
    Some(row.filter(|_| is_label(&folded(&note.text()))).unwrap_or(note))
}

/// Makes an element of the lines that begin at a named place and end at an empty line, a block or the next such place, where
/// the whole text is one block.
fn lines_of<'a>(target: &NodeRef<'a>, document: &'a Document) -> Option<NodeRef<'a>> {
    let is_start = target.has_name("a") && target.attr("href").is_none();
    let mut lines = Vec::new();
    let mut next = Some(*target).filter(|_| is_start);
    while let Some(node) = next {
        next = node.next_sibling();
        let is_next = node.id != target.id && node.has_name("a") && node.has_attr("name");
        let is_gap =
            node.has_name("br") && lines.last().is_some_and(|last: &NodeRef<'_>| last.has_name("br"));
        if is_next || is_gap || super::write::is_block(&node) {
            break;
        }
        // White space between two ends of lines is none.
        if !node.is_text() || !node.text().trim().is_empty() {
            lines.push(node);
        }
    }
    let says = lines.iter().any(|node| node.is_text());
    let note = document.tree.new_element("div");
    target.parent().filter(|_| says)?;
    target.insert_before(&note.id);
    lines.iter().for_each(|node| note.append_child(&node.id));
    Some(note)
}

/// Returns the row of a table that has no other.
fn only_row<'a>(table: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut rows = table.descendants_it().filter(|node| node.has_name("tr"));
    rows.next().filter(|_| rows.next().is_none())
}

/// Tells whether only one link in an element leads back, or none.
fn is_one_note(element: &NodeRef<'_>) -> bool {
    document_links(element)
        .iter()
        .filter(|link| is_label(&folded(&link.text())) && target(link).is_some())
        .count()
        <= 1
}

/// Tells whether words are only the number or mark of a note.
fn is_label(words: &str) -> bool {
    words.chars().count() <= 6 && !words.chars().any(char::is_alphabetic)
}

/// Returns the number or mark by which a link calls its note.
fn sign(link: &NodeRef<'_>) -> String {
    folded(&link.text()).trim_matches(['[', ']', '(', ')', '.', ' ']).to_owned()
}

/// Tells whether a link calls a note: it is a sign and no words, and the note leads back to it, or is marked as one.
fn is_call(link: &NodeRef<'_>, target: &NodeRef<'_>, note: &NodeRef<'_>) -> bool {
    let sign = sign(link);
    let is_number = !sign.is_empty() && sign.len() <= 4 && sign.chars().all(|c| c.is_ascii_digit());
    let is_mark = !sign.is_empty() && sign.chars().count() <= 3 && sign.chars().all(|c| "*†‡§¶#".contains(c));
    let is_letter = sign.len() == 1 && sign.chars().all(|c| c.is_ascii_lowercase());
    // A note stands below its call, so that of the two links the one above is the call.
    if !(is_number || is_mark || is_letter) || is_within(link, note) || note.id < link.id {
        return false;
    }
    let near: BTreeSet<String> = names_near(link);
    let back = document_links(note).into_iter().filter_map(|back| target_of(&back));
    if back.into_iter().any(|name| near.contains(&name)) {
        return true;
    }
    let raised = link.ancestors_it(Some(2)).find(|above| above.has_name("sup"));
    let says_so = is_marked(link) || raised.as_ref().is_some_and(is_marked);
    let is_raised =
        raised.is_some() || !link.find(&["sup"]).is_empty() || folded(&link.text()).starts_with(['[', '(']);
    (says_so && (is_marked(target) || is_marked(note)))
        || (is_raised && after_sign(&folded(&note.text()), &sign).is_some())
}

/// Returns what follows the number or mark that a note begins with, if it is that of its call.
fn after_sign<'t>(text: &'t str, sign: &str) -> Option<&'t str> {
    let rest = text.trim_start().trim_start_matches(['[', '(']).strip_prefix(sign)?;
    let bare = rest.trim_start_matches(['.', ')', ']', ':', '\u{a0}']).trim_start();
    // `1.5 miles` begins with no label.
    let is_parted =
        bare.len() < rest.len() && !(rest.starts_with('.') && bare.starts_with(|c: char| c.is_ascii_digit()));
    (is_parted || rest.is_empty()).then_some(bare)
}

fn target_of(link: &NodeRef<'_>) -> Option<String> {
    target(link)
}

fn document_links<'a>(node: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    node.descendants_it().filter(|inner| inner.has_name("a")).collect()
}

/// Returns the names of a link and of what stands close around it, which a note may lead back to.
fn names_near(link: &NodeRef<'_>) -> BTreeSet<String> {
    let mut near = BTreeSet::new();
    let mut add = |node: &NodeRef<'_>| {
        near.extend(["id", "name"].iter().filter_map(|key| node.attr(key)).map(|name| name.to_string()));
    };
    add(link);
    link.descendants_it().for_each(|inner| add(&inner));
    link.ancestors_it(Some(3)).for_each(|above| add(&above));
    let mut before = link.prev_sibling();
    for _ in 0..2 {
        if let Some(node) = before {
            add(&node);
            before = node.prev_sibling();
        }
    }
    near
}

/// Tells whether an element says of itself that it has to do with notes.
fn is_marked(node: &NodeRef<'_>) -> bool {
    ["class", "id", "name", "href", "role", "epub:type", "rel"].iter().filter_map(|key| node.attr(key)).any(
        |said| {
            let said = said.to_ascii_lowercase();
            said.contains("footnote")
                || said.contains("endnote")
                || said.contains("noteref")
                || said.contains("fn")
        },
    )
}

fn is_within(node: &NodeRef<'_>, outer: &NodeRef<'_>) -> bool {
    node.ancestors_it(None).any(|above| above.id == outer.id)
}

/// Puts the mark of a call in the place of a link, and of what only raises or encloses it.
fn set_call(link: &NodeRef<'_>, label: &str, document: &Document) {
    let mut place = *link;
    while let Some(above) = place.parent() {
        let only = above.has_name("sup") || above.has_name("span") || above.has_name("b");
        if !only
            || folded(&above.text()).trim_matches(['[', ']', '(', ')'])
                != folded(&place.text()).trim_matches(['[', ']', '(', ')'])
        {
            break;
        }
        place = above;
    }
    let call = document.tree.new_element("sup");
    call.set_attr(CALL, label);
    call.set_text(label);
    place.replace_with(&call.id);
}

/// Takes off a note what only leads back, and the number it begins with.
fn take_labels(note: &NodeRef<'_>, sign: &str) {
    if note.has_name("tr") {
        note.element_children().iter().for_each(|cell| cell.rename("div"));
        note.rename("div");
    }
    for link in document_links(note) {
        let text = folded(&link.text());
        let is_sign = text.chars().count() <= 4
            && !text.chars().any(|c| c.is_alphabetic() && c.len_utf8() > 1)
            || is_marked(&link) && text.chars().count() <= 12 && target(&link).is_some();
        if target(&link).is_some() && is_sign {
            // An arrow may stand in a `sup` of its own.
            let place = link.parent().filter(|above| above.has_name("sup") && folded(&above.text()) == text);
            place.unwrap_or(link).remove_from_parent();
        }
    }
    let first = || note.descendants_it().find(|node| node.is_text() && !node.text().trim().is_empty());
    if let Some(label) = first() {
        let text = label.text();
        let is_whole = text.trim().trim_matches(['[', ']', '(', ')', '.', ':']) == sign;
        if is_whole {
            label.remove_from_parent();
        } else if let Some(rest) = after_sign(&text, sign).filter(|_| !note.has_name("li")) {
            label.set_text(rest.to_owned());
        }
    }
    if let Some(first) = first() {
        let text = first.text();
        let bare =
            text.trim_start().trim_start_matches(['.', ')', ']', '[', '(', ':', '^', '↑']).trim_start();
        if bare.len() < text.trim_start().len() {
            first.set_text(bare.to_owned());
        }
    }
}

/// Removes what held the notes if nothing is left in it, and the heading or rule above it.
fn remove_empty(list: NodeRef<'_>) {
    let mut place = list;
    while folded(&place.text()).is_empty() && !place.has_name("body") {
        let Some(above) = place.parent() else { return };
        let mut before = place.prev_sibling();
        place.remove_from_parent();
        while let Some(node) = before {
            let earlier = node.prev_sibling();
            let is_heading = node
                .node_name()
                .is_some_and(|name| matches!(name.as_ref(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hr"));
            if is_heading {
                node.remove_from_parent();
            } else if !node.is_text() || !node.text().trim().is_empty() {
                break;
            }
            before = earlier;
        }
        place = above;
    }
}
