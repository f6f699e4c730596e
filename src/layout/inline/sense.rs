//! Where the sense of a title ends.

use super::costs;
use super::prepare::{Prepared, TokenKind};
use crate::lang;

impl Prepared<'_> {
    /// Returns what it costs to end a line of a title at a point, less than 0 where a reader makes a pause.
    ///
    /// A word after which a title must go on, an article or a preposition, stands at the beginning of a line.
    pub(super) fn sense(&self, point: u32) -> f64 {
        let Some(place) = self.places.get(point as usize).filter(|place| place.inner.is_none()) else {
            return 0.0;
        };
        let next = place.token as usize;
        let Some(space) = next.checked_sub(1).and_then(|at| self.tokens.get(at)) else { return 0.0 };
        if !matches!(space.kind, TokenKind::Space(_)) || next < 2 {
            return 0.0;
        }
        let (before, after) = (self.text_of(next - 2), self.text_of(next));
        if before.ends_with([':', ';', '–', '—', '?', '!']) {
            return costs::PAUSE;
        }
        let lang = &self.paragraph.spans[space.span as usize].style.lang;
        let is_open = |word: &str| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            let open = lang::known(lang).map_or("", |language| language.reading.head.open_words);
            open.split(' ').any(|open| open == word)
        };
        match (is_open(before), is_open(after)) {
            (true, _) => costs::OPEN_WORD,
            (false, true) => costs::BEFORE_OPEN_WORD,
            (false, false) => 0.0,
        }
    }
}
