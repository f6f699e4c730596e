//! What stands before the text of a file: encodings, typefaces, styles.

use encoding_rs::Encoding;
use std::collections::BTreeMap;

/// A style of paragraphs or characters.
#[derive(Clone, Debug, Default)]
pub struct RtfStyle {
    /// Its name, in lower case.
    pub name: String,
    /// The style that it is based on.
    pub base: Option<i32>,
    /// The level that its paragraphs have in an outline, 0-based.
    pub outline: Option<i32>,
}

/// Styles by their numbers. Those of characters have the same numbers as those of paragraphs never.
pub type RtfStyles = BTreeMap<i32, RtfStyle>;

/// So many styles are based on one another; more go round in a ring.
const BASES: usize = 16;

/// Returns a style and those that it is based on, the nearest first.
pub fn chain(styles: &RtfStyles, style: Option<i32>) -> Vec<&RtfStyle> {
    let mut chain = Vec::new();
    let mut next = style;
    while let Some(style) = next.and_then(|number| styles.get(&number)).filter(|_| chain.len() < BASES) {
        chain.push(style);
        next = style.base;
    }
    chain
}

/// Returns the encoding of a code page of Windows.
pub fn of_code_page(page: i32) -> &'static Encoding {
    let label = match page {
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        10000 => "macintosh",
        10007 => "x-mac-cyrillic",
        65001 => "utf-8",
        1250 => "windows-1250",
        1251 => "windows-1251",
        1253 => "windows-1253",
        1254 => "windows-1254",
        1255 => "windows-1255",
        1256 => "windows-1256",
        1257 => "windows-1257",
        1258 => "windows-1258",
        // That of Western Europe is meant where none is named.
        _ => "windows-1252",
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252)
}

/// Returns the code page of a character set of a typeface; `None` if it is that of the file.
pub fn of_charset(charset: i32) -> Option<i32> {
    Some(match charset {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}
