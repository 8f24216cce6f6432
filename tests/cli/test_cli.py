"""The command line: what is printed where, and the exit codes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import kg
from kg.cli import main
from kg.cli.progress import Printer
from kg.cli.util import write_json_lines
from kg.errors import StoreError
from kg.model import Analysis, Document, Span

GOLD: dict[str, Any] = {"entities": [], "mentions": [], "claims": []}


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Replace the model and the analysis, and work in an empty folder."""
    monkeypatch.setattr("kg.workers.load_model", lambda name: None)
    monkeypatch.setattr("kg.pipeline.model_fingerprint", lambda name: f"model {name}")
    monkeypatch.setattr("kg.workers.analyse", lambda document, model: analysis(document))
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Text.")
    Path("empty.txt").touch()


def analysis(document: Document) -> Analysis:
    return Analysis(document, (Span(0, len(document.text)),), (), (), ())


def run(*arguments: str, code: int = 0, text: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, arguments, input=text)
    assert result.exit_code == code, (result.output, result.exception)
    return result


def test_cli_version_is_the_one_of_the_project(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert run("--version").stdout == f"kg {project['version']}\n"
    assert kg.__version__ == project["version"]


def test_cli_help_names_the_exit_codes() -> None:
    words = " ".join(run("build", "--help").stdout.split())
    assert "0 all files were read 1 some were skipped" in words
    assert "2 nothing could be done" in words


def test_cli_help_loads_nothing_heavy() -> None:
    heavy = "spacy numpy networkx lxml jinja2 yaml".split()
    code = f"import sys, kg, kg.cli; print([m for m in {heavy} if m in sys.modules])"
    start = time.perf_counter()
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
    assert time.perf_counter() - start < 5, "kg --help must answer at once"


def test_kg_gives_its_public_names() -> None:
    assert [callable(getattr(kg, name)) for name in ("build", "open_store", "build_graph")] == [True] * 3
    assert callable(kg.export.export)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # noqa: B018


def test_build_ends_with_0_where_all_is_read() -> None:
    result = run("build", "a.txt", "-o", "out")
    assert "1 article" in result.stdout
    assert "out/graph.html" in result.stdout
    assert "1 of 1" in result.stderr
    assert Path("out/report.txt").read_text() in f"{result.stdout}\n"


def test_build_ends_with_1_where_something_is_skipped() -> None:
    result = run("build", "a.txt", "empty.txt", "gone.txt", code=1)
    assert "empty.txt is empty" in result.stdout
    assert "gone.txt does not exist" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build"], "Name at least one"),
        (["build", "gone"], "gone does not exist"),
        (["build", "empty.txt"], "empty.txt is empty"),
        (["build", "a.txt", "-o", "a.txt"], "can't be made"),
        (["build", "a.txt", "--jobs", "0"], "--jobs"),
        (["eval", "gold.json", "."], "can't be read"),
        (["propositions", "gone.txt"], "gone.txt can't be opened"),
        (["propositions", "empty.txt"], "is empty"),
    ],
)
def test_cli_ends_with_2_and_says_why(arguments: list[str], words: str) -> None:
    result = run(*arguments, code=2)
    assert words in result.stderr
    assert "Traceback" not in result.output
    assert result.stdout == ""


def test_cli_tells_any_error_of_kg_as_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise StoreError("kg.db is \x1b[31mred\u202e")

    monkeypatch.setattr("kg.pipeline.build", fail)
    assert run("build", "a.txt", code=2).stderr == "Error: kg.db is \ufffd[31mred\ufffd\n"


def test_cli_ends_with_130_when_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.pipeline.build", interrupt)
    assert "run the same command again" in run("build", "a.txt", code=130).stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no such file names there")
def test_build_prints_file_names_that_can_not_drive_a_terminal() -> None:
    Path("evil\x1b[2J\u202etxt.txt").touch()
    result = run("build", ".", code=1)
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output
    assert "\x1b" not in Path("output/report.txt").read_text()


def test_build_takes_settings_from_kg_toml_and_options_first() -> None:
    Path("kg.toml").write_text('model = "mine"\njobs = 1\n')
    assert "model mine" in run("build", "a.txt").stdout
    assert "model yours" in run("build", "a.txt", "--model", "yours").stdout


