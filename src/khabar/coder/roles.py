"""Roles: who did it to whom, from the phrases round a predicate and the frame of its entry.

A verb takes its subject before it (SVO) or after it (VSO), its object after that; a passive verb's subject
takes the role of its object. A verbal noun takes the noun in construct with it, its adjective, its
prepositions, and the subject of the verb that governs it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from khabar.coder.clauses import Clause, is_finite
from khabar.coder.constituents import Constituent, constituents, phrase_end
from khabar.coder.draft import Draft, Filler
from khabar.coder.predicates import Predicate
from khabar.coder.view import View
from khabar.model.mention import Actor

Nisba = Callable[[str], tuple[str, str] | None]
_ANIMATE = frozenset({"state", "armed_group", "force", "official", "person", "organisation", "civilians", "media", "unknown"})
PARTIES = frozenset({"demand", "criticism", "threat", "support", "meeting", "agreement", "sanction", "ceasefire"})
"""Types whose roles a place's name can fill, since it stands for its state."""
_STRIKES = frozenset({"air_strike", "shelling", "bombing", "offensive"})
_DAMMA = "\u064f"
_OWN = "the trigger's own noun"


class RoleFiller:
    """Fills the agents and targets of drafts; `lists` give the words that the rules name."""

    def __init__(
        self, agent_phrases: frozenset[str], nisba: Nisba, doers: frozenset[str], adjectives: frozenset[str], places: frozenset[str],
        things: frozenset[str],
    ) -> None:  # fmt: skip
        self._by, self._nisba, self._doers, self._adjectives = agent_phrases, nisba, doers, adjectives
        self._places, self._things = places, things

    def fill(self, draft: Draft, clauses: Sequence[Clause], running: list[Filler], end: int) -> None:
        """Fill the roles of `draft`; `running` is the subject carried from before, `end` where the next predicate of its clause stands."""
        if draft.predicate.verbal:
            self._verb(draft, clauses, running, end)
        elif "participle" in draft.predicate.option.reading.pos:
            self._participle(draft, running)
        else:
            self._noun(draft, running, end)

    # -- verbs

    def _verb(self, draft: Draft, clauses: Sequence[Clause], running: list[Filler], end: int) -> None:
        view, predicate = draft.view, draft.predicate
        frame = predicate.lexeme.frame
        clause = predicate.clause
        between = constituents(view, predicate.first + 1, predicate.further[0]) if predicate.further else ()
        parts = [*between, *(p for p in constituents(view, predicate.last, clause.last) if p.first < end or not p.coordinated)]
        bare = leading_bare(view, parts)
        before, by_antecedent = self.subject_before(view, clauses, predicate, running)
        if before is running and bare and self._takes_its_own(view, predicate, bare):
            before = []
        suffix = view.tags[predicate.first].suffix
        draft.passive = self._is_passive(draft, bare, before, suffix)
        bare = self._leave_out_adjectives(view, bare)
        disagrees = bool(bare) and self._disagrees(view, predicate, bare[0][0])
        subject, objects = self._arguments(view, bare, before, bool(suffix), by_antecedent, draft.passive, disagrees)
        if not subject and not draft.passive:
            subject = running
        roles = frame.get("subject", ())
        if draft.passive:
            self._put(draft, frame.get("object", ()) or ("target",), subject)
        else:
            self._put(draft, roles, subject)
            self._put(draft, frame.get("object", ()), objects)
            draft.objects = objects or [f for f in subject if f not in draft.agents and f not in draft.targets]
        draft.subject = subject[0] if subject else None
        self.prepositions(draft, parts)

    def _disagrees(self, view: View, predicate: Predicate, filler: Filler) -> bool:
        """Whether a feminine verb cannot have a phrase as its subject: a masculine noun that is no broken plural of things."""
        genders = {o.reading.gender for o in view.tags[predicate.first].verbs if o.reading.lexeme is predicate.lexeme}
        head = view.words[filler.first].folded
        if genders != {"f"} or head.endswith(("ه", "ات", "اء")):
            return False
        figure = next((q for q in view.quantities.values() if q.first <= filler.first < q.last), None)
        return filler.actor is not None and filler.actor.kind in {"civilians", "person"} and figure is None

    def _takes_its_own(self, view: View, predicate: Predicate, bare: list[list[Filler]]) -> bool:
        """Whether a conjoined singular verb has a subject of its own after it, and not the running one («وأصيب اثنان»)."""
        numbers = {o.reading.number for o in view.tags[predicate.first].verbs if o.reading.lexeme is predicate.lexeme}
        if numbers and numbers <= {"plural", "dual"}:
            return False
        voices = {o.reading.voice for o in view.tags[predicate.first].verbs if o.reading.lexeme is predicate.lexeme}
        actor = bare[0][0].actor
        return (
            voices == {"passive"}
            or "object" not in predicate.lexeme.frame
            or len(bare) > 1
            or (
                (actor is not None and actor.kind in {"state", "force", "armed_group"})
                or ("passive" in voices and not predicate.lexeme.frame.get("على"))
            )
        )

    def _leave_out_adjectives(self, view: View, bare: list[list[Filler]]) -> list[list[Filler]]:
        """Bare phrases without leading adjectives and adverbs that no noun carries."""
        return [group for group in bare if view.tags[group[0].first].stem not in self._adjectives or group[0].actor is not None]

    def _arguments(
        self,
        view: View,
        bare: list[list[Filler]],
        before: list[Filler],
        suffix: bool,
        antecedent_is_object: bool,
        passive: bool,
        disagrees: bool,
    ) -> tuple[list[Filler], list[Filler]]:
        """Subject and object among the phrases after the verb and the one before it."""
        if antecedent_is_object:
            return (bare[0] if bare else []), before
        if passive:
            return before or (bare[0] if bare else []), []
        if before:
            return before, bare[0] if bare and not suffix else []
        if suffix:
            return (bare[0] if bare else []), []
        if len(bare) == 1 and (not self.is_doer(view, bare[0][0]) or is_accusative(view, bare[0][0]) or disagrees):
            return [], bare[0]
        return (bare[0] if bare else []), (bare[1] if len(bare) > 1 else [])

    def _is_passive(self, draft: Draft, bare: list[list[Filler]], before: list[Filler], suffix: str) -> bool:
        predicate, view = draft.predicate, draft.view
        word = view.words[predicate.first]
        same = [o.reading for o in view.tags[predicate.first].verbs if o.reading.lexeme is predicate.lexeme]
        voices = {r.voice for r in same}
        if voices == {"passive"}:
            return True
        if "passive" not in voices or "object" not in predicate.lexeme.frame:
            return False
        head = view.tags[predicate.first].head
        if _DAMMA in word.text[head : head + 2]:
            return True
        if suffix or len(bare) > 1:
            return False
        if (before and bare) or (bare and (is_accusative(view, bare[0][0]) or self._disagrees(view, predicate, bare[0][0]))):
            return False
        only = before or (bare[0] if bare else [])
        return bool(only) and not self._does(view, only[0], draft.type, bool(before))

    def _does(self, view: View, filler: Filler, type_: str, before: bool) -> bool:
        """Whether a lone phrase by a verb of either voice is its doer: weapons and bodies do, people suffer."""
        if type_ in {"killing", "injury", "arrest", "abduction", "release", "transfer", "displacement", "body_recovery", "trial", "abuse"}:
            return before and filler.actor is not None and filler.actor.kind in {"state", "force", "armed_group"} and not self._counted(view, filler)
        return self.is_doer(view, filler)

    def _counted(self, view: View, filler: Filler) -> bool:
        return any(q.first <= filler.first < q.last for q in view.quantities.values())

    def is_doer(self, view: View, filler: Filler) -> bool:
        """Whether a phrase names people, a body or a weapon of war rather than a thing or a place."""
        if filler.actor is not None:
            return True
        return any(cut.stem in self._doers for cut in view.words[filler.first].form.cuts)

    # -- participles

    def _participle(self, draft: Draft, running: list[Filler]) -> None:
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
        self._put(draft, roles, described)
        parts = constituents(view, predicate.last, predicate.clause.last)
        if not draft.passive:
            bare = leading_bare(view, parts)
            self._put(draft, frame.get("object", ()), bare[0] if bare else [])
        else:
            owner = next((p for p in parts[:3] if p.prep == "من"), None)
            draft.add("agent", [to_filler(view, owner, "«من» after a passive participle")] if owner is not None else [])
        self.prepositions(draft, parts)

    def _described(self, view: View, predicate: Predicate, running: list[Filler]) -> list[Filler]:
        before = [p for p in constituents(view, predicate.clause.first, predicate.first) if p.time is None]
        if before and before[-1].last >= predicate.first:
            described = make_filler(view, before[-1].first, max(before[-1].first + 1, predicate.first), "what the participle describes")
            return [described] if self.is_doer(view, described) or described.first in view.quantities else []
        bare = [p for p in before if not p.prep]
        return [to_filler(view, bare[0], "subject of the participle")] if bare else running

    def _party(self, view: View, filler: Filler) -> bool:
        """Whether a phrase can act in diplomacy: people, bodies, and capitals that stand for their states («واشنطن»)."""
        if self.is_doer(view, filler) or self._named_body(view, filler):
            return True
        place = view.places.get(filler.first)
        return place is not None and place.known and place.feature in {"country", "capital", "city"} and filler.last <= place.last

    def _named_body(self, view: View, filler: Filler) -> bool:
        """Whether a phrase that no table knows could name a body: definite, and no thing, place or event."""
        tag = view.tags[filler.first]
        if not (tag.article or view.tags[filler.last - 1].article) or tag.stem in self._things or tag.stem in self._places:
            return False
        return (
            not tag.nouns
            and not is_finite(view, filler.first)
            and tag.stem not in self._adjectives
            and not any(filler.first <= i < filler.last for i in view.places)
        )

    # -- verbal nouns

    def _noun(self, draft: Draft, running: list[Filler], end: int) -> None:
        view, predicate = draft.view, draft.predicate
        frame = predicate.lexeme.frame
        clause = predicate.clause
        i = self._adjective(draft, predicate.last, clause.last)
        if "self" in frame:
            if not self._says_people(view, predicate):
                draft.dropped = "speaks of people told of before"
            self._put(draft, frame["self"], [self._own(view, predicate)])
        suffix = view.tags[predicate.first].suffix
        if suffix and frame.get("of") and running:
            self._put(draft, self._choose(frame["of"], view, running[0]), running)
        elif i == predicate.last and not suffix:
            i = self._construct(draft, i, min(clause.last, end))
        self.prepositions(draft, constituents(view, i, min(clause.last, max(end, i))), running)
        if "self" in frame and len(draft.targets) > 1:
            draft.targets = [f for f in draft.targets if f.rule != _OWN]

    def _says_people(self, view: View, predicate: Predicate) -> bool:
        """Whether a noun for victims states that there are some: indefinite, counted, or joined to one that is."""
        at = predicate.first
        if not view.tags[at].definite or any(q.first < at < q.last for q in view.quantities.values()):
            return True
        before = view.before(at)
        return before is not None and any(o.reading.lexeme.cls in {"light", "cause"} for o in (*view.tags[before].nouns, *view.tags[before].verbs))

    def _own(self, view: View, predicate: Predicate) -> Filler:
        return make_filler(view, predicate.first, predicate.first + 1, rule=_OWN)

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
            if named is None and i in view.begins and i not in view.named:
                break
            same = tag.article == view.tags[draft.predicate.first].article
            if (tag.conjunction and i > start and not (tag.nisba or tag.stem in self._adjectives)) or tag.preposition or i in view.prepositions:
                break
            if not same or not (tag.nisba or tag.stem in self._adjectives) or (view.tags[i].verbs and is_finite(view, i)):
                break
            if i in view.actors and view.actors[i].last > i + 1:
                break
            if named is not None and draft.predicate.lexeme.frame.get("adjective"):
                actor = Actor(
                    start=view.words[i].start + tag.outer, end=view.words[i].end, first=i, last=i + 1, rule="nisba",
                    name=named[0], id=named[0], kind=named[1],  # type: ignore[arg-type]
                )  # fmt: skip
                filler = Filler(first=i, last=i + 1, start=actor.start, end=actor.end, actor=actor, rule="adjective of the trigger")
                self._put(draft, draft.predicate.lexeme.frame["adjective"], [filler])
            i += 1
        return i

    def _construct(self, draft: Draft, i: int, end: int) -> int:
        """The noun in construct with the trigger, and those joined to it."""
        view = draft.view
        if i >= end or view.tags[draft.predicate.first].article:
            return i
        tag = view.tags[i]
        if view.is_mark(i) or i in view.prepositions or i in view.connectors or i in view.times or tag.preposition or tag.conjunction:
            return i
        if tag.verbs and is_finite(view, i) and i not in view.actors and i not in view.quantities:
            return i
        parts = constituents(view, i, end)
        group = coordinated(view, parts)
        if not group:
            return i
        roles = draft.predicate.lexeme.frame.get("of", ())
        self._put(draft, self._choose(roles, view, group[0]), group)
        last = max(f.last for f in group)
        if roles and len(roles) > 1 and group and self._choose(roles, view, group[0]) == ("agent",):
            last = self._second(draft, last, end)
        return last

    def _second(self, draft: Draft, i: int, end: int) -> int:
        """After a doer in construct, the bare noun that follows is what was struck («استهداف مسيّرة سيارة»)."""
        view = draft.view
        rest = constituents(view, i, end)
        if not rest or rest[0].prep or rest[0].time or rest[0].coordinated or rest[0].first > i + 1:
            return i
        filler = to_filler(view, rest[0], "bare noun after the doer")
        if self.is_doer(view, filler) and filler.actor is not None and filler.actor.kind in {"state", "force", "armed_group"}:
            return i
        self._put(draft, ("target",), [filler])
        return filler.last

    def _choose(self, roles: Sequence[str], view: View, filler: Filler) -> tuple[str, ...]:
        """The role of a phrase where the frame leaves two: agent for a doer, else the other."""
        if len(roles) < 2:
            return tuple(roles)
        return (roles[0],) if self._acts(view, filler) else (roles[1],)

    def _acts(self, view: View, filler: Filler) -> bool:
        if filler.actor is not None:
            return filler.actor.kind in {"state", "force", "armed_group"} or any(
                cut.stem in self._doers for cut in view.words[filler.first].form.cuts
            )
        return self.is_doer(view, filler)

    # -- both

    def prepositions(self, draft: Draft, parts: Sequence[Constituent], running: Sequence[Filler] = ()) -> None:
        """Fill roles from prepositional phrases, as the entry's frame says."""
        frame = draft.predicate.lexeme.frame
        view = draft.view
        last: tuple[str, ...] = ()
        for part in parts:
            if part.time is not None:
                continue
            if part.prep in self._by or part.kind == "agent":
                roles: tuple[str, ...] = ("agent",)
            elif part.prep.startswith("بين") and "between" in frame:
                self._between(draft, parts, part, running)
                return
            elif part.prep:
                roles = frame.get(part.prep, ())
            elif part.coordinated:
                roles = last
            else:
                roles = ()
            if part.prep == "ل" and self._belongs(draft, part):
                continue
            if part.prep == "ل" and not draft.predicate.verbal and "adjective" in frame and part is parts[0] and self._owns(view, part):
                roles = ("agent",)
            if part.prep == "من" and not draft.predicate.verbal and draft.type in _STRIKES and self._owns(view, part):
                roles = ("agent",)
            if part.prep in {"ل", "علي"} and roles == ("target",) and not self._somebody(view, part):
                roles = ()
            last = roles
            if not roles or part.first >= view.last:
                continue
            self._put(draft, roles, [to_filler(view, part, f"«{part.prep or 'و'}» in the frame")])

    def _belongs(self, draft: Draft, part: Constituent) -> bool:
        """«أهداف للتنظيم»: a body after «ل» that owns the thing just named is part of its name."""
        view = draft.view
        owned = next((f for f in draft.targets if f.last == part.prep_at and f.actor is None), None)
        actor = view.actors.get(part.first)
        if owned is None or actor is None:
            return False
        draft.targets[draft.targets.index(owned)] = Filler(
            first=owned.first, last=part.last, start=owned.start, end=view.words[part.last - 1].end, actor=actor, rule=owned.rule
        )
        return True

    def _somebody(self, view: View, part: Constituent) -> bool:
        """Whether a phrase names people or things that can be struck or helped, rather than a purpose («لرعاية …»)."""
        if any(part.holds(i) for i in view.actors):
            return True
        figure = view.quantities.get(part.first)
        counted = view.tags[figure.noun].stem if figure is not None and figure.noun is not None else view.tags[part.first].stem
        return counted in self._things and (figure is None or figure.unit not in {"event", "other", "duration"})

    def _owns(self, view: View, part: Constituent) -> bool:
        """«غارات للتحالف»، «قصف لقوات النظام»: after «ل» a body that fights owns the strike."""
        actor = view.actors.get(part.first)
        return actor is not None and actor.kind in {"state", "force", "armed_group"}

    def _between(self, draft: Draft, parts: Sequence[Constituent], start: Constituent, running: Sequence[Filler]) -> None:
        """«بين A وB»: one side each; «بينهم وبين B» takes the running subject for the first."""
        at = list(parts).index(start)
        sides = [start]
        for part in parts[at + 1 :]:
            if part.time is not None:
                continue
            if not part.coordinated or not (part.prep == "" or part.prep.startswith("بين")):
                break
            sides.append(part)
        named = [part for part in sides if part.prep_at < part.first or not part.prep]
        fillers = [to_filler(draft.view, part, "one side of «بين»") for part in named]
        first = fillers[:1] if len(named) == len(sides) else list(running)
        draft.add("agent", first)
        draft.add("target", fillers[1:] if len(named) == len(sides) else fillers)

    def _put(self, draft: Draft, roles: Sequence[str], fillers: list[Filler]) -> None:
        fillers = [f for f in fillers if not any(f.first <= i < f.last for i in draft.predicate.further)]
        for role in roles[:1]:
            if draft.type in PARTIES and role in {"agent", "target"}:
                draft.add(role, [f for f in fillers if role == "target" or self._party(draft.view, f)])
            elif role in {"agent", "both"}:
                draft.add("agent", [f for f in fillers if self.is_doer(draft.view, f) or self._named_body(draft.view, f)])
            elif role == "target":
                draft.add(role, [f for f in fillers if not self.is_place_only(draft.view, f)])

    def is_place_only(self, view: View, filler: Filler) -> bool:
        """Whether a phrase is a place and nothing else, which is never a target."""
        if filler.actor is not None:
            return filler.actor.kind == "state" and filler.actor.first in view.places
        if view.tags[filler.first].stem in self._places:
            return True
        place = next((p for i, p in view.places.items() if filler.first <= i < filler.last), None)
        return place is not None and place.first == filler.first and place.feature != "camp"

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
            return group, False
        return (running, False) if clause.kind in {"coordinate", "resumed"} else ([], False)


