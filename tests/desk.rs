//! The desk: what it shows, and what it refuses.

use crate::support::desk::*;
use chapbook::desk::{Desk, FileSave, Guard, Method, Reply, Request, Response};
use chapbook::driver::{self, Memory, Project};

#[test]
fn the_series_lists_its_articles_with_date_title_and_words() {
    let html = seen(&mut two(), "/");
    assert!(html.contains("Articles: 2<"), "{html}");
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
        .split("In the PDF: 1 of ")
        .nth(1)
        .and_then(|rest| rest.split('<').next()?.parse().ok())
        .expect("how many pages");
    let spread = seen(&mut desk, "/book?page=3");
    assert_eq!(spread, seen(&mut desk, "/book?page=2"));
    assert!(
        spread.contains("In the PDF: 2–3 of ")
            && spread.matches("<figcaption dir=\"ltr\">Page ").count() == 2
    );
    assert!(spread.contains("rel=\"prev\"") && spread.contains("rel=\"next\""));
    let shown = std::iter::once(1).chain((2..=pages).step_by(2));
    let all: String = shown.map(|page| words(&seen(&mut desk, &format!("/book?page={page}")))).collect();
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
    assert!(frame.contains("sandbox=\"\"") && frame.contains("class=\"tablet light\""));
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
    let title = settings.split("id=\"series-title\"").nth(1).expect("the title's field");
    assert!(title.split('>').next().is_some_and(|field| field.contains("value=\"Crafts\"")), "{settings}");
    assert_eq!(settings.matches("class=\"key set\"").count(), 1);
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
    assert!(html.contains("The Old Mill") && html.contains("Articles: 1<"), "{html}");
}

#[test]
fn a_browser_that_knows_what_there_is_waits_for_a_change() {
    let mut desk = two();
    let known = seen(&mut desk, "/version");
    assert!(seen(&mut desk, "/").contains(&format!("data-version=\"{known}\"")));
    let target = format!("/version?after={known}");
    assert!(matches!(desk.answer(&get(&target)), Reply::Wait(_)));
    desk.update(files([("2025-01-06-mill.txt", MILL)]));
    let now = seen(&mut desk, &target);
    assert_ne!(now, known);
}

