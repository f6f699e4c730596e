mod dates;
mod hands;

use super::headings::StudyHeading;
use super::*;
use crate::diagnostic::Sources;
use crate::model::SourceFormat;
use crate::model::{PartialDate, QuestionKind, plain_text};
use crate::read::Options;
use crate::read::files::SourceFile;

/// Reads a study file, and returns it with the codes and lines of what was noticed.
fn study(text: &str) -> (Study, Vec<String>) {
    let mut sources = Sources::default();
    let id = sources.add("a.study.md", text);
    let (keys, start) = front_matter::keys(id, text).value;
    let path = Path::new("a.study.md").to_path_buf();
    let entry = SourceFile { path: path.clone(), shown: path, format: SourceFormat::Markdown, foreign: None };
    let file = File { id, entry, keys: keys.unwrap_or_default(), start };
    let (options, lang) = (Options::default(), Lang::default());
    let context = Context { sources: &sources, options: &options, lang: &lang };
    let read = Reader::new(&file, context, lang.clone()).study();
    let noticed = read.diagnostics.iter().map(|diagnostic| {
        let line = diagnostic.primary.map_or(0, |span| sources.line(span));
        format!("{} {line}", diagnostic.code)
    });
    let noticed = noticed.collect();
    (read.value, noticed)
}

fn words(blocks: &Blocks) -> String {
    visit::text(blocks).trim().to_owned()
}

fn ranges(ranges: &[crate::model::ParagraphRange]) -> Vec<(u32, u32)> {
    ranges.iter().map(|range| (range.first, range.last)).collect()
}

#[test]
fn headings_are_known_in_six_languages_without_regard_to_case_accents_and_signs() {
    let mut own = Own::default();
    own.push("Domande", StudyHeading::Questions);
    for (heading, known) in [
        ("Questions", Some(StudyHeading::Questions)),
        ("QUESTIONS:", Some(StudyHeading::Questions)),
        ("Fragen", Some(StudyHeading::Questions)),
        ("Preguntas", Some(StudyHeading::Questions)),
        ("Вопросы", Some(StudyHeading::Questions)),
        ("ΕΡΩΤΗΣΕΙΣ", Some(StudyHeading::Questions)),
        ("Domande", Some(StudyHeading::Questions)),
        ("Termes", Some(StudyHeading::Terms)),
        ("Terminos", Some(StudyHeading::Terms)),
        ("Όροι", Some(StudyHeading::Terms)),
        ("Chronologie", Some(StudyHeading::Chronology)),
        ("Cronología", Some(StudyHeading::Chronology)),
        ("Хронология", Some(StudyHeading::Chronology)),
        ("Sources", Some(StudyHeading::Sources)),
        ("Quellen", Some(StudyHeading::Sources)),
        ("Πηγές", Some(StudyHeading::Sources)),
        ("For the facilitator", Some(StudyHeading::Facilitator)),
        ("Pour l'animateur", Some(StudyHeading::Facilitator)),
        ("Für die Leitung", Some(StudyHeading::Facilitator)),
        ("Para el facilitador", Some(StudyHeading::Facilitator)),
        ("Для ведущего", Some(StudyHeading::Facilitator)),
        ("Για τον συντονιστή", Some(StudyHeading::Facilitator)),
        ("Recipes", None),
        ("", None),
    ] {
        assert_eq!(headings::known(heading, &own), known, "{heading}");
    }
}

