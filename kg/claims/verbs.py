"""Claims from verbs: typed by the lexicon where it knows them, open relations where it doesn't."""

from __future__ import annotations

from collections.abc import Iterator

from kg import rules
from kg.claims.confidence import OPEN, TYPED, rate
from kg.claims.draft import Draft
from kg.claims.ground import Referent
from kg.claims.reading import Reading
from kg.claims.slots import Slots, doers, fits, object_word_fits, of_clause, referents
from kg.model import EntityType
from kg.nlp.parse import Parse
from kg.propositions.clauses import Clause
from kg.rules import PredicateRule

STATES = frozenset(
    "holds_position leads member_of represents ambassador_to subordinate_of family_of ally_of rival_of from_country "
    "born_in lives_in educated_at based_in located_in part_of founded owns participates_in".split()
)
_NEVER = frozenset({"be", "have", "do", "say", "use", "base", "give", "take", "make", "get", "add", "accord", "include", "follow"})
"""Verbs too empty for an open relation to a preposition's object, or that only report."""
_NO_OBJECT_OPEN = frozenset({"be", "have", "do", "say", "add", "accord", "include", "note", "explain", "ask"})
_OPEN_MARKERS = frozenset(
    "to with from against into by for of on about at in near over under through toward towards as between before among".split()
)
_PLACES = frozenset({"PLACE", "COUNTRY"})


def verb_claims(reading: Reading) -> Iterator[Draft]:
    """Yield the claims of all clauses."""
    for clause in reading.clauses.values():
        typed = list(typed_claims(reading, clause))
        yield from typed
        yield from _open_claims(reading, clause, typed)


def typed_claims(reading: Reading, clause: Clause) -> list[Draft]:
    """Return the claims of the first lexicon rule that fits; without an object that names something, a literal one."""
    slots = of_clause(clause)
    literal: list[Draft] = []
    for rule in _rules(reading.parse, clause):
        if rule.object_words and not object_word_fits(reading.parse, rule, clause.objects):
            continue
        subjects = _subjects(reading, clause, rule)
        found = _with_rule(reading, clause, rule, slots, subjects)
        if found:
            return found
        literal = literal or _literal(reading, clause, rule, slots, subjects)
    return literal


def _rules(parse: Parse, clause: Clause) -> Iterator[PredicateRule]:
    """Yield the rules for the verb with its particle, its first object word or its preposition, then alone."""
    table = rules.verb_rules()
    bare = parse.lemma[clause.verb].lower()
    if bare == "call" and clause.attributes:  # *called him a leader* names, it doesn't phone
        return
    longer = [f"{bare} {parse.lemma[i].lower()}" for i in clause.objects[:1]]
    copular = "be" if bare in ("remain", "stay", "become", "seem", "get") else bare
    longer += [f"{copular} {parse.lower[c]}" for c in parse.children(clause.verb, "acomp")]
    longer += [f"{bare} {marker}" for marker, _ in clause.obliques]
    longer += [f"{bare} {parse.lower[c]}" for c in parse.children(clause.verb, "advmod", "acomp", "prt")]
    for lemma in (*longer, clause.lemma):
        yield from table.get(lemma, ())


def _subjects(reading: Reading, clause: Clause, rule: PredicateRule) -> list[Referent]:
    heads = doers(clause)
    if clause.passive and rule.relation in STATES and not clause.agents and "object" not in rule.target:
        heads = clause.subjects
    return [r for r in referents(reading, heads) if r.thing is not None and fits(r, rule.subject_types)]


def _with_rule(
    reading: Reading, clause: Clause, rule: PredicateRule, slots: Slots, subjects: list[Referent]
) -> list[Draft]:
    if clause.passive and not clause.agents and subjects and rule.target[:1] == ("object",):
        slots = {key: value for key, value in slots.items() if key != "object"}
    for marker in rule.target:
        ends = [r for r in referents(reading, slots.get(marker, ()), rule.relation) if r.thing is not None and fits(r, rule.object_types)]
        if not ends or not subjects:
            continue
        pairs = [(s, o) for s in subjects for o in ends if s.thing is not o.thing]
        if rule.reverse:
            pairs = [(o, s) for s, o in pairs]
        return [_typed(reading, clause, rule, s, o, marker) for s, o in pairs]
    if rule.mutual and len(subjects) == 2 and (rule.object_words or not clause.objects):
        return [_typed(reading, clause, rule, subjects[0], subjects[1], "")]
    return []


