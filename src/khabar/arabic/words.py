"""Words: where each begins and ends, and every way to cut its clitics.

A *form* is one distinct spelling; all that depends on spelling alone is worked out once a form
and kept. Cutting is generous here: it lists what could be cut, and a reader of words accepts a
cut only where the stem is a word that it knows («وجود» stays whole since no one knows «جود»).
"""

from __future__ import annotations

import itertools
import re
from typing import Literal

import msgspec

from khabar.arabic.clitics import PROCLITICS, PRONOUNS
from khabar.arabic.letters import TA_MARBUTA
from khabar.arabic.markup import MARKUP, OPENED, breaks
from khabar.arabic.script import DROPPED, INVISIBLE, TATWEEL, fold, fold_char

Kind = Literal["word", "number", "punct", "break"]

_OTHER = r"[^\W\d_\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]"
"""A letter of another script. Three of them in a row are a word of their own, also where an Arabic word is joined to it without a blank."""
_ENDED = rf"[\u0621-\u063a\u0641-\u064a{DROPPED}]*?(?:\u0629[{DROPPED}]*|\u0627\u064b|\u064b\u0627)(?=[\u0621-\u063a\u0641-\u064a]{{3}})"
"""A word to which the next is joined without a blank: ta marbuta and the alif of tanwin end one."""
_NUMBER_MARKS = DROPPED.replace(TATWEEL, "")
_DIGITS = rf"[{INVISIBLE}]*\d[\d{_NUMBER_MARKS}]*"
"""Digits with the invisible marks before and in them; a tatweel between digits is a dash («6ـ4ـ2023»)."""
_PIECE = re.compile(
    rf"{_OTHER}{{3,}}|{_ENDED}|{_DIGITS}|(?:[\u0621-\u063a\u0641-\u064a]+|(?!{_OTHER}{{3}})[^\W\d_]|[{DROPPED}])+|\s{OPENED}|{MARKUP}|[^\w\s]|_"
)
_LONGEST_WORD = 40


class Cut(msgspec.Struct, frozen=True, gc=False):
    """One way to read a written word: clitics, stem and pronoun, folded; `head` and `tail` count the
    characters of the *written* word before and after the stem."""

    prefix: str
    stem: str
    suffix: str
    head: int
    tail: int


class Form(msgspec.Struct, frozen=True, gc=False):
    """A distinct spelling: `folded` without marks, and its cuts, the whole word first."""

    folded: str
    kind: Kind
    cuts: tuple[Cut, ...]


class Word(msgspec.Struct, frozen=True, gc=False):
    """One token of a text: `text == report_text[start:end]`, but for a word that is read in other letters than it is written in."""

    start: int
    end: int
    text: str
    form: Form

    @property
    def folded(self) -> str:
        """The spelling used for matching."""
        return self.form.folded

    @property
    def kind(self) -> Kind:
        """What the token is made of."""
        return self.form.kind


def _written_lengths(text: str) -> list[int]:
    """`lengths[i]` is how many characters of `text` spell its first i folded letters, the marks on the last of them included."""
    starts = [offset for offset, char in enumerate(text) for _ in fold_char(char)]
    return [0, *starts[1:], len(text)] if starts else [0]


def cuts(text: str) -> tuple[Cut, ...]:
    """Every way to cut `text`, whole word first; a stem keeps at least two letters."""
    folded = fold(text)
    size = len(folded)
    whole = Cut("", folded, "", 0, 0)
    if size < 3 or size > _LONGEST_WORD:
        return (whole,)
    lengths = _written_lengths(text) if len(text) != size else range(size + 1)
    found = []
    prefixes = [p for p in (folded[:n] for n in range(5)) if p in PROCLITICS]
    suffixes = ["", *(s for s in PRONOUNS if folded.endswith(s))] if not text.rstrip(DROPPED).endswith(TA_MARBUTA) else [""]
    for prefix in prefixes:
        for suffix in suffixes:
            end = size - len(suffix)
            if end - len(prefix) >= 2:
                found.append(Cut(prefix, folded[len(prefix) : end], suffix, lengths[len(prefix)], len(text) - lengths[end]))
    return tuple(found)


class Forms:
    """Forms by spelling, worked out once each; emptied when it grows past `limit` spellings."""

    def __init__(self, limit: int = 200_000) -> None:
        self.known: dict[str, Form] = {}
        self._limit = limit

    def get(self, text: str, kind: Kind) -> Form:
        """The form of one written token."""
        form = self.known.get(text)
        if form is None:
            if len(self.known) >= self._limit:
                self.known.clear()
            form = Form(fold(text), kind, cuts(text) if kind == "word" else ())
            self.known[text] = form
        return form

    def learn(self, piece: str) -> Form | None:
        """The form of a piece of text, None for a space."""
        kind = _kind(piece)
        return None if kind is None else self.get(piece, kind)


def _kind(piece: str) -> Kind | None:
    """What a piece of text is made of; None for a space."""
    first = (piece.lstrip(INVISIBLE) or piece)[0]
    if first == "\n":
        return "break"
    if first.isdecimal():
        return "number"
    if first.isalnum() or first in DROPPED:
        return "word"
    if len(piece) > 1 and not first.isspace():
        return "break" if breaks(piece) else None
    return None if first.isspace() else "punct"


def tokenise(text: str, forms: Forms) -> tuple[Word, ...]:
    """Words, digits, marks of punctuation and line breaks of `text`, in order, spaces left out."""
    known, learn = forms.known, forms.learn
    pieces = _PIECE.findall(text)
    ends = itertools.accumulate(map(len, pieces))
    return tuple(
        [
            Word(end - len(piece), end, piece, form)
            for piece, end in zip(pieces, ends, strict=True)
            if piece != " " and (form := known.get(piece) or learn(piece)) is not None
        ]
    )
