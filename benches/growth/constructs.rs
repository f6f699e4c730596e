//! Series of one thing, many times over.

use chapbook::num::saturate;
use std::fmt::Write as _;

/// The files of a series, each with its name.
pub type Files = Vec<(String, Vec<u8>)>;

/// A name, how many at the smallest size, and the series with that many.
pub type Construct = (&'static str, usize, fn(usize) -> Files);

/// Everything that is measured.
pub const CONSTRUCTS: &[Construct] = &[
    ("title, words", 1000, |n| article(&format!("# {}\n\nText.\n", words(n)))),
    ("title, one word", 1000, |n| article(&format!("# {}\n\nText.\n", "quire".repeat(n / 5)))),
    ("subtitle, words", 1000, |n| {
        article(&format!("---\ntitle: A Fold\nsubtitle: {}\n---\nText.\n", words(n)))
    }),
    ("authors", 250, |n| {
        article(&format!(
            "---\ntitle: A Fold\nauthor: [{}]\n---\nText.\n",
            list(n, |at| format!("Ann Fold{at}"))
        ))
    }),
    ("headings, equal", 1000, |n| article(&(head() + &"## The Fold\n\nText.\n\n".repeat(n)))),
    ("headings, different", 1000, |n| {
        article(&(head() + &each(n, |at| format!("## Fold {at}\n\nText.\n\n"))))
    }),
    ("headings without text", 1000, |n| article(&(head() + &"## The Fold\n\n".repeat(n)))),
    ("titles, equal", 32, |n| articles(n, |at| ("2001-01-01".into(), format!("# The Fold\n\nText {at}.\n")))),
    ("articles", 64, |n| articles(n, |at| (day(at), format!("# Fold {at}\n\n{}\n", words(30))))),
    ("articles, plain text", 64, |n| plain(n, |at| format!("Fold {at}\n\n{}\n", words(30)))),
    ("articles that link on", 64, |n| {
        articles(n, |at| {
            (day(at), format!("# Fold {at}\n\nSee [next]({}-{:05}.md).\n", day((at + 1) % n), (at + 1) % n))
        })
    }),
    ("articles with epigraphs", 64, |n| {
        plain(n, |at| format!("\"Fold it {at} times.\"\n- Ann Binder\n\nFold {at}\n\n{}\n", words(30)))
    }),
    ("tags of an article", 1000, |n| {
        article(&format!("---\ntitle: A Fold\ntags: [{}]\n---\nText.\n", list(n, |at| format!("tag{at}"))))
    }),
    ("front matter, keys", 1000, |n| {
        article(&format!("---\ntitle: A Fold\n{}---\nText.\n", each(n, |at| format!("key{at}: {at}\n"))))
    }),
    ("small pictures", 64, |n| pictures(n, 40, 30, |_| String::new())),
    ("half-page pictures", 32, |n| pictures(n, 900, 700, |_| String::new())),
    ("half-page pictures, prose", 32, |n| pictures(n, 900, 700, |_| words(60))),
    ("pictures in the line", 250, |n| {
        let mut files = pictures(0, 10, 10, |_| String::new());
        files[0].1.extend(format!("\nText {}.\n", "and ![a](leaf.png) ".repeat(n)).bytes());
        files
    }),
    ("words in an SVG", 100, |n| drawing(&format!("<text x='1' y='9'>{}</text>", words(n)))),
    ("elements of an SVG", 1000, |n| {
        drawing(&each(n, |at| format!("<rect x='{}' y='{}' width='3' height='3'/>", at % 50, at % 29)))
    }),
    ("rules of an SVG", 100, |n| {
        drawing(&format!(
            "<style>{}</style><rect class='c1' width='9' height='9'/>",
            each(n, |at| format!(".c{at}{{fill:red}}"))
        ))
    }),
    ("paragraph, words", 1000, |n| article(&(head() + &words(n)))),
    ("paragraphs", 250, |n| article(&(head() + &each(n, |at| format!("{at} {}\n\n", words(40)))))),
    ("words, all different", 1000, |n| article(&(head() + &each(n, |at| format!("w{}x{at} ", letters(at)))))),
    ("words, nearly the same", 1000, |n| article(&(head() + &"aa ab aa ab aa ba ".repeat(n / 6)))),
    ("one word", 1000, |n| article(&(head() + &"a".repeat(n)))),
    ("one word, plain text", 1000, |n| plain(1, |_| format!("A Fold\n\nText {}\n", "ab".repeat(n / 2)))),
    ("soft hyphens", 1000, |n| article(&(head() + &"fold\u{ad}ing ".repeat(n)))),
    ("signs never closed", 1000, |n| {
        article(
            &(head()
                + &[
                    "<a ",
                    "{{",
                    "{% comment %}",
                    "](",
                    "<script>",
                    "`x ``",
                    "&",
                    "%%",
                    "<!-",
                    "[[",
                    "<svg>",
                ]
                .map(|sign| sign.repeat(n / 4) + "\n\n")
                .concat()),
        )
    }),
    ("combining marks", 1000, |n| article(&(head() + "a" + &"\u{301}".repeat(n) + " b"))),
    ("characters of no face", 250, |n| {
        let han = each(n, |at| {
            char::from_u32(0x4E00 + saturate::<u32>(at % 4000)).map_or(String::new(), String::from)
        });
        article(&(head() + &han))
    }),
    ("right to left", 1000, |n| article(&(head() + &"שלום עולם abc ".repeat(n / 3)))),
    ("emphasis, open", 1000, |n| article(&(head() + &"*a ".repeat(n)))),
    ("emphasis, closed", 1000, |n| article(&(head() + &"*a* ".repeat(n)))),
    ("emphasis, both ways", 1000, |n| article(&(head() + &"*a _b ".repeat(n / 2)))),
    ("asterisks", 1000, |n| article(&(head() + "a" + &"*".repeat(n) + "b"))),
    ("underscores", 1000, |n| article(&(head() + &"_a_b ".repeat(n / 2)))),
    ("brackets", 1000, |n| article(&(head() + &"[".repeat(n) + "a"))),
    ("brackets, closed", 1000, |n| article(&(head() + &"[a] ".repeat(n)))),
    ("brackets of wiki links", 1000, |n| article(&(head() + &"[[a]] ".repeat(n)))),
    // Each run is longer than the one before, so that none closes another; `n` signs in all.
    ("backticks, open", 1000, |n| article(&(head() + &each(n.isqrt(), |at| "`".repeat(2 * at + 1) + "a ")))),
    ("backticks, closed", 1000, |n| article(&(head() + &each(n / 40, |at| "`".repeat(at % 2 + 39) + "a ")))),
    ("code in the line", 1000, |n| article(&(head() + &"`a` b ".repeat(n)))),
    ("quotation marks", 1000, |n| article(&(head() + &"\"a\" 'b' ".repeat(n / 2)))),
    ("dollars", 1000, |n| article(&(head() + &"$a ".repeat(n)))),
    ("entities", 1000, |n| article(&(head() + &"&amp; &eacute; ".repeat(n / 2)))),
    // Tags lie no deeper in one another than a text may.
    ("tags, open", 1000, |n| article(&(head() + &nested(n, "<i>a ", "</i>")))),
    ("tags, closed", 1000, |n| article(&(head() + &"<i>a</i> ".repeat(n)))),
    ("tags, unknown", 1000, |n| article(&(head() + &"<x>a ".repeat(n)))),
    ("tags, blocks", 1000, |n| article(&(head() + &nested(n, "<div>\n\na\n\n", "</div>\n\n")))),
    ("comments", 1000, |n| article(&(head() + &"<!-- a --> b\n\n".repeat(n)))),
    ("comments, open", 1000, |n| article(&(head() + &"a <!-- b ".repeat(n)))),
    ("shortcodes", 1000, |n| article(&(head() + &"{{< fold a=\"b\" >}}\n\nText.\n\n".repeat(n)))),
    ("shortcodes, open", 1000, |n| article(&(head() + &"a {{< b ".repeat(n)))),
    ("links", 250, |n| article(&(head() + &each(n, |at| format!("a [b](https://example.org/{at}) "))))),
    ("link definitions", 1000, |n| {
        article(&(head() + &each(n, |at| format!("[l{at}]: https://example.org/{at}\n")) + "\nSee [l1].\n"))
    }),
    ("reference links", 250, |n| {
        let uses = each(n, |at| format!("a [b][l{at}] "));
        article(&(head() + &uses + "\n\n" + &each(n, |at| format!("[l{at}]: https://example.org/{at}\n"))))
    }),
    ("notes", 250, |n| {
        let calls = each(n, |at| format!("{} a.[^{at}]\n\n", words(6)));
        article(&(head() + &calls + &each(n, |at| format!("[^{at}]: Note {at}.\n"))))
    }),
    ("notes of one paragraph", 250, |n| {
        let calls = each(n, |at| format!("fold[^{at}] "));
        article(&(head() + &calls + "\n\n" + &each(n, |at| format!("[^{at}]: Note {at}.\n"))))
    }),
    ("calls of one note", 250, |n| article(&(head() + &"fold[^1] ".repeat(n) + "\n\n[^1]: Note.\n"))),
    ("one note, words", 1000, |n| article(&format!("{}Fold.[^1]\n\n[^1]: {}\n", head(), words(n)))),
    ("notes, plain text", 250, |n| {
        plain(1, |_| {
            let calls = each(n, |at| format!("Fold the sheet once more.[{}]\n\n", at + 1));
            format!("A Fold\n\n{calls}Notes\n\n{}", each(n, |at| format!("[{}] Note {at}.\n", at + 1)))
        })
    }),
    ("lists, items", 1000, |n| article(&(head() + &"- a\n".repeat(n)))),
    ("lists, nested", 32, |n| {
        article(
            &(head()
                + &(0..20).map(|depth| "  ".repeat(depth) + "- a\n").collect::<String>().repeat(n)
                + "\n"),
        )
    }),
    ("lists, numbered", 1000, |n| article(&(head() + &each(n, |at| format!("{}. a\n", at + 1))))),
    ("definitions", 250, |n| article(&(head() + &each(n, |at| format!("Fold {at}\n: A bend.\n\n"))))),
    ("quotations", 1000, |n| article(&(head() + &"> a\n\n".repeat(n)))),
    ("quotations, nested", 64, |n| article(&(head() + &("> ".repeat(20) + "a\n\n").repeat(n)))),
    ("quotations, one", 1000, |n| article(&(head() + &"> a b c\n".repeat(n)))),
    ("verse, lines", 1000, |n| article(&(head() + &"> Fold it,  \n> cut it,  \n".repeat(n / 2)))),
    ("code, lines", 1000, |n| article(&(head() + "```\n" + &"fold(a)\n".repeat(n) + "```\n"))),
    ("code, one line", 1000, |n| article(&(head() + "```\n" + &"fold ".repeat(n / 5) + "\n```\n"))),
    ("scene breaks", 1000, |n| article(&(head() + &"a\n\n***\n\n".repeat(n)))),
    ("tables, rows", 250, |n| article(&(head() + "| a | b |\n|---|---|\n" + &"| c d | e |\n".repeat(n)))),
    ("tables, columns", 8, |n| {
        article(
            &(head()
                + &"| a ".repeat(n)
                + "|\n"
                + &"|---".repeat(n)
                + "|\n"
                + &("| b ".repeat(n) + "|\n").repeat(3)),
        )
    }),
    ("tables", 125, |n| article(&(head() + &"| a | b |\n|---|---|\n| c | d |\n\n".repeat(n)))),
    ("tables of HTML, rows", 250, |n| {
        article(&(head() + "<table>\n" + &"<tr><td>a</td><td>b</td></tr>\n".repeat(n) + "</table>\n"))
    }),
    ("blank lines", 1000, |n| article(&(head() + "a" + &"\n".repeat(n) + "b\n"))),
    ("blank lines, plain text", 1000, |n| plain(1, |_| format!("A Fold\n\na{}b\n", "\n".repeat(n)))),
    ("lines, plain text", 1000, |n| plain(1, |_| format!("A Fold\n\n{}", wrapped(n, 12)))),
    ("short lines, plain text", 1000, |n| {
        plain(1, |_| format!("A Fold\n\n{}", each(n, |at| format!("Fold {at}\n"))))
    }),
    ("rows, plain text", 250, |n| {
        plain(1, |_| format!("A Fold\n\n{}", each(n, |at| format!("fold {at}    sheet    {at}\n"))))
    }),
    ("quotations, plain text", 1000, |n| plain(1, |_| format!("A Fold\n\n{}", "> a b c\n\n".repeat(n)))),
    ("lists, plain text", 1000, |n| {
        plain(1, |_| format!("A Fold\n\n{}", each(n, |at| format!("* fold {at}\n"))))
    }),
    ("mottos, plain text", 250, |n| {
        plain(1, |_| format!("{}A Fold\n\nText.\n", "\"Fold it once.\"\n- Ann Binder\n\n".repeat(n)))
    }),
    ("variables of a style", 1000, |n| {
        styled(&format!(":root {{ {} }}", each(n, |at| format!("--v{at}: {at}px; "))))
    }),
    ("rules of a style", 1000, |n| styled(&each(n, |at| format!("p.c{at} {{ margin-top: 1em }}\n")))),
    ("selectors of a rule", 1000, |n| {
        styled(&format!("{} {{ margin-top: 1em }}", list(n, |at| format!("p.c{at}"))))
    }),
    ("declarations of a rule", 1000, |n| styled(&format!("p {{ {} }}", "margin-top: 1em; ".repeat(n)))),
    ("rules not known", 250, |n| styled(&each(n, |at| format!("p:has(b) {{ flex: {at} }}\n")))),
    ("questions", 64, |n| {
        study(&format!("## Questions\n\n{}", each(n, |at| format!("{}. Why fold {at}?\n", at + 1))))
    }),
    ("terms", 64, |n| study(&format!("## Terms\n\n{}", each(n, |at| format!("- fold{at}: a bend.\n"))))),
    ("page, captions", 500, |n| {
        page(&format!("<img src=\"a.png\">{}", each(n, |_| "<p class=\"caption\">A fold</p>".into())))
    }),
    ("page, links in a heading", 500, |n| {
        page(&format!("<h2>{}</h2>", each(n, |at| format!("<a href=\"#fold-{at}\">#</a> "))))
    }),
    ("page, program text", 500, |n| {
        page(&format!("<pre>{}</pre>", each(n, |_| "<span>fold</span>\n".into())))
    }),
    ("configuration, articles", 250, |n| {
        let mut files = article("# A Fold\n\nText.\n");
        files.push((
            "chapbook.toml".into(),
            format!("[series]\ndrop = [{}]\n", list(n, |at| format!("\"Share {at}\""))).into(),
        ));
        files
    }),
];

/// Those on which `check` is held against `pdf`.
pub const CHECKED: &[&str] = &["articles", "paragraphs", "notes", "questions", "half-page pictures, prose"];

const WORDS: [&str; 12] =
    ["the", "sheet", "is", "folded", "once", "and", "bound", "with", "waxed", "thread", "of", "linen"];

fn words(count: usize) -> String {
    let mut words: Vec<&str> = Vec::with_capacity(count);
    // Not the same twelve words in every line.
    words.extend((0..count).map(|at| WORDS[(at + at / 12 * 5 + at / 97) % WORDS.len()]));
    words.join(" ")
}

fn letters(mut number: usize) -> String {
    let mut word = String::new();
    while number > 0 {
        word.push(char::from(b'a' + saturate::<u8>(number % 26)));
        number /= 26;
    }
    word
}

fn wrapped(lines: usize, words: usize) -> String {
    each(lines, |at| (0..words).map(|word| WORDS[(at * 7 + word) % 12]).collect::<Vec<_>>().join(" ") + "\n")
}

fn head() -> String {
    "# A Fold\n\n".to_owned()
}

/// Opens something `n` times and closes it, forty deep each time.
fn nested(n: usize, open: &str, close: &str) -> String {
    (open.repeat(40) + &close.repeat(40) + "\n\n").repeat(n / 40)
}

fn each(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect()
}

fn list(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect::<Vec<_>>().join(", ")
}

fn day(number: usize) -> String {
    format!("{:04}-{:02}-{:02}", 1900 + number / 300, number / 25 % 12 + 1, number % 25 + 1)
}

fn article(text: &str) -> Files {
    vec![("2020-01-01-fold.md".into(), text.into())]
}

/// Makes a saved web page.
fn page(inner: &str) -> Files {
    let text = "A sheet is folded once, and bound with waxed thread of linen. ".repeat(20);
    let html = format!(
        "<html><head><title>A Fold</title></head><body><h1>A Fold</h1><p>{text}</p>{inner}</body></html>"
    );
    vec![("2020-01-01-fold.html".into(), html.into())]
}

/// Makes articles of a date and a text each.
fn articles(count: usize, one: impl Fn(usize) -> (String, String)) -> Files {
    let file = |at| {
        let (date, text) = one(at);
        (format!("{date}-{at:05}.md"), text.into_bytes())
    };
    (0..count).map(file).collect()
}

fn plain(count: usize, one: impl Fn(usize) -> String) -> Files {
    (0..count).map(|at| (format!("{}-{at:05}.txt", day(at)), one(at).into_bytes())).collect()
}

/// Makes an article of pictures, each a file of its own, with something after each.
fn pictures(count: usize, width: u32, height: u32, after: impl Fn(usize) -> String) -> Files {
    let mut text = head();
    let mut files = vec![("leaf.png".to_owned(), png(width, height, 0))];
    for at in 0..count {
        // Sixteen files: what is measured is pages, not the decoding of pictures.
        let name = format!("leaf{}.png", at % 16);
        let _ = write!(text, "![A leaf]({name})\n\n{}\n\n", after(at));
        if at < 16 {
            files.push((name, png(width, height, saturate::<u8>(at))));
        }
    }
    files.insert(0, ("2020-01-01-fold.md".into(), text.into_bytes()));
    files
}

fn png(width: u32, height: u32, shade: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::GrayImage::from_pixel(width, height, image::Luma([100 + shade]));
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

fn drawing(inner: &str) -> Files {
    let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' width='60' height='40'>{inner}</svg>");
    let mut files = article("# A Fold\n\nText.\n\n![A leaf](leaf.svg)\n");
    files.push(("leaf.svg".into(), svg.into_bytes()));
    files
}

fn styled(css: &str) -> Files {
    let mut files = article("# A Fold\n\nText.\n\n> Text.\n");
    files.push(("own.css".into(), css.into()));
    files.push(("chapbook.toml".into(), "[series]\nstyle = \"own.css\"\n".into()));
    files
}

fn study(text: &str) -> Files {
    let mut files = article(&format!("# A Fold\n\n{}\n\n{}\n", words(200), words(200)));
    files.push(("2020-01-01-fold.study.md".into(), text.into()));
    files
}
