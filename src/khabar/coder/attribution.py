"""On whose word: cues of saying, the source each names, and how far its word reaches.

A cue is a verb or participle of saying («قال»، «مشيراً») or a phrase («بحسب»، «نقلاً عن»). Its scope runs to
the next cue or the sentence's end, and on through sentences that continue it («وأضاف»، «كما أن», an
open quotation). Scopes nest: «قالت الوكالة نقلاً عن مصادر» is a chain of two, outermost first.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from khabar.arabic.lookup import Found
from khabar.arabic.script import fold
from khabar.coder.clauses import Clause, is_finite, splits
from khabar.coder.constituents import phrase_end
from khabar.coder.lexemes import only_with
from khabar.coder.sources import SourceKinds
from khabar.coder.tags import Option
from khabar.coder.view import QUOTES, Row, View
from khabar.model.mention import Source


class Scope(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Words [first, last) said on the word of `chain`; `negated` where the source denies them."""

    first: int
    last: int
    chain: tuple[Source, ...]
    cue: int
    negated: bool = False
    certainty: str | None = None
    phase: str | None = None


class Speaker(msgspec.Struct, frozen=True, gc=False):
    """Who spoke last, to be taken up by «وأضاف» and by participles."""

    chain: tuple[Source, ...] = ()


_SAYING = frozenset({"say", "deny"})


def saying(view: View, i: int) -> Option | None:
    """The reading of word `i` as a verb or participle of saying, if it has one."""
    tag = view.tags[i]
    if (
        not tag.saying
        or i in view.named
        or (tag.stem in view.jussives and not is_finite(view, i))
        or any(c.first <= i < c.last and splits(c) for c in view.connectors.values())
    ):
        return None
    for option in tag.verbs:
        if option.reading.lexeme.cls in _SAYING and option.reading.tense != "imperative" and only_with(view, i, option.reading.lexeme):
            return option if is_finite(view, i) or not tag.nouns else None
    for option in tag.nouns:
        if option.reading.lexeme.cls in _SAYING and option.reading.pos == "active_participle" and not tag.article:
            return option if only_with(view, i, option.reading.lexeme) else None
    return None


