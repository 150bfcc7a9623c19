"""Tables: everything that the stages look things up in, compiled once from a codebook and a gazetteer.

The edge (the command line, a test) loads both and hands them over; nothing here opens a file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Protocol

from khabar.arabic.clitics import AND, ARTICLE, BI, KA, LI, LI_ARTICLE, THEN
from khabar.arabic.endings import FEMININE, PLURAL, PLURAL_OBLIQUE, SOUND_PLURALS
from khabar.arabic.letters import ALIF, TA, YA
from khabar.arabic.lookup import PhraseTable, PhraseTables
from khabar.arabic.numbers.lexicon import folded_words
from khabar.arabic.script import fold
from khabar.arabic.words import Forms, Word
from khabar.codebook.codebook import Codebook
from khabar.codebook.schema.events import StruckThing
from khabar.codebook.schema.lists import Lists, keyed
from khabar.codebook.schema.page import Boilerplate
from khabar.codebook.schema.sources import SourceNoun
from khabar.codebook.schema.status import UnlessField, Work
from khabar.codebook.schema.syntax import Connector, Preposition
from khabar.coder.actors.finder import ActorFinder
from khabar.coder.actors.tables import written_forms
from khabar.coder.discourse.selection import Topics
from khabar.coder.events.circumstances.asides import Asides
from khabar.coder.events.circumstances.fill import Circumstances
from khabar.coder.events.circumstances.where import Whereabouts
from khabar.coder.events.roles.fill import RoleFiller
from khabar.coder.events.status.modality import Modality
from khabar.coder.page.dateline import Dateline
from khabar.coder.page.frame import PageFrames
from khabar.coder.places.finder import PlaceFinder
from khabar.coder.quantities.grammar import QuantityGrammar
from khabar.coder.sources.attribution import Attribution
from khabar.coder.sources.names import SourceKinds
from khabar.coder.syntax.homonyms import Homonyms
from khabar.coder.syntax.tags import Tagger
from khabar.coder.times.grammar import TimeGrammar
from khabar.gazetteer.gazetteer import Gazetteer
from khabar.model.claim import MadeBy

_ANY = frozenset({THEN, KA, KA + ARTICLE, *(joined + before for joined in ("", AND) for before in ("", ARTICLE, BI, BI + ARTICLE, LI, LI_ARTICLE))})
"""Clitics before the nouns of the lists."""
_MANY = frozenset({"head", "unit", "force"})


def _nouns(rows: Iterable[_Noun]) -> frozenset[str]:
    """The nouns of a list with their plurals, folded."""
    return frozenset(fold(noun) for row in rows for noun in (row.noun, *row.plurals))


class _Noun(Protocol):
    """A row of a list of nouns."""

    @property
    def noun(self) -> str:
        """The singular."""

    @property
    def plurals(self) -> tuple[str, ...]:
        """Other forms."""


class Tables:
    """What the coder knows, ready to look up in."""

    def __init__(self, codebook: Codebook, gazetteer: Gazetteer) -> None:
        lists = codebook.lists
        self.codebook, self.gazetteer = codebook, gazetteer
        self.forms = Forms()
        self.made_by = MadeBy(coder=CODER, codebook=codebook.hash[:16], gazetteer=gazetteer.hash[:16])
        self.furniture: PhraseTable[Boilerplate] = PhraseTable(keyed(lists.boilerplate))
        self.homonyms = Homonyms(lists.homonyms)
        self.quantities = QuantityGrammar(lists)
        self.times = TimeGrammar(lists)
        self.frames = PageFrames(lists.page_frames, lists.months)
        self.dateline = Dateline(self.times, lists.publication_labels, lists.weekdays)
        self.actors = ActorFinder(lists, codebook.readings)
        self.places = PlaceFinder(lists, gazetteer, codebook.readings)
        nouns = self.nouns = _nouns(lists.nouns)
        self.tagger = Tagger(codebook, nouns)
        nouns_of_source: PhraseTable[SourceNoun] = PhraseTable(keyed(lists.source_nouns), prefixes=_ANY, pronoun=True, article=True)
        cues = keyed(lists.source_cues)
        self._openers: PhraseTable[Connector] = PhraseTable(keyed(row for row in lists.connectors if row.kind == "opener"))
        self.phrases = PhraseTables(
            prepositions=PhraseTable(keyed(lists.prepositions), pronoun=True),
            connectors=PhraseTable(keyed(lists.connectors), pronoun=True),
            means=PhraseTable(keyed(lists.means), prefixes=_ANY, article=True, pronoun=True),
            cues=PhraseTable(cues),
            sources=PhraseTable([(phrase, _leading(phrase)) for phrase, row in cues if row.follows == "source"]),
            hedges=PhraseTable(keyed(row for row in lists.hedges if row.kind != "any")),
            negators=PhraseTable(keyed(row for row in lists.negators if row.effect != "none")),
            source_nouns=nouns_of_source,
            asides=PhraseTable(keyed(lists.asides), prefixes=_ANY, article=False),
        )
        self._fill_word_sets(lists)
        self._doers = frozenset(word for phrase, row in keyed(lists.means) if row.air for word in fold(phrase).split() if word == fold(phrase))
        self.modality = self._modality(lists)
        self.attribution = Attribution(SourceKinds(nouns_of_source), PhraseTable(keyed(lists.speech_settings)), PhraseTable(keyed(lists.letterheads)))
        self.roles = self._roles(lists)
        self.moves = frozenset(name for name, entry in codebook.types.items() if entry.moves)
        self.roleless = {
            name: frozenset(role for role in ("agent", "target") if getattr(entry, role) is None) for name, entry in codebook.types.items()
        }
        self.circumstances = self._circumstances(lists)
        self.topics = Topics(PhraseTable(keyed(lists.topics), prefixes=_ANY, article=True))
        self.becomes = {name: tuple((kinds.means, kinds.type) for kinds in entry.becomes) for name, entry in codebook.types.items()}

    def _fill_word_sets(self, lists: Lists) -> None:
        """The sets of folded words that views hand to the rules."""
        self.adjectives = frozenset(
            fold(form) for row in lists.adjectives for cell in (row.adjective, row.feminine, *row.plurals) for form in cell.split()
        )
        self.adjectives |= {word + ALIF for word in self.adjectives if not word.endswith((ALIF, FEMININE))}
        single = [row.phrase for row in lists.hedges if " " not in row.phrase and row.certainty] + [row.word for row in lists.negators]
        self.scenes, self.holders = _nouns(lists.scenes), _nouns(lists.holders)
        self.attributes, self.forums = _nouns(lists.attributes), _nouns(lists.forums)
        self.holders |= {_before_pronoun(word) for word in self.holders}
        self.holders |= {word + ALIF for word in self.holders if not word.endswith((ALIF, FEMININE))}
        self.modifiers = frozenset(fold(row.phrase) for row in lists.hedges if row.kind == "any")
        self.offices = frozenset(fold(row.title) for row in lists.titles if " " not in row.title)
        self.offices |= frozenset(fold(row.noun) for row in lists.nouns if row.unit == "person" and " " not in row.noun)
        self.fields, self.works = _kinds(lists.fields), _kinds(lists.works)
        self.jussives = frozenset(fold(row.word) for row in lists.jussives)
        self.headings = frozenset(fold(row.word) for row in lists.headings)
        self.capitals = frozenset(fold(row.name_ar).removeprefix(ARTICLE) for row in lists.actors if row.kind == "metonym")
        self.compounds = {fold(row.word): frozenset(map(fold, row.after)) for row in lists.compounds}
        self.affiliations = frozenset(fold(row.word) for row in lists.affiliations)
        self.particles = frozenset(fold(word) for word in (*(row.word for row in lists.particles), *single) if " " not in word)
        self.pronouns = frozenset(fold(row.word) for row in lists.particles if row.kind == "pronoun")
        self.partitives = {fold(row.noun): row.people for row in lists.partitives}

    def is_known(self, folded: str) -> bool:
        """Whether a folded spelling, clitics cut, is a word that the codebook, the actors or the nouns name."""
        form = self.forms.get(folded, "word")
        if any(cut.stem in self.codebook.readings or cut.stem in self.nouns for cut in form.cuts):
            return True
        return bool(self.actors.lexicon.look(Word(0, len(folded), folded, form)))

    def narrates(self, words: Sequence[Word], i: int) -> bool:
        """Whether narration begins at word `i`: a fixed opener, or «و» before what can only be a verb of the past («وقال»)."""
        if self._openers.starts(words[i]) is not None and self._openers.at(words, i, len(words)) is not None:
            return True
        read = [r for cut in words[i].form.cuts if cut.prefix == AND and not cut.suffix for r in self.codebook.readings.get(cut.stem, ())]
        return bool(read) and all(r.pos == "verb" and r.person == 3 for r in read) and any(r.tense == "past" for r in read)

    def _circumstances(self, lists: Lists) -> Circumstances:
        struck: PhraseTable[StruckThing] = PhraseTable(keyed(lists.struck), prefixes=_ANY, article=True)
        where = Whereabouts(
            self.moves,
            self._place_nouns(lists, "place", "building"),
            self._place_nouns(lists, "building"),
            frozenset(fold(row.noun) for row in lists.nouns if row.unit == "place"),
            self._homelands(lists),
            {fold(row.word): row.setting for row in lists.place_settings},
            lists.prepositions,
        )
        holders = frozenset(word for row in lists.count_words if row.kind == "holder" for word in folded_words(row.words))
        return Circumstances(struck, where, Asides(lists.time_asides), holders)

    def _modality(self, lists: Lists) -> Modality:
        closers: dict[str, frozenset[str]] = {}
        for row in lists.negators:
            if row.effect == "none" and row.closes:
                word = fold(row.word)
                closers[word] = closers.get(word, frozenset()) | {fold(c) for c in row.closes}
        anything = frozenset(fold(row.phrase) for row in lists.hedges if row.kind == "any")
        return Modality(closers, anything)

    def _roles(self, lists: Lists) -> RoleFiller:
        by = frozenset(row.folded for _, row in keyed(lists.prepositions) if row.kind == "agent")
        people = set(_nouns_of(lists, "person", "family"))
        people |= {stem.removesuffix(PLURAL) + PLURAL_OBLIQUE for stem in people if stem.endswith(PLURAL)} | {
            stem[:-1] for stem in people if stem.endswith(SOUND_PLURALS)
        }
        plurals = {fold(n) for row in lists.nouns for n in row.plurals}
        plurals |= {stem for row in lists.actor_patterns if row.part in _MANY for stem in written_forms(row.forms[1:])}
        parts = self.actors.lexicon.parts
        bodies = parts["anaphor"] | parts["body"]
        return RoleFiller(
            by,
            self.actors.nisba,
            self._doers | people | _units(lists),
            self.adjectives,
            self._place_nouns(lists, "place"),
            self.nouns,
            frozenset(plurals),
            bodies,
            frozenset(fold(p) for p, row in keyed(lists.struck) if " " not in p and row.kind != "utility"),
            parts["sides"],
            _nouns_of(lists, "family"),
            parts["formation"],
            self._homelands(lists),
        )

    def _homelands(self, lists: Lists) -> frozenset[str]:
        return frozenset(fold(row.word) for row in lists.place_triggers if row.kind == "country")

    def _place_nouns(self, lists: Lists, *units: str) -> frozenset[str]:
        """Folded nouns for kinds of places (and, if asked, of buildings)."""
        words = {fold(row.word) for row in lists.place_triggers if row.kind != "camp"}
        nouns = _nouns_of(lists, *units)
        vague = {fold(row.word) for row in lists.vague_places}
        found = (words | nouns if "place" in units else nouns) - vague
        return frozenset(found | {_before_pronoun(word) for word in found})


def _kinds(rows: Iterable[UnlessField | Work]) -> dict[str, str]:
    """What each word of a list is, by its folded forms."""
    return {fold(word): row.is_ for row in rows for word in (row.word, *row.plurals)}


def _nouns_of(lists: Lists, *units: str) -> frozenset[str]:
    """Folded nouns that count in these units, singular and plural."""
    return frozenset(fold(n) for row in lists.nouns if row.unit in units for n in (row.noun, *row.plurals))


def _units(lists: Lists) -> frozenset[str]:
    """Folded words for units of fighters that are somebody whatever their name («ميليشيا»)."""
    rows = [row for row in lists.actor_patterns if row.part == "unit" and row.alone == "free"]
    return frozenset(stem for row in rows for stem in written_forms(row.forms) if " " not in stem)


def _leading(phrase: str) -> Preposition:
    """What leads to a source, as a preposition («بحسب»)."""
    return Preposition(phrase=phrase, kind="source", folded=fold(phrase))


def _before_pronoun(noun: str) -> str:
    """A folded noun as it is written before a pronoun («قرى»، «قراهم»؛ «مدينة»، «مدينتهم»)."""
    return noun[:-1] + {YA: ALIF, FEMININE: TA}.get(noun[-1], noun[-1])


def _coder_version() -> str:
    from khabar import __version__

    return hashlib.sha256(f"khabar coder {__version__}".encode()).hexdigest()[:16]


CODER = _coder_version()
