"""CSV tables of nodes, edges and claims, which no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from kg.export.files import atomic_write
from kg.export.flat import Row

SEPARATOR = " | "
_FORMULA = tuple("=+-@\t\r'")


def write_tables(tables: dict[str, Iterable[Row]], folder: str | os.PathLike[str]) -> None:
    """Write each table to `folder` as `<name>.csv`, whole or not at all."""
    for name, rows in tables.items():
        with atomic_write(Path(folder) / f"{name}.csv") as file:
            write_rows(rows, file)


def write_rows(rows: Iterable[Row], file: TextIO) -> None:
    """Write rows under a line of their column names; nothing where there are none.

    Lists are joined, True and False are lower-case words, None is empty. A text that begins like a formula, or with the
    apostrophe that keeps one from being one, has an apostrophe in front.
    """
    writer = csv.writer(file, lineterminator="\n")
    for number, row in enumerate(rows):
        if number == 0:
            writer.writerow(row)
        writer.writerow([cell(value) for value in row.values()])


def cell(value: Any) -> str | int | float:
    """Return a value as a cell holds it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = SEPARATOR.join(map(str, value)) if isinstance(value, list) else str(value)
    text = " ".join(text.replace("\0", "").split())
    return f"'{text}" if text.startswith(_FORMULA) else text
