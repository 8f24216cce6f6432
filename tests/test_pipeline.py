"""A build: what it writes, what it does again, and what it does when something goes wrong. Most tests need no model."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest

from kg import pipeline
from kg.config import Config
from kg.errors import InputError, KgError, ModelMissing
from kg.model import Analysis, Document, Span
from kg.nlp.load import Model
from kg.store import open_store

WRITTEN = sorted([*pipeline.FILES, "kg.db", "report.txt"])

type Calls = list[str]


def pretend(document: Document, model: Model) -> Analysis:
    """Stand in for the analysis: one sentence; the words CRASH and DIE do what they say."""
    if "CRASH" in document.text:
        raise RecursionError("too deep")
    if "DIE" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return Analysis(document, (Span(0, len(document.text)),), (), (), ())


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Replace model and analysis; return the ids of the documents that get analysed (in this process)."""
    seen: Calls = []

    def analyse(document: Document, model: Model) -> Analysis:
        seen.append(document.id)
        return pretend(document, model)

    monkeypatch.setattr("kg.workers.analyse", analyse)
    monkeypatch.setattr("kg.workers.load_model", lambda name: None)
    monkeypatch.setattr("kg.pipeline.model_fingerprint", lambda name: f"model {name}")
    return seen


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Return a folder with three articles and nothing else."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"Text {name}.", encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Return all files of a build but the store, without the times."""
    found = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "kg.db"}
    return found | {"report.txt": re.sub(rb"\nTime\n.*", b"", found["report.txt"], flags=re.DOTALL)}


