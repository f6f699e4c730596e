//! Which paragraphs are notes, and which marks call them: labels below are matched with marks above, in order.
//!
//! No single form settles it. A row of paragraphs that count on from 1 are notes where marks of one form count
//! on as they do, in order and each before its note; where something proves a note (an arrow back to the text,
//! a heading over notes), fewer marks are enough. A list is such a row too, but nothing above counts along.

use super::mark::{self, Call, Form, Head};
use super::{is_heading, is_ruling_word};
use crate::num::saturate;
use crate::read::text::paragraph::Para;
use crate::read::text::sign;
use std::collections::{BTreeMap, BTreeSet};

/// The notes and calls of a text.
#[derive(Debug, Default)]
pub(super) struct NotesFound {
    /// By the first byte of a paragraph that starts a note: how it starts.
    pub(super) notes: BTreeMap<usize, Head>,
    /// The first bytes of paragraphs that go on with the note before them.
    pub(super) continued: BTreeSet<usize>,
    /// By the byte of a call: its length, and the first byte of the note's paragraph.
    pub(super) calls: BTreeMap<usize, (usize, usize)>,
}

/// A paragraph that may be a note.
#[derive(Clone, Debug)]
struct Candidate {
    para: usize,
    start: usize,
    head: Head,
    number: u32,
    /// Whether an arrow at its end leads back to the text.
    arrow: bool,
}

/// A mark that may be a call.
struct Place {
    para: usize,
    /// The byte of the source.
    at: usize,
    call: Call,
}

