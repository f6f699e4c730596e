//! The picture that an article's front matter names, which stands before its text.

use super::find::Lost;
use super::{PictureFinder, visit_article};
use crate::diagnostic::{Diagnostic, Span, Warned};
use crate::model::{Alt, Article, Block, Figure, Node, RemotePicture};
use std::path::Path;

/// A picture as front matter names it: its address, what stands for it, and where it is named.
pub type Lead = (String, Alt, Span);

/// Sets the picture of each article's front matter before its text, unless the text shows it already.
///
/// Themes show such a picture on cards and lists too, so that one that is not to be had is no hole in the
/// text: a warning (`R266`). Returned are those of the web that are not in the series' folder.
pub fn place(
    articles: &mut [Article],
    leads: &[Option<&Lead>],
    finder: &PictureFinder<'_>,
) -> Warned<Vec<RemotePicture>> {
    let (mut remote, mut diagnostics) = (Vec::new(), Vec::new());
    for (article, lead) in articles.iter_mut().zip(leads) {
        let Some((address, alt, span)) = lead else { continue };
        let mut shown = false;
        let base = article.path.parent().unwrap_or(Path::new("")).to_path_buf();
        let base = base.as_path();
        let file = finder.find(base, address).ok();
        // One file has many addresses: `/assets/a.png` and `assets/a.png`.
        visit_article(article, &mut |base, seen| {
            shown |=
                seen.address == address || (file.is_some() && finder.find(base, seen.address).ok() == file);
        });
        if shown {
            continue;
        }
        if let Err(lost) = finder.find(base, address) {
            let message = format!("front matter's picture `{address}` is not in the series' folder");
            let where_to_look = match lost {
                Lost::Remote => super::how_to_fetch(address),
                Lost::Outside | Lost::Nowhere => super::where_to_look(finder, address),
            };
            if lost == Lost::Remote {
                let (address, article) = (address.clone(), Some(article.source));
                remote.push(RemotePicture { address, span: *span, article, is_here: false });
            }
            let hint = format!("{where_to_look}; until then the article has no picture before its text");
            diagnostics.push(Diagnostic::warning("R266", message).at(*span).hint(hint));
            continue;
        }
        let figure =
            Figure { picture: None, address: address.clone(), alt: alt.clone(), caption: None, link: None };
        article.body.insert(0, Node::new(Block::Figure(figure), *span));
    }
    Warned::new(remote, diagnostics)
}
