//! What an SVG comes to before anybody draws it: its depth and size by nesting and by reference.
//!
//! A reference counts as nesting: whoever draws an element goes into the pattern that fills it, and from a part of
//! that into the next. The elements are gone through without recursion, each once.

use super::{DEPTH, DRAWING_BYTES, ELEMENTS, LETTERS, RULES};
use resvg::usvg::roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};

/// Elements whose references are followed by no one who draws.
const NOT_DRAWN: [&str; 11] = [
    "a",
    "animate",
    "animateColor",
    "animateMotion",
    "animateTransform",
    "desc",
    "metadata",
    "script",
    "set",
    "style",
    "title",
];

/// Refuses a document that is too deep, too large or goes round in a circle.
pub fn check(document: &Document<'_>) -> Result<(), String> {
    let elements: Vec<Node<'_, '_>> = document.descendants().filter(Node::is_element).collect();
    let rules = Rules::of(&elements);
    if rules.count * elements.len() as u64 > RULES {
        return Err("it has too many style rules for its elements".into());
    }
    let mut survey = Survey::new(&elements, &rules);
    let whole = survey.go()?;
    if whole.depth > DEPTH {
        return Err(format!("its elements lie more than {DEPTH} deep in one another"));
    }
    if whole.elements > ELEMENTS {
        return Err(format!("it comes to more than {ELEMENTS} elements"));
    }
    if whole.letters > LETTERS {
        return Err(format!("it has more than {LETTERS} letters of text"));
    }
    if whole.bytes > DRAWING_BYTES {
        return Err(format!("it comes to more than {} MB", DRAWING_BYTES >> 20));
    }
    Ok(())
}

/// Returns how many letters are shaped for a text, which is done anew for its parts: each may change its typeface.
fn letters(text: Node<'_, '_>) -> u64 {
    let letters: usize = text.descendants().filter_map(|node| node.text()).map(str::len).sum();
    let parts = text.descendants().filter(Node::is_element).count();
    // A few parts are as nothing beside the rest of the work.
    letters as u64 * (1 + parts as u64 / 64)
}

/// What an element comes to with all that it holds and refers to.
#[derive(Clone, Copy, Debug, Default)]
struct Total {
    depth: u32,
    elements: u64,
    bytes: u64,
    letters: u64,
    /// Its paths, and their corners, at each of which a marker may stand.
    paths: u64,
    corners: u64,
}

impl Total {
    fn add(&mut self, part: Total, times: u64) {
        self.depth = self.depth.max(part.depth.saturating_add(1));
        self.elements = self.elements.saturating_add(part.elements.saturating_mul(times));
        self.bytes = self.bytes.saturating_add(part.bytes.saturating_mul(times));
        self.letters = self.letters.saturating_add(part.letters.saturating_mul(times));
    }
}

/// An element that another one draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// It lies within it.
    Child(usize),
    /// It is referred to.
    Named(usize),
    /// It stands on the paths within it.
    Marker(usize, Places),
}

/// Where a marker stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Places {
    /// At the beginning or the end of each path.
    End,
    /// At each corner.
    Corners,
}

struct Survey<'a, 'input> {
    elements: &'a [Node<'a, 'input>],
    parts: Vec<Vec<Part>>,
    totals: Vec<Option<Total>>,
    /// Whether an element is being gone through.
    open: Vec<bool>,
}

impl<'a, 'input> Survey<'a, 'input> {
    fn new(elements: &'a [Node<'a, 'input>], rules: &Rules<'a>) -> Self {
        let places: BTreeMap<usize, usize> =
            elements.iter().enumerate().map(|(at, element)| (element.id().get_usize(), at)).collect();
        let named: BTreeMap<&str, usize> =
            elements.iter().enumerate().rev().filter_map(|(at, e)| Some((e.attribute("id")?, at))).collect();
        let parts = elements.iter().map(|element| {
            let children = element.children().filter_map(|child| places.get(&child.id().get_usize()));
            let mut parts: Vec<Part> = children.map(|at| Part::Child(*at)).collect();
            references(*element, rules, &mut |name, marker| {
                if let Some(at) = named.get(name) {
                    parts.push(marker.map_or(Part::Named(*at), |places| Part::Marker(*at, places)));
                }
            });
            parts
        });
        let parts = parts.collect();
        Self { elements, parts, totals: vec![None; elements.len()], open: vec![false; elements.len()] }
    }

    /// Returns what the root comes to.
    fn go(&mut self) -> Result<Total, String> {
        let mut path: Vec<(usize, usize)> = vec![(0, 0)];
        while let Some((at, next)) = path.last_mut() {
            let at = *at;
            self.open[at] = true;
            match self.parts[at].get(*next).copied() {
                Some(part) => {
                    *next += 1;
                    let (Part::Child(to) | Part::Named(to) | Part::Marker(to, _)) = part;
                    match (self.open[to], part) {
                        // Nobody draws a marker on itself.
                        (true, Part::Marker(..)) => {}
                        (true, _) => return Err("its parts refer to one another in a circle".into()),
                        (false, _) if self.totals[to].is_none() => path.push((to, 0)),
                        (false, _) => {}
                    }
                }
                None => {
                    self.totals[at] = Some(self.total(at));
                    self.open[at] = false;
                    path.pop();
                }
            }
        }
        Ok(self.totals.first().copied().flatten().unwrap_or_default())
    }

