//! The page and the sheet of a scheme.

use super::{GridCell, scaled};
use crate::diagnostic::Placed;
use crate::diagnostic::{Diagnostic, Span};
use crate::impose::{Build, Copies, Options, Traits};
use crate::unit::{Length, Size};
use crate::unit::{name_of_page, page_named};

/// What a format is chosen by.
#[derive(Clone, Copy, Debug)]
pub struct FormatRequest<'a> {
    /// `[booklet]`
    pub options: &'a Options,
    /// The page of the print edition.
    pub page: Size,
    /// Whether it was chosen, and did not follow the paper.
    pub page_is_chosen: bool,
    /// The paper that the printer takes.
    pub paper: Size,
}

/// The page and the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Format {
    /// The page that the book is laid out for.
    pub page: Size,
    /// The sheet as it is looked at: its width goes from left to right.
    pub sheet: Size,
    /// How much smaller or larger pages are printed; 1 unless scaling is asked for.
    pub scale: f64,
    /// How many copies of the booklet stand on the sheet.
    pub copies: Copies,
}

impl Format {
    /// Returns the page as it is printed.
    pub fn printed(&self) -> Size {
        scaled(self.page, self.scale)
    }

    /// Returns the format of what is left when copies are cut apart.
    pub fn of_one_copy(self) -> Self {
        Self { sheet: self.copies.share(self.sheet), copies: Copies::One, ..self }
    }

    /// Tells whether the sheet is wider than it is high.
    pub fn is_landscape(&self) -> bool {
        self.sheet.width > self.sheet.height
    }
}

/// How much narrower the panel of a leaflet is that is folded in.
pub(super) const TUCK: Length = Length::mm(1);
/// How much a half of a sheet may be larger than a page that is called its half.
const NEAR: Length = Length::mm(1);

/// Returns the page and the sheet of a scheme.
///
/// # Errors
/// `I001` where the sheet is too small for its pages, with sheets and pages that would fit.
pub fn format(request: FormatRequest<'_>) -> Result<Format, Box<Diagnostic>> {
    let options = request.options;
    let sheet = options.sheet.as_ref().map(|sheet| sheet.value);
    let chosen = options.page.as_ref().map(|page| page.value);
    let grid = Grid::of(options);
    if matches!(options.scheme.traits().build, Build::Leaves) {
        return leaves(request, grid);
    }
    // Copies, and sheets folded more than once, take the sheet that is there.
    let is_folded_once = grid.columns == 2 && grid.rows == 1 && grid.copies == Copies::One;
    match is_folded_once {
        true => {
            let page = chosen.unwrap_or_else(|| folded_page(request, grid));
            let found = sheet.or_else(|| {
                sheets(request.paper).into_iter().find(|sheet| grid.fits(page, *sheet).is_some())
            });
            // Nobody asked for a sheet that holds the print edition's page: then one is made for it.
            let found = found.or_else(|| chosen.is_none().then(|| grid.needs(page)));
            found.map_or_else(|| Err(no_sheet(request, page)), |sheet| grid.place(page, sheet, options))
        }
        false => {
            let sheet = sheet.unwrap_or(request.paper);
            let page = chosen.unwrap_or_else(|| grid.share(sheet));
            grid.place(page, sheet, options)
        }
    }
}

/// Returns the format of leaves that are not folded: two to a sheet where they fit, else one.
fn leaves(request: FormatRequest<'_>, two: Grid) -> Result<Format, Box<Diagnostic>> {
    let options = request.options;
    let one = Grid { columns: 1, ..two };
    let sheet = options.sheet.as_ref().map_or(request.paper, |sheet| sheet.value);
    let page = options.page.as_ref().map_or_else(
        || match two.fits(request.page, sheet).is_some() || request.page_is_chosen {
            true => request.page,
            false => two.share(sheet),
        },
        |page| page.value,
    );
    if two.fits(page, sheet).is_some() || options.scale { two } else { one }.place(page, sheet, options)
}

/// Returns the page of a booklet of folded sheets where none is given: that of the print edition, or half the
/// sheet where that was chosen and the page was not, or does not fit.
fn folded_page(request: FormatRequest<'_>, grid: Grid) -> Size {
    let Some(sheet) = request.options.sheet.as_ref() else { return request.page };
    match request.page_is_chosen && grid.fits(request.page, sheet.value).is_some() {
        true => request.page,
        false => grid.share(sheet.value),
    }
}

/// Returns the sheets to choose from, of the user's own family first, from the smallest.
pub(super) fn sheets(paper: Size) -> Vec<Size> {
    let (iso, american) = (["A4", "A3"], ["letter", "legal", "tabloid"]);
    let is_iso = iso.iter().any(|name| page_named(name) == Some(paper));
    let names: Vec<&str> = match is_iso {
        true => iso.into_iter().chain(american).collect(),
        false => american.into_iter().chain(iso).collect(),
    };
    names.into_iter().filter_map(page_named).collect()
}

