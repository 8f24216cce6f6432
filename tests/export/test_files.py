"""Files are written whole or not at all; JSON Lines; the choice of a format."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import networkx as nx
import pytest

from kg.errors import InputError
from kg.export import FORMATS, Tables, export
from kg.export.files import atomic_write
from kg.export.jsonl import write_jsonl


def test_files_are_written_in_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.txt"
    with atomic_write(path) as file:
        file.write("Señor\n\ud800")
    assert path.read_bytes() == "Señor\n?".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_files_stay_as_they_were_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(RuntimeError), atomic_write(path) as file:
        file.write("half")
        raise RuntimeError
    assert path.read_text(encoding="utf-8") == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_jsonl_has_a_row_a_line_with_its_keys_in_order(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [{"b": "ñ\n\u2028\x85", "a": None}, {"b": "x", "a": [1.5]}]
    write_jsonl(rows, path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == rows
    assert lines[1] == '{"b": "x", "a": [1.5]}'


def test_jsonl_refuses_what_is_no_json(tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        write_jsonl([{"a": float("nan")}], tmp_path / "rows.jsonl")
    assert list(tmp_path.iterdir()) == []


TABLES = Tables(nx.MultiDiGraph(), [], [], [], [], title="x")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_export_writes_every_format(name: str, tmp_path: Path) -> None:
    export(name, TABLES, tmp_path / "out")
    assert (tmp_path / "out").exists()


def test_export_of_an_unknown_format_names_the_choices(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"'gexff'.*graphml.*html"):
        export("gexff", TABLES, tmp_path / "out")
