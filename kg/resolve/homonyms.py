"""Take the documents that have one full name of a person apart where they mean several people.

The default is one person: a politician seen once at a match stays whole. Documents that tell the same (field of work,
country, gender, years) go together; what quarrels with that, and shares nothing rare with it (`quarrel`), is another
person; documents that tell nothing go where their neighbours are, else to the person with most documents. Each
document is weighed against a few persons only, and no order counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from kg.model import Cluster, EntityType
from kg.resolve.context import NOTHING, SLIP, Contexts, Told, together
from kg.resolve.profile import Profile
from kg.resolve.quarrel import Side, compare
from kg.resolve.score import THRESHOLD, Score

MOST = 8
"""So many people of one name are told apart at most; more would make the work grow."""
CLEAR = 0.15
"""How much nearer one person must be than the next to get a document that fits both."""
HOPELESS = 0.5
"""A score below this leaves no doubt that two are two."""


@dataclass(frozen=True, slots=True)
class Parted:
    """Two sides of one name that were weighed: the smaller one's clusters first, and whether they stayed one."""

    left: tuple[Cluster, ...]
    right: tuple[Cluster, ...]
    score: Score
    one: bool


@dataclass(slots=True)
class Homonyms:
    """Tells people of one name apart by what their documents say. `weighed` grows with each name that is in doubt."""

    contexts: Contexts
    weighed: list[Parted] = field(default_factory=list)
    _told: dict[Profile, Told] = field(default_factory=dict)
    _sides: dict[Profile, Side] = field(default_factory=dict)

    def part(self, clusters: Sequence[Cluster]) -> list[list[Cluster]]:
        """Return the clusters of one full name by the person that they mean, the one with most documents first."""
        ask = self.contexts.told
        told = {cluster.id: one for cluster in clusters if (one := ask(cluster)) is not NOTHING}
        if not _may_quarrel(told.values()):
            return [list(clusters)]
        told = {**{cluster.id: NOTHING for cluster in clusters}, **_bridged(told)}
        name = _Name(told, {cluster.id: self.contexts.neighbours(cluster) for cluster in clusters})
        people = name.people(sorted(clusters, key=lambda cluster: cluster.id))
        self.weighed.extend(name.weighed)
        return [side.clusters for side in people]

    def beside(self, found: Score, left: Profile, right: Profile) -> Score:
        """Return the score of a short or other form of a person's full name, with what context adds.

        A quarrel that would part one full name counts; what speaks for one counts only where the full name is
        several people's, so that a surname finds the right one.
        """
        if not (left.is_person and right.kind is EntityType.PERSON and left.confirmed) or found.value < THRESHOLD:
            return found
        if not right.person:
            told = self._together(left)
            if told is NOTHING or not _may_quarrel((told, self._together(right))):
                return found
        context = compare(self._side(left), self._side(right))
        is_two = context.value < THRESHOLD
        parts = [part for part in context.parts[1:] if is_two or (right.person and part[1] > 0)]
        return Score(round(found.value + sum(weight for _, weight in parts), 6), (*found.parts, *parts))

    def _together(self, profile: Profile) -> Told:
        if profile not in self._told:
            told = [one for cluster in profile.clusters if (one := self.contexts.told(cluster)) is not NOTHING]
            self._told[profile] = together(told) if told else NOTHING
        return self._told[profile]

    def _side(self, profile: Profile) -> Side:
        if profile not in self._sides:
            told = {cluster.id: self.contexts.told(cluster) for cluster in profile.clusters}
            around = {cluster.id: self.contexts.neighbours(cluster) for cluster in profile.clusters}
            self._sides[profile] = Side.of(profile.clusters, told, around)
        return self._sides[profile]


