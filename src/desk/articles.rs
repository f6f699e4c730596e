//! The articles of the series: their order, and which are taken in.

use super::configure;
use super::edit::{FileChange, Hindrance, OnDisk};
use super::form::SentForm;
use super::html::Html;
use super::make;
use super::views::of_file;
use crate::diagnostic::{Diagnostic, Severity};
use crate::driver::Project;
use crate::model::{ArticleFile, SectionIndex, plain_text};
use std::path::Path;
use toml_edit::{Array, Value};

/// So many articles that are left out are shown at once.
const FEW: usize = 8;

/// Lists the articles in order, and asks for more.
pub(super) fn series(project: &Project, token: &str) -> Html {
    let mut html = Html::default();
    let problems = project.diagnostics();
    let counted = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (counted(Severity::Error), counted(Severity::Warning));
    let Some(book) = project.book() else {
        if is_empty(project) {
            html.raw("<p>There is no article here yet. Add texts, saved web pages, or files of Word or LibreOffice, ");
            html.raw("and a book is made of them.</p>");
        } else {
            html.raw("<p role=\"alert\">There is no book yet: <a href=\"/problems\">").count(errors, "error");
            html.raw("</a> to mend first.</p>");
        }
        html.part(adding(token));
        return html;
    };
    let count = book.articles().count();
    html.part(steps(&book.metadata.title, errors + warnings, token));
    html.heading(format_args!("Articles: {count}"))
        .raw("<p><a href=\"#add\">Add articles or pictures</a></p>");
    html.part(choosing(project, token)).raw("<ol class=\"articles\">");
    for (at, (index, section)) in book.articles().enumerate() {
        html.raw("<li><input type=\"checkbox\" form=\"keep\" name=\"keep\" value=\"").text(&section.id);
        html.raw("\" aria-label=\"Take: ")
            .text(&section.id)
            .raw("\"><span class=\"about\"><a href=\"/text?article=")
            .text(&section.id)
            .raw("\">")
            .text(plain_text(&section.title));
        html.raw("</a>");
        if let Some(subtitle) = &section.subtitle {
            html.raw(" <i>").text(plain_text(subtitle)).raw("</i>");
        }
        html.raw("<span class=\"quiet\">");
        let date = section.date.as_ref().map_or("no date", |date| date.shown.as_str());
        html.text(date).raw(" · ").text(words(project, index)).raw(" words");
        if let Some(file) = &section.file {
            html.raw(" · ").text(file.path.display());
            let own = |problem: &&Diagnostic| of_file(problem, project) == Some(file.path.as_path());
            match problems.iter().filter(own).count() {
                0 => {}
                1 => {
                    html.raw(" · one problem");
                }
                more => {
                    html.raw(" · ").text(more).raw(" problems");
                }
            }
        }
        html.raw("</span></span>").part(moving(&section.id, at, count, token)).raw("</li>");
    }
    html.raw("</ol>").part(left_out(project, token)).part(adding(token));
    html
}

/// Tells whether there is no text at all, and nothing else that keeps a book from being made.
fn is_empty(project: &Project) -> bool {
    let is_text = |path: &Path| path.file_name().is_some_and(|name| name != "chapbook.toml");
    let has_texts = project.sources().iter().any(|(_, source)| is_text(&source.path));
    let is_placed = |problem: &Diagnostic| problem.severity == Severity::Error && problem.primary.is_some();
    !has_texts && !project.diagnostics().iter().any(is_placed)
}

/// Says what leads to a booklet, for somebody who is here for the first time.
fn steps(title: &str, problems: usize, token: &str) -> Html {
    let mut html = Html::default();
    html.heading("The way to a booklet").raw("<ol class=\"steps\"><li>");
    html.raw("<form class=\"row\" method=\"post\" action=\"/set\">").hidden("token", token);
    html.hidden("section", "series").hidden("key", "title").hidden("from", "/");
    html.raw("<label class=\"row\">Name it: <input name=\"value\" maxlength=\"300\" value=\"").text(title);
    html.raw("\"></label><button class=\"small\">Change the title</button></form></li>");
    html.raw("<li>Look whether titles, dates and order are right in the list below");
    if problems > 0 {
        html.raw("; to look at: <a href=\"/problems\">").count(problems, "problem").raw("</a>");
    }
    html.raw(".</li>");
    html.raw("<li><a href=\"/book\">Look at the pages</a>, and <a href=\"/booklet\">leaf through the booklet</a>.</li>");
    html.raw("<li>").part(make::button("booklet", "Make the booklet", token));
    html.raw("The next page has its files, and says how to print and fold it.</li></ol>");
    html
}

