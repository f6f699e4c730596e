//! Tables: as Markdown has them where it can say all of one, else as HTML; and those that only lay out a page.

use super::facts::folded;
use super::words::{self, WrittenAs};
use super::write::{MarkdownWriter, is_block};
use dom_query::{Document, NodeRef};

/// A cell of so many words is a part of a page.
const PAGE: usize = 120;

/// Writes a table.
pub(super) fn write(writer: MarkdownWriter<'_>, table: &NodeRef<'_>, out: &mut Vec<String>) {
    let rows = rows(table);
    if is_layout(table, &rows) {
        for cell in rows.iter().flatten() {
            out.extend(writer.blocks(&cell.children()));
        }
        return;
    }
    let text = as_markdown(writer, table, &rows)
        .unwrap_or_else(|| words::html_blocks(std::slice::from_ref(table), writer.facts));
    out.push(text.trim_end().to_owned());
}

/// Returns the cells of a table's own rows.
fn rows<'a>(table: &NodeRef<'a>) -> Vec<Vec<NodeRef<'a>>> {
    let is_cell = |node: &NodeRef<'_>| node.has_name("td") || node.has_name("th");
    let mut rows = Vec::new();
    for child in table.children_it(false) {
        if child.has_name("tr") {
            rows.push(child.children_it(false).filter(is_cell).collect());
        }
        for row in child.children_it(false).filter(|row| row.has_name("tr")) {
            rows.push(row.children_it(false).filter(is_cell).collect());
        }
    }
    rows
}

/// Tells whether a table says nothing of what stands in it, and only puts it in places of a page.
fn is_layout(table: &NodeRef<'_>, rows: &[Vec<NodeRef<'_>>]) -> bool {
    let says = |node: &NodeRef<'_>, name: &str| !node.find(&[name]).is_empty();
    if says(table, "th") || says(table, "caption") {
        return false;
    }
    let is_page = |cell: &NodeRef<'_>| folded(&cell.text()).split(' ').count() > PAGE || says(cell, "table");
    table.attr("role").is_some_and(|role| &*role == "presentation")
        || rows.iter().map(Vec::len).max().unwrap_or(0) <= 1
        || rows.iter().flatten().any(is_page)
}

/// Makes divisions of the tables by which a page is laid out, so that its article can be known from what stands beside it.
pub(super) fn unlay(document: &Document) {
    for table in document.select("table").nodes() {
        let rows = rows(table);
        if !is_layout(table, &rows) || (rows.len() == 1 && rows.iter().flatten().count() == 1) {
            continue;
        }
        for cell in rows.iter().flatten() {
            cell.rename("div");
        }
        // What is being walked through cannot be changed.
        for node in table.descendants().iter().filter(|node| node.has_name("tr") || node.has_name("tbody")) {
            let own = node.ancestors_it(None).find(|above| above.has_name("table"));
            if own.is_some_and(|own| own.id == table.id) {
                node.rename("div");
            }
        }
        table.rename("div");
    }
}

/// What holds the number of a line within program text.
const LINE_NUMBERS: &str = "pre .ln, pre .lnt, pre .lineno, pre .linenos, pre .line-number";

/// Takes the numbers of lines off program text, and makes such text of each table that has the numbers of its lines in a cell beside it.
pub(super) fn set_program_text(document: &Document) {
    let is_number = |node: &&NodeRef<'_>| node.text().trim().bytes().all(|byte| byte.is_ascii_digit());
    for table in document.select("table").nodes() {
        let rows = rows(table);
        let [row] = rows.as_slice() else { continue };
        let [numbers, text] = row.as_slice() else { continue };
        let said = numbers.text();
        let is_numbers = said.split_whitespace().all(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        let program = text.find(&["pre"]).first().copied();
        let program = program.or_else(|| text.find(&["code"]).first().copied());
        if let Some(program) = program.filter(|_| is_numbers && !said.trim().is_empty()) {
            program.rename("pre");
            let figure = table.parent().filter(|above| above.has_name("figure"));
            figure.unwrap_or(*table).replace_with(&program.id);
        }
    }
    document.select(LINE_NUMBERS).nodes().iter().filter(is_number).for_each(NodeRef::remove_from_parent);
}

/// Writes a table of one head and plain cells; `None` if there is more to it than Markdown can say.
fn as_markdown(writer: MarkdownWriter<'_>, table: &NodeRef<'_>, rows: &[Vec<NodeRef<'_>>]) -> Option<String> {
    let columns = rows.first()?.len();
    let spans = |cell: &NodeRef<'_>| {
        ["colspan", "rowspan"].iter().any(|key| cell.attr(key).is_some_and(|span| &*span != "1"))
    };
    let is_plain = |cell: &NodeRef<'_>| {
        let blocks = cell.descendants_it().filter(is_block).count();
        blocks == 0 && !spans(cell) && cell.find(&["br"]).is_empty()
    };
    let has_head = rows.first()?.iter().all(|cell| cell.has_name("th"))
        && rows.iter().skip(1).flatten().all(|cell| cell.has_name("td"));
    let is_even = rows.iter().all(|row| row.len() == columns);
    if !has_head || !is_even || !table.find(&["caption"]).is_empty() || !rows.iter().flatten().all(is_plain) {
        return None;
    }
    let line = |row: &Vec<NodeRef<'_>>| {
        let cells = row
            .iter()
            .map(|cell| words::write(&words::tokens(&cell.children(), writer.facts), WrittenAs::Line));
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut lines: Vec<String> = rows.iter().map(line).collect();
    let rule: Vec<&str> = rows.first()?.iter().map(|cell| rule(cell)).collect();
    lines.insert(1, format!("| {} |", rule.join(" | ")));
    Some(lines.join("\n"))
}

fn rule(cell: &NodeRef<'_>) -> &'static str {
    let said =
        format!("{} {}", cell.attr("align").unwrap_or_default(), cell.attr("style").unwrap_or_default());
    match () {
        () if said.contains("right") => "---:",
        () if said.contains("center") => ":---:",
        () => "---",
    }
}
