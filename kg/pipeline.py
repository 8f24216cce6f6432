"""The whole flow of a build on one screen: read, analyse, store; resolve, graph, export."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from kg.config import Config
from kg.errors import InputError, KgError
from kg.export import FORMATS, Tables
from kg.graph.build import build_graph
from kg.graph.summary import summarise
from kg.model import Document, DocumentRow
from kg.nlp.load import fingerprint as model_fingerprint
from kg.plugins import EXPORTERS, READERS, registered
from kg.propositions.rows import proposition_row
from kg.read import Found, Skipped, find, read_documents
from kg.read.documents import READERS as OWN_READERS
from kg.report import BuildReport, Progress, Silent
from kg.resolve.link import Linker, link
from kg.resolve.rows import claim_rows, entity_rows, mention_rows
from kg.store import Store, describe, fingerprint, open_store, read_decisions, write_decisions
from kg.workers import Failure, analyse_all, rare_collection, ready

STORE, REPORT, DECISIONS = "kg.db", "report.txt", "decisions.csv"
FILES = {
    "graph.html": "html",
    "graph.graphml": "graphml",
    "graph.gexf": "gexf",
    "claims.jsonl": "claims",
    "entities.jsonl": "entities",
    "mentions.jsonl": "mentions",
    "propositions.jsonl": "propositions",
}
"""What a build writes beside store and report: file name and format."""
MOST_TEXT = 5_000_000
"""Up to so many characters the page holds the full articles, to be read in it; more would make it slow to open."""


def build(
    paths: Iterable[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    config: Config | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Build the graph of the articles in `paths` (files and folders) into the folder `output`, and say what was done.

    What the folder's store knows of unchanged articles is used again; articles that are not in `paths` are
    forgotten. Raises InputError where nothing can be read, and KgError where nothing can be written.
    """
    config, folder = config or Config(), Path(output)
    report = BuildReport(progress or Silent())
    given = [os.fspath(path) for path in paths]
    readers = registered(READERS, OWN_READERS)
    with report.stage("find files"):
        found = find(given, readers, output=[STORE, REPORT, *FILES])
    documents = _some(read_documents(found, readers=readers, warn=report.warnings.append), given, readers)
    report.model, report.others = model_fingerprint(config.model), found.others
    make_folder(folder)
    with rare_collection(), open_store(folder / STORE) as store:
        fill(store, documents, found, config, report)
        store.set_title(_title(given, store.documents()))
        with report.stage("resolve and draw"):
            recall(store, folder)
            tables = derive(store, report.warnings.append)
        report.counts = _counts(tables)
        write(tables, folder, report)
    return report


def fill(
    store: Store, documents: Iterable[Document | Skipped], found: Found, config: Config, report: BuildReport
) -> None:
    """Bring the store up to date: analyse what is new or changed, forget what is no longer there."""
    names = {file.id: str(file.path) for file in found.files}
    mark, known, seen = fingerprint(report.model), store.known(), set[str]()
    jobs = config.processes(len(names))

    def changed() -> Iterator[Document]:
        for document in report.timed("read", documents):
            if isinstance(document, Skipped):
                report.skipped.append(document)
                continue
            seen.add(document.id)
            if known.get(document.id) == (document.digest, mark):
                report.progress.step()
                continue
            with report.timing("load model"):  # once; a build that has nothing to analyse needs none
                ready(config.model, jobs)
            yield document

    with report.stage("analyse", len(names)):
        for rows in analyse_all(changed(), config.model, jobs):
            report.progress.step()
            if isinstance(rows, Failure):
                seen.discard(rows.document)
                report.skipped.append(Skipped(names[rows.document], rows.reason))
                continue
            store.put_rows(rows, mark)
            report.analysed += 1
    _settle(store, known.keys(), seen, report)


def _settle(store: Store, known: Set[str], seen: Set[str], report: BuildReport) -> None:
    """Forget the documents that are `known` and not `seen`, and sum up. Raises KgError where none is left."""
    # their time is part of the loop's
    report.seconds["analyse"] -= sum(report.seconds.get(name, 0.0) for name in ("read", "load model"))
    report.documents = len(seen)
    report.skipped.sort(key=lambda row: (row.path, row.reason))
    report.warnings.sort()
    if not seen:
        raise KgError("\n".join(f"{row.path} {row.reason}" for row in report.skipped))
    store.forget(sorted(known - seen))


