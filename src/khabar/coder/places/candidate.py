"""Drafts: possible places on their way from reading to ranking."""

from __future__ import annotations

import msgspec

from khabar.coder.places.leads import Start
from khabar.coder.places.words import Trigger
from khabar.gazetteer import Named


class Draft(msgspec.Struct, gc=False):
    """A possible place: its words [first, last) and first code point, those of the bare name, and what stands for it.

    `found` are the places that its name could mean, `full` the ids of those whose name includes the trigger; `key` is
    what it was looked up by. `outer` is a second trigger before the first («ريف مدينة X»). `partial` drafts are part of
    a longer hashtag: they speak for other places and are none themselves. `country` is what an adjective after the name says («العراقية»).
    """

    first: int
    last: int
    start: int
    name_first: int
    name_last: int
    name_start: int
    sentence: int = 0
    trigger: Trigger | None = None
    outer: Trigger | None = None
    found: tuple[Named, ...] = ()
    full: tuple[str, ...] = ()
    key: str = ""
    begin: Start | None = None
    clitic: str = ""
    unknown: bool = False
    anaphor: bool = False
    described: bool = False
    listed: bool = False
    hashtag: bool = False
    partial: bool = False
    qualifier: str | None = None
    country: str = ""
