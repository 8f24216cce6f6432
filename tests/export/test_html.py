"""The page as text: escaping, no network, the same bytes for the same input."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.export import html
from kg.export.html import generate_html, marks, words, write_html
from kg.model import ClaimRow, DocumentRow, EntityType

BREAKOUT = "</script><script>alert(1)</script>"
SENTENCE = f"Ann Lee met {BREAKOUT} & Tom Ray.\u2028"


def claim() -> ClaimRow:
    end = {"type": "PERSON", "text": "Ann Lee", "start": 0, "end": 7}
    row: Any = {
        "id": "c1", "document": "a", "relation": "consult", "predicate": "meet",
        "subject": {"entity": "ann-lee", "name": "Ann Lee", **end},
        "object": {"entity": "tom-ray", "name": BREAKOUT, **end},
        "trigger": {"text": "met", "start": 8, "end": 11},
        "polarity": "affirmed", "factuality": "actual", "attribution": [], "time": None, "place": None,
        "title": None, "amount": None, "topic": None, "confidence": 0.8, "rule": "verb.active",
        "evidence": {"text": SENTENCE, "start": 0, "end": len(SENTENCE)},
    }  # fmt: skip
    return row  # type: ignore[no-any-return]


def document() -> DocumentRow:
    row: Any = {"id": "a", "title": BREAKOUT, "published": "2025-02-02", "source": "The Post", "language": "en"}
    row |= {"author": None, "url": None}
    return row  # type: ignore[no-any-return]


def node(label: str) -> dict[str, Any]:
    return {
        "label": label, "type": "PERSON", "aliases": [], "titles": [], "country": None, "mentions": 1,
        "documents": 1, "claims": 1, "x": 1.0, "y": 2.0, "size": 20.0, "community": 0,
    }  # fmt: skip


def summary(*, turned: bool = False) -> nx.MultiDiGraph[Any]:
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    nodes = [("ann-lee", "Ann Lee"), ("tom-ray", BREAKOUT)]
    for name, label in reversed(nodes) if turned else nodes:
        graph.add_node(name, **node(label))
    graph.add_edge(
        "ann-lee", "tom-ray", key="e1", relation="consult", label="met", directed=False, claims=["c1"], count=1,
        documents=1, sources=1, first="2025-02-02", last="2025-02-02", status="asserted",
        statuses={"asserted": 1}, confidence=0.8, weight=1.0,
    )  # fmt: skip
    return graph


def page(**options: Any) -> str:
    return generate_html(summary(), {"c1": claim()}, {"a": document()}, title=BREAKOUT, **options)


def data_of(text: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_html_keeps_data_inside_its_element() -> None:
    text = page()
    assert BREAKOUT not in text
    assert text.replace(html._library(), "").count("<script") == 4
    assert data_of(text)["statements"]["c1"]["evidence"]["text"] == SENTENCE


def test_html_loads_nothing() -> None:
    text = page()
    ours = text.replace(html._library(), "")
    # what only a reader's click opens: an article's own address, and an actor's page at Wikidata
    without_links = ours.replace("https?:\\/\\/", "").replace("https://www.wikidata.org/wiki/${", "")
    assert not re.search(r"""(src|href)\s*=|url\(|@import|https?://(?!\?)""", without_links)
    assert "default-src &#39;none&#39;" in text or "default-src 'none'" in text
    assert "unsafe-inline" not in text and "unsafe-eval" not in text


def test_html_is_the_same_in_any_order() -> None:
    turned = generate_html(summary(turned=True), {"c1": claim()}, {"a": document()}, title=BREAKOUT)
    assert turned == page()


def test_html_leaves_the_graph_as_it_was() -> None:
    graph = summary()
    generate_html(graph, {"c1": claim()}, {"a": document()}, title="x")
    assert nx.utils.graphs_equal(graph, summary())


def test_html_holds_no_field_that_the_page_does_not_use() -> None:
    network = data_of(page())["network"]
    assert not {"color", "shape", "width", "country"} & {*network["nodes"][0], *network["edges"][0]}
    assert (network["nodes"][0]["kind"], network["nodes"][0]["x"], network["nodes"][0]["size"]) == ("PERSON", 1.0, 10.0)
    assert network["options"]["physics"]["enabled"] is False
    assert "arrows" not in network["edges"][0]


def test_html_of_an_unknown_claim_is_an_error() -> None:
    with pytest.raises(KeyError):
        generate_html(summary(), {}, {"a": document()}, title="x")


def test_html_of_an_empty_graph_is_a_page() -> None:
    assert data_of(generate_html(nx.MultiDiGraph(), {}, {}, title="x"))["network"]["nodes"] == []


def test_html_has_texts_only_when_given() -> None:
    assert data_of(page())["texts"] == {}
    assert data_of(page(texts={"a": SENTENCE}))["texts"] == {"a": SENTENCE}


def test_html_is_written_whole_and_in_utf8(tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    write_html(summary(), {"c1": claim()}, {"a": document()}, path, title="Señor \ud800")
    assert "Señor" in path.read_text(encoding="utf-8")
    assert [file.name for file in tmp_path.iterdir()] == ["graph.html"]


@pytest.mark.parametrize("kind", list(EntityType))
def test_html_has_a_mark_and_a_word_for_every_type(kind: EntityType) -> None:
    assert marks()["types"][kind] and words()["types"][kind]


def test_html_words_avoid_terms_of_the_trade() -> None:
    shown = json.dumps([text for key, text in words().items() if key != "states"])
    spoken = re.findall(r': "([^"]*)"', shown)
    assert not [text for text in spoken if re.search(r"\b(node|claim|polarity|factuality|confidence)s?\b", text, re.I)]
