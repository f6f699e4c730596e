//! Lines about an article on its page, above its text and below: who wrote it, when, what it is filed under.
//!
//! Pages say so in no common form. So a line is known by its words, as on a page that was copied as plain text, or by a
//! class which says what it is; and only where such lines stand, between the title and the text or below its end.

use super::facts::folded;
use super::lines::{self, PageLine};
use super::write::is_block;
use super::{KnownFacts, article, own, title};
use crate::read::{date, text};
use dom_query::{Document, NodeRef};

/// So many lines below the title may be about the text.
const BELOW_TITLE: usize = 14;

/// So many of them may be something else: a subtitle, a kicker, a name.
const KEPT: usize = 4;

/// So many lines above the title may have its day.
const ABOVE_TITLE: usize = 3;

/// So many lines below a summary may be about the text: a picture, a name and a day are one each.
const BELOW_SUMMARY: usize = 8;

/// So many lines at the end may be about the text.
const AT_END: usize = 14;

/// An element of more words holds the text too.
const LONGEST: usize = 45;

/// A line of so few words is about the text if a part of it says so of itself.
const SHORT: usize = 14;

/// A line that is only a day has fewer bytes.
const DAY: usize = 60;

/// Folders of a site which hold its sections, its tags and its authors.
const FOLDERS: [&str; 22] = [
    "tag",
    "tags",
    "category",
    "categories",
    "topic",
    "topics",
    "section",
    "sections",
    "label",
    "labels",
    "kategorie",
    "rubrik",
    "thema",
    "rubrique",
    "seccion",
    "categoria",
    "sezione",
    "author",
    "authors",
    "staff",
    "profile",
    "people",
];

/// Words in the classes of lines about a text.
const ABOUT: [&str; 24] = [
    "meta",
    "metadata",
    "postmetadata",
    "date",
    "dateline",
    "byline",
    "posted",
    "published",
    "pubdate",
    "time",
    "timestamp",
    "datetime",
    "tags",
    "tagcloud",
    "taglist",
    "tag",
    "categories",
    "category",
    "readtime",
    "readingtime",
    "author",
    "authors",
    "kicker",
    "breadcrumbs",
];

/// Takes off what stands above the title and the lines about the text below it; what they say is known then.
pub(super) fn take(document: &Document, facts: &mut KnownFacts) {
    let lines = lines::of(document);
    let Some(title) = title_line(document, &lines, facts) else { return };
    if facts.date.is_none() {
        let above = lines.get(title.saturating_sub(ABOVE_TITLE)..title).unwrap_or_default();
        facts.date = above.iter().rev().find_map(|line| text::about(&line.words)?.date);
    }
    // What asks for consent may stand above a title, a text never does.
    let prose = |lines: &[PageLine<'_>]| {
        lines.iter().filter(|line| line.is_prose()).map(|line| line.words.len()).sum::<usize>()
    };
    let (above, below) = lines.split_at(title);
    if prose(above) <= prose(below) {
        above.iter().for_each(|line| drop(line.take()));
    }
    // A heading that is the title is taken off with the article, others may be of its text.
    if !is_heading(&lines[title]) {
        lines[title].take();
    }
    let below = lines.get(title + 1..).unwrap_or_default();
    let end = below.iter().position(|line| line.is_prose() && !is_marked(line)).unwrap_or(below.len());
    let mut kept = 0;
    // A name above the day is that of the author.
    let mut name = None;
    let is_own = |line: &&PageLine<'_>| !line.words.is_empty() && !line.is_quoted;
    for line in below.iter().take(end.min(BELOW_TITLE)).filter(is_own) {
        if kept > KEPT {
            return;
        }
        let was_known = facts.date.is_some();
        if is_about(line, facts) {
            line.take();
            if let Some(name) =
                name.take().filter(|_| !was_known && facts.date.is_some() && facts.authors.is_empty())
            {
                let name: &PageLine<'_> = name;
                facts.authors = vec![name.take()];
            }
        } else if line.is_link() && !is_heading(line) && leads_within_site(line, facts) {
            // A section or a tag of the site.
            line.take();
        } else {
            kept += 1;
            name = name.or(Some(line).filter(|line| !is_heading(line) && text::is_person(&line.words)));
        }
    }
    let after = below.get(end + 1..).unwrap_or_default();
    take_below_summary(after, facts);
}

