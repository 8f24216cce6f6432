"""Read text and Markdown files: encoding, front matter, text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import yaml

from kg.read.encoding import decode

_BLOCK = re.compile(r"---[ \t]*\r?\n(?P<yaml>(?:.*\r?\n)*?)---[ \t]*(?:\r?\n|\Z)")
_OPENS = re.compile(r"---[ \t]*\r?\n")
MOST_FRONT = 20_000
"""A front matter block ends within so many characters."""
# every scalar stays the words that were written: no 2025-13-45 that is no date, no title that is a number
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader makes of a file: text, front matter fields, warnings (words that follow its path)."""

    text: str
    fields: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


type Reader = Callable[[bytes], Content | None]
"""A reader turns a file's bytes into Content; None where they are not what the suffix says."""


def read_text(data: bytes) -> Content | None:
    """Return the content of a text or Markdown file, or None for binary data.

    A byte order mark is dropped; line ends stay as they are. A block between `---` lines that is no YAML
    mapping is text, with a warning.
    """
    decoded = decode(data)
    if decoded is None:
        return None
    text, encoding = decoded
    warnings = () if encoding == "utf-8" else (f"is not UTF-8; read as {encoding}",)
    block = _BLOCK.match(text[:MOST_FRONT]) if _OPENS.match(text) else None
    if block is None:
        return Content(text, {}, warnings)
    fields = _fields(block["yaml"])
    if fields is None:
        return Content(text, {}, (*warnings, "begins with a block between --- lines that is no YAML; read as text"))
    return Content(text[block.end() :], fields, warnings)


def _fields(block: str) -> dict[str, str] | None:
    """Return the fields of a front matter block in one line each, or None where it is no YAML mapping."""
    try:
        data = yaml.load(block, Loader=_LOADER)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if data is None or data == "":
        return {}
    if not isinstance(data, dict):
        return None
    return {key: words for key, value in data.items() if isinstance(key, str) and (words := _words(value))}


def _words(value: object) -> str:
    """Return a value as one line, the items of a list with commas between; empty for nothing and for what is nested."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(item) for item in value if isinstance(item, str))))
    if not isinstance(value, str) or value in ("null", "~"):
        return ""
    # YAML can write a lone surrogate ("\ud800"), which UTF-8 cannot hold
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())
