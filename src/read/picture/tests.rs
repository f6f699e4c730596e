use super::*;
use crate::diagnostic::Placed;
use crate::files::{Disk, Files as _};
use crate::model::jpeg_components;
use crate::model::{Article, Node, PictureFormat, Role};
use std::fs;

/// A folder of a series with a folder beside it.
struct Place {
    dir: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("series/images")).unwrap();
        fs::create_dir_all(dir.path().join("static")).unwrap();
        Self { dir }
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Loads the pictures of one article, and returns which were had and what was said.
    fn load(
        &self,
        addresses: &[&str],
        options: &Options,
    ) -> (Vec<Option<PictureIndex>>, Vec<Picture>, Vec<Diagnostic>) {
        let block = |address: &&str| {
            let alt = Alt::Text("A press at work".into());
            let figure = Figure { picture: None, address: (*address).into(), alt, caption: None, link: None };
            Node::new(Block::Figure(figure), Span::default())
        };
        let body = addresses.iter().map(block).collect();
        let article = Article { path: "a.md".into(), body, ..Article::default() };
        let mut series = Series { articles: vec![article], ..Series::default() };
        let folder = self.dir.path().join("series");
        let mut disk = Disk::of(std::slice::from_ref(&folder));
        if let Some(other) = &options.static_folder {
            disk.allow(&folder.join(&other.value));
        }
        let diagnostics = load(&mut series, &PictureFinder::new(&disk, &folder, options), options);
        let had = series.articles[0].body.iter().map(|block| match &block.value {
            Block::Figure(figure) => figure.picture,
            _ => None,
        });
        (had.collect(), series.pictures.clone(), diagnostics)
    }
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    image::DynamicImage::new_luma8(width, height)
        .write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png)
        .unwrap();
    bytes
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<&str> {
    diagnostics.iter().map(|d| d.code.0).collect()
}

#[test]
fn files_are_found_as_authors_name_them() {
    let place = Place::new();
    place.write("series/images/Ein Bär.png", &png(3, 2));
    place.write("series/a.png", &png(1, 1));
    place.write("static/img/b.png", &png(1, 1));
    let static_folder = Some(Placed { value: "../static".into(), span: None });
    let options = Options { static_folder, ..Options::default() };
    let addresses = [
        "images/Ein Bär.png",
        "images/Ein%20B%C3%A4r.png",
        "images/Ein Ba\u{308}r.png",
        "./a.png",
        "images/../a.png",
        "/a.png",
        "/img/b.png",
        "a.png?v=2",
        "https://a.example/up/Ein%20Bär.png",
    ];
    let (had, pictures, diagnostics) = place.load(&addresses, &options);
    assert_eq!(diagnostics, []);
    assert!(had.iter().all(Option::is_some), "{had:?}");
    // Each file once, in the order in which the text names them.
    assert_eq!(pictures.len(), 3);
    assert_eq!((pictures[0].width, pictures[0].height), (3, 2));
}

// Sites keep pictures beside their texts; the one key that names such a folder did not help.
#[test]
fn a_path_that_climbs_to_the_folder_of_pictures_is_followed() {
    let place = Place::new();
    place.write("images/a/b.png", &png(1, 1));
    place.write("series/im/c.png", &png(1, 1));
    let (_, _, diagnostics) = place.load(&["../images/a/b.png"], &Options::default());
    assert!(diagnostics[0].hints[0].contains("`static = \"../images\"`"), "{diagnostics:?}");
    for named in ["../images", ".."] {
        let static_folder = Some(Placed { value: named.into(), span: None });
        let options = Options { static_folder, ..Options::default() };
        let (had, _, diagnostics) = place.load(&["../images/a/b.png"], &options);
        assert!(had[0].is_some(), "{named}: {diagnostics:?}");
    }
    let here = ["{static}/im/c.png", "{attach}im/c.png", "|filename|/im/c.png", "im\\c.png", "@/im/c.png"];
    let (had, _, diagnostics) = place.load(&here, &Options::default());
    assert!(had.iter().all(Option::is_some), "{diagnostics:?}");
}

