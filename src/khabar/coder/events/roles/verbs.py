"""The roles of verbs: the subject before or after, the object after that, and which of the two a passive leaves."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.arabic.endings import ADVERB, FEMININE_OR_BROKEN
from khabar.codebook.entry import Frame
from khabar.coder.events.draft import Draft
from khabar.coder.events.predicates import Predicate
from khabar.coder.events.roles.fits import RoleTests
from khabar.coder.events.roles.reference import Reference, is_told_of
from khabar.coder.events.roles.voice import Voice, readings
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.constituents import Constituent, constituents
from khabar.coder.syntax.fillers import Filler, antecedent, coordinated, is_accusative, is_plural, leading_bare, needs_object
from khabar.coder.syntax.view import View

_RELATIVE = frozenset({"relative", "bare_relative"})
_VOICED = frozenset({"request", "blame"})
"""What slogans and banners say for those who carry them («رددوا هتافات تطالب بـ»)."""
_DASHES = frozenset("-–—|:/")


class VerbRoles:
    """Fills the subject and object of finite verbs."""

    def __init__(self, tests: RoleTests, reference: Reference) -> None:
        self._tests, self._reference, self._voice = tests, reference, Voice(tests)

    def fill(self, draft: Draft, clauses: Sequence[Clause], running: list[Filler], end: int) -> list[Constituent]:
        """Fill the subject and object of a verb; the phrases round it, for its prepositions."""
        view, predicate = draft.view, draft.predicate
        frame = predicate.lexeme.frame
        clause = predicate.clause
        between = constituents(view, predicate.first + 1, predicate.further[0]) if predicate.further else ()
        parts = [*between, *(p for p in constituents(view, predicate.last, clause.last) if p.first < end or not p.coordinated)]
        bare = leading_bare(view, parts)
        before, by_antecedent = self.subject_before(view, clauses, predicate, running)
        if not before and self._told_of(view, clause, predicate):
            before = self._reference.of_verb(view, readings(view, predicate), running)
        elif before is running and bare and self._takes_its_own(view, predicate, bare):
            before = []
        voiced = draft.traits.speech in _VOICED and clause.kind in _RELATIVE
        if not by_antecedent and voiced and not any(self._tests.is_party(view, f) for f in before):
            before = [] if bare else list(running)
        if not by_antecedent and clause.kind == "relative" and bare and self._acts_on(view, predicate, before, bare):
            before = []
        if not by_antecedent and self._resumes(view, clause, before, parts):
            own = draft.traits.befalls and bare and self._takes_its_own(view, predicate, bare)
            before = [] if own else self._reference.of_verb(view, readings(view, predicate), running)
        if predicate.lexeme.frame_name == "fell_to" and any(view.tags[i].suffix for i in predicate.further):
            before, running = [], []
        suffix = view.tags[predicate.first].suffix
        draft.passive = self._voice.is_passive(draft, bare, before, suffix)
        if draft.passive and before is running and ("object" not in frame or (bare and not is_plural(view, predicate.first))):
            before = []
        bare = self._leave_out_adjectives(view, bare)
        disagrees = bool(bare) and (self._voice.disagrees(view, predicate, bare[0][0]) or is_plural(view, predicate.first))
        subject, objects = self._arguments(view, bare, before, bool(suffix), by_antecedent, draft.passive, disagrees, "object" in frame)
        if not subject and not draft.passive and not self._has_own(frame, bare, objects):
            subject = self._reference.of_verb(view, readings(view, predicate), running)
        if suffix and not by_antecedent and not draft.passive:
            objects = [f for f in self._reference.of_pronoun(draft, predicate.first, suffix, ()) if f not in subject]
        roles = frame.get("subject", ())
        if draft.passive:
            self._tests.put(draft, frame.get("object", ()) or ("target",), subject)
        else:
            self._tests.put(draft, roles, subject)
            self._tests.put(draft, frame.get("object", ()), objects)
            draft.objects = [*draft.objects, *objects] or [f for f in subject if f not in draft.agents and f not in draft.targets]
        draft.subject = subject[0] if subject else None
        if draft.traits.target == "owner" and not draft.targets:
            self._owners(draft, subject if draft.passive else objects, running)
        return parts

    def _owners(self, draft: Draft, things: list[Filler], running: list[Filler]) -> None:
        """«وأُحرقت سيارته»: whom the pronoun of what was destroyed means: who was harmed just before, who is spoken of, or the nearest."""
        for thing in things:
            suffix = self._tests.owner_suffix(draft.view, thing.first)
            draft.add("target", self._reference.of_pronoun(draft, thing.first, suffix, draft.victims or running, own=True))

    def _resumes(self, view: View, clause: Clause, described: list[Filler], parts: Sequence[Constituent]) -> bool:
        """Whether what a relative clause describes is in it as a pronoun after a preposition («هجوماً استعادت خلاله …») and no doer."""
        if clause.kind not in {"relative", "bare_relative"} or not described or any(self._tests.is_doer(view, f) for f in described):
            return False
        return any(p.first in view.prepositions and p.first == p.prep_at for p in parts)

    def _told_of(self, view: View, clause: Clause, predicate: Predicate) -> bool:
        """«قال الجيش إنه قتل …»: a pronoun on the complementiser is the subject of the verb that follows."""
        return clause.verb == predicate.first and is_told_of(view, clause)

    def _has_own(self, frame: Frame, bare: list[list[Filler]], objects: list[Filler]) -> bool:
        """Whether what follows a verb that takes no object must be its subject, though it names nobody («غادرت مئة سيارة»)."""
        return bool(bare) and objects == bare[0] and frame.get("object", ("place",)) == ("place",)

    def _takes_its_own(self, view: View, predicate: Predicate, bare: list[list[Filler]]) -> bool:
        """Whether a conjoined singular verb has a subject of its own after it, and not the running one («وأصيب اثنان»)."""
        numbers = {o.reading.number for o in view.tags[predicate.first].verbs if o.reading.lexeme is predicate.lexeme}
        if (numbers and numbers <= {"p", "d"}) or ("object" in predicate.lexeme.frame and len(self._between(view, predicate)) == 1):
            return False
        if needs_object(view, predicate.clause, bare[0][0]) or self._is_hit(view, predicate, bare[0][0]):
            return False
        if "object" in predicate.lexeme.frame and self._reference.clashes(view, readings(view, predicate), bare[0][0]):
            return False
        voices = {o.reading.voice for o in view.tags[predicate.first].verbs if o.reading.lexeme is predicate.lexeme}
        actor = bare[0][0].actor
        if predicate.lexeme.frame.get("subject") == ("agent",) and "target" not in predicate.lexeme.frame.get("object", ()) and actor is None:
            return self._tests.is_doer(view, bare[0][0]) or self._tests.is_named_body(view, bare[0][0])
        return (
            "passive" in voices
            or "object" not in predicate.lexeme.frame
            or len(bare) > 1
            or (actor is not None and actor.kind in {"state", "force", "armed_group"})
        )

    def _is_hit(self, view: View, predicate: Predicate, filler: Filler) -> bool:
        """Whether a masculine building after a feminine verb can only be what it struck («فدمرت مبنى القناة»)."""
        genders = {r.gender for r in readings(view, predicate)}
        return genders == {"f"} and self._tests.is_struck(view, filler) and not view.words[filler.first].folded.endswith(FEMININE_OR_BROKEN)

    def _between(self, view: View, predicate: Predicate) -> list[list[Filler]]:
        """The bare phrases between a verb and the further word that its entry asks for after its object."""
        return leading_bare(view, constituents(view, predicate.first + 1, predicate.further[0])) if predicate.further else []

    def _acts_on(self, view: View, predicate: Predicate, described: list[Filler], bare: list[list[Filler]]) -> bool:
        """Whether a relative clause has a subject of its own («التي ترفض واشنطن التنسيق معها»): its verb disagrees with what it
        describes, or two phrases follow, the first a body."""
        actor = bare[0][0].actor
        if actor is None or actor.kind in {"civilians", "person"}:
            return False
        return len(bare) > 1 or not self._reference.of_verb(view, readings(view, predicate), described)

    def _leave_out_adjectives(self, view: View, bare: list[list[Filler]]) -> list[list[Filler]]:
        """Bare phrases without leading adjectives and adverbs that no noun carries."""
        stems = view.tags
        return [
            g for g in bare if g[0].actor is not None or view.known.partitives.get(stems[g[0].first].stem) or not self._is_adverb(view, g[0].first)
        ]

    def _is_adverb(self, view: View, i: int) -> bool:
        """An adjective with nothing to describe, or one of belonging in the accusative («تعسفياً»)."""
        tag = view.tags[i]
        if any(q.first <= i < q.last for q in view.quantities.values()):
            return tag.stem in self._tests.adjectives
        return tag.stem in self._tests.adjectives or (not tag.article and view.words[i].text.endswith(ADVERB))

    def _arguments(
        self,
        view: View,
        bare: list[list[Filler]],
        before: list[Filler],
        suffix: bool,
        antecedent_is_object: bool,
        passive: bool,
        disagrees: bool,
        takes_object: bool,
    ) -> tuple[list[Filler], list[Filler]]:
        """Subject and object among the phrases after the verb and the one before it."""
        if antecedent_is_object:
            return (bare[0] if bare else []), before
        if passive:
            return before or (bare[0] if bare else []), []
        if before:
            return before, bare[0] if bare and not suffix else []
        if suffix or not takes_object:
            return (bare[0] if bare else []), []
        if len(bare) == 1 and (not self._tests.is_doer(view, bare[0][0]) or is_accusative(view, bare[0][0]) or disagrees):
            return [], bare[0]
        return (bare[0] if bare else []), (bare[1] if len(bare) > 1 else [])

    def subject_before(self, view: View, clauses: Sequence[Clause], predicate: Predicate, running: list[Filler]) -> tuple[list[Filler], bool]:
        """What stands before a verb as its subject, and whether it is instead its object (a relative with a pronoun)."""
        clause = predicate.clause
        if clause.kind in {"relative", "bare_relative"} and clause.verb == predicate.first:
            found = antecedent(view, clauses, clause)
            tag = view.tags[predicate.first]
            return found, bool(tag.suffix) and bool(found)
        i = clause.first
        while i < predicate.first:
            part = next(iter(constituents(view, i, predicate.first)), None)
            if part is None:
                break
            if part.time is not None or (part.prep and part.last < predicate.first):
                i = part.last
                continue
            if part.prep:
                break
            group = coordinated(view, constituents(view, part.first, predicate.first))
            if any(view.words[j].text in _DASHES for j in range(group[-1].last if group else part.last, predicate.first)):
                i = part.last
                continue
            return group, False
        return (running, False) if clause.kind in {"coordinate", "resumed"} else ([], False)
