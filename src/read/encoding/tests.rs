use super::*;
use proptest::prelude::*;

const FRENCH: &str =
    "La brochure s’achète à l’hôtel de ville, où l’on prête déjà “des pages pliées” — c’est été.\n";
const ENGLISH: &str = "The printer’s boy said: “Don’t cut the sheet before it’s folded” — and he didn’t.\n";
const RUSSIAN: &str = "Брошюра складывается из одного листа бумаги, и каждая страница находит своё место.\n";
const GREEK: &str = "Το φυλλάδιο διπλώνεται από ένα φύλλο χαρτί και κάθε σελίδα βρίσκει τη θέση της.\n";

fn encoded(text: &str, name: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(name.as_bytes()).expect("a label");
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy, "{name} has all the characters");
    bytes.into_owned()
}

fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[test]
fn utf_8_is_never_guessed() {
    for text in [FRENCH, ENGLISH, RUSSIAN, GREEK, "plain", ""] {
        let decoded = Decoded { text: text.into(), guessed: None, damaged: 0, controls: 0 };
        assert_eq!(decode(text.as_bytes()), Some(decoded.clone()));
        assert_eq!(decode(format!("\u{FEFF}{text}").as_bytes()), Some(decoded), "the mark is no text");
    }
}

#[test]
fn single_byte_encodings_are_guessed_and_named() {
    for (text, name, reported) in [
        (FRENCH, "windows-1252", "windows-1252"),
        (ENGLISH, "windows-1252", "windows-1252"),
        (RUSSIAN, "windows-1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-U"),
        (GREEK, "windows-1253", "windows-1253"),
        (ENGLISH, "macintosh", "macintosh"),
        (FRENCH, "macintosh", "macintosh"),
    ] {
        let decoded = decode(&encoded(&text.repeat(3), name)).expect("a text");
        assert_eq!(decoded.text, text.repeat(3), "{name}");
        assert_eq!(decoded.guessed.as_deref(), Some(reported), "{name}");
    }
}

#[test]
fn iso_8859_7_reads_as_greek() {
    let decoded = decode(&encoded(GREEK, "iso-8859-7")).expect("a text");
    assert_eq!(decoded.text, GREEK);
    assert!(decoded.guessed.is_some());
}

