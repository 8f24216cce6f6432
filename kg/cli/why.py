"""`kg why`: which evidence joined which names to one actor, and gave it its type."""

from __future__ import annotations

import click

from kg.cli.corrections import output
from kg.cli.util import printable, write_json_lines


@click.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@output
def why(name: str, as_json: bool, output: str) -> None:
    """Say why an actor has its names and its type."""
    from kg.corrections import open_build
    from kg.explain import explain, lines

    with open_build(output) as build:
        told = explain(build, build.find(name))
    if as_json:
        write_json_lines([told])
        return
    for line in lines(told):
        indent = len(line) - len(line.lstrip())
        click.echo(" " * indent + printable(line))
