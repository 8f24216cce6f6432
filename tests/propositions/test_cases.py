"""Sentence cases: the propositions of `tests/cases/propositions.yml`, read by the real model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.model import Proposition
from kg.nlp.annotate import annotate
from kg.nlp.load import load_model
from kg.propositions.lines import propositions_of, propositions_of_lines

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "propositions.yml").read_text(encoding="utf-8"))
pytestmark = pytest.mark.model


def fields(found: Proposition) -> list[str]:
    said = " > ".join(f"{source.text} [{source.cue}]" for source in found.attribution)
    return [
        found.subject.text, found.predicate.lemma, found.polarity.value, found.factuality.value, said or "-",
    ]  # fmt: skip


def fits(line: str, found: Proposition) -> bool:
    wanted = [field.strip() for field in line.split("|")]
    return all(not want or want == got for want, got in zip(wanted, fields(found), strict=True))


def params() -> list[Any]:
    marks = [[pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else [] for case in CASES]
    return [pytest.param(case, id=case["text"][:50], marks=mark) for case, mark in zip(CASES, marks, strict=True)]


@pytest.mark.parametrize("case", params())
def test_cases_of_propositions(case: dict[str, Any]) -> None:
    found = propositions_of(annotate(case["text"], load_model()))
    listing = "\n".join(" | ".join(fields(proposition)) for proposition in found)
    for line in case["has"]:
        assert any(fits(line, proposition) for proposition in found), f"missing: {line}\n{listing}"
    for line in case.get("not", []):
        assert not any(fits(line, proposition) for proposition in found), f"unwanted: {line}\n{listing}"


def test_lines_are_texts_of_their_own() -> None:
    lines = ["Ann Lee met Tom Ray.\n", "", "He said:\n", "Norland paid Ostia."]
    found = list(propositions_of_lines(lines, load_model()))
    assert [number for number, _ in found] == sorted(number for number, _ in found)
    assert {number for number, _ in found} <= {1, 3, 4}
    last = [proposition for number, proposition in found if number == 4]
    assert last[0].subject.start == 0
    assert last[0].document == "lines"
    assert found == list(propositions_of_lines(lines, load_model()))
