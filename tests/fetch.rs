//! Pictures of the web: what is asked of whom, and what is written.
//!
//! The web is a server within the test, on the loopback address. It counts what it is asked.

use crate::support::command::{Place, Ran};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// What the server does with a request.
#[derive(Clone)]
enum Answer {
    /// It gives these bytes, and says of what kind they are.
    Give(&'static str, Vec<u8>),
    /// It leads on.
    Lead(String),
    /// It says no, by this status.
    Status(u16),
    /// It names a length, and gives fewer bytes.
    Short(u64),
    /// It gives so many bytes without having named a length.
    Long(u64),
    /// It gives a byte now and then, and never ends.
    Drip,
}

#[derive(Default)]
struct Log {
    /// The paths that were asked for, in the order in which they came.
    asked: Vec<String>,
    open: usize,
    most_open: usize,
}

/// A server on the loopback address, until the test ends.
struct Server {
    port: u16,
    answers: Arc<Mutex<BTreeMap<String, Answer>>>,
    log: Arc<(Mutex<Log>, Condvar)>,
}

impl Server {
    /// Starts a server; each answer is held back until so many requests are open at once, or a while has passed.
    fn start(gate: usize) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let server = Self { port, answers: Arc::default(), log: Arc::default() };
        let (answers, log) = (server.answers.clone(), server.log.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answers, log) = (answers.clone(), log.clone());
                thread::spawn(move || serve(stream, &answers, &log, gate));
            }
        });
        server
    }

    fn put(&self, path: &str, answer: Answer) {
        self.answers.lock().expect("answers").insert(path.to_owned(), answer);
    }

    fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Returns what was asked for since the last time, in order of the alphabet.
    fn asked(&self) -> Vec<String> {
        let mut asked = std::mem::take(&mut self.log.0.lock().expect("the log").asked);
        asked.sort();
        asked
    }
}

fn serve(
    mut stream: TcpStream,
    answers: &Mutex<BTreeMap<String, Answer>>,
    log: &(Mutex<Log>, Condvar),
    gate: usize,
) {
    let mut lines = BufReader::new(stream.try_clone().expect("a stream")).lines();
    let Some(Ok(first)) = lines.next() else { return };
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
    let answer = answers.lock().expect("answers").get(&path).cloned().unwrap_or(Answer::Status(404));
    {
        let mut log = log.0.lock().expect("the log");
        log.asked.push(path);
        log.open += 1;
        log.most_open = log.most_open.max(log.open);
    }
    log.1.notify_all();
    let begun = log.0.lock().expect("the log");
    drop(log.1.wait_timeout_while(begun, Duration::from_secs(10), |log| log.most_open < gate));
    // More than is allowed would come now, if more were asked for.
    if gate > 1 {
        thread::sleep(Duration::from_millis(50));
    }
    log.0.lock().expect("the log").open -= 1;
    let _ = write(&mut stream, answer);
}

fn write(stream: &mut TcpStream, answer: Answer) -> std::io::Result<()> {
    let head = |status: &str, more: &str| format!("HTTP/1.1 {status}\r\n{more}Connection: close\r\n\r\n");
    match answer {
        Answer::Give(kind, bytes) => {
            let more = format!("Content-Type: {kind}\r\nContent-Length: {}\r\n", bytes.len());
            stream.write_all(head("200 OK", &more).as_bytes())?;
            stream.write_all(&bytes)
        }
        Answer::Lead(to) => stream
            .write_all(head("302 Found", &format!("Location: {to}\r\nContent-Length: 0\r\n")).as_bytes()),
        Answer::Status(status) => {
            stream.write_all(head(&format!("{status} No"), "Content-Length: 0\r\n").as_bytes())
        }
        Answer::Short(length) => {
            stream.write_all(head("200 OK", &format!("Content-Length: {length}\r\n")).as_bytes())?;
            stream.write_all(&png(3, 3))
        }
        Answer::Long(length) => {
            stream.write_all(head("200 OK", "").as_bytes())?;
            let some = vec![7; 1 << 16];
            (0..length >> 16).try_for_each(|_| stream.write_all(&some))
        }
        Answer::Drip => {
            stream.write_all(head("200 OK", "").as_bytes())?;
            loop {
                stream.write_all(b"x")?;
                thread::sleep(Duration::from_millis(100));
            }
        }
    }
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    image::DynamicImage::new_luma8(width, height)
        .write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png)
        .expect("a picture");
    bytes
}

