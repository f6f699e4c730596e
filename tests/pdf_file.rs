//! The files that the program writes for paper, read back: their boxes and colours, what viewers are given, and
//! how pictures are kept.

use crate::support::command;
use crate::support::tagged;

use command::Place;
use image::{DynamicImage, ImageFormat};
use lopdf::{Dictionary, Document, Object, Stream};
use std::io::{Cursor, Read};
use std::path::Path;

const SETTINGS: &str = "[series]\ntitle = \"Letters\"\nlanguage = \"en\"\n\n[print]\npage = \"A5\"\n";

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), format).expect("writing to memory works");
    bytes
}

/// Two articles, which show one JPEG twice and a PNG of 16 bits a channel.
fn place() -> Place {
    let place = Place::new(&[
        ("chapbook.toml", SETTINGS),
        (
            "a.md",
            "---\ntitle: Paper\ndate: 2021-03-01\n---\n\nFirst.\n\n## Of its grain {#grain}\n\n![A sheet](sheet.jpg)\n\nLast.\n",
        ),
        (
            "b.md",
            "---\ntitle: Thread\ndate: 2021-04-01\n---\n\n![A sheet](sheet.jpg)\n\n![A reel](reel.png)\n\nWords.\n",
        ),
    ]);
    place.put("sheet.jpg", jpeg());
    let deep = image::ImageBuffer::from_fn(24, 16, |x, _| image::Rgb([x as u16 * 2000, 0x8000, 0xffff]));
    place.put("reel.png", file(&DynamicImage::ImageRgb16(deep), ImageFormat::Png));
    place
}

fn jpeg() -> Vec<u8> {
    let red = image::RgbImage::from_fn(24, 16, |x, y| image::Rgb([250, (x * 9) as u8, (y * 9) as u8]));
    file(&DynamicImage::ImageRgb8(red), ImageFormat::Jpeg)
}

// An invisible sign that joins words, in a text copied from elsewhere: its PDF was refused by validators.
#[test]
fn no_glyph_is_mapped_to_what_a_map_may_not_hold() {
    let text = "# One\n\nA\u{FEFF}B is `c\u{FEFF}d`.\n\n    e\u{FEFF}f\n";
    let place = Place::new(&[("chapbook.toml", SETTINGS), ("one.md", text)]);
    let ran = place.run(&["pdf", "series", "-o", "out"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let (_, bytes) = place.files("out").into_iter().next().expect("a PDF");
    let document = Document::load_mem(&bytes).expect("a PDF");
    let fonts = document.objects.values().filter_map(|object| object.as_dict().ok()?.get(b"ToUnicode").ok());
    let maps: Vec<String> = fonts
        .map(|map| {
            let (_, map) = document.dereference(map).expect("a map");
            let bytes = map.as_stream().expect("a stream").decompressed_content().expect("bytes");
            String::from_utf8_lossy(&bytes).into_owned()
        })
        .collect();
    assert!(maps.iter().any(|map| map.contains("2060")), "the sign is mapped: {maps:?}");
    assert!(maps.iter().all(|map| !map.contains("<FEFF")), "{maps:?}");
}

/// Runs a command and reads the file it writes whose name ends so.
fn made(arguments: &[&str], ending: &str) -> Document {
    let place = place();
    let ran = place.run(&[arguments, &["series", "-o", "out"]].concat());
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let files = place.files("out");
    let is_meant = |path: &Path| path.to_string_lossy().ends_with(ending);
    let (_, bytes) = files.iter().find(|(path, _)| is_meant(path)).expect("the file is written");
    Document::load_mem(bytes).expect("a PDF")
}

fn pages(document: &Document) -> Vec<&Dictionary> {
    document.get_pages().values().map(|id| document.get_dictionary(*id).expect("a page")).collect()
}

fn numbers(page: &Dictionary, key: &[u8]) -> Option<Vec<f32>> {
    let numbers = page.get(key).and_then(Object::as_array).ok()?;
    Some(numbers.iter().map(|number| number.as_float().expect("a number")).collect())
}

/// Returns an object of the catalog, or what a reference in it leads to.
fn in_catalog<'a>(document: &'a Document, key: &[u8]) -> &'a Object {
    document.catalog().and_then(|catalog| catalog.get_deref(key, document)).expect("an entry of the catalog")
}

fn pictures(document: &Document) -> Vec<&Stream> {
    let is_picture = |stream: &&Stream| {
        stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image")
    };
    document.objects.values().filter_map(|object| object.as_stream().ok()).filter(is_picture).collect()
}

