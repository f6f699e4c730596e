//! Study files that are not what they should be: each slip is reported with code, file and line, what is wrong is
//! left out, and the rest is made.

use crate::support;

use std::fmt::Write as _;
use support::command::{Place, Ran};

const GOOD: &str = "---\ntitle: A Good Letter\ndate: 2025-01-06\n---\n\nPaper is folded before it is cut.\n\nThread is waxed.\n";

const CONFIG: &str = "[series]\ntitle = \"Letters\"\nlanguage = \"en\"\n";

/// Makes every handout of a letter of two paragraphs with such files beside it.
fn with(files: &[(&str, &str)]) -> (Place, Ran) {
    let place = Place::new(&[("good.md", GOOD), ("chapbook.toml", CONFIG)]);
    files.iter().for_each(|(name, text)| place.put(name, text));
    let ran = place.run(&["handouts", "series", "--all", "--format", "json"]);
    (place, ran)
}

/// Returns what is reported as `severity code file:line message; hint`, and looks for a hint on each.
fn reported(ran: &Ran) -> Vec<String> {
    let report = ran.json();
    let diagnostics = report["diagnostics"].as_array().expect("a list");
    let lines = ran.said().into_iter().zip(diagnostics).map(|(said, diagnostic)| {
        let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
        format!("{said} {}; {}", text(&diagnostic["message"]), text(&diagnostic["hints"][0]))
    });
    lines.collect()
}

/// Makes handouts with a study file of this text, and looks for what is reported, in order and with nothing else.
fn study_tells(text: &str, expected: &[&str]) {
    let (place, ran) = with(&[("good.study.md", text)]);
    assert_eq!(ran.status, 0, "{text:?}: {}{}", ran.stdout, ran.stderr);
    let reported = reported(&ran);
    assert_eq!(reported.len(), expected.len(), "{text:?}: {reported:#?}");
    for (reported, expected) in reported.iter().zip(expected) {
        let (place, words) = expected.split_once(' ').expect("a place and words");
        assert!(
            reported.contains(&format!(" {place} ")) && reported.contains(words),
            "{text:?}: {expected} is not {reported}"
        );
    }
    assert!(!place.files("out").is_empty());
}

#[test]
fn each_slip_of_a_study_file_is_reported_with_its_line() {
    let heading = "write `questions` if you mean that";
    for (text, expected) in [
        ("# Qestions\n\n- Paper.\n", &[&*format!("good.study.md:1 {heading}")][..]),
        ("# Fargen\n\n- Papier.\n", &["good.study.md:1 write `fragen` if you mean that"]),
        ("# Weather\n\n- Rain.\n", &["good.study.md:1 `questions: Domande`"]),
        ("Words.\n\n# Terms\n\n- paper: rags\n", &["good.study.md:1 under no heading"]),
        ("# Questions\n\n- What? ¶ 2-3\n- Who? ¶ 1\n", &["good.study.md:3 no paragraph 3"]),
        ("# For the facilitator\n\n- ¶ 1: see\n- ¶ 77: look\n", &["good.study.md:4 no paragraph 77"]),
        (
            "# Questions\n\n- What? ¶ 0\n- Who? ¶ 2-1\n",
            &["good.study.md:3 names no", "good.study.md:4 names no"],
        ),
        ("# Questions\n\n- What? ¶ 99999999999999999999\n", &["good.study.md:3 names no"]),
        ("# Questions\n\n- What?\n- [f] ¶ 1 lines: 3\n", &["good.study.md:4 has no words"]),
        ("# Questions\n\n> an answer first\n", &["good.study.md:3 has no words"]),
        ("# Questions\n\n- What? lines: 100000\n", &["good.study.md:3 100000 lines"]),
        ("# Questions\n\n- lines: 99999999999999999999 of what?\n", &["good.study.md:3 0 to 100"]),
        (
            "# Terms\n\n- paper\n- paper: rags\n- Paper: linen\n",
            &["good.study.md:3 nothing explains", "good.study.md:5 twice"],
        ),
        ("# Terms\n\n- papyrus: reed\n", &["good.study.md:3 `papyrus` never occurs"]),
        ("# Chronology\n\n- some day: rain\n", &["good.study.md:3 no dated event"]),
        ("# Sources\n\n- A book.[^1]\n\n[^1]: A note.\n", &["good.study.md:5 notes have no place"]),
        ("# Questions\n\n- What?[^1]\n\n[^1]: A note.\n", &["good.study.md:3 taken for the answer"]),
        ("---\nminuets: 4\n---\n\n# Terms\n\n- paper: rags\n", &["good.study.md:2 write `minutes`"]),
        ("---\nlang: '?'\n---\n\n# Terms\n\n- paper: rags\n", &["good.study.md:2 tag of a language"]),
        (
            "---\nminutes: a while\naim: [1]\n---\n",
            &["good.study.md:2 a number of minutes", "good.study.md:3 a sentence"],
        ),
        ("---\ntitle: Of the site\nlayout: page\ndraft: true\n---\n\n# Terms\n\n- paper: rags\n", &[]),
        ("", &["good.study.md:null is empty"]),
        (" \n\t\n", &["good.study.md:null is empty"]),
    ] {
        study_tells(text, expected);
    }
}

