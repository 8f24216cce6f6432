"""What a build did, for people: counts, what was skipped and why, and the time each stage took."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from kg.read import Skipped

_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class Progress(Protocol):
    """Somebody who watches a build."""

    def start(self, stage: str, total: int | None = None) -> None:
        """Take note that a stage begins; `total` is its number of steps where it has steps."""

    def step(self) -> None:
        """Take note that one more step is done."""

    def done(self) -> None:
        """Take note that the stage is over, or that the build failed in it."""


class Silent:
    """A Progress that tells nobody."""

    def start(self, stage: str, total: int | None = None) -> None:
        """Do nothing."""

    def step(self) -> None:
        """Do nothing."""

    def done(self) -> None:
        """Do nothing."""


@dataclass
class BuildReport:
    """A build's result in figures.

    `documents` counts what is in the graph, `analysed` those of them that were new or changed; `seconds` is by stage.
    """

    progress: Progress = field(default_factory=Silent)
    model: str = ""
    documents: int = 0
    analysed: int = 0
    others: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[None]:
        """Measure a stage and show it to the one who watches."""
        self.progress.start(name, total)
        try:
            with self.timing(name):
                yield
        finally:
            self.progress.done()

    @contextmanager
    def timing(self, name: str) -> Iterator[None]:
        """Add the time that the block takes to the time of a stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start

    def timed[T](self, name: str, items: Iterable[T]) -> Iterator[T]:
        """Yield the items, none of them None; the time that they take to come is the time of the stage `name`."""
        iterator = iter(items)
        while True:
            with self.timing(name):
                item = next(iterator, None)
            if item is None:
                return
            yield item

    def lines(self) -> list[str]:
        """Return the report, line by line; all but the last part is the same whenever the input is."""
        return [*self._input(), "", *self._found(), "", *self._times()]

    def _input(self) -> Iterator[str]:
        yield "Read"
        yield f"  {number(self.documents, 'article')} (language model: {self.model})"
        if self.skipped:
            yield f"  {number(len(self.skipped), 'file')} skipped:"
            yield from (f"    {printable(row.path)} {printable(row.reason)}" for row in self.skipped)
        if self.others:
            yield f"  {number(self.others, 'file')} of other kinds passed over"
        if self.warnings:
            yield f"  {number(len(self.warnings), 'warning')}:"
            yield from (f"    {printable(warning)}" for warning in self.warnings)

    def _found(self) -> Iterator[str]:
        yield "Found"
        width = max((len(f"{count:,}") for count in self.counts.values()), default=0)
        yield from (f"  {count:>{width},} {name}" for name, count in self.counts.items())

    def _times(self) -> Iterator[str]:
        yield "Time"
        rows = {**self.seconds, "all": sum(self.seconds.values())}
        width = max(map(len, rows))
        yield from (f"  {name:{width}} {seconds:8.2f} s" for name, seconds in rows.items())


def number(count: int, noun: str) -> str:
    """Return *1 file*, *2 files*."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def printable(text: str) -> str:
    """Return `text` on one line without what could drive a terminal or turn words round (escapes, bidi controls)."""
    return "".join("\ufffd" if unicodedata.category(sign) in _UNSAFE else sign for sign in " ".join(text.split()))
