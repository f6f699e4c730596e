//! Tables, code and words that are too wide for their page: they are fitted, or reported if that is impossible.

use crate::support;

use chapbook::frame::{ArtifactKind, Bearing, Content, Page, RegionKind};
use chapbook::unit::Length;
use lopdf::Object;
use std::fmt::Write as _;
use support::series::{Print, page_words, words};
use support::tagged::{Element, Tagged, text};

fn article(text: &str) -> Vec<(&'static str, String)> {
    vec![("wide.md", format!("---\ntitle: Wide\ndate: 2020-01-01\n---\n\nBefore the table.\n\n{text}"))]
}

/// A table of so many columns and rows whose cells begin with such a word.
fn table(columns: usize, rows: usize, word: &str) -> String {
    let mut out = String::new();
    (0..columns).for_each(|column| write!(out, "| Head{column} ").expect("a string"));
    out.push_str("|\n");
    out.push_str(&"|---".repeat(columns));
    out.push_str("|\n");
    for row in 0..rows {
        (0..columns).for_each(|column| write!(out, "| {word}{row}x{column} ").expect("a string"));
        out.push_str("|\n");
    }
    out
}

/// Every glyph stands in the region of the text, except marks that hang half their width.
fn stays_in_its_region(pages: &[Page]) {
    for page in pages {
        let Some(main) = page.regions.iter().find(|region| region.kind == RegionKind::Main) else { continue };
        let area = main.area;
        for item in page.items.iter().filter(|item| item.region == RegionKind::Main) {
            let Content::Glyphs(run) = &item.content else { continue };
            let right = item.at.x + run.width();
            assert!(item.at.x >= area.origin.x - Length::pt(3), "page {}: {:?}", page.label, run.text);
            assert!(
                right <= area.origin.x + area.size.width + Length::pt(3),
                "page {}: {:?}",
                page.label,
                run.text
            );
            assert!(item.at.y <= area.origin.y + area.size.height, "page {}: {:?}", page.label, run.text);
        }
    }
}

fn type_sizes(pages: &[Page], word: &str) -> Vec<Length> {
    let items = pages.iter().flat_map(|page| &page.items);
    let runs = items.filter_map(|item| match &item.content {
        Content::Glyphs(run) if run.text.as_str().contains(word) => Some(run.size),
        _ => None,
    });
    runs.collect()
}

/// Columns of figures ended alike, whatever they had after the decimal sign.
#[test]
fn decimal_signs_stand_under_one_another() {
    let rows = "| Town | Price |\n|---|---:|\n| Arles | 3.5 |\n| Bath | 12.25 |\n| Cork | 110 |\n";
    let print = Print::of(&article(rows), "page = \"A5\"");
    let find = |figure: &str| {
        let items = print.laid.pages.iter().flat_map(|page| &page.items);
        let found = items.filter(|item| words(item) == figure).find_map(|item| match &item.content {
            Content::Glyphs(run) => Some((item.at.x, item.at.x + run.width(), run.width())),
            _ => None,
        });
        found.unwrap_or_else(|| panic!("{figure} is printed"))
    };
    let (short, long, whole) = (find("3.5"), find("12.25"), find("110"));
    // Figures of tables are all of one width, that of "110" in three.
    let digit = whole.2 / 3;
    assert!((long.1 - short.1 - digit).abs() < Length::from_pt(0.1), "{long:?}, {short:?}, {digit:?}");
    assert!(whole.1 < short.1 - digit, "{whole:?}, {short:?}");
}

#[test]
fn a_table_a_little_too_wide_is_set_in_smaller_type() {
    let fits = Print::of(&article(&table(3, 4, "paper")), "page = \"A5\"");
    assert_eq!(fits.said, []);
    let own = type_sizes(&fits.laid.pages, "paper")[0];
    let tight = Print::of(&article(&table(6, 4, "paperwork")), "page = \"A5\"");
    assert_eq!(tight.said, [], "it is readable still");
    stays_in_its_region(&tight.laid.pages);
    let sizes = type_sizes(&tight.laid.pages, "paperwork");
    assert_eq!(sizes.len(), 24, "no word is divided");
    assert!(sizes.iter().all(|size| *size < own && *size >= Length::pt(7)), "{sizes:?}");
}

