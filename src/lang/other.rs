//! Languages that have no file of their own: what is known of them for reading, and their habits.

use super::*;

/// The tags of what follows, and of regions whose habits differ from those of the language at large.
pub const HABITS: &[(&str, Habits)] = &[
    (
        "fr-CH",
        Habits {
            quotes: QuotationMarks { outer: ("«", "»"), inner: ("‹", "›") },
            spaced_marks: false,
            dash: '–',
            ..super::FR.habits
        },
    ),
    ("it-CH", Habits { quotes: QuotationMarks { outer: ("«", "»"), inner: ("‹", "›") }, ..super::IT.habits }),
    ("de-CH", Habits { quotes: QuotationMarks { outer: ("«", "»"), inner: ("‹", "›") }, ..super::DE.habits }),
    ("de-LI", Habits { quotes: QuotationMarks { outer: ("«", "»"), inner: ("‹", "›") }, ..super::DE.habits }),
    (
        "es-MX",
        Habits {
            quotes: QuotationMarks { outer: ("“", "”"), inner: ("‘", "’") }, ..super::ES.habits
        },
    ),
    (
        "es-US",
        Habits {
            quotes: QuotationMarks { outer: ("“", "”"), inner: ("‘", "’") }, ..super::ES.habits
        },
    ),
    (
        "es-419",
        Habits {
            quotes: QuotationMarks { outer: ("“", "”"), inner: ("‘", "’") }, ..super::ES.habits
        },
    ),
    ("pt-PT", Habits { quotes: QuotationMarks { outer: ("«", "»"), inner: ("“", "”") }, ..super::PT.habits }),
    ("be", Habits { quotes: QuotationMarks { outer: ("«", "»"), inner: ("„", "“") }, ..NEUTRAL }),
    ("bg", Habits { quotes: QuotationMarks { outer: ("„", "“"), inner: ("‚", "‘") }, ..NEUTRAL }),
    (
        "ca",
        Habits {
            quotes: QuotationMarks { outer: ("«", "»"), inner: ("“", "”") },
            spine_upwards: true,
            ..NEUTRAL
        },
    ),
    (
        "et",
        Habits {
            quotes: QuotationMarks { outer: ("„", "“"), inner: ("‚", "‘") }, day_dot: true, ..NEUTRAL
        },
    ),
    ("eu", Habits { quotes: QuotationMarks { outer: ("«", "»"), inner: ("“", "”") }, ..NEUTRAL }),
    ("fa", Habits { quotes: QuotationMarks { outer: ("«", "»"), inner: ("“", "”") }, ..NEUTRAL }),
    (
        "gl",
        Habits {
            quotes: QuotationMarks { outer: ("«", "»"), inner: ("“", "”") },
            spine_upwards: true,
            ..NEUTRAL
        },
    ),
    (
        "hr",
        Habits {
            quotes: QuotationMarks { outer: ("“", "”"), inner: ("‘", "’") },
            spine_upwards: true,
            day_dot: true,
            ..NEUTRAL
        },
    ),
    (
        "is",
        Habits {
            quotes: QuotationMarks { outer: ("„", "“"), inner: ("‚", "‘") }, day_dot: true, ..NEUTRAL
        },
    ),
    ("lt", Habits { quotes: QuotationMarks { outer: ("„", "“"), inner: ("‚", "‘") }, ..NEUTRAL }),
    (
        "lv",
        Habits {
            quotes: QuotationMarks { outer: ("“", "”"), inner: ("‘", "’") }, day_dot: true, ..NEUTRAL
        },
    ),
    (
        "sk",
        Habits {
            quotes: QuotationMarks { outer: ("„", "“"), inner: ("‚", "‘") },
            spine_upwards: true,
            day_dot: true,
            ..NEUTRAL
        },
    ),
    (
        "sl",
        Habits {
            quotes: QuotationMarks { outer: ("„", "“"), inner: ("‚", "‘") },
            spine_upwards: true,
            day_dot: true,
            ..NEUTRAL
        },
    ),
    ("sq", Habits { quotes: QuotationMarks { outer: ("„", "“"), inner: ("‚", "‘") }, ..NEUTRAL }),
    ("sr", Habits { quotes: QuotationMarks { outer: ("«", "»"), inner: ("„", "“") }, ..NEUTRAL }),
];

/// The commonest words of a language and letters that only it has, by tag, as in [`ReadingWords`].
pub const COMMONEST: &[(&str, &str, &str)] = &[
    (
        "bg",
        "и в не на че той с как това по но те към у из за от така го всички тя беше са ние вие до да или ако им вече когато се ще си при със",
        "",
    ),
    (
        "ca",
        "el la els les de del i a en un una que per amb no es al dels però com més va són aquest aquesta seva seu quan molt també ho hi ha què perquè",
        "",
    ),
    ("fa", "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز شد بود اما یا هر می های", ""),
];

