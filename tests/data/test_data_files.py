"""The lexicons in kg/data are well-formed, without duplicates, and use the words of the annotation guide."""

from __future__ import annotations

import re
from importlib import resources
from typing import Any

import pytest
import yaml

from kg.check import check
from kg.model import EntityType
from kg.rules import EFFECTS, RELATIONS, fold, gazetteer, places
from kg.wikidata import wikidata_id

FILES = tuple("predicates context speech titles nouns countries given_names nicknames known_names wikidata".split())
BODIES = {"government", "parliament", "party", "judiciary", "military", "organization", "none"}
TITLE_RELATIONS = {"holds_position", "ambassador_to", "leads", "member_of", "represents"}
KINDS = {"verb", "noun", "adjective", "adverb", "determiner", "preposition", "phrase"}
TYPES = {entity_type.value for entity_type in EntityType}
STATES_AND_ACTS = RELATIONS - {"government_of"}


def load(name: str) -> Any:
    text = resources.files("kg.data").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def duplicates(words: list[Any]) -> list[Any]:
    return sorted({word for word in words if words.count(word) > 1})


def rows(*names: str) -> list[Any]:
    return [pytest.param(row, id=f"{name}-{row['id']}") for name in names for row in load(name)]


@pytest.mark.parametrize("name", FILES)
def test_data_file_loads_and_says_what_it_holds(name: str) -> None:
    assert load(name)
    assert resources.files("kg.data").joinpath(f"{name}.yaml").read_text(encoding="utf-8").startswith("# ")


def test_known_names_stand_once_and_are_in_no_other_list() -> None:
    names = [name for groups in load("known_names").values() for listed in groups.values() for name in listed]
    book = gazetteer()
    assert duplicates(names) == []
    assert [name for name in names if name in book.names or name in book.people or name in book.capitals] == []


def test_places_are_folded_and_stand_once() -> None:
    lines = resources.files("kg.data").joinpath("places.txt").read_text(encoding="utf-8").splitlines()
    names = [line for line in lines if not line.startswith(("#", "["))]
    assert len(names) == len(set(names)) == len(places())
    assert [name for name in names if name != fold(name)] == []
    assert {"region", "large", "middling", "small"} == set(places().values())


def test_rules_find_no_fault_in_the_files() -> None:
    assert check() == []


@pytest.mark.parametrize("name", ["predicates", "context", "speech"])
def test_ids_are_unique(name: str) -> None:
    assert duplicates([row["id"] for row in load(name)]) == []


@pytest.mark.parametrize("row", rows("predicates"))
def test_predicate_is_complete(row: dict[str, Any]) -> None:
    assert row["relation"] in STATES_AND_ACTS
    assert row["verbs"] or row["nouns"]
    assert row["example"] and row["counter"]
    assert bool(row["verbs"]) == bool(row["target"])
    assert row["example"] != row["counter"]
    assert bool(row["nouns"]) <= bool(row["noun_target"])
    assert set(row["subject_types"]) | set(row["object_types"]) <= TYPES
    for key in ("verbs", "nouns", "target", "noun_target", "object_words"):
        words = row.get(key, [])
        assert all(isinstance(word, str) for word in words)
        assert duplicates(words) == []


def test_every_relation_has_a_predicate() -> None:
    assert {row["relation"] for row in load("predicates")} == STATES_AND_ACTS


def covers(wide: list[str], narrow: list[str]) -> bool:
    return not wide or (bool(narrow) and set(wide) >= set(narrow))


def test_no_predicate_hides_a_later_one() -> None:
    entries = [row for row in load("predicates") if "object_words" not in row]
    hidden = [
        (early["id"], late["id"], sorted(set(early["verbs"]) & set(late["verbs"])))
        for place, late in enumerate(entries)
        for early in entries[:place]
        if set(early["verbs"]) & set(late["verbs"])
        and set(early["target"]) >= set(late["target"])
        and covers(early["object_types"], late["object_types"])
        and covers(early["subject_types"], late["subject_types"])
    ]
    assert hidden == []


@pytest.mark.parametrize("row", rows("context"))
def test_context_is_complete(row: dict[str, Any]) -> None:
    assert row["kind"] in KINDS
    assert row["effect"] in EFFECTS
    assert row["self"] is None or row["self"] in RELATIONS
    assert row["lemmas"] and row["example"] != row["counter"]