#[test]
fn nothing_outside_is_read() {
    let place = Place::new();
    place.write("secret.png", &png(1, 1));
    place.write("static/c.png", &png(1, 1));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(
            place.dir.path().join("secret.png"),
            place.dir.path().join("series/link.png"),
        )
        .unwrap();
        std::os::unix::fs::symlink(place.dir.path(), place.dir.path().join("series/up")).unwrap();
    }
    let absolute = place.dir.path().join("secret.png").display().to_string();
    let outside = [
        "../secret.png",
        "images/../../secret.png",
        "%2e%2e/secret.png",
        "link.png",
        "up/secret.png",
        "../static/c.png",
        "file:///etc/hostname",
    ];
    for address in outside {
        let (had, pictures, diagnostics) = place.load(&[address], &Options::default());
        assert_eq!((had, pictures.len(), codes(&diagnostics)), (vec![None], 0, vec!["R264"]), "{address}");
    }
    // An absolute path is one below the series' folder or none.
    let (had, _, diagnostics) = place.load(&[&absolute], &Options::default());
    assert_eq!((had, codes(&diagnostics)), (vec![None], vec!["R260"]));
}

#[test]
fn what_is_missing_is_said_as_the_configuration_wants() {
    let place = Place::new();
    let mut options = Options::default();
    let severity = |options: &Options| {
        let (_, _, diagnostics) = place.load(&["a.png"], options);
        assert_eq!(codes(&diagnostics), ["R260"]);
        diagnostics[0].severity
    };
    assert_eq!(severity(&options), crate::diagnostic::Severity::Warning);
    options.missing_images = MissingImages::Error;
    assert_eq!(severity(&options), crate::diagnostic::Severity::Error);
    let (_, _, remote) = place.load(&["https://a.example/b.png?x"], &options);
    assert_eq!(codes(&remote), ["R261"]);
    assert!(remote[0].hints[0].contains("images/b.png"));
}

#[test]
fn kinds_are_known_by_content() {
    let place = Place::new();
    let mut webp = Vec::new();
    image::DynamicImage::new_rgb8(4, 5)
        .write_to(&mut std::io::Cursor::new(&mut webp), image::ImageFormat::WebP)
        .unwrap();
    place.write("series/a.jpg", &png(7, 8));
    place.write("series/b.png", &webp);
    place.write("series/c.png", b"no picture at all");
    place.write("series/d.png", b"");
    place.write("series/e.png", &png(7, 8)[..20]);
    let (_, pictures, diagnostics) =
        place.load(&["a.jpg", "b.png", "c.png", "d.png", "e.png"], &Options::default());
    let kinds: Vec<_> = pictures.iter().map(|p| (p.format, p.width, p.height)).collect();
    assert_eq!(kinds, [(PictureFormat::Png, 7, 8), (PictureFormat::Png, 4, 5)]);
    assert_eq!(codes(&diagnostics), ["R265"; 3]);
    assert!(image::guess_format(&pictures[1].bytes).is_ok_and(|format| format == image::ImageFormat::Png));
}

/// Such a file was an empty place in print, and a blank or a fault in readers.
#[test]
fn a_picture_that_is_not_whole_is_not_shown() {
    assert!(decode::understand(claiming([8_000, 8_000])).is_err());
    let whole = png(300, 200);
    assert!(decode::understand(whole.clone()).is_ok());
    assert!(decode::understand(whole[..whole.len() * 3 / 4].to_vec()).is_err());
}

/// A file of one pixel that says it has more.
fn claiming(size: [u32; 2]) -> Vec<u8> {
    let mut bytes = png(1, 1);
    bytes[16..24].copy_from_slice(size.map(u32::to_be_bytes).as_flattened());
    let crc = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.to_be_bytes());
    bytes
}

/// E-readers decode the whole of a picture that they show; 100 million pixels are 400 MB.
#[test]
fn a_picture_of_very_many_pixels_is_made_smaller() {
    let place = Place::new();
    place.write("series/a.png", &png(10_000, 10_000));
    let (_, pictures, diagnostics) = place.load(&["a.png"], &Options::default());
    assert_eq!(codes(&diagnostics), ["R267"]);
    assert_eq!((pictures[0].width, pictures[0].height), (3_334, 3_334));
    let (width, height) =
        image::load_from_memory(&pictures[0].bytes).map(|i| (i.width(), i.height())).unwrap();
    assert_eq!((width, height), (3_334, 3_334));
    // A file that only says so fails as any broken one does.
    assert!(decode::understand(claiming([20_000, 20_000])).is_err());
}

