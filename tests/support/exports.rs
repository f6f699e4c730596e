//! One article as each program for sites exports it, in the form that the program writes.

use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

/// A picture of one dot.
pub const DOT: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x01D\x00;";

pub fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a file");
        archive.write_all(bytes).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

/// The article as a program for sites keeps it, with a call and a note as it writes them, and the address of the picture.
pub fn html(
    call: &dyn Fn(u8) -> String,
    note: &dyn Fn(u8, &str) -> String,
    notes: (&str, &str),
    picture: &str,
) -> String {
    format!(
        "<p>Paper has a <em>grain</em>,{} and a sheet that is folded against it <strong>cracks</strong>.</p>\n<h2>Tools</h2>\n\
         <blockquote><p>A bone folder, and nothing else.</p><cite>Tom Orr</cite></blockquote>\n<ul><li>One</li><li>Two</li></ul>\n\
         <table><thead><tr><th>Size</th><th>Price</th></tr></thead><tbody><tr><td>A4</td><td>3</td></tr></tbody></table>\n\
         <figure><img src=\"{picture}\" alt=\"A sheet\"></figure>\n<p>The end{} of it: H<sub>2</sub>O, see \
         <a href=\"https://fold.example/shop\">there</a>.</p>\n{}{}{}{}",
        call(1),
        call(2),
        notes.0,
        note(1, "Wet it to see."),
        note(2, "Made of <em>bone</em>."),
        notes.1,
    )
}

/// Notes as Ghost, Hugo and most programs write them.
pub fn plain_html(picture: &str) -> String {
    html(
        &|at| format!("<sup class=\"footnote-ref\"><a href=\"#fn{at}\" id=\"fnref{at}\">[{at}]</a></sup>"),
        &|at, words| {
            format!(
                "<li id=\"fn{at}\" class=\"footnote-item\"><p>{words} <a href=\"#fnref{at}\" class=\"footnote-backref\">↩︎</a></p></li>"
            )
        },
        (
            "<hr class=\"footnotes-sep\"><section class=\"footnotes\"><ol class=\"footnotes-list\">",
            "</ol></section>",
        ),
        picture,
    )
}

pub fn substack() -> Vec<u8> {
    let text = html(
        &|at| {
            format!(
                "<a class=\"footnote-anchor\" data-component-name=\"FootnoteAnchorToDOM\" id=\"footnote-anchor-{at}\" href=\"#footnote-{at}\" target=\"_self\">{at}</a>"
            )
        },
        &|at, words| {
            format!(
                "<div class=\"footnote\" data-component-name=\"FootnoteToDOM\"><a id=\"footnote-{at}\" href=\"#footnote-anchor-{at}\" \
                 class=\"footnote-number\" contenteditable=\"false\" target=\"_self\">{at}</a><div class=\"footnote-content\"><p>{words}</p></div></div>"
            )
        },
        ("<div class=\"subscription-widget-wrap\"><p>Thanks for reading!</p></div>", ""),
        "sheet.gif",
    );
    let table = "\u{feff}post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url\n\
                 101.folding-paper,2004-05-03T08:00:00.000Z,true,,,newsletter,everyone,\"Folding\nPaper\",,\n";
    packed(&[
        ("posts.csv", table.as_bytes()),
        ("posts/101.folding-paper.html", text.as_bytes()),
        ("posts/sheet.gif", DOT),
    ])
}

/// An export of WordPress around items.
pub fn wxr(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>The Fold</title><link>https://fold.example</link>\
         <language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version><wp:author><wp:author_login>ida</wp:author_login>\
         <wp:author_display_name><![CDATA[Ida Roe]]></wp:author_display_name></wp:author>{items}</channel></rss>"
    )
}

pub fn wxr_item(title: &str, text: &str, more: &str) -> String {
    format!(
        "<item><title>{title}</title><dc:creator>ida</dc:creator><content:encoded><![CDATA[{text}]]></content:encoded>\
         <wp:post_date>2004-05-03 23:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>{more}</item>"
    )
}

/// The article as the block editor keeps it.
pub fn wordpress() -> Vec<u8> {
    let text = html(
        &|at| {
            format!(
                "<sup data-fn=\"n-{at}\" class=\"fn\"><a href=\"#n-{at}\" id=\"n-{at}-link\">{at}</a></sup>"
            )
        },
        &|_, _| String::new(),
        ("<!-- wp:footnotes /-->", ""),
        "https://fold.example/wp-content/uploads/2004/05/sheet-300x200.gif",
    );
    let notes = "[{\"content\":\"Wet it to see.\",\"id\":\"n-1\"},{\"content\":\"Made of <em>bone<\\/em>.\",\"id\":\"n-2\"}]";
    let more = format!(
        "<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA[{notes}]]></wp:meta_value></wp:postmeta>"
    );
    wxr(&wxr_item("Folding Paper", &text, &more)).into_bytes()
}

