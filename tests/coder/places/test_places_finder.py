"""Places: which ones a text names, where they are, and how sure. One sentence a rule; texts are the tests' own."""

from __future__ import annotations

from itertools import pairwise

import pytest

from khabar.arabic.sentences import split_sentences
from khabar.arabic.words import Forms, tokenise
from khabar.codebook.load import load
from khabar.coder.places.finder import PlaceFinder
from khabar.coder.places.rank import MOST_CONTEXT
from khabar.gazetteer import open_gazetteer
from khabar.gazetteer.merge import km
from khabar.model.mention import Place

FORMS = Forms()


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    codebook = load()
    return PlaceFinder(codebook.lists, open_gazetteer(), codebook.readings)


def places(finder: PlaceFinder, text: str, taken: frozenset[int] = frozenset()) -> list[Place]:
    words = tokenise(text, FORMS)
    return list(finder.find(words, split_sentences(words), taken))


def spans(finder: PlaceFinder, text: str) -> list[str]:
    return [text[p.start : p.end] for p in places(finder, text)]


def one(finder: PlaceFinder, text: str) -> Place:
    (place,) = places(finder, text)
    return place


@pytest.mark.parametrize(
    ("text", "span", "name"),
    [
        ("انفجار بالباغوز مساء", "الباغوز", "الباغوز"),
        ("توجهوا للرقة مشيا", "للرقة", "الرقة"),
        ("دخلوا ديرالزور ليلا", "ديرالزور", "دير الزور"),
        ("هدوء في الحسكه", "الحسكه", "الحسكة"),
        ("وصلوا إلى اعزاز", "اعزاز", "أعزاز"),
        ("غارات على قامشلو", "قامشلو", "القامشلي"),
    ],
)
def test_a_known_name_is_found_in_every_spelling_and_under_clitics(finder: PlaceFinder, text: str, span: str, name: str) -> None:
    place = one(finder, text)
    assert name in (place.name, f"ال{place.name}")
    assert span.endswith(text[place.start : place.end])
    assert place.lat is not None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("قصف على ريف حلب الغربي", "ريف حلب الغربي"),
        ("سكان قرية الباغوز رحلوا", "قرية الباغوز"),
        ("طرق محافظة دير الزور مقطوعة", "محافظة دير الزور"),
        ("حريق في مخيم الهول", "مخيم الهول"),
        ("شاحنات إلى حقل العمر النفطي", "حقل العمر النفطي"),
        ("طائرات من قاعدة العند الجوية", "قاعدة العند الجوية"),
        ("هدوء في ريف مدينة عفرين", "ريف مدينة عفرين"),
        ("زار العاصمة صنعاء وفد", "العاصمة صنعاء"),
        ("زار العاصمة العراقية بغداد وفد", "العاصمة العراقية بغداد"),
        ("أمطار في مدينة #الكويت", "مدينة #الكويت"),
        ("صور من #مرفأ_بيروت", "مرفأ_بيروت"),
    ],
)
def test_words_for_the_kind_of_place_belong_to_the_span(finder: PlaceFinder, text: str, span: str) -> None:
    assert spans(finder, text) == [span]


@pytest.mark.parametrize(
    ("text", "span", "relation", "words"),
    [
        ("تقدموا شمال حلب", "حلب", "north_of", "شمال"),
        ("انفجار غربي درعا", "درعا", "west_of", "غربي"),
        ("نقطة جنوب غرب مأرب", "مأرب", "southwest_of", "جنوب غرب"),
        ("كمين بالقرب من سرمين", "سرمين", "near", "بالقرب من"),
        ("كمين في محيط بلدة بنش", "بلدة بنش", "near", "محيط"),
    ],
)
def test_direction_and_nearness_stay_outside_as_a_relation(finder: PlaceFinder, text: str, span: str, relation: str, words: str) -> None:
    place = one(finder, text)
    assert text[place.start : place.end] == span
    assert place.relation is not None
    assert place.relation.kind == relation
    assert text[place.relation.start : place.relation.end] == words
    assert place.precision == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قذائف على قريتي كفر حلب والبرقوم صباحا", ["كفر حلب", "البرقوم"]),
        ("قذائف على بلدتي نبل والزهراء صباحا", ["نبل", "الزهراء"]),
        ("قصفت قرى العنكاوي و القرقور وتل واسط.", ["العنكاوي", "القرقور", "تل واسط"]),
        ("وصلت إلى مدن الرقة والطبقة ومنبج", ["الرقة", "الطبقة", "منبج"]),
        ("توتر في مناطق سنجار", ["مناطق سنجار"]),
    ],
)
def test_a_list_after_a_plural_gives_each_name_a_place_of_its_own(finder: PlaceFinder, text: str, expected: list[str]) -> None:
    assert spans(finder, text) == expected


