//! The way from a folder to a booklet, for somebody who sees the desk for the first time.

use crate::support::desk::*;
use chapbook::desk::{FileSave, Reply, Response};

fn shown(response: Response) -> String {
    String::from_utf8(response.body).expect("a text")
}

// It took five presses on three views, and how to print stood on a fourth.
#[test]
fn the_first_view_makes_the_booklet_and_what_follows_says_how_to_print_it() {
    let mut desk = two();
    for view in ["/", "/booklet"] {
        let html = seen(&mut desk, view);
        let asks = html.split("action=\"/make\"").nth(1).and_then(|rest| rest.split("</form>").next());
        assert!(asks.is_some_and(|form| form.contains("value=\"booklet\"")), "{view}");
    }
    let Reply::Write(files) = send(&mut desk, "/make", &[("make", "booklet")]) else { panic!("it is made") };
    assert!(files.iter().all(|made| made.name.contains("-booklet")), "nothing else is");
    let said = shown(desk.wrote(files, "out", &[]));
    assert!(said.contains("<code>out</code>") && said.contains("-booklet.pdf</bdi></b>"), "{said}");
    assert!(words(&said).contains("How to print"), "{}", words(&said));
    // Whoever made only an e-book has nothing to fold.
    let Reply::Write(files) = send(&mut desk, "/make", &[("make", "epub")]) else { panic!("it is made") };
    assert!(!shown(desk.wrote(files, "out", &[])).contains("How to print"));
}

// 161 articles made a booklet of 150 sheets, and nothing said that this is not what staples hold.
#[test]
fn a_booklet_that_is_sewn_says_how_it_could_be_stapled() {
    let mut thin = two();
    assert!(!seen(&mut thin, "/booklet").contains("sewn"));
    let sewn = "[booklet]\nsignature = 1\n";
    let long = format!("{MILL}\n{}", "The wheel turned slowly that winter, and nobody came.\n\n".repeat(200));
    let mut thick = desk([("2025-01-06-mill.txt", &long), ("chapbook.toml", sewn)]);
    let html = seen(&mut thick, "/booklet");
    assert!(html.contains("sewn together") && html.contains("href=\"/#keep\""), "{html}");
}

#[test]
fn the_sheet_that_tests_a_printer_is_made_where_it_is_shown() {
    let mut desk = two();
    assert!(seen(&mut desk, "/booklet?show=test").contains("value=\"test-sheet\""));
    let Reply::Write(files) = send(&mut desk, "/make", &[("make", "test-sheet")]) else {
        panic!("it is made")
    };
    let names: Vec<&str> = files.iter().map(|made| made.name.as_str()).collect();
    assert_eq!(names.len(), 1);
    assert!(names[0].ends_with("-calibration.pdf"), "{names:?}");
}

// "There is no book yet: 1 errors stand in its way" was the first thing somebody read who began with nothing.
#[test]
fn an_empty_folder_asks_for_articles_and_an_error_leads_to_itself() {
    let mut empty = desk([("notes.xyz", "")]);
    let html = seen(&mut empty, "/");
    assert!(html.contains("no article here yet") && html.contains("action=\"/add\""), "{html}");
    assert!(seen(&mut empty, "/book").contains("<a href=\"/\">Add articles</a>"));
    let mut broken = desk([("2025-01-06-mill.txt", MILL), ("chapbook.toml", "[series]\ntitel = \"x\"\n")]);
    let html = seen(&mut broken, "/");
    assert!(html.contains("<a href=\"/problems\">1 error</a>"), "{html}");
}