/// The article as its old editor keeps it.
pub fn wordpress_of_old() -> Vec<u8> {
    let text = "Paper has a <em>grain</em>,[footnote]Wet it to see.[/footnote] and a sheet that is folded against it <strong>cracks</strong>.\r\n\r\n\
                <h2>Tools</h2>\r\n<blockquote>A bone folder, and nothing else.\r\n\r\n<cite>Tom Orr</cite></blockquote>\r\n<ul>\r\n\t<li>One</li>\r\n\r\n\t<li>Two</li>\r\n\
                </ul>\r\n<table>\r\n<tr><th>Size</th><th>Price</th></tr>\r\n<tr><td>A4</td><td>3</td></tr>\r\n</table>\r\n\r\n\
                <a href=\"/wp-content/uploads/2004/05/sheet.gif\"><img src=\"/wp-content/uploads/2004/05/sheet.gif\" alt=\"A sheet\" /></a>\r\n\r\n\
                The end[footnote]Made of <em>bone</em>.[/footnote] of it: H<sub>2</sub>O, see <a href=\"https://fold.example/shop\">there</a>.";
    wxr(&wxr_item("Folding Paper", text, "")).into_bytes()
}

pub fn ghost() -> Vec<u8> {
    let post = serde_json::json!({
        "id": "5f", "title": "Folding Paper", "slug": "folding-paper", "status": "published", "type": "post",
        "html": plain_html("__GHOST_URL__/content/images/2004/05/sheet.gif"), "published_at": "2004-05-03T08:00:00.000Z",
    });
    let data = serde_json::json!({
        "posts": [post], "users": [{"id": "1", "name": "Ida Roe"}], "tags": [],
        "posts_authors": [{"post_id": "5f", "author_id": "1", "sort_order": 0}], "posts_tags": [],
        "settings": [{"key": "title", "value": "The Fold"}, {"key": "lang", "value": "en"}],
    });
    serde_json::json!({"db": [{"meta": {"version": "5.0"}, "data": data}]}).to_string().into_bytes()
}

pub fn medium() -> Vec<u8> {
    let text = "<article class=\"h-entry\"><header><h1 class=\"p-name\">Folding Paper</h1></header><section data-field=\"subtitle\" class=\"p-summary\">Paper \
         has a grain, and a…</section><section data-field=\"body\" class=\"e-content\"><section name=\"a\" class=\"section section--body\"><div \
         class=\"section-divider\"><hr class=\"section-divider\"></div><div class=\"section-content\"><div class=\"section-inner\"><h3 class=\"graf graf--h3 \
         graf--leading graf--title\">Folding Paper</h3><p class=\"graf graf--p\">Paper has a <em class=\"markup--em\">grain</em>, and a sheet that is \
         folded against it <strong class=\"markup--strong\">cracks</strong>.</p><h3 class=\"graf graf--h3\">Tools</h3><blockquote class=\"graf \
         graf--blockquote\">A bone folder, and nothing else.</blockquote><ul class=\"postList\"><li class=\"graf graf--li\">One</li><li class=\"graf \
         graf--li\">Two</li></ul><figure class=\"graf graf--figure\"><img class=\"graf-image\" src=\"sheet.gif\" alt=\"A sheet\"></figure>\
         <p class=\"graf graf--p\">The end of it, see <a href=\"https://fold.example/shop\">there</a>.</p></div></div></section></section>\
         <footer><p>By <a class=\"p-author h-card\">Ida Roe</a> on <time class=\"dt-published\" datetime=\"2004-05-03T08:00:00.000Z\">May 3, 2004</time>.</p>\
         </footer></article>";
    packed(&[
        ("export/posts/2004-05-03_Folding-Paper-1a2b3c4d5e6f.html", text.as_bytes()),
        ("export/posts/sheet.gif", DOT),
    ])
}

pub fn atom() -> Vec<u8> {
    let text = plain_html("/images/sheet.gif").replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>The Fold</title><entry>\
         <title type='text'>Folding Paper</title><author><name>Ida Roe</name></author><published>2004-05-03T23:00:00.001-07:00</published>\
         <content type='html'>{text}</content></entry></feed>"
    )
    .into_bytes()
}

pub fn rss() -> Vec<u8> {
    format!(
        "<rss version=\"2.0\"><channel><title>The Fold</title><item><title>Folding Paper</title><dc:creator>Ida Roe</dc:creator>\
         <pubDate>Mon, 03 May 2004 23:00:00 -0700</pubDate><description>Paper has […]</description><content:encoded><![CDATA[{}]]></content:encoded>\
         </item></channel></rss>",
        plain_html("/images/sheet.gif")
    )
    .into_bytes()
}