@pytest.mark.parametrize(
    ("text", "span", "feature"),
    [
        ("نزحوا من قرية الزمردية فجرا", "قرية الزمردية", "village"),
        ("نزحوا من بلدة كفر ياقوت فجرا", "بلدة كفر ياقوت", "town"),
        ("عبروا حاجز «أبو لولو» فجرا", "حاجز «أبو لولو»", "landmark"),
        ("حريق في حي النسرين", "حي النسرين", "quarter"),
    ],
)
def test_a_trigger_makes_an_unknown_name_a_place_without_coordinates(finder: PlaceFinder, text: str, span: str, feature: str) -> None:
    place = one(finder, text)
    assert text[place.start : place.end] == span
    assert (place.known, place.lat, place.lon, place.id, place.reason, place.feature) == (False, None, None, None, "not_in_gazetteer", feature)


def test_an_unknown_place_said_to_be_in_a_known_one_is_put_there_widely(finder: PlaceFinder) -> None:
    village, province = places(finder, "نزحوا من قرية الزمردية بريف إدلب")
    assert (village.id, village.reason, village.precision) == (None, "within_named", 3)
    assert province.lat is not None
    assert village.lat is not None
    assert village.radius_km is not None
    assert village.radius_km > 20


@pytest.mark.parametrize(
    "text",
    [
        "وضع خطة للنصر المبين",
        "قال محمد إن صالح سافر",
        "نشروا صور الباب الجديد",
        "قرأ بيان النجمة الثانية",
        "القوات السعودية انتشرت",
        "اجتمعوا عند الساعة الواحدة",
        "مشهد من الدور النهائي",
        "كورونا والسيول خطر عام",
        "قرية صغيرة لا تهم أحدا",
    ],
)
def test_everyday_words_people_and_adjectives_are_no_named_places(finder: PlaceFinder, text: str) -> None:
    assert [place.name for place in places(finder, text) if place.feature not in ("anaphor", "described")] == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("قذائف على بلدة الزهراء شمال حلب", "الزهراء", "SY"),
        ("قصفوا بلدة العلم قرب تكريت", "العلم", "IQ"),
        ("سقط قتلى في مدينة الباب", "الباب", "SY"),
    ],
)
def test_a_name_that_is_an_everyday_word_is_a_place_after_its_trigger(finder: PlaceFinder, text: str, name: str, country: str) -> None:
    first = places(finder, text)[0]
    assert (first.name, first.country) == (name, country)


@pytest.mark.parametrize(
    ("text", "country", "lat", "lon"),
    [
        ("هدوء في طرابلس ومصراتة وسرت", "LY", 32.89, 13.19),
        ("هدوء في طرابلس وصيدا وبيروت", "LB", 34.44, 35.85),
        ("غارة على المنصورة غرب الرقة", "SY", 35.84, 38.76),
        ("اغتيال في المنصورة وسط عدن", "YE", 12.86, 44.98),
        ("هجوم في ذيبان بريف دير الزور", "SY", 35.0, 40.5),
        ("معارك قرب النيرب بريف إدلب", "SY", 35.89, 36.74),
        ("غارة على النيرب شرق حلب", "SY", 36.17, 37.23),
    ],
)
def test_which_of_several_places_is_meant_follows_from_the_others_named(finder: PlaceFinder, text: str, country: str, lat: float, lon: float) -> None:
    place = places(finder, text)[0]
    assert place.country == country
    assert place.lat is not None
    assert place.lon is not None
    assert km(lat, lon, place.lat, place.lon) < 15


