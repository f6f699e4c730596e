//! What lines about a text say, by language.

use crate::read::date;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A longer line is never furniture by its words; in characters.
const LONGEST: usize = 120;

/// Returns a line in small letters without signs at either end, white space folded.
pub(super) fn plain(line: &str) -> String {
    let line = line.trim_matches(|c: char| !c.is_alphanumeric());
    line.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Tells whether a whole line is a known one, or several with signs between them.
pub(in super::super) fn is_known(line: &str) -> bool {
    if line.chars().count() > LONGEST {
        return false;
    }
    let rights = line.starts_with('©') || line.starts_with("Copyright ©") || line.starts_with("(c) ");
    if rights && line.chars().any(|c| c.is_ascii_digit()) && line.split_whitespace().count() <= 14 {
        return true;
    }
    let parts: Vec<String> = line
        .split(['|', '·', '•', '∙', '⋅', '/', '»', '→', '\t'])
        .map(plain)
        .filter(|part| !part.is_empty())
        .collect();
    let whole = plain(line);
    let parts_known = parts.len() > 1
        && parts.iter().all(|part| {
            is_known_part(part)
                || date::whole_line(part).is_some()
                || FILED.iter().any(|lead| part.starts_with(lead))
        })
        && parts.iter().any(|part| is_known_part(part));
    let filed = filed(&whole) && !line.ends_with('.');
    let menu = is_menu(&whole);
    !whole.is_empty()
        && (is_known_part(&whole) || parts_known || filed || menu)
        && !line.ends_with(['“', '”', ','])
}

fn is_known_part(part: &str) -> bool {
    /// Every short line of every text is looked up here, so the list is put in order once.
    static KNOWN_PARTS: LazyLock<BTreeSet<&str>> =
        LazyLock::new(|| WHOLE.iter().flat_map(|words| words.split('|')).collect());
    KNOWN_PARTS.contains(part) || counted(part) || signed_up(part)
}

/// `Tags: paper, ink`: under what a text is filed.
fn filed(part: &str) -> bool {
    let (lead, words) = part.split_once(':').map_or((part, ""), |(lead, words)| (lead.trim_end(), words));
    let count = words.split_whitespace().count();
    (1..=20).contains(&count) && FILED.contains(&lead)
}

/// `Home About Us The Boats Contact`: the menu of a page, three words of which are known at the least.
fn is_menu(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let known = words.iter().filter(|word| MENU.contains(word)).count();
    known >= 3 && known * 2 >= words.len() && MENU.contains(&words[0])
}

/// Words of menus, by language.
const MENU: [&str; 30] = [
    "home",
    "about",
    "contact",
    "archive",
    "archives",
    "blog",
    "search",
    "login",
    "faq",
    "shop",
    "start",
    "über",
    "kontakt",
    "archiv",
    "impressum",
    "suche",
    "accueil",
    "propos",
    "recherche",
    "inicio",
    "contacto",
    "archivo",
    "buscar",
    "chi",
    "contatti",
    "archivio",
    "cerca",
    "главная",
    "контакты",
    "архив",
];

/// Tells whether a line is what a page says in the same words about each text.
pub(super) fn is_template(line: &str) -> bool {
    let line = line.to_lowercase();
    TEMPLATES.iter().any(|end| line.ends_with(end))
}

/// How such lines end.
const TEMPLATES: [&str; 6] = [
    "consider becoming a free or paid subscriber.",
    "consider becoming a paid subscriber.",
    "this post is public so feel free to share it.",
    "subscribe for free to receive new posts and support my work.",
    "subscribe for free to receive new posts.",
    "is a reader-supported publication.",
];

/// Tells whether a line stands over the comments of readers.
pub(super) fn is_comments(line: &str) -> bool {
    let plain = plain(line);
    let about = |lead: &&str| {
        plain.split_once(*lead).is_some_and(|(count, _)| {
            let count = count.trim();
            matches!(count, "one" | "un" | "una" | "ein" | "eine") || count.parse::<u32>().is_ok()
        })
    };
    COMMENTS.iter().any(|words| words.split('|').any(|words| words == plain))
        || (plain.bytes().any(|byte| byte.is_ascii_digit()) && counted(&plain))
        || ABOUT.iter().any(about)
}

/// Tells whether a line is the button under a comment.
pub(super) fn is_reply(line: &str) -> bool {
    REPLY.contains(&plain(line).as_str())
}

/// Tells whether a line may be the one over a comment: `Tom Ashby says:`.
pub(super) fn is_said(line: &str) -> bool {
    line.split_whitespace().count() <= 6 && SAYS.iter().any(|end| line.ends_with(end))
}

/// Tells whether a line is of a form that asks for a comment.
pub(super) fn is_comment_form(line: &str) -> bool {
    let line = line.to_lowercase();
    FORM.iter().any(|lead| line.starts_with(lead))
}

/// What stands over comments, by language.
const COMMENTS: [&str; 12] = [
    "comments|discussion about this post|leave a reply|leave a comment|post a comment|add a comment",
    "commentaires|laisser un commentaire|réactions",
    "kommentare|schreibe einen kommentar|kommentar hinterlassen|kommentar schreiben",
    "comentarios|deja un comentario|deja una respuesta|dejar un comentario",
    "commenti|lascia un commento",
    "comentários|deixe um comentário|deixar um comentário",
    "комментарии|оставить комментарий|добавить комментарий",
    "σχόλια|αφήστε ένα σχόλιο",
    "reacties|geef een reactie|laat een reactie achter|plaats een reactie",
    "komentarze|dodaj komentarz|zostaw komentarz",
    "komentáře|napsat komentář|коментарі|залишити коментар",
    "kommentarer|lämna ett svar|skriv et svar|yorumlar|bir cevap yazın|hozzászólások",
];

/// What stands between a number and the title that comments are about.
const ABOUT: [&str; 14] = [
    "thoughts on",
    "thought on",
    "responses to",
    "response to",
    "comments on",
    "comment on",
    "replies to",
    "réflexions sur",
    "réflexion sur",
    "gedanken zu",
    "comentarios en",
    "comentarios sobre",
    "pensieri su",
    "reacties op",
];

const REPLY: [&str; 18] = [
    "reply",
    "répondre",
    "antworten",
    "antwort",
    "responder",
    "rispondi",
    "ответить",
    "απάντηση",
    "beantwoorden",
    "reageer",
    "odpowiedz",
    "odpovědět",
    "відповісти",
    "svara",
    "svar",
    "yanıtla",
    "cevapla",
    "válasz",
];

const SAYS: [&str; 14] = [
    " says:",
    " said:",
    " says",
    " dit :",
    " dit\u{a0}:",
    " sagt:",
    " schrieb:",
    " dice:",
    " ha detto:",
    " disse:",
    " пишет:",
    " schreef:",
    " zegt:",
    " pisze:",
];

const FORM: [&str; 10] = [
    "your email address will not be published",
    "deine e-mail-adresse wird nicht veröffentlicht",
    "votre adresse e-mail ne sera pas publiée",
    "votre adresse de messagerie ne sera pas publiée",
    "tu dirección de correo electrónico no será publicada",
    "il tuo indirizzo email non sarà pubblicato",
    "o seu endereço de e-mail não será publicado",
    "ваш адрес email не будет опубликован",
    "twój adres e-mail nie zostanie opublikowany",
    "je e-mailadres wordt niet gepubliceerd",
];

/// `5 min read`, `12 comments`, `3 Kommentare`, `Lesezeit: 5 Minuten`.
fn counted(part: &str) -> bool {
    if !part.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let mut number = false;
    let words: Vec<&str> = part
        .split(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '~' | '(' | ')' | ','))
        .filter(|word| {
            let bare = word.trim_end_matches(['k', '+']);
            let digits = bare.starts_with(|c: char| c.is_ascii_digit())
                && bare.chars().all(|c| c.is_ascii_digit() || c == '.');
            number |= digits;
            !word.is_empty() && !digits
        })
        .collect();
    let rest = words.join(" ");
    number && COUNTED.iter().any(|known| known.split('|').any(|known| known == rest))
}

