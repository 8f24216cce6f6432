"""Polarity and factuality of a clause: its own negation and modals, then what governs it.

Needs Clauses; gives a Stance for each. Governors come first, so that *did not agree to sign* reaches
down to *sign*. The words and their effects are data (`context.yaml`, `speech.yaml`).
"""

from __future__ import annotations

from kg import rules
from kg.model import Factuality, Polarity
from kg.nlp.parse import Parse
from kg.propositions.clauses import Clause
from kg.propositions.embedding import NOTHING, Laid, complement_effect
from kg.propositions.forms import is_infinitive, is_past
from kg.propositions.modality import (
    Stance,
    effect_of,
    has_condition,
    is_negated,
    own_factuality,
    polarity,
    to_factuality,
    weaker,
)
from kg.propositions.says import speech_nouns

__all__ = ["Stance", "is_negated", "stances", "weaker"]

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp", "csubj", "csubjpass", "dobj", "dep", "conj"})
_CONTENT_PREPOSITIONS = frozenset("of from at on about to in for against into with as".split())
_TEMPORAL = frozenset({"when", "before", "until", "till", "once", "after", "while", "as", "whenever"})
_UNTIL = frozenset({"until", "till"})
_PAST_TAGS = frozenset({"VBD", "VBN", "VBG"})
_ORDINALS = frozenset({"first", "second", "third", "last", "only", "latest"})


def stances(parse: Parse, clauses: dict[int, Clause]) -> dict[int, Stance]:
    """Return the stance of each clause by its predicate token."""
    found: dict[int, Stance] = {}
    for i in sorted(clauses, key=parse.depth.__getitem__):
        found[i] = _stance(parse, clauses, found, clauses[i])
    return found


def _stance(parse: Parse, clauses: dict[int, Clause], found: dict[int, Stance], clause: Clause) -> Stance:
    negated = is_negated(parse, clause.verb)
    factuality, cue = own_factuality(parse, clause)
    if clause.link == "conj" and clause.governor is not None and parse.head[clause.verb] == clause.governor:
        return _of_conjunct(parse, clauses, found, clause, Stance(polarity(negated), factuality, cue))
    negated_above, above, above_cue = _from_above(parse, clauses, found, clause)
    if _is_reported_will(parse, clauses, clause, cue):
        factuality = Factuality.PLANNED
    if weaker(factuality, above) is not factuality:
        factuality, cue = above, above_cue
    return Stance(polarity(negated != negated_above), factuality, cue)


def _is_reported_will(parse: Parse, clauses: dict[int, Clause], clause: Clause, cue: int | None) -> bool:
    """Is the clause's *would* the *will* of a past-tense report (*said it would leave*), its *should* a demand?"""
    if cue is None or clause.governor is None or parse.head[cue] != clause.verb:
        return False
    noun = _governing_noun(parse, clauses, clause.verb)
    if noun is None and clause.link not in ("ccomp", "dep", "conj"):
        return False
    governor = clauses[clause.governor]
    if parse.lower[cue] == "should":
        return effect_of(parse, governor.verb, "verb") == "planned"
    if parse.lower[cue] not in ("would", "'d") or has_condition(parse, clause.verb) or _in_quotes(parse, clause):
        return False
    speech = rules.speech().get(governor.lemma)
    if speech is None and noun is not None:
        speech = speech_nouns().get(parse.lemma[noun].lower())
    open_ = effect_of(parse, governor.verb, "verb") == "possible"
    told = speech is not None and speech.content != "possible" and not open_
    return told and parse.tag[governor.verb] in _PAST_TAGS


def _in_quotes(parse: Parse, clause: Clause) -> bool:
    """Does a quotation mark stand between the clause and its governor, so that the words are as spoken?"""
    if clause.governor is None:
        return False
    first, last = sorted((clause.governor, clause.verb))
    return '"' in parse.words[first:last]


def _of_conjunct(
    parse: Parse, clauses: dict[int, Clause], found: dict[int, Stance], clause: Clause, own: Stance
) -> Stance:
    """A coordinated verb shares what governs the first one, and its modal where it has none and the same form."""
    first = clause.governor
    assert first is not None
    shared, negated = found[first], own.polarity is Polarity.NEGATED
    if _is_fresh(parse, clause.verb, first):
        above_negated, above, _ = _from_above(parse, clauses, found, clauses[first])
        if _is_reported_will(parse, clauses, clauses[first], own.cue):
            return Stance(polarity(negated != above_negated), weaker(Factuality.PLANNED, above), own.cue)
        return Stance(polarity(negated != above_negated), weaker(own.factuality, above), own.cue)
    either = any(parse.lower[c] in ("or", "nor") for c in parse.children(first, "cc"))
    inherited = shared.polarity is Polarity.NEGATED and (either or not is_negated(parse, first))
    return Stance(polarity(negated or inherited), weaker(own.factuality, shared.factuality), shared.cue)


