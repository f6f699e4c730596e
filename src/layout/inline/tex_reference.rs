//! The breaker against TeX: paragraphs set in cmr10 by plain TeX, with its breaks and total demerits.
//!
//! Made with TeX 3.141592653: `\\tracingparagraphs=1`, no automatic hyphenation, no first pass. Widths are
//! scaled points, taken with `\\wd` of each fragment. The first paragraph is the example of Knuth and Plass,
//! 1981. In the words, `|` is a discretionary hyphen and `=` the place after a hyphen of the word's own.

use super::breaker::{LineEnd, Sum, Widths, solve};
use super::parameters::Parameters;

/// Looseness 0 is TeX's best; 1 is the best of one line more.
struct Run {
    hsize: i64,
    tolerance: f64,
    looseness: usize,
    demerits: f64,
    /// The last word of each line as TeX printed it.
    ends: &'static [&'static str],
}

const PT: i64 = 65_536;
const HYPHEN: i64 = 218_453;

/// A text, its fragments divided by spaces, `|` and `=`, with the width of each.
#[derive(Clone, Copy)]
struct Fragments {
    text: &'static str,
    widths: &'static [i64],
}

const FROG: Fragments = Fragments {
    text: "In olden times when wish|ing still helped one, there lived a king whose daugh|ters were all \
     beau|ti|ful; and the young|est was so beau|ti|ful that the sun it|self, which has seen so much, \
     was aston|ished when|ever it shone in her face. Close by the king's castle lay a great dark \
     for|est, and un|der an old lime-=tree in the for|est was a well, and when the day was very warm, \
     the king's child went out into the for|est and sat down by the side of the cool foun|tain; and \
     when she was bored she took a golden ball, and threw it up on high and caught it; and this ball \
     was her favor|ite play|thing.",
    widths: &[
        600_748, 1_529_177, 1_532_817, 1_492_767, 1_277_954, 873_816, 1_059_501, 1_875_062, 1_165_087,
        1_458_178, 1_347_132, 327_681, 1_219_702, 1_714_861, 1_747_632, 1_061_320, 1_294_336, 691_771,
        1_365_337, 436_908, 928_430, 1_055_861, 910_224, 1_711_223, 804_637, 1_041_295, 586_184, 1_365_337,
        436_908, 746_385, 1_201_497, 910_224, 986_683, 436_908, 1_114_114, 1_656_607, 950_274, 1_205_135,
        586_184, 1_711_221, 1_041_295, 1_532_818, 1_459_999, 1_492_767, 1_166_906, 436_908, 1_605_635,
        546_135, 912_044, 1_292_518, 1_532_816, 691_771, 910_224, 1_660_250, 1_605_634, 837_407, 327_681,
        1_458_179, 1_294_340, 784_614, 986_682, 1_055_861, 728_180, 912_044, 691_771, 873_816, 1_419_949,
        1_094_088, 546_135, 910_224, 784_614, 804_637, 1_041_295, 327_681, 1_292_517, 1_055_861, 1_492_767,
        910_224, 1_019_452, 1_041_295, 1_221_521, 1_767_655, 910_224, 1_660_250, 1_365_336, 1_347_130,
        946_634, 1_110_474, 910_224, 784_614, 804_637, 1_055_861, 841_047, 1_510_972, 691_771, 910_224,
        1_095_909, 527_931, 910_224, 1_146_883, 1_256_111, 1_310_724, 1_055_861, 1_492_767, 913_864,
        1_041_295, 1_622_020, 913_864, 1_274_316, 327_681, 1_856_858, 1_237_906, 1_055_861, 1_640_223,
        436_908, 728_180, 691_771, 1_237_906, 1_055_861, 1_911_471, 618_953, 1_055_861, 1_059_501, 1_055_861,
        1_041_295, 912_044, 1_421_771, 728_179, 1_201_497, 1_674_814,
    ],
};

