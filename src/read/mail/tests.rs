use super::*;

fn read(mail: &str) -> Converted {
    letter(mail.replace('\n', "\r\n").as_bytes(), "a.eml").expect("a mail")
}

const HEAD: &str =
    "From: Ida Roe <ida@fold.example>\nDate: Mon, 3 May 2004 23:30:00 -0700\nMIME-Version: 1.0\n";

/// Each way in which a mail says its words.
#[test]
fn words_are_decoded_whatever_they_were_sent_as() {
    let table = [
        (
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable",
            "Caf=C3=A9 =\nat noon.",
        ),
        (
            "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable",
            "Caf=E9 at noon.",
        ),
        (
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64",
            "Q2Fmw6kgYXQgbm9vbi4=",
        ),
        ("Content-Type: text/plain; charset=utf-8; format=flowed", "Café \nat noon."),
        ("Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes", "Café at  \nnoon."),
        ("Content-Type: text/plain; charset=utf-8", "Café at noon."),
    ];
    for (head, body) in table {
        let made = read(&format!("{HEAD}Subject: =?iso-8859-1?Q?Caf=E9?=\n{head}\n\n{body}\n"));
        assert!(made.is_plain);
        let (header, text) = made.text.split_once("\n\n").expect("a header");
        assert_eq!(header, "From: Ida Roe <ida@fold.example>\nDate: 2004-05-03\nSubject: Café", "{head}");
        assert_eq!(text.trim(), "Café at noon.", "{head}");
    }
    // A mail of old that does not name its encoding.
    let bytes =
        [HEAD.as_bytes(), b"Subject: x\n\nThe caf\xe9 at the r\xf4tisserie is d\xe9j\xe0 full.\n"].concat();
    let text = letter(&bytes, "a.eml").expect("a mail").text;
    assert!(text.contains("café at the rôtisserie is déjà full"), "{text}");
}

#[test]
fn lines_that_flow_are_joined_and_others_stay() {
    let text = "A \nb\nc\n> d \n> e\n>> f\n-- \nIda\n from\n";
    assert_eq!(flowed::joined(text, false), "A b\nc\n> d e\n>> f\n--\nIda\nfrom\n");
}

const HTML: &str = "Content-Type: text/html; charset=utf-8\n\n";

#[test]
fn a_letter_in_html_is_its_text() {
    let made = read(&format!(
        "{HEAD}Subject: Re: [Fold] Paper\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nThe \
         plain one\n--b\n{HTML}<div style=\"display: none\">For the inbox</div><p style=\"font-size:0.9em\">By Ida Roe</p>\
         <p><a href=\"https://f.example/v\">View in browser</a></p><h1>Paper</h1><p>It has a <i>grain</i>.</p><table><tr><td>\
         You are receiving this e-mail because you asked for it.</td></tr><tr><td>1 Mill Lane</td></tr></table>\n--b--\n"
    ));
    let expected =
        "---\ntitle: \"Paper\"\ndate: \"2004-05-03\"\nauthors: [\"Ida Roe\"]\n---\n\nIt has a *grain*.\n";
    assert_eq!(made.text, expected);
    let left_out = [
        "For the inbox",
        "View in browser",
        "You are receiving this e-mail because you asked for it.",
        "1 Mill Lane",
    ];
    assert_eq!(made.left_out, left_out);
}

/// The foot of a mail is known by what it says: a letter about lists and links keeps its last words.
#[test]
fn a_letter_keeps_what_only_looks_like_a_foot() {
    let body = "<p>One.</p><p>Two.</p><p>Three, and how we subscribe to nothing.</p><p><a href='https://a.example'>The mill</a></p>";
    let made = read(&format!("{HEAD}Subject: x\n{HTML}{body}\n"));
    assert!(made.text.ends_with("[The mill](https://a.example)\n"), "{}", made.text);
    assert!(made.left_out.is_empty(), "{:?}", made.left_out);
}

