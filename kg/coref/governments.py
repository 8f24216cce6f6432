"""Governments as actors: explicit ones, administrations, and country names that act. Guide, section 1, rule 3."""

from __future__ import annotations

from kg import rules
from kg.coref.things import Spot, Thing, fold_key
from kg.model import EntityType, MentionKind
from kg.nlp.mentions import NameSpan
from kg.nlp.parse import Parse

GOVERNMENT_NOUNS = frozenset({"government", "administration", "regime", "cabinet", "presidency", "junta"})
_STATIVE = frozenset(
    "be have lie border become remain rank suffer experience include comprise contain seem appear face host see lose "
    "win "
    "produce export import grow boast own cover straddle consist belong exist shrink".split()
)
"""Verbs whose subject is the country, not its government."""
_ACTOR_RELATIONS = frozenset(
    "agree consult support cooperate aid concede request accuse reject threaten sanction coerce mobilize".split()
)
_ACTOR_MARKERS = frozenset({"with", "to", "from", "against", "on", "for", "at"})
_DEEDS = frozenset(
    "commitment decision message response position policy stance troop force military army airstrike strike diplomacy "
    "attitude role intention plan proposal claim condemnation failure insistence willingness desire effort".split()
)
"""What only an actor has: a country before it means its government. Narrower than `kg.claims.within`, where the owner
is known to be an actor: a country has an *election* or a *border* as a place, too."""
_TOWARDS = frozenset({"ambassador", "envoy", "alignment", "loyalty", "opposition", "hostility", "closeness", "ally"})
"""*ambassador to Port Lark*: the capital stands for the state here; a country's name means the country."""
_RESOLVED = frozenset({"committed", "ready", "willing", "determined", "prepared", "concerned", "opposed", "grateful"})


class Countries:
    """The countries, peoples and governments of one document, made when they are first asked for."""

    def __init__(self) -> None:
        self.things: dict[str, Thing] = {}

    def country(self, code: str) -> Thing:
        """Return the thing that is the country `code` (ISO 3166)."""
        return self._get(f"country:{code}", rules.gazetteer().by_code[code].name, EntityType.COUNTRY, code)

    def government(self, code: str) -> Thing:
        """Return the thing that is the government of the country `code`."""
        name = f"Government of {rules.gazetteer().by_code[code].name}"
        return self._get(f"government:{code}", name, EntityType.GOVERNMENT, code)

    def people(self, code: str, text: str) -> Thing:
        """Return the group that the people of `code` are, named as in the text."""
        book = rules.gazetteer().by_code[code]
        name = book.people[0] if book.people else text
        thing = self._get(f"people:{code}", name, EntityType.GROUP, code)
        thing.plural = True
        return thing

    def administration(self, leader: Thing, noun: str, surname: str, code: str | None) -> Thing:
        """Return the administration named after `leader`."""
        key = f"administration:{fold_key(surname)}"
        thing = self.things.get(key)
        if thing is None:
            thing = self._get(key, f"{surname} {noun}", EntityType.GOVERNMENT, code)
            thing.leader = leader
        if thing.country is None and code is not None:
            thing.country = rules.gazetteer().by_code[code].name
        return thing

    def _get(self, key: str, name: str, type_: EntityType, code: str | None) -> Thing:
        if key not in self.things:
            thing = Thing(key=key, name=name)
            thing.evidence[type_] = 1.0
            thing.country = rules.gazetteer().by_code[code].name if code else None
            self.things[key] = thing
        return self.things[key]


def find_governments(parse: Parse, names: list[NameSpan], countries: Countries, persons: dict[int, Thing]) -> set[int]:
    """Add *the Salvadoran government*, *the Trump administration* and their like to `countries`.

    `persons` maps a token to the named person whose name ends there. Returns the first tokens of the
    names that were used up (a country's adjective inside a government's name is no mention of its own).
    """
    at_head = {name.head: name for name in names if name.role in ("country", "adjective", "people", "capital")}
    used: set[int] = set()
    for i, lemma in enumerate(parse.lemma):
        if lemma.lower() not in GOVERNMENT_NOUNS or parse.pos[i] not in ("NOUN", "PROPN"):
            continue
        owner = _owner(parse, i)
        name = at_head.get(owner) if owner is not None else None
        if owner is None:
            continue
        if name is not None and name.country:
            thing = _in_office(parse, countries, i) or countries.government(name.country)
            first = min(name.first, i) if name.first < i else i
            last = max(i, name.last) if name.first > i else i
            thing.spots.append(Spot(first, last, i, MentionKind.NAME))
            thing.evidence[EntityType.GOVERNMENT] += 1
            used.add(name.first)
        elif owner in persons:
            _add_administration(parse, countries, persons[owner], owner, i, names)
    return used


def _in_office(parse: Parse, countries: Countries, i: int) -> Thing | None:
    """Return the administration that *the new Norland administration* means: the one named just before, if one was."""
    if parse.lemma[i].lower() not in ("administration", "regime"):
        return None
    near = [
        (spot.head, thing) for thing in countries.things.values() if thing.leader is not None
        for spot in thing.spots if spot.head < i and parse.sentence_of[i] - parse.sentence_of[spot.head] <= 1
    ]  # fmt: skip
    return max(near, key=lambda item: item[0])[1] if near else None


