"""Why an actor is what it is, and which pairs of names a person should look at. Needs an open build."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.corrections import Build
from kg.model import Anchor, Cluster, Decision, DecisionKind, Entity
from kg.resolve.decide import DOCUMENT, FORM
from kg.resolve.link import Join
from kg.resolve.score import MARGIN, THRESHOLD
from kg.resolve.types import evidence
from kg.store import make_decision

SURE = 1.25
"""A join of two different names with a score below this is worth a look."""
SENTENCES = 2
"""How many sentences are shown for each name of a pair."""


@dataclass(frozen=True, slots=True)
class Question:
    """A pair of names that may or may not be one actor. `weight`: how many statements the answer moves."""

    join: Join
    left: Cluster
    right: Cluster
    weight: int
    together: bool


def explain(build: Build, entity: Entity) -> dict[str, Any]:
    """Return why an actor has its names and its type: names by document, joins and pairs held apart, with scores."""
    members = build.members(entity)
    own = set(entity.clusters)
    names: dict[str, list[str]] = defaultdict(list)
    for cluster in members:
        names[cluster.name or ""].append(cluster.document)
    rows = [_row(build, join) for join in build.linker.joins if own & {join.left, join.right}]
    by_hand = [d for d in build.store.decisions() if _concerns(d, members)]
    return {
        "entity": entity.id,
        "name": entity.name,
        "type": entity.type.value,
        "type_evidence": {kind.value: weight for kind, weight in evidence(members).items()},
        "names": {name: sorted(set(documents)) for name, documents in sorted(names.items())},
        "joined": [row for row in rows if row["verdict"] == "joined"],
        "held_apart": [row for row in rows if row["verdict"] != "joined"],
        "decisions": [decision.id for decision in by_hand],
    }


def _row(build: Build, join: Join) -> dict[str, Any]:
    left, right = build.cluster(join.left), build.cluster(join.right)
    return {
        "name": left.name, "document": left.document, "other": right.name, "other_document": right.document,
        "verdict": join.verdict, "score": join.score.value, "parts": [list(part) for part in join.score.parts],
    }  # fmt: skip


def _concerns(decision: Decision, members: list[Cluster]) -> bool:
    ends = [decision.left, *([decision.right] if decision.right else [])]
    return decision.kind is not DecisionKind.REJECT and any(
        end.document == cluster.document and any(m.start == end.start for m in cluster.mentions)
        for end in ends
        for cluster in members
    )


def lines(told: dict[str, Any]) -> Iterator[str]:
    """Yield what `explain` found, in words."""
    yield f"{told['name']} ({told['entity']}), {told['type']}"
    yield "  points for each type: " + ", ".join(f"{kind} {weight:g}" for kind, weight in told["type_evidence"].items())
    yield "  named in the articles:"
    for name, documents in told["names"].items():
        more = f" and {len(documents) - 5} more" if len(documents) > 5 else ""
        yield f"    {name}: {', '.join(documents[:5])}{more}"
    for key, heading in (("joined", "names joined, with points for and against:"), ("held_apart", "names held apart:")):
        if told[key]:
            yield f"  {heading}"
        for row in told[key]:
            parts = ", ".join(f"{name} {weight:+g}" for name, weight in row["parts"])
            same = row["other"] == row["name"]
            reason = NAMESAKES if same else _REASONS.get(row["verdict"], "")
            why = "" if row["verdict"] == "joined" else f"; {reason}"
            other = f"{row['other']} ({row['other_document']})" if same else row["other"]
            yield f"    {row['name']} ({row['document']}) with {other}: {row['score']:g} = {parts}{why}"
    if told["decisions"]:
        yield f"  decisions by hand: {', '.join(told['decisions'])}"
    if told["joined"] or told["held_apart"]:
        yield f"  (from {THRESHOLD:g} point on two names are one, unless another actor comes within {MARGIN:g} points)"


NAMESAKES = "two people of one name, as far as their articles tell"
_REASONS = {
    "contradicted": "something speaks against it, such as another first name, type or country, or one article has both",
    "doubtful": "another actor is as likely, or too little speaks for it",
}


def questions(build: Build) -> list[Question]:
    """Return the pairs worth a person's look, the one that moves most statements first; answered ones left out."""
    counts: Counter[str] = Counter()
    for claim in build.claims:
        for end in (claim.subject, claim.object):
            if end is not None and end.cluster is not None:
                counts[end.cluster] += 1
    answered, pairs = _answered(build)
    best: dict[tuple[str, ...], Question] = {}
    for join in build.linker.joins:
        ends = build.linker.entity(join.left), build.linker.entity(join.right)
        if ends[0] is None or ends[1] is None or (join.verdict == "joined" and join.score.value >= SURE):
            continue
        together = ends[0] is ends[1]
        left, right = build.cluster(join.left), build.cluster(join.right)
        if together is not (join.verdict == "joined") or (
            not join.leaving and frozenset((left.key, right.key)) in answered
        ):
            continue
        if join.leaving and any(_decides(pair, join.leaving) for pair in pairs[left.key]):
            continue
        key: tuple[str, ...] = (left.key, left.id, right.id)
        weight = sum(counts[id_] for id_ in join.leaving)
        if not join.leaving:
            key = (left.key, right.key)
            weight = min(_weight(left.key, ends[0], build, counts), _weight(right.key, ends[1], build, counts))
        if key not in best or weight > best[key].weight:
            best[key] = Question(join, left, right, weight, together)
    return sorted(best.values(), key=lambda found: (-found.weight, found.left.key, found.right.key, found.left.id))


