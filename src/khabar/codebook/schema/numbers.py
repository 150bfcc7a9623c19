"""Lists about numbers: words, digits and the rules that join them; their records stand beside the grammar that
reads them."""

from __future__ import annotations

from typing import Literal

from khabar.arabic.numbers.rows import GrammarRule


class NumberRule(GrammarRule, frozen=True, kw_only=True):
    """The grammar of numbers: phrases of kinds (numbers.tsv, number_shapes.tsv) and Arabic words, and what is made
    of them."""

    value: Literal[
        "at_least", "inverse", "inverse_first", "mixed", "multiply", "multiply_vague", "nothing", "point", "product", "quotient",
        "quotient_of_one", "range", "sum", "sum_definite", "sum_inverse", "sum_of_scale",
    ] | None = None  # fmt: skip
    """What is done with the values of the parts."""


class QuantityRule(GrammarRule, frozen=True, kw_only=True):
    """The grammar of counts: what a number counts, and nouns that are numbers themselves. It goes on where
    number_rules.tsv ends."""

    value: Literal[
        "at_least_two", "bound", "bound_counted", "bounded_percentage", "count", "count_and_fraction", "count_from", "count_of_the", "count_one",
        "definite_count", "dual", "joint", "joint_plural", "measure_and_fraction", "nothing", "of_them", "others", "pair", "percentage", "single",
        "single_ordinal", "single_other",
    ] | None = None  # fmt: skip
    """What is done with the values of the parts; `count` joins a number to the noun after it."""
