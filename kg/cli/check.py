"""`kg check`: check the word lists and rules."""

from __future__ import annotations

import click

from kg.cli.util import NOTHING_DONE, printable


@click.command()
@click.pass_context
def check(ctx: click.Context) -> None:
    """Check kg's word lists and rules for mistakes.

    \b
    Exit codes:
      0  all is well
      2  something is wrong; each line names a file and what is wrong in it
    """
    from kg.check import check as check_rules

    faults = check_rules()
    for fault in faults:
        click.echo(printable(fault))
    if faults:
        ctx.exit(NOTHING_DONE)
    click.echo("All word lists and rules are in order.")
