//! Words by which a study file says who is spoken to and what is to be done, wherever in a heading or line they stand.
//!
//! Whole headings that people use stand with each language, under `study`.

use super::Lexicon;

/// Words of one language, in small letters, with spaces between them.
struct CircleWords {
    /// The language's tag.
    lang: &'static str,
    /// Who leads a group, in each form.
    leaders: &'static str,
    /// What makes a heading with one of them speak to them: that it is for somebody, or notes, tips, a guide.
    guidance: &'static str,
    /// Questions, as a heading says it.
    questions: &'static str,
    /// Answers, one and several.
    answers: &'static str,
    /// What is to be done at home.
    homework: &'static str,
    /// What a task that is no question begins with: *discuss*, *compare*.
    tasks: &'static str,
    /// What it ends with, where the verb stands last.
    ends: &'static str,
}

const CIRCLES: [CircleWords; 23] = [
    CircleWords {
        lang: "en",
        leaders: "leader leaders leader’s facilitator facilitators facilitator’s teacher teachers teacher’s moderator moderators moderator’s host hosts host’s instructor instructors instructor’s tutor tutors tutor’s organiser organizer",
        guidance: "for notes note tips tip guide key hints hint guidance instructions background only copy box advice to help helps resources resource",
        questions: "questions",
        answers: "answer answers response responses",
        homework: "homework assignment assignments",
        tasks: "discuss explain describe compare contrast list find give consider think tell write draw summarize summarise identify define outline reflect imagine choose select match fill read reread argue justify evaluate analyse analyze examine explore decide underline retell recall prepare suppose use support refer cite be turn see say share defend predict create rank sort research ask try take do provide include",
        ends: "",
    },
    CircleWords {
        lang: "ar",
        leaders: "الميسر الميسّر للميسر للميسّر المعلم للمعلم المدرس للمدرس القائد لقائد المنسق للمنسق المشرف للمشرف",
        guidance: "ملاحظات إرشادات دليل نصائح توجيهات للميسر للميسّر للمعلم للمدرس لقائد للمنسق للمشرف",
        questions: "أسئلة الأسئلة",
        answers: "جواب الجواب أجوبة الأجوبة إجابة الإجابة إجابات الإجابات حلول الحلول",
        homework: "واجب الواجب",
        tasks: "ناقش ناقشوا اشرح اشرحوا صف صفوا قارن قارنوا اذكر اذكروا عدد فسر فسّر وضح وضّح بيّن حدد حدّد اكتب استخرج لخص لخّص علل علّل تخيل فكر",
        ends: "",
    },
    CircleWords {
        lang: "cs",
        leaders: "vedoucí vedoucího vedoucímu lektor lektora lektorku učitel učitele učitelé moderátor moderátora",
        guidance: "pro poznámky poznámka pokyny tipy metodika průvodce návod",
        questions: "otázky otázek",
        answers: "odpověď odpovědi řešení",
        homework: "domácí",
        tasks: "diskutujte vysvětlete vysvětli popište popiš porovnejte porovnej srovnejte jmenujte uveďte uveď najděte najdi napište napiš shrňte zamyslete zamysli představte zdůvodněte vyjmenujte doplňte seřaďte přečtěte vyberte",
        ends: "",
    },
    CircleWords {
        lang: "da",
        leaders: "leder lederen ledere mødelederen kredslederen underviser underviseren læreren lærere ordstyreren lederens lærerens underviserens",
        guidance: "til for noter tips vejledning råd anvisninger",
        questions: "spørgsmål spørgsmålene",
        answers: "svar svarene løsning løsninger",
        homework: "lektier hjemmearbejde",
        tasks: "diskuter drøft forklar beskriv sammenlign nævn find giv overvej fortæl skriv opsummer tegn vælg udfyld læs begrund gør redegør analyser vurder tænk",
        ends: "",
    },
    CircleWords {
        lang: "de",
        leaders: "leitung gruppenleitung gesprächsleitung leiter leiterin leiterinnen moderation moderator moderatorin lehrer lehrerin lehrkraft lehrkräfte lehrende lehrpersonen kursleitung gastgeber gastgeberin",
        guidance: "für hinweise hinweis tipps notizen anleitung leitfaden handreichung anmerkungen hintergrund",
        questions: "fragen",
        answers: "antwort antworten lösung lösungen musterlösung musterantwort",
        homework: "hausaufgabe hausaufgaben",
        tasks: "diskutiert diskutieren diskutiere erklärt erkläre erklären erläutert erläutere erläutern beschreibt beschreibe beschreiben vergleicht vergleiche vergleichen nennt nenne nennen findet finde sucht suche suchen überlegt überlege erzählt erzähle schreibt schreibe schreiben zeichnet zeichne fasst fasse zusammenfassen begründet begründe begründen untersucht untersuche analysiert analysiere beurteilt beurteile bewertet bewerte ordne lest lies ergänzt ergänze stellt stelle denkt denke besprecht besprechen tauscht gebt gib nutzt nutze belegt belege zitiert zitiere seht sieh sagt sage teilt",
        ends: "diskutieren erklären erläutern beschreiben vergleichen nennen zusammenfassen begründen analysieren beurteilen bewerten",
    },
    CircleWords {
        lang: "el",
        leaders: "συντονιστή συντονιστής συντονίστρια συντονιστές εμψυχωτή εμψυχωτής εκπαιδευτικό εκπαιδευτικός εκπαιδευτικούς δάσκαλο δασκάλους καθηγητή",
        guidance: "για σημειώσεις οδηγίες συμβουλές οδηγός",
        questions: "ερωτήσεις ερωτήματα",
        answers: "απάντηση απαντήσεις λύση λύσεις",
        homework: "εργασία",
        tasks: "συζητήστε εξηγήστε περιγράψτε συγκρίνετε αναφέρετε βρείτε δώστε σκεφτείτε γράψτε συνοψίστε σχολιάστε αιτιολογήστε φανταστείτε συμπληρώστε επιλέξτε διαβάστε",
        ends: "",
    },
    CircleWords {
        lang: "es",
        leaders: "facilitador facilitadora facilitadores docente docentes profesor profesora profesores profesorado maestro maestra moderador moderadora líder líderes coordinador coordinadora animador anfitrión monitor",
        guidance: "para notas nota guía del consejos sugerencias orientaciones indicaciones",
        questions: "preguntas cuestiones",
        answers: "respuesta respuestas solución soluciones",
        homework: "tarea tareas deberes",
        tasks: "discutan discute discutir comenten comenta comentar explica explique expliquen explicar describe describa describir compara compare comparen comparar nombra nombre busca busquen encuentra piensa piensen cuenta cuenten escribe escriban resume resuma resuman identifica identifique define analiza analice analicen reflexiona reflexionen imagina elige completa lee lean señala enumera justifica argumenta debatan opina usa usen comparte compartan cita citen vean",
        ends: "",
    },
    CircleWords {
        lang: "fi",
        leaders: "ohjaajalle ohjaajan vetäjälle vetäjän opettajalle opettajan opettajille",
        guidance: "ohjaajalle vetäjälle opettajalle opettajille ohjeita ohjeet ohje muistiinpanoja vinkkejä opas",
        questions: "kysymyksiä kysymykset",
        answers: "vastaus vastaukset vastauksia ratkaisu ratkaisut",
        homework: "kotitehtävä kotitehtävät",
        tasks: "keskustelkaa keskustele selitä selittäkää kuvaile kuvailkaa vertaa vertailkaa vertaile mainitse mainitkaa etsi etsikää pohdi pohtikaa kerro kertokaa kirjoita kirjoittakaa tiivistä perustele perustelkaa valitse täydennä lue lukekaa miettikää mieti",
        ends: "",
    },
    CircleWords {
        lang: "fr",
        leaders: "animateur animatrice animateurs animation formateur formatrice enseignant enseignante enseignants professeur professeurs modérateur modératrice meneur responsable hôte",
        guidance: "pour notes note guide conseils fiche indications consignes",
        questions: "questions",
        answers: "réponse réponses corrigé corrigés",
        homework: "devoirs",
        tasks: "discutez discuter expliquez explique expliquer décrivez décris décrire comparez compare comparer nommez citez cite citer trouvez donnez réfléchissez racontez écrivez écris résumez résume résumer relevez identifiez définissez commentez commenter analysez imaginez choisissez complétez lisez relisez justifiez montrez dites présentez débattez utilisez partagez voyez appuyez utilise partage",
        ends: "",
    },
    CircleWords {
        lang: "he",
        leaders: "למנחה למנחים מנחה המנחה למורה למורים מורה המורה למדריך למדריכים לרכז",
        guidance: "הערות הנחיות טיפים מדריך למנחה למנחים למורה למורים למדריך למדריכים לרכז",
        questions: "שאלות השאלות",
        answers: "תשובה תשובות התשובות פתרון פתרונות",
        homework: "שיעורי",
        tasks: "דונו הסבירו הסבר תארו תאר השוו השווה ציינו ציין מצאו מצא כתבו כתוב סכמו חשבו ספרו נמקו נמק הביאו קראו בחרו השלימו דמיינו",
        ends: "",
    },
    CircleWords {
        lang: "hi",
        leaders: "संचालक संचालिका शिक्षक शिक्षिका अध्यापक नेता",
        guidance: "के लिए टिप्पणियाँ नोट निर्देश सुझाव मार्गदर्शिका",
        questions: "प्रश्न प्रश्नावली",
        answers: "उत्तर जवाब हल",
        homework: "गृहकार्य",
        tasks: "",
        ends: "कीजिए करें करो बताइए बताएँ बताओ लिखिए लिखें लिखो समझाइए समझाएँ दीजिए दें सोचिए चुनिए पढ़िए",
    },
    CircleWords {
        lang: "hu",
        leaders: "vezetőnek csoportvezetőnek tanárnak tanároknak moderátornak vezetői tanári",
        guidance: "a az vezetőnek csoportvezetőnek tanárnak tanároknak moderátornak jegyzetek útmutató tanácsok megjegyzések segédlet",
        questions: "kérdések",
        answers: "válasz válaszok megoldás megoldások",
        homework: "házi",
        tasks: "beszéljétek beszéljük magyarázd magyarázzátok írd írjátok hasonlítsd hasonlítsátok sorold soroljátok nevezd keresd keressétek gondold gondoljátok mondd mondjátok foglald foglaljátok indokold indokoljátok vitassátok válaszd egészítsd olvasd jellemezd képzeld",
        ends: "",
    },
    CircleWords {
        lang: "it",
        leaders: "conduttore conduttrice conduttori conduce facilitatore facilitatrice moderatore moderatrice insegnante insegnanti docente docenti animatore animatrice",
        guidance: "per note guida consigli indicazioni suggerimenti",
        questions: "domande spunti",
        answers: "risposta risposte soluzione soluzioni",
        homework: "compiti",
        tasks: "discutete discuti discutere spiegate spiega spiegare descrivete descrivi descrivere confrontate confronta confrontare nominate elencate elenca trovate trova indicate indica pensate pensa raccontate racconta scrivete scrivi riassumete riassumi riassumere commentate commenta analizzate analizza immaginate scegliete scegli completate completa leggete leggi motivate giustificate riflettete usate usa condividete condividi vedete vedi citate cita",
        ends: "",
    },
    CircleWords {
        lang: "nb",
        leaders: "lederen leder samtalelederen læreren lærer lærere kursholder lederens lærerens",
        guidance: "til for notater tips veiledning råd",
        questions: "spørsmål spørsmålene",
        answers: "svar svarene løsning løsninger",
        homework: "lekse lekser hjemmelekse",
        tasks: "diskuter drøft forklar beskriv sammenlign nevn finn gi tenk fortell skriv oppsummer tegn velg fyll les begrunn gjør analyser vurder",
        ends: "",
    },
    CircleWords {
        lang: "nl",
        leaders: "begeleider begeleiders gespreksleider gespreksleiders leider leiders docent docenten leraar leraren moderator",
        guidance: "voor notities tips handleiding aanwijzingen opmerkingen",
        questions: "vragen",
        answers: "antwoord antwoorden oplossing oplossingen",
        homework: "huiswerk",
        tasks: "bespreek leg beschrijf vergelijk noem zoek geef bedenk vertel schrijf vat teken kies vul lees verklaar onderbouw analyseer beoordeel denk overleg discussieer",
        ends: "",
    },
    CircleWords {
        lang: "pl",
        leaders: "prowadzącego prowadzącej prowadzących nauczyciela nauczycieli moderatora lidera",
        guidance: "dla uwagi notatki wskazówki przewodnik porady",
        questions: "pytania",
        answers: "odpowiedź odpowiedzi rozwiązanie rozwiązania",
        homework: "domowa domowe",
        tasks: "omów omówcie wyjaśnij wyjaśnijcie opisz opiszcie porównaj porównajcie wymień wymieńcie znajdź znajdźcie podaj podajcie zastanów zastanówcie napisz napiszcie streść streśćcie uzasadnij uzasadnijcie wskaż wyobraź wybierz uzupełnij przeczytaj opowiedz przedyskutujcie",
        ends: "",
    },
    CircleWords {
        lang: "pt",
        leaders: "facilitador facilitadora professor professora professores docente moderador moderadora líder líderes orienta conduz coordenador animador anfitrião",
        guidance: "para notas guia do dicas orientações sugestões",
        questions: "perguntas questões",
        answers: "resposta respostas gabarito solução soluções",
        homework: "lição trabalho dever",
        tasks: "discuta discutam discutir explique expliquem explicar descreva descrevam descrever compare comparem comparar cite citem nomeie encontre encontrem pense pensem conte escreva escrevam resuma resumam identifique defina comente comentem analise analisem imagine escolha complete leia leiam justifique justifiquem reflita aponte debatam",
        ends: "",
    },
    CircleWords {
        lang: "ro",
        leaders: "moderator moderatorul moderatorului facilitator facilitatorul profesor profesorul profesori profesorului lider coordonator",
        guidance: "pentru note ghid ghidul sfaturi indicații",
        questions: "întrebări întrebările",
        answers: "răspuns răspunsuri soluție soluții",
        homework: "temă",
        tasks: "discutați explicați explică descrieți descrie comparați compară numiți găsiți dați gândiți povestiți scrieți scrie rezumați identificați comentați analizați imaginați alegeți completați citiți argumentați justificați enumerați",
        ends: "",
    },
    CircleWords {
        lang: "ru",
        leaders: "ведущего ведущей ведущему ведущих учителя учителей учителю преподавателя преподавателю преподавателей модератора модератору организатора методические",
        guidance: "для заметки советы указания рекомендации подсказки памятка ведущему учителю преподавателю модератору",
        questions: "вопросы",
        answers: "ответ ответы решение решения",
        homework: "домашнее",
        tasks: "обсудите обсудим объясните объясни опишите опиши сравните сравни назовите назови перечислите найдите найди приведите подумайте подумай расскажите расскажи напишите напиши кратко охарактеризуйте докажите обоснуйте представьте выберите заполните прочитайте прочтите выпишите поясните используйте поделитесь приведи см",
        ends: "",
    },
    CircleWords {
        lang: "sv",
        leaders: "ledaren ledare samtalsledaren cirkelledaren läraren lärare ledarens lärarens",
        guidance: "för till anteckningar tips handledning råd vägledning",
        questions: "frågor frågorna",
        answers: "svar svaren lösning lösningar",
        homework: "läxa hemuppgift hemuppgifter",
        tasks: "diskutera förklara beskriv jämför nämn hitta ge fundera berätta skriv sammanfatta rita välj fyll läs motivera analysera bedöm tänk sök",
        ends: "",
    },
    CircleWords {
        lang: "tr",
        leaders: "kolaylaştırıcı kolaylaştırıcıya yönetici yöneticiye yönetene öğretmen öğretmene öğretmenler lider",
        guidance: "için notlar ipuçları rehber kılavuz yönergeler kolaylaştırıcıya yönetene öğretmene",
        questions: "sorular soruları",
        answers: "yanıt yanıtlar yanıtları cevap cevaplar cevapları çözüm çözümler",
        homework: "ödev ev",
        tasks: "",
        ends: "tartışın tartışınız açıklayın açıklayınız anlatın anlatınız karşılaştırın karşılaştırınız yazın yazınız bulun bulunuz söyleyin özetleyin düşünün belirtin belirtiniz",
    },
    CircleWords {
        lang: "uk",
        leaders: "ведучого ведучої ведучому вчителя вчителів вчителю учителя викладача викладачу модератора методичні",
        guidance: "для нотатки поради вказівки рекомендації підказки ведучому вчителю",
        questions: "питання запитання",
        answers: "відповідь відповіді рішення розв’язок",
        homework: "домашнє",
        tasks: "обговоріть поясніть поясни опишіть опиши порівняйте порівняй назвіть назви перелічіть знайдіть знайди наведіть подумайте розкажіть напишіть доведіть обґрунтуйте уявіть оберіть заповніть прочитайте",
        ends: "",
    },
    CircleWords {
        lang: "vi",
        leaders: "dẫn viên",
        guidance: "cho ghi hướng mẹo",
        questions: "hỏi",
        answers: "đáp trả",
        homework: "nhà",
        tasks: "hãy thảo giải so nêu kể viết tìm",
        ends: "",
    },
];

