"""Measure how resolution grows: time, memory and comparisons for invented clusters of 1,000 to 100,000 documents.

    python tests/bench/scale.py [--documents 1000 --documents 10000] [--namesakes]

Each document has ten clusters: persons by full name or surname, bodies and places, drawn from lists by a law in which
a few names are everywhere and most are rare. The clusters go straight to `kg.resolve.link`; nothing is parsed. With
`--namesakes` half of the full names have a title in each document, and every tenth name is a politician's in some and a
footballer's in others.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import time
from collections.abc import Iterator

from kg.ids import content_id
from kg.model import Cluster, EntityType, Mention, MentionKind
from kg.resolve import link as linking
from kg.resolve.profile import fold_name

SYLLABLES = "ba be da do fa go ha ka ke la le lo ma mo na no pa ra re ri ro sa se ta te to va ve wa zo".split()
BODIES = "Bank Council Union Party Institute Agency Group Ministry Fund League".split()
CLUSTERS = 10


def names(count: int, rng: random.Random) -> list[tuple[str, EntityType]]:
    """Return different names of persons, bodies and places."""
    words = ["".join(parts).capitalize() for parts in itertools.product(SYLLABLES, SYLLABLES, SYLLABLES)]
    rng.shuffle(words)
    given, family = words[:600], words[600:]
    found: dict[str, EntityType] = {}
    while len(found) < count:
        kind = rng.random()
        if kind < 0.6:
            found[f"{rng.choice(given)} {rng.choice(family)}"] = EntityType.PERSON
        elif kind < 0.85:
            found[f"{rng.choice(family)} {rng.choice(family)} {rng.choice(BODIES)}"] = EntityType.ORGANIZATION
        else:
            found[f"{rng.choice(family)}{rng.choice(SYLLABLES)}"] = EntityType.PLACE
    return list(found.items())


TITLES = (("mayor", "senator", "minister"), ("striker", "goalkeeper", "coach"))


def title(name: str, rng: random.Random) -> tuple[str, ...]:
    """Return a title for a person in one document, or none."""
    if rng.random() < 0.5:
        return ()
    return (rng.choice(TITLES[rng.random() < 0.3 if len(name) % 10 == 0 else 0]),)


def clusters(documents: int, seed: int = 7, *, namesakes: bool = False) -> Iterator[Cluster]:
    """Yield the clusters of so many documents; the number of names grows with the square root of theirs, times 60."""
    rng = random.Random(seed)
    known = names(int(60 * documents**0.5) + 200, rng)
    weights = list(itertools.accumulate(1 / (place + 3) for place in range(len(known))))
    for number in range(documents):
        document = f"d{number:06}"
        for name, kind in sorted(set(rng.choices(known, cum_weights=weights, k=CLUSTERS))):
            short = kind is EntityType.PERSON and rng.random() < 0.1
            text = name.split()[-1] if short else name
            key = fold_name(text)
            yield Cluster(
                content_id(document, key, kind), document, key, text, kind,
                ((kind, 4.0),),
                (Mention(0, len(text), text, MentionKind.NAME),),
                ((text, 1),),
                titles=title(text, rng) if namesakes and kind is EntityType.PERSON and not short else (),
            )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, action="append")
    parser.add_argument("--namesakes", action="store_true")
    arguments = parser.parse_args()
    print(
        "| documents | clusters | entities | seconds | comparisons a cluster | memory, MB |\n|---|---|---|---|---|---|"
    )
    compared = 0
    score = linking.score

    def counted(*pair: object) -> object:
        nonlocal compared
        compared += 1
        return score(*pair)  # type: ignore[arg-type]

    linking.score = counted  # type: ignore[assignment]
    for documents in arguments.documents or [1000, 10000, 100000]:
        found, compared = list(clusters(documents, namesakes=arguments.namesakes)), 0
        before = time.perf_counter()
        linker = linking.link(found, ())
        seconds = time.perf_counter() - before
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        row = f"{documents:,} | {len(found):,} | {len(linker.entities):,} | {seconds:.1f}"
        print(f"| {row} | {compared / len(found):.2f} | {memory:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
