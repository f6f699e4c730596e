//! What pages of further sites taught; beside each kind the page that only looks so.

use super::{Converted, MovedPictures};

/// A paragraph of prose.
const PROSE: &str = "<p>The old clerk kept the ledger in a drawer, under the window, and nobody counted the pages, or \
                     asked him what they said of the lock and the weir, until the winter in which he died.</p>";

/// The same in a language without spaces between words.
const SIGNS: &str = "<p>河水在冬天结冰以后，看守水闸的老人把账本放在抽屉里，没有人数过那些纸页，也没有人问过他水闸和堤坝的事情，直到他去世的那个冬天。</p>";

fn page(html: &str) -> Converted {
    let html = html.replace("PROSE", PROSE).replace("SIGNS", SIGNS);
    super::page(&html, &MovedPictures::default()).expect("a page")
}

/// Reads a page of a name and a body.
fn read(name: &str, body: &str) -> Converted {
    page(&format!("<html><head><title>{name}</title></head><body>{body}</body></html>"))
}

/// Returns the value of a key of front matter.
fn fact(page: &Converted, key: &str) -> Option<String> {
    let line = page.text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))?;
    Some(line.trim_matches(['"', '[', ']']).to_owned())
}

/// Returns the text below front matter.
fn text(page: &Converted) -> &str {
    page.text.rsplit("---\n").next().unwrap_or_default()
}

// A page whose text is made by a program has it a second time for browsers that run none: only this one can be read.
#[test]
fn text_for_browsers_without_programs_is_read_where_there_is_no_other() {
    let hidden = read("Frost", "<h1>Frost</h1><div class='body'><noscript>PROSE PROSE</noscript></div>");
    assert_eq!(hidden.text.matches("ledger").count(), 2, "{}", hidden.text);
    // One in another was counted twice, and the program ended there.
    let nested = read("Frost", "<h1>Frost</h1><noscript>PROSE<noscript>PROSE</noscript></noscript>");
    assert!(nested.text.contains("ledger"), "{}", nested.text);
    // Where the text is shown, it is no second one.
    let shown = read("Frost", "<h1>Frost</h1>PROSE PROSE<noscript>PROSE</noscript>");
    assert_eq!(shown.text.matches("ledger").count(), 2, "{}", shown.text);
}

// Programs for sites put a whole page into one form or margin, and nothing of it was left.
#[test]
fn a_frame_around_the_whole_page_is_none() {
    for frame in ["form", "aside", "div aria-hidden='true'"] {
        let end = frame.split(' ').next().unwrap_or_default();
        let whole = read("Frost", &format!("<{frame}><h1>Frost</h1>PROSE PROSE</{end}>"));
        assert_eq!(whole.text.matches("ledger").count(), 2, "{}", whole.text);
        let beside = read("Frost", &format!("<h1>Frost</h1>PROSE PROSE<{frame}>PROSE</{end}>"));
        assert_eq!(beside.text.matches("ledger").count(), 2, "{}", beside.text);
    }
}

// A text of a few lines lost to the column beside it, though its page says which of the two is the article.
#[test]
fn the_element_that_says_it_is_the_article_is_believed() {
    let aside = "<div class='column'><h3>Archive</h3>PROSE PROSE PROSE</div>";
    for element in [
        "div class='post hentry category-ice'",
        "article",
        "div itemscope itemtype='https://schema.org/BlogPosting'",
    ] {
        let end = element.split(' ').next().unwrap_or_default();
        let html = format!("<{element}><h2>Frost</h2><p>It froze.</p><p>Then it thawed.</p></{end}>{aside}");
        let page = read("Frost | The Weir", &html);
        assert_eq!(text(&page).trim(), "It froze.\n\nThen it thawed.", "{}", page.text);
    }
}

// No paragraph of Chinese was prose, for it has no spaces, and the page around it was taken for the text.
#[test]
fn signs_without_spaces_are_words() {
    let body = "<div class='h-title'>水闸的冬天</div><div><span class='h-time'>2020-02-19 20:29:58</span></div>\
                <div class='menu'><a href='/a'>首页</a> <a href='/b'>新闻</a></div><div id='p-detail'>SIGNS SIGNS SIGNS</div>";
    let page = read("水闸的冬天-新闻网", body);
    assert_eq!(fact(&page, "title").as_deref(), Some("水闸的冬天"));
    assert_eq!(page.text.matches("账本").count(), 3, "{}", page.text);
    assert!(!page.text.contains("首页"), "{}", page.text);
}

