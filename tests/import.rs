//! Exports become a series that one can edit: of each form the same article gives the same book.

use crate::support::container::Container;
use crate::support::exports::{
    DOT, atom, epub, ghost, json_feed, mbox, medium, packed, pages, rss, substack, wordpress,
    wordpress_of_old, wxr, wxr_item,
};
use chapbook::driver::{Memory, Output, Project, Request};
use chapbook::import::{self, ImportChoice, Imported, NewFile, NotImported, PostKind};
use chapbook::model::PartialDate;
use std::path::{Path, PathBuf};

/// Imports a source into the folder `series`, beside what is there.
fn imported(
    files: &Memory,
    source: &str,
    choice: &ImportChoice,
) -> (Result<Imported, NotImported>, Vec<NewFile>) {
    let sources = [PathBuf::from(source)];
    let mut written = Vec::new();
    let request = import::Request { files, sources: &sources, folder: Path::new("series"), choice };
    let done = import::import(request, &mut |file| written.push(file));
    (done, written)
}

fn one(name: &str, bytes: &[u8]) -> (Result<Imported, NotImported>, Vec<NewFile>) {
    imported(&Memory::from_iter([(name, bytes.to_vec())]), name, &ImportChoice::default())
}

const MARKDOWN: &str = "---\ntitle: Folding Paper\ndate: 2004-05-03\nauthors: [Ida Roe]\n---\n\nPaper has a *grain*,[^1] and a sheet that is \
    folded against it **cracks**.\n\n## Tools\n\n> A bone folder, and nothing else.\n>\n> — Tom Orr\n\n- One\n- Two\n\n\
    | Size | Price |\n|---|---|\n| A4 | 3 |\n\n![A sheet](images/sheet.gif)\n\nThe end[^2] of it: H<sub>2</sub>O, see \
    [there](https://fold.example/shop).\n\n[^1]: Wet it to see.\n[^2]: Made of *bone*.\n";

/// Returns the text of the one article of a series.
fn text(files: Vec<NewFile>, form: &str) -> String {
    let is_picture = |file: &&NewFile| file.path.starts_with("images");
    let picture =
        files.iter().find(is_picture).map(|file| file.path.display().to_string()).unwrap_or_default();
    assert!(files.iter().filter(is_picture).all(|file| file.bytes == DOT), "{form}");
    let name = |file: &NewFile| {
        if is_picture(&file) { file.path.clone() } else { PathBuf::from("2004-05-03-paper.md") }
    };
    let files = files.into_iter().map(|file| (name(&file), file.bytes));
    let mut project = Project::open(Memory::from_iter(files), Request::default());
    project.load();
    let said: Vec<_> = project.diagnostics().iter().map(|said| said.message.clone()).collect();
    assert!(said.iter().all(|said| said.contains("names the series")), "{form}: {said:?}");
    let shared = project.share(&[Output::Epub]).expect("a book").value;
    let epub = &Output::Epub.make(&shared).value[0];
    let container = Container::read(&epub.bytes);
    let name = container.names().find(|name| name.contains("text/")).expect("an article").to_owned();
    let text = container.text(&name);
    let start = text.find("<header>").expect("a head");
    text[start..].replace(picture.trim_start_matches("images/"), "sheet.gif")
}

/// What a form cannot say, as what is taken out of the article to compare.
const CANNOT: &[(&str, &[(&str, &str)])] = &[
    // It does not say who wrote a text.
    ("substack", &[("authors: [Ida Roe]\n", "")]),
    (
        // It has neither notes nor tables, raises and lowers nothing, and names nobody below a quotation.
        "medium",
        &[
            ("[^1]: Wet it to see.\n[^2]: Made of *bone*.\n", ""),
            ("[^1]", ""),
            ("[^2]", ""),
            (" of it: H<sub>2</sub>O,", " of it,"),
            ("| Size | Price |\n|---|---|\n| A4 | 3 |\n\n", ""),
            (">\n> — Tom Orr\n", ""),
        ],
    ),
];

