//! What is done at the table: sheets are cut, folded and bound.

use super::{HowTo, is_large};
use crate::guide::sketches::Sketcher;
use crate::guide::writer::SectionWriter;
use crate::impose::{Binding, Build, Holes, MarkKind, Scheme};
use crate::lang::fill;
use crate::unit::Length;

impl HowTo<'_> {
    pub(super) fn fold(&self, writer: &mut SectionWriter<'_>, sketcher: &Sketcher<'_>) {
        let words = writer.words;
        if self.plan.leaves().is_some() {
            return;
        }
        writer.heading(2, words.fold);
        self.cut_apart(writer);
        match self.plan.scheme {
            Scheme::Zine => {
                writer.text(words.fold_zine);
                return writer.drawing("fold", &sketcher.cross(), words.alt_fold);
            }
            Scheme::Leaflet => {
                writer.text(match self.plan.binding {
                    Binding::Left => words.fold_leaflet_left,
                    Binding::Right => words.fold_leaflet_right,
                });
                return writer.drawing("fold", &sketcher.leaflet(), words.alt_fold);
            }
            Scheme::Concertina => {
                writer.text(words.fold_concertina);
                return writer.drawing("fold", &sketcher.concertina(), words.alt_fold);
            }
            Scheme::Gate => {
                writer.text(words.fold_gate);
                return writer.drawing("fold", &sketcher.gate(), words.alt_fold);
            }
            Scheme::Quarto | Scheme::Octavo => return self.fold_more_than_once(writer, sketcher),
            Scheme::Ring => return,
            Scheme::FourUp => {
                writer.text(words.cut_across);
                if self.plan.left_over {
                    writer.text(words.left_over);
                }
                writer.drawing("cut", &sketcher.cut(), words.alt_cut);
            }
            Scheme::Saddle | Scheme::Perfect | Scheme::HeadToHead => {}
        }
        let signatures = &self.plan.signatures;
        if self.plan.is_folded_singly() {
            writer.text(words.fold_singly);
            self.signature_figures(writer);
        } else if signatures.len() > 1 {
            writer.text(&fill(words.fold_signatures, counted(signatures)));
            self.signature_figures(writer);
            writer.text(words.stack);
        } else if self.plan.scheme == Scheme::FourUp {
            writer.text(words.fold_turned);
        } else if self.plan.sheets.len() == 1 {
            writer.text(words.fold_alone);
        } else {
            writer.text(words.fold_together);
        }
        if !self.plan.is_stapled() {
            writer.drawing("fold", &sketcher.folded(), words.alt_fold);
        }
        if self.plan.scheme == Scheme::HeadToHead {
            writer.text(words.second_book);
        }
    }

    /// Says what the figures at the fold of each sheet are.
    fn signature_figures(&self, writer: &mut SectionWriter<'_>) {
        if self.plan.has_figures_at_folds() {
            writer.text(writer.words.fold_figures);
        }
    }

    /// Says how copies are cut apart, where several stand on a sheet.
    fn cut_apart(&self, writer: &mut SectionWriter<'_>) {
        let copies = self.plan.format.copies.count();
        if copies > 1 {
            writer.text(&fill(writer.words.cut_apart, copies));
        }
    }

    /// Says how the sheets of a quarto or an octavo are folded, and laid into one another.
    fn fold_more_than_once(&self, writer: &mut SectionWriter<'_>, sketcher: &Sketcher<'_>) {
        let words = writer.words;
        writer.text(if self.plan.scheme == Scheme::Quarto { words.fold_quarto } else { words.fold_octavo });
        writer.drawing("folds", &sketcher.folds(), words.alt_folds);
        let bifolia = self.plan.scheme.traits().pages_of_a_sheet() / 4;
        let sheets: Vec<u32> = self.plan.signatures.iter().map(|signature| signature / bifolia).collect();
        match sheets.as_slice() {
            [0 | 1] => {}
            [_] => {
                writer.text(words.nest_all);
                self.signature_figures(writer);
            }
            many if many.iter().any(|count| *count > 1) => writer.text(&fill(words.nest, counted(many))),
            _ => {}
        }
        if sheets.len() > 1 {
            self.signature_figures(writer);
            writer.text(words.stack);
            writer.drawing("stack", &sketcher.folded(), words.alt_fold);
        }
    }

    /// Says how leaves that are not folded are cut and punched.
    fn punch(&self, writer: &mut SectionWriter<'_>, is_cut: bool) {
        let words = writer.words;
        writer.heading(2, words.bind);
        self.cut_apart(writer);
        if is_cut {
            writer.text(words.cut_leaves);
            if self.plan.left_over {
                writer.text(words.left_over);
            }
        }
        match self.options.holes {
            Holes::None => {}
            Holes::Comb => writer.text(words.comb),
            Holes::Auto | Holes::Two | Holes::Three | Holes::Four if self.plan.marks(MarkKind::Hole) => {
                writer.text(words.punch);
            }
            Holes::Auto | Holes::Two | Holes::Three | Holes::Four => {
                let holes = self.plan.holes(self.options);
                let aside = holes.first().map_or(Length::ZERO, |hole| hole.x);
                let down = self.measures().listed(holes.iter().map(|hole| hole.y));
                writer.text(&fill(&fill(words.punch_at, self.measures().before_mm(aside)), down));
            }
        }
    }

    pub(super) fn bind(&self, writer: &mut SectionWriter<'_>, sketcher: &Sketcher<'_>, may_be_sewn: bool) {
        let words = writer.words;
        if let Some(is_cut) = self.plan.leaves() {
            return self.punch(writer, is_cut);
        }
        if self.plan.signatures.is_empty() {
            return;
        }
        writer.heading(2, words.bind);
        // Staples go through the cover too; what is glued or sewn gets it when it is bound.
        if let Some(cover) = self.files.cover.filter(|_| self.plan.is_stapled()) {
            writer.text(&format!("{} {}", fill(words.wrap, cover.name), words.wrap_way));
            match cover.cut {
                None => writer.text(words.wrap_same),
                Some(size) => {
                    let paper = fill(words.wrap_cut, self.measures().paper(cover.sheet));
                    writer.text(&fill(&paper, self.measures().paper(size)));
                }
            }
        }
        if self.plan.scheme.is_glued() {
            writer.text(words.glue);
        } else if !self.plan.is_stapled() {
            writer.text(words.sew);
            writer.text(&fill(words.sew_at, self.measures().listed(self.plan.stations())));
            if self.plan.marks(MarkKind::Sewing) && self.plan.marks(MarkKind::Collation) {
                writer.text(words.sew_marks);
            }
        } else {
            let distance = self.measures().before_mm(sketcher.staple_distance());
            writer.text(&fill(&fill(words.staple, &distance), &distance));
            let alt = format!("{} {}", words.alt_fold, fill(words.alt_staple, &distance));
            writer.drawing("staples", &sketcher.folded_and_stapled(), &alt);
            writer.text(words.long_arm);
            if may_be_sewn {
                writer.text(&fill(words.stitch, &distance));
                writer.drawing("stitch", &sketcher.stitch(), words.alt_stitch);
            }
        }
        if let Some(cover) = self.files.cover.filter(|_| !self.plan.is_stapled()) {
            writer.text(&fill(words.wrap_last, cover.name));
            if let Some(size) = cover.cut {
                let folded = if cover.is_folded_twice { words.wrap_flat } else { words.wrap_cut };
                let paper = fill(folded, self.measures().paper(cover.sheet));
                let mut said = fill(&paper, self.measures().paper(size));
                if is_large(cover.sheet) && !is_large(self.plan.format.sheet) {
                    said = format!("{said} {}", words.large_paper);
                }
                writer.text(&said);
            }
            writer.text(&format!("{} {}", words.wrap_on, words.wrap_way));
            writer.drawing("cover", &sketcher.covered(cover.is_folded_twice), words.wrap_way);
        }
        if matches!(self.plan.scheme.traits().build, Build::Quires) {
            writer.text(words.cut_open);
        } else if self.plan.is_cut_to_size() {
            let size = self.measures().paper(self.plan.format.printed());
            writer.text(&fill(words.cut_to_size, size));
        } else if self.options.trim {
            writer.text(words.trim);
        }
    }
}

/// So many numbers are said one by one.
const MOST_NUMBERS: usize = 20;

/// Returns numbers in their order: `4, 4, 3`. Of many, those that are equal are put together by their places, counted
/// from 1: `1–36: 4, 37–38: 3`.
fn counted(numbers: &[u32]) -> String {
    if numbers.len() <= MOST_NUMBERS {
        return numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    }
    let mut last = 0;
    let runs = numbers.chunk_by(|one, next| one == next).map(|run| {
        let first = last + 1;
        last += run.len();
        match run {
            [number] => format!("{last}: {number}"),
            [number, ..] => format!("{first}–{last}: {number}"),
            [] => String::new(),
        }
    });
    runs.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::counted;

    // A book of 150 sheets named 38 signatures one by one; of `5 × 2, 1` somebody made one of five sheets, twice.
    #[test]
    fn signatures_are_listed_or_named_by_their_places() {
        let many = [[4; 36].as_slice(), &[3, 3], &[2]].concat();
        for (numbers, said) in
            [(&[2, 2, 2, 2, 2, 1][..], "2, 2, 2, 2, 2, 1"), (&many, "1–36: 4, 37–38: 3, 39: 2"), (&[], "")]
        {
            assert_eq!(counted(numbers), said);
        }
    }
}
