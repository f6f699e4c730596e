//! Lines of a web page or a mail that are not text.
//!
//! A line goes only as a whole, and only at the head or foot of its file, in a cluster of its kind, or where
//! the configuration names it. When in doubt it stays.

use super::line::Line;
use super::{Context, notes, sign};
use crate::model::FindingKind;
use crate::read::date;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// How many lines at the head of a file are looked at.
const HEAD: usize = 24;

/// A longer line is never furniture by its words; in characters.
const LONGEST: usize = 120;

/// Takes furniture off the lines of a file: a line that goes is left blank.
///
/// Where a page's number stood within a sentence, the sentence goes on.
pub(super) fn take_off(lines: &mut Vec<Line<'_>>, context: &mut Context<'_>) {
    let mut off: Vec<Option<&'static str>> = lines.iter().map(|line| dropped(line, context)).collect();
    project_gutenberg(lines, &mut off);
    head(lines, &mut off);
    foot(lines, &mut off, context);
    let notes = trailing_notes(lines);
    if let (Some(above), Some(off)) = (lines.get(..notes), off.get_mut(..notes)) {
        foot(above, off, context);
    }
    clusters(lines, &mut off);
    let within = page_numbers(lines, &mut off);
    for (line, reason) in lines.iter_mut().zip(off) {
        if let Some(reason) = reason.filter(|_| !line.is_blank()) {
            context.find(FindingKind::Furniture, line.range(), reason);
            line.text = "";
            line.width = 0;
        }
    }
    let mut index = 0;
    lines.retain(|_| {
        index += 1;
        !within.get(index - 1).is_some_and(|within| *within)
    });
}

/// Numbers of pages that stand alone, `- 3 -` or `Page 3 of 8`; returns which lines part a sentence there.
fn page_numbers(lines: &[Line<'_>], off: &mut [Option<&'static str>]) -> Vec<bool> {
    let mut within = vec![false; lines.len()];
    let mut before: Option<usize> = None;
    for (index, line) in lines.iter().enumerate() {
        if line.is_blank() || off[index].is_some() {
            continue;
        }
        if is_page_number(line.text) && alone_in_chunk(lines, index) {
            off[index] = Some("the number of a page");
            continue;
        }
        if let Some(before) = before
            && (before + 1..index).any(|at| off[at] == Some("the number of a page"))
            && line.starts_small()
            && !lines[before].ends_sentence()
        {
            within[before + 1..index].iter_mut().for_each(|line| *line = true);
        }
        before = Some(index);
    }
    within
}

fn is_page_number(line: &str) -> bool {
    const PAGE: [&str; 9] = ["page", "seite", "página", "pagina", "стр", "страница", "σελίδα", "p", "s"];
    let dashed =
        |side: &str| !side.is_empty() && side.chars().all(|c| c.is_whitespace() || "-–—".contains(c));
    let digits = line.trim_matches(|c: char| !c.is_ascii_digit());
    let Some(at) = line.find(digits).filter(|_| !digits.is_empty() && line.len() <= 40) else { return false };
    let (before, after) = (&line[..at], &line[at + digits.len()..]);
    let number = |text: &str| text.len() <= 4 && text.chars().all(|c| c.is_ascii_digit());
    let word = PAGE.contains(&before.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase().as_str());
    let parts: Vec<&str> = digits.split([' ', '/']).filter(|part| !part.is_empty()).collect();
    let counted = matches!(parts.as_slice(), [a, .., b] if parts.len() <= 3 && number(a) && number(b));
    (number(digits) && dashed(before) && dashed(after))
        || (word && after.trim().is_empty() && (number(digits) || counted))
}

const KNOWN: &str = "a line that web pages and mails commonly have about a text";

fn dropped(line: &Line<'_>, context: &Context<'_>) -> Option<&'static str> {
    let text = line.text;
    let named = |drop: &String| !drop.trim().is_empty() && drop.trim().eq_ignore_ascii_case(text);
    (!text.is_empty() && context.input.config.series.drop.iter().any(named)).then_some("named by `drop`")
}

