//! Words of a text that looked like what stands around it; beside each kind what only looks like text.

use super::{Converted, MovedPictures};

/// A paragraph of prose.
const PROSE: &str = "<p>The old clerk kept the ledger in a drawer, under the window, and nobody counted the pages, or \
                     asked him what they said of the lock and the weir, until the winter in which he died.</p>";

/// Reads a page of a name and a body.
fn read(name: &str, body: &str) -> Converted {
    let body = body.replace("PROSE", PROSE);
    let page = format!("<html><head><title>{name}</title></head><body>{body}</body></html>");
    super::page(&page, &MovedPictures::default()).expect("a page")
}

/// Asserts that a page has some words in its text, and not others.
fn assert_holds(body: &str, words: &[&str], others: &[&str]) {
    let text = read("Frost", body).text;
    for word in words {
        assert!(text.contains(word), "{word} is lost of {body}: {text}");
    }
    for word in others {
        assert!(!text.contains(word), "{word} is taken in of {body}: {text}");
    }
}

/// Programs of ten years put all of a page into one form, which was taken off with it.
#[test]
fn a_form_that_holds_a_text_is_no_form() {
    let lines =
        "The old clerk kept the ledger in a drawer, under the window, and nobody counted the pages.<br><br>"
            .repeat(8);
    let form = format!(
        "<form id='aspnetForm'><input name='q'><div><a href='/'>News</a></div><h1>Frost</h1><div>{lines}Then he died.</div></form>"
    );
    assert_holds(&form, &["The old clerk kept", "Then he died."], &[]);
    let small_print = format!(
        "<h1>Frost</h1>{}<form><p>{}</p><input></form>",
        "PROSE".repeat(6),
        "Nobody sees your name. ".repeat(20)
    );
    assert_holds(&small_print, &["ledger"], &["Nobody sees"]);
    let asking = "<h1>Frost</h1>PROSE PROSE<form class='subscribe'><p>Get our letter</p><input><button>Go</button></form>PROSE";
    assert_holds(asking, &["ledger"], &["Get our letter"]);
}

/// Ids that repeat a heading are made by programs, and say no more than the heading.
#[test]
fn an_id_that_is_its_heading_says_nothing() {
    for words in
        ["Related work", "Social life", "Comments and questions", "Share of the work", "Footer and hand"]
    {
        let id = words.to_lowercase().replace(' ', "-");
        assert_holds(
            &format!("<article><h1>Frost</h1>PROSE<h2 id='{id}'>{words}</h2>PROSE PROSE</article>"),
            &[&format!("## {words}")],
            &[],
        );
        assert_holds(
            &format!(
                "<article><h1>Frost</h1>PROSE PROSE<section id='{id}'><h2>{words}</h2>PROSE<p>Its end.</p></section>PROSE</article>"
            ),
            &[&format!("## {words}"), "Its end."],
            &[],
        );
    }
    let links = "<ul><li><a href='/a'>On Ice</a></li><li><a href='/b'>On Snow</a></li><li><a href='/c'>On Rain</a></li></ul>";
    let related = format!(
        "<article><h1>Frost</h1>PROSE PROSE</article><div id='related-posts'><h2>Related posts</h2>{links}</div>"
    );
    assert_holds(&related, &["ledger"], &["On Ice", "Related posts"]);
}

/// The last paragraph of a page of the nineties stands beside the element that gives all of them their look.
#[test]
fn what_gives_words_a_look_is_no_part_of_a_page() {
    let plain = "The old clerk kept the ledger in a drawer, under the window, and nobody counted the pages.";
    assert_holds(
        &format!("<h1>Frost</h1><font face=Arial>{plain}<p>{plain}<p>Then he died.</font>"),
        &["Then he died."],
        &[],
    );
    assert_holds(
        &format!("<h1>Frost</h1><center><font size=2>{plain}<p>{plain}</font></center><p>Then he died."),
        &["Then he died."],
        &[],
    );
    assert_holds("<h1>Frost</h1>PROSE<p>A <font color=red>red</font> one.</p>", &["A red one."], &[]);
}

/// Who said what is quoted went, and so did whole quotations: what was left read as the author's.
#[test]
fn nothing_of_a_quotation_stands_around_the_text() {
    let tweet = "<div class='embed-twitter'><blockquote class='twitter-tweet'><p>A yellow bridge. <a href='https://t.example/a'>@bridge</a></p>\
                 <p>&mdash; Ann Reed (@annreed) <a href='https://t.example/1'>April 15, 2019</a></p></blockquote></div>";
    assert_holds(
        &format!("<article><h1>Frost</h1>PROSE<p>Others said:</p>{tweet}PROSE</article>"),
        &["A yellow bridge.", "Ann Reed", "April 15, 2019"],
        &[],
    );
    assert_holds(
        &format!("<article><h1>Frost</h1>PROSE PROSE{tweet}</article><footer>Imprint</footer>"),
        &["Ann Reed", "April 15, 2019"],
        &["Imprint"],
    );
    // What is mostly a link quotes nothing.
    let teaser = "<blockquote><p>Read more: <a href='/2018/frost'>The Frost of 1886 and the Price of Coal</a></p></blockquote>";
    assert_holds(
        &format!("<article><h1>Frost</h1>PROSE{teaser}PROSE</article>"),
        &["ledger"],
        &["The Frost of 1886"],
    );
}

/// The marks by which pages of East Asia part a title from the name of their site were none.
#[test]
fn the_name_of_a_site_is_parted_by_marks_of_its_script() {
    for mark in ["：", "｜", " ｜ ", " － ", "_", "|"] {
        let name = format!("橋の上の本{mark}川町新聞デジタル");
        let page = read(
            &name,
            &format!(
                "<h1><a href='/'>川町新聞デジタル</a></h1><article><h2>橋の上の本</h2>{}</article>",
                "PROSE ".repeat(2)
            ),
        );
        assert!(page.text.contains("title: \"橋の上の本\""), "{name}: {}", page.text);
    }
}

