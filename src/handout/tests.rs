mod beside;

use super::Options;
use super::*;
use crate::diagnostic::Placed;
use crate::diagnostic::Span;
use crate::model::HandoutLayout;
use crate::model::{
    ArticleFile, Block, Blocks, Cell, Inline, Inlines, Node, Paragraph, ParagraphRange, Question,
    QuestionKind, Remark, Role, SectionKind, Study, Term, plain_text, visit,
};
use std::collections::BTreeMap;

fn words(text: &str) -> Inlines {
    vec![Node::new(Inline::Text { text: text.into() }, Span::default())]
}

fn body(number: u32, text: &str) -> Node<Block> {
    let paragraph = Paragraph { number: Some(number), content: words(text), ..Paragraph::default() };
    Node::new(Block::Paragraph(paragraph), Span::default())
}

fn plain(text: &str) -> Blocks {
    vec![Node::new(Block::paragraph(Role::Plain, words(text)), Span::default())]
}

fn range(first: u32, last: u32) -> ParagraphRange {
    ParagraphRange { first, last, span: Span::new(crate::diagnostic::SourceId(7), first as usize, 99) }
}

fn question(kind: Option<QuestionKind>, text: &str) -> Question {
    Question {
        kind,
        content: words(text),
        more: Vec::new(),
        paragraphs: Vec::new(),
        lines: None,
        answer: plain(&format!("Secret answer to {text}")),
        span: Span::default(),
    }
}

fn term(word: &str) -> Term {
    Term {
        word: word.into(),
        variants: Vec::new(),
        group: None,
        lang: crate::model::Lang::default(),
        explanation: plain(&format!("what {word} is")),
        span: Span::default(),
    }
}

fn article(id: &str, study: Option<Study>) -> Section {
    Section {
        title: words("On Folding"),
        blocks: vec![body(1, "A sheet is folded."), body(2, "A Bone Folder helps.")],
        study,
        file: Some(ArticleFile { stem: format!("004_{id}"), number: Some(4), ..ArticleFile::default() }),
        ..Section::empty(SectionKind::Article, id.into(), crate::model::Lang::default())
    }
}

fn study() -> Study {
    Study {
        minutes: Some(40),
        aim: Some(words("Secret aim")),
        questions: vec![
            question(Some(QuestionKind::Evaluative), "Worth it?"),
            question(None, "Anything else?"),
            question(Some(QuestionKind::Factual), "What is folded?"),
        ],
        terms: vec![term("bone folder"), term("guillotine")],
        facilitator: vec![Remark {
            paragraphs: vec![range(2, 2)],
            blocks: plain("Secret remark"),
            span: Span::default(),
        }],
        ..Study::default()
    }
}

fn book(sections: Vec<Section>) -> Book {
    Book { sections, ..Book::default() }
}

fn all_kinds() -> Options {
    Options { make: HandoutKind::ALL.map(|(_, kind)| kind).to_vec(), ..Options::default() }
}

fn text(book: &Book) -> String {
    let section = |section: &Section| {
        let asides =
            section.asides.iter().map(|aside| plain_text(&aside.label) + &visit::text(&aside.blocks));
        visit::text(&section.header) + &visit::text(&section.blocks) + &asides.collect::<String>()
    };
    book.sections.iter().map(section).collect()
}

#[test]
fn articles_with_a_study_file_have_handouts_and_all_where_none_has_one() {
    let ids = |book: &Book, options: &Options| {
        chosen(book, options).into_iter().map(|(_, section)| section.id.clone()).collect::<Vec<_>>()
    };
    let options = Options::default();
    assert_eq!(ids(&book(vec![article("a", None), article("b", None)]), &options), ["a", "b"]);
    let one = book(vec![article("a", None), article("b", Some(study()))]);
    assert_eq!(ids(&one, &options), ["b"]);
    let session = Options { sessions: vec![pair("a", "a")], ..options };
    assert_eq!(ids(&one, &session), ["a", "b"]);
}

