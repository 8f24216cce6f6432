"""Leave out what must not be passed on: articles, quotes or an actor. Needs the tables of a build; gives tables.

A name is blacked out letter by letter (█), so that the offsets of the other words stay right. Blacking out is by name
and by every other form of it, in any case, inside longer names too: rather too much than too little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from kg.errors import InputError
from kg.export.tables import Tables
from kg.ids import content_id
from kg.model import ClaimRow

BLACK = "█"
DOCUMENTS, QUOTES = "documents", "quotes"
_ID_KEYS = frozenset({"entity", "id", "document"})
_NO_WORD = re.compile(r"[\W_]+")


def redact(tables: Tables, asked: Sequence[str]) -> Tables:
    """Return the tables without what is asked for: `documents`, `quotes`, or an actor by name or id.

    `left_out` says what is gone, without naming it. Raises InputError where there is no such actor.
    """
    for name in dict.fromkeys(asked):
        if name not in (DOCUMENTS, QUOTES):
            tables = _without_actor(tables, name)
    if DOCUMENTS in asked:
        tables = _without_documents(tables)
    if QUOTES in asked:
        tables = _without_quotes(tables)
    return tables


def _without_quotes(tables: Tables) -> Tables:
    """Take the words of articles out; who, what, whom and when stay."""
    claims = [_map(claim, _no_quote) for claim in tables.claims]
    return replace(
        tables,
        claims=claims,
        mentions=[{**row, "text": ""} for row in tables.mentions],
        propositions=(),
        texts={},
        left_out=(*tables.left_out, f"the quotes of {len(claims)} statements and the texts of the articles"),
    )


def _no_quote(key: str, value: Any) -> Any:
    if key in ("text", "topic", "amount", "title") and isinstance(value, str):
        return ""
    return value


def _without_documents(tables: Tables) -> Tables:
    """Give articles numbers for names, without title, outlet, author, address and text."""
    numbers = {row["id"]: f"document-{number}" for number, row in enumerate(tables.documents, 1)}
    claims = [_map(claim, lambda key, value: numbers[value] if key == "document" else value) for claim in tables.claims]
    return replace(
        tables,
        claims=claims,
        mentions=[{**row, "document": numbers[row["document"]]} for row in tables.mentions],
        documents=[
            {**row, "id": numbers[row["id"]], "title": None, "source": None, "author": None, "url": None}
            for row in tables.documents
        ],
        propositions=(),
        texts={},
        title="",
        left_out=(*tables.left_out, f"names, outlets, authors, addresses and texts of {len(numbers)} articles"),
    )


def _without_actor(tables: Tables, name: str) -> Tables:
    """Take an actor out, with all statements that it is an end of, and black its names out everywhere else."""
    wanted = name.casefold()
    found = [
        row for row in tables.entities
        if row["name"] and wanted in {row["entity"], *(form.casefold() for form in (row["name"], *row["aliases"]))}
    ]  # fmt: skip
    exact = [row for row in found if wanted in (row["entity"], (row["name"] or "").casefold())]
    found = exact or found
    if len(found) != 1:
        several = f"several actors called {name}; give the id of one: {', '.join(row['entity'] for row in found[:12])}"
        raise InputError(f"There is no actor called {name}." if not found else f"There are {several}.")
    gone, forms = found[0], [found[0]["name"] or "", *found[0]["aliases"]]
    black = _blackener(gone["entity"], forms)
    kept = [claim for claim in tables.claims if not _has_end(claim, gone["entity"])]
    documents = [_map(row, black) for row in tables.documents]
    return replace(
        tables,
        claims=[_map(claim, black) for claim in kept],
        entities=[_map(row, black) for row in tables.entities if row is not gone],
        mentions=[_map(row, black) for row in tables.mentions if row["entity"] != gone["entity"]],
        documents=documents,
        propositions=[_map(row, black) for row in tables.propositions],
        texts={black("document", id_): black("text", text) for id_, text in tables.texts.items()},
        title=black("title", tables.title),
        left_out=(
            *tables.left_out,
            f"an actor, with {len(tables.claims) - len(kept)} statements; its name is blacked out",
        ),
    )


def _has_end(claim: ClaimRow, entity: str) -> bool:
    return any(end is not None and end["entity"] == entity for end in (claim["subject"], claim["object"]))


def _blackener(entity: str, forms: Sequence[str]) -> Callable[[str, Any], Any]:
    """Return a function of key and value that blacks an actor's names out of texts, and replaces ids that tell them."""
    words = sorted({" ".join(form.split()) for form in forms if form.strip()}, key=lambda form: (-len(form), form))
    pattern = re.compile("|".join(re.escape(form).replace(r"\ ", r"\s+") for form in words), re.IGNORECASE)
    slugs = {_NO_WORD.sub("-", form.casefold()).strip("-") for form in words} | {entity}

    def black(key: str, value: Any) -> Any:
        if not isinstance(value, str) or (key == "entity" and value == entity):
            return None if value == entity else value
        if key in _ID_KEYS:
            folded = _NO_WORD.sub("-", value.casefold())
            told = any(slug and slug in folded for slug in slugs) or pattern.search(value)
            return f"redacted-{content_id(value, length=8)}" if told else value
        return pattern.sub(lambda found: BLACK * len(found[0]), value)

    return black


def _map(value: Any, change: Callable[[str, Any], Any], key: str = "") -> Any:
    """Return a copy of a row, its plain values changed by key and value."""
    if isinstance(value, dict):
        return {name: _map(item, change, name) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_map(item, change, key) for item in value]
    return change(key, value)
