//! Markdown as authors write it, against an outline of the model.

use super::*;
use crate::diagnostic::Severity;
use crate::diagnostic::{Source, SourceId};
use crate::model::{Alt, Cell, Inline, Inlines, Target, plain_text};
use crate::read::Options;
use std::fmt::Write;

/// Reads a text with its front matter, as English unless it says otherwise.
fn read_text(text: &str) -> Warned<Reading> {
    let options = Options::default();
    let front = super::super::front_matter::split(SourceId(0), text);
    let (front_matter, start) = front.value;
    let lang =
        front_matter.as_ref().and_then(|f| f.lang.clone()).map_or_else(Lang::default, |(lang, _)| lang);
    let source = Source { path: "a.md".into(), text: text.into() };
    let input = Input {
        id: SourceId(0),
        source: &source,
        start,
        front_matter: front_matter.as_ref(),
        options: &options,
        lang: &lang,
    };
    read(input).map(Option::unwrap_or_default)
}

/// Writes an article as an outline: one line a block, marks for inlines.
fn outline(text: &str) -> String {
    let article = read_text(text).value.article;
    let mut out = String::new();
    for line in &article.masthead {
        writeln!(out, "masthead {}", inlines(line)).unwrap();
    }
    if let Some(title) = &article.title {
        writeln!(out, "title {}", inlines(title)).unwrap();
    }
    if let Some(subtitle) = &article.subtitle {
        writeln!(out, "subtitle {}", inlines(subtitle)).unwrap();
    }
    for author in &article.authors {
        writeln!(out, "by {author}").unwrap();
    }
    match &article.epigraph {
        Some(Epigraph::Prose(quote)) => {
            writeln!(out, "epigraph{}", by(&quote.value.attribution)).unwrap();
            blocks(&quote.value.blocks, 1, &mut out);
        }
        Some(Epigraph::Verse(verse)) => {
            writeln!(out, "epigraph verse{}", by(&verse.value.attribution)).unwrap();
        }
        None => {}
    }
    blocks(&article.series_note, 0, &mut out);
    blocks(&article.body, 0, &mut out);
    for (index, note) in article.notes.iter().enumerate() {
        writeln!(out, "note {}", index + 1).unwrap();
        blocks(&note.blocks, 1, &mut out);
    }
    out
}

fn by(attribution: &Option<Inlines>) -> String {
    attribution.as_ref().map_or_else(String::new, |words| format!(" by {}", inlines(words)))
}

fn blocks(all: &Blocks, depth: usize, out: &mut String) {
    for block in all {
        let pad = "  ".repeat(depth);
        match &block.value {
            Block::Paragraph(p) => {
                let role = p.role.class().unwrap_or("p");
                let joined = if p.continues { "+" } else { "" };
                writeln!(out, "{pad}{role}{joined} {}", inlines(&p.content)).unwrap();
            }
            Block::Heading(h) => writeln!(out, "{pad}h{} {}", h.level, inlines(&h.content)).unwrap(),
            Block::Quote(q) => {
                writeln!(out, "{pad}quote{}", by(&q.attribution)).unwrap();
                blocks(&q.blocks, depth + 1, out);
            }
            Block::Verse(verse) => {
                writeln!(out, "{pad}verse{}", by(&verse.attribution)).unwrap();
                for stanza in &verse.stanzas {
                    let lines = stanza
                        .lines
                        .iter()
                        .map(|l| format!("{}{}", ">".repeat(l.indent.into()), inlines(&l.content)));
                    writeln!(out, "{pad}  {}", lines.collect::<Vec<_>>().join(" / ")).unwrap();
                }
            }
            Block::List(list) => {
                writeln!(out, "{pad}list {:?}", list.start).unwrap();
                for item in &list.items {
                    writeln!(out, "{pad} -").unwrap();
                    blocks(item, depth + 1, out);
                }
            }
            Block::Definitions { entries } => {
                for (term, all) in entries {
                    writeln!(out, "{pad}term {}", inlines(term)).unwrap();
                    all.iter().for_each(|details| blocks(details, depth + 1, out));
                }
            }
            Block::Timeline { .. } => writeln!(out, "{pad}timeline").unwrap(),
            Block::Table(table) => {
                let row = |row: &Vec<Cell>| row.iter().map(cell).collect::<Vec<_>>().join(" | ");
                let caption =
                    table.caption.as_ref().map_or_else(String::new, |c| format!(" caption {}", inlines(c)));
                writeln!(out, "{pad}table {:?}{caption}", table.columns).unwrap();
                table.head.iter().for_each(|cells| writeln!(out, "{pad}  head {}", row(cells)).unwrap());
                table.rows.iter().for_each(|cells| writeln!(out, "{pad}  {}", row(cells)).unwrap());
            }
            Block::Figure(figure) => {
                let caption =
                    figure.caption.as_ref().map_or_else(String::new, |c| format!(" caption {}", inlines(c)));
                writeln!(out, "{pad}figure {} {:?}{caption}", figure.address, figure.alt).unwrap();
            }
            Block::SceneBreak => writeln!(out, "{pad}***").unwrap(),
            Block::Room { lines, .. } => writeln!(out, "{pad}room {lines}").unwrap(),
            Block::Code { text, syntax } => writeln!(out, "{pad}code {syntax:?} {text:?}").unwrap(),
            Block::Lang { lang, blocks: inner } => {
                writeln!(out, "{pad}lang {lang}").unwrap();
                blocks(inner, depth + 1, out);
            }
        }
    }
}

