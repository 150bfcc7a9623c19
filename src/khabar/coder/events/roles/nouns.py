"""The roles of nouns and participles: what stands in construct with a verbal noun, its adjective, and what a participle describes."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from khabar.arabic.clitics import AND, LI
from khabar.arabic.endings import DUAL, SOUND_PLURALS
from khabar.arabic.function_words import FROM
from khabar.arabic.letters import ALIF
from khabar.coder.events.draft import Draft
from khabar.coder.events.predicates import Predicate
from khabar.coder.events.roles.fits import RoleTests
from khabar.coder.events.roles.owners import Nisba, is_gear, nisba_filler
from khabar.coder.events.roles.reference import Reference
from khabar.coder.syntax.constituents import Constituent, constituents, joins
from khabar.coder.syntax.fillers import Filler, coordinated, leading_bare, make_filler, to_filler
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.lexemes import view_lexeme
from khabar.coder.syntax.view import View
from khabar.model.mention import Actor

_MANY = (*SOUND_PLURALS, DUAL)


class NounRoles:
    """Fills the roles of verbal nouns and of participles that state an event."""

    def __init__(self, tests: RoleTests, nisba: Nisba, reference: Reference) -> None:
        self._tests, self._nisba, self._reference = tests, nisba, reference

    def participle(self, draft: Draft, running: list[Filler]) -> Sequence[Constituent]:
        """A participle that states an event: what it describes is its subject, or, passive, its object."""
        view, predicate = draft.view, draft.predicate
        frame = predicate.lexeme.frame
        voices = {o.reading.pos for o in view.tags[predicate.first].nouns if o.reading.lexeme is predicate.lexeme}
        after = constituents(view, predicate.last, predicate.clause.last)
        draft.passive = voices == {"passive_participle"} or (
            "passive_participle" in voices and not (after and not after[0].prep and not after[0].time)
        )
        described = self._described(view, predicate, running)
        roles = (frame.get("object", ()) or ("target",)) if draft.passive else frame.get("subject", ())
        self._tests.put(draft, roles, described)
        parts = constituents(view, predicate.last, predicate.clause.last)
        if not draft.passive:
            bare = leading_bare(view, parts)
            self._tests.put(draft, frame.get("object", ()), bare[0] if bare else [])
        else:
            owner = next((p for p in parts[:3] if p.prep == FROM), None)
            named = owner is not None and owner.first not in view.connectors and owner.first != owner.prep_at
            by = to_filler(view, owner, f"«{FROM}» after a passive participle") if owner is not None and named else None
            draft.add("agent", [by] if by is not None and self._tests.is_party(view, by) else [])
        return parts

    def _described(self, view: View, predicate: Predicate, running: list[Filler]) -> list[Filler]:
        if any(q.noun == predicate.first > q.first for q in view.quantities.values()):
            return [self._own(view, predicate)]
        before = [p for p in constituents(view, predicate.clause.first, predicate.first) if p.time is None]
        if before and before[-1].last >= predicate.first:
            described = make_filler(view, before[-1].first, max(before[-1].first + 1, predicate.first), "what the participle describes")
            return [described] if self._tests.is_doer(view, described) or described.first in view.quantities else []
        bare = [p for p in before if not p.prep]
        return [to_filler(view, bare[0], "subject of the participle")] if bare else running

    def noun(self, draft: Draft, running: list[Filler], end: int) -> Sequence[Constituent]:
        """A verbal noun: its adjective and what is in construct with it; the phrases that follow, for its prepositions."""
        view, predicate = draft.view, draft.predicate
        frame = predicate.lexeme.frame
        clause = predicate.clause
        i = self._adjective(draft, predicate.last, clause.last)
        if "self" in frame:
            if not self._says_people(view, predicate.first):
                draft.drop("people_told", over=True)
            if (among := _among(view, predicate)) is not None:
                self._tests.put(draft, frame["self"], [make_filler(view, among.first, among.last, "those of whom some are so")])
            elif not _tallied(view, predicate) and self._tests.is_doer(view, self._own(view, predicate)):
                self._tests.put(draft, frame["self"], [self._own(view, predicate)])
        suffix = view.tags[predicate.first].suffix
        if predicate.further and predicate.further[0] > predicate.first + 1 and not suffix:
            self._tests.put(draft, frame.get("of", ()), coordinated(view, constituents(view, predicate.first + 1, predicate.further[0])))
        if "object" in frame and predicate.last > predicate.first + 1:
            meant = self._reference.of_pronoun(draft, predicate.first, _pronoun(view, predicate.last - 1), ())
            self._tests.put(draft, frame["object"], meant)
        if suffix and frame.get("of"):
            meant = self._reference.of_pronoun(draft, predicate.first, suffix, running, own=frame["of"][0] != "target")
            self._tests.put(draft, self._tests.choose(frame["of"], view, meant[0]) if meant else (), meant)
            self._object(draft, i, min(clause.last, end))
        elif (arm := self._arm(draft)) is not None:
            draft.add("agent", [arm])
            i = self._adjective(draft, arm.last, clause.last)
        elif not suffix and all(view.is_quote(j) for j in range(predicate.last, i)):
            i = self._construct(draft, i, min(clause.last, end))
        return constituents(view, i, min(clause.last, max(end, i)))

    def _object(self, draft: Draft, i: int, end: int) -> None:
        """What follows a verbal noun that bears its doer («لقائه وزير …») is its object."""
        after = [p for p in constituents(draft.view, i, end) if p.time is None]
        if "object" in draft.predicate.lexeme.frame and after and not after[0].prep and not after[0].coordinated:
            self._tests.put(draft, draft.predicate.lexeme.frame["object"], coordinated(draft.view, after))

    def settle(self, draft: Draft) -> None:
        """Take the trigger's own noun out of the targets where others are named."""
        if "self" in draft.predicate.lexeme.frame and len(draft.targets) > 1:
            draft.targets = [f for f in draft.targets if f.origin != "own"]

    def _says_people(self, view: View, at: int) -> bool:
        """Whether a noun for victims states that there are some: indefinite, counted, brought in by a verb of cause, or joined to one that is."""
        if not view.tags[at].definite or any(q.first < at < q.last for q in view.quantities.values()):
            return True
        before = view.before(at)
        if at + 1 in view.quantities:
            return True
        if before is None:
            return False
        if joins(view, at) and any("self" in o.reading.lexeme.frame for o in view.tags[before].nouns):
            return self._says_people(view, before)
        if before > view.first and before in view.prepositions:
            return view.tags[before - 1].stem in view.known.partitives or _brings(view, before - 1)
        return _brings(view, before) or any(o.reading.lexeme.frame_name == "toll" for o in view.tags[before].nouns)

    def _own(self, view: View, predicate: Predicate) -> Filler:
        filler = make_filler(view, predicate.first, predicate.first + 1, "the trigger's own noun")
        return msgspec.structs.replace(filler, origin="own")

    def _adjective(self, draft: Draft, i: int, end: int) -> int:
        """Past the adjectives of the trigger; a nisba among them can name the agent («غارات روسية»)."""
        view = draft.view
        start = i
        while i < end and not view.is_mark(i):
            if view.is_quote(i):
                i += 1
                continue
            tag = view.tags[i]
            named = self._nisba(tag.stem) if tag.nisba and not tag.preposition else None
            if named is None and i in view.begins and (i not in view.named or self._is_people(view, draft.at, i)):
                break
            same = tag.article == view.tags[draft.predicate.first].article
            if (tag.conjunction and i > start and not (tag.nisba or tag.stem in self._tests.adjectives)) or tag.preposition or i in view.prepositions:
                break
            if not same or not (tag.nisba or tag.stem in self._tests.adjectives) or (view.tags[i].verbs and is_finite(view, i)):
                break
            if (i in view.actors and view.actors[i].last > i + 1) or (
                not tag.nisba and i + 1 in view.actors and not view.tags[i + 1].article and not view.tags[i + 1].preposition
            ):
                break
            if named is not None and draft.predicate.lexeme.frame.get("adjective"):
                filler = nisba_filler(view, i, named, "adjective of the trigger")
                self._tests.put(draft, draft.predicate.lexeme.frame["adjective"], [filler])
            i += 1
        return i

    def _kind_of_weapon(self, view: View, i: int) -> bool:
        """Whether an indefinite weapon at word `i` waits for the word that says which kind it is («طائرة تجسس»)."""
        return i in view.means and view.means[i].last == i + 1 and not view.tags[i].definite

    def _is_people(self, view: View, trigger: int, i: int) -> bool:
        """Whether word `i`, in a plural or dual that the trigger is not in, is people and no adjective of it («إصابة جنديين»)."""
        word = view.words[i].folded
        return word.endswith(_MANY) and len(word) > 4 and not view.words[trigger].folded.endswith(_MANY)

    def _construct(self, draft: Draft, i: int, end: int) -> int:
        """The noun in construct with the trigger, and those joined to it."""
        view = draft.view
        if i >= end or view.tags[draft.predicate.first].article:
            return i
        tag = view.tags[i]
        if (
            view.is_mark(i)
            or joins(view, i)
            or view.words[i].folded == AND
            or i in view.prepositions
            or i in view.connectors
            or i in view.times
            or tag.preposition
        ):
            return i
        if tag.verbs and is_finite(view, i) and i not in view.actors and i not in view.quantities:
            return i
        parts = constituents(view, i, end)
        group = coordinated(view, parts)
        if not group:
            return i
        roles = draft.predicate.lexeme.frame.get("of", ())
        if "adjective" in draft.predicate.lexeme.frame and group[0].actor is None and group[0].last == i + 1 and view.known.partitives.get(tag.stem):
            return i + 1
        if (
            roles == ("target",)
            and draft.predicate.lexeme.frame_name != "noun_fate"
            and self._tests.acts(view, group[0])
            and not is_gear(group[0])
            and (acted := self._acted_on(draft, group, end)) is not None
        ):
            self._tests.put(draft, ("agent",), group)
            self._tests.put(draft, roles, [acted])
            return acted.last
        last = max(f.last for f in group)
        chosen = self._one_role(draft, roles, group[0], constituents(view, last, draft.predicate.clause.last))
        self._tests.put(draft, chosen, group)
        if len(roles) > 1 and chosen == ("agent",):
            last = self._second(draft, last, end)
        return last

    def _one_role(self, draft: Draft, roles: Sequence[str], filler: Filler, after: Sequence[Constituent]) -> Sequence[str]:
        """The role of what stands in construct where the frame leaves two; who is hit is no doer unless what he hit follows."""
        if len(roles) < 2:
            return roles
        view = draft.view
        if not (self._tests.acts(view, filler) or self._tests.is_named_body(view, filler)):
            return ("target",)
        if self._hits(draft, filler.last, after):
            return ("agent",)
        if roles[0] == "target":
            return ("target",)
        weapon = filler.first in view.means
        return ("agent",) if weapon or self._tests.is_definite(view, filler) else ("target",)

    def _hits(self, draft: Draft, last: int, after: Sequence[Constituent]) -> bool:
        """Whether what a doer in construct hits follows: a bare noun, or one after a preposition that the frame gives its target."""
        part = next(iter(after), None)
        if part is None or part.time is not None or part.coordinated:
            return False
        if not part.prep:
            adjacent = all(draft.view.is_quote(j) for j in range(last, part.first))
            mentioned = part.first in draft.view.begins
            return adjacent and (mentioned or not (draft.view.tags[part.first].nisba or self._kind_of_weapon(draft.view, last - 1)))
        frame = draft.predicate.lexeme.frame
        return frame.get(part.prep) == ("target",) and (part.prep == LI or frame["of"][0] == "agent")

    def _arm(self, draft: Draft) -> Filler | None:
        """The arm of a state that the trigger itself names («قصف المدفعية السعودية»)."""
        view, predicate = draft.view, draft.predicate
        actor = view.actors.get(predicate.further[0]) if predicate.further else None
        if actor is None or actor.id is None or actor.kind != "force" or actor.last <= predicate.last or "adjective" not in predicate.lexeme.frame:
            return None
        return make_filler(view, actor.first, actor.last, "the arm in the trigger")

    def _acted_on(self, draft: Draft, group: list[Filler], end: int) -> Filler | None:
        """The bare noun right after a doer in construct («منع الجيش وصول …»، «قتل القوات مدنيين»), which is the object."""
        view, last = draft.view, max(f.last for f in group)
        rest = constituents(view, last, end)
        if not rest or rest[0].prep or rest[0].time or rest[0].coordinated or rest[0].first > last or view.tags[rest[0].first].nisba:
            return None
        filler = to_filler(view, rest[0], "bare noun after the doer")
        if filler.actor is not None:
            return None if self._tests.acts(view, filler) else filler
        return None if view.tags[filler.first].article and view.tags[last - 1].article else filler

    def _second(self, draft: Draft, i: int, end: int) -> int:
        """After a doer in construct, the bare noun that follows is what was struck («استهداف مسيّرة سيارة»)."""
        view = draft.view
        rest = constituents(view, i, end)
        if not rest or rest[0].prep or rest[0].time or rest[0].coordinated or rest[0].first > i + 1:
            return i
        filler = to_filler(view, rest[0], "bare noun after the doer")
        fights = self._tests.is_doer(view, filler) and filler.actor is not None and filler.actor.kind in {"state", "force", "armed_group"}
        if fights and draft.predicate.lexeme.frame["of"][0] == "agent":
            return i
        self._tests.put(draft, ("target",), [filler])
        return filler.last


