//! What holds for every assembled book, and the choices on the way.

use super::*;
use crate::diagnostic::Placed;
use crate::diagnostic::Severity;
use crate::model::visit::{self, NodeRef};
use crate::model::{
    Block, BlockQuote, Dated, Epigraph, FindingKind, Heading, Inline, Lang, Node, Paper, PartialDate, Role,
    Section, SectionKind, Target, plain_text,
};
use std::path::PathBuf;

/// An article of that file, with a day of 2017 and a title where they are not empty.
fn article(path: &str, day: &str, title: &str) -> Article {
    let date = PartialDate::parse_iso(day).map(|date| Dated {
        date,
        written: day.to_owned(),
        shown: String::new(),
        place: None,
        month_first: None,
        span: None,
    });
    let digits: String = path.chars().take_while(char::is_ascii_digit).collect();
    Article {
        path: PathBuf::from(path),
        number: digits.parse().ok().filter(|_| digits.len() < 4),
        title: (!title.is_empty()).then(|| words::text(title, Default::default())),
        date,
        body: vec![paragraph(&format!("body of {path}"))],
        ..Article::default()
    }
}

fn paragraph(text: &str) -> Node<Block> {
    words::said(Role::Body, text)
}

fn quote(text: &str, attribution: &str) -> Node<BlockQuote> {
    let attribution = Some(words::text(attribution, Default::default()));
    Node::new(BlockQuote { epigraph: true, blocks: vec![paragraph(text)], attribution }, Default::default())
}

fn link(to: &str) -> Node<Block> {
    let target = Target::Unresolved(to.to_owned());
    let link = Inline::Link { target, content: words::text("there", Default::default()) };
    Node::new(Block::paragraph(Role::Body, vec![Node::new(link, Default::default())]), Default::default())
}

fn heading(text: &str) -> Node<Block> {
    let content = words::text(text, Default::default());
    Node::new(Block::Heading(Heading { level: 4, capitals: false, id: None, content }), Default::default())
}

fn assembled(articles: Vec<Article>, change: impl FnOnce(&mut Options)) -> Warned<Book> {
    let language = Some(Placed { value: "en".to_owned(), span: None });
    let mut options = Options { language, title: Some("Letters".to_owned()), ..Options::default() };
    change(&mut options);
    let series = Series { folder: PathBuf::from("letters-of-2017"), articles, ..Series::default() };
    let mut sources = Sources::default();
    sources.add("one.txt", "");
    assemble(series, Request { options: &options, sources: &sources, source_date_epoch: None })
}

fn book(articles: Vec<Article>) -> Book {
    assembled(articles, |_| {}).value
}

fn ids(book: &Book) -> Vec<&str> {
    book.articles().map(|(_, section)| section.id.as_str()).collect()
}

fn codes(warned: &Warned<Book>) -> Vec<(&str, Severity)> {
    warned.diagnostics.iter().map(|d| (d.code.0, d.severity)).collect()
}

fn only(book: &Book) -> &Section {
    book.articles().next().map(|(_, section)| section).expect("an article")
}

#[test]
fn articles_stand_by_date_then_by_number_and_undated_ones_after_the_one_before() {
    let made = assembled(
        vec![
            article("1.txt", "2017-05-01", "May"),
            article("1a.txt", "", "After May"),
            article("2.txt", "2017-03-01", "March"),
            article("9.txt", "2017-04-01", "April nine"),
            article("10.txt", "2017-04-01", "April ten"),
        ],
        |_| {},
    );
    let expected =
        ["2017-03-01-march", "2017-04-01-april-nine", "2017-04-01-april-ten", "2017-05-01-may", "1a"];
    assert_eq!(ids(&made.value), expected);
    assert!(codes(&made).contains(&("A005", Severity::Warning)));
    assert!(codes(&made).contains(&("A008", Severity::Note)), "3 to 8 are left out");
}

