//! Study files in the forms in which people write them: nothing of one is lost.
//!
//! The habits are those of public guides for reading groups, parishes, schools, seminars and unions; the words are ours.

use crate::support;

use chapbook::handout::{self, ArticleLines, Handout, HandoutKind, chosen, handouts, packs};
use chapbook::model::{Book, SectionKind, plain_text, visit};
use std::collections::{BTreeMap, BTreeSet};
use support::command::Place;
use support::series::book;
use support::words;

/// A form: what is told apart by its name, the language of the series, the file, and the words that are read as marks: of
/// headings that are known, of kinds, of minutes, and signs before answers.
struct Form {
    name: &'static str,
    lang: &'static str,
    text: &'static str,
    marks: &'static str,
}

const FORMS: [Form; 17] = [
    Form {
        name: "the back of a novel",
        lang: "en",
        text: "Questions and topics for discussion\n\nThese questions were gathered by readers along the river.\n\n\
            # Discussion Questions\n\n1. Why does the keeper leave the gate open?\n\n2. Compare both sisters. Which of them\n   \
            would you trust, and why?\n\n3. \"Water has no memory,\" says the miller. Do you agree?\n\n\
            # About the author\n\nNora Pike grew up beside a weir and mends nets.\n\n\
            # Further reading\n\n- Orr, *Low Water*\n- Hale, *Sluices of the North*\n",
        marks: "discussion questions further reading",
    },
    Form {
        name: "a group of a parish",
        lang: "en",
        text: "# Opening\n\nLight a candle and sit quietly for two minutes.\n\n# Read\n\nSomebody reads aloud; listen for a word that \
            stays.\n\n# Discussion\n\n- What struck you first?\n- Whom would you invite to this table?\n    - and whom \
            reluctantly?\n\n# Prayer\n\n> Keep us patient as stones,\n> and soft as rain.\n",
        marks: "discussion",
    },
    Form {
        name: "a seminar",
        lang: "en",
        text: "---\naim: To weigh a claim before judging it\nminutes: 50\n---\n\n## Opening question\n\nIs a lock a door or a \
            wall?\n\n## Core questions\n\n1. [factual] Which boats pass? ¶ 1\n2. [interpretive] What does \"fair\" mean here? (¶ 2)\n\
            \n## Closing question\n\nWhat should the town do tomorrow?\n\n## Leader's notes\n\n¶ 1: Let silence stand. Nobody hurries.\n",
        marks: "factual interpretive leader s notes minutes aim 50",
    },
    Form {
        name: "a plan of a lesson",
        lang: "en",
        text: "# Objectives\n\nPupils can explain how a sluice works.\n\n# Materials\n\nString, a tray, blue ink.\n\n# Vocabulary\n\n\
            | Word | Meaning |\n|---|---|\n| sluice | a gate that holds water |\n| weir | a low dam |\n\n# Procedure\n\n\
            1. Warm-up with photographs (10 min)\n2. Reading in pairs (15 min)\n3. Plenary\n\n# Homework\n\nDraw the canal near your \
            house.\n",
        marks: "vocabulary word meaning homework",
    },
    Form {
        name: "a quiz with its key",
        lang: "en",
        text: "# Questions\n\n1. Who owns the towpath?\n   a) the county\n   b) the miller\n   c) nobody\n\n2. How deep is the \
            chamber?\n\n   - two fathoms\n   - three fathoms\n\n   Answer: Three, since the dredging.\n\n# Answer key\n\n1 b, by the deed of \
            transfer.\n",
        marks: "questions answer",
    },
    Form {
        name: "asked and answered",
        lang: "en",
        text: "# Questions\n\nQ: What is a windlass?\n\nA: A crank that lifts paddles.\n\nQ: Where is it kept?\n\nA: Under the \
            bench, wrapped in oilcloth.\n",
        marks: "questions q a",
    },
    Form {
        name: "plain lines in capitals",
        lang: "en",
        text: "QUESTIONS FOR DISCUSSION\n\n1) Who speaks for the herons?\n2) Would you vote for the barrage?\n\nBACKGROUND\n\nThe \
            estuary silts up every winter.\n\nCHRONOLOGY\n\n1788 - first survey\nMay 1803: quarrel of the bargemen\n",
        marks: "questions for discussion chronology",
    },
    Form {
        name: "a German guide",
        lang: "de",
        text: "# Fragen zum Text\n\n1. Wozu dient das Wehr?\n2. Wer zahlt den Schleusenwärter?\n\n# Begriffe\n\nWehr: eine niedrige \
            Staumauer\n\nHaltung: Strecke zwischen zwei Schleusen\n\n# Zeittafel\n\n- 12. März 1871: Einweihung\n- um 1900: Verlandung\n\n\
            # Hinweise für die Leitung\n\nStühle im Kreis, Tee bereithalten.\n",
        marks: "fragen zum text begriffe zeittafel hinweise für die leitung",
    },
    Form {
        name: "a French sheet",
        lang: "fr",
        text: "# Vocabulaire\n\n- **bief** : tronçon entre deux écluses\n- **vanne** : panneau mobile\n\n# Questions de \
            compréhension\n\n1. Qui ouvre la vanne ?\n2. Que craint le batelier ?\n\n# Pour aller plus loin\n\nVisitez l’ascenseur de \
            Strépy.\n\n# Devoirs\n\nRédigez une lettre au syndic.\n",
        marks: "vocabulaire questions de compréhension devoirs",
    },
    Form {
        name: "a Spanish guide",
        lang: "es",
        text: "# Preguntas\n\n- ¿Quién vigila la compuerta?\n- ¿Qué pierde el barquero?\n\n# Glosario\n\n- compuerta: puerta que \
            retiene el agua\n- acequia: canal de riego\n\n# Cronología\n\n- 1790–1792: obras\n- siglo XIX: abandono\n\n# Tareas\n\nPregunte a sus \
            abuelos por la riada.\n",
        marks: "preguntas glosario cronología tareas",
    },
    Form {
        name: "a circle of a union",
        lang: "en",
        text: "# Agenda\n\n| Minutes | Activity | Who |\n|---|---|---|\n| 5 | round of names | chair |\n| 25 | cases from the \
            yard | everybody |\n\n# Questions\n\n1. What can we refuse together?\n   | Demand | Risk |\n   |---|---|\n   | shorter shifts | \
            lockout |\n\n# Next steps\n\n- [ ] ring the depot\n- [ ] book the hall\n",
        marks: "questions",
    },
    Form {
        name: "definitions and remarks",
        lang: "en",
        text: "# Glossary\n\nPuddle\n: clay beaten watertight\n\nPound\n: water between locks; see *Reach*\n\n# For the facilitator\n\n\
            Ask ferrymen first.\n\n- ¶ 2: Expect laughter.\n\n# Ground\n\nNo telephones.[^1]\n\n[^1]: Except the midwife's.\n",
        // The number of the note.
        marks: "glossary for the facilitator 1",
    },
    Form {
        name: "numbers of its own",
        lang: "en",
        text: "# Discussion\n\nQ1. Who rang the bell?\nA1. Osgood, from habit.\n\nQ2. When? (¶ 2)\nA2. Before dawn.\n\n# Events\n\n\
            1788 first survey\nMay 1803 quarrel of bargemen\n10 May 1860 The barrage opens\n",
        marks: "discussion q1 q2 a1 a2 events",
    },
    Form {
        name: "a word processor",
        lang: "en",
        text: "**Questions**\n\n1. Who owns the weir?\n2. Who mends it?\n\n**Suggested answers**\n\n1. Nobody, by charter.\n2. Widows.\n\n\
            **For the teacher**\n\nBring chalk.\n",
        marks: "questions suggested answers for the teacher",
    },
    Form {
        name: "lines that end in colons",
        lang: "en",
        text: "Discussion questions:\n\n1) Who speaks?\n2) Who listens?\n\nAnswers:\n\n1) The ferryman.\n2) Herons.\n\nTimeline:\n1788 \
            survey\n1803 quarrel\n",
        marks: "discussion questions answers timeline",
    },
    Form {
        name: "a German sheet with solutions",
        lang: "de",
        text: "# Fragen\n\nFrage 1: Wem gehört das Wehr?\n\nFrage 2: Wer flickt es?\n\n# Lösungen zu den Aufgaben\n\nBitte erst zum Schluss \
            austeilen.\n\n# Lösungen\n\n1. Niemandem.\n\n2. Witwen.\n\n# Zeittafel\n\n1871 Einweihung\num 1900 Verlandung\n",
        marks: "fragen frage 1 2 lösungen zeittafel",
    },
    Form {
        name: "answers to more questions than there are",
        lang: "fr",
        text: "# Questions\n\n1. Qui ouvre la vanne ?\n\n# Réponses possibles\n\n1. Le batelier.\n2. Sa veuve.\n\nToutes se valent.\n",
        marks: "questions",
    },
];

