"""The generator of invented articles."""

from __future__ import annotations

import re

from generate import articles


def test_generate_gives_the_same_articles_for_the_same_seed() -> None:
    assert articles(5, seed=7) == articles(5, seed=7)
    assert articles(5, seed=7) != articles(5, seed=8)


def test_generate_writes_articles_of_a_news_length_with_front_matter() -> None:
    for article in articles(50, seed=7):
        _, front, text = article.split("---\n", 2)
        assert {line.split(":")[0] for line in front.splitlines()} == {"title", "date", "source", "language"}
        assert 250 <= len(text.split()) <= 600


def test_generate_leaves_no_slot_and_no_choice_open() -> None:
    assert [found for text in articles(50, seed=7) for found in re.findall(r"[{}|]", text)] == []


def test_generate_introduces_people_by_their_full_names() -> None:
    text = articles(1, seed=7)[0]
    surnames = set(re.findall(r"(?<=\. )[A-Z]\w+(?= said)", text))
    assert all(re.search(rf"[A-Z]\w+ {name}", text) for name in surnames)
