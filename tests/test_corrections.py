"""Decisions by hand: they hold over builds, the last word counts, and an undone one was never there."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg import pipeline
from kg.cli import main
from kg.corrections import open_build
from kg.errors import InputError
from kg.explain import questions
from kg.model import Anchor, DecisionKind
from kg.store import make_decision, read_decisions, write_decisions

FIRST = """---
title: Harbour talks
date: 2025-03-04
source: The Quay
---
Minister Rosaura Quintal met Ulises Tarqui in Lima on Monday. Quintal said that Peru had signed the agreement.

Tarqui praised the Harbour Workers Union. The union, he said, supports Rosaura Quintal.
"""
SECOND = """---
title: More talks
date: 2025-03-06
source: The Pier
---
Rosaura Quintall criticised Orlin Vasko in Lima. Vasko denied that he had met Ulises Tarqui.

Orlin Vasko leads the Dockers Council. Rosaura Quintall accused the Dockers Council of fraud.
"""
THIRD = """---
title: A town
date: 2025-03-09
---
Ulises Tarqui, the mayor of Puno, opened a school. Tarqui thanked the Harbour Workers Union.
"""

pytestmark = pytest.mark.model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles, built."""
    (tmp_path / "in").mkdir()
    for name, text in (("first", FIRST), ("second", SECOND)):
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    build(tmp_path)
    return tmp_path


def build(folder: Path) -> Any:
    return pipeline.build([folder / "in"], folder / "out")


def run(folder: Path, *arguments: str, code: int = 0, answers: str = "") -> str:
    result = CliRunner().invoke(main, [*arguments, "-o", str(folder / "out")], input=answers)
    assert result.exit_code == code, result.output
    return result.output


def files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / "out" / name).read_bytes() for name in pipeline.FILES}


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "out" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def names(folder: Path) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in rows(folder, "entities") if row["name"]}


DECISIONS: dict[str, tuple[str, ...]] = {
    "merge": ("merge", "Orlin Vasko", "Ulises Tarqui"),
    "split": ("split", "Ulises Tarqui"),
    "rename": ("rename", "Vasko", "Orlin P. Vasko"),
    "retype": ("retype", "Dockers Council", "GOVERNMENT"),
    "ignore": ("ignore", "Lima"),
}


@pytest.mark.parametrize("arguments", DECISIONS.values(), ids=DECISIONS.keys())
def test_corrections_decision_and_undo_equal_nothing(folder: Path, arguments: tuple[str, ...]) -> None:
    before = files(folder)
    run(folder, *arguments)
    decided = files(folder)
    assert decided != before
    build(folder)
    assert files(folder) == decided, "a build must keep to the decision"
    run(folder, "undo")
    assert files(folder) == before
    assert not (folder / "out" / "decisions.csv").exists()
    build(folder)
    assert files(folder) == before


def test_corrections_merge_makes_one_actor_of_two(folder: Path) -> None:
    run(folder, "merge", "Tarqui", "orlin vasko", "--author", "ed", "--reason", "same man")
    merged = names(folder)
    assert "Orlin Vasko" not in merged or "Ulises Tarqui" not in merged
    (decision,) = read_decisions(folder / "out" / "decisions.csv")
    assert (decision.kind, decision.author, decision.reason) == (DecisionKind.SAME, "ed", "same man")
    assert "one actor already" in run(folder, "merge", "Tarqui", "Orlin Vasko", code=2)


def test_corrections_hold_when_articles_come_and_go(folder: Path) -> None:
    run(folder, "merge", "Orlin Vasko", "Ulises Tarqui")
    without = files(folder)
    third = folder / "in" / "a-third.txt"
    third.write_text(THIRD, encoding="utf-8")
    build(folder)
    assert names(folder)["Ulises Tarqui"]["documents"] == 3
    third.unlink()
    build(folder)
    assert files(folder) == without


def test_corrections_split_by_document_and_by_form(folder: Path) -> None:
    assert names(folder)["Ulises Tarqui"]["documents"] == 2
    run(folder, "split", "Ulises Tarqui", "--document", "second")
    apart = [row for row in rows(folder, "entities") if row["name"] == "Ulises Tarqui"]
    assert [row["documents"] for row in apart] == [1, 1]
    assert "ulises-tarqui" in run(folder, "why", "Ulises Tarqui", code=2), "now the name can mean two"

    assert names(folder)["Rosaura Quintal"]["aliases"] == ["Quintal", "Rosaura Quintall"]
    run(folder, "split", "Rosaura Quintal", "Rosaura Quintall")
    assert {"Rosaura Quintal", "Rosaura Quintall"} <= names(folder).keys()
    assert "nothing to split" in run(folder, "split", "Rosaura Quintall", code=2)


