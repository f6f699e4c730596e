//! What the tool says to whoever prints and folds a booklet, by language.
//!
//! Numbers stand behind labels, so that no grammar is needed around them.

/// The words of sheets, of the page that says how to print, fold and bind, and of the sheet that tests a printer.
///
/// `{}` stands for what [`super::fill`] puts in its place, one after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Booklet {
    /// The language of the words, a BCP 47 tag.
    pub lang: &'static str,
    /// The number of a sheet, and how many there are.
    pub sheet_label: &'static str,
    /// The number of a signature, and how many there are.
    pub signature_label: &'static str,
    /// The title of the page.
    pub title: &'static str,
    /// How many pages and sheets, and the paper.
    pub amount: &'static str,
    /// The heading over what is done at the printer.
    pub print: &'static str,
    /// Which file is printed.
    pub file: &'static str,
    /// On both sides, turned on the short edge.
    pub short_edge: &'static str,
    /// On both sides, turned on the long edge.
    pub long_edge: &'static str,
    /// In two passes: the files of fronts, backs, and backs from the last.
    pub two_passes: &'static str,
    /// On one side alone.
    pub one_side: &'static str,
    /// At its size.
    pub actual_size: &'static str,
    /// What the rule is for.
    pub rule: &'static str,
    /// The heading over what is cut and folded.
    pub fold: &'static str,
    /// Sheets folded into one another, all together.
    pub fold_together: &'static str,
    /// Sheets folded in signatures, with how many sheets each has.
    pub fold_signatures: &'static str,
    /// Sheets folded one by one.
    pub fold_singly: &'static str,
    /// Sheets cut across and stacked.
    pub cut_across: &'static str,
    /// Half a sheet is left over.
    pub left_over: &'static str,
    /// The sheet of eight pages.
    pub fold_zine: &'static str,
    /// The sheet in three: bound on the left, and on the right.
    pub fold_leaflet: [&'static str; 2],
    /// A second book begins at the other end: turned upside down.
    pub second_book: &'static str,
    /// The heading over how it is held together.
    pub bind: &'static str,
    /// Two staples, so far from head and foot.
    pub staple: &'static str,
    /// Signatures are sewn.
    pub sew: &'static str,
    /// Sheets are glued.
    pub glue: &'static str,
    /// The fore-edge is cut.
    pub trim: &'static str,
    /// A cover is laid around, with its file.
    pub wrap: &'static str,
    /// The heading over what can go wrong.
    pub trouble: &'static str,
    /// Backs upside down.
    pub upside_down: &'static str,
    /// Whatever else.
    pub calibrate: &'static str,
    /// Describes the drawing of the first sheet, with the pages of its front and of its back.
    pub alt_sheet: &'static str,
    /// Describes the drawing of one printed side, with its pages.
    pub alt_side: &'static str,
    /// Describes the drawing of the rule.
    pub alt_rule: &'static str,
    /// Describes the drawing of sheets that are folded.
    pub alt_fold: &'static str,
    /// Describes the drawing of a sheet that is cut across.
    pub alt_cut: &'static str,
    /// Describes the drawing of staples, so far from head and foot.
    pub alt_staple: &'static str,
    /// The front of a sheet, in a drawing.
    pub front: &'static str,
    /// The back of a sheet, in a drawing.
    pub back: &'static str,
    /// The title of the sheet that tests a printer.
    pub test_title: &'static str,
    /// What is to be done with it.
    pub test_print: &'static str,
    /// How the right setting shows.
    pub test_flip: &'static str,
    /// What the crosses show.
    pub test_offset: &'static str,
    /// What the rules show.
    pub test_scale: &'static str,
    /// What the frames show.
    pub test_margin: &'static str,
}

/// Returns the words in a language, or in English.
pub fn booklet(tag: &str) -> &'static Booklet {
    let primary = tag.split('-').next().unwrap_or(tag);
    ALL.iter().find(|words| words.lang == primary).unwrap_or(&EN)
}

/// Every language.
pub(super) const ALL: &[Booklet] = &[EN, FR, DE, ES, RU];

