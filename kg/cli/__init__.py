"""The command line: a command parses, calls and prints. Heavy imports wait until a command needs them."""

from __future__ import annotations

import os

import click

from kg import __version__
from kg.cli.build import build
from kg.cli.check import check
from kg.cli.corrections import decisions, ignore, merge, reject, rename, retype, split, undo
from kg.cli.evaluate import evaluate
from kg.cli.export import export
from kg.cli.propositions import propositions
from kg.cli.review import review
from kg.cli.util import Group
from kg.cli.why import why


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg", message="%(prog)s %(version)s")
def main() -> None:
    """Turn news articles into a graph of who did what, each line with the sentence that says so.

    Start with: kg build my-articles -o output
    """
    # kg shares the processors out among its own processes; threads of numpy's on top would only be in their way
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


for command in (
    build, check, decisions, evaluate, export, ignore, merge, propositions, reject, rename, retype, review, split, undo,
    why,
):  # fmt: skip
    main.add_command(command)
