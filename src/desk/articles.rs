//! The articles of the series: their order, and which are taken in.

use super::configure::{self, NewValue};
use super::edit::{FileChange, Hindrance, OnDisk};
use super::form::SentForm;
use super::html::Filling::{Around, Link, Value as Shown};
use super::html::Html;
use super::search::Sought;
use super::set::{self, NewSettings, TypedKey};
use super::views::of_file;
use super::{Request, Voice, make, printer};
use crate::diagnostic::{Diagnostic, Severity};
use crate::driver::Project;
use crate::lang::desk::{DeskWords, counted, filled, form as form_for};
use crate::lang::unspaced;
use crate::model::{ArticleFile, Section, SectionIndex, plain_text};
use std::path::Path;
use toml_edit::{Array, Value};

/// So many articles that are left out are shown at once.
const FEW: usize = 8;

/// Lists the articles in order, and asks for more; or those in which some words are.
pub(super) fn series(project: &Project, request: &Request<'_>, voice: Voice<'_>) -> Html {
    let t = voice.words;
    let wanted = Sought::of(request);
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
    let search = wanted.form("/", t.find_article, t);
    if wanted.is_asked() {
        html.part(search).part(found(project, &wanted, voice));
        return html;
    }
    html.part(steps(project, &book.metadata.title, errors + warnings, voice));
    html.heading(counted(t.article_count, count))
        .raw("<p><a href=\"#add\">")
        .text(t.add_more)
        .raw("</a></p>");
    if count > FEW {
        html.part(search);
    }
    html.part(choosing(project, voice)).raw("<ol class=\"articles\">");
    for (at, (index, section)) in book.articles().enumerate() {
        html.raw("<li><input type=\"checkbox\" form=\"keep\" name=\"keep\" value=\"").text(&section.id);
        html.raw("\" aria-label=\"")
            .text(filled(t.take_article, &[("article", &section.id)]))
            .raw("\">")
            .part(about(project, index, None, t))
            .part(moving(&section.id, at, count, voice))
            .raw("</li>");
    }
    html.raw("</ol>").part(left_out(project, voice)).part(adding(voice));
    html
}

/// Lists the articles in which some words are, each in the title, author, date, file or text.
fn found(project: &Project, wanted: &Sought, voice: Voice<'_>) -> Html {
    let t = voice.words;
    let mut html = Html::default();
    let Some(book) = project.book() else { return html };
    let beside_head = |section: &Section| {
        let subtitle = section.subtitle.as_ref().map(|subtitle| plain_text(subtitle)).unwrap_or_default();
        let date = section.date.as_ref();
        let date = date.map(|date| format!("{} {}", date.shown, date.date)).unwrap_or_default();
        let file = section.file.as_ref().map(|file| shown(&file.path)).unwrap_or_default();
        wanted.not_in([&plain_text(&section.title), &subtitle, &section.authors.join(" "), &date, &file])
    };
    let mut items = Html::default();
    let mut count = 0;
    for (index, section) in book.articles() {
        let text = || crate::model::visit::text(&section.blocks);
        let rest = beside_head(section);
        let passage = rest.is_asked().then(|| rest.passage(&text()));
        if matches!(passage, Some(None)) {
            continue;
        }
        count += 1;
        items.raw("<li>").part(about(project, index, passage.flatten().as_deref(), t)).raw("</li>");
    }
    let all = book.articles().count();
    html.raw("<p role=\"status\">").text(match count {
        0 => t.nothing_found.to_owned(),
        _ => filled(t.found_of, &[("count", &count), ("all", &all)]),
    });
    html.raw("</p><ul class=\"articles\">").part(items).raw("</ul>");
    let out: Vec<String> = project.left_out().iter().map(|path| shown(path)).collect();
    let out: Vec<&String> = out.iter().filter(|name| wanted.is_in([name])).collect();
    if !out.is_empty() {
        html.heading(counted(t.left_out_count, out.len())).raw("<ul class=\"articles\">");
        for name in out {
            html.raw("<li>").own(name).raw("</li>");
        }
        html.raw("</ul>");
    }
    html
}