def test_corrections_last_word_counts(folder: Path) -> None:
    run(folder, "split", "Rosaura Quintal", "Rosaura Quintall")
    run(folder, "merge", "Rosaura Quintal", "Rosaura Quintall")
    assert "Rosaura Quintall" in names(folder)["Rosaura Quintal"]["aliases"] or "Rosaura Quintall" in names(folder)
    run(folder, "rename", "Orlin Vasko", "One")
    run(folder, "rename", "One", "Two")
    assert "Two" in names(folder)
    assert "One" not in names(folder)


def test_corrections_ignored_actor_is_no_node_but_keeps_its_words(folder: Path) -> None:
    run(folder, "ignore", "Orlin Vasko")
    assert "Orlin Vasko" not in names(folder)
    words = [claim["object"] for claim in rows(folder, "claims") if claim["predicate"] == "criticise"]
    assert [(end["entity"], end["text"]) for end in words] == [(None, "Orlin Vasko")]


def test_corrections_rejected_statement_is_gone(folder: Path) -> None:
    claim = next(row for row in rows(folder, "claims") if row["predicate"] == "criticise")
    run(folder, "reject", claim["id"])
    assert claim["id"] not in {row["id"] for row in rows(folder, "claims")}
    assert claim["id"] in run(folder, "decisions")
    assert "claims.jsonl" in run(folder, "reject", "nonsense", code=2)


def test_corrections_follow_the_file_and_restore_it_from_the_store(folder: Path) -> None:
    table = folder / "out" / "decisions.csv"
    table.write_text('action,name,value\nrename,Orlin Vasko,"Vasko, Orlin"\n', encoding="utf-8")
    build(folder)
    assert "Vasko, Orlin" in names(folder)
    table.unlink()
    build(folder)
    assert "Vasko, Orlin" in names(folder)
    assert [decision.value for decision in read_decisions(table)] == ["Vasko, Orlin"]
    (folder / "out" / "kg.db").unlink()
    build(folder)
    assert "Vasko, Orlin" in names(folder)


def test_corrections_report_a_decision_that_finds_nothing(folder: Path) -> None:
    run(folder, "rename", "Dockers Council", "Council of Dockers")
    (folder / "in" / "second.txt").unlink()
    report = build(folder)
    assert any("Dockers Council is called Council of Dockers" in warning for warning in report.warnings)
    assert "finds nothing to act on" in run(folder, "decisions")


def test_corrections_name_the_choices_where_a_name_means_none(folder: Path) -> None:
    said = run(folder, "why", "Rosura Quintel", code=2)
    assert "Rosaura Quintal" in said
    assert "PERSON" in run(folder, "retype", "Lima", "TOWN", code=2)


