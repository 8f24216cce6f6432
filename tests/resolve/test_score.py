"""Scores name what they are made of."""

from __future__ import annotations

from resolve.builders import cluster

from kg.resolve.profile import make_profile
from kg.resolve.score import THRESHOLD, score


def test_score_says_what_it_is_made_of() -> None:
    left = make_profile("ruiz", [cluster("a", "Ruiz", titles=("President",))])
    right = make_profile("ana ruiz", [cluster("b", "Ana Ruiz", titles=("President",))])
    found = score(left, right)
    assert found.parts == (("bare surname", 1.0), ("shared title", 0.3)) and found.value == 1.3


def test_score_of_different_names_is_nothing() -> None:
    profiles = [make_profile(name.lower(), [cluster(name, name)]) for name in ("Ana Ruiz", "Luis Lee")]
    assert score(profiles[0], profiles[1]).parts == ()


def test_score_of_a_contradiction_is_below_the_threshold() -> None:
    left = make_profile("ruiz", [cluster("a", "Ruiz", pronouns=("he",))])
    right = make_profile("ana ruiz", [cluster("b", "Ana Ruiz")])
    found = score(left, right)
    assert ("contradiction", -10.0) in found.parts and found.value < THRESHOLD
