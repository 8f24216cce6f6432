"""The store: all that is known of each document, in one SQLite file."""

from __future__ import annotations

from kg.store.codec import Rows, encode
from kg.store.decisions import describe, make_decision, read_decisions, write_decisions
from kg.store.fingerprint import fingerprint
from kg.store.sqlite import Store, open_store

__all__ = [
    "Rows",
    "Store",
    "describe",
    "encode",
    "fingerprint",
    "make_decision",
    "open_store",
    "read_decisions",
    "write_decisions",
]