#[test]
fn a_form_with_the_token_makes_what_it_asks_for() {
    let mut desk = two();
    let form = seen(&mut desk, "/make");
    assert!(form.contains(TOKEN));
    let body = format!("token={TOKEN}&make=epub");
    let post = Request { method: Method::Post, origin: Some(ORIGIN), body: body.as_bytes(), ..get("/make") };
    let Reply::Write(files) = desk.answer(&post) else { panic!("nothing is written") };
    let [made] = &files[..] else { panic!("one file is made") };
    let (name, bytes) = (made.name.clone(), made.bytes.clone());
    assert!(name.ends_with(".epub") && bytes.starts_with(b"PK"));
    let failed = desk.wrote(Vec::new(), "out", &[]);
    assert!(!String::from_utf8(failed.body).expect("a text").contains("/made/"));
    let said = String::from_utf8(desk.wrote(files, "out", &[]).body).expect("a text");
    assert!(
        said.contains(&format!("<a href=\"/made/0\" download=\"{name}\">"))
            && said.contains("<code>out</code>")
    );
    let got = show(&mut desk, &get("/made/0"));
    assert_eq!((got.media_type, got.body == bytes), ("application/epub+zip", true));
    for target in ["/made/1", "/made/", "/made/x", "/made/99999999999999999999"] {
        assert_eq!(show(&mut desk, &get(target)).status, 404, "{target}");
    }
    let Reply::Write(files) = desk.answer(&post) else { panic!("nothing is written") };
    let said = String::from_utf8(desk.wrote(files, "out", &["`out` is full".into()]).body).expect("a text");
    assert!(said.contains("`out` is full") && !said.contains("Done."));
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

// --- What is changed ---

#[test]
fn a_line_of_a_plain_text_is_corrected_in_the_configuration_and_taken_back() {
    const TEXT: &str = "The Weekly Wheel\n\nThe Mill\n6 January 2025\n\nThe wheel turned slowly that winter, and nobody came.\n";
    const SETTINGS: &str = "# mine\r\n[series]\r\ntitle = 'Crafts' # why\r\n";
    let texts = |settings: &str| files([("2025-01-06-mill.txt", TEXT), ("chapbook.toml", settings)]);
    let mut desk = desk([("2025-01-06-mill.txt", TEXT), ("chapbook.toml", SETTINGS)]);
    let first = seen(&mut desk, "/");
    let id = first
        .split("/text?article=")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("an id")
        .to_owned();
    let view = seen(&mut desk, &format!("/text?article={id}&line=3"));
    assert!(view.contains("action=\"/correct\"") && view.contains("value=\"title\""), "{view}");
    let fields = [("article", id.as_str()), ("line", "3"), ("to", "3"), ("as", "title")];
    let (shown, saves) = confirmed(&mut desk, "/correct", &fields);
    assert!(shown.contains("<ins>as = &quot;title&quot;</ins>") && !shown.contains("<del>"), "{shown}");
    let [FileSave { path, before, bytes }] = &saves[..] else { panic!("one file") };
    assert!(path.ends_with("chapbook.toml"));
    assert_eq!(before.as_deref(), Some(SETTINGS.as_bytes()));
    let written = String::from_utf8(bytes.clone().expect("bytes")).expect("a text");
    let entry =
        "\r\n[[correct]]\r\narticle = \"2025-01-06-mill.txt\"\r\nfrom = \"The Mill\"\r\nas = \"title\"\r\n";
    assert_eq!(written, format!("{SETTINGS}{entry}"));
    desk.update(texts(&written));
    let went_on = desk.saved(None);
    let to = went_on.location.clone().expect("a place to go on");
    assert_eq!((went_on.status, to.as_str()), (303, "/text?file=2025-01-06-mill.txt&line=3#L3"));
    let view = seen(&mut desk, to.split('#').next().expect("a path"));
    assert!(view.contains("aria-pressed=\"true\">Title") && view.contains("Take it back"), "{view}");
    assert!(seen(&mut desk, "/").contains(">The Mill</bdi></a>"));
    // And back.
    let Reply::Save(undone) = send(&mut desk, "/undo", &[]) else { panic!("it is taken back") };
    assert_eq!(undone[0].bytes.as_deref(), Some(SETTINGS.as_bytes()));
    assert_eq!(undone[0].before.as_deref(), Some(written.as_bytes()));
    desk.update(texts(SETTINGS));
    assert_eq!(desk.saved(None).status, 303);
    assert!(!seen(&mut desk, "/").contains("Take it back"));
}

#[test]
fn what_is_said_of_all_articles_goes_under_read() {
    let mut desk = two();
    let id = id_of(&mut desk, "The Mill");
    let fields = [("article", id.as_str()), ("line", "1"), ("as", "kicker"), ("all", "yes")];
    let (_, saves) = confirmed(&mut desk, "/correct", &fields);
    assert_eq!(saves[0].before, None, "there was no configuration");
    assert_eq!(saves[0].bytes.as_deref(), Some(&b"[read]\nkicker = [\"The Mill\"]\n"[..]));
}

#[test]
fn what_a_text_does_not_say_is_typed_into_its_front_matter() {
    let mut desk = two();
    let id = id_of(&mut desk, "The Forge");
    let fields = [("article", id.as_str()), ("subtitle", "The Forge: \"Iron\"")];
    let (_, saves) = confirmed(&mut desk, "/facts", &fields);
    let written = saves[0].bytes.clone().expect("bytes");
    assert_eq!(written, format!("---\nsubtitle: \"The Forge: \\\"Iron\\\"\"\n---\n\n{FORGE}").into_bytes());
}

// Two browsers, or a browser and an editor, at one article: nothing of either is lost.
#[test]
fn a_change_meanwhile_is_a_conflict_and_both_texts_are_shown() {
    let mut desk = two();
    let id = id_of(&mut desk, "The Mill");
    let editor = seen(&mut desk, &format!("/text?article={id}&edit=yes"));
    let base = asked_again(&editor).into_iter().find(|(name, _)| name == "base").expect("a base").1;
    let mine = MILL.replace("slowly", "fast").replace('\n', "\r\n");
    let fields = [("article", id.as_str()), ("base", &base), ("text", &mine)];
    let (shown, saves) = confirmed(&mut desk, "/edit", &fields);
    assert!(shown.contains("turned fast") && shown.contains("turned slowly"));
    assert_eq!(saves[0].bytes.clone().expect("bytes"), MILL.replace("slowly", "fast").into_bytes());
    // The other browser saved first.
    let theirs = MILL.replace("nobody", "everybody");
    desk.saved(Some("not saved in this test"));
    desk.update(files([("2025-01-06-mill.txt", theirs.as_str()), ("2025-02-03-forge.md", FORGE)]));
    let Reply::Show(conflict) = send(&mut desk, "/edit", &fields) else { panic!("it must not be saved") };
    let html = String::from_utf8(conflict.body).expect("a text");
    assert_eq!(conflict.status, 409);
    assert!(html.contains("turned fast") && html.contains("everybody"), "{html}");
    // So it is between the difference and its saving.
    let again = [("article", id.as_str()), ("base", &base), ("text", &mine), ("seen", "0123456789abcdef")];
    let Reply::Show(conflict) = send(&mut desk, "/edit", &again) else { panic!("it must not be saved") };
    assert_eq!(conflict.status, 409);
}

// A page shows neither carriage returns nor marks nor form feeds: what comes back of it must not lose them.
#[test]
fn a_text_that_comes_back_from_its_page_untouched_changes_nothing_and_a_word_only_itself() {
    let windows = MILL.replace('\n', "\r\n");
    let old = MILL.replace('\n', "\r");
    let feeds = MILL.replace("\n\n", "\n\u{c}\n");
    let marked = format!("\u{feff}{windows}");
    let leading = format!("\n\n{MILL}");
    for text in [MILL, &windows, &old, &feeds, &marked, &leading, MILL.trim_end()] {
        for latin in [false, true] {
            let text =
                if latin { text.replace("nobody", "Zo\u{eb} Qu\u{e9}r\u{e9}") } else { text.to_owned() };
            if latin && text.starts_with('\u{feff}') {
                continue;
            }
            let bytes: Vec<u8> = match latin {
                true => text.chars().map(|c| c as u8).collect(),
                false => text.clone().into_bytes(),
            };
            let file = [(std::path::PathBuf::from("2025-01-06-mill.txt"), bytes.clone())];
            let mut project = Project::open(Memory::from_iter(file), driver::Request::default());
            project.load();
            let mut desk = Desk::new(project, Guard { hosts: vec![HOST.into()], token: TOKEN.into() });
            let list = seen(&mut desk, "/");
            let id =
                list.split("/text?article=").nth(1).and_then(|rest| rest.split('"').next()).expect("an id");
            let editor = seen(&mut desk, &format!("/text?article={id}&edit=yes"));
            let base = asked_again(&editor).into_iter().find(|(name, _)| name == "base").expect("a base").1;
            let area = editor.split("<textarea").nth(1).and_then(|rest| rest.split("</textarea>").next());
            let shown = area.and_then(|area| area.split_once(">\n")).expect("the text").1;
            assert!(!shown.contains('\r'));
            let sent = shown.replace('\n', "\r\n");
            let fields = [("article", id), ("base", &base), ("text", &sent)];
            let Reply::Show(same) = send(&mut desk, "/edit", &fields) else {
                panic!("nothing is to be saved")
            };
            let said = String::from_utf8(same.body).expect("a text");
            assert!(said.contains("nothing changes"), "{text:?}: {said}");
            let changed = sent.replace("slowly", "fast");
            let fields = [("article", id), ("base", &base), ("text", &changed)];
            let (_, saves) = confirmed(&mut desk, "/edit", &fields);
            let at = bytes.windows(6).position(|word| word == b"slowly").expect("the word");
            let wanted = [&bytes[..at], b"fast", &bytes[at + 6..]].concat();
            let written = saves[0].bytes.clone().expect("bytes");
            assert_eq!(String::from_utf8_lossy(&written), String::from_utf8_lossy(&wanted), "{text:?}");
            assert_eq!(written, wanted, "{text:?}");
        }
    }
}

#[test]
fn articles_are_moved_left_out_and_added_and_none_is_replaced() {
    let mut desk = two();
    let id = id_of(&mut desk, "The Forge");
    let (_, saves) = confirmed(&mut desk, "/order", &[("article", &id), ("move", "up")]);
    let written = String::from_utf8(saves[0].bytes.clone().expect("bytes")).expect("a text");
    assert!(written.contains("order = \"listed\""), "{written}");
    assert!(written.find("forge").expect("forge") < written.find("mill").expect("mill"), "{written}");
    desk.saved(Some("not saved in this test"));
    let Reply::Save(saves) = add(&mut desk, &["new.txt"]) else { panic!("a file is added") };
    assert_eq!((saves[0].before.clone(), saves[0].bytes.as_deref()), (None, Some(&b"New\n"[..])));
    // A picture of a folder that was dropped lies where its article says.
    let Reply::Save(saves) = add(&mut desk, &["images/mill.png"]) else { panic!("a picture is added") };
    assert!(saves[0].path.ends_with("images/mill.png"), "{:?}", saves[0].path);
    let attacks = ["../new.txt", "a/../../new.txt", "/etc/new.txt", "C:\\new.txt", "a/.git/new.txt"];
    for name in ["2025-01-06-mill.txt", "new.exe", "chapbook.toml", ""].into_iter().chain(attacks) {
        let Reply::Show(refused) = add(&mut desk, &[name]) else { panic!("{name} must not be added") };
        assert_eq!(refused.status, 409, "{name}");
    }
}

#[test]
fn a_setting_is_set_and_a_wrong_one_is_refused_with_what_to_type() {
    let mut desk = two();
    let (_, saves) = confirmed(&mut desk, "/set", &[("print.grey", "true")]);
    assert_eq!(saves[0].bytes.as_deref(), Some(&b"[print]\ngrey = true\n"[..]));
    desk.saved(Some("not saved in this test"));
    let Reply::Show(refused) = send(&mut desk, "/set", &[("print.font-size", "12")]) else {
        panic!("it is wrong")
    };
    let html = String::from_utf8(refused.body).expect("a text");
    assert!(refused.status == 409 && html.contains("12pt"), "{html}");
    assert!(matches!(
        send(&mut desk, "/set", &[("print.nothing", "1")]),
        Reply::Show(Response { status: 409, .. })
    ));
}

// Whoever asks without end is answered, and nothing grows.
#[test]
fn ten_thousand_requests_are_answered() {
    let mut desk = two();
    for at in 0..10_000 {
        let target = ["/version", "/desk.css", "/nothing", "/desk.js"][at % 4];
        show(&mut desk, &get(target));
    }
    assert_eq!(seen(&mut desk, "/version"), "0");
}
