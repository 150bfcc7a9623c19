"""The ledger: many reports, one incident, every source. Claims at rest in SQLite or PostgreSQL, linked into events and incidents."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from khabar.ledger.ledger import Ledger, Shown
    from khabar.ledger.store.ingest import Added, Coder
    from khabar.ledger.store.lists import Filter

__all__ = ["Added", "Coder", "Filter", "Ledger", "Shown"]
_MODULES = {"Added": "store.ingest", "Coder": "store.ingest", "Filter": "store.lists", "Ledger": "ledger", "Shown": "ledger"}


def __getattr__(name: str) -> Any:
    """The names above, loaded when first asked for, so that `khabar.ledger.link` needs no database library."""
    from importlib import import_module

    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"khabar.ledger.{_MODULES[name]}"), name)
