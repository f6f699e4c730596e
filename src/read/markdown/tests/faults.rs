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

// The words of a button were in no output and in no finding.
#[test]
fn the_words_of_a_button_stay() {
    let text = "I made a button: <button id=\"x\">I think *stacks* grow</button> for you.\n";
    assert_eq!(marked(text), ["I made a button: I think *stacks* grow for you."]);
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

/// The bar of a link would divide the cell, and so it has a backslash before it.
#[test]
fn links_of_a_notebook_in_cells_lead_where_they_say() {
    let text =
        "First.\n\n| a | b |\n|---|---|\n| [[Salt\\|the salt]] | x |\n\nSee [[Salt|it]] and [[Salt]].\n";
    let found = marked(text).join("\n");
    assert!(
        !found.contains('\\') && found.contains("the salt") && found.contains("See it and Salt."),
        "{found}"
    );
}

/// HTML reads a tag there; `markdown=\"1\"` is how kramdown and Python-Markdown are asked for Markdown within it.
#[test]
fn addresses_in_angle_brackets_stay_within_html() {
    let text =
        "<div markdown=\"1\">\n*Q*: <https://a.example/b?v=7Tj>\nand <ann@a.example>\n\nText.\n</div>\n";
    let found = marked(text).join("\n");
    assert!(found.contains("https://a.example/b?v=7Tj") && found.contains("ann@a.example"), "{found}");
}

/// A tag of a page that nothing ends, amid a line, is spoken of.
#[test]
fn tags_of_pages_that_are_spoken_of_take_no_words() {
    let text =
        "Put it into the <head> of your site, before the <body>, *then* look.\n\nA <script> may do it too.\n";
    assert_eq!(
        marked(text),
        ["Put it into the <head> of your site, before the <body>, *then* look.", "A <script> may do it too."]
    );
    // These are no words: they end, or have values, or stand where a block begins.
    let script = "Words <script>let a = 1;</script> go on.\n\n<script>\nlet b = 2;\n</script>\n\nLast <button name=\"a\">x</button> one.\n";
    let found = marked(script).join("\n");
    assert!(!found.contains("let") && found.contains("go on"), "{found}");
}

/// kramdown ends a block of HTML with its end tag; what follows is Markdown, and its lines are parted.
#[test]
fn lines_below_a_block_of_html_are_read() {
    let text = "First.\n\n<ul>\n<li>x</li>\n</ul>\n### Two <span>c.php</span>\nNow it is,\n<b>so</b>\nit is.\n\n<div>\n# is a sign\n\ntext</div>\n";
    let found = marked(text).join("\n");
    assert!(found.contains("# Two c.php\nNow it is, **so** it is."), "{found}");
    let plain = "First.\n\n<ul>\n<li>x</li>\n</ul>\nplain <span>c.php</span>\nNow #1 it is.\n\n<pre>\n# code\n</pre>\n";
    let found = marked(plain).join("\n");
    assert!(found.contains("plain c.php Now #1 it is.") && found.ends_with("\ncode"), "{found}");
}

#[test]
fn a_player_is_named_by_the_first_thing_it_plays() {
    let text = "First.\n\n<video muted><source src=\"https://a.example/b.mp4\"><source src=\"https://a.example/b.webm\"></video>\n\nLast.\n";
    let reading = read_text(text);
    let said: Vec<_> = reading.diagnostics.iter().map(|said| said.code.0).collect();
    let found = marked(text).join("\n");
    assert_eq!(said, ["R203"]);
    assert!(found.contains("b.mp4") && !found.contains("b.webm"), "{found}");
    // A picture in several forms is a picture.
    let picture =
        "First.\n\n<picture><source srcset=\"a.webp\"><img src=\"a.png\" alt=\"A boat\"></picture>\n";
    assert_eq!(marked(picture), ["First.", "figure a.png"]);
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

/// What is taken for a note on the series.
fn series_note(text: &str) -> String {
    crate::model::visit::text(&read_text(text).value.article.series_note).trim().to_owned()
}

// Of 27 notes that were taken from real series, 22 spoke of something else: updates, talks, warnings.
#[test]
fn a_series_note_speaks_of_the_series() {
    let with = |opening: &str| format!("# Ropes\n\n{opening}\n\nA rope has three strands.\n");
    for note in [
        "*The third letter in our series on ropes.*",
        "*Thanks to all who wrote. Next week this series comes to its end.*",
        "This is the fourth part of our Rigging for Beginners series.",
        "This post continues the series on knots.",
        "Part two of the series on knots.",
        "Third in a series on knots.",
    ] {
        assert_eq!(series_note(&with(note)), note.trim_matches('*'), "{note}");
    }
    for other in [
        "*Update: the rope was found on Tuesday.*",
        "*This talk was first given in the loft of the chandler.*",
        "*A warning: the end of the book is told below.*",
        "*What is a rope? Who twists it?*",
        "This weekend I was asked to be a part of the crew.",
        "This week a series of storms tore the rope.",
        "We begin with hemp. A later letter ends this series.",
        "Part of the rope is in the museum, and part of it is lost.",
    ] {
        assert_eq!(series_note(&with(other)), "", "{other}");
        assert_eq!(marked(&with(other))[0], other, "it stays in the text");
    }
}

#[test]
fn a_note_within_a_title_is_a_note() {
    let input =
        "---\ntitle: The Rope^[Of *hemp*.]\nsubtitle: Three Strands\n---\nIt holds[^1].\n\n[^1]: So far.\n";
    let article = read_text(input).value.article;
    let title = article.title.unwrap_or_default();
    assert_eq!(plain_text(&title), "The Rope");
    assert!(title.iter().any(|node| matches!(node.value, Inline::NoteRef { .. })), "{title:?}");
    let notes = article.notes.iter().map(|note| crate::model::visit::text(&note.blocks).trim().to_owned());
    assert_eq!(notes.collect::<Vec<_>>(), ["Of hemp.", "So far."], "in the order in which they are read");
    let input = "---\ntitle: Two^[2] and [three]\n---\nText.\n";
    let title = read_text(input).value.article.title.unwrap_or_default();
    assert_eq!(plain_text(&title), "Two and [three]", "Pandoc reads it as a note too");
}

#[test]
fn a_numbered_paragraph_below_a_picture_is_its_caption() {
    let caption = |below: &str| {
        let article =
            read_text(&format!("First.\n\n![A mill](mill.png)\n\n{below}\n\nLast.\n")).value.article;
        article.body.iter().find_map(|node| match &node.value {
            Block::Figure(figure) => figure.caption.as_ref().map(|words| plain_text(words)),
            _ => None,
        })
    };
    for words in [
        "**Figure 1:** The mill before it was painted.",
        "**Abb. 2.3** – *Die Mühle*",
        "**Рис. 4.** Мельница",
    ] {
        assert_eq!(caption(words).as_deref(), Some(&*words.replace(['*'], "")), "{words}");
    }
    for words in [
        "**Chapter 1:**",
        "**Important:** the mill is closed.",
        "**In 1840** the mill burned down.",
        "Figure 1 shows the mill.",
        "**1.** The mill.",
        "**In 1840:** the mill burned down.",
        "**Part 2** of the story tells of the mill.",
    ] {
        assert_eq!(caption(words), None, "{words}");
    }
}

/// Each program was looked for anew in all that follows it, which lasted for minutes.
#[test]
fn many_programs_are_read() {
    read_text(&"<?a?>".repeat(200_000));
}

/// A study file's tasks were taken for a talk, as in an article.
#[test]
fn what_stands_beside_articles_is_no_talk() {
    let talk = "- Vous partez demain ?\n- Lisez la lettre.\n";
    let source = Source { path: "a.study.md".into(), text: talk.into() };
    let lang = Lang::new("fr").unwrap_or_default();
    let options = Options::default();
    let input = Input {
        id: SourceId(0),
        source: &source,
        start: 0,
        front_matter: None,
        options: &options,
        lang: &lang,
    };
    let blocks = read_blocks(input).value.0;
    assert!(matches!(&blocks[..], [only] if matches!(only.value, Block::List(_))), "{blocks:?}");
    let body = read(input).value.unwrap_or_default().article.body;
    assert!(body.iter().all(|block| matches!(block.value, Block::Paragraph(_))), "{body:?}");
}
