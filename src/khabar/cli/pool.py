"""Many workers: results in the order of what was asked; a worker that dies is replaced, and the report that killed it is named."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Any, Generic, TypeVar

from khabar.errors import CodingError
from khabar.model.report import Report

Made = TypeVar("Made")
_AHEAD = 8
"""How many reports a worker may have before it."""


def _begin(start: Callable[..., None], of_start: tuple[Any, ...]) -> None:
    """Ready a worker: Ctrl-C is for the parent, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    start(*of_start)


class WorkerPool(Generic[Made]):
    """`count` processes, each readied once by `start(*of_start)`, that do `work` on reports. Used in a `with` block, which ends them."""

    def __init__(self, count: int, start: Callable[..., None], of_start: tuple[Any, ...], work: Callable[[Report], Made | CodingError]) -> None:
        self._count, self._start, self._of_start, self._work = count, start, of_start, work
        self._pool = self._open()

    def __enter__(self) -> WorkerPool[Made]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.shutdown(wait=kind is None, cancel_futures=True)
        for worker in multiprocessing.active_children() if kind is not None else ():
            worker.terminate()

    def _open(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._count, context, _begin, (self._start, self._of_start))

    def map(self, reports: Iterable[Report]) -> Iterator[Made | CodingError]:
        """What is made of each report, in their order; a CodingError for one that ends its worker whenever it is read."""
        waiting: deque[tuple[Report, Future[Made | CodingError]]] = deque()
        for report in reports:
            waiting.append((report, self._submit(report)))
            if len(waiting) >= self._count * _AHEAD:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _submit(self, report: Report) -> Future[Made | CodingError]:
        try:
            return self._pool.submit(self._work, report)
        except BrokenProcessPool as error:
            broken: Future[Made | CodingError] = Future()
            broken.set_exception(error)
            return broken

    def _next(self, waiting: deque[tuple[Report, Future[Made | CodingError]]]) -> Made | CodingError:
        try:
            result = waiting[0][1].result()
        except BrokenProcessPool:
            self._read_again(waiting)
            result = waiting[0][1].result()
        waiting.popleft()
        return result

    def _read_again(self, waiting: deque[tuple[Report, Future[Made | CodingError]]]) -> None:
        """A worker died, and took what all had in hand: read each report of these alone, so that one that kills is known."""
        lost = [n for n, (_, future) in enumerate(waiting) if not future.done() or isinstance(future.exception(), BrokenProcessPool)]
        names = ", ".join(_name(waiting[n][0]) for n in lost[: self._count])
        print(f"khabar: a worker was killed, at or near {names}; what was in hand is read again", file=sys.stderr)
        for n in lost:
            waiting[n] = (waiting[n][0], self._alone(waiting[n][0]))

    def _alone(self, report: Report) -> Future[Made | CodingError]:
        future = self._submit(report)
        if not isinstance(future.exception(), BrokenProcessPool):
            return future
        self._pool = self._open()
        again = self._submit(report)
        if not isinstance(again.exception(), BrokenProcessPool):
            return again
        self._pool = self._open()
        named: Future[Made | CodingError] = Future()
        named.set_result(CodingError(_name(report), "it ends the process that reads it (out of memory?)"))
        return named


def _name(report: Report) -> str:
    return report.path or report.id
