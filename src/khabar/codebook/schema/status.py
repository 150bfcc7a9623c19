"""Lists about status: how sure an event is, whether it happened, and whether it is told at all."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from khabar.codebook.schema.rows import Row
from khabar.model.claim import Phase


class Hedge(Row, frozen=True, kw_only=True):
    """What makes an event less than a plain past fact? Words and phrases that hedge, predict or say that it goes on."""

    phrase: str
    """As written."""
    kind: Literal["word", "clitic", "any"]
    """`clitic`: written at the head of a verb. `any`: the event noun after it is one of any kind and not a claim,
    unless negated."""
    certainty: Literal["possible", "probable"] | None = None
    """How sure it leaves the event."""
    phase: Literal["future", "ongoing"] | None = None
    """The phase that it gives the event."""
    scope: Literal["following", "clause", "noun", "sentence", "previous"]
    """`following`: what comes after it in its sentence, complement clauses included. `clause`: its own clause,
    before and after. `noun`: the event noun that it is an adjective or the predicate of. `sentence`: its sentence.
    `previous`: the sentence before it in its line, where its own begins with it, makes no claim, and doubts all that
    was told (doubted.tsv)."""
    tense: Literal["present", "past"] | None = None
    """Only before a verb of that tense."""


class DoubtedNoun(Row, frozen=True, kw_only=True):
    """What does a sentence of doubt speak of when it doubts all that the sentence before it told («لم يتسن التحقق من
    صحة هذه الأنباء»), and not one detail of it («من هوية القتلى»)?"""

    noun: str
    """As written, without the article."""
    plurals: tuple[str, ...] = ()
    """Other forms."""


class Negator(Row, frozen=True, kw_only=True):
    """Which words say that something did not happen, and which only look like it?"""

    word: str
    """As written."""
    effect: Literal["negated", "none"]
    """`none`: it only looks like it, or another word takes it back."""
    closes: tuple[str, ...] = ()
    """With `none`: the word that, later in the clause, takes the negation back («لا … إلا»: only)."""
    scope: Literal["verb", "that", "noun", "indefinite", "clause", "back", "told"]
    """`verb`: the next verb. `that`: the next verb, also behind «أن». `noun`: the noun that follows. `indefinite`:
    likewise, if it has no article. `clause`: the predicate of the clause. `back`: what a noun of report before it
    tells of («الأنباء عن … غير صحيحة»). `told`: the event nearest after it that is reported («لا صحة لما تردد
    عن»)."""
    as_phase: Phase | None = None
    """The phase that the whole says («لم يعد يسيطر»: it was so, no longer)."""
    folded: str = ""


class Aside(Row, frozen=True, kw_only=True):
    """What says that an event is only referred to (`background`), or that a figure is the total of a period
    (`period_total`)?"""

    phrase: str
    """A conjunction, the article and «ب», «ل», «ك» may hang on its first word."""
    kind: Literal[
        "refers", "elapsed", "after", "since", "war", "had", "already", "ago", "archive", "period", "brief", "tally", "spell", "peak",
    ]  # fmt: skip
    """For `background`: `refers` (the event noun that it leads to is remembered or likened to), `elapsed`
    (likewise, by «على»), `after` (so is what a time of weeks before it leads to), `since` with `war` (the whole war
    since which is counted), `archive` (its line is a picture of another day), `had` with `already` or with `ago`
    (the story before the story). For `period_total`: `period` (the time after it is counted over), `brief` (but
    that is too short), `tally` with a time, a `spell` or a war after it, `peak` (a time after it only says among
    which it is the first or the worst)."""


class UnlessField(Row, frozen=True, kw_only=True):
    """Which words of `unless` name a field of life (sport, business, art, science) that an event may stand beside?
    They hide an event only where they belong to it."""

    word: str
    """As written, without the article. A word of no field hides an event anywhere in its clause."""
    plurals: tuple[str, ...] = ()
    """Other forms."""
    is_: Literal["who", "thing", "site", "ground"] = field(name="is")
    """`who`: acts there (hides what it does itself). `thing`: hides what is done to it or in it, not what happens
    near it. `site`: a place or person named after a field, and what happens to it is real. `ground`: a site that is
    listed in `unless` itself."""


class Work(Row, frozen=True, kw_only=True):
    """Which works tell of events that are not theirs («فيلم عن مجزرة»), so that what they are about is not a claim?"""

    word: str
    """As written, without the article."""
    plurals: tuple[str, ...] = ()
    """Other forms."""
    is_: Literal["fiction", "work", "depicts"] = field(name="is")
    """`fiction`: its title may be an event («فيلم اغتيال …»). `depicts`: a verb that makes an event the matter of
    the work."""
