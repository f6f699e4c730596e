//! What is read of RTF, as the programs that people have write it.

use super::{convert, member};

/// Reads a text between the head of a file and its end.
fn read(body: &str) -> String {
    let head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset204 Arial;}{\f2\fnil\fcharset128 MS;}{\f3\fnil\fcharset2 Symbol;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\sbasedon0\outlinelevel0 heading 1;\'dcberschrift 1;}{\s2\sbasedon0 heading 2;}{\s3\sbasedon4 My Quote;}{\s4 Quote;}{\s5 Title;}{\s6\sbasedon6 Ring;}{\*\cs9 Verbatim Char;}}";
    said(format!("{head}{body}}}").as_bytes())
}

fn said(bytes: &[u8]) -> String {
    convert(bytes, "a.rtf").expect("a text").text.trim().to_owned()
}

#[test]
fn words_come_in_every_way_that_they_are_written() {
    for (written, read_as) in [
        (r"caf\'e9 \u233?t\u233\'e9 d\uc0\u233 j\u224  vu", "café été déjà vu"),
        (r"\f1\'cf\'f0\'e8\'e2\'e5\'f2\f0  \'e9", "Привет é"),
        (r"{\f2\'93\'fa\'96\'7b}", "日本"),
        (r"\uc2\u8364\'80\'80 1, \uc1\u-10179?\u-8704? here", "€ 1, 😀 here"),
        (r"a\~b\_c d\-e \{f\} \\g", "a\u{a0}b\u{2011}c de &#123;f} \\\\g"),
        (r"\ldblquote a\rdblquote  \lquote b\rquote \endash  c\emdash d\bullet", "“a” ‘b’– c—d•"),
        (r"one {\v hidden }{\deleted gone }two {\*\unknown three }{\xe four}five", "one two five"),
        (r"{\header Page 1\par}{\footer {\field{\*\fldinst PAGE}{\fldrslt 1}}}text", "text"),
        (r"\bin5 \}}{\text", "text"),
        // Said twice, the second time in Unicode: the first was read.
        (r"a {\upr{?????}{\*\ud{\u1083?\u1086?{\b x}}}} b {\*\ud c}d", "a ло<strong>x</strong> b d"),
        ("a\\\nb\\par c", "a\n\nb\n\nc"),
    ] {
        assert_eq!(read(&format!("\\pard {written}\\par")), read_as, "{written}");
    }
    assert_eq!(said("{\\rtf1 déjà\\par}".as_bytes()), "déjà");
}

