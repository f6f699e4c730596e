//! Shortcodes of Hugo and Zola, and Liquid tags of Jekyll.
//!
//! Markdown knows nothing of them: `{{< figure src="a_b.jpg" >}}` would be torn at its signs. So each is replaced, byte for
//! byte, by a private character and padding before the parse, and found again by its place in the source.

mod call;

use super::bracket::Brackets;
use super::{attributes, drawing, modules};
use crate::num::saturate;
pub(super) use call::arguments;
use call::understand;
use std::ops::Range;

/// One shortcode or tag of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortcode {
    /// Where it stands, in bytes of the source.
    pub range: Range<usize>,
    /// What it says.
    pub says: Says,
}

/// What one says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// A word of the template language with its arguments.
    Call(TemplateCall),
    /// Its end.
    End(String),
    /// An address: `ref`, `post_url`, a filter on a path, or nothing for the site's own root.
    Address(String),
    /// Program text.
    Program(String),
    /// Words that only look like a shortcode, or stand between `raw` and `endraw`.
    Literal(String),
    /// Something only for the site: a comment, a list of classes.
    Silent,
    /// Kramdown's classes for the block before it (`{: .verse}`).
    Classes(Vec<String>),
    /// A drawing of HTML, `<svg>…</svg>`.
    Drawing,
    /// Program text of the site itself: what it loads, and what it gives to others.
    Module,
    /// A tag that begins a line of text, which CommonMark would take for a block of HTML.
    Html(String),
}

/// A word of the template language with its arguments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateCall {
    /// Its name; of an include, the name of the file.
    pub name: String,
    /// What stands without a name, in order.
    pub positional: Vec<String>,
    /// What stands as `name="value"`.
    pub named: Vec<(String, String)>,
}

impl TemplateCall {
    /// Returns the argument of the first of these names that is given, even if it is empty.
    pub fn get(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            self.named.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
        })
    }

    /// Returns an argument that stands without a name.
    pub fn at(&self, index: usize) -> Option<&str> {
        self.positional.get(index).map(String::as_str)
    }
}

/// A text with its shortcodes set apart.
#[derive(Clone, Debug)]
pub struct Masked {
    /// The text as Markdown is to see it, as long as the source.
    pub text: String,
    /// What was set apart, in the order of the source.
    pub shortcodes: Vec<Shortcode>,
    /// Whether program text has begun by a shortcode and not ended.
    in_code: bool,
}

/// The private characters that stand for shortcodes, the first and how many; each is four bytes long.
const FIRST: u32 = 0xF_0000;
const COUNT: usize = 0xFFFD;
/// A longer one, in bytes, is text.
const MAX_LENGTH: usize = 8192;

/// Finds the shortcodes of a text from `start` on and sets them apart; `is_page` says whether it is a page of MDX.
pub fn mask(source: &str, start: usize, is_page: bool) -> Masked {
    let mut masked =
        Masked { text: String::with_capacity(source.len()), shortcodes: Vec::new(), in_code: false };
    let mut ends = Ends::default();
    let mut brackets = Brackets::default();
    let mut at = start;
    masked.text.push_str(source.get(..start).unwrap_or_default());
    let opens = |byte: u8| matches!(byte, b'{' | b'<' | b'[');
    let mut modules = modules::statements(source, start, is_page).into_iter().peekable();
    loop {
        let found = source.get(at..).and_then(|rest| rest.bytes().position(opens)).map(|found| at + found);
        // One within what was set apart as a whole is a part of that.
        while modules.next_if(|module| module.start < at).is_some() {}
        let next = modules.next_if(|module| found.is_none_or(|open| module.start <= open));
        if let Some(module) = next {
            masked.text.push_str(source.get(at..module.start).unwrap_or_default());
            at = masked.add_module(source, module);
            continue;
        }
        let Some(open) = found else { break };
        masked.text.push_str(source.get(at..open).unwrap_or_default());
        match source.as_bytes().get(open) {
            Some(b'<') => {
                at = masked.add_html(source, open, &mut ends);
                continue;
            }
            Some(b'[') => {
                at = masked.add_bracket(source, open, &mut brackets);
                continue;
            }
            _ => {}
        }
        at = match scan(source, open, &mut ends) {
            Some(end) if masked.shortcodes.len() < COUNT => {
                at = open;
                masked.add(source, at..end, &mut ends)
            }
            _ => {
                masked.text.push('{');
                open + 1
            }
        };
    }
    masked.text.push_str(source.get(at..).unwrap_or_default());
    super::smooth::smooth(&mut masked.text, start);
    super::admonition::as_quotations(&mut masked.text, start);
    masked
}

