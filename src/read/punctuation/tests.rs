//! Typewriter marks as each language has them.

use super::*;

fn set(text: &str, lang: &str) -> String {
    words(text, &Lang::new(lang).unwrap()).unwrap_or_else(|| text.to_owned())
}

#[test]
fn marks_follow_the_language() {
    let table = [
        ("en", "He said \"no\" and 'yes'.", "He said “no” and ‘yes’."),
        ("en", "\"He said 'no' twice.\"", "“He said ‘no’ twice.”"),
        ("en", "(\"so\") — \"then\"", "(“so”) — “then”"),
        ("en", "'Tis the workers' council's.", "’Tis the workers’ council’s."),
        ("en", "'the workers' power' grew", "‘the workers’ power’ grew"),
        ("en", "the '90s, rock 'n' roll", "the ’90s, rock ’n’ roll"),
        ("en", "goes on without end.\"", "goes on without end.”"),
        ("en", "one -- two --- three---four -----", "one – two — three—four -----"),
        ("en", "well... so.... ......", "well… so…. ......"),
        ("en", "``so'' and `this' and `that'", "“so” and ‘this’ and ‘that’"),
        ("fr", "Il dit : \"non\" ! L'un 'x'", "Il dit\u{a0}: «\u{202f}non\u{202f}»\u{202f}! L’un “x”"),
        ("fr-CH", "Il dit \"non\"", "Il dit «non»"),
        ("fr", "« mot »", "«\u{202f}mot\u{202f}»"),
        (
            "fr",
            "«mot»: \"Quoi?\" Non!",
            "«\u{202f}mot\u{202f}»\u{a0}: «\u{202f}Quoi\u{202f}?\u{202f}» Non\u{202f}!",
        ),
        (
            "fr",
            "Quoi?! Vraiment...? (oui!); à 16:30",
            "Quoi\u{202f}?! Vraiment…\u{202f}? (oui\u{202f}!)\u{202f}; à 16:30",
        ),
        (
            "fr",
            "voir https://example.org/?a=b; puis C:\\x",
            "voir https://example.org/?a=b\u{202f}; puis C:\\x",
        ),
        ("en", "What? No!", "What? No!"),
        ("de", "Er sagt: \"nein, 'so' nicht\".", "Er sagt: „nein, ‚so‘ nicht“."),
        ("de", "Hans' Buch, geht's", "Hans’ Buch, geht’s"),
        ("nl", "'s avonds zei hij 'nee'", "’s avonds zei hij ‘nee’"),
        ("es", "dijo \"no\"", "dijo «no»"),
        ("it", "l'uno disse \"no\"", "l’uno disse «no»"),
        ("pt-BR", "disse \"não\"", "disse “não”"),
        ("pt-PT", "disse \"não\"", "disse «não»"),
        ("ru", "он сказал \"нет\"", "он сказал «нет»"),
        ("el", "είπε \"όχι\"", "είπε «όχι»"),
        ("he", "צה\"ל", "צה״ל"),
        ("en", "", ""),
        ("en", "\"", "\""),
        ("en", "'", "’"),
    ];
    for (lang, before, after) in table {
        assert_eq!(set(before, lang), after, "{lang}: {before}");
    }
}

#[test]
fn a_hyphen_for_a_dash_becomes_one() {
    let table = [
        ("the well - dry since May - was full", "the well – dry since May – was full"),
        ("in 1914-1918 and 1939-45.", "in 1914–1918 and 1939–45."),
        ("la casa --que era grande-- estaba", "la casa –que era grande– estaba"),
        ("said so--then left", "said so–then left"),
    ];
    for (before, after) in table {
        assert_eq!(set(before, "en"), after, "{before}");
    }
}

// Russian had two dashes in one sentence, and a quotation within one had the marks of the outer.
#[test]
fn dashes_pages_and_inner_marks_follow_the_language() {
    let table = [
        ("ru", "Москва - столица -- и центр", "Москва — столица — и центр"),
        ("ru", "«пошёл \"домой\"» и \"снова\"", "«пошёл „домой“» и «снова»"),
        ("fr", "« un \"deux\" ici »", "«\u{202f}un “deux” ici\u{202f}»"),
        ("es", "«se fue \"a casa\"» y \"no\"", "«se fue “a casa”» y «no»"),
        ("en", "on pp. 12-14, p. 3-5 and 20-30 people", "on pp. 12–14, p. 3–5 and 20-30 people"),
        ("de", "auf S. 12-14 und S. 3-5.", "auf S. 12–14 und S. 3–5."),
        ("en", "see pp. 12-14-16 or p. 3-5/7", "see pp. 12-14-16 or p. 3-5/7"),
    ];
    for (lang, before, after) in table {
        assert_eq!(set(before, lang), after, "{lang}: {before}");
    }
}

// A speech typed with a hyphen kept it, and a line could begin with dots that had a space before them.
#[test]
fn speeches_begin_with_dashes_and_dots_begin_no_line() {
    for (lang, before, after) in [
        ("fr", "- Bonjour, dit-il.", "— Bonjour, dit-il."),
        ("ru", "- Стой! - крикнул он.", "— Стой! — крикнул он."),
        ("es", "- ¡Nadie!", "—¡Nadie!"),
        ("pl", "- Idę.", "— Idę."),
        // In these they stand in quotation marks, and this is no speech.
        ("en", "- Stop, he said.", "- Stop, he said."),
        ("de", "- Halt, rief er.", "- Halt, rief er."),
        ("fr", "- 5 degrés", "- 5 degrés"),
        ("fr", "-clé", "-clé"),
        ("en", "late ... and dark", "late\u{a0}… and dark"),
        ("en", "late …, dark …", "late\u{a0}…, dark\u{a0}…"),
        ("ru", "дальше … и", "дальше\u{a0}… и"),
        // What goes on after dots begins a line with them.
        ("en", "and ...so it was …then", "and …so it was …then"),
        ("en", "late... and . dark", "late… and . dark"),
    ] {
        assert_eq!(set(before, lang), after, "{lang}: {before}");
    }
}

/// Each of these looks like something that is set otherwise.
#[test]
fn measures_code_and_sums_stay_as_typed() {
    let same = [
        "a 6\" rule, 12' 6\" the length",
        "on 2017-11-13 and in 2017-11",
        "call 0800-1914-1918 or 1918-1914",
        "10 - 4 is x - y",
        "run it with --color=never",
        "write `it's \"so\"` there",
        "name=\"well\" and f(\"x\")=2",
        "see http://a.example/it's--so and ann--lee@post.example",
        "well-known, half-open",
        "- a line of a list",
    ];
    for text in same {
        assert_eq!(set(text, "en"), text);
    }
    assert_eq!(set("\"a 5'10\" man,\" he said", "en"), "“a 5'10\" man,” he said");
    assert_eq!(set("\"a rule of 6\" or so.\"", "en"), "“a rule of 6\" or so.”");
    assert_eq!(set("\"It was 1846\" and \"now\"", "en"), "“It was 1846” and “now”");
    assert_eq!(set("use --force for it", "en"), "use --force for it");
}
