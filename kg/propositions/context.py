"""Polarity and factuality of a clause: its own negation and modals, then what governs it.

Needs Clauses; gives a Stance for each. The words and their effects are data (`context.yaml`, `speech.yaml`).
"""

from __future__ import annotations

from dataclasses import dataclass

from kg import rules
from kg.model import Factuality, Polarity
from kg.nlp.parse import Parse
from kg.propositions.clauses import Clause

_POSSIBLE_AUX = frozenset({"could", "may", "might", "would", "can", "should"})
_FUTURE_AUX = frozenset({"will", "'ll", "shall", "wo"})
_NEGATORS = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "scarcely", "barely"})
_DOUBT = frozenset(
    "possibly perhaps maybe allegedly reportedly supposedly potentially probably likely presumably purportedly".split()
)
_IF = frozenset({"if", "unless", "whether", "lest", "assuming"})
_PURPOSE_LINKS = frozenset({"advcl", "acl", "relcl"})
_RANK = {Factuality.ACTUAL: 0, Factuality.PLANNED: 1, Factuality.POSSIBLE: 2}


@dataclass(frozen=True, slots=True)
class Stance:
    """Polarity and factuality of one clause. `cue` is the token that decided the factuality, if one did."""

    polarity: Polarity
    factuality: Factuality
    cue: int | None = None


def stances(parse: Parse, clauses: dict[int, Clause]) -> dict[int, Stance]:
    """Return the stance of each clause by its predicate token."""
    found: dict[int, Stance] = {}
    for i in sorted(clauses, key=parse.depth.__getitem__):
        found[i] = _stance(parse, clauses, found, clauses[i])
    return found


def weaker(left: Factuality, right: Factuality) -> Factuality:
    """Return the less certain of two: possible, then planned, then actual."""
    return left if _RANK[left] >= _RANK[right] else right


def _stance(parse: Parse, clauses: dict[int, Clause], found: dict[int, Stance], clause: Clause) -> Stance:
    negated = is_negated(parse, clause.verb)
    factuality, cue = _own(parse, clause)
    if clause.link == "conj" and clause.governor is not None and parse.head[clause.verb] == clause.governor:
        return _of_conjunct(parse, clauses, found, clause, negated, factuality)
    negated_above, above, above_cue = _from_above(parse, clauses, found, clause)
    if negated_above:
        negated = not negated
    if _RANK[above] > _RANK[factuality]:
        factuality, cue = above, above_cue
    return Stance(Polarity.NEGATED if negated else Polarity.AFFIRMED, factuality, cue)


def _of_conjunct(
    parse: Parse, clauses: dict[int, Clause], found: dict[int, Stance], clause: Clause, negated: bool, factuality: Factuality
) -> Stance:
    """A coordinated verb shares what governs the first one, its modal if it has no subject or auxiliary of its own."""
    first = clause.governor
    assert first is not None
    shared = found[first]
    fresh = any(parse.dep[c] in ("nsubj", "nsubjpass", "aux") for c in parse.children(clause.verb))
    if fresh:
        above_negated, above, _ = _from_above(parse, clauses, found, clauses[first])
        joined = weaker(factuality, above)
        return Stance(Polarity.NEGATED if negated != above_negated else Polarity.AFFIRMED, joined)
    or_joined = any(parse.lower[c] in ("or", "nor") for c in parse.children(first, "cc"))
    negated_both = negated or (shared.polarity is Polarity.NEGATED and (or_joined or not is_negated(parse, first)))
    return Stance(Polarity.NEGATED if negated_both else Polarity.AFFIRMED, weaker(factuality, shared.factuality), shared.cue)


def is_negated(parse: Parse, verb: int) -> bool:
    """Is the predicate negated in its own clause: *not*, *never*, *no* before its subject or object, *without*?"""
    count = 0
    for c in parse.children(verb):
        word, dep = parse.lower[c], parse.dep[c]
        if dep == "neg" or (dep == "advmod" and word in _NEGATORS):
            count += 1
        elif dep == "preconj" and word == "neither":
            count += 1
        elif dep in ("nsubj", "dobj", "nsubjpass", "attr", "pobj") and _has_no(parse, c):
            count += 1
    if parse.dep[verb] == "pcomp" and parse.lower[parse.head[verb]] == "without":
        count += 1
    return count % 2 == 1


def _has_no(parse: Parse, noun: int) -> bool:
    if parse.lower[noun] in ("nobody", "nothing", "none", "no-one"):
        return True
    return any(parse.lower[c] in ("no", "neither") for c in parse.children(noun, "det", "neg", "preconj"))


def _own(parse: Parse, clause: Clause) -> tuple[Factuality, int | None]:
    """Return what the clause's own auxiliaries, adverbs, markers and question mark say."""
    verb = clause.verb
    for c in parse.children(verb):
        word, dep = parse.lower[c], parse.dep[c]
        if dep == "aux" and word in _POSSIBLE_AUX and not (word == "can" and is_negated(parse, verb)):
            return Factuality.POSSIBLE, c
        if dep == "mark" and word in _IF:
            return Factuality.POSSIBLE, c
        if dep == "advmod" and word in _DOUBT:
            return Factuality.POSSIBLE, c
        if dep in ("advmod", "mark") and word == "whether":
            return Factuality.POSSIBLE, c
    if _has_condition(parse, verb):
        return Factuality.POSSIBLE, None
    for c in parse.children(verb, "aux"):
        if parse.lower[c] in _FUTURE_AUX:
            return Factuality.PLANNED, c
    last = parse.sentences[parse.sentence_of[verb]].last - 1
    while last > verb and parse.words[last] in ('"', "'", ")"):
        last -= 1
    if parse.words[last] == "?" and parse.dep[verb] in ("ROOT", "ccomp", "conj", "xcomp"):
        return Factuality.POSSIBLE, last
    return Factuality.ACTUAL, None


