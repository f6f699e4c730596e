//! The cascade and the pages of the print edition, seen from outside.

use chapbook::diagnostic::Placed;
use chapbook::diagnostic::{Severity, SourceId};
use chapbook::model::{Direction, Lang, Metadata, Paper};
use chapbook::style::{self, Start};
use chapbook::style::{
    Align, Border, BorderLine, BoxPosition, Break, Cascade, ContentPart, CounterStyle, Display, Edges,
    Element, ElementName, Family, FigureStyle, Hyphens, LengthPercentage, PageEdge, PageQuery, Sheets,
    Styled, VariantCaps, siblings,
};
use chapbook::unit::{Length, Sides, Size};
use std::sync::Arc;

fn lang(tag: &str) -> Lang {
    Lang::new(tag).unwrap_or_default()
}

/// The styles of a user's sheet over our own, which must be honoured as a whole.
fn cascade(css: &str) -> Cascade {
    let sheets = Sheets::load(Some((SourceId(0), css)));
    assert_eq!(sheets.diagnostics, vec![], "{css}");
    let cascade = sheets.value.cascade(&style::Options::default(), &Metadata::default());
    assert_eq!(cascade.diagnostics, vec![], "{css}");
    cascade.value
}

/// Goes down from `body` through elements that each are the only one in the one before.
fn path(cascade: &Cascade, elements: &[Element]) -> Arc<Styled> {
    let body = cascade.body(&lang("en"));
    elements.iter().fold(body, |parent, element| cascade.styled(&parent, element))
}

fn p(class: &str) -> Element {
    Element::new(ElementName::P).class(class)
}

fn chapter() -> Element {
    Element::new(ElementName::Section).class("chapter")
}

/// The leading of the text as pinned, in units.
const LINE: Length = Length::from_units(173_355);
const EM: Length = Length::from_units(133_350);

#[test]
fn our_own_sheets_are_honoured_as_a_whole() {
    for css in [include_str!("../styles/book.css"), include_str!("../styles/print.css")] {
        cascade(css);
    }
}

// Which lines bear a number is asked of paragraphs, and said of the article.
#[test]
fn lines_are_numbered_as_a_sheet_says() {
    for (css, numbers) in [
        ("", None),
        ("section.chapter { line-numbers: 5 running }", Some((5, false))),
        ("section.chapter { line-numbers: 5 }", Some((5, false))),
        ("section.chapter { line-numbers: 1 page }", Some((1, true))),
        ("section.chapter { line-numbers: 5 } p { line-numbers: none }", None),
    ] {
        let paragraph = path(&cascade(css), &[chapter(), Element::new(ElementName::P)]);
        let found = paragraph.style.text.line_numbers.map(|numbers| (numbers.every, numbers.by_page));
        assert_eq!(found, numbers, "{css}");
    }
    for value in ["0", "100", "5 10", "page", "5 page running"] {
        let css = format!("section.chapter {{ line-numbers: {value} }}");
        let reported = Sheets::load(Some((SourceId(0), &css))).diagnostics;
        assert_eq!(reported.iter().map(|reported| reported.code.0).collect::<Vec<_>>(), ["S005"], "{css}");
    }
}

#[test]
fn the_text_is_set_as_pinned() {
    let cascade = cascade("");
    let section = path(&cascade, &[chapter()]);
    let mut children = [Element::new(ElementName::P), Element::new(ElementName::P)];
    siblings(&mut children);
    let [first, second] = children.map(|child| cascade.styled(&section, &child));
    for styled in [&first, &second] {
        let style = &styled.style;
        assert_eq!(style.display, Display::Block);
        assert_eq!((style.font.size, style.text.leading), (EM, LINE));
        assert_eq!(style.font.families.first(), Some(&Family::Named("Libertinus Serif".into())));
        assert_eq!((style.text.align, style.text.last_line()), (Align::Justify, Align::Start));
        assert_eq!((style.text.hyphens, style.font.figures), (Hyphens::Auto, FigureStyle::OldStyle));
        assert_eq!(style.block.margin, Edges::all(LengthPercentage::ZERO));
        assert!(style.text.widows >= 2 && style.text.orphans >= 2);
    }
    assert_eq!(first.style.text.indent, LengthPercentage::ZERO);
    assert_eq!(second.style.text.indent, LengthPercentage::Length(EM.scale(1.2)));
    assert_eq!(section.style.block.break_before, Break::Page);
    assert_eq!(section.grid(), LINE);

    let page = cascade.page(PageQuery { recto: true, ..PageQuery::default() }, &lang("en"));
    assert_eq!(page.size, Size { width: Length::mm(148), height: Length::mm(210) });
    let margin =
        Sides { inner: Length::mm(17), outer: Length::mm(20), head: Length::mm(20), foot: Length::mm(22) };
    assert_eq!(page.margin, margin);
}

