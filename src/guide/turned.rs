//! What is said of how a sheet is turned over.

use crate::impose::Turning;
use crate::lang::BookletWords;

/// Returns the sentence that says how a sheet is turned over.
///
/// Where backs stand follows from the same value: no other sentence names an edge about which a sheet is turned.
pub fn turned<'a>(words: &BookletWords<'a>, turning: Turning) -> &'a str {
    match turning {
        Turning::ShortEdge => words.short_edge,
        Turning::LongEdge => words.long_edge,
        Turning::LikePage => words.like_page,
    }
}
