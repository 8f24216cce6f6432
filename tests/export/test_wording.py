"""A statement in words: every rule is explained, and the page says the same as the command line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from export.test_page_browser import claim, words

from kg.export.wording import claim_lines, rule_words

SOURCES = Path(__file__).resolve().parents[2] / "kg" / "claims"
# what stands in the code as a rule's name, whole or up to what is filled in
NAMED = re.compile(r'f?"((?:verb|noun|act|title|apposition|copula|state)\.[\w{-]*)')


def statement(**rest: Any) -> Any:
    row = claim("c1", words("Ann Lee", "ann"), "meet", words("TOM RAY", "tom"), "Ann Lee will meet TOM RAY")
    row["subject"]["name"], row["object"]["name"] = "Ann Lee", "Tom Ray"
    return row | rest


def test_wording_explains_every_rule() -> None:
    found = {name for path in SOURCES.glob("*.py") for name in NAMED.findall(path.read_text(encoding="utf-8"))}
    found |= {"title.leads", "apposition.member_of", "copula.holds_position", "verb.consult.meet", "noun.consult.visit"}
    assert len(found) > 12
    bare = [name for name in sorted(found) if not rule_words(statement(rule=name.split("{")[0])).startswith("“meet”, ")]
    assert bare == []


@pytest.mark.parametrize(
    ("rule", "relation", "told"),
    [
        ("verb.consult.meet", "consult", "“meet”, a verb that stands for: met or talked with (verb.consult.meet)"),
        ("verb.open", None, "“meet”, a verb that stands for no kind of relation and is kept as it is (verb.open)"),
        ("mine.own", None, "(mine.own)"),
    ],
)
def test_wording_of_a_rule(rule: str, relation: str | None, told: str) -> None:
    assert rule_words(statement(rule=rule, relation=relation)) == told


def test_wording_of_a_statement() -> None:
    source: Any = {"entity": None, "name": None, "text": "officials", "cue": "said", "start": 0, "end": 9}
    document: Any = {"id": "a", "title": "Talks", "source": "The Quay", "published": "2025-03-04"}
    told = list(claim_lines(statement(relation="consult", factuality="planned", attribution=[source]), document))
    assert told[:5] == [
        "Ann Lee - met or talked with - Tom Ray",
        "  sentence: Ann Lee will meet TOM RAY",
        "  article: Talks, The Quay, 2025-03-04",
        "  told as: planned",
        "  who says so: officials",
    ]
    assert told[6] == '  in this sentence: "TOM RAY" is Tom Ray (kg why "Tom Ray" says why)'
