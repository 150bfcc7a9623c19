"""Linting: every rule of the schema, each broken one with its file, its entry and what was expected.

An error is a rule broken; a warning is something that a person should look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from khabar.codebook.cache import HOME
from khabar.codebook.lint import articles as rules_articles
from khabar.codebook.lint import lists as rules_lists
from khabar.codebook.lint import words as rules_words
from khabar.codebook.lint.unchecked import Draft, Problem, read_draft

RULES: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
    rules_articles.types_present,
    rules_articles.heads_complete,
    rules_articles.types_named,
    rules_articles.examples_enough,
    rules_articles.quotes_found,
    rules_words.words_expand,
    rules_words.verbs_attested,
    rules_words.roles_known,
    rules_words.claimed_twice,
    rules_lists.lists_formed,
)
"""Every rule; docs/reference/codebook-files.md says them in words."""


def lint(folder: Path = HOME) -> list[Problem]:
    """Every problem of a codebook folder, errors first; a folder without frames.yaml is an overlay of khabar's own."""
    draft = read_draft(folder)
    problems = [*draft.problems, *(problem for rule in RULES for problem in rule(draft))]
    return sorted(problems, key=lambda problem: (problem.level, problem.file))
