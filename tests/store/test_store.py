"""What is put into the store comes back, exactly, whatever the order and however the build ends."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.errors import StoreError
from kg.model import (
    Analysis,
    Argument,
    Claim,
    Cluster,
    Document,
    EntityType,
    Factuality,
    Mention,
    MentionKind,
    Phrase,
    Polarity,
    Predicate,
    Proposition,
    Quote,
    Source,
    Span,
    Time,
)
from kg.store import Store, encode, open_store

ODD = "O'Neill “é” \x00\x1b \u202e 𝔊 \n\r\n"


def analysis(name: str, seed: int = 0) -> Analysis:
    """Return an invented analysis with every field set somewhere and empty elsewhere."""
    rng = random.Random(f"{name}{seed}")
    text = f"{ODD}{seed} " + "Peru met Norway. " * 5
    pick = rng.choice

    def end() -> Argument | None:
        return pick([None, Argument("c1"), Argument(None, "it", 3, 5), Argument("c2", ODD, 0, 9)])

    def sources() -> tuple[Source, ...]:
        return pick([(), (Source("c1", ODD, "said", 1, 2), Source(None, "officials", None))])

    def time() -> Time | None:
        return pick(
            [None, Time("last year", Span(1, 4), None, None, None), Time("", Span(0, 0), "2023-03", None, "month")]
        )

    def claim(i: int) -> Claim:
        quote = Quote("Peru met", 20 * i, 20 * i + 8)
        return Claim(
            f"{name}{i}", name, end() or Argument("c1"), pick([None, "consult"]), "meet", quote, end(),
            pick(list(Polarity)), pick(list(Factuality)), sources(), time(), end(), pick([None, ODD]),
            pick([None, "$5"]), pick([None, "gas"]), quote, rng.random(), "verb",
        )  # fmt: skip

    def proposition(i: int) -> Proposition:
        quote = Quote(ODD, 20 * i, 20 * i + 8)
        predicate = pick([Predicate("met", "meet", 20 * i + 9, 20 * i + 12), Predicate("", "be", None, None)])
        phrases = pick([(), (Phrase("object", None, "Norway", 9, 15), Phrase("time", "in", ODD, 1, 2))])
        return Proposition(
            name, quote, quote, predicate, phrases, pick(list(Polarity)), pick(list(Factuality)), sources(), 0.1 * i
        )

    mentions = (Mention(0, 4, "Peru", MentionKind.NAME), Mention(5, 7, "it", MentionKind.PRONOUN))
    types = ((EntityType.COUNTRY, 2.5), (EntityType.PLACE, 1.0))
    clusters = (
        Cluster("c1", name, "country:PE", "Peru", EntityType.COUNTRY, types, mentions, (("Peru", 2),), ("Dr",), "PE"),
        Cluster("c2", name, "x", None, EntityType.GROUP, (), (), candidate=True),
        Cluster("c3", name, ODD, ODD, EntityType.WORK, (), mentions[:1]),
    )
    document = Document(name, text, f"digest{seed}", pick([None, ODD]), pick([None, "2025-02-02"]), source=ODD)
    sentences = (Span(0, 9), Span(9, len(text)))
    return Analysis(document, sentences, clusters, tuple(map(proposition, range(4))), tuple(map(claim, range(4))))


def fill(path: Path, analyses: Iterable[Analysis]) -> Path:
    with open_store(path) as store:
        for item in analyses:
            store.put(item, "f")
    return path


def dump(path: Path) -> dict[str, list[Any]]:
    """Return the rows of every table, the search index's own among them."""
    connection = sqlite3.connect(path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = {table: sorted(map(repr, connection.execute(f"SELECT * FROM {table}"))) for table in tables}
    connection.close()
    return rows


def content(store: Store, name: str) -> Analysis:
    document = store.document(name)
    assert document is not None
    return Analysis(
        document,
        tuple(store.sentences(name)),
        tuple(row for row in store.clusters() if row.document == name),
        tuple(row for row in store.propositions() if row.document == name),
        tuple(row for row in store.claims() if row.document == name),
    )


@pytest.mark.parametrize("seed", range(20))
def test_store_gives_back_what_was_put(tmp_path: Path, seed: int) -> None:
    items = [analysis(name, seed) for name in ("b", "a", "a/ü")]
    with open_store(tmp_path / "kg.db") as store:
        for item in items:
            store.put(item, "f")
        assert [content(store, item.document.id) for item in items] == items
        assert store.known() == {item.document.id: (f"digest{seed}", "f") for item in items}
        assert [row["id"] for row in store.documents()] == ["a", "a/ü", "b"]
        assert store.text("b") == items[0].document.text


def test_store_yields_rows_by_document_and_offset(tmp_path: Path) -> None:
    shuffled = analysis("a")
    shuffled = replace(shuffled, claims=shuffled.claims[::-1], propositions=shuffled.propositions[::-1])
    with open_store(tmp_path / "kg.db") as store:
        store.put(analysis("b"), "f")
        store.put(shuffled, "f")
        assert [(row.document, row.evidence.start) for row in store.claims()] == [
            (name, 20 * i) for name in "ab" for i in range(4)
        ]
        assert [(row.document, row.subject.start) for row in store.propositions()] == [
            (name, 20 * i) for name in "ab" for i in range(4)
        ]


def test_store_has_the_same_rows_whatever_the_order_and_the_history(tmp_path: Path) -> None:
    items = [analysis(name) for name in "abc"]
    once = fill(tmp_path / "once.db", items)
    back = fill(tmp_path / "back.db", items[::-1])
    steps = tmp_path / "steps.db"
    fill(steps, [analysis("b", seed=1), analysis("gone")])
    fill(steps, items[1:])
    with open_store(steps) as store:
        store.forget(["gone", "never there"])
    fill(steps, items[:1])
    assert dump(once) == dump(back) == dump(steps)


def test_store_forgets_all_of_a_document(tmp_path: Path) -> None:
    path = fill(tmp_path / "kg.db", [analysis("a")])
    with open_store(path) as store:
        store.forget(["a"])
        assert (store.known(), store.document("a"), store.text("a")) == ({}, None, None)
    rows = dump(path)
    assert [rows[table] for table in ("sentence", "cluster", "mention", "proposition", "claim")] == [[]] * 5


def test_store_finds_sentences_by_their_words(tmp_path: Path) -> None:
    path = fill(tmp_path / "kg.db", [analysis("a"), analysis("b")])
    connection = sqlite3.connect(path)
    query = "SELECT document FROM sentence JOIN sentence_search ON sentence.id = sentence_search.rowid"
    found = connection.execute(f"{query} WHERE sentence_search MATCH 'norway' ORDER BY document").fetchall()
    connection.close()
    assert found == [("a",), ("b",)]


def test_store_is_one_file_when_closed(tmp_path: Path) -> None:
    fill(tmp_path / "kg.db", [analysis("a")])
    assert [path.name for path in tmp_path.iterdir()] == ["kg.db"]


def test_store_keeps_what_was_put_before_a_build_was_killed(tmp_path: Path) -> None:
    path = tmp_path / "kg.db"
    store = open_store(path)
    store.put(analysis("a"), "f")
    store._connection.close()  # as if killed: no index, no journal mode put back
    with open_store(path) as store:
        assert store.known().keys() == {"a"}
    assert dump(path) == dump(fill(tmp_path / "other.db", [analysis("a")]))


def test_store_undoes_a_document_that_fails_half_way(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg.db") as store:
        store.put(analysis("a"), "f")
        rows = encode(analysis("a", seed=1))
        rows["claim"] = [row[:-1] for row in rows["claim"]]
        with pytest.raises(sqlite3.ProgrammingError):
            store.put_rows(rows, "g")
        assert content(store, "a") == analysis("a")


def test_open_store_names_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "kg.db").write_text("no database, but long enough to look at " * 100)
    with pytest.raises(StoreError, match=r"kg\.db.*no SQLite database; delete it"):
        open_store(tmp_path / "kg.db")


def test_open_store_names_a_database_of_something_else(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "kg.db") as connection:
        connection.execute("CREATE TABLE meta (key, value)")
    connection.close()
    with pytest.raises(StoreError, match="no store of kg"):
        open_store(tmp_path / "kg.db")


def test_open_store_names_another_version(tmp_path: Path) -> None:
    path = fill(tmp_path / "kg.db", [])
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '999' WHERE key = 'schema_version'")
    connection.close()
    with pytest.raises(StoreError, match="schema 999"):
        open_store(path)


def test_open_store_names_one_that_is_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.sqlite.WAIT", 0.01)
    with open_store(tmp_path / "kg.db"), pytest.raises(StoreError, match="in use"):
        open_store(tmp_path / "kg.db")


def test_open_store_names_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can't be opened"):
        open_store(tmp_path / "gone" / "kg.db")
