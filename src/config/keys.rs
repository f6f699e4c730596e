//! Every key of `chapbook.toml`, once.

mod booklet;
mod correct;
mod handouts;

pub(super) use correct::NEEDED;
pub use correct::corrections;

use super::forms;
use super::kind::{
    Choice, Choices, CountKind, DateKind, Flag, FlagOrAuto, HeadPatterns, InnerPath, InnerPaths, LengthOf,
    Located, Margins, Optional, PageKind, TextKind, TextsKind, WordsKind,
};
use super::table::{Key, KeySection};
use crate::assemble::{Order, Parts};
use crate::cover::{Colour, Design};
use crate::lang::{self, BookWords, BookletWords, HandoutWords};
use crate::layout::{LinksPlace, NotesPlace};
use crate::model::Paper;
use crate::read::{MissingImages, Quotes, Recurse};
use crate::style::{FrontPages, LeftOut, Start};
use crate::unit::Length;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// Returns every section of `chapbook.toml` with its keys, in the order in which they are shown.
pub fn sections() -> &'static [KeySection] {
    static SECTIONS: LazyLock<Vec<KeySection>> = LazyLock::new(|| {
        vec![
            KeySection { name: "series", about: "What the series is, and how it is read.", keys: series() },
            KeySection {
                name: "read",
                about: "How texts and the heads of plain texts are written, where it is not found out rightly. `chapbook inspect` \
                        asks for what is in doubt.",
                keys: read(),
            },
            KeySection { name: "epub", about: "The EPUB.", keys: epub() },
            KeySection { name: "print", about: "The print edition.", keys: print() },
            KeySection {
                name: "booklet",
                about: "The booklet: how pages are put on sheets, printed, folded and bound.",
                keys: booklet::keys(),
            },
            KeySection {
                name: "cover",
                about: "The cover, where `[series] cover` names no picture.",
                keys: cover(),
            },
            KeySection {
                name: "handouts",
                about: "What is made for study groups, and how it is set.",
                keys: handouts::keys(),
            },
            KeySection {
                name: WORDS,
                about: "Your own words in place of what chapbook itself says, in the language of the series. `{}` \
                        stands for a number or a name.",
                keys: words(),
            },
        ]
    });
    &SECTIONS
}

/// The section of the user's own words.
pub(super) const WORDS: &str = "words";

/// `bleed`, which the command line sets too.
pub(super) const BLEED: LengthOf = LengthOf { least: Length::ZERO, most: Length::mm(25), like: "3mm" };

/// What the user's printer takes. `None` is inferred.
const PAPERS: &[(&str, Option<Paper>)] =
    &[("auto", None), ("a4", Some(Paper::A4)), ("letter", Some(Paper::Letter))];

/// Pixels on an inch of paper: newsprint shows 72, and no press more than 2400.
const PICTURE_DPI: RangeInclusive<u32> = 72..=2400;

/// Pixels across the page of an e-reader.
const PICTURE_WIDTH: RangeInclusive<u32> = 100..=10_000;

/// The most sheets that can be folded together.
const MOST_SHEETS: u32 = 32;

const fn length(least: Length, most: Length, like: &'static str) -> LengthOf {
    LengthOf { least, most, like }
}

fn series() -> Vec<Key> {
    let mut keys = named();
    keys.extend(chosen());
    keys.extend(taken_in());
    keys
}