def _typed(reading: Reading, clause: Clause, rule: PredicateRule, s: Referent, o: Referent, marker: str) -> Draft:
    relation: str | None = rule.relation
    if relation == "consult" and o.type == "PLACE":
        relation = None
    return Draft(
        s, relation, predicate(reading.parse, clause, marker), trigger(reading.parse, clause), o,
        rate(reading, TYPED, s, o, clause), f"verb.{rule.id}", anchor=clause.verb,
    )  # fmt: skip


def _literal(
    reading: Reading, clause: Clause, rule: PredicateRule, slots: Slots, subjects: list[Referent]
) -> list[Draft]:
    """A typed act on something that is no entity (*banned the film*): kept with its words."""
    if rule.object_types or not subjects or rule.reverse or rule.relation in STATES or rule.relation == "communicate":
        return []
    marker = next((m for m in rule.target if slots.get(m)), None)
    ends: list[Referent | None] = list(referents(reading, slots[marker])) if marker else [None]
    if marker is None and (rule.object_words or reading.clauses[clause.verb].complements):
        return []
    return [
        Draft(
            s, rule.relation, predicate(reading.parse, clause, marker or ""), trigger(reading.parse, clause), o,
            rate(reading, TYPED, s, o, clause), f"verb.{rule.id}", anchor=clause.verb,
        )  # fmt: skip
        for s in subjects
        for o in ends
    ]


def predicate(parse: Parse, clause: Clause, marker: str) -> str:
    """Return the predicate's words, lemmatised: verb, particle, preposition."""
    words = clause.lemma
    if parse.lemma[clause.verb] == "be" and clause.attributes:
        words = f"be {parse.lower[clause.attributes[0]]}"
    elif clause.objects and marker not in ("object", "indirect", "") and not clause.passive:
        words = f"{words} {parse.lemma[clause.objects[0]].lower()}"
    return f"{words} {marker}" if marker not in ("object", "indirect", "") else words


def trigger(parse: Parse, clause: Clause) -> tuple[int, int]:
    """Return the tokens of the verb with its auxiliaries, negation and particle where they are neighbours."""
    first = last = clause.verb
    kin = {c for c in parse.children(clause.verb, "aux", "auxpass", "neg", "prt", "advmod")}
    while first - 1 in kin:
        first -= 1
    while last + 1 in kin and parse.dep[last + 1] in ("prt", "neg"):
        last += 1
    return first, last


def _open_claims(reading: Reading, clause: Clause, typed: list[Draft]) -> Iterator[Draft]:
    """Yield open relations between the subjects and every other thing of the clause that no typed claim took."""
    lemma = reading.parse.lemma[clause.verb].lower()
    taken = {id(draft.object.thing) for draft in typed if draft.object is not None}
    taken |= {id(draft.subject.thing) for draft in typed}
    subjects = [r for r in referents(reading, doers(clause)) if r.thing is not None]
    if clause.passive:
        yield from _of_passive(reading, clause, taken, lemma)
    ends = [("object", i) for i in (clause.subjects if clause.passive else clause.objects)]
    ends += [("object", i) for i in clause.indirect]
    if lemma in _NO_OBJECT_OPEN:
        ends = []
    ends += [(m, i) for m, i in clause.obliques if m.split()[-1] in _OPEN_MARKERS and lemma not in _NEVER]
    yield from _pairs(reading, clause, subjects, ends, taken, bool(typed))


def _of_passive(reading: Reading, clause: Clause, taken: set[int], lemma: str) -> Iterator[Draft]:
    """*was arrested in Port Lark*: the patient and the other end that remains."""
    if clause.agents or lemma in _NEVER:
        return
    patients = [r for r in referents(reading, clause.subjects) if r.thing is not None]
    yield from _pairs(reading, clause, patients, list(clause.obliques), taken, False)


def _pairs(
    reading: Reading, clause: Clause, subjects: list[Referent], ends: list[tuple[str, int]], taken: set[int], has_typed: bool
) -> Iterator[Draft]:
    parse = reading.parse
    has_object = any(marker == "object" for marker, _ in ends)
    for marker, token in ends:
        for o in referents(reading, [token]):
            if o.thing is None or id(o.thing) in taken or o.thing.type is EntityType.GROUP and o.weight < 1:
                continue
            where = o.type in _PLACES and marker in ("in", "at", "near", "on")
            if where and (has_object or has_typed):
                continue
            for s in subjects:
                if s.thing is o.thing:
                    continue
                words = predicate(parse, clause, marker)
                if clause.passive and not clause.agents:
                    words = f"be {parse.lower[clause.verb]} {marker}"
                yield Draft(
                    s, None, words, trigger(parse, clause), o, rate(reading, OPEN, s, o, clause), "verb.open", anchor=clause.verb
                )
