//! What other programs add to Markdown: notes in the line, raised signs, classes, abbreviations, shortcodes in
//! square brackets, drawings.

use super::*;

/// They were printed as they were typed.
#[test]
fn notes_in_the_line_are_notes() {
    reads(
        "One^[It is *red*, see [b](https://b.example).] and two.",
        "p One[1.0] and two.\nnote 1\n  p It is <em:red>, see [b](!https://b.example).",
    );
    reads(
        "A^[one [of] two] b[^x] c^[three]\n\n[^x]: Four.",
        "p A[1.0] b[2.0] c[3.0]\nnote 1\n  p one [of] two\nnote 2\n  p Four.\nnote 3\n  p three",
    );
    reads("`a^[b]` and x^[c and 2^10", "p `a^[b]` and x^[c and 2^10");
}

/// A call with spaces on both sides was glued to the word after it.
#[test]
fn a_call_stands_at_the_word_before_it() {
    let notes = "\n\n[^1]: A.\n[^2]: B.";
    let table = [
        ("A word [^1] next.", "p A word[1.0] next."),
        ("A stop. [^1] [^2] Next.", "p A stop.[1.0][2.0] Next."),
        ("A word\n[^1] next.", "p A word[1.0] next."),
        ("A word[^1] next.", "p A word[1.0] next."),
        ("[^1] A word.", "p [1.0] A word."),
    ];
    for (text, expected) in table {
        let outline = outline(&format!("{text}{notes}"));
        assert_eq!(outline.lines().next(), Some(expected), "{text}");
    }
}

/// The calls of titles were printed as they were typed, and numbered last.
#[test]
fn lines_of_front_matter_call_notes() {
    reads(
        "---\ntitle: The Rope[^t]\nsubtitle: Its cost [^1]\n---\n\nNew.[^2]\n\n[^1]: A.\n[^2]: B.\n[^t]: C.",
        "title The Rope[1.0]\nsubtitle Its cost[2.0]\np New.[3.0]\nnote 1\n  p C.\nnote 2\n  p A.\nnote 3\n  p B.",
    );
    warns("---\ntitle: An array[^2] of it\n---\n\nText.", "title An array[^2] of it\np Text.", &["R212"]);
}

/// The attribution's note came before that of the words.
#[test]
fn notes_of_a_quotation_count_in_the_order_of_its_words() {
    let read = outline("Text.\n\n> Words.[^a]\n>\n> — Ruth Weil[^b]\n\n[^b]: B.\n[^a]: A.");
    assert!(read.contains("note 1\n  p A.\nnote 2\n  p B."), "{read}");
}

#[test]
fn raised_and_lowered_signs_are_set_so() {
    reads("H~2~O and x^2^, 10^-3^ m", "p H<sub:2>O and x<sup:2>, 10<sup:-3> m");
    reads("~~old~~ ~5 to ~7, ^up^, a^b and `x^2^`", "p <s:old> ~5 to ~7, ^up^, a^b and `x^2^`");
}

/// `{width=40%}` stood below each picture.
#[test]
fn attributes_of_links_pictures_and_program_text_are_no_words() {
    reads(
        "See [b](https://b.example){target=\"_blank\" .ext}, and `x`{.rs} and `{.rs}`.",
        "p See [b](!https://b.example), and `x` and `{.rs}`.",
    );
    reads("A set {1, 2} and (a){.b}.", "p A set {1, 2} and (a){.b}.");
}

#[test]
fn classes_of_words_are_no_words() {
    reads("A [short]{.smallcaps} and a [long one]{.x #y}.", "p A <sc:short> and a long one.");
    reads("Keep [this] {that} and [it]{so}.", "p Keep [this] {that} and [it]{so}.");
    reads("| A |\n|---|\n| b |\n{.striped}\n", "table [Start]\n  head A\n  b");
}

/// What an abbreviation stands for was lost.
#[test]
fn what_abbreviations_stand_for_is_kept_once() {
    reads(
        "<abbr title=\"Parish Council\">PC</abbr> and <abbr title=\"Parish Council\">PC</abbr>.",
        "p PC (Parish Council) and PC.",
    );
    reads(
        "The PCs and the PC met. PC.\n\n*[PC]: Parish Council",
        "p The PCs and the PC (Parish Council) met. PC.",
    );
    reads("<abbr>PC</abbr> and *[PC]: no*", "p PC and <em:[PC]: no>");
}

