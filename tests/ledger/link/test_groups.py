"""What the claims of one incident are: one event for each kind of thing that happened."""

from __future__ import annotations

from collections.abc import Callable

from khabar.ledger.link import Group, groups, linkables, pairs
from khabar.model.claim import Claim
from tests.ledger.words import WORDS

Code = Callable[..., tuple[Claim, ...]]
SHELLED = "قُتل 6 مدنيين في قصف مدفعي على بلدة ترملا اليوم."
BARE = "قُتل 6 مدنيين في هجوم على بلدة ترملا اليوم."
BOTH = "قُتل 6 مدنيين في قصف مدفعي على بلدة ترملا اليوم. وشنت القوات هجوماً على البلدة."


def events(code: Code, *texts: str) -> dict[str, set[str]]:
    """The types of the claims of each event, by the event's type."""
    coded = [code(text, published="2019-05-04", outlet=f"outlet {at}") for at, text in enumerate(texts)]
    scenes = [x for claims in coded for x in linkables(claims, WORDS)]
    types = {claim.id: claim.type for claims in coded for claim in claims}
    found: tuple[Group, ...] = groups(scenes, pairs(scenes))
    return {group.type: {types[claim] for claim in group.claims} for group in found}


def test_an_attack_of_which_a_report_says_no_more_is_the_one_that_another_names(code: Code) -> None:
    assert events(code, SHELLED, BARE) == {"killing": {"killing"}, "shelling": {"shelling", "offensive"}}


def test_a_report_that_tells_both_tells_two_things(code: Code) -> None:
    assert events(code, SHELLED, BOTH) == {"killing": {"killing"}, "shelling": {"shelling"}, "offensive": {"offensive"}}


def test_attacks_that_nobody_names_are_one_event_of_their_own(code: Code) -> None:
    assert events(code, BARE, BARE.replace("اليوم", "هذا اليوم"))["offensive"] == {"offensive"}


def test_an_undated_copy_brings_no_two_together_whose_days_are_known_to_differ(code: Code) -> None:
    text = "قُتل 6 مدنيين في قصف مدفعي على بلدة ترملا."
    given = [(text, "2019-05-04"), (text, None), (text, None), (text, None), (text, "2019-09-21")]
    coded = [code(text, published=day, outlet=f"outlet {at}") for at, (text, day) in enumerate(given)]
    scenes = [x for claims in coded for x in linkables(claims, WORDS)]
    days = {claim.id: day for claims, (_, day) in zip(coded, given, strict=True) for claim in claims}
    assert all(len({days[claim] for claim in group.claims} - {None}) < 2 for group in groups(scenes, pairs(scenes)))
