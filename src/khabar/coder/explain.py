"""Explanations: the derivation of every value, told from the drafts of an analysis run again for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from khabar.coder.analysis import Analysis
from khabar.coder.claims.build import to_claim
from khabar.coder.claims.score import WEIGHTS, features, score
from khabar.coder.events.conditions import why_not
from khabar.coder.events.draft import Draft
from khabar.coder.knowledge import Tables
from khabar.coder.places.finder import Decided, words_of_bodies
from khabar.coder.refused import refused
from khabar.coder.syntax.fillers import Filler
from khabar.model.claim import Claim
from khabar.model.mention import Place
from khabar.model.report import reference

_MOST_CANDIDATES = 4


def _quote(a: Analysis, start: int, end: int) -> str:
    return f"«{' '.join(a.text[start:end].split())}» {start}–{end}"


def _readings(a: Analysis, draft: Draft) -> Iterator[str]:
    predicate, chosen = draft.predicate, draft.predicate.lexeme
    tag = draft.view.tags[predicate.first]
    reading = predicate.option.reading
    kind = f"{reading.pos}{', ' + reading.tense if reading.tense else ''}{', passive' if draft.passive else ''}"
    yield f"type: {draft.type}, from the entry «{chosen.lemma}» of {chosen.type} ({kind}; frame {chosen.frame_name or 'own'})"
    if draft.type != chosen.type:
        yield f"  became {draft.type} because of {draft.means.kind if draft.means else 'the event that it refers to'}"
    lost: dict[tuple[str, str], str] = {}
    for option in (*tag.verbs, *tag.nouns):
        lexeme = option.reading.lexeme
        if lexeme is not chosen and (lexeme.lemma, lexeme.type) != (chosen.lemma, chosen.type):
            unmet = why_not(draft.view, predicate.first, option, predicate.clause) if lexeme.cls == "event" else "it states no event"
            lost.setdefault((lexeme.lemma, lexeme.type or lexeme.cls), unmet or "it asks for less than the entry chosen")
    for (lemma, type_), reason in sorted(lost.items()):
        yield f"  not: «{lemma}» ({type_}): {reason}"


def _filler(a: Analysis, role: str, filler: Filler) -> Iterator[str]:
    yield f"{role}: {_quote(a, filler.start, filler.end)}: {filler.rule}"
    if filler.actor is not None:
        linked = filler.actor.id or "no known body"
        yield f"  {filler.actor.rule}: {linked} ({filler.actor.kind})" + (
            f"; could be {', '.join(filler.actor.candidates)}" if filler.actor.candidates else ""
        )


def _rankings(a: Analysis, t: Tables) -> dict[int, Decided]:
    """How the places of a report were decided, by their first word."""
    bodies = words_of_bodies(t.actors.find(a.words, a.sentences, ()), a.words, t.actors.namesakes)
    return {decided.draft.first: decided for decided in t.places.decide(a.words, a.sentences, bodies)}


def _place(a: Analysis, t: Tables, role: str, place: Place, ranking: Decided | None) -> Iterator[str]:
    where = f"{place.lat:.3f}, {place.lon:.3f}" if place.lat is not None and place.lon is not None else f"not located: {place.reason}"
    yield f"{role}: {_quote(a, place.start, place.end)}: {place.rule}; {place.id or 'no entry'} at {where}"
    if place.relation is not None:
        yield f"  {place.relation.kind} by {_quote(a, place.relation.start, place.relation.end)}"
    if place.candidates:
        yield f"  could be: {', '.join(place.candidates)}"
    for n, candidate in enumerate(ranking.order[:_MOST_CANDIDATES] if ranking else (), 1):
        entry = candidate.entry
        yield f"  {n}. {candidate.score:+.2f} {entry.id} ({entry.name}, {entry.feature}, {entry.country}): {t.places.ranker.told(candidate)}"


def _lines(a: Analysis, t: Tables, draft: Draft, rankings: Mapping[int, Decided]) -> Iterator[str]:
    yield from _readings(a, draft)
    for name, status in (("polarity", draft.polarity), ("certainty", draft.certainty), ("phase", draft.phase)):
        why = f" because of {_quote(a, *status.because)}" if status.because is not None else " (nothing says otherwise)"
        yield f"{name}: {status.value}{why}"
    for filler in draft.agents:
        yield from _filler(a, "agent", filler)
    for filler in draft.targets:
        yield from _filler(a, "target", filler)
    for role, place in draft.places:
        yield from _place(a, t, role, place, rankings.get(place.first))
    if draft.time is not None:
        yield f"time: {_quote(a, draft.time.start, draft.time.end)} = {draft.time.edtf} ({draft.time.basis}): {draft.time.rule}"
    for q in draft.quantities:
        yield f"quantity: {_quote(a, q.start, q.end)} = {q.min}..{q.max} {q.unit}: {q.rule}"
    if draft.means is not None:
        yield f"means: {draft.means.kind}: {_quote(a, draft.means.start, draft.means.end)}"
    for kind, start, end in draft.struck:
        yield f"struck: {kind}: {_quote(a, start, end)}"
    for n, source in enumerate(draft.sources):
        cue = f", cue {_quote(a, *source.cue)}" if source.cue else ""
        yield f"source {n + 1}: {_quote(a, source.start, source.end)} ({source.kind}){cue}"
    if not draft.sources:
        yield "source: none; the report speaks for itself"
    for aside in draft.asides:
        yield f"flag: {aside.flag} because of {_quote(a, aside.start, aside.end)}: {aside.rule}"
    weighed = ", ".join(f"{name} {WEIGHTS[name]:+}" for name, value in features(draft).items() if value)
    yield f"score: {score(draft)} from {weighed}"


def explain_claim(a: Analysis, t: Tables) -> Iterator[tuple[Claim, list[str]]]:
    """Each claim of an analysis with the lines that explain it."""
    report, rankings = reference(a.report), _rankings(a, t)
    for part in a.drafts:
        for draft in part:
            if draft.dropped is None:
                yield to_claim(draft, report, a.text, t.made_by, score(draft)), list(_lines(a, t, draft, rankings))


def explain_dropped(a: Analysis) -> Iterator[str]:
    """A line for each event word that made no claim, with the reason, in the order of the text."""
    left = [(draft.at, draft.type, draft.dropped.reason) for part in a.drafts for draft in part if draft.dropped is not None]
    for at, type_, reason in sorted((*left, *refused(a))):
        word = a.words[at]
        yield f"no claim: {type_} {_quote(a, word.start, word.end)}: {reason}"