#[test]
fn looks_are_kept_and_end_with_their_groups() {
    for (written, read_as) in [
        (r"a {\i b {\b c} d} e", "a *b* <strong><em>c</em></strong> *d* e"),
        (r"a \b b\b0  c \i d\plain  e", "a **b** c *d* e"),
        (r"H{\sub 2}O, 3{\super rd}, {\up6 x}", "H<sub>2</sub>O, 3<sup>rd</sup>, <sup>x</sup>"),
        (r"{\strike a} {\cs9 b}", "~~a~~ `b`"),
        (
            r#"{\field{\*\fldinst{HYPERLINK "https://a.example/"}}{\fldrslt{\ul\cf1 the {\i Trust}}}} b"#,
            "[the <em>Trust</em>](https://a.example/) b",
        ),
        (r#"{\field{\*\fldinst HYPERLINK \\l "here"}{\fldrslt a}} b"#, "a b"),
        (r"{\field{\*\fldinst DATE }{\fldrslt 3 May}}", "3 May"),
    ] {
        assert_eq!(read(&format!("\\pard {written}\\par")), read_as, "{written}");
    }
}

#[test]
fn paragraphs_are_what_their_styles_or_looks_say() {
    let read = |written: &str| read(&format!("\\pard First of all.\\par {written}"));
    for (written, read_as) in [
        (r"\pard\s1\b\fs32 Heading\par", "# Heading"),
        (r"\pard\s2 Heading\par", "## Heading"),
        (r"\pard\outlinelevel2 Heading\par", "### Heading"),
        (r"\pard\plain\b Heading\par\pard\plain Text\par", "## Heading\n\nText"),
        (r"\pard\plain\b This is a sentence.\par", "**This is a sentence.**"),
        (r"\pard\s3 Said.\par", "> Said."),
        (r"\pard\li720 Said.\par", "> Said."),
        (r"\pard\li400\ri400 Said.\par\pard Text\par", "> Said.\n\nText"),
        (r"\pard\li400 Set in.\par", "Set in."),
        (r"\pard\s6 Ring.\par", "Ring."),
        (r"\pard one,\line two\par", "one,\\\ntwo"),
        (r"\pard\qc\emdash\emdash\emdash\par\pard Text\par", "* * *\n\nText"),
        // Word and TextEdit write the sign, WordPad has one of its own, pandoc types it.
        (
            r"\pard\ls1\ilvl0{\listtext\u8226 ?\tab}a\par\ilvl1{\listtext 1.\tab}b\par\pard Text\par",
            "- a\n\n  1. b\n\nText",
        ),
        (
            r"{\pntext\f0 1.\tab}\pard{\*\pn\pnlvlbody\pndec{\pntxta.}}\fi-360\li720 a\par{\pntext\f0 2.\tab}b\par",
            "1. a\n2. b",
        ),
        (r"\pard\li360\fi-360\bullet\tx360\tab a\par\pard\li720\fi-360 1.\tx360\tab b\par", "- a\n\n  1. b"),
        (r"\pard\fi-360\li360{\f3 \u-3913\'b7\tab}a\par{\f3\'b7\tab}b\par", "- a\n- b"),
        (r"\pard\fi-360\li360 Ann:\tab a\par", "Ann: a"),
    ] {
        assert_eq!(read(written), format!("First of all.\n\n{read_as}"), "{written}");
    }
}

#[test]
fn notes_tables_and_comments_have_their_places() {
    let note = r"a{\super\chftn}{\footnote\pard\plain{\super\chftn} Said {\i so}.\par Twice.\par} b{\super *}{\*\footnote More.} c\par";
    let right = "a[^1] b[^2] c\n\n[^1]: Said *so*.\n\n    Twice.\n\n[^2]: More.";
    assert_eq!(read(note), right);
    let table = r"\pard Text\par\trowd\trhdr\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000\pard\intbl a\cell b\cell\cell\row\trowd\clvmrg\cellx1000\cellx2000\cellx3000\pard\intbl\cell c\par d\cell e\cell\row\pard Text\par";
    let text = read(table).replace('\n', "");
    for part in ["<th rowspan=\"2\">a</th><th colspan=\"2\">b</th>", "<p>c</p>", "<td>e</td>"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(text.starts_with("Text<table") && text.ends_with("Text"), "{text}");
    let made = convert(
        br"{\rtf1 a{\*\atnid AL}{\*\atnauthor Ann}\chatn{\*\annotation{\*\atndate 1}Is this so?\par} b\par}",
        "a.rtf",
    );
    let made = made.expect("a text");
    assert_eq!((made.text.trim(), made.left_out), ("a b", vec!["Is this so? ".to_owned()]));
}

#[test]
fn pictures_are_found_again_in_the_file() {
    let file = br"{\rtf1 a\par{\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv A lock}}}\pngblip\picw1 89504e
47 0d0a{\*\blipuid 00ff}1A0a}}{\nonshppict{\pict\wmetafile8 0102}}\par{\pict\jpegblip\bin4 }}{{}{\pict\emfblip 01}\par}";
    let text = said(file);
    let names: Vec<_> =
        text.split("a.rtf/").skip(1).filter_map(|rest| rest.split(['"', '>', ')']).next()).collect();
    // One that cannot be shown has its name too, so that it is reported.
    assert_eq!(names.len(), 3, "{text}");
    assert!(text.contains("A lock"), "{text}");
    assert_eq!(member(file, names[0]).as_deref(), Some(&b"\x89PNG\r\n\x1a\n"[..]));
    assert_eq!(member(file, names[1]).as_deref(), Some(&b"}}{{"[..]));
    for name in ["picture-.png", "picture-999999.png", "picture-99999999999999999999.png", "other"] {
        assert_eq!(member(file, name), None, "{name}");
    }
}

// Raised letters before the number of a note were taken for a mark that somebody had typed.
#[test]
fn raised_letters_before_the_number_of_a_note_stay() {
    let text = said(
        br"{\rtf1 au XIX{\super e}{\super\chftn}{\footnote\pard {\super\chftn} So.\par} si\u232?cle\par}",
    );
    assert!(text.contains("XIX") && text.contains(">e<") || text.contains("<sup>e</sup>"), "{text}");
}

#[test]
fn what_is_broken_or_hostile_is_read_as_far_as_it_goes() {
    for (bytes, read_as) in [
        (&b"{\\rtf1 a"[..], "a"),
        (b"{\\rtf1 a}}}}b\\par}", "ab"),
        (b"{\\rtf1 a\\'zz\\u\\uc-5\\u99999999999 b", "a"),
        (b"{\\rtf1 a\\bin99999999 b", "a"),
        (b"{\\rtf1\\cell\\row\\row\\trowd\\cellx1 a\\cell", "a"),
        (b"{\\rtf1\\fi-2147483648\\li2147483647\\ilvl-7 1.\\tab a\\par", "a"),
        (b"{\\rtf1{\\fldrslt a}{\\*\\fldinst b}{\\pict{\\footnote c", "a"),
    ] {
        let text = said(bytes);
        assert!(text.contains(read_as), "{}: {text}", String::from_utf8_lossy(bytes));
    }
    assert!(convert(b"PK", "a.rtf").is_err());
    let deep = format!("{{\\rtf1 {}", "{".repeat(100_000));
    assert!(convert(deep.as_bytes(), "a.rtf").is_err());
    // Notes that begin within one another are one.
    let notes = format!("{{\\rtf1 a{{{} b}}\\par}}", "\\footnote".repeat(10_000));
    assert!(said(notes.as_bytes()).len() < 1_000);
    let long = format!("{{\\rtf1 {}}}", "\\par".repeat(5 << 20));
    assert!(convert(long.as_bytes(), "a.rtf").is_err());
    // Whatever ends a file, it is read.
    let whole = br"{\rtf1{\stylesheet{\s1 heading 1;}}\pard\s1 a\par{\field{\*\fldinst HYPERLINK x}{\fldrslt b}}{\footnote c}\trowd\cellx9\intbl d\cell\row}";
    for end in 5..whole.len() {
        let _ = convert(&whole[..end], "a.rtf");
    }
}
