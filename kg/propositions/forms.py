"""Forms of verbs: infinitive, non-finite, past. Needs a Parse."""

from __future__ import annotations

from kg.nlp.parse import Parse


def is_infinitive(parse: Parse, verb: int) -> bool:
    """Has the verb a *to* before it?"""
    return any(parse.lower[c] == "to" for c in parse.children(verb, "aux"))


def is_nonfinite(parse: Parse, verb: int) -> bool:
    """Is the verb an infinitive, a gerund, a bare participle or a subjunctive?"""
    auxiliaries = [parse.tag[c] for c in parse.children(verb, "aux", "auxpass")]
    if parse.tag[verb] in ("VBG", "VBN"):
        return not any(tag in ("VBZ", "VBP", "VBD", "MD") for tag in auxiliaries)
    return is_infinitive(parse, verb) or (parse.tag[verb] == "VB" and not auxiliaries)


def is_past(parse: Parse, verb: int) -> bool:
    """Is the clause in the past tense or the perfect, without a modal?"""
    auxiliaries = parse.children(verb, "aux", "auxpass")
    if any(parse.tag[c] == "MD" for c in auxiliaries):
        return False
    perfect = any(parse.tag[c] == "VBD" or parse.lemma[c] == "have" for c in auxiliaries)
    return perfect or parse.tag[verb] == "VBD"
