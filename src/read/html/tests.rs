use super::{KnownFacts, MovedPictures, fragment};

fn page(html: &str) -> Result<super::Converted, &'static str> {
    super::page(html, &MovedPictures::default())
}

fn markdown(html: &str) -> String {
    fragment(html, &KnownFacts::default(), &MovedPictures::default()).expect("a text").text.trim().to_owned()
}

/// Each element as Markdown says it.
#[test]
fn elements_become_what_markdown_has_for_them() {
    let table = [
        ("<p>One <em>two</em> <b>three</b></p>", "One *two* **three**"),
        ("<p>White\n  space <em> moves </em>out</p>", "White space *moves* out"),
        // A star between two letters opens nothing in Markdown for the readers of all programs.
        ("<p>abso<i>lute</i>ly</p>", "abso<em>lute</em>ly"),
        ("<p>One<br>two</p>", "One\\\ntwo"),
        ("<p>One<br><br>two</p>", "One\n\ntwo"),
        ("<h2>A <em>word</em></h2>", "## A *word*"),
        ("<p><a href='https://a.example/x_(y)'>there</a></p>", "[there](https://a.example/x\\_%28y%29)"),
        ("<p><a href='javascript:alert(1)'>no</a></p>", "no"),
        ("<p><a href='#top'>up</a></p>", "up"),
        ("<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>", "- a\n- b\n\n  1. c"),
        ("<ol start=3><li>c</li><li>d</li></ol>", "3. c\n4. d"),
        ("<blockquote><p>Q</p><footer>— A. Name</footer></blockquote>", "> Q\n>\n> — A. Name"),
        ("<blockquote><p>Q</p><footer>— <cite>A. Name</cite></footer></blockquote>", "> Q\n>\n> — A. Name"),
        ("<blockquote><p>Q</p><p><cite>A. Name</cite></p></blockquote>", "> Q\n>\n> — A. Name"),
        // The work, and not who wrote it.
        (
            "<blockquote><p>Q</p><footer>A. Name, <cite>Paper</cite></footer></blockquote>",
            "> Q\n>\n> — A. Name, *Paper*",
        ),
        ("<hr>", "* * *"),
        (
            "<pre><code class='language-rust'>let a = 1;\n\n  *b</code></pre>",
            "```rust\nlet a = 1;\n\n  *b\n```",
        ),
        ("<p><code>a `b` c</code></p>", "``a `b` c``"),
        ("<p><img src='a b.png' alt='A [b]'></p>", "![A \\[b\\]](<a b.png>)"),
        ("<p><img src='a.png' alt=''></p>", "<img src=\"a.png\" alt=\"\">"),
        ("<p>x<script>alert(1)</script><style>p{}</style></p>", "x"),
        ("<table><tr><th>A<th>B<tr><td>1<td>2|3</table>", "| A | B |\n| --- | --- |\n| 1 | 2\\|3 |"),
        (
            "<p><span style='font-variant: small-caps'>Name</span></p>",
            "<span class=\"smallcaps\">Name</span>",
        ),
        ("<p>H<sub>2</sub>O</p>", "H<sub>2</sub>O"),
    ];
    for (html, expected) in table {
        assert_eq!(markdown(html), expected, "{html}");
    }
}

/// What looks like Markdown on a page is only words.
#[test]
fn words_stay_words() {
    let table = [
        ("<p># no heading</p>", "\\# no heading"),
        ("<p>1. no list</p>", "1\\. no list"),
        ("<p>- no list</p>", "\\- no list"),
        ("<p>5*3 [x] <i>y</i></p>", "5\\*3 \\[x\\] *y*"),
        ("<p>snake_case _x_</p>", "snake_case \\_x\\_"),
        ("<p>&lt;b&gt; &amp;amp; {{ a }}</p>", "\\<b> &amp;amp; &#123;&#123; a }}"),
    ];
    for (html, expected) in table {
        assert_eq!(markdown(html), expected, "{html}");
    }
}

