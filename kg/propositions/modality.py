"""Negation and modality inside a clause: *not*, *will*, *may*, *perhaps*, *if*. Needs Clauses.

The words and their effects are data (`context.yaml`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg import rules
from kg.model import Factuality, Polarity
from kg.nlp.parse import Parse
from kg.propositions.clauses import Clause
from kg.propositions.forms import is_infinitive

_NEGATORS = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "scarcely", "barely", "nowhere"})
_NO_ONE = frozenset({"nobody", "nothing", "none", "no-one"})
_NOT_ONLY = frozenset({"only", "just", "merely", "least", "simply"})
_NO_WAY = frozenset({"time", "way", "circumstance", "means", "case"})
_ABILITY = frozenset({"can", "could", "ca"})
_IF = frozenset({"if", "unless", "whether", "lest", "assuming", "provided"})
_QUESTION_LINKS = frozenset({"ROOT", "ccomp", "conj", "xcomp"})
_RANK = {Factuality.ACTUAL: 0, Factuality.PLANNED: 1, Factuality.POSSIBLE: 2}

Found = tuple[Factuality, int | None]


@dataclass(frozen=True, slots=True)
class Stance:
    """Polarity and factuality of one clause. `cue` is the token that decided the factuality, if one did."""

    polarity: Polarity
    factuality: Factuality
    cue: int | None = None


def weaker(left: Factuality, right: Factuality) -> Factuality:
    """Return the less certain of two: possible, then planned, then actual."""
    return left if _RANK[left] >= _RANK[right] else right


def polarity(negated: bool) -> Polarity:
    """Return the polarity that stands for `negated`."""
    return Polarity.NEGATED if negated else Polarity.AFFIRMED


def is_negated(parse: Parse, verb: int) -> bool:
    """Is the predicate negated in its own clause: *not*, *never*, *no* before its subject or object, *without*?"""
    count = sum(_negates(parse, c) for c in parse.children(verb))
    count += _after_negating_preposition(parse, verb)
    return count % 2 == 1


def _negates(parse: Parse, c: int) -> bool:
    """Does the child `c` of a predicate negate it?"""
    word, dep = parse.lower[c], parse.dep[c]
    if dep in ("neg", "advmod", "preconj"):
        if word == "longer":
            return any(parse.lower[k] == "no" for k in parse.children(c))
        only = c + 1 < len(parse) and parse.lower[c + 1] in _NOT_ONLY
        return word in _NEGATORS and not only and (dep != "preconj" or word == "neither")
    if dep in ("nsubj", "dobj", "nsubjpass", "attr"):
        return _has_no(parse, c)
    noun = parse.child(c, "pobj") if dep == "prep" else None
    return noun is not None and parse.lemma[noun] in _NO_WAY and _has_no(parse, noun)


def _has_no(parse: Parse, noun: int) -> bool:
    if parse.lower[noun] in _NO_ONE:
        return True
    return any(parse.lower[c] in ("no", "neither") for c in parse.children(noun, "det", "neg", "preconj"))


def _after_negating_preposition(parse: Parse, verb: int) -> bool:
    """Does *without*, *instead of* or *rather than* stand right before the clause?"""
    if parse.dep[verb] not in ("pcomp", "advcl", "conj", "prep"):
        return False
    first = parse.edges[0][verb]
    before = parse.lower[max(first - 2, 0) : first + 2]
    phrases = [before[-3:-2], before[-4:-2], before[-2:]] if first >= 2 else [before[-3:-2], before[-2:]]
    return any(_effect(" ".join(words), "preposition") == "negated" for words in phrases if words)


def own_factuality(parse: Parse, clause: Clause) -> Found:
    """Return what the clause's own auxiliaries, adverbs, conjunction, condition and question mark say."""
    verb = clause.verb
    for c in parse.children(verb):
        effect = _own_effect(parse, verb, c)
        if effect is Factuality.POSSIBLE:
            return effect, c
    if has_condition(parse, verb):
        return Factuality.POSSIBLE, None
    for c in parse.children(verb):
        if _own_effect(parse, verb, c) is Factuality.PLANNED:
            return Factuality.PLANNED, c
    if _is_headline_future(parse, verb):
        return Factuality.PLANNED, verb
    mark = _question_mark(parse, verb)
    return (Factuality.POSSIBLE, mark) if mark is not None else (Factuality.ACTUAL, None)