fn name<'a>(dictionary: &'a Dictionary, key: &[u8]) -> &'a [u8] {
    dictionary.get(key).and_then(Object::as_name).expect("a name")
}

/// Returns how many pixels the photograph has from left to right in the PDF and in the EPUB.
fn photograph_across(settings: &str) -> [u32; 2] {
    let place = Place::new(&[
        ("chapbook.toml", &format!("{SETTINGS}{settings}")),
        ("a.md", "---\ntitle: Paper\ndate: 2021-03-01\n---\n\nFirst.\n\n![A sheet](sheet.jpg)\n\nLast.\n"),
    ]);
    // Grain, as a photograph has it.
    let grain = |x: u32, y: u32| image::Luma([(x.wrapping_mul(97) ^ y.wrapping_mul(61)) as u8]);
    let photograph = DynamicImage::ImageLuma8(image::GrayImage::from_fn(800, 400, grain));
    place.put("sheet.jpg", file(&photograph, ImageFormat::Jpeg));
    ["pdf", "epub"].map(|output| {
        let ran = place.run(&[output, "series", "-o", "out"]);
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        let files = place.files("out");
        let ending = format!(".{output}");
        let is_meant = |path: &Path| path.to_string_lossy().ends_with(&ending);
        let (_, bytes) = files.iter().find(|(path, _)| is_meant(path)).expect("the file is written");
        if output == "pdf" {
            let document = Document::load_mem(bytes).expect("a PDF");
            let across =
                |picture: &&Stream| picture.dict.get(b"Width").and_then(Object::as_i64).expect("a width");
            return pictures(&document).iter().map(across).max().expect("a picture") as u32;
        }
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let mut entry = archive.by_name("OEBPS/images/picture-1.jpg").expect("the photograph");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("its bytes");
        image::load_from_memory(&bytes).expect("a picture").width()
    })
}

// Real books had 92 to 361 MB, more than half of it pixels that nobody could see.
#[test]
fn pictures_are_as_fine_as_the_settings_say() {
    assert_eq!(photograph_across(""), [800, 800], "fine enough for paper and screens as it is");
    let [paper, screen] = photograph_across("picture-dpi = 72\n\n[epub]\npicture-width = 100\n");
    // The measure of A5 is four inches and a bit.
    assert!((250..=320).contains(&paper), "{paper} pixels on paper");
    assert_eq!(screen, 100);
}

/// A5 is 148 by 210 mm; bleed stands around what is left, and marks, 9 mm more, around that (14.11.2).
#[test]
fn boxes_nest_as_bleed_and_marks_ask() {
    let pt = |mm: f32| mm * 72.0 / 25.4;
    for (arguments, bleed, around) in [
        (&["pdf"][..], None, 0.0),
        (&["pdf", "--bleed", "3mm"], Some(3.0), 3.0),
        (&["pdf", "--marks"], Some(0.0), 9.0),
        (&["pdf", "--bleed", "3mm", "--marks"], Some(3.0), 12.0),
    ] {
        let document = made(arguments, ".pdf");
        let held = |key: &[u8], inset: Option<f32>| {
            for page in pages(&document) {
                let found = numbers(page, key);
                let wanted = inset.map(|inset| {
                    let far = 2.0 * around - inset;
                    [inset, inset, 148.0 + far, 210.0 + far].map(pt)
                });
                let near = match (&found, wanted) {
                    (Some(found), Some(wanted)) => {
                        found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 0.01)
                    }
                    (found, wanted) => found.is_none() && wanted.is_none(),
                };
                assert!(near, "{arguments:?}: {}: {found:?}, not {wanted:?}", String::from_utf8_lossy(key));
            }
        };
        held(b"MediaBox", Some(0.0));
        held(b"TrimBox", bleed.map(|_| around));
        held(b"BleedBox", bleed.map(|bleed| around - bleed));
    }
}

/// Pages and pictures alike: a print shop counts a page with one operator of colour as a page in colour.
#[test]
fn nothing_is_in_colour_where_all_is_to_be_grey() {
    let coloured = |document: &Document| {
        let operators = document
            .get_pages()
            .into_values()
            .flat_map(|page| document.get_and_decode_page_content(page).expect("content").operations);
        let in_colour = ["rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"];
        let operators = operators.filter(|o| in_colour.contains(&o.operator.as_str())).count();
        let spaces =
            pictures(document).iter().filter(|p| name(&p.dict, b"ColorSpace") != b"DeviceGray").count();
        (operators, spaces)
    };
    assert_eq!(coloured(&made(&["pdf", "--grey"], ".pdf")), (0, 0));
    assert_eq!(coloured(&made(&["pdf"], ".pdf")).1, 2, "the pictures are in colour otherwise");
}

