"""Which roles the text gives to whom: titles before names, appositions, copulas. Needs a Reading; gives Described."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg import rules
from kg.claims.confidence import APPOSITION, COPULA, TITLE
from kg.claims.ground import Referent, refer
from kg.claims.reading import Reading
from kg.claims.roles import Role, role_of, role_word
from kg.claims.slots import referents
from kg.model import EntityType
from kg.propositions.context import Stance

_NAMING = frozenset({"name", "appoint", "elect", "nominate", "reelect", "re-elect", "choose", "pick", "designate"})


@dataclass(frozen=True, slots=True)
class Described:
    """A person, the role that the text gives, and from which construction (`rule`) and clause (`anchor`) it comes."""

    person: Referent
    role: Role
    rule: str
    base: float
    anchor: int | None = None
    stance: Stance | None = None


def roles_given(reading: Reading) -> list[Described]:
    """Return every role that the text gives a named person."""
    return [*_titled(reading), *_apposed(reading), *_copular(reading)]


def _titled(reading: Reading) -> Iterator[Described]:
    """Titles right before names."""
    for name in reading.coreference.names:
        pair = reading.coreference.by_head.get(name.head)
        if name.role or pair is None or pair[0].type is not EntityType.PERSON:
            continue
        if name.title is None:
            role = _split_title(reading, name.first)
            if role is not None:
                yield Described(Referent(pair[0], name.first, name.last), role, "title", TITLE)
            continue
        honorifics = rules.titles().honorifics
        words = [reading.parse.lower[i].rstrip(".") for i in range(name.title[0], name.title[1] + 1)]
        if all(word in honorifics for word in words):
            continue
        role = _title_role(reading, name.title)
        if role is not None:
            yield Described(Referent(pair[0], name.first, name.last), role, "title", TITLE)


def _split_title(reading: Reading, first: int) -> Role | None:
    """Read *envoy to Norland* right before the name at token `first`, as in *envoy to Norland Ann Lee*."""
    parse = reading.parse
    inner = reading.by_token.get(first - 1)
    if inner is None or inner[1].last != first - 1:
        return None
    prep = inner[1].first - 1
    prep -= prep > 0 and parse.lower[prep] == "the"
    if prep < 1 or parse.lower[prep] not in ("to", "of", "for", "in", "at"):
        return None
    role = role_of(reading, prep - 1)
    if role is None or role.position is None:
        return None
    body = Referent.of(*inner)
    bodies = (*(b for b in role.bodies if b[0] in ("poss", "compound")), (parse.lower[prep], body))
    return Role(
        role.noun, role.first, role.noun, role.title.split(" of ")[0], role.position, role.kin, bodies, role.planned
    )


def _title_role(reading: Reading, title: tuple[int, int]) -> Role | None:
    """Read the tokens of a title as a role; the body may stand right before it."""
    parse = reading.parse
    noun = title[1]
    if parse.lower[noun - 1] in ("of", "for") and noun - 2 >= title[0]:
        noun -= 2
    role = role_of(reading, noun)
    if role is None:
        return None
    before = title[0] - 1
    bodies = [body for body in role.bodies if body[0] != "compound"]
    inside = [reading.by_token[i] for i in range(title[0], noun) if i in reading.by_token]
    bodies += [("compound", Referent.of(thing, spot)) for thing, spot in dict(inside).items()]
    while before >= 0 and (before in reading.by_token or parse.tag[before] == "POS"):
        if parse.tag[before] == "POS":
            before -= 1
            continue
        thing, spot = reading.by_token[before]
        if spot.first > 0 and parse.lower[spot.first - 1] == "in" and thing.type is not EntityType.ORGANIZATION:
            break  # *In Norland Minister Lee met Ray*: where they met
        bodies.append(("poss" if parse.tag[spot.last + 1] == "POS" else "compound", Referent.of(thing, spot)))
        before = spot.first - 1
    words = parse.quote(title[0], title[1]).text
    return Role(noun, title[0], title[1], words, role.position, role.kin, tuple(bodies), role.planned)


def _apposed(reading: Reading) -> Iterator[Described]:
    """*Ann Lee, the head of the union* and *the head of the union, Ann Lee*; *his brother Tom*."""
    parse = reading.parse
    for i in range(len(parse)):
        if parse.dep[i] not in ("appos", "compound", "nmod") or parse.head[i] == i:
            continue
        for name, noun in ((parse.head[i], i), (i, parse.head[i])):
            if parse.dep[i] != "appos" and name == i:
                continue
            person = _bearer(reading, name, role_word(parse, noun))
            if person is None or parse.pos[noun] not in ("NOUN", "PROPN") or _is_another(reading, noun, person):
                continue
            if parse.dep[i] != "appos" and not (noun < person.first and _takes_owner(role_word(parse, noun))):
                continue
            role = role_of(reading, noun) if not _is_listed(reading, i) else None
            if role is not None:
                yield Described(person, _with_owner(reading, role, name), "apposition", APPOSITION)


def _is_another(reading: Reading, noun: int, person: Referent) -> bool:
    """Does the noun mean something else than the person (*the head, Ann Lee* means her)?"""
    pair = reading.coreference.by_head.get(noun)
    return pair is not None and pair[0] is not person.thing


def _takes_owner(lemma: str) -> bool:
    return lemma in rules.nouns().kinship or any(rule.owner for rule in rules.roles().get(lemma, ()))


def _is_listed(reading: Reading, i: int) -> bool:
    """Is the apposition at token `i` really the middle of a list (*Lee, his son, and others*)?"""
    parse = reading.parse
    right = parse.edges[1][i]
    return parse.dep[i] == "appos" and (
        (right + 2 < len(parse) and parse.words[right + 1] == "," and parse.lower[right + 2] in ("and", "or"))
        or any(c > i for c in parse.children(parse.head[i], "conj"))
    )


def _with_owner(reading: Reading, role: Role, name: int) -> Role:
    """Take the owner from the name where the parser hung it there (*his brother Tom Ray*)."""
    owners = [("poss", refer(reading, c)) for c in reading.parse.children(name, "poss") if c < role.noun]
    if not owners or role.bodies:
        return role
    return Role(role.noun, role.first, role.last, role.title, role.position, role.kin, tuple(owners), role.planned)


def _bearer(reading: Reading, i: int, lemma: str) -> Referent | None:
    """Return the person named at token `i`, or the body where the noun is a role that bodies have."""
    pair = reading.coreference.by_head.get(i)
    if pair is None or (pair[0].type is not EntityType.PERSON and lemma not in rules.roles()):
        return None
    return Referent.of(*pair)


def _copular(reading: Reading) -> Iterator[Described]:
    """*Ann Lee is the head of the union*, *was named minister*, *served as envoy*."""
    parse = reading.parse
    for clause in reading.clauses.values():
        lemma = parse.lemma[clause.verb]
        nouns = [
            a for a in clause.attributes if parse.pos[a] in ("NOUN", "PROPN") and a not in reading.coreference.by_head
        ]
        nouns += [i for marker, i in clause.obliques if marker == "as" and parse.pos[i] in ("NOUN", "PROPN")]
        people = clause.objects if lemma in _NAMING and not clause.passive else clause.subjects
        for person in referents(reading, people) if nouns else ():
            if person.thing is None:
                continue
            for noun in nouns:
                role = role_of(reading, noun)
                if person.thing.type is not EntityType.PERSON and role_word(parse, noun) not in rules.roles():
                    continue
                if role is not None and (role.position is not None or role.kin is not None or role.bodies):
                    yield Described(person, role, "copula", COPULA, clause.verb)
