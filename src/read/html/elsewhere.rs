//! Lines that lead from a text to others, and what readers said of it below: no page has its text go on there.

use super::article::UNSEEN;
use super::head;
use super::lines::{self, PageLine};
use crate::read::{date, text};
use dom_query::{Document, NodeRef};
use std::collections::BTreeSet;

/// A longer line is no heading over other articles.
const HEADING: usize = 8;

/// So many lines of readers show that a heading stands over comments.
const SAID: usize = 2;

/// So many links below a heading show that it stands over other articles.
const TEASERS: usize = 3;

/// Other articles of a page, and what is advertised among them, lead to so many sites at most; a round-up leads to more.
const SITES: usize = 2;

/// So far above the summary of another article stands its title.
const NEAR: usize = 3;

/// A sentence of so many words is one of a text.
const SENTENCE: usize = 8;

/// Takes off a text what leads to others, and comments below it.
///
/// Each line is looked at once, from the foot up.
pub(super) fn take(content: &Document) {
    content.select(UNSEEN).remove();
    let lines = lines::of(content);
    let Some(first) = lines.iter().position(PageLine::is_prose) else { return };
    // To which line all goes from this one on, by itself.
    let mut ends_of: Vec<usize> = (0..lines.len()).collect();
    let mut below = Below::default();
    // How many lines right below are links.
    let mut links = 0;
    for (at, line) in lines.iter().enumerate().skip(first + 1).rev() {
        let words = &line.words;
        let is_short = words.split(' ').count() <= HEADING && !words.is_empty();
        let ends = is_short && !line.is_prose() && {
            // Days may part a text, as in a diary.
            let comments = text::heads_comments(words) && below.signs > 0 && below.said >= SAID;
            let teasers = text::heads_list(words) && below.links >= TEASERS && below.is_teasers();
            comments || teasers
        };
        if ends {
            ends_of[at] = lines.len();
        } else if is_short && text::heads_list(words) && below.sites.len() <= SITES {
            // Amid the text it stands over the links right below it.
            ends_of[at] += if links > 0 { links + 1 } else { 0 };
        } else if !line.is_quoted && (leads_on(line) || is_button(line)) {
            ends_of[at] += 1;
        }
        below.add(line);
        links = if is_linked(line) { links + 1 } else { 0 };
    }
    let mut end = 0;
    for (at, line) in lines.iter().enumerate() {
        end = end.max(ends_of[at]);
        if at < end {
            drop(line.take());
        }
    }
}

/// What stands below a line.
#[derive(Default)]
struct Below {
    /// Lines that say when somebody said something, or by which somebody answers.
    said: usize,
    /// Those of them which are no days.
    signs: usize,
    /// Lines that are links.
    links: usize,
    /// The sites that links lead to; one more than [`SITES`] at most.
    sites: BTreeSet<String>,
    /// How many lines up from here on a summary waits for the title that it belongs to.
    waits: Option<usize>,
    /// Whether there is a sentence which belongs to no link.
    is_text: bool,
}

impl Below {
    fn add(&mut self, line: &PageLine<'_>) {
        let is_sign = text::is_of_reader(&line.words);
        let is_day = || line.words.split(' ').count() <= HEADING && date::whole_line(&line.words).is_some();
        self.signs += usize::from(is_sign);
        self.said += usize::from(is_sign || is_day());
        let is_link = is_linked(line);
        if is_link && line.words.contains(' ') {
            self.links += 1;
            if self.sites.len() <= SITES && !line.is_known() {
                self.sites.extend(line.nodes.iter().find_map(site));
            }
        }
        let is_sentence = !is_link && is_sentence(line);
        // Two sentences below one title are text.
        self.is_text |= self.waits.is_some() && is_sentence;
        self.waits = match self.waits {
            Some(_) if is_link => None,
            Some(0) => {
                self.is_text = true;
                None
            }
            Some(left) => Some(left - 1),
            None => is_sentence.then_some(NEAR),
        };
    }

