//! Outputs that are made when somebody asks for them.

use super::form::SentForm;
use super::html::Html;
use super::pages::no_book;
use super::{Desk, Reply, Response, Standing, plain, sheets};
use crate::diagnostic::has_errors;
use crate::driver::{Made, Output, Project};

/// What can be asked for, each with its name in the form and what it is called.
const OUTPUTS: [(Output, &str, &str); 4] = [
    (Output::Booklet, "booklet", "The booklet: a PDF to print, fold and bind, and a page that says how"),
    (Output::Epub, "epub", "The EPUB, for e-readers and telephones"),
    (Output::Pdf, "pdf", "The print edition: a PDF of one page after the other"),
    (Output::Handouts, "handouts", "The handouts for study groups"),
];

/// What is asked for only where it is shown.
const TEST_SHEET: &str = "test-sheet";

/// Where files that were made are to be had.
pub(super) const MADE: &str = "/made/";

/// Asks for one output by its name in the form.
pub(super) fn button(name: &str, shown: &str, token: &str) -> Html {
    let mut html = Html::default();
    html.raw(OPENED).hidden("token", token).hidden("make", name);
    html.raw("<button type=\"submit\" class=\"first\">").text(shown).raw("</button></form>");
    html
}

/// Asks for the sheet that tests a printer.
pub(super) fn test_button(token: &str) -> Html {
    button(TEST_SHEET, "Make the test sheet", token)
}

/// A form that makes files, with what is said meanwhile.
const OPENED: &str = "<form method=\"post\" action=\"/make\" data-meanwhile=\"The files are being made …\">";

/// Asks what to make.
pub(super) fn form(project: &Project, token: &str, standing: &Standing) -> Html {
    if project.book().is_none() {
        return no_book();
    }
    let built = Output::built(project);
    let mut html = Html::default();
    html.raw(OPENED).hidden("token", token).raw("<fieldset><legend>What to make</legend>");
    for (output, name, shown) in OUTPUTS {
        html.raw("<label><input type=\"checkbox\" name=\"make\" value=\"").text(name).raw("\"");
        // As `build` has it: handouts are made of a series that says something of them.
        html.raw(if built.contains(&output) { " checked> " } else { "> " }).text(shown).raw("</label>");
    }
    html.raw("</fieldset><button type=\"submit\" class=\"first\">Make the files</button></form>");
    html.raw("<p class=\"quiet\">").raw(match standing {
        Standing::Machine => {
            "They are the files that <code>chapbook build</code> writes. The next page names their folder, and lets you \
             download them."
        }
        Standing::Frame(_) => "The files are made in this browser, to be downloaded.",
    });
    html.raw("</p>");
    html
}

impl Desk {
    /// Makes what a form asks for.
    pub(super) fn make(&mut self, form: &SentForm) -> Reply {
        let is_asked = |name: &str| form.all("make").any(|asked| asked == name);
        // As `build` has them, whatever their order on the page.
        let is_made = |output: &Output| OUTPUTS.iter().any(|(own, name, _)| own == output && is_asked(name));
        let mut asked: Vec<Output> = Output::ALL.iter().copied().filter(is_made).collect();
        asked.extend(is_asked(TEST_SHEET).then_some(Output::TestSheet));
        if asked.contains(&Output::Booklet) {
            self.have_second();
        }
        let Some(shared) = self.project.share(&asked) else {
            return Reply::Show(self.page("/make", no_book()));
        };
        let mut made = Vec::new();
        let mut noticed = Vec::new();
        let shared = shared.take(&mut noticed);
        if !has_errors(&noticed) {
            for output in asked {
                let files = output.make(&shared);
                // As `build` does: what has an error is not written, and the rest is.
                if !has_errors(&files.diagnostics) {
                    made.extend(files.value);
                }
            }
        }
        Reply::Write(made)
    }

    /// Shows what was written, and what could not be; what was made is kept to be downloaded.
    pub fn wrote(&mut self, files: Vec<Made>, folder: &str, failures: &[String]) -> Response {
        let mut html = Html::default();
        if files.is_empty() {
            html.raw(
                "<p role=\"alert\">Nothing was made. <a href=\"/make\">Choose what to make</a>, or see the ",
            );
            html.raw("<a href=\"/problems\">problems</a> that stand in its way.</p>");
            return self.page("/make", html);
        }
        for failure in failures {
            html.raw("<p class=\"error\">").text(failure).raw("</p>");
        }
        if failures.is_empty() {
            match &self.standing {
                Standing::Machine => html
                    .raw("<p role=\"status\">Done. The files lie in the folder <code>")
                    .text(folder)
                    .raw("</code>; click one to download a copy.</p><ul>"),
                Standing::Frame(_) => {
                    html.raw("<p role=\"status\">Done. Click a file to download it.</p><ul>")
                }
            };
            for (at, Made { name, pages, bytes, .. }) in files.iter().enumerate() {
                let own = name.rsplit('/').next().unwrap_or_default();
                html.raw("<li><a href=\"").text(format_args!("{MADE}{at}")).raw("\" download=\"").text(own);
                html.raw("\">").text(name).raw("</a> <span class=\"quiet\">");
                if let Some(pages) = pages {
                    html.count(*pages, "page").raw(", ");
                }
                html.text(bytes.len().div_ceil(1024)).raw(" KiB</span></li>");
            }
            html.raw("</ul>");
            if let Some(made) = files.iter().find(|made| made.name.ends_with("-booklet.pdf")) {
                html.heading("How to print and fold it").raw("<p>Print <b>").text(&made.name);
                html.raw("</b> as the page below says. That page is a file too, to print and keep beside the printer. ");
                html.raw("If front and back do not meet, <a href=\"/booklet?show=test\">test your printer</a>.</p>");
                html.part(sheets::how_to(&self.project));
            }
        }
        html.raw("<p><a href=\"/make\">Make other files</a></p>");
        self.made = files;
        self.page("/make", html)
    }

    /// Returns a file that was made last, by its place in the list.
    pub(super) fn download(&self, place: &str) -> Option<Response> {
        let made = self.made.get(place.parse::<usize>().ok()?)?;
        let media_type = match made.name.rsplit_once('.')?.1 {
            "epub" => "application/epub+zip",
            "pdf" => "application/pdf",
            _ => "application/octet-stream",
        };
        Some(Response { media_type, body: made.bytes.clone(), ..plain(200, "") })
    }
}
