//! The typefaces that the program carries, as files. What makes faces of them is in [`crate::font`].

/// The families by name.
pub const SERIF: &str = "Libertinus Serif";
/// See [`SERIF`].
pub const SANS: &str = "DejaVu Sans";
/// See [`SERIF`].
pub const MONO: &str = "DejaVu Sans Mono";

/// A face as its file has it.
#[derive(Clone, Copy, Debug)]
pub struct Typeface {
    /// Its family.
    pub family: &'static str,
    /// Its weight, 100 to 900.
    pub weight: u16,
    /// Whether it is italic or oblique.
    pub italic: bool,
    /// The file, OpenType or TrueType.
    pub bytes: &'static [u8],
}

/// Takes in a face that the build script laid out.
macro_rules! libertinus {
    ($place:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/libertinus-", $place, ".otf"))
    };
}

/// Returns the faces that the program carries; the first of each family is the one for running text.
// Where it were inlined, their 6 MB would be in the program once more.
#[inline(never)]
pub fn all() -> [Typeface; 14] {
    let face = |family, weight, italic, bytes| Typeface { family, weight, italic, bytes };
    [
        face(SERIF, 400, false, libertinus!(0)),
        face(SERIF, 700, false, libertinus!(1)),
        face(SERIF, 400, true, libertinus!(2)),
        face(SERIF, 700, true, libertinus!(3)),
        face(SERIF, 600, false, libertinus!(4)),
        face(SERIF, 600, true, libertinus!(5)),
        face(SANS, 400, false, dejavu::sans::regular()),
        face(SANS, 700, false, dejavu::sans::bold()),
        face(SANS, 400, true, dejavu::sans::oblique()),
        face(SANS, 700, true, dejavu::sans::bold_oblique()),
        face(MONO, 400, false, dejavu::sans_mono::regular()),
        face(MONO, 700, false, dejavu::sans_mono::bold()),
        face(MONO, 400, true, dejavu::sans_mono::oblique()),
        face(MONO, 700, true, dejavu::sans_mono::bold_oblique()),
    ]
}