/// Says what an article is: its title, which leads to its text, date, words and file; and what was found in it.
fn about(project: &Project, index: SectionIndex, passage: Option<&str>, t: &DeskWords) -> Html {
    let mut html = Html::default();
    let Some(section) = project.book().map(|book| book.section(index)) else { return html };
    html.raw("<span class=\"about\"><a href=\"/text?article=")
        .text(&section.id)
        .raw("\">")
        .own(plain_text(&section.title));
    html.raw("</a>");
    if let Some(subtitle) = &section.subtitle {
        html.raw(" <i>").own(plain_text(subtitle)).raw("</i>");
    }
    html.raw("<span class=\"quiet\">");
    let date = section.date.as_ref().map_or(t.no_date, |date| date.shown.as_str());
    html.own(date).raw(" · ").count(t.word_count, words(section));
    if let Some(file) = &section.file {
        html.raw(" · ").own(file.path.display());
        let own = |problem: &&Diagnostic| of_file(problem, project) == Some(file.path.as_path());
        match project.diagnostics().iter().filter(own).count() {
            0 => {}
            more => drop(html.raw(" · ").count(t.problem_count, more)),
        }
    }
    html.raw("</span>");
    if let Some(passage) = passage {
        html.raw("<span class=\"quiet\">").own(passage).raw("</span>");
    }
    html.raw("</span>");
    html
}

/// Tells whether there is no text at all, and nothing else that keeps a book from being made.
fn is_empty(project: &Project) -> bool {
    let is_text = |path: &Path| path.file_name().is_some_and(|name| name != "chapbook.toml");
    let has_texts = project.sources().iter().any(|(_, source)| is_text(&source.path));
    let is_placed = |problem: &Diagnostic| problem.severity == Severity::Error && problem.primary.is_some();
    !has_texts && !project.diagnostics().iter().any(is_placed)
}

/// Says what leads to a booklet, for somebody who is here for the first time. It is one form: what was typed and chosen
/// in it is saved before the booklet is made.
fn steps(project: &Project, title: &str, problems: usize, voice: Voice<'_>) -> Html {
    let t = voice.words;
    let mut html = Html::default();
    html.heading(t.way).part(make::opened(voice)).raw("<ol class=\"steps\"><li>");
    html.hidden("from", "/").hidden("make", "booklet").was("series.title", title);
    html.raw("<label class=\"row\">")
        .text(t.name_it)
        .raw(" <input name=\"series.title\" dir=\"auto\" maxlength=\"300\" value=\"")
        .text(title);
    html.raw("\"></label></li><li>");
    let places = [("problems", Link("/problems")), ("count", Shown(&problems))];
    match problems {
        0 => html.text(t.look_at_list),
        _ => html.say(form_for(t.look_at_problems, problems), &places),
    };
    let places = [("book", Link("/book")), ("booklet", Link("/booklet"))];
    html.raw("</li><li>").say(t.look_at_pages, &places).raw("</li>");
    html.raw("<li>").part(printer::fields(project, voice)).raw("</li><li>");
    html.part(make::buttons(t.make_booklet, t)).raw(" ").text(t.next_page_says).raw("</li></ol></form>");
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
fn words(section: &Section) -> usize {
    unspaced::words(&crate::model::visit::text(&section.blocks))
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
            filled(t.moves_up, &[("file", &name)])
        }
        "down" if at + 1 < names.len() => {
            names.swap(at, at + 1);
            filled(t.moves_down, &[("file", &name)])
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
    let articles = NewValue::of("series", "articles", Some(Value::Array(listed(&names))));
    let order = NewValue::of("series", "order", Some("listed".into()));
    let text = configure::set(file.text(), vec![articles, order], t)?;
    Ok(file.to(&text, &what, "/".to_owned(), t)?.saying(vec![what.into()]))
}

/// Plans to take articles of some time, or with some tag.
pub(super) fn plan_dates(project: &Project, form: &SentForm, t: &DeskWords) -> Result<FileChange, Hindrance> {
    let tags = form.get("tags").split(',').map(str::trim).filter(|tag| !tag.is_empty());
    let tags = Array::from_iter(tags);
    let tags = if tags.is_empty() { String::new() } else { tags.to_string() };
    let typed = [("from", form.get("from")), ("to", form.get("to")), ("tags", &tags)];
    let changed: Vec<TypedKey<'_>> =
        typed.into_iter().filter_map(|(key, typed)| TypedKey::of("series", key, typed.trim())).collect();
    let file = OnDisk::settings(project, t)?;
    let NewSettings { text, said, .. } = set::written(project, &file, &changed, t)?;
    Ok(file.to(&text, t.chosen_by_date, "/".to_owned(), t)?.saying(said))
}

/// Lists names, each on a line of its own, so that somebody can move them by hand.
fn listed(names: &[String]) -> Array {
    let mut list = Array::from_iter(names.iter().map(String::as_str));
    list.iter_mut().for_each(|name| name.decor_mut().set_prefix("\n  "));
    list.set_trailing("\n");
    list.set_trailing_comma(true);
    list
}
