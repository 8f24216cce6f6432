"""Propositions as rows of JSON Lines files, key for key as in the guide, section 6."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kg.model import Phrase, Proposition, Source, SourceRow

NameOf = Callable[[str | None], tuple[str | None, str | None]]


def proposition_row(proposition: Proposition, name_of: NameOf | None = None, line: int | None = None) -> dict[str, Any]:
    """Return one proposition as a row; `line` only where each line of a file is a text of its own.

    `name_of` gives the (entity, name) of a cluster, null for both where there is none.
    """
    row: dict[str, Any] = {"document": proposition.document}
    if line is not None:
        row["line"] = line
    subject, predicate = proposition.subject, proposition.predicate
    return row | {
        "sentence": proposition.sentence.text,
        "subject": {"text": subject.text, "start": subject.start, "end": subject.end},
        "predicate": {
            "text": predicate.text, "lemma": predicate.lemma, "start": predicate.start, "end": predicate.end,
        },
        "arguments": [_argument(argument) for argument in proposition.arguments],
        "polarity": proposition.polarity.value,
        "factuality": proposition.factuality.value,
        "attribution": [source_row(source, name_of) for source in proposition.attribution],
        "confidence": proposition.confidence,
    }  # fmt: skip


def row_order(row: Mapping[str, Any]) -> tuple[object, ...]:
    """Sort key of rows: document, line, predicate, subject; a predicate without words stands at its subject."""
    predicate, subject = row["predicate"], row["subject"]
    start = predicate["start"] if predicate["start"] is not None else subject["start"]
    ends = tuple(argument["end"] for argument in row["arguments"])
    return row["document"], row.get("line", 0), start, predicate["lemma"], subject["start"], subject["end"], ends


def source_row(source: Source, name_of: NameOf | None = None) -> SourceRow:
    """Return a source with its six keys."""
    entity, name = name_of(source.cluster) if name_of is not None else (None, None)
    return {
        "entity": entity, "name": name, "text": source.text, "cue": source.cue,
        "start": source.start, "end": source.end,
    }  # fmt: skip


def _argument(argument: Phrase) -> dict[str, Any]:
    return {
        "role": argument.role, "marker": argument.marker, "text": argument.text,
        "start": argument.start, "end": argument.end,
    }  # fmt: skip
