//! Marks beyond Markdown: what they leave of a text.

use super::*;

/// What note keepers and site builders write beyond Markdown stood in the book as it was typed.
#[test]
fn marks_of_notebooks_are_taken_off_and_their_words_stay() {
    let table = [
        ("> [!note] Heat\n> It is hot.", "quote\n  p <b:Heat>\n  p It is hot."),
        ("Text.\n\n> [!quote] A. Reyes\n> It is hot.", "p Text.\nquote by A. Reyes\n  p It is hot."),
        ("> [!warning]-\n> - bread", "quote\n  p <b:Warning>\n  list None\n   -\n    p bread"),
        ("It is hot. %%ask her%% It is dry.", "p It is hot. It is dry."),
        ("It is hot, {/* ask her */}", "p It is hot,"),
        ("It is ==very== hot. ^a-1", "p It is <em:very> hot."),
        ("Text.\n\n#garden #soil/clay", "p Text."),
        ("up:: Garden\nstatus:: done\n\nText.", "p Text."),
        ("import A from '../A.astro';\n\nText.", "p Text."),
        ("Text.\n\n<Chart\n  year={2021}\n  names={[\"a\"]}\n/>\n\nText.", "p Text.\np Text."),
        ("<Note\n  kind=\"a\"\n>\n  It is **hot**.\n</Note>\n\nText.", "p It is <b:hot>.\np Text."),
        ("Text.\nid:: 63f1a2b3\ncollapsed:: true", "p Text."),
        ("```dataview\nlist from #a\n```\n\nText.", "p Text."),
        (
            "Text.\n\n:::note[For guests]\nNo **dogs**.\n:::\n\nText.",
            "p Text.\nquote\n  p <b:For guests>\n  p No <b:dogs>.\np Text.",
        ),
        (
            "Text.\n\n::: tip Bring this\n\nGlasses.\n\n:::\n\nText.",
            "p Text.\nquote\n  p <b:Bring this>\n  p Glasses.\np Text.",
        ),
        ("::: {.verse-like}\nText.\n:::", "p Text."),
        // Near misses.
        ("Text.\nthe id:: of it", "p Text. the id:: of it"),
        ("```\n<Chart\n  year={2021}\n/>\n```", "code None \"<Chart\\n  year={2021}\\n/>\""),
        ("100%% sure and 50%% not.", "p 100%% sure and 50%% not."),
        ("Here a == b, and c == d.", "p Here a == b, and c == d."),
        ("Two to the power x ^2", "p Two to the power x ^2"),
        ("See the ratio 2::1 of it.", "p See the ratio 2::1 of it."),
        ("We are #1 of all.", "p We are #1 of all."),
        ("Text.\n\n#garden", "p Text.\np #garden"),
        ("import from France.", "p import from France."),
        ("> [!no idea what", "quote\n  p [!no idea what"),
        ("`==code==` and `%%code%%`", "p `==code==` and `%%code%%`"),
        ("Term\n: What it means", "term Term\n  p What it means"),
    ];
    let mut wrong = Vec::new();
    for (text, expected) in table {
        let found = outline(&format!("# T\n\n{text}"));
        if found.trim_end() != format!("title T\n{expected}") {
            wrong.push(format!("{text}\n---\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n======\n"));
}

/// A break that a page has between two sentences made them a poem.
#[test]
fn one_break_between_two_sentences_is_no_verse() {
    let prose = outline("# T\n\nThe hall is dry after all.<br/>The drips will be missed by all.");
    assert!(prose.contains("p The hall"), "{prose}");
    let verse = outline("# T\n\nThe hall is dry,<br/>the drips are missed.");
    assert!(verse.contains("verse"), "{verse}");
}

// One container in a text undid all its lists of explanations.
#[test]
fn containers_and_explanations_stand_in_one_text() {
    let text = "Hemp\n: A plant.\n\nText.\n\n::: note\nKeep it **dry**.\n:::\n\n```\n::: as it is\n```\n\n`x`\n: A letter.\n";
    let article = read_text(text).value.article;
    let kinds: Vec<&str> = article
        .body
        .iter()
        .map(|node| match &node.value {
            Block::Definitions { .. } => "explained",
            Block::Paragraph(_) => "p",
            Block::Code { text, .. } if text.contains("::: as it is") => "code",
            _ => "other",
        })
        .collect();
    assert_eq!(kinds, ["explained", "p", "other", "code", "explained"], "{:#?}", article.body);
}
