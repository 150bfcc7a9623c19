"""What of a text finds its copies: hashes of its words, and the bands of its MinHash signature."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from zlib import crc32

import msgspec
from rapidfuzz.distance import Levenshtein, MatchingBlock

from khabar.arabic.script import fold

_SHINGLE = 3
_BANDS, _BAND_ROWS = 42, 3
"""Of two texts that share two in five of their shingles 94 in 100 share a band, of those that share one in twenty 1 in 200."""
_SEED = 1
_SHORT = 30
_LEAST_SHARE = 0.3
_RUN = 8
_ENOUGH_IN_RUNS = 0.7
_FIGURE = 1
_WORD = re.compile(r"\w+")


class Signature(msgspec.Struct, frozen=True):
    """`words`: hashes of a text's folded words in order, odd for those with a digit in them; `bands`: keys that near copies share."""

    words: Sequence[int]
    bands: tuple[str, ...]


def signature(text: str) -> Signature:
    """The signature of a text."""
    words = [_hash(word) for word in _WORD.findall(fold(text))]
    return Signature(words, _bands(words))


def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass")) & ~_FIGURE | any(char.isdigit() for char in word)


def _bands(words: Sequence[int]) -> tuple[str, ...]:
    from datasketch.minhash import MinHash

    if len(words) < _SHORT:
        return (f"=:{crc32(pack(words)):08x}",)
    minhash = MinHash(num_perm=_BANDS * _BAND_ROWS, seed=_SEED, hashfunc=crc32, scheme="affine32")
    minhash.update_batch(sorted({pack(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}))
    values = [int(value) for value in minhash.hashvalues]
    return tuple(f"{at:x}:" + "".join(f"{value:08x}" for value in values[at : at + _BAND_ROWS]) for at in range(0, len(values), _BAND_ROWS))


def pack(words: Sequence[int]) -> bytes:
    """Hashes as they are stored: four bytes each, little end first."""
    return b"".join(word.to_bytes(4, "little") for word in words)


def unpack(packed: bytes) -> list[int]:
    """The hashes of `pack`."""
    values = array("I", packed)
    assert values.itemsize == 4
    return list(values)


def is_copy(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two texts are one, near enough: most of the shorter stands in the longer in long runs of words, and between these no figure is another.

    A headline may differ and sentences may be left out; a text of under 30 words must be the same word for word. Texts off one
    template, such as a ministry's figures day by day, are not copies: their figures differ where the words round them are the same.
    """
    shorter, longer = sorted((list(one), list(other)), key=lambda words: (len(words), words))
    if shorter == longer:
        return bool(shorter)
    if len(shorter) < max(_SHORT, _LEAST_SHARE * len(longer)):
        return False
    runs = [block for block in Levenshtein.opcodes(shorter, longer).as_matching_blocks() if block.size >= _RUN]
    if sum(run.size for run in runs) < _ENOUGH_IN_RUNS * len(shorter):
        return False
    return not any(mine != theirs and mine and theirs for mine, theirs in _figures_between(runs, shorter, longer))


def _figures_between(runs: Sequence[MatchingBlock], shorter: Sequence[int], longer: Sequence[int]) -> Iterator[tuple[set[int], set[int]]]:
    """The figures of both texts before, between and after their common runs."""
    a = b = 0
    for run in (*runs, MatchingBlock(len(shorter), len(longer), 0)):
        yield _figures(shorter[a : run.a]), _figures(longer[b : run.b])
        a, b = run.a + run.size, run.b + run.size


def _figures(words: Sequence[int]) -> set[int]:
    return {word for word in words if word & _FIGURE}
