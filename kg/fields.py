"""Which field of work a role belongs to: *striker* to sport, *mayor* to politics (`kg/data/fields.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from kg import rules
from kg.errors import RuleError

_BEHIND = re.compile(r" (?:of|for|at|in|to|from|with) ")
"""What follows one of these says where a role is held, not what it is."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of work. `state`: its offices belong to a country.

    `at` are words in the names of its bodies; `bodies` are roles that tell it only where no firm or club stands
    behind them.
    """

    name: str
    state: bool
    roles: frozenset[str]
    at: frozenset[str]
    bodies: frozenset[str]
    meets: frozenset[str]


@lru_cache(maxsize=1)
def fields() -> dict[str, Field]:
    """Return the fields by name. Raises RuleError where a role stands in two, or a field meets one that is none."""
    found: dict[str, Field] = {}
    data = rules.load("fields.yaml")
    for name, row in data.items():
        if unknown := set(row["meets"]) - data.keys():
            raise RuleError(f"kg/data/fields.yaml, {name}: meets {', '.join(sorted(unknown))}, which is no field")
        roles, at, bodies, meets = (frozenset(map(str, row.get(key, ()))) for key in ("roles", "at", "bodies", "meets"))
        found[name] = Field(name, bool(row.get("state")), roles, at, bodies, meets)
    _by_role(found)
    return found


def _by_role(found: dict[str, Field]) -> dict[str, Field]:
    table: dict[str, Field] = {}
    for field in found.values():
        for role in field.roles:
            if role in table:
                raise RuleError(f"kg/data/fields.yaml: {role} stands under {table[role].name} and {field.name}")
            table[role] = field
    return table


@lru_cache(maxsize=1)
def roles() -> dict[str, Field]:
    """Return the field of each role."""
    return _by_role(fields())


@lru_cache(maxsize=1)
def _at() -> dict[str, str]:
    return {words: field.name for field in fields().values() for words in field.at}


_CIVIL_GENERALS = frozenset(
    "secretary director surgeon inspector attorney solicitor governor auditor consul postmaster comptroller controller "
    "registrar prosecutor accountant advocate treasurer".split()
)


@lru_cache(maxsize=16384)
def role_in(title: str) -> str | None:
    """Return the role that a folded title names (*minister* of *former minister of ports*); None if no field has it."""
    if title in roles():
        return title
    pieces = [piece for piece in reversed(_before(title).split(" and ")) if not _is_civil_general(piece)]
    return next((role for piece in pieces if (role := _end(piece, roles()))), None)


def _is_civil_general(title: str) -> bool:
    """Is *general* only the rank of a civil office (*surgeon general*, *director general*)?"""
    words = title.split()
    return len(words) > 1 and words[-1] == "general" and words[-2] in _CIVIL_GENERALS


@lru_cache(maxsize=16384)
def field_at(body: str) -> str | None:
    """Return the field that a body's folded name tells (*bank of norland*: business); None if it tells none."""
    words = _end(_before(body), _at()) or _end(body, _at())
    return _at()[words] if words else None


def _before(text: str) -> str:
    return _BEHIND.split(f"{text} ", maxsplit=1)[0]


def _end(text: str, table: Container[str]) -> str | None:
    """Return the most words at the end of `text` that the table has."""
    words = text.split()
    return next((end for first in range(len(words)) if (end := " ".join(words[first:])) in table), None)


def meet(left: str, right: str) -> bool:
    """Do people of one field often work in the other as well?"""
    known = fields()
    return right in known[left].meets or left in known[right].meets