// How a word is read stood between its letters, in the title too.
#[test]
fn readings_stand_beside_their_words() {
    let ruby = "<ruby>水<rt>すい</rt></ruby><ruby>門<rt>もん</rt></ruby>の冬";
    let page = read("水門の冬", &format!("<h1>{ruby}</h1><p>{ruby}。</p>SIGNS SIGNS"));
    assert_eq!(fact(&page, "title").as_deref(), Some("水門の冬"));
    assert!(text(&page).contains("<ruby>水<rt>すい</rt></ruby>"), "{}", page.text);
    assert_eq!(page.text.matches("すい").count(), 1, "{}", page.text);
}

// The line above a title was taken for it, or for a part of it.
#[test]
fn a_kicker_is_no_title() {
    let pages = [
        (
            "The Weir: Frost kills limes - The Paper",
            "<h4>The Weir</h4><h1>Frost kills limes</h1>",
            "Frost kills limes",
        ),
        (
            "Frost kills limes",
            "<h1><span>Local News</span> <span>|</span> <span>Frost kills limes</span></h1>",
            "Frost kills limes",
        ),
        ("The Limes – A Winter – Paper", "<h1>The Limes - A Winter</h1>", "The Limes - A Winter"),
        // A title in two parts.
        ("Frost: kills limes", "<h1>Frost: kills limes</h1>", "Frost: kills limes"),
    ];
    for (name, heading, title) in pages {
        let html = format!(
            "<html><head><title>{name}</title><meta property='og:title' content='{}'></head><body>{heading}PROSE PROSE</body></html>",
            if name.contains("The Weir") { "The Weir: Frost kills limes" } else { "Frost kills limes" }
        );
        let page = page(&html);
        assert_eq!(fact(&page, "title").as_deref(), Some(title), "{}", page.text);
        assert!(!text(&page).contains("kills"), "{}", page.text);
    }
}

// Program text that a page folds away, and parts of a text that hold links, went with what stands around a text.
#[test]
fn what_is_folded_away_or_holds_links_stays() {
    let folded =
        "<details class='code-fold'><summary>Code</summary><div><pre>open a\nclose b</pre></div></details>";
    let page = read("Frost", &format!("<h1>Frost</h1>PROSE{folded}PROSE PROSE"));
    assert!(page.text.contains("open a\nclose b"), "{}", page.text);
    let block = |inner: &str| format!("<div class='block html'><div class='in'>{inner}</div></div>");
    let inns = "<p>Where to stay:</p><p>The Weir, with a view, <a href='https://a.example'>a.example</a></p>\
                <p>The Lock, by the bridge, <a href='https://b.example'>b.example</a></p>";
    let body = [block("PROSE"), block(inns), block("PROSE"), block("PROSE")].concat();
    let page = read("Frost", &format!("<h1>Frost</h1><article>{body}</article>"));
    assert!(page.text.contains("with a view") && page.text.contains("by the bridge"), "{}", page.text);
}

// Program text of many lines was taken for a page in two columns, and its numbers for text.
#[test]
fn numbers_beside_long_program_text_are_none_of_it() {
    let lines = |line: &dyn Fn(usize) -> String| (1..90).map(line).collect::<String>();
    let table = format!(
        "<table><tr><td class='gutter'><pre>{}</pre></td><td class='code'><pre>{}</pre></td></tr></table>",
        lines(&|at| format!("<span class='line'>{at}</span><br>")),
        lines(&|_| "<span class='line'>open the sluice</span><br>".to_owned()),
    );
    let page = read("Frost", &format!("<h1>Frost</h1>PROSE{table}PROSE"));
    assert!(!page.text.contains("42"), "{}", page.text);
    assert_eq!(page.text.matches("open the sluice").count(), 89, "{}", page.text);
}

