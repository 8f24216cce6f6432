"""`kg export` writes a part of a build, and says what it left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg import pipeline
from kg.cli import main
from kg.export import FORMATS

pytestmark = pytest.mark.model
TEXT = """---
title: Talks
date: 2025-03-04
source: The Quay
---
Rosaura Quintal met Ulises Tarqui in Lima. Tarqui denied that he had accused Orlin Vasko.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    pipeline.build([folder / "a.txt"], folder / "out")
    return folder / "out"


def run(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(main, ["export", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result.output


@pytest.mark.parametrize("form", FORMATS)
def test_export_writes_each_format(form: str, built: Path) -> None:
    said = run(form, "-o", built)
    path = Path(said.split("Written to ")[1].split(": ")[0])
    assert path.exists()
    assert path.parent == built / "export"


def test_export_of_the_whole_is_what_the_build_wrote(built: Path, tmp_path: Path) -> None:
    for name, form in pipeline.FILES.items():
        run(form, tmp_path / name, "-o", built)
        assert (tmp_path / name).read_bytes() == (built / name).read_bytes(), name


def test_export_of_a_part(built: Path, tmp_path: Path) -> None:
    run(
        "json",
        tmp_path / "g.json",
        "-o",
        built,
        "--around",
        "rosaura quintal",
        "--relation",
        "consult",
        "--since",
        "2025-03",
    )
    data = json.loads((tmp_path / "g.json").read_text(encoding="utf-8"))
    assert {node["label"] for node in data["nodes"]} == {"Rosaura Quintal", "Ulises Tarqui"}
    assert "passes these filters" in run("json", "-o", built, "--until", "1999", code=2)


def test_export_redacts_and_says_so(built: Path, tmp_path: Path) -> None:
    said = run(
        "html", tmp_path / "g.html", "-o", built, "--redact", "Ulises Tarqui", "--redact", "documents", "--no-texts"
    )
    assert "Left out: an actor" in said
    assert "Left out: names, outlets" in said
    page = (tmp_path / "g.html").read_text(encoding="utf-8")
    assert "Tarqui" not in page
    assert "The Quay" not in page


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["docx"], "There is no format docx; choose one of html, graphml"),
        (["json", "--source", "The Mole"], "No article is from The Mole. The sources are: The Quay."),
        (["json", "--since", "May"], "May is no date"),
        (["json", "--around", "Rosaura Quintel"], "Did you mean one of these? Rosaura Quintal"),
        (["json", "--redact", "Nobody"], "no actor called Nobody"),
        (
            ["json", "--relation", "adore"],
            "No statement has the relation or the words adore. The relations are: accuse",
        ),
        (["json", "--depth", "2"], "name an actor with --around as well"),
    ],
)
def test_export_tells_what_is_wrong(arguments: list[str], message: str, built: Path) -> None:
    assert message in " ".join(run(*arguments, "-o", built, code=2).split())


def test_export_takes_the_words_of_a_relation(built: Path, tmp_path: Path) -> None:
    said = run("json", tmp_path / "g.json", "-o", built, "--relation", "meet")
    assert "2 actors, 1 lines" in said


@pytest.mark.parametrize("form", ["html", "gexf", "csv", "parquet", "neo4j", "turtle"])
def test_export_to_where_nothing_can_be_written_says_so(form: str, built: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    said = run(form, tmp_path / "file" / "below", "-o", built, code=2)
    assert "can't be written" in said and "Name another place as TO." in " ".join(said.split())