/// Takes off the lines about a text that stand below a summary as long as a paragraph, between the title and the text.
fn take_below_summary(after: &[PageLine<'_>], facts: &mut KnownFacts) {
    let says_day = |line: &PageLine<'_>| text::about(&line.words).is_some_and(|said| said.date.is_some());
    let may_stand =
        |line: &&PageLine<'_>| !line.is_prose() && !line.is_quoted && (!is_heading(line) || is_marked(line));
    let between: Vec<&PageLine<'_>> = after
        .iter()
        .filter(|line| !line.words.is_empty())
        .take_while(may_stand)
        .take(BELOW_SUMMARY)
        .collect();
    let Some(at) = between.iter().position(|line| is_marked(line) || says_day(line)) else { return };
    // Several days part a text.
    let is_day = |line: &PageLine<'_>| line.words.len() < DAY && date::whole_line(&line.words).is_some();
    let first = between[at];
    let stands = is_marked(first) || after.iter().filter(|line| is_day(line)).nth(1).is_none();
    let prose_follows = after.iter().any(PageLine::is_prose);
    if !stands || !prose_follows {
        return;
    }
    for line in between.iter().skip(at).take_while(|line| is_marked(line) || says_day(line)) {
        if facts.date.is_none() || says_day(line) || is_heading(line) || is_author(line, facts) {
            learn(line, facts);
            line.take();
        }
    }
}

/// Tells whether a line is the name of an author who is known.
fn is_author(line: &PageLine<'_>, facts: &KnownFacts) -> bool {
    let names = super::facts::authors(&line.words);
    !names.is_empty() && names.iter().all(|name| facts.authors.contains(name))
}

/// Takes off an article the lines at its end that say of themselves that they are about it.
pub(super) fn take_end(content: &Document, facts: &mut KnownFacts) {
    // Who comments did not write the text.
    let is_own = |node: &NodeRef<'_>| !node.ancestors_it(None).any(|above| article::is_no_text(&above));
    for line in lines::of(content).iter().rev().filter(|line| !line.words.is_empty()).take(AT_END) {
        let is_row = line.links() > 1 && line.is_link() && !is_in_list(line);
        if line.is_quoted {
            return;
        }
        if is_row || line.is_known() || is_marked(line) {
            if !is_row && line.nodes.iter().all(is_own) {
                learn(line, facts);
            }
            line.take();
        } else if line.is_prose() || !line.is_link() {
            return;
        }
    }
}

/// Returns what stands above the text.
pub(super) fn above(content: &Document) -> String {
    let lines = lines::of(content);
    let above = lines.iter().take_while(|line| !line.is_prose());
    above.map(|line| line.words.as_str()).collect::<Vec<_>>().join(" ")
}

/// Finds the line that is the title: a heading, else the last one above the text.
fn title_line(document: &Document, lines: &[PageLine<'_>], facts: &KnownFacts) -> Option<usize> {
    // Between signs of Japanese that are read in another way no spaces stand in the title.
    let squeezed = |words: &str| words.split_whitespace().collect::<String>().to_lowercase();
    let title = facts.title.as_deref()?;
    let squeezed_title = squeezed(title);
    // A heading of many lines is looked at once, not at each of them.
    let over = document.select("h1");
    let over: Vec<_> =
        over.nodes().iter().filter(|node| title::is_over(node, title)).map(|node| node.id).collect();
    let is_over = |line: &PageLine<'_>| {
        let heading =
            line.nodes.iter().find_map(|node| node.ancestors_it(Some(4)).find(|above| above.has_name("h1")));
        heading.is_some_and(|heading| over.contains(&heading.id))
    };
    let is_title = |line: &PageLine<'_>| squeezed(&line.words) == squeezed_title || is_over(line);
    let heading = lines.iter().position(|line| is_title(line) && is_heading(line));
    let end = lines.iter().position(PageLine::is_prose).unwrap_or(lines.len());
    heading.or_else(|| lines.iter().take(end).rposition(is_title))
}

/// Tells whether a line says only things about the text, and takes what it says.
fn is_about(line: &PageLine<'_>, facts: &mut KnownFacts) -> bool {
    if is_marked(line) {
        learn(line, facts);
        return true;
    }
    if line.is_known()
        || facts.subtitle.as_ref().is_some_and(|subtitle| *subtitle == line.words)
        || is_author(line, facts)
    {
        return true;
    }
    let said = [line.words.replace(" . ", " · "), line.parted()].iter().find_map(|words| text::about(words));
    let Some(said) = said.filter(|_| !is_heading(line)) else { return false };
    // A day that is not that of the page heads an entry of a diary.
    let is_other = said.authors.is_empty()
        && said.date.is_some()
        && said.date.as_ref().zip(facts.date.as_ref()).is_some_and(|(said, known)| is_other_day(said, known));
    if is_other {
        return false;
    }
    take_facts(said, facts);
    true
}

/// Tells whether two written dates are two days, as far as both can be read.
fn is_other_day(one: &str, other: &str) -> bool {
    let read = |words: &str| date::find(words).map(|found| found.reading);
    read(one).zip(read(other)).is_some_and(|(one, other)| {
        matches!((&one, &other), (date::DateReading::Certain(one), date::DateReading::Certain(other)) if one != other)
    })
}

fn take_facts(said: text::AboutText, facts: &mut KnownFacts) {
    facts.date = facts.date.take().or(said.date);
    if facts.authors.is_empty() {
        facts.authors = said.authors;
    }
}

/// Takes what a line says of which the page says that it is about the text.
fn learn(line: &PageLine<'_>, facts: &mut KnownFacts) {
    if let Some(said) = [line.words.clone(), line.parted()].iter().find_map(|words| text::about(words)) {
        return take_facts(said, facts);
    }
    if facts.authors.is_empty() && super::facts::is_name(&line.words) && line.words.contains(' ') {
        facts.authors = super::facts::authors(&line.words);
    }
    let found = date::find(&line.words).filter(|found| found.precision() == date::Precision::Day);
    facts.date = facts.date.take().or_else(|| line.words.get(found?.range).map(str::to_owned));
}

/// Tells whether the page says by a class that a line is about the text; a class of the whole text says nothing of a line.
fn is_marked(line: &PageLine<'_>) -> bool {
    // What stands around any of its words holds them all, or is not all of the line: nothing of a long one is looked at.
    if line.words.split(' ').count() > LONGEST {
        return false;
    }
    let is_short = line.words.split(' ').count() <= SHORT && !line.words.ends_with(['.', '?', '!']);
    let says_so = |above: &NodeRef<'_>| {
        let is_whole = is_short || is_block(above) || folded(&above.text()) == line.words;
        let names = ["class", "id"].iter().filter_map(|key| above.attr(key));
        is_whole && names.into_iter().any(|names| is_name_of_line(&names))
    };
    line.nodes.iter().any(|node| {
        let mut within = node.ancestors_it(Some(8)).take_while(|above| {
            // A short article is filed under something, too, by its own classes.
            !above.has_name("body")
                && !own::is_article(above)
                && folded(&above.text()).split(' ').count() <= LONGEST
        });
        within.any(|above| says_so(&above))
    })
}