/// What the series is called.
fn named() -> Vec<Key> {
    vec![
        Key::new("title", "The title of the series. Without it, it is found in what all articles share.", Optional(TextKind), |c| {
            &mut c.assemble.title
        })
        .like("\"Letters from the Table\""),
        Key::new("subtitle", "A line below the title.", Optional(TextKind), |c| &mut c.assemble.subtitle)
            .like("\"For whoever sits down\""),
        Key::new("author", "Who wrote it: one name, or several.", TextsKind, |c| &mut c.assemble.author)
            .also(|c| c.read.has_author = !c.assemble.author.is_empty())
            .like("[\"A. Reader\", \"B. Writer\"]"),
        Key::new("publisher", "Who publishes it.", Optional(TextKind), |c| &mut c.assemble.publisher)
            .like("\"The Reading Circle\""),
        Key::new(
            "language",
            "The language, as a BCP 47 tag: \"en\", \"en-US\", \"fr\". Without it, it is found out from the text.",
            Located(WordsKind { what: "a language tag", are: forms::is_language, hint: forms::LANGUAGE }),
            |c| &mut c.assemble.language,
        )
        .also(|c| c.read.language.clone_from(&c.assemble.language))
        .like("\"en\""),
        Key::new(
            "identifier",
            "What tells this book from every other. Without it, it is made of title and language.",
            Optional(TextKind),
            |c| &mut c.assemble.identifier,
        )
        .like("\"urn:uuid:2f1c9a52-6f0e-4b3c-9d57-0a8a3c1b7e11\""),
        Key::new("rights", "Who holds the rights.", Optional(TextKind), |c| &mut c.assemble.rights)
            .like("\"Copyright 2025 the authors\""),
        Key::new("licence", "What others may do with it.", Optional(TextKind), |c| &mut c.assemble.licence)
            .like("\"CC BY 4.0\""),
        Key::new(
            "isbn",
            "The ISBN, if it has one.",
            Located(WordsKind { what: "an ISBN", are: forms::is_isbn, hint: forms::ISBN }),
            |c| &mut c.assemble.isbn,
        )
        .like("\"978-3-16-148410-0\""),
        Key::new("edition", "Which edition it is.", Optional(TextKind), |c| &mut c.assemble.edition)
            .like("\"Second edition\""),
        Key::new(
            "site",
            "The web address of the series. Links between articles, and links without a site, are read under it.",
            Located(WordsKind { what: "a web address", are: forms::is_address, hint: forms::ADDRESS }),
            |c| &mut c.assemble.site,
        )
        .like("\"https://example.org\""),
    ]
}

/// Which articles are taken in, in which order.
fn chosen() -> Vec<Key> {
    vec![
        Key::new(
            "order",
            "How articles are ordered: by \"date\", by the \"name\" of the file, or as \"listed\" under `articles`.",
            Choice(&[("date", Order::Date), ("name", Order::Name), ("listed", Order::Listed)]),
            |c| &mut c.assemble.order,
        ),
        Key::new(
            "articles",
            "The articles in their order, with `order = \"listed\"`. Others are left out.",
            InnerPaths,
            |c| &mut c.assemble.articles,
        )
        .like("[\"2025-01-06-a-sheet-of-paper\", \"2025-02-03-thread-and-needle\"]"),
        Key::new(
            "recurse",
            "Whether folders below this one are read too. \"auto\" reads those that hold articles.",
            FlagOrAuto { auto: Recurse::Auto, yes: Recurse::Yes, no: Recurse::No },
            |c| &mut c.read.recurse,
        ),
        Key::new("from", "Leaves out what is older than a year, a month or a day.", Located(DateKind), |c| {
            &mut c.assemble.from
        })
        .like("\"2025\""),
        Key::new("to", "Leaves out what is newer than a year, a month or a day.", Located(DateKind), |c| {
            &mut c.assemble.to
        })
        .like("\"2025-12-31\""),
        Key::new("tags", "Takes only articles that have one of these tags.", TextsKind, |c| {
            &mut c.assemble.tags
        })
        .like("[\"folding\"]"),
        Key::new(
            "parts",
            "Divides a long series: by \"year\", by \"month\", or \"none\" for not at all.",
            Choice(&[("none", Parts::None), ("year", Parts::Year), ("month", Parts::Month)]),
            |c| &mut c.assemble.parts,
        ),
    ]
}

/// How a cover is drawn.
fn cover() -> Vec<Key> {
    vec![
        Key::new(
            "design",
            "What is drawn: a label on a \"pattern\", a label on a \"plain\" colour, or only words on bare \"paper\".",
            Choice(&Design::ALL),
            |c| &mut c.cover.design,
        ),
        Key::new(
            "colour",
            "Its colour: \"oxblood\", \"indigo\", \"bottle-green\", \"plum\", \"teal\", \"umber\", \"slate\", \
             \"madder\". \"auto\" is one of them, always the same for a series.",
            Choice(&Colour::ALL),
            |c| &mut c.cover.colour,
        ),
    ]
}

