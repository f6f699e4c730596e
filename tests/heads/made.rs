//! Made-up series of articles of which it is known who wrote each and when.

use super::habits::{AuthorForm, DayForm, Draw, Habits, Place, Site};
use super::words::Words;

/// An article, and what a reader should find in it.
pub struct Made {
    pub text: String,
    pub title: String,
    /// The day or month; `None` if the text has none, `Some("")` where nothing is judged.
    pub date: Option<String>,
    pub authors: Vec<String>,
}

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Writes the articles of a series.
pub fn series(draw: &mut Draw, words: &Words, habits: &Habits) -> Vec<Made> {
    let year = 1998 + draw.below(25);
    let pattern = Pattern {
        day: draw.of(words.all("day")).clone(),
        figures: draw.of(words.all("figures")).clone(),
        by: draw.of(words.all("by")).clone(),
        wrote: draw.of(words.all("wrote")).clone(),
        posted: draw.of(words.all("posted")).clone(),
        number: draw.of(words.all("number")).clone(),
        first: draw.below(words.all("names").len()),
        year,
    };
    (0..habits.articles).map(|index| article(draw, words, habits, (&pattern, index))).collect()
}

/// What is drawn once for a series.
struct Pattern {
    day: String,
    figures: String,
    by: String,
    wrote: String,
    posted: String,
    number: String,
    first: usize,
    year: usize,
}

fn filled(pattern: &str, parts: &[(&str, &str)]) -> String {
    parts.iter().fold(pattern.to_owned(), |text, (name, words)| text.replace(&format!("{{{name}}}"), words))
}

/// A day and how it is written.
struct Day {
    written: String,
    updated: String,
    date: Option<String>,
}

fn day(draw: &mut Draw, words: &Words, habits: &Habits, (pattern, index): (&Pattern, usize)) -> Day {
    let (year, month, own) = (pattern.year + index / 6, (index * 2) % 12, 1 + draw.below(28));
    let name = &words.all("months")[month];
    let (own, number) = (own.to_string(), (month + 1).to_string());
    let fill = |pattern: &str, year: &str| {
        let two = |number: &str| format!("{number:0>2}");
        let parts = [
            ("dd", two(&own)),
            ("mm", two(&number)),
            ("mn", number.clone()),
            ("d", own.clone()),
            ("m", name.clone()),
            ("y", year.to_owned()),
        ];
        filled(pattern, &parts.each_ref().map(|(name, words)| (*name, words.as_str())))
    };
    let year = year.to_string();
    let full = fill(&pattern.day, &year);
    let iso = format!("{year}-{number:0>2}-{own:0>2}");
    let written = match habits.day {
        DayForm::Words => full.clone(),
        DayForm::Figures => fill(&pattern.figures, &year),
        DayForm::Weekday => {
            let weekday = draw.of(words.all("weekdays"));
            if matches!(words.lang.as_str(), "zh" | "ja" | "ko" | "hu") {
                format!("{full} {weekday}")
            } else {
                format!("{weekday}, {full}")
            }
        }
        DayForm::Placed => format!("{}, {full}", draw.of(words.all("places"))),
        DayForm::Posted => filled(&pattern.posted, &[("t", &full)]),
        DayForm::English => format!("{} {own}, {year}", ENGLISH[month]),
        DayForm::Month if matches!(words.lang.as_str(), "zh" | "ja") => format!("{year}年{name}"),
        DayForm::Month if words.lang == "ko" => format!("{year}년 {name}"),
        DayForm::Month if words.lang == "hu" => format!("{year}. {name}"),
        DayForm::Month => format!("{} {year}", ENGLISH[month]),
        DayForm::NoYear => {
            let bare = fill(&pattern.day, "");
            bare.trim_matches(|c: char| !c.is_alphanumeric())
                .trim_end_matches(" de")
                .trim_end_matches(" năm")
                .trim_start_matches('年')
                .trim_start_matches("년 ")
                .trim_end_matches(" г")
                .trim_end_matches(" р")
                .to_owned()
        }
        DayForm::None => String::new(),
    };
    let date = match habits.day {
        DayForm::None => None,
        DayForm::NoYear => Some(String::new()),
        DayForm::Month => Some(format!("{year}-{number:0>2}")),
        _ => Some(iso),
    };
    let after = fill(&pattern.day, &(pattern.year + 3).to_string());
    Day { written, updated: filled(&words.all("updated")[0], &[("t", &after)]), date }
}

