//! Heads of made-up series: who wrote a text and when is found whatever the habits of a series and its language are.
//!
//! The habits are those of newsletters, papers and web pages, written down before it was looked at how they are read.
//! `CHAPBOOK_HEADS=3000 cargo test --release --test all heads:: -- --nocapture` reads so many series and prints how well
//! each habit and each language is read; `CHAPBOOK_HEADS_SHOW=habit` also prints what was read wrong with it.

mod habits;
mod made;
mod words;

use chapbook::diagnostic::{Source, SourceId};
use chapbook::model::{Lang, plain_text};
use chapbook::read::date::DateReading;
use chapbook::read::{Input, Options, Reading, text};
use habits::{Draw, Habits};
use made::Made;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Right, wrong, missed.
#[derive(Clone, Copy, Default)]
struct Score([usize; 3]);

impl Score {
    fn add(&mut self, found: Option<bool>, there: bool) {
        let wrong = found == Some(false);
        let right = found == Some(true);
        self.0[0] += usize::from(right);
        self.0[1] += usize::from(wrong);
        self.0[2] += usize::from(there && !right);
    }

    /// Returns how many of a thousand findings are right.
    fn precision(self) -> usize {
        let [right, wrong, _] = self.0;
        (1000 * right).checked_div(right + wrong).unwrap_or(1000)
    }

    /// Returns how many of a thousand are found.
    fn recall(self) -> usize {
        let [right, _, missed] = self.0;
        (1000 * right).checked_div(right + missed).unwrap_or(1000)
    }
}

/// Title, date, author.
type Scores = [Score; 3];

