"""What a ledger asks of the codebook, in one record: how claims of each type are linked, words for days and people, words that name nobody."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from khabar.arabic.clitics import DEFINITE
from khabar.arabic.script import fold
from khabar.codebook.schema.lists import Lists
from khabar.codebook.schema.quantities import CountedNoun
from khabar.codebook.schema.times import Month, TimeTerm, Weekday
from khabar.codebook.schema.types import TypeEntry

_DAY_WORDS = ("today", "dayref", "now", "earlier-today")
_WORD = re.compile(r"[^\W\d_]+")
_ARTICLE = re.compile(f"^(?:{'|'.join(sorted(DEFINITE, key=len, reverse=True))})(?=..)")


class TypeRule(msgspec.Struct, frozen=True, array_like=True):
    """How claims of a type are brought together, from its `linking` and its `traits`.

    `event` is the name of the kind of event; `scene` is empty for a type that is linked alone; `harm` is set of a type that kills or wounds;
    `cause` of violence that says what happened (no bare attack); `air` of strikes from the air. Types are listed by `rank`.
    """

    event: str
    scene: Literal["", "violence"] = ""
    actors: bool = False
    attack: Literal["", "bare", "named"] = ""
    harm: Literal["", "dead", "wounded"] = ""
    cause: bool = False
    air: bool = False
    rank: int = 1_000


class DateWords(msgspec.Struct, frozen=True):
    """Folded words for days: week days (ISO, Monday 1), months, days counted from the report's («أمس» -1); the longest has `longest` words."""

    weekdays: dict[str, int]
    months: dict[str, int]
    days: dict[str, int]
    longest: int


class LedgerWords(msgspec.Struct, frozen=True, kw_only=True):
    """The codebook as linking and telling read it; all words are folded.

    `people` leads from nouns to women, children and men. `common` words are neither names nor details; `roles` say what a source is and not
    which one. `hash` names what it all was made from: what other words linked is linked anew.
    """

    types: dict[str, TypeRule]
    dates: DateWords
    people: dict[str, str]
    common: frozenset[str]
    roles: frozenset[str]
    hash: str = ""

    def rule(self, type: str) -> TypeRule:
        """The rule of a type; of one that the codebook does not know the default."""
        return self.types.get(type) or TypeRule(type)


def words_of(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(fold(text))


def bare_words(text: str) -> list[str]:
    """The words of a text, folded, without articles."""
    return [_ARTICLE.sub("", word) for word in words_of(text)]


def is_definite(word: str) -> bool:
    """Whether a folded word has the article."""
    return bool(_ARTICLE.match(word))


def _rule(entry: TypeEntry, rank: int) -> TypeRule:
    linking, traits = entry.linking, entry.traits
    harm = traits.harm if traits.harm == "dead" or traits.harm == "wounded" else ""
    return TypeRule(
        event=linking.event or entry.type,
        scene=linking.scene or "",
        actors=linking.actors,
        attack=linking.attack or "",
        harm=harm,
        cause=traits.cause and linking.attack != "bare",
        air=traits.strike == "air",
        rank=rank,
    )


def _numbers(rows: Iterable[Weekday | Month | TimeTerm]) -> dict[str, int]:
    return {fold(row.words): int(row.value or 0) for row in rows}


def _date_words(lists: Lists) -> DateWords:
    weekdays, months = _numbers(lists.weekdays), _numbers(lists.months)
    days = _numbers(row for row in lists.times if row.category in _DAY_WORDS)
    longest = max((len(words.split()) for table in (weekdays, months, days) for words in table), default=0)
    return DateWords(weekdays, months, days, longest)


def _nouns(row: CountedNoun) -> Iterator[str]:
    return (fold(noun) for noun in (row.noun, *row.plurals))


def _role_words(lists: Lists) -> frozenset[str]:
    phrases = [phrase for row in lists.source_nouns if row.match == "head" for phrase in (row.phrase, *row.plurals)]
    phrases += [phrase for row in lists.titles for phrase in (row.title, *row.plurals)]
    return frozenset(word for phrase in phrases for word in bare_words(phrase))


def _hash(words: LedgerWords) -> str:
    plain = msgspec.json.encode(words, order="deterministic")
    return hashlib.sha256(plain).hexdigest()


def compile_ledger_words(types: Mapping[str, TypeEntry], lists: Lists) -> LedgerWords:
    """The record for a ledger, from articles and tables."""
    qualities = {fold(row.adjective) for row in lists.adjectives}
    made = LedgerWords(
        types={name: _rule(entry, rank) for rank, (name, entry) in enumerate(types.items())},
        dates=_date_words(lists),
        people={noun: row.demographic for row in lists.nouns if row.demographic for noun in _nouns(row)},
        common=frozenset(qualities | {noun for row in lists.nouns if row.unit == "person" for noun in _nouns(row)}),
        roles=_role_words(lists),
    )
    return msgspec.structs.replace(made, hash=_hash(made))
