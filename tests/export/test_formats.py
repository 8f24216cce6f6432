"""Every format is read back by the library of that format, with who says it, how it is told and the quote."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import networkx as nx
import pyarrow.parquet
import pytest
import rdflib
from export.gexf_rules import problems
from graph.builders import claim_row, document_row, entity_row

from kg.export import FORMATS, SUFFIXES, Tables, drawn, export
from kg.export.gexf import generate_gexf, whole_day

QUOTE = 'She said "it\'s\tso" </script> \x07 \ud800 =1+1 Ñ😀'
SOURCE = {"entity": "eve", "name": "Eve", "text": "Eve", "cue": "said", "start": 0, "end": 3}
WHEN = {"text": "in May", "span": [0, 6], "start": "2025-05", "end": "2025-05", "grain": "month"}


def tables(**more: Any) -> Tables:
    claims = [
        claim_row("c1", "ana", "accuse", "tom", text=QUOTE, attribution=[SOURCE], time=WHEN),
        claim_row("c2", "ana", "accuse", "tom", text="Two.", polarity="negated"),
        claim_row("c3", "tom", "holds_position", "bank", title="head; of banks", document="b"),
        claim_row("c4", "ana", None, "tom", predicate="outwit", factuality="planned"),
        claim_row("c5", "ana", "leads", "bank", document="b"),
        claim_row("c6", "tom", "aid", None),
        claim_row("c7", "ana", "consult", "tom", predicate="meet with"),
    ]
    entities = [
        entity_row("ana", name="=Ana \x07"),
        entity_row("tom"),
        entity_row("eve"),
        entity_row("lima", kind="PLACE"),
    ]
    entities.append(entity_row("bank", kind="ORGANIZATION"))
    documents = [document_row("a", "2025-03-01", "The Quay"), document_row("b", "2025", "The Pier")]
    return drawn(Tables(None, claims, entities, [], documents, title="Talks", **more))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("formats")
    paths = {name: folder / f"{name}{suffix}" for name, suffix in SUFFIXES.items()}
    for name, path in paths.items():
        export(name, tables(), path)
    return paths


def test_formats_have_suffixes() -> None:
    assert FORMATS.keys() == SUFFIXES.keys()


def test_formats_give_the_same_bytes_again(written: dict[str, Path], tmp_path: Path) -> None:
    for name, path in written.items():
        export(name, tables(), tmp_path / name)
        for file in [path] if path.is_file() else sorted(path.iterdir()):
            other = tmp_path / name if path.is_file() else tmp_path / name / file.name
            assert other.read_bytes() == file.read_bytes(), file


def test_gexf_is_what_gephi_wants(written: dict[str, Path]) -> None:
    text = written["gexf"].read_text(encoding="utf-8")
    assert problems(text) == []
    graph: Any = nx.read_gexf(io.BytesIO(text.encode()))
    assert graph.nodes["tom"]["entity_type"] == "PERSON"
    accuse = next(data for *_, data in graph.edges(data=True) if data.get("relation") == "accuse")
    assert (accuse["count"], accuse["reported"], accuse["denied"], accuse["status"]) == (2, 1, 1, "disputed")
    assert accuse["predicates"] == "visit"
    assert (accuse["start"], accuse["end"]) == ("2025-03-01", "2025-05-31")


def test_gexf_fills_days() -> None:
    assert whole_day("2025-02", last=True) == "2025-02-28"
    assert whole_day("2025-13", last=False) is None
    assert whole_day("0000", last=False) is None


FAULTS = {
    "no GEXF": ('version="1.3"', 'version="1.0"'),
    "no time": ('mode="dynamic" defaultedgetype', 'mode="static" defaultedgetype'),
    "twice": ('<attribute id="titles"', '<attribute id="aliases"'),
    "unknown type": ('type="integer"', 'type="whole"'),
    "there 2 times": ('<node id="bank"', '<node id="ana"'),
    "which is no node": ('target="bank"', 'target="nobody"'),
    "merged into one": ('kind="open: outwit"', 'kind="accuse"'),
    "weight is": (r'weight="[^"]*"', 'weight="0"'),
    "no colour": (r'<viz:color r="\d+"', '<viz:color r="300"'),
    "no position": (r"<viz:position[^>]*>", ""),
    "no days": (r'start="[^"]*"', 'start="in May"'),
    "is there when": (r'(<node id="tom"[^>]*) end="[^"]*"', r'\1 end="2025-03-02"'),
    "ends before": (r' end="2025-05-31"', ' end="1999-01-01"'),
    "no column": ('for="status"', 'for="mood"'),
    "count is": ('for="count" value="2"', 'for="count" value="two"'),
    "no label": ('label="Tom"', 'label=""'),
    "character": ("Two.", "Two\x08"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_gexf_rules_find_each_fault(written: dict[str, Path], fault: str) -> None:
    pattern, wrong = FAULTS[fault]
    text, count = re.subn(pattern, wrong, written["gexf"].read_text(encoding="utf-8"), count=1)
    assert count == 1
    assert any(fault in problem for problem in problems(text)), problems(text)


def test_gexf_says_what_was_left_out() -> None:
    given = tables()
    text = generate_gexf(given.summary, {claim["id"]: claim for claim in given.claims}, left_out=["all quotes"])
    assert "Left out: all quotes" in text


def test_csv_reads_back_and_is_no_formula(written: dict[str, Path]) -> None:
    rows = {}
    for name in ("nodes", "edges", "claims"):
        with open(written["csv"] / f"{name}.csv", encoding="utf-8", newline="") as file:
            rows[name] = list(csv.DictReader(file))
    assert rows["nodes"][0]["label"].startswith("'=Ana")
    cells = [cell for table in rows.values() for row in table for cell in row.values()]
    assert not [
        cell for cell in cells if cell[:1] in "=+-@\t" and cell and not re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell)
    ]
    first = rows["claims"][0]
    assert (first["status"], first["attribution"], first["cues"], first["time_start"]) == (
        "reported",
        "Eve",
        "said",
        "2025-05",
    )
    assert first["evidence"].startswith('She said "it\'s so" </script>')
    assert len(rows["claims"]) == 7


def test_parquet_reads_back_with_types(written: dict[str, Path]) -> None:
    edges = pyarrow.parquet.read_table(written["parquet"] / "edges.parquet")
    assert str(edges.schema.field("count").type) == "int64"
    assert str(edges.schema.field("confidence").type) == "double"
    accuse = next(row for row in edges.to_pylist() if row["relation"] == "accuse")
    assert accuse["claims"] == ["c2", "c1"]
    assert accuse["directed"] is True
    claims = pyarrow.parquet.read_table(written["parquet"] / "claims.parquet").to_pylist()
    assert claims[0]["attribution"] == ["Eve"]
    assert claims[5]["object_id"] is None


def test_parquet_of_nothing_can_be_written(tmp_path: Path) -> None:
    export("parquet", drawn(Tables(None, [], [], [], [])), tmp_path / "p")
    assert pyarrow.parquet.read_table(tmp_path / "p" / "claims.parquet").num_rows == 0


def test_json_is_read_by_networkx(written: dict[str, Path]) -> None:
    data = json.loads(written["json"].read_text(encoding="utf-8"))
    graph = nx.node_link_graph(data, edges="links")
    claims = [claim for *_, found in graph.edges(data="claims") for claim in found]
    assert {claim["id"] for claim in claims} == {"c1", "c2", "c3", "c4", "c5", "c7"}
    assert claims[0]["evidence"]["text"]
    graph = nx.cytoscape_graph(json.loads(written["cytoscape"].read_text(encoding="utf-8")))
    assert set(graph) == {"ana", "tom", "bank"}
    assert graph.number_of_edges() == 5


def test_turtle_reifies_each_claim(written: dict[str, Path]) -> None:
    graph = rdflib.Graph().parse(written["turtle"], format="turtle")
    statements = set(graph.subjects(rdflib.RDF.type, rdflib.RDF.Statement))
    assert len(statements) == 7
    claim = rdflib.URIRef("urn:kg:claim:c1")
    assert graph.value(claim, rdflib.RDF.predicate) == rdflib.URIRef("urn:kg:relation:accuse")
    assert str(graph.value(claim, rdflib.PROV.value)).startswith('She said "it\'s so" </script>')
    assert graph.value(claim, rdflib.PROV.wasAttributedTo) == rdflib.URIRef("urn:kg:actor:eve")
    assert str(graph.value(claim, rdflib.URIRef("urn:kg:property:status"))) == "reported"
    assert str(graph.value(claim, rdflib.URIRef("urn:kg:property:time_start"))) == "2025-05"
    assert (None, rdflib.URIRef("urn:kg:relation:accuse"), None) not in graph, "nothing denied is asserted"


def test_trig_has_a_graph_for_each_claim(written: dict[str, Path]) -> None:
    data = rdflib.Dataset()
    data.parse(written["trig"], format="trig")
    led = data.graph(rdflib.URIRef("urn:kg:claim:c5"))
    wdt = "http://www.wikidata.org/prop/direct/"
    bank, ana = rdflib.URIRef("urn:kg:actor:bank"), rdflib.URIRef("urn:kg:actor:ana")
    assert list(led) == [(bank, rdflib.URIRef(f"{wdt}P488"), ana)], "the chairperson of the bank is Ana"
    held = list(data.graph(rdflib.URIRef("urn:kg:claim:c3")))
    assert [str(triple[1]) for triple in held] == [f"{wdt}P108"]


def test_neo4j_files_fit_together(written: dict[str, Path]) -> None:
    with open(written["neo4j"] / "nodes.csv", encoding="utf-8", newline="") as file:
        nodes = list(csv.DictReader(file))
    with open(written["neo4j"] / "relationships.csv", encoding="utf-8", newline="") as file:
        links = list(csv.DictReader(file))
    ids = {row["id:ID"] for row in nodes}
    assert all(row[":START_ID"] in ids and row[":END_ID"] in ids for row in links)
    assert {row[":TYPE"] for row in links} == {"ACCUSE", "HOLDS_POSITION", "OPEN", "LEADS", "CONSULT"}
    assert {row["polarity"] for row in links} == {"affirmed", "negated"}
    script = (written["neo4j"] / "import.cypher").read_text(encoding="utf-8")
    assert all(f"[c:{row[':TYPE']}" in script for row in links)
    assert "Ana" not in script, "names are data, never part of a query"


# what FollowTheMoney 4.11 asks for: properties that must be there, and the kinds that links may lead to
LEGAL = {"Person", "Organization", "PublicBody", "LegalEntity"}
FTM = {
    "Employment": {"employee": {"Person"}, "employer": {"Organization", "PublicBody"}},
    "Directorship": {"director": LEGAL, "organization": {"Organization", "PublicBody"}},
    "UnknownLink": {"subject": None, "object": None},
}


def test_ftm_links_lead_to_the_right_kinds(written: dict[str, Path]) -> None:
    rows = {row["id"]: row for row in map(json.loads, written["ftm"].read_text(encoding="utf-8").splitlines())}
    links = [row for row in rows.values() if row["schema"] in FTM]
    assert sorted(row["schema"] for row in links) == ["Directorship", "Employment"] + ["UnknownLink"] * 4
    for row in links:
        for name, kinds in FTM[row["schema"]].items():
            for id_ in row["properties"][name]:
                assert kinds is None or rows[id_]["schema"] in kinds
        assert rows[row["properties"]["proof"][0]]["schema"] == "Article"
        assert row["properties"]["description"]
    denied = next(row for row in links if row["properties"]["recordId"] == ["c2"])
    assert denied["properties"]["status"] == ["denied"]
    assert (
        "according to Eve"
        in next(r for r in links if r["properties"]["recordId"] == ["c1"])["properties"]["summary"][0]
    )
