"""The words of khabar's own codebook, as a ledger asks for them."""

from __future__ import annotations

from khabar.codebook.load import load_ledger_words

WORDS = load_ledger_words()
