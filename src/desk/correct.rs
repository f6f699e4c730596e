//! What somebody says of an article and its lines: it is written into `chapbook.toml`, or into the article's front matter.

use super::configure::{self, CorrectEntry, CorrectedPart};
use super::edit::{FileChange, Hindrance, OnDisk};
use super::form::SentForm;
use super::html::Filling::{Around, Made};
use super::html::Html;
use super::{Desk, Reply, Voice};
use super::{front, handouts};
use crate::driver::{Foreign, PassageKind, Project, begins};
use crate::lang::desk::{DeskWords, filled};
use crate::model::{ArticleFile, Section, SourceFormat};
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
fn front_keys(t: &DeskWords) -> [(PassageKind, &'static str); 4] {
    [
        (PassageKind::Title, t.title),
        (PassageKind::Subtitle, t.subtitle),
        (PassageKind::Author, t.author),
        (PassageKind::Date, t.date),
    ]
}

/// Tells whether the configuration gives something of an article.
fn is_given(project: &Project, path: &Path, is: PassageKind) -> bool {
    let mut own = project.config().read.correct.iter().filter(|own| own.is_of(path));
    own.any(|own| own.value.is_some() && own.is == Some(is))
}

/// Returns where one goes on after a change at a line of an article. Its id may have changed with its title.
///
/// Where no line was asked about, it is the form with title, date and authors.
fn back(path: &Path, line: Option<usize>) -> String {
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

/// Asks for what front matter says of an article, or the configuration in its place.
pub(super) fn facts(project: &Project, section: &Section, is_open: bool, voice: Voice<'_>) -> Html {
    let Voice { words: t, token } = voice;
    let mut html = Html::default();
    let Some(file) = &section.file else { return html };
    if Foreign::of(&file.path).is_some() {
        html.raw("<p class=\"quiet\">").text(t.as_file_was_read).raw("</p>");
    }
    let date = section.date.as_ref().map(|date| date.date.to_string()).unwrap_or_default();
    let title = crate::model::plain_text(&section.title);
    let subtitle =
        section.subtitle.as_ref().map(|subtitle| crate::model::plain_text(subtitle)).unwrap_or_default();
    let values = [title, subtitle, section.authors.join(", "), date];
    html.raw("<details class=\"facts\" id=\"facts\"").raw(if is_open { " open>" } else { ">" });
    html.raw("<summary>").text(t.facts).raw("</summary>");
    for ((is, shown), value) in front_keys(t).into_iter().zip(values) {
        html.raw("<form class=\"row\" method=\"post\" action=\"/correct\">").hidden("token", token);
        html.hidden("article", &section.id).hidden("as", is.word()).raw("<label>").text(shown);
        html.raw(" <input name=\"value\" dir=\"auto\" required maxlength=\"300\" value=\"")
            .text(value)
            .raw("\"></label>");
        html.raw("<button class=\"small\" type=\"submit\">").text(t.correct).raw("</button></form>");
        if is_given(project, &file.path, is) {
            html.raw("<form method=\"post\" action=\"/correct\">").hidden("token", token);
            html.hidden("article", &section.id).hidden("as", is.word()).hidden("given", "no");
            html.raw("<button class=\"small\" type=\"submit\">").text(t.as_found).raw("</button></form>");
        }
    }
    html.raw("</details>");
    html
}

/// Plans what a form says of lines.
pub(super) fn plan(project: &Project, form: &SentForm, t: &DeskWords) -> Result<FileChange, Hindrance> {
    let ArticleFile { path, format, .. } = article(project, form, t)?;
    let text = project
        .sources()
        .iter()
        .find(|(_, source)| source.path == path)
        .map(|(_, source)| source.text.as_str());
    let text = text.unwrap_or_default();
    let said = form.get("as");
    let number = |name: &str| form.get(name).parse::<usize>().ok().filter(|number| *number > 0);
    let line = number("line").unwrap_or(1);
    let words = |line: usize| text.lines().nth(line - 1).map(str::trim).filter(|line| !line.is_empty());
    let what = filled(t.was_corrected, &[("file", &path.display())]);
    let typed = Some(form.get("value")).filter(|value| !value.is_empty());
    let named = path.to_string_lossy().replace('\\', "/");
    let is_taken_out = form.get("given") == "no";
    if is_taken_out || typed.is_some() || format == SourceFormat::Markdown {
        let mut keys = front_keys(t).into_iter().map(|(is, _)| is);
        let is = keys.find(|is| is.word() == said).ok_or(t.marks_say_that)?;
        let value = match is_taken_out {
            true => None,
            false => {
                let value = typed.or_else(|| words(line)).ok_or(t.nothing_in_line)?;
                Some(front::one_line(value.trim_matches(|c: char| "#*_> ".contains(c)), t)?.to_owned())
            }
        };
        if Foreign::of(&path).is_some() || is_given(project, &path, is) {
            let entry = CorrectEntry { article: named, of: CorrectedPart::Value { is, value } };
            let file = OnDisk::settings(project, t)?;
            let changed = configure::correct(file.text(), &entry, t)?;
            return file.to(&changed, &what, back(&path, number("line")), t);
        }
        let file = OnDisk::article(project, &path, t)?;
        let changed = front::with(file.text(), is.word(), &value.unwrap_or_default(), t)?;
        return file.to(&changed, &what, back(&path, number("line")), t);
    }
    let own = words(line).ok_or(t.nothing_in_line)?;
    let file = OnDisk::settings(project, t)?;
    let all = |section, key| configure::add(file.text(), section, key, own, t);
    let kind = PassageKind::ALL.iter().find(|(word, _)| *word == said).map(|(_, kind)| *kind);
    let changed = match kind {
        None if said != "found" => return Err(t.say_what_line_is.into()),
        Some(PassageKind::Author) if form.get("all") == "yes" => all("read", "authors")?,
        Some(PassageKind::Kicker) if form.get("all") == "yes" => all("read", "kicker")?,
        Some(PassageKind::Furniture) if form.get("all") == "yes" => all("series", "drop")?,
        _ if form.get("all") == "yes" => return Err(t.not_of_all.into()),
        kind => {
            let last = number("to").filter(|to| *to > line).unwrap_or(line);
            let to = (last > line).then(|| words(last).map(lead_of)).flatten().map(str::to_owned);
            let from = lead_of(own);
            let start = own.as_ptr() as usize - text.as_ptr() as usize;
            let nth = begins(text, from).take_while(|line| line.start <= start).count();
            let nth = u32::try_from(nth).unwrap_or(1).max(1);
            let of = CorrectedPart::Lines { from: from.to_owned(), to, nth, is: kind };
            configure::correct(file.text(), &CorrectEntry { article: named, of }, t)?
        }
    };
    file.to(&changed, &what, back(&path, Some(line)), t)
}

/// Returns the first words of a line, as many as tell it from others.
fn lead_of(line: &str) -> &str {
    if line.len() <= LONGEST_LEAD {
        return line;
    }
    let ends = line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    ends.take_while(|at| *at <= LONGEST_LEAD).last().and_then(|at| line.get(..at)).unwrap_or(line).trim_end()
}

fn article(project: &Project, form: &SentForm, t: &DeskWords) -> Result<ArticleFile, Hindrance> {
    let book = project.book().ok_or(t.no_book_yet)?;
    let section = book.articles().find(|(_, section)| section.id == form.get("article"));
    let file = section.and_then(|(_, section)| section.file.as_ref());
    Ok(file.ok_or(t.no_such_article)?.clone())
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
    let mut html = Html::default();
    html.raw("<form method=\"post\" action=\"/edit\">").hidden("token", token).hidden("article", article);
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
    html.raw("\">").text(t.leave_as_is).raw("</a></p></form>");
    html
}

impl Desk {
    /// Changes the text of an article or its study file; somebody else's change meanwhile is shown beside this one.
    pub(super) fn edit(&mut self, form: &SentForm) -> Reply {
        let t = self.words;
        let is_study = form.get("study") == "yes";
        let read = article(&self.project, form, t).and_then(|ArticleFile { path, .. }| match is_study {
            true => {
                let path = handouts::study_file(&path);
                Ok((handouts::on_disk(&self.project, &path, t)?, path))
            }
            false => Ok((OnDisk::article(&self.project, &path, t)?, path)),
        });
        let (file, path) = match read {
            Ok(read) => read,
            Err(why) => return self.change("/edit", form, Err(why)),
        };
        if form.get("seen").is_empty() && form.get("base") != file.mark() {
            let mut html = Html::default();
            html.raw("<p class=\"error\" role=\"alert\">").text(t.changed_meanwhile).raw("</p>");
            html.part(super::diff::show(file.text(), form.get("text"), t));
            let (article, text) = (form.get("article"), form.get("text"));
            let form = EditForm { article, is_study, text, voice: self.voice() };
            html.part(area(&file, &form));
            let page = self.page("/change", html);
            return Reply::Show(super::Response { status: 409, ..page });
        }
        let what = filled(t.was_changed, &[("file", &path.display())]);
        let back = match is_study {
            true => format!("/handouts?article={}", form.get("article")),
            false => back(&path, Some(1)),
        };
        let planned = file.to(form.get("text"), &what, back, t);
        self.change("/edit", form, planned)
    }
}
