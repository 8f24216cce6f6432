"""`kg review`: the doubtful pairs of names, most valuable first, to be answered with y, n or s."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.corrections import output
from kg.cli.util import printable

if TYPE_CHECKING:
    from kg.corrections import Build
    from kg.explain import Question


@click.command()
@click.option("--author", default="", metavar="NAME", help="Who decides; kept with the decisions.")
@click.option("--most", type=click.IntRange(min=1), default=20, show_default=True, help="How many pairs at most.")
@output
def review(author: str, most: int, output: str) -> None:
    """Show doubtful pairs of names and ask whether they are one actor.

    Answer y (one actor), n (two), s (skip) or q (stop). Where standard input is no terminal and has no answers, the
    pairs are only listed. Answered pairs don't come back.
    """
    from kg.corrections import open_build
    from kg.explain import answer, questions

    with open_build(output) as build:
        asked = questions(build)[:most]
        if not asked:
            click.echo("No doubtful pairs are left.")
            return
        taken = 0
        for number, question in enumerate(asked, 1):
            _show(build, question, number, len(asked))
            reply = _reply()
            if reply == "q":
                break
            if reply in ("y", "n"):
                build.decide(answer(build, question, same=reply == "y"), author=author, redraw=False)
                taken += 1
        if taken:
            build.redraw()
    click.echo(f"{taken} of {len(asked)} pairs decided.")


def _show(build: Build, question: Question, number: int, total: int) -> None:
    from kg.explain import sentences

    now = "one actor" if question.together else "two actors"
    why = ", ".join(f"{name} {weight:+g}" for name, weight in question.join.score.parts)
    click.echo(f"\n[{number} of {total}] now {now} ({why}); the answer moves {question.weight} statements")
    for cluster in (question.left, question.right):
        click.echo(f"  {printable(cluster.name or '')}  ({printable(cluster.document)})")
        for sentence in sentences(build, cluster):
            click.echo(f"    | {printable(sentence)}")


def _reply() -> str:
    """Ask until the answer is one; at the end of the input skip."""
    while True:
        click.echo("  One actor? y, n, s (skip), q (stop): ", nl=False)
        line = sys.stdin.readline()
        if not line:
            click.echo()
            return "s"
        reply = line.strip().lower()[:1]
        if reply in ("y", "n", "s", "q"):
            if not sys.stdin.isatty():
                click.echo(reply)
            return reply
