//! What is in doubt is asked for, and what the configuration says of the heads of articles settles it.

use crate::support::command::{Place, Ran};
use serde_json::Value;

const TEXT: &str = "The lock was shut at five, and nobody came down to the quay before the bell. The water stood \
    as high as the third stone, which it had not done since the year of the flood.\n";

/// Makes a series of texts with these heads, numbered in their order.
fn series(heads: &[&str], settings: &str) -> Place {
    let place = Place::new(&[]);
    for (index, head) in heads.iter().enumerate() {
        place.put(&format!("{index}.txt"), format!("{head}\n\n{TEXT}"));
    }
    place.put("chapbook.toml", format!("[series]\ntitle = \"The Quay\"\n{settings}"));
    place
}

fn inspect(place: &Place) -> String {
    place.run(&["inspect", "series"]).stdout
}

fn sections(place: &Place) -> Vec<Value> {
    let json = place.run(&["inspect", "series", "--format", "json"]).json();
    let all = json["book"]["sections"].as_array().cloned().unwrap_or_default();
    all.into_iter().filter(|section| section["kind"] == "article").collect()
}

/// Returns what was read of the heads: title, authors, date of each.
fn heads(place: &Place) -> Vec<String> {
    fn words(value: &Value) -> String {
        match value {
            Value::String(text) => text.clone(),
            Value::Array(all) => all.iter().map(words).collect::<Vec<_>>().join(""),
            Value::Object(fields) => {
                fields.get("text").or_else(|| fields.get("content")).map(words).unwrap_or_default()
            }
            _ => String::new(),
        }
    }
    let of = |section: &Value| {
        let authors = section["authors"].as_array().cloned().unwrap_or_default();
        let authors: Vec<String> = authors.iter().map(words).collect();
        let date = section["date"]["date"].as_str().unwrap_or_default();
        format!("{} | {} | {date}", words(&section["title"]), authors.join(" + "))
    };
    sections(place).iter().map(of).collect()
}

fn said(ran: &Ran, start: &str) -> bool {
    ran.said().iter().any(|said| said.starts_with(start))
}

// An editor looks at the one article that is unlike the rest, and at nothing else.
#[test]
fn the_article_that_lacks_what_all_others_have_is_asked_about_first() {
    let head = |n: usize| format!("Of Water {n}\n\nby Ann Lee\n\n{n} May 2003");
    let mut all: Vec<String> = (1..=5).map(head).collect();
    let settled: Vec<&str> = all.iter().map(String::as_str).collect();
    let shown = inspect(&series(&settled, ""));
    assert!(!shown.contains('?'), "a series without doubts asks nothing: {shown}");
    all.push("Of Bread 6\n\n6 May 2003".into());
    let heads: Vec<&str> = all.iter().map(String::as_str).collect();
    let place = series(&heads, "");
    let shown = inspect(&place);
    let asked = shown.find("?  Who wrote this article?").expect("a question");
    assert!(asked < shown.find("the series").expect("the series"), "questions come first: {shown}");
    assert!(shown.contains("5.txt:1"), "{shown}");
    assert!(shown.contains("write `author: NAME` between two lines `---`"), "what to type is said: {shown}");
    let doubts = |place: &Place| {
        let all = sections(place);
        let findings =
            all.iter().flat_map(|section| section["findings"].as_array().cloned().unwrap_or_default());
        findings.filter(|finding| finding["certainty"] != "sure").collect::<Vec<_>>()
    };
    let doubts = doubts(&place);
    assert_eq!(doubts.len(), 1, "{doubts:?}");
    assert_eq!(doubts[0]["certainty"]["doubt"]["answers"][0]["key"], "author");
    // The author of the whole series is nobody's question.
    let named = series(&heads, "author = \"Ann Lee\"\n");
    assert!(!inspect(&named).contains("Who wrote"), "{}", inspect(&named));
}

#[test]
fn a_date_far_from_all_others_is_asked_about() {
    let head = |year: usize| format!("Of Water {year}\n\n3 May {year}");
    let near: Vec<String> = [2001, 2002, 2004, 2006, 2012].into_iter().map(head).collect();
    let near: Vec<&str> = near.iter().map(String::as_str).collect();
    assert!(!inspect(&series(&near, "")).contains("Is this date right?"));
    let far: Vec<String> = [2001, 2002, 2004, 2006, 2103].into_iter().map(head).collect();
    let far: Vec<&str> = far.iter().map(String::as_str).collect();
    let shown = inspect(&series(&far, ""));
    assert!(
        shown.contains("Is this date right?") && shown.contains("all other articles are of 2001 to 2006"),
        "{shown}"
    );
}

