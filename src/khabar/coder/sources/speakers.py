"""Speakers: who a verb of saying names, before or after it, and through whom the word came."""

from __future__ import annotations

from khabar.arabic.clitics import LI, THEN
from khabar.arabic.function_words import ABOUT, IN
from khabar.arabic.lookup import PhraseTable
from khabar.arabic.script import fold
from khabar.codebook.schema.sources import SpeechSetting
from khabar.coder.sources.cues import opens_content, saying
from khabar.coder.sources.names import SourceKinds
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.tags import Option
from khabar.coder.syntax.view import QUOTES, View
from khabar.model.mention import Source

Cue = tuple[int, int]
"""Words [first, last) of a cue."""
_PLURALS = frozenset({"p", "d"})
_BETWEEN = 14


class Speakers:
    """Finds the subject of a verb of saying; `media` are the words that lead from a speaker to the medium that carried him."""

    def __init__(self, kinds: SourceKinds, media: PhraseTable[SpeechSetting]) -> None:
        self._kinds = kinds
        self._media = media

    def of(self, view: View, clauses: tuple[Clause, ...], i: int, option: Option) -> Source | None:
        """Whose word it is: the subject of the verb of saying at `i`, after it or (where it agrees in number) before it; a participle's verb's."""
        if option.reading.pos != "verb":
            return self._beside(view, clauses, i)
        if option.reading.voice == "passive":
            return None
        if IN in option.reading.lexeme.prep and i + 1 < view.last and view.words[i + 1].folded == IN:
            return self._written(view, i)
        agrees = option.reading.number in _PLURALS and all(o.reading.number in _PLURALS for o in view.tags[i].verbs)
        after = None if agrees else self._after(view, i)
        return after or self._before(view, clauses, i)

    def _written(self, view: View, i: int) -> Source | None:
        """What it was said in («جاء في بيان …»)."""
        j = past_quotes(view, i + 2)
        return self.named(view, j, (i, i + 1)) if j < view.last and self._kinds.is_source(view, j) else None

    def actor_of(self, view: View, clauses: tuple[Clause, ...], i: int, option: Option) -> Source | None:
        """The subject of an act of speech at `i`; after it only at the sentence's head, for elsewhere its object may be the first to be named."""
        return self.of(view, clauses, i, option) if i <= view.first + 1 else self._before(view, clauses, i)

    def _beside(self, view: View, clauses: tuple[Clause, ...], i: int) -> Source | None:
        """The subject of the verb that a participle of saying goes with («نشر المتحدث … صوراً قائلاً»)."""
        clause = next((c for c in clauses if c.first <= i < c.last), None)
        if clause is None or clause.verb is None or clause.verb >= i:
            return None
        source = self._after(view, clause.verb) or self._before(view, clauses, clause.verb)
        return source if source is not None and self._kinds.is_source(view, source.first) and source.last <= i else None

    def named(self, view: View, i: int, cue: Cue, quoted: int | None = None) -> Source | None:
        """The source whose name begins at word `i`, with what stands in apposition after a name in quotation marks."""
        end = self._kinds.end(view, i)
        if quoted is not None:
            end = max(end, quoted)
            if end < view.last and not view.is_mark(end) and self._kinds.is_source(view, end):
                end = self._kinds.end(view, end)
        while end > i + 1 and ((view.words[end - 1].text in QUOTES and view.words[end - 1].text in "«“([") or view.is_mark(end - 1)):
            end -= 1
        if view.is_quote(end - 1) and sum(view.is_quote(k) for k in range(i, end)) % 2:
            end -= 1
        return self._kinds.source(view, i, end, (view.words[cue[0]].start, view.words[cue[1] - 1].end))

    def relayed(self, view: View, i: int, cue: Cue) -> Source | None:
        """The inner source of «نقلت الوكالة عن X»."""
        hit = view.prepositions.get(i)
        if hit is None or fold(hit.value.phrase) != ABOUT or hit.last >= view.last:
            return None
        return self.named(view, past_quotes(view, hit.last), cue)

    def medium(self, view: View, i: int, outlet: str | None) -> Source | None:
        """The medium that a speaker spoke to or was carried by («قال المصدر لوكالة …»، «في بيان بثه التلفزيون»), unless it is the outlet itself."""
        for j in range(i, min(view.last, i + _BETWEEN)):
            connector = view.connectors.get(j)
            if view.words[j].text == ":" or (connector is not None and connector.value.kind == "complementizer"):
                return None
            if not self._leads(view, j, i):
                continue
            found = self._medium_at(view, j, outlet)
            if found is not None:
                return found
        return None

    def _leads(self, view: View, j: int, start: int) -> bool:
        """Whether the word before `j`, or its clitic, leads to a medium: «ل», «مع», a verb with a pronoun for the speech."""
        if view.tags[j].preposition == LI:
            return True
        before = view.before(j)
        if before is None or before < start:
            return False
        tag = view.tags[before]
        return self._media.at(view.words, before, j + 1) is not None or bool(tag.suffix and tag.verbs and is_finite(view, before))

    def _medium_at(self, view: View, j: int, outlet: str | None) -> Source | None:
        actor = view.actors.get(j)
        if actor is not None and actor.kind == "media":
            return None if self._kinds.is_outlet(actor, outlet) else self._kinds.source(view, actor.first, actor.last, None)
        if self._kinds.kind_at(view, j) != "media" or view.tags[j].suffix:
            return None
        return self._kinds.source(view, j, self._kinds.end(view, j), None)

    def _after(self, view: View, i: int) -> Source | None:
        """The source named after a verb of saying («قال X»), past a time or «فيه» between."""
        j = i + 1
        while j < view.last and (j in view.times or (view.words[j].text == "،" and j > i + 1) or _pronoun(view, j)):
            j = view.times[j].last if j in view.times else view.prepositions[j].last if j in view.prepositions else j + 1
        quoted = _quoted(view, j)
        j = past_quotes(view, j)
        if j >= view.last or view.is_mark(j) or j in view.connectors or j in view.prepositions:
            return None
        tag = view.tags[j]
        name = tag.conjunction == THEN and j == i + 1
        if tag.preposition or (tag.conjunction and not name) or view.tags[i].suffix or (_speaks_on(view, j) and not self._kinds.is_source(view, j)):
            return None
        if quoted is None and tag.verbs and is_finite(view, j) and not name:
            return None
        source = self.named(view, j, (i, i + 1), quoted)
        if source is None or self._kinds.is_source(view, j):
            return source
        return source if source.last < view.last and opens_content(view, source.last) is not None else None

    def _before(self, view: View, clauses: tuple[Clause, ...], i: int) -> Source | None:
        clause = next((c for c in clauses if c.first <= i < c.last), None)
        if clause is None or (clause.kind == "relative" and clause.first == i):
            return None
        if clause.kind == "coordinate" and clause.first == i:
            if view.tags[i].conjunction or clause.parent is None or not _waits(view, clauses[clause.number - 1]):
                return None
            clause = clauses[clause.number - 1]
        j = past_quotes(view, clause.first)
        while j < i and (view.words[j].kind != "word" or j in view.times or _auxiliary(view, j)):
            j = view.times[j].last if j in view.times else j + 1
        if j >= i or j in view.prepositions or view.tags[j].preposition or (view.tags[j].verbs and is_finite(view, j)):
            return None
        source = self.named(view, j, (i, i + 1))
        return source if source is not None and (source.id or self._kinds.is_source(view, j)) and source.last <= i else None

    def _informs(self, view: View, i: int) -> Source | None:
        """The noun of report that the verb at `i` describes («وردت معلومات تفيد بأن …»)."""
        for j in range(max(view.first, i - 3), i):
            if self._kinds.report_noun(view, j) == i:
                return self.named(view, j, (i, i + 1))
        return None


