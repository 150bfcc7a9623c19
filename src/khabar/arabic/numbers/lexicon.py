"""The lexicon of number phrases: what each written word stands for, its clitics cut, worked out once a spelling."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from khabar.arabic.clitics import AND, ARTICLE, ARTICLES, BI, CONJUNCTIONS, FUTURE, LI
from khabar.arabic.letters import ALIF_MAQSURA, HAMZA_ON_ALIF, HAMZA_UNDER_ALIF
from khabar.arabic.numbers.items import Piece
from khabar.arabic.numbers.rows import NumberWord
from khabar.arabic.script import fold
from khabar.arabic.words import Cut, Word

Phrase = tuple[tuple[str, ...], Piece]

AND_PIECE = Piece(AND)
BREAK = Piece("break")
_AND_HAMZA = (AND + HAMZA_ON_ALIF, AND + HAMZA_UNDER_ALIF)
"""How «وأحد» begins and «واحد» does not: before a written hamza the first letter is the conjunction."""
_JOINED = (*CONJUNCTIONS, BI, LI)
SIGNS = frozenset("-+.٫(")
"""What may stand tight before digits that it belongs to."""


class Spelling(msgspec.Struct, frozen=True):
    """A stem of the lexicon: its piece bare, under the article and before a pronoun (None: it does not stand so).

    `starts` says that a phrase may be looked for where it stands, `leads` that it may stand before a number.
    """

    bare: Piece | None
    article: Piece | None = None
    pronoun: Piece | None = None
    starts: bool = False


class Reading(msgspec.Struct, frozen=True):
    """A written word: its pieces in order, the phrases of several words that may begin here, and what shape it has if unknown.

    `digits` says that it is a number in digits, or a mark that may begin one.
    """

    pieces: tuple[Piece, ...] = ()
    phrases: tuple[tuple[tuple[str, ...], tuple[Piece, ...]], ...] = ()
    starts: bool = False
    leads: bool = False
    shape: str = "word"
    digits: bool = False


class Lexicon:
    """Stems and phrases, and the readings of the words met so far."""

    def __init__(self, nisba: Iterable[str] = ()) -> None:
        self.stems: dict[str, Spelling] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Spelling]]] = {}
        self.leads: set[str] = set()
        self.functions: set[str] = set()
        self.never: set[str] = set()
        self.lead_kinds: frozenset[str] = frozenset()
        self.starts: dict[str, bool] = {}
        self.readings: dict[str, Reading] = {}
        self._nisba = tuple(nisba)

    def add(self, words: str, spelling: Spelling) -> None:
        """Adds a spelling of one word, or of several with spaces between; the first to claim a stem keeps it."""
        first, *rest = words.split()
        if rest:
            self.phrases.setdefault(first, []).append((tuple(rest), spelling))
        else:
            self.stems.setdefault(first, spelling)

    def learn(self, word: Word) -> bool:
        """Whether a phrase may be looked for at `word`; kept in `starts` by spelling."""
        if len(self.starts) > 200_000:
            self.starts.clear()
            self.readings.clear()
        found = self.starts[word.text] = word.kind == "number" or self.read(word).starts
        return found

    def read(self, word: Word) -> Reading:
        """The reading of a word that is not in digits."""
        found = self.readings.get(word.text)
        if found is None:
            found = self.readings[word.text] = self._work_out(word)
        return found

    def _work_out(self, word: Word) -> Reading:
        cuts = word.form.cuts or (Cut("", word.folded, "", 0, 0),)
        if word.text[:2] in _AND_HAMZA:
            cuts = tuple(sorted(cuts, key=lambda cut: not cut.prefix))
        pieces: tuple[Piece, ...] = ()
        starts = False
        for cut in cuts:
            if self.never and not cut.suffix and word.text[cut.head :] in self.never:
                return Reading(shape=self._shape(word))
            spelling = self.stems.get(cut.stem)
            piece = _stands(spelling, cut) if spelling else None
            if piece and spelling:
                pieces, starts = _with_clitics(piece, cut), spelling.starts and _may_start(piece)
                break
        phrases, phrase_starts = self._phrases(cuts)
        return Reading(
            pieces=pieces,
            phrases=phrases,
            starts=starts or phrase_starts,
            digits=word.kind == "number" or word.text in SIGNS,
            leads=(bool(pieces) and pieces[-1].kind in self.lead_kinds) or any(cut.stem in self.leads for cut in cuts if not cut.suffix),
            shape=self._shape(word),
        )

    def _phrases(self, cuts: tuple[Cut, ...]) -> tuple[tuple[tuple[tuple[str, ...], tuple[Piece, ...]], ...], bool]:
        """Phrases that may begin with a word, longest first, and whether one of them is looked for."""
        found = []
        starts = False
        for cut in cuts:
            if cut.suffix:
                continue
            for rest, spelling in self.phrases.get(cut.stem, ()):
                piece = _stands(spelling, cut)
                if piece:
                    found.append((rest, _with_clitics(piece, cut)))
                    starts = starts or (spelling.starts and _may_start(piece))
        return tuple(sorted(found, key=lambda one: -len(one[0]))), starts

    def _shape(self, word: Word) -> str:
        """What an unknown word looks like: `adjective` (a nisba), the same under the article, any word under it, or any."""
        if word.kind != "word":
            return "end"
        folded = word.folded
        if folded in self.functions:
            return "function"
        definite = folded.startswith(ARTICLE) and len(folded) > 4
        if word.text.endswith(ALIF_MAQSURA) or len(folded) < 4 or not folded.endswith(self._nisba):
            return "the_word" if definite else "joined" if folded[:1] in _JOINED and len(folded) > 3 else "word"
        return "the_adjective" if definite else "adjective"


def _stands(spelling: Spelling, cut: Cut) -> Piece | None:
    """The piece that a stem is with these clitics, if it can bear them."""
    definite = cut.prefix.endswith(ARTICLES)
    if cut.prefix.endswith(FUTURE):
        return None
    if cut.suffix:
        return None if definite else spelling.pronoun
    return spelling.article if definite else spelling.bare


def _may_start(piece: Piece) -> bool:
    """Whether a phrase can begin with a piece: a noun that is known counts nothing, and a number after it is looked for itself."""
    return piece.low is not None or piece.entry is None or piece.kind[:4] not in ("the_", "own_")


def _with_clitics(piece: Piece, cut: Cut) -> tuple[Piece, ...]:
    """`piece` after what its clitics are to the grammar: «و» joins, a preposition breaks."""
    article = len(ARTICLE) if cut.prefix.endswith(ARTICLE) else 0
    placed = msgspec.structs.replace(piece, head=cut.head - article) if cut.head - article else piece
    before = cut.prefix.removesuffix(ARTICLE)
    if before in ("", AND):
        return (AND_PIECE, placed) if before else (placed,)
    return (AND_PIECE, BREAK, placed) if before.startswith(AND) else (BREAK, placed)


def folded_words(spellings: Iterable[str]) -> tuple[str, ...]:
    """Spellings folded, words of one spelling parted by single spaces."""
    return tuple(" ".join(fold(one).split()) for one in spellings)


def add_numbers(lexicon: Lexicon, rows: Iterable[NumberWord]) -> None:
    """Puts the number words of `numbers.tsv` into the lexicon; `article` is `no` or the kind that a word is under the article."""
    for row in rows:
        bare = Piece(row.kind, row.low, row.high or row.low, row.scale)
        kind = row.article or bare.kind
        article = None if kind == "no" else msgspec.structs.replace(bare, kind=kind, definite=True)
        for word in folded_words(row.words):
            lexicon.add(word, Spelling(bare, article, starts=True))
