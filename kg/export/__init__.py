"""What a build writes: one module a format, and `export`, which chooses by name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.errors import InputError
from kg.export.graphml import write_graphml
from kg.export.html import write_html
from kg.export.jsonl import write_jsonl
from kg.model import ClaimRow, DocumentRow, EntityRow, MentionRow

__all__ = ["FORMATS", "Tables", "export", "write_graphml", "write_html", "write_jsonl"]

type Path = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Tables:
    """All that a build can export. `summary` is a summary graph; `texts` (by document) are for the page alone."""

    summary: Any
    claims: list[ClaimRow]
    entities: list[EntityRow]
    mentions: list[MentionRow]
    documents: list[DocumentRow]
    propositions: Iterable[Mapping[str, object]] = ()
    title: str = "kg"
    texts: Mapping[str, str] = field(default_factory=dict)


def _html(tables: Tables, path: Path) -> None:
    claims = {claim["id"]: claim for claim in tables.claims}
    documents = {document["id"]: document for document in tables.documents}
    write_html(tables.summary, claims, documents, path, title=tables.title, texts=tables.texts)


def _graphml(tables: Tables, path: Path) -> None:
    write_graphml(tables.summary, {claim["id"]: claim for claim in tables.claims}, path)


FORMATS: Mapping[str, Callable[[Tables, Path], None]] = {
    "html": _html,
    "graphml": _graphml,
    "claims": lambda tables, path: write_jsonl(tables.claims, path),
    "entities": lambda tables, path: write_jsonl(tables.entities, path),
    "mentions": lambda tables, path: write_jsonl(tables.mentions, path),
    "propositions": lambda tables, path: write_jsonl(tables.propositions, path),
}
"""The formats by name; the last four are JSON Lines."""


def export(name: str, tables: Tables, path: Path) -> None:
    """Write the build to `path` in the format `name`; an unknown one is an InputError that names the choices."""
    if name not in FORMATS:
        raise InputError(f"there is no format {name!r}; choose one of {', '.join(sorted(FORMATS))}")
    FORMATS[name](tables, path)