fn no_sheet(request: FormatRequest<'_>, page: Size) -> Box<Diagnostic> {
    let message = format!("no common sheet holds two pages of {} side by side", name_of_page(page));
    let hint = format!(
        "give the sheet that you have, of at least {}, or a smaller page",
        name_of_page(Size { width: page.width * 2, height: page.height })
    );
    at(Diagnostic::error("I001", message).hint(hint), request.options.page.as_ref())
}

fn at(diagnostic: Diagnostic, placed: Option<&Placed<Size>>) -> Box<Diagnostic> {
    let span: Option<Span> = placed.and_then(|placed| placed.span);
    Box::new(match span {
        Some(span) => diagnostic.at(span),
        None => diagnostic,
    })
}

/// How many pages stand on a side, across and down.
#[derive(Clone, Copy, Debug)]
struct Grid {
    columns: i64,
    rows: i64,
    /// What is lost to the folding.
    tuck: Length,
    /// How many times it stands on the sheet.
    copies: Copies,
}

impl Grid {
    fn of(options: &Options) -> Self {
        let Traits { columns, rows, tucks, .. } = options.scheme.traits();
        let (tuck, copies) = (TUCK * i64::from(tucks), options.copies);
        Self { columns: columns.into(), rows: rows.into(), tuck, copies }
    }

    /// Returns what the pages take together.
    fn needs(self, page: Size) -> Size {
        Size { width: page.width * self.columns + self.tuck, height: page.height * self.rows }
    }

    /// Returns the sheet turned so that the pages fit on it, or `None` if they do not.
    fn fits(self, page: Size, sheet: Size) -> Option<Size> {
        let needs = self.needs(page);
        let holds = |sheet: &Size| {
            let share = self.copies.share(*sheet);
            needs.width <= share.width && needs.height <= share.height
        };
        self.ways(page, sheet).into_iter().find(holds)
    }

    /// Returns the sheet both ways round, the way first in which each copy lies as its pages do.
    fn ways(self, page: Size, sheet: Size) -> [Size; 2] {
        let (short, long) = (sheet.width.min(sheet.height), sheet.width.max(sheet.height));
        let portrait = Size { width: short, height: long };
        let landscape = Size { width: long, height: short };
        let lies = |size: Size| size.width > size.height;
        let is_alike = lies(self.copies.share(landscape)) == lies(self.needs(page));
        if is_alike { [landscape, portrait] } else { [portrait, landscape] }
    }

    /// Returns the page of which a sheet holds as many: a preset where there is one.
    fn share(self, sheet: Size) -> Size {
        let sheet = self.copies.share(sheet);
        let (short, long) = (sheet.width.min(sheet.height), sheet.width.max(sheet.height));
        // Four columns, three, and two beside one another lie along the long edge; two by two as it stands.
        let (width, height) = if self.columns > self.rows { (long, short) } else { (short, long) };
        let share = Size { width: (width - self.tuck) / self.columns, height: height / self.rows };
        let presets = ["A4", "A5", "A6", "A7"].into_iter().filter_map(page_named);
        let near = |preset: &Size| {
            let close = |wanted: Length, found: Length| (Length::ZERO..=NEAR).contains(&(wanted - found));
            close(share.width, preset.width) && close(share.height, preset.height)
        };
        presets.into_iter().find(near).unwrap_or(share)
    }

    fn place(self, page: Size, sheet: Size, options: &Options) -> Result<Format, Box<Diagnostic>> {
        if options.scale {
            let sheet = self.ways(page, sheet)[0];
            let (needs, share) = (self.needs(page), self.copies.share(sheet));
            let scale = share.width.ratio(needs.width).min(share.height.ratio(needs.height));
            return Ok(Format { page, sheet, scale, copies: self.copies });
        }
        if let Some(sheet) = self.fits(page, sheet) {
            return Ok(Format { page, sheet, scale: 1.0, copies: self.copies });
        }
        let many = match self.columns * self.rows * i64::from(self.copies.count()) {
            1 => "a page".to_owned(),
            2 => "two pages".to_owned(),
            number => format!("{number} pages"),
        };
        let message =
            format!("a sheet of {} is too small for {many} of {}", name_of_page(sheet), name_of_page(page));
        let hint = format!(
            "`scheme = \"{}\"` needs a sheet of {}, or a page of {}; `scale = true` makes the pages smaller",
            options.scheme.name(),
            name_of_page(self.copies.whole(self.needs(page))),
            name_of_page(self.share(sheet)),
        );
        let placed = options.sheet.as_ref().or(options.page.as_ref());
        Err(at(Diagnostic::error("I001", message).hint(hint), placed))
    }
}

impl GridCell {
    /// Returns a page in the middle of what belongs to it.
    pub(super) fn centred(
        page: Option<crate::frame::PageIndex>,
        window: crate::unit::Rect,
        format: Format,
    ) -> Self {
        let printed = format.printed();
        let x = window.origin.x + (window.size.width - printed.width) / 2;
        let y = window.origin.y + (window.size.height - printed.height) / 2;
        let area = super::rect(x, y, printed);
        Self { page, area, window, turn: super::Turn::Upright, scale: format.scale }
    }
}