const EN: Booklet = Booklet {
    lang: "en",
    sheet_label: "Sheet {} of {}",
    signature_label: "signature {} of {}",
    title: "How to print, fold and bind this booklet",
    amount: "Pages: {}. Sheets: {}. Paper: {}.",
    print: "Print",
    file: "Print the file “{}”.",
    short_edge: "In the print dialog, choose printing on both sides, flipped on the short edge.",
    long_edge: "In the print dialog, choose printing on both sides, flipped on the long edge.",
    two_passes: "Print the file “{}” first. Turn the whole pile over as you turn the page of a book, put it \
        back into the tray, and print the file “{}” on the other side; if your printer delivers the last \
        sheet on top, print “{}” instead.",
    one_side: "Print on one side only.",
    actual_size: "Print at actual size (100 %), never “fit to page”.",
    rule: "Measure this rule: it is 100 mm long. If yours is not, the print dialog has changed the size.",
    fold: "Fold",
    fold_together: "Lay the sheets into one another: sheet 1 undermost, with page {} facing the table, the \
        others on it in order. Fold all of them together in the middle.",
    fold_signatures: "Make a pile of the sheets of each signature, the first sheet undermost, its front facing \
        the table, and fold each pile in the middle. Sheets to a signature, in order: {}.",
    fold_singly: "Fold each sheet by itself in the middle, its front outside, and lay them on one another in \
        order.",
    cut_across: "Keep the sheets in their order, sheet 1 undermost, fronts facing the table. Cut the pile \
        across at half its height, and lay the lower halves on the upper ones.",
    left_over: "The half on which nothing is printed is left over.",
    fold_zine: "Fold the sheet along all its lines and open it again. Cut along the dashed line in the middle, \
        no further. Fold it lengthwise with the print outside, push both ends towards each other until the \
        slit opens into a cross, and lay the pages round, page 1 in front.",
    fold_leaflet: [
        "With the inside up, fold the right third over the middle, and the left third over both.",
        "With the inside up, fold the left third over the middle, and the right third over both.",
    ],
    second_book: "A second book begins at the other cover: turn the booklet over and round.",
    bind: "Bind",
    staple: "Open the booklet in the middle and put two staples through the fold from outside, {} mm from the \
        head and {} mm from the foot.",
    sew: "Sew each signature through its fold with thread, and the signatures to one another.",
    glue: "Press the pile between two boards, roughen the back and spread glue on it, twice.",
    trim: "Cut the fore-edge when everything is bound.",
    wrap: "Print the cover from the file “{}” and lay it around before binding.",
    trouble: "If something is wrong",
    upside_down: "If the backs stand upside down, choose the other edge to flip on.",
    calibrate: "For anything else, the command “chapbook booklet --calibrate” makes a sheet that tests the \
        printer and says what to set.",
    alt_sheet: "The first sheet. On its front, from left to right, pages {}; on its back, pages {}. The edge \
        about which it is turned is drawn thick.",
    alt_side: "The printed side of the sheet, with pages {}.",
    alt_rule: "A rule of 100 mm, divided into centimetres.",
    alt_fold: "The folded sheets, seen from their lower edge.",
    alt_cut: "A pile of sheets, cut across; its lower half is laid on its upper one.",
    alt_staple: "The back of the folded booklet with two staples, {} mm from head and foot.",
    front: "front",
    back: "back",
    test_title: "A sheet to test the printer",
    test_print: "Print both pages of this file on one sheet, on both sides and at actual size, with the settings \
        that you would use for the booklet. Then hold the sheet against the light.",
    test_flip: "The arrows of both sides must point the same way when the sheet is turned like the page of a \
        book. If they do not, choose the other edge to flip on, or set “back-turned = true”.",
    test_offset: "The crosses of both sides must lie on one another. If the back lies askew, read from the \
        scale by how much, seen from the back, and set “back-offset” the other way: to the right, and up.",
    test_scale: "Measure both rules: each is 100 mm long. If they are not, the print dialog changes the size: \
        choose actual size, 100 %.",
    test_margin: "The frames lie 3, 5, 8 and 12 mm from the edge. Set “printer-margin” to the first that is \
        printed whole.",
};

