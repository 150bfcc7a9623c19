"""Lists about actors: bodies by name, and the words from which others are read."""

from __future__ import annotations

from typing import Literal

from khabar.codebook.schema.rows import Row
from khabar.model.mention import ActorKind

Part = Literal[
    "head", "force", "unit", "body", "object", "title", "rank", "people", "doer", "informant", "adj", "epithet", "link", "within", "for",
    "place", "given", "second", "particle", "opener", "namesake", "anaphor", "stop", "variant", "befalls", "tool", "tens", "shape",
    "no_people", "no_surname", "model", "formation", "sides",
]  # fmt: skip


class ActorName(Row, frozen=True, kw_only=True):
    """Which bodies and parties are there, and what are they called?"""

    id: str
    """Its id in records."""
    kind: Literal["state", "armed_group", "force", "official", "organisation", "civilians", "media", "metonym", "relative"]
    """The kind of actor; `metonym`: a capital for its state; `relative`: a name whose meaning hangs on who speaks
    and where."""
    name_ar: str
    """Its name; «(ال)» marks an article that may be left out."""
    name_en: str
    """Its name in English."""
    aliases: tuple[str, ...] = ()
    """Other names. One in quotes counts only inside quotes; one that ends in «!» only where no definite word
    follows."""
    parent: str = ""
    """The id of the body that it belongs to."""
    country: str = ""
    """ISO 3166 of its country."""
    wikidata: str = ""
    """Its Wikidata id, where certain."""
    ambiguous: tuple[str, ...] = ()
    """Of a relative name: whom it may mean, as `id`, `id@SY,IQ` or `*.army`."""
    since: int | None = None
    """The year from which there is such a body."""


class ActorPattern(Row, frozen=True, kw_only=True):
    """From which words are actors read that no table names? See docs/how/actors.md."""

    part: Part
    """What the word does in a phrase."""
    forms: tuple[str, ...]
    """«x+» inflects as a regular human noun or adjective, «x^» without its feminine, «x~» takes dual and
    accusative, others stand as written."""
    kind: ActorKind | None = None
    """The kind of a mention that nothing else settles."""
    service: str = ""
    """The body of a state that it means; of a `variant` the spelling that the tables use; of an informant the kind
    of source."""
    alone: Literal[
        "any", "def", "indef", "suffix", "own", "adj", "settled", "noun", "free", "quoted", "no", "same", "near",
    ] | None = None  # fmt: skip
    """What the noun needs to be somebody."""


class Nisba(Row, frozen=True, kw_only=True):
    """Which adjectives name a state or a group that somebody belongs to («سوري»)?"""

    adjective: tuple[str, ...]
    """Regular forms (ـية, ـيون, ـيين, ـيا …) are made from it."""
    forms: tuple[str, ...] = ()
    """Irregular plurals."""
    id: str = ""
    """The entity of actors.tsv."""
    kind: Literal["state", "armed_group", "organisation", "unknown"]
    """Its kind."""


class Title(Row, frozen=True, kw_only=True):
    """Which titles come before a person's name?"""

    title: str
    """As written, without the article."""
    plurals: tuple[str, ...] = ()
    """Other forms."""


class Affiliation(Row, frozen=True, kw_only=True):
    """Which adjectives tie a noun to the body that owns it («سيارة تابعة لقوات …» is one name)?"""

    word: str
    """As written."""
