"""Score a build against an annotated text. Needs a gold file's content and a build's rows; gives figures.

Found entities are told by the places they share with annotated ones, never by their ids. What the
annotation calls *acceptable* is neither asked for nor punished; gold keys that end in `_alt` hold other
values that are right too. *Folded* figures count a country and its government as one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

type Row = Mapping[str, Any]
type Folding = Mapping[str, str]
type Figures = dict[str, float]

BOTH_WAYS = frozenset({"ally_of", "rival_of", "family_of"})
POSTS = frozenset({"holds_position", "member_of", "leads", "represents"})
"""Relations that shade into each other: one is taken for another."""
ATTRIBUTES = ("polarity", "factuality", "attribution", "time")
ALIKE = 1 / 3
"""Two mentions are the same if they share at least this part of their union."""


def score(
    gold: Row, claims: Sequence[Row], entities: Sequence[Row], mentions: Sequence[Row]
) -> tuple[Figures, list[str]]:
    """Return the figures by name, and a line for each error.

    Shares lie in 0..1; `entity_splits`, `forbidden_merges`, `forbidden_claims`, `typed_claims` and
    `other_claims` are counts. The rows must be those of the annotated document alone.
    """
    match = _match(gold, entities, mentions)
    claimed = [Claimed.of(claim, match.gold_of) for claim in claims]
    errors: list[str] = []
    figures = _entity_figures(gold, entities, mentions, match, errors)
    figures |= _cluster_figures(gold, mentions)
    figures |= _recall_figures(gold, claimed, errors)
    figures |= _precision_figures(gold, claimed, errors)
    figures["claim_f1_folded"] = f1(figures["claim_precision_folded"], figures["claim_recall_folded"])
    figures["forbidden_claims"] = _forbidden_claims(gold, claimed, errors)
    return figures, errors


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


def _match(gold: Row, entities: Sequence[Row], mentions: Sequence[Row]) -> Match:
    """Match by shared mentions; an implied government, which no words name, by its name."""
    shared: dict[tuple[str, str], float] = defaultdict(float)
    for mention in mentions:
        wanted = _closest(mention, gold["mentions"])
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


def _is_required(row: Row) -> bool:
    return bool(row.get("level", "required") == "required")


def _is_sure(mention: Row) -> bool:
    return _is_required(mention) and not mention.get("entity_alt")


def _is_name(mention: Row) -> bool:
    return bool(mention.get("kind", "name") == "name")


def _closest(span: Row, others: Iterable[Row]) -> Row | None:
    """The first of the most similar spans, None where none is similar enough."""
    best = max(others, key=lambda other: _likeness(span, other), default=None)
    return best if best is not None and _likeness(span, best) >= ALIKE else None


def _likeness(a: Row, b: Row) -> float:
    """The part of their union that two spans share."""
    return max(0, _shared(a, b)) / int(max(a["end"], b["end"]) - min(a["start"], b["start"]))


def _overlap(a: Row, b: Row) -> bool:
    """Do two spans share at least half of the shorter one?"""
    shorter = int(min(a["end"] - a["start"], b["end"] - b["start"]))
    return 0 < _shared(a, b) >= shorter / 2


def _shared(a: Row, b: Row) -> int:
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def _share(part: float, whole: float) -> float:
    return part / max(1, whole)


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of two shares; 0.0 if both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _entity_figures(
    gold: Row, entities: Sequence[Row], mentions: Sequence[Row], match: Match, errors: list[str]
) -> Figures:
    """Are the named entities there, once each, with the right type and name, and not joined with others?"""
    found = match.found()
    info = {entity["entity"]: entity for entity in entities}
    required = {entity["id"] for entity in gold["entities"] if _is_required(entity)}
    wanted = required & {row["entity"] for row in gold["mentions"] if _is_required(row) and _is_name(row)}
    merged = [set(pair) for pair in gold.get("may_merge", []) if not found.keys().isdisjoint(pair)]
    covered = set(found).union(*merged)
    named = {mention["entity"] for mention in mentions if _is_name(mention)}
    known = named & match.gold_of.keys()
    figures = {
        "entity_recall": _share(len(wanted & covered), len(wanted)),
        "entity_precision": _share(len(known), len(named)),
        "entity_splits": sum(len(ids) - 1 for wanted_id, ids in found.items() if wanted_id in required),
        "forbidden_merges": _forbidden_merges(gold, match, errors),
    }
    errors.extend(f"NO NODE   {missing}" for missing in sorted(wanted - covered))
    errors.extend(f"SPLIT     {id_}: {', '.join(ids)}" for id_, ids in sorted(found.items()) if len(ids) > 1)
    strays = [info[stray] for stray in sorted(named - known) if stray in info]
    errors.extend(f"STRAY     {stray['name']} ({stray['type']})" for stray in strays)
    return figures | _label_figures(gold, found, info)


def _label_figures(gold: Row, found: Mapping[str, list[str]], info: Mapping[str, Row]) -> Figures:
    """Of the entities found, how many have the right type (that of the main part) and the right name (of any part)?"""
    by_id = {entity["id"]: entity for entity in gold["entities"]}
    types = [info[ids[0]]["type"] == by_id[wanted]["type"] for wanted, ids in found.items() if ids[0] in info]
    names = [
        by_id[wanted]["name"].casefold() in {(info[id_]["name"] or "").casefold() for id_ in ids if id_ in info}
        for wanted, ids in found.items()
    ]
    return {
        "entity_type_accuracy": _share(sum(types), len(types)),
        "entity_name_accuracy": _share(sum(names), len(names)),
    }


def _forbidden_merges(gold: Row, match: Match, errors: list[str]) -> int:
    """Count the pairs that must stay two and share a found entity."""
    merges = 0
    for left, right in gold.get("must_not_merge", []):
        parts = (found for found, _ in match.shared)
        joined = next((p for p in parts if min(match.shared.get((p, end), 0) for end in (left, right)) >= 1), None)
        if joined is not None:
            merges += 1
            errors.append(f"MERGED    {left} + {right} in {joined}")
    return merges


def _cluster_figures(gold: Row, mentions: Sequence[Row]) -> Figures:
    """How well are the mentions of one thing held together?"""
    sure = [mention for mention in gold["mentions"] if _is_required(mention)]
    precision, recall = _b_cubed(sure, mentions)
    names = _b_cubed(list(filter(_is_name, sure)), list(filter(_is_name, mentions)))
    return {
        "b3_names_f1": f1(*names),
        "b3_all_precision": precision,
        "b3_all_recall": recall,
        "b3_all_f1": f1(precision, recall),
    }


def _b_cubed(wanted: Sequence[Row], mentions: Sequence[Row]) -> tuple[float, float]:
    """B-cubed precision and recall (Bagga and Baldwin, 1998) over annotated mentions; one not found costs recall."""
    pairs = [(mention["entity"], (_closest(mention, mentions) or {}).get("entity")) for mention in wanted]
    both = Counter(pairs)
    of_gold, of_found = Counter(gold for gold, _ in pairs), Counter(found for _, found in pairs)
    matched = [pair for pair in pairs if pair[1] is not None]
    recall = sum(both[pair] / of_gold[pair[0]] for pair in matched)
    precision = sum(both[pair] / of_found[pair[1]] for pair in matched)
    return _share(precision, len(matched)), _share(recall, len(pairs))


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
    required = [row for row in gold["claims"] if _is_required(row)]
    tally: Counter[str] = Counter()
    for wanted in required:
        # the government of a country is claimed once a document, wherever it stands
        anywhere = wanted["relation"] == "government_of"
        near = [claim for claim in claimed if anywhere or _overlap(wanted["evidence"], claim.row["evidence"])]
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
    return {figure: _share(tally[name], len(required)) for figure, name in recalls.items()} | {
        f"{name}_accuracy": _share(tally[name], tally["folded"]) for name in ATTRIBUTES
    }


def _precision_figures(gold: Row, claimed: Sequence[Claimed], errors: list[str]) -> Figures:
    """Of the claims between two entities, how many are in the annotation, acceptable ones included?"""
    fold = _same_country(gold)
    pairs = typed = right = known = 0
    for claim in claimed:
        if not (claim.row.get("object") or {}).get("entity") or _is_own_government(claim, fold):
            continue
        near = [wanted for wanted in gold["claims"] if _overlap(wanted["evidence"], claim.row["evidence"])]
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
        "claim_pair_precision": _share(pairs, known),
        "claim_precision_folded": _share(right, typed),
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
        and (not bad.get("evidence") or _overlap(bad["evidence"], row["evidence"]))
        and ("attribution" not in bad or _same_sources(bad, claim))
        and ("time" not in bad or _times_agree(bad, row))
    )


def _same_sources(bad: Row, claim: Claimed) -> bool:
    known = [None if source == "?" else source for source in claim.sources]
    return bool(known == bad["attribution"])
