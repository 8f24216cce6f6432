"""Apply what people decided to the groups of clusters that the names gave. Nothing stored is changed by it.

Decisions are taken in their order, so the last word counts. One that finds nothing to act on is reported: articles
may have left the corpus.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.model import Anchor, Cluster, Decision, DecisionKind, EntityType, MentionKind
from kg.resolve.profile import fold_name

FORM, DOCUMENT = "name", "document"
"""What leaves in a split: all that goes by a name, or what one document says."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What decisions make of the groups.

    `names` and `types` (by cluster id) are given by hand, `ignored` are clusters whose thing is to be no node,
    `rejected` the ids of claims that don't count, `idle` the decisions that found nothing.
    """

    groups: list[list[Cluster]]
    names: dict[str, str] = field(default_factory=dict)
    types: dict[str, EntityType] = field(default_factory=dict)
    ignored: set[str] = field(default_factory=set)
    rejected: set[str] = field(default_factory=set)
    idle: list[Decision] = field(default_factory=list)


def decide(groups: Iterable[Sequence[Cluster]], decisions: Iterable[Decision], claims: Iterable[str] = ()) -> Decided:
    """Apply the decisions in their order; `claims` are the ids of all claims."""
    taken = list(decisions)
    state = Decided([list(group) for group in groups])
    if not taken:
        return state
    finder, known = _Finder(state.groups), set(claims)
    for decision in taken:
        if decision.kind is DecisionKind.REJECT:
            if decision.left.name in known:
                state.rejected.add(decision.left.name)
            else:
                state.idle.append(decision)
            continue
        left = finder.find(decision.left)
        right = finder.find(decision.right) if decision.right else left
        if left is None or right is None:
            state.idle.append(decision)
        else:
            _apply(decision, left, right, finder, state)
    state.groups[:] = finder.groups()
    return state


def _apply(decision: Decision, left: Cluster, right: Cluster, finder: _Finder, state: Decided) -> None:
    match decision.kind:
        case DecisionKind.SAME:
            finder.join(left, right)
        case DecisionKind.DIFFERENT:
            finder.part(left, right, by_name=decision.value != DOCUMENT)
        case DecisionKind.RENAME:
            state.names.pop(left.id, None)  # so that the last comes last
            state.names[left.id] = decision.value
        case DecisionKind.RETYPE:
            state.types.pop(left.id, None)
            state.types[left.id] = EntityType(decision.value)
        case _:
            state.ignored.add(left.id)


class _Finder:
    """Finds clusters by place and by name, and keeps which are together."""

    def __init__(self, groups: Iterable[list[Cluster]]) -> None:
        self._group: dict[str, list[Cluster]] = {}
        self._in: dict[str, list[Cluster]] = defaultdict(list)
        self._named: dict[str, list[Cluster]] = defaultdict(list)
        for group in groups:
            for cluster in group:
                self._group[cluster.id] = group
                self._in[cluster.document].append(cluster)
                for form in _forms(cluster):
                    self._named[form].append(cluster)

    def find(self, anchor: Anchor) -> Cluster | None:
        """Return the cluster with the anchor's words at its place, else by that name in its document.

        Else the name must mean one thing in the whole corpus.
        """
        here = self._in.get(anchor.document, ())
        for cluster in here:
            if any(m.start == anchor.start and m.text == anchor.name for m in cluster.mentions):
                return cluster
        form = fold_name(anchor.name)
        named = [cluster for cluster in here if form in _forms(cluster)]
        if named:
            return min(named, key=lambda cluster: (-len(cluster.mentions), cluster.id))
        everywhere = self._named.get(form, ())
        if len({id(self._group[cluster.id]) for cluster in everywhere}) != 1:
            return None
        return min(everywhere, key=lambda cluster: (cluster.document, cluster.id))

    def join(self, left: Cluster, right: Cluster) -> None:
        """Let the things of both be one."""
        home, guest = self._group[left.id], self._group[right.id]
        if home is not guest:
            self._move(guest, home)

    def part(self, left: Cluster, right: Cluster, *, by_name: bool) -> None:
        """Take the right out of the left's thing: all that goes by its name, or it alone; nothing if they are two."""
        home = self._group[left.id]
        if home is not self._group[right.id] or left is right:
            return
        leaving = [c for c in home if c.key == right.key] if by_name and left.key != right.key else [right]
        home[:] = [cluster for cluster in home if cluster not in leaving]
        self._move(leaving, [])

    def _move(self, clusters: list[Cluster], home: list[Cluster]) -> None:
        for cluster in clusters:
            home.append(cluster)
            self._group[cluster.id] = home

    def groups(self) -> list[list[Cluster]]:
        """Return the groups as they are now."""
        return list({id(group): group for group in self._group.values()}.values())


def _forms(cluster: Cluster) -> set[str]:
    """Return the folded names of a cluster."""
    names = {cluster.name or "", *(surface for surface, _ in cluster.surfaces)}
    names.update(mention.text for mention in cluster.mentions if mention.kind is MentionKind.NAME)
    return {fold_name(name) for name in names if name}
