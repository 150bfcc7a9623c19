"""Lists about places: words round names of places, and what speaks for a place."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from khabar.codebook.schema.rows import Row

Feature = Literal[
    "country", "governorate", "district", "subdistrict", "region", "city", "town", "village", "quarter", "camp", "field", "plant",
    "crossing", "airport", "base", "dam", "bridge", "port", "river", "lake", "sea", "strait", "island", "mountain", "valley", "plain",
    "desert", "road", "hospital", "prison", "landmark", "border", "countryside",
]  # fmt: skip
"""Kinds of place: those of the gazetteer, and two that only words name."""


class PlaceTrigger(Row, frozen=True, kw_only=True):
    """Which words say what kind of place follows?"""

    word: str
    """As written, without the article."""
    kind: Feature
    """The gazetteer's feature that fits."""
    fits: tuple[Feature, ...] = ()
    """More features that do."""
    number: Literal["one", "two", "many", "none"]
    """How many names follow: `two` for a dual or construct, `none` where no name follows in construct."""
    unknown: Literal["any", "definite", "tailed", "no"]
    """Which unknown names it makes a place: `definite` ones (quoted and compound ones too), `tailed`: definite with
    an adjective that belongs to it."""
    anaphor: tuple[Feature, ...] = ()
    """The features that the word, with the article and no name, can point back to."""
    apposed: bool = False
    """With the article, a known name may follow."""
    site: Literal["at", "none", "to"] | None = None
    """How a site stands to a place of another kind that it bears the name of: `at` («جامعة X» is in or near X),
    `to` («طريق X» leads there), `none` («شارع X» is only called so)."""
    lone: bool = True
    """`no` where the word with the article means other things too («الجزيرة»): it points back only to a place named
    before."""


class PlaceWord(Row, frozen=True, kw_only=True):
    """Which words stand round the names of places, and what do they say of them?"""

    word: str
    """As written."""
    class_: Literal[
        "direction", "near", "in", "toward", "qualifier", "tail", "head", "title", "given", "describing", "staff", "stop", "not_end",
        "not_begin", "verb_end", "no_name", "unless",
    ] = field(name="class")  # fmt: skip
    """`direction`, `near`: outside the place's span. `in`, `toward`: prepositions. `qualifier`: after ريف and its
    like. `tail`: an adjective that belongs to the name after a trigger. `head`: begins a name of two words or more.
    `title`, `given`: a person follows. `describing`: an adjective that may describe a place. `staff`: what follows
    is a body, if it has a staff («مدير مستشفى X»). `stop`: not a name. `not_end`, `not_begin`, `verb_end`: letters
    at the end or beginning of a word that is not an unknown name. `no_name`: ends of a word that is not an unknown
    name, with the article either. `unless`: the word is not a place after some words."""
    value: str = ""
    """Of `direction`, `near`, `in` and `qualifier` the relation; of `not_end` the gender of the word before; of
    `unless` the words before it, parted by «|» («عن طريق»)."""


class PlaceCommon(Row, frozen=True, kw_only=True):
    """Which names of places are everyday words, adjectives or persons too, so that they need more than themselves
    to be a place?"""

    name: str
    """Without the article. A name listed with a hamza is another word than one written with another hamza (أب, إب)."""
    why: str = ""
    """For readers of the list: word, person, adjective."""
    form: Literal["bare"] | None = None
    """`bare`: only without the article."""


class PlaceAlone(Row, frozen=True, kw_only=True):
    """Which towns whose names are words too (place_common.tsv) are meant without a word for a kind of place before
    them?"""

    name: str
    """With its article if it has one."""
    where: tuple[Literal["in", "on", "hit", "front"], ...]
    """`in`: after في, ب, إلى, قرب, where the sentence tells an event before. `on`: after على and the noun of a
    strike. `hit`: what a verb of attack takes. `front`: before a mark at the head of a post."""


class PlaceEvent(Row, frozen=True, kw_only=True):
    """Which words say what happens to which kinds of place? Of several places of one name, such a kind is the
    likelier."""

    word: str
    """As written."""
    kinds: tuple[Feature, ...]
    """The kinds of place."""


class PlaceFeature(Row, frozen=True, kw_only=True):
    """What speaks for and against a name being a place, and for one place of that name rather than another?"""

    feature: Literal[
        "bias", "country", "governorate", "curated", "size", "many_words", "trigger", "kind_fits", "division", "kind_near", "kind_clashes",
        "full_name", "inside", "toward", "related", "hashtag", "beside", "within", "not_within", "same_country", "other_country", "near",
        "common", "nisba", "clitic", "article", "short", "titled", "added", "rare", "village", "adjective", "marks", "event", "told", "alike",
        "far_site", "not_country", "far_small", "far_local", "namesake", "common_told", "of_country", "meant", "site_alone", "direction",
    ]  # fmt: skip
    """What the coder sees."""
    weight: float
    """Weights add up: a name is taken from 0 up, and of its places the heaviest."""
    says: str
    """For readers of the list: what the feature means."""


class PlaceSetting(Row, frozen=True, kw_only=True):
    """Which participles stand between a noun and a place, and what do they make of the place?"""

    word: str
    """As written, without the article."""
    setting: Literal["stationed", "beside"]
    """`stationed`: who is described stands there («القوات المتمركزة في …»). `beside`: the noun lies beside the
    place or leads to it («القرية المتاخمة ل…»)."""


class VaguePlace(Row, frozen=True, kw_only=True):
    """Which nouns of place say nothing of where, so that they are never the place of an event unless named?"""

    word: str
    """As written."""