/// Finds the notes among the paragraphs of a text.
pub(super) fn find(paras: &[Para<'_>]) -> NotesFound {
    let heads: Vec<Option<Head>> = paras.iter().map(|para| mark::head(para.first())).collect();
    let places = places(paras, &heads);
    let mut found = NotesFound::default();
    brackets(paras, &places, &mut found);
    signs(paras, &heads, &places, &mut found);
    let mut after = 0;
    for block in blocks(candidates(paras, heads, &found)) {
        if let Some(matched) = judge(&block, paras, &places, after) {
            after = block.last().map_or(after, |last| last.start);
            accept(&block, &matched, paras, &mut found);
        }
    }
    unlabelled(paras, &places, &mut found);
    found
}

fn start(para: &Para<'_>) -> usize {
    para.range().start
}

/// Returns all marks that may be calls, in order; what may be the label of its paragraph is none.
fn places(paras: &[Para<'_>], heads: &[Option<Head>]) -> Vec<Place> {
    let mut places = Vec::new();
    for (index, (para, head)) in paras.iter().zip(heads).enumerate() {
        for (row, line) in para.lines.iter().enumerate() {
            let from = head.as_ref().filter(|_| row == 0).map_or(0, |head| head.cut);
            let calls = mark::calls(line.text).into_iter().filter(|call| call.at >= from);
            places.extend(calls.map(|call| Place { para: index, at: line.start + call.at, call }));
        }
    }
    places
}

/// Notes whose label in brackets, or raised, stands elsewhere in the text too.
///
/// A label may come again, as where each section counts its own: a call means the next note of its label, or
/// the last where none follows.
fn brackets(paras: &[Para<'_>], places: &[Place], found: &mut NotesFound) {
    let is_bracket = |call: &Call| matches!(call.form, Form::Bracket | Form::Raised);
    let called: BTreeSet<&str> =
        places.iter().filter(|p| is_bracket(&p.call)).map(|p| p.call.label.as_str()).collect();
    let mut notes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for para in paras {
        if let Some(head) = mark::bracketed(para.first()).filter(|head| called.contains(head.label.as_str()))
        {
            // A label by itself needs its note below it.
            if head.cut == para.first().len() && para.lines.len() == 1 && para.gap == 0 {
                continue;
            }
            notes.entry(head.label.clone()).or_default().push(start(para));
            found.notes.insert(start(para), head);
        }
    }
    for place in places.iter().filter(|place| is_bracket(&place.call)) {
        let Some(own) = notes.get(&place.call.label) else { continue };
        let index = own.partition_point(|note| *note < place.at).min(own.len() - 1);
        if let Some(note) = own.get(index) {
            found.calls.insert(place.at, (place.call.len, *note));
        }
    }
}

/// Notes that go by a sign: one call before each, after the note before it.
fn signs(paras: &[Para<'_>], heads: &[Option<Head>], places: &[Place], found: &mut NotesFound) {
    let mut own: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, head) in heads.iter().enumerate() {
        if let Some(head) = head.as_ref().filter(|head| head.form == Form::Sign) {
            own.entry(head.label.as_str()).or_default().push(index);
        }
    }
    for (sign, notes) in own {
        let calls: Vec<&Place> = places
            .iter()
            .filter(|place| place.call.form == Form::Sign && place.call.label == sign)
            .filter(|place| paras.get(place.para).is_some_and(|para| is_single(para, sign)))
            .collect();
        let mut before = 0;
        let called: Vec<Option<&Place>> = notes
            .iter()
            .map(|note| {
                let from = calls.partition_point(|place| place.para < before);
                let to = calls.partition_point(|place| place.para < *note);
                before = *note;
                match calls.get(from..to) {
                    Some([place]) => Some(*place),
                    _ => None,
                }
            })
            .collect();
        for (at, note) in notes.iter().enumerate() {
            let Some(Some(place)) = called.get(at) else { continue };
            // Items of a list stand one below the other, and no text calls them.
            let listed = |other: Option<usize>| {
                other.is_some_and(|other| {
                    called.get(other).is_some_and(Option::is_none)
                        && notes.get(other).is_some_and(|other| other.abs_diff(*note) == 1)
                })
            };
            if listed(at.checked_sub(1)) || listed(Some(at + 1)) {
                continue;
            }
            if let (Some(para), Some(Some(head))) = (paras.get(*note), heads.get(*note)) {
                found.notes.insert(start(para), head.clone());
                found.calls.insert(place.at, (place.call.len, start(para)));
            }
        }
    }
}

/// Tells whether a sign stands once in a paragraph: marks of emphasis come in pairs.
fn is_single(para: &Para<'_>, sign: &str) -> bool {
    if !sign.starts_with('*') {
        return true;
    }
    let runs = para.lines.iter().flat_map(|line| line.text.split(|c| c != '*'));
    runs.filter(|run| run.len() == sign.len()).count() == 1
}

/// Returns the paragraphs that may be notes by a number, or by an arrow where the number is lost.
fn candidates(paras: &[Para<'_>], heads: Vec<Option<Head>>, found: &NotesFound) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::new();
    // The number of the note before, and whether an arrow ended it.
    let (mut last, mut done) = (0, true);
    for (index, (para, head)) in paras.iter().zip(heads).enumerate() {
        let start = start(para);
        let arrow = mark::arrow(para.last()) > 0;
        if found.notes.contains_key(&start) {
            done = true;
            continue;
        }
        if let Some(head) = head.filter(|head| head.form != Form::Sign && head.form != Form::Lost)
            && let Some(number) = head.number()
        {
            out.push(Candidate { para: index, start, head, number, arrow });
            if number == 1 || (last + 1..=last + 1 + GAP).contains(&number) {
                (last, done) = (number, arrow);
            }
            continue;
        }
        let lead = mark::head(para.first()).filter(|head| head.form == Form::Lost);
        if lead.is_some() || (arrow && done) {
            let head = lead.unwrap_or(Head { form: Form::Lost, label: String::new(), cut: 0, proof: true });
            out.push(Candidate { para: index, start, head, number: 0, arrow });
        }
        done |= arrow;
    }
    out
}

/// Numbers of notes that may be missing between two.
const GAP: u32 = 2;

/// Parts the candidates into rows that count on, in order of their first paragraphs.
fn blocks(candidates: Vec<Candidate>) -> Vec<Vec<Candidate>> {
    let mut open: BTreeMap<Form, Vec<Candidate>> = BTreeMap::new();
    let mut out: Vec<Vec<Candidate>> = Vec::new();
    let mut latest: Option<Form> = None;
    for mut next in candidates {
        let form = next.head.form;
        if form == Form::Lost {
            // After a note with a number it is the next one; the copy lost its number.
            let same = latest.filter(|form| *form != Form::Lost).and_then(|form| open.get_mut(&form));
            let row = match same {
                Some(row) if row.last().is_some_and(|last| last.arrow && last.para + 2 >= next.para) => row,
                _ => open.entry(Form::Lost).or_default(),
            };
            next.number = row.last().map_or(1, |last| last.number + 1);
            row.push(next);
            continue;
        }
        let row = open.entry(form).or_default();
        let last = row.last().map_or(0, |last| last.number);
        if next.number > last && next.number <= last + 1 + GAP && (last > 0 || next.number == 1) {
            row.push(next);
            latest = Some(form);
        } else if next.number == 1 {
            out.push(std::mem::replace(row, vec![next]));
            latest = Some(form);
        }
    }
    out.extend(open.into_values());
    out.retain(|row| !row.is_empty());
    out.sort_by_key(|row| row.first().map(|first| first.start));
    out
}

/// For each note of a row, the mark that calls it.
type Matched<'p> = Vec<Option<&'p Place>>;

/// What it costs that no mark calls a note: more than the most doubtful mark.
const MISSING: u32 = 6;

/// A way to match the first notes of a row.
#[derive(Clone, Copy)]
struct State {
    /// The byte of the last call.
    at: usize,
    cost: u32,
    /// The step that it goes on from.
    step: Option<usize>,
}

/// A note and its call, and the step before.
struct Step<'p> {
    note: usize,
    place: &'p Place,
    before: Option<usize>,
}

/// Matches the notes of a row with marks of one form, so that both go on in the same order; returns what it
/// costs too.
fn matching<'p>(row: &[Candidate], places: &[&'p Place]) -> (Matched<'p>, u32) {
    let mut by_number: BTreeMap<u32, Vec<&'p Place>> = BTreeMap::new();
    for place in places {
        if let Ok(number) = place.call.label.parse() {
            by_number.entry(number).or_default().push(place);
        }
    }
    let mut steps: Vec<Step<'p>> = Vec::new();
    // In order of their last calls; each costs less than the one before, or it would be of no use.
    let mut states = vec![State { at: 0, cost: 0, step: None }];
    for (note, candidate) in row.iter().enumerate() {
        let calls = by_number.get(&candidate.number).map_or(&[][..], Vec::as_slice);
        let mut next: Vec<State> =
            states.iter().map(|state| State { cost: state.cost + MISSING, ..*state }).collect();
        for place in calls.iter().filter(|place| place.at < candidate.start) {
            let index = states.partition_point(|state| state.at < place.at || state.step.is_none());
            let Some(from) = index.checked_sub(1).and_then(|index| states.get(index)) else { continue };
            next.push(State { at: place.at, cost: from.cost + place.call.doubt, step: Some(steps.len()) });
            steps.push(Step { note, place, before: from.step });
        }
        next.sort_by_key(|state| (state.at, state.cost));
        let mut least = u32::MAX;
        next.retain(|state| {
            let better = state.cost < least;
            least = least.min(state.cost);
            better
        });
        states = next;
    }
    let mut matched: Matched<'p> = vec![None; row.len()];
    let best = states.last().copied();
    let mut step = best.and_then(|state| state.step);
    while let Some(own) = step.and_then(|step| steps.get(step)) {
        if let Some(slot) = matched.get_mut(own.note) {
            *slot = Some(own.place);
        }
        step = own.before;
    }
    (matched, best.map_or(0, |state| state.cost))
}

/// Tells whether a row are notes, and which marks call them; marks up to byte `after` belong to others.
fn judge<'p>(
    row: &[Candidate],
    paras: &[Para<'_>],
    places: &'p [Place],
    after: usize,
) -> Option<Matched<'p>> {
    let (first, last) = (row.first()?, row.last()?);
    let own: BTreeSet<usize> = row.iter().map(|candidate| candidate.para).collect();
    let from = places.partition_point(|place| place.at < after);
    let to = places.partition_point(|place| place.at < last.start);
    let mut best: Option<(Matched<'p>, u32)> = None;
    for form in [Form::Bracket, Form::Round, Form::Raised, Form::Caret, Form::Bare] {
        let of_form = places.get(from..to)?.iter().filter(|place| place.call.form == form);
        let of_form: Vec<&Place> = of_form.filter(|place| !own.contains(&place.para)).collect();
        let (matched, cost) = matching(row, &of_form);
        if best.as_ref().is_none_or(|(_, least)| cost < *least) {
            best = Some((matched, cost));
        }
    }
    let (matched, cost) = best?;
    let count = row.len();
    let called = matched.iter().flatten().count();
    let doubt = cost - MISSING * saturate::<u32>(count - called);
    let arrows = row.iter().filter(|candidate| candidate.arrow || candidate.head.proof).count();
    if arrows * 2 >= count && (first.head.form != Form::Lost || count >= 2 || called > 0) {
        return Some(matched);
    }
    let above = paras.get(..first.para)?.iter().rev().find(|para| !para.only().is_some_and(sign::is_ruling));
    let headed = above.and_then(Para::only).is_some_and(|line| is_heading(line) || is_ruling_word(line));
    let below = paras.get(last.para + 1..).unwrap_or_default();
    let is_small =
        |para: &Para<'_>| para.words() <= 12 || para.indented || mark::lettered(para.first()).is_some();
    let ends = below.iter().all(is_small);
    let nearly = called == count || (count >= 4 && called + (count / 8).max(1) >= count);
    let sure = doubt as usize <= count * 2;
    let fits = match headed {
        true => called * 2 >= count && called > 0,
        false => nearly && sure && (ends || (count >= 2 && doubt == 0) || in_place(row, &matched, paras)),
    };
    fits.then_some(matched)
}

/// Tells whether each note stands at the foot of its page: right below a paragraph that calls it or another.
fn in_place(row: &[Candidate], matched: &Matched<'_>, paras: &[Para<'_>]) -> bool {
    row.iter().zip(matched).all(|(candidate, place)| {
        let near = place.is_some_and(|place| {
            let between = paras.get(place.para + 1..candidate.para).unwrap_or_default();
            between.len() <= 8
        });
        near && candidate.head.form != Form::Point
    })
}

