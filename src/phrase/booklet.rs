//! What the tool says to whoever prints and folds a booklet, by language.

/// The words of sheets and of the page that says how to print, fold and bind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Booklet {
    /// The language of the words, a BCP 47 tag.
    pub lang: &'static str,
    /// The number of a sheet, and how many there are.
    pub sheet_label: &'static str,
    /// The number of a signature, and how many there are.
    pub signature_label: &'static str,
}

/// Returns the words in a language, or in English.
pub fn booklet(tag: &str) -> &'static Booklet {
    let primary = tag.split('-').next().unwrap_or(tag);
    ALL.iter().find(|words| words.lang == primary).unwrap_or(&EN)
}

/// Every language.
const ALL: &[Booklet] = &[EN, FR, DE, ES, RU];

const EN: Booklet =
    Booklet { lang: "en", sheet_label: "Sheet {} of {}", signature_label: "signature {} of {}" };

const FR: Booklet =
    Booklet { lang: "fr", sheet_label: "Feuille {} sur {}", signature_label: "cahier {} sur {}" };

const DE: Booklet = Booklet { lang: "de", sheet_label: "Bogen {} von {}", signature_label: "Lage {} von {}" };

const ES: Booklet =
    Booklet { lang: "es", sheet_label: "Hoja {} de {}", signature_label: "cuadernillo {} de {}" };

const RU: Booklet =
    Booklet { lang: "ru", sheet_label: "Лист {} из {}", signature_label: "тетрадь {} из {}" };
