"""Which files a build reads, and what their documents are called."""

from __future__ import annotations

import os
from itertools import permutations
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read import find

KINDS = ("txt", "md")


def make(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Text.", encoding="utf-8")
    return folder


def ids(*paths: Path) -> list[str]:
    return [file.id for file in find(paths, KINDS).files]


def test_find_names_documents_by_their_path_below_the_folder(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/deep/c.md", "a/d.TXT", "v1.2.txt")
    assert ids(tmp_path) == ["a/d", "a/deep/c", "b", "v1.2"]


def test_find_names_a_file_given_by_itself_by_its_stem(tmp_path: Path) -> None:
    make(tmp_path, "a/deep/c.md")
    assert ids(tmp_path / "a/deep/c.md") == ["c"]


def test_find_keeps_the_suffix_where_two_ids_would_meet(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "a.md", "b.txt")
    assert ids(tmp_path) == ["a.md", "a.txt", "b"]


def test_find_puts_the_given_folder_in_front_where_suffixes_do_not_help(tmp_path: Path) -> None:
    make(tmp_path, "one/x.txt", "two/x.txt", "two/y.txt")
    assert ids(tmp_path / "one", tmp_path / "two") == ["one/x.txt", "two/x.txt", "y"]


def test_find_goes_further_up_where_the_folders_share_a_name(tmp_path: Path) -> None:
    make(tmp_path, "1/news/x.txt", "2/news/x.txt")
    assert ids(tmp_path / "1/news", tmp_path / "2/news") == ["1/news/x.txt", "2/news/x.txt"]


def test_find_gives_each_file_an_id_of_its_own_where_new_ids_meet_again(tmp_path: Path) -> None:
    make(tmp_path, "x.txt", "x.md", "x.txt.txt")
    assert len(set(ids(tmp_path))) == 3


def test_find_takes_a_file_given_twice_once(tmp_path: Path) -> None:
    make(tmp_path, "a/x.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a/x.txt")
    assert ids(tmp_path / "a/x.txt", tmp_path / "a", tmp_path, tmp_path / "a/../a/x.txt") == ["a/x"]


def test_find_answers_the_same_whatever_the_order_of_the_paths(tmp_path: Path) -> None:
    make(tmp_path, "one/x.txt", "two/x.txt", "two/three/x.md", "y.txt")
    paths = [tmp_path / "one", tmp_path / "two", tmp_path / "two/three", tmp_path / "y.txt", tmp_path / "gone"]
    assert len({find(order, KINDS) for order in permutations(paths)}) == 1


def test_find_passes_over_hidden_files_and_counts_other_kinds(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "d.pdf", "LICENSE")
    found = find([tmp_path], KINDS)
    assert [file.id for file in found.files] == ["a"]
    assert (found.skipped, found.others) == ((), 2)


def test_find_ignores_the_report_of_an_earlier_build(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "output/report.txt", "output/kg.db", "output/b.txt", "other/report.txt")
    found = find([tmp_path], KINDS, output=["report.txt", "kg.db"])
    assert [file.id for file in found.files] == ["a", "other/report", "output/b"]
    assert found.others == 0


def test_find_says_why_a_path_gives_nothing(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf")
    reasons = {Path(row.path).name: row.reason for row in find([tmp_path / "a.pdf", tmp_path / "gone"], KINDS).skipped}
    assert "of a kind that kg can't read" in reasons["a.pdf"]
    assert "does not exist" in reasons["gone"]


def test_find_comes_to_an_end_where_links_go_round(tmp_path: Path) -> None:
    make(tmp_path, "a/x.txt")
    (tmp_path / "a/up").symlink_to(tmp_path)
    (tmp_path / "a/self").symlink_to("self")
    (tmp_path / "a/self.txt").symlink_to("self.txt")
    assert ids(tmp_path) == ["a/self", "a/x"]


def test_find_reports_a_folder_that_may_not_be_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt", "closed/b.txt")
    scandir = os.scandir

    def guarded(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    found = find([tmp_path], KINDS)
    assert [file.id for file in found.files] == ["a"]
    assert [(Path(row.path).name, "no permission" in row.reason) for row in found.skipped] == [("closed", True)]


@pytest.mark.skipif(os.name == "nt", reason="file names are Unicode there")
def test_find_makes_ids_that_can_be_written_of_any_file_name(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xffd.txt")).write_text("x")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert ids(tmp_path) == ["b\\xffd"]


def test_find_needs_a_path() -> None:
    with pytest.raises(InputError, match="kg build"):
        find([], KINDS)
