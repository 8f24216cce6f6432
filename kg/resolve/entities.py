"""Make an entity of the clusters that are one thing: its name, type, aliases and id."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg import rules
from kg.ids import content_id
from kg.model import Cluster, Entity, EntityType, MentionKind
from kg.resolve.decide import Decided
from kg.resolve.profile import KEY_TYPES, is_fixed
from kg.resolve.types import evidence

_NO_WORD = re.compile(r"[^\w]+|_+")


def make_entities(things: Iterable[Sequence[Cluster]], decided: Decided | None = None) -> tuple[Entity, ...]:
    """Return one entity for each group of clusters, sorted by id; names and types given by hand win.

    Where two have one name, the one with most mentions has the plain id and the others a hash.
    """
    by_hand = decided or Decided([])
    ordered = [sorted(thing, key=lambda cluster: (cluster.document, cluster.id)) for thing in things]
    ordered.sort(key=lambda thing: (-sum(len(cluster.mentions) for cluster in thing), min(c.id for c in thing)))
    taken: set[str] = set()
    found = []
    for thing in ordered:
        name = None if any(c.id in by_hand.ignored for c in thing) else _given(by_hand.names, thing) or _name(thing)
        kind = _given(by_hand.types, thing) or _type(thing)
        id_ = _id(name, kind, thing, taken)
        taken.add(id_)
        found.append(_entity(id_, name, kind, thing))
    return tuple(sorted(found, key=lambda entity: entity.id))


def _given[T](given: Mapping[str, T], thing: Sequence[Cluster]) -> T | None:
    """Return what was given to a cluster of the thing, the last of several; None if nothing was."""
    if not given:
        return None
    ids = {cluster.id for cluster in thing}
    found = [value for id_, value in given.items() if id_ in ids]
    return found[-1] if found else None


def _entity(id_: str, name: str | None, kind: EntityType, thing: Sequence[Cluster]) -> Entity:
    countries = Counter(cluster.country for cluster in thing if cluster.country)
    return Entity(
        id=id_,
        name=name,
        type=kind,
        clusters=tuple(sorted(cluster.id for cluster in thing)),
        aliases=_aliases(name, thing),
        titles=tuple(sorted({title for cluster in thing for title in cluster.titles})),
        country=min(countries, key=lambda country: (-countries[country], country)) if countries else None,
    )


def _type(thing: Sequence[Cluster]) -> EntityType:
    """The type that the key fixes, else the one with most evidence over all documents."""
    key = thing[0].key
    if is_fixed(key):
        return KEY_TYPES[key.partition(":")[0]]
    return next(iter(evidence(thing)))


def _name(thing: Sequence[Cluster]) -> str | None:
    """The fullest proper form: most words, then most frequent, then first of the alphabet.

    Capitals only if there is no other.
    """
    if thing[0].name is None:
        return None
    names: Counter[str] = Counter()
    for cluster in thing:
        # of a name that no surface gave (a gazetteer's, a dated event's), the cluster's own is the right one
        for surface, count in cluster.surfaces if not _is_given(cluster) else ((cluster.name or "", 1),):
            names[surface] += count
    mixed = [name for name in names if not name.isupper()] or list(names)
    # an acronym is all capitals by nature and a full form beats it by its words
    return min(mixed, key=lambda name: (-len(name.split()), -names[name], name))


def _is_given(cluster: Cluster) -> bool:
    return is_fixed(cluster.key) or not cluster.surfaces


def _aliases(name: str | None, thing: Sequence[Cluster]) -> tuple[str, ...]:
    """The other forms of the name, sorted; of forms that differ in case alone, one that is not all capitals."""
    forms: dict[str, set[str]] = defaultdict(set)
    for cluster in thing:
        texts = [surface for surface, _ in cluster.surfaces] or [
            " ".join(mention.text.split()) for mention in cluster.mentions if mention.kind is MentionKind.NAME
        ]
        for text in (*texts, *([cluster.name] if cluster.name and _is_given(cluster) else [])):
            forms[text.casefold()].add(text)
    if name is None:
        return ()
    forms.pop(name.casefold(), None)
    return tuple(sorted(min(found, key=lambda text: (text.isupper(), text)) for found in forms.values()))


def _id(name: str | None, kind: EntityType, thing: Sequence[Cluster], taken: set[str]) -> str:
    """A readable slug that is not taken: `marco-rubio`, `marco-rubio-3f1c9a`, `person-3f1c9a` without a name."""
    slug = _NO_WORD.sub("-", rules.fold(name or "")).strip("-")
    if slug and slug not in taken:
        return slug
    digest = content_id(min(cluster.id for cluster in thing), length=40)  # so that more articles seldom change it
    stem = slug or kind.value.lower()
    return next(id_ for size in (6, 12, 24, 40) if (id_ := f"{stem}-{digest[:size]}") not in taken)