/// Tells whether a word of some classes is that of a line about a text: `post-meta`, `entryDate`, `blog-item-author`.
fn is_name_of_line(names: &str) -> bool {
    let mut parted = String::new();
    for c in names.chars() {
        if c.is_uppercase() {
            parted.push(' ');
        }
        parted.extend(c.to_lowercase());
    }
    let words: Vec<&str> = parted.split(|c: char| !c.is_alphanumeric()).collect();
    // A box of information is one of a text.
    let is_info =
        words.windows(2).any(|two| matches!(two, ["post" | "entry" | "article", "info" | "details"]));
    (is_info || words.iter().any(|word| ABOUT.contains(word) || word.ends_with("meta")))
        && !words
            .iter()
            .any(|word| matches!(*word, "title" | "heading" | "headline" | "content" | "body" | "text"))
}

/// Tells whether a line is a heading.
pub(super) fn is_heading(line: &PageLine<'_>) -> bool {
    let is_one = |above: NodeRef<'_>| ["h1", "h2", "h3", "h4"].iter().any(|name| above.has_name(name));
    line.nodes.iter().any(|node| node.ancestors_it(Some(4)).any(is_one))
}

/// Tells whether each link of a line leads to a section, a tag or the first page of the same site; any other may be of the
/// text.
fn leads_within_site(line: &PageLine<'_>, facts: &KnownFacts) -> bool {
    let links =
        line.nodes.iter().filter_map(|node| node.ancestors_it(Some(6)).find(|above| above.has_name("a")));
    let mut links = links.peekable();
    links.peek().is_some()
        && links.all(|link| {
            let href = link.attr("href").unwrap_or_default();
            path_within(&href, facts.address.as_deref())
                .is_some_and(|path| is_of_site(path, &folded(&link.text())))
        })
}

