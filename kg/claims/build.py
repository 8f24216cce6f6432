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
    """Keep each statement of a sentence once: of typed claims that say the same, the surest, and no open relation in
    words that a typed claim has (*is a friend of Ostia* is `ally_of`)."""
    best: dict[tuple[object, ...], Draft] = {}
    described = {_ends(reading, draft) for draft in found if draft.rule.startswith("copula.")}
    for draft in found:
        if draft.relation is None and draft.predicate.startswith("be ") and _ends(reading, draft) in described:
            continue
        key = _key(reading, draft)
        if key not in best or draft.confidence > best[key].confidence:
            best[key] = draft
    return list(best.values())


def _ends(reading: Reading, draft: Draft) -> tuple[object, ...]:
    end = draft.object.thing if draft.object is not None else None
    return (
        reading.parse.sentence_of[draft.trigger[0]],
        id(draft.subject.thing),
        id(end) if end is not None else id(draft),
    )


def _key(reading: Reading, draft: Draft) -> tuple[object, ...]:
    """Return what makes a statement: its ends and relation, of an open one also where it stands."""
    if draft.object is not None and draft.object.thing is not None:
        return *_ends(reading, draft), draft.relation, draft.trigger[0] if draft.relation is None else -1
    if draft.object is None and draft.title is not None and draft.subject.thing is not None:
        return *_ends(reading, draft)[:2], draft.relation, draft.title
    return (id(draft),)


def build_claims(reading: Reading, found: list[Draft], clusters: dict[int, str]) -> tuple[Claim, ...]:
    """Freeze drafts; `clusters` maps `id(thing)` to the id of its cluster."""
    return tuple(finish(reading, found, clusters))
