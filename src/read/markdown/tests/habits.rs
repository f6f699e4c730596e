//! What sites and editors write that CommonMark reads as something else, each with near misses.

use super::*;

/// Compares outlines of texts below a title.
#[track_caller]
fn all_read(rows: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let found = outline(&format!("# T\n\nText.\n\n{text}"));
        if found.trim_end() != format!("title T\np Text.\n{expected}") {
            wrong.push(format!("{text}\n---\n{found}\n---\n{expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n======\n"));
}

// The link was lost, and its address printed.
#[test]
fn brackets_in_the_words_of_a_link_are_words() {
    let link = "p See [[CSS2]](!https://a.example/).";
    all_read(&[
        ("See [[CSS2]](https://a.example/).", link),
        ("See [[CSS2]](https://a.example/). And [[b]].", "p See [[CSS2]](!https://a.example/). And [b](?b)."),
    ]);
}

// `![words[^1]](a.png)` was printed as it stands, without the picture.
#[test]
fn a_picture_may_call_a_note() {
    let article =
        read_text("# T\n\nText.\n\n![A press[^1]](a.png)\n\nMore.[^1]\n\n[^1]: So.\n").value.article;
    let Block::Figure(figure) = &article.body[1].value else { panic!("{:?}", article.body) };
    assert_eq!((figure.address.as_str(), &figure.alt), ("a.png", &Alt::Text("A press".into())));
    let caption = figure.caption.as_ref().expect("a caption");
    assert_eq!(crate::model::plain_text(caption), "A press");
    assert!(caption.iter().any(|node| matches!(node.value, Inline::NoteRef { .. })));
}

// Its title, and what its kind is called, were in no output and in no finding.
#[test]
fn call_outs_say_what_they_are() {
    let warning = "quote\n  p <b:Warning>\n  p Careful.";
    all_read(&[
        ("> [!WARNING]\n> Careful.", warning),
        ("::: warning\nCareful.\n:::", warning),
        ("::: {.callout-warning}\nCareful.\n:::", warning),
        ("!!! warning\n    Careful.", warning),
        ("::: {.callout-tip title=\"An Example\"}\nCareful.\n:::", "quote\n  p <b:An Example>\n  p Careful."),
        (
            "::: tip One\n:::: tip Two\nIn.\n::::\nOut.\n:::",
            "quote\n  p <b:One>\n  quote\n    p <b:Two>\n    p In.\n  p Out.",
        ),
        // One that only groups blocks, and one that is never closed.
        ("::: {.column}\nIn.\n:::\n\nOut.", "p In.\np Out."),
        ("::: odd\nIn.\n\nOut.", "p In.\np Out."),
    ]);
    let german = read_text("---\nlang: de\n---\n# T\n\nText.\n\n> [!NOTE]\n> So.\n").value.article;
    assert!(format!("{:?}", german.body).contains("Hinweis"));
}

// Each level was read again for each around it, without a bound.
#[test]
fn containers_in_one_another_are_bounded() {
    let count = 3_000;
    let text = format!("{}word\n{}", "::: tip a b\n\n".repeat(count), "\n:::\n".repeat(count));
    let found = outline(&format!("# T\n\nText.\n\n{text}"));
    assert!(found.contains("word") && !found.contains(&format!("{}p", " ".repeat(40))));
}

// The colons stood in the last item, and the box never ended.
#[test]
fn a_container_ends_below_a_list() {
    let list = "list None\n -\n  p one\n -\n  p two";
    all_read(&[
        ("::: {.box}\n- one\n- two\n:::\n\nAfter.", &format!("{list}\np After.")),
        ("::: {.box}\n- one\n- two\n  :::\n\nAfter.", &format!("{list}\np After.")),
        ("```\n:::\n```", "code None \":::\""),
    ]);
}

// All that followed to the end of the text was in its last cell.
#[test]
fn a_table_that_is_never_closed_ends_before_markdown() {
    let text = "<table>\n<tr>\n<td>Open\n\nMore words.\n\n## A heading\n\nLast.";
    let found = outline(&format!("# T\n\nText.\n\n{text}"));
    assert!(found.contains("p More words.\nh2 A heading\np Last."), "{found}");
    let closed = "<table><tr><td>\n\n## In\n\nIt.\n\n</td></tr></table>\n\nLast.";
    let found = outline(&format!("# T\n\nText.\n\n{closed}"));
    assert!(found.contains("p Last.") && !found.contains("h2 In"), "{found}");
}

#[test]
fn html_that_was_printed_or_lost_is_read() {
    all_read(&[
        (
            "<iframe src=\"https://a.example/\">See the <a href='https://b.example/'>pen &amp; ink</a>.</iframe>",
            "placeholder [https://a.example/](!https://a.example/)\np See the [pen & ink](!https://b.example/).",
        ),
        ("A <ruby>漢<rt>kan</rt></ruby> sign.", "p A 漢(kan) sign."),
        ("A <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> sign.", "p A 漢(kan) sign."),
        // One word has brackets, the other none; a sign that is read as it stands has an empty reading; ends are left out.
        (
            "A <ruby>漢<rp>（</rp><rt>kan</rt><rp>）</rp></ruby> and <ruby>字<rt>ji</rt></ruby>.",
            "p A 漢（kan） and 字(ji).",
        ),
        ("<ruby>食<rt>ta</rt>べ<rt></rt></ruby> it.", "p 食(ta)べ it."),
        ("<div>\n<ruby>漢<rt>kan</ruby> sign.\n</div>", "p 漢(kan) sign."),
    ]);
    for (html, address) in [
        ("<img src=\"data:image/gif;base64,R0\" data-src=\"a.png\" alt=\"A\">", "a.png"),
        ("<Image src=\"a.png\" alt=\"A\" />", "a.png"),
        ("![A](a.png =300x200)", "a.png"),
        ("{% img left a.png 300 200 \"Title\" \"A\" %}", "a.png"),
        ("{% asset_img a.png A %}", "a.png"),
        ("{% asset_img a.png \"A\" %}", "a.png"),
    ] {
        let article = read_text(&format!("# T\n\nText.\n\n{html}\n")).value.article;
        let Some(Block::Figure(figure)) = article.body.get(1).map(|node| &node.value) else {
            panic!("{html}: {:?}", article.body)
        };
        assert_eq!((figure.address.as_str(), &figure.alt), (address, &Alt::Text("A".into())), "{html}");
    }
}

// `![[a.png|200]]` is 200 pixels wide, and nothing is said of what it shows.
#[test]
fn a_width_says_nothing_of_a_picture() {
    for (text, alt) in [("![[a.png|200]]", Alt::Missing), ("![[a.png|A boat]]", Alt::Text("A boat".into()))] {
        let article = read_text(&format!("# T\n\nText.\n\n{text}\n")).value.article;
        let Block::Figure(figure) = &article.body[1].value else { panic!("{:?}", article.body) };
        assert_eq!(figure.alt, alt);
    }
}

#[test]
fn words_of_captions_and_titles_may_be_marked() {
    let figure = outline("# T\n\nText.\n\n{{< figure src=\"a.png\" caption=\"A *press*\" >}}");
    assert!(figure.contains("A <em:press>"), "{figure}");
    let title = outline("---\ntitle: \"On <i>Emma</i> and a<b\"\n---\nText.\n");
    assert!(title.starts_with("title On <em:Emma> and a<b"), "{title}");
}

// A sentence that begins a text of several sections was put after its first heading, which became the title.
#[test]
fn the_first_of_several_headings_is_no_title_below_a_sentence() {
    let text = outline("It began.\n\n# One\n\nWords.\n\n# Two\n\nMore.\n");
    assert!(!text.contains("title"), "{text}");
    let sole = outline("Published first in *The Fold*.\n\n# One\n\nWords.\n");
    assert!(sole.starts_with("title One"), "{sole}");
}

#[test]
fn notes_are_called_in_links_and_in_a_row_within_html() {
    let text = "# T\n\nText.\n\n[a link[^1]](https://a.example/) goes on.\n\n<p>Cap[^1][^2]</p>\n\n[^1]: So.\n[^2]: Thus.\n";
    let found = outline(text);
    assert!(found.contains("p [a link](!https://a.example/)"), "{found}");
    assert!(!found.contains("[^") && !found.contains("](h"), "{found}");
    let warned = read_text(text).diagnostics;
    assert!(warned.is_empty(), "{warned:?}");
}

// Words that a shortcode or a tag held were in no output, and some in no message.
#[test]
fn words_and_programs_within_brackets_stay() {
    for (text, words) in [
        ("{% include note.html content=\"Included *words*\" %}", "Included <em:words>"),
        ("{{< details \"What it is\" >}}\nIn.\n{{< /details >}}", "What it is"),
        ("{{< badge \"Two words\" class=\"x\" >}}", "Two words"),
        ("[code lang=\"php\"]<?php echo \"*hi*\"; ?>[/code]", "`<?php echo \"*hi*\"; ?>`"),
        ("The tag <?php echo 1; ?> prints.", "The tag `<?php echo 1; ?>` prints."),
        ("<div>\nOne. <?php $a->b(); ?> Two.\n</div>", "One. `<?php $a->b(); ?>` Two."),
        (
            "<ul>\n<li>One <?= $a ?> two <?= $b ?> three.</li>\n</ul>",
            "One `<?= $a ?>` two `<?= $b ?>` three.",
        ),
        ("<?php echo 1; ?> and <?php echo 2; ?> print.", "`<?php echo 1; ?>` and `<?php echo 2; ?>` print."),
        // A comment is none, nor is a value within a tag.
        ("<div>\n<!-- <?php x ?> -->One.\n</div>", "p One."),
        ("If a<b and c>d, then.", "If a<b and c>d, then."),
    ] {
        let text = format!("# T\n\nText.\n\n{text}\n");
        let found = outline(&text);
        assert!(found.contains(words), "{text}: {found}");
        assert!(read_text(&text).diagnostics.iter().all(|said| said.code.0 == "R204"), "{text}");
    }
    let lines = outline(
        "# T\n\nText.\n\n[sourcecode language=\"js\"]\nif (a < b) {\n\n  c[0] = \"**x**\";\n}\n[/sourcecode]\n",
    );
    assert!(lines.contains("code None \"if (a < b) {\\n\\n  c[0] = \\\"**x**\\\";\\n}\""), "{lines}");
}

// One line of more than eighty letters in its first stanza made the stanza prose, and only the next was verse.
#[test]
fn a_poem_is_known_by_any_of_its_stanzas() {
    let long =
        "The water is high and the barges go by and the bells of the town are ringing for no one at all,";
    let stanza = "and we go on,\\\nand we go on.";
    let found = outline(&format!("# T\n\nText.\n\n{long}\\\nand we go by.\n\n{stanza}\n\n{long} and so on."));
    assert_eq!(found.matches("verse").count(), 1, "{found}");
    assert!(!found.contains(&format!("p {long}\n")) && found.contains("and so on."), "{found}");
    // By itself, or before prose, it is what it was.
    let found = outline(&format!("# T\n\nText.\n\n{long}\\\nand we go by.\n\nText."));
    assert!(!found.contains("verse"), "{found}");
}

/// Lines that plain text was read by stayed in Markdown as its first paragraph, and a day whose number has a full stop
/// became a list of one item.
#[test]
fn lines_about_a_text_are_read_as_in_plain_text() {
    let day = |line: &str| {
        let text = format!("# T\n\n{line}\n\nText.");
        let reading = read_text(&text).value;
        (outline(&text), reading.date.map(|date| date.text))
    };
    for line in [
        "By Ann Reed | March 4, 2019 | 5 min read",
        "Posted on March 4, 2019 by Ann Reed",
        "**March 4, 2019** — *Ann Reed*",
        "Опубликовано 4 марта 2019",
        "4. März 2019",
        "12. 5. 2003",
    ] {
        let (outline, date) = day(line);
        assert!(date.is_some(), "{line}: {outline}");
        assert!(outline.trim_end().ends_with("\np Text.") && !outline.contains("\nol"), "{line}: {outline}");
    }
    for line in [
        "4. Paper is folded.",
        "In March 2019 we met | and folded",
        "By the river | in the rain",
        "12. 1984",
        "4. März 2019 ![a](a.png)",
    ] {
        assert_eq!(day(line).1, None, "{line}");
    }
}
