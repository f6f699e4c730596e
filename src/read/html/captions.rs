//! Pictures with their captions, where a page says so by classes or by tables, made figures.

use super::facts::folded;
use dom_query::{Document, NodeRef};

/// More words are a text beside a picture.
const LONGEST: usize = 80;

/// What holds a picture and its caption lies at most so far above the caption.
const ABOVE: usize = 5;

/// What holds a picture and its caption has at most so many nodes, of which none need be looked at in a larger one.
const NODES: usize = 100;

/// Makes a figure of each picture that stands with its caption in an element of their own.
pub(super) fn set(document: &Document) {
    for caption in document.select("[class*=caption]").nodes() {
        let is_own = !["figcaption", "figure", "caption", "table"].iter().any(|name| caption.has_name(name))
            && caption.find(&["img"]).is_empty()
            && !caption.ancestors_it(Some(ABOVE)).any(|above| above.has_name("figcaption"));
        let words = folded(&caption.text());
        if !is_own || words.is_empty() || words.split(' ').count() > LONGEST {
            continue;
        }
        let small =
            caption.ancestors_it(Some(ABOVE)).take_while(|above| above.descendants_it().nth(NODES).is_none());
        let holder = small.into_iter().find(|above| !above.find(&["img"]).is_empty());
        if let Some(holder) = holder.filter(|holder| folded(&holder.text()) == words) {
            make(&holder, caption);
        }
    }
    for table in document.select("table").nodes() {
        if let Some(caption) = below_picture(table) {
            make(table, &caption);
        }
    }
}

/// Puts a figure in the place of what holds a picture and its caption.
fn make(holder: &NodeRef<'_>, caption: &NodeRef<'_>) {
    let pictures: String = holder.find(&["img"]).iter().map(|picture| picture.html().to_string()).collect();
    holder.replace_with_html(format!(
        "<figure>{pictures}<figcaption>{}</figcaption></figure>",
        caption.inner_html()
    ));
}

/// Returns the cell below a picture, of a table of one column that holds nothing else.
fn below_picture<'a>(table: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let cells: Vec<NodeRef<'a>> =
        table.descendants_it().filter(|node| node.has_name("td") || node.has_name("th")).collect();
    let rows = table.descendants_it().filter(|node| node.has_name("tr")).count();
    let [above, below] = cells[..] else { return None };
    let is_alone = rows == 2 && folded(&above.text()).is_empty() && above.find(&["img"]).len() == 1;
    let words = folded(&below.text());
    let is_short =
        !words.is_empty() && words.split(' ').count() <= LONGEST && below.find(&["img"]).is_empty();
    (is_alone && is_short).then_some(below)
}
