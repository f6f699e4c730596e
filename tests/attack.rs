//! Files of a few kilobytes that ask for gigabytes, for hours or for more stack than there is: each is reported as a
//! fault of its own file, at once, and the rest of the series is made.

use crate::support::command;

use chapbook::driver::{Memory, Output, Project};
use command::{Place, Ran};
use std::fmt::Write as _;
use std::io::Cursor;

const LETTER: &str = "---\ntitle: A Letter\ndate: 2025-01-06\n---\n\nPaper is folded before it is cut.\n";

/// Builds a series whose article shows a picture that cannot be shown.
fn refused(name: &str, bytes: &[u8]) {
    let text = format!("{LETTER}\n![A press]({name})\n");
    let place = Place::new(&[("a.md", &text), ("b.md", &LETTER.replace("A Letter", "Another"))]);
    place.put(name, bytes);
    for command in ["check", "build"] {
        let ran = place.run(&[command, "series", "--format", "json"]);
        is_reported(&ran, name);
        assert!(ran.said().iter().any(|said| said.contains(" R265 ")), "{name}: {:?}", ran.said());
    }
}

/// A command that ends as commands do, without a fault of its own, and names a file.
fn is_reported(ran: &Ran, name: &str) {
    assert!([0, 1].contains(&ran.status), "{name} ends with {}: {}", ran.status, ran.stderr);
    assert!(!ran.stderr.contains("fault of its own"), "{}", ran.stderr);
    assert!(ran.stdout.contains(name), "{name} is not named: {}", ran.stdout);
}

fn svg(inner: &str) -> String {
    format!("<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'>{inner}</svg>")
}

#[test]
fn chains_of_references_do_not_exhaust_the_stack() {
    type Part = fn(usize) -> String;
    let kinds: [(&str, Part); 4] = [
        ("fill", |i| {
            format!(
                "<pattern id='p{i}' width='1' height='1'><path d='M0 0h9v9z' fill='url(#p{})'/></pattern>",
                i + 1
            )
        }),
        ("clip-path", |i| {
            format!("<clipPath id='p{i}' clip-path='url(#p{})'><path d='M0 0h9v9z'/></clipPath>", i + 1)
        }),
        ("mask", |i| format!("<mask id='p{i}' mask='url(#p{})'><path d='M0 0h9v9z'/></mask>", i + 1)),
        ("marker-end", |i| {
            format!("<marker id='p{i}'><path d='M0 0h9' marker-end='url(#p{})'/></marker>", i + 1)
        }),
    ];
    for (attribute, part) in kinds {
        let parts: String = (0..6_000).map(part).collect();
        refused("chain.svg", svg(&format!("{parts}<path d='M0 0h9v9z' {attribute}='url(#p0)'/>")).as_bytes());
    }
}

#[test]
fn filters_that_never_end_are_not_begun() {
    let filters = [
        "<feTurbulence numOctaves='2000000000'/>".to_owned(),
        "<feMorphology operator='dilate' radius='40000'/>".to_owned(),
        "<feGaussianBlur stdDeviation='9'/>".repeat(50_000),
        "<feConvolveMatrix order='400' kernelMatrix='".to_owned() + &"1 ".repeat(160_000) + "'/>",
    ];
    for filter in filters {
        let text = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='2000' height='2000'>\
             <filter id='f'>{filter}</filter><path d='M0 0H2000V2000z' filter='url(#f)'/></svg>"
        );
        refused("filter.svg", text.as_bytes());
    }
}