/// A picture is shown where the text names it, and one that was attached after the text.
#[test]
fn pictures_lie_in_the_mail() {
    let picture = "Content-Transfer-Encoding: base64\nContent-Type: image/gif";
    let mail = format!(
        "{HEAD}Subject: x\nContent-Type: multipart/related; boundary=b\n\n--b\n{HTML}<p>Look: <img src='cid:one@x' alt='A'></p>\n--b\n\
         {picture}\nContent-ID: <one@x>\n\nR0lG\n--b\n{picture}; name=\"two 2.gif\"\n\nR0lGODlh\n--b\n\
         Content-Type: application/pdf; name=a.pdf\nContent-Disposition: attachment\n\nx\n--b--\n"
    );
    let made = read(&mail);
    assert!(
        made.text.ends_with("Look: ![A](<a.eml/2-picture>)\n\n![](<a.eml/3-two-2.gif>)\n"),
        "{}",
        made.text
    );
    assert_eq!(made.left_out, ["attached: a.pdf"]);
    assert_eq!(member(mail.as_bytes(), "2-picture").as_deref(), Some(&b"GIF"[..]));
    assert_eq!(member(mail.as_bytes(), "3-picture").as_deref(), Some(&b"GIF89a"[..]));
    assert_eq!((member(mail.as_bytes(), "1-page"), member(mail.as_bytes(), "9-none")), (None, None));
}

#[test]
fn a_page_saved_whole_shows_its_pictures() {
    let words = "Paper has a grain, and a sheet that is folded against it cracks, which shows after some months of use.";
    let mail = format!(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://f.example/2004/paper.html\nSubject: Paper\nMIME-Version: 1.0\n\
         Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Location: \
         https://f.example/2004/paper.html\n\n<html><head><title>Paper</title></head><body><nav>Home</nav><main><h1>Paper</h1><p>{words}</p>\
         <img src='i/a.gif' alt='A'><iframe src='cid:f@x'></iframe><p>{words} {words}</p></main></body></html>\n--b\n\
         Content-Type: image/gif\nContent-Transfer-Encoding: base64\nContent-Location: https://f.example/2004/i/a.gif\n\nR0lG\n--b--\n"
    );
    let made = page(mail.as_bytes(), "p.mhtml").expect("a page");
    assert!(made.text.contains("![A](<p.mhtml/2-picture>)"), "{}", made.text);
    assert!(made.text.contains("source: \"https://f.example/2004/paper.html\""), "{}", made.text);
    assert!(!made.text.contains("iframe") && !made.text.contains("Home"), "{}", made.text);
}

/// What is no mail is said to be none, and mails in one another cost no stack.
#[test]
fn mails_in_one_another_are_bounded() {
    let deep = "Content-Type: message/rfc822\n\n".repeat(100_000);
    for bytes in ["", "words and no header", &deep, "\n\n\n", "From me\n"] {
        assert!(letter(bytes.as_bytes(), "a.eml").is_err(), "{}", bytes.len());
    }
    let forwarded = format!(
        "{HEAD}Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nWords.\n--b\nContent-Type: message/rfc822\n\nSubject: Old\n\n\
         Old words.\n--b--\n"
    );
    let made = read(&forwarded);
    assert!(made.text.contains("Words.") && made.left_out == ["attached: Old"], "{made:?}");
}

/// A newsletter that somebody has passed on as an attachment held no text.
#[test]
fn a_mail_that_only_passes_another_on_is_the_other() {
    let inner = "From: Tom Orr <tom@fold.example>\nDate: Tue, 4 May 2004 08:00:00 +0000\nSubject: Thread\n\nIt is waxed.\n";
    let outer = |words: &str| {
        format!(
            "{HEAD}Subject: Fwd: Thread\nContent-Type: multipart/mixed; boundary=b\n\n{words}--b\nContent-Type: \
             message/rfc822\n\n{inner}\n--b--\n"
        )
    };
    let made = read(&outer(""));
    assert_eq!(
        made.text.trim(),
        "From: Tom Orr <tom@fold.example>\nDate: 2004-05-04\nSubject: Thread\n\nIt is waxed."
    );
    // What says something of its own stays itself, and the other hangs on it.
    let made = read(&outer("--b\nContent-Type: text/plain\n\nRead this, Ann.\n"));
    assert!(made.text.contains("Read this, Ann.") && !made.text.contains("waxed"), "{}", made.text);
    assert_eq!(made.left_out, ["attached: Thread"]);
}

