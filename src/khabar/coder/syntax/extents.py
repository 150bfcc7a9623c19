"""Extents: where a noun phrase ends, by its construct, its adjectives, its mentions and its case."""

from __future__ import annotations

from khabar.arabic.clitics import AND, BI, LI, PREPOSITIONS
from khabar.arabic.endings import DUAL, DUAL_OBLIQUE, FEMININE, FEMININE_PLURAL, PLURAL, PLURAL_OBLIQUE, SOUND_PLURALS, TANWIN_ACCUSATIVE
from khabar.arabic.function_words import FROM
from khabar.arabic.letters import ALIF, WAW, YA
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.view import QUOTES, View

CLITICS = frozenset(PREPOSITIONS)
"""Prepositions that may stand apart from their noun, before a quotation mark or by a slip."""
_LONGEST = 14
_CASED = (ALIF, FEMININE, *SOUND_PLURALS)
"""What shows that the noun before is no nominative or genitive singular, which the accusative would disagree with."""
_CLOSED = (*SOUND_PLURALS, DUAL, ALIF, FEMININE_PLURAL)
"""Endings of a noun that waits for no other."""
_PEOPLE = frozenset({"armed_group", "person", "civilians", "unknown"})
_FIGHTERS = frozenset({"armed_group", "force", "state", "unknown"})
_BODIES = frozenset({"armed_group", "force", "state"})
_ALWAYS, _INSIDE = 2, 1
_LANDS = frozenset({"country", "governorate", "region"})
"""Kinds of places whose names are written as adjectives of belonging are («السعودية»)."""
_OPEN = frozenset("«“([")


def _edges(view: View) -> dict[int, int]:
    """Words that a noun phrase cannot run through: `_ALWAYS`, or `_INSIDE` where they could still begin one."""
    key = ("edges", 0, 0)
    found = view.memo.get(key)
    if found is None:
        found = view.memo[key] = {i: edge for i in range(view.first, view.last) if (edge := _edge(view, i))}
    return found


def _edge(view: View, i: int) -> int:
    word, tag = view.words[i], view.tags[i]
    kind = word.form.kind
    if kind == "break" or (kind == "punct" and word.text not in QUOTES and i not in view.quantities) or i in view.connectors or i in view.times:
        return _ALWAYS
    folded = word.form.folded
    if i in view.prepositions or folded in view.known.particles or folded == AND or folded in CLITICS:
        return _INSIDE
    if (tag.conjunction or (tag.preposition and not (i in view.quantities and not tag.head))) and not is_whole(view, i):
        return _INSIDE
    return _INSIDE if tag.verbs and is_finite(view, i) else 0


def is_whole(view: View, i: int) -> bool:
    """Whether a person's name or a dual begins with the first letter of word `i`, which so is no clitic («كريم»، «فتاتين»)."""
    actor, figure, start = view.actors.get(i), view.quantities.get(i), view.words[i].start
    named = actor is not None and actor.made_by == "person" and actor.start == start
    return named or (figure is not None and figure.shape == "dual" and figure.start == start)


def _adjectival(view: View, i: int, stop: int) -> bool:
    """Whether a mention is only the adjective of the noun before it («الدفاعات الجوية السعودية»)."""
    tag, actor = view.tags[i], view.actors.get(i)
    town = view.places.get(i)
    if town is not None and town.known and town.feature not in _LANDS:
        return False
    own = actor is not None and actor.kind in _PEOPLE
    return stop == i + 1 and tag.nisba and tag.article and view.tags[i - 1].article and not own and i not in view.quantities


def _is_figure(view: View, i: int) -> bool:
    """Whether a number begins at word `i`, rather than a noun that counts one («شاباً»)."""
    figure = view.quantities.get(i)
    return figure is not None and figure.shape != "single"


def _new_case(view: View, i: int) -> bool:
    """Whether the ending of word `i` shows another case than the word before: object or adverb, not its adjective."""
    word, before = view.words[i], view.words[i - 1]
    if before.kind != "word":
        return False
    if word.folded.endswith(PLURAL_OBLIQUE) and len(word.folded) > 5:
        return before.folded.endswith(PLURAL) or (_ends_body(view, i) and not before.folded.endswith(SOUND_PLURALS))
    return word.text.endswith(TANWIN_ACCUSATIVE) and not before.folded.endswith(_CASED) and i - 1 not in view.times


