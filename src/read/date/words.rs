//! The words that dates are written with, a space between any two, in the form that [`normal`] gives them.
//!
//! English, French, German, Spanish, Italian, Portuguese, Russian and Greek, and as far as it costs
//! nothing Dutch, Polish, Czech, Slovak, Ukrainian, Belarusian, Bulgarian, Serbian, the languages of
//! Scandinavia, Finnish, Hungarian, Romanian, Turkish, Catalan, Arabic and Hebrew. Croatian is not among
//! them: its `listopad` is October, that of its neighbours November.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Returns a word in lower case without accents: `Août` and `AOUT` are `aout`, `Μαΐου` is `μαιου`.
pub fn normal(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// The names of the months, January first, with their genitives and abbreviations.
pub const MONTHS: [&str; 12] = [
    "january jan janvier janv januar janner jaenner enero ene gennaio gen janeiro января январь янв \
     ιανουαριου ιανουαριος γεναρη γεναρης ιαν januari stycznia styczen січня січень gener يناير ינואר בינואר \
     ledna leden ocak januara ianuarie tammikuuta tammikuu януари студзеня",
    "february feb febr fevrier fevr fev februar feber febrero febbraio febb fevereiro февраля февраль февр \
     фев φεβρουαριου φεβρουαριος φλεβαρη φλεβαρης φεβ februari lutego luty лютого лютии febrer فبراير פברואר \
     בפברואר unora unor subat februara februarie helmikuuta helmikuu февруари лютага",
    "march mar mars marz maerz mrz marzo marco марта март мар μαρτιου μαρτιος μαρτη μαρτης μαρ μαρτ maart mrt \
     marca marzec березня березень مارس מרץ במרץ מרס במרס brezna brezen mart marts martie marcius maaliskuuta \
     maaliskuu сакавіка",
    "april apr avril avr abril abr aprile апреля апрель апр απριλιου απριλιος απριλη απριλης απρ kwietnia \
     kwiecien квітня квітень ابريل אפריל באפריל dubna duben nisan aprila aprilie aprilis huhtikuuta huhtikuu \
     красавіка",
    "may mai mayo maggio mag maio мая маи μαιου μαιος μαη μαης μαι mei maja maj травня травень maig مايو מאי \
     במאי kvetna kveten mayıs mayis majus toukokuuta toukokuu",
    "june jun juin juni juno junio giugno giu junho июня июнь июн ιουνιου ιουνιος ιουνη ιουνης ιουν czerwca \
     czerwiec червня червень juny يونيو יוני ביוני cervna cerven haziran juna iunie junius kesakuuta kesakuu \
     юни чэрвеня",
    "july jul juillet juil juli julei julio luglio lug julho июля июль июл ιουλιου ιουλιος ιουλη ιουλης ιουλ \
     lipca lipiec липня липень juliol يوليو יולי ביולי cervence cervenec temmuz jula iulie julius heinakuuta \
     heinakuu юли ліпеня",
    "august aug aout agosto ago августа август авг αυγουστου αυγουστος αυγουστη αυγ augustus sierpnia \
     sierpien серпня серпень agost اغسطس אוגוסט באוגוסט srpna srpen agustos augusta augusti augusztus avgust \
     elokuuta elokuu жніуня",
    "september sept sep septembre septiembre setiembre settembre set sett setembro сентября сентябрь сент сен \
     σεπτεμβριου σεπτεμβριος σεπτεμβρη σεπτεμβρης σεπ σεπτ wrzesnia wrzesien вересня вересень setembre سبتمبر \
     ספטמבר בספטמבר zari eylul septembra septembrie szeptember septembar syyskuuta syyskuu септември верасня",
    "october oct octobre oktober okt octubre ottobre ott outubro out октября октябрь окт οκτωβριου οκτωβριος \
     οκτωβρη οκτωβρης οκτ pazdziernika pazdziernik жовтня жовтень اكتوبر אוקטובר באוקטובר rijna rijen ekim \
     oktobra octombrie oktobar lokakuuta lokakuu октомври кастрычніка",
    "november nov novembre noviembre novembro ноября ноябрь нояб ноя νοεμβριου νοεμβριος νοεμβρη νοεμβρης νοε \
     νοεμ listopada listopad листопада листопад نوفمبر נובמבר בנובמבר listopadu kasım kasim novembra \
     noiembrie novembar marraskuuta marraskuu ноември лістапада",
    "december dec decembre dezember dez diciembre dic dicembre dezembro декабря декабрь дек δεκεμβριου \
     δεκεμβριος δεκεμβρη δεκεμβρης δεκ grudnia grudzien грудня грудень desembre ديسمبر דצמבר בדצמבר prosince \
     prosinec aralık aralik decembra decembrie decembar desember joulukuuta joulukuu декември снежня",
];

/// The days of the week and their abbreviations.
pub const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu \
                           thur thurs fri sat sun lundi mardi mercredi jeudi vendredi samedi dimanche lun mer \
                           jeu ven sam dim montag dienstag mittwoch donnerstag freitag samstag sonnabend \
                           sonntag mo di mi do fr sa so lunes martes miercoles jueves viernes sabado domingo \
                           mie jue vie sab dom lunedi martedi mercoledi giovedi venerdi sabato domenica gio \
                           segunda terca quarta quinta sexta feira seg ter qua qui sex понедельник вторник \
                           среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс δευτερα τριτη \
                           τεταρτη πεμπτη παρασκευη σαββατο κυριακη maandag dinsdag woensdag donderdag \
                           vrijdag zaterdag zondag poniedziałek wtorek sroda czwartek piatek sobota niedziela \
                           понеділок вівторок середа четвер субота неділя الاثنين الثلاثاء الاربعاء \
                           الخميس الجمعة السبت الاحد \
                           pondeli utery streda ctvrtek patek nedele pazartesi salı sali carsamba \
                           persembe cuma cumartesi pazar mandag tisdag tirsdag onsdag torsdag fredag \
                           lordag lørdag sondag søndag hetfo kedd szerda csutortok pentek szombat \
                           vasarnap maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina \
                           sunnuntaina maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai \
                           luni marti miercuri joi vineri sambata duminica pondelok utorok stvrtok piatok \
                           nedela понеделник сряда четвъртък петък събота неделя 日 月 火 水 木 金 土";

/// What follows a day's number: `4th`, `1er`, `1º`, `1η`, `13-го`.
pub const ORDINALS: &str = "st nd rd th er re º ª o a η ης го ое е ого te ten";

/// What stands between day and month, or month and year.
pub const OF: &str = "of de del do di d den day the του";

/// What follows a year: `г.`, `года`, `r.`, `roku`.
pub const YEAR_SIGNS: &str = "г год года р року r roku م";

/// What may introduce a date that is the whole of a line.
pub const LABELS: &str = "published posted post date dated on written first issued issue updated last the \
                           added online this article was publication sent of in publie publiee paru parue \
                           poste mis mise en ligne le ce du la redige ecrit parution mercredi veroffentlicht \
                           erschienen am vom den der datum stand geschrieben im erstellt publicado publicada \
                           el fecha escrito dia de pubblicato pubblicata il l data scritto del dell em no o \
                           дата опубликовано опубликована опубликован размещено публикации от δημοσιευτηκε \
                           δημοσιευθηκε δημοσιευση ημερομηνια στις την αναρτηθηκε gepubliceerd geplaatst op \
                           opublikowano dnia z опубліковано publicat نشر نشرت في بتاريخ تاريخ النشر г \
                           created modified edited aktualisiert actualizado jour vydano publikovano \
                           zverejneno tarih tarihi yayın yayin publicerad publicerat udgivet publisert \
                           julkaistu megjelent publikacji preached delivered spoken given gehalten prononce \
                           prononcee predicado predicada pronunciato pronunciata произнесено gehouden wygloszone";

/// Words in lower case that may stand in the name of a place.
pub const PLACE_PARTICLES: &str = "am an der de la le les sur en du des upon on of the del di do da dos das el im in \
                           bei под на den al ad sous lès by under aan nad";

/// What may stand between a date and its time of day.
pub const AT: &str = "at um a as las la alle ore h в στις om o godz о t kl";

/// What may follow a time of day.
pub const TIME_SIGNS: &str = "am pm a p m uhr h hrs hours ч час μμ πμ uur noon s";

/// What joins the two ends of a range.
pub const TO: &str = "to and bis und au et al y e ate по до и εως και through until or oder ou tot en do \
                           i та";

/// The seasons and feasts by which issues are dated.
pub const SEASONS: &str = "spring summer autumn fall winter easter christmas advent lent pentecost michaelmas whitsun midsummer \
                           fruhling fruhjahr sommer herbst ostern weihnachten pfingsten printemps ete automne hiver \
                           paques noel primavera verano otono invierno pascua navidad estate autunno inverno pasqua \
                           natale outono verao весна весны лето лета осень осени зима зимы пасха рождество wiosna \
                           lato jesien zima wielkanoc lente zomer herfst pasen kerst jaro leto podzim var host \
                           ανοιξη καλοκαιρι φθινοπωρο χειμωνας";

/// Tells whether a list of words, a space between any two, holds a word.
pub fn holds(list: &str, word: &str) -> bool {
    list.split(' ').any(|other| other == word)
}

/// Returns the month of a word in its normal form, 1 to 12.
pub fn month(word: &str) -> Option<u8> {
    MONTHS.iter().position(|names| holds(names, word)).map(|index| index as u8 + 1)
}

/// Returns the month of a Roman numeral in capitals, 1 to 12.
pub fn roman_month(word: &str) -> Option<u8> {
    const NUMERALS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    NUMERALS.iter().position(|numeral| *numeral == word).map(|index| index as u8 + 1)
}

/// Tells whether a month's name is one that running text does not hold by chance, as it does `set`,
/// `out` and `ago`.
pub fn is_plain_month(word: &str) -> bool {
    word.chars().count() > 3 || matches!(word, "may" | "mai" | "мая" | "nov" | "dec" | "feb" | "aug" | "oct")
}