#[test]
fn a_study_file_of_no_article_is_reported() {
    for name in ["other.study.md", "7.study.md", ".study.md"] {
        let (_, ran) = with(&[(name, "# Questions\n\n- What?\n")]);
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        let expected = match name {
            ".study.md" => vec![],
            name => vec![format!("warning R400 {name}:null")],
        };
        assert_eq!(ran.said(), expected, "{name}");
    }
    let (_, ran) = with(&[
        ("good.study.md", "# Questions\n\n- What?\n"),
        ("7.study.md", "# Terms\n\n- a: b\n"),
        ("7_x.md", GOOD),
        ("7_x.study.md", "# Terms\n\n- paper: b\n"),
    ]);
    assert_eq!(
        ran.said().iter().filter(|said| said.starts_with("warning R401 7")).count(),
        1,
        "{:?}",
        ran.said()
    );
}

#[test]
fn what_is_no_text_or_has_front_matter_that_does_not_end_is_reported_with_its_place() {
    let noise: Vec<u8> = (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    for name in ["good.study.md", "terms.md", "chronology.md", "ground-rules.md"] {
        for (text, said) in [
            (noise.clone(), format!("error R010 {name}:null")),
            (vec![0; 2000], format!("error R010 {name}:null")),
            (b"---\nminutes: [1\n---\n\nWords.\n".to_vec(), format!("warning R250 {name}:2")),
            (b"---\nminutes: 4\n\n# Questions\n".to_vec(), format!("error R251 {name}:1")),
        ] {
            let place = Place::new(&[("good.md", GOOD), ("chapbook.toml", CONFIG)]);
            place.put(name, text);
            let ran = place.run(&["handouts", "series", "--all", "--format", "json"]);
            assert_eq!(ran.status, i32::from(said.starts_with("error")), "{name}: {}", ran.stdout);
            assert!(ran.said().contains(&said), "{said}: {:?}", ran.said());
            // A file that cannot be read is left out; it does not stop the others.
            assert!(!place.files("out").is_empty(), "{name}: the rest is made");
        }
    }
}

#[test]
fn nesting_ends_at_its_limit_with_a_line() {
    for text in [
        format!("# Questions\n\n{}deep\n", "> ".repeat(10_000)),
        format!("# Questions\n\n{}deep\n", "- ".repeat(10_000)),
        format!(
            "# Terms\n\n{}",
            (0..400).map(|depth| format!("{}- paper: x\n", "  ".repeat(depth))).collect::<String>()
        ),
        format!("# Questions\n\n1. What?\n\n   {}deep\n", "> ".repeat(10_000)),
    ] {
        let (_, ran) = with(&[("good.study.md", &text)]);
        let said = ran.said();
        let reported = said.iter().find(|said| said.starts_with("error R200 good.study.md:"));
        assert!(reported.is_some_and(|said| !said.ends_with("null")), "{}: {said:?}", &text[..30]);
        assert_eq!(ran.status, 1);
    }
    // Just within the limit all is made.
    let text = format!("# Questions\n\n1. What?\n\n   {}deep\n", "> ".repeat(50));
    let (_, ran) = with(&[("good.study.md", &text)]);
    assert_eq!((ran.status, ran.said()), (0, vec![]));
}

// Ten thousand messages would be read by nobody, and hide the others.
#[test]
fn of_ten_thousand_terms_that_never_occur_the_first_are_reported_and_the_rest_counted() {
    let terms: String = (0..10_000).fold("# Terms\n\n".into(), |mut text, number| {
        let _ = writeln!(text, "- **Word{number}** (folded{number}): what it is.");
        text
    });
    for name in ["good.study.md", "terms.md"] {
        let (_, ran) = with(&[(name, &terms)]);
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        let reported = reported(&ran);
        assert_eq!(reported.len(), 21, "{reported:#?}");
        assert!(
            reported[0].contains(&format!("{name}:3")) && reported[20].contains("9980 more terms"),
            "{reported:#?}"
        );
    }
}

#[test]
fn ten_thousand_terms_are_looked_for_and_those_that_occur_explained() {
    let mut terms = String::from("# Terms\n\n");
    let mut article = String::from(GOOD);
    for number in 0..10_000 {
        let _ = writeln!(terms, "- **Word {number}**: explanation {number}.");
        if number % 100 == 0 {
            let _ = write!(article, "word {number}, ");
        }
    }
    let (place, ran) = with(&[("good.md", &article), ("terms.md", &terms)]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert_eq!(ran.said().len(), 21, "{:?}", ran.said());
    let sheet =
        place.files("out").into_iter().find(|(name, _)| name.to_string_lossy().ends_with("-terms.pdf"));
    let words = support::tagged::Tagged::read(&sheet.expect("a sheet of terms").1).root().words();
    assert_eq!(words.matches("explanation").count(), 100);
}

#[test]
fn a_question_of_five_thousand_words_is_set_whole() {
    let text =
        format!("# Questions\n\n1. [f] {}?\n\n   {}.\n", "why ".repeat(5000), "thus ".repeat(4999) + "thus");
    let (place, ran) = with(&[("good.study.md", &text)]);
    assert_eq!((ran.status, ran.said()), (0, vec![]), "{}", ran.stderr);
    let pdfs =
        place.files("out").into_iter().filter(|(name, _)| name.extension().is_some_and(|end| end == "pdf"));
    for (name, bytes) in pdfs {
        let name = name.to_string_lossy().into_owned();
        let words = support::tagged::Tagged::read(&bytes).root().words();
        let count =
            |word: &str| words.split(|c: char| !c.is_alphanumeric()).filter(|found| *found == word).count();
        let (asked, answered) = (count("why"), count("thus"));
        let leaders = name.ends_with("-leader.pdf");
        assert!(asked >= 5000, "{name}: {asked}");
        assert_eq!(answered, if leaders { 5000 } else { 0 }, "{name}");
    }
}

// Each number of the list was reported with the whole line, which took minutes.
#[test]
fn a_reference_to_twenty_thousand_paragraphs_is_reported_once() {
    let numbers: Vec<String> = (1..20_000).map(|number| number.to_string()).collect();
    let (_, ran) = with(&[("good.study.md", &format!("# Questions\n\n- What? ¶ {}\n", numbers.join(",")))]);
    assert_eq!((ran.status, ran.said()), (0, vec!["warning H001 good.study.md:3".to_owned()]));
}

// Who sets what nothing heeds looks for the change in vain.
#[test]
fn settings_that_change_nothing_are_reported_with_their_line() {
    for (handouts, files, expected) in [
        ("layout = 'cornell'\nmake = ['terms']", true, &["H004 series/chapbook.toml:5"][..]),
        ("layout = 'cornell'\nmake = ['leader']", true, &[]),
        ("large-print = 'rnib'", true, &["H004 series/chapbook.toml:5"]),
        ("large-print = 'rnib'\nmake = ['large-print']", true, &[]),
        ("line-numbers = 'page'", true, &["H004 series/chapbook.toml:5"]),
        ("line-numbers = 'page'\nnumbers = 'lines'", true, &[]),
        ("numbers = 'lines'\nmake = ['terms']\nstudy-epub = false", true, &["H004 series/chapbook.toml:5"]),
        ("make = []\nstudy-epub = false", true, &["H004 series/chapbook.toml:5"]),
        ("sessions = [['good', 'good']]", true, &["H004 series/chapbook.toml:5"]),
        ("sessions = [['other', 'other']]", true, &[]),
        (
            "sessions = [['good', 'nowhere']]",
            true,
            &["H003 series/chapbook.toml:5", "H004 series/chapbook.toml:5"],
        ),
        ("make = ['terms', 'questions']", false, &["H005 -:null"]),
        ("make = ['terms', 'questions']", true, &[]),
        ("paper = 'letter'\nnumbers = 'lines'\nmake = ['participant', 'leader']", false, &[]),
    ] {
        let config = format!("{CONFIG}[handouts]\n{handouts}\n");
        let place = Place::new(&[("good.md", GOOD), ("chapbook.toml", &config)]);
        place.put("other.md", GOOD.replace("A Good", "Another").replace("01-06", "02-03"));
        if files {
            place.put("good.study.md", "# Questions\n\n- What?\n\n  Rags.\n\n# Terms\n\n- paper: rags\n");
        }
        let ran = place.run(&["handouts", "series", "--format", "json"]);
        assert_eq!(ran.status, 0, "{handouts}: {}", ran.stdout);
        let expected: Vec<String> = expected.iter().map(|reported| format!("warning {reported}")).collect();
        assert_eq!(ran.said(), expected, "{handouts}: {:#?}", reported(&ran));
        // What is typed for once is no reason to find fault with the file.
        let typed = place.run(&["handouts", "series", "--terms", "--format", "json"]);
        assert!(!typed.said().iter().any(|said| said.contains("H004")), "{handouts}: {:?}", typed.said());
    }
}

/// Each with the line of its own row, whether packs are made because the file says so or because they are typed.
#[test]
fn sessions_that_are_missing_go_back_or_overlap_are_reported_with_their_line() {
    let rows = "sessions = [\n  ['good', 'nowhere'],\n  ['other', 'good'],\n  ['other', 'other'],\n]";
    let expected = [
        ("warning H003 series/chapbook.toml:6", "no article has that name"),
        ("warning H010 series/chapbook.toml:7", "a session goes from `other` back to `good`"),
        ("warning H011 series/chapbook.toml:8", "from `other` to `other` takes up `2025-02-03-"),
    ];
    for (make, typed) in [("make = ['pack']", &[][..]), ("", &["--pack"])] {
        let config = format!("{CONFIG}[handouts]\n{rows}\n{make}\n");
        let place = Place::new(&[("good.md", GOOD), ("chapbook.toml", &config)]);
        place.put("other.md", GOOD.replace("A Good", "Another").replace("01-06", "02-03"));
        let ran = place.run(&[&["handouts", "series", "--format", "json"], typed].concat());
        assert_eq!(ran.status, 0, "{}", ran.stdout);
        let reported = reported(&ran);
        assert_eq!(reported.len(), expected.len(), "{reported:#?}");
        for (reported, (place, words)) in reported.iter().zip(expected) {
            assert!(reported.starts_with(place) && reported.contains(words), "{reported}");
        }
        for pack in ["session-1.pdf", "session-2.pdf"] {
            let made = place.files("out").into_keys().any(|name| name.ends_with(pack));
            assert!(made, "{pack}: a session that can be held is made");
        }
    }
}
