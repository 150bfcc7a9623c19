"""Facts of the language: script, words, sentences, forms, numbers, calendar. Knows nothing of conflict; opens only its own tables, when imported."""
