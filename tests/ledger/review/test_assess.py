"""Assessing an incident: ranges of people, whose word, draft, second review by another person, publication, correction with a note."""

from __future__ import annotations

import msgspec
import pytest

from khabar.errors import ConflictError, LedgerError, UsageError
from khabar.ledger.db.engine import Store
from khabar.ledger.db.review_tables import conflicts
from khabar.ledger.review.assess import assess, assessed, history, publish, submit
from khabar.ledger.review.ids import Assignment
from khabar.ledger.review.moved import moved
from khabar.ledger.review.replay import differences
from khabar.model.assessment import Assessment, People, Range, Responsible, problems, totals
from strikes import AT, IDS

PEOPLE = (
    People(harm="killed", standing="civilian", group="children", min=2, max=3),
    People(harm="killed", standing="civilian", min=6, max=8),
    People(harm="killed", standing="fighter", group="men", min=0, max=1),
    People(harm="injured", min=14),
)
FIRST = Assessment(
    people=PEOPLE, responsible=(Responsible(name="سلاح الجو", by_word_of=("شهود عيان",)),), grade="several", narrative="غارة على السوق.",
    reasons="مصدران مستقلان",
)  # fmt: skip
SECOND = msgspec.structs.replace(FIRST, narrative="غارتان على السوق.")


def published(store: Store, incident: str = "strike") -> None:
    with store.write() as connection:
        assess(connection, incident, FIRST, by="هند", at=AT)
        submit(connection, incident, by="هند", at=AT)
        publish(connection, incident, by="سالم", at=AT)


def states(store: Store, incident: str = "strike") -> list[tuple[str, str]]:
    with store.read() as connection:
        return [(state.status, state.by) for state in history(connection, incident)]


def test_ranges_add_up_by_harm_by_standing_and_by_group() -> None:
    assert totals(PEOPLE, lambda one: one.harm) == {"killed": Range(8, 12), "injured": Range(14, None)}
    killed = [one for one in PEOPLE if one.harm == "killed"]
    assert totals(killed, lambda one: one.standing) == {"civilian": Range(8, 11), "fighter": Range(0, 1)}
    assert totals(killed, lambda one: one.group) == {"children": Range(2, 3), "unknown": Range(6, 8), "men": Range(0, 1)}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (Assessment(people=(People(harm="killed", min=5, max=3),)), "killed, unknown, unknown: 5–3 is not a range of people"),
        (Assessment(people=(People(harm="killed", min=-1),)), "killed, unknown, unknown: -1–None is not a range of people"),
        (Assessment(people=(People(harm="killed", min=1), People(harm="killed", min=2))), "killed, unknown, unknown: given more than once"),
        (Assessment(responsible=(Responsible(name="س", by_word_of=()),)), "responsible, س: a name and by whose word were expected"),
    ],
)
def test_an_assessment_that_does_not_hold_is_refused(strike: Store, wrong: Assessment, told: str) -> None:
    assert problems(wrong) == (told,)
    with strike.write() as connection, pytest.raises(UsageError, match=told):
        assess(connection, "strike", wrong, by="هند", at=AT)
    assert states(strike) == []


def test_the_way_of_an_assessment_is_kept_state_by_state(strike: Store) -> None:
    published(strike)
    assert states(strike) == [("draft", "هند"), ("second_review", "هند"), ("published", "سالم")]
    with strike.read() as connection:
        record, status = assessed(connection, ["strike", "elsewhere"])["strike"]
        assert assessed(connection, ["elsewhere"]) == {}
    assert status == "published"
    assert (record["people"][0], record["by"], record["narrative"]) == (
        {"harm": "killed", "standing": "civilian", "group": "children", "min": 2, "max": 3}, "سالم", "غارة على السوق.",
    )  # fmt: skip


def test_nobody_publishes_what_they_wrote(strike: Store) -> None:
    with strike.write() as connection:
        assess(connection, "strike", FIRST, by="هند", at=AT)
        assess(connection, "strike", SECOND, by="سالم", at=AT)
        submit(connection, "strike", by="سالم", at=AT)
        for author in ("هند", "سالم"):
            with pytest.raises(LedgerError, match=f"expected a second person to publish it, {author} wrote it"):
                publish(connection, "strike", by=author, at=AT)
        publish(connection, "strike", by="نور", at=AT)


def test_what_was_not_handed_in_is_not_published(strike: Store) -> None:
    with strike.write() as connection:
        with pytest.raises(LedgerError, match="expected an assessment in second_review, nobody assessed it yet"):
            publish(connection, "strike", by="سالم", at=AT)
        assess(connection, "strike", FIRST, by="هند", at=AT)
        with pytest.raises(LedgerError, match="expected an assessment in second_review, it is draft"):
            publish(connection, "strike", by="سالم", at=AT)


