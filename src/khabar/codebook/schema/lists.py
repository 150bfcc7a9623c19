"""The lists of the codebook: a field for each table, by the name of its file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

import msgspec

from khabar.arabic.numbers.rows import NumberShape, NumberWord
from khabar.arabic.script import fold
from khabar.codebook.schema.actors import ActorName, ActorPattern, Affiliation, Nisba, Title
from khabar.codebook.schema.events import StruckThing, Weapon
from khabar.codebook.schema.numbers import NumberRule, QuantityRule
from khabar.codebook.schema.page import Boilerplate, Heading, Letterhead, PageFrame, PublicationLabel, Topic
from khabar.codebook.schema.places import PlaceAlone, PlaceCommon, PlaceEvent, PlaceFeature, PlaceSetting, PlaceTrigger, PlaceWord, VaguePlace
from khabar.codebook.schema.quantities import Approximator, CountedNoun, CountWord, Homonym, MeasureUnit, Partitive
from khabar.codebook.schema.rows import Row, first_cell
from khabar.codebook.schema.sources import Forum, SourceCue, SourceNoun, SpeechSetting
from khabar.codebook.schema.status import Aside, DoubtedNoun, Hedge, Negator, UnlessField, Work
from khabar.codebook.schema.syntax import (
    Adjective,
    AttributeNoun,
    Compound,
    Connector,
    HolderNoun,
    Jussive,
    Nominal,
    Particle,
    Preposition,
    SceneNoun,
    WholeWord,
)
from khabar.codebook.schema.times import HijriMonth, Month, PartOfDay, TimeAside, TimeFuture, TimeNumber, TimeRule, TimeTerm, Weekday


class Lists(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every table of `lists/`, each a tuple of its records."""

    boilerplate: tuple[Boilerplate, ...] = ()
    page_frames: tuple[PageFrame, ...] = ()
    publication_labels: tuple[PublicationLabel, ...] = ()
    headings: tuple[Heading, ...] = ()
    letterheads: tuple[Letterhead, ...] = ()
    topics: tuple[Topic, ...] = ()
    numbers: tuple[NumberWord, ...] = ()
    number_shapes: tuple[NumberShape, ...] = ()
    number_rules: tuple[NumberRule, ...] = ()
    quantity_rules: tuple[QuantityRule, ...] = ()
    nouns: tuple[CountedNoun, ...] = ()
    units: tuple[MeasureUnit, ...] = ()
    approximators: tuple[Approximator, ...] = ()
    count_words: tuple[CountWord, ...] = ()
    partitives: tuple[Partitive, ...] = ()
    homonyms: tuple[Homonym, ...] = ()
    times: tuple[TimeTerm, ...] = ()
    months: tuple[Month, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    day_parts: tuple[PartOfDay, ...] = ()
    hijri_months: tuple[HijriMonth, ...] = ()
    time_numbers: tuple[TimeNumber, ...] = ()
    time_rules: tuple[TimeRule, ...] = ()
    time_future: tuple[TimeFuture, ...] = ()
    time_asides: tuple[TimeAside, ...] = ()
    actors: tuple[ActorName, ...] = ()
    actor_patterns: tuple[ActorPattern, ...] = ()
    nisba: tuple[Nisba, ...] = ()
    titles: tuple[Title, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    place_triggers: tuple[PlaceTrigger, ...] = ()
    place_words: tuple[PlaceWord, ...] = ()
    place_common: tuple[PlaceCommon, ...] = ()
    place_alone: tuple[PlaceAlone, ...] = ()
    place_events: tuple[PlaceEvent, ...] = ()
    place_features: tuple[PlaceFeature, ...] = ()
    place_settings: tuple[PlaceSetting, ...] = ()
    vague_places: tuple[VaguePlace, ...] = ()
    connectors: tuple[Connector, ...] = ()
    prepositions: tuple[Preposition, ...] = ()
    particles: tuple[Particle, ...] = ()
    nominals: tuple[Nominal, ...] = ()
    jussives: tuple[Jussive, ...] = ()
    whole_words: tuple[WholeWord, ...] = ()
    adjectives: tuple[Adjective, ...] = ()
    compounds: tuple[Compound, ...] = ()
    scenes: tuple[SceneNoun, ...] = ()
    holders: tuple[HolderNoun, ...] = ()
    attributes: tuple[AttributeNoun, ...] = ()
    source_nouns: tuple[SourceNoun, ...] = ()
    source_cues: tuple[SourceCue, ...] = ()
    speech_settings: tuple[SpeechSetting, ...] = ()
    forums: tuple[Forum, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    doubted: tuple[DoubtedNoun, ...] = ()
    negators: tuple[Negator, ...] = ()
    asides: tuple[Aside, ...] = ()
    fields: tuple[UnlessField, ...] = ()
    works: tuple[Work, ...] = ()
    means: tuple[Weapon, ...] = ()
    struck: tuple[StruckThing, ...] = ()


R = TypeVar("R", bound=Row)


def keyed(rows: Iterable[R]) -> list[tuple[str, R]]:
    """Rows by each of their spellings: the first column and its other forms; a single letter is left to the clitics."""
    return [(phrase, row) for row in rows for phrase in (first_cell(row), *getattr(row, "plurals", ())) if len(phrase) > 1]


class _Noun(Protocol):
    """A row of a list of nouns."""

    @property
    def noun(self) -> str:
        """The singular."""

    @property
    def plurals(self) -> tuple[str, ...]:
        """Other forms."""


def folded_nouns(rows: Iterable[_Noun]) -> frozenset[str]:
    """The nouns of a list with their plurals, folded."""
    return frozenset(fold(noun) for row in rows for noun in (row.noun, *row.plurals))


def nouns_in(lists: Lists, *units: str) -> frozenset[str]:
    """Nouns that count in these units, with their plurals, folded."""
    return folded_nouns(row for row in lists.nouns if row.unit in units)
