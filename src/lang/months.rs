//! The names of months and of the days of the week in languages that have no file of their own, as CLDR gives them; those
//! of months with their short forms and those that stand beside a day.
//!
//! In the form in which words of dates are compared: small letters, no accents. Left out are names that are another
//! month elsewhere (`listopad`), those of Croatian, which are its neighbours' a month later, and Thai, whose years are
//! counted otherwise. Of Latin letters also what is a first name (`Anna`, `Julie`), a place (`Dominica`), a feast or a
//! common word of a language, and what is short: beside a number such a word is far more often no date.

/// The months, January first.
pub const MONTHS: [&str; 12] = [
    "amajjii chinero eanair genier genver hanuere ionawr jaanuar janaayo janairu jannaayo jannar \
     jannewaris januarie januaro january januwari janvaris janyuwari rebendan sausio sausis schaner \
     urtarrila xaneiro xineru yanvar yanwar гыин гыинвар сту студзень січ январ яну јан јанвар јануар \
     јануари қаң қаңтар հնվ հունվար հունվարի יאנ יאנואר ינו جانواري جن جنو جنوري جنوری جنير قاڭتار \
     يانۋار ژانویه जन जाने जानेवारी জানু জানুয়ারি জানুৱাৰী ਜਨ ਜਨਵਰੀ જાન્યુ જાન્યુઆરી ଜାନୁଆରୀ ஜன ஜனவரி \
     జన జనవరి ಜನ ಜನವರಿ ജനു ജനുവരി දුරුතු ມງກອນ ဇနနဝရ იან იანვარი ጃን ጃንዋሪ មករ 𐐾𐐰𐑌 𐐾𐐰𐑌𐐷𐐭𐐯𐑉𐐨",
    "chwefror cʼhwe cʼhwevrer faburairu favrer feabhra febraayo febreiro febreru febrewaris febrier \
     februario februaris februaro february februwari fevral fewral guraandhala otsaila pebrero pebruari \
     pepuere shkurt sibat vasario vasaris veebr veebruar ақп ақпан лют люты феб фебруар феврал փետրվար \
     փետրվարի փտվ פבר פעב פעברואר اقپان شوبات فبر فبروري فبروری فروری فوریه فيبروري فيبواري فېبروري \
     فېۋرال ڢب ڢبرير फर फ़र फेबरवरी फेब्रु फेब्रुअरी फेब्रुवारी ফেব ফেব্রুয়ারি ফেব্ৰু ফেব্ৰুৱাৰী ਫ਼ਰ \
     ਫ਼ਰਵਰੀ ફેબ્રુ ફેબ્રુઆરી ଫେବୃଆରୀ பிப் பிப்ரவரி ఫిబ్ర ఫిబ్రవరి ಫೆಬ್ರ ಫೆಬ್ರವರಿ ഫെബ്രു ഫെബ്രുവരി නවම් \
     ກມພາ ဖဖဝရ თებ თებერვალი ፌብ ፌብሩዋሪ កមភ 𐑁𐐯𐐺 𐑁𐐯𐐺𐑉𐐭𐐯𐑉𐐨",
    "bitootessa kovas kovo maalis maarso maehe maerz march marec marso martio martxoa marzu matshi \
     mawrth meurzh бер нау наурыз сак сакавік մարտ մարտի մրտ מערץ مار مارت مارچ مر مرس مچ ناۋرىز يازار \
     मार्चु মার্চ মাৰ্চ ਮਾਰਚ માર્ચ ମାର୍ଚ୍ଚ மார் மார்ச் మార్చి ಮಾರ್ಚ್ മാർ മാർച്ച് මැදින් ມນາ မတ მარ \
     მარტი ማርች មន 𐑋𐐪𐑉 𐑋𐐪𐑉𐐽",
    "abrell abriil afirilu aibrean aperira apirila aprel aprili aprill aprilo apryla avrigl balandzio \
     ebrel ebrill eebila ephreli epreli huhti prill апрел април квіт кра красавік сәу сәуір ապր ապրիլ \
     ապրիլի אפר ءساۋىر اوریل اپر اپريل اپریل اڢر اڢرل اڤريل نیسان ياپرېل अप्रिल अप्रेल अप्रै एप्रि \
     एप्रिल এপ্রি এপ্রিল এপ্ৰিল ਅਪ੍ਰੈ ਅਪ੍ਰੈਲ એપ્રિલ ଅପ୍ରେଲ ஏப் ஏப்ரல் ఏప్రి ఏప్రిల్ ಏಪ್ರಿ ಏಪ್ರಿಲ್ ഏപ്രി \
     ഏപ്രിൽ බක් ເມສາ ဧပ აპრ აპრილი ኤፕሪ ኤፕሪል មស 𐐩𐐹𐑉 𐐩𐐹𐑉𐐮𐑊",
    "bealtaine caamsaa geguzes maaie maiatza maijs mejju мам мамыр мај трав մայիս մայիսի մյս מיי مامىر \
     ماي مه مي ميي ميی می مۍ يایار मे মে ਮਈ મે ମଇ மே మే ಮೇ മേയ് වෙසක් ພດສະພາ მაი მაისი ሜይ ឧសភ 𐑋𐐩",
    "birzelio birzelis chunyo ekaina gunju heziran hunyo iyun junija junijs juuni mehefin meitheamh \
     mezheven qershor waxabajjii zercl zercladur ијн ијун мау маусым черв чэр чэрвень јун јуни հնս \
     հունիս հունիսի جون حوزەیران ماۋسىم يون يىيۇن ژوين जुन জুন ਜੂਨ જૂન ଜୁନ ஜூன் జూన్ ಜೂನ್ ജൂൺ පොසොන් \
     ມຖນາ ივნ ივნისი ጁን មថន 𐐾𐐭𐑌",
    "adoolessa chuliol fanadur gorffennaf gouere hulyo hurae iuil iyul julai julayi julhet julijs juuli \
     korrik liepa liepos lulju luulyo tirmeh uztaila xullo xunetu ијл ијул лип ліп ліпень шіл шілде јул \
     јули հլս հուլիս հուլիսի تەمووز جول جولاء جولاي جولايی جولای شىلدە يول يىيۇل ژويیه जु जुल जुला जुलै \
     জুল জুলাই ਜੁਲਾ ਜੁਲਾਈ જુલાઈ ଜୁଲାଇ ஜூலை జులై ಜುಲೈ ജൂലൈ ඇසළ ກລະກດ ဇလင ივლ ივლისი ጁላይ កកកដ 𐐾𐐭𐑊 𐐾𐐭𐑊𐐴",
    "abuztua agasti agosti agostu agust agustus akuhata augusts avqust avust awgust awgusta awst \
     awwissu gusht hagayya lunasa ogos ogosto rugpjucio rugpjutis tebax ауг аугуст жні жнівень серп там \
     тамыз օգոստոս օգոստոսի օգս אוג אויג אויגוסט اغ اغست اوت اګست اگس اگست اگسٽ تامىز ياب ياۋغۇست ݢوس \
     अग अगस्ट आगस्ट ऑग ऑगस्ट আগ আগষ্ট আগস্ট ਅਗ ਅਗਸਤ ઑગસ્ટ ଅଗଷ୍ଟ ஆக ஆகஸ்ட் ఆగ ఆగస్టు ಆಗ ಆಗಸ್ಟ್ ഓഗ \
     ഓഗസ്റ്റ് නිකිණි ສງຫາ ဩဂတ აგვ აგვისტო ኦገስ ኦገስት សហ 𐐪𐑀 𐐪𐑀𐐲𐑅𐐻",
    "fulbaana gwengolo hepetema iraila rugsejis rugsejo satumba sebteembar sebtembar sentabr sentyabr \
     septemba septembro septhemba septimber septiyembre settember settembru setyembre shtator вер \
     верасень сентябр сентјабр сеп септембар қыр қыркүиек սեպ սեպտեմբեր սեպտեմբերի סעפ סעפטעמבער ספט ست \
     ستمب ستمبر سيپٽمبر سيڤتيمبر سپت سپتامبر سپتمبر سېنتەبىر سېپتمبر قىركۇيەك يەیلوول सप्टे सप्टें \
     सप्टेंबर सित सेप्टेम्बर ছেপ্তে ছেপ্তেম্বৰ সেপ সেপ্ট সেপ্টেম্বর ਸਤੰ ਸਤੰਬਰ સપ્ટે સપ્ટેમ્બર \
     ସେପ୍ଟେମ୍ବର செப் செப்டம்பர் సెప్టెం సెప్టెంబర్ ಸೆಪ್ಟೆಂ ಸೆಪ್ಟೆಂಬರ್ സെപ്റ്റം സെപ്റ്റംബർ බිනර ກນຍາ စက \
     စကတငဘ სექ სექტემბერი ሴፕቴ ሴፕቴምበር កញញ 𐑅𐐯𐐹 𐑅𐐯𐐹𐐻𐐯𐑋𐐺𐐲𐑉",
    "cotmeh hydref ochobre october oketopa oktabr okthoba okthobha oktoba oktobris oktobro oktoobar \
     oktoober oktubre oktyabr onkoloolessa ottubru spalio spalis tetor urria жовт кас кастрычнік \
     октобар октябр октјабр қаз қазан հոկ հոկտեմբեր հոկտեմբերի אוק אקט אקטאבער اكت اكتوب اوکتوبر اکت \
     اکتبر اکتوبر اڪٽوبر قازان يۆكتەبىر अक्टू अक्टोबर आक्टोबर ऑक्टो ऑक्टोबर অক্টো অক্টোবর অক্টোবৰ \
     ਅਕਤੂ ਅਕਤੂਬਰ ઑક્ટો ઑક્ટોબર ଅକ୍ଟୋବର அக் அக்டோபர் అక్టో అక్టోబర్ ಅಕ್ಟೋ ಅಕ್ಟೋಬರ್ ഒക്ടോ වප් ຕລາ \
     အက အကတဘ ოქტ ოქტომბერი ኦክቶ ኦክቶበር តល 𐐱𐐿𐐻 𐐱𐐿𐐻𐐬𐐺𐐲𐑉",
    "azaroa lapkr lapkricio lapkritis marras mijdar nentor nobyembre noofeembar nopember novemba \
     novembru novimber nowember nowembra noyabr nuwamba sadaasa tachwedd лист ліс лістапад нов новембар \
     ное ноябр ној нојабр қар қараша նոյ նոյեմբեր նոյեմբերի נאוו נאוועמבער נוב قاراشا نو نوامبر نوم \
     نومب نومبر نويابىر نوۏيمبر नव नवं नोभेम्बर नोव्हें नोव्हेंबर নভে নভেম্বর নৱে নৱেম্বৰ ਨਵੰ ਨਵੰਬਰ નવે \
     નવેમ્બર ନଭେମ୍ବର நவ நவம்பர் నవం నవంబర్ ನವೆಂ ನವೆಂಬರ್ നവം നവംബർ ඉල් ພະຈກ နဝငဘ ნოე ნოემბერი ኖቬም ኖቬምበር \
     វចឆក 𐑌𐐬𐑂 𐑌𐐬𐑂𐐯𐑋𐐺𐐲𐑉",
    "abendua aviento avientu berfanbar decembro dekabr desemba desimber detsember dezember dhjetor \
     dicembru disamba diseembar disemba disember disyembre gruod gruodis gruodzio kerzu rhagfyr tihema \
     груд декабр дец децембар жел желтоқсан сне снежань դեկ դեկտեմբեր դեկտեմբերի דעצ דעצעמבער דצמ \
     جەلتوقسان دس دسامبر دسم دسمب دسمبر ديسيمبر دېكابىر ڊسمبر डिसं डिसंबर डिसें डिसेंबर डिसेम्बर दिस \
     ডিচে ডিচেম্বৰ ডিসে ডিসেম্বর ਦਸੰ ਦਸੰਬਰ ડિસે ડિસેમ્બર ଡିସେମ୍ବର டிச டிசம்பர் డిసెం డిసెంబర్ ಡಿಸೆಂ \
     ಡಿಸೆಂಬರ್ ഡിസം ഡിസംബർ උඳුවප් ທນວາ ဒဇငဘ დეკ დეკემბერი ዲሴም ዲሴምበር ធន 𐐼𐐨𐑅 𐐼𐐨𐑅𐐯𐑋𐐺𐐲𐑉",
];

