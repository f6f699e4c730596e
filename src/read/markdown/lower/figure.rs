//! Pictures that stand by themselves, with what explains them.

use super::super::link;
use super::super::tree::{Child, ElementKind, TreeElement};
use super::Lowering;
use crate::diagnostic::Span;
use crate::model::{
    Alt, Block, Blocks, Figure, Finding, FindingKind, Inline, Inlines, Node, Role, plain_text,
};
use crate::read::text::speaks_of_series;

/// The longest caption that stands in a paragraph of its own, in characters.
const LONGEST_CAPTION: usize = 240;

impl Lowering<'_> {
    /// Reads a figure: its pictures, the last with the caption, and whatever else it holds after them.
    pub(super) fn figure(&mut self, element: &TreeElement, out: &mut Blocks) {
        let (mut images, mut caption, mut rest) = (Vec::new(), None, Vec::new());
        gather_figure(&element.children, &mut images, &mut caption, &mut rest);
        let count = images.len();
        // Words by a picture that are marked as nothing else explain it.
        if caption.is_none() && count > 0 && rest.iter().all(|child| !child.is_block()) {
            caption = Some(std::mem::take(&mut rest));
        }
        let caption = caption.map(|children| self.inlines(&children)).filter(|content| !content.is_empty());
        for (index, image) in images.iter().enumerate() {
            let caption = if index + 1 == count { caption.clone() } else { None };
            out.extend(self.image_figure(image, caption));
        }
        let mut blocks = self.blocks(&rest);
        if count == 0
            && let Some(content) = caption
        {
            blocks.push(Node::new(Block::paragraph(Role::Body, content), element.span));
        }
        out.extend(blocks);
    }

    fn image_figure(&mut self, image: &Pictured<'_>, caption: Option<Inlines>) -> Option<Node<Block>> {
        let Child::Image { address, title, alt, span } = image.picture else { return None };
        let from_title = || {
            let text = Inline::Text { text: title.clone() };
            (!title.trim().is_empty()).then(|| vec![Node::new(text, *span)])
        };
        let caption = caption.or_else(from_title);
        let link = image.link.and_then(|address| link::target(address, *span, self.diagnostics));
        let figure = Figure { picture: None, address: address.clone(), alt: alt.clone(), caption, link };
        Some(Node::new(Block::Figure(figure), *span))
    }

    /// Reads a paragraph that holds only pictures, the last of which an emphasised line may explain, or a note: what is
    /// said in place of the picture then stands under it, with the call.
    ///
    /// Source: Pandoc User's Guide, "Extension: implicit_figures".
    pub(super) fn sole_images(&mut self, run: &[Child]) -> Option<Blocks> {
        let solid: Vec<&Child> = run.iter().filter(|child| !child.is_blank()).collect();
        let is_call = |child: &&Child| matches!(child, Child::NoteRef(..));
        let calls = solid.iter().rev().take_while(|child| is_call(child)).count();
        let (solid, calls) = solid.split_at(solid.len() - calls);
        let (last, pictures) = solid.split_last()?;
        let (pictures, caption) = match image_of(last) {
            Some(_) if calls.is_empty() => (solid, None),
            Some(Pictured { picture: Child::Image { alt: Alt::Text(alt), span, .. }, .. }) => {
                let words = Child::Text { text: alt.clone(), span: *span, literal: false };
                let line: Vec<Child> = [words].into_iter().chain(calls.iter().copied().cloned()).collect();
                (solid, Some(self.inlines(&line)))
            }
            Some(_) => return None,
            None if !calls.is_empty() => return None,
            None => {
                let emphasis = last
                    .element()
                    .filter(|element| element.kind == ElementKind::Emph && !pictures.is_empty())?;
                (pictures, Some(self.inlines(&emphasis.children)))
            }
        };
        let images: Vec<Pictured<'_>> =
            pictures.iter().map(|child| image_of(child)).collect::<Option<_>>()?;
        let count = images.len();
        let figures = images.into_iter().enumerate();
        Some(
            figures
                .filter_map(|(at, image)| {
                    self.image_figure(&image, if at + 1 == count { caption.clone() } else { None })
                })
                .collect(),
        )
    }
}

/// A picture, and the address of the link around it.
#[derive(Clone, Copy)]
struct Pictured<'a> {
    picture: &'a Child,
    link: Option<&'a str>,
}

/// Returns the picture that a child is, also where it is a link's only content.
fn image_of(child: &Child) -> Option<Pictured<'_>> {
    match child {
        Child::Image { .. } => Some(Pictured { picture: child, link: None }),
        Child::Element(element) if matches!(element.kind, ElementKind::Link(_) | ElementKind::Unwrapped) => {
            let mut solid = element.children.iter().filter(|child| !child.is_blank());
            let image = solid.next().and_then(image_of)?;
            let link = match &element.kind {
                ElementKind::Link(address) => Some(address.as_str()),
                _ => image.link,
            };
            solid.next().is_none().then_some(Pictured { link, ..image })
        }
        _ => None,
    }
}

