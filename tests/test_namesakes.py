"""What sets nodes of one name apart for a reader."""

from __future__ import annotations

import pytest
from resolve.builders import ORG, PERSON, cluster

from kg.model import Cluster
from kg.namesakes import qualifiers
from kg.resolve.link import link
from kg.resolve.rows import entity_rows


def told(*clusters: Cluster) -> dict[str, str]:
    return qualifiers(entity_rows(clusters, link(clusters, ())), [])


def person(document: str, *titles: str) -> Cluster:
    return cluster(document, "Ana Ruiz", PERSON, titles=titles)


def test_namesakes_are_told_apart_by_titles_of_their_own() -> None:
    found = told(person("a", "Mr", "Mayor"), person("b", "Striker", "Mr"))
    assert sorted(found.values()) == ["mayor", "striker"]


def test_namesakes_of_the_same_titles_get_the_end_of_their_id() -> None:
    found = told(person("a", "Mr"), person("b", "Mrs"))
    assert [id_ for id_ in found if not id_.endswith(f"-{found[id_]}")] == []
    assert len(found) == 1


def test_namesakes_that_are_bodies_are_told_apart_by_country() -> None:
    found = [cluster(land, "Supreme Court", ORG, country=land) for land in ("Norland", "Ostia")]
    assert sorted(told(*found).values()) == ["Norland", "Ostia"]


@pytest.mark.parametrize("other", ["Tom Ray", "Ana Ruiz Lee"])
def test_namesakes_are_none_where_names_differ(other: str) -> None:
    assert told(person("a", "Mayor"), cluster("b", other, PERSON, titles=("Striker",))) == {}
