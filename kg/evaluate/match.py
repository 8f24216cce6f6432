"""Which annotated entity each found one stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

type Row = Mapping[str, Any]
type Figures = dict[str, float]

ALIKE = 1 / 3
"""Two mentions are the same if they share at least this part of their union."""


@dataclass(frozen=True, slots=True)
class Match:
    """Which annotated entity each found one stands for, and how many mentions each pair shares."""

    gold_of: dict[str, str]
    shared: dict[tuple[str, str], float]

    def found(self) -> dict[str, list[str]]:
        """The found entities of each annotated one, the one with most shared mentions first."""
        groups: dict[str, list[str]] = defaultdict(list)
        for found, wanted in self.gold_of.items():
            groups[wanted].append(found)
        return groups


def find_match(gold: Row, entities: Sequence[Row], mentions: Sequence[Row]) -> Match:
    """Match by shared mentions; an implied government, which no words name, by its name."""
    shared: dict[tuple[str, str], float] = defaultdict(float)
    for mention in mentions:
        wanted = closest(mention, gold["mentions"])
        if wanted is not None:
            # what is doubtful in the annotation decides only where nothing else does
            shared[mention["entity"], wanted["entity"]] += 1 if _is_sure(wanted) else 0.1
    gold_of: dict[str, str] = {}
    for found, wanted_id in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        gold_of.setdefault(found, wanted_id)
    ids = {entity["name"].casefold(): entity["id"] for entity in gold["entities"]}
    mentioned = {mention["entity"] for mention in mentions}
    for entity in entities:
        name = (entity.get("name") or "").casefold()
        if entity["entity"] not in mentioned and name in ids:
            gold_of.setdefault(entity["entity"], ids[name])
    return Match(gold_of, shared)


def is_required(row: Row) -> bool:
    """Is the row asked for, not merely acceptable?"""
    return bool(row.get("level", "required") == "required")


def _is_sure(mention: Row) -> bool:
    return is_required(mention) and not mention.get("entity_alt")


def is_name(mention: Row) -> bool:
    """Is it a name, not a pronoun or a description?"""
    return bool(mention.get("kind", "name") == "name")


def closest(span: Row, others: Iterable[Row]) -> Row | None:
    """The first of the most similar spans, None where none is similar enough."""
    best = max(others, key=lambda other: _likeness(span, other), default=None)
    return best if best is not None and _likeness(span, best) >= ALIKE else None


def _likeness(a: Row, b: Row) -> float:
    """The part of their union that two spans share."""
    return max(0, _shared(a, b)) / int(max(a["end"], b["end"]) - min(a["start"], b["start"]))


def overlap(a: Row, b: Row) -> bool:
    """Do two spans share at least half of the shorter one?"""
    shorter = int(min(a["end"] - a["start"], b["end"] - b["start"]))
    return 0 < _shared(a, b) >= shorter / 2


def _shared(a: Row, b: Row) -> int:
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def share(part: float, whole: float) -> float:
    """The part of a whole in 0..1; 0.0 of nothing."""
    return part / max(1, whole)


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of two shares; 0.0 if both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
