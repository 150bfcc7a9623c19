"""Where: which places are an event's, and in which role."""

from __future__ import annotations

from collections.abc import Callable

from khabar.model.claim import Claim

One = Callable[..., Claim]


def places(claim: Claim) -> list[tuple[str, str]]:
    return [(p.role, p.text) for p in claim.places]


def test_who_fires_from_where_he_is_stationed_strikes_from_there(claim: One) -> None:
    found = claim("shelling", "قصفت قوات الدعم السريع المتمركزة في مدينة بارا قرية أم سيالة.")
    assert ("from", "مدينة بارا") in places(found)


def test_what_lies_beside_a_place_is_not_in_it(claim: One) -> None:
    found = claim("shelling", "تعرضت بلدة عيترون المتاخمة للحدود الإسرائيلية لقصف مدفعي.")
    assert [text for _, text in places(found)] == ["بلدة عيترون"]


def test_a_relative_clause_tells_of_the_place_it_describes(claim: One) -> None:
    assert places(claim("clash", "وصلت القافلة إلى مدينة الزاوية التي شهدت اشتباكات عنيفة.")) == [("at", "مدينة الزاوية")]


def test_where_leads_to_the_place_before_it(claim: One) -> None:
    assert places(claim("killing", "وصل الوفد إلى مدينة تعز حيث قُتل ثلاثة مدنيين.")) == [("at", "مدينة تعز")]


def test_a_pronoun_points_back_to_the_place_taken(claim: One) -> None:
    found = claim("territory_change", "عاد السكان إلى مدينة هجين بعد تحريرها من تنظيم داعش.")
    assert places(found) == [("at", "مدينة هجين")]


def test_a_place_named_twice_is_told_once(claim: One) -> None:
    found = claim("shelling", "حمص: قصف مدفعي على مدينة حمص.")
    assert len(found.places) == 1


def test_fronts_of_fighting_are_no_fighting_of_their_own(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = code("قُتل ستة جنود في كمين على إحدى جبهات القتال في مدينة مأرب.")
    assert [c.type for c in found] == ["killing", "offensive"]
    assert {p.text for c in found for p in c.places} == {"مدينة مأرب"}


def test_a_place_that_opens_the_sentence_is_the_scene_of_all_of_it(claim: One) -> None:
    found = claim("shelling", "وفي مدينة طرابلس، سقطت قذائف على حي الهضبة.")
    assert ("at", "مدينة طرابلس") in places(found)


def test_where_the_report_was_written_is_no_place_of_what_it_tells(claim: One) -> None:
    found = claim("killing", "باماكو (وكالات) - قُتل ستة جنود في كمين قرب مدينة موبتي.")
    assert [text for _, text in places(found)] == ["مدينة موبتي"]


def test_one_label_at_a_line_s_head_says_nothing_of_the_lines_after(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = code("الخرطوم: بيان للجيش\n\nقُتل ثلاثة مدنيين في قصف على حي أمبدة.")
    assert "الخرطوم" not in {p.text for c in found for p in c.places}


def test_labels_at_lines_heads_hold_until_the_next(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = code("درعا: اعتقل الجيش شابين في بلدة طفس.\nمقتل مدني بانفجار لغم.\nحمص: قصف مدفعي على بلدة تلدو.")
    killed = next(c for c in found if c.type == "killing")
    assert [p.text for p in killed.places] == ["درعا"]


def test_the_country_says_nothing_beside_a_place_in_it(claim: One) -> None:
    assert [text for _, text in places(claim("killing", "قُتل ثلاثة جنود في مدينة تعز جنوب غربي البلاد."))] == ["مدينة تعز"]


def test_a_place_in_a_place_without_a_name_has_its_role(claim: One) -> None:
    found = claim("return", "عادت مئة عائلة إلى قراها في قضاء سنجار.")
    assert places(found) == [("to", "قراها"), ("to", "قضاء سنجار")]


def test_where_leads_to_a_place_with_all_that_lie_round_it(claim: One) -> None:
    found = claim("killing", "نُقل الجرحى إلى مستشفى الشفاء في حي الرمال بمدينة غزة حيث قُتل ثلاثة مدنيين.")
    assert [text for _, text in places(found)] == ["مستشفى الشفاء", "حي الرمال", "مدينة غزة"]


def test_a_place_of_who_speaks_is_none_of_the_words(claim: One) -> None:
    assert claim("criticism", "المسلحون في شمالي اليمن اتهموا السعودية بقصف القرى.").places == ()


def test_what_points_back_is_told_by_its_name(claim: One) -> None:
    found = claim("shelling", "قُتل طفل في مدينة حماة جراء قصف مدفعي على المدينة.")
    assert [text for _, text in places(found)] == ["مدينة حماة"]


def test_a_place_before_a_local_source_is_that_of_what_it_tells(claim: One) -> None:
    assert places(claim("killing", "وفي الموصل قال مصدر أمني إن شرطياً قتل بانفجار عبوة.")) == [("at", "الموصل")]
    found = claim("killing", "وفي بعقوبة قال مصدر أمني إن شرطياً قتل في حي التحرير.")
    assert [text for _, text in places(found)] == ["حي التحرير", "بعقوبة"]
    assert [text for _, text in places(claim("air_strike", "وفي القاهرة قالت مصادر إن غارة استهدفت مدينة رفح."))] == ["مدينة رفح"]


def test_what_only_describes_those_in_an_event_still_says_where_it_was(claim: One) -> None:
    found = claim("killing", "قتل عشرة أشخاص في هجوم على قافلة كانت ترافقها قوات الأمن قرب مدينة دوري.")
    assert [text for _, text in places(found)] == ["مدينة دوري"]


def test_a_letter_of_a_name_is_no_preposition(claim: One) -> None:
    found = claim("displacement", "نزح آلاف السكان من دونيتسك ولوغانسك.")
    assert places(found) == [("from", "دونيتسك"), ("from", "لوغانسك")]


def test_a_strike_that_reached_a_place_was_there_whatever_else_its_verb_can_mean(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = code("قُتل رجل وجُرح آخر جراء قصف مدفعي طال بلدة سرمدا بمحافظة إدلب.")
    assert {claim.type for claim in found} == {"killing", "injury", "shelling"}
    assert {tuple(place.text for place in claim.places) for claim in found} == {("بلدة سرمدا", "محافظة إدلب")}
