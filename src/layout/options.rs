//! What layout obeys of the configuration.

/// Where notes and addresses stand in print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Where notes stand.
    pub notes: NotesPlace,
    /// What becomes of addresses.
    pub links: LinksPlace,
}

/// `notes`: where notes stand in print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NotesPlace {
    /// At the foot of the page.
    #[default]
    Foot,
    /// At the end of the article.
    End,
}

/// `links`: what becomes of addresses in print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinksPlace {
    /// Each is a numbered note.
    #[default]
    Notes,
    /// Listed at the end of the article.
    End,
    /// Not printed.
    None,
}