#[test]
fn the_strongest_selector_wins_and_the_later_of_equals() {
    for (css, expected) in [
        ("p { letter-spacing: 1pt } p { letter-spacing: 2pt }", 2),
        ("p.subtitle { letter-spacing: 1pt } p { letter-spacing: 2pt }", 1),
        ("p { letter-spacing: 1pt !important } p.subtitle { letter-spacing: 2pt }", 1),
        ("header p { letter-spacing: 1pt } .subtitle { letter-spacing: 2pt }", 2),
        ("section.chapter > header > p { letter-spacing: 1pt } .subtitle { letter-spacing: 2pt }", 1),
        ("section > p { letter-spacing: 1pt } header > p { letter-spacing: 2pt }", 2),
        ("h1 + p { letter-spacing: 1pt } h2 + p { letter-spacing: 2pt }", 1),
        ("h1.capitals + p { letter-spacing: 3pt } h1 + .subtitle { letter-spacing: 1pt }", 1),
        ("p:last-child { letter-spacing: 1pt } p:first-child { letter-spacing: 2pt }", 1),
        ("* { letter-spacing: 1pt }", 1),
        (":lang(en) { letter-spacing: 1pt } :lang(fr) { letter-spacing: 2pt }", 1),
        ("html[lang|=en] p { letter-spacing: 1pt } [lang] p { letter-spacing: 2pt }", 1),
        ("[dir=ltr] p { letter-spacing: 1pt } [dir=rtl] p { letter-spacing: 2pt }", 1),
        ("p { letter-spacing: 1pt } p { letter-spacing: normal }", 0),
        ("section { letter-spacing: 3pt } p.subtitle { letter-spacing: inherit }", 3),
        ("section { letter-spacing: 3pt } p.subtitle { letter-spacing: initial }", 0),
    ] {
        let cascade = cascade(css);
        let header = path(&cascade, &[chapter(), Element::new(ElementName::Header)]);
        let mut children = [Element::new(ElementName::H1), p("subtitle")];
        siblings(&mut children);
        let [_, subtitle] = children.map(|child| cascade.styled(&header, &child));
        assert_eq!(subtitle.style.font.letter_spacing, Length::pt(expected), "{css}");
    }
}

#[test]
fn lengths_mean_what_their_units_say() {
    let pt = Length::from_pt;
    for (css, expected) in [
        ("margin-top: 3pt", LengthPercentage::Length(pt(3.0))),
        ("margin-top: 25.4mm", LengthPercentage::Length(pt(72.0))),
        ("margin-top: 2.54cm", LengthPercentage::Length(pt(72.0))),
        ("margin-top: 1in", LengthPercentage::Length(pt(72.0))),
        ("margin-top: 4px", LengthPercentage::Length(pt(3.0))),
        ("margin-top: 1pc", LengthPercentage::Length(pt(12.0))),
        ("margin-top: 0", LengthPercentage::ZERO),
        ("margin-top: 25%", LengthPercentage::Share(0.25)),
        ("margin-top: auto", LengthPercentage::Auto),
        ("margin-top: -1em", LengthPercentage::Length(pt(-20.0))),
        ("font-size: 10pt; margin-top: 2em", LengthPercentage::Length(pt(20.0))),
        ("margin-top: 2em; font-size: 10pt", LengthPercentage::Length(pt(20.0))),
        ("font-size: 50%; margin-top: 1em", LengthPercentage::Length(pt(10.0))),
        ("font-size: 0.5em; margin-top: 1em", LengthPercentage::Length(pt(10.0))),
        ("margin-top: 1rem", LengthPercentage::Length(EM)),
        ("margin-top: 2rlh", LengthPercentage::Length(LINE * 2)),
        ("margin-top: 1lh", LengthPercentage::Length(pt(30.0))),
        ("line-height: 2; margin-top: 1lh", LengthPercentage::Length(pt(40.0))),
        ("line-height: 2; font-size: 10pt; margin-top: 1lh", LengthPercentage::Length(pt(20.0))),
        ("line-height: 150%; margin-top: 1lh", LengthPercentage::Length(pt(30.0))),
        ("line-height: 0.5lh; margin-top: 1lh", LengthPercentage::Length(pt(15.0))),
    ] {
        let sheet = format!("blockquote {{ font-size: 20pt; line-height: 30pt }} p.byline {{ {css} }}");
        let styled = path(&cascade(&sheet), &[Element::new(ElementName::Blockquote), p("byline")]);
        let (mut made, mut expected) = (styled.style.block.margin.before, expected);
        // Numbers are single floats, lengths 1/12 700 pt.
        if let (LengthPercentage::Length(made), LengthPercentage::Length(expected)) =
            (&mut made, &mut expected)
        {
            assert!((*made - *expected).abs() < Length::from_units(12), "{css}: {made} is not {expected}");
            continue;
        }
        assert_eq!(made, expected, "{css}");
    }
}

