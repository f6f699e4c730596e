//! Excerpts of articles in one pack.

use chapbook::driver::{Memory, Output, Project, Request};
use chapbook::handout::{self, ArticleLines, Handout, packs};
use chapbook::model::visit;
use chapbook::model::{Book, SectionKind};
use std::collections::BTreeMap;

/// Two articles: one of plain paragraphs with a heading, a quotation and notes, one short.
const ARTICLES: [(&str, &str); 2] = [
    (
        "001-yard.md",
        "# The Yard\n\nFirst one.\n\nSecond one.[^a]\n\n## Below\n\nThird one.\n\n> Fourth quoted.\n>\n> Fifth \
         quoted.\n\nSixth one.[^b]\n\n***\n\nSeventh one.\n\n## Last\n\nEighth one.\n\n[^a]: Note to the second.\n\n[^b]: Note \
         to the sixth.\n",
    ),
    ("002-mill.md", "# The Mill\n\nOnly one.\n\nOther one.\n"),
];

/// Makes the book of the articles.
fn with_book<T>(excerpts: &str, see: impl FnOnce(&Book, &handout::Options) -> T) -> T {
    let config = format!(
        "[series]\ntitle = \"Letters\"\nlanguage = \"en\"\n[handouts]\nmake = [\"pack\"]\nexcerpts = {excerpts}\n"
    );
    let mut files: Vec<(&str, String)> = ARTICLES.map(|(name, text)| (name, text.to_owned())).into();
    files.push(("chapbook.toml", config));
    let mut project = Project::open(Memory::from_iter(files), Request::default());
    project.load();
    let shared = project.share(&[Output::Handouts]).expect("a book").value;
    see(shared.book(), &shared.config().handouts)
}

/// Returns the pack of excerpts, if there is one.
fn pack(excerpts: &str) -> Option<Handout> {
    with_book(excerpts, |book, options| {
        let lines: BTreeMap<_, ArticleLines> = BTreeMap::new();
        packs(book, options, &lines).into_iter().find(|pack| pack.name == "excerpts")
    })
}

/// Returns the text and the notes of each article of a pack.
fn articles(pack: &Handout) -> Vec<(String, Vec<String>)> {
    let articles = pack.book.sections.iter().filter(|section| section.kind == SectionKind::Article);
    let said = |section: &chapbook::model::Section| {
        let notes = section.notes.iter().map(|note| visit::text(&note.blocks).trim().to_owned()).collect();
        (visit::text(&section.blocks).split_whitespace().collect::<Vec<_>>().join(" "), notes)
    };
    articles.map(said).collect()
}

#[test]
fn an_excerpt_has_its_paragraphs_with_what_stands_between_them_and_their_notes() {
    for (written, text, notes) in [
        ("1", "First one. […]", vec![]),
        ("¶ 2-3", "[…] Second one. Below Third one. […]", vec!["Note to the second."]),
        ("1, 3", "First one. […] Below Third one. […]", vec![]),
        // A quotation stands whole.
        ("4", "[…] Fourth quoted. Fifth quoted. […]", vec![]),
        ("6–8", "[…] Sixth one. Seventh one. Last Eighth one.", vec!["Note to the sixth."]),
        ("8, 7", "[…] Seventh one. Last Eighth one.", vec![]),
        ("9", "", vec![]),
    ] {
        let pack = pack(&format!("[[\"001\", \"{written}\"]]")).expect("a pack");
        let notes: Vec<String> = notes.into_iter().map(str::to_owned).collect();
        assert_eq!(articles(&pack), [(text.to_owned(), notes)], "{written}");
    }
}

