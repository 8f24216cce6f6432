"""Everything that is stored of one document, from its text alone: the stages in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.claims.build import build_claims, drafts
from kg.claims.reading import Reading
from kg.coref.clusters import corefer
from kg.coref.things import to_clusters
from kg.model import Analysis, Document, Span
from kg.nlp.annotate import annotate, annotate_all
from kg.nlp.load import Model
from kg.nlp.parse import Parse
from kg.nlp.quotes import find_quotes
from kg.nlp.times import find_times
from kg.propositions.attribution import sources
from kg.propositions.clauses import find_clauses
from kg.propositions.context import stances
from kg.propositions.extract import extract


def analyse(document: Document, model: Model) -> Analysis:
    """Return sentences, clusters, propositions and claims of a document. Other documents play no part."""
    return conclude(document, annotate(document.text, model))


def analyse_group(documents: Sequence[Document], model: Model) -> Iterator[Analysis]:
    """Yield the analysis of each document, in order: the same as one by one, sooner."""
    return (conclude(*pair) for pair in zip(documents, read_group(documents, model), strict=True))


def read_group(documents: Sequence[Document], model: Model) -> list[Parse]:
    """Return the parses of the documents, in order: the same as one by one, sooner."""
    return list(annotate_all((document.text for document in documents), model))


def conclude(document: Document, parse: Parse) -> Analysis:
    """Apply the rules to a document that the model has parsed."""
    times = find_times(document.text, 0, len(document.text), document.published)
    quotes = find_quotes(parse)
    clauses = find_clauses(parse)
    held = stances(parse, clauses)
    said = sources(parse, clauses, quotes)
    coreference = corefer(parse, document, times, quotes)
    reading = Reading(document, parse, times, clauses, held, said, coreference)
    found = drafts(reading)
    coreference.rebuild()  # claims may have implied governments that no words name
    clusters, ids = to_clusters(coreference.things, parse, document.id)
    spans = tuple(Span(parse.start[s.first], parse.end[s.last - 1]) for s in parse.sentences)
    propositions = extract(parse, document.id, clauses, held, said, times)
    return Analysis(document, spans, tuple(clusters), propositions, build_claims(reading, found, ids))
