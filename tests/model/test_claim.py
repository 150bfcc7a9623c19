"""Claims: the wire format `khabar.claim/1`."""

from __future__ import annotations

import json
from collections.abc import Callable

import msgspec
import pytest

from khabar.errors import InputError
from khabar.model.claim import Claim
from khabar.model.span import quote

TEXT = "أعلن الدفاع المدني أن غارة جوية استهدفت مدرسة شرق مدينة إدلب أمس وقتلت 3 مدنيين."
KEYS = [
    "schema", "id", "report", "type", "trigger", "evidence", "polarity", "certainty", "phase", "because", "actors", "places", "time", "quantities",
    "means", "struck", "sources", "score", "flags", "made_by",
]  # fmt: skip


def test_a_claim_has_the_keys_of_the_contract_in_its_order(code: Callable[..., tuple[Claim, ...]]) -> None:
    for claim in code(TEXT, published="2023-10-06"):
        assert list(json.loads(msgspec.json.encode(claim))) == KEYS


def test_a_claim_reads_back_from_its_json(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = code(TEXT, published="2023-10-06")
    assert found
    assert [msgspec.json.decode(msgspec.json.encode(claim), type=Claim) for claim in found] == list(found)


def test_claims_of_one_report_have_ids_of_their_own(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = code(TEXT, published="2023-10-06")
    assert len({claim.id for claim in found}) == len(found) > 1


def test_an_id_depends_on_the_report_type_and_trigger_only(code: Callable[..., tuple[Claim, ...]]) -> None:
    assert [c.id for c in code(TEXT, id="r1")] == [c.id for c in code(TEXT, id="r1", published="2023-10-06")]
    assert [c.id for c in code(TEXT, id="r1")] != [c.id for c in code(TEXT, id="r2")]


def test_an_unknown_value_is_no_claim() -> None:
    with pytest.raises(msgspec.ValidationError, match="polarity"):
        msgspec.json.decode(b'{"id": "1", "polarity": "maybe"}', type=Claim)


def test_a_span_quotes_its_text() -> None:
    assert quote("بلدة سلقين", 5, 10).text == "سلقين"


def test_an_input_error_names_its_file_and_line() -> None:
    assert str(InputError("a.jsonl", "not a report", 7)) == "a.jsonl, line 7: not a report"
    assert str(InputError("a.txt", "no such file")) == "a.txt: no such file"
