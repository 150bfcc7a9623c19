"""Lists about events: with what, and what was hit."""

from __future__ import annotations

from khabar.codebook.schema.rows import Row
from khabar.model.claim import Means, Struck


class Weapon(Row, frozen=True, kw_only=True):
    """With what? The words for weapons and means."""

    phrase: str
    """As written, without the article (an article may hang on each word)."""
    plurals: tuple[str, ...] = ()
    """Other forms."""
    kind: Means
    """The kind in records."""
    air: bool = False
    """Aircraft: they act by themselves («قصفت الطائرات»)."""


class StruckThing(Row, frozen=True, kw_only=True):
    """What was hit, where its kind matters?"""

    phrase: str
    """As written, without the article (an article may hang on each word)."""
    plurals: tuple[str, ...] = ()
    """Other forms."""
    kind: Struck
    """The kind in records."""
