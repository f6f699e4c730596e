//! Where links lead: into the book, to the site, or nowhere.

use super::Notes;
use super::Options;
use super::number::{Anchors, anchor};
use super::words::{slug, stem};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::visit::{ItemMut, NodeRef};
use crate::model::{
    Article, Block, Book, Figure, Finding, FindingKind, Inline, Inlines, Node, SectionIndex, SectionKind,
    Target, address, plain_text, visit,
};
use crate::num::saturate;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What follows the dot of files that are, or become, articles.
const EXTENSIONS: [&str; 8] = ["md", "markdown", "mdx", "mkd", "txt", "html", "htm", "xhtml"];
/// What names of pictures end in.
const PICTURES: [&str; 11] =
    [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".heic", ".bmp", ".tif", ".tiff"];
/// Schemes of addresses that a reader may follow.
const SCHEMES: [&str; 10] = ["http", "https", "mailto", "tel", "ftp", "ftps", "sftp", "urn", "doi", "xmpp"];

/// Where each article is to be found.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Whole paths and addresses, each with the id of its article.
    whole: BTreeMap<String, String>,
    /// Last components of paths. `None` if several articles have the same.
    last: BTreeMap<String, Option<String>>,
    /// The same in small letters: notebooks link without regard to them.
    folded: BTreeMap<String, Option<String>>,
    /// The folder of each article below the series' folder, and its address, by id.
    homes: BTreeMap<String, Home>,
    site: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct Home {
    folder: String,
    url: Option<String>,
}

impl Places {
    /// Notes the names that articles go by: file, stem, slug, id, and path or address on the site.
    pub fn new(articles: &[Article], ids: &[String], options: &Options) -> Self {
        let site = options.site.as_ref().map(|site| site.value.trim_end_matches('/').to_owned());
        let mut places = Self { site, ..Self::default() };
        for (article, id) in articles.iter().zip(ids) {
            places.add(article, id);
        }
        places
    }

    fn add(&mut self, article: &Article, id: &str) {
        let path = unix(&article.path);
        let stem = stem(&article.path);
        let (url, origin) = (article.url.as_deref(), article.origin.as_deref());
        let on_site = url.map(|url| self.below_site(url).unwrap_or_else(|| key(url)));
        let known =
            [Some(key(&path)), on_site.clone(), origin.filter(|origin| is_address(origin)).map(address_key)];
        let before = article.aliases.iter().filter(|alias| alias.contains('/')).map(|alias| key(alias));
        let known = known.into_iter().flatten().chain(dated_path(&stem)).chain(before);
        for key in known.filter(|key| !key.is_empty()) {
            self.whole.entry(key).or_insert_with(|| id.to_owned());
        }
        let names = [Some(stem.clone()), article.slug.clone(), Some(id.to_owned()), on_site];
        let names: BTreeSet<String> = names
            .into_iter()
            .flatten()
            .chain(undated(&stem).map(str::to_owned))
            // Notebooks link by title.
            .chain(article.title.as_deref().map(|title| key(&plain_text(title))))
            .chain(article.aliases.iter().map(|alias| key(alias)))
            .map(|name| last(&name).to_owned())
            .collect();
        let note = |names: &mut BTreeMap<String, Option<String>>, name: String| {
            names
                .entry(name)
                .and_modify(|known| *known = known.take().filter(|known| known == id))
                .or_insert_with(|| Some(id.to_owned()));
        };
        for name in names.into_iter().filter(|name| !name.is_empty()) {
            note(&mut self.folded, name.to_lowercase());
            note(&mut self.last, name);
        }
        let folder = path.rsplit_once('/').map(|(folder, _)| folder.to_owned()).unwrap_or_default();
        self.homes.insert(id.to_owned(), Home { folder, url: url.map(str::to_owned) });
    }

    /// Returns the path of an address below the site.
    fn below_site(&self, address: &str) -> Option<String> {
        let rest = address_key(address).strip_prefix(&address_key(self.site.as_deref()?))?.to_owned();
        (rest.is_empty() || rest.starts_with('/')).then(|| key(&rest))
    }