    fn total(&self, at: usize) -> Total {
        let element = self.elements[at];
        let written: usize = element.attributes().map(|a| a.name().len() + a.value().len()).sum();
        let text: usize =
            element.children().filter_map(|n| n.is_text().then(|| n.text())?).map(str::len).sum();
        let bytes = (32 + written + text) as u64;
        let mut total = Total { depth: 1, elements: 1, bytes, ..Total::default() };
        if element.tag_name().name() == "text" {
            total.letters = letters(element);
        }
        total.corners = ["d", "points"].iter().filter_map(|name| element.attribute(*name)).map(corners).sum();
        total.corners += 2 * u64::from(element.tag_name().name() == "line");
        total.paths = u64::from(total.corners > 0);
        for part in &self.parts[at] {
            if let Part::Child(to) | Part::Named(to) = part
                && let Some(part) = self.totals[*to]
            {
                total.add(part, 1);
                total.paths = total.paths.saturating_add(part.paths);
                total.corners = total.corners.saturating_add(part.corners);
            }
        }
        for part in &self.parts[at] {
            if let Part::Marker(to, places) = part
                && let Some(part) = self.totals[*to]
            {
                let times = if *places == Places::End { total.paths } else { total.corners };
                total.add(part, times);
            }
        }
        total
    }
}

/// Returns how many corners a path has at most: two numbers make one, or one where lines run level or upright.
fn corners(path: &str) -> u64 {
    let (mut numbers, mut closed, mut is_level, mut in_number) = (0, 0, false, false);
    for byte in path.bytes() {
        let is_digit = byte.is_ascii_digit() || byte == b'.';
        numbers += u64::from(is_digit && !in_number);
        closed += u64::from(matches!(byte, b'z' | b'Z'));
        is_level |= matches!(byte, b'h' | b'H' | b'v' | b'V');
        in_number = is_digit;
    }
    closed + if is_level { numbers } else { numbers.div_ceil(2) }
}

/// Shows the name of everything that an element draws, and where as a marker.
fn references<'a>(element: Node<'a, '_>, rules: &Rules<'a>, see: &mut dyn FnMut(&'a str, Option<Places>)) {
    let tag = element.tag_name().name();
    if NOT_DRAWN.contains(&tag) {
        return;
    }
    for attribute in element.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        if name == "href" {
            value.trim().strip_prefix('#').into_iter().for_each(|name| see(name, None));
        } else if value.contains("url(") {
            let in_style = name == "style";
            names(value, &mut |before, to| {
                see(to, marker(if in_style { before } else { name }));
            });
        }
    }
    rules.of_element(element, see);
}

/// Returns where a marker stands that a declaration, or the last of several, is of.
fn marker(declares: &str) -> Option<Places> {
    let last = declares.rsplit(';').next().unwrap_or_default();
    match (last.contains("marker"), last.contains("marker-start") || last.contains("marker-end")) {
        (false, _) => None,
        (true, true) => Some(Places::End),
        (true, false) => Some(Places::Corners),
    }
}

/// Shows each name in `url(#name)`, with what stands between it and the one before.
fn names<'a>(text: &'a str, see: &mut dyn FnMut(&'a str, &'a str)) {
    let mut last = 0;
    for (at, _) in text.match_indices("url(") {
        let rest = text[at + 4..].trim_start_matches([' ', '"', '\'']);
        let before = &text[std::mem::replace(&mut last, at)..at];
        if let Some(name) = rest.strip_prefix('#') {
            see(before, name.split([')', '"', '\'']).next().unwrap_or_default().trim());
        }
    }
}

/// The rules of a document's style sheets that refer to something.
struct Rules<'a> {
    /// How many there are, with those that do not.
    count: u64,
    /// By what an element must have at least: `.class`, `#id`, the name of a tag, or nothing.
    referring: BTreeMap<&'a str, BTreeSet<(&'a str, Option<Places>)>>,
}

impl<'a> Rules<'a> {
    fn of(elements: &[Node<'a, '_>]) -> Self {
        let mut rules = Self { count: 0, referring: BTreeMap::new() };
        let styles = elements.iter().filter(|element| element.tag_name().name() == "style");
        for sheet in styles.filter_map(|style| style.text()) {
            for rule in sheet.split('}') {
                let Some((selectors, body)) = rule.rsplit_once('{') else { continue };
                let selectors = selectors.rsplit(['{', '/']).next().unwrap_or_default();
                for selector in selectors.split(',') {
                    rules.count += 1;
                    names(body, &mut |before, to| {
                        let of = (to, marker(before));
                        rules.referring.entry(subject(selector)).or_default().insert(of);
                    });
                }
            }
        }
        rules
    }