// A leader's copy left on the copier is one thing; its answers in everybody's hands another.
#[test]
fn nothing_of_the_leader_reaches_another_copy() {
    let book = book(vec![article("a", Some(study()))]);
    let copies = handouts(&book, SectionIndex(0), &all_kinds(), &ArticleLines::default());
    assert!(copies.len() >= 5, "{:?}", copies.iter().map(|copy| &copy.name).collect::<Vec<_>>());
    for copy in copies {
        let secrets = text(&copy.book).matches("Secret").count();
        let whole = format!("{:?}", copy.book);
        match copy.kind {
            HandoutKind::Leader => assert_eq!(secrets, 5, "{}", copy.name),
            _ => assert!(!whole.contains("Secret"), "{}", copy.name),
        }
    }
}

#[test]
fn numbers_and_ids_of_paragraphs_are_those_of_the_book() {
    let book = book(vec![article("first", None), article("a", Some(study()))]);
    for copy in handouts(&book, SectionIndex(1), &Options::default(), &ArticleLines::default()) {
        let is_article = |section: &&Section| section.kind == SectionKind::Article;
        let section = copy.book.sections.iter().find(is_article).expect("the article");
        let mut numbers = Vec::new();
        visit::blocks(&section.blocks, &mut |item| {
            if let visit::NodeRef::Block(Node { value: Block::Paragraph(paragraph), .. }) = item {
                numbers.extend(paragraph.number.map(|number| section.paragraph_id(number)));
            }
        });
        assert_eq!(numbers, ["a-p1", "a-p2"], "{}", copy.name);
        let beside = copy.book.sections.iter().filter(|section| !is_article(section));
        let numbered = beside.filter(|section| format!("{:?}", section.blocks).contains("number: Some"));
        assert_eq!(numbered.count(), 0, "{}: only the article's paragraphs are numbered", copy.name);
    }
}

#[test]
fn questions_stand_in_the_order_of_their_kinds_and_count_through() {
    let book = book(vec![article("a", Some(study()))]);
    let sheet =
        StudyParts::of(&book, SectionIndex(0), &ArticleLines::default()).question_sheet().expect("questions");
    let mut asked = Vec::new();
    for node in &sheet.blocks {
        match &node.value {
            Block::Heading(heading) => asked.push(plain_text(&heading.content)),
            Block::List(list) => {
                let first = list.start.expect("a number");
                for (at, item) in list.items.iter().enumerate() {
                    asked.push(format!("{} {}", first + at as u64, visit::text(item).trim()));
                    assert!(item.iter().any(|node| matches!(node.value, Block::Room { .. })));
                }
            }
            _ => {}
        }
    }
    let expected = [
        "On Folding",
        "Questions",
        "What does the text say?",
        "1 What is folded?",
        "What do we make of it?",
        "2 Worth it?",
        "3 Anything else?",
    ];
    assert_eq!(asked, expected);
}

#[test]
fn without_a_study_file_there_is_room_for_three_questions_and_none_is_invented() {
    let book = book(vec![article("a", None)]);
    let copies = handouts(&book, SectionIndex(0), &all_kinds(), &ArticleLines::default());
    let names: Vec<_> = copies.iter().map(|copy| copy.name.as_str()).collect();
    assert_eq!(names, ["a", "a-large-print"]);
    assert_eq!(text(&copies[0].book).matches("A question of your own").count(), 3);
}

#[test]
fn terms_that_occur_are_explained_whatever_their_case_and_those_of_the_articles_own_file_in_any_case() {
    let mut book = book(vec![article("a", Some(study()))]);
    book.study.terms = vec![term("sheet"), term("Bone Folder"), term("old")];
    let sheet = StudyParts::of(&book, SectionIndex(0), &ArticleLines::default()).term_sheet().expect("terms");
    let shown = visit::text(&sheet.blocks);
    for (word, explained) in
        [("sheet", 1), ("bone folder", 1), ("Bone Folder", 0), ("old", 0), ("guillotine", 1)]
    {
        assert_eq!(shown.matches(&format!("what {word} is")).count(), explained, "{word}: {shown}");
    }
}