fn gather_figure<'a>(
    children: &'a [Child],
    images: &mut Vec<Pictured<'a>>,
    caption: &mut Option<Vec<Child>>,
    rest: &mut Vec<Child>,
) {
    for child in children.iter().filter(|child| !child.is_blank()) {
        match (image_of(child), child.element()) {
            (Some(image), _) => images.push(image),
            (None, Some(element)) if element.kind == ElementKind::Caption && caption.is_none() => {
                *caption = Some(element.children.clone());
            }
            (None, Some(element))
                if matches!(
                    element.kind,
                    ElementKind::Paragraph
                        | ElementKind::Division
                        | ElementKind::Link(_)
                        | ElementKind::Unwrapped
                ) =>
            {
                gather_figure(&element.children, images, caption, rest);
            }
            _ => rest.push(child.clone()),
        }
    }
}

/// Makes captions of the paragraphs after pictures that are short and emphasised from end to end, or begin with their
/// number in bold, and of those after or before tables that begin as Pandoc marks them: `Table: …` or `: …`.
///
/// Source: Pandoc User's Guide, "Extension: table_captions". What is found tells of the captions, and of the
/// marks, which go.
pub(super) fn take_captions(blocks: Blocks, findings: &mut Vec<Finding>) -> Blocks {
    let mut out: Blocks = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        match (out.last_mut(), &mut block.value) {
            (Some(Node { value: Block::Figure(figure), span, .. }), words) if figure.caption.is_none() => {
                if let Some(caption) = emphasised(words).or_else(|| numbered(words)) {
                    figure.caption = Some(caption);
                    *span = span.to(block.span);
                    continue;
                }
            }
            (Some(Node { value: Block::Table(table), span, .. }), words) if table.caption.is_none() => {
                if let Some(caption) = marked(words, &["Table:", "table:", ":"]) {
                    findings.extend(of_caption(caption.0, &caption.1, block.span));
                    table.caption = Some(caption.1);
                    *span = span.to(block.span);
                    continue;
                }
            }
            (Some(Node { value: words, span, .. }), Block::Table(table)) if table.caption.is_none() => {
                if let Some(caption) = marked(words, &["Table:", "table:"]) {
                    findings.extend(of_caption(caption.0, &caption.1, *span));
                    table.caption = Some(caption.1);
                    block.span = span.to(block.span);
                    out.pop();
                }
            }
            _ => {}
        }
        out.push(block);
    }
    out
}

fn of_caption(mark: &str, words: &Inlines, span: Span) -> [Finding; 2] {
    let find = |kind, text: &str, reason: &str| Finding::new(kind, text, Some(span), reason);
    [
        find(FindingKind::Caption, &plain_text(words), "a paragraph by a table that is marked so"),
        find(FindingKind::Removed, mark, "marks the caption of a table"),
    ]
}

/// Takes the words out of a paragraph that begins with one of these marks, and returns them with the mark.
fn marked(block: &mut Block, marks: &[&'static str]) -> Option<(&'static str, Inlines)> {
    let Block::Paragraph(paragraph) = block else { return None };
    let Inline::Text { text } = &mut paragraph.content.first_mut()?.value else { return None };
    let mark =
        marks.iter().find(|mark| text.strip_prefix(**mark).is_some_and(|rest| rest.starts_with(' ')))?;
    let words = text[mark.len()..].trim_start().to_owned();
    *text = words;
    Some((mark, std::mem::take(&mut paragraph.content)))
}

/// Takes the words out of a short paragraph that begins with a word, a number and a mark, in bold: `**Figure 1:** The
/// mill`. A number of four digits is a year.
fn numbered(block: &mut Block) -> Option<Inlines> {
    const MARKS: [char; 5] = [':', '.', '–', '—', '-'];
    let Block::Paragraph(paragraph) = block else { return None };
    let [Node { value: Inline::Strong { content }, .. }, rest @ ..] = &paragraph.content[..] else {
        return None;
    };
    let (lead, rest) = (plain_text(content), plain_text(rest));
    let is_marked = lead.trim_end().ends_with(MARKS) || rest.trim_start().starts_with(MARKS);
    let (name, number) = lead.trim_end_matches(MARKS).trim_end().rsplit_once([' ', '\u{a0}'])?;
    let is_name = name.chars().all(|c| c.is_alphabetic() || c == '.') && !name.is_empty();
    let is_number = number.len() <= 3
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | 'a'..='h'));
    let fits = !rest.trim().is_empty() && rest.chars().nth(LONGEST_CAPTION).is_none();
    (is_marked && is_name && is_number && fits).then(|| std::mem::take(&mut paragraph.content))
}

/// Takes the words out of a paragraph that is one emphasis and may be a caption.
fn emphasised(block: &mut Block) -> Option<Inlines> {
    let Block::Paragraph(paragraph) = block else { return None };
    let [Node { value: Inline::Emph { content }, .. }] = &mut paragraph.content[..] else { return None };
    let words = plain_text(content);
    let fits = words.chars().nth(LONGEST_CAPTION).is_none() && !speaks_of_series(&words);
    fits.then(|| std::mem::take(content))
}
