//! A page that says how to print, fold and bind one booklet: a book of one section, laid out like any other.

use super::sketches::Sketcher;
use super::writer::SectionWriter;
use crate::diagnostic::Placed;
use crate::font::FontBook;
use crate::impose::{self, Binding, Build, Flip, Holes, LineKind, MarkKind, PaperPath, Plan, Scheme, Turn};
use crate::lang::{BookletWords, PrintDialog, fill, print_dialogs};
use crate::model::{Book, Direction, Metadata};
use crate::style;
use crate::unit::{self, Length, Sides, Size};

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

/// Makes the page as a book, with so many of the extras, [`MOST_EXTRAS`] at most.
///
/// It is in the series' language where there are words in it, and in English elsewhere; words of the series that
/// it quotes bear their own language.
pub fn how_to(about: HowTo<'_>, pages: HowToPages, extras: u32) -> Book {
    let words = about.metadata.words().booklet;
    let sketcher = Sketcher { fonts: about.fonts, plan: about.plan, labels: about.labels, words: &words };
    let mut writer = SectionWriter::new(about.metadata);
    writer.heading(1, words.title);
    writer.series(about.metadata);
    writer.begin_text();
    about.amount(&mut writer);
    about.print(&mut writer, &sketcher, extras > 0);
    if extras > 1 {
        about.slip(&mut writer);
    }
    if extras > 2 {
        about.sheets(&mut writer);
    }
    if pages == HowToPages::Two {
        writer.next_section();
        writer.titled(about.metadata.words().booklet.fold);
        writer.begin_text();
    }
    about.fold(&mut writer, &sketcher);
    about.bind(&mut writer, &sketcher, extras > 3);
    writer.heading(2, words.trouble);
    match about.plan.flip {
        Some(Flip::ShortEdge | Flip::LongEdge) => writer.text(words.upside_down),
        Some(Flip::SingleSided) => writer.text(words.hand_turned),
        None => {}
    }
    writer.text(words.calibrate);
    writer.book(about.metadata, "booklet-how-to")
}

/// A table of more sheets is longer than it is of use.
const MOST_LISTED: usize = 8;

/// Printers at home take no longer paper: Legal has 356 mm.
const LARGEST_AT_HOME: Length = Length::mm(356);

/// Tells whether paper is longer than that.
fn is_large(sheet: Size) -> bool {
    sheet.width.max(sheet.height) > LARGEST_AT_HOME
}

/// Returns the name of paper as it stands on its pack.
fn paper_name(size: Size) -> String {
    let name = unit::name_of_page(size);
    match name.as_str() {
        "half-letter" => "Half Letter (5.5 × 8.5 in)".to_owned(),
        "letter" => "Letter (8.5 × 11 in)".to_owned(),
        "legal" => "Legal (8.5 × 14 in)".to_owned(),
        "tabloid" => "Tabloid (11 × 17 in)".to_owned(),
        _ => name,
    }
}

