//! Holds the table of which room may import which.
//!
//! Data flows one way, and backends know nothing of one another: that is true only as long as nobody
//! reaches past it, so the sources are read for every path that starts with `crate::`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms it may import.
const TABLE: &[(&str, &str)] = &[
    ("num", ""),
    ("unit", ""),
    ("carried", ""),
    ("typefaces", "carried"),
    ("diagnostic", ""),
    ("lang", ""),
    ("files", ""),
    // Addresses in, bytes out: it knows nothing of pictures.
    ("fetch", ""),
    ("model", "lang diagnostic"),
    ("limits", ""),
    ("resample", "limits model"),
    // Drawings have words, which become outlines.
    ("read", "files limits model resample lang proof typefaces diagnostic"),
    // Articles of exports become Markdown by the readers; their files are named as their sections are.
    ("import", "files limits read assemble model"),
    ("assemble", "model lang proof diagnostic"),
    ("handout", "model lang diagnostic"),
    ("style", "model unit diagnostic"),
    ("font", "limits typefaces unit diagnostic"),
    ("frame", "model font unit"),
    // What is made, and the book it is made of: nothing of how.
    ("proof", "model frame diagnostic"),
    ("layout", "model style font frame proof lang carried unit diagnostic"),
    ("raster", "frame limits model font unit"),
    // Of frames it takes only the name of a page's place.
    ("impose", "frame unit diagnostic"),
    ("cover", "model style layout frame raster font impose lang unit diagnostic"),
    ("guide", "model style layout frame font impose lang unit diagnostic"),
    ("pdf", "model frame impose font limits resample unit diagnostic"),
    ("epub", "model style font frame proof resample lang diagnostic"),
    // It maps the keys of `chapbook.toml` to what each stage declares as its options.
    ("config", "limits model lang read assemble handout style layout impose cover pdf epub unit diagnostic"),
    // Every stage, and nothing of who calls it.
    (
        "driver",
        "files limits read assemble handout style font frame layout raster impose cover guide pdf epub model config lang unit diagnostic",
    ),
    // A face over a project: it shows what the driver makes, and makes nothing itself.
    // Of sheets it shows the plan, of handouts it names the kinds.
    ("desk", "driver model frame font layout impose handout cover config lang unit diagnostic"),
    // A shell around it, as the command line has one; only the page it runs in reaches outside.
    ("web", "desk driver files import config limits carried"),
];

/// Rooms above the stages, which none of them may import: what a stage obeys, it declares itself.
const ABOVE: &[&str] = &["config", "driver", "desk", "web", "cli"];

/// Rooms that every other may import, as the standard library.
const COMMON: &[&str] = &["num"];

/// Rooms that may import every other.
const FREE: &[&str] = &["cli", "lib", "main"];

/// The length of a file beyond which a better cut is looked for.
const LINES: usize = 600;

