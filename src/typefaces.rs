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
    file: File,
}

impl Typeface {
    /// Returns the file, OpenType or TrueType.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn bytes(&self) -> &'static [u8] {
        self.file
    }

    /// Returns the file, OpenType or TrueType; it is empty until it has come to the page.
    #[cfg(target_arch = "wasm32")]
    pub fn bytes(&self) -> &'static [u8] {
        crate::carried::bytes(self.file)
    }
}

/// The bytes of a file; in a web page its name, by which it is fetched.
#[cfg(not(target_arch = "wasm32"))]
type File = &'static [u8];
#[cfg(target_arch = "wasm32")]
type File = &'static str;

/// Takes in a face that the build script laid out, or one of DejaVu.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! carried {
    ($name:literal, $place:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/libertinus-", $place, ".otf"))
    };
    ($name:literal, $bytes:expr) => {
        $bytes()
    };
}

/// Names a face as `web/build.mjs` does.
#[cfg(target_arch = "wasm32")]
macro_rules! carried {
    ($name:literal, $($place:tt)*) => {
        $name
    };
}

/// Returns the faces that the program carries; the first of each family is the one for running text.
// Where it were inlined, their 6 MB would be in the program once more.
#[inline(never)]
pub fn all() -> [Typeface; 14] {
    let face = |family, weight, italic, file: File| Typeface { family, weight, italic, file };
    [
        face(SERIF, 400, false, carried!("LibertinusSerif-Regular.otf", 0)),
        face(SERIF, 700, false, carried!("LibertinusSerif-Bold.otf", 1)),
        face(SERIF, 400, true, carried!("LibertinusSerif-Italic.otf", 2)),
        face(SERIF, 700, true, carried!("LibertinusSerif-BoldItalic.otf", 3)),
        face(SERIF, 600, false, carried!("LibertinusSerif-Semibold.otf", 4)),
        face(SERIF, 600, true, carried!("LibertinusSerif-SemiboldItalic.otf", 5)),
        face(SANS, 400, false, carried!("DejaVuSans.ttf", dejavu::sans::regular)),
        face(SANS, 700, false, carried!("DejaVuSans-Bold.ttf", dejavu::sans::bold)),
        face(SANS, 400, true, carried!("DejaVuSans-Oblique.ttf", dejavu::sans::oblique)),
        face(SANS, 700, true, carried!("DejaVuSans-BoldOblique.ttf", dejavu::sans::bold_oblique)),
        face(MONO, 400, false, carried!("DejaVuSansMono.ttf", dejavu::sans_mono::regular)),
        face(MONO, 700, false, carried!("DejaVuSansMono-Bold.ttf", dejavu::sans_mono::bold)),
        face(MONO, 400, true, carried!("DejaVuSansMono-Oblique.ttf", dejavu::sans_mono::oblique)),
        face(MONO, 700, true, carried!("DejaVuSansMono-BoldOblique.ttf", dejavu::sans_mono::bold_oblique)),
    ]
}
