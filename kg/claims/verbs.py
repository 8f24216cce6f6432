"""Claims from verbs: typed by the lexicon where it knows them, open relations where it doesn't."""

from __future__ import annotations

from collections.abc import Iterator

from kg import rules
from kg.claims.confidence import TYPED, rate
from kg.claims.draft import Draft
from kg.claims.ground import Referent
from kg.claims.reading import Reading
from kg.claims.slots import Slots, doers, fits, object_word_fits, of_clause, of_noun, referents
from kg.claims.within import named_within
from kg.model import Factuality
from kg.nlp.parse import Parse
from kg.propositions.clauses import Clause
from kg.rules import PredicateRule

STATES = frozenset(
    "holds_position leads member_of represents ambassador_to subordinate_of family_of ally_of rival_of from_country "
    "born_in lives_in educated_at based_in located_in part_of founded owns participates_in".split()
)
_ALONE = frozenset({"protest", "retreat", "concede", "assault", "consult", "mobilize", "born_in", "founded"})
"""Relations that can stand without an object."""
_EMBEDDING = frozenset({"request", "agree", "reject", "threaten"})
"""Relations that can have a clause instead (*demanded that the ships leave*)."""
_STANDING_IN = frozenset({"one", "ones"})
"""Words that stand for a noun said before (*signed one with Ostia*)."""
_OBJECTLESS_STATES = frozenset({"born_in", "founded"})
"""States that a date alone completes (*was born in 1950*)."""


def typed_claims(reading: Reading, clause: Clause) -> list[Draft]:
    """Return the claims of the first lexicon rule that fits: best one whose ends are both things of the document,
    else one with mere words at an end, else one without an object."""
    slots = of_clause(clause)
    candidates = [
        (rule, _subjects(reading, clause, rule))
        for rule in _rules(reading.parse, clause)
        if not rule.object_words or object_word_fits(reading.parse, rule, clause.objects)
    ]
    for rule, subjects in candidates:
        grounded = [s for s in subjects if s.thing is not None]
        found = _with_rule(reading, clause, rule, slots, grounded, named=True)
        if found:
            return found
    for rule, subjects in candidates:
        if rule.relation not in STATES:
            found = list(_about_within(reading, clause, rule, slots, [s for s in subjects if s.thing is not None]))
            if found:
                return found
    for rule, subjects in candidates:
        if rule.relation not in STATES:
            if not _is_reported(reading, clause):
                subjects = [s for s in subjects if s.thing is not None]
            found = _with_rule(reading, clause, rule, slots, subjects, named=False) or _objectless(
                reading, clause, rule, slots, subjects
            )
        else:
            alone = rule.relation in _OBJECTLESS_STATES and clause.passive
            found = _objectless(reading, clause, rule, slots, subjects) if alone else []
        if found:
            return found
    return []


def _is_reported(reading: Reading, clause: Clause) -> bool:
    """Is the clause the sentence's own statement or what somebody says, not a part of another act?

    Elsewhere, an act between mere words (*to press its demands*) is detail.
    """
    return clause.link in ("ROOT", "ccomp", "conj") and reading.stances[clause.verb].factuality is Factuality.ACTUAL


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
    if rule.patient:
        heads = clause.subjects if clause.passive else clause.objects
    elif clause.passive and rule.relation in STATES and not clause.agents and "object" not in rule.target:
        heads = clause.subjects
    return [r for r in referents(reading, heads) if fits(r, rule.subject_types)]


