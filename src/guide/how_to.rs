//! A page that says how to print, fold and bind one booklet: a book of one section, laid out like any other.

mod at_table;

use super::measures::Measures;
use super::sketches::Sketcher;
use super::turned;
use super::writer::{SectionWriter, language};
use crate::diagnostic::Placed;
use crate::font::FontBook;
use crate::impose::{self, Flip, LineKind, PaperPath, Plan, Turn, Turning};
use crate::lang::{BookletWords, PrintDialog, fill, print_dialogs};
use crate::model::{Book, Direction, Metadata};
use crate::style;
use crate::unit::{Length, Sides, Size};

/// What the page is about.
#[derive(Clone, Copy, Debug)]
pub struct HowTo<'a> {
    /// What the book says about itself.
    pub metadata: &'a Metadata,
    /// How the booklet is put on sheets.
    pub options: &'a impose::Options,
    /// Its sheets.
    pub plan: &'a Plan,
    /// The folio of each page.
    pub labels: &'a [String],
    /// The names of the files.
    pub files: PrintedFiles<'a>,
    /// Whether nothing at all is printed on some side of a sheet that is printed on both.
    pub has_blank_sides: bool,
    /// The typefaces.
    pub fonts: &'a FontBook,
}

/// The names of the files that are printed.
#[derive(Clone, Copy, Debug)]
pub struct PrintedFiles<'a> {
    /// All sides.
    pub sheets: &'a str,
    /// For two passes: fronts, backs, and backs from the last.
    pub passes: [&'a str; 3],
    /// The test of two sheets.
    pub hand_test: &'a str,
    /// The cover, where there is one of its own.
    pub cover: Option<CoverFile<'a>>,
}

/// A cover of its own.
#[derive(Clone, Copy, Debug)]
pub struct CoverFile<'a> {
    /// The name of its file.
    pub name: &'a str,
    /// The sheet it is printed on.
    pub sheet: Size,
    /// The size to which that is cut. `None` if it is a sheet like those of the booklet.
    pub cut: Option<Size>,
    /// Whether it is folded on both sides of its spine, and not once in its middle.
    pub is_folded_twice: bool,
}

/// Over how many pages it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowToPages {
    /// All that is said follows one another.
    One,
    /// What is done at the printer and what is done at the table have a page each.
    Two,
}

/// What is said where there is room for it, the last first to go: what programs call their settings, what to hand over at
/// a copy shop, a table of the sheets, how to sew what is not stapled.
pub const MOST_EXTRAS: u32 = 4;
/// With so many of them the table is among what is said.
pub const WITH_TABLE: u32 = 3;

/// Makes the page as a book, with so many of the extras, [`MOST_EXTRAS`] at most.
///
/// It is in the series' language where there are words in it, and in English elsewhere; words of the series that
/// it quotes bear their own language.
pub fn how_to(about: HowTo<'_>, pages: HowToPages, extras: u32) -> Book {
    let words = about.metadata.words().booklet;
    let measures = about.measures();
    let sketcher =
        Sketcher { fonts: about.fonts, plan: about.plan, labels: about.labels, words: &words, measures };
    let mut writer = SectionWriter::new(about.metadata);
    writer.heading(1, words.title);
    writer.series(about.metadata);
    writer.begin_text();
    about.amount(&mut writer);
    about.print(&mut writer, &sketcher, extras > 0);
    if extras > 1 {
        about.slip(&mut writer);
    }
    if extras >= WITH_TABLE {
        about.sheets(&mut writer);
    }
    if pages == HowToPages::Two {
        writer.next_section();
        writer.titled(about.metadata.words().booklet.fold);
        writer.begin_text();
    }
    about.fold(&mut writer, &sketcher);
    about.bind(&mut writer, &sketcher, extras > 3);
    if about.plan.flip.is_some() {
        writer.heading(2, words.trouble);
    }
    match about.plan.flip {
        Some(Flip::ShortEdge | Flip::LongEdge) => writer.text(words.upside_down),
        Some(Flip::SingleSided) => writer.text(words.hand_turned),
        None => {}
    }
    if about.plan.flip.is_some() {
        writer.text(words.calibrate);
    }
    writer.book(about.metadata, "booklet-how-to")
}

