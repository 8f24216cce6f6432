"""Stable ids: the same content gives the same id on every machine and in every run."""

from __future__ import annotations

import hashlib


def content_id(*parts: object, length: int = 12) -> str:
    """Return `length` hex digits of the SHA-1 of the parts (`str` of each, joined by U+001F).

    Twelve digits (48 bits) make a chance collision among a million ids rarer than 1 in 500.
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha1(joined.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:length]