#[test]
fn what_a_study_file_names_and_the_text_lacks_is_reported() {
    let mut wrong = study();
    wrong.questions[0].paragraphs = vec![range(1, 2), range(2, 9)];
    wrong.facilitator[0].paragraphs = vec![range(30, 30)];
    let book = book(vec![article("a", Some(wrong))]);
    let options = Options { sessions: vec![pair("004", "100")], ..Options::default() };
    let reported = check(&book, &options);
    let reported: Vec<_> = reported
        .iter()
        .map(|reported| (reported.code.0, reported.message.as_str(), reported.primary.map(|span| span.start)))
        .collect();
    let expected = [
        ("H001", "there is no paragraph 9", Some(2)),
        ("H001", "there is no paragraph 30", Some(30)),
        ("H002", "`guillotine` never occurs in the article", Some(0)),
        ("H003", "a session names `100`, but no article has that name", None),
    ];
    assert_eq!(reported, expected);
}

// A group may read in one language and talk in another; a screen reader must know which is which.
#[test]
fn what_stands_beside_an_article_may_be_in_another_language() {
    let french = crate::model::Lang::new("fr").expect("a language");
    let mut own = study();
    own.lang = french.clone();
    own.terms[0].lang = french.clone();
    let mut book = book(vec![article("a", Some(own))]);
    book.study.terms = vec![term("sheet")];
    let lines = ArticleLines::default();
    let parts = StudyParts::of(&book, SectionIndex(0), &lines);
    let work = parts.work(HandoutLayout::Margin);
    assert_eq!(work.lang, french);
    assert!(visit::text(&work.blocks).contains("Que dit le texte"), "{}", visit::text(&work.blocks));
    let mut beside = super::article::copy(&book, SectionIndex(0));
    parts.explain(&mut beside, AsidePlace::Margin);
    let mut foreign = Vec::new();
    beside.visit(&mut |item| {
        if let visit::NodeRef::Inline(Node { value: Inline::Lang { lang, content, .. }, .. }) = item {
            foreign.push((lang.tag().to_owned(), plain_text(content)));
        }
    });
    assert_eq!(foreign, [("fr".to_owned(), "what bone folder is".to_owned())]);
    let sheet = parts.term_sheet().expect("terms");
    let mut marked = Vec::new();
    visit::blocks(&sheet.blocks, &mut |item| match item {
        visit::NodeRef::Block(Node { value: Block::Lang { lang, blocks }, .. }) => {
            marked.push((lang.tag().to_owned(), visit::text(blocks).trim().to_owned()));
        }
        visit::NodeRef::Inline(Node { value: Inline::Lang { lang, content, .. }, .. }) => {
            marked.push((lang.tag().to_owned(), plain_text(content)));
        }
        _ => {}
    });
    let expected = [
        ("en", "On Folding"),
        ("en", "sheet"),
        ("en", "what sheet is"),
        ("en", "bone folder"),
        ("en", "guillotine"),
        ("en", "what guillotine is"),
    ];
    assert_eq!(marked, expected.map(|(lang, words)| (lang.to_owned(), words.to_owned())));
}

// What a group has on paper it has on its readers too; the answers are on neither.
#[test]
fn the_study_edition_is_the_whole_book_with_what_is_worked_on_after_each_article() {
    let link = Inline::Link {
        target: crate::model::Target::Internal { section: SectionIndex(1), fragment: None },
        content: words("the next letter"),
    };
    let mut first = article("first", None);
    first.blocks.push(Node::new(
        Block::paragraph(Role::Plain, vec![Node::new(link, Span::default())]),
        Span::default(),
    ));
    let mut book = book(vec![first, article("a", Some(study())), article("b", None)]);
    book.metadata.title = "Letters".into();
    book.metadata.identifier = "urn:uuid:2f1c9a52-6f0e-4b3c-9d57-0a8a3c1b7e11".into();
    book.metadata.isbn = Some("9783161484100".into());
    book.study.terms = vec![term("sheet")];
    let edition = edition(&book, &BTreeMap::new());
    let ids: Vec<_> = edition.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(ids, ["first", "first_work", "a", "a_work", "b", "b_work"]);
    let whole = format!("{edition:?}");
    assert!(!whole.contains("Secret"), "what only the leader may see");
    assert!(!text(&edition).contains("A question of your own"), "a screen is not written on");
    let titles: Vec<_> = edition.sections.iter().map(|section| plain_text(&section.title)).collect();
    assert_eq!(titles, ["On Folding", "Terms", "On Folding", "Questions · Terms", "On Folding", "Terms"]);
    let levels: Vec<_> = edition.listed().map(|(_, _, level)| level).collect();
    assert_eq!(levels, [1, 2, 1, 2, 1, 2]);
    // What stands between moves sections, and links go with them.
    assert!(whole.contains("Internal { section: SectionIndex(2), fragment: None }"), "{whole}");
    assert_eq!(edition.metadata.title, "Letters – Study edition");
    assert_eq!(edition.metadata.slug, format!("{}-study", book.metadata.slug));
    assert_ne!(edition.metadata.identifier, book.metadata.identifier, "two books in one library");
    assert_eq!(edition.metadata.isbn, None);
    assert_eq!(edition.metadata.identifier, super::edition(&book, &BTreeMap::new()).metadata.identifier);
}

