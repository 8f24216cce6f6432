"""Clusters, claims and documents made by hand."""

from __future__ import annotations

from kg.ids import content_id
from kg.model import (
    Argument,
    Claim,
    Cluster,
    EntityType,
    Factuality,
    Mention,
    MentionKind,
    Polarity,
    Quote,
)
from kg.resolve.link import Linker, link
from kg.resolve.profile import fold_name

PERSON, ORG, PLACE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE


def cluster(
    document: str, name: str | None, kind: EntityType = PERSON, *, key: str | None = None, weight: float = 4.0,
    also: tuple[str, ...] = (), titles: tuple[str, ...] = (), pronouns: tuple[str, ...] = (), candidate: bool = False,
    types: tuple[tuple[EntityType, float], ...] | None = None, country: str | None = None,
) -> Cluster:  # fmt: skip
    """A cluster whose mentions are its name, its other surfaces (`also`) and its pronouns."""
    key = key if key is not None else fold_name(name or "")
    texts = [*([name] if name else []), *also]
    mentions = [Mention(10 * i, 10 * i + len(text), text, MentionKind.NAME) for i, text in enumerate(texts)]
    mentions += [Mention(900 + i, 902 + i, text, MentionKind.PRONOUN) for i, text in enumerate(pronouns)]
    return Cluster(
        id=content_id(document, key, name, kind), document=document, key=key, name=name, type=kind,
        types=types if types is not None else ((kind, weight),), mentions=tuple(mentions),
        surfaces=() if ":" in key else tuple((text, 1) for text in texts), titles=titles, country=country,
        candidate=candidate,
    )  # fmt: skip


def claim(
    subject: Cluster | None, relation: str | None, object_: Cluster | None, *, document: str = "a", at: int = 0,
    id_: str | None = None, confidence: float = 0.8, predicate: str = "meet with", trigger: int = 5,
) -> Claim:  # fmt: skip
    """A claim in the sentence that begins at `at`."""
    literal = Argument(None, "a tax", at + 9, at + 14)
    ends = [Argument(end.id, "he", at, at + 2) if end else literal for end in (subject, object_)]
    return Claim(
        id=id_ or content_id(document, at, relation, trigger, *(end.cluster for end in ends)), document=document,
        subject=ends[0], relation=relation, predicate=predicate, trigger=Quote("met", at + trigger, at + trigger + 3),
        object=ends[1], polarity=Polarity.AFFIRMED, factuality=Factuality.ACTUAL, attribution=(), time=None, place=None,
        title=None, amount=None, topic=None, evidence=Quote("He met a tax.", at, at + 13), confidence=confidence,
        rule="test",
    )  # fmt: skip


def groups(linker: Linker, clusters: list[Cluster]) -> set[frozenset[str]]:
    """The clusters that are one, each as *document:name*."""
    names = {c.id: f"{c.document}:{c.name}" for c in clusters}
    return {frozenset(names[id_] for id_ in entity.clusters) for entity in linker.entities}


def joined(*clusters: Cluster) -> bool:
    """Do all these clusters, alone in the corpus, end up as one entity?"""
    return len(link(clusters, ()).entities) == 1
