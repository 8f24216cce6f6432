"""The store: all that is known of each document, in one SQLite file."""

from __future__ import annotations

from kg.store.codec import Rows, encode
from kg.store.fingerprint import fingerprint
from kg.store.sqlite import Store, open_store

__all__ = ["Rows", "Store", "encode", "fingerprint", "open_store"]