/// Cameras held aside write the pixels as they lie; the picture is as high as it is shown.
#[test]
fn a_jpeg_is_as_its_exif_says_it_is_shown() {
    let mut jpeg = Vec::new();
    image::DynamicImage::new_rgb8(30, 20)
        .write_to(&mut std::io::Cursor::new(&mut jpeg), image::ImageFormat::Jpeg)
        .unwrap();
    for value in 1..=8_u8 {
        // After the start of the image: an APP1 segment of a TIFF with the one tag (EXIF 2.32, 4.5.4).
        let mut exif = b"\xFF\xE1\x00\x22Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        exif.extend([value, 0, 0, 0, 0, 0, 0]);
        let turned = [&jpeg[..2], &exif, &jpeg[2..]].concat();
        let understood = decode::understand(turned.clone()).unwrap();
        assert_eq!(understood.orientation.exif(), value);
        assert_eq!(understood.size, if value > 4 { (20, 30) } else { (30, 20) });
        assert_eq!(understood.bytes, turned, "nothing of a JPEG is lost by writing it anew");
    }
}

/// Red, blue, black; green, white, dark yellow: squares of 16 pixels, in rows of three.
const SQUARES: [[u8; 3]; 6] = [[255, 0, 0], [0, 0, 255], [0; 3], [0, 255, 0], [255; 3], [191, 191, 0]];

/// Returns the colour in the middle of each square.
fn squares(bytes: &[u8]) -> Vec<[u8; 3]> {
    let picture = image::load_from_memory(bytes).unwrap().into_rgb8();
    (0..6).map(|at| picture.get_pixel(at % 3 * 16 + 8, at / 3 * 16 + 8).0).collect()
}

fn are_near(found: &[[u8; 3]], wanted: &[[u8; 3]]) -> bool {
    found.as_flattened().iter().zip(wanted.as_flattened()).all(|(a, b)| a.abs_diff(*b) <= 6)
}

/// The inks of a print shop went into EPUBs, where readers show them in wrong colours, and into PDFs as if they were
/// red, green and blue. One file is written by Pillow, one by ImageMagick: inks as they are, and as one brightness,
/// two colours and black.
#[test]
fn jpegs_of_four_inks_are_written_anew_in_the_colours_of_screens() {
    let files: [&[u8]; 2] = [
        include_bytes!("../../../tests/odd-pictures/cmyk.jpg"),
        include_bytes!("../../../tests/odd-pictures/ycck.jpg"),
    ];
    for file in files {
        assert_eq!(jpeg_components(file), Some(4));
        let made = decode::understand(file.to_vec()).unwrap();
        assert_eq!((made.format, made.size), (PictureFormat::Jpeg, (48, 32)));
        assert_eq!(jpeg_components(&made.bytes), Some(3));
        assert!(are_near(&squares(&made.bytes), &SQUARES), "{:?}", squares(&made.bytes));
        assert_eq!(made.bytes, decode::understand(file.to_vec()).unwrap().bytes);
    }
    for cut in 0..files[0].len() {
        // Whatever is missing of it, nothing breaks.
        let _ = decode::understand(files[0][..cut].to_vec());
    }
}

/// Seven passes over the picture (W3C PNG, 8): shown as any other, but never made smaller, which goes row by row.
#[test]
fn interlaced_pngs_are_taken_as_they_are() {
    let file = include_bytes!("../../../tests/odd-pictures/interlaced.png").to_vec();
    assert_eq!(file[28], 1, "it is interlaced");
    let made = decode::understand(file.clone()).unwrap();
    assert_eq!((made.format, made.size), (PictureFormat::Png, (48, 32)));
    assert_eq!(made.bytes, file);
    assert!(are_near(&squares(&made.bytes), &SQUARES));
    let mut huge = claiming([20_000, 20_000]);
    huge[28] = 1;
    let crc = crc(&huge[12..29]);
    huge[29..33].copy_from_slice(&crc.to_be_bytes());
    let why = decode::understand(huge).unwrap_err();
    assert_eq!(why, "it has 20000 by 20000 pixels, and is interlaced; save it smaller");
}

