"""Analyse documents, in this process or in several. What comes out is the same, in the same order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

from kg.analysis import analyse, conclude, read_group
from kg.errors import KgError
from kg.model import Document
from kg.nlp.load import load_model
from kg.nlp.parse import Parse
from kg.store import Rows, encode

FORKS = sys.platform == "linux"
"""Processes are forked: they get the loaded model from their parent. Elsewhere each loads its own."""
AHEAD = 3
"""Groups in work or waiting, for each process: enough to keep all busy, few enough to fit in memory."""
GROUP, GROUP_TEXT = 32, 80_000
"""So many documents, or characters of text, make a group."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be analysed, and why, in words that follow its name."""

    document: str
    reason: str


@contextmanager
def rare_collection() -> Iterator[None]:
    """Let the garbage collector look at what is new, and seldom: a build makes rows by the hundred thousand and
    hardly a cycle, and the collector would walk through the model and all of them again and again."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def analyse_all(documents: Iterable[Document], model: str | None, jobs: int) -> Iterator[Rows | Failure]:
    """Yield the rows of each document's analysis, or its Failure, in the order of `documents`.

    Documents are taken as they are needed; the model is loaded when the first one comes. Raises KgError where a
    process dies, and ModelMissing where the model can't be loaded.
    """
    groups = _groups(documents)
    return chain.from_iterable(_here(groups, model) if jobs == 1 else _in_processes(groups, model, jobs))


def _here(groups: Iterable[list[Document]], model: str | None) -> Iterator[list[Rows | Failure]]:
    """Work in this process. A thread reads the next group meanwhile, as the model often lets go of the lock."""
    with ThreadPoolExecutor(1) as reader:
        ahead: Future[list[Parse]] | None = None
        waiting: list[Document] = []
        for group in chain(groups, [[]]):
            following = reader.submit(_read, group, model) if group else None
            if ahead is not None:
                yield _concluded(waiting, ahead, lambda document: reader.submit(_work_alone, document, model).result())
            ahead, waiting = following, group


def _concluded(
    documents: Sequence[Document], parses: Future[list[Parse]], alone: Callable[[Document], Rows | Failure]
) -> list[Rows | Failure]:
    """Return the rows of a group that was read; where one fails, each by itself, so that only that one is lost."""
    try:
        return [encode(conclude(*pair)) for pair in zip(documents, parses.result(), strict=True)]
    except KgError:
        raise
    except Exception:
        return [alone(document) for document in documents]


def _read(documents: Sequence[Document], model: str | None) -> list[Parse]:
    return read_group(documents, load_model(model))


def _groups(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Cut the documents into groups that the model reads at once: small ones, a killed build loses those in hand."""
    group: list[Document] = []
    size = 0
    for document in documents:
        group.append(document)
        size += len(document.text)
        if len(group) == GROUP or size >= GROUP_TEXT:
            yield group
            group, size = [], 0
    if group:
        yield group


def ready(model: str | None, jobs: int) -> None:
    """Load the model in this process if it is used here or handed on. Raises ModelMissing where it can't be."""
    if jobs == 1 or FORKS:
        load_model(model)


def work(documents: Sequence[Document], model: str | None) -> list[Rows | Failure]:
    """Analyse some documents at once; where one fails, each by itself, so that only that one is lost."""
    loaded = load_model(model)
    try:
        return [encode(conclude(*pair)) for pair in zip(documents, read_group(documents, loaded), strict=True)]
    except KgError:
        raise
    except Exception:
        return [_work_alone(document, model) for document in documents]


def _work_alone(document: Document, model: str | None) -> Rows | Failure:
    """Analyse one document. Only what concerns all documents (the model, the rules) is raised."""
    loaded = load_model(model)
    try:
        return encode(analyse(document, loaded))
    except KgError:
        raise
    except Exception as error:  # one document must not cost the others: it is reported and skipped
        return Failure(document.id, f"can't be analysed ({type(error).__name__}: {error}); please report it")


def _in_processes(groups: Iterable[list[Document]], model: str | None, jobs: int) -> Iterator[list[Rows | Failure]]:
    waiting: deque[Future[list[Rows | Failure]]] = deque()
    pool: ProcessPoolExecutor | None = None
    try:
        for group in groups:
            pool = pool or _pool(model, jobs)
            waiting.append(pool.submit(work, group, model))
            if len(waiting) >= AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise KgError(
            "A process that reads articles was killed, perhaps because memory ran out. Articles read so far are kept: "
            "run the same command again, with --jobs 1 if this repeats."
        ) from error
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def _pool(model: str | None, jobs: int) -> ProcessPoolExecutor:
    ready(model, jobs)
    if FORKS:
        gc.freeze()  # else the children's garbage collectors would copy all that they share
    context = multiprocessing.get_context("fork" if FORKS else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_prepare, initargs=(os.getpid(),))


def _prepare(parent: int) -> None:
    """Leave Ctrl-C to the parent, and end when it ends, even if it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
