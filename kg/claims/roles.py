"""What a noun phrase says that somebody is: *the former head of the Harbour Union*. Needs a Reading; gives Roles."""

from __future__ import annotations

from dataclasses import dataclass

from kg import rules
from kg.claims.ground import Referent, refer
from kg.claims.reading import Reading
from kg.model import EntityType
from kg.nlp.parse import Parse
from kg.nlp.spans import position_at
from kg.propositions.clauses import expand
from kg.rules import Position

_BODIES = frozenset({"company", "firm", "organization", "organisation", "corporation", "group", "agency"})
_BODY_MARKERS = ("of", "for", "at", "to", "in", "with", "from", "on")


@dataclass(frozen=True, slots=True)
class Role:
    """A position or kinship: tokens first..last of its words, its noun, and whom or what it belongs to.

    `position` is the lexicon's entry or None, `bodies` are (marker, referent), the marker a
    preposition, *poss* or *compound*. `planned` marks *future*, *-elect* and their like.
    """

    noun: int
    first: int
    last: int
    title: str
    position: Position | None
    kin: str | None
    bodies: tuple[tuple[str, Referent], ...]
    planned: bool


def role_of(reading: Reading, noun: int) -> Role | None:
    """Return the role that the noun phrase headed by `noun` describes; None where it describes no person's role."""
    parse = reading.parse
    lemma = parse.lemma[noun].lower()
    first = _start(parse, noun)
    position, at = _position(parse, first, noun)
    if at is not None and _in_name(reading, at, noun):
        position, at = None, None  # *Harbour Council member* is a member of that, no *council member*
    kin = lemma if lemma in rules.nouns().kinship else None
    is_person = rules.nouns().types.get(lemma) is EntityType.PERSON
    if position is None and kin is None and not is_person and role_word(parse, noun) not in rules.roles():
        return None
    bodies = [("poss", refer(reading, c)) for p in parse.children(noun, "poss") for c in expand(parse, p)]
    last = noun
    for prep in parse.children(noun, "prep"):
        marker = parse.lower[prep]
        if prep < noun or marker not in _BODY_MARKERS:
            continue
        for c in parse.children(prep, "pobj"):
            bodies += [(marker, refer(reading, x)) for x in expand(parse, c)]
            if marker in ("of", "for") and last == noun:
                last = _end(parse, c)
    bodies += _before(reading, first, noun) or (_of_conjunct(reading, noun) if not bodies else [])
    start = max(at, first) if at is not None else first
    words = parse.quote(_skip_bodies(reading, first, start), last).text
    return Role(noun, first, last, words, position, kin, tuple(bodies), _is_planned(parse, first, noun))


def _in_name(reading: Reading, at: int, noun: int) -> bool:
    """Does a title that ends with `noun` begin inside the name of a body?"""
    pair = reading.by_token.get(at)
    return pair is not None and pair[1].first < at <= pair[1].last < noun


def is_office(role: Role) -> bool:
    """Is it the position of a body, which a claim tells even where nothing names the body?"""
    return role.position is not None and role.position.body != "none"


def role_word(parse: Parse, noun: int) -> str:
    """Return the lemma that says the role: *subsidiary* for *a subsidiary*, *a subsidiary company*."""
    lemma = parse.lemma[noun].lower()
    if lemma in _BODIES:
        words = (parse.lemma[c].lower() for c in parse.children(noun, "compound", "amod"))
        return next((word for word in words if word in rules.roles()), lemma)
    return lemma


def _of_conjunct(reading: Reading, noun: int) -> list[tuple[str, Referent]]:
    """Return what *of* leads to after the last of several roles: *founder and head of the union*."""
    parse = reading.parse
    found = []
    for other in parse.children(noun, "conj"):
        for prep in parse.children(other, "prep"):
            if parse.lower[prep] in ("of", "at", "for"):
                found += [
                    (parse.lower[prep], refer(reading, x))
                    for c in parse.children(prep, "pobj")
                    for x in expand(parse, c)
                ]
    return found


def _start(parse: Parse, noun: int) -> int:
    """Return the first token of the words before the noun that describe it, determiners and owners left out."""
    first = noun
    while first - 1 >= 0 and parse.head[first - 1] in range(first, noun + 1) and parse.dep[first - 1] in (
        "compound", "amod", "nmod", "advmod", "punct",
    ) and parse.words[first - 1] not in (",", '"', "(", ")"):  # fmt: skip
        first -= 1
    return first


def _position(parse: Parse, first: int, noun: int) -> tuple[Position | None, int | None]:
    """Return the longest title of the lexicon that ends with the noun (and its *of State*), and where it starts."""
    table = rules.titles().positions
    for start in range(first, noun + 1):
        end = min(noun + 3, len(parse) - 1)
        size = position_at(parse, start, end)
        if size and start + size - 1 >= noun:
            return table[" ".join(parse.lower[start : start + size]).replace(" - ", "-")], start
    lemma = parse.lemma[noun].lower()
    return (table[lemma], noun) if lemma in table else (None, None)


def _end(parse: Parse, head: int) -> int:
    """Return the last token of a name or short noun phrase below *of*."""
    right = parse.edges[1][head]
    stop = next(
        (
            i
            for i in range(head + 1, right + 1)
            if parse.words[i] in (",", "-", "(", ";") or parse.pos[i] in ("VERB", "SCONJ")
        ),
        right + 1,
    )
    return min(stop - 1, head + 8)


def _before(reading: Reading, first: int, noun: int) -> list[tuple[str, Referent]]:
    """Return the names that stand before the noun: *Harbour Union president*, *Ostian minister*."""
    found = []
    for i in range(first, noun):
        pair = reading.coreference.by_head.get(i)
        if pair is not None and pair[1].last < noun:
            found.append(("compound", Referent.of(*pair)))
    return found


def _skip_bodies(reading: Reading, first: int, start: int) -> int:
    """Move the title's start to its modifiers (*former*), past the names of bodies."""
    words = first
    for i in range(first, start):
        if i in reading.by_token:
            words = i + 1
    return min(words, start)


def _is_planned(parse: Parse, first: int, noun: int) -> bool:
    modifiers = rules.titles().modifiers
    around = range(max(0, first - 1), min(noun + 3, len(parse)))
    return any(
        modifiers.get(parse.lower[i]) == "planned" for i in around if i != noun and parse.lower[i] not in ("elect",)
    )