impl Masked {
    /// Sets a shortcode apart and returns where the text goes on.
    fn add(&mut self, source: &str, range: Range<usize>, ends: &mut Ends) -> usize {
        let raw = source.get(range.clone()).unwrap_or_default();
        let says = understand(raw);
        if let Says::Call(call) = &says
            && let Some(end) = verbatim_end(source, range.end, &call.name, ends)
        {
            return self.add_verbatim(source, range, end, call.clone());
        }
        let fence = match &says {
            Says::Call(call) if is_code(&call.name) && stands_alone(source, &range) => {
                self.in_code = true;
                "~~~~~~~~"
            }
            Says::End(name) if self.in_code && is_code(name) && stands_alone(source, &range) => {
                self.in_code = false;
                self.text.push_str("~~~~~~~~");
                self.text.extend(std::iter::repeat_n(' ', range.len().saturating_sub(8)));
                return range.end;
            }
            _ => "",
        };
        self.text.push_str(fence);
        self.push_mark(range.len() - fence.len());
        self.shortcodes.push(Shortcode { range: range.clone(), says });
        range.end
    }

    /// Sets apart what the site loads, and returns where the text goes on.
    fn add_module(&mut self, source: &str, range: Range<usize>) -> usize {
        if self.shortcodes.len() < COUNT {
            self.push_mark(range.len());
            self.shortcodes.push(Shortcode { range: range.clone(), says: Says::Module });
        } else {
            self.text.push_str(source.get(range.clone()).unwrap_or_default());
        }
        range.end
    }

    /// Sets apart a tag or comment that begins a line of text, and returns where the text goes on.
    fn add_html(&mut self, source: &str, open: usize, ends: &mut Ends) -> usize {
        if let Some(end) = drawing_end(source, open, ends).filter(|_| self.shortcodes.len() < COUNT) {
            self.push_mark(end - open);
            self.shortcodes.push(Shortcode { range: open..end, says: Says::Drawing });
            return end;
        }
        let tag =
            source.get(open..).and_then(super::component::tag).filter(|_| self.shortcodes.len() < COUNT);
        if let Some((len, html)) = tag {
            self.push_mark(len);
            self.shortcodes.push(Shortcode { range: open..open + len, says: Says::Html(html) });
            return open + len;
        }
        let end = line_of_text(source, open).filter(|_| self.shortcodes.len() < COUNT);
        let endless = end.is_none().then(|| endless_sign(source, open, ends)).flatten();
        if let Some(end) = endless.filter(|_| self.shortcodes.len() < COUNT) {
            self.push_mark(end - open);
            let says = Says::Literal(source.get(open..end).unwrap_or_default().to_owned());
            self.shortcodes.push(Shortcode { range: open..end, says });
            return end;
        }
        let Some(end) = end else {
            self.text.push('<');
            return open + 1;
        };
        let raw = source.get(open..end).unwrap_or_default();
        let says = if raw.starts_with("<!--") { Says::Silent } else { Says::Html(raw.to_owned()) };
        self.push_mark(raw.len());
        self.shortcodes.push(Shortcode { range: open..end, says });
        end
    }

    /// Sets apart a shortcode in square brackets, and returns where the text goes on.
    fn add_bracket(&mut self, source: &str, open: usize, brackets: &mut Brackets) -> usize {
        // An escaped one, and one in the brackets of a link, are words.
        let free = !source.get(..open).unwrap_or_default().ends_with(['\\', '!', '`']);
        let found = source.get(open..).filter(|_| free && self.shortcodes.len() < COUNT);
        let Some((len, says)) = found.and_then(|rest| brackets.read(rest)) else {
            self.text.push('[');
            return open + 1;
        };
        self.push_mark(len);
        self.shortcodes.push(Shortcode { range: open..open + len, says });
        open + len
    }