// Below a summary as long as a paragraph stood who wrote the text and when, as a heading and a paragraph of it.
#[test]
fn lines_below_a_long_summary_are_none_of_the_text() {
    let about = "<div class='meta'><img class='author-profile-image' src='a.png' alt='Ann'><h4 class='author-name'>Ann Lee</h4>\
                 <p><time datetime='2024-03-29'>29 Mar 2024</time> — 1 min read</p></div>";
    let page = read("Frost", &format!("<h1>Frost</h1>PROSE{about}PROSE PROSE"));
    let text = text(&page);
    assert!(!text.contains("Ann") && !text.contains("2024") && !text.contains("a.png"), "{}", page.text);
    assert_eq!(fact(&page, "date").as_deref(), Some("2024-03-29"));
    // A letter with its place and day is a text.
    let letter = read("Frost", "<h1>Frost</h1>PROSE<p>Weir, 4 May 1886</p>PROSE<p>Lock, 5 May 1886</p>PROSE");
    assert!(letter.text.contains("4 May 1886") && letter.text.contains("5 May 1886"), "{}", letter.text);
}

// Signs that a typeface draws are words in the page: `access_time`.
#[test]
fn names_of_signs_are_no_words() {
    let info = "<footer class='post-info'><i class='material-icons'>access_time</i> 5 November 2022 by Ann Lee</footer>";
    let body =
        format!("<h1>Frost</h1>{info}<h2><i class='tiny material-icons'>done</i> The Weir</h2>PROSE PROSE");
    let page = read("Frost", &body);
    assert!(!page.text.contains("access_time") && !page.text.contains("done"), "{}", page.text);
    assert_eq!(fact(&page, "date").as_deref(), Some("5 November 2022"));
    assert!(page.text.contains("## The Weir"), "{}", page.text);
}

// Names stand in quotation marks where a program has written them so.
#[test]
fn names_go_without_marks() {
    assert_eq!(super::authors("'Ann Lee, Ben Orr'"), ["Ann Lee", "Ben Orr"]);
    assert_eq!(super::authors("Ann O'Neill"), ["Ann O'Neill"]);
}

// A frame with the title and no text, or a card of the same post above it, was believed to be the article, and the text
// was lost.
#[test]
fn an_element_with_the_title_and_without_the_text_is_not_the_article() {
    for body in [
        "<article class='hero'><h1>Frost</h1></article><div>PROSE PROSE PROSE</div>",
        "<article class='hero'><h1>Frost</h1><p>A winter at the lock.</p></article><div>PROSE PROSE PROSE</div>",
        "<article class='hero'><h1>Frost</h1><p>A winter at the lock, when the ice on the upper pound bore a cart.</p></article>\
         <div><h2>First</h2>PROSE<h2>Second</h2>PROSE PROSE</div>",
        "<article class='card'><h3>Frost</h3><p>The clerk and his book.</p></article>\
         <article class='card'><h3>Thaw</h3><p>The lock and the weir.</p></article>\
         <h1>Frost</h1><div>PROSE PROSE PROSE</div>",
        "<article class='card'><h3>Frost</h3><p>The clerk and his book.</p></article>\
         <article class='post'><h1>Frost</h1>PROSE PROSE PROSE</article>",
    ] {
        let page = read("Frost | The Weir", body);
        assert_eq!(page.text.matches("ledger").count(), 3, "{body}: {}", page.text);
    }
}

// Any picture whose class held `author` was taken off, as that of a text about an authority.
#[test]
fn only_pictures_of_those_who_wrote_are_none_of_the_text() {
    for (class, is_shown) in [
        ("avatar", false),
        ("gravatar-80", false),
        ("author-image", false),
        ("authority", true),
        ("photo-by-author", true),
    ] {
        let page =
            read("Frost", &format!("<h1>Frost</h1>PROSE<p><img class='{class}' src='a.jpg'></p>PROSE"));
        assert_eq!(page.text.contains("a.jpg"), is_shown, "{class}: {}", page.text);
    }
    let figure = "<figure><img class='author-image' src='a.jpg'><figcaption>Ann Lee</figcaption></figure>";
    let page = read("Frost", &format!("<h1>Frost</h1>PROSE{figure}PROSE"));
    assert!(page.text.contains("a.jpg"), "{}", page.text);
}

// `suspended` holds `spende`, and what was so called was left out.
#[test]
fn words_that_hold_those_of_giving_ask_for_nothing() {
    for (class, asks) in [
        ("donate", true),
        ("box donation-box", true),
        ("spendenaufruf", true),
        ("post_reward", true),
        ("suspended", false),
        ("donatello", false),
        ("rewarding", false),
        ("dispenser", false),
    ] {
        let html = dom_query::Document::from(format!("<div class='{class}'></div>"));
        let element = html.select("div").nodes()[0];
        assert_eq!(super::article::is_no_text(&element), asks, "{class}");
    }
}