fn inlines(all: &Inlines) -> String {
    let mut out = String::new();
    for node in all {
        match &node.value {
            Inline::Text { text } => out.push_str(text),
            Inline::Code { text } => write!(out, "`{text}`").unwrap(),
            Inline::Break => out.push_str(" / "),
            Inline::NoteRef { note, occurrence } => write!(out, "[{}.{occurrence}]", note.0 + 1).unwrap(),
            Inline::Image { address, alt, .. } => write!(out, "![{address} {alt:?}]").unwrap(),
            Inline::Lang { lang, italic, content } => {
                write!(out, "<{lang}{}:{}>", if *italic { " i" } else { "" }, inlines(content)).unwrap()
            }
            Inline::Link { target, content } => {
                let address = match target {
                    Target::External(address) => format!("!{address}"),
                    Target::Unresolved(address) => format!("?{address}"),
                    Target::Internal { .. } => "internal".into(),
                };
                write!(out, "[{}]({address})", inlines(content)).unwrap();
            }
            other => {
                let name = match other {
                    Inline::Emph { .. } => "em",
                    Inline::Strong { .. } => "b",
                    Inline::Strike { .. } => "s",
                    Inline::Quote { .. } => "q",
                    Inline::SmallCaps { .. } => "sc",
                    Inline::Superscript { .. } => "sup",
                    _ => "sub",
                };
                write!(out, "<{name}:{}>", other.content().map(inlines).unwrap_or_default()).unwrap();
            }
        }
    }
    out
}

/// Compares the outline of a text with what it should be, and wants no warning.
#[track_caller]
fn reads(text: &str, expected: &str) {
    let diagnostics = read_text(text).diagnostics;
    assert_eq!(outline(text).trim_end(), expected.trim_end(), "{text}");
    assert!(diagnostics.is_empty(), "{text}: {diagnostics:?}");
}

/// Returns a cell: `#` before one that heads its row, its words, its blocks in brackets, what it spans.
fn cell(cell: &Cell) -> String {
    let head = if cell.heads_row { "#" } else { "" };
    let blocks = match cell.blocks.is_empty() {
        true => String::new(),
        false => format!("[{}]", crate::model::visit::text(&cell.blocks).trim()),
    };
    let span = match (cell.span.columns, cell.span.rows) {
        (1, 1) => String::new(),
        (columns, rows) => format!(" {columns}x{rows}"),
    };
    format!("{head}{}{blocks}{span}", inlines(&cell.content))
}

