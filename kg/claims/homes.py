"""Whose country a person serves, by what the document says of titles and offices. Needs Described roles."""

from __future__ import annotations

from collections import Counter, defaultdict

from kg import rules
from kg.claims.described import Described
from kg.claims.reading import Reading
from kg.coref.things import Spot, Thing
from kg.model import EntityType


def home_countries(reading: Reading, found: list[Described]) -> dict[int, str]:
    """Return the country (ISO code) that the document gives each person (by `id` of the thing), where it does."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for described in found:
        for marker, body in described.role.bodies:
            code = country_code(body.thing)
            abroad = described.role.position is not None and described.role.position.relation == "ambassador_to"
            if code and marker in ("compound", "poss", "of") and not (abroad and marker != "compound"):
                votes[id(described.person.thing)][code] += 1
    for thing in reading.coreference.things:
        if thing.leader is not None and thing.country:
            votes[id(thing.leader)][_code(thing.country)] += 1
    _vote_by_office(reading, votes)
    return {key: max(sorted(counts), key=counts.__getitem__) for key, counts in votes.items() if counts}


def _vote_by_office(reading: Reading, votes: dict[int, Counter[str]]) -> None:
    """*Lee still in the Norland presidency*: a named office with a person as its clause's subject."""
    for thing in reading.coreference.things:
        code = country_code(thing) or rules.gazetteer().seats.get(thing.canonical() or "")
        if code is None or thing.type not in (EntityType.GOVERNMENT, EntityType.PLACE):
            continue
        for spot in thing.spots:
            holder = _office_holder(reading, spot)
            if holder is not None:
                votes[id(holder)][code] += 1


def _office_holder(reading: Reading, spot: Spot) -> Thing | None:
    """Return the person right before *in the Norland presidency*, *back in the White House*."""
    parse = reading.parse
    seat = " ".join(parse.words[spot.first : spot.last + 1]) in rules.gazetteer().seats
    if parse.lemma[spot.head] not in ("presidency", "premiership") and not seat:
        return None
    at = spot.first - 1
    while at > 0 and spot.first - at < 6 and (parse.pos[at] in ("DET", "ADV") or parse.lower[at] in ("in", "to", "at")):
        at -= 1
    pair = reading.by_token.get(at)
    near = pair is not None and pair[0].type is EntityType.PERSON and parse.lower[spot.first - 2] in ("in", "to")
    return pair[0] if pair is not None and near else None


def country_code(thing: Thing | None) -> str | None:
    """Return the ISO code of a thing that is a country or its government."""
    if thing is None or not thing.key:
        return None
    kind, _, code = thing.key.partition(":")
    return code if kind in ("country", "government") else None


def capital_of(thing: Thing | None) -> str | None:
    """Return the country (ISO code) whose capital a place is."""
    if thing is None or thing.type is not EntityType.PLACE:
        return None
    return rules.gazetteer().capitals.get(thing.canonical() or "")


def _code(country: str) -> str:
    return rules.gazetteer().names.get(country, country)
