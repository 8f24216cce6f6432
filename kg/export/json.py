"""JSON: the node-link form of networkx and D3, and the form of Cytoscape."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from typing import Any

from kg.export.files import atomic_write
from kg.export.flat import Summary, edge_rows, node_rows
from kg.model import ClaimRow


def node_link(
    summary: Summary, claims: Mapping[str, ClaimRow], *, title: str = "", left_out: Sequence[str] = ()
) -> dict[str, Any]:
    """Return the graph as `networkx.node_link_graph(data, edges="links")` reads it; links hold their claims whole."""
    links = []
    for row in edge_rows(summary, claims):
        key = row.pop("id")
        links.append({**row, "key": key, "claims": [claims[id_] for id_ in row["claims"]]})
    about: dict[str, Any] = {"title": title, "left_out": list(left_out)}
    return {"directed": True, "multigraph": True, "graph": about, "nodes": list(node_rows(summary)), "links": links}


def cytoscape(
    summary: Summary, claims: Mapping[str, ClaimRow], *, title: str = "", left_out: Sequence[str] = ()
) -> dict[str, Any]:
    """Return the graph as Cytoscape and `networkx.cytoscape_graph` read it, with positions."""
    nodes = []
    for row in node_rows(summary):
        place = {"x": row.pop("x"), "y": row.pop("y")}
        nodes.append({"data": {**row, "name": row["label"], "value": row["id"]}, "position": place})
    edges = [
        {"data": {**row, "key": row["id"], "claims": [claims[id_] for id_ in row["claims"]]}}
        for row in edge_rows(summary, claims)
    ]
    about = [["title", title], ["left_out", list(left_out)]]
    return {"data": about, "directed": True, "multigraph": True, "elements": {"nodes": nodes, "edges": edges}}


def write_json(data: Any, path: str | os.PathLike[str]) -> None:
    """Write `data` to `path` as one line of JSON, whole or not at all."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    with atomic_write(path) as file:
        file.write(text + "\n")