/// A table of more sheets is longer than it is of use.
const MOST_LISTED: usize = 8;
/// So is one of more signatures.
const MOST_SIGNATURES: usize = 24;

/// Returns the letters of the printers whose pile is turned over before the backs, or is not.
fn letters(turns: bool) -> String {
    let such = PaperPath::ALL.into_iter().filter(|(_, path)| path.turns_pile() == turns);
    such.map(|(letter, _)| letter.to_string()).collect::<Vec<_>>().join(", ")
}

/// Tells whether the table of signatures is worth a second page: of many sheets that are sewn nobody sees otherwise which
/// pages belong together.
pub fn needs_signatures(plan: &Plan) -> bool {
    lists_signatures(plan) && !plan.scheme.is_glued()
}

/// Tells whether the table is one of signatures.
fn lists_signatures(plan: &Plan) -> bool {
    plan.sheets.len() > MOST_LISTED && (2..=MOST_SIGNATURES).contains(&plan.signatures.len())
}

/// Printers at home take no longer paper: Legal has 356 mm.
const LARGEST_AT_HOME: Length = Length::mm(356);

/// Tells whether paper is longer than that.
fn is_large(sheet: Size) -> bool {
    sheet.width.max(sheet.height) > LARGEST_AT_HOME
}

/// How long lines of such a page are: drawings have room in them, and they are read with ease.
const MEASURE: Length = Length::mm(140);

/// Returns how such a page is set: on the user's paper, with this leading.
pub fn page(paper: Size, leading: Length) -> style::Options {
    let placed = |value| Some(Placed { value, span: None });
    let side = (paper.width - MEASURE) / 2;
    let margins = Sides { inner: side, outer: side, head: Length::mm(12), foot: Length::mm(14) };
    style::Options {
        page: Some(Placed { value: paper, span: None }),
        font_size: placed(Length::pt(10)),
        leading: placed(leading),
        margins: Some(Placed { value: margins, span: None }),
        ..style::Options::default()
    }
}

