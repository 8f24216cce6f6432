"""Names, types, aliases and ids of entities."""

from __future__ import annotations

from resolve.builders import ORG, PERSON, PLACE, cluster

from kg.model import Entity, EntityType
from kg.resolve.entities import make_entities


def entity(*clusters_: object) -> Entity:
    (found,) = make_entities([list(clusters_)])  # type: ignore[list-item]
    return found


def test_entities_have_the_fullest_name() -> None:
    found = entity(cluster("a", "Ana Ruiz", also=("Ruiz",)), cluster("b", "Ana María Ruiz"))
    assert found.name == "Ana María Ruiz"
    assert found.aliases == ("Ana Ruiz", "Ruiz")
    assert found.id == "ana-maria-ruiz"


def test_entities_have_the_more_frequent_of_equally_full_names() -> None:
    found = entity(cluster("a", "Willian Duncan"), cluster("b", "William Duncan"), cluster("c", "William Duncan"))
    assert found.name == "William Duncan"


def test_entities_are_not_named_in_capitals_if_another_form_is_there() -> None:
    found = entity(cluster("a", "ANA RUIZ"), cluster("b", "Ana Ruiz"), cluster("c", "ANA RUIZ"))
    assert found.name == "Ana Ruiz" and found.aliases == ()


def test_entities_of_the_gazetteer_keep_its_name_and_type() -> None:
    found = entity(cluster("a", "United States", PLACE, key="country:US", also=("U.S.", "Washington")))
    assert (found.name, found.type) == ("United States", EntityType.COUNTRY)
    assert found.aliases == ("U.S.", "Washington")


def test_entities_have_the_type_with_most_evidence_in_the_corpus() -> None:
    parts = [cluster(d, "Tesla", ORG, types=((ORG, 2.0), (PERSON, 1.5))) for d in "ab"]
    found = entity(*parts, cluster("c", "Tesla", PERSON, types=((PERSON, 3.0),)))
    assert found.type is PERSON


def test_entities_that_meet_get_a_hash_the_biggest_stays_plain() -> None:
    big, small = cluster("a", "Chelsea", PLACE, also=("Chelsea",)), cluster("b", "Chelsea", PERSON)
    found = make_entities([[small], [big]])
    assert found == make_entities([[big], [small]])
    assert found[0].id == "chelsea" and found[0].type is PLACE
    assert found[1].id.startswith("chelsea-") and len(found[1].id) == len("chelsea-") + 6


def test_entities_have_an_id_even_of_signs() -> None:
    assert entity(cluster("a", "!?", ORG)).id.startswith("organization-")


def test_entities_have_the_country_that_most_documents_give() -> None:
    parts = [cluster(d, "X Y", country=country) for d, country in (("a", "Peru"), ("b", "Norway"), ("c", "Peru"))]
    assert entity(*parts).country == "Peru"
