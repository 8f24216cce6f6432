"""People of one full name: told apart where their documents quarrel, one where they don't, whatever the order."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from resolve.builders import ORG, PLACE, claim, cluster, groups

from kg.fields import field_at, fields, meet, role_in
from kg.model import Argument, Claim, Cluster, EntityType, Time
from kg.model import Span as Place
from kg.resolve.link import Linker, link

COUNTRY = EntityType.COUNTRY


def person(document: str, *titles: str, name: str = "Ana Ruiz", pronouns: tuple[str, ...] = ()) -> Cluster:
    return cluster(document, name, titles=titles, pronouns=pronouns)


def office(who: Cluster, title: str, country: str) -> tuple[Cluster, Claim]:
    """A country's cluster in the document, and the claim that the person holds an office there."""
    land = cluster(who.document, country, COUNTRY, key=f"country:{country}")
    stated = claim(who, "holds_position", land, document=who.document)
    return land, replace(stated, title=title)


def people(linker: Linker, name: str = "Ana Ruiz") -> int:
    return sum(entity.name == name for entity in linker.entities)


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        (("mayor",), ("striker",), 2),
        (("Mayor",), ("former striker",), 2),
        (("mayor of Lark",), ("goalkeeper",), 2),
        (("singer",), ("general",), 2),
        (("mayor",), ("senator",), 1),
        (("mayor",), ("lawyer",), 1),
        (("general",), ("president",), 1),
        (("striker",), ("coach",), 1),
        (("mayor",), (), 1),
        (("mayor",), ("leader",), 1),
        (("Mr",), ("Mrs",), 2),
        (("mayor",), ("mayor", "striker"), 1),
    ],
)
def test_homonyms_differ_by_fields_that_hardly_meet(left: tuple[str, ...], right: tuple[str, ...], count: int) -> None:
    assert people(link([person("a", *left), person("b", *right)], ())) == count


def test_homonyms_are_one_where_their_documents_name_another_person() -> None:
    mother = [cluster("a", "Rosa Lee"), cluster("b", "Rosa Lee")]
    assert people(link([person("a", "mayor"), person("b", "striker"), *mother], ())) == 1


def test_homonyms_may_share_a_city_and_a_country() -> None:
    here = [cluster(document, "Lark", PLACE) for document in "ab"]
    here += [cluster(document, "Norland", COUNTRY, key="country:NO") for document in "ab"]
    assert people(link([person("a", "mayor"), person("b", "striker"), *here], ())) == 2


def test_homonyms_share_nothing_by_what_all_documents_name() -> None:
    agency = [cluster(f"d{number}", "Lark News", ORG) for number in range(20)]
    assert people(link([person("d1", "mayor"), person("d2", "striker"), *agency], ())) == 2


def test_homonyms_a_career_is_one_person() -> None:
    found = [person("a", "striker"), person("b", "president", "former striker"), person("c", "president")]
    assert people(link(found, ())) == 1


def test_homonyms_one_slip_makes_no_career() -> None:
    found = [person(f"m{i}", "mayor") for i in range(12)] + [person(f"s{i}", "striker") for i in range(12)]
    assert people(link([*found, person("x", "mayor", "striker")], ())) == 2


def test_homonyms_of_offices_in_two_countries_are_two() -> None:
    left, right = person("a"), person("b")
    (chile, one), (portugal, other) = office(left, "senator", "CL"), office(right, "minister", "PT")
    assert people(link([left, right, chile, portugal], [one, other])) == 2


@pytest.mark.parametrize("title", ["ambassador", "striker", "leader"])
def test_homonyms_serve_abroad_as_one_person(title: str) -> None:
    left, right = person("a"), person("b")
    (chile, one), (portugal, other) = office(left, title, "CL"), office(right, title, "PT")
    assert people(link([left, right, chile, portugal], [one, other])) == 1


def test_homonyms_an_implied_office_tells_no_country() -> None:
    left, right = person("a"), person("b")
    (chile, one), (portugal, other) = office(left, "senator", "CL"), office(right, "minister", "PT")
    unsaid = replace(other, object=Argument(portugal.id))
    assert people(link([left, right, chile, portugal], [one, unsaid])) == 1


def test_homonyms_are_two_if_born_in_different_years() -> None:
    found, claims = [person("a", "architect"), person("b", "architect")], []
    for who, year in zip(found, ("1871", "1968"), strict=True):
        born = claim(who, "born_in", None, document=who.document, predicate="be born in")
        claims.append(replace(born, object=None, time=Time(year, Place(0, 4), year, year, "year")))
    assert people(link(found, claims)) == 2


@pytest.mark.parametrize(("name", "count"), [("Andrea Ruiz", 2), ("Robert Ruiz", 1)])
def test_homonyms_pronouns_tell_where_the_given_name_does_not(name: str, count: int) -> None:
    found = [person("a", name=name, pronouns=("she", "her")), person("b", name=name, pronouns=("he", "him"))]
    assert people(link(found, ()), name) == count


