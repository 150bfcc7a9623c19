"""Words that are no event: one record for each class, with the keys that the coder reads of it (unknown keys are errors).

A class is a file, `verbs/<class>.yaml`. A word that means two things has an entry for each, told apart by `only_with` or `tense`.
"""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from khabar.codebook.entry import Word
from khabar.codebook.schema.rows import Row

WordClass = Literal[
    "say", "deny", "cause", "fail", "light", "aspect", "intend", "enable", "allow", "prevent", "aside", "want", "say_noun", "general"
]  # fmt: skip
"""The classes in the order of their precedence: of two entries for one form, the coder meets that of the earlier
class first."""
OnlyWith = Literal[
    "content", "that", "prep", "prep_far", "masdar", "verb", "negation", "event_subject", "deed", "comment", "inquiry"
]  # fmt: skip
"""What has to stand near a word for its entry to count.

content: «أنّ», a colon or a quotation after it; that: «أنّ» itself; prep, prep_far: one of its `prep`, within six or ten words; masdar: a verbal
noun right after it; verb: a present verb; negation: a negator before it; event_subject: an event noun before it; deed: an event that is a
deed and no people; comment, inquiry: a noun of class `aside` and that `matter`.
"""
Hedge = Literal["possible", "probable"]
LastingPhase = Literal["occurred", "ongoing", "future"]
SubjectRole = Literal["agent", "target", "both", "place", "none"]
Object = Literal["agent", "target", "place", "means", "event", "content"]
Effect = Literal["negated", "none", "attempt", "intent", "plan", "decision", "promise"]
Matter = Literal["comment", "inquiry"]


class Governing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a word says of the words that it governs: the keys of all classes, as the coder reads them."""

    prep: tuple[str, ...] = ()
    only_with: OnlyWith | None = None
    presumes: bool = False
    hedge: Hedge | None = None
    relays: bool = False
    accuses: bool = False
    claims: bool = False
    owns: bool = False
    own_act: bool = False
    attests: bool = False
    negates: bool = False
    unmet: bool = False
    ended: bool = False
    wish: bool = False
    subject: SubjectRole | None = None
    object: Object | None = None
    effect: Effect | None = None
    matter: Matter | None = None


class ClassWord(Word, frozen=True, kw_only=True):
    """A word of `verbs/<class>.yaml`: it states no event, its class says what it does to others. These keys are those of all classes.

    `prep`: the prepositions, parted by spaces, that lead to what is governed or said. `presumes`: what it governs happened, even where it is
    denied itself («لم ينج من», «لم يشارك في»).
    """

    cls: ClassVar[WordClass]
    prep: str = ""
    only_with: OnlyWith | None = None
    presumes: bool = False


class Say(ClassWord, frozen=True, kw_only=True):
    """It opens a source's scope.

    `hedge`: how sure its subject is. `object: content`: what it takes is what is said. `relays`: «عن X» names an inner source. `claims`: its
    subject owns up to its object, `owns`: to what «ب» leads to, `own_act`: did what it announces. `accuses`: its object did what «ب» leads to.
    """

    cls = "say"
    hedge: Hedge | None = None
    phase: LastingPhase | None = None
    object: Literal["content"] | None = None
    relays: bool = False
    claims: bool = False
    owns: bool = False
    own_act: bool = False
    accuses: bool = False


class Deny(ClassWord, frozen=True, kw_only=True):
    """What it governs did not happen, says its subject; with `hedge` its own denial makes that possible or probable
    («لم يستبعد»)."""

    cls = "deny"
    hedge: Hedge | None = None


class Cause(ClassWord, frozen=True, kw_only=True):
    """Its subject, an event, brings about what it governs. `object`: its object does (agent) or suffers (target)
    what follows."""

    cls = "cause"
    object: Literal["agent", "target"] | None = None


class Fail(ClassWord, frozen=True, kw_only=True):
    """What it governs was not done by its subject."""

    cls = "fail"
    effect: Literal["negated"]


class Light(ClassWord, frozen=True, kw_only=True):
    """It carries an event noun; `subject` and `object` say what its own are to that event."""

    cls = "light"
    subject: SubjectRole
    object: Literal["target", "place", "means", "event"] | None = None
    phase: LastingPhase | None = None


class Aspect(ClassWord, frozen=True, kw_only=True):
    """Beginning, going on or end of what it governs, by `phase`; its subject is that of the event.

    `negates`: it did not quite happen. `unmet`: a future verb after its past did not come about («كانت ستقتل»). `ended`: it is stopped;
    violence was done, anything else is not.
    """

    cls = "aspect"
    phase: LastingPhase | None = None
    negates: bool = False
    unmet: bool = False
    ended: bool = False


class Intend(ClassWord, frozen=True, kw_only=True):
    """What it governs is meant and not done."""

    cls = "intend"
    effect: Literal["attempt", "intent", "plan", "decision", "promise"]


class Enable(ClassWord, frozen=True, kw_only=True):
    """What it governs was done by its subject."""

    cls = "enable"


class Allow(ClassWord, frozen=True, kw_only=True):
    """It makes another's act possible."""

    cls = "allow"
    subject: Literal["none"]


class Prevent(ClassWord, frozen=True, kw_only=True):
    """It stops another's act. `effect`: negated, or none where the act was tried («صدّ هجوماً»). `object: agent`:
    its object would do it."""

    cls = "prevent"
    effect: Literal["negated", "none"]
    subject: Literal["none"]
    object: Literal["agent"] | None = None


class Aside(ClassWord, frozen=True, kw_only=True):
    """Its subject stands aside: silent, asked or told of it, looks into it, buries. It is no source and no doer, and a negator is its own alone.

    `matter`, of a noun: what a verb with `only_with` of that name has as its object («رفض التعليق», «تلقت بلاغاً»).
    """

    cls = "aside"
    matter: Matter | None = None


class Want(ClassWord, frozen=True, kw_only=True):
    """What it governs is wanted, feared or talked about, so it is not coded. `wish`: a clause with «أن» that
    completes it is only hoped for."""

    cls = "want"
    wish: bool = False


class SayNoun(ClassWord, frozen=True, kw_only=True):
    """A noun of speech. `attests`: what it tells of stands or falls with it («لا أنباء عن»), as it does not with a
    comment."""

    cls = "say_noun"
    hedge: Hedge | None = None
    phase: LastingPhase | None = None
    attests: bool = False


class General(ClassWord, frozen=True, kw_only=True):
    """A common predicate and no more: it shows where a clause's predicate stands."""

    cls = "general"


CLASSES: dict[str, type[ClassWord]] = {
    made.cls: made for made in (Say, Deny, Cause, Fail, Light, Aspect, Intend, Enable, Allow, Prevent, Aside, Want, SayNoun, General)
}
"""The record of each class, in the order of precedence."""


class AttestedVerb(Row, frozen=True, kw_only=True):
    """A row of verbs/attested.tsv: a verb that no dictionary has with this root and pattern, and why it is one."""

    root: str
    pattern: str
    verb: str
    reason: str
