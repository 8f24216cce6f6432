"""JSON Lines: one JSON object a line, keys in the order of the row."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping

from kg.export.files import atomic_write


def generate_jsonl(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield each row as a line with its line end."""
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False).encode
    for row in rows:
        # JSON allows these two line ends inside a string, readers that split lines do not
        yield encode(row).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085") + "\n"


def write_jsonl(rows: Iterable[Mapping[str, object]], path: str | os.PathLike[str]) -> None:
    """Write the rows to `path`, one a line, whole or not at all."""
    with atomic_write(path) as file:
        file.writelines(generate_jsonl(rows))
