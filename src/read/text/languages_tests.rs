//! A table of lines for each language: dates, lines of web pages, headings of notes, bylines, and lines that
//! only look like one of these.

use super::furniture::is_known;
use super::{notes, part};
use crate::lang;
use crate::read::date::{self, DateReading};

struct Lines {
    tag: &'static str,
    dates: &'static [(&'static str, &'static str)],
    known: &'static [&'static str],
    headings: &'static [&'static str],
    /// `None` if the language has no letters of two cases, by which a name is recognised.
    byline: Option<&'static str>,
    text: &'static [&'static str],
}

const LINES: &[Lines] = &[
    Lines {
        tag: "en",
        dates: &[
            ("Monday, 13 November 2017", "2017-11-13"),
            ("November 13th, 2017", "2017-11-13"),
            ("Posted on Nov. 13, 2017", "2017-11-13"),
            ("1st of May 1871", "1871-05-01"),
        ],
        known: &["Subscribe now", "5 min read", "3 comments", "Filed under: paper, ink"],
        headings: &["Notes", "Footnotes"],
        byline: Some("By Ada Wren"),
        text: &["In November the mill closed", "She read for 5 minutes", "By the river"],
    },
    Lines {
        tag: "de",
        dates: &[
            ("Montag, den 13. November 2017", "2017-11-13"),
            ("13. November 2017", "2017-11-13"),
            ("Veröffentlicht am 13.11.2017", "2017-11-13"),
            ("1. Mai 1871", "1871-05-01"),
        ],
        known: &["Jetzt abonnieren", "5 Min. Lesezeit", "3 Kommentare", "Schlagwörter: Papier, Tinte"],
        headings: &["Anmerkungen", "Fußnoten"],
        byline: Some("von Ada Wren"),
        text: &["Im November schloss die Mühle", "Sie las fünf Minuten", "Von der Mühle zum Fluss"],
    },
    Lines {
        tag: "fr",
        dates: &[
            ("lundi 13 novembre 2017", "2017-11-13"),
            ("13 novembre 2017", "2017-11-13"),
            ("Publié le 13 novembre 2017", "2017-11-13"),
            ("1er mai 1871", "1871-05-01"),
        ],
        known: &["S’abonner", "5 min de lecture", "3 commentaires", "Mots-clés : papier, encre"],
        headings: &["Notes de bas de page"],
        byline: Some("par Ada Wren"),
        text: &["En novembre le moulin ferma", "Elle lut cinq minutes", "Par un matin de mai"],
    },
    Lines {
        tag: "es",
        dates: &[
            ("lunes, 13 de noviembre de 2017", "2017-11-13"),
            ("13 de noviembre de 2017", "2017-11-13"),
            ("Publicado el 13 de noviembre de 2017", "2017-11-13"),
            ("1.º de mayo de 1871", "1871-05-01"),
        ],
        known: &["Suscríbete", "5 min de lectura", "3 comentarios", "Etiquetas: papel, tinta"],
        headings: &["Notas al pie"],
        byline: Some("por Ada Wren"),
        text: &["En noviembre cerró el molino", "Leyó cinco minutos", "Por la mañana temprano"],
    },
    Lines {
        tag: "it",
        dates: &[
            ("lunedì 13 novembre 2017", "2017-11-13"),
            ("13 novembre 2017", "2017-11-13"),
            ("Pubblicato il 13 novembre 2017", "2017-11-13"),
            ("1º maggio 1871", "1871-05-01"),
        ],
        known: &["Iscriviti", "5 min di lettura", "3 commenti", "Condividi"],
        headings: &["Note a piè di pagina"],
        byline: Some("di Ada Wren"),
        text: &["A novembre il mulino chiuse", "Lesse per cinque minuti", "Di mattina presto"],
    },
    Lines {
        tag: "pt",
        dates: &[
            ("segunda-feira, 13 de novembro de 2017", "2017-11-13"),
            ("13 de novembro de 2017", "2017-11-13"),
            ("Publicado em 13 de novembro de 2017", "2017-11-13"),
            ("1.º de maio de 1871", "1871-05-01"),
        ],
        known: &["Subscrever", "5 min de leitura", "3 comentários", "Partilhar"],
        headings: &["Notas de rodapé"],
        byline: Some("por Ada Wren"),
        text: &["Em novembro o moinho fechou", "Leu durante cinco minutos", "Por uma manhã de maio"],
    },
    Lines {
        tag: "nl",
        dates: &[
            ("maandag 13 november 2017", "2017-11-13"),
            ("13e november 2017", "2017-11-13"),
            ("Gepubliceerd op 13 november 2017", "2017-11-13"),
            ("1ste mei 1871", "1871-05-01"),
        ],
        known: &["Abonneren", "5 min leestijd", "3 reacties", "Terug naar boven"],
        headings: &["Voetnoten", "Noten"],
        byline: Some("door Ada Wren"),
        text: &["In november sloot de molen", "Zij las vijf minuten", "Door de regen naar huis"],
    },
    Lines {
        tag: "pl",
        dates: &[
            ("poniedziałek, 13 listopada 2017", "2017-11-13"),
            ("13 listopada 2017 r.", "2017-11-13"),
            ("13 lis 2017", "2017-11-13"),
            ("Opublikowano 13 listopada 2017", "2017-11-13"),
            ("1 maja 1871", "1871-05-01"),
        ],
        known: &["Udostępnij", "5 min czytania", "3 komentarze", "Tagi: papier, atrament"],
        headings: &["Przypisy"],
        byline: Some("napisała Ada Wren"),
        text: &["W listopadzie zamknięto młyn", "Czytała pięć minut", "Szanowni państwo"],
    },
    Lines {
        tag: "cs",
        dates: &[
            ("pondělí 13. listopadu 2017", "2017-11-13"),
            ("13. listopadu 2017", "2017-11-13"),
            ("Publikováno 13. listopadu 2017", "2017-11-13"),
            ("1. května 1871", "1871-05-01"),
        ],
        known: &["Sdílet", "5 min čtení", "3 komentáře", "Štítky: papír, inkoust"],
        headings: &["Poznámky pod čarou"],
        byline: Some("napsala Ada Wren"),
        text: &["V listopadu mlýn zavřeli", "Četla pět minut", "Milí čtenáři"],
    },
    Lines {
        tag: "hu",
        dates: &[
            ("2017. november 13.", "2017-11-13"),
            ("2017. november 13., hétfő", "2017-11-13"),
            ("Megjelent: 2017. november 13.", "2017-11-13"),
            ("1871. május 1.", "1871-05-01"),
        ],
        known: &["Megosztás", "5 perc olvasás", "3 hozzászólás", "Címkék: papír, tinta"],
        headings: &["Jegyzetek", "Lábjegyzetek"],
        byline: Some("Írta: Ada Wren"),
        text: &["Novemberben bezárt a malom", "Öt percig olvasott", "Kedves olvasók"],
    },
    Lines {
        tag: "ro",
        dates: &[
            ("luni, 13 noiembrie 2017", "2017-11-13"),
            ("13 noiembrie 2017", "2017-11-13"),
            ("Publicat la 13 noiembrie 2017", "2017-11-13"),
            ("1 mai 1871", "1871-05-01"),
        ],
        known: &["Abonează-te", "5 min de citit", "3 comentarii", "Etichete: hârtie, cerneală"],
        headings: &["Note de subsol"],
        byline: Some("scris de Ada Wren"),
        text: &["În noiembrie moara s-a închis", "A citit cinci minute", "De dimineață devreme"],
    },
    Lines {
        tag: "tr",
        dates: &[
            ("13 Kasım 2017 Pazartesi", "2017-11-13"),
            ("13 Kasım 2017", "2017-11-13"),
            ("Yayın tarihi: 13 Kasım 2017", "2017-11-13"),
            ("1 Mayıs 1871", "1871-05-01"),
        ],
        known: &["Abone ol", "5 dakikalık okuma", "3 yorum", "Etiketler: kâğıt, mürekkep"],
        headings: &["Dipnotlar"],
        byline: Some("Yazan: Ada Wren"),
        text: &["Kasımda değirmen kapandı", "Beş dakika okudu", "Sevgili okurlar"],
    },
    Lines {
        tag: "sv",
        dates: &[
            ("måndag den 13 november 2017", "2017-11-13"),
            ("den 13 november 2017", "2017-11-13"),
            ("Publicerad 13 november 2017", "2017-11-13"),
            ("1 maj 1871", "1871-05-01"),
        ],
        known: &["Prenumerera", "5 min läsning", "3 kommentarer", "Etiketter: papper, bläck"],
        headings: &["Fotnoter"],
        byline: Some("av Ada Wren"),
        text: &["I november stängde kvarnen", "Hon läste i fem minuter", "Av allt att döma"],
    },
    Lines {
        tag: "da",
        dates: &[
            ("mandag den 13. november 2017", "2017-11-13"),
            ("13. november 2017", "2017-11-13"),
            ("Udgivet den 13. november 2017", "2017-11-13"),
            ("1. maj 1871", "1871-05-01"),
        ],
        known: &["Abonner", "5 min læsetid", "3 kommentarer", "Læs mere"],
        headings: &["Fodnoter"],
        byline: Some("af Ada Wren"),
        text: &["I november lukkede møllen", "Hun læste i fem minutter", "Af gode grunde"],
    },
    Lines {
        tag: "nb",
        dates: &[
            ("mandag 13. november 2017", "2017-11-13"),
            ("13. november 2017", "2017-11-13"),
            ("Publisert 13. november 2017", "2017-11-13"),
            ("1. mai 1871", "1871-05-01"),
        ],
        known: &["Meld deg på", "5 min lesetid", "3 kommentarer", "Les mer"],
        headings: &["Sluttnoter"],
        byline: Some("av Ada Wren"),
        text: &["I november stengte mølla", "Hun leste i fem minutter", "Av gode grunner"],
    },
    Lines {
        tag: "fi",
        dates: &[
            ("maanantaina 13. marraskuuta 2017", "2017-11-13"),
            ("13. marraskuuta 2017", "2017-11-13"),
            ("Julkaistu 13. marraskuuta 2017", "2017-11-13"),
            ("1. toukokuuta 1871", "1871-05-01"),
        ],
        known: &["Tilaa uutiskirje", "5 min lukuaika", "3 kommenttia", "Avainsanat: paperi, muste"],
        headings: &["Alaviitteet"],
        byline: Some("kirjoittanut Ada Wren"),
        text: &["Marraskuussa mylly suljettiin", "Hän luki viisi minuuttia", "Hyvät lukijat"],
    },
    Lines {
        tag: "ru",
        dates: &[
            ("понедельник, 13 ноября 2017 г.", "2017-11-13"),
            ("13 ноября 2017 года", "2017-11-13"),
            ("Опубликовано 13 ноября 2017", "2017-11-13"),
            ("1-го мая 1871", "1871-05-01"),
        ],
        known: &["Подписаться", "5 минут чтения", "3 комментария", "Метки: бумага, чернила"],
        headings: &["Примечания", "Сноски"],
        byline: Some("Автор: Ада Рен"),
        text: &["В ноябре мельницу закрыли", "Она читала пять минут", "Дорогие читатели"],
    },
    Lines {
        tag: "uk",
        dates: &[
            ("понеділок, 13 листопада 2017 р.", "2017-11-13"),
            ("13 листопада 2017 року", "2017-11-13"),
            ("Опубліковано 13 листопада 2017", "2017-11-13"),
            ("1 травня 1871", "1871-05-01"),
        ],
        known: &["Підписатися", "5 хв читання", "3 коментарі", "Теги: папір, чорнило"],
        headings: &["Примітки", "Виноски"],
        byline: Some("Автор: Ада Рен"),
        text: &["У листопаді млин закрили", "Вона читала пʼять хвилин", "Дорогі читачі"],
    },
    Lines {
        tag: "el",
        dates: &[
            ("Δευτέρα 13 Νοεμβρίου 2017", "2017-11-13"),
            ("13 Νοεμβρίου 2017", "2017-11-13"),
            ("Δημοσιεύτηκε στις 13 Νοεμβρίου 2017", "2017-11-13"),
            ("1η Μαΐου 1871", "1871-05-01"),
        ],
        known: &["Εγγραφή", "5 λεπτά ανάγνωσης", "3 σχόλια", "Ετικέτες: χαρτί, μελάνι"],
        headings: &["Σημειώσεις", "Υποσημειώσεις"],
        byline: Some("της Ada Wren"),
        text: &["Τον Νοέμβριο έκλεισε ο μύλος", "Διάβαζε πέντε λεπτά", "Αγαπητοί αναγνώστες"],
    },
    Lines {
        tag: "ar",
        dates: &[
            ("الاثنين 13 نوفمبر 2017", "2017-11-13"),
            ("13 نوفمبر 2017", "2017-11-13"),
            ("نشر في 13 نوفمبر 2017", "2017-11-13"),
            ("١ مايو ١٨٧١", "1871-05-01"),
        ],
        known: &["اشترك الآن", "5 دقائق قراءة", "3 تعليقات", "الوسوم: ورق، حبر"],
        headings: &["الحواشي", "الهوامش"],
        byline: None,
        text: &["في نوفمبر أغلقت الطاحونة", "قرأت خمس دقائق", "أعزائي القراء"],
    },
    Lines {
        tag: "he",
        dates: &[
            ("יום שני, 13 בנובמבר 2017", "2017-11-13"),
            ("13 בנובמבר 2017", "2017-11-13"),
            ("פורסם 13 בנובמבר 2017", "2017-11-13"),
            ("1 במאי 1871", "1871-05-01"),
        ],
        known: &["הירשמו", "5 דקות קריאה", "3 תגובות", "תגיות: נייר, דיו"],
        headings: &["הערות שוליים"],
        byline: None,
        text: &["בנובמבר נסגרה הטחנה", "היא קראה חמש דקות", "קוראים יקרים"],
    },
    Lines {
        tag: "vi",
        dates: &[
            ("Thứ Hai, ngày 13 tháng 11 năm 2017", "2017-11-13"),
            ("13 tháng 11 năm 2017", "2017-11-13"),
            ("Đăng ngày 13 tháng 11 năm 2017", "2017-11-13"),
            ("1 tháng 5 năm 1871", "1871-05-01"),
        ],
        known: &["Đăng ký", "5 phút đọc", "3 bình luận", "Từ khóa: giấy, mực"],
        headings: &["Chú thích", "Ghi chú"],
        byline: Some("Tác giả: Ada Wren"),
        text: &["Vào tháng mười một nhà máy đóng cửa", "Cô ấy đọc năm phút", "Thưa bạn đọc"],
    },
    Lines {
        tag: "hi",
        dates: &[
            ("सोमवार, 13 नवंबर 2017", "2017-11-13"),
            ("13 नवंबर 2017", "2017-11-13"),
            ("प्रकाशित: 13 नवंबर 2017", "2017-11-13"),
            ("१ मई १८७१", "1871-05-01"),
        ],
        known: &["सब्सक्राइब करें", "5 मिनट का पठन", "3 टिप्पणियाँ", "टैग: काग़ज़, स्याही"],
        headings: &["पाद-टिप्पणियाँ"],
        byline: None,
        text: &["नवंबर में मिल बंद हो गई", "उसने पाँच मिनट पढ़ा", "प्रिय पाठको"],
    },
];

