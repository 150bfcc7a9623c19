"""How does a sentence hang together: tags, views, clauses, constituents, fillers?"""