// A line that was hardly taken for a name is asked about; `authors` settles it either way.
#[test]
fn a_line_that_may_be_a_name_is_asked_about_and_settled() {
    let heads_ = [
        "Of Water\n\nLong Wharf\n\n1 May 2003",
        "Of Bread\n\nThe last of it\n\n2 May 2003",
        "Of Salt\n\nAnd of nets\n\n3 May 2003",
    ];
    let place = series(&heads_, "[read]\nauthors = [\"Long Wharf\"]\n");
    assert_eq!(heads(&place)[0], "Of Water | Long Wharf | 2003-05-01");
    assert!(heads(&place)[1].starts_with("Of Bread |  | "), "{:?}", heads(&place));
    assert!(!inspect(&place).contains("Is this line the name"), "{}", inspect(&place));
}

#[test]
fn an_author_of_the_configuration_is_no_title_and_no_furniture() {
    let signed = |title: &str| format!("{title}\n\n1 May 2003\n\n{TEXT}\nTHE LAMPLIGHTER\n\nShare this");
    let texts: Vec<String> = ["Of Water", "Of Bread", "The Lamplighter"].into_iter().map(signed).collect();
    let texts: Vec<&str> = texts.iter().map(|text| text.trim_end()).collect();
    let place = Place::new(&[]);
    for (index, text) in texts.iter().enumerate() {
        place.put(&format!("{index}.txt"), format!("{text}\n"));
    }
    place.put("chapbook.toml", "[series]\ntitle = \"The Quay\"\n[read]\nauthors = [\"The Lamplighter\"]\n");
    let read = heads(&place);
    assert!(read[0].starts_with("Of Water | THE LAMPLIGHTER |"), "signed, and no name above: {read:?}");
    assert!(read[2].starts_with("The Lamplighter |"), "a title that is a name stays the title: {read:?}");
}

#[test]
fn a_kicker_of_the_configuration_stands_over_the_title() {
    let heads_ = ["Shore Notes\nOf Water\n1 May 2003", "Of Bread\nShore Notes of Last Year\n2 May 2003"];
    let place = series(&heads_, "[read]\nkicker = [\"shore notes\"]\n");
    let read = heads(&place);
    assert!(read[0].starts_with("Of Water |"), "{read:?}");
    assert!(read[1].starts_with("Of Bread"), "only the whole line is the heading: {read:?}");
}

// Nothing in these heads tells by itself what is what.
#[test]
fn a_head_is_read_as_it_is_given() {
    let heads_ = [
        "14   1 May 2003   ann lee\nOf Water in the Long Summer When\nNothing Came\n\n    The river gives, the river takes.",
        "15   2 May 2003   bo lund\nOf Bread",
    ];
    let given = "[read]\nhead = [\"{number} {date} {author}\", \"{title}\", \"{epigraph}\"]\n";
    let place = series(&heads_, given);
    let read = heads(&place);
    assert_eq!(read[0], "Of Water in the Long Summer When Nothing Came | ann lee | 2003-05-01");
    assert_eq!(read[1], "Of Bread | bo lund | 2003-05-02");
    let findings = sections(&place)[0]["findings"].to_string();
    assert!(findings.contains("\"epigraph\"") && !findings.contains("\"doubt\""), "{findings}");
    // The text below is no epigraph where an article has none.
    assert!(!sections(&place)[1]["findings"].to_string().contains("\"epigraph\""));
}

#[test]
fn without_a_title_the_number_is_the_title_and_what_is_skipped_is_reported() {
    let heads_ = ["Bugle no. 7 of 1 May 2003 - printed at the Mill"];
    let place = series(&heads_, "[read]\nhead = \"Bugle {number} of {date} - printed {skip}\"\n");
    assert_eq!(heads(&place), ["no. 7 |  | 2003-05-01"]);
    let findings = sections(&place)[0]["findings"].to_string();
    assert!(findings.contains("at the Mill"), "{findings}");
}

#[test]
fn a_pattern_that_is_wrong_is_an_error_with_its_line() {
    let place = series(&["Of Water\n1 May 2003"], "[read]\nhead = [\n  \"{title}\",\n  \"{dat}\",\n]\n");
    let ran = place.run(&["check", "series", "--format", "json"]);
    assert!(said(&ran, "error C005 series/chapbook.toml:6"), "{:?}", ran.said());
    assert!(ran.stdout.contains("write `{date}`"), "{}", ran.stdout);
}

