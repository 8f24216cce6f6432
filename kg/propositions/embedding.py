"""What a governing predicate does to its complement: *agreed to*, *denied that*, *is likely to*. Needs Clauses.

The words and their effects are data (`context.yaml`, `speech.yaml`).
"""

from __future__ import annotations

from kg import rules
from kg.model import Factuality, Polarity
from kg.nlp.parse import Parse
from kg.propositions.clauses import Clause
from kg.propositions.control import may_control
from kg.propositions.forms import is_infinitive, is_nonfinite, is_past
from kg.propositions.modality import Stance, effect_of, to_factuality, weaker

Laid = tuple[bool, Factuality, int | None]
"""Does it negate, how real does it make it, and which token does so."""
NOTHING: Laid = (False, Factuality.ACTUAL, None)


def complement_effect(parse: Parse, governor: Clause, clause: Clause, above: Stance) -> Laid:
    finite = clause.link in ("ccomp", "dep", "conj") and not is_nonfinite(parse, clause.verb)
    effect = _predicate_effect(parse, governor, clause) if finite else _verb_effect(parse, governor, clause)
    if effect in (None, "actual") and not finite and _is_purpose(parse, governor, clause):
        return False, weaker(Factuality.PLANNED, above.factuality), None
    if effect is None:
        speech = rules.speech().get(governor.lemma)
        if finite and speech is not None and speech.kind == "verb":
            return _content_effect(parse, speech.content, governor, clause, above)
        if finite and clause.verb < governor.verb:
            return NOTHING  # two main clauses that the parser hung together
        negated = above.polarity is Polarity.NEGATED and not finite and clause.link != "dep"
        return negated, above.factuality, above.cue
    if effect == "negated":
        return above.polarity is Polarity.AFFIRMED, above.factuality, above.cue
    factuality = weaker(to_factuality(effect), above.factuality)
    return above.polarity is Polarity.NEGATED, factuality, governor.verb


def _is_purpose(parse: Parse, governor: Clause, clause: Clause) -> bool:
    """Is it *exercised its option to buy ships*, where nobody has bought any? What one *uses* something for is done."""
    if clause.link != "xcomp" or not is_infinitive(parse, clause.verb) or not governor.objects:
        return False
    return governor.lemma != "use" and not may_control(parse, governor)


def _content_effect(parse: Parse, content: str, governor: Clause, clause: Clause, above: Stance) -> Laid:
    """What is said keeps its own factuality, unless the verb of speech is one of doubt, denial or intent."""
    if content == "negated":
        denied = above.polarity is Polarity.AFFIRMED
        return denied, Factuality.ACTUAL, governor.verb
    if above.polarity is Polarity.NEGATED:
        return False, Factuality.POSSIBLE, governor.verb
    if content == "planned" and is_past(parse, clause.verb):
        return NOTHING
    return False, to_factuality(content), governor.verb if content != "actual" else None


def _verb_effect(parse: Parse, governor: Clause, clause: Clause) -> str | None:
    """Return the effect of the governing predicate on an infinitive, gerund or subjunctive."""
    verb = parse.lower[governor.verb]
    infinitive = is_infinitive(parse, clause.verb)
    if infinitive and governor.passive and f"be {verb} to" in rules.speech():
        return "possible"
    if infinitive and governor.lemma == "stop":
        return "planned"
    if infinitive and governor.lemma in ("have", "have get") and not governor.objects:
        return "planned"
    for lemma in (governor.lemma, parse.lemma[governor.verb].lower()):
        for rule in rules.context().get(lemma, ()):
            if rule.kind == "verb":
                said = infinitive and not governor.passive and _is_said(governor.lemma)
                return "actual" if said and rule.effect == "possible" else rule.effect
    return _predicate_effect(parse, governor, clause)


def _is_said(lemma: str) -> bool:
    """Is the verb one of speech, so that *claims to own it* is as real as *says that it owns it*?"""
    speech = rules.speech().get(lemma)
    return speech is not None and speech.kind == "verb" and speech.content == "actual"


def _predicate_effect(parse: Parse, governor: Clause, clause: Clause) -> str | None:
    """Return the effect of the words around *be*: *is likely to*, *is to*, *the possibility is that*, *too weak to*."""
    for i in governor.attributes:
        if any(parse.lower[c] == "too" for c in parse.children(i, "advmod")):
            return "negated"
        if parse.lower[i] == "able" and parse.tag[governor.verb] in ("VBD", "VB", "VBN"):
            return "actual"
        effect = effect_of(parse, i, "adjective", "noun")
        if effect is not None:
            return effect
    if parse.lemma[governor.verb] != "be":
        return None
    for i in governor.subjects:
        effect = effect_of(parse, i, "noun")
        if effect is not None:
            return effect
    bare = is_infinitive(parse, clause.verb) and not governor.attributes
    return "planned" if bare and clause.link in ("xcomp", "ccomp") else None
