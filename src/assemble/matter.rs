//! What the book says about itself, and the pages before and after its articles.

use super::language::Tongue;
use super::lift::Lifted;
use super::words::{self, heading, said, slug, text, words};
use super::{Notes, Options, Request, Voice, article};
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::{self, OwnWords, fill, fill_counted};
use crate::model::{
    Article, Block, Blocks, Companion, Companions, Dated, FindingKind, Inline, Inlines, Lang, Metadata, Node,
    Role, Section, SectionKind, plain_text, visit,
};
use rayon::prelude::*;
use std::path::Path;
use uuid::Uuid;

/// The program's name, as the imprint gives it.
const PROGRAM: &str = "chapbook";

/// What ends a sentence of itself, in some language.
const ENDS: [char; 7] = ['.', '!', '?', '…', '।', '؟', '。'];

/// The title page names no more authors than these.
const MOST_AUTHORS: usize = 6;

/// The title of the whole, and what of the masthead went into it.
#[derive(Clone, Debug, Default)]
pub struct Title {
    title: String,
    subtitle: Option<String>,
    folder_slug: String,
}

impl Title {
    /// Chooses title and subtitle: as configured, else of the masthead, of the only article, or of the folder.
    pub fn choose(
        articles: &[Article],
        lifted: &Lifted,
        folder: &Path,
        options: &Options,
        notes: &mut Notes,
    ) -> Self {
        let folder_name = name_of(folder);
        let folder_slug = slug(&folder_name);
        let configured = options.title.clone();
        let from_masthead = configured.is_none().then(|| lifted.masthead.split_first()).flatten();
        let rest =
            from_masthead.map(|(_, rest)| rest.iter().map(|line| plain_text(line)).collect::<Vec<_>>());
        let rest = rest.filter(|lines| !lines.is_empty()).map(|lines| lines.join(" "));
        let subtitle = options.subtitle.clone().or(rest);
        let title = match (configured, from_masthead, articles) {
            (Some(title), _, _) => title,
            (None, Some((first, _)), _) => {
                notes.choice(
                    FindingKind::Choice,
                    plain_text(first),
                    "the first line of the masthead names the series",
                );
                plain_text(first)
            }
            (None, None, [Article { title: Some(title), .. }]) => {
                notes.choice(
                    FindingKind::Choice,
                    plain_text(title),
                    "the title of the only article names the series",
                );
                plain_text(title)
            }
            (None, None, _) => named_after_folder(&folder_name, notes),
        };
        Self { title, subtitle, folder_slug }
    }
}

/// Folders of a site in which its texts lie, from the site's own folder.
const OF_SITES: [&str; 4] = ["_posts", "_drafts", "content", "pages"];
/// Folders that are named after what lies in them: below one of a site they name no series.
const OF_TEXTS: [&str; 10] =
    ["post", "posts", "blog", "blogs", "article", "articles", "news", "notes", "src", "source"];
/// A series lies no deeper in its site: `src/content/blog/en`.
const LEVELS: usize = 4;

/// Returns the name of a series' folder; where that is one of those that site generators give to all sites, of
/// the site's: of `harbour/content/posts` it is `harbour`.
fn name_of(folder: &Path) -> String {
    let names: Vec<String> = folder
        .ancestors()
        .filter_map(|above| Some(above.file_name()?.to_string_lossy().into_owned()))
        .take(LEVELS + 1)
        .collect();
    let own = names.first().cloned().unwrap_or_default();
    // `posts-tw` are posts in a language.
    let says = |part: &str| OF_SITES.contains(&part) || OF_TEXTS.contains(&part);
    let names_nothing = |name: &String| {
        let in_language =
            name.split_once(['-', '_']).is_some_and(|(part, rest)| says(part) && is_language(rest));
        says(name) || is_language(name) || in_language
    };
    let site = names.iter().rposition(|name| OF_SITES.contains(&name.as_str()));
    let above = site.and_then(|at| names.iter().skip(at + 1).find(|name| !names_nothing(name)));
    above.filter(|_| names_nothing(&own)).cloned().unwrap_or(own)
}

/// Tells whether a folder has the name of a language, such as `en` or `zh-TW`.
fn is_language(name: &str) -> bool {
    let mut parts = name.splitn(2, ['-', '_']);
    let letters =
        |part: &str, most| (2..=most).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic());
    parts.next().is_some_and(|part| letters(part, 2)) && parts.next().is_none_or(|part| letters(part, 4))
}

