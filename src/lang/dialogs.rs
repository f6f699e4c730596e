//! What programs call the settings of their print dialogs, as far as there is a source; else only general words are
//! said, never a translation of our own.
//!
//! Sources, read in November 2026: Chromium, `chrome/app/printing_strings.grdp`; Firefox,
//! `toolkit/printing/printUI.ftl` with its translations in `mozilla-l10n/firefox-l10n`; GTK, the options of its print
//! backend, and Evince, `shell/ev-window.c`; UIKit and AppKit, `On (Short Edge)`. Acrobat Reader is quoted as
//! people who give away sheets to print quote it.

/// What a program says in its print dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintDialog {
    /// The program.
    pub program: &'static str,
    /// Printing on both sides.
    pub both_sides: &'static str,
    /// The sheet is turned on its short edge.
    pub short_edge: &'static str,
    /// The sheet is turned on its long edge.
    pub long_edge: &'static str,
    /// Pages are printed at their size. `None` if no source says so.
    pub size: Option<&'static str>,
}

const ENGLISH: [PrintDialog; 5] = [
    PrintDialog {
        program: "Acrobat Reader",
        both_sides: "Print on both sides of paper",
        short_edge: "Flip on short edge",
        long_edge: "Flip on long edge",
        size: Some("Actual size"),
    },
    PrintDialog {
        program: "Chrome",
        both_sides: "Print on both sides",
        short_edge: "Flip on short edge",
        long_edge: "Flip on long edge",
        size: Some("Scale: Default"),
    },
    PrintDialog {
        program: "Firefox",
        both_sides: "Two-sided printing",
        short_edge: "Flip on short edge",
        long_edge: "Flip on long edge",
        size: Some("Scale: 100"),
    },
    PrintDialog {
        program: "Preview (macOS)",
        both_sides: "Double-sided",
        short_edge: "On (Short Edge)",
        long_edge: "On",
        size: Some("Scale: 100%"),
    },
    PrintDialog {
        program: "Document Viewer (Linux)",
        both_sides: "Two-sided",
        short_edge: "Short Edge (Flip)",
        long_edge: "Long Edge (Standard)",
        size: Some("Page Scaling: None"),
    },
];

const CZECH: [PrintDialog; 1] = [PrintDialog {
    program: "Firefox",
    both_sides: "Oboustranný tisk",
    short_edge: "Překlopit přes kratší hranu listu",
    long_edge: "Překlopit přes delší hranu listu",
    size: None,
}];

const ITALIAN: [PrintDialog; 1] = [PrintDialog {
    program: "Firefox",
    both_sides: "Stampa fronte/retro",
    short_edge: "Capovolgi pagine sul lato corto",
    long_edge: "Capovolgi pagine sul lato lungo",
    size: None,
}];

const RUSSIAN: [PrintDialog; 1] = [PrintDialog {
    program: "Firefox",
    both_sides: "Двусторонняя печать",
    short_edge: "Переплет по короткой стороне",
    long_edge: "Переплет по длинной стороне",
    size: None,
}];

const SPANISH: [PrintDialog; 1] = [PrintDialog {
    program: "Firefox",
    both_sides: "Impresión a doble cara",
    short_edge: "Pasar página por el borde corto",
    long_edge: "Pasar página por el borde largo",
    size: None,
}];

/// Returns what programs say in a language, by its primary subtag. Empty where no source is known.
pub fn print_dialogs(primary: &str) -> &'static [PrintDialog] {
    match primary {
        "en" => &ENGLISH,
        "cs" => &CZECH,
        "es" => &SPANISH,
        "it" => &ITALIAN,
        "ru" => &RUSSIAN,
        _ => &[],
    }
}
