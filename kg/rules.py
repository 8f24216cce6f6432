"""Rules and lexicons as typed data, loaded from `kg/data/*.yaml`.

Each loader is cached: a lexicon is read once a process. A wrong file is a RuleError that names
the file and the rule.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from kg.errors import RuleError
from kg.model import EntityType

RELATIONS = frozenset(
    "holds_position leads member_of represents ambassador_to subordinate_of family_of ally_of rival_of from_country "
    "born_in lives_in educated_at based_in located_in part_of government_of founded owns participates_in agree consult "
    "support cooperate aid concede retreat request accuse reject threaten protest sanction mobilize coerce assault "
    "communicate".split()
)
EFFECTS = frozenset({"actual", "negated", "planned", "possible"})


@dataclass(frozen=True, slots=True)
class PredicateRule:
    """Which relation a verb or an event noun states, and where its object stands (`target`, best first)."""

    id: str
    relation: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    target: tuple[str, ...]
    noun_target: tuple[str, ...]
    subject_types: frozenset[str]
    object_types: frozenset[str]
    object_words: frozenset[str]
    mutual: bool
    reverse: bool
    patient: bool
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class ContextRule:
    """What an embedding word does to the clause below it, and which act it is itself (`act`)."""

    id: str
    lemmas: tuple[str, ...]
    kind: str
    effect: str
    act: str | None
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class SpeechRule:
    """A word that attributes: *said*, *according to*. `content` is what it makes of what is said."""

    id: str
    lemmas: tuple[str, ...]
    kind: str
    content: str


@dataclass(frozen=True, slots=True)
class Position:
    """A title: the kind of body it belongs to, the relation it states, and the only country that uses it, if any."""

    title: str
    body: str
    relation: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class RoleRule:
    """What a noun says that one thing is to another: *subsidiary of* states part_of. `owner`: *his aide Tom Ray*."""

    id: str
    nouns: tuple[str, ...]
    relation: str
    reverse: bool
    owner: bool
    subjects: frozenset[str]
    objects: frozenset[str]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Titles:
    """Everything that may stand before a person's name."""

    honorifics: frozenset[str]
    positions: dict[str, Position]
    modifiers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Country:
    """A country as the gazetteer knows it."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str | None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Countries by any of their words; keys are exact, case kept (*Turkey* is not *turkey*)."""

    by_code: dict[str, Country]
    names: dict[str, str]
    adjectives: dict[str, str]
    people: dict[str, str]
    capitals: dict[str, str]
    seats: dict[str, str]


@dataclass(frozen=True, slots=True)
class Nouns:
    """Common nouns by the type of thing they name, and the words that fix the type of a name."""

    types: dict[str, EntityType]
    gender: dict[str, str]
    kinship: dict[str, str]
    name_heads: dict[str, EntityType]


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return `text` without accents and case, so that *Galdámez* meets *Galdamez*."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


_WHOLE_WORDS = {
    "us": "united states",
    "usa": "united states",
    "uk": "united kingdom",
    "un": "united nations",
    "&": "and",
}


def spell_out(words: list[str]) -> list[str]:
    """Return folded words of a name with *&* and, before other words, *U.S.*, *UK* and *UN* in full."""
    if len(words) < 2 or not ({words[0], "&"} & _WHOLE_WORDS.keys()):
        return words
    found = [_WHOLE_WORDS[words[0]] if words[0] in _WHOLE_WORDS else words[0], *words[1:]]
    return " ".join("and" if word == "&" else word for word in found).split()


def load(name: str) -> Any:
    """Return what the YAML file `name` of `kg/data` holds.

    Raises
    ------
    RuleError
        If the file is no valid YAML.
    """
    text = resources.files("kg.data").joinpath(name).read_text(encoding="utf-8")
    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise RuleError(f"kg/data/{name} is no valid YAML: {error}") from error


def _words(values: Iterable[Any] | None) -> tuple[str, ...]:
    return tuple(str(value) for value in values or ())


@lru_cache(maxsize=1)
def predicates() -> tuple[PredicateRule, ...]:
    """Return the predicate rules in file order: the first that fits wins."""
    return tuple(
        PredicateRule(
            id=row["id"],
            relation=row["relation"],
            verbs=_words(row.get("verbs")),
            nouns=_words(row.get("nouns")),
            target=_words(row.get("target")),
            noun_target=_words(row.get("noun_target")),
            subject_types=frozenset(_words(row.get("subject_types"))),
            object_types=frozenset(_words(row.get("object_types"))),
            object_words=frozenset(_words(row.get("object_words"))),
            mutual=bool(row.get("mutual")),
            reverse=bool(row.get("reverse")),
            patient=bool(row.get("patient")),
            example=row.get("example", ""),
            counter=row.get("counter", ""),
        )
        for row in load("predicates.yaml")
    )


@lru_cache(maxsize=1)
def verb_rules() -> dict[str, tuple[PredicateRule, ...]]:
    """Return the predicate rules by verb lemma (with its particle, as *call off*)."""
    return _index((verb, rule) for rule in predicates() for verb in rule.verbs)


@lru_cache(maxsize=1)
def of_patients() -> frozenset[str]:
    """Return the ids of the predicate rules whose state is that of whom the act is done to."""
    return frozenset(rule.id for rule in predicates() if rule.patient)


@lru_cache(maxsize=1)
def noun_rules() -> dict[str, tuple[PredicateRule, ...]]:
    """Return the predicate rules by event noun."""
    return _index((noun, rule) for rule in predicates() for noun in rule.nouns)


def _index(pairs: Iterable[tuple[str, PredicateRule]]) -> dict[str, tuple[PredicateRule, ...]]:
    table: dict[str, list[PredicateRule]] = {}
    for word, rule in pairs:
        table.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in table.items()}


