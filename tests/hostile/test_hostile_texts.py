"""Texts that nobody wrote to be read: each is coded, in its share of time, and every span is what the record says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.arabic.sentences import split_sentences
from khabar.arabic.words import Forms, tokenise
from khabar.model.claim import Claim
from khabar.model.span import Span

TOLD = "قُتل 5 مدنيين وأصيب 7 آخرون في قصف مدفعي على بلدة حيان بريف حلب أمس، بحسب مصدر طبي"
TEXTS = {
    "one line without a stop": f"{TOLD} " * 300,
    "a word for ever": "قصف " * 5000,
    "words and commas": "قصف، " * 5000,
    "one number": "1" * 50000,
    "digits and commas": "1," * 10000,
    "one number in words": "واحد وعشرون ومئة وألف و" * 1000,
    "one letter": "و " * 20000,
    "quotations never closed": "قال: «" * 5000,
    "quotation marks alone": "«" * 20000,
    "brackets": "(" * 20000,
    "complementisers": "أن " * 20000,
    "a drawn out word": "ق" + "ـ" * 50000 + "صف",
    "a vowel for ever": "قُ" + "\u064e" * 50000 + "تل",
    "marks of direction": "\u202e\u200f" * 20000,
    "full stops": "." * 50000,
    "empty lines": "\n" * 50000,
    "dates": "في 16 شباط 2019 " * 2000,
    "names": "محمد أحمد علي " * 3000,
    "places": "في بلدة حيان ومدينة حلب وريف إدلب " * 1000,
    "sentences": "".join(f"قُتل {i} مدنيين في قصف على بلدة حيان {i}.\n" for i in range(1000)),
    "zero bytes": "\x00قصف\x00" * 3000,
    "half characters": "\ud800قصف" * 2000,
    "pictures": "🔴قصف🔴" * 3000,
    "broken words": "ق.ص.ف " * 3000,
    "more broken words": "ق*ص*" * 5000,
    "event after event": "مقتل وإصابة واعتقال و" * 1000,
}


def spans(claim: Claim) -> list[Span]:
    time = [claim.time] if claim.time else []
    return [claim.trigger, claim.evidence, *claim.actors, *claim.places, *claim.quantities, *claim.sources, *claim.struck, *time]


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_is_coded_and_its_spans_are_what_they_say(name: str, code: Callable[..., tuple[Claim, ...]]) -> None:
    text = TEXTS[name]
    for claim in code(text, published="2024-01-02"):
        assert [text[span.start : span.end] for span in spans(claim)] == [span.text for span in spans(claim)]


@pytest.mark.parametrize("name", ["one line without a stop", "a word for ever", "words and commas", "complementisers"])
def test_no_sentence_runs_on_for_ever(name: str) -> None:
    """What reading a sentence takes grows faster than its length, so that has a bound; nothing of the text is left out."""
    words = tokenise(TEXTS[name], Forms())
    found = split_sentences(words)
    assert max(sentence.last - sentence.first for sentence in found) <= 300
    assert [i for sentence in found for i in range(sentence.first, sentence.last)] == list(range(len(words)))


def test_a_long_sentence_is_cut_behind_a_comma() -> None:
    words = tokenise("قصف عنيف، " * 200, Forms())
    assert {words[sentence.last - 1].text for sentence in split_sentences(words)} == {"،"}
