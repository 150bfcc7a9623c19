"""Other tools that read Arabic times or numbers, each run in a throw-away virtual environment of its own."""
