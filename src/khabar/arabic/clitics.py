"""Clitics by name: what Arabic writes on before a word, and the pronouns at its end, folded; `clitics.tsv` and `pronouns.tsv` have them."""

from __future__ import annotations

from khabar.arabic.tables import rows, written

_WRITTEN = written("clitics")
_PRONOUNS = rows("khabar.arabic", "pronouns.tsv")

AND, THEN = _WRITTEN["and"], _WRITTEN["then"]
BI, LI, KA = _WRITTEN["bi"], _WRITTEN["li"], _WRITTEN["ka"]
FUTURE = _WRITTEN["future"]
ARTICLE, LI_ARTICLE = _WRITTEN["article"], _WRITTEN["li_article"]

CONJUNCTIONS = (AND, THEN)
PREPOSITIONS = (BI, LI, KA)
JOINED = frozenset({"", *CONJUNCTIONS})
"""A conjunction or nothing."""
FUSED = (LI_ARTICLE, BI + ARTICLE, KA + ARTICLE)
"""Prepositions with the article."""
DEFINITE = frozenset(conjunction + article for conjunction in JOINED for article in (ARTICLE, *FUSED))
"""Every run of clitics that ends in the article."""
ARTICLES = (ARTICLE, LI_ARTICLE)
"""What a definite noun begins with, and every run of clitics that makes it so ends in."""
PROCLITICS = frozenset(conjunction + rest for conjunction in JOINED for rest in ("", BI, LI, KA, ARTICLE, *FUSED, FUTURE))
"""Every run of clitics before a word."""

PRONOUNS = tuple(row["written"] for row in _PRONOUNS)
"""Pronouns at a word's end, longest first."""
THIRD_PERSON = {row["written"]: (row["gender"], row["number"]) for row in _PRONOUNS if row["person"] == "3"}
"""Pronouns of the third person with the gender and number that they agree with; "" for either gender."""
HIM, HER = (pronoun for gender in ("m", "f") for pronoun, agrees in THIRD_PERSON.items() if agrees == (gender, "s"))
OF_PEOPLE = frozenset(pronoun for pronoun, (_, number) in THIRD_PERSON.items() if number == "p")
"""Pronouns that mean people and never a thing."""
FIRST_PERSON = tuple(row["written"] for row in _PRONOUNS if row["person"] == "1")
SECOND_PERSON = tuple(row["written"] for row in _PRONOUNS if row["person"] == "2")
SPEAKER = tuple(row["written"] for row in _PRONOUNS if row["person"] == "1" and row["number"] == "s")
"""Pronouns of one who speaks."""
SPEAKER_OR_HEARER = frozenset(row["written"] for row in _PRONOUNS if row["person"] != "3" and row["number"] == "s")