/// Compares the outline, and the codes of what there is to say.
#[track_caller]
fn warns(text: &str, expected: &str, codes: &[&str]) {
    let warned = read_text(text);
    let said: Vec<_> = warned.diagnostics.iter().map(|d| d.code.0).collect();
    assert_eq!(outline(text).trim_end(), expected.trim_end(), "{text}");
    assert_eq!(said, codes, "{text}");
    assert!(warned.diagnostics.iter().all(|d| d.primary.is_some() && !d.hints.is_empty()));
}

mod faults;
mod forms;
mod habits;
mod notebook;
mod properties;
mod tables;

#[test]
fn commonmark_and_its_extensions() {
    reads("One *two* **three** ~~four~~\n`five`", "p One <em:two> <b:three> <s:four> `five`");
    reads("| A | B |\n|:-:|--:|\n| 1 | 2 |\n", "table [Center, End]\n  head A | B\n  1 | 2");
    reads("Fold\n: To bend paper.\n: To close.\n", "term Fold\n  p To bend paper.\n  p To close.");
    reads("3. One\n4. Two\n", "list Some(3)\n -\n  p One\n -\n  p Two");
    reads("One.\n\n* * *\n\nTwo.", "p One.\n***\np Two.");
    reads("One.\n\n⁂\n\nTwo.", "p One.\n***\np Two.");
    reads("```rust\nlet a = \"b\";\n```\n", "code Some(\"rust\") \"let a = \\\"b\\\";\"");
    reads(
        "# T\n\nSee [b](b.md#x) and <https://a.example>.",
        "title T\np See [b](?b.md#x) and [https://a.example](!https://a.example).",
    );
    reads("See https://a.example/b.", "p See [https://a.example/b](!https://a.example/b).");
}

#[test]
fn notes_stand_in_the_order_of_their_references() {
    reads(
        "A[^b] b[^a] c[^b].\n\n[^a]: One, see[^c].\n[^b]: Two.\n[^c]: Three.\n",
        "p A[1.0] b[2.0] c[1.1].\nnote 1\n  p Two.\nnote 2\n  p One, see[3.0].\nnote 3\n  p Three.",
    );
    warns("A.\n\n[^a]: One.\n", "p A.\nnote 1\n  p One.", &["R210"]);
    warns("A[^x].", "p A[^x].", &["R212"]);
}

#[test]
fn openings_are_recognised() {
    reads("# The Fold\n\nText.", "title The Fold\np Text.");
    reads("The Fold\n========\n\nText.", "title The Fold\np Text.");
    reads("# September:\n## The advance\n\nText.", "title September:\nsubtitle The advance\np Text.");
    reads("# One<br>Two\n\nText.", "title One\nsubtitle Two\np Text.");
    reads("# T\n\n*On paper*\n\nText.", "title T\nsubtitle On paper\np Text.");
    reads(
        "# T\n\n*This concludes our series.*\n\nText.",
        "title T\nseries-note This concludes our series.\np Text.",
    );
    reads("# T\n\nBy Ruth Weil and Paul Basil\n\nText.", "title T\nby Ruth Weil\nby Paul Basil\np Text.");
    reads("# T\n\n*By Ruth Weil, January 2018*\n\nText.", "title T\nby Ruth Weil\np Text.");
    reads("# T\n\nBy Ruth Weil on 3 May 2018\n\nText.", "title T\nby Ruth Weil\np Text.");
    reads(
        "# T\n\nThis article is the last of a series on paper.\n\nText.",
        "title T\nseries-note This article is the last of a series on paper.\np Text.",
    );
    reads("# T\n\nThis series is all there is.", "title T\np This series is all there is.");
    reads("# T\n\nBy the way, it rained.", "title T\np By the way, it rained.");
    reads("---\ntitle: T\n---\n# T\n\nText.", "title T\np Text.");
    reads(
        "---\ntitle: T\n---\n# A\n\n### B\n\nText.\n\n# C\n\nText.",
        "title T\nh2 A\nh3 B\np Text.\nh2 C\np Text.",
    );
    reads("The Paper\n\n# T\n\nText.", "masthead The Paper\ntitle T\np Text.");
    reads("## T\n\nText.\n\n### S\n\nText.", "title T\np Text.\nh2 S\np Text.");
    reads("# T\n\nText.\n\n**Paper**\n\nText.", "title T\np Text.\nh2 Paper\np Text.");
}

