use super::*;
use crate::pdf::content::Canvas;
use std::io::Cursor;

fn made(svg: &str) -> BTreeMap<String, DictItem> {
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 40 30\">{svg}</svg>"
    );
    vector::embed(svg.as_bytes(), Length::from_mm(30.0), false).expect("a drawing").stream.dict
}

fn jpeg_file() -> Vec<u8> {
    let mut bytes = Vec::new();
    image::DynamicImage::new_rgb8(8, 6)
        .write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Jpeg)
        .expect("writing to memory works");
    bytes
}

/// What is seen through something else is no path on paper; everything else stays as sharp as it is drawn.
#[test]
fn drawings_are_paths_unless_something_shows_through() {
    let gradient = "<linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"red\"/><stop offset=\"1\"/></linearGradient>";
    let clip = "<clipPath id=\"c\"><circle cx=\"9\" cy=\"9\" r=\"5\"/></clipPath>";
    let two = "<clipPath id=\"c\"><circle cx=\"9\" cy=\"9\" r=\"5\"/><circle cx=\"20\" cy=\"9\" r=\"5\"/></clipPath>";
    let rect = |with: &str| format!("<rect width=\"30\" height=\"20\" {with}/>");
    let table: &[(&str, String)] = &[
        ("Form", rect("fill=\"red\" stroke=\"blue\" stroke-dasharray=\"2 1\"")),
        ("Form", format!("{gradient}{}", rect("fill=\"url(#g)\""))),
        ("Form", format!("{clip}{}", rect("clip-path=\"url(#c)\""))),
        ("Image", format!("{two}{}", rect("clip-path=\"url(#c)\""))),
        ("Image", format!("{gradient}{}", rect("stroke=\"url(#g)\""))),
        ("Image", rect("opacity=\".5\"")),
        ("Image", rect("fill-opacity=\".5\"")),
    ];
    for (kind, svg) in table {
        assert_eq!(made(svg)["Subtype"], DictItem::Name(kind.as_bytes().to_vec()), "{svg}");
    }
}

/// Every picture within a drawing is shown: a JPEG as it is, others with the drawing in pixels.
#[test]
fn pictures_within_a_drawing_are_shown() {
    let mut png = Vec::new();
    image::DynamicImage::new_rgb8(8, 6)
        .write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png)
        .expect("writing to memory works");
    let image = |kind: &str, bytes: &[u8]| {
        let data: String = bytes.iter().map(|byte| format!("%{byte:02X}")).collect();
        format!("<image width=\"20\" height=\"15\" xlink:href=\"data:image/{kind},{data}\"/>")
    };
    let form = made(&image("jpeg", &jpeg_file()));
    let DictItem::Dict { map: resources } = &form["Resources"] else { panic!("resources: {form:?}") };
    let DictItem::Dict { map: pictures } = &resources["XObject"] else { panic!("pictures: {resources:?}") };
    let DictItem::Stream { stream } = &pictures["J0"] else { panic!("a stream: {pictures:?}") };
    assert_eq!(stream.content, jpeg_file());
    let drawn = vector::embed(
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 20 15\">{}</svg>",
            image("png", &png)
        )
        .as_bytes(),
        Length::from_mm(30.0),
        false,
    )
    .expect("a drawing");
    assert_eq!(drawn.stream.dict["ColorSpace"], DictItem::Name(b"DeviceGray".to_vec()));
    let mut samples = Vec::new();
    let mut inflate = flate2::read::ZlibDecoder::new(&drawn.stream.content[..]);
    std::io::Read::read_to_end(&mut inflate, &mut samples).expect("deflated samples");
    assert_eq!(samples[samples.len() / 2], 0, "the black picture fills the drawing");
}

/// A drawing of the size of a wall was drawn at that size: 64 MB of memory, and 8 MB of a PDF, for one chart.
#[test]
fn a_drawing_has_as_many_dots_as_its_place_on_paper() {
    for side in ["30", "3000", "30000"] {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{side}\" height=\"{side}\"><rect width=\"{side}\" height=\"{side}\" opacity=\".5\"/></svg>"
        );
        let made =
            vector::embed(svg.as_bytes(), Length::from_mm(25.4), false).expect("a drawing").stream.dict;
        assert_eq!(made["Width"], DictItem::Int(400), "{side} units wide");
    }
}

/// What is embedded of a file: the space of its colours, and how it is filtered.
fn spaces(bytes: &[u8], grey: bool) -> (String, String, Vec<u8>) {
    let made = jpeg(bytes, grey).expect("a picture").stream;
    let name = |key: &str| match &made.dict[key] {
        DictItem::Name(name) => String::from_utf8_lossy(name).into_owned(),
        other => panic!("{other:?}"),
    };
    (name("ColorSpace"), name("Filter"), made.content)
}