#[test]
fn an_article_is_the_same_out_of_every_export() {
    let forms: Vec<(&str, &str, Vec<u8>)> = vec![
        ("substack", "export.zip", substack()),
        ("wordpress", "fold/export.xml", wordpress()),
        ("wordpress of old", "fold/export.xml", wordpress_of_old()),
        ("ghost", "fold/export.json", ghost()),
        ("medium", "export.zip", medium()),
        ("atom", "fold/feed.xml", atom()),
        ("rss", "fold/feed.xml", rss()),
        ("json feed", "fold/feed.json", json_feed()),
        ("mbox", "mails.mbox", mbox()),
        ("epub", "book.epub", epub(false)),
        ("epub, notes apart", "book.epub", epub(true)),
        ("pages", "site.zip", pages()),
    ];
    let mut wrong = Vec::new();
    for (form, name, bytes) in forms {
        let mut markdown = MARKDOWN.to_owned();
        for (from, to) in CANNOT.iter().filter(|(of, _)| *of == form).flat_map(|(_, changes)| changes.iter())
        {
            assert!(markdown.contains(from), "{form}: {from}");
            markdown = markdown.replace(from, to);
        }
        let picture = NewFile { path: "images/sheet.gif".into(), bytes: DOT.to_vec() };
        let expected =
            text(vec![NewFile { path: "a.md".into(), bytes: markdown.into_bytes() }, picture], "markdown");
        let files = Memory::from_iter([
            (name, bytes),
            ("fold/uploads/2004/05/sheet.gif", DOT.to_vec()),
            ("fold/content/images/2004/05/sheet.gif", DOT.to_vec()),
            ("fold/images/sheet.gif", DOT.to_vec()),
        ]);
        let (done, written) = imported(&files, name, &ImportChoice::default());
        let done = done.expect(form);
        assert_eq!(done.written.len(), 1, "{form}: {done:?}");
        let made = text(written, form);
        let (made, expected) = (made.lines(), expected.lines());
        assert_eq!(made.clone().count(), expected.clone().count(), "{form}");
        let first = made.zip(expected).find(|(made, expected)| made != expected);
        wrong.extend(first.map(|(made, expected)| {
            format!(
                "{form}: {made}
  and not {expected}"
            )
        }));
    }
    assert!(
        wrong.is_empty(),
        "{}",
        wrong.join(
            "
"
        )
    );
}

/// What is there stays as it is: a second run adds only what is new, whatever became of the files of the first.
#[test]
fn a_second_run_adds_only_what_is_new() {
    let item = |title: &str| {
        let name = title.to_lowercase();
        wxr_item(
            title,
            "Words of it.",
            &format!("<wp:post_name>{name}</wp:post_name><link>https://fold.example/{name}</link>"),
        )
    };
    let first = wxr(&[item("One"), item("Two")].concat());
    let second = wxr(&[item("One"), item("Two"), item("Three")].concat());
    let (done, written) = one("export.xml", first.as_bytes());
    assert_eq!(done.expect("an import").written.len(), 2);
    let mut files = Memory::from_iter([("export.xml", second)]);
    for file in &written {
        // One is edited, the other has another name by now.
        let name = if file.path.ends_with("2004-05-03-one.md") {
            "series/mine.md".to_owned()
        } else {
            format!("series/{}", file.path.display())
        };
        files.put(name, [&file.bytes[..], b"\nMine.\n"].concat());
    }
    let (done, written) = imported(&files, "export.xml", &ImportChoice::default());
    let done = done.expect("an import");
    assert_eq!((done.kept, done.written.len()), (2, 1), "{done:?}");
    assert_eq!(written[0].path, Path::new("2004-05-03-three.md"));
}

