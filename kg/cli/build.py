"""`kg build`: read articles and write the graph."""

from __future__ import annotations

import click

from kg.cli.progress import Printer
from kg.cli.util import printable


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("-o", "--output", default="output", show_default=True, metavar="FOLDER", help="Where to write.")
@click.option("--model", metavar="NAME", help="Another spaCy model: the name of an installed package, or a folder.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that read at the same time (default: 1 below 40 articles, else one for each processor). "
    "The result is the same.",
)
@click.pass_context
def build(ctx: click.Context, paths: tuple[str, ...], output: str, model: str | None, jobs: int | None) -> None:
    """Read articles and write the graph.

    PATH is a file or a folder; folders are searched with all their subfolders for .txt and .md files. Articles that
    have not changed since the last build into the same folder are not read again.

    \b
    Exit codes:
      0  all files were read
      1  some were skipped, the rest is built; the report says which and why
      2  nothing could be done
    """
    from kg import pipeline  # here, not above: it takes a second to import, and `kg --help` must not
    from kg.config import load_config

    config = load_config(model=model, jobs=jobs)
    report = pipeline.build(paths, output, config, Printer())
    for line in report.lines():
        click.echo(line)
    click.echo(f"\nWritten to {printable(output)}: open {printable(output)}/graph.html in a browser.")
    unchanged = report.documents - report.analysed
    if unchanged:
        click.echo(f"{unchanged} of {report.documents} articles had not changed and were not read again.", err=True)
    ctx.exit(1 if report.skipped else 0)
