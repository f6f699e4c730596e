//! What the tool says in handouts for study groups, by language.

/// The words of handouts.
///
/// `{}` stands for what [`super::fill`] puts in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handouts {
    /// The heading over the questions.
    pub questions: &'static str,
    /// The heading over questions of what the text says.
    pub factual: &'static str,
    /// The heading over questions of what the text means.
    pub interpretive: &'static str,
    /// The heading over questions of what one holds of it.
    pub evaluative: &'static str,
    /// Stands where the group writes a question of its own.
    pub own_question: &'static str,
    /// The heading over names and words.
    pub terms: &'static str,
    /// The heading over dated events.
    pub chronology: &'static str,
    /// The heading over what to read on.
    pub sources: &'static str,
    /// The heading over lines to write on.
    pub room: &'static str,
    /// The heading over what is for the leader alone.
    pub facilitator: &'static str,
    /// What the session is for.
    pub aim: &'static str,
    /// How long the session takes.
    pub minutes: &'static str,
    /// Stands before the answer to a question.
    pub answer: &'static str,
    /// The heading over the rules of the group.
    pub ground_rules: &'static str,
    /// The heading over what is read when.
    pub schedule: &'static str,
    /// Names a line by its number.
    pub line: &'static str,
    /// Names lines by the first and the last.
    pub lines: &'static str,
    /// The edition for screens that a study group reads.
    pub study_edition: &'static str,
    /// Stands over what a group works on after an article.
    pub for_study: &'static str,
    /// A session by its number.
    pub session: &'static str,
    /// The heading over how long the session has gone on.
    pub clock: &'static str,
    /// The heading over what is done when.
    pub activity: &'static str,
    /// The heading over how many minutes each thing takes.
    pub length: &'static str,
    /// Reading an article.
    pub read: &'static str,
    /// Talking about what was read.
    pub discuss: &'static str,
    /// Where the session ends.
    pub end: &'static str,
}

/// Returns the words of handouts for a BCP 47 language tag, as [`super::of`] does.
pub fn handouts(tag: &str) -> &'static Handouts {
    let primary = tag.split('-').next().unwrap_or(tag);
    let find = |wanted: &str| ALL.iter().find(|(language, _)| *language == wanted);
    find(tag).or_else(|| find(primary)).map_or(&EN, |(_, words)| words)
}

/// Every language.
pub(super) const ALL: &[(&str, Handouts)] = &[
    ("en", EN),
    ("fr", FR),
    ("de", DE),
    ("es", ES),
    ("it", IT),
    ("ru", RU),
    ("el", EL),
    ("ar", AR),
    ("he", HE),
    ("nl", NL),
    ("pl", PL),
    ("uk", UK),
    ("pt-BR", PT_BR),
    ("pt", PT),
];

/// English.
const EN: Handouts = Handouts {
    questions: "Questions",
    factual: "What does the text say?",
    interpretive: "What does it mean?",
    evaluative: "What do we make of it?",
    own_question: "A question of your own",
    terms: "Terms",
    chronology: "Chronology",
    sources: "Sources",
    room: "Your notes",
    facilitator: "For the facilitator",
    aim: "Aim: {}",
    minutes: "Minutes: {}",
    answer: "Answer",
    ground_rules: "Ground rules",
    schedule: "Schedule",
    line: "line\u{a0}{}",
    lines: "lines\u{a0}{}",
    study_edition: "Study edition",
    for_study: "For study",
    session: "Session {}",
    clock: "Time",
    activity: "What we do",
    length: "Minutes",
    read: "Reading: {}",
    discuss: "Discussion",
    end: "End",
};

/// French.
const FR: Handouts = Handouts {
    questions: "Questions pour la lecture",
    factual: "Que dit le texte\u{a0}?",
    interpretive: "Que veut-il dire\u{a0}?",
    evaluative: "Qu’en pensons-nous\u{a0}?",
    own_question: "Votre propre question",
    terms: "Termes",
    chronology: "Chronologie",
    sources: "Pour aller plus loin",
    room: "Vos notes",
    facilitator: "Pour l’animation",
    aim: "But\u{a0}: {}",
    minutes: "Minutes\u{a0}: {}",
    answer: "Réponse",
    ground_rules: "Règles du groupe",
    schedule: "Programme",
    line: "ligne\u{a0}{}",
    lines: "lignes\u{a0}{}",
    study_edition: "Édition d’étude",
    for_study: "Pour l’étude",
    session: "Séance {}",
    clock: "Temps",
    activity: "Ce que nous faisons",
    length: "Durée (min)",
    read: "Lecture\u{a0}: {}",
    discuss: "Échanges",
    end: "Fin",
};

