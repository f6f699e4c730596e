//! Outputs that are made when somebody asks for them.

use super::form::SentForm;
use super::html::Html;
use super::pages::no_book;
use super::{Desk, Reply, Response, Standing, plain};
use crate::diagnostic::has_errors;
use crate::driver::{Made, Output, Project};

/// What can be asked for, each with its name in the form and what it is called.
const OUTPUTS: [(Output, &str, &str); 4] = [
    (Output::Epub, "epub", "The EPUB, for e-readers and telephones"),
    (Output::Pdf, "pdf", "The print edition"),
    (Output::Booklet, "booklet", "The booklet, to print, fold and bind, with a page that says how"),
    (Output::Handouts, "handouts", "The handouts for study groups"),
];

/// Where files that were made are to be had.
pub(super) const MADE: &str = "/made/";

/// Asks what to make.
pub(super) fn form(project: &Project, token: &str, standing: &Standing) -> Html {
    if project.book().is_none() {
        return no_book();
    }
    let built = Output::built(project);
    let mut html = Html::default();
    html.raw("<form method=\"post\" action=\"/make\"><input type=\"hidden\" name=\"token\" value=\"")
        .text(token);
    html.raw("\"><fieldset><legend>What to make</legend>");
    for (output, name, shown) in OUTPUTS {
        html.raw("<label><input type=\"checkbox\" name=\"make\" value=\"").text(name).raw("\"");
        // As `build` has it: handouts are made of a series that says something of them.
        html.raw(if built.contains(&output) { " checked> " } else { "> " }).text(shown).raw("</label>");
    }
    html.raw("</fieldset><button type=\"submit\">Make</button></form>");
    html.raw("<p class=\"quiet\">").raw(match standing {
        Standing::Machine => {
            "The files are written into the folder of outputs, as <code>chapbook build</code> does."
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
        let asked: Vec<Output> =
            OUTPUTS.iter().filter(|(_, name, _)| is_asked(name)).map(|(output, ..)| *output).collect();
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
            html.raw("<p>Nothing was made. See the <a href=\"/problems\">problems</a>.</p>");
            return self.page("/make", html);
        }
        for failure in failures {
            html.raw("<p class=\"error\">").text(failure).raw("</p>");
        }
        if failures.is_empty() {
            match &self.standing {
                Standing::Machine => html.raw("<p>Written into <code>").text(folder).raw("</code>:</p><ul>"),
                Standing::Frame(_) => html.raw("<p>Made, to be downloaded:</p><ul>"),
            };
            for (at, Made { name, pages, bytes, .. }) in files.iter().enumerate() {
                let own = name.rsplit('/').next().unwrap_or_default();
                html.raw("<li><a href=\"").text(format_args!("{MADE}{at}")).raw("\" download=\"").text(own);
                html.raw("\">").text(name).raw("</a> <span class=\"quiet\">");
                if let Some(pages) = pages {
                    html.text(pages).raw(if *pages == 1 { " page, " } else { " pages, " });
                }
                html.text(bytes.len().div_ceil(1024)).raw(" KiB</span></li>");
            }
            html.raw("</ul>");
            if files.iter().any(|made| made.name.ends_with("-booklet.pdf")) {
                html.raw("<p>Before you print: <a href=\"/booklet?show=how-to\">how to print and fold the booklet</a>.</p>");
            }
        }
        html.raw("<p><a href=\"/make\">Make more</a></p>");
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
