//! The head of an article as one form: title, subtitle, author and date, saved together.

use super::Voice;
use super::configure::{self, CorrectEntry, CorrectedPart};
use super::correct::{article, back, front_keys, is_given};
use super::edit::{FileChange, Hindrance, OnDisk};
use super::form::SentForm;
use super::front;
use super::html::Filling::Value;
use super::html::Html;
use crate::driver::{Foreign, PassageKind, Project, is_date};
use crate::lang::desk::{DeskWords, filled};
use crate::model::{Section, plain_text};

/// Asks for what front matter says of an article, or the configuration in its place.
pub(super) fn form(project: &Project, section: &Section, is_open: bool, voice: Voice<'_>) -> Html {
    let t = voice.words;
    let mut html = Html::default();
    let Some(file) = &section.file else { return html };
    if Foreign::of(&file.path).is_some() {
        html.raw("<p class=\"quiet\">").text(t.as_file_was_read).raw("</p>");
    }
    html.raw("<details class=\"facts\" id=\"facts\"").raw(if is_open { " open>" } else { ">" });
    html.raw("<summary>").text(t.facts).raw("</summary>").part(fields(project, section, None, voice));
    html.raw("</details>");
    html
}

/// Asks again, with what was typed. `None` if the article is gone.
pub(super) fn again(project: &Project, sent: &SentForm, voice: Voice<'_>) -> Option<Html> {
    let mut articles = project.book()?.articles();
    let (_, section) = articles.find(|(_, section)| section.id == sent.get("article"))?;
    Some(fields(project, section, Some(sent), voice))
}

fn fields(project: &Project, section: &Section, sent: Option<&SentForm>, voice: Voice<'_>) -> Html {
    let Voice { words: t, token } = voice;
    let mut html = Html::default();
    let Some(file) = &section.file else { return html };
    html.raw("<form method=\"post\" action=\"/facts\"").raw(if sent.is_some() {
        " data-unsaved>"
    } else {
        ">"
    });
    html.hidden("token", token);
    html.hidden("article", &section.id);
    for (is, called) in front_keys(t) {
        let (name, is_value) = (is.word(), value(section, is));
        let shown = sent.map_or(is_value.as_str(), |sent| sent.get(name));
        html.was(name, &is_value)
            .raw("<p class=\"row\"><label>")
            .text(called)
            .raw(" <input name=\"")
            .text(name);
        html.raw("\" dir=\"auto\" maxlength=\"300\" value=\"").text(shown).raw("\"></label>");
        if is_given(project, &file.path, is) {
            html.raw("<button class=\"small\" name=\"given\" value=\"").text(name).raw("\" aria-label=\"");
            html.text(called).raw(": ").text(t.as_found).raw("\">").text(t.as_found).raw("</button>");
        }
        html.raw("</p>");
    }
    html.raw("<p><button type=\"submit\" class=\"first\">").text(t.save).raw("</button></p></form>");
    html
}

/// Returns what is known of an article.
fn value(section: &Section, is: PassageKind) -> String {
    match is {
        PassageKind::Title => plain_text(&section.title),
        PassageKind::Subtitle => section.subtitle.as_ref().map(|words| plain_text(words)).unwrap_or_default(),
        PassageKind::Author => section.authors.join(", "),
        PassageKind::Date => section.date.as_ref().map(|date| date.date.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

/// A value that the head of an article is to have; `None` is that which was found in its text.
struct NewFact {
    is: PassageKind,
    called: &'static str,
    value: Option<String>,
}

impl NewFact {
    /// Says what becomes of what is there.
    fn said(&self, old: &str, t: &DeskWords) -> Html {
        let places = [("what", Value(&self.called)), ("old", Value(&old))];
        match &self.value {
            None => Html::said(t.again_as_found, &places),
            Some(new) if old.is_empty() => {
                Html::said(t.is_new, &[("what", Value(&self.called)), ("new", Value(new))])
            }
            Some(new) => Html::said(
                t.becomes,
                &[("what", Value(&self.called)), ("old", Value(&old)), ("new", Value(new))],
            ),
        }
    }
}

/// Says that a date was not understood, and what would be.
pub(super) fn no_date(typed: &str, t: &DeskWords) -> Hindrance {
    let places = [("date", Value(&typed)), ("examples", Value(&t.date_examples))];
    Html::said(t.date_not_understood, &places)
}

/// Plans what a form says of the head of an article: in its front matter, or in the configuration where some of it is
/// there already or the file has no front matter.
pub(super) fn plan(project: &Project, form: &SentForm, t: &DeskWords) -> Result<FileChange, Hindrance> {
    let section = article(project, form, t)?;
    let path = section.file.as_ref().map(|file| file.path.clone()).ok_or(t.no_such_article)?;
    let mut new = Vec::new();
    for (is, called) in front_keys(t) {
        let is_given = is_given(project, &path, is);
        let typed = form.changed().find(|(name, _)| *name == is.word()).map(|(_, value)| value.trim());
        let value = match typed {
            _ if form.get("given") == is.word() => None,
            None => continue,
            Some("") if is_given => None,
            Some("") => return Err(Html::said(t.cannot_be_empty, &[("what", Value(&called))])),
            Some(typed) if is == PassageKind::Date && !is_date(typed) => return Err(no_date(typed, t)),
            Some(typed) => Some(front::one_line(typed, t)?.to_owned()),
        };
        new.push(NewFact { is, called, value });
    }
    let said = new.iter().map(|fact| fact.said(&value(section, fact.is), t)).collect();
    let is_in_settings =
        Foreign::of(&path).is_some() || new.iter().any(|fact| is_given(project, &path, fact.is));
    let file = match is_in_settings {
        true => OnDisk::settings(project, t)?,
        false => OnDisk::article(project, &path, t)?,
    };
    let named = path.to_string_lossy().replace('\\', "/");
    let mut text = file.text().to_owned();
    for NewFact { is, value, .. } in new {
        text = match value {
            Some(value) if !is_in_settings => front::with(&text, is.word(), &value, t)?,
            value => {
                let entry = CorrectEntry { article: named.clone(), of: CorrectedPart::Value { is, value } };
                configure::correct(&text, &entry, t)?
            }
        };
    }
    let what = filled(t.was_corrected, &[("file", &path.display())]);
    Ok(file.to(&text, &what, back(&path, None), t)?.of(plain_text(&section.title)).saying(said))
}