#[test]
fn markers_of_a_question_are_read_and_taken_off() {
    use QuestionKind::{Evaluative, Factual, Interpretive};
    for (written, kind, paragraphs, lines, text) in [
        ("What is paper?", None, &[][..], None, "What is paper?"),
        ("[f] What is paper?", Some(Factual), &[], None, "What is paper?"),
        ("[I] Why? ¶ 4-6", Some(Interpretive), &[(4, 6)], None, "Why?"),
        ("[e] Why? (¶ 4–6, 9) lines: 8", Some(Evaluative), &[(4, 6), (9, 9)], Some(8), "Why?"),
        ("[e] Why? (¶4; lines: 3)", Some(Evaluative), &[(4, 4)], Some(3), "Why?"),
        ("¶ 7: who folds?", None, &[(7, 7)], None, "who folds?"),
        ("In ¶ 7 a knife is named. Why?", None, &[(7, 7)], None, "In ¶ 7 a knife is named. Why?"),
        ("Pourquoi\u{a0}? lignes : 4", None, &[], Some(4), "Pourquoi\u{a0}?"),
        ("Wozu (ein Bogen)? ¶¶ 1, 3", None, &[(1, 1), (3, 3)], None, "Wozu (ein Bogen)?"),
        ("[q] What?", None, &[], None, "[q] What?"),
        ("It has lines: where?", None, &[], None, "It has lines: where?"),
    ] {
        let (study, noticed) = study(&format!("# Questions\n\n1. {written}\n"));
        assert_eq!(noticed, [""; 0], "{written}");
        let [question] = &study.questions[..] else { panic!("{written}: {:?}", study.questions) };
        assert_eq!(plain_text(&question.content), text, "{written}");
        assert_eq!(question.kind, kind, "{written}");
        assert_eq!(ranges(&question.paragraphs), paragraphs, "{written}");
        assert_eq!(question.lines, lines, "{written}");
    }
}

// An answer that Markdown takes for something else would be printed among the questions: each way to indent
// one that people use is an answer.
#[test]
fn an_indented_paragraph_is_the_answer_however_deep_it_stands() {
    for (written, count) in [
        ("1. What?\n\n   Because.\n\n2. Who?\n", 2),
        ("1. What?\n\n    Because.\n2. Who?\n", 2),
        ("10. What?\n\n   Because.\n\n11. Who?\n", 2),
        ("10. What?\n\n  Because.\n\n11. Who?\n", 2),
        ("- What?\n\n\tBecause.\n\n- Who?\n", 2),
        ("[f] What?\n\n    Because.\n\n[i] Who?\n", 2),
        ("[f] What?\n\n        Because.\n\n[i] Who?\n", 2),
        ("What?\n\n      Because.\n\nWho?\n", 2),
        ("What?\n\n> Because.\n\nWho?\n", 2),
        ("1. What?\n   And how?\n\n   Because.\n", 1),
    ] {
        let (study, noticed) = study(&format!("## Questions\n\n{written}"));
        assert_eq!(noticed, [""; 0], "{written}");
        assert_eq!(study.questions.len(), count, "{written}: {:?}", study.questions);
        assert_eq!(words(&study.questions[0].answer), "Because.", "{written}");
        for question in &study.questions {
            assert!(!plain_text(&question.content).contains("Because"), "{written}");
        }
        for question in &study.questions[1..] {
            assert!(question.answer.is_empty(), "{written}");
        }
    }
}

#[test]
fn an_answer_may_have_several_paragraphs_and_a_list() {
    let (study, _) = study(
        "# Questions\n\n1. Which?\n\n   Two of them:\n\n   - the fold\n   - the thread\n\n   No more.\n",
    );
    assert_eq!(words(&study.questions[0].answer), "Two of them: the fold the thread No more.");
}

#[test]
fn terms_are_read_in_every_shape_with_their_spellings() {
    for written in [
        "- **Gensfleisch** (also Gutenberg, Guttenberg): a printer of Mainz.\n",
        "- Gensfleisch (Gutenberg; Guttenberg) — a printer of Mainz.\n",
        "Gensfleisch / Gutenberg / Guttenberg: a printer of Mainz.\n",
        "Gensfleisch (Gutenberg, Guttenberg)\n: a printer of Mainz.\n",
        "### Gensfleisch (Gutenberg, Guttenberg)\n\na printer of Mainz.\n",
    ] {
        let (study, noticed) = study(&format!("# Terms\n\n{written}"));
        assert_eq!(noticed, [""; 0], "{written}");
        let [term] = &study.terms[..] else { panic!("{written}: {:?}", study.terms) };
        assert_eq!(term.word, "Gensfleisch", "{written}");
        assert_eq!(term.variants, ["Gutenberg", "Guttenberg"], "{written}");
        assert_eq!(words(&term.explanation), "a printer of Mainz.", "{written}");
        assert_eq!(term.group, None, "{written}");
    }
    let (grouped, _) = study("# Terms\n\n## Names\n\n- Ada: a printer.\n\n## Words\n\n- Fold: a crease.\n");
    let groups: Vec<_> = grouped.terms.iter().map(|term| term.group.as_deref()).collect();
    assert_eq!(groups, [Some("Names"), Some("Words")]);
}