def _own_effect(parse: Parse, verb: int, c: int) -> Factuality | None:
    word, dep = parse.lower[c], parse.dep[c]
    if dep == "aux":
        if parse.tag[c] != "MD":
            return None  # *'d* is *would* or *had*
        if word in _ABILITY and is_negated(parse, verb):
            return None
        return _modals().get(word)
    if (dep == "mark" and word in _IF) or (dep == "advmod" and word == "whether"):
        return Factuality.POSSIBLE
    if dep == "advmod" and _effect(word, "adverb") == "possible":
        return Factuality.POSSIBLE
    return None


@lru_cache(maxsize=1)
def _modals() -> dict[str, Factuality]:
    """Return the factuality that each modal auxiliary gives."""
    names = {"modal-possible": Factuality.POSSIBLE, "modal-planned": Factuality.PLANNED}
    found = {word: names[rule.id] for word, group in rules.context().items() for rule in group if rule.id in names}
    return found | {"ca": Factuality.POSSIBLE, "'d": Factuality.POSSIBLE}


def is_open(parse: Parse, verb: int) -> bool:
    """Is the clause asked, or said after *if* or *whether*, so that nobody states it?"""
    return any(parse.lower[c] in _IF for c in parse.children(verb, "mark")) or _question_mark(parse, verb) is not None


def has_condition(parse: Parse, verb: int) -> bool:
    """Does an *if* clause hang on the verb, which is then as open as the condition?"""
    for c in parse.children(verb, "advcl"):
        if any(parse.lower[m] in ("if", "unless") for m in parse.children(c, "mark")):
            even = parse.edges[0][c] - 1
            return not any(parse.lower[m] == "even" for m in (*parse.children(c, "advmod"), even))
    return False


def _is_headline_future(parse: Parse, verb: int) -> bool:
    """Is it the infinitive of a headline: *Acme to free cases*?"""
    if parse.dep[verb] != "ROOT" or not is_infinitive(parse, verb):
        return False
    return any(c < verb for c in parse.children(verb, "nsubj", "nsubjpass"))


def _question_mark(parse: Parse, verb: int) -> int | None:
    if parse.dep[verb] not in _QUESTION_LINKS:
        return None
    last = parse.sentences[parse.sentence_of[verb]].last - 1
    while last > verb and parse.words[last] in ('"', "'", ")"):
        last -= 1
    quoted = parse.words[verb:last].count('"') % 2 == 1  # the question is a quotation, the verb is not
    return last if parse.words[last] == "?" and not quoted else None


def _effect(word: str, kind: str) -> str | None:
    """Return the effect of a word or phrase of one kind (*adverb*, *noun*, …), or None."""
    for rule in rules.context().get(word, ()):
        if rule.kind == kind:
            return rule.effect
    return None


def effect_of(parse: Parse, i: int, *kinds: str) -> str | None:
    """Return the effect of token `i` read as one of `kinds`, or None."""
    lemma, word = parse.lemma[i].lower(), parse.lower[i]
    for key in (lemma, word) if lemma != word else (lemma,):
        for rule in rules.context().get(key, ()):
            if rule.kind in kinds:
                return rule.effect
    return None


def to_factuality(effect: str) -> Factuality:
    """Return the factuality that an effect stands for; *negated* and *actual* are actual."""
    return {"planned": Factuality.PLANNED, "possible": Factuality.POSSIBLE}.get(effect, Factuality.ACTUAL)