def test_two_places_that_stay_close_are_both_given(finder: PlaceFinder) -> None:
    place = one(finder, "قصف على بلدة النيرب")
    assert set(place.candidates) >= {"kh:sy-nayrab-idlib", "kh:sy-nayrab-aleppo"}
    assert place.id == place.candidates[0]


@pytest.mark.parametrize(
    ("text", "span", "meant"),
    [
        ("اقتحموا مدينة تدمر ثم غادروا المدينة", "المدينة", "تدمر"),
        ("وصلوا مخيم الركبان ووزعوا خبزا في المخيم", "المخيم", "الركبان"),
        ("هدوء في حلب واشتباك بالريف الشمالي", "الريف الشمالي", "حلب"),
        ("حلقت فوق مطار صنعاء ثم قصفت المطار", "المطار", "صنعاء"),
    ],
)
def test_a_word_for_a_kind_with_no_name_points_back(finder: PlaceFinder, text: str, span: str, meant: str) -> None:
    named, back = places(finder, text)
    assert text[back.start : back.end] == span
    assert (back.feature, back.known, back.reason, back.id) == ("anaphor", False, "anaphor", named.id)
    assert meant in back.name
    assert (back.lat, back.lon) == (named.lat, named.lon)


def test_a_word_that_points_back_to_nothing_stays_unresolved(finder: PlaceFinder) -> None:
    place = one(finder, "غادروا المدينة")
    assert (place.id, place.lat, place.reason) == (None, None, "anaphor")


@pytest.mark.parametrize(
    ("text", "span"),
    [("استهدفوا قرية يمنية حدودية", "قرية يمنية حدودية"), ("انتشروا في المناطق المجاورة لها", "المناطق المجاورة"), ("أغلقوا مطارها أمس", "مطارها")],
)
def test_a_place_without_a_name_is_described(finder: PlaceFinder, text: str, span: str) -> None:
    place = one(finder, text)
    assert text[place.start : place.end] == span
    assert (place.feature, place.known, place.lat) == ("described", False, None)


def test_a_name_in_the_name_of_a_body_is_left_out(finder: PlaceFinder) -> None:
    text = "أعلنت قيادة عمليات بغداد حظر التجول"
    assert spans(finder, text) == ["بغداد"]
    assert places(finder, text, frozenset({1, 2, 3})) == []


@pytest.mark.parametrize("text", ["#سيول_الأردن مخيفة", "خبر عن #انفجار_بيروت", "#العراق_ينتفض"])
def test_a_name_inside_a_longer_hashtag_is_no_place_of_its_own(finder: PlaceFinder, text: str) -> None:
    assert spans(finder, text) == []


def test_marks_of_vowels_tell_oman_from_amman(finder: PlaceFinder) -> None:
    assert one(finder, "أمطار في عُمان").id == "iso:OM"
    assert one(finder, "أمطار في عمّان").country == "JO"


@pytest.mark.parametrize(
    ("text", "precision", "least_km"),
    [("في سوريا", 3, 100), ("في محافظة إدلب", 3, 30), ("في بلدة سرمين", 1, 1), ("في ريف حماة", 2, 20)],
)
def test_precision_and_radius_follow_the_kind(finder: PlaceFinder, text: str, precision: int, least_km: float) -> None:
    place = one(finder, text)
    assert place.precision == precision
    assert place.radius_km is not None
    assert place.radius_km >= least_km


def test_the_side_of_a_countryside_lies_on_that_side(finder: PlaceFinder) -> None:
    east, west = one(finder, "في ريف حلب الشرقي"), one(finder, "في ريف حلب الغربي")
    assert east.lon is not None
    assert west.lon is not None
    assert east.lon - west.lon > 0.2


def test_a_site_that_bears_the_name_of_a_town_is_near_it(finder: PlaceFinder) -> None:
    place = one(finder, "قصفوا مشفى تدمر العسكري")
    assert (place.id, place.reason, place.precision, place.known) == (None, "named_for", 2, False)
    assert place.lat is not None


def test_a_street_named_for_a_country_is_not_in_it(finder: PlaceFinder) -> None:
    place = one(finder, "ازدحام في شارع تونس")
    assert (place.lat, place.reason) == (None, "not_in_gazetteer")


