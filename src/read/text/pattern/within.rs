//! The row in which a page says who wrote a text, where it stands below its first lines: below a summary, or a note on
//! the series.

use super::name::names;
use super::{FEWEST, Pattern};
use crate::model::{Article, FindingKind};
use crate::read::date::{FoundDate, Precision, WrittenDate};
use crate::read::text::Context;
use crate::read::text::line::{Chunk, Line};
use crate::read::text::part::{self, HeadLine};
use crate::read::text::row::STRONG;

/// Within so many chunks of a text such a row stands.
const NEAR: usize = 6;

/// Who wrote a text and when, as a row says.
struct PageRow {
    names: Vec<String>,
    found: Option<FoundDate>,
}

impl Pattern {
    /// Tells whether one of the first lines of a text is such a row.
    pub(super) fn has_row(&self, chunks: &[Chunk<'_>]) -> bool {
        chunks.iter().take(NEAR).flat_map(|chunk| &chunk.lines).any(|line| self.page_row(line).is_some())
    }

    /// Tells whether enough texts have such a row.
    pub(super) fn are_rows(count: usize, files: usize) -> bool {
        count >= FEWEST && count * 2 > files
    }

    /// Reads such a row: a name, and a date or count beside it.
    fn page_row(&self, line: &Line<'_>) -> Option<PageRow> {
        // A row has a day or a count, or marks that part its pieces; most lines of a text have none.
        if !line.text.contains(|c: char| c.is_numeric() || STRONG.contains(&c)) {
            return None;
        }
        let (mut own, mut found, mut counted) = (Vec::new(), None, false);
        match part::part(line) {
            HeadLine::Row(pieces) => {
                for (piece, part) in pieces {
                    let by = piece.start - line.start;
                    match part {
                        HeadLine::Byline(list) => own = list,
                        HeadLine::Date(date) if date.precision() == Precision::Day => {
                            found = Some(moved(date, by));
                        }
                        HeadLine::Short
                            if own.is_empty() && piece.text.contains(' ') && self.is_name(piece.text) =>
                        {
                            own = names(piece.text);
                        }
                        HeadLine::Aside => counted = true,
                        HeadLine::Both(list, date) => (own, found) = (list, Some(moved(date, by))),
                        _ => {}
                    }
                }
            }
            HeadLine::Both(list, date) => (own, found) = (list, Some(date)),
            _ => return None,
        }
        (!own.is_empty() && (counted || found.is_some())).then_some(PageRow { names: own, found })
    }

    /// Takes such a row off a text whose head does not name who wrote it, in a series that has them; returns its date.
    pub(in crate::read::text) fn take_row(
        &self,
        chunks: &mut Vec<Chunk<'_>>,
        article: &mut Article,
        context: &mut Context<'_>,
    ) -> Option<WrittenDate> {
        let named = context.input.front_matter.is_some_and(|front| !front.authors.is_empty());
        if !self.page_rows || named || !article.authors.is_empty() {
            return None;
        }
        let near = chunks.iter().take(NEAR).enumerate();
        let (at, index, row) = near
            .flat_map(|(at, chunk)| {
                chunk.lines.iter().enumerate().map(move |(index, line)| (at, index, line))
            })
            .find_map(|(at, index, line)| Some((at, index, self.page_row(line)?)))?;
        let line = chunks[at].lines.remove(index);
        if chunks[at].lines.is_empty() {
            chunks.remove(at);
        }
        let reason = "most articles have such a line of their pages near their titles, with who wrote them";
        context.find(FindingKind::Byline, line.range(), reason);
        article.authors = row.names;
        let (text, span) = (line.text.to_owned(), Some(context.span(line.range())));
        row.found.map(|found| WrittenDate { text, span, found })
    }
}

/// Moves the place of a date by so many bytes.
fn moved(mut found: FoundDate, by: usize) -> FoundDate {
    found.range = found.range.start + by..found.range.end + by;
    found.place = None;
    found
}
