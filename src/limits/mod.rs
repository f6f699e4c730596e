//! What untrusted input may cost: every bound in one place, and the one place that calls decoders of others.
//!
//! A series may come from anybody. A picture or a typeface of a few kilobytes can ask for gigabytes, for hours, or
//! for more stack than there is, and a decoder may stop with a panic. So each is measured before it is worked on
//! ([`drawing`], [`pixels`]), runs under these bounds, and a panic within it is caught ([`caught`]). Whoever
//! asked learns in words what is wrong with that one file; the rest of the series is made.
//!
//! | bound | what it keeps away | said by | tested by |
//! |---|---|---|---|
//! | [`TEXT_BYTES`] | a text that is none | `R004` | `a_file_of_200_megabytes_is_refused_by_its_length` |
//! | [`CONTAINER_BYTES`] | a word processor's file that is none | `R004` | `a_packed_file_is_bounded` |
//! | [`PAGE_DEPTH`] | time and stack: elements of a web page in one another | `R010` | `deep_pages_are_harmless` |
//! | [`PART_BYTES`] | a few kilobytes that unpack to gigabytes | `R010` | `a_packed_file_is_bounded` |
//! | [`ARCHIVE_BYTES`], [`ARCHIVE_FILES`] | an export that unpacks to more than a disk holds, or has files without end | `import` says it | `archives_are_bounded` |
//! | [`MAILS`] | the stack: mails in one another | `R010` | `mails_in_one_another_are_bounded` |
//! | [`GROUPS`] | memory: groups of RTF in one another, of which each keeps how its words look | `R010` | `what_is_broken_or_hostile_is_read_as_far_as_it_goes` |
//! | [`FOLDERS`] | folders in one another without end | `R006` | `what_is_wrong_with_files_and_articles_is_reported_with_its_place` |
//! | [`NESTING`] | the stack: quotations, lists, emphasis and tags in one another | `R200`, `R101` | `too_deep_is_an_error_with_its_line` |
//! | [`ATTRIBUTES`] | the stack: attributes of one tag | nobody: the tag is words; `R010` for a page | `a_tag_with_attributes_without_end_is_words` |
//! | [`VALUES`] | the stack: values of front matter in one another | `R250`, or left out | `deep_nesting_is_harmless` |
//! | [`COLUMNS`] | a cell that spans columns which are not there | nobody: browsers do the same | `a_cell_spans_no_more_columns_than_in_browsers` |
//! | [`PICTURE_BYTES`] | reading a file that is no picture to its end | `R265` | `files_larger_than_any_are_refused_by_their_length` |
//! | [`FONT_BYTES`] | a typeface larger than any | `F001` | `files_larger_than_any_are_refused_by_their_length` |
//! | [`FACES`] | a collection of thousands of typefaces | nobody: the first ones are taken | `a_collection_of_thousands_is_cut` |
//! | [`SIGNATURES`], [`LISTED_SHEETS`] | a line of settings that prints a million empty pages | `C005` | `a_list_of_signatures_is_bounded` |
//! | [`PIXELS`], [`JPEG_PIXELS`] | a head that claims more than is there; pages nobody can show | `R265`, `R267` | `a_head_that_claims_much_is_not_believed`, `a_picture_of_very_many_pixels_is_made_smaller` |
//! | [`ROWS`] | memory of a PNG of one colour and very many pixels | `R267` | `a_png_of_many_bytes_is_made_smaller` |
//! | [`DECODED`] | memory of a picture that is decoded | `R265` | `no_more_is_shared_out_than_there_is` |
//! | [`AT_ONCE`] | memory of pictures that are decoded at the same time | nobody: they wait for one another | `no_more_is_shared_out_than_there_is` |
//! | [`CHUNKS`] | colour profiles and texts of a PNG that unpack to gigabytes | `R265` | `what_a_png_unpacks_beside_its_pixels_is_bounded` |
//! | [`DRAWING_BYTES`], [`ELEMENTS`] | an SVG, and what it comes to where parts are used again | `R265` | `words_uses_and_layers_without_end_are_refused`, `what_is_used_again_counts_again` |
//! | [`DEPTH`] | the stack: elements in one another, and patterns, masks, clips and markers by reference | `R265` | `depth_counts_references_of_every_kind` |
//! | [`LETTERS`] | words of an SVG, each shaped and written as outlines | `R265` | `letters_and_rules_are_bounded` |
//! | [`RULES`] | style rules of an SVG, each tried on each element | `R265` | `letters_and_rules_are_bounded` |
//! | [`DRAWING_TIME`], [`DRAWING_MEMORY`] | filters, layers and fills by area times cost | drawn coarser, else `R265` | `filters_that_never_end_are_not_begun`, `words_uses_and_layers_without_end_are_refused` |
//! | [`INNER_DRAWINGS`] | drawings within drawings | `R265` | `drawings_lie_only_a_few_deep_in_one_another` |
//!
//! What has no bound costs in proportion to its number: articles, notes, rows, letters of a word, rules of a style
//! sheet. `benches/growth` doubles each of them.
//!
//! Beside the bounds there are promises that no number holds. Each has its test, or the construct that the bench doubles:
//!
//! | promise | held by |
//! |---|---|
//! | a decoder that panics is the fault of its picture | `a_panic_is_caught_and_known_to_be`, `a_panic_of_a_decoder_is_the_pictures_fault` |
//! | a broken typeface stops no book, and its file is named | `a_broken_typeface_is_left_out`, `a_typeface_that_cannot_be_cut_down_is_named_by_its_file` |
//! | a picture cut short or damaged is reported and stood in for | `a_jpeg_cut_anywhere_is_damaged`, `pictures_cut_short_or_that_claim_too_much_are_refused`, `a_damaged_cover_is_drawn_instead` |
//! | the stack never overflows: what refers to itself in chains is measured first | `chains_of_references_do_not_exhaust_the_stack`, `ten_thousand_nested_quotations_or_lists_are_an_error_with_a_line` |
//! | a folder that is not there, or has no text, is an error in every form of report | `a_folder_that_is_not_there_is_reported_to_programs`, `a_series_of_empty_files_is_an_error` |
//! | where no thread may be started, the book is made all the same | `a_user_who_may_start_no_thread_gets_the_book` |
//! | letters of no typeface are drawn once | `characters_of_no_face_are_drawn_once` |
//! | `check` reports what a build reports and costs no more | `a_check_says_what_a_build_says_and_makes_no_bytes`, `a_check_lays_out_no_copies_that_nobody_asked_for` |
//! | nothing far from the series is read unless the user trusts it | `folders_far_from_the_series_are_read_only_if_the_user_trusts_it`, `a_picture_outside_the_series_is_not_shown`, `a_typeface_outside_the_series_is_an_error`, `a_text_outside_the_series_is_an_error` |
//! | neither a pipe, nor a device, nor a loop of links is waited for | `a_pipe_or_a_device_is_not_waited_for`, `a_loop_of_links_ends` |
//! | only `fetch-pictures` uses the network, and asks no machine of a private one | `nothing_below_the_command_line_reaches_outside`, `http_and_private_machines_are_asked_only_if_the_user_allows_them`, `only_machines_that_all_the_world_can_reach_are_public` |
//! | what comes over the network is bounded in bytes and time, and is a picture | `what_cannot_be_had_is_an_error_with_its_line_and_leaves_nothing`, `no_more_is_fetched_than_is_wanted` |
//! | control characters reach no output and no terminal | `control_characters_do_not_come_in_as_escapes`, `control_characters_do_not_come_in_as_entities`, `long_and_wild_lines_are_cut_and_tamed_in_messages` |
//! | a password in an address is not printed | `addresses_are_told_apart` |
//! | books that were made in the series are no sources of it | `books_that_were_made_in_the_series_are_not_reported` |
//! | a command that is stopped leaves the last outputs or the new ones, and sweeps what others left | `a_command_stopped_at_any_moment_leaves_whole_outputs`, `two_commands_at_once_do_not_disturb_each_other`, `parts_are_swept_only_where_nobody_is_at_work`, `a_full_disk_leaves_the_last_good_output` |
//! | titles, headings and small pictures cost no more than their number | growth: `title, words`, `headings, equal`, `small pictures`, `half-page pictures` |
//! | words, marks and letters of one paragraph cost no more than their number | growth: `words, nearly the same`, `combining marks`, `one word`, `characters of no face` |
//! | tags, notes, definitions and cells cost no more than their number | growth: `tags, open`, `notes`, `link definitions`, `tables, columns`, `tables, rows` |