const FR: Booklet = Booklet {
    lang: "fr",
    sheet_label: "Feuille {} sur {}",
    signature_label: "cahier {} sur {}",
    title: "Imprimer, plier et relier ce livret",
    amount: "Pages : {}. Feuilles : {}. Papier : {}.",
    print: "Imprimer",
    file: "Imprimez le fichier « {} ».",
    short_edge: "Dans la boîte de dialogue, choisissez l’impression recto verso, retournée sur le petit côté.",
    long_edge: "Dans la boîte de dialogue, choisissez l’impression recto verso, retournée sur le grand côté.",
    two_passes: "Imprimez d’abord le fichier « {} ». Retournez toute la pile comme on tourne la page d’un \
        livre, remettez-la dans le bac et imprimez le fichier « {} » sur l’autre face ; si l’imprimante rend \
        la dernière feuille au-dessus, imprimez plutôt « {} ».",
    one_side: "Imprimez sur une seule face.",
    actual_size: "Imprimez à la taille réelle (100 %), jamais « ajusté à la page ».",
    rule: "Mesurez cette règle : elle a 100 mm. Sinon, la boîte de dialogue a changé la taille.",
    fold: "Plier",
    fold_together: "Posez les feuilles l’une dans l’autre : la feuille 1 tout en dessous, la page {} contre la \
        table, les autres dessus dans l’ordre. Pliez-les toutes ensemble au milieu.",
    fold_signatures: "Formez une pile des feuilles de chaque cahier, la première en dessous, le recto contre la \
        table, et pliez chaque pile au milieu. Feuilles par cahier, dans l’ordre : {}.",
    fold_singly: "Pliez chaque feuille séparément au milieu, le recto à l’extérieur, et posez-les l’une sur \
        l’autre dans l’ordre.",
    cut_across: "Gardez les feuilles dans l’ordre, la feuille 1 en dessous, les rectos contre la table. Coupez \
        la pile en travers à mi-hauteur, et posez les moitiés inférieures sur les moitiés supérieures.",
    left_over: "La moitié sur laquelle rien n’est imprimé reste de côté.",
    fold_zine: "Pliez la feuille le long de toutes ses lignes et rouvrez-la. Coupez le long du pointillé du \
        milieu, pas plus loin. Pliez-la dans la longueur, l’impression à l’extérieur, poussez les deux bouts \
        l’un vers l’autre jusqu’à ce que la fente s’ouvre en croix, et rabattez les pages, la page 1 devant.",
    fold_leaflet: [
        "L’intérieur vers le haut, rabattez le tiers droit sur le milieu, puis le tiers gauche sur les deux.",
        "L’intérieur vers le haut, rabattez le tiers gauche sur le milieu, puis le tiers droit sur les deux.",
    ],
    second_book: "Un second livre commence à l’autre couverture : retournez le livret tête en bas.",
    bind: "Relier",
    staple: "Ouvrez le livret au milieu et posez deux agrafes à travers le pli, de l’extérieur, à {} mm de la \
        tête et à {} mm du pied.",
    sew: "Cousez chaque cahier au fil à travers son pli, et les cahiers entre eux.",
    glue: "Serrez la pile entre deux planchettes, rendez le dos rugueux et encollez-le, deux fois.",
    trim: "Rognez la gouttière quand tout est relié.",
    wrap: "Imprimez la couverture du fichier « {} » et posez-la autour avant de relier.",
    trouble: "Si quelque chose ne va pas",
    upside_down: "Si les versos sont tête en bas, choisissez l’autre côté pour le retournement.",
    calibrate: "Pour tout le reste, la commande « chapbook booklet --calibrate » fait une feuille qui éprouve \
        l’imprimante et dit quoi régler.",
    alt_sheet: "La première feuille. Au recto, de gauche à droite, les pages {} ; au verso, les pages {}. Le \
        côté sur lequel on la retourne est en trait épais.",
    alt_side: "La face imprimée de la feuille, avec les pages {}.",
    alt_rule: "Une règle de 100 mm, divisée en centimètres.",
    alt_fold: "Les feuilles pliées, vues de leur bord inférieur.",
    alt_cut: "Une pile de feuilles coupée en travers ; sa moitié inférieure est posée sur la supérieure.",
    alt_staple: "Le dos du livret plié avec deux agrafes, à {} mm de la tête et du pied.",
    front: "recto",
    back: "verso",
    test_title: "Une feuille pour éprouver l’imprimante",
    test_print: "Imprimez les deux pages de ce fichier sur une feuille, recto verso et à la taille réelle, avec \
        les réglages prévus pour le livret. Tenez ensuite la feuille à contre-jour.",
    test_flip: "Les flèches des deux faces doivent pointer du même côté quand on tourne la feuille comme la page \
        d’un livre. Sinon, choisissez l’autre côté pour le retournement, ou mettez « back-turned = true ».",
    test_offset: "Les croix des deux faces doivent se superposer. Si le verso est décalé, lisez sur l’échelle de \
        combien, vu du verso, et réglez « back-offset » dans l’autre sens : vers la droite, et vers le haut.",
    test_scale: "Mesurez les deux règles : chacune a 100 mm. Sinon, la boîte de dialogue change la taille : \
        choisissez la taille réelle, 100 %.",
    test_margin: "Les cadres sont à 3, 5, 8 et 12 mm du bord. Donnez à « printer-margin » la valeur du premier \
        qui est imprimé en entier.",
};

