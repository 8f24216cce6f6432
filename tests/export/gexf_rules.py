"""What Gephi's GEXF importer loses, merges or refuses, told of a file's text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree

NAMESPACE = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TYPES = {"integer": r"-?\d+", "long": r"-?\d+", "double": r"-?\d+(\.\d+)?(e-?\d+)?", "float": r"-?\d+(\.\d+)?"}
TYPES |= {"boolean": "true|false", "string": r"(?s).*"}


def problems(text: str) -> list[str]:
    """Return what Gephi would stumble over in a GEXF file; empty if nothing."""
    if ILLEGAL.search(text):
        return ["a character that XML does not know"]
    root = etree.fromstring(text.encode("utf-8"))
    graph = root.find(f"{NAMESPACE}graph")
    if root.tag != f"{NAMESPACE}gexf" or root.get("version") != "1.3" or graph is None:
        return ["it is no GEXF 1.3"]
    return [*_graph(graph), *_columns(graph), *_ids(graph), *_elements(graph)]


def _graph(graph: Any) -> Iterator[str]:
    if (graph.get("mode"), graph.get("timeformat"), graph.get("timerepresentation")) != ("dynamic", "date", "interval"):
        yield "the graph has no time"
    if graph.get("defaultedgetype") not in {"directed", "undirected"}:
        yield "the graph does not say whether its edges have a direction"
    if any(element.get("timestamp") for element in graph.iter()):
        yield "intervals and moments are mixed"


def _columns(graph: Any) -> Iterator[str]:
    for holder in graph.iter(f"{NAMESPACE}attributes"):
        ids = Counter(column.get("id") for column in holder)
        yield from (f"column {name} is there twice" for name, count in ids.items() if count > 1)
        yield from (
            f"column {c.get('id')} has the unknown type {c.get('type')}" for c in holder if c.get("type") not in TYPES
        )
        if holder.get("class") not in {"node", "edge"}:
            yield f"columns are for {holder.get('class')}"


def _ids(graph: Any) -> Iterator[str]:
    nodes = Counter(node.get("id") for node in graph.iter(f"{NAMESPACE}node"))
    edges = Counter(edge.get("id") for edge in graph.iter(f"{NAMESPACE}edge"))
    for found in (nodes, edges):
        yield from (f"id {id_} is there {count} times" for id_, count in found.items() if count > 1)
    there = {node.get("id"): (node.get("start"), node.get("end")) for node in graph.iter(f"{NAMESPACE}node")}
    kinds: Counter[tuple[str | None, ...]] = Counter()
    for edge in graph.iter(f"{NAMESPACE}edge"):
        ends = edge.get("source"), edge.get("target")
        yield from (f"edge {edge.get('id')} leads to {end}, which is no node" for end in ends if end not in nodes)
        yield from (
            f"edge {edge.get('id')} is there when {end} is not" for end in ends if not _covers(there.get(end), edge)
        )
        mutual = edge.get("type") == "undirected"
        kinds[(edge.get("kind"), edge.get("type"), *(sorted(map(str, ends)) if mutual else ends))] += 1
    yield from (f"edges {kind} would be merged into one" for kind, count in kinds.items() if count > 1)


def _covers(time: tuple[str | None, str | None] | None, edge: Any) -> bool:
    """Is a node there as long as its edge? An open end is forever."""
    first, last = time or (None, None)
    return (not first or (edge.get("start") or "") >= first) and (not last or (edge.get("end") or "9999") <= last)


def _elements(graph: Any) -> Iterator[str]:
    for kind in ("node", "edge"):
        columns = {
            column.get("id"): column.get("type")
            for holder in graph.iter(f"{NAMESPACE}attributes") if holder.get("class") == kind
            for column in holder
        }  # fmt: skip
        for element in graph.iter(f"{NAMESPACE}{kind}"):
            name = f"{kind} {element.get('id')}"
            yield from (f"{name}: {fault}" for fault in _faults(element, kind, columns))


def _faults(element: Any, kind: str, columns: dict[str, str]) -> Iterator[str]:
    if not element.get("label"):
        yield "no label"
    if kind == "edge" and not float(element.get("weight") or 0) > 0:
        yield f"weight is {element.get('weight')}"
    colour = element.find(f"{VIZ}color")
    if colour is None or not all((colour.get(c) or "").isdigit() and int(colour.get(c)) < 256 for c in "rgb"):
        yield "no colour"
    if kind == "node" and (element.find(f"{VIZ}position") is None or element.find(f"{VIZ}size") is None):
        yield "no position or size"
    days = [element.get(end) for end in ("start", "end") if element.get(end) is not None]
    try:
        if [date.fromisoformat(day) for day in days] != sorted(date.fromisoformat(day) for day in days):
            yield "ends before it starts"
    except ValueError:
        yield f"{days} are no days"
    for value in element.iter(f"{NAMESPACE}attvalue"):
        type_ = columns.get(str(value.get("for")))
        if type_ is None:
            yield f"{value.get('for')} is a value of no column"
        elif not re.fullmatch(TYPES.get(type_, ""), value.get("value") or ""):
            yield f"{value.get('for')} is {value.get('value')}"
