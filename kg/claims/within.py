"""Whom an act is about where its object names nobody: *rejected calls by Ostia's rulers*, *ban voting in Port Lark*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg import rules
from kg.claims.ground import VIA_WITHIN, Referent, refer
from kg.claims.reading import Reading
from kg.nlp.parse import Parse

_HOPS = 2
"""So many prepositions may stand between the object and the name."""
_MARKERS = ("by", "from", "with", "against", "to", "between", "of", "on", "over", "for", "among", "in", "at")
"""Best first: who does what the object names, then whom that is about, then where."""
_DOERS = ("by", "from")
_RELATIONS = frozenset(
    {"request", "agree", "reject", "threaten", "accuse", "support", "protest", "sanction", "retreat"}
)
"""Relations that reach whom a deed is of or about; others mean the deed's object itself (*released the text of …*)."""
_DEEDS = frozenset(
    "admission agenda allegation answer attempt autonomy backing ban border boycott change cause claim commitment "
    "conduct contact course curfew deal decision delivery demand deployment dialogue effort election enquiry error "
    "extension failure force formula handling idea independence initiative interference involvement link mandate "
    "measure mission move negotiation operation part pact peace plan pledge policy position presence pressure program "
    "programme project proposal provocation record referendum refusal regime relation reform response restriction "
    "resolution right role rule ruling stance stand step strategy suggestion tie treatment truce use violation vote "
    "voting war wish withdrawal".split()
)
"""What somebody does, has or wants, beside the event nouns of the lexicon: what is done about it is done about them."""


def named_within(reading: Reading, i: int, relation: str) -> Referent | None:
    """Return the first thing named inside the phrase headed by token `i`, where that is a deed or its like.

    *a leader of the Harbour Union* or *a photo of Lee* is something else than the union or Lee.
    """
    parse, level = reading.parse, [i]
    lemma = parse.lemma[i].lower()
    if relation not in _RELATIONS or not (lemma in _DEEDS or lemma in rules.noun_rules()):
        return None
    markers = _DOERS if relation == "accuse" and _hurts(lemma) else _MARKERS
    for _ in range(_HOPS + 1):
        for noun in level:
            found = next((r for c in _owners(parse, noun) if (r := _named(reading, c)) is not None), None)
            if found is not None:
                return found
        level = [c for noun in level for c in _below(parse, noun, markers)]
        for noun in level:
            if (found := _named(reading, noun)) is not None:
                return found
    return None


def _named(reading: Reading, i: int) -> Referent | None:
    referent = refer(reading, i)
    return replace(referent, weight=min(referent.weight, VIA_WITHIN)) if referent.thing is not None else None


def _owners(parse: Parse, noun: int) -> Iterator[int]:
    """Yield the owner of a noun, and the names that modify it."""
    yield from parse.children(noun, "poss")
    yield from (c for c in parse.children(noun, "compound", "amod", "nmod") if parse.words[c][:1].isupper())


def _hurts(lemma: str) -> bool:
    """Does the noun name an attack or an arrest, so that who condemns it doesn't condemn whom it is done to?"""
    return any(rule.relation in ("assault", "coerce") for rule in rules.noun_rules().get(lemma, ()))


def _below(parse: Parse, noun: int, markers: tuple[str, ...]) -> Iterator[int]:
    """Yield what the prepositions of a noun, or of the verb in *for ending its dispute*, lead to."""
    preps = parse.children(noun, "prep")
    yield from parse.children(noun, "dobj")
    for marker in markers:
        for prep in preps:
            if parse.lower[prep] == marker:
                yield from parse.children(prep, "pobj", "pcomp")
