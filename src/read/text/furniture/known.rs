//! What lines about a text say, in any language.

use crate::lang::{self, Lexicon};
use crate::read::date;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A longer line is never furniture by its words; in characters.
const LONGEST: usize = 120;

/// Returns a line in small letters without signs at either end, white space folded.
pub(super) fn plain(line: &str) -> String {
    let line = line.trim_matches(|c: char| !c.is_alphanumeric());
    line.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Tells whether a whole line is a known one, or several with signs between them.
pub(in super::super) fn is_known(line: &str) -> bool {
    if line.chars().count() > LONGEST {
        return false;
    }
    if is_rights(line) {
        return true;
    }
    // Mails in plain text have the address behind the words of each link.
    if let Some(words) = before_address(line) {
        return is_known(words);
    }
    let parts: Vec<String> = line
        .split(['|', '·', '•', '∙', '⋅', '/', '»', '→', '\t'])
        .map(plain)
        .filter(|part| !part.is_empty())
        .collect();
    let whole = plain(line);
    let parts_known = parts.len() > 1
        && parts.iter().all(|part| {
            is_known_part(part) || date::whole_line(part).is_some() || FILED.lead(part).is_some()
        })
        && parts.iter().any(|part| is_known_part(part));
    let filed = filed(&whole) && !line.ends_with('.');
    let menu = is_menu(&whole) || is_row_of_ways(line);
    !whole.is_empty()
        && (is_known_part(&whole) || parts_known || filed || menu)
        && !line.ends_with(['“', '”', ','])
}

/// Tells whether a line says whose a page is: `© 2019 The Weir`, `Copyright (C) 2019 The Weir. All rights reserved.` What
/// stands after `(c)` may be the third of several things too.
fn is_rights(line: &str) -> bool {
    let lower = line.to_lowercase();
    let rest = lower.strip_prefix("copyright").map(str::trim_start);
    let year = |text: &str| {
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        digits == 4
    };
    let reserved = lower.contains("rights reserved");
    let lettered = lower.strip_prefix("(c)").map(str::trim_start);
    let says = lower.starts_with('©')
        || lettered.is_some_and(|rest| reserved || (year(rest) && !rest.ends_with(['.', ';', ','])))
        || rest.is_some_and(|rest| rest.starts_with(['©']) || rest.starts_with("(c)") || year(rest));
    says && line.chars().any(|c| c.is_ascii_digit()) && line.split_whitespace().count() <= RIGHTS
}

/// Most words of a line on rights.
const RIGHTS: usize = 14;

/// Returns what stands before an address in brackets that ends a line, and after the stars of a link: `** Forward to a friend
/// (https://weir.example/f)`.
fn before_address(line: &str) -> Option<&str> {
    let (words, address) = line.trim_end_matches([')', '>', ']']).rsplit_once(['(', '<', '['])?;
    let address = address.trim();
    let is_address =
        (address.starts_with("http://") || address.starts_with("https://")) && !address.contains(' ');
    let words = words.trim().trim_start_matches("** ").trim_end();
    (is_address && !words.is_empty() && words.chars().any(char::is_alphabetic)).then_some(words)
}

fn is_known_part(part: &str) -> bool {
    WHOLE.contains(part) || counted(part) || signed_up(part) || is_share_row(part) || is_shared(part)
}

/// `share: twitter`: the word that leads in where a text may be shared, and one of these or more.
fn is_shared(part: &str) -> bool {
    let Some((lead, places)) = part.split_once(':') else { return false };
    let places = places.trim();
    WHOLE.contains(lead.trim_end()) && (NETWORKS.contains(&places) || is_share_row(places))
}

/// Where pages offer to share a text; a copy often has them without spaces between.
const NETWORKS: [&str; 27] = [
    "github",
    "gitlab",
    "bitbucket",
    "instagram",
    "youtube",
    "flickr",
    "vimeo",
    "soundcloud",
    "stack overflow",
    "facebook",
    "twitter",
    "reddit",
    "whatsapp",
    "telegram",
    "linkedin",
    "pinterest",
    "tumblr",
    "mastodon",
    "bluesky",
    "threads",
    "vk",
    "email",
    "e-mail",
    "print",
    "pocket",
    "xing",
    "x",
];

/// What leads from a page to other places of its author: `GitHub`, `Website`. No name, though it stands below one on many
/// pages.
pub(in super::super) fn is_elsewhere(line: &str) -> bool {
    const OWN: [&str; 7] = ["site", "website", "web site", "homepage", "home page", "blog", "rss"];
    let line = plain(line);
    NETWORKS.contains(&line.as_str()) || OWN.contains(&line.as_str())
}

/// `TwitterFacebookReddit`, `facebook twitter e-mail`: two networks or more and nothing else.
fn is_share_row(part: &str) -> bool {
    let mut rest = part;
    let mut networks = BTreeSet::new();
    while let Some((network, next)) =
        NETWORKS.iter().find_map(|network| Some((network, rest.strip_prefix(network)?)))
    {
        rest = next.trim_start_matches(|c: char| !c.is_alphanumeric());
        networks.insert(network);
    }
    // `XX` is the number of a chapter.
    rest.is_empty() && networks.len() >= 2
}

/// Tells whether a line says how to get no more mails of a list.
pub(in super::super) fn tells_how_to_leave(line: &str) -> bool {
    static LEAVE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.mail.leave));
    let line = line.to_lowercase();
    LEAVE.iter().any(|leave| line.contains(leave))
}

