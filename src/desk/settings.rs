//! The keys of `chapbook.toml` as a form: each with what it does, what it is set to, and what it can be.

use super::Voice;
use super::configure;
use super::edit::{FileChange, Hindrance, OnDisk};
use super::form::SentForm;
use super::html::Filling::{Made, Value as Shown};
use super::html::Html;
use crate::config::{self, Key};
use crate::driver::Project;
use crate::lang::desk::{DeskWords, filled};
use toml_edit::Value;

/// How the value of a key is asked for.
enum Input {
    /// One of some words, each as it is written in TOML.
    Words(Vec<String>),
    /// A text, without quotation marks.
    Text,
    /// Anything else, in TOML.
    Written,
}

/// Shows every key, each with a form of its own.
pub(super) fn view(project: &Project, voice: Voice<'_>) -> Html {
    let Voice { words: t, token } = voice;
    let mut html = Html::default();
    html.raw("<p>").say(t.settings_are_kept, &[]).raw("</p>");
    let given: toml::Table =
        OnDisk::settings(project, t).ok().and_then(|file| file.text().parse().ok()).unwrap_or_default();
    let schema = config::schema();
    let all = config::sections();
    let shown = || all.iter().filter(|section| section.name != "words");
    html.raw("<nav aria-label=\"").text(t.setting_groups).raw("\"><ul class=\"groups\">");
    for section in shown() {
        html.raw("<li><a href=\"#")
            .text(section.name)
            .raw("\"><code>[")
            .text(section.name)
            .raw("]</code></a> ");
        html.message(section.about, t).raw("</li>");
    }
    html.raw("</ul></nav>").part(set_already(&given, t));
    for section in shown() {
        html.raw("<h2 id=\"").text(section.name).raw("\"><code>[").text(section.name).raw("]</code></h2><p>");
        html.message(section.about, t).raw("</p>");
        for key in &section.keys {
            let set = given.get(section.name).and_then(|table| table.get(&*key.name));
            let shape = &schema["properties"][section.name]["properties"][&*key.name];
            let id = format!("{}-{}", section.name, key.name);
            html.raw("<form class=\"key").raw(if set.is_some() { " set" } else { "" });
            html.raw("\" method=\"post\" action=\"/set\">")
                .hidden("token", token)
                .hidden("section", section.name);
            html.hidden("key", &key.name).raw("<label for=\"").text(&id).raw("\"><code>").text(&key.name);
            html.raw("</code></label><p class=\"quiet\" id=\"")
                .text(&id)
                .raw("-about\">")
                .message(key.about, t);
            if let Some(range) = key.range() {
                let mut words = Html::default();
                words.english(&range, t);
                html.raw(" ").say(t.can_be, &[("range", Made(&words))]);
            }
            html.raw("</p><span class=\"row\">").part(field(key, &input(shape), set, &id, t));
            let label = filled(t.set_key, &[("key", &key.name)]);
            html.raw("<button class=\"small\" type=\"submit\" aria-label=\"").text(label);
            html.raw("\">").text(t.set).raw("</button>");
            html.raw("</span></form>");
        }
    }
    html
}

/// Leads to what somebody has set.
fn set_already(given: &toml::Table, t: &DeskWords) -> Html {
    let mut html = Html::default();
    let known =
        |section: &str| config::sections().iter().any(|own| own.name == section && section != "words");
    let tables = given.iter().filter_map(|(section, value)| Some((section, value.as_table()?)));
    let set: Vec<(&String, &String)> = tables
        .filter(|(section, _)| known(section))
        .flat_map(|(section, table)| table.keys().map(move |key| (section, key)))
        .collect();
    if set.is_empty() {
        return html;
    }
    html.raw("<p>").text(t.you_have_set);
    for (section, key) in set {
        html.raw(" <a href=\"#").text(section).raw("-").text(key).raw("\">").own(key).raw("</a>");
    }
    html.raw("</p>");
    html
}

fn input(shape: &serde_json::Value) -> Input {
    if let Some(words) = shape["enum"].as_array() {
        return Input::Words(words.iter().map(ToString::to_string).collect());
    }
    match shape["type"].as_str() {
        Some("boolean") => Input::Words(vec!["true".to_owned(), "false".to_owned()]),
        Some("string") => Input::Text,
        _ => Input::Written,
    }
}

fn field(key: &Key, input: &Input, set: Option<&toml::Value>, id: &str, t: &DeskWords) -> Html {
    let mut html = Html::default();
    let default = key.default();
    let written = set.map(ToString::to_string);
    match input {
        Input::Words(words) => {
            html.raw("<select name=\"value\" id=\"")
                .text(id)
                .raw("\" aria-describedby=\"")
                .text(id)
                .raw("-about\">");
            let default = default.as_deref().unwrap_or(t.not_set);
            html.raw("<option value=\"\">").say(t.by_default, &[("value", Shown(&default))]).raw("</option>");
            for word in words {
                html.raw("<option");
                html.raw(if written.as_ref() == Some(word) { " selected>" } else { ">" })
                    .text(word)
                    .raw("</option>");
            }
            html.raw("</select>");
        }
        Input::Text | Input::Written => {
            let shown = match (input, set) {
                (Input::Text, Some(toml::Value::String(text))) => text.clone(),
                _ => written.unwrap_or_default(),
            };
            html.raw("<input name=\"value\" dir=\"auto\" id=\"")
                .text(id)
                .raw("\" aria-describedby=\"")
                .text(id)
                .raw("-about\" value=\"");
            html.text(shown)
                .raw("\" placeholder=\"")
                .text(default.unwrap_or_else(|| filled(t.such_as, &[("example", &key.example())])));
            html.raw("\">");
        }
    }
    html
}

/// Plans another value of a key.
pub(super) fn plan(project: &Project, form: &SentForm, t: &DeskWords) -> Result<FileChange, Hindrance> {
    let sections = config::sections();
    let section = sections.iter().find(|section| section.name == form.get("section"));
    let key = section.and_then(|section| Some((section, section.key(form.get("key"))?)));
    let (section, key) = key.ok_or(t.no_such_key)?;
    let shape = &config::schema()["properties"][section.name]["properties"][&*key.name];
    let typed = form.get("value").trim();
    let value = match input(shape) {
        _ if typed.is_empty() => None,
        Input::Text => Some(Value::from(typed)),
        Input::Words(_) | Input::Written => {
            // Whoever leaves the quotation marks out means a text.
            Some(typed.parse().unwrap_or_else(|_| Value::from(typed)))
        }
    };
    let what = match &value {
        Some(_) => filled(t.was_set, &[("key", &key.name)]),
        None => filled(t.was_unset, &[("key", &key.name)]),
    };
    let file = OnDisk::settings(project, t)?;
    let text = configure::set(file.text(), section.name, &key.name, value, t)?;
    let back = match form.get("from") {
        "" => format!("/settings#{}-{}", section.name, key.name),
        _ => back(form),
    };
    file.to(&text, &what, back, t)
}

/// Returns the view in which a setting was made, if it was another than that of the settings: whoever chose among covers
/// goes on there.
pub(super) fn back(form: &SentForm) -> String {
    let own = ["/cover", "/booklet", "/"].into_iter().find(|view| *view == form.get("from"));
    own.unwrap_or("/settings").to_owned()
}
