"""khabar: Arabic reports on conflict and displacement, read into claims.

The names below are what programs use; each is loaded when it is first asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from khabar.api import Coder
    from khabar.errors import ConflictError, InputError, KhabarError
    from khabar.ledger import Filter, Ledger
    from khabar.model.assessment import Assessment
    from khabar.model.claim import Claim, makes_event
    from khabar.model.event import Event, Incident
    from khabar.model.report import Report, make_report
    from khabar.read.inputs import read_inputs

__version__ = "0.1.0"
__all__ = [
    "Assessment", "Claim", "Coder", "ConflictError", "Event", "Filter", "Incident", "InputError", "KhabarError", "Ledger", "Report", "make_report",
    "makes_event", "read_inputs",
]  # fmt: skip
_MODULES = {
    "Assessment": "model.assessment", "Claim": "model.claim", "Coder": "api", "ConflictError": "errors", "Event": "model.event", "Filter": "ledger",
    "Incident": "model.event", "InputError": "errors", "KhabarError": "errors", "Ledger": "ledger", "Report": "model.report",
    "make_report": "model.report", "makes_event": "model.claim", "read_inputs": "read.inputs",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """One of the names of `__all__`."""
    from importlib import import_module

    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return getattr(import_module(f"khabar.{_MODULES[name]}"), name)
    except ModuleNotFoundError as error:
        if _MODULES[name] != "ledger" or (error.name or "").startswith("khabar"):
            raise
        raise ImportError(f"khabar.{name} needs {error.name}, which is not installed: pip install 'khabar[ledger]'", name=error.name) from None


def __dir__() -> list[str]:
    """The names of `__all__` with the module's own."""
    return sorted({*globals(), *__all__})
