"""Where the actors stand on the page, and which of them belong together.

Needs the summary graph; gives coordinates and group numbers, and changes nothing in it.

The forces are those of ForceAtlas2 (Jacomy et al., 2014): actors push each other away by their
degrees, edges pull, a weak pull to the middle keeps the picture round. Only element-wise numpy and
sums in a fixed order are used, never a matrix product: products differ in the last bit from one
machine to the next, and a layout amplifies that until the same articles give another picture.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Index = NDArray[np.int64]
type Graph = nx.MultiDiGraph[Any]

GOLDEN_ANGLE = pi * (3 - sqrt(5))
EXACT = 600  # above so many actors, they are pushed by the middles of cells instead of one by one
ROOM = 78.0  # pixels: the side of the square that an actor gets on average, before labels need more
GAP = 34.0  # pixels between two components
SCREEN = 1.2  # width by height of the picture to fill
SPIRALS = (0.75, 1.0, 1.3)  # how flat the spirals are on which a component looks for a free spot
MANY = 300  # above so many components one spiral is enough
DEFAULT_SIZE = 12.0


@dataclass(frozen=True, slots=True)
class _Part:
    """One connected component, laid out around (0, 0)."""

    names: tuple[str, ...]
    places: Array
    half: Array


def layout(graph: Graph) -> dict[str, tuple[float, float]]:
    """Pixels of every node at zoom 1, around (0, 0), rounded to a tenth; {} for an empty graph.

    The same nodes and edges give the same places in whatever order they were added. Reads the
    node attributes `size` (diameter) and `label`, both optional, and the edge attribute `weight`.
    """
    parts = [_part(graph, names) for names in _components(graph)]
    places: dict[str, tuple[float, float]] = {}
    for part, middle in zip(parts, _pack([_box(part) for part in parts]), strict=True):
        for name, (x, y) in zip(part.names, part.places + middle, strict=True):
            places[name] = (round(float(x), 1) + 0.0, round(float(y), 1) + 0.0)
    return {name: places[name] for name in sorted(places)}


def communities(graph: Graph) -> dict[str, int]:
    """The number of the community of every node, 0 for the biggest; ties go by name."""
    plain: nx.Graph[Any] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    for (left, right), weight in sorted(_weights(graph, sorted(graph)).items()):
        plain.add_edge(left, right, weight=weight)
    found = nx.community.louvain_communities(plain, seed=7) if plain.number_of_edges() else [{n} for n in plain]
    ranked = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group[0]))
    return {name: number for number, group in enumerate(ranked) for name in group}


def _components(graph: Graph) -> list[list[str]]:
    """Names by connected component, biggest first."""
    groups = [sorted(group) for group in nx.weakly_connected_components(graph)]
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def _weights[N: Hashable](graph: Graph, names: Sequence[N]) -> dict[tuple[N, N], float]:
    """Summed weight of each pair of different nodes, direction put aside."""
    place = {name: number for number, name in enumerate(names)}
    sums: dict[tuple[N, N], list[float]] = {}
    for source, target, weight in graph.edges(names, data="weight", default=1.0):
        if source != target:
            pair = (source, target) if place[source] < place[target] else (target, source)
            sums.setdefault(pair, []).append(float(weight or 1.0))
    # sorted: the order of a float sum decides its last bit
    return {pair: sum(sorted(weights)) for pair, weights in sums.items()}


def _part(graph: Graph, names: list[str]) -> _Part:
    sizes = np.array([float(graph.nodes[name].get("size") or DEFAULT_SIZE) for name in names])
    letters = np.array([len(str(graph.nodes[name].get("label") or name)) for name in names])
    # a label is about 6 pixels a letter; three quarters of it may run under a neighbour's
    half = np.stack([np.maximum(sizes / 2, np.minimum(letters, 22) * 2.3) + 5, sizes / 2 + 11], axis=1)
    if len(names) == 1:
        return _Part(tuple(names), np.zeros((1, 2)), half)
    place = {name: number for number, name in enumerate(names)}
    weights = sorted(_weights(graph, names).items())
    ends = np.array([(place[left], place[right]) for (left, right), _ in weights], dtype=np.int64)
    pull = np.array([min(1.0 + np.log(weight), 2.5) if weight > 1 else 1.0 for _, weight in weights])
    places = _make_room(_scaled(_upright(_spring(len(names), ends, pull))), half)
    return _Part(tuple(names), places - (places.max(axis=0) + places.min(axis=0)) / 2, half)


def _spring(count: int, ends: Index, pull: Array) -> Array:
    """Places in units of a usual edge; from a sunflower spiral, so that no two start alike."""
    degree = np.bincount(ends.ravel(), minlength=count).astype(float)
    places = _spiral(count, degree)
    mass = degree + 1.0
    steps = (90 if count > 4 else 30) if count <= EXACT else 60
    heat = sqrt(count) * 0.35
    for step in range(steps):
        force = _push(places, mass)
        stretch = (places[ends[:, 0]] - places[ends[:, 1]]) * pull[:, None]
        for axis in (0, 1):
            force[:, axis] -= np.bincount(ends[:, 0], stretch[:, axis], count)
            force[:, axis] += np.bincount(ends[:, 1], stretch[:, axis], count)
        force -= places * (0.12 * mass)[:, None]
        force /= mass[:, None]
        length = np.sqrt(force[:, 0] ** 2 + force[:, 1] ** 2)
        limit = heat * (1 - step / steps) ** 1.5 + 0.02
        places = places + force * (np.minimum(length, limit) / np.maximum(length, 1e-9))[:, None]
    return places


def _spiral(count: int, degree: Array) -> Array:
    """A sunflower: the best connected in the middle."""
    ranks = np.empty(count)
    ranks[np.argsort(-degree, kind="stable")] = np.arange(count)
    radius = np.sqrt(ranks + 0.5)
    angles = [float(rank) * GOLDEN_ANGLE for rank in ranks]
    return np.stack([radius * [cos(angle) for angle in angles], radius * [sin(angle) for angle in angles]], axis=1)


def _push(places: Array, mass: Array) -> Array:
    """Repulsion on every actor, by all others or, in a big graph, by the middles of cells."""
    sources, weights = (places, mass) if len(places) <= EXACT else _cells(places, mass)
    across = (places[None, :, 0] - sources[:, None, 0]).astype(np.float32)
    down = (places[None, :, 1] - sources[:, None, 1]).astype(np.float32)
    share = weights[:, None].astype(np.float32) / (across * across + down * down + np.float32(0.05))
    force = np.stack([(across * share).sum(axis=0), (down * share).sum(axis=0)], axis=1)
    return force.astype(float) * mass[:, None] * 0.9


def _cells(places: Array, mass: Array) -> tuple[Array, Array]:
    """Centres of mass of a grid's cells, and their masses."""
    side = 24
    low = places.min(axis=0)
    span = np.maximum(places.max(axis=0) - low, 1e-9)
    column = np.minimum(((places - low) / span * side).astype(np.int64), side - 1)
    cell = column[:, 0] * side + column[:, 1]
    total = np.bincount(cell, mass, side * side)
    used = np.flatnonzero(total)
    sums = [np.bincount(cell, mass * places[:, axis], side * side)[used] / total[used] for axis in (0, 1)]
    return np.stack(sums, axis=1), total[used]


