"""On whose word: the scope of each source, sentence by sentence.

A cue is a verb or participle of saying («قال»، «مشيراً») or a phrase («بحسب»، «نقلاً عن»). Its scope runs to
the next cue or the sentence's end, and on through sentences that continue it («وأضاف»، «كما أن», an
open quotation). Scopes nest: «قالت الوكالة نقلاً عن مصادر» is a chain of two, outermost first.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from khabar.arabic.lookup import PhraseTable
from khabar.codebook.schema.page import Letterhead
from khabar.codebook.schema.sources import SpeechSetting
from khabar.coder.sources.cues import has_content, is_silent, saying, speech_act
from khabar.coder.sources.letterhead import Letterheads
from khabar.coder.sources.names import SourceKinds
from khabar.coder.sources.phrases import SourcePhrases
from khabar.coder.sources.reference import settled
from khabar.coder.sources.scopes import Scope, continues, hangs_on, same_speech, unclosed
from khabar.coder.sources.speakers import Speakers
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.tags import Option
from khabar.coder.syntax.view import View
from khabar.model.claim import Certainty
from khabar.model.mention import Source

_NOT_RULED_OUT: Certainty = "possible"
"""How certain that is which a source does not rule out («لم يستبعد»)."""


class Attribution:
    """Finds scopes; built from the lists `source_cues`, `source_nouns`, `speech_settings`, `letterheads`, `connectors`."""

    def __init__(self, kinds: SourceKinds, media: PhraseTable[SpeechSetting], heads: PhraseTable[Letterhead]) -> None:
        self._kinds = kinds
        self._speakers = Speakers(kinds, media)
        self._phrases = SourcePhrases(kinds, self._speakers)
        self._letterheads = Letterheads(kinds, heads)

    def scopes(self, views: Sequence[View], clauses: Sequence[tuple[Clause, ...]], outlet: str | None) -> tuple[Scope, ...]:
        """Scopes of a whole report, in order of their cues."""
        found: list[Scope] = []
        speaker: tuple[Source, ...] = ()
        open_quote: tuple[Source, ...] = ()
        covered = False
        heading = self._letterheads.find(views)
        for view, parts in zip(views, clauses, strict=True):
            mine = self._sentence(view, parts, speaker, outlet)
            runs_on = (open_quote and same_speech(view, views)) or continues(view) or (covered and hangs_on(view))
            if speaker and runs_on and all(s.first > view.first for s in mine):
                mine.insert(0, Scope(first=view.first, last=view.last, chain=speaker, cue=view.first))
            found.extend(mine)
            if heading is not None and (under := _under(view, heading, mine)) is not None:
                found.append(under)
            if mine:
                speaker = max(mine, key=lambda s: (s.cue if s.first == s.last else s.first, len(s.chain))).chain
            covered = any(s.first < s.last == view.last for s in mine)
            open_quote = speaker if mine and unclosed(view, bool(open_quote)) else ()
        words = views[0].words if views else ()
        chains = settled([s.chain for s in found], words, self._kinds)
        return tuple(msgspec.structs.replace(s, chain=chain) for s, chain in zip(found, chains, strict=True))

    def _sentence(self, view: View, clauses: tuple[Clause, ...], speaker: tuple[Source, ...], outlet: str | None) -> list[Scope]:
        headed = self._phrases.headed(view)
        found: list[Scope] = [] if headed is None else [headed]
        done = view.first if headed is None else headed.first
        places = {*view.cues, *view.source_nouns, *(i for i in range(view.first, view.last) if view.tags[i].saying or view.tags[i].event)}
        inside = {i for hit in view.hedges.values() for i in range(hit.first + 1, hit.last) if view.tags[i].conjunction}
        for i in sorted(places - inside):
            if i < done:
                continue
            cue = view.cues.get(i)
            if cue is not None and (scope := self._phrases.scope(view, cue, found)) is not None:
                found.append(scope)
                done = max(scope.chain[-1].last, cue.last)
            elif (told := self._phrases.told(view, i)) is not None:
                found.append(told)
                done = told.first
            elif (option := saying(view, i)) is not None:
                spoken = self._verb(view, clauses, i, option, found, speaker, outlet)
                if spoken is not None:
                    found.append(spoken)
                    done = spoken.first
            elif (act := speech_act(view, i)) is not None and (source := self._speakers.actor_of(view, clauses, i, act)) is not None:
                found.append(Scope(first=i, last=i, chain=(source,), cue=i))
        return found

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
        """The scope of a verb or participle of saying: on its subject's word, else on the word of who spoke last."""
        lexeme = option.reading.lexeme
        participle = option.reading.pos != "verb"
        silent = is_silent(view, i)
        if silent and not (lexeme.cls == "deny" and lexeme.hedge):
            return None
        source = None if participle and before else self._speakers.of(view, clauses, i, option)
        if source is not None:
            if not has_content(view, max(source.last, i + 1), option):
                return None
            chain, start = self._links(view, i, option, source, outlet)
            if before and _embedded(view, before[-1], i):
                chain = (*before[-1].chain, *chain)
        else:
            held = before[-1].chain if before else speaker
            if not held:
                return None
            cue = (view.words[i].start, view.words[i].end)
            chain, start = (*held[:-1], msgspec.structs.replace(held[-1], cue=cue)), i + 1
        certainty = _NOT_RULED_OUT if silent else lexeme.hedge
        denies = lexeme.cls == "deny" and not silent
        last = _end_of_denial(view, clauses, start) if denies else view.last
        return Scope(first=start, last=last, chain=chain, cue=i, negated=denies, certainty=certainty, phase=lexeme.phase)

    def _links(self, view: View, i: int, option: Option, source: Source, outlet: str | None) -> tuple[tuple[Source, ...], int]:
        """The links that a verb of saying gives with its subject, and where what is said may begin."""
        start = max(i + 1, source.last)
        while start in view.times and view.times[start].last > start:
            start = view.times[start].last
        if option.reading.lexeme.relays and (inner := self._speakers.relayed(view, start, (i, i + 1))) is not None:
            return (source, inner), inner.last
        if (cited := self._phrases.cited(view, start)) is not None:
            return (cited, source), cited.last
        medium = self._speakers.medium(view, start, outlet)
        return ((source,) if medium is None else (medium, source)), start


