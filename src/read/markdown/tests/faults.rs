//! Texts that were read wrong, by kind, each with near misses.

use super::*;

/// What a text says, paragraph by paragraph, with its emphasis and links marked.
fn marked(text: &str) -> Vec<String> {
    fn inlines(content: &Inlines) -> String {
        let mark = |node: &Node<Inline>| match &node.value {
            Inline::Text { text } => text.clone(),
            Inline::Emph { content } => format!("*{}*", inlines(content)),
            Inline::Strong { content } => format!("**{}**", inlines(content)),
            Inline::Link { target: Target::External(to), content } => format!("[{}]({to})", inlines(content)),
            Inline::NoteRef { note, .. } => format!("[{}]", note.0 + 1),
            Inline::Code { text } => format!("`{text}`"),
            Inline::Image { address, .. } => format!("!{address}"),
            Inline::Break => "/".into(),
            other => other.content().map(inlines).unwrap_or_default(),
        };
        content.iter().map(mark).collect()
    }
    let article = read_text(text).value.article;
    let block = |node: &Node<Block>| match &node.value {
        Block::Paragraph(paragraph) => inlines(&paragraph.content),
        Block::Figure(figure) => format!("figure {}", figure.address),
        Block::Heading(heading) => format!("# {}", inlines(&heading.content)),
        Block::Table(table) => {
            let cells =
                table.rows.iter().map(|row| row.iter().map(|c| inlines(&c.content)).collect::<Vec<_>>());
            format!("table {:?}", cells.collect::<Vec<_>>())
        }
        Block::List(_) => "list".into(),
        Block::Code { .. } => "code".into(),
        _ => "other".into(),
    };
    article.body.iter().map(block).collect()
}

/// CommonMark makes a block of HTML of such lines; kramdown and those who write them mean text.
#[test]
fn what_follows_a_tag_or_comment_is_markdown() {
    let table = [
        ("First.\n\n<!-- more -->The *second*[^1].\n\n[^1]: So.", vec!["First.", "The *second*[1]."]),
        ("First.\n\n<br>\nAfter **it**.", vec!["First.", "After **it**."]),
        ("First.\n\n<td>not *a* table</td>\n", vec!["First.", "not *a* table"]),
        ("First.\n\n<div>\nOne `a*b` and *two*.\n</div>", vec!["First.", "One `a*b` and *two*."]),
        ("First.\n\n<STYLE>\nP {}\n</STYLE>\n\nThe *end*.", vec!["First.", "The *end*."]),
        // Near misses: program text, and lists.
        ("First.\n\n<pre>\na *b* c\n</pre>", vec!["First.", "code"]),
        ("First.\n\n<!-- more -->\n\nThe *second*.", vec!["First.", "The *second*."]),
    ];
    for (text, expected) in table {
        assert_eq!(marked(text), expected, "{text}");
    }
}

#[test]
fn words_in_angle_brackets_stay() {
    let text =
        "A Vec<T> holds it; press <Enter>.\n\nAn <custom>old</custom> word, <a name=\"x\"/>one *more*.\n";
    assert_eq!(marked(text), ["A Vec<T> holds it; press <Enter>.", "An old word, one *more*."]);
}

#[test]
fn a_table_of_tag_soup_swallows_nothing() {
    let text = "First.\n\n<table>\n<tr >\n\n        </tr><tr >\n\n<td >Boat:\n</td>\n\n<td >*Anna*\n</td>\n\n        \
                </tr></table>\n\n## After\n\nWords.\n";
    assert_eq!(marked(text), ["First.", "table [[\"Boat:\", \"*Anna*\"]]", "# After", "Words."]);
}

#[test]
fn a_link_around_a_picture_or_paragraphs_leaves_no_brackets() {
    let text =
        "First.\n\n[\n\n![A boat](boat.png)\n\n](https://a.example/)\n\n[One\n\ntwo](https://b.example/)\n";
    assert_eq!(marked(text), ["First.", "figure boat.png", "[One/two](https://b.example/)"]);
}

/// A reference of Markdown in brackets looks as the link of a notebook does.
#[test]
fn a_reference_in_brackets_is_no_page_of_a_notebook() {
    let text = "See [[Report #12]] for it.\n\n[Report #12]: https://a.example/12\n";
    assert_eq!(marked(text), ["See [[Report #12](https://a.example/12)] for it."]);
}

/// Names of programs are no fields of a notebook, nor is a sentence.
#[test]
fn paragraphs_with_two_colons_stay() {
    let text = "First.\n\nBoat::Sail is up\n\n`Boat::Anchor`:: holds\n\nDinner:: at eight.\n\nup:: Garden\n";
    assert_eq!(marked(text), ["First.", "Boat::Sail is up", "`Boat::Anchor`:: holds", "Dinner:: at eight."]);
}

#[test]
fn a_heading_amid_the_text_is_no_title() {
    let long = "A paragraph that says at some length what was done in the harbour this week, by whom it was done, and why.";
    let reading = read_text(&format!("{long}\n\n## Boats\n\nTwo.\n\n# Crew wanted\n\nA cook.\n"));
    assert_eq!(reading.value.article.title, None);
    assert_eq!(reading.value.article.body.len(), 5);
}

#[test]
fn titles_of_front_matter_are_lines_of_markdown() {
    let words = |text: &str| inline_words(text, Span::default(), &Lang::default());
    let kinds = |text: &str| -> Vec<&'static str> {
        let kind = |node: &Node<Inline>| match node.value {
            Inline::Text { .. } => "text",
            Inline::Emph { .. } => "emph",
            Inline::Code { .. } => "code",
            _ => "other",
        };
        words(text).iter().map(kind).collect()
    };
    assert_eq!(kinds("A &ldquo;door&rdquo; of `make` and *care*"), ["text", "code", "text", "emph"]);
    assert!(crate::model::plain_text(&words("A &ldquo;door&rdquo;")).contains("\u{201c}door\u{201d}"));
    for plain in ["1. The first", "# One", "snake_case_name", "2 * 3", "- A dash"] {
        assert_eq!(kinds(plain), ["text"], "{plain}");
        assert_eq!(crate::model::plain_text(&words(plain)), plain);
    }
}

/// Pages that are copied leave their notes as numbers in brackets, in the text and at its end.
#[test]
fn numbers_in_brackets_are_notes_where_both_ends_are_there() {
    let text = "The mill stands.[1] It *turned* once.[2]\n\n---\n\n**Notes**\n\n[1] A first note.\n\n[2]: so they say\n";
    let two = "The mill stands.[1] It *turned* once.[2]\n\n## Notes\n\n[1] A first note.\n[2] A second.\n";
    for text in [text.replace("[2]: so", "[2] So"), two.to_owned()] {
        assert_eq!(marked(&text), ["The mill stands.[1] It *turned* once.[2]"], "{text}");
        assert_eq!(read_text(&text).value.article.notes.len(), 2, "{text}");
    }
    // No call, a number that is called twice over, and program text.
    for text in
        ["A rule.\n\n[1] A first line.", "So `a[1]`.\n\n[1] A line.", "See [1].\n\n[1] One.\n\n[1] Two."]
    {
        assert!(read_text(text).value.article.notes.is_empty(), "{text}");
    }
}