    /// Sets apart all from `{% raw %}` or `{% comment %}` to its end.
    fn add_verbatim(
        &mut self,
        source: &str,
        range: Range<usize>,
        end: Range<usize>,
        call: TemplateCall,
    ) -> usize {
        let inner = source.get(range.end..end.start).unwrap_or_default();
        let says = if call.name == "raw" { Says::Literal(inner.into()) } else { Says::Silent };
        let whole = range.start..end.end;
        self.push_mark(whole.len());
        self.shortcodes.push(Shortcode { range: whole, says });
        end.end
    }

    fn push_mark(&mut self, len: usize) {
        // The shortest shortcode, `{{x}}`, is longer than the character.
        self.text.extend(char::from_u32(FIRST + saturate::<u32>(self.shortcodes.len())));
        self.text.extend(std::iter::repeat_n('x', len.saturating_sub(4)));
    }

    /// Returns the shortcodes that begin in a range of the source.
    pub fn within(&self, range: Range<usize>) -> &[Shortcode] {
        let from = self.shortcodes.partition_point(|code| code.range.start < range.start);
        let to = self.shortcodes.partition_point(|code| code.range.start < range.end);
        self.shortcodes.get(from..to).unwrap_or_default()
    }

    /// Puts what the shortcodes say back into an address taken from the masked text.
    pub fn address(&self, masked: &str) -> String {
        self.replace(masked, |code, _| match &code.says {
            Says::Address(address) => address.clone(),
            _ => String::new(),
        })
    }

    /// Puts the source back into a piece of the masked text, such as program text.
    pub fn restore(&self, masked: &str, source: &str) -> String {
        self.replace(masked, |code, _| source.get(code.range.clone()).unwrap_or_default().to_owned())
    }

    fn replace(&self, masked: &str, with: impl Fn(&Shortcode, usize) -> String) -> String {
        let mut out = String::with_capacity(masked.len());
        let mut skip = 0;
        for char in masked.chars() {
            if skip > 0 && char == 'x' {
                skip -= 1;
                continue;
            }
            skip = 0;
            let index = u32::from(char).checked_sub(FIRST).map(|index| index as usize);
            match index.and_then(|index| Some((index, self.shortcodes.get(index)?))) {
                Some((index, code)) => {
                    out.push_str(&with(code, index));
                    skip = code.range.len().saturating_sub(4);
                }
                None => out.push(char),
            }
        }
        out
    }
}

