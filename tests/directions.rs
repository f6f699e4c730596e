//! Text of one direction in a text of the other: it begins on its own side, wherever it stands.

use crate::support;

use chapbook::driver::{Memory, Output, Project, Request};
use chapbook::frame::{Bearing, Content, Page, RegionKind};
use chapbook::handout::{ArticleLines, packs};
use chapbook::model::NodeId;
use chapbook::unit::Length;
use std::collections::BTreeMap;
use support::series::Print;

const HEBREW: &str = "משפט בעברית שהוא ארוך דיו כדי למלא יותר משורה אחת של המקום שיש לו כאן (1924), עם נקודה בסוף, ועוד כמה מילים קטנות כדי שיהיה עוד קצת.";
const ENGLISH: &str = "An English sentence that is long enough to take more than one line of the room that it has here (1924), with a full stop at its end, and a few small words more.";

/// The left and right edges of a line.
type Edges = (Length, Length);

/// What a piece of text says, and its lines by page and height.
type Words = (String, BTreeMap<(usize, Length), Edges>);

/// Returns the lines of each piece of text in regions of a kind, by its node.
fn lines(pages: &[Page], regions: &[RegionKind]) -> BTreeMap<NodeId, (String, Vec<Edges>)> {
    let mut found: BTreeMap<NodeId, Words> = BTreeMap::new();
    for (at, page) in pages.iter().enumerate() {
        let main = page.regions.iter().find(|region| region.kind == RegionKind::Main);
        let origin = main.map_or(Length::ZERO, |region| region.area.origin.x);
        for item in page.items.iter().filter(|item| regions.contains(&item.region)) {
            let (Content::Glyphs(run), Bearing::Text(position)) = (&item.content, item.bearing) else {
                continue;
            };
            let (words, lines) = found.entry(position.node).or_default();
            words.push_str(run.text.as_str());
            // A text that goes on overleaf has another margin there.
            let left = item.at.x - origin;
            let edges = (left, left + run.width());
            let line = lines.entry((at, item.at.y)).or_insert(edges);
            *line = (line.0.min(edges.0), line.1.max(edges.1));
        }
    }
    found.into_iter().map(|(node, (words, lines))| (node, (words, lines.into_values().collect()))).collect()
}

fn is_hebrew(words: &str) -> bool {
    words.chars().any(|c| ('\u{05D0}'..='\u{05EA}').contains(&c))
}

/// Every text of three lines or more begins each of them at the same place, except the first, which a sign or a number
/// may stand before: on the right if it is in Hebrew, on the left if it is not. Returns how many there are in Hebrew and
/// not.
fn begin_on_their_sides(pages: &[Page]) -> [usize; 2] {
    let mut counts = [0, 0];
    let all = lines(pages, &[RegionKind::Main, RegionKind::Foot]);
    for (words, lines) in all.into_values().filter(|(_, lines)| lines.len() > 2) {
        let start = |(left, right): &Edges| if is_hebrew(&words) { *right } else { *left };
        let starts: Vec<Length> = lines.iter().skip(1).map(start).collect();
        counts[usize::from(!is_hebrew(&words))] += 1;
        let (first, last) = (starts.iter().min().expect("a line"), starts.iter().max().expect("a line"));
        // What hangs in the margin, such as a quotation mark, is narrower than that.
        assert!(*last - *first < Length::pt(4), "{words}: {starts:?}");
    }
    counts
}

/// One text of each kind, in blocks of such a language.
fn kinds(lang: &str, words: &str) -> String {
    let direction = if lang == "he" { "rtl" } else { "ltr" };
    let words = &format!("{words} {words}");
    let table = format!("| a | b |\n|---|---|\n| {words} | {words} |\n\n");
    let inline = format!("<span lang=\"{lang}\" dir=\"{direction}\">{words}</span>");
    format!(
        "<div lang=\"{lang}\" dir=\"{direction}\">\n\n- {words}\n\n1. {words}\n\n> {words}\n\n{words}\n: {words}\n\n{table}</div>\n\n\
         | a | b |\n|---|---|\n| one | {inline} |\n\n- {inline}\n\n> {inline}\n\nA.[^n]\n\n[^n]: {inline}\n"
    )
}

