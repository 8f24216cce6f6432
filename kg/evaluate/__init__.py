"""Score a build against an annotated text. Needs a gold file's content and a build's rows; gives figures.

Found entities are told by the places they share with annotated ones, never by their ids. What the
annotation calls *acceptable* is neither asked for nor punished; gold keys that end in `_alt` hold other
values that are right too. *Folded* figures count a country and its government as one.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.evaluate.actors import cluster_figures, entity_figures
from kg.evaluate.match import Figures, Row, find_match
from kg.evaluate.statements import Claimed, claim_figures

__all__ = ["score"]


def score(
    gold: Row, claims: Sequence[Row], entities: Sequence[Row], mentions: Sequence[Row]
) -> tuple[Figures, list[str]]:
    """Return the figures by name, and a line for each error.

    Shares lie in 0..1; `entity_splits`, `forbidden_merges`, `forbidden_claims`, `typed_claims` and
    `other_claims` are counts. The rows must be those of the annotated document alone.
    """
    match = find_match(gold, entities, mentions)
    claimed = [Claimed.of(claim, match.gold_of) for claim in claims]
    errors: list[str] = []
    figures = entity_figures(gold, entities, mentions, match, errors)
    figures |= cluster_figures(gold, mentions)
    figures |= claim_figures(gold, claimed, errors)
    return figures, errors