/// Returns an article of so many words that has a study file of so many minutes.
fn timed(id: &str, count: usize, minutes: Option<u32>) -> Section {
    let blocks = vec![body(1, &"word ".repeat(count))];
    let study = minutes.map(|minutes| Study { minutes: Some(minutes), ..Study::default() });
    Section {
        blocks,
        study,
        file: Some(ArticleFile { stem: id.into(), ..ArticleFile::default() }),
        ..article(id, None)
    }
}

#[test]
fn an_article_takes_as_long_as_its_study_file_says_else_as_its_words_and_the_talk_do() {
    let options = Options::default();
    for (count, minutes, expected) in [
        (150, None, (1, 20)),
        (151, None, (2, 20)),
        (0, None, (1, 20)),
        (1500, Some(40), (10, 30)),
        // What takes longer to read than there is time is read before.
        (1500, Some(10), (0, 10)),
        (1500, Some(5), (0, 5)),
    ] {
        let timing = session::Timing::of(&timed("a", count, minutes), &options);
        assert_eq!((timing.reading, timing.talking), expected, "{count} words, {minutes:?} minutes");
    }
}

/// The first and the last article of a session.
fn pair(first: &str, last: &str) -> Placed<(String, String)> {
    Placed { value: (first.to_owned(), last.to_owned()), span: None }
}

#[test]
fn sessions_are_as_configured_else_gathered_by_minutes_in_the_order_of_the_series() {
    let articles = [("a", 40), ("b", 20), ("c", 1), ("d", 90), ("e", 30), ("f", 30)];
    let book = book(articles.iter().map(|(id, minutes)| timed(id, 10, Some(*minutes))).collect());
    let sessions = |options: &Options| -> Vec<String> {
        let name = |index: &SectionIndex| book.section(*index).id.clone();
        session::sessions(&book, options).iter().map(|session| session.iter().map(name).collect()).collect()
    };
    let bare = Options { welcome_minutes: 0, round_minutes: 0, ..Options::default() };
    assert_eq!(sessions(&bare), ["ab", "c", "d", "ef"]);
    // Welcome and rounds take a quarter of the hour.
    assert_eq!(sessions(&Options::default()), ["a", "bc", "d", "e", "f"]);
    let pairs = [("b", "d"), ("f", "e"), ("a", "x")].map(|(a, b)| pair(a, b));
    let options = Options { sessions: pairs.to_vec(), ..Options::default() };
    assert_eq!(sessions(&options), ["bcd", "ef"], "one of an article that is not there is left out");
}

#[test]
fn sessions_that_go_backwards_or_overlap_are_reported() {
    let book = book(vec![timed("a", 1, None), timed("b", 1, None), timed("c", 1, None)]);
    let reported = |pairs: &[(&str, &str)]| -> Vec<String> {
        let sessions = pairs.iter().map(|(a, b)| pair(a, b)).collect();
        let reported = check(&book, &Options { sessions, ..Options::default() });
        reported.iter().map(|reported| format!("{} {}", reported.code.0, reported.message)).collect()
    };
    assert_eq!(reported(&[("a", "b"), ("c", "c")]), Vec::<String>::new());
    assert_eq!(reported(&[("b", "a"), ("c", "c")]), ["H010 a session goes from `b` back to `a`"]);
    assert_eq!(reported(&[("a", "b"), ("b", "c")]), ["H011 the session from `b` to `c` takes up `b` again"]);
}