// A list, a quotation, a definition and a note in Hebrew stood in on the side of the English around them, and cells began
// on the left with their full stops on the right.
#[test]
fn text_of_the_other_direction_begins_on_its_own_side_in_every_kind_of_block() {
    for (own, other, words, expected) in [("en", "he", HEBREW, [9, 0]), ("he", "en", ENGLISH, [0, 9])] {
        let text = format!("---\ntitle: 1\nlang: {own}\ndate: 2020-01-01\n---\n\n{}", kinds(other, words));
        let print = Print::of(&[("001-kinds.md", text)], "page = \"A5\"");
        let counts = begin_on_their_sides(&print.laid.pages);
        assert!(counts[0] >= expected[0] && counts[1] >= expected[1], "{own}: {counts:?}");
    }
}

// Beside an English text an Arabic or Hebrew one began on the left, and its full stops stood before its lines.
#[test]
fn two_texts_side_by_side_each_begin_on_their_own_side() {
    let article = |lang: &str, words: &str| {
        let words = format!("{words} {words}");
        format!(
            "---\ntitle: 1\nlang: {lang}\ndate: 2024-02-05\n---\n\n{words}\n\n> {words}\n\n- {words}\n\nA.[^n]\n\n[^n]: {words}\n"
        )
    };
    for pair in ["[\"001\", \"002\"]", "[\"002\", \"001\"]"] {
        let config = format!(
            "[series]\ntitle = \"Letters\"\nlanguage = \"en\"\n[handouts]\nmake = [\"pack\"]\nside-by-side = [{pair}]\n"
        );
        let files = [
            ("001-one.md", article("en", ENGLISH)),
            ("002-two.md", article("he", HEBREW)),
            ("chapbook.toml", config),
        ];
        let mut project = Project::open(Memory::from_iter(files), Request::default());
        project.load();
        let shared = project.share(&[Output::Handouts]).expect("a book").value;
        let none: BTreeMap<_, ArticleLines> = BTreeMap::new();
        let all = packs(shared.book(), &shared.config().handouts, &none);
        let pack = all.into_iter().find(|pack| pack.name.starts_with("side-by-side")).expect("a pack");
        let pages = shared.lay_out_with(&pack.book, &chapbook::style::Options::default(), "").value.pages;
        let counts = begin_on_their_sides(&pages);
        assert!(counts.iter().all(|count| *count >= 3), "{counts:?}");
        // In both orders: the column of the first article stands where its own lines begin.
        let left = |hebrew: bool| {
            let texts = lines(&pages, &[RegionKind::Main]).into_values();
            let own = texts.filter(|(words, lines)| is_hebrew(words) == hebrew && lines.len() > 2);
            own.map(|(_, lines)| lines[1].0).min().expect("a text")
        };
        assert!(left(false) < left(true), "{pair}: the English column is on the left");
    }
}

// `5 March 2024` over a Hebrew text in an English series was printed as `March 2024 5`.
#[test]
fn a_date_over_a_text_of_the_other_direction_keeps_its_order() {
    for (series, article, mark) in [
        ("en", "he", Some('\u{200E}')),
        ("he", "en", Some('\u{200F}')),
        ("en", "de", None),
        ("he", "ar", None),
    ] {
        let files = [
            ("001-one.md", format!("---\ntitle: 1\nlang: {article}\ndate: 2024-03-05\n---\n\n{HEBREW}\n")),
            ("chapbook.toml", format!("[series]\ntitle = \"1\"\nlanguage = \"{series}\"\n")),
        ];
        let mut project = Project::open(Memory::from_iter(files), Request::default());
        project.load();
        let shared = project.share(&[Output::Pdf]).expect("a book").value;
        let section =
            shared.book().sections.iter().find(|section| section.date.is_some()).expect("an article");
        let header = chapbook::model::visit::text(&section.header);
        let found = header.chars().find(|c| matches!(c, '\u{200E}' | '\u{200F}'));
        assert_eq!(found, mark, "{series}, {article}: {header:?}");
        let shown = &section.date.as_ref().expect("a date").shown;
        assert!(!shown.contains(['\u{200E}', '\u{200F}']), "the contents have dates as they are: {shown:?}");
    }
}