#[test]
fn a_bare_line_height_follows_each_size_of_type() {
    let cascade = cascade("blockquote { line-height: 1.5 } blockquote p { font-size: 20pt }");
    let styled = path(&cascade, &[Element::new(ElementName::Blockquote), Element::new(ElementName::P)]);
    assert_eq!(styled.style.text.leading, Length::pt(30));
}

#[test]
fn type_and_lines_are_inherited_and_boxes_are_not() {
    let cascade = cascade("blockquote { font-size: 12pt; border: 1pt dotted; width: 50%; text-indent: 1pt }");
    let quote = path(&cascade, &[Element::new(ElementName::Blockquote)]);
    let dotted = Border { width: Length::pt(1), line: BorderLine::Dotted, color: None };
    assert_eq!(quote.style.block.border, Edges::all(dotted));
    let em = cascade.styled(&quote, &Element::new(ElementName::Em));
    assert_eq!((em.style.font.size, em.style.font.italic), (Length::pt(12), true));
    assert_eq!(em.style.text.indent, LengthPercentage::Length(Length::pt(1)));
    assert_eq!(em.style.block.width, LengthPercentage::Auto);
    assert_eq!(em.style.block.border.before.width, Length::ZERO);
    let nested = cascade.styled(&em, &Element::new(ElementName::Em));
    assert!(!nested.style.font.italic, "emphasis within emphasis is upright");
}

#[test]
fn sides_follow_the_direction_of_the_language() {
    let cascade = cascade("blockquote { margin: 1pt 2pt 3pt 4pt } p.subtitle { text-align: left }");
    let edges = |before, end, after, start| {
        let of = |points| LengthPercentage::Length(Length::pt(points));
        Edges { before: of(before), end: of(end), after: of(after), start: of(start) }
    };
    for (tag, expected, left) in
        [("en", edges(1, 2, 3, 4), Align::Start), ("ar", edges(1, 4, 3, 2), Align::End)]
    {
        let body = cascade.body(&lang(tag));
        let quote = cascade.styled(&body, &Element::new(ElementName::Blockquote));
        assert_eq!(quote.style.block.margin, expected, "{tag}");
        let subtitle = cascade.styled(&quote, &p("subtitle"));
        assert_eq!(subtitle.style.text.align, left, "{tag}");
        let attribution = cascade.styled(&quote, &p("attribution"));
        assert_eq!(attribution.style.text.align, Align::End, "{tag}");
        let item = cascade.styled(&body, &Element::new(ElementName::Ul));
        assert_eq!(item.style.block.padding.end, LengthPercentage::ZERO, "{tag}");
        assert_ne!(item.style.block.padding.start, LengthPercentage::ZERO, "{tag}");
    }
    let body = cascade.body(&lang("en"));
    let foreign = cascade.styled(&body, &Element::new(ElementName::I).lang(&lang("he")));
    assert_eq!(foreign.style.direction, Direction::Rtl);
    assert_eq!(foreign.style.lang, lang("he"));
}