/// Everything outside the two lines that say where an electronic book of Project Gutenberg starts and ends.
fn project_gutenberg(lines: &[Line<'_>], off: &mut [Option<&'static str>]) {
    let is_mark = |line: &Line<'_>, word: &str| {
        line.text.starts_with("***")
            && line.text.contains("PROJECT GUTENBERG")
            && line.text.trim_start_matches(['*', ' ']).starts_with(word)
    };
    let reason = "it stands outside the marks of Project Gutenberg";
    if let Some(start) = lines.iter().position(|line| is_mark(line, "START")) {
        off.iter_mut().take(start + 1).for_each(|line| *line = Some(reason));
    }
    if let Some(end) = lines.iter().rposition(|line| is_mark(line, "END")) {
        off.iter_mut().skip(end).for_each(|line| *line = Some(reason));
    }
}

/// Known lines above the text: as far as lines are short.
fn head(lines: &[Line<'_>], off: &mut [Option<&'static str>]) {
    let (mut known, mut others) = (Vec::new(), 0);
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_blank()).take(HEAD) {
        if is_way(line.text) {
            off[index] = Some("the way to the page in its site");
            continue;
        }
        let near =
            |at: Option<usize>| at.and_then(|at| lines.get(at)).is_some_and(|line| is_known(line.text));
        let alone = !line.text.contains(' ') && !near(index.checked_sub(1)) && !near(Some(index + 1));
        let within = !line.text.contains(' ') && !alone_in_chunk(lines, index);
        if is_known(line.text) && !(alone && within) {
            known.push(index);
        } else if line.text.split_whitespace().count() > 40 {
            break;
        } else if !line.ends_sentence() && date::whole_line(line.text).is_none() {
            others += 1;
        }
    }
    // A single such line with no other that could be the title is the title.
    if known.len() > 1 || others > 0 {
        known.into_iter().for_each(|index| off[index] = off[index].or(Some(KNOWN)));
    }
}

/// Tells whether a line is the way to a page: `Home > Archive > 1936 > The Spinners`.
fn is_way(line: &str) -> bool {
    [" > ", " › ", " » ", " → ", " >> "].iter().any(|sign| {
        let parts = line.split(sign);
        parts.clone().count() >= 3
            && parts.clone().all(|part| (1..=10).contains(&part.split_whitespace().count()))
    }) && !line.ends_with(['.', '!', ',', ';', ':'])
}

