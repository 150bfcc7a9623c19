"""How sure: did it happen, will it, is it denied or doubted?"""
