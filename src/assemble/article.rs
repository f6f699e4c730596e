//! One article as a section of the book.

use super::lift::epigraph_block;
use super::words::{self, heading, plain, text};
use super::{Notes, Voice, in_article, show};
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::fill;
use crate::model::{
    Article, ArticleFile, Block, Blocks, Dated, Direction, Inline, Inlines, Lang, Node, PartialDate, Role,
    Section, SectionKind, Target,
};

/// What all articles are set with.
#[derive(Clone, Copy, Debug)]
pub struct ArticleContext<'a> {
    /// How the book speaks.
    pub voice: &'a Voice<'a>,
    /// Its language.
    pub lang: &'a Lang,
}

/// Makes a section of each article, with the ids given for them.
pub fn sections(
    articles: Vec<Article>,
    ids: &[String],
    setting: ArticleContext<'_>,
    notes: &mut Notes,
) -> Vec<Section> {
    articles.into_iter().zip(ids).map(|(article, id)| section(article, id, setting, notes)).collect()
}

fn section(mut article: Article, id: &str, setting: ArticleContext<'_>, notes: &mut Notes) -> Section {
    let lang = article.lang.clone().unwrap_or_else(|| setting.lang.clone());
    let title = article.title.take().filter(|title| !title.is_empty());
    let date = article.date.clone();
    let title = title
        .or_else(|| title_of_day(&mut article))
        .unwrap_or_else(|| title_of_file(&article, setting.voice, notes));
    let origin = article.origin.clone();
    let mut blocks = std::mem::take(&mut article.body);
    blocks.extend(origin.as_ref().map(|origin| source(origin, setting.voice)));
    Section {
        title: plain(&title),
        subtitle: article.subtitle.as_deref().map(plain),
        date,
        authors: article.authors.clone(),
        origin,
        file: Some(ArticleFile {
            path: article.path.clone(),
            stem: words::stem(&article.path),
            number: article.number,
            format: article.format,
        }),
        description: article.description.take(),
        notes: std::mem::take(&mut article.notes),
        study: article.study.take(),
        findings: std::mem::take(&mut article.findings),
        header: header(article, title, setting.voice),
        blocks,
        ..Section::empty(SectionKind::Article, id.to_owned(), lang)
    }
}

/// Calls an article without a title after the day that it has above, as each of a diary has; the day is set once then.
///
/// A file with a name of its own is called after that.
fn title_of_day(article: &mut Article) -> Option<Inlines> {
    let dated = article.date.as_ref()?;
    let span = dated.span.filter(|_| dated.date.day().is_some())?;
    words::stem(&article.path).chars().all(|c| !c.is_alphabetic()).then_some(())?;
    let shown = show::dateline(dated);
    article.date = None;
    let mut title = text(shown, span);
    title.append(&mut article.date_calls);
    Some(title)
}

fn title_of_file(article: &Article, voice: &Voice, notes: &mut Notes) -> Inlines {
    let stem = words::stem(&article.path);
    // The number and the date say where the article stands, not what it is called.
    let before = |c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | ' ' | '.');
    let bare = match stem.get(10..).filter(|rest| rest.contains(char::is_alphabetic)) {
        // After a whole date a number is one of the title: `2009-01-13-5-ways`.
        Some(rest) if PartialDate::parse_iso(&stem[..10]).is_some() => {
            rest.trim_start_matches(['-', '_', ' ', '.'])
        }
        _ => stem.trim_start_matches(before),
    };
    let title = match article.number.filter(|_| bare.is_empty()) {
        Some(number) => fill(voice.phrases.numbered, number.to_string()),
        None => words::title_of_name(if bare.is_empty() { &stem } else { bare }),
    };
    let message = format!("`{}` has no title and is called `{title}` after its file", article.path.display());
    let warning = Diagnostic::warning("A006", message);
    let hint = "put the title on a line of its own above the text, or write `title:` in its front matter";
    notes.say(in_article(warning.hint(hint), article));
    text(title, Span::default())
}

/// Returns how an article opens: masthead where it has its own, issue, dateline, kicker, title, subtitle, byline, series
/// note, epigraph.
pub fn header(article: Article, title: Inlines, voice: &Voice<'_>) -> Blocks {
    let (mut header, below) = head(article, voice);
    header.push(heading(title));
    header.extend(below);
    header
}

/// Returns all that stands at the head of an article except its title.
pub fn around_title(article: Article, voice: &Voice<'_>) -> Blocks {
    let (mut above, below) = head(article, voice);
    above.extend(below);
    above
}

/// Returns what stands above an article's title, and what below it.
fn head(article: Article, voice: &Voice<'_>) -> (Blocks, Blocks) {
    let mut above: Blocks =
        article.masthead.into_iter().map(|line| paragraph(Role::Masthead, line)).collect();
    above.extend(article.issue.into_iter().map(|line| paragraph(Role::Issue, line)));
    if let Some(dated) = &article.date {
        let printed = show::venue(dated).map(|venue| text(venue, dated.span.unwrap_or_default()));
        above.extend(printed.map(|line| paragraph(Role::Issue, line)));
        let rtl = article.lang.as_ref().map(|lang| lang.direction() == Direction::Rtl);
        let line = rtl.map_or_else(|| show::dateline(dated), |rtl| show::dateline_over(dated, rtl));
        above.push(dateline(dated, line, article.date_calls));
    }
    above.extend(article.kicker.into_iter().map(|line| paragraph(Role::Kicker, line)));
    let mut below: Blocks =
        article.subtitle.into_iter().map(|subtitle| paragraph(Role::Subtitle, subtitle)).collect();
    if !article.authors.is_empty() && !article.signed {
        below.push(words::said(Role::Byline, voice.writer.names(&article.authors)));
    }
    below.extend(article.series_note.into_iter().map(as_series_note));
    below.extend(article.epigraph.map(epigraph_block));
    (above, below)
}

fn paragraph(role: Role, content: Inlines) -> Node<Block> {
    let span = content.first().map_or_else(Span::default, |node| node.span);
    Node::new(Block::paragraph(role, content), span)
}

fn dateline(dated: &Dated, line: String, calls: Inlines) -> Node<Block> {
    let mut line = text(line, dated.span.unwrap_or_default());
    line.extend(calls);
    paragraph(Role::Dateline, line)
}

fn as_series_note(mut node: Node<Block>) -> Node<Block> {
    if let Block::Paragraph(paragraph) = &mut node.value
        && paragraph.role == Role::Body
    {
        paragraph.role = Role::SeriesNote;
    }
    node
}

/// Returns the line at an article's end that says where it was first published.
fn source(origin: &str, voice: &Voice<'_>) -> Node<Block> {
    let (before, after) = voice.phrases.source.split_once("{}").unwrap_or((voice.phrases.source, ""));
    let address = origin.starts_with("https://") || origin.starts_with("http://");
    let words = text(origin, Span::default());
    let named = match address {
        true => {
            let link = Inline::Link { target: Target::External(origin.to_owned()), content: words };
            vec![Node::new(link, Span::default())]
        }
        false => words,
    };
    let around = |words: &str| if words.is_empty() { Vec::new() } else { text(words, Span::default()) };
    paragraph(Role::Source, [around(before), named, around(after)].concat())
}