def _upright(places: Array) -> Array:
    """The same picture with its long side lying across."""
    centred = places - places.mean(axis=0)
    xx, yy = (centred[:, 0] ** 2).sum(), (centred[:, 1] ** 2).sum()
    angle = 0.5 * float(np.arctan2(2 * (centred[:, 0] * centred[:, 1]).sum(), xx - yy))
    across, down = cos(angle), sin(angle)
    turned = [centred[:, 0] * across + centred[:, 1] * down, centred[:, 1] * across - centred[:, 0] * down]
    return np.stack(turned, axis=1)


def _scaled(places: Array) -> Array:
    """The same picture, as big as the number of its actors asks for."""
    # the middle, where most lines meet, gets more of the room: a radius r becomes r to the power of 3/4
    radius = np.maximum(np.sqrt(places[:, 0] ** 2 + places[:, 1] ** 2), 1e-9)
    places = places / np.sqrt(np.sqrt(radius))[:, None]
    reach = sqrt(float((places**2).sum()) / len(places)) * sqrt(2)
    return places * (ROOM * sqrt(len(places) / pi) / max(reach, 1e-9))


def _make_room(places: Array, half: Array, rounds: int = 30) -> Array:
    """Push boxes that overlap apart, along the side that needs the smaller push."""
    places = places.copy()
    for _ in range(rounds):
        left, right = _neighbours(places, half)
        gap = places[left] - places[right]
        over = half[left] + half[right] - np.abs(gap)
        clash = (over > 0.5).all(axis=1)
        if not clash.any():
            break
        left, right, gap, over = left[clash], right[clash], gap[clash], over[clash]
        for axis in (0, 1):
            mine = over[:, axis] <= over[:, 1 - axis] if axis == 0 else over[:, 1] < over[:, 0]
            shift = np.where(mine, np.where(gap[:, axis] >= 0, 0.5, -0.5) * over[:, axis], 0.0)
            move = np.bincount(left, shift, len(places)) - np.bincount(right, shift, len(places))
            met = np.bincount(left, mine, len(places)) + np.bincount(right, mine, len(places))
            places[:, axis] += move / np.sqrt(np.maximum(met, 1))
    return places


