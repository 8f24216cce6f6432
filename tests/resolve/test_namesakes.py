"""People of one full name in invented articles, read by the real model and built together."""

from __future__ import annotations

from typing import Any

import pytest
from bench.namesakes import articles, cases, entities, measure

pytestmark = pytest.mark.model

WEAK = "politicians who were in business, science or crime before are common, so that alone it parts nobody"
KNOWN = {
    "minister-gangster": WEAK,
    "second-physicist-politician": WEAK,
    "second-namesakes-in-one-town": "what people do (*sang for two hours*) is not looked at, only roles are",
    "third-swimmer-judge": "a description in the next sentence (*the swimmer*) is no role",
    "third-rapper-senator": "a description in the next sentence (*the rapper*) is no role",
    "third-trade-unionists": "a union belongs to no field",
    "third-doctors": "the role before *Lee of Lark Hospital* is missed, and so that article tells nothing",
    "second-no-roles": "what people do (*scored the winner*) is not looked at, only roles are",
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The entity of each article's person."""
    return entities(tmp_path_factory.mktemp("namesakes"))


def params() -> list[Any]:
    marks = {id_: [pytest.mark.xfail(reason=reason, strict=True)] for id_, reason in KNOWN.items() if reason}
    return [pytest.param(case, id=case["id"], marks=marks.get(case["id"], [])) for case in cases()]


@pytest.mark.parametrize("case", params())
def test_namesakes_are_as_many_as_in_the_articles(case: dict[str, Any], found: dict[str, str]) -> None:
    people: dict[int, set[str]] = {}
    for document, person, _ in articles(case):
        people.setdefault(person, set()).add(found[document])
    assert all(len(ids) == 1 for ids in people.values())
    assert len(set().union(*people.values())) == len(people)


def test_namesakes_keep_the_published_figures(found: dict[str, str]) -> None:
    figures = measure(found)
    assert figures.precision(True) >= 0.85 and figures.recall(True) >= 0.97
    assert figures.precision(False) >= 0.96 and figures.recall(False) >= 0.83
