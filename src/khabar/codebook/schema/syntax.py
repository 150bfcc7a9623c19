"""Lists about how a sentence hangs together: what joins, leads to, describes or hides its words."""

from __future__ import annotations

from typing import Literal

from khabar.codebook.schema.rows import Row
from khabar.model.claim import PlaceRole


class Connector(Row, frozen=True, kw_only=True):
    """Where does one clause end and the next begin, and how are they tied?"""

    phrase: str
    """As written. A conjunction may hang on the first word, a pronoun on أنّ and its like («أنه»)."""
    kind: Literal[
        "complementizer", "relative", "cause_before", "result", "contrast", "temporal", "purpose", "condition", "opener", "switch", "addition",
    ]  # fmt: skip
    """`complementizer`: what follows is the content of what stands before. `relative`: it describes the noun
    before. `cause_before`: it brought about what stands before. `result`: it comes of what stands before.
    `contrast`: a new clause that ends no source's scope and is not governed by the negation or hedge before it.
    `temporal`: it gives the time. `purpose`: it is aimed at, not done. `condition`: it is not stated. `opener`:
    narration begins, at the start of a sentence or clause, and ends the scope of the source before. `switch`:
    another party begins to speak, likewise. `addition`: the source's scope runs on."""
    before: Literal["masdar", "verb", "cause", "clause", "noun"] | None = None
    """What must follow for it to count; `cause`: a verb of class cause."""
    effect: Literal["occurred", "future"] | None = None
    """What follows happened, or did not yet."""
    begins: Literal["another"] | None = None
    """`another`: what follows is told as another event («وفي حادث آخر»)."""
    folded: str = ""


class Preposition(Row, frozen=True, kw_only=True):
    """What does a preposition (or what works as one) say of the noun after it?"""

    phrase: str
    """As written; one letter is a clitic."""
    kind: Literal[
        "place", "near", "direction", "agent", "leader", "instrument", "topic", "against", "between", "with", "beneficiary", "time", "member",
        "made", "cause", "wounds", "source", "other",
    ]  # fmt: skip
    """`made`: a group of so many. `wounds`: of which somebody died. `source`: a source follows; source_cues.tsv
    gives these."""
    role: PlaceRole | None = None
    """The place role that it hints at."""
    country: bool = False
    """A country's name after it is a place and not a party («في سوريا»; not «حول سوريا»)."""
    folded: str = ""


class Particle(Row, frozen=True, kw_only=True):
    """Which words are neither part of a noun phrase nor a predicate, so that the reader of phrases steps over them?"""

    word: str
    """As written."""
    kind: Literal["pronoun"] | None = None
    """`pronoun`: it can be the subject of the verb after it, times between («وهم الآن يخوضون …»)."""


class Nominal(Row, frozen=True, kw_only=True):
    """Which words could be read as verbs and are nouns?"""

    word: str
    """As written."""
    verb: Literal["rarely", "never"]
    """`rarely`: the place in the sentence decides. `never`: also with a pronoun or «و» on it, and not a participle
    either («غاز»)."""


class Jussive(Row, frozen=True, kw_only=True):
    """Which short forms has a hollow or geminate verb only after «لم», «لا» or «لن», so that elsewhere they are
    another word?"""

    word: str
    """As written."""


class WholeWord(Row, frozen=True, kw_only=True):
    """Which words begin with a letter that looks like a clitic (و ف ب ك ل) and is not, so that they are never cut?"""

    word: str
    """As written."""


class Adjective(Row, frozen=True, kw_only=True):
    """Which words after a noun belong to it, though they do not end in ي or ية?"""

    adjective: str
    """Masculine singular."""
    feminine: str = ""
    """Feminine singular."""
    plurals: tuple[str, ...] = ()
    """Other forms."""


class Compound(Row, frozen=True, kw_only=True):
    """Which second nouns of things that two nouns name would be read as verbs by themselves («ورشة عمل»)?"""

    word: str
    """The second noun."""
    after: tuple[str, ...]
    """The first nouns."""


class SceneNoun(Row, frozen=True, kw_only=True):
    """Which nouns make of the definite event after them a place, a body, a name or a mark of something told of
    («مكان القصف», «فرق الإنقاذ»)?"""

    noun: str
    """As written, without the article."""
    plurals: tuple[str, ...] = ()
    """Other forms."""


class HolderNoun(Row, frozen=True, kw_only=True):
    """Which nouns hold the event after them as something known, out of reach of what denies, prevents or fails
    («المسؤول عن انفجار»)?"""

    noun: str
    """As written, without the article."""
    plurals: tuple[str, ...] = ()
    """Other forms."""


class AttributeNoun(Row, frozen=True, kw_only=True):
    """Which nouns say, after an adjective in construct, how somebody was or what is not known of him («مكبلي
    الأيدي»), and name nobody?"""

    noun: str
    """As written, without the article."""
    plurals: tuple[str, ...] = ()
    """Other forms."""
