"""What the person who runs khabar says of reports that do not say it themselves."""

from __future__ import annotations

import msgspec


class Given(msgspec.Struct, frozen=True):
    """The day of publication (ISO 8601) and the outlet of reports that name none; a report's own go before them."""

    published: str | None = None
    outlet: str | None = None
