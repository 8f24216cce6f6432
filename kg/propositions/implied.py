"""Propositions that no predicate states: appositions, possessives, titles. Needs a Parse; gives Propositions.

Their predicate has no words, only the lemma *be* or *have*, and their confidence is low, so that
a reader of clauses can drop them.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import rules
from kg.model import Factuality, Phrase, Polarity, Predicate, Proposition
from kg.nlp.parse import Parse
from kg.nlp.spans import title_length
from kg.propositions.phrases import Span, noun_span, phrase

APPOSITION = 0.25
POSSESSIVE = 0.15
TITLE = 0.2


def implied(parse: Parse, document_id: str) -> Iterator[tuple[int, Proposition]]:
    """Yield (token, proposition) in the order of the text; the token is where the statement stands."""
    for i, dep in enumerate(parse.dep):
        if dep == "appos":
            yield from _apposition(parse, document_id, i)
        elif dep == "poss" and parse.pos[i] in ("NOUN", "PROPN"):
            yield from _possessive(parse, document_id, i)
        if parse.pos[i] == "PROPN" and dep not in ("compound", "flat"):
            yield from _title(parse, document_id, i)


def _apposition(parse: Parse, document_id: str, i: int) -> Iterator[tuple[int, Proposition]]:
    """*Ann Lee, the head of Acme* is *Ann Lee – be – the head of Acme*."""
    if parse.pos[i] not in ("NOUN", "PROPN") or parse.pos[parse.head[i]] not in ("NOUN", "PROPN", "PRON"):
        return
    subject = noun_span(parse, parse.head[i], outside=i)
    yield i, _row(parse, document_id, subject, "be", phrase(parse, "attribute", None, noun_span(parse, i)), APPOSITION)


def _possessive(parse: Parse, document_id: str, i: int) -> Iterator[tuple[int, Proposition]]:
    """*Acme's plant* is *Acme – have – plant*: the thing owned goes without what stands before its owner."""
    owner = noun_span(parse, i)
    if parse.tag[owner[1]] == "POS":
        owner = (owner[0], owner[1] - 1)
    first, last = noun_span(parse, parse.head[i])
    after = parse.edges[1][i] + 1
    if owner[1] < owner[0] or not first <= after <= last:
        return
    yield i, _row(parse, document_id, owner, "have", phrase(parse, "object", None, (after, last)), POSSESSIVE)


def _title(parse: Parse, document_id: str, i: int) -> Iterator[tuple[int, Proposition]]:
    """*President Ann Lee* is *Ann Lee – be – President*."""
    first = parse.edges[0][i]
    while first < i and parse.pos[first] in ("DET", "PUNCT"):
        first += 1
    length = title_length(parse, first, i)
    if not length or first + length > i:
        return
    if all(parse.lower[k].rstrip(".") in rules.titles().honorifics for k in range(first, first + length)):
        return  # *Mrs Lee* holds no office
    name = (first + length, i)
    yield i, _row(parse, document_id, name, "be", phrase(parse, "attribute", None, (first, name[0] - 1)), TITLE)


def _row(parse: Parse, document_id: str, subject: Span, lemma: str, argument: Phrase, sure: float) -> Proposition:
    sentence = parse.sentence_quote(parse.sentence_of[subject[0]])
    predicate = Predicate("", lemma, None, None)
    return Proposition(
        document_id, sentence, parse.quote(*subject), predicate, (argument,),
        Polarity.AFFIRMED, Factuality.ACTUAL, (), sure,
    )  # fmt: skip
