"""How many: which figures of a sentence count something of an event.

A figure counts who is in the event, the event itself, or the things that such an event destroys or moves. One thing
(«مبنى», «شخص») is a figure only where it is harmed, held or moved.
"""

from __future__ import annotations

from msgspec.structs import replace

from khabar.arabic.clitics import AND, HER, HIM
from khabar.arabic.function_words import FROM, TO
from khabar.coder.events.draft import Draft
from khabar.coder.syntax.constituents import constituents
from khabar.coder.syntax.view import View
from khabar.model.mention import Quantity

_OF_PEOPLE_ALONE = frozenset({"detained", "kidnapped", "freed", "given_up"})
_MATERIAL = frozenset({"building", "vehicle", "aircraft", "weapon", "place"})
_FIGHTERS = frozenset({"armed_group", "force"})
_NEVER = frozenset({"duration", "percent", "distance_m"})
_UNSURE = frozenset({"either", "construct"})
_JOINTS = frozenset({AND, *"،,"})
_RELATIVE = frozenset({"relative", "bare_relative", "resumed"})
_BATCH = 4
"""Words before a figure within which an ordinal makes it one of several."""
_REACH = 14
"""Words after a toll within which a verb gives its figure."""


def count(draft: Draft, zone: tuple[int, int]) -> None:
    """Fill the figures of a draft; `zone` is its own words."""
    for _, quantity in sorted(draft.view.quantities.items()):
        itself = draft.predicate.verbal and quantity.first == draft.at
        if quantity.shape == "either" and _beside_count(draft.view, quantity):
            quantity = replace(quantity, max=quantity.min)
        elif quantity.shape in _UNSURE:
            continue
        if quantity.ordinal or quantity.unit in _NEVER or _is_share(draft, quantity) or itself:
            continue
        if _counts(draft, quantity, zone):
            people = not quantity.unit or _of_body(draft, quantity)
            draft.quantities.append(replace(quantity, unit="person") if people else quantity)
    head = _household_head(draft)
    if head is not None:
        draft.quantities.insert(0, head)


def _of_body(draft: Draft, quantity: Quantity) -> bool:
    """«قُتل خمسة من الكتائب المقاتلة»: a figure out of a body that fights, where people suffer, counts its people."""
    noun, view = quantity.noun, draft.view
    if quantity.unit != "other" or noun is None or not _is_of_people(draft) or view.words[noun - 1].folded != FROM:
        return False
    return any(f.first <= noun < f.last and f.actor is not None and f.actor.kind in _FIGHTERS for f in draft.targets)


def _household_head(draft: Draft) -> Quantity | None:
    """«محمود وزوجته وأطفاله الأربعة»: the one by whose name a counted household is told is one of them."""
    if not draft.targets or not draft.quantities:
        return None
    view, head, first = draft.view, draft.targets[0], draft.quantities[0]
    own = any(cut.prefix == AND and cut.suffix in (HIM, HER) for cut in view.words[first.first].form.cuts)
    if first.unit != "person" or first.first != head.last or not own:
        return None
    if view.tags[head.first].article and (head.actor is None or head.actor.kind != "person"):
        return None
    return Quantity(start=head.start, end=head.end, first=head.first, last=head.last, rule="household_name", min=1, max=1, unit="person")


def _beside_count(view: View, quantity: Quantity) -> bool:
    """«مقتل شرطيين وإصابة ثلاثة»: a form of two or more beside harm that is counted is two."""
    joined = view.tags[quantity.last].conjunction if quantity.last < view.last else ""
    harm = joined and any(o.reading.lexeme.traits.figure == "harmed" for o in (*view.tags[quantity.last].nouns, *view.tags[quantity.last].verbs))
    other = view.quantities.get(quantity.last + 1)
    if harm and other is not None:
        return _is_exact(other)
    before = next((q for q in view.quantities.values() if q.last == quantity.first - 1), None)
    at = quantity.first - 1
    after = view.tags[at].conjunction and any(o.reading.lexeme.traits.figure == "harmed" for o in view.tags[at].nouns)
    return bool(after) and before is not None and _is_exact(before)


