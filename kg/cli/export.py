"""`kg export`: write a build, or a part of it, in another format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.corrections import output
from kg.cli.util import printable
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.export import Tables
    from kg.graph.select import View

STATUSES = ("asserted", "reported", "planned", "possible", "denied")


def _dated(_: click.Context, parameter: click.Parameter, text: str | None) -> str | None:
    """Take a year, a month or a day as it is."""
    from datetime import date

    if text is None:
        return None
    try:
        date.fromisoformat(f"{text}{'-01-01'[len(text) - 10 :] if len(text) < 10 else ''}")
    except ValueError as error:
        raise click.BadParameter(f"{text} is no date; write 2025, 2025-03 or 2025-03-09", param=parameter) from error
    return text


@click.command("export")
@click.argument("form", metavar="FORMAT")
@click.argument("target", metavar="TO", required=False)
@output
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="The N actors with most statements.")
@click.option("--around", metavar="NAME", help="An actor and its neighbours.")
@click.option("--depth", type=click.IntRange(min=1), default=1, show_default=True, help="Steps from --around.")
@click.option("--since", metavar="DATE", callback=_dated, help="Statements about or from this day, month or year on.")
@click.option("--until", metavar="DATE", callback=_dated, help="Statements up to this day, month or year.")
@click.option("--status", multiple=True, type=click.Choice(STATUSES), help="How they are told; may be repeated.")
@click.option("--relation", multiple=True, metavar="NAME", help="A type of relation, or words; may be repeated.")
@click.option("--source", multiple=True, metavar="NAME", help="An outlet; may be repeated.")
@click.option("--min-claims", type=click.IntRange(min=1), default=1, help="Least statements of a line.")
@click.option("--min-sources", type=click.IntRange(min=1), default=1, help="Least independent sources of a line.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="How sure a statement is at least.")
@click.option(
    "--redact", "hidden", multiple=True, metavar="WHAT", help="documents, quotes or an actor; may be repeated."
)
@click.option("--no-texts", is_flag=True, help="Leave the articles out of the page.")
def export(
    form: str, target: str | None, output: str, hidden: tuple[str, ...], no_texts: bool, **chosen: object
) -> None:
    """Write a build, or a part of it, in another format.

    FORMAT is html, graphml, gexf, csv, parquet, json, cytoscape, turtle, trig, neo4j, ftm, claims, entities, mentions
    or propositions. TO is the file, for csv, parquet and neo4j the folder, to write (default: in the build's folder).
    """
    from kg.corrections import open_build
    from kg.export import FORMATS, SUFFIXES, drawn, redact, selected
    from kg.pipeline import derive
    from kg.plugins import EXPORTERS, registered

    exporters = registered(EXPORTERS, FORMATS)
    if form not in exporters:
        raise InputError(f"There is no format {form}; choose one of {', '.join(exporters)}.")
    path = Path(target) if target else Path(output) / "export" / _name(form, SUFFIXES.get(form, ""))
    with open_build(output) as build:
        tables = derive(build.store, lambda warning: click.echo(printable(warning), err=True))
        view = _view(chosen, tables)
        if hidden:
            tables = drawn(redact(tables, hidden))
        if not view.is_all:
            tables = selected(tables, view)
        if no_texts:
            tables = replace(tables, texts={})
        try:
            exporters[form](tables, path)
        except OSError as error:
            raise InputError(
                f"{path} can't be written: {error.strerror or error}. Name another place as TO."
            ) from error
    for text in tables.left_out:
        click.echo(f"Left out: {text}")
    counts = f"{len(tables.summary)} actors, {tables.summary.number_of_edges()} lines, {len(tables.claims)} statements"
    click.echo(f"Written to {printable(str(path))}: {counts}")


def _name(form: str, suffix: str) -> str:
    """Return how the file of a format is called: *graph.ttl*, *claims.jsonl*, or the folder *csv*."""
    return f"graph{suffix}" if suffix not in ("", ".jsonl") else f"{form}{suffix}"


def _view(chosen: dict[str, object], tables: Tables) -> View:
    from kg.corrections import one_of
    from kg.graph.select import View

    several = {"status": "statuses", "relation": "relations", "source": "sources"}
    given = {several.get(name, name): value for name, value in chosen.items()}
    given |= {name: frozenset(given[name]) for name in several.values()}  # type: ignore[call-overload]
    _known(given["sources"], {row["source"] for row in tables.documents}, "No article is from {}. The sources are: {}.")
    relations = {claim["relation"] for claim in tables.claims}
    predicates = {claim["predicate"] for claim in tables.claims}
    _known(
        frozenset(given["relations"]) - predicates, relations,  # type: ignore[call-overload]
        "No statement has the relation or the words {}. The relations are: {}.",
    )  # fmt: skip
    if given["around"] is None and given["depth"] != 1:
        raise InputError("--depth says how far to go from --around: name an actor with --around as well.")
    if given["around"] is not None:
        given["around"] = one_of(tables.entities, str(given["around"]))
    return View(**given)  # type: ignore[arg-type]


def _known(wanted: Any, known: Iterable[str | None], message: str) -> None:
    """Raise InputError, with the choices, where something is wanted that is not there."""
    there = set(known)
    unknown = sorted(wanted - there)
    if unknown:
        raise InputError(message.format(unknown[0], ", ".join(sorted(filter(None, there))[:40]) or "none is named"))