def _has_condition(parse: Parse, verb: int) -> bool:
    """Does an *if* clause hang on the verb, which is then as open as the condition?"""
    for c in parse.children(verb, "advcl"):
        if any(parse.lower[m] in ("if", "unless") for m in parse.children(c, "mark")):
            return not any(parse.lower[m] == "even" for m in parse.children(c, "advmod"))
    return False


def _from_above(
    parse: Parse, clauses: dict[int, Clause], found: dict[int, Stance], clause: Clause
) -> tuple[bool, Factuality, int | None]:
    """Return (negated, factuality, cue) that the governing predicate or noun lays on the clause."""
    verb, governor = clause.verb, clause.governor
    noun = _governing_noun(parse, clauses, verb)
    if noun is not None:
        effect = _noun_effect(parse, noun)
        outer = found.get(governor) if governor is not None else None
        outer_factuality = outer.factuality if outer is not None and clause.link != "relcl" else Factuality.ACTUAL
        if effect is not None:
            own = _factuality(effect)
            return effect == "negated", weaker(own, outer_factuality if own is not Factuality.ACTUAL or clause.link == "acl" else own), noun
        if clause.link == "acl" and parse.tag[verb] == "VB":
            return False, weaker(Factuality.PLANNED, outer_factuality), None
        return False, Factuality.ACTUAL, None
    if governor is None or governor not in found:
        return False, Factuality.ACTUAL, None
    above = found[governor]
    if clause.link in ("ccomp", "xcomp", "pcomp", "csubj", "csubjpass", "dobj", "dep", "conj"):
        return _complement_effect(parse, clauses[governor], clause, above)
    if clause.link == "advcl":
        if _is_purpose(parse, verb):
            return False, weaker(Factuality.PLANNED, above.factuality), None
        return False, Factuality.ACTUAL, None
    return False, Factuality.ACTUAL, None


def _governing_noun(parse: Parse, clauses: dict[int, Clause], verb: int) -> int | None:
    """Return the noun whose complement the clause is (*the plan to leave*), or None."""
    head = parse.head[verb]
    if parse.dep[verb] in ("acl", "relcl") and head not in clauses:
        return head
    if parse.dep[verb] == "pcomp" and parse.pos[parse.head[head]] == "NOUN":
        return parse.head[head]
    return None


def _noun_effect(parse: Parse, noun: int) -> str | None:
    for rule in rules.context().get(parse.lemma[noun].lower(), ()):
        if rule.kind == "noun":
            return rule.effect
    return None


def _complement_effect(parse: Parse, governor: Clause, clause: Clause, above: Stance) -> tuple[bool, Factuality, int | None]:
    effect = _verb_effect(parse, governor, clause)
    if effect is None:
        speech = rules.speech().get(governor.lemma)
        if speech is not None and speech.kind == "verb" and clause.link in ("ccomp", "dep"):
            content = speech.content
            negated = content == "negated"
            factuality = _factuality(content)
            if above.polarity is Polarity.NEGATED and content == "actual":
                factuality = Factuality.POSSIBLE
            return negated, factuality, governor.verb if content != "actual" else None
        negated = above.polarity is Polarity.NEGATED and clause.link == "xcomp"
        inherits = clause.link in ("xcomp", "pcomp")
        return negated, above.factuality if inherits else Factuality.ACTUAL, above.cue if inherits else None
    if effect == "negated":
        return above.polarity is Polarity.AFFIRMED, above.factuality, above.cue
    factuality = weaker(_factuality(effect), above.factuality)
    return above.polarity is Polarity.NEGATED, factuality, governor.verb


def _verb_effect(parse: Parse, governor: Clause, clause: Clause) -> str | None:
    """Return the effect of the governing verb on an infinitive, gerund or bare clause; None for an indicative that-clause."""
    if clause.link in ("ccomp", "dep") and not _is_nonfinite(parse, clause.verb):
        return _predicate_effect(parse, governor) if governor.attributes else None
    for lemma in (governor.lemma, parse.lemma[governor.verb].lower()):
        for rule in rules.context().get(lemma, ()):
            if rule.kind == "verb":
                return rule.effect
    return _predicate_effect(parse, governor)


def _predicate_effect(parse: Parse, governor: Clause) -> str | None:
    """Return the effect of what follows *be*: *is likely to*, *is set to*, *the possibility is that*."""
    for i in (*governor.attributes, *parse.children(governor.verb, "acomp")):
        for rule in rules.context().get(parse.lemma[i].lower(), ()):
            if rule.kind in ("adjective", "noun"):
                return rule.effect
    return None


def _is_nonfinite(parse: Parse, verb: int) -> bool:
    if parse.tag[verb] in ("VBG",):
        return not any(parse.dep[c] == "aux" and parse.tag[c] in ("VBZ", "VBP", "VBD", "MD") for c in parse.children(verb))
    return any(parse.dep[c] == "aux" and parse.lower[c] == "to" for c in parse.children(verb)) or (
        parse.tag[verb] == "VB" and not any(parse.dep[c] == "aux" for c in parse.children(verb))
    )


def _is_purpose(parse: Parse, verb: int) -> bool:
    return any(parse.dep[c] == "aux" and parse.lower[c] == "to" for c in parse.children(verb))


def _factuality(effect: str) -> Factuality:
    return {"planned": Factuality.PLANNED, "possible": Factuality.POSSIBLE}.get(effect, Factuality.ACTUAL)