/// Words of answers, by the names of the forms.
const ANSWERS: [(&str, &str); 7] = [
    ("a quiz with its key", "dredging deed transfer"),
    ("asked and answered", "crank paddles oilcloth"),
    ("numbers of its own", "osgood habit dawn"),
    ("a word processor", "charter widows chalk"),
    ("lines that end in colons", "ferryman herons"),
    ("a German sheet with solutions", "niemandem witwen"),
    ("answers to more questions than there are", "batelier veuve toutes"),
];

/// Tells whether a copy is the leader's.
fn is_leaders(copy: &Handout) -> bool {
    copy.book.sections.iter().any(|section| section.kind == SectionKind::Leader)
}

// Answers stood in everybody's hands where the heading over them was not known (`Answer key`), or where they bore numbers
// of their own (`A1.`).
#[test]
fn no_copy_of_a_participant_holds_an_answer() {
    for (name, answers) in ANSWERS {
        let form = FORMS.iter().find(|form| form.name == name).expect(name);
        let book = with(form);
        let make =
            vec![HandoutKind::Leader, HandoutKind::Participant, HandoutKind::Questions, HandoutKind::Pack];
        let config = handout::Options { make, ..Default::default() };
        let (index, _) = chosen(&book, &config)[0];
        let mut copies = handouts(&book, index, &config, &ArticleLines::default());
        copies.extend(packs(&book, &config, &BTreeMap::new()));
        let (leaders, others): (Vec<Handout>, Vec<Handout>) = copies.into_iter().partition(is_leaders);
        let (leaders, others) = (said(&leaders), said(&others));
        for word in answers.split(' ') {
            assert!(leaders.contains(word), "{name}: the leader has no `{word}`");
            assert!(!others.contains(word), "{name}: everybody has `{word}`");
        }
    }
}