def is_accusative(view: View, filler: Filler) -> bool:
    """Whether a phrase is written as an object: tanwin of the accusative, or a sound plural or dual in «ين» with nothing in construct."""
    word = view.words[filler.first]
    text = word.text
    if text.endswith(("\u064b", "\u0627\u064b", "\u064b\u0627")):
        return True
    return word.folded.endswith("ين") and len(word.folded) > 4 and not view.tags[filler.first].article


def leading_bare(view: View, parts: Sequence[Constituent]) -> list[list[Filler]]:
    """Groups of bare phrases (no preposition) after a verb, each with what is joined to it."""
    groups: list[list[Filler]] = []
    fresh = True
    for part in parts:
        if part.time is not None:
            continue
        if part.prep:
            fresh = False
            continue
        filler = to_filler(view, part, "bare phrase after the verb")
        if part.coordinated:
            if groups and fresh:
                groups[-1].append(filler)
            continue
        fresh = True
        groups.append([filler])
    return groups[:2]


def coordinated(view: View, parts: Sequence[Constituent]) -> list[Filler]:
    """The first bare phrase and those joined to it by «و» or «أو»."""
    group: list[Filler] = []
    for part in parts:
        if part.time is not None and group:
            break
        if part.prep or (group and not part.coordinated):
            break
        if part.time is None:
            group.append(to_filler(view, part, "noun phrase", alternative=part.alternative))
    if any(f.alternative for f in group):
        return [Filler(first=f.first, last=f.last, start=f.start, end=f.end, actor=f.actor, alternative=True, rule=f.rule) for f in group]
    return group


