"""Rows of the JSON Lines files: keys, order, nulls, and one row for one statement."""

from __future__ import annotations

import random

from resolve.builders import ORG, claim, cluster

from kg.model import ClaimRow, EntityRow, EntityType, MentionRow
from kg.resolve.link import link
from kg.resolve.rows import claim_rows, entity_rows, mention_rows

ANA, TOM, SHE = cluster("a", "Ana Ruiz", also=("Ruiz",)), cluster("a", "Tom Lee"), cluster("a", None, key="")
DOUBT = cluster("a", "Chief", ORG, types=(), candidate=True)
CLUSTERS = [ANA, TOM, SHE, DOUBT]
LINKER = link(CLUSTERS, ())


def test_rows_have_every_key_of_the_guide() -> None:
    (row,) = claim_rows([claim(ANA, "consult", TOM)], LINKER)
    assert set(row) == set(ClaimRow.__annotations__)
    assert row["subject"] == {
        "entity": "ana-ruiz", "name": "Ana Ruiz", "type": "PERSON", "text": "he", "start": 0, "end": 2
    }  # fmt: skip
    assert set(entity_rows(CLUSTERS, LINKER)[0]) == set(EntityRow.__annotations__)
    assert set(mention_rows(CLUSTERS, LINKER)[0]) == set(MentionRow.__annotations__)


def test_rows_of_ends_without_a_node_keep_their_words() -> None:
    claims = [claim(ANA, "consult", SHE), claim(DOUBT, "consult", TOM, at=50), claim(ANA, "support", None, at=90)]
    unnamed, doubtful, literal = claim_rows(claims, LINKER)
    assert unnamed["object"] == {"entity": None, "name": None, "type": None, "text": "he", "start": 0, "end": 2}
    assert doubtful["subject"]["entity"] is None and doubtful["subject"]["text"] == "he"
    assert literal["object"] is not None and literal["object"]["text"] == "a tax"


def test_rows_are_sorted_by_document_and_place() -> None:
    claims = [claim(ANA, "consult", TOM, document=d, at=at) for d in "ba" for at in (40, 0)]
    claims += [claim(ANA, "accuse", TOM, at=0, trigger=2)]
    rows = claim_rows(claims, LINKER)
    assert [(r["document"], r["evidence"]["start"], r["trigger"]["start"]) for r in rows] == [
        ("a", 0, 2), ("a", 0, 5), ("a", 40, 45), ("b", 0, 5), ("b", 40, 45)
    ]  # fmt: skip
    random.Random(1).shuffle(claims)
    assert claim_rows(claims, LINKER) == rows


def test_rows_of_claims_that_became_equal_are_one_the_surest() -> None:
    other = cluster("a", "Ana Ruiz", ORG, weight=1.0)
    linker = link([ANA, TOM, other], ())
    claims = [claim(ANA, "consult", TOM, confidence=0.4), claim(other, "consult", TOM, confidence=0.9)]
    (row,) = claim_rows(claims, linker)
    assert row["confidence"] == 0.9


def test_rows_of_different_triggers_stay_two() -> None:
    assert len(claim_rows([claim(ANA, "consult", TOM), claim(ANA, "consult", TOM, trigger=8)], LINKER)) == 2


def test_rows_say_once_a_document_whose_government_it_is() -> None:
    peru = cluster("a", "Peru", EntityType.COUNTRY, key="country:PE")
    government = cluster("a", "Government of Peru", EntityType.GOVERNMENT, key="government:PE")
    linker = link([peru, government], ())
    places = [(at, document) for at in (0, 60) for document in "ab"]
    claims = [claim(government, "government_of", peru, at=at, confidence=at / 99, document=d) for at, d in places]
    assert [(r["document"], r["evidence"]["start"]) for r in claim_rows(claims, linker)] == [("a", 0), ("b", 0)]


def test_rows_of_entities_count_mentions_and_documents() -> None:
    again = cluster("b", "Ana Ruiz", pronouns=("she", "her"))
    clusters = [*CLUSTERS, again]
    rows = {row["name"]: row for row in entity_rows(clusters, link(clusters, ()))}
    assert (rows["Ana Ruiz"]["mentions"], rows["Ana Ruiz"]["documents"]) == (5, 2)
    assert None in rows and "Chief" not in rows


def test_rows_of_mentions_are_sorted_and_leave_doubtful_ones_out() -> None:
    rows = mention_rows(CLUSTERS[::-1], LINKER)
    assert rows == mention_rows(CLUSTERS, LINKER)
    assert [(row["start"], row["text"]) for row in rows] == [(0, "Tom Lee"), (0, "Ana Ruiz"), (10, "Ruiz")]