#[test]
fn rooms_import_what_the_table_allows() {
    let mut broken = Vec::new();
    for file in rust_files() {
        let room = room(&file);
        if FREE.contains(&room.as_str()) {
            continue;
        }
        let Some((_, allowed)) = TABLE.iter().find(|(name, _)| *name == room) else {
            broken.push(format!("{}: the room `{room}` is not in the table", file.display()));
            continue;
        };
        let text = fs::read_to_string(&file).expect("a source file");
        for imported in imports(&text) {
            if imported != room
                && !COMMON.contains(&imported.as_str())
                && !allowed.split(' ').any(|name| name == imported)
            {
                broken.push(format!("{}: `{room}` may not import `{imported}`", file.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// What reaches outside the process, with the rooms that may. Only `files` opens what a series lies in, so that there
/// is one place for the rule of what may be read; only the command line knows the rest.
const OUTSIDE: &[(&str, &str)] = &[
    ("std::fs", "files cli"),
    ("fs::", "files cli"),
    (".canonicalize()", "files"),
    (".is_dir()", "files cli"),
    (".is_file()", "files"),
    (".exists()", ""),
    (".read_dir()", "files cli"),
    ("std::env", "cli"),
    ("env::", "cli"),
    ("std::process", "cli main"),
    ("stdin()", "cli"),
    ("stdout()", "cli"),
    ("stderr()", "cli"),
    // These are in `eprint!` and `println!` too.
    ("print!(", "cli main"),
    ("println!(", "cli main"),
    ("dbg!(", ""),
    ("SystemTime", ""),
    ("Instant::", ""),
    ("Timestamp::now", ""),
    ("Zoned::now", ""),
    // One thread waits for signals; pictures are waited for by six.
    ("thread::", "cli fetch"),
    // Work is given to what threads there are, be it only the caller's. Whatever asks for threads, waits for another or
    // counts them could not run in a web page. Shares of memory are asked for one at a time, so that nobody waits for himself.
    ("ThreadPool", "cli"),
    ("rayon::spawn", ""),
    ("rayon::current_num_threads", ""),
    ("mpsc", "cli fetch"),
    // Only what the user asks for comes over the network; the desk listens for its browser.
    ("ureq::", "fetch"),
    ("std::net", "fetch cli model"),
    ("TcpStream", "cli"),
    ("TcpListener", "cli"),
    ("to_socket_addrs", "fetch"),
    ("Condvar", "limits"),
    ("Barrier", ""),
];

#[test]
fn nothing_below_the_command_line_reaches_outside() {
    let mut broken = Vec::new();
    for file in rust_files().iter().filter(|file| !file.to_string_lossy().contains("tests")) {
        let text = fs::read_to_string(file).expect("a source file");
        // What is below the tests of a file is a test.
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let code = code.lines().map(str::trim_start).filter(|line| !line.starts_with("//"));
        for line in code {
            let reaches = OUTSIDE.iter().filter(|(name, rooms)| {
                line.contains(name) && !rooms.split(' ').any(|allowed| allowed == room(file))
            });
            broken.extend(reaches.map(|(name, _)| format!("{}: `{name}`", file.display())));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn no_stage_knows_of_the_configuration_or_of_what_calls_it() {
    for (room, allowed) in TABLE.iter().filter(|(room, _)| !ABOVE.contains(room)) {
        let above: Vec<&str> = allowed.split(' ').filter(|name| ABOVE.contains(name)).collect();
        assert!(above.is_empty(), "the table lets `{room}` import {above:?}");
    }
}

#[test]
fn the_check_sees_every_way_to_import() {
    let found = |text: &str| imports(text).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(found("use crate::model::Book;"), "model");
    assert_eq!(found("use crate::{\n    model::{Book, Note}, unit::Length,\n};"), "model unit");
    assert_eq!(found("fn f() -> crate::style::Sheets { todo!() }"), "style");
    assert_eq!(found("pub(crate) fn f() {}\n//! See [`crate::epub`].\n/// And `crate::pdf::x`."), "");
}

// Long files are an alarm, not a fault: they are named, so that somebody looks.
#[test]
fn long_files_are_named() {
    for file in rust_files() {
        let lines = fs::read_to_string(&file).expect("a source file").lines().count();
        if lines > LINES {
            println!("{} has {lines} lines: is there a better cut?", file.display());
        }
    }
}

/// Returns the rooms that a source names in code, each once.
fn imports(text: &str) -> BTreeSet<String> {
    let code: String = text
        .lines()
        .map(|line| line.trim_start())
        .filter(|line| !line.starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut found = BTreeSet::new();
    for (_, rest) in code.match_indices("crate::").map(|(at, path)| code.split_at(at + path.len())) {
        match rest.strip_prefix('{') {
            Some(group) => found.extend(group_heads(group)),
            None => found.extend(name(rest)),
        }
    }
    found
}

/// Returns the first name of each path in `{a::b, c::{d, e}}`, what stands after the first brace given.
fn group_heads(group: &str) -> Vec<String> {
    let mut heads: Vec<String> = name(group.trim_start()).into_iter().collect();
    let mut depth = 0usize;
    for (at, sign) in group.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.extend(name(group[at + 1..].trim_start())),
            _ => {}
        }
    }
    heads
}

fn name(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    // What begins with a capital is an item of `lib.rs`, of which there is none.
    (end > 0).then(|| text[..end].to_owned())
}

/// Returns the room a file belongs to: the first part of its path below `src`.
fn room(file: &Path) -> String {
    let below = file.strip_prefix(source()).expect("a path below src");
    let first = below.components().next().expect("a name");
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

pub(crate) fn rust_files() -> Vec<PathBuf> {
    let mut folders = vec![source()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
