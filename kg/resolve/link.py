"""Decide which clusters of different documents are one entity. Needs stored rows; gives a Linker.

Names are taken from the fullest to the shortest. Each joins a fuller one if it can mean only that:
where two could be meant, or something contradicts, it stays alone, since a wrong link is worse than
a missing one. Nothing depends on the order of the documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Claim, Cluster, Decision, Entity
from kg.resolve.block import Blocks
from kg.resolve.compare import bare_surname, contradicts, namesakes
from kg.resolve.context import Contexts
from kg.resolve.decide import decide
from kg.resolve.entities import make_entities
from kg.resolve.homonyms import HOPELESS, Homonyms, Parted
from kg.resolve.profile import Profile, make_profile, profiles
from kg.resolve.score import MARGIN, THRESHOLD, Score, score


@dataclass(frozen=True, slots=True)
class Linker:
    """Which entity each cluster is. `entities` is sorted by id.

    `rejected` are the ids of claims that a person said don't count, `idle` the decisions that found nothing to act on,
    `joins` the pairs of names that were compared and had a reason to be one.
    """

    entities: tuple[Entity, ...]
    by_cluster: dict[str, Entity]
    rejected: frozenset[str] = frozenset()
    idle: tuple[Decision, ...] = ()
    joins: tuple[Join, ...] = ()

    def entity(self, cluster_id: str | None) -> Entity | None:
        """Return the entity of a cluster; None for None and for a capitalised span that nothing confirms."""
        return None if cluster_id is None else self.by_cluster.get(cluster_id)

    def name_of(self, cluster_id: str | None) -> tuple[str | None, str | None]:
        """Return id and name of a cluster's entity; twice None where it has no name and so is no node."""
        entity = self.entity(cluster_id)
        return (None, None) if entity is None or entity.name is None else (entity.id, entity.name)


def link(clusters: Iterable[Cluster], claims: Iterable[Claim], decisions: Iterable[Decision] = ()) -> Linker:
    """Return the linker of a corpus. Two ends of one claim are never joined, unless a person decides so."""
    found = sorted(clusters, key=lambda cluster: (cluster.document, cluster.id))
    stated = list(claims)
    groups = _Groups(stated)
    homonyms = Homonyms(Contexts(found, stated))
    names = profiles(found, homonyms.part)
    groups.joins.extend(map(_weighed, homonyms.weighed))
    blocks = Blocks(names)
    for profile in sorted(names, key=_rank, reverse=True):
        _place(profile, blocks, groups, homonyms)
    things = [[cluster for profile in group for cluster in profile.clusters] for group in groups.confirmed()]
    things += [[cluster] for cluster in found if cluster.name is None and not cluster.candidate]
    decided = decide(things, decisions, (claim.id for claim in stated))
    entities = make_entities(decided.groups, decided)
    by_cluster = {cluster: entity for entity in entities for cluster in entity.clusters}
    return Linker(entities, by_cluster, frozenset(decided.rejected), tuple(decided.idle), tuple(groups.joins))


@dataclass(frozen=True, slots=True)
class Join:
    """Two names that could be one thing, and what became of it.

    `left` and `right` are cluster ids, the left of the shorter name; `verdict` is *joined*, *contradicted* or
    *doubtful* (another thing is as likely, or too little speaks for it). `leaving` are the clusters that go with the
    left where both have one full name.
    """

    left: str
    right: str
    score: Score
    verdict: str
    leaving: tuple[str, ...] = ()


def _weighed(parted: Parted) -> Join:
    """What became of two sides of one full name."""
    verdict = "joined" if parted.one else "doubtful" if parted.score.value >= HOPELESS else "contradicted"
    leaving = tuple(cluster.id for cluster in parted.left)
    return Join(parted.left[0].id, parted.right[0].id, parted.score, verdict, leaving)