/// German.
const DE: Handouts = Handouts {
    questions: "Fragen",
    factual: "Was sagt der Text?",
    interpretive: "Was bedeutet er?",
    evaluative: "Was halten wir davon?",
    own_question: "Eine eigene Frage",
    terms: "Begriffe",
    chronology: "Zeittafel",
    sources: "Quellen",
    room: "Ihre Notizen",
    facilitator: "Für die Leitung",
    aim: "Ziel: {}",
    minutes: "Minuten: {}",
    answer: "Antwort",
    ground_rules: "Gesprächsregeln",
    schedule: "Ablauf",
    line: "Zeile\u{a0}{}",
    lines: "Zeilen\u{a0}{}",
    study_edition: "Studienausgabe",
    for_study: "Zum Erarbeiten",
    session: "Treffen {}",
    clock: "Zeit",
    activity: "Was wir tun",
    length: "Dauer (min)",
    read: "Lesen: {}",
    discuss: "Gespräch",
    end: "Ende",
};

/// Spanish.
const ES: Handouts = Handouts {
    questions: "Preguntas",
    factual: "¿Qué dice el texto?",
    interpretive: "¿Qué significa?",
    evaluative: "¿Qué nos parece?",
    own_question: "Una pregunta propia",
    terms: "Términos",
    chronology: "Cronología",
    sources: "Fuentes",
    room: "Sus notas",
    facilitator: "Para quien modera",
    aim: "Objetivo: {}",
    minutes: "Minutos: {}",
    answer: "Respuesta",
    ground_rules: "Reglas del grupo",
    schedule: "Programa",
    line: "línea\u{a0}{}",
    lines: "líneas\u{a0}{}",
    study_edition: "Edición de estudio",
    for_study: "Para el estudio",
    session: "Sesión {}",
    clock: "Tiempo",
    activity: "Qué hacemos",
    length: "Duración (min)",
    read: "Lectura: {}",
    discuss: "Conversación",
    end: "Fin",
};

/// Italian.
const IT: Handouts = Handouts {
    questions: "Domande",
    factual: "Che cosa dice il testo?",
    interpretive: "Che cosa significa?",
    evaluative: "Che cosa ne pensiamo?",
    own_question: "Una domanda propria",
    terms: "Termini",
    chronology: "Cronologia",
    sources: "Fonti",
    room: "I tuoi appunti",
    facilitator: "Per chi conduce",
    aim: "Scopo: {}",
    minutes: "Minuti: {}",
    answer: "Risposta",
    ground_rules: "Regole del gruppo",
    schedule: "Programma",
    line: "riga\u{a0}{}",
    lines: "righe\u{a0}{}",
    study_edition: "Edizione di studio",
    for_study: "Per lo studio",
    session: "Incontro {}",
    clock: "Tempo",
    activity: "Che cosa facciamo",
    length: "Durata (min)",
    read: "Lettura: {}",
    discuss: "Confronto",
    end: "Fine",
};

/// Russian.
const RU: Handouts = Handouts {
    questions: "Вопросы",
    factual: "О чём говорит текст?",
    interpretive: "Что он значит?",
    evaluative: "Что мы об этом думаем?",
    own_question: "Свой вопрос",
    terms: "Термины",
    chronology: "Хронология",
    sources: "Источники",
    room: "Для записей",
    facilitator: "Для ведущего",
    aim: "Цель: {}",
    minutes: "Минут: {}",
    answer: "Ответ",
    ground_rules: "Правила группы",
    schedule: "Расписание",
    line: "строка\u{a0}{}",
    lines: "строки\u{a0}{}",
    study_edition: "Учебное издание",
    for_study: "Для работы с текстом",
    session: "Встреча {}",
    clock: "Время",
    activity: "Что делаем",
    length: "Минут",
    read: "Чтение: {}",
    discuss: "Обсуждение",
    end: "Конец",
};