#[test]
fn excerpts_stand_in_the_order_in_which_they_are_asked_for_each_article_once() {
    let seen = |excerpts: &str| {
        let pack = pack(excerpts).expect("a pack");
        articles(&pack).into_iter().map(|(text, _)| text).collect::<Vec<_>>()
    };
    assert_eq!(seen("[[\"002\", \"2\"], [\"001\", \"1\"]]"), ["[…] Other one.", "First one. […]"]);
    assert_eq!(seen("[[\"002\", \"2\"], [\"002\", \"1\"]]"), ["Only one. Other one."]);
    assert_eq!(seen("[[\"002\", \"2\"], [\"002\", \"all\"]]"), ["Only one. Other one."]);
    assert!(pack("[]").is_none());
}

#[test]
fn an_excerpt_of_what_is_not_there_is_reported() {
    let reported = |excerpts: &str| {
        with_book(excerpts, |book, options| {
            let said = handout::check(book, options);
            said.into_iter().map(|said| format!("{} {}", said.code.0, said.message)).collect::<Vec<_>>()
        })
    };
    assert_eq!(reported("[[\"001\", \"2-8\"]]"), Vec::<String>::new());
    for (excerpts, expected) in [
        ("[[\"009\", \"1\"]]", "H003 an excerpt names `009`, but no article has that name"),
        ("[[\"001\", \"2-90\"]]", "H001 `001` has no paragraph 90"),
        ("[[\"001\", \"the first\"]]", "H001 `the first` names no paragraphs"),
        ("[[\"001\", \"0\"]]", "H001 `0` names no paragraphs"),
    ] {
        assert_eq!(reported(excerpts), [expected], "{excerpts}");
    }
}

// A question on a paragraph that nobody has before him cannot be answered.
#[test]
fn questions_on_what_is_left_out_are_left_out() {
    let study = "# Questions\n\n1. [f] Of one? ¶ 1\n2. [f] Of three to six? ¶ 3-6\n3. [i] Of all?\n4. [a] Of eight? ¶ 8\n";
    let asked = |written: &str| {
        let mut files: Vec<(&str, String)> = ARTICLES.map(|(name, text)| (name, text.to_owned())).into();
        let config = format!(
            "[series]\nlanguage = \"en\"\n[handouts]\nmake = [\"pack\"]\nexcerpts = [[\"001\", \"{written}\"]]\n"
        );
        files.extend([("001-yard.study.md", study.to_owned()), ("chapbook.toml", config)]);
        let mut project = Project::open(Memory::from_iter(files), Request::default());
        project.load();
        let shared = project.share(&[Output::Handouts]).expect("a book").value;
        let made = packs(shared.book(), &shared.config().handouts, &BTreeMap::new());
        let pack = made.into_iter().find(|pack| pack.name == "excerpts").expect("a pack");
        let all: String = pack.book.sections.iter().map(|section| visit::text(&section.blocks)).collect();
        ["Of one?", "Of three to six?", "Of all?", "Of eight?"].map(|question| all.contains(question))
    };
    assert_eq!(asked("all"), [true; 4]);
    assert_eq!(asked("1-2"), [true, false, true, false]);
    assert_eq!(asked("6-7"), [false, true, true, false]);
}

// The pages hold what the book of the pack does: the note of a paragraph that is left out is nowhere asked for.
#[test]
fn a_pack_of_excerpts_is_laid_out() {
    let files: Vec<(&str, String)> = ARTICLES.map(|(name, text)| (name, text.to_owned())).into();
    let config = "[series]\nlanguage = \"en\"\n[handouts]\nmake = [\"pack\"]\nstudy-epub = false\n\
                  excerpts = [[\"001\", \"6\"], [\"002\", \"all\"]]\n";
    let files = files.into_iter().chain([("chapbook.toml", config.to_owned())]);
    let mut project = Project::open(Memory::from_iter(files), Request::default());
    project.load();
    let shared = project.share(&[Output::Handouts]).expect("a book").value;
    let made = Output::Handouts.make(&shared);
    assert_eq!(made.diagnostics, []);
    assert!(made.value.iter().any(|made| made.name == "handouts/excerpts.pdf"));
}
