"""GraphML for Gephi and other programs. Needs a summary graph and the claim rows its edges name.

Gephi is strict where the format is not: edge ids must differ over the whole file, colours are
`#rrggbb`, a weight is above 0, a column has one type, and parallel edges are kept apart only by the
XML attribute `label`, which it takes for the kind of the edge.
"""

from __future__ import annotations

import io
import json
import math
import os
import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from importlib import resources
from typing import Any

import networkx as nx
from lxml import etree

from kg.export.files import atomic_write
from kg.graph.summary import STATUSES
from kg.model import ClaimRow

type Summary = nx.MultiDiGraph[Any]
type Scalar = str | int | float | bool

SENTENCES = 5
"""How many sentences an edge's `evidence` holds at most."""
SEPARATOR = " | "
RENAMED = {"id": "kg_id", "type": "entity_type", "timeset": "kg_timeset", "interval": "kg_interval"}
"""Names that Gephi keeps for itself."""
NODE_FIELDS = (
    "label", "qualifier", "type", "aliases", "titles", "country", "wikidata", "mentions", "documents", "claims",
    "community", "x", "y", "size",
)  # fmt: skip
EDGE_FIELDS = (
    "label", "relation", "predicates", "directed", "weight", "count", "documents", "sources", "first", "last", "status",
    "confidence",
)  # fmt: skip
FLOATS = frozenset({"x", "y", "size", "weight", "confidence"})
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"


def generate_graphml(summary: Summary, claims: Mapping[str, ClaimRow]) -> str:
    """Return the file's text. The same graph gives the same text, whatever order it was built in.

    Raises KeyError if an edge names a claim that is not in `claims`.
    """
    kinds: dict[str, str] = {}
    buffer = io.BytesIO()
    nx.write_graphml_lxml(_plain(summary, claims, kinds), buffer, encoding="utf-8", prettyprint=True)
    tree = etree.fromstring(buffer.getvalue())
    for edge in tree.iter(f"{_NAMESPACE}edge"):
        edge.set("label", kinds[str(edge.get("id"))])
    text: str = etree.tostring(tree, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n"


def write_graphml(summary: Summary, claims: Mapping[str, ClaimRow], path: str | os.PathLike[str]) -> None:
    """Write the summary graph to `path`, whole or not at all."""
    text = generate_graphml(summary, claims)
    with atomic_write(path) as file:
        file.write(text)


def _plain(summary: Summary, claims: Mapping[str, ClaimRow], kinds: dict[str, str]) -> Summary:
    """A copy in sorted order with values that every reader takes; fills `kinds` with each edge's kind."""
    plain: Summary = nx.MultiDiGraph()
    for name, data in sorted(summary.nodes(data=True)):
        values = _cleaned(data, NODE_FIELDS)
        values["y"] = 0.0 - float(values.get("y", 0.0))  # Gephi counts upwards, the page downwards
        plain.add_node(clean_text(name), **values, color=colours()["types"][data["type"]])
    edges = sorted(summary.edges(keys=True, data=True), key=lambda edge: edge[:3])
    for number, (source, target, _, data) in enumerate(edges):
        key = f"r{number}"
        values = _cleaned(data, EDGE_FIELDS)
        values["weight"] = max(float(values.get("weight", 0.0)), 1e-6)
        values["color"] = colours()["statuses"][data["status"]]
        values |= {status: data["statuses"].get(status, 0) for status in STATUSES}
        values["sentence"] = _evidence(data["claims"][:1], claims)
        values["evidence"] = _evidence(data["claims"], claims)
        plain.add_edge(clean_text(source), clean_text(target), key=key, **values)
        kinds[key] = clean_text(kind_of(data))
    return plain


def kind_of(data: Mapping[str, Any]) -> str:
    """Return what Gephi keeps parallel edges apart by: a visit and a meeting of the same two are not one edge."""
    kind = str(data["relation"] or f"open: {data['label']}")
    return kind if data["directed"] else f"{kind} (both ways)"


def _evidence(ids: list[str], claims: Mapping[str, ClaimRow]) -> str:
    """The first few different sentences, joined."""
    sentences = dict.fromkeys(" ".join(claims[id_]["evidence"]["text"].split()) for id_ in ids)
    return SEPARATOR.join(clean_text(text) for text in list(sentences)[:SENTENCES])


def _cleaned(data: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, Scalar]:
    found = {}
    for field in fields:
        value = clean(data.get(field))
        if value is not None and value != "":
            found[RENAMED.get(field, field)] = float(value) if field in FLOATS else value
    return found


def clean(value: object) -> Scalar | None:
    """Return the value as a scalar that GraphML can hold; None for what has to be left out."""
    if hasattr(value, "item"):  # a numpy scalar
        value = value.item()
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, int):  # bool too
        return value if -(2**63) <= value < 2**63 else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        value = sorted(map(str, value))
    if isinstance(value, list | tuple):
        return clean_text(SEPARATOR.join(map(str, value)))
    if isinstance(value, Mapping):
        value = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return None if value is None else clean_text(str(value))


def clean_text(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    return _UNWRITABLE.sub("", text)


@cache
def colours() -> dict[str, dict[str, str]]:
    """Return `#rrggbb` by type of node and by status of edge, as on the page."""
    marks = json.loads(resources.files("kg.web").joinpath("marks.json").read_text(encoding="utf-8"))
    inks = marks["colours"]["light"]
    return {
        "types": {name: mark["colour"] for name, mark in marks["types"].items()},
        "statuses": {name: inks[mark["colour"]] for name, mark in marks["statuses"].items()},
    }
