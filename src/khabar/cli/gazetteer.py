"""`khabar gazetteer`: add places, check them, find a name, say whom to credit."""

from __future__ import annotations

import sys
from pathlib import Path

from khabar.arabic.sentences import split_sentences
from khabar.arabic.words import Forms, tokenise
from khabar.cli.counted import counted
from khabar.codebook.load import load
from khabar.coder.places.finder import Decided, PlaceFinder
from khabar.gazetteer import Gazetteer, open_gazetteer
from khabar.gazetteer import check as checks
from khabar.gazetteer.add import add as add_files
from khabar.gazetteer.entry import Entry
from khabar.gazetteer.find import by_sound
from khabar.gazetteer.importers.records import Problem
from khabar.gazetteer.importers.table import read_mapping

_MOST_TOLD = 20


def add(files: tuple[Path, ...], target: Path, mapping: str | None) -> int:
    """Import `files` into the gazetteer file `target`; status 1 if a record was refused, each named on stderr."""
    told = 0

    def tell(problem: Problem) -> None:
        nonlocal told
        told += 1
        if told <= _MOST_TOLD:
            print(f"khabar: {problem}", file=sys.stderr)

    done = add_files(files, target, read_mapping(mapping) if mapping else None, on_problem=tell)
    if told > _MOST_TOLD:
        print(f"khabar: … and {told - _MOST_TOLD} more", file=sys.stderr)
    print(f"{target}: {counted(done.added, 'place')} added, {done.joined} joined to known ones, {counted(done.refused, 'record')} refused")
    return 1 if done.refused else 0


def check(gazetteers: tuple[Path, ...]) -> int:
    """Lint the built-in gazetteer and the added ones; status 1 if anything is wrong."""
    gazetteer = open_gazetteer(gazetteers)
    problems = list(checks.check(gazetteer))
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{counted(len(gazetteer.ids()), 'place')}, {counted(len(problems), 'problem')}")
    return 1 if problems else 0


def sources(gazetteers: tuple[Path, ...]) -> int:
    """Say where the places come from and whom to credit."""
    for source in open_gazetteer(gazetteers).sources:
        print(f"{source.title}: {counted(source.places, 'place')}; {source.licence}; {source.credit}{f' ({source.url})' if source.url else ''}")
    return 0


def find(name: str, gazetteers: tuple[Path, ...], codebook: Path | None = None) -> int:
    """Show how the places of a name rank, with the features and weights that made it; status 1 if there are none."""
    gazetteer = open_gazetteer(gazetteers)
    book = load(codebook)
    finder = PlaceFinder(book.lists, gazetteer, book.readings)
    words = tokenise(name, Forms())
    decided = finder.decide(words, split_sentences(words))
    shown = 0
    for one in decided:
        shown += _show(one, name, finder)
    if not shown:
        shown = _show_named(name, gazetteer) or _show_by_sound(name, gazetteer)
    return 0 if shown else 1


def _line(entry: Entry) -> str:
    return (
        f"{entry.id}  {entry.name}  {entry.latin}  {entry.feature}  {entry.country}  {entry.lat:.4f}, {entry.lon:.4f}"
        f"  ±{entry.radius_km:g} km  {entry.population or '?'} people"
    )


def _show(decided: Decided, name: str, finder: PlaceFinder) -> int:
    for rank, candidate in enumerate(decided.order, 1):
        print(f"{rank}. {candidate.score:+.2f}  {_line(candidate.entry)}\n     {finder.ranker.told(candidate)}")
    return len(decided.order)


def _show_named(name: str, gazetteer: Gazetteer) -> int:
    keys = dict.fromkeys(key.key for key in gazetteer.keys.of(name))
    found = dict.fromkeys(named.entry for key in keys for named in gazetteer.named(key))
    if found:
        print("A word of other meanings too: a place only after a word for its kind, or where much else speaks for it.")
    for entry in found:
        print(f"-  {_line(entry)}")
    return len(found)


def _show_by_sound(name: str, gazetteer: Gazetteer) -> int:
    found = by_sound(name, gazetteer, most=10, longer=True)
    if found:
        print("Not known by this name. By the sound of the Latin name, to be checked by a person:")
    for entry in found:
        print(f"?  {_line(entry)}")
    if not found:
        print(f"khabar: {name!r} is in no gazetteer", file=sys.stderr)
    return len(found)