/// How articles are read, and the user's own files.
fn taken_in() -> Vec<Key> {
    vec![
        Key::new(
            "day-first",
            "Whether 03/04/2025 is 3 April. Without it, it is found out from the other dates.",
            Optional(Flag),
            |c| &mut c.read.day_first,
        )
        .like("true"),
        Key::new(
            "quotes",
            "What becomes of quotation marks, apostrophes and dashes as typed: \"style\" sets them as the language does, \"keep\" leaves them.",
            Choice(&[("style", Quotes::Style), ("keep", Quotes::Keep)]),
            |c| &mut c.read.quotes,
        ),
        Key::new("drop", "Lines of the web page to take off.", TextsKind, |c| &mut c.read.drop)
            .like("[\"Share this\"]"),
        Key::new(
            "static",
            "A folder beside this one that pictures may come from; with `--trust` it may lie anywhere.",
            Located(TextKind),
            |c| &mut c.read.static_folder,
        )
        .like("\"../static\""),
        Key::new(
            "missing-images",
            "What a picture is that is not there: a \"placeholder\" (what it shows, in words), or an \"error\".",
            Choice(&[("error", MissingImages::Error), ("placeholder", MissingImages::Placeholder)]),
            |c| &mut c.read.missing_images,
        ),
        Key::new(
            "paper",
            "What your printer takes: \"a4\" or \"letter\". \"auto\" finds it out from language and dates.",
            Choice(PAPERS),
            |c| &mut c.assemble.paper,
        ),
        Key::new(
            "style",
            "A style sheet whose rules are read after the tool's own.",
            Located(InnerPath),
            |c| &mut c.own.style,
        )
        .like("\"my.css\""),
        Key::new("cover", "A picture in place of the cover that is made.", Located(InnerPath), |c| {
            &mut c.own.cover
        })
        .like("\"cover.jpg\""),
    ]
}

fn read() -> Vec<Key> {
    vec![
        Key::new(
            "head",
            "The lines of the head in their order, with what differs from article to article in braces: {title}, {subtitle}, \
             {author} (several too), {date}, {number} (of the issue; the title if there is no {title}), {kicker} (a heading \
             over several titles), {masthead} (the name of the publication), {venue} (where it was first printed), {place}, \
             {epigraph} (a quotation before the text, on a line of its own), {skip} (what is taken off). Other words stand as \
             they are in every article; a space stands for any white space. A line that an article does not have is passed \
             over.",
            HeadPatterns,
            |c| &mut c.read.head,
        )
        .like("[\"{title}\", \"No. {number} | {date} | {author}\", \"{epigraph}\"]"),
        Key::new(
            "kicker",
            "Headings that stand over several titles, such as the names of columns.",
            TextsKind,
            |c| &mut c.read.kicker,
        )
        .like("[\"From the Workshop\", \"Letters\"]"),
        Key::new(
            "authors",
            "Who writes: a line of the head, or one below the text, that holds these names and nothing else names its authors.",
            TextsKind,
            |c| &mut c.read.authors,
        )
        .like("[\"A. Reader\", \"B. Writer\"]"),
        Key::new(
            "encoding",
            "The encoding of texts that are not UTF-8, such as \"windows-1252\", \"cp850\" (DOS) or \"mac-roman\". Without it, it is \
             found out from their letters.",
            Optional(WordsKind { what: "an encoding", are: forms::is_encoding, hint: forms::ENCODING }),
            |c| &mut c.read.encoding,
        )
        .like("\"cp850\""),
    ]
}

fn epub() -> Vec<Key> {
    vec![
        Key::new("fonts", "Whether the typefaces are embedded.", Flag, |c| &mut c.epub.fonts),
        Key::new(
            "page-list",
            "Whether it is marked where the pages of the print edition begin.",
            Flag,
            |c| &mut c.epub.page_list,
        ),
        Key::new(
            "paragraph-numbers",
            "Whether paragraphs show the numbers by which a group finds its place.",
            Flag,
            |c| &mut c.epub.paragraph_numbers,
        ),
        Key::new(
            "picture-width",
            "How many pixels a picture has at most from left to right. Larger ones are made smaller.",
            CountKind(PICTURE_WIDTH),
            |c| &mut c.epub.picture_width,
        ),
        Key::new(
            "conforms-to",
            "The accessibility standard that the book meets. Give it only if you have made sure of it.",
            Optional(TextKind),
            |c| &mut c.epub.conforms_to,
        )
        .like("\"EPUB Accessibility 1.1 - WCAG 2.1 Level AA\""),
    ]
}