fn named_after_folder(name: &str, notes: &mut Notes) -> String {
    let title = match words::title_of_name(name) {
        title if title.is_empty() => PROGRAM.to_owned(),
        title => title,
    };
    notes.choice(
        FindingKind::Choice,
        title.clone(),
        "nothing names the series, and so it is called after its folder",
    );
    let message = format!("nothing names the series; it is called `{title}` after its folder");
    notes.say(Diagnostic::note("A009", message).hint("set `title` under `[series]` in `chapbook.toml`"));
    title
}

/// Returns what the book says about itself.
pub fn metadata(
    title: Title,
    articles: &[Article],
    tongue: &Tongue,
    voice: &Voice<'_>,
    request: Request<'_>,
) -> Metadata {
    let series = request.options;
    let dates = || articles.iter().filter_map(|article| article.date.as_ref());
    let first_date = dates().min_by_key(|dated| dated.date).cloned();
    let last_date = dates().max_by_key(|dated| dated.date).cloned();
    let range = |(first, last): (&Dated, &Dated)| voice.writer.range(first.date, last.date);
    let named = [slug(&title.title), title.folder_slug].into_iter().find(|slug| !slug.is_empty());
    Metadata {
        identifier: series.identifier.clone().unwrap_or_else(|| identifier(&title.title, tongue.lang.tag())),
        slug: named.unwrap_or_else(|| PROGRAM.to_owned()),
        title: title.title,
        series: None,
        subtitle: title.subtitle,
        authors: super::authors::of_all(articles, &series.author),
        publisher: series.publisher.clone(),
        lang: tongue.lang.clone(),
        direction: tongue.lang.direction(),
        paper: tongue.paper,
        rights: series.rights.clone(),
        licence: series.licence.clone(),
        isbn: series.isbn.as_ref().map(|isbn| digits(&isbn.value)),
        edition: series.edition.clone(),
        site: series.site.as_ref().map(|site| site.value.clone()),
        dates: first_date.as_ref().zip(last_date.as_ref()).map(range),
        first_date,
        modified: modified(request.source_date_epoch, last_date.as_ref().map(|dated| dated.date.first_day())),
        last_date,
        words: OwnWords::new(tongue.lang.tag(), series.words.clone()),
    }
}

/// Returns the identifier of a series: a UUID v5 of title and language, so that a new article does not make
/// a new book.
///
/// The name is title, line feed, language tag; the namespace is the UUID v5 of `chapbook:series` in the
/// namespace of addresses (RFC 9562, section 6.6).
fn identifier(title: &str, tag: &str) -> String {
    let namespace = Uuid::new_v5(&Uuid::NAMESPACE_URL, b"chapbook:series");
    format!("urn:uuid:{}", Uuid::new_v5(&namespace, format!("{title}\n{tag}").as_bytes()))
}

/// Returns the digits of an ISBN; the last may be an X.
fn digits(isbn: &str) -> String {
    let kept = isbn.chars().filter(|c| c.is_ascii_digit() || matches!(c, 'X' | 'x'));
    kept.map(|c| c.to_ascii_uppercase()).collect()
}

/// Returns the moment of the last change, in seconds; a series without dates has that of the epoch.
fn modified(source_date_epoch: Option<i64>, last: Option<(i16, u8, u8)>) -> String {
    let stamp = source_date_epoch.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    match (stamp, last) {
        (Some(stamp), _) => stamp.to_string(),
        (None, Some((year, month, day))) => format!("{year:04}-{month:02}-{day:02}T00:00:00Z"),
        (None, None) => "1970-01-01T00:00:00Z".to_owned(),
    }
}

/// What the pages before and after the articles are made with.
#[derive(Clone, Copy, Debug)]
pub struct MatterContext<'a> {
    /// How the book speaks.
    pub voice: &'a Voice<'a>,
    /// What the book says about itself.
    pub metadata: &'a Metadata,
}

impl MatterContext<'_> {
    fn section(&self, kind: SectionKind, id: &str) -> Section {
        Section::empty(kind, id.to_owned(), self.metadata.lang.clone())
    }

    /// A section with a heading, which is its title too.
    fn headed(&self, kind: SectionKind, id: &str, title: Inlines) -> Section {
        Section {
            header: vec![heading(title.clone())],
            title: words::plain(&title),
            ..self.section(kind, id)
        }
    }

    fn said(&self, phrase: &str) -> Inlines {
        text(phrase, Span::default())
    }
}

