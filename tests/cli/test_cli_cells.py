"""How claims look to people: cells of the table, bounds, and Arabic that keeps its place."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from khabar.cli.csv_table import COLUMNS, bounds, row
from khabar.cli.table import HEADERS, cells, isolate, write_table
from khabar.model.claim import Claim, ClaimQuantity


@pytest.mark.parametrize(
    ("low", "high", "approximate", "shown"),
    [
        (3, 3, False, "3 person"),
        (20, 99, False, "20–99 person"),
        (40, None, False, "≥40 person"),
        (None, 10, False, "≤10 person"),
        (18000, 18000, True, "~18000 person"),
    ],
)
def test_bounds_read_as_people_write_them(low: int | None, high: int | None, approximate: bool, shown: str) -> None:
    quantity = ClaimQuantity(start=0, end=1, text="x", min=low, max=high, approximate=approximate, joint=False, unit="person", counts=None)
    assert bounds(quantity) == shown


def test_arabic_is_shielded_from_what_stands_round_it_and_kept_on_one_line() -> None:
    assert isolate("بلدة\n سلقين") == "\u2068بلدة سلقين\u2069"
    assert isolate("") == ""


def test_a_status_other_than_the_default_is_told(claim: Callable[..., Claim]) -> None:
    assert cells(claim("withdrawal", "من المتوقع أن تنسحب القوات الفرنسية من مدينة غاو."))[0].startswith("withdrawal (probable, future)")


def test_what_is_no_event_is_marked_in_tables_and_sheets(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = code("سقط 14 قتيلاً خلال الـ48 ساعة الماضية. وكانت الطائرات قد قصفت السوق قبل تسعة أشهر.", published="2024-05-15")
    assert [cells(claim)[0].split(" \u2068")[0] for claim in found] == ["killing (period total)", "air_strike (background)"]
    column = COLUMNS.index("no_event")
    assert [row(claim)[column] for claim in found] == ["period_total", "background"]
    assert row(code("قُصفت البلدة أمس.")[0])[column] == ""


def test_a_claim_has_a_cell_for_every_header(claim: Callable[..., Claim]) -> None:
    found = claim("air_strike", "قصفت الطائرات الروسية بلدة كفرنبل أمس.", published="2024-05-15")
    assert len(cells(found)) == len(HEADERS)
    assert len(row(found)) == len(COLUMNS)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_in_a_terminal_a_report_is_a_table_with_a_heading(code: Callable[..., tuple[Claim, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    stream = Terminal()
    write_table([code("قصفت الطائرات الروسية بلدة كفرنبل أمس.", title="خبر عاجل"), ()], stream)
    shown = stream.getvalue()
    assert "خبر عاجل" in shown
    assert "on whose word" in shown
    assert "كفرنبل" in shown
