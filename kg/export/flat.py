"""Nodes, edges and claims as flat rows: plain values in a fixed order of columns, for all formats that are tables.

Lists are lists here; a format that has none joins them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx

from kg.graph.summary import STATUSES, told_as
from kg.model import ClaimRow, DocumentRow

type Row = dict[str, Any]
type Summary = nx.MultiDiGraph[Any]

SENTENCES = 5
"""How many sentences an edge holds at most, the best first."""


def node_rows(summary: Summary) -> Iterator[Row]:
    """Yield the nodes of a summary graph, sorted by id."""
    for name, data in sorted(summary.nodes(data=True)):
        yield {
            "id": name,
            "label": data["label"] or name,
            "qualifier": data.get("qualifier"),
            "type": data["type"],
            "aliases": list(data["aliases"]),
            "titles": list(data["titles"]),
            "country": data["country"],
            "wikidata": data["wikidata"],
            "mentions": data["mentions"],
            "documents": data["documents"],
            "claims": data["claims"],
            "community": data["community"],
            "x": float(data["x"]),
            "y": float(data["y"]),
            "size": float(data["size"]),
        }


def plain_name(row: Row) -> str:
    """Return the name of a node's row without what sets it apart from another of its name."""
    label = str(row["label"])
    return label.removesuffix(f" ({row['qualifier']})") if row["qualifier"] else label


def edge_rows(summary: Summary, claims: Mapping[str, ClaimRow]) -> Iterator[Row]:
    """Yield the edges of a summary graph, sorted by ends and id; `sentences` are the best first, each once."""
    edges = sorted(summary.edges(keys=True, data=True), key=lambda edge: edge[:3])
    for source, target, key, data in edges:
        sentences = dict.fromkeys(" ".join(claims[id_]["evidence"]["text"].split()) for id_ in data["claims"])
        yield {
            "id": key,
            "source": source,
            "target": target,
            "relation": data["relation"],
            "label": data["label"],
            "predicates": list(data["predicates"]),
            "directed": data["directed"],
            "weight": float(data["weight"]),
            "count": data["count"],
            "documents": data["documents"],
            "sources": data["sources"],
            **{status: data["statuses"].get(status, 0) for status in STATUSES},
            "status": data["status"],
            "first": data["first"],
            "last": data["last"],
            "confidence": float(data["confidence"]),
            "sentence": next(iter(sentences), ""),
            "evidence": list(sentences)[:SENTENCES],
            "claims": list(data["claims"]),
        }


def claim_rows(claims: list[ClaimRow], documents: list[DocumentRow]) -> Iterator[Row]:
    """Yield the claims in their order, each with what is known of its document."""
    known = {document["id"]: document for document in documents}
    for claim in claims:
        document, time, place = known.get(claim["document"]), claim["time"], claim["place"]
        yield {
            "id": claim["id"],
            "document": claim["document"],
            "document_title": document and document["title"],
            "source": document and document["source"],
            "published": document and document["published"],
            "url": document and document["url"],
            **_end("subject", claim["subject"]),
            "relation": claim["relation"],
            "predicate": claim["predicate"],
            **_end("object", claim["object"]),
            "polarity": claim["polarity"],
            "factuality": claim["factuality"],
            "status": status(claim),
            "attribution": [source["name"] or source["text"] or "(not named)" for source in claim["attribution"]],
            "attribution_ids": [source["entity"] or "" for source in claim["attribution"]],
            "cues": [source["cue"] or "" for source in claim["attribution"]],
            "time": time and time["text"],
            "time_start": time and time["start"],
            "time_end": time and time["end"],
            "place": place and (place["name"] or place["text"]),
            "place_id": place and place["entity"],
            "title": claim["title"],
            "amount": claim["amount"],
            "topic": claim["topic"],
            "evidence": " ".join(claim["evidence"]["text"].split()),
            "evidence_start": claim["evidence"]["start"],
            "evidence_end": claim["evidence"]["end"],
            "confidence": float(claim["confidence"]),
            "rule": claim["rule"],
        }


def status(claim: ClaimRow) -> str:
    """Return how a claim is told: asserted, reported, planned, possible or denied."""
    return told_as({**claim, "reported": bool(claim["attribution"])})


def _end(name: str, end: Mapping[str, Any] | None) -> Row:
    row = end or {}
    return {
        f"{name}_id": row.get("entity"),
        name: row.get("name") or row.get("text"),
        f"{name}_type": row.get("type"),
        f"{name}_text": row.get("text"),
    }
