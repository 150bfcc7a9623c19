"""`khabar ledger review`: what people do with the claims and incidents of a ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from khabar.cli.counted import counted
from khabar.cli.ledger.add import open_ledger
from khabar.cli.table import cells, isolate
from khabar.cli.work import check_options
from khabar.errors import UsageError

if TYPE_CHECKING:
    from khabar.ledger.review.decisions import Decided
    from khabar.ledger.review.log import Logged
    from khabar.ledger.review.look import Question, Seen, Unread
    from khabar.ledger.store.suggest import Suggestion


def todo(ledger: str, viewer: str, report: str | None, limit: int, format: str) -> int:
    """List reports that nobody read wholly, or the claims of one report with what was decided on each."""
    check_options(None, format, ("table", "jsonl"))
    from khabar.ledger.review import look

    with open_ledger(ledger) as opened, opened.store.read() as connection:
        if report is None:
            return _write(look.unread(connection, limit), _report_line, format)
        look.report_with_text(connection, report)
        return _write(look.claims_for(connection, report, viewer), _claim_line, format)


def decide(ledger: str, action: str, claim: str, by: str, expected: str | None, **more: Any) -> int:
    """Accept or reject a claim."""
    from khabar.ledger.review import decisions

    decision = {"accept": decisions.accept, "reject": decisions.reject}[action]
    return _do(ledger, decision, claim, by=by, expected=expected, **more)


def correct(ledger: str, claim: str, changes: Sequence[str], by: str, expected: str | None) -> int:
    """Correct fields of a claim."""
    from khabar.ledger.review import decisions

    return _do(ledger, decisions.correct, claim, values(changes), by=by, expected=expected, types=_types())


def add(
    ledger: str, report: str, type: str, words: str, start: int | None, fields: Sequence[str], by: str, gazetteers: tuple[Path, ...] = ()
) -> int:  # fmt: skip
    """Add a claim that the machine missed, by the words that name the event and those that say who, where, when."""
    from khabar.cli.ledger.quotes import filled
    from khabar.ledger.review import decisions, look

    with open_ledger(ledger) as opened, opened.store.read() as connection:
        found = look.report_with_text(connection, report)
    trigger = locate(found.text, words, start, report)
    return _do(ledger, decisions.add, report, type, trigger, filled(found, trigger, fields, gazetteers), by=by, types=_types())


def read(ledger: str, report: str, by: str, expected: str | None) -> int:
    """Mark a report as wholly read."""
    from khabar.ledger.review import decisions

    return _do(ledger, decisions.read, report, by=by, expected=expected)


def bind(ledger: str, action: str, level: str, ids: Sequence[str], by: str, expected: str | None) -> int:
    """Merge events or incidents, or split the first one."""
    from khabar.ledger.review import decisions

    if level not in ("event", "incident"):
        raise UsageError(f"{level!r}: expected event or incident")
    if action == "merge":
        return _do(ledger, decisions.merge, level, ids, by=by, expected=expected)
    return _do(ledger, decisions.split, level, ids[0], ids[1:], by=by, expected=expected)


def comment(ledger: str, subject: str, text: str, by: str) -> int:
    """Comment on a claim, report, event or incident."""
    from khabar.ledger.review import decisions

    return _do(ledger, decisions.comment, subject, text, by=by)


def assess(ledger: str, incident: str, file: str, by: str, expected: str | None) -> int:
    """Write a draft assessment from JSON."""
    from khabar.ledger.review.assess import assess as write
    from khabar.model.assessment import Assessment

    try:
        written = msgspec.json.decode(sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes(), type=Assessment)
    except (msgspec.DecodeError, OSError) as error:
        raise UsageError(f"{file}: {error}: expected the JSON of an assessment, as docs/how/review.md shows it") from None
    return _do(ledger, write, incident, written, by=by, expected=expected)


def advance(ledger: str, action: str, incident: str, by: str, expected: str | None, **more: Any) -> int:
    """Hand an assessment to a second person, or publish it as that person."""
    from khabar.ledger.review import assess

    return _do(ledger, {"submit": assess.submit, "publish": assess.publish}[action], incident, by=by, expected=expected, **more)


def conflicts(ledger: str, every: bool, format: str) -> int:
    """List questions that wait for people, or all that ever were."""
    check_options(None, format, ("table", "jsonl"))
    from khabar.ledger.review import look

    with open_ledger(ledger) as opened, opened.store.read() as connection:
        return _write(look.questions(connection, every), _question_line, format)


def suggestions(ledger: str, limit: int, format: str) -> int:
    """List incidents that may be one, for people to merge or to hold apart."""
    check_options(None, format, ("table", "jsonl"))
    from khabar.ledger.store.suggest import suggestions as suggest

    with open_ledger(ledger) as opened, opened.store.read() as connection:
        return _write(suggest(connection, limit), _suggestion_line, format)


def apart(ledger: str, incidents: Sequence[str], by: str, expected: str | None) -> int:
    """Hold incidents apart."""
    from khabar.ledger.review import decisions

    return _do(ledger, decisions.apart, incidents, by=by, expected=expected)


def settle(ledger: str, conflict: str, why: str, by: str) -> int:
    """Answer a question by leaving things as they are."""
    from khabar.ledger.review import decisions

    return _do(ledger, decisions.settle, conflict, why, by=by)


def blind(ledger: str, report: str, reviewers: Sequence[str], by: str) -> int:
    """Give a report to two people who do not see each other's decisions."""
    from khabar.ledger.review import decisions

    return _do(ledger, decisions.give_blind, report, reviewers, by=by)


