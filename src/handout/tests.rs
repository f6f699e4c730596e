mod beside;
mod packs;

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
        before: Vec::new(),
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