fn give(width: u32) -> Answer {
    // What a server says of kinds is not believed.
    Answer::Give("text/plain", png(width, 9))
}

const HEAD: &str = "---\ntitle: A Letter\ndate: 2025-01-06\n---\n\nPaper is folded before it is cut.\n";

/// Writes a letter that shows pictures, one in every second line from the eighth on.
fn letter(addresses: &[String]) -> String {
    let pictures: Vec<_> = addresses.iter().map(|address| format!("\n![A press]({address})\n")).collect();
    format!("{HEAD}{}", pictures.concat())
}

/// A series that shows these pictures.
fn series(addresses: &[String]) -> Place {
    Place::new(&[
        ("chapbook.toml", "[series]\ntitle = \"Letters\"\nlanguage = \"en\"\n"),
        ("a.md", &letter(addresses)),
    ])
}

fn fetch(place: &Place, more: &[&str]) -> Ran {
    let mut arguments = vec!["fetch-pictures", "series", "--allow-http", "--allow-private", "127.0.0.1"];
    arguments.extend(["--format", "json"]);
    arguments.extend(more);
    place.run(&arguments)
}

fn pictures(place: &Place) -> Vec<PathBuf> {
    let files = place.files("series/images").into_keys();
    files.filter(|file| file.as_os_str() != "addresses.toml").collect()
}

#[test]
fn pictures_come_into_the_series_and_into_the_book_and_no_text_changes() {
    let server = Server::start(0);
    server.put("/a.png", give(4));
    server.put("/b/a.png?w=1", give(5));
    server.put("/same", give(4));
    server.put("/moved", Answer::Lead("/b/a.png?w=1".to_owned()));
    let addresses =
        ["/a.png", "/b/a.png?w=1", "/same", "/moved", "/a.png#again"].map(|path| server.address(path));
    let place = series(&addresses);
    let before = place.files("series");
    let ran = fetch(&place, &[]);
    assert_eq!((ran.status, ran.said()), (0, vec![]), "{}", ran.stdout);
    // One address is asked for once, and one picture is kept once, whatever they are called in texts.
    assert_eq!(server.asked(), ["/a.png", "/b/a.png?w=1", "/b/a.png?w=1", "/moved", "/same"]);
    assert_eq!(pictures(&place).len(), 2, "{}", ran.stdout);
    let list = String::from_utf8(place.files("series/images")[&PathBuf::from("addresses.toml")].clone())
        .expect("text");
    assert_eq!(list.lines().filter(|line| line.starts_with('"')).count(), 4, "{list}");
    let after = place.files("series");
    assert!(before.iter().all(|(name, bytes)| after[name] == *bytes));
    let checked = place.run(&["check", "series", "--format", "json"]);
    assert_eq!(checked.said(), Vec::<String>::new());
    assert_eq!(checked.json()["remote-images"].as_array().map(Vec::len), Some(0));
    // Again, nothing is asked for, and nothing changes.
    let again = fetch(&place, &[]);
    assert_eq!((again.status, again.json()["there"].as_u64()), (0, Some(5)), "{}", again.stdout);
    assert_eq!((server.asked(), place.files("series")), (vec![], after));
    // People are said the same in words.
    let people = place.run(&["fetch-pictures", "series"]);
    assert_eq!(people.stdout, "0 pictures fetched into series/images\n5 pictures there already\n");
}

