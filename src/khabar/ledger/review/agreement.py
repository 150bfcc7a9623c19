"""How far two people agree who reviewed the same reports blindly: share agreed, Cohen's kappa, Krippendorff's alpha (nominal).

Cohen, "A coefficient of agreement for nominal scales" (1960); Krippendorff, "Computing Krippendorff's alpha-reliability" (2011).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, select

from khabar.ledger.db.review_tables import blind_reviewers
from khabar.ledger.review import blind, rows
from khabar.ledger.review.blind import Judged
from khabar.model.claim import BACKGROUND, PERIOD_TOTAL, Claim

Pair = tuple[Hashable, Hashable]


class Agreed(msgspec.Struct, frozen=True):
    """Agreement on one thing: `units` judged by both, the `share` judged alike, kappa and alpha; null where they are not defined."""

    units: int
    share: float | None
    kappa: float | None
    alpha: float | None


class Agreement(msgspec.Struct, frozen=True):
    """Agreement on whether a claim stands as read (`verdict`), and, for claims that stand for both, on each field."""

    reports: int
    verdict: Agreed
    fields: dict[str, Agreed]


FIELDS: Mapping[str, Callable[[Claim], Hashable]] = {
    "type": lambda c: c.type,
    "polarity": lambda c: c.polarity,
    "certainty": lambda c: c.certainty,
    "phase": lambda c: c.phase,
    "actors": lambda c: frozenset((one.role, one.id or one.name) for one in c.actors),
    "places": lambda c: frozenset((one.role, one.id or one.name) for one in c.places),
    "time": lambda c: c.time and c.time.edtf,
    "quantities": lambda c: frozenset((one.unit, one.counts, one.min, one.max) for one in c.quantities),
    "means": lambda c: c.means and c.means.kind,
    "struck": lambda c: frozenset(one.kind for one in c.struck),
    "sources": lambda c: tuple((one.kind, one.id or one.name) for one in c.sources),
    "background": lambda c: BACKGROUND in c.flags,
    "period_total": lambda c: PERIOD_TOTAL in c.flags,
}
"""What two readings of a field must share to be the same: the value, not the span it was read from."""


def agreement(connection: Connection, reports: Collection[str] | None = None) -> Agreement:
    """The agreement over all blind reviews that are done, or those of `reports`."""
    done = select(blind_reviewers.c.report).distinct().order_by(blind_reviewers.c.report)
    chosen = [one for one in connection.execute(done).scalars() if reports is None or one in reports]
    return measured([tuple(blind.judged(connection, one).values()) for one in chosen if not blind.under_way(connection, one)])


def measured(reviews: Sequence[tuple[Mapping[str, Judged], ...]]) -> Agreement:
    """The agreement of pairs of reviewers, a pair for each report; a claim that one added and the other did not is "absent" there."""
    both = [(one.get(claim), other.get(claim)) for one, other in reviews for claim in sorted({*one, *other})]
    verdicts: list[Pair] = [(_verdict(a), _verdict(b)) for a, b in both]
    standing = [(rows.claim(a.record), rows.claim(b.record)) for a, b in both if a and b and "rejected" not in (a.status, b.status)]
    fields = {name: agreed([(value(a), value(b)) for a, b in standing]) for name, value in FIELDS.items()}
    return Agreement(len(reviews), agreed(verdicts), fields)


def agreed(pairs: Sequence[Pair]) -> Agreed:
    """Share, kappa and alpha of the labels that two people gave to the same units."""
    share = sum(a == b for a, b in pairs) / len(pairs) if pairs else None
    return Agreed(len(pairs), share, cohen_kappa(pairs), krippendorff_alpha(pairs))


def cohen_kappa(pairs: Sequence[Pair]) -> float | None:
    """Agreement beyond what each one's own habits would give by chance; None without units or where chance alone gives 1."""
    if not pairs:
        return None
    seen = sum(a == b for a, b in pairs) / len(pairs)
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(ours[label] * theirs[label] for label in ours) / len(pairs) ** 2
    return None if chance == 1 else (seen - chance) / (1 - chance)


def krippendorff_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """One minus the disagreement seen over that expected; nominal, any number of labels a unit; None where only one label was ever given."""
    units = [unit for unit in units if len(unit) > 1]
    labels = Counter(label for unit in units for label in unit)
    total = labels.total()
    expected = total * total - sum(count * count for count in labels.values())
    if not expected:
        return None
    seen = sum((len(unit) ** 2 - sum(count**2 for count in Counter(unit).values())) / (len(unit) - 1) for unit in units)
    return 1 - (total - 1) * seen / expected


def _verdict(judged: Judged | None) -> str:
    return judged.status if judged else "absent"
