"""Neo4j: CSV files for its bulk import, and a Cypher script that loads the same files into a running database.

Every claim is a relationship of its own with its quote, status and speaker. Actors are `Actor` nodes with their type as
a second label. Relationship types are those of kg in capitals; open relations are `OPEN` and keep their words.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.export.csv import write_rows
from kg.export.files import atomic_write
from kg.export.flat import Row, plain_name

ARRAY = ";"
NODE_LISTS = ("aliases", "titles")
CLAIM_FIELDS = (
    "id", "relation", "predicate", "polarity", "factuality", "status", "attribution", "time_start", "time_end", "place",
    "title", "amount", "topic", "evidence", "document", "document_title", "source", "published", "url", "rule",
)  # fmt: skip
IMPORT = """\
// Load nodes.csv and relationships.csv, which must lie in the database's import folder.
// For an empty database the bulk import is quicker:
//   neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv neo4j
CREATE CONSTRAINT kg_actor IF NOT EXISTS FOR (a:Actor) REQUIRE a.id IS UNIQUE;
"""
NODE_QUERY = """\
LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
WITH row WHERE row.`:LABEL` = 'Actor;{label}'
MERGE (a:Actor {{id: row.`id:ID`}})
SET a:{label}, a.name = row.name, a.country = row.country, a.wikidata = row.wikidata,
    a.aliases = split(row.`aliases:string[]`, ';'),
    a.titles = split(row.`titles:string[]`, ';'), a.mentions = toInteger(row.`mentions:int`),
    a.documents = toInteger(row.`documents:int`);
"""
EDGE_QUERY = """\
LOAD CSV WITH HEADERS FROM 'file:///relationships.csv' AS row
WITH row WHERE row.`:TYPE` = '{type}'
MATCH (s:Actor {{id: row.`:START_ID`}}), (t:Actor {{id: row.`:END_ID`}})
MERGE (s)-[c:{type} {{id: row.id}}]->(t)
{settings}
"""


def write_neo4j(nodes: Iterable[Row], claims: Iterable[Row], folder: str | os.PathLike[str]) -> None:
    """Write nodes.csv, relationships.csv and import.cypher to `folder`; claims without two actors are left out."""
    actors = [_node(row) for row in nodes]
    known = {row["id:ID"] for row in actors}
    links = [_claim(row) for row in claims if row["subject_id"] in known and row["object_id"] in known]
    target = Path(folder)
    with atomic_write(target / "nodes.csv") as file:
        write_rows(actors, file)
    with atomic_write(target / "relationships.csv") as file:
        write_rows(links, file)
    with atomic_write(target / "import.cypher") as file:
        file.write("\n".join([IMPORT, *_queries(actors, links)]))


def _node(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id:ID": row["id"],
        "name": plain_name(row),
        "country": row["country"],
        "wikidata": row["wikidata"],
    }
    for name in NODE_LISTS:
        found[f"{name}:string[]"] = ARRAY.join(text.replace(ARRAY, ",") for text in row[name])
    return found | {
        "mentions:int": row["mentions"], "documents:int": row["documents"],
        ":LABEL": f"Actor{ARRAY}{_word(row['type'])}",
    }  # fmt: skip


def _claim(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {":START_ID": row["subject_id"], ":END_ID": row["object_id"]}
    found[":TYPE"] = (row["relation"] or "open").upper()
    found |= {name: row[name] for name in CLAIM_FIELDS}
    return found | {"confidence:float": row["confidence"]}


def _word(text: str) -> str:
    """Return a type as a label: *ORGANIZATION* is *Organization*."""
    return text.capitalize()


def _queries(actors: list[dict[str, Any]], links: list[dict[str, Any]]) -> list[str]:
    """Return one query for each label and type, since Cypher takes neither from data."""
    labels = sorted({row[":LABEL"].partition(ARRAY)[2] for row in actors})
    fields = ",\n    ".join(f"c.{name} = row.{name}" for name in CLAIM_FIELDS if name != "id")
    settings = f"SET {fields},\n    c.confidence = toFloat(row.`confidence:float`);"
    found = [NODE_QUERY.format(label=label) for label in labels]
    for type_ in sorted({row[":TYPE"] for row in links}):
        found.append(EDGE_QUERY.format(type=type_, settings=settings))
    return found