def test_corrections_need_a_build(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no build"), open_build(tmp_path):
        pass


@pytest.mark.parametrize("line", ["same,Ana,", "retype,Ana,TOWN", "shout,Ana,x"])
def test_corrections_file_with_a_wrong_line_is_told_by_its_number(tmp_path: Path, line: str) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text(f"action,name,value\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        read_decisions(file)


def test_corrections_file_is_safe_in_a_spreadsheet_and_reads_back(tmp_path: Path) -> None:
    ends = Anchor('=cmd|"x"!A1', "a/b", 3), Anchor("'-quoted", "b", 0)
    given = [make_decision(DecisionKind.SAME, *ends, reason="+1\nfor, it"), make_decision(DecisionKind.IGNORE, ends[1])]
    write_decisions(given, tmp_path / "d.csv")
    assert read_decisions(tmp_path / "d.csv") == given
    with open(tmp_path / "d.csv", encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_why_says_what_joined_the_names(folder: Path) -> None:
    said = run(folder, "why", "Rosaura Quintal")
    assert "Rosaura Quintal (first) with Rosaura Quintall" in said
    assert "misspelt +1" in said
    told = json.loads(run(folder, "why", "rosaura-quintal", "--json"))
    assert told["names"] == {"Rosaura Quintal": ["first"], "Rosaura Quintall": ["second"]}
    assert told["joined"][0]["parts"] == [["misspelt", 1.0]]


def test_why_says_what_a_statement_was_read_from(folder: Path) -> None:
    claim = next(row for row in rows(folder, "claims") if row["predicate"] == "criticise" and row["object"])
    said = run(folder, "why", claim["id"])
    assert said.startswith(f"{claim['subject']['name']} - criticises or accuses - {claim['object']['name']}\n")
    assert f"sentence: {claim['evidence']['text']}" in said
    assert f"“criticised”, a verb that stands for: criticises or accuses ({claim['rule']})" in said
    assert "who says so: the article itself" in said and f"how sure: {claim['confidence']:.2f}" in said
    assert json.loads(run(folder, "why", claim["id"], "--json")) == claim
    run(folder, "reject", claim["id"])
    assert "doesn't count" in run(folder, "why", claim["id"], code=2)


@pytest.mark.parametrize(("reply", "together"), [("y", True), ("n", False)])
def test_review_takes_an_answer_and_does_not_ask_again(folder: Path, reply: str, together: bool) -> None:
    said = run(folder, "review", answers=f"{reply}\n")
    assert "Rosaura Quintall criticised Orlin Vasko in Lima." in said
    assert ("Rosaura Quintall" not in names(folder)) is together
    assert "No doubtful pairs" in run(folder, "review")


def test_review_without_answers_lists_and_changes_nothing(folder: Path) -> None:
    before = files(folder)
    assert "0 of 1 pairs decided" in run(folder, "review")
    assert files(folder) == before
    with open_build(folder / "out") as opened:
        assert [question.weight > 0 for question in questions(opened)] == [True]


MAYOR = "Mayor Ana Ruiz opened the market in Puno. Ruiz thanked the Puno Traders League."
STRIKER = "The striker Ana Ruiz joined Lark Rovers on Friday. Lark Rovers paid Quay United for Ruiz."
COACH = "Striker Ana Ruiz of Lark Rovers praised coach Tom Vane. Vane joined Lark Rovers from Quay United."


@pytest.fixture
def namesakes(tmp_path: Path) -> Path:
    """A folder with three articles on two people of one name, built."""
    (tmp_path / "in").mkdir()
    for name, text in (("mayor", MAYOR), ("striker", STRIKER), ("coach", COACH)):
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    build(tmp_path)
    return tmp_path


def bearers(folder: Path) -> list[str]:
    return [row["entity"] for row in rows(folder, "entities") if row["name"] == "Ana Ruiz"]


def test_corrections_namesakes_have_names_that_a_reader_can_tell_apart(namesakes: Path) -> None:
    assert len(bearers(namesakes)) == 2
    graph = (namesakes / "out" / "graph.graphml").read_text(encoding="utf-8")
    assert "Ana Ruiz (mayor)" in graph and "Ana Ruiz (striker)" in graph
    assert "Ana Ruiz (" in (namesakes / "out" / "graph.html").read_text(encoding="utf-8")
    assert "(Ana Ruiz, PERSON, Mayor)" in run(namesakes, "why", "Ana Ruiz", code=2)


def test_why_says_what_kept_namesakes_apart(namesakes: Path) -> None:
    said = run(namesakes, "why", "ana-ruiz")
    assert "held apart:" in said and "same name +1.5, other field (politics, not sport) -1" in said


def test_corrections_merge_of_namesakes_holds_until_it_is_undone(namesakes: Path) -> None:
    before, two = files(namesakes), bearers(namesakes)
    run(namesakes, "merge", *two)
    assert bearers(namesakes) == ["ana-ruiz"]
    (namesakes / "in" / "more.txt").write_text(MAYOR, encoding="utf-8")
    build(namesakes)
    assert bearers(namesakes) == ["ana-ruiz"]
    (namesakes / "in" / "more.txt").unlink()
    build(namesakes)
    run(namesakes, "undo")
    assert files(namesakes) == before


def test_corrections_namesakes_come_and_go_with_their_articles(namesakes: Path) -> None:
    before = files(namesakes)
    (namesakes / "in" / "bridge.txt").write_text("Mayor Ana Ruiz, a former striker, spoke.", encoding="utf-8")
    build(namesakes)
    assert bearers(namesakes) == ["ana-ruiz"]
    (namesakes / "in" / "bridge.txt").unlink()
    build(namesakes)
    assert files(namesakes) == before


@pytest.mark.parametrize(("reply", "count"), [("y", 1), ("n", 2)])
def test_review_asks_about_namesakes_once(namesakes: Path, reply: str, count: int) -> None:
    said = run(namesakes, "review", answers=f"{reply}\n" * 9)
    assert "now two actors (same name +1.5, other field (politics, not sport) -1)" in said
    assert len(bearers(namesakes)) == count
    assert "No doubtful pairs" in run(namesakes, "review")


def test_review_parts_what_goes_together_with_a_namesake(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number, text in enumerate(
        (
            "Mayor Ana Ruiz spoke.",
            "Mayor Ana Ruiz wept.",
            "Mayor Ana Ruiz met Tom Vane.",
            "The actor Ana Ruiz met Tom Vane.",
            "Actor Ana Ruiz praised Tom Vane.",
        )
    ):
        (tmp_path / "in" / f"{number}.txt").write_text(text, encoding="utf-8")
    build(tmp_path)
    with open_build(tmp_path / "out") as opened:
        asked = [question for question in questions(opened) if question.join.leaving]
        assert [question.together for question in asked] == [True]
    run(tmp_path, "review", answers="n\n" * 9)
    assert len(bearers(tmp_path)) == 2
    assert "No doubtful pairs" in run(tmp_path, "review")
