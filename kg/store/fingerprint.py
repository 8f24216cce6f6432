"""What an analysis was made with: when it changes, every document is analysed again."""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

SUFFIXES = (".py", ".yaml", ".sql", ".txt", ".csv")
# what comes after the store has no part in what is stored; anything new counts until it is named here
AFTER = frozenset({"cli", "corrections.py", "evaluate", "explain.py", "export", "graph", "report.py", "resolve", "web"})
LIBRARIES = ("spacy",)


def fingerprint(model: str) -> str:
    """Return the fingerprint of kg's code and data together with a language model's."""
    return f"{code_version()}/{model}"


@cache
def code_version() -> str:
    """Return twelve hex digits of the SHA-256 over kg's own files up to the store, and the libraries' versions."""
    digest = hashlib.sha256()
    for library in LIBRARIES:
        digest.update(f"{library} {importlib.metadata.version(library)}\n".encode())
    for name, file in _files(resources.files("kg"), ""):
        digest.update(f"{name}\n".encode())
        digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not prefix and entry.name in AFTER:
            continue
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(SUFFIXES):
            yield f"{prefix}{entry.name}", entry
