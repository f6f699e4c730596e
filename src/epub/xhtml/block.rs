//! What stands under one another.

use super::{Page, lang_attrs};
use crate::model::{
    Alt, Block, BlockQuote, Blocks, Cell, CellAlign, Figure, Heading, Inlines, List, Node, Note, NoteIndex,
    Paragraph, Role, Table, TimelineEvent, Verse, plain_text,
};

impl Page<'_> {
    /// Writes the section's own blocks; the first letter of the paragraph that opens an article is set large,
    /// unless a number would come before it.
    pub(super) fn blocks_of(&mut self) {
        let blocks = &self.section.blocks;
        match self.section.opening().filter(|_| !self.numbers) {
            Some(first) => {
                self.paragraph(first, Some("opening"));
                self.xml.line();
                self.blocks(&blocks[1..]);
            }
            None => self.blocks(blocks),
        }
    }

    pub(super) fn blocks(&mut self, blocks: &[Node<Block>]) {
        for node in blocks {
            self.block(node);
        }
    }

    fn block(&mut self, node: &Node<Block>) {
        match &node.value {
            Block::Paragraph(paragraph) => {
                self.paragraph(paragraph, paragraph.continues.then_some("continued"));
            }
            Block::Heading(heading) => self.heading(heading),
            Block::Quote(quote) => self.quote(quote),
            Block::Verse(verse) => self.verse(verse),
            Block::List(list) => self.list(list),
            Block::Definitions { entries } => self.definitions(entries),
            Block::Timeline { events } => self.timeline(events),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => {
                self.xml.open("figure");
                self.page_breaks(node.id);
                self.figure(figure);
            }
            Block::SceneBreak => self.xml.tag("hr").attr("class", "scene-break").empty(),
            // A screen is not written on.
            Block::Room { .. } => {}
            Block::Code { text, .. } => {
                self.xml.open("pre");
                self.page_breaks(node.id);
                self.xml.leaf("code", text);
                self.xml.close();
            }
            Block::Lang { lang, blocks } => {
                let direction = self.section.lang.direction();
                lang_attrs(self.xml.tag("div"), lang, direction).open();
                self.xml.line();
                self.blocks(blocks);
                self.xml.close();
            }
        }
        self.xml.line();
    }

    fn paragraph(&mut self, paragraph: &Paragraph, class: Option<&str>) {
        let id = paragraph.number.map(|number| self.section.paragraph_id(number));
        let name = if paragraph.role == Role::BookTitle { "h1" } else { "p" };
        let role = matches!(paragraph.role, Role::Subtitle | Role::BookSubtitle).then_some("doc-subtitle");
        self.xml
            .tag(name)
            .attr_if("class", paragraph.role.class().or(class))
            .attr_if("id", id.as_deref())
            .attr_if("role", role)
            .open();
        if name == "h1" {
            self.outline = 1;
        }
        self.number(paragraph.number);
        match &self.section.date {
            Some(dated) if paragraph.role == Role::Dateline => {
                self.xml.tag("time").attr("datetime", &dated.date.to_string()).open();
                self.inlines(&paragraph.content);
                self.xml.close();
            }
            _ => self.inlines(&paragraph.content),
        }
        self.xml.close();
    }

    /// Writes the number of a paragraph or stanza before it, where readers asked for them; it is no word of the
    /// text, and not spoken as one.
    fn number(&mut self, number: Option<u32>) {
        if let Some(number) = number.filter(|_| self.numbers) {
            self.xml
                .tag("span")
                .attr("class", "number")
                .attr("aria-hidden", "true")
                .own_text(&number.to_string());
            self.xml.text(" ");
        }
    }

    /// Writes a heading, raised where it would leave a level out: readers who jump from heading to
    /// heading take a gap for something missing.
    fn heading(&mut self, heading: &Heading) {
        let level = heading.level.clamp(1, self.outline.saturating_add(1).min(6));
        self.outline = level;
        let name = match level {
            1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        };
        self.xml
            .tag(name)
            .attr_if("class", heading.capitals.then_some("capitals"))
            .attr_if("id", heading.id.as_deref())
            .open();
        self.inlines(&heading.content);
        self.xml.close();
    }

    fn quote(&mut self, quote: &BlockQuote) {
        self.xml.tag("blockquote").attr_if("class", quote.epigraph.then_some("epigraph")).open();
        self.xml.line();
        self.blocks(&quote.blocks);
        self.attribution(quote.attribution.as_ref());
        self.xml.close();
    }

    fn attribution(&mut self, attribution: Option<&Inlines>) {
        let Some(attribution) = attribution else {
            return;
        };
        self.xml.tag("p").attr("class", "attribution").open();
        self.xml.open("cite");
        self.inlines(attribution);
        self.xml.close();
        self.xml.close_line();
    }

    fn verse(&mut self, verse: &Verse) {
        self.xml.tag("div").attr("class", "verse").open();
        self.xml.line();
        for stanza in &verse.stanzas {
            let id = stanza.number.map(|number| self.section.paragraph_id(number));
            self.xml.tag("p").attr("class", "stanza").attr_if("id", id.as_deref()).open();
            for (index, line) in stanza.lines.iter().enumerate() {
                if index > 0 {
                    self.xml.line();
                }
                let class = match line.indent {
                    0 => "line".to_owned(),
                    steps => format!("line indent-{}", steps.min(8)),
                };
                self.xml.tag("span").attr("class", &class).open();
                if index == 0 {
                    self.number(stanza.number);
                }
                self.inlines(&line.content);
                self.xml.close();
            }
            self.xml.close_line();
        }
        self.attribution(verse.attribution.as_ref());
        self.xml.close();
    }

    fn list(&mut self, list: &List) {
        let start = list.start.filter(|start| *start != 1).map(|start| start.to_string());
        let name = if list.start.is_some() { "ol" } else { "ul" };
        self.xml.tag(name).attr_if("start", start.as_deref()).open();
        self.xml.line();
        for item in &list.items {
            self.xml.open("li");
            self.blocks(item);
            self.xml.close_line();
        }
        self.xml.close();
    }

    /// Writes terms and explanations; a term without one gets an empty one, as `dl` demands.
    fn definitions(&mut self, entries: &[(Inlines, Vec<Blocks>)]) {
        self.xml.open("dl");
        self.xml.line();
        for (term, explanations) in entries {
            self.xml.open("dt");
            self.inlines(term);
            self.xml.close_line();
            for blocks in explanations {
                self.xml.open("dd");
                self.blocks(blocks);
                self.xml.close_line();
            }
            if explanations.is_empty() {
                self.xml.leaf("dd", "");
                self.xml.line();
            }
        }
        self.xml.close();
    }

    /// Writes a timeline as a list of dates; the rule along it is the sheet's.
    fn timeline(&mut self, events: &[TimelineEvent]) {
        self.xml.tag("dl").attr("class", "timeline").open();
        self.xml.line();
        for event in events {
            self.xml.open("dt");
            self.inlines(&event.shown);
            self.xml.close_line();
            self.xml.open("dd");
            self.blocks(&event.blocks);
            self.xml.close_line();
        }
        self.xml.close();
    }

    /// Writes a table. One of few rows stands in a box of its own, which may scroll sideways where the
    /// page is narrow; a longer one does not, because such a box is never broken over pages.
    fn table(&mut self, table: &Table) {
        const FEW_ROWS: usize = 12;
        let is_boxed = table.head.len() + table.rows.len() <= FEW_ROWS;
        if is_boxed {
            // Who scrolls by keyboard must be able to come to it.
            self.xml.tag("div").attr("class", "table").attr("tabindex", "0").open();
        }
        self.bare_table(table);
        if is_boxed {
            self.xml.close();
        }
    }

    fn bare_table(&mut self, table: &Table) {
        self.xml.open("table");
        self.xml.line();
        if let Some(caption) = &table.caption {
            self.xml.open("caption");
            self.inlines(caption);
            self.xml.close_line();
        }
        if !table.head.is_empty() {
            self.xml.open("thead");
            self.xml.line();
            self.rows(&table.head, &table.columns, true);
            self.xml.close_line();
        }
        self.xml.open("tbody");
        self.xml.line();
        self.rows(&table.rows, &table.columns, false);
        self.xml.close_line();
        self.xml.close();
    }

    fn rows(&mut self, rows: &[Vec<Cell>], columns: &[CellAlign], head: bool) {
        for (row, places) in rows.iter().zip(Table::places(rows)) {
            self.xml.open("tr");
            for (cell, column) in row.iter().zip(places) {
                self.cell(cell, columns.get(column), head);
            }
            self.xml.close_line();
        }
    }

    fn cell(&mut self, cell: &Cell, align: Option<&CellAlign>, head: bool) {
        // A head that says nothing heads nothing: it is a plain cell to those who listen.
        let scope = match (head, cell.heads_row) {
            _ if is_blank(cell) => None,
            (true, _) => Some("col"),
            (false, true) => Some("row"),
            (false, false) => None,
        };
        let class = match align {
            Some(CellAlign::Center) => Some("align-center"),
            Some(CellAlign::End) => Some("align-end"),
            _ => None,
        };
        let span = |count: u16| (count > 1).then(|| count.to_string());
        self.xml
            .tag(if scope.is_some() { "th" } else { "td" })
            .attr_if("class", class)
            .attr_if("scope", scope)
            .attr_if("colspan", span(cell.span.columns).as_deref())
            .attr_if("rowspan", span(cell.span.rows).as_deref())
            .open();
        self.inlines(&cell.content);
        self.blocks(&cell.blocks);
        self.xml.close();
    }

    /// Writes what an open `figure` holds and ends it.
    fn figure(&mut self, figure: &Figure) {
        match self.picture_path(figure.picture) {
            // A link needs words that say where it leads.
            Some(path) => match figure.link.as_ref().and_then(|target| self.href(target)) {
                Some(href) if matches!(figure.alt, Alt::Text(_)) => {
                    self.xml.tag("a").attr("href", &href).open();
                    self.image(&path, &figure.alt);
                    self.xml.close();
                }
                _ => self.image(&path, &figure.alt),
            },
            None => {
                let words = self.absent(&figure.address, &figure.alt);
                self.xml.tag("p").attr("class", "placeholder").own_text(&words);
            }
        }
        if let Some(caption) = &figure.caption {
            self.xml.open("figcaption");
            self.inlines(caption);
            self.xml.close();
        }
        self.xml.close();
    }

    /// Writes a note: the id on the `li`, the link back before its first words.
    pub(super) fn note(&mut self, index: NoteIndex, note: &Note) {
        self.xml.tag("li").attr("id", &self.section.note_id(index)).open();
        let rest = match note.blocks.split_first() {
            Some((Node { value: Block::Paragraph(first), .. }, rest)) => {
                self.xml.open("p");
                self.way_back(index);
                self.inlines(&first.content);
                self.xml.close();
                rest
            }
            _ => {
                self.xml.open("p");
                self.way_back(index);
                self.xml.close();
                &note.blocks
            }
        };
        self.blocks(rest);
        self.xml.close_line();
    }

    fn way_back(&mut self, index: NoteIndex) {
        let number = (index.0 + 1).to_string();
        let back = self.phrases().back_to_text;
        if self.referenced.contains(&index) {
            self.xml
                .tag("a")
                .attr("class", "backlink")
                .attr("href", &format!("#{}", self.section.reference_id(index, 0)))
                .attr("epub:type", "backlink")
                .attr("role", "doc-backlink")
                .attr("aria-label", back)
                .own_text(&number);
        } else {
            self.xml.own_text(&number);
        }
        self.xml.own_text(". ");
    }
}

/// Tells whether a cell says nothing.
fn is_blank(cell: &Cell) -> bool {
    plain_text(&cell.content).trim().is_empty() && cell.blocks.is_empty()
}