#[test]
fn what_cannot_be_had_is_an_error_with_its_line_and_leaves_nothing() {
    let server = Server::start(0);
    let closed =
        TcpListener::bind(("127.0.0.1", 0)).expect("a port").local_addr().expect("an address").port();
    let page = b"<!DOCTYPE html><html><body><svg width='9' height='9'></svg>Gone</body></html>";
    server.put("/page.png", Answer::Give("image/png", page.to_vec()));
    server.put("/damaged.png", Answer::Give("image/png", png(9, 9)[..40].to_vec()));
    server.put("/round", Answer::Lead("/round".to_owned()));
    server.put("/elsewhere", Answer::Lead("ftp://127.0.0.1/a.png".to_owned()));
    server.put("/declared", Answer::Short((64 << 20) + 1));
    server.put("/undeclared", Answer::Long(65 << 20));
    server.put("/short", Answer::Short(1 << 20));
    server.put("/busy", Answer::Status(429));
    // Only one name of this machine is allowed.
    let port = server.port;
    for (path, machine) in
        [("/by-name", "localhost"), ("/by-number", "2130706433"), ("/cloud", "169.254.169.254")]
    {
        server.put(path, Answer::Lead(format!("http://{machine}:{port}/a.png")));
    }
    server.put("/by-six", Answer::Lead(format!("http://[::ffff:127.0.0.1]:{port}/a.png")));
    server.put("/a.png", give(4));
    let cases = [
        (server.address("/none.png"), "N006"),
        (server.address("/busy"), "N006"),
        (server.address("/page.png"), "N009"),
        (server.address("/damaged.png"), "N009"),
        (server.address("/round"), "N007"),
        (server.address("/elsewhere"), "N001"),
        (server.address("/declared"), "N008"),
        (server.address("/undeclared"), "N008"),
        (server.address("/short"), "N004"),
        (server.address("/by-name"), "N003"),
        (server.address("/by-number"), "N003"),
        (server.address("/by-six"), "N003"),
        (server.address("/cloud"), "N003"),
        (format!("http://localhost:{port}/a.png"), "N003"),
        (format!("http://127.0.0.1:{closed}/a.png"), "N004"),
        // It does not speak the language of safe connections.
        (format!("https://127.0.0.1:{port}/a.png"), "N004"),
        (format!("http://me:secret@127.0.0.1:{port}/a.png"), "N001"),
    ];
    let addresses: Vec<_> = cases.iter().map(|(address, _)| address.clone()).collect();
    let place = series(&addresses);
    let before = place.files("series");
    let ran = fetch(&place, &[]);
    let mut said = ran.said();
    said.sort_by_key(|said| said.rsplit(':').next().and_then(|line| line.parse::<usize>().ok()));
    let right: Vec<_> =
        cases.iter().zip(4..).map(|((_, code), at)| format!("error {code} a.md:{}", 2 * at)).collect();
    assert_eq!((ran.status, said), (1, right), "{}", ran.stdout);
    assert!(!ran.stdout.contains("secret"), "{}", ran.stdout);
    assert_eq!(place.files("series"), before);
    assert!(!server.asked().contains(&"/a.png".to_owned()));
}

#[test]
fn what_never_ends_is_given_up() {
    let server = Server::start(0);
    server.put("/drip", Answer::Drip);
    let place = series(&[server.address("/drip")]);
    let ran = fetch(&place, &["--timeout", "1"]);
    assert_eq!((ran.status, ran.said()), (1, vec!["error N005 a.md:8".to_owned()]));
    assert!(!place.series().join("images").exists());
}

#[test]
fn http_and_private_machines_are_asked_only_if_the_user_allows_them() {
    let server = Server::start(0);
    server.put("/a.png", give(4));
    let place = series(&[server.address("/a.png")]);
    let before = place.files("series");
    let run = |options: &[&str]| {
        let ran = place.run(&[&["fetch-pictures", "series", "--format", "json"], options].concat());
        (ran.status, ran.said())
    };
    let allowed = ["--allow-http", "--allow-private", "127.0.0.1"];
    for (options, code) in [(&allowed[1..], "N002"), (&allowed[..1], "N003"), (&allowed[..0], "N002")] {
        assert_eq!(run(options), (1, vec![format!("error {code} a.md:8")]));
    }
    assert_eq!((server.asked(), place.files("series")), (vec![], before));
    assert_eq!(run(&allowed), (0, vec![]));
}

#[test]
fn a_dry_run_asks_nobody_and_writes_nothing() {
    let server = Server::start(0);
    let place = series(&[server.address("/a.png"), server.address("/b.png")]);
    let before = place.files("series");
    let ran = fetch(&place, &["--dry-run"]);
    assert_eq!((ran.status, ran.said()), (0, vec![]));
    assert_eq!(ran.json()["missing"].as_array().map(Vec::len), Some(2), "{}", ran.stdout);
    let people = place.run(&["fetch-pictures", "series", "--dry-run"]);
    let lines = [
        format!("  a.md:8  {}\n", server.address("/a.png")),
        format!("  a.md:10  {}\n", server.address("/b.png")),
    ];
    assert_eq!(people.stdout, format!("2 pictures would be fetched into series/images\n{}", lines.concat()));
    assert_eq!((server.asked(), place.files("series")), (vec![], before));
    assert!(!place.series().join("images").exists());
}

