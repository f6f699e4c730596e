//! What the desk shows of sheets, handouts and places in texts, and of a series that has gone wrong.

use crate::support::desk::*;
use chapbook::desk::{Desk, Guard, Reply};
use chapbook::driver::{self, Project};

#[test]
fn the_booklet_is_shown_sheet_by_sheet_and_folded_through() {
    let mut desk = two();
    let sheets = seen(&mut desk, "/booklet?show=sheets");
    assert!(sheets.contains("sheets of A4") || sheets.contains("sheet of A4"), "{}", words(&sheets));
    assert!(sheets.contains("turned the sheet over on its short edge"));
    let count: usize = sheets
        .split("<h2>Sheet 1 of ")
        .nth(1)
        .and_then(|rest| rest.split('<').next()?.parse().ok())
        .expect("how many sheets");
    let mut folded = String::new();
    for at in 1..=count * 2 + 1 {
        let html = seen(&mut desk, &format!("/booklet?show=folded&at={at}"));
        let shown = html.matches("<figure").count();
        let is_cover = at == 1 || at == count * 2 + 1;
        assert_eq!(shown, if is_cover { 1 } else { 2 }, "opening {at}");
        assert_eq!(html.contains("rel=\"next\""), at <= count * 2, "opening {at}");
        folded += &words(&html);
    }
    let flat: String = folded.split_whitespace().collect();
    assert!(flat.contains("Thewheelturnedslowlythatwinter,andnobodycame."), "{folded}");
    assert!(seen(&mut desk, "/booklet?show=how-to").contains("<svg"));
    assert_eq!(seen(&mut desk, "/booklet?show=test").matches("role=\"img\"").count(), 2);
    // A scheme that cannot hold the book says so.
    let long = "The wheel turned slowly that winter, and nobody came.\n\n".repeat(200);
    let text = format!("The Mill\n6 January 2025\n\n{long}");
    let mut desk =
        self::desk([("2025-01-06-mill.txt", &text), ("chapbook.toml", "[booklet]\nscheme = \"zine\"\n")]);
    assert!(seen(&mut desk, "/booklet").contains("a zine holds 8 pages"));
}

#[test]
fn an_article_has_its_copies_and_a_study_file_is_made_and_changed() {
    let mut desk = two();
    let id = id_of(&mut desk, "The Mill");
    let view = seen(&mut desk, &format!("/handouts?article={id}&edit=yes"));
    assert!(view.contains("data-put=\"¶ 1\"") && view.contains("<textarea"), "{view}");
    let study = "# Questions\n\n1. [f] Who came? ¶ 1\n\nNobody did.\n";
    let base = asked_again(&view).into_iter().find(|(name, _)| name == "base").expect("a base").1;
    let fields = [("article", id.as_str()), ("study", "yes"), ("base", &base), ("text", study)];
    let (_, saves) = confirmed(&mut desk, "/edit", &fields);
    assert!(saves[0].path.ends_with("2025-01-06-mill.study.md"));
    assert_eq!((saves[0].before.clone(), saves[0].bytes.as_deref()), (None, Some(study.as_bytes())));
    desk.update(files([
        ("2025-01-06-mill.txt", MILL),
        ("2025-02-03-forge.md", FORGE),
        ("2025-01-06-mill.study.md", study),
    ]));
    desk.saved(None);
    assert!(seen(&mut desk, "/handouts").contains("has a study file"));
    // Who leads sees before anything is printed what everybody has in hand, and what is taken for an answer.
    let view = seen(&mut desk, &format!("/handouts?article={id}&edit=yes"));
    assert!(
        view.contains("<bdi>1. Who came?</bdi></td><td><bdi>Nobody did.</bdi>") && view.contains("R412"),
        "{view}"
    );
    for (kind, holds) in [("participant", true), ("questions", true), ("large-print", true), ("terms", false)]
    {
        let copy = words(&seen(&mut desk, &format!("/handouts?article={id}&kind={kind}")));
        assert_eq!(copy.contains("Who came?"), holds, "{kind}: {copy}");
    }
}

