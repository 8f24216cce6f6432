"""What a build can export, and a part of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kg.errors import InputError
from kg.graph.build import build_graph
from kg.graph.select import View, select
from kg.graph.summary import summarise
from kg.model import ClaimRow, DocumentRow, EntityRow, MentionRow


@dataclass(frozen=True, slots=True)
class Tables:
    """All that a build can export. `summary` is a summary graph; `texts` (by document) are for the page alone.

    `left_out` says in words what was redacted.
    """

    summary: Any
    claims: list[ClaimRow]
    entities: list[EntityRow]
    mentions: list[MentionRow]
    documents: list[DocumentRow]
    propositions: Iterable[Mapping[str, object]] = ()
    title: str = "kg"
    texts: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()


def drawn(tables: Tables) -> Tables:
    """Return the tables with the summary graph of their claims."""
    return replace(tables, summary=summarise(build_graph(tables.claims, tables.entities, tables.documents)))


def selected(tables: Tables, view: View) -> Tables:
    """Return the part that a view shows: its statements, the actors in them and the articles they stand in.

    Raises InputError where nothing is left.
    """
    graph, kept = select(view, tables.claims, tables.entities, tables.documents)
    if not kept:
        raise InputError("No statement passes these filters. Loosen one, such as --since, --status or --min-sources.")
    claims = [claim for claim in tables.claims if claim["id"] in kept]
    ends = {end["entity"] for claim in claims for end in (claim["subject"], claim["object"]) if end}
    places = {claim["document"] for claim in claims}
    return replace(
        tables,
        summary=summarise(graph),
        claims=claims,
        entities=[row for row in tables.entities if row["entity"] in ends],
        mentions=[row for row in tables.mentions if row["entity"] in ends and row["document"] in places],
        documents=[row for row in tables.documents if row["id"] in places],
        texts={id_: text for id_, text in tables.texts.items() if id_ in places},
    )
