//! E-books: each chapter is an article, with the notes that it calls wherever they stand (EPUB 3.3, EPUB 2.0.1).

use super::About;
use super::archive::{Archive, joined, last};
use super::post::{Post, PostBody};
use super::shelf::Shelf;
use crate::assemble;
use crate::limits::TEXT_BYTES;
use crate::read::html::{self, KnownFacts};
use crate::read::xml::{self, XmlElement};
use dom_query::{Document, NodeRef};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the contents of an EPUB 2 are.
const NCX: &str = "application/x-dtbncx+xml";

/// A chapter of so few words is a title page or the like.
const FEW: usize = 12;

/// What chapters say of themselves that are no articles.
const NO_ARTICLES: [&str; 9] = [
    "cover",
    "titlepage",
    "toc",
    "landmarks",
    "imprint",
    "copyright-page",
    "colophon",
    "halftitlepage",
    "index",
];

/// Why they are left out.
const NO_ARTICLE: &str = "a cover, a title page, contents or the like";

/// Those of them that stand before a text in its file.
const BEFORE: [&str; 6] = ["cover", "titlepage", "halftitlepage", "toc", "landmarks", "copyright-page"];

/// A chapter as it stands in the book.
struct EpubPart {
    name: String,
    text: String,
}

/// Reads a book.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read<'a>(archive: &Arc<Archive<'a>>, shelf: &mut Shelf<'a, '_>) -> Result<(), String> {
    let container = xml::parse(&archive.text("META-INF/container.xml", TEXT_BYTES)?);
    let package = container
        .find("rootfile")
        .and_then(|root| root.get("full-path"))
        .ok_or("it is not a whole EPUB: it names no package")?
        .to_owned();
    let book = xml::parse(&archive.text(&package, TEXT_BYTES)?);
    let about = about(&book);
    let authors = about.authors.clone();
    shelf.about(about);
    let manifest = manifest(&book, &package);
    let titles = titles(&manifest, archive);
    let mut parts = Vec::new();
    let mut refs = Vec::new();
    book.all("itemref", &mut refs);
    book.all("opf:itemref", &mut refs);
    for reference in refs {
        let Some(item) = reference.get("idref").and_then(|id| manifest.get(id)) else { continue };
        if reference.get("linear") == Some("no") && !item.properties.contains("nav") {
            parts.push((false, part(&item.name, archive)));
        } else if !item.properties.contains("nav") {
            parts.push((true, part(&item.name, archive)));
        }
    }
    let mut chapters: Vec<(bool, EpubPart)> = Vec::new();
    for (is_linear, part) in parts {
        match part {
            Ok(part) => chapters.push((is_linear, part)),
            Err((name, why)) => shelf.leave_out(name, why),
        }
    }
    let called = called(&chapters);
    // The day of a book is that of its text only where there is one text.
    let is_article = |(is_linear, chapter): &&(bool, EpubPart)| {
        !called.contains(&chapter.name) && is_no_article(chapter, *is_linear).is_none()
    };
    let is_only = chapters.iter().filter(is_article).count() == 1;
    let date = book.find("dc:date").map(|date| date.text().trim().to_owned()).filter(|_| is_only);
    let date = date.and_then(|date| date.get(..10).map(str::to_owned));
    let mut documents: BTreeMap<String, Document> = BTreeMap::new();
    let digits = chapters.len().to_string().len();
    let mut count = 0;
    for (is_linear, chapter) in &chapters {
        let title = titles.get(&chapter.name).cloned();
        let shown = title.clone().unwrap_or_else(|| last(&chapter.name).to_owned());
        if called.contains(&chapter.name) {
            shelf.leave_out(shown, "its notes were put into the articles that call them");
            continue;
        }
        if let Some(why) = is_no_article(chapter, *is_linear) {
            shelf.leave_out(shown, why);
            continue;
        }
        count += 1;
        let text = with_notes(chapter, &chapters, &mut documents);
        let text = match without_others(&text) {
            Some(text) => {
                shelf.leave_out(format!("a part of {shown}"), NO_ARTICLE);
                text
            }
            None => text,
        };
        let name = title.as_deref().map(assemble::slug).filter(|slug| !slug.is_empty());
        let name =
            name.unwrap_or_else(|| assemble::slug(last(&chapter.name).split('.').next().unwrap_or_default()));
        let facts =
            KnownFacts { title, authors: authors.clone(), date: date.clone(), ..KnownFacts::default() };
        let post = Post {
            facts,
            stem: Some(format!("{count:0digits$}-{name}")),
            base: chapter.name.clone(),
            body: PostBody::Chapter(text),
            ..Post::default()
        };
        shelf.take(post, archive);
    }
    Ok(())
}

fn part(name: &str, archive: &Archive<'_>) -> Result<EpubPart, (String, String)> {
    let text = archive.text(name, TEXT_BYTES).map_err(|why| (last(name).to_owned(), why))?;
    Ok(EpubPart { name: name.to_owned(), text: expanded(&text) })
}