@pytest.mark.parametrize(
    ("settings", "words"),
    [("modle = 'x'", "no setting 'modle'"), ("jobs = 'two'", "whole number"), ("jobs = 0", "1 or more"), ("=", "TOML")],
)
def test_build_names_what_is_wrong_in_kg_toml(settings: str, words: str) -> None:
    Path("kg.toml").write_text(settings)
    assert words in run("build", "a.txt", code=2).stderr


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Make a gold file and a build of two documents; return the rows that get scored."""
    seen: list[Any] = []

    def score(*tables: Any) -> tuple[dict[str, float], list[str]]:
        seen.extend(tables)
        return {"entity_recall": 0.5, "forbidden_merges": 1}, ["MISSED \x1b a"]

    monkeypatch.setattr("kg.evaluate.score", score)
    Path("gold.json").write_text(json.dumps(GOLD))
    Path("build").mkdir()
    for name in ("claims", "entities", "mentions"):
        lines = [json.dumps({"document": document, "text": "a\u2028b"}, ensure_ascii=False) for document in "xy"]
        Path("build", f"{name}.jsonl").write_text("\n".join([*lines, ""]), encoding="utf-8")
    return seen


def test_eval_prints_the_figures(built: list[Any]) -> None:
    result = run("eval", "gold.json", "build")
    assert result.stdout == "entity_recall              0.500\nforbidden_merges           1\n"
    assert [len(rows) for rows in built[1:]] == [2, 2, 2]


def test_eval_lists_errors(built: list[Any]) -> None:
    assert run("eval", "gold.json", "build", "--errors").stdout.endswith("\n\nMISSED \ufffd a\n")


def test_eval_prints_json(built: list[Any]) -> None:
    assert json.loads(run("eval", "gold.json", "build", "--json").stdout) == {
        "entity_recall": 0.5,
        "forbidden_merges": 1,
    }
    assert json.loads(run("eval", "gold.json", "build", "--json", "--errors").stdout)["errors"] == ["MISSED \x1b a"]


def test_eval_takes_one_document_of_several(built: list[Any]) -> None:
    run("eval", "gold.json", "build", "--document", "x")
    assert [[row["document"] for row in rows] for rows in built[1:]] == [["x"], ["x", "y"], ["x"]]
    assert "it has x, y" in run("eval", "gold.json", "build", "--document", "z", code=2).stderr


@pytest.mark.parametrize("content", ["{", "[]", '{"entities": []}'])
def test_eval_names_what_is_no_gold_file(built: list[Any], content: str) -> None:
    Path("gold.json").write_text(content)
    assert "gold.json" in run("eval", "gold.json", "build", code=2).stderr


def test_check_is_content_with_the_rules() -> None:
    assert "in order" in run("check").stdout


def test_check_lists_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.check.check", lambda: ["context.yaml: x is wrong"])
    assert run("check", code=2).stdout == "context.yaml: x is wrong\n"


@pytest.mark.model
def test_propositions_prints_the_clauses_of_a_text() -> None:
    Path("t.log").write_text("---\ntitle: x\n---\nPeru sold the port to Norway.\n", encoding="utf-8")
    (row,) = map(json.loads, run("propositions", "t.log").stdout.splitlines())
    assert (row["document"], row["subject"]["text"], row["predicate"]["lemma"]) == ("t", "Peru", "sell")
    assert "line" not in row


@pytest.mark.model
def test_propositions_reads_lines_from_standard_input() -> None:
    text = "Peru sold the port.\r\n\r\nNorway\u2028bought \x1bit.".encode()
    result = run("propositions", "-", "--lines", text=text)
    rows = [json.loads(line) for line in result.stdout.split("\n")[:-1]]
    assert {row["line"] for row in rows} == {1, 3}
    assert {row["document"] for row in rows} == {"lines"}
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("text", ["a\x1b[31m", "\u202eabc", "\ud800", "\x85\u2028", "é “x” \u00a0", '"\\'])
def test_json_on_a_terminal_is_the_same_data_without_its_controls(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_json_lines([{"text": text}])
    line = capsys.readouterr().out
    assert json.loads(line) == {"text": text}
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\ud800]", line) is None


def test_progress_prints_plain_lines_in_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    printer = Printer()
    printer.start("find files")
    printer.done()
    printer.start("analyse", 2)
    printer.step()
    printer.done()
    assert re.fullmatch(
        r"analyse: 2 articles\nanalyse: 1 of 2, \d+\.\d documents/s, 0:00 left\n", capsys.readouterr().err
    )


def test_progress_draws_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("kg.cli.progress.OFTEN", 0.0)
    monkeypatch.setattr("click.echo", lambda words, **_: shown.append(words))
    printer = Printer()
    printer.start("analyse", 4)
    printer.step()
    printer.done()
    assert re.search(r"analyse \[#{6}\.{18}\] 1 of 4, \d[\d.]* documents/s, \d+:\d\d left", shown[1])
    assert shown[-1] == "\r\x1b[K"
