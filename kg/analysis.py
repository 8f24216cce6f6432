"""Everything that is stored of one document, from its text alone: the stages in their order."""

from __future__ import annotations

from dataclasses import dataclass

from kg.claims.build import build_claims
from kg.coref.clusters import Coreference, corefer
from kg.coref.things import to_clusters
from kg.model import Analysis, Document, Span, Time
from kg.nlp.annotate import annotate
from kg.nlp.load import Model
from kg.nlp.parse import Parse
from kg.nlp.quotes import QuoteSpan, find_quotes
from kg.nlp.times import find_times
from kg.propositions.attribution import Says, sources
from kg.propositions.clauses import Clause, find_clauses
from kg.propositions.context import Stance, stances
from kg.propositions.extract import extract


@dataclass(frozen=True)
class Reading:
    """A parsed document with all that the rules for propositions and claims ask for."""

    document: Document
    parse: Parse
    times: list[Time]
    quotes: list[QuoteSpan]
    clauses: dict[int, Clause]
    stances: dict[int, Stance]
    sources: dict[int, list[list[Says]]]
    coreference: Coreference


def analyse(document: Document, model: Model) -> Analysis:
    """Return sentences, clusters, propositions and claims of a document. Other documents play no part."""
    return conclude(read(document, annotate(document.text, model)))
