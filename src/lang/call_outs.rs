//! What call-outs are called whose author gives them no title, by language.

/// The kinds, in the order of the words of each language.
///
/// Source: GitHub Docs, "Basic writing and formatting syntax", Alerts; Obsidian Help, "Callouts", whose kinds are the others;
/// further names of each from Docusaurus, VitePress and Python-Markdown.
const KINDS: [&[&str]; 12] = [
    &["note", "info"],
    &["tip", "hint"],
    &["important"],
    &["warning", "attention"],
    &["caution", "danger"],
    &["abstract", "summary", "tldr"],
    &["todo"],
    &["success", "check", "done"],
    &["question", "help", "faq"],
    &["failure", "fail", "missing"],
    &["error", "bug"],
    &["example"],
];

/// The words of each language for these kinds, with a bar between two.
const WORDS: [(&str, &str); 32] = [
    ("en", "Note|Tip|Important|Warning|Caution|Summary|To Do|Done|Question|Failure|Error|Example"),
    ("ar", "ملاحظة|نصيحة|مهم|تحذير|تنبيه|ملخص|للإنجاز|تم|سؤال|فشل|خطأ|مثال"),
    (
        "bg",
        "Бележка|Съвет|Важно|Предупреждение|Внимание|Резюме|За изпълнение|Готово|Въпрос|Неуспех|Грешка|Пример",
    ),
    ("ca", "Nota|Consell|Important|Advertència|Precaució|Resum|Per fer|Fet|Pregunta|Fallada|Error|Exemple"),
    ("cs", "Poznámka|Tip|Důležité|Varování|Upozornění|Shrnutí|Úkol|Hotovo|Otázka|Neúspěch|Chyba|Příklad"),
    ("da", "Bemærk|Tip|Vigtigt|Advarsel|Forsigtig|Resumé|Opgave|Færdig|Spørgsmål|Mislykket|Fejl|Eksempel"),
    (
        "de",
        "Hinweis|Tipp|Wichtig|Warnung|Vorsicht|Zusammenfassung|Zu erledigen|Erledigt|Frage|Fehlschlag|Fehler|Beispiel",
    ),
    (
        "el",
        "Σημείωση|Συμβουλή|Σημαντικό|Προειδοποίηση|Προσοχή|Περίληψη|Εκκρεμότητα|Έγινε|Ερώτηση|Αποτυχία|Σφάλμα|Παράδειγμα",
    ),
    (
        "es",
        "Nota|Consejo|Importante|Advertencia|Precaución|Resumen|Por hacer|Hecho|Pregunta|Fallo|Error|Ejemplo",
    ),
    (
        "fi",
        "Huomautus|Vinkki|Tärkeää|Varoitus|Huomio|Tiivistelmä|Tehtävä|Valmis|Kysymys|Epäonnistui|Virhe|Esimerkki",
    ),
    (
        "fr",
        "Remarque|Astuce|Important|Avertissement|Attention|Résumé|À faire|Fait|Question|Échec|Erreur|Exemple",
    ),
    ("he", "הערה|טיפ|חשוב|אזהרה|זהירות|תקציר|לביצוע|בוצע|שאלה|כישלון|שגיאה|דוגמה"),
    ("hi", "नोट|सुझाव|महत्वपूर्ण|चेतावनी|सावधान|सारांश|करना है|हो गया|प्रश्न|विफल|त्रुटि|उदाहरण"),
    (
        "hr",
        "Napomena|Savjet|Važno|Upozorenje|Oprez|Sažetak|Za učiniti|Gotovo|Pitanje|Neuspjeh|Pogreška|Primjer",
    ),
    (
        "hu",
        "Megjegyzés|Tipp|Fontos|Figyelmeztetés|Vigyázat|Összefoglaló|Teendő|Kész|Kérdés|Sikertelen|Hiba|Példa",
    ),
    (
        "it",
        "Nota|Suggerimento|Importante|Avvertenza|Attenzione|Sommario|Da fare|Fatto|Domanda|Fallito|Errore|Esempio",
    ),
    ("ja", "注|ヒント|重要|警告|注意|要約|予定|完了|質問|失敗|エラー|例"),
    ("ko", "참고|도움말|중요|경고|주의|요약|할 일|완료|질문|실패|오류|예"),
    ("nb", "Merk|Tips|Viktig|Advarsel|Forsiktig|Sammendrag|Å gjøre|Ferdig|Spørsmål|Mislykket|Feil|Eksempel"),
    (
        "nl",
        "Opmerking|Tip|Belangrijk|Waarschuwing|Let op|Samenvatting|Te doen|Klaar|Vraag|Mislukt|Fout|Voorbeeld",
    ),
    ("nn", "Merk|Tips|Viktig|Åtvaring|Ver varsam|Samandrag|Å gjere|Ferdig|Spørsmål|Mislykka|Feil|Døme"),
    ("no", "Merk|Tips|Viktig|Advarsel|Forsiktig|Sammendrag|Å gjøre|Ferdig|Spørsmål|Mislykket|Feil|Eksempel"),
    (
        "pl",
        "Uwaga|Wskazówka|Ważne|Ostrzeżenie|Przestroga|Streszczenie|Do zrobienia|Gotowe|Pytanie|Niepowodzenie|Błąd|Przykład",
    ),
    ("pt", "Nota|Dica|Importante|Aviso|Atenção|Resumo|A fazer|Feito|Pergunta|Falha|Erro|Exemplo"),
    ("ro", "Notă|Sfat|Important|Avertisment|Atenție|Rezumat|De făcut|Făcut|Întrebare|Eșec|Eroare|Exemplu"),
    (
        "ru",
        "Примечание|Совет|Важно|Предупреждение|Осторожно|Кратко|Сделать|Готово|Вопрос|Неудача|Ошибка|Пример",
    ),
    ("sk", "Poznámka|Tip|Dôležité|Varovanie|Upozornenie|Zhrnutie|Úloha|Hotovo|Otázka|Neúspech|Chyba|Príklad"),
    (
        "sv",
        "Obs|Tips|Viktigt|Varning|Försiktighet|Sammanfattning|Att göra|Klart|Fråga|Misslyckat|Fel|Exempel",
    ),
    ("tr", "Not|İpucu|Önemli|Uyarı|Dikkat|Özet|Yapılacak|Tamam|Soru|Başarısız|Hata|Örnek"),
    (
        "uk",
        "Примітка|Порада|Важливо|Попередження|Обережно|Підсумок|Зробити|Готово|Питання|Невдача|Помилка|Приклад",
    ),
    (
        "vi",
        "Lưu ý|Mẹo|Quan trọng|Cảnh báo|Thận trọng|Tóm tắt|Việc cần làm|Đã xong|Câu hỏi|Thất bại|Lỗi|Ví dụ",
    ),
    ("zh", "注|提示|重要|警告|注意|摘要|待办|完成|问题|失败|错误|示例"),
];

/// Returns what a call-out of a kind, in any capitals, is called in a language; nothing for a kind of the site's own.
pub fn call_out(primary: &str, kind: &str) -> Option<&'static str> {
    let kind = kind.to_lowercase();
    let place = KINDS.iter().position(|names| names.contains(&kind.as_str()))?;
    let (_, words) = WORDS.iter().find(|(tag, _)| *tag == primary)?;
    words.split('|').nth(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Call-outs without a title had none in Norwegian, Slovak, Bulgarian, Catalan and Croatian, nor had most kinds of Obsidian
    // in any language: a question and its answer were one paragraph after another.
    #[test]
    fn each_kind_has_a_word_in_each_language() {
        for (tag, words) in WORDS {
            assert_eq!(words.split('|').filter(|word| !word.is_empty()).count(), KINDS.len(), "{tag}");
        }
        assert_eq!(call_out("nn", "Warning"), Some("Åtvaring"));
        assert_eq!(call_out("de", "FAQ"), Some("Frage"));
        // A kind of the site's own, a language that is not known.
        assert_eq!(call_out("en", "recipe"), None);
        assert_eq!(call_out("ka", "note"), None);
    }
}
