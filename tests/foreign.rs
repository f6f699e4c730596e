//! Files of other programs: the same article has the same text, whatever it was written as.

use crate::support::container::Container;
use chapbook::driver::{Memory, Output, Project, Request};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

const MARKDOWN: &str = "---\ntitle: Folding Paper\n---\n\nPaper has a *grain*,[^1] and a sheet that is folded against it \
    **cracks**.\n\n## Tools\n\n> A bone folder, and nothing else.\n\n- One\n- Two\n    1. Inner\n\n\
    | Size | Price |\n|---|---|\n| A4 | 3 |\n\nThe end[^2] of it: H<sub>2</sub>O, see [there](https://fold.example/shop).\n\n\
    [^1]: Wet it to see.\n[^2]: Made of *bone*.\n";

const PAGE: &str = "<!DOCTYPE html><html><head><title>Folding Paper</title></head><body>\
    <div class='menu'><a href='/'>Home</a></div><div class='post'><h1>Folding Paper</h1>\
    <p>Paper has a <i>grain</i>,<sup><a id='r1' href='#n1'>1</a></sup> and a sheet that is folded against it <b>cracks</b>.</p>\
    <h2>Tools</h2><blockquote>A bone folder, and nothing else.</blockquote>\
    <ul><li>One</li><li>Two<ol><li>Inner</li></ol></li></ul>\
    <table><tr><th>Size</th><th>Price</th></tr><tr><td>A4</td><td>3</td></tr></table>\
    <p>The end<sup><a id='r2' href='#n2'>2</a></sup> of it: H<sub>2</sub>O, see <a href='https://fold.example/shop'>there</a>.</p>\
    <h3>Notes</h3><ol><li id='n1'>Wet it to see. <a href='#r1'>Back</a></li><li id='n2'>Made of <em>bone</em>. \
    <a href='#r2'>Back</a></li></ol></div></body></html>";

fn docx() -> Vec<u8> {
    let run = |properties: &str, words: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
    };
    let paragraph = |properties: &str, runs: &str| format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>");
    let item = |level: u8, list: u8, words: &str| {
        paragraph(
            &format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"),
            &run("", words),
        )
    };
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", paragraph("", &run("", words)));
    let body = [
        paragraph("<w:pStyle w:val=\"Titel\"/>", &run("", "Folding Paper")),
        paragraph(
            "",
            &[
                run("", "Paper has a "),
                run("<w:i/>", "gr"),
                run("<w:i/>", "ain"),
                run("", ","),
                "<w:r><w:footnoteReference w:id=\"2\"/></w:r>".to_owned(),
                "<w:del><w:r><w:delText> and this was taken out</w:delText></w:r></w:del>".to_owned(),
                format!("<w:ins>{}</w:ins>", run("", " and a sheet that is folded against it ")),
                run("<w:b/>", "cracks"),
                run("", "."),
            ]
            .concat(),
        ),
        paragraph("<w:pStyle w:val=\"berschrift2\"/>", &run("", "Tools")),
        paragraph("<w:ind w:left=\"567\" w:right=\"567\"/>", &run("", "A bone folder, and nothing else.")),
        item(0, 1, "One"),
        item(0, 1, "Two"),
        item(1, 2, "Inner"),
        format!(
            "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
            cell("Size"),
            cell("Price"),
            cell("A4"),
            cell("3")
        ),
        paragraph(
            "",
            &[
                run("", "The end"),
                "<w:r><w:footnoteReference w:id=\"3\"/></w:r>".to_owned(),
                run("", " of it: H"),
                run("<w:vertAlign w:val=\"subscript\"/>", "2"),
                run("", "O, see "),
                format!("<w:hyperlink r:id=\"rId7\">{}</w:hyperlink>", run("", "there")),
                run("", "."),
            ]
            .concat(),
        ),
    ]
    .concat();
    let note = |id: u8, runs: &str| {
        format!(
            "<w:footnote w:id=\"{id}\">{}</w:footnote>",
            paragraph("", &format!("<w:r><w:footnoteRef/></w:r>{runs}"))
        )
    };
    let level =
        |at: u8, format: &str| format!("<w:lvl w:ilvl=\"{at}\"><w:numFmt w:val=\"{format}\"/></w:lvl>");
    packed(&[
        ("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>")),
        (
            "word/styles.xml",
            "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>\
             <w:style w:type=\"paragraph\" w:styleId=\"berschrift2\"><w:name w:val=\"heading 2\"/></w:style></w:styles>"
                .to_owned(),
        ),
        (
            "word/numbering.xml",
            format!(
                "<w:numbering><w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">{}\
                 </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\">\
                 <w:abstractNumId w:val=\"1\"/></w:num></w:numbering>",
                level(0, "bullet"),
                level(1, "decimal")
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id=\"rId7\" Target=\"https://fold.example/shop\"/></Relationships>".to_owned(),
        ),
        (
            "word/footnotes.xml",
            format!(
                "<w:footnotes>{}{}</w:footnotes>",
                note(2, &run("", " Wet it to see.")),
                note(3, &[run("", " Made of "), run("<w:i/>", "bone"), run("", ".")].concat())
            ),
        ),
    ])
}

