//! The head of an article as one form: title, subtitle, author and date, saved together.

use super::configure::{self, CorrectEntry, CorrectedPart};
use super::correct::{article, back, front_keys, is_given};
use super::edit::{FileChange, Hindrance, OnDisk};
use super::form::SentForm;
use super::front;
use super::html::Filling::Value;
use super::html::Html;
use super::{Voice, place};
use crate::driver::{Foreign, PassageKind, Project, is_date};
use crate::lang::desk::{DeskWords, filled};
use crate::model::{FindingKind, Section, SourceFormat, plain_text};
use std::cmp::Reverse;
use std::ops::Range;

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
    let mut html = Html::default();
    html.raw("<div class=\"facts\">").part(fields(project, section, Some(sent), voice)).raw("</div>");
    Some(html)
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
    // A browser presses the first button of a form where somebody presses Enter in a field: it is one that saves.
    html.raw("<button class=\"enter\" tabindex=\"-1\" aria-hidden=\"true\">").text(t.save);
    html.raw("</button>");
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

/// Signs that may mean something in a heading of Markdown.
const SIGNS: [char; 12] = ['*', '_', '`', '[', ']', '<', '>', '\\', '{', '#', '&', '$'];

/// A value that the head of an article is to have; `None` is that which was found in its text.
struct NewFact {
    is: PassageKind,
    called: &'static str,
    value: Option<String>,
}

impl NewFact {
    /// Returns where the words stand in the text that are to be others: a title in front matter would be one more, and that
    /// in the text would be read as a part of it. `None` if they stand elsewhere, or not by themselves.
    fn place(&self, project: &Project, section: &Section) -> Option<Range<usize>> {
        let kind = match self.is {
            PassageKind::Title => FindingKind::Title,
            PassageKind::Subtitle => FindingKind::Subtitle,
            _ => return None,
        };
        let file = section.file.as_ref()?;
        let source = place::own_source(project, section)?;
        let text = &project.sources().get(source).text;
        // Lines that the configuration names are found by their words.
        let mut named = project.config().read.correct.iter();
        if front::gives(text, self.is.word())
            || named.any(|own| own.is_of(&file.path) && own.is == Some(self.is))
        {
            return None;
        }
        let own = section.findings.iter().filter(|finding| finding.kind == kind);
        let mut spans = own.filter_map(|finding| finding.span.filter(|span| span.source == source));
        let span = spans.next().filter(|_| spans.next().is_none())?;
        let words = text.get(span.start as usize..span.end as usize)?;
        let bare = words.trim();
        let lead = match file.format {
            SourceFormat::Text => 0,
            // A sign of Markdown in what was typed would be read as one.
            SourceFormat::Markdown if self.value.as_deref()?.contains(SIGNS) => return None,
            SourceFormat::Markdown => bare.len() - bare.strip_prefix("# ")?.trim_start().len(),
        };
        let start = span.start as usize + (words.len() - words.trim_start().len()) + lead;
        // What a heading is besides its words, a link, a note or a name, would be lost with them.
        if file.format == SourceFormat::Markdown && bare.get(lead..)?.contains(SIGNS) {
            return None;
        }
        let is_one_line = !bare.is_empty() && !bare.contains(['\n', '\r']) && !bare.ends_with('#');
        is_one_line.then(|| start..start + bare.len() - lead)
    }

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

/// Plans what a form says of the head of an article: where it stands in the text, in its front matter, or in the
/// configuration where some of it is there already or the file has no front matter.
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
    // What was found comes again by an entry of the configuration, never by one of the text.
    let is_in_settings = Foreign::of(&path).is_some()
        || new.iter().any(|fact| fact.value.is_none() || is_given(project, &path, fact.is));
    let file = match is_in_settings {
        true => OnDisk::settings(project, t)?,
        false => OnDisk::article(project, &path, t)?,
    };
    let named = path.to_string_lossy().replace('\\', "/");
    let mut text = file.text().to_owned();
    // What stands further on is written first: places before it stay.
    new.sort_by_key(|fact| Reverse(fact.place(project, section).map_or(0, |place| place.start)));
    for fact in new {
        let place = fact.place(project, section);
        let NewFact { is, value, .. } = fact;
        text = match value {
            Some(value) if !is_in_settings => match place {
                Some(place) => [&text[..place.start], &value, &text[place.end..]].concat(),
                None => front::with(&text, is.word(), &value, t)?,
            },
            value => {
                let entry = CorrectEntry { article: named.clone(), of: CorrectedPart::Value { is, value } };
                configure::correct(&text, &entry, t)?
            }
        };
    }
    let what = filled(t.was_corrected, &[("file", &path.display())]);
    Ok(file.to(&text, &what, back(&path, None), t)?.of(plain_text(&section.title)).saying(said))
}