#[test]
fn a_pack_has_schedule_rules_articles_and_what_is_explained_once_and_nothing_of_the_leader() {
    let mut with_study = article("a", Some(study()));
    with_study.title = words("On Folding:");
    let mut book = book(vec![with_study, article("b", Some(study())), article("c", None)]);
    book.metadata.title = "Letters".into();
    book.study.terms = vec![term("sheet")];
    book.study.ground_rules = Some(crate::model::Companion {
        source: Default::default(),
        text: crate::model::Article {
            body: plain("One speaks, the others write."),
            ..crate::model::Article::default()
        },
    });
    let sessions = vec![pair("a", "b")];
    let options = Options { sessions, ..all_kinds() };
    let packs = packs(&book, &options, &BTreeMap::new());
    let [pack, large, leader] = packs.as_slice() else { panic!("{} packs", packs.len()) };
    assert_eq!((&*leader.name, leader.is_large), ("session-1-leader", false));
    assert_eq!((&*pack.name, pack.is_large), ("session-1", false));
    assert_eq!((&*large.name, large.is_large), ("session-1-large-print", true));
    assert!(!format!("{:?}", large.book).contains("Secret"), "what only the leader may see");
    let of_sections =
        |pack: &Handout| pack.book.sections.iter().map(|section| section.id.clone()).collect::<Vec<_>>();
    assert_eq!(of_sections(large), of_sections(pack));
    assert_eq!(pack.book.metadata.title, "Letters – Session 1");
    let ids: Vec<_> = pack.book.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(ids, ["session", "ground-rules", "a", "a_work", "b", "b_work", "glossary"]);
    assert!(!format!("{:?}", pack.book).contains("Secret"), "what only the leader may see");
    // In the margin of each of the two articles, and once in the list at the end.
    let shown = text(&pack.book);
    let in_list = visit::text(&pack.book.sections[6].blocks);
    for explained in ["what sheet is", "what bone folder is"] {
        assert_eq!(shown.matches(explained).count(), 3, "{explained}");
        assert_eq!(in_list.matches(explained).count(), 1, "{explained}");
    }
    let places = |pack: &Handout| -> Vec<AsidePlace> {
        pack.book.sections.iter().flat_map(|section| &section.asides).map(|aside| aside.place).collect()
    };
    // What does not occur in the article stands only in the list.
    let (margin, list) = (AsidePlace::Margin, AsidePlace::Elsewhere);
    assert_eq!(places(pack), [margin, margin, list, margin, margin, list]);
    // One for which no margin has room is not listed after its article too.
    let mut pack = pack.clone();
    pack.list(&[(SectionIndex(2), AsideIndex(1))]);
    assert_eq!(places(&pack)[..2], [AsidePlace::Margin, AsidePlace::Elsewhere]);
    pack.list_all();
    assert_eq!(places(&pack), [AsidePlace::Elsewhere; 6]);
    let expected = [
        "0:00|Welcome|5",
        "0:05|Reading: On Folding|1",
        "0:06|Round: what has stayed in your mind?|5",
        "0:11|Discussion|39",
        "0:50|Break|10",
        "1:00|Reading: On Folding|1",
        "1:01|Discussion|39",
        "1:40|Closing round: what do you take with you?|5",
        "1:45|End|",
    ];
    assert_eq!(schedule(&pack), expected);
    let listed: Vec<_> = pack.book.listed().map(|(_, section, _)| section.id.as_str()).collect();
    assert_eq!(listed, ["ground-rules", "a", "b", "glossary"]);
}

/// Returns the rows of a pack's schedule.
fn schedule(pack: &Handout) -> Vec<String> {
    let Some(Block::Table(schedule)) = pack.book.sections[0].blocks.get(1).map(|node| &node.value) else {
        panic!("a schedule")
    };
    let row =
        |row: &Vec<Cell>| row.iter().map(|cell| plain_text(&cell.content)).collect::<Vec<_>>().join("|");
    schedule.rows.iter().map(row).collect()
}

