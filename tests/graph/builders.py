"""Rows of claims, entities and documents made by hand."""

from __future__ import annotations

from typing import Any

from kg.model import ClaimRow, DocumentRow, EntityRow


def entity_row(id_: str, *, name: str | None = "", kind: str = "PERSON") -> EntityRow:
    """An entity named as its id; `name=None` for one without a name."""
    shown = id_.title() if name == "" else name
    return EntityRow(
        entity=id_, name=shown, type=kind, aliases=["A", "B"], mentions=3, documents=1, country="Peru", titles=["Mayor"]
    )


def claim_row(id_: str, subject: str | None, relation: str | None, target: str | None, **more: Any) -> ClaimRow:
    """A claim of document *a*; `target=None` for a literal."""
    text = more.pop("text", f"Sentence of {id_}.")
    words, trigger = {"text": "x", "start": 0, "end": 1}, {"text": "v", "start": 2, "end": 3}
    row: dict[str, Any] = {
        "id": id_, "document": "a", "relation": relation, "predicate": "visit", "trigger": trigger,
        "subject": {"entity": subject, "name": subject, "type": "PERSON", **words},
        "object": {"entity": target, "name": target, "type": "PERSON", **words},
        "polarity": "affirmed", "factuality": "actual", "attribution": [], "time": None, "place": None, "title": None,
        "amount": None, "topic": None, "evidence": {"text": text, "start": 0, "end": len(text)}, "confidence": 0.5,
        "rule": "test",
    }  # fmt: skip
    return row | more  # type: ignore[return-value]


def document_row(id_: str, published: str | None = None, source: str | None = None) -> DocumentRow:
    """A document with a date and an outlet."""
    return DocumentRow(id=id_, title=None, published=published, source=source, author=None, url=None, language=None)
