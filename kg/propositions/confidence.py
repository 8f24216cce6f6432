"""How sure a proposition is: a table of weights over named features of its clause."""

from __future__ import annotations

from kg.model import Factuality, Phrase
from kg.propositions.clauses import Clause
from kg.propositions.context import Stance

_BASE = 0.62
_LINK = {
    "advcl": -0.12, "acl": -0.12, "pcomp": -0.22, "relcl": -0.06, "ccomp": -0.08, "xcomp": -0.03, "dep": -0.2,
    "parataxis": -0.15, "csubj": -0.3,
}  # fmt: skip
"""What the place of the clause in its sentence adds."""
_BARE = -0.5
"""No argument at all: most often the parser lost it."""
_OPEN = {Factuality.ACTUAL: 0.0, Factuality.PLANNED: -0.03, Factuality.POSSIBLE: -0.08}
_ATTRIBUTED = -0.05
_FILLED = -0.02


def confidence(clause: Clause, arguments: tuple[Phrase, ...], stance: Stance, attributed: bool) -> float:
    """Return a number from 0 to 1, two digits: about the share of its words that a careful reader would write too.

    Measured on sentences with open propositions written by people.
    """
    value = _BASE + _LINK.get(clause.link, 0.0) + _OPEN[stance.factuality]
    value += _BARE * (not arguments) + _ATTRIBUTED * attributed + _FILLED * clause.filled
    return round(min(max(value, 0.01), 0.99), 2)
