//! The arguments as they are typed.
//!
//! Nothing is decided here: [`super::settings`] turns them into what they mean.

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use std::path::PathBuf;

/// Turns a series of dated articles into an EPUB, a print book, a booklet and handouts.
#[derive(Clone, Debug, Parser)]
#[command(name = "chapbook", version, max_term_width = 100, subcommand_required = true)]
#[command(
    after_help = "Exit status: 0 done, 1 the series has errors or is not there, 2 wrong usage, 3 the environment failed."
)]
pub struct Typed {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Make everything from a series
    Build(Printing),
    /// Make only the EPUB
    Epub(Making),
    /// Make only the print edition
    Pdf(Printing),
    /// Make only the booklet: sheets to print, fold and bind, and a page that says how
    Booklet(Booklet),
    /// Make only the handouts for study groups: a text to write on, questions, terms, a leader's copy
    Handouts(Handouts),
    /// Show what was understood of each article, and why
    Inspect(SeriesArgs),
    /// List every problem of a series; nothing is written
    Check(SeriesArgs),
    /// Show the series in a browser: what was understood, the pages, the e-book, what is wrong
    #[command(visible_aliases = ["preview", "desk"])]
    Serve(Serve),
    /// Start a series: a commented chapbook.toml, two articles, a study file
    New(New),
    /// Make a series of exports: Substack, WordPress, Ghost, Medium, Blogger, feeds, mailboxes, EPUB, folders of web pages
    Import(Import),
    /// Fetch the pictures that articles show from the web into the series' images/; the one command that uses the network
    FetchPictures(FetchPictures),
    /// Print a chapbook.toml that explains every key, its JSON Schema, or what style sheets may say
    Config {
        /// Print the JSON Schema, by which editors complete and check the file
        #[arg(long)]
        schema: bool,
        /// Print which selectors, properties and values a style sheet of your own may use
        #[arg(long, conflicts_with = "schema")]
        styles: bool,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// Which articles are taken, by their dates and tags.
#[derive(Clone, Debug, Args)]
pub struct Chosen {
    /// Leave out articles before DATE: 2017, 2017-11 or 2017-11-13
    #[arg(long, value_name = "DATE", help_heading = "Choosing articles")]
    pub from: Option<String>,

    /// Leave out articles after DATE
    #[arg(long, value_name = "DATE", help_heading = "Choosing articles")]
    pub to: Option<String>,

    /// Take only articles that have the tag TAG; may be repeated
    #[arg(long = "tag", value_name = "TAG", help_heading = "Choosing articles")]
    pub tags: Vec<String>,
}

/// Arguments of every command that reads a series.
#[derive(Clone, Debug, Args)]
pub struct SeriesArgs {
    /// The folder of a series, or its articles one by one
    #[arg(value_name = "DIR or FILES", default_value = ".", value_hint = ValueHint::AnyPath)]
    pub inputs: Vec<PathBuf>,

    /// Read the configuration from FILE instead of chapbook.toml in the series' folder
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,

    #[command(flatten)]
    pub chosen: Chosen,

    /// Take only this article: its file's name, with or without the ending, or its number, as `inspect` shows them;
    /// may be repeated
    #[arg(long, value_name = "ARTICLE", help_heading = "Choosing articles")]
    pub only: Vec<String>,

    /// Take in articles whose front matter says `draft: true`
    #[arg(long, help_heading = "Choosing articles")]
    pub drafts: bool,

    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,

    /// Let chapbook.toml name folders that lie neither in the series' folder nor beside it
    #[arg(long)]
    pub trust: bool,

    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ReportFormat,

    /// Report only errors
    #[arg(short, long)]
    pub quiet: bool,
}

/// Arguments of every command that writes outputs.
#[derive(Clone, Debug, Args)]
pub struct Making {
    /// The series and how to report on it.
    #[command(flatten)]
    pub reading: SeriesArgs,

    /// Write into DIR
    #[arg(short, long, value_name = "DIR", default_value = "out", value_hint = ValueHint::DirPath)]
    pub output: PathBuf,
}

/// Arguments of every command that lays out pages.
#[derive(Clone, Debug, Args)]
pub struct Printing {
    /// The series, and where outputs go.
    #[command(flatten)]
    pub making: Making,

    /// Print everything in grey
    #[arg(long, help_heading = "The print edition")]
    pub grey: bool,

    /// Let ink run over the edge to be trimmed by LENGTH, such as 3mm
    #[arg(long, value_name = "LENGTH", help_heading = "The print edition")]
    pub bleed: Option<String>,

    /// Draw crop marks
    #[arg(long, help_heading = "The print edition")]
    pub marks: bool,

    /// Write a picture of each page as well
    #[arg(long, value_name = "FORMAT", help_heading = "The print edition")]
    pub pages: Option<PagePictures>,

    /// Tell how lines and pages were set
    #[arg(long, help_heading = "The print edition")]
    pub report: bool,
}

/// What pictures of pages are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PagePictures {
    /// PNG, 150 dots to the inch
    Png,
}

/// Arguments of `booklet`.
#[derive(Clone, Debug, Args)]
pub struct Booklet {
    /// The series, and where outputs go.
    #[command(flatten)]
    pub making: Making,

