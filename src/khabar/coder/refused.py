"""Refused: why a word that could have stated an event states none, for `explain`.

Read from a finished analysis; what a rule needs is asked of the rules again, so that coding pays nothing for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from khabar.coder.analysis import Analysis
from khabar.coder.events.conditions import why_not
from khabar.coder.events.draft import Draft
from khabar.coder.events.predicates import event_options, of_scene
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.view import View

_LONGEST = 80
"""Characters of a condition that are told."""


def refused(a: Analysis) -> Iterator[tuple[int, str, str]]:
    """(word, types that it could have been, reason) of each event word of a report that became no draft, in the order of the text."""
    for view, clauses, drafts in zip(a.views, a.clauses, a.drafts, strict=True):
        outside = view.index in a.layout.outside
        taken = {i: draft for draft in drafts for i in (*range(draft.predicate.first, draft.predicate.last), *draft.predicate.further)}
        for clause in clauses:
            for i in range(clause.first, clause.last):
                if view.tags[i].event and not any(draft.at == i for draft in drafts):
                    yield i, _types(view, i), _reason(view, i, clause, taken.get(i), outside)


def _types(view: View, i: int) -> str:
    lexemes = (option.reading.lexeme for option in (*view.tags[i].verbs, *view.tags[i].nouns))
    return ", ".join(sorted({lexeme.type for lexeme in lexemes if lexeme.cls == "event" and lexeme.type}))


def _reason(view: View, i: int, clause: Clause, owner: Draft | None, outside: bool) -> str:
    if outside:
        return "it stands in a heading, a link or other words of the site"
    if owner is not None:
        return f"it is part of the trigger of {owner.type} («{view.words[owner.at].text}»)"
    if i in view.named:
        return "it is part of a name or a time"
    options = event_options(view, i)
    if not options:
        return "only says which place or fact is meant" if of_scene(view, i) else "it does not state an event here (a noun, a particle, a participle)"
    unmet: dict[str, str] = {}
    for option, _ in options:
        why = why_not(view, i, option, clause)
        if why:
            unmet.setdefault(option.reading.lexeme.type or "", why if len(why) <= _LONGEST else why[:_LONGEST] + "…")
    told = "; ".join(f"{type_}: {why}" for type_, why in unmet.items())
    return told or "it is part of what a source is called, or only says which place or fact is meant"