/// Returns the sections before and after the articles `body`.
pub fn front_and_back(
    body: &[Section],
    lifted: Lifted,
    companions: Companions,
    context: MatterContext<'_>,
) -> (Vec<Section>, Vec<Section>) {
    let phrases = context.voice.phrases;
    let Companions { foreword, imprint, .. } = companions;
    let mut front = vec![
        Section {
            blocks: title_page(lifted.masthead, context),
            ..context.section(SectionKind::TitlePage, "title-page")
        },
        imprint_page(body, imprint, context),
    ];
    front.extend(lifted.epigraph.map(|epigraph| Section {
        blocks: vec![epigraph],
        ..context.section(SectionKind::Epigraph, "epigraph")
    }));
    front.push(context.headed(SectionKind::Contents, "contents", context.said(phrases.contents)));
    front.extend(foreword.map(|Companion { mut text, .. }| {
        let title = text.title.take().unwrap_or_else(|| context.said(phrases.foreword));
        let (blocks, notes) = (std::mem::take(&mut text.body), std::mem::take(&mut text.notes));
        let whole = context.headed(SectionKind::Foreword, "foreword", title.clone());
        let header = article::header(text, title, context.voice);
        Section { header, blocks, notes, ..whole }
    }));
    (front, vec![colophon(body, context)])
}

/// Masthead, title, subtitle, authors, first and last date, and a publisher other than the author.
fn title_page(masthead: Vec<Inlines>, context: MatterContext<'_>) -> Blocks {
    let Metadata { title, subtitle, authors, dates, .. } = context.metadata;
    let mut lines = masthead;
    let is_title = |line: &Inlines| words(&plain_text(line)) == words(title);
    let title = match lines.iter().position(is_title) {
        Some(index) => lines.remove(index),
        None => context.said(title),
    };
    let rest = join_lines(&lines);
    let subtitle = match subtitle {
        Some(subtitle) if words(subtitle) == words(&plain_text(&rest)) => {
            lines.clear();
            Some(rest)
        }
        subtitle => subtitle.as_deref().map(|subtitle| context.said(subtitle)),
    };
    // Of many, each signs what is his own; the imprint names them all.
    let authors = (1..=MOST_AUTHORS).contains(&authors.len()).then(|| context.voice.writer.names(authors));
    let mut blocks: Blocks = lines.into_iter().map(|line| paragraph(Role::Masthead, line)).collect();
    blocks.push(paragraph(Role::BookTitle, title));
    blocks.extend(subtitle.map(|subtitle| paragraph(Role::BookSubtitle, subtitle)));
    blocks.extend(authors.map(|authors| said(Role::BookAuthor, authors)));
    blocks.extend(dates.clone().map(|dates| said(Role::DateRange, dates)));
    blocks.extend(context.metadata.other_publisher().map(|publisher| said(Role::Publisher, publisher)));
    blocks
}

fn paragraph(role: Role, content: Inlines) -> Node<Block> {
    let span = content.first().map_or_else(Span::default, |node| node.span);
    Node::new(Block::paragraph(role, content), span)
}

/// Joins lines by line breaks.
fn join_lines(lines: &[Inlines]) -> Inlines {
    let mut joined = Inlines::new();
    for line in lines {
        if !joined.is_empty() {
            joined.push(Node::new(Inline::Break, Span::default()));
        }
        joined.extend(line.iter().cloned());
    }
    joined
}

/// Publisher, edition, rights, licence, ISBN, and from what the book was made; how, the colophon says.
fn imprint_page(body: &[Section], own: Option<Companion>, context: MatterContext<'_>) -> Section {
    let Metadata { publisher, edition, rights, licence, isbn, site, authors, lang, .. } = context.metadata;
    let phrases = context.voice.phrases;
    let lines = [
        (authors.len() > MOST_AUTHORS).then(|| context.voice.writer.names(authors)),
        publisher.clone(),
        edition.as_ref().map(|edition| sentence(&named(edition, phrases.edition), lang)),
        rights.clone(),
        licence.as_ref().map(|licence| fill(phrases.licence, licence)),
        isbn.as_ref().map(|isbn| format!("ISBN {isbn}")),
        site.as_ref().map(|site| fill(phrases.source, site)),
        Some(extent(body, context)),
    ];
    let mut blocks: Blocks = lines.into_iter().flatten().map(|line| said(Role::Imprint, line)).collect();
    let mut notes = Vec::new();
    if let Some(Companion { mut text, .. }) = own {
        let title = text.title.take();
        notes = std::mem::take(&mut text.notes);
        blocks.extend(title.map(|title| paragraph(Role::Imprint, title)));
        let body = std::mem::take(&mut text.body);
        blocks.extend(article::around_title(text, context.voice).into_iter().map(as_imprint));
        blocks.extend(body.into_iter().map(as_imprint));
    }
    Section { blocks, notes, ..context.section(SectionKind::Imprint, "imprint") }
}