def test_a_correction_takes_a_public_note_and_until_then_what_was_public_stays(strike: Store) -> None:
    published(strike)
    with strike.write() as connection:
        assess(connection, "strike", SECOND, by="سالم", at=AT)
        record, status = assessed(connection, ["strike"])["strike"]
        assert (status, record["narrative"], record["public"]["narrative"]) == ("draft", "غارتان على السوق.", "غارة على السوق.")
        submit(connection, "strike", by="سالم", at=AT)
        with pytest.raises(UsageError, match="a correction takes a public note"):
            publish(connection, "strike", by="هند", at=AT, note=" ")
        publish(connection, "strike", by="هند", at=AT, note="كانتا غارتين")
        record, status = assessed(connection, ["strike"])["strike"]
        assert differences(connection) == ()
    assert (status, record["notes"], record.get("public")) == ("corrected", ["كانتا غارتين"], None)


def test_another_way_to_write_a_name_is_no_second_person(strike: Store) -> None:
    with strike.write() as connection:
        assess(connection, "strike", FIRST, by="Hind  Saleh", at=AT)
        submit(connection, "strike", by="Hind  Saleh", at=AT)
        with pytest.raises(LedgerError, match="expected a second person"):
            publish(connection, "strike", by=" hind saleh", at=AT)


def test_a_claim_of_another_incident_says_nothing_of_this_one(strike: Store) -> None:
    blames = Responsible(name="سلاح الجو", by_word_of=("شهود",), claims=(IDS["r1 killing"], IDS["r3 injury"]))
    with strike.write() as connection, pytest.raises(UsageError, match=f"claim {IDS['r3 injury']} is not one of its claims"):
        assess(connection, "strike", Assessment(responsible=(blames,)), by="هند", at=AT)


def test_the_second_of_two_who_edit_the_same_draft_gets_a_conflict(strike: Store) -> None:
    with strike.write() as connection:
        first = assess(connection, "strike", FIRST, by="هند", at=AT, expected="0")
        assess(connection, "strike", SECOND, by="هند", at=AT, expected=str(first.seq))
    with pytest.raises(ConflictError, match="incident:strike is at version 2, you saw 1: هند changed it"), strike.write() as connection:
        assess(connection, "strike", FIRST, by="سالم", at=AT, expected=str(first.seq))


def test_an_incident_that_is_not_there_is_not_assessed(strike: Store) -> None:
    with pytest.raises(LedgerError, match="no incident nothing"), strike.write() as connection:
        assess(connection, "nothing", FIRST, by="هند", at=AT)


def open_questions(store: Store) -> list[tuple[str, str]]:
    with store.read() as connection:
        return [(row.subject, row.kind) for row in connection.execute(conflicts.select().where(conflicts.c.settled.is_(None)))]


def test_the_assessment_of_an_incident_that_is_merged_follows_and_people_are_asked(strike: Store) -> None:
    published(strike)
    with strike.write() as connection:
        moved(connection, Assignment({}, {"strike": "elsewhere"}, {}), AT)
        assert assessed(connection, ["strike", "elsewhere"])["elsewhere"][1] == "published"
        assert differences(connection) == ()
    assert open_questions(strike) == [("incident:elsewhere", "incident_merged")]


def test_two_assessments_that_meet_are_both_kept(strike: Store) -> None:
    published(strike)
    published(strike, "elsewhere")
    with strike.write() as connection:
        moved(connection, Assignment({}, {"strike": "elsewhere"}, {}), AT)
        assert assessed(connection, ["strike", "elsewhere"]).keys() == {"strike", "elsewhere"}
    assert open_questions(strike) == [("incident:elsewhere", "incident_merged")]


def test_an_assessed_incident_that_falls_apart_is_a_question_and_assessing_it_again_answers(strike: Store) -> None:
    published(strike)
    with strike.write() as connection:
        moved(connection, Assignment({}, {}, {"strike": ("elsewhere", "strike")}), AT)
    assert open_questions(strike) == [("incident:strike", "incident_split")]
    with strike.write() as connection:
        assess(connection, "strike", SECOND, by="سالم", at=AT)
    assert open_questions(strike) == []


def test_incidents_that_nobody_assessed_move_without_a_word(strike: Store) -> None:
    with strike.write() as connection:
        assert moved(connection, Assignment({}, {"strike": "elsewhere"}, {}), AT) is None
