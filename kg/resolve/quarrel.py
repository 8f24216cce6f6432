"""Whether two groups of documents that have one full name mean one person: a table of features and weights.

One name is taken for one person unless their context quarrels, so the sum starts from the weight of a same name. The
weights are set so that fields of work that hardly ever meet part two people, but not if the documents also name a
person or a body in common that few others do; a difference that is common in one life needs another one beside it.
They were not fitted.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kg.fields import meet
from kg.model import Cluster
from kg.resolve.context import Told, together
from kg.resolve.score import Score

SAME_NAME = 1.5
"""What the name itself says for one person; `score.THRESHOLD` and more is one."""
MEETING = 0.2
"""How much of a difference of fields counts where people often work in both."""
NAMED = 3
"""So many neighbours in common are named in an explanation."""
MOST_SHARED = 1.5
"""Neighbours in common tell no more than this."""


@dataclass(slots=True)
class Side:
    """Documents that mean one person: their clusters, what they tell, and how many name each neighbour."""

    clusters: list[Cluster]
    told: Told
    around: Mapping[str, Mapping[str, float]]
    """By cluster id, what its document names beside the person, with its weight."""
    reach: Counter[str]

    @classmethod
    def of(
        cls, clusters: Iterable[Cluster], told: Mapping[str, Told], around: Mapping[str, Mapping[str, float]]
    ) -> Side:
        """Return the side of some clusters; `told` and `around` are by cluster id."""
        members = list(clusters)
        reach = Counter(key for cluster in members for key in around[cluster.id])
        return cls(members, together([told[cluster.id] for cluster in members]), around, reach)


@dataclass(frozen=True, slots=True)
class Part:
    """A named question about two sides, answered from 0 (no) to 1 (yes), and what a yes adds.

    `words` says what the answer is about.
    """

    name: str
    weight: float
    share: Callable[[Side, Side], float]
    words: Callable[[Side, Side], str]


def _apart(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left) and bool(right) and left.isdisjoint(right)


def other_field(left: Side, right: Side) -> float:
    """Do they work in different fields? Less where people often work in both."""
    a, b = left.told.fields, right.told.fields
    if not _apart(a, b):
        return 0.0
    return MEETING if any(meet(x, y) for x in a for y in b) else 1.0


def other_office(left: Side, right: Side) -> float:
    """Do they hold offices of different states?"""
    return float(_apart(left.told.offices, right.told.offices))


def other_country(left: Side, right: Side) -> float:
    """Are they of different countries, told otherwise than by offices of both?"""
    return float(_apart(left.told.homes, right.told.homes) and not other_office(left, right))


def other_role(left: Side, right: Side) -> float:
    """Have they, of different countries, no role in common?"""
    differ = other_country(left, right) or other_office(left, right)
    return float(bool(differ) and _apart(left.told.roles, right.told.roles))


def other_gender(left: Side, right: Side) -> float:
    """Is one a man and the other a woman?"""
    return float(_apart(left.told.genders, right.told.genders))


def other_life(left: Side, right: Side) -> float:
    """Were they born or did they die in different years, or was one born after the other's death?"""
    a, b = left.told, right.told
    pairs = ((a.born, b.born), (a.died, b.died))
    differ = any(x and y and min(abs(p - q) for p in x for q in y) > 1 for x, y in pairs)
    after = any(x and y and min(x) > max(y) for x, y in ((a.born, b.died), (b.born, a.died)))
    return float(differ or after)


def same_role(left: Side, right: Side) -> float:
    """Have they one role, and not in two states?"""
    return float(not left.told.roles.isdisjoint(right.told.roles) and not other_office(left, right))


def same_body(left: Side, right: Side) -> float:
    """Do they belong to one body? The rarer it is, the more it tells."""
    shared = left.told.bodies & right.told.bodies
    return max((_weight(key, left) for key in shared), default=0.0)


def _weight(key: str, side: Side) -> float:
    return max((side.around[cluster.id].get(key, 0.0) for cluster in side.clusters), default=0.0)


def shared_neighbours(left: Side, right: Side) -> float:
    """How much do the documents of the smaller side name of what those of the other name? The mean over them."""
    sizes = len(left.clusters), len(right.clusters)
    return max(_mean(left, right) if sizes[0] <= sizes[1] else 0.0, _mean(right, left) if sizes[1] <= sizes[0] else 0.0)


def _mean(small: Side, large: Side) -> float:
    return sum(_shared(small.around[cluster.id], large) for cluster in small.clusters) / len(small.clusters)


def _shared(around: Mapping[str, float], side: Side) -> float:
    """Weigh one document's neighbours by how many documents of the side name them: of many, one does so by chance."""
    size = len(side.clusters)
    found = sum(weight / _chance(size, count) for key, weight in around.items() if (count := side.reach[key]))
    return min(MOST_SHARED, found)


def _chance(size: int, count: int) -> float:
    """1 where all documents of a side name a thing, more the fewer do: 2 for one of ten, 3 for one of a hundred."""
    return 1.0 + math.log10(size / count)


def _both(*names: str) -> Callable[[Side, Side], str]:
    """What the sides tell of these kinds, against each other: *sport, not politics*."""

    def words(left: Side, right: Side) -> str:
        told = (sorted({str(value) for name in names for value in getattr(side.told, name)}) for side in (left, right))
        return ", not ".join("/".join(values) for values in told)

    return words


def _roles(left: Side, right: Side) -> str:
    return ", ".join(sorted(left.told.roles & right.told.roles)[:NAMED])


def _bodies(left: Side, right: Side) -> str:
    return ", ".join(sorted(left.told.bodies & right.told.bodies)[:NAMED])


def _neighbours(left: Side, right: Side) -> str:
    """The rarest neighbours in common."""
    found = {key: weight for c in left.clusters for key, weight in left.around[c.id].items() if right.reach[key]}
    return ", ".join(sorted(found, key=lambda key: (-found[key], key))[:NAMED])


PARTS = (
    Part("other field", -1.0, other_field, _both("fields")),
    Part("office in another country", -0.7, other_office, _both("offices")),
    Part("other country", -0.4, other_country, _both("homes")),
    Part("other role", -0.2, other_role, _both("roles")),
    Part("other gender", -0.7, other_gender, _both("genders")),
    Part("other years of life", -1.0, other_life, _both("born", "died")),
    Part("same role", 0.3, same_role, _roles),
    Part("same body", 0.5, same_body, _bodies),
    Part("shared neighbours", 1.0, shared_neighbours, _neighbours),
)
"""Each adds to the weight of the name as far as it holds."""


def compare(left: Side, right: Side) -> Score:
    """Return how likely two sides of one full name are one person, with the parts of the sum."""
    parts = [("same name", SAME_NAME)]
    found = [(part, round(part.weight * part.share(left, right), 3)) for part in PARTS]
    parts += [(f"{part.name} ({part.words(left, right)})", weight) for part, weight in found if weight]
    return Score(round(sum(weight for _, weight in parts), 6), tuple(parts))
