"""Each entry of the lexicons, by its own example and counter-example, read by the real model."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources
from typing import Any

import pytest
import yaml
from analyses import analysis_of, brief, prepare

from kg.model import Analysis, Claim, Polarity, Proposition

pytestmark = pytest.mark.model

PURPOSE = "an infinitive that is parsed as a purpose clause stays planned"
PLURAL = "a plural person noun (refugees) is no GROUP"
NOUN_ACT = "what a noun does (pledge, request, threat) is not an act of its own"
KNOWN_PREDICATES = {
    "assault.detonate": "a place that the parser hangs on the object (a bomb in X) is not the target",
    "aid.accept-refugee": PLURAL,
}
KNOWN_EFFECTS = {
    "stop-short": "a cue of verb and adverb before a preposition (short of) is not found",
    "lack": "who lacks is no party of the event noun (support of X) below",
    "cancellation": "a noun cue has no effect on the event noun below it",
    "soon": "*soon* has no effect on the present tense",
    "yet-to": "*have yet to* is read as *have to*",
}
KNOWN_ACTUAL = {"get": PURPOSE}
KNOWN_OPEN = {"fact": "*hope that* does not make its clause planned"}
KNOWN_ACTS = {
    "balk": "a complement with a preposition (at signing) makes no act",
    "block": "a complement with a preposition (from buying) makes no act",
    "promise-noun": NOUN_ACT,
    "request": NOUN_ACT,
    "threat": NOUN_ACT,
}


def load(name: str) -> list[dict[str, Any]]:
    text = resources.files("kg.data").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


PREDICATES, CONTEXT = load("predicates"), load("context")


@pytest.fixture(scope="module", autouse=True)
def _read_all() -> None:
    prepare((row[key], None) for row in [*PREDICATES, *CONTEXT] for key in ("example", "counter"))


def params(rows: Iterable[dict[str, Any]], known: dict[str, str]) -> list[Any]:
    marks = {name: [pytest.mark.xfail(reason=reason)] for name, reason in known.items()}
    return [pytest.param(row, id=row["id"], marks=marks.get(row["id"], [])) for row in rows]


def listing(analysis: Analysis) -> str:
    claims = [brief(analysis, claim) for claim in analysis.claims]
    clauses = [f"  {p.predicate.lemma}: {stance(p)}" for p in analysis.propositions]
    return "\n".join([analysis.document.text, *claims, *clauses])


@pytest.mark.parametrize("row", params(PREDICATES, KNOWN_PREDICATES))
def test_entries_predicate_example_gives_its_relation(row: dict[str, Any]) -> None:
    analysis = analysis_of(row["example"])
    assert row["relation"] in {claim.relation for claim in analysis.claims}, listing(analysis)


@pytest.mark.parametrize("row", params(PREDICATES, {}))
def test_entries_predicate_counter_does_not_fit(row: dict[str, Any]) -> None:
    analysis = analysis_of(row["counter"])
    used = {claim.rule.partition(".")[2] for claim in analysis.claims}
    assert row["id"] not in used, listing(analysis)


def stance(found: Proposition | Claim) -> str:
    return "negated" if found.polarity is Polarity.NEGATED else found.factuality.value


def stances(row: dict[str, Any], key: str) -> set[str]:
    """The stances of all clauses and events of a sentence but the cue's own clause."""
    analysis = analysis_of(row[key])
    words = [(p.predicate.lemma, stance(p)) for p in analysis.propositions]
    words += [(c.predicate, stance(c)) for c in analysis.claims if c.rule.startswith(("verb", "noun"))]
    cues = tuple(f"{lemma} " for lemma in row["lemmas"])
    return {held for predicate, held in words if not f"{predicate} ".startswith(cues)}


CHANGING = [row for row in CONTEXT if row["effect"] != "actual"]
KEEPING = [row for row in CONTEXT if row["effect"] == "actual"]
ACTS = [row for row in CONTEXT if row.get("self")]


@pytest.mark.parametrize("row", params(CHANGING, KNOWN_EFFECTS))
def test_entries_context_example_has_the_effect(row: dict[str, Any]) -> None:
    assert row["effect"] in stances(row, "example"), listing(analysis_of(row["example"]))


@pytest.mark.parametrize("row", params(CHANGING, {}))
def test_entries_context_counter_lacks_the_effect(row: dict[str, Any]) -> None:
    assert row["effect"] not in stances(row, "counter"), listing(analysis_of(row["counter"]))


@pytest.mark.parametrize("row", params(KEEPING, KNOWN_ACTUAL))
def test_entries_context_actual_example_is_all_actual(row: dict[str, Any]) -> None:
    assert stances(row, "example") == {"actual"}, listing(analysis_of(row["example"]))


@pytest.mark.parametrize("row", params(KEEPING, KNOWN_OPEN))
def test_entries_context_actual_counter_is_not_all_actual(row: dict[str, Any]) -> None:
    assert stances(row, "counter") - {"actual"}, listing(analysis_of(row["counter"]))


@pytest.mark.parametrize("row", params(ACTS, KNOWN_ACTS))
def test_entries_context_example_gives_the_act(row: dict[str, Any]) -> None:
    analysis = analysis_of(row["example"])
    assert row["self"] in {claim.relation for claim in analysis.claims}, listing(analysis)