/// A note goes on over no more paragraphs than these without another.
const LONGEST: usize = 12;

/// Takes a row as notes, and what stands between two of them as a part of the first unless it calls the second.
fn accept(row: &[Candidate], matched: &Matched<'_>, paras: &[Para<'_>], found: &mut NotesFound) {
    let arrows = row.iter().any(|candidate| candidate.arrow);
    for (index, (candidate, place)) in row.iter().zip(matched).enumerate() {
        let head = Head { label: candidate.number.to_string(), ..candidate.head.clone() };
        found.notes.insert(candidate.start, head);
        if let Some(place) = place {
            found.calls.insert(place.at, (place.call.len, candidate.start));
        }
        let until = match row.get(index + 1) {
            Some(next) => {
                let calls = matched.get(index + 1).copied().flatten();
                let text = calls.is_some_and(|place| place.para > candidate.para);
                if text || next.para - candidate.para > LONGEST { candidate.para } else { next.para - 1 }
            }
            None if arrows && !candidate.arrow => {
                let below = (candidate.para + 1..paras.len()).take(LONGEST);
                below
                    .clone()
                    .find(|at| paras.get(*at).is_some_and(|para| mark::arrow(para.last()) > 0))
                    .unwrap_or(candidate.para)
            }
            None => candidate.para,
        };
        let until = if candidate.arrow { candidate.para } else { until };
        let own = paras.get(candidate.para + 1..=until).unwrap_or_default();
        found.continued.extend(own.iter().map(start));
    }
}

