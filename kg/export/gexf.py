"""GEXF for Gephi, with times, so that its timeline plays. Needs a summary graph and its claims.

As for GraphML: parallel edges are kept apart by their kind, and a weight is above 0. networkx's own writer
knows no kinds, which Gephi needs, so the file is written here. It is of version 1.3, which networkx reads from 3.7 on;
it reads no file that has edges with and without direction, so mutual relations have `directed` false in a column.
"""

from __future__ import annotations

import calendar
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lxml import etree

from kg.export.files import atomic_write
from kg.export.flat import Row, Summary, edge_rows, node_rows
from kg.export.graphml import SEPARATOR, clean, clean_text, colours, kind_of
from kg.model import ClaimRow

NAMESPACE, VIZ = "http://gexf.net/1.3", "http://gexf.net/1.3/viz"
NODE_COLUMNS = {
    "entity_type": "string", "qualifier": "string", "aliases": "string",
    "titles": "string", "country": "string", "wikidata": "string",
    "mentions": "integer",
    "documents": "integer", "claims": "integer", "community": "integer",
}  # fmt: skip
EDGE_COLUMNS = {
    "relation": "string", "predicates": "string", "directed": "boolean", "count": "integer", "documents": "integer",
    "sources": "integer",
    "asserted": "integer", "reported": "integer", "planned": "integer", "possible": "integer", "denied": "integer",
    "status": "string", "first": "string", "last": "string", "confidence": "double", "sentence": "string",
    "evidence": "string",
}  # fmt: skip


def generate_gexf(summary: Summary, claims: Mapping[str, ClaimRow], *, left_out: Sequence[str] = ()) -> str:
    """Return the file's text. The same graph gives the same text, whatever order it was built in."""
    edges = list(edge_rows(summary, claims))
    spaces: Any = {None: NAMESPACE, "viz": VIZ}  # the stubs know no default namespace
    root = etree.Element(_name("gexf"), nsmap=spaces, version="1.3")
    meta = etree.SubElement(root, _name("meta"))
    etree.SubElement(meta, _name("creator")).text = "kg"
    if left_out:
        etree.SubElement(meta, _name("description")).text = clean_text("Left out: " + "; ".join(left_out))
    graph = etree.SubElement(
        root, _name("graph"), mode="dynamic", defaultedgetype="directed", idtype="string", timeformat="date",
        timerepresentation="interval",
    )  # fmt: skip
    _columns(graph, "node", NODE_COLUMNS)
    _columns(graph, "edge", EDGE_COLUMNS)
    times = _node_times(edges)
    nodes = etree.SubElement(graph, _name("nodes"))
    for row in node_rows(summary):
        _node(nodes, row, times.get(row["id"], (None, None)))
    holder = etree.SubElement(graph, _name("edges"))
    for row in edges:
        _edge(holder, row)
    text: str = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'


def write_gexf(
    summary: Summary, claims: Mapping[str, ClaimRow], path: str | os.PathLike[str], *, left_out: Sequence[str] = ()
) -> None:
    """Write the summary graph to `path`, whole or not at all."""
    text = generate_gexf(summary, claims, left_out=left_out)
    with atomic_write(path) as file:
        file.write(text)


def _name(tag: str, space: str = NAMESPACE) -> str:
    return f"{{{space}}}{tag}"


def _columns(graph: Any, kind: str, columns: Mapping[str, str]) -> None:
    holder = etree.SubElement(graph, _name("attributes"), {"class": kind, "mode": "static"})
    for name, type_ in columns.items():
        etree.SubElement(holder, _name("attribute"), id=name, title=name, type=type_)


def _node(holder: Any, row: Row, times: tuple[str | None, str | None]) -> None:
    node = etree.SubElement(holder, _name("node"), id=clean_text(row["id"]), label=clean_text(str(row["label"])))
    _interval(node, *times)
    _values(node, NODE_COLUMNS, {**row, "entity_type": row["type"]})
    etree.SubElement(node, _name("size", VIZ), value=repr(row["size"]))
    # Gephi counts upwards, the page downwards
    etree.SubElement(node, _name("position", VIZ), x=repr(row["x"]), y=repr(0.0 - row["y"]), z="0.0")
    _colour(node, colours()["types"][row["type"]])


def _edge(holder: Any, row: Row) -> None:
    edge = etree.SubElement(
        holder, _name("edge"), id=row["id"], source=clean_text(row["source"]), target=clean_text(row["target"]),
        type="directed", kind=clean_text(kind_of(row)),
        label=clean_text(row["label"]), weight=repr(max(row["weight"], 1e-6)),
    )  # fmt: skip
    _interval(edge, row["first"], row["last"])
    _values(edge, EDGE_COLUMNS, row)
    _colour(edge, colours()["statuses"][row["status"]])


def _interval(element: Any, first: str | None, last: str | None) -> None:
    """Set from when to when; an unknown end stays open."""
    start, end = first and whole_day(first, last=False), last and whole_day(last, last=True)
    if start and end and start > end:
        start, end = end, start
    if start:
        element.set("start", start)
    if end:
        element.set("end", end)


def whole_day(text: str, *, last: bool) -> str | None:
    """Return the first or last day of an ISO day, month or year; None for what is none of these.

    >>> whole_day("2024-02", last=True), whole_day("2024", last=False), whole_day("spring", last=True)
    ('2024-02-29', '2024-01-01', None)
    """
    parts = text.split("T")[0].split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4 or len(parts) > 3:
        return None
    numbers = [int(part) for part in parts]
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else (12 if last else 1)
    if year < 1 or not 1 <= month <= 12:
        return None
    day = numbers[2] if len(numbers) > 2 else (calendar.monthrange(year, month)[1] if last else 1)
    return f"{year:04}-{month:02}-{day:02}"


def _node_times(edges: Iterable[Row]) -> dict[str, tuple[str | None, str | None]]:
    """Return from when to when each node has edges; a node with an undated edge is there always."""
    starts: dict[str, list[str | None]] = {}
    ends: dict[str, list[str | None]] = {}
    for row in edges:
        for name in (row["source"], row["target"]):
            starts.setdefault(name, []).append(row["first"] and whole_day(row["first"], last=False))
            ends.setdefault(name, []).append(row["last"] and whole_day(row["last"], last=True))
    found: dict[str, tuple[str | None, str | None]] = {}
    for name in starts:
        first, last = [day for day in starts[name] if day], [day for day in ends[name] if day]
        dated = len(first) == len(starts[name]) and len(last) == len(ends[name])
        found[name] = (min(first + last), max(first + last)) if dated else (None, None)
    return found


def _values(element: Any, columns: Mapping[str, str], row: Row) -> None:
    values = etree.SubElement(element, _name("attvalues"))
    for name in columns:
        value = SEPARATOR.join(row[name]) if isinstance(row[name], list) else row[name]
        value = clean(value)
        if value is not None and value != "":
            text = str(value).lower() if isinstance(value, bool) else str(value)
            etree.SubElement(values, _name("attvalue"), {"for": name, "value": text})


def _colour(element: Any, colour: str) -> None:
    red, green, blue = (str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
    etree.SubElement(element, _name("color", VIZ), r=red, g=green, b=blue)