/// It once went on for a thousand pages, a letter to a line.
#[test]
fn a_table_that_nothing_makes_fit_becomes_a_list_of_its_rows() {
    let print = Print::of(&article(&table(16, 40, "incomprehensible")), "page = \"A6\"");
    let codes: Vec<&str> = print.said.iter().map(|said| said.code.0).collect();
    assert_eq!(codes, ["L003"]);
    assert!(print.said[0].message.contains("a list of its rows"), "{:?}", print.said[0]);
    assert!(print.said[0].primary.is_some() && !print.said[0].hints.is_empty());
    stays_in_its_region(&print.laid.pages);
    assert!(print.laid.pages.len() < 60, "{} pages", print.laid.pages.len());
    let shown: String = print.laid.pages.iter().map(page_words).collect();
    assert!(shown.contains("Head0: incomprehensible0x0") && shown.contains("Head15: incomprehensible39x15"));
}

/// Columns that still hold some letters of their words stay columns.
#[test]
fn a_table_that_is_a_little_too_wide_at_the_smallest_type_breaks_words() {
    let print = Print::of(&article(&table(5, 3, "donaudampfschifffahrtsgesellschaft")), "page = \"A6\"");
    let codes: Vec<&str> = print.said.iter().map(|said| said.code.0).collect();
    assert_eq!(codes, ["L003"]);
    assert!(print.said[0].message.contains("its words are broken"), "{:?}", print.said[0]);
    stays_in_its_region(&print.laid.pages);
}

/// Where words begin on their page, in points.
fn place(pages: &[Page], word: &str) -> (f64, f64) {
    let items = pages.iter().flat_map(|page| &page.items);
    let found = items.clone().find(|item| words(item).contains(word));
    let at = found.unwrap_or_else(|| panic!("no {word}")).at;
    (at.x.to_pt(), at.y.to_pt())
}

#[test]
fn cells_over_columns_and_rows_keep_the_others_in_their_places() {
    let text = "<table>\n<tr><th rowspan=2>pier</th><th colspan=2>sailings</th></tr>\n\
        <tr><th>ebb</th><th>flood</th></tr>\n\
        <tr><td rowspan=2>north</td><td>early</td><td>late</td></tr>\n\
        <tr><td>never</td><td>always</td></tr>\n\
        <tr><td>south</td><td colspan=2>when the flag is up and the wind is down</td></tr>\n\
        <tr><td>isle</td><td><ul><li>oars</li><li>sails</li></ul></td><td>ask</td></tr>\n</table>\n";
    let print = Print::of(&article(text), "page = \"A5\"");
    assert_eq!(print.said, []);
    let at = |word: &str| place(&print.laid.pages, word);
    let near = |a: f64, b: f64| (a - b).abs() < 1.0;
    for (above, below) in [("ebb", "early"), ("early", "never"), ("flood", "late"), ("late", "always")] {
        assert!(near(at(above).0, at(below).0), "{below} stands under {above}");
        assert!(at(below).1 > at(above).1);
    }
    assert!(near(at("sailings").0, at("ebb").0) && near(at("when the").0, at("early").0));
    assert!(near(at("pier").1, at("sailings").1) && near(at("north").1, at("early").1));
    assert!(at("oars").1 < at("sails").1 && near(at("oars").1, at("ask").1));
}

/// The columns under a cell came out narrower than its words by a rounded unit, and the last word went to a line.
#[test]
fn a_cell_over_columns_that_fits_stays_on_its_line() {
    for words in ["alone on one linx", "alone because of thx", "alone then, of the very same widthx"] {
        for (columns, cells) in [(2, "<td>6</td><td>7</td>"), (3, "<td>6</td><td>7</td><td>8</td>")] {
            let text =
                format!("<table><tr><td colspan={columns}>{words}</td></tr><tr>{cells}</tr></table>\n");
            let print = Print::of(&article(&text), "page = \"A5\"");
            let last = words.rsplit(' ').next().expect("a word");
            let (first, last) = (place(&print.laid.pages, "alone"), place(&print.laid.pages, last));
            assert!((first.1 - last.1).abs() < 1.0, "{words}, {columns}");
        }
    }
}

