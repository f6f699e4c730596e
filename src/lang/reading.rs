//! The words by which texts are read.
//!
//! An entry of *words* is one string with a space between any two. An entry of *phrases* is a list, one
//! phrase a line. An entry is empty if a language needs nothing there that its neighbours do not have already.

/// The words by which texts in one language are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadingWords {
    /// Words of dates.
    pub dates: Dates,
    /// What web pages and mails put around a text.
    pub web: Web,
    /// What mails and letters have.
    pub mail: MailWords,
    /// What stands above a text.
    pub head: HeadWords,
    /// What introduces notes.
    pub notes: NoteWords,
    /// What study files have.
    pub study: StudyWords,
    /// The commonest words of running text, in small letters.
    pub commonest: &'static str,
    /// Letters that no other language of its script has; empty if its commonest words are enough to know it.
    pub letters: &'static str,
}

/// Words of dates. Case and accents do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The months, January first, each with its cases and abbreviations.
    pub months: [&'static str; 12],
    /// The days of the week and their abbreviations.
    pub weekdays: &'static str,
    /// What may stand between the day of the week and the day: `le`, `den`; a letter that stands for it has its point.
    pub before_day: &'static str,
    /// What follows a day's number: `4th`, `1er`, `1º`, `13-го`.
    pub ordinals: &'static str,
    /// What may stand between day and month, or month and year.
    pub of: &'static str,
    /// What follows a year: `г.`, `года`, `r.`, `roku`.
    pub year_signs: &'static str,
    /// What may introduce a date that is a whole line: `Published on`.
    pub labels: &'static str,
    /// What introduces the day on which a text was changed after it had been published: `Updated`.
    pub changed: &'static str,
    /// Words in small letters in the name of a place: `Frankfurt am Main`.
    pub place_particles: &'static str,
    /// What may stand between a date and its time of day.
    pub at: &'static str,
    /// What may follow a time of day.
    pub time_signs: &'static str,
    /// What joins the two ends of a range.
    pub to: &'static str,
    /// What leads in a range.
    pub from: &'static str,
    /// What stands before a month whose last day is meant: `last day of`.
    pub last_days: &'static [&'static str],
    /// Words for a part of the day, as they stand beside a date: `evening`, `noon`.
    pub parts_of_day: &'static str,
    /// Seasons and feasts by which issues are dated.
    pub seasons: &'static str,
    /// What stands before the number of a month, where months are counted and not named: `tháng`.
    pub month_words: &'static str,
    /// Words and phrases that make a date of history less exact: `about`, `early`.
    pub about: &'static [&'static str],
    /// Words with which something is dated after a year.
    pub after: &'static [&'static str],
    /// How years before the common era are marked.
    pub before_christ: &'static [&'static str],
    /// How years of the common era are marked.
    pub after_christ: &'static [&'static str],
    /// Words for a century; one letter counts beside a Roman number only.
    pub centuries: &'static [&'static str],
    /// Words for the middle or the second half of a century, of ten years or of a year.
    pub middles: &'static [&'static str],
    /// Words for its end.
    pub ends: &'static [&'static str],
    /// Words for a quarter of a year.
    pub quarters: &'static [&'static str],
}

/// Lines of web pages and mails that are no text, in small letters and without signs at their ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Web {
    /// Phrases that are whole lines.
    pub lines: &'static [&'static str],
    /// Phrases that stand beside a number, the number left out: `min read`.
    pub counted: &'static [&'static str],
    /// How longer lines begin that ask to sign up, with phrases of which one follows.
    pub asked: &'static [(&'static str, &'static [&'static str])],
    /// Phrases before a list of tags: `filed under`.
    pub filed: &'static [&'static str],
    /// Headings over a list of other articles.
    pub lists: &'static [&'static str],
    /// Words of menus.
    pub menu: &'static str,
    /// How sentences end that a page says in the same words about each text.
    pub templates: &'static [&'static str],
    /// Phrases that pages have on buttons and texts have too: they go only among other such lines.
    pub slight: &'static [&'static str],
    /// Headings over the comments of readers.
    pub comments: &'static [&'static str],
    /// Phrases between a number and the title that comments are about: `thoughts on`.
    pub about: &'static [&'static str],
    /// Words that stand there for the number one.
    pub one: &'static str,
    /// The button under a comment.
    pub reply: &'static [&'static str],
    /// How the line over a comment ends, with its space: ` says:`.
    pub says: &'static [&'static str],
    /// The words beside a number of days, hours or the like that say how long ago something was: `ago`, `il y a`.
    pub ago: &'static str,
    /// How a form begins that asks for a comment.
    pub form: &'static [&'static str],
    /// Words before the number of a page.
    pub page: &'static str,
}

/// What mails and letters have, in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MailWords {
    /// The key of a mail's subject.
    pub subject: &'static [&'static str],
    /// The key of its date.
    pub date: &'static [&'static str],
    /// The keys of who wrote it and to whom.
    pub other: &'static [&'static str],
    /// The keys of who wrote it, among the others.
    pub from: &'static [&'static str],
    /// The keys of a title, in a header that is no mail's.
    pub title: &'static [&'static str],
    /// The keys of an author, in such a header.
    pub author: &'static [&'static str],
    /// What a line says, in small letters, by which one gets no more mails of a list.
    pub leave: &'static [&'static str],
    /// How letters close.
    pub closings: &'static [&'static str],
    /// How they speak to whoever gets them.
    pub salutations: &'static [&'static str],
    /// What stands before what they add below their signature, without signs.
    pub postscripts: &'static str,
}