/// Makes the leader's pack of a session of two articles with study files.
fn leaders_pack(options: Options) -> Handout {
    let mut book = book(vec![article("a", Some(study())), article("b", Some(study()))]);
    book.study.ground_rules = Some(crate::model::Companion {
        source: Default::default(),
        text: crate::model::Article {
            body: plain("One speaks, the others write."),
            ..crate::model::Article::default()
        },
    });
    let make = vec![HandoutKind::Pack, HandoutKind::Leader];
    let options = Options { make, sessions: vec![pair("a", "b")], ..options };
    packs(&book, &options, &BTreeMap::new()).pop().expect("a pack")
}

// Whoever leads needs one paper that says what is done when, and everything that the study files say to the leader.
#[test]
fn the_leaders_pack_has_the_clock_of_the_participants_with_each_question_and_all_that_is_the_leaders() {
    let pack = leaders_pack(Options::default());
    let rows = schedule(&pack);
    let expected = [
        "0:00|Welcome|5",
        "0:05|Reading: On Folding|1",
        "0:06|Round: what has stayed in your mind?|5",
        "0:11|Question 1 – What is folded?|13",
        "0:24|Question 2 – Worth it?|13",
        "0:37|Question 3 – Anything else?|13",
        "0:50|Break|10",
        "1:00|Reading: On Folding|1",
        "1:01|Question 1 – What is folded?|13",
        "1:14|Question 2 – Worth it?|13",
        "1:27|Question 3 – Anything else?|13",
        "1:40|Closing round: what do you take with you?|5",
        "1:45|End|",
    ];
    assert_eq!(rows, expected);
    let ids: Vec<_> = pack.book.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(ids, ["session", "a_leader", "b_leader", "record", "looking-back"]);
    assert!(pack.book.sections.iter().all(|section| section.kind == SectionKind::Leader));
    // Aim, remark and three answers of each.
    assert_eq!(text(&pack.book).matches("Secret").count(), 10);
    // Four roles, four parts of the record and three questions to look back have room.
    let mut rooms = 0;
    for section in &pack.book.sections {
        visit::blocks(&section.blocks, &mut |item| {
            let visit::NodeRef::Block(Node { value: Block::Room { .. }, .. }) = item else { return };
            rooms += 1;
        });
    }
    assert_eq!(rooms, 11);
}

#[test]
fn a_session_has_a_break_only_where_it_is_long_and_rounds_only_where_they_take_time() {
    let plain = Options { round_minutes: 0, welcome_minutes: 0, break_minutes: 0, ..Options::default() };
    assert_eq!(schedule(&leaders_pack(plain.clone())).len(), 9);
    let has_break = |minutes| {
        let options = Options { discussion_minutes: minutes, break_minutes: 10, ..plain.clone() };
        let mut bare = study();
        bare.minutes = None;
        let book = book(vec![article("a", Some(bare))]);
        let options = Options { make: vec![HandoutKind::Pack], ..options };
        schedule(&packs(&book, &options, &BTreeMap::new())[0]).iter().any(|row| row.contains("Break"))
    };
    assert!(!has_break(89) && has_break(90));
}

// In a pack the text may fall into other lines; what the group calls line 5 begins at the same word there.
#[test]
fn a_pack_marks_the_lines_of_the_participants_copy_at_their_words() {
    let mut book = book(vec![article("a", Some(study()))]);
    book.number_nodes();
    let mut place = None;
    visit::blocks(&book.sections[0].blocks, &mut |item| {
        if let visit::NodeRef::Inline(Node { id, value: Inline::Text { text }, .. }) = item
            && text == "A Bone Folder helps."
        {
            place = Some(*id);
        }
    });
    let name = crate::model::LineName { page: None, number: 5 };
    let counted = CountedLine { name, shown: true, begins: (place.expect("the words"), 2) };
    let lines = BTreeMap::from([(SectionIndex(0), ArticleLines::of(&book.sections[0], &[counted]))]);
    let pack = packs(&book, &Options::default(), &lines).remove(0);
    let article = pack.book.sections.iter().find(|section| section.id == "a").expect("the article");
    let mut written = String::new();
    visit::blocks(&article.blocks, &mut |item| match item {
        visit::NodeRef::Inline(Node { value: Inline::Text { text }, .. }) => written.push_str(text),
        visit::NodeRef::Inline(Node { value: Inline::LineMark { line }, .. }) => {
            written.push_str(&format!("[{line}]"));
        }
        _ => {}
    });
    assert_eq!(written, "A sheet is folded.A [5]Bone Folder helps.");
}

