"""The graph that is shown: one edge for each relation between two entities in one direction.

Needs the graph of claims; gives a new graph with places, sizes and communities. Claims that
contradict each other stay side by side in their edge: the graph reports, it does not decide.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import fsum, sqrt
from typing import Any

import networkx as nx

from kg.graph.layout import communities, layout
from kg.graph.sources import independent
from kg.ids import content_id

type Graph = nx.MultiDiGraph[Any]
type Data = Mapping[str, Any]
type Slot = tuple[str, str, str | None, str, bool]
"""Source, target, relation, the words of an open relation, directed."""

SYMMETRIC = frozenset({"ally_of", "rival_of", "family_of"})
"""Relations that read both ways whatever their words."""
TOGETHER = frozenset({"agree", "consult", "cooperate"})
"""Relations that read both ways where their words say *with each other*."""
SMALLEST, BIGGEST = 8.0, 40.0
STATUSES = ("asserted", "reported", "planned", "possible", "denied")
"""Strongest first."""


def summarise(graph: Graph) -> Graph:
    """Return the summary graph: the nodes that have an edge, and one edge a relation and direction.

    Node attributes: those of the graph of claims, and `claims` (how many it is an end of), `size` (8
    to 40), `x`, `y`, `community`. Edge keys are unique over the whole graph; for the attributes see
    `_edge`. The same claims give the same graph, in whatever order they came.
    """
    slots: dict[Slot, dict[str, Data]] = defaultdict(dict)
    counts: Counter[str] = Counter()
    for source, target, claim, data in graph.edges(keys=True, data=True):
        slots[slot(source, target, data)][claim] = data
        counts.update((source, target))
    summary: Graph = nx.MultiDiGraph()
    most = max(counts.values(), default=1)
    for name in sorted(counts):
        summary.add_node(name, **graph.nodes[name], claims=counts[name], size=_size(counts[name], most))
    for place in sorted(slots, key=lambda place: (*place[:2], place[2] or "", *place[3:])):
        summary.add_edge(place[0], place[1], key=f"e{content_id(*place)}", **_edge(place, slots[place]))
    return _placed(summary)


def _placed(summary: Graph) -> Graph:
    places, groups = layout(summary), communities(summary)
    for name, data in summary.nodes(data=True):
        data["x"], data["y"] = places[name]
        data["community"] = groups[name]
    return summary


def _size(count: int, most: int) -> float:
    """Diameter: the area between the smallest and the biggest grows with the claims."""
    return round(SMALLEST + (BIGGEST - SMALLEST) * sqrt(count / most), 1)


def slot(source: str, target: str, data: Data) -> Slot:
    """Return the line that a claim belongs to."""
    relation, predicate = data["relation"], data["predicate"]
    words = predicate if relation is None else ""
    if not is_mutual(relation, predicate):
        return source, target, relation, words, True
    return min(source, target), max(source, target), relation, words, False


def is_mutual(relation: str | None, predicate: str) -> bool:
    """Does the statement read both ways: kin, allies, rivals, meeting, or doing something *with* each other?

    >>> is_mutual("consult", "meet with"), is_mutual("consult", "visit")
    (True, False)
    """
    if relation in SYMMETRIC:
        return True
    words = predicate.split()
    return relation in TOGETHER and ("with" in words or words[:1] == ["meet"])


def told_as(data: Data) -> str:
    """How one claim is told: denied, planned, possible, reported (someone says so) or asserted (the article does)."""
    if data["polarity"] == "negated":
        return "denied"
    if data["factuality"] != "actual":
        return str(data["factuality"])
    return "reported" if data["reported"] else "asserted"


def status_of(told: Iterable[str]) -> str:
    """What holds of several claims together: *disputed* if said and denied, else the strongest."""
    found = set(told)
    if "denied" in found and found & {"asserted", "reported"}:
        return "disputed"
    return next((status for status in STATUSES if status in found), "asserted")


def _edge(place: Slot, claims: Mapping[str, Data]) -> dict[str, Any]:
    """The attributes of an edge.

    `relation` is None for an open one, whose words are its `label`; `claims` are ids, the surest first;
    `count`, `documents` and `sources` say how many (outlets without a name count as one, and so do copies of one text);
    `predicates` are the words that say it, the commonest first; `first` and `last` are ISO dates or None; `statuses`
    counts the claims by how they are told; `weight` is the sum of their confidences, above 0.
    """
    _, _, relation, words, directed = place
    data = claims.values()
    statuses = Counter(told_as(claim) for claim in data)
    predicates = Counter(claim["predicate"] for claim in data)
    return {
        "relation": relation,
        "label": words if relation is None else relation.replace("_", " "),
        "directed": directed,
        "claims": sorted(claims, key=lambda claim: _goodness(claim, claims[claim])),
        "count": len(claims),
        "documents": len({claim["document"] for claim in data}),
        "sources": independent((claim["source"], claim.get("copied")) for claim in data),
        "predicates": sorted(predicates, key=lambda words: (-predicates[words], words)),
        "first": min((claim["first"] for claim in data if claim["first"]), default=None),
        "last": max((claim["last"] for claim in data if claim["last"]), default=None),
        "status": status_of(statuses),
        "statuses": {status: statuses[status] for status in STATUSES if statuses[status]},
        "confidence": max(claim["confidence"] for claim in data),
        "weight": max(round(fsum(claim["confidence"] for claim in data), 3), 0.001),
    }


def _goodness(claim: str, data: Data) -> tuple[Any, ...]:
    """Sort key: the surest claims first, then the earliest."""
    return -data["confidence"], data["first"] or "9999", data["document"], data["start"], claim
