//! What somebody says of an article and its lines: it is written into `chapbook.toml`, or into the article's front matter.

use super::configure::{self, CorrectEntry, CorrectedPart};
use super::edit::{FileChange, Hindrance, OnDisk};
use super::facts::no_date;
use super::form::SentForm;
use super::html::Filling::{Around, Made, Value};
use super::html::Html;
use super::{Desk, Reply, Voice};
use super::{front, handouts};
use crate::driver::{Foreign, PassageKind, Project, begins, is_date, is_line_of_date};
use crate::lang::desk::{DeskWords, filled};
use crate::model::{ArticleFile, Section, SourceFormat, plain_text};
use std::path::Path;

/// So much of a line tells it from others, in bytes.
const LONGEST_LEAD: usize = 100;

/// Returns what a line can be said to be, each with what it is called.
fn kinds(t: &DeskWords) -> [(PassageKind, &'static str); 13] {
    [
        (PassageKind::Title, t.title),
        (PassageKind::Subtitle, t.subtitle),
        (PassageKind::Date, t.date),
        (PassageKind::Author, t.author),
        (PassageKind::Kicker, t.kicker),
        (PassageKind::Epigraph, t.epigraph),
        (PassageKind::Attribution, t.attribution),
        (PassageKind::Heading, t.heading),
        (PassageKind::Quotation, t.quotation),
        (PassageKind::Note, t.note),
        (PassageKind::Text, t.plain_text),
        (PassageKind::Furniture, t.not_text),
        (PassageKind::Kept, t.is_text),
    ]
}

/// Returns what is said in front matter, each with what it is called.
pub(super) fn front_keys(t: &DeskWords) -> [(PassageKind, &'static str); 4] {
    [
        (PassageKind::Title, t.title),
        (PassageKind::Subtitle, t.subtitle),
        (PassageKind::Author, t.author),
        (PassageKind::Date, t.date),
    ]
}

/// Tells whether the configuration gives something of an article.
pub(super) fn is_given(project: &Project, path: &Path, is: PassageKind) -> bool {
    let mut own = project.config().read.correct.iter().filter(|own| own.is_of(path));
    own.any(|own| own.value.is_some() && own.is == Some(is))
}

/// Returns where one goes on after a change at a line of an article. Its id may have changed with its title.
///
/// Where no line was asked about, it is the form with title, date and authors.
pub(super) fn back(path: &Path, line: Option<usize>) -> String {
    let name = path.to_string_lossy();
    let safe = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    match line.filter(|_| name.chars().all(safe)) {
        Some(line) => format!("/text?file={name}&line={line}#L{line}"),
        None if name.chars().all(safe) => format!("/text?file={name}&facts=yes"),
        None => "/".to_owned(),
    }
}

/// Asks what lines are, from one on.
pub(super) fn panel(
    section: &Section,
    line: usize,
    corrected: Option<PassageKind>,
    voice: Voice<'_>,
) -> Html {
    let Voice { words: t, token } = voice;
    let mut html = Html::default();
    let Some(file) = &section.file else { return html };
    html.raw("<form class=\"panel\" method=\"post\" action=\"/correct\" aria-label=\"").text(t.what_line_is);
    html.raw("\" dir=\"").text(t.direction);
    html.raw("\">").hidden("token", token).hidden("article", &section.id).hidden("line", &line.to_string());
    html.raw("<p class=\"row\">");
    if file.format == SourceFormat::Markdown {
        html.text(t.what_is_it).raw("</p><p class=\"row\">");
        for (is, shown) in front_keys(t) {
            html.raw("<button class=\"small\" name=\"as\" value=\"")
                .text(is.word())
                .raw("\">")
                .text(shown)
                .raw("</button>");
        }
        html.raw("</p>");
        if Foreign::of(&file.path).is_none() {
            html.raw("<p class=\"quiet\">").text(t.into_front_matter).raw("</p>");
        }
        html.raw("</form>");
        return html;
    }
    let mut field = Html::default();
    field
        .raw("<input type=\"number\" name=\"to\" aria-label=\"")
        .text(t.last_line)
        .raw("\" min=\"")
        .text(line);
    field.raw("\" value=\"").text(line).raw("\">");
    html.say(t.what_is_it_down_to, &[("field", Made(&field))]).raw("</p><p class=\"row\">");
    for (kind, shown) in kinds(t) {
        html.raw("<button class=\"small\" name=\"as\" value=\"").text(kind.word()).raw("\"");
        html.raw(if corrected == Some(kind) { " aria-pressed=\"true\">" } else { ">" })
            .text(shown)
            .raw("</button>");
    }
    if corrected.is_some() {
        html.raw("<button class=\"small\" name=\"as\" value=\"found\">").text(t.as_found).raw("</button>");
    }
    html.raw("</p><p><label><input type=\"checkbox\" name=\"all\" value=\"yes\"> ");
    html.say(t.in_all, &[("note", Around("<span class=\"quiet\">", "</span>"))]).raw("</label></p></form>");
    html
}

/// The lines that a form is about.
struct Lines<'a> {
    first: usize,
    last: usize,
    /// The words of the first one.
    words: &'a str,
}

impl Lines<'_> {
    /// Says what they are to be; `None` is what they were found to be.
    fn said(&self, is: Option<&str>, t: &DeskWords) -> Html {
        let Self { first, last, words } = self;
        let kind = is.unwrap_or_default();
        let places =
            [("line", Value(first)), ("last", Value(last)), ("words", Value(words)), ("kind", Value(&kind))];
        match is {
            None => Html::said(t.line_as_found, &places[..3]),
            Some(_) if last > first => Html::said(t.lines_become, &places),
            Some(_) => Html::said(t.line_becomes, &places),
        }
    }
}

