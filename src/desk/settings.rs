//! The keys of `chapbook.toml` as a form: each with what it does, what it is set to, and what it can be.

use super::edit::OnDisk;
use super::form::SentForm;
use super::html::Filling::{Made, Value as Shown};
use super::html::Html;
use super::search::Sought;
use super::set::{self, KeyInput, bare};
use super::{Request, Voice};
use crate::config::{self, Key, KeySection};
use crate::driver::Project;
use crate::lang::desk::{DeskWords, filled};

/// The keys of words, which are too many to be shown.
const WORDS: &str = "words";

/// A key with what it is set to.
struct ShownKey {
    section: &'static str,
    key: &'static Key,
    input: KeyInput,
    set: Option<String>,
}

/// Shows every key in one form: first those that are set, then all others in groups that open.
pub(super) fn view(project: &Project, request: &Request<'_>, voice: Voice<'_>) -> Html {
    let Voice { words: t, token } = voice;
    let wanted = Sought::of(request);
    let mut html = Html::default();
    html.raw("<p>").say(t.settings_are_kept, &[]).raw("</p>");
    html.part(wanted.form("/settings", t.find_setting, t));
    let all = all(project, t);
    let is_wanted = |own: &&ShownKey| wanted.is_in([own.section, &*own.key.name, own.key.about]);
    let (set, others): (Vec<_>, Vec<_>) = all.iter().filter(is_wanted).partition(|own| own.set.is_some());
    if set.is_empty() && others.is_empty() {
        html.raw("<p role=\"status\">").text(t.nothing_found).raw("</p>");
        return html;
    }
    html.raw("<form method=\"post\" action=\"/set\">").hidden("token", token);
    if !set.is_empty() {
        html.raw("<details class=\"keys\" open><summary><h2>").text(t.you_have_set).raw("</h2></summary>");
        for own in set {
            html.part(own.row(&set::as_written(own.section, &own.key.name), None, t));
        }
        html.part(save(t)).raw("</details>");
    }
    for KeySection { name, about, .. } in config::sections() {
        let mut own = others.iter().filter(|own| own.section == *name).peekable();
        if own.peek().is_none() {
            continue;
        }
        html.raw("<details class=\"keys\" id=\"").text(name);
        html.raw(if wanted.is_asked() { "\" open>" } else { "\">" });
        html.raw("<summary><h2><code>[").text(name).raw("]</code></h2> ").message(about, t).raw("</summary>");
        for own in own {
            html.part(own.row(&own.name(), None, t));
        }
        html.part(save(t)).raw("</details>");
    }
    html.raw("</form>");
    html
}

/// Shows the keys again for which a form has other values, as they were typed. `None` if it has none.
pub(super) fn again(project: &Project, form: &SentForm, voice: Voice<'_>) -> Option<Html> {
    let Voice { words: t, token } = voice;
    let typed = set::typed(form, t).ok().filter(|typed| !typed.is_empty())?;
    let all = all(project, t);
    let mut html = Html::default();
    html.raw("<form method=\"post\" action=\"/set\" data-unsaved>").hidden("token", token);
    html.hidden("from", form.get("from"));
    for own in typed {
        let key = all.iter().find(|all| all.section == own.section.name && all.key.name == own.key.name)?;
        html.part(key.row(&set::as_written(key.section, &key.key.name), Some(own.typed), t));
    }
    html.part(save(t)).raw("</form>");
    Some(html)
}

fn save(t: &DeskWords) -> Html {
    let mut html = Html::default();
    html.raw("<p><button type=\"submit\" class=\"first\">").text(t.save).raw("</button></p>");
    html
}

/// Returns every key that is shown, in order.
fn all(project: &Project, t: &DeskWords) -> Vec<ShownKey> {
    let given: toml::Table =
        OnDisk::settings(project, t).ok().and_then(|file| file.text().parse().ok()).unwrap_or_default();
    let set = |section: &str, key: &Key| {
        let value = given.get(section).and_then(|table| table.get(&*key.name))?;
        Some(bare(&value.to_string()))
    };
    let sections = config::sections().iter().filter(|section| section.name != WORDS);
    let keys = sections.flat_map(|section| section.keys.iter().map(|key| (section.name, key)));
    let schema = config::schema();
    let input = |section: &str, key: &Key| KeyInput::of(&schema, section, &key.name);
    keys.map(|(section, key)| ShownKey { section, key, input: input(section, key), set: set(section, key) })
        .collect()
}

impl ShownKey {
    /// Returns its name as its section has it.
    fn name(&self) -> Html {
        let mut html = Html::default();
        html.raw("<code>").text(&self.key.name).raw("</code>");
        html
    }

    /// Shows the key under a name, with what it does and its field; `typed` stands in it, if something was typed.
    fn row(&self, name: &Html, typed: Option<&str>, t: &DeskWords) -> Html {
        let Self { section, key, set, .. } = self;
        let id = format!("{section}-{}", key.name);
        let mut html = Html::default();
        html.raw("<div class=\"key").raw(if set.is_some() { " set\">" } else { "\">" });
        html.raw("<label for=\"").text(&id).raw("\">").again(name);
        html.raw("</label><p class=\"quiet\" id=\"").text(&id).raw("-about\">").message(key.about, t);
        if let Some(range) = key.range() {
            let mut words = Html::default();
            words.english(&range, t);
            html.raw(" ").say(t.can_be, &[("range", Made(&words))]);
        }
        html.raw("</p>").was(&format!("{section}.{}", key.name), set.as_deref().unwrap_or_default());
        html.part(self.field(&id, typed, t)).raw("</div>");
        html
    }

    fn field(&self, id: &str, typed: Option<&str>, t: &DeskWords) -> Html {
        let Self { section, key, input, set } = self;
        let mut html = Html::default();
        let default = key.default().map(|default| bare(&default));
        let shown = typed.or(set.as_deref()).unwrap_or_default();
        html.raw(if matches!(input, KeyInput::Words(_)) { "<select" } else { "<input dir=\"auto\"" });
        html.raw(" name=\"").text(section).raw(".").text(&key.name);
        html.raw("\" id=\"").text(id).raw("\" aria-describedby=\"").text(id).raw("-about\"");
        let KeyInput::Words(words) = input else {
            html.raw(" value=\"").text(shown).raw("\" placeholder=\"");
            html.text(default.unwrap_or_else(|| filled(t.such_as, &[("example", &bare(&key.example()))])));
            html.raw("\">");
            return html;
        };
        let default = default.as_deref().unwrap_or(t.not_set);
        html.raw("><option value=\"\">").say(t.by_default, &[("value", Shown(&default))]).raw("</option>");
        // What is set stands there as it was written, capitals and all: nothing else is sent of a key that nobody changed.
        let is_shown = |word: &String| word.eq_ignore_ascii_case(shown.trim());
        let words: Vec<String> = words.iter().map(|word| bare(word)).collect();
        let is_known = shown.is_empty() || words.iter().any(is_shown);
        for word in &words {
            html.raw("<option").raw(if is_shown(word) { " selected>" } else { ">" });
            html.text(if is_shown(word) { shown } else { word }).raw("</option>");
        }
        if !is_known {
            html.raw("<option selected>").text(shown).raw("</option>");
        }
        html.raw("</select>");
        html
    }
}