fn odt() -> Vec<u8> {
    let note = |words: &str| {
        format!(
            "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>{words}\
             </text:p></text:note-body></text:note>"
        )
    };
    let cell = |words: &str| format!("<table:table-cell><text:p>{words}</text:p></table:table-cell>");
    let list = "<text:list text:style-name=\"L1\"><text:list-item><text:p>One</text:p></text:list-item><text:list-item>\
                <text:p>Two</text:p><text:list><text:list-item><text:p>Inner</text:p></text:list-item></text:list>\
                </text:list-item></text:list>";
    let content = format!(
        "<office:document-content><office:automatic-styles>\
         <style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-style=\"italic\"/></style:style>\
         <style:style style:name=\"T2\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
         <style:style style:name=\"T3\" style:family=\"text\"><style:text-properties style:text-position=\"sub 58%\"/></style:style>\
         <style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/>\
         <text:list-style style:name=\"L1\"><text:list-level-style-bullet text:level=\"1\"/>\
         <text:list-level-style-number text:level=\"2\"/></text:list-style></office:automatic-styles><office:body><office:text>\
         <text:p text:style-name=\"P1\">Folding Paper</text:p>\
         <text:p>Paper has a <text:span text:style-name=\"T1\">grain</text:span>,{} and a sheet that is folded against it \
         <text:span text:style-name=\"T2\">cracks</text:span>.</text:p><text:h text:outline-level=\"2\">Tools</text:h>\
         <text:p text:style-name=\"Quotations\">A bone folder, and nothing else.</text:p>{list}\
         <table:table><table:table-header-rows><table:table-row>{}{}</table:table-row></table:table-header-rows>\
         <table:table-row>{}{}</table:table-row></table:table>\
         <text:p>The end{} of it: H<text:span text:style-name=\"T3\">2</text:span>O, see \
         <text:a xlink:href=\"https://fold.example/shop\">there</text:a>.</text:p></office:text></office:body>\
         </office:document-content>",
        note("Wet it to see."),
        cell("Size"),
        cell("Price"),
        cell("A4"),
        cell("3"),
        note("Made of <text:span text:style-name=\"T1\">bone</text:span>.")
    );
    packed(&[("content.xml", content)])
}

/// The page as a mail.
fn mail(header: &str) -> Vec<u8> {
    let page = PAGE.replace('=', "=3D").replace("<p>", "<p>=\n");
    format!(
        "{header}\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee the other \
         part.\n--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{page}\n--b--\n"
    )
    .replace('\n', "\r\n")
    .into_bytes()
}

fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

/// Returns the text of the one article of a series.
fn text(name: &str, bytes: &[u8]) -> String {
    let mut project = Project::open(Memory::from_iter([(name, bytes.to_vec())]), Request::default());
    project.load();
    let shared = project.share(&[Output::Epub]).expect("a book").value;
    let epub = &Output::Epub.make(&shared).value[0];
    let container = Container::read(&epub.bytes);
    let name = container.names().find(|name| name.contains("text/")).expect("an article").to_owned();
    let text = container.text(&name);
    let start = text.find("<header>").expect("a head");
    text[start..].to_owned()
}

