"""Whatever people do, in whatever order: the log verifies, and a replay of it gives what the review tables hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, select, text

from khabar.errors import KhabarError
from khabar.ledger.db.engine import Store
from khabar.ledger.db.review_tables import comments
from khabar.ledger.db.tables import codings
from khabar.ledger.db.texts import add_codings
from khabar.ledger.review import assess, decisions, look
from khabar.ledger.review.carry import recode
from khabar.ledger.review.erase import erase_report, redact
from khabar.ledger.review.log import head, verify
from khabar.ledger.review.replay import differences, rebuild
from khabar.model.assessment import Assessment
from strikes import AT, CLAIMS, IDS, WordCoder

PEOPLE = ("هند", "سالم", "نور")
READ = (CLAIMS["r1 killing"], CLAIMS["r1 injury"])


def code_less(connection: Connection, by: str) -> None:
    """The report is coded anew, and its injured are missed."""
    version = f"after {connection.execute(select(func.count()).select_from(codings)).scalar()}"
    add_codings(connection, {"r1": READ[:1]}, WordCoder(version).made_by, AT)
    recode(connection, "r1", READ, READ[:1], by=by, at=AT, coding=version)


ACTS: dict[str, Callable[[Connection, str, str], object]] = {
    "accept": lambda c, claim, by: decisions.accept(c, claim, by=by, at=AT),
    "reject": lambda c, claim, by: decisions.reject(c, claim, by=by, at=AT, why="لا"),
    "correct": lambda c, claim, by: decisions.correct(c, claim, {"certainty": "possible"}, by=by, at=AT),
    "add": lambda c, claim, by: decisions.add(c, "r1", "air_strike", (17, 21), {}, by=by, at=AT),
    "read": lambda c, claim, by: decisions.read(c, "r1", by=by, at=AT),
    "comment": lambda c, claim, by: decisions.comment(c, f"claim:{claim}", "نص", by=by, at=AT),
    "merge": lambda c, claim, by: decisions.merge(c, "event", ["dead", "hurt"], by=by, at=AT),
    "split": lambda c, claim, by: decisions.split(c, "incident", "strike", ["hurt"], by=by, at=AT),
    "blind": lambda c, claim, by: decisions.give_blind(c, "r1", PEOPLE[:2], by=by, at=AT),
    "assess": lambda c, claim, by: assess.assess(c, "strike", Assessment(narrative="نص"), by=by, at=AT),
    "submit": lambda c, claim, by: assess.submit(c, "strike", by=by, at=AT),
    "publish": lambda c, claim, by: assess.publish(c, "strike", by=by, at=AT, note="نص"),
    "settle": lambda c, claim, by: decisions.settle(c, look.questions(c)[0].id if look.questions(c) else "1.1", "نص", by=by, at=AT),
    "recode": lambda c, claim, by: code_less(c, by),
    "redact": lambda c, claim, by: redact(c, [2], by=by, at=AT, why="نص"),
    "erase": lambda c, claim, by: erase_report(c, "r1", by=by, at=AT, why="نص", incidents=["strike"]),
}
acts = st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.sampled_from(sorted(IDS.values())), st.sampled_from(PEOPLE)), max_size=12)


@contextmanager
def undone(store: Store) -> Iterator[Connection]:
    """A transaction that leaves no trace."""
    with store.write() as connection:
        yield connection
        connection.rollback()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts)
def test_any_history_verifies_and_replays_into_the_same_state(strike: Store, made: list[tuple[str, str, str]]) -> None:
    with undone(strike) as connection:
        for act, claim, by in made:
            with suppress(KhabarError), connection.begin_nested():
                ACTS[act](connection, claim, by)
        assert verify(connection).problems == ()
        assert differences(connection) == ()


def test_every_act_of_the_history_can_be_done(strike: Store) -> None:
    """So that the histories above are not histories of refusals."""
    order = ["accept", "correct", "add", "comment", "read", "merge", "split", "assess", "submit", "recode", "redact", "reject", "erase"]
    with undone(strike) as connection:
        for act in order:
            ACTS[act](connection, IDS["r1 killing"], "هند")
        ACTS["publish"](connection, "", "سالم")
        assert head(connection).entries == len(order) + 1


def test_review_tables_that_were_damaged_are_made_anew_from_the_log(strike: Store) -> None:
    with strike.write() as connection:
        ACTS["comment"](connection, IDS["r1 killing"], "هند")
        connection.execute(comments.delete())
        connection.execute(text("INSERT INTO read_marks (report, seq, \"by\", at) VALUES ('r9', 1, 'x', 'y')"))
        assert differences(connection) == ("read_marks: ('r9',) is not what the log says", "comments: (1,) is in the log only")
        rebuild(connection)
        assert differences(connection) == ()