#[test]
fn utf_16_is_read_with_and_without_a_mark() {
    for text in [ENGLISH, RUSSIAN, GREEK] {
        for (to_bytes, name) in
            [(u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"), (u16::to_be_bytes, "UTF-16BE")]
        {
            let bare = decode(&utf_16(text, to_bytes)).expect("a text");
            assert_eq!((bare.text.as_str(), bare.guessed.as_deref()), (text, Some(name)));
            let marked = decode(&utf_16(&format!("\u{FEFF}{text}"), to_bytes)).expect("a text");
            assert_eq!((marked.text.as_str(), marked.guessed), (text, None));
        }
    }
}

#[test]
fn pictures_and_programs_are_no_text() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x06\x40\0\0\x0a\0\x08\x02\0\0\0";
    let elf: Vec<u8> = b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0".repeat(40);
    let jpeg: Vec<u8> = (0..2000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8 | 1).collect();
    for bytes in [png.as_slice(), &elf, &jpeg, &[0], &[0; 1000], &[0xFF, 0xFE, 0, 0xD8]] {
        assert_eq!(decode(bytes), None, "{:?}", &bytes[..bytes.len().min(8)]);
    }
}

// One byte that an old editor broke must not turn every accent of the file into noise.
#[test]
fn a_broken_character_leaves_the_others_whole() {
    let mut bytes = RUSSIAN.repeat(4).into_bytes();
    bytes.remove(3);
    let decoded = decode(&bytes).expect("a text");
    assert!(decoded.text.ends_with(RUSSIAN), "{}", decoded.text);
    assert_eq!(decoded.damaged, 1);
    assert!(decoded.guessed.is_some(), "it is reported");
}

// No XML document may hold them, so they would void the whole EPUB.
#[test]
fn control_characters_are_taken_off_and_counted() {
    let text = format!("{ENGLISH}{ENGLISH}\u{8}page\u{C}end\u{1A}");
    let decoded = decode(text.as_bytes()).expect("a text");
    assert_eq!(decoded.text, format!("{ENGLISH}{ENGLISH}page\u{C}end"));
    assert_eq!(decoded.controls, 2);
}

proptest! {
    #[test]
    fn whatever_the_bytes_are_no_text_has_what_xml_forbids(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Some(decoded) = decode(&bytes) {
            prop_assert!(!decoded.text.contains(is_forbidden));
        }
    }
}

/// A `£` became `Ł` where one of three files was guessed by itself, in words that tell no language.
#[test]
fn files_in_latin_letters_are_settled_together_and_others_by_themselves() {
    let english =
        encoded("The fare to the mill is £2, and the pipe of the well is £12 a yard.\n", "windows-1252");
    let latin = encoded("Quæ lucet, hæc canit: personæ £5000.\n", "windows-1252");
    let russian = encoded(&RUSSIAN.repeat(3), "koi8-r");
    let settled = settle(&[&english, &latin, &russian, b"plain"]);
    assert_eq!(settled, Some(SettledEncoding::Found(WINDOWS_1252.into())));
    let read = |bytes: &[u8]| decode_in(bytes, settled).expect("a text").text;
    assert!(read(&english).contains("£12") && read(&latin).contains("personæ £5000"));
    assert_eq!(read(&russian), RUSSIAN.repeat(3));
    assert_eq!(settle(&[b"plain", &russian]), None);
}

const GERMAN: &str =
    "Die Blätter werden gefaltet, und über der Tür hängt für die Gäste ein größeres Schild.\n";
const POLISH: &str =
    "Książka jest złożona z jednego arkusza, a każda strona znajduje się na swoim miejscu w środku.\n";
const BARE_FRENCH: &str =
    "La brochure est pliée à la main, où l'on prête déjà des pages près de la fenêtre.\n";

fn in_page(text: &str, name: &str) -> Vec<u8> {
    TextEncoding::named(name).and_then(|page| page.encode(text)).expect("all the characters")
}

/// Disks of the nineties: every accent of such a text was a sign (`Bl„tter`, `pli‚e`).
#[test]
fn texts_of_dos_and_of_the_macintosh_are_known_by_letters_where_others_have_signs() {
    for (text, name, reported) in [
        (GERMAN, "cp850", "CP850"),
        (BARE_FRENCH, "cp850", "CP850"),
        (POLISH, "cp852", "CP852"),
        (RUSSIAN, "cp866", "IBM866"),
        (RUSSIAN, "mac-cyrillic", "x-mac-cyrillic"),
        (GERMAN, "mac-roman", "macintosh"),
    ] {
        let decoded = decode(&in_page(&text.repeat(3), name)).expect("a text");
        assert_eq!(decoded.text, text.repeat(3), "{name}");
        assert_eq!(decoded.guessed.as_deref(), Some(reported), "{name}");
    }
    // A frame drawn with signs of the first page.
    let framed = "╔══════════════════╗\n║ News of the club ║\n╚══════════════════╝\nThe club meets in the hall on the first day of the month, and the tea is for all who come.\n";
    assert_eq!(decode(&in_page(framed, "cp437")).expect("a text").text, framed);
}

/// What is windows-1252 stays so: a few odd signs in it prove nothing, nor do words in capitals.
#[test]
fn windows_1252_is_not_taken_for_dos() {
    for text in [
        GERMAN,
        BARE_FRENCH,
        "ÉTÉ À LA MER, OÙ L’ÂME EST LÉGÈRE ET LA FORÊT EST PRÈS DE LA MAISON DES GENS\n",
        "The pipe is 12 m³ and costs £5 or ¥300 for each of the men in the hall, §4 says ±2°.\n",
        "El niño pregunta: ¿dónde está la casa de mi tío? ¡Aquí, señor, en la montaña!\n",
    ] {
        let decoded = decode(&encoded(&text.repeat(3), "windows-1252")).expect("a text");
        assert_eq!((decoded.text, decoded.guessed.as_deref()), (text.repeat(3), Some("windows-1252")));
    }
}

/// A short text with one accent shows nothing by itself; its folder does.
#[test]
fn one_accent_is_read_as_the_folder_is() {
    let long = in_page(&GERMAN.repeat(3), "cp850");
    let short = in_page("Die Tür\n", "cp850");
    let western = encoded(GERMAN, "windows-1252");
    let settled = settle(&[&long, &short]);
    assert_eq!(settled, Some(SettledEncoding::Found(TextEncoding::Dos(DosPage::Cp850))));
    assert_eq!(decode_in(&short, settled).expect("a text").text, "Die Tür\n");
    assert_eq!(decode_in(&western, settled).expect("a text").text, GERMAN, "it is not of that folder's kind");
    assert_eq!(decode_in("Die Tür\n".as_bytes(), settled).expect("a text").guessed, None);
}

/// Three apostrophes in UTF-8 and one byte of another program became `â€™` three times.
#[test]
fn a_few_characters_of_utf_8_and_a_stray_byte_stay_utf_8() {
    for text in [
        "It\u{2019}s a day, and it isn\u{2019}t late",
        "The caf\u{e9} and the na\u{ef}ve guest",
        "— and so on",
    ] {
        let bytes = [text.as_bytes(), b" with a stray \x92 in the text\n"].concat();
        let decoded = decode(&bytes).expect("a text");
        assert!(decoded.text.starts_with(text), "{}", decoded.text);
        assert_eq!(decoded.damaged, 1);
    }
    // Near misses: capitals of windows-1252 before closing marks are no characters of UTF-8.
    let capitals = encoded("LE CAFÉ” est l’été, et la fenêtre près de la porte\n", "windows-1252");
    assert!(decode(&capitals).expect("a text").text.contains("CAFÉ” est l’été"));
}

/// What somebody says of the series goes before what its bytes seem to be, but not before what they are.
#[test]
fn an_encoding_that_is_given_is_obeyed() {
    let given = |name: &str| TextEncoding::named(name).map(SettledEncoding::Given);
    let text = "Die Tür\n";
    let decoded = decode_in(&in_page(text, "cp437"), given("cp437")).expect("a text");
    assert_eq!((decoded.text.as_str(), decoded.guessed), (text, None));
    assert_eq!(decode_in(text.as_bytes(), given("cp437")).expect("a text").text, text);
    assert_eq!(decode_in(&utf_16(text, u16::to_le_bytes), given("cp437")).expect("a text").text, text);
}
