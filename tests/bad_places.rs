//! Bad places: what lies outside a series, what is no file, and outputs that cannot be written where they belong.

use crate::bad_input::{CONFIG, GOOD, built, fails, tells, warns};
use crate::support::command::{Place, ran};
use std::fs;
use std::process::Command;

/// Articles in folders below are found; a page about a folder is none, and `recurse = false` leaves them out.
#[test]
fn folders_below_are_found_and_reported() {
    let place = built();
    place.put("2020/first/index.md", GOOD.replace("A Good Letter", "A letter below"));
    place.put("2020/_index.md", "---\ntitle: The year\n---\n\nOf the year.\n");
    place.put("node_modules/a/NOTES.md", "# Not ours\n\nA word.\n");
    place.put("2020/robots.txt", "User-agent: *\n");
    let ran = warns(&place, "note R014 series:null");
    assert!(ran.stdout.contains("1 article lies in folders below: `2020`"), "{}", ran.stdout);
    place.put("chapbook.toml", format!("{CONFIG}recurse = false\n"));
    let ran = place.run(&["build", "series", "--strict", "--format", "json"]);
    assert_eq!((ran.status, ran.said()), (0, vec![]), "{}", ran.stdout);
}

#[test]
fn a_picture_outside_the_series_is_not_shown() {
    let place = built();
    let secret = place.path("secret.png");
    fs::write(&secret, b"no picture of ours").expect("a file outside");
    let mut pictures =
        vec!["../secret.png".to_owned(), secret.display().to_string(), "a/../../secret.png".to_owned()];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&secret, place.series().join("link.png")).expect("a link");
        pictures.push("link.png".into());
    }
    for picture in pictures {
        place.put("good.md", format!("{GOOD}\n![A press]({picture})\n"));
        let ran = place.run(&["build", "series", "--format", "json"]);
        assert_eq!(ran.status, 0, "{picture}: {}", ran.stdout);
        assert!(
            ran.said().iter().any(|line| line.starts_with("warning R26") && line.ends_with("good.md:8")),
            "{picture}: {:?}",
            ran.said()
        );
        let books = place.files("out");
        let leaked = books.iter().any(|(_, bytes)| bytes.windows(18).any(|at| at == b"no picture of ours"));
        assert!(!leaked, "{picture}");
    }
}

#[test]
#[cfg(unix)]
fn a_typeface_outside_the_series_is_an_error() {
    let place = built();
    fs::write(place.path("secret.otf"), b"no typeface of ours").expect("a file outside");
    fs::create_dir(place.series().join("fonts")).expect("a folder");
    std::os::unix::fs::symlink(place.path("secret.otf"), place.series().join("fonts/link.otf"))
        .expect("a link");
    fails(&place, "error C006 series/fonts/link.otf:null");
}

// One rule for all that is read: what a link leads to may be anybody's secret.
#[test]
#[cfg(unix)]
fn a_text_outside_the_series_is_an_error() {
    use std::os::unix::fs::symlink;
    let place = built();
    fs::write(place.path("secret.md"), GOOD.replace("A Good", "Another")).expect("a file outside");
    for name in ["link.md", "foreword.md", "imprint.md", "good.study.md", "terms.md"] {
        symlink(place.path("secret.md"), place.series().join(name)).expect("a link");
        fails(&place, &format!("error R015 {name}:null"));
        fs::remove_file(place.series().join(name)).expect("the link goes");
    }
    // One within the series is as good as the file, which by itself is no article here: folders below are read too.
    fs::create_dir(place.series().join("kept")).expect("a folder");
    fs::rename(place.path("secret.md"), place.series().join("kept/more.source")).expect("a move");
    symlink("kept/more.source", place.series().join("link.md")).expect("a link");
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!(ran.status, 0, "{:?}", ran.said());
}