@pytest.mark.parametrize("text", ["", "٭٭٭", "في", "قرية", "قرية «", "في حي 7", "ق" * 10_000, "#_", "بلدتي و", "ريف ريف ريف حلب"])
def test_odd_texts_do_no_harm(finder: PlaceFinder, text: str) -> None:
    for place in places(finder, text):
        assert 0 <= place.start < place.end <= len(text)


def test_mentions_follow_one_another_and_stay_in_their_words(finder: PlaceFinder) -> None:
    text = "قصف على ريف حلب الغربي وقريتي كفر نوران والبرقوم قرب الأتارب، ثم #إدلب ومخيم أطمة."
    words = tokenise(text, FORMS)
    found = places(finder, text)
    assert len(found) >= 5
    for before, after in pairwise(found):
        assert before.last <= after.first
        assert before.end <= after.start
    for place in found:
        assert words[place.first].start <= place.start < place.end <= words[place.last - 1].end


def test_no_rest_of_a_report_can_add_more_than_the_ranker_reckons_with(finder: PlaceFinder) -> None:
    weights = finder.lists.weights
    assert sum(weights[name] for name in ("alike", "event", "told", "within", "same_country", "near")) < MOST_CONTEXT


def test_a_name_does_not_speak_for_itself(finder: PlaceFinder) -> None:
    words = tokenise("هدوء في الرياض ثم الرياض ثم الرياض", FORMS)
    for decided in finder.decide(words, split_sentences(words)):
        assert not {"same_country", "near"} & set(decided.order[0].features)


def test_a_word_for_a_division_means_the_division_not_its_seat(finder: PlaceFinder) -> None:
    assert one(finder, "أمطار في محافظة #الجيزة").feature == "governorate"
    assert one(finder, "أمطار في مدينة الجيزة").feature == "city"


def test_what_happens_tells_which_kind_of_place_is_meant(finder: PlaceFinder) -> None:
    words = tokenise("أوضاع النازحين في الهول", FORMS)
    (decided,) = finder.decide(words, split_sentences(words))
    assert {r.entry.feature for r in decided.order if "event" in r.features} == {"camp"}
    assert {"town", "camp"} <= {r.entry.feature for r in decided.order}
    assert decided.order[0].entry.feature == "camp"


def test_a_road_is_not_where_it_leads(finder: PlaceFinder) -> None:
    road = one(finder, "قطعوا طريق الدمام")
    assert (road.lat, road.feature, road.reason) == (None, "road", "not_in_gazetteer")
    near, town = places(finder, "قطعوا طريق سراقب، ثم قصفوا بلدة سرمين")
    assert (near.reason, near.lat is not None, town.lat is not None) == ("named_for", True, True)


def test_a_site_named_for_a_country_is_nowhere_in_particular(finder: PlaceFinder) -> None:
    site = one(finder, "انفجار في مستشفى الأردن")
    assert (site.reason, site.lat, site.candidates) == ("named_for", None, ("iso:JO",))


def test_a_site_said_to_be_in_another_place_is_not_at_its_namesake(finder: PlaceFinder) -> None:
    site, town = places(finder, "قصفوا مشفى سراقب في مدينة سلقين")
    assert site.reason == "within_named"
    assert (site.lat, site.lon) == (town.lat, town.lon)


def test_an_institution_that_somebody_belongs_to_is_no_place(finder: PlaceFinder) -> None:
    assert spans(finder, "قال مدير مستشفى الزمرد ذلك") == []
    assert spans(finder, "قصفوا مستشفى الزمرد ليلا") == ["مستشفى الزمرد"]


def test_a_fused_article_is_quoted_as_it_stands(finder: PlaceFinder) -> None:
    text = "توجهوا للرقة ثم للمزارع"
    assert spans(finder, text)[0] == "للرقة"
    unknown = one(finder, "وصلوا لقرية الزمردية")
    assert unknown.name == "الزمردية"


@pytest.mark.parametrize("text", ["قال مراسل الجزيرة ذلك", "خطة للقضاء على الفقر", "وصف الميدان بالهادئ"])
def test_words_of_other_meanings_point_back_to_nothing(finder: PlaceFinder, text: str) -> None:
    assert places(finder, text) == []


