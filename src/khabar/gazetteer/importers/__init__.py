"""Importers: the places of public gazetteers, one format a file. Each yields places, and a `Problem` for what it cannot read."""