// Whatever was interrupted is taken up where it ended.
#[test]
fn only_what_is_missing_is_fetched_again() {
    let server = Server::start(0);
    let paths = ["/a", "/b", "/c", "/d"];
    for (path, width) in paths.into_iter().zip(1..).filter(|(path, _)| *path != "/b") {
        server.put(path, give(width));
    }
    let place = series(&paths.map(|path| server.address(path)));
    assert_eq!(fetch(&place, &[]).said(), ["error N006 a.md:10"]);
    assert_eq!(server.asked(), paths);
    let whole = place.files("series/images");
    server.put("/b", give(2));
    // One file is lost; another has a list that does not know it, as if the run had been killed between the two.
    let lost = &pictures(&place)[0];
    std::fs::remove_file(place.series().join("images").join(lost)).expect("a picture");
    let list = String::from_utf8(whole[&PathBuf::from("addresses.toml")].clone()).expect("text");
    let others: Vec<_> = list.lines().filter(|line| !line.contains("/d\"")).collect();
    place.put("images/addresses.toml", others.join("\n"));
    place.put("images/.chapbook-dead.part", "half");
    assert_eq!(fetch(&place, &[]).said(), Vec::<String>::new());
    let asked = server.asked();
    assert!(asked.contains(&"/b".to_owned()) && (2..=3).contains(&asked.len()), "{asked:?}");
    let mut now = place.files("series/images");
    let list =
        String::from_utf8(now.remove(&PathBuf::from("addresses.toml")).expect("a list")).expect("text");
    assert_eq!((now.len(), list.matches(".png\"\n").count()), (4, 4), "{list}");
    assert!(now.iter().all(|(name, bytes)| whole.get(name).is_none_or(|before| before == bytes)));
}

#[test]
fn names_come_from_content_and_nothing_is_written_elsewhere() {
    let server = Server::start(0);
    let script = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='7' onload='alert(1)'>\
                  <script>alert(1)</script><path d='M0 0h9v7z'/></svg>";
    let paths = ["/x/../../../escape.png", "/%2e%2e%2f%2e%2e%2fescape.png", "/C:%5cescape.png", "/.hidden"];
    for (path, width) in paths.into_iter().zip(1..) {
        server.put(path, give(width));
    }
    server.put("/drawing", Answer::Give("image/svg+xml", script.as_bytes().to_vec()));
    let place = series(
        &[&paths[..], &["/drawing"]].concat().iter().map(|path| server.address(path)).collect::<Vec<_>>(),
    );
    let ran = fetch(&place, &[]);
    assert_eq!((ran.status, ran.said()), (0, vec![]), "{}", ran.stdout);
    let is_named = |name: &PathBuf| {
        let name = name.to_string_lossy();
        let (stem, ending) = name.split_once('.').expect("an ending");
        stem.len() == 16 && stem.bytes().all(|b| b.is_ascii_hexdigit()) && ["png", "svg"].contains(&ending)
    };
    assert_eq!(pictures(&place).iter().filter(|name| is_named(name)).count(), 5, "{:?}", pictures(&place));
    assert_eq!(place.files("").len(), 2 + 5 + 1, "nothing lies elsewhere");
    for (name, bytes) in place.files("series/images") {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("alert"), "{}: {text}", name.display());
    }
}

#[test]
fn six_at_once_are_fetched_and_what_is_said_keeps_the_order_of_the_texts() {
    let server = Server::start(6);
    let paths: Vec<_> = (0..20).map(|number| format!("/{number}")).collect();
    let place = series(&paths.iter().map(|path| server.address(path)).collect::<Vec<_>>());
    let ran = fetch(&place, &[]);
    let lines: Vec<_> = (4..24).map(|at| format!("error N006 a.md:{}", 2 * at)).collect();
    assert_eq!((ran.status, ran.said()), (1, lines));
    assert_eq!(server.log.0.lock().expect("the log").most_open, 6);
    // People get one message of a kind, with how often and three places.
    let people = place.run(&["fetch-pictures", "series", "--allow-http", "--allow-private", "127.0.0.1"]);
    assert_eq!(people.stderr.matches("N006").count(), 1, "{}", people.stderr);
    assert!(
        people.stderr.contains("19 more like this, as at a.md:10, a.md:12, a.md:14"),
        "{}",
        people.stderr
    );
}