/// The days of the week.
pub const WEEKDAYS: &str = "abameta alhamis alhamisi antradienis arbaco asabar asteartea asteazkena astelehena biyernes \
     budhwaar carsem carsenbe cetrtek ceturtdiena cetvrtak chorshanba chueves cumə cərsənbə deardaoin \
     denschdeg diardaoin diciadain didomhnaich dienstag dihaoine dijous dilbata dilluns diluain diluns \
     dimairt dimanco dimars dimarts dimecres dimenge disathairne dissabte diumenge divendres dominche \
     domingu donnerstag donneschdeg dumengia dusem dusenbe dushanba esmaspaev fimmtudagur fostudagur \
     freideg freitag friday friggjadagur gievgia glindesdi guruwaar gwener hosdagur huwebes igandea \
     ijumaa isegun isniin isnin isonto jaudo jimaata jimco jovedi jumaah jumaat jumamosi jumanne \
     jumapili jumat jumatano jumatatu jummaʼa kamis kamisa kemis ketvirtadienis khamiis khamis kibxata \
     kolmapaev lahadi laraba larunbata laugardagur laupaev leygardagur linggo litinin llunes lwesibini \
     lwesihlanu lwesine lwesithathu manadagur mangalwaar manudagur meindeg mercores mercuridi mercʼher \
     merkredo mesemna mettwoch meurzh mgqibelo miercres mikudagur minggu mittwoch miyerkules \
     miðvikudagur moandei monday montag mvulo nedelja nedjelja neljapaev njedzela njezela ojobo ojoru \
     osteguna ostirala otrdiena paraire payshanba pencsem penktadienis pensenbe petak piektdiena \
     pirmadienis pirmdiena pjatk pondzela ponedeljak ponedeljek ponedjeljak ponjezele puhapaev rahoroi \
     ratapu raviwaar roobii sabadu sabbato sabti sabtu sadorn salasa samschdeg samstag sanbata saptu \
     saterdag saturday sekmadienis selasa sesem seshanba sestadienis sestdiena shanba shaniwaar \
     shukrawaar sisenbe snein sneon somwaar sonndeg sonntag sreda srijeda srjeda srjoda stwortk subota \
     sunday sunnudagur svetdiena sənbə talaado teisipaev thursday tiisdei tongersdei torek treciadienis \
     tresdiena tuesday turei tysdag tysdagur ulwesibili ulwesihlanu ulwesine ulwesithathu umgqibelo \
     umsombuluko utorak venderdi vendredo venres vienres vrydag wałtora wednesday wenerei wiixata \
     woansdei wutora xoves xueves yakshanba yeksem yeksenbe þriðjudagur ауторак баасан базар беисенбі \
     беишемби бямба даваа душанба душанбе дүисенбі дүишөмбү дүшәмбе жексенбі жекшемби жума жұма ишемби \
     лхагва мягмар недела недеља недјеља нядзеля пʼятниця паишанба панядзелак панҷшанбе петак петок \
     понедељак понедјељак пятніца пүрэв пәнҗешәмбе сабота сеисенбі сенбі серада сешанба сешанбе сишәмбе \
     сриједа сәрсенбі уторак чацвер четвртак четврток чоршанба чоршанбе чәршәмбе чәршәнбә шанба шанбе \
     шаршемби шеишемби шимбә шәнбә якшанба якшанбе якшәмбе җомга ҷумъа ҹүмә երեքշաբթի երկուշաբթի կիրակի \
     հինգշաբթի շաբաթ ուրբաթ չորեքշաբթի דאנערשטיק דינסטיק זונטיק מאנטיק מיטוואך פרײטיק اتوار اثنين اربع \
     اسبر الحمس اونۍ اڱارو بدھ بەيسەنبى تلت ثلاث جمع جمعة جمعرات جمعه جمعو جمعہ جۇما جۈمە جەكسەنبى خميس \
     دوشنبه دووشەممە دۇيسەنبى دۈشەنبە رابو سارسەنبى سبتو سومر سێشەممە سەنبى سەيسەنبى سەيشەنبە شنبه \
     شەممە شەنبە لتنن لحد لرب منگل يەكشەنبە پنجشنبه پێنجشەممە پەيشەنبە چارشەنبە چهارشنبه چوارشەممە ڇنڇر \
     ھەینی ہفتہ یکشنبه یەکشەممە आइतबार आर्त आर्तवार छंछर जुमो बिहिबार बुधबार बु॒ध मंगलु मंगळवार \
     मङ्गलबार विस्पत शनिबार शुक्रबार सूमर सोमबार ॿुधर দেওবাৰ বুধবার বুধবাৰ বৃহস্পতিবার বৃহস্পতিবাৰ \
     মঙ্গলবার মঙ্গলবাৰ রবিবার শনিবার শনিবাৰ শুক্রবার শুক্ৰবাৰ সোমবার সোমবাৰ ਐਤਵਾਰ ਬੁੱਧਵਾਰ ਮੰਗਲਵਾਰ \
     ਵੀਰਵਾਰ ਸ਼ਨੀਵਾਰ ਸ਼ੁੱਕਰਵਾਰ ਸੋਮਵਾਰ ગુરુવાર બુધવાર મંગળવાર રવિવાર શનિવાર શુક્રવાર સોમવાર ଗୁରୁବାର \
     ବୁଧବାର ମଙ୍ଗଳବାର ରବିବାର ଶନିବାର ଶୁକ୍ରବାର ସୋମବାର செவ்வாய் ஞாயிறு திங்கள் புதன் வியாழன் வெள்ளி \
     ఆదివారం గురువారం బుధవారం మంగళవారం శనివారం శుక్రవారం సోమవారం ಗುರುವಾರ ಬುಧವಾರ ಭಾನುವಾರ ಮಂಗಳವಾರ ಶನಿವಾರ \
     ಶುಕ್ರವಾರ ಸೋಮವಾರ ചൊവ്വാഴ്ച අඟහරුවාදා ඉරිදා බදාදා සඳුදා සිකුරාදා සෙනසුරාදා ວນຈນ ວນພດ ວນພະຫດ ວນສກ \
     ວນອງຄານ ວນອາທດ ວນເສາ ကသပတ တနငဂန တနငလ ဗဒဓဟ သက အငဂ კვირა ოთხშაბათი ორშაბათი პარასკევი სამშაბათი \
     შაბათი ხუთშაბათი ማክሰኞ ចនទ ពរហសបត សករ សរ អងគរ អទតយ 𐐶𐐯𐑌𐑆𐐼𐐩 𐐻𐐭𐑆𐐼𐐩 𐑁𐑉𐐴𐐼𐐩 𐑃𐐲𐑉𐑆𐐼𐐩 𐑅𐐰𐐻𐐲𐑉𐐼𐐩 𐑅𐐲𐑌𐐼𐐩 𐑋𐐲𐑌𐐼𐐩";