#[test]
fn a_word_on_a_page_leads_to_its_line_and_a_line_to_its_page() {
    let text =
        "The Mill\n6 January 2025\n\nThe wheel turned slowly\nthat winter, and “nobody”\ncame.\n\nThe end.\n";
    let mut desk = desk([("2025-01-06-mill.txt", text), ("2025-02-03-forge.md", FORGE)]);
    let id = id_of(&mut desk, "The Mill");
    for (line, word) in [(1, "Mill"), (4, "slowly"), (5, "winter"), (6, "came"), (8, "end")] {
        let page = seen(&mut desk, &format!("/book?article={id}&line={line}"));
        assert!(page.contains("class=\"here\""), "line {line} is marked");
        let runs = page.split("<text data-at=\"").skip(1);
        let at = runs.filter_map(|rest| {
            let (at, rest) = rest.split_once('"')?;
            let shown = rest.split_once('>')?.1.split('<').next()?;
            let (node, byte) = at.split_once('.')?;
            Some(format!("{node}.{}", byte.parse::<usize>().ok()? + shown.find(word)?))
        });
        let places: Vec<String> = at.collect();
        let led = places.iter().map(|at| show(&mut desk, &get(&format!("/text?at={at}"))).location);
        let led: Vec<String> = led.flatten().collect();
        let wanted = format!("/text?article={id}&line={line}#L{line}");
        assert!(led.contains(&wanted), "{word}: {led:?} of {places:?}");
    }
    for at in ["", "1", "x.y", "4000000000.1", "0.4000000000"] {
        let answer = show(&mut desk, &get(&format!("/text?at={at}")));
        assert!(matches!(answer.status, 200 | 303 | 404), "{at}");
    }
}

#[test]
fn an_error_keeps_the_last_pages_until_it_is_mended() {
    let mut desk = two();
    let before = words(&seen(&mut desk, "/book?page=3"));
    desk.update(files([("2025-01-06-mill.txt", MILL), ("chapbook.toml", "[series]\ntitel = 1\n")]));
    for round in 0..2 {
        let html = seen(&mut desk, "/book?page=3");
        assert!(html.contains("role=\"alert\"") && html.contains("titel"), "round {round}");
        assert!(html.contains("class=\"last\"") && html.contains("<svg"), "round {round}");
        assert_eq!(words(&html), before, "round {round}");
        desk.update(files([("2025-01-06-mill.txt", MILL), ("chapbook.toml", "[series]\ntitel = 2\n")]));
    }
    desk.update(files([("2025-01-06-mill.txt", MILL), ("2025-02-03-forge.md", FORGE)]));
    assert_eq!(words(&seen(&mut desk, "/book?page=3")), before);
    // A style sheet that is wrong is an error of another kind, with the same pages.
    desk.update(files([
        ("2025-01-06-mill.txt", MILL),
        ("2025-02-03-forge.md", FORGE),
        ("chapbook.toml", "[series]\nstyle = \"missing.css\"\n"),
    ]));
    let html = seen(&mut desk, "/book?page=3");
    assert!(!html.contains("role=\"alert\"") || html.contains("class=\"last\""), "{}", words(&html));
}

#[test]
fn an_article_that_was_left_out_is_taken_in_where_it_was() {
    let list = "[series]\norder = \"listed\"\narticles = [\"2025-02-03-forge.md\"] # mine\n";
    let mut desk = desk([
        ("2025-01-06-mill.txt", MILL),
        ("2025-02-03-forge.md", FORGE),
        ("2025-03-03-draft.md", "---\ndraft: true\n---\n\n# Draft\n\nNot yet.\n"),
        ("chapbook.toml", list),
    ]);
    let html = seen(&mut desk, "/");
    assert!(html.contains("Left out") && html.contains("Take in: 2025-01-06-mill.txt"), "{html}");
    let (_, saves) = confirmed(&mut desk, "/order", &[("file", "2025-01-06-mill.txt"), ("move", "in")]);
    let written = String::from_utf8(saves[0].bytes.clone().expect("bytes")).expect("a text");
    assert!(written.find("mill.txt") < written.find("forge.md") && written.contains("# mine"), "{written}");
    for file in ["", "../secret.txt", "2025-02-03-forge.md"] {
        let Reply::Show(refused) = send(&mut desk, "/order", &[("file", file), ("move", "in")]) else {
            panic!("{file} is not left out")
        };
        assert_eq!(refused.status, 409, "{file}");
    }
}

