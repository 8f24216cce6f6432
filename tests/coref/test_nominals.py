"""Descriptions with *the* that mean somebody named beside them, read by the real model."""

from __future__ import annotations

import pytest
from analyses import analysis_of

pytestmark = pytest.mark.model


def mentions(text: str, name: str) -> list[str]:
    """The mentions of the thing of this name, in the order of the text."""
    analysis = analysis_of(text)
    (cluster,) = (cluster for cluster in analysis.clusters if cluster.name == name)
    return [m.text for m in sorted(cluster.mentions, key=lambda m: m.start)]


def test_nominals_description_before_a_name_is_a_mention_after_a_comma() -> None:
    assert mentions("The foreign secretary, Ann Lee, said she would go.", "Ann Lee") == [
        "The foreign secretary", "Ann Lee", "she",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The senator Ann Lee said that Tom Ray would go.",  # a title
        "The bridge, Ann Lee said, will be closed.",  # something else
    ],
)
def test_nominals_other_words_before_a_name_are_none(text: str) -> None:
    assert mentions(text, "Ann Lee") == ["Ann Lee"]


def test_nominals_surname_is_the_person_and_not_the_firm_named_so() -> None:
    text = "Ann Lee met Moss Construction's chief executive, Ben Moss. Moss laughed."
    assert mentions(text, "Ben Moss") == ["Ben Moss", "Moss"]
    assert mentions(text, "Moss Construction") == ["Moss Construction"]
