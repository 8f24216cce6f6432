"""Propositions of a file whose lines are texts of their own. Needs lines and a model; gives numbered Propositions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Proposition
from kg.nlp.annotate import annotate_all
from kg.nlp.load import Model
from kg.nlp.parse import Parse
from kg.nlp.quotes import find_quotes
from kg.nlp.times import find_times
from kg.propositions.attribution import sources
from kg.propositions.clauses import find_clauses
from kg.propositions.context import stances
from kg.propositions.extract import extract

DOCUMENT = "lines"


def propositions_of_lines(lines: Iterable[str], model: Model) -> Iterator[tuple[int, Proposition]]:
    """Yield (number of the line from 1, proposition) in order. Offsets count from the start of the line.

    Relative times stay unresolved, since a line has no date.
    """
    texts = (line.rstrip("\r\n") for line in lines)
    for number, parse in enumerate(annotate_all(texts, model), start=1):
        for proposition in propositions_of(parse):
            yield number, proposition


def propositions_of(parse: Parse, document_id: str = DOCUMENT, published: str | None = None) -> tuple[Proposition, ...]:
    """Return the propositions of a parse, in order; `published` is the document's ISO date."""
    clauses = find_clauses(parse)
    said = sources(parse, clauses, find_quotes(parse))
    times = find_times(parse.text, 0, len(parse.text), published)
    return extract(parse, document_id, clauses, stances(parse, clauses), said, times)
