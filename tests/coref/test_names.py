"""Names that mean one thing, and names that don't, without a model."""

from __future__ import annotations

import pytest
from parses import flat

from kg.coref.names import cluster_names, initials, parts, same_person
from kg.coref.things import fold_key
from kg.nlp.mentions import find_names

LEFT = "left/VBD the/DT old/JJ town/NN"


def groups(*lines: str) -> list[list[str]]:
    """The names of each thing, in the order of the text."""
    parse = flat(*(f"{line} {LEFT}" for line in lines))
    things = cluster_names(parse, find_names(parse))
    return [[parse.quote(s.first, s.last).text for s in sorted(t.spots, key=lambda s: s.first)] for t in things]


def person(*words: str) -> str:
    return " ".join(f"{word}/NNP/{'I-' if n else ''}PERSON" for n, word in enumerate(words))


def body(*words: str) -> str:
    return " ".join(f"{word}/NNP/{'I-' if n else ''}ORG" for n, word in enumerate(words))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("ann lee", "ann lee"),
        ("ann maria lee", "ann lee"),
        ("ann m. lee", "ann lee"),
        ("a. lee", "ann lee"),
        ("william strand", "willian strand"),
        ("ann strand", "ann strant"),
        ("bill strand", "william strand"),
        ("ann lee jr.", "ann lee jr"),
        ("ann lee moss", "ann lee"),
    ],
)
def test_names_forms_of_one_person(left: str, right: str) -> None:
    assert same_person(left, right)
    assert same_person(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("tatiana strand", "carlos strand"),
        ("tom strand", "tom strand jr."),
        ("ann lee", "ann lea"),
        ("ann lee", "anne"),
        ("maria strand", "mario strand"),
        ("ann moss", "ann brandt"),
        ("b. lee", "ann lee"),
    ],
)
def test_names_of_two_persons(left: str, right: str) -> None:
    assert not same_person(left, right)
    assert not same_person(right, left)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ann lee", ["lee", "ann"]),
        ("ann lark-moss", ["lark-moss", "lark", "moss", "ann"]),
        ("ann maria lee", ["lee", "maria", "ann"]),
        ("tom lee jr.", []),
    ],
)
def test_names_parts_stand_for_the_whole(name: str, expected: list[str]) -> None:
    assert parts(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("national fund for ports", {"nffp", "nfp"}),
        ("harbour union", {"hu"}),
        ("anglo-lark bank", {"alb"}),
    ],
)
def test_names_initials(name: str, expected: set[str]) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Harbour Union", "harbour union"),
        ("Galdámez", "galdamez"),
        ("U.S. Navy", "united states navy"),
        ("The", "the"),
    ],
)
def test_names_fold_key(name: str, expected: str) -> None:
    assert fold_key(name) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([person("Ann", "Strand"), person("Strand")], [["Ann Strand", "Strand"]]),
        ([person("Strand"), person("Ann", "Strand")], [["Strand", "Ann Strand"]]),
        ([person("Ann", "Strand"), "Mrs./NNP " + person("Strand")], [["Ann Strand", "Strand"]]),
        ([person("Ann", "Strand"), body("Strand")], [["Ann Strand", "Strand"]]),
        ([person("Ann", "Lark-Moss"), person("Moss"), person("Lark")], [["Ann Lark-Moss", "Moss", "Lark"]]),
        ([person("William", "Strand"), person("Willian", "Strand")], [["William Strand", "Willian Strand"]]),
        ([person("William", "Strand"), person("Bill", "Strand")], [["William Strand", "Bill Strand"]]),
        ([person("Ann", "Strand"), person("Ann", "M.", "Strand")], [["Ann Strand", "Ann M. Strand"]]),
        ([person("Ann", "Strand"), person("Ann")], [["Ann Strand", "Ann"]]),
        ([person("Tom", "Strand"), person("Tom", "Strand", "Jr.")], [["Tom Strand"], ["Tom Strand Jr."]]),
        ([person("Tom", "Strand"), person("Ann", "Strand")], [["Tom Strand"], ["Ann Strand"]]),
    ],
)
def test_names_of_persons_are_joined(lines: list[str], expected: list[list[str]]) -> None:
    assert groups(*lines) == expected


