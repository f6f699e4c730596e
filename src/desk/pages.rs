//! The print edition, two pages at a time, drawn when they are asked for.

use super::html::Html;
use super::{Response, svg};
use crate::diagnostic::has_errors;
use crate::driver::{Output, Project};
use crate::model::{PictureFormat, SectionIndex, plain_text};

/// Shows the pages that lie open with one of them; pages count from 1.
pub(super) fn spread(project: &Project, page: usize) -> Html {
    let mut html = Html::default();
    let Some(shared) = project.share(&[Output::Pdf]) else { return no_book() };
    let mut noticed = Vec::new();
    let shared = shared.take(&mut noticed);
    noticed.extend(shared.noticed(Output::Pdf));
    let pages = &shared.laid().pages;
    if has_errors(&noticed) || pages.is_empty() {
        return no_book();
    }
    let page = page.clamp(1, pages.len());
    // Page 1 is a recto: it lies open by itself, then 2 beside 3.
    let left = if page == 1 { 1 } else { page - page % 2 };
    let right = if left == 1 { 1 } else { (left + 1).min(pages.len()) };
    html.raw("<nav class=\"turn\" aria-label=\"Pages\">");
    if left > 1 {
        html.raw("<a rel=\"prev\" href=\"/book?page=")
            .text(left.saturating_sub(2).max(1))
            .raw("\">← Back</a>");
    }
    if right < pages.len() {
        html.raw("<a rel=\"next\" href=\"/book?page=").text(right + 1).raw("\">On →</a>");
    }
    html.raw("</nav><div class=\"spread\">");
    for at in left..=right {
        let Some(page) = pages.get(at - 1) else { continue };
        html.raw("<figure class=\"sheet\">").part(svg::draw(page, shared.fonts(), at));
        html.raw("<figcaption>").text(at).raw(" of ").text(pages.len());
        if !page.label.is_empty() && page.label != at.to_string() {
            html.raw(", printed as ").text(&page.label);
        }
        if page.blank {
            html.raw(", a blank page");
        }
        html.raw("</figcaption></figure>");
    }
    html.raw("</div>").heading("Contents").raw("<ul>");
    for (section, own, _) in shared.book().listed() {
        let begins = |at: &usize| pages.get(*at).is_some_and(|page| page.section == Some(section));
        if let Some(at) = (0..pages.len()).find(begins) {
            html.raw("<li><a href=\"/book?page=").text(at + 1).raw("\">").text(plain_text(&own.title));
            html.raw("</a></li>");
        }
    }
    html.raw("</ul>");
    html
}

/// Says why there are no pages.
pub(super) fn no_book() -> Html {
    let mut html = Html::default();
    html.raw(
        "<p>There is no book yet. See the <a href=\"/problems\">problems</a> that stand in its way.</p>",
    );
    html
}

/// Returns the page on which a section begins; `None` if there are no pages.
pub(super) fn page_of(project: &Project, section: SectionIndex) -> Option<usize> {
    let shared = project.share(&[Output::Pdf])?.value;
    shared.laid().pages.iter().position(|page| page.section == Some(section)).map(|at| at + 1)
}

/// Returns a picture of the book by its number.
pub(super) fn picture(project: &Project, number: &str) -> Option<Response> {
    let picture = project.book()?.pictures.get(number.parse::<usize>().ok()?)?;
    let media_type = match picture.format {
        PictureFormat::Png => "image/png",
        PictureFormat::Jpeg => "image/jpeg",
        PictureFormat::Gif => "image/gif",
        PictureFormat::Svg => "image/svg+xml",
    };
    // A drawing opened by itself is a document: it may do nothing.
    let policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox".to_owned();
    Some(Response { status: 200, media_type, policy, location: None, body: picture.bytes.to_vec() })
}