#[test]
#[cfg(unix)]
fn a_folder_outside_the_series_is_left_out() {
    let place = built();
    fs::create_dir(place.path("elsewhere")).expect("a folder outside");
    fs::write(place.path("elsewhere/more.md"), GOOD.replace("A Good", "Another")).expect("a file outside");
    place.put("chapbook.toml", "[series]\ntitle = \"Letters\"\nlanguage = \"en\"\nrecurse = true\n");
    std::os::unix::fs::symlink(place.path("elsewhere"), place.series().join("below")).expect("a link");
    warns(&place, "warning R015 below:null");
}

// Root reads whatever its modes say, so a folder and a link to nowhere stand for what cannot be read.
#[test]
fn an_unreadable_file_is_reported() {
    let place = built();
    fs::create_dir(place.series().join("folder.txt")).expect("a folder in the file's place");
    fails(&place, "error R005 folder.txt:null");
    fs::remove_dir(place.series().join("folder.txt")).expect("the folder goes");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", place.series().join("lost.txt")).expect("a link");
        fails(&place, "error R003 lost.txt:null");
    }
}

// Opening a pipe would wait for ever for somebody to write into it.
#[test]
#[cfg(unix)]
fn a_pipe_or_a_device_is_not_waited_for() {
    let place = built();
    let made = Command::new("mkfifo").arg(place.series().join("pipe.txt")).status().expect("mkfifo runs");
    assert!(made.success());
    fails(&place, "error R005 pipe.txt:null");
    fs::remove_file(place.series().join("pipe.txt")).expect("the pipe goes");
    std::os::unix::fs::symlink("/dev/zero", place.series().join("zero.txt")).expect("a link");
    fails(&place, "error R005 zero.txt:null");
}

#[test]
fn a_folder_without_articles_is_reported() {
    let place = Place::new(&[("README.md", "# Not an article\n"), ("song.mp3", "")]);
    let ran = place.run(&["build", "series", "--format", "json"]);
    let said = ["note R008 README.md:null", "note R008 song.mp3:null", "error R001 series:null"];
    assert_eq!((ran.status, ran.said()), (1, said.map(str::to_owned).to_vec()));
    assert!(place.files("out").is_empty());
    let ran = place.run(&["build", "nowhere", "--format", "json"]);
    assert_eq!((ran.status, ran.said()), (1, vec!["error R003 nowhere:null".to_owned()]));
}

#[test]
#[cfg(unix)]
fn a_loop_of_links_ends() {
    let place = built();
    place.put("chapbook.toml", "[series]\ntitle = \"Letters\"\nlanguage = \"en\"\nrecurse = true\n");
    place.put("below/more.md", GOOD.replace("A Good", "Another"));
    std::os::unix::fs::symlink("..", place.series().join("below/up")).expect("a link");
    let ran = warns(&place, "warning R007 below/up:null");
    assert_eq!(ran.said().len(), 1, "{:?}", ran.said());
    std::os::unix::fs::symlink("b", place.series().join("a")).expect("a link");
    std::os::unix::fs::symlink("a", place.series().join("b")).expect("a link");
    warns(&place, "warning R007 below/up:null");
}

// A sparse file: only its length counts, and nothing of it is read.
#[test]
fn a_file_of_200_megabytes_is_refused_by_its_length() {
    let place = built();
    let file = fs::File::create(place.series().join("huge.txt")).expect("a file");
    file.set_len(200 << 20).expect("a sparse file");
    let ran = fails(&place, "error R004 huge.txt:null");
    assert!(ran.stdout.contains("200 MiB"), "{}", ran.stdout);
}

#[test]
fn an_output_folder_that_cannot_be_made_is_a_failure_of_the_environment() {
    let place = built();
    fs::write(place.path("taken"), "a file").expect("a file");
    let ran = place.run(&["build", "series", "-o", "taken/below", "--format", "json"]);
    assert_eq!(ran.status, 3, "{}", ran.stdout);
    // Each output said so, six times over, and asked for room on the disk.
    assert_eq!(ran.said().len(), 1, "{:?}", ran.said());
    assert!(ran.said()[0].starts_with("error O001 taken/below"), "{:?}", ran.said());
    assert!(ran.stdout.contains("a file has the name of the folder"), "{}", ran.stdout);
    assert_eq!(ran.json()["outputs"], serde_json::json!([]));
    tells(&ran, &ran.said()[0]);
}

