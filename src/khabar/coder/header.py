"""The header of a scraped page that came as one line: its title, the site's menu, the time of the last change, the title again.

Where a long first line begins with furniture, what comes before the report is cut off as a sentence of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.arabic.lookup import PhraseTable
from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.coder.view import Row

_LONG_LINE, _SEARCHED, _STAMP, _TITLE = 60, 120, 20, 4


def header_end(words: Sequence[Word], sentences: Sequence[Sentence], furniture: PhraseTable[Row]) -> int:
    """How many words at a text's beginning are a page's header; 0 for most texts."""
    if not sentences:
        return 0
    line = [s for s in sentences if s.line == sentences[0].line]
    if line[-1].last - line[0].first < _LONG_LINE:
        return 0
    limit = min(_SEARCHED, len(words) // 2)
    hits = [hit for i in range(limit) if furniture.starts(words[i]) and (hit := furniture.at(words, i, limit)) is not None]
    hits = [hit for hit in hits if hit.value["effect"] in {"menu", "skip_line"}]
    if len(hits) < 2:
        return 0
    return _past_title(words, _past_stamp(words, hits[-1].last))


def _past_stamp(words: Sequence[Word], end: int) -> int:
    """Past the date, hour and zone of a page («… 21:40 GMT»)."""
    stamp = [
        i for i in range(end, min(len(words), end + _STAMP)) if words[i].kind == "number" or (words[i].text.isascii() and words[i].kind == "word")
    ]
    return stamp[-1] + 1 if stamp else end


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


def cut_header(sentences: Sequence[Sentence], end: int) -> tuple[tuple[Sentence, ...], int]:
    """Sentences with the first `end` words apart, and how many of them are the header."""
    head = [s for s in sentences if s.last <= end]
    rest = [s for s in sentences if s.last > end]
    if rest and rest[0].first < end:
        first = rest[0]
        head.append(Sentence(first.first, end, first.line))
        rest[0] = Sentence(end, first.last, first.line)
    return (*head, *rest), len(head)