/// A JPEG of four inks was embedded as it is and called red, green and blue, which no viewer can make sense of. Those
/// of articles are written anew as they are read; this one stands in a drawing.
#[test]
fn a_jpeg_is_embedded_in_the_space_of_its_own_colours() {
    let inks: &[u8] = include_bytes!("../../../tests/odd-pictures/cmyk.jpg");
    let mut grey = Vec::new();
    image::DynamicImage::new_luma8(8, 6)
        .write_to(&mut Cursor::new(&mut grey), image::ImageFormat::Jpeg)
        .expect("writing to memory works");
    let colours = jpeg_file();
    for (bytes, in_grey, space, filter, samples) in [
        (&colours[..], false, "DeviceRGB", "DCTDecode", None),
        (&colours[..], true, "DeviceGray", "FlateDecode", Some(8 * 6)),
        (&grey[..], false, "DeviceGray", "DCTDecode", None),
        (&grey[..], true, "DeviceGray", "DCTDecode", None),
        (inks, false, "DeviceRGB", "FlateDecode", Some(48 * 32 * 3)),
        (inks, true, "DeviceGray", "FlateDecode", Some(48 * 32)),
    ] {
        let (found_space, found_filter, content) = spaces(bytes, in_grey);
        assert_eq!((&*found_space, &*found_filter), (space, filter));
        match samples {
            None => assert_eq!(content, bytes, "its bytes are kept"),
            Some(count) => {
                let mut found = Vec::new();
                let mut inflate = flate2::read::ZlibDecoder::new(&content[..]);
                std::io::Read::read_to_end(&mut inflate, &mut found).expect("deflated samples");
                assert_eq!(found.len(), count);
            }
        }
    }
}

/// Its seven passes come to the pixels of the picture.
#[test]
fn an_interlaced_png_is_printed_as_any_other() {
    let file = include_bytes!("../../../tests/odd-pictures/interlaced.png");
    let made = decoded(file, false).expect("a picture").stream;
    let mut samples = Vec::new();
    let mut inflate = flate2::read::ZlibDecoder::new(&made.content[..]);
    std::io::Read::read_to_end(&mut inflate, &mut samples).expect("deflated samples");
    let pixel = |x: usize, y: usize| &samples[(y * 48 + x) * 3..][..3];
    let middles = (0..6).map(|at| pixel(at % 3 * 16 + 8, at / 3 * 16 + 8)).collect::<Vec<_>>();
    assert_eq!(middles, [[255, 0, 0], [0, 0, 255], [0, 0, 0], [0, 255, 0], [255, 255, 255], [190, 190, 0]]);
}

/// The corners of a file's pixels, on a page 100 high, of a picture 20 by 10 at 5, 30: EXIF 2.32, 4.6.4.
#[test]
fn pictures_are_turned_as_their_orientation_says() {
    let (left, right, head, foot) = (5.0, 25.0, 70.0, 60.0);
    // Where the file's first pixel, and the last of its first row, are seen.
    let table = [
        (1, (left, head), (right, head)),
        (2, (right, head), (left, head)),
        (3, (right, foot), (left, foot)),
        (4, (left, foot), (right, foot)),
        (5, (left, head), (left, foot)),
        (6, (right, head), (right, foot)),
        (7, (right, foot), (right, head)),
        (8, (left, foot), (left, head)),
    ];
    for (value, first, last) in table {
        let embedded = Embedded {
            orientation: Orientation::from_exif(value),
            ..jpeg(&jpeg_file(), false).expect("a picture")
        };
        let pictures = Pictures { streams: BTreeMap::from([(PictureIndex(0), embedded)]) };
        let size = Size { width: Length::pt(20), height: Length::pt(10) };
        let mut out = Vec::new();
        let mut canvas = Canvas::new(&mut out, Length::pt(100), false);
        let at = Point { x: Length::pt(5), y: Length::pt(30) };
        pictures.draw(&PlacedPicture { picture: PictureIndex(0), size }, at, &mut canvas);
        let text = String::from_utf8(out).expect("operators");
        let numbers: Vec<f64> = text.split(' ').skip(1).map_while(|number| number.parse().ok()).collect();
        let [a, b, c, d, e, f] = numbers[..] else { panic!("a matrix: {text}") };
        let seen = |x: f64, y: f64| (a * x + c * y + e, b * x + d * y + f);
        assert_eq!((seen(0.0, 1.0), seen(1.0, 1.0)), (first, last), "{value}: {text}");
    }
}