/// A PNG of half a megabyte took seven hundred of memory: all its pixels were decoded at once, in each output.
#[test]
fn a_png_of_many_bytes_is_made_smaller() {
    let made = |side: u32, color: png::ColorType| {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, side, side);
        encoder.set_color(color);
        encoder.set_compression(png::Compression::Fast);
        let mut writer = encoder.write_header().unwrap();
        let row = vec![0; side as usize * color.samples()];
        let mut stream = writer.stream_writer().unwrap();
        (0..side).for_each(|_| std::io::Write::write_all(&mut stream, &row).unwrap());
        stream.finish().unwrap();
        drop(writer);
        let made = decode::understand(file).unwrap();
        (made.was, made.size)
    };
    assert_eq!(made(5100, png::ColorType::Rgba), (Some((5100, 5100)), (2550, 2550)));
    // As many pixels of fewer bytes: a page that was scanned.
    assert_eq!(made(5100, png::ColorType::Grayscale), (None, (5100, 5100)));
}

/// The checksum of PNG (W3C PNG, annex D), bit by bit.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

#[test]
fn svg_is_written_clean() {
    let svg = br##"<?xml version="1.0"?><!-- a press -->
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 120 40" onload="steal()">
        <script>steal()</script><a xlink:href="javascript:steal()"><rect width="20" height="20" onclick="steal()"/></a>
        <image width="5" height="5" xlink:href="https://a.example/spy.png"/><image width="5" height="5" xlink:href="/etc/hostname"/>
        <foreignObject><p>steal()</p></foreignObject><text x="1" y="30">Paper</text></svg>"##;
    let decode::Understood { format, size, bytes, .. } = decode::understand(svg.to_vec()).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!((format, size), (PictureFormat::Svg, (120, 40)));
    for word in [
        "steal",
        "script",
        "javascript",
        "a.example",
        "hostname",
        "onclick",
        "onload",
        "foreignObject",
        "<text",
    ] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    // The rectangle, and five letters as outlines.
    assert!(text.matches("<path").count() >= 2, "{text}");
}

#[test]
fn broken_and_deep_drawings_are_no_pictures() {
    let deep =
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{}", "<g>".repeat(100_000));
    let bomb = "<!DOCTYPE svg [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><text>&e;</text></svg>";
    for svg in [deep.as_str(), "<svg", "<svg></svg>", bomb] {
        let result = decode::understand(svg.as_bytes().to_vec());
        assert!(
            result.is_err() || result.is_ok_and(|understood| understood.bytes.len() < 1 << 20),
            "{}",
            &svg[..20.min(svg.len())]
        );
    }
}

#[test]
fn what_stands_for_a_picture_is_looked_at() {
    let caption = |text: &str| vec![Node::new(Inline::Text { text: text.into() }, Span::default())];
    let table: &[(Alt, Option<&str>, Option<&str>)] = &[
        (Alt::Decoration, None, None),
        (Alt::Missing, None, Some("R262")),
        (Alt::Text("A press, seen from above".into()), Some("The press"), None),
        (Alt::Text("The press".into()), Some("The press."), Some("R263")),
        (Alt::Text("old_press.png".into()), None, Some("R263")),
        (Alt::Text("old_press".into()), None, Some("R263")),
        (Alt::Text("IMG_2.JPG".into()), None, Some("R263")),
    ];
    for (alt, words, code) in table {
        let caption = words.map(caption);
        let mut picture = None;
        let seen = Seen {
            picture: &mut picture,
            address: "i/old_press.png",
            alt,
            caption: caption.as_ref(),
            span: Span::default(),
        };
        assert_eq!(alt_diagnostic(&seen).map(|d| d.code.0), *code, "{alt:?}");
    }
}

/// A picture within the line of a note is loaded as one in the text is.
#[test]
fn pictures_in_lines_and_notes_count() {
    let place = Place::new();
    place.write("series/a.png", &png(1, 1));
    let image = Inline::Image { picture: None, address: "a.png".into(), alt: Alt::Decoration };
    let paragraph = Block::paragraph(Role::Plain, vec![Node::new(image, Span::default())]);
    let blocks = vec![Node::new(paragraph, Span::default())];
    let note = crate::model::Note { label: "1".into(), blocks, span: Span::default() };
    let article = Article { path: "a.md".into(), notes: vec![note], ..Article::default() };
    let mut series = Series { articles: vec![article], ..Series::default() };
    let options = Options::default();
    let folder = place.dir.path().join("series");
    let disk = Disk::of(std::slice::from_ref(&folder));
    assert_eq!(load(&mut series, &PictureFinder::new(&disk, &folder, &options), &options), []);
    assert_eq!(series.pictures.len(), 1);
}
