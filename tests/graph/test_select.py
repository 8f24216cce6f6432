"""A view shows the statements that pass, the lines that are strong enough and the actors asked for."""

from __future__ import annotations

from typing import Any

import pytest
from graph.builders import claim_row, document_row, entity_row

from kg.graph.select import View, select
from kg.graph.sources import copies, independent

PRESS = [{"entity": None, "name": None, "text": "officials", "cue": "said", "start": 0, "end": 1}]
CLAIMS = [
    claim_row("c1", "ana", "accuse", "tom", document="a"),
    claim_row("c2", "ana", "accuse", "tom", document="b", attribution=PRESS, confidence=0.9),
    claim_row("c3", "tom", "aid", "eve", document="b", polarity="negated"),
    claim_row("c4", "eve", "consult", "ola", document="c", factuality="planned"),
    claim_row("c5", "ola", None, "kim", document="d", predicate="outwit"),
    claim_row("c6", "ana", "protest", None, document="a"),
]
DOCUMENTS = [
    document_row("a", "2025-01-31", "The Quay"), document_row("b", "2025-02-01", "The Pier"),
    document_row("c", "2025-03", "The Quay"), document_row("d"),
]  # fmt: skip
ENTITIES = [entity_row(name) for name in ("ana", "tom", "eve", "ola", "kim")]


def shown(**view: Any) -> set[str]:
    return select(View(**view), CLAIMS, ENTITIES, DOCUMENTS)[1]


@pytest.mark.parametrize(
    ("view", "kept"),
    [
        ({}, "c1 c2 c3 c4 c5 c6"),
        ({"since": "2025-02"}, "c2 c3 c4"),
        ({"until": "2025-01"}, "c1 c6"),
        ({"since": "2025-03-15", "until": "2025-12-31"}, "c4"),
        ({"statuses": frozenset({"denied", "planned"})}, "c3 c4"),
        ({"statuses": frozenset({"reported"})}, "c2"),
        ({"sources": frozenset({"The Quay"})}, "c1 c4 c6"),
        ({"relations": frozenset({"aid", "outwit"})}, "c3 c5"),
        ({"min_claims": 2}, "c1 c2"),
        ({"min_sources": 2}, "c1 c2"),
        ({"min_confidence": 0.8}, "c2"),
        ({"around": "eve"}, "c3 c4"),
        ({"around": "eve", "depth": 2}, "c1 c2 c3 c4 c5 c6"),
        ({"around": "nobody"}, ""),
        ({"top": 2}, "c1 c2 c6"),
        ({"top": 2, "around": "eve"}, "c3"),
    ],
)
def test_select_keeps_what_the_view_asks_for(view: dict[str, Any], kept: str) -> None:
    assert shown(**view) == set(kept.split())


def test_select_has_no_actor_without_a_line() -> None:
    graph, _ = select(View(min_confidence=0.8), CLAIMS, ENTITIES, DOCUMENTS)
    assert set(graph) == {"ana", "tom"}


def test_view_of_everything_says_so() -> None:
    assert View().is_all
    assert View(depth=3).is_all
    assert not View(top=5).is_all


def test_copies_are_found_by_their_sentences() -> None:
    wire = ["One thing happened, they said.", "Another did.", "And a third."]
    claims = [claim_row(f"a{n}", "ana", "aid", "tom", document="a", text=text) for n, text in enumerate(wire)]
    edited = ["one thing happened - they SAID", "Another did", "Quite different."]
    claims += [claim_row(f"b{n}", "ana", "aid", "tom", document="b", text=text) for n, text in enumerate(edited)]
    claims += [claim_row("c", "ana", "aid", "tom", document="c", text=wire[0])]
    assert copies(claims) == {"a": "a", "b": "a"}
    assert copies(list(reversed(claims))) == {"a": "a", "b": "a"}


def test_independent_sources_count_copies_once() -> None:
    assert independent([("x", None), ("x", None), ("y", None), (None, None)]) == 3
    assert independent([("x", "wire"), ("y", "wire"), ("y", None)]) == 1
    assert independent([("x", "wire"), ("y", "wire"), ("z", "other"), ("w", None)]) == 3
