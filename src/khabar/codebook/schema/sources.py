"""Lists about sources: on whose word a report tells what it tells."""

from __future__ import annotations

from typing import Literal

from khabar.codebook.schema.rows import Row
from khabar.model.mention import SourceKind


class SourceNoun(Row, frozen=True, kw_only=True):
    """On whose word? Which nouns name a source, and what kind of source do they make it?"""

    phrase: str
    """As written, without the article (the article and clitics may hang on any word of it)."""
    plurals: tuple[str, ...] = ()
    """Other forms and spellings."""
    kind: SourceKind
    """The kind of source."""
    match: Literal["full", "head"]
    """`full`: the whole phrase must stand there; the longest row wins. `head`: the noun phrase begins with it."""
    if_group: SourceKind | None = None
    """The kind instead when the words after it name an armed group («القيادي في …»)."""
    note: Literal["body", "person", "bare", "owner", "back"]
    """`body`: an institution that speaks. `person`: somebody. `bare`: a source only with a verb of saying before or
    after it. `owner`: it takes the kind of the body that it is of or from («بيان صادر عن …»). `back`: it refers
    back to a source named before and takes its kind."""


class SourceCue(Row, frozen=True, kw_only=True):
    """Which words before a name make it a source without a verb of saying?"""

    phrase: str
    """As written; «ل» or «ب» at its end is a clitic on the next word."""
    follows: Literal["source", "verb"]
    """`source`: a noun phrase follows. `verb`: a verb of saying, its subject the source."""
    relays: bool = False
    """The speaker before it passes on the word of the source after it: the chain gets a second link."""


class SpeechSetting(Row, frozen=True, kw_only=True):
    """Which words lead from a speaker to the medium that he spoke to or that carried him? The medium is the outer
    link of the chain."""

    phrase: str
    """As written; a «ل» on the word («لوكالة») and a verb with a pronoun for the speech («بثته القناة») lead to a
    medium too."""


class Forum(Row, frozen=True, kw_only=True):
    """Where are things said? A politician who attacks another there («هاجم الوزير المعارضة في مقابلة») attacks in
    words."""

    noun: str
    """As written, without the article; a preposition of place, time or means leads to it."""
    plurals: tuple[str, ...] = ()
    """Other forms."""
