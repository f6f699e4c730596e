//! What a page of MDX says of itself in a program: `export const meta = { title: 'The Lock', date: '2021-03-14' }`.

use super::FrontMatter;
use super::fields::read_fields;
use super::value::{NamedValues, Spanned, Value};
use crate::diagnostic::{SourceId, Warned};

/// Names under which sites keep it.
const NAMES: [&str; 8] =
    ["meta", "metadata", "frontmatter", "frontMatter", "attributes", "post", "article", "page"];
/// Values lie no deeper in one another.
const DEPTH: usize = 8;

/// Reads what a page says so at its head; the text is left as it is. `None` if it says neither title nor date.
pub fn of_module(source: SourceId, text: &str) -> Warned<Option<FrontMatter>> {
    let Some(table) = object(text) else { return Warned::clean(None) };
    let mut all = Vec::new();
    let front = read_fields(&table, source, 0, &mut all);
    let says = front.title.is_some() || front.date.is_some();
    Warned::new(says.then_some(front), all)
}

/// Finds the object in a text and reads it.
fn object(text: &str) -> Option<NamedValues> {
    let mut at = 0;
    let mut in_code = false;
    for line in text.split_inclusive('\n') {
        in_code ^= line.starts_with("```") || line.starts_with("~~~");
        let named = line.strip_prefix("export const ").filter(|_| !in_code).and_then(|rest| {
            let name = NAMES.iter().find(|name| {
                rest.strip_prefix(**name).is_some_and(|rest| rest.starts_with([' ', '=', ':']))
            })?;
            let (before, _) = rest.get(name.len()..)?.split_once('=')?;
            Some(at + "export const ".len() + name.len() + before.len() + 1)
        });
        if let Some(start) = named {
            let mut reader = ObjectReader { text, at: start };
            reader.skip();
            return match reader.value(0)? {
                Some(Spanned { value: Value::Table(table), .. }) => Some(table),
                _ => None,
            };
        }
        at += line.len();
    }
    None
}

/// A place within a program.
struct ObjectReader<'a> {
    text: &'a str,
    at: usize,
}

