"""Where the objects of a verb or an event noun stand: `object`, `indirect`, or the preposition before them."""

from __future__ import annotations

from collections.abc import Iterable

from kg.claims.ground import VIA_PAIR, Referent, refer
from kg.claims.reading import Reading
from kg.coref.things import Thing
from kg.model import EntityType
from kg.nlp.parse import Parse
from kg.propositions.clauses import Clause, expand
from kg.rules import PredicateRule

Slots = dict[str, list[int]]
_BY_NATION = frozenset({"COUNTRY", "GOVERNMENT"})


def doers(clause: Clause) -> list[int]:
    """Return the heads of who acts: the subjects, or the agents of a passive."""
    return clause.agents if clause.passive else clause.subjects


def of_clause(clause: Clause) -> Slots:
    """Return the slots of a clause, a passive turned round."""
    slots: Slots = {}
    if clause.passive and clause.objects:
        slots["object"], slots["indirect"] = clause.objects, clause.subjects
    elif clause.passive:
        slots["object"] = clause.subjects
    else:
        slots["object"] = clause.objects
    slots.setdefault("indirect", []).extend(clause.indirect) if clause.indirect else None
    for marker, noun in clause.obliques:
        slots.setdefault(marker, []).append(noun)
    return slots


def of_noun(parse: Parse, noun: int) -> Slots:
    """Return the slots of an event noun: its prepositions, `poss` and `compound`."""
    slots: Slots = {}
    for prep in parse.children(noun, "prep"):
        for c in parse.children(prep, "pobj"):
            slots.setdefault(parse.lower[prep], []).extend(expand(parse, c))
    for c in parse.children(noun, "poss"):
        slots.setdefault("poss", []).extend(expand(parse, c))
    for c in parse.children(noun, "compound", "amod", "nmod"):
        if parse.words[c][:1].isupper():
            slots.setdefault("compound", []).extend([*parse.children(c, "compound", "nmod"), c])
    return slots


def referents(reading: Reading, tokens: Iterable[int], relation: str | None = None) -> list[Referent]:
    """Return what the tokens mean, each thing once."""
    found: list[Referent] = []
    for token in tokens:
        pair = reading.pairs.get(token)
        if pair is not None:
            found += [r for r in map(_mention_of, pair, (token, token)) if all(r.thing is not o.thing for o in found)]
            continue
        referent = refer(reading, token, relation)
        if referent.thing is None or all(referent.thing is not other.thing for other in found):
            found.append(referent)
    return found


def _mention_of(thing: Thing, token: int) -> Referent:
    return Referent(thing, token, token, VIA_PAIR)


def fits(referent: Referent, types: frozenset[str]) -> bool:
    """Is the referent of one of the types? No types = anything; a country and its government are one here."""
    if not types:
        return True
    if referent.type is None:
        return False
    if referent.type in types or (referent.kind is not None and referent.kind.value in types):
        return True
    return (
        referent.thing is not None
        and referent.thing.type in (EntityType.COUNTRY, EntityType.GOVERNMENT)
        and bool(types & _BY_NATION)
    )


def object_word_fits(parse: Parse, rule: PredicateRule, objects: list[int]) -> bool:
    """Has one of the objects the head word that the rule asks for (*give aid*)?"""
    return any(
        parse.lemma[i].lower() in rule.object_words or parse.words[i] in rule.object_words for i in objects
    ) or any(
        parse.lemma[c].lower() in rule.object_words
        for i in objects
        for c in (*parse.children(i, "compound", "nummod", "quantmod", "nmod"), *_measured(parse, i))
    )


def _measured(parse: Parse, noun: int) -> list[int]:
    """Return what the noun is an amount of (*20 tons of wheat*, *$500 worth of goods*)."""
    return [c for p in parse.children(noun, "prep") if parse.lower[p] == "of" for c in parse.children(p, "pobj")]
