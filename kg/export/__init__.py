"""What a build writes: one module a format, and `export`, which chooses by name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping

from kg.errors import InputError
from kg.export.csv import write_tables
from kg.export.flat import Row, claim_rows, edge_rows, node_rows
from kg.export.ftm import write_ftm
from kg.export.gexf import write_gexf
from kg.export.graphml import write_graphml
from kg.export.html import write_html
from kg.export.json import cytoscape, node_link, write_json
from kg.export.jsonl import write_jsonl
from kg.export.neo4j import write_neo4j
from kg.export.parquet import write_parquet
from kg.export.rdf import write_rdf
from kg.export.redact import redact
from kg.export.tables import Tables, drawn, selected
from kg.export.wording import claim_lines
from kg.model import ClaimRow

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Tables",
    "claim_lines",
    "drawn",
    "export",
    "redact",
    "selected",
    "write_graphml",
    "write_html",
    "write_jsonl",
]

type Path = str | os.PathLike[str]


def _by_id(tables: Tables) -> dict[str, ClaimRow]:
    return {claim["id"]: claim for claim in tables.claims}


def _html(tables: Tables, path: Path) -> None:
    documents = {document["id"]: document for document in tables.documents}
    write_html(
        tables.summary, _by_id(tables), documents, path,
        title=tables.title, texts=tables.texts, mentions=tables.mentions,
    )  # fmt: skip


def _graphml(tables: Tables, path: Path) -> None:
    write_graphml(tables.summary, _by_id(tables), path)


def _gexf(tables: Tables, path: Path) -> None:
    write_gexf(tables.summary, _by_id(tables), path, left_out=tables.left_out)


def _node_link(tables: Tables, path: Path) -> None:
    write_json(node_link(tables.summary, _by_id(tables), title=tables.title, left_out=tables.left_out), path)


def _cytoscape(tables: Tables, path: Path) -> None:
    write_json(cytoscape(tables.summary, _by_id(tables), title=tables.title, left_out=tables.left_out), path)


def _rows(tables: Tables) -> dict[str, Iterable[Row]]:
    return {
        "nodes": node_rows(tables.summary),
        "edges": edge_rows(tables.summary, _by_id(tables)),
        "claims": claim_rows(tables.claims, tables.documents),
    }


def _rdf(tables: Tables, path: Path, *, named: bool) -> None:
    rows = _rows(tables)
    write_rdf(rows["nodes"], rows["claims"], path, named=named, left_out=tables.left_out)


FORMATS: Mapping[str, Callable[[Tables, Path], None]] = {
    "html": _html,
    "graphml": _graphml,
    "gexf": _gexf,
    "csv": lambda tables, path: write_tables(_rows(tables), path),
    "parquet": lambda tables, path: write_parquet(_rows(tables), path),
    "json": _node_link,
    "cytoscape": _cytoscape,
    "turtle": lambda tables, path: _rdf(tables, path, named=False),
    "trig": lambda tables, path: _rdf(tables, path, named=True),
    "neo4j": lambda tables, path: write_neo4j(_rows(tables)["nodes"], _rows(tables)["claims"], path),
    "ftm": lambda tables, path: write_ftm(_rows(tables)["nodes"], _rows(tables)["claims"], path),
    "claims": lambda tables, path: write_jsonl(tables.claims, path),
    "entities": lambda tables, path: write_jsonl(tables.entities, path),
    "mentions": lambda tables, path: write_jsonl(tables.mentions, path),
    "propositions": lambda tables, path: write_jsonl(tables.propositions, path),
}
"""The formats by name; the last four are JSON Lines. `csv`, `parquet` and `neo4j` write folders."""
SUFFIXES = {
    "html": ".html", "graphml": ".graphml", "gexf": ".gexf", "json": ".json", "cytoscape": ".cyjs", "turtle": ".ttl",
    "trig": ".trig", "ftm": ".ftm.json", "claims": ".jsonl", "entities": ".jsonl", "mentions": ".jsonl",
    "propositions": ".jsonl", "csv": "", "parquet": "", "neo4j": "",
}  # fmt: skip
"""How a file of a format is usually called; empty for folders."""


def export(name: str, tables: Tables, path: Path) -> None:
    """Write the build to `path` in the format `name`; an unknown one is an InputError that names the choices."""
    if name not in FORMATS:
        raise InputError(f"there is no format {name!r}; choose one of {', '.join(sorted(FORMATS))}")
    FORMATS[name](tables, path)
