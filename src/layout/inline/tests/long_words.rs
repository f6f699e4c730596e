//! Languages whose words are long: what a line takes to be full is seen in its neighbours and in last lines.

use super::*;

const TEXTS: [&str; 8] = [
    "Наборщик, проработавший в маленькой типографии двадцать лет, рассказывал, что первый оттиск никогда не бывает \
     лучшим: краска ещё не разогрелась, бумага не расправилась, и трение станины остаётся неравномерным.",
    "Переплётчица складывала отпечатанные тетради вчетверо, проглаживала сгибы костяной палочкой и откладывала их \
     под гнёт, чтобы они успокоились до следующего утра.",
    "Когда ветер распахивал окно мастерской, развешанные листы начинали шевелиться, и казалось, будто кто-то \
     невидимый торопливо перелистывает огромную неподшитую книгу.",
    "Подмастерье долго рассматривал увеличительным стеклом рассыпанные литеры, раскладывая повреждённые отдельно.",
    "Бумага, изготовленная из тряпья, сохраняется столетиями; древесная же желтеет через несколько десятилетий, \
     становится ломкой и рассыпается при неосторожном прикосновении, о чём хранители предупреждают посетителей.",
    "— Осторожнее с направлением волокна, — предупредил мастер, показывая, как разрывается неправильно сложенный лист.",
    "Объявления печатались отдельно, на оборотной стороне испорченных листов, и раздавались прохожим бесплатно.",
    "Учительница попросила переписать стихотворение разборчивым почерком и приготовить иллюстрацию к выставке.",
];

/// Paragraphs of three of these texts at measures of books.
fn each(mut see: impl FnMut(&[SetLine])) {
    let fonts = FontBook::new(&[]).value;
    let setter = Setter::new(&fonts);
    let style = style(&fonts, "ru");
    for at in 0..TEXTS.len() {
        let texts: Vec<&str> = TEXTS.iter().cycle().skip(at).take(3).copied().collect();
        let text = texts.join(" ");
        let paragraph = paragraph(&text, &style, false);
        for millimetres in 95..125 {
            let measure = Length::mm(millimetres);
            let format = ParagraphShape { indent: Length::pt(12), ..ParagraphShape::justified(measure) };
            see(&setter.set(&paragraph, &format));
        }
    }
}

/// Of one line in thirteen of these the spaces were half a space wider or narrower than those of the line before it.
#[test]
fn spaces_of_lines_in_a_row_are_alike() {
    let (mut all, mut seen) = (0, 0);
    each(|lines| {
        for two in lines.windows(2).filter(|two| two.iter().all(|line| line.quality.justified)) {
            all += 1;
            seen += usize::from((two[0].quality.space - two[1].quality.space).abs() > 0.5);
        }
    });
    assert!(all > 1_000 && seen * 1_000 < all * 65, "{seen} of {all}");
}
