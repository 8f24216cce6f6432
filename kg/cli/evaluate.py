"""`kg eval`: score a build against an annotated text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from kg.cli.util import printable, write_json_lines
from kg.errors import InputError

TABLES = ("claims", "entities", "mentions")


@click.command("eval")
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("build", type=click.Path(path_type=Path))
@click.option("--document", metavar="ID", help="Which document of the build the gold file is about.")
@click.option("--errors", is_flag=True, help="List every miss and mistake as well.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def evaluate(gold: Path, build: Path, document: str | None, errors: bool, as_json: bool) -> None:
    """Score a build against an annotated text.

    GOLD is a gold file such as tests/gold/harbour-deal.gold.json; BUILD is the folder that a build wrote.
    """
    from kg.evaluate import score

    tables = {name: _rows(build / f"{name}.jsonl") for name in TABLES}
    if document is not None:
        tables |= _only(document, tables)
    report, faults = score(_gold(gold), tables["claims"], tables["entities"], tables["mentions"])
    if as_json:
        write_json_lines([report | {"errors": faults}] if errors else [report])
        return
    for name, value in report.items():
        click.echo(f"{name:26} {value:.3f}" if isinstance(value, float) else f"{name:26} {value}")
    if errors:
        click.echo()
        for fault in faults:
            click.echo(printable(fault))


def _gold(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path} can't be read as a gold file: {error}. {_MODEL}") from error
    if not isinstance(found, dict) or not {"entities", "mentions", "claims"} <= found.keys():
        raise InputError(f"{path} is no gold file: it needs entities, mentions and claims. {_MODEL}")
    return found


_MODEL = "Take tests/gold/harbour-deal.gold.json as a model."


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            return [json.loads(line) for line in lines]
    except OSError as error:
        raise InputError(f"{path} can't be read ({error.strerror}); BUILD is the folder of a kg build.") from error
    except ValueError as error:
        raise InputError(f"{path} is no JSON Lines file ({error}); build again.") from error


def _only(document: str, tables: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Return claims and mentions of one document. Raises InputError where the build has no such document."""
    known = sorted({row["document"] for name in ("claims", "mentions") for row in tables[name]})
    if document not in known:
        raise InputError(f"The build has no document {document}; it has {', '.join(known[:20]) or 'none'}.")
    return {name: [row for row in tables[name] if row["document"] == document] for name in ("claims", "mentions")}