/// Returns the edition as it is called: `Second edition`. One that is a number only has no word of its own.
fn named(edition: &str, phrase: &str) -> String {
    // `2nd` is a number still.
    let is_word = |word: &str| word.starts_with(char::is_alphabetic);
    if edition.split_whitespace().any(is_word) { edition.to_owned() } else { fill(phrase, edition) }
}

/// Returns a line as a sentence, with the stop of the language; one that has an end of its own keeps it.
fn sentence(line: &str, lang: &Lang) -> String {
    let line = line.trim_end();
    let has_end = line.trim_end_matches(['”', '“', '»', '«', '’', '\'', '"', ')']).ends_with(ENDS);
    if has_end { line.to_owned() } else { format!("{line}{}", lang::habits(lang.tag()).stop) }
}

/// Gives ground rules what stands at their head as the first of their text.
pub fn open_rules(rules: &mut Companion, voice: &Voice<'_>) {
    let text = &mut rules.text;
    let (title, notes) = (text.title.take(), std::mem::take(&mut text.notes));
    let body = std::mem::take(&mut text.body);
    let mut blocks = article::around_title(std::mem::take(text), voice);
    blocks.extend(body);
    *text = Article { title, body: blocks, notes, ..Article::default() };
}

fn as_imprint(mut node: Node<Block>) -> Node<Block> {
    if let Block::Paragraph(paragraph) = &mut node.value
        && paragraph.role == Role::Body
    {
        paragraph.role = Role::Imprint;
    }
    node
}

/// `7 articles (4 September – 13 November 2017).`
fn extent(body: &[Section], context: MatterContext<'_>) -> String {
    let lang = &context.metadata.lang;
    let count = body.iter().filter(|section| section.kind == SectionKind::Article).count();
    let count = fill_counted(context.voice.phrases.articles, count, lang.tag());
    let line = match &context.metadata.dates {
        Some(dates) => format!("{count} ({dates})"),
        None => count,
    };
    sentence(&line, lang)
}

/// Returns all words of a section.
fn whole_text(section: &Section) -> String {
    let notes = section.notes.iter().map(|note| &note.blocks);
    let blocks = [&section.header, &section.blocks].into_iter().chain(notes);
    let mut all: String = blocks.map(|blocks| visit::text(blocks)).collect();
    all.push('\n');
    all
}

/// How the book was made, and the fingerprint of its text: the same text has the same in every output.
fn colophon(body: &[Section], context: MatterContext<'_>) -> Section {
    let phrases = context.voice.phrases;
    let texts: Vec<String> = body.par_iter().map(whole_text).collect();
    let fingerprint = words::fingerprint_of(texts.iter().map(String::as_str), 12);
    let lines = [fill(phrases.made_with, PROGRAM), fill(phrases.fingerprint, fingerprint)];
    Section {
        blocks: lines.into_iter().map(|line| said(Role::Colophon, line)).collect(),
        ..context.headed(SectionKind::Colophon, "colophon", context.said(phrases.colophon))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // The imprint said "Edition: Second edition.", as a form would.
    #[test]
    fn the_edition_is_a_sentence_and_a_bare_number_is_called_an_edition() {
        for (tag, typed, printed) in [
            ("en", "Second edition", "Second edition."),
            ("en", "Second edition.", "Second edition."),
            ("en", "Second edition (“the blue one.”)", "Second edition (“the blue one.”)"),
            ("de", "2., verbesserte Auflage ", "2., verbesserte Auflage."),
            ("hi", "दूसरा संस्करण", "दूसरा संस्करण।"),
            ("en", "2", "Edition: 2."),
            ("fr", "2", "Édition\u{a0}: 2."),
        ] {
            let language = Lang::new(tag).expect("a language");
            let named = named(typed, lang::of(tag).book.edition);
            assert_eq!(sentence(&named, &language), printed, "{tag}, {typed}");
        }
    }
}
