"""What the commands share: errors as messages, and JSON that is safe on a terminal."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from typing import IO, Any

import click

from kg.errors import KgError

NOTHING_DONE = 2
_ASIDE = re.compile(r"[^\x20-\x7e]")


class Failure(click.ClickException):
    """An error of kg on the command line: its message, and the exit code 2."""

    exit_code = NOTHING_DONE

    def format_message(self) -> str:
        """Return the message, its lines kept, without what could drive a terminal."""
        return "\n".join(printable(line) for line in self.message.splitlines())


class Group(click.Group):
    """A group whose commands may raise KgError."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; tell a KgError as a message instead of a traceback."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # a terminal that can't show a sign gets a stand-in
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except KgError as error:
            raise Failure(str(error)) from error
        except KeyboardInterrupt:
            click.echo("\nInterrupted. What was done is kept: run the same command again to go on.", err=True)
            ctx.exit(130)


def printable(text: str) -> str:
    """Return `text` on one line without what could drive a terminal or turn its words round."""
    from kg.report import printable as clean

    return clean(text)


def write_json_lines(rows: Iterable[Any], stream: IO[str] | None = None) -> None:
    """Print rows as JSON, one a line, what could drive a terminal written as `\\u001b`: the same data to any reader."""
    for row in rows:
        line = json.dumps(row, ensure_ascii=False, separators=(", ", ": "))
        click.echo(_ASIDE.sub(_escaped, line), file=stream)


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    if unicodedata.category(sign)[0] not in "CZ" or sign == " ":
        return sign
    return json.dumps(sign)[1:-1]
