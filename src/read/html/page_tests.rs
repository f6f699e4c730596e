//! What is read of pages, kind by kind; beside each the page that only looks so.

use super::{Converted, MovedPictures};

/// A paragraph of prose.
const PROSE: &str = "<p>The old clerk kept the ledger in a drawer, under the window, and nobody counted the pages, or \
                     asked him what they said of the lock and the weir, until the winter in which he died.</p>";

fn page(html: &str) -> Converted {
    super::page(html, &MovedPictures::default()).expect("a page")
}

/// Reads a page of a name and a body.
fn read(name: &str, body: &str) -> Converted {
    page(&format!(
        "<html><head><title>{name}</title></head><body>{}</body></html>",
        body.replace("PROSE", PROSE)
    ))
}

/// Returns the value of a key of front matter.
fn fact(page: &Converted, key: &str) -> Option<String> {
    let line = page.text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))?;
    Some(line.trim_matches(['"', '[', ']']).to_owned())
}

/// The name of a site is no title, wherever it stands, and neither is a heading of the text.
#[test]
fn a_title_is_not_the_name_of_its_site() {
    let pages = [
        (
            "The Weir | The Weir Letter",
            "<h1><a href='/'>The Weir Letter</a></h1><h2>The Weir</h2>PROSE<h2>Ice</h2>PROSE",
            "The Weir",
        ),
        (
            "Letters: A Long Winter",
            "<h1>Letters</h1><h3 class='post-title'>A Long Winter</h3>PROSE PROSE",
            "A Long Winter",
        ),
        // The page has the name of its site.
        (
            "Letters",
            "<h1><a href='https://letters.example/'>Letters</a></h1><article><h2>Frost</h2>PROSE PROSE</article>",
            "Frost",
        ),
        // No heading: the part of the name that is a line of the page.
        ("The Club - A Long Winter", "<center><b>A Long Winter</b></center>PROSE PROSE", "A Long Winter"),
        // The words of a heading begin no name by themselves.
        ("Locks and Weirs", "<h2>Locks</h2>PROSE<h2>Weirs</h2>PROSE", "Locks and Weirs"),
    ];
    for (name, body, title) in pages {
        assert_eq!(fact(&read(name, body), "title").as_deref(), Some(title), "{name}: {body}");
    }
}

/// Pages say in many forms who wrote a text and when; what only looks so stays in the text.
#[test]
fn lines_about_a_text_are_taken_where_they_stand() {
    let pages = [
        (
            "<h1>Frost</h1><div class='meta'>March 9, 2019 · 2-minute read</div>PROSE PROSE",
            Some("March 9, 2019"),
            None,
        ),
        (
            "<h1>Frost</h1><p>By Ann Lee<br>April 18, 1999</p>PROSE PROSE",
            Some("April 18, 1999"),
            Some("Ann Lee"),
        ),
        (
            "<h1>Frost</h1><p><b>Ann Lee</b><br>The School<br>2 November 1998</p>PROSE PROSE",
            Some("2 November 1998"),
            Some("Ann Lee"),
        ),
        (
            "<h1>Frost</h1><p><em>Ann Lee, November 2nd, 1998</em></p>PROSE PROSE",
            Some("November 2nd, 1998"),
            Some("Ann Lee"),
        ),
        (
            "<h2 class='date'>May 9, 2003</h2><h3 class='title'>Frost</h3>PROSE PROSE<span class='posted'>Posted by Ann Lee at May 09, 2003 10:33 PM | <a href='#'>TrackBack</a></span>",
            Some("May 9, 2003"),
            Some("Ann Lee"),
        ),
        (
            "<h1>Frost</h1>PROSE PROSE<p class='postmetadata'>This entry was posted on Friday, May 9th, 2003 at 9:14 am and is filed under Ice.</p>",
            Some("Friday, May 9th, 2003"),
            None,
        ),
        (
            "<h1>Frost</h1><span class='author vcard'><a class='fn'>Ann Lee</a></span>PROSE PROSE",
            None,
            Some("Ann Lee"),
        ),
        // Blogger has the whole text in a `widget`.
        (
            "<div class='widget Blog'><h3 class='post-title'>Frost</h3>PROSE PROSE<span class='fn' itemprop='author'><span itemprop='name'>Ann Lee</span></span></div>",
            None,
            Some("Ann Lee"),
        ),
        // Who comments is no author, and a day of a comment is not that of the text.
        (
            "<h1>Frost</h1>PROSE PROSE<ol class='commentlist'><li><span class='author vcard'><cite class='fn'>Zed Lee</cite></span> <span class='date'>May 9, 2003</span></li></ol>",
            None,
            None,
        ),
        // A day in a sentence is one of the text.
        (
            "<h1>Frost</h1><p>On March 9, 2019 the lock was closed, and all who were there that day, and there were many, went home on foot in the rain.</p>PROSE",
            None,
            None,
        ),
    ];
    for (body, date, author) in pages {
        let page = read("Frost", body);
        assert_eq!(fact(&page, "date").as_deref(), date, "{body}");
        assert_eq!(fact(&page, "authors").as_deref().map(|name| name.trim_matches('"')), author, "{body}");
        let text = page.text.rsplit("---").next().expect("a text");
        assert!(!text.contains("Posted by") && !text.contains("minute read"), "{text}");
        assert!(date.is_none() || !text.contains("2003"), "{text}");
    }
}