def _weight(key: str, entity: Entity, build: Build, counts: Counter[str]) -> int:
    return sum(counts[cluster.id] for cluster in build.members(entity) if cluster.key == key)


def _decides(pair: tuple[str, str], leaving: tuple[str, ...]) -> bool:
    """Does a decision on two clusters of one name say whether these are of the same person as the others?"""
    return (pair[0] in leaving) is not (pair[1] in leaving)


def _answered(build: Build) -> tuple[set[frozenset[str]], dict[str, list[tuple[str, str]]]]:
    """Return the pairs of name keys that a person decided on, and those of clusters with one key, by it."""
    at = {(c.document, m.start): c for c in build.clusters for m in c.mentions}
    found: set[frozenset[str]] = set()
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for decision in build.store.decisions():
        if decision.right is not None:
            left, right = (at.get((end.document, end.start or 0)) for end in (decision.left, decision.right))
            found.add(frozenset((left.key if left else "", right.key if right else "")))
            if left and right and left.key == right.key:
                pairs[left.key].append((left.id, right.id))
    return found, pairs


def answer(build: Build, question: Question, *, same: bool) -> list[Decision]:
    """Return the decisions that a question's two names are one actor, or two; the fuller name stays where it is."""
    left, right = (build.anchor_of(cluster) for cluster in (question.right, question.left))
    if same:
        return [make_decision(DecisionKind.SAME, left, right)]
    if question.join.leaving and question.together:
        return _apart(build, left, [build.cluster(id_) for id_ in question.join.leaving])
    value = FORM if question.left.key != question.right.key else DOCUMENT
    return [make_decision(DecisionKind.DIFFERENT, left, right, value=value)]


def _apart(build: Build, left: Anchor, leaving: Sequence[Cluster]) -> list[Decision]:
    """Return the decisions that take documents out of an actor of the same name, and keep them one."""
    rights = [build.anchor_of(cluster) for cluster in leaving]
    out = [make_decision(DecisionKind.DIFFERENT, left, right, value=DOCUMENT) for right in rights]
    return out + [make_decision(DecisionKind.SAME, rights[0], right) for right in rights[1:]]


def sentences(build: Build, cluster: Cluster) -> list[str]:
    """Return the first sentences that name a cluster."""
    spans, text = build.store.sentences(cluster.document), build.store.text(cluster.document) or ""
    found: dict[tuple[int, int], str] = {}
    for mention in cluster.mentions:
        for span in spans:
            if span.start <= mention.start < span.end:
                found[span.start, span.end] = " ".join(text[span.start : span.end].split())
                break
        if len(found) == SENTENCES:
            break
    return list(found.values())
