//! Titles: in lines of one length, broken where their sense ends.

use super::*;

/// "The Hand-" over "Press" reads badly while there is room on the next line.
#[test]
fn a_title_breaks_at_a_hyphen_only_where_nothing_else_fits() {
    let fonts = FontBook::new(&[]).value;
    let setter = Setter::new(&fonts);
    let style = style(&fonts, "en");
    let paragraph = paragraph("The Quarterly-Meeting", &style, false);
    let ends = |millimetres| {
        let format = ParagraphShape::balanced(Length::mm(millimetres), Align::Center);
        let lines = setter.set(&paragraph, &format);
        lines.iter().map(|line| read(std::slice::from_ref(line)).trim().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ends(34), ["The", "Quarterly-Meeting"]);
    assert_eq!(ends(26).len(), 2, "{:?}", ends(26));
}

#[test]
fn a_title_is_balanced_and_never_divided() {
    let fonts = FontBook::new(&[]).value;
    let setter = Setter::new(&fonts);
    let style = style(&fonts, "en");
    let title = "Letters on the comfortable impossibility of imposition without arithmetic";
    let paragraph = paragraph(title, &style, false);
    let lines = setter.set(&paragraph, &ParagraphShape::balanced(Length::mm(80), Align::Center));
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|line| !line.hyphenated));
    let ratio = lines[0].width.ratio(lines[1].width);
    assert!((0.75..1.34).contains(&ratio), "{ratio}");
    for line in &lines {
        let left = runs(line).next().expect("a line has words").0.at.x;
        let right = Length::mm(80) - left - line.width;
        assert!((left - right).abs() < Length::pt(1), "{left} and {right}");
    }
}

/// Titles were broken after "the" and between a first name and its initial where half a word more or less decided it.
#[test]
fn a_title_is_broken_where_its_sense_ends() {
    let fonts = FontBook::new(&[]).value;
    let setter = Setter::new(&fonts);
    let lines = |lang: &str, title: &str, measure: i64| {
        let style = style(&fonts, lang);
        let format = ParagraphShape::balanced(Length::mm(measure), Align::Start);
        let lines = setter.set(&paragraph(title, &style, false), &format);
        let words = |line: &SetLine| read(std::slice::from_ref(line)).trim().to_owned();
        lines.iter().map(words).collect::<Vec<_>>()
    };
    for (lang, title, right) in [
        (
            "en",
            "Fighting for both the present and the future",
            "Fighting for both / the present and the future",
        ),
        (
            "en",
            "A winter by the lock: letters from a ferryman",
            "A winter by the lock: / letters from a ferryman",
        ),
        ("de", "Von der Mühle und den Leuten am Wehr", "Von der Mühle / und den Leuten am Wehr"),
        (
            "fr",
            "La lettre de la dame et le moulin de son père",
            "La lettre de la dame / et le moulin de son père",
        ),
        // What lies far out of balance is not worth it.
        ("en", "Lock and incontrovertible interdependence", "Lock and incontrovertible / interdependence"),
    ] {
        assert_eq!(lines(lang, title, 55).join(" / "), right);
    }
}