#[test]
fn of_two_dates_as_far_apart_as_the_calendars_the_earlier_is_old_style() {
    let day = |year, month, day| PartialDate::full(year, month, day);
    let new = day(1917, 11, 7);
    let old = day(1917, 10, 25);
    for (written, date, old_style) in [
        ("25 October (7 November) 1917", new, old),
        ("25 October/7 November 1917", new, old),
        ("7 November 1917 (25 October O.S.)", new, old),
        ("7 November [25 October] 1917", new, old),
        ("25 октября (7 ноября) 1917", new, old),
        ("1917-11-07 (1917-10-25)", new, old),
        ("7 November 1917", new, None),
        ("November 1917", PartialDate::year_month(1917, 11), None),
        ("1914–1918", PartialDate::year_only(1914), None),
        ("1 March – 3 June 1918", day(1918, 3, 1), None),
        ("1905", PartialDate::year_only(1905), None),
        ("autumn 1870", PartialDate::year_only(1870), None),
        ("some day", None, None),
    ] {
        assert_eq!(event::dates(written, "en"), date.map(|date| (date, old_style)), "{written}");
    }
}

// Of twenty-seven events in two small files six were left out, and others stood in the wrong order.
#[test]
fn dates_of_history_are_read_in_the_ways_that_people_write_them_and_stand_in_their_order() {
    for (lang, events) in [
        (
            "en",
            &[
                "5th century BC",
                "44 BC",
                "AD 79",
                "5th century",
                "c. 1450",
                "about 1500",
                "17th century",
                "1605?",
            ][..],
        ),
        ("en", &["Q2 1916", "July 1916", "third quarter of 1917", "the 1930s", "spring 1941"]),
        (
            "en",
            &[
                "3-7 July 1917",
                "July 10-12, 1917",
                "27–30 August 1917",
                "12 September to 14 September 1917",
                "September 20 - October 3, 1917",
                "1917, October 25",
                "26 Oct. 1917",
                "1917-11-07",
                "1918-1921",
                "1922–24",
            ],
        ),
        ("en", &["early 1919", "June 3, 1919", "1920", "after 1920", "1921"]),
        (
            "de",
            &[
                "44 v. Chr.",
                "79 n. Chr.",
                "5. Jahrhundert",
                "um 1450",
                "1930er Jahre",
                "2. Quartal 1931",
                "nach 1945",
            ],
        ),
        (
            "fr",
            &[
                "44 av. J.-C.",
                "an 79 ap. J.-C.",
                "Ve siècle",
                "vers 1450",
                "XVIIe siècle",
                "années 1930",
                "après 1945",
            ],
        ),
        ("es", &["44 a. C.", "79 d. C.", "siglo V", "hacia 1450", "siglo XVII", "después de 1945"]),
        ("ru", &["44 до н. э.", "79 н. э.", "V век", "около 1450", "XVII век", "1930-е годы", "после 1945"]),
        ("pl", &["44 p. n. e.", "79 n. e.", "V wiek", "około 1450", "XVII wiek", "po 1945"]),
        ("he", &["44 לפני הספירה", "המאה 5", "1450"]),
        // Short words of one language are others in the next.
        ("ru", &["25 октября 1917 ст. ст.", "7 ноября 1917 н. ст.", "8 ноября 1917"]),
        ("uk", &["7 листопада 1917 н. ст.", "8 листопада 1917"]),
        ("cs", &["na jaře 1917", "prosinec 1917", "po 1918"]),
        ("pt", &["na primavera de 1917", "dezembro de 1917"]),
        // A year or a century before a dot is no number of a list.
        ("hu", &["i. sz. 30", "i. sz. 79", "V. század", "1917. július 3–7.", "1918. március–május"]),
        ("tr", &["19. yüzyıl sonu", "1917"]),
        ("fr", &["79 apr. J.-C.", "1450"]),
    ] {
        let written: String = events.iter().map(|date| format!("- {date}: it happened\n")).collect();
        let (study, noticed) = study(&format!("---\nlang: {lang}\n---\n\n# Chronology\n\n{written}"));
        assert_eq!(noticed, [""; 0], "{lang}");
        let dashes = |text: &str| text.replace('–', "-");
        let found: Vec<_> = study.chronology.iter().map(|event| dashes(&event.written)).collect();
        assert_eq!(found, events.iter().map(|date| dashes(date)).collect::<Vec<_>>());
        assert!(study.chronology.iter().all(|event| words(&event.content) == "it happened"), "{lang}");
        let dates: Vec<_> = study.chronology.iter().map(|event| (event.date, &event.written)).collect();
        assert!(dates.is_sorted_by_key(|(date, _)| *date), "{dates:?}");
    }
}