#[test]
fn what_notebooks_note_of_a_page_is_no_text() {
    let page =
        "# T\n\nDate: March 12, 2022\nAuthor: Lena Ford\nTags: rooms, reading\nStatus: Published\n\nText.";
    reads(page, "title T\nby Lena Ford\np Text.");
    let date = read_text(page).value.date.map(|date| date.found.reading);
    assert!(date.is_some(), "the date among the properties is the page's");
    // By themselves they may be text.
    reads("# T\n\nStatus: quiet\n\nText.", "title T\np Status: quiet\np Text.");
    // A date after names, parted by a comma, is not one more name.
    reads("T\n=\n\n*By Ruth Weil, January 2018*\n\nText.", "title T\nby Ruth Weil\np Text.");
}

#[test]
fn links_in_double_brackets_are_links() {
    let link = outline("# T\n\nSee [[On Waiting]] and [[On Salt|a note]].");
    assert!(link.contains("On Waiting") && link.contains("a note") && !link.contains("[["), "{link}");
    let note = outline("# T\n\nSee [[1]].");
    assert!(note.contains("[[1]]"), "{note}");
    // Pages that are named after days begin with a number.
    let day = outline("# T\n\nSee [[2023-09-11 Rain]].");
    assert!(!day.contains("[["), "{day}");
    // Another page that is shown within this one was a missing picture; a file may be one.
    let links = |text: &str| outline(text).matches("](").count();
    assert_eq!(links("# T\n\nSee ![[On Salt#^grain]] and ![[Ann v.2|hers]]."), 2);
    assert_eq!(links("# T\n\nSee ![[salt.png]] there."), 0);
}

#[test]
fn names_in_front_matter_are_plain() {
    let rows = [
        ("[Ruth Weil](https://a.example), binder", "Ruth Weil, binder"),
        ("*Ruth* Weil ([@ruth](https://a.example/ruth))", "Ruth Weil"),
        ("<i lang=\"fr\">Ruth</i> Weil", "Ruth Weil"),
        ("Ruth Weil & Sons", "Ruth Weil & Sons"),
        ("Ruth Weil[^1]", "Ruth Weil"),
    ];
    for (written, name) in rows {
        assert_eq!(author(written), name, "{written}");
    }
}

#[test]
fn epigraphs_and_attributions() {
    let front = "---\ntitle: T\n---\n";
    reads(
        &format!("{front}> *All folds.*\n>\n> — Ruth Weil\n\nText."),
        "title T\nepigraph by Ruth Weil\n  p All folds.\np Text.",
    );
    reads(
        &format!("{front}> \"All folds.\"\n> -- Ruth Weil\n\nText."),
        "title T\nepigraph by Ruth Weil\n  p All folds.\np Text.",
    );
    reads(
        &format!("{front}> All folds.\n> - Ruth Weil\n\nText."),
        "title T\nepigraph by Ruth Weil\n  p All folds.\np Text.",
    );
    reads(
        "# T\n\nText.\n\n> One.\n>\n> Two.\n>\n> *— Ruth Weil, Paper*",
        "title T\np Text.\nquote by Ruth Weil, Paper\n  p One.\n  p Two.",
    );
    reads(
        "# T\n\nText.\n\n> One.\n\n— Ruth Weil\n\nText.",
        "title T\np Text.\nquote by Ruth Weil\n  p One.\np Text.",
    );
    // People who talk are not authors.
    reads("# T\n\n> — Who is it?\n> — The post.", "title T\nquote\n  p — Who is it? — The post.");
    reads("# T\n\nText.\n\n> One.\n\nand two.", "title T\np Text.\nquote\n  p One.\np+ and two.");
    reads(
        "# T\n\nText.\n\n> \"He wrote 'no' here.\n>\n> \"And here.\"\n",
        "title T\np Text.\nquote\n  p He wrote “no” here.\n  p And here.",
    );
}

