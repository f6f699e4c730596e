//! What the EPUB obeys of the configuration.

/// What the EPUB holds beside the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Whether the typefaces are embedded, subset.
    pub fonts: bool,
    /// Whether the print edition's pages are marked.
    pub page_list: bool,
    /// Whether paragraphs show their numbers.
    pub paragraph_numbers: bool,
    /// Whether it is in large print.
    pub large_print: bool,
    /// The accessibility standard that the publisher claims to meet.
    pub conforms_to: Option<String>,
    /// How many pixels a picture has from left to right at most.
    pub picture_width: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            fonts: false,
            page_list: true,
            paragraph_numbers: false,
            large_print: false,
            conforms_to: None,
            picture_width: 1600,
        }
    }
}