/// However often a picture or face is shown, and however many pages share a side.
#[test]
fn pictures_and_fonts_are_in_a_file_once() {
    for (command, ending) in [("pdf", ".pdf"), ("booklet", "-booklet.pdf")] {
        let document = made(&[command], ending);
        assert_eq!(pictures(&document).len(), 2, "{command}");
        let fonts = document.objects.values().filter_map(|object| object.as_dict().ok());
        let mut names: Vec<&[u8]> = fonts
            .filter(|font| font.has(b"FontFile2") || font.has(b"FontFile3"))
            .map(|font| name(font, b"FontName"))
            .collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup_by_key(|name| &name[name.iter().position(|byte| *byte == b'+').map_or(0, |at| at + 1)..]);
        assert_eq!((names.len(), all > 0), (all, true), "{command}");
    }
}

/// A JPEG is not made worse; samples of 16 bits keep their first eight.
#[test]
fn pictures_are_kept_as_they_are_or_without_loss() {
    let document = made(&["pdf"], ".pdf");
    let (kept, others): (Vec<_>, Vec<_>) =
        pictures(&document).into_iter().partition(|p| name(&p.dict, b"Filter") == b"DCTDecode");
    assert_eq!(kept.iter().map(|picture| &picture.content).collect::<Vec<_>>(), [&jpeg()]);
    let samples = others[0].decompressed_content().expect("samples");
    assert_eq!(samples.len(), 24 * 16 * 3);
    for (x, sample) in samples.chunks(3).take(24).enumerate() {
        assert!(
            sample[0].abs_diff((x * 2000 / 257) as u8) <= 1 && sample[1..] == [128, 255],
            "{x}: {sample:?}"
        );
    }
}

/// One output intent, page labels from the first page on, and no dialog that scales (12.2, 12.4.2, 14.11.5).
#[test]
fn viewers_and_printers_learn_what_they_need() {
    let document = made(&["pdf"], ".pdf");
    let preferences = in_catalog(&document, b"ViewerPreferences").as_dict().expect("preferences");
    assert_eq!(name(preferences, b"PrintScaling"), b"None");
    let intents = in_catalog(&document, b"OutputIntents").as_array().expect("intents");
    let [intent] = &intents[..] else { panic!("{intents:?}") };
    let intent = document.dereference(intent).and_then(|(_, intent)| intent.as_dict()).expect("an intent");
    assert_eq!(name(intent, b"S"), b"GTS_PDFA1");
    assert!(intent.get_deref(b"DestOutputProfile", &document).and_then(Object::as_stream).is_ok());
    let labels = in_catalog(&document, b"PageLabels").as_dict().expect("labels");
    let starts = labels.get(b"Nums").and_then(Object::as_array).expect("ranges");
    assert_eq!(starts.first().and_then(|start| start.as_i64().ok()), Some(0));
    let range = |range: &Object| {
        range
            .as_dict()
            .ok()
            .and_then(|range| range.get(b"S").and_then(Object::as_name).ok().map(<[u8]>::to_vec))
    };
    assert!(
        starts.iter().skip(1).step_by(2).any(|start| range(start).as_deref() == Some(b"D")),
        "{starts:?}"
    );
}

/// Headings stand below their article.
#[test]
fn the_outline_is_nested() {
    let document = made(&["pdf"], ".pdf");
    let mut found = Vec::new();
    let outline = in_catalog(&document, b"Outlines").as_dict().expect("an outline");
    let mut open = vec![(0, outline.get_deref(b"First", &document).and_then(Object::as_dict).ok())];
    while let Some((depth, entry)) = open.pop() {
        let Some(entry) = entry else { continue };
        let follow = |key: &[u8]| entry.get_deref(key, &document).and_then(Object::as_dict).ok();
        found.push((depth, tagged::text(entry.get(b"Title").expect("a title"))));
        open.push((depth, follow(b"Next")));
        open.push((depth + 1, follow(b"First")));
    }
    let at = found.iter().position(|(_, title)| title.contains("Paper")).expect("the article");
    let (article, heading) = (&found[at], &found[at + 1]);
    assert_eq!((heading.0, heading.1.as_str()), (article.0 + 1, "Of its grain"), "{found:?}");
}
