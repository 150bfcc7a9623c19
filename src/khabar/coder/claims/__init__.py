"""How does a draft become a record?"""
