"""How many?"""