/// Articles of one day and one name are two files, in every run the same ones.
#[test]
fn articles_of_one_name_are_two_files() {
    let export = wxr(&[wxr_item("One", "First.", ""), wxr_item("One", "Second.", "")].concat());
    let (_, written) = one("export.xml", export.as_bytes());
    let names: Vec<_> = written.iter().map(|file| file.path.display().to_string()).collect();
    assert_eq!(names, ["2004-05-03-one.md", "2004-05-03-one-2.md"]);
    let mut files = Memory::from_iter([("export.xml", export)]);
    written.iter().for_each(|file| files.put(format!("series/{}", file.path.display()), file.bytes.clone()));
    let (done, again) = imported(&files, "export.xml", &ImportChoice::default());
    assert_eq!((done.expect("an import").kept, again.len()), (2, 0));
}

#[test]
fn what_is_taken_can_be_chosen() {
    let status = |kind: &str, status: &str| {
        wxr_item(kind, "Words.", "")
            .replace(">publish<", &format!(">{status}<"))
            .replace("<wp:post_type>post", &format!("<wp:post_type>{kind}"))
    };
    let tagged =
        wxr_item("Tagged", "Words.", "<category domain=\"post_tag\" nicename=\"ink\">Ink</category>");
    let late = wxr_item("Late", "Words.", "").replace("2004-05-03", "2005-01-01");
    let export =
        wxr(&[status("post", "draft"), status("page", "publish"), tagged, late, status("post", "trash")]
            .concat());
    let files = Memory::from_iter([("export.xml", export)]);
    let titles = |choice: ImportChoice| {
        let (done, written) = imported(&files, "export.xml", &choice);
        let done = done.expect("an import");
        assert_eq!(done.written.len() + done.left_out.len(), 5, "{done:?}");
        let drafts = written
            .iter()
            .filter(|file| String::from_utf8_lossy(&file.bytes).contains("\ndraft: true\n"))
            .count();
        (done.written.into_iter().map(|(_, title)| title).collect::<Vec<_>>().join(" "), drafts)
    };
    let choice = ImportChoice::default;
    assert_eq!(titles(choice()), ("post Tagged Late".to_owned(), 1));
    assert_eq!(titles(ImportChoice { kinds: vec![PostKind::Page], ..choice() }), ("page".to_owned(), 0));
    assert_eq!(
        titles(ImportChoice { kinds: vec![PostKind::Post], ..choice() }),
        ("Tagged Late".to_owned(), 0)
    );
    assert_eq!(titles(ImportChoice { tags: vec!["ink".into()], ..choice() }), ("Tagged".to_owned(), 0));
    assert_eq!(
        titles(ImportChoice { from: PartialDate::parse_iso("2004-06"), ..choice() }),
        ("Late".to_owned(), 0)
    );
    assert_eq!(
        titles(ImportChoice { to: PartialDate::parse_iso("2004"), ..choice() }),
        ("post Tagged".to_owned(), 1)
    );
    assert_eq!(
        titles(ImportChoice { authors: vec!["ida roe".into()], ..choice() }),
        ("post Tagged Late".to_owned(), 1)
    );
    assert_eq!(titles(ImportChoice { authors: vec!["Tom".into()], ..choice() }), (String::new(), 0));
}

