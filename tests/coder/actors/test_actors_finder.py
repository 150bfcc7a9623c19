"""Actors: who is named, what entity that is, and what stays open."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khabar
from khabar.arabic.script import fold
from khabar.arabic.sentences import split_sentences
from khabar.arabic.words import Forms, tokenise
from khabar.codebook.tables import read_lists
from khabar.coder.actors.finder import ActorFinder
from khabar.model.claim import Claim
from khabar.model.mention import Actor, ActorKind, Place

LISTS = read_lists(Path(khabar.__file__).parent / "codebook" / "lists")
VERBS = frozenset({"قصف", "قتل", "سيطر", "هاجم", "انسحب", "زار", "هدد", "اقتحم", "اعتقل", "نشر", "عاد", "خاض"})
FINDER = ActorFinder(LISTS, VERBS)
FORMS = Forms()
ROWS = LISTS.actors
IDS = {row.id for row in ROWS}


def find(text: str) -> list[Actor]:
    """The actors of a text before the report settles any."""
    words = tokenise(text, FORMS)
    return list(FINDER.find(words, split_sentences(words)))


def read(text: str, countries: Sequence[str] = ()) -> dict[str, Actor]:
    """The actors of a report by their text, settled, its places lying in `countries`."""
    words = tokenise(text, FORMS)
    places = [Place(start=0, end=1, first=0, last=1, rule="test", name="", country=country) for country in countries]
    actors = FINDER.resolve(FINDER.find(words, split_sentences(words)), words, places)
    return {text[actor.start : actor.end]: actor for actor in actors}


# -- the tables ----------------------------------------------------------------------------------------------------


def test_the_table_is_large_enough() -> None:
    """At least 500 actors and 100 adjectives of belonging."""
    assert len(ROWS) >= 500
    assert len(LISTS.nisba) >= 100


def test_ids_are_unique_and_references_resolve() -> None:
    """Every parent, candidate and adjective names a row that exists."""
    assert len(IDS) == len(ROWS)
    assert {row.parent for row in ROWS} <= IDS | {""}
    candidates = {part.partition("@")[0] for row in ROWS for part in row.ambiguous}
    assert {id for id in candidates if not id.startswith("*")} <= IDS | {""}
    assert {row.id for row in LISTS.nisba} <= IDS | {""}


def test_no_two_actors_share_a_name() -> None:
    """One written name, folded, leads to one row."""
    owners: dict[str, str] = {}
    for row in ROWS:
        for name in {row.name_ar, *row.aliases}:
            key = " ".join(fold(name.replace("(ال)", "").strip('"!')).split())
            assert owners.setdefault(key, row.id) == row.id, name


def test_wikidata_ids_are_items_and_unique() -> None:
    """A Wikidata id is Q and digits, and belongs to one row."""
    known = [row.wikidata for row in ROWS if row.wikidata]
    assert all(q[0] == "Q" and q[1:].isdigit() for q in known)
    assert len(known) == len(set(known))


# -- names ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "span", "id", "kind"),
    [
        ("هاجم تنظيم الدولة الإسلامية الحقل", "تنظيم الدولة الإسلامية", "isis", "armed_group"),
        ("انسحبت قسد من البلدة", "قسد", "sdf", "armed_group"),
        ("وصل مقاتلون من YPG أمس", "مقاتلون من YPG", "ypg", "armed_group"),
        ("هاجمت ميليشيات pyd_pkk القرية", "ميليشيات pyd_pkk", "pyd", "armed_group"),
        ("قالت وكالة رويترز", "وكالة رويترز", "reuters", "media"),
        ("ذكرت وكالة الأنباء الألمانية (د.ب.أ)", "وكالة الأنباء الألمانية (د.ب.أ)", "dpa", "media"),
        ("وبحسب أ ف ب فإن", "أ ف ب", "afp", "media"),
        ("أعلنت منظمة أطباء بلا حدود", "منظمة أطباء بلا حدود", "msf", "organisation"),
        ("وثق المرصد السوري لحقوق الانسان", "المرصد السوري لحقوق الانسان", "sohr", "organisation"),
        ("خاضت حركة العدل و المساواة معارك", "حركة العدل و المساواة", "jem", "armed_group"),
        ("اتهمت السعودية جهات", "السعودية", "saudi", "state"),
        ("هدد نظام الأسد السكان", "نظام الأسد", "syria.government", "state"),
    ],
)
def test_a_known_name_is_one_mention(text: str, span: str, id: str, kind: str) -> None:
    """A name of the table is found whole and linked."""
    actor = read(text)[span]
    assert (actor.id, actor.kind) == (id, kind)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ('قصف تنظيم "داعش" الحي', 'تنظيم "داعش"'),
        ("هاجم “تنظيم داعش” الحي", "“تنظيم داعش”"),
        ("انتشرت قوات “قسد” هناك", "قوات “قسد”"),
        ("قاتلوا متشددي “تنظيم داعش” شهرا", "متشددي “تنظيم داعش”"),
    ],
)
def test_quotation_marks_belong_to_the_name_they_enclose(text: str, span: str) -> None:
    """Marks inside a name are skipped; marks round all of it are part of the span."""
    assert span in read(text)


def test_a_fused_article_is_quoted_as_it_stands() -> None:
    """«لل» stays whole, other clitics are cut."""
    assert "للتحالف الدولي" in read("مقر للتحالف الدولي")
    assert "التحالف الدولي" in read("وبالتحالف الدولي استعانوا")
    assert "روسيا" in read("قوات النظام السوري وروسيا")


def test_coordinated_actors_are_separate() -> None:
    """«و» and «أو» join mentions, they do not merge them."""
    assert [a.id for a in find("قصفت القوات الإثيوبية والحوثيون أو حركة الشباب")] == ["ethiopia.army", "houthis", "al_shabaab"]


def test_a_name_that_is_a_common_word_needs_its_quotation_marks() -> None:
    """«وام» is an agency in brackets or quotes, else a word."""
    assert [a.id for a in find("وكالة (وام) ذكرت ذلك")] == ["wam"]
    assert not find("قنا مدينة")


def test_a_name_before_a_definite_adjective_is_a_common_noun() -> None:
    """«القاعدة العسكرية» is no al-Qaeda."""
    assert all(a.id != "al_qaeda" for a in find("قصفوا القاعدة العسكرية"))
    assert "al_qaeda" in {a.id for a in find("قال زعيم القاعدة إن")}


# -- phrases -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "span", "id", "kind"),
    [
        ("شنت طائرات حربية روسية غارات", "طائرات حربية روسية", "russia.air_force", "force"),
        ("انسحبت القوات العراقية شرقا", "القوات العراقية", "iraq.army", "force"),
        ("قصف الطيران الإسرائيلي البلدة", "الطيران الإسرائيلي", "israel.air_force", "force"),
        ("قصفت مسيّرة للاحتلال التركي سيارة", "مسيّرة للاحتلال التركي", "turkey.air_force", "force"),
        ("قتل جندي أمريكي أمس", "جندي أمريكي", "usa.army", "force"),
        ("فر عناصر من حركة طالبان", "عناصر من حركة طالبان", "taliban", "armed_group"),
        ("هاجم مسلحون حوثيون الموقع", "مسلحون حوثيون", "houthis", "armed_group"),
        ("وصلت قوات النظام السوري", "قوات النظام السوري", "syria.army", "force"),
        ("قالت وزارة الدفاع التركية", "وزارة الدفاع التركية", "turkey.mod", "state"),
        ("قصفت كتيبة أحفاد الفاروق المقر", "كتيبة أحفاد الفاروق", None, "armed_group"),
        ("أعلنت غرفة عمليات “البركان الهادر” ذلك", "غرفة عمليات “البركان الهادر”", None, "armed_group"),
        ("قتل ثلاثة من مسلحين مجهولين", "مسلحين مجهولين", None, "armed_group"),
        ("سكان مخيم اليرموك عادوا", "سكان مخيم اليرموك", None, "civilians"),
        ("غادرت عوائل مقاتلي التنظيم", "عوائل مقاتلي التنظيم", None, "civilians"),
        ("قتل 5 أشخاص أمس", "أشخاص", None, "person"),
        ("أصيب عدد من المدنيين هناك", "المدنيين", None, "civilians"),
        ("قال مصدر في حركة حماس إن", "مصدر في حركة حماس", "hamas", "unknown"),
        ("أفادت مصادر طبية في محافظة تعز", "مصادر طبية في محافظة تعز", None, "unknown"),
    ],
)
def test_a_phrase_is_read_with_what_names_it(text: str, span: str, id: str | None, kind: str) -> None:
    """The span is the head noun with what names it, the entity what that names."""
    actor = read(text)[span]
    assert (actor.id, actor.kind) == (id, kind)


@pytest.mark.parametrize(
    ("text", "span", "name", "id"),
    [
        ("وقال الرئيس الأمريكي دونالد ترامب إن", "الرئيس الأمريكي دونالد ترامب", "دونالد ترامب", "usa"),
        ("زار وزير الخارجية السعودي فيصل بن فرحان عمّان", "وزير الخارجية السعودي فيصل بن فرحان", "فيصل بن فرحان", "saudi.mfa"),
        ("وقال المتحدث باسم الجيش الأردني مصطفى الحياري إن", "المتحدث باسم الجيش الأردني مصطفى الحياري", "مصطفى الحياري", "jordan.army"),
        ("أكد “آزاد سيمي” القيادي في قوات “قسد”، ذلك", "“آزاد سيمي” القيادي في قوات “قسد”", "آزاد سيمي", "sdf"),
        ("قال العميد سمير حمدان مدير شرطة المدينة", "العميد سمير حمدان", "سمير حمدان", None),
        ("أوضح المسؤول عن الإغاثة نشوان قائد أن", "المسؤول عن الإغاثة نشوان", "نشوان", None),
    ],
)
def test_an_official_is_title_and_name(text: str, span: str, name: str, id: str | None) -> None:
    """A title takes its office and the personal name; the id is that of the body spoken for."""
    actor = next(a for s, a in read(text).items() if s.startswith(span))
    assert actor.name.startswith(name)
    assert actor.id == id
    assert actor.kind in {"official", "armed_group", "person"}


@pytest.mark.parametrize(
    "text",
    [
        "وقع هجوم مسلح في الحي",
        "الجناح العسكري للمبنى",
        "حركة المرور في الشارع",
        "استخدموا القوة المفرطة",
        "عاد إلى بغداد",
        "سيول جارفة في الوادي",
        "انفجار مجهول السبب",
        "وإلى جانب ذلك",
        "تمت مصادرة أسلحتهم",
    ],
)
def test_what_only_looks_like_an_actor_is_none(text: str) -> None:
    """Adjectives, places and abstract nouns name nobody."""
    assert not read(text)


def test_an_army_is_never_guessed_from_an_epithet() -> None:
    """«ميليشيات تركية» or «مجموعات فلسطينية» is no state's army."""
    assert [a.id for a in find("هاجمت ميليشيات تركية القرية")] == [None]
    assert all(a.id is None for a in find("ظهرت مجموعات فلسطينية مسلحة"))


