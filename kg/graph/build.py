"""The graph of claims: one node an entity, one edge a claim. Needs rows; gives a MultiDiGraph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from kg.graph.sources import copies
from kg.model import ClaimRow, DocumentRow, EntityRow
from kg.namesakes import qualifiers
from kg.wikidata import wikidata_id

type Graph = nx.MultiDiGraph[Any]


def build_graph(claims: Iterable[ClaimRow], entities: Iterable[EntityRow], documents: Iterable[DocumentRow]) -> Graph:
    """Return the graph of all claims between two different named entities; the edge key is the claim's id.

    Nodes have `label` (the name, with a `qualifier` behind it where another node of its type has the same), `type`,
    `aliases`, `titles`, `country`, `wikidata`, `mentions` and `documents`. Edges
    have the claim's `relation`, `predicate`, `polarity`, `factuality`, `confidence`, `document` and
    place (`start`), whether it is `reported`, the outlet (`source`, None if not named), the text that its
    document is a copy of (`copied`, None if of none) and the
    dates `first` and `last`: the time that the text states, else the day of publication, else None.
    """
    graph: Graph = nx.MultiDiGraph()
    stated, named = list(claims), [entity for entity in entities if entity["name"] is not None]
    apart = qualifiers(named, stated)
    for entity in named:
        graph.add_node(entity["entity"], **_node(entity, apart.get(entity["entity"])))
    outlets = {document["id"]: document for document in documents}
    copied = copies(stated)
    for claim in stated:
        source, target = claim["subject"]["entity"], claim["object"] and claim["object"]["entity"]
        if source in graph and target in graph and source != target:
            edge = _edge(claim, outlets.get(claim["document"]))
            graph.add_edge(source, target, key=claim["id"], copied=copied.get(claim["document"]), **edge)
    return graph


def _node(entity: EntityRow, qualifier: str | None) -> dict[str, Any]:
    return {
        "label": f"{entity['name']} ({qualifier})" if qualifier else entity["name"],
        "qualifier": qualifier,
        "type": entity["type"],
        "aliases": list(entity["aliases"]),
        "titles": list(entity["titles"]),
        "country": entity["country"],
        "wikidata": wikidata_id(entity["type"], entity["name"]),
        "mentions": entity["mentions"],
        "documents": entity["documents"],
    }


def _edge(claim: ClaimRow, document: DocumentRow | None) -> dict[str, Any]:
    time = claim["time"]
    stated = (time["start"] or time["end"], time["end"] or time["start"]) if time else (None, None)
    published = document["published"] if document else None
    return {
        "relation": claim["relation"],
        "predicate": claim["predicate"],
        "polarity": claim["polarity"],
        "factuality": claim["factuality"],
        "reported": bool(claim["attribution"]),
        "confidence": claim["confidence"],
        "document": claim["document"],
        "start": claim["evidence"]["start"],
        "source": document["source"] if document else None,
        "first": stated[0] or published,
        "last": stated[1] or published,
    }
