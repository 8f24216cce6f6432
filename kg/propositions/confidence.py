"""How sure a proposition is: a table of weights over named features of its clause."""

from __future__ import annotations

from math import exp

from kg.model import Phrase
from kg.nlp.parse import Parse
from kg.propositions.clauses import Clause
from kg.propositions.context import Stance
from kg.propositions.phrases import Span

_BASE = 1.0


def confidence(parse: Parse, clause: Clause, subject: Span, arguments: tuple[Phrase, ...], stance: Stance) -> float:
    """Return a number from 0 to 1, two digits."""
    value = _BASE
    if clause.filled:
        value -= 0.7
    if not arguments:
        value -= 0.7
    return round(1 / (1 + exp(-value)), 2)