#[test]
fn changing_one_rule_changes_both_editions() {
    let css = "blockquote { font-style: italic; margin-left: 4em }";
    let sheets = Sheets::load(Some((SourceId(0), css))).value;
    let epub = sheets.epub_css(false);
    assert!(epub.value.ends_with("blockquote {\n  font-style: italic;\n  margin-left: 4em;\n}\n"));
    assert_eq!(epub.diagnostics, vec![]);
    let quote = path(&cascade(css), &[Element::new(ElementName::Blockquote)]);
    assert!(quote.style.font.italic);
    assert_eq!(quote.style.block.margin.start, LengthPercentage::Length(quote.style.font.size * 4));
}

#[test]
fn elements_that_selectors_cannot_tell_apart_share_a_style() {
    let cascade = cascade("");
    let section = path(&cascade, &[chapter()]);
    let mut children = vec![Element::new(ElementName::P); 1000];
    siblings(&mut children);
    let styles: Vec<_> = children.iter().map(|child| cascade.styled(&section, child)).collect();
    assert!(styles[1..999].iter().all(|style| Arc::ptr_eq(style, &styles[1])));
}

fn boxes(cascade: &Cascade, query: PageQuery<'_>) -> Vec<(PageEdge, BoxPosition, Vec<ContentPart>)> {
    let page = cascade.page(query, &lang("en"));
    page.boxes.iter().map(|b| (b.edge, b.place, b.content.clone())).collect()
}

#[test]
fn heads_and_folios_stand_where_a_book_has_them() {
    let cascade = cascade("");
    let running = |name: &str| vec![ContentPart::Running(name.into())];
    let folio = (PageEdge::Foot, BoxPosition::Center, vec![ContentPart::Page(CounterStyle::Decimal)]);
    let chapter = PageQuery { name: Some("chapter"), recto: true, ..PageQuery::default() };
    assert_eq!(
        boxes(&cascade, chapter),
        [(PageEdge::Head, BoxPosition::Center, running("article")), folio.clone()]
    );
    assert_eq!(
        boxes(&cascade, PageQuery { recto: false, ..chapter }),
        [(PageEdge::Head, BoxPosition::Center, running("series")), folio.clone()]
    );
    for recto in [true, false] {
        assert_eq!(
            boxes(&cascade, PageQuery { first: true, recto, ..chapter }),
            std::slice::from_ref(&folio)
        );
    }
    for quiet in [
        PageQuery { blank: true, recto: false, ..chapter },
        PageQuery { name: Some("bare"), ..PageQuery::default() },
    ] {
        assert_eq!(boxes(&cascade, quiet), [], "{quiet:?}");
    }
    let front = PageQuery { name: Some("front"), ..PageQuery::default() };
    let roman = ContentPart::Page(CounterStyle::LowerRoman);
    assert_eq!(boxes(&cascade, front), [(PageEdge::Foot, BoxPosition::Center, vec![roman])]);
    let head = cascade.page(PageQuery { recto: false, ..chapter }, &lang("en"));
    assert_eq!(head.boxes[0].style.font.caps, VariantCaps::Small);
    assert_eq!(head.boxes[0].style.font.size, Length::pt(9));
    let title =
        path(&cascade, &[self::chapter(), Element::new(ElementName::Header), Element::new(ElementName::H1)]);
    assert_eq!(title.style.block.strings.iter().map(|s| &**s).collect::<Vec<_>>(), ["article"]);
}