#[test]
fn every_language_with_a_file_has_its_lines() {
    let tags: Vec<&str> = LINES.iter().map(|lines| lines.tag).collect();
    for language in lang::ALL.iter().filter(|language| !language.tag.contains('-')) {
        assert!(tags.contains(&language.tag), "{}", language.tag);
    }
}

#[test]
fn lines_of_each_language_are_read() {
    let mut wrong = Vec::new();
    for Lines { tag, dates, known, headings, byline, text } in LINES {
        for (line, expected) in *dates {
            let found = date::whole_line(line).map(|found| found.reading);
            let read = match &found {
                Some(DateReading::Certain(date)) => date.to_string(),
                other => format!("{other:?}"),
            };
            if read != *expected {
                wrong.push(format!("{tag}: `{line}` is {read}, not {expected}"));
            }
        }
        let mut expect = |fits: bool, line: &str, what: &str| {
            if !fits {
                wrong.push(format!("{tag}: `{line}` {what}"));
            }
        };
        known.iter().for_each(|line| expect(is_known(line), line, "is not known"));
        headings.iter().for_each(|line| expect(notes::is_heading(line), line, "is no heading of notes"));
        byline.iter().for_each(|line| expect(part::byline(line).is_some(), line, "is no byline"));
        for line in *text {
            expect(date::whole_line(line).is_none(), line, "is read as a date");
            expect(!is_known(line), line, "is read as a line of a web page");
            expect(!notes::is_heading(line), line, "is read as a heading of notes");
            expect(part::byline(line).is_none(), line, "is read as a byline");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