/// Longer lines that ask to sign up, known by how they begin and one word more.
fn signed_up(part: &str) -> bool {
    ASKED
        .iter()
        .any(|(lead, words)| part.starts_with(lead) && words.split('|').any(|word| part.contains(word)))
        && part.split_whitespace().count() <= 14
}

/// What stands before a list of tags or categories.
const FILED: [&str; 27] = [
    "filed under",
    "tags",
    "tagged",
    "tagged with",
    "posted in",
    "category",
    "categories",
    "étiquettes",
    "mots-clés",
    "classé dans",
    "catégorie",
    "catégories",
    "schlagwörter",
    "schlagworte",
    "kategorie",
    "kategorien",
    "abgelegt unter",
    "etiquetas",
    "categoría",
    "categorías",
    "archivado en",
    "categorie",
    "etichette",
    "arquivado em",
    "метки",
    "рубрика",
    "ετικέτες",
];

pub(super) const LISTS: [&str; 24] = [
    "related articles",
    "related posts",
    "related",
    "you may also like",
    "you might also like",
    "more from this series",
    "read next",
    "recommended",
    "more articles",
    "recent posts",
    "articles similaires",
    "à lire aussi",
    "lire aussi",
    "ähnliche artikel",
    "mehr zum thema",
    "weitere artikel",
    "artículos relacionados",
    "también te puede interesar",
    "articoli correlati",
    "leggi anche",
    "artigos relacionados",
    "leia também",
    "читайте также",
    "διαβάστε επίσης",
];

