"""The SQLite file of a build: put and forget documents, read back what is stored, always in the same order."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.errors import StoreError
from kg.model import Analysis, Claim, Cluster, Decision, Document, DocumentRow, Proposition, Span
from kg.store import codec
from kg.store.codec import Row, Rows, encode

SCHEMA_VERSION = 1
WAIT = 2.0
"""Seconds to wait for another process that has the file open."""
_REASONS = {
    "SQLITE_BUSY": "is in use by another build; wait for its end, or give another output folder",
    "SQLITE_LOCKED": "is in use by another build; wait for its end, or give another output folder",
    "SQLITE_NOTADB": "is no SQLite database; delete it, or give another output folder",
    "SQLITE_CORRUPT": "is damaged; delete it and build again",
    "SQLITE_FULL": "can't grow: the disk is full; make room and build again",
    "SQLITE_CANTOPEN": "can't be opened; check that the folder exists and that you may write to it",
    "SQLITE_READONLY": "can't be written; give yourself the right to, or give another output folder",
}
_WIDTHS = {
    "document": 10,
    "sentence": 6,
    "cluster": 11,
    "mention": 7,
    "proposition": 17,
    "claim": 37,
    "decision": 9,
}
_INSERTS = {table: f"INSERT INTO {table} VALUES ({','.join('?' * width)})" for table, width in _WIDTHS.items()}


class Store:
    """An open store. Use it in a `with` block: it is closed, and left as one file, at the end.

    What is read back is sorted by document, then offset, whatever order it was put in. All methods raise StoreError
    where SQLite fails.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Take an open connection; `open_store` makes one."""
        self._connection = connection
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def put(self, analysis: Analysis, fingerprint: str) -> None:
        """Store an analysis in place of what was known of its document, in one transaction."""
        self.put_rows(encode(analysis), fingerprint)

    def put_rows(self, rows: Rows, fingerprint: str) -> None:
        """Store what `encode` made of an analysis, as `put` does."""
        (document,) = rows["document"]
        with self._transaction():
            self._forget(document[0])
            self._connection.execute(_INSERTS["document"], (*document[:2], fingerprint, *document[3:]))
            for table in ("sentence", "cluster", "mention", "proposition", "claim"):
                self._connection.executemany(_INSERTS[table], rows[table])

    def forget(self, documents: Iterable[str]) -> None:
        """Remove documents with all that is stored of them, in one transaction; unknown ones are no error."""
        with self._transaction():
            for document in documents:
                self._forget(document)

    def known(self) -> dict[str, tuple[str, str]]:
        """Return digest and fingerprint of each document, by id."""
        return {id: (digest, mark) for id, digest, mark in self._rows("SELECT id, digest, fingerprint FROM document")}

    def documents(self) -> list[DocumentRow]:
        """Return all documents without their texts, sorted by id."""
        names = ("id", "title", "published", "source", "author", "url", "language")
        rows = self._rows(f"SELECT {', '.join(names)} FROM document ORDER BY id")
        return [DocumentRow(**dict(zip(names, row, strict=True))) for row in rows]  # type: ignore[typeddict-item]

    def document(self, id: str) -> Document | None:
        """Return one document with its text, or None if it is unknown."""
        row = next(self._rows("SELECT * FROM document WHERE id = ?", id), None)
        return codec.decode_document(row) if row is not None else None

    def text(self, id: str) -> str | None:
        """Return the text of one document, or None if it is unknown."""
        row = next(self._rows("SELECT text FROM document WHERE id = ?", id), None)
        return str(row[0]) if row is not None else None

    def sentences(self, id: str) -> list[Span]:
        """Return where the sentences of one document stand, in order; empty if it is unknown."""
        return [
            Span(*row) for row in self._rows('SELECT start, "end" FROM sentence WHERE document = ? ORDER BY number', id)
        ]

    def clusters(self) -> Iterator[Cluster]:
        """Yield all clusters by document, in the order of their analysis."""
        mentions = self._rows("SELECT * FROM mention ORDER BY document, cluster, number")
        grouped = groupby(mentions, key=lambda row: (row[0], row[1]))
        owner, group = next(grouped, (None, iter(())))
        for row in self._rows("SELECT * FROM cluster ORDER BY document, number"):
            found = []
            if owner == (row[0], row[1]):
                found = [codec.decode_mention(mention) for mention in group]
                owner, group = next(grouped, (None, iter(())))
            yield codec.decode_cluster(row, found)

    def propositions(self) -> Iterator[Proposition]:
        """Yield all propositions by document, predicate (if no word is, subject) and subject."""
        order = "document, coalesce(predicate_start, subject_start), subject_start, number"
        yield from map(codec.decode_proposition, self._rows(f"SELECT * FROM proposition ORDER BY {order}"))

    def claims(self) -> Iterator[Claim]:
        """Yield all claims by document, evidence, trigger, subject and object."""
        order = "document, evidence_start, trigger_start, subject_start, object_start, number"
        yield from map(codec.decode_claim, self._rows(f"SELECT * FROM claim ORDER BY {order}"))

    def decisions(self) -> list[Decision]:
        """Return the decisions that hold, in the order in which they were taken."""
        rows = self._rows("SELECT * FROM decision WHERE deleted_at IS NULL ORDER BY rowid")
        return [codec.decode_decision(row) for row in rows]

    def put_decisions(self, decisions: Iterable[Decision], today: str = "") -> None:
        """Let these decisions hold, and no others: what held before and is not among them was undone, `today`."""
        given = list(decisions)
        if given == self.decisions():
            return
        with self._transaction():
            self._connection.execute("UPDATE decision SET deleted_at = ? WHERE deleted_at IS NULL", (today,))
            rows = [codec.encode_decision(decision) for decision in given]
            ends = 'kind = ? AND "left" = ? AND "right" IS ? AND value IS ?'
            self._connection.executemany(f"DELETE FROM decision WHERE {ends}", [row[:4] for row in rows])
            self._connection.executemany(_INSERTS["decision"], rows)

    def title(self) -> str:
        """Return what the graph is called; empty where it has no title yet."""
        return self._meta().get("title", "")

    def set_title(self, title: str) -> None:
        """Keep what the graph is called."""
        if title != self.title():
            with self._transaction():
                self._connection.execute("INSERT OR REPLACE INTO meta VALUES ('title', ?)", (title,))

    def close(self) -> None:
        """Bring the search index up to date, fold the journal into the file and close it; once is enough."""
        try:
            with self._transaction():
                if self._meta().get("search") == "stale":
                    self._connection.execute("INSERT INTO sentence_search (sentence_search) VALUES ('rebuild')")
                    self._connection.execute("UPDATE meta SET value = 'current' WHERE key = 'search'")
            self._connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.ProgrammingError:
            return  # closed already
        finally:
            self._connection.close()

    def _meta(self) -> Mapping[str, str]:
        return dict(self._connection.execute("SELECT key, value FROM meta"))

    def _forget(self, document: str) -> None:
        self._connection.execute("DELETE FROM document WHERE id = ?", (document,))
        # the index is built again at the end, as a whole: one that grew would depend on the order of insertion
        self._connection.execute("UPDATE meta SET value = 'stale' WHERE key = 'search'")

    def _rows(self, query: str, *values: object) -> Iterator[Row]:
        with _told(self.path):
            yield from self._connection.execute(query, values)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with _told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")


def open_store(path: str | os.PathLike[str]) -> Store:
    """Open the store at `path`, or make one. Nobody else can open it until it is closed.

    Raises StoreError for a file that is no store, one of another version, one that is in use, and one that
    can't be written.
    """
    file = Path(path)
    with _told(file):
        connection = sqlite3.connect(file, timeout=WAIT, isolation_level=None)
        try:
            _prepare(connection, file)
        except BaseException:
            connection.close()
            raise
    return Store(connection, file)


def _prepare(connection: sqlite3.Connection, file: Path) -> None:
    for setting in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("BEGIN IMMEDIATE")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        _create(connection)
        return
    connection.execute("COMMIT")
    version = None
    if {"meta", "document"} <= tables:
        version = next(iter(connection.execute("SELECT value FROM meta WHERE key = 'schema_version'")), (None,))[0]
    if version != str(SCHEMA_VERSION):
        found = f"was written by another version of kg (schema {version})" if version else "is no store of kg"
        raise StoreError(f"{file} {found}. Delete it, or give another output folder, and build again.")


def _create(connection: sqlite3.Connection) -> None:
    """Make the tables in the transaction that is open, so that a killed build leaves all of them or none."""
    schema = resources.files("kg.store").joinpath("schema.sql").read_text(encoding="utf-8")
    statement = ""
    for line in schema.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    connection.execute("INSERT INTO meta VALUES ('schema_version', ?), ('search', 'current')", (str(SCHEMA_VERSION),))
    connection.execute("COMMIT")


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Tell SQLite's errors as StoreError with the next step."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # our own mistake, not the user's
    except sqlite3.Error as error:
        raise StoreError(f"{file}: {_reason(error)}") from error


def _reason(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", None) or ""
    for start, reason in _REASONS.items():
        if name.startswith(start):
            return f"{reason} ({error})."
    return f"SQLite fails: {error}."