def _ends_body(view: View, i: int) -> bool:
    """Whether the name of one body ends before word `i`, of which a plural of people is no adjective («اعتقلت الشرطة | المسلحين»)."""
    return any(actor.last == i and actor.kind in _BODIES and view.tags[i - 1].article for actor in view.actors.values())


def _owner(view: View, i: int) -> int | None:
    """The end of «لـ» and a body's name after «تابعة» and its like, which belong to the phrase before."""
    before = view.before(i)
    actor = view.actors.get(i)
    if before is None or actor is None or view.tags[i].preposition != LI or view.words[before].folded not in view.known.affiliations:
        return None
    return actor.last


def _constructs(view: View, i: int) -> bool:
    """Whether a one-word mention is a noun that waits for another («قائد»، «مقاتلو»), and no name."""
    actor, word = view.actors.get(i), view.words[i].folded
    if actor is None or actor.id is not None or view.tags[i].definite or _acts_on_next(view, i):
        return False
    return not word.endswith(_CLOSED)


def _acts_on_next(view: View, i: int) -> bool:
    """Whether fighters at `i`, of a noun that shows no construct, have unnamed people right after them, whom they act on («جنود عمالاً»)."""
    actor, people = view.actors.get(i), view.actors.get(i + 1)
    if actor is None or people is None or actor.kind not in {"armed_group", "force"} or view.words[i].folded.endswith((WAW, YA)):
        return False
    return people.kind == "civilians" and people.id is None and not view.tags[i + 1].article


def _is_counted(view: View, i: int, stop: int) -> bool:
    """Whether a figure at word `i` ends in what it counts, which no noun with the article can follow in construct («1500 لاجئ | الحدود»)."""
    figure = view.quantities.get(i)
    if figure is None or figure.noun != stop - 1 or figure.noun == figure.first or stop >= view.last or view.words[stop - 2].folded == FROM:
        return False
    return view.tags[stop].article and not (view.tags[stop - 1].article or view.tags[stop].nisba)


def _counts_what_follows(view: View, i: int) -> bool:
    """Whether a figure of one word waits for what it counts («مئات الأهالي»)."""
    figure = view.quantities.get(i)
    return figure is not None and figure.noun is None and view.words[i].kind == "word" and not view.tags[i].definite and i not in view.actors


def _is_owned(view: View, i: int) -> bool:
    """Whether a thing after «ب» is that of the fighters named next («بقذيفة مسلحين»); a nominative would be who suffers it."""
    tag, owner = view.tags[i], view.actors.get(i + 1)
    if tag.preposition != BI or tag.definite or i in view.actors or owner is None or owner.kind not in _FIGHTERS:
        return False
    return not view.words[i + 1].folded.endswith((PLURAL, DUAL))


def _mention_end(view: View, i: int) -> int | None:
    """Where the mention that begins at `i` ends, with any that begins inside it and runs on («18 من عناصر تنظيم …»)."""
    if i not in view.begins:
        return None
    end, at = i, i
    while at <= end:
        for layer in (view.actors, view.places, view.quantities):
            mention = layer.get(at)
            if mention is not None:
                end = max(end, _before_others(view, at, mention.last) if layer is view.quantities else mention.last)
        at += 1
        if at >= end:
            break
    return end if end > i else None


def _before_others(view: View, first: int, last: int) -> int:
    """The end of a figure, before a word of nearness («مسلحين أمام …») and the people that its weapon hits («قتلت قذيفة أطفالاً»)."""
    last = next((i for i in range(first + 1, last) if i in view.prepositions and view.prepositions[i].value.kind == "near"), last)
    if first not in view.means or view.tags[first].preposition:
        return last
    hit = view.means[first].last
    return next((i for i in range(hit, last) if _is_victim(view, i)), last)


def _is_victim(view: View, i: int) -> bool:
    actor = view.actors.get(i)
    return view.words[i].text.endswith(TANWIN_ACCUSATIVE) or (actor is not None and actor.kind in {"civilians", "person"})