#[test]
fn words_uses_and_layers_without_end_are_refused() {
    let layers =
        format!("{}<path d='M0 0h9000v9000z'/>{}", "<g opacity='.9'>".repeat(190), "</g>".repeat(190));
    let layers = layers.repeat(300);
    let mut uses = String::new();
    for i in 0..9 {
        let _ = write!(uses, "<g id='p{i}'>{}</g>", format!("<use href='#p{}'/>", i + 1).repeat(10));
    }
    let entities = "<!DOCTYPE svg [<!ENTITY a '".to_owned()
        + &"x".repeat(100_000)
        + "'>]>"
        + &svg(&format!("<text>{}</text>", "&a;".repeat(5_000)));
    refused("words.svg", svg(&format!("<text y='9'>{}</text>", "words ".repeat(200_000))).as_bytes());
    refused("uses.svg", svg(&(uses + "<path id='p9' d='M0 0h9v9z'/>")).as_bytes());
    refused("layers.svg", svg(&layers).replace("'90'", "'9000'").as_bytes());
    refused("entities.svg", entities.as_bytes());
    refused("deep.svg", svg(&"<g>".repeat(500_000)).as_bytes());
}

/// Blurred shadows, patterns, clips and arrows as drawing programs make them.
#[test]
fn ordinary_drawings_are_shown() {
    let text = "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='300' viewBox='0 0 1600 1200'><style>.a{clip-path:url(#c)}</style>\
        <filter id='f'><feGaussianBlur stdDeviation='6'/><feOffset dx='4'/><feMerge><feMergeNode/><feMergeNode in='SourceGraphic'/></feMerge></filter>\
        <clipPath id='c'><circle cx='800' cy='600' r='500'/></clipPath><pattern id='p' width='.1' height='.1'><path d='M0 0h9v9z'/></pattern>\
        <marker id='m'><path d='M0 0l9 9'/></marker>\
        <g class='a'><path d='M0 0H1600V1200z' fill='url(#p)' filter='url(#f)'/><path d='M0 0L99 99L99 9' marker-mid='url(#m)'/><text y='90'>Words</text></g></svg>";
    let article = format!("{LETTER}\n![A press](a.svg)\n");
    let place = Place::new(&[("a.md", &article)]);
    place.put("a.svg", text);
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!(ran.status, 0, "{}", ran.stdout);
    assert!(!ran.stdout.contains("R265"), "{}", ran.stdout);
}

#[test]
fn pictures_cut_short_or_that_claim_too_much_are_refused() {
    let picture = image::RgbImage::from_fn(200, 150, |x, y| image::Rgb([x as u8, y as u8, (x * y) as u8]));
    let kinds = [
        ("a.png", image::ImageFormat::Png),
        ("a.jpg", image::ImageFormat::Jpeg),
        ("a.gif", image::ImageFormat::Gif),
        ("a.webp", image::ImageFormat::WebP),
    ];
    for (name, format) in kinds {
        let mut bytes = Vec::new();
        let written = image::DynamicImage::from(picture.clone()).to_rgba8();
        match format {
            image::ImageFormat::Jpeg => picture.write_to(&mut Cursor::new(&mut bytes), format),
            _ => written.write_to(&mut Cursor::new(&mut bytes), format),
        }
        .expect("writing to memory works");
        refused(name, &bytes[..bytes.len() / 2]);
    }
    let mut jpeg = Vec::new();
    picture.write_to(&mut Cursor::new(&mut jpeg), image::ImageFormat::Jpeg).expect("writing to memory works");
    let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]).expect("a frame");
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x2A, 0xF8, 0x2A, 0xF8]);
    refused("claims.jpg", &jpeg);
}

/// Nobody finds a typeface in a folder by the name that it gives itself.
#[test]
fn a_typeface_that_cannot_be_cut_down_is_named_by_its_file() {
    let mut broken = dejavu::sans::regular().to_vec();
    // The table of kerning and marks begins with a version that there is none of; only the EPUB needs it.
    let table = broken[12..].chunks_exact(16).find(|row| row.starts_with(b"GPOS")).expect("a table");
    let at = u32::from_be_bytes([table[8], table[9], table[10], table[11]]) as usize;
    broken[at + 4..at + 10].fill(0xFF);
    let place = Place::new(&[
        ("a.md", LETTER),
        ("chapbook.toml", "[series]\nstyle = \"a.css\"\n[epub]\nfonts = true\n"),
        ("a.css", "body { font-family: \"DejaVu Sans\", serif }\n"),
    ]);
    place.put("fonts/broken.ttf", &broken);
    let ran = place.run(&["epub", "series", "--format", "json"]);
    assert!(
        ran.said().iter().any(|said| said.starts_with("warning F003") && said.contains("fonts/broken.ttf")),
        "{:?} {}",
        ran.said(),
        ran.stderr
    );
}

