//! A cover made from what the book says about itself: a paper label on a patterned wrapper, as chapbooks
//! had, set with the book's own type.

mod options;
mod palette;
mod spine;
mod wrap;
mod wrapper;

pub use options::{Colour, Design, Options};
pub use spine::{Spine, spine};
pub use wrap::wrap;

use crate::font::{Caps, Features, Figures, FontBook};
use crate::frame::{ArtifactKind, Bearing, Color, Page, TextPosition};
use crate::layout::inline::{Align, Collector, ParagraphShape, SetLine, Setter, TextStyle};
use crate::model::{Direction, Metadata, NodeId};
use crate::raster;
use crate::unit::{Length, Point, Rect, Size};
use palette::Palette;
use std::sync::Arc;

/// Pixels to the point: 1600 x 2560 in all.
const PIXELS_PER_POINT: f32 = 4.0;

/// Draws the cover as a PNG of 1600 x 2560 pixels.
pub fn png(metadata: &Metadata, fonts: &FontBook, options: Options) -> Vec<u8> {
    raster::png(&page(metadata, fonts, options), &[], fonts, PIXELS_PER_POINT)
}

/// Sets the cover: 400 by 640 pt.
///
/// Words stand only on the label, in a colour whose contrast to it is at least 7:1. Long titles are set
/// smaller, in steps, until everything stands on the label. The same metadata gives the same page.
pub fn page(metadata: &Metadata, fonts: &FontBook, options: Options) -> Page {
    let palette = &palette::of(&metadata.identifier, options);
    let label = wrapper::label();
    let mut page = Page { size: wrapper::SIZE, ..Page::default() };
    wrapper::draw(&mut page, palette);
    let setter = Setter::new(fonts);
    let texts = Texts::of(metadata);
    let stack = |size, divide| Typesetting { setter: &setter, metadata, palette, size, divide }.stack(&texts);
    let mut stacks = tries().map(|(size, divide)| stack(size, divide));
    let stack = stacks.find(|made| made.fits(label)).unwrap_or_else(|| stack(SMALLEST, true));
    stack.place(&mut page, label, palette);
    page
}

/// The sizes of the title that are tried, in points.
const SIZES: [i64; 12] = [54, 48, 43, 38, 34, 30, 26, 23, 20, 17, 14, 11];
const SMALLEST: i64 = 7;
/// From this size down a long word is rather divided than set still smaller.
const DIVIDED: i64 = 34;

/// Returns the sizes in the order they are tried, each with whether words may be divided.
fn tries() -> impl Iterator<Item = (i64, bool)> {
    let whole = SIZES.into_iter().filter(|size| *size >= 20).map(|size| (size, false));
    whole.chain(SIZES.into_iter().filter(|size| *size <= DIVIDED).map(|size| (size, true)))
}

/// The nodes that the words of a cover bear: each that of the text in a paragraph of its own.
mod nodes {
    use crate::model::NodeId;

    pub const TITLE: NodeId = NodeId(1);
    pub const SUBTITLE: NodeId = NodeId(3);
    pub const DATES: NodeId = NodeId(5);
    pub const AUTHORS: NodeId = NodeId(7);
    pub const PUBLISHER: NodeId = NodeId(9);
    pub const COUNT: u32 = 10;
}

/// The words of a cover.
struct Texts {
    title: String,
    subtitle: Option<String>,
    dates: Option<String>,
    authors: Option<String>,
    publisher: Option<String>,
}

impl Texts {
    fn of(metadata: &Metadata) -> Self {
        let some = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        // More names than these say less.
        let named = metadata.authors.len() <= 3 && !metadata.authors.is_empty();
        Self {
            title: metadata.title.clone(),
            subtitle: some(&metadata.subtitle),
            dates: some(&metadata.dates),
            authors: named
                .then(|| metadata.authors.iter().map(|name| unbroken(name)).collect::<Vec<_>>().join(", ")),
            publisher: metadata.other_publisher().map(str::to_owned),
        }
    }
}

/// Returns a name whose words stand on one line; one that might not find room there stays as it is.
fn unbroken(name: &str) -> String {
    const LONGEST: usize = 30;
    if name.chars().count() > LONGEST { name.to_owned() } else { name.replace(' ', "\u{a0}") }
}

