//! Shortcodes that mean something in a book: pictures, films, quotations.

use super::parse;
use super::shortcode::TemplateCall;
use super::tree::{Child, ElementKind, TreeElement};
use crate::diagnostic::Span;
use crate::model::Alt;
use crate::read::picture::is_picture_name;

/// What a shortcode is.
pub enum Embed {
    /// Something that can be shown.
    Children(Box<dyn Fn(Span) -> Vec<Child>>),
    /// Something that cannot: its address, and what it is called.
    Link {
        /// Where it is to be had.
        address: String,
        /// What it is called, or nothing.
        title: String,
    },
    /// The beginning of something that a closing shortcode ends.
    Open {
        /// What begins.
        kind: ElementKind,
        /// Who is quoted, or what the picture shows.
        said: Option<String>,
    },
}

/// Returns the words that a shortcode was given to show: what is named as such, and strings of several words.
pub fn words_of(call: &TemplateCall) -> Vec<String> {
    const SHOWN: [&str; 10] =
        ["title", "summary", "heading", "label", "content", "text", "body", "caption", "description", "alt"];
    let named = SHOWN.iter().filter_map(|name| call.get(&[name]).map(str::to_owned));
    // Classes are no words: `btn btn-primary`.
    let is_class = |text: &str| {
        let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == ' ';
        text.contains('-') && text.chars().all(is_part)
    };
    let is_words = |text: &&String| {
        !is_class(text)
            && text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).nth(1).is_some()
    };
    let positional = call.positional.iter().filter(is_words).cloned();
    if matches!(call.name.as_str(), "param" | "ref" | "relref") {
        return Vec::new();
    }
    named.chain(positional).filter(|text| text.contains(char::is_alphabetic)).collect()
}

/// Returns what a shortcode is, if it is one that sites share.
pub fn understand(call: &TemplateCall) -> Option<Embed> {
    let id = call.get(&["id", "video", "video_id"]).or(call.at(0)).unwrap_or_default();
    let title = call.get(&["title", "alt", "caption"]).unwrap_or_default().to_owned();
    let link = |address: String| (!id.is_empty()).then_some(Embed::Link { address, title: title.clone() });
    let host = |prefix: &str| if id.contains("://") { id.to_owned() } else { format!("{prefix}{id}") };
    match call.name.as_str() {
        "figure" | "img" | "image" | "picture" | "imgproc" | "responsive-image" | "asset_img" => figure(call),
        "youtube" | "youtubeplayer" => link(host("https://www.youtube.com/watch?v=")),
        "vimeo" | "vimeoplayer" => link(host("https://vimeo.com/")),
        "instagram" => link(host("https://www.instagram.com/p/")),
        "tweet" | "twitter" | "x" => {
            let user = call.get(&["user"]).unwrap_or("i");
            link(host(&format!("https://twitter.com/{user}/status/")))
        }
        "gist" => {
            let file = call.at(1).map_or(id.to_owned(), |gist| format!("{id}/{gist}"));
            link(format!("https://gist.github.com/{file}"))
        }
        "soundcloud" | "video" | "audio" | "iframe" | "embed" | "pdf" => {
            let address = call.get(&["src", "url", "href"]).or(call.at(0))?;
            Some(Embed::Link { address: address.to_owned(), title })
        }
        "quote" | "blockquote" | "pullquote" => {
            let said = call.get(&["author", "cite", "by"]).map(str::to_owned);
            let said = said.or((!call.positional.is_empty()).then(|| call.positional.join(" ")));
            Some(Embed::Open { kind: ElementKind::Quote { epigraph: false }, said })
        }
        "caption" => {
            Some(Embed::Open { kind: ElementKind::Figure, said: call.get(&["caption"]).map(str::to_owned) })
        }
        "epigraph" => {
            let said = call.get(&["author", "cite", "by"]).or(call.at(0)).map(str::to_owned);
            Some(Embed::Open { kind: ElementKind::Quote { epigraph: true }, said })
        }
        "verse" | "poem" | "poetry" => Some(Embed::Open { kind: ElementKind::Verse, said: None }),
        "highlight" | "code" | "codeblock" => Some(Embed::Open { kind: ElementKind::InlineCode, said: None }),
        "lead" | "notice" | "note" | "alert" | "info" | "tip" | "warning" | "callout" | "details"
        | "expand" | "center" | "columns" => Some(Embed::Open { kind: ElementKind::Division, said: None }),
        _ => None,
    }
}

/// Reads a picture. Classes may stand before its address, and its size after it: `{% img left a.png 300 200 "Title" "What it
/// shows" %}`, as Octopress and Hexo have it; `{% image "a.png" "What it shows" %}`, as Eleventy does.
fn figure(call: &TemplateCall) -> Option<Embed> {
    let named = call.get(&["src", "url", "path", "image_path", "link"]);
    let place = call.positional.iter().position(|part| is_picture_name(part)).unwrap_or(0);
    let address = named.or(call.at(place))?.to_owned();
    let after = call.positional.iter().skip(if named.is_some() { 0 } else { place + 1 });
    let is_size = |part: &str| part.bytes().all(|c| c.is_ascii_digit() || matches!(c, b'%' | b'x'));
    let strings: Vec<&String> = after.filter(|part| !is_size(part)).collect();
    // A lone word may be a class; that of Hexo's own tag is none, and of two the first is a title.
    let is_said =
        |said: &&&String| said.contains(char::is_whitespace) || call.name == "asset_img" || strings.len() > 1;
    let said = strings.last().filter(is_said);
    let alt = match call.get(&["alt"]).or(said.map(|said| said.as_str())).map(str::trim) {
        None => Alt::Missing,
        Some("") => Alt::Decoration,
        Some(alt) => Alt::Text(alt.to_owned()),
    };
    let mut caption: Vec<String> = Vec::new();
    for part in ["title", "caption", "attr"] {
        if let Some(part) = call.get(&[part]).map(str::trim).filter(|part| !part.is_empty()) {
            caption.push(part.to_owned());
        }
    }
    let caption = caption.join(". ");
    Some(Embed::Children(Box::new(move |span| {
        let image = Child::Image { address: address.clone(), title: String::new(), alt: alt.clone(), span };
        let mut children = vec![image];
        if !caption.is_empty() {
            children.push(block(ElementKind::Caption, span, parse::line(&caption, span).children));
        }
        vec![block(ElementKind::Figure, span, children)]
    })))
}

fn block(kind: ElementKind, span: Span, children: Vec<Child>) -> Child {
    let has_block = children.iter().any(Child::is_block);
    Child::Element(TreeElement { kind, span, children, has_block })
}
