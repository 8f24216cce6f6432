"""Standing relations that names themselves state: governments, administrations, parts, origins, places."""

from __future__ import annotations

from collections.abc import Iterator

from kg import rules
from kg.claims.confidence import APPOSITION, IMPLIED, TITLE, rate
from kg.claims.draft import PLAIN, Draft
from kg.claims.ground import Referent, implied, refer
from kg.claims.homes import country_code
from kg.claims.places import place_claims
from kg.claims.reading import Reading
from kg.claims.slots import doers, referents
from kg.coref.governments import GOVERNMENT_NOUNS
from kg.coref.things import Spot, Thing
from kg.model import EntityType, MentionKind
from kg.nlp.inner import PART_WORDS

_STATE_PARTS = frozenset(
    "ministry department secretariat army navy police treasury guard presidency force forces "
    "intelligence customs".split()
)
_AGAINST_THE_STATE = frozenset("free democratic popular resistance opposition rebel".split())
"""*the Free Ostian Army*: forces that call themselves so are none of the government's."""
_MEMBER_WORDS = PART_WORDS | {"organization", "organisation", "programme", "program", "fund", "mission"}
_ORIGIN_NOUNS = frozenset({"origin", "descent", "nationality", "citizenship", "extraction", "ancestry"})


def state_claims(reading: Reading, countries: dict[int, str]) -> Iterator[Draft]:
    """Yield standing relations; `countries` gives a leader's country (ISO code) by `id` of the person's thing."""
    for thing in list(reading.coreference.things):
        if not thing.spots:
            continue
        if thing.leader is not None:
            yield from _administration(reading, thing, countries)
        elif thing.type is EntityType.ORGANIZATION:
            yield from _state_part(reading, thing)
    yield from _parts(reading)
    yield from _origins(reading)
    yield from _as_part(reading)
    yield from place_claims(reading)


