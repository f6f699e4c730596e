//! Titles over a subtitle.

use crate::model::{Article, Inline, Inlines};

/// Takes off the colon of a title that its subtitle stands below: the line's end does its work, in the contents too.
pub fn without_colon(article: &mut Article) {
    if article.subtitle.is_some()
        && let Some(title) = &mut article.title
    {
        end_without_colon(title);
    }
}

fn end_without_colon(run: &mut Inlines) {
    let Some(last) = run.last_mut() else { return };
    if let Inline::Text { text } = &mut last.value {
        if let Some(before) = text.trim_end().strip_suffix(':').filter(|before| !before.trim().is_empty()) {
            text.truncate(before.trim_end().len());
        }
    } else if let Some(content) = last.value.content_mut() {
        end_without_colon(content);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble::words;
    use crate::model::{Node, plain_text};

    /// `September:` kept its colon over a subtitle on a line of its own, on the page and in the contents.
    #[test]
    fn a_title_over_its_subtitle_ends_without_a_colon() {
        let text = |said: &str| words::text(said, Default::default());
        let title = |said: &str, subtitle: Option<&str>| {
            let title = Node::new(Inline::Emph { content: text(said) }, Default::default());
            let mut article = Article { title: Some(vec![title]), ..Article::default() };
            article.subtitle = subtitle.map(text);
            without_colon(&mut article);
            plain_text(&article.title.unwrap_or_default())
        };
        assert_eq!(title("September:", Some("The Harvest")), "September");
        assert_eq!(title("Septembre\u{a0}:", Some("Les blés")), "Septembre");
        // Without a subtitle it leads into the text, and one within a title parts its lines.
        assert_eq!(title("What I want to say:", None), "What I want to say:");
        assert_eq!(title("Bread: and Water", Some("Twice")), "Bread: and Water");
        assert_eq!(title(":", Some("Twice")), ":");
    }
}
