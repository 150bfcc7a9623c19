"""Links: what one event takes from another that it belongs with."""

from __future__ import annotations

from collections.abc import Callable

from khabar.model.claim import Claim

Code = Callable[..., tuple[Claim, ...]]


def by_type(found: tuple[Claim, ...]) -> dict[str, Claim]:
    assert len({c.type for c in found}) == len(found)
    return {c.type: c for c in found}


def agents(claim: Claim) -> list[str]:
    return [a.text for a in claim.actors if a.role == "agent"]


def test_harm_takes_doer_and_place_from_the_strike_that_caused_it(code: Code) -> None:
    found = by_type(code("شن الطيران الحربي غارات على مدرسة في بلدة بنش، ما أدى إلى مقتل ثلاثة أطفال."))
    assert agents(found["killing"]) == agents(found["air_strike"]) == ["الطيران الحربي"]
    assert [p.text for p in found["killing"].places] == ["بلدة بنش"]


def test_a_strike_from_a_plane_is_from_the_air_whatever_it_is_called(code: Code) -> None:
    found = code("استُهدف منزل في القرية من قبل طائرة مسيّرة، ما أدى إلى مقتل مزارع.")
    assert [c.type for c in found] == ["air_strike", "killing"]


def test_what_a_strike_reaches_is_its_own_though_a_clause_that_describes_it_stands_between(code: Code) -> None:
    found = code("قتل مزارع جراء هجوم نفذته قوات الدعم السريع واستهدف قرية التكينة.")
    assert [(c.type, [p.text for p in c.places]) for c in found] == [("killing", ["قرية التكينة"]), ("offensive", ["قرية التكينة"])]


def test_what_happened_when_people_died_killed_them(code: Code) -> None:
    found = by_type(code("قُتل تسعة أشخاص عندما أسقطت طائرات حربية قنابل على بلدة تلبيسة."))
    assert agents(found["killing"]) == ["طائرات حربية"]


def test_who_strikes_does_not_flee(code: Code) -> None:
    assert agents(by_type(code("شهدت البلدة حركة نزوح إثر قصف الجيش."))["displacement"]) == []


def test_who_carried_out_a_raid_made_its_arrests(code: Code) -> None:
    found = by_type(code("نفذت الشرطة حملة مداهمات في البلدة. وأسفرت الحملة عن اعتقال شخصين."))
    assert agents(found["arrest"]) == ["الشرطة"]


def test_a_strike_told_after_harm_with_no_word_of_cause_is_not_its_cause(code: Code) -> None:
    found = code("قصف الجيش قرية قنوات، ما أدى لمقتل مزارع وجرح سائقين، كما طال القصف قرية سليم.")
    assert [[p.text for p in c.places] for c in found if c.type == "killing"] == [["قرية قنوات"]]


def test_the_dead_of_a_toll_have_what_the_toll_says(code: Code) -> None:
    text = "ارتفاع ضحايا المجزرة التي ارتكبتها قوات الدعم السريع في قرية ود النورة إلى 40 قتيلاً."
    found = [c for c in code(text) if c.type == "killing"]
    assert [(agents(c), [p.text for p in c.places], c.quantities[0].min) for c in found] == [(["قوات الدعم السريع"], ["قرية ود النورة"], 40)]


def test_a_figure_for_the_dead_and_the_wounded_is_a_toll_of_neither_alone(code: Code) -> None:
    found = by_type(code("سقط عشرات القتلى والجرحى في قصف على سوق شعبي في أم درمان."))
    assert found["killing"].quantities[0].joint
    assert found["injury"].quantities[0].joint


def test_a_strike_spoken_of_again_is_not_told_twice(code: Code) -> None:
    found = code("قصفت الطائرات قرية النيرب. أدى القصف إلى مقتل سيدة.")
    assert [c.type for c in found] == ["air_strike", "killing"]
    assert agents(found[1]) == ["الطائرات"]


def test_a_strike_and_the_verb_it_is_subject_of_are_one_event(code: Code) -> None:
    found = by_type(code("استهدفت غارة إسرائيلية منزلاً شرق مدينة خان يونس."))
    assert list(found) == ["air_strike"]
    assert found["air_strike"].trigger.text == "غارة"


def test_events_of_two_sentences_that_have_nothing_to_do_with_each_other_share_nothing(code: Code) -> None:
    found = by_type(code("قصفت الطائرات الروسية بلدة كفرنبل. واعتقلت الشرطة ناشطين في مدينة صفاقس."))
    assert agents(found["arrest"]) == ["الشرطة"]
    assert [p.text for p in found["arrest"].places] == ["مدينة صفاقس"]


def test_who_speaks_or_meets_round_an_act_of_violence_did_not_do_it(code: Code) -> None:
    met = by_type(code("عقد وزير الصحة اجتماعاً مع الأطباء، وأسفر انفجار قرب المكان عن مقتل حارس."))
    assert agents(met["meeting"]) == ["وزير الصحة"]
    assert (agents(met["bombing"]), agents(met["killing"])) == ([], [])
    called = by_type(code("دعا وزير الخارجية الإيطالي الإيطاليين إلى البقاء، وذلك بعد الاعتداء الذي وقع شرق العاصمة، وأسفر عن مقتل مهندس."))
    assert agents(called["killing"]) == []


def test_an_armed_subject_that_runs_on_did_it(code: Code) -> None:
    found = by_type(code("اقتحم مسلحون بلدة حيان، وقتلوا ثلاثة من سكانها."))
    assert agents(found["killing"]) == ["مسلحون"]