/// Greek.
const EL: Handouts = Handouts {
    questions: "Ερωτήσεις",
    factual: "Τι λέει το κείμενο;",
    interpretive: "Τι σημαίνει;",
    evaluative: "Τι γνώμη έχουμε;",
    own_question: "Μια δική σας ερώτηση",
    terms: "Όροι",
    chronology: "Χρονολόγιο",
    sources: "Πηγές",
    room: "Οι σημειώσεις σας",
    facilitator: "Για τον συντονιστή",
    aim: "Σκοπός: {}",
    minutes: "Λεπτά: {}",
    answer: "Απάντηση",
    ground_rules: "Κανόνες της ομάδας",
    schedule: "Πρόγραμμα",
    line: "γραμμή\u{a0}{}",
    lines: "γραμμές\u{a0}{}",
    study_edition: "Έκδοση μελέτης",
    for_study: "Για μελέτη",
    session: "Συνάντηση {}",
    clock: "Χρόνος",
    activity: "Τι κάνουμε",
    length: "Λεπτά",
    read: "Ανάγνωση: {}",
    discuss: "Συζήτηση",
    end: "Τέλος",
};

/// Arabic.
const AR: Handouts = Handouts {
    questions: "أسئلة",
    factual: "ماذا يقول النص؟",
    interpretive: "ماذا يعني؟",
    evaluative: "ما رأينا فيه؟",
    own_question: "سؤال من عندك",
    terms: "مصطلحات",
    chronology: "تسلسل زمني",
    sources: "مصادر",
    room: "ملاحظاتك",
    facilitator: "للميسّر",
    aim: "الهدف: {}",
    minutes: "الدقائق: {}",
    answer: "الجواب",
    ground_rules: "قواعد المجموعة",
    schedule: "البرنامج",
    line: "السطر\u{a0}{}",
    lines: "الأسطر\u{a0}{}",
    study_edition: "طبعة للدراسة",
    for_study: "للدراسة",
    session: "الجلسة {}",
    clock: "الوقت",
    activity: "ما نفعله",
    length: "دقائق",
    read: "قراءة: {}",
    discuss: "نقاش",
    end: "النهاية",
};

/// Hebrew.
const HE: Handouts = Handouts {
    questions: "שאלות",
    factual: "מה אומר הטקסט?",
    interpretive: "מה פירושו?",
    evaluative: "מה דעתנו עליו?",
    own_question: "שאלה משלכם",
    terms: "מונחים",
    chronology: "ציר זמן",
    sources: "מקורות",
    room: "ההערות שלכם",
    facilitator: "למנחה",
    aim: "מטרה: {}",
    minutes: "דקות: {}",
    answer: "תשובה",
    ground_rules: "כללי הקבוצה",
    schedule: "לוח זמנים",
    line: "שורה\u{a0}{}",
    lines: "שורות\u{a0}{}",
    study_edition: "מהדורת לימוד",
    for_study: "ללימוד",
    session: "מפגש {}",
    clock: "זמן",
    activity: "מה עושים",
    length: "דקות",
    read: "קריאה: {}",
    discuss: "דיון",
    end: "סיום",
};

/// Dutch.
const NL: Handouts = Handouts {
    questions: "Vragen",
    factual: "Wat zegt de tekst?",
    interpretive: "Wat betekent hij?",
    evaluative: "Wat vinden wij ervan?",
    own_question: "Een eigen vraag",
    terms: "Begrippen",
    chronology: "Tijdlijn",
    sources: "Bronnen",
    room: "Uw aantekeningen",
    facilitator: "Voor de begeleider",
    aim: "Doel: {}",
    minutes: "Minuten: {}",
    answer: "Antwoord",
    ground_rules: "Afspraken van de groep",
    schedule: "Programma",
    line: "regel\u{a0}{}",
    lines: "regels\u{a0}{}",
    study_edition: "Studie-uitgave",
    for_study: "Voor studie",
    session: "Bijeenkomst {}",
    clock: "Tijd",
    activity: "Wat we doen",
    length: "Duur (min)",
    read: "Lezen: {}",
    discuss: "Gesprek",
    end: "Einde",
};