/// Plans what a form says of lines.
pub(super) fn plan(project: &Project, form: &SentForm, t: &DeskWords) -> Result<FileChange, Hindrance> {
    let section = article(project, form, t)?;
    let ArticleFile { path, format, .. } = section.file.as_ref().ok_or(t.no_such_article)?;
    let own = project.sources().iter().find(|(_, source)| source.path == *path);
    let text = own.map_or("", |(_, source)| source.text.as_str());
    let said = form.get("as");
    let number = |name: &str| form.get(name).parse::<usize>().ok().filter(|number| *number > 0);
    let first = number("line").unwrap_or(1);
    let words = |line: usize| text.lines().nth(line - 1).map(str::trim).filter(|line| !line.is_empty());
    let count = text.lines().count();
    if let Some(beyond) = number("to").filter(|to| *to > count) {
        return Err(filled(t.no_such_line, &[("line", &beyond), ("lines", &count)]).into());
    }
    // Empty lines at the end are not meant.
    let last =
        (first..=number("to").unwrap_or(first)).rev().find(|line| words(*line).is_some()).unwrap_or(first);
    let own = words(first).ok_or(t.nothing_in_line)?;
    let lines = Lines { first, last, words: lead_of(own) };
    let kind = kinds(t).into_iter().find(|(kind, _)| kind.word() == said);
    let what = filled(t.was_corrected, &[("file", &path.display())]);
    let title = plain_text(&section.title);
    if *format == SourceFormat::Markdown {
        let keys = front_keys(t).into_iter();
        let (is, called) = keys.into_iter().find(|(is, _)| is.word() == said).ok_or(t.marks_say_that)?;
        let value = front::one_line(own.trim_matches(|c: char| "#*_> ".contains(c)), t)?;
        if is == PassageKind::Date && !is_date(value) {
            return Err(no_date(value, t));
        }
        let (file, changed);
        if Foreign::of(path).is_some() || is_given(project, path, is) {
            let of = CorrectedPart::Value { is, value: Some(value.to_owned()) };
            file = OnDisk::settings(project, t)?;
            changed = configure::correct(file.text(), &CorrectEntry { article: named(path), of }, t)?;
        } else {
            file = OnDisk::article(project, path, t)?;
            changed = front::with(file.text(), is.word(), value, t)?;
        }
        let change = file.to(&changed, &what, back(path, Some(first)), t)?;
        return Ok(change.of(title).saying(vec![lines.said(Some(called), t)]));
    }
    let file = OnDisk::settings(project, t)?;
    if form.get("all") == "yes" {
        let (section, key, called) = match kind {
            Some((PassageKind::Author, called)) => ("read", "authors", called),
            Some((PassageKind::Kicker, called)) => ("read", "kicker", called),
            Some((PassageKind::Furniture, called)) => ("series", "drop", called),
            _ => return Err(t.not_of_all.into()),
        };
        let changed = configure::add(file.text(), section, key, own, t)?;
        let said = Html::said(t.all_become, &[("words", Value(&own)), ("kind", Value(&called))]);
        return Ok(file.to(&changed, &what, back(path, Some(first)), t)?.saying(vec![said]));
    }
    if kind.is_none() && said != "found" {
        return Err(t.say_what_line_is.into());
    }
    let said_words = (first..=last).filter_map(words).collect::<Vec<_>>().join(" ");
    if kind.is_some_and(|(kind, _)| kind == PassageKind::Date) && !is_line_of_date(&said_words) {
        return Err(no_date(&said_words, t));
    }
    let to = (last > first).then(|| words(last).map(lead_of)).flatten().map(str::to_owned);
    let start = own.as_ptr() as usize - text.as_ptr() as usize;
    let nth = begins(text, lines.words).take_while(|line| line.start <= start).count();
    let nth = u32::try_from(nth).unwrap_or(1).max(1);
    let is = kind.map(|(kind, _)| kind);
    let of = CorrectedPart::Lines { from: lines.words.to_owned(), to, nth, is };
    let changed = configure::correct(file.text(), &CorrectEntry { article: named(path), of }, t)?;
    let said = lines.said(kind.map(|(_, called)| called), t);
    Ok(file.to(&changed, &what, back(path, Some(first)), t)?.of(title).saying(vec![said]))
}

