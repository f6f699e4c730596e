//! What stands inside the element that is the article is the article's; beside each kind what is furniture all the same.

use super::MovedPictures;

const PROSE: &str = "<p>The old clerk kept the ledger in a drawer, under the window, and nobody counted the pages, or \
                     asked him what they said of the lock and the weir, until the winter in which he died.</p>";

/// Asserts that the text of an article has some words, and not others.
fn assert_holds(body: &str, words: &[&str], others: &[&str]) {
    let body = body.replace("PROSE", PROSE);
    let page = format!("<html><head><title>Frost</title></head><body>{body}</body></html>");
    let text = super::page(&page, &MovedPictures::default()).expect("a page").text;
    for word in words {
        assert!(text.contains(word), "{word} is lost of {body}: {text}");
    }
    for word in others {
        assert!(!text.contains(word), "{word} is taken in of {body}: {text}");
    }
}

/// A short line with the number of a note was taken for a line about the text, and its note as well.
#[test]
fn short_lines_with_raised_numbers_stay() {
    let body = "<article><h1>Frost</h1><p>It froze early.<sup>1</sup></p><p>The weir stood.<sup>2</sup></p><p>Nobody came.</p>\
                <h2>Notes</h2><p><sup>1</sup> In the ledger of the lock.</p><p><sup>2</sup> So says the clerk.</p></article>";
    assert_holds(body, &["It froze early", "The weir stood", "In the ledger", "So says"], &[]);
}

/// Of an article in sections only the longest was taken, and the line above a box was lost.
#[test]
fn short_parts_of_an_article_stay() {
    let sections = "<article><div><section><div><div><h1>Frost</h1><p>It froze early.</p></div></div></section><hr>\
                    <section><div>PROSEPROSEPROSEPROSEPROSE</div></section><hr><section><div><p>Ann keeps the key.</p></div>\
                    </section></div></article>";
    assert_holds(sections, &["It froze early.", "Ann keeps the key."], &[]);
    let around = "<div><a href='/'>News</a></div><article><h1>Frost</h1><p>It froze early.</p><div>\
                  PROSEPROSEPROSEPROSEPROSEPROSEPROSEPROSE</div><p>Ann keeps the key.</p>\
                  <div class='share-row'>Tell a friend of it</div><div><p>Nobody ends here.</p></div>\
                  <ul><li><a href='/a'>Another text of ours</a></li><li><a href='/b'>A third text of ours</a></li></ul></article>\
                  <div><p>Beside it stands a sentence.</p></div>";
    let furniture = ["Tell a friend", "Another text", "Beside it stands"];
    assert_holds(around, &["It froze early.", "Ann keeps the key."], &furniture);
    let boxes = "<article><h1>Frost</h1><p>Here is the recipe:</p><div class='box'><pre>one cup\ntwo eggs</pre></div>\
                 <p>And the second:</p><div class='box'><pre>milk\nsalt</pre></div></article>";
    assert_holds(boxes, &["Here is the recipe:", "And the second:"], &[]);
}

/// Lines between which empty ones stand were lost where they stood in two boxes and anything stood beside these.
#[test]
fn lines_in_boxes_are_paragraphs() {
    let line = "The old clerk kept the ledger in a drawer, under the window, and nobody counted the pages of it.<br><br>";
    let lines = format!("<div><div>{}<i>So it was.</i></div></div>", line.repeat(6));
    for body in [
        format!("<article><h1>Frost</h1><p>A lead.</p>{lines}</article>"),
        format!(
            "<div><h1>Frost</h1>{lines}<p>Ann keeps the key, as she did in the year of the great frost before.</p></div>"
        ),
        format!("<div class='article'><h1>Frost</h1>{lines}</div>"),
    ] {
        assert_holds(&body, &["The old clerk", "*So it was.*"], &[]);
    }
}

/// Notes in the margin are of the article; one aside that is no sentence may lead elsewhere.
#[test]
fn notes_in_the_margin_stay() {
    let row = |number: usize| {
        format!(
            "<div class='row'><div>PROSEPROSE</div><aside><ol start='{number}'><li>Of note {number}.</li></ol></aside></div>"
        )
    };
    let rows: String = (1..=4).map(row).collect();
    assert_holds(&format!("<article><h1>Frost</h1>{rows}</article>"), &["Of note 1.", "Of note 4."], &[]);
    let one = "<article><h1>Frost</h1>PROSEPROSEPROSE<aside>Read us daily.</aside></article>";
    assert_holds(one, &[], &["Read us daily"]);
}
