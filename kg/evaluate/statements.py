"""Are the statements there, and those that are there right?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluate.match import Figures, Row, f1, is_required, overlap, share

type Folding = Mapping[str, str]

BOTH_WAYS = frozenset({"ally_of", "rival_of", "family_of"})
POSTS = frozenset({"holds_position", "member_of", "leads", "represents"})
"""Relations that shade into each other: one is taken for another."""
ATTRIBUTES = ("polarity", "factuality", "attribution", "time")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim with its ends and its outermost source in the ids of the annotation (None: not in it; "?": source)."""

    row: Row
    subject: str | None
    object: str | None
    sources: list[str]

    @classmethod
    def of(cls, row: Row, gold_of: Mapping[Any, str]) -> Claimed:
        """Read a row of `claims.jsonl`."""
        subject, object_ = (gold_of.get((row.get(side) or {}).get("entity")) for side in ("subject", "object"))
        sources = [gold_of.get(source.get("entity"), "?") for source in row.get("attribution") or []]
        return cls(row, subject, object_, sources)


def claim_figures(gold: Row, claimed: Sequence[Claimed], errors: list[str]) -> Figures:
    """Recall, precision and attributes of the claims, and how many say what the text does not; adds to `errors`."""
    figures = _recall_figures(gold, claimed, errors) | _precision_figures(gold, claimed, errors)
    figures["claim_f1_folded"] = f1(figures["claim_precision_folded"], figures["claim_recall_folded"])
    figures["forbidden_claims"] = _forbidden_claims(gold, claimed, errors)
    return figures


def _options(row: Row, key: str) -> list[Any]:
    """The annotated value and its alternatives."""
    return [row.get(key), *(row.get(f"{key}_alt") or [])]


def _same_entity(gold: Row) -> Folding:
    """Annotated entities that may be one, by the one that stands for both."""
    return {right: left for left, right in gold.get("may_merge", [])}


def _same_country(gold: Row) -> Folding:
    """The same, and a country with its government; an administration stays itself."""
    countries = {
        entity["id"]: f"country:{entity['country']}"
        for entity in gold["entities"]
        if entity.get("country") and (entity["type"] == "COUNTRY" or entity["name"].startswith("Government of "))
    }
    return {**_same_entity(gold), **countries}


def _says(wanted: Row, claim: Claimed, fold: Folding, *, typed: bool = True) -> bool:
    """Does the claim say what the annotation does? Untyped: does it join the same two, whatever it says?"""
    if claim.subject is None or claim.object is None:
        return False
    relation, relations = claim.row["relation"], _options(wanted, "relation")
    if typed and relation not in relations and (relation not in POSTS or POSTS.isdisjoint(relations)):
        return False
    subjects, objects = ({fold.get(id_, id_) for id_ in _options(wanted, end)} for end in ("subject", "object"))
    subject, object_ = fold.get(claim.subject, claim.subject), fold.get(claim.object, claim.object)
    if subject in subjects and object_ in objects:
        return True
    turned = not typed or wanted.get("either_direction") or relation in BOTH_WAYS
    return bool(turned) and subject in objects and object_ in subjects


def _times_agree(wanted: Row, claim: Row) -> bool:
    """Is the claim's time the annotated one, as fine as it or finer? Unresolved times count as none."""
    expected, given = (_date(row.get("time")) for row in (wanted, claim))
    if expected is None or given is None:
        return given is None and (expected is None or bool(wanted.get("time_optional")))
    return given.startswith(expected)


def _date(time: Row | None) -> str | None:
    return (time.get("start") or time.get("end") or None) if time else None


def _right(wanted: Row, claim: Claimed, fold: Folding) -> dict[str, bool]:
    """Which attributes of a claim are right."""
    sources = [fold.get(id_, id_) for id_ in claim.sources[:1]]
    options = [option or [] for option in _options(wanted, "attribution")]
    return {
        "polarity": claim.row["polarity"] in _options(wanted, "polarity"),
        "factuality": claim.row["factuality"] in _options(wanted, "factuality"),
        "attribution": sources in [[fold.get(id_, id_) for id_ in option[:1]] for option in options],
        "time": _times_agree(wanted, claim.row),
    }


