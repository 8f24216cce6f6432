"""Who is who across documents: what joins, what must not, and that no order matters."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from resolve.builders import ORG, PERSON, PLACE, claim, cluster, groups, joined

from kg.model import Cluster, EntityType
from kg.resolve.link import link

GOVERNMENT, COUNTRY = EntityType.GOVERNMENT, EntityType.COUNTRY


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ana Ruiz", "Ana Ruiz"),
        ("Iván Galdámez", "Ivan Galdamez"),
        ("William Duncan", "Willian Duncan"),
        ("Bill Duncan", "William Duncan"),
        ("Donald J. Lee", "Donald Lee"),
        ("D. Lee", "Donald Lee"),
        ("Osiris Luna", "Osiris Luna Meza"),
        ("Lee", "Donald Lee"),
        ("Claver", "Mauricio Claver-Carone"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("Lee Jr.", "Donald Lee Jr."),
    ],
)
def test_link_joins_forms_of_a_persons_name(left: str, right: str) -> None:
    assert joined(cluster("a", left), cluster("b", right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Tatiana Marroquín", "Carlos Marroquín"),
        ("Donald Lee", "Donald Lee Jr."),
        ("Lee", "Donald Lee Jr."),
        ("Maria Hernandez", "Mario Hernandez"),
        ("George W. Bush", "George H. W. Bush"),
        ("Donald", "Donald Lee"),
        ("Juan Lee", "Juan Leo"),
        ("Carlos Marroquín", "Juan Carlos Marroquín"),
    ],
)
def test_link_keeps_different_persons_apart(left: str, right: str) -> None:
    assert not joined(cluster("a", left), cluster("b", right))


def test_link_gives_a_surname_that_two_bear_to_neither() -> None:
    found = [cluster("a", "Ana Ruiz"), cluster("b", "Luis Ruiz"), cluster("c", "Ruiz"), cluster("d", "Ruiz")]
    assert len(link(found, ()).entities) == 4


def test_link_gives_a_shared_surname_to_the_bearer_of_the_title() -> None:
    found = [cluster("a", "Ana Ruiz", titles=("President",)), cluster("b", "Luis Ruiz")]
    short = cluster("c", "Ruiz", titles=("President",))
    linker = link([*found, short], ())
    assert linker.entity(short.id) == linker.entity(found[0].id) != linker.entity(found[1].id)


def test_link_gives_a_shared_surname_to_the_only_bearer_of_its_gender() -> None:
    found = [cluster("a", "Ana Ruiz"), cluster("b", "Luis Ruiz")]
    short = cluster("c", "Ruiz", pronouns=("she",))
    linker = link([*found, short], ())
    assert linker.entity(short.id) == linker.entity(found[0].id)


def test_link_joins_no_surname_against_its_pronouns() -> None:
    assert not joined(cluster("a", "Ana Ruiz"), cluster("b", "Ruiz", pronouns=("he", "his")))


def test_link_keeps_two_persons_of_one_document_apart() -> None:
    found = [cluster("a", "William Duncan"), cluster("a", "Willian Duncan")]
    assert len(link(found, ()).entities) == 2


def test_link_does_not_join_an_initial_that_two_names_fit() -> None:
    found = [cluster("a", "J. Smith"), cluster("b", "John Smith"), cluster("c", "Jane Smith")]
    assert len(link(found, ()).entities) == 3


@pytest.mark.parametrize("key", ["country:SV", "government:SV", "people:SV", "administration:lee"])
def test_link_joins_equal_keys_of_the_gazetteer(key: str) -> None:
    assert joined(cluster("a", "X", GOVERNMENT, key=key), cluster("b", "X", GOVERNMENT, key=key))


def test_link_never_joins_a_country_with_its_government() -> None:
    peru = cluster("a", "Peru", COUNTRY, key="country:PE")
    found = [peru, cluster("b", "Government of Peru", GOVERNMENT, key="government:PE")]
    assert [entity.type for entity in link(found, ()).entities] == [GOVERNMENT, COUNTRY]


def test_link_joins_an_acronym_that_a_document_explains() -> None:
    full = cluster("a", "National Foundation for Development", ORG, also=("FUNDE",))
    short = cluster("b", "FUNDE", ORG)
    assert joined(full, short)
    assert not joined(cluster("a", "National Foundation for Development", ORG), short)


def test_link_takes_part_of_a_name_for_the_whole_only_where_documents_do() -> None:
    whole = [cluster(d, "Boeing Commercial Airplanes", ORG, also=("Boeing",)) for d in "ab"]
    assert joined(*whole, cluster("c", "Boeing", ORG))
    assert not joined(whole[0], cluster("c", "Boeing", ORG))
    assert len(link([*whole, *(cluster(f"d{i}", "Boeing", ORG) for i in range(9))], ()).entities) == 2


def test_link_leaves_legal_forms_of_firms_aside() -> None:
    assert joined(cluster("a", "Acme Corp.", ORG), cluster("b", "Acme", ORG))


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        (("Silver Fern", ORG, 1.0), ("Silver Fern", PERSON, 6.0), True),
        (("Silver Fern", PLACE, 6.0), ("Silver Fern", PERSON, 6.0), False),
        (("Chelsea", ORG, 6.0), ("Chelsea", PERSON, 6.0), False),
        (("White House", ORG, 6.0), ("White House", PLACE, 6.0), True),
    ],
)
def test_link_joins_equal_names_of_types_that_can_be_one(
    left: tuple[str, EntityType, float], right: tuple[str, EntityType, float], one: bool
) -> None:
    found = [cluster(document, side[0], side[1], weight=side[2]) for document, side in (("a", left), ("b", right))]
    assert joined(*found) is one


def test_link_keeps_bodies_of_different_countries_apart() -> None:
    found = [cluster("a", "Supreme Court", ORG, country="Peru"), cluster("b", "Supreme Court", ORG, country="Norway")]
    assert len(link(found, ()).entities) == 2


def test_link_keeps_nominal_occasions_of_documents_apart() -> None:
    found = [replace(cluster(d, "fisheries agreement", EntityType.AGREEMENT), surfaces=()) for d in "ab"]
    assert len(link(found, ()).entities) == 2
    assert joined(*[replace(cluster(d, "Lee's visit (2024)", EntityType.EVENT), surfaces=()) for d in "ab"])


def test_link_promotes_a_candidate_that_another_document_knows() -> None:
    doubtful, sure = cluster("a", "Sea Org", ORG, types=(), candidate=True), cluster("b", "Sea Org", ORG)
    linker = link([doubtful, sure], ())
    assert linker.entity(doubtful.id) == linker.entity(sure.id) is not None


def test_link_leaves_other_candidates_out() -> None:
    doubtful = [cluster(d, "Chief Officer", ORG, types=(), candidate=True) for d in "ab"]
    linker = link(doubtful, ())
    assert linker.entities == () and linker.entity(doubtful[0].id) is None and linker.entity(None) is None


def test_link_makes_an_entity_of_each_thing_without_a_name() -> None:
    found = [cluster(d, None, key="") for d in "ab"]
    linker = link(found, ())
    assert [entity.name for entity in linker.entities] == [None, None]
    assert linker.name_of(found[0].id) == (None, None)
    assert all(entity.id.startswith("person-") for entity in linker.entities)


def test_link_never_joins_the_two_ends_of_a_claim() -> None:
    left, right = cluster("a", "Acme Corp.", ORG), cluster("b", "Acme", ORG)
    assert len(link([left, right], [claim(left, "owns", right)]).entities) == 2


def corpus() -> list[Cluster]:
    """A corpus in which every rule has something to decide."""
    dice = random.Random(5)
    given = ["Ana", "Luis", "William", "Bill", "Willian", "Donald", "D.", "Maria", "Mario"]
    family = ["Ruiz", "Duncan", "Dunkan", "Lee", "Claver-Carone", "von der Leyen"]
    names = [f"{a} {b}" for a in given for b in family] + family + ["Carone", "Lee Jr.", "Donald J. Lee"]
    bodies = ["Acme", "Acme Corp.", "Acme Steel", "National Foundation", "NF", "Supreme Court"]
    found = {}
    for number in range(160):
        document = f"d{number % 25}"
        if dice.random() < 0.7:
            made = cluster(
                document, dice.choice(names), candidate=dice.random() < 0.1, pronouns=("he",) * dice.randrange(2),
                weight=dice.choice([0.5, 3.0]), titles=dice.choice([(), ("President",)]),
            )  # fmt: skip
        else:
            made = cluster(document, dice.choice(bodies), dice.choice([ORG, PLACE]), also=dice.choice([(), ("NF",)]))
        found[made.id] = made
    return list(found.values())


def test_link_does_not_depend_on_any_order() -> None:
    clusters = corpus()
    wanted = link(clusters, ())
    assert 20 < len(wanted.entities) < len(clusters)
    for seed in range(8):
        random.Random(seed).shuffle(clusters)
        assert link(clusters, ()) == wanted


def test_link_joins_no_two_documents_persons_with_other_given_names() -> None:
    clusters = corpus()
    for group in groups(link(clusters, ()), clusters):
        given = {name.split(":")[1].split()[0] for name in group if name.count(" ")}
        assert not {"Ana", "Luis"} <= given and not {"Maria", "Mario"} <= given, group


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Lark & Moss", "Lark and Moss", True),
        ("UK Ports Agency", "United Kingdom Ports Agency", True),
        ("Larkwell Airways", "Larkwell", True),
        ("Norland Ferry and Barge Company NFB N.V.", "Norland Ferry & Barge NV", True),
        ("Qatar Airways", "Qatar", False),
        ("Larkwell Bank", "Larkwell", False),
    ],
)
def test_link_joins_forms_of_a_bodys_name(left: str, right: str, one: bool) -> None:
    clusters = [cluster("a", left, ORG), cluster("b", right, ORG)]
    assert (len(link(clusters, []).entities) == 1) is one