def past_quotes(view: View, i: int) -> int:
    """The first word from `i` on that is no quotation mark and no colon."""
    while i < view.last and (view.is_quote(i) or view.words[i].text == ":"):
        i += 1
    return i


def _speaks_on(view: View, j: int) -> bool:
    """Whether a participle of saying stands at `j` («وأضاف قائلاً»): no name."""
    return any(o.reading.pos == "active_participle" for o in view.tags[j].nouns) and saying(view, j) is not None


def _waits(view: View, clause: Clause) -> bool:
    """Whether a clause has only «كان» for a verb, or none, and so waits for the one after its subject («كان الوزير، …، قال»)."""
    return clause.verb is None or _auxiliary(view, clause.verb)


def _auxiliary(view: View, j: int) -> bool:
    """Whether «كان» or its like stands at `j` and leads to the verb of saying."""
    return bool(view.tags[j].verbs) and is_finite(view, j) and view.tags[j].verbs[0].reading.lexeme.cls == "aspect"


def _pronoun(view: View, j: int) -> bool:
    """Whether a preposition with its pronoun («فيه»، «له») stands at `j`."""
    hit = view.prepositions.get(j)
    return hit is not None and bool(hit.suffix)


def _quoted(view: View, j: int) -> int | None:
    """Where a short quoted name that begins at `j` ends, the mark included."""
    if j >= view.last or view.words[j].text not in {"«", "“", '"'}:
        return None
    return next((k + 1 for k in range(j + 2, min(view.last, j + 6)) if view.is_quote(k)), None)
