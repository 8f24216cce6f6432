"""The figures of a build of the annotated text may not fall below those pinned in gold/floor.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main
from kg.evaluate import score

GOLD = Path(__file__).parent / "gold"
FLOOR = json.loads((GOLD / "floor.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.model


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module", params=sorted(FLOOR))
def scored(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, float]]:
    """The name of an annotated text and its figures, from one build."""
    name: str = request.param
    output = tmp_path_factory.mktemp(name)
    with pytest.raises(SystemExit) as done:
        main(["build", str(GOLD / f"{name}.txt"), "-o", str(output), "--jobs", "1"])
    assert done.value.code in (None, 0)
    gold = json.loads((GOLD / f"{name}.gold.json").read_text(encoding="utf-8"))
    claims, entities, mentions = (rows(output / f"{table}.jsonl") for table in ("claims", "entities", "mentions"))
    report, _ = score(gold, claims, entities, mentions)
    return name, report


@pytest.mark.parametrize("figure", sorted({figure for floors in FLOOR.values() for figure in floors["at_least"]}))
def test_quality_figure_is_not_below_its_floor(figure: str, scored: tuple[str, dict[str, float]]) -> None:
    name, report = scored
    assert report[figure] >= FLOOR[name]["at_least"][figure], f"{figure} of {name} fell to {report[figure]:.3f}"


@pytest.mark.parametrize("figure", sorted({figure for floors in FLOOR.values() for figure in floors["at_most"]}))
def test_quality_count_of_errors_is_not_above_its_ceiling(figure: str, scored: tuple[str, dict[str, float]]) -> None:
    name, report = scored
    assert report[figure] <= FLOOR[name]["at_most"][figure], f"{figure} of {name} rose to {report[figure]}"


@pytest.mark.parametrize("name", sorted(FLOOR))
def test_gold_offsets_are_the_quoted_words(name: str) -> None:
    text = (GOLD / f"{name}.txt").read_text(encoding="utf-8").split("---\n", 2)[2]
    gold = json.loads((GOLD / f"{name}.gold.json").read_text(encoding="utf-8"))
    assert [m for m in gold["mentions"] if text[m["start"] : m["end"]] != m["text"]] == []
    known = {entity["id"] for entity in gold["entities"]}
    assert {claim[end] for claim in gold["claims"] for end in ("subject", "object")} <= known
    assert {mention["entity"] for mention in gold["mentions"]} <= known
