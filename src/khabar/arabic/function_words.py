"""Function words by name, folded: those that a rule of the coder is about; `function_words.tsv` has them."""

from __future__ import annotations

from khabar.arabic.clitics import AND
from khabar.arabic.script import fold
from khabar.arabic.tables import written

_FOLDED = {name: fold(word) for name, word in written("function_words").items()}

ABOUT, AT, BETWEEN, FROM, IN, ON, TO = (_FOLDED[name] for name in ("about", "at", "between", "from", "in", "on", "to"))
AFTER, DURING, UNTIL, WHERE = _FOLDED["after"], _FOLDED["during"], _FOLDED["until"], _FOLDED["where"]
ON_A_TOPIC = frozenset({_FOLDED["concerning"], _FOLDED["round"], _FOLDED["on"]})
"""What leads to the topic of a report, beside «عن»."""
BEHIND = frozenset({_FOLDED["behind"], _FOLDED["in_back_of"]})
"""What leads from a doer to his deed («يقف وراء التفجير»)."""
OR_RATHER = _FOLDED["or_rather"]
"""It is also how a mother is called («أم محمد»)."""
OR = frozenset({_FOLDED["or"], OR_RATHER})
DID_NOT = frozenset({_FOLDED["did_not"], AND + _FOLDED["did_not"]})
"""What makes a present verb past and denies it."""
