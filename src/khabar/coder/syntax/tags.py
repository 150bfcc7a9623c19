"""Tags: what each written word can be, worked out once for each spelling.

A word that ends in ta marbuta or tanwin is no verb; an event with ya on it is an adjective («احتجاجي»), hardly one's own.
A word's readings come from the codebook; the fewest clitics win, since a known whole word («وقف», «بيان») is not cut. A word
that nobody knows is taken for a noun, and its first letter for a preposition only where `whole_words` does not list it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from khabar.arabic.clitics import AND, ARTICLE, ARTICLES, BI, CONJUNCTIONS, FUTURE, JOINED, LI, LI_ARTICLE, SECOND_PERSON, SPEAKER
from khabar.arabic.endings import FEMININE, FEMININE_DUALS, FEMININE_PLURAL, NISBA, SOUND_PLURALS, TANWIN_ACCUSATIVE, TANWIN_KASRA, TANWIN_MAQSURA
from khabar.arabic.letters import ALIF, ALIF_MAQSURA, TA_MARBUTA, WAW, YA
from khabar.arabic.script import DROPPED, fold
from khabar.arabic.words import Cut, Word
from khabar.codebook.codebook import Codebook, Reading

_VERB_PREFIXES = frozenset(conjunction + before for conjunction in JOINED for before in ("", FUTURE, LI))
_NOUN_PREFIXES = frozenset({AND, BI, LI, AND + BI, AND + LI})
_LIMIT = 200_000
_TATWEEL = "\u0640"
_SHORTEST_VERB = 4
_THIRD = 3
_BEFORE_PRESENT = frozenset({FUTURE, LI})
_SAYING = frozenset({"say", "deny"})
_FIRST = frozenset(SPEAKER)
_SECOND = frozenset(SECOND_PERSON)
_TANWIN = (*TANWIN_ACCUSATIVE, TANWIN_MAQSURA)
_RELATIVE = tuple(NISBA + ending for ending in ("", FEMININE, ALIF, *SOUND_PLURALS, *FEMININE_DUALS, FEMININE_PLURAL))


class Option(msgspec.Struct, frozen=True, gc=False):
    """One reading of a written word, with the clitics that it leaves."""

    cut: Cut
    reading: Reading


class Tag(msgspec.Struct, frozen=True, gc=False):
    """What a spelling can be.

    `conjunction` is «و» or «ف», `preposition` a written-on ب ل ك, `definite` an article or a pronoun's possession,
    `article` the article alone; `options` are its readings, verbs and nouns apart.
    """

    stem: str
    conjunction: str = ""
    preposition: str = ""
    article: bool = False
    suffix: str = ""
    head: int = 0
    tail: int = 0
    verbs: tuple[Option, ...] = ()
    nouns: tuple[Option, ...] = ()
    future: bool = False
    nisba: bool = False
    noun: bool = False
    event: bool = False
    saying: bool = False

    @property
    def outer(self) -> int:
        """Written characters of the conjunction and preposition that a quote leaves out; a fused «لل» stays."""
        if not self.article:
            return self.head
        return len(self.conjunction) if self.preposition == LI else max(0, self.head - len(ARTICLE))

    @property
    def is_past(self) -> bool:
        """Whether it can be a past verb."""
        return any(option.reading.tense == "past" for option in self.verbs)

    @property
    def definite(self) -> bool:
        """Whether an article or a pronoun fixes it."""
        return self.article or bool(self.suffix)


def split_prefix(prefix: str) -> tuple[str, str, bool]:
    """A proclitic run as (conjunction, preposition, article): «وبال» is (و, ب, True)."""
    conjunction = prefix[0] if prefix[:1] in CONJUNCTIONS else ""
    rest = prefix[len(conjunction) :]
    if rest == LI_ARTICLE:
        return conjunction, LI, True
    bare = rest.removesuffix(ARTICLE)
    return conjunction, bare, bare != rest


def _fits(option: Cut, reading: Reading) -> bool:
    if reading.pos == "verb":
        if option.prefix not in _VERB_PREFIXES:
            return False
        if option.prefix[-1:] in _BEFORE_PRESENT and reading.tense != "present":
            return False
        if option.suffix == YA:
            return False
    elif option.prefix.endswith(FUTURE):
        return False
    return reading.fits(option.suffix)


class Tagger:
    """Tags of words by spelling; `lists` gives `whole_words`, the codebook the readings."""

    def __init__(self, codebook: Codebook, known_nouns: frozenset[str] = frozenset()) -> None:
        lists = codebook.lists
        self._readings = codebook.readings
        self._whole = frozenset(fold(row.word) for row in lists.whole_words)
        self._nouns = known_nouns
        self._nominal = frozenset(fold(row.word) for row in lists.nominals)
        self._never = frozenset(fold(row.word) for row in lists.nominals if row.verb == "never")
        self._belonging = frozenset(fold(form) for row in lists.nisba for form in row.adjective)
        self._tags: dict[str, Tag] = {}

    def tags(self, words: Sequence[Word]) -> tuple[Tag, ...]:
        """A tag for each word."""
        known = self._tags
        if len(known) > _LIMIT:
            known.clear()
        out = []
        for word in words:
            tag = known.get(word.text)
            if tag is None:
                tag = known[word.text] = self._tag(word)
            out.append(tag)
        return tuple(out)

    def _options(self, word: Word) -> list[Option]:
        maqsura = word.text.endswith(ALIF_MAQSURA)
        whole_only = word.folded in self._whole or word.folded in self._nouns
        nominal = word.text.rstrip(DROPPED).endswith(TA_MARBUTA) or word.text.endswith(_TANWIN)
        stems = [cut.stem for cut in word.form.cuts if cut.prefix in JOINED]
        options = [
            Option(cut, reading)
            for cut in (word.form.cuts[:1] if whole_only else word.form.cuts)
            for reading in self._readings_of(cut)
            if _fits(cut, reading)
            and not (maqsura and reading.pos == "noun" and reading.lexeme.lemma.endswith(YA))
            and not (nominal and (reading.pos == "verb" or cut.suffix))
            and not (cut.suffix and cut.prefix.endswith(ARTICLE))
            and not (cut.suffix in _SECOND and reading.pos == "verb" and word.folded.startswith(ARTICLE))
            and not (reading.pos == "verb" and (cut.suffix in _FIRST or not self._never.isdisjoint(stems)))
            and not (reading.pos.endswith("participle") and cut.stem in self._never)
            and not (cut.suffix in _FIRST and reading.lexeme.cls == "event" and TANWIN_KASRA not in reading.lexeme.lemma)
        ]
        third = [o for o in options if o.reading.person in {None, 3}]
        options = third or options
        if not options:
            return []
        fewest = min(_weight(o.cut) for o in options)
        whole = [o for o in options if not o.cut.prefix and not o.cut.suffix]
        if whole and (word.folded in self._whole or not any(o.cut.prefix in CONJUNCTIONS for o in options)):
            return whole
        return [o for o in options if _weight(o.cut) == fewest] or options

    def _readings_of(self, cut: Cut) -> Sequence[Reading]:
        """Readings of a stem; of a plural verb also where its silent alif is left out («أصيبو»)."""
        found = self._readings.get(cut.stem, ())
        if cut.suffix or not cut.stem.endswith(WAW) or len(cut.stem) < _SHORTEST_VERB or any(_fits(cut, r) for r in found):
            return found
        return [r for r in self._readings.get(cut.stem + ALIF, ()) if r.pos == "verb" and r.number == "p" and r.person == _THIRD]

    def _tag(self, word: Word) -> Tag:
        if word.kind != "word" or word.text.startswith(_TATWEEL) or word.text.endswith(_TATWEEL):
            return Tag(stem=word.folded)
        options = self._options(word)
        cut = options[0].cut if options else self._guess(word)
        conjunction, preposition, article = split_prefix(cut.prefix)
        verbs = tuple(o for o in options if o.reading.pos == "verb")
        return Tag(
            stem=self._nominative(cut.stem),
            conjunction=conjunction,
            preposition="" if preposition == FUTURE else preposition,
            article=article,
            suffix=cut.suffix,
            head=cut.head,
            tail=cut.tail,
            verbs=verbs,
            nouns=tuple(o for o in options if o.reading.pos != "verb"),
            future=preposition == FUTURE,
            nisba=cut.stem in self._belonging or _is_nisba(cut.stem),
            noun=any(w in self._nominal or w in self._nouns for w in (word.folded, cut.stem if conjunction and not preposition else "")),
            event=any(o.reading.lexeme.cls == "event" for o in options),
            saying=any(o.reading.lexeme.cls in _SAYING for o in options),
        )

    def _nominative(self, stem: str) -> str:
        """A known noun without the alif of its accusative («منزلا»)."""
        return stem[:-1] if stem not in self._nouns and stem.endswith(ALIF) and stem[:-1] in self._nouns else stem

    def _guess(self, word: Word) -> Cut:
        """The likeliest cut of a word with no reading: article first, then a conjunction, then a preposition."""
        cuts = word.form.cuts
        best = cuts[0]
        if word.folded in self._whole or word.folded in self._nouns:
            return best
        for cut in cuts:
            if cut.suffix:
                continue
            if cut.stem in self._whole or cut.stem in self._nouns:
                return cut
            if len(cut.stem) >= 3 and (cut.prefix.endswith(ARTICLES) or cut.prefix in _NOUN_PREFIXES):
                best = cut
        owned = (cut for cut in cuts if cut.suffix and cut.prefix in JOINED and cut.stem in self._never)
        return next(owned, best) if split_prefix(best.prefix)[1] else best


def _weight(cut: Cut) -> int:
    """How many letters a cut takes off, «و» and the article apart."""
    return len(cut.prefix.removeprefix(AND).removeprefix(ARTICLE)) + len(cut.suffix)


def _is_nisba(stem: str) -> bool:
    return len(stem) > 4 and stem.endswith(_RELATIVE)
