"""What tells a reader two nodes of one name apart: *Ana Ruiz (mayor)*, *Ana Ruiz (striker)*. The name itself stays."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

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
    several = {row["entity"]: rows for rows in alike.values() if len(rows) > 1 for row in rows}
    if not several:
        return {}
    titles = {id_: Counter(_titles([row for row in rows if row["entity"] == id_])) for id_, rows in several.items()}
    for claim in claims:
        id_ = claim["subject"]["entity"]
        if id_ in titles and claim["title"] and claim["relation"] in ROLES and claim["polarity"] == "affirmed":
            titles[id_].update(_plain(claim["title"]))
    return {id_: found for id_, rows in several.items() if (found := _qualifier(id_, rows, titles))}


def _titles(rows: Iterable[EntityRow]) -> list[str]:
    return [word for row in rows for title in row["titles"] for word in _plain(title)]


def _plain(title: str) -> list[str]:
    """Return a title in lower case as a list, empty for an honorific."""
    lower = title.casefold()
    return [] if lower.rstrip(".") in rules.titles().honorifics else [lower]


def _qualifier(id_: str, rows: Sequence[EntityRow], titles: dict[str, Counter[str]]) -> str | None:
    others = [row["entity"] for row in rows if row["entity"] != id_]
    own = {title: count for title, count in titles[id_].items() if not any(title in titles[other] for other in others)}
    if own:
        return min(own, key=lambda title: (-own[title], len(title), title))
    countries = {row["entity"]: row["country"] for row in rows}
    if countries[id_] and all(countries[other] != countries[id_] for other in others):
        return countries[id_]
    is_plain = id_ == min((row["entity"] for row in rows), key=len)
    return None if is_plain or rows[0]["type"] != "PERSON" else id_.rpartition("-")[2]
