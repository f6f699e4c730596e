//! Letters with marks, and others beyond the 26, that a language in Latin letters is written with.

/// Returns them in small letters; empty for a language that is not known here, or has none.
///
/// They tell apart what the same bytes mean in two encodings: `ś` of one is `ÿ` of another, and Polish has no `ÿ`.
pub fn accents(primary: &str) -> &'static str {
    match primary {
        "ca" => "àçèéíïòóúü·",
        "cs" => "áčďéěíňóřšťúůýž",
        "da" | "nb" | "nn" | "no" => "æøåéèêóòâô",
        "de" => "äöüßéèà",
        "en" => "éèêëàâçñöüïôáíóúæœåä",
        "es" => "áéíñóúü",
        "et" => "äöõüšž",
        "fi" | "sv" => "äöåéüàá",
        "fr" => "àâæçéèêëîïôœùûüÿ",
        "hr" | "bs" | "sl" => "čćđšž",
        "hu" => "áéíóöőúüű",
        "is" => "áðéíóúýþæö",
        "it" => "àèéìíîòóùú",
        "lt" => "ąčęėįšųūž",
        "lv" => "āčēģīķļņšūž",
        "nl" => "áéèëêïíóöúüàâ",
        "pl" => "ąćęłńóśźż",
        "pt" => "áâãàçéêíóôõúü",
        "ro" => "ăâîșşțţ",
        "sk" => "áäčďéíĺľňóôŕšťúýž",
        "sq" => "çë",
        "tr" => "çğıöşüâîû",
        _ => "",
    }
}
