//! Words of a text, with where they stand in it.

/// Returns the rows of letters and digits in a text, each with the byte at which it begins, ascending.
pub fn word_places(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}
