//! Pictures of pages, compared with those in `tests/pictures/pages/`.
//!
//! They show what no other test asks: that a page looks as it did. After a change that is meant to be seen,
//! `CHAPBOOK_PICTURES=write cargo test --test all pictures::` draws them anew; look at them before you commit.

use chapbook::driver::{Memory, Output, Project, Request};
use chapbook::frame::Page;
use chapbook::model::SectionKind;
use chapbook::raster;
use image::RgbImage;
use std::path::Path;

/// Pixels to the point: enough to see each letter, and small files.
const SCALE: f32 = 1.25;
/// How far a channel of a pixel may lie from the one before, of 255: machines round the edges of letters differently.
const CHANNEL: u8 = 40;
/// One pixel of so many may lie farther. A line of text that moves by a point changes one of thirty.
const PIXELS: usize = 500;

const SERIES: [(&str, &str); 3] = [
    ("chapbook.toml", "[series]\ntitle = \"Letters on Paper\"\nlanguage = \"en\"\n[print]\npage = \"A6\"\n"),
    (
        "2025-01-06-grain.md",
        "---\ntitle: The Grain\nsubtitle: How a sheet wants to be folded\n---\n\n> Fold it once, and it tells you.\n>\n> — A binder\n\n\
         Every sheet has a grain: the fibres lie *along* it, and it folds well one way and cracks the other.[^1] \
         Wet two strips and lay them on your palm; one curls at its edges, the other along its whole length.\n\n\
         ## What to do\n\n1. Bend it both ways.\n2. Mark the softer one.\n\n\
         | sheet | grain |\n|---|---|\n| A4 | long |\n| A5 | short |\n\n[^1]: Paper made by hand has none.\n",
    ),
    ("2025-02-03-thread.md", "# Thread and Needle\n\nPull the thread through wax.\n"),
];

#[test]
fn pages_look_as_they_did() {
    let mut project = Project::open(Memory::from_iter(SERIES), Request::default());
    project.load();
    let shared = project.share(&[Output::Pdf]).expect("a book").value;
    let pages = &shared.laid().pages;
    let of = |kind: SectionKind, nth: usize| -> &Page {
        let is = |page: &&Page| page.section.is_some_and(|index| shared.book().section(index).kind == kind);
        pages.iter().filter(is).nth(nth).expect("a page")
    };
    let drawn = [
        ("title", of(SectionKind::TitlePage, 0)),
        ("contents", of(SectionKind::Contents, 0)),
        ("opening", of(SectionKind::Article, 0)),
        ("second", of(SectionKind::Article, 1)),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures/pages");
    for (name, page) in drawn {
        let png = raster::png(page, &shared.book().pictures, shared.fonts(), SCALE);
        let file = folder.join(name).with_extension("png");
        if std::env::var_os("CHAPBOOK_PICTURES").is_some_and(|asked| asked == "write") {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(&file, &png).expect("a picture");
        }
        let before = std::fs::read(&file).unwrap_or_else(|_| panic!("there is no {}", file.display()));
        if let Err(why) = same(&read(&before), &read(&png)) {
            let now = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
            std::fs::write(&now, &png).expect("a picture");
            panic!("the page `{name}` looks otherwise: {why}; it is now {}", now.display());
        }
    }
}

fn read(png: &[u8]) -> RgbImage {
    image::load_from_memory(png).expect("a picture").to_rgb8()
}

/// Compares two pictures.
fn same(before: &RgbImage, now: &RgbImage) -> Result<(), String> {
    if before.dimensions() != now.dimensions() {
        return Err(format!("it had {:?} pixels and has {:?}", before.dimensions(), now.dimensions()));
    }
    let far = |(a, b): &(&image::Rgb<u8>, &image::Rgb<u8>)| {
        a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > CHANNEL)
    };
    let (other, all) = (before.pixels().zip(now.pixels()).filter(far).count(), before.pixels().len());
    if other * PIXELS > all { Err(format!("{other} of {all} pixels are others")) } else { Ok(()) }
}

// A comparison that lets everything pass would never be noticed.
#[test]
fn a_line_that_moves_is_seen_and_a_rounded_edge_is_not() {
    let line = |at: u32, ink: u8| {
        RgbImage::from_fn(100, 140, |x, y| {
            image::Rgb([if y == at && x > 10 && x < 90 { ink } else { 255 }; 3])
        })
    };
    assert_eq!(same(&line(20, 0), &line(20, 30)), Ok(()));
    assert!(same(&line(20, 0), &line(21, 0)).is_err());
    assert!(same(&line(20, 0), &RgbImage::new(100, 141)).is_err());
}