def _is_fresh(parse: Parse, verb: int, first: int) -> bool:
    """Has the coordinated verb a subject, an auxiliary or a tense of its own?"""
    if any(parse.dep[c] in ("nsubj", "nsubjpass", "aux") for c in parse.children(verb)):
        return True
    finite = ("VBD", "VBZ")
    return parse.tag[verb] in finite and parse.tag[first] not in finite


def _from_above(parse: Parse, clauses: dict[int, Clause], found: dict[int, Stance], clause: Clause) -> Laid:
    """Return what the governing predicate or noun lays on the clause."""
    verb, governor = clause.verb, clause.governor
    noun = _governing_noun(parse, clauses, verb)
    above = found.get(governor) if governor is not None else None
    if noun is not None:
        if governor is not None and _is_denied(parse, clauses[governor], noun):
            return True, Factuality.ACTUAL, governor
        return _from_noun(parse, clause, noun, above)
    if governor is None or above is None:
        return NOTHING
    if clause.link == "advcl":
        return _adverbial_effect(parse, clause, above)
    if clause.link == "pcomp" and parse.lower[parse.head[verb]] not in _CONTENT_PREPOSITIONS:
        return _beside(clauses, found, governor)
    if clause.link in _COMPLEMENTS:
        return complement_effect(parse, clauses[governor], clause, above)
    return NOTHING


def _beside(clauses: dict[int, Clause], found: dict[int, Stance], governor: int) -> Laid:
    """What *after leaving* gets from the main verb; *tried to flee before falling*: from *tried*, not from *flee*."""
    outer = clauses[governor].governor
    while clauses[governor].link in ("xcomp", "pcomp") and outer is not None:
        governor, outer = outer, clauses[outer].governor
    return False, found[governor].factuality, found[governor].cue


def _governing_noun(parse: Parse, clauses: dict[int, Clause], verb: int) -> int | None:
    """Return the noun or adjective whose complement the clause is (*the plan to leave*), or None."""
    head, dep = parse.head[verb], parse.dep[verb]
    if dep in ("acl", "relcl") and head not in clauses:
        that = any(parse.lower[c] in ("that", "whether") for c in parse.children(verb, "mark"))
        return head if that or is_infinitive(parse, verb) else None
    noun = parse.head[head]
    in_charge = parse.lower[noun] == "charge" and parse.lower[noun - 1] == "in"
    if dep == "pcomp" and parse.lower[head] in _CONTENT_PREPOSITIONS and parse.pos[noun] in ("NOUN", "ADJ"):
        return None if in_charge else noun
    return None


def _is_denied(parse: Parse, governor: Clause, noun: int) -> bool:
    """Is it *denied reports that*: a noun of speech under a verb that turns it down?"""
    ends = governor.subjects if governor.passive else governor.objects
    if noun not in ends or parse.lemma[noun].lower() not in speech_nouns():
        return False
    denial = rules.speech().get(governor.lemma)
    rejects = any(rule.kind == "verb" and rule.effect == "negated" for rule in rules.context().get(governor.lemma, ()))
    return rejects or (denial is not None and denial.content == "negated")


def _from_noun(parse: Parse, clause: Clause, noun: int, above: Stance | None) -> Laid:
    outer = above.factuality if above is not None else Factuality.ACTUAL
    effect = effect_of(parse, noun, "noun", "adjective")
    infinitive = is_infinitive(parse, clause.verb)
    if effect is None:
        if infinitive and any(parse.lower[c] in _ORDINALS for c in (noun, *parse.children(noun, "amod"))):
            return False, outer, None
        return (False, weaker(Factuality.PLANNED, outer), None) if infinitive else NOTHING
    if effect == "negated":
        return True, outer, noun
    if effect == "planned" and not infinitive and is_past(parse, clause.verb):
        return NOTHING
    return False, weaker(to_factuality(effect), outer if infinitive else Factuality.ACTUAL), noun


def _adverbial_effect(parse: Parse, clause: Clause, above: Stance) -> Laid:
    """A purpose is planned; *when it comes*, *before it left* and a participle are as real as the main verb."""
    verb = clause.verb
    if is_infinitive(parse, verb):
        return False, weaker(Factuality.PLANNED, above.factuality), None
    marks = {parse.lower[c] for c in parse.children(verb, "mark", "advmod")}
    if marks & _UNTIL and parse.tag[verb] in ("VBZ", "VBP"):
        return False, weaker(Factuality.PLANNED, above.factuality), None  # *until we find it*: not found yet
    follows = parse.tag[verb] == "VBG" and not marks and verb > parse.head[verb]
    if follows or (marks & _TEMPORAL and (parse.tag[verb] in ("VBZ", "VBP", "VBG") or "before" in marks)):
        return False, above.factuality, above.cue
    return NOTHING