/// The first day below the title is the date; one that heads an entry, when the date is known, is of the text.
#[test]
fn a_day_of_the_text_stays_in_it() {
    let html = "<html><head><title>Frost</title><meta property='article:published_time' content='2019-03-09'></head><body>\
                <h1>Frost</h1><p>4 May 1886</p>PROSE PROSE</body></html>";
    let page = page(&html.replace("PROSE", PROSE));
    assert!(page.text.contains("4 May 1886"), "{}", page.text);
}

/// What a page says of itself as JSON is read in each form that its vocabulary allows.
#[test]
fn structured_data_is_read() {
    let forms = [
        r#"{"@type":"BlogPosting","headline":"Frost","author":"Ann Lee","datePublished":"2019-03-09T10:00:00Z"}"#,
        r#"{"@context":"x","@graph":[{"@type":"WebSite","name":"Site"},{"@type":["Article","Thing"],"headline":"Frost","author":[{"@type":"Person","name":"Ann Lee"}],"datePublished":"2019-03-09"}]}"#,
        r#"[{"@type":"NewsArticle","headline":"Frost","author":{"name":["Ann Lee"]},"datePublished":"2019-03-09"}]"#,
    ];
    for form in forms {
        let html = format!(
            "<html><head><title>Site</title><script type='application/ld+json'>{form}</script></head><body>{PROSE}{PROSE}</body></html>"
        );
        let page = page(&html);
        let facts = ["title", "date", "authors"].map(|key| fact(&page, key).unwrap_or_default());
        assert_eq!(facts, ["Frost", "2019-03-09", "Ann Lee"], "{form}: {}", page.text);
    }
}