const PRESS: Fragments = Fragments {
    text: "A print|er who keeps a small press will tell you that the first sheet is nev|er the best one. \
     The ink has not yet warmed, the pack|ing has not set|tled, and the fric|tion of the bed is still \
     un|even; so the first doz|en sheets are put a|side and used for proofs. Only af|ter|wards does \
     the im|pres|sion be|come reg|u|lar, and then it stays so for sev|er|al hun|dred copies, as long \
     as no|body o|pens the win|dow. Well-=made rollers help, but pa|tience helps more.",
    widths: &[
        491_521, 1_403_566, 547_954, 1_165_087, 1_532_816, 327_681, 1_496_409, 1_429_050, 1_019_451, 910_224,
        1_019_452, 1_201_497, 910_224, 1_134_139, 1_459_998, 440_548, 1_001_247, 547_954, 910_224, 1_186_932,
        1_165_087, 1_128_677, 892_021, 950_274, 946_634, 873_815, 2_423_016, 910_224, 1_310_723, 873_816,
        950_274, 946_634, 804_637, 1_274_314, 1_055_861, 910_224, 930_249, 1_128_679, 527_931, 910_224,
        1_037_656, 440_548, 1_059_501, 728_180, 1_456_358, 586_184, 910_224, 1_134_139, 983_042, 655_361,
        1_718_501, 875_635, 983_043, 327_681, 1_095_909, 1_055_861, 1_277_954, 784_614, 1_935_138, 1_401_747,
        527_931, 802_817, 1_662_068, 1_259_750, 910_224, 728_180, 1_170_547, 1_132_319, 673_566, 1_456_358,
        875_635, 364_090, 948_454, 1_055_861, 1_274_314, 436_908, 1_427_231, 586_184, 784_614, 895_660,
        547_954, 509_726, 1_074_065, 1_276_134, 1_896_906, 586_184, 1_201_497, 586_184, 691_771, 1_438_157,
        327_681, 1_296_159, 910_224, 1_019_451, 1_328_927, 1_492_766, 1_529_177, 1_754_911, 1_383_541,
        983_043, 691_771, 1_674_811, 1_459_999, 1_603_815,
    ],
};

const FOLD: Fragments = Fragments {
    text: "Fold the sheet once across its long|er side, press the fold with a bone, and turn the sheet a \
     quar|ter round. Fold it a|gain: four leaves, eight pages. Whoever has nev|er done this be|fore \
     should num|ber the pages with a pen|cil, un|fold the sheet, and look where the num|bers stand. \
     Half of them are up|side down! That is the whole se|cret of im|po|si|tion, and it is best \
     learned with the hands.",
    widths: &[
        1_247_008, 910_224, 1_459_998, 1_274_313, 1_720_322, 695_411, 1_201_497, 547_954, 1_277_954,
        1_429_050, 910_224, 1_074_066, 1_274_314, 327_681, 1_547_382, 1_055_861, 1_239_726, 910_224,
        1_459_998, 327_681, 1_294_339, 802_817, 1_858_679, 1_247_008, 436_908, 327_681, 1_383_542, 1_148_704,
        1_842_292, 1_401_745, 1_751_271, 2_550_448, 950_274, 1_001_247, 547_954, 1_347_132, 1_059_501,
        673_566, 1_075_885, 1_860_499, 1_256_110, 930_249, 910_224, 1_569_226, 1_274_314, 327_681, 1_037_656,
        837_406, 728_180, 1_074_066, 910_224, 1_642_043, 1_055_861, 1_201_498, 1_676_631, 910_224, 1_256_110,
        1_188_752, 1_751_272, 1_201_497, 527_931, 1_456_359, 875_635, 728_180, 1_095_909, 1_693_017,
        1_419_950, 440_548, 910_224, 1_638_403, 549_774, 1_094_088, 527_931, 728_180, 709_976, 440_548,
        1_310_724, 1_055_861, 436_908, 440_548, 1_186_932, 2_077_131, 1_274_314, 910_224, 1_860_499,
    ],
};

/// Returns the points of a paragraph, and for each the fragment before it.
fn points(text: &str, widths: &[i64]) -> (Vec<LineEnd>, Vec<String>) {
    let mut widths = widths.iter();
    let mut sum = Sum { width: 20 * PT, ..Sum::default() };
    let mut points = vec![LineEnd::default()];
    let mut ends = vec![String::new()];
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        let mut shown = String::new();
        for piece in word.split_inclusive(['|', '=']) {
            sum.width += widths.next().expect("a width for each fragment");
            shown.push_str(piece.trim_end_matches(['|', '=']));
            let hyphen = match piece.chars().last() {
                Some('|') => HYPHEN,
                Some('=') => 0,
                _ => continue,
            };
            let end = Sum { width: sum.width + hyphen, ..sum };
            points.push(LineEnd { end, start: sum, penalty: 50.0, marked: true, ..LineEnd::default() });
            ends.push(format!("{shown}-").replace("--", "-"));
            if hyphen > 0 {
                shown.push('-');
            }
        }
        ends.push(shown.clone());
        if words.peek().is_none() {
            points.push(LineEnd { end: sum, start: sum, forced: true, ..LineEnd::default() });
            break;
        }
        let end = sum;
        let (width, stretch, shrink) = glue(&shown);
        sum = Sum {
            width: sum.width + width,
            stretch: sum.stretch + stretch,
            shrink: sum.shrink + shrink,
            ..sum
        };
        points.push(LineEnd { end, start: sum, ..LineEnd::default() });
    }
    (points, ends)
}