/// Whole lines, by language.
const WHOLE: [&str; 9] = [
    "comment|restack|older post|newer post|upgrade to paid|type your email|ready for more|discussion about this post|subscribe|subscribe now|subscribe today|subscribe here|subscribe to our newsletter|share|share this|share this article|share this post|share on facebook|share on twitter|share on x|share via email|tweet|tweet this|pin it|like this|like|print|print this|print this page|print this article|print friendly|printer-friendly version|printer friendly|email|e-mail|email this|e-mail this|e-mail this article|email this article|email to a friend|send to a friend|pdf|download pdf|facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest|mastodon|bluesky|rss|rss feed|copy link|save|bookmark|no comments|no comments yet|leave a comment|leave a reply|add a comment|post a comment|comments are closed|comments|reply|log in|login|sign in|sign up|sign up now|register|home|about|about us|contact|contact us|archive|archives|search|menu|main menu|skip to content|skip to main content|skip to navigation|toggle navigation|back to top|top|back to home|previous|next|previous article|next article|previous post|next post|previous issue|next issue|older posts|newer posts|continue reading|read more|read more below|advertisement|sponsored|donate|donate now|unsubscribe|view in browser|view this email in your browser|view this email in browser|forward to a friend|forward this email|update your preferences|manage your subscription|update subscription preferences|privacy policy|privacy|terms of use|terms of service|cookie policy|cookies|accept all cookies|accept cookies|we use cookies|all rights reserved|powered by wordpress|powered by mailchimp|share this:|like this:|loading|loading…|listen to this article|listen|follow us|follow us on twitter|follow us on facebook|join our mailing list|join the mailing list|enter your email address|your email address|filed under|uncategorized|go back|back|close|this post is public|get the app|open in app|thanks for reading|start writing|like loading|post navigation|search for|collection notice|substack is the home for great culture|continue reading this post for free",
    "s’abonner|s'abonner|abonnez-vous|je m’abonne|je m'abonne|abonnez-vous à notre lettre|partager|partager cet article|partager sur facebook|partager sur twitter|imprimer|imprimer cet article|envoyer par courriel|envoyer par e-mail|envoyer à un ami|courriel|tweeter|version imprimable|télécharger le pdf|aucun commentaire|commentaires|laisser un commentaire|ajouter un commentaire|haut de page|retour en haut|retour à l’accueil|retour à l'accueil|accueil|à propos|nous contacter|archives|rechercher|article précédent|article suivant|précédent|suivant|lire la suite|publicité|faire un don|se désabonner|se désinscrire|voir dans le navigateur|voir ce message dans le navigateur|mentions légales|politique de confidentialité|accepter les cookies|tous droits réservés|se connecter|s’inscrire|s'inscrire|aller au contenu|suivez-nous",
    "abonnieren|jetzt abonnieren|newsletter abonnieren|teilen|artikel teilen|diesen artikel teilen|beitrag teilen|auf facebook teilen|auf twitter teilen|drucken|artikel drucken|seite drucken|druckversion|druckansicht|per e-mail senden|per e-mail versenden|weiterempfehlen|twittern|merken|keine kommentare|kommentare|kommentar schreiben|kommentar hinterlassen|schreibe einen kommentar|nach oben|zum seitenanfang|seitenanfang|zurück|weiter|startseite|über uns|kontakt|impressum|datenschutz|datenschutzerklärung|archiv|suche|menü|zum inhalt springen|vorheriger artikel|nächster artikel|vorheriger beitrag|nächster beitrag|weiterlesen|mehr lesen|anzeige|werbung|spenden|abmelden|abbestellen|newsletter abbestellen|im browser ansehen|im browser öffnen|anmelden|registrieren|alle akzeptieren|cookies akzeptieren|alle rechte vorbehalten|folgen sie uns|folge uns",
    "suscríbete|suscribirse|suscríbase|compartir|compartir este artículo|comparte|comparte este artículo|compartir en facebook|compartir en twitter|imprimir|imprimir este artículo|versión para imprimir|enviar por correo|enviar por correo electrónico|enviar a un amigo|tuitear|descargar pdf|sin comentarios|no hay comentarios|comentarios|deja un comentario|deja una respuesta|dejar un comentario|volver arriba|volver al inicio|arriba|inicio|acerca de|quiénes somos|contacto|archivo|buscar|menú|ir al contenido|saltar al contenido|artículo anterior|artículo siguiente|anterior|siguiente|leer más|seguir leyendo|publicidad|donar|darse de baja|cancelar suscripción|ver en el navegador|aviso legal|política de privacidad|política de cookies|aceptar cookies|todos los derechos reservados|iniciar sesión|registrarse|síguenos",
    "iscriviti|iscriviti alla newsletter|abbonati|condividi|condividi questo articolo|condividi su facebook|condividi su twitter|stampa|stampa questo articolo|stampa articolo|versione stampabile|invia per email|invia via e-mail|invia a un amico|scarica il pdf|nessun commento|commenti|lascia un commento|torna su|torna in alto|torna all’inizio|torna all'inizio|home page|chi siamo|contatti|archivio|cerca|vai al contenuto|articolo precedente|articolo successivo|precedente|successivo|leggi tutto|leggi di più|continua a leggere|pubblicità|dona|dona ora|disiscriviti|annulla iscrizione|visualizza nel browser|informativa sulla privacy|accetta i cookie|tutti i diritti riservati|accedi|registrati|seguici",
    "assine|assine já|assine a newsletter|inscreva-se|subscreva|subscrever|compartilhar|compartilhe|compartilhe este artigo|partilhar|partilhar este artigo|compartilhar no facebook|compartilhar no twitter|imprimir artigo|imprimir este artigo|versão para impressão|enviar por e-mail|enviar por email|enviar a um amigo|baixar pdf|sem comentários|nenhum comentário|comentários|deixe um comentário|deixar um comentário|voltar ao topo|topo|início|sobre|quem somos|contato|contacto|arquivo|pesquisar|buscar|ir para o conteúdo|artigo anterior|próximo artigo|próximo|ler mais|leia mais|continue lendo|continuar a ler|publicidade|doar|doe|cancelar inscrição|cancelar subscrição|ver no navegador|política de privacidade|aceitar cookies|todos os direitos reservados|entrar|cadastre-se|siga-nos",
    "подписаться|подпишитесь|подпишись|подписаться на рассылку|поделиться|поделиться статьёй|поделиться статьей|поделитесь|распечатать|печать|версия для печати|отправить по почте|отправить другу|отправить по электронной почте|скачать pdf|нет комментариев|комментарии|комментариев нет|оставить комментарий|добавить комментарий|наверх|вверх|в начало|к началу страницы|главная|на главную|о нас|контакты|архив|поиск|меню|перейти к содержанию|предыдущая статья|следующая статья|предыдущая|следующая|назад|вперёд|далее|читать далее|читать дальше|реклама|пожертвовать|отписаться|открыть в браузере|политика конфиденциальности|принять cookies|все права защищены|войти|регистрация|твитнуть|вконтакте",
    "εγγραφή|εγγραφείτε|εγγραφείτε στο ενημερωτικό δελτίο|κοινοποίηση|κοινοποιήστε|μοιραστείτε|μοιραστείτε το|μοιραστείτε το άρθρο|εκτύπωση|εκτυπώστε|αποστολή με e-mail|αποστολή με email|στείλτε σε φίλο|κανένα σχόλιο|σχόλια|χωρίς σχόλια|αφήστε σχόλιο|αφήστε ένα σχόλιο|προσθήκη σχολίου|επιστροφή στην κορυφή|πίσω στην κορυφή|αρχική|αρχική σελίδα|σχετικά|επικοινωνία|αρχείο|αναζήτηση|μενού|μετάβαση στο περιεχόμενο|προηγούμενο άρθρο|επόμενο άρθρο|προηγούμενο|επόμενο|διαβάστε περισσότερα|συνέχεια|διαφήμιση|δωρεά|διαγραφή|προβολή στον browser|πολιτική απορρήτου|αποδοχή cookies|σύνδεση",
    "abonneren|abonneer je|delen|deel dit|deel dit bericht|deel dit artikel|reacties|geen reacties|geef een reactie|laat een reactie achter|lees meer|lees verder|vorige|volgende|vorig bericht|volgend bericht|afmelden|uitschrijven|zoeken|naar de inhoud|alle rechten voorbehouden|subskrybuj|zapisz się|udostępnij|udostępnij ten wpis|brak komentarzy|dodaj komentarz|zostaw komentarz|czytaj dalej|czytaj więcej|poprzedni wpis|następny wpis|drukuj|wypisz się|szukaj|przejdź do treści|wszelkie prawa zastrzeżone|odebírat|sdílet|sdílet na facebooku|komentáře|žádné komentáře|napsat komentář|číst dál|číst více|předchozí|následující|odhlásit odběr|hledat|přejít k obsahu|všechna práva vyhrazena|підписатися|поділитися|поширити|коментарі|немає коментарів|залишити коментар|читати далі|читати більше|відписатися|пошук|усі права захищені|abone ol|paylaş|yorum yap|yorumlar|devamını oku|önceki yazı|sonraki yazı|abonelikten çık|içeriğe geç|tüm hakları saklıdır|prenumerera|dela|dela det här|kommentarer|inga kommentarer|lämna en kommentar|läs mer|avsluta prenumeration|hoppa till innehåll|del|læs mere|les mer|skriv en kommentar|afmeld|meld deg av|feliratkozás|megosztás|hozzászólások|tovább|leiratkozás",
];

