"""Sources: where the name of a source ends, and which kind of source it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.arabic.clitics import ARTICLE, BI, FIRST_PERSON, LI, THEN
from khabar.arabic.function_words import AT, FROM, IN
from khabar.arabic.lookup import PhraseTable
from khabar.arabic.script import fold
from khabar.arabic.words import Word
from khabar.codebook.schema.sources import SourceNoun
from khabar.coder.syntax.finite import is_finite, only_particle
from khabar.coder.syntax.prepositions import has_clitic
from khabar.coder.syntax.tags import Tag
from khabar.coder.syntax.view import OPENING, View
from khabar.model.mention import Actor, Source, SourceKind

_BY_ACTOR: Mapping[str, SourceKind] = {
    "state": "government", "force": "government", "armed_group": "armed_group", "official": "official", "person": "named_person",
    "organisation": "organisation", "media": "media", "civilians": "local_sources",
}  # fmt: skip
_OF_PLACE = frozenset({IN, BI, AT, FROM})
"""Prepositions that lead from a source to its place or body."""
_LONGEST = 16
_LEFT = frozenset("«“‘([")
_REPORTS = frozenset({"body", "bare"})


class SourceKinds:
    """Kinds of sources from the lists `source_nouns` (phrase, kind)."""

    def __init__(self, nouns: PhraseTable[SourceNoun]) -> None:
        self._nouns = nouns

    def is_source(self, view: View, i: int) -> bool:
        """Whether a word that names a sort of source stands at `i`."""
        return self._nouns.at(view.words, i, view.last) is not None or any(a.first <= i < a.last for a in view.actors.values())

    def report_noun(self, view: View, i: int) -> int | None:
        """The end of a noun of report («أنباء»، «معلومات»، «تقارير») that begins at `i`, which names nobody; else None."""
        hit = view.source_nouns.get(i)
        return hit.last if hit is not None and hit.value.kind in {"anonymous", "unspecified"} and hit.value.note in _REPORTS else None

    def kind_at(self, view: View, i: int) -> str | None:
        """The kind of the noun for a source that stands at `i`, or None."""
        hit = self._nouns.at(view.words, i, view.last)
        return None if hit is None else hit.value.kind

    def head(self, words: Sequence[Word], source: Source) -> tuple[str, bool] | None:
        """The first word of the noun that names a source, and whether it only points back to one named before; None for a proper name."""
        hit = self._nouns.at(words, source.first, source.last)
        if hit is None:
            return None
        owned = hit.value.note == "owner" and hit.last == source.last and words[hit.first].folded.startswith(ARTICLE)
        return fold(hit.value.phrase).split()[0].removeprefix(ARTICLE), hit.value.note == "back" or owned

    def is_outlet(self, actor: Actor, outlet: str | None) -> bool:
        """Whether a named medium is the outlet that carries the report."""
        if not outlet:
            return False
        plain = "".join(c for c in fold(outlet) if c.isalnum())
        names = (actor.name, actor.id or "")
        return any(n and n in plain for n in ("".join(c for c in fold(name).replace(ARTICLE, "", 1) if c.isalnum()) for name in names))

    def end(self, view: View, i: int) -> int:
        """Where the source's name that begins at word `i` ends: at a complementiser, a mark, a preposition that opens content."""
        noun = self._nouns.at(view.words, i, view.last)
        j = noun.last if noun is not None else i + 1
        j = self._past_mention(view, i, j)
        body = view.actors.get(i)
        known = body is not None and body.id is not None and body.kind not in {"official", "person"}
        owned = noun is not None and view.tags[i].suffix in FIRST_PERSON
        while j < view.last and j - i < _LONGEST:
            if owned and j not in view.actors and not view.is_quote(j):
                break
            if self._apposition(view, i, j):
                j += 1
                continue
            if view.words[j].kind == "break" or view.is_mark(j) or j in view.connectors or j in view.times or only_particle(view, j):
                break
            if view.words[j].folded in view.known.particles:
                break
            if j > i and (
                self._another(view, i, j)
                or _closes(view, i, j)
                or ((known or _is_noun_alone(view, i, j)) and _begins_object(view, j))
                or _begins_anew(view, i, j)
            ):
                break
            if view.words[j].text in OPENING:
                if not self._names(view, j, noun is not None):
                    break
                if (closing := _closing(view, j)) is not None:
                    j = closing + 1
                    continue
            place = view.places.get(j)
            if place is not None and noun is not None and view.tags[j].preposition and not has_clitic(view, place):
                j = place.last
                continue
            tag = view.tags[j]
            if any(o.reading.lexeme.cls == "event" for o in tag.nouns) and not self._named(view, j) and not tag.article:
                break
            if j in view.prepositions or tag.preposition or view.words[j].folded == LI:
                if not (noun is not None and self._extends(view, j)):
                    break
            elif (tag.verbs and is_finite(view, j) and not self._named(view, j)) or _speech(tag):
                break
            j = self._past_mention(view, j, j + 1)
        return j

    def _past_mention(self, view: View, i: int, j: int) -> int:
        for layer in (view.actors, view.places):
            mention = layer.get(i)
            if mention is not None:
                j = max(j, mention.last)
        return j

    def _named(self, view: View, j: int) -> bool:
        return any(m.first <= j < m.last for m in view.actors.values())

    def _another(self, view: View, i: int, j: int) -> bool:
        """Whether another body is named at `j`, after the one named at `i`: the one spoken of, and no part of the source."""
        first, then = view.actors.get(i), view.actors.get(j)
        if first is None or then is None or j < first.last or view.prepositions.get(j - 1) is not None:
            return False
        return first.kind not in {"person", "unknown"} and then.kind not in {"official", "person"}

    def _names(self, view: View, j: int, headed: bool) -> bool:
        """Whether an opening mark at `j` opens a name («وكالة "سانا"», «(د ب أ)») and not what is said."""
        if self._named(view, j) or (any(a.first == j + 1 for a in view.actors.values()) and headed):
            return True
        closing = _closing(view, j)
        return headed and closing is not None and not any(view.tags[k].verbs and is_finite(view, k) for k in range(j + 1, closing))

    def _apposition(self, view: View, i: int, j: int) -> bool:
        """A comma inside a name: «المتحدث باسم الجيش، العقيد فلان، إن»."""
        if view.words[j].text != "،" or j + 1 >= view.last:
            return False
        return j + 1 in view.actors and not view.tags[j + 1].conjunction and view.actors[j + 1].kind in {"official", "person"} and j - i < 9

    def _extends(self, view: View, j: int) -> bool:
        """«مصدر في …», «مسؤولون من …»: a place or body belongs to the source's name."""
        hit = view.prepositions.get(j)
        prep = fold(hit.value.phrase) if hit is not None else view.tags[j].preposition
        after = hit.last if hit is not None else j
        while after < view.last and view.is_quote(after):
            after += 1
        if prep not in _OF_PLACE or after >= view.last:
            return False
        if view.tags[after].event and prep == BI:
            return False
        return after in view.actors or after in view.places or view.tags[after].article

    def source(self, view: View, first: int, last: int, cue: tuple[int, int] | None) -> Source | None:
        """The source named by words [first, last)."""
        if last <= first:
            return None
        actor = self._actor(view, first, last)
        noun = next((hit for j in range(first, last) if (hit := self._nouns.at(view.words, j, last)) is not None), None)
        kind = self._kind(noun.value if noun is not None else None, actor)
        words = view.words
        start = words[first].start + (0 if view.tags[first].conjunction == THEN else view.tags[first].outer)
        name = actor.name if actor is not None and actor.id else " ".join(w.text for w in words[first:last])
        return Source(
            start=start, end=words[last - 1].end, first=first, last=last, rule="source", kind=kind, name=name,
            id=actor.id if actor is not None else None, cue=cue,
        )  # fmt: skip

    def _actor(self, view: View, first: int, last: int) -> Actor | None:
        held = [a for i, a in view.actors.items() if first <= i and a.last <= last]
        return max(held, key=lambda a: (a.id is not None, a.last - a.first, -a.first), default=None)

    def _kind(self, row: SourceNoun | None, actor: Actor | None) -> SourceKind:
        if row is not None:
            if actor is not None and row.note == "owner":
                return _BY_ACTOR.get(actor.kind, row.kind)
            grouped = actor is not None and actor.kind == "armed_group"
            return (row.if_group if grouped else None) or row.kind
        if actor is not None and actor.kind in _BY_ACTOR:
            return _BY_ACTOR[actor.kind]
        return "unspecified"