/// Asks which articles are to be in the book: those that are ticked, or those of some time.
fn choosing(project: &Project, token: &str) -> Html {
    let mut html = Html::default();
    let options = &project.config().assemble;
    html.raw("<details class=\"facts\"><summary>Take only some of them</summary>");
    html.raw("<form class=\"row\" id=\"keep\" method=\"post\" action=\"/order\">").hidden("token", token);
    html.raw("Tick articles below, and <button class=\"small\" name=\"move\" value=\"keep\">take only these</button></form>");
    html.raw("<form class=\"row\" method=\"post\" action=\"/dates\">").hidden("token", token);
    for (key, shown, limit) in [("from", "Or from", &options.from), ("to", "to", &options.to)] {
        html.raw("<label>")
            .text(shown)
            .raw(" <input name=\"")
            .text(key)
            .raw("\" placeholder=\"2017-11\" value=\"");
        html.text(limit.as_ref().map_or("", |limit| limit.value.as_str())).raw("\"></label>");
    }
    html.raw("<label>and tagged <input name=\"tags\" placeholder=\"letters, news\" value=\"");
    html.text(options.tags.join(", ")).raw("\"></label>");
    html.raw("<button class=\"small\">take those</button></form></details>");
    html
}

/// Lists the articles that are not in the book, and asks whether they are to be.
fn left_out(project: &Project, token: &str) -> Html {
    let mut html = Html::default();
    let out = project.left_out();
    if out.is_empty() {
        return html;
    }
    let is_listed = !project.config().assemble.articles.is_empty();
    html.raw("<details class=\"facts\"").raw(if out.len() > FEW { ">" } else { " open>" });
    html.raw("<summary>Left out: ").text(out.len()).raw("</summary><ul class=\"articles\">");
    for path in out {
        let name = shown(&path);
        html.raw("<li>").text(&name);
        if is_listed {
            html.raw("<form class=\"row\" method=\"post\" action=\"/order\">").hidden("token", token);
            html.hidden("file", &name)
                .raw("<button class=\"small\" name=\"move\" value=\"in\" aria-label=\"Take in: ");
            html.text(&name).raw("\">Take in</button></form>");
        } else {
            html.raw("<span class=\"quiet\">Its front matter says <code>draft</code>, or <code>from</code>, <code>to</code> or ");
            html.raw(
                "<code>tags</code> under <a href=\"/settings#series-from\">Settings</a> leave it out.</span>",
            );
        }
        html.raw("</li>");
    }
    html.raw("</ul></details>");
    html
}

/// Returns a path as the configuration has it.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Asks whether an article moves up or down, or is left out.
fn moving(id: &str, at: usize, count: usize, token: &str) -> Html {
    let mut html = Html::default();
    html.raw("<form class=\"row\" method=\"post\" action=\"/order\">")
        .hidden("token", token)
        .hidden("article", id);
    let moves =
        [("up", "Move up", at > 0), ("down", "Move down", at + 1 < count), ("out", "Leave out", count > 1)];
    for (name, shown, _) in moves.into_iter().filter(|(.., is_open)| *is_open) {
        html.raw("<button class=\"small\" name=\"move\" value=\"")
            .text(name)
            .raw("\" aria-label=\"")
            .text(shown);
        html.raw(": ").text(id).raw("\">").text(shown).raw("</button>");
    }
    html.raw("</form>");
    html
}

/// Asks for files to add.
fn adding(token: &str) -> Html {
    let mut html = Html::default();
    html.raw(
        "<form class=\"add\" id=\"add\" method=\"post\" action=\"/add\" enctype=\"multipart/form-data\">",
    );
    html.hidden("token", token);
    html.raw("<label>Add articles or pictures: choose files, or drop them here ");
    html.raw("<input type=\"file\" name=\"file\" multiple required></label>");
    html.raw("<button type=\"submit\">Add</button></form>");
    html.raw("<p class=\"quiet\">Files are copied into the series’ folder. None is ever replaced.</p>");
    html
}