#[test]
fn what_belongs_to_a_question_is_no_answer() {
    for (written, question, more, answer) in [
        (
            "1. It failed because\n   a) it lost\n   b) it slept\n   c) it won\n",
            "It failed because",
            "a) it lost b) it slept c) it won",
            "",
        ),
        (
            "1. Why did it fail?\n   a) it lost\n   b) it slept\n",
            "Why did it fail?",
            "a) it lost b) it slept",
            "",
        ),
        (
            "1. Why?\n\n   a) it lost\n   b) it slept\n\n   It lost.\n",
            "Why?",
            "a) it lost b) it slept",
            "It lost.",
        ),
        ("Why?\n\na) it lost\n\nb) it slept\n", "Why?", "a) it lost b) it slept", ""),
        (
            "1. Fill in.\n\n   | Day | What |\n   |---|---|\n   | 31 | |\n\n   Rain.\n",
            "Fill in.",
            "Day What 31",
            "Rain.",
        ),
        (
            "1. Which?\n\n   - the fold\n   - the thread\n\n   The fold.\n",
            "Which?",
            "the fold the thread",
            "The fold.",
        ),
        ("1. Who?\n\n   Answer: Ann.\n", "Who?", "", "Ann."),
        ("Who?\n\nAnswer: Ann.\n", "Who?", "", "Ann."),
        ("Wer?\n\nAntwort: Ann.\n", "Wer?", "", "Ann."),
        ("1. Who?\nAnswer: Ann.\n", "Who?", "", "Ann."),
        ("1. Would you? (see b) below)\n", "Would you? (see b) below)", "", ""),
    ] {
        let (study, _) = study(&format!("# Questions\n\n{written}"));
        let [found] = &study.questions[..] else { panic!("{written}: {:?}", study.questions) };
        assert_eq!(plain_text(&found.content), question, "{written}");
        let blank = |words: String| words.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(blank(words(&found.more)), more, "{written}");
        assert_eq!(blank(words(&found.answer)), answer, "{written}");
    }
}

