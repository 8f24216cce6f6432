"""How sure a claim is: a base by kind of rule, lowered by what makes parses and links go wrong.

The bases are shares of right claims of each kind, read off builds of annotated news; see docs/quality.md.
"""

from __future__ import annotations

from kg.claims.ground import Referent
from kg.claims.reading import Reading
from kg.propositions.clauses import Clause

TYPED, OPEN, LITERAL, WORDS, NOMINAL, ACT, TITLE, APPOSITION, IMPLIED = (
    0.72, 0.5, 0.4, 0.35, 0.6, 0.65, 0.85, 0.75, 0.7,
)  # fmt: skip
_LONG = 45
"""In longer sentences (tokens) the parser errs more often."""


def rate(reading: Reading, base: float, subject: Referent, end: Referent | None, clause: Clause | None = None) -> float:
    """Return the confidence of a claim, 0.05 to 0.95."""
    value = base
    for referent in (subject, end):
        if referent is None:
            continue
        value *= referent.weight
        if _is_pronoun(reading, referent):
            value *= 0.9
        if referent.thing is not None and referent.thing.candidate:
            value *= 0.8
    if clause is not None:
        sentence = reading.parse.sentences[reading.parse.sentence_of[clause.verb]]
        value *= 0.92 if clause.filled else 1.0
        value *= 0.92 if sentence.last - sentence.first > _LONG else 1.0
    return min(0.95, max(0.05, value))


def _is_pronoun(reading: Reading, referent: Referent) -> bool:
    if referent.thing is None or referent.first < 0:
        return False
    return referent.first in reading.pronouns