/// Returns the space after a word by plain TeX's space factors (TeX, section 1044).
fn glue(word: &str) -> (i64, i64, i64) {
    let factor = match word.chars().last() {
        Some('.' | '?' | '!') => 3000,
        Some(':') => 2000,
        Some(';') => 1500,
        Some(',') => 1250,
        Some(c) if c.is_uppercase() => 999,
        _ => 1000,
    };
    let extra = if factor >= 2000 { 72_818 } else { 0 };
    (218_453 + extra, 109_226 * factor / 1000, 72_818 * 1000 / factor)
}

fn check(paragraph: Fragments, runs: &[Run]) {
    let (points, ends) = points(paragraph.text, paragraph.widths);
    for run in runs {
        let widths = Widths { first: Vec::new(), rest: run.hsize * PT };
        let variants = solve(&points, &widths, &Parameters { tolerance: run.tolerance, ..Parameters::TEX });
        let best = variants
            .iter()
            .min_by(|a, b| a.demerits.total_cmp(&b.demerits))
            .expect("every paragraph can be broken");
        let wanted = best.lines() + run.looseness;
        let chosen = variants.iter().find(|v| v.lines() == wanted).expect("the number of lines TeX found");
        let found: Vec<&str> = chosen.breaks.iter().map(|point| ends[*point as usize].as_str()).collect();
        // TeX prints what stands on the line; the last word of the looser example is divided before it.
        let same = found.iter().zip(run.ends).all(|(found, end)| found.ends_with(end));
        assert!(same && found.len() == run.ends.len(), "at {} pt: {found:?}", run.hsize);
        assert_eq!(chosen.demerits, run.demerits, "at {} pt", run.hsize);
    }
}

#[test]
fn the_example_of_knuth_and_plass_breaks_as_tex_breaks_it() {
    check(
        FROG,
        &[
            Run {
                hsize: 390,
                tolerance: 200.0,
                looseness: 0,
                demerits: 2_691.0,
                ends: &["were", "so", "great", "was", "cool", "and", "play-thing."],
            },
            Run {
                hsize: 250,
                tolerance: 200.0,
                looseness: 0,
                demerits: 7_544.0,
                ends: &[
                    "there",
                    "the",
                    "has",
                    "her",
                    "for-est,",
                    "and",
                    "out",
                    "foun-",
                    "and",
                    "her",
                    "play-thing.",
                ],
            },
            Run {
                hsize: 180,
                tolerance: 1000.0,
                looseness: 0,
                demerits: 1_917_619.0,
                ends: &[
                    "still",
                    "whose",
                    "the",
                    "it-",
                    "aston-",
                    "Close",
                    "for-",
                    "for-",
                    "very",
                    "the",
                    "the",
                    "bored",
                    "up",
                    "was",
                    "play-thing.",
                ],
            },
            Run {
                hsize: 250,
                tolerance: 9000.0,
                looseness: 1,
                demerits: 3_093_162.0,
                ends: &[
                    "there", "and", "which", "shone", "great", "for-est", "the", "down", "was", "high",
                    "play-", "thing.",
                ],
            },
        ],
    );
}

#[test]
fn a_paragraph_with_few_letters_a_line_breaks_as_tex_breaks_it() {
    check(
        PRESS,
        &[
            Run {
                hsize: 300,
                tolerance: 200.0,
                looseness: 0,
                demerits: 4_291.0,
                ends: &["sheet", "has", "doz-", "the", "hun-dred", "help,", "more."],
            },
            Run {
                hsize: 210,
                tolerance: 400.0,
                looseness: 0,
                demerits: 19_264.0,
                ends: &[
                    "tell",
                    "The",
                    "set-",
                    "un-even;",
                    "used",
                    "im-pres-sion",
                    "sev-er-al",
                    "win-",
                    "helps",
                    "more.",
                ],
            },
            Run {
                hsize: 300,
                tolerance: 9000.0,
                looseness: 1,
                demerits: 2_493_661.0,
                ends: &["the", "warmed,", "still", "for", "and", "no-body", "helps", "more."],
            },
        ],
    );
}

#[test]
fn a_narrow_paragraph_with_many_sentences_breaks_as_tex_breaks_it() {
    check(
        FOLD,
        &[
            Run {
                hsize: 250,
                tolerance: 200.0,
                looseness: 0,
                demerits: 16_062.0,
                ends: &["the", "Fold", "done", "un-fold", "them", "im-po-si-tion,", "hands."],
            },
            Run {
                hsize: 160,
                tolerance: 2000.0,
                looseness: 0,
                demerits: 355_236.0,
                ends: &[
                    "its", "a", "quar-ter", "leaves,", "done", "pages", "and", "Half", "the", "is", "hands.",
                ],
            },
        ],
    );
}
