"""Tables: everything that the stages look things up in, compiled once from a codebook and a gazetteer.

The edge (the command line, a test) loads both and hands them over; nothing here opens a file.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.arabic.clitics import AND
from khabar.arabic.endings import PLURAL, PLURAL_OBLIQUE, SOUND_PLURALS
from khabar.arabic.lookup import PhraseTable
from khabar.arabic.nominals import folded_before_pronoun
from khabar.arabic.numbers.lexicon import folded_words
from khabar.arabic.script import fold
from khabar.arabic.words import Forms, Word
from khabar.codebook.codebook import Codebook
from khabar.codebook.schema.events import StruckThing
from khabar.codebook.schema.lists import Lists, folded_nouns, keyed, nouns_in
from khabar.codebook.schema.page import Boilerplate
from khabar.codebook.schema.syntax import Connector
from khabar.coder.actors.finder import ActorFinder
from khabar.coder.actors.tables import written_forms
from khabar.coder.discourse.selection import Topics
from khabar.coder.events.build import EventKnowledge
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
from khabar.coder.syntax.words import BEFORE_NOUNS, compile_phrases, compile_source_nouns, compile_words
from khabar.coder.times.grammar import TimeGrammar
from khabar.gazetteer.gazetteer import Gazetteer
from khabar.model.claim import MadeBy
from khabar.versions import version_of

_MANY = frozenset({"head", "unit", "force"})


class Tables:
    """What the coder knows, ready to look up in."""

    def __init__(self, codebook: Codebook, gazetteer: Gazetteer) -> None:
        lists = codebook.lists
        self.codebook, self.gazetteer = codebook, gazetteer
        self.forms = Forms()
        self.made_by = MadeBy(coder=version_of("coder"), codebook=codebook.hash[:16], gazetteer=gazetteer.hash[:16])
        self.furniture: PhraseTable[Boilerplate] = PhraseTable(keyed(lists.boilerplate))
        self.homonyms = Homonyms(lists.homonyms)
        self.quantities = QuantityGrammar(lists)
        self.times = TimeGrammar(lists)
        self.frames = PageFrames(lists.page_frames, lists.months)
        self.dateline = Dateline(self.times, lists.publication_labels, lists.weekdays)
        self.actors = ActorFinder(lists, codebook.readings)
        self.places = PlaceFinder(lists, gazetteer, codebook.readings)
        nouns = self.nouns = folded_nouns(lists.nouns)
        self.tagger = Tagger(codebook, nouns)
        self._openers: PhraseTable[Connector] = PhraseTable(keyed(row for row in lists.connectors if row.kind == "opener"))
        source_nouns = compile_source_nouns(lists)
        self.phrases = compile_phrases(lists, source_nouns)
        self.syntax = compile_words(lists, self.actors.lexicon.fighting)
        self._doers = frozenset(word for phrase, row in keyed(lists.means) if row.air for word in fold(phrase).split() if word == fold(phrase))
        self.attribution = Attribution(SourceKinds(source_nouns), PhraseTable(keyed(lists.speech_settings)), PhraseTable(keyed(lists.letterheads)))
        self.roleless = {
            name: frozenset(role for role in ("agent", "target") if getattr(entry, role) is None) for name, entry in codebook.types.items()
        }
        self.topics = Topics(PhraseTable(keyed(lists.topics), prefixes=BEFORE_NOUNS, article=True))
        self.events = self._events(codebook)

    def _events(self, codebook: Codebook) -> EventKnowledge:
        lists, types = codebook.lists, codebook.types
        moves = frozenset(name for name, entry in types.items() if entry.moves)
        return EventKnowledge(
            roles=self._roles(lists),
            circumstances=self._circumstances(lists, moves),
            modality=self._modality(lists),
            traits={name: entry.traits for name, entry in types.items()},
            becomes={name: tuple((kinds.means, kinds.type) for kinds in entry.becomes) for name, entry in types.items()},
            moves=moves,
            headings=frozenset(fold(row.word) for row in lists.headings),
        )

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

    def _circumstances(self, lists: Lists, moves: frozenset[str]) -> Circumstances:
        struck: PhraseTable[StruckThing] = PhraseTable(keyed(lists.struck), prefixes=BEFORE_NOUNS, article=True)
        where = Whereabouts(
            moves,
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
        people = set(nouns_in(lists, "person", "family"))
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
            self.syntax.adjectives,
            self._place_nouns(lists, "place"),
            self.nouns,
            frozenset(plurals),
            bodies,
            frozenset(fold(p) for p, row in keyed(lists.struck) if " " not in p and row.kind != "utility"),
            parts["sides"],
            nouns_in(lists, "family"),
            parts["formation"],
            self._homelands(lists),
        )

    def _homelands(self, lists: Lists) -> frozenset[str]:
        return frozenset(fold(row.word) for row in lists.place_triggers if row.kind == "country")

    def _place_nouns(self, lists: Lists, *units: str) -> frozenset[str]:
        """Folded nouns for kinds of places (and, if asked, of buildings)."""
        words = {fold(row.word) for row in lists.place_triggers if row.kind != "camp"}
        nouns = nouns_in(lists, *units)
        vague = {fold(row.word) for row in lists.vague_places}
        found = (words | nouns if "place" in units else nouns) - vague
        return frozenset(found | {folded_before_pronoun(word) for word in found})


def _units(lists: Lists) -> frozenset[str]:
    """Folded words for units of fighters that are somebody whatever their name («ميليشيا»)."""
    rows = [row for row in lists.actor_patterns if row.part == "unit" and row.alone == "free"]
    return frozenset(stem for row in rows for stem in written_forms(row.forms) if " " not in stem)
