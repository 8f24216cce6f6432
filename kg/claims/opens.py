"""Open relations: what a clause says of its things where no type of the lexicon took them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.confidence import LITERAL, OPEN, rate
from kg.claims.draft import Draft
from kg.claims.ground import Referent
from kg.claims.reading import Reading
from kg.claims.slots import doers, referents
from kg.claims.verbs import predicate, trigger
from kg.model import EntityType
from kg.propositions.clauses import Clause

_NEVER = frozenset(
    {"be", "have", "do", "say", "use", "base", "give", "take", "make", "get", "add", "accord", "include", "follow"}
)
"""Verbs too empty for an open relation to a preposition's object, or that only report."""
_NO_OBJECT = frozenset({"be", "have", "do", "say", "add", "accord", "include", "note", "explain", "ask"})
_MARKERS = frozenset(
    "to with from against into by for of on about at in near over under through toward towards as between "
    "before among".split()
)
_OUTWARD = frozenset({"out", "up", "away", "off", "down", "back"})
_PLACES = frozenset({"PLACE", "COUNTRY"})
Ends = list[tuple[str, Referent]]


def open_claims(reading: Reading, clause: Clause, typed: list[Draft]) -> Iterator[Draft]:
    """Yield relations between the subjects and the other things of the clause that no typed claim took; where
    there is no other thing, one with the words of the object."""
    taken = {
        id(end.thing)
        for draft in typed
        for end in (draft.subject, draft.object)
        if end is not None and end.thing is not None
    }
    subjects = referents(reading, doers(clause))
    ends = _ends(reading, clause)
    if clause.passive and not clause.agents:
        subjects = referents(reading, clause.subjects)
        ends = [(marker, end) for marker, end in ends if marker != "object"]
    named = [
        (m, e)
        for m, e in ends
        if e.thing is not None and id(e.thing) not in taken and not _is_only_place(m, e, ends, typed)
    ]
    found = False
    for s in subjects:
        for marker, end in named:
            if s.thing is not None and s.thing is not end.thing:
                found = True
                yield _draft(reading, clause, s, end, marker, OPEN)
    if not typed:
        yield from _with_words(reading, clause, subjects, ends, found)


def _ends(reading: Reading, clause: Clause) -> Ends:
    lemma = reading.parse.lemma[clause.verb].lower()
    ends: Ends = []
    if lemma not in _NO_OBJECT:
        ends += [
            ("object", r)
            for r in referents(reading, [*(clause.subjects if clause.passive else clause.objects), *clause.indirect])
        ]
    for marker, token in clause.obliques:
        if marker.split()[-1] in _MARKERS and marker.split()[0] in _MARKERS | _OUTWARD and lemma not in _NEVER:
            ends += [(marker, r) for r in referents(reading, [token])]
    return ends


def _is_only_place(marker: str, end: Referent, ends: Ends, typed: list[Draft]) -> bool:
    """Is it just where the thing happens, of a clause with another end? A place is a qualifier then."""
    if end.thing is not None and end.thing.type is EntityType.GROUP and end.weight < 1:
        return True
    where = end.type in _PLACES and marker in ("in", "at", "near", "on")
    return where and (bool(typed) or any(m == "object" for m, _ in ends))


def _with_words(reading: Reading, clause: Clause, subjects: list[Referent], ends: Ends, found: bool) -> Iterator[Draft]:
    """A clause with a thing at one end: the words at the other are kept (*Acme opened a plant*)."""
    parse = reading.parse
    if parse.lemma[clause.verb] in ("be", "have", "do"):
        nouns = [a for a in (*clause.attributes, *clause.objects) if parse.pos[a] in ("NOUN", "PROPN", "NUM")]
        ends = [("object", r) for r in referents(reading, nouns[:1])]
        if not ends:
            return
    if found:
        ends = [(marker, end) for marker, end in ends if marker == "object" and end.thing is None]
    elif not ends and not (clause.passive and not clause.agents):
        yield from (_draft(reading, clause, s, None, "", LITERAL) for s in subjects if s.thing is not None)
    for s in subjects:
        for marker, end in ends[:2]:
            if (s.thing is not None) != (end.thing is not None):
                yield _draft(reading, clause, s, end, marker, LITERAL)


def _draft(reading: Reading, clause: Clause, s: Referent, end: Referent | None, marker: str, base: float) -> Draft:
    words = predicate(reading.parse, clause, marker)
    if clause.passive and not clause.agents:
        words = f"be {reading.parse.lower[clause.verb]} {marker}".strip()
    return Draft(
        s,
        None,
        words,
        trigger(reading.parse, clause),
        end,
        rate(reading, base, s, end, clause),
        "verb.open",
        anchor=clause.verb,
    )
