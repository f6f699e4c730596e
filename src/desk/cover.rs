//! The cover: the designs and colours there are, each seen at once.

use super::Request;
use super::html::Html;
use super::pages::no_book;
use super::svg::{self, Art};
use crate::cover::{self, Colour, Design, Options};
use crate::driver::Project;

/// Shows the cover as an address has it, or as the settings have it, and asks which one to take.
pub(super) fn view(project: &Project, request: &Request<'_>, token: &str) -> Html {
    let mut html = Html::default();
    let Some(shared) = project.share(&[]) else { return no_book() };
    let shared = shared.value;
    let set = project.config().cover;
    let shown = Options {
        design: named(&Design::ALL, request.asked("design")).unwrap_or(set.design),
        colour: named(&Colour::ALL, request.asked("colour")).unwrap_or(set.colour),
    };
    if let Some(own) = &project.config().own.cover {
        html.raw("<p>The cover is your own picture, <code>").text(&own.value);
        html.raw(
            "</code>; without <a href=\"/settings#series-cover\">that setting</a> it is drawn as below.</p>",
        );
    } else {
        html.raw("<p class=\"quiet\">For a picture of your own, add it to the series, and name it under ");
        html.raw("<a href=\"/settings#series-cover\">Settings</a>.</p>");
    }
    let (design, colour) = (name_of(&Design::ALL, shown.design), name_of(&Colour::ALL, shown.colour));
    html.raw("<div class=\"dials\"><nav class=\"turn\" aria-label=\"Design\">");
    for (name, _) in Design::ALL {
        let address = format!("/cover?design={name}&colour={colour}");
        html.choice(address, name.replace('-', " "), name == design);
    }
    html.raw("</nav><nav class=\"turn\" aria-label=\"Colour\">");
    for (name, _) in Colour::ALL {
        let address = format!("/cover?design={design}&colour={name}");
        html.choice(address, name.replace('-', " "), name == colour);
    }
    html.raw("</nav></div>");
    for (key, name, is_set) in
        [("design", design, shown.design == set.design), ("colour", colour, shown.colour == set.colour)]
    {
        if !is_set {
            html.raw("<form class=\"row\" method=\"post\" action=\"/set\">").hidden("token", token);
            html.hidden("section", "cover").hidden("key", key).hidden("value", name).hidden("from", "/cover");
            html.raw("<button type=\"submit\">Use the ").text(key).raw(" “").text(name.replace('-', " "));
            html.raw("”</button></form>");
        }
    }
    let page = cover::page(&shared.book().metadata, shared.fonts(), shown);
    let label = format!("The cover: {design}, {colour}");
    let art = Art { label: Some(&label), ..Art::of_series(shared.fonts(), 1) };
    html.raw("<div class=\"spread\"><figure class=\"sheet\">")
        .part(svg::draw(&page, art))
        .raw("</figure></div>");
    html
}

/// Returns the choice of a name.
fn named<T: Copy>(all: &[(&str, T)], asked: Option<&str>) -> Option<T> {
    all.iter().find(|(own, _)| Some(*own) == asked).map(|(_, choice)| *choice)
}

/// Returns the name of a choice.
fn name_of<T: PartialEq>(all: &[(&'static str, T)], chosen: T) -> &'static str {
    all.iter().find(|(_, own)| *own == chosen).map_or("", |(name, _)| name)
}
