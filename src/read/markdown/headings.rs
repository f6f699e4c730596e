//! Headings within the text: levels from 2 on without gaps.

use super::opening::bold_line;
use super::tree::{Child, ElementKind, TreeElement};

/// Makes headings of short lines in bold between paragraphs, and puts all levels right.
pub fn put_right(root: &mut [Child]) {
    for at in 0..root.len() {
        let before_text = root.get(at + 1).and_then(Child::element).is_some_and(|next| {
            matches!(next.kind, ElementKind::Paragraph) && bold_line(&Child::Element(next.clone())).is_none()
        });
        let Some(child) = root.get_mut(at).filter(|_| before_text) else { continue };
        if let (Some(children), Child::Element(element)) = (bold_line(child), &mut *child) {
            // Below any heading that is marked as one.
            *element = TreeElement {
                kind: ElementKind::Heading { level: 7, id: None },
                children,
                ..element.clone()
            };
        }
    }
    level(root, &mut Vec::new());
}

/// Gives each heading the level after that of the heading it stands under.
fn level(children: &mut [Child], open: &mut Vec<u8>) {
    for child in children {
        let Child::Element(element) = child else { continue };
        if let ElementKind::Heading { level, .. } = &mut element.kind {
            while open.last().is_some_and(|above| above >= level) {
                open.pop();
            }
            open.push(*level);
            *level = u8::try_from(open.len() + 1).unwrap_or(6).min(6);
        } else if element.has_block {
            self::level(&mut element.children, open);
        }
    }
}