#[test]
fn classes_of_kramdown_mark_verse_and_epigraphs() {
    reads("A.\n\nOne\nTwo\n{: .verse}\n\nB.", "p A.\nverse\n  One / Two\np B.");
    reads("> One\n> Two\n{: .poem}\n", "verse\n  One / Two");
    reads("# T\n\n> One.\n{: .epigraph}\n\nA.", "title T\nepigraph\n  p One.\np A.");
    reads("One\ntwo.\n{: .lead}", "p One two.");
}

// It stood as a paragraph with the word before it, and was counted as one.
#[test]
fn a_paragraph_by_a_table_that_is_marked_so_is_its_caption() {
    let table = "| a |\n|---|\n| b |";
    let set = |caption: &str| format!("table [Start] caption {caption}\n  head a\n  b");
    reads(
        &format!("A.\n\n{table}\n\nTable: It *works*\n\nC."),
        &format!("p A.\n{}\np C.", set("It <em:works>")),
    );
    reads(
        &format!("Table: One\n\n{table}\n\nTable: Two\n\n{table}"),
        &format!("{}\n{}", set("One"), set("Two")),
    );
    reads(
        &format!("{table}\n\nTable: One\n\n{table}\n\nTable: Two"),
        &format!("{}\n{}", set("One"), set("Two")),
    );
    let plain = "table [Start]\n  head a\n  b";
    reads(&format!("{table}\n\nTables: two\n\nTable:"), &format!("{plain}\np Tables: two\np Table:"));
}

#[test]
fn an_emphasised_paragraph_below_a_picture_is_its_caption() {
    reads("A.\n\n![B](b.png)\n\n*The press*\n\nC.", "p A.\nfigure b.png Text(\"B\") caption The press\np C.");
    let note = "*This article is the first of our series.*";
    reads(
        &format!("A.\n\n![B](b.png)\n\n{note}"),
        "p A.\nfigure b.png Text(\"B\")\np <em:This article is the first of our series.>",
    );
    reads("![B](b.png)\n\nA *press*.", "figure b.png Text(\"B\")\np A <em:press>.");
}

/// No output may hold them, and an entity is a way around the reader of files.
#[test]
fn control_characters_do_not_come_in_as_entities() {
    reads("One&#7; two&#x1b;[2J.", "p One two[2J.");
}

// Figures stood with their first digits under one another.
#[test]
fn columns_of_figures_end_alike_unless_the_author_says_otherwise() {
    for (rule, rows, expected) in [
        ("|---|---|", "| a | 1,204 |\n| b | 9 |", "[Start, End]"),
        ("|---|---|", "| a | 12.50 € |\n| b | – |\n| c | −3 |", "[Start, End]"),
        ("|---|:--|", "| a | 1,204 |\n| b | 9 |", "[Start, Start]"),
        ("|---|---|", "| a | 1,204 |\n| b | few |", "[Start, Start]"),
        ("|---|---|", "| a | 1,204 |\n| b | – |", "[Start, Start]"),
    ] {
        let outline = outline(&format!("| x | y |\n{rule}\n{rows}\n"));
        assert!(outline.contains(expected), "{rows}: {outline}");
    }
}

#[test]
fn verse_keeps_its_lines() {
    reads(
        "A line of verse  \nand another  \nand one\n\nA second  \nstanza",
        "verse\n  A line of verse / and another / and one\n  A second / stanza",
    );
    reads("One\\\nTwo", "verse\n  One / Two");
    reads("One<br>\nTwo<br/>\nThree", "verse\n  One / Two / Three");
    reads("> One  \n> Two  \n> — Ruth Weil", "epigraph verse by Ruth Weil");
    reads("```verse\nOne\n  Two\n\nThree\n```", "verse\n  One / >Two\n  Three");
    reads("| One\n|   Two\n| Three", "verse\n  One / >Two / Three");
    reads("<div class=\"verse\">\n\nOne\nTwo\n\nThree\n\n</div>", "verse\n  One / Two\n  Three");
    // One long line made its stanza prose, between others that were none.
    let long = "which goes on and on ".repeat(6);
    for text in [
        format!("> One  \n> two\n>\n> Three {long}  \n> four"),
        format!("> Three {long}  \n> four\n>\n> One  \n> two"),
    ] {
        let text = format!("# T\n\nA.\n\n{text}\n");
        assert!(
            outline(&text).contains("\nverse\n") && !outline(&text).contains("p Three"),
            "{}",
            outline(&text)
        );
    }
    let long = format!("{}  \n{}", "Prose that goes on. ".repeat(9).trim(), "And on. ".repeat(20).trim());
    assert!(outline(&long).starts_with("p Prose"), "{}", outline(&long));
    reads("**Where:** here  \n**When:** now", "p <b:Where:> here / <b:When:> now");
}

