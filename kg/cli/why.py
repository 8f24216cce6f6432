"""`kg why`: which evidence joined which names to one actor and gave it its type; or where a statement comes from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from kg.cli.corrections import output
from kg.cli.util import printable, write_json_lines
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.corrections import Build


@click.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@output
def why(name: str, as_json: bool, output: str) -> None:
    """Say why an actor has its names and its type, or where a statement comes from.

    NAME is an actor's name or id, or the number of a statement, as in claims.jsonl or under *why?* in the page.
    """
    from kg.corrections import open_build
    from kg.explain import explain, lines

    with open_build(output) as build:
        if any(claim.id == name for claim in build.claims):
            _statement(build, name, as_json)
            return
        told = explain(build, build.find(name))
    if as_json:
        write_json_lines([told])
        return
    _print(lines(told))


def _statement(build: Build, number: str, as_json: bool) -> None:
    from kg.export import claim_lines
    from kg.pipeline import derive

    tables = derive(build.store, lambda warning: click.echo(printable(warning), err=True))
    found = [claim for claim in tables.claims if claim["id"] == number]
    if not found:
        raise InputError(f"The statement {number} doesn't count: it was rejected, or another one says the same.")
    if as_json:
        write_json_lines(found)
        return
    documents = {document["id"]: document for document in tables.documents}
    for claim in found:
        _print(claim_lines(claim, documents.get(claim["document"])))


def _print(lines: Iterable[str]) -> None:
    """Print lines, their indent kept."""
    for line in lines:
        indent = len(line) - len(line.lstrip())
        click.echo(" " * indent + printable(line))
