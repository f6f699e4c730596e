//! English.

mod reading;
mod web;

use super::*;

/// English.
pub const EN: Language = Language {
    tag: "en",
    also: &[],
    book: BookWords {
        contents: "Contents",
        notes: "Notes",
        cover: "Cover",
        title_page: "Title page",
        imprint: "Imprint",
        epigraph: "Epigraph",
        foreword: "Foreword",
        colophon: "Colophon",
        part: "Part",
        beginning: "Beginning of the text",
        landmarks: "Landmarks",
        pages: "Pages",
        by_year: "By year",
        undated: "Undated",
        links: "Links",
        page: "Page {}",
        see_page: "p. {}",
        note: "Note {}",
        back_to_text: "Back to the text",
        source: "Source: {}",
        numbered: "No. {}",
        articles: "Articles: {}",
        licence: "Licence: {}",
        edition: "Edition: {}",
        made_with: "Made with {}",
        typefaces: "Typefaces: {}",
        fingerprint: "Fingerprint: {}",
        picture_missing: "Picture not available",
        video: "Video",
        accessibility: "The text follows the size, typeface and colours that the reader chooses and can \
            be read aloud. Contents, headings, notes and passages in other languages are marked as such; \
            pictures have the descriptions that their authors gave them.",
    },
    booklet: BookletWords {
        sheet_label: "Sheet {} of {}",
        signature_label: "signature {} of {}",
        title: "How to print, fold and bind this booklet",
        amount: "Pages: {}. Sheets: {}. Paper: {}.",
        lying: "landscape",
        upright: "portrait",
        print: "Print",
        file: "Print the file “{}”.",
        short_edge: "In the print dialog, choose printing on both sides, flipped on the short edge.",
        long_edge: "In the print dialog, choose printing on both sides, flipped on the long edge.",
        hand_test: "Find out once how your printer takes paper: draw an arrow in pencil on two sheets, put \
            them into the tray with the arrows up and pointing into the printer, and print pages 1 and 2 \
            of the file “{}”. Then look at the pile from above as it lies.",
        hand_a: "Print and arrow are to be seen.",
        hand_b: "The print is to be seen, the arrow is not.",
        hand_c: "Neither is to be seen.",
        hand_d: "The arrow is to be seen, the print is not.",
        hand_backs: "To be sure, print the backs of the two sheets: pages 3 and 4 of that file if the \
            pile is turned over, pages 5 and 6 if it is not. The numbers on front and back must be the \
            same. \
            When a sheet is turned about its long edge, both sides must stand the same way up; if they \
            do not, turn the pile half round on the table before you put it back.",
        turn_over: "Turn the whole pile over, put it back into the tray, and print the file “{}”.",
        not_over: "Do not turn the pile over: put it back into the tray with the same side up, and print the file “{}”.",
        same_edge: "In every case the edge that came out first goes in first again: turn the pile round on the table if need be.",
        remember: "Write your letter into “chapbook.toml” as “printer” under “[booklet]”: then this page \
            says only what is right for your printer.",
        both_sides: "The file “{}” holds all sides in their order, for a copy shop or a printer that \
            turns the paper itself.",
        apart: "Fronts and backs are also in files of their own: “{}” and “{}”.",
        one_side: "Print on one side only.",
        actual_size: "Print at actual size (100 %), never “fit to page”.",
        no_booklet: "Do not also choose “booklet” or several pages to a sheet: the pages stand where they \
            belong already.",
        one_first: "Print one copy first, fold it and leaf through it before you print more.",
        rule: "Measure this rule: it is 100 mm long. If yours is not, the print dialog has changed the \
            size.",
        fold: "Fold",
        fold_together: "Lay the sheets into one another: sheet 1 undermost, with page {} facing the \
            table, the others on it in order. Fold all of them together in the middle.",
        fold_signatures: "Make a pile of the sheets of each signature, the first sheet undermost, its \
            front facing the table, and fold each pile in the middle. Sheets to a signature, in order: {}.",
        fold_singly: "Fold each sheet by itself in the middle, its front outside, and lay them on one \
            another in order.",
        cut_across: "Keep the sheets in their order, sheet 1 undermost, fronts facing the table. Cut the \
            pile across at half its height, and lay the lower halves on the upper ones.",
        left_over: "The half on which nothing is printed is left over.",
        fold_zine: "Fold the sheet along all its lines and open it again. Cut along the solid line in \
            the middle, no further. Fold it lengthwise with the print outside, push both ends towards \
            each other until the slit opens into a cross, and lay the pages round, page {} in front.",
        fold_concertina: "Fold the sheet to and fro along its lines, like a fan, so that page {} lies on top.",
        cut_apart: "Each sheet holds {} copies. Keep the sheets in their order and cut the pile apart between the copies: each part is a booklet by itself.",
        fold_gate: "With the inside up, fold the left and the right quarter inwards along the lines, so that their edges meet in the middle.",
        fold_quarto: "Fold each sheet by itself, its front towards you: the upper half back behind the lower one, then fold what you now hold in half, so that its first page lies in front.",
        fold_octavo: "Fold each sheet by itself, its front towards you: the left half back behind the right one, the upper half behind the lower one, then fold what you now hold in half, so that its first page lies in front.",
        nest: "Lay the folded sheets of each signature into one another, its first sheet outside. Sheets to a signature, in order: {}.",
        cut_open: "When everything is bound, cut the closed edges open with a long knife, or cut 3 mm off them.",
        cut_leaves: "Lay the sheets on one another with their fronts up, sheet 1 on top. Cut the pile in the middle, and lay its left half on its right half.",
        punch: "Punch the leaves at the crosses on their fronts, a few at a time, and put them on rings or into a binder.",
        punch_at: "Punch the leaves a few at a time, {} mm from their inner edge and at these distances from the head, in millimetres: {}. Put them on rings or into a binder.",
        comb: "Have the leaves punched along their inner edge and bound with a comb, a wire or a spiral: copy shops do that.",
        fold_leaflet_left: "With the inside up, fold the right third over the middle, and the left third \
            over both.",
        fold_leaflet_right: "With the inside up, fold the left third over the middle, and the right \
            third over both.",
        second_book: "A second book begins at the other cover: turn the booklet over and round.",
        bind: "Bind",
        staple: "Open the booklet in the middle and put two staples through the fold from outside, {} mm \
            from the head and {} mm from the foot.",
        long_arm: "An ordinary stapler does not reach the fold: take one with a long arm, or press the \
            staples through the fold into cardboard and bend their legs over by hand.",
        sew: "Sew each signature through its fold with thread, and the signatures to one another.",
        sew_at: "Pierce the folds at these distances from the head, in millimetres: {}.",
        sew_marks: "Short lines on the innermost sheet of each signature mark these places. When the signatures lie in order, the black marks on their folds go down step by step.",
        glue: "Press the pile between two boards, roughen the back and spread glue on it, twice.",
        trim: "Cut the fore-edge when everything is bound.",
        wrap: "Print the cover from the file “{}” and lay it around before binding.",
        wrap_same: "The cover is one more sheet of the paper of the booklet; a coloured or heavier one of \
            the same size will do as well.",
        wrap_flat: "The cover needs a sheet of {}. Cut it to {} along the marks at its corners, and fold \
            it at the marks on both sides of the spine.",
        wrap_cut: "The cover needs a sheet of {}. Cut it to {} along the marks at its corners, and fold it in the middle.",
        ten_copies: "Ten copies take {} sheets.",
        slip: "For a copy shop: hand over the file “{}” together with this page. Paper: {}, at actual size. Number of copies: ________",
        stitch: "Or sew it: prick three holes in the fold, one in the middle and one {} mm from either end. From inside, lead the thread out through the middle hole, in through the upper one, out through the lower one, in through the middle again, and knot both ends over the long stitch.",
        trouble: "If something is wrong",
        upside_down: "If the backs stand upside down, choose the other edge to flip on.",
        calibrate: "For anything else, the command “chapbook booklet --calibrate” makes a sheet that \
            tests the printer and says what to set.",
        alt_sheet: "The first sheet. On its front, from left to right, pages {}; on its back, pages {}. \
            The edge about which it is turned is drawn thick.",
        alt_side: "The printed side of the sheet, with pages {}.",
        alt_rule: "A rule of 100 mm, divided into centimetres.",
        alt_fold: "The folded sheets, seen from their lower edge.",
        alt_folds: "The sheet as it is, and after each fold.",
        alt_stitch: "The fold from inside with three holes, and the way of the thread.",
        alt_cut: "A pile of sheets, cut across; its lower half is laid on its upper one.",
        alt_staple: "The back of the folded booklet with two staples, {} mm from head and foot.",
        alt_hand: "Four piles seen from above: A with print and arrow, B with the print, C with neither, D \
            with the arrow.",
        front: "front",
        back: "back",
        test_title: "A sheet to test the printer",
        test_print: "Print both pages of this file on one sheet, on both sides and at actual size, with \
            the settings that you would use for the booklet. Then hold the sheet against the light.",
        test_flip: "The arrows of both sides must point the same way when the sheet is turned like the \
            page of a book. If they do not, choose the other edge to flip on, or set “back-turned = true”.",
        test_offset: "Look at the back, its arrow pointing up, against the light, and read on its scale \
            where the cross of the front lies: how many millimetres to the right, and how many up; to the \
            left and down are numbers with a minus. Add both to “back-offset”.",
        test_scale: "Measure both rules: each is 100 mm long. If they are not, the print dialog changes \
            the size: choose actual size, 100 %.",
        test_margin: "The frames lie 3, 5, 8 and 12 mm from the edge. Set “printer-margin” to the first \
            that is printed whole.",
    },
    handouts: HandoutWords {
        questions: "Questions",
        factual: "What does the text say?",
        interpretive: "What does it mean?",
        evaluative: "What do we make of it?",
        own_question: "A question of your own",
        terms: "Terms",
        chronology: "Chronology",
        sources: "Sources",
        room: "Your notes",
        cues: "Cues",
        summary: "Summary",
        facilitator: "For the facilitator",
        aim: "Aim: {}",
        minutes: "Minutes: {}",
        remarks: "Remarks",
        answers: "Answers",
        ground_rules: "Ground rules",
        schedule: "Schedule",
        line: "line\u{a0}{}",
        lines: "lines\u{a0}{}",
        large_print: "Large print",
        study_edition: "Study edition",
        for_study: "For study",
        session: "Session {}",
        clock: "Time",
        activity: "What we do",
        length: "Minutes",
        read: "Reading: {}",
        discuss: "Discussion",
        end: "End",
        name_line: "Name: {} Date: {}",
        welcome: "Welcome",
        opening_round: "Round: what has stayed in your mind?",
        pause: "Break",
        closing_round: "Closing round: what do you take with you?",
        question: "Question {}",
        roles: "Roles",
        role_leads: "Facilitator: opens the session, asks the questions, sees that everybody is heard",
        role_time: "Timekeeper: watches the clock and gives a sign when time is nearly up",
        role_reads: "Reader: reads the text aloud",
        role_notes: "Note-taker: fills in the record",
        record: "Record",
        present: "Who was there",
        said: "What was said",
        left_open: "What remained open",
        next_time: "Next session: what, where, when",
        evaluation: "Looking back",
        went_well: "What went well?",
        do_otherwise: "What shall we do differently next time?",
        was_new: "What was new to me?",
    },
    reading: reading::READING,
    habits: Habits {
        quotes: QuotationMarks { outer: ("“", "”"), inner: ("‘", "’") },
        spaced_marks: false,
        dash: '–',
        hyphens: Hyphenation { before: 2, after: 3, shortest: 5, capitals: false, cost: 100 },
        spine_upwards: false,
        day_dot: false,
        first_of_month: "1",
        capital_words: "I",
        short_words: "tis twas twere twill em til till cause bout round neath n tween",
        // Chicago 2.118, 7.45, 10.35.
        never_last: "Mr. Mrs. Ms. Dr. St. Prof. Rev. No. no. p. pp. vol. fig. ch. c. cf. § §§",
    },
};

/// English of the United States.
pub const EN_US: Language =
    Language { tag: "en-US", book: BookWords { licence: "License: {}", ..EN.book }, ..EN };
