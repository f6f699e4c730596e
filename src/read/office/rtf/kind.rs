//! What a paragraph is: by its style, by the sign of a list, by how it is set in.

use super::super::markup::ParagraphKind;
use super::head::chain;
use super::{RtfParagraph, RtfReader};
use crate::num::saturate;

impl RtfReader<'_> {
    /// Returns what a paragraph is, and how many bytes of its words are the sign of a list.
    pub(super) fn kind(
        &self,
        paragraph: &RtfParagraph,
        marker: Option<&str>,
        words: &str,
    ) -> (ParagraphKind, usize) {
        let chain = chain(&self.styles, paragraph.style);
        let named = |wanted: &str| chain.iter().any(|style| style.name.contains(wanted));
        let first = chain.first().map_or("", |style| style.name.as_str());
        let plain = |kind: ParagraphKind| (kind, 0);
        match first {
            "title" => return plain(ParagraphKind::Title),
            "subtitle" => return plain(ParagraphKind::Subtitle),
            "author" => return plain(ParagraphKind::Author),
            "date" => return plain(ParagraphKind::Date),
            _ if first.starts_with("toc ") => return plain(ParagraphKind::Contents),
            _ => {}
        }
        let level = paragraph.outline.or_else(|| chain.iter().find_map(|style| style.outline));
        let heading = chain.iter().find_map(|style| style.name.strip_prefix("heading ")?.trim().parse().ok());
        let level = heading.or(level.filter(|level| (0..9).contains(level)).map(|level| level + 1));
        if let Some(level) = level {
            let level: u8 = saturate(level.clamp(1, 6));
            return plain(ParagraphKind::Heading(level));
        }
        let level: usize = saturate(paragraph.level.clamp(0, 8));
        if let Some(marker) = marker {
            // The bullets of Wingdings and of Word's second level are letters.
            let sign = marker.trim();
            let is_letter = sign.chars().count() == 1 && !sign.chars().all(char::is_numeric);
            let is_numbered = sign.chars().any(char::is_alphanumeric) && !is_letter;
            return plain(ParagraphKind::Item(level, is_numbered));
        }
        if paragraph.is_item {
            return plain(ParagraphKind::Item(level, false));
        }
        if let Some((length, is_numbered)) = typed_marker(words).filter(|_| paragraph.first < 0) {
            let levels = i64::from(paragraph.left) / -i64::from(paragraph.first);
            let level: usize = saturate((levels - 1).clamp(0, 8));
            return (ParagraphKind::Item(level, is_numbered), length);
        }
        plain(match () {
            () if named("list bullet") => ParagraphKind::Item(0, false),
            () if named("list number") => ParagraphKind::Item(0, true),
            () if named("quot") || named("block text") => ParagraphKind::Quote,
            () if named("source code") || named("preformatted") || named("html pre") => ParagraphKind::Code,
            () if first.contains("caption") => ParagraphKind::Caption,
            () if is_set_in(paragraph) => ParagraphKind::Quote,
            () => ParagraphKind::Plain,
        })
    }
}

/// Tells whether a paragraph is set in as people make quotations without a style, as in other word processors' files.
fn is_set_in(paragraph: &RtfParagraph) -> bool {
    let RtfParagraph { left, right, first, in_table, .. } = *paragraph;
    left >= 360 && (right >= 360 || left >= 560) && first >= 0 && !in_table
}

/// Returns how many bytes the sign of a list takes that stands before a tab, with the tab, and whether it is a number.
fn typed_marker(words: &str) -> Option<(usize, bool)> {
    const LONGEST: usize = 6;
    let (sign, _) = words.split_once('\t')?;
    let number = sign.trim().trim_start_matches('(').trim_end_matches(['.', ')']);
    let is_bullet = ["•", "·", "-", "–", "*", "◦", "▪", "o"].contains(&sign.trim());
    let is_numbered = sign.trim() != number
        && !number.is_empty()
        && number.len() <= LONGEST
        && number.chars().all(|c| c.is_ascii_digit());
    (is_bullet || is_numbered).then_some((sign.len() + 1, is_numbered))
}