#[test]
fn an_article_is_the_same_in_every_form() {
    let expected = text("2004-05-03-paper.md", MARKDOWN.as_bytes());
    for wanted in [
        "<em>grain</em>",
        "<strong>cracks</strong>",
        "<blockquote>",
        "<th scope=\"col\">Size</th>",
        "noteref",
    ] {
        assert!(expected.contains(wanted), "{wanted}: {expected}");
    }
    let forms = [
        ("html", PAGE.as_bytes().to_vec()),
        ("docx", docx()),
        ("odt", odt()),
        ("eml", mail("Subject: Folding Paper\nFrom: fold@fold.example")),
        ("mhtml", mail("Subject: What it was saved as\nContent-Location: file:///paper.html")),
    ];
    for (ending, bytes) in forms {
        assert_eq!(text(&format!("2004-05-03-paper.{ending}"), &bytes), expected, "{ending}");
    }
    // A page called a text was printed with its tags, and a file of Word called so was an error.
    for (ending, bytes) in
        [("txt", PAGE.as_bytes().to_vec()), ("txt", docx()), ("docx", odt()), ("md", odt())]
    {
        assert_eq!(text(&format!("2004-05-03-paper.{ending}"), &bytes), expected, "called .{ending}");
    }
    // Near: a text about pages.
    let about =
        text("2004-05-03-paper.txt", b"Of pages\n\nEach began with <!DOCTYPE html>, and few knew why.\n");
    assert!(about.contains("Each began with &lt;!DOCTYPE html"), "{about}");
}

/// What a file holds is never more than its bounds, and what is no text is said.
#[test]
fn a_packed_file_is_bounded() {
    let bomb = packed(&[("word/document.xml", " ".repeat(70 << 20))]);
    assert!(bomb.len() < 1 << 20);
    let locked = [0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 0];
    let table: [(&str, &[u8]); 4] = [
        ("bomb.docx", &bomb),
        ("locked.docx", &locked),
        ("cut.docx", &docx()[..200]),
        ("none.odt", &packed(&[("other.xml", "<a/>".to_owned())])),
    ];
    for (name, bytes) in table {
        let mut project = Project::open(Memory::from_iter([(name, bytes.to_vec())]), Request::default());
        project.load();
        let said = project.diagnostics();
        assert!(said.iter().any(|said| said.code.0 == "R010"), "{name}: {said:?}");
    }
}

/// A site's template beside the articles is left out with a warning, and stops nothing.
#[test]
fn a_template_is_no_article() {
    let files =
        [("a.md", "# A\n\nText.\n"), ("search.html", "---\nlayout: page\n---\n<p>{{ page.title }}</p>\n")];
    let mut project = Project::open(Memory::from_iter(files), Request::default());
    project.load();
    let said = project.diagnostics();
    assert!(said.iter().any(|said| said.code.0 == "R009"), "{said:?}");
    assert!(project.share(&[Output::Epub]).is_some());
}

/// Only the first box of a drawing was read, and of one with boxes no picture.
#[test]
fn every_box_of_a_drawing_is_read_once() {
    let text_box = |words: &str| {
        format!(
            "<wps:txbx><w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
        )
    };
    let boxes = [text_box("First box."), text_box("Second box.")].concat();
    let body = format!(
        "<w:p><w:r><w:t>Around them.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>{boxes}<a:blip r:embed=\"rId1\"/></w:drawing>\
         </mc:Choice><mc:Fallback><w:pict>{boxes}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    let bytes = packed(&[
        ("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>")),
        (
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id=\"rId1\" Target=\"media/a.png\"/></Relationships>".to_owned(),
        ),
    ]);
    let made = chapbook::read::foreign::Foreign::Docx.convert(&bytes, "a.docx").expect("a text").text;
    for words in ["Around them.", "First box.", "Second box.", "a.docx/word/media/a.png"] {
        assert_eq!(made.matches(words).count(), 1, "{words}: {made}");
    }
}

