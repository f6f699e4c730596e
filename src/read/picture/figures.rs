//! Pictures among words that are too large to stand in a line.
//!
//! An author who leaves no empty line around a picture, or writes a text on the same line, means a picture and no
//! letter. How large it is, is known only when its file was read.

use crate::diagnostic::Span;
use crate::model::{
    Alt, Block, Blocks, Companions, Figure, Inline, Inlines, Node, Paragraph, Picture, PictureIndex, Series,
    Target, plain_text,
};

/// How high a picture may be that stands in a line, in dots: three lines of a page on a screen.
const IN_LINE: u32 = 60;

/// Makes figures of the pictures among the words of a series that are higher than a few lines.
pub fn stand(series: &mut Series) {
    let pictures = std::mem::take(&mut series.pictures);
    let Companions { foreword, imprint, study } = &mut series.companions;
    let companions = [foreword, imprint, &mut study.ground_rules].into_iter().flatten();
    let companions = companions.map(|companion| &mut companion.text);
    for article in series.articles.iter_mut().chain(companions) {
        in_blocks(&mut article.series_note, &pictures);
        in_blocks(&mut article.body, &pictures);
    }
    series.pictures = pictures;
}

fn in_blocks(blocks: &mut Blocks, pictures: &[Picture]) {
    let is_large = |node: &Node<Block>| match &node.value {
        Block::Paragraph(Paragraph { content, .. }) => holds_large(content, pictures),
        Block::Heading(heading) => holds_large(&heading.content, pictures),
        _ => false,
    };
    let mut out = Vec::with_capacity(blocks.len());
    for mut node in std::mem::take(blocks) {
        match &mut node.value {
            Block::Quote(quote) => in_blocks(&mut quote.blocks, pictures),
            Block::Lang { blocks, .. } => in_blocks(blocks, pictures),
            Block::List(list) => list.items.iter_mut().for_each(|item| in_blocks(item, pictures)),
            Block::Definitions { entries } => {
                entries.iter_mut().flat_map(|(_, all)| all).for_each(|blocks| in_blocks(blocks, pictures));
            }
            _ => {}
        }
        if is_large(&node) { divide(node, pictures, &mut out) } else { out.push(node) }
    }
    *blocks = out;
}

fn is_large(picture: Option<PictureIndex>, pictures: &[Picture]) -> bool {
    let picture = picture.and_then(|index| pictures.get(index.0 as usize));
    picture.is_some_and(|picture| picture.height > IN_LINE)
}

fn holds_large(content: &Inlines, pictures: &[Picture]) -> bool {
    content.iter().any(|node| match &node.value {
        Inline::Image { picture, .. } => is_large(*picture, pictures),
        other => other.content().is_some_and(|content| holds_large(content, pictures)),
    })
}

/// A part of a paragraph.
enum Part {
    Words(Inlines),
    Figure(Figure, Span),
}

/// Parts a paragraph at its large pictures; those of a heading stand after it.
fn divide(mut node: Node<Block>, pictures: &[Picture], out: &mut Blocks) {
    let content = match &mut node.value {
        Block::Paragraph(paragraph) => &mut paragraph.content,
        Block::Heading(heading) => &mut heading.content,
        _ => return out.push(node),
    };
    let mut parts = Vec::new();
    part(std::mem::take(content), None, pictures, &mut parts);
    if let Block::Heading(heading) = &mut node.value {
        let (words, figures): (Vec<Part>, Vec<Part>) =
            parts.into_iter().partition(|part| matches!(part, Part::Words(_)));
        heading.content = words.into_iter().flat_map(Part::words).collect();
        trim_start(&mut heading.content);
        if !plain_text(&heading.content).trim().is_empty() {
            out.push(node);
        }
        out.extend(figures.into_iter().filter_map(Part::figure));
        return;
    }
    let Block::Paragraph(paragraph) = node.value else { return };
    let mut first = Some(paragraph.clone());
    for part in parts {
        match part {
            Part::Figure(figure, span) => out.push(Node::new(Block::Figure(figure), span)),
            Part::Words(mut content) => {
                trim_start(&mut content);
                trim_end(&mut content);
                if content.is_empty() {
                    continue;
                }
                if let (Some(caption), Some(Node { value: Block::Figure(figure), .. })) =
                    (caption(&content), out.last_mut().filter(|_| paragraph.content.is_empty()))
                    && figure.caption.is_none()
                {
                    figure.caption = Some(caption);
                    continue;
                }
                // What goes on after a picture is no new paragraph.
                let continued = || Paragraph { continues: true, number: None, ..paragraph.clone() };
                let paragraph = Paragraph { content, ..first.take().unwrap_or_else(continued) };
                out.push(Node::new(Block::Paragraph(paragraph), node.span));
            }
        }
    }
}

impl Part {
    fn words(self) -> Inlines {
        match self {
            Self::Words(content) => content,
            Self::Figure(..) => Vec::new(),
        }
    }

    fn figure(self) -> Option<Node<Block>> {
        match self {
            Self::Words(_) => None,
            Self::Figure(figure, span) => Some(Node::new(Block::Figure(figure), span)),
        }
    }
}

