//! What call-outs are called whose author gives them no title, by language.

/// The kinds, in the order of the words of each language.
///
/// Source: GitHub Docs, "Basic writing and formatting syntax", Alerts; further names of each from Docusaurus, VitePress,
/// Obsidian and Python-Markdown.
const KINDS: [&[&str]; 5] =
    [&["note", "info"], &["tip", "hint"], &["important"], &["warning", "attention"], &["caution", "danger"]];

/// The words of each language for these kinds.
const WORDS: [(&str, [&str; 5]); 26] = [
    ("en", ["Note", "Tip", "Important", "Warning", "Caution"]),
    ("ar", ["ملاحظة", "نصيحة", "مهم", "تحذير", "تنبيه"]),
    ("cs", ["Poznámka", "Tip", "Důležité", "Varování", "Upozornění"]),
    ("da", ["Bemærk", "Tip", "Vigtigt", "Advarsel", "Forsigtig"]),
    ("de", ["Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"]),
    ("el", ["Σημείωση", "Συμβουλή", "Σημαντικό", "Προειδοποίηση", "Προσοχή"]),
    ("es", ["Nota", "Consejo", "Importante", "Advertencia", "Precaución"]),
    ("fi", ["Huomautus", "Vinkki", "Tärkeää", "Varoitus", "Huomio"]),
    ("fr", ["Remarque", "Astuce", "Important", "Avertissement", "Attention"]),
    ("he", ["הערה", "טיפ", "חשוב", "אזהרה", "זהירות"]),
    ("hi", ["नोट", "सुझाव", "महत्वपूर्ण", "चेतावनी", "सावधान"]),
    ("hu", ["Megjegyzés", "Tipp", "Fontos", "Figyelmeztetés", "Vigyázat"]),
    ("it", ["Nota", "Suggerimento", "Importante", "Avvertenza", "Attenzione"]),
    ("ja", ["注", "ヒント", "重要", "警告", "注意"]),
    ("ko", ["참고", "도움말", "중요", "경고", "주의"]),
    ("nb", ["Merk", "Tips", "Viktig", "Advarsel", "Forsiktig"]),
    ("nl", ["Opmerking", "Tip", "Belangrijk", "Waarschuwing", "Let op"]),
    ("pl", ["Uwaga", "Wskazówka", "Ważne", "Ostrzeżenie", "Przestroga"]),
    ("pt", ["Nota", "Dica", "Importante", "Aviso", "Atenção"]),
    ("ro", ["Notă", "Sfat", "Important", "Avertisment", "Atenție"]),
    ("ru", ["Примечание", "Совет", "Важно", "Предупреждение", "Осторожно"]),
    ("sv", ["Obs", "Tips", "Viktigt", "Varning", "Försiktighet"]),
    ("tr", ["Not", "İpucu", "Önemli", "Uyarı", "Dikkat"]),
    ("uk", ["Примітка", "Порада", "Важливо", "Попередження", "Обережно"]),
    ("vi", ["Lưu ý", "Mẹo", "Quan trọng", "Cảnh báo", "Thận trọng"]),
    ("zh", ["注", "提示", "重要", "警告", "注意"]),
];

/// Returns what a call-out of a kind, in any capitals, is called in a language; nothing for a kind of the site's own.
pub fn call_out(primary: &str, kind: &str) -> Option<&'static str> {
    let kind = kind.to_lowercase();
    let place = KINDS.iter().position(|names| names.contains(&kind.as_str()))?;
    let (_, words) = WORDS.iter().find(|(tag, _)| *tag == primary)?;
    words.get(place).copied()
}