#[test]
fn terms_and_events_may_stand_line_under_line() {
    let (study, noticed) = study(
        "## Vocabulary\n\nSoviet - a council\nPresidium: the chair\n**Menshevik** – a party\n* VTsIK = committee\n\n\
         ## Timeline\n\n1917 - the year\nJuly 3, 1917: July Days\nlater: rain\n\n## Homework\n\nRead on.\n\n## Songs\n\nSing.\n",
    );
    assert_eq!(noticed, ["R405 12", "R402 18"]);
    let terms: Vec<_> =
        study.terms.iter().map(|term| (term.word.as_str(), words(&term.explanation))).collect();
    let expected = [
        ("Soviet", "a council"),
        ("Presidium", "the chair"),
        ("Menshevik", "a party"),
        ("VTsIK", "committee"),
    ];
    assert_eq!(terms, expected.map(|(word, said)| (word, said.to_owned())));
    let events: Vec<_> =
        study.chronology.iter().map(|event| (event.written.as_str(), event.date.is_some())).collect();
    assert_eq!(events, [("1917", true), ("July 3, 1917", true), ("later", false)]);
    let parts = study.parts.iter().map(|part| (plain_text(&part.title), words(&part.blocks)));
    let expected = [("Homework", "Read on."), ("Songs", "Sing.")];
    assert_eq!(parts.collect::<Vec<_>>(), expected.map(|(title, said)| (title.to_owned(), said.to_owned())));
    let (wrapped, _) =
        super::tests::study("# Terms\n\nSoviet: a council of workers,\npeasants and soldiers\n");
    assert_eq!(words(&wrapped.terms[0].explanation), "a council of workers, peasants and soldiers");
}

#[test]
fn front_matter_gives_time_and_aim_and_names_headings() {
    let (study, noticed) = study(
        "---\nminutes: 50\naim: See how \"small\" it is\nquestions: Domande\n---\n\n# Domande\n\n- Che cosa?\n",
    );
    assert_eq!(noticed, [""; 0]);
    assert_eq!(study.minutes, Some(50));
    assert_eq!(study.aim.as_deref().map(plain_text).as_deref(), Some("See how “small” it is"));
    assert_eq!(study.questions.len(), 1);
}

#[test]
fn remarks_speak_of_their_paragraphs() {
    let (study, noticed) =
        study("# For the facilitator\n\nBring paper.\n\n- ¶ 3: fold a sheet.\n- ¶ 5-6: pass it round.\n");
    assert_eq!(noticed, [""; 0]);
    let remarks: Vec<_> =
        study.facilitator.iter().map(|remark| (ranges(&remark.paragraphs), words(&remark.blocks))).collect();
    let expected =
        [(vec![], "Bring paper."), (vec![(3, 3)], "fold a sheet."), (vec![(5, 6)], "pass it round.")];
    assert_eq!(remarks, expected.map(|(paragraphs, words)| (paragraphs, words.to_owned())));
}

// A message must say where: a study file is written by hand, in a hurry, before the evening.
#[test]
fn each_slip_is_reported_with_its_line_and_many_in_one_run() {
    let text = "---\nminutes: long\n---\n\nLost words.\n\n# Questions\n\n1. [f]\n2. [i] Why? ¶ 6-4\n3. Who? lines: 900\n\n\
        # Terms\n\n- Fold\n- Knife: cuts.\n- knife: cuts again.\n\n# Chronology\n\n- some day: it rained\n\n# Recipes\n\nSoup.\n";
    let (study, noticed) = study(text);
    assert_eq!(
        noticed,
        ["R406 2", "R402 5", "R403 9", "R410 10", "R407 11", "R404 15", "R408 17", "R405 21", "R402 23"]
    );
    assert_eq!((study.questions.len(), study.terms.len(), study.chronology.len()), (2, 1, 1));
}

#[test]
fn nothing_that_stands_under_an_unknown_heading_is_taken_for_something_else() {
    let (study, _) = study("# For the facilitator\n\nSecret.\n\n## Before\n\nMore.\n\n# Recipes\n\nSoup.\n");
    let all: String = study.facilitator.iter().map(|remark| words(&remark.blocks)).collect();
    assert!(all.contains("Secret") && all.contains("More") && !all.contains("Soup"), "{all}");
}