def recall(store: Store, folder: Path) -> None:
    """Bring the store's decisions to those of `decisions.csv`; where that file is gone, write it from the store."""
    file = folder / DECISIONS
    if file.is_file():
        store.put_decisions(read_decisions(file))
    elif decisions := store.decisions():
        write_decisions(decisions, file)


def derive(store: Store, warn: Callable[[str], None]) -> Tables:
    """Return who is who and the graph, worked out afresh from all that is stored and decided.

    `warn` is told of decisions that found nothing to act on.
    """
    clusters, claims, documents = list(store.clusters()), list(store.claims()), store.documents()
    linker = link(clusters, claims, store.decisions())
    for decision in linker.idle:
        warn(f"{DECISIONS}: {decision.id} ({describe(decision)}) finds nothing to act on in these articles")
    claimed, entities = claim_rows(claims, linker), entity_rows(clusters, linker)
    return Tables(
        summary=summarise(build_graph(claimed, entities, documents)),
        claims=claimed,
        entities=entities,
        mentions=mention_rows(clusters, linker),
        documents=documents,
        propositions=_propositions(store, linker),
        title=store.title(),
        texts=_texts(store, documents),
    )


def redraw(store: Store, folder: Path, report: BuildReport) -> Tables:
    """Write the files of a build again from what is stored, after a decision; reads no article."""
    with report.stage("resolve and draw"):
        tables = derive(store, report.warnings.append)
    write_files(tables, folder, report)
    return tables


def write(tables: Tables, folder: Path, report: BuildReport) -> None:
    """Write the files of a build, the report last. Raises KgError where one can't be written."""
    write_files(tables, folder, report)
    with _told(folder):
        (folder / REPORT).write_text("\n".join([*report.lines(), ""]), encoding="utf-8", newline="\n")


def write_files(tables: Tables, folder: Path, report: BuildReport) -> None:
    """Write the files of a build but for the report. Raises KgError where one can't be written."""
    exporters = registered(EXPORTERS, FORMATS)
    with _told(folder):
        for name, form in FILES.items():
            with report.stage(f"write {name}"):
                exporters[form](tables, folder / name)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        target = error.filename2 or error.filename or folder
        raise KgError(f"{target} can't be written: {error.strerror}. Give another folder with -o.") from error


def make_folder(folder: Path) -> None:
    """Make the output folder if it isn't there. Raises KgError where it can't be made or written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KgError(
            f"The output folder {folder} can't be made: {error.strerror}. Give another one with -o."
        ) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise KgError(f"The output folder {folder} can't be written to. Give another one with -o.")


def _propositions(store: Store, linker: Linker) -> Iterator[dict[str, Any]]:
    def name_of(cluster: str | None) -> tuple[str | None, str | None]:
        entity = linker.entity(cluster)
        return (entity.id, entity.name) if entity is not None else (None, None)

    return (proposition_row(row, name_of) for row in store.propositions())


def _texts(store: Store, documents: list[DocumentRow]) -> dict[str, str]:
    """Return the articles' texts for the page, none where they would be too much for it."""
    texts = {row["id"]: store.text(row["id"]) or "" for row in documents}
    return texts if sum(map(len, texts.values())) <= MOST_TEXT else {}


def _counts(tables: Tables) -> dict[str, int]:
    return {
        "actors": tables.summary.number_of_nodes(),
        "lines between them": tables.summary.number_of_edges(),
        "statements": len(tables.claims),
        "mentions": len(tables.mentions),
    }


def _title(given: list[str], documents: list[DocumentRow]) -> str:
    """Name the page after the article, if it is one, else after the folder."""
    if len(documents) == 1:
        return documents[0]["title"] or documents[0]["id"]
    folders = sorted({Path(path).resolve().name for path in given if Path(path).is_dir()})
    return ", ".join(folders) if 0 < len(folders) <= 3 else f"{len(documents)} articles"


def _some(
    documents: Iterator[Document | Skipped], given: list[str], readers: Iterable[str]
) -> Iterator[Document | Skipped]:
    """Return the documents unchanged, but raise InputError where there is none among them."""
    seen: list[Document | Skipped] = []
    for document in documents:
        seen.append(document)
        if isinstance(document, Document):
            return chain(seen, documents)
    lines = [f"{row.path} {row.reason}" for row in seen if isinstance(row, Skipped)]
    kinds = " or ".join(f".{suffix}" for suffix in sorted(readers))
    start = f"No article could be read in: {', '.join(given)}."
    raise InputError("\n".join([start, *lines, f"Give {kinds} files that hold text, or folders with some."]))
