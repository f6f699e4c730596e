//! Copies that are printed on one side of the paper, and what every copy keeps free for holes.

use chapbook::driver::{LaidCopy, Memory, Output, Project, Request};
use chapbook::frame::{Page, RegionKind};
use chapbook::handout::HandoutKind;
use chapbook::unit::Length;

const KINDS: [HandoutKind; 4] =
    [HandoutKind::Participant, HandoutKind::Leader, HandoutKind::LargePrint, HandoutKind::Questions];
/// From the edge of the paper to the inner rim of a hole: a hole of 6 mm, 12 mm from the edge (ISO 838), or of 8 mm at
/// half an inch.
const HOLES: Length = Length::mm(17);

/// Returns the copies of a long article with a study file, under these settings of `[handouts]`.
fn copies(language: &str, settings: &str) -> Vec<(HandoutKind, LaidCopy)> {
    let paragraph = "They went down to the water in the morning and came back at night. ".repeat(5);
    let text = format!("---\ntitle: The Yard\n---\n\n{}", format!("{paragraph}\n\n").repeat(14));
    let study = format!(
        "# Questions\n\n- What did they find? (¶ 3)\n\n  Answer: {paragraph}\n- And then?\n\n# Terms\n\n\
         - water: what they went down to\n\n# Facilitator\n\n- ¶ 2: {}\n",
        paragraph.repeat(12)
    );
    let config = format!("[series]\nlanguage = \"{language}\"\npaper = \"a4\"\n[handouts]\n{settings}\n");
    let files = Memory::from_iter([("yard.md", text), ("yard.study.md", study), ("chapbook.toml", config)]);
    let mut project = Project::open(files, Request::default());
    project.load();
    let shared = project.share(&[Output::Handouts]).expect("a book").value;
    let (article, _) = shared.book().articles().next().expect("an article");
    let copy = |kind| Some((kind, shared.handout(article, kind).value?));
    KINDS.into_iter().filter_map(copy).collect()
}

/// Returns where the text of a page begins and ends across.
fn across(page: &Page) -> (Length, Length) {
    let main = page.regions.iter().find(|region| region.kind == RegionKind::Main).expect("text").area;
    (main.origin.x, main.origin.x + main.size.width)
}

#[test]
fn copies_for_one_side_have_the_same_margins_on_every_page_and_none_left_blank() {
    for language in ["en", "ar"] {
        for layout in ["margin", "cornell"] {
            for (kind, copy) in copies(language, &format!("layout = \"{layout}\"\nmirrored = false")) {
                assert!(copy.pages.iter().all(|page| !page.blank), "{layout}: a blank in {}", copy.name);
                // What the leader has is set in a measure of its own.
                let text: Vec<&Page> =
                    copy.pages.iter().filter(|page| !page.label.starts_with('i')).collect();
                let first = text.first().map(|page| across(page));
                assert!(
                    text.iter().all(|page| Some(across(page)) == first),
                    "{language}, {layout}, {kind:?}: the margins of {} change",
                    copy.name
                );
            }
            let mirrored = copies(language, &format!("layout = \"{layout}\""));
            let pages = &mirrored.first().expect("a copy").1.pages;
            assert_ne!(across(&pages[0]), across(&pages[1]), "{layout}: the test sees nothing");
        }
    }
}

/// Whoever punches copies has no word in the holes: at the inner edge, which is the same of all pages where these are
/// printed on one side.
#[test]
fn nothing_stands_where_holes_are_punched() {
    for settings in [
        "",
        "mirrored = false",
        "numbers = \"lines\"",
        "layout = \"cornell\"",
        "layout = \"manuscript\"",
        "layout = \"facing\"",
        "name-line = true\nlarge-print = \"rnib\"",
    ] {
        for (kind, copy) in copies("en", settings) {
            let one_side = settings.contains("mirrored") || settings.contains("manuscript");
            for (at, page) in copy.pages.iter().enumerate().filter(|(_, page)| !page.blank) {
                let from_left = one_side || at % 2 == 0;
                // What stands right of the middle is at the left-hand page's outer edge.
                let left = page.items.iter().map(|item| item.at.x).min().expect("something");
                let right = page.size.width - across(page).1;
                let free = if from_left { left } else { right };
                assert!(free >= HOLES, "{settings}: {kind:?}, page {}: {free:?}", page.label);
            }
        }
    }
}

#[test]
fn a_line_for_a_name_stands_over_the_first_page_of_what_participants_get() {
    let heads = |page: &Page| page.regions.iter().filter(|region| region.kind == RegionKind::Head).count();
    let plain = copies("en", "");
    for ((kind, with), (_, without)) in copies("en", "name-line = true").iter().zip(&plain) {
        let more = heads(&with.pages[0]) - heads(&without.pages[0]);
        assert_eq!(more, usize::from(*kind != HandoutKind::Leader), "{kind:?}");
        let rest = with.pages.iter().zip(&without.pages).skip(1);
        assert!(rest.into_iter().all(|(with, without)| heads(with) == heads(without)), "{kind:?}");
        assert_eq!(with.pages.len(), without.pages.len(), "{kind:?}");
    }
}
