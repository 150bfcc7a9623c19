"""Checking: a coder's claims against what an article's examples say, key by key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from khabar.codebook.check import Failure, check_examples, check_type
from khabar.codebook.load import load_folders
from khabar.codebook.schema.types import TypeEntry
from khabar.model.claim import Claim, ClaimActor, ClaimMeans, ClaimPlace, ClaimQuantity, ClaimSource, ClaimTime, MadeBy
from khabar.model.report import Report, reference
from khabar.model.span import quote

TEXT = "قال مسعف إن غارة قتلت خمسة عمال في حي الميسر يوم الاثنين."


EXACT = {"approximate": False, "joint": False}


def spanned(made: Callable[..., Any], text: str, **given: Any) -> Any:
    start = TEXT.index(text)
    return made(start=start, end=start + len(text), text=text, **given)


def claim(report: Report, trigger: str, type_name: str = "killing", **given: Any) -> Claim:
    start = report.text.index(trigger)
    span = quote(report.text, start, start + len(trigger))
    made_by = MadeBy(coder="", codebook="", gazetteer="")
    return Claim(id=trigger, report=reference(report), type=type_name, trigger=span, evidence=span, made_by=made_by, **given)


def full(report: Report) -> list[Claim]:
    """A coder that reads TEXT rightly and other texts not at all."""
    if report.text != TEXT:
        return []
    return [
        claim(
            report,
            "قتلت",
            actors=(
                spanned(ClaimActor, "غارة", role="agent", name="غارة", kind="unknown"),
                spanned(ClaimActor, "عمال", role="target", name="عمال", kind="civilians"),
            ),
            places=(spanned(ClaimPlace, "حي الميسر", role="at", name="حي الميسر"),),
            time=spanned(ClaimTime, "يوم الاثنين", edtf="2024-05-13", part=None, basis="relative"),
            quantities=(spanned(ClaimQuantity, "خمسة عمال", min=5, max=5, unit="person", counts="عمال", **EXACT),),
            sources=(spanned(ClaimSource, "مسعف", kind="witnesses", name="مسعف"),),
            means=spanned(ClaimMeans, "غارة", kind="aircraft"),
        ),
        claim(report, "غارة", "air_strike"),
    ]


def failures(code: Callable[[Report], Sequence[Claim]], claims: list[dict[str, Any]], *, lookalike: bool = False) -> list[Failure]:
    article = {"type": "killing", "lookalikes" if lookalike else "examples": [{"text": TEXT, "published": "2024-05-15", "claims": claims}]}
    return check_type(msgspec.convert(article, TypeEntry), code)


EXPECTED = {
    "type": "killing",
    "trigger": "قتلت",
    "polarity": "affirmed",
    "certainty": "asserted",
    "phase": "occurred",
    "agent": ["غارة"],
    "target": ["عمال"],
    "at": ["حي الميسر"],
    "from": [],
    "time": {"q": "يوم الاثنين", "edtf": "2024-05-13"},
    "quantities": [{"q": "خمسة عمال", "min": 5, "max": 5, "unit": "person"}],
    "sources": [{"q": "مسعف", "kind": "witnesses"}],
    "means": "aircraft",
    "struck": [],
}


def test_a_claim_that_is_right_in_every_key_passes() -> None:
    assert failures(full, [EXPECTED]) == []


def test_keys_not_given_are_not_compared() -> None:
    assert failures(full, [{"type": "killing", "trigger": "قتلت"}]) == []


def test_a_trigger_need_only_overlap() -> None:
    """«قتلت خمسة» and «قتلت» are one trigger; «خمسة» is another."""
    assert failures(full, [{"type": "killing", "trigger": "قتلت خمسة"}]) == []
    assert [failure.problem for failure in failures(full, [{"type": "killing", "trigger": "خمسة"}])] == ["missing", "unexpected"]


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("polarity", "negated", "polarity: affirmed, expected negated"),
        ("target", ["خمسة عمال"], "target: عمال, expected خمسة عمال"),
        ("target", [], "target: عمال, expected none"),
        ("at", ["حي الميسر", "حلب"], "at: حي الميسر, expected حلب + حي الميسر"),
        ("to", ["حلب"], "to: none, expected حلب"),
        ("time", {"q": "يوم الاثنين", "edtf": "2024-05-06"}, "time: يوم الاثنين edtf=2024-05-13, expected يوم الاثنين edtf=2024-05-06"),
        ("time", None, "time: يوم الاثنين, expected none"),
        ("quantities", [{"q": "خمسة عمال", "max": None}], "quantities: خمسة عمال max=5, expected خمسة عمال max=None"),
        ("quantities", [], "quantities: خمسة عمال, expected none"),
        ("sources", [{"q": "مسعف", "kind": "media"}], "sources: مسعف kind=witnesses, expected مسعف kind=media"),
        ("means", "drone", "means: aircraft, expected drone"),
        ("struck", ["home"], "struck: none, expected home"),
    ],
)
def test_a_key_that_differs_is_told(key: str, value: Any, message: str) -> None:
    (failure,) = failures(full, [{**EXPECTED, key: value}])
    assert failure.problem == "different"
    assert failure.message == f"killing «قتلت»: {message}"
    assert str(failure) == f"killing, example 1: killing «قتلت»: {message}\n    {TEXT}"


def test_a_claim_not_found_is_missing() -> None:
    (failure,) = failures(lambda report: [], [EXPECTED])
    assert (failure.problem, failure.message) == ("missing", "no killing «قتلت»")


def test_a_claim_of_the_articles_type_that_is_not_listed_is_unexpected() -> None:
    """A lookalike that is coded, or an example with one claim too many; other types are free."""
    (failure,) = failures(full, [], lookalike=True)
    assert (failure.example, failure.problem, failure.message) == ("lookalike 1", "unexpected", "killing «قتلت» is not listed")
    assert failures(lambda report: full(report)[1:], [], lookalike=True) == []


def test_a_claim_of_another_type_that_is_listed_is_expected() -> None:
    assert failures(full, [{"type": "killing", "trigger": "قتلت"}, {"type": "air_strike", "trigger": "غارة"}]) == []
    (failure,) = failures(full, [{"type": "killing", "trigger": "قتلت"}, {"type": "injury", "trigger": "غارة"}])
    assert failure.message == "no injury «غارة»"


def test_two_claims_with_one_trigger_are_told_apart() -> None:
    """Each expected claim takes one that is right in all, not the first that is near."""

    def twice(report: Report) -> list[Claim]:
        return [claim(report, "قتلت", polarity="negated"), claim(report, "قتلت")]

    both = [{"type": "killing", "trigger": "قتلت", "polarity": polarity} for polarity in ("affirmed", "negated")]
    assert failures(twice, both) == []
    (failure,) = failures(twice, both[:1])
    assert failure.problem == "unexpected"


def test_the_coder_is_given_the_day_of_publication() -> None:
    days: list[str | None] = []
    failures(lambda report: days.append(report.published) or [], [])  # type: ignore[func-returns-value]
    assert days == ["2024-05-15"]


def test_a_codebook_is_checked_in_its_order(folder: Path) -> None:
    """A coder that finds nothing misses the six examples and passes the three lookalikes."""
    found = check_examples(load_folders((folder,)), lambda report: [])
    assert [failure.example for failure in found] == [f"example {number}" for number in range(1, 7)]
    assert {failure.problem for failure in found} == {"missing"}
