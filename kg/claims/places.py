"""Where things are, as names and descriptions tell it in passing. Needs a Reading; gives Drafts of `located_in`."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.confidence import IMPLIED, rate
from kg.claims.draft import PLAIN, Draft
from kg.claims.ground import PLACES, Referent, noun_type, phrase, refer
from kg.claims.reading import Reading
from kg.coref.things import Spot, Thing
from kg.model import EntityType
from kg.nlp.parse import Parse
from kg.propositions.clauses import expand

_SITES = frozenset({EntityType.PLACE, EntityType.ORGANIZATION})
_TOLD = _SITES | {EntityType.EVENT}
_MOBILE = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION})
_WHERE = frozenset({"in", "near", "inside", "outside", "throughout", "across"})
PASSING = 0.7


def place_claims(reading: Reading) -> Iterator[Draft]:
    """Yield where the places, bodies and people of a document are."""
    yield from _addresses(reading)
    yield from _people_in_places(reading)
    yield from _told_places(reading)


def _addresses(reading: Reading) -> Iterator[Draft]:
    """*Port Lark, Norland*; *the Norland city of Port Lark*; *the embassy Sea House in Port Lark*."""
    parse, by_head = reading.parse, reading.coreference.by_head
    spots = sorted(
        ((s, t) for t in reading.coreference.things for s in t.spots if t.type in _SITES), key=lambda x: x[0].first
    )
    widest: dict[int, int] = {}  # where the longest name that ends at a token begins
    for spot, _ in spots:
        widest.setdefault(spot.last, spot.first)
    for spot, thing in spots:
        if widest[spot.last] < spot.first:
            continue  # *the University of Norland, Port Lark*: where the university is
        after = spot.last + 1
        outer: tuple[Thing, Spot] | None = None
        if (
            thing.type is EntityType.PLACE
            and after + 1 < len(parse)
            and parse.words[after] == ","
            and after + 1 in reading.by_token
        ):
            listed = spot.first > 0 and parse.words[spot.first - 1] in (",", "and")
            outer = reading.by_token[after + 1] if not listed and not _goes_on(reading, after + 1) else None
        for prep in parse.children(spot.head, "prep"):
            noun = parse.child(prep, "pobj") if parse.lower[prep] == "in" else None
            if outer is None and noun is not None and noun in by_head and prep == after:
                outer = by_head[noun]
        if outer is None or outer[0].type not in PLACES or outer[0] is thing:
            continue
        who, where = Referent.of(thing, spot), Referent.of(*outer)
        yield Draft(
            who, "located_in", "be in", (spot.first, where.last), where, rate(reading, IMPLIED, who, where),
            "state.location", stance=PLAIN,
        )  # fmt: skip


def _people_in_places(reading: Reading) -> Iterator[Draft]:
    """*fighters in Port Lark*, *the Harbour Union's members near Ostia*: where people are, said in passing."""
    parse, by_head = reading.parse, reading.coreference.by_head
    for i, pos in enumerate(parse.pos):
        if pos not in ("NOUN", "PROPN") or parse.dep[i] in ("attr", "compound"):
            continue
        pair = by_head.get(i)
        kind = pair[0].type if pair is not None else noun_type(parse, i)
        if kind not in _MOBILE or (pair is not None and kind is EntityType.ORGANIZATION):
            continue
        single = kind is EntityType.PERSON and parse.tag[i] not in ("NNS", "NNPS")
        if single and parse.dep[i] != "nsubj":
            continue  # *met Lee in Port Lark*: they met there
        last = pair[1].last if pair is not None else i
        prep = next((p for p in parse.children(i, "prep") if p == last + 1 and parse.lower[p] in _WHERE), None)
        inside = parse.child(prep, "pobj") if prep is not None else None
        if prep is None or inside is None:
            continue
        for place in expand(parse, inside):
            outer = by_head.get(place)
            if outer is None or outer[0].type not in PLACES:
                continue
            who = Referent.of(*pair) if pair is not None else phrase(parse, i)
            where = Referent.of(*outer)
            yield Draft(
                who, "located_in", f"be {parse.lower[prep]}", (prep, prep), where, rate(reading, PASSING, who, where),
                "state.presence", stance=PLAIN,
            )  # fmt: skip


def _told_places(reading: Reading) -> Iterator[Draft]:
    """*Port Lark is a town in Norland*; *Port Lark, a town in Norland*; *the Union's presence in Norland*."""
    parse = reading.parse
    for prep, word in enumerate(parse.lower):
        if word not in _WHERE or parse.dep[prep] != "prep":
            continue
        noun, inside = parse.head[prep], parse.child(prep, "pobj")
        who = _told_of(reading, noun)
        if who is None or inside is None:
            continue
        is_copula = parse.dep[noun] == "attr"
        for place in expand(parse, inside):
            outer = reading.coreference.by_head.get(place)
            if outer is None or outer[0].type not in PLACES or outer[0] is who.thing:
                continue
            end = Referent.of(*outer)
            yield Draft(
                who, "located_in", f"be {word}", (prep, prep), end, rate(reading, PASSING, who, end), "state.presence",
                anchor=parse.head[noun] if is_copula else None, stance=None if is_copula else PLAIN,
            )  # fmt: skip


def _told_of(reading: Reading, noun: int) -> Referent | None:
    """Return what the noun before *in* tells of: the subject of a copula, the name before an apposition, an owner."""
    parse, by_head = reading.parse, reading.coreference.by_head
    if parse.lemma[noun].lower() == "presence":
        owner = parse.child(noun, "poss")
        return refer(reading, owner) if owner is not None else None
    above = parse.head[noun]
    if parse.dep[noun] == "attr" and above in reading.clauses and parse.lemma[above] == "be":
        above = next(iter(reading.clauses[above].subjects), -1)
    elif parse.dep[noun] != "appos":
        return None
    pair = by_head.get(above)
    return Referent.of(*pair) if pair is not None and _is_kind(parse, noun, pair[0]) else None


def _is_kind(parse: Parse, noun: int, thing: Thing) -> bool:
    """Does the noun name the kind of thing (*town* of a place, *bank* of an organisation)?"""
    kind = noun_type(parse, noun)
    return kind is not None and kind is thing.type and kind in _TOLD


def _goes_on(reading: Reading, i: int) -> bool:
    """Is the name at token `i` one of a list, not the end of an address?"""
    parse = reading.parse
    last = reading.by_token[i][1].last
    return (last + 1 < len(parse) and parse.lower[last + 1] in ("and", "or")) or parse.dep[
        reading.by_token[i][1].head
    ] == "conj"