// A remark stands beside the paragraph it speaks of; of the whole, and of a paragraph that is not there, before the
// article.
#[test]
fn remarks_stand_beside_their_paragraphs_only_in_the_leaders_copy() {
    let mut own = study();
    let remark = |paragraphs, words: &str, start| Remark {
        paragraphs,
        blocks: plain(words),
        span: Span::new(crate::diagnostic::SourceId(7), start, start),
    };
    own.facilitator = vec![
        remark(vec![range(2, 2)], "Secret second", 1),
        remark(vec![], "Secret whole", 2),
        remark(vec![range(9, 9)], "Secret ninth", 3),
        remark(vec![range(1, 2)], "Secret first", 4),
    ];
    let book = book(vec![article("a", Some(own))]);
    let make = |kind| {
        let options = Options::default();
        handout(kind, &book, SectionIndex(0), &options, &ArticleLines::default()).expect("a copy").book
    };
    let (leader, participant) = (make(HandoutKind::Leader), make(HandoutKind::Participant));
    let [before, article, _] = &leader.sections[..] else { panic!("{:?}", leader.sections.len()) };
    assert_eq!(before.kind, SectionKind::Leader);
    let before = visit::text(&before.blocks);
    assert!(before.contains("Secret whole") && before.contains("¶\u{a0}9\u{2002}Secret ninth"), "{before}");
    assert!(!before.contains("Secret second") && !before.contains("Secret first"), "{before}");
    let asides = article.asides.iter().filter(|aside| aside.kind == AsideKind::Remark);
    let asides: Vec<_> = asides.map(|aside| plain_text(&aside.label) + &visit::text(&aside.blocks)).collect();
    assert_eq!(asides, ["¶\u{a0}1–2 Secret first", "¶\u{a0}2 Secret second"]);
    assert_eq!(visit::text(&article.blocks), visit::text(&participant.sections[0].blocks));
}

// Who finds “type-setter” in the text looks for “type-setter” in the margin; “sheets” needs no telling, nor does
// “ledger” where the word is given as “ledgers”.
#[test]
fn a_term_is_found_by_its_word_and_by_another_spelling_that_the_text_has() {
    let mut own = study();
    let spelled = |word: &str, variant: &str| Term { variants: vec![variant.into()], ..term(word) };
    own.terms =
        vec![spelled("compositor", "type-setter"), spelled("Sheet", "sheets"), spelled("awl", "bodkin")];
    own.terms.push(spelled("ledgers", "ledger"));
    let mut letter = article("a", Some(own));
    letter.blocks =
        vec![body(1, "The Type-Setter had sheets, and the compositor an awl, a bodkin, a ledger.")];
    let book = book(vec![letter]);
    let options = Options::default();
    let copy = handout(HandoutKind::Participant, &book, SectionIndex(0), &options, &ArticleLines::default());
    let asides = copy.expect("a copy").book.sections.remove(0).asides;
    let labels: Vec<_> = asides.iter().map(|aside| plain_text(&aside.label)).collect();
    assert_eq!(labels, ["compositor (Type-Setter)", "Sheet", "awl", "ledgers"]);
}

// A leader's copy began with a page that had a title and nothing else.
#[test]
fn a_leader_with_remarks_only_on_paragraphs_has_no_page_before_the_article() {
    let mut own = Study { facilitator: study().facilitator, ..Study::default() };
    let sections = |own: &Study| {
        let book = book(vec![article("a", Some(own.clone()))]);
        let options = Options::default();
        let copy = handout(HandoutKind::Leader, &book, SectionIndex(0), &options, &ArticleLines::default());
        copy.map(|copy| copy.book.sections.into_iter().map(|section| section.id).collect::<Vec<_>>())
    };
    assert_eq!(sections(&own).expect("a copy"), ["a", "a_work"]);
    own.facilitator.clear();
    assert_eq!(sections(&own), None);
}
