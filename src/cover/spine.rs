//! The title along the spine of a cover.
//!
//! Sources: ISO 6357, "Spine titles on books and other publications", has them read from head to foot, as do
//! ANSI/NISO Z39.41 and GOST 7.84: such a title stands upright when the book lies on its back. Publishers in most
//! of continental Europe have long set them from foot to head: *Die Zeit* (2011, no. 15, "Stimmt's?") counted 88 in
//! 100 books in German. The habit of the language is followed.

use super::{Options, decorate, palette};
use crate::font::{Caps, Features, FontBook};
use crate::frame::{ArtifactKind, Bearing, Page, Path};
use crate::impose::Turn;
use crate::lang;
use crate::layout::inline::{Align, Collector, ParagraphShape, Setter, TextStyle};
use crate::model::{Direction, Metadata};
use crate::unit::{Length, Point, Size};
use std::sync::Arc;

/// What is printed on the spine, as a page that lies on its side.
#[derive(Debug)]
pub struct Spine {
    /// As long as the spine and as high as it is thick; words read from its left to its right, or the other way.
    pub page: Page,
    /// How it is turned to stand on the cover.
    pub turn: Turn,
}

/// On a narrower spine a title would run over the folds as soon as they are a little off.
const NARROWEST: Length = Length::mm(5);
/// How much of the spine stays free at head and foot.
const FREE: Length = Length::mm(12);
/// The sizes that are tried: so many thousandths of the spine's thickness.
const SIZES: [i64; 5] = [550, 500, 450, 400, 350];
/// However thick the spine, words are no larger, and never smaller.
const LARGEST: Length = Length::pt(18);
const SMALLEST: Length = Length::pt(6);

/// Sets the title along a spine of a thickness and a length, with the authors if both find room. `None` if the
/// spine is too narrow, or the title too long for it.
pub fn spine(
    metadata: &Metadata,
    fonts: &FontBook,
    thickness: Length,
    length: Length,
    options: Options,
) -> Option<Spine> {
    if thickness < NARROWEST {
        return None;
    }
    let palette = palette::of(&metadata.identifier, options);
    let setter = Setter::new(fonts);
    let room = length - FREE * 2;
    let set = |words: &str, (size, caps): (Length, Caps), align| {
        let chain = fonts.chain(&["serif"], 400, false);
        let features = Features { caps, ..Features::default() };
        let style = TextStyle::new(chain, size, metadata.lang.tag());
        let style = TextStyle { color: palette.lettering, features, ..style };
        let mut builder = Collector::new(metadata.direction == Direction::Rtl);
        // The front says it; along the spine it is heard no second time.
        builder.text(words, &Arc::new(style), Bearing::Artifact(ArtifactKind::Layout));
        let format = ParagraphShape { hyphenate: false, ..ParagraphShape::ragged(room, align) };
        let mut lines = setter.set(&builder.build(), &format).into_iter();
        // What takes a second line does not fit.
        lines.next().filter(|line| lines.next().is_none() && line.width <= room)
    };
    let sizes = SIZES.iter().map(|share| (thickness * *share / 1000).min(LARGEST));
    let mut sizes = sizes.filter(|size| *size >= SMALLEST);
    let (size, title) =
        sizes.find_map(|size| Some((size, set(&metadata.title, (size, Caps::Normal), Align::Center)?)))?;
    let beside = (room - title.width) / 2 - size * 2;
    let authors = set(&metadata.authors.join(", "), (size.scale(0.85), Caps::Small), Align::End);
    let authors = authors.filter(|line| line.width <= beside);

    let size_of_page = Size { width: length, height: thickness };
    let mut page = Page { size: size_of_page, label: "3".into(), ..Page::default() };
    decorate(&mut page, Point::default(), Path::rectangle(length, thickness, palette.ground));
    // Capitals rise by two thirds of the size: their middle is that of the spine, and a little above for what hangs
    // below the line.
    let baseline = thickness / 2 + size.scale(0.31);
    for mut item in [Some(title), authors].into_iter().flatten().flat_map(|line| line.items) {
        item.at.x += FREE;
        item.at.y += baseline;
        page.items.push(item);
    }
    Some(Spine { page, turn: turn(metadata) })
}