/// How the words of a cover are set, at one size of the title.
struct Typesetting<'a> {
    setter: &'a Setter<'a>,
    metadata: &'a Metadata,
    palette: &'a Palette,
    size: i64,
    /// Whether words may be divided.
    divide: bool,
}

/// The lines of one part of a cover, with their leading.
struct Part {
    lines: Vec<SetLine>,
    leading: Length,
    /// Space between what stands above and the top of its letters.
    above: Length,
}

impl Part {
    fn height(&self) -> Length {
        if self.lines.is_empty() { Length::ZERO } else { self.above + self.leading * self.lines.len() as i64 }
    }
}

/// Everything that stands on the label: some from its top, some from its foot.
struct Stack {
    /// Whether words may be divided.
    divide: bool,
    title: Part,
    subtitle: Part,
    dates: Part,
    names: Vec<Part>,
}

impl Typesetting<'_> {
    fn stack(&self, texts: &Texts) -> Stack {
        let old_style = Features { figures: Figures::OldStyle, ..Features::default() };
        let small_caps = Features { caps: Caps::Small, ..old_style };
        let title = self.part(Some(&texts.title), nodes::TITLE, self.style(self.size, 400, false), 0);
        let minor = |most: i64| most.min(self.size * 2 / 3).max(6);
        let subtitle = texts.subtitle.as_deref();
        let subtitle = self.part(subtitle, nodes::SUBTITLE, self.style(minor(18), 400, true), minor(12));
        let mut dates = self.style(minor(13), 400, false);
        dates.features = old_style;
        let mut author = self.style(minor(16), 400, false);
        author.features = old_style;
        let mut publisher = self.style(minor(12), 400, false);
        publisher.features = small_caps;
        publisher.tracking = publisher.size * 6 / 100;
        Stack {
            divide: self.divide,
            title,
            subtitle,
            dates: self.part(texts.dates.as_deref(), nodes::DATES, dates, 10),
            names: vec![
                self.part(texts.authors.as_deref(), nodes::AUTHORS, author, 0),
                self.part(texts.publisher.as_deref(), nodes::PUBLISHER, publisher, 5),
            ],
        }
    }

    fn style(&self, size: i64, weight: u16, italic: bool) -> TextStyle {
        let chain = self.setter.fonts().chain(&["serif"], weight, italic);
        let style = TextStyle::new(chain, Length::pt(size), self.metadata.lang.tag());
        TextStyle { italic, color: self.palette.ink, ..style }
    }

    fn part(&self, text: Option<&str>, node: NodeId, style: TextStyle, above: i64) -> Part {
        let leading = style.size * 118 / 100;
        let above = Length::pt(above);
        let Some(text) = text else { return Part { lines: Vec::new(), leading, above } };
        let rtl = match text.chars().find(|c| c.is_alphabetic()) {
            Some(_) => self.metadata.direction == Direction::Rtl,
            None => false,
        };
        let mut builder = Collector::new(rtl);
        builder.text(text, &Arc::new(style), Bearing::Text(TextPosition { node, byte: 0 }));
        let format = ParagraphShape {
            hyphenate: self.divide,
            ..ParagraphShape::balanced(wrapper::label_text().size.width, Align::Center)
        };
        Part { lines: self.setter.set(&builder.build(), &format), leading, above }
    }
}

/// What the ornament under the title takes.
const ORNAMENT: Length = Length::pt(34);

impl Stack {
    fn height(&self) -> Length {
        let names: Length = self.names.iter().map(Part::height).sum();
        self.title.height() + self.subtitle.height() + self.dates.height() + ORNAMENT + names
    }

    /// Tells whether everything stands on the label with room to breathe, each line within its measure.
    fn fits(&self, label: Rect) -> bool {
        let measure = wrapper::label_text().size.width;
        let parts = [&self.title, &self.subtitle, &self.dates].into_iter().chain(&self.names);
        let wide = parts.flat_map(|part| &part.lines).any(|line| line.width > measure);
        // A compound is rather kept whole than broken at its hyphen.
        let broken = [&self.title, &self.subtitle].into_iter().flat_map(|part| &part.lines);
        let broken = !self.divide && broken.into_iter().any(|line| line.hyphenated);
        // A title of many lines is read with more ease when it is smaller.
        let tall = self.title.lines.len() > 5 && self.title.leading > Length::pt(24);
        // So is one without a line that is much shorter than the others, such as a lone article.
        let widest = self.title.lines.iter().map(|line| line.width).max().unwrap_or_default();
        let stray = self.title.lines.iter().any(|line| line.width * 2 < widest);
        let uneven = stray && self.title.leading > Length::pt(36);
        !wide && !broken && !tall && !uneven && self.height() <= label.size.height * 78 / 100
    }

