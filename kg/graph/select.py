"""Show a part of the graph: the statements that a View asks for, and the actors that they join.

Statements are chosen first (date, status, source, relation, how sure), then lines (number of statements and of
sources), then actors (around one, the most important). Needs the rows of a build; gives the ids of claims.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.graph.build import build_graph
from kg.graph.sources import independent
from kg.graph.summary import slot, told_as
from kg.model import ClaimRow, DocumentRow, EntityRow

type Graph = nx.MultiDiGraph[Any]


@dataclass(frozen=True, slots=True)
class View:
    """What is to be shown; the default is everything.

    `since` and `until` are ISO dates, both included, of what a statement tells, else of its article; statements without
    a date pass neither. `around` is an entity's id, `depth` how many steps from it. `statuses` are asserted, reported,
    planned, possible, denied; `sources` outlets; `relations` types of relation, or statements' words (*meet with*).
    """

    top: int | None = None
    around: str | None = None
    depth: int = 1
    since: str | None = None
    until: str | None = None
    statuses: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    min_claims: int = 1
    min_sources: int = 1
    min_confidence: float = 0.0

    @property
    def is_all(self) -> bool:
        """Does it leave everything in?"""
        return self == View(depth=self.depth)

    @property
    def of_strong_lines(self) -> bool:
        """Does it ask for a number of statements or sources, which only lines can have?"""
        return self.min_claims > 1 or self.min_sources > 1


def select(
    view: View, claims: Iterable[ClaimRow], entities: Iterable[EntityRow], documents: Iterable[DocumentRow]
) -> tuple[Graph, set[str]]:
    """Return the graph of claims that the view shows, and the ids of all claims it keeps.

    Claims about one actor alone are kept where they pass and the actor is shown, unless lines have to be strong.
    """
    stated, outlets = list(claims), {document["id"]: document for document in documents}
    passing = [claim for claim in stated if _passes(view, claim, outlets.get(claim["document"]))]
    graph = build_graph(passing, entities, outlets.values())
    _drop_weak(view, graph)
    graph.remove_nodes_from([name for name in list(graph) if not graph.degree(name)])
    shown = _actors(view, graph)
    graph.remove_nodes_from([name for name in list(graph) if name not in shown])
    joined = {key for *_, key in graph.edges(keys=True)}
    alone = [] if view.of_strong_lines else [claim["id"] for claim in passing if _is_alone(claim, graph)]
    return graph, joined.union(alone)


def _passes(view: View, claim: ClaimRow, document: DocumentRow | None) -> bool:
    time, published = claim["time"], document["published"] if document else None
    first = (time and (time["start"] or time["end"])) or published
    last = (time and (time["end"] or time["start"])) or published
    told = told_as({**claim, "reported": bool(claim["attribution"])})
    return (
        (view.since is None or (last is not None and _day(last, "-12-31") >= _day(view.since, "-01-01")))
        and (view.until is None or (first is not None and _day(first, "-01-01") <= _day(view.until, "-12-31")))
        and (not view.statuses or told in view.statuses)
        and (not view.sources or (document is not None and document["source"] in view.sources))
        and (not view.relations or not view.relations.isdisjoint((claim["relation"], claim["predicate"])))
        and claim["confidence"] >= view.min_confidence
    )


def _day(text: str, rest: str) -> str:
    """Fill an ISO date that is only a year or a month up to a day: *2025* to the first or the last of the year.

    >>> _day("2025-02", "-12-31"), _day("2025", "-01-01")
    ('2025-02-31', '2025-01-01')
    """
    return text[:10] if len(text) >= 10 else text + rest[len(text) - 4 :]


def _drop_weak(view: View, graph: Graph) -> None:
    """Take out the lines with too few statements or independent sources."""
    if not view.of_strong_lines:
        return
    lines: dict[object, list[tuple[str, str, str, Mapping[str, Any]]]] = defaultdict(list)
    for source, target, key, data in graph.edges(keys=True, data=True):
        lines[slot(source, target, data)].append((source, target, key, data))
    for edges in lines.values():
        count = independent((data["source"], data["copied"]) for *_, data in edges)
        if len(edges) < view.min_claims or count < view.min_sources:
            graph.remove_edges_from([edge[:3] for edge in edges])


def _actors(view: View, graph: Graph) -> set[str]:
    """Return the actors around the one, and of these the ones with most statements."""
    shown = set(graph)
    if view.around is not None:
        both_ways = graph.to_undirected(as_view=True)
        near = nx.single_source_shortest_path_length(both_ways, view.around, view.depth) if view.around in graph else {}
        shown = set(near)
    if view.top is not None and len(shown) > view.top:
        counts: Counter[str] = Counter()
        for source, target in graph.edges():
            counts.update((source, target))
        ranked = sorted(shown, key=lambda name: (name != view.around, -counts[name], name))
        shown = set(ranked[: view.top])
    return shown


def _is_alone(claim: ClaimRow, graph: Graph) -> bool:
    """Is it about one actor that is shown, and about no other?"""
    ends = {end["entity"] for end in (claim["subject"], claim["object"]) if end is not None and end["entity"]}
    return len(ends) == 1 and all(end in graph for end in ends)