impl ObjectReader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes on over white space and comments.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let white = rest.len() - rest.trim_start().len();
            let rest = rest.trim_start();
            let comment = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                0
            };
            self.at += white + comment;
            if comment == 0 {
                return;
            }
        }
    }

    fn take(&mut self, sign: char) -> bool {
        let is = self.next() == Some(sign);
        self.at += if is { sign.len_utf8() } else { 0 };
        is
    }

    /// Reads a value: `None` if no more can be read, `Some(None)` for what only the program knows.
    fn value(&mut self, depth: usize) -> Option<Option<Spanned>> {
        let start = self.at;
        let value = match self.next()? {
            '{' if depth < DEPTH => Value::Table(self.table(depth)?),
            '[' if depth < DEPTH => Value::List(self.list(depth)?),
            '"' | '\'' | '`' => {
                let (words, range) = self.string()?;
                return Some(words.map(|words| Spanned { value: Value::Text(words), range }));
            }
            _ => {
                let rest = self.rest();
                if let Some(inner) = rest.strip_prefix("new Date(").filter(|_| depth < DEPTH) {
                    self.at += rest.len() - inner.len();
                    self.skip();
                    let inner = self.value(depth + 1)?;
                    self.skip();
                    return self.take(')').then_some(inner);
                }
                let word =
                    rest.split(|c: char| c.is_whitespace() || ",}]);".contains(c)).next().unwrap_or_default();
                let word = word.to_owned();
                self.at += word.len();
                match word.as_str() {
                    "true" => Value::Bool(true),
                    "false" => Value::Bool(false),
                    "null" | "undefined" => Value::Null,
                    _ if word.starts_with(|c: char| c.is_ascii_digit()) => Value::Text(word),
                    "" => return None,
                    _ => return Some(None),
                }
            }
        };
        Some(Some(Spanned { value, range: start..self.at }))
    }

    fn table(&mut self, depth: usize) -> Option<NamedValues> {
        self.take('{');
        let mut table = NamedValues::new();
        loop {
            self.skip();
            if self.take('}') {
                return Some(table);
            }
            let key = match self.next()? {
                '"' | '\'' => self.string()?.0?,
                _ => {
                    let rest = self.rest();
                    let end = rest.find(|c: char| !(c.is_alphanumeric() || "_$-".contains(c)))?;
                    let key = rest.get(..end).filter(|key| !key.is_empty())?.to_owned();
                    self.at += end;
                    key
                }
            };
            self.skip();
            if self.take(':') {
                self.skip();
                if let Some(value) = self.value(depth + 1)? {
                    table.push((key, value));
                }
            }
            self.skip();
            if !self.take(',') && self.next() != Some('}') {
                // A sum, a call: what follows is beyond us, what was read stands.
                return Some(table).filter(|table| depth == 0 && !table.is_empty());
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<Vec<Spanned>> {
        self.take('[');
        let mut list = Vec::new();
        loop {
            self.skip();
            if self.take(']') {
                return Some(list);
            }
            list.extend(self.value(depth + 1)?);
            self.skip();
            if !self.take(',') && self.next() != Some(']') {
                return None;
            }
        }
    }

    /// Reads a string, with the place of its words; its words are `None` if the program fills them in.
    fn string(&mut self) -> Option<(Option<String>, std::ops::Range<usize>)> {
        let mark = self.next()?;
        let start = self.at + 1;
        let mut words = String::new();
        let mut chars = self.text.get(start..)?.char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '\\' => match chars.next()?.1 {
                    'n' => words.push(' '),
                    '\n' => {}
                    c => words.push(c),
                },
                c if c == mark => {
                    self.at = start + at + 1;
                    let is_filled = mark == '`' && words.contains("${");
                    return Some(((!is_filled).then_some(words), start..start + at));
                }
                '\n' if mark != '`' => return None,
                c => words.push(c),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let front = of_module(SourceId(0), text).value.unwrap_or_default();
        let words =
            |given: &super::super::Given<String>| given.clone().map(|(words, _)| words).unwrap_or_default();
        let authors: Vec<&str> = front.authors.iter().map(|(name, _)| name.as_str()).collect();
        format!("{} | {} | {}", words(&front.title), words(&front.date), authors.join(" + "))
    }

    // A page that says all of itself in a program had neither title nor date.
    #[test]
    fn a_page_says_its_title_in_a_program() {
        for text in [
            "import A from './a'\n\nexport const meta = {\n  title: 'The Lock',\n  date: '2021-03-14', // when\n  authors: ['Ann Lee', \"Tom Orr\"],\n  layout: Layout,\n}\n\nText.",
            "export const metadata = { \"title\": `The Lock`, publishedAt: new Date('2021-03-14'), authors: [\"Ann Lee\", 'Tom Orr',], nested: { a: [1, 2] } };",
            "export const frontmatter: Meta = {title:'The Lock',date:\"2021-03-14\",author:'Ann Lee, Tom Orr'}",
        ] {
            let said = said(text);
            assert!(said.starts_with("The Lock | 2021-03-14 | Ann Lee"), "{said}: {text}");
        }
        assert_eq!(
            said("export const meta = { title: 'It\\'s shut' + name, date: '2021' }"),
            "It's shut |  | "
        );
    }

    #[test]
    fn what_is_no_such_object_says_nothing() {
        for text in [
            "export const year = 1901",
            "export const meta = layout({ title: 'A' })",
            "export const metals = { title: 'A' }",
            "```\nexport const meta = { title: 'A' }\n```",
            "export const meta = { title: 'A\n}",
            "export const meta = {",
            "export const meta = { title: `${name} of it` }",
            "The text says export const meta = { title: 'A' }.",
        ] {
            assert_eq!(said(text), " |  | ", "{text}");
        }
        // However deep it is: days in days had no bound, and the stack none left.
        assert_eq!(said(&format!("export const meta = {{a: {}", "new Date(".repeat(1_000_000))), " |  | ");
        assert_eq!(said(&format!("export const meta = {}", "{a:[".repeat(100_000))), " |  | ");
    }
}