/// Polish.
const PL: Handouts = Handouts {
    questions: "Pytania",
    factual: "Co mówi tekst?",
    interpretive: "Co znaczy?",
    evaluative: "Co o nim sądzimy?",
    own_question: "Własne pytanie",
    terms: "Pojęcia",
    chronology: "Kalendarium",
    sources: "Źródła",
    room: "Miejsce na notatki",
    facilitator: "Dla prowadzącego",
    aim: "Cel: {}",
    minutes: "Minuty: {}",
    answer: "Odpowiedź",
    ground_rules: "Zasady grupy",
    schedule: "Plan spotkań",
    line: "wiersz\u{a0}{}",
    lines: "wiersze\u{a0}{}",
    study_edition: "Wydanie do pracy w grupie",
    for_study: "Do pracy z tekstem",
    session: "Spotkanie {}",
    clock: "Czas",
    activity: "Co robimy",
    length: "Minuty",
    read: "Czytanie: {}",
    discuss: "Rozmowa",
    end: "Koniec",
};

/// Ukrainian.
const UK: Handouts = Handouts {
    questions: "Запитання",
    factual: "Про що говорить текст?",
    interpretive: "Що він означає?",
    evaluative: "Що ми про це думаємо?",
    own_question: "Власне запитання",
    terms: "Терміни",
    chronology: "Хронологія",
    sources: "Джерела",
    room: "Для нотаток",
    facilitator: "Для ведучого",
    aim: "Мета: {}",
    minutes: "Хвилин: {}",
    answer: "Відповідь",
    ground_rules: "Правила групи",
    schedule: "Розклад",
    line: "рядок\u{a0}{}",
    lines: "рядки\u{a0}{}",
    study_edition: "Навчальне видання",
    for_study: "Для роботи з текстом",
    session: "Зустріч {}",
    clock: "Час",
    activity: "Що робимо",
    length: "Хвилин",
    read: "Читання: {}",
    discuss: "Обговорення",
    end: "Кінець",
};

/// Portuguese of Brazil.
const PT_BR: Handouts = Handouts {
    questions: "Perguntas",
    factual: "O que diz o texto?",
    interpretive: "O que significa?",
    evaluative: "O que pensamos dele?",
    own_question: "Uma pergunta sua",
    terms: "Termos",
    chronology: "Cronologia",
    sources: "Fontes",
    room: "Suas anotações",
    facilitator: "Para quem conduz",
    aim: "Objetivo: {}",
    minutes: "Minutos: {}",
    answer: "Resposta",
    ground_rules: "Regras do grupo",
    schedule: "Programação",
    line: "linha\u{a0}{}",
    lines: "linhas\u{a0}{}",
    study_edition: "Edição de estudo",
    for_study: "Para estudo",
    session: "Encontro {}",
    clock: "Tempo",
    activity: "O que fazemos",
    length: "Minutos",
    read: "Leitura: {}",
    discuss: "Conversa",
    end: "Fim",
};

/// Portuguese.
const PT: Handouts = Handouts {
    questions: "Perguntas",
    factual: "O que diz o texto?",
    interpretive: "O que significa?",
    evaluative: "O que pensamos dele?",
    own_question: "Uma pergunta sua",
    terms: "Termos",
    chronology: "Cronologia",
    sources: "Fontes",
    room: "As suas notas",
    facilitator: "Para quem orienta",
    aim: "Objetivo: {}",
    minutes: "Minutos: {}",
    answer: "Resposta",
    ground_rules: "Regras do grupo",
    schedule: "Programa",
    line: "linha\u{a0}{}",
    lines: "linhas\u{a0}{}",
    study_edition: "Edição de estudo",
    for_study: "Para estudo",
    session: "Sessão {}",
    clock: "Tempo",
    activity: "O que fazemos",
    length: "Minutos",
    read: "Leitura: {}",
    discuss: "Conversa",
    end: "Fim",
};
