//! Outputs that are made when somebody asks for them.

use super::form::SentForm;
use super::html::Filling::{Link, Made as Part, Value};
use super::html::Html;
use super::pages::no_book;
use super::{Desk, Reply, Response, Standing, Voice, plain, printer, set, sheets};
use crate::diagnostic::has_errors;
use crate::driver::{Made, Output, Project};
use crate::lang::desk::{DeskWords, counted};

/// What can be asked for, each with its name in the form.
const OUTPUTS: [(Output, &str); 4] = [
    (Output::Booklet, "booklet"),
    (Output::Epub, "epub"),
    (Output::Pdf, "pdf"),
    (Output::Handouts, "handouts"),
];

/// Returns what each of [`OUTPUTS`] is called.
fn called(t: &DeskWords) -> [&'static str; 4] {
    [t.make_of_booklet, t.make_of_epub, t.make_of_pdf, t.make_of_handouts]
}

/// What is asked for only where it is shown.
const TEST_SHEET: &str = "test-sheet";

/// Where files that were made are to be had.
pub(super) const MADE: &str = "/made/";

/// Asks for the sheet that tests a printer.
pub(super) fn test_button(voice: Voice<'_>) -> Html {
    let mut html = opened(voice);
    html.hidden("make", TEST_SHEET);
    html.raw("<button type=\"submit\" class=\"first\">")
        .text(voice.words.make_test_sheet)
        .raw("</button></form>");
    html
}

/// Asks for the booklet, after what is said of the printer.
pub(super) fn of_booklet(project: &Project, from: &str, voice: Voice<'_>) -> Html {
    let t = voice.words;
    let mut html = opened(voice);
    html.hidden("make", "booklet").hidden("from", from).part(printer::fields(project, voice));
    html.part(buttons(t.make_booklet, t)).raw("</form>");
    html
}

/// Begins a form that makes files, with what is said meanwhile. Settings that it has are saved first.
pub(super) fn opened(voice: Voice<'_>) -> Html {
    let mut html = Html::default();
    html.raw("<form method=\"post\" action=\"/make\" data-meanwhile=\"").text(voice.words.being_made);
    html.raw("\">").hidden("token", voice.token);
    html
}

/// Ends a form that makes files: what is chosen in it can be saved by itself, too.
pub(super) fn buttons(make: &str, t: &DeskWords) -> Html {
    let mut html = Html::default();
    html.raw("<span class=\"row\"><button type=\"submit\" class=\"first\">").text(make);
    html.raw("</button><button type=\"submit\" formaction=\"/set\">").text(t.save).raw("</button></span>");
    html
}

/// Asks what to make.
pub(super) fn form(project: &Project, voice: Voice<'_>, standing: &Standing) -> Html {
    let t = voice.words;
    if project.book().is_none() {
        return no_book(t);
    }
    let built = Output::built(project);
    let mut html = opened(voice);
    html.raw("<fieldset><legend>").text(t.what_to_make).raw("</legend>");
    for ((output, name), shown) in OUTPUTS.into_iter().zip(called(t)) {
        html.raw("<label><input type=\"checkbox\" name=\"make\" value=\"").text(name).raw("\"");
        // As `build` has it: handouts are made of a series that says something of them.
        html.raw(if built.contains(&output) { " checked> " } else { "> " }).text(shown).raw("</label>");
    }
    html.raw("</fieldset>").part(printer::fields(project, voice)).hidden("from", "/make");
    html.part(buttons(t.make_the_files, t));
    let what = match standing {
        Standing::Machine => t.made_as_built,
        Standing::Frame(_) => t.made_in_browser,
    };
    html.raw("</form><p class=\"quiet\">").say(what, &[]).raw("</p>");
    html
}

impl Desk {
    /// Makes what a form asks for, after what it has of settings was saved.
    pub(super) fn make(&mut self, form: &SentForm) -> Reply {
        match set::typed(form, self.words) {
            Ok(typed) if typed.is_empty() => {}
            _ => match set::plan(&self.project, form, self.words) {
                Ok(change) if !change.is_change() => {}
                Ok(change) => return self.save_and_again(change, "/make"),
                why => return self.change("/set", form, why),
            },
        }
        let is_asked = |name: &str| form.all("make").any(|asked| asked == name);
        // As `build` has them, whatever their order on the page.
        let is_made = |output: &Output| OUTPUTS.iter().any(|(own, name)| own == output && is_asked(name));
        let mut asked: Vec<Output> = Output::ALL.iter().copied().filter(is_made).collect();
        asked.extend(is_asked(TEST_SHEET).then_some(Output::TestSheet));
        if asked.contains(&Output::Booklet) {
            self.have_second();
        }
        let Some(shared) = self.project.share(&asked) else {
            return Reply::Show(self.page("/make", no_book(self.words)));
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
        let t = self.words;
        let mut html = Html::default();
        if files.is_empty() {
            let places = [("make", Link("/make")), ("problems", Link("/problems"))];
            html.raw("<p role=\"alert\">").say(t.nothing_made, &places).raw("</p>");
            return self.page("/make", html);
        }
        for failure in failures {
            html.raw("<p class=\"error\">").english(failure, t).raw("</p>");
        }
        if failures.is_empty() {
            let done = match &self.standing {
                Standing::Machine => t.done_in_folder,
                Standing::Frame(_) => t.done_in_browser,
            };
            html.raw("<p role=\"status\">").say(done, &[("folder", Value(&folder))]).raw("</p><ul>");
            for (at, Made { name, pages, bytes, .. }) in files.iter().enumerate() {
                let own = name.rsplit('/').next().unwrap_or_default();
                html.raw("<li><a href=\"").text(format_args!("{MADE}{at}")).raw("\" download=\"").text(own);
                html.raw("\">").own(name).raw("</a> <span class=\"quiet\">");
                if let Some(pages) = pages {
                    html.count(t.page_count, *pages).raw(", ");
                }
                html.text(counted(t.kibibytes, bytes.len().div_ceil(1024))).raw("</span></li>");
            }
            html.raw("</ul>");
            // Booklets of copies have a page of their own that says how.
            let is_own = |made: &Made, end: &str| made.name.ends_with(end) && !made.name.contains('/');
            if let Some(made) = files.iter().find(|made| is_own(made, "-booklet.pdf")) {
                html.heading(t.how_to_print_it);
                // In two passes another file is printed first; what follows says which.
                if !files.iter().any(|made| is_own(made, "-backs-reversed.pdf")) {
                    let mut file = Html::default();
                    file.raw("<b>").own(&made.name).raw("</b>");
                    let places = [("file", Part(&file)), ("test", Link("/booklet?show=test"))];
                    html.raw("<p>").say(t.print_file, &places).raw("</p>");
                }
                html.part(sheets::how_to(&self.project, self.voice()));
            }
        }
        html.raw("<p><a href=\"/make\">").text(t.make_others).raw("</a></p>");
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
