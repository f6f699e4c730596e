//! A text that is being read: the words of the paragraph, the paragraphs, the cells and rows of a table.

use super::super::docx::{cell_html, plain};
use super::super::markup::{self, Look, ParagraphKind, WordBlock};

/// How a cell goes together with others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CellMerge {
    /// It goes on with the one before it.
    pub across: bool,
    /// It begins one that goes on below.
    pub begins_down: bool,
    /// It goes on with the one above.
    pub down: bool,
}

/// The most columns that merged cells span.
const SPAN: usize = 1000;

/// A text that is being read: the body, a note, or what stands in a box.
#[derive(Debug, Default)]
pub struct TextFlow {
    runs: Vec<(Look, String)>,
    /// Whether a link is open in the paragraph.
    link: bool,
    blocks: Vec<WordBlock>,
    /// What was read of the cell.
    cell: Vec<WordBlock>,
    /// The cells of the row, as HTML.
    cells: Vec<String>,
    /// How the cells of the row go together with others.
    merges: Vec<CellMerge>,
    /// The rows of the table: whether it is a head, and its cells.
    rows: Vec<(bool, Vec<(CellMerge, String)>)>,
    is_head: bool,
}

impl TextFlow {
    /// Adds HTML to the paragraph.
    pub fn add(&mut self, look: Look, html: &str) {
        match self.runs.last_mut() {
            Some((same, words)) if *same == look && !html.starts_with('<') && !words.starts_with('<') => {
                words.push_str(html)
            }
            _ => self.runs.push((look, html.to_owned())),
        }
    }

    /// Begins a link.
    pub fn open_link(&mut self, to: &str) {
        self.close_link();
        self.add(Look::default(), &format!("<a href=\"{}\">", markup::escaped(to)));
        self.link = true;
    }

    /// Ends the link, if one is open.
    pub fn close_link(&mut self) {
        if std::mem::take(&mut self.link) {
            self.runs.push((Look::default(), "</a>".to_owned()));
        }
    }

    /// Takes the mark off that the author typed as the call of a note.
    pub fn take_mark(&mut self) {
        const MARK: usize = 3;
        let is_mark = |(look, html): &(Look, String)| {
            look.raised && !html.starts_with('<') && (1..=MARK).contains(&html.trim().chars().count())
        };
        if self.runs.last().is_some_and(is_mark) {
            self.runs.pop();
        }
    }

    /// Returns the words of the paragraph so far.
    pub fn words(&self) -> String {
        plain(&self.runs)
    }

    /// Tells whether the paragraph has nothing yet.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Ends the paragraph, which lies in a table or not. The first `marker` bytes of its words are the sign of a list.
    pub fn end_paragraph(&mut self, kind: ParagraphKind, is_in_table: bool, marker: usize) {
        self.close_link();
        let mut runs = std::mem::take(&mut self.runs);
        let mut marker = marker;
        for (_, html) in runs.iter_mut().filter(|(_, html)| !html.starts_with('<')) {
            let taken = marker.min(html.len());
            if html.is_char_boundary(taken) {
                html.drain(..taken);
                marker -= taken;
            }
        }
        let is_word = |html: &str| !html.trim().is_empty() && !html.starts_with('<');
        let mut worded = runs.iter().filter(|(_, html)| is_word(html)).peekable();
        let is_bold = worded.peek().is_some() && worded.all(|(look, _)| look.bold);
        let words = plain(&runs);
        if matches!(kind, ParagraphKind::Heading(_) | ParagraphKind::Title | ParagraphKind::Subtitle) {
            // What a style sets for all its words is the look of that style, and no stress.
            runs.iter_mut().for_each(|(look, _)| look.bold = false);
        }
        if kind == ParagraphKind::Caption {
            runs.iter_mut().for_each(|(look, _)| look.italic = false);
        }
        let dashes = words.trim();
        let is_rule = dashes.chars().count() >= 3 && dashes.chars().all(|c| matches!(c, '—' | '–' | '_'));
        let html = if is_rule { markup::RULE.to_owned() } else { markup::joined(runs).replace('\t', " ") };
        let block = WordBlock::Paragraph { kind, html: html.trim().to_owned(), words, is_bold };
        if is_in_table {
            self.cell.push(block);
        } else {
            self.end_table();
            self.blocks.push(block);
        }
    }

    /// Puts blocks after the paragraphs so far.
    pub fn append(&mut self, mut blocks: Vec<WordBlock>) {
        self.blocks.append(&mut blocks);
    }

    /// Begins what is said of a row.
    pub fn begin_row(&mut self) {
        self.merges.clear();
        self.is_head = false;
    }

    /// Says that the row is a head.
    pub fn set_head(&mut self) {
        self.is_head = true;
    }

    /// Says how the next cell goes together with others.
    pub fn define_cell(&mut self, merge: CellMerge) {
        if self.merges.len() < SPAN {
            self.merges.push(merge);
        }
    }

    /// Ends a cell.
    pub fn end_cell(&mut self) {
        let blocks = std::mem::take(&mut self.cell);
        self.cells.push(cell_html(&blocks));
    }

    /// Ends a row.
    pub fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let merge = |at: usize| self.merges.get(at).copied().unwrap_or_default();
        let cells = cells.into_iter().enumerate().map(|(at, html)| (merge(at), html)).collect();
        self.rows.push((self.is_head, cells));
    }

    fn end_table(&mut self) {
        if !self.cells.is_empty() {
            self.end_row();
        }
        let rows = std::mem::take(&mut self.rows);
        if !rows.is_empty() {
            self.blocks.push(WordBlock::Table(table(&rows)));
        }
    }

    /// Ends the text, and returns what it was.
    pub fn end(mut self) -> Vec<WordBlock> {
        if !self.is_empty() {
            self.end_paragraph(ParagraphKind::Plain, false, 0);
        }
        if !self.cell.is_empty() {
            self.end_cell();
        }
        self.end_table();
        self.blocks
    }
}

fn table(rows: &[(bool, Vec<(CellMerge, String)>)]) -> String {
    let mut html = String::from("<table>\n");
    for (at, (is_head, cells)) in rows.iter().enumerate() {
        html.push_str("<tr>");
        for (column, (merge, cell)) in cells.iter().enumerate() {
            if merge.across || merge.down {
                continue;
            }
            let beside = cells.iter().skip(column + 1).take_while(|(merge, _)| merge.across).count();
            let goes_on = |(_, cells): &&(bool, Vec<(CellMerge, String)>)| {
                cells.get(column).is_some_and(|(merge, _)| merge.down)
            };
            let below =
                if merge.begins_down { rows.iter().skip(at + 1).take_while(goes_on).count() } else { 0 };
            let name = if *is_head { "th" } else { "td" };
            html.push_str(&format!("<{name}"));
            if beside > 0 {
                html.push_str(&format!(" colspan=\"{}\"", beside + 1));
            }
            if below > 0 {
                html.push_str(&format!(" rowspan=\"{}\"", below + 1));
            }
            html.push_str(&format!(">{cell}</{name}>"));
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</table>\n");
    html
}
