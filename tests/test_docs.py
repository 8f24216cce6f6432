"""The documentation names every command, option, output file and field that there is, and its links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from kg import model
from kg.cli import main

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
FILES = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])


def commands(group: click.Command, path: tuple[str, ...] = ("kg",)) -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its full name (*kg build*)."""
    if not isinstance(group, click.Group):
        yield " ".join(path), group
        return
    for name, command in sorted(group.commands.items()):
        if not command.hidden:
            yield from commands(command, (*path, name))


def section(name: str) -> str:
    """Return what docs/commands.md says under the heading of a command; empty where it has none."""
    found = re.search(rf"^#+ `{re.escape(name)}[^\n]*\n(.*?)(?=^#+ `|\Z)", COMMANDS, re.DOTALL | re.MULTILINE)
    return found[0] if found else ""


def options() -> Iterator[tuple[str, str]]:
    """Yield every option of every command: (*kg build*, *--jobs*)."""
    for name, command in commands(main):
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                yield from ((name, option) for option in (*parameter.opts, *parameter.secondary_opts))


@pytest.mark.parametrize("name", [name for name, _ in commands(main)])
def test_docs_have_a_section_for_each_command(name: str) -> None:
    assert section(name), f"docs/commands.md has no heading `{name}`"


@pytest.mark.parametrize(("name", "option"), sorted(options()))
def test_docs_name_each_option(name: str, option: str) -> None:
    assert re.search(rf"{re.escape(option)}(?![\w-])", section(name)), f"not in docs/commands.md: {name} {option}"


def test_docs_name_no_command_that_is_not_there() -> None:
    written = set(re.findall(r"^#+ `(kg [a-z-]+)", COMMANDS, re.MULTILINE))
    assert written == {name for name, _ in commands(main)}


@pytest.mark.parametrize("row", [model.ClaimRow, model.EntityRow, model.MentionRow], ids=lambda row: str(row.__name__))
def test_docs_explain_each_field(row: type) -> None:
    assert [field for field in row.__annotations__ if f"`{field}`" not in FILES] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_docs_links_lead_to_files_that_exist(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_docs_name_each_word_list() -> None:
    told = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    assert [path.name for path in (ROOT / "kg" / "data").glob("*.[ytc]*") if f"`{path.name}`" not in told] == []


def test_docs_name_each_package() -> None:
    told = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
    packages = [path.parent.name for path in (ROOT / "kg").glob("*/__init__.py")]
    assert [name for name in packages if f"`{name}`" not in told] == []
