"""`kg propositions`: print the clauses of a text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from kg.cli.util import printable, write_json_lines
from kg.errors import InputError
from kg.model import Document


@click.command()
@click.argument("file")
@click.option("--lines", is_flag=True, help="Each line of the file is a text of its own; rows have its number.")
@click.option("--model", metavar="NAME", help="Another spaCy model: the name of an installed package, or a folder.")
def propositions(file: str, lines: bool, model: str | None) -> None:
    """Print the clauses of a text as JSON Lines: who does what to whom, as in propositions.jsonl.

    FILE is a text file; - reads standard input.
    """
    from kg.config import load_config

    name = load_config(model=model).model
    document = _document(file)
    write_json_lines(_of_lines(document, name) if lines else _of_text(document, name))


def _of_lines(document: Document, model: str | None) -> Iterator[dict[str, Any]]:
    from kg.nlp.load import load_model
    from kg.propositions.lines import propositions_of_lines
    from kg.propositions.rows import proposition_row, row_order

    # not splitlines(): it also splits at signs that are no line end in a text file
    lines = document.text.split("\n")
    rows = (proposition_row(found, line=number) for number, found in propositions_of_lines(lines, load_model(model)))
    for _, of_line in groupby(rows, key=lambda row: row["line"]):
        yield from sorted(of_line, key=row_order)


def _of_text(document: Document, model: str | None) -> list[dict[str, Any]]:
    from kg.analysis import analyse
    from kg.nlp.load import load_model
    from kg.propositions.rows import proposition_row, row_order

    rows = [proposition_row(found) for found in analyse(document, load_model(model)).propositions]
    return sorted(rows, key=row_order)


def _document(file: str) -> Document:
    """Return the text of a file of any suffix, or of standard input."""
    from kg.read import Skipped, SourceFile
    from kg.read.documents import read, to_document
    from kg.read.text import read_text

    source = SourceFile("stdin" if file == "-" else Path(file).stem, Path(file))
    if file == "-":
        found = to_document(source, sys.stdin.buffer.read(), read_text, _warn)
    else:
        found = read(source, {Path(file).suffix.lower().removeprefix("."): read_text}, _warn)
    if isinstance(found, Skipped):
        raise InputError(f"{'Standard input' if file == '-' else found.path} {found.reason}.")
    return found


def _warn(message: str) -> None:
    click.echo(printable(message), err=True)
