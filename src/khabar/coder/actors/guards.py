"""Guards of the grammar of actors: what looks like an actor and is an adjective, a place or half a name."""

from __future__ import annotations

from collections.abc import Container

from khabar.arabic.clitics import THIRD_PERSON
from khabar.arabic.endings import NISBA, SOUND_PLURALS
from khabar.arabic.letters import ALIF, TA_MARBUTA
from khabar.coder.actors.lexicon import Lexicon, Reading
from khabar.coder.actors.names import Names
from khabar.coder.actors.phrase import CLOSING, OPENING, Phrase, View
from khabar.coder.actors.tables import SHAPE, Node, Sense

_GUARDED = ("head", "people", "title", "doer")
_ADJECTIVES = {"adj", "epithet", "nisba"}
_ACCUSATIVE = NISBA + ALIF


class Guards:
    """Judges a phrase by the word before it; `finite` are folded stems of verbs."""

    def __init__(self, lexicon: Lexicon, names: Names, finite: Container[str]) -> None:
        self._names, self._finite = names, finite
        self._within = lexicon.parts.get("within", frozenset())
        self._befalls = lexicon.parts.get("befalls", frozenset())
        self._tens = lexicon.parts.get("tens", frozenset())

    def misread(self, view: View, i: int, end: int, phrase: Phrase, reading: Reading) -> bool:
        """Whether the phrase is really an adjective of the noun before it, or a place."""
        before = i - 1 if i > view.first else None
        if phrase.part == "capital":
            return bool(reading.prefix) or self._located(view, before, phrase.last, end)
        if before is None:
            return False
        if phrase.part == "name" and phrase.kind == "official":
            return view.folded(before) in self._names.places
        if reading.sense is None or reading.prefix or phrase.part not in _GUARDED or reading.sense.alone == "noun" or phrase.construct:
            return False
        if reading.sense.lemma != SHAPE and _ADJECTIVES.isdisjoint(view.parts(i, reading.definite)):
            return False
        return self._is_adjective(view, i, before, phrase, reading)

    def _is_adjective(self, view: View, i: int, before: int, phrase: Phrase, reading: Reading) -> bool:
        """Whether a word that can be noun or adjective follows a noun that it describes."""
        plural = view.folded(i).endswith(SOUND_PLURALS) and phrase.part != "title"
        if reading.definite:
            return view.definite(before) or not (plural or self._opens(view, before))
        return not (plural or self._opens(view, before) or view.words[before].text in CLOSING or _is_owned(view, before))

    def _located(self, view: View, before: int | None, last: int, end: int) -> bool:
        """Whether a capital stands for a place: after a preposition or a noun, or as a dateline."""
        if before is None:
            return last < end and (view.words[last].form.kind == "punct" or not view.folded(last))
        return view.folded(before) in self._within or not self._opens(view, before)

    def _opens(self, view: View, i: int) -> bool:
        """Whether a noun, not an adjective, can follow word `i`: a number, a mark, a preposition, a verb, a word of harm."""
        if view.words[i].form.kind != "word" or view.folded(i) in self._names.stop:
            return True
        return any(
            not cut.suffix and ((len(cut.prefix) < 2 and cut.stem in self._finite) or cut.stem in self._befalls) for cut in view.words[i].form.cuts
        )

    def people_of(self, view: View, i: int, reading: Reading, sense: Sense) -> Phrase | None:
        """An adjective of belonging as a noun: «الأمريكيين», «ثلاثة سوريين», «12 فلسطينيا»."""
        accusative = view.folded(i).endswith(_ACCUSATIVE)
        if reading.suffix or not (accusative or view.folded(i).endswith(SOUND_PLURALS)):
            return None
        before = i - 1 if i > view.first else None
        if reading.definite:
            apart = before is None or not view.definite(before)
        else:
            number = before is not None and (view.words[before].form.kind == "number" or view.folded(before) in self._tens)
            apart = number or (before is not None and not accusative and self._opens(view, before))
        if not apart:
            return None
        group = sense.kind == "armed_group"
        return Phrase(i + 1, "nisba", "armed_group" if group else "person", sense.id if group else "", definite=reading.definite)


def _is_owned(view: View, i: int) -> bool:
    """Whether word `i` bears a pronoun, so that no indefinite word describes it («بجراحه مقاتل»)."""
    word = view.words[i]
    return TA_MARBUTA not in word.text[-2:] and any(cut.suffix in THIRD_PERSON and len(cut.stem) > 2 for cut in word.form.cuts)


def holds(view: View, node: Node, first: int, last: int, end: int) -> bool:
    """Whether the condition of a name at words [first, last) is met."""
    if node.only == "quoted":
        return first > 0 and last < end and view.words[first - 1].text in OPENING and view.words[last].text in CLOSING
    return not (node.only == "apart" and last < end and view.definite(last))


def stands_alone(sense: Sense, reading: Reading) -> bool:
    """Whether the noun names somebody with nothing after it."""
    match sense.alone:
        case "any" | "noun":
            return sense.part != "informant" or not reading.suffix
        case "own":
            return bool(reading.suffix)
        case "suffix":
            return bool(reading.suffix) or reading.definite
        case "indef":
            return not reading.definite and not reading.suffix
        case _:
            return sense.alone == "def" and reading.definite and not reading.suffix
