//! The desk in a web page: the same as on a machine, except where it stands.

use chapbook::web::Tab;
use serde_json::Value;

const ROOT: &str = "/books/desk/7f";
const TOKEN: &str = "0123";
const WHEEL: &str = "The Wheel\n6 January 2025\n\nThe brook froze on a Sunday, and the wheel stood still.\n";
const FORGE: &str = "# The Forge\n\n3 February 2025\n\nIron is patient, said the smith.\n";

fn tab() -> Tab {
    let mut tab = Tab::default();
    tab.put("mill/2025-01-06-wheel.txt", WHEEL.into());
    tab.put("mill/2025-02-03-forge.md", FORGE.into());
    tab.put("mill/chapbook.toml", b"[series]\ntitle = \"Letters from the Mill\"\n".to_vec());
    tab.open("mill", ROOT, TOKEN);
    tab
}

/// Takes an answer apart: what its head says, and what follows.
fn read(answer: Vec<u8>) -> (Value, Vec<u8>) {
    let length = u32::from_le_bytes(answer[..4].try_into().expect("four bytes"));
    let end = 4 + usize::try_from(length).expect("a length");
    (serde_json::from_slice(&answer[4..end]).expect("a head"), answer[end..].to_vec())
}

fn ask(tab: &mut Tab, method: &str, target: &str, body: &str) -> (Value, Vec<u8>) {
    let asked = serde_json::json!({
        "method": method, "target": target, "type": "application/x-www-form-urlencoded",
    });
    read(tab.answer(asked.to_string().as_bytes(), body.as_bytes()).expect("an answer"))
}

fn page(tab: &mut Tab, target: &str) -> String {
    let (head, body) = ask(tab, "GET", target, "");
    assert_eq!((&head["kind"], &head["status"]), (&"show".into(), &200.into()), "{target}");
    String::from_utf8(body).expect("a text")
}

/// A frame below another path would be led to the root of the site.
#[test]
fn every_address_begins_with_the_path_of_the_desk() {
    let mut tab = tab();
    let views = [
        "/",
        "/book?page=3",
        "/reader",
        "/cover",
        "/booklet",
        "/handouts",
        "/problems",
        "/settings",
        "/make",
    ];
    let texts = ["/text?file=2025-01-06-wheel.txt&line=3", "/text?file=2025-01-06-wheel.txt&edit=yes"];
    for target in views.into_iter().chain(texts) {
        let html = page(&mut tab, target);
        let addresses = ["href", "src", "action"].into_iter().flat_map(|name| {
            let parts = html.split(&format!("{name}=\"")).skip(1).collect::<Vec<_>>();
            parts.into_iter().filter_map(|rest| rest.split('"').next())
        });
        let mut count = 0;
        for address in addresses {
            count += 1;
            let is_own = address.starts_with(&format!("{ROOT}/"));
            assert!(
                is_own || address.starts_with(['#', '?']) || address.starts_with("data:"),
                "{target}: {address}"
            );
        }
        assert!(count > 10, "{target} has {count} addresses");
    }
    let script = page(&mut tab, "/desk.js");
    assert!(
        !script.contains("`/") && !script.contains("\"/"),
        "the script asks for what lies beside the page"
    );
}

/// What a series says is never taken for an address.
#[test]
fn words_that_look_like_addresses_stay_as_they_are() {
    let mut tab = tab();
    tab.put(
        "mill/2025-03-03-odd.txt",
        b"An href=\"/x\"\n3 March 2025\n\nIt says src='/y' and action=\"/z\".\n".to_vec(),
    );
    tab.update();
    let html = page(&mut tab, "/text?file=2025-03-03-odd.txt&edit=yes");
    assert!(html.contains("href=&quot;/x&quot;") && html.contains("action=&quot;/z&quot;"));
    let spread = page(&mut tab, "/settings");
    assert!(!spread.contains(&format!("value=\"{ROOT}")), "only addresses are");
}

#[test]
fn pages_may_be_framed_by_the_site_and_the_epub_has_no_scripts() {
    let mut tab = tab();
    let (head, body) = ask(&mut tab, "GET", "/reader", "");
    let policy = head["policy"].as_str().expect("a policy");
    assert!(policy.ends_with("frame-ancestors 'self'") && policy.contains("script-src 'self';"), "{policy}");
    let html = String::from_utf8(body).expect("a text");
    assert!(html.contains("sandbox=\"allow-same-origin\""));
    let nav =
        html.split("src=\"").filter_map(|rest| rest.split('"').next()).find(|src| src.contains("/epub/"));
    let nav = nav.and_then(|src| src.strip_prefix(ROOT)).expect("the frame");
    let (head, body) = ask(&mut tab, "GET", nav, "");
    let policy = head["policy"].as_str().expect("a policy");
    assert!(
        policy.starts_with("default-src 'none'") && policy.ends_with("sandbox allow-same-origin"),
        "{policy}"
    );
    assert!(!policy.contains("script-src"));
    let document = String::from_utf8(body).expect("a text");
    let look = document
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .find(|href| href.contains("look.css"));
    let look = look.and_then(|href| href.strip_prefix(ROOT)).expect("the style of the look").to_owned();
    assert!(page(&mut tab, &look).contains("background"));
}