/// Returns how a title is turned by the habit of its language; one that is read from right to left begins at the
/// head where it is turned the other way.
fn turn(metadata: &Metadata) -> Turn {
    let upwards = lang::habits(metadata.lang.tag()).spine_upwards;
    match upwards != (metadata.direction == Direction::Rtl) {
        true => Turn::Upwards,
        false => Turn::Downwards,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::Content;
    use crate::model::Lang;

    fn metadata(title: &str, authors: &[&str], lang: &str) -> Metadata {
        let lang = Lang::new(lang).unwrap_or_default();
        let authors = authors.iter().map(|name| (*name).to_owned()).collect();
        Metadata { title: title.into(), authors, direction: lang.direction(), lang, ..Metadata::default() }
    }

    /// The words drawn, and from where to where they run.
    fn words(spine: &Spine) -> Vec<(String, Length, Length)> {
        let runs = spine.page.items.iter().filter_map(|item| match &item.content {
            Content::Glyphs(run) => Some((run.text.as_str().to_owned(), item.at.x, item.at.x + run.width())),
            _ => None,
        });
        runs.collect()
    }

    #[test]
    fn titles_read_downwards_or_upwards_as_books_of_their_language_do() {
        let fonts = FontBook::new(&[]).value;
        let cases = [
            ("en", Turn::Downwards),
            ("en-GB", Turn::Downwards),
            ("nl", Turn::Downwards),
            ("ru", Turn::Downwards),
            ("de", Turn::Upwards),
            ("fr", Turn::Upwards),
            ("es", Turn::Upwards),
            ("he", Turn::Upwards),
            ("ar", Turn::Upwards),
        ];
        for (lang, wanted) in cases {
            let found = spine(
                &metadata("Title", &[], lang),
                &fonts,
                Length::mm(8),
                Length::mm(210),
                Options::default(),
            );
            assert_eq!(found.map(|spine| spine.turn), Some(wanted), "{lang}");
        }
    }

    #[test]
    fn a_title_stands_in_the_middle_and_its_authors_at_the_end_where_both_find_room() {
        let fonts = FontBook::new(&[]).value;
        let found = spine(
            &metadata("Letters on Ink", &["Ada Wren"], "en"),
            &fonts,
            Length::mm(8),
            Length::mm(210),
            Options::default(),
        )
        .map(|s| words(&s));
        let Some([title, authors]) = found.as_deref() else { panic!("{found:?}") };
        assert_eq!((title.0.as_str(), authors.0.as_str()), ("Letters on Ink", "Ada Wren"));
        let middle = (title.1 + title.2) / 2;
        assert!((middle - Length::mm(105)).abs() < Length::mm(1), "{middle}");
        assert!((authors.2 - (Length::mm(210) - FREE)).abs() < Length::mm(1), "{}", authors.2);
        let long = "Letters on the folding, the stitching and the sending of pamphlets by the post";
        let found = spine(
            &metadata(long, &["Ada Wren"], "en"),
            &fonts,
            Length::mm(8),
            Length::mm(210),
            Options::default(),
        )
        .map(|s| words(&s));
        assert_eq!(found.map(|words| words.len()), Some(1), "only the title");
    }

    #[test]
    fn narrow_spines_and_endless_titles_have_none() {
        let fonts = FontBook::new(&[]).value;
        let title = metadata("Letters", &[], "en");
        assert!(spine(&title, &fonts, Length::mm(5), Length::mm(148), Options::default()).is_some());
        assert!(spine(&title, &fonts, Length::from_mm(4.9), Length::mm(148), Options::default()).is_none());
        let endless = metadata(&"Letters on paper ".repeat(20), &[], "en");
        assert!(spine(&endless, &fonts, Length::mm(8), Length::mm(148), Options::default()).is_none());
    }
}