/// `Tags: paper, ink`: under what a text is filed.
fn filed(part: &str) -> bool {
    let (lead, words) = part.split_once(':').map_or((part, ""), |(lead, words)| (lead.trim_end(), words));
    let count = words.split_whitespace().count();
    (1..=20).contains(&count) && FILED.contains(lead)
}

/// Tells whether a line says under what a text is filed with no colon, as pages write it below a text: `Tagged paper, ink`.
pub(super) fn is_filed_row(line: &str) -> bool {
    let whole = line.to_lowercase();
    let words = FILED.lead(&whole).and_then(|lead| whole.get(lead.len()..)?.strip_prefix(' '));
    words.is_some_and(|words| {
        words.split_whitespace().count() <= FILED_WORDS
            && !line.contains(':')
            && !line.ends_with(['.', '!', '?', ','])
            && words.split(',').all(|tag| (1..=TAG_WORDS).contains(&tag.split_whitespace().count()))
    })
}

/// Most words of such a line, and of each thing under which it is filed.
const FILED_WORDS: usize = 30;
/// See [`FILED_WORDS`].
const TAG_WORDS: usize = 4;

/// `Home About Us The Boats Contact`: the menu of a page, three words of which are known at the least.
fn is_menu(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let known = words.iter().filter(|word| MENU.contains(word)).count();
    known >= 3 && known * 2 >= words.len() && MENU.contains(words[0])
}

/// Tells whether a line is a row of ways through a paper, with signs between them: `<< Prev | TOC | Front Page | FAQ`.
fn is_row_of_ways(line: &str) -> bool {
    let signs = ['|', '·', '•', '[', ']', '<', '>', '«', '»', '←', '→', '\t'];
    let ways: Vec<String> = line.split(signs).map(plain).filter(|way| !way.is_empty()).collect();
    let known = ways
        .iter()
        .filter(|way| TURNS.contains(&way.as_str()) || WAYS.contains(&way.as_str()) || WHOLE.contains(way))
        .count();
    ways.len() >= 2
        && known >= 2
        && known * 2 >= ways.len()
        && ways.iter().all(|way| way.split(' ').count() <= 3)
        && ways.iter().any(|way| TURNS.contains(&way.as_str()))
}

/// Ways through a paper on the web that no menu of a site has: they lead from article to article.
const TURNS: [&str; 4] = ["prev", "previous", "next", "toc"];

/// Other ways through it.
const WAYS: [&str; 10] =
    ["table of contents", "contents", "front page", "index", "home", "up", "top", "back", "faq", "talkback"];

static MENU: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.web.menu));

/// Tells whether a line is what a page says in the same words about each text.
pub(super) fn is_template(line: &str) -> bool {
    let line = line.to_lowercase();
    TEMPLATES.ends(&line)
}

static TEMPLATES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.web.templates));

/// Tells whether a line stands over links to other texts.
pub(in super::super) fn heads_list(line: &str) -> bool {
    LISTS.contains(&plain(line))
}

/// Tells whether a line is about what a reader said: how long ago, who, or the button to answer.
pub(in super::super) fn is_of_reader(line: &str) -> bool {
    is_reply(line) || is_said(line) || is_past(line)
}

/// Most words of a line that says when a reader said something.
const READER: usize = 10;

/// Tells whether a short line says how long ago something was: `2 days ago at 07:52 am`.
fn is_past(line: &str) -> bool {
    if line.split_whitespace().count() > READER || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let words: Vec<&str> =
        line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let line = format!(" {} ", words.join(" ").to_lowercase());
    let mut ago = lang::readings().map(|reading| reading.web.ago).filter(|ago| !ago.is_empty());
    ago.any(|ago| line.contains(&format!(" {ago} ")))
}

