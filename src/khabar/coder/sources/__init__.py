"""On whose word?"""