// A study file of a word processor was "not a text", and one of Notepad an article of the book, with its answers.
#[test]
fn study_files_are_read_in_the_forms_in_which_articles_are() {
    let page = "<!DOCTYPE html><html lang='en'><head><title>Study</title></head><body><article><h1>Questions</h1><ol>\
                <li>Who mends nets by the weir in winter?</li><li>Why does the keeper leave the gate open?</li></ol>\
                <h1>For the leader</h1><p>Bring string, a tray and blue ink for the table.</p></article></body></html>";
    let rich = "{\\rtf1\\ansi Questions\\par\\par 1. Who mends nets by the weir in winter?\\par\\par 2. Why does the keeper leave \
                the gate open?\\par\\par For the leader\\par\\par Bring string, a tray and blue ink for the table.\\par}";
    let plain = "Questions\n\n1. Who mends nets by the weir in winter?\n2. Why does the keeper leave the gate open?\n\n\
                 For the leader\n\nBring string, a tray and blue ink for the table.\n";
    for (name, text) in [("001-a.study.html", page), ("001-a.study.rtf", rich), ("001-a.study.txt", plain)] {
        let place = Place::new(&[
            ("chapbook.toml", "[series]\ntitle = \"Letters\"\nlanguage = \"en\"\n"),
            ("001-a.md", "---\ntitle: A Letter\ndate: 2017-11-13\n---\n\nThe first of it.\n"),
            (name, text),
        ]);
        let (book, _) = book(&place.series(), "").expect("a book");
        assert_eq!(book.articles().count(), 1, "{name}");
        let study = book.articles().next().and_then(|(_, article)| article.study.as_ref()).expect(name);
        let asked: Vec<_> = study.questions.iter().map(|question| plain_text(&question.content)).collect();
        let expected = ["Who mends nets by the weir in winter?", "Why does the keeper leave the gate open?"];
        assert_eq!(asked, expected, "{name}");
        assert_eq!(study.facilitator.len(), 1, "{name}: {study:?}");
    }
    // Without an article of its name it is one.
    let place = Place::new(&[("case.study.txt", "A Case\n3 May 1903\n\nIt was opened in spring.\n")]);
    assert_eq!(book(&place.series(), "").expect("a book").0.articles().count(), 1);
}