#[test]
fn what_is_saved_is_kept_by_the_browser_first() {
    let mut tab = tab();
    let form = format!("token={TOKEN}&article=2025-01-06-the-wheel&line=4&as=heading");
    let (_, body) = ask(&mut tab, "POST", "/correct", &form);
    let html = String::from_utf8(body).expect("a text");
    let seen = html.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let seen = seen.unwrap_or_else(|| panic!("the change is shown: {html}"));
    let again = format!("{form}&seen={seen}");
    for (failure, status) in [("the disk is full", 409), ("", 303)] {
        let (head, bytes) = ask(&mut tab, "POST", "/correct", &again);
        assert_eq!(head["kind"], "save");
        let file = &head["files"][0];
        assert_eq!(file["path"], "mill/chapbook.toml");
        let length = |key: &str| usize::try_from(file[key].as_u64().expect("a length")).expect("a length");
        assert_eq!(length("before") + length("after"), bytes.len());
        assert!(bytes[length("before")..].starts_with(b"[series]"));
        let (head, body) = read(tab.saved(failure).expect("an answer"));
        assert_eq!(head["status"], status);
        assert_eq!(String::from_utf8_lossy(&body).contains("the disk is full"), status == 409);
        assert_eq!(
            head["location"].as_str().is_some_and(|to| to.starts_with(&format!("{ROOT}/text"))),
            status == 303
        );
        assert_eq!(page(&mut tab, "/").contains("Take it back"), status == 303);
    }
    let (_, files) = read(tab.listed("mill"));
    assert!(String::from_utf8_lossy(&files).contains("[[correct]]"));
}

#[test]
fn what_is_made_is_downloaded() {
    let mut tab = tab();
    let (_, body) = ask(&mut tab, "POST", "/make", &format!("token={TOKEN}&make=epub&make=pdf"));
    let html = String::from_utf8(body).expect("a text");
    assert!(
        !html.contains("Written into")
            && html.contains(&format!("href=\"{ROOT}/made/0\" download=\"letters-from-the-mill.epub\""))
    );
    let (head, body) = ask(&mut tab, "GET", "/made/1", "");
    assert_eq!(head["type"], "application/pdf");
    assert!(body.starts_with(b"%PDF"));
}

#[test]
fn a_page_that_waits_is_answered_once_something_changes() {
    let mut tab = tab();
    let known = page(&mut tab, "/version");
    let target = format!("/version?after={known}");
    assert_eq!(ask(&mut tab, "GET", &target, "").0["kind"], "wait");
    tab.put("mill/2025-03-03-kiln.txt", b"A Cold Kiln\n3 March 2025\n\nNothing was fired.\n".to_vec());
    tab.update();
    assert_eq!(ask(&mut tab, "GET", &target, "").0["kind"], "show");
    assert!(page(&mut tab, "/").contains("A Cold Kiln"));
}

#[test]
fn nothing_is_changed_without_the_word_of_this_tab() {
    let mut tab = tab();
    assert_eq!(ask(&mut tab, "POST", "/undo", "token=other").0["status"], 403);
    assert!(Tab::default().answer(b"{\"method\":\"GET\",\"target\":\"/\"}", b"").is_err(), "nothing is open");
    assert!(tab.answer(b"no request", b"").is_err());
}

#[test]
fn a_series_goes_into_an_archive_and_comes_out_of_it() {
    let tab = tab();
    let archive = tab.archive().expect("an archive");
    let mut other = Tab::default();
    assert_eq!(other.unpack("again", &archive), Ok(3));
    let (one, two) = (read(tab.listed("mill")), read(other.listed("again")));
    assert_eq!(one.1, two.1);
    assert_eq!(one.0.to_string().replace("mill/", "again/"), two.0.to_string());
    assert!(other.unpack("again", b"no archive").is_err());
}

// The browser adds no header to what its own script answers: the page says its languages itself.
#[test]
fn the_desk_speaks_the_languages_that_the_page_says() {
    let mut tab = tab();
    let mut lang = |languages: Option<&str>| {
        let mut asked = serde_json::json!({ "method": "GET", "target": "/", "type": null });
        if let Some(languages) = languages {
            asked["languages"] = languages.into();
        }
        let (_, body) = read(tab.answer(asked.to_string().as_bytes(), b"").expect("an answer"));
        let html = String::from_utf8(body).expect("a text");
        html.split("<html lang=\"").nth(1).expect("a language")[..2].to_owned()
    };
    assert_eq!(lang(Some("nl-BE, nl, en-US, en")), "nl");
    assert_eq!(lang(Some("ja")), "en");
    assert_eq!(lang(None), "en");
}
