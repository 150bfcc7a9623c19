"""Places: the gazetteer that is built in, files added to it, and looking names up."""

from khabar.gazetteer.entry import Entry, Named
from khabar.gazetteer.gazetteer import Gazetteer, open_gazetteer
from khabar.gazetteer.store import First

__all__ = ["Entry", "First", "Gazetteer", "Named", "open_gazetteer"]
