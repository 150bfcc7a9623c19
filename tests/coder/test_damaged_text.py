"""Damaged text is read as it was meant where that is certain, quoted as it is written, and every claim says that it was damaged."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.claim import Claim

Code = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "type", "flags"),
    [
        ("غـ💥ـارة جوية على مدينة إدلب", "air_strike", ("obfuscated",)),
        ("اغتـ🩸ـيال ضابط في درعا", "killing", ("obfuscated",)),
        ("قصڡ مدفعي على مدينة دوما", "shelling", ("obfuscated",)),
        ("قصف مدفعي على مدينة ݦارع", "shelling", ("obfuscated",)),
        ("اعتقل األمن طالباً في دمشق", "arrest", ("damaged_text",)),
        ("مقتل **جنديين** بلغم في تدمر", "killing", ("damaged_text",)),
        ("قصف مدفعي على مدينة دوما", "shelling", ()),
    ],
)
def test_a_claim_says_what_was_done_to_its_text(claim: Callable[..., Claim], text: str, type: str, flags: tuple[str, ...]) -> None:
    assert tuple(flag for flag in claim(type, text).flags if flag in {"obfuscated", "damaged_text"}) == flags


def test_swapped_letters_lose_no_doer_number_or_day_and_are_quoted_as_they_stand(claim: Callable[..., Claim]) -> None:
    found = claim("killing", "قتلت قوات االحتالل ثالثة عمال قرب رام الله مساء األحد.", published="2024-05-15")
    assert [(actor.role, actor.text) for actor in found.actors] == [("agent", "قوات االحتالل"), ("target", "عمال")]
    assert [(q.text, q.min) for q in found.quantities] == [("ثالثة عمال", 3)]
    assert found.time is not None
    assert (found.time.text, found.time.edtf) == ("مساء األحد", "2024-05-12")


def test_a_line_end_written_out_ends_a_sentence(code: Code) -> None:
    found = code("قصف على مدينة دوما\\nمقتل طفلين في مدينة حرستا\\r\\nإصابة امرأة في مدينة زملكا")
    assert [(one.type, [place.text for place in one.places]) for one in found] == [
        ("shelling", ["مدينة دوما"]),
        ("killing", ["مدينة حرستا"]),
        ("injury", ["مدينة زملكا"]),
    ]


def test_formatting_inside_a_figure_is_no_part_of_its_value(claim: Callable[..., Claim]) -> None:
    found = claim("injury", "<p>إصابة <b>خمسة</b> عمال في مدينة دوما</p>")
    assert [(q.text, q.min) for q in found.quantities] == [("خمسة</b> عمال", 5)]
