"""How many independent sources stand behind claims: copies are one, sources are followed down the chain to who is quoted last.

The bounds say what is known: sources with a name count in both, unnamed ones («مصادر محلية», «مسؤول أمني») raise only the upper bound,
as each may be somebody new or one of the named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from khabar.arabic.script import fold
from khabar.arabic.tables import rows
from khabar.codebook.ledger_words import LedgerWords, bare_words, is_definite, words_of
from khabar.ledger.link.facts import is_common
from khabar.ledger.tell.context import Context
from khabar.model.claim import Claim, ClaimSource
from khabar.model.event import SourceBounds

_UNNAMED = {"local_sources", "anonymous", "witnesses", "unspecified", "social_media", "documents"}
_ROLES = {"official", "named_person", "organisation", "media"}
"""Kinds of sources that are named only by more than a word for what they are («مسؤول أمني», «وسائل إعلام محلية»)."""
_OWN_STAFF = tuple(fold(row["word"]) for row in rows("khabar.ledger.tell", "own_staff.tsv"))
_A_NAME = 2
"""Words that a person's name has at least."""


class Voice(msgspec.Struct, frozen=True, order=True):
    """Somebody on whose word a claim stands in the end: `key` tells it from others, `label` is what people call it.

    An owner of outlets, a body or a person has a name; «مصادر محلية» of one text has none.
    """

    key: str
    label: str
    named: bool


class _Heard(msgspec.Struct, frozen=True):
    """A claim with its voice; `repeats` are voices whose words it may only repeat."""

    claim: Claim
    voice: Voice
    repeats: frozenset[str] = frozenset()


def is_own(source: ClaimSource) -> bool:
    """Whether a source is the report's own staff («مراسلنا»), and so the outlet itself."""
    return source.id is None and fold(source.name).startswith(_OWN_STAFF)


def _chain(claim: Claim) -> list[ClaimSource]:
    return [source for source in claim.sources if not is_own(source)]


def _own_words(name: str, words: LedgerWords) -> list[str]:
    """The words of a source's name that are more than a title or a word for its kind."""
    return [word for word in bare_words(name) if word not in words.roles and not is_common(word, words)]


def _is_named(source: ClaimSource, words: LedgerWords) -> bool:
    if source.id is not None:
        return True
    if source.kind in _UNNAMED or source.kind not in _ROLES or _own_words(source.name, words):
        return source.kind not in _UNNAMED
    return source.kind == "organisation" and _is_of_somebody(source.name)


def _is_of_somebody(name: str) -> bool:
    """Whether a body is told by whose it is («نقابة الأطباء»), and not only by what it does («منظمة حقوقية»)."""
    words = words_of(name)
    return len(words) > 1 and not is_definite(words[0]) and is_definite(words[1])


def _named(source: ClaimSource, context: Context) -> Voice:
    """The voice of a source with a name: the owner of an outlet, a known body, or the name itself without its titles."""
    if source.id is not None:
        owner = context.outlets.owners.get(source.id, source.id)
        return Voice(owner, owner, True)
    own = _own_words(source.name, context.words)
    person = source.kind in {"official", "named_person"} and len(own) >= _A_NAME
    return Voice(f"name:{' '.join(own) if person else fold(source.name)}", source.name, True)


def _quoted(claim: Claim, chain: Sequence[ClaimSource], context: Context) -> Voice:
    """Who is quoted last; one without a name is told apart by who quotes it, an agency with all who quote that, or else by the text."""
    last = chain[-1]
    if _is_named(last, context.words):
        return _named(last, context)
    through = next((_named(source, context) for source in reversed(chain[:-1]) if _is_named(source, context.words)), None)
    outlet = context.outlet_of(claim.report)
    if through is None and outlet is not None and outlet.entity is not None:
        through = Voice(outlet.owner, outlet.owner, True)
    by = claim.report.outlet or f"report {claim.report.id}"
    key, label = (through.key, through.label) if through else (context.text_of(claim.report.id), by)
    return Voice(f"{key}:{last.kind}", f"{last.name} ({label})", False)


def _carriers(claims: Iterable[Claim], context: Context) -> dict[str, set[str]]:
    """The owners of the outlets that carry each text."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        outlet = context.outlet_of(claim.report)
        if outlet is not None:
            found[context.text_of(claim.report.id)].add(outlet.owner)
    return found


def _outlet(claim: Claim, owners: set[str], context: Context) -> _Heard:
    """A report that speaks for itself: its outlet's owner; a text that several carry is one voice, and may be that of any of them."""
    outlet, text = context.outlet_of(claim.report), context.text_of(claim.report.id)
    taken = frozenset(context.outlets.owners.get(one, one) for one in (outlet.takes if outlet else ()))
    if not owners:
        return _Heard(claim, Voice(f"text:{text}", f"report {claim.report.id}", False))
    if len(owners) > 1:
        return _Heard(claim, Voice(f"text:{text}", f"one text carried by {', '.join(sorted(owners))}", True), taken | owners)
    (owner,) = owners
    return _Heard(claim, Voice(owner, owner, True), taken - owners)


def _hear(claims: Sequence[Claim], context: Context) -> list[_Heard]:
    carriers = _carriers(claims, context)
    heard = []
    for claim in claims:
        chain = _chain(claim)
        owners = carriers.get(context.text_of(claim.report.id), set())
        heard.append(_Heard(claim, _quoted(claim, chain, context)) if chain else _outlet(claim, owners, context))
    labels: dict[str, str] = {}
    for one in heard:
        labels[one.voice.key] = min(labels.get(one.voice.key, one.voice.label), one.voice.label)
    return [msgspec.structs.replace(one, voice=msgspec.structs.replace(one.voice, label=labels[one.voice.key])) for one in heard]


def spoken(claims: Sequence[Claim], context: Context) -> dict[Voice, list[Claim]]:
    """The claims of each ultimate source: the last link of their chains, or the outlet where a report speaks for itself."""
    found: dict[Voice, list[Claim]] = defaultdict(list)
    for one in _hear(claims, context):
        found[one.voice].append(one.claim)
    return dict(sorted(found.items()))


class Voices(NamedTuple):
    """Distinct voices that are certainly apart, and those that may be one of them; both sorted."""

    sure: tuple[Voice, ...]
    unsure: tuple[Voice, ...]

    @property
    def bounds(self) -> SourceBounds:
        """How many distinct ultimate sources there are at least and at most; at least one where there is a claim."""
        total = len(self.sure) + len(self.unsure)
        return SourceBounds(min=max(len(self.sure), min(total, 1)), max=total)


def voices(claims: Sequence[Claim], context: Context) -> Voices:
    """The ultimate sources of claims."""
    heard = _hear(claims, context)
    named = {one.voice.key for one in heard if one.voice.named}
    sure = {one.voice for one in heard if one.voice.named and not one.repeats & named - {one.voice.key}}
    return Voices(tuple(sorted(sure)), tuple(sorted({one.voice for one in heard} - sure)))


def copied(reports: Iterable[str], context: Context) -> tuple[tuple[str, ...], ...]:
    """Groups of reports that are copies of one text, the earliest first and the rest sorted."""
    groups: dict[str, list[str]] = {}
    for report in sorted(set(reports)):
        groups.setdefault(context.text_of(report), []).append(report)
    return tuple(sorted(tuple(sorted(group, key=lambda id: (id != text, id))) for text, group in groups.items() if len(group) > 1))