def _is_exact(quantity: Quantity) -> bool:
    return quantity.unit in {None, "person"} and quantity.min is not None and quantity.min == quantity.max and not quantity.ordinal


def _is_share(draft: Draft, quantity: Quantity) -> bool:
    """«بين قتيل وجريح»: not one killed and one hurt, but some of those told before."""
    view, at = draft.view, quantity.first
    if quantity.shape != "single" or "self" not in draft.predicate.lexeme.frame:
        return False
    if view.tags[at].conjunction and any("self" in o.reading.lexeme.frame for o in view.tags[at - 1].nouns):
        at -= 1
    before = view.prepositions.get(at - 1)
    return before is not None and before.value.kind == "between"


def _counts(draft: Draft, quantity: Quantity, zone: tuple[int, int]) -> bool:
    named = quantity.unit in {"person", "family"} and quantity.shape != "single" and draft.at < quantity.first < draft.predicate.last
    if named or quantity.first <= draft.at < quantity.last or (quantity.unit == "event" and quantity.last == draft.at):
        return True
    inside = zone[0] <= quantity.first < zone[1]
    part = ((inside and bool(draft.targets or draft.quantities)) or _among_victims(draft, quantity)) and _is_part(draft.view, quantity.first)
    part = part or (inside and quantity.unit == "person" and _is_made(draft, quantity.first))
    if quantity.shape == "single":
        return part or _single(draft, quantity)
    if quantity.unit is None and not part and not _is_toll(draft, quantity):
        return inside and quantity.first == draft.at + 1 and (draft.traits.figure is not None or draft.traits.crowd)
    if part or _is_batch(draft.view, quantity, zone) or _is_toll(draft, quantity) or _takes_part(draft, quantity):
        return True
    if not inside:
        return False
    if quantity.unit == "person" and quantity.first == draft.predicate.last and not draft.predicate.verbal and draft.traits.figure == "harmed":
        return True
    things = draft.traits.counts
    return quantity.unit in things or quantity.unit == "area_m2" or (quantity.unit == "place" and quantity.shape == "dual")


def _takes_part(draft: Draft, quantity: Quantity) -> bool:
    """Whether a figure stands in who does or suffers the event, told in its own clause or described by it."""
    clause = draft.predicate.clause
    if quantity.first < clause.first and clause.kind not in _RELATIVE:
        return False
    return any(f.first < quantity.last and quantity.first < f.last for f in (*draft.targets, *draft.agents, *draft.objects))


def _single(draft: Draft, quantity: Quantity) -> bool:
    """Whether a thing or person without a number is one that the event harms, holds or moves."""
    if quantity.unit in draft.traits.counts and draft.traits.single:
        return quantity.first not in draft.view.places and _is_object(draft, quantity)
    acts = any(f.first < quantity.last and quantity.first < f.last for f in draft.agents)
    harmed = quantity.unit in {"vehicle", "aircraft"} or (draft.traits.figure is not None and quantity.unit not in _MATERIAL)
    return harmed and not acts and _takes_part(draft, quantity)


def _is_object(draft: Draft, quantity: Quantity) -> bool:
    """Whether a thing heads the phrase after the trigger (after a verb's subject, if it has one there), or one of those listed with it."""
    if _takes_part(draft, quantity):
        return True
    bare = 0
    for part in constituents(draft.view, draft.predicate.last, draft.predicate.clause.last):
        bare += not part.coordinated
        if part.prep or part.time is not None or bare > 1 + draft.predicate.verbal:
            return False
        if part.first <= quantity.first < part.last:
            return quantity.first == part.first
    return False


def _is_toll(draft: Draft, quantity: Quantity) -> bool:
    """«حصيلة القتلى بلغت 12 شخصاً»: the figure that the clause's verb gives for a toll."""
    frame = draft.predicate.lexeme.frame
    toll = "self" in frame or draft.predicate.lexeme.frame_name == "toll" or (not frame and not draft.predicate.verbal and draft.traits.casualty)
    if draft.quantities or not toll or not (quantity.unit == "person" or _comes_to(draft, quantity)):
        return False
    clause = draft.predicate.clause
    told = clause.verb is not None or quantity.first == draft.predicate.last
    return told and draft.at < quantity.first < clause.last and quantity.first - draft.at <= _REACH