/// Nothing of an archive is written outside the series, and what it unpacks to is bounded.
#[test]
fn archives_are_bounded() {
    let page = b"<html><head><title>In</title></head><body><h1>In</h1><p>Words of a page.</p><img src=\"../../x.gif\"></body></html>";
    let wild = packed(&[
        ("../out.html", page),
        ("/root.html", page),
        ("a/../../b.html", page),
        ("in/page.html", page),
        ("../x.gif", DOT),
    ]);
    let (done, written) = one("wild.zip", &wild);
    let done = done.expect("an import");
    assert_eq!(done.written.len(), 1);
    assert!(
        done.left_out.iter().any(|(what, why)| what == "4 files" && why.contains("out of the archive")),
        "{done:?}"
    );
    let within =
        |file: &NewFile| file.path.components().all(|part| matches!(part, std::path::Component::Normal(_)));
    assert!(written.iter().all(within), "{written:?}");

    let many: Vec<(String, Vec<u8>)> = (0..20_001).map(|at| (format!("{at}.html"), Vec::new())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect();
    let (done, _) = one("many.zip", &packed(&many));
    assert!(done.expect_err("too many").why.contains("20000 files"));

    let bomb = packed(&[
        ("posts.csv", b"post_id,title\n1.a,A\n2.b,B\n"),
        ("posts/1.a.html", &vec![b' '; 40 << 20]),
        ("posts/2.b.html", b"<p>B</p>"),
    ]);
    let (done, _) = one("bomb.zip", &bomb);
    let done = done.expect("an import");
    assert_eq!(done.written.len(), 1, "{done:?}");
    assert!(
        done.left_out.iter().any(|(what, why)| what == "A" && why.contains("unpacks to more")),
        "{done:?}"
    );
}

/// The day of an article became part of a path as it was written.
#[test]
fn no_field_of_an_export_names_a_folder() {
    for wild in ["../../../x", "/tmp/aaaaa", "11/13/2017", "2004-05-0/", "..", "C:\\a\\b\\c\\d", "2004-05-03"]
    {
        let feed = serde_json::json!({
            "version": "https://jsonfeed.org/version/1.1",
            "items": [{ "id": wild, "url": wild, "title": wild, "date_published": wild, "content_html": "<p>Words.</p>" }],
        });
        let export = wxr(&wxr_item(wild, "Words.", "").replace("2004-05-03", wild));
        let table =
            format!("post_id,post_date,is_published,type,title\n{wild},{wild},true,newsletter,{wild}\n");
        let substack = packed(&[("posts.csv", table.as_bytes()), ("posts/1.html", b"<p>Words.</p>")]);
        let sources =
            [("a.json", feed.to_string().into_bytes()), ("a.xml", export.into_bytes()), ("a.zip", substack)];
        for (name, bytes) in sources {
            let (_, written) = one(name, &bytes);
            let is_plain =
                |file: &NewFile| file.path.components().count() == 1 && !file.path.starts_with("..");
            assert!(written.iter().all(is_plain), "{name}, {wild}: {written:?}");
        }
    }
}

/// Links that lead elsewhere, and what cannot be read, were taken for free places and replaced.
#[test]
#[cfg(unix)]
fn what_is_there_is_never_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let feed = serde_json::json!({
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{ "title": "Paper", "date_published": "2004-05-03", "content_html": "<p>Words.</p>" }],
    });
    std::fs::create_dir(path("series")).expect("a folder");
    std::fs::write(path("feed.json"), feed.to_string()).expect("an export");
    for (own, link) in [("mine.toml", "series/chapbook.toml"), ("mine.md", "series/2004-05-03-paper.md")] {
        std::fs::write(path(own), "mine").expect("a file");
        std::os::unix::fs::symlink(path(own), path(link)).expect("a link");
    }
    let mut import = std::process::Command::new(env!("CARGO_BIN_EXE_chapbook"));
    import.current_dir(folder.path()).args(["import", "feed.json", "-o", "series"]);
    assert!(import.output().expect("it runs").status.success());
    for (own, link) in [("mine.toml", "series/chapbook.toml"), ("mine.md", "series/2004-05-03-paper.md")] {
        assert!(path(link).is_symlink(), "{link}");
        assert_eq!(std::fs::read_to_string(path(own)).expect("it is there"), "mine", "{own}");
    }
}

