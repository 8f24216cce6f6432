"""What is redacted stands nowhere in any format."""

from __future__ import annotations

from pathlib import Path

import pytest
from export.test_formats import tables
from graph.builders import claim_row

from kg.errors import InputError
from kg.export import SUFFIXES, Tables, drawn, export, redact
from kg.model import MentionRow

SECRET = "Tomasina Vell"
TEXT = f"Yesterday {SECRET} met Eve; VELL left. The Vell-Foundation paid."


def whole() -> Tables:
    given = tables()
    entities = [
        {**row, "name": SECRET, "aliases": ["Vell"]} if row["entity"] == "tom" else row for row in given.entities
    ]
    source = {"entity": "tom", "name": SECRET, "text": SECRET, "cue": "said", "start": 0, "end": 13}
    claims = [
        *given.claims,
        claim_row("x1", "ana", "aid", "bank", text=TEXT, attribution=[source], topic=f"money of {SECRET}"),
        claim_row("x2", "ana", "request", "bank", document="tomasina-vell-speaks", title="Vell adviser"),
    ]
    documents = [*given.documents, {**given.documents[0], "id": "tomasina-vell-speaks", "title": "Vell speaks"}]
    mentions = [
        MentionRow(document="a", entity="tom", text=SECRET, start=0, end=13, kind="name"),
        MentionRow(document="a", entity="ana", text="Ana", start=20, end=23, kind="name"),
    ]
    made = Tables(None, claims, entities, mentions, documents, title="Talks", texts={"a": TEXT})  # type: ignore[arg-type]
    return drawn(made)


def written(given: Tables, folder: Path) -> bytes:
    found = b""
    for name, suffix in SUFFIXES.items():
        path = folder / f"{name}{suffix}"
        export(name, drawn(given), path)
        found += b"".join(file.read_bytes() for file in ([path] if path.is_file() else sorted(path.iterdir())))
    return found.lower()


@pytest.mark.parametrize("name", ["tom", "tomasina vell", "Vell"])
def test_redact_an_actor_takes_every_trace(name: str, tmp_path: Path) -> None:
    assert b"vell" in written(whole(), tmp_path / "with")
    given = redact(whole(), [name])
    assert b"vell" not in written(given, tmp_path / "without")
    assert given.left_out == ("an actor, with 6 statements; its name is blacked out",)
    (kept,) = [claim for claim in given.claims if claim["id"] == "x1"]
    assert kept["attribution"][0]["entity"] is None
    assert kept["evidence"]["text"] == TEXT.replace(SECRET, "█" * 13).replace("VELL", "████").replace("Vell", "████")
    assert len(given.texts["a"]) == len(TEXT), "offsets stay right"
    assert [row["text"] for row in given.mentions] == ["Ana"]


def test_redact_quotes_takes_the_words_of_articles(tmp_path: Path) -> None:
    given = redact(whole(), ["quotes"])
    data = written(given, tmp_path)
    assert b"yesterday" not in data
    assert b"money of" not in data
    assert "quotes of 9 statements" in given.left_out[0]


def test_redact_documents_takes_their_names(tmp_path: Path) -> None:
    data = written(redact(whole(), ["documents"]), tmp_path)
    assert b"the quay" not in data
    assert b"speaks" not in data
    assert b"document-3" in data


def test_redact_names_an_actor_that_is_not_there() -> None:
    with pytest.raises(InputError, match="no actor called Nobody"):
        redact(whole(), ["Nobody"])
