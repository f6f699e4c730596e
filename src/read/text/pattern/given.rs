//! What the configuration says of the open lines of a head.

use super::name::{key, names};
use super::sketch::{first_line, place};
use crate::read::text::Context;
use crate::read::text::scan::{HeadItem, Kind};

/// Says of the lines that the configuration names as authors or headings what they are; a title must be left.
pub(super) fn configured(items: &mut [HeadItem<'_>], context: &Context<'_>) {
    let options = context.input.options;
    if options.authors.is_empty() && options.kicker.is_empty() {
        return;
    }
    let is_in = |list: &[String], text: &str| list.iter().any(|own| key(own) == key(text));
    let are_authors = |text: &str| {
        let names = names(text);
        !names.is_empty() && names.iter().all(|name| is_in(&options.authors, name))
            || is_in(&options.authors, text)
    };
    let given = context.input.front_matter.is_some_and(|front| front.title.is_some());
    let may_be_title = |item: &HeadItem<'_>| {
        matches!(item.kind, Kind::Short)
            && !item.row
            && !context.survey.repeats_at_head(first_line(item))
            && !is_in(&options.kicker, first_line(item))
    };
    let mut titles = items.iter().filter(|item| may_be_title(item)).count();
    // A title may be the name of the author: the last line that may be the title stays one.
    for item in items.iter_mut().rev() {
        let text = first_line(item).to_owned();
        match &item.kind {
            Kind::Short if is_in(&options.kicker, &text) => item.kind = Kind::Kicker,
            Kind::Short if are_authors(&text) && (!may_be_title(item) || titles > 1 || given) => {
                titles -= usize::from(may_be_title(item));
                item.kind = Kind::Byline(names(&text));
            }
            Kind::Date(found) => {
                if let Some(name) = place(item).filter(|place| are_authors(place)) {
                    let mut found = found.clone();
                    found.place = None;
                    item.kind = Kind::Both(names(name), found);
                }
            }
            _ => {}
        }
    }
}