#[test]
fn pages_take_size_margins_and_boxes_from_the_strongest_rule() {
    let css = "@page { size: trade; margin: 1cm 2cm 3cm; @bottom-outer { content: \"p. \" counter(page) } }\n\
               @page :left { margin-left: 9mm } @page chapter { margin-top: 5mm } @page :first { margin-top: 4mm }\n\
               @page chapter { @bottom-center { content: none } }";
    let cascade = cascade(css);
    let chapter = PageQuery { name: Some("chapter"), recto: true, ..PageQuery::default() };
    let page = cascade.page(chapter, &lang("en"));
    assert_eq!(page.size, Size { width: Length::from_mm(152.4), height: Length::from_mm(228.6) });
    let mm = Length::mm;
    assert_eq!(page.margin, Sides { inner: mm(20), outer: mm(20), head: mm(5), foot: mm(30) });
    let verso = cascade.page(PageQuery { recto: false, ..chapter }, &lang("en"));
    assert_eq!(verso.margin, Sides { inner: mm(20), outer: mm(9), head: mm(5), foot: mm(30) });
    let first = cascade.page(PageQuery { name: None, first: true, ..chapter }, &lang("en"));
    assert_eq!(first.margin.head, mm(4));
    let words = vec![ContentPart::Text("p. ".into()), ContentPart::Page(CounterStyle::Decimal)];
    assert!(boxes(&cascade, chapter).contains(&(PageEdge::Foot, BoxPosition::Right, words.clone())));
    let verso = PageQuery { recto: false, ..chapter };
    assert!(boxes(&cascade, verso).contains(&(PageEdge::Foot, BoxPosition::Left, words)));
}

#[test]
fn the_keys_of_print_have_the_last_word() {
    let css = "html { font-size: 9pt } @page { size: A6; margin: 5mm }";
    let sheets = Sheets::load(Some((SourceId(0), css))).value;
    let placed = |value| Some(Placed { value, span: None });
    let mm = Length::mm;
    let margins = Sides { inner: mm(30), outer: mm(25), head: mm(24), foot: mm(36) };
    let size = Size { width: mm(160), height: mm(240) };
    let print = style::Options {
        page: Some(Placed { value: size, span: None }),
        font_size: placed(Length::pt(12)),
        leading: placed(Length::pt(16)),
        margins: Some(Placed { value: margins, span: None }),
        start: Start::Recto,
        ..style::Options::default()
    };
    let cascade = sheets.cascade(&print, &Metadata::default()).value;
    let page = cascade.page(PageQuery::default(), &lang("en"));
    assert_eq!((page.size, page.margin), (size, margins));
    let section = path(&cascade, &[chapter()]);
    assert_eq!((section.style.font.size, section.grid()), (Length::pt(12), Length::pt(16)));
    assert_eq!(section.style.block.break_before, Break::Recto);

    // A size by itself takes its leading with it.
    let print = style::Options { font_size: placed(Length::pt(21)), ..style::Options::default() };
    let cascade = Sheets::load(None).value.cascade(&print, &Metadata::default()).value;
    assert_eq!(cascade.body(&lang("en")).grid(), Length::from_pt(27.3));
}

/// A line of 68 mm in type for an A5 page divided every fifth word of German and every fourth of Russian.
#[test]
fn a_page_that_is_configured_has_the_setting_that_suits_its_width() {
    let set = |page: &str, user: Option<&str>| {
        let page = chapbook::unit::page_named(page).map(|value| Placed { value, span: None });
        let print = style::Options { page, ..style::Options::default() };
        let cascade =
            Sheets::load(user.map(|css| (SourceId(0), css))).value.cascade(&print, &Metadata::default());
        assert_eq!(cascade.diagnostics, []);
        let (body, page) =
            (cascade.value.body(&lang("en")), cascade.value.page(PageQuery::default(), &lang("en")));
        (body.style.font.size, body.grid(), page.margin.inner)
    };
    let pt = Length::from_pt;
    assert_eq!(set("A5", None), (pt(10.5), pt(13.65), Length::mm(17)));
    assert_eq!(set("trade", None), set("A5", None));
    assert_eq!(set("A6", None), (pt(9.0), pt(11.4), Length::mm(11)));
    let (size, grid, inner) = set("A4", None);
    assert_eq!((size, grid), (pt(12.0), pt(16.2)));
    assert!(inner > Length::mm(35) && inner < Length::mm(38), "{inner:?}");
    let own = "html { font-size: 8pt; line-height: 10pt } @page { margin: 10mm }";
    assert_eq!(set("A6", Some(own)), (pt(8.0), pt(10.0), Length::mm(10)));
}

#[test]
fn the_page_follows_the_paper_where_nothing_says_its_size() {
    let metadata = Metadata { paper: Paper::Letter, ..Metadata::default() };
    let cascade = Sheets::load(None).value.cascade(&style::Options::default(), &metadata).value;
    let page = cascade.page(PageQuery::default(), &lang("en"));
    assert_eq!(page.size, Size { width: Length::from_mm(139.7), height: Length::from_mm(215.9) });
}

