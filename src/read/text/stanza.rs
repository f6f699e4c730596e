//! Paragraphs whose lines end where their author ended them: the stanzas of verse.

use super::Context;
use super::inline::inlines;
use super::measures::{MOST_STEPS, VERSE_STEP};
use super::paragraph::{Para, Shape};
use super::sign;
use crate::model::{FindingKind, Stanza, Verse, VerseLine};
use crate::num::saturate;

/// Counts the stanzas that follow one another: kept lines of one kind of indentation.
pub(super) fn stanzas(paras: &[Para<'_>]) -> usize {
    let Some(first) = paras.first() else { return 0 };
    paras
        .iter()
        .take_while(|para| {
            let line =
                para.shape == Shape::Lines || (para.indented && para.lines.len() == 1 && first.indented);
            line && para.indented == first.indented
                && para.quoted() == first.quoted()
                && sign::attribution(para.first()).is_none()
        })
        .count()
        .max(1)
}

/// Reads stanzas; two columns more are a step of indentation.
pub(super) fn verse(paras: &[Para<'_>], context: &mut Context<'_>) -> (Verse, std::ops::Range<usize>) {
    let range =
        paras.first().map_or(0, |para| para.range().start)..paras.last().map_or(0, |para| para.range().end);
    context.find(FindingKind::Verse, range.clone(), "short lines that end where their author ended them");
    let margin = paras.iter().map(Para::indent).min().unwrap_or(0);
    let stanzas = paras.iter().map(|para| {
        let lines = para.lines.iter().map(|line| {
            let indent = saturate::<u8>((line.indent.saturating_sub(margin) / VERSE_STEP).min(MOST_STEPS));
            VerseLine { indent, content: inlines(std::slice::from_ref(line), context) }
        });
        Stanza { number: None, lines: lines.collect() }
    });
    (Verse { stanzas: stanzas.collect(), attribution: None }, range)
}
