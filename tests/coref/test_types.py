"""Evidence for the type of a name, on hand-built parses."""

from __future__ import annotations

import pytest
from parses import flat

from kg.coref.types import weigh
from kg.model import EntityType
from kg.nlp.mentions import find_names

LEFT = "left/VBD the/DT old/JJ town/NN"


def kind(line: str) -> EntityType:
    """The type with most evidence of the one name in a line."""
    parse = flat(f"{line} {LEFT}")
    (name,) = find_names(parse)
    found = weigh(parse, name)
    return max(found, key=lambda each: found[each])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Greenpeace/NNP/PERSON", EntityType.ORGANIZATION),
        ("Rohingya/NNP/PERSON", EntityType.GROUP),
        ("YouTube/NNP/ORG", EntityType.WORK),
        ("Northern/NNP/ORG Ireland/NNP/I-ORG", EntityType.PLACE),
        ("Livorno/NNP", EntityType.PLACE),
        ("Livorno/NNP/PERSON", EntityType.PERSON),  # a lone word may be a surname as well
        ("Lark/NNP/ORG 350/CD/I-ORG", EntityType.WORK),
        ("Task/NNP/ORG Force/NNP/I-ORG 60/CD/I-ORG", EntityType.ORGANIZATION),
        ("Lark/NNP/PERSON", EntityType.PERSON),
        ("Ann/NNP/PERSON Law/NNP/I-PERSON", EntityType.PERSON),
        ("Harbour/NNP/LAW Law/NNP/I-LAW", EntityType.AGREEMENT),
    ],
)
def test_types_lists_and_numbers_are_evidence(line: str, expected: EntityType) -> None:
    assert kind(line) is expected