/// What stands above a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadWords {
    /// How bylines begin, in small letters, with the space before the name.
    pub by: &'static [&'static str],
    /// How a line says in words after a name who wrote: `… tarafından`; `…` stands for the name.
    pub by_around: &'static [&'static str],
    /// How a byline begins beside a date, in the same form.
    pub posted: &'static [&'static str],
    /// What stands between two names, with its spaces.
    pub and: &'static str,
    /// Words in small letters that stand beside a date or a name and are no text.
    pub beside: &'static str,
    /// Words before the number of an issue, in small letters.
    pub issue: &'static str,
    /// Words before the number of a volume or page, in small letters.
    pub volumes: &'static str,
    /// Words before the number of an issue in the source of a text, in small letters.
    pub number_words: &'static str,
    /// How lines begin that say from where a text comes, in small letters.
    pub sources: &'static [&'static str],
    /// Words in small letters within the name of a person.
    pub name_particles: &'static str,
    /// More of them, which are common words of running text as well.
    pub rarer_particles: &'static str,
    /// Words in small letters with which a name or a source may begin: `from`, `anonymous`, `d’`.
    pub small_leads: &'static [&'static str],
    /// Words in small letters that stand before a name: `dr`, `canon`; without a full stop.
    pub honorifics: &'static str,
    /// Words in small letters for what somebody is, which may follow a name: `editor`.
    pub roles: &'static str,
    /// Words in small letters for those who write together, or for whom somebody writes: `team`, `committee`.
    pub groups: &'static str,
    /// The word between two names of which the second helped; empty if there is no such habit.
    pub with: &'static str,
    /// Words in small letters between who wrote a letter and to whom, in its heading: `Ann Lee to Ruth Lee`; empty where
    /// there are none.
    pub addressed: &'static str,
    /// Words in small letters after the name of who wrote a text, in a line of their own: `Ann Lee reports`.
    pub says: &'static str,
    /// What stands between a name and the words under which a page files a text, with its spaces: ` in `.
    pub filed: &'static [&'static str],
    /// Names in small letters of accounts that are nobody's, as programs for web sites make them.
    pub accounts: &'static str,
    /// How what says where a text was printed begins before a date, in small letters, with the space after it.
    pub venues: &'static [&'static str],
    /// Words in small letters with which a text says that it ends, or goes on elsewhere: no name signs it so.
    pub ends: &'static str,
    /// Words in small letters that a number follows: of an issue, a chapter, a letter.
    pub counted: &'static str,
    /// Those of them after which a number may be none of a date.
    pub numbers: &'static str,
    /// What is counted in a passage of a book: `book`, `ch`, `v`.
    pub passages: &'static str,
    /// Words in small letters before the number of a page.
    pub pages: &'static str,
    /// Words in small letters between the number of a page and how many there are.
    pub page_of: &'static str,
    /// Words in small letters for what the length of a text is counted in: minutes, words.
    pub minutes: &'static str,
    /// Words in small letters with which a page says how long a text takes to read.
    pub reading_time: &'static str,
    /// What counts a picture in the line below it: `Fig. 3`.
    pub figures: &'static str,
    /// How lines begin that say who made a picture.
    pub picture_credits: &'static [&'static str],
    /// How lines begin in small letters that name who helped with a text, with the space before the name: translators,
    /// editors, who made the pictures.
    pub credits: &'static [&'static str],
    /// Words in small letters after which a title must go on.
    pub open_words: &'static str,
    /// How a note on the series begins, in small letters.
    pub series_leads: &'static [&'static str],
    /// Words of which one then follows in its sentence; `…` stands for any words between.
    pub series_words: &'static [&'static str],
}

/// What introduces notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoteWords {
    /// Words before the number of a note in brackets: `[Footnote 1: …]`.
    pub words: &'static [&'static str],
    /// Headings over notes, in small letters.
    pub headings: &'static [&'static str],
}

/// What study files have. Case, accents and signs do not count in headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StudyWords {
    /// Headings over questions.
    pub questions: &'static [&'static str],
    /// Headings over names and words.
    pub terms: &'static [&'static str],
    /// Headings over dated events.
    pub chronology: &'static [&'static str],
    /// Headings over what to read on.
    pub sources: &'static [&'static str],
    /// Headings over what is only for whoever leads the group.
    pub facilitator: &'static [&'static str],
    /// The word before how many lines to write on follow a question.
    pub room: &'static [&'static str],
    /// What stands before another spelling of a word, with its space.
    pub also: &'static [&'static str],
    /// How the old and the new calendar are named.
    pub calendars: &'static [&'static str],
    /// What stands before an answer, in small letters and without its colon.
    pub answers: &'static [&'static str],
    /// Headings over answers, beside the one that the tool sets over them.
    pub answer_keys: &'static [&'static str],
}