# -- what the report settles ---------------------------------------------------------------------------------------


def test_a_partisan_name_is_settled_by_the_country() -> None:
    """«الاحتلال» is Israel in a report from Gaza, Türkiye in one from Afrin, and open elsewhere."""
    assert read("قصف الاحتلال الحي", ["PS"])["الاحتلال"].id == "israel"
    assert read("قصف الاحتلال الحي", ["SY"])["الاحتلال"].id == "turkey"
    nowhere = read("قصف الاحتلال الحي")["الاحتلال"]
    assert nowhere.id is None
    assert {"israel", "turkey"} <= set(nowhere.candidates)


def test_a_partisan_name_is_settled_by_who_is_named_in_full() -> None:
    """«المقاومة» beside «حزب الله» is Hezbollah."""
    assert read("قصف حزب الله الموقع، وقالت المقاومة إنها أصابته")["المقاومة"].id == "hezbollah"


def test_two_countries_leave_a_name_open() -> None:
    """Places in two wars settle nothing."""
    assert read("قصف التحالف المواقع", ["YE", "SY"])["التحالف"].id is None


def test_the_adjective_settles_a_partisan_name() -> None:
    """«قوات الاحتلال التركي» needs no report."""
    assert read("اقتحمت قوات الاحتلال الإسرائيلية المدينة")["قوات الاحتلال الإسرائيلية"].id == "israel.army"