#[test]
fn heads_that_are_other_than_given_are_reported_once() {
    let heads_ = ["Of Water\n1 May 2003", "Of Bread\n2 May 2003", "Of Salt\nthe third of May"];
    let place = series(&heads_, "[read]\nhead = [\"{title}\", \"{date} by {author}\"]\n");
    let ran = place.run(&["check", "series", "--format", "json"]);
    assert!(said(&ran, "error R022 series/chapbook.toml:4"), "a line that no article has: {:?}", ran.said());
    let all = series(&heads_, "[read]\nhead = [\"On {date}: {title}\"]\n");
    let ran = all.run(&["check", "series", "--format", "json"]);
    assert!(said(&ran, "error R022 series/chapbook.toml:4"), "{:?}", ran.said());
    assert_eq!(ran.said().iter().filter(|said| said.contains(" R022 ")).count(), 1, "{:?}", ran.said());
    let some = series(
        &["1 May 2003: Of Water", "2 May 2003: Of Bread", "Of Salt"],
        "[read]\nhead = \"{date}: {title}\"\n",
    );
    let ran = some.run(&["check", "series", "--format", "json"]);
    assert!(said(&ran, "warning R022 2.txt:1"), "{:?}", ran.said());
    assert!(
        heads(&some)[2].starts_with("Of Salt"),
        "it is read as if nothing were given: {:?}",
        heads(&some)
    );
}

// The reader does not know the words of this date, whoever edits the series does.
#[test]
fn a_line_that_may_hold_the_date_is_named_once_for_all_articles() {
    let head = |n: usize| format!("Of Water {n}\n\nday {n} of the fifth moon 1911, Long Wharf");
    let all: Vec<String> = (1..=4).map(head).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let place = series(&all, "");
    let ran = place.run(&["check", "series", "--format", "json"]);
    assert!(said(&ran, "warning R023 0.txt:3"), "{:?}", ran.said());
    assert!(
        ran.stdout.contains(
            "4 articles without a date have a line such as `day 1 of the fifth moon 1911, Long Wharf`"
        ),
        "{}",
        ran.stdout
    );
    let settled = series(&all, "[read]\nhead = [\"{title}\", \"{skip} {date}, {place}\"]\n");
    assert!(heads(&settled)[3].ends_with("| 1911"), "{:?}", heads(&settled));
    // A year in a title or a text is no date that was overlooked.
    let none: Vec<String> = (1..=4)
        .map(|n| format!("The Strike of 191{n}\n\nHeard again from those who were there in that year."))
        .collect();
    let none: Vec<&str> = none.iter().map(String::as_str).collect();
    let ran = series(&none, "").run(&["check", "series", "--format", "json"]);
    assert!(!ran.said().iter().any(|said| said.contains("R023")), "{:?}", ran.said());
}

// Two messages about one thing are one too many.
#[test]
fn articles_of_one_date_and_title_are_reported_once() {
    let text = |words: &str| format!("The Same Subject Continued\n\n1 May 2003\n\n{words} {TEXT}");
    let place = Place::new(&[]);
    place.put("a.txt", text("First."));
    place.put("b.txt", text("Second."));
    place.put("chapbook.toml", "[series]\ntitle = \"The Quay\"\n");
    let said = place.run(&["check", "series", "--format", "json"]).said();
    assert!(said.iter().any(|said| said.contains(" A004 ")), "{said:?}");
    assert!(!said.iter().any(|said| said.contains(" A010 ")), "{said:?}");
}

// The parts of one history tell days in their order too, and are of other days than those.
#[test]
fn a_day_that_the_first_words_tell_is_asked_about() {
    let place = Place::new(&[]);
    for day in 1..=5 {
        let text =
            format!("Of Water {day}\n\nThe committee met on {day} May 2003 at the mill. {TEXT}\n{TEXT}");
        place.put(&format!("{day}.txt"), text);
    }
    place.put("chapbook.toml", "[series]\ntitle = \"The Quay\"\n");
    assert!(heads(&place).iter().all(|head| head.contains("2003-05-0")), "{:?}", heads(&place));
    let shown = inspect(&place);
    assert!(shown.contains("Is the day that the first words tell that of the article"), "{shown}");
}