// A folder that somebody sent may hold links to what is not theirs.
#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_neither_shown_nor_written_through() {
    use std::os::unix::fs::symlink;
    const SECRET: &str = "The key lies under the mat.";
    let place = tempfile::tempdir().expect("a folder");
    let (series, secret) = (place.path().join("series"), place.path().join("secret.txt"));
    std::fs::create_dir(&series).expect("a folder");
    std::fs::write(&secret, SECRET).expect("a file");
    std::fs::write(series.join("2025-01-06-mill.txt"), MILL).expect("a file");
    for name in ["2025-02-03-link.txt", "2025-01-06-mill.study.md", "chapbook.toml", "foreword.md"] {
        symlink(&secret, series.join(name)).expect("a link");
    }
    let disk = driver::Disk::of(std::slice::from_ref(&series));
    let request = driver::Request { inputs: vec![series.clone()], ..driver::Request::default() };
    let mut project = Project::open(disk, request);
    project.load();
    let mut desk = Desk::new(project, Guard { hosts: vec![HOST.into()], token: TOKEN.into() });
    for view in
        ["/", "/book", "/reader", "/cover", "/booklet", "/handouts", "/problems", "/settings", "/make"]
    {
        assert!(!seen(&mut desk, view).contains("under the mat"), "{view}");
    }
    for target in ["/text?file=2025-02-03-link.txt", "/text?file=../secret.txt"] {
        assert_eq!(show(&mut desk, &get(target)).status, 404, "{target}");
    }
    // What is saved must be as it was, and the shell finds another file there than the desk, which found none.
    let fields = [("print.grey", "true")];
    if let Reply::Show(shown) = send(&mut desk, "/set", &fields) {
        assert!(!String::from_utf8_lossy(&shown.body).contains("under the mat"));
    }
}

// Somebody with a folder of 161 articles wants a booklet of eight: to leave out the others one by one would take an hour.
#[test]
fn a_book_is_made_of_the_articles_that_are_ticked_or_of_some_time() {
    let mut desk = two();
    let id = id_of(&mut desk, "The Forge");
    let (_, saves) = confirmed(&mut desk, "/order", &[("keep", &id), ("move", "keep")]);
    let written = String::from_utf8(saves[0].bytes.clone().expect("bytes")).expect("a text");
    assert!(written.contains("2025-02-03-forge.md") && !written.contains("mill"), "{written}");
    desk.saved(Some("not saved in this test"));
    let Reply::Show(refused) = send(&mut desk, "/order", &[("move", "keep")]) else {
        panic!("nothing is ticked")
    };
    assert_eq!(refused.status, 409);
    let (_, saves) = confirmed(&mut desk, "/dates", &[("from", "2025-02"), ("to", "")]);
    assert_eq!(saves[0].bytes.as_deref(), Some(&b"[series]\nfrom = \"2025-02\"\n"[..]));
}

// Whoever takes six articles of 161 would else read 155 times that one is left out.
#[test]
fn notes_stand_apart_from_what_is_to_be_mended() {
    let mut desk = desk([
        ("2025-01-06-mill.txt", MILL),
        ("2025-02-03-forge.md", "# The Forge\n\n![A leaf](leaf.png)\n"),
    ]);
    let html = seen(&mut desk, "/problems");
    let (problems, notes) = html.split_once("<details").expect("notes");
    assert!(problems.contains("leaf.png") && !problems.contains("<b>Note</b>"), "{problems}");
    assert!(notes.contains("<b>Note</b>") && !notes.contains("<b>Warning</b>"), "{notes}");
}

#[test]
fn an_e_reader_is_set_and_its_links_keep_what_was_set() {
    let mut desk = two();
    let frame = |view: &str| {
        let source = view.split("<iframe").nth(1).and_then(|rest| rest.split(" src=\"").nth(1));
        source.and_then(|rest| rest.split('"').next()).expect("a frame").to_owned()
    };
    let usual = frame(&seen(&mut desk, "/reader"));
    let view = seen(&mut desk, "/reader?width=ink&colours=sepia&size=130&flow=pages");
    let set = frame(&view);
    assert!(view.contains("class=\"ink sepia\"") && set != usual, "{set}");
    // One dial is turned, and the others stay.
    assert!(view.contains("/reader?width=ink&amp;colours=dark&amp;size=130&amp;flow=pages"));
    let page = seen(&mut desk, &set);
    let own = page.find("style.css").or(page.find("rel=\"stylesheet\"")).expect("the book's own style");
    let folder = set.strip_prefix("/epub/").and_then(|rest| rest.split('/').next()).expect("a folder");
    let added = format!("/epub/{folder}/look.css");
    assert!(page.find(&added).expect("the style of the e-reader") > own);
    // What is left out is the book as it is.
    let link = format!("<link rel=\"stylesheet\" type=\"text/css\" href=\"{added}\"/>");
    let name = set.split_once(&format!("{folder}/")).expect("a name").1;
    assert_eq!(page.replace(&link, ""), seen(&mut desk, &format!("/epub/{name}")));
    let css = show(&mut desk, &get(&added));
    assert_eq!(css.media_type, "text/css; charset=utf-8");
    let css = String::from_utf8(css.body).expect("a text");
    assert!(css.contains("font-size: 130%") && css.contains("columns: 100vw"), "{css}");
    // Others are no dials, and what is no choice is the usual one.
    assert_eq!(frame(&seen(&mut desk, "/reader?colours=green&size=%3C&other=1")), usual);
    for odd in ["look-", "look-ink", "look-ink-sepia-130-pages-more", "look-ink-green-130-pages"] {
        assert_eq!(show(&mut desk, &get(&format!("/epub/{odd}/{name}"))).status, 404, "{odd}");
    }
}