def _closing(view: View, j: int) -> int | None:
    """Where a short quotation that opens at `j` closes."""
    return next((k for k in range(j + 1, min(view.last, j + 5)) if view.is_quote(k)), None)


def _begins_object(view: View, j: int) -> bool:
    """Whether a noun after the name of a known body is what it speaks of («تبنى التنظيم الهجوم»، «أعلنت الحركة مسؤوليتها»)."""
    tag = view.tags[j]
    return bool(tag.suffix) or (tag.article and tag.event and not tag.nisba)


def _is_noun_alone(view: View, i: int, j: int) -> bool:
    """Whether one noun with the article is all that stands before word `j` («الحركة»، «البيان»)."""
    return j == i + 1 and view.tags[i].article and not view.tags[j].preposition


def _begins_anew(view: View, i: int, j: int) -> bool:
    """Whether an indefinite noun stands right after the name of a body that is complete («أعلنت رئاسة الوزراء حالة …»)."""
    body, tag = view.actors.get(i), view.tags[j]
    complete = j - i > 1 or view.tags[i].article
    if body is None or body.last != j or not complete or body.kind in {"official", "person", "media"}:
        return False
    return not (tag.article or tag.nisba or tag.preposition or j in view.prepositions or view.is_quote(j) or tag.stem in view.known.adjectives)


def _closes(view: View, i: int, j: int) -> bool:
    """Whether the mark at `j` closes the quotation in which the name stands that begins at `i`."""
    return (
        i > view.first
        and view.words[i - 1].text in OPENING
        and view.words[j].text not in _LEFT
        and view.is_quote(j)
        and not any(view.is_quote(k) for k in range(i, j))
    )


def _speech(tag: Tag) -> bool:
    """Whether a word says that the one named before it speaks («قائلاً»، «قوله»)."""
    first = tag.nouns[0].reading if tag.nouns else None
    if first is None:
        return False
    return (first.pos == "active_participle" and first.lexeme.cls == "say") or (bool(tag.suffix) and first.lexeme.cls == "say_noun")