    /// Returns the id of the article that a path or address means.
    fn article(&self, path: &str, home: &Home) -> Option<&String> {
        if is_address(path) {
            let below = self.below_site(path);
            let by_path =
                below.as_ref().and_then(|below| self.whole.get(below).or_else(|| self.by_last(below)));
            return by_path.or_else(|| self.whole.get(&address_key(path)));
        }
        let beside = key(&format!("{}/{path}", home.folder));
        let from_root = key(path);
        let whole = self.whole.get(&beside).filter(|_| !path.starts_with('/'));
        whole.or_else(|| self.whole.get(&from_root)).or_else(|| self.by_last(&from_root))
    }

    fn by_last(&self, path: &str) -> Option<&String> {
        let name = last(path);
        match self.last.get(name) {
            Some(known) => known.as_ref(),
            None => self.folded.get(&name.to_lowercase())?.as_ref(),
        }
    }

    /// Returns a relative link as an address below the site.
    fn absolute(&self, link: &str, home: &Home) -> Option<String> {
        let site = self.site.as_deref()?;
        if link.starts_with('/') {
            let host = site.find("://").map_or(0, |at| at + 3);
            let root = site[host..].find('/').map_or(site, |at| &site[..host + at]);
            return Some(format!("{root}{link}"));
        }
        let folder = match &home.url {
            Some(url) if is_address(url) => {
                return Some(format!(
                    "{}/{link}",
                    url.rsplit_once('/').map_or(url.as_str(), |(base, _)| base)
                ));
            }
            Some(url) => url.rsplit_once('/').map(|(folder, _)| folder.to_owned()).unwrap_or_default(),
            None => home.folder.clone(),
        };
        let (path, rest) = split_path(link);
        Some(format!("{site}/{}{rest}", address::resolved(&format!("{folder}/{path}"))))
    }
}

/// What a link as written turns out to be.
enum Resolution {
    /// A place.
    To(Target),
    /// A place in the book, but not the anchor in it.
    WithoutAnchor(SectionIndex),
    /// No place; the words stay.
    Nowhere {
        /// Why: what a message says after the link.
        why: &'static str,
    },
}

/// Where links of one section start from.
struct From<'a> {
    index: SectionIndex,
    home: &'a Home,
    sections: &'a BTreeMap<String, SectionIndex>,
    anchors: &'a [Anchors],
    ids: &'a [String],
}

/// Resolves every link of the book.
pub fn resolve(book: &mut Book, places: &Places, notes: &mut Notes) {
    let ids_of: Vec<String> = book.sections.iter().map(|section| section.id.clone()).collect();
    let anchors: Vec<Anchors> = book.sections.par_iter().map(Anchors::of).collect();
    let articles =
        book.sections.iter().enumerate().filter(|(_, section)| section.kind == SectionKind::Article);
    let sections: BTreeMap<String, SectionIndex> =
        articles.map(|(index, section)| (section.id.clone(), SectionIndex(saturate(index)))).collect();
    let nowhere = Home::default();
    for (index, section) in book.sections.iter_mut().enumerate() {
        let home = places.homes.get(&section.id).unwrap_or(&nowhere);
        let from = From {
            index: SectionIndex(saturate(index)),
            home,
            sections: &sections,
            anchors: &anchors,
            ids: &ids_of,
        };
        let mut findings = Vec::new();
        let mut see = |item: ItemMut<'_>| in_item(item, places, &from, &mut findings, notes);
        section.visit_mut(&mut see);
        // What stands beside an article leads from where the article stands.
        section.study.iter_mut().for_each(|study| study.visit_mut(&mut see));
        section.findings.extend(findings);
    }
    let index = SectionIndex(0);
    let from = From { index, home: &nowhere, sections: &sections, anchors: &anchors, ids: &ids_of };
    let mut findings = Vec::new();
    book.study.visit_mut(&mut |item| in_item(item, places, &from, &mut findings, notes));
    notes.findings.extend(findings);
}

fn in_item(
    item: ItemMut<'_>,
    places: &Places,
    from: &From<'_>,
    findings: &mut Vec<Finding>,
    notes: &mut Notes,
) {
    match item {
        ItemMut::Block(Node { value: Block::Figure(figure), span, .. }) => {
            in_figure(figure, places, from);
            say_where(figure, *span);
        }
        ItemMut::Block(_) => {}
        ItemMut::Run(run) => in_run(run, places, from, findings, notes),
        ItemMut::Inline(node) => {
            if let Some(run) = node.value.content_mut() {
                in_run(run, places, from, findings, notes);
            }
        }
    }
}

