"""Which words are the report, and of which day is it?"""
