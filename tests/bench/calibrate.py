"""Compare kg's confidence with how often it is right, on facts about people and bodies that others annotated.

    python tests/bench/calibrate.py prepare PASSAGES.jsonl FOLDER    then: kg build FOLDER -o BUILD
    python tests/bench/calibrate.py PASSAGES.jsonl BUILD

PASSAGES.jsonl is KnowledgeNet's (Mesquita et al. 2019): passages with their facts, complete for the properties that a
passage was annotated for. A claim is judged where its relation is one of those properties: it is right if the passage
has that fact between the same words. Documents are split in two by a hash of their names; the first half says how often
each kind of rule is right, from which the bases in kg/claims/confidence.py were set; the table is of the second half.
Interactions and open relations have no such data; their bases come from claims judged by hand (docs/quality.md).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RELATIONS = {  # relation: (property, does the property lead from object to subject?)
    "born_in": ("PLACE_OF_BIRTH", False), "lives_in": ("PLACE_OF_RESIDENCE", False),
    "educated_at": ("EDUCATED_AT", False), "founded": ("FOUNDED_BY", True), "from_country": ("NATIONALITY", False),
    "member_of": ("EMPLOYEE_OR_MEMBER_OF", False), "holds_position": ("EMPLOYEE_OR_MEMBER_OF", False),
    "leads": ("EMPLOYEE_OR_MEMBER_OF", False), "part_of": ("SUBSIDIARY_OF", False), "owns": ("SUBSIDIARY_OF", True),
    "based_in": ("HEADQUARTERS", False),
}  # fmt: skip
ENDS = {"from_country": "PERSON", "part_of": "ORGANIZATION", "based_in": "ORGANIZATION"}
"""The type of subject that the property is about."""


def documents(passages: list[dict[str, Any]]) -> tuple[dict[str, str], dict[str, list[tuple[int, dict[str, Any]]]]]:
    """Join the passages of each document; return texts, and passages with their offsets in them."""
    texts: dict[str, str] = {}
    places: dict[str, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
    for passage in passages:
        name = passage["document"]
        text = f"{texts[name]}\n\n" if name in texts else ""
        places[name].append((len(text), passage))
        texts[name] = text + passage["text"]
    return texts, places


def judged(build: Path, passages: list[dict[str, Any]]) -> Iterator[tuple[bool, str, float, bool]]:
    """Yield (first half?, kind of rule, confidence, right?) of each claim that can be judged."""
    claims: dict[str, list[dict[str, Any]]] = defaultdict(list)
    spans: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for line in (build / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        claims[claim["document"]].append(claim)
    for line in (build / "mentions.jsonl").read_text(encoding="utf-8").splitlines():
        mention = json.loads(line)
        spans[mention["document"], mention["entity"]].append((mention["start"], mention["end"]))
    for document, places in documents(passages)[1].items():
        first_half = hashlib.sha256(document.encode()).digest()[0] % 2 == 0
        for start, passage in places:
            end = start + len(passage["text"])
            for claim in claims.get(document, []):
                known = RELATIONS.get(claim["relation"])
                inside = start <= claim["evidence"]["start"] and claim["evidence"]["end"] <= end
                if not inside or known is None or known[0] not in passage["properties"] or not claim["object"]:
                    continue
                if claim["polarity"] == "negated" or not claim["object"]["entity"] or not claim["subject"]["entity"]:
                    continue
                if ENDS.get(claim["relation"], claim["subject"]["type"]) != claim["subject"]["type"]:
                    continue
                ends = [(start, end, spans[document, claim[role]["entity"]]) for role in ("subject", "object")]
                right = any(_is(fact, known, ends) for fact in passage["facts"])
                yield first_half, claim["rule"].split(".")[0], claim["confidence"], right


def _is(fact: dict[str, Any], known: tuple[str, bool], ends: list[tuple[int, int, list[tuple[int, int]]]]) -> bool:
    name, turned = known
    if fact["property"] != name:
        return False
    wanted = [fact["object"], fact["subject"]] if turned else [fact["subject"], fact["object"]]
    return all(
        any(a - start < span[1] and span[0] < b - start for a, b in found if start <= a < end)
        for span, (start, end, found) in zip(wanted, ends, strict=True)
    )


def table(rows: list[tuple[float, bool]]) -> float:
    """Print the ten bins and return the expected calibration error."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for value, right in rows:
        bins[min(int(value * 10), 9)].append((value, right))
    error = 0.0
    print("| confidence | claims | mean confidence | right |\n|---|---|---|---|")
    for place in range(10):
        found = bins.get(place, [])
        if not found:
            print(f"| {place / 10:.1f} to {place / 10 + 0.1:.1f} | 0 | | |")
            continue
        mean = sum(value for value, _ in found) / len(found)
        share = sum(right for _, right in found) / len(found)
        error += abs(mean - share) * len(found) / len(rows)
        print(f"| {place / 10:.1f} to {place / 10 + 0.1:.1f} | {len(found)} | {mean:.3f} | {share:.3f} |")
    return error


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("arguments", nargs="+", type=Path)
    args = parser.parse_args().arguments
    preparing = str(args[0]) == "prepare"
    lines = args[1 if preparing else 0].read_text(encoding="utf-8").splitlines()
    passages = [json.loads(line) for line in lines if line.strip()]
    if preparing:
        args[2].mkdir(parents=True, exist_ok=True)
        for name, text in documents(passages)[0].items():
            (args[2] / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")
        return
    rows = list(judged(args[1], passages))
    kinds: dict[str, list[bool]] = defaultdict(list)
    for first_half, kind, _, right in rows:
        if first_half:
            kinds[kind].append(right)
    print("first half: how often each kind of rule is right")
    for kind, found in sorted(kinds.items()):
        print(f"  {kind:12} {sum(found) / len(found):.3f} of {len(found)}")
    print("second half:")
    error = table([(value, right) for first_half, _, value, right in rows if not first_half])
    print(f"expected calibration error {error:.3f}")


if __name__ == "__main__":
    main()
