//! Tables of HTML.

use super::*;

#[test]
fn cells_of_html_keep_what_they_span() {
    let heads = "<tr><th rowspan=2>Pier</th><th colspan=2>Boat</th></tr><tr><th>out</th><th>back</th></tr>";
    reads(
        &format!("<table>{heads}<tr><td>North</td><td colspan=\"2\">none</td></tr></table>"),
        "table [Start, Start, Start]\n  head Pier 1x2 | Boat 2x1\n  head out | back\n  North | none 2x1",
    );
    // Rows that a cell reaches into have fewer cells, and theirs stand in their own columns.
    reads(
        "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>",
        "table [Start, Start]\n  a 1x2 | b\n  c\n  d | e",
    );
    // All that is left, as pages say it: a hundred columns, no number of rows.
    reads(
        "<table><tr><td>a</td><td>b</td></tr><tr><td colspan=\"100%\">all</td></tr></table>",
        "table [Start, Start]\n  a | b\n  all 2x1",
    );
    reads(
        "<table><tr><td rowspan=0>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
        "table [Start, Start]\n  a 1x2 | b\n  c",
    );
}

// What is wrong in a table loses no word, and each place is covered once.
#[test]
fn spans_that_lead_nowhere_are_cut() {
    reads("<table><tr><td colspan=many rowspan=9>a</td></tr></table>", "table [Start]\n  a");
    reads("<table><tr><td colspan=-2>a</td><td>b</td></tr></table>", "table [Start, Start]\n  a | b");
    let over = "<tr><td>a</td><td rowspan=2>b</td><td>c</td></tr><tr><td colspan=3>d</td><td>e</td></tr>";
    reads(
        &format!("<table>{over}</table>"),
        "table [Start, Start, Start, Start]\n  a | b 1x2 | c | \n  d | e |",
    );
    reads(
        "<table><tr><td>a</td><td>b</td></tr><tr></tr><tr><td>c</td></tr></table>",
        "table [Start, Start]\n  a | b\n  c | ",
    );
}

#[test]
fn cells_head_their_row_or_their_column() {
    reads(
        "<table><tr><th></th><th>Boats</th></tr><tr><th>1901</th><td>4</td></tr></table>",
        "table [Start, Start]\n  head  | Boats\n  #1901 | 4",
    );
    // A first row that only heads its row is no head of the table.
    reads(
        "<table><tr><th scope=row>1901</th></tr><tr><td>4</td></tr></table>",
        "table [Start]\n  #1901\n  4",
    );
}

#[test]
fn cells_hold_blocks() {
    reads(
        "<table><tr><td><p>one</p><p>two</p></td><td><ul><li>a</li><li>b</li></ul></td></tr></table>",
        "table [Start, Start]\n  [one two] | [a b]",
    );
    // A single paragraph is a run of words.
    reads("<table><tr><td><p>one</p></td></tr></table>", "table [Start]\n  one");
}
