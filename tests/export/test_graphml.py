"""GraphML: what Gephi asks for, read back, with odd values, the same bytes in any order."""

from __future__ import annotations

import datetime
import random
import re
from enum import StrEnum
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from export.gephi import problems
from graph.builders import claim_row, entity_row
from lxml import etree

from kg import pipeline
from kg.config import Config
from kg.export.graphml import SENTENCES, clean, generate_graphml, write_graphml
from kg.graph.build import build_graph
from kg.graph.summary import summarise

ODD = "a\x07b\x00 <&> \ud800 \ufffe Ñ\U0001f600"
CLAIMS = [
    claim_row("c1", "ana", "accuse", "tom", text=f"One {ODD}"),
    claim_row("c2", "ana", "accuse", "tom", text="Two"),
    claim_row("c3", "tom", "accuse", "ana"),
    claim_row("c4", "ana", "aid", "tom", confidence=0.0, polarity="negated"),
    claim_row("c5", "ana", None, "tom", predicate="outwit"),
    *(claim_row(f"d{n}", "eve", "aid", "tom", text=f"Same {n % 9}\nline") for n in range(20)),
]
BY_ID = {claim["id"]: claim for claim in CLAIMS}
NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
RESERVED = {"id", "timeset", "interval", "type"}


def summary(claims: list[Any] = CLAIMS) -> nx.MultiDiGraph[Any]:
    entities = [entity_row("ana", name=f"Ana {ODD}"), entity_row("tom"), entity_row("eve")]
    return summarise(build_graph(claims, entities, []))


@pytest.fixture(scope="module")
def tree() -> Any:
    return etree.fromstring(generate_graphml(summary(), BY_ID).encode("utf-8"))


def columns(tree: Any, kind: str) -> dict[str, tuple[str, str]]:
    found = [key for key in tree.iter(f"{NAMESPACE}key") if key.get("for") == kind]
    names = [key.get("attr.name") for key in found]
    assert len(names) == len(set(names)), "a column has one type"
    return {key.get("id"): (key.get("attr.name"), key.get("attr.type")) for key in found}


def test_graphml_edge_ids_differ_over_the_file(tree: Any) -> None:
    ids = [edge.get("id") for edge in tree.iter(f"{NAMESPACE}edge")]
    assert len(ids) == len(set(ids)) == 5


def test_graphml_edges_have_their_relation_as_kind(tree: Any) -> None:
    kinds = sorted(edge.get("label") for edge in tree.iter(f"{NAMESPACE}edge"))
    assert kinds == ["accuse", "accuse", "aid", "aid", "open: outwit"]


def test_graphml_columns_are_the_documented_ones(tree: Any, root: Path) -> None:
    text = (root / "docs" / "files.md").read_text(encoding="utf-8")
    section = text.split("## `graph.graphml`")[1].split("\n## ")[0]
    cells = " ".join(re.findall(r"^\| (.*?) \|", section, re.MULTILINE))
    told = set(re.findall(r"`(\w+)`", cells))
    written = {name for kind in ("node", "edge") for name, _ in columns(tree, kind).values()}
    # a column in which nothing stands is left out: these claims have no dates, these actors no ids and no namesakes
    assert told - written == {"first", "last", "qualifier", "wikidata"} and written <= told


def test_graphml_columns_have_types_that_gephi_reads(tree: Any) -> None:
    for kind, numbers in (("node", {"x", "y", "size"}), ("edge", {"weight", "confidence"})):
        types = dict(columns(tree, kind).values())
        assert not RESERVED & types.keys()
        assert {types[name] for name in numbers} == {"double"}
        assert set(types.values()) <= {"string", "double", "long", "int", "boolean"}


def test_graphml_values_are_what_gephi_takes(tree: Any) -> None:
    values: dict[str, list[str]] = {}
    names = columns(tree, "node") | columns(tree, "edge")
    for data in tree.iter(f"{NAMESPACE}data"):
        values.setdefault(names[data.get("key")][0], []).append(data.text)
    assert all(re.fullmatch(r"#[0-9a-fA-F]{6}", colour) for colour in values["color"])
    assert len(values["color"]) == 3 + 5
    assert all(float(weight) > 0 for weight in values["weight"])
    assert set(values["aliases"]) == {"A | B"}
    assert max(text.count(" | ") for text in values["evidence"]) == SENTENCES - 1
    assert "Ana ab <&>   Ñ\U0001f600" in values["label"]


def test_graphml_has_nothing_that_gephi_stumbles_over() -> None:
    assert problems(generate_graphml(summary(), BY_ID)) == []