@pytest.mark.parametrize(
    ("text", "span", "id"),
    [
        ("هاجم تنظيم القاعدة المعسكر. وانسحب التنظيم لاحقا", "التنظيم", "al_qaeda"),
        ("اتهمت حركة تحرير السودان خصومها. وقالت الحركة إنها", "الحركة", "slm"),
        ("قصف الجيش اللبناني التلة. وأعلن الجيش ذلك", "الجيش", "lebanon.army"),
        ("نقلت وكالة سانا الخبر. وأضافت الوكالة أن", "الوكالة", "sana"),
    ],
)
def test_a_definite_noun_takes_the_entity_named_last(text: str, span: str, id: str) -> None:
    """A short noun refers to the entity most recently named in full that has it in its name."""
    assert read(text)[span].id == id


def test_a_noun_that_refers_to_nothing_is_no_actor() -> None:
    """«الحركة» alone is a movement of any kind."""
    assert "الحركة" not in read("توقفت الحركة في المدينة")


def test_a_surname_takes_its_full_name() -> None:
    """After «حسن فيروزابادي», «فيروزابادي» is he, with the body he speaks for."""
    actor = read("هدد قائد الجيش الإيراني حسن فيروزابادي خصومه. وقال فيروزابادي إن")["فيروزابادي"]
    assert (actor.name, actor.id, actor.made_by) == ("حسن فيروزابادي", "iran.army", "surname")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("إسرائيلية", ("israel", "state")),
        ("الأميركيين", ("usa", "state")),
        ("الحوثية", ("houthis", "armed_group")),
        ("أممي", ("un", "organisation")),
        ("كردية", None),
        ("عسكرية", None),
    ],
)
def test_an_adjective_of_belonging_names_its_entity(word: str, expected: tuple[str, str] | None) -> None:
    """`nisba` takes every written form, with or without the article."""
    assert FINDER.nisba(fold(word)) == expected