def _comes_to(draft: Draft, quantity: Quantity) -> bool:
    """«ارتفع عدد القتلى إلى 12», «بلغ عدد القتلى خمسة»: a figure that counts nothing named, which a toll comes to."""
    view, clause = draft.view, draft.predicate.clause
    if quantity.unit is not None or any(time.first <= quantity.first < time.last for time in view.times.values()):
        return False
    before = view.prepositions.get(quantity.first - 1)
    bare = draft.predicate.lexeme.frame_name == "toll" and quantity.first in (draft.predicate.last, (clause.verb or 0) + 1)
    return bare or (before is not None and before.value.folded == TO)


def _among_victims(draft: Draft, quantity: Quantity) -> bool:
    """Whether a figure stands between the victims told before a verb and the verb («ثلاثة مدنيين بينهم طفل استشهدوا»)."""
    if not draft.predicate.verbal:
        return False
    return any(f.last <= quantity.first < draft.at and draft.predicate.clause.first <= f.first for f in draft.targets)


def _is_part(view: View, i: int) -> bool:
    """«بينهم أطفال ونساء»: part of those just counted, or joined to one («بينهم 4 نساء و6 أطفال»)."""
    if view.words[i - 1].text == "(":
        return True
    joint = _joint(view, i)
    before = _ending(view, joint) if joint is not None else None
    if before is not None and _is_part(view, before.first):
        return True
    return any(hit.last == i and hit.value.kind == "member" for at in (i - 1, i - 2) if (hit := view.prepositions.get(at)) is not None)


def _is_made(draft: Draft, i: int) -> bool:
    """«أسرة من خمسة أفراد», «مجموعة مؤلفة من 10 مسلحين»: how many a group in the event comes to."""
    view = draft.view
    joint = _joint(view, i)
    before = _ending(view, joint) if joint is not None else None
    if before is not None and _is_made(draft, before.first):
        return True
    family = _ending(view, i - 1) if view.words[i - 1].folded == FROM else None
    if family is not None and family.unit == "family":
        return True
    made = next((hit for at in (i - 1, i - 2) if (hit := view.prepositions.get(at)) is not None and hit.last == i), None)
    if made is None or made.value.kind != "made":
        return False
    group = range(made.first - 1, made.first + 1)
    ends = {filler.last for filler in (*draft.targets, *draft.agents, *draft.objects)} | {figure.last for figure in draft.quantities}
    return not ends.isdisjoint(group)


def _joint(view: View, i: int) -> int | None:
    """Where «و», written on word `i` or apart from it, or a comma joins it to what stands before; None where nothing does."""
    if view.tags[i].conjunction:
        return i
    return i - 1 if i > view.first and view.words[i - 1].folded in _JOINTS else None


def _ending(view: View, i: int) -> Quantity | None:
    """The figure that ends at word `i`."""
    return next((q for q in view.quantities.values() if q.last == i), None)


def _is_batch(view: View, quantity: Quantity, zone: tuple[int, int]) -> bool:
    """«على دفعتين، الأولى 240 عنصراً والثانية …»: a figure that an ordinal tells apart, in the event's words or after its number of batches."""
    before = (view.quantities.get(i) for i in range(quantity.first - 1, quantity.first - _BATCH, -1))
    if quantity.unit not in {"person", "family"} or not any(q is not None and q.ordinal for q in before):
        return False
    return zone[0] <= quantity.first < zone[1] or any(
        q.unit == "event" and zone[0] <= i < zone[1] for i, q in view.quantities.items() if i < quantity.first
    )


def _is_of_people(draft: Draft) -> bool:
    """Whether an event befalls people and nothing else."""
    return draft.traits.casualty or draft.traits.custody in _OF_PEOPLE_ALONE