#[test]
fn the_recto_of_a_book_from_right_to_left_is_its_left_page() {
    let metadata = Metadata { lang: lang("ar"), direction: Direction::Rtl, ..Metadata::default() };
    let css = "@page { margin: 20mm; margin-left: 10mm }";
    let sheets = Sheets::load(Some((SourceId(0), css))).value;
    let cascade = sheets.cascade(&style::Options::default(), &metadata).value;
    let page = cascade.page(PageQuery { recto: true, ..PageQuery::default() }, &lang("ar"));
    assert_eq!((page.margin.inner, page.margin.outer), (Length::mm(20), Length::mm(10)));
}

#[test]
fn a_page_without_room_is_an_error_where_it_was_said() {
    for css in
        ["@page { margin: 90mm }", "@page chapter:first { margin-top: 180mm }", "@page { margin: -1mm }"]
    {
        let sheets = Sheets::load(Some((SourceId(0), css)));
        assert_eq!(sheets.diagnostics, vec![]);
        let cascade = sheets.value.cascade(&style::Options::default(), &Metadata::default());
        let [error] = &cascade.diagnostics[..] else { panic!("{css}: {:?}", cascade.diagnostics) };
        assert_eq!((error.code.0, error.severity), ("S008", Severity::Error), "{css}");
        let place = error.primary.map(|span| &css[span.start as usize..span.end as usize]);
        assert!(place.is_some_and(|place| place.starts_with("margin")), "{css}: {place:?}");
    }
}

#[test]
fn what_is_not_honoured_is_reported_once_where_it_counts() {
    let css = "p { colour: red; margin-top: 1quux; columns: 2; height: 5em; text-indent: 3mm }\n\
               h1 { columns: 2 } p { text-ident: 1em } p.dateling { margin: 0 } #x { margin: 0 }\n\
               @page { columns: 2; @middle { content: none } @top-left { content: url(x) } }\n\
               @page :nth(2) { margin: 0 } p ~ p, p::before { margin: 0 } { } p { margin }";
    let sheets = Sheets::load(Some((SourceId(0), css)));
    let text = |span: chapbook::diagnostic::Span| &css[span.start as usize..span.end as usize];
    let reported: Vec<_> =
        sheets.diagnostics.iter().map(|d| (d.code.0, d.primary.map(text).unwrap_or_default())).collect();
    for expected in [
        ("S004", "colour: red"),
        ("S005", "margin-top: 1quux"),
        ("S004", "columns: 2"),
        ("S004", "text-ident: 1em"),
        ("S003", "p.dateling"),
        ("S003", "#x"),
        ("S005", "columns: 2"),
        ("S002", "@middle"),
        ("S005", "content: url(x)"),
        ("S003", "@page"),
        ("S003", "p ~ p"),
        ("S003", "p::before"),
        ("S003", ""),
        ("S001", "margin"),
    ] {
        assert_eq!(
            reported.iter().filter(|reported| **reported == expected).count(),
            1,
            "{expected:?} in {reported:#?}"
        );
    }
    let hint = |code: &str, place: &str| {
        let found =
            sheets.diagnostics.iter().find(|d| d.code.0 == code && d.primary.map(text) == Some(place));
        found.map(|d| d.hints.join(" ")).unwrap_or_default()
    };
    assert_eq!(hint("S004", "text-ident: 1em"), "write `text-indent` if you mean that");
    assert!(hint("S003", "p.dateling").contains("`dateline`"));
    let print = sheets.value.cascade(&style::Options::default(), &Metadata::default()).diagnostics;
    assert_eq!(print.iter().map(|d| d.primary.map(text)).collect::<Vec<_>>(), [Some("height: 5em")]);
    let epub = sheets.value.epub_css(false).diagnostics;
    let reported: Vec<_> =
        epub.iter().map(|d| (d.severity, d.primary.map(text).unwrap_or_default())).collect();
    assert_eq!(reported, [(Severity::Note, "text-indent: 3mm"), (Severity::Note, "@page")]);
}