/// A cell over more rows than a page holds is divided, and so are its rows; nothing is lost.
#[test]
fn rows_that_a_cell_holds_together_go_on_over_pages() {
    let rows: String = (1..90).map(|row| format!("<tr><td>row {row}</td></tr>\n")).collect();
    let text = format!("<table>\n<tr><td rowspan=90>all of them</td><td>row 0</td></tr>\n{rows}</table>\n");
    let print = Print::of(&article(&text), "page = \"A6\"");
    assert_eq!(print.said, []);
    stays_in_its_region(&print.laid.pages);
    let shown: String = print.laid.pages.iter().map(page_words).collect();
    assert_eq!((shown.matches("row").count(), shown.matches("all of").count()), (90, 1));
}

/// Rows that a cell ties together stand on one page if there is one for them.
#[test]
fn rows_that_a_cell_holds_together_stay_together() {
    let pair = |n: usize| {
        format!("<tr><td rowspan=2>pair {n}</td><td>upper {n}</td></tr>\n<tr><td>lower {n}</td></tr>\n")
    };
    let text = format!("<table>\n{}</table>\n", (0..60).map(pair).collect::<String>());
    let print = Print::of(&article(&text), "page = \"A6\"");
    assert_eq!(print.said, []);
    for page in &print.laid.pages {
        let words = page_words(page);
        assert_eq!(words.matches("upper").count(), words.matches("lower").count(), "page {}", page.label);
    }
}

fn attribute(element: &Element, key: &str) -> String {
    let attributes = element.dictionary.get(b"A").and_then(Object::as_dict);
    let value = attributes.and_then(|attributes| attributes.get(key.as_bytes()));
    value.map_or_else(
        |_| String::new(),
        |value| value.as_i64().map_or_else(|_| text(value), |n| n.to_string()),
    )
}

/// Voices read which cells a head is the head of.
#[test]
fn tags_say_what_cells_head_and_span() {
    let text = "<table>\n<tr><th>pier</th><th colspan=2>sailings</th></tr>\n\
        <tr><th rowspan=2>north</th><td>early</td><td>late</td></tr>\n<tr><td>never</td><td>always</td></tr>\n</table>\n";
    let print = Print::of(&article(text), "page = \"A5\"");
    let tagged = Tagged::read(&print.pdf());
    let root = tagged.root();
    let cells: Vec<String> = root
        .all()
        .into_iter()
        .filter(|element| element.tag == "TH" || element.tag == "TD")
        .map(|element| {
            let said = ["Scope", "ColSpan", "RowSpan"].map(|key| attribute(element, key));
            format!("{} {} {}", element.tag, element.words().trim(), said.join("/"))
        })
        .collect();
    assert_eq!(
        cells,
        [
            "TH pier Column//",
            "TH sailings Column/2/",
            "TH north Row//2",
            "TD early //",
            "TD late //",
            "TD never //",
            "TD always //"
        ]
    );
}

#[test]
fn head_rows_stand_again_on_each_page_as_artifacts() {
    let print = Print::of(&article(&table(3, 90, "row")), "page = \"A5\"");
    let shown: Vec<(bool, usize)> = print
        .laid
        .pages
        .iter()
        .filter(|page| page_words(page).contains("row"))
        .map(|page| {
            let heads = page.items.iter().filter(|item| words(item).contains("Head"));
            let again = heads.clone().filter(|item| item.bearing == Bearing::Artifact(ArtifactKind::Layout));
            assert_eq!(heads.count(), 3, "page {}", page.label);
            (again.count() == 3, page.items.iter().filter(|item| words(item).contains("row")).count())
        })
        .collect();
    assert!(shown.len() >= 3, "it takes three pages");
    assert!(!shown[0].0 && shown[1..].iter().all(|(again, _)| *again), "only the first head is said");
    assert_eq!(shown.iter().map(|(_, rows)| rows).sum::<usize>(), 270, "every row stands once");
}

/// A row that no page holds goes on on the next: it once ran off the foot.
#[test]
fn a_row_higher_than_a_page_goes_on() {
    let text = format!("| A | B |\n|---|---|\n| {} | short |\n", "sheet after sheet ".repeat(500));
    let print = Print::of(&article(&text), "page = \"A6\"");
    stays_in_its_region(&print.laid.pages);
    let shown: String = print.laid.pages.iter().map(page_words).collect();
    assert_eq!(shown.matches("after").count(), 500);
}