def _brings(view: View, i: int) -> bool:
    """Whether word `i` can carry or cause an event."""
    return any(o.reading.lexeme.cls in {"light", "cause"} for o in (*view.tags[i].nouns, *view.tags[i].verbs))


def _among(view: View, predicate: Predicate) -> Actor | Constituent | None:
    """«عشرات المدنيين بين قتيل وجريح»: those told before «بين», of whom some died and some were hurt."""
    at = predicate.first
    if joins(view, at) and (before := view.before(at)) is not None and any("self" in o.reading.lexeme.frame for o in view.tags[before].nouns):
        at = before
    between = view.prepositions.get(at - 1)
    if between is None or between.value.kind != "between":
        return None
    people = [a for a in view.actors.values() if predicate.clause.first <= a.first and a.last == at - 1]
    told = [p for p in constituents(view, predicate.clause.first, at - 1) if p.time is None and p.last == at - 1]
    return max(people, key=lambda a: a.last - a.first) if people else told[-1] if told else None


def _tallied(view: View, predicate: Predicate) -> bool:
    """Whether victims are only what a figure counts («إلى 40 جريحاً»), and not those whom a verb of their clause tells of («وصل 40 جريحاً»)."""
    counted = view.words[predicate.first].folded.endswith(ALIF) and any(q.first < predicate.first < q.last for q in view.quantities.values())
    verb = predicate.clause.verb
    if not counted or verb is None:
        return counted
    lexeme = view_lexeme(view, verb)
    return lexeme.cls not in {"event", "general"} or lexeme.traits.casualty


def _pronoun(view: View, i: int) -> str:
    """The pronoun that word `i` ends in, as a word that bears one may («إياهم»)."""
    return max((cut.suffix for cut in view.words[i].form.cuts if not cut.prefix), key=len, default="")