def _with_rule(
    reading: Reading, clause: Clause, rule: PredicateRule, slots: Slots, subjects: list[Referent], *, named: bool
) -> list[Draft]:
    """Return the claims of one rule; `named` asks for an object that is a thing, not mere words."""
    if rule.object_words:  # the parser hangs *on Ostia* of *imposed sanctions on Ostia* on either word
        below = [of_noun(reading.parse, i) for i in clause.objects]
        slots = {m: [*slots.get(m, ()), *(t for found in below for t in found.get(m, ()))] for m in rule.target}
    elif named and rule.relation in STATES:  # *was born on 3 May in Ostia*, *with a degree from Lark University*
        below = [of_noun(reading.parse, i) for i in (*clause.objects, *(noun for _, noun in clause.obliques))]
        slots = {
            m: [*slots.get(m, ()), *(t for f in below if m != "object" for t in f.get(m, ()))] for m in rule.target
        }
    for marker in rule.target:
        heads = [i for i in slots.get(marker, ()) if i not in reading.timed]
        ends = [r for r in referents(reading, heads, rule.relation) if fits(r, rule.object_types)]
        ends = [r for r in ends if r.thing is not None or not (named or rule.reverse)]
        if ends and subjects:
            pairs = [(s, o) for s in subjects for o in ends if s.thing is None or s.thing is not o.thing]
            return [_typed(reading, clause, rule, *((o, s) if rule.reverse else (s, o)), marker) for s, o in pairs]
    if rule.mutual and len(subjects) == 2 and (rule.object_words or not clause.objects):
        return [_typed(reading, clause, rule, subjects[0], subjects[1], "")]
    return []


def _about_within(
    reading: Reading, clause: Clause, rule: PredicateRule, slots: Slots, subjects: list[Referent]
) -> Iterator[Draft]:
    """Yield the claims about who is named inside the phrase that the act takes (*rejected calls by Ostia*)."""
    heads = clause.objects if rule.object_words else [i for marker in rule.target for i in slots.get(marker, ())]
    end = next((r for i in heads if (r := named_within(reading, i, rule.relation)) is not None), None)
    if end is not None and not rule.reverse and fits(end, rule.object_types):
        for s in subjects:
            if s.thing is not end.thing:
                yield _typed(reading, clause, rule, s, end, "")


def _objectless(
    reading: Reading, clause: Clause, rule: PredicateRule, slots: Slots, subjects: list[Referent]
) -> list[Draft]:
    """An act that stands alone (*the dockers went on strike*, *Lee resigned*)."""
    if rule.reverse or rule.relation == "communicate" or (slots["object"] and not rule.object_words):
        return []
    embeds = rule.relation in _EMBEDDING and bool(clause.complements) and _is_reported(reading, clause)
    if rule.object_types and not rule.subject_types and not embeds:
        return []
    if rule.relation not in _ALONE and not embeds:
        return []
    if clause.link != "ROOT" and reading.stances[clause.verb].factuality is not Factuality.ACTUAL:
        return []
    return [_typed(reading, clause, rule, s, None, "") for s in subjects]


def _typed(
    reading: Reading, clause: Clause, rule: PredicateRule, s: Referent, o: Referent | None, marker: str
) -> Draft:
    relation: str | None = rule.relation
    if relation == "consult" and o is not None and o.type == "PLACE":
        relation = None
    return Draft(
        s, relation, predicate(reading.parse, clause, marker), trigger(reading.parse, clause), o,
        rate(reading, TYPED, s, o, clause), f"verb.{rule.id}", anchor=clause.verb,
    )  # fmt: skip


def predicate(parse: Parse, clause: Clause, marker: str) -> str:
    """Return the predicate's words, lemmatised: verb, particle, the common noun it takes (*opened a plant in*),
    preposition."""
    if parse.lemma[clause.verb] == "be" and clause.attributes:
        words = f"be {parse.lower[clause.attributes[0]]}"
    else:
        words = clause.lemma
    if marker in ("object", "indirect", ""):
        return words
    noun = clause.objects[0] if clause.objects and not clause.passive else None
    if (
        words == clause.lemma
        and noun is not None
        and parse.pos[noun] == "NOUN"
        and parse.lower[noun] not in _STANDING_IN
    ):
        words = f"{words} {parse.lemma[noun].lower()}"
    return f"{words} {marker}"


def trigger(parse: Parse, clause: Clause) -> tuple[int, int]:
    """Return the tokens of the verb with its auxiliaries, negation and particle where they are neighbours."""
    first = last = clause.verb
    kin = set(parse.children(clause.verb, "aux", "auxpass", "neg", "prt", "advmod"))
    while first - 1 in kin:
        first -= 1
    while last + 1 in kin and parse.dep[last + 1] in ("prt", "neg"):
        last += 1
    return first, last
