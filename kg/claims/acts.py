"""The act in a verb that embeds a clause: *wants X to do Y* requests, *refused to do Y* rejects. Guide, section 2."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg import rules
from kg.claims.confidence import ACT, rate
from kg.claims.draft import Draft
from kg.claims.ground import Referent
from kg.claims.reading import Reading
from kg.claims.slots import doers, of_clause, referents
from kg.claims.verbs import trigger
from kg.claims.within import named_within
from kg.model import Polarity
from kg.nlp.parse import Parse
from kg.propositions.clauses import Clause
from kg.propositions.modality import is_open

_OTHERS = frozenset({"request", "coerce"})
"""Acts upon the one who is to do it; the others are about what is to be done."""
_ASKING = frozenset({"tell", "ask", "urge", "order", "invite", "beg"})
"""Verbs after which *doing Y* is what comes of the asking, not what is asked (*told him, leading to a row*)."""
_DUTY = frozenset({"must", "should", "ought"})
"""Auxiliaries of a duty: *said that Ostia must withdraw* asks Ostia to."""
_COMMIT = frozenset({"make", "commit"})
"""Verbs whose object may be a fault: *said that Lee had made a mistake* blames Lee."""
_FAULTS = frozenset({"mistake", "error", "blunder", "crime", "misstep"})
"""Nouns for what one does wrong."""
_WRONG = frozenset({"wrong", "irresponsible", "guilty", "reckless", "mistaken", "dishonest", "corrupt", "incompetent"})
"""Adjectives that blame whom they are said of: *said that Lee was wrong*."""


@dataclass(frozen=True, slots=True)
class _Act:
    """An act in a verb that embeds the clause `below`; `of_doer` if who does that is meant, whoever is told."""

    relation: str
    below: Clause
    of_doer: bool


def act_claims(reading: Reading, typed: dict[int, list[Draft]]) -> Iterator[Draft]:
    """Yield the acts of all clauses that embed another; `typed` are the typed claims by predicate token."""
    for clause in reading.clauses.values():
        below = [reading.clauses[c] for c in clause.complements if c in reading.clauses]
        act = _of_statement(reading, clause, below) or _of_verb(reading, clause, below)
        if act is not None and not _is_told(act.relation, typed[clause.verb]):
            yield from _drafts(reading, clause, act)


def _of_statement(reading: Reading, clause: Clause, below: list[Clause]) -> _Act | None:
    """Return what is done by saying so: blaming who did wrong, or asking of somebody what they should do."""
    parse = reading.parse
    if parse.lemma[clause.verb].lower() not in rules.speech():
        return None
    said = [b for b in below if not is_open(parse, b.verb)]
    blamed = next((b for b in said if _tells_fault(reading, b)), None)
    if blamed is not None:
        return _Act("accuse", blamed, of_doer=True)
    duty = next((b for b in said if any(parse.lower[c] in _DUTY for c in parse.children(b.verb, "aux"))), None)
    return _Act("request", duty, of_doer=True) if duty is not None else None


def _tells_fault(reading: Reading, clause: Clause) -> bool:
    parse = reading.parse
    if reading.stances[clause.verb].polarity is Polarity.NEGATED:
        return False
    if clause.lemma in _COMMIT:
        return any(parse.lemma[i].lower() in _FAULTS for i in clause.objects)
    return clause.lemma == "be" and any(parse.lower[i] in _WRONG for i in clause.attributes)


def _of_verb(reading: Reading, clause: Clause, below: list[Clause]) -> _Act | None:
    """Return the act that the lexicon gives the verb: *wants X to do Y*, *refused to do Y*."""
    parse = reading.parse
    relation = _relation(reading, clause)
    if relation is None:
        return None
    for b in below:
        if clause.lemma in _ASKING and parse.tag[b.verb] == "VBG":
            continue
        if _is_infinitive(parse, b.verb) or (relation == "request" and _has_that(parse, b.verb)):
            return _Act(relation, b, of_doer=False)
    return None


def _relation(reading: Reading, clause: Clause) -> str | None:
    for lemma in (clause.lemma, reading.parse.lemma[clause.verb].lower()):
        for rule in rules.context().get(lemma, ()):
            if rule.kind == "verb" and rule.act is not None:
                return rule.act
    return None


def _is_infinitive(parse: Parse, verb: int) -> bool:
    """Is the clause *to do Y* or *doing Y*, not *that X did Y*?"""
    return parse.tag[verb] in ("VB", "VBG") and not any(
        parse.tag[c] in ("MD", "VBZ", "VBD", "VBP") for c in parse.children(verb, "aux")
    )


def _has_that(parse: Parse, verb: int) -> bool:
    """Is the clause *that X do Y*, as in *demanded that Ostia withdraw*?"""
    return any(parse.lower[c] == "that" for c in parse.children(verb, "mark"))


def _is_told(relation: str, typed: list[Draft]) -> bool:
    """Does a typed claim of the verb say the same of somebody named?"""
    return any(d.relation == relation and d.object is not None and d.object.thing is not None for d in typed)


def _drafts(reading: Reading, clause: Clause, act: _Act) -> Iterator[Draft]:
    subjects = [r for r in referents(reading, doers(clause)) if r.thing is not None]
    to = reading.parse.tag[act.below.verb] == "VB" and not _has_that(reading.parse, act.below.verb)
    words = f"{clause.lemma} to {act.below.lemma}" if to else clause.lemma
    for s in subjects:
        for o in _ends(reading, clause, act):
            if s.thing is not o.thing:
                yield Draft(
                    s, act.relation, words, trigger(reading.parse, clause), o, rate(reading, ACT, s, o, clause),
                    f"act.{act.relation}", anchor=clause.verb,
                )  # fmt: skip


def _ends(reading: Reading, clause: Clause, act: _Act) -> list[Referent]:
    if act.of_doer:
        return _things(reading, _doers_below(act.below), act.relation)
    told = _things(reading, [*clause.objects, *clause.indirect])
    if told:
        return told
    if act.relation in _OTHERS:
        return _things(reading, _doers_below(act.below), act.relation)
    return _ends_below(reading, act.below, act.relation)


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