def government_of(reading: Reading, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield one claim for each government that the document names or its claims imply."""
    implied_at: dict[int, tuple[int, int]] = {}
    for draft in drafts:
        for end in (draft.subject, draft.object):
            if end is not None and end.thing is not None:
                implied_at.setdefault(id(end.thing), draft.trigger)
    for thing in list(reading.coreference.countries.things.values()):
        code = country_code(thing)
        if code is None or thing.type is not EntityType.GOVERNMENT:
            continue
        country = implied(reading.coreference.countries.country(code))
        spot = _outright(reading, thing)
        where = (spot.first, spot.last) if spot is not None else implied_at.get(id(thing))
        if where is not None:
            subject = Referent(thing, *where) if spot is not None else implied(thing)
            yield _state(
                reading, subject, "government_of", "be government of", where, country, TITLE, "state.government"
            )


def _outright(reading: Reading, thing: Thing) -> Spot | None:
    spots = sorted(thing.spots, key=lambda spot: spot.first)
    named = [s for s in spots if reading.parse.lemma[s.head].lower() in GOVERNMENT_NOUNS]
    return next(iter(named or spots), None)


def _state(
    reading: Reading, s: Referent, relation: str, words: str, at: tuple[int, int], o: Referent, base: float, rule: str
) -> Draft:
    return Draft(s, relation, words, at, o, rate(reading, base, s, o), rule, stance=PLAIN)


def _administration(reading: Reading, thing: Thing, countries: dict[int, str]) -> Iterator[Draft]:
    """The leader leads the administration, which is part of the government."""
    assert thing.leader is not None
    spot = min(thing.spots, key=lambda spot: spot.first)
    at, own = (spot.first, spot.last), Referent.of(thing, spot)
    words = reading.parse.quote(*at).text
    named = next((s for s in thing.leader.spots if spot.first <= s.first and s.last <= spot.last), None)
    leader = Referent(thing.leader, named.first, named.last) if named is not None else implied(thing.leader)
    yield _state(reading, leader, "leads", words, at, own, TITLE, "state.administration")
    code = countries.get(id(thing.leader))
    if code is not None:
        government = implied(reading.coreference.countries.government(code))
        yield _state(reading, own, "part_of", words, at, government, IMPLIED, "state.administration")


def _state_part(reading: Reading, thing: Thing) -> Iterator[Draft]:
    """*the Ostian Ministry of Ports*, *Norland's Defense Department* are parts of governments."""
    parse, by_head = reading.parse, reading.coreference.by_head
    name = thing.canonical() or ""
    said = {word.lower() for word in name.split()}
    if not said & _STATE_PARTS or said & _AGAINST_THE_STATE:
        return
    for spot in sorted(thing.spots, key=lambda s: s.first):
        code, size = _code_at_start(name)
        words = (spot.first, min(spot.first + max(size, 1) - 1, spot.last))
        if code is None:
            owner = next(
                (
                    c
                    for c in parse.children(spot.head, "poss", "amod", "compound", "nmod")
                    if c < spot.first and c in by_head and "and" not in parse.lower[c : spot.first]
                ),
                None,
            )
            code = country_code(by_head[owner][0]) if owner is not None else None
            words = (owner, owner) if owner is not None else words
        if code is not None:
            government = Referent(reading.coreference.countries.government(code), *words)
            yield _state(
                reading, Referent.of(thing, spot), "part_of", "be part of",
                (spot.first, spot.last), government,
                APPOSITION, "state.ministry",
            )  # fmt: skip
            return


def _code_at_start(name: str) -> tuple[str | None, int]:
    """Return the country that a name begins with, and of how many words its name is."""
    book, words = rules.gazetteer(), name.replace("'s", "").split()
    for size in (3, 2, 1):
        first = " ".join(words[:size])
        if len(words) > size and (first in book.adjectives or first in book.names):
            return book.adjectives.get(first) or book.names.get(first), size
    return None, 0


def _parts(reading: Reading) -> Iterator[Draft]:
    """*the Senate's Ports Committee*, *Committee of the Senate*, *Senate Ports Committee*."""
    seen: set[tuple[int, int]] = set()
    spots = [(s, t) for t in reading.coreference.things for s in t.spots if t.type is EntityType.ORGANIZATION]
    for spot, thing in sorted(spots, key=lambda item: item[0].first):
        for other_spot, other in _inside_or_owner(reading, spot):
            front = other_spot.first == spot.first  # *Senate Ports Committee*
            if not front and not _MEMBER_WORDS.intersection(reading.parse.lower[spot.first : spot.last + 1]):
                continue
            if (
                other is thing
                or (id(thing), id(other)) in seen
                or other.type not in (EntityType.ORGANIZATION, EntityType.GOVERNMENT)
            ):
                continue
            seen.add((id(thing), id(other)))
            yield _state(
                reading, Referent.of(thing, spot), "part_of", "be part of",
                (spot.first, max(spot.last, spot.head)),
                Referent(other, other_spot.first, other_spot.last), APPOSITION, "state.part",
            )  # fmt: skip


def _inside_or_owner(reading: Reading, spot: Spot) -> Iterator[tuple[Spot, Thing]]:
    """Yield the bodies named inside a name, as its owner or after *of*."""
    parse, by_head = reading.parse, reading.coreference.by_head
    for i in range(spot.first, spot.last + 1):
        pair = reading.by_token.get(i)
        if pair is not None and pair[1].last - pair[1].first < spot.last - spot.first:
            yield pair[1], pair[0]
    for c in parse.children(spot.head, "poss"):
        if c in by_head and c < spot.first:
            yield by_head[c][1], by_head[c][0]
    for prep in parse.children(spot.head, "prep"):
        noun = parse.child(prep, "pobj") if parse.lower[prep] == "of" else None
        if noun is not None and noun in by_head and noun > spot.last:
            yield by_head[noun][1], by_head[noun][0]


def _origins(reading: Reading) -> Iterator[Draft]:
    """*a gang of Ostian origin*, *the Ostian firm Acme*, *Acme, an Ostian firm*."""
    parse, by_head = reading.parse, reading.coreference.by_head
    for name in reading.coreference.names:
        if name.role not in ("adjective", "country") or not name.country:
            continue
        noun = parse.head[name.head]
        if (
            parse.dep[name.head] not in ("amod", "compound", "nmod")
            or noun == name.head
            or (noun in by_head and by_head[noun][1].first == name.first)
        ):
            continue
        for thing, spot in _originating(reading, noun):
            if thing.type in (EntityType.ORGANIZATION, EntityType.GROUP, EntityType.PERSON, EntityType.WORK):
                country = Referent(reading.coreference.countries.country(name.country), name.first, name.last)
                yield _state(
                    reading, Referent.of(thing, spot), "from_country", "be from",
                    (name.first, noun), country,
                    APPOSITION, "state.origin",
                )  # fmt: skip


def _originating(reading: Reading, noun: int) -> Iterator[tuple[Thing, Spot]]:
    """Yield the named things that a noun with a country's adjective describes."""
    parse, by_head = reading.parse, reading.coreference.by_head
    if parse.lemma[noun] in _ORIGIN_NOUNS:
        prep = parse.head[noun]
        above = parse.head[prep] if parse.dep[noun] == "pobj" and parse.lower[prep] == "of" else -1
        while (
            above >= 0
            and refer(reading, above).thing is None
            and parse.head[above] != above
            and parse.pos[above] in ("ADP", "NOUN", "PUNCT")
        ):
            owner = next((c for c in parse.children(above, "compound", "nmod", "appos") if c in by_head), None)
            if owner is not None:
                yield by_head[owner]
                return
            above = parse.head[above]
        referent = refer(reading, above) if above >= 0 else None
        if referent is not None and referent.thing is not None:
            yield referent.thing, Spot(referent.first, referent.last, above, MentionKind.NAME)
        return
    kind = rules.nouns().types.get(parse.lemma[noun].lower())
    if kind not in (EntityType.ORGANIZATION, EntityType.GROUP):
        return
    yield from (by_head[c] for c in parse.children(noun, "appos") if c in by_head)
    if parse.dep[noun] in ("appos", "compound", "nmod") and parse.head[noun] in by_head:
        yield by_head[parse.head[noun]]
    yield from (
        by_head[c] for c in parse.children(noun, "compound", "nmod") if c in by_head and by_head[c][0].type is kind
    )


def _as_part(reading: Reading) -> Iterator[Draft]:
    """*Norland, as part of the Harbour Union, …*; *the ship sails as part of the Harbour Fleet*."""
    parse, by_head = reading.parse, reading.coreference.by_head
    for i, word in enumerate(parse.lower):
        if word != "as" or parse.lower[i + 1 : i + 3] != ["part", "of"]:
            continue
        body = parse.child(i + 2, "pobj")
        above = parse.head[i]
        clause = reading.clauses.get(above)
        for who in referents(reading, doers(clause)) if clause is not None else [refer(reading, above)]:
            if body in by_head and who.thing is not None and who.thing is not by_head[body][0]:
                thing, spot = by_head[body]
                relation = "member_of" if who.thing.type is EntityType.PERSON else "part_of"
                if thing.type in (EntityType.ORGANIZATION, EntityType.GOVERNMENT):
                    end = Referent.of(thing, spot)
                    yield Draft(
                        who, relation, "be part of", (i, i + 2), end, rate(reading, APPOSITION, who, end),
                        "state.as-part", anchor=clause.verb if clause is not None else None,
                    )  # fmt: skip
