"""Score: how likely a claim is right, higher the more it was come by."""

from __future__ import annotations

from collections.abc import Callable

from khabar.coder.analysis import Analysis
from khabar.coder.claims.score import WEIGHTS, features, score
from khabar.model.claim import Claim


def test_a_score_lies_between_0_and_1(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = code("ربما قُتل القيادي في غارة جوية على مدينة البوكمال. وخطف مسلحون صحفياً في بغداد.")
    assert found
    assert all(0 < claim.score < 1 for claim in found)


def test_a_claim_with_more_to_show_scores_higher(claim: Callable[..., Claim]) -> None:
    bare = claim("arrest", "نفذت الشرطة حملة اعتقالات.")
    full = claim("arrest", "اعتقلت الشرطة التونسية خمسة ناشطين في مدينة صفاقس.")
    assert bare.score < full.score


def test_a_score_is_of_the_type_and_not_of_how_sure_the_report_is(claim: Callable[..., Claim]) -> None:
    hedged, plain = claim("killing", "ربما قُتل القيادي في انفجار."), claim("killing", "قُتل القيادي في انفجار.")
    assert (hedged.certainty, plain.certainty) == ("possible", "asserted")
    assert abs(hedged.score - plain.score) <= 0.05


def test_every_weight_has_its_feature_and_the_score_is_of_the_draft(analyse: Callable[..., Analysis]) -> None:
    a = analyse("قُتل القيادي في انفجار.")
    [killing] = [draft for part in a.drafts for draft in part if draft.type == "killing"]
    assert features(killing).keys() == WEIGHTS.keys()
    assert features(killing)["bias"] == 1
    assert score(killing) == next(c.score for c in a.claims if c.type == "killing")