#[test]
fn the_grid_is_shown_over_the_pages_and_stays_while_they_are_turned() {
    let mut desk = two();
    let bare = seen(&mut desk, "/book?page=3");
    assert!(!bare.contains("class=\"guides\"") && bare.contains("/book?page=2&amp;guides=yes"));
    let shown = seen(&mut desk, "/book?page=3&guides=yes");
    assert_eq!(shown.matches("class=\"guides\"").count(), shown.matches("<figure").count());
    assert!(shown.contains("/book?page=1&amp;guides=yes") && shown.contains("href=\"/book?page=2\""));
    assert_eq!(words(&shown), words(&bare));
}

/// What the command line says of the whole book with `--report` stands beside the pages it is about.
#[test]
fn how_lines_were_set_is_said_of_the_pages_that_lie_open() {
    let long = "Incomprehensibilities straightforwardly misrepresented counterintelligence. ".repeat(40);
    let narrow = "[print]\npage = \"70mm x 120mm\"\nmargins = \"12mm\"\n";
    let mut desk =
        desk([("2025-01-06-mill.md", format!("# The Mill\n\n{long}\n").as_str()), ("chapbook.toml", narrow)]);
    let said = |html: &str| html.matches("<li>Page ").count();
    assert_eq!(said(&seen(&mut desk, "/book?page=1")), 0);
    let all: String =
        (1..12).step_by(2).map(|page| seen(&mut desk, &format!("/book?page={page}&guides=yes"))).collect();
    assert!(
        all.contains("lines with wide spaces, in natural ones: ")
            && all.contains("lines that end in a hyphen: ")
    );
    assert!(all.contains(": nothing to note"), "front matter is set as it should be");
}

#[test]
fn articles_are_chosen_by_tag() {
    let mut desk = desk([
        ("2025-01-06-mill.md", "---\ntags: [water]\n---\n# The Mill\n\nIt turns.\n"),
        ("2025-02-03-forge.md", FORGE),
    ]);
    let (_, saves) = confirmed(&mut desk, "/dates", &[("from", ""), ("to", ""), ("tags", " water , wind")]);
    let text = saves[0].bytes.clone().expect("a text");
    assert_eq!(String::from_utf8(text).expect("a text"), "[series]\ntags = [\"water\", \"wind\"]\n");
}

#[test]
fn a_cover_is_seen_before_it_is_taken() {
    let mut desk = two();
    let shown = seen(&mut desk, "/cover");
    assert!(
        shown.contains("aria-label=\"The cover: pattern, auto\"") && !shown.contains("name=\"cover."),
        "{shown}"
    );
    let mut drawn = vec![shown];
    for design in ["plain", "paper"] {
        let shown = seen(&mut desk, &format!("/cover?design={design}&colour=teal"));
        assert!(!drawn.contains(&shown), "{design} looks otherwise");
        assert!(shown.contains(&format!("value=\"{design}\"")) && shown.contains("value=\"teal\""));
        // Taken one after the other, the second choice was forgotten when the first was saved.
        assert_eq!(shown.matches("action=\"/set\"").count(), 2, "both at once, and the booklet's own cover");
        drawn.push(shown);
    }
    let fields = [("cover.colour", "teal"), ("from", "/cover")];
    let (asked, saves) = confirmed(&mut desk, "/set", &fields);
    // Not to the settings, where the cover is not seen.
    assert!(asked.contains("<a href=\"/cover\" data-leave>Leave it as it is</a>"), "{asked}");
    assert_eq!(saves[0].bytes.as_deref(), Some(&b"[cover]\ncolour = \"teal\"\n"[..]));
    assert!(seen(&mut desk, "/cover?design=no&colour=%3Cb").contains("The cover: pattern, auto"));
}
