//! The cover: the designs and colours there are, each seen at once.

use super::html::Filling::{Link, Value};
use super::html::Html;
use super::pages::no_book;
use super::svg::{self, Art, PicturesOf};
use super::{Request, Voice};
use crate::cover::{self, Colour, Design, Options};
use crate::driver::{Output, Project};
use crate::impose::BookletCover;
use crate::lang::desk::{DeskWords, filled};
use std::borrow::Cow;

/// Shows the cover as an address has it, or as the settings have it, and asks which one to take.
pub(super) fn view(project: &Project, request: &Request<'_>, voice: Voice<'_>) -> Html {
    let Voice { words: t, token } = voice;
    let mut html = Html::default();
    let Some(shared) = project.share(&[Output::Booklet]) else { return no_book(t) };
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
    if shown != set {
        html.raw("<form class=\"row\" method=\"post\" action=\"/set\">").hidden("token", token);
        html.hidden("from", "/cover").hidden("cover.design", design).hidden("cover.colour", colour);
        html.was("cover.design", name_of(&Design::ALL, set.design));
        html.was("cover.colour", name_of(&Colour::ALL, set.colour));
        html.raw("<button type=\"submit\" class=\"first\">").text(t.save).raw("</button></form>");
    }
    let page = cover::page(&shared.book().metadata, shared.fonts(), shown);
    let (design, colour) = (called_design(shown.design, t), called_colour(shown.colour, t));
    let label = filled(t.cover_shown, &[("design", &design), ("colour", &colour)]);
    let art = Art { label: Some(&label), ..Art::of_series(shared.fonts(), 1) };
    let is_wrapped = project.config().booklet.cover == BookletCover::Wrap;
    html.raw("<div class=\"spread apart\"><figure class=\"sheet\">")
        .part(svg::draw(&page, art))
        .raw("<figcaption>");
    html.text(if is_wrapped { t.cover_of_both } else { t.cover_of_epub }).raw("</figcaption></figure>");
    if is_wrapped {
        html.raw("</div>").part(button("booklet.cover", "self", t.unwrap_booklet, token));
        return html;
    }
    // The booklet is folded of its own pages: the first one is its front, without colour.
    if let Some(imposed) = shared.booklet().value
        && let Some(first) = imposed.pages.first()
    {
        let pictures = match &imposed.book {
            Cow::Borrowed(_) => PicturesOf::SeriesOnly,
            Cow::Owned(book) => PicturesOf::Within(&book.pictures),
        };
        let art = Art { pictures, label: Some(t.front_cover), ..Art::of_series(shared.fonts(), 2) };
        html.raw("<figure class=\"sheet\">").part(svg::draw(first, art)).raw("<figcaption>");
        html.text(t.cover_of_booklet).raw("</figcaption></figure></div>");
        if !imposed.plan.signatures.is_empty() {
            html.part(button("booklet.cover", "wrap", t.wrap_booklet, token));
        }
        return html;
    }
    html.raw("</div>");
    html
}

/// Asks for a value of a key.
fn button(field: &str, value: &str, words: &str, token: &str) -> Html {
    let mut html = Html::default();
    html.raw("<form class=\"row\" method=\"post\" action=\"/set\">").hidden("token", token);
    html.hidden("from", "/cover").hidden(field, value);
    html.raw("<button type=\"submit\">").text(words).raw("</button></form>");
    html
}

/// Returns what the design of a name is called.
pub(super) fn design_named(name: &str, t: &DeskWords) -> Option<&'static str> {
    Some(called_design(named(&Design::ALL, Some(name))?, t))
}

/// Returns what the colour of a name is called.
pub(super) fn colour_named(name: &str, t: &DeskWords) -> Option<&'static str> {
    Some(called_colour(named(&Colour::ALL, Some(name))?, t))
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