#[test]
fn an_output_whose_place_is_taken_by_a_folder_leaves_nothing_behind() {
    let place = built();
    fs::create_dir_all(place.path("other/letters.epub")).expect("a folder in the output's place");
    let ran = place.run(&["epub", "series", "-o", "other", "--format", "json"]);
    assert_eq!(ran.status, 3, "{}", ran.stdout);
    assert!(place.files("other").is_empty(), "{:?}", place.files("other").keys());
}

// The limit stands for a full disk, and works for root too: the write fails midway, and with it the output.
#[test]
#[cfg(unix)]
fn a_full_disk_leaves_the_last_good_output() {
    let place = built();
    let before = place.files("out");
    place.put("good.md", format!("{GOOD}\nAnd one line more.\n"));
    let script = format!("ulimit -f 1; exec {} build series --format json", env!("CARGO_BIN_EXE_chapbook"));
    let mut shell = Command::new("bash");
    let ran = ran(shell.arg("-c").arg(script).current_dir(place.path(".")).output().expect("bash runs"));
    assert_eq!(ran.status, 3, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.said().iter().any(|line| line.starts_with("error O001 ")), "{:?}", ran.said());
    assert!(place.files("out") == before, "the last good output is there, and no part of the new one");
}

// A series may come from anybody, and `static = "/"` put whatever it named into a book that is given away.
#[test]
fn folders_far_from_the_series_are_read_only_if_the_user_trusts_it() {
    let place = built();
    for (line, key) in [
        ("static = \"/\"".to_owned(), "static"),
        ("static = \"../..\"".to_owned(), "static"),
        ("[booklet]\nscheme = \"head-to-head\"\nwith = \"/\"".to_owned(), "with"),
    ] {
        place.put("chapbook.toml", format!("{CONFIG}{line}\n"));
        for command in ["check", "build"] {
            let ran = place.run(&[command, "series", "--format", "json"]);
            assert_eq!(ran.status, 1, "{line}: {}{}", ran.stdout, ran.stderr);
            assert!(
                ran.said().iter().any(|said| said.starts_with("error C006 series/chapbook.toml")),
                "{line}"
            );
            assert!(ran.stdout.contains(key) && ran.stdout.contains("--trust"), "{}", ran.stdout);
        }
    }
    place.put("chapbook.toml", format!("{CONFIG}static = \"../..\"\n"));
    let ran = place.run(&["check", "series", "--trust", "--format", "json"]);
    assert_eq!((ran.status, ran.said()), (0, vec![]), "{}", ran.stdout);
    // What lies beside the series needs no leave, nor is it an error that nothing is there.
    fs::create_dir(place.path("static")).expect("a folder");
    for near in ["../static", "pictures", "../gone"] {
        place.put("chapbook.toml", format!("{CONFIG}static = \"{near}\"\n"));
        let ran = place.run(&["check", "series", "--format", "json"]);
        assert_eq!((ran.status, ran.said()), (0, vec![]), "{near}: {}", ran.stdout);
    }
}

// With `recurse = true` the books of the build before were named as files that are no articles.
#[test]
fn books_that_were_made_in_the_series_are_not_reported() {
    let place = Place::new(&[("good.md", GOOD), ("chapbook.toml", &format!("{CONFIG}recurse = true\n"))]);
    let out = place.series().join("out");
    let out = out.to_str().expect("a path");
    for _ in 0..2 {
        let ran = place.run(&["build", "series", "-o", out, "--format", "json"]);
        assert_eq!((ran.status, ran.said()), (0, vec![]), "{}", ran.stdout);
    }
    // What somebody put there is another matter.
    place.put("out/letter.doc", "PK");
    let ran = place.run(&["check", "series", "--format", "json"]);
    assert_eq!(ran.said(), ["warning R008 out/letter.doc:null"]);
    place.put("books/other.pdf", "%PDF");
    let ran = place.run(&["check", "series", "--format", "json"]);
    assert!(ran.said().iter().any(|said| said.contains("other.pdf")), "{:?}", ran.said());
}
