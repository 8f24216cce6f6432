"""The summary: which claims share an edge, and what the edge says of them."""

from __future__ import annotations

import random
from typing import Any

import networkx as nx
import pytest
from graph.builders import claim_row, document_row, entity_row

from kg.graph.build import build_graph
from kg.graph.summary import is_mutual, status_of, summarise
from kg.model import ClaimRow, DocumentRow

NAMES = ("ana", "tom", "eve")
SAID: Any = [{"entity": None, "name": None, "text": "officials", "cue": "said", "start": 0, "end": 1}]


def summary(claims: list[ClaimRow], documents: list[DocumentRow] | None = None) -> nx.MultiDiGraph[Any]:
    return summarise(build_graph(claims, [entity_row(name) for name in NAMES], documents or []))


def only_edge(*claims: ClaimRow, documents: list[DocumentRow] | None = None) -> dict[str, Any]:
    ((_, _, data),) = summary(list(claims), documents).edges(data=True)
    return data  # type: ignore[no-any-return]


def test_summary_has_an_edge_for_each_relation_and_direction() -> None:
    found = summary(
        [
            claim_row("c1", "ana", "accuse", "tom"),
            claim_row("c2", "ana", "accuse", "tom"),
            claim_row("c3", "tom", "accuse", "ana"),
            claim_row("c4", "ana", "aid", "tom"),
            claim_row("c5", "ana", None, "tom", predicate="outwit"),
            claim_row("c6", "ana", None, "tom", predicate="outlast"),
        ]
    )
    edges = [(s, t, d["relation"], d["label"], d["claims"], d["directed"]) for s, t, d in found.edges(data=True)]
    assert sorted(edges, key=str) == [
        ("ana", "tom", "accuse", "accuse", ["c1", "c2"], True),
        ("ana", "tom", "aid", "aid", ["c4"], True),
        ("ana", "tom", None, "outlast", ["c6"], True),
        ("ana", "tom", None, "outwit", ["c5"], True),
        ("tom", "ana", "accuse", "accuse", ["c3"], True),
    ]
    keys = [key for *_, key in found.edges(keys=True)]
    assert len(set(keys)) == 5 and all(isinstance(key, str) for key in keys)


def test_summary_merges_what_reads_both_ways() -> None:
    met = only_edge(
        claim_row("c1", "tom", "consult", "ana", predicate="meet"),
        claim_row("c2", "ana", "consult", "tom", predicate="meet with"),
    )
    assert met["count"] == 2 and met["directed"] is False


@pytest.mark.parametrize(
    ("relation", "predicate", "mutual"),
    [
        ("family_of", "be son of", True),
        ("ally_of", "", True),
        ("consult", "meet", True),
        ("consult", "visit", False),
        ("agree", "sign with", True),
        ("agree", "agree to", False),
        ("cooperate", "exchange with", True),
        ("accuse", "charge with", False),
        (None, "fly with", False),
    ],
)
def test_summary_knows_what_reads_both_ways(relation: str | None, predicate: str, mutual: bool) -> None:
    assert is_mutual(relation, predicate) is mutual


def test_summary_counts_documents_sources_and_dates() -> None:
    documents = [document_row("a", "2025-02-02", "Post"), document_row("b", "2025-01-01", "Post"), document_row("c")]
    claims = [claim_row(f"c{d}", "ana", "aid", "tom", document=d, confidence=0.25) for d in "abc"]
    edge = only_edge(*claims, documents=documents)
    assert (edge["count"], edge["documents"], edge["sources"]) == (3, 3, 2)
    assert (edge["first"], edge["last"]) == ("2025-01-01", "2025-02-02")
    assert edge["weight"] == 0.75 and edge["confidence"] == 0.25


def test_summary_has_the_surest_claims_first() -> None:
    claims = [claim_row(f"c{n}", "ana", "aid", "tom", confidence=sure) for n, sure in enumerate((0.2, 0.9, 0.5))]
    assert only_edge(*claims)["claims"] == ["c1", "c2", "c0"]


def test_summary_says_how_claims_are_told() -> None:
    edge = only_edge(
        claim_row("c1", "ana", "aid", "tom", attribution=SAID),
        claim_row("c2", "ana", "aid", "tom", polarity="negated"),
        claim_row("c3", "ana", "aid", "tom", factuality="planned", attribution=SAID),
    )
    assert edge["status"] == "disputed"
    assert edge["statuses"] == {"reported": 1, "planned": 1, "denied": 1}


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (["asserted", "reported"], "asserted"),
        (["reported", "planned"], "reported"),
        (["possible", "planned"], "planned"),
        (["denied"], "denied"),
        (["denied", "planned"], "planned"),
        (["denied", "reported"], "disputed"),
    ],
)
def test_summary_status_is_the_strongest_that_holds(told: list[str], status: str) -> None:
    assert status_of(told) == status


def test_summary_has_the_nodes_with_edges_placed_and_sized() -> None:
    found = summary([claim_row(f"c{n}", "ana", "aid", "tom", trigger=n) for n in range(4)])
    assert sorted(found) == ["ana", "tom"]
    ana = found.nodes["ana"]
    assert ana["claims"] == 4 and ana["size"] == 40.0 and ana["community"] == 0
    assert {"x", "y", "label", "type", "aliases", "titles", "country", "mentions", "documents"} <= set(ana)


def test_summary_does_not_depend_on_any_order() -> None:
    dice = random.Random(3)
    claims = [
        claim_row(f"c{n}", *dice.sample(NAMES, 1), dice.choice(["aid", "consult", None]), dice.choice(NAMES),
                  confidence=dice.random(), predicate=dice.choice(["meet", "visit"]))
        for n in range(60)
    ]  # fmt: skip
    wanted = summary(claims)
    for seed in range(4):
        random.Random(seed).shuffle(claims)
        found = summary(claims)
        assert sorted(found.nodes(data=True)) == sorted(wanted.nodes(data=True))
        assert sorted(found.edges(keys=True, data=True), key=str) == sorted(wanted.edges(keys=True, data=True), key=str)


def test_summary_of_nothing_is_empty() -> None:
    assert len(summary([])) == 0