/// Notes that do not lead back are known by the number that they begin with; a number that leads elsewhere is a link.
#[test]
fn notes_need_not_lead_back() {
    let notes = [
        "<p>A weir<a href='#n1'><sup>1</sup></a> and more.</p>PROSE<p><a name='n1'>1.</a> It fell.</p>",
        "<p>A weir<sup class='footnote-reference'><a href='#1'>1</a></sup>.</p>PROSE<div class='footnote-definition' id='1'><sup class='footnote-definition-label'>1</sup><p>It fell.</p></div>",
        "<p>A weir<a href='#n1'>[1]</a>.</p>PROSE<table><tr><td><a name='n1'>[1]</a></td><td>It fell.</td></tr></table>",
        "<p>A weir<sup id='r'><a href='#n1'>[1]</a></sup>.</p>PROSE<ol style='list-style: none'><li id='n1'><span>1.</span><span>It fell.</span><a href='#r'> ↩</a></li></ol>",
        "<div>A weir<a href='#n1'><sup>1</sup></a> and more.<br><br>PROSE<br><br><a name='n1'></a>1. It fell.<br><br>The end.</div>",
    ];
    for body in notes {
        let page = read("Frost", &format!("<h1>Frost</h1>{body}"));
        assert!(page.text.contains("A weir[^1]"), "{}", page.text);
        assert!(page.text.contains("[^1]: It fell."), "{}", page.text);
    }
    for body in [
        "<p>See <a href='#n1'><sup>1</sup></a>.</p>PROSE<p id='n1'>1917 was a year.</p>",
        "<p>See <a href='#n2'>2</a>.</p>PROSE<p id='n2'>2. It fell.</p>",
    ] {
        let page = read("Frost", &format!("<h1>Frost</h1>{body}"));
        assert!(!page.text.contains("[^1]"), "{}", page.text);
    }
}

/// A picture and its caption are a figure, however a page says so; a picture beside a text is none.
#[test]
fn captions_of_all_forms_make_figures() {
    let figures = [
        "<div class='wp-caption'><img src='a.png' alt='A'><p class='wp-caption-text'>The lock.</p></div>",
        "<table class='tr-caption-container'><tr><td><a href='a.png'><img src='a.png' alt='A'></a></td></tr><tr><td class='tr-caption'>The lock.</td></tr></table>",
        "<table><tr><td><img src='a.png' alt='A'></td></tr><tr><td><i>The lock.</i></td></tr></table>",
    ];
    for figure in figures {
        let page = read("Frost", &format!("<h1>Frost</h1>PROSE{figure}PROSE"));
        assert!(page.text.contains("<figure><img") && page.text.contains("The lock."), "{}", page.text);
    }
    let beside = "<table><tr><td><img src='a.png' alt='A'></td><td>The lock.</td></tr><tr><td>1</td><td>2</td></tr></table>";
    assert!(!read("Frost", &format!("<h1>Frost</h1>PROSE{beside}PROSE")).text.contains("<figure>"));
}

/// Program text keeps all its lines and goes without their numbers; a table of figures stays one.
#[test]
fn numbers_of_lines_are_no_program_text() {
    let texts = [
        "<figure class='highlight'><table><tr><td class='gutter'><pre><div class='line'>1</div><div class='line'>2</div></pre></td><td class='code'><pre><div class='line'>open a</div><div class='line'>close b</div></pre></td></tr></table></figure>",
        "<div class='highlight'><pre><code><span class='ln'>1</span>open a\n<span class='ln'>2</span>close b\n</code></pre></div>",
    ];
    for text in texts {
        let page = read("Frost", &format!("<h1>Frost</h1>PROSE{text}PROSE"));
        assert!(page.text.contains("```\nopen a\nclose b\n```"), "{}", page.text);
    }
    let table = "<table><tr><td>1</td><td>open a</td></tr></table>";
    assert!(!read("Frost", &format!("<h1>Frost</h1>PROSE{table}PROSE")).text.contains("```"));
}

/// A link in a heading that leads to the heading is no word of it; one that leads on is.
#[test]
fn headings_go_without_links_to_themselves() {
    let table = [
        ("<h2 id='ice'>Ice <a href='#ice'>Link to heading</a></h2>", "## Ice\n"),
        ("<h2 id='ice'><a href='#ice'>Ice</a></h2>", "## Ice\n"),
        ("<h2>Ice <a href='#'>#</a></h2>", "## Ice\n"),
        (
            "<h2 id='ice'>Ice, see <a href='https://a.example/'>there</a></h2>",
            "## Ice, see [there](https://a.example/)\n",
        ),
    ];
    for (heading, expected) in table {
        let page = read("Frost", &format!("<h1>Frost</h1>PROSE{heading}PROSE"));
        assert!(page.text.contains(expected), "{heading}: {}", page.text);
    }
}