/// Mails in Chinese, Japanese and Korean, and in Cyrillic of old, became boxes without a word. The names are those of
/// mail programs, and the bytes those of the same words.
#[test]
fn words_are_decoded_in_every_set_of_signs() {
    let table = [
        ("shift_jis", "紙の本を折る", encoding_rs::SHIFT_JIS),
        ("EUC-JP", "紙の本を折る", encoding_rs::EUC_JP),
        ("iso-2022-jp", "紙の本を折る", encoding_rs::ISO_2022_JP),
        ("gb2312", "我们折纸做书", encoding_rs::GBK),
        ("GBK", "我们折纸做书", encoding_rs::GBK),
        ("gb18030", "我们折纸做书", encoding_rs::GB18030),
        ("Big5", "我們摺紙做書", encoding_rs::BIG5),
        ("euc-kr", "종이를 접는다", encoding_rs::EUC_KR),
        ("ks_c_5601-1987", "종이를 접는다", encoding_rs::EUC_KR),
        ("IBM866", "Мы сложили бумагу", encoding_rs::IBM866),
        ("koi8-r", "Мы сложили бумагу", encoding_rs::KOI8_R),
        ("windows-1253", "Διπλώσαμε χαρτί", encoding_rs::WINDOWS_1253),
        ("iso-8859-8-i", "קיפלנו נייר", encoding_rs::ISO_8859_8),
    ];
    for (name, words, encoding) in table {
        let (bytes, _, lacks) = encoding.encode(words);
        assert!(!lacks, "{name}");
        let quoted: String = bytes.iter().map(|byte| format!("={byte:02X}")).collect();
        let mail = format!(
            "{HEAD}Subject: =?{name}?Q?{quoted}?=\nContent-Type: text/plain; charset={name}\n\
             Content-Transfer-Encoding: quoted-printable\n\n{quoted}\n"
        );
        let made = read(&mail);
        assert!(made.text.contains(&format!("Subject: {words}\n")), "{name}: {}", made.text);
        assert_eq!(made.text.split_once("\n\n").expect("a header").1.trim(), words, "{name}");
    }
}

/// A letter whose whole text is one block was taken for what a newsletter puts around it, for one line at its end.
#[test]
fn a_letter_of_one_block_is_not_what_stands_around_it() {
    let text = "We folded forty sheets on Sunday.\n\nTom brought the stapler.\n\nTo unsubscribe from this letter, click here.";
    for html in
        [format!("<html><body><pre>{text}</pre></body></html>"), format!("<html><body>{text}</body></html>")]
    {
        let made = read(&format!("{HEAD}Subject: Folding\n{HTML}{html}\n"));
        assert!(made.is_plain, "{html}");
        assert!(
            made.text.contains("We folded forty sheets on Sunday.\n\nTom brought the stapler."),
            "{}",
            made.text
        );
    }
    let long = "We folded forty sheets on Sunday before the tea was ready. ".repeat(20);
    let made = read(&format!("{HEAD}Subject: Folding\n{HTML}<p>{long} To unsubscribe, click here.</p>\n"));
    assert!(made.text.contains("We folded forty sheets") && made.left_out.is_empty(), "{:?}", made.left_out);
    // What has links and stress says so in HTML.
    let made = read(&format!(
        "{HEAD}Subject: Folding\n{HTML}<html><body>We folded <b>forty</b> sheets.\n\nRead the <a href=\"https://x.example/r\">report</a>.</body></html>\n"
    ));
    assert!(
        !made.is_plain && made.text.contains("**forty**") && made.text.contains("x.example/r"),
        "{}",
        made.text
    );
    // Where all of a letter would go, none of it goes.
    let made =
        read(&format!("{HEAD}Subject: Folding\n{HTML}<p>To unsubscribe from this letter, click here.</p>\n"));
    assert!(made.text.contains("unsubscribe"), "{}", made.text);
}