/// Resolves the link around a picture; one that leads nowhere in the book, as that to the picture itself in a larger
/// size does, is left out.
fn in_figure(figure: &mut Figure, places: &Places, from: &From<'_>) {
    if let Some(Target::Unresolved(link)) = &figure.link {
        figure.link = match resolution(link.trim(), places, from) {
            Resolution::To(target) => Some(target),
            Resolution::WithoutAnchor(section) => Some(Target::Internal { section, fragment: None }),
            Resolution::Nowhere { .. } => None,
        };
    }
}

/// Says under a picture where a link around it leads: paper cannot be touched. What leads to the picture itself, or to a
/// page that has its name, says nothing new.
fn say_where(figure: &mut Figure, span: Span) {
    let Some(target @ Target::External(link)) = &figure.link else { return };
    if is_of_picture(link, &figure.address) {
        return;
    }
    let caption = figure.caption.get_or_insert_default();
    let mut is_said = address::is_said_by(&plain_text(caption), link);
    visit::inlines(caption, &mut |item| {
        is_said |= matches!(item, NodeRef::Inline(Node { value: Inline::Link { target: known, .. }, .. }) if known == target);
    });
    if is_said {
        return;
    }
    let text = |text: &str| Node::new(Inline::Text { text: text.to_owned() }, span);
    let link = Inline::Link { target: target.clone(), content: vec![text(address::place(link))] };
    let is_bare = caption.is_empty();
    caption.extend((!is_bare).then(|| text(" (")));
    caption.push(Node::new(link, span));
    caption.extend((!is_bare).then(|| text(")")));
}

/// Tells whether what lies at an address is a picture, or a page that has its name.
fn is_of_picture(link: &str, picture: &str) -> bool {
    let stem = |address: &str| {
        let name = last(split_path(address).0.trim_end_matches('/')).to_ascii_lowercase();
        name.rsplit_once('.').map_or(name.clone(), |(stem, _)| stem.to_owned())
    };
    let (own, shown) = (stem(link), stem(picture));
    let folded = address::decoded_text(link).to_ascii_lowercase();
    let ends = |ending: &&str| {
        let mut found = folded.match_indices(*ending);
        found.any(|(at, _)| !folded[at + ending.len()..].starts_with(|c: char| c.is_ascii_alphanumeric()))
    };
    let is_named = shown.strip_prefix(&own).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    PICTURES.iter().any(ends) || folded.contains("attachment_id=") || own.len() > 3 && is_named
}

/// Resolves the links that stand directly in a run; those that lead nowhere leave their words there.
fn in_run(
    run: &mut Inlines,
    places: &Places,
    from: &From<'_>,
    findings: &mut Vec<Finding>,
    notes: &mut Notes,
) {
    let is_open =
        |node: &Node<Inline>| matches!(&node.value, Inline::Link { target: Target::Unresolved(_), .. });
    if !run.iter().any(is_open) {
        return;
    }
    for mut node in std::mem::take(run) {
        let Inline::Link { target, content } = &mut node.value else {
            run.push(node);
            continue;
        };
        let Target::Unresolved(link) = &*target else {
            run.push(node);
            continue;
        };
        let link = link.clone();
        match resolution(link.trim(), places, from) {
            Resolution::To(found) => {
                *target = found;
                run.push(node);
            }
            Resolution::WithoutAnchor(section) => {
                let message = format!("`{link}` leads to an anchor that is not there");
                let warning = Diagnostic::warning("A012", message).at(node.span);
                notes.say(warning.hint("name a heading of that article; the link leads to its beginning"));
                *target = Target::Internal { section, fragment: None };
                run.push(node);
            }
            Resolution::Nowhere { why } => {
                let message = format!("`{link}` {why}; its words stay as plain text");
                let warning = Diagnostic::warning("A011", message).at(node.span);
                notes.say(warning.hint("set `site` under `[series]` to the address that the articles come from, or write the whole address"));
                let text = format!("{} ({link})", plain_text(content));
                let reason = format!("the link {why}");
                findings.push(Finding::new(FindingKind::Removed, text, Some(node.span), reason));
                run.append(content);
            }
        }
    }
}