/// What lays out a page made by hand is no table and no quotation of its article.
#[test]
fn pages_made_by_hand_are_their_texts() {
    let rows = "<table><tr><td colspan=2>THE CLUB</td></tr><tr><td><a href='i.htm'>Home</a><br><a href='n.htm'>News</a></td>\
                <td><font size=5><b>Frost</b></font><br>By Ann Lee<br>April 18, 1999<p>PROSE PROSE PROSE PROSE</td></tr>\
                <tr><td colspan=2>[ <a href='i.htm'>Home</a> ] [ <a href='n.htm'>News</a> ]</td></tr></table>";
    let page = read("The Club - Frost", rows);
    let text = page.text.rsplit("---").next().expect("a text");
    assert!(!text.contains("Home") && !text.contains('|') && !text.contains("Ann Lee"), "{}", page.text);
    let margins = read("Frost", "<h1>Frost</h1><blockquote>PROSE PROSE PROSE PROSE</blockquote>");
    assert!(!margins.text.contains("> The old"), "{}", margins.text);
    let quotation = read("Frost", "<h1>Frost</h1>PROSE PROSE<blockquote>PROSE</blockquote>PROSE");
    assert!(quotation.text.contains("> The old"), "{}", quotation.text);
}

/// Paragraphs that are divisions were lost where the port of Readability made paragraphs of them.
#[test]
fn divisions_that_are_paragraphs_stay() {
    let one =
        "The old clerk kept the ledger in a drawer, under the window, and nobody counted the pages of it.";
    let two =
        "It rained on the lock, and on the weir, for a week, and then it froze, and nobody went out at all.";
    let body = format!(
        "<h1>Frost</h1><article><div class='x'><div class='para'>{one} <a href='/1'>Lock</a></div><div class='para'>{two}</div>\
         <div class='all'><div class='para'>{one}</div><div class='para'>{two} <a href='/2'>Ice</a></div></div></div></article>"
    );
    let page = read("Frost", &body);
    assert_eq!(page.text.matches("ledger").count(), 2, "{}", page.text);
    assert_eq!(page.text.matches("week").count(), 2, "{}", page.text);
}

/// Other titles are given to readers elsewhere than the one above the text; the address has the day where nothing else has.
#[test]
fn a_title_above_the_text_and_a_day_of_the_address() {
    let html = "<html><head><title>Frost kills the limes of the towpath in a night | The Weir</title>\
                <meta property='og:title' content='Frost kills the limes of the towpath in a night'>\
                <link rel='canonical' href='https://weir.example/2019/03/09/limes'></head><body>\
                <h1>The limes of the towpath are dead</h1><p class='deck'>A night of frost</p>PROSE PROSE</body></html>";
    let page = page(&html.replace("PROSE", PROSE));
    assert_eq!(fact(&page, "title").as_deref(), Some("The limes of the towpath are dead"));
    assert_eq!(fact(&page, "date").as_deref(), Some("2019-03-09"));
}

/// A short article on a page full of others: all of the page was taken, as the article was little of its prose.
#[test]
fn a_short_article_is_found_among_others() {
    let more = "<div class='card'><h3><a href='/1'>Another Text of the Paper</a></h3><p>A summary of the other text, which is as \
                long as a paragraph of a short report may be, and says what it is about to whoever reads the page.</p></div>";
    let body = format!(
        "<div id='story'><h1>Frost</h1><div class='body'>PROSE PROSE</div></div><div class='cards'><h2>More stories</h2>{}</div>\
         <div id='comments'><p>heron</p>PROSE</div>",
        more.repeat(9)
    );
    let page = read("Frost", &body);
    assert_eq!(page.text.matches("ledger").count(), 2, "{}", page.text);
    assert!(!page.text.contains("summary"), "{}", page.text);
}
