"""`decisions.csv`: what people decided, in a plain file that can be read, edited, versioned and shared."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.errors import InputError
from kg.ids import content_id
from kg.model import Anchor, Decision, DecisionKind, EntityType

COLUMNS = (
    "id", "action", "name", "document", "start", "other", "other_document", "other_start", "value", "author", "date",
    "reason",
)  # fmt: skip
_FORMULA = tuple("=+-@\t\r'")
"""What makes a spreadsheet take a cell for a formula, and the sign that is put before it."""


def make_decision(
    kind: DecisionKind,
    left: Anchor,
    right: Anchor | None = None,
    *,
    value: str = "",
    author: str = "",
    date: str = "",
    reason: str = "",
) -> Decision:
    """Return a decision with its id, which depends on what is decided alone: not on who, when or why."""
    ends = (left.name, left.document, left.start, *((right.name, right.document, right.start) if right else ()))
    return Decision(content_id(kind, *ends, value, length=8), kind, left, right, value, author, date, reason)


def describe(decision: Decision) -> str:
    """Say in words what was decided."""
    left, right, value = decision.left.name, decision.right.name if decision.right else "", decision.value
    match decision.kind:
        case DecisionKind.SAME:
            return f"{left} and {right} are one"
        case DecisionKind.DIFFERENT:
            where = f" in {decision.right.document}" if decision.right and value == "document" else ""
            return f"{right}{where} is not {left}"
        case DecisionKind.RENAME:
            return f"{left} is called {value}"
        case DecisionKind.RETYPE:
            return f"{left} is of type {value}"
        case DecisionKind.IGNORE:
            return f"{left} is ignored"
        case _:
            return f"statement {left} is rejected"


def read_decisions(path: str | os.PathLike[str]) -> list[Decision]:
    """Return the decisions of a file in its order. Raises InputError, naming file and line, for what is none."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if not {"action", "name"} <= set(reader.fieldnames or ()):
                raise InputError(f"{path} is no table of decisions: its first line must be {','.join(COLUMNS)}.")
            return [_decision(row, path, reader.line_num) for row in reader if any(row.values())]
    except (OSError, UnicodeError, csv.Error) as error:
        raise InputError(f"{path} can't be read: {error}. Repair it or move it away, and build again.") from error


def _decision(row: Mapping[str, str | None], path: str | os.PathLike[str], line: int) -> Decision:
    cells = {name: _bare(row.get(name) or "") for name in COLUMNS}
    try:
        kind = DecisionKind(cells["action"])
        left = Anchor(cells["name"], cells["document"], int(cells["start"]) if cells["start"] else None)
        start = int(cells["other_start"]) if cells["other_start"] else None
        right = Anchor(cells["other"], cells["other_document"], start) if cells["other"] else None
        if kind in (DecisionKind.SAME, DecisionKind.DIFFERENT) and right is None:
            raise ValueError(f"{kind} needs a second name in the column other")
        if kind is DecisionKind.RETYPE:
            EntityType(cells["value"])
    except ValueError as error:
        raise InputError(f"{path}, line {line}: {error}. Correct the line or delete it.") from error
    rest = {name: cells[name] for name in ("value", "author", "date", "reason")}
    return make_decision(kind, left, right, **rest)


def write_decisions(decisions: Iterable[Decision], path: str | os.PathLike[str]) -> None:
    """Write the decisions to `path` in their order, whole or not at all."""
    target = Path(path)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(COLUMNS)
            rows.writerows([_safe(cell) for cell in _cells(decision)] for decision in decisions)
        os.chmod(name, 0o644)  # mkstemp lets only the owner read
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _cells(decision: Decision) -> tuple[object, ...]:
    left, right = decision.left, decision.right or Anchor("")
    return (
        decision.id, decision.kind.value, left.name, left.document, left.start, right.name, right.document,
        right.start, decision.value, decision.author, decision.date, decision.reason,
    )  # fmt: skip


def _safe(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
