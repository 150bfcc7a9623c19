"""What the rules of a sentence look up: sets of folded words, and tables of fixed phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from khabar.arabic.clitics import AND, ARTICLE, BI, KA, LI, LI_ARTICLE, THEN
from khabar.arabic.endings import FEMININE
from khabar.arabic.letters import ALIF
from khabar.arabic.lookup import PhraseTable, PhraseTables
from khabar.arabic.nominals import folded_before_pronoun
from khabar.arabic.script import fold
from khabar.codebook.schema.lists import Lists, folded_nouns, keyed
from khabar.codebook.schema.sources import SourceNoun
from khabar.codebook.schema.status import UnlessField, Work
from khabar.codebook.schema.syntax import Adjective, Preposition

BEFORE_NOUNS = frozenset(
    {THEN, KA, KA + ARTICLE, *(joined + before for joined in ("", AND) for before in ("", ARTICLE, BI, BI + ARTICLE, LI, LI_ARTICLE))}
)
"""Clitics before the nouns of the lists."""


class SyntaxWords(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Folded words by what they do in a sentence; the lists of the same names say what each is.

    `capitals` stand for their governments, `offices` are titles and words for people, `modifiers` stand before nouns and deny none, `fighting`
    are adjectives of those who fight. Mappings lead from a word to what its list says of it.
    """

    adjectives: frozenset[str] = frozenset()
    affiliations: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    compounds: Mapping[str, frozenset[str]] = {}
    doubted: frozenset[str] = frozenset()
    fields: Mapping[str, str] = {}
    fighting: frozenset[str] = frozenset()
    forums: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()
    jussives: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    partitives: Mapping[str, bool] = {}
    pronouns: frozenset[str] = frozenset()
    scenes: frozenset[str] = frozenset()
    works: Mapping[str, str] = {}


def compile_words(lists: Lists, fighting: frozenset[str]) -> SyntaxWords:
    """The words of the lists; `fighting` is what the actors' tables know."""
    return SyntaxWords(
        adjectives=_with_alif(
            fold(form) for row in lists.adjectives for cell in (row.adjective, row.feminine, *row.plurals) for form in cell.split()
        ),
        affiliations=frozenset(fold(row.word) for row in lists.affiliations),
        attributes=folded_nouns(lists.attributes),
        capitals=frozenset(fold(row.name_ar).removeprefix(ARTICLE) for row in lists.actors if row.kind == "metonym"),
        compounds={fold(row.word): frozenset(map(fold, row.after)) for row in lists.compounds},
        doubted=folded_nouns(lists.doubted),
        fields=_kinds(lists.fields),
        fighting=fighting,
        forums=folded_nouns(lists.forums),
        holders=_with_alif(form for word in folded_nouns(lists.holders) for form in (word, folded_before_pronoun(word))),
        jussives=frozenset(fold(row.word) for row in lists.jussives),
        modifiers=frozenset(fold(row.phrase) for row in lists.hedges if row.kind == "any"),
        offices=_offices(lists),
        particles=_particles(lists),
        partitives={fold(row.noun): row.people for row in lists.partitives},
        pronouns=frozenset(fold(row.word) for row in lists.particles if row.kind == "pronoun"),
        scenes=folded_nouns(lists.scenes),
        works=_kinds(lists.works),
    )


def compile_source_nouns(lists: Lists) -> PhraseTable[SourceNoun]:
    """The table of nouns for sources."""
    return PhraseTable(keyed(lists.source_nouns), prefixes=BEFORE_NOUNS, pronoun=True, article=True)


def compile_phrases(lists: Lists, source_nouns: PhraseTable[SourceNoun]) -> PhraseTables:
    """The tables of fixed phrases, by the layer of a view that each fills."""
    cues = keyed(lists.source_cues)
    return PhraseTables(
        prepositions=PhraseTable(keyed(lists.prepositions), pronoun=True),
        connectors=PhraseTable(keyed(lists.connectors), pronoun=True),
        means=PhraseTable(keyed(lists.means), prefixes=BEFORE_NOUNS, article=True, pronoun=True),
        cues=PhraseTable(cues),
        sources=PhraseTable([(phrase, _leading(phrase)) for phrase, row in cues if row.follows == "source"]),
        hedges=PhraseTable(keyed(row for row in lists.hedges if row.kind != "any")),
        negators=PhraseTable(keyed(row for row in lists.negators if row.effect != "none")),
        source_nouns=source_nouns,
        asides=PhraseTable(keyed(lists.asides), prefixes=BEFORE_NOUNS, article=False),
    )


def _with_alif(words: Iterable[str]) -> frozenset[str]:
    """Words, and their accusative («جديد»، «جديدا»)."""
    found = frozenset(words)
    return found | {word + ALIF for word in found if not word.endswith((ALIF, FEMININE))}


def _forms(row: Adjective) -> Iterator[str]:
    return (fold(form) for cell in (row.adjective, row.feminine, *row.plurals) for form in cell.split())


def _offices(lists: Lists) -> frozenset[str]:
    titles = [row.title for row in lists.titles] + [row.noun for row in lists.nouns if row.unit == "person"]
    return frozenset(fold(title) for title in titles if " " not in title)


def _particles(lists: Lists) -> frozenset[str]:
    hedges = [row.phrase for row in lists.hedges if " " not in row.phrase and row.certainty]
    words = [*(row.word for row in lists.particles), *hedges, *(row.word for row in lists.negators)]
    return frozenset(fold(word) for word in words if " " not in word)


def _kinds(rows: Iterable[UnlessField | Work]) -> dict[str, str]:
    """What each word of a list is, by its folded forms."""
    return {fold(word): row.is_ for row in rows for word in (row.word, *row.plurals)}


def _leading(phrase: str) -> Preposition:
    """What leads to a source, as a preposition («بحسب»)."""
    return Preposition(phrase=phrase, kind="source", folded=fold(phrase))