fn part(content: Inlines, link: Option<&Target>, pictures: &[Picture], parts: &mut Vec<Part>) {
    for mut node in content {
        match &mut node.value {
            Inline::Image { picture, address, alt } if is_large(*picture, pictures) => {
                let (picture, address) = (*picture, std::mem::take(address));
                let alt = std::mem::replace(alt, Alt::Missing);
                let figure = Figure { picture, address, alt, caption: None, link: link.cloned() };
                parts.push(Part::Figure(figure, node.span));
                continue;
            }
            _ => {}
        }
        let has_large = node.value.content().is_some_and(|content| holds_large(content, pictures));
        if !has_large {
            match parts.last_mut() {
                Some(Part::Words(words)) => words.push(node),
                _ => parts.push(Part::Words(vec![node])),
            }
            continue;
        }
        // What lies around the picture lies around the words on both its sides.
        let inner = node.value.content_mut().map(std::mem::take).unwrap_or_default();
        let mut within = Vec::new();
        let target = match &node.value {
            Inline::Link { target, .. } => Some(target.clone()),
            _ => link.cloned(),
        };
        part(inner, target.as_ref(), pictures, &mut within);
        for piece in within {
            let Part::Words(mut words) = piece else {
                parts.push(piece);
                continue;
            };
            trim_start(&mut words);
            trim_end(&mut words);
            if words.is_empty() {
                continue;
            }
            let mut around = node.clone();
            if let Some(content) = around.value.content_mut() {
                *content = words;
            }
            match parts.last_mut() {
                Some(Part::Words(words)) => words.push(around),
                _ => parts.push(Part::Words(vec![around])),
            }
        }
    }
}

/// Returns the words of an emphasis that is all that stands after a picture: they explain it.
fn caption(content: &Inlines) -> Option<Inlines> {
    match &content[..] {
        [Node { value: Inline::Emph { content }, .. }] => Some(content.clone()),
        _ => None,
    }
}

fn trim_start(content: &mut Inlines) {
    while let Some(first) = content.first_mut() {
        let is_empty = match &mut first.value {
            Inline::Text { text } => {
                *text = text.trim_start().to_owned();
                text.is_empty()
            }
            Inline::Break => true,
            _ => false,
        };
        if !is_empty {
            return;
        }
        content.remove(0);
    }
}

fn trim_end(content: &mut Inlines) {
    while let Some(last) = content.last_mut() {
        let is_empty = match &mut last.value {
            Inline::Text { text } => {
                text.truncate(text.trim_end().len());
                text.is_empty()
            }
            Inline::Break => true,
            _ => false,
        };
        if !is_empty {
            return;
        }
        content.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Orientation, PictureFormat};

    fn node(value: Inline) -> Node<Inline> {
        Node::new(value, Span::default())
    }

    fn text(words: &str) -> Node<Inline> {
        node(Inline::Text { text: words.into() })
    }

    fn picture(index: u32) -> Node<Inline> {
        let (address, alt) = (format!("{index}.png"), Alt::Missing);
        node(Inline::Image { picture: Some(PictureIndex(index)), address, alt })
    }

    /// Returns what a paragraph becomes: words of paragraphs, and addresses of figures with where they lead.
    fn parted(content: Inlines) -> Vec<String> {
        let of_height = |height| Picture {
            path: "a.png".into(),
            format: PictureFormat::Png,
            width: 90,
            height,
            orientation: Orientation::UPRIGHT,
            bytes: Vec::new().into(),
        };
        let paragraph = Block::Paragraph(Paragraph { content, ..Paragraph::default() });
        let mut blocks = vec![Node::new(paragraph, Span::default())];
        in_blocks(&mut blocks, &[of_height(400), of_height(16)]);
        let shown = |node: &Node<Block>| match &node.value {
            Block::Paragraph(paragraph) if paragraph.continues => {
                format!("… {}", plain_text(&paragraph.content))
            }
            Block::Paragraph(paragraph) => plain_text(&paragraph.content),
            Block::Figure(Figure { address, link: Some(Target::External(to)), .. }) => {
                format!("{address} to {to}")
            }
            Block::Figure(figure) => figure.address.clone(),
            _ => String::new(),
        };
        blocks.iter().map(shown).collect()
    }

    /// A picture of 640 by 420 dots was set a line high, between the words around it.
    #[test]
    fn a_picture_higher_than_a_few_lines_is_a_figure() {
        let table: [(Inlines, &[&str]); 4] = [
            (vec![text("One "), picture(0), text(" two.")], &["One", "0.png", "… two."]),
            (vec![picture(0), text(" Two.")], &["0.png", "Two."]),
            (vec![text("A sign "), picture(1), text(" in the line.")], &["A sign  in the line."]),
            (vec![text("One "), node(Inline::Strong { content: vec![picture(0)] })], &["One", "0.png"]),
        ];
        for (content, expected) in table {
            assert_eq!(parted(content), expected);
        }
    }

    #[test]
    fn a_link_around_words_and_a_picture_is_around_both() {
        let target = Target::External("https://b.example".into());
        let link = node(Inline::Link { target, content: vec![text("See "), picture(0)] });
        assert_eq!(parted(vec![link, text(" now.")]), ["See", "0.png to https://b.example", "… now."]);
    }
}
