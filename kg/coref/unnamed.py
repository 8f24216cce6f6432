"""Things without a name (*the man … he*, *the rebels … they*). Needs a Parse; gives Things of nominals alone.

They compete with named things for pronouns; those that the text takes up again, or that are people,
groups or bodies, are kept. Guide, section 1, rule 9.
"""

from __future__ import annotations

from kg import rules
from kg.coref.things import Spot, Thing
from kg.model import EntityType, MentionKind
from kg.nlp.parse import Parse

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_PHRASE_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "poss", "attr", "appos", "agent"})
_KEPT_ALONE = frozenset({EntityType.PERSON, EntityType.GROUP})
_NAMED_SOMEWHERE = frozenset({EntityType.COUNTRY, EntityType.GOVERNMENT, EntityType.PLACE})
"""News names these: *the country* without a name is one that was named, and not found to be."""
_MODIFIERS = ("amod", "compound", "nummod", "poss", "nmod")


def find_unnamed(parse: Parse, taken: dict[int, Thing], timed: set[int]) -> list[Thing]:
    """Return the things that noun phrases outside `taken` (head tokens) mean, in the order of the text.

    A definite phrase joins the last one with its noun and number, unless their modifiers differ.
    `timed` are tokens of time expressions, which mean nothing here.
    """
    found: list[Thing] = []
    last: dict[tuple[str, bool], tuple[int, Thing]] = {}
    for i, pos in enumerate(parse.pos):
        if pos != "NOUN" or i in taken or i in timed or parse.dep[i] not in _PHRASE_DEPS or _describes(parse, i, taken):
            continue
        lemma, plural = parse.lemma[i].lower(), parse.tag[i] == "NNS"
        before = last.get((lemma, plural))
        if before is not None and _is_definite(parse, i) and _agrees(parse, before[0], i):
            thing = before[1]
        else:
            thing = _new(lemma, plural)
            found.append(thing)
        thing.spots.append(Spot(_first(parse, i), i, i, MentionKind.NOMINAL))
        last[lemma, plural] = (i, thing)
    return found


def _describes(parse: Parse, i: int, taken: dict[int, Thing]) -> bool:
    """Is the phrase another description of something named (*its leader, Ann Lee*; *Lee is a lawyer*)?"""
    introduced = parse.dep[i] == "attr" and parse.child(parse.head[i], "expl") is not None  # *there was a woman*
    if (parse.dep[i] in ("appos", "attr") and not introduced) or any(c in taken for c in parse.children(i, "appos")):
        return True
    first = i
    while parse.dep[first] == "conj" and parse.pos[parse.head[first]] == "NOUN":
        first = parse.head[first]
    if first != i and parse.dep[first] == "appos":
        return True  # *a woman, a doctor and a mother*
    joins_name = parse.dep[i] == "conj" and parse.head[i] in taken and parse.pos[i] == "NOUN"
    return joins_name and not parse.children(i, "det", "poss")


def is_kept(thing: Thing) -> bool:
    """Is an unnamed thing worth a row: of a known type, and taken up again or a person or group?"""
    if not thing.evidence or thing.type in _NAMED_SOMEWHERE:
        return False
    return len(thing.spots) > 1 or thing.type in _KEPT_ALONE


def _new(lemma: str, plural: bool) -> Thing:
    thing = Thing(plural=plural)
    kind = rules.nouns().types.get(lemma)
    if kind is None and lemma in rules.titles().positions:
        kind = EntityType.PERSON
    if kind is not None:
        thing.evidence[EntityType.GROUP if plural and kind is EntityType.PERSON else kind] += 1.0
    gender = rules.nouns().gender.get(lemma)
    if gender is not None:
        thing.gender[gender] += 3
    thing.nouns.add(lemma)
    return thing


def _is_definite(parse: Parse, i: int) -> bool:
    return any(parse.lower[c] in _DEFINITE for c in parse.children(i, "det"))


def _agrees(parse: Parse, before: int, i: int) -> bool:
    """Can *the old ship* be the ship before? Words that only the new phrase has speak against it."""
    known = {parse.lemma[c] for c in parse.children(before, *_MODIFIERS)}
    return all(parse.lemma[c] in known for c in parse.children(i, *_MODIFIERS))


def _first(parse: Parse, i: int) -> int:
    """Return the first token of the phrase that ends with its head: determiner, owner, modifiers."""
    first = i
    for c in parse.children(i, "det", *_MODIFIERS):
        first = min(first, parse.edges[0][c]) if c < i else first
    return first