# -- what holds for every text -------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "قوات",
        "“",
        "”",
        "داعش",
        "تنظيم",
        "وقال",
        "الرئيس",
        "محمد",
        "علي",
        "السوري",
        "،",
        ".",
        "عناصر",
        "من",
        "لل",
        "الجيش",
        "30",
        "\n",
        "مدنيين",
        "التركي",
    ]
)


@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_mentions_quote_the_text_and_do_not_overlap(text: str) -> None:
    """Spans lie inside the text and one sentence, cover whole words but for clitics, and come in order."""
    words = tokenise(text, FORMS)
    sentences = split_sentences(words)
    actors = FINDER.resolve(FINDER.find(words, sentences), words)
    for actor in actors:
        assert words[actor.first].start <= actor.start < actor.end == words[actor.last - 1].end
        assert any(s.first <= actor.first and actor.last <= s.last for s in sentences)
        assert actor.kind in get_args(ActorKind)
        assert actor.id is None or actor.id in IDS
    assert all(a.last <= b.first for a, b in itertools.pairwise(actors))


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    """No text makes the finder fail."""
    read(text)


def test_a_title_takes_no_word_with_a_preposition_on_it_and_a_place_is_no_person(code: Callable[..., tuple[Claim, ...]]) -> None:
    """«الرئيس الأمريكي بعمل …» ends at the adjective; «عين الأسد» is a base."""
    assert [a.text for c in code("هدد الرئيس الأمريكي بعمل عسكري ضد الحوثيين.") for a in c.actors if a.role == "agent"] == ["الرئيس الأمريكي"]
    assert [a.id for c in code("تعرضت قاعدة عين الأسد لقصف صاروخي أمس.") for a in c.actors] == []


def test_a_family_is_a_given_name_with_the_article() -> None:
    """«الجاسم» goes on with a name that nothing but a given name began, however many families follow."""
    assert [actor.name for actor in find("استشهد سعيد الحمود الجاسم أمس")] == ["سعيد الحمود الجاسم"]
    assert [actor.name for actor in find("قضى خالد المحمد في القصف")] == ["خالد المحمد"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل قائد في تنظيم القاعدة بغارة في شبوة. وكان التنظيم قد فجر جسراً في عزان. وأدان تنظيم الدولة ذلك.", "al_qaeda"),
        ("هاجم مقاتلو حركة الشباب ثكنة في بيدوا. ثم فجر التنظيم سيارة في كيسمايو.", None),
        ("اعتقلت هيئة تحرير الشام ناشطاً في إدلب. ثم فجر التنظيم مقراً في مدينة حارم.", "hts"),
        ("فجر تنظيم الدولة سداً في الرقة. ثم فجر التنظيم جسراً في مدينة الطبقة.", "isis"),
    ],
)
def test_the_organisation_is_the_one_that_the_report_tells_of(code: Callable[..., tuple[Claim, ...]], text: str, expected: str | None) -> None:
    found = [a for c in code(text) for a in c.actors if a.text == "التنظيم"]
    assert found
    assert {(a.id, *a.candidates) for a in found} == {(expected,)}
