"""How sure a proposition is: a table of weights over named features of its clause."""

from __future__ import annotations

from kg.model import Factuality, Phrase
from kg.nlp.parse import Parse
from kg.propositions.clauses import Clause
from kg.propositions.context import Stance

_BASE = 0.66
_LINK = {
    "advcl": -0.1, "acl": -0.08, "pcomp": -0.1, "relcl": -0.04, "ccomp": -0.07, "dep": -0.2, "parataxis": -0.1,
    "csubj": -0.2, "npadvmod": -0.2,
}  # fmt: skip
"""What the place of the clause in its sentence adds."""
_BARE = -0.5
"""No argument at all: most often the parser lost it."""
_OPEN = {Factuality.ACTUAL: 0.0, Factuality.PLANNED: 0.0, Factuality.POSSIBLE: -0.06}
_ATTRIBUTED = -0.05
_FILLED = -0.03
_DEEP = -0.11
"""Two or more clauses down in the sentence."""
_GERUND = -0.08
_COPULA = -0.06
_VAGUE = -0.07
"""A subject that says nothing by itself."""
_VAGUE_SUBJECTS = frozenset("it they this that these those which what".split())
_LONG = -0.08
_LONG_FROM = 60
"""Characters of arguments from which they count as long."""


def confidence(parse: Parse, clause: Clause, arguments: tuple[Phrase, ...], stance: Stance, attributed: bool) -> float:
    """Return a number from 0 to 1, two digits: about the share of its words that a careful reader would write too.

    Measured on sentences with open propositions written by people.
    """
    value = _BASE + _LINK.get(clause.link, 0.0) + _OPEN[stance.factuality]
    value += _ATTRIBUTED * attributed + _FILLED * clause.filled + _DEEP * (parse.depth[clause.verb] >= 2)
    value += _BARE * (not arguments) + _LONG * (sum(len(a.text) for a in arguments) >= _LONG_FROM)
    value += _GERUND * (parse.tag[clause.verb] == "VBG") + _COPULA * (parse.lemma[clause.verb] == "be")
    value += _VAGUE * any(parse.lower[s] in _VAGUE_SUBJECTS for s in clause.subjects[:1])
    return round(min(max(value, 0.01), 0.99), 2)