const DE: Booklet = Booklet {
    lang: "de",
    sheet_label: "Bogen {} von {}",
    signature_label: "Lage {} von {}",
    title: "Dieses Heft drucken, falzen und binden",
    amount: "Seiten: {}. Bogen: {}. Papier: {}.",
    print: "Drucken",
    file: "Drucken Sie die Datei „{}“.",
    short_edge: "Wählen Sie im Druckdialog beidseitigen Druck, Wenden über die kurze Kante.",
    long_edge: "Wählen Sie im Druckdialog beidseitigen Druck, Wenden über die lange Kante.",
    two_passes: "Drucken Sie zuerst die Datei „{}“. Wenden Sie den ganzen Stapel, wie man die Seite eines Buches \
        umblättert, legen Sie ihn wieder ein und drucken Sie die Datei „{}“ auf die andere Seite; liegt bei \
        Ihrem Drucker der letzte Bogen oben, drucken Sie stattdessen „{}“.",
    one_side: "Drucken Sie nur einseitig.",
    actual_size: "Drucken Sie in Originalgröße (100 %), nie „an Seite anpassen“.",
    rule: "Messen Sie dieses Lineal: Es ist 100 mm lang. Wenn nicht, hat der Druckdialog die Größe verändert.",
    fold: "Falzen",
    fold_together: "Legen Sie die Bogen ineinander: Bogen 1 zuunterst, Seite {} zum Tisch, die anderen der Reihe \
        nach darauf. Falzen Sie alle zusammen in der Mitte.",
    fold_signatures: "Legen Sie die Bogen jeder Lage zu einem Stapel, den ersten zuunterst, mit der Vorderseite \
        zum Tisch, und falzen Sie jeden Stapel in der Mitte. Bogen je Lage, der Reihe nach: {}.",
    fold_singly: "Falzen Sie jeden Bogen für sich in der Mitte, die Vorderseite außen, und legen Sie sie der \
        Reihe nach aufeinander.",
    cut_across: "Lassen Sie die Bogen in ihrer Ordnung, Bogen 1 zuunterst, Vorderseiten zum Tisch. Schneiden Sie \
        den Stapel auf halber Höhe quer durch und legen Sie die unteren Hälften auf die oberen.",
    left_over: "Die Hälfte, auf der nichts gedruckt ist, bleibt übrig.",
    fold_zine: "Falzen Sie den Bogen an allen Linien und öffnen Sie ihn wieder. Schneiden Sie die gestrichelte \
        Linie in der Mitte auf, nicht weiter. Falzen Sie ihn der Länge nach, den Druck außen, schieben Sie \
        beide Enden zusammen, bis sich der Schlitz zum Kreuz öffnet, und legen Sie die Seiten herum, Seite 1 \
        vorn.",
    fold_leaflet: [
        "Innenseite oben: Falzen Sie das rechte Drittel über die Mitte und das linke über beide.",
        "Innenseite oben: Falzen Sie das linke Drittel über die Mitte und das rechte über beide.",
    ],
    second_book: "Ein zweites Buch beginnt am anderen Umschlag: Drehen Sie das Heft um und auf den Kopf.",
    bind: "Binden",
    staple: "Öffnen Sie das Heft in der Mitte und heften Sie es von außen mit zwei Klammern durch den Falz, {} mm \
        vom Kopf und {} mm vom Fuß.",
    sew: "Nähen Sie jede Lage mit Faden durch ihren Falz, und die Lagen aneinander.",
    glue: "Pressen Sie den Stapel zwischen zwei Brettern, rauen Sie den Rücken auf und leimen Sie ihn, zweimal.",
    trim: "Beschneiden Sie den Vorderschnitt, wenn alles gebunden ist.",
    wrap: "Drucken Sie den Umschlag aus der Datei „{}“ und legen Sie ihn vor dem Binden herum.",
    trouble: "Wenn etwas nicht stimmt",
    upside_down: "Stehen die Rückseiten auf dem Kopf, wählen Sie die andere Kante zum Wenden.",
    calibrate: "Für alles Weitere macht der Befehl „chapbook booklet --calibrate“ einen Bogen, der den Drucker \
        prüft und sagt, was einzustellen ist.",
    alt_sheet: "Der erste Bogen. Auf der Vorderseite, von links nach rechts, die Seiten {}; auf der Rückseite die \
        Seiten {}. Die Kante, über die er gewendet wird, ist dick gezeichnet.",
    alt_side: "Die bedruckte Seite des Bogens mit den Seiten {}.",
    alt_rule: "Ein Lineal von 100 mm, in Zentimeter geteilt.",
    alt_fold: "Die gefalzten Bogen, von ihrer unteren Kante gesehen.",
    alt_cut: "Ein Stapel Bogen, quer durchgeschnitten; die untere Hälfte liegt auf der oberen.",
    alt_staple: "Der Rücken des gefalzten Heftes mit zwei Klammern, {} mm von Kopf und Fuß.",
    front: "vorn",
    back: "hinten",
    test_title: "Ein Bogen, um den Drucker zu prüfen",
    test_print: "Drucken Sie beide Seiten dieser Datei auf einen Bogen, beidseitig und in Originalgröße, mit den \
        Einstellungen für das Heft. Halten Sie den Bogen dann gegen das Licht.",
    test_flip: "Die Pfeile beider Seiten müssen in dieselbe Richtung zeigen, wenn man den Bogen wie die Seite \
        eines Buches umblättert. Wenn nicht, wählen Sie die andere Kante, oder „back-turned = true“.",
    test_offset: "Die Kreuze beider Seiten müssen aufeinander liegen. Ist die Rückseite verschoben, lesen Sie an \
        der Skala ab, um wie viel, von hinten gesehen, und setzen Sie „back-offset“ entgegengesetzt: nach \
        rechts, und nach oben.",
    test_scale: "Messen Sie beide Lineale: Jedes ist 100 mm lang. Wenn nicht, verändert der Druckdialog die \
        Größe: Wählen Sie Originalgröße, 100 %.",
    test_margin: "Die Rahmen liegen 3, 5, 8 und 12 mm vom Rand. Setzen Sie „printer-margin“ auf den ersten, der \
        ganz gedruckt ist.",
};