/// Notes that lost their numbers below a heading: as many paragraphs to the end as marks that count on.
fn unlabelled(paras: &[Para<'_>], places: &[Place], found: &mut NotesFound) {
    let Some(heading) = paras.iter().rposition(|para| para.only().is_some_and(is_heading)) else { return };
    let below = paras.get(heading + 1..).unwrap_or_default();
    let taken = |para: &Para<'_>| found.notes.contains_key(&start(para));
    if below.is_empty() || below.iter().any(|para| taken(para) || mark::head(para.first()).is_some()) {
        return;
    }
    let row: Vec<Candidate> = below
        .iter()
        .enumerate()
        .map(|(index, para)| Candidate {
            para: heading + 1 + index,
            start: start(para),
            head: Head { form: Form::Lost, label: String::new(), cut: 0, proof: false },
            number: saturate::<u32>(index) + 1,
            arrow: false,
        })
        .collect();
    for form in [Form::Bracket, Form::Raised, Form::Round, Form::Caret, Form::Bare] {
        let own: Vec<&Place> =
            places.iter().filter(|place| place.call.form == form && place.para < heading).collect();
        let next = (row.len() + 1).to_string();
        let (matched, cost) = matching(&row, &own);
        let all = matched.iter().all(Option::is_some) && cost as usize <= row.len();
        if all && !own.iter().any(|place| place.call.label == next && place.call.doubt == 0) {
            accept(&row, &matched, paras, found);
            return;
        }
    }
}