/// Returns what a book says of itself.
fn about(book: &XmlElement) -> About {
    let words = |name: &str| {
        book.find(name).map(|one| one.text().trim().to_owned()).filter(|words| !words.is_empty())
    };
    let mut creators = Vec::new();
    book.all("dc:creator", &mut creators);
    About {
        title: words("dc:title"),
        lang: words("dc:language"),
        authors: creators
            .iter()
            .map(|one| one.text().trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect(),
        ..About::default()
    }
}

/// A file of the book, as its list has it.
struct ListedItem {
    name: String,
    properties: String,
    kind: String,
}

fn manifest(book: &XmlElement, package: &str) -> BTreeMap<String, ListedItem> {
    let mut items = Vec::new();
    book.all("item", &mut items);
    book.all("opf:item", &mut items);
    let item = |one: &&XmlElement| {
        let href = String::from_utf8(crate::model::address::decoded(one.get("href")?)).ok()?;
        let said = |name: &str| one.get(name).unwrap_or_default().to_owned();
        let item = ListedItem {
            name: joined(package, &href)?,
            properties: said("properties"),
            kind: said("media-type"),
        };
        Some((one.get("id")?.to_owned(), item))
    };
    items.iter().filter_map(item).collect()
}

/// Returns the titles that the contents give to files, from either kind of them.
fn titles(manifest: &BTreeMap<String, ListedItem>, archive: &Archive<'_>) -> BTreeMap<String, String> {
    let mut titles = BTreeMap::new();
    let mut add = |base: &str, href: &str, words: String| {
        let href = href.split('#').next().unwrap_or_default();
        let href = String::from_utf8(crate::model::address::decoded(href)).unwrap_or_default();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(name) = joined(base, &href).filter(|_| !words.is_empty()) {
            titles.entry(name).or_insert(words);
        }
    };
    let is_nav = |item: &ListedItem| item.properties.split(' ').any(|property| property == "nav");
    for item in manifest.values().filter(|item| is_nav(item) || item.kind == NCX) {
        let Ok(text) = archive.text(&item.name, TEXT_BYTES).map(|text| expanded(&text)) else { continue };
        if is_nav(item)
            && let Ok(page) = html::parsed(&text)
        {
            let toc = page.select("nav[epub\\:type~=toc] a[href], nav[role=doc-toc] a[href]");
            for link in toc.nodes() {
                let time: String = link.find(&["time"]).iter().map(|time| time.text().to_string()).collect();
                let words = link.text().replacen(&time, "", usize::from(!time.is_empty()));
                add(&item.name, &link.attr("href").unwrap_or_default(), words);
            }
        } else if item.kind == NCX {
            let ncx = xml::parse(&text);
            let mut points = Vec::new();
            ncx.all("navPoint", &mut points);
            for point in points {
                let words = point.at(&["navLabel", "text"]).map(XmlElement::text).unwrap_or_default();
                let to = point.child("content").and_then(|content| content.get("src")).unwrap_or_default();
                add(&item.name, to, words);
            }
        }
    }
    titles
}

/// Says why a chapter is no article; `None` if it is one.
fn is_no_article(chapter: &EpubPart, is_linear: bool) -> Option<&'static str> {
    let stem = last(&chapter.name).split('.').next().unwrap_or_default().to_lowercase();
    if ["cover", "nav", "toc", "title_page", "titlepage"].contains(&stem.as_str()) {
        return Some(NO_ARTICLE);
    }
    let page = html::parsed(&chapter.text).ok()?;
    if around_all(&page).iter().any(says_no_article) {
        return Some(NO_ARTICLE);
    }
    if !is_linear {
        return Some("it is not part of the order in which the book is read");
    }
    let body = page.select("body").text();
    (body.split_whitespace().count() < FEW).then_some("a page of a few words")
}

/// Returns the elements of a page that hold all its words, from the outermost on.
fn around_all(page: &Document) -> Vec<NodeRef<'_>> {
    let mut all: Vec<NodeRef<'_>> = page.select("html, body").nodes().to_vec();
    while let Some(inner) = all.last().and_then(|outer| {
        let mut words = outer.children_it(false).filter(|child| !child.text().trim().is_empty());
        words.next().filter(|child| child.is_element() && words.next().is_none())
    }) {
        all.push(inner);
    }
    all
}

/// Tells whether an element says that it is a title page, contents or the like.
fn says_no_article(node: &NodeRef<'_>) -> bool {
    says_one_of(node, &NO_ARTICLES)
}

fn says_one_of(node: &NodeRef<'_>, wanted: &[&str]) -> bool {
    let kinds = node.attr("epub:type").unwrap_or_default();
    let role = node.attr("role").unwrap_or_default();
    let said =
        kinds.split_whitespace().chain(role.split_whitespace().filter_map(|role| role.strip_prefix("doc-")));
    said.into_iter().any(|kind| wanted.contains(&kind.to_lowercase().as_str()))
}

