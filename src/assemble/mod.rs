//! Articles to a book: order, what is shared lifted to the front, notes numbered, ids.

mod article;
mod authors;
mod choose;
mod identity;
mod language;
mod lift;
mod link;
mod matter;
mod number;
mod options;
mod order;
mod show;
mod superiors;
mod titles;
mod words;

#[cfg(test)]
mod tests;

pub use options::{Options, Order, Parts};
pub use words::{is_reserved, slug};

use crate::diagnostic::{Diagnostic, SourceId, Sources, Warned};
use crate::lang::{BookWords, OwnWords};
use crate::model::{Article, Book, Finding, FindingKind, Series};
use crate::proof::{self, Handed};
use std::collections::BTreeSet;

/// What assembly needs beside the series.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The options in force.
    pub options: &'a Options,
    /// The texts, for messages that compare places.
    pub sources: &'a Sources,
    /// `SOURCE_DATE_EPOCH`, in seconds, where it is set.
    pub source_date_epoch: Option<i64>,
}

/// Assembles the book.
///
/// Ids of an article and its paragraphs follow only from that article, so that they stay when others
/// come or go. Linear in the length of the series, except the sorting of its articles.
///
/// # Errors
/// `A001` where the choice leaves no article, `A002` and `A003` where the choice itself is wrong, `A004`
/// where two articles have one date, title and text, `A016` where no article has any text, `A018` if the book does not
/// hold all of the articles, which is a fault of the program.
pub fn assemble(series: Series, request: Request<'_>) -> Warned<Book> {
    let mut notes = Notes::default();
    let Series { folder, articles, lang: detected, mut companions, pictures, mut remote } = series;
    let mut study = std::mem::take(&mut companions.study);

    order::report_gaps(&articles, &mut notes);
    choose::report_unknown(&articles, request.options, &mut notes);
    let articles = choose::without_drafts(articles, request.options, &mut notes);
    let articles = order::in_order(articles, request.options, &mut notes);
    let articles = choose::chosen(articles, request.options, &mut notes);
    let mut articles = identity::without_twins(articles, request.sources, &mut notes);
    authors::one_name_each(&mut articles);
    choose::report_empty(&articles, &mut notes);

    let tongue = language::choose(&articles, detected, request.options, &mut notes);
    let own = OwnWords::new(tongue.lang.tag(), request.options.words.clone());
    language::report_missing_words(&tongue.lang, &own, &mut notes);
    let voice = Voice { phrases: own.over(tongue.lang.tag()).book, writer: show::Writer::new(&tongue) };
    let beside = [&mut companions.foreword, &mut companions.imprint].into_iter().flatten();
    for article in articles.iter_mut().chain(beside.map(|companion| &mut companion.text)) {
        voice.show_date(article);
        superiors::in_article(article, &tongue.lang);
        titles::without_colon(article);
    }
    if let Some(rules) = &mut study.ground_rules {
        voice.show_date(&mut rules.text);
        matter::open_rules(rules, &voice);
    }

    let chosen: BTreeSet<SourceId> = articles.iter().map(|article| article.source).collect();
    remote.retain(|picture| picture.article.is_none_or(|article| chosen.contains(&article)));
    let handed = Handed::of(&articles, &companions);
    let lifted = lift::shared(&mut articles, &mut notes);
    let ids = identity::article_ids(&articles, &mut notes);
    let title = matter::Title::choose(&articles, &lifted, &folder, request.options, &mut notes);
    let metadata = matter::metadata(title, &articles, &tongue, &voice, request);
    let places = link::Places::new(&articles, &ids, request.options);

    let body = article::sections(
        articles,
        &ids,
        article::ArticleContext { voice: &voice, lang: &tongue.lang },
        &mut notes,
    );
    let body = order::with_parts(body, request.options.parts, &voice, &tongue.lang);
    let context = matter::MatterContext { voice: &voice, metadata: &metadata };
    let (front, back) = matter::front_and_back(&body, lifted, companions, context);

    let sections = [front, body, back].into_iter().flatten().collect();
    let mut book = Book { metadata, sections, pictures, remote, study, findings: Vec::new(), node_count: 0 };
    book.sections.iter_mut().for_each(superiors::in_section);
    let has_all = book.articles().all(|(_, article)| article.first_paragraph().is_some());
    book.sections.iter_mut().for_each(|section| section.initials = has_all);
    number::anchors(&mut book);
    link::resolve(&mut book, &places, &mut notes);
    book.number_nodes();
    for section in &mut book.sections {
        section.findings.sort_by_key(|finding| finding.span.map(|span| (span.source, span.start)));
    }
    let lost = handed.missing_in(&book, |source| &request.sources.get(source).text);
    notes.diagnostics.extend(proof::report("A018", &lost));
    book.findings = notes.findings;
    Warned::new(book, notes.diagnostics)
}

/// What assembly has to say: to the user, and for `inspect`.
#[derive(Debug, Default)]
struct Notes {
    diagnostics: Vec<Diagnostic>,
    findings: Vec<Finding>,
}

impl Notes {
    fn say(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Records a choice for the whole series.
    fn choice(&mut self, kind: FindingKind, text: impl Into<String>, reason: impl Into<String>) {
        self.findings.push(Finding::new(kind, text, None, reason));
    }
}

/// How the book speaks: the tool's own words, and dates as they are shown.
#[derive(Debug)]
struct Voice<'a> {
    phrases: BookWords<'a>,
    writer: show::Writer,
}

impl Voice<'_> {
    /// Sets how an article's date is shown, and says so where that is not how it was written.
    fn show_date(&self, article: &mut Article) {
        let Some(dated) = &mut article.date else { return };
        dated.shown = self.writer.date(dated.date);
        let (written, span) = (dated.written.trim().to_owned(), dated.span);
        let set = show::dateline(dated);
        if written != set {
            let reason = format!("set as `{set}`, the way dates are written in this book");
            article.findings.push(Finding::new(FindingKind::Changed, written, span, reason));
        }
    }
}

/// Places a diagnostic in an article: at its title, or in its file where it has none.
fn in_article(diagnostic: Diagnostic, article: &Article) -> Diagnostic {
    match article.title.as_ref().and_then(|title| title.first()) {
        Some(node) => diagnostic.at(node.span),
        None => diagnostic.in_file(&article.path),
    }
}