@lru_cache(maxsize=1)
def context() -> dict[str, tuple[ContextRule, ...]]:
    """Return the context rules by lemma."""
    table: dict[str, list[ContextRule]] = {}
    for row in load("context.yaml"):
        rule = ContextRule(
            row["id"], _words(row["lemmas"]), row["kind"], row["effect"], row.get("self"),
            row.get("example", ""), row.get("counter", ""),
        )  # fmt: skip
        for lemma in rule.lemmas:
            table.setdefault(lemma, []).append(rule)
    return {lemma: tuple(rules) for lemma, rules in table.items()}


@lru_cache(maxsize=1)
def speech() -> dict[str, SpeechRule]:
    """Return the speech rules by lemma or phrase; the first of a lemma counts."""
    table: dict[str, SpeechRule] = {}
    for row in load("speech.yaml"):
        rule = SpeechRule(row["id"], _words(row["lemmas"]), row["kind"], row.get("content", "actual"))
        for lemma in rule.lemmas:
            table.setdefault(lemma, rule)
    return table


@lru_cache(maxsize=1)
def titles() -> Titles:
    """Return honorifics, positions and their modifiers; keys in lower case without dots."""
    data = load("titles.yaml")
    positions = {
        row["title"].lower(): Position(row["title"], row["body"], row["relation"], row.get("country"))
        for row in data["positions"]
    }
    modifiers = {str(word).lower(): str(effect or "") for word, effect in data["modifiers"].items()}
    return Titles(frozenset(word.lower().rstrip(".") for word in data["honorifics"]), positions, modifiers)


@lru_cache(maxsize=1)
def title_openers() -> frozenset[str]:
    """Return the first words of all positions, hyphens apart: most words open no title."""
    return frozenset(title.replace("-", " ").split()[0] for title in titles().positions) | frozenset(
        title.split()[0] for title in titles().positions
    )


@lru_cache(maxsize=1)
def roles() -> dict[str, tuple[RoleRule, ...]]:
    """Return the role rules by noun."""
    found = (
        RoleRule(
            id=row["id"],
            nouns=_words(row["nouns"]),
            relation=row["relation"],
            reverse=row["reverse"],
            owner=row["owner"],
            subjects=frozenset(_words(row["subjects"])),
            objects=frozenset(_words(row["objects"])),
            example=row["example"],
            counter=row["counter"],
        )
        for row in load("roles.yaml")
    )
    table: dict[str, list[RoleRule]] = {}
    for rule in found:
        for noun in rule.nouns:
            table.setdefault(noun, []).append(rule)
    return {noun: tuple(rules) for noun, rules in table.items()}


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the countries, indexed by every word that names them."""
    data = load("countries.yaml")
    found = Gazetteer({}, {}, {}, {}, {}, {})
    for row in data["countries"]:
        country = Country(
            row["code"], row["name"], _words(row.get("aliases")), _words(row.get("adjectives")),
            _words(row.get("demonyms_plural")), row.get("capital"),
        )  # fmt: skip
        found.by_code[country.code] = country
        for name in (country.name, *country.aliases):
            found.names.setdefault(name, country.code)
        for word in country.adjectives:
            found.adjectives.setdefault(word, country.code)
        for word in country.people:
            found.people.setdefault(word, country.code)
        if country.capital:
            found.capitals.setdefault(country.capital, country.code)
    for row in data.get("seats", []):
        found.seats.setdefault(row["name"], row["code"])
    return found


@lru_cache(maxsize=1)
def nouns() -> Nouns:
    """Return the common nouns by type, with gender and kinship."""
    data = load("nouns.yaml")
    found = Nouns({}, {}, {}, {})
    for name in ("GROUP", "ORGANIZATION", "GOVERNMENT", "COUNTRY", "PLACE", "EVENT", "AGREEMENT", "WORK"):
        for word in data.get(name, []):
            found.types.setdefault(word, EntityType(name))
    for gender, words in data["PERSON"].items():
        for word in words:
            found.types.setdefault(word, EntityType.PERSON)
            if gender in ("male", "female"):
                found.gender[word] = gender
    for word, row in data["KINSHIP"].items():
        found.kinship[word] = row.get("inverse", word)
        found.types.setdefault(word, EntityType.PERSON)
        if row.get("gender") in ("male", "female"):
            found.gender[word] = row["gender"]
    for name, words in data["name_heads"].items():
        for word in words:
            found.name_heads.setdefault(word, EntityType(name))
    return found


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Return given names (accents kept and folded) with *male*, *female* or *either*."""
    found: dict[str, str] = {}
    for gender, names in load("given_names.yaml").items():
        for name in names:
            found.setdefault(fold(str(name)), gender)
    return found


@lru_cache(maxsize=1)
def known_names() -> dict[str, EntityType]:
    """Return the type of well-known names, in their exact form without dots."""
    return {
        str(name).replace(".", ""): EntityType(kind)
        for kind, groups in load("known_names.yaml").items()
        for names in groups.values()
        for name in names
    }


@lru_cache(maxsize=1)
def places() -> dict[str, str]:
    """Return what folded names of places are: a region, or a city that is large, middling or small."""
    found, kind = {}, ""
    for line in resources.files("kg.data").joinpath("places.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif not line.startswith("#"):
            found[line] = kind
    return found


@lru_cache(maxsize=1)
def nicknames() -> dict[str, tuple[str, ...]]:
    """Return the full given names of each short form, folded."""
    return {
        fold(str(short)): tuple(fold(str(full)) for full in fulls) for short, fulls in load("nicknames.yaml").items()
    }