def test_homonyms_a_document_that_tells_nothing_goes_where_its_neighbours_are() -> None:
    mayors, strikers = [person(f"m{i}", "mayor") for i in range(3)], [person(f"s{i}", "striker") for i in range(2)]
    club = [cluster(document, "Lark Rovers", ORG) for document in ("s0", "s1", "x")]
    plain, other = person("x"), person("y")
    linker = link([*mayors, *strikers, plain, other, *club], ())
    assert linker.entity(plain.id) == linker.entity(strikers[0].id)
    assert linker.entity(other.id) == linker.entity(mayors[0].id)


def test_homonyms_a_surname_alone_goes_to_neither() -> None:
    found = [person("a", "mayor"), person("b", "striker"), cluster("c", "Ruiz")]
    assert len(link(found, ()).entities) == 3


@pytest.mark.parametrize("name", ["Ruiz", "Ana Maria Ruiz"])
@pytest.mark.parametrize(("title", "place"), [("Senator", 0), ("Coach", 2)])
def test_homonyms_other_forms_of_the_name_find_the_right_one_by_context(name: str, title: str, place: int) -> None:
    found = [person("a", "mayor"), person("b", "mayor"), person("c", "striker")]
    other = cluster("d", name, titles=(title,))
    linker = link([*found, other], ())
    home = linker.entity(found[place].id)
    assert home is not None and home == linker.entity(other.id)
    assert len(linker.entities) == 2


def test_homonyms_a_surname_goes_where_its_neighbours_are() -> None:
    found = [person("a", "mayor"), person("b", "striker"), cluster("c", "Ruiz")]
    club = [cluster(document, "Lark Rovers", ORG) for document in "bc"]
    linker = link([*found, *club], ())
    assert linker.entity(found[2].id) == linker.entity(found[1].id)


@pytest.mark.parametrize(("title", "count"), [("Striker", 2), ("Senator", 1), ("Mrs", 1)])
def test_homonyms_a_surname_of_another_field_is_somebody_else(title: str, count: int) -> None:
    found = [person("a", "mayor"), cluster("b", "Ruiz", titles=(title,))]
    assert len(link(found, ()).entities) == count


def test_homonyms_the_most_frequent_keeps_the_plain_id() -> None:
    found = [person("a", "mayor"), person("b", "mayor"), person("c", "striker")]
    linker = link(found, ())
    mayor, striker = linker.entity(found[0].id), linker.entity(found[2].id)
    assert mayor is not None and mayor.id == "ana-ruiz"
    assert striker is not None and striker.id.startswith("ana-ruiz-")
    more = link([*found, person("d", "mayor")], ())
    assert more.entity(found[2].id) == striker


def test_homonyms_say_why_they_are_two() -> None:
    joins = link([person("a", "mayor"), person("b", "striker")], ()).joins
    assert [(join.verdict, join.score.value) for join in joins] == [("doubtful", 0.5)]
    (name, weight) = joins[0].score.parts[1]
    assert name.startswith("other field (") and {"politics", "sport"} <= set(name[13:-1].replace(",", "").split())
    assert weight == -1.0


def test_homonyms_do_not_depend_on_any_order() -> None:
    rng, found = random.Random(5), []
    for number in range(120):
        titles = [rng.choice(("mayor", "striker", "singer", "judge", "leader")), rng.choice(("", "Mr", "Mrs"))]
        found.append(
            person(f"d{number}", *titles, name="Andrea Ruiz", pronouns=("she", "her")[: rng.choice((0, 0, 2))])
        )
        found += [cluster(f"d{number}", f"Tom R{rng.randrange(2000)}y Lee") for _ in range(3)]
    expected = link(found, ())
    assert people(expected, "Andrea Ruiz") > 1
    for _ in range(5):
        rng.shuffle(found)
        again = link(found, ())
        assert groups(again, found) == groups(expected, found)
        assert again.joins == expected.joins and again.entities == expected.entities


def test_homonyms_add_then_remove_is_nothing() -> None:
    found = [person("a", "mayor"), person("b", "striker"), person("c")]
    before = link(found, ())
    assert link([*found, person("d", "mayor", "striker")], ()).entities != before.entities
    assert link(found, ()) == before


def test_homonyms_of_many_kinds_are_bounded() -> None:
    titles = [next(iter(sorted(field.roles - field.bodies))) for field in fields().values()]
    found = [person(f"d{i}", title, *(("Mr",) if i % 2 else ("Mrs",))) for i, title in enumerate(titles * 4)]
    assert 1 < people(link(found, ())) <= 8


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("former finance minister of norland", "finance minister"),
        ("central bank governor", "central bank governor"),
        ("chef and owner of lark house", "chef"),
        ("leader", None),
        ("striker for lark rovers", "striker"),
    ],
)
def test_fields_find_the_role_in_a_title(title: str, role: str | None) -> None:
    found = role_in(title)
    assert found == role or (role is not None and found is not None and role.endswith(found))


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ("bank of norland", "business"),
        ("lark rovers fc", "sport"),
        ("university of lark", "science"),
        ("lark union", None),
    ],
)
def test_fields_are_told_by_bodies(body: str, field: str | None) -> None:
    assert field_at(body) == field


def test_fields_meet_both_ways() -> None:
    assert meet("politics", "law") and meet("law", "politics")
    assert not meet("sport", "politics")