def _owner(parse: Parse, i: int) -> int | None:
    """Return the token that says whose government the noun at `i` is, or None."""
    for child in parse.children(i, "amod", "compound", "nmod", "poss"):
        if parse.pos[child] in ("PROPN", "ADJ", "NOUN") and parse.words[child][:1].isupper():
            return child
    if i >= 2 and parse.words[i - 1] == ")" and parse.pos[i - 2] == "PROPN":
        return i - 2
    for prep in parse.children(i, "prep"):
        if parse.lower[prep] == "of":
            return parse.child(prep, "pobj")
    return None


def _add_administration(
    parse: Parse, countries: Countries, leader: Thing, owner: int, noun: int, names: list[NameSpan]
) -> None:
    name = next((n for n in names if n.first <= owner <= n.last), None)
    if name is None or owner > noun:
        return
    surname = name.words[-1] if len(name.words) == 1 else name.text.split()[-1]
    thing = countries.administration(leader, parse.lemma[noun].lower(), surname, None)
    first = name.first
    for child in parse.children(noun, "amod"):
        if parse.lower[child] == "first" and child == name.first - 2:
            first = child
    thing.spots.append(Spot(first, noun, noun, MentionKind.NAME))
    thing.evidence[EntityType.GOVERNMENT] += 1


def place_countries(parse: Parse, names: list[NameSpan], countries: Countries, used: set[int]) -> None:
    """Give each country, people, capital and seat name to the country, its people or its government."""
    for name in names:
        if not name.country or name.first in used:
            continue
        spot = Spot(name.first, name.last, name.head, MentionKind.NAME)
        if name.role == "people":
            thing = countries.people(name.country, name.text)
        elif name.role == "adjective":
            thing = countries.country(name.country)
        elif name.role == "country":
            acting = acts(parse, name.head)
            thing = countries.government(name.country) if acting else countries.country(name.country)
        elif acts(parse, name.head) and _is_plain_metonym(parse, name):
            thing = countries.government(name.country)
        else:
            continue
        thing.spots.append(spot)
        thing.evidence[thing.type] += 0.5


def _is_plain_metonym(parse: Parse, name: NameSpan) -> bool:
    """A capital (*Caracas had agreed*) or a seat (*the White House denied*) acts; not if a title stands before it."""
    return name.title is None


def acts(parse: Parse, head: int) -> bool:
    """Does the country named at token `head` act in its sentence, so that its government is meant?"""
    dep, above = parse.dep[head], parse.head[head]
    while dep == "conj":
        head = above
        dep, above = parse.dep[head], parse.head[head]
    if dep == "nsubj" and parse.lemma[above] == "be":
        states = parse.children(above, "acomp")  # *is eager to help*, *is committed to the pact*
        return any(parse.children(c, "xcomp") or parse.lower[c] in _RESOLVED for c in states)
    if dep == "nsubj":
        return parse.pos[above] == "VERB" and parse.lemma[above] not in _STATIVE
    if dep == "pobj" and parse.dep[above] == "agent":
        return True
    if dep in ("poss", "compound") and above > head and not parse.children(head, "compound"):
        return _does(parse, above) and (dep == "poss" or parse.words[head] in rules.gazetteer().names)
    if dep == "pobj" and parse.lower[above] in ("by", "between"):
        return _does(parse, parse.head[above])
    if dep in ("dobj", "dative"):
        return _is_interaction(parse.lemma[above], "object") and parse.pos[above] == "VERB"
    if dep == "pobj" and parse.lower[above] in _ACTOR_MARKERS:
        governor = parse.head[above]
        if parse.lemma[governor].lower() in _TOWARDS:
            return parse.words[head] in rules.gazetteer().capitals
        return _is_interaction(parse.lemma[governor], parse.lower[above])
    return False


def _does(parse: Parse, noun: int) -> bool:
    """Does the noun name what governments do (*Ostia's decision*, *talks between Ostia and Norland*)?"""
    lemma = parse.lemma[noun].lower()
    if parse.pos[noun] != "NOUN":
        return False
    return lemma in _DEEDS or any(rule.relation in _ACTOR_RELATIONS for rule in rules.noun_rules().get(lemma, ()))


def _is_interaction(lemma: str, marker: str) -> bool:
    """Can the lexicon's verb or noun take a government at `marker`? What may be attacked may be a place."""
    found = (*rules.verb_rules().get(lemma, ()), *rules.noun_rules().get(lemma, ()))
    if marker == "object" and any(rule.relation == "assault" for rule in found):
        return False
    for rule in found:
        if rule.relation in _ACTOR_RELATIONS and marker in (*rule.target, *rule.noun_target):
            return not rule.object_types or bool(rule.object_types & {"GOVERNMENT", "COUNTRY"})
    return False