/// Returns a path as the configuration has it.
fn named(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Returns the first words of a line, as many as tell it from others.
fn lead_of(line: &str) -> &str {
    if line.len() <= LONGEST_LEAD {
        return line;
    }
    let ends = line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    ends.take_while(|at| *at <= LONGEST_LEAD).last().and_then(|at| line.get(..at)).unwrap_or(line).trim_end()
}

/// Returns the article that a form is about.
pub(super) fn article<'p>(
    project: &'p Project,
    form: &SentForm,
    t: &DeskWords,
) -> Result<&'p Section, Hindrance> {
    let book = project.book().ok_or(t.no_book_yet)?;
    let section = book.articles().find(|(_, section)| section.id == form.get("article"));
    Ok(section.ok_or(t.no_such_article)?.1)
}

/// Shows the text of an article to be changed.
pub(super) fn editor(project: &Project, section: &Section, voice: Voice<'_>) -> Html {
    let mut html = Html::default();
    let Some(file) = &section.file else { return html };
    match OnDisk::article(project, &file.path, voice.words) {
        Ok(file) => {
            let form = EditForm { article: &section.id, is_study: false, text: file.text(), voice };
            html.part(area(&file, &form));
        }
        Err(why) => drop(html.raw("<p>").part(why).raw("</p>")),
    }
    html
}

/// What a form to change a text begins with.
pub(super) struct EditForm<'a> {
    /// The id of the article.
    pub article: &'a str,
    /// Whether the text is that of its study file.
    pub is_study: bool,
    /// The text.
    pub text: &'a str,
    /// What is said around it, and what allows to save it.
    pub voice: Voice<'a>,
}

/// Asks for the text of a file.
pub(super) fn area(file: &OnDisk, form: &EditForm<'_>) -> Html {
    let EditForm { article, is_study, text, voice: Voice { words: t, token } } = *form;
    let is_unsaved = file.is_there() && text != file.text();
    let mut html = Html::default();
    html.raw("<form method=\"post\" action=\"/edit\"").raw(if is_unsaved { " data-unsaved>" } else { ">" });
    html.hidden("token", token).hidden("article", article);
    html.hidden("base", &file.mark());
    if is_study {
        html.hidden("study", "yes");
    }
    // A browser leaves out the first line end of the field.
    html.raw("<label>").text(if is_study { t.the_study_file } else { t.the_text });
    html.raw("<textarea name=\"text\" dir=\"auto\" rows=\"30\" spellcheck=\"true\">\n").text(text);
    html.raw("</textarea></label><p class=\"row\"><button type=\"submit\">").text(t.show_changes);
    html.raw("</button> <a href=\"");
    html.raw(if is_study { "/handouts" } else { "/text" }).raw("?article=").text(article);
    html.raw("\" data-leave>").text(t.leave_as_is).raw("</a></p></form>");
    html
}

impl Desk {
    /// Changes the text of an article or its study file; somebody else's change meanwhile is shown beside this one.
    pub(super) fn edit(&mut self, form: &SentForm) -> Reply {
        let t = self.words;
        let is_study = form.get("study") == "yes";
        let read = article(&self.project, form, t).and_then(|section| {
            let ArticleFile { path, .. } = section.file.as_ref().ok_or(t.no_such_article)?;
            Ok(match is_study {
                true => {
                    let path = handouts::study_file(&self.project, section).ok_or(t.no_such_article)?;
                    (handouts::on_disk(&self.project, &path, t)?, path)
                }
                false => (OnDisk::article(&self.project, path, t)?, path.clone()),
            })
        });
        let (file, path) = match read {
            Ok(read) => read,
            Err(why) => return self.change("/edit", form, Err(why)),
        };
        if form.get("seen").is_empty() && form.get("base") != file.mark() {
            let mut html = Html::default();
            html.raw("<p class=\"error\" role=\"alert\">").text(t.changed_meanwhile).raw("</p>");
            html.part(super::diff::show(file.text(), form.get("text"), t));
            return self.edit_again(&file, form, html);
        }
        let what = filled(t.was_changed, &[("file", &path.display())]);
        let back = match is_study {
            true => format!("/handouts?article={}", form.get("article")),
            false => back(&path, Some(1)),
        };
        match file.clone().to(form.get("text"), &what, back, t) {
            Err(why) => {
                let mut html = Html::default();
                html.raw("<p class=\"error\" role=\"alert\">").part(why).raw("</p>");
                self.edit_again(&file, form, html)
            }
            planned => self.change("/edit", form, planned),
        }
    }

    /// Asks again for a text, with what was typed, below why it is not saved.
    fn edit_again(&self, file: &OnDisk, form: &SentForm, why: Html) -> Reply {
        let (article, is_study, text) = (form.get("article"), form.get("study") == "yes", form.get("text"));
        let mut html = why;
        html.part(area(file, &EditForm { article, is_study, text, voice: self.voice() }));
        let page = self.page("/change", html);
        Reply::Show(super::Response { status: 409, ..page })
    }
}