mod cost;
pub mod drawing;
mod guard;
pub mod pixels;
mod survey;
mod tags;

pub use guard::{Share, caught, is_caught, share};
pub use tags::has_endless_tag;

/// Bytes of a text; the longest novel has five million.
pub const TEXT_BYTES: u64 = 16 << 20;

/// Bytes of a word processor's file, pictures and all.
pub const CONTAINER_BYTES: u64 = 256 << 20;

/// Attributes with values of one tag of HTML; a reader of tags goes one call deeper for each.
pub const ATTRIBUTES: usize = 256;

/// How deep the elements of a web page lie in one another; a parser looks through those that are open at each tag.
pub const PAGE_DEPTH: usize = 256;

/// Bytes to which a part of such a file unpacks: its text, its styles, its notes.
pub const PART_BYTES: u64 = 64 << 20;

/// Bytes to which all files of an archive unpack together.
pub const ARCHIVE_BYTES: u64 = 1 << 30;

/// Files of an archive, or of a folder that is imported.
pub const ARCHIVE_FILES: usize = 20_000;

/// Mails that lie in one mail, forwarded or attached.
pub const MAILS: usize = 64;

/// How deep groups of RTF lie in one another; those of Word lie some twenty deep.
pub const GROUPS: usize = 512;

/// How deep folders may lie below the series' folder.
pub const FOLDERS: usize = 64;

