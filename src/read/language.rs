//! The language of a series, found by its letters and its commonest words.
//!
//! Script decides where only one language is commonly written in it; among several, the share of words
//! that are among the commonest of a language does. Programs, markup and addresses tell nothing: they are much the
//! same in all languages. Where two are close, or the text is short, there is no answer: a wrong language is
//! worse than none.

use crate::lang;
use crate::model::Lang;
use rustc_hash::FxBuildHasher;
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
    let sample: Vec<String> =
        texts.flat_map(|text| prose(text).flat_map(words).take(each)).take(SAMPLE).collect();
    let letters = Letters::of(&sample);
    // Where no spaces part the words, each sign says as much as one.
    if sample.len() + letters.han + letters.kana < FEWEST {
        return None;
    }
    if let Some(tag) = letters.language(HALF) {
        return Lang::new(tag);
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
    if enough {
        Lang::new(tag)
    } else {
        letters.language(THIRD).map_or_else(|| by_letters(&sample), Lang::new)
    }
}

/// Returns the commonest words of a language, in small letters; empty if it is not known here.
pub fn commonest(lang: &Lang) -> BTreeSet<&'static str> {
    let own = lang::commonest().filter(|(tag, _, _)| *tag == lang.primary());
    own.flat_map(|(_, words, _)| words.split_whitespace()).collect()
}

/// Returns the words of a language between who wrote a letter and to whom; empty if none is known.
pub fn addressed(lang: &Lang) -> BTreeSet<&'static str> {
    lang::reading_of(lang.primary()).map_or("", |reading| reading.head.addressed).split_whitespace().collect()
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

#[allow(clippy::disallowed_types, reason = "only looked up, never iterated")]
type Tags = std::collections::HashMap<&'static str, Vec<&'static str>, FxBuildHasher>;

/// Returns the languages of each of the commonest words.
fn known() -> Tags {
    let mut known = Tags::default();
    for (tag, words, _) in lang::commonest() {
        for word in words.split_whitespace() {
            known.entry(word).or_default().push(tag);
        }
    }
    known
}

/// Returns the parts of a text that are neither program nor markup nor address.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    let lines = text.lines().filter(move |line| {
        let fence = line.trim_start().get(..3).is_some_and(|mark| matches!(mark, "```" | "~~~"));
        in_code ^= fence;
        !fence && !in_code
    });
    lines.flat_map(|line| {
        let outside = line.split('`').step_by(2).flat_map(|part| part.split('<'));
        let words = outside.flat_map(|part| part.rsplit('>').next().unwrap_or_default().split_whitespace());
        words.filter(|word| !word.contains("://"))
    })
}

/// More letters than this share, in per cent, are of one script where it decides by itself, and where no words do.
const HALF: usize = 50;
const THIRD: usize = 33;

/// How many letters of a text are of the scripts that one language at most is commonly written in, and of any.
#[derive(Debug, Default)]
struct Letters {
    greek: usize,
    hebrew: usize,
    hangul: usize,
    han: usize,
    kana: usize,
    arabic: usize,
    cyrillic: usize,
    /// Letters of the two last that Arabic and Russian do not have.
    foreign: usize,
    all: usize,
}

/// Letters that Arabic does not have and other languages in its script do; those of Slavonic ones besides Russian.
const NOT_ARABIC: &str = "پچژگکیےٹڈڑںہھڤێۆەڵڕۇۈۋې";
const NOT_RUSSIAN: &str = "іїєґўјљњђћџѓќѕәғқңөұүһӑӗӳѣ";
/// So many letters in a hundred show that a text is in another language: a few stand in names.
const FOREIGN: usize = 1;

impl Letters {
    fn of(sample: &[String]) -> Self {
        let mut letters = Self::default();
        for c in sample.iter().flat_map(|word| word.chars()) {
            letters.all += 1;
            if c.is_ascii() {
                continue;
            }
            letters.foreign += usize::from(NOT_ARABIC.contains(c) || NOT_RUSSIAN.contains(c));
            match c.script() {
                Script::Greek => letters.greek += 1,
                Script::Hebrew => letters.hebrew += 1,
                Script::Hangul => letters.hangul += 1,
                Script::Han => letters.han += 1,
                Script::Hiragana | Script::Katakana => letters.kana += 1,
                Script::Arabic => letters.arabic += 1,
                Script::Cyrillic => letters.cyrillic += 1,
                _ => {}
            }
        }
        // A sign that is a syllable or a word says as much as two letters.
        for signs in [&mut letters.hangul, &mut letters.han, &mut letters.kana] {
            letters.all += *signs;
            *signs *= 2;
        }
        letters
    }

