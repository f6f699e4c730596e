//! Pages put between those of the text, for remarks that the margin has no room for.

use super::Base;
use super::groups::Members;
use super::lay::Draft;
use crate::frame::{Page, Side};
use crate::layout::page::{Composer, Noticed, PageSide, RemarkLine, Remarks};
use crate::num::saturate;
use crate::style::PageQuery;

/// Returns remarks as lines of pages that hold so many, with a blank line between two; a remark is divided only where
/// it is longer than half a page.
fn in_rows(remarks: Remarks, page: usize) -> Vec<RemarkLine> {
    let mut lines: Vec<RemarkLine> = Vec::new();
    for (id, remark) in remarks {
        let used = lines.len() % page;
        let is_divided = used + 1 + remark.len() > page;
        let free = match used {
            0 => 0,
            _ if is_divided && remark.len() <= page / 2 => page - used,
            _ => 1,
        };
        lines.extend((0..free).map(|_| None));
        let mut id = Some(id);
        lines.extend(remark.into_iter().map(|(line, left)| Some((line, left, id.take()))));
    }
    lines
}

/// The page of the text after which others are put.
#[derive(Clone, Copy, Debug)]
pub(super) struct After {
    /// The side after which they begin.
    pub(super) side: Side,
    /// The place of the page in its section.
    pub(super) index: u32,
}

impl Base<'_> {
    /// Returns the pages that stand after a page of the text.
    ///
    /// There are always two or four and so on, the last of them blank where need be, so that every page of the text
    /// stays on its side of the leaf; as many as are filled where only fronts are printed.
    pub(super) fn inserted(
        &self,
        members: &Members,
        remarks: Remarks,
        after: After,
        noticed: &mut Noticed,
    ) -> Vec<Draft> {
        let context = self.context(members);
        let lines = in_rows(remarks, context.main.lines.index());
        let mut drafts: Vec<Draft> = Vec::new();
        let mut side = after.side;
        let mut lines = lines.into_iter().peekable();
        let in_pairs = !self.request.cascade.is_single_sided();
        while lines.peek().is_some() || in_pairs && drafts.len() % 2 == 1 {
            side = side.other();
            let recto = side == Side::Recto;
            let query = PageQuery { name: members.page.as_deref(), recto, first: false, blank: false };
            let style = self.request.cascade.page(query, &self.request.book.metadata.lang);
            let page = match lines.peek().is_some() {
                true => {
                    let opening = PageSide { side, right_hand: self.is_right_hand(recto) };
                    let composer = Composer::new(&context, &style, opening, noticed, after.index);
                    let page = composer.remarks(lines.by_ref().take(context.main.lines.index()));
                    Page { section: members.sections.first().copied(), ..page }
                }
                false => Page { size: style.size, side, blank: true, ..Page::default() },
            };
            drafts.push(Draft {
                page,
                strings: Vec::new(),
                inserted: saturate::<u32>(drafts.len()) + 1,
                heads: None,
            });
        }
        drafts
    }
}