def test_build_writes_all_files_and_no_other(articles: Path, tmp_path: Path, calls: Calls) -> None:
    report = pipeline.build([articles], tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == WRITTEN
    assert (report.documents, report.analysed, report.skipped) == (3, 3, [])


def test_build_analyses_only_what_is_new_or_changed(articles: Path, tmp_path: Path, calls: Calls) -> None:
    pipeline.build([articles], tmp_path / "out")
    first = files(tmp_path / "out")
    calls.clear()
    report = pipeline.build([articles], tmp_path / "out")
    assert (calls, report.documents, report.analysed) == ([], 3, 0)
    assert files(tmp_path / "out") == first
    (articles / "b.txt").write_text("Another text.")
    pipeline.build([articles], tmp_path / "out")
    assert calls == ["b"]


def test_build_analyses_all_again_with_another_model(articles: Path, tmp_path: Path, calls: Calls) -> None:
    pipeline.build([articles], tmp_path / "out")
    calls.clear()
    pipeline.build([articles], tmp_path / "out", Config(model="other"))
    assert calls == ["a", "b", "c"]


def test_build_forgets_articles_that_are_gone(articles: Path, tmp_path: Path, calls: Calls) -> None:
    pipeline.build([articles], tmp_path / "out")
    (articles / "b.txt").unlink()
    report = pipeline.build([articles], tmp_path / "out")
    assert report.documents == 2
    with open_store(tmp_path / "out/kg.db") as store:
        assert sorted(store.known()) == ["a", "c"]


def test_build_goes_on_without_a_document_that_fails(articles: Path, tmp_path: Path, calls: Calls) -> None:
    (articles / "b.txt").write_text("CRASH")
    for jobs in (1, 2):
        report = pipeline.build([articles], tmp_path / f"out{jobs}", Config(jobs=jobs))
        assert report.documents == 2
        assert [(Path(row.path).name, "RecursionError: too deep" in row.reason) for row in report.skipped] == [
            ("b.txt", True)
        ]


def test_build_forgets_what_an_article_said_when_it_fails(articles: Path, tmp_path: Path, calls: Calls) -> None:
    pipeline.build([articles], tmp_path / "out")
    (articles / "b.txt").write_text("CRASH")
    pipeline.build([articles], tmp_path / "out")
    with open_store(tmp_path / "out/kg.db") as store:
        assert sorted(store.known()) == ["a", "c"]


def test_build_fails_where_all_documents_fail(articles: Path, tmp_path: Path, calls: Calls) -> None:
    for path in articles.iterdir():
        path.write_text("CRASH")
    with pytest.raises(KgError, match=r"a\.txt can't be analysed"):
        pipeline.build([articles], tmp_path / "out")


@pytest.mark.skipif(os.name == "nt", reason="a stand-in analysis can't be handed to processes there")
def test_build_says_so_when_a_process_is_killed_and_goes_on_later(articles: Path, tmp_path: Path, calls: Calls) -> None:
    for number in range(20):
        (articles / f"c{number:02}.txt").write_text("Text.")
    (articles / "d.txt").write_text("DIE")
    with pytest.raises(KgError, match="was killed"):
        pipeline.build([articles], tmp_path / "out", Config(jobs=2))
    (articles / "d.txt").write_text("Text.")
    report = pipeline.build([articles], tmp_path / "out", Config(jobs=2))
    assert report.documents == 24
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == WRITTEN


def test_build_raises_what_concerns_all_documents(
    articles: Path, tmp_path: Path, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str | None) -> Model:
        raise ModelMissing("pip install it")

    monkeypatch.setattr("kg.workers.load_model", missing)
    for jobs in (1, 2):
        with pytest.raises(ModelMissing):
            pipeline.build([articles], tmp_path / "out", Config(jobs=jobs))


def test_build_reads_nothing_of_its_own(articles: Path, calls: Calls) -> None:
    for _ in range(2):
        assert pipeline.build([articles], articles / "out").documents == 3
        assert pipeline.build([articles], articles).documents == 3


@pytest.mark.parametrize("name", ["gone", "empty", "empty.txt"])
def test_build_leaves_no_trace_where_nothing_can_be_read(tmp_path: Path, calls: Calls, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.txt").touch()
    with pytest.raises(InputError, match=re.escape(name)):
        pipeline.build([tmp_path / name], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_build_names_an_output_folder_that_can_not_be(
    articles: Path, tmp_path: Path, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(KgError, match="can't be made"):
        pipeline.build([articles], articles / "a.txt")
    with monkeypatch.context() as patched, pytest.raises(KgError, match="can't be written to"):
        patched.setattr("os.access", lambda *_: False)
        pipeline.build([articles], tmp_path / "out")
    (tmp_path / "out" / "claims.jsonl").mkdir(parents=True)
    with pytest.raises(KgError, match=r"claims\.jsonl can't be written"):
        pipeline.build([articles], tmp_path / "out")


@pytest.mark.parametrize(
    ("given", "title"),
    [(["articles"], "articles"), (["articles/a.txt"], "a"), (["articles/a.txt", "articles/b.txt"], "2 articles")],
)
def test_build_names_the_page_after_what_it_shows(
    articles: Path, tmp_path: Path, calls: Calls, given: list[str], title: str
) -> None:
    pipeline.build([tmp_path / path for path in given], tmp_path / "out")
    assert f"<title>{title}" in (tmp_path / "out/graph.html").read_text(encoding="utf-8")


def test_config_uses_one_process_for_few_documents_and_all_for_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.config.processors", lambda: 8)
    assert [Config().processes(count) for count in (1, 39, 40)] == [1, 1, 8]
    assert Config(jobs=3).processes(1) == 3
    with pytest.raises(InputError, match="1 or more"):
        Config(jobs=0)


@pytest.fixture
def news(root: Path, tmp_path: Path) -> Path:
    """Return a folder with the two articles of the repository, one of them also under another name."""
    folder = tmp_path / "news"
    (folder / "more").mkdir(parents=True)
    for name, path in (
        ("deal.txt", "tests/gold/harbour-deal.txt"),
        ("more/faro.md", "seeds/el-faro-asylum-agreement.txt"),
    ):
        (folder / name).write_bytes((root / path).read_bytes())
    (folder / "again.txt").write_bytes((root / "tests/gold/harbour-deal.txt").read_bytes())
    return folder


@pytest.mark.model
def test_build_gives_the_same_bytes_however_it_is_done(news: Path, tmp_path: Path) -> None:
    def built(name: str, *given: str, jobs: int) -> Path:
        pipeline.build([news / path for path in given], tmp_path / name, Config(jobs=jobs))
        return tmp_path / name

    once = built("once", "", jobs=1)
    both = built("both", "", jobs=2)
    built("steps", "again.txt", jobs=1)
    steps = built("steps", "", jobs=1)
    assert files(once) == files(both) == files(steps)
    assert (once / "kg.db").read_bytes() == (both / "kg.db").read_bytes()
