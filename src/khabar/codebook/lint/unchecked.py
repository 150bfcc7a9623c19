"""Drafts: what can be read of a codebook folder that may be wrong, and the problems met on the way.

Loading stops at the first mistake; linting has to see them all, so a draft keeps what is readable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from khabar.arabic.nominals import Forms
from khabar.codebook.cache import HOME
from khabar.codebook.codebook import Lexeme
from khabar.codebook.compile import Listed, expand
from khabar.codebook.entry import Frame
from khabar.codebook.schema.types import Example, TypeEntry
from khabar.codebook.schema.verbs import AttestedVerb
from khabar.codebook.sources import decode_class, decode_frames, decode_type, files, order_of_types
from khabar.codebook.tables import Table, at, read_records, read_rows, read_table
from khabar.codebook.yaml_files import read_yaml
from khabar.errors import CodebookError

ATTESTED = "verbs/attested.tsv"
Level = Literal["error", "warning"]


class Problem(msgspec.Struct, frozen=True, order=True):
    """A rule that a codebook breaks: in which file, at which entry, and what was expected."""

    file: str
    entry: str
    message: str
    level: Level = "error"

    def __str__(self) -> str:
        """`file: entry: message`, a warning marked as one."""
        where = f"{self.file}: {self.entry}" if self.entry else self.file
        return f"{where}: {'warning: ' if self.level == 'warning' else ''}{self.message}"


class DraftWord(msgspec.Struct, frozen=True):
    """A word with where it stands and what it expands to: nothing, where `broken` says why."""

    file: str
    where: str
    type: str | None
    word: Listed
    expanded: tuple[tuple[Lexeme, Forms], ...] = ()
    broken: str | None = None


class Draft(msgspec.Struct, frozen=True):
    """What could be decoded of a folder; `whole` unless it is an overlay; `attested` are the (root, pattern) of verbs that no dictionary
    has but news uses.
    """

    whole: bool
    types: dict[str, TypeEntry]
    words: list[DraftWord]
    frames: Mapping[str, Frame]
    order: tuple[str, ...]
    tables: dict[str, Table]
    problems: list[Problem]
    attested: frozenset[tuple[str, str]]


def file_of(entry: TypeEntry) -> str:
    """The file of an article, as problems name it."""
    return f"types/{entry.type}.yaml"


def examples_of(entry: TypeEntry) -> Iterator[tuple[str, Example]]:
    """An article's examples and lookalikes, each with how it is named."""
    for kind, examples in (("example", entry.examples), ("lookalike", entry.lookalikes)):
        for number, example in enumerate(examples, 1):
            yield f"{kind} {number}", example


def read_draft(folder: Path) -> Draft:
    """A folder's draft; a folder without frames.yaml is an overlay and has khabar's frames."""
    whole = (folder / "frames.yaml").is_file()
    frames = decode_frames(HOME / "frames.yaml") | (decode_frames(folder / "frames.yaml") if whole else {})
    problems: list[Problem] = []
    attested = frozenset(verb for home in dict.fromkeys((HOME, folder)) for verb in _attested(home, problems))
    draft = Draft(whole, {}, [], frames, order_of_types(HOME), {}, problems, attested)
    for path in files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            _read_file(draft, path, name)
        except (CodebookError, UnicodeDecodeError) as error:
            draft.problems.append(Problem(name, "", str(error).removeprefix(f"{path}: ")))
    return draft


def _attested(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """The verbs of a folder's list of those that no dictionary has, and a problem for each row that breaks its record."""
    path = folder / ATTESTED
    if path.is_file():
        found, wrong = read_records(read_table(path), AttestedVerb)
        problems.extend(Problem(ATTESTED, at(line), message) for line, message in wrong)
        yield from ((verb.root, verb.pattern) for verb in found)


def _read_file(draft: Draft, path: Path, name: str) -> None:
    if path.parent.name == "types":
        entry = draft.types[path.stem] = decode_type(path)
        for number, trigger in enumerate(entry.triggers, 1):
            _add_word(draft, file_of(entry), f"trigger {number}, «{trigger.lemma}»", entry.type, trigger)
    elif path.suffix == ".tsv":
        draft.tables[name] = read_table(path)
    elif path.parent.name == "verbs":
        _add_class(draft, path)
    elif name.startswith("lists/"):
        read_rows(path.parent)
    else:
        read_yaml(path)


def _add_class(draft: Draft, path: Path) -> None:
    file = f"verbs/{path.name}"
    for where, word in decode_class(path):
        if isinstance(word, CodebookError):
            draft.problems.append(Problem(file, where, str(word)))
        else:
            _add_word(draft, file, where, None, word)


def _add_word(draft: Draft, file: str, where: str, type_name: str | None, word: Listed) -> None:
    try:
        made = DraftWord(file, where, type_name, word, expanded=tuple(expand(word, type_name, draft.frames)))
    except CodebookError as error:
        made = DraftWord(file, where, type_name, word, broken=str(error))
    draft.words.append(made)
