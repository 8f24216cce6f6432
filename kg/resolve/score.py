"""How alike two profiles are: a table of features and weights. Every score can say what it is made of.

The weights are set so that one feature about names is enough, but for names that only sound alike, which need a title
in common too; a title also tips the scale between two persons of one surname. They were not fitted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.resolve import compare
from kg.resolve.profile import Profile

THRESHOLD = 1.0
"""A score from which two profiles may be one thing."""
MARGIN = 0.25
"""How much better than the second the best of several must be."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A named question about two profiles, and what a yes adds to their score."""

    name: str
    holds: Callable[[Profile, Profile], bool]
    weight: float


@dataclass(frozen=True, slots=True)
class Score:
    """A sum with its parts, (feature, weight) pairs."""

    value: float
    parts: tuple[tuple[str, float], ...]


NAMES = (
    Feature("same form", compare.same_form, 1.5),
    Feature("misspelt", compare.misspelt, 1.0),
    Feature("shortened", compare.shortened, 1.0),
    Feature("bare surname", compare.bare_surname, 1.0),
    Feature("other spelling", compare.transliterated, 1.0),
    Feature("sounds alike", compare.sounds_alike, 0.75),
)
"""Each of these is a reason to take two profiles for one thing; the strongest counts."""
CONTEXT = (
    Feature("shared title", compare.shared_title, 0.3),
    Feature("contradiction", compare.contradicts, -10.0),
)
"""These count only where the names give a reason."""


def score(left: Profile, right: Profile) -> Score:
    """Return the score of two profiles, the left being the shorter name; 0.0 without parts where names differ."""
    best = next((feature for feature in NAMES if feature.holds(left, right)), None)
    if best is None:
        return Score(0.0, ())
    parts = [(best.name, best.weight)]
    parts += [(feature.name, feature.weight) for feature in CONTEXT if feature.holds(left, right)]
    return Score(round(sum(weight for _, weight in parts), 6), tuple(parts))
