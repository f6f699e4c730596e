//! German.

mod reading;

use super::*;

/// German.
pub const DE: Language = Language {
    tag: "de",
    also: &[],
    book: BookWords {
        contents: "Inhalt",
        notes: "Anmerkungen",
        cover: "Umschlag",
        title_page: "Titelseite",
        imprint: "Impressum",
        epigraph: "Motto",
        foreword: "Vorwort",
        colophon: "Kolophon",
        part: "Teil",
        beginning: "Beginn des Textes",
        landmarks: "Orientierungspunkte",
        pages: "Seiten",
        by_year: "Nach Jahren",
        undated: "Ohne Datum",
        links: "Verweise",
        page: "Seite {}",
        see_page: "S. {}",
        note: "Anmerkung {}",
        back_to_text: "Zurück zum Text",
        source: "Quelle: {}",
        numbered: "Nr. {}",
        articles: "Artikel: {}",
        licence: "Lizenz: {}",
        edition: "Ausgabe: {}",
        made_with: "Hergestellt mit {}",
        typefaces: "Schriften: {}",
        fingerprint: "Prüfsumme: {}",
        picture_missing: "Bild nicht verfügbar",
        video: "Video",
        accessibility: "Der Text folgt der Größe, Schrift und Farbe, die beim Lesen gewählt werden, und \
            kann vorgelesen werden. Inhaltsverzeichnis, Überschriften, Anmerkungen und Stellen in anderen \
            Sprachen sind als solche ausgezeichnet; Bilder tragen die Beschreibungen, die ihre Urheber \
            ihnen gegeben haben.",
    },
    booklet: BookletWords {
        sheet_label: "Bogen {} von {}",
        signature_label: "Lage {} von {}",
        title: "Dieses Heft drucken, falzen und binden",
        amount: "Seiten: {}. Bogen: {}. Papier: {}.",
        lying: "Querformat",
        upright: "Hochformat",
        print: "Drucken",
        file: "Drucken Sie die Datei „{}“.",
        short_edge: "Wählen Sie im Druckdialog beidseitigen Druck, Wenden über die kurze Kante.",
        long_edge: "Wählen Sie im Druckdialog beidseitigen Druck, Wenden über die lange Kante.",
        hand_test: "Stellen Sie einmal fest, wie Ihr Drucker Papier einzieht: Zeichnen Sie mit Bleistift \
            auf zwei Blätter je einen Pfeil, legen Sie sie so ein, dass die Pfeile oben liegen und in den \
            Drucker zeigen, und drucken Sie die Seiten 1 und 2 der Datei „{}“. Sehen Sie dann von oben auf \
            den Stapel, wie er liegt.",
        hand_a: "Druck und Pfeil sind zu sehen.",
        hand_b: "Der Druck ist zu sehen, der Pfeil nicht.",
        hand_c: "Keines von beiden ist zu sehen.",
        hand_d: "Der Pfeil ist zu sehen, der Druck nicht.",
        hand_backs: "Zur Sicherheit drucken Sie die Rückseiten der beiden Blätter: die Seiten 3 und 4 \
            dieser Datei, wenn der Stapel gewendet wird, sonst die Seiten 5 und 6. Vorn und hinten muss \
            dieselbe Nummer stehen. \
            Wird ein Blatt über die lange Kante gewendet, müssen beide Seiten gleich herum stehen; sonst \
            drehen Sie den Stapel auf dem Tisch um eine halbe Drehung, bevor Sie ihn wieder einlegen.",
        turn_over: "Wenden Sie den ganzen Stapel, legen Sie ihn wieder ein und drucken Sie die Datei „{}“.",
        not_over: "Wenden Sie den Stapel nicht: Legen Sie ihn mit derselben Seite nach oben wieder ein und drucken Sie die Datei „{}“.",
        same_edge: "In jedem Fall geht die Kante, die zuerst herauskam, wieder zuerst hinein: Drehen Sie den Stapel dafür auf dem Tisch, wenn nötig.",
        remember: "Schreiben Sie Ihren Buchstaben als „printer“ unter „[booklet]“ in „chapbook.toml“: Dann \
            sagt diese Seite nur, was für Ihren Drucker gilt.",
        both_sides: "Die Datei „{}“ enthält alle Seiten der Reihe nach, für einen Copyshop oder einen \
            Drucker, der das Papier selbst wendet.",
        apart: "Vorder- und Rückseiten sind auch in eigenen Dateien: „{}“ und „{}“.",
        one_side: "Drucken Sie nur einseitig.",
        actual_size: "Drucken Sie in Originalgröße (100 %), nie „an Seite anpassen“.",
        no_booklet: "Wählen Sie nicht außerdem „Broschüre“ oder mehrere Seiten pro Blatt: Die Seiten \
            stehen schon, wo sie hingehören.",
        one_first: "Drucken Sie zuerst ein Exemplar, falten Sie es und blättern Sie es durch, bevor Sie \
            mehr drucken.",
        rule: "Messen Sie dieses Lineal: Es ist 100 mm lang. Wenn nicht, hat der Druckdialog die Größe \
            verändert.",
        fold: "Falzen",
        fold_together: "Legen Sie die Bogen ineinander: Bogen 1 zuunterst, Seite {} zum Tisch, die \
            anderen der Reihe nach darauf. Falzen Sie alle zusammen in der Mitte.",
        fold_signatures: "Legen Sie die Bogen jeder Lage zu einem Stapel, den ersten zuunterst, mit der \
            Vorderseite zum Tisch, und falzen Sie jeden Stapel in der Mitte. Bogen je Lage, der Reihe \
            nach: {}.",
        fold_singly: "Falzen Sie jeden Bogen für sich in der Mitte, die Vorderseite außen, und legen Sie \
            sie der Reihe nach aufeinander.",
        cut_across: "Lassen Sie die Bogen in ihrer Ordnung, Bogen 1 zuunterst, Vorderseiten zum Tisch. \
            Schneiden Sie den Stapel auf halber Höhe quer durch und legen Sie die unteren Hälften auf die \
            oberen.",
        left_over: "Die Hälfte, auf der nichts gedruckt ist, bleibt übrig.",
        fold_zine: "Falzen Sie den Bogen an allen Linien und öffnen Sie ihn wieder. Schneiden Sie die \
            durchgezogene Linie in der Mitte auf, nicht weiter. Falzen Sie ihn der Länge nach, den Druck \
            außen, schieben Sie beide Enden zusammen, bis sich der Schlitz zum Kreuz öffnet, und legen \
            Sie die Seiten herum, Seite {} vorn.",
        fold_concertina: "Falzen Sie den Bogen an den Linien abwechselnd hin und her wie einen Fächer, Seite {} zuoberst.",
        cut_apart: "Auf jedem Bogen stehen {} Exemplare. Lassen Sie die Bogen in ihrer Reihenfolge und schneiden Sie den Stapel zwischen den Exemplaren auseinander: Jeder Teil ist ein Heft für sich.",
        fold_gate: "Innenseite oben: Falzen Sie das linke und das rechte Viertel an den Linien nach innen, so dass ihre Kanten in der Mitte zusammenstoßen.",
        fold_quarto: "Falzen Sie jeden Bogen für sich, die Vorderseite zu Ihnen: die obere Hälfte nach hinten hinter die untere, dann das Ganze in der Mitte, so dass seine erste Seite vorn liegt.",
        fold_octavo: "Falzen Sie jeden Bogen für sich, die Vorderseite zu Ihnen: die linke Hälfte nach hinten hinter die rechte, die obere hinter die untere, dann das Ganze in der Mitte, so dass seine erste Seite vorn liegt.",
        nest: "Legen Sie die gefalzten Bogen jeder Lage ineinander, den ersten außen. Bogen je Lage, der Reihe nach: {}.",
        cut_open: "Wenn alles gebunden ist, schneiden Sie die geschlossenen Kanten mit einem langen Messer auf oder 3 mm von ihnen ab.",
        cut_leaves: "Legen Sie die Bogen mit den Vorderseiten nach oben aufeinander, Bogen 1 zuoberst. Schneiden Sie den Stapel in der Mitte und legen Sie die linke Hälfte auf die rechte.",
        punch: "Lochen Sie die Blätter an den Kreuzen auf ihren Vorderseiten, immer einige auf einmal, und heften Sie sie auf Ringe oder in einen Ordner.",
        punch_at: "Lochen Sie immer einige Blätter auf einmal, {} mm von der Innenkante und in diesen Abständen vom Kopf, in Millimetern: {}. Heften Sie sie auf Ringe oder in einen Ordner.",
        comb: "Lassen Sie die Blätter an der Innenkante lochen und mit Plastikrücken, Draht oder Spirale binden: Das macht der Kopierladen.",
        fold_leaflet_left: "Innenseite oben: Falzen Sie das rechte Drittel über die Mitte und das linke \
            über beide.",
        fold_leaflet_right: "Innenseite oben: Falzen Sie das linke Drittel über die Mitte und das rechte \
            über beide.",
        second_book: "Ein zweites Buch beginnt am anderen Umschlag: Drehen Sie das Heft um und auf den \
            Kopf.",
        bind: "Binden",
        staple: "Öffnen Sie das Heft in der Mitte und heften Sie es von außen mit zwei Klammern durch \
            den Falz, {} mm vom Kopf und {} mm vom Fuß.",
        long_arm: "Ein gewöhnlicher Hefter reicht nicht bis zum Falz: Nehmen Sie einen mit langem Arm, \
            oder drücken Sie die Klammern durch den Falz in Pappe und biegen Sie ihre Schenkel von Hand \
            um.",
        sew: "Nähen Sie jede Lage mit Faden durch ihren Falz, und die Lagen aneinander.",
        sew_at: "Stechen Sie die Falze in diesen Abständen vom Kopf vor, in Millimetern: {}.",
        sew_marks: "Kurze Striche auf dem innersten Bogen jeder Lage zeigen diese Stellen. Liegen die Lagen in der richtigen Reihenfolge, so gehen die schwarzen Marken auf ihren Falzen Stufe um Stufe abwärts.",
        glue: "Pressen Sie den Stapel zwischen zwei Brettern, rauen Sie den Rücken auf und leimen Sie \
            ihn, zweimal.",
        trim: "Beschneiden Sie den Vorderschnitt, wenn alles gebunden ist.",
        wrap: "Drucken Sie den Umschlag aus der Datei „{}“ und legen Sie ihn vor dem Binden herum.",
        wrap_same: "Der Umschlag ist ein weiterer Bogen vom Papier des Heftes; ein farbiger oder \
            schwererer im selben Format tut es auch.",
        wrap_flat: "Der Umschlag braucht einen Bogen {}. Schneiden Sie ihn an den Marken der Ecken auf {} \
            zu und falzen Sie ihn an den Marken zu beiden Seiten des Rückens.",
        wrap_cut: "Der Umschlag braucht einen Bogen {}. Schneiden Sie ihn an den Marken der Ecken auf {} zu und falzen Sie ihn in der Mitte.",
        ten_copies: "Zehn Exemplare brauchen {} Bogen.",
        slip: "Für den Kopierladen: Geben Sie die Datei „{}“ mit dieser Seite ab. Papier: {}, in Originalgröße. Zahl der Exemplare: ________",
        stitch: "Oder nähen Sie: drei Löcher in den Falz, eines in der Mitte und je eines {} mm von den Enden. Führen Sie den Faden von innen durch das mittlere Loch hinaus, durch das obere hinein, durch das untere hinaus, durch das mittlere wieder hinein, und verknoten Sie beide Enden über dem langen Stich.",
        trouble: "Wenn etwas nicht stimmt",
        upside_down: "Stehen die Rückseiten auf dem Kopf, wählen Sie die andere Kante zum Wenden.",
        calibrate: "Für alles Weitere macht der Befehl „chapbook booklet --calibrate“ einen Bogen, der \
            den Drucker prüft und sagt, was einzustellen ist.",
        alt_sheet: "Der erste Bogen. Auf der Vorderseite, von links nach rechts, die Seiten {}; auf der \
            Rückseite die Seiten {}. Die Kante, über die er gewendet wird, ist dick gezeichnet.",
        alt_side: "Die bedruckte Seite des Bogens mit den Seiten {}.",
        alt_rule: "Ein Lineal von 100 mm, in Zentimeter geteilt.",
        alt_fold: "Die gefalzten Bogen, von ihrer unteren Kante gesehen.",
        alt_folds: "Der Bogen, wie er ist, und nach jedem Falz.",
        alt_stitch: "Der Falz von innen mit drei Löchern und dem Weg des Fadens.",
        alt_cut: "Ein Stapel Bogen, quer durchgeschnitten; die untere Hälfte liegt auf der oberen.",
        alt_staple: "Der Rücken des gefalzten Heftes mit zwei Klammern, {} mm von Kopf und Fuß.",
        alt_hand: "Vier Stapel von oben gesehen: A mit Druck und Pfeil, B mit dem Druck, C mit keinem von \
            beiden, D mit dem Pfeil.",
        front: "vorn",
        back: "hinten",
        test_title: "Ein Bogen, um den Drucker zu prüfen",
        test_print: "Drucken Sie beide Seiten dieser Datei auf einen Bogen, beidseitig und in \
            Originalgröße, mit den Einstellungen für das Heft. Halten Sie den Bogen dann gegen das Licht.",
        test_flip: "Die Pfeile beider Seiten müssen in dieselbe Richtung zeigen, wenn man den Bogen wie \
            die Seite eines Buches umblättert. Wenn nicht, wählen Sie die andere Kante, oder „back-turned \
            = true“.",
        test_offset: "Sehen Sie die Rückseite, deren Pfeil nach oben zeigt, gegen das Licht an und lesen \
            Sie auf ihrer Skala ab, wo das Kreuz der Vorderseite liegt: wie viele Millimeter rechts und \
            wie viele oben; links und unten sind Zahlen mit Minus. Zählen Sie beide zu „back-offset“ \
            hinzu.",
        test_scale: "Messen Sie beide Lineale: Jedes ist 100 mm lang. Wenn nicht, verändert der \
            Druckdialog die Größe: Wählen Sie Originalgröße, 100 %.",
        test_margin: "Die Rahmen liegen 3, 5, 8 und 12 mm vom Rand. Setzen Sie „printer-margin“ auf den \
            ersten, der ganz gedruckt ist.",
    },
    handouts: HandoutWords {
        questions: "Fragen",
        factual: "Was sagt der Text?",
        interpretive: "Was bedeutet er?",
        evaluative: "Was halten wir davon?",
        own_question: "Eine eigene Frage",
        terms: "Begriffe",
        chronology: "Zeittafel",
        sources: "Quellen",
        room: "Ihre Notizen",
        cues: "Stichworte",
        summary: "Zusammenfassung",
        facilitator: "Für die Leitung",
        aim: "Ziel: {}",
        minutes: "Minuten: {}",
        remarks: "Hinweise",
        answers: "Antworten",
        ground_rules: "Gesprächsregeln",
        schedule: "Ablauf",
        line: "Zeile\u{a0}{}",
        lines: "Zeilen\u{a0}{}",
        large_print: "Großdruck",
        study_edition: "Studienausgabe",
        for_study: "Zum Erarbeiten",
        session: "Treffen {}",
        clock: "Zeit",
        activity: "Was wir tun",
        length: "Dauer (min)",
        read: "Lesen: {}",
        discuss: "Gespräch",
        end: "Ende",
        name_line: "Name: {} Datum: {}",
        welcome: "Begrüßung",
        opening_round: "Runde: Was ist hängen geblieben?",
        pause: "Pause",
        closing_round: "Schlussrunde: Was nehme ich mit?",
        question: "Frage {}",
        roles: "Aufgaben",
        role_leads: "Leitung: eröffnet das Treffen, stellt die Fragen und achtet darauf, dass alle gehört werden",
        role_time: "Zeit: hat die Uhr im Blick und gibt ein Zeichen, bevor die Zeit um ist",
        role_reads: "Vorlesen: liest den Text vor",
        role_notes: "Protokoll: füllt das Protokoll aus",
        record: "Protokoll",
        present: "Wer da war",
        said: "Was gesagt wurde",
        left_open: "Was offen blieb",
        next_time: "Nächstes Treffen: was, wo, wann",
        evaluation: "Rückblick",
        went_well: "Was ist gut gelaufen?",
        do_otherwise: "Was machen wir nächstes Mal anders?",
        was_new: "Was war mir neu?",
    },
    reading: reading::READING,
    habits: Habits {
        quotes: QuotationMarks { outer: ("„", "“"), inner: ("‚", "‘") },
        spaced_marks: false,
        dash: '–',
        hyphens: Hyphenation { before: 2, after: 3, shortest: 5, capitals: true, cost: 100 },
        spine_upwards: true,
        day_dot: true,
        first_of_month: "1",
        capital_words: "",
        short_words: "s n ne nem nen ner nes rum rein raus rauf",
        // Duden, Textverarbeitung; Willberg and Forssman, Lesetypografie.
        never_last: "v. Dr. Prof. Hr. Fr. St. Nr. S. Bd. Abb. Kap. Art. Abs. z. d. u. o. s. vgl. § §§",
    },
};