impl HowTo<'_> {
    fn measures(&self) -> Measures {
        Measures::on(self.metadata.paper, language(self.metadata).direction())
    }

    fn amount(&self, writer: &mut SectionWriter<'_>) {
        let sheets = fill(&fill(writer.words.amount, self.pages(writer.words)), self.plan.sheets.len());
        let amount = fill(&sheets, self.paper(writer.words));
        // Half a pile cannot be printed: ten copies of which four stand on each sheet are three piles.
        let ten = self.plan.sheets.len() * 10_usize.div_ceil(self.plan.format.copies.count() as usize);
        let mut said = format!("{amount} {}", fill(writer.words.ten_copies, ten));
        if self.files.cover.is_some() {
            said = format!("{said} {}", fill(writer.words.ten_covers, 10));
        }
        if is_large(self.plan.format.sheet) {
            said = format!("{said} {}", writer.words.large_paper);
        }
        if self.options.empty_pages() > 0 {
            said = format!("{said} {}", fill(writer.words.flyleaves, self.options.flyleaves));
        }
        writer.text(&said);
    }

    /// Counts the pages that a copy has when it is folded: `16 (of these empty: 2)`. An empty page of the book counts too.
    fn pages(&self, words: BookletWords<'_>) -> String {
        match self.plan.blanks {
            0 => self.plan.folded.len().to_string(),
            empty => format!("{} ({})", self.plan.folded.len(), fill(words.of_these_empty, empty)),
        }
    }

    /// Names the paper, and how it lies: `A4, landscape`.
    fn paper(&self, words: BookletWords<'_>) -> String {
        let lies = if self.plan.format.is_landscape() { words.lying } else { words.upright };
        format!("{}, {lies}", self.measures().paper(self.plan.format.sheet))
    }

    /// Says what to hand over at a copy shop.
    fn slip(&self, writer: &mut SectionWriter<'_>) {
        let words = writer.words;
        writer.text(&fill(&fill(words.slip, self.files.sheets), self.paper(words)));
        if let Some(cover) = self.files.cover {
            writer.text(&fill(&fill(words.slip_cover, cover.name), self.measures().paper(cover.sheet)));
        }
    }

    /// Lists which pages stand on which sheet, where there are a few; of more, which pages each signature has.
    fn sheets(&self, writer: &mut SectionWriter<'_>) {
        let count = self.plan.sheets.len();
        if lists_signatures(self.plan) {
            return self.signatures(writer);
        }
        // What stands from left to right on a sheet is not to be listed in words that run from right to left.
        if !(2..=MOST_LISTED).contains(&count) || writer.lang.direction() == Direction::Rtl {
            return;
        }
        let words = writer.words;
        let rows = (0..count).map(|at| {
            let sheet = fill(&fill(words.sheet_label, at + 1), count);
            [sheet, self.pages_of(at, 0), self.pages_of(at, 1)]
        });
        writer.table(["", words.front, words.back], rows.collect());
    }

    /// Lists which pages each signature has.
    fn signatures(&self, writer: &mut SectionWriter<'_>) {
        let (words, count) = (writer.words, self.plan.signatures.len());
        // As the words on folding them call what lies in the pile.
        let label = if self.plan.is_folded_singly() { words.sheet_label } else { words.signature_label };
        let mut rest = self.plan.folded.iter();
        let rows = self.plan.signatures.iter().enumerate().map(|(at, bifolia)| {
            let pages = rest.by_ref().take(*bifolia as usize * 4).flatten();
            let labels: Vec<&str> =
                pages.filter_map(|(page, _)| Some(self.labels.get(page.0 as usize)?.as_str())).collect();
            let pages = match labels.as_slice() {
                [] => String::new(),
                [only] => (*only).to_owned(),
                [first, .., last] => format!("{first} – {last}"),
            };
            [fill(&fill(label, at + 1), count), pages]
        });
        writer.table(["", self.metadata.words().book.pages], rows.collect());
    }

    fn print(&self, writer: &mut SectionWriter<'_>, sketcher: &Sketcher<'_>, names_settings: bool) {
        let words = writer.words;
        writer.heading(2, words.print);
        let is_by_hand = self.plan.flip == Some(Flip::SingleSided);
        // What counts for each pass stands before the first.
        if is_by_hand {
            self.size(writer, names_settings);
        }
        match self.plan.flip {
            None => {
                writer.text(&fill(words.file, self.files.sheets));
                writer.text(words.one_side);
            }
            Some(flip @ (Flip::ShortEdge | Flip::LongEdge)) => {
                writer.text(&fill(words.file, self.files.sheets));
                writer.text(turned(&words, flip.turning()));
            }
            Some(Flip::SingleSided) => self.by_hand(writer, sketcher),
        }
        let [fronts, backs, _] = self.files.passes;
        if self.options.separate && matches!(self.plan.flip, Some(Flip::ShortEdge | Flip::LongEdge)) {
            writer.text(&fill(&fill(words.apart, fronts), backs));
        }
        if !is_by_hand {
            self.size(writer, names_settings);
        }
        let (front, back) = (self.pages_of(0, 0), self.pages_of(0, 1));
        let alt = match self.plan.flip {
            Some(_) => fill(&fill(words.alt_sheet, front), back),
            None => fill(words.alt_side, front),
        };
        writer.drawing("sheet", &sketcher.sheet(), &alt);
        let legend = self.legend(words, sketcher);
        if !legend.is_empty() {
            writer.text(&legend);
        }
        writer.drawing("rule", &sketcher.rule(), words.alt_rule);
        writer.text(&format!("{} {}", words.rule, words.one_first));
        if is_by_hand {
            // A printer that turns the paper needs the backs as the hand does that puts it back.
            let turning = turned(&words, Flip::SingleSided.turning());
            writer.text(&format!("{} {turning}", fill(words.both_sides, self.files.sheets)));
        }
    }

    /// Says that nothing is made larger, smaller or put in another order.
    fn size(&self, writer: &mut SectionWriter<'_>, names_settings: bool) {
        writer.text(writer.words.actual_size);
        writer.text(writer.words.no_booklet);
        if self.has_blank_sides {
            writer.text(writer.words.blank_sides);
        }
        if names_settings {
            self.settings(writer);
        }
    }

    /// Says what the lines and signs in the drawing of the sheet are, as far as one could be taken for another.
    fn legend(&self, words: BookletWords<'_>, sketcher: &Sketcher<'_>) -> String {
        let is_turned = matches!(self.plan.flip, Some(Flip::ShortEdge | Flip::LongEdge));
        let is_cut = self.plan.lines.iter().any(|line| line.kind != LineKind::Fold);
        let said = [
            (is_turned && is_cut, words.legend_edge),
            (is_cut, words.legend_lines),
            (sketcher.has_turned_pages(), words.legend_heads),
        ];
        let said: Vec<&str> = said.iter().filter(|(applies, _)| *applies).map(|(_, said)| *said).collect();
        said.join(" ")
    }

    /// Names the settings as programs do: `Firefox: Two-sided printing, Flip on short edge, Scale: 100.`
    fn settings(&self, writer: &mut SectionWriter<'_>) {
        let of_program = |dialog: &PrintDialog| {
            let sides = match self.plan.flip {
                Some(Flip::ShortEdge) => vec![dialog.both_sides, dialog.short_edge],
                Some(Flip::LongEdge) => vec![dialog.both_sides, dialog.long_edge],
                Some(Flip::SingleSided) | None => Vec::new(),
            };
            let settings: Vec<&str> = sides.into_iter().chain(dialog.size).collect();
            (!settings.is_empty()).then(|| format!("{}: {}.", dialog.program, settings.join(", ")))
        };
        let named: Vec<String> = print_dialogs(writer.lang.primary()).iter().filter_map(of_program).collect();
        if !named.is_empty() {
            writer.text(&named.join(" "));
        }
    }

    /// Says how backs are printed in a second pass: what is right for the printer, or how to find that out and what
    /// is right then.
    fn by_hand(&self, writer: &mut SectionWriter<'_>, sketcher: &Sketcher<'_>) {
        let words = writer.words;
        let [fronts, backs, reversed] = self.files.passes;
        let second = |path: PaperPath| match path.turns_pile() {
            true => fill(words.turn_over, backs),
            false => fill(words.not_over, reversed),
        };
        let seen = [words.hand_a, words.hand_b, words.hand_c, words.hand_d];
        if self.options.printer.is_none() {
            writer.text(&fill(words.hand_test, self.files.hand_test));
            writer.drawing("hand", &sketcher.piles(), words.alt_hand);
            for ((letter, _), seen) in PaperPath::ALL.into_iter().zip(seen) {
                writer.text(&format!("{letter}. {seen}"));
            }
            let stand = turned(&words, Turning::IN_HAND);
            let backs = fill(&fill(words.hand_backs, letters(true)), letters(false));
            writer.text(&format!("{backs} {stand} {}", words.hand_round));
        }
        // What is done with the sheets of the book comes after the test: whoever goes step by step has its pile in hand.
        writer.text(&fill(words.file, fronts));
        match self.options.printer {
            Some(path) => {
                writer.text(&second(path));
                writer.text(&fill(words.same_edge, ""));
            }
            None => {
                for turns in [true, false] {
                    let mut such = PaperPath::ALL.iter().filter(|(_, path)| path.turns_pile() == turns);
                    let done = such.next().map(|(_, path)| second(*path)).unwrap_or_default();
                    writer.text(&format!("{}: {done}", letters(turns)));
                }
                writer.text(&fill(words.same_edge, words.same_edge_unless));
                writer.text(words.remember);
            }
        }
        writer.text(words.hand_one);
    }

    /// Lists the folios on a side of a sheet, each 0-based, from left to right, as they stand upright.
    ///
    /// Of copies, only one is listed.
    fn pages_of(&self, sheet: usize, side: usize) -> String {
        let sheet = self.plan.sheets.get(sheet);
        let side = sheet.map(|sheet| if side == 0 { &sheet.front } else { &sheet.back });
        let copies = self.plan.format.copies.count() as usize;
        let cells = side.into_iter().flat_map(|side| side.cells.iter().take(side.cells.len() / copies));
        let mut found: Vec<_> = cells
            .filter_map(|cell| {
                let label = self.labels.get(cell.page?.0 as usize)?;
                Some(((cell.window.origin.y, cell.window.origin.x), cell.turn, label.as_str()))
            })
            .collect();
        found.sort_by_key(|(at, ..)| *at);
        if found.iter().all(|(_, turn, _)| *turn == Turn::UpsideDown) {
            found.reverse();
        }
        found.iter().map(|(.., label)| *label).collect::<Vec<_>>().join(", ")
    }
}
