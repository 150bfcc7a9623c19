"""The words round place names, compiled from the lists `place_triggers`, `place_words`, `place_common`, `place_alone`,
`place_events` and `place_features`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from khabar.arabic.clitics import ARTICLE
from khabar.arabic.endings import FEMININE, FEMININE_CONSTRUCT_DUALS
from khabar.arabic.letters import HAMZAS
from khabar.arabic.script import fold
from khabar.codebook.schema.lists import Lists
from khabar.codebook.schema.places import PlaceCommon, PlaceTrigger, PlaceWord

_DAYS = frozenset({"today", "dayref", "unit", "Unit"})
_PLACING = frozenset({"direction", "near", "in"})
_FEMININE = (FEMININE, *FEMININE_CONSTRUCT_DUALS)


class Trigger(msgspec.Struct, frozen=True, gc=False):
    """A word for a kind of place: what it fits, how many names follow, which unknown names it makes places."""

    word: str
    written: str
    kind: str
    fits: frozenset[str]
    number: str
    unknown: str
    anaphor: frozenset[str]
    apposed: bool
    site: str
    lone: bool

    @property
    def feminine(self) -> bool:
        """Whether adjectives after it end in ة: «قرية», «قريتي», plurals."""
        return self.number == "many" or self.word.endswith(_FEMININE)


class PlaceWords(msgspec.Struct, frozen=True):
    """All lists by folded word."""

    triggers: Mapping[str, Trigger]
    directions: Mapping[str, str]
    near: Mapping[str, str]
    inside: frozenset[str]
    toward: frozenset[str]
    qualifiers: Mapping[str, str]
    tails: frozenset[str]
    heads: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    staff: frozenset[str]
    unless: Mapping[str, frozenset[str]]
    """By trigger: stems of words after which it is no place («عن طريق», «الرصاص الحي»)."""
    stop: frozenset[str]
    describing: frozenset[str]
    not_ends: Mapping[bool, tuple[str, ...]]
    """By whether the word before is feminine."""
    no_names: tuple[str, ...]
    not_begins: tuple[str, ...]
    verb_ends: tuple[str, ...]
    common: Mapping[str, frozenset[str]]
    alone: Mapping[str, frozenset[str]]
    """Where common names are meant without a word for a kind of place, by folded name with its article."""
    belonging: Mapping[str, str]
    """The country that an adjective with its article says a place before it lies in."""
    times: frozenset[str]
    """Words for a day or a part of it, which may follow a name."""
    words: frozenset[str]
    """Nouns and adjectives of every day."""
    whole: frozenset[str]
    events: Mapping[str, frozenset[str]]
    weights: Mapping[str, float]
    placing: frozenset[str]
    """Words after which a name is a place: prepositions, directions, nearness, kinds of place."""

    def is_common(self, first: str, definite: bool, raw: str) -> bool:
        """Whether a one-word name is an everyday word or a person's; `raw` is as written, hamzas and all («إب» is no «أب»)."""
        written = self.common.get(ARTICLE + first if definite else first)
        if written is None:
            return False
        return not written or raw in written or not any(letter in raw for letter in HAMZAS)


def _trigger(row: PlaceTrigger) -> Trigger:
    return Trigger(
        fold(row.word), row.word, row.kind, frozenset(row.fits), row.number, row.unknown,
        frozenset(row.anaphor), row.apposed, row.site or "", row.lone,
    )  # fmt: skip


def _values(rows: Iterable[PlaceWord], cls: str) -> dict[str, str]:
    return {fold(row.word): row.value for row in rows if row.class_ == cls}


def _words(rows: Iterable[PlaceWord], cls: str) -> frozenset[str]:
    return frozenset(_values(rows, cls))


def _shapes(rows: Iterable[PlaceWord], cls: str, unless: str = "-") -> tuple[str, ...]:
    return tuple(sorted(fold(row.word) for row in rows if row.class_ == cls and row.value != unless))


def _common(rows: Iterable[PlaceCommon]) -> dict[str, frozenset[str]]:
    """Common names by folded spelling, with and without the article; the spellings with a hamza, if the list writes them with one."""
    found: dict[str, set[str]] = {}
    for row in rows:
        written = {row.name} if any(letter in row.name for letter in HAMZAS) else set()
        for article in ("",) if row.form == "bare" else ("", ARTICLE):
            found.setdefault(article + fold(row.name), set()).update(written)
    return {name: frozenset(written) for name, written in found.items()}


def _belonging(lists: Lists) -> dict[str, str]:
    countries = {row.id: row.country for row in lists.actors if row.kind == "state" and row.country}
    stems = [(fold(form), countries[row.id]) for row in lists.nisba if row.id in countries for form in row.adjective]
    return {ARTICLE + stem + ending: country for stem, country in stems for ending in ("", FEMININE)}


def _times(lists: Lists) -> frozenset[str]:
    days = [row.words for row in lists.times if row.category in _DAYS]
    words = (*(row.words for row in lists.weekdays), *(row.words for row in lists.day_parts), *days)
    return frozenset(fold(word) for word in words if " " not in word)


def _everyday(lists: Lists) -> Iterator[str]:
    """Nouns and adjectives in all their forms."""
    for noun in lists.nouns:
        yield from (noun.noun, *noun.plurals)
    for adjective in lists.adjectives:
        yield from (adjective.adjective, adjective.feminine, *adjective.plurals)


def compile_words(lists: Lists) -> PlaceWords:
    """The lists as tables; later rows win over earlier ones of the same word and class."""
    rows = lists.place_words
    return PlaceWords(
        triggers={fold(row.word): _trigger(row) for row in lists.place_triggers},
        directions=_values(rows, "direction"),
        near=_values(rows, "near"),
        inside=_words(rows, "in"),
        toward=_words(rows, "toward"),
        qualifiers=_values(rows, "qualifier"),
        tails=_words(rows, "tail"),
        heads=_words(rows, "head"),
        titles=_words(rows, "title"),
        given=_words(rows, "given"),
        staff=_words(rows, "staff"),
        unless={word: frozenset(map(fold, before.split("|"))) for word, before in _values(rows, "unless").items()},
        stop=_words(rows, "stop"),
        describing=_words(rows, "describing"),
        not_ends={feminine: _shapes(rows, "not_end", "masculine" if feminine else "feminine") for feminine in (False, True)},
        no_names=_shapes(rows, "no_name"),
        not_begins=_shapes(rows, "not_begin"),
        verb_ends=_shapes(rows, "verb_end"),
        common=_common(lists.place_common),
        alone={fold(row.name): frozenset(row.where) for row in lists.place_alone},
        belonging=_belonging(lists),
        times=_times(lists),
        words=frozenset(map(fold, _everyday(lists))),
        whole=frozenset(fold(row.word) for row in lists.whole_words),
        events={fold(row.word): frozenset(row.kinds) for row in lists.place_events},
        weights={row.feature: row.weight for row in lists.place_features},
        placing=frozenset({fold(row.word) for row in rows if row.class_ in _PLACING} | {fold(row.word) for row in lists.place_triggers}),
    )