/// Returns the path of an address within a site: `/tag/frost`.
fn path_within<'a>(href: &'a str, site: Option<&str>) -> Option<&'a str> {
    let Some((_, rest)) = href.split_once("://") else {
        return href.starts_with('/').then_some(href).filter(|href| !href.starts_with("//"));
    };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let own = site?.split_once("://")?.1.split('/').next()?;
    let bare = |host: &str| host.trim_start_matches("www.").to_ascii_lowercase();
    (bare(host) == bare(own)).then_some(path)
}

/// Tells whether a path leads to a section or the like: a folder that is known, the first page, or a path of one or two
/// words which are those of the link.
fn is_of_site(path: &str, words: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<String> = path.split('/').filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    let squeezed = |words: &str| -> String {
        words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let is_named = |part: &String| words.split(' ').count() <= 2 && squeezed(part) == squeezed(words);
    match parts.as_slice() {
        [] => true,
        [only] if is_named(only) => true,
        parts => parts.iter().rev().skip(1).any(|part| FOLDERS.contains(&part.as_str())),
    }
}

fn is_in_list(line: &PageLine<'_>) -> bool {
    let in_item = |node: &NodeRef<'_>| node.ancestors_it(Some(6)).any(|above| above.has_name("li"));
    line.nodes.iter().any(in_item)
}

#[cfg(test)]
mod tests {
    use super::*;

    // The source that a text begins with was taken for a section of the site.
    #[test]
    fn only_links_to_sections_of_the_site_are_none_of_the_text() {
        let site = Some("https://www.weir.example/2019/frost");
        let rows = [
            ("/tag/frost", "Frost", true),
            ("https://weir.example/sections/home-life/", "Home Life", true),
            ("/home-life", "Home Life", true),
            ("/", "The Weir", true),
            ("https://x.example/", "The report of the commission", false),
            ("https://x.example/tag/frost", "Frost", false),
            ("/2019/report", "The report of the commission", false),
            ("/the-report-of-the-commission", "The report of the commission", false),
            ("report.html", "Report", false),
            ("#part-1", "The First Part", false),
            ("//x.example/tag/frost", "Frost", false),
        ];
        for (href, words, is_one) in rows {
            let found = path_within(href, site).is_some_and(|path| is_of_site(path, words));
            assert_eq!(found, is_one, "{href}");
        }
    }
}