fn article(draw: &mut Draw, words: &Words, habits: &Habits, (pattern, index): (&Pattern, usize)) -> Made {
    let names = words.all("names");
    let own = |index: usize| names[(pattern.first + index) % names.len()].clone();
    // One in a dozen lacks its author, or its day.
    let (anonymous, undated) = (draw.once_in(12), draw.once_in(12));
    let author = if habits.one_author { own(0) } else { own(draw.below(names.len())) };
    let authors = match habits.author {
        AuthorForm::None => Vec::new(),
        _ if anonymous => Vec::new(),
        AuthorForm::Two => {
            let second = names.iter().find(|name| **name != author).cloned();
            [author.clone()].into_iter().chain(second).collect()
        }
        _ => vec![author.clone()],
    };
    let own_day = day(draw, words, habits, (pattern, index));
    let undated = undated || habits.day == DayForm::None;
    let titles = words.all("titles");
    let mut title = titles[index % titles.len()].clone();
    if index >= titles.len() {
        title = format!("{title} {}", 1 + index / titles.len());
    }
    if habits.capital_title {
        title = title.to_uppercase();
    }
    let by = written_author(words, habits, (pattern, &authors));
    let mut above: Vec<String> = Vec::new();
    let mut below: Vec<String> = Vec::new();
    let mut foot: Vec<String> = Vec::new();
    let mut put = |place: Place, line: String| match place {
        Place::Above => above.push(line),
        Place::Below => below.push(line),
        Place::Foot | Place::Signed => foot.push(line),
    };
    let mut parts = Vec::new();
    if !authors.is_empty() {
        parts.push((habits.author_place, by));
    }
    if !undated {
        parts.push((habits.day_place, own_day.written.clone()));
    }
    if !habits.author_first {
        parts.reverse();
    }
    parts.into_iter().for_each(|(place, line)| put(place, line));
    if habits.updated && !undated {
        put(habits.day_place, own_day.updated.clone());
    }
    if habits.minutes {
        below.push(filled(&words.all("minutes")[0], &[("n", &(2 + draw.below(9)).to_string())]));
    }
    if habits.venue && habits.number {
        let number = filled(&pattern.number, &[("n", &(index + 1).to_string())]);
        below.push(format!("{}, {number}", words.all("venue")[0]));
    } else if habits.venue {
        above.insert(0, words.all("venue")[0].clone());
    } else if habits.number {
        above.insert(0, filled(&pattern.number, &[("n", &(index + 1).to_string())]));
    }
    if habits.kicker {
        above.push(draw.of(words.all("kickers")).clone());
    }
    let tags = filled(&words.all("tags")[0], &[("t", &words.all("kickers").join(", "))]);
    let mut blocks: Vec<String> = Vec::new();
    let menu = words.all("menu");
    match habits.site {
        Site::None => {}
        Site::Lines => blocks.extend([words.all("venue")[0].clone(), menu.join("\n")]),
        Site::Row => blocks.extend([words.all("venue")[0].clone(), menu.join(" | ")]),
    }
    if habits.site != Site::None && habits.one_author {
        blocks.push(format!("{} > {} > {title}", menu[0], menu[2]));
    }
    let row = |list: Vec<String>| match habits.mark {
        Some(mark) if !list.is_empty() => vec![list.join(mark)],
        _ => list,
    };
    let shown = if habits.two_lines { in_two_lines(&title) } else { title.clone() };
    let head: Vec<String> = row(above).into_iter().chain([shown]).chain(row(below)).collect();
    blocks.push(head.join(if habits.apart { "\n\n" } else { "\n" }));
    blocks.extend((0..3 + draw.below(3)).map(|_| paragraph(draw, words)));
    let signed = matches!(habits.author_place, Place::Signed) && habits.mark == Some(" — ");
    if signed && let Some(first) = foot.first_mut() {
        *first = format!("— {first}");
    }
    blocks.extend(row(foot));
    if habits.site != Site::None {
        if habits.tags {
            blocks.push(tags);
        }
        blocks.push(words.all("share").join("\n"));
        blocks.push(format!("© {} {}", pattern.year + 9, words.all("venue")[0]));
    }
    let date = if undated { None } else { own_day.date };
    Made { text: blocks.join("\n\n") + "\n", title, date, authors }
}

fn written_author(words: &Words, habits: &Habits, (pattern, authors): (&Pattern, &[String])) -> String {
    let list = authors.join(", ");
    match habits.author {
        _ if habits.author_place == Place::Foot => filled(&pattern.wrote, &[("a", &list)]),
        AuthorForm::By => filled(&pattern.by, &[("a", &list)]),
        AuthorForm::Capitals => list.to_uppercase(),
        AuthorForm::Role => format!("{list}, {}", words.all("role")[0]),
        AuthorForm::Mail => format!("{list} <{}@weir.example>", words.lang),
        _ => list,
    }
}

/// Divides a title in two lines where it has a space near its middle.
fn in_two_lines(title: &str) -> String {
    let middle = title.char_indices().nth(title.chars().count() / 2).map_or(0, |(at, _)| at);
    match title[middle..].find(' ') {
        Some(at) => format!("{}\n{}", &title[..middle + at], &title[middle + at + 1..]),
        None => title.to_owned(),
    }
}

fn paragraph(draw: &mut Draw, words: &Words) -> String {
    let said = words.all("said");
    let space = if matches!(words.lang.as_str(), "zh" | "ja") { "" } else { " " };
    let sentences: Vec<String> = (0..3 + draw.below(3))
        .map(|_| filled(draw.of(said).as_str(), &[("n", &(12 + draw.below(80)).to_string())]))
        .collect();
    sentences.join(space)
}
