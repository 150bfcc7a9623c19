"""Source phrases: what names a source without a verb of its own («بحسب X»، «نقلاً عن X»، «أنباء عن …»)."""

from __future__ import annotations

from khabar.arabic.clitics import BI, HER, HIM
from khabar.arabic.function_words import ABOUT
from khabar.arabic.lookup import Found
from khabar.codebook.schema.sources import SourceCue
from khabar.coder.sources.cues import saying
from khabar.coder.sources.names import SourceKinds
from khabar.coder.sources.scopes import Scope
from khabar.coder.sources.speakers import Cue, Speakers, past_quotes
from khabar.coder.syntax.finite import denied, is_finite
from khabar.coder.syntax.lexemes import view_class
from khabar.coder.syntax.silence import is_silent
from khabar.coder.syntax.view import View
from khabar.model.mention import Source

_RELAYED_WITHIN, _RELATIVE_WITHIN = 12, 4

_OF_WHAT_IS_SAID = frozenset({BI + HIM, BI + HER, ABOUT + HIM})


class SourcePhrases:
    """Reads phrases of source into scopes."""

    def __init__(self, kinds: SourceKinds, speakers: Speakers) -> None:
        self._kinds = kinds
        self._speakers = speakers

    def scope(self, view: View, cue: Found[SourceCue], before: list[Scope]) -> Scope | None:
        """«بحسب X», «نقلاً عن X», «حسبما ذكر X»: at a sentence's head it covers what follows, else what stands before it too."""
        words: Cue = (cue.first, cue.last)
        i = cue.last
        if cue.value.follows == "verb":
            verb = next((j for j in range(i, min(view.last, i + 3)) if saying(view, j) is not None), None)
            if verb is None:
                return None
            i = _after_pronoun(view, verb + 1)
        i = past_quotes(view, i)
        if i >= view.last or view.is_mark(i):
            return None
        if cue.value.follows == "verb" or self._kinds.is_source(view, i):
            source = self._owner(view, i) or self._speakers.named(view, i, words)
        else:
            source = self._teller(view, i)
        if source is None:
            return None
        relays = bool(cue.value.relays) and before and before[-1].last == view.last and cue.first - before[-1].cue <= _RELAYED_WITHIN
        chain = (*before[-1].chain, source) if relays else (source,)
        leading = cue.first <= view.first + 2 or relays
        first = before[-1].first if relays else view.first
        return Scope(first=source.last if leading and not relays else first, last=view.last, chain=chain, cue=cue.first)

    def headed(self, view: View) -> Scope | None:
        """«المرصد: مقتل …»: a source set before a colon at a line's head."""
        i = past_quotes(view, view.first)
        if i >= view.last or not self._kinds.is_source(view, i) or i in view.places:
            return None
        source = self._kinds.source(view, i, self._kinds.end(view, i), None)
        if source is None or source.last + 1 >= view.last or view.words[source.last].text != ":" or source.kind == "unspecified":
            return None
        return Scope(first=source.last + 1, last=view.last, chain=(source,), cue=i)

    def told(self, view: View, i: int) -> Scope | None:
        """«أنباء عن …», «معلومات عن …»: a bare noun of report is the source of what it is about."""
        end = self._kinds.report_noun(view, i)
        if end is None or end >= view.last or view.words[end].folded != ABOUT or denied(view, i):
            return None
        if _kept_back(view, i):
            return None
        source = self._kinds.source(view, i, end, None)
        return None if source is None else Scope(first=end + 1, last=view.last, chain=(source,), cue=i)

    def cited(self, view: View, i: int) -> Source | None:
        """Who passes a speaker's word on, named between him and what he says («أفادت مصادر، بحسب الوكالة، بأن …»)."""
        j = i + 1 if i < view.last and view.words[i].text == "،" else i
        cue = view.cues.get(j)
        if cue is None or cue.value.follows != "source" or cue.value.relays or cue.last >= view.last:
            return None
        source = self._speakers.named(view, past_quotes(view, cue.last), (cue.first, cue.last))
        return source if source is not None and self._kinds.is_source(view, source.first) and source.last < view.last else None

    def _teller(self, view: View, i: int) -> Source | None:
        """Who told the figures or findings that a cue leads to («وفق حصيلة أعلنتها وزارة الصحة»)."""
        for j in range(i + 1, min(view.last - 1, i + _RELATIVE_WITHIN + 1)):
            if view.is_mark(j) or j in view.prepositions:
                return None
            if view.tags[j].suffix and any(o.reading.lexeme.cls == "say" for o in view.tags[j].verbs):
                return self._speakers.named(view, past_quotes(view, j + 1), (j, j + 1))
        return None

    def _owner(self, view: View, i: int) -> Source | None:
        """Whose report it is: «بحسب الأنباء التي أفادت بها الوكالة» stands on the agency's word."""
        end = self._kinds.report_noun(view, i)
        if end is None or end >= view.last or end not in view.connectors or view.connectors[end].value.kind != "relative":
            return None
        for j in range(end + 1, min(view.last, end + _RELATIVE_WITHIN)):
            for option in view.tags[j].verbs:
                if option.reading.lexeme.cls == "say":
                    return self._speakers.named(view, after, (j, j + 1)) if (after := _after_pronoun(view, j + 1)) < view.last else None
        return None


def _kept_back(view: View, i: int) -> bool:
    """Whether somebody only keeps a report to himself («رفض الإدلاء بمعلومات عن …»)."""
    verb = next((j for j in range(i - 1, view.first - 1, -1) if view.tags[j].verbs and (is_finite(view, j) or view_class(view, j) == "aside")), None)
    return verb is not None and is_silent(view, verb)


def _after_pronoun(view: View, i: int) -> int:
    """Past «به», «عنه» and a time."""
    while i < view.last and (view.words[i].folded in _OF_WHAT_IS_SAID or i in view.times):
        i += 1
    return i
