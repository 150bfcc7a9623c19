"""Rules about words: they can be expanded, are real, fill roles that exist, and belong to one type."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import get_args

import mazini
from mazini.lexicon import is_attested

from khabar.arabic.nominals import Features
from khabar.arabic.script import fold
from khabar.codebook.codebook import Lexeme
from khabar.codebook.entry import Role, Trigger, several
from khabar.codebook.lint.unchecked import ATTESTED, Draft, DraftWord, Problem

ROLES: tuple[str, ...] = get_args(Role)
_MOVING = ("from", "via", "to")


def words_expand(draft: Draft) -> Iterator[Problem]:
    """An entry is one kind of word, its frame is known, and its root and pattern make the verb as written."""
    for entry in draft.words:
        word = entry.word
        if entry.broken:
            yield Problem(entry.file, entry.where, entry.broken)
        elif word.verb and word.root and word.pattern:
            made = sorted({fold(form.form) for form in mazini.conjugate(word.root, word.pattern, reduced=word.reduced).lemma})
            if fold(word.verb) not in made:
                yield Problem(entry.file, entry.where, f"root {word.root} and pattern {word.pattern} make «{' / '.join(made)}»")


def verbs_attested(draft: Draft) -> Iterator[Problem]:
    """Root and pattern are a verb of the dictionaries or of verbs/attested.tsv (a warning: none has all the verbs of a living language)."""
    for entry in draft.words:
        word = entry.word
        if word.root and word.pattern and not entry.broken and not _attested(draft, word.root, word.pattern):
            asked = f"root {word.root}, pattern {word.pattern}: in no dictionary and not in {ATTESTED}, is it a verb?"
            yield Problem(entry.file, entry.where, asked, "warning")


def _attested(draft: Draft, root: str, pattern: str) -> bool:
    return (root, pattern) in draft.attested or is_attested(root, pattern)


def roles_known(draft: Draft) -> Iterator[Problem]:
    """Frames give known roles; from, via or to in a type without `moves: true` is a warning."""
    for name, frame in draft.frames.items():
        for role in sorted({role for roles in frame.values() for role in roles} - set(ROLES)):
            yield Problem("frames.yaml", name, f"unknown role {role!r}, expected one of {', '.join(ROLES)}")
    for entry in draft.words:
        article = draft.types.get(entry.type or "")
        own = entry.word.with_ if isinstance(entry.word, Trigger) else {}
        moving = [role for roles in own.values() for role in several(roles) if role in _MOVING]
        if article and moving and not (article.moves or article.extends):
            yield Problem(entry.file, entry.where, f"role {moving[0]!r} in a type without moves: true", "warning")


def _competes(form: Features) -> bool:
    """Whether news is likely to mean this reading: a noun, or a verb in the third person."""
    return "participle" not in form.pos and form.tense != "imperative" and form.person in (3, None)


def _told_apart(first: Lexeme, second: Lexeme) -> bool:
    conditions = any(word.needs or word.needs_prep or word.needs_subject or word.who or word.type_if or word.weak for word in (first, second))
    return conditions or first.then != second.then or first.pos != second.pos


def claimed_twice(draft: Draft) -> Iterator[Problem]:
    """No form is claimed by two types with nothing in the entries to tell them apart (a warning, naming both)."""
    owners: dict[str, list[tuple[DraftWord, Lexeme]]] = {}
    for entry in (word for word in draft.words if word.type):
        for lexeme, forms in entry.expanded:
            for stem, readings in forms.items():
                if any(map(_competes, readings)):
                    owners.setdefault(stem, []).append((entry, lexeme))
    shared: dict[tuple[str, str, str, str], list[str]] = {}
    for stem, claims in owners.items():
        for (entry, first), (other, second) in combinations(claims, 2):
            if entry.type != other.type and not _told_apart(first, second):
                shared.setdefault((entry.file, entry.where, other.file, other.where), []).append(stem)
    for (file, where, other_file, other_where), stems in shared.items():
        both = f"{len(stems)} forms («{stems[0]}») are claimed too by {other_file}, {other_where}"
        yield Problem(file, where, f"{both}: tell them apart by needs, type_if or then", "warning")
