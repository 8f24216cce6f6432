"""Who holds which position, leads, represents, founded or is kin to whom: claims from roles."""

from __future__ import annotations

from collections.abc import Iterator

from kg import rules
from kg.claims.confidence import IMPLIED, rate
from kg.claims.described import Described
from kg.claims.draft import PLAIN, Draft
from kg.claims.ground import Referent, implied
from kg.claims.homes import capital_of, country_code
from kg.claims.reading import Reading
from kg.claims.roles import Role, role_word
from kg.claims.slots import fits
from kg.coref.things import Thing
from kg.model import EntityType, Factuality, Polarity
from kg.propositions.context import Stance
from kg.rules import Position, RoleRule

_STATE_BODIES = frozenset({"government", "military", "judiciary", "parliament"})
_BODIES_OF_ALL_LANDS = frozenset({"organization", "party"})
"""Bodies that a country is no owner of: the *goalkeeper of Norland* serves no government."""
_TERMS = frozenset({"term", "presidency", "premiership", "tenure"})
_CHAMBERS = frozenset("congress senate parliament assembly house knesset bundestag duma diet".split())
_LOCAL = frozenset(
    "mayor mayors governor councillor councillors councilman councilwoman sheriff alderman reeve provost".split()
)
_ANYWHERE = frozenset(
    "minister ministers adviser advisers advisor advisors secretary secretaries official officials diplomat lawmaker "
    "legislator deputy spokesman spokeswoman spokesperson envoy aide judge prosecutor senator congressman "
    "congresswoman officer agent inspector ambassador consul special senior".split()
)
"""Offices that an article names of any country's people; without a country, they needn't be of the article's own."""
_BODY_TYPES = frozenset({EntityType.ORGANIZATION, EntityType.GOVERNMENT, EntityType.COUNTRY})


def position_claims(reading: Reading, given: list[Described], countries: dict[int, str]) -> Iterator[Draft]:
    """Yield the claims of the roles; `countries` is what `home_countries` found."""
    for described in given:
        yield from _claims(reading, described, countries)
    yield from _terms(reading, countries)


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
        if relation is None or described.person.type != "PERSON":
            continue
        target = _as_body(reading, role, body, relation)
        used = used or relation in ("holds_position", "leads", "ambassador_to", "member_of", "represents")
        yield _draft(reading, described, relation, target)
    if not used and role.position is not None:
        yield from _without_body(reading, described, countries)


def _terms(reading: Reading, countries: dict[int, str]) -> Iterator[Draft]:
    """*Lee's first term*, *the Lee presidency*: she held office, in the country that the document knows for hers."""
    parse, by_head = reading.parse, reading.coreference.by_head
    for i, lemma in enumerate(parse.lemma):
        if lemma.lower() not in _TERMS or parse.pos[i] != "NOUN":
            continue
        owner = next((c for c in parse.children(i, "poss", "compound") if c in by_head), None)
        code = countries.get(id(by_head[owner][0])) if owner is not None else None
        if owner is None or code is None or by_head[owner][0].type is not EntityType.PERSON:
            continue
        thing, spot = by_head[owner]
        who, body = Referent.of(thing, spot), implied(reading.coreference.countries.government(code))
        yield Draft(
            who, "holds_position", lemma.lower(), (i, i), body, rate(reading, IMPLIED, who, body), "noun.term",
            anchor=None, event=i, stance=PLAIN,
        )  # fmt: skip


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
        return (
            "member_of"
            if marker == "compound" and political and not (body.thing.key or "").startswith("people:")
            else None
        )
    if (
        position is not None
        and position.relation == "ambassador_to"
        and marker in ("to", "in")
        and capital_of(body.thing)
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
        if marker == "for" and kind in (EntityType.COUNTRY, EntityType.PLACE):
            return None  # *the Ostian envoy for Norland*: what the office is about
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
    """Turn a country that a title serves into its government, if it is an office of state; the words stay."""
    if role.position is not None and relation == "holds_position" and role.position.body in _BODIES_OF_ALL_LANDS:
        return body
    capital = capital_of(body.thing) if relation == "ambassador_to" else None
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
    elif code is None and _is_home_office(described.role, position):
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


def _is_home_office(role: Role, position: Position) -> bool:
    """Is it an office that a country has once, so news needn't say whose: *the President*, *the Prime Minister*?"""
    words = role.title.lower().split()
    anywhere = "for" in words or "office" in words or (words[0] in _ANYWHERE and words[-1] in _ANYWHERE)
    return position.body in _STATE_BODIES and position.body != "military" and not anywhere and not _is_local(role)


def _is_local(role: Role) -> bool:
    """Is it the office of a town or region, which says nothing of a country?"""
    return bool(_LOCAL.intersection(role.title.lower().split()))


def _chamber(reading: Reading, position: Position) -> Thing | None:
    """Return the one parliament that the document names, for a title of one; of several the one in the title."""
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
    words_at = (role.first, max(role.noun, min(role.last, role.noun + 2)))
    ends = (target, described.person) if reverse and target is not None else (described.person, target)
    return Draft(
        ends[0], relation, " ".join(words.split()), words_at, ends[1],
        rate(reading, described.base, described.person, target), f"{rule}.{relation}", anchor=described.anchor,
        stance=stance, title=title or (" ".join(role.title.split()) if keep else None),
    )  # fmt: skip