/// Counts the words of a section.
fn words(project: &Project, index: SectionIndex) -> usize {
    let section = project.book().map(|book| book.section(index));
    section.map_or(0, |section| crate::model::visit::text(&section.blocks).split_whitespace().count())
}

/// Plans another order: from then on it is listed, and not found in the dates.
pub(super) fn plan(project: &Project, form: &SentForm) -> Result<FileChange, Hindrance> {
    let gone = "There is no such article. Go back to the series: it may have another name now.";
    let book = project.book().ok_or("There is no book yet.")?;
    let files: Vec<&ArticleFile> = book.articles().filter_map(|(_, section)| section.file.as_ref()).collect();
    let own = project.config().assemble.articles.iter().map(|name| name.value.clone());
    let mut names: Vec<String> = own.collect();
    let named = |names: &[String], file: &ArticleFile| {
        names.iter().position(|name| *name == shown(&file.path) || *name == file.stem)
    };
    // A list that lacks articles of the book is not in force.
    if files.iter().any(|file| named(&names, file).is_none()) {
        names = files.iter().map(|file| shown(&file.path)).collect();
    }
    let (at, name) = if form.get("move") == "in" {
        let out = project.left_out().iter().map(|path| shown(path)).find(|name| name == form.get("file"));
        (0, out.ok_or(gone)?)
    } else if form.get("move") == "keep" {
        let is_ticked = |id: &str| form.all("keep").any(|ticked| ticked == id);
        let kept = book.articles().filter(|(_, section)| is_ticked(&section.id));
        names = kept.filter_map(|(_, section)| Some(shown(&section.file.as_ref()?.path))).collect();
        (0, String::new())
    } else {
        let section = book.articles().find(|(_, section)| section.id == form.get("article"));
        let file = section.and_then(|(_, section)| section.file.as_ref()).ok_or(gone)?;
        (named(&names, file).ok_or(gone)?, shown(&file.path))
    };
    let what = match form.get("move") {
        "up" if at > 0 => {
            names.swap(at, at - 1);
            format!("{name} was moved up.")
        }
        "down" if at + 1 < names.len() => {
            names.swap(at, at + 1);
            format!("{name} was moved down.")
        }
        "out" if names.len() > 1 => {
            names.remove(at);
            format!("{name} is left out; its file stays.")
        }
        "in" => {
            // Where its name puts it; from there it can be moved.
            let before = names.iter().position(|other| *other > name).unwrap_or(names.len());
            names.insert(before, name.clone());
            format!("{name} is taken in.")
        }
        "keep" if names.len() == 1 => "The book is made of one article; the other files stay.".to_owned(),
        "keep" if !names.is_empty() => {
            format!("The book is made of {} articles; the other files stay.", names.len())
        }
        "keep" => return Err("Tick the articles first that the book is to be made of.".to_owned()),
        _ => return Err("It cannot be moved so.".to_owned()),
    };
    let file = OnDisk::settings(project)?;
    let text = configure::set(file.text(), "series", "articles", Some(Value::Array(listed(&names))))?;
    let text = configure::set(&text, "series", "order", Some("listed".into()))?;
    file.to(&text, &what, "/".to_owned())
}

/// Plans to take articles of some time, or with some tag.
pub(super) fn plan_dates(project: &Project, form: &SentForm) -> Result<FileChange, Hindrance> {
    let file = OnDisk::settings(project)?;
    let mut text = file.text().to_owned();
    for key in ["from", "to"] {
        let typed = form.get(key).trim();
        let value = (!typed.is_empty()).then(|| Value::from(typed));
        text = configure::set(&text, "series", key, value)?;
    }
    let tags = form.get("tags").split(',').map(str::trim).filter(|tag| !tag.is_empty());
    let tags = Array::from_iter(tags);
    let value = (!tags.is_empty()).then_some(Value::Array(tags));
    text = configure::set(&text, "series", "tags", value)?;
    file.to(&text, "Other articles were chosen, by date or tag.", "/".to_owned())
}

/// Lists names, each on a line of its own, so that somebody can move them by hand.
fn listed(names: &[String]) -> Array {
    let mut list = Array::from_iter(names.iter().map(String::as_str));
    list.iter_mut().for_each(|name| name.decor_mut().set_prefix("\n  "));
    list.set_trailing("\n");
    list.set_trailing_comma(true);
    list
}