/// A chapter that a sign of another leads to once was taken for notes, and left out.
#[test]
fn a_chapter_that_leads_nowhere_back_is_an_article() {
    let page = |title: &str, body: &str| {
        format!(
            "<html xmlns:epub=\"http://www.idpf.org/2007/ops\"><body><h1>{title}</h1><p>{body}, and more words than stand on a title page of any book.</p></body></html>"
        )
    };
    let first = page("One", "See chapter <a href=\"b.xhtml#x\">II</a>");
    let second = page("Two", "<a id=\"x\">This</a> has <a href=\"#f\">1</a> a footnote");
    let package = "<package><metadata/><manifest><item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"b\" href=\"b.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>";
    let container = "<container><rootfiles><rootfile full-path=\"p.opf\"/></rootfiles></container>";
    let book = packed(&[
        ("META-INF/container.xml", container.as_bytes()),
        ("p.opf", package.as_bytes()),
        ("a.xhtml", first.as_bytes()),
        ("b.xhtml", second.as_bytes()),
    ]);
    let (done, written) = one("book.epub", &book);
    assert_eq!(written.len(), 2, "{done:?}");
}

/// A title page in the same file as the text took the whole book with it.
#[test]
fn a_title_page_within_a_file_takes_only_itself() {
    let read = |body: &str| {
        let text = format!("<html xmlns:epub=\"http://www.idpf.org/2007/ops\">{body}</html>");
        let package = "<package><metadata/><manifest><item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>";
        let container = "<container><rootfiles><rootfile full-path=\"p.opf\"/></rootfiles></container>";
        let files = [("META-INF/container.xml", container), ("p.opf", package), ("a.xhtml", &text)];
        let (_, written) = one("book.epub", &packed(&files.map(|(name, text)| (name, text.as_bytes()))));
        written.first().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).unwrap_or_default()
    };
    let words = "<h1>Frost</h1><p>The clerk kept the ledger in a drawer, under the window, and nobody counted the pages.</p>";
    let title = "<section epub:type=\"frontmatter titlepage\"><p>Letters, by Ann Reed</p></section>";
    let whole = read(&format!("<body>{title}<section epub:type=\"chapter\">{words}</section></body>"));
    assert!(whole.contains("ledger") && !whole.contains("Ann Reed"), "{whole}");
    // Where it is all of the file, it is no article.
    for outer in [
        format!("<body epub:type=\"titlepage\">{words}</body>"),
        format!("<body><div><section role=\"doc-toc\">{words}</section></div></body>"),
    ] {
        assert_eq!(read(&outer), "", "{outer}");
    }
}

/// WordPress keeps a name that is not in Latin letters as addresses have it.
#[test]
fn files_are_called_by_words_in_every_script() {
    let item = "<item><title>橋の上</title><wp:post_name>%e6%a9%8b%e3%81%ae%e4%b8%8a</wp:post_name><wp:post_type>post</wp:post_type>\
                <wp:status>publish</wp:status><wp:post_date>2005-05-02 10:00:00</wp:post_date>\
                <content:encoded><![CDATA[<p>We folded forty sheets.</p>]]></content:encoded></item>";
    let export = format!(
        "<rss><channel><title>Letters</title><wp:wxr_version>1.2</wp:wxr_version>{item}</channel></rss>"
    );
    let (done, written) = one("export.xml", export.as_bytes());
    let names: Vec<_> = written.iter().map(|file| file.path.display().to_string()).collect();
    assert!(names.iter().any(|name| name.contains("qiao-noshang")), "{names:?} {done:?}");
    assert!(written.iter().any(|file| String::from_utf8_lossy(&file.bytes).contains("slug: \"橋の上\"")));
}

