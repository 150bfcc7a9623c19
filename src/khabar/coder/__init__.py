"""Report → claims, in rooms by question. Opens no file and asks no clock.

A room imports only what is below it:

    stages, explain, quoted
    claims
    knowledge
    discourse
    events
    sources
    syntax
    page → times     quantities     actors     places
"""
