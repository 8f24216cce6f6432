"""One source of a clause, as tokens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Says:
    """A source: its head token and the tokens (first, last) of its cue."""

    source: int
    cue_first: int
    cue_last: int
