"""Sentence cases: the claims of `tests/cases/claims.yml`, read by the real model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from analyses import analysis_of, brief, name_of, prepare

from kg.model import Analysis, Claim

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "claims.yml").read_text(encoding="utf-8"))
DATE = "2025-02-05"
pytestmark = pytest.mark.model


@pytest.fixture(scope="module", autouse=True)
def _read_all() -> None:
    prepare((case["text"], DATE) for case in CASES)


def field(analysis: Analysis, claim: Claim, name: str) -> str:
    """Return a field of a claim in the words of the case file; `none` for an absent value."""
    if name == "by":
        return " > ".join(f"{source.text} [{source.cue}]" for source in claim.attribution) or "none"
    if name == "time":
        return (claim.time.start if claim.time is not None else None) or "none"
    if name == "place":
        return name_of(analysis, claim.place) or "none"
    return getattr(claim, name) or "none"


def fits(analysis: Analysis, claim: Claim, row: list[Any], defaults: dict[str, str]) -> bool:
    subject, relation, end, *given = row
    fields = defaults | (given[0] if given else {})
    pairs = [
        (subject, name_of(analysis, claim.subject)),
        (relation, claim.relation or "open"),
        (end, name_of(analysis, claim.object) or "none"),
    ]
    return all(want in ("any", got) for want, got in pairs) and all(
        value == field(analysis, claim, name) for name, value in fields.items()
    )


def params(key: str) -> list[Any]:
    """Return a parameter for each row of `key`: text and row."""
    found = []
    for case in CASES:
        for number, row in enumerate(case.get(key, [])):
            marks = [pytest.mark.xfail(reason=case["xfail"])] if case.get("xfail") and row in known(case) else []
            found.append(pytest.param(case["text"], row, id=f"{case['text'][:60]} {number}", marks=marks))
    return found


def known(case: dict[str, Any]) -> list[list[Any]]:
    """Return the rows that are known to fail: those listed, else all."""
    rows: list[list[Any]] = [*case.get("has", []), *case.get("not", [])]
    return [rows[n] for n in case["fails"]] if "fails" in case else rows


def listing(analysis: Analysis) -> str:
    return "\n".join([analysis.document.text, *(brief(analysis, claim) for claim in analysis.claims)])


@pytest.mark.parametrize(("text", "row"), params("has"))
def test_cases_claim_is_found(text: str, row: list[Any]) -> None:
    analysis = analysis_of(text, DATE)
    defaults = {"polarity": "affirmed", "factuality": "actual"}
    assert any(fits(analysis, claim, row, defaults) for claim in analysis.claims), listing(analysis)


@pytest.mark.parametrize(("text", "row"), params("not"))
def test_cases_claim_is_not_found(text: str, row: list[Any]) -> None:
    analysis = analysis_of(text, DATE)
    assert not any(fits(analysis, claim, row, {}) for claim in analysis.claims), listing(analysis)