/// Cells in controls vanished and moved the next ones one column on, and readings took their words with them. What is
/// around blocks, rows, cells and runs is as much as programs think of.
#[test]
fn what_stands_around_the_text_of_word_says_nothing_of_it() {
    let run = |words: &str| format!("<w:r><w:t>{words}</w:t></w:r>");
    let paragraph = |runs: &str| format!("<w:p>{runs}</w:p>");
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", paragraph(&run(words)));
    let row = |one: &str, two: &str| format!("<w:tr>{one}{two}</w:tr>");
    let (first, one, two) = (paragraph(&run("Before it.")), cell("Ann"), cell("never"));
    let plain =
        |inner: &str| format!("<w:p><w:r><w:t>A </w:t></w:r>{inner}<w:r><w:t> end.</w:t></w:r></w:p>");
    let inner = run("word");
    type Around = fn(&str) -> String;
    let around: [(&str, Around); 6] = [
        ("control", |inner| {
            format!(
                "<w:sdt><w:sdtPr><w:id w:val=\"1\"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
            )
        }),
        ("insertion", |inner| format!("<w:ins w:id=\"1\">{inner}</w:ins>")),
        ("mark", |inner| format!("<w:customXml w:element=\"x\">{inner}</w:customXml>")),
        ("choice", |inner| {
            format!(
                "<mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>"
            )
        }),
        ("one that nobody knows", |inner| format!("<x:new><x:inner>{inner}</x:inner></x:new>")),
        ("several", |inner| {
            format!(
                "<w:sdt><w:sdtContent><w:ins><w:smartTag>{inner}</w:smartTag></w:ins></w:sdtContent></w:sdt>"
            )
        }),
    ];
    let body = |around: &dyn Fn(usize, &str) -> String| {
        let rows = [
            row(&cell("Name"), &cell("Eats")),
            around(1, &row(&cell("Tom"), &cell("always"))),
            row(&around(2, &one), &two),
        ];
        let table = format!("<w:tbl>{}</w:tbl>", rows.concat());
        [around(0, &first), around(3, &table), plain(&around(4, &inner))].concat()
    };
    let read = |body: &str| {
        let bytes =
            packed(&[("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>"))]);
        let made = chapbook::read::foreign::Foreign::Docx.convert(&bytes, "a.docx").expect("a text");
        assert_eq!(made.lost, [] as [&str; 0], "{body}");
        made.text
    };
    let wanted = read(&body(&|_, inner| inner.to_owned()));
    assert!(wanted.contains("A word end.") && wanted.contains("Tom") && wanted.contains("never"), "{wanted}");
    for (name, around) in around {
        for place in 0..5 {
            let made = read(&body(&|at, inner| if at == place { around(inner) } else { inner.to_owned() }));
            assert_eq!(made, wanted, "{name} at {place}");
        }
    }
    // What was taken out is no text.
    for gone in ["w:del", "w:moveFrom"] {
        assert_eq!(read(&plain(&format!("<{gone}>{inner}</{gone}>"))).trim(), "A end.", "{gone}");
    }
}

/// A part that is not called as usual, readings, a page within the file, and what comes through in none of these ways.
#[test]
fn words_of_word_come_through_or_are_named() {
    let document = |body: &str| format!("<w:document><w:body>{body}</w:body></w:document>");
    let convert = |parts: &[(&str, String)]| {
        chapbook::read::foreign::Foreign::Docx.convert(&packed(parts), "a.docx").expect("a text")
    };
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"http://x.example/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let named = convert(&[
        ("_rels/.rels", relation("officeDocument", "/text/letter2.xml")),
        (
            "text/letter2.xml",
            document(
                "<w:p><w:r><w:t>Here.</w:t></w:r><w:r><w:pict><v:imagedata r:id=\"r1\"/></w:pict></w:r></w:p>",
            ),
        ),
        ("text/_rels/letter2.xml.rels", relation("image", "../media/a.png")),
    ]);
    assert!(named.text.contains("Here.") && named.text.contains("a.docx/media/a.png"), "{}", named.text);

    let ruby = "<w:p><w:r><w:t>昨日</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>とうきょう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東京</w:t></w:r>\
                </w:rubyBase></w:ruby></w:r><w:r><w:t>へ</w:t></w:r></w:p>";
    let ruby = convert(&[("word/document.xml", document(ruby))]);
    assert!(ruby.text.contains("昨日<ruby>東京<rt>とうきょう</rt></ruby>へ"), "{}", ruby.text);

    let chunk = convert(&[
        ("word/document.xml", document("<w:p><w:r><w:t>Before.</w:t></w:r></w:p><w:altChunk r:id=\"r1\"/>")),
        ("word/_rels/document.xml.rels", relation("aFChunk", "page.html")),
        ("word/page.html", "<html><body><p>Of another <b>program</b>.</p></body></html>".to_owned()),
    ]);
    assert!(chunk.text.contains("Of another **program**."), "{}", chunk.text);
    // Named a thousand times, it is unpacked and taken in once; and what is lost beside it is named.
    let named = "<w:altChunk r:id=\"r1\"/>".repeat(1000);
    let lost = "<w:p><w:r><w:p><w:r><w:t>Nobody sees this.</w:t></w:r></w:p></w:r></w:p>";
    let chunk = convert(&[
        ("word/document.xml", document(&format!("{named}{lost}"))),
        ("word/_rels/document.xml.rels", relation("aFChunk", "page.html")),
        ("word/page.html", "<html><body><p>Of another program.</p></body></html>".to_owned()),
    ]);
    assert_eq!(chunk.text.matches("Of another program.").count(), 1, "{}", chunk.text);
    assert_eq!(chunk.lost, ["Nobody sees this."]);

    // A paragraph within a run, as no program writes it.
    let odd = "<w:p><w:r><w:t>A letter from the mill.</w:t></w:r><w:r><w:p><w:r><w:t>Nobody sees this.</w:t></w:r></w:p></w:r></w:p>";
    let odd = convert(&[("word/document.xml", document(odd))]);
    assert!(
        odd.text.contains("Nobody sees this.") || odd.lost == ["Nobody sees this."],
        "{:?} {}",
        odd.lost,
        odd.text
    );
    assert_eq!(odd.lost.len(), 1);
}

