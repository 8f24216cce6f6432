"""Names inside names, on hand-built parses."""

from __future__ import annotations

import pytest
from parses import flat

from kg.nlp.inner import inner_names
from kg.nlp.mentions import find_names


@pytest.mark.parametrize(
    ("line", "inner"),
    [
        (
            "Ports/NNP/ORG Bureau/NNP/I-ORG of/IN/I-ORG the/DT/I-ORG United/NNP/I-ORG Nations/NNPS/I-ORG",
            "United Nations",
        ),
        ("University/NNP/ORG of/IN/I-ORG Oslo/NNP/I-ORG", "Oslo"),
        ("Senate/NNP/ORG Ports/NNPS/I-ORG Committee/NNP/I-ORG", "Senate"),
    ],
)
def test_inner_names_are_owners_and_what_follows_of(line: str, inner: str) -> None:
    parse = flat(f"The/DT {line} left=leave/VBD")
    assert [name.text for name in inner_names(parse, find_names(parse))] == [inner]


def test_inner_name_counts_where_the_document_names_it_alone() -> None:
    line = "Larkwell/NNP/ORG Institute/NNP/I-ORG grew=grow/VBD"
    parse = flat(line)
    assert inner_names(parse, find_names(parse)) == []
    parse = flat(line, "Then/RB Larkwell/NNP/ORG paid=pay/VBD")
    assert [name.text for name in inner_names(parse, find_names(parse))] == ["Larkwell"]


@pytest.mark.parametrize(
    "line",
    [
        "Anne/NNP/PERSON of/IN/I-PERSON Norway/NNP/I-PERSON",
        "Ports/NNP/ORG Bureau/NNP/I-ORG of/IN/I-ORG Wrexl/NNP/I-ORG",
        "Senate/NNP/ORG Group/NNP/I-ORG",
        "Republic/NNP/GPE of/IN/I-GPE Angola/NNP/I-GPE",
    ],
    ids=["person", "unknown", "no part", "a country's own name"],
)
def test_inner_names_of_other_names_are_none(line: str) -> None:
    parse = flat(f"{line} left=leave/VBD")
    assert inner_names(parse, find_names(parse)) == []