fn print() -> Vec<Key> {
    vec![
        Key::new(
            "page",
            "The page: A4, A5, A6, half-letter, letter, digest, trade, or \"120mm x 190mm\". Without it, half of the \
             paper's sheet.",
            Located(PageKind),
            |c| &mut c.style.page,
        )
        .like("\"A5\""),
        Key::new(
            "font-size",
            "The size of the text. Without it, what suits the page: 9pt for A6, 12pt for A4; so leading and margins.",
            Located(length(Length::pt(4), Length::pt(72), "12pt")),
            |c| &mut c.style.font_size,
        )
        .like("\"10.5pt\""),
        Key::new(
            "leading",
            "From one baseline to the next.",
            Located(length(Length::pt(4), Length::pt(144), "14pt")),
            |c| &mut c.style.leading,
        )
        .like("\"13.65pt\""),
        Key::new(
            "margins",
            "The margins: one for all sides, or all four. Without them, what suits the page: lines have some 75 letters \
             at most, so that A4 and Letter have wide margins, and the inner margin is narrower than the outer. A \
             booklet moves its pages away from its spine by what its binding takes.",
            Located(Margins(length(Length::ZERO, Length::mm(300), "20mm"))),
            |c| &mut c.style.margins,
        )
        .like("{ inner = \"20mm\", outer = \"17mm\", head = \"20mm\", foot = \"22mm\" }"),
        Key::new(
            "start",
            "Where an article starts: on \"any\" new page, on a right-hand page (\"recto\"), or where the one before \
             it ends (\"run-on\").",
            Choice(&[("any", Start::Any), ("recto", Start::Recto), ("run-on", Start::RunOn)]),
            |c| &mut c.style.start,
        ),
        Key::new(
            "front",
            "The pages before the articles: \"full\", each of title, imprint, epigraph and contents by itself; \
             \"compact\", on two pages; \"none\"; or \"auto\", compact for a book of some twenty pages, else full.",
            Choice(&[
                ("auto", FrontPages::Auto),
                ("full", FrontPages::Full),
                ("compact", FrontPages::Compact),
                ("none", FrontPages::None),
            ]),
            |c| &mut c.style.front,
        ),
        Key::new(
            "leave-out",
            "Which parts around the articles are not printed: \"contents\", \"imprint\", \"colophon\", \"epigraph\".",
            Choices(&[
                ("contents", LeftOut::Contents),
                ("imprint", LeftOut::Imprint),
                ("colophon", LeftOut::Colophon),
                ("epigraph", LeftOut::Epigraph),
            ]),
            |c| &mut c.style.leave_out,
        ),
        Key::new(
            "notes",
            "Where notes stand: at the \"foot\" of the page, or at the \"end\" of the article.",
            Choice(&[("foot", NotesPlace::Foot), ("end", NotesPlace::End)]),
            |c| &mut c.layout.notes,
        ),
        Key::new(
            "links",
            "What becomes of web addresses: each is one of the \"notes\", all are listed at the \"end\" of the \
             article, or \"none\" is printed.",
            Choice(&[("notes", LinksPlace::Notes), ("end", LinksPlace::End), ("none", LinksPlace::None)]),
            |c| &mut c.layout.links,
        ),
        Key::new(
            "paragraph-numbers",
            "Whether paragraphs show the numbers of the EPUB and the handouts, in the margin.",
            Flag,
            |c| &mut c.style.paragraph_numbers,
        ),
        Key::new("grey", "Whether everything is printed in grey.", Flag, |c| &mut c.pdf.grey),
        Key::new("bleed", "How far ink runs beyond the edge that is trimmed.", BLEED, |c| &mut c.pdf.bleed),
        Key::new("marks", "Whether crop marks are drawn.", Flag, |c| &mut c.pdf.marks),
        Key::new(
            "picture-dpi",
            "How many pixels a picture has at most on an inch of paper. Larger ones are made smaller.",
            CountKind(PICTURE_DPI),
            |c| &mut c.pdf.picture_dpi,
        ),
    ]
}

/// The words of the book, of the page that says how to fold, and of handouts.
fn words() -> Vec<Key> {
    let english = lang::of("en");
    let about = [BookWords::ABOUT, BookletWords::ABOUT, HandoutWords::ABOUT].concat();
    let entries = [english.book.entries(), english.booklet.entries(), english.handouts.entries()].concat();
    let keys = about.into_iter().zip(entries);
    keys.map(|((entry, about), (_, english))| Key::word(entry, about, english)).collect()
}
