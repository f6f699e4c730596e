//! Shortcodes and what cannot be shown, on the way into the tree.

use super::super::drawing;
use super::super::embed;
use super::super::shortcode::{Says, Shortcode, TemplateCall};
use super::super::tree::{Child, ElementKind, TreeElement};
use super::{Reader, line};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Finding, FindingKind};
use std::ops::Range;

impl<F: Fn(Range<usize>) -> Span> Reader<'_, F> {
    pub(super) fn warn_embed(&mut self, name: &str, span: Span) {
        let warning = Diagnostic::warning("R203", format!("`{name}` cannot be shown in a book"))
            .at(span)
            .hint("its address is printed instead");
        self.diagnostics.push(warning);
    }

    /// Adds a line that stands for something that cannot be shown.
    pub(super) fn embed(&mut self, address: &str, title: &str, span: Span) {
        let words = if title.is_empty() { address } else { title };
        let text = Child::Text { text: words.to_owned(), span, literal: true };
        let link = |children| {
            Child::Element(TreeElement {
                kind: ElementKind::Link(address.to_owned()),
                span,
                children,
                has_block: false,
            })
        };
        let children = vec![link(vec![text])];
        self.builder.leaf(Child::Element(TreeElement {
            kind: ElementKind::Placeholder,
            span,
            children,
            has_block: false,
        }));
    }

    pub(super) fn shortcode(&mut self, code: &Shortcode) {
        let span = (self.span_of)(code.range.clone());
        match &code.says {
            Says::Silent => {}
            Says::Module => {
                let words = self.source.get(code.range.clone()).unwrap_or_default().to_owned();
                let reason = "what the site loads";
                self.findings.push(Finding::new(FindingKind::Furniture, words, Some(span), reason));
            }
            Says::Drawing => self.drawing(code.range.clone()),
            Says::Classes(classes) => self.builder.mark(classes),
            Says::Program(text) => {
                let (marks, reason) = ("the marks around program text", "a shortcode of the site");
                let whole = self.source.get(code.range.clone()).unwrap_or_default();
                let (open, close) = whole.split_once(text.as_str()).unwrap_or((marks, ""));
                let marks = format!("{open} {close}");
                self.findings.push(Finding::new(FindingKind::Removed, marks, Some(span), reason));
                self.program(text, span);
            }
            Says::Literal(text) => self.words(text, code.range.clone(), true),
            Says::Address(address) => {
                if !address.is_empty() {
                    self.words(address, code.range.clone(), true);
                }
            }
            Says::End(name) => self.builder.end_tag(&format!("{{{name}"), span),
            Says::Call(call) => self.call(call, code.range.clone()),
            Says::Html(html) => self.html(html, &[(0, code.range.start)]),
        }
    }

    /// Adds program text: lines of it as a block.
    pub(super) fn program(&mut self, text: &str, span: Span) {
        if !text.trim().contains('\n') {
            return self.builder.leaf(Child::Code(text.trim().to_owned(), span));
        }
        let text = format!("{}\n", text.trim_matches(['\n', '\r']).trim_end());
        let children = vec![Child::Text { text, span, literal: true }];
        let kind = ElementKind::Code(None);
        self.builder.leaf(Child::Element(TreeElement { kind, span, children, has_block: false }));
    }

    /// Adds the words that a shortcode was given to show, each as a paragraph; says whether there are any.
    fn given_words(&mut self, call: &TemplateCall, span: Span) -> bool {
        let all = embed::words_of(call);
        for words in &all {
            let children = line(words, span).children;
            let kind = ElementKind::Paragraph;
            self.builder.leaf(Child::Element(TreeElement { kind, span, children, has_block: false }));
        }
        !all.is_empty()
    }

    fn drawing(&mut self, range: Range<usize>) {
        let span = (self.span_of)(range.clone());
        let (address, alt) = drawing::address(self.source.get(range).unwrap_or_default());
        self.builder.leaf(Child::Image { address, title: String::new(), alt, span });
    }

    pub(super) fn call(&mut self, call: &TemplateCall, range: Range<usize>) {
        let span = (self.span_of)(range.clone());
        match embed::understand(call) {
            Some(embed::Embed::Children(children)) => {
                for child in children(span) {
                    self.builder.leaf(child);
                }
            }
            Some(embed::Embed::Link { address, title }) => {
                self.embed(&address, &title, span);
                self.warn_embed(&call.name, span);
            }
            Some(embed::Embed::Open { kind, said }) => {
                let name = format!("{{{}", call.name);
                // A picture has a caption, a quotation somebody who said it.
                let about =
                    if kind == ElementKind::Figure { ElementKind::Caption } else { ElementKind::Attribution };
                let is_box = kind == ElementKind::Division;
                self.builder.start_tag(&name, kind, span);
                if is_box {
                    self.given_words(call, span);
                }
                if let Some(text) = said {
                    let children = vec![Child::Text { text, span, literal: false }];
                    let kind = about;
                    self.builder.leaf(Child::Element(TreeElement { kind, span, children, has_block: false }));
                }
            }
            None => {
                let written = self.source.get(range).unwrap_or_default();
                let warning = Diagnostic::warning("R204", format!("the shortcode `{written}` is not known"));
                let hint = match self.given_words(call, span) {
                    true => "the words that it was given stay; all else of it is left out",
                    false => "it is left out; write the words that it should show",
                };
                self.diagnostics.push(warning.at(span).hint(hint));
                let reason = "a shortcode of the site that is not known";
                self.findings.push(Finding::new(FindingKind::Removed, written, Some(span), reason));
            }
        }
    }
}