    /// Returns the language of the script that more than a share of all letters, in per cent, is in.
    fn language(&self, share: usize) -> Option<&'static str> {
        let many = |count: usize| count * 100 > self.all * share;
        match () {
            () if many(self.greek) => Some("el"),
            () if many(self.hebrew) => Some("he"),
            () if many(self.hangul) => Some("ko"),
            // What is Japanese has syllables among its characters; in Chinese a few stand in names.
            () if many(self.han + self.kana) && self.kana * 5 > self.han => Some("ja"),
            () if many(self.han + self.kana) => Some("zh"),
            // Several languages are written in these: the words decide where they can.
            () if share == THIRD && self.foreign * 100 > self.all * FOREIGN => None,
            () if share == THIRD && many(self.arabic) => Some("ar"),
            () if share == THIRD && many(self.cyrillic) => Some("ru"),
            () => None,
        }
    }
}

/// Returns the language whose own letters stand in one word of ten at the least.
fn by_letters(sample: &[String]) -> Option<Lang> {
    let has = |letters: &str| sample.iter().filter(|word| word.contains(|c| letters.contains(c))).count();
    let own = lang::commonest().filter(|(_, _, letters)| !letters.is_empty());
    let (tag, ..) = own.into_iter().find(|(_, _, letters)| has(letters) * 10 >= sample.len())?;
    Lang::new(tag)
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
    fn programs_names_and_addresses_do_not_hide_a_language() {
        let code = "```js\nimport { map, filter, take } from 'rxjs'; // the end of it is in the file\nconst a = from([1, 2]).pipe(map((x) => x));\n```\n";
        let rows = [
            (
                "ko",
                "오늘은 Docker 컨테이너 안에서 Redis 서버를 Linux 위에 올리는 방법을 차례로 하나씩 정리한다. `docker run redis`",
            ),
            (
                "ja",
                "今日は Angular と RxJS で Store を作る。まず npm と Git を入れて、次に Node を試す。[Observable](https://a.example/the/guide/to/it) を使う TypeScript のコードは次のとおり。",
            ),
            (
                "zh",
                "这周用 Rust 写了一个 GitHub Action，把 Markdown 转成 EPUB，再用 Docker 跑一遍。<img src=\"https://a.example/x.png\" width=\"800\">",
            ),
            (
                "zh",
                "最近一直在玩 Firefox 的擴充套件，不過剛開始的專案都跟新分頁有關，Google 上面の 教學很多。",
            ),
            (
                "ru",
                "Лабиринты. Ключи. Замки. Двери. Мосты. Сады. Лодки. Вёсла. Паруса. Якоря. Маяки. Гавани. Причалы. Docker.",
            ),
            (
                "ar",
                "تشفير ملف كلمة سرية Firefox Linux شبكة برنامج خادم نظام تشغيل واجهة سطح مكتب إصدار جديد تحميل صورة",
            ),
            ("ru", "Сегодня ставим Docker и Redis на сервер, и вот как это делается на Linux в первый раз."),
        ];
        for (tag, text) in rows {
            let text = format!("{text}\n{code}");
            assert_eq!(detect([text.as_str()].into_iter()).as_ref().map(Lang::tag), Some(tag), "{text}");
        }
        // A text about a language is not in it.
        let about = "The verb 食べる is the first that one learns, and 飲む is the second of them: とても is a word for very.";
        assert_eq!(detect([about].into_iter()).as_ref().map(Lang::tag), Some("en"));
    }

    #[test]
    fn short_texts_and_unknown_languages_are_left_open() {
        for text in [
            "Читаоница отвара врата деветог јутра; најранији посетилац ложи пећ, ређа новине, љушти јабуке, ћути",
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