def _recall_figures(gold: Row, claimed: Sequence[Claimed], errors: list[str]) -> Figures:
    """Of the annotated claims, how many are there, and with the right attributes?"""
    strict, fold = _same_entity(gold), _same_country(gold)
    required = [row for row in gold["claims"] if is_required(row)]
    tally: Counter[str] = Counter()
    for wanted in required:
        # the government of a country is claimed once a document, wherever it stands
        anywhere = wanted["relation"] == "government_of"
        near = [claim for claim in claimed if anywhere or overlap(wanted["evidence"], claim.row["evidence"])]
        tally["pair"] += any(_says(wanted, claim, fold, typed=False) for claim in near)
        tally["exact"] += any(_says(wanted, claim, strict) for claim in near)
        found = [_right(wanted, claim, fold) for claim in near if _says(wanted, claim, fold)]
        line = f"{wanted['subject']} -{wanted['relation']}-> {wanted['object']}  ({wanted['predicate']})"
        if not found:
            errors.append(f"MISSED    {line}")
            continue
        best = max(found, key=lambda right: sum(right.values()))
        tally.update({"folded": 1, **{name: int(right) for name, right in best.items()}})
        if not all(best.values()):
            errors.append(f"ATTRIBUTE {line}: {', '.join(name for name, right in best.items() if not right)}")
    recalls = {"claim_pair_recall": "pair", "claim_recall": "exact", "claim_recall_folded": "folded"}
    return {figure: share(tally[name], len(required)) for figure, name in recalls.items()} | {
        f"{name}_accuracy": share(tally[name], tally["folded"]) for name in ATTRIBUTES
    }


def _precision_figures(gold: Row, claimed: Sequence[Claimed], errors: list[str]) -> Figures:
    """Of the claims between two entities, how many are in the annotation, acceptable ones included?"""
    fold = _same_country(gold)
    pairs = typed = right = known = 0
    for claim in claimed:
        if not (claim.row.get("object") or {}).get("entity") or _is_own_government(claim, fold):
            continue
        near = [wanted for wanted in gold["claims"] if overlap(wanted["evidence"], claim.row["evidence"])]
        known += 1
        pairs += any(_says(wanted, claim, fold, typed=False) for wanted in near)
        if not claim.row["relation"]:
            continue
        typed += 1
        if any(_says(wanted, claim, fold) for wanted in near):
            right += 1
        else:
            errors.append(f"EXTRA     {_line(claim.row)}  ({claim.row['predicate']}; {claim.row.get('rule')})")
    return {
        "claim_pair_precision": share(pairs, known),
        "claim_precision_folded": share(right, typed),
        "typed_claims": typed,
        "other_claims": len(claimed) - typed,
    }


def _is_own_government(claim: Claimed, fold: Folding) -> bool:
    """Does the claim only say whose government it is? Folded, its ends are one."""
    if claim.row["relation"] != "government_of" or claim.subject is None or claim.object is None:
        return False
    return fold.get(claim.subject, claim.subject) == fold.get(claim.object, claim.object)


def _line(row: Row) -> str:
    subject, object_ = ((row.get(side) or {}).get("name") for side in ("subject", "object"))
    return f"{subject} -{row['relation']}-> {object_}"


def _forbidden_claims(gold: Row, claimed: Sequence[Claimed], errors: list[str]) -> int:
    """Count the statements that the text does not make and the build does."""
    count = 0
    for bad in gold.get("forbidden", []):
        hit = next((claim for claim in claimed if _is_forbidden(bad, claim)), None)
        if hit is not None:
            count += 1
            errors.append(f"FORBIDDEN {bad['subject']} -{hit.row['relation']}-> {bad['object']}: {bad.get('why')}")
    return count


def _is_forbidden(bad: Row, claim: Claimed) -> bool:
    """Is it the claim that `bad` describes? Each further key narrows it; without polarity it is affirmed."""
    row = claim.row
    return (
        (claim.subject, claim.object) == (bad["subject"], bad["object"])
        and bad.get("relation") in (None, row["relation"])
        and row["polarity"] == bad.get("polarity", "affirmed")
        and bad.get("factuality") in (None, row["factuality"])
        and (not bad.get("evidence") or overlap(bad["evidence"], row["evidence"]))
        and ("attribution" not in bad or _same_sources(bad, claim))
        and ("time" not in bad or _times_agree(bad, row))
    )


def _same_sources(bad: Row, claim: Claimed) -> bool:
    known = [None if source == "?" else source for source in claim.sources]
    return bool(known == bad["attribution"])
