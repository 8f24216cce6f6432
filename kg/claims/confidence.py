"""How sure a claim is: a base by kind of rule, lowered by what makes parses and links go wrong.

The bases are shares of right claims of each kind: of copulas, verbs and appositions on half of KnowledgeNet's documents
(`tests/bench/calibrate.py`), of the others among claims judged by hand; see docs/quality.md.
"""

from __future__ import annotations

from kg.claims.ground import Referent
from kg.claims.reading import Reading
from kg.propositions.clauses import Clause

TYPED, COPULA, OPEN, LITERAL, WORDS, NOMINAL, ACT, TITLE, APPOSITION, IMPLIED = (
    0.91, 0.9, 0.72, 0.7, 0.68, 0.75, 0.8, 0.85, 0.85, 0.8,
)  # fmt: skip
_PRONOUN, _CANDIDATE, _FILLED, _LONG = 0.97, 0.8, 0.95, 0.9
"""What a pronoun, a name that nothing confirms, a subject filled in and a long sentence leave of it."""
_LONG_FROM = 45
"""In longer sentences (tokens) the parser errs more often."""


def rate(reading: Reading, base: float, subject: Referent, end: Referent | None, clause: Clause | None = None) -> float:
    """Return the confidence of a claim, 0.05 to 0.95."""
    value = base
    for referent in (subject, end):
        if referent is None:
            continue
        value *= referent.weight
        if _is_pronoun(reading, referent):
            value *= _PRONOUN
        if referent.thing is not None and referent.thing.candidate:
            value *= _CANDIDATE
    if clause is not None:
        sentence = reading.parse.sentences[reading.parse.sentence_of[clause.verb]]
        value *= _FILLED if clause.filled else 1.0
        value *= _LONG if sentence.last - sentence.first > _LONG_FROM else 1.0
    return min(0.95, max(0.05, value))


def _is_pronoun(reading: Reading, referent: Referent) -> bool:
    if referent.thing is None or referent.first < 0:
        return False
    return referent.first in reading.pronouns
