"""Parquet tables of nodes, edges and claims, for pandas, DuckDB and R. Needs the package pyarrow."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.export.flat import Row

LISTS = frozenset({"aliases", "titles", "predicates", "evidence", "claims", "attribution", "attribution_ids", "cues"})
NUMBERS = frozenset({"weight", "confidence", "x", "y", "size"})
COUNTS = frozenset(
    "mentions documents claims community count sources asserted reported planned possible denied evidence_start "
    "evidence_end".split()
)


def write_parquet(tables: dict[str, Iterable[Row]], folder: str | os.PathLike[str]) -> None:
    """Write each table to `folder` as `<name>.parquet`, whole or not at all.

    Raises InputError, with the command that helps, where pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise InputError('Parquet needs the package pyarrow. Install it: pip install "kg[parquet]"') from error
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        found = list(rows)
        columns = list(found[0]) if found else ["id"]
        table = pyarrow.table({
            column: pyarrow.array([_clean(row[column]) for row in found], type=_type(pyarrow, name, column))
            for column in columns
        })  # fmt: skip
        handle, part = tempfile.mkstemp(dir=target, prefix=f".{name}.")
        os.close(handle)
        try:
            parquet.write_table(table, part)
            os.chmod(part, 0o644)
            os.replace(part, target / f"{name}.parquet")
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise


def _type(pyarrow: Any, table: str, column: str) -> Any:
    if column == "directed":
        return pyarrow.bool_()
    if column in COUNTS and not (table == "edges" and column == "claims"):
        return pyarrow.int64()
    if column in NUMBERS:
        return pyarrow.float64()
    if column in LISTS and not (table == "claims" and column == "evidence"):
        return pyarrow.list_(pyarrow.string())
    return pyarrow.string()


def _clean(value: Any) -> Any:
    """Return the value with `?` for lone surrogates, which UTF-8 cannot hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return [_clean(item) for item in value] if isinstance(value, list) else value