class _Name:
    """One name in doubt: what its documents tell and name, by cluster id, and what was weighed."""

    def __init__(self, told: Mapping[str, Told], around: Mapping[str, Mapping[str, float]]) -> None:
        self.weighed: list[Parted] = []
        self._told, self._around = told, around

    def people(self, clusters: Sequence[Cluster]) -> list[Side]:
        """Return the people that the clusters, sorted by id, mean, the one with most documents first."""
        alike: dict[Hashable, list[Cluster]] = defaultdict(list)
        for cluster in clusters:
            alike[self._told[cluster.id].sides].append(cluster)
        people: list[Side] = []
        loose: list[tuple[Side, list[int]]] = []
        for side in sorted((self._side(members) for members in alike.values()), key=_rank):
            fits = self._fits(side, people)
            if not fits:
                people.append(side)
            elif len(fits) == 1:
                people[fits[0]] = self._side([*people[fits[0]].clusters, *side.clusters])
            else:
                loose.append((side, fits))
        return self._settle(self._housed(people, loose))

    def _side(self, clusters: Iterable[Cluster]) -> Side:
        return Side.of(clusters, self._told, self._around)

    def _fits(self, side: Side, people: Sequence[Side]) -> list[int]:
        """Return the places of the people that a side can be; of the nearest if it can be none and there are many."""
        scores = [compare(side, other) for other in people]
        fits = [place for place, score in enumerate(scores) if score.value >= THRESHOLD]
        if not fits and len(people) >= MOST:
            fits = [max(range(len(people)), key=lambda place: scores[place].value)]
        if len(fits) == 1 and any(weight < 0 for _, weight in scores[fits[0]].parts):
            self._note(side, people[fits[0]], scores[fits[0]], one=True)
        return fits

    def _housed(self, people: Sequence[Side], loose: Iterable[tuple[Side, list[int]]]) -> list[Side]:
        """Return the people with the documents that can be of several of them, each where it fits best."""
        more: dict[int, list[Cluster]] = defaultdict(list)
        for side, fits in loose:
            for cluster in side.clusters:
                more[self._home(cluster, fits, people)].append(cluster)
        return [self._side([*side.clusters, *more[place]]) for place, side in enumerate(people)]

    def _home(self, cluster: Cluster, fits: Iterable[int], people: Sequence[Side]) -> int:
        """Return the place of the person that a document fits best; in doubt of the one with most documents."""
        own = self._side([cluster])
        values = {place: compare(own, people[place]).value for place in fits}
        near = [place for place, value in values.items() if value > max(values.values()) - CLEAR]
        return min(near, key=lambda place: (-len(people[place].clusters), place))

    def _settle(self, people: list[Side]) -> list[Side]:
        """Join the people who turn out to be one now that each has all its documents; note the others' quarrels."""
        while True:
            people.sort(key=lambda side: (-len(side.clusters), side.clusters[0].id))
            scores = {(i, j): compare(people[j], people[i]) for i, j in combinations(range(len(people)), 2)}
            best = max(scores, key=lambda pair: (scores[pair].value, -pair[0], -pair[1]), default=None)
            if best is None or scores[best].value < THRESHOLD:
                break
            right, left = people[best[0]], people.pop(best[1])
            self._note(left, right, scores[best], one=True)
            people[best[0]] = self._side([*right.clusters, *left.clusters])
        for (i, j), score in scores.items():
            self._note(people[j], people[i], score, one=False)
        return people

    def _note(self, left: Side, right: Side, score: Score, *, one: bool) -> None:
        self.weighed.append(Parted(tuple(left.clusters), tuple(right.clusters), score, one))


def _rank(side: Side) -> tuple[object, ...]:
    """The sides that tell most come first, then those with most documents."""
    return -sum(map(bool, side.told.sides)), -len(side.clusters), side.clusters[0].id


def _may_quarrel(told: Iterable[Told]) -> bool:
    """Do the documents tell two different things of any kind? Most names stop here."""
    seen = list(told)
    return len(seen) > 1 and any(
        len(set().union(*values)) > 1 for values in zip(*(one.sides for one in seen), strict=True)
    )


def _bridged(told: Mapping[str, Told]) -> dict[str, Told]:
    """Return the same with fields that documents show in one person (*the former striker, now president*) made one."""
    counts = Counter(name for one in told.values() for name in one.fields)
    pairs = Counter(pair for one in told.values() for pair in combinations(sorted(one.fields), 2))
    root: dict[str, str] = {name: name for name in counts}
    for (left, right), both in sorted(pairs.items()):
        if both >= SLIP * (min(counts[left], counts[right]) - both):
            old, new = root[left], root[right]
            root = {name: new if at == old else at for name, at in root.items()}
    careers: dict[str, set[str]] = defaultdict(set)
    for name, at in root.items():
        careers[at].add(name)
    return {
        id_: one
        if not one.fields
        else replace(one, fields=frozenset().union(*(careers[root[name]] for name in one.fields)))
        for id_, one in told.items()
    }
