"""The act in a verb that embeds a clause: *wants X to do Y* requests, *refused to do Y* rejects. Guide, section 2."""

from __future__ import annotations

from collections.abc import Iterator

from kg import rules
from kg.claims.confidence import ACT, rate
from kg.claims.draft import Draft
from kg.claims.ground import Referent
from kg.claims.reading import Reading
from kg.claims.slots import doers, of_clause, referents
from kg.claims.verbs import trigger
from kg.claims.within import named_within
from kg.model import Polarity
from kg.propositions.clauses import Clause

_OTHERS = frozenset({"request", "coerce"})
"""Acts upon the one who is to do it; the others are about what is to be done."""
_ASKING = frozenset({"tell", "ask", "urge", "order", "invite", "beg"})
_COMMIT = frozenset({"make", "commit"})
_FAULTS = frozenset({"mistake", "error", "blunder", "crime", "misstep"})
_WRONG = frozenset({"wrong", "irresponsible", "guilty", "reckless", "mistaken", "dishonest", "corrupt", "incompetent"})
_DUTY = frozenset({"must", "should", "ought"})
"""*said that Ostia must withdraw* asks Ostia to."""


def act_claims(reading: Reading, typed: dict[int, list[Draft]]) -> Iterator[Draft]:
    """Yield the acts of all clauses that embed another; `typed` are the typed claims by predicate token."""
    for clause in reading.clauses.values():
        relation, below, lays_duty = _act(reading, clause), [], False
        blamed = next((c for c in clause.complements if c in reading.clauses and _is_blamed(reading, clause, c)), None)
        if blamed is not None:
            yield from _draft_acts(reading, clause, reading.clauses[blamed], "accuse", lays_duty=True)
            continue
        for c in clause.complements:
            duty = _is_duty(reading, clause, c)
            if clause.lemma in _ASKING and reading.parse.tag[c] == "VBG":
                continue  # *told him, leading to a row*
            if c in reading.clauses and (
                duty or _is_infinitive(reading, c) or (relation == "request" and _has_that(reading, c))
            ):
                below.append(reading.clauses[c])
                lays_duty = lays_duty or (duty and not below[1:])
        relation = "request" if lays_duty else relation
        if relation is None or not below:
            continue
        if any(
            d.relation == relation and d.object is not None and d.object.thing is not None for d in typed[clause.verb]
        ):
            continue
        yield from _draft_acts(reading, clause, below[0], relation, lays_duty=lays_duty)


def _is_infinitive(reading: Reading, verb: int) -> bool:
    """Is the clause *to do Y* or *doing Y*, not *that X did Y*?"""
    parse = reading.parse
    return parse.tag[verb] in ("VB", "VBG") and not any(
        parse.tag[c] in ("MD", "VBZ", "VBD", "VBP") for c in parse.children(verb, "aux")
    )


def _has_that(reading: Reading, verb: int) -> bool:
    """Is the clause *that X do Y*, as in *demanded that Ostia withdraw*?"""
    return any(reading.parse.lower[c] == "that" for c in reading.parse.children(verb, "mark"))


def _is_blamed(reading: Reading, clause: Clause, verb: int) -> bool:
    """Does the clause say that somebody did wrong (*said that Lee had made a mistake*)?"""
    parse = reading.parse
    below = reading.clauses[verb]
    if parse.lemma[clause.verb].lower() not in rules.speech() or reading.stances[verb].polarity is Polarity.NEGATED:
        return False
    faults = {parse.lemma[i].lower() for i in below.objects} & _FAULTS if below.lemma in _COMMIT else set()
    return bool(faults) or (below.lemma == "be" and any(parse.lower[i] in _WRONG for i in below.attributes))


def _is_duty(reading: Reading, clause: Clause, verb: int) -> bool:
    """Does the clause say that somebody should do what `verb` names?"""
    parse = reading.parse
    return parse.lemma[clause.verb].lower() in rules.speech() and any(
        parse.lower[c] in _DUTY for c in parse.children(verb, "aux")
    )


def _act(reading: Reading, clause: Clause) -> str | None:
    for lemma in (clause.lemma, reading.parse.lemma[clause.verb].lower()):
        for rule in rules.context().get(lemma, ()):
            if rule.kind == "verb" and rule.act is not None:
                return rule.act
    return None


def _draft_acts(reading: Reading, clause: Clause, below: Clause, relation: str, *, lays_duty: bool) -> Iterator[Draft]:
    subjects = [r for r in referents(reading, doers(clause)) if r.thing is not None]
    own = [] if lays_duty else _things(reading, [*clause.objects, *clause.indirect])
    ends = own or (
        _things(reading, _doers_below(below), relation)
        if relation in _OTHERS or lays_duty
        else _ends_below(reading, below, relation)
    )
    to = reading.parse.tag[below.verb] == "VB" and not _has_that(reading, below.verb)
    words = f"{clause.lemma} to {below.lemma}" if to else clause.lemma
    for s in subjects:
        for o in ends:
            if s.thing is not o.thing:
                yield Draft(
                    s, relation, words, trigger(reading.parse, clause), o, rate(reading, ACT, s, o, clause),
                    f"act.{relation}", anchor=clause.verb,
                )  # fmt: skip


def _things(reading: Reading, tokens: list[int], relation: str | None = None) -> list[Referent]:
    return [r for r in referents(reading, tokens, relation) if r.thing is not None]


def _doers_below(below: Clause) -> list[int]:
    return doers(below) if not below.passive else [*below.agents, *below.subjects]


def _ends_below(reading: Reading, below: Clause, relation: str) -> list[Referent]:
    """Return the first slot of the embedded clause that names something."""
    slots = of_clause(below)
    for marker in ("object", "indirect", "with", "to", "from", "against", "for", "on", "in"):
        found = _things(reading, slots.get(marker, []))
        if found:
            return found
    heads = (i for marker in ("object", "to", "with", "from", "in") for i in slots.get(marker, []))
    within = (named_within(reading, i, relation) for i in heads)
    return [r for r in within if r is not None][:1]
