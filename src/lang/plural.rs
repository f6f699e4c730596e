//! The forms of a word beside a number.
//!
//! Source: CLDR, plural rules for cardinals, without fractions. Of languages that put one form beside all numbers, the
//! phrase has only one.

use super::{fill, habits};

/// How a language chooses the form of a word beside a number, from those that a phrase has in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// For one, and for all others.
    One,
    /// For one; for numbers that end in 2 to 4, but not in 12 to 14; for others.
    Polish,
    /// For numbers that end in 1, but not in 11; for those that end in 2 to 4, but not in 12 to 14; for others.
    Russian,
    /// For one; for 2 to 4; for others.
    Czech,
    /// For one; for numbers up to 19 and those that end so; for others.
    Romanian,
}

impl Plural {
    /// Returns which form stands beside a number, 0-based.
    fn form(self, number: usize) -> usize {
        let (ten, hundred) = (number % 10, number % 100);
        let is_few = (2..=4).contains(&ten) && !(12..=14).contains(&hundred);
        match self {
            Self::Russian if ten == 1 && hundred != 11 => 0,
            Self::One | Self::Polish | Self::Czech | Self::Romanian if number == 1 => 0,
            Self::Polish | Self::Russian if is_few => 1,
            Self::Czech if (2..=4).contains(&number) => 1,
            Self::Romanian if number == 0 || (1..=19).contains(&hundred) => 1,
            Self::One => 1,
            _ => 2,
        }
    }
}

/// Returns a phrase with a number in the place of its `{}`, in the form that a language has for it: forms are parted by
/// bars, and where a phrase has fewer of them, its last one is taken.
pub fn fill_counted(phrase: &str, number: usize, tag: &str) -> String {
    let form = habits(tag).plural.form(number);
    // Somebody's own words may have a bar in them.
    let are_forms = phrase.split('|').all(|form| form.contains("{}"));
    let own = phrase.split('|').take(form + 1).last().filter(|_| are_forms);
    fill(own.unwrap_or(phrase), number)
}

#[cfg(test)]
mod tests {
    use super::super::of;
    use super::*;

    // "Articles: 7" stood in the imprint, as in a form.
    #[test]
    fn a_number_has_the_form_of_its_language_beside_it() {
        for (tag, number, said) in [
            ("en", 1, "1 article"),
            ("en-GB", 7, "7 articles"),
            ("de", 7, "7 Artikel"),
            ("pl", 1, "1 artykuł"),
            ("pl", 3, "3 artykuły"),
            ("pl", 13, "13 artykułów"),
            ("pl", 21, "21 artykułów"),
            ("pl", 22, "22 artykuły"),
            ("ru", 21, "21 статья"),
            ("ru", 11, "11 статей"),
            ("uk", 104, "104 статті"),
            ("cs", 4, "4 články"),
            ("cs", 24, "24 článků"),
            ("ro", 19, "19 articole"),
            ("ro", 20, "20 de articole"),
            ("ro", 101, "101 articole"),
            ("ar", 3, "عدد المقالات: 3"),
        ] {
            assert_eq!(fill_counted(of(tag).book.articles, number, tag), said, "{tag}");
        }
        assert_eq!(fill_counted("Letters: {}", 3, "ru"), "Letters: 3", "words of the user's own");
    }
}