    /// Tells whether all of it is links, with short lines and summaries below them.
    fn is_teasers(&self) -> bool {
        !self.is_text && self.waits.is_none() && self.sites.len() <= SITES
    }
}

/// Returns the site that a link leads to, if its address names one.
fn site(node: &NodeRef<'_>) -> Option<String> {
    let href = node.ancestors_it(Some(6)).find(|above| above.has_name("a"))?.attr("href")?;
    let (_, rest) = href.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
    Some(host.trim_start_matches("www.").to_owned())
}

fn is_sentence(line: &PageLine<'_>) -> bool {
    let ends = line.words.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?', '…']);
    line.is_prose() || (ends && line.words.split(' ').count() >= SENTENCE)
}

/// Tells whether a line is links, however long.
fn is_linked(line: &PageLine<'_>) -> bool {
    !line.words.is_empty() && line.linked * 10 >= line.words.len() * 8
}

/// Tells whether a line amid the text is known from pages, as `Story continues below`, and is none that a text has too: `Go
/// back!`
fn is_button(line: &PageLine<'_>) -> bool {
    let words = &line.words;
    let is_said = words.ends_with(['.', '!', '?', ':']) && !is_linked(line);
    words.contains(' ') && !is_said && line.is_known() && !head::is_heading(line)
}

