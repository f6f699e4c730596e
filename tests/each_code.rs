//! Codes of diagnostics that no other test names, each from the smallest series that has it.

use crate::support::command::{Place, Ran};

fn says(ran: &Ran, expected: &[&str]) {
    for expected in expected {
        assert!(ran.said().iter().any(|said| said.starts_with(expected)), "{expected}: {:?}", ran.said());
    }
}

#[test]
fn what_is_wrong_with_files_and_articles_is_reported_with_its_place() {
    let place = Place::new(&[
        ("chapbook.toml", "[series]\ntitle = \"Codes\"\nrecurse = true\n"),
        (
            "one.md",
            "---\ntitle: One\ndate: 2025-01-06\nimage: lost.png\n---\n\nA sheet[^a] is cut[^b].\n\n[^a]: Once.\n\n[^a]: Twice.\n",
        ),
        ("draft.md", "---\ntitle: Draft\ndate: 2025-01-07\ndraft: true\n---\n\nA sheet.\n"),
    ]);
    let long = "A sheet of paper is folded once and cut along the fold. ".repeat(8);
    let head = "February 3, 2025\n\n";
    place.put(
        "latin.txt",
        [b"Latin\n\n", head.as_bytes(), b"Un caf\xe9 et une r\xe9union apr\xe8s l'\xe9t\xe9.\n"].concat(),
    );
    place.put(
        "damaged.txt",
        [
            "Damaged\n\n".as_bytes(),
            head.as_bytes(),
            long.as_bytes(),
            "Un café, une réunion. ".repeat(9).as_bytes(),
            b"\xff\n",
        ]
        .concat(),
    );
    place.put("control.txt", format!("Control\n\n{head}{long}\u{1} And on.\n"));
    place.put(&format!("{}deep.txt", "d/".repeat(70)), "Deep\n\nA sheet.\n");
    says(
        &place.run(&["check", "series", "--format", "json"]),
        &[
            "note A007 draft.md",
            "warning R006 d/d",
            "warning R011 latin.txt",
            "warning R012 damaged.txt",
            "warning R013 control.txt",
            "warning R211 one.md:11",
            "warning R266 one.md:4",
        ],
    );
}

#[test]
fn an_article_that_is_not_listed_is_noted() {
    let place = Place::new(&[
        ("chapbook.toml", "[series]\ntitle = \"Codes\"\norder = \"listed\"\narticles = [\"one\"]\n"),
        ("one.md", "# One\n\nA sheet is cut.\n"),
        ("two.md", "# Two\n\nA sheet.\n"),
    ]);
    says(&place.run(&["inspect", "series", "--format", "json"]), &["note A015 two.md"]);
}

#[test]
fn what_a_study_file_cannot_have_is_reported_with_its_line() {
    let place = Place::new(&[
        ("chapbook.toml", "[series]\ntitle = \"Codes\"\n"),
        ("one.md", "# One\n\nA sheet is cut.\n"),
        ("one.study.md", "---\nminuets: 30\n---\n\n# Sources\n\n- A book[^a]\n\n[^a]: A sheet.\n"),
    ]);
    let ran = place.run(&["inspect", "series", "--format", "json"]);
    says(&ran, &["warning R409 one.study.md:", "warning R411 one.study.md:2"]);
}

// A PDF of no page was written, and nothing was said.
#[test]
fn a_style_that_leaves_no_page_is_an_error() {
    let place = Place::new(&[
        ("chapbook.toml", "[series]\ntitle = \"Codes\"\nstyle = \"my.css\"\n"),
        ("my.css", "section { display: none }\n"),
        ("one.md", "# One\n\nA sheet is cut.\n"),
    ]);
    let ran = place.run(&["pdf", "series", "--format", "json"]);
    says(&ran, &["error O003"]);
    assert_ne!(ran.status, 0);
}

#[test]
fn what_paper_cannot_show_is_reported() {
    let place = Place::new(&[
        ("chapbook.toml", "[series]\ntitle = \"Codes\"\nstyle = \"my.css\"\n"),
        ("my.css", "p { font-size: 700pt }\nh2 { font-size: 0 }\n"),
        ("one.md", "# One\n\nM is cut.[^1]\n\n[^1]: As here.\n\n    ![the fold](fold.svg)\n"),
        (
            "fold.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='200'><path d='M0 0h400v200z'/></svg>",
        ),
    ]);
    let ran = place.run(&["check", "series", "--format", "json"]);
    says(&ran, &["warning L001", "warning L005 one.md:7", "warning S007 series/my.css:2"]);
}

// A cover was asked for, and nobody learned that leaves on rings have none.
#[test]
fn settings_of_the_booklet_that_change_nothing_are_noted() {
    for (settings, keys) in [
        ("scheme = 'ring'\ncover = 'wrap'\nsignature = [2, 2]", &["`cover`", "`signature`"][..]),
        (
            "scheme = 'gate'\ncover = 'wrap'\nflyleaves = 1\nsignature = 2",
            &["`cover`", "`signature`", "`flyleaves`"],
        ),
        ("holes = 'comb'", &["`holes`"]),
        ("scheme = 'octavo'\nmarks = ['label']", &["label"]),
        ("scheme = 'ring'\nholes = 'comb'\nflyleaves = 1", &[]),
        ("cover = 'wrap'\nsignature = 2\nflyleaves = 1", &[]),
    ] {
        let place = Place::new(&[("one.md", "# One\n\nA sheet is cut.\n")]);
        place.put(
            "chapbook.toml",
            format!("[series]\ntitle = \"Codes\"\nlanguage = \"en\"\n[booklet]\n{settings}\n"),
        );
        let ran = place.run(&["booklet", "series", "--format", "json"]);
        let noted: Vec<_> = ran.said().into_iter().filter(|said| said.starts_with("note I010")).collect();
        assert_eq!(noted.len(), keys.len(), "{settings}: {}", ran.stdout);
        assert!(keys.iter().all(|key| ran.stdout.contains(key)), "{settings}: {}", ran.stdout);
    }
}