#[test]
fn raw_html_is_read_as_what_it_means() {
    reads(
        "A <i lang=\"la\">cento</i> <span lang=\"de\">\"Buch\"</span> <abbr>pp</abbr>",
        "p A <la i:cento> <de:„Buch“> pp",
    );
    reads("H<sub>2</sub>O x<sup>2</sup> <b>b</b> <q>q</q>", "p H<sub:2>O x<sup:2> <b:b> <q:q>");
    reads("<div>\n\n*One*\n\n</div>\n\nTwo", "p <em:One>\np Two");
    reads("<p>One</p>\n<p>Two &amp; three</p>", "p One\np Two & three");
    reads(
        "# T\n\nX\n\n<blockquote><p>One</p><footer>— Ruth</footer></blockquote>",
        "title T\np X\nquote by Ruth\n  p One",
    );
    reads("<ul><li>One<li>Two</ul>", "list None\n -\n  p One\n -\n  p Two");
    reads("<table><tr><th>A<th>B<tr><td>1<td>2</table>", "table [Start, Start]\n  head A | B\n  1 | 2");
    reads("<dl><dt>A<dd>One</dl>", "term A\n  p One");
    reads("<details><summary>A</summary>\n\nOne\n\n</details>", "p A\np One");
    reads("<pre>a\n  b</pre>", "code None \"a\\n  b\"");
    reads("<h3>A</h3>\n\nOne\n\nTwo", "title A\np One\np Two");
    reads("One <!-- two --> three<!--more-->", "p One three");
    reads("<div lang=\"fr\">\n\nUn \"mot\"\n\n</div>", "lang fr\n  p Un «\u{202f}mot\u{202f}»");
    warns("One <blink>two</blink> <blink>three</blink>", "p One two three", &["R201"]);
    warns("One <script>two()</script> three", "p One three", &["R202"]);
    warns("<style>p { color: red }</style>\n\nOne", "p One", &["R202"]);
    reads("<p onclick=\"x()\">One</p>", "p One");
    warns("[One](javascript:x()) <a href=\"JAVASCRIPT:x\">two</a>", "p One two", &["R220", "R220"]);
    warns(
        "<iframe src=\"https://a.example/v\" title=\"A film\"></iframe>",
        "placeholder [A film](!https://a.example/v)",
        &["R203"],
    );
}

#[test]
fn shortcodes_become_what_they_mean() {
    reads(
        "{{< figure src=\"a_b_c.jpg\" alt=\"A press\" caption=\"It *works*\" >}}",
        "figure a_b_c.jpg Text(\"A press\") caption It <em:works>",
    );
    reads("{% include figure.html src='a.jpg' alt='' %}", "figure a.jpg Decoration");
    reads(
        "{% highlight ruby %}\nputs \"a\" # *b*\n{% endhighlight %}\n\nText",
        "code Some(\"ruby\") \"puts \\\"a\\\" # *b*\"\np Text",
    );
    reads(
        "{{< highlight go \"linenos=table\" >}}\na\n\nb\n{{< /highlight >}}",
        "code Some(\"go\") \"a\\n\\nb\"",
    );
    reads(
        "X\n\n{{< quote author=\"Ruth\" >}}\nOne\n\nTwo\n{{< /quote >}}\n\nThree",
        "p X\nquote by Ruth\n  p One\n  p Two\np Three",
    );
    reads(
        "See [b]({{< ref \"b.md\" >}}) ![]({{ site.baseurl }}/i/a.png)",
        "p See [b](?b.md) ![/i/a.png Missing]",
    );
    reads("`{{< x >}}` and {% raw %}{{ y }}{% endraw %}", "p `{{< x >}}` and {{ y }}");
    reads("One\n{: .lead}", "p One");
    warns(
        "{{< youtube abc_d_e >}}",
        "placeholder [https://www.youtube.com/watch?v=abc_d_e](!https://www.youtube.com/watch?v=abc_d_e)",
        &["R203"],
    );
    warns("One {{< mystery a_b >}} two", "p One two", &["R204"]);
}

