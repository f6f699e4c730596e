//! How far marks and letters may stand out beyond the edges of the measure, so that the edges look straight.
//!
//! Source: margin kerning as in Hàn Thế Thành, "Micro-typographic extensions to the TeX typesetting system",
//! 2000, with values near those of the LaTeX package microtype.

/// Returns how much of a character's advance stands out at the left and at the right edge, in 1/1000.
pub(super) fn of(character: char, italic: bool) -> (i64, i64) {
    let (left, right) = upright(character);
    if !italic {
        return (left, right);
    }
    // Slanted letters already lean out of the line on the right at their tops and recede at their feet.
    match character {
        'A' => (125, 30),
        'f' | 'd' | 'l' | 'b' | 'k' | 'h' => (left, right.max(0)),
        'T' | 'V' | 'W' | 'Y' => (left.max(80), 30),
        _ => (left, right),
    }
}

fn upright(character: char) -> (i64, i64) {
    match character {
        '.' | ',' | '،' | '۔' => (0, 700),
        // By one of its dots.
        '…' => (0, 230),
        '-' | '\u{2010}' | '\u{2011}' | '\u{AD}' => (400, 370),
        '–' => (200, 330),
        '—' => (150, 220),
        ':' | ';' | '؛' => (0, 450),
        '!' | '?' | '؟' => (0, 180),
        '’' | '‘' | '\'' => (600, 600),
        '“' | '”' | '„' | '"' => (450, 450),
        '‚' => (400, 400),
        '«' | '»' | '‹' | '›' => (250, 250),
        '(' | '[' => (100, 0),
        ')' | ']' => (0, 150),
        '*' | '†' => (200, 200),
        '/' => (100, 200),
        '1' => (80, 120),
        '4' | '7' => (50, 70),
        'A' | 'А' | 'Α' | 'Λ' | 'Δ' => (60, 60),
        'T' | 'Т' | 'Τ' => (70, 70),
        'V' | 'W' | 'X' | 'Y' | 'У' | 'Х' | 'Χ' | 'Υ' => (50, 50),
        'F' | 'K' | 'L' | 'P' | 'К' | 'Г' | 'Γ' | 'Р' => (0, 50),
        'J' => (50, 0),
        'v' | 'w' | 'x' | 'y' | 'у' | 'х' | 'ν' | 'γ' | 'χ' => (50, 50),
        'k' | 'к' | 'κ' => (0, 50),
        'r' | 'г' => (0, 80),
        't' | 'т' | 'τ' => (30, 70),
        'c' | 'e' | 'o' | 'с' | 'е' | 'о' | 'ο' | 'O' | 'C' | 'О' | 'С' | 'Ο' => (20, 20),
        'f' => (0, 40),
        _ => (0, 0),
    }
}