// German writes the day as Markdown writes the number of an item; the date lost its day, or the event all.
#[test]
fn a_day_with_a_dot_is_no_number_of_a_list() {
    let events = "- 15. Februar (25. Februar) 1700: der neue Kalender\n- 3. März 1811: eine Presse\n";
    let days = "15. Februar (25. Februar) 1700: der neue Kalender\n\n3. März 1811: eine Presse\n";
    for (lang, written, expected) in [
        ("de", events, ["15. Februar (25. Februar) 1700", "3. März 1811"]),
        ("de", days, ["15. Februar (25. Februar) 1700", "3. März 1811"]),
        ("de", "1. 1836: eine Steuer\n2. 1840: ein Porto\n", ["1836", "1840"]),
        ("en", "1. May 1836: a tax\n2. June 1840: the post\n", ["May 1836", "June 1840"]),
    ] {
        let (study, noticed) = study(&format!("---\nlang: {lang}\n---\n\n# Chronology\n\n{written}"));
        assert_eq!(noticed, [""; 0], "{written}");
        let found: Vec<_> = study.chronology.iter().map(|event| event.written.as_str()).collect();
        assert_eq!(found, expected, "{written}");
    }
    let (study, _) = study(&format!("---\nlang: de\n---\n\n# Zeittafel\n\n{events}"));
    let dates = study.chronology.iter().map(|event| (event.date, event.old_style));
    let expected = [
        (PartialDate::full(1700, 2, 25), PartialDate::full(1700, 2, 15)),
        (PartialDate::full(1811, 3, 3), None),
    ];
    assert_eq!(dates.collect::<Vec<_>>(), expected);
}

// Without an empty line Markdown reads on, and the answer stood in everybody's copy.
#[test]
fn an_answer_right_under_its_question_is_no_part_of_it() {
    for (written, question, answer) in [
        (
            "1. [f] What? ¶ 1\n   Because of rags.\n   And of linen.\n2. Who?\n",
            "What?",
            "Because of rags. And of linen.",
        ),
        ("- What (¶ 3; lines: 4)?\n  Rags.\n", "What (¶ 3)?", "Rags."),
        ("[f] What?\n    Rags.\n", "What?", "Rags."),
        ("1. Name the tools.\n   A knife and a thread.\n", "Name the tools.", "A knife and a thread."),
        ("1. Was? Zeilen: 4\n\tLumpen.\n", "Was?", "Lumpen."),
    ] {
        let (study, noticed) = study(&format!("# Questions\n\n{written}"));
        assert_eq!(noticed, ["R412 4"], "{written}");
        assert_eq!(words(&study.questions[0].answer), answer, "{written}");
        assert!(!plain_text(&study.questions[0].content).contains("ag"), "{written}");
        assert!(plain_text(&study.questions[0].content).starts_with(&question[..4]), "{written}");
    }
    for written in [
        "1. What is it that makes\n   a sheet a book?\n",
        "1. What?\n   And how?\n",
        "1. Take p. 4 and\n   tell it.\n",
        "1. What?\n2. Who?\n",
        "1. What?\n   - who\n",
    ] {
        let (study, noticed) = study(&format!("# Questions\n\n{written}"));
        assert_eq!(noticed, [""; 0], "{written}: {:?}", study.questions);
    }
}

// Of questions counted by letters all but the first were choices of it, and `(e)` was taken for a kind.
#[test]
fn questions_are_counted_by_letters() {
    for sign in [["a) ", "b) ", "e) "], ["(a) ", "(b) ", "(e) "]] {
        let [a, b, e] = sign;
        let (study, _) = study(&format!("# Questions\n\n{a}Who?\n\n{b}Why?\n\n{e}When?\n"));
        let found: Vec<String> =
            study.questions.iter().map(|question| plain_text(&question.content)).collect();
        assert_eq!(found, [format!("{a}Who?"), format!("{b}Why?"), format!("{e}When?")]);
        assert!(study.questions.iter().all(|question| question.more.is_empty()));
    }
}