/// Makes a series of a letter with such a file.
fn with(form: &Form) -> Book {
    let config = format!("[series]\ntitle = \"Letters\"\nlanguage = \"{}\"\n", form.lang);
    let place = Place::new(&[
        ("chapbook.toml", &*config),
        (
            "001-a.md",
            "---\ntitle: A Letter\ndate: 2017-11-13\n---\n\nThe first of it.\n\nThe second of it.\n",
        ),
        ("001-a.study.md", form.text),
    ]);
    book(&place.series(), "").expect("a book").0
}

/// Returns all that is said in copies, in lower case.
fn said(copies: &[Handout]) -> BTreeSet<String> {
    let mut shown = String::new();
    for section in copies.iter().flat_map(|copy| &copy.book.sections) {
        let asides = section.asides.iter().map(|aside| visit::text(&aside.blocks));
        let labels = section.asides.iter().map(|aside| chapbook::model::plain_text(&aside.label));
        let notes = section.notes.iter().map(|note| visit::text(&note.blocks));
        let parts = [visit::text(&section.header), visit::text(&section.blocks)];
        shown.extend(parts.into_iter().chain(asides).chain(labels).chain(notes).map(|text| text + " "));
    }
    words::of_text(&shown).into_iter().map(|word| word.text).collect()
}

/// Returns what of a file is not said, without what is read as a mark.
fn lost(form: &Form, said: &BTreeSet<String>) -> Vec<String> {
    let marks: BTreeSet<String> = words::of_text(form.marks).into_iter().map(|word| word.text).collect();
    // Items of lists are counted anew.
    let without_number = |line: &str| {
        let words = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        words.strip_prefix(['.', ')']).unwrap_or(line).to_owned() + "\n"
    };
    let text: String = form.text.lines().map(without_number).collect();
    let wanted = words::of_text(&text).into_iter().map(|word| word.text);
    wanted.filter(|word| !said.contains(word) && !marks.contains(word)).collect()
}

#[test]
fn every_word_of_a_study_file_is_in_the_leaders_copy_whatever_its_form() {
    for form in &FORMS {
        let book = with(form);
        let config = handout::Options {
            make: vec![HandoutKind::Leader, HandoutKind::Participant],
            ..Default::default()
        };
        let (index, _) = chosen(&book, &config)[0];
        let copies = handouts(&book, index, &config, &ArticleLines::default());
        let leader: Vec<Handout> =
            copies.iter().filter(|copy| copy.kind == HandoutKind::Leader).cloned().collect();
        // Where nothing is the leader's there is no copy of hers, and the participants' has it all.
        let found = if leader.is_empty() { said(&copies) } else { said(&leader) };
        assert_eq!(lost(form, &found), [""; 0], "{}", form.name);
    }
}

#[test]
fn every_word_of_a_study_file_is_in_what_the_leader_has_for_a_session() {
    for form in &FORMS {
        let book = with(form);
        let make = vec![HandoutKind::Pack, HandoutKind::Leader];
        let config = handout::Options { make, ..Default::default() };
        let made = packs(&book, &config, &BTreeMap::new());
        assert_eq!(made.len(), 2, "{}: the pack of all and the leader's", form.name);
        // Whoever leads need not look anything up in another copy.
        assert_eq!(lost(form, &said(&made[1..])), [""; 0], "{}", form.name);
    }
}
