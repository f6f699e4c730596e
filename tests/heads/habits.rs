//! The habits by which a made-up series sets its heads and feet.

use super::words::Words;

/// Numbers that look drawn at random and are the same each time.
pub struct Draw(u64);

impl Draw {
    pub fn new(seed: usize) -> Self {
        Self(seed as u64 ^ 0x5bd1_e995_7b93_c1a5)
    }

    /// Returns a number below another.
    pub fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % count as u64) as usize
    }

    pub fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// Tells whether one of so many falls.
    pub fn once_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
}

/// How a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayForm {
    Words,
    Figures,
    Weekday,
    /// After the place: `Leeds, 3 May 2004`.
    Placed,
    /// After words such as `Posted on`.
    Posted,
    /// In English whatever the language, as templates of sites leave it: `May 3, 2004`.
    English,
    /// Month and year only.
    Month,
    /// Without its year, which stands nowhere.
    NoYear,
    /// No date at all.
    None,
}

/// How it is said who wrote a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthorForm {
    By,
    Bare,
    Capitals,
    /// `Ann Lee, Editor`
    Role,
    Two,
    /// `Ann Lee <ann@weir.example>`
    Mail,
    None,
}

/// Where who wrote a text, or the day, stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Above,
    Below,
    /// At the end of the text, after a label where it is a name.
    Foot,
    /// At the end of the text without one: `— Ann Lee`.
    Signed,
}

/// What a copy of a web page brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    None,
    /// Each word of the menu in a line of its own.
    Lines,
    /// The menu in one line.
    Row,
}

/// The habits of one series.
#[derive(Clone, Copy, Debug)]
pub struct Habits {
    pub day: DayForm,
    pub day_place: Place,
    pub author: AuthorForm,
    pub author_place: Place,
    /// All articles by one author.
    pub one_author: bool,
    pub author_first: bool,
    /// The mark between parts in one line; none if each has its own.
    pub mark: Option<&'static str>,
    pub number: bool,
    pub venue: bool,
    pub kicker: bool,
    pub minutes: bool,
    pub tags: bool,
    pub updated: bool,
    pub site: Site,
    pub capital_title: bool,
    pub two_lines: bool,
    /// Whether the parts of the head stand in blocks of their own.
    pub apart: bool,
    pub articles: usize,
}

impl Habits {
    pub fn draw(draw: &mut Draw, words: &Words) -> Self {
        use AuthorForm::{Bare, By, Capitals, Mail, Role, Two};
        use DayForm::{English, Figures, Month, NoYear, Placed, Posted, Weekday};
        let day = *draw.of(&[
            DayForm::Words,
            DayForm::Words,
            DayForm::Words,
            Figures,
            Figures,
            Weekday,
            Placed,
            Posted,
            Posted,
            English,
            Month,
            NoYear,
            DayForm::None,
        ]);
        let author = *draw.of(&[By, By, By, Bare, Bare, Bare, Capitals, Role, Two, Mail, AuthorForm::None]);
        let author = if author == Capitals && !words.has_capitals() { Bare } else { author };
        let places = [Place::Below, Place::Below, Place::Below, Place::Above, Place::Foot, Place::Signed];
        let day_place = *draw.of(&[Place::Below, Place::Below, Place::Below, Place::Above, Place::Foot]);
        let site = *draw.of(&[Site::None, Site::None, Site::Lines, Site::Lines, Site::Row]);
        Self {
            day,
            day_place,
            author,
            author_place: *draw.of(&places),
            one_author: draw.once_in(4),
            author_first: draw.once_in(2),
            mark: *draw.of(&[None, None, Some(" | "), Some(" · "), Some(" — "), Some(" / "), Some(", ")]),
            number: draw.once_in(6),
            venue: draw.once_in(10),
            kicker: draw.once_in(5),
            minutes: site != Site::None && draw.once_in(3),
            tags: site != Site::None && draw.once_in(3),
            updated: site != Site::None && draw.once_in(5),
            site,
            capital_title: words.has_capitals() && draw.once_in(6),
            two_lines: draw.once_in(8),
            apart: draw.once_in(2),
            articles: 8 + draw.below(8),
        }
    }

    /// Returns the names of these habits, by which the figures are counted.
    pub fn names(&self) -> Vec<String> {
        let mut names = vec![
            format!("day {:?}", self.day),
            format!("author {:?}", self.author),
            format!("site {:?}", self.site),
            format!("mark {:?}", self.mark.unwrap_or("none")),
        ];
        if self.day != DayForm::None {
            names.push(format!("day {:?}", self.day_place));
        }
        if self.author != AuthorForm::None {
            names.push(format!("author {:?}", self.author_place));
            let label = self.author == AuthorForm::By;
            let who = if self.one_author { "one" } else { "several" };
            names.push(format!("author {who}, {}", if label { "labelled" } else { "not labelled" }));
        }
        for (own, name) in [
            (self.number, "number"),
            (self.venue, "venue"),
            (self.kicker, "kicker"),
            (self.minutes, "minutes"),
            (self.tags, "tags"),
            (self.updated, "updated"),
            (self.capital_title, "title in capitals"),
            (self.two_lines, "title of two lines"),
            (self.apart, "parts apart"),
        ] {
            names.extend(own.then(|| name.to_owned()));
        }
        names
    }
}