/// Takes off a chapter the title page and the like that stand in the same file; `None` if there is none.
fn without_others(text: &str) -> Option<String> {
    let page = html::parsed(text).ok()?;
    let others = page.select("section, nav, header, div");
    // An index or a colophon of its own may be a part of the chapter.
    let kinds = |node: &NodeRef<'_>| says_one_of(node, &BEFORE);
    let others: Vec<&NodeRef<'_>> = others.nodes().iter().filter(|node| kinds(node)).collect();
    others.iter().for_each(|node| node.remove_from_parent());
    (!others.is_empty()).then(|| page.html().to_string())
}

/// A link to a place in another file of the book.
struct Crossing {
    file: String,
    id: String,
}

/// Returns the links of a chapter that lead to a place in another file, and are signs and no words.
fn crossings(chapter: &EpubPart) -> Vec<Crossing> {
    let Ok(page) = html::parsed(&chapter.text) else { return Vec::new() };
    let links = page.select("a[href*='#']");
    let crossing = |link: &dom_query::NodeRef<'_>| {
        let href = link.attr("href")?;
        let (file, id) = href.split_once('#')?;
        let file = joined(&chapter.name, &String::from_utf8(crate::model::address::decoded(file)).ok()?)?;
        let text = link.text();
        let sign = text.trim().trim_matches(['[', ']', '(', ')', '.']);
        let is_sign = !sign.is_empty() && sign.chars().count() <= 4 && !sign.chars().any(char::is_whitespace);
        (is_sign && file != chapter.name && !href.starts_with('#'))
            .then(|| Crossing { file, id: id.to_owned() })
    };
    links.nodes().iter().filter_map(crossing).collect()
}

/// Returns the files that hold nothing but what others call: notes that stand behind the chapters whose signs lead to
/// them, and lead back to these.
fn called(chapters: &[(bool, EpubPart)]) -> BTreeSet<String> {
    let names: Vec<&str> = chapters.iter().map(|(_, chapter)| chapter.name.as_str()).collect();
    let place = |name: &str| names.iter().position(|known| *known == name);
    let crossed = chapters.iter().enumerate().flat_map(|(at, (_, chapter))| {
        crossings(chapter).into_iter().filter_map(move |crossing| Some((at, place(&crossing.file)?)))
    });
    let crossed: BTreeSet<(usize, usize)> = crossed.collect();
    let behind = crossed.iter().filter(|(from, to)| to > from && crossed.contains(&(*to, *from)));
    let to: BTreeSet<usize> = behind.map(|(_, to)| *to).collect();
    let is_notes = |chapter: &&EpubPart| {
        let stem = last(&chapter.name).to_lowercase();
        chapter.text.contains("endnotes")
            || chapter.text.contains("footnote")
            || stem.contains("note")
            || stem.contains("anmerk")
    };
    let to = to.into_iter().filter_map(|at| chapters.get(at)).map(|(_, chapter)| chapter);
    to.filter(is_notes).map(|chapter| chapter.name.clone()).collect()
}

/// Returns the text of a chapter with the notes after it that stand in other files.
fn with_notes(
    chapter: &EpubPart,
    chapters: &[(bool, EpubPart)],
    documents: &mut BTreeMap<String, Document>,
) -> String {
    let mut notes = String::new();
    let mut known = BTreeSet::new();
    for Crossing { file, id } in crossings(chapter) {
        let Some((_, other)) = chapters.iter().find(|(_, other)| other.name == file) else { continue };
        if !documents.contains_key(&file) {
            let Ok(page) = html::parsed(&other.text) else { continue };
            documents.insert(file.clone(), page);
        }
        if known.insert((file.clone(), id.clone()))
            && let Some(note) = documents.get(&file).and_then(|page| html::note(page, &id))
        {
            notes.push_str(&note);
        }
    }
    match (notes.is_empty(), chapter.text.rfind("</body>")) {
        (false, Some(end)) => {
            let (text, rest) = chapter.text.split_at(end);
            format!("{text}<section>{notes}</section>{rest}")
        }
        _ => chapter.text.clone(),
    }
}

/// Writes elements that are closed where they are opened as HTML has them: `<a id="p1"/>` would be open to its end there.
fn expanded(text: &str) -> String {
    const VOID: [&str; 13] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("/>") {
        let (before, after) = rest.split_at(at);
        let tag = before.rfind('<').map_or("", |open| &before[open + 1..]);
        let name: &str = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
        let is_tag = !tag.contains('>') && name.starts_with(|c: char| c.is_ascii_alphabetic());
        let is_foreign =
            name.contains(':') || matches!(name, "path" | "rect" | "circle" | "use" | "g" | "svg" | "image");
        out.push_str(before);
        if is_tag && !VOID.contains(&name.to_ascii_lowercase().as_str()) && !is_foreign {
            out.push_str(&format!("></{name}>"));
        } else {
            out.push_str("/>");
        }
        rest = after.get(2..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}
