"""All claims of a document, in the order of the text. Needs a Reading; gives Claims."""

from __future__ import annotations

from kg.claims.acts import act_claims
from kg.claims.described import roles_given
from kg.claims.draft import Draft, finish
from kg.claims.homes import home_countries
from kg.claims.nominals import nominal_claims
from kg.claims.opens import open_claims
from kg.claims.positions import position_claims
from kg.claims.reading import Reading
from kg.claims.roles import is_office
from kg.claims.states import government_of, state_claims
from kg.claims.verbs import typed_claims
from kg.model import Claim


def drafts(reading: Reading) -> list[Draft]:
    """Return what all rules find, each statement of a sentence once."""
    given = roles_given(reading)
    for role in given:
        if role.person.thing is not None and role.anchor is None:
            spot = next((s for s in role.person.thing.spots if s.first == role.person.first), None)
            if spot is not None:
                reading.described.setdefault(role.role.noun, (role.person.thing, spot))
    reading.offices.update(d.role.noun for d in given if d.anchor is not None and is_office(d.role))
    countries = home_countries(reading, given)
    typed = {i: typed_claims(reading, clause) for i, clause in reading.clauses.items()}
    acts = list(act_claims(reading, typed))
    told = {(draft.anchor, draft.relation, id(draft.subject.thing)) for draft in acts}
    found = [
        draft
        for of_clause in typed.values()
        for draft in of_clause
        # *demanded that Lee resign* asks Lee; that it asks somebody is the same statement
        if draft.object is not None or (draft.anchor, draft.relation, id(draft.subject.thing)) not in told
    ]
    found += [draft for i, clause in reading.clauses.items() for draft in open_claims(reading, clause, typed[i])]
    found += [*acts, *nominal_claims(reading), *position_claims(reading, given, countries)]
    found += state_claims(reading, countries)
    found += government_of(reading, found)
    return _once(reading, found)


def _once(reading: Reading, found: list[Draft]) -> list[Draft]:
    """Drop an open relation between two things that a typed claim of the sentence relates by the same words,
    and, of typed claims that say the same, all but the surest."""
    best: dict[tuple[object, ...], Draft] = {}
    for draft in found:
        if draft.object is not None and draft.object.thing is not None:
            sentence = reading.parse.sentence_of[draft.trigger[0]]
            ends = (id(draft.subject.thing), id(draft.object.thing))
            at = draft.trigger[0] if draft.relation is None else -1
            key: tuple[object, ...] = (sentence, ends, draft.relation, at)
        else:
            key = (id(draft),)
        if key not in best or draft.confidence > best[key].confidence:
            best[key] = draft
    return list(best.values())


def build_claims(reading: Reading, found: list[Draft], clusters: dict[int, str]) -> tuple[Claim, ...]:
    """Freeze drafts; `clusters` maps `id(thing)` to the id of its cluster."""
    return tuple(finish(reading, found, clusters))