/// What stands beside a number, by language.
const COUNTED: [&str; 9] = [
    "min read|minute read|minutes read|minutes to read|mins read|min. read|reading time|reading time minutes|reading time minute|reading time min|read time min|comment|comments|share|shares|like|likes|view|views|reply|replies|retweets|words|person likes this|people like this|comments so far|responses|response|restack|restacks|followers|subscribers|more comments|more comment|thoughts",
    "min de lecture|minutes de lecture|minute de lecture|mn de lecture|temps de lecture min|temps de lecture minutes|commentaire|commentaires|partages|partage|vues|réponses",
    "min lesezeit|minuten lesezeit|minute lesezeit|lesezeit minuten|lesezeit min|lesezeit ca minuten|lesezeit ca. minuten|min. lesezeit|kommentar|kommentare|mal geteilt|aufrufe|antworten",
    "min de lectura|minutos de lectura|minuto de lectura|min. de lectura|tiempo de lectura minutos|tiempo de lectura min|comentario|comentarios|compartidos|visitas|lecturas|respuestas",
    "min di lettura|minuti di lettura|minuto di lettura|tempo di lettura minuti|tempo di lettura min|commento|commenti|condivisioni|visualizzazioni|risposte",
    "min de leitura|minutos de leitura|minuto de leitura|tempo de leitura minutos|tempo de leitura min|comentário|comentários|compartilhamentos|partilhas|visualizações|respostas",
    "мин чтения|мин. чтения|минута чтения|минуты чтения|минут чтения|время чтения минут|время чтения мин|время чтения минуты|время чтения мин.|комментарий|комментария|комментариев|комментарии|просмотров|просмотра|репостов",
    "λεπτά ανάγνωσης|λεπτά ανάγνωση|λεπτό ανάγνωσης|λεπτά διάβασμα|χρόνος ανάγνωσης λεπτά|σχόλιο|σχόλια|κοινοποιήσεις|προβολές",
    "min leestijd|minuten leestijd|leestijd minuten|reacties|reactie|min czytania|minut czytania|komentarz|komentarze|komentarzy|min čtení|komentář|komentáře|komentářů|коментар|коментарі|коментарів|хв читання|переглядів|dk okuma|dakikalık okuma|yorum|beğeni|min läsning|min läsetid|min lesetid|kommentarer|kommentar|perc olvasás|hozzászólás|min lukuaika|kommenttia",
];

