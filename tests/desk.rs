//! The desk: what it shows, and what it refuses.

use chapbook::desk::{Desk, Guard, Method, Reply, Request, Response};
use chapbook::driver::{self, Memory, Project};

const HOST: &str = "127.0.0.1:4400";
const ORIGIN: &str = "http://127.0.0.1:4400";
const TOKEN: &str = "0123456789abcdef";

const MILL: &str = "The Mill\n6 January 2025\n\nThe wheel turned slowly that winter, and nobody came.\n";
const FORGE: &str = "# The Forge\n\nIron is patient.\n\n> Strike while it glows.\n";

fn files<const N: usize>(texts: [(&str, &str); N]) -> Memory {
    Memory::from_iter(texts)
}

fn desk<const N: usize>(texts: [(&str, &str); N]) -> Desk {
    let mut project = Project::open(files(texts), driver::Request::default());
    project.load();
    Desk::new(project, Guard { hosts: vec![HOST.into(), "localhost:4400".into()], token: TOKEN.into() })
}

fn two() -> Desk {
    desk([("2025-01-06-mill.txt", MILL), ("2025-02-03-forge.md", FORGE)])
}

fn get(target: &str) -> Request<'_> {
    Request { method: Method::Get, target, host: Some(HOST), origin: None, body: b"" }
}

fn show(desk: &mut Desk, request: &Request<'_>) -> Response {
    match desk.answer(request) {
        Reply::Show(response) => response,
        Reply::Write(files) => panic!("{request:?} writes {} files", files.len()),
    }
}

fn seen(desk: &mut Desk, target: &str) -> String {
    let response = show(desk, &get(target));
    assert_eq!(response.status, 200, "{target}");
    String::from_utf8(response.body).expect("a text")
}