/// What an article sets aside went with the margins of its page.
#[test]
fn what_an_article_sets_aside_is_its_own() {
    assert_holds(
        "<article><h1>Frost</h1>PROSE<aside><p>Nobody counted the pages in the winter of that year.</p></aside>PROSE</article>",
        &["in the winter of that year."],
        &[],
    );
    for aside in [
        "<aside class='sidebar'><p>The letter comes every week, on a Friday, to all who ask.</p></aside>",
        "<aside><h3>More</h3><ul><li><a href='/a'>On Ice and what it does to a weir.</a></li></ul></aside>",
        "<aside><p>Get the letter every week, on a Friday.</p><form><input></form></aside>",
        "<aside>Tom Hale</aside>",
    ] {
        assert_holds(
            &format!("<article><h1>Frost</h1>PROSE{aside}PROSE</article>"),
            &["ledger"],
            &["comes every", "On Ice", "Get the letter", "Tom Hale"],
        );
    }
    let beside = "<article><h1>Frost</h1>PROSE PROSE</article><aside><p>The weather stays cold, and the river is frozen.</p></aside>";
    assert_holds(beside, &["ledger"], &["The weather stays"]);
}

/// A day that a text speaks of, or that of somebody who is quoted, became that of the article.
#[test]
fn a_day_in_the_text_is_not_that_of_the_article() {
    let date = |head: &str, within: &str| {
        let page = read("Frost", &format!("<article><h1>Frost</h1>{head}PROSE{within}PROSE</article>")).text;
        let line = page
            .lines()
            .find_map(|line| line.strip_prefix("date: "))
            .map(|date| date.trim_matches('"').to_owned());
        line.unwrap_or_default()
    };
    let said = "<p class='meta'>7 December 2016</p>";
    let cases = [
        (
            said,
            "<p>We meet on <time datetime='2017-06-24'>24 June</time> at the bridge.</p>",
            "7 December 2016",
        ),
        (
            said,
            "<blockquote><p>Noon.</p><p>Tom, <time datetime='2014-02-05'>5 Feb 2014</time></p></blockquote>",
            "7 December 2016",
        ),
        (
            "<time>December 7, 2016</time>",
            "<figure><img src='a.png'><figcaption><time datetime='2014-02-05'>2014</time></figcaption></figure>",
            "December 7, 2016",
        ),
        ("<time>5 min read</time><p class='meta'>4 May 2003</p>", "", "4 May 2003"),
        // It is that of the article where it stands by itself, or where the page says that it is.
        (
            "<p>Published on <time itemprop='datePublished' datetime='2016-12-07'>that day</time> by Ann Lee and friends.</p>",
            "",
            "2016-12-07",
        ),
        ("<p><time datetime='2016-12-07'>7 December</time></p>", "", "2016-12-07"),
        ("<p>Posted on <time datetime='2016-12-07'>7 December 2016</time> by Ann Reed</p>", "", "2016-12-07"),
    ];
    for (head, within, wanted) in cases {
        assert_eq!(date(head, within), wanted, "{head}{within}");
    }
}

/// Pages show a dot, a ring or a grey field until a picture is loaded, and that was taken for it.
#[test]
fn a_picture_that_is_loaded_late_is_the_picture() {
    for late in ["data-src", "data-lazy-src", "data-original"] {
        let page = format!(
            "<article><h1>Frost</h1>PROSE<img src='/img/loading.svg' {late}='/img/weir.jpg' alt='A weir'>PROSE</article>"
        );
        assert_holds(&page, &["/img/weir.jpg"], &["loading.svg"]);
    }
    // A browser that saved the page has loaded it; and a switch is no address.
    let saved = "<article><h1>Frost</h1>PROSE<img src='a_files/weir.png' data-src='https://x.example/w.png' alt='A weir'>PROSE</article>";
    assert_holds(saved, &["a_files/weir.png"], &["x.example"]);
    let switch = "<article><h1>Frost</h1>PROSE<img src='/img/weir.jpg' data-original='true' alt='A weir'>PROSE</article>";
    assert_holds(switch, &["/img/weir.jpg"], &["true"]);
    let set = "<article><h1>Frost</h1>PROSE<img src='/dot.gif' data-srcset='/img/weir-300.jpg 300w, /img/weir.jpg 900w' alt='A weir'>PROSE</article>";
    assert_holds(set, &["/img/weir-300.jpg"], &["dot.gif"]);
    assert_holds(
        "<article><h1>Frost</h1>PROSE<img src='/img/weir.jpg' alt='A weir'>PROSE</article>",
        &["/img/weir.jpg"],
        &[],
    );
}

/// Letters that were laid out for mail and saved as pages lost all parts but the longest.
#[test]
fn a_letter_that_was_saved_as_a_page_is_whole() {
    let part = |words: &str| {
        format!(
            "<div><table role='presentation'><tr><td><table role='presentation'><tr><td><div>{words}</div></td></tr></table></td></tr></table></div>"
        )
    };
    let parts = [
        part("<h1>Frost</h1>"),
        part("<h3>A rail</h3><p>It has been a year.</p>"),
        part("<h3>News</h3><ul><li>A booklet on Saturday.</li></ul>"),
        part("PROSE PROSE PROSE"),
        part("<p>Become a friend of the bridge.</p>"),
    ];
    assert_holds(
        &format!("<div>{}</div>", parts.concat()),
        &["A rail", "It has been a year.", "A booklet on Saturday.", "ledger", "Become a friend"],
        &[],
    );
}
