"""What do the events of a report take from each other?"""
