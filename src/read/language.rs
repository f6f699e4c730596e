//! The language of a series, found by its letters and its commonest words.
//!
//! Script decides where only one language is commonly written in it; among several, the share of words
//! that are among the commonest of a language does. Where two are close, or the text is short, there is no
//! answer: a wrong language is worse than none.

use crate::lang;
use crate::model::Lang;
use std::collections::{BTreeMap, BTreeSet};
use unicode_script::{Script, UnicodeScript};

/// Words looked at in all.
const SAMPLE: usize = 4_000;
/// Fewer words tell nothing.
const FEWEST: usize = 12;
/// The least share of commonest words, in per cent; running text of each language has 30 and more.
const LEAST_SHARE: usize = 12;

/// Returns the language that texts are in, or `None` if they do not show it.
///
/// The beginnings of all texts are looked at alike, and 4000 words in all.
pub fn detect<'a>(texts: impl ExactSizeIterator<Item = &'a str>) -> Option<Lang> {
    let each = (SAMPLE / texts.len().max(1)).max(FEWEST);
    let sample: Vec<String> = texts.flat_map(|text| words(text).take(each)).take(SAMPLE).collect();
    if sample.len() < FEWEST {
        return None;
    }
    let known = known();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in sample.iter().filter_map(|word| known.get(word.as_str())).flatten() {
        *counts.entry(tag).or_default() += 1;
    }
    let mut ranked: Vec<(usize, &str)> = counts.into_iter().map(|(tag, count)| (count, tag)).collect();
    ranked.sort_by(|a, b| b.cmp(a));
    let (count, tag) = ranked.first().copied().unwrap_or_default();
    let second = ranked.get(1).map_or(0, |(count, _)| *count);
    let enough = count * 100 >= sample.len() * LEAST_SHARE && count * 10 >= second * 11;
    if enough { Lang::new(tag) } else { by_script(&sample) }
}

/// Returns the commonest words of a language, in small letters; empty if it is not known here.
pub fn commonest(lang: &Lang) -> BTreeSet<&'static str> {
    let own = lang::commonest().filter(|(tag, _, _)| *tag == lang.primary());
    own.flat_map(|(_, words, _)| words.split_whitespace()).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Returns the languages of each of the commonest words.
fn known() -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut known: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (tag, words, _) in lang::commonest() {
        for word in words.split_whitespace() {
            known.entry(word).or_default().push(tag);
        }
    }
    known
}

/// Returns the language of a script that few others are written in, where most words are in it.
fn by_script(sample: &[String]) -> Option<Lang> {
    let written = |script| {
        let words = sample.iter().filter(|word| word.chars().next().is_some_and(|c| c.script() == script));
        words.count() * 10 > sample.len() * 7
    };
    let kana = sample.iter().filter(|word| word.chars().any(is_kana)).count() * 2 > sample.len();
    let tag = match () {
        () if written(Script::Greek) => "el",
        () if written(Script::Hebrew) => "he",
        () if written(Script::Hangul) => "ko",
        // What is Japanese has syllables among its characters, what is Chinese has none.
        () if written(Script::Han) || written(Script::Hiragana) || written(Script::Katakana) || kana => {
            if kana {
                "ja"
            } else {
                "zh"
            }
        }
        () => return by_letters(sample),
    };
    Lang::new(tag)
}

/// Returns the language whose own letters stand in one word of ten at the least.
fn by_letters(sample: &[String]) -> Option<Lang> {
    let has = |letters: &str| sample.iter().filter(|word| word.contains(|c| letters.contains(c))).count();
    let own = lang::commonest().filter(|(_, _, letters)| !letters.is_empty());
    let (tag, ..) = own.into_iter().find(|(_, _, letters)| has(letters) * 10 >= sample.len())?;
    Lang::new(tag)
}