#[test]
fn ids_of_an_article_and_its_paragraphs_stay_when_others_come_or_go() {
    let all = |count: usize| {
        let days = (0..count)
            .map(|n| article(&format!("{n}.txt"), &format!("2017-01-{:02}", 28 - n), "The same title"));
        days.collect::<Vec<_>>()
    };
    let few = book(all(3));
    let many = book(all(20));
    for (_, section) in few.articles() {
        let same = many.articles().find(|(_, other)| other.id == section.id).map(|(_, other)| other);
        let numbers = |section: &Section| {
            section
                .blocks
                .iter()
                .filter_map(|node| match &node.value {
                    Block::Paragraph(paragraph) => paragraph.number,
                    _ => None,
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(same.map(numbers), Some(numbers(section)));
    }
}

// Two titles that differ only where the id is cut: the file that comes first keeps the id, whatever the order.
#[test]
fn ids_that_clash_differ_by_the_file_and_say_so() {
    let (a, b) = ("b.txt", "a.txt");
    let long = "a title whose words go on and on until it is cut short";
    let made = assembled(
        vec![
            article(b, "2017-01-01", &format!("{long} one")),
            article(a, "2017-01-01", &format!("{long} two")),
        ],
        |_| {},
    );
    let ids = ids(&made.value);
    assert_ne!(ids[0], ids[1]);
    assert!(ids[1].starts_with(ids[0]), "{ids:?}");
    assert_eq!(codes(&made), [("A010", Severity::Warning)]);
}

#[test]
fn slugs_are_ascii_and_cut_after_a_word() {
    let rows = [
        ("The First Acts of the Workers’ Power", "the-first-acts-of-the-workers-power"),
        ("L’été à Paris", "lete-a-paris"),
        ("Первый лист", "pervyi-list"),
        ("", ""),
        ("***", ""),
        // Windows takes these for devices, with any ending.
        ("Con", "con-1"),
        ("LPT9", "lpt9-1"),
        ("Con 2", "con-2"),
        ("Compost", "compost"),
        ("Com", "com"),
        (
            "one two three four five six seven eight nine ten eleven",
            "one-two-three-four-five-six-seven-eight-nine-ten",
        ),
    ];
    for (text, slug) in rows {
        assert_eq!(words::slug(text), slug, "{text}");
        assert!(words::slug(text).len() <= words::LONGEST_SLUG);
    }
    assert_eq!(words::slug(&"x".repeat(90)).len(), words::LONGEST_SLUG);
}

#[test]
fn node_ids_count_up_in_reading_order() {
    let mut first = article("1.txt", "2017-01-01", "One");
    first.body = vec![
        heading("Inside"),
        Node::new(Block::Quote(quote("quoted", "somebody").value), Default::default()),
    ];
    let book = book(vec![first, article("2.txt", "2017-01-02", "Two")]);
    let mut next = 0;
    for section in &book.sections {
        section.visit(&mut |item| {
            let id = match item {
                NodeRef::Block(node) => node.id,
                NodeRef::Inline(node) => node.id,
                NodeRef::Run(_) => return,
            };
            assert_eq!(id.0, next);
            next += 1;
        });
    }
    assert_eq!(book.node_count, next);
}

#[test]
fn masthead_and_epigraph_are_lifted_where_two_carry_the_same_and_none_another() {
    let with = |n: usize, masthead: &[&str], epigraph: Option<&str>| {
        let mut article = article(&format!("{n}.txt"), &format!("2017-01-0{n}"), "Title");
        article.masthead = masthead.iter().map(|line| words::text(*line, Default::default())).collect();
        article.epigraph = epigraph.map(|text| Epigraph::Prose(quote(text, "A. Weil")));
        article
    };
    let has = |book: &Book, kind| book.sections.iter().any(|section| section.kind == kind);
    let lines = ["The Sheet", "a letter"];
    // The same words with other marks, one article without, one that was copied without its first line.
    let shared = book(vec![
        with(1, &lines, Some("Fold it twice.")),
        with(2, &["THE SHEET", "A letter"], Some("‘Fold it twice’")),
        with(3, &[], None),
        with(4, &["a letter"], None),
    ]);
    assert!(has(&shared, SectionKind::Epigraph));
    assert!(
        shared.articles().all(|(_, section)| section.header.len() == 2),
        "only dateline and title are left"
    );
    let lifted = shared.articles().map(|(_, section)| section.findings.len()).collect::<Vec<_>>();
    assert_eq!(lifted, [3, 3, 1, 2], "each lifted line and each date set anew is listed");

    let divided = book(vec![
        with(1, &lines, Some("one")),
        with(2, &["Another"], Some("two")),
        with(3, &lines, Some("one")),
    ]);
    assert!(!has(&divided, SectionKind::Epigraph));
    assert!(divided.articles().all(|(_, section)| section.header.len() >= 4));
}

/// A vault of three thousand notes was named after a warning that four of them begin with.
#[test]
fn what_few_articles_carry_is_theirs() {
    let series = |with: usize, of: usize| {
        let articles = (1..=of).map(|n| {
            let mut article = article(&format!("{n}.txt"), "2017-09-04", "");
            if n <= with {
                article.masthead = vec![words::text("The Fold", Default::default())];
            }
            article
        });
        book(articles.collect()).findings.iter().any(|finding| finding.kind == FindingKind::Masthead)
    };
    assert!(series(2, 2) && series(2, 16));
    assert!(!series(2, 17) && !series(4, 60));
}

/// Each article bore its own masthead, and the series had no name, where the number of the issue was a line
/// of its own.
#[test]
fn what_mastheads_begin_with_is_lifted_and_the_number_of_the_issue_stays() {
    let with = |n: usize, number: &str| {
        let mut article = article(&format!("{n}.txt"), &format!("2017-01-0{n}"), "Title");
        article.masthead = ["The Sheet", number].map(|line| words::text(line, Default::default())).to_vec();
        article
    };
    let made = assembled(vec![with(1, "Sheet 12"), with(2, "Sheet 13")], |options| options.title = None);
    assert_eq!(made.value.metadata.title, "The Sheet");
    let heads: Vec<String> = made.value.articles().map(|(_, section)| visit::text(&section.header)).collect();
    assert!(heads[0].contains("Sheet 12") && !heads[0].contains("The Sheet"), "{heads:?}");
    assert!(heads[1].contains("Sheet 13"), "{heads:?}");

    let apart = assembled(vec![with(1, "Sheet 12"), article("2.txt", "2017-01-02", "Two")], |_| ());
    let head = apart.value.articles().map(|(_, section)| visit::text(&section.header)).next();
    assert!(head.is_some_and(|head| head.contains("The Sheet")), "one article shares with no other");
}

#[test]
fn the_masthead_names_the_series_where_the_configuration_does_not() {
    let mut one = article("1.txt", "2017-01-01", "Title");
    one.masthead =
        ["The Sheet", "a letter", "from Leeds"].map(|line| words::text(line, Default::default())).to_vec();
    let made = assembled(vec![one], |options| options.title = None);
    let metadata = &made.value.metadata;
    assert_eq!(metadata.title, "The Sheet");
    assert_eq!(metadata.subtitle.as_deref(), Some("a letter from Leeds"));
    let page: Vec<_> = made.value.sections[0]
        .blocks
        .iter()
        .filter_map(|node| match &node.value {
            Block::Paragraph(paragraph) => Some((paragraph.role, plain_text(&paragraph.content))),
            _ => None,
        })
        .collect();
    let expected = [
        (Role::BookTitle, "The Sheet".to_owned()),
        (Role::BookSubtitle, "a letter from Leeds".to_owned()),
        (Role::DateRange, "1 January 2017".to_owned()),
    ];
    assert_eq!(page, expected);

    let unnamed = assembled(
        vec![article("1.txt", "2017-01-01", "One"), article("2.txt", "2017-01-02", "Two")],
        |options| options.title = None,
    );
    assert_eq!(unnamed.value.metadata.title, "Letters of 2017");
    assert_eq!(codes(&unnamed), [("A009", Severity::Note)]);
}

/// Site generators give the same names to the folders of all sites.
#[test]
fn a_folder_of_a_site_is_named_after_the_site() {
    let rows = [
        ("/srv/harbour/content/posts", "Harbour"),
        ("/srv/harbour-news/_posts", "Harbour news"),
        ("/srv/harbour/src/content/blog/en", "Harbour"),
        ("/srv/harbour/src/content/posts-tw", "Harbour"),
        ("/srv/harbour/src/pages/posts", "Harbour"),
        // A name of its own is the better one, and a folder that is no site's says nothing of what is above it.
        ("/srv/harbour/content/diary-of-a-pilot", "Diary of a pilot"),
        ("/home/ann/posts", "Posts"),
        ("/home/ann/blog", "Blog"),
        ("_posts", "Posts"),
    ];
    for (folder, title) in rows {
        let articles = vec![article("1.txt", "2017-01-01", "One"), article("2.txt", "2017-01-02", "Two")];
        let series = Series { folder: PathBuf::from(folder), articles, ..Series::default() };
        let mut sources = Sources::default();
        sources.add("one.txt", "");
        let options = Options::default();
        let made =
            assemble(series, Request { options: &options, sources: &sources, source_date_epoch: None });
        assert_eq!(made.value.metadata.title, title, "{folder}");
    }
}

#[test]
fn two_articles_with_one_date_and_title_are_reported_and_only_equal_texts_are_an_error() {
    let twins = |same_text: bool| {
        let (first, mut second) =
            (article("a.txt", "2017-01-01", "Title"), article("b.txt", "2017-01-01", "title."));
        if same_text {
            second.body = first.body.clone();
        }
        let made = assembled(vec![first, second], |_| {});
        let reported = made.diagnostics.iter().find(|d| d.code.0 == "A004").expect("it is reported").clone();
        assert!(reported.message.contains("a.txt") && reported.message.contains("b.txt"), "{reported:?}");
        (reported.severity, made.value.articles().count())
    };
    assert_eq!(twins(false), (Severity::Warning, 2));
    assert_eq!(twins(true), (Severity::Error, 1));
}

// Essays that go on from one another on one day were asked about, though each has its number.
#[test]
fn two_articles_with_one_date_and_title_are_told_apart_by_the_numbers_above_them() {
    let reported = |first: &str, second: &str| {
        let numbered = |path: &str, number: &str| {
            let masthead = vec![words::text(number, Default::default())];
            Article { masthead, ..article(path, "1788-01-02", "The Same Subject") }
        };
        let made = assembled(vec![numbered("a.txt", first), numbered("b.txt", second)], |_| {});
        made.diagnostics.iter().any(|diagnostic| matches!(diagnostic.code.0, "A004" | "A010"))
    };
    assert!(!reported("No. 32", "No. 33"));
    assert!(reported("No. 32", "No. 32"));
    assert!(reported("The Weekly", "The Monthly"));
}

#[test]
fn choices_take_in_what_they_ask_for() {
    let all = || {
        let mut all = vec![
            article("1-a.txt", "2016-12-31", "A"),
            article("2-b.txt", "2017-06-15", "B"),
            article("3-c.txt", "2018-01-01", "C"),
        ];
        all[1].tags = vec!["Press".to_owned()];
        all[2].draft = true;
        all
    };
    let placed = |value: &str| Some(Placed { value: value.to_owned(), span: None });
    let count =
        |change: &dyn Fn(&mut Options)| assembled(all(), |options| change(options)).value.articles().count();
    assert_eq!(count(&|_| {}), 2);
    // Of a draft nothing else is said.
    let mut drafts = all();
    drafts.push(Article { draft: true, ..article("4-d.txt", "", "D") });
    assert!(assembled(drafts, |_| {}).diagnostics.iter().all(|said| said.code.0 != "A005"));
    assert_eq!(count(&|options| options.drafts = true), 3);
    assert_eq!(count(&|options| options.from = placed("2017")), 1);
    assert_eq!(count(&|options| options.to = placed("2017-06")), 2);
    assert_eq!(count(&|options| options.to = placed("2017-06-14")), 1);
    assert_eq!(count(&|options| options.tags = vec!["press".to_owned()]), 1);
    assert_eq!(count(&|options| options.only = vec!["2".to_owned(), "1-a".to_owned()]), 2);
    let none = assembled(all(), |options| options.from = placed("2020"));
    assert!(codes(&none).contains(&("A001", Severity::Error)));
    let wrong = assembled(all(), |options| options.from = placed("spring"));
    assert!(codes(&wrong).contains(&("A002", Severity::Error)));
    let unknown = assembled(all(), |options| options.only = vec!["7".to_owned()]);
    assert!(codes(&unknown).contains(&("A003", Severity::Error)));
}

#[test]
fn parts_open_before_the_first_article_of_a_month() {
    let days = ["2017-01-01", "2017-01-02", "2017-03-01"];
    let all = days
        .iter()
        .enumerate()
        .map(|(n, day)| article(&format!("{n}.txt"), day, &format!("Title {n}")))
        .collect();
    let made = assembled(all, |options| options.parts = Parts::Month);
    let parts: Vec<_> =
        made.value.sections.iter().filter(|section| section.kind == SectionKind::Part).collect();
    let titles: Vec<_> = parts.iter().map(|part| (part.id.as_str(), plain_text(&part.title))).collect();
    assert_eq!(
        titles,
        [("part-2017-01", "January 2017".to_owned()), ("part-2017-03", "March 2017".to_owned())]
    );
}

// Most books had a large letter at the head of some articles, and none at that of others.
#[test]
fn all_articles_open_with_a_large_letter_or_none() {
    let with = |path: &str, text: &str| {
        let mut article = article(path, "2017-01-01", path);
        article.body = vec![paragraph(text)];
        article
    };
    let long = "The press stood by the window, and its rollers were of glue. ".repeat(5);
    let opens = |book: &Book| book.articles().filter(|(_, article)| article.opening().is_some()).count();
    assert_eq!(opens(&book(vec![with("1.txt", &long), with("2.txt", &long)])), 2);
    assert_eq!(opens(&book(vec![with("1.txt", &long), with("2.txt", "Short.")])), 0);
}

// `1er` and `XVIIIe` stood on the line; in the capitals of a date it was `1ER`.
#[test]
fn ends_of_numbers_are_raised_in_french() {
    let mut article = article("one.txt", "2017-01-01", "Le XVIIIe");
    article.body = vec![paragraph("Au 1er, au no 5.")];
    article.lang = Lang::new("fr");
    let made = assembled(vec![article], |options| {
        options.language = Some(Placed { value: "fr".into(), span: None });
    });
    let mut raised = Vec::new();
    only(&made.value).visit(&mut |item| {
        if let NodeRef::Inline(Node { value: Inline::Superscript { content }, .. }) = item {
            raised.push(plain_text(content));
        }
    });
    assert_eq!(raised, ["er", "e", "er", "o"], "{:?}", made.diagnostics);
}

#[test]
fn links_lead_into_the_book_to_the_site_or_nowhere() {
    let target = |to: &str, site: Option<&str>| {
        let mut from = article("one.txt", "2017-01-01", "One");
        from.body = vec![link(to)];
        let mut goal = article("blog/2017-01-02-two.md", "2017-01-02", "Two");
        goal.url = Some("/essays/second/".to_owned());
        goal.aliases = vec!["The Other".to_owned(), "/before/".to_owned()];
        goal.body = vec![heading("A Heading")];
        let made = assembled(vec![from, goal], |options| {
            options.site = site.map(|site| Placed { value: site.to_owned(), span: None });
        });
        let said: Vec<_> = made.diagnostics.iter().map(|d| d.code.0).collect();
        let mut found = None;
        only(&made.value).visit(&mut |item| {
            if let NodeRef::Inline(Node { value: Inline::Link { target, .. }, .. }) = item {
                found = Some(match target {
                    Target::Internal { section, fragment } => {
                        let id = made.value.section(*section).id.clone();
                        fragment.clone().unwrap_or(id)
                    }
                    Target::External(address) => address.clone(),
                    Target::Unresolved(_) => panic!("nothing is left unresolved"),
                });
            }
        });
        (found.unwrap_or_else(|| "nowhere".to_owned()), said.join(" "))
    };
    let two = "2017-01-02-two";
    let site = Some("https://example.org/news");
    let rows = [
        ("TWO", None, two, ""),
        ("the other", None, two, ""),
        ("/before/", None, two, ""),
        ("{filename}/blog/2017-01-02-two.md", None, two, ""),
        ("blog/2017-01-02-two.md", None, two, ""),
        ("./blog/2017-01-02-two.html", None, two, ""),
        ("2017-01-02-two", None, two, ""),
        ("two", None, two, ""),
        ("/essays/second/", None, two, ""),
        ("/2017/01/02/two.html", None, two, ""),
        ("https://example.org/news/essays/second", site, two, ""),
        ("blog/2017-01-02-two.md#a-heading", None, "2017-01-02-two-h-a-heading", ""),
        ("two#a_heading", None, "2017-01-02-two-h-a-heading", ""),
        ("two#a-head-ing-", None, "2017-01-02-two-h-a-heading", ""),
        ("two#nothing", None, two, "A012"),
        ("#p1", None, "2017-01-01-one-p1", ""),
        ("https://example.org/other", site, "https://example.org/other", ""),
        ("other.html?x=1#y", site, "https://example.org/news/other.html?x=1#y", ""),
        ("/other.html", site, "https://example.org/other.html", ""),
        ("other.html", None, "nowhere", "A011"),
        ("javascript:alert(1)", site, "nowhere", "A011"),
        ("mailto:a@example.org", None, "mailto:a@example.org", ""),
        ("//example.org/x", None, "https://example.org/x", ""),
    ];
    for (to, site, expected, said) in rows {
        assert_eq!(target(to, site), (expected.to_owned(), said.to_owned()), "{to}");
    }
}

#[test]
fn paper_and_dates_follow_language_and_habit() {
    let shown = |lang: &str, month_first: Option<bool>| {
        let mut one = article("1.txt", "2017-11-01", "One");
        if let Some(date) = &mut one.date {
            date.month_first = month_first;
        }
        let made = assembled(vec![one], |options| {
            options.language = Some(Placed { value: lang.to_owned(), span: None });
        });
        let date = only(&made.value).date.as_ref().map(|dated| dated.shown.clone());
        (made.value.metadata.paper, date.unwrap_or_default())
    };
    let rows = [
        ("en", Some(true), Paper::Letter, "November 1, 2017"),
        ("en", Some(false), Paper::A4, "1 November 2017"),
        ("en", None, Paper::A4, "1 November 2017"),
        ("en-US", Some(false), Paper::Letter, "November 1, 2017"),
        ("en-GB", Some(true), Paper::Letter, "1 November 2017"),
        ("fr", None, Paper::A4, "1er novembre 2017"),
        ("de", None, Paper::A4, "1. November 2017"),
        ("es", None, Paper::A4, "1 de noviembre de 2017"),
        ("ru", None, Paper::A4, "1 ноября 2017\u{a0}г."),
        ("el", None, Paper::A4, "1 Νοεμβρίου 2017"),
    ];
    for (lang, month_first, paper, date) in rows {
        assert_eq!(shown(lang, month_first), (paper, date.to_owned()), "{lang}");
    }
}

#[test]
fn the_identifier_stays_when_articles_come_and_differs_by_title_and_language() {
    let of = |count: usize, change: fn(&mut Options)| {
        let all = (1..=count).map(|n| article(&format!("{n}.txt"), &format!("2017-01-0{n}"), "T")).collect();
        assembled(all, change).value.metadata.identifier
    };
    assert_eq!(of(1, |_| {}), of(5, |_| {}));
    assert_ne!(of(1, |_| {}), of(1, |options| options.title = Some("Other".to_owned())));
    assert!(of(1, |_| {}).starts_with("urn:uuid:"));
}

#[test]
fn each_word_of_each_article_is_there_once() {
    let count = 12;
    let all = (1..=count)
        .map(|n| article(&format!("{n}.txt"), &format!("2017-01-{n:02}"), &format!("Title{n}")))
        .collect();
    let book = book(all);
    let mut text = String::new();
    for section in &book.sections {
        text.push_str(&crate::model::visit::text(&section.header));
        text.push_str(&crate::model::visit::text(&section.blocks));
    }
    for n in 1..=count {
        for word in [format!("Title{n} "), format!("body of {n}.txt")] {
            assert_eq!(format!("{text} ").matches(&word).count(), 1, "{word}");
        }
    }
}
