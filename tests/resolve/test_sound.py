"""Spellings of one name by transliteration, and names that only look alike."""

from __future__ import annotations

import pytest
from resolve.builders import cluster

from kg.resolve.link import link
from kg.resolve.sound import same_skeleton, same_spelling

SAME = [
    ("Muammar Gaddafi", "Moammar Qaddafi"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Thomas Müller", "Thomas Mueller"),
    ("Sergei Lavrov", "Sergey Lavrov"),
    ("Mohammed Dahlan", "Muhammad Dahlan"),
    ("Jamal Khashoggi", "Jamal Kashoggi"),
    ("Nikita Khrushchev", "Nikita Khruschchev"),
    ("Vladimir Zhirinovsky", "Vladimir Zhirinovskiy"),
    ("Yevgeny Prigozhin", "Evgeny Prigozhin"),
    ("Recep Erdoğan", "Recep Erdogan"),
]
OTHERS = [
    ("Maria Lopez", "Mario Lopez"),
    ("Karin Berg", "Karen Berg"),
    ("Ann Lee", "Ann Li"),
    ("Ali Hassan", "Ali Hussein"),
    ("Joan Novak", "Juan Novik"),
    ("Kristina Barton", "Kristin Burton"),
    ("Hassan Ali", "Hussein Ali"),
]


def entities(*names: str) -> int:
    linker = link([cluster(f"d{n}", name) for n, name in enumerate(names)], [])
    return len(linker.entities)


@pytest.mark.parametrize(("left", "right"), SAME)
def test_link_joins_spellings_of_one_name(left: str, right: str) -> None:
    assert entities(left, right) == entities(right, left) == 1


@pytest.mark.parametrize(("left", "right"), OTHERS)
def test_link_keeps_names_apart_that_only_look_alike(left: str, right: str) -> None:
    assert entities(left, right) == 2


def test_link_joins_names_that_sound_alike_where_the_title_is_one() -> None:
    pair = [cluster("a", "Kristan Borten", titles=("Minister",)), cluster("b", "Kristine Burton", titles=("Minister",))]
    assert len(link(pair, []).entities) == 1


def test_link_calls_names_that_sound_alike_doubtful() -> None:
    (join,) = link([cluster("a", "Kristan Borten"), cluster("b", "Kristine Burton")], []).joins
    assert join.verdict == "doubtful"


def test_sound_short_words_say_too_little() -> None:
    assert not same_spelling("lee", "ley") and not same_skeleton("karin", "karen")
