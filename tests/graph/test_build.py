"""The graph of claims: which become edges, and what edges know."""

from __future__ import annotations

from graph.builders import claim_row, document_row, entity_row

from kg.graph.build import build_graph

ENTITIES = [entity_row("ana"), entity_row("tom"), entity_row("she", name=None)]
DOCUMENTS = [document_row("a", "2025-02-02", "The Post")]


def test_build_makes_an_edge_of_each_claim_between_two_named_entities() -> None:
    claims = [
        claim_row("c1", "ana", "consult", "tom"),
        claim_row("c2", "ana", "consult", "tom"),
        claim_row("c3", "ana", "consult", "she"),
        claim_row("c4", None, "consult", "tom"),
        claim_row("c5", "ana", "consult", None),
        claim_row("c6", "ana", "consult", "tom", object=None),
        claim_row("c7", "ana", "consult", "ana"),
    ]
    graph = build_graph(claims, ENTITIES, DOCUMENTS)
    assert sorted(graph) == ["ana", "tom"]
    assert sorted(graph.edges(keys=True)) == [("ana", "tom", "c1"), ("ana", "tom", "c2")]


def test_build_dates_a_claim_by_its_time_else_by_its_document() -> None:
    time = {"text": "in May", "span": [0, 6], "start": "2024-05", "end": None, "grain": "month"}
    claims = [claim_row("c1", "ana", "aid", "tom"), claim_row("c2", "ana", "aid", "tom", time=time)]
    claims += [claim_row("c3", "ana", "aid", "tom", document="unknown")]
    edges = build_graph(claims, ENTITIES, DOCUMENTS)["ana"]["tom"]
    assert [(edges[c]["first"], edges[c]["last"]) for c in ("c1", "c2", "c3")] == [
        ("2025-02-02", "2025-02-02"), ("2024-05", "2024-05"), (None, None)
    ]  # fmt: skip
    assert (edges["c1"]["source"], edges["c3"]["source"]) == ("The Post", None)