    fn place(self, page: &mut Page, label: Rect, palette: &Palette) {
        let text = wrapper::label_text();
        let bottom = label.origin.y + label.size.height;
        let names: Length = self.names.iter().map(Part::height).sum();
        let upper = self.height() - names;
        let mut y = bottom - Length::pt(34) - names;
        // The title's block stands a little above the middle of what is left.
        let left = y - label.origin.y - upper;
        for part in self.names {
            y = put(page, part, y, text);
        }
        y = label.origin.y + left.max(Length::ZERO) * 42 / 100;
        y = put(page, self.title, y, text);
        y = put(page, self.subtitle, y, text);
        let middle = Point { x: text.origin.x + text.size.width / 2, y: y + ORNAMENT * 55 / 100 };
        wrapper::ornament(page, middle, palette);
        put(page, self.dates, y + ORNAMENT, text);
    }
}

/// Puts lines under one another and returns where they end; what does not fit on the page is left out.
fn put(page: &mut Page, part: Part, top: Length, text: Rect) -> Length {
    if part.lines.is_empty() {
        return top;
    }
    let mut baseline = top + part.above - part.leading * 18 / 100;
    let end = top + part.height();
    for line in part.lines {
        baseline += part.leading;
        if baseline > page.size.height {
            break;
        }
        page.items.extend(line.items.into_iter().map(|mut item| {
            item.at.x += text.origin.x;
            item.at.y += baseline;
            item
        }));
    }
    end
}

/// Adds a drawing that says nothing.
fn decorate(page: &mut Page, at: Point, path: crate::frame::Path) {
    page.items.push(crate::frame::Item {
        at,
        region: crate::frame::RegionKind::Main,
        bearing: Bearing::Artifact(ArtifactKind::Layout),
        actual_text: None,
        content: crate::frame::Content::Path(path.into()),
    });
}

/// The size of the cover's page.
pub const SIZE: Size = wrapper::SIZE;

