"""Are the actors there, once each, rightly typed and named, and their mentions held together?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.evaluate.match import Figures, Match, Row, closest, f1, is_name, is_required, share


def entity_figures(
    gold: Row, entities: Sequence[Row], mentions: Sequence[Row], match: Match, errors: list[str]
) -> Figures:
    """Are the named entities there, once each, with the right type and name, and not joined with others?"""
    found = match.found()
    info = {entity["entity"]: entity for entity in entities}
    required = {entity["id"] for entity in gold["entities"] if is_required(entity)}
    wanted = required & {row["entity"] for row in gold["mentions"] if is_required(row) and is_name(row)}
    merged = [set(pair) for pair in gold.get("may_merge", []) if not found.keys().isdisjoint(pair)]
    covered = set(found).union(*merged)
    named = {mention["entity"] for mention in mentions if is_name(mention)}
    known = named & match.gold_of.keys()
    figures = {
        "entity_recall": share(len(wanted & covered), len(wanted)),
        "entity_precision": share(len(known), len(named)),
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
        "entity_type_accuracy": share(sum(types), len(types)),
        "entity_name_accuracy": share(sum(names), len(names)),
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


def cluster_figures(gold: Row, mentions: Sequence[Row]) -> Figures:
    """How well are the mentions of one thing held together?"""
    sure = [mention for mention in gold["mentions"] if is_required(mention)]
    precision, recall = _b_cubed(sure, mentions)
    names = _b_cubed(list(filter(is_name, sure)), list(filter(is_name, mentions)))
    return {
        "b3_names_f1": f1(*names),
        "b3_all_precision": precision,
        "b3_all_recall": recall,
        "b3_all_f1": f1(precision, recall),
    }


def _b_cubed(wanted: Sequence[Row], mentions: Sequence[Row]) -> tuple[float, float]:
    """B-cubed precision and recall (Bagga and Baldwin, 1998) over annotated mentions; one not found costs recall."""
    pairs = [(mention["entity"], (closest(mention, mentions) or {}).get("entity")) for mention in wanted]
    both = Counter(pairs)
    of_gold, of_found = Counter(gold for gold, _ in pairs), Counter(found for _, found in pairs)
    matched = [pair for pair in pairs if pair[1] is not None]
    recall = sum(both[pair] / of_gold[pair[0]] for pair in matched)
    precision = sum(both[pair] / of_found[pair[1]] for pair in matched)
    return share(precision, len(matched)), share(recall, len(pairs))