class _Groups:
    """The profiles placed so far, by the thing they are, and the pairs that were weighed."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.joins: list[Join] = []
        self._of: dict[int, list[Profile]] = {}
        self._all: list[list[Profile]] = []
        self._against: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            left, right = claim.subject.cluster, claim.object.cluster if claim.object else None
            if left and right and left != right:
                self._against[left].add(right)
                self._against[right].add(left)

    def of(self, profile: Profile) -> list[Profile] | None:
        """Return the group of a profile, None if it has not been placed."""
        return self._of.get(id(profile))

    def add(self, profile: Profile, home: list[Profile] | None) -> None:
        """Place a profile in a group, or in one of its own."""
        if home is None:
            home = []
            self._all.append(home)
        home.append(profile)
        self._of[id(profile)] = home

    def refuses(self, home: list[Profile], profile: Profile) -> bool:
        """Does anything in the group contradict the profile?"""
        against = {other for cluster in profile.clusters for other in self._against.get(cluster.id, ())}
        return any(
            contradicts(profile, member) or (against and not against.isdisjoint(c.id for c in member.clusters))
            for member in home
        )

    def confirmed(self) -> list[list[Profile]]:
        """Return the groups that hold more than unconfirmed spans."""
        return [group for group in self._all if any(profile.confirmed for profile in group)]


def _rank(profile: Profile) -> tuple[object, ...]:
    """Fuller, surer and more frequent names come first (in descending order)."""
    return (
        profile.confirmed, not profile.is_short, len(profile.words), sum(map(len, profile.words)) * profile.is_person,
        profile.mentions, profile.key, profile.id,
    )  # fmt: skip


def _place(profile: Profile, blocks: Blocks, groups: _Groups, homonyms: Homonyms) -> None:
    """Join a profile to the one thing it can be, or leave it alone."""
    near = [other for other in blocks.near(profile) if groups.of(other) is not None]
    for part in _parts(profile, near, groups):
        groups.add(part, _home(part, near, groups, homonyms))


def _parts(profile: Profile, near: list[Profile], groups: _Groups) -> list[Profile]:
    """The profile, cut by document where several persons bear this surname: each document may mean another one."""
    bearers = [other for other in near if bare_surname(profile, other)]
    shared = len({id(groups.of(other)) for other in bearers}) > 1
    if len(profile.clusters) == 1 or not (shared or any(profile.documents & other.documents for other in bearers)):
        return [profile]
    return [make_profile(profile.key, [cluster]) for cluster in profile.clusters]


def _home(profile: Profile, near: list[Profile], groups: _Groups, homonyms: Homonyms) -> list[Profile] | None:
    """Return the only group, or by far the best, that the profile can belong to; None in doubt."""
    best: dict[int, tuple[Score, Profile, list[Profile]]] = {}
    for other in near:
        if namesakes(profile, other):
            continue  # weighed before
        home, found = groups.of(other), score(profile, other)
        if home is None or not found.parts:
            continue
        found = homonyms.beside(found, profile, other)
        if id(home) not in best or found.value > best[id(home)][0].value:
            best[id(home)] = (found, other, home)
    open_to: list[tuple[Score, Profile, list[Profile]]] = []
    closed: list[tuple[Score, Profile, list[Profile]]] = []
    for item in best.values():
        fits = item[0].value >= THRESHOLD and not groups.refuses(item[2], profile)
        (open_to if fits else closed).append(item)
    open_to.sort(key=lambda item: -item[0].value)
    clear = len(open_to) == 1 or (len(open_to) > 1 and open_to[0][0].value - open_to[1][0].value >= MARGIN)
    for place, (found, other, _) in enumerate([*open_to, *closed]):
        doubted = place < len(open_to) or 0.0 < found.value < THRESHOLD
        verdict = "joined" if clear and place == 0 else "doubtful" if doubted else "contradicted"
        groups.joins.append(Join(profile.id, other.id, found, verdict))
    return open_to[0][2] if clear else None