const ES: Booklet = Booklet {
    lang: "es",
    sheet_label: "Hoja {} de {}",
    signature_label: "cuadernillo {} de {}",
    title: "Cómo imprimir, plegar y encuadernar este folleto",
    amount: "Páginas: {}. Hojas: {}. Papel: {}.",
    print: "Imprimir",
    file: "Imprima el archivo «{}».",
    short_edge: "En el cuadro de impresión, elija imprimir a doble cara, volteando por el lado corto.",
    long_edge: "En el cuadro de impresión, elija imprimir a doble cara, volteando por el lado largo.",
    two_passes: "Imprima primero el archivo «{}». Dé la vuelta a toda la pila como se pasa la página de un libro, \
        vuelva a ponerla en la bandeja e imprima el archivo «{}» en la otra cara; si la impresora entrega la \
        última hoja encima, imprima en su lugar «{}».",
    one_side: "Imprima por una sola cara.",
    actual_size: "Imprima a tamaño real (100 %), nunca «ajustar a la página».",
    rule: "Mida esta regla: tiene 100 mm. Si no es así, el cuadro de impresión ha cambiado el tamaño.",
    fold: "Plegar",
    fold_together: "Ponga las hojas una dentro de otra: la hoja 1 debajo de todas, con la página {} hacia la mesa, \
        y las demás encima por orden. Pliéguelas todas juntas por el medio.",
    fold_signatures: "Haga una pila con las hojas de cada cuadernillo, la primera debajo, con el anverso hacia la \
        mesa, y pliegue cada pila por el medio. Hojas por cuadernillo, por orden: {}.",
    fold_singly: "Pliegue cada hoja por separado por el medio, con el anverso por fuera, y póngalas una sobre otra \
        por orden.",
    cut_across: "Conserve las hojas en su orden, la hoja 1 debajo, los anversos hacia la mesa. Corte la pila de \
        través a media altura y ponga las mitades inferiores sobre las superiores.",
    left_over: "La mitad en la que no hay nada impreso sobra.",
    fold_zine: "Pliegue la hoja por todas sus líneas y vuelva a abrirla. Corte por la línea discontinua del medio, \
        no más allá. Pliéguela a lo largo con lo impreso por fuera, empuje los dos extremos uno hacia otro \
        hasta que la ranura se abra en cruz, y doble las páginas alrededor, con la página 1 delante.",
    fold_leaflet: [
        "Con el interior hacia arriba, doble el tercio derecho sobre el del medio y el izquierdo sobre ambos.",
        "Con el interior hacia arriba, doble el tercio izquierdo sobre el del medio y el derecho sobre ambos.",
    ],
    second_book: "Un segundo libro empieza por la otra cubierta: dé la vuelta al folleto, cabeza abajo.",
    bind: "Encuadernar",
    staple: "Abra el folleto por el medio y ponga dos grapas a través del pliegue desde fuera, a {} mm de la cabeza \
        y a {} mm del pie.",
    sew: "Cosa cada cuadernillo con hilo por su pliegue, y los cuadernillos entre sí.",
    glue: "Prense la pila entre dos tablas, lije el lomo y encólelo, dos veces.",
    trim: "Corte el canto delantero cuando todo esté encuadernado.",
    wrap: "Imprima la cubierta del archivo «{}» y póngala alrededor antes de encuadernar.",
    trouble: "Si algo no sale bien",
    upside_down: "Si los reversos están cabeza abajo, elija el otro lado para voltear.",
    calibrate: "Para todo lo demás, la orden «chapbook booklet --calibrate» hace una hoja que prueba la impresora y \
        dice qué ajustar.",
    alt_sheet: "La primera hoja. En el anverso, de izquierda a derecha, las páginas {}; en el reverso, las páginas \
        {}. El lado por el que se voltea está en trazo grueso.",
    alt_side: "La cara impresa de la hoja, con las páginas {}.",
    alt_rule: "Una regla de 100 mm, dividida en centímetros.",
    alt_fold: "Las hojas plegadas, vistas por su borde inferior.",
    alt_cut: "Una pila de hojas cortada de través; su mitad inferior se pone sobre la superior.",
    alt_staple: "El lomo del folleto plegado con dos grapas, a {} mm de la cabeza y del pie.",
    front: "anverso",
    back: "reverso",
    test_title: "Una hoja para probar la impresora",
    test_print: "Imprima las dos páginas de este archivo en una hoja, a doble cara y a tamaño real, con los ajustes \
        previstos para el folleto. Mire después la hoja a contraluz.",
    test_flip: "Las flechas de ambas caras deben apuntar al mismo lado cuando la hoja se pasa como la página de un \
        libro. Si no es así, elija el otro lado para voltear, o ponga «back-turned = true».",
    test_offset: "Las cruces de ambas caras deben coincidir. Si el reverso está desplazado, lea en la escala \
        cuánto, visto desde el reverso, y ponga «back-offset» en sentido contrario: hacia la derecha, y hacia \
        arriba.",
    test_scale: "Mida las dos reglas: cada una tiene 100 mm. Si no es así, el cuadro de impresión cambia el tamaño: \
        elija tamaño real, 100 %.",
    test_margin: "Los marcos están a 3, 5, 8 y 12 mm del borde. Dé a «printer-margin» el valor del primero que se \
        imprima entero.",
};