@pytest.mark.parametrize("row", rows("speech"))
def test_speech_is_complete(row: dict[str, Any]) -> None:
    assert row["kind"] in {"verb", "noun", "phrase"}
    assert row["content"] in EFFECTS
    assert row["lemmas"] and row["example"]


@pytest.mark.parametrize("name", ["context", "speech"])
def test_lemma_stands_once_for_each_kind(name: str) -> None:
    assert duplicates([(lemma, row["kind"]) for row in load(name) for lemma in row["lemmas"]]) == []


def test_titles_are_complete_and_lower_case() -> None:
    data = load("titles")
    titles = [row["title"] for row in data["positions"]]
    assert duplicates(titles) == [] and duplicates(data["honorifics"]) == []
    assert [title for title in titles if title != title.lower()] == []
    assert {row["body"] for row in data["positions"]} <= BODIES
    assert {row["relation"] for row in data["positions"]} == TITLE_RELATIONS
    assert set(data["modifiers"].values()) == {None, "former", "planned"}


def test_nouns_stand_under_one_type() -> None:
    data = load("nouns")
    words = [word for name in sorted(TYPES - {"PERSON"}) for word in data[name]]
    heads = [head for group in data["name_heads"].values() for head in group]
    people = [word for group in data["PERSON"].values() for word in group]
    assert duplicates(words) == [] and duplicates(heads) == [] and duplicates(people) == []
    assert set(data["name_heads"]) <= TYPES


def test_kinship_has_gender_and_inverse() -> None:
    for row in load("nouns")["KINSHIP"].values():
        assert row["gender"] in {"male", "female", "neutral"} and row["inverse"]


def test_countries_have_unique_codes_and_names() -> None:
    data = load("countries")
    names = [name for row in data["countries"] for name in (row["name"], *row["aliases"])]
    codes = [row["code"] for row in data["countries"]]
    assert duplicates(codes) == [] and duplicates(names) == []
    assert duplicates([seat["name"] for seat in data["seats"]]) == []
    assert {seat["code"] for seat in data["seats"]} <= set(codes)


@pytest.mark.parametrize(
    ("code", "name", "adjective", "people"),
    [
        ("SV", "El Salvador", "Salvadoran", "Salvadorans"),
        ("US", "United States", "American", "Americans"),
        ("CZ", "Czech Republic", "Czech", "Czechs"),
        ("NE", "Niger", "Nigerien", "Nigeriens"),
        ("XK", "Kosovo", "Kosovar", "Kosovars"),
        ("SUHH", "Soviet Union", "Soviet", "Soviets"),
    ],
)
def test_country_has_its_words(code: str, name: str, adjective: str, people: str) -> None:
    row = next(row for row in load("countries")["countries"] if row["code"] == code)
    assert row["name"] == name
    assert adjective in row["adjectives"] and people in row["demonyms_plural"]


def test_given_name_has_one_gender() -> None:
    data = load("given_names")
    assert set(data) == {"male", "female", "either"}
    folded = {gender: {fold(name) for name in names} for gender, names in data.items()}
    assert not folded["male"] & folded["female"] and not (folded["male"] | folded["female"]) & folded["either"]
    assert [gender for gender, names in data.items() if duplicates(names)] == []


def test_nickname_stands_for_another_name() -> None:
    for short, full in load("nicknames").items():
        assert full and short not in full and duplicates(full) == []


def test_wikidata_ids_are_well_formed_unique_and_of_known_countries() -> None:
    data = load("wikidata")
    ids = [id_ for pair in data["countries"].values() for id_ in pair] + list(data["bodies"])
    assert all(re.fullmatch(r"Q[1-9]\d*", id_) for id_ in ids)
    assert len(set(ids)) == len(ids)
    assert data["countries"].keys() <= gazetteer().by_code.keys()


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("COUNTRY", "El Salvador", "Q792"),
        ("PLACE", "Nairobi", "Q3870"),
        ("ORGANIZATION", "the United Nations", "Q1065"),
        ("PERSON", "Nairobi", None),
        ("PLACE", "Kingston", None),
        ("GROUP", None, None),
    ],
)
def test_wikidata_id_is_that_of_the_type_and_name(kind: str, name: str | None, expected: str | None) -> None:
    assert wikidata_id(kind, name) == expected
