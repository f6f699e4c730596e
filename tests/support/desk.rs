//! A series on a desk, and what somebody asks of it.

use chapbook::desk::{Desk, FileSave, Guard, Method, Reply, Request, Response};
use chapbook::driver::{self, Memory, Project};

pub const HOST: &str = "127.0.0.1:4400";

pub const ORIGIN: &str = "http://127.0.0.1:4400";

pub const TOKEN: &str = "0123456789abcdef";

pub const MILL: &str = "The Mill\n6 January 2025\n\nThe wheel turned slowly that winter, and nobody came.\n";

pub const FORGE: &str = "# The Forge\n\nIron is patient.\n\n> Strike while it glows.\n";

/// Returns a series in memory.
pub fn files<const N: usize>(texts: [(&str, &str); N]) -> Memory {
    Memory::from_iter(texts)
}

/// Puts a series on a desk.
pub fn desk<const N: usize>(texts: [(&str, &str); N]) -> Desk {
    let mut project = Project::open(files(texts), driver::Request::default());
    project.load();
    Desk::new(project, Guard { hosts: vec![HOST.into(), "localhost:4400".into()], token: TOKEN.into() })
}

/// Puts two articles on a desk.
pub fn two() -> Desk {
    desk([("2025-01-06-mill.txt", MILL), ("2025-02-03-forge.md", FORGE)])
}

/// Asks for a view.
pub fn get(target: &str) -> Request<'_> {
    let (host, method) = (Some(HOST), Method::Get);
    Request { method, target, host, origin: None, languages: None, content_type: None, body: b"" }
}

/// Returns what is shown for a request.
pub fn show(desk: &mut Desk, request: &Request<'_>) -> Response {
    match desk.answer(request) {
        Reply::Show(response) => response,
        other => panic!("{request:?} writes: {other:?}"),
    }
}

/// Returns a view.
pub fn seen(desk: &mut Desk, target: &str) -> String {
    let response = show(desk, &get(target));
    assert_eq!(response.status, 200, "{target}");
    String::from_utf8(response.body).expect("a text")
}

/// Returns the words of a page without its markup, with single spaces.
pub fn words(html: &str) -> String {
    let texts = html.split("<text").skip(1).filter_map(|text| text.split_once('>')?.1.split_once("</text>"));
    texts.map(|(words, _)| words).collect::<Vec<_>>().join(" ")
}

/// Sends a form, as the desk's own pages do.
pub fn send(desk: &mut Desk, target: &str, fields: &[(&str, &str)]) -> Reply {
    let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>();
    let mut body = format!("token={TOKEN}");
    for (name, value) in fields {
        body += &format!("&{name}={}", encoded(value));
    }
    let body = body.into_bytes();
    desk.answer(&Request { method: Method::Post, origin: Some(ORIGIN), body: &body, ..get(target) })
}

/// Returns the fields of the form that a page asks to be confirmed.
pub fn asked_again(html: &str) -> Vec<(String, String)> {
    let value = |rest: &str, key: &str| {
        let text = rest.split(&format!("{key}=\"")).nth(1)?.split('"').next()?;
        Some(
            text.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"),
        )
    };
    let main = html.split("<main").nth(1).unwrap_or_default();
    main.split("<input type=\"hidden\"")
        .skip(1)
        .filter_map(|rest| Some((value(rest, " name")?, value(rest, " value")?)))
        .filter(|(name, _)| name != "token")
        .collect()
}

/// Sends a form, sees what would change, and saves it.
pub fn confirmed(desk: &mut Desk, target: &str, fields: &[(&str, &str)]) -> (String, Vec<FileSave>) {
    let Reply::Show(shown) = send(desk, target, fields) else { panic!("it is shown first") };
    assert_eq!(shown.status, 200, "{}", String::from_utf8_lossy(&shown.body));
    let html = String::from_utf8(shown.body).expect("a text");
    let again = asked_again(&html);
    let again: Vec<(&str, &str)> =
        again.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    match send(desk, target, &again) {
        Reply::Save(files) => (html, files),
        other => panic!("nothing is saved: {other:?}"),
    }
}

/// Returns the id of an article by its title.
pub fn id_of(desk: &mut Desk, title: &str) -> String {
    let list = seen(desk, "/");
    let before = list.split(&format!("\"><bdi>{title}</bdi></a>")).next().expect("the article");
    before.rsplit("/text?article=").next().expect("its id").to_owned()
}

/// Drops files on the series.
pub fn add(desk: &mut Desk, names: &[&str]) -> Reply {
    let part = "--x\r\nContent-Disposition: form-data; name=";
    let mut body = format!("{part}\"token\"\r\n\r\n{TOKEN}\r\n");
    for name in names {
        body += &format!("{part}\"file\"; filename=\"{name}\"\r\n\r\nNew\n\r\n");
    }
    body += "--x--\r\n";
    let content_type = Some("multipart/form-data; boundary=x");
    desk.answer(&Request {
        method: Method::Post,
        origin: Some(ORIGIN),
        content_type,
        body: body.as_bytes(),
        ..get("/add")
    })
}
