"""The registry of outlets: rows of a ledger laid over khabar's, and what follows for its events."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select, text, update

from khabar.errors import UsageError
from khabar.ledger.db import migrate
from khabar.ledger.db import tables as schema
from khabar.ledger.db.engine import Store
from khabar.ledger.ledger import Ledger
from khabar.ledger.tell.outlets import OUTLETS, SHIPPED, parse, registry, written
from khabar.model.claim import Claim
from khabar.model.event import Event
from khabar.model.report import make_report
from tests.ledger.made import WithTables

HEADER = "outlet\tentity\towner\taffiliation\ttakes\n"
OURS = HEADER + "one.example\t\thouse\ntwo.example\t\thouse\t\treuters|afp\n"
STRIKE = "قتل 6 مدنيين في غارة على مدينة الخرطوم"


@pytest.fixture
def coder(code: Callable[..., tuple[Claim, ...]]) -> WithTables:
    return WithTables(code)


@pytest.fixture
def ledger(store: Store, coder: WithTables) -> Ledger:
    """Two outlets on one strike."""
    opened = Ledger(store, lambda: "2024-01-01T00:00:00Z")
    told = {"one.example": f"{STRIKE}.", "two.example": f"{STRIKE} اليوم."}
    opened.add([make_report(body, id=outlet, outlet=outlet, published="2023-05-01") for outlet, body in told.items()], coder)
    return opened


def killing(ledger: Ledger) -> Event:
    (found,) = [event for event in ledger.events() if event.type == "killing"]
    return found


def test_own_rows_tell_every_event_anew_and_stand_in_the_log(ledger: Ledger) -> None:
    before = killing(ledger)
    assert (before.sources.min, before.sources.max) == (2, 2)
    assert ledger.set_outlets(parse(OURS, "ours.tsv", {"reuters", "afp"}), by="هند") == 2
    after = killing(ledger)
    assert (after.id, after.sources.min, after.sources.max) == (before.id, 1, 1)
    assert ledger.outlets()[-1]["outlet"] == "two.example"
    (incident,) = ledger.incidents()
    assert [one["source"] for one in incident.claimed["by_source"]] == ["house"]
    assert ledger.verify().head.entries == 1
    assert ledger.verify().problems == ()


def test_rows_that_were_redacted_count_no_more(ledger: Ledger) -> None:
    ledger.set_outlets(parse(OURS, "ours.tsv", {"reuters", "afp"}), by="هند")
    ledger.redact([1], by="هند", why="خطأ")
    assert killing(ledger).sources.min == 2
    assert ledger.verify().problems == ()


def test_a_file_takes_the_place_of_the_one_before(ledger: Ledger) -> None:
    ledger.set_outlets(parse(OURS, "ours.tsv", {"reuters", "afp"}), by="هند")
    ledger.set_outlets(parse(HEADER, "none.tsv", ()), by="هند")
    assert ledger.outlets() == SHIPPED
    assert killing(ledger).sources.min == 2


def test_later_reports_are_told_with_the_ledger_s_own_rows(ledger: Ledger, coder: WithTables) -> None:
    ledger.set_outlets(parse(HEADER + "three.example\t\tone.example\n", "o.tsv", ()), by="هند")
    ledger.add([make_report(f"{STRIKE} أمس.", id="three", outlet="three.example", published="2023-05-02")], coder)
    assert (killing(ledger).reports, killing(ledger).sources.max) == (("one.example", "three", "two.example"), 2)


def test_what_other_rules_told_is_told_anew(ledger: Ledger, coder: WithTables) -> None:
    expected = (list(ledger.events()), list(ledger.incidents()))
    with ledger.store.write() as connection:
        connection.execute(update(schema.made_with).where(schema.made_with.c.name == "tell").values(version="older"))
        for table in (schema.events, schema.incidents):
            for row in connection.execute(select(table)).all():
                connection.execute(update(table).where(table.c.id == row.id).values(record=row.record.replace("one.example", "x"), sort_day=""))
    ledger.add([], coder)
    assert (list(ledger.events()), list(ledger.incidents())) == expected


def test_a_ledger_without_own_rows_gets_their_table(address: str) -> None:
    store = migrate.connect(address)
    with store.write() as connection:
        migrate.upgrade(connection, "0004")
    store.close()
    with Ledger.open(address) as opened:
        assert opened.outlets() == SHIPPED
        opened.set_outlets(parse(OURS, "ours.tsv", {"reuters", "afp"}), by="هند")
        with opened.store.read() as connection:
            assert connection.execute(text("SELECT count(*) FROM outlets")).scalar() == 2


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("outlet\towner\n", "expected a first line with the columns outlet, entity, owner, affiliation, takes"),
        ("", "expected a first line"),
        (HEADER + "a.example\t\tx\t\treuterz\n", "line 2: 'reuterz' is not an actor of the codebook"),
        (HEADER + "a.example\t\tx\nwww.A.example\t\ty\n", "line 3: www.A.example has a row already"),
        (HEADER + "\t\tx\n", "line 2: an outlet's domain or name was expected"),
        (HEADER + "a.example\t\tx\t\t\tmore\n", "line 2: more cells than columns"),
    ],
)
def test_a_table_that_is_none_says_where(table: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        parse(table, "t.tsv", {"reuters"})


def test_a_table_that_was_written_reads_the_same() -> None:
    entities = {one for row in SHIPPED for one in (row["entity"], *row["takes"].split("|")) if one}
    assert parse("\n".join(written(SHIPPED)), "t.tsv", entities) == SHIPPED


@pytest.mark.parametrize(
    ("name", "url", "owner"),
    [
        ("reuters.com", None, "reuters"),
        ("www.Reuters.com", None, "reuters"),
        (None, "https://ara.reuters.com/article/1", "reuters"),
        ("جريدة", "https://reuters.com/1", "جريده"),
        (None, "https://paper.example/1", "paper.example"),
    ],
)
def test_an_outlet_is_found_by_its_name_or_address(name: str | None, url: str | None, owner: str) -> None:
    found = OUTLETS.find(name, url)
    assert found is not None
    assert found.owner == owner
    assert OUTLETS.find(None) is None


def test_an_outlet_may_bear_an_arabic_name() -> None:
    own = registry([{"outlet": "الأنباء", "entity": "", "owner": "house", "affiliation": "", "takes": ""}])
    found = own.find("الانباء")
    assert found is not None
    assert found.owner == "house"
