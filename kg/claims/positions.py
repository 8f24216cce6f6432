"""Who holds which position, leads, represents or is kin to whom: from titles, appositions and copulas."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg import rules
from kg.claims.confidence import APPOSITION, TITLE, TYPED, rate
from kg.claims.draft import PLAIN, Draft
from kg.claims.ground import Referent, implied, refer
from kg.claims.reading import Reading
from kg.claims.roles import Role, role_of, role_word
from kg.claims.slots import fits, referents
from kg.coref.things import Spot, Thing
from kg.model import EntityType, Factuality, Polarity
from kg.propositions.context import Stance
from kg.rules import Position, RoleRule

_STATE_BODIES = frozenset({"government", "military", "judiciary", "parliament"})
_CHAMBERS = frozenset("congress senate parliament assembly house knesset bundestag duma diet".split())
_LOCAL = frozenset("mayor mayors governor councillor councillors councilman councilwoman sheriff alderman reeve provost".split())
_COPULAS = frozenset({"be", "become", "remain"})
_NAMING = frozenset({"name", "appoint", "elect", "nominate", "reelect", "re-elect", "choose", "pick", "designate"})
_BODY_TYPES = frozenset({EntityType.ORGANIZATION, EntityType.GOVERNMENT, EntityType.COUNTRY})


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


def position_claims(reading: Reading, given: list[Described], countries: dict[int, str]) -> Iterator[Draft]:
    """Yield the claims of the roles; `countries` is what `home_countries` found."""
    for described in given:
        yield from _claims(reading, described, countries)


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
    body = Referent(inner[0], inner[1].first, inner[1].last)
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
    bodies += [("compound", Referent(thing, spot.first, spot.last)) for thing, spot in dict(inside).items()]
    while before >= 0 and (before in reading.by_token or parse.tag[before] == "POS"):
        if parse.tag[before] == "POS":
            before -= 1
            continue
        thing, spot = reading.by_token[before]
        bodies.append(
            ("poss" if parse.tag[spot.last + 1] == "POS" else "compound", Referent(thing, spot.first, spot.last))
        )
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
            if person is None or parse.pos[noun] not in ("NOUN", "PROPN") or noun in reading.coreference.by_head:
                continue
            if parse.dep[i] != "appos" and not (noun < person.first and _takes_owner(role_word(parse, noun))):
                continue
            role = role_of(reading, noun) if not _is_listed(reading, i) else None
            if role is not None:
                yield Described(person, _with_owner(reading, role, name), "apposition", APPOSITION)


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
    return Referent(pair[0], pair[1].first, pair[1].last)


def _copular(reading: Reading) -> Iterator[Described]:
    """*Ann Lee is the head of the union*, *was named minister*, *served as envoy*."""
    parse = reading.parse
    for clause in reading.clauses.values():
        lemma = parse.lemma[clause.verb]
        nouns = [
            a for a in clause.attributes if parse.pos[a] in ("NOUN", "PROPN") and a not in reading.coreference.by_head
        ]
        nouns += [i for marker, i in clause.obliques if marker == "as" and parse.pos[i] in ("NOUN", "PROPN")]
        if lemma in _NAMING:
            people = clause.subjects if clause.passive else clause.objects
        elif lemma in _COPULAS or not clause.passive:
            people = clause.subjects
        else:
            people = clause.subjects
        for person in referents(reading, people) if nouns else ():
            if person.thing is None:
                continue
            for noun in nouns:
                role = role_of(reading, noun)
                if person.thing.type is not EntityType.PERSON and role_word(parse, noun) not in rules.roles():
                    continue
                if role is not None and (role.position is not None or role.kin is not None or role.bodies):
                    yield Described(person, role, "copula", TYPED, clause.verb)


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
    parse = reading.parse
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


def _capital(thing: Thing | None) -> str | None:
    """Return the country (ISO code) whose capital a place is."""
    if thing is None or thing.type is not EntityType.PLACE:
        return None
    return rules.gazetteer().capitals.get(thing.canonical() or "")


def _code(country: str) -> str:
    return rules.gazetteer().names.get(country, country)


def _claims(reading: Reading, described: Described, countries: dict[int, str]) -> Iterator[Draft]:
    role = described.role
    if role.kin is not None:
        yield from _relatives(reading, described)
        return
    lemma = role_word(reading.parse, role.noun)
    used = False
    for marker, body in role.bodies:
        if body.thing is None or body.thing is described.person.thing:
            continue
        stated = _by_role(described.person, marker, body, lemma)
        if stated is not None:
            used = True
            yield _draft(reading, described, stated.relation, body, reverse=stated.reverse)
            if role.position is None or role.position.title.lower() == lemma:
                continue  # else it is more than that: *founder and CEO*
        relation = _relation(reading, role, marker, body, lemma)
        if relation is None:
            continue
        target = _as_body(reading, role, body, relation)
        used = used or relation in ("holds_position", "leads", "ambassador_to", "member_of", "represents")
        yield _draft(reading, described, relation, target)
    if not used and role.position is not None:
        yield from _without_body(reading, described, countries)


def _by_role(subject: Referent, marker: str, body: Referent, lemma: str) -> RoleRule | None:
    """Return the role rule of the noun that fits both ends, or None."""
    if marker not in ("of", "to", "for", "at", "in", "poss", "compound"):
        return None
    for rule in rules.roles().get(lemma, ()):
        if fits(subject, rule.subjects) and fits(body, rule.objects):
            return rule
    return None


def _relatives(reading: Reading, described: Described) -> Iterator[Draft]:
    for marker, body in described.role.bodies:
        if marker in ("poss", "of", "to") and body.type == "PERSON" and body.thing is not described.person.thing:
            yield _draft(reading, described, "family_of", body, title=described.role.kin)


def _relation(reading: Reading, role: Role, marker: str, body: Referent, lemma: str) -> str | None:
    """Return which relation a role and one of its bodies state, None for none."""
    assert body.thing is not None
    kind, position = body.thing.type, role.position
    if kind is EntityType.PERSON:
        if marker not in ("poss", "of", "to"):
            return None
        if position is not None and position.relation == "represents":
            return "represents"
        return "subordinate_of" if position is not None and marker == "poss" else None
    if kind is EntityType.GROUP:
        political = position is not None and position.body in ("government", "parliament", "party")
        return "member_of" if marker == "compound" and political and not (body.thing.key or "").startswith("people:") else None
    if (
        position is not None
        and position.relation == "ambassador_to"
        and marker in ("to", "in")
        and _capital(body.thing)
    ):
        return "ambassador_to"
    if kind not in _BODY_TYPES:
        return "leads" if position is not None and kind is EntityType.PLACE and marker == "of" else None
    if position is None:
        if kind is EntityType.COUNTRY:
            return "from_country" if marker == "compound" else None
        return "holds_position" if marker in ("at", "of", "for", "with", "compound", "poss", "from") else None
    if position.relation == "ambassador_to":
        return "ambassador_to" if marker in ("to", "in") and kind is not EntityType.ORGANIZATION else "holds_position"
    if position.relation == "represents":
        return "represents" if marker in ("of", "for", "poss", "compound") else None
    if kind is EntityType.COUNTRY and position.body not in _STATE_BODIES and marker == "compound":
        return "from_country" if _is_adjective(reading, body) else "holds_position"
    if marker in ("in", "on", "with", "from", "to") and kind is EntityType.COUNTRY:
        return None
    return position.relation


def _is_adjective(reading: Reading, body: Referent) -> bool:
    """Is the country meant by its adjective (*a Norlandic coach*), not its name (*the Norland coach*)?"""
    words = " ".join(reading.parse.words[body.first : body.last + 1])
    return words in rules.gazetteer().adjectives and words not in rules.gazetteer().names


def _as_body(reading: Reading, role: Role, body: Referent, relation: str) -> Referent:
    """Turn a country that a title serves into its government; the words stay."""
    capital = _capital(body.thing) if relation == "ambassador_to" else None
    if capital is not None:
        return Referent(reading.coreference.countries.government(capital), body.first, body.last, body.weight)
    code = country_code(body.thing)
    if code is None or body.type != "COUNTRY" or relation in ("from_country", "ambassador_to"):
        return body
    return Referent(reading.coreference.countries.government(code), body.first, body.last, body.weight)


def _without_body(reading: Reading, described: Described, countries: dict[int, str]) -> Iterator[Draft]:
    """A bare title: the body that the document knows, else a claim without an object."""
    position = described.role.position
    assert position is not None
    target: Referent | None = None
    chamber = _chamber(reading, position)
    code = position.country or countries.get(id(described.person.thing))
    if chamber is not None:
        target = implied(chamber)
    elif position.body in _STATE_BODIES and code is None and not _is_local(described.role):
        code = reading.own_country
    if (
        target is None
        and code is not None
        and not _is_local(described.role)
        and (position.body in _STATE_BODIES or position.relation in ("represents", "ambassador_to"))
    ):
        target = implied(reading.coreference.countries.government(code))
    relation = "holds_position" if position.relation in ("represents", "ambassador_to", "leads") else position.relation
    if target is not None or position.body != "none":
        yield _draft(reading, described, relation, target)


def _is_local(role: Role) -> bool:
    """Is it the office of a town or region, which says nothing of a country?"""
    return bool(_LOCAL.intersection(role.title.lower().split()))


def _chamber(reading: Reading, position: Position) -> Thing | None:
    """Return the one parliament that the document names, for a title that belongs to one; of several the one it names."""
    if position.body != "parliament":
        return None
    found = [
        thing for thing in reading.coreference.things
        if thing.type is EntityType.ORGANIZATION and (thing.canonical() or "").split()[-1:] and
        (thing.canonical() or "").split()[-1].lower() in _CHAMBERS
    ]  # fmt: skip
    own = [thing for thing in found if position.title.lower()[:5] == (thing.canonical() or "").split()[-1].lower()[:5]]
    best = own or found
    return best[0] if len(best) == 1 else None


def _draft(
    reading: Reading,
    described: Described,
    relation: str,
    target: Referent | None,
    *,
    title: str | None = None,
    reverse: bool = False,
) -> Draft:
    role, rule = described.role, described.rule
    stance = None if described.anchor is not None else PLAIN
    if role.planned and described.anchor is None:
        stance = Stance(Polarity.AFFIRMED, Factuality.PLANNED)
    words = f"be {role.title}" if relation != "ambassador_to" else "be ambassador to"
    keep = relation in ("holds_position", "leads", "ambassador_to", "represents", "member_of")
    ends = (target, described.person) if reverse and target is not None else (described.person, target)
    return Draft(
        ends[0], relation, " ".join(words.split()), (role.first, max(role.noun, min(role.last, role.noun + 2))), ends[1],
        rate(reading, described.base, described.person, target), f"{rule}.{relation}", anchor=described.anchor,
        stance=stance, title=title or (" ".join(role.title.split()) if keep else None),
    )  # fmt: skip
