//! `check`: every problem of a series; nothing is written.

use super::args::ReportFormat;
use super::report::{self, Run};
use super::settings::Settings;
use super::status::{Failure, Status};
use super::terminal::{Terminal, print};
use crate::diagnostic::{Diagnostic, Span, once};
use crate::driver::{Disk, Output, Project};
use crate::model::visit::NodeRef;
use crate::model::{Alt, Block, Book, Inline, Node};
use annotate_snippets::normalize_untrusted_str as plain;
use serde_json::json;
use std::fmt::Write as _;

/// Makes every output without its bytes, and reports what was noticed on the way.
///
/// # Errors
/// Where standard output fails.
pub fn run(settings: &Settings, terminal: Terminal) -> Result<Status, Failure> {
    terminal.progress("reading");
    let mut project = Project::open_once(Disk::of(&settings.series.inputs), settings.series.clone());
    project.load();
    project.load_second();
    terminal.progress("checking");
    let mut run = Run::over(&project);
    run.diagnostics.extend(make_all(&project));
    let pictures = project.book().map(Pictures::of).unwrap_or_default();
    terminal.clear();
    match settings.format {
        ReportFormat::Json => print(&pictures.document(&run))?,
        ReportFormat::Human => {
            report::diagnostics(&run, settings, terminal);
            if !settings.quiet {
                print(&pictures.for_people(&run))?;
            }
        }
    }
    Ok(report::status(&run, settings))
}

/// Makes every output of a series, except its bytes, and returns what was noticed.
fn make_all(project: &Project) -> Vec<Diagnostic> {
    let Some(shared) = project.share(Output::ALL) else { return Vec::new() };
    let mut all = Vec::new();
    let shared = shared.take(&mut all).only_checked();
    for output in Output::ALL {
        output.make(&shared).take(&mut all);
    }
    once(all)
}

/// The pictures of a book that need somebody's hand.
#[derive(Debug, Default)]
struct Pictures {
    /// Addresses of the web that are not in `images/`.
    remote: Vec<(String, Span)>,
    /// Pictures that no words stand for.
    without_alt: Vec<(String, Span)>,
}

impl Pictures {
    /// Looks through a book, in reading order.
    fn of(book: &Book) -> Self {
        let mut pictures = Self::default();
        let remote = book.remote.iter().filter(|remote| !remote.is_here);
        pictures.remote = remote.map(|remote| (remote.address.clone(), remote.span)).collect();
        for section in &book.sections {
            section.visit(&mut |item| match item {
                NodeRef::Block(Node { value: Block::Figure(figure), span, .. }) => {
                    pictures.add(&figure.address, &figure.alt, *span);
                }
                NodeRef::Inline(Node { value: Inline::Image { address, alt, .. }, span, .. }) => {
                    pictures.add(address, alt, *span);
                }
                _ => {}
            });
        }
        pictures
    }

    fn add(&mut self, address: &str, alt: &Alt, span: Span) {
        if *alt == Alt::Missing {
            self.without_alt.push((address.to_owned(), span));
        }
    }

    /// Returns the report for people; nothing where no picture needs a hand.
    fn for_people(&self, run: &Run<'_>) -> String {
        let mut text = String::new();
        let lists = [
            ("pictures on the web: run `chapbook fetch-pictures` to have them in images/", &self.remote),
            ("pictures without alt text: say in words what each shows", &self.without_alt),
        ];
        for (heading, list) in lists {
            if !list.is_empty() {
                let _ = writeln!(text, "{heading}");
            }
            for (address, span) in list {
                let file = run.sources.path(span.source).display().to_string();
                let _ = writeln!(text, "  {}:{}  {}", plain(&file), run.sources.line(*span), plain(address));
            }
        }
        text
    }

    /// Returns the report for programs.
    fn document(&self, run: &Run<'_>) -> String {
        let list = |list: &[(String, Span)]| -> Vec<_> {
            list.iter()
                .map(|(address, span)| {
                    let mut value = report::json::place(*span, run.sources);
                    value["address"] = json!(address);
                    value
                })
                .collect()
        };
        let mut text = json!({
            "diagnostics": report::json::diagnostics(run),
            "remote-images": list(&self.remote),
            "images-without-alt": list(&self.without_alt),
        })
        .to_string();
        text.push('\n');
        text
    }
}