def to_filler(view: View, part: Constituent, rule: str, alternative: bool = False) -> Filler:
    """A constituent as a filler."""
    return make_filler(view, part.first, part.last, rule, alternative)


def make_filler(view: View, first: int, last: int, rule: str, alternative: bool = False) -> Filler:
    """Words [first, last) as a filler: quantity words, clitics and quotation marks at the ends cut."""
    actor = _actor(view, first, last)
    while last > first + 1 and (view.words[last - 1].kind == "punct" and view.words[last - 1].text not in {"”", "»", '"'}):
        last -= 1
    quantity = view.quantities.get(first)
    begin = first
    if quantity is not None and quantity.noun is not None and first < quantity.noun < last:
        begin = quantity.noun
    begin = _past_partitive(view, begin, last)
    if actor is not None and actor.first > begin and quantity is not None and quantity.noun is not None and actor.first >= quantity.noun:
        begin = max(begin, quantity.noun)
    word = view.words[begin]
    start = word.start + (view.tags[begin].outer if word.kind == "word" else 0)
    return Filler(first=begin, last=last, start=start, end=view.words[last - 1].end, actor=actor, alternative=alternative, rule=rule)


def _past_partitive(view: View, first: int, last: int) -> int:
    """Past «عدد من» and its like, which say how many and not who."""
    if view.partitives.get(view.tags[first].stem, True):
        return first
    for i in range(first + 1, min(last - 1, first + 4)):
        if view.words[i].folded == "من":
            return i + 1
    return first


def _actor(view: View, first: int, last: int) -> Actor | None:
    held = [a for i, a in sorted(view.actors.items()) if first <= i < last]
    return max(held, key=lambda a: (a.id is not None, a.last - a.first, -a.first), default=None)


def antecedent(view: View, clauses: Sequence[Clause], clause: Clause) -> list[Filler]:
    """The noun phrase that a relative clause describes: the one that ends where the relative begins."""
    if clause.number == 0:
        return []
    before = clauses[clause.number - 1]
    end = clause.opener.first if clause.opener is not None else clause.first
    parts = [p for p in constituents(view, before.first, end) if p.time is None]
    if not parts or parts[-1].last < end - 1:
        return []
    group = [parts[-1]]
    return [to_filler(view, p, "what the relative clause describes") for p in group]


__all__ = ["RoleFiller", "antecedent", "coordinated", "leading_bare", "make_filler", "phrase_end", "to_filler"]