pub fn json_feed() -> Vec<u8> {
    serde_json::json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "The Fold",
        "items": [{"id": "1", "title": "Folding Paper", "content_html": plain_html("/images/sheet.gif"), "date_published": "2004-05-03T08:00:00Z",
            "authors": [{"name": "Ida Roe"}]}],
    })
    .to_string()
    .into_bytes()
}

pub fn mbox() -> Vec<u8> {
    let picture = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    let mail = format!(
        "From ida@fold.example Mon May  3 08:00:00 2004\nFrom: Ida Roe <ida@fold.example>\nSubject: Folding Paper\nDate: Mon, 3 May 2004 08:00:00 +0000\n\
         MIME-Version: 1.0\nContent-Type: multipart/related; boundary=bound\n\n--bound\nContent-Type: text/html; charset=utf-8\n\n{}\n--bound\n\
         Content-Type: image/gif; name=sheet.gif\nContent-ID: <sheet@fold>\nContent-Transfer-Encoding: base64\n\n{picture}\n--bound--\n\n",
        plain_html("cid:sheet@fold")
    );
    mail.into_bytes()
}

pub fn epub(notes_apart: bool) -> Vec<u8> {
    let file = if notes_apart { "notes.xhtml" } else { "" };
    let back = if notes_apart { "one.xhtml" } else { "" };
    let call = |at: u8| format!("<a epub:type=\"noteref\" id=\"r{at}\" href=\"{file}#n{at}\">{at}</a>");
    let note = |at: u8, words: &str| {
        format!("<li id=\"n{at}\"><p><a href=\"{back}#r{at}\">{at}</a>. {words}</p></li>")
    };
    let all = [note(1, "Wet it to see."), note(2, "Made of <em>bone</em>.")].concat();
    let list = format!("<section epub:type=\"endnotes\"><h2>Notes</h2><ol>{all}</ol></section>");
    let text =
        html(&call, &|_, _| String::new(), if notes_apart { ("", "") } else { (&list, "") }, "img/sheet.gif");
    let page = |body: &str| {
        format!(
            "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title/></head>\
             <body><a id=\"top\"/>{body}</body></html>"
        )
    };
    let header =
        "<header><h1>Folding Paper</h1><p><time datetime=\"2004-05-03\">3 May 2004</time></p></header>";
    let package = "<package><metadata><dc:title>The Fold</dc:title><dc:creator>Ida Roe</dc:creator><dc:language>en</dc:language></metadata><manifest>\
         <item id=\"nav\" href=\"nav.xhtml\" properties=\"nav\"/><item id=\"a\" href=\"cover.xhtml\"/><item id=\"b\" href=\"one.xhtml\"/>\
         <item id=\"c\" href=\"notes.xhtml\"/></manifest><spine><itemref idref=\"nav\"/><itemref idref=\"a\"/><itemref idref=\"b\"/>\
         <itemref idref=\"c\"/></spine></package>";
    let nav = page("<nav epub:type=\"toc\"><ol><li><a href=\"one.xhtml\">Folding Paper</a></li></ol></nav>");
    packed(&[
        ("mimetype", b"application/epub+zip"),
        (
            "META-INF/container.xml",
            b"<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>",
        ),
        ("OEBPS/book.opf", package.as_bytes()),
        ("OEBPS/nav.xhtml", nav.as_bytes()),
        ("OEBPS/cover.xhtml", page("<p>The Fold</p>").as_bytes()),
        ("OEBPS/one.xhtml", page(&format!("{header}{text}")).as_bytes()),
        ("OEBPS/notes.xhtml", page(if notes_apart { &list } else { "" }).as_bytes()),
        ("OEBPS/img/sheet.gif", DOT),
    ])
}

pub fn pages() -> Vec<u8> {
    let page = format!(
        "<!DOCTYPE html><html><head><title>Folding Paper | The Fold</title><meta name=\"author\" content=\"Ida Roe\"><meta \
         property=\"article:published_time\" content=\"2004-05-03T08:00:00Z\"></head><body><nav><a href=\"/\">Home</a></nav><main><h1>Folding Paper</h1>{}</main>\
         </body></html>",
        plain_html("sheet.gif")
    );
    let index = "<html><head><title>The Fold</title></head><body><a href=\"paper.html\">Folding Paper</a></body></html>";
    packed(&[
        ("site/index.html", index.as_bytes()),
        ("site/paper.html", page.as_bytes()),
        ("site/sheet.gif", DOT),
    ])
}