/// One broken typeface stopped every PDF.
#[test]
fn a_broken_typeface_is_left_out() {
    let whole = dejavu::sans::regular();
    let place = Place::new(&[
        ("a.md", LETTER),
        ("chapbook.toml", "[series]\nstyle = \"a.css\"\n[epub]\nfonts = true\n"),
        ("a.css", "body { font-family: \"DejaVu Sans\", serif }\n"),
    ]);
    // A table whose place or length is wrong, one at a time: the head of the file lists them, 16 bytes each.
    for table in 0..usize::from(whole[5]) {
        for (byte, value) in [(8, 0x7F), (13, 0)] {
            let mut broken = whole.to_vec();
            broken[12 + 16 * table + byte] = value;
            place.put("fonts/broken.ttf", &broken);
            let ran = place.run(&["pdf", "series", "--format", "json"]);
            assert_eq!(ran.status, 0, "table {table}: {}{}", ran.stdout, ran.stderr);
            assert!(!ran.stderr.contains("fault of its own"), "{}", ran.stderr);
        }
    }
}

#[test]
fn a_damaged_cover_is_drawn_instead() {
    let place = Place::new(&[("a.md", LETTER), ("chapbook.toml", "[series]\ncover = \"c.jpg\"\n")]);
    place.put("c.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]);
    let ran = place.run(&["build", "series", "--format", "json"]);
    assert_eq!((ran.status, ran.said()), (0, vec!["warning C008 series/chapbook.toml:2".to_owned()]));
}

/// A mistyped folder ended in a panic instead of a report.
#[test]
fn a_folder_that_is_not_there_is_reported_to_programs() {
    let place = Place::new(&[]);
    for command in ["inspect", "check", "build"] {
        let ran = place.run(&[command, "sereis", "--format", "json"]);
        assert_eq!(ran.status, 1);
        assert!(ran.said().iter().any(|said| said.starts_with("error R003 sereis")), "{:?}", ran.said());
    }
}

/// A folder with nothing but an empty file gave no book and no error.
#[test]
fn a_series_of_empty_files_is_an_error() {
    let place = Place::new(&[("a.txt", "")]);
    for command in ["inspect", "check", "build"] {
        let ran = place.run(&[command, "series", "--format", "json"]);
        assert_eq!(ran.status, 1, "{command}");
        assert!(ran.said().iter().any(|said| said.starts_with("error R001")), "{:?}", ran.said());
    }
}

/// Where no thread may be started, this one does the work.
#[cfg(unix)]
#[test]
fn a_user_who_may_start_no_thread_gets_the_book() {
    let place = Place::new(&[("a.md", LETTER)]);
    let program = env!("CARGO_BIN_EXE_chapbook");
    let mut shell = std::process::Command::new("sh");
    let line = format!("ulimit -u 1 2>/dev/null; exec '{program}' build series");
    let ran = command::ran(shell.args(["-c", &line]).current_dir(place.path("")).output().expect("a shell"));
    assert_eq!(ran.status, 0, "{}", ran.stderr);
}

// Marks over one letter, and tags, were counted again for each of them: a minute and more for twice these. What they
// cost as they grow is measured by `benches/growth`; here all of them must arrive.
#[test]
fn many_marks_and_many_tags_are_all_kept() {
    let tags: Vec<String> = (0..10_000).map(|tag| format!("t{tag}")).collect();
    let marks = format!(
        "---\ntitle: Marks\ntags: [{}]\n---\n\nSome words. a{}\n",
        tags.join(","),
        "\u{301}".repeat(20_000)
    );
    let mut project =
        Project::open(Memory::from_iter([("2025-01-06-a.md", marks.as_str())]), Default::default());
    project.load();
    let shared = project.share(&[Output::Pdf]).expect("a book").value;
    assert!(Output::Pdf.make(&shared).value[0].bytes.starts_with(b"%PDF"));
    let (_, article) = shared.book().articles().next().expect("an article");
    assert_eq!(chapbook::model::visit::text(&article.blocks).matches('\u{301}').count(), 20_000);
}

// Twelve kilobytes of Chinese became thirteen megabytes: the box for each character was written out on each page.
#[test]
fn characters_of_no_face_are_drawn_once() {
    let size = |times: usize| {
        let han: String = (0..60).filter_map(|at| char::from_u32(0x4E00 + at)).collect();
        let article = format!("{LETTER}\n{}\n", han.repeat(times));
        let files = Memory::from_iter([("a.md", article)]);
        let mut project = Project::open(files, Default::default());
        project.load();
        let shared = project.share(&[Output::Pdf]).expect("a book").value;
        Output::Pdf.make(&shared).value[0].bytes.len()
    };
    let (few, many) = (size(3), size(60));
    // What is left is where each stands, and what it is read as.
    assert!(many < few * 3, "{few} bytes for 180 characters, {many} for 3,600");
}

// `check` made all that it then threw away: it took up to eleven times as long as the print edition.
#[test]
fn a_check_says_what_a_build_says_and_makes_no_bytes() {
    let broken = "![A press](press.png)\n\n[^1] \u{4E00} and [there](gone.md)\n\n- [ ] `";
    let study = "## Questions\n\n1. Why in paragraph 90?\n";
    let files = Memory::from_iter([
        ("a.md", format!("{LETTER}\n{broken}{}`\n", "wide".repeat(60))),
        ("a.study.md", study.to_owned()),
    ]);
    let mut project = Project::open(files, Default::default());
    project.load();
    let made = |is_check: bool| {
        let mut said = Vec::new();
        let mut shared = project.share(Output::ALL).expect("a book").take(&mut said);
        if is_check {
            shared = shared.only_checked();
        }
        let made: Vec<_> =
            Output::ALL.iter().flat_map(|output| output.make(&shared).take(&mut said)).collect();
        (made.into_iter().map(|made| (made.name, made.bytes.len())).collect::<Vec<_>>(), said)
    };
    let ((built, said), (checked, said_too)) = (made(false), made(true));
    assert!(!said.is_empty());
    assert_eq!(said, said_too);
    assert!(built.iter().all(|(_, bytes)| *bytes > 0));
    assert!(checked.iter().all(|(_, bytes)| *bytes == 0));
    let names = |made: &[(String, usize)]| made.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&built), names(&checked));
}

// The copies of every article were laid out too, though nobody had asked for any: as much work again as the print
// edition.
#[test]
fn a_check_lays_out_no_copies_that_nobody_asked_for() {
    let checked = |files: &[(&str, &str)]| {
        let mut project = Project::open(Memory::from_iter(files.iter().copied()), Default::default());
        project.load();
        let shared = project.share(Output::ALL).expect("a book").value.only_checked();
        Output::Handouts.make(&shared).value.len()
    };
    assert_eq!(checked(&[("a.md", LETTER)]), 0);
    for (name, text) in [
        ("a.study.md", "## Questions\n\n1. Why?\n"),
        ("chapbook.toml", "[handouts]\npaper = \"a4\"\n"),
        ("chapbook.toml", "[handouts]\nsessions = [[\"a\", \"a\"]]\n"),
    ] {
        assert!(checked(&[("a.md", LETTER), (name, text)]) > 0, "{text}");
    }
}
