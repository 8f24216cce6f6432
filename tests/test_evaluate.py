"""The figures of `kg eval`: a perfect build, and what each kind of mistake costs."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate import score

type Row = dict[str, Any]

GOLD: Row = json.loads((Path(__file__).parent / "gold" / "harbour-deal.gold.json").read_text(encoding="utf-8"))
COUNTS = {"entity_splits", "forbidden_merges", "forbidden_claims", "typed_claims", "other_claims"}
REQUIRED = [claim for claim in GOLD["claims"] if claim["level"] == "required"]
SURE = [mention for mention in GOLD["mentions"] if mention["level"] == "required"]


class Build:
    """What a perfect reader would have written, under ids of its own; tests spoil it."""

    def __init__(self) -> None:
        self.entities = [{"entity": f"x-{e['id']}", "name": e["name"], "type": e["type"]} for e in GOLD["entities"]]
        self.mentions = [{**m, "document": "d", "entity": f"x-{m['entity']}"} for m in GOLD["mentions"]]
        self.claims = [self._claim(claim) for claim in copy.deepcopy(GOLD["claims"])]

    def _claim(self, gold: Row) -> Row:
        ends = {side: {"entity": f"x-{gold[side]}", "name": gold[side]} for side in ("subject", "object")}
        attribution = [{"entity": f"x-{id_}", "cue": "said"} for id_ in gold["attribution"] or []]
        return {**gold, **ends, "attribution": attribution, "rule": "test"}

    def score(self) -> tuple[dict[str, float], list[str]]:
        return score(GOLD, self.claims, self.entities, self.mentions)

    def of(self, gold_claim: Row) -> Row:
        """The claim made of an annotated one."""
        return self.claims[GOLD["claims"].index(gold_claim)]


def test_evaluate_finds_no_fault_in_a_perfect_build() -> None:
    figures, errors = Build().score()
    assert errors == []
    assert {name: value for name, value in figures.items() if value != 1.0 and name not in COUNTS} == {}
    assert figures["typed_claims"] + figures["other_claims"] == len(GOLD["claims"])


def test_evaluate_of_an_empty_build_is_zero() -> None:
    figures, errors = score(GOLD, [], [], [])
    assert not any(figures.values())
    assert len([error for error in errors if error.startswith("MISSED")]) == len(REQUIRED)


def test_evaluate_needs_no_order() -> None:
    build = Build()
    wanted = build.score()
    for rows in (build.entities, build.mentions, build.claims):
        rows.reverse()
    assert build.score()[0] == wanted[0]


def spoil_recall(build: Build) -> None:
    build.mentions = [m for m in build.mentions if m["entity"] != "x-oslo"]
    build.entities = [e for e in build.entities if e["entity"] != "x-oslo"]


def spoil_precision(build: Build) -> None:
    build.mentions.append({"document": "d", "entity": "stray", "start": 9000, "end": 9005, "kind": "name"})
    build.entities.append({"entity": "stray", "name": "Stray", "type": "PLACE"})


def spoil_splits(build: Build) -> None:
    name = next(m for m in build.mentions if m["text"] == "Ancasi")
    name["entity"] = "part"


def spoil_merges(build: Build) -> None:
    for mention in build.mentions:
        if mention["entity"] == "x-fermina-tarqui":
            mention["entity"] = "x-ulises-tarqui"
    build.entities = [e for e in build.entities if e["entity"] != "x-fermina-tarqui"]


def spoil_types(build: Build) -> None:
    for entity in build.entities:
        entity["type"] = "WORK"


def spoil_names(build: Build) -> None:
    for entity in build.entities:
        entity["name"] = None


def spoil_pronouns(build: Build) -> None:
    build.mentions = [m for m in build.mentions if m["kind"] == "name"]


@pytest.mark.parametrize(
    ("spoil", "figure", "fault"),
    [
        (spoil_recall, "entity_recall", "NO NODE   oslo"),
        (spoil_precision, "entity_precision", "STRAY     Stray (PLACE)"),
        (spoil_splits, "b3_names_f1", "SPLIT     teodoro-ancasi: x-teodoro-ancasi, part"),
        (spoil_merges, "entity_recall", "MERGED    ulises-tarqui + fermina-tarqui in x-ulises-tarqui"),
        (spoil_types, "entity_type_accuracy", None),
        (spoil_names, "entity_name_accuracy", None),
        (spoil_pronouns, "b3_all_recall", None),
    ],
)
def test_evaluate_sees_what_is_wrong_with_actors(
    spoil: Callable[[Build], None], figure: str, fault: str | None
) -> None:
    build = Build()
    spoil(build)
    figures, errors = build.score()
    assert figures[figure] < 1.0
    assert fault is None or fault in errors


def test_evaluate_counts_splits_and_merges() -> None:
    for spoil, count in ((spoil_splits, "entity_splits"), (spoil_merges, "forbidden_merges")):
        build = Build()
        spoil(build)
        assert build.score()[0][count] == 1


def test_evaluate_counts_a_third_of_a_mention_as_found_and_less_as_not() -> None:
    build, target = Build(), next(m for m in SURE if m["text"] == "Halvard Brekkestad")
    span = next(m for m in build.mentions if m["start"] == target["start"])
    span["end"] = span["start"] + 6
    assert build.score()[0]["b3_all_recall"] == 1.0
    span["end"] = span["start"] + 5
    assert build.score()[0]["b3_all_recall"] < 1.0


PLAIN = next(c for c in REQUIRED if c["relation"] == "coerce")
"""An arrest: one direction only, no alternatives."""


@pytest.mark.parametrize(
    ("change", "lower"),
    [
        ({"relation": "aid"}, {"claim_recall", "claim_recall_folded", "claim_precision_folded", "claim_f1_folded"}),
        ({"relation": None}, {"claim_recall", "claim_recall_folded", "claim_f1_folded"}),
        ({"polarity": "other"}, {"polarity_accuracy"}),
        ({"factuality": "other"}, {"factuality_accuracy"}),
        ({"attribution": [{"entity": "nobody"}]}, {"attribution_accuracy"}),
        ({"time": {"start": "1999", "end": "1999"}}, {"time_accuracy"}),
        ({"object": None}, {"claim_pair_recall", "claim_recall", "claim_recall_folded", "claim_f1_folded"}),
        (
            {"evidence": {"start": 90000, "end": 90010}},
            {"claim_pair_recall", "claim_recall", "claim_recall_folded", "claim_f1_folded",
             "claim_pair_precision", "claim_precision_folded"},
        ),
    ],
)  # fmt: skip
def test_evaluate_charges_a_wrong_field_to_its_figure(change: Row, lower: set[str]) -> None:
    build = Build()
    build.of(PLAIN).update(change)
    figures, errors = build.score()
    assert {name for name, value in figures.items() if name not in COUNTS and value < 1.0} == lower
    assert errors


def test_evaluate_minds_the_direction_of_a_claim() -> None:
    build = Build()
    claim = build.of(PLAIN)
    claim["subject"], claim["object"] = claim["object"], claim["subject"]
    figures, _ = build.score()
    assert figures["claim_pair_recall"] == 1.0 and figures["claim_recall"] < 1.0


def test_evaluate_takes_finer_times_and_no_coarser_ones() -> None:
    dated = [claim for claim in REQUIRED if claim["time"] and not claim.get("time_optional")]
    timed = next(claim for claim in dated if len(claim["time"]["start"] or "") == 10)
    build = Build()
    build.of(timed)["time"] = {"start": f"{timed['time']['start']}T10:00", "end": None}
    assert build.score()[0]["time_accuracy"] == 1.0
    build.of(timed)["time"] = {"start": timed["time"]["start"][:4], "end": None}
    assert build.score()[0]["time_accuracy"] < 1.0


def test_evaluate_counts_forbidden_claims() -> None:
    build, bad = Build(), GOLD["forbidden"][0]
    row = copy.deepcopy(build.of(PLAIN))
    row |= {side: {"entity": f"x-{bad[side]}", "name": bad[side]} for side in ("subject", "object")}
    build.claims.append(row | {"relation": bad["relation"], "polarity": "affirmed"})
    figures, errors = build.score()
    assert figures["forbidden_claims"] == 1
    assert any(error.startswith("FORBIDDEN") and bad["why"] in error for error in errors)