/// Kinds of words about a circle, of one language, as `change` gives them.
#[derive(Debug)]
pub struct Circle {
    /// The language's tag.
    pub lang: &'static str,
    /// Who leads a group.
    pub leaders: Lexicon,
    /// What makes a heading speak to them.
    pub guidance: Lexicon,
    /// Questions.
    pub questions: Lexicon,
    /// Answers.
    pub answers: Lexicon,
    /// What is done at home.
    pub homework: Lexicon,
    /// What tasks begin with.
    pub tasks: Lexicon,
    /// What tasks end with.
    pub ends: Lexicon,
}

/// Returns these words of each language, each as `change` gives it.
pub fn circles(change: impl Fn(&str) -> String) -> Vec<Circle> {
    let lexicon = |words: &str| Lexicon::of(words.split_whitespace().map(&change));
    let circle = |words: &CircleWords| Circle {
        lang: words.lang,
        leaders: lexicon(words.leaders),
        guidance: lexicon(words.guidance),
        questions: lexicon(words.questions),
        answers: lexicon(words.answers),
        homework: lexicon(words.homework),
        tasks: lexicon(words.tasks),
        ends: lexicon(words.ends),
    };
    CIRCLES.iter().map(circle).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_with_a_file_has_words_of_each_kind_in_small_letters() {
        for language in crate::lang::ALL {
            let tag = language.tag.split('-').next().unwrap_or_default();
            let words = CIRCLES.iter().find(|words| words.lang == tag).expect(language.tag);
            let tasks = [words.tasks, words.ends].concat();
            for kind in
                [words.leaders, words.guidance, words.questions, words.answers, words.homework, &tasks]
            {
                assert!(!kind.is_empty(), "{tag}");
                assert_eq!(kind, kind.to_lowercase(), "{tag}");
            }
        }
    }
}