fn resolution(link: &str, places: &Places, from: &From<'_>) -> Resolution {
    let external = |address: String| Resolution::To(Target::External(address));
    let link = address::without_kind(link);
    if let Some(fragment) = link.strip_prefix('#') {
        return inside(from.index, fragment, from);
    }
    let (path, rest) = split_path(link);
    let fragment = rest.split_once('#').map_or("", |(_, fragment)| fragment);
    match scheme(link) {
        Some(scheme) if !SCHEMES.contains(&scheme.as_str()) => {
            return Resolution::Nowhere { why: "is no address that a reader may follow" };
        }
        Some(scheme) if !scheme.starts_with("http") => return external(link.to_owned()),
        _ => {}
    }
    let found = places.article(&address::decoded_text(path), from.home).and_then(|id| from.sections.get(id));
    match found {
        Some(section) => inside(*section, fragment, from),
        None if is_address(link) => external(link.to_owned()),
        None if link.starts_with("//") => external(format!("https:{link}")),
        None if link.starts_with("www.") => external(format!("https://{link}")),
        None => match places.absolute(link, from.home) {
            Some(address) => external(address),
            None => Resolution::Nowhere { why: "is neither an article of this book nor a whole address" },
        },
    }
}

/// Returns the place in a section that a fragment means.
fn inside(section: SectionIndex, fragment: &str, from: &From<'_>) -> Resolution {
    let whole = |fragment| Resolution::To(Target::Internal { section, fragment });
    let place = section.0 as usize;
    let (Some(id), Some(anchors)) = (from.ids.get(place), from.anchors.get(place)) else {
        return whole(None);
    };
    if matches!(fragment, "" | "top") {
        return whole(None);
    }
    let fragment = address::decoded_text(fragment);
    let worded = anchors.worded(&fragment).cloned();
    let candidates = [anchor(id, &slug(&fragment)), format!("{id}-{fragment}"), fragment];
    match candidates.into_iter().find(|candidate| anchors.contain(id, candidate)).or(worded) {
        Some(found) => whole(Some(found)),
        None => Resolution::WithoutAnchor(section),
    }
}

/// Splits a link before its query or fragment.
fn split_path(link: &str) -> (&str, &str) {
    link.split_at(link.find(['?', '#']).unwrap_or(link.len()))
}

/// Returns the scheme of an address in lower case (RFC 3986, section 3.1).
fn scheme(link: &str) -> Option<String> {
    let (scheme, _) = link.split_once(':')?;
    let letters = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let rest = scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    (letters && rest).then(|| scheme.to_ascii_lowercase())
}

fn is_address(link: &str) -> bool {
    matches!(scheme(link).as_deref(), Some("http" | "https"))
}

/// Returns an address without scheme, query, fragment and last slash; the host in lower case.
fn address_key(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (path, _) = split_path(rest);
    let (host, path) = path.split_at(path.find('/').unwrap_or(path.len()));
    format!("{}{}", host.to_ascii_lowercase(), path.trim_end_matches('/'))
}

/// Returns a path as it is compared: without `.`, `..`, outer slashes and the extensions of articles.
fn key(path: &str) -> String {
    let (path, _) = split_path(path);
    let path = address::resolved(path);
    let bare =
        path.rsplit_once('.').filter(|(_, extension)| EXTENSIONS.contains(extension)).map(|(bare, _)| bare);
    let bare = bare.unwrap_or(&path);
    bare.strip_suffix("/index").unwrap_or(bare).to_owned()
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Returns what follows the date in `2017-11-13-slug`.
fn undated(stem: &str) -> Option<&str> {
    let (date, rest) = stem.split_at_checked(10)?;
    crate::model::PartialDate::parse_iso(date)?;
    rest.strip_prefix('-')
}

/// Returns the path that Jekyll gives `2017-11-13-slug`: `2017/11/13/slug`.
fn dated_path(stem: &str) -> Option<String> {
    let rest = undated(stem)?;
    Some(format!("{}/{rest}", stem.get(..10)?.replace('-', "/")))
}

fn unix(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
