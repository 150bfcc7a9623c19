"""Sources named again: «المصدر»، «البيان» are of the kind that they had when they were first named."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from khabar.arabic.words import Word
from khabar.coder.sources import SourceKinds
from khabar.model.mention import Source, SourceKind

_LAST = ""


def settled(chains: Sequence[tuple[Source, ...]], words: Sequence[Word], kinds: SourceKinds) -> list[tuple[Source, ...]]:
    """The chains of a report in order, each source that only points back with the kind of the one that it points to."""
    known: dict[str, SourceKind] = {}
    out = []
    for chain in chains:
        out.append(tuple(_settle(source, words, kinds, known) for source in chain))
    return out


def _settle(source: Source, words: Sequence[Word], kinds: SourceKinds, known: dict[str, SourceKind]) -> Source:
    head = kinds.head(words, source)
    if head is not None and head[1]:
        return replace(source, kind=known.get(head[0], known.get(_LAST, source.kind)))
    known[_LAST] = source.kind
    if head is not None:
        known[head[0]] = source.kind
    return source
