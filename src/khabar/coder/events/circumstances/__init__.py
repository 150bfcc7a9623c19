"""Where, when, how many, with what?"""