/// A bibliography that the program made is the text of its author, and went without a word.
#[test]
fn a_bibliography_of_an_odt_is_kept_and_a_table_of_contents_is_not() {
    let index = |kind: &str, words: &str| {
        format!("<text:{kind}><text:index-body><text:p>{words}</text:p></text:index-body></text:{kind}>")
    };
    let content = format!(
        "<office:document-content><office:body><office:text><text:h text:outline-level=\"1\">Folding</text:h>\
         <text:p>Paper has a grain, and a sheet that is folded against it cracks.</text:p>{}{}{}\
         </office:text></office:body></office:document-content>",
        index("bibliography", "Lee, A.: The Grain of Paper. Wharf, 1901."),
        index("user-index", "Words for folds"),
        index("illustration-index", "A fold, page 3"),
    );
    let said = text("2004-05-03-paper.odt", &packed(&[("content.xml", content)]));
    assert!(said.contains("The Grain of Paper") && said.contains("Words for folds"), "{said}");
    assert!(!said.contains("page 3"), "{said}");
}

/// Two words that a tab of the margin parts ran together.
#[test]
fn a_tab_to_the_margin_parts_words() {
    let document = "<w:document><w:body><w:p><w:r><w:t>Paper has a grain</w:t><w:ptab w:alignment=\"right\"/>\
        <w:t>and cracks.</w:t></w:r></w:p></w:body></w:document>";
    let said = text("2004-05-03-paper.docx", &packed(&[("word/document.xml", document.to_owned())]));
    assert!(said.contains("Paper has a grain and cracks."), "{said}");
}

/// An article in three languages side by side was three articles, and pages of Lektor were passed over.
#[test]
fn sites_keep_their_articles_in_their_own_ways() {
    let pages = |settings: &str| {
        let files = [
            (
                "a/index.md",
                "---\ntitle: The Lock\ndate: 2020-01-02\n---\nThe lock was shut at five and nobody came to it, for the water was over the path and the keeper had gone home to his tea.\n",
            ),
            (
                "a/index.de.md",
                "---\ntitle: Die Schleuse\ndate: 2020-01-02\n---\nDie Schleuse war um fünf zu, und niemand kam zu ihr, denn das Wasser stand auf dem Weg, und der Mann war nach Hause gegangen.\n",
            ),
            (
                "b/notes.md",
                "---\ntitle: Notes\ndate: 2020-01-03\n---\nThese are the notes of the year, and they are not of great use to anybody but the one who wrote them.\n",
            ),
            (
                "b/notes.it.md",
                "---\ntitle: Notes on machines\ndate: 2020-01-04\n---\nThese are the notes on the machines of the office, and they are of use to all who have to do with them.\n",
            ),
            (
                "c/contents.lr",
                "title: Of Lektor\n---\npub_date: 2020-01-05\n---\nbody:\n\nThe lock: it was *shut*.\n",
            ),
            (
                "d.md",
                "title:: An Outline\ndate:: 2020-01-06\n\n- The lock was shut.\n  collapsed:: true\n\t- At five.\n- It rained.\n",
            ),
            ("chapbook.toml", settings),
        ];
        let mut project = Project::open(Memory::from_iter(files), Request::default());
        project.load();
        let said: Vec<String> = project.diagnostics().iter().map(|found| found.message.clone()).collect();
        (format!("{:?}", project.book().expect("a book")), said.join("\n"))
    };
    let (book, said) = pages("");
    for words in ["The Lock", "Notes on machines", "Of Lektor", "An Outline"] {
        assert!(book.contains(words), "{words}");
    }
    assert!(!book.contains("Die Schleuse"), "{said}");
    assert!(said.contains("index.de.md` is the same article in another language"), "{said}");
    let (book, _) = pages("[series]\nlanguage = \"de\"\n");
    assert!(book.contains("Die Schleuse") && !book.contains("The Lock\""), "{said}");
}