/// Tells whether a line stands over the comments of readers.
pub(in super::super) fn is_comments(line: &str) -> bool {
    let plain = plain(line);
    let about = |lead: &str| {
        plain.split_once(lead).is_some_and(|(count, _)| {
            let count = count.trim();
            ONE.contains(count) || count.parse::<u32>().is_ok()
        })
    };
    COMMENTS.contains(&plain)
        || (plain.bytes().any(|byte| byte.is_ascii_digit()) && counted(&plain))
        || ABOUT.iter().any(about)
}

/// Tells whether a line is the button under a comment.
pub(super) fn is_reply(line: &str) -> bool {
    REPLY.contains(&plain(line))
}

/// Tells whether a line may be the one over a comment: `Tom Ashby says:`.
pub(super) fn is_said(line: &str) -> bool {
    line.split_whitespace().count() <= 6 && SAYS.ends(line)
}

/// Tells whether a line is of a form that asks for a comment.
pub(super) fn is_comment_form(line: &str) -> bool {
    let line = line.to_lowercase();
    FORM.lead(&line).is_some()
}

static COMMENTS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.web.comments));

static ABOUT: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.web.about));
static ONE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::words(|reading| reading.web.one));

static REPLY: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.web.reply));

static SAYS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.web.says));

static FORM: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.web.form));

/// `5 min read`, `12 comments`, `3 Kommentare`, `Lesezeit: 5 Minuten`.
fn counted(part: &str) -> bool {
    if !part.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let mut number = false;
    let words: Vec<&str> = part
        .split(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '~' | '(' | ')' | ','))
        .filter(|word| {
            let bare = word.trim_end_matches(['k', '+']);
            let digits = bare.starts_with(|c: char| c.is_ascii_digit())
                && bare.chars().all(|c| c.is_ascii_digit() || c == '.');
            number |= digits;
            !word.is_empty() && !digits
        })
        .collect();
    let rest = words.join(" ");
    number && COUNTED.contains(&rest)
}

/// Longer lines that ask to sign up, known by how they begin and one word more.
fn signed_up(part: &str) -> bool {
    lang::readings()
        .flat_map(|reading| reading.web.asked)
        .any(|(lead, words)| part.starts_with(lead) && words.iter().any(|word| part.contains(word)))
        && part.split_whitespace().count() <= 14
}

static FILED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.web.filed));

/// Headings over other articles.
pub(super) static LISTS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.web.lists));

static WHOLE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.web.lines));

static COUNTED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::phrases(|reading| reading.web.counted));

#[cfg(test)]
mod tests {
    use super::*;

    // The twentieth chapter of a book lost its number: it was taken for one network, twice.
    #[test]
    fn a_share_row_names_two_networks() {
        ["TwitterFacebookReddit", "facebook x", "Compartir: Twitter | Facebook", "Share: Twitter"]
            .iter()
            .for_each(|line| assert!(is_known(line), "{line}"));
        ["XX", "XXX.", "x x", "Present: Twitter", "Share: the bread"]
            .iter()
            .for_each(|line| assert!(!is_known(line), "{line}"));
    }

    // The third of several things was taken for a line on rights.
    #[test]
    fn a_line_on_rights_names_a_year_after_its_letter() {
        [
            "© 2019 The Weir",
            "(c) 2019 The Weir",
            "Copyright (C) The Weir 2019",
            "(c) The Weir, 2019. All rights reserved.",
        ]
        .iter()
        .for_each(|line| assert!(is_known(line), "{line}"));
        ["(c) The lock closed in 1886.", "(C) In 1886 the lock closed", "(c) 1886 was a year of frost."]
            .iter()
            .for_each(|line| assert!(!is_known(line), "{line}"));
    }

    // The words of French could match no line.
    #[test]
    fn each_language_says_how_long_ago_something_was() {
        let lines = [
            "2 days ago at 07:52 am",
            "vor 2 Tagen",
            "il y a 2 jours",
            "Hace 2 días",
            "2 giorni fa",
            "2 dagen geleden",
            "há 2 dias",
            "för 2 dagar sedan",
            "for 2 dager siden",
            "2 päivää sitten",
            "2 dni temu",
            "před 2 dny",
            "2 nappal ezelőtt",
            "cu 2 zile în urmă",
            "2 дня назад",
            "2 дні тому",
            "πριν από 2 ημέρες",
            "2 gün önce",
            "2 ngày trước",
            "לפני 2 ימים",
            "منذ 2 أيام",
            "2 दिन पहले",
        ];
        lines.iter().for_each(|line| assert!(is_past(line), "{line}"));
        for ago in lang::readings().map(|reading| reading.web.ago).filter(|ago| !ago.is_empty()) {
            assert!(lines.iter().any(|line| line.to_lowercase().contains(ago)), "{ago} is in no line");
        }
        ["In 2 days", "The frost of 1886"].iter().for_each(|line| assert!(!is_past(line), "{line}"));
    }
}
