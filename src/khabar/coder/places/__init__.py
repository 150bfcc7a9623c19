"""Which place?"""
