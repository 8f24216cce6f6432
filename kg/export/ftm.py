"""FollowTheMoney entities as JSON Lines, for Aleph, OpenAleph and the other tools that read it.

Actors become Person, Organization, PublicBody, LegalEntity (groups), Address (places and countries), Event (agreements
too) or Asset (works); articles become Article; each claim between two actors becomes a link of its own with quote,
speaker and how it is told. A link says *employs* or *owns* only where the claim is asserted or reported and the ends
are of the kinds that FollowTheMoney asks for; all else is an UnknownLink: nothing denied or planned looks like a fact.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.export.flat import Row, plain_name
from kg.export.jsonl import write_jsonl
from kg.ids import content_id

SCHEMATA = {
    "PERSON": "Person", "ORGANIZATION": "Organization", "GOVERNMENT": "PublicBody", "GROUP": "LegalEntity",
    "COUNTRY": "Address", "PLACE": "Address", "EVENT": "Event", "AGREEMENT": "Event", "WORK": "Asset",
}  # fmt: skip
PEOPLE, BODIES = frozenset({"Person"}), frozenset({"Organization", "PublicBody"})
LEGAL = PEOPLE | BODIES | {"LegalEntity"}
LINKS = {
    "holds_position": ("Employment", "employee", PEOPLE, "employer", BODIES),
    "ambassador_to": ("Representation", "agent", LEGAL, "client", LEGAL),
    "leads": ("Directorship", "director", LEGAL, "organization", BODIES),
    "member_of": ("Membership", "member", LEGAL, "organization", BODIES),
    "represents": ("Representation", "agent", LEGAL, "client", LEGAL),
    "family_of": ("Family", "person", PEOPLE, "relative", PEOPLE),
    "ally_of": ("Associate", "person", PEOPLE, "associate", PEOPLE),
    "subordinate_of": ("Associate", "person", PEOPLE, "associate", PEOPLE),
    "owns": ("Ownership", "owner", LEGAL, "asset", frozenset({"Asset"})),
}
"""Schema, property and kinds of the subject, property and kinds of the object."""
FACTS = frozenset({"asserted", "reported"})
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")


def ftm_rows(nodes: Iterable[Row], claims: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Yield entities as FollowTheMoney's `model.get_proxy` takes them: actors, articles, links."""
    schemata: dict[str, str] = {}
    for row in nodes:
        schemata[row["id"]] = SCHEMATA[row["type"]]
        yield _entity(_actor_id(row["id"]), SCHEMATA[row["type"]], _actor(row))
    articles: set[str] = set()
    for row in claims:
        if row["subject_id"] not in schemata or row["object_id"] not in schemata:
            continue
        if row["document"] not in articles:
            articles.add(row["document"])
            yield _entity(_article_id(row["document"]), "Article", _article(row))
        yield _link(row, schemata)


def write_ftm(nodes: Iterable[Row], claims: Iterable[Row], path: str | os.PathLike[str]) -> None:
    """Write the entities to `path`, one a line, whole or not at all."""
    write_jsonl(ftm_rows(nodes, claims), path)


def _entity(id_: str, schema: str, properties: dict[str, Iterable[str | None]]) -> dict[str, Any]:
    found = {name: [value for value in values if value] for name, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in found.items() if values}}


def _actor_id(id_: str) -> str:
    return f"kg-{content_id('actor', id_, length=24)}"


def _article_id(id_: str) -> str:
    return f"kg-{content_id('document', id_, length=24)}"


def _actor(row: Row) -> dict[str, Iterable[str | None]]:
    kind = row["type"]
    found: dict[str, Iterable[str | None]] = {
        "name": [plain_name(row)],
        "alias": row["aliases"],
        "wikidataId": [row["wikidata"]],
    }
    if kind == "PERSON":
        found["position"] = row["titles"]
    if kind in ("COUNTRY", "PLACE"):
        found["full"] = [plain_name(row)]
    if kind in ("AGREEMENT", "GROUP", "WORK"):
        found["keywords"] = [kind.lower()]
    return found


def _article(row: Row) -> dict[str, Iterable[str | None]]:
    return {
        "title": [row["document_title"] or row["document"]],
        "fileName": [row["document"]],
        "publisher": [row["source"]],
        "publishedAt": [_date(row["published"])],
        "sourceUrl": [row["url"]],
    }


def _link(row: Row, schemata: dict[str, str]) -> dict[str, Any]:
    schema, left, right = "UnknownLink", "subject", "object"
    known = LINKS.get(row["relation"]) if row["status"] in FACTS else None
    if known and schemata[row["subject_id"]] in known[2] and schemata[row["object_id"]] in known[4]:
        schema, left, right = known[0], known[1], known[3]
    role = row["title"] or row["predicate"]
    says = ", ".join(row["attribution"])
    properties: dict[str, Iterable[str | None]] = {
        left: [_actor_id(row["subject_id"])],
        right: [_actor_id(row["object_id"])],
        "relationship" if schema in ("Family", "Associate") else "role": [role],
        "summary": [f"{row['status']}: {row['predicate']}" + (f" (according to {says})" if says else "")],
        "description": [row["evidence"]],
        "startDate": [_date(row["time_start"])],
        "endDate": [_date(row["time_end"])],
        "recordId": [row["id"]],
        "proof": [_article_id(row["document"])],
        "publisher": [row["source"]],
        "sourceUrl": [row["url"]],
    }
    if schema not in ("Family", "Associate"):
        properties["status"] = [row["status"]]
    return _entity(f"kg-{content_id('claim', row['id'], length=24)}", schema, properties)


def _date(text: str | None) -> str | None:
    return text if text and _DATE.match(text) else None