/// Words of all these languages together: only what they cost nothing to read by.
pub const READING: ReadingWords = ReadingWords {
    dates: Dates {
        months: [
            "januára януари студзеня januar gener ianuarii januarii ianuarij januarij",
            "februára февруари лютага februar febrer februarii februarij",
            "сакавіка mart martii martij",
            "apríla красавіка aprilis",
            "maig maii maij",
            "júna юни чэрвеня juny iunii junii iunij junij",
            "júla юли ліпеня juliol iulii julii iulij julij",
            "augusta жніуня agost avgust augusti",
            "septembra септември верасня septembar setembre septembris",
            "októbra октомври кастрычніка oktobar octobris",
            "novembra ноември лістапада novembar novembris",
            "decembra декември снежня decembar desembre decembris",
        ],
        weekdays: "pondelok utorok štvrtok piatok понеделник сряда четвъртък петък събота неделя nedela 日 月 火 水 木 金 土",
        before_day: "",
        ordinals: "",
        of: "",
        year_signs: "gada ж թ",
        labels: "zverejneno publicat 発行 更新 公開 掲載 投稿 発表 公開日 更新日 発行日 投稿日 掲載日 作成日 日付 发布 发表 發布 發佈 發表 日期 时间 時間 발행 게시 게시일 발행일 작성 등록 입력 수정 작성일 등록일",
        place_particles: "",
        at: "",
        time_signs: "",
        to: "",
        from: "",
        last_days: &[],
        parts_of_day: "上午 下午 晚上 早上 中午 凌晨 傍晚 夜 午前 午後 오전 오후",
        seasons: "",
        month_words: "",
        about: &[],
        after: &[],
        before_christ: &[],
        after_christ: &[],
        centuries: &[],
        middles: &[],
        ends: &[],
        quarters: &[],
    },
    web: Web {
        lines: &[],
        counted: &[],
        asked: &[],
        filed: &[],
        lists: &[],
        menu: "",
        templates: &[],
        slight: &[],
        comments: &[],
        about: &[],
        one: "",
        reply: &[],
        says: &[],
        ago: "",
        form: &[],
        page: "",
    },
    mail: MailWords {
        subject: &[],
        date: &[],
        other: &[],
        from: &[],
        title: &[],
        author: &[],
        leave: &[],
        closings: &[],
        salutations: &[],
        postscripts: "",
    },
    head: HeadWords {
        by: &[
            "文・",
            "文／",
            "文/",
            "文＝",
            "文：",
            "文:",
            "著者：",
            "著者:",
            "著：",
            "著　",
            "執筆者：",
            "執筆者:",
            "執筆：",
            "執筆:",
            "筆者：",
            "筆者:",
            "投稿者：",
            "投稿者:",
            "寄稿：",
            "寄稿:",
            "作者：",
            "文章作者：",
            "文章作者:",
            "本文作者：",
            "本文作者:",
            "作者:",
            "作者　",
            "撰文：",
            "撰文:",
            "记者：",
            "記者：",
            "글: ",
            "글 : ",
            "글=",
            "글쓴이: ",
            "작성자: ",
            "필자: ",
            "지은이: ",
        ],
        posted: &[],
        and: "",
        beside: "",
        issue: "",
        volumes: "",
        number_words: "",
        sources: &[],
        name_particles: "",
        rarer_particles: "",
        small_leads: &[],
        honorifics: "",
        roles: "",
        groups: "",
        with: "",
        addressed: "",
        says: "",
        filed: &[],
        accounts: "",
        venues: &[],
        ends: "",
        counted: "",
        numbers: "",
        passages: "",
        pages: "",
        page_of: "",
        minutes: "",
        reading_time: "",
        figures: "",
        picture_credits: &["写真：", "写真・", "撮影：", "摄影：", "攝影：", "사진: "],
        credits: &[
            "訳：",
            "訳・",
            "翻訳：",
            "編集：",
            "翻译：",
            "翻譯：",
            "编辑：",
            "編輯：",
            "번역: ",
            "편집: ",
        ],
        open_words: "",
        series_leads: &[],
        series_words: &[],
    },
    notes: NoteWords { words: &[], headings: &[] },
    study: StudyWords {
        questions: &[],
        terms: &[],
        chronology: &[],
        sources: &[],
        facilitator: &[],
        room: &[],
        also: &[],
        calendars: &[],
        answers: &[],
        answer_keys: &[],
    },
    commonest: "",
    letters: "",
};