    /// Print everything in grey
    #[arg(long, help_heading = "The booklet")]
    pub grey: bool,

    /// Make a sheet to test the printer with, and nothing else
    #[arg(long, help_heading = "The booklet")]
    pub calibrate: bool,
}

/// Arguments of `handouts`.
#[derive(Clone, Debug, Args)]
pub struct Handouts {
    /// The series, and where outputs go.
    #[command(flatten)]
    pub making: Making,

    /// Make every kind of handout
    #[arg(long, help_heading = "The handouts")]
    pub all: bool,

    /// Make the participant's copy: the text to work on, with questions and terms
    #[arg(long, help_heading = "The handouts")]
    pub participant: bool,

    /// Make the leader's copy: the same with aim, timing, answers and remarks
    #[arg(long, help_heading = "The handouts")]
    pub leader: bool,

    /// Make the participant's copy in large print
    #[arg(long, help_heading = "The handouts")]
    pub large_print: bool,

    /// Make a sheet of only the questions
    #[arg(long, help_heading = "The handouts")]
    pub questions: bool,

    /// Make a sheet of only the terms
    #[arg(long, help_heading = "The handouts")]
    pub terms: bool,

    /// Make session packs: several articles with a schedule, the ground rules and one contents page
    #[arg(long, help_heading = "The handouts")]
    pub pack: bool,

    /// Make the study edition: an EPUB in which questions and terms follow each article
    #[arg(long, help_heading = "The handouts")]
    pub study_epub: bool,
}

/// Arguments of `serve`.
#[derive(Clone, Debug, Args)]
pub struct Serve {
    /// The series, and where outputs go.
    #[command(flatten)]
    pub making: Making,

    /// Open the browser
    #[arg(long, help_heading = "The desk")]
    pub open: bool,

    /// Wait for the browser at this port; 0 takes one that is free
    #[arg(long, value_name = "PORT", default_value_t = 4400, help_heading = "The desk")]
    pub port: u16,
}

/// Arguments of `new`.
#[derive(Clone, Debug, Args)]
pub struct New {
    /// The folder to make; one that is there must be empty
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub folder: PathBuf,

    /// Do not list what was written
    #[arg(short, long)]
    pub quiet: bool,
}

/// Arguments of `import`.
#[derive(Clone, Debug, Args)]
pub struct Import {
    /// The exports: files as they were saved (.zip, .xml, .json, .mbox, .epub), or folders
    #[arg(value_name = "SOURCE", required = true, value_hint = ValueHint::AnyPath)]
    pub sources: Vec<PathBuf>,

    /// Write the series into DIR; files that are there are never changed
    #[arg(short, long, value_name = "DIR", default_value = ".", value_hint = ValueHint::DirPath)]
    pub output: PathBuf,

    #[command(flatten)]
    pub chosen: Chosen,

    /// Take only articles by NAME; may be repeated
    #[arg(long = "author", value_name = "NAME", help_heading = "Choosing articles")]
    pub authors: Vec<String>,

    /// Take only articles of this kind; may be repeated. Without it all are taken except pages of the site
    #[arg(long = "kind", value_name = "KIND", value_enum, help_heading = "Choosing articles")]
    pub kinds: Vec<ImportKind>,

    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,

    /// Do not list what was written
    #[arg(short, long)]
    pub quiet: bool,
}

/// Arguments of `fetch-pictures`.
#[derive(Clone, Debug, Args)]
#[cfg_attr(not(feature = "fetch"), allow(dead_code, reason = "the command says that it is not there"))]
pub struct FetchPictures {
    /// The series.
    #[command(flatten)]
    pub reading: SeriesArgs,

    /// Say what would be fetched; the network is not used, and nothing is written
    #[arg(long, help_heading = "Fetching")]
    pub dry_run: bool,

    /// Fetch by http too, where anybody on the way may read and change what comes
    #[arg(long, help_heading = "Fetching")]
    pub allow_http: bool,

    /// Fetch from the machine HOST though it is this one or one of a private network; may be repeated
    #[arg(long, value_name = "HOST", help_heading = "Fetching")]
    pub allow_private: Vec<String>,

    /// Give a picture up after so many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 60, help_heading = "Fetching")]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=3600))]
    pub timeout: u16,

    /// Fetch no more than so many megabytes in all; a picture has 64 at most
    #[arg(long, value_name = "MB", default_value_t = 1000, help_heading = "Fetching")]
    pub at_most: u32,
}

/// A kind of article in an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ImportKind {
    /// Published articles
    Post,
    /// Pages of the site, such as one about its author
    Page,
    /// Articles that were not published; they are marked as drafts
    Draft,
    /// Texts that go with a recording
    Podcast,
}

/// How a command reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people
    #[default]
    Human,
    /// For programs: one JSON document on standard output
    Json,
}