def extent(view: View, start: int, end: int) -> tuple[int, int]:
    """Where the noun phrase that begins at `start` ends, and the least `end` that leaves it so; a time is one phrase."""
    if start in view.times:
        return max(start + 1, min(end, view.times[start].last)), view.times[start].last
    i, closed, edges, words, reach = start, False, _edges(view), view.words, 0
    limit = min(end, start + _LONGEST)
    while i < limit:
        edge = edges.get(i, 0)
        if edge:
            if edge == _INSIDE and i > start and (owner := _owner(view, i)) is not None:
                i, closed = owner, True
                continue
            if edge == _ALWAYS or i > start:
                break
        tag = view.tags[i]
        if i > start and not _is_figure(view, i) and _new_case(view, i):
            break
        stop = _mention_end(view, i) if i in view.begins else None
        if stop is None and words[i].text in QUOTES:
            i += 1
            continue
        if closed and i > start:
            if (paired := _attribute(view, start, i, limit)) is not None:
                i = paired
                continue
            if stop is not None and _names_who(view, start, i):
                i = stop
                break
            if (stop is not None and not _adjectival(view, i, stop)) or not (
                _matches(view, i) or tag.nisba or tag.stem in view.known.adjectives or view.words[i].folded in view.known.affiliations
            ):
                break
            if not tag.article and view.tags[i - 1].article:
                break
            i += 1
            continue
        if stop is not None:
            waits = _constructs(view, stop - 1) or (stop == i + 1 and (_counts_what_follows(view, i) or _is_owned(view, i)))
            closed = not waits or _is_counted(view, i, stop)
            i = stop
        else:
            closed = tag.definite
            i += 1
        if i + 1 < end and i in view.prepositions and _partitive(view, i):
            i, further = extent(view, i + 1, end)
            reach = max(reach, further)
    reach = max(reach, i)
    while i > start + 1 and words[i - 1].text in _OPEN:
        i -= 1
    return max(i, start + 1), reach


def _attribute(view: View, start: int, i: int, limit: int) -> int | None:
    """The end of an adjective in construct with what it is said of («أسرى | مكبلي الأيدي»، «شبان مجهولي | الهوية»), of which `i` is a word."""
    for noun in (i, i + 1):
        if noun - 1 > start and noun < limit and _is_attribute(view, noun):
            adjective = view.tags[noun - 1]
            bare = view.words[noun - 1].kind == "word" and noun - 1 not in view.prepositions and adjective.stem not in view.known.partitives
            return noun + 1 if bare and not (adjective.article or adjective.preposition) else None
    return None


def _is_attribute(view: View, i: int) -> bool:
    tag = view.tags[i]
    return (
        tag.article
        and not (tag.preposition or tag.conjunction)
        and (tag.stem in view.known.attributes or tag.stem.removesuffix(DUAL_OBLIQUE) in view.known.attributes)
    )


def _matches(view: View, i: int) -> bool:
    """Whether a word has the ending of the plural before it, and so describes it («معتقلين مكبلين»)."""
    word, before = view.words[i].folded, view.words[i - 1].folded
    alike = any(word.endswith(ending) and before.endswith(ending) for ending in SOUND_PLURALS)
    return alike and not (view.tags[i].definite or view.tags[i - 1].definite or view.tags[i].event or i in view.begins)


def _names_who(view: View, start: int, i: int) -> bool:
    """Whether a personal name at `i` tells who bears the office that the phrase from `start` names («عضو المجلس خالد …»)."""
    actor = view.actors.get(i)
    if actor is None or actor.made_by != "person" or actor.kind != "person" or actor.first != i or view.tags[i].article:
        return False
    return view.tags[start].stem in view.known.offices and (view.tags[i - 1].article or i - 1 in view.named)


def _partitive(view: View, i: int) -> bool:
    """Whether the preposition at `i` is «من» after a partitive noun («عدد من», «العشرات من», «عناصر من»)."""
    if view.prepositions[i].value.folded != FROM:
        return False
    noun = view.before(i)
    if noun is None:
        return False
    tag = view.tags[noun]
    return tag.stem in view.known.partitives and not (tag.article and view.known.partitives[tag.stem])