def test_names_shared_surname_goes_to_the_one_named_last() -> None:
    lines = [person("Tom", "Strand"), person("Strand"), person("Ann", "Strand"), person("Strand")]
    assert groups(*lines) == [["Tom Strand", "Strand"], ["Ann Strand", "Strand"]]


def test_names_surname_never_goes_to_a_junior() -> None:
    lines = [person("Tom", "Strand", "Jr."), person("Strand")]
    assert groups(*lines) == [["Tom Strand Jr."], ["Strand"]]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            [f"{body('National', 'Fund')} (/-LRB- {body('NAFU')} )/-RRB-", body("NAFU")],
            [["National Fund", "NAFU", "NAFU"]],
        ),
        ([body("National", "Ports", "Fund"), body("NPF")], [["National Ports Fund", "NPF"]]),
        ([body("NPF"), body("National", "Ports", "Fund")], [["NPF", "National Ports Fund"]]),
        (
            [body("National", "Ports", "Fund"), body("Northern", "Party", "Front"), body("NPF")],
            [["National Ports Fund"], ["Northern Party Front"], ["NPF"]],
        ),
        ([body("National", "Ports", "Fund"), body("XYZ")], [["National Ports Fund"], ["XYZ"]]),
        ([body("Brightwater", "Holdings"), body("Brightwater")], [["Brightwater Holdings", "Brightwater"]]),
        (
            [body("Brightwater", "Holdings"), body("Brightwater", "Bank"), body("Brightwater")],
            [["Brightwater Holdings"], ["Brightwater Bank"], ["Brightwater"]],
        ),
        ([body("Federation", "Bank"), body("Federation")], [["Federation Bank"], ["Federation"]]),
    ],
)
def test_names_of_bodies_are_joined(lines: list[str], expected: list[list[str]]) -> None:
    assert sorted(groups(*lines)) == sorted(expected)


def test_names_acronym_is_no_person() -> None:
    assert groups(person("Nora", "Paula", "Fall"), body("NPF")) == [["Nora Paula Fall"], ["NPF"]]


@pytest.mark.parametrize(
    ("lines", "doubtful"),
    [
        (["they/PRP saw/VBD Brightwater/NNP"], [True]),
        (["they/PRP saw/VBD Brightwater/NNP", "we/PRP sold/VBD Brightwater/NNP"], [False]),
        (["they/PRP saw/VBD Brightwater/NNP Moss/NNP"], [False]),
        (["Brightwater/NNP saw/VBD it/PRP", "Brightwater/NNP saw/VBD it/PRP"], [True]),
        (["they/PRP saw/VBD Brightwater/NNP/ORG"], [False]),
    ],
)
def test_names_without_evidence_are_sure_after_two_capitals_inside_sentences(
    lines: list[str], doubtful: list[bool]
) -> None:
    parse = flat(*lines)
    assert [thing.candidate for thing in cluster_names(parse, find_names(parse))] == doubtful


def test_names_short_tail_is_the_only_country_s_body_of_that_name() -> None:
    force = body("Norwegian", "Air", "Force")
    assert groups(force, body("Air", "Force")) == [["Norwegian Air Force", "Air Force"]]
    other = body("Chilean", "Air", "Force")
    assert len(groups(force, other, body("Air", "Force"))) == 3


def test_names_country_in_full_or_short_is_one_body() -> None:
    assert len(groups(body("U.S.", "Air", "Force"), body("United", "States", "Air", "Force"))) == 1


def test_names_hyphenated_surname_is_that_of_the_full_name() -> None:
    assert groups(person("Wanda", "Strand-Lee"), person("Strand-Lee")) == [["Wanda Strand-Lee", "Strand-Lee"]]
    assert groups(person("Strand-Lee"), person("Wanda", "Strand-Lee")) == [["Strand-Lee", "Wanda Strand-Lee"]]
