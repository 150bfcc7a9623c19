"""Which claims of a report tell of one moment and place, read from reports by the coder itself."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from khabar.ledger.link import Linkable, linkables
from khabar.model.claim import Claim
from tests.ledger.words import WORDS

Code = Callable[..., tuple[Claim, ...]]


def scenes(code: Code, text: str, **of_report: str) -> tuple[Linkable, ...]:
    return tuple(x for x in linkables(code(text, **of_report), WORDS) if x.scene == "violence")


def test_the_strike_its_dead_and_its_wounded_are_one_scene(code: Code) -> None:
    (scene,) = scenes(code, "قصفت طائرات حربية مدينة صعدة أمس. وأدى القصف إلى مقتل 7 مدنيين وإصابة 12 آخرين.", published="2018-08-10")
    assert {"air_strike", "killing", "injury"} <= set(scene.types)
    assert {(c.kind, c.min) for c in scene.counts} == {("dead", 7), ("hurt", 12)}
    assert scene.weapons == ("air",)


def test_two_towns_are_two_scenes(code: Code) -> None:
    found = scenes(code, "قتل 3 مدنيين في قصف مدفعي على مدينة تعز اليوم. وأصيب 5 أطفال بانفجار لغم في مدينة الحديدة.", published="2018-08-10")
    assert len(found) == 2
    assert not {spot.name for spot in found[0].spots} & {spot.name for spot in found[1].spots}


def test_a_tally_of_months_is_no_scene(code: Code) -> None:
    text = "قتل 4 مدنيين بقصف على بنغازي اليوم. وقتل 90 مدنياً في المدينة منذ بداية عام 2014."
    found = scenes(code, text, published="2014-11-03")
    assert [scene.coarse for scene in found] == [False]


def test_what_is_planned_is_apart_from_what_was(code: Code) -> None:
    found = scenes(code, "قصفت الطائرات مدينة درنة أمس. وستقصف الطائرات مدينة درنة غداً.", published="2018-05-20")
    assert {scene.future for scene in found} == {False, True}


def test_every_claim_is_in_one_linkable(code: Code) -> None:
    claims = code("قتل 3 مدنيين في غارة على رفح. ودانت مصر الغارة، ونزحت عشرات العائلات إلى خان يونس.", published="2024-02-12")
    assert sorted(id for x in linkables(claims, WORDS) for id in x.claims) == sorted(claim.id for claim in claims)


def test_a_scene_without_a_place_is_where_its_report_is(code: Code) -> None:
    text = "زار وفد طبي بلدة كتاف. قالت الوزارة إن 4 أطفال قتلوا. واعتقلت الشرطة شخصين في بلدة كتاف."
    (scene,) = scenes(code, text, published="2018-08-10")
    assert [spot.name for spot in scene.spots] == ["كتاف"]


def test_another_incident_is_another_scene(code: Code) -> None:
    """Also at the same place; what follows goes on with it."""
    text = "قُتل أربعة جنود في هجوم على حاجز قرب بيجي. وفي حادث آخر قُتل 11 مسلحاً في غارة على مخبأ قرب بيجي. وأدت الغارة إلى تدمير المخبأ."
    found = scenes(code, text, published="2018-08-10")
    assert sorted(sorted(scene.types) for scene in found) == [["air_strike", "destruction", "killing"], ["killing", "offensive"]]


def test_a_place_is_lent_only_if_one_fits(code: Code) -> None:
    text = "زار وفد طبي بلدة كتاف. قالت الوزارة إن 4 أطفال قتلوا. واعتقلت الشرطة شخصين في بلدة رازح."
    (scene,) = scenes(code, text, published="2018-08-10")
    assert (scene.spots, scene.lent) == ((), False)


def test_where_the_fire_came_from_is_no_place_of_the_scene(code: Code) -> None:
    claims = code("قصف الجيش قرية كنصفرة.", published="2021-08-10")
    place = claims[0].places[0]
    start = msgspec.structs.replace(place, role="from", name="جورين", id="x:1")
    (scene,) = (x for x in linkables([msgspec.structs.replace(claims[0], places=(*claims[0].places, start))], WORDS) if x.scene == "violence")
    assert [spot.name for spot in scene.spots] == ["كنصفره"]
