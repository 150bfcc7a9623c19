"""What a number can count: the written forms of nouns and units, made from their singular and plurals.

Kinds: `sg` a singular that alone counts one, `sg_quality` one that is an adjective too («مدني»), `plain` one that does not
count alone, `kin` one that makes a pair («أم وابنها»); `pl`, `dual`, `een` (a sound plural in ـين, or a dual), `dual_construct`
(«قريتي»), `dual_the` («الطفلين»), `dual_own` («طفليها»); units of measure bear `m_`; under the article `the_`, before a pronoun `own_`
(`own_een` a sound plural, or a dual: «مرافقيه»).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from khabar.arabic.endings import DUALS, FEMININE, FEMININE_PLURAL, LONG_FEMININE, NISBA, PLURAL, PLURAL_OBLIQUE, TANWIN_KASRA
from khabar.arabic.letters import ALIF, TA, WAW, YA
from khabar.arabic.numbers.items import Entry, Piece
from khabar.arabic.numbers.lexicon import Lexicon, Spelling, folded_words
from khabar.arabic.script import fold
from khabar.codebook.schema.quantities import CountedNoun, MeasureUnit

_STARTERS = frozenset({"sg", "dual", "dual_own", "een", "dual_construct", "m_dual", "kin", "sg_quality"})
_SINGULARS = ("sg", "sg_quality", "plain", "kin")
_UNDER_ARTICLE = dict.fromkeys(_SINGULARS, "the_sg") | {
    "pl": "the_pl",
    "een": "the_een",
    "dual": "dual_the",
    "m_sg": "the_m_sg",
    "m_day": "the_m_sg",
    "m_pl": "the_m_pl",
}
_BEFORE_PRONOUN = dict.fromkeys(_SINGULARS, "own_sg") | {"pl": "own_pl", "een_construct": "own_een"}
_ALONE = {None: "sg", "no": "plain", "kin": "kin", "quality": "sg_quality", "member": "sg"}
_MEMBER = "member"
_ONLY_OWN = {"own": "own_sg", "own_plural": "own_pl", "own_dual": "dual_own", "own_either": "own_een"}
"""Stems that stand only before a pronoun."""
_DUAL_OR_ONE = "dual_or_one"
"""«طفلا»: one of them, or two before a pronoun."""
Form = tuple[str, str]


def noun_forms(noun: str, plurals: Sequence[str], kind: str, member: bool = False) -> Iterator[Form]:
    """(folded spelling, kind) of every form; `own` marks a stem that stands only before a pronoun, ـٍ a defective noun.

    A `member` of a household bears a pronoun in the dual too.
    """
    first, rest = _split(noun)
    if member:
        yield from ((_open(first) + ending, _DUAL_OR_ONE if _open(first) + ending == first + ALIF else "own_dual") for ending in (ALIF, YA))
    sound = {_split(p)[0].removesuffix(PLURAL) + PLURAL_OBLIQUE for p in plurals if _is_sound(first, _split(p)[0])}
    for form, form_kind in _singular(first, TANWIN_KASRA in noun, kind):
        yield form + rest, "een" if form_kind == "dual" and form in sound else form_kind
    for plural in plurals:
        many, rest = _split(plural)
        for form, form_kind in _sound_plural(many) if _is_sound(first, many) else _broken_plural(many, TANWIN_KASRA in plural):
            yield form + rest, form_kind


def _split(noun: str) -> tuple[str, str]:
    """The first word of a noun, which bends, and the rest, which does not, folded."""
    first, *rest = fold(noun).split()
    return first, "".join(" " + word for word in rest)


def _singular(stem: str, defective: bool, kind: str) -> Iterator[Form]:
    if defective:
        yield stem, kind
        stem += YA
    yield stem, kind
    open_stem = _open(stem)
    if stem.endswith(FEMININE):
        yield open_stem, "own"
        yield open_stem + ALIF, "dual_construct"
        yield open_stem + YA, "dual_construct"
    else:
        if not stem.endswith((ALIF, LONG_FEMININE)):
            yield stem + ALIF, kind
    if len(open_stem) < 3:
        return
    for ending in DUALS:
        yield open_stem + ending, "dual"


def _open(stem: str) -> str:
    """A stem as it stands before an ending: ة open."""
    return stem[:-1] + TA if stem.endswith(FEMININE) else stem


def _is_sound(noun: str, plural: str) -> bool:
    """Whether ـون is an ending («مدنيون») and not part of a broken plural («قرون»)."""
    return plural.endswith(PLURAL) and plural.removesuffix(PLURAL) in (noun, noun.removesuffix(NISBA))


def _sound_plural(plural: str) -> Iterator[Form]:
    yield plural, "pl"
    yield plural.removesuffix(PLURAL) + PLURAL_OBLIQUE, "een"
    yield plural[:-1], "pl"
    yield plural.removesuffix(PLURAL) + YA, "een_construct"


def _broken_plural(plural: str, defective: bool) -> Iterator[Form]:
    yield plural, "pl"
    if defective:
        yield plural + YA, "pl"
    if plural.endswith(LONG_FEMININE):
        yield plural[:-1] + YA, "own_plural"
        yield plural[:-1] + WAW, "own_plural"
    elif plural.endswith(FEMININE):
        yield plural[:-1] + TA, "own_plural"
    elif not plural.endswith((FEMININE_PLURAL, ALIF)):
        yield plural + ALIF, "pl"


def _spelling(form: str, kind: str, entry: Entry) -> Spelling:
    """How `form` may stand; a nisba bears no pronoun, since «عسكريه» is the feminine «عسكرية»."""
    nisba = kind in _SINGULARS and form.endswith(NISBA)
    if kind in _ONLY_OWN:
        return Spelling(None, pronoun=Piece(_ONLY_OWN[kind], entry=entry), starts=_ONLY_OWN[kind] in _STARTERS)
    if kind == _DUAL_OR_ONE:
        return Spelling(Piece("sg", entry=entry), None, Piece("dual_own", entry=entry), starts=True)
    article, pronoun = _UNDER_ARTICLE.get(kind), _BEFORE_PRONOUN.get(kind)
    return Spelling(
        Piece("pl" if kind == "een_construct" else kind, entry=entry),
        Piece(article, entry=entry, definite=True) if article else None,
        Piece(pronoun, entry=entry) if pronoun and not nisba else None,
        starts=kind in _STARTERS,
    )


def add_nouns(lexicon: Lexicon, rows: Iterable[CountedNoun]) -> None:
    """Puts every form of `nouns.tsv` into the lexicon."""
    entries = []
    for row in rows:
        entry = Entry(row.noun, row.unit, harmed=row.harmed)
        alone = _ALONE[row.alone]
        entries += [(form, kind, entry) for form, kind in noun_forms(row.noun, row.plurals, alone, row.alone == _MEMBER)]
        if entry.unit == "person":
            entries.append((_open(_split(row.noun)[0]) + YA, "own_either", entry))
    entries.sort(key=lambda one: one[1] in ("dual_construct", *_ONLY_OWN))
    for form, kind, entry in entries:
        lexicon.add(form, _spelling(form, kind, entry))


def add_units(lexicon: Lexicon, rows: Iterable[MeasureUnit]) -> None:
    """Puts every form of `units.tsv` into the lexicon; singulars and duals may lead to a fraction («شهر ونصف»)."""
    for row in rows:
        entry = Entry(row.noun, row.unit, row.factor)
        if entry.unit == "percent":
            for word in folded_words((row.noun, *row.plurals)):
                lexicon.add(word, Spelling(Piece("percent", entry=entry)))
                lexicon.leads.add(word)
            continue
        for form, kind in noun_forms(row.noun, row.plurals, "sg"):
            if kind.startswith("own") or kind == "dual_construct":
                continue
            kind = {"een": "m_dual", "een_construct": "m_pl"}.get(kind, "m_" + kind)
            if row.kind == "day" and form == fold(row.noun):
                kind = "m_day"
            lexicon.add(form, _spelling(form, kind, entry))