#[test]
fn pictures_and_what_stands_for_them() {
    reads("![A press](a.png \"The press\")", "figure a.png Text(\"A press\") caption The press");
    reads(
        "![](a.png)\n*The press*",
        "figure a.png Missing caption <em:The press>".replace("<em:The press>", "The press").as_str(),
    );
    reads("<img src=\"a.png\" alt=\"\">", "figure a.png Decoration");
    reads(
        "<figure><img src=a.png alt=A><figcaption>The press</figcaption></figure>",
        "figure a.png Text(\"A\") caption The press",
    );
    reads("One ![A](a.png) two", "p One ![a.png Text(\"A\")] two");
    reads("[![A](a.png)](https://a.example)", "figure a.png Text(\"A\")");
}

#[test]
fn punctuation_keeps_off_code_and_escapes() {
    reads("\"a\" `\"b\"` \\\"c\\\" -- d... &quot;e&quot;", "p “a” `\"b\"` \"c\" – d… \"e\"");
    reads("*\"a\"* and \"*b*\"", "p <em:“a”> and “<em:b>”");
}

#[test]
fn spans_cut_the_words_out_of_the_source() {
    let text = "# Älter\n\nOne *two* three.\n\n> Four\n";
    let article = read_text(text).value.article;
    for block in &article.body {
        let words = match &block.value {
            Block::Paragraph(p) => plain_text(&p.content),
            _ => "Four".into(),
        };
        let cut = &text[block.span.start as usize..block.span.end as usize];
        assert!(words.split(' ').all(|word| cut.contains(word)), "{cut}");
    }
}

#[test]
fn too_deep_is_an_error_with_its_line() {
    for text in [
        "> ".repeat(10_000),
        "1. ".repeat(10_000),
        "<div>".repeat(10_000),
        "<div>\n\n".repeat(10_000),
        "<em>".repeat(10_000),
    ] {
        let warned = read_text(&format!("One.\n\n{text}x\n"));
        let errors: Vec<_> = warned.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
        assert_eq!(errors.iter().map(|d| d.code.0).collect::<Vec<_>>(), ["R200"]);
        assert!(errors.iter().all(|d| d.primary.is_some_and(|span| span.start >= 6)));
    }
}

#[test]
fn alt_kinds() {
    let warned = read_text("![](a.png)");
    let Block::Figure(figure) = &warned.value.article.body[0].value else { panic!("a figure") };
    assert_eq!(figure.alt, Alt::Missing);
}

/// Signs that make parsers go back and forth; each text is of such a length that anything quadratic would
/// make the test last for minutes.
#[test]
fn many_signs_are_read() {
    let unit = [
        "[",
        "*",
        "_",
        "<",
        "`",
        "![",
        "](",
        "{{",
        "{{<",
        "{%",
        "{{x}}",
        "<a",
        "</a>",
        "<!--",
        "\"",
        "'",
        "\\",
        "|",
        "&",
        "a\n",
        "> a\n\n",
        "- a\n\n",
        "[^a]",
        "[^",
        "[a]: b\n",
        "<b>",
        "https://",
        "<div>\n</div>\n",
        "{% raw %}",
        "**a",
        "~~",
        "a **b",
        "<script>",
        "$",
        ":\n",
    ];
    for unit in unit {
        let text = unit.repeat(40_000 / unit.len());
        read_text(&text);
    }
}
