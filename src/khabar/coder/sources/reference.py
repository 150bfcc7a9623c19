"""Sources named again: «المصدر»، «البيان»، a surname are of the kind that they had when they were first named."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from khabar.arabic.clitics import ARTICLE
from khabar.arabic.words import Word
from khabar.coder.sources.names import SourceKinds
from khabar.model.mention import Source, SourceKind

_LAST = ""
_SHORT = 2


def settled(chains: Sequence[tuple[Source, ...]], words: Sequence[Word], kinds: SourceKinds) -> list[tuple[Source, ...]]:
    """The chains of a report in order, each source that only points back with the kind of the one that it points to."""
    memory = _Memory(words, kinds)
    return [tuple(memory.settle(source) for source in chain) for chain in chains]


class _Memory:
    """The kinds of the sources named so far, by the noun for them and by their words."""

    def __init__(self, words: Sequence[Word], kinds: SourceKinds) -> None:
        self._words, self._kinds = words, kinds
        self._by_noun: dict[str, SourceKind] = {}
        self._named: list[tuple[frozenset[str], SourceKind]] = []

    def settle(self, source: Source) -> Source:
        head = self._kinds.head(self._words, source)
        if head is not None and head[1]:
            return replace(source, kind=self._by_noun.get(head[0], self._by_noun.get(_LAST, source.kind)))
        spelled = frozenset(w.folded.removeprefix(ARTICLE) for w in self._words[source.first : source.last] if w.kind == "word")
        definite = head is None or self._words[source.first].folded.startswith(ARTICLE)
        if definite and source.id is None and len(spelled) <= _SHORT:
            source = replace(source, kind=next((kind for told, kind in reversed(self._named) if spelled < told), source.kind))
        self._named.append((spelled, source.kind))
        if source.kind != "unspecified":
            self._by_noun[_LAST] = source.kind
        if head is not None:
            self._by_noun[head[0]] = source.kind
        return source