def _neighbours(places: Array, half: Array) -> tuple[Index, Index]:
    """Pairs that may overlap: those in the same or an adjoining cell of the biggest box's size."""
    cell = np.floor(places / (2 * half.max(axis=0))).astype(np.int64)
    cell -= cell.min(axis=0) - 1
    width = int(cell[:, 1].max()) + 2
    key = cell[:, 0] * width + cell[:, 1]
    order = np.argsort(key, kind="stable")
    ranked = key[order]
    lefts, rights = [], []
    for offset in (0, 1, width - 1, width, width + 1):
        first = np.searchsorted(ranked, ranked + offset, side="left")
        if offset == 0:
            first = np.arange(len(ranked)) + 1
        counts = np.maximum(np.searchsorted(ranked, ranked + offset, side="right") - first, 0)
        left = np.repeat(np.arange(len(ranked)), counts)
        within = np.arange(len(left)) - np.repeat(np.cumsum(counts) - counts, counts)
        lefts.append(order[left])
        rights.append(order[np.repeat(first, counts) + within])
    return np.concatenate(lefts), np.concatenate(rights)


def _box(part: _Part) -> tuple[float, float]:
    """Half width and half height of a component, with its gap."""
    reach = (np.abs(part.places) + part.half).max(axis=0) + GAP / 2
    return float(reach[0]), float(reach[1])


def _pack(boxes: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Middles of boxes: the first at (0, 0), each next at a free spot around it that keeps the picture small."""
    taken = np.zeros((len(boxes), 4))
    spirals = SPIRALS if len(boxes) <= MANY else (1.1,)
    starts, smallest = dict.fromkeys(spirals, 1), float("inf")
    reach = (0.0, 0.0)
    for number, (wide, high) in enumerate(boxes):
        spot = (0.0, 0.0)
        if number:
            if wide * high < smallest * 0.6:  # it may fit in a gap that the bigger ones left
                starts, smallest = dict.fromkeys(spirals, 1), wide * high
            spots = []
            for flat in spirals:
                found, starts[flat] = _free_spot(taken[:number], (wide, high), starts[flat], flat)
                spots.append(found)
            spot = min(spots, key=lambda spot: _extent(reach, spot, (wide, high)))
        taken[number] = (*spot, wide, high)
        reach = (max(reach[0], abs(spot[0]) + wide), max(reach[1], abs(spot[1]) + high))
    return [(float(x), float(y)) for x, y in taken[:, :2]]


def _extent(reach: tuple[float, float], spot: tuple[float, float], box: tuple[float, float]) -> tuple[float, float]:
    """How big the picture gets with a box at a spot; then how far out the spot is."""
    across, down = max(reach[0], abs(spot[0]) + box[0]), max(reach[1], abs(spot[1]) + box[1])
    return max(across / SCREEN, down), (spot[0] / SCREEN) ** 2 + spot[1] ** 2


def _free_spot(taken: Array, box: tuple[float, float], start: int, flat: float) -> tuple[tuple[float, float], int]:
    """Walk a sunflower spiral outwards until the box touches no other; also say how far that was."""
    step, batch = start, 128
    while True:
        turns = np.arange(step, step + batch)
        radius = 18.0 * np.sqrt(turns)
        x, y = flat * radius * np.cos(turns * GOLDEN_ANGLE), radius / flat * np.sin(turns * GOLDEN_ANGLE)
        apart_x = np.abs(x[:, None] - taken[:, 0]) >= taken[:, 2] + box[0]
        apart_y = np.abs(y[:, None] - taken[:, 1]) >= taken[:, 3] + box[1]
        free = np.flatnonzero((apart_x | apart_y).all(axis=1))
        if len(free):
            spot = int(free[0])
            return (float(x[spot]), float(y[spot])), step + spot
        step += batch