/// Tells whether a line is only a link with words before it that lead to another text: `Read more: The Frost of 1886`.
fn leads_on(line: &PageLine<'_>) -> bool {
    let is_in_link = |node: &&NodeRef<'_>| node.ancestors_it(Some(6)).any(|above| above.has_name("a"));
    let open: Vec<&NodeRef<'_>> = line.nodes.iter().take_while(|node| !is_in_link(node)).collect();
    if open.is_empty()
        || open.len() == line.nodes.len()
        || !line.nodes[open.len()..].iter().all(|node| is_in_link(&node))
    {
        return false;
    }
    let lead = open.iter().map(|node| lines::bare(&node.text())).collect::<Vec<_>>().join(" ");
    // `Contact:` leads to no other text, and an address of mail is none.
    let is_mail = |node: &NodeRef<'_>| {
        node.ancestors_it(Some(6))
            .any(|above| above.attr("href").is_some_and(|href| href.starts_with("mailto:")))
    };
    text::heads_list(&lead) && !line.nodes.iter().any(is_mail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::html::facts::folded;

    const PROSE: &str = "<p>The old clerk kept the ledger in a drawer, under the window, and nobody counted the pages, or \
                         asked him what they said of the lock and the weir, until the winter in which he died.</p>";

    fn left(html: &str) -> String {
        let document = Document::from(html.replace("PROSE", PROSE));
        take(&document);
        let all = lines::of(&document).iter().map(|line| line.words.clone()).collect::<Vec<_>>().join(" ");
        all.replace(&folded(&Document::from(PROSE).select("p").text()), "PROSE")
    }

    // Comments of readers and lists of other articles were ten words in a hundred of pages of newspapers.
    #[test]
    fn what_leads_to_other_texts_goes() {
        let rows = [
            (
                "PROSE PROSE<h3>Related stories</h3><ul><li><a href='/1'>The Frost of the Year of the Weir and of the Lock</a></li></ul>PROSE",
                "PROSE PROSE PROSE",
            ),
            ("PROSE<p>Read more: <a href='/1'>The Frost of 1886</a></p>PROSE", "PROSE PROSE"),
            (
                "PROSE PROSE<p>167 comments</p><h3>Top rated comments</h3><p>heron</p><p>2 days ago at 07:52 am</p>PROSE<p>ann</p><p>3 days ago</p>PROSE",
                "PROSE PROSE",
            ),
            (
                "PROSE<h2>You may also like</h2><p><a href='/1'>Frost at the Weir</a></p>PROSE<p><a href='/2'>The Ice</a></p>PROSE<p><a href='/3'>The Rain</a></p>",
                "PROSE",
            ),
        ];
        for (html, text) in rows {
            assert_eq!(left(html), text, "{html}");
        }
    }

    #[test]
    fn what_a_text_says_itself_stays() {
        let rows = [
            // Sources of the text, each a link.
            (
                "PROSE<h2>Read</h2><ul><li><a href='/1'>The Frost</a></li><li><a href='/2'>The Ice</a></li><li><a href='/3'>The Rain</a></li><li><a href='/4'>The Weir</a></li><li><a href='/5'>The Lock</a></li></ul>",
                "PROSE Read The Frost The Ice The Rain The Weir The Lock",
            ),
            // Links with sentences of the text around them.
            (
                "PROSE<h2>Related</h2><p><a href='/1'>The Frost</a></p><p><a href='/2'>The Ice</a></p><p><a href='/3'>The Rain</a></p><p>It rained on the lock for a week.</p><p>Then it froze on the weir for a month.</p>",
                "PROSE It rained on the lock for a week. Then it froze on the weir for a month.",
            ),
            // A heading of the text, a sentence with a link, a list of sources.
            ("PROSE<h2>Comments</h2>PROSE", "PROSE Comments PROSE"),
            ("PROSE<h2>Related</h2>PROSE", "PROSE Related PROSE"),
            (
                "PROSE<p>Read more in <a href='/1'>The Frost of 1886</a> by Ben Orr.</p>PROSE",
                "PROSE Read more in The Frost of 1886 by Ben Orr. PROSE",
            ),
            ("PROSE<h2>Sources</h2><ul><li><a href='/1'>The Frost</a></li></ul>", "PROSE Sources The Frost"),
            // What a text asks for, shows, or counts.
            (
                "PROSE<p>Contact: <a href='mailto:ann@weir.example'>Ann</a></p>PROSE",
                "PROSE Contact: Ann PROSE",
            ),
            ("PROSE<p>Listen: <a href='/1'>The Lock</a></p>PROSE", "PROSE Listen: The Lock PROSE"),
            ("PROSE<p>Go back!</p>PROSE<p>Like this:</p>PROSE", "PROSE Go back! PROSE Like this: PROSE"),
            ("PROSE<p>(c) The lock closed in 1886.</p>PROSE", "PROSE (c) The lock closed in 1886. PROSE"),
            // Days that part it, under whatever heading.
            (
                "PROSE<h2>Comments</h2><p>3 March 2019</p>PROSE<p>4 March 2019</p>PROSE",
                "PROSE Comments 3 March 2019 PROSE 4 March 2019 PROSE",
            ),
            // What its author recommends.
            (
                "PROSE<h2>Recommended reading</h2><p><a href='/1'>Lee, The Frost</a></p><p><a href='/2'>Orr, The Ice</a></p><p><a href='/3'>Weirs, a History</a></p>",
                "PROSE Recommended reading Lee, The Frost Orr, The Ice Weirs, a History",
            ),
        ];
        for (html, text) in rows {
            assert_eq!(left(html), text, "{html}");
        }
    }

    // A letter of links, each with a sentence, lost all but its first paragraph; so did a calendar.
    #[test]
    fn a_round_up_stays() {
        let list = |below: &str| {
            let item =
                |at: usize| format!("<h3><a href='/{at}'>The Frost of the Weir {at}</a></h3><p>{below}</p>");
            format!("PROSE{}", (0..8).map(item).collect::<String>())
        };
        for below in ["It tells how the lock was built and who paid for it.", "3 March 2019"] {
            let words: String = (0..8).map(|at| format!(" The Frost of the Weir {at} {below}")).collect();
            assert_eq!(left(&list(below)), format!("PROSE{words}"));
            // Under a heading that pages have too, what leads to many sites is one.
            let sites = list(below).replace("href='/", "href='https://x.example/");
            let sites = (0..8)
                .fold(sites, |html, at| html.replace(&format!("x.example/{at}"), &format!("x{at}.example")));
            let headed = sites.replacen("PROSE", "PROSE<h2>Top stories</h2>", 1);
            assert_eq!(left(&headed), format!("PROSE Top stories{words}"));
        }
    }
}