// One file of an old kind kept thirty others out.
#[test]
fn what_can_be_read_is_added_and_of_the_rest_it_is_said_what_to_do() {
    let mut desk = two();
    let Reply::Save(saves) = add(&mut desk, &["new.txt", "old.doc", "2025-01-06-mill.txt", "leaf.jpg"])
    else {
        panic!("what can be read is added")
    };
    let names: Vec<_> = saves.iter().filter_map(|file| file.path.file_name()?.to_str()).collect();
    assert_eq!(names, ["new.txt", "leaf.jpg"]);
    desk.saved(None);
    let bar = seen(&mut desk, "/");
    assert!(bar.contains("Added: “leaf.jpg”, “new.txt”."), "{bar}");
    assert!(bar.contains("Not added: “old.doc”: open it, and save it as .docx"), "{bar}");
    assert!(bar.contains("Not added: “2025-01-06-mill.txt”: in the series already"), "{bar}");
    // A folder of 161 articles is dropped at once; 100 were taken, and the others forgotten in silence.
    let many: Vec<String> = (0..1_200).map(|at| format!("n{at}.txt")).collect();
    let names: Vec<&str> = many.iter().map(String::as_str).collect();
    let Reply::Save(saves) = add(&mut desk, &names) else { panic!("some are added") };
    desk.saved(None);
    let bar = seen(&mut desk, "/");
    assert!(saves.len() == 1_000 && bar.contains("At most 1000 files are added at once"), "{bar}");
    assert!(bar.contains(" and 992 more."), "{bar}");
    // The same file twice in one go is one that would replace the other.
    let Reply::Save(saves) = add(&mut desk, &["twice.txt", "twice.txt"]) else { panic!("one is added") };
    assert_eq!(saves.len(), 1);
}

#[test]
fn what_is_hindered_leads_back_to_where_it_was_asked_for() {
    let mut desk = two();
    let id = id_of(&mut desk, "The Mill");
    let mut leads_back = |target: &str, fields: &[(&str, &str)], back: &str| {
        let Reply::Show(refused) = send(&mut desk, target, fields) else { panic!("{target} is done") };
        assert_eq!(refused.status, 409, "{target}");
        let html = shown(refused);
        assert!(html.contains(&format!("<a href=\"{back}\">Go back</a>")), "{target}: {html}");
    };
    leads_back(
        "/correct",
        &[("article", &id), ("line", "3"), ("as", "title")],
        &format!("/text?article={id}"),
    );
    leads_back("/set", &[("x.y", "1"), ("from", "/booklet")], "/booklet");
    leads_back("/order", &[("move", "keep")], "/");
    for target in ["/text?article=none", "/epub/none"] {
        let missing = show(&mut desk, &get(target));
        assert_eq!(missing.status, 404, "{target}");
        assert!(target == "/epub/none" || shown(missing).contains("<a href=\"/\">"), "{target}");
    }
}

// The text of a page or of a Word file was offered for change, and the change refused; what it is called and when it was
// written could not be put right at all.
#[test]
fn nothing_is_offered_that_would_be_refused() {
    let page = "<html><title>The Kiln</title><body><h1>The Kiln</h1><p>3 March 2025</p><p>It was cold.</p></body></html>";
    let mut desk = desk([("kiln.html", page), ("2025-01-06-mill.txt", MILL)]);
    let offers = |html: &str| (html.contains("edit=yes\">Change the text"), html.contains("id=\"facts\""));
    assert_eq!(offers(&seen(&mut desk, "/text?file=kiln.html")), (false, true));
    assert_eq!(offers(&seen(&mut desk, "/text?file=2025-01-06-mill.txt")), (true, true));
}