/// Returns the words of a page without its markup, with single spaces.
fn words(html: &str) -> String {
    let texts = html.split("<text").skip(1).filter_map(|text| text.split_once('>')?.1.split_once("</text>"));
    texts.map(|(words, _)| words).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_series_lists_its_articles_with_date_title_and_words() {
    let html = seen(&mut two(), "/");
    assert!(html.contains("2 articles"), "{html}");
    let (mill, forge) =
        (html.find("The Mill").expect("the mill"), html.find("The Forge").expect("the forge"));
    assert!(mill < forge);
    assert!(html.contains("6 January 2025") && html.contains("9 words"), "{html}");
}

#[test]
fn a_text_is_shown_with_what_was_understood_of_each_line() {
    let mut desk = two();
    let list = seen(&mut desk, "/");
    let id = list.split("/text?article=").nth(1).and_then(|rest| rest.split('"').next()).expect("an article");
    let html = seen(&mut desk, &format!("/text?article={id}"));
    let line = |number: usize| {
        let from = html.find(&format!("<li id=\"L{number}\"")).expect("a line");
        html[from..].split("</li>").next().expect("its end").to_owned()
    };
    assert!(line(1).contains("The Mill") && line(1).contains("<b>title</b>") && line(1).contains("is-head"));
    assert!(line(2).contains("<b>date</b>"));
    assert!(line(4).contains("paragraph") && line(4).contains("The wheel turned"));
    assert_eq!(show(&mut desk, &get("/text?article=none")).status, 404);
}

#[test]
fn pages_are_drawn_two_at_a_time_with_their_words() {
    let mut desk = desk([
        ("2025-01-06-mill.txt", MILL),
        ("2025-02-03-forge.md", FORGE),
        ("chapbook.toml", "[series]\ntitle = \"Crafts\"\n"),
    ]);
    let first = seen(&mut desk, "/book");
    assert_eq!(first.matches("<svg").count(), 1, "page 1 lies open by itself");
    let pages: usize = first
        .split("<figcaption>1 of ")
        .nth(1)
        .and_then(|rest| rest.split('<').next())
        .and_then(|count| count.split(',').next()?.parse().ok())
        .expect("how many pages");
    let spread = seen(&mut desk, "/book?page=3");
    assert_eq!(spread, seen(&mut desk, "/book?page=2"));
    assert!(spread.contains("<figcaption>2 of ") && spread.contains("<figcaption>3 of "));
    assert!(spread.contains("rel=\"prev\"") && spread.contains("rel=\"next\""));
    let all: String =
        (1..=pages).step_by(2).map(|page| words(&seen(&mut desk, &format!("/book?page={page}")))).collect();
    let flat: String = all.split_whitespace().collect();
    for sentence in ["Thewheelturnedslowlythatwinter,andnobodycame.", "Strikewhileitglows."] {
        assert!(flat.contains(sentence), "{sentence} is not in {all}");
    }
    // A page beyond the last is the last, and what is no number is the first.
    seen(&mut desk, "/book?page=999999");
    assert_eq!(seen(&mut desk, "/book?page=x"), first);
}

#[test]
fn the_e_reader_has_the_files_of_the_epub_in_a_frame_without_rights() {
    let mut desk = two();
    let html = seen(&mut desk, "/reader?width=tablet");
    let frame = html.split("<iframe").nth(1).expect("a frame");
    assert!(frame.contains("sandbox=\"\"") && frame.contains("class=\"tablet\""));
    let address = frame.split("src=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an address");
    let contents = show(&mut desk, &get(address));
    assert_eq!((contents.status, contents.media_type), (200, "application/xhtml+xml"));
    assert!(contents.policy.ends_with("sandbox") && !contents.policy.contains("script-src"));
    assert!(String::from_utf8(contents.body).expect("a text").contains("The Forge"));
    // What the frame asks for has no origin, as the frame has none.
    let style = address.replace("nav.xhtml", "stylesheet.css");
    let style = show(&mut desk, &Request { origin: Some("null"), ..get(&style) });
    assert_eq!((style.status, style.media_type), (200, "text/css; charset=utf-8"));
}

#[test]
fn problems_lead_to_their_lines_and_settings_say_what_is_set() {
    let missing = "# A\n\n![A leaf](leaf.png)\n";
    let mut desk = desk([("2025-01-06-a.md", missing), ("chapbook.toml", "[series]\ntitle = \"Crafts\"\n")]);
    let problems = seen(&mut desk, "/problems");
    assert!(problems.contains("leaf.png") && problems.contains("#L3\">"), "{problems}");
    let settings = seen(&mut desk, "/settings");
    assert!(settings.contains("<span class=\"set\">&quot;Crafts&quot;</span>"), "{settings}");
    assert!(settings.contains("<code>page-list</code>"));
}

#[test]
fn a_series_without_a_book_says_so_on_every_view() {
    let mut desk = desk([("2025-01-06-mill.txt", MILL), ("chapbook.toml", "[series]\ntitel = 1\n")]);
    for view in ["/", "/book", "/reader", "/make"] {
        assert!(seen(&mut desk, view).contains("/problems"), "{view}");
    }
    assert!(seen(&mut desk, "/problems").contains("titel"));
}

#[test]
fn what_changes_is_seen() {
    let mut desk = two();
    let before = seen(&mut desk, "/version");
    desk.update(files([("2025-01-06-mill.txt", &MILL.replace("The Mill", "The Old Mill"))]));
    assert_ne!(seen(&mut desk, "/version"), before);
    let html = seen(&mut desk, "/");
    assert!(
        html.contains("The Old Mill") && html.contains("1 article<") || html.contains("1 article."),
        "{html}"
    );
}

#[test]
fn a_form_with_the_token_makes_what_it_asks_for() {
    let mut desk = two();
    let form = seen(&mut desk, "/make");
    assert!(form.contains(TOKEN));
    let body = format!("token={TOKEN}&make=epub");
    let post = Request { method: Method::Post, origin: Some(ORIGIN), body: body.as_bytes(), ..get("/make") };
    let Reply::Write(files) = desk.answer(&post) else { panic!("nothing is written") };
    let names: Vec<&str> = files.iter().map(|made| made.name.as_str()).collect();
    assert_eq!(names.len(), 1);
    assert!(names[0].ends_with(".epub") && files[0].bytes.starts_with(b"PK"));
    let said = String::from_utf8(desk.wrote(&files, "out", &[]).body).expect("a text");
    assert!(said.contains(names[0]) && said.contains("<code>out</code>"));
    let said = String::from_utf8(desk.wrote(&files, "out", &["`out` is full".into()]).body).expect("a text");
    assert!(said.contains("`out` is full") && !said.contains("Written into"));
}

// A page of another site, or a name on the net that leads to this machine, would otherwise read or write the series.
#[test]
fn another_host_or_origin_and_writing_without_the_token_are_refused() {
    let mut desk = two();
    let status = |desk: &mut Desk, request: Request<'_>| show(desk, &request).status;
    assert_eq!(status(&mut desk, Request { host: Some("localhost:4400"), ..get("/") }), 200);
    for host in [
        None,
        Some("evil.example"),
        Some("127.0.0.1"),
        Some("127.0.0.1:80"),
        Some("127.0.0.1:4400.evil.example"),
    ] {
        assert_eq!(status(&mut desk, Request { host, ..get("/") }), 403, "{host:?}");
    }
    for origin in ["http://evil.example", "null", "https://127.0.0.1:4400", "http://127.0.0.1:80"] {
        assert_eq!(status(&mut desk, Request { origin: Some(origin), ..get("/") }), 403, "{origin}");
    }
    let good = format!("token={TOKEN}&make=epub");
    let post = |origin, body| Request { method: Method::Post, origin, body, ..get("/make") };
    for body in ["make=epub", "token=&make=epub", "token=0123456789abcdee&make=epub", "token=0123&make=epub"]
    {
        assert_eq!(status(&mut desk, post(Some(ORIGIN), body.as_bytes())), 403, "{body}");
    }
    assert_eq!(status(&mut desk, post(None, good.as_bytes())), 403, "no browser leaves the origin out");
    assert_eq!(status(&mut desk, post(Some(ORIGIN), b"\xff\xfe")), 403);
    assert_eq!(status(&mut desk, Request { method: Method::Other, ..get("/") }), 405);
}

#[test]
fn no_path_leads_out() {
    let mut desk = two();
    for target in [
        "/../chapbook.toml",
        "/epub/../../etc/passwd",
        "/epub/%2e%2e/x",
        "/epub/..%5cx",
        "//etc/passwd",
        "/epub//etc/passwd",
        "/..",
        "etc/passwd",
        "",
        "http://127.0.0.1:4400/",
        "/epub/a\\b",
        "/picture/../x",
    ] {
        assert_eq!(show(&mut desk, &get(target)).status, 400, "{target}");
    }
    for target in [
        "/epub/etc/passwd",
        "/picture/-1",
        "/picture/9",
        "/picture/",
        "/chapbook.toml",
        "/2025-01-06-mill.txt",
    ] {
        assert_eq!(show(&mut desk, &get(target)).status, 404, "{target}");
    }
}

#[test]
fn script_in_an_article_is_words() {
    let script = "<script>alert(1)</script>";
    let text = format!("\"><img src=x onerror=alert(1)>\n6 January 2025\n\nSay {script} aloud.\n");
    let markdown = format!(
        "---\ntitle: '{script}'\n---\n\nA [link](javascript:alert(1)).\n\n{script}\n\n<b onclick=\"alert(1)\">x</b>\n"
    );
    let mut desk = desk([
        ("2025-01-06-a.txt", &text),
        ("2025-01-07-b.md", &markdown),
        ("chapbook.toml", "[series]\ntitle = \"<script>alert(1)</script>\"\n"),
    ]);
    let list = seen(&mut desk, "/");
    let texts: Vec<String> = list
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .filter(|address| address.starts_with("/text"))
        .map(str::to_owned)
        .collect();
    assert_eq!(texts.len(), 2);
    let views = ["/", "/book", "/book?page=5", "/reader", "/problems", "/settings", "/make"];
    for view in views.iter().map(|view| (*view).to_owned()).chain(texts) {
        let response = show(&mut desk, &get(&view));
        let html = String::from_utf8(response.body).expect("a text");
        assert_eq!(html.matches("<script").count(), 1, "{view}: only the desk's own");
        assert!(
            !html.contains("<img") && !html.contains("javascript:\"") && !html.contains("style="),
            "{view}"
        );
        assert!(
            response.policy.starts_with("default-src 'none'") && !response.policy.contains("unsafe"),
            "{view}"
        );
    }
}