/// Where closing signs stand, found once for all openings before them: many openings without an end cost
/// one search.
#[derive(Default)]
struct Ends {
    next: Vec<(&'static str, usize)>,
    verbatim: Vec<(String, Option<Range<usize>>)>,
}

impl Ends {
    fn find(&mut self, source: &str, sign: &'static str, from: usize) -> Option<usize> {
        let slot = match self.next.iter().position(|(known, _)| *known == sign) {
            Some(slot) => slot,
            None => {
                self.next.push((sign, 0));
                self.next.len() - 1
            }
        };
        let known = &mut self.next.get_mut(slot)?.1;
        if *known < from {
            *known = source.get(from..).and_then(|rest| rest.find(sign)).map_or(usize::MAX, |at| from + at);
        }
        (*known != usize::MAX).then_some(*known)
    }
}

/// Returns where the shortcode ends that may begin at `open`.
fn scan(source: &str, open: usize, ends: &mut Ends) -> Option<usize> {
    if let Some(end) = attributes::end(source, open) {
        return Some(end);
    }
    let rest = source.get(open..)?;
    let close = ["{{<", "{{%", "{%", "{{", "{:"].iter().find(|sign| rest.starts_with(**sign))?;
    let close = match *close {
        "{{<" => ">}}",
        "{{%" => "%}}",
        "{%" => "%}",
        "{{" => "}}",
        _ => "}",
    };
    let end = ends.find(source, close, open + 2)? + close.len();
    let raw = source.get(open..end)?;
    let paragraph = raw.contains("\n\n") || raw.contains("\n\r\n");
    let nested = raw.get(2..).is_some_and(|inner| inner.contains("{{<") || inner.contains("{%"));
    (raw.len() >= 5 && raw.len() <= MAX_LENGTH && !paragraph && !nested).then_some(end)
}

/// Returns the last place at or before a byte where a character of a text begins.
pub(super) fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Returns where the drawing ends that may begin at a `<`.
fn drawing_end(source: &str, open: usize, ends: &mut Ends) -> Option<usize> {
    let rest = source.get(open..)?;
    let is_svg = rest.get(..4).is_some_and(|tag| tag.eq_ignore_ascii_case("<svg"));
    if !is_svg || source.get(..open)?.ends_with('`') {
        return None;
    }
    let close = ends.find(source, drawing::END, open)?;
    Some(open + drawing::length(rest, close - open)?)
}

/// Returns where a tag or comment ends that begins a line, if that line is read as text: after a comment words go on,
/// and a tag such as `<br>` or `<img>` with nothing else on its line is followed by words on the next.
fn line_of_text(source: &str, open: usize) -> Option<usize> {
    let before = source.get(..open)?;
    let indent = before.len() - before.trim_end_matches(' ').len();
    let begins = indent < 4 && matches!(before.get(..open - indent)?.chars().next_back(), None | Some('\n'));
    let rest = source.get(open..).filter(|_| begins)?;
    let head = rest.get(..boundary(rest, MAX_LENGTH)).unwrap_or_default();
    if rest.starts_with("<!--") {
        let end = head.find("-->")? + 3;
        let line = rest.get(end..)?.lines().next().unwrap_or_default().trim();
        return (!line.is_empty() && !line.starts_with('<')).then_some(open + end);
    }
    let name: String = rest.get(1..)?.chars().take_while(char::is_ascii_alphanumeric).collect();
    if !matches!(name.to_ascii_lowercase().as_str(), "br" | "img" | "wbr") {
        return None;
    }
    let end = head.find('>')? + 1;
    let tag = rest.get(..end).filter(|tag| !tag.contains("\n\n"))?;
    let mut after = rest.get(end..)?.lines();
    let nothing_after = after.next().unwrap_or_default().trim().is_empty();
    let next = after.next().unwrap_or_default().trim();
    (tag.len() >= 4 && nothing_after && !next.is_empty() && !next.starts_with('<')).then_some(open + end)
}

/// Returns the end of the first bytes of a comment, or of program text of a server, that never ends: CommonMark takes all
/// that follows for it, to the end of the file.
fn endless_sign(source: &str, open: usize, ends: &mut Ends) -> Option<usize> {
    let rest = source.get(open..)?;
    let close = ["<!--", "<?", "<![CDATA["].iter().position(|sign| rest.starts_with(sign))?;
    let close = ["-->", "?>", "]]>"].get(close)?;
    if ends.find(source, close, open + 2).is_some() {
        return None;
    }
    // As many as the character takes that stands for them.
    rest.char_indices().map(|(at, _)| open + at).find(|at| *at >= open + 4)
}

/// Tells whether a shortcode is all that stands on its line, a quote's signs aside.
fn stands_alone(source: &str, range: &Range<usize>) -> bool {
    let before = source.get(..range.start).unwrap_or_default().trim_end_matches([' ', '>']);
    let after = source.get(range.end..).unwrap_or_default().trim_start_matches([' ', '\t', '\r']);
    let indent = range.start - before.len();
    range.len() >= 12
        && indent < 16
        && (before.is_empty() || before.ends_with('\n'))
        && (after.is_empty() || after.starts_with('\n'))
}

fn is_code(name: &str) -> bool {
    matches!(name, "highlight" | "code" | "codeblock")
}

/// Finds `{% endraw %}` or `{% endcomment %}` after a tag of that name.
fn verbatim_end(source: &str, from: usize, name: &str, ends: &mut Ends) -> Option<Range<usize>> {
    if !matches!(name, "raw" | "comment") {
        return None;
    }
    let end = format!("end{name}");
    let known = ends.verbatim.iter().position(|(tag, _)| *tag == end);
    if let Some((_, known)) = known.and_then(|at| ends.verbatim.get(at)) {
        match known {
            None => return None,
            Some(range) if range.start >= from => return Some(range.clone()),
            Some(_) => {}
        }
    }
    let found = find_tag(source, from, &end);
    ends.verbatim.retain(|(tag, _)| *tag != end);
    ends.verbatim.push((end, found.clone()));
    found
}

fn find_tag(source: &str, from: usize, name: &str) -> Option<Range<usize>> {
    let is_space = |c: char| c == '-' || c.is_whitespace();
    let mut at = from;
    loop {
        let open = at + source.get(at..)?.find("{%")?;
        let inner = source.get(open + 2..)?;
        let trimmed = inner.trim_start_matches(is_space);
        if let Some(after) = trimmed.strip_prefix(name) {
            let after = after.trim_start_matches(is_space);
            if let Some(rest) = after.strip_prefix("%}") {
                return Some(open..source.len() - rest.len());
            }
        }
        at = open + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(raw: &str) -> Says {
        let masked = mask(raw, 0, false);
        assert_eq!(masked.text.len(), raw.len());
        masked.shortcodes.into_iter().next().map_or(Says::Silent, |code| code.says)
    }

    #[test]
    fn calls_are_read_with_their_arguments() {
        let table = [
            "{{< figure src=\"a_b.jpg\" alt='' >}}",
            "{{<figure src=a_b.jpg alt=\"\">}}",
            "{% figure src=\"a_b.jpg\" alt=\"\" %}",
            "{%- include figure.html src=\"a_b.jpg\" alt=\"\" -%}",
            "{{ figure(src=\"a_b.jpg\", alt=\"\") }}",
        ];
        for raw in table {
            let Says::Call(call) = says(raw) else { panic!("{raw}") };
            assert_eq!(
                (call.name.as_str(), call.get(&["src"]), call.get(&["alt"])),
                ("figure", Some("a_b.jpg"), Some(""))
            );
        }
    }

    #[test]
    fn addresses_ends_and_words() {
        let address = |text: &str| Says::Address(text.into());
        let table = [
            ("{{< ref \"b.md\" >}}", address("b.md")),
            ("{% post_url 2017-11-13-b %}", address("2017-11-13-b")),
            ("{{ site.baseurl }}", address("")),
            ("{{ '/a.png' | relative_url }}", address("/a.png")),
            ("{{< /quote >}}", Says::End("quote".into())),
            ("{% endquote %}", Says::End("quote".into())),
            ("{{</* figure */>}}", Says::Literal("{{< figure >}}".into())),
            ("{% raw %}{{ x }}{% endraw %}", Says::Literal("{{ x }}".into())),
            ("{% comment %}{{ x }}{% endcomment %}", Says::Silent),
            ("{: .verse #a}", Says::Classes(vec!["verse".into()])),
        ];
        for (raw, expected) in table {
            assert_eq!(says(raw), expected, "{raw}");
        }
    }

    #[test]
    fn what_does_not_end_is_text() {
        for raw in ["{{< figure", "{{", "{%", "{", "{ {< a >}}", "{{< a\n\nb >}}"] {
            assert_eq!(mask(raw, 0, false).text, raw);
        }
    }

    // A statement within what is set apart as a whole went back to before its end: words stood twice, places were wrong.
    #[test]
    fn a_statement_within_another_thing_is_a_part_of_it() {
        let statement = "\n\nimport A from './a'\n\n";
        for (begin, end) in
            [("{% raw %}", "{% endraw %}"), ("{% comment %}", "{% endcomment %}"), ("<svg>", "</svg>")]
        {
            let text = format!("{begin}{statement}{end}\n\nText é.");
            let masked = mask(&text, 0, false);
            assert_eq!(masked.text.len(), text.len(), "{text}");
            assert_eq!(masked.text.find("Text é."), text.find("Text é."), "{text}");
            assert_eq!(masked.shortcodes.len(), 1, "{text}");
        }
        // Behind it one is a statement again.
        assert_eq!(mask(&format!("{{% raw %}}a{{% endraw %}}{statement}"), 0, false).shortcodes.len(), 2);
    }

    proptest::proptest! {
        #[test]
        fn offsets_stay(text in "([{%<>}/:*\"'=a \n]|raw|é|\n\nimport './a'\n|\\{% raw %\\}|\\{% endraw %\\}|<svg>|</svg>){0,40}") {
            let masked = mask(&text, 0, false);
            proptest::prop_assert_eq!(masked.text.len(), text.len());
            if !masked.text.contains("~~~") {
                proptest::prop_assert_eq!(masked.restore(&masked.text, &text), text);
            }
        }
    }
}
