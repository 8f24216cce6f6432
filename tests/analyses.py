"""Analyse many short texts at once with the real model, each text once a session."""

from __future__ import annotations

from collections.abc import Iterable

from kg.analysis import analyse_group
from kg.model import Analysis, Argument, Claim, Document
from kg.nlp.load import load_model

_DONE: dict[tuple[str, str | None], Analysis] = {}


def prepare(texts: Iterable[tuple[str, str | None]]) -> None:
    """Analyse texts, given with the date of their document or None, in one batch."""
    wanted = [key for key in dict.fromkeys(texts) if key not in _DONE]
    documents = [Document("case", text, "", published=date) for text, date in wanted]
    _DONE.update(zip(wanted, analyse_group(documents, load_model()), strict=True))


def analysis_of(text: str, date: str | None = None) -> Analysis:
    """Return the analysis of a text of that date."""
    prepare([(text, date)])
    return _DONE[text, date]


def name_of(analysis: Analysis, end: Argument | None) -> str | None:
    """Return what an end of a claim means: the name of its thing, else its words, else None."""
    if end is None:
        return None
    names = {cluster.id: cluster.name for cluster in analysis.clusters}
    return names.get(end.cluster or "") or end.text


def brief(analysis: Analysis, claim: Claim) -> str:
    """Return a claim in one line, for the message of a failing test."""
    ends = f"{name_of(analysis, claim.subject)} | {claim.relation} | {name_of(analysis, claim.object)}"
    said = " > ".join(f"{source.text} [{source.cue}]" for source in claim.attribution)
    when = claim.time and (claim.time.start or claim.time.text)
    return (
        f"{ends} | {claim.predicate} | {claim.polarity} {claim.factuality} | {said or '-'} | {when} | "
        f"{claim.title} | {claim.amount} | {claim.topic} | {claim.rule}"
    )
