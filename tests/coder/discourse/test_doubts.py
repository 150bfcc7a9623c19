"""A sentence that only says that what was told is not confirmed makes what the sentence before it tells possible."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.claim import Claim


@pytest.mark.parametrize(
    ("text", "types", "because"),
    [
        ("قال ناشطون إن قصفاً قتل خمسة مدنيين في البلدة. ولم يتسن التحقق من صحة هذه الأنباء.", ["shelling", "killing"], "ولم يتسن التحقق"),
        ("قُتل قائد ميداني في غارة على القرية. لم يتسن التأكد من ذلك من مصدر مستقل.", ["killing", "air_strike"], "لم يتسن التأكد"),
        ("أفادت مصادر محلية بمقتل ثلاثة رعاة برصاص مسلحين. وتعذر التحقق من الخبر.", ["killing"], "وتعذر التحقق"),
        ("اعتقلت دورية سبعة شبان من المخيم. لكن لم يتم التأكد من هذه المعلومات.", ["arrest"], "لم يتم التأكد"),
        ("انسحب المقاتلون من التلة. ولا يمكن التحقق من هذه الرواية بشكل مستقل.", ["withdrawal"], "ولا يمكن التحقق"),
        ("أصيب عشرة أشخاص بانفجار عبوة قرب السوق. غير أنه لم يصدر أي تأكيد رسمي للحادث.", ["injury", "bombing"], "لم يصدر أي تأكيد"),
        ("خطف مجهولون طبيباً من منزله. ويصعب التحقق من ذلك.", ["abduction"], "ويصعب التحقق"),
    ],
)
def test_a_doubt_takes_back_what_was_just_told(code: Callable[..., tuple[Claim, ...]], text: str, types: list[str], because: str) -> None:
    claims = code(text)
    assert [claim.type for claim in claims] == types
    assert {claim.certainty for claim in claims} == {"possible"}
    assert {span.text for claim in claims if (span := claim.because.certainty)} == {because}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("خطف مجهولون طبيباً من منزله. وقصف الجيش البلدة ولم يتسن التحقق من ذلك.", id="a sentence with a claim of its own"),
        pytest.param("خطف مجهولون طبيباً من منزله.\nولم يتسن التحقق من ذلك.", id="another paragraph"),
        pytest.param("خطف مجهولون طبيباً من منزله. وقال الجيش إنه لم يتسن التحقق من ذلك.", id="another speaker"),
        pytest.param("خطف مجهولون طبيباً من منزله. وأضاف ناطق: «لم يتسن التحقق من ذلك».", id="another speaker, in quotes"),
        pytest.param("ولم يتسن التحقق من ذلك. خطف مجهولون طبيباً من منزله.", id="the first sentence"),
        pytest.param("خطف مجهولون طبيباً من منزله. وعاد أهله. ولم يتسن التحقق من ذلك.", id="not the sentence before"),
        pytest.param("خطف مجهولون طبيباً من منزله. ولم يتسن التحقق من هوية الخاطفين.", id="a detail"),
        pytest.param("خطف مجهولون طبيباً من منزله. ولم يصدر تأكيد لهوية الخاطفين.", id="a detail behind a clitic"),
        pytest.param("خطف مجهولون طبيباً من منزله. ولم يتسن التأكد مما إذا كان حياً.", id="a clause"),
    ],
)
def test_a_doubt_of_something_else_takes_nothing_back(code: Callable[..., tuple[Claim, ...]], text: str) -> None:
    assert {claim.type: claim.certainty for claim in code(text)}["abduction"] == "asserted"


def test_a_doubt_of_its_own_event_is_of_that_event(code: Callable[..., tuple[Claim, ...]]) -> None:
    claims = code("خطف مجهولون طبيباً من منزله. ولم يتسن التأكد من مقتل شقيقه.")
    assert [(claim.type, claim.certainty) for claim in claims] == [("abduction", "asserted"), ("killing", "possible")]


def test_a_doubt_is_of_what_was_said_not_of_the_saying_or_of_what_the_report_tells_itself(code: Callable[..., tuple[Claim, ...]]) -> None:
    claims = code("اتهم ناشطون الجيش بقتل خمسة رعاة في البلدة. ولم يتسن التحقق من ذلك.")
    assert {claim.type: claim.certainty for claim in claims} == {"criticism": "asserted", "killing": "possible"}
