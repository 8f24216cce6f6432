"""Measure how well people of one full name are told apart, on the invented articles of `tests/cases/namesakes.yml`.

    python tests/bench/namesakes.py [--errors]

All articles are built together. Of each two articles that share a full name, are the two persons rightly one or two?
Precision: of the pairs that kg joins, how many are one person? Recall: of those that are one, how many does it join?
The same of the pairs that it keeps apart. kg's maker wrote the articles, so expect less on yours.
"""

from __future__ import annotations

import argparse
import itertools
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kg.pipeline import build
from kg.resolve.profile import fold_name

CASES = Path(__file__).parent.parent / "cases" / "namesakes.yml"


def cases() -> list[dict[str, Any]]:
    """Return the cases as they stand in the file."""
    found: list[dict[str, Any]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return found


def articles(case: dict[str, Any]) -> Iterator[tuple[str, int, str]]:
    """Yield a case's articles: document id, number of the person that it means, text."""
    for person, texts in enumerate(case["people"]):
        for number, text in enumerate(texts):
            yield f"{case['id']}-{person}-{number}", person, text


def entities(folder: Path) -> dict[str, str]:
    """Build all articles into `folder`/out; return the entity of each article's person, by document id."""
    texts = folder / "in"
    texts.mkdir()
    wanted: dict[str, str] = {}
    for case in cases():
        for document, _, text in articles(case):
            (texts / f"{document}.txt").write_text(text, encoding="utf-8")
            wanted[document] = fold_name(case["name"])
    build([texts], folder / "out")
    found: dict[str, str] = {}
    for line in (folder / "out" / "mentions.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if fold_name(row["text"]) == wanted[row["document"]]:
            found[row["document"]] = row["entity"]
    return found


@dataclass(frozen=True, slots=True)
class Figures:
    """Pairs of articles by what they are and what kg makes of them."""

    counts: Counter[tuple[bool, bool]]
    errors: tuple[str, ...]

    def precision(self, one: bool) -> float:
        return self.counts[one, one] / max(1, self.counts[True, one] + self.counts[False, one])

    def recall(self, one: bool) -> float:
        return self.counts[one, one] / max(1, self.counts[one, True] + self.counts[one, False])


def measure(found: dict[str, str]) -> Figures:
    """Return the figures of a build; pairs are of (one person, joined)."""
    counts: Counter[tuple[bool, bool]] = Counter()
    errors = []
    for case in cases():
        for (left, a, _), (right, b, _) in itertools.combinations(articles(case), 2):
            joined = left in found and right in found and found[left] == found[right]
            counts[a == b, joined] += 1
            if (a == b) is not joined:
                errors.append(f"{left} and {right} are {'one' if a == b else 'two'}")
    return Figures(counts, tuple(errors))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    wanted = parser.parse_args().errors
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(entities(Path(folder)))
    print("| pairs of articles | number | precision | recall |\n|---|---|---|---|")
    for name, one in (("one person", True), ("two people", False)):
        count = figures.counts[one, True] + figures.counts[one, False]
        print(f"| {name} | {count} | {figures.precision(one):.3f} | {figures.recall(one):.3f} |")
    if wanted:
        print("\n".join(figures.errors))


if __name__ == "__main__":
    main()
