"""Read files. Needs what `find` found; gives a Document or the reason why there is none, by id."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from kg.model import Document
from kg.read.dates import dateline, parse_date
from kg.read.find import Found, Skipped, SourceFile, explain, find
from kg.read.text import Content, Reader, read_text

READERS: dict[str, Reader] = {"txt": read_text, "md": read_text}
"""The readers that come with kg, by suffix."""


def _nobody(_: str) -> None:
    """Take a warning and tell nobody."""


def read_documents(
    paths: Iterable[str | os.PathLike[str]] | Found,
    *,
    readers: Mapping[str, Reader] = READERS,
    warn: Callable[[str], None] = _nobody,
) -> Iterator[Document | Skipped]:
    """Yield what can't be searched, then a Document or Skipped for each file of `paths`, sorted by id.

    `paths` may be what `find` returned. `warn` is called with a sentence for each thing that is odd but readable.
    """
    found = paths if isinstance(paths, Found) else find(paths, readers)
    yield from found.skipped
    for file in found.files:
        yield read(file, readers, warn)


def read(file: SourceFile, readers: Mapping[str, Reader], warn: Callable[[str], None]) -> Document | Skipped:
    """Return the document of one file, or why there is none; raises nothing whatever the file holds."""
    name = str(file.path)
    try:
        data = _bytes(file.path)
    except OSError as error:
        return Skipped(name, explain(error))
    if data is None:
        return Skipped(name, "is no ordinary file; copy what it holds into one")
    return to_document(file, data, readers[file.path.suffix.lower().removeprefix(".")], warn)


def to_document(file: SourceFile, data: bytes, reader: Reader, warn: Callable[[str], None]) -> Document | Skipped:
    """Return the document of a file's bytes, or why there is none."""
    name = str(file.path)
    content = reader(data)
    if content is None:
        return Skipped(name, "is binary, not text; export it as plain text")
    if not content.text.strip():
        return Skipped(name, "is empty" if not content.fields else "is empty below its front matter")
    for warning in content.warnings:
        warn(f"{name} {warning}")
    return _document(file, hashlib.sha256(data).hexdigest(), content, warn)


def _bytes(path: Path) -> bytes | None:
    """Return what a file holds, or None where it is a pipe, a device or such, which might never end."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        return None
    return path.read_bytes()


def _document(file: SourceFile, digest: str, content: Content, warn: Callable[[str], None]) -> Document:
    fields = content.fields
    published = None
    if "date" in fields:
        published = parse_date(fields["date"])
        if published is None:
            warn(f"{file.path} has a date that kg can't read: {fields['date']}; write it as 2025-12-31")
    return Document(
        id=file.id,
        text=content.text,
        digest=digest,
        title=fields.get("title"),
        published=published or dateline(content.text),
        source=fields.get("source"),
        author=fields.get("author"),
        url=fields.get("url"),
        language=fields.get("language"),
    )