/// Pictures of one name in several folders each have a file.
#[test]
fn pictures_of_one_name_each_have_a_file() {
    let page = |folder: &str, name: &str| {
        format!(
            "<html><head><title>{folder}</title></head><body><article><h1>{folder}</h1><p>Words of a page that is long enough to be one, and goes on.</p><img src=\"{name}\" alt=\"A\"></article></body></html>"
        )
    };
    let pictures = [("x", "mill.gif", 1_u8), ("y", "mill.gif", 2), ("z", "mill-2.gif", 3)];
    let pages: Vec<(String, Vec<u8>)> = pictures
        .iter()
        .flat_map(|(folder, name, mark)| {
            let bytes = [DOT, &[*mark]].concat();
            [
                (format!("{folder}/{folder}.html"), page(folder, name).into_bytes()),
                (format!("{folder}/{name}"), bytes),
            ]
        })
        .collect();
    let pages: Vec<(&str, &[u8])> = pages.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect();
    let (done, written) = one("site.zip", &packed(&pages));
    let mut marks: Vec<u8> = written
        .iter()
        .filter(|file| file.path.starts_with("images"))
        .filter_map(|file| file.bytes.last().copied())
        .collect();
    marks.sort_unstable();
    assert_eq!(marks, [1, 2, 3], "{done:?}");
}

/// What is no export, or a damaged one, is an error that says so; what is in it that can be read is taken.
#[test]
fn bad_exports_are_reported() {
    let deep = format!("<rss><channel>{}", "<a>".repeat(1_000_000));
    let laughs = "<!DOCTYPE r [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><rss><channel><item><title>&c;</title>\
                  <content:encoded>&c;</content:encoded></item></channel></rss>";
    let table: Vec<(&str, Vec<u8>, &str)> = vec![
        ("a.xml", deep.into_bytes(), "no articles"),
        ("a.xml", b"<rss><channel><title>x".to_vec(), "no articles"),
        ("a.xml", b"<other/>".to_vec(), "no export that is known"),
        ("a.json", b"{\"db\": [".to_vec(), "damaged JSON"),
        ("a.json", b"{\"db\": 3}".to_vec(), "damaged JSON"),
        ("a.json", b"[1]".to_vec(), "no export that is known"),
        ("a.zip", b"PK\x03\x04 and no more".to_vec(), "damaged archive"),
        ("a.zip", packed(&[("posts.csv", b"title,date\nA,B\n")]), "no column `post_id`"),
        ("posts.csv", b"post_id,title\n".to_vec(), "beside it"),
        ("a.html", b"<p>Words.</p>".to_vec(), "one article"),
        ("a.docx", b"PK\x03\x04".to_vec(), "one article"),
        ("a.bin", vec![0, 1, 2, 3, 255, 254], ""),
        ("a.epub", packed(&[("META-INF/container.xml", b"<container/>")]), "no package"),
        ("a.mbox", b"From me\n".to_vec(), "no articles"),
    ];
    for (name, bytes, why) in table {
        let (done, written) = one(name, &bytes);
        let wrong = done.expect_err(name).to_string();
        assert!(wrong.contains(name) && wrong.contains(why), "{wrong}");
        assert!(written.is_empty());
    }
    let (done, written) = one("a.xml", laughs.as_bytes());
    // Entities of its own are not filled in.
    let is_filled = |file: &NewFile| String::from_utf8_lossy(&file.bytes).contains("lol");
    assert!(done.is_ok() && !written.iter().any(is_filled));
    let (done, _) = one("missing.zip", b"");
    assert!(done.is_err());
}

/// An archive within an archive was passed over without a word; Notion packs its exports so. One within that is named.
#[test]
fn an_archive_within_another_is_opened() {
    let page = format!(
        "<html><head><title>A</title></head><body><h1>A</h1>{}</body></html>",
        "<p>Some words.</p>".repeat(9)
    );
    let innermost = packed(&[("b.html", page.as_bytes())]);
    let inner = packed(&[("a.html", page.as_bytes()), ("more.zip", &innermost)]);
    let (done, _) = one("pages.zip", &packed(&[("inner.zip", &inner), ("good.html", page.as_bytes())]));
    let done = done.expect("an import");
    assert_eq!(done.written.len(), 2, "{done:?}");
    assert!(
        done.left_out.iter().any(|(what, why)| what == "more.zip" && why.contains("unpack it")),
        "{done:?}"
    );
}

