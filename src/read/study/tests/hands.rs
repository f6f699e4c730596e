//! In whose hands each word of a study file comes.

use super::{study, words};
use crate::model::{Blocks, Study, plain_text};

/// Returns what the participants have in hand, and what only the leader has.
fn hands(study: &Study) -> (String, String) {
    let mut all = Vec::new();
    let mut leaders = Vec::new();
    let of = |blocks: &Blocks| format!("{} ", words(blocks));
    for question in &study.questions {
        all.extend([of(&question.before), plain_text(&question.content), " ".into(), of(&question.more)]);
        leaders.push(of(&question.answer));
    }
    all.push(of(&study.sources));
    for part in &study.parts {
        let to = if part.leaders { &mut leaders } else { &mut all };
        to.extend([plain_text(&part.title), " ".into(), of(&part.blocks)]);
    }
    leaders.extend(study.facilitator.iter().map(|remark| of(&remark.blocks)));
    (all.concat(), leaders.concat())
}

/// Checks of each text that each word `hush…` is only the leader's and each word `open…` everybody's, and counts the
/// questions.
fn check_all(texts: impl IntoIterator<Item = (String, usize)>) {
    let wrong: Vec<String> =
        texts.into_iter().flat_map(|(text, questions)| wrong_in(&text, questions)).collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn check(text: &str, questions: usize) {
    check_all([(text.to_owned(), questions)]);
}

fn wrong_in(text: &str, questions: usize) -> Vec<String> {
    let mut wrong = Vec::new();
    let (study, noticed) = study(text);
    let (all, leaders) = hands(&study);
    let list = text.split(|c: char| !c.is_alphanumeric());
    for word in list.filter(|word| word.starts_with("hush") || word.starts_with("open")) {
        let is_secret = word.starts_with("hush");
        let has = |hand: &str| hand.split(|c: char| !c.is_alphanumeric()).any(|own| own == word);
        if (has(&all), has(&leaders)) != (!is_secret, is_secret) {
            wrong.push(format!("{word}: all: {all}; leaders: {leaders}; in\n{text}"));
        }
    }
    if study.questions.len() != questions {
        wrong.push(format!("{} questions in\n{text}", study.questions.len()));
    }
    if noticed.iter().any(|code| code.starts_with("R403") || !code.starts_with("R4")) {
        wrong.push(format!("{noticed:?} in\n{text}"));
    }
    wrong
}

// Each of these ways to write an answer stood in everybody's hands, or took questions out of them.
#[test]
fn what_stands_under_a_question_and_is_not_known_to_be_of_it_is_the_leaders() {
    let table = [
        // Below the question, with a word before it.
        ("1. Who opens?\n\n**Answer:** hush\n\n2. Why open2?\n\n**Answer:** hush2\n", 2),
        ("1. Who opens?\n**Answer:** hush\n2. Why open2?\n**Answer:** hush2\n", 2),
        ("1. Who opens?\n\n*Answer: hush*\n\n2. Why open2?\n", 2),
        ("1. Who opens?\n\n(Answer: hush)\n\n2. Why open2?\n", 2),
        ("1. Who opens?\n\n[Answer: hush]\n\n2. Why open2?\n", 2),
        ("1. Who opens?\n[Answer: hush]\n2. Why open2?\n", 2),
        ("1. Name who opens\nAnswer: hush\n2. Name open2\nAnswer: hush2\n", 2),
        ("1. Name who opens\n   Answer: hush\n2. Name open2\n   Answer: hush2\n", 2),
        ("1. Who opens?\n\nAnswer\n\nhush\n\n2. Why open2?\n", 2),
        ("1. Who opens?\n\n**Answer**\n\nhush. hush1?\n\n2. Why open2?\n", 2),
        ("1. Who opens?\n   - Answer: hush\n2. Why open2?\n   - Answer: hush2\n", 2),
        ("1. Who opens?\n\n   R : hush\n\n2. Why open2?\n\n   Rép. : hush2\n", 2),
        ("1. Кто opens?\n\nО: hush\n\n2. Кто open2?\n\nОтвет: hush2\n", 2),
        ("1. Wer opens?\n\nErwartete Antwort: hush\n\n2. Wer open2?\n\nMusterlösung: hush2\n", 2),
        ("1. Quién opens?\n\nSolución: hush\n\n2. Chi open2?\n\nSoluzione: hush2\n", 2),
        // On its line.
        ("1. Who opens? **Answer:** hush\n2. Why open2? *Answer: hush2*\n", 2),
        ("1. Who opens? (Answer: hush)\n2. Why open2? [Answer: hush2]\n", 2),
        ("1. Who opens? *hush it is*\n2. Why open2? *(¶ 4)*\n", 2),
        ("1. Who opens?\\\nhush it is\n2. Why open2?  \nhush2\n", 2),
        ("1. Who opens? (hush the keeper)\n2. Why open2? (verse open3, 4)\n", 2),
        ("1. Who opens? – hush the keeper\n2. Why open2? -> hush2\n", 2),
        ("1. Who opens?\n~ hush the keeper\n2. Why open2? Hush2 it is. hush3.\n", 2),
        ("1. What does \"Who opens?\" mean in open2?\n2. Why open3? Say open4 why.\n", 2),
        ("Who opens?\n: hush the keeper\n\nWhy open2?\n: hush2 rain\n", 2),
        ("1. Who opens? **Answer** hush\n2. Why open2?\n", 2),
        (
            "1. Two parts open:\n   a. What open1?\n      Answer: hush\n   b. Who open2?\n      Answer: hush2\n2. Why open3?\n",
            2,
        ),
        // Nothing before it.
        ("1. Who opens?\n\nhush it is.\n\n2. Why open2?\n\nhush2. Who would not hush3?\n", 2),
        (
            "Who opens?\n\nhush it is.\n\nWhy open2?\n\nhush2. Who would not hush3?\n\nhush4.\n\nDiscuss open5.\n",
            3,
        ),
        ("1. Who opens?\n\n*Leader: mention hush.*\n\n2. Why open2?\n", 2),
        ("1. Who opens?\n\n   Answer: hush.\n\n   And hush2.\n\n2. Why open2?\n", 2),
        ("1. Who opens?\n\nAnswer: hush.\n\nAnd hush2.\n\n2. Why open2?\n", 2),
        ("1. Who opens?\n   - hush was tired of it all.\n   - hush2 had nothing to eat.\n2. Why open2?\n", 2),
        ("1. Who opens?[^1]\n2. Why open2?[^2]\n\n[^1]: hush\n[^2]: hush2\n", 2),
        ("1. Who opens?\n\n<details><summary>Answer</summary>\n\nhush\n\n</details>\n\n2. Why open2?\n", 2),
        // At the end.
        ("1. Who opens?\n2. Why open2?\n\n(Answers: 1. hush 2. hush2)\n", 2),
        ("1. Who opens?\n2. Why open2?\n\nKey: 1. hush 2. hush2\n", 2),
        ("1. Who opens?\n2. Why open2?\n\n---\n\n1. hush\n2. hush2\n", 2),
        ("1. Who opens?\n2. Why open2?\n\n### Key\n\n1. hush\n2. hush2\n", 2),
        // A heading over each.
        (
            "### Question 1\n\nWho opens?\n\n### Answer\n\nhush\n\n### Question 2\n\nWhy open2?\n\n### Answer\n\nhush2\n",
            2,
        ),
        ("### Who opens?\n\nhush it is.\n\n### Why open2?\n\nhush2.\n", 2),
        (
            "**Question 1.** Who opens?\n\n**Suggested answers:**\n\nhush\n\n**Question 2.** Why open2?\n\n**Suggested answers:**\n\nhush2\n",
            2,
        ),
        ("1. Who opens?\n\n### What hush one hopes for\n\nhush2 it is.\n\n2. Why open2?\n", 2),
        // Numbers that Markdown does not count.
        ("1\\. Who opens?\n\nhush\n\n2\\. Why open2?\n\nhush2\n", 2),
        ("**1.** Who opens?\n\nhush\n\n**2. Why open2?**\n\nhush2\n", 2),
        // Choices and parts.
        ("1. Which opens?\n   A. open1\n   B. open2\n   C. open3\n\n   Answer: hush\n2. Why open4?\n", 2),
        ("1. Which opens?\nA. open1\nB. open2\nAnswer: hush\n2. Why open4?\n", 2),
        ("1. Who opens?\n   A. Lincoln it was, hush.\n2. Why open4?\n", 2),
        (
            "1. Two parts open:\n   a. What is open1? Answer: hush.\n   b. Who is open2? Answer: hush2.\n2. Why open4?\n",
            2,
        ),
        (
            "1. Two parts open:\n\n   a) What is open1?\n\n      Answer: hush.\n\n   b) Who is open2?\n\n      Answer: hush2.\n\n2. Why open4?\n",
            2,
        ),
        (
            "1. Two parts open:\n   - What is open1?\n\n     hush.\n   - Who is open2? Answer: hush2.\n2. Why open4?\n",
            3,
        ),
        ("1. Which opens?\n   - open1\n   - open2\n2. Why open4?\n", 2),
        // In a table.
        ("| Question | Answer |\n|---|---|\n| Who opens? | hush |\n| Why open2? | hush2 |\n", 2),
        (
            "| No. | What | Notes |\n|---|---|---|\n| 1. | Who opens? | hush |\n| 2. | Why open2? | hush2 |\n",
            2,
        ),
        // What is of the questions.
        ("Talk in pairs, open0.\n\n1. Who opens?\n2. Why open2?\n\n### After open3\n\n3. When open4?\n", 3),
        ("1. Who opens?\n\n   ______\n   ______\n\n2. Why open2?\n\n____________\n\n____________\n", 2),
        ("1. Who opens?\n2. Why open2?\n\nAnd how open3?\n\nCompare open4 with it.\n", 4),
        ("- The open1 of paper\n- The open2 of silk\n", 2),
        ("The open1 of paper\n\nThe open2 of silk\n", 2),
        ("What did A. Lincoln and B. Franklin open?\n\nWhat open2?\n", 2),
    ];
    check_all(table.map(|(written, questions)| (format!("## Questions\n\n{written}"), questions)));
}

// A section of questions under a heading that nobody knew went with its answers to everybody, and three questions were made up.
#[test]
fn a_section_that_asks_is_one_of_questions_whatever_its_heading_says() {
    let table = [
        "## Book Club Questions",
        "## Digging Deeper",
        "## 1. Discussion questions",
        "**Questions for Reflection and Discussion**",
        "## Leitfragen",
        "## Verständnisfragen",
        "## Questions de compréhension",
        "## Preguntas de comprensión",
        "## Domande di comprensione",
        "## Spunti di discussione",
        "## Вопросы для размышления и беседы",
        "## Контрольные вопросы",
        "## Comprehension",
        "Review questions:",
        "",
    ];
    check_all(table.map(|heading| {
        (format!("{heading}\n\n1. Who opens?\n\n   hush\n\n2. Why open2?\n\n   Answer: hush2\n"), 2)
    }));
    // What does not ask stays what it is.
    check("## Songs\n\nSing open.\n\n- open2\n- open3\n", 0);
    check("Bring hush.\n\n## Questions\n\n1. Who opens?\n", 1);
}

#[test]
fn a_heading_that_speaks_to_whoever_leads_is_over_what_is_theirs() {
    let table = [
        "Teacher's key",
        "Suggested responses",
        "Notes for the moderator",
        "Tips for the host",
        "Hinweise für die Gesprächsleitung",
        "Für Lehrkräfte",
        "Lehrerhinweise",
        "Conseils à l'animateur",
        "Conseils pour l'animateur",
        "Guía del docente",
        "Per il conduttore",
        "Методические указания",
        "Answers",
        "Some notes for the leader",
        "Leader helps",
        "Ledarens anteckningar",
        "Notes for facilitators (5 min)",
    ];
    check_all(
        table.map(|heading| (format!("## Questions\n\n1. Who opens?\n\n## {heading}\n\nhush it is.\n"), 1)),
    );
    let table = [
        "A great leader",
        "The teachers of Milan",
        "Key ideas",
        "The final solution",
        "An answer to war and peace",
    ];
    check_all(
        table.map(|heading| (format!("## Questions\n\n1. Who opens?\n\n## {heading}\n\nopen2 it is.\n"), 1)),
    );
}

// Questions below a plan of the evening went with their answers to everybody, and so did answers under a word nobody knew.
#[test]
fn sections_below_a_heading_of_ones_own_are_looked_at_each_by_itself() {
    check(
        "# Plan\n\n## Warm-up (5 min)\n\nShow open1.\n\n## Talk (20 min)\n\n1. Who opens?\n\n   hush.\n2. Why open2?\n\n\
         ## Wrap-up\n\nSing open3.\n",
        2,
    );
    check("## Talk\n\n1) Who opens?\n2) Why open2?\n\n## Horizon\n\n1) hush\n2) hush2\n", 2);
    // Songs that are numbered are none.
    check("## Talk\n\n1) Who opens?\n2) Why open2?\n\n## Songs\n\n1) open3\n2) open4\n3) open5\n", 2);
}

#[test]
fn homework_is_a_section_of_its_own_unless_it_asks() {
    check("## Questions\n\n1. Who opens?\n\n## Homework\n\nRead open2 aloud.\n\nBring open3.\n", 1);
    let (study, noticed) = study("## Hausaufgaben\n\nBringt Brot mit.\n");
    assert_eq!(
        (plain_text(&study.parts[0].title), noticed),
        ("Hausaufgaben".to_owned(), Vec::<String>::new())
    );
}