class Attribution:
    """Finds scopes; built from the lists `source_cues`, `source_nouns`, `connectors`."""

    def __init__(self, kinds: SourceKinds) -> None:
        self._kinds = kinds

    def scopes(self, views: Sequence[View], clauses: Sequence[tuple[Clause, ...]], outlet: str | None) -> tuple[Scope, ...]:
        """Scopes of a whole report, in order of their cues."""
        found: list[Scope] = []
        speaker: tuple[Source, ...] = ()
        open_quote: tuple[Source, ...] = ()
        for view, parts in zip(views, clauses, strict=True):
            mine = self._sentence(view, parts, speaker, outlet)
            if not mine and speaker and ((open_quote and self._same_speech(view, views)) or self._continues(view)):
                mine = [Scope(first=view.first, last=view.last, chain=speaker, cue=view.first)]
            found.extend(mine)
            if mine:
                speaker = max(mine, key=lambda s: (s.first, len(s.chain))).chain
            open_quote = speaker if mine and _unclosed(view, bool(open_quote)) else ()
        return tuple(found)

    def _same_speech(self, view: View, views: Sequence[View]) -> bool:
        """Whether an open quotation runs on: on the same line, or a new one that opens it again."""
        return (view.index > 0 and views[view.index - 1].line == view.line) or view.words[view.first].text in {"«", "“", '"'}

    def _continues(self, view: View) -> bool:
        """Whether a sentence goes on with the last speaker's content: «كما أن…», «وأن…»."""
        i = view.first
        while i < view.last and view.words[i].kind == "punct":
            i += 1
        if i >= view.last:
            return False
        connector = view.connectors.get(i)
        if connector is not None and connector.value["kind"] == "addition" and connector.last < view.last:
            connector = view.connectors.get(connector.last)
        return connector is not None and connector.value["kind"] == "complementizer" and bool(view.tags[i].conjunction or connector.first > i)

    def _sentence(self, view: View, clauses: tuple[Clause, ...], speaker: tuple[Source, ...], outlet: str | None) -> list[Scope]:
        found: list[Scope] = []
        done = view.first
        places = {*view.cues, *view.source_nouns, *(i for i in range(view.first, view.last) if view.tags[i].saying)}
        for i in sorted(places):
            if i < done:
                continue
            cue = view.cues.get(i)
            if cue is not None and (scope := self._phrase(view, cue, found)) is not None:
                found.append(scope)
                done = max(scope.chain[-1].last, cue.last)
            elif (told := self._told(view, i)) is not None:
                found.append(told)
                done = told.first
            elif (option := saying(view, i)) is not None:
                spoken = self._verb(view, clauses, i, option, found, speaker, outlet)
                if spoken is not None:
                    found.append(spoken)
        return found

    def _phrase(self, view: View, cue: Found[Row], before: list[Scope]) -> Scope | None:
        """«بحسب X», «نقلاً عن X», «حسبما ذكر X»: at a sentence's head it covers what follows, else what stands before it too."""
        i = cue.last
        if cue.value.get("follows") == "verb":
            verb = next((j for j in range(i, min(view.last, i + 3)) if saying(view, j) is not None), None)
            if verb is None:
                return None
            i = verb + 1
            while i < view.last and (view.words[i].folded in {"به", "بها", "عنه"} or i in view.times):
                i += 1
        i = self._skip(view, i)
        if i >= view.last or view.is_mark(i) or not self._kinds.is_source(view, i):
            return None
        source = self._source(view, i, (cue.first, cue.last))
        if source is None:
            return None
        relays = bool(cue.value.get("relays")) and before and before[-1].last == view.last and cue.first - before[-1].cue <= 12
        chain = (*before[-1].chain, source) if relays else (source,)
        leading = cue.first <= view.first + 2 or relays
        first = before[-1].first if relays else view.first
        return Scope(first=source.last if leading and not relays else first, last=view.last, chain=chain, cue=cue.first)

    def _told(self, view: View, i: int) -> Scope | None:
        """«أنباء عن …», «معلومات عن …»: a bare noun of report is the source of what it is about."""
        end = self._kinds.report_noun(view, i)
        if end is None or end >= view.last or view.words[end].folded != "عن":
            return None
        source = self._kinds.source(view, i, end, None)
        return None if source is None else Scope(first=end + 1, last=view.last, chain=(source,), cue=i)

    def _skip(self, view: View, i: int) -> int:
        while i < view.last and (view.is_quote(i) or view.words[i].text == ":"):
            i += 1
        return i

    def _verb(
        self,
        view: View,
        clauses: tuple[Clause, ...],
        i: int,
        option: Option,
        before: list[Scope],
        speaker: tuple[Source, ...],
        outlet: str | None,
    ) -> Scope | None:
        lexeme = option.reading.lexeme
        cue = (i, i + 1)
        source: Source | None = None
        start = i + 1
        if option.reading.pos == "verb" and option.reading.voice != "passive":
            source = self._subject_after(view, i, cue) or self._subject_before(view, clauses, i, cue)
        if source is not None and not self._content(view, max(source.last, i + 1), option):
            return None
        if source is not None:
            start = max(start, source.last) if source.first > i else start
            chain: tuple[Source, ...] = (source,)
            if lexeme.extra.get("relays") and (inner := self._relayed(view, start, cue)) is not None:
                chain, start = (source, inner), inner.last
            elif (wire := self._told_to(view, start, outlet)) is not None:
                chain = (wire, source)
        else:
            held = before[-1].chain if before else speaker
            if not held:
                return None
            chain = tuple(msgspec.structs.replace(s, cue=(view.words[i].start, view.words[i].end)) for s in held[-1:])
            chain = (*held[:-1], *chain)
        if before and source is not None and self._embedded(view, before[-1], i):
            chain = (*before[-1].chain, *chain)
        certainty = lexeme.extra.get("hedge") or None
        return Scope(first=start, last=view.last, chain=chain, cue=i, negated=lexeme.cls == "deny", certainty=certainty, phase=lexeme.phase)

    def _content(self, view: View, i: int, option: Option) -> bool:
        """Whether something said follows: a complementiser, a colon, a quotation, the verb's preposition, or an event's name."""
        preps = {fold(p) for p in option.reading.lexeme.extra.get("prep", "").split()}
        for j in range(i, min(view.last, i + 25)):
            connector = view.connectors.get(j)
            if (connector is not None and connector.value["kind"] == "complementizer") or view.words[j].text in {":", "«", "“", '"'}:
                return True
            hit = view.prepositions.get(j)
            if (hit is not None and hit.value["folded"] in preps) or (view.tags[j].preposition and view.tags[j].preposition in preps):
                return True
            if any(o.reading.lexeme.cls in {"event", "say_noun"} for o in view.tags[j].nouns) and j <= i + 4:
                return True
        return False

    def _embedded(self, view: View, outer: Scope, i: int) -> bool:
        """Whether a cue stands in what another source says: a complementiser after the outer cue, no new conjunct between."""
        if outer.cue >= i or outer.chain[-1].first >= i:
            return False
        opened = [c for c in view.connectors.values() if outer.cue < c.first <= i and c.value["kind"] == "complementizer"]
        return bool(opened) and not view.tags[i].conjunction and not any(view.words[j].text in {"،", "؛"} for j in range(opened[-1].last, i))

    def _subject_after(self, view: View, i: int, cue: tuple[int, int]) -> Source | None:
        """The source named after a verb of saying («قال X»), past a time or «فيه» between."""
        j = i + 1
        while j < view.last and (j in view.times or (view.words[j].text == "،" and j > i + 1) or self._pronoun(view, j)):
            j = view.times[j].last if j in view.times else view.prepositions[j].last if j in view.prepositions else j + 1
        quoted = self._quoted(view, j)
        j = self._skip(view, j)
        if j >= view.last or view.is_mark(j) or j in view.connectors or j in view.prepositions:
            return None
        tag = view.tags[j]
        if tag.preposition or tag.conjunction or view.tags[i].suffix or (quoted is None and tag.verbs and is_finite(view, j)):
            return None
        source = self._source(view, j, cue, quoted)
        if source is None or self._kinds.is_source(view, j):
            return source
        return source if source.last < view.last and self._opens_content(view, source.last) else None

    def _pronoun(self, view: View, j: int) -> bool:
        """Whether a preposition with its pronoun («فيه»، «له») stands at `j`."""
        hit = view.prepositions.get(j)
        return hit is not None and bool(hit.suffix)

    def _quoted(self, view: View, j: int) -> int | None:
        """Where a short quoted name that begins at `j` ends, the mark included."""
        if j >= view.last or view.words[j].text not in {"«", "“", '"'}:
            return None
        return next((k + 1 for k in range(j + 2, min(view.last, j + 6)) if view.is_quote(k)), None)

    def _opens_content(self, view: View, j: int) -> bool:
        """Whether what is said begins soon after word `j`: past commas, a time or a circumstance, but no other verb."""
        for k in range(j, min(view.last, j + 12)):
            connector = view.connectors.get(k)
            if view.words[k].text == ":" or (connector is not None and connector.value["kind"] == "complementizer"):
                return True
            if view.tags[k].verbs and is_finite(view, k):
                return False
        return False

    def _subject_before(self, view: View, clauses: tuple[Clause, ...], i: int, cue: tuple[int, int]) -> Source | None:
        clause = next((c for c in clauses if c.first <= i < c.last), None)
        if clause is None or (clause.kind in {"coordinate", "relative"} and clause.first == i):
            return None
        j = self._skip(view, clause.first)
        while j < i and (view.words[j].kind != "word" or j in view.times):
            j = view.times[j].last if j in view.times else j + 1
        if j >= i or j in view.prepositions or view.tags[j].preposition or (view.tags[j].verbs and is_finite(view, j)):
            return None
        source = self._source(view, j, cue)
        return source if source is not None and (source.id or self._kinds.is_source(view, j)) and source.last <= i else None

    def _relayed(self, view: View, i: int, cue: tuple[int, int]) -> Source | None:
        hit = view.prepositions.get(i)
        if hit is None or fold(hit.value["phrase"]) != "عن" or hit.last >= view.last:
            return None
        return self._source(view, self._skip(view, hit.last), cue)

    def _told_to(self, view: View, i: int, outlet: str | None) -> Source | None:
        """The agency that a source spoke to («قال المصدر لوكالة …»), unless it is the outlet itself."""
        i = self._skip(view, i)
        if i >= view.last or view.tags[i].preposition != "ل":
            return None
        actor = view.actors.get(i)
        if actor is None or actor.kind != "media" or self._kinds.is_outlet(actor, outlet):
            return None
        return self._kinds.source(view, actor.first, actor.last, None)

    def _source(self, view: View, i: int, cue: tuple[int, int], quoted: int | None = None) -> Source | None:
        """The source whose name begins at word `i`, with what stands in apposition after a name in quotation marks."""
        end = self._kinds.end(view, i)
        if quoted is not None:
            end = max(end, quoted)
            if end < view.last and not view.is_mark(end) and self._kinds.is_source(view, end):
                end = self._kinds.end(view, end)
        while end > i + 1 and ((view.words[end - 1].text in QUOTES and view.words[end - 1].text in "«“([") or view.is_mark(end - 1)):
            end -= 1
        return self._kinds.source(view, i, end, (view.words[cue[0]].start, view.words[cue[1] - 1].end))


def _unclosed(view: View, opened: bool) -> bool:
    """Whether the sentence ends inside a quotation."""
    depth = int(opened)
    straight = 0
    for i in range(view.first, view.last):
        text = view.words[i].text
        if text in {"«", "“"}:
            depth += 1
        elif text in {"»", "”"}:
            depth = max(0, depth - 1)
        elif text == '"':
            straight += 1
    return depth > 0 or (straight % 2 == 1) != (opened and depth == 0 and straight > 0)


__all__ = ["Attribution", "Scope", "phrase_end", "saying"]
