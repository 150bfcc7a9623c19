"""The words and tables that linking reads, loaded once: dates (from the lists of the codebook), types and weights."""

from __future__ import annotations

import hashlib

import msgspec

from khabar.arabic.script import fold
from khabar.arabic.tables import rows
from khabar.ledger.link.moment import DateWords

_LISTS, _HERE = "khabar.codebook", "khabar.ledger.link"
_COMMON = ("common_words.tsv", "report_words.tsv")
_RULES = 5
"""Counts the changes of the rules in code; the tables are hashed."""
_DAY_WORDS = ("today", "dayref", "now", "earlier-today")


class TypeRule(msgspec.Struct, frozen=True):
    """How claims of one type are brought together; see types.tsv."""

    type: str
    scene: str
    event: str
    actors: bool
    attack: str


def _date_words() -> DateWords:
    weekdays = {fold(row["words"]): int(row["value"]) for row in rows(_LISTS, "lists/weekdays.tsv")}
    months = {fold(row["words"]): int(row["value"]) for row in rows(_LISTS, "lists/months.tsv")}
    days = {fold(r["words"]): int(r["value"] or 0) for r in rows(_LISTS, "lists/times.tsv") if r["category"] in _DAY_WORDS}
    longest = max(len(words.split()) for table in (weekdays, months, days) for words in table)
    return DateWords(weekdays, months, days, longest)


def _types() -> dict[str, TypeRule]:
    table = rows(_HERE, "types.tsv")
    return {r["type"]: TypeRule(r["type"], "" if r["scene"] == "-" else r["scene"], r["event"], r["actors"] == "yes", r["attack"]) for r in table}


def _common_words() -> frozenset[str]:
    """Folded words that are neither names nor details: for people («مدنيين», «شخص آخر»), and the commonest of news."""
    people = {fold(row["noun"]) for row in rows(_LISTS, "lists/nouns.tsv") if row["unit"] == "person"}
    plurals = {fold(word) for row in rows(_LISTS, "lists/nouns.tsv") if row["unit"] == "person" for word in row["plurals"].split("|") if word}
    qualities = {fold(row["adjective"]) for row in rows(_LISTS, "lists/adjectives.tsv")}
    of_news = {row["word"] for name in _COMMON for row in rows(_HERE, name)}
    return frozenset(people | plurals | qualities | of_news)


def _people() -> dict[str, str]:
    """Folded nouns for women, children and men, singular, dual and plural."""
    found = {}
    for row in rows(_LISTS, "lists/nouns.tsv"):
        if row["demographic"]:
            found.update({fold(noun): row["demographic"] for noun in (row["noun"], *row["plurals"].split("|")) if noun})
    return found


def _version() -> str:
    tables = [rows(_HERE, name) for name in ("types.tsv", "weights.tsv", "means.tsv", "sides.tsv", *_COMMON)]
    return hashlib.sha256(f"{_RULES}{tables}".encode()).hexdigest()[:12]


DATE_WORDS = _date_words()
TYPES = _types()
WEIGHTS = {(r["comparison"], r["level"]): float(r["weight"]) for r in rows(_HERE, "weights.tsv")}
MEANS = {r["means"]: r["class"] for r in rows(_HERE, "means.tsv")}
SIDES = {r["word"]: r["side"] for r in rows(_HERE, "sides.tsv")}
COMMON = _common_words()
PEOPLE = _people()
VERSION = _version()
"""Changes whenever the same claims may be linked otherwise: what was linked by another version is linked anew."""
