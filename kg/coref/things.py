"""The things of a document while they are being found: mutable builders of Clusters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg import rules
from kg.ids import content_id
from kg.model import Cluster, EntityType, Mention, MentionKind
from kg.nlp.parse import Parse

ORDER = list(EntityType)
"""Ties between types are broken in this order."""


class Evidence(defaultdict[EntityType, float]):
    """The weight of what speaks for each type; nothing said is 0."""

    def __init__(self, given: Mapping[EntityType, float] | None = None) -> None:
        super().__init__(float, given or {})

    def add(self, other: Mapping[EntityType, float]) -> None:
        """Add the weights of `other` to these."""
        for kind, weight in other.items():
            self[kind] += weight


@dataclass(slots=True)
class Spot:
    """A mention in tokens: first..last inclusive, `head` is the syntactic head."""

    first: int
    last: int
    head: int
    kind: MentionKind


@dataclass(eq=False)
class Thing:
    """One thing of the document.

    `key` is set where a gazetteer or a construction fixes who it is (`country:SV`); `names` counts
    its surface forms; `gender` counts evidence for *male* and *female*; `plural` marks groups;
    `anchor` marks a thing that implies another (the country of a government, the leader of an administration).
    """

    key: str | None = None
    name: str | None = None
    spots: list[Spot] = field(default_factory=list)
    evidence: Evidence = field(default_factory=Evidence)
    names: Counter[str] = field(default_factory=Counter)
    titles: list[str] = field(default_factory=list)
    gender: Counter[str] = field(default_factory=Counter)
    country: str | None = None
    leader: Thing | None = None
    plural: bool = False
    candidate: bool = False
    nouns: set[str] = field(default_factory=set)

    @property
    def type(self) -> EntityType:
        """The type with most evidence."""
        if len(self.evidence) < 2:
            return next(iter(self.evidence), EntityType.ORGANIZATION)
        return max(self.evidence, key=lambda t: (self.evidence[t], -ORDER.index(t)))

    @property
    def is_named(self) -> bool:
        """Has it a name, of its own or given?"""
        return self.name is not None or bool(self.names)

    @property
    def first(self) -> int:
        """The first token of its first mention; a large number if it has none."""
        return min((spot.first for spot in self.spots), default=1 << 60)

    def add_name(self, text: str) -> None:
        """Count a surface form."""
        self.names[text] += 1

    def canonical(self) -> str | None:
        """Return the fullest proper form: most words, most frequent, first seen; capitals only if there is no other."""
        if self.name is not None or not self.names:
            return self.name
        order = list(self.names)
        mixed = [name for name in order if not name.isupper()] or order
        if any(" " in name for name in mixed):
            mixed = [name for name in mixed if " " in name]
        return max(mixed, key=lambda name: (len(name.split()), self.names[name], -order.index(name)))


def fold_key(name: str) -> str:
    """Return the key by which names are compared: folded, without a leading article, dots, commas, doubled spaces."""
    words = rules.fold(name).replace(".", "").replace(",", "").replace("’", "'").split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(rules.spell_out(words))


def to_clusters(things: list[Thing], parse: Parse, document: str) -> tuple[list[Cluster], dict[int, str]]:
    """Freeze the things, in the order of their first mention (implied ones last); also return ids by `id(thing)`.

    A cluster's id hashes document, key, first place and type.
    """
    clusters: list[Cluster] = []
    ids: dict[int, str] = {}
    for thing in sorted(things, key=lambda t: (t.first, t.key or "", t.canonical() or "")):
        name = thing.canonical()
        spots = sorted(thing.spots, key=lambda spot: (spot.first, spot.last))
        mentions = tuple(
            Mention(
                parse.start[s.first], parse.end[s.last], parse.text[parse.start[s.first] : parse.end[s.last]], s.kind
            )
            for s in spots
        )
        key = thing.key or (fold_key(name) if name else "")
        where = mentions[0].start if mentions else None
        types = sorted(thing.evidence.items(), key=lambda item: (-item[1], ORDER.index(item[0])))
        clusters.append(
            Cluster(
                id=content_id(document, key, where, thing.type),
                document=document,
                key=key,
                name=name,
                type=thing.type,
                types=tuple((t, round(weight, 3)) for t, weight in types),
                mentions=mentions,
                surfaces=tuple(sorted(thing.names.items())),
                titles=tuple(sorted(set(thing.titles))),
                country=thing.country,
                candidate=thing.candidate,
            )
        )
        ids[id(thing)] = clusters[-1].id
    return clusters, ids