fn key(text: &str) -> String {
    text.to_lowercase().replace('ß', "ss").replace('ı', "i").chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Compares what was read of an article with what it holds; `None` if nothing was found.
fn judge(made: &Made, reading: &Reading) -> [(Option<bool>, bool); 3] {
    let title = reading.article.title.as_deref().map(plain_text);
    let title = (title.as_ref().map(|title| key(title) == key(&made.title)), true);
    let found = reading.date.as_ref().map(|date| match date.found.reading {
        DateReading::Certain(date) => vec![date.to_string()],
        DateReading::TwoWay { day_first, month_first } => {
            vec![day_first.to_string(), month_first.to_string()]
        }
    });
    let date = match &made.date {
        Some(date) if date.is_empty() => (None, false),
        date => (found.map(|found| date.as_ref().is_some_and(|date| found.contains(date))), date.is_some()),
    };
    let authors = &reading.article.authors;
    let right = authors.len() == made.authors.len()
        && authors.iter().zip(&made.authors).all(|(found, own)| key(found).contains(&key(own)));
    [title, date, ((!authors.is_empty()).then_some(right), !made.authors.is_empty())]
}

fn read(lang: &str, texts: &[String]) -> Vec<Reading> {
    let options = Options::default();
    let lang = Lang::new(lang).expect("a language");
    let source = |(index, text): (usize, &String)| Source {
        path: PathBuf::from(format!("{index:02}.txt")),
        text: text.clone(),
    };
    let sources: Vec<Source> = texts.iter().enumerate().map(source).collect();
    let inputs: Vec<Input<'_>> = sources
        .iter()
        .enumerate()
        .map(|(id, source)| Input {
            id: SourceId(id as u32),
            source,
            start: 0,
            front_matter: None,
            options: &options,
            lang: &lang,
        })
        .collect();
    let survey = text::survey(&inputs).value;
    inputs.iter().map(|input| text::read(*input, &survey).value).collect()
}

/// How well so many series are read, by habit and language.
fn measured(count: usize, shown: &str) -> BTreeMap<String, Scores> {
    let languages = words::languages();
    let mut kinds = BTreeMap::<String, Scores>::new();
    for seed in 0..count {
        let words = &languages[seed % languages.len()];
        let mut draw = Draw::new(seed);
        let habits = Habits::draw(&mut draw, words);
        let all = made::series(&mut draw, words, &habits);
        let mut names = habits.names();
        names.push(format!("language {}", words.lang));
        names.push(if words.has_capitals() { "capitals" } else { "no capitals" }.to_owned());
        names.push("whole".to_owned());
        let show = shown.split('+').all(|own| names.iter().any(|name| name == own));
        if !shown.is_empty() && !show {
            continue;
        }
        let mut told = shown.is_empty();
        let texts: Vec<String> = all.iter().map(|made| made.text.clone()).collect();
        for (made, reading) in all.iter().zip(read(&words.lang, &texts)) {
            let judged = judge(made, &reading);
            for (field, (found, there)) in judged.iter().enumerate() {
                names.iter().for_each(|name| {
                    kinds.entry(name.clone()).or_default()[field].add(*found, *there);
                });
            }
            let wrong =
                judged.iter().any(|(found, there)| *found == Some(false) || (*there && found.is_none()));
            if wrong && !std::mem::replace(&mut told, true) {
                tell(seed, made, &reading);
            }
        }
    }
    kinds
}

/// Prints head and foot of a text that was read wrong.
fn tell(seed: usize, made: &Made, reading: &Reading) {
    let date = reading.date.as_ref().map(|date| &date.text);
    let title = reading.article.title.as_deref().map(plain_text);
    let lines: Vec<&str> = made.text.lines().filter(|line| !line.is_empty()).collect();
    let (head, foot) = (&lines[..lines.len().min(10)], &lines[lines.len().saturating_sub(6)..]);
    println!("--- {seed} wanted {:?} {:?} {:?}", made.title, made.date, made.authors);
    println!("    found {title:?} {date:?} {:?}", reading.article.authors);
    println!("{}\n  ...\n{}", head.join("\n"), foot.join("\n"));
}

/// What must hold of a thousand, at the least: titles found, and dates and authors of what was found and of all.
const FLOORS: [(&str, [usize; 5]); 4] = [
    ("whole", [880, 1000, 945, 950, 885]),
    ("no capitals", [855, 1000, 930, 910, 755]),
    ("author Foot", [710, 1000, 830, 990, 990]),
    ("author By", [700, 1000, 850, 915, 890]),
];

#[test]
fn who_wrote_a_text_and_when_is_found_in_series_of_any_habits() {
    let asked = std::env::var("CHAPBOOK_HEADS").ok().and_then(|count| count.parse().ok());
    let shown = std::env::var("CHAPBOOK_HEADS_SHOW").unwrap_or_default();
    let kinds = measured(asked.unwrap_or(54), &shown);
    println!("{:32} title P    R   date P    R  author P   R", "of a thousand");
    for (name, scores) in &kinds {
        let [title, date, author] = scores.map(|score| (score.precision(), score.recall()));
        println!(
            "{name:32} {:5} {:5}  {:5} {:5}  {:5} {:5}",
            title.0, title.1, date.0, date.1, author.0, author.1
        );
    }
    for (name, floor) in FLOORS.iter().filter(|_| asked.is_none()) {
        let [title, date, author] = kinds[*name];
        let own = [title.recall(), date.precision(), date.recall(), author.precision(), author.recall()];
        let holds = own.iter().zip(floor).all(|(own, floor)| own >= floor);
        assert!(holds, "{name}: {own:?} of a thousand, and {floor:?} were found before");
    }
}

const TEXT: &str = "The lock was shut at five, and nobody came down to the quay before the bell. The water stood as \
    high as the third stone, which it had not done since the year of the flood.";

const TITLES: [&str; 5] = ["Frost", "The Mill", "Two Boats", "Bread and Salt", "Coal"];

/// Reads a series in which these lines stand below the titles, and others below the texts; returns the authors.
fn authors(lang: &str, (above, text, below): (&[&str], &str, &[&str])) -> Vec<String> {
    let texts = TITLES.iter().enumerate().map(|(at, title)| {
        let line =
            |lines: &[&str]| lines.get(at % lines.len().max(1)).copied().unwrap_or_default().to_owned();
        format!("{title}\n\n{}\n\n{text} {at}.\n\n{text}\n\n{}\n\nOpen\nSend on\n", line(above), line(below))
    });
    let texts: Vec<String> = texts.collect();
    read(lang, &texts).into_iter().map(|reading| reading.article.authors.join(" + ")).collect()
}

// Names were found at the foot only where nothing of the page stood below, and never after a label.
#[test]
fn names_stand_below_texts_after_labels_of_all_kinds() {
    let names = ["Ann Lee", "Tom Reed", "Ann Lee", "Ruth Fold", "Tom Reed"];
    for label in ["", "Written by ", "Hand: ", "Page author: ", "— "] {
        let lines: Vec<String> = names.iter().map(|name| format!("{label}{name}")).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        assert_eq!(authors("en", (&[], TEXT, &lines)), names, "{label:?}");
    }
    for others in [
        ["Theme: Clear Water"; 5],
        ["Kind: Letter", "Kind: Essay", "Kind: Letter", "Kind: Essay", "Kind: Letter"],
        ["Read on: all of it", "Open: at five", "Water: high", "Read on: all of it", "Water: low"],
    ] {
        assert_eq!(authors("en", (&[], TEXT, &others)), [""; 5], "{others:?}");
    }
}

// Where no letter is a capital, a name by itself was none, though every article had one below its title.
#[test]
fn names_in_scripts_without_capitals_are_known_by_their_place() {
    let text = "השער נפתח בחמש ושתי סירות עברו לפני הצהריים ואיש לא שאל את הטוחן מה דעתו על המס החדש";
    let names = ["אנה לוי", "דוד כהן", "אנה לוי", "רחל גולן", "דוד כהן"];
    assert_eq!(authors("he", (&names, text, &[])), names);
    let others = ["שתי סירות", "המס החדש", "לפני הצהריים", "איש לא", "הטוחן מה"];
    assert_eq!(authors("he", (&others, text, &[])), [""; 5]);
}

// A day without its year, a day of the week, a number with its signs and an address kept a row from being divided.
#[test]
fn what_is_known_in_a_row_leaves_the_name() {
    for (left, right) in
        [("", " | May 10"), ("10. Mai · ", ""), ("第3号 | ", ""), ("", " <lock@weir.example> | 3 May 2003")]
    {
        let lines: Vec<String> = ["Ann Lee", "Tom Reed", "Ruth Fold", "Ann Lee", "Tom Reed"]
            .iter()
            .map(|name| format!("{left}{name}{right}"))
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let found = authors("en", (&lines, TEXT, &[]));
        assert_eq!(found, ["Ann Lee", "Tom Reed", "Ruth Fold", "Ann Lee", "Tom Reed"], "{left} {right}");
    }
    // Of a day without its year and a name or place, only the day that stands first leaves a name.
    let named =
        ["10 May, Ann Lee", "3 June, Tom Reed", "4 July, Ruth Fold", "9 August, Ann Lee", "2 May, Tom Reed"];
    assert_eq!(
        authors("en", (&named, TEXT, &[])),
        ["Ann Lee", "Tom Reed", "Ruth Fold", "Ann Lee", "Tom Reed"]
    );
    let placed = ["New York, May 10", "San Francisco, June 3", "Los Angeles, July 4", "New York, August 9"];
    assert_eq!(authors("en", (&placed, TEXT, &[])), [""; 5]);
    let others = ["Saturday | 3 May 2003", "Sunday | 4 May 2003", "Monday | 5 May 2003"];
    assert_eq!(authors("en", (&others, TEXT, &[])), [""; 5]);
}

// `3 min | Water Roads` was written by Water Roads, and by Mills where a text is filed under one thing only.
#[test]
fn topics_that_share_their_words_are_no_names() {
    let rows = |names: [&str; 5]| -> Vec<String> {
        let row = |(at, name): (usize, &&str)| format!("{} May 2003 | {} min read | {name}", at + 3, at + 2);
        names.iter().enumerate().map(row).collect()
    };
    let read = |names| {
        let lines = rows(names);
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        authors("en", (&lines, TEXT, &[]))
    };
    assert_eq!(read(["Water Roads", "Roads Mills", "Mills Water", "Mills", "Water Mills Roads"]), [""; 5]);
    let family = ["Ann Lee", "Tom Lee", "Ann Reed", "Tom Reed", "Ruth Fold"];
    assert_eq!(read(family), family);
}

// The row above the title was the title, for a sign of the language stands before its day.
#[test]
fn a_sign_before_the_day_of_a_row_keeps_no_title_from_being_read() {
    let texts = TITLES.iter().enumerate().map(|(at, title)| {
        let topic = ["water", "bell", "quay"][at % 3];
        format!("EN 1{at} Sep 2014 · {topic}\n\n{title}\n\n{TEXT} {at}.\n\n{TEXT}\n")
    });
    let texts: Vec<String> = texts.collect();
    for (at, reading) in read("en", &texts).iter().enumerate() {
        let title = reading.article.title.as_deref().map(plain_text);
        assert_eq!(title.as_deref(), Some(TITLES[at]));
        let date = reading.date.as_ref().map(|date| date.found.reading.clone());
        assert!(
            matches!(date, Some(DateReading::Certain(day)) if day.to_string() == format!("2014-09-1{at}"))
        );
        assert_eq!(reading.article.authors, Vec::<String>::new(), "what it is about wrote nothing");
    }
}

// No list has all families, and where eight of ten names were not known none was an author.
#[test]
fn half_of_the_names_before_days_are_enough_where_words_have_no_spaces() {
    let text =
        "今天我们去了河边的村子，看见许多老人坐在树下喝茶聊天，他们说今年的收成很好，孩子们也都回来了。";
    let row = |names: [&str; 5]| -> Vec<String> {
        let row = |(at, name): (usize, &&str)| format!("{name} 2014/09/1{at}");
        names.iter().enumerate().map(row).collect()
    };
    let read = |names| {
        let lines = row(names);
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        authors("zh", (&lines, text, &[]))
    };
    let names = ["李明", "王小红", "青禾", "周杰", "云山客"];
    assert_eq!(read(names), names);
    assert_eq!(read(["北京", "上海", "广州", "北京", "深圳"]), [""; 5]);
}
