//! Packs of a session.

use super::*;

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
    assert_eq!(ids, ["session", "a_leader", "b_leader", "glossary", "record", "looking-back"]);
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
