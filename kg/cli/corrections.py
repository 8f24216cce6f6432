"""`kg merge`, `split`, `rename`, `retype`, `ignore`, `reject`, `undo`, `decisions`: corrections by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from kg.cli.util import printable, write_json_lines

if TYPE_CHECKING:
    from kg.corrections import Build
    from kg.model import Decision

output = click.option(
    "-o", "--output", default="output", show_default=True, metavar="FOLDER", help="The folder of the build."
)


def _signed(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that all decisions take."""
    for option in (
        click.option("--reason", default="", metavar="TEXT", help="Why; kept with the decision."),
        click.option("--author", default="", metavar="NAME", help="Who decides; kept with the decision."),
        output,
    ):
        command = option(command)
    return command


def _take(folder: str, author: str, reason: str, choose: Callable[[Build], list[Decision]]) -> None:
    """Take the decisions that `choose` finds, and say which."""
    from kg.corrections import open_build
    from kg.store import describe

    with open_build(folder) as build:
        decisions = choose(build)
        build.decide(decisions, author=author, reason=reason)
    for decision in decisions:
        click.echo(f"{decision.id}  {printable(describe(decision))}")
    click.echo(f"Kept in {printable(folder)}/decisions.csv; the graph is drawn again. kg undo takes it back.", err=True)


@click.command()
@click.argument("a")
@click.argument("b")
@_signed
def merge(a: str, b: str, output: str, author: str, reason: str) -> None:
    """Say that two names mean one actor."""
    _take(output, author, reason, lambda build: build.merge(a, b))


@click.command()
@click.argument("name")
@click.argument("form", required=False)
@click.option("--document", metavar="ID", help="Take out what this article says.")
@_signed
def split(name: str, form: str | None, document: str | None, output: str, author: str, reason: str) -> None:
    """Take an actor apart that is really several.

    With FORM, all that goes by this form of the name becomes an actor of its own; with --document, what one article
    says; with neither, each article's part stands alone.
    """
    _take(output, author, reason, lambda build: build.split(name, form, document))


@click.command()
@click.argument("name")
@click.argument("new")
@_signed
def rename(name: str, new: str, output: str, author: str, reason: str) -> None:
    """Give an actor another name."""
    _take(output, author, reason, lambda build: build.rename(name, new))


@click.command()
@click.argument("name")
@click.argument("kind", metavar="TYPE")
@_signed
def retype(name: str, kind: str, output: str, author: str, reason: str) -> None:
    """Give an actor another type, such as PERSON or ORGANIZATION."""
    _take(output, author, reason, lambda build: build.retype(name, kind))


@click.command()
@click.argument("name")
@_signed
def ignore(name: str, output: str, author: str, reason: str) -> None:
    """Leave an actor out of the graph; sentences keep its words."""
    _take(output, author, reason, lambda build: build.ignore(name))


@click.command()
@click.argument("claim")
@_signed
def reject(claim: str, output: str, author: str, reason: str) -> None:
    """Leave out one statement, given by its id in claims.jsonl."""
    _take(output, author, reason, lambda build: build.reject(claim))


@click.command()
@click.argument("decision", required=False)
@output
def undo(decision: str | None, output: str) -> None:
    """Take back the last decision, or the one with the given id."""
    from kg.corrections import open_build
    from kg.store import describe

    with open_build(output) as build:
        undone = build.undo(decision)
    click.echo(f"Undone: {undone.id}  {printable(describe(undone))}")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON, one a line.")
@output
def decisions(as_json: bool, output: str) -> None:
    """List the decisions that hold."""
    from kg.corrections import open_build
    from kg.store import describe

    with open_build(output) as build:
        idle = {decision.id for decision in build.linker.idle}
        held = build.store.decisions()
    rows: list[dict[str, Any]] = [
        {
            "id": d.id, "action": d.kind.value, "what": describe(d), "author": d.author, "date": d.date,
            "reason": d.reason, "idle": d.id in idle,
        }
        for d in held
    ]  # fmt: skip
    if as_json:
        write_json_lines(rows)
        return
    for row in rows:
        notes = [row["date"], row["author"], row["reason"], "finds nothing to act on" if row["idle"] else ""]
        click.echo("  ".join([row["id"], printable(row["what"]), *(printable(note) for note in notes if note)]))
    if not rows:
        click.echo("No decisions so far.", err=True)