// What stood beside an empty cell was lost, and a second table was read as part of the last term.
#[test]
fn every_table_of_terms_is_read_and_a_row_without_a_word_goes_on() {
    let text = "# Terms\n\n| Word | Meaning |\n|---|---|\n| sluice | a gate |\n| | that holds water |\n| weir | a low dam |\n\n\
                | Word | Meaning |\n|---|---|\n| lock | a chamber |\n";
    let (study, noticed) = study(text);
    let terms: Vec<_> =
        study.terms.iter().map(|term| (term.word.as_str(), words(&term.explanation))).collect();
    let spoken: Vec<_> = terms
        .iter()
        .map(|(word, said)| (*word, said.split_whitespace().collect::<Vec<_>>().join(" ")))
        .collect();
    let expected = [("sluice", "a gate that holds water"), ("weir", "a low dam"), ("lock", "a chamber")];
    assert_eq!(spoken, expected.map(|(word, said)| (word, said.to_owned())));
    assert_eq!(noticed, [""; 0]);
}

#[test]
fn a_row_of_a_table_that_goes_on_from_no_term_is_reported() {
    let (study, noticed) =
        study("# Terms\n\n| Word | Meaning |\n|---|---|\n| | a gate |\n| weir | a low dam |\n");
    assert_eq!((study.terms.len(), noticed.len()), (1, 1), "{noticed:?}");
}

// Dates in a chronology typed line by line, with nothing between a date and what happened, were one event without a date.
#[test]
fn a_line_that_begins_with_a_date_is_an_event_without_a_sign_between() {
    let table = [
        ("1848 Revolution in Paris", Some(4)),
        ("10 May 1860 The thousand land", Some(11)),
        ("c. 1900 A strike", Some(7)),
        ("1914–1918 War", Some("1914–1918".len())),
        ("1914 to 1918 war", Some(12)),
        ("44 BC Caesar falls", Some(5)),
        ("Spring 1852 the flood", Some(11)),
        ("May 1803 quarrel of bargemen", Some(8)),
        ("5th century BC Athens builds", Some(14)),
        // Nothing here is a date.
        ("The revolution of 1848 in Paris", None),
        ("In Paris, 1848 was wet", None),
        ("12 men were shot", None),
    ];
    for (line, bytes) in table {
        assert_eq!(super::event::date_lead(line, "en"), bytes, "{line}");
    }
    assert_eq!(super::event::date_lead("10 мая 1860 высадка", "ru"), Some("10 мая 1860".len()));
    assert_eq!(super::event::date_lead("12. März 1871 Einweihung", "de"), Some("12. März 1871".len()));
}

// What was late in a year or century stood before all else in it; shortened centuries and tens of years of one had no date.
#[test]
fn a_later_part_of_a_year_of_ten_years_or_of_a_century_stands_later_in_it() {
    let table = [
        ("en", "late 1860", "1860-10"),
        ("en", "mid-1850s", "1855"),
        ("en", "late 1850s", "1857"),
        ("en", "early 1850s", "1850"),
        ("en", "late 19th century", "1876"),
        ("en", "second half of the 18th century", "1751"),
        ("en", "the 19th century", "1801"),
        ("de", "Ende des 19. Jahrhunderts", "1876"),
        ("de", "5. Jh. v. Chr.", "-499"),
        ("fr", "XIXᵉ siècle", "1801"),
        ("fr", "fin 1860", "1860-10"),
        ("es", "s. XVII", "1601"),
        ("es", "los años 60 del siglo XIX", "1860"),
        ("cs", "60. léta 19. století", "1860"),
        ("pl", "lata 60. XIX wieku", "1860"),
        ("ru", "XIX в.", "1801"),
        ("ru", "10 мая 1860 г.", "1860-05-10"),
        // A preposition is no century beside other numbers.
        ("ru", "в 1900", "1900"),
    ];
    for (lang, written, date) in table {
        let found = super::event::dates(written, lang).map(|(date, _)| date.to_string());
        assert_eq!(found.as_deref(), Some(date), "{lang}, {written}");
    }
}
