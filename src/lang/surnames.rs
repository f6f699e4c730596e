//! Names of persons in scripts without capitals: how they begin where words have no spaces between them, and the commonest
//! words of names elsewhere.
//!
//! Each list is the commonest names; the tables of statistics offices count them. A word that begins with one may be
//! another word all the same, so that what the series shows counts as well.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Japanese family names of two signs or more.
const JAPANESE: &str = "佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡部 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 齋藤 清水 山崎 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 藤原 中野 三浦 原田 中川 松田 竹内 小野 田村 中山 和田 石田 森田 上田 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 谷口 今井 工藤 高田 増田 丸山 杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 野口 武田 松井 千葉 菅原 岩崎 久保 木下 佐野 野村 松尾 市川 菊地 菊池 杉本 古川 大西 島田 水野 桜井 高野 渡会 吉川 山内 西田 飯田 西川 小松 北村 安田 五十嵐 川口 平田 関口 中田 久保田 服部 岩田 土屋 川崎 福島 本田 樋口 秋山 永井 田口 中西 吉村 川上 石原 大橋 松岡 馬場 浜田 森本 星野 矢野 浅野 大久保 松下 吉岡 野田 小池";
/// Japanese, Chinese and Korean family names of one sign.
const SHORT: &str = "林 森 原 関 岡 東 辻 王 李 张 張 刘 劉 陈 陳 杨 楊 赵 趙 黄 黃 周 吴 吳 徐 孙 孫 胡 朱 高 何 郭 马 馬 罗 羅 梁 宋 郑 鄭 谢 謝 韩 韓 唐 冯 馮 董 萧 蕭 程 曹 袁 邓 鄧 许 許 傅 沈 曾 彭 吕 呂 苏 蘇 卢 盧 蒋 蔣 蔡 贾 賈 丁 魏 薛 叶 葉 阎 閻 余 潘 杜 戴 夏 钟 鍾 汪 田 任 姜 范 方 石 姚 谭 譚 廖 邹 鄒 熊 金 陆 陸 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 顧 侯 邵 孟 龙 龍 万 萬 段 雷 钱 錢 汤 湯 尹 黎 易 常 武 乔 喬 贺 賀 赖 賴 龚 龔 김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 전 홍 유 고 문 양 손 배 백 허 남 심 노 하";

/// Given and family names in Arabic script: of Arabs, Persians and others.
const ARABIC: &str = "محمد أحمد احمد علي علی حسن حسين حسین محمود عمر خالد إبراهيم ابراهيم ابراهیم يوسف یوسف عبدالله عبدالرحمن عبد مصطفى مصطفی سعيد سعید سالم صالح فاطمة فاطمه مريم مریم ليلى لیلا زينب زینب هدى سارة سارا عائشة سلمى رانيا منى نادية سمير سمیر سمیرا كريم کریم طارق جمال فؤاد وليد ولید ياسر یاسر هشام رامي زياد باسم ماجد ناصر فيصل فیصل سلمان عثمان نبيل عادل عماد أيمن حمزة بلال رضا مهدی مهدي امیر أمير مجید مجيد حمید حميد محسن مرتضی اسماعیل إسماعيل داود داوود بهرام بهروز فرهاد پرویز منوچهر هوشنگ زهرا نرگس مینا شیرین پروین نسرین مهسا الهام معصومه فریبا احمدی محمدی حسینی کریمی رضایی موسوی جعفری هاشمی صادقی رحیمی ابراهیمی نوری قاسمی اکبری حداد خوري منصور حسان الأحمد العلي بيطار شاهین تقی نقی جواد كاظم کاظم قاسم عباس";
/// Given and family names in Hebrew.
const HEBREW: &str = "דוד משה יוסף אברהם יעקב יצחק שלמה חיים דניאל מיכאל אבי יוסי רון גיל עמית אורי נועם איתי עידו שמעון ראובן אריה צבי אליהו שרה רחל רבקה לאה מרים אסתר חנה רות נועה מיכל תמר דנה ענת אנה יעל שירה אורלי כהן לוי מזרחי פרץ ביטון דהן פרידמן שפירא גולן ישראלי ברק אזולאי גבאי אוחנה רוזנברג גולדברג כץ קליין";
/// Given and family names in Devanagari.
const DEVANAGARI: &str = "राम श्याम मोहन सोहन राजेश सुरेश महेश रमेश दिनेश मुकेश संजय विजय अजय अनिल सुनील राहुल अमित रोहित विकास प्रकाश अशोक विनोद मनोज गोपाल कृष्ण शिव हरि सीता गीता सुनीता अनीता कमला विमला मीना रीना पूजा प्रिया नेहा कविता सरिता ममता रेखा उषा आशा शर्मा वर्मा सिंह गुप्ता कुमार कुमारी मिश्रा मिश्र तिवारी यादव पांडे पाण्डेय पांडेय चौधरी जोशी त्रिपाठी द्विवेदी श्रीवास्तव अग्रवाल देवी चौहान ठाकुर शुक्ल शुक्ला पाटिल देशपांडे कुलकर्णी";

static WORDS_OF_NAMES: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| [ARABIC, HEBREW, DEVANAGARI].into_iter().flat_map(|names| names.split(' ')).collect());

/// Tells whether a word in a script without capitals is one of the commonest of names of persons.
pub fn is_of_name(word: &str) -> bool {
    WORDS_OF_NAMES.contains(word)
}

static LONG_NAMES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| JAPANESE.split(' ').collect());
static SHORT_NAMES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| SHORT.split(' ').collect());

/// Returns how many letters the family name has with which a word begins; `None` if it begins with none of these.
pub fn family_name(word: &str) -> Option<usize> {
    (1..=3).rev().find(|letters| {
        let end = word.char_indices().nth(*letters).map_or(word.len(), |(end, _)| end);
        let own = word.get(..end).unwrap_or_default();
        own.chars().count() == *letters && (LONG_NAMES.contains(own) || SHORT_NAMES.contains(own))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_name_is_whole() {
        assert!(["محمد", "احمدی", "כהן", "शर्मा"].into_iter().all(is_of_name));
        assert!(["", "محمدية", "הכהן", "राम राम", "Ann"].into_iter().all(|word| !is_of_name(word)));
    }

    #[test]
    fn the_longest_family_name_counts() {
        for (word, letters) in [
            ("石川春", Some(2)),
            ("長谷川一郎", Some(3)),
            ("林さくら", Some(1)),
            ("王小明", Some(1)),
            ("김철수", Some(1)),
            ("水門の朝", None),
            ("", None),
        ] {
            assert_eq!(family_name(word), letters, "{word}");
        }
    }

    // Two names of one sign stood among the long ones, of which a word is more surely a name.
    #[test]
    fn each_list_has_names_of_its_length() {
        assert!(JAPANESE.split(' ').all(|name| name.chars().count() > 1));
        assert!(SHORT.split(' ').all(|name| name.chars().count() == 1));
        assert_eq!([family_name("東一郎"), family_name("辻花子")], [Some(1), Some(1)]);
    }
}
