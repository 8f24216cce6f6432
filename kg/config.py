"""The settings of a build. The only place that looks at the machine and at `kg.toml`."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError

FILE = "kg.toml"
_KINDS = {"model": str, "jobs": int}
MANY = 40
"""From so many documents on, more than one process is worth its start."""


@dataclass(frozen=True, slots=True)
class Config:
    """How to build. `model`: a spaCy package or folder (None = kg's own); `jobs`: processes (None = kg decides)."""

    model: str | None = None
    jobs: int | None = None

    def __post_init__(self) -> None:
        if self.jobs is not None and self.jobs < 1:
            raise InputError(f"jobs is {self.jobs}; give 1 or more")

    def processes(self, documents: int) -> int:
        """Return how many processes read so many documents: as told, else one for few and one a processor for many."""
        if self.jobs is not None:
            return self.jobs
        return 1 if documents < MANY else processors()


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def load_config(path: Path | None = None, *, model: str | None = None, jobs: int | None = None) -> Config:
    """Return the settings of `path`, or of `kg.toml` in the current folder if there is one; what is given here wins.

    Raises InputError, naming file and key, for what is no TOML and for unknown or wrong values.
    """
    settings = _settings(path or Path(FILE)) if path is not None or Path(FILE).is_file() else Config()
    return Config(model or settings.model, jobs or settings.jobs)


def _settings(file: Path) -> Config:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{file} can't be read as TOML: {error}") from error
    for key, value in data.items():
        if key not in _KINDS:
            raise InputError(f"{file}: there is no setting {key!r}; the settings are {', '.join(_KINDS)}")
        if type(value) is not _KINDS[key]:
            raise InputError(f"{file}: {key} must be {'a whole number' if _KINDS[key] is int else 'a text'}")
    return Config(**data)
