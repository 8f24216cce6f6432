"""Evidence for the type of a thing, summed over documents, and whether two sums can be one thing's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.model import Cluster, EntityType

SURE = 3.0
"""Evidence for a type, in labels of the model, from which on another type is a contradiction."""
ORDER = {kind: place for place, kind in enumerate(EntityType)}
"""Ties between types are broken in this order."""


def evidence(clusters: Iterable[Cluster]) -> dict[EntityType, float]:
    """Return the summed evidence for each type, heaviest first. The order of the clusters changes nothing."""
    weights: dict[EntityType, list[float]] = defaultdict(list)
    for cluster in clusters:
        for kind, weight in cluster.types or ((cluster.type, 0.1),):
            weights[kind].append(weight)
    sums = {kind: round(sum(sorted(found)), 6) for kind, found in weights.items()}
    return dict(sorted(sums.items(), key=lambda item: (-item[1], ORDER[item[0]])))


def compatible(left: dict[EntityType, float], right: dict[EntityType, float], *, single: bool) -> bool:
    """Can both be the evidence for one thing's type? Stricter where the name is a single word."""
    if not left or not right or next(iter(left)) is next(iter(right)):
        return True
    shared = sum(min(_share(left, kind), _share(right, kind)) for kind in left.keys() & right.keys())
    weaker = min(max(left.values()), max(right.values()))
    if single:
        return shared >= 0.2 or weaker <= 1.0
    persons = [next(iter(types)) is EntityType.PERSON for types in (left, right)]
    return persons[0] == persons[1] or shared >= 0.15 or weaker < SURE


def _share(types: dict[EntityType, float], kind: EntityType) -> float:
    total = sum(weight for weight in types.values() if weight > 0)
    return max(types[kind], 0.0) / total if total else 0.0