/// How long lines of such a page are: drawings have room in them, and they are read with ease.
const MEASURE: Length = Length::mm(140);
/// How long they are on sheets that test a printer.
const TEST_MEASURE: Length = Length::mm(126);

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
    fn amount(&self, writer: &mut SectionWriter<'_>) {
        let pages = fill(writer.words.amount, self.labels.len());
        let sheets = fill(&pages, self.plan.sheets.len());
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
        writer.text(&said);
    }

    /// Names the paper, and how it lies: `A4, landscape`.
    fn paper(&self, words: BookletWords<'_>) -> String {
        let lies = if self.plan.format.is_landscape() { words.lying } else { words.upright };
        format!("{}, {lies}", paper_name(self.plan.format.sheet))
    }

    /// Says what to hand over at a copy shop.
    fn slip(&self, writer: &mut SectionWriter<'_>) {
        let words = writer.words;
        writer.text(&fill(&fill(words.slip, self.files.sheets), self.paper(words)));
        if let Some(cover) = self.files.cover {
            writer.text(&fill(&fill(words.slip_cover, cover.name), paper_name(cover.sheet)));
        }
    }

    /// Lists which pages stand on which sheet, where there are a few.
    fn sheets(&self, writer: &mut SectionWriter<'_>) {
        let count = self.plan.sheets.len();
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
            Some(Flip::ShortEdge) => {
                writer.text(&fill(words.file, self.files.sheets));
                writer.text(words.short_edge);
            }
            Some(Flip::LongEdge) => {
                writer.text(&fill(words.file, self.files.sheets));
                writer.text(words.long_edge);
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
            // The edge that went in first goes in first again, as in a printer that turns paper about its long edge.
            writer.text(&format!("{} {}", fill(words.both_sides, self.files.sheets), words.long_edge));
        }
    }

    /// Says that nothing is made larger, smaller or put in another order.
    fn size(&self, writer: &mut SectionWriter<'_>, names_settings: bool) {
        writer.text(writer.words.actual_size);
        writer.text(writer.words.no_booklet);
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
            writer.text(words.hand_backs);
        }
        // What is done with the sheets of the book comes after the test: whoever goes step by step has its pile in hand.
        writer.text(&fill(words.file, fronts));
        writer.text(words.same_edge);
        match self.options.printer {
            Some(path) => writer.text(&second(path)),
            None => {
                for turns in [true, false] {
                    let such = || PaperPath::ALL.iter().filter(|(_, path)| path.turns_pile() == turns);
                    let letters: Vec<String> = such().map(|(letter, _)| letter.to_string()).collect();
                    let done = such().next().map(|(_, path)| second(*path)).unwrap_or_default();
                    writer.text(&format!("{}: {done}", letters.join(", ")));
                }
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

    fn fold(&self, writer: &mut SectionWriter<'_>, sketcher: &Sketcher<'_>) {
        let words = writer.words;
        if self.plan.leaves().is_some() {
            return;
        }
        writer.heading(2, words.fold);
        self.cut_apart(writer);
        match self.plan.scheme {
            Scheme::Zine => {
                writer.text(words.fold_zine);
                return writer.drawing("fold", &sketcher.cross(), words.alt_fold);
            }
            Scheme::Leaflet => {
                writer.text(match self.plan.binding {
                    Binding::Left => words.fold_leaflet_left,
                    Binding::Right => words.fold_leaflet_right,
                });
                return writer.drawing("fold", &sketcher.leaflet(), words.alt_fold);
            }
            Scheme::Concertina => {
                writer.text(words.fold_concertina);
                return writer.drawing("fold", &sketcher.concertina(), words.alt_fold);
            }
            Scheme::Gate => {
                writer.text(words.fold_gate);
                return writer.drawing("fold", &sketcher.gate(), words.alt_fold);
            }
            Scheme::Quarto | Scheme::Octavo => return self.fold_more_than_once(writer, sketcher),
            Scheme::Ring => return,
            Scheme::FourUp => {
                writer.text(words.cut_across);
                if self.plan.left_over {
                    writer.text(words.left_over);
                }
                writer.drawing("cut", &sketcher.cut(), words.alt_cut);
            }
            Scheme::Saddle | Scheme::Perfect | Scheme::HeadToHead => {}
        }
        let signatures = &self.plan.signatures;
        if signatures.iter().all(|sheets| *sheets == 1) && signatures.len() > 1 {
            writer.text(words.fold_singly);
        } else if signatures.len() > 1 {
            writer.text(&fill(words.fold_signatures, counted(signatures)));
        } else if self.plan.scheme == Scheme::FourUp {
            writer.text(words.fold_turned);
        } else if self.plan.sheets.len() == 1 {
            writer.text(words.fold_alone);
        } else {
            writer.text(words.fold_together);
        }
        if !self.plan.is_stapled() {
            writer.drawing("fold", &sketcher.folded(), words.alt_fold);
        }
        if self.plan.scheme == Scheme::HeadToHead {
            writer.text(words.second_book);
        }
    }

    /// Says how copies are cut apart, where several stand on a sheet.
    fn cut_apart(&self, writer: &mut SectionWriter<'_>) {
        let copies = self.plan.format.copies.count();
        if copies > 1 {
            writer.text(&fill(writer.words.cut_apart, copies));
        }
    }

    /// Says how the sheets of a quarto or an octavo are folded, and laid into one another.
    fn fold_more_than_once(&self, writer: &mut SectionWriter<'_>, sketcher: &Sketcher<'_>) {
        let words = writer.words;
        writer.text(if self.plan.scheme == Scheme::Quarto { words.fold_quarto } else { words.fold_octavo });
        writer.drawing("folds", &sketcher.folds(), words.alt_folds);
        let bifolia = self.plan.scheme.traits().pages_of_a_sheet() / 4;
        let sheets: Vec<u32> = self.plan.signatures.iter().map(|signature| signature / bifolia).collect();
        match sheets.as_slice() {
            [0 | 1] => {}
            [_] => writer.text(words.nest_all),
            many if many.iter().any(|count| *count > 1) => writer.text(&fill(words.nest, counted(many))),
            _ => {}
        }
    }

    /// Says how leaves that are not folded are cut and punched.
    fn punch(&self, writer: &mut SectionWriter<'_>, is_cut: bool) {
        let words = writer.words;
        writer.heading(2, words.bind);
        self.cut_apart(writer);
        if is_cut {
            writer.text(words.cut_leaves);
            if self.plan.left_over {
                writer.text(words.left_over);
            }
        }
        match self.options.holes {
            Holes::None => {}
            Holes::Comb => writer.text(words.comb),
            Holes::Auto | Holes::Two | Holes::Three | Holes::Four if self.plan.marks(MarkKind::Hole) => {
                writer.text(words.punch);
            }
            Holes::Auto | Holes::Two | Holes::Three | Holes::Four => {
                let holes = self.plan.holes(self.options);
                let aside = holes.first().map_or(0.0, |hole| hole.x.to_mm());
                let down = holes.iter().map(|hole| format!("{:.0}", hole.y.to_mm())).collect::<Vec<_>>();
                writer.text(&fill(&fill(words.punch_at, format!("{aside:.0}")), down.join(", ")));
            }
        }
    }

    fn bind(&self, writer: &mut SectionWriter<'_>, sketcher: &Sketcher<'_>, may_be_sewn: bool) {
        let words = writer.words;
        if let Some(is_cut) = self.plan.leaves() {
            return self.punch(writer, is_cut);
        }
        if self.plan.signatures.is_empty() {
            return;
        }
        writer.heading(2, words.bind);
        // Staples go through the cover too; what is glued or sewn gets it when it is bound.
        if let Some(cover) = self.files.cover.filter(|_| self.plan.is_stapled()) {
            writer.text(&fill(words.wrap, cover.name));
            match cover.cut {
                None => writer.text(words.wrap_same),
                Some(size) => {
                    let paper = fill(words.wrap_cut, paper_name(cover.sheet));
                    writer.text(&fill(&paper, paper_name(size)));
                }
            }
        }
        if self.plan.scheme.is_glued() {
            writer.text(words.glue);
        } else if !self.plan.is_stapled() {
            writer.text(words.sew);
            let places = self.plan.stations().into_iter().map(|place| format!("{:.0}", place.to_mm()));
            writer.text(&fill(words.sew_at, places.collect::<Vec<_>>().join(", ")));
            if self.plan.marks(MarkKind::Sewing) && self.plan.marks(MarkKind::Collation) {
                writer.text(words.sew_marks);
            }
        } else {
            let distance = sketcher.staple_distance();
            writer.text(&fill(&fill(words.staple, distance), distance));
            let alt = format!("{} {}", words.alt_fold, fill(words.alt_staple, distance));
            writer.drawing("staples", &sketcher.folded_and_stapled(), &alt);
            writer.text(words.long_arm);
            if may_be_sewn {
                writer.text(&fill(words.stitch, distance));
                writer.drawing("stitch", &sketcher.stitch(), words.alt_stitch);
            }
        }
        if let Some(cover) = self.files.cover.filter(|_| !self.plan.is_stapled()) {
            writer.text(&fill(words.wrap_last, cover.name));
            if let Some(size) = cover.cut {
                let paper = fill(words.wrap_flat, paper_name(cover.sheet));
                let mut said = fill(&paper, paper_name(size));
                if is_large(cover.sheet) && !is_large(self.plan.format.sheet) {
                    said = format!("{said} {}", words.large_paper);
                }
                writer.text(&said);
            }
            writer.text(words.wrap_on);
        }
        if matches!(self.plan.scheme.traits().build, Build::Quires) {
            writer.text(words.cut_open);
        } else if self.options.trim {
            writer.text(words.trim);
        }
    }
}

/// Makes the words of the sheet that tests a printer, as a book of two pages: front and back.
pub fn test_sheet(series: &Metadata) -> Book {
    let words = series.words().booklet;
    let mut writer = SectionWriter::new(series);
    writer.heading(1, words.test_title);
    writer.begin_text();
    let texts = [words.test_print, words.test_flip, words.test_offset, words.test_scale, words.test_margin];
    texts.into_iter().for_each(|text| writer.text(text));
    writer.next_section();
    writer.heading(1, words.back);
    writer.book(series, "calibration")
}

/// Makes the words of the test of two sheets, as a book of six pages: the fronts, the backs, the backs from the last.
pub fn hand_test(series: &Metadata) -> Book {
    let words = series.words().booklet;
    let mut writer = SectionWriter::new(series);
    let pages = [(1, words.front), (2, words.front), (1, words.back), (2, words.back)];
    for (at, (sheet, side)) in pages.into_iter().chain([(2, words.back), (1, words.back)]).enumerate() {
        if at > 0 {
            writer.next_section();
        }
        // No other number stands on it: the two sides of a sheet bear the same.
        writer.heading(1, &sheet.to_string());
        writer.begin_text();
        writer.text(side);
    }
    writer.book(series, "hand-test")
}

/// Returns how the words of such sheets are set: below what is drawn on them, in long lines where they lie on their
/// side, since there is little room below.
pub fn test_page(paper: Size) -> style::Options {
    let print = page(paper, Length::pt(12));
    let head = crate::impose::free_from(paper);
    let measure = if paper.width > paper.height { Length::mm(186) } else { TEST_MEASURE };
    let side = (paper.width - measure) / 2;
    let sides = |sides: Sides| Sides { head, inner: side, outer: side, ..sides };
    let margins = print.margins.map(|placed| Placed { value: sides(placed.value), ..placed });
    style::Options { margins, ..print }
}

/// Returns how the words of the test of two sheets are set: to be seen at once, and taken for nothing else.
pub fn hand_test_page(paper: Size) -> style::Options {
    let font_size = Some(Placed { value: Length::pt(60), span: None });
    style::Options { font_size, ..page(paper, Length::pt(72)) }
}

/// So many numbers are said one by one.
const MOST_NUMBERS: usize = 20;

/// Returns numbers in their order: `4, 4, 3`. Of many, those that are equal are put together by their places, counted
/// from 1: `1–36: 4, 37–38: 3`.
fn counted(numbers: &[u32]) -> String {
    if numbers.len() <= MOST_NUMBERS {
        return numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    }
    let mut last = 0;
    let runs = numbers.chunk_by(|one, next| one == next).map(|run| {
        let first = last + 1;
        last += run.len();
        match run {
            [number] => format!("{last}: {number}"),
            [number, ..] => format!("{first}–{last}: {number}"),
            [] => String::new(),
        }
    });
    runs.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::counted;

    // A book of 150 sheets named 38 signatures one by one; of `5 × 2, 1` somebody made one of five sheets, twice.
    #[test]
    fn signatures_are_listed_or_named_by_their_places() {
        let many = [[4; 36].as_slice(), &[3, 3], &[2]].concat();
        for (numbers, said) in
            [(&[2, 2, 2, 2, 2, 1][..], "2, 2, 2, 2, 2, 1"), (&many, "1–36: 4, 37–38: 3, 39: 2"), (&[], "")]
        {
            assert_eq!(counted(numbers), said);
        }
    }
}
