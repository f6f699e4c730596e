//! The articles of the series: their order, and which are taken in.

use super::configure;
use super::edit::{FileChange, Hindrance, OnDisk};
use super::form::SentForm;
use super::html::Filling::{Around, Link, Value as Shown};
use super::html::Html;
use super::views::of_file;
use super::{Voice, make};
use crate::diagnostic::{Diagnostic, Severity};
use crate::driver::Project;
use crate::lang::desk::{DeskWords, counted, filled, form as form_for};
use crate::model::{ArticleFile, SectionIndex, plain_text};
use std::path::Path;
use toml_edit::{Array, Value};

/// So many articles that are left out are shown at once.
const FEW: usize = 8;

/// Lists the articles in order, and asks for more.
pub(super) fn series(project: &Project, voice: Voice<'_>) -> Html {
    let t = voice.words;
    let mut html = Html::default();
    let problems = project.diagnostics();
    let number_of = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (number_of(Severity::Error), number_of(Severity::Warning));
    let Some(book) = project.book() else {
        if is_empty(project) {
            html.raw("<p>").text(t.no_article).raw("</p>");
        } else {
            let places = [("problems", Link("/problems")), ("count", Shown(&errors))];
            html.raw("<p role=\"alert\">").say(form_for(t.errors_first, errors), &places).raw("</p>");
        }
        html.part(adding(voice));
        return html;
    };
    let count = book.articles().count();
    html.part(steps(&book.metadata.title, errors + warnings, voice));
    html.heading(counted(t.article_count, count))
        .raw("<p><a href=\"#add\">")
        .text(t.add_more)
        .raw("</a></p>");
    html.part(choosing(project, voice)).raw("<ol class=\"articles\">");
    for (at, (index, section)) in book.articles().enumerate() {
        html.raw("<li><input type=\"checkbox\" form=\"keep\" name=\"keep\" value=\"").text(&section.id);
        html.raw("\" aria-label=\"")
            .text(filled(t.take_article, &[("article", &section.id)]))
            .raw("\"><span class=\"about\"><a href=\"/text?article=")
            .text(&section.id)
            .raw("\">")
            .own(plain_text(&section.title));
        html.raw("</a>");
        if let Some(subtitle) = &section.subtitle {
            html.raw(" <i>").own(plain_text(subtitle)).raw("</i>");
        }
        html.raw("<span class=\"quiet\">");
        let date = section.date.as_ref().map_or(t.no_date, |date| date.shown.as_str());
        html.own(date).raw(" · ").count(t.word_count, words(project, index));
        if let Some(file) = &section.file {
            html.raw(" · ").own(file.path.display());
            let own = |problem: &&Diagnostic| of_file(problem, project) == Some(file.path.as_path());
            match problems.iter().filter(own).count() {
                0 => {}
                more => drop(html.raw(" · ").count(t.problem_count, more)),
            }
        }
        html.raw("</span></span>").part(moving(&section.id, at, count, voice)).raw("</li>");
    }
    html.raw("</ol>").part(left_out(project, voice)).part(adding(voice));
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
fn steps(title: &str, problems: usize, voice: Voice<'_>) -> Html {
    let Voice { words: t, token } = voice;
    let mut html = Html::default();
    html.heading(t.way).raw("<ol class=\"steps\"><li>");
    html.raw("<form class=\"row\" method=\"post\" action=\"/set\">").hidden("token", token);
    html.hidden("section", "series").hidden("key", "title").hidden("from", "/");
    html.raw("<label class=\"row\">")
        .text(t.name_it)
        .raw(" <input name=\"value\" dir=\"auto\" maxlength=\"300\" value=\"")
        .text(title);
    html.raw("\"></label><button class=\"small\">").text(t.change_title).raw("</button></form></li><li>");
    let places = [("problems", Link("/problems")), ("count", Shown(&problems))];
    match problems {
        0 => html.text(t.look_at_list),
        _ => html.say(form_for(t.look_at_problems, problems), &places),
    };
    let places = [("book", Link("/book")), ("booklet", Link("/booklet"))];
    html.raw("</li><li>").say(t.look_at_pages, &places).raw("</li>");
    html.raw("<li>").part(make::button("booklet", t.make_booklet, voice));
    html.text(t.next_page_says).raw("</li></ol>");
    html
}

/// Asks which articles are to be in the book: those that are ticked, or those of some time.
fn choosing(project: &Project, voice: Voice<'_>) -> Html {
    let Voice { words: t, token } = voice;
    let mut html = Html::default();
    let options = &project.config().assemble;
    html.raw("<details class=\"facts\"><summary>").text(t.take_some).raw("</summary>");
    html.raw("<form class=\"row\" id=\"keep\" method=\"post\" action=\"/order\">").hidden("token", token);
    let button = Around("<button class=\"small\" name=\"move\" value=\"keep\">", "</button>");
    html.say(t.tick, &[("button", button)]).raw("</form>");
    html.raw("<form class=\"row\" method=\"post\" action=\"/dates\">").hidden("token", token);
    for (key, shown, limit) in [("from", t.or_from, &options.from), ("to", t.up_to, &options.to)] {
        html.raw("<label>")
            .text(shown)
            .raw(" <input name=\"")
            .text(key)
            .raw("\" placeholder=\"2017-11\" value=\"");
        html.text(limit.as_ref().map_or("", |limit| limit.value.as_str())).raw("\"></label>");
    }
    html.raw("<label>").text(t.and_tagged).raw(" <input name=\"tags\" placeholder=\"").text(t.tags_example);
    html.raw("\" value=\"");
    html.text(options.tags.join(", ")).raw("\"></label>");
    html.raw("<button class=\"small\">").text(t.take_those).raw("</button></form></details>");
    html
}

/// Lists the articles that are not in the book, and asks whether they are to be.
fn left_out(project: &Project, voice: Voice<'_>) -> Html {
    let Voice { words: t, token } = voice;
    let mut html = Html::default();
    let out = project.left_out();
    if out.is_empty() {
        return html;
    }
    let is_listed = !project.config().assemble.articles.is_empty();
    html.raw("<details class=\"facts\"").raw(if out.len() > FEW { ">" } else { " open>" });
    html.raw("<summary>").count(t.left_out_count, out.len()).raw("</summary><ul class=\"articles\">");
    for path in out {
        let name = shown(&path);
        html.raw("<li>").own(&name);
        if is_listed {
            html.raw("<form class=\"row\" method=\"post\" action=\"/order\">").hidden("token", token);
            html.hidden("file", &name)
                .raw("<button class=\"small\" name=\"move\" value=\"in\" aria-label=\"");
            html.text(filled(t.take_in_article, &[("article", &name)])).raw("\">").text(t.take_in);
            html.raw("</button></form>");
        } else {
            let places = [("settings", Link("/settings#series-from"))];
            html.raw("<span class=\"quiet\">").say(t.left_out_why, &places).raw("</span>");
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
fn moving(id: &str, at: usize, count: usize, voice: Voice<'_>) -> Html {
    let Voice { words: t, token } = voice;
    let mut html = Html::default();
    html.raw("<form class=\"row\" method=\"post\" action=\"/order\">")
        .hidden("token", token)
        .hidden("article", id);
    let moves = [
        ("up", t.move_up, t.move_up_article, at > 0),
        ("down", t.move_down, t.move_down_article, at + 1 < count),
        ("out", t.leave_out, t.leave_out_article, count > 1),
    ];
    for (name, shown, label, _) in moves.into_iter().filter(|(.., is_open)| *is_open) {
        html.raw("<button class=\"small\" name=\"move\" value=\"")
            .text(name)
            .raw("\" aria-label=\"")
            .text(filled(label, &[("article", &id)]));
        html.raw("\">").text(shown).raw("</button>");
    }
    html.raw("</form>");
    html
}

/// Asks for files to add.
fn adding(voice: Voice<'_>) -> Html {
    let Voice { words: t, token } = voice;
    let mut html = Html::default();
    html.raw("<form class=\"add\" id=\"add\" method=\"post\" action=\"/add\" data-unread=\"")
        .text(t.drop_unread);
    html.raw("\" enctype=\"multipart/form-data\">");
    html.hidden("token", token);
    html.raw("<label>")
        .text(t.choose_files)
        .raw(" <input type=\"file\" name=\"file\" multiple required></label>");
    html.raw("<button type=\"submit\">").text(t.add).raw("</button></form>");
    html.raw("<p class=\"quiet\">").text(t.files_are_copied).raw("</p>");
    html
}

/// Counts the words of a section.
fn words(project: &Project, index: SectionIndex) -> usize {
    let section = project.book().map(|book| book.section(index));
    section.map_or(0, |section| crate::model::visit::text(&section.blocks).split_whitespace().count())
}

/// Plans another order: from then on it is listed, and not found in the dates.
pub(super) fn plan(project: &Project, form: &SentForm, t: &DeskWords) -> Result<FileChange, Hindrance> {
    let gone = t.no_such_article;
    let book = project.book().ok_or(t.no_book_yet)?;
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
            filled(t.was_moved_up, &[("file", &name)])
        }
        "down" if at + 1 < names.len() => {
            names.swap(at, at + 1);
            filled(t.was_moved_down, &[("file", &name)])
        }
        "out" if names.len() > 1 => {
            names.remove(at);
            filled(t.was_left_out, &[("file", &name)])
        }
        "in" => {
            // Where its name puts it; from there it can be moved.
            let before = names.iter().position(|other| *other > name).unwrap_or(names.len());
            names.insert(before, name.clone());
            filled(t.was_taken_in, &[("file", &name)])
        }
        "keep" if !names.is_empty() => counted(t.made_of_articles, names.len()),
        "keep" => return Err(t.tick_first.into()),
        _ => return Err(t.cannot_move.into()),
    };
    let file = OnDisk::settings(project, t)?;
    let articles = Some(Value::Array(listed(&names)));
    let text = configure::set(file.text(), "series", "articles", articles, t)?;
    let text = configure::set(&text, "series", "order", Some("listed".into()), t)?;
    file.to(&text, &what, "/".to_owned(), t)
}

/// Plans to take articles of some time, or with some tag.
pub(super) fn plan_dates(project: &Project, form: &SentForm, t: &DeskWords) -> Result<FileChange, Hindrance> {
    let file = OnDisk::settings(project, t)?;
    let mut text = file.text().to_owned();
    for key in ["from", "to"] {
        let typed = form.get(key).trim();
        let value = (!typed.is_empty()).then(|| Value::from(typed));
        text = configure::set(&text, "series", key, value, t)?;
    }
    let tags = form.get("tags").split(',').map(str::trim).filter(|tag| !tag.is_empty());
    let tags = Array::from_iter(tags);
    let value = (!tags.is_empty()).then_some(Value::Array(tags));
    text = configure::set(&text, "series", "tags", value, t)?;
    file.to(&text, t.chosen_by_date, "/".to_owned(), t)
}

/// Lists names, each on a line of its own, so that somebody can move them by hand.
fn listed(names: &[String]) -> Array {
    let mut list = Array::from_iter(names.iter().map(String::as_str));
    list.iter_mut().for_each(|name| name.decor_mut().set_prefix("\n  "));
    list.set_trailing("\n");
    list.set_trailing_comma(true);
    list
}