#[test]
fn title_and_date_of_a_saved_page_are_corrected_in_the_configuration() {
    let page = "<html><title>The Kiln</title><body><h1>The Kiln</h1><p>It was cold, and nobody slept.</p><p>Cold \
                Nights</p></body></html>";
    let texts = |settings: &str| files([("kiln.html", page), ("chapbook.toml", settings)]);
    let mut desk = desk([("kiln.html", page), ("chapbook.toml", "")]);
    // What is wrong leads there.
    let problems = seen(&mut desk, "/problems");
    assert!(problems.contains("&amp;facts=yes#facts"), "{problems}");
    let id = id_of(&mut desk, "The Kiln");
    let entry = |is: &str, value: &str| {
        format!("[[correct]]\narticle = \"kiln.html\"\nas = \"{is}\"\nvalue = \"{value}\"\n")
    };
    let saved = |saves: &[FileSave]| {
        let [FileSave { path, bytes, .. }] = saves else { panic!("one file") };
        assert!(path.ends_with("chapbook.toml"), "{path:?}");
        String::from_utf8(bytes.clone().expect("bytes")).expect("a text")
    };
    let (_, saves) = confirmed(&mut desk, "/facts", &[("article", &id), ("date", "2024-05-04")]);
    let dated = saved(&saves);
    assert_eq!(dated, entry("date", "2024-05-04"));
    desk.update(texts(&dated));
    desk.saved(None);
    let view = seen(&mut desk, "/text?file=kiln.html&facts=yes");
    assert!(view.contains("value=\"2024-05-04\"") && view.contains("As it was found"), "{view}");
    // A line of it may be said to be the title: the buttons are those of what can be given.
    let before = view.split(">Cold Nights</a>").next().expect("the line");
    let line = before.rsplit("#L").next().expect("its number").trim_end_matches('"');
    let panel = seen(&mut desk, &format!("/text?file=kiln.html&line={line}"));
    assert!(
        panel.contains("name=\"as\" value=\"title\"") && !panel.contains("value=\"quotation\""),
        "{panel}"
    );
    let id = id_of(&mut desk, "The Kiln");
    let (_, saves) = confirmed(&mut desk, "/correct", &[("article", &id), ("line", line), ("as", "title")]);
    let titled = saved(&saves);
    assert_eq!(titled, format!("{dated}\n{}", entry("title", "Cold Nights")));
    desk.update(texts(&titled));
    desk.saved(None);
    // And what was given is taken out again.
    let id = id_of(&mut desk, "Cold Nights");
    let (_, saves) = confirmed(&mut desk, "/facts", &[("article", &id), ("given", "date")]);
    let left = saved(&saves);
    assert_eq!(left.trim(), entry("title", "Cold Nights").trim());
}

#[test]
fn an_article_without_a_date_is_given_one_from_the_list_of_problems() {
    let mut desk = desk([("2025-01-06-mill.txt", MILL), ("forge.md", FORGE)]);
    let html = seen(&mut desk, "/problems");
    let link = html.split("href=\"").find(|rest| rest.contains("facts=yes")).expect("a link");
    let target = link.split('"').next().expect("an address").replace("&amp;", "&");
    let view = seen(&mut desk, target.trim_end_matches("#facts"));
    assert!(view.contains("id=\"facts\" open>"), "{target}");
    let (_, saves) = confirmed(&mut desk, "/facts", &[("article", "forge"), ("date", "2025-02-03")]);
    assert!(saves[0].path.ends_with("forge.md"));
}

// A list of a thousand titles below each page was most of what was sent and shown after each change.
#[test]
fn long_contents_have_a_page_of_their_own() {
    let many: Vec<(String, String)> =
        (1..=60).map(|at| (format!("a{at:03}.md"), format!("# Title {at}\n\nText.\n"))).collect();
    let files =
        chapbook::driver::Memory::from_iter(many.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let mut long = two();
    let below = |html: &str| html.matches("<li><a href=\"/book?page=").count();
    assert!(below(&seen(&mut long, "/book?page=3")) >= 2, "few stand below the pages");
    long.update(files);
    assert_eq!(below(&seen(&mut long, "/book?page=3")), 0);
    let contents = seen(&mut long, "/book?contents=yes");
    assert!(below(&contents) >= 60, "{contents}");
    let last = contents
        .split("\"><bdi>Title 60</bdi></a>")
        .next()
        .and_then(|rest| rest.rsplit('=').next())
        .expect("a page");
    assert!(words(&seen(&mut long, &format!("/book?page={last}"))).contains("Title 60"));
}
