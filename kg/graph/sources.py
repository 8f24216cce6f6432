"""Which documents count as one source: articles of one outlet, and copies of one agency's text in several.

Needs claim rows; looks at the sentences that they were read from.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable

import networkx as nx

from kg.model import ClaimRow

SHARED, LEAST = 0.5, 2
"""Two documents are copies where so large a part of the shorter one's sentences, and so many, stand in both."""
_NO_LETTER = re.compile(r"[\W_]+")


def copies(claims: Iterable[ClaimRow]) -> dict[str, str]:
    """Return for each document that is a copy of others the smallest id among them; itself among the keys.

    Sentences are compared by letters and digits alone. A sentence in a great many documents (a boilerplate line) takes
    part like any other: alone it makes no copy.
    """
    sentences: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        sentences[claim["document"]].add(_NO_LETTER.sub(" ", claim["evidence"]["text"].casefold()).strip())
    holders: dict[str, list[str]] = defaultdict(list)
    for document in sorted(sentences):
        for sentence in sentences[document]:
            holders[sentence].append(document)
    shared: Counter[tuple[str, str]] = Counter()
    for documents in holders.values():
        first = documents[0]  # one spanning chain is enough: copies of one text share it with the first of them
        shared.update((first, other) for other in documents[1:])
    graph: nx.Graph[str] = nx.Graph()
    for (left, right), count in shared.items():
        if count >= LEAST and count >= SHARED * min(len(sentences[left]), len(sentences[right])):
            graph.add_edge(left, right)
    return {name: min(group) for group in nx.connected_components(graph) for name in group}


def independent(sources: Iterable[tuple[str | None, str | None]]) -> int:
    """Return how many sources are independent, of (outlet, text copied) pairs: one outlet or one text is one source.

    >>> independent([("The Quay", "a"), ("The Pier", "a"), ("The Mole", None), (None, None)])
    3
    """
    pairs = set(sources)
    if all(text is None for _, text in pairs):
        return len(pairs)
    graph: nx.Graph[Hashable] = nx.Graph()
    for outlet, text in pairs:
        graph.add_node(("outlet", outlet))
        if text is not None:
            graph.add_edge(("outlet", outlet), ("text", text))
    return int(nx.number_connected_components(graph))
