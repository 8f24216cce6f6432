"""What Gephi's GraphML importer loses, merges or refuses, told of a file's text."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TYPES = {"boolean", "int", "long", "float", "double", "string"}
NUMBERS = {"x", "y", "size", "weight"}
NEEDED = {"node": {"label", "x", "y", "size", "color"}, "edge": {"label", "weight", "color"}}
RESERVED = {"id", "timeset", "interval", "type"}


def problems(text: str) -> list[str]:
    """Return what Gephi would stumble over in a GraphML file; empty if nothing."""
    if ILLEGAL.search(text):
        return ["a character that XML does not know"]
    tree = etree.fromstring(text.encode("utf-8"))
    keys = {str(key.get("id")): key for key in tree.iter(f"{NAMESPACE}key")}
    return [*_columns(tree, keys), *_elements(tree, keys), *_edges(tree)]


def _columns(tree: Any, keys: dict[str, Any]) -> Iterator[str]:
    if len(keys) != sum(1 for _ in tree.iter(f"{NAMESPACE}key")):
        yield "two columns with one id"
    names = Counter((key.get("for"), str(key.get("attr.name")).lower()) for key in keys.values())
    yield from (f"column {name} of {kind}s is there twice" for (kind, name), count in names.items() if count > 1)
    for key in keys.values():
        name, kind, type_ = key.get("attr.name"), key.get("for"), key.get("attr.type")
        if kind not in NEEDED:
            yield f"column {name} is for {kind}, not for nodes or edges"
        if type_ not in TYPES:
            yield f"column {name} has the unknown type {type_}"
        if name in NUMBERS and type_ not in {"double", "float"}:
            yield f"column {name} is no number"
        if str(name).lower() in RESERVED or str(key.get("id")).lower() in RESERVED:
            yield f"column {name} has a name that Gephi keeps for itself"


def _elements(tree: Any, keys: dict[str, Any]) -> Iterator[str]:
    for kind, needed in NEEDED.items():
        for element in tree.iter(f"{NAMESPACE}{kind}"):
            name = f"{kind} {element.get('id')}"
            found = {}
            for data in element.iter(f"{NAMESPACE}data"):
                key = keys.get(str(data.get("key")))
                if key is None or key.get("for") != kind:
                    yield f"{name} has a value of no column"
                    continue
                found[str(key.get("attr.name"))] = data.text or ""
                yield from (f"{name}: {fault}" for fault in _value(key, data.text or ""))
            yield from (f"{name} has no {column}" for column in sorted(needed - found.keys()))
            if element.find(f"{NAMESPACE}desc") is not None:
                yield f"{name} has a description that overrides its label"


def _value(key: Any, text: str) -> Iterator[str]:
    name, type_ = key.get("attr.name"), key.get("attr.type")
    if name == "color" and not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        yield f"{text} is no colour"
    if type_ in {"double", "float"} and not _finite(text):
        yield f"{name} is {text}"
    if type_ in {"int", "long"} and not (re.fullmatch(r"-?\d+", text) and -(2**63) <= int(text) < 2**63):
        yield f"{name} is {text}"
    if name == "weight" and _finite(text) and float(text) <= 0:
        yield f"weight is {text}"


def _finite(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _edges(tree: Any) -> Iterator[str]:
    graph = tree.find(f"{NAMESPACE}graph")
    if graph.get("edgedefault") not in {"directed", "undirected"}:
        yield "the graph does not say whether its edges have a direction"
    if graph.find(f"{NAMESPACE}data") is not None:
        yield "the graph has values of its own"
    nodes = Counter(node.get("id") for node in tree.iter(f"{NAMESPACE}node"))
    edges = list(tree.iter(f"{NAMESPACE}edge"))
    ids = Counter(edge.get("id") for edge in edges)
    yield from (f"id {id_} is there {count} times" for id_, count in (nodes + ids).items() if count > 1)
    kinds: Counter[tuple[str, ...]] = Counter()
    for edge in edges:
        ends = edge.get("source"), edge.get("target")
        yield from (f"edge {edge.get('id')} leads to {end}, which is no node" for end in ends if end not in nodes)
        directed = edge.get("directed") or str(graph.get("edgedefault") == "directed").lower()
        kinds[(edge.get("label") or "", directed, *(ends if directed == "true" else sorted(map(str, ends))))] += 1
    yield from (f"edges {kind} would be merged into one" for kind, count in kinds.items() if count > 1)
