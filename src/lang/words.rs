//! The tool's own words.
//!
//! Where a number or a name would bend the words around it, the phrase is a label with a colon, so that no
//! grammar is needed; only [`BookWords::articles`] has the forms that [`fill_counted`](super::fill_counted) chooses from. `{}` stands for what [`fill`] puts in its place, one after another.

use super::own::OwnWords;

/// Makes a struct of words, and the list of its fields with their values.
macro_rules! words {
    ($(#[$about:meta])* $name:ident {$(#[doc = $doc:literal] $field:ident,)*}) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name<'a> {
            $(#[doc = $doc] pub $field: &'a str,)*
        }

        impl<'a> $name<'a> {
            /// Every entry: its name, and what it is for.
            pub const ABOUT: &'static [(&'static str, &'static str)] = &[$((stringify!($field), $doc)),*];

            /// Returns every entry with its name, in the order of the declaration.
            pub fn entries(&self) -> Vec<(&'static str, &'a str)> {
                vec![$((stringify!($field), self.$field)),*]
            }

            /// Returns the same with the user's own words in the places for which there are some.
            pub(super) fn with(self, own: &'a OwnWords) -> Self {
                Self { $($field: own.get(stringify!($field)).unwrap_or(self.$field),)* }
            }
        }
    };
}

words! {
/// What the tool says in a book.
BookWords {
    /// The table of contents.
    contents,
    /// Notes to the text.
    notes,
    /// The cover.
    cover,
    /// The page with the title of the whole.
    title_page,
    /// The page that says who publishes the book and how it was made.
    imprint,
    /// A quotation that stands before a text.
    epigraph,
    /// What somebody says before the text begins.
    foreword,
    /// How the book was made, at its end.
    colophon,
    /// A division of the book.
    part,
    /// Where the text begins, as a place to go to.
    beginning,
    /// The places to go to: cover, contents, beginning.
    landmarks,
    /// The pages of the print edition, as a list.
    pages,
    /// The articles arranged by year.
    by_year,
    /// Articles without a date.
    undated,
    /// Addresses listed at an article's end.
    links,
    /// A page by its number, in full.
    page,
    /// A page by its number, as a reference in brackets.
    see_page,
    /// A note by its number.
    note,
    /// The link from a note to the place it belongs to.
    back_to_text,
    /// Where an article was first published.
    source,
    /// The name of an article that has only a number.
    numbered,
    /// How many articles there are; forms for several numbers are parted by a bar.
    articles,
    /// The licence.
    licence,
    /// The edition, where it is no more than a number.
    edition,
    /// The program that made the book.
    made_with,
    /// The typefaces.
    typefaces,
    /// The fingerprint of the text that the book was made from.
    fingerprint,
    /// Stands for a picture that is not to be had.
    picture_missing,
    /// Stands before the title of a film that paper cannot show.
    video,
    /// What the book offers to readers who do not see it.
    accessibility,
}
}

words! {
/// The words of sheets, of the page that says how to print, fold and bind, and of the sheet that tests a printer.
BookletWords {
    /// The number of a sheet, and how many there are.
    sheet_label,
    /// The number of a signature, and how many there are.
    signature_label,
    /// The title of the page.
    title,
    /// How many pages and sheets, and the paper.
    amount,
    /// How many of the pages are empty, after their number.
    of_these_empty,
    /// Paper that lies on its side.
    lying,
    /// Paper that stands upright.
    upright,
    /// The heading over what is done at the printer.
    print,
    /// Which file is printed.
    file,
    /// On both sides, turned on the short edge.
    short_edge,
    /// On both sides, turned on the long edge.
    long_edge,
    /// A test of two sheets shows how the printer takes paper, with its file.
    hand_test,
    /// What is seen of the test: print and arrow.
    hand_a,
    /// What is seen of the test: the print.
    hand_b,
    /// What is seen of the test: neither.
    hand_c,
    /// What is seen of the test: the arrow.
    hand_d,
    /// Which pages of the test are printed on the backs, to be sure, with the letters of the printers of each.
    hand_backs,
    /// What is done where the test by hand does not come out so.
    hand_round,
    /// How both sides stand when a sheet is turned in the hand.
    like_page,
    /// Backs are printed on the pile turned over, with their file.
    turn_over,
    /// Backs are printed on the pile as it lies, with their file.
    not_over,
    /// Which edge of the paper goes in first, with `{}` for what the test may have shown.
    same_edge,
    /// What the test may have shown, where one was made.
    same_edge_unless,
    /// The configuration remembers what the test showed.
    remember,
    /// The file of all sides, for printers that turn paper; the edge is said after it.
    both_sides,
    /// The files of fronts and of backs.
    apart,
    /// On only one side.
    one_side,
    /// At its size.
    actual_size,
    /// The print dialog shall not order pages again.
    no_booklet,
    /// One copy first.
    one_first,
    /// What the rule is for.
    rule,
    /// The heading over what is cut and folded.
    fold,
    /// Sheets folded into one another, all together.
    fold_together,
    /// Sheets folded in signatures, with how many sheets each has.
    fold_signatures,
    /// Sheets folded one by one.
    fold_singly,
    /// Sheets cut across and stacked.
    cut_across,
    /// Half a sheet is left over.
    left_over,
    /// The sheet of eight pages.
    fold_zine,
    /// The sheet to and fro.
    fold_concertina,
    /// Copies are cut apart: how many stand on a sheet.
    cut_apart,
    /// The sheet whose outer quarters are folded in.
    fold_gate,
    /// Each sheet folded twice.
    fold_quarto,
    /// Each sheet folded three times.
    fold_octavo,
    /// Folded sheets laid into one another, with how many each signature has.
    nest,
    /// Folds that are cut open.
    cut_open,
    /// Leaves that are halves of sheets.
    cut_leaves,
    /// Holes for rings.
    punch,
    /// Holes for rings where none are marked: how far from the inner edge, and from the head.
    punch_at,
    /// Holes for a comb.
    comb,
    /// The sheet in three, bound on the left.
    fold_leaflet_left,
    /// The sheet in three, bound on the right.
    fold_leaflet_right,
    /// A second book begins at the other end: turned upside down.
    second_book,
    /// The heading over how it is held together.
    bind,
    /// Two staples, so far from head and foot.
    staple,
    /// What to do without a stapler that reaches the fold.
    long_arm,
    /// Signatures are sewn.
    sew,
    /// How far from the head the needle goes through the folds.
    sew_at,
    /// What marks on the innermost sheets and on the folds are for.
    sew_marks,
    /// Sheets are glued.
    glue,
    /// The fore-edge is cut.
    trim,
    /// A cover is laid around, with its file.
    wrap,
    /// The cover is a sheet like the others.
    wrap_same,
    /// The cover with a spine: its sheet, and the size to which it is cut.
    wrap_flat,
    /// A booklet whose pages are smaller than its folded sheets: their size.
    cut_to_size,
    /// The cover without a spine that is cut: its sheet, and its size.
    wrap_cut,
    /// How many sheets ten copies take.
    ten_copies,
    /// What somebody writes down for a copy shop, with the files and the paper.
    slip,
    /// Sewn through three holes, so far from either end.
    stitch,
    /// The heading over what can go wrong.
    trouble,
    /// Backs upside down.
    upside_down,
    /// Whatever else.
    calibrate,
    /// Describes the drawing of the first sheet, with the pages of its front and of its back.
    alt_sheet,
    /// Describes the drawing of one printed side, with its pages.
    alt_side,
    /// Describes the drawing of the rule.
    alt_rule,
    /// Describes the drawing of sheets that are folded.
    alt_fold,
    /// Describes the drawing of the fold with three holes.
    alt_stitch,
    /// Describes the drawing of a sheet that is folded more than once.
    alt_folds,
    /// Describes the drawing of a sheet that is cut across.
    alt_cut,
    /// Describes the drawing of staples, so far from head and foot.
    alt_staple,
    /// Describes the drawing of the four piles of the test.
    alt_hand,
    /// The front of a sheet, in a drawing.
    front,
    /// The back of a sheet, in a drawing.
    back,
    /// The title of the sheet that tests a printer.
    test_title,
    /// How it is printed.
    test_print,
    /// What is done with it then.
    test_light,
    /// What is set where both sides do not stand so.
    test_flip,
    /// How both pages of it are printed in two passes.
    test_by_hand,
    /// What the crosses show.
    test_offset,
    /// What the rules show.
    test_scale,
    /// A single sheet is folded.
    fold_alone,
    /// Half sheets are turned over and folded.
    fold_turned,
    /// Folded sheets laid into one another, where all are one signature.
    nest_all,
    /// The cover is glued on after the binding.
    wrap_on,
    /// What somebody writes down for a copy shop of a cover, with its file and its sheet.
    slip_cover,
    /// How many sheets the covers of ten copies take.
    ten_covers,
    /// Copies are printed one by one where the pile is put back.
    hand_one,
    /// Backs upside down, where they are printed by hand.
    hand_turned,
    /// What the thick edge in the drawing of a sheet is.
    legend_edge,
    /// What dashed and solid lines in drawings are.
    legend_lines,
    /// What small triangles in drawings are.
    legend_heads,
    /// The paper is larger than what printers at home take.
    large_paper,
    /// The title page, in a drawing: a word or two.
    drawn_title,
    /// The upper half of a sheet, in a drawing.
    upper,
    /// The lower half of a sheet, in a drawing.
    lower,
    /// The cover that is glued on at the end, with its file.
    wrap_last,
    /// Which way round it lies.
    wrap_way,
    /// How folded signatures are laid on one another.
    stack,
    /// What the figures at the folds of sheets are.
    fold_figures,
    /// Sides of sheets on which nothing stands.
    blank_sides,
    /// Empty leaves, as many at either end.
    flyleaves,
    /// What the frames show.
    test_margin,
}
}

words! {
/// What the tool says in handouts for study groups.
HandoutWords {
    /// The heading over the questions.
    questions,
    /// The heading over questions of what the text says.
    factual,
    /// The heading over questions of what the text means.
    interpretive,
    /// The heading over questions of what one holds of it.
    evaluative,
    /// Stands where the group writes a question of its own.
    own_question,
    /// The heading over names and words.
    terms,
    /// The heading over dated events.
    chronology,
    /// The heading over what to read on.
    sources,
    /// The heading over lines to write on.
    room,
    /// The heading over the column for keywords and questions of one's own.
    cues,
    /// The heading over the room for what a page says in short.
    summary,
    /// The heading over what is only for the leader.
    facilitator,
    /// What the session is for.
    aim,
    /// How long the session takes.
    minutes,
    /// The heading over what the leader should know of the whole article.
    remarks,
    /// The heading over the answers to the questions.
    answers,
    /// The heading over the rules of the group.
    ground_rules,
    /// The heading over what is read when.
    schedule,
    /// Names a line by its number.
    line,
    /// Names lines by the first and the last.
    lines,
    /// The edition for screens that a study group reads.
    study_edition,
    /// Names the edition in large print.
    large_print,
    /// Stands over what a group works on after an article.
    for_study,
    /// A session by its number.
    session,
    /// The heading over how long the session has gone on.
    clock,
    /// The heading over what is done when.
    activity,
    /// The heading over how many minutes each thing takes.
    length,
    /// Reading an article.
    read,
    /// Talking about what was read.
    discuss,
    /// Where the session ends.
    end,
    /// Where whoever gets a copy writes a name and a date.
    name_line,
    /// The session begins.
    welcome,
    /// The first round: everybody says something.
    opening_round,
    /// Everybody rests for a while.
    pause,
    /// The last round: everybody says something.
    closing_round,
    /// A question by its number.
    question,
    /// The heading over who does what at a session.
    roles,
    /// The role of whoever leads.
    role_leads,
    /// The role of whoever watches the clock.
    role_time,
    /// The role of whoever reads aloud.
    role_reads,
    /// The role of whoever takes notes.
    role_notes,
    /// The heading over the sheet on which a session is recorded.
    record,
    /// Who came.
    present,
    /// What was talked about.
    said,
    /// What nobody could answer.
    left_open,
    /// What is done until the next session.
    next_time,
    /// The heading over the sheet on which a session is judged.
    evaluation,
    /// What was good.
    went_well,
    /// What is to change.
    do_otherwise,
    /// What somebody has learned.
    was_new,
}
}

/// Returns a phrase with `value` in the place of its `{}`.
pub fn fill(phrase: &str, value: impl std::fmt::Display) -> String {
    phrase.replacen("{}", &value.to_string(), 1)
}