def agreement(ledger: str, format: str) -> int:
    """Print how far blind reviewers agree."""
    check_options(None, format, ("table", "jsonl"))
    from khabar.ledger.review import agreement as measure

    with open_ledger(ledger) as opened, opened.store.read() as connection:
        found = measure.agreement(connection)
    if format == "jsonl":
        return _write([found], lambda one: [], format)
    print(f"reports: {found.reports}")
    for name, one in {"verdict": found.verdict, **found.fields}.items():
        print(f"{name}: agree {_figure(one.share)}, kappa {_figure(one.kappa)}, alpha {_figure(one.alpha)} ({counted(one.units, 'claim')})")
    return 0


def log(ledger: str, subject: str | None, viewer: str, format: str) -> int:
    """Print the log, without what blind reviewers may not see of each other."""
    check_options(None, format, ("table", "jsonl"))
    from khabar.ledger.review import blind
    from khabar.ledger.review.log import entries

    with open_ledger(ledger) as opened, opened.store.read() as connection:
        hidden = blind.hidden(connection, viewer)
        shown = (one for one in entries(connection, subject=subject) if one.seq not in hidden)
        return _write(shown, _entry_line, format)


def redact(ledger: str, entries: Sequence[int], why: str, by: str) -> int:
    """Destroy what single entries say."""
    with open_ledger(ledger) as opened:
        opened.redact(entries, by=by, why=why)
    print(f"redacted: {', '.join(map(str, entries))}. Backups made before still hold it: destroy them too.")
    return 0


def values(written: Iterable[str]) -> dict[str, Any]:
    """FIELD=VALUE as a mapping; a value is JSON, or else the text itself."""
    found: dict[str, Any] = {}
    for one in written:
        field, equals, value = one.partition("=")
        if not (field and equals):
            raise UsageError(f"{one!r}: expected FIELD=VALUE, such as certainty=probable or quantities.0.min=12")
        try:
            found[field] = msgspec.json.decode(value)
        except msgspec.DecodeError:
            found[field] = value
    return found


def locate(text: str, words: str, start: int | None, report: str) -> tuple[int, int]:
    """Where words stand in a report; UsageError if that is nowhere, or in several places and `start` does not say which."""
    found = [at for at in range(len(text)) if text.startswith(words, at)] if words else []
    if start is not None:
        found = [at for at in found if at == start]
    if len(found) != 1:
        where = f"in {len(found)} places ({', '.join(map(str, found))}): say which with --start" if found else "nowhere in it"
        raise UsageError(f"report {report}: {isolate(words)} stands {where}")
    return found[0], found[0] + len(words)


def _types() -> frozenset[str]:
    from khabar.codebook.load import load_ledger_words

    return frozenset(load_ledger_words().types)


def _do(ledger: str, decision: Callable[..., Decided], *arguments: Any, **options: Any) -> int:
    from khabar.ledger.review.bindings import events_of

    with open_ledger(ledger) as opened:
        done = opened.review(decision, *arguments, **options)
        with opened.store.read() as connection:
            events = events_of(connection, done.claims)
    print(f"entry {done.seq}")
    for event in events:
        print(f"event {event}")
    return 0


def _write(found: Iterable[msgspec.Struct], line: Callable[[Any], Sequence[str]], format: str) -> int:
    for one in found:
        sys.stdout.write((msgspec.json.encode(one).decode() if format == "jsonl" else "\t".join(line(one))) + "\n")
    sys.stdout.flush()
    return 0


def _claim_line(seen: Seen) -> list[str]:
    fields = f" ({', '.join(seen.fields)})" if seen.fields else ""
    said = cells(seen.claim)
    said[0] = said[0].removeprefix(seen.claim.type).strip()
    return [seen.claim.id, seen.status + fields, seen.version, seen.claim.type, *said, isolate(seen.claim.evidence.text)]


def _report_line(report: Unread) -> list[str]:
    decided = f"{report.decided} of {counted(report.claims, 'claim')} decided"
    return [report.id, report.published or "?", isolate(report.outlet or report.path or "?"), decided]


def _question_line(question: Question) -> list[str]:
    return [question.id, question.kind, question.subject, question.detail, "settled" if question.settled else "open"]


def _suggestion_line(one: Suggestion) -> list[str]:
    return [*one.incidents, isolate(one.place), *map(isolate, one.reports)]


def _entry_line(entry: Logged) -> list[str]:
    return [str(entry.seq), entry.at, isolate(entry.by), entry.action, entry.subject, "erased" if entry.erased else _told(entry.body)]


def _told(body: Mapping[str, Any]) -> str:
    """What an entry says in words: a comment, a reason, a public note, the values that were corrected, the reviewers."""
    said = [body[key] for key in ("text", "why", "note") if body.get(key)]
    said += [
        f"{field}={value if isinstance(value, str) else msgspec.json.encode(value).decode()}" for field, value in body.get("changes", {}).items()
    ]
    return isolate("; ".join([*said, *body.get("reviewers", ())]))


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