def _under(view: View, heading: tuple[int, Source], told: Sequence[Scope]) -> Scope | None:
    """What a sentence says on the word of the body in the text's heading: all that it says on nobody else's."""
    at, body = heading
    first = max(view.first, body.last)
    if view.index < at or first >= view.last or any(s.first <= first for s in told if s.first < s.last):
        return None
    return Scope(first=first, last=view.last, chain=(body,), cue=body.first)


def _end_of_denial(view: View, clauses: tuple[Clause, ...], start: int) -> int:
    """Where what is denied ends: at the next clause that «و» joins, but after «أن» only at an act of speech («نفى أن … وقتل …، ودعا إلى …»)."""
    opened = any(c.kind == "complementizer" and c.first >= start for c in clauses)
    for clause in clauses:
        told = clause.first > start and clause.kind in {"coordinate", "contrast"}
        if told and clause.verb is not None and (not opened or speech_act(view, clause.verb) is not None):
            return clause.first
    return view.last


def _embedded(view: View, outer: Scope, i: int) -> bool:
    """Whether a cue stands in what another source says: a complementiser after the outer cue, no new conjunct between."""
    if outer.first == outer.last or outer.cue >= i or outer.chain[-1].first >= i:
        return False
    opened = [c for c in view.connectors.values() if outer.cue < c.first <= i and c.value.kind == "complementizer"]
    return bool(opened) and not view.tags[i].conjunction and not any(view.words[j].text in {"،", "؛"} for j in range(opened[-1].last, i))
