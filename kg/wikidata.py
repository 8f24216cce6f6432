"""The Wikidata ids that kg ships: those of countries, capitals and large international bodies."""

from __future__ import annotations

from functools import lru_cache

from kg import rules
from kg.model import EntityType

_COMMON_CAPITALS = frozenset({"San José", "Georgetown", "Kingston", "Victoria", "St. John's", "St. George's"})
"""Capitals whose names other towns bear as well."""


@lru_cache(maxsize=1)
def wikidata() -> dict[tuple[EntityType, str], str]:
    """Return the Wikidata ids of countries, capitals and international bodies, by type and folded name."""
    data = rules.load("wikidata.yaml")
    found: dict[tuple[EntityType, str], str] = {}
    for code, ids in data["countries"].items():
        country = rules.gazetteer().by_code.get(code)
        if country is not None:
            found[EntityType.COUNTRY, rules.fold(country.name)] = ids[0]
            if len(ids) > 1 and country.capital and country.capital not in _COMMON_CAPITALS:
                found[EntityType.PLACE, rules.fold(country.capital)] = ids[1]
    found |= {
        (EntityType.ORGANIZATION, rules.fold(name)): id_ for id_, names in data["bodies"].items() for name in names
    }
    return found


def wikidata_id(kind: EntityType | str, name: str | None) -> str | None:
    """Return the Wikidata id (`Q792`) of what bears this name, or None where the shipped list has none."""
    return wikidata().get((EntityType(kind), rules.fold(name).removeprefix("the "))) if name else None