    fn of_element(&self, element: Node<'a, '_>, see: &mut dyn FnMut(&'a str, Option<Places>)) {
        if self.referring.is_empty() {
            return;
        }
        let mut show = |subject: &str| {
            self.referring.get(subject).into_iter().flatten().for_each(|(name, marker)| see(name, *marker));
        };
        show("");
        show(element.tag_name().name());
        element.attribute("id").into_iter().for_each(|id| show(&format!("#{id}")));
        let classes = element.attribute("class").unwrap_or_default().split_ascii_whitespace();
        classes.for_each(|class| show(&format!(".{class}")));
    }
}

/// Returns what a selector's element must have at least.
fn subject(selector: &str) -> &str {
    let last = selector.trim().rsplit([' ', '>', '+', '~', '\n', '\t', '\r']).next().unwrap_or_default();
    let end = |from: usize| {
        let rest = &last[from + 1..];
        let length = rest.find(['.', '#', ':', '[']).unwrap_or(rest.len());
        &last[from..from + 1 + length]
    };
    match (last.find('.'), last.find('#')) {
        (Some(class), _) => end(class),
        (None, Some(id)) => end(id),
        (None, None) => last.split([':', '[', '*']).next().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(svg: &str) -> Result<(), String> {
        check(&Document::parse(svg).unwrap())
    }

    /// A drawing whose `count` parts of one kind each draw the next.
    fn chain(count: usize, part: impl Fn(usize) -> String) -> String {
        let parts: String = (0..count).map(part).collect();
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg'><style>.a{{fill:url(#p0)}} *{{x:y}}</style>{parts}<rect class='a' mask='url(#p0)'/></svg>"
        )
    }

    #[test]
    fn depth_counts_references_of_every_kind() {
        type Part = fn(usize) -> String;
        let kinds: [Part; 6] = [
            |i| format!("<pattern id='p{i}'><rect fill='url(#p{})'/></pattern>", i + 1),
            |i| format!("<mask id='p{i}' mask=\"url('#p{}')\"/>", i + 1),
            |i| format!("<clipPath id='p{i}' style='x:y;clip-path:url( #p{} )'/>", i + 1),
            |i| format!("<marker id='p{i}'><path marker-end='url(#p{})' d='M0 0'/></marker>", i + 1),
            |i| format!("<g id='p{i}'><use href='#p{}'/></g>", i + 1),
            |i| {
                format!(
                    "<style>.c{i}{{fill:url(#p{i})}}</style><pattern id='p{i}'><rect class='c{}'/></pattern>",
                    i + 1
                )
            },
        ];
        for kind in kinds {
            assert_eq!(checked(&chain(60, kind)), Ok(()));
            assert!(checked(&chain(1_000, kind)).is_err(), "{}", kind(1));
        }
    }

    /// Ten uses of ten uses, six times over, are a million elements.
    #[test]
    fn what_is_used_again_counts_again() {
        let uses = |i: usize| format!("<g id='p{i}'>{}</g>", format!("<use href='#p{}'/>", i + 1).repeat(10));
        assert_eq!(checked(&chain(3, uses)), Ok(()));
        assert!(checked(&chain(7, uses)).is_err_and(|why| why.contains("elements")));
        let markers = |corners: usize| {
            format!(
                "<svg xmlns='http://www.w3.org/2000/svg'><marker id='m'>{}</marker>\
                 <g marker-mid='url(#m)'><path d='{}'/></g></svg>",
                "<path d='M1 1'/>".repeat(100),
                "l1 1".repeat(corners)
            )
        };
        assert_eq!(checked(&markers(100)), Ok(()));
        assert!(checked(&markers(10_000)).is_err());
    }

    #[test]
    fn circles_are_refused_and_links_are_none() {
        assert!(checked("<svg><g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g></svg>").is_err());
        assert_eq!(checked("<svg id='top'><a href='#top'><g/></a></svg>"), Ok(()));
        let on_itself =
            "<svg><style>path{marker-end:url(#m)}</style><marker id='m'><path/></marker><path/></svg>";
        assert_eq!(checked(on_itself), Ok(()));
    }

    #[test]
    fn letters_and_rules_are_bounded() {
        let words = |count: usize| format!("<svg><text>{}</text></svg>", "word ".repeat(count));
        assert_eq!(checked(&words(1_000)), Ok(()));
        assert!(checked(&words(10_000)).is_err());
        let rules = |count: usize| {
            format!("<svg><style>{}</style>{}</svg>", ".a{b:c}".repeat(count), "<g/>".repeat(count))
        };
        assert_eq!(checked(&rules(1_000)), Ok(()));
        assert!(checked(&rules(10_000)).is_err());
    }

    #[test]
    fn selectors_say_what_their_element_must_have() {
        for (selector, expected) in [
            (".a", ".a"),
            ("g > .a.b", ".a"),
            ("rect#x:first-child", "#x"),
            ("rect", "rect"),
            ("*", ""),
            (" g[x=y] ", "g"),
        ] {
            assert_eq!(subject(selector), expected, "{selector}");
        }
    }
}