/// Tells whether no line that is not a known one touches a line.
fn alone_in_chunk(lines: &[Line<'_>], index: usize) -> bool {
    let free = |at: Option<usize>| {
        at.and_then(|at| lines.get(at)).is_none_or(|line| line.is_blank() || is_known(line.text))
    };
    free(index.checked_sub(1)) && free(Some(index + 1))
}

/// Known and repeated lines below the text: from the last line up to the first that is neither.
fn foot(lines: &[Line<'_>], off: &mut [Option<&'static str>], context: &Context<'_>) {
    let first = lines.iter().position(|line| !line.is_blank()).unwrap_or(0);
    let mut rulings = Vec::new();
    let listed = listed(lines);
    let signed = signature(lines);
    let is_copy = is_copy(lines, context);
    // Two letters may name the same source in the same note.
    let is_called = |at: usize| notes::is_called(lines[at].text, lines[..at].iter().map(|line| line.text));
    for (index, line) in lines.iter().enumerate().skip(first + 1).rev() {
        if line.is_blank() {
            continue;
        }
        if signed.contains(&index) {
            break;
        }
        let part_of_text = !line.text.contains(' ') && !alone_in_chunk(lines, index);
        let reason = if (is_known(line.text) && !part_of_text) || listed.is_some_and(|listed| index >= listed)
        {
            KNOWN
        } else if !is_copy && context.survey.repeats_at_foot(line.text) && !is_called(index) {
            "it stands at the foot of most articles of the series"
        } else if sign::is_ruling(line.text) {
            rulings.push(index);
            continue;
        } else if off.get(index).is_some_and(Option::is_some) {
            continue;
        } else {
            break;
        };
        // A ruling goes with what it rules off.
        let ruled = rulings.drain(..).chain([index]);
        ruled.for_each(|index| off[index] = off[index].or(Some(reason)));
    }
    if let Some(above) = (0..lines.len()).rev().find(|at| !lines[*at].is_blank() && off[*at].is_none())
        && sign::is_ruling(lines[above].text)
        && off.iter().skip(above).any(Option::is_some)
    {
        off[above] = Some("the ruling over lines that were taken off");
    }
}

/// Tells whether most words of a file stand in lines that are at the foot of most articles: it is a copy of
/// another article, or nearly so, and they are its text.
fn is_copy(lines: &[Line<'_>], context: &Context<'_>) -> bool {
    let words = |line: &Line<'_>| line.text.split_whitespace().count();
    let repeated = lines.iter().filter(|line| context.survey.repeats_at_foot(line.text));
    repeated.map(words).sum::<usize>() * 2 > lines.iter().map(words).sum()
}

/// Returns the lines of a closing formula and the names below it, which letters of one hand repeat.
fn signature(lines: &[Line<'_>]) -> Range<usize> {
    let short = |line: &Line<'_>| line.text.split_whitespace().count() <= 7;
    let named = |at: usize| {
        let below = lines.iter().skip(at + 1).find(|line| !line.is_blank());
        below.is_some_and(|line| is_signed(line.text))
    };
    let close = (0..lines.len()).rev().find(|at| {
        let line = &lines[*at];
        short(line) && (is_closing(line.text) || (line.text.ends_with(',') && named(*at)))
    });
    let Some(close) = close else { return 0..0 };
    let below = lines.iter().skip(close + 1);
    let names = below
        .take_while(|line| line.is_blank() || (short(line) && !line.ends_sentence() && !is_known(line.text)));
    // What stands two chunks below is not the name any more.
    let mut chunks = 0;
    let mut blank = false;
    let count = names.take_while(|line| {
        chunks += usize::from(blank && !line.is_blank());
        blank = line.is_blank();
        chunks <= 1
    });
    close..close + 1 + count.count()
}

/// Tells whether a line may be the name below the last words of a letter, whatever their language.
fn is_signed(line: &str) -> bool {
    let words = line.split_whitespace().count();
    words <= 4
        && line.starts_with(char::is_uppercase)
        && line.ends_with(char::is_alphabetic)
        && !is_known(line)
}

/// Tells whether a line is the formula that closes a letter.
fn is_closing(line: &str) -> bool {
    let plain = plain(line);
    let lead = |lead: &&str| plain.starts_with(*lead);
    line.ends_with([',', '!']) && CLOSINGS.iter().any(lead) || CLOSINGS.contains(&plain.as_str())
}

/// How letters close, by language.
const CLOSINGS: [&str; 38] = [
    "yours",
    "sincerely",
    "yours sincerely",
    "yours faithfully",
    "with love",
    "love",
    "with every good wish",
    "with best wishes",
    "best wishes",
    "with kind regards",
    "kind regards",
    "best regards",
    "regards",
    "warmly",
    "in solidarity",
    "fraternally",
    "in friendship",
    "your friend",
    "faithfully",
    "mit freundlichen grüßen",
    "mit herzlichen grüßen",
    "herzliche grüße",
    "herzlich",
    "ihr",
    "ihre",
    "cordialement",
    "bien à vous",
    "fraternellement",
    "amicalement",
    "atentamente",
    "un abrazo",
    "saludos",
    "cordiali saluti",
    "con affetto",
    "atenciosamente",
    "с уважением",
    "с приветом",
    "με εκτίμηση",
];

/// Returns the line at which the notes begin that end the file, else the number of lines.
fn trailing_notes(lines: &[Line<'_>]) -> usize {
    let mut start = lines.len();
    for (index, line) in lines.iter().enumerate().rev() {
        let head = !line.is_blank() && index.checked_sub(1).is_none_or(|before| lines[before].is_blank());
        if notes::starts(line.text) || notes::is_heading(line.text) || sign::is_ruling(line.text) {
            start = index;
        } else if head {
            break;
        }
    }
    start
}

/// Returns where a list of other articles begins, if one with a known heading ends the file.
fn listed(lines: &[Line<'_>]) -> Option<usize> {
    let text: Vec<usize> = (0..lines.len()).filter(|at| !lines[*at].is_blank()).collect();
    let short = |line: &Line<'_>| {
        line.text.split_whitespace().count() <= 14 && (!line.ends_sentence() || line.text.ends_with('?'))
    };
    let tail = text.iter().rev().take(12).take_while(|at| {
        short(&lines[**at]) || is_known(lines[**at].text) || LISTS.contains(&plain(lines[**at].text).as_str())
    });
    tail.copied().filter(|at| LISTS.contains(&plain(lines[*at].text).as_str())).last()
}

/// Two known lines or more that stand together anywhere.
fn clusters(lines: &[Line<'_>], off: &mut [Option<&'static str>]) {
    let mut run = Vec::new();
    for index in 0..=lines.len() {
        let line = lines.get(index);
        if line.is_some_and(|line| !line.is_blank() && is_known(line.text)) {
            run.push(index);
        } else if line.is_none_or(|line| !line.is_blank()) {
            if run.len() >= 2 {
                run.iter().for_each(|index| off[*index] = off[*index].or(Some(KNOWN)));
            }
            run.clear();
        }
    }
}

/// Returns a line in small letters without signs at either end, white space folded.
fn plain(line: &str) -> String {
    let line = line.trim_matches(|c: char| !c.is_alphanumeric());
    line.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Tells whether a whole line is a known one, or several with signs between them.
pub(super) fn is_known(line: &str) -> bool {
    if line.chars().count() > LONGEST {
        return false;
    }
    let rights = line.starts_with('©') || line.starts_with("Copyright ©") || line.starts_with("(c) ");
    if rights && line.chars().any(|c| c.is_ascii_digit()) && line.split_whitespace().count() <= 14 {
        return true;
    }
    let parts: Vec<String> =
        line.split(['|', '·', '•', '/', '»', '→']).map(plain).filter(|part| !part.is_empty()).collect();
    let whole = plain(line);
    let parts_known = parts.len() > 1
        && parts.iter().all(|part| is_known_part(part) || date::whole_line(part).is_some())
        && parts.iter().any(|part| is_known_part(part));
    let filed = filed(&whole) && !line.ends_with('.');
    !whole.is_empty() && (is_known_part(&whole) || parts_known || filed) && !line.ends_with(['“', '”', ','])
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

/// `5 min read`, `12 comments`, `3 Kommentare`, `Lesezeit: 5 Minuten`.
fn counted(part: &str) -> bool {
    if !part.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let mut number = false;
    let words: Vec<&str> = part
        .split(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '~' | '(' | ')' | ','))
        .filter(|word| {
            let digits = word.chars().all(|c| c.is_ascii_digit());
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

const LISTS: [&str; 24] = [
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
const WHOLE: [&str; 8] = [
    "comment|restack|older post|newer post|upgrade to paid|type your email|ready for more|discussion about this post|subscribe|subscribe now|subscribe today|subscribe here|subscribe to our newsletter|share|share this|share this article|share this post|share on facebook|share on twitter|share on x|share via email|tweet|tweet this|pin it|like this|like|print|print this|print this page|print this article|print friendly|printer-friendly version|printer friendly|email|e-mail|email this|e-mail this|e-mail this article|email this article|email to a friend|send to a friend|pdf|download pdf|facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest|mastodon|bluesky|rss|rss feed|copy link|save|bookmark|no comments|no comments yet|leave a comment|leave a reply|add a comment|post a comment|comments are closed|comments|reply|log in|login|sign in|sign up|sign up now|register|home|about|about us|contact|contact us|archive|archives|search|menu|main menu|skip to content|skip to main content|skip to navigation|toggle navigation|back to top|top|back to home|previous|next|previous article|next article|previous post|next post|previous issue|next issue|older posts|newer posts|continue reading|read more|read more below|advertisement|sponsored|donate|donate now|unsubscribe|view in browser|view this email in your browser|view this email in browser|forward to a friend|forward this email|update your preferences|manage your subscription|update subscription preferences|privacy policy|privacy|terms of use|terms of service|cookie policy|cookies|accept all cookies|accept cookies|we use cookies|all rights reserved|powered by wordpress|powered by mailchimp|share this:|like this:|loading|loading…|listen to this article|listen|follow us|follow us on twitter|follow us on facebook|join our mailing list|join the mailing list|enter your email address|your email address|filed under|uncategorized|go back|back|close|this post is public|get the app|open in app|thanks for reading|start writing",
    "s’abonner|s'abonner|abonnez-vous|je m’abonne|je m'abonne|abonnez-vous à notre lettre|partager|partager cet article|partager sur facebook|partager sur twitter|imprimer|imprimer cet article|envoyer par courriel|envoyer par e-mail|envoyer à un ami|courriel|tweeter|version imprimable|télécharger le pdf|aucun commentaire|commentaires|laisser un commentaire|ajouter un commentaire|haut de page|retour en haut|retour à l’accueil|retour à l'accueil|accueil|à propos|nous contacter|archives|rechercher|article précédent|article suivant|précédent|suivant|lire la suite|publicité|faire un don|se désabonner|se désinscrire|voir dans le navigateur|voir ce message dans le navigateur|mentions légales|politique de confidentialité|accepter les cookies|tous droits réservés|se connecter|s’inscrire|s'inscrire|aller au contenu|suivez-nous",
    "abonnieren|jetzt abonnieren|newsletter abonnieren|teilen|artikel teilen|diesen artikel teilen|beitrag teilen|auf facebook teilen|auf twitter teilen|drucken|artikel drucken|seite drucken|druckversion|druckansicht|per e-mail senden|per e-mail versenden|weiterempfehlen|twittern|merken|keine kommentare|kommentare|kommentar schreiben|kommentar hinterlassen|schreibe einen kommentar|nach oben|zum seitenanfang|seitenanfang|zurück|weiter|startseite|über uns|kontakt|impressum|datenschutz|datenschutzerklärung|archiv|suche|menü|zum inhalt springen|vorheriger artikel|nächster artikel|vorheriger beitrag|nächster beitrag|weiterlesen|mehr lesen|anzeige|werbung|spenden|abmelden|abbestellen|newsletter abbestellen|im browser ansehen|im browser öffnen|anmelden|registrieren|alle akzeptieren|cookies akzeptieren|alle rechte vorbehalten|folgen sie uns|folge uns",
    "suscríbete|suscribirse|suscríbase|compartir|compartir este artículo|comparte|comparte este artículo|compartir en facebook|compartir en twitter|imprimir|imprimir este artículo|versión para imprimir|enviar por correo|enviar por correo electrónico|enviar a un amigo|tuitear|descargar pdf|sin comentarios|no hay comentarios|comentarios|deja un comentario|deja una respuesta|dejar un comentario|volver arriba|volver al inicio|arriba|inicio|acerca de|quiénes somos|contacto|archivo|buscar|menú|ir al contenido|saltar al contenido|artículo anterior|artículo siguiente|anterior|siguiente|leer más|seguir leyendo|publicidad|donar|darse de baja|cancelar suscripción|ver en el navegador|aviso legal|política de privacidad|política de cookies|aceptar cookies|todos los derechos reservados|iniciar sesión|registrarse|síguenos",
    "iscriviti|iscriviti alla newsletter|abbonati|condividi|condividi questo articolo|condividi su facebook|condividi su twitter|stampa|stampa questo articolo|stampa articolo|versione stampabile|invia per email|invia via e-mail|invia a un amico|scarica il pdf|nessun commento|commenti|lascia un commento|torna su|torna in alto|torna all’inizio|torna all'inizio|home page|chi siamo|contatti|archivio|cerca|vai al contenuto|articolo precedente|articolo successivo|precedente|successivo|leggi tutto|leggi di più|continua a leggere|pubblicità|dona|dona ora|disiscriviti|annulla iscrizione|visualizza nel browser|informativa sulla privacy|accetta i cookie|tutti i diritti riservati|accedi|registrati|seguici",
    "assine|assine já|assine a newsletter|inscreva-se|subscreva|subscrever|compartilhar|compartilhe|compartilhe este artigo|partilhar|partilhar este artigo|compartilhar no facebook|compartilhar no twitter|imprimir artigo|imprimir este artigo|versão para impressão|enviar por e-mail|enviar por email|enviar a um amigo|baixar pdf|sem comentários|nenhum comentário|comentários|deixe um comentário|deixar um comentário|voltar ao topo|topo|início|sobre|quem somos|contato|contacto|arquivo|pesquisar|buscar|ir para o conteúdo|artigo anterior|próximo artigo|próximo|ler mais|leia mais|continue lendo|continuar a ler|publicidade|doar|doe|cancelar inscrição|cancelar subscrição|ver no navegador|política de privacidade|aceitar cookies|todos os direitos reservados|entrar|cadastre-se|siga-nos",
    "подписаться|подпишитесь|подпишись|подписаться на рассылку|поделиться|поделиться статьёй|поделиться статьей|поделитесь|распечатать|печать|версия для печати|отправить по почте|отправить другу|отправить по электронной почте|скачать pdf|нет комментариев|комментарии|комментариев нет|оставить комментарий|добавить комментарий|наверх|вверх|в начало|к началу страницы|главная|на главную|о нас|контакты|архив|поиск|меню|перейти к содержанию|предыдущая статья|следующая статья|предыдущая|следующая|назад|вперёд|далее|читать далее|читать дальше|реклама|пожертвовать|отписаться|открыть в браузере|политика конфиденциальности|принять cookies|все права защищены|войти|регистрация|твитнуть|вконтакте",
    "εγγραφή|εγγραφείτε|εγγραφείτε στο ενημερωτικό δελτίο|κοινοποίηση|κοινοποιήστε|μοιραστείτε|μοιραστείτε το|μοιραστείτε το άρθρο|εκτύπωση|εκτυπώστε|αποστολή με e-mail|αποστολή με email|στείλτε σε φίλο|κανένα σχόλιο|σχόλια|χωρίς σχόλια|αφήστε σχόλιο|αφήστε ένα σχόλιο|προσθήκη σχολίου|επιστροφή στην κορυφή|πίσω στην κορυφή|αρχική|αρχική σελίδα|σχετικά|επικοινωνία|αρχείο|αναζήτηση|μενού|μετάβαση στο περιεχόμενο|προηγούμενο άρθρο|επόμενο άρθρο|προηγούμενο|επόμενο|διαβάστε περισσότερα|συνέχεια|διαφήμιση|δωρεά|διαγραφή|προβολή στον browser|πολιτική απορρήτου|αποδοχή cookies|σύνδεση",
];

/// What stands beside a number, by language.
const COUNTED: [&str; 8] = [
    "min read|minute read|minutes read|minutes to read|mins read|min. read|reading time|reading time minutes|reading time minute|reading time min|read time min|comment|comments|share|shares|like|likes|view|views|reply|replies|retweets|words|person likes this|people like this|comments so far|responses|response",
    "min de lecture|minutes de lecture|minute de lecture|mn de lecture|temps de lecture min|temps de lecture minutes|commentaire|commentaires|partages|partage|vues|réponses",
    "min lesezeit|minuten lesezeit|minute lesezeit|lesezeit minuten|lesezeit min|lesezeit ca minuten|lesezeit ca. minuten|min. lesezeit|kommentar|kommentare|mal geteilt|aufrufe|antworten",
    "min de lectura|minutos de lectura|minuto de lectura|min. de lectura|tiempo de lectura minutos|tiempo de lectura min|comentario|comentarios|compartidos|visitas|lecturas|respuestas",
    "min di lettura|minuti di lettura|minuto di lettura|tempo di lettura minuti|tempo di lettura min|commento|commenti|condivisioni|visualizzazioni|risposte",
    "min de leitura|minutos de leitura|minuto de leitura|tempo de leitura minutos|tempo de leitura min|comentário|comentários|compartilhamentos|partilhas|visualizações|respostas",
    "мин чтения|мин. чтения|минута чтения|минуты чтения|минут чтения|время чтения минут|время чтения мин|время чтения минуты|время чтения мин.|комментарий|комментария|комментариев|комментарии|просмотров|просмотра|репостов",
    "λεπτά ανάγνωσης|λεπτά ανάγνωση|λεπτό ανάγνωσης|λεπτά διάβασμα|χρόνος ανάγνωσης λεπτά|σχόλιο|σχόλια|κοινοποιήσεις|προβολές",
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