@pytest.mark.parametrize(("relation", "words"), [("consult", "visit"), (None, "consult")])
def test_graphml_keeps_other_edges_of_the_same_two_apart(relation: str | None, words: str) -> None:
    met = claim_row("c1", "ana", "consult", "tom", predicate="meet with")
    claims = [met, claim_row("c2", "ana", relation, "tom", predicate=words)]
    assert problems(generate_graphml(summary(claims), {claim["id"]: claim for claim in claims})) == []


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        (r'id="r1"', 'id="r0"'), (r'label="open: outwit"', 'label="aid"'), (r">#0072B2<", ">rgb(1,2,3)<"),
        (r">#0072B2<", ">#0072B2FF<"), (r'name="weight" attr.type="double"', 'name="weight" attr.type="date"'),
        (r'attr.name="entity_type"', 'attr.name="type"'), (r'attr.name="mentions"', 'attr.name="Label"'),
        (r'target="tom"', 'target="nobody"'), (r'for="edge" attr.name="weight"', 'for="all" attr.name="weight"'),
        (r"Two", "T\x07o"), (r">3</data>", ">3.5</data>"), (r">\d+\.\d+</data>", ">inf</data>"),
        (r"<graph ", "<graph><data/></graph><graph "), (r'(<node id="tom">)', r"\1<desc>x</desc>"),
    ],
)  # fmt: skip
def test_gephi_check_finds_planted_faults(pattern: str, fault: str) -> None:
    text, count = re.subn(pattern, fault, generate_graphml(summary(), BY_ID), count=1)
    assert count == 1 and problems(text) != []


@pytest.mark.model
@pytest.mark.parametrize("articles", ["seeds", "tests/gold/harbour-deal.txt"])
def test_graphml_of_a_build_is_what_gephi_and_networkx_read(articles: str, root: Path, tmp_path: Path) -> None:
    pipeline.build([root / articles], tmp_path, Config(jobs=1))
    path = tmp_path / "graph.graphml"
    text = path.read_text(encoding="utf-8")
    assert problems(text) == []
    graph = nx.read_graphml(path, force_multigraph=True, edge_key_type=str)
    assert graph.number_of_nodes() == text.count("<node ") > 20
    assert graph.number_of_edges() == text.count("<edge ") > 20
    assert all(isinstance(x, float) for _, x in graph.nodes(data="x"))
    assert all(data["weight"] > 0 and data["evidence"] for *_, data in graph.edges(data=True))


def test_graphml_is_read_back_by_networkx(tmp_path: Path) -> None:
    path = tmp_path / "graph.graphml"
    graph = summary()
    write_graphml(graph, BY_ID, path)
    again = nx.read_graphml(path, force_multigraph=True)
    assert sorted(again) == sorted(graph)
    assert again.number_of_edges() == graph.number_of_edges() == 5
    assert not again.graph.get("node_default") and again.nodes["tom"]["entity_type"] == "PERSON"


def test_graphml_stands_the_same_way_up_as_the_page() -> None:
    graph = summary()
    again = nx.parse_graphml(generate_graphml(graph, BY_ID))
    assert {name: (x, -y) for name, x, y in ((n, d["x"], d["y"]) for n, d in again.nodes(data=True))} == {
        name: (data["x"], data["y"]) for name, data in graph.nodes(data=True)
    }


def test_graphml_is_the_same_in_any_order() -> None:
    wanted = generate_graphml(summary(), BY_ID)
    for seed in range(4):
        claims = list(CLAIMS)
        random.Random(seed).shuffle(claims)
        found = summary(claims)
        turned: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
        for name, data in reversed(list(found.nodes(data=True))):
            turned.add_node(name, **dict(reversed(data.items())))
        turned.add_edges_from(reversed(list(found.edges(keys=True, data=True))))
        assert generate_graphml(turned, BY_ID) == wanted


def test_graphml_leaves_the_graph_as_it_was() -> None:
    graph = summary()
    generate_graphml(graph, BY_ID)
    assert nx.utils.graphs_equal(graph, summary())


def test_graphml_of_an_unknown_claim_is_an_error() -> None:
    with pytest.raises(KeyError):
        generate_graphml(summary(), {})


def test_graphml_of_nothing_is_a_file() -> None:
    assert len(nx.parse_graphml(generate_graphml(nx.MultiDiGraph(), {}))) == 0


class Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize(
    ("value", "cleaned"),
    [
        (None, None), (float("inf"), None), (float("nan"), None), (2**70, str(2**70)), (True, True), (3, 3),
        (np.float64(0.5), 0.5), (np.int64(7), 7), (Colour.RED, "red"), (datetime.date(2025, 2, 3), "2025-02-03"),
        (["a", "b"], "a | b"), ({"b", "a"}, "a | b"), ({"b": 1, "a": 2}, '{"a": 2, "b": 1}'), ("a\x01b", "ab"),
    ],
)  # fmt: skip
def test_graphml_clean_gives_what_the_format_holds(value: object, cleaned: object) -> None:
    assert clean(value) == cleaned and type(clean(value)) is type(cleaned)
