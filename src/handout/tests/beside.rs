//! Questions beside their paragraphs.

use super::*;

// A group that reads paragraph by paragraph wants the question where it arises; no question may be lost or said twice.
#[test]
fn each_question_stands_beside_its_paragraph_or_after_the_text_and_never_in_both_places() {
    let mut own = study();
    let at = |text: &str, number: Option<u32>, kind| Question {
        paragraphs: number.map(|number| range(number, number)).into_iter().collect(),
        ..question(kind, text)
    };
    own.questions = vec![
        at("Ask first?", Some(1), Some(QuestionKind::Factual)),
        at("Ask of nothing?", Some(9), Some(QuestionKind::Factual)),
        at("Ask at large?", None, Some(QuestionKind::Evaluative)),
        Question { more: plain("a) so b) not so"), ..at("Ask to choose?", Some(2), None) },
        at("Ask second?", Some(2), None),
    ];
    let book = book(vec![article("a", Some(own))]);
    let options = Options { questions: QuestionsPlace::Beside, ..Options::default() };
    let make =
        |kind| handout(kind, &book, SectionIndex(0), &options, &ArticleLines::default()).expect("a copy");
    let numbers = |copy: &Handout| -> Vec<u64> {
        let work = copy.book.sections.last().expect("what is worked on");
        let list = |node: &Node<Block>| match &node.value {
            Block::List(list) => list.start,
            _ => None,
        };
        work.blocks.iter().filter_map(list).collect()
    };
    for kind in [HandoutKind::Participant, HandoutKind::Leader] {
        let mut copy = make(kind);
        let beside = |copy: &Handout| -> Vec<String> {
            let asides = copy.book.sections.iter().flat_map(|section| &section.asides);
            let asides = asides.filter(|aside| aside.kind == AsideKind::Question);
            asides
                .filter(|aside| aside.place == AsidePlace::Margin)
                .map(|aside| plain_text(&aside.label))
                .collect()
        };
        assert_eq!(beside(&copy), ["1.", "5."], "{kind:?}");
        assert_eq!(numbers(&copy), [2, 3, 4], "{kind:?}");
        let section = copy.book.articles().next().expect("the article").0;
        let asides = &copy.book.section(section).asides;
        let second = asides.iter().rposition(|aside| aside.kind == AsideKind::Question).expect("a question");
        copy.list(&[(section, AsideIndex(u32::try_from(second).expect("few")))]);
        assert_eq!((beside(&copy), numbers(&copy)), (vec!["1.".to_owned()], vec![2, 3, 4, 5]), "{kind:?}");
        take_room(&mut copy, 1);
        copy.list_all();
        assert_eq!((beside(&copy), numbers(&copy)), (Vec::new(), vec![1, 2, 3, 4, 5]), "{kind:?}");
    }
    // With all of them in the margin no heading is left without a question.
    let mut all = study();
    all.questions = vec![at("Ask first?", Some(1), Some(QuestionKind::Factual))];
    let book = self::book(vec![article("a", Some(all))]);
    let copy = handout(HandoutKind::Participant, &book, SectionIndex(0), &options, &ArticleLines::default());
    let work = copy.expect("a copy").book.sections.pop().expect("what is worked on");
    assert!(!visit::text(&work.blocks).contains("Questions"), "{}", visit::text(&work.blocks));
}