// Rows were divided only where they are higher than a page: two texts side by side left half of every other page empty.
#[test]
fn high_rows_are_divided_before_a_page_stays_half_empty() {
    let row = |at: usize| {
        let words = |word: &str, count: usize| format!("{word} after sheet ").repeat(count);
        format!("| {} | {} |\n", words("sheet", 14 + at % 5 * 6), words("leaf", 10 + at % 3 * 9))
    };
    let rows: String = (0..24).map(row).collect();
    let print = Print::of(&article(&format!("| A | B |\n|---|---|\n{rows}")), "page = \"A5\"");
    stays_in_its_region(&print.laid.pages);
    let taken: Vec<u32> = print.laid.pages.iter().map(Page::lines_taken).collect();
    let full = taken.iter().max().copied().unwrap_or_default();
    let inner = taken.get(4..taken.len() - 2).unwrap_or_default();
    assert!(inner.len() > 4, "{taken:?}");
    assert!(inner.iter().all(|lines| lines + 6 >= full), "{taken:?}");
}

#[test]
fn a_word_wider_than_its_line_is_broken_and_reported() {
    let word = "x".repeat(120);
    let print = Print::of(&article(&format!("Here {word} stands.\n")), "page = \"A6\"");
    assert_eq!(print.said.iter().map(|said| said.code.0).collect::<Vec<_>>(), ["L002"]);
    stays_in_its_region(&print.laid.pages);
    let drawn: usize = print.laid.pages.iter().map(|page| page_words(page).matches('x').count()).sum();
    assert_eq!(drawn, 120);
}

// "Add soft hyphens" cannot be followed in an address, a fingerprint or program text: real series had hundreds of those.
#[test]
fn what_nobody_can_divide_is_broken_in_silence() {
    let address = format!("https://example.org/{}?id=7", "path/".repeat(30));
    let print = "ab93f7".repeat(25);
    let name = "nameOfAProgram".repeat(12);
    let text = format!(
        "Here <{address}> stands, {print}, {name}, `{}`, and [words]({address}).\n\n# {}\n\n    {}\n",
        "letters".repeat(20),
        "=".repeat(120),
        "letters".repeat(20)
    );
    let print = Print::of(&article(&text), "page = \"A6\"");
    assert_eq!(print.said, []);
    stays_in_its_region(&print.laid.pages);
}

/// Where a line of code wraps it goes on two letters' widths further in than it began; each line begins anew.
#[test]
fn long_lines_of_code_hang() {
    let code = format!("short\n    indented {}\n\nlong {}\nlast", "word ".repeat(30), "word ".repeat(30));
    let print = Print::of(&article(&format!("```\n{code}\n```\n\nAfter it.")), "page = \"A5\"");
    assert_eq!(print.said, []);
    let mut lines: Vec<(Length, String)> = Vec::new();
    for page in &print.laid.pages {
        let mut at = None;
        for item in &page.items {
            let (true, Content::Glyphs(run)) = (item.region == RegionKind::Main, &item.content) else {
                continue;
            };
            if at != Some(item.at.y) {
                lines.push((item.at.x, String::new()));
            }
            at = Some(item.at.y);
            if let Some((_, line)) = lines.last_mut() {
                line.push_str(run.text.as_str());
            }
        }
    }
    let begin = |word: &str| {
        let at = lines.iter().position(|(_, line)| line.trim().starts_with(word)).expect("the line is there");
        let points = |at: usize| lines[at].0.to_pt();
        (points(at), points(at + 1))
    };
    let (short, after_short) = begin("short");
    let (long, after_long) = begin("long");
    let (last, _) = begin("last");
    // Spaces that indent are drawn.
    assert!((after_short - short).abs() < 1.0 && (long - short).abs() < 1.0 && (last - short).abs() < 1.0);
    let hang = after_long - long;
    assert!((10.0..30.0).contains(&hang), "{hang} pt");
    let (indented, after_indented) = begin("indented");
    assert!(after_indented - indented > hang + 10.0, "{after_indented} after {indented}");
}