/// A note is what a link leads to and what leads back, however a site marks it; near misses stay links and lists.
#[test]
fn notes_are_links_both_ways() {
    let pages = [
        // WordPress and Markdown's renderers.
        "<p>A<sup id=r1><a href='#n1'>1</a></sup> b.</p><hr><ol><li id=n1><p>Note. <a href='#r1'>↩</a></p></li></ol>",
        // Pages made by hand.
        "<p>A<a name=r1 href='#n1'>[1]</a> b.</p><p><a name=n1 href='#r1'>[1]</a> Note.</p>",
        // Substack.
        "<p>A<a class='footnote-anchor' id='footnote-anchor-1' href='#footnote-1'>1</a> b.</p>\
         <div class='footnote'><a id='footnote-1' href='#footnote-anchor-1' class='footnote-number'>1</a>\
         <div class='footnote-content'><p>Note.</p></div></div>",
        // EPUB 3.
        "<p>A<a epub:type='noteref' id='r' href='#fn'>*</a> b.</p><aside epub:type='footnote' id='fn'><p>Note.</p></aside>",
    ];
    for html in pages {
        assert_eq!(markdown(html), "A[^1] b.\n\n[^1]: Note.", "{html}");
    }
    let near_misses = [
        "<p>See <a href='#n1'>part 2</a>.</p><p id=n1>Part two.</p>",
        "<p>Figure <a href='#f1'>1</a>.</p><p id=f1>A figure.</p>",
    ];
    for html in near_misses {
        assert!(!markdown(html).contains("[^"), "{html}");
    }
}

const PAGE: &str = "<!DOCTYPE html><html lang='en-GB'><head><title>Folding Paper | The Fold</title>\
    <meta property='article:published_time' content='2004-05-03T08:00:00Z'><meta name='author' content='Jane Roe'>\
    <link rel='canonical' href='https://fold.example/2004/paper'></head><body>\
    <nav><a href='/'>Home</a> <a href='/about'>About</a></nav><main><h1>Folding Paper</h1>\
    <p>Paper has a grain, and a sheet that is folded against it cracks, which shows after some months of use in every \
    booklet that was made in a hurry.</p><p>Tear a corner off the sheet: it tears straight along the grain, and in a \
    curve across it, so that nobody has to guess. See <a href='/tools'>the tools</a> for more.</p>\
    <p>The third paragraph is here so that the text is long enough to be an article and not a line of a menu, which is \
    what short texts on pages of the web mostly are.</p></main>\
    <aside><h3>Related</h3><ul><li><a href='/glue'>Glue that holds for years</a></li></ul></aside>\
    <footer>All rights of the Fold</footer></body></html>";

#[test]
fn a_page_is_its_article() {
    let made = page(PAGE).expect("a page");
    let (front, text) = made.text.trim_start_matches("---\n").split_once("\n---\n").expect("front matter");
    assert_eq!(
        front,
        "title: \"Folding Paper\"\ndate: \"2004-05-03\"\nauthors: [\"Jane Roe\"]\nlang: \"en-GB\"\n\
         source: \"https://fold.example/2004/paper\""
    );
    assert!(text.trim().starts_with("Paper has a grain"), "{text}");
    assert!(text.contains("[the tools](https://fold.example/tools)"), "{text}");
    assert!(!text.contains("Related") && !text.contains("rights") && !text.contains("Home"), "{text}");
    assert!(made.left_out.iter().any(|passage| passage.contains("Glue")), "{:?}", made.left_out);
}

/// Elements in one another without end cost neither stack nor time; those that need no end are not in one another.
#[test]
fn deep_pages_are_harmless() {
    assert!(page(&format!("{}word", "<div>".repeat(50_000))).is_err());
    assert!(page(&"<b><i>".repeat(20_000)).is_err());
    assert!(page(&"<p>word<br>".repeat(300)).is_ok());
}

/// Names stand in bylines of pages as they do in those of texts.
#[test]
fn authors_are_names_and_nothing_else() {
    let table = [
        ("By Ann Lee and Tom Orr", "Ann Lee|Tom Orr"),
        ("Von Anna Berg und Karl Roth", "Anna Berg|Karl Roth"),
        ("Text: Ann Lee", "Ann Lee"),
        ("Ann Lee, Tom Orr & Ida Roe; Al Poe", "Ann Lee|Tom Orr|Ida Roe|Al Poe"),
        ("Von Trapp", "Von Trapp"),
        ("https://a.example/ann, Ann Lee", "Ann Lee"),
    ];
    for (line, names) in table {
        assert_eq!(super::authors(line).join("|"), names, "{line}");
    }
}
