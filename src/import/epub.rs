//! E-books: each chapter is an article, with the notes that it calls wherever they stand (EPUB 3.3, EPUB 2.0.1).

mod divide;

use super::About;
use super::archive::{Archive, joined, last};
use super::post::{Post, PostBody};
use super::shelf::Shelf;
use crate::assemble;
use crate::limits::TEXT_BYTES;
use crate::read::html::{self, KnownFacts};
use crate::read::xml::{self, XmlElement};
use divide::{Chapter, ListedPlace, divided};
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

/// Why a chapter is left out that is too short.
const FEW_WORDS: &str = "a page of a few words";

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
    let contents = contents(&manifest, archive);
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
    let articles = articles(&chapters, &called, &contents, shelf);
    // The day of a book is that of its text only where there is one text.
    let date = book.find("dc:date").map(|date| date.text().trim().to_owned()).filter(|_| articles.len() == 1);
    let date = date.and_then(|date| date.get(..10).map(str::to_owned));
    let digits = articles.len().max(chapters.len()).to_string().len();
    for (count, Chapter { title, part }) in (1..).zip(articles) {
        let name = title.as_deref().map(assemble::slug).filter(|slug| !slug.is_empty());
        let name =
            name.unwrap_or_else(|| assemble::slug(last(&part.name).split('.').next().unwrap_or_default()));
        let facts =
            KnownFacts { title, authors: authors.clone(), date: date.clone(), ..KnownFacts::default() };
        let post = Post {
            facts,
            stem: Some(format!("{count:0digits$}-{name}")),
            base: part.name,
            body: PostBody::Chapter(part.text),
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

/// Returns the articles that the files of a book are, in order, and says of the others why they are none.
fn articles(
    chapters: &[(bool, EpubPart)],
    called: &BTreeSet<String>,
    contents: &BTreeMap<String, Vec<ListedPlace>>,
    shelf: &mut Shelf<'_, '_>,
) -> Vec<Chapter> {
    let mut documents: BTreeMap<String, Document> = BTreeMap::new();
    let mut articles: Vec<Chapter> = Vec::new();
    let level = divide::level(contents.values().flatten());
    // Only where the contents lead into files are these cut otherwise than by chapters.
    let is_cut = contents.values().flatten().any(|place| place.id.is_some());
    let noted: BTreeSet<String> =
        chapters.iter().flat_map(|(_, file)| crossings(file)).map(|crossing| crossing.file).collect();
    let mut goes_on = false;
    for (is_linear, file) in chapters {
        let places = contents.get(&file.name).map(Vec::as_slice).unwrap_or_default();
        let shown = places.first().map_or(last(&file.name), |place| &place.words);
        if called.contains(&file.name) {
            shelf.leave_out(shown, "its notes were put into the articles that call them");
            goes_on = false;
            continue;
        }
        if let Some(why) = is_no_article(file, *is_linear) {
            shelf.leave_out(shown, why);
            goes_on = false;
            continue;
        }
        // What is called from elsewhere was copied there.
        goes_on &= !noted.contains(&file.name);
        let text = with_notes(file, chapters, &mut documents);
        let text = match without_others(&text) {
            Some(text) => {
                shelf.leave_out(format!("a part of {shown}"), NO_ARTICLE);
                text
            }
            None => text,
        };
        let part = EpubPart { name: file.name.clone(), text };
        let title = places.first().map(|place| place.words.clone());
        let all = divided(&part, places, level).unwrap_or_else(|| vec![Chapter { title, part }]);
        for chapter in all {
            let is_rest = is_cut && goes_on && is_nameless(&chapter);
            let words = count_words(&chapter);
            let is_plate = words == 0 && shows(&chapter);
            match articles.last_mut().filter(|before| folder(before) == folder(&chapter)) {
                Some(before) if is_rest || is_plate && chapter.title.is_none() => {
                    append(&mut before.part.text, &chapter.part.text);
                }
                _ if is_plate || words >= FEW => {
                    goes_on = !places.is_empty();
                    articles.push(titled(chapter));
                }
                _ if words > 0 => {
                    goes_on = false;
                    shelf.leave_out(chapter.title.unwrap_or_else(|| shown.to_owned()), FEW_WORDS);
                }
                _ => {}
            }
        }
    }
    articles
}

/// Tells whether a chapter has neither a name in the contents nor a heading: where files are cut when they grow too long, it
/// goes on from the one before.
fn is_nameless(chapter: &Chapter) -> bool {
    chapter.title.is_none() && heading(&chapter.part.text).is_none()
}

fn folder(chapter: &Chapter) -> Option<&str> {
    chapter.part.name.rsplit_once('/').map(|(folder, _)| folder)
}

fn count_words(chapter: &Chapter) -> usize {
    html::parsed(&chapter.part.text).map_or(0, |page| html::count_words(&page.select("body").text()))
}

/// Tells whether a chapter shows a picture.
fn shows(chapter: &Chapter) -> bool {
    html::parsed(&chapter.part.text).is_ok_and(|page| !page.select("img, svg").is_empty())
}

/// Gives a chapter that the contents do not name its heading as title: that of the page is often the book's.
fn titled(chapter: Chapter) -> Chapter {
    let title = chapter.title.or_else(|| heading(&chapter.part.text));
    Chapter { title, ..chapter }
}

/// Returns the first heading of a page.
fn heading(text: &str) -> Option<String> {
    let page = html::parsed(text).ok()?;
    let headings = page.select("h1, h2, h3, h4, h5, h6, [role=heading]");
    let words = headings.nodes().first()?.text().split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// Appends what the body of a page holds to that of another.
fn append(text: &mut String, more: &str) {
    let body =
        more.find("<body").and_then(|at| Some(at + more.get(at..)?.find('>')? + 1)).unwrap_or_default();
    let inner = more.get(body..).unwrap_or_default();
    let inner = inner.rfind("</body>").and_then(|end| inner.get(..end)).unwrap_or(inner);
    let at = text.rfind("</body>").unwrap_or(text.len());
    text.insert_str(at, inner);
}

/// Returns the places that the contents of the book lead to, by file: those of an EPUB 3, else those of an EPUB 2.
fn contents(
    manifest: &BTreeMap<String, ListedItem>,
    archive: &Archive<'_>,
) -> BTreeMap<String, Vec<ListedPlace>> {
    let is_nav = |item: &&ListedItem| item.properties.split(' ').any(|property| property == "nav");
    let navs = manifest.values().filter(is_nav).map(|item| (item, true));
    let ncx = manifest.values().filter(|item| item.kind == NCX).map(|item| (item, false));
    for (item, is_page) in navs.chain(ncx) {
        let Ok(text) = archive.text(&item.name, TEXT_BYTES).map(|text| expanded(&text)) else { continue };
        let mut contents = BTreeMap::<String, Vec<ListedPlace>>::new();
        let mut add = |href: &str, words: &str, depth: usize| {
            let (file, id) = href.split_once('#').map_or((href, None), |(file, id)| (file, Some(id)));
            let decoded =
                |text: &str| String::from_utf8(crate::model::address::decoded(text)).unwrap_or_default();
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            if let Some(name) = joined(&item.name, &decoded(file)).filter(|_| !words.is_empty()) {
                let id = id.map(decoded).filter(|id| !id.is_empty());
                contents.entry(name).or_default().push(ListedPlace { id, words, depth });
            }
        };
        if is_page {
            listed(&text, &mut add);
        } else {
            points(&xml::parse(&text), 0, &mut add);
        }
        if !contents.is_empty() {
            return contents;
        }
    }
    BTreeMap::new()
}

/// Finds the links of the contents of an EPUB 3.
fn listed(text: &str, add: &mut impl FnMut(&str, &str, usize)) {
    let Ok(page) = html::parsed(text) else { return };
    for link in page.select("nav[epub\\:type~=toc] a[href], nav[role=doc-toc] a[href]").nodes() {
        let time: String = link.find(&["time"]).iter().map(|time| time.text().to_string()).collect();
        let words = link.text().replacen(&time, "", usize::from(!time.is_empty()));
        let depth = link.ancestors_it(None).filter(|above| above.has_name("ol")).count();
        add(&link.attr("href").unwrap_or_default(), &words, depth);
    }
}

/// Finds those of an EPUB 2.
fn points(element: &XmlElement, depth: usize, add: &mut impl FnMut(&str, &str, usize)) {
    for point in element.elements() {
        let is_point = point.name == "navPoint";
        if is_point {
            let words = point.at(&["navLabel", "text"]).map(XmlElement::text).unwrap_or_default();
            let to = point.child("content").and_then(|content| content.get("src")).unwrap_or_default();
            add(to, &words, depth);
        }
        points(point, depth + usize::from(is_point), add);
    }
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
    (html::count_words(&body) < FEW).then_some(FEW_WORDS)
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
        (is_sign(&link.text()) && file != chapter.name && !href.starts_with('#'))
            .then(|| Crossing { file, id: id.to_owned() })
    };
    links.nodes().iter().filter_map(crossing).collect()
}

/// Tells whether the words of a link are a sign that calls a note: `3`, `[12]`, `*`.
fn is_sign(words: &str) -> bool {
    let sign = words.trim().trim_matches(['[', ']', '(', ')', '.']);
    !sign.is_empty() && sign.chars().count() <= 4 && !sign.chars().any(char::is_whitespace)
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
    let crossings = crossings(chapter);
    for Crossing { file, .. } in &crossings {
        let other =
            chapters.iter().find(|(_, other)| other.name == *file).filter(|_| !documents.contains_key(file));
        if let Some(page) = other.and_then(|(_, other)| html::parsed(&other.text).ok()) {
            documents.insert(file.clone(), page);
        }
    }
    let mut anchors = BTreeMap::new();
    let mut known = BTreeSet::new();
    let mut notes = String::new();
    for Crossing { file, id } in
        crossings.iter().filter(|crossing| known.insert((&crossing.file, &crossing.id)))
    {
        let Some(page) = documents.get(file) else { continue };
        let target = anchors.entry(file).or_insert_with(|| html::anchors(page)).get(id);
        if let Some(target) = target {
            notes.push_str(&html::whole_note(target).unwrap_or(*target).html());
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
