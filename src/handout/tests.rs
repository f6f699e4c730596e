use super::*;
use crate::config::HandoutsConfig;
use crate::diagnostic::Span;
use crate::model::{
    Block, Blocks, Inline, Inlines, Node, Paragraph, ParagraphRange, Question, QuestionKind, Remark, Role,
    SectionKind, Study, Term, plain_text, visit,
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
        file: Some(format!("004_{id}")),
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

fn all_kinds() -> HandoutsConfig {
    HandoutsConfig { make: HandoutKind::ALL.map(|(_, kind)| kind).to_vec(), ..HandoutsConfig::default() }
}

fn text(book: &Book) -> String {
    let section = |section: &Section| visit::text(&section.header) + &visit::text(&section.blocks);
    book.sections.iter().map(section).collect()
}

#[test]
fn articles_with_a_study_file_have_handouts_and_all_where_none_has_one() {
    let ids = |book: &Book, config: &HandoutsConfig| {
        chosen(book, config).into_iter().map(|(_, section)| section.id.clone()).collect::<Vec<_>>()
    };
    let config = HandoutsConfig::default();
    assert_eq!(ids(&book(vec![article("a", None), article("b", None)]), &config), ["a", "b"]);
    let one = book(vec![article("a", None), article("b", Some(study()))]);
    assert_eq!(ids(&one, &config), ["b"]);
    let session = HandoutsConfig { sessions: vec![("a".into(), "a".into())], ..config };
    assert_eq!(ids(&one, &session), ["a", "b"]);
}

// A leader's copy left on the copier is one thing; its answers in everybody's hands another.
#[test]
fn nothing_of_the_leader_reaches_another_copy() {
    let book = book(vec![article("a", Some(study()))]);
    let copies = handouts(&book, SectionIndex(0), &all_kinds(), &Lines::default());
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
    for copy in handouts(&book, SectionIndex(1), &HandoutsConfig::default(), &Lines::default()) {
        let section = &copy.book.sections[0];
        let mut numbers = Vec::new();
        visit::blocks(&section.blocks, &mut |item| {
            if let visit::Item::Block(Node { value: Block::Paragraph(paragraph), .. }) = item {
                numbers.extend(paragraph.number.map(|number| section.paragraph_id(number)));
            }
        });
        assert_eq!(numbers, ["a-p1", "a-p2"], "{}", copy.name);
        let beside = copy.book.sections.iter().skip(1);
        let numbered = beside.filter(|section| format!("{:?}", section.blocks).contains("number: Some"));
        assert_eq!(numbered.count(), 0, "{}: only the article's paragraphs are numbered", copy.name);
    }
}

#[test]
fn questions_stand_in_the_order_of_their_kinds_and_count_through() {
    let book = book(vec![article("a", Some(study()))]);
    let sheet = Parts::of(&book, SectionIndex(0), &Lines::default()).question_sheet().expect("questions");
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
    let copies = handouts(&book, SectionIndex(0), &all_kinds(), &Lines::default());
    let names: Vec<_> = copies.iter().map(|copy| copy.name.as_str()).collect();
    assert_eq!(names, ["a", "a-large-print"]);
    assert_eq!(text(&copies[0].book).matches("A question of your own").count(), 3);
}

#[test]
fn terms_that_occur_are_explained_whatever_their_case() {
    let mut book = book(vec![article("a", Some(study()))]);
    book.study.terms = vec![term("sheet"), term("Bone Folder"), term("old")];
    let sheet = Parts::of(&book, SectionIndex(0), &Lines::default()).term_sheet().expect("terms");
    let shown = visit::text(&sheet.blocks);
    for (word, explained) in
        [("sheet", 1), ("bone folder", 1), ("Bone Folder", 0), ("old", 0), ("guillotine", 0)]
    {
        assert_eq!(shown.matches(&format!("what {word} is")).count(), explained, "{word}: {shown}");
    }
}

#[test]
fn what_a_study_file_names_and_the_text_lacks_is_told() {
    let mut wrong = study();
    wrong.questions[0].paragraphs = vec![range(1, 2), range(2, 9)];
    wrong.facilitator[0].paragraphs = vec![range(30, 30)];
    let book = book(vec![article("a", Some(wrong))]);
    let config = HandoutsConfig { sessions: vec![("004".into(), "100".into())], ..HandoutsConfig::default() };
    let told = check(&book, &config);
    let told: Vec<_> = told
        .iter()
        .map(|told| (told.code.0, told.message.as_str(), told.primary.map(|span| span.start)))
        .collect();
    let expected = [
        ("H001", "there is no paragraph 9", Some(2)),
        ("H001", "there is no paragraph 30", Some(30)),
        ("H002", "`guillotine` never occurs in the article", Some(0)),
        ("H003", "a session names `100`, and no article is called so", None),
    ];
    assert_eq!(told, expected);
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
    let work = Parts::of(&book, SectionIndex(0), &Lines::default()).work();
    assert_eq!(work.lang, french);
    assert!(visit::text(&work.blocks).contains("Que dit le texte"), "{}", visit::text(&work.blocks));
    let mut marked = Vec::new();
    visit::blocks(&work.blocks, &mut |item| match item {
        visit::Item::Block(Node { value: Block::Lang { lang, blocks }, .. }) => {
            marked.push((lang.tag().to_owned(), visit::text(blocks).trim().to_owned()));
        }
        visit::Item::Inline(Node { value: Inline::Lang { lang, content, .. }, .. }) => {
            marked.push((lang.tag().to_owned(), plain_text(content)));
        }
        _ => {}
    });
    let expected = [("en", "sheet"), ("en", "what sheet is"), ("en", "bone folder")];
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
    assert!(!whole.contains("Secret"), "what is the leader's alone");
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