/// Returns the contrast of two colours, 1 to 21.
///
/// Source: WCAG 2.2, "contrast ratio", with the power of 2.4 taken as 2.5 by square roots, so that it is
/// the same on every machine; near 7 it errs by less than a tenth.
pub fn contrast(one: Color, other: Color) -> f64 {
    let light = |color: Color| {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            let base = (value + 0.055) / 1.055;
            if value <= 0.040_45 { value / 12.92 } else { base * base * base.sqrt() }
        };
        0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
    };
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::Content;
    use crate::model::Lang;

    fn metadata(title: &str, lang: &str) -> Metadata {
        let lang = Lang::new(lang).unwrap_or_default();
        Metadata {
            title: title.into(),
            direction: lang.direction(),
            lang,
            subtitle: Some("On paper & ink <and> thread".into()),
            authors: vec!["Ada Wren".into()],
            publisher: Some("The Small Press".into()),
            identifier: "urn:uuid:1".into(),
            ..Metadata::default()
        }
    }

    /// The words drawn, by what is read of them, and the box around them.
    fn words(page: &Page) -> (String, [Length; 4]) {
        let mut text = String::new();
        let mut edges = [SIZE.width, SIZE.height, Length::ZERO, Length::ZERO];
        for item in &page.items {
            if let Some(actual) = &item.actual_text {
                text.push_str(actual);
            }
            if let Content::Glyphs(run) = &item.content {
                if item.actual_text.is_none() {
                    text.push_str(run.text.as_str());
                }
                let right = item.at.x + run.width();
                edges = [
                    edges[0].min(item.at.x),
                    edges[1].min(item.at.y - run.size),
                    edges[2].max(right),
                    edges[3].max(item.at.y),
                ];
            }
        }
        (text, edges)
    }

    #[test]
    fn every_word_stands_on_the_label_however_long_the_title() {
        let fonts = FontBook::new(&[]).value;
        let label = wrapper::label();
        let long = "Letters on the folding and stitching of pamphlets with some notes on the post ".repeat(7);
        let cases = [
            ("Ink", "en"),
            (long.trim(), "en"),
            ("Rechtsschutzversicherungsgesellschaftsangestelltenverband", "de"),
            ("Письма о бумаге и печати", "ru"),
            ("رسائل في صناعة الكتب", "ar"),
            ("Επιστολές για την τυπογραφία", "el"),
            ("A 漢 in a title", "en"),
        ];
        for (title, lang) in cases {
            let page = page(&metadata(title, lang), &fonts, Options::default());
            let (text, [left, top, right, bottom]) = words(&page);
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert!(bare(&text).contains(&bare(title)) || lang == "ar", "{title}: {text}");
            assert!(bare(&text).contains(&bare("On paper & ink <and> thread")), "{text}");
            let edge = label.origin.x + label.size.width;
            assert!(left > label.origin.x && right < edge, "{title}: {left} to {right}");
            let foot = label.origin.y + label.size.height;
            assert!(top > label.origin.y && bottom < foot, "{title}: {top} to {bottom}");
        }
    }

    /// A press that writes what it prints was named twice, one line under the other.
    #[test]
    fn an_author_who_is_the_publisher_is_named_once() {
        let fonts = FontBook::new(&[]).value;
        let one = Metadata { authors: vec!["The small  press".into()], ..metadata("Ink", "en") };
        let (text, _) = words(&page(&one, &fonts, Options::default()));
        assert_eq!(text.to_lowercase().matches("small").count(), 1, "{text}");
        let (text, _) = words(&page(&metadata("Ink", "en"), &fonts, Options::default()));
        assert!(text.contains("Ada\u{a0}Wren") && text.contains("The Small Press"), "{text}");
    }

    /// The last word of a name stood before the first of the next, as if they were one name.
    #[test]
    fn a_name_stands_on_one_line() {
        let fonts = FontBook::new(&[]).value;
        let authors =
            ["Bartholomew Ravenscroft", "Wilhelmina Fotheringay", "Ada Wren"].map(str::to_owned).to_vec();
        let page = page(&Metadata { authors, ..metadata("Ink", "en") }, &fonts, Options::default());
        let mut lines: Vec<(Length, String)> = Vec::new();
        for item in &page.items {
            let Content::Glyphs(run) = &item.content else { continue };
            match lines.last_mut() {
                Some((baseline, line)) if *baseline == item.at.y => line.push_str(run.text.as_str()),
                _ => lines.push((item.at.y, run.text.as_str().to_owned())),
            }
        }
        let with = |name: &str| lines.iter().filter(|(_, line)| line.contains(name)).count();
        let whole = ["Bartholomew\u{a0}Ravenscroft", "Wilhelmina\u{a0}Fotheringay", "Ada\u{a0}Wren"];
        assert_eq!(whole.map(with), [1, 1, 1], "{lines:?}");
        assert_eq!(
            lines.iter().filter(|(_, line)| line.contains("Ravenscroft") && line.contains("Wren")).count(),
            0
        );
    }

    /// The largest size is not worth a break such as "Hand-" over "Press".
    #[test]
    fn a_compound_in_a_title_stands_on_one_line() {
        let fonts = FontBook::new(&[]).value;
        let page = page(&metadata("The Hand-Press", "en"), &fonts, Options::default());
        let lines = page.items.iter().filter_map(|item| match &item.content {
            Content::Glyphs(run) => Some(run.text.as_str().trim().to_owned()),
            _ => None,
        });
        assert!(lines.into_iter().any(|line| line.ends_with("Hand-Press")));
    }

    #[test]
    fn a_cover_is_a_small_png_of_the_size_shops_ask_for() {
        let fonts = FontBook::new(&[]).value;
        let bytes = png(&metadata("Letters on Paper", "en"), &fonts, Options::default());
        assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(bytes[16..24], [0, 0, 6, 64, 0, 0, 10, 0]);
        assert!(bytes.len() < 300_000, "{} bytes", bytes.len());
        assert_eq!(
            bytes,
            png(&metadata("Letters on Paper", "en"), &FontBook::new(&[]).value, Options::default())
        );
    }
}
