//! Other ways to set a paragraph in as many lines: a page may end where else a word would be divided.

use super::ParagraphShape;
use super::breaker::BestBreaks;
use super::prepare::Prepared;

/// So many ways in which one line does not end in a hyphen are worth having.
const MOST: usize = 6;

impl Prepared<'_> {
    /// Returns ways with as many lines, for each line of a way that ends in a hyphen the best in which it does not end there.
    pub fn with_other_ends(&self, format: &ParagraphShape, way: &BestBreaks) -> Vec<BestBreaks> {
        self.by_barred(format, way).map(|(_, other)| other).collect()
    }

    /// Returns them with the end that each of them does not have.
    fn by_barred(
        &self,
        format: &ParagraphShape,
        way: &BestBreaks,
    ) -> impl Iterator<Item = (u32, BestBreaks)> {
        let divided = way.breaks.iter().copied().filter(|point| self.ends_in_hyphen(*point)).take(MOST);
        divided.filter_map(|point| {
            let others = self.break_lines_but(format, point);
            Some((point, others.into_iter().find(|other| other.lines() == way.lines())?))
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::font::FontBook;
    use crate::frame::{ArtifactKind, Bearing};
    use crate::layout::inline::{Collector, ParagraphShape, Setter, TextStyle};
    use crate::unit::Length;

    /// A page fell short where its last line would have been divided, though the paragraph can be set in as many lines
    /// without that hyphen.
    #[test]
    fn another_way_has_as_many_lines_and_not_that_end() {
        let fonts = FontBook::new(&[]).value;
        let setter = Setter::new(&fonts);
        let style = TextStyle::new(fonts.chain(&["serif"], 400, false), Length::pt(10), "ru");
        let text = "Необыкновенные происшествия последовательно разворачивались перед удивлёнными путешественниками, \
            рассказывавшими впоследствии о государственных учреждениях и достопримечательностях столицы. ";
        let mut collector = Collector::new(false);
        collector.text(text.repeat(4).trim_end(), &style.into(), Bearing::Artifact(ArtifactKind::Layout));
        let paragraph = collector.build();
        let mut seen = 0;
        for millimetres in 90..110 {
            let format = ParagraphShape::justified(Length::mm(millimetres));
            let prepared = setter.prepare(&paragraph, format.narrowest());
            for way in prepared.break_lines(&format) {
                let divided: Vec<u32> =
                    way.breaks.iter().copied().filter(|point| prepared.ends_in_hyphen(*point)).collect();
                for (barred, other) in prepared.by_barred(&format, &way) {
                    assert_eq!(other.lines(), way.lines());
                    assert!(divided.contains(&barred) && !other.breaks.contains(&barred), "{barred}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 20, "{seen}");
    }
}
