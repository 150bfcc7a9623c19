"""`khabar ledger review`: the commands do what the API does, print what scripts need, and refuse with a message that says what was expected."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from khabar.cli.app import app
from khabar.cli.ledger.review import locate, values
from khabar.cli.ledger.review_app import review_app
from khabar.errors import KhabarError, UsageError
from khabar.ledger import Ledger
from khabar.ledger.review import decisions

RUN = CliRunner()
TEXTS = {
    "a": "قُتل خمسة مدنيين وأصيب سبعة في قصف مدفعي على مدينة تعز يوم 3 آذار 2021.",
    "b": "اعتقلت الشرطة أربعة محتجين في مدينة الناصرية يوم 4 آذار 2021. وطالب المحتجون بالإفراج عن المحتجين.",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    lines = [json.dumps({"id": id, "text": text, "published": "2021-03-05", "outlet": "وكالة"}) for id, text in TEXTS.items()]
    (folder / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert RUN.invoke(app, ["ledger", "add", str(folder / "made.db"), str(folder / "reports.jsonl")]).exit_code == 0
    return folder / "made.db"


@pytest.fixture
def ledger(made: Path, tmp_path: Path) -> str:
    for path in made.parent.glob("made.db*"):
        shutil.copy(path, tmp_path / path.name)
    return str(tmp_path / "made.db")


def run(ledger: str, *arguments: str) -> list[list[str]]:
    """The lines that `khabar ledger review` prints, in cells."""
    done = RUN.invoke(app, ["ledger", "review", ledger, *arguments])
    if isinstance(done.exception, KhabarError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return [line.split("\t") for line in done.output.splitlines()]


def claim(ledger: str, type: str) -> str:
    (id,) = [line[0] for line in run(ledger, "list", "--report", "a") if line[3] == type]
    return id


def status(ledger: str, claim: str, *more: str) -> str:
    (found,) = [line[1] for line in run(ledger, "list", "--report", "a", *more) if line[0] == claim]
    return found


def test_a_claim_is_accepted_corrected_and_rejected(ledger: str) -> None:
    dead = claim(ledger, "killing")
    assert run(ledger, "accept", dead, "--by", "هند")[0] == ["entry 1"]
    assert status(ledger, dead) == "accepted"
    run(ledger, "correct", dead, "quantities.0.max=6", "certainty=probable", "--by", "هند")
    assert status(ledger, dead) == "corrected (certainty, quantities)"
    run(ledger, "reject", dead, "--why", "المدينة أخرى", "--by", "سالم")
    assert status(ledger, dead) == "rejected (certainty, quantities)"
    assert [line[3] for line in run(ledger, "log", "--subject", f"claim:{dead}")] == ["accept", "correct", "reject"]


def test_a_claim_is_listed_with_what_it_says(ledger: str) -> None:
    (line,) = [line for line in run(ledger, "list", "--report", "a") if line[3] == "killing"]
    assert [cell.replace("\u2068", "").replace("\u2069", "") for cell in line[4:10]] == [
        "قُتل", "→ مدنيين", "مدينة تعز", "يوم 3 آذار 2021 2021-03-03", "5 person", ""
    ]  # fmt: skip


def test_what_is_only_referred_to_is_set_and_cleared(ledger: str) -> None:
    dead = claim(ledger, "killing")
    assert run(ledger, "correct", dead, "background=true", "--by", "هند") == [["entry 1"]]
    assert status(ledger, dead) == "corrected (background)"
    assert [line[4].split()[0] for line in run(ledger, "list", "--report", "a") if line[0] == dead] == ["(background)"]
    with Ledger.open(ledger) as opened:
        assert not any(event.type == "killing" for event in opened.events())
        assert opened.verify().problems == ()
    assert len(run(ledger, "correct", dead, "background=false", "--by", "هند")) == 2
    with pytest.raises(UsageError, match="expected true or false, to set or clear the flag"):
        run(ledger, "correct", dead, "period_total=maybe", "--by", "هند")


@pytest.mark.parametrize("command", ["accept", "list", "correct", "merge"])
def test_a_command_shows_its_own_help_without_a_ledger(command: str) -> None:
    done = RUN.invoke(app, ["ledger", "review", command, "--help"])
    assert done.exit_code == 0
    assert f" {command} [OPTIONS]" in done.output


def test_a_stale_version_is_told_and_nothing_changes(ledger: str) -> None:
    dead = claim(ledger, "killing")
    with pytest.raises(KhabarError, match="you saw 3: it was coded anew"):
        run(ledger, "accept", dead, "--by", "هند", "--expect", "3")
    assert status(ledger, dead) == "unseen"


def test_a_missed_claim_is_added_by_its_words(ledger: str) -> None:
    assert run(ledger, "add", "b", "threat", "وطالب المحتجون", "--by", "هند")[0] == ["entry 1"]
    added = [line for line in run(ledger, "list", "--report", "b") if line[1] == "added"]
    assert [line[3] for line in added] == ["threat"]


def test_a_missed_claim_is_filled_by_quotes_that_are_looked_up(ledger: str) -> None:
    quotes = ("agent=الشرطة", "target=أربعة محتجين", "number=أربعة محتجين", "at=مدينة الناصرية", "time=يوم 4 آذار 2021", "certainty=probable")
    run(ledger, "add", "b", "abuse", "أربعة محتجين", *quotes, "--by", "هند")
    with Ledger.open(ledger) as opened:
        (abuse,) = [claim for found in opened.claims(report="b") for claim in found if claim.type == "abuse"]
    (place,), (count,) = abuse.places, abuse.quantities
    assert (place.text, place.name, place.role) == ("مدينة الناصرية", "الناصرية", "at")
    assert place.lat is not None
    assert abuse.time is not None
    assert (abuse.time.edtf, count.min, count.unit, abuse.certainty) == ("2021-03-04", 4, "person", "probable")
    assert [(actor.role, actor.text) for actor in abuse.actors] == [("agent", "الشرطة"), ("target", "أربعة محتجين")]


def test_quotes_that_stand_nowhere_or_say_no_time_are_refused(ledger: str) -> None:
    with pytest.raises(UsageError, match="does not stand in its text"):
        run(ledger, "add", "b", "abuse", "أربعة محتجين", "at=عدن", "--by", "هند")
    with pytest.raises(UsageError, match="no time is read in «الناصرية»"):
        run(ledger, "add", "b", "abuse", "أربعة محتجين", "time=الناصرية", "--by", "هند")


def test_a_type_that_is_none_is_refused(ledger: str) -> None:
    with pytest.raises(UsageError, match="'miracle' is not a type of the codebook"):
        run(ledger, "add", "b", "miracle", "وطالب", "--by", "هند")


def test_words_that_stand_nowhere_or_twice_are_refused() -> None:
    assert locate("ab ab", "b a", None, "r") == (1, 4)
    assert locate("ab ab", "ab", 3, "r") == (3, 5)
    with pytest.raises(UsageError, match=r"in 2 places \(0, 3\): say which with --start"):
        locate("ab ab", "ab", None, "r")
    with pytest.raises(UsageError, match="nowhere in it"):
        locate("ab ab", "c", None, "r")


def test_values_are_json_or_text() -> None:
    assert values(["a=1", "b=probable", 'c={"d": null}', "e=2021-03~", "f="]) == {"a": 1, "b": "probable", "c": {"d": None}, "e": "2021-03~", "f": ""}
    with pytest.raises(UsageError, match="expected FIELD=VALUE"):
        values(["certainty"])


def test_a_report_that_was_read_is_no_longer_listed(ledger: str) -> None:
    assert [line[0] for line in run(ledger, "list")] == ["a", "b"]
    run(ledger, "read", "a", "--by", "هند")
    assert [line[0] for line in run(ledger, "list")] == ["b"]


def test_events_are_merged_and_split(ledger: str) -> None:
    run(ledger, "add", "b", "killing", "أربعة محتجين", "--by", "هند")
    with Ledger.open(ledger) as opened:
        one, other = sorted((event for event in opened.events() if event.type == "killing"), key=lambda event: event.id)
        (arrests,) = [event for event in opened.events() if event.type == "arrest"]
    assert run(ledger, "merge", "event", one.id, other.id, "--by", "هند") == [["entry 2"], [f"event {one.id}"]]
    assert len(run(ledger, "split", "event", one.id, *other.claims, "--by", "هند")) == 3
    with pytest.raises(UsageError, match="an event is of one type, these are arrest, killing: merge their incidents instead"):
        run(ledger, "merge", "event", one.id, arrests.id, "--by", "هند")
    with pytest.raises(UsageError, match="expected event or incident"):
        run(ledger, "merge", "claim", "x", "y", "--by", "هند")


def test_an_incident_is_shown_in_plain_lines_with_its_events_and_under_its_own_id(ledger: str) -> None:
    with Ledger.open(ledger) as opened:
        incident = next(opened.incidents())
    shown = RUN.invoke(app, ["ledger", "show", ledger, incident.id]).output
    assert shown.startswith(f"incident {incident.id}: ")
    assert all(f"\nevent {event}: " in shown for event in incident.events)
    assert "\nversion: merge or split 0\n" in shown
    assert "is now" not in shown
    assert "('" not in shown


def test_an_incident_is_assessed_by_one_and_published_by_another(ledger: str, tmp_path: Path) -> None:
    with Ledger.open(ledger) as opened:
        incident = next(str(event.incident) for event in opened.events() if event.type == "killing")
    file = tmp_path / "assessment.json"
    file.write_text(json.dumps({"people": [{"harm": "killed", "min": 5, "max": 5}], "narrative": "قصف"}), encoding="utf-8")
    run(ledger, "assess", incident, str(file), "--by", "هند")
    run(ledger, "submit", incident, "--by", "هند")
    with pytest.raises(KhabarError, match="expected a second person"):
        run(ledger, "publish", incident, "--by", "هند")
    run(ledger, "publish", incident, "--by", "سالم")
    with Ledger.open(ledger) as opened:
        (found,) = [one for one in opened.incidents() if one.id == incident]
    assert (found.status, found.assessed["people"][0]["max"]) == ("published", 5)


@pytest.mark.parametrize("written", ["", "[]", '{"people": [{"harm": "bored", "min": 1}]}', '{"poeple": []}'])
def test_a_file_that_is_no_assessment_is_refused(ledger: str, tmp_path: Path, written: str) -> None:
    (tmp_path / "wrong.json").write_text(written, encoding="utf-8")
    with pytest.raises(UsageError, match="expected the JSON of an assessment"):
        run(ledger, "assess", "x", str(tmp_path / "wrong.json"), "--by", "هند")


def test_blind_reviewers_do_not_see_each_other_and_their_agreement_is_printed(ledger: str) -> None:
    run(ledger, "blind", "a", "هند", "سالم", "--by", "نور")
    claims = [line[0] for line in run(ledger, "list", "--report", "a")]
    for one in claims:
        run(ledger, "accept", one, "--by", "هند")
    assert status(ledger, claims[0], "--by", "هند") == "accepted"
    assert status(ledger, claims[0], "--by", "سالم") == "unseen"
    assert [line[3] for line in run(ledger, "log", "--by", "سالم")] == ["blind"]
    run(ledger, "read", "a", "--by", "هند")
    run(ledger, "reject", claims[0], "--by", "سالم")
    for one in claims[1:]:
        run(ledger, "accept", one, "--by", "سالم")
    run(ledger, "read", "a", "--by", "سالم")
    share = (len(claims) - 1) / len(claims)
    assert run(ledger, "agreement")[1][0].startswith(f"verdict: agree {share:.3f}, kappa 0.000")
    ((id, kind, subject, detail, state),) = run(ledger, "conflicts")
    assert (kind, subject, detail, state) == ("blind", f"claim:{claims[0]}", "سالم: rejected; هند: accepted", "open")
    run(ledger, "settle", id, "--why", "الرفض خطأ", "--by", "نور")
    assert run(ledger, "conflicts") == []
    assert [line[4] for line in run(ledger, "conflicts", "--all")] == ["settled"]


def test_a_comment_is_redacted_and_the_chain_still_verifies(ledger: str) -> None:
    run(ledger, "comment", "report:a", "اتصل بفلان", "--by", "هند")
    head = RUN.invoke(app, ["ledger", "verify", ledger]).output.split()[1]
    run(ledger, "redact", "1", "--why", "اسم شاهد", "--by", "سالم")
    assert [line[5].strip("\u2068\u2069") for line in run(ledger, "log")] == ["erased", "اسم شاهد"]
    assert all("بفلان".encode() not in path.read_bytes() for path in Path(ledger).parent.glob("made.db*"))
    assert RUN.invoke(app, ["ledger", "verify", ledger, "--head", head]).exit_code == 0
    assert RUN.invoke(app, ["ledger", "verify", ledger, "--head", f"1:{'0' * 64}"]).exit_code == 1


def test_without_its_extra_it_says_which_one_to_install() -> None:
    program = "import sys; sys.modules['sqlalchemy'] = None; from khabar.cli import main; main()"
    command = [sys.executable, "-c", program, "ledger", "review", "x.db", "accept", "c", "--by", "h"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "khabar: a ledger needs sqlalchemy, which is not installed: pip install 'khabar[ledger]'\n")


def test_the_page_names_every_command() -> None:
    page = (Path(__file__).parents[2] / "docs" / "how" / "review.md").read_text(encoding="utf-8")
    names = [one.name for one in review_app.registered_commands]
    assert names
    assert [name for name in names if f"`{name}" not in page and f"review ledger.db {name}" not in page and f"review {name}" not in page] == []


def test_the_log_says_in_words_what_was_done_and_show_has_the_comments(ledger: str) -> None:
    killing = claim(ledger, "killing")
    run(ledger, "correct", killing, "certainty=probable", "--by", "هند")
    run(ledger, "comment", f"claim:{killing}", "رقم قديم", "--by", "سالم")
    run(ledger, "reject", killing, "--why", "تكرار", "--by", "هند")
    assert [line[-1].strip("\u2068\u2069") for line in run(ledger, "log")] == ["certainty=probable", "رقم قديم", "تكرار"]
    with Ledger.open(ledger) as opened:
        (event,) = (one for one in opened.events() if one.type == "injury")
        opened.review(decisions.comment, f"event:{event.id}", "ملاحظة", by="سالم")
    shown = RUN.invoke(app, ["ledger", "show", ledger, event.id]).output
    assert "comment 4 by \u2068سالم\u2069" in shown
    assert "ملاحظة" in shown


def test_comments_of_a_blind_review_are_not_shown(ledger: str) -> None:
    run(ledger, "blind", "a", "نور", "زين", "--by", "هند")
    run(ledger, "comment", "report:a", "رأيي", "--by", "نور")
    with Ledger.open(ledger) as opened:
        assert opened.remarks("report", "a") == opened.remarks("report", "a", by="زين") == ()
        assert [one.text for one in opened.remarks("report", "a", by="نور")] == ["رأيي"]
