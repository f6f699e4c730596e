//! Pictures that lie elsewhere than a text says.

use dom_query::{Document, NodeRef};
use std::fmt;

/// Finds where a picture of an address lies; `None` if that is where the address says.
pub type FindPicture<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Where the pictures of a text lie.
#[derive(Default)]
pub struct MovedPictures<'a> {
    /// The address of the text, to which those of its pictures are relative.
    pub page: Option<String>,
    /// Finds where a picture of an address lies now, if somewhere else.
    pub find: Option<FindPicture<'a>>,
}

impl fmt::Debug for MovedPictures<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MovedPictures").field("page", &self.page).finish_non_exhaustive()
    }
}

/// Where pages that load pictures late keep the address of a picture, the surest first; something else is shown meanwhile.
pub(super) const LATE: [&str; 3] = ["data-src", "data-lazy-src", "data-original"];

/// Sets the address of each picture to where it lies.
pub(super) fn set(document: &Document, moved: &MovedPictures<'_>) {
    let Some(find) = moved.find else { return };
    for node in document.select("img").nodes() {
        let place = addresses(node).into_iter().find_map(|address| {
            find(&address).or_else(|| find(&resolved(&address, moved.page.as_deref()?)?))
        });
        if let Some(place) = place {
            // A link that only leads to the picture itself, larger perhaps.
            if let Some(link) = node.parent().filter(|above| above.has_name("a"))
                && link.attr("href").and_then(|to| find(&to)).is_some_and(|to| to == place)
            {
                link.replace_with(&node.id);
            }
            node.set_attr("src", &place);
            LATE.iter().chain(&["srcset", "data-srcset"]).for_each(|name| node.remove_attr(name));
        }
    }
    // A frame of a page that was saved whole lies in the same file, and no browser is here to show it.
    for frame in document.select("iframe[src^='cid:'], object[data^='cid:']").nodes() {
        frame.remove_from_parent();
    }
}

/// Returns the addresses under which a picture may be found: its own, and those for other sizes of a screen.
fn addresses(node: &NodeRef<'_>) -> Vec<String> {
    let own = LATE
        .iter()
        .chain(&["src"])
        .filter_map(|name| node.attr(name))
        .map(|address| address.trim().to_owned());
    let set = node.attr("srcset").unwrap_or_default().to_string();
    let others = set.split(", ").filter_map(|one| one.split_whitespace().next().map(str::to_owned));
    own.chain(others).filter(|address| !address.is_empty()).collect()
}

/// Returns the whole address of what a page of the web names; `None` if it is no such page, or the address leads to no page.
pub fn resolved(href: &str, page: &str) -> Option<String> {
    let (scheme, rest) = page.split_once("://")?;
    if href.contains("://") {
        return Some(href.to_owned());
    }
    let host = rest.split('/').next()?;
    if let Some(rest) = href.strip_prefix("//") {
        return Some(format!("{scheme}://{rest}"));
    }
    if href.starts_with('/') {
        return Some(format!("{scheme}://{host}{href}"));
    }
    let mut folders: Vec<&str> = rest.split(['?', '#']).next()?.split('/').skip(1).collect();
    folders.pop();
    for part in href.split('/') {
        match part {
            "." => {}
            ".." => {
                folders.pop();
            }
            part => folders.push(part),
        }
    }
    Some(format!("{scheme}://{host}/{}", folders.join("/")))
}
