"""Show a build's progress on standard error: a bar on a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
import time

import click

BAR = 24
OFTEN, RARELY = 0.1, 10.0
"""Seconds between two looks at a terminal's bar, and between two lines of a log."""


class Printer:
    """A kg.report.Progress that prints."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._stage, self._total, self._count = "", 0, 0
        self._start = self._shown = 0.0

    def start(self, stage: str, total: int | None = None) -> None:
        """Show that a stage begins."""
        self._stage, self._total, self._count = stage, total or 0, 0
        self._start = self._shown = time.monotonic()
        if self._live:
            click.echo(f"\r\x1b[K{stage} …", err=True, nl=False)
        elif total:
            click.echo(f"{stage}: {total:,} article{'' if total == 1 else 's'}", err=True)

    def step(self) -> None:
        """Count a step; show it if the last look is long ago."""
        self._count += 1
        now = time.monotonic()
        if now - self._shown < (OFTEN if self._live else RARELY):
            return
        self._shown = now
        if self._live:
            click.echo(f"\r\x1b[K{self._bar()} {self._words(now)}", err=True, nl=False)
        else:
            click.echo(f"{self._stage}: {self._words(now)}", err=True)

    def done(self) -> None:
        """Take the bar away; in a log, sum up a stage that had steps."""
        if self._live:
            click.echo("\r\x1b[K", err=True, nl=False)
        elif self._total:
            click.echo(f"{self._stage}: {self._words(time.monotonic())}", err=True)

    def _bar(self) -> str:
        filled = BAR * self._count // self._total if self._total else 0
        return f"{self._stage} [{'#' * filled}{'.' * (BAR - filled)}]"

    def _words(self, now: float) -> str:
        rate = self._count / max(now - self._start, 1e-9)
        words = f"{self._count:,} of {self._total:,}, {rate:.1f} documents/s"
        left = self._total - self._count
        return f"{words}, {_duration(left / rate)} left" if left > 0 and rate > 0 else words


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
