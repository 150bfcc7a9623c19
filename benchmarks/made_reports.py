"""Made reports with known events, by rule: several outlets on one thing in words of their own, tolls that rise, copies whole and cut.

    python -m benchmarks.made_reports 10000 >made.jsonl

Each line is a report that khabar reads, with `gold: {"incident": number, "copy_of": id or null}` beside it, as `bench.py incidents` takes it.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

_FIRST_DAY = dt.date(2016, 1, 4)
_APART = 9
"""Days between two events at one place: what is nearer would be one event to any reader."""
_FEW = range(3, 11)
_DETAILED = 0.7


class Maker:
    """Makes reports; the same seed makes the same."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self._words: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
        self._made = 0

    def reports(self, count: int) -> Iterator[dict[str, Any]]:
        """`count` reports, incident by incident in the order of their days."""
        for number in range(count):
            for report in self._incident(number):
                if self._made == count:
                    return
                self._made += 1
                yield {"id": f"made-{self._made:06}", **report}

    def _incident(self, number: int) -> Iterator[dict[str, Any]]:
        """The reports of one incident: one to four outlets, perhaps a later toll, perhaps copies."""
        places = self._words["places"]
        lap, at = divmod(number, len(places))
        day = _FIRST_DAY + dt.timedelta(days=lap * _APART + self._random.randrange(3))
        kind = self._random.choice(sorted(self._words["events"]))
        dead = self._random.choice([*range(3, 16), 17, 19, 23, 28])
        facts = {"place": places[at][0], "gov": places[at][1], "dead": dead, "hurt": dead + self._random.randrange(1, 20)}
        outlets = self._random.sample(self._words["outlets"], 6)
        originals = self._random.choices([1, 2, 3, 4], [4, 3, 2, 1])[0]
        for outlet in outlets[:originals]:
            text = self._text(kind, "first", facts, day, day)
            yield self._report(number, text, outlet, day)
            yield from self._copies(number, text, outlets[4:], day)
        if self._random.random() < 0.3:
            risen = {**facts, "dead": dead + self._random.randrange(1, 4)}
            yield self._report(number, self._text(kind, "later", risen, day, day + dt.timedelta(days=1)), outlets[0], day + dt.timedelta(days=1))

    def _copies(self, number: int, text: str, outlets: list[str], day: dt.date) -> Iterator[dict[str, Any]]:
        if self._random.random() > 0.15:
            return
        headline, body = text.split("\n", 1)
        shapes = [
            text,
            f"{self._random.choice(self._words['weekdays'])}: {headline}\n{body}",
            body.rsplit("\n", 1)[0] if body.count("\n") > 2 else body,
        ]
        for outlet in outlets[: self._random.randrange(1, 3)]:
            yield self._report(number, self._random.choice(shapes), outlet, day)

    def _report(self, number: int, text: str, outlet: str, day: dt.date) -> dict[str, Any]:
        return {"text": text, "outlet": outlet, "published": day.isoformat(), "gold": {"incident": number}}

    def _text(self, kind: str, which: str, facts: dict[str, Any], day: dt.date, published: dt.date) -> str:
        of_kind, pick = self._words["events"][kind], self._random.choice
        by = pick(self._words["by"])
        counted = {name: self._counted(name, facts[name]) for name in ("dead", "hurt")}
        if which == "later":
            counted["dead"] = str(facts["dead"])
        filled = {**facts, **counted, "who": pick(of_kind["who"]), "when": self._when(day, published), "by": by}
        lead = pick(of_kind[which]).format(**filled)
        lines = [pick(of_kind["headline"]).format(**filled), lead if by else lead.replace("، .", ".")]
        more = self._random.sample(self._words["detail"], 2) if self._random.random() < _DETAILED else []
        more += [pick(self._words["background"])] if self._random.random() < _DETAILED else []
        return "\n".join([*lines, *(line.format(**self._filling()) for line in more)])

    def _filling(self) -> dict[str, Any]:
        """What makes the sentences beside the event others in each report."""
        words, pick = self._words, self._random.choice
        numbers = {name: self._random.randrange(3, 11) for name in ("n", "m")}
        return {**numbers, "spot": pick(words["spots"]), "side": pick(words["sides"]), "person": pick(words["persons"])}

    def _counted(self, name: str, number: int) -> str:
        forms = self._words[name]
        return str(forms[number] if number in forms else forms["few" if number in _FEW else "many"].format(n=number))

    def _when(self, day: dt.date, published: dt.date) -> str:
        weekday, month = self._words["weekdays"][day.weekday()], self._words["months"][day.month - 1]
        if published != day:
            return self._random.choice(["أمس", f"يوم {weekday}"])
        return self._random.choice(
            ["اليوم", f"اليوم {weekday}", f"يوم {weekday}", f"في {day.day} {month} {day.year}", f"{weekday} {day.day} {month}"]
        )


def main(count: int) -> None:
    """Print `count` reports."""
    for report in Maker().reports(count):
        print(json.dumps(report, ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]))
