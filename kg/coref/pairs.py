"""Which two things *both*, *the two leaders* or *the two countries* means. Needs Clusters; gives pairs by token.

The sentence before, or the words before in the same sentence, must name exactly two things that can be meant.
"""

from __future__ import annotations

from kg.coref.clusters import Coreference
from kg.coref.things import Thing
from kg.model import EntityType, MentionKind
from kg.nlp.parse import Parse

_PEOPLE = frozenset({EntityType.PERSON})
_STATES = frozenset({EntityType.COUNTRY, EntityType.GOVERNMENT})
_BODIES = frozenset({EntityType.ORGANIZATION})
_NOUNS = {
    **dict.fromkeys(
        "leader man woman president minister politician official candidate rival brother sister".split(), _PEOPLE
    ),
    **dict.fromkeys("country nation government state".split(), _STATES),
    **dict.fromkeys("company firm party club bank organization organisation".split(), _BODIES),
}
_PLURAL_TAGS = ("NNS", "NNPS")


def find_pairs(parse: Parse, coreference: Coreference) -> dict[int, tuple[Thing, Thing]]:
    """Return the pairs; a phrase for which there is no one pair is left out."""
    found: dict[int, tuple[Thing, Thing]] = {}
    at = sorted(coreference.by_head.items())
    for i, word in enumerate(parse.lower):
        types = _asked(parse, i, word)
        if types is None or parse.dep[i] not in ("nsubj", "nsubjpass", "dobj", "pobj", "poss"):
            continue
        here = parse.sentence_of[i]
        for number in (here, here - 1):
            named: list[Thing] = []
            for head, (thing, spot) in at:
                fits = thing.type in types and thing.is_named and spot.kind is MentionKind.NAME and head < i
                if fits and parse.sentence_of[head] == number and thing not in named:
                    named.append(thing)
            if len(named) == 2:
                found[i] = (named[0], named[1])
            if named:
                break
    return found


def _asked(parse: Parse, i: int, word: str) -> frozenset[EntityType] | None:
    """Return the types that the phrase at token `i` asks for, None where it means no pair."""
    if word == "both" and parse.dep[i] == "nsubj" and not parse.children(i, "prep"):
        return _PEOPLE
    two = any(parse.lower[c] in ("two", "both") for c in parse.children(i, "nummod", "det", "predet"))
    definite = any(parse.lower[c] in ("the", "both", "these") for c in parse.children(i, "det", "predet"))
    if two and definite and parse.tag[i] in _PLURAL_TAGS:
        return _NOUNS.get(parse.lemma[i].lower())
    alone = word == "two" and parse.dep[i] == "nsubj" and i > 0 and parse.lower[i - 1] == "the"
    return _PEOPLE if alone else None
