//! A project that was opened once and given changes makes what one that is opened anew makes.

use chapbook::driver::{Memory, Output, Project, Request, Shared};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A change to a series; places and numbers are taken modulo what there is.
#[derive(Clone, Debug)]
enum Edit {
    /// Words of an article.
    Words(usize, usize),
    /// A paragraph more.
    Longer(usize, usize),
    /// An article more, at some date.
    Insert(u32, usize),
    /// An article less.
    Remove(usize),
    /// Other settings.
    Settings(usize),
    /// A foreword, or none.
    Foreword(bool),
    /// The name of the series over a plain text, or no longer. What most texts have is read otherwise in all.
    Head(usize),
    /// A line of a page below a text, and a byline above it, or no longer.
    Page(usize),
    /// The texts of two articles change places.
    Swap(usize, usize),
}

const SENTENCES: [&str; 10] = [
    "Paper has a grain, and folds well along it.",
    "Whoever sews a booklet needs waxed thread, a needle that is not too thin, and an awl to pierce the fold before the needle goes through it.",
    "See [the letter before](2025-01-02-letter-2.md).",
    "A claim.[^1]\n\n[^1]: A note on it.",
    "Glue dries slowly; put a weight on the spine and leave it overnight, better for a day, in a room that is neither damp nor cold.",
    "> What is folded once is a bifolium.",
    "![A leaf](leaf.svg)",
    "![A sheet](sheet.svg)",
    "Whether this is one word, other texts tell: a book-\nlet.",
    "A booklet is a small book.",
];

/// What most texts may have over them.
const HEAD: &str = "Letters from the Bench\n\n";

/// What a page may have around a text: its author and what stands at its foot.
const PAGE: [&str; 2] = ["By Ann Lee\n\n", "\nShare this\nFiled under Binding\nComments (2)\n"];

const SETTINGS: [&str; 5] = [
    "",
    "[print]\npage = \"A6\"\n",
    "[print]\nstart = \"recto\"\nnotes = \"end\"\n",
    "[print]\nstart = \"run-on\"\n",
    "[series]\ntitle = \"Letters on Paper\"\nlanguage = \"de\"\n",
];

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => (0..9usize, 0..10usize).prop_map(|(at, word)| Edit::Words(at, word)),
        4 => (0..9usize, 0..10usize).prop_map(|(at, word)| Edit::Longer(at, word)),
        4 => (0..9usize).prop_map(Edit::Head),
        3 => (0..9usize).prop_map(Edit::Page),
        1 => (0..9usize, 0..9usize).prop_map(|(at, other)| Edit::Swap(at, other)),
        2 => (0..28u32, 0..6usize).prop_map(|(day, word)| Edit::Insert(day, word)),
        1 => (0..9usize).prop_map(Edit::Remove),
        1 => (0..5usize).prop_map(Edit::Settings),
        1 => any::<bool>().prop_map(Edit::Foreword),
    ]
}

type Texts = BTreeMap<String, String>;

fn apply(texts: &mut Texts, edit: &Edit) {
    let letters: Vec<String> = texts.keys().filter(|name| name.contains("-letter-")).cloned().collect();
    let chosen = |at: usize| letters[at % letters.len()].clone();
    match edit {
        Edit::Words(at, word) => {
            let text = texts.get_mut(&chosen(*at)).expect("a letter");
            *text = text.replacen("thread", SENTENCES[*word].split(' ').next().unwrap_or_default(), 1) + "\n";
        }
        Edit::Longer(at, word) => {
            let text = texts.get_mut(&chosen(*at)).expect("a letter");
            if !text.contains("[^1]") || *word != 3 {
                text.push_str(&format!("\n{}\n", SENTENCES[*word]));
            }
        }
        Edit::Insert(day, word) => {
            let day = day + 1;
            let (name, text) = letter(day, *word);
            texts.insert(name.replace("2025-01", "2024-12"), text);
        }
        Edit::Remove(at) if letters.len() > 2 => {
            texts.remove(&chosen(*at));
        }
        Edit::Remove(_) => {}
        Edit::Settings(which) => {
            texts.insert("chapbook.toml".into(), SETTINGS[*which].into());
        }
        Edit::Foreword(true) => {
            texts.insert("foreword.md".into(), "These letters went round a reading circle.\n".into());
        }
        Edit::Foreword(false) => {
            texts.remove("foreword.md");
        }
        Edit::Head(at) => {
            let plain: Vec<&String> = letters.iter().filter(|name| name.ends_with(".txt")).collect();
            let Some(name) = plain.get(at % plain.len().max(1)) else { return };
            let text = texts.get_mut(*name).expect("a letter");
            *text = match text.strip_prefix(HEAD) {
                Some(rest) => rest.to_owned(),
                None => format!("{HEAD}{text}"),
            };
        }
        Edit::Page(at) => {
            let plain: Vec<&String> = letters.iter().filter(|name| name.ends_with(".txt")).collect();
            let Some(name) = plain.get(at % plain.len().max(1)) else { return };
            let text = texts.get_mut(*name).expect("a letter");
            let [by, foot] = PAGE;
            *text = match text.contains(by) {
                true => text.replacen(by, "", 1).replacen(foot, "", 1),
                false => text.replacen("\n\n", &format!("\n{by}"), 1) + foot,
            };
        }
        Edit::Swap(at, other) => {
            let (at, other) = (chosen(*at), chosen(*other));
            let text = texts[&at].clone();
            let moved = texts.insert(other, text).expect("a letter");
            texts.insert(at, moved);
        }
    }
}

