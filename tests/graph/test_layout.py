"""The layout: same places for the same graph, room between marks, not a ribbon."""

from __future__ import annotations

import random
from typing import Any

import networkx as nx

from kg.graph.layout import communities, layout


def graph_of(count: int, edges: int, *, seed: int = 1) -> nx.MultiDiGraph[Any]:
    dice = random.Random(seed)
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    graph.add_nodes_from((f"n{number:04d}", {"size": 8 + number % 30, "label": "A name"}) for number in range(count))
    names = sorted(graph)
    for number in range(edges):
        graph.add_edge(*dice.sample(names, 2), key=str(number), weight=float(1 + number % 3))
    return graph


def shuffled(graph: nx.MultiDiGraph[Any]) -> nx.MultiDiGraph[Any]:
    dice = random.Random(2)
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))
    dice.shuffle(nodes)
    dice.shuffle(edges)
    again: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    again.add_nodes_from(nodes)
    again.add_edges_from(edges)
    return again


def test_layout_of_nothing_is_empty() -> None:
    assert layout(nx.MultiDiGraph()) == {}
    assert communities(nx.MultiDiGraph()) == {}


def test_layout_of_one_actor_is_the_middle() -> None:
    assert layout(graph_of(1, 0)) == {"n0000": (0.0, 0.0)}


def test_layout_and_communities_do_not_depend_on_order() -> None:
    graph = graph_of(120, 160)
    assert layout(graph) == layout(shuffled(graph))
    assert communities(graph) == communities(shuffled(graph))


def test_layout_does_not_depend_on_the_pieces_of_a_big_graph() -> None:
    graph = graph_of(900, 1800)
    assert layout(graph) == layout(shuffled(graph))


def test_layout_keeps_marks_apart() -> None:
    graph = graph_of(150, 220)
    places = layout(graph)
    sizes = graph.nodes(data="size")
    names = sorted(places)
    clashes = 0
    for at, one in enumerate(names):
        for two in names[at + 1 :]:
            gap = ((places[one][0] - places[two][0]) ** 2 + (places[one][1] - places[two][1]) ** 2) ** 0.5
            clashes += gap < (sizes[one] + sizes[two]) / 2
    assert clashes == 0


def test_layout_is_no_ribbon() -> None:
    for edges in (60, 150, 400):
        places = layout(graph_of(200, edges)).values()
        wide, high = (max(axis) - min(axis) for axis in zip(*places, strict=True))
        assert 0.4 < wide / high < 2.5


def test_layout_takes_loops_and_parallel_edges() -> None:
    graph = graph_of(3, 0)
    graph.add_edge("n0000", "n0000", key="loop")
    graph.add_edge("n0000", "n0001", key="a")
    graph.add_edge("n0001", "n0000", key="b")
    assert len(layout(graph)) == 3


def test_communities_number_the_biggest_first() -> None:
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    graph.add_edges_from([("a", "b"), ("b", "c"), ("c", "a"), ("x", "y")])
    assert communities(graph) == {"a": 0, "b": 0, "c": 0, "x": 1, "y": 1}
