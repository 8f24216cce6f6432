"""The fingerprint changes with all that an analysis depends on, and with nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.store.fingerprint import code_version, fingerprint


@pytest.fixture
def version_of(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], str]:
    """Return the code's version as it would be with a line added to one file."""
    copy = tmp_path / "kg"
    shutil.copytree(root / "kg", copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr("importlib.resources.files", lambda _: copy)

    def version(name: str, line: str) -> str:
        before = (copy / name).read_text(encoding="utf-8") if (copy / name).exists() else None
        (copy / name).write_text((before or "") + line, encoding="utf-8")
        code_version.cache_clear()
        found = code_version()
        code_version.cache_clear()
        (copy / name).unlink() if before is None else (copy / name).write_text(before, encoding="utf-8")
        return found

    return version


@pytest.mark.parametrize("name", ["nlp/parse.py", "data/predicates.yaml", "store/schema.sql", "new.py"])
def test_code_version_changes_with_code_and_data(version_of: Callable[[str, str], str], name: str) -> None:
    assert version_of(name, "# a line\n") != code_version()


@pytest.mark.parametrize("name", ["export/html.py", "cli/build.py", "web/page.css", "notes.md"])
def test_code_version_stays_where_only_what_follows_the_store_changes(
    version_of: Callable[[str, str], str], name: str
) -> None:
    assert version_of(name, "/* a line */\n") == version_of(name, "")


def test_fingerprint_names_the_model() -> None:
    assert fingerprint("a") != fingerprint("b")
    assert fingerprint("a").startswith(code_version())
