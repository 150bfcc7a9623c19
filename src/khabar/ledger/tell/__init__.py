"""Telling: what an event or incident record says, from its claims. Pure functions; copies and the registry of outlets are handed in."""

from khabar.ledger.tell.context import Context
from khabar.ledger.tell.event import event_record
from khabar.ledger.tell.incident import incident_record
from khabar.ledger.tell.outlets import OUTLETS, Outlet, Registry, registry

__all__ = ["OUTLETS", "Context", "Outlet", "Registry", "event_record", "incident_record", "registry"]
