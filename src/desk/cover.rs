//! The cover: the designs and colours there are, each seen at once.

use super::html::Filling::{Link, Value};
use super::html::Html;
use super::pages::no_book;
use super::svg::{self, Art};
use super::{Request, Voice};
use crate::cover::{self, Colour, Design, Options};
use crate::driver::Project;
use crate::lang::desk::{DeskWords, filled};

/// Shows the cover as an address has it, or as the settings have it, and asks which one to take.
pub(super) fn view(project: &Project, request: &Request<'_>, voice: Voice<'_>) -> Html {
    let Voice { words: t, token } = voice;
    let mut html = Html::default();
    let Some(shared) = project.share(&[]) else { return no_book(t) };
    let shared = shared.value;
    let set = project.config().cover;
    let shown = Options {
        design: named(&Design::ALL, request.asked("design")).unwrap_or(set.design),
        colour: named(&Colour::ALL, request.asked("colour")).unwrap_or(set.colour),
    };
    if let Some(own) = &project.config().own.cover {
        let places = [("file", Value(&own.value)), ("settings", Link("/settings#series-cover"))];
        html.raw("<p>").say(t.cover_is_picture, &places).raw("</p>");
    } else {
        let places = [("settings", Link("/settings#series-cover"))];
        html.raw("<p class=\"quiet\">").say(t.cover_can_be_picture, &places).raw("</p>");
    }
    let (design, colour) = (name_of(&Design::ALL, shown.design), name_of(&Colour::ALL, shown.colour));
    html.raw("<div class=\"dials\"><nav class=\"turn\" aria-label=\"").text(t.design).raw("\">");
    for (name, own) in Design::ALL {
        let address = format!("/cover?design={name}&colour={colour}");
        html.choice(address, called_design(own, t), name == design);
    }
    html.raw("</nav><nav class=\"turn\" aria-label=\"").text(t.colour).raw("\">");
    for (name, own) in Colour::ALL {
        let address = format!("/cover?design={design}&colour={name}");
        html.choice(address, called_colour(own, t), name == colour);
    }
    html.raw("</nav></div>");
    let use_design = filled(t.use_design, &[("name", &called_design(shown.design, t))]);
    let use_colour = filled(t.use_colour, &[("name", &called_colour(shown.colour, t))]);
    for (key, name, words, is_set) in [
        ("design", design, use_design, shown.design == set.design),
        ("colour", colour, use_colour, shown.colour == set.colour),
    ] {
        if !is_set {
            html.raw("<form class=\"row\" method=\"post\" action=\"/set\">").hidden("token", token);
            html.hidden("section", "cover").hidden("key", key).hidden("value", name).hidden("from", "/cover");
            html.raw("<button type=\"submit\">").text(words).raw("</button></form>");
        }
    }
    let page = cover::page(&shared.book().metadata, shared.fonts(), shown);
    let (design, colour) = (called_design(shown.design, t), called_colour(shown.colour, t));
    let label = filled(t.cover_shown, &[("design", &design), ("colour", &colour)]);
    let art = Art { label: Some(&label), ..Art::of_series(shared.fonts(), 1) };
    html.raw("<div class=\"spread\"><figure class=\"sheet\">")
        .part(svg::draw(&page, art))
        .raw("</figure></div>");
    html
}

/// Returns what a design is called.
fn called_design(design: Design, t: &DeskWords) -> &'static str {
    match design {
        Design::Pattern => t.design_pattern,
        Design::Plain => t.design_plain,
        Design::Paper => t.design_paper,
    }
}

/// Returns what a colour is called.
fn called_colour(colour: Colour, t: &DeskWords) -> &'static str {
    match colour {
        Colour::Auto => t.colour_auto,
        Colour::Oxblood => t.colour_oxblood,
        Colour::Indigo => t.colour_indigo,
        Colour::BottleGreen => t.colour_bottle_green,
        Colour::Plum => t.colour_plum,
        Colour::Teal => t.colour_teal,
        Colour::Umber => t.colour_umber,
        Colour::Slate => t.colour_slate,
        Colour::Madder => t.colour_madder,
    }
}

/// Returns the choice of a name.
fn named<T: Copy>(all: &[(&str, T)], asked: Option<&str>) -> Option<T> {
    all.iter().find(|(own, _)| Some(*own) == asked).map(|(_, choice)| *choice)
}

/// Returns the name of a choice.
fn name_of<T: PartialEq>(all: &[(&'static str, T)], chosen: T) -> &'static str {
    all.iter().find(|(_, own)| *own == chosen).map_or("", |(name, _)| name)
}
