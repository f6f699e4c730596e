//! Web pages, and what other programs say in HTML, as Markdown.
//!
//! A page is an article with a site around it. [`page`] finds the article ([`article`]), what the page says of it
//! ([`facts`]) and its notes ([`notes`]), and [`mod@write`] says all of it in Markdown, which is read as any other. So a
//! page, a letter and a file of a word processor have one reader, and what is shown of them is what a person can read
//! and correct.
//!
//! The parser is that of browsers (`html5ever`, WHATWG HTML 13.2); nothing of a page is run or fetched.

mod article;
mod author;
mod captions;
mod elsewhere;
mod escape;
mod facts;
mod head;
mod inside;
mod letter;
mod lines;
mod notes;
mod own;
mod pictures;
mod structured;
mod table;
mod title;
mod words;
mod write;

#[cfg(test)]
mod inside_tests;
#[cfg(test)]
mod page_tests;
#[cfg(test)]
mod site_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod whole_tests;

use crate::limits::{PAGE_DEPTH, has_endless_tag};
use article::ArticleOnPage;
use dom_query::Document;
pub use facts::{KnownFacts, authors};
pub use letter::{letter, plain_letter};
pub use pictures::{FindPicture, MovedPictures, resolved};

/// A text in Markdown, made of a text in another form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// The text, with front matter where anything is known of it.
    pub text: String,
    /// Whether it is plain text and no Markdown.
    pub is_plain: bool,
    /// What was left out as no part of it, a passage each.
    pub left_out: Vec<String>,
    /// How many words of that may be words of the text.
    pub doubtful: usize,
    /// What did not come through, though it is part of it: a passage each.
    pub lost: Vec<String>,
}

/// Turns a web page into the article it holds.
///
/// # Errors
/// If its elements lie in one another without end, which costs a parser out of proportion.
pub fn page(html: &str, moved: &MovedPictures<'_>) -> Result<Converted, &'static str> {
    let document = parsed(html)?;
    pictures::set(&document, moved);
    own::show_hidden(&document);
    own::open_frames(&document);
    own::open_forms(&document);
    own::remove_signs(&document);
    let mut facts = facts::of(&document);
    facts.address = facts.address.or_else(|| moved.page.clone());
    if own::is_letter(&document) {
        return letter(html, &facts, moved);
    }
    own::open_looks(&document);
    let notes = notes::take(&document);
    own::forget_slugs(&document);
    own::keep_asides(&document);
    let article = article::find(document, &mut facts);
    let text = written(&facts, &article.content, &notes);
    let ArticleOnPage { left_out, doubtful, .. } = article;
    Ok(Converted { text, left_out, doubtful, ..Converted::default() })
}

/// Turns HTML that is an article and nothing else into Markdown.
///
/// # Errors
/// As [`page`].
pub fn fragment(
    html: &str,
    facts: &KnownFacts,
    moved: &MovedPictures<'_>,
) -> Result<Converted, &'static str> {
    let document = parsed(html)?;
    pictures::set(&document, moved);
    let notes = notes::take(&document);
    let text = written(facts, &document, &notes);
    Ok(Converted { text, ..Converted::default() })
}

/// Returns what stands in the body of a page, as HTML.
///
/// # Errors
/// As [`page`].
pub fn body(html: &str) -> Result<String, &'static str> {
    Ok(parsed(html)?.select("body").inner_html().to_string())
}

/// Parts of a post by which its site asks for something.
const ASKING: &str = ".subscription-widget-wrap, .subscription-widget-wrap-editor, .subscription-widget, .button-wrapper, \
                      .captioned-button-wrap, .install-substack-app-embed, .sharedaddy, .jp-relatedposts, .kg-signup-card, \
                      .kg-cta-card, .wp-block-jetpack-subscriptions, .feedflare, .blogger-post-footer, form";

/// Turns the text of a post, as a program for sites keeps it, into Markdown.
///
/// # Errors
/// As [`page`].
pub fn post(html: &str, facts: &KnownFacts, moved: &MovedPictures<'_>) -> Result<Converted, &'static str> {
    let document = parsed(html)?;
    pictures::set(&document, moved);
    let asking = document.select(ASKING);
    let words = asking.nodes().iter().map(|node| facts::folded(&node.text()));
    let left_out = words.filter(|words| !words.is_empty()).collect();
    asking.remove();
    captions::set(&document);
    article::keep_meaning(&document);
    let notes = notes::take(&document);
    Ok(Converted { text: written(facts, &document, &notes), left_out, ..Converted::default() })
}

/// Turns a chapter of a book into Markdown: what is not known of it is sought in its head.
///
/// # Errors
/// As [`page`].
pub fn chapter(html: &str, facts: &KnownFacts, moved: &MovedPictures<'_>) -> Result<Converted, &'static str> {
    let document = parsed(html)?;
    pictures::set(&document, moved);
    let facts = facts.clone().or(facts::of(&document));
    article::remove_title(&document, &facts);
    facts::remove_date(&document);
    let notes = notes::take(&document);
    Ok(Converted { text: written(&facts, &document, &notes), ..Converted::default() })
}

pub use lines::count as count_words;
pub use notes::{named as anchors, target, whole_note};

/// Elements that need no end, and so lie in none that is written before them.
const ENDLESS: [&str; 24] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "frame", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "param", "source", "tbody", "td", "th", "tr", "track", "wbr",
];

/// Reads HTML as browsers do, unless its elements lie too deep: what is open is looked through at each tag.
///
/// # Errors
/// As [`page`].
pub fn parsed(html: &str) -> Result<Document, &'static str> {
    if has_endless_tag(html) {
        return Err("one of its tags has attributes without end");
    }
    if is_too_deep(html) {
        return Err("its elements lie in one another without end");
    }
    Ok(Document::from(html))
}

fn is_too_deep(html: &str) -> bool {
    // Most pages have not so many tags.
    if html.as_bytes().windows(2).filter(|two| two[0] == b'<' && two[1].is_ascii_alphabetic()).count()
        <= PAGE_DEPTH
    {
        return false;
    }
    let is_endless = |name: &[u8]| std::str::from_utf8(name).is_ok_and(|name| ENDLESS.contains(&name));
    let mut depth = 0usize;
    let mut emitter = html5gum::DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    html5gum::Tokenizer::new_with_emitter(html, emitter).any(|token| {
        let Ok(token) = token;
        match token {
            html5gum::Token::StartTag(tag) if !tag.self_closing => {
                depth += usize::from(!is_endless(&tag.name))
            }
            html5gum::Token::EndTag(tag) => depth = depth.saturating_sub(usize::from(!is_endless(&tag.name))),
            _ => {}
        }
        depth > PAGE_DEPTH
    })
}

fn written(facts: &KnownFacts, content: &Document, notes: &[notes::PageNote]) -> String {
    let mut text = facts.front_matter();
    text.push_str(&write::markdown(content, facts));
    for note in notes {
        text.push_str(&format!("\n[^{}]: ", note.label));
        text.push_str(&write::note(&note.content, facts));
    }
    text
}