#[test]
fn no_more_is_fetched_than_is_wanted() {
    let server = Server::start(0);
    let large = |seed: usize| {
        let pixels = (0..400 * 400 * 3).map(|at| ((at * at + seed) % 251) as u8).collect();
        let picture = image::RgbImage::from_raw(400, 400, pixels).expect("pixels");
        let mut bytes = Vec::new();
        image::DynamicImage::from(picture)
            .write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png)
            .expect("a picture");
        bytes.resize(700_000, 0);
        bytes
    };
    for (path, seed) in [("/a", 1), ("/b", 2)] {
        server.put(path, Answer::Give("image/png", large(seed)));
    }
    let place = series(&[server.address("/a"), server.address("/b")]);
    let ran = fetch(&place, &["--at-most", "1"]);
    let said = ran.said();
    assert!(ran.status == 1 && said.len() == 1 && said[0].starts_with("error N010"), "{said:?}");
    assert_eq!(pictures(&place).len(), 1);
    assert_eq!(fetch(&place, &["--at-most", "1"]).said(), Vec::<String>::new());
    assert_eq!(pictures(&place).len(), 2);
}

// Whoever gives a series away may have put a link there, and a list of his own.
#[test]
fn a_folder_or_list_that_leads_elsewhere_is_not_written() {
    let server = Server::start(0);
    server.put("/a.png", give(4));
    let place = series(&[server.address("/a.png")]);
    place.put("images/addresses.toml", "not a list");
    let ran = fetch(&place, &[]);
    assert_eq!((ran.status, ran.said()), (1, vec!["warning R268 images/addresses.toml:null".to_owned()]));
    assert_eq!((server.asked(), place.files("series/images").len()), (vec![], 1));
    std::fs::remove_dir_all(place.series().join("images")).expect("a folder");
    #[cfg(unix)]
    {
        std::fs::create_dir(place.path("outside")).expect("a folder");
        std::os::unix::fs::symlink(place.path("outside"), place.series().join("images")).expect("a link");
        let ran = fetch(&place, &[]);
        assert!(ran.status == 1 && ran.said()[0].starts_with("error N011"), "{}", ran.stdout);
        assert_eq!((server.asked(), place.files("outside").len()), (vec![], 0));
    }
}

// What is retouched, or saved by hand, is the author's.
#[test]
fn pictures_that_somebody_changed_stay_as_they_are() {
    let server = Server::start(0);
    server.put("/a.png", give(4));
    server.put("/again.png", give(4));
    let place = series(&[server.address("/a.png")]);
    assert_eq!(fetch(&place, &[]).status, 0);
    let name = format!("images/{}", pictures(&place)[0].display());
    place.put(&name, png(7, 7));
    place.put("a.md", letter(&["/a.png", "/again.png"].map(|path| server.address(path))));
    assert_eq!(fetch(&place, &[]).said(), Vec::<String>::new());
    assert_eq!(std::fs::read(place.series().join(&name)).expect("a picture"), png(7, 7));
    assert_eq!(pictures(&place).len(), 1);
}

// A theme's picture is no hole in the text while it is not there: it was in no list of what is to be fetched.
#[test]
fn pictures_of_front_matter_and_of_study_files_are_fetched_too() {
    let server = Server::start(0);
    server.put("/lead.png", give(4));
    server.put("/study.png", give(5));
    let text = HEAD.replacen("\n---\n\n", &format!("\nimage: {}\n---\n\n", server.address("/lead.png")), 1);
    let place = Place::new(&[
        ("a.md", &text),
        ("b.md", "# Other\n\n3 March 2025\n\nText.\n\n![](https://b.example/b.png)\n"),
    ]);
    place.put(
        "a.study.md",
        format!("# Questions\n\n1. What is shown?\n\n    ![A press]({})\n", server.address("/study.png")),
    );
    let listed = place.run(&["check", "series", "--format", "json"]).json()["remote-images"].clone();
    let listed: Vec<_> = listed
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["address"].as_str().unwrap_or_default().to_owned())
        .collect();
    let (lead, study) = (server.address("/lead.png"), server.address("/study.png"));
    assert_eq!(listed, [lead.as_str(), "https://b.example/b.png", study.as_str()]);
    // What is chosen is fetched, with its study file.
    let ran = fetch(&place, &["--only", "a"]);
    assert_eq!((ran.status, ran.said()), (0, vec![]), "{}", ran.stdout);
    assert_eq!(server.asked(), ["/lead.png", "/study.png"]);
    let book = place.run(&["inspect", "series", "--only", "a", "--format", "json"]).json()["book"].clone();
    assert_eq!(book["pictures"].as_array().map(Vec::len), Some(2));
}