/// How deep the parts of a text may lie in one another: quotations, lists, emphasis, tags.
pub const NESTING: usize = 64;

/// How deep values of front matter may lie in one another.
pub const VALUES: usize = 16;

/// The most columns that a cell spans, as in browsers (HTML, 4.9.11).
pub const COLUMNS: u16 = 1000;

/// Bytes of a picture's file.
pub const PICTURE_BYTES: u64 = 64 << 20;

/// Bytes of a typeface's file: one with every Chinese character has some 30 million.
pub const FONT_BYTES: u64 = 128 << 20;

/// Signatures whose sheets a list gives.
pub const SIGNATURES: usize = 100;

/// Sheets that such a list comes to; a thousand are a book of four thousand pages.
pub const LISTED_SHEETS: u32 = 1000;

/// Faces of a collection of typefaces that are taken.
pub const FACES: u32 = 16;

/// Pixels of a picture other than a JPEG; a larger PNG is made smaller row by row.
pub const PIXELS: u64 = 64_000_000;

/// Bytes that the pixels of a PNG come to, beyond which it is made smaller row by row: a file of half a megabyte can have so
/// many, and each output would decode them all.
pub const ROWS: u64 = 96 << 20;

/// Pixels of a JPEG: the largest sensors of telephones have 200 million.
pub const JPEG_PIXELS: u64 = 256_000_000;

/// Bytes of memory that a picture takes while it is decoded; one that needs more is not decoded.
pub const DECODED: u64 = 512 << 20;

/// Bytes of memory that pictures take together which are decoded at the same time; one that needs more is decoded by itself.
/// One photograph of a telephone fits: two were what made a build of twelve photographs pass 200 MB.
pub const AT_ONCE: u64 = 40 << 20;

/// Bytes to which a chunk of a PNG beside its pixels unpacks, such as its colour profile.
pub const CHUNKS: u64 = 8 << 20;

/// Bytes of an SVG, with what it uses again counted again.
pub const DRAWING_BYTES: u64 = 32 << 20;

/// Elements of an SVG, with what it uses again counted again.
pub const ELEMENTS: u64 = 300_000;

/// How deep the elements of an SVG lie in one another, by nesting and by reference together.
pub const DEPTH: u32 = 200;

/// Letters of an SVG, those of one text counted again for each part in which it is written.
pub const LETTERS: u64 = 20_000;

/// Style rules of an SVG times its elements.
pub const RULES: u64 = 5_000_000;

/// What drawing an SVG as pixels may take, in nanoseconds as estimated.
pub const DRAWING_TIME: f64 = 1e9;

/// Bytes of memory that drawing an SVG as pixels may take.
pub const DRAWING_MEMORY: f64 = 256e6;

/// How deep drawings lie within drawings.
pub const INNER_DRAWINGS: u32 = 4;
