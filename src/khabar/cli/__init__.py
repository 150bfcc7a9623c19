"""The command line: one command a file."""

from khabar.cli.app import main

__all__ = ["main"]
