"""Pages that came as one line: their header (title, menu, time of the last change, title again) and the links inside the text.

Where a long first line begins with furniture, what comes before the report is cut off as a sentence of its own; so are
headlines of other stories after a label («روابط ذات صلة»), up to where narration goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from khabar.arabic.lookup import PhraseTable
from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.codebook.schema.page import Boilerplate

_LONG_LINE, _SEARCHED, _STAMP, _TITLE, _LABEL = 60, 120, 7, 4, 2


def header_end(words: Sequence[Word], sentences: Sequence[Sentence], furniture: PhraseTable[Boilerplate]) -> int:
    """How many words at a text's beginning are a page's header; 0 for most texts."""
    if not sentences:
        return 0
    line = [s for s in sentences if s.line == sentences[0].line]
    if line[-1].last - line[0].first < _LONG_LINE:
        return 0
    limit = min(_SEARCHED, len(words) // 2)
    hits = [hit for i in range(limit) if furniture.starts(words[i]) and (hit := furniture.at(words, i, limit)) is not None]
    hits = [hit for hit in hits if hit.value.effect in {"menu", "skip_line"}]
    if not hits:
        return 0
    stamped = _past_stamp(words, hits[-1].last)
    end = _past_title(words, stamped)
    return end if len(hits) > 1 or end > stamped else 0


def _past_stamp(words: Sequence[Word], end: int) -> int:
    """Past the date, hour and zone of a page («… 21:40 GMT»): numbers and Latin letters with few words between them."""
    last = i = end
    while i < len(words) and i - last < _STAMP:
        if words[i].kind == "number" or (words[i].text.isascii() and words[i].kind == "word"):
            last = i + 1
        i += 1
    while last > end and last < len(words) and words[last].kind == "punct":
        last += 1
    return last


def _past_title(words: Sequence[Word], end: int) -> int:
    """Past the title, if the words that follow stand in the header before it too."""
    before = [w.folded for w in words[:end]]
    best = 0
    for start in range(end):
        size = 0
        while start + size < end and end + size < len(words) and before[start + size] == words[end + size].folded:
            size += 1
        best = max(best, size)
    return end + best if best >= _TITLE else end


def cut_at(sentences: Sequence[Sentence], end: int) -> tuple[tuple[Sentence, ...], int]:
    """Sentences with the first `end` words apart, and how many sentences these are."""
    head = [s for s in sentences if s.last <= end]
    rest = [s for s in sentences if s.last > end]
    if rest and rest[0].first < end:
        first = rest[0]
        head.append(Sentence(first.first, end, first.line))
        rest[0] = Sentence(end, first.last, first.line)
    return (*head, *rest), len(head)


def cut_links(
    words: Sequence[Word], sentences: Sequence[Sentence], furniture: PhraseTable[Boilerplate], narrates: Callable[[int], bool]
) -> tuple[tuple[Sentence, ...], frozenset[int]]:
    """Sentences with links to other stories apart, and their numbers; `narrates` tells whether a word begins narration."""
    out: list[Sentence] = []
    links: set[int] = set()
    for sentence in sentences:
        end = _links_end(words, sentence, furniture, narrates)
        if end:
            links.add(len(out))
            out.append(Sentence(sentence.first, end, sentence.line))
            sentence = Sentence(end, sentence.last, sentence.line)
        out.append(sentence)
    return tuple(out), frozenset(links)


def _links_end(words: Sequence[Word], sentence: Sentence, furniture: PhraseTable[Boilerplate], narrates: Callable[[int], bool]) -> int:
    """Where narration goes on after a label of links at a sentence's beginning; 0 where there is none."""
    hit = furniture.at(words, sentence.first, sentence.last)
    if hit is None or hit.value.effect != "ends_text" or hit.last - hit.first < _LABEL:
        return 0
    return next((i for i in range(hit.last + 1, sentence.last) if narrates(i)), 0)
