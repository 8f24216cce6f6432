"""What tells a reader two nodes of one name apart: *Ana Ruiz (mayor)*, *Ana Ruiz (striker)*. The name itself stays."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg import rules
from kg.model import ClaimRow, EntityRow

ROLES = frozenset({"holds_position", "leads"})
"""Relations whose title says who a person is."""


def qualifiers(entities: Iterable[EntityRow], claims: Iterable[ClaimRow]) -> dict[str, str]:
    """Return, by entity id, what sets each node apart from others of its name and type; nothing for all others.

    It is the title that most claims and articles give it and no namesake has, else its country, else, of a person,
    the end of its id.
    """
    alike: dict[tuple[str, str], list[EntityRow]] = defaultdict(list)
    for entity in entities:
        if entity["name"] is not None:
            alike[rules.fold(entity["name"]), entity["type"]].append(entity)
    groups = [rows for rows in alike.values() if len(rows) > 1]
    titles = {row["entity"]: Counter(_titles(row)) for rows in groups for row in rows}
    for claim in claims if titles else ():
        id_ = claim["subject"]["entity"]
        if id_ in titles and claim["title"] and claim["relation"] in ROLES and claim["polarity"] == "affirmed":
            titles[id_].update(_plain(claim["title"]))
    return {id_: words for rows in groups for id_, words in _of_group(rows, titles)}


def _titles(row: EntityRow) -> list[str]:
    return [word for title in row["titles"] for word in _plain(title)]


def _plain(title: str) -> list[str]:
    """Return a title in lower case as a list, empty for an honorific."""
    lower = title.casefold()
    return [] if lower.rstrip(".") in rules.titles().honorifics else [lower]


def _of_group(rows: Sequence[EntityRow], titles: dict[str, Counter[str]]) -> Iterator[tuple[str, str]]:
    """Yield id and qualifier of the nodes of one name and type; one stays plain where nothing tells it apart."""
    bearers = Counter(title for row in rows for title in titles[row["entity"]])
    countries = Counter(row["country"] for row in rows)
    plain = min((row["entity"] for row in rows), key=len)
    for row in rows:
        id_, country = row["entity"], row["country"]
        own = {title: count for title, count in titles[id_].items() if bearers[title] == 1}
        if own:
            yield id_, min(own, key=lambda title: (-own[title], len(title), title))
        elif country and countries[country] == 1:
            yield id_, country
        elif id_ != plain and row["type"] == "PERSON":
            yield id_, id_.rpartition("-")[2]