/// The day of a book was lost where the book is one text.
#[test]
fn a_book_of_one_text_gives_it_its_day() {
    let chapter = |words: &str| {
        format!(
            "<html><head><title>{words}</title></head><body><h1>{words}</h1>{}</body></html>",
            "<p>The old clerk kept the ledger in a drawer.</p>".repeat(9)
        )
    };
    let book = |names: &[&str]| {
        let items: String = names
            .iter()
            .map(|name| {
                format!("<item id=\"{name}\" href=\"{name}.xhtml\" media-type=\"application/xhtml+xml\"/>")
            })
            .collect();
        let refs: String = names.iter().map(|name| format!("<itemref idref=\"{name}\"/>")).collect();
        let package = format!(
            "<package><metadata><dc:title>Book</dc:title><dc:date>2021-03-14T00:00:00Z</dc:date></metadata><manifest>{items}</manifest><spine>{refs}</spine></package>"
        );
        let container = "<container><rootfiles><rootfile full-path=\"a.opf\"/></rootfiles></container>";
        let texts: Vec<(String, String)> =
            names.iter().map(|name| (format!("{name}.xhtml"), chapter(name))).collect();
        let mut files: Vec<(&str, &[u8])> = vec![
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", container.as_bytes()),
            ("a.opf", package.as_bytes()),
        ];
        files.extend(texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())));
        let (done, written) = one("book.epub", &packed(&files));
        done.expect("an import");
        written.iter().filter(|file| String::from_utf8_lossy(&file.bytes).contains("2021-03-14")).count()
    };
    assert_eq!((book(&["Frost"]), book(&["Frost", "Thaw"])), (1, 0));
}

/// A feed that shows only how texts begin is said to.
#[test]
fn excerpts_are_no_articles() {
    let feed = "<rss><channel><item><title>One</title><description>It begins […]</description></item><item><title>Two</title>\
                <description>&lt;p&gt;A.&lt;/p&gt;&lt;p&gt;B.&lt;/p&gt;</description></item><item><title>Three</title></item></channel></rss>";
    let (done, _) = one("feed.xml", feed.as_bytes());
    let done = done.expect("an import");
    let left_out: Vec<_> = done.left_out.iter().map(|(what, why)| format!("{what}: {why}")).collect();
    assert_eq!(left_out, ["One: the feed holds only an excerpt of it", "Three: it holds no text"]);
    assert_eq!(done.written.len(), 1);
}

/// Of a mailbox each mail is an article; plain ones stay plain texts, and a line that was marked is as it was.
#[test]
fn a_mailbox_is_read_mail_by_mail() {
    let mail = |subject: &str, body: &str| {
        format!(
            "From x Mon May  3 08:00:00 2004\nFrom: Ida Roe <ida@fold.example>\nSubject: {subject}\nDate: Mon, 3 May 2004 08:00:00 +0000\n\n{body}\n\n"
        )
    };
    let bytes = [
        mail("One", "Words.\n>From here on."),
        "From y\nno header\n\n".to_owned(),
        mail("Two", "From the middle of a paragraph."),
    ]
    .concat();
    let (done, written) = one("mails.mbox", bytes.as_bytes());
    let done = done.expect("an import");
    assert_eq!(done.left_out, [("a mail".to_owned(), "it is damaged".to_owned())]);
    let names: Vec<_> = written.iter().map(|file| file.path.display().to_string()).collect();
    assert_eq!(names, ["2004-05-03-one.txt", "2004-05-03-two.txt"]);
    let text = String::from_utf8_lossy(&written[0].bytes).into_owned();
    assert!(
        text.starts_with(
            "From: Ida Roe <ida@fold.example>\nDate: 2004-05-03\nSubject: One\n\nWords.\nFrom here on."
        ),
        "{text}"
    );
}