fn is_kana(c: char) -> bool {
    matches!(c.script(), Script::Hiragana | Script::Katakana)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_is_known_from_its_neighbours() {
        let rows = [
            (
                "en",
                "The reading room opens at nine, and whoever comes first lights the stove and puts the papers on the table.",
            ),
            (
                "fr",
                "La salle de lecture ouvre à neuf heures, et le premier arrivé allume le poêle et pose les journaux sur la table.",
            ),
            (
                "de",
                "Der Lesesaal öffnet um neun, und wer zuerst kommt, heizt den Ofen an und legt die Zeitungen auf den Tisch.",
            ),
            (
                "es",
                "La sala de lectura abre a las nueve, y el primero que llega enciende la estufa y pone los periódicos en la mesa.",
            ),
            (
                "it",
                "La sala di lettura apre alle nove, e chi arriva per primo accende la stufa e mette i giornali sul tavolo della sala.",
            ),
            (
                "pt",
                "A sala de leitura abre às nove, e quem chega primeiro acende o fogão e põe os jornais em cima da mesa, como é uso.",
            ),
            (
                "nl",
                "De leeszaal gaat om negen uur open, en wie het eerst komt steekt de kachel aan en legt de kranten op de tafel.",
            ),
            (
                "pl",
                "Czytelnia jest otwarta od dziewiątej, a kto pierwszy przyjdzie, rozpala w piecu i kładzie na stole gazety, które są do czytania.",
            ),
            (
                "cs",
                "Čítárna se otevírá v devět a kdo přijde první, zatopí v kamnech a položí noviny na stůl, aby je měli všichni po ruce.",
            ),
            (
                "tr",
                "Okuma odası dokuzda açılır ve ilk gelen sobayı yakar, gazeteleri masanın üstüne koyar; bu çok eski bir âdettir ama hâlâ var.",
            ),
            (
                "hu",
                "Az olvasóterem kilenckor nyit, és aki először érkezik, az begyújt a kályhába, majd leteszi az újságokat az asztalra.",
            ),
            (
                "fi",
                "Lukusali avataan yhdeksältä, ja se joka tulee ensin sytyttää uunin ja panee lehdet pöydälle, niin että kaikki ne näkevät.",
            ),
            (
                "sv",
                "Läsesalen öppnar klockan nio, och den som kommer först tänder i kaminen och lägger tidningarna på bordet, så att alla kan se dem.",
            ),
            (
                "da",
                "Læsesalen åbner klokken ni, og den der kommer først, tænder op i ovnen og lægger aviserne på bordet, så at alle kan se dem, efter at de er kommet.",
            ),
            (
                "nb",
                "Lesesalen åpner klokken ni, og den som kommer først, tenner opp i ovnen og legger avisene på bordet, for å la alle se dem når de har kommet inn etter hverandre.",
            ),
            (
                "ro",
                "Sala de lectură se deschide la nouă, iar cine vine mai întâi aprinde soba și pune ziarele pe masă, ca toți să le vadă când vin.",
            ),
            (
                "vi",
                "Phòng đọc mở cửa lúc chín giờ, và người đến đầu tiên nhóm lò sưởi rồi đặt các tờ báo lên bàn để cho mọi người cùng đọc.",
            ),
            (
                "hi",
                "वाचनालय नौ बजे खुलता है, और जो सबसे पहले आता है वह अँगीठी जलाता है और अख़बार मेज़ पर रख देता है ताकि सब उन को देख लें।",
            ),
            (
                "ja",
                "閲覧室は九時に開く。最初に来た人がストーブに火を入れる。新聞を机に置く。本は棚にある。雨の日は静かである。冬は寒い。夏は暑い。人は来る。人は帰る。灯は消える。戸は閉まる。夜が来る。鐘が鳴る。犬が吠える。",
            ),
            (
                "zh",
                "阅览室九点开门，第一个来的人生火，把报纸放在桌上，然后坐下，读书，喝茶，等人，说话，看雨，回家，关灯，锁门。",
            ),
            (
                "ru",
                "Читальня открывается в девять, и тот, кто пришёл первым, топит печь и кладёт газеты на стол, чтобы все их видели.",
            ),
            (
                "uk",
                "Читальня відкривається о дев’ятій, і той, хто прийшов першим, топить піч і кладе газети на стіл, щоб їх усі бачили.",
            ),
            (
                "el",
                "Το αναγνωστήριο ανοίγει στις εννέα, και όποιος έρθει πρώτος ανάβει τη σόμπα και βάζει τις εφημερίδες στο τραπέζι.",
            ),
            (
                "ar",
                "تفتح قاعة القراءة في التاسعة، ومن يصل أولا يشعل المدفأة ثم يضع الصحف على الطاولة التي في وسط القاعة.",
            ),
            (
                "he",
                "חדר הקריאה נפתח בשעה תשע, ומי שבא ראשון מדליק את התנור ומניח את העיתונים על השולחן, כי זה המנהג.",
            ),
        ];
        for (tag, text) in rows {
            assert_eq!(detect([text].into_iter()).as_ref().map(Lang::tag), Some(tag), "{text}");
        }
    }

    #[test]
    fn short_texts_and_unknown_languages_are_left_open() {
        for text in [
            "",
            "The press",
            "Zu verkaufen",
            "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore",
        ] {
            assert_eq!(detect([text].into_iter()), None, "{text}");
        }
        assert_eq!(detect(std::iter::empty()), None);
    }

    #[test]
    fn a_foreign_quotation_does_not_outweigh_the_series() {
        let english = "The mill closed in the winter, and the people who had been there for years went to the town for work. ".repeat(4);
        let french = "La grève continue dans les usines de la ville.";
        assert_eq!(detect([english.as_str(), french].into_iter()).as_ref().map(Lang::tag), Some("en"));
    }
}