/// Returns the name and the text of a letter; every other one is plain text.
fn letter(number: u32, word: usize) -> (String, String) {
    let (mark, ending) = if number.is_multiple_of(2) { ("# ", "md") } else { ("", "txt") };
    let mut text = format!("{mark}Letter {number}\n");
    for at in 0..(4 + word * 5) {
        text.push_str(&format!("\n{}\n", SENTENCES[[0, 1, 4, 5][(at + word) % 4]]));
    }
    (format!("2025-01-{number:02}-letter-{number}.{ending}"), text)
}

fn series() -> Texts {
    let mut texts: Texts = (1..7).map(|day| letter(day, day as usize % 6)).collect();
    for (name, height) in [("leaf.svg", 40), ("sheet.svg", 90)] {
        let head = format!("<svg xmlns='http://www.w3.org/2000/svg' width='60' height='{height}'>");
        texts.insert(name.into(), head + "<rect width='60' height='30'/></svg>");
    }
    texts
}

/// Returns all that a project makes, and all that it has to say.
fn made(project: &Project) -> (Vec<Vec<u8>>, String) {
    let mut said = format!("{:?}", project.diagnostics());
    let Some(shared) = project.share(Output::ALL) else { return (Vec::new(), said) };
    let mut noticed = Vec::new();
    let shared: Shared<'_> = shared.take(&mut noticed);
    let outputs = [Output::Pdf, Output::Epub].map(|output| output.make(&shared).take(&mut noticed));
    said.push_str(&format!("{noticed:?} {:?} {:?}", shared.laid().lines, shared.laid().uneven));
    (outputs.into_iter().flatten().map(|made| made.bytes).collect(), said)
}

fn opened(texts: &Texts) -> Project {
    let mut project = Project::open(Memory::from_iter(texts.clone()), Request::default());
    project.load();
    project
}

/// Returns all that was read, and all that there is to say about it.
fn read(project: &Project) -> String {
    format!("{:#?} {:#?}", project.book(), project.diagnostics())
}

// Whoever turns pages on the desk asks for them each time: that they are the same was found out each time.
#[test]
fn pages_that_are_asked_for_again_are_the_same_until_something_changes() {
    let mut texts = series();
    let mut kept = opened(&texts);
    let pages = |project: &Project| {
        let shared = project.share(&[Output::Pdf]).expect("a book").value;
        (std::ptr::from_ref(shared.laid()) as usize, format!("{:?}", shared.noticed(Output::Pdf)))
    };
    let held = kept.share(&[Output::Pdf]).expect("a book").value;
    let first = (std::ptr::from_ref(held.laid()) as usize, format!("{:?}", held.noticed(Output::Pdf)));
    assert_eq!(pages(&kept), first);
    drop(held);
    let before = made(&kept);
    apply(&mut texts, &Edit::Words(2, 3));
    kept.update(Memory::from_iter(texts.clone()));
    assert!(made(&kept) == made(&opened(&texts)) && made(&kept) != before);
    // Other settings, with all texts as they were.
    apply(&mut texts, &Edit::Settings(1));
    kept.update(Memory::from_iter(texts.clone()));
    assert!(made(&kept) == made(&opened(&texts)));
}

// Two of three texts bear the name of the series from now on: it is no longer the title of the first, which has not
// changed.
#[test]
fn what_becomes_common_is_read_otherwise_in_texts_that_have_not_changed() {
    let mut texts: Texts = [1, 3, 5]
        .map(|day| letter(day, 0))
        .into_iter()
        .map(|(name, text)| (name, HEAD.to_owned() + &text))
        .collect();
    apply(&mut texts, &Edit::Head(1));
    apply(&mut texts, &Edit::Head(2));
    let mut kept = opened(&texts);
    let title = |project: &Project| {
        let (_, first) = project.book().and_then(|book| book.articles().next()).expect("an article");
        first.title.clone()
    };
    let before = title(&kept);
    apply(&mut texts, &Edit::Head(2));
    kept.update(Memory::from_iter(texts.clone()));
    assert_ne!(title(&kept), before);
    assert_eq!(read(&kept), read(&opened(&texts)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_was_read_changes_nothing(edits in prop::collection::vec(edit(), 1..8)) {
        let mut texts = series();
        let mut kept = opened(&texts);
        for edit in &edits {
            apply(&mut texts, edit);
            kept.update(Memory::from_iter(texts.clone()));
            prop_assert_eq!(read(&kept), read(&opened(&texts)), "{:?}", edit);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_is_kept_changes_nothing(edits in prop::collection::vec(edit(), 1..6)) {
        let mut texts = series();
        let mut kept = opened(&texts);
        made(&kept);
        for edit in &edits {
            apply(&mut texts, edit);
            kept.update(Memory::from_iter(texts.clone()));
            let (bytes, said) = made(&kept);
            let (anew, said_anew) = made(&opened(&texts));
            prop_assert_eq!(said, said_anew, "{:?}", edit);
            prop_assert!(bytes == anew, "{:?} makes other bytes than a project opened anew", edit);
        }
    }
}