/// How longer lines that ask to sign up begin, and words of which one follows.
const ASKED: [(&str, &str); 30] = [
    ("subscribe to ", "newsletter|mailing list|updates|by email|by e-mail|rss|feed|channel"),
    ("subscribe ", "newsletter|free|inbox"),
    ("sign up ", "newsletter|mailing list|updates|e-mail|email"),
    ("get ", "in your inbox|by email|newsletter"),
    ("click ", "to share|to print|to email|to e-mail|to subscribe|here to subscribe|here to unsubscribe"),
    ("if you no longer wish", "receive|unsubscribe"),
    ("you are receiving this", "email|e-mail|because|message"),
    ("you received this", "email|e-mail|because|message"),
    ("to unsubscribe", "click|send|reply|visit|follow|from"),
    ("this site uses", "cookies"),
    ("this website uses", "cookies"),
    ("we use cookies", "cookies"),
    ("copyright ©", "reserved|20|19"),
    ("follow us on", "facebook|twitter|instagram|mastodon|x"),
    ("abonnez-vous à", "lettre|newsletter|infolettre|bulletin"),
    ("inscrivez-vous à", "lettre|newsletter|infolettre|bulletin"),
    ("recevez ", "notre lettre|newsletter|par courriel|par e-mail"),
    ("ce site utilise", "cookies"),
    ("abonnieren sie", "newsletter|rundbrief"),
    ("melden sie sich", "newsletter|rundbrief"),
    ("diese website verwendet", "cookies"),
    ("diese seite verwendet", "cookies"),
    ("suscríbete a", "boletín|newsletter|lista"),
    ("suscríbase a", "boletín|newsletter|lista"),
    ("este sitio utiliza", "cookies"),
    ("iscriviti alla", "newsletter|lista|mailing"),
    ("questo sito utilizza", "cookie"),
    ("assine nossa", "newsletter|lista"),
    ("подпишитесь на", "рассылку|канал|новости|страницу"),
    ("εγγραφείτε στο", "δελτίο|newsletter|κανάλι"),
];