#[test]
fn what_another_program_fills_in_is_reported_once() {
    warns("[TOC]\n\nText.\n\n\\newpage\n\nMore.", "p Text.\np More.", &["R205", "R205"]);
    warns("Text [@ringer, p. 2; @lee] and [-@ann].", "p Text (ringer, p. 2; lee) and (ann).", &["R205"]);
    reads("Ask [at @ann], [@] or [@ann.", "p Ask [at @ann], [@] or [@ann.");
    reads("Ask `[@ann]`.", "p Ask `[@ann]`.");
    warns("* toc\n{:toc}\n\nText.\n\n$$x = 1$$", "p Text.\np $$x = 1$$", &["R205"]);
    reads("The word [TOC] in a line, and $5 or $6.", "p The word [TOC] in a line, and $5 or $6.");
}

/// Shortcodes of WordPress were printed as they were typed.
#[test]
fn captions_of_wordpress_are_captions() {
    reads(
        "[caption id=\"a\" caption=\"At *the* pier\"][![The Anna](b.png)](https://a.example/)[/caption]",
        "figure b.png Text(\"The Anna\") caption At *the* pier",
    );
    reads(
        "[caption id=\"a\" width=\"3\"]![The Anna](b.png) Again[/caption]",
        "figure b.png Text(\"The Anna\") caption Again",
    );
    warns("First.\n\n[gallery ids=\"1,2\"]\n\nLast.", "p First.\np Last.", &["R204"]);
    warns(
        "[embed]https://a.example/v[/embed]",
        "placeholder [https://a.example/v](!https://a.example/v)",
        &["R203"],
    );
    reads("See the [gallery] and its [caption].", "p See the [gallery] and its [caption].");
}

/// A drawing was taken for tags without a meaning, and its words for text.
#[test]
fn drawings_are_pictures() {
    let svg =
        "<svg width=\"9\" height=\"9\"><title>A *dot*</title>\n\n<text>no</text>\n\n    <rect/>\n</svg>";
    let read = outline(&format!("Before.\n\n{svg}\n\nAfter *all*."));
    assert!(read.starts_with("p Before.\nfigure data:image/svg+xml,<svg xmlns="), "{read}");
    assert!(read.contains("Text(\"A *dot*\")") && read.ends_with("p After <em:all>.\n"), "{read}");
    reads("Write `<svg>` first and `</svg>` last.", "p Write `<svg>` first and `</svg>` last.");
}

/// `<name@host>` was a link to nowhere.
#[test]
fn a_name_at_a_machine_is_no_link() {
    reads("Log in as <ann@tower> first.", "p Log in as <ann@tower> first.");
    reads("Write to <ann@tower.example>.", "p Write to [ann@tower.example](!mailto:ann@tower.example).");
}

/// `<text:p>60</text:p>`, a line of another program, became `text:p60</text:p>`.
#[test]
fn tags_of_other_programs_are_no_links() {
    reads("So <text:p>60</text:p> ends.", "p So <text:p>60</text:p> ends.");
    reads("Put it into <urn:isbn:0>.", "p Put it into <urn:isbn:0>.");
    reads("See <https://a.example/>.", "p See [https://a.example/](!https://a.example/).");
    reads("Call <tel:+1>.", "p Call [tel:+1](!tel:+1).");
}

/// All that stood below `<head>` was gone.
#[test]
fn text_ends_the_head_of_a_page() {
    reads("One.\n\n<head>\n<meta charset=\"utf-8\">\nTwo.\n\nThree.", "p One.\np Two.\np Three.");
    reads("<head><link href=\"a.css\"></head>\n\nOne.", "p One.");
    reads("Put it into the <head> of the page.", "p Put it into the <head> of the page.");
}

/// The marks were printed as they were typed, and the second paragraph as program text.
#[test]
fn call_outs_of_python_markdown_are_quotations() {
    reads(
        "One.\n\n!!! note \"Two\"\n    Three.\n\n    Four.\n\nFive.",
        "p One.\nquote\n  p <b:Two>\n  p Three.\nquote\n  p Four.\np Five.",
    );
    reads("??? note\n    One.", "quote\n  p <b:Note>\n  p One.");
    reads("!!! note\n\nOne.", "p !!! note\np One.");
}
