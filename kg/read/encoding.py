"""Bytes become text."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")
_HIGH = re.compile(rb"[\x80-\xff]+")
MOST_CONTROL = 0.05
"""Share of control characters above which a file is taken for binary."""
MOST_HIGH = 0.2
"""Share of bytes above 127 up to which a file that is no UTF-8 is taken for Western European."""


def decode(data: bytes) -> tuple[str, str] | None:
    """Return the text and the name of its encoding, without byte order mark; None for binary data.

    UTF-8 wherever it fits; else Windows-1252, the superset of Latin-1 that Western texts are written in, unless
    so many bytes are not ASCII that the script must be another one, which charset-normalizer then names.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = _try(data, name)
            return (text.removeprefix("\ufeff"), name) if text is not None else None
    if _is_binary(data):
        return None
    for name in ("utf-8", *_guesses(data)):
        text = _try(data, name)
        if text is not None:
            return text, name
    return data.decode("latin-1"), "latin-1"


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):
        return None


def _is_binary(data: bytes) -> bool:
    if b"\0" in data:
        return True
    return len(data) - len(data.translate(None, _CONTROL)) > MOST_CONTROL * len(data)


def _guesses(data: bytes) -> list[str]:
    """Return encodings to try after UTF-8, best first."""
    if sum(map(len, _HIGH.findall(data))) <= MOST_HIGH * len(data):
        return ["cp1252"]
    # here, not above: it takes a while to import, and hardly any file needs it
    from charset_normalizer import from_bytes

    best = from_bytes(data[:100_000]).best()
    return [best.encoding, "cp1252"] if best is not None else ["cp1252"]
