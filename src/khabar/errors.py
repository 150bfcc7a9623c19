"""Every error that khabar raises on purpose.

KhabarError
├── InputError        a report or file that cannot be read: names the path and, for JSONL, the line
├── CodingError       a report on which khabar itself failed: names the report and the fault
├── CodebookError     a codebook entry or list row that breaks its rules: names the file and the entry
├── GazetteerError    a gazetteer file or row that cannot be used: names the file and the line
├── LedgerError       a ledger that cannot be opened, read or written: names the database and what was expected
│   └── ConflictError somebody else changed it since you looked: names who, when, and the version
└── UsageError        an option or argument with an impossible value
"""

from __future__ import annotations


class KhabarError(Exception):
    """Root of khabar's errors; its message says which file, which record and what was expected."""


class InputError(KhabarError):
    """A report that cannot be read."""

    def __init__(self, path: str, problem: str, line: int | None = None) -> None:
        self.path, self.problem, self.line = path, problem, line
        where = path if line is None else f"{path}, line {line}"
        super().__init__(f"{where}: {problem}")


class CodingError(KhabarError):
    """A report that khabar failed to code: a fault of khabar, told with the report so that the others go on."""

    def __init__(self, report: str, problem: str) -> None:
        self.report, self.problem = report, problem
        super().__init__(f"{report}: not coded, by a fault of khabar: {problem}")

    def __reduce__(self) -> tuple[type[CodingError], tuple[str, str]]:
        return CodingError, (self.report, self.problem)


class CodebookError(KhabarError):
    """A codebook that breaks its own rules."""


class GazetteerError(KhabarError):
    """A gazetteer that cannot be built or opened."""


class LedgerError(KhabarError):
    """A ledger that cannot be used; nothing that was in it is lost."""

    def __init__(self, ledger: str, problem: str) -> None:
        self.ledger, self.problem = ledger, problem
        super().__init__(f"{ledger}: {problem}")


class ConflictError(LedgerError):
    """Somebody else changed the thing since the person looked; nothing was written."""


class UsageError(KhabarError):
    """A value that no command accepts."""