const RU: Booklet = Booklet {
    lang: "ru",
    sheet_label: "Лист {} из {}",
    signature_label: "тетрадь {} из {}",
    title: "Как напечатать, сложить и скрепить эту брошюру",
    amount: "Страниц: {}. Листов: {}. Бумага: {}.",
    print: "Печать",
    file: "Напечатайте файл «{}».",
    short_edge: "В окне печати выберите двустороннюю печать с переворотом по короткому краю.",
    long_edge: "В окне печати выберите двустороннюю печать с переворотом по длинному краю.",
    two_passes: "Сначала напечатайте файл «{}». Переверните всю стопку, как переворачивают страницу книги, положите \
        её обратно в лоток и напечатайте на другой стороне файл «{}»; если последний лист выходит сверху, \
        напечатайте вместо него «{}».",
    one_side: "Печатайте только на одной стороне.",
    actual_size: "Печатайте в натуральную величину (100 %), никогда не «по размеру страницы».",
    rule: "Измерьте эту линейку: её длина 100 мм. Если это не так, окно печати изменило размер.",
    fold: "Сложить",
    fold_together: "Вложите листы один в другой: лист 1 в самом низу, страницей {} к столу, остальные на него по \
        порядку. Согните все вместе посередине.",
    fold_signatures: "Сложите листы каждой тетради стопкой, первый внизу, лицевой стороной к столу, и согните \
        каждую стопку посередине. Листов в тетрадях, по порядку: {}.",
    fold_singly: "Согните каждый лист отдельно посередине, лицевой стороной наружу, и положите их друг на друга по \
        порядку.",
    cut_across: "Сохраните порядок листов: лист 1 внизу, лицевые стороны к столу. Разрежьте стопку поперёк на \
        половине высоты и положите нижние половины на верхние.",
    left_over: "Половина, на которой ничего не напечатано, лишняя.",
    fold_zine: "Согните лист по всем линиям и снова разверните. Разрежьте пунктирную линию посередине, не дальше. \
        Согните лист вдоль, печатью наружу, сдвиньте концы друг к другу, пока прорезь не раскроется крестом, и \
        сложите страницы вкруговую, страница 1 спереди.",
    fold_leaflet: [
        "Внутренней стороной вверх: загните правую треть на середину, а левую поверх обеих.",
        "Внутренней стороной вверх: загните левую треть на середину, а правую поверх обеих.",
    ],
    second_book: "Вторая книга начинается с другой обложки: переверните брошюру вверх ногами.",
    bind: "Скрепить",
    staple: "Раскройте брошюру посередине и скрепите её снаружи через сгиб двумя скобами: {} мм от верха и {} мм от \
        низа.",
    sew: "Сшейте каждую тетрадь ниткой через сгиб, а тетради между собой.",
    glue: "Зажмите стопку между двумя досками, сделайте корешок шероховатым и промажьте его клеем дважды.",
    trim: "Когда всё скреплено, обрежьте передний край.",
    wrap: "Напечатайте обложку из файла «{}» и вложите в неё брошюру, прежде чем скреплять.",
    trouble: "Если что-то не так",
    upside_down: "Если обороты стоят вверх ногами, выберите переворот по другому краю.",
    calibrate: "Для всего остального команда «chapbook booklet --calibrate» делает лист, который проверяет принтер и \
        говорит, что настроить.",
    alt_sheet: "Первый лист. На лицевой стороне слева направо страницы {}; на обороте страницы {}. Край, по \
        которому его переворачивают, показан толстой линией.",
    alt_side: "Печатная сторона листа со страницами {}.",
    alt_rule: "Линейка длиной 100 мм, разделённая на сантиметры.",
    alt_fold: "Согнутые листы, если смотреть на их нижний край.",
    alt_cut: "Стопка листов, разрезанная поперёк; нижняя половина кладётся на верхнюю.",
    alt_staple: "Корешок сложенной брошюры с двумя скобами, {} мм от верха и низа.",
    front: "лицо",
    back: "оборот",
    test_title: "Лист для проверки принтера",
    test_print: "Напечатайте обе страницы этого файла на одном листе, с двух сторон и в натуральную величину, с теми \
        же настройками, что и брошюру. Затем посмотрите лист на просвет.",
    test_flip: "Стрелки обеих сторон должны указывать в одну сторону, если перевернуть лист, как страницу книги. \
        Если это не так, выберите переворот по другому краю или задайте «back-turned = true».",
    test_offset: "Кресты обеих сторон должны совпадать. Если оборот сдвинут, прочтите по шкале, на сколько, глядя с \
        оборота, и задайте «back-offset» в обратную сторону: вправо и вверх.",
    test_scale: "Измерьте обе линейки: длина каждой 100 мм. Если это не так, окно печати меняет размер: выберите \
        натуральную величину, 100 %.",
    test_margin: "Рамки отстоят от края на 3, 5, 8 и 12 мм. Задайте «printer-margin» по первой из них, что напечатана \
        целиком.",
};