def test_such_a_word_points_back_to_a_place_of_its_kind(finder: PlaceFinder) -> None:
    named, back = places(finder, "وصلوا إلى جزيرة ميون ثم غادروا الجزيرة")
    assert (back.feature, back.id) == ("anaphor", named.id)


def test_a_name_that_the_report_calls_a_town_is_one_when_it_stands_alone(finder: PlaceFinder) -> None:
    assert spans(finder, "توتر في الهامة") == []
    assert spans(finder, "دخلوا بلدة الهامة ثم خرجوا. توتر في الهامة") == ["بلدة الهامة", "الهامة"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سافروا إلى سورية عبر لبنان", ["سورية", "لبنان"]),
        ("توتر شمالي سورية قرب لبنان", ["سورية", "لبنان"]),
        ("قالت مصادر سورية في لبنان", ["لبنان"]),
        ("القوات السعودية في لبنان", ["لبنان"]),
    ],
)
def test_a_name_in_the_shape_of_an_adjective_is_one_after_its_noun(finder: PlaceFinder, text: str, expected: list[str]) -> None:
    assert spans(finder, text) == expected


def test_a_country_named_after_a_word_for_a_division_is_not_the_country(finder: PlaceFinder) -> None:
    place = one(finder, "اشتباك في ولاية النيجر")
    assert (place.id, place.reason, place.feature) == (None, "not_in_gazetteer", "governorate")


def test_a_quarter_of_another_country_is_not_taken_for_one_of_that_name(finder: PlaceFinder) -> None:
    quarter, city = places(finder, "قذائف على حي الشجاعية في مدينة الفاشر")
    assert (quarter.id, quarter.reason) == (None, "within_named")
    assert city.country == "SD"
    assert places(finder, "قذائف على حي الشجاعية في مدينة غزة")[0].id == "kh:ps-shujaiya"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قطعوا طريق دمشق – السويداء بالإطارات", ["طريق دمشق – السويداء"]),
        ("غارة على شارعي صلاح الدين والرشيد ليلا", ["صلاح الدين", "الرشيد"]),
        ("انتظروا على طريق التعزيزات", []),
        ("هاجموا قرية داري ليلا", ["قرية داري"]),
        ("لجأوا إلى مدرسة العودة ليلا", ["مدرسة العودة"]),
        ("قذائف على سوق شعبي ليلا", ["سوق شعبي"]),
        ("دعوا إلى مقاطعة الحوثيين", []),
        ("أغلقوا المستشفى ليلا", ["المستشفى"]),
    ],
)
def test_where_names_after_words_for_places_end(finder: PlaceFinder, text: str, expected: list[str]) -> None:
    assert spans(finder, text) == expected


def test_a_curated_kind_wins_over_a_count_of_people(finder: PlaceFinder) -> None:
    assert one(finder, "توتر في قضاء الحويجة").feature == "city"


@pytest.mark.parametrize(
    "text",
    [
        "قتل منفذ الهجوم في لبنان",
        "سد المحتجون الطرق في لبنان",
        "أطلقوا القنابل المسيلة للدموع في لبنان",
        "حلوها عن طريق الحوار في لبنان",
        "نصبوا الخيام في لبنان",
        "لا يقبلون بأي شرط في لبنان",
        "أعلنت مديرية الصحة ذلك في لبنان",
        "انتشر الجيش الإندونيسي في لبنان",
        "دعوا إلى مقاطعة البضائع في لبنان",
    ],
)
def test_words_that_only_look_like_places_are_none(finder: PlaceFinder, text: str) -> None:
    assert spans(finder, text) == ["لبنان"]


def test_a_word_for_a_place_with_a_preposition_is_no_name(finder: PlaceFinder) -> None:
    assert spans(finder, "قصف على بلدة بريف إدلب") == ["ريف إدلب"]


def test_a_direction_names_a_division_only_in_its_country(finder: PlaceFinder) -> None:
    assert [p.id for p in places(finder, "زلزال ضرب مناطق شمال سوريا")] == ["iso:SY"]
    assert places(finder, "توتر في محافظة الشمال في لبنان")[0].id == "kh:lb-north-lebanon"
